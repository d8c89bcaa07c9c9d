"""Makes gazetteers/given-names.tsv, surnames.tsv and common-words.tsv.

Run: pip install faker; apt-get install wamerican; python3 names.py given.txt surnames.txt
The two text files held names separated by white space, written by hand (Africa, South
and Southeast Asia, the Pacific, Central Asia, the Arab world, the Caribbean, Slavic,
Baltic and Greek); they were not kept: the tables are the truth.
"""

import re
import sys

from common import TABLES, fold, tidy, write
from names_source import LATIN, dictionary, names

# Never a name by themselves, or particles of one.
NOT = set("""the of and in on at for with as is it be by or to us we he she you this that no not ii iii auch mac o a an i st de la le du des del della di da do dos das
van von der den ter ten zu al el ibn bin bint ben abu abd y e jr sr dr mr mrs ms miss sir from into over all any are was were will-be their his her our your my me so if
then than there here when where who what how why""".split())


def places():
    """Names of countries, of large cities, of the states of the US, months and days."""
    found = set("""january february march april may june july august september october november december monday tuesday wednesday thursday friday
saturday sunday easter christmas alabama alaska arizona california carolina colorado dakota delaware florida georgia hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
virginia washington wisconsin wyoming ontario alberta victoria tasmania england scotland wales europe asia africa america""".split())
    for table, wanted in (("countries.tsv", (1, 3, 4, 7)), ("cities.tsv", (1, 2))):
        for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or cells[0] == "id":
                continue
            if table == "cities.tsv" and int(cells[7] or 0) < 150_000 and "capital" not in cells[9] and cells[1] not in ("Cambridge", "Oxford", "Davos", "Princeton"):
                continue
            for n in wanted:
                found |= {fold(f) for f in cells[n].split(" | ") if f}
    return found


def table(name, about, listed, extra, words, place):
    rows = {}
    pairs = [(v, sorted(where)) for v, where in sorted(listed.items())] + [(v, []) for v in extra]
    for value, where in pairs:
        value = tidy(value)
        if value.isupper() or value.islower():
            value = re.sub(r"(^|[-'])(\w)", lambda m: m[1] + m[2].upper(), value.lower())
        key = fold(value)
        if " " in value or not LATIN.match(value) or len(key) < 2 or key in NOT or not value[0].isupper():
            continue
        row = rows.setdefault(key, {"id": key, "name": value, "score": 0})
        if len(where) > row["score"]:
            row["name"], row["score"] = value, len(where)
    for key, row in rows.items():
        if key in words or key in place:
            row["weak"] = row["name"]
            row["note"] = " and ".join(t for t, held in (("word", key in words), ("place", key in place)) if held)
    write(name, [
        ("about", about + " `id` is the folded form. `weak` holds the name again where it is also an ordinary word (in lower case in Debian's wamerican), a place or a month"),
        ("source", "the name lists of Faker 40.63.0, single-word names in Latin script; others written for annalist"),
        ("licence", "MIT (Faker, copyright Daniele Faraglia; whole notice: licences/faker.txt); CC0 (facts) for the rest"),
        ("match", "title"),
    ], ["id", "name", "weak", "note"], rows.values())
    print(sum("weak" in r for r in rows.values()), "weak")


def main(given_path, surname_path):
    given, last = names()
    words = dictionary()
    place = places()
    table("given-names", "Given names of many cultures.", given, open(given_path, encoding="utf-8").read().split(), words, place)
    table("surnames", "Surnames of many cultures.", last, open(surname_path, encoding="utf-8").read().split(), words, place)
    write("common-words", [
        ("about", "English words that are written in lower case: they tell `Training` at the start of a sentence or in a title from a name. One column: the id is the word"),
        ("source", "Debian package wamerican 2020.12.07-2 (/usr/share/dict/american-english), made from SCOWL: the entries of two or more ASCII letters, all lower case"),
        ("licence", "SCOWL, copyright 2000-2011 by Kevin Atkinson (whole notice: licences/wamerican.txt): permission to use, copy, modify, distribute and sell these word lists for any purpose is granted without fee, "
                    "provided that the copyright notice appears in all copies and that both that notice and this permission notice appear in supporting documentation; provided as is, without warranty."),
        ("match", "fold"),
    ], ["id"], [{"id": w} for w in words if len(w) > 1])


main(*sys.argv[1:3])
