"""What the table makers share: tidy cells, write a table in normal form, check one.

Not run by itself, but `python3 gazetteers/make/common.py FILE...` checks tables.
The tables are the source of truth: they are edited by hand after they were made, so
compare before you overwrite one.
"""

import sys
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parent.parent


def tidy(cell):
    """NFC, straight spaces, no doubled or outer ones."""
    text = unicodedata.normalize("NFC", str(cell)).replace("’", "'")
    return " ".join(text.split())


def forms(values):
    """Joins forms into one cell, each once, in the order given."""
    return " | ".join(dict.fromkeys(t for t in map(tidy, values) if t))


def fold(text):
    """Lower case without accents; a hyphen is a space: how the loader compares."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'").replace("‘", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    for a, b in (("ł", "l"), ("đ", "d"), ("ø", "o"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"),
                 ("ı", "i"), ("ð", "d"), ("þ", "th"), ("ħ", "h"), ("ə", "e"), ("-", " ")):
        text = text.replace(a, b)
    return " ".join(text.split())


def write(name, header, columns, rows):
    """Writes gazetteers/NAME.tsv. `rows` are dicts; `header` holds pairs."""
    lines = {}
    for row in rows:
        cells = [tidy(row.get(c, "")) for c in columns]
        if cells[0] in lines:
            raise SystemExit(f"{name}: two rows of id {cells[0]}")
        lines[cells[0]] = "\t".join(cells)
    out = [f"# {k}: {tidy(v)}" for k, v in header] + ["\t".join(columns)]
    out += [lines[k] for k in sorted(lines, key=lambda k: k.encode())]
    (TABLES / f"{name}.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")
    check(TABLES / f"{name}.tsv")


def check(path):
    """Exits with file:line where a table is not in normal form."""
    text = Path(path).read_text(encoding="utf-8")
    columns, last, seen, rows = None, b"", set(), 0
    if not text.endswith("\n") or "\r" in text:
        raise SystemExit(f"{path}: line ends")
    keys = set()
    for n, line in enumerate(text[:-1].split("\n"), 1):
        def bad(why):
            raise SystemExit(f"{path}:{n}: {why}: {line!r}")
        if columns is None and line.startswith("# "):
            keys.add(line[2:].split(":")[0])
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            if not {"about", "source", "licence"} <= keys:
                bad("header lacks a key")
            continue
        if len(cells) != len(columns):
            bad("number of columns")
        for cell in cells:
            if cell != tidy(cell):
                bad("untidy cell")
            parts = cell.split(" | ")
            if len(parts) > 1 and len(set(parts)) < len(parts) or (cell and "" in parts) or cell.startswith("|") or cell.endswith("|"):
                bad("forms")
        if not cells[0] or cells[0].startswith("-") or cells[0].encode() <= last:
            bad("order or id")
        last = cells[0].encode()
        if line in seen:
            bad("twice")
        seen.add(line)
        rows += 1
    print(f"{path}: {rows} rows of {len(columns)} columns, in normal form")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        check(each)
