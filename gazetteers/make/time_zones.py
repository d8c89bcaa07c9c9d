"""Makes gazetteers/time-zones.tsv from the list below.

Run: pip install babel tzdata; PYTHONTZPATH= python3 time_zones.py
Babel (CLDR) adds its English metazone names and checks the zones' ids; the rest was written for
annalist. One row is one zone as people name it; `iana` is a zone of the tz database that keeps it,
`country` the one where an ambiguous abbreviation means it.
"""

import zoneinfo

from babel import Locale
from babel.core import get_global

from common import fold, forms, write

# id / name / also / exact / weak / iana / country / note
LIST = """
utc/Coordinated Universal Time/Universal Time;Universal Coordinated Time/UTC///Etc/UTC//
gmt/Greenwich Mean Time/Greenwich Time/GMT///Etc/GMT//
wet/Western European Time/Western European Standard Time;Western European Summer Time/WET///Europe/Lisbon/PT/
cet/Central European Time/Central European Standard Time;Central European Summer Time;Middle European Time/CET;CEST;MEZ;MESZ///Europe/Brussels//
eet/Eastern European Time/Eastern European Standard Time;Eastern European Summer Time/EET;EEST///Europe/Athens//
london/British Summer Time/British Time;UK Time;U.K. Time;London Time/BST///Europe/London/GB/BST in Bangladesh is bangladesh
ireland/Irish Standard Time/Irish Time;Dublin Time//IST//Europe/Dublin/IE/IST is India's unless the text is about Ireland or Israel
moscow/Moscow Time/Moscow Standard Time/MSK///Europe/Moscow/RU/
turkey/Turkey Time/Istanbul Time;Türkiye Time/TRT///Europe/Istanbul/TR/
paris/Paris Time////Europe/Paris/FR/
berlin/Berlin Time////Europe/Berlin/DE/
geneva/Geneva Time/Zurich Time;Swiss Time;Bern Time///Europe/Zurich/CH/
brussels/Brussels Time////Europe/Brussels/BE/
vienna/Vienna Time////Europe/Vienna/AT/
rome/Rome Time/Italian Time///Europe/Rome/IT/
madrid/Madrid Time/Spanish Time///Europe/Madrid/ES/
lisbon/Lisbon Time////Europe/Lisbon/PT/
amsterdam/Amsterdam Time/The Hague Time;Dutch Time///Europe/Amsterdam/NL/
kyiv/Kyiv Time/Kiev Time;Ukraine Time///Europe/Kyiv/UA/
athens/Athens Time////Europe/Athens/GR/
helsinki/Helsinki Time/Finnish Time///Europe/Helsinki/FI/
warsaw/Warsaw Time////Europe/Warsaw/PL/
stockholm/Stockholm Time////Europe/Stockholm/SE/
copenhagen/Copenhagen Time////Europe/Copenhagen/DK/
oslo/Oslo Time////Europe/Oslo/NO/
wat/West Africa Time/West Africa Standard Time;West African Time;Lagos Time;Nigeria Time;Nigerian Time/WAT///Africa/Lagos//
cat/Central Africa Time/Central African Time;Harare Time;Kigali Time;Lusaka Time;Maputo Time;Lilongwe Time;Gaborone Time/CAT///Africa/Maputo//
eat/East Africa Time/East African Time;Eastern Africa Time;Nairobi Time;Kenya Time;Kenyan Time;Addis Ababa Time;Kampala Time/EAT///Africa/Nairobi//
sast/South Africa Standard Time/South African Standard Time;South Africa Time;South African Time;Johannesburg Time;Pretoria Time/SAST///Africa/Johannesburg/ZA/
egypt/Egypt Time/Cairo Time////Africa/Cairo/EG/
accra/Accra Time/Ghana Time;Dakar Time;Abidjan Time///Africa/Abidjan//
morocco/Morocco Time/Rabat Time;Casablanca Time///Africa/Casablanca/MA/
mauritius/Mauritius Time/Mauritius Standard Time////Indian/Mauritius/MU/
arabia/Arabian Standard Time/Arabia Standard Time;Arabian Time;Arabia Time;Saudi Time;Riyadh Time;Makkah Time;Mecca Time//AST//Asia/Riyadh/SA/AST is first Atlantic
gulf/Gulf Standard Time/Gulf Time;Dubai Time;UAE Time;Abu Dhabi Time/GST///Asia/Dubai/AE/
israel/Israel Standard Time/Israel Time;Israel Daylight Time;Israel Summer Time;Jerusalem Time;Tel Aviv Time/IDT/IST//Asia/Jerusalem/IL/
beirut/Beirut Time////Asia/Beirut/LB/
amman/Amman Time////Asia/Amman/JO/
doha/Doha Time/Qatar Time///Asia/Qatar/QA/
iran/Iran Standard Time/Iran Time;Iran Daylight Time;Tehran Time/IRST;IRDT///Asia/Tehran/IR/
afghanistan/Afghanistan Time/Kabul Time/AFT///Asia/Kabul/AF/
armenia/Armenia Time/Armenia Standard Time;Yerevan Time/AMT///Asia/Yerevan/AM/AMT is also the Amazon's
azerbaijan/Azerbaijan Time/Azerbaijan Standard Time;Baku Time/AZT///Asia/Baku/AZ/
georgia/Georgia Standard Time/Tbilisi Time////Asia/Tbilisi/GE/
pakistan/Pakistan Standard Time/Pakistan Time;Islamabad Time;Karachi Time/PKT/PST//Asia/Karachi/PK/PST is first Pacific, unless the text is about Pakistan
india/India Standard Time/Indian Standard Time;Indian Time;India Time;Delhi Time;New Delhi Time;Mumbai Time/IST///Asia/Kolkata/IN/
sri-lanka/Sri Lanka Time/Sri Lanka Standard Time;Colombo Time/SLST;SLT///Asia/Colombo/LK/
nepal/Nepal Time/Nepal Standard Time;Kathmandu Time/NPT/NST//Asia/Kathmandu/NP/NST is first Newfoundland
bangladesh/Bangladesh Standard Time/Bangladesh Time;Dhaka Time/BDT/BST//Asia/Dhaka/BD/BST is first British
bhutan/Bhutan Time/Thimphu Time/BTT///Asia/Thimphu/BT/
maldives/Maldives Time/Malé Time/MVT///Indian/Maldives/MV/
uzbekistan/Uzbekistan Time/Uzbekistan Standard Time;Tashkent Time/UZT///Asia/Tashkent/UZ/
kazakhstan/Kazakhstan Time/Astana Time;Almaty Time/ALMT///Asia/Almaty/KZ/
kyrgyzstan/Kyrgyzstan Time/Bishkek Time/KGT///Asia/Bishkek/KG/
tajikistan/Tajikistan Time/Dushanbe Time/TJT///Asia/Dushanbe/TJ/
turkmenistan/Turkmenistan Time/Ashgabat Time/TMT///Asia/Ashgabat/TM/
myanmar/Myanmar Time/Myanmar Standard Time;Yangon Time/MMT///Asia/Yangon/MM/
indochina/Indochina Time/Bangkok Time;Thailand Time;Thai Time;Hanoi Time;Vietnam Time;Phnom Penh Time;Vientiane Time/ICT/ICT//Asia/Bangkok/TH/ICT is mostly a field of technology: it counts only after a clock time
wib/Western Indonesia Time/Western Indonesian Time;West Indonesia Time;Waktu Indonesia Barat;Jakarta Time;Indonesia Time;Indonesian Western Standard Time/WIB///Asia/Jakarta/ID/
wita/Central Indonesia Time/Central Indonesian Time;Waktu Indonesia Tengah;Bali Time;Makassar Time;Denpasar Time/WITA///Asia/Makassar/ID/
wit/Eastern Indonesia Time/Eastern Indonesian Time;East Indonesia Time;Waktu Indonesia Timur;Jayapura Time/WIT///Asia/Jayapura/ID/
malaysia/Malaysia Time/Malaysia Standard Time;Malaysian Time;Kuala Lumpur Time/MYT///Asia/Kuala_Lumpur/MY/
singapore/Singapore Time/Singapore Standard Time/SGT///Asia/Singapore/SG/
brunei/Brunei Time/Brunei Darussalam Time/BNT///Asia/Brunei/BN/
philippines/Philippine Time/Philippine Standard Time;Philippines Time;Manila Time/PHT;PhST;PHST/PST//Asia/Manila/PH/PST is first Pacific, unless the text is about the Philippines
timor/East Timor Time/Timor-Leste Time;Dili Time/TLT///Asia/Dili/TL/
hong-kong/Hong Kong Time/Hong Kong Standard Time/HKT///Asia/Hong_Kong/HK/
china/China Standard Time/China Time;Beijing Time;Chinese Time;Shanghai Time//CST//Asia/Shanghai/CN/CST is first US Central, unless the text is about China
taipei/Taipei Time/Taiwan Time;Taipei Standard Time//CST//Asia/Taipei/TW/
japan/Japan Standard Time/Japan Time;Japanese Time;Tokyo Time/JST///Asia/Tokyo/JP/
korea/Korean Standard Time/Korea Standard Time;Korea Time;Korean Time;Seoul Time/KST///Asia/Seoul/KR/
mongolia/Ulaanbaatar Time/Mongolia Time/ULAT///Asia/Ulaanbaatar/MN/
australia-east/Australian Eastern Time/Australian Eastern Standard Time;Australian Eastern Daylight Time;Eastern Australia Time;Sydney Time;Melbourne Time;Canberra Time;Hobart Time/AEST;AEDT;AET/EST;EDT//Australia/Sydney/AU/EST and EDT are first US Eastern, unless the text is about Australia
brisbane/Brisbane Time/Queensland Time///Australia/Brisbane/AU/
australia-central/Australian Central Time/Australian Central Standard Time;Australian Central Daylight Time;Adelaide Time/ACST;ACDT///Australia/Adelaide/AU/
darwin/Darwin Time////Australia/Darwin/AU/
australia-west/Australian Western Time/Australian Western Standard Time;Western Australia Time;Perth Time/AWST///Australia/Perth/AU/
new-zealand/New Zealand Time/New Zealand Standard Time;New Zealand Daylight Time;Auckland Time;Wellington Time/NZST;NZDT;NZT///Pacific/Auckland/NZ/
fiji/Fiji Time/Fiji Standard Time;Suva Time/FJT///Pacific/Fiji/FJ/
samoa/Apia Time/Samoa Time/WST///Pacific/Apia/WS/
tonga/Tonga Time/Nuku'alofa Time////Pacific/Tongatapu/TO/
png/Papua New Guinea Time/Port Moresby Time/PGT///Pacific/Port_Moresby/PG/
solomon/Solomon Islands Time/Honiara Time/SBT///Pacific/Guadalcanal/SB/
vanuatu/Vanuatu Time/Port Vila Time/VUT///Pacific/Efate/VU/
new-caledonia/New Caledonia Time/Nouméa Time/NCT///Pacific/Noumea/NC/
kiribati/Gilbert Islands Time/Tarawa Time/GILT///Pacific/Tarawa/KI/
chamorro/Chamorro Standard Time/Chamorro Time;Guam Time/ChST;CHST///Pacific/Guam/GU/
palau/Palau Time//PWT///Pacific/Palau/PW/
marshall/Marshall Islands Time/Majuro Time/MHT///Pacific/Majuro/MH/
us-eastern/Eastern Time/Eastern Standard Time;Eastern Daylight Time;US Eastern Time;U.S. Eastern Time;New York Time;Washington Time;Washington, D.C. Time;Washington DC Time;Toronto Time;Ottawa Time/ET;EST;EDT;E.T.;E.S.T.;E.D.T./Eastern//America/New_York/US/
us-central/Central Time/Central Standard Time;Central Daylight Time;US Central Time;U.S. Central Time;Chicago Time/CT;CST;CDT;C.T.;C.S.T.;C.D.T./Central//America/Chicago/US/
us-mountain/Mountain Time/Mountain Standard Time;Mountain Daylight Time;US Mountain Time;Denver Time/MT;MST;MDT;M.S.T.;M.D.T./Mountain//America/Denver/US/
us-arizona/Arizona Time/Phoenix Time///America/Phoenix/US/
us-pacific/Pacific Time/Pacific Standard Time;Pacific Daylight Time;US Pacific Time;U.S. Pacific Time;Los Angeles Time;San Francisco Time;Seattle Time;Vancouver Time/PT;PST;PDT;P.T.;P.S.T.;P.D.T./Pacific//America/Los_Angeles/US/
us-alaska/Alaska Time/Alaska Standard Time;Alaska Daylight Time;Anchorage Time/AKST;AKDT;AKT///America/Anchorage/US/
us-hawaii/Hawaii Time/Hawaii Standard Time;Hawaii-Aleutian Standard Time;Hawaii-Aleutian Time;Honolulu Time/HST;HAST///Pacific/Honolulu/US/
atlantic/Atlantic Time/Atlantic Standard Time;Atlantic Daylight Time;Halifax Time;Bermuda Time;Barbados Time;Bridgetown Time;Port of Spain Time/AST;ADT/Atlantic//America/Halifax/CA/
newfoundland/Newfoundland Time/Newfoundland Standard Time;Newfoundland Daylight Time;St. John's Time/NST;NDT///America/St_Johns/CA/
cuba/Cuba Standard Time/Cuba Time;Cuba Daylight Time;Havana Time//CST;CDT//America/Havana/CU/CST is first US Central, unless the text is about Cuba
jamaica/Jamaica Time/Kingston Time///America/Jamaica/JM/
mexico/Mexico City Time/Central Mexico Time///America/Mexico_City/MX/
central-america/Central America Time/Guatemala Time;Costa Rica Time;San Salvador Time;Honduras Time///America/Guatemala//
panama/Panama Time/Panama City Time///America/Panama/PA/
colombia/Colombia Time/Colombia Standard Time;Bogotá Time;Colombian Time////America/Bogota/CO/
peru/Peru Time/Peru Standard Time;Lima Time////America/Lima/PE/
ecuador/Ecuador Time/Quito Time////America/Guayaquil/EC/
venezuela/Venezuela Time/Caracas Time/VET///America/Caracas/VE/
bolivia/Bolivia Time/La Paz Time////America/La_Paz/BO/
chile/Chile Time/Chile Standard Time;Chile Summer Time;Santiago Time/CLT;CLST///America/Santiago/CL/
argentina/Argentina Time/Argentina Standard Time;Buenos Aires Time////America/Argentina/Buenos_Aires/AR/
uruguay/Uruguay Time/Uruguay Standard Time;Montevideo Time/UYT///America/Montevideo/UY/
paraguay/Paraguay Time/Asunción Time/PYT///America/Asuncion/PY/
brazil/Brasilia Time/Brasilia Standard Time;Brazil Time;São Paulo Time;Rio de Janeiro Time/BRT;BRST///America/Sao_Paulo/BR/
guyana/Guyana Time/Georgetown Time/GYT///America/Guyana/GY/
suriname/Suriname Time/Paramaribo Time/SRT///America/Paramaribo/SR/
iceland/Iceland Time/Reykjavik Time///Atlantic/Reykjavik/IS/
azores/Azores Time/Azores Standard Time;Azores Summer Time/AZOT;AZOST///Atlantic/Azores/PT/
cape-verde/Cape Verde Time/Cape Verde Standard Time;Praia Time/CVT///Atlantic/Cape_Verde/CV/
seychelles/Seychelles Time/////Indian/Mahe/SC/
east-greenland/Greenland Time/Nuuk Time///America/Nuuk/GL/
yekaterinburg/Yekaterinburg Time/Yekaterinburg Standard Time/YEKT///Asia/Yekaterinburg/RU/
novosibirsk/Novosibirsk Time/Novosibirsk Standard Time/NOVT///Asia/Novosibirsk/RU/
krasnoyarsk/Krasnoyarsk Time//KRAT///Asia/Krasnoyarsk/RU/
irkutsk/Irkutsk Time//IRKT///Asia/Irkutsk/RU/
vladivostok/Vladivostok Time/Vladivostok Standard Time/VLAT///Asia/Vladivostok/RU/
samara/Samara Time//SAMT///Europe/Samara/RU/
kaliningrad/Kaliningrad Time////Europe/Kaliningrad/RU/
anywhere/Anywhere on Earth//AoE;AOE///Etc/GMT+12//the last zone of the day, for deadlines
"""


def main():
    metazones, locale, known = get_global("meta_zones"), Locale.parse("en"), zoneinfo.available_timezones()
    rows = []
    for line in LIST.strip().splitlines():
        head, tail = line.split("/", 5)[:5], line.split("/", 5)[5]
        # The zone's own slashes: it is all but the last two fields.
        iana, country, note = tail.rsplit("/", 2)
        iana = iana.strip("/")
        assert iana in known, iana
        id_, name, also, exact, weak = head
        cldr = locale.meta_zones.get(metazones.get(iana, ""), {}).get("long", {})
        all_forms, seen = [], {fold(name)}
        for form in [*also.split(";"), *cldr.values()]:
            if form and fold(form) not in seen:
                seen.add(fold(form))
                all_forms.append(form)
        if iana in FEW:
            all_forms = [f for f in also.split(";") if f]
        rows.append({"id": id_, "name": name, "also": forms(all_forms), "exact": forms(exact.split(";")), "weak": forms(weak.split(";")),
                     "iana": iana, "country": country, "note": note})
    write("time-zones", [
        ("about", "Time zones as people name them. An abbreviation used in several countries stands in `exact` of the row it means without further signs, "
                  "and in `weak` of the others, which count where the text is about `country`. Abbreviations count only beside a clock time"),
        ("source", "CLDR by way of Babel 2.18.0 for English zone names; abbreviations and names after cities written for annalist"),
        ("licence", "Unicode License v3 (CLDR); CC0 (facts) for the rest"),
        ("match", "fold"),
    ], ["id", "name", "also", "exact", "weak", "iana", "country", "note"], rows)


# Cities whose zone shares its CLDR names with a row of its own.
FEW = set("""Europe/Paris Europe/Berlin Europe/Zurich Europe/Vienna Europe/Rome Europe/Madrid Europe/Lisbon Europe/Amsterdam Europe/Kyiv Europe/Athens Europe/Helsinki
Europe/Warsaw Europe/Stockholm Europe/Copenhagen Europe/Oslo Africa/Cairo Africa/Casablanca Africa/Abidjan Asia/Beirut Asia/Amman Asia/Qatar Asia/Makassar
Australia/Brisbane Australia/Darwin America/Phoenix America/Jamaica America/Mexico_City America/Guatemala America/Panama Asia/Shanghai Atlantic/Reykjavik
Europe/Kaliningrad Europe/London Europe/Dublin Europe/Brussels Asia/Taipei Etc/UTC Etc/GMT Asia/Jakarta Pacific/Auckland Asia/Colombo Asia/Kolkata Europe/Istanbul""".split())
main()
