#!/usr/bin/env python3
"""Fails if a figure of SET lies below its floor: floors.py SET FIGURES.json (as `annalist eval --json` prints them)."""
import json
import sys
from pathlib import Path

name, path = sys.argv[1:]
figures = json.loads(Path(path).read_text(encoding="utf-8"))
bad = 0
for line in Path(__file__).with_name("floor.tsv").read_text(encoding="utf-8").splitlines():
    if not line or line.startswith("#"):
        continue
    of, figure, floor = line.split("\t")
    if of != name:
        continue
    value = figures[figure]
    value = value["f1"] if isinstance(value, dict) else value
    if value < float(floor):
        print(f"error: {name}: {figure} is {value}, below its floor {floor}; help: "
              f"`annalist eval --errors --field {figure}` lists what is wrong; a floor is only ever raised", file=sys.stderr)
        bad += 1
sys.exit(1 if bad else 0)
