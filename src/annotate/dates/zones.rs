//! Time zones as people write them: abbreviations, offsets, "Eastern Time", "Jakarta time".
//!
//! Source of the abbreviations: the IANA time zone database 2024 (public domain) and common usage. An
//! abbreviation that several zones share is read only with a country.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Abbreviation, IANA zone, and the country for which alone it holds ("" for all).
#[rustfmt::skip]
const ABBREVIATIONS: &[(&str, &str, &str)] = &[
    ("AOE", "Etc/GMT+12", ""), ("UTC", "UTC", ""), ("GMT", "UTC", ""), ("UT", "UTC", ""), ("Z", "UTC", ""), ("UCT", "UTC", ""),
    ("ET", "America/New_York", ""), ("EST", "America/New_York", ""), ("EDT", "America/New_York", ""),
    ("CT", "America/Chicago", ""), ("CST", "America/Chicago", "US"), ("CST", "Asia/Shanghai", "CN"), ("CST", "America/Havana", "CU"), ("CST", "America/Mexico_City", "MX"), ("CDT", "America/Chicago", ""),
    ("MT", "America/Denver", ""), ("MST", "America/Denver", ""), ("MDT", "America/Denver", ""), ("PST", "Asia/Manila", "PH"), ("MST", "Asia/Kuala_Lumpur", "MY"), ("MST", "Asia/Yangon", "MM"), ("EST", "Australia/Sydney", "AU"),
    ("PT", "America/Los_Angeles", ""), ("PST", "America/Los_Angeles", ""), ("PST", "Asia/Manila", "PH"), ("PDT", "America/Los_Angeles", ""),
    ("AKST", "America/Anchorage", ""), ("AKDT", "America/Anchorage", ""), ("HST", "Pacific/Honolulu", ""),
    ("AST", "America/Halifax", ""), ("AST", "Asia/Riyadh", "SA"), ("ADT", "America/Halifax", ""), ("NST", "America/St_Johns", ""), ("NDT", "America/St_Johns", ""),
    ("CET", "Europe/Paris", ""), ("CEST", "Europe/Paris", ""), ("WET", "Europe/Lisbon", ""), ("WEST", "Europe/Lisbon", ""),
    ("EET", "Europe/Helsinki", ""), ("EET", "Africa/Cairo", "EG"), ("EEST", "Europe/Helsinki", ""), ("MSK", "Europe/Moscow", ""), ("TRT", "Europe/Istanbul", ""),
    ("BST", "Europe/London", ""), ("BST", "Asia/Dhaka", "BD"), ("IST", "Asia/Kolkata", "IN"), ("IST", "Asia/Jerusalem", "IL"), ("IST", "Europe/Dublin", "IE"),
    ("CAT", "Africa/Maputo", ""), ("EAT", "Africa/Nairobi", ""), ("WAT", "Africa/Lagos", ""), ("SAST", "Africa/Johannesburg", ""),
    ("GST", "Asia/Dubai", ""), ("PKT", "Asia/Karachi", ""), ("NPT", "Asia/Kathmandu", ""), ("MMT", "Asia/Yangon", ""), ("ICT", "Asia/Bangkok", ""),
    ("WIB", "Asia/Jakarta", ""), ("WITA", "Asia/Makassar", ""), ("WIT", "Asia/Jayapura", ""), ("SGT", "Asia/Singapore", ""), ("MYT", "Asia/Kuala_Lumpur", ""),
    ("PHT", "Asia/Manila", ""), ("HKT", "Asia/Hong_Kong", ""), ("JST", "Asia/Tokyo", ""), ("KST", "Asia/Seoul", ""), ("AWST", "Australia/Perth", ""),
    ("ACST", "Australia/Darwin", ""), ("ACDT", "Australia/Adelaide", ""), ("AEST", "Australia/Sydney", ""), ("AEDT", "Australia/Sydney", ""), ("AET", "Australia/Sydney", ""),
    ("NZST", "Pacific/Auckland", ""), ("NZDT", "Pacific/Auckland", ""), ("NZT", "Pacific/Auckland", ""), ("FJT", "Pacific/Fiji", ""), ("CHST", "Pacific/Guam", ""),
    ("BRT", "America/Sao_Paulo", ""), ("ART", "America/Argentina/Buenos_Aires", ""), ("CLT", "America/Santiago", ""), ("COT", "America/Bogota", ""), ("PET", "America/Lima", ""),
    ("VET", "America/Caracas", ""), ("BOT", "America/La_Paz", ""), ("UYT", "America/Montevideo", ""),
    ("UZT", "Asia/Tashkent", ""), ("AMT", "Asia/Yerevan", "AM"), ("AMT", "America/Manaus", "BR"), ("AZT", "Asia/Baku", ""), ("GET", "Asia/Tbilisi", ""), ("AFT", "Asia/Kabul", ""),
];

/// The words before "time" that name a zone, lower case.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("eastern", "America/New_York"), ("central", "America/Chicago"), ("mountain", "America/Denver"), ("pacific", "America/Los_Angeles"), ("atlantic", "America/Halifax"),
    ("eastern standard", "America/New_York"), ("eastern daylight", "America/New_York"), ("central standard", "America/Chicago"), ("central daylight", "America/Chicago"),
    ("mountain standard", "America/Denver"), ("mountain daylight", "America/Denver"), ("pacific standard", "America/Los_Angeles"), ("pacific daylight", "America/Los_Angeles"),
    ("central european", "Europe/Paris"), ("central european summer", "Europe/Paris"), ("eastern european", "Europe/Helsinki"), ("eastern european summer", "Europe/Helsinki"),
    ("western european", "Europe/Lisbon"), ("british summer", "Europe/London"), ("greenwich mean", "UTC"), ("coordinated universal", "UTC"), ("universal", "UTC"),
    ("east africa", "Africa/Nairobi"), ("east african", "Africa/Nairobi"), ("west africa", "Africa/Lagos"), ("central africa", "Africa/Maputo"), ("south african", "Africa/Johannesburg"),
    ("south africa standard", "Africa/Johannesburg"), ("indian standard", "Asia/Kolkata"), ("india standard", "Asia/Kolkata"), ("japan standard", "Asia/Tokyo"), ("korea standard", "Asia/Seoul"),
    ("china standard", "Asia/Shanghai"), ("gulf standard", "Asia/Dubai"), ("singapore standard", "Asia/Singapore"), ("western indonesia", "Asia/Jakarta"),
    ("australian eastern", "Australia/Sydney"), ("australian eastern standard", "Australia/Sydney"), ("australian eastern daylight", "Australia/Sydney"), ("australian western", "Australia/Perth"),
    ("new zealand", "Pacific/Auckland"), ("nairobi", "Africa/Nairobi"), ("uk", "Europe/London"), ("swiss", "Europe/Zurich"), ("german", "Europe/Berlin"), ("french", "Europe/Paris"), ("israel", "Asia/Jerusalem"),
    // Cities that the database does not name
    ("geneva", "Europe/Zurich"), ("bern", "Europe/Zurich"), ("the hague", "Europe/Amsterdam"), ("munich", "Europe/Berlin"), ("milan", "Europe/Rome"), ("barcelona", "Europe/Madrid"),
    ("edinburgh", "Europe/London"), ("beijing", "Asia/Shanghai"), ("new delhi", "Asia/Kolkata"), ("delhi", "Asia/Kolkata"), ("mumbai", "Asia/Kolkata"), ("islamabad", "Asia/Karachi"),
    ("hanoi", "Asia/Bangkok"), ("washington", "America/New_York"), ("boston", "America/New_York"), ("geneva local", "Europe/Zurich"), ("ottawa", "America/Toronto"),
    ("montreal", "America/Toronto"), ("san francisco", "America/Los_Angeles"), ("rio de janeiro", "America/Sao_Paulo"), ("brasilia", "America/Sao_Paulo"), ("abuja", "Africa/Lagos"),
    ("cape town", "Africa/Johannesburg"), ("pretoria", "Africa/Johannesburg"), ("addis ababa", "Africa/Addis_Ababa"), ("abu dhabi", "Asia/Dubai"), ("canberra", "Australia/Sydney"), ("ankara", "Europe/Istanbul"), ("astana", "Asia/Almaty"),
    ("bangalore", "Asia/Kolkata"), ("bengaluru", "Asia/Kolkata"), ("belmopan", "America/Belize"), ("bridgetown", "America/Barbados"), ("busan", "Asia/Seoul"), ("castries", "America/St_Lucia"), ("chennai", "Asia/Kolkata"),
    ("colombo", "Asia/Colombo"), ("cotonou", "Africa/Porto-Novo"), ("doha", "Asia/Qatar"), ("dodoma", "Africa/Dar_es_Salaam"), ("durban", "Africa/Johannesburg"), ("georgetown", "America/Guyana"), ("gitega", "Africa/Bujumbura"),
    ("guatemala city", "America/Guatemala"), ("ho chi minh city", "Asia/Ho_Chi_Minh"), ("honiara", "Pacific/Guadalcanal"), ("hyderabad", "Asia/Kolkata"), ("jeddah", "Asia/Riyadh"), ("kuwait city", "Asia/Kuwait"), ("lahore", "Asia/Karachi"),
    ("lilongwe", "Africa/Blantyre"), ("manama", "Asia/Bahrain"), ("panama city", "America/Panama"), ("port louis", "Indian/Mauritius"), ("port vila", "Pacific/Efate"), ("praia", "Atlantic/Cape_Verde"), ("pristina", "Europe/Belgrade"),
    ("pune", "Asia/Kolkata"), ("quito", "America/Guayaquil"), ("rabat", "Africa/Casablanca"), ("ramallah", "Asia/Hebron"), ("saint petersburg", "Europe/Moscow"), ("st petersburg", "Europe/Moscow"), ("san salvador", "America/El_Salvador"),
    ("shenzhen", "Asia/Shanghai"), ("suva", "Pacific/Fiji"), ("tirana", "Europe/Tirane"), ("valletta", "Europe/Malta"), ("yaounde", "Africa/Douala"), ("osaka", "Asia/Tokyo"), ("kyoto", "Asia/Tokyo"), ("lausanne", "Europe/Zurich"), ("basel", "Europe/Zurich"),
    ("frankfurt", "Europe/Berlin"), ("hamburg", "Europe/Berlin"), ("cologne", "Europe/Berlin"), ("bonn", "Europe/Berlin"), ("lyon", "Europe/Paris"), ("strasbourg", "Europe/Paris"), ("manchester", "Europe/London"), ("glasgow", "Europe/London"),
    ("cambridge", "Europe/London"), ("oxford", "Europe/London"), ("seattle", "America/Los_Angeles"), ("dallas", "America/Chicago"), ("houston", "America/Chicago"), ("atlanta", "America/New_York"), ("philadelphia", "America/New_York"), ("miami", "America/New_York"), ("wellington", "Pacific/Auckland"),
];

static CITIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    let names = jiff::tz::db().available().map(|n| n.as_str().to_owned()).collect::<std::collections::BTreeSet<_>>();
    for name in names {
        let mut parts = name.split('/');
        let (region, city) = (parts.next().unwrap_or(""), name.rsplit('/').next().unwrap_or(""));
        if name.contains('/')
            && !matches!(
                region,
                "Etc" | "SystemV" | "US" | "posix" | "right" | "Mexico" | "Brazil" | "Chile" | "Canada"
            )
        {
            out.insert(city.replace('_', " ").to_ascii_lowercase(), name);
        }
    }
    for (city, zone) in NAMES {
        out.insert((*city).to_owned(), (*zone).to_owned());
    }
    out
});

/// What an abbreviation stands for: not a zone; a zone; or a zone only with a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// One zone.
    Zone(&'static str),
    /// Several zones, none of which is the usual one.
    Shared,
}

/// Looks an abbreviation up, in capitals as written.
pub(super) fn abbreviation(written: &str) -> Option<Abbreviation> {
    let mut found = None;
    for (name, zone, country) in ABBREVIATIONS {
        if *name == written {
            if country.is_empty() {
                return Some(Abbreviation::Zone(zone));
            }
            found = Some(Abbreviation::Shared);
        }
    }
    found
}

/// The IANA zone of an abbreviation in a document about `country` (ISO 3166-1 alpha-2): that country's own use
/// of it before the general one. `None` if it is none, or shared and the country does not settle it.
///
/// ```
/// # use annalist::annotate::dates::zone_of;
/// assert_eq!(zone_of("BST", Some("BD")), Some("Asia/Dhaka"));
/// assert_eq!(zone_of("BST", None), Some("Europe/London"));
/// assert_eq!(zone_of("IST", None), None);
/// ```
pub fn zone_of(abbreviation: &str, country: Option<&str>) -> Option<&'static str> {
    let all = || ABBREVIATIONS.iter().filter(|(name, ..)| *name == abbreviation);
    let own = country.and_then(|c| all().find(|(.., of)| *of == c));
    own.or_else(|| all().find(|(.., of)| of.is_empty())).map(|(_, zone, _)| *zone)
}

/// A zone by its name in the time zone database ("Europe/Paris").
pub(super) fn database(name: &str) -> Option<String> {
    let zone = jiff::tz::TimeZone::get(name).ok()?;
    zone.iana_name().map(str::to_owned)
}

/// Whether clocks in the second zone are so many minutes ahead of the first's, in winter or in summer, whatever the day.
pub(super) fn differ_by(a: &str, b: &str, minutes: i32) -> bool {
    let offset = |zone: &str, month: i8| {
        let noon =
            jiff::civil::date(2024, month, 15).at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::get(zone).ok()?).ok()?;
        Some(noon.offset().seconds() / 60)
    };
    [1, 7].into_iter().any(|month| {
        let (Some(a), Some(b)) = (offset(a, month), offset(b, month)) else { return false };
        (b - a - minutes).rem_euclid(24 * 60) == 0 && a != b
    })
}

/// The zone that the words before "time" name, if they do ("Jakarta", "Central European").
pub(super) fn named(words: &str) -> Option<&'static str> {
    let key = words.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    CITIES.get(&key).map(String::as_str)
}
