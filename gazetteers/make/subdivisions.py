"""Makes gazetteers/subdivisions.tsv: the parts of countries of ISO 3166-2.

Run: pip install pycountry; python3 subdivisions.py overrides.txt
overrides.txt: `CODE=English name|other|forms`, written by hand once and not kept.
"""

import re
import sys

import pycountry

from cities import TRANSLITERATED, column, plain
from common import TABLES, fold, forms, tidy, write
from names_source import dictionary

COUNTRIES = """US CA AU IN BR MX CN DE GB NG KE PH ID MY ZA AR TH VN PK BD LK NP ET TZ UG GH IT ES FR JP KR NL BE CH AT PL TR UA RU CO PE CL EG MA IR IQ
MM MW ZM ZW KH LA TL PG FJ NZ IE PT SE NO DK FI CZ RW SN CM CI MZ NA BW LS""".split()
# Second-level parts named like towns and rivers bring more harm than good.
TOP_ONLY = {"IT", "ES", "FR", "MA", "PT", "AZ", "CZ", "PH"}
POSTAL = {
    "US": {"AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.",
           "IN": "Ind.", "KS": "Kan. | Kans.", "KY": "Ky.", "LA": "La.", "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.",
           "MT": "Mont.", "NE": "Neb. | Nebr.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M. | N. Mex.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.",
           "OK": "Okla.", "OR": "Ore. | Oreg.", "PA": "Pa. | Penn. | Penna.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn.", "TX": "Tex.", "VT": "Vt.",
           "VA": "Va.", "WA": "Wash.", "WV": "W.Va. | W. Va.", "WI": "Wis. | Wisc.", "WY": "Wyo.", "DC": "D.C."},
    "CA": {"AB": "Alta.", "BC": "B.C.", "MB": "Man.", "NB": "N.B.", "NL": "Nfld.", "NS": "N.S.", "ON": "Ont.", "PE": "P.E.I. | PEI", "QC": "Que. | P.Q.",
           "SK": "Sask.", "NT": "N.W.T. | NWT", "YT": "", "NU": ""},
    "AU": {"NSW": "N.S.W.", "VIC": "Vic.", "QLD": "Qld | Qld.", "TAS": "Tas.", "ACT": "A.C.T.", "SA": "", "WA": "", "NT": ""},
}
# Parts that ISO 3166-1 lists as countries too.
OWN_COUNTRY = set("US-AS US-GU US-MP US-PR US-VI US-UM NL-AW NL-CW NL-SX NL-BQ1 NL-BQ2 NL-BQ3 CN-HK CN-MO CN-TW NO-21 NO-22 FI-01 "
                  "FR-BL FR-GF FR-GP FR-MF FR-MQ FR-NC FR-PF FR-PM FR-RE FR-TF FR-WF FR-YT FR-971 FR-972 FR-973 FR-974 FR-976".split())
UKRAINE = dict(pair.split("=") for pair in """Vinnytska=Vinnytsia Volynska=Volyn Luhanska=Luhansk Dnipropetrovska=Dnipropetrovsk Donetska=Donetsk Zhytomyrska=Zhytomyr
Zakarpatska=Zakarpattia Zaporizka=Zaporizhzhia Ivano-Frankivska=Ivano-Frankivsk Kyivska=Kyiv Kirovohradska=Kirovohrad Lvivska=Lviv Mykolaivska=Mykolaiv Odeska=Odesa
Poltavska=Poltava Rivnenska=Rivne Sumska=Sumy Ternopilska=Ternopil Kharkivska=Kharkiv Khersonska=Kherson Khmelnytska=Khmelnytskyi Cherkaska=Cherkasy
Chernihivska=Chernihiv Chernivetska=Chernivtsi""".split())
# Known well enough to stand alone.
STRONG = set(map(fold, """Victoria Province;Tasmania;Catalonia;Andalusia;Lombardy;Tuscany;Sicily;Sardinia;Bavaria;Saxony;Hesse;Thuringia;Brandenburg;Punjab;Kerala;Gujarat;Assam;Bihar;
Goa;Sabah;Sarawak;Selangor;Johor;Perak;Kedah;Pahang;Kelantan;Terengganu;Aceh;Papua;Bali;Java;Sumatra;Kalimantan;Sulawesi;Maluku;Tigray;Oromia;Amhara;Gauteng;Limpopo;
Mpumalanga;Crimea;Tibet;Quebec;Ontario;Alberta;Manitoba;Saskatchewan;Scotland;England;Galicia;Flanders;Wallonia;Tyrol;Styria;Carinthia;Normandy;Brittany;Corsica;Penang""".replace("\n", "").split(";")))
DROP = re.compile(r"\b(?:oblast|province|prefecture|department|region|district|voivodeship|governorate|municipality)$", re.I)


def main(path):
    override = dict(line.rstrip("\n").split("=", 1) for line in open(path, encoding="utf-8"))
    words = dictionary()
    people = column("given-names.tsv", "id") | column("surnames.tsv", "id")
    countries = column("countries.tsv", "name", "also", "weak", "adjective")
    towns = set()
    for line in (TABLES / "cities.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[0] != "id" and int(cells[7] or 0) > 50_000:
            towns.add((cells[5], fold(cells[1])))
    rows = []
    for s in pycountry.subdivisions:
        code = s.country_code
        if code not in COUNTRIES or s.code.startswith(("US-UM", "FR-TF", "FR-CP")):
            continue
        if code in TOP_ONLY and getattr(s, "parent_code", None) and s.code not in override:
            continue
        if s.code in OWN_COUNTRY:
            continue
        name = re.sub(r"\s*\[.*?\]|\s*\(.*?\)", "", s.name)
        if ", " in name:
            head, tail = name.split(", ", 1)
            name = head if not re.match(r"(?i)r[eé]gion|wallonne", head) else name
        if code in TRANSLITERATED or code in ("IN",):
            name = plain(name).replace("ʹ", "")
        if code == "UA" or code == "RU":
            name = name.replace("oblast'", "Oblast").replace("oblast", "Oblast").replace("kray", "Krai")
        if code == "CN":
            name = re.sub(r" (Sheng|Shi|Zizhiqu)$", "", name)
        listed = override[s.code].split("|") if s.code in override else [name]
        if code == "UA" and listed[0].endswith(" Oblast") and listed[0][:-7] in UKRAINE:
            stem = UKRAINE[listed[0][:-7]]
            listed = [stem + " Oblast", stem + " Region", listed[0]]
        also = list(listed[1:])
        if code == "KE":
            also.append(listed[0] + " County")
        elif code == "JP" and not listed[0].endswith(("Metropolis", "Prefecture")):
            also.append(listed[0] + " Prefecture")
        elif code in ("NG", "MM", "IN", "MY", "US", "AU", "BR") and " " not in listed[0] and code != "US":
            also.append(listed[0] + " State")
        elif code in ("TH", "VN", "ID", "TR", "CN", "LA", "AR", "ZA", "ZM", "PK", "CA", "IR") and not DROP.search(listed[0]):
            also.append(listed[0] + " Province")
        elif code in ("TZ", "CL", "PE", "GH", "ET", "MA") and not DROP.search(listed[0]):
            also.append(listed[0] + " Region")
        elif code in ("MW", "UG", "BD", "LK", "BW", "RW", "LS") and not DROP.search(listed[0]):
            part = s.type.split()[-1].title() if s.type.split()[-1] in ("Division", "region", "Region", "Province", "City", "city") else "District"
            also.append(f"{listed[0]} {part}")
        weak = []
        for form in listed:
            folded = fold(form)
            if code in ("US", "CA", "AU", "GB") and s.code in ("US-GA", "US-NY", "AU-VIC") or folded in countries and s.code[:3] != "GB-":
                weak.append(form)
            elif code in ("US", "CA", "AU") or folded in STRONG:
                continue
            elif folded in words or folded in people or len(folded) <= 3 or (code, folded) in towns:
                weak.append(form)
        if s.code == "US-NY":
            listed, also, weak = ["New York State"], ["State of New York"], []
        exact = ""
        if code in POSTAL:
            postal = s.code[3:]
            exact = forms([postal, *POSTAL[code].get(postal, "").split(" | ")])
        rows.append({"id": s.code, "name": listed[0], "also": forms(f for f in also if fold(f) != fold(listed[0])), "exact": exact, "weak": forms(weak),
                     "country": code, "note": tidy(s.type).lower() if s.code not in ("US-GA",) else "state; also the country GE"})
    write("subdivisions", [
        ("about", "States, provinces, regions and other parts of countries, by ISO 3166-2 code. `exact` holds postal codes, which need the name of a town before them, and older abbreviations; "
                  "`weak` names are also towns of the country, words, people's names or countries; `note` says what kind of part it is"),
        ("source", "Debian iso-codes by way of pycountry 26.2.16; English names and abbreviations written for annalist"),
        ("licence", "LGPL-2.1-or-later (iso-codes); CC0 (facts) for the rest"),
        ("match", "title"),
    ], ["id", "name", "also", "exact", "weak", "country", "note"], rows)


if __name__ == "__main__":
    main(sys.argv[1])
