"""Reads the name lists of Faker (MIT) by locale: given names and surnames in Latin script.

Used by names.py and cities.py; not run by itself. Faker 40.63.0.
"""

import importlib
import re
from pathlib import Path

import faker.providers.person as person

from common import fold, tidy

LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ \-]*$")


def _values(thing):
    if isinstance(thing, dict):
        return list(thing)
    if isinstance(thing, (list, tuple, set)):
        return [v for v in thing if isinstance(v, str)]
    return []


def names():
    """`({given: locales}, {surname: locales})`, forms as listed by Faker."""
    given, last = {}, {}
    for folder in sorted(Path(person.__file__).parent.iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder.name}").Provider
        for attribute in sorted(dir(provider)):
            if attribute.startswith("first_") and "romaniz" not in attribute or attribute == "first_romanized_names":
                target = given
            elif attribute.startswith("last_"):
                target = last
            elif attribute in ("romanized_first_names", "first_names_romanized"):
                target = given
            else:
                continue
            for value in _values(getattr(provider, attribute)):
                value = tidy(value)
                if LATIN.match(value) and len(fold(value)) > 1:
                    target.setdefault(value, set()).add(folder.name)
    return given, last


def dictionary():
    """The words that wamerican lists in lower case."""
    path = Path("/usr/share/dict/american-english")
    return {w for w in path.read_text(encoding="utf-8").split() if w.isascii() and w.isalpha() and w.islower()}
