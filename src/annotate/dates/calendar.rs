//! The closed word classes of dates in one language: months, weekdays, numbers in words, units, and the small
//! words that join them. Another language is another [`Language`].

use super::expr::{DayPart, Season, Unit};
use jiff::civil::Weekday;

/// What a word means to the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum W {
    /// A month, and whether the full name was used.
    Month(u8, bool),
    /// A weekday, and whether the full name was used.
    Weekday(Weekday, bool),
    /// A weekday in the plural.
    Weekdays(Weekday),
    /// "third", and the units of "twenty-third".
    Ordinal(u8),
    /// "three".
    Cardinal(u8),
    /// "twenty", "thirty", that may be followed by a unit.
    Tens(u8),
    /// st, nd, rd, th after digits.
    Suffix,
    /// A unit of time; the flag says that it is written short ("wk").
    Unit(Unit, bool),
    /// A season.
    Season(Season),
    /// A part of the day.
    DayPart(DayPart),
    /// A part of the day in the plural: it makes the weekday before it a recurring one.
    DayParts(DayPart),
    /// Easter, Christmas: the feasts that are written without a capital too.
    Holiday,
    /// Any other word of the grammar.
    Key(K),
    /// A word that, before a number, says that the number is no date: "room", "article".
    Label,
    /// A word that, after a number, says what was counted: "people", "euros".
    Counted,
    /// Anything else.
    Other,
}

/// The words of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum K {
    The, Of, On, In, At, From, To, And, Or, Between, Until, Through, By, Before, After, For, During, Since, Within, Around,
    This, Next, Last, Past, Previous, Coming, Following, Current,
    Early, Mid, Late, End, Beginning, Ides,
    Ago, Hence, Later, Earlier, Back, Now, Right, Today, Tomorrow, Yesterday, Tonight,
    Noon, Midnight, Half, OClock, Am, Pm, A, M, P, H, T, Z, Hrs, Ish,
    Every, Each, Other, Alternate, Weekly, Monthly, Daily, Fortnightly, Yearly, Weekdays,
    Q, Season, Couple, Few, Ad, Rest, All, Local, Time, Closest, Starting, Ending, Both,
    Date, S, Then, Is, Eom, Eoy, Bom, Boy,
}

/// One language's words, lower case.
pub(super) struct Language {
    /// All words with their meaning; ASCII, lower case, at most 15 letters, no word twice.
    pub words: &'static [(&'static str, W)],
}

const fn m(n: u8) -> W {
    W::Month(n, true)
}
const fn ms(n: u8) -> W {
    W::Month(n, false)
}
const fn wd(d: Weekday) -> W {
    W::Weekday(d, true)
}
const fn ws(d: Weekday) -> W {
    W::Weekday(d, false)
}
const fn wp(d: Weekday) -> W {
    W::Weekdays(d)
}
const fn k(key: K) -> W {
    W::Key(key)
}
const fn u(unit: Unit) -> W {
    W::Unit(unit, false)
}
const fn us(unit: Unit) -> W {
    W::Unit(unit, true)
}

/// English.
#[rustfmt::skip]
pub(super) const ENGLISH: Language = Language { words: &[
    // Months
    ("january", m(1)), ("february", m(2)), ("march", m(3)), ("april", m(4)), ("may", m(5)), ("june", m(6)),
    ("july", m(7)), ("august", m(8)), ("september", m(9)), ("october", m(10)), ("november", m(11)), ("december", m(12)),
    ("jan", ms(1)), ("feb", ms(2)), ("febr", ms(2)), ("mar", ms(3)), ("apr", ms(4)), ("jun", ms(6)), ("jul", ms(7)),
    ("aug", ms(8)), ("sep", ms(9)), ("sept", ms(9)), ("oct", ms(10)), ("nov", ms(11)), ("dec", ms(12)),
    // Common misspellings
    ("febuary", m(2)), ("janurary", m(1)), ("septembre", m(9)), ("ocotber", m(10)), ("novemeber", m(11)), ("decemeber", m(12)),
    // Weekdays
    ("monday", wd(Weekday::Monday)), ("tuesday", wd(Weekday::Tuesday)), ("wednesday", wd(Weekday::Wednesday)),
    ("thursday", wd(Weekday::Thursday)), ("friday", wd(Weekday::Friday)), ("saturday", wd(Weekday::Saturday)), ("sunday", wd(Weekday::Sunday)),
    ("mon", ws(Weekday::Monday)), ("tue", ws(Weekday::Tuesday)), ("tues", ws(Weekday::Tuesday)), ("wed", ws(Weekday::Wednesday)),
    ("weds", ws(Weekday::Wednesday)), ("thu", ws(Weekday::Thursday)), ("thur", ws(Weekday::Thursday)), ("thurs", ws(Weekday::Thursday)),
    ("fri", ws(Weekday::Friday)), ("sat", ws(Weekday::Saturday)), ("sun", ws(Weekday::Sunday)),
    ("wednesay", wd(Weekday::Wednesday)), ("thurday", wd(Weekday::Thursday)),
    ("mondays", wp(Weekday::Monday)), ("tuesdays", wp(Weekday::Tuesday)), ("wednesdays", wp(Weekday::Wednesday)),
    ("thursdays", wp(Weekday::Thursday)), ("fridays", wp(Weekday::Friday)), ("saturdays", wp(Weekday::Saturday)), ("sundays", wp(Weekday::Sunday)),
    // Numbers
    ("first", W::Ordinal(1)), ("second", W::Ordinal(2)), ("third", W::Ordinal(3)), ("fourth", W::Ordinal(4)), ("fifth", W::Ordinal(5)),
    ("sixth", W::Ordinal(6)), ("seventh", W::Ordinal(7)), ("eighth", W::Ordinal(8)), ("ninth", W::Ordinal(9)), ("tenth", W::Ordinal(10)),
    ("eleventh", W::Ordinal(11)), ("twelfth", W::Ordinal(12)), ("thirteenth", W::Ordinal(13)), ("fourteenth", W::Ordinal(14)),
    ("fifteenth", W::Ordinal(15)), ("sixteenth", W::Ordinal(16)), ("seventeenth", W::Ordinal(17)), ("eighteenth", W::Ordinal(18)),
    ("nineteenth", W::Ordinal(19)), ("twentieth", W::Ordinal(20)), ("thirtieth", W::Ordinal(30)),
    ("one", W::Cardinal(1)), ("two", W::Cardinal(2)), ("three", W::Cardinal(3)), ("four", W::Cardinal(4)), ("five", W::Cardinal(5)),
    ("six", W::Cardinal(6)), ("seven", W::Cardinal(7)), ("eight", W::Cardinal(8)), ("nine", W::Cardinal(9)), ("ten", W::Cardinal(10)),
    ("eleven", W::Cardinal(11)), ("twelve", W::Cardinal(12)), ("thirteen", W::Cardinal(13)), ("fourteen", W::Cardinal(14)),
    ("fifteen", W::Cardinal(15)), ("sixteen", W::Cardinal(16)), ("seventeen", W::Cardinal(17)), ("eighteen", W::Cardinal(18)),
    ("nineteen", W::Cardinal(19)), ("twenty", W::Tens(20)), ("thirty", W::Tens(30)),
    ("forty", W::Tens(40)), ("fifty", W::Tens(50)), ("sixty", W::Tens(60)), ("seventy", W::Tens(70)), ("eighty", W::Tens(80)), ("ninety", W::Tens(90)),
    ("st", W::Suffix), ("nd", W::Suffix), ("rd", W::Suffix), ("th", W::Suffix),
    // Units
    ("minute", u(Unit::Minute)), ("minutes", u(Unit::Minute)), ("mins", us(Unit::Minute)), ("min", us(Unit::Minute)),
    ("hour", u(Unit::Hour)), ("hours", u(Unit::Hour)), ("day", u(Unit::Day)), ("days", u(Unit::Day)),
    ("week", u(Unit::Week)), ("weeks", u(Unit::Week)), ("wk", us(Unit::Week)), ("wks", us(Unit::Week)), ("w", us(Unit::Week)),
    ("fortnight", u(Unit::Fortnight)), ("fortnights", u(Unit::Fortnight)),
    ("weekend", u(Unit::Weekend)), ("weekends", u(Unit::Weekend)), ("wkend", us(Unit::Weekend)),
    ("month", u(Unit::Month)), ("months", u(Unit::Month)), ("mo", us(Unit::Month)), ("mth", us(Unit::Month)), ("mths", us(Unit::Month)),
    ("quarter", u(Unit::Quarter)), ("quarters", u(Unit::Quarter)), ("qtr", us(Unit::Quarter)),
    ("year", u(Unit::Year)), ("years", u(Unit::Year)), ("yr", us(Unit::Year)), ("yrs", us(Unit::Year)),
    ("spring", W::Season(Season::Spring)), ("summer", W::Season(Season::Summer)), ("autumn", W::Season(Season::Autumn)),
    ("fall", W::Season(Season::Autumn)), ("winter", W::Season(Season::Winter)),
    ("morning", W::DayPart(DayPart::Morning)), ("lunch", W::DayPart(DayPart::Lunch)), ("lunchtime", W::DayPart(DayPart::Lunch)),
    ("afternoon", W::DayPart(DayPart::Afternoon)), ("evening", W::DayPart(DayPart::Evening)), ("night", W::DayPart(DayPart::Night)),
    ("mornings", W::DayParts(DayPart::Morning)), ("lunchtimes", W::DayParts(DayPart::Lunch)), ("afternoons", W::DayParts(DayPart::Afternoon)),
    ("evenings", W::DayParts(DayPart::Evening)), ("nights", W::DayParts(DayPart::Night)),
    ("easter", W::Holiday), ("christmas", W::Holiday), ("xmas", W::Holiday),
    // Joining words
    ("the", k(K::The)), ("of", k(K::Of)), ("on", k(K::On)), ("in", k(K::In)), ("at", k(K::At)), ("from", k(K::From)), ("to", k(K::To)),
    ("and", k(K::And)), ("or", k(K::Or)), ("between", k(K::Between)), ("until", k(K::Until)), ("till", k(K::Until)), ("til", k(K::Until)),
    ("untill", k(K::Until)), ("through", k(K::Through)), ("thru", k(K::Through)), ("by", k(K::By)), ("before", k(K::Before)), ("after", k(K::After)),
    ("for", k(K::For)), ("during", k(K::During)), ("since", k(K::Since)), ("within", k(K::Within)), ("around", k(K::Around)), ("about", k(K::Around)), ("approximately", k(K::Around)), ("approx", k(K::Around)), ("circa", k(K::Around)), ("roughly", k(K::Around)),
    ("this", k(K::This)), ("next", k(K::Next)), ("last", k(K::Last)), ("past", k(K::Past)), ("previous", k(K::Previous)), ("coming", k(K::Coming)),
    ("upcoming", k(K::Coming)), ("following", k(K::Following)), ("current", k(K::Current)),
    ("early", k(K::Early)), ("mid", k(K::Mid)), ("middle", k(K::Mid)), ("late", k(K::Late)), ("end", k(K::End)), ("beginning", k(K::Beginning)),
    ("start", k(K::Beginning)), ("ides", k(K::Ides)), ("ago", k(K::Ago)), ("hence", k(K::Hence)), ("later", k(K::Later)), ("earlier", k(K::Earlier)),
    ("back", k(K::Back)), ("now", k(K::Now)), ("right", k(K::Right)), ("today", k(K::Today)), ("tomorrow", k(K::Tomorrow)), ("tomorrows", k(K::Tomorrow)),
    ("yesterday", k(K::Yesterday)), ("tonight", k(K::Tonight)), ("noon", k(K::Noon)), ("midday", k(K::Noon)), ("noontime", k(K::Noon)), ("midnight", k(K::Midnight)),
    ("half", k(K::Half)), ("oclock", k(K::OClock)), ("am", k(K::Am)), ("pm", k(K::Pm)), ("a", k(K::A)), ("an", k(K::A)), ("m", k(K::M)), ("p", k(K::P)),
    ("h", k(K::H)), ("t", k(K::T)), ("z", k(K::Z)), ("hrs", k(K::Hrs)), ("hr", k(K::Hrs)), ("hs", k(K::Hrs)), ("ish", k(K::Ish)), ("s", k(K::S)),
    ("every", k(K::Every)), ("each", k(K::Each)), ("other", k(K::Other)), ("weekly", k(K::Weekly)), ("monthly", k(K::Monthly)), ("daily", k(K::Daily)),
    ("fortnightly", k(K::Fortnightly)), ("biweekly", k(K::Fortnightly)), ("annually", k(K::Yearly)), ("yearly", k(K::Yearly)), ("alternate", k(K::Alternate)), ("weekdays", k(K::Weekdays)), ("weekday", k(K::Weekdays)),
    ("q", k(K::Q)), ("season", k(K::Season)), ("seasons", k(K::Season)), ("couple", k(K::Couple)), ("few", k(K::Few)), ("several", k(K::Few)), ("ad", k(K::Ad)),
    ("rest", k(K::Rest)), ("all", k(K::All)), ("local", k(K::Local)), ("time", k(K::Time)), ("closest", k(K::Closest)), ("nearest", k(K::Closest)),
    ("starting", k(K::Starting)), ("ending", k(K::Ending)), ("both", k(K::Both)), ("date", k(K::Date)), ("dates", k(K::Date)), ("when", k(K::Date)),
    ("then", k(K::Then)), ("is", k(K::Is)), ("was", k(K::Is)), ("eom", k(K::Eom)), ("eoy", k(K::Eoy)), ("bom", k(K::Bom)), ("boy", k(K::Boy)), ("times", k(K::Time)),
    // Words before a number that is no date
    ("room", W::Label), ("rooms", W::Label), ("rm", W::Label), ("suite", W::Label), ("floor", W::Label), ("article", W::Label), ("articles", W::Label), ("art", W::Label),
    ("section", W::Label), ("sections", W::Label), ("chapter", W::Label), ("page", W::Label), ("pages", W::Label), ("pp", W::Label), ("para", W::Label),
    ("paragraph", W::Label), ("paragraphs", W::Label), ("no", W::Label), ("nos", W::Label), ("number", W::Label), ("numbers", W::Label), ("version", W::Label), ("ver", W::Label), ("v", W::Label),
    ("release", W::Label), ("resolution", W::Label), ("decree", W::Label), ("law", W::Label), ("act", W::Label), ("directive", W::Label), ("regulation", W::Label),
    ("decision", W::Label), ("convention", W::Label), ("protocol", W::Label), ("isbn", W::Label), ("issn", W::Label), ("doi", W::Label), ("tel", W::Label),
    ("phone", W::Label), ("telephone", W::Label), ("fax", W::Label), ("mobile", W::Label), ("ext", W::Label), ("box", W::Label), ("bus", W::Label),
    ("table", W::Label), ("figure", W::Label), ("fig", W::Label), ("annex", W::Label), ("appendix", W::Label), ("item", W::Label), ("items", W::Label), ("agenda", W::Other),
    ("hall", W::Label), ("gate", W::Label), ("platform", W::Label), ("building", W::Label), ("bldg", W::Label), ("apt", W::Label), ("unit", W::Label),
    ("volume", W::Label), ("vol", W::Label), ("issue", W::Label), ("grade", W::Label), ("level", W::Label), ("step", W::Label), ("phase", W::Label),
    ("module", W::Label), ("lesson", W::Label), ("clause", W::Label), ("rule", W::Label), ("score", W::Label), ("scored", W::Label), ("won", W::Label), ("lost", W::Label),
    ("code", W::Label), ("ref", W::Label), ("id", W::Label), ("psalm", W::Label), ("group", W::Label), ("zone", W::Label), ("route", W::Label), ("channel", W::Label),
    ("target", W::Label), ("goal", W::Label), ("sdg", W::Label), ("session", W::Label), ("part", W::Label), ("ratio", W::Label), ("odds", W::Label), ("res", W::Label),
    ("invoice", W::Label), ("order", W::Label), ("case", W::Label), ("bill", W::Label), ("slide", W::Label), ("slides", W::Label), ("question", W::Label), ("questions", W::Label),
    ("usd", W::Label), ("eur", W::Label), ("gbp", W::Label), ("rs", W::Label), ("over", W::Other),
    // Words after a number that was counted
    ("people", W::Counted), ("participants", W::Counted), ("delegates", W::Counted), ("percent", W::Counted), ("per", W::Counted), ("cent", W::Counted), ("euros", W::Counted), ("euro", W::Counted),
    ("dollars", W::Counted), ("pounds", W::Counted), ("points", W::Counted), ("votes", W::Counted), ("metres", W::Counted), ("meters", W::Counted),
    ("km", W::Counted), ("kg", W::Counted), ("kilograms", W::Counted), ("miles", W::Counted), ("million", W::Counted), ("billion", W::Counted), ("thousand", W::Counted),
    ("hundred", W::Counted), ("countries", W::Counted), ("states", W::Counted), ("members", W::Counted), ("officers", W::Counted), ("officials", W::Counted),
    ("students", W::Counted), ("seats", W::Counted), ("places", W::Counted), ("speakers", W::Counted),
] };
