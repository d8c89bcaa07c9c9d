//! Which country it is held in.
//!
//! Candidates: the countries that the scene names, and those that have a town of the chosen name. A well-known town
//! implies its country; a small one does not, unless the text names the country too.

use super::city::{City, describe, rows, size};
use super::gather::Gathered;
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// Which country it is held in.
pub struct HostCountry;

impl Choice for HostCountry {
    fn name(&self) -> &'static str {
        "place-country"
    }

    fn exclusive(&self) -> bool {
        true
    }

    /// As for the building.
    fn penalty(&self) -> f64 {
        2.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let cities = score(&City, cx);
        candidates(cx, best(&cities, super::CITY).as_ref())
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        if gold["format"].as_str() == Some("virtual") {
            return None;
        }
        Some(gold["country"].as_str() == Some(&c.value))
    }
}

pub(super) fn candidates<'a>(cx: &SceneCx<'a>, city: Option<&Scored<'a>>) -> Vec<Candidate<'a>> {
    let lexicon = cx.lexicon();
    let mut found = Gathered::default();
    for m in cx.mentions(Layer::Country) {
        let code = m.cell(lexicon, "id");
        found.add(cx, m, code.to_string(), code, "country.name", |f| {
            f.add_if(m.weak, "weak");
            f.add("form", if m.column == 3 { "adjective" } else { "name" });
        });
    }
    for m in cx.mentions(Layer::Subdivision) {
        let code = m.cell(lexicon, "country");
        if let Some(at) = (!m.weak).then(|| found.find(code)).flatten() {
            found.list[at].features.add_if(true, "region-named");
        }
    }
    let most = found.list.iter().map(|c| c.evidence.len()).max().unwrap_or(0);
    let named = found.list.len();
    for (n, c) in found.list.iter_mut().enumerate() {
        let f = &mut c.features;
        f.add("rivals", ["0", "1", "2", "3+"][(named - 1).min(3)]);
        f.add("order", ["1", "2", "3+"][n.min(2)]);
        f.add_if(c.evidence.len() == most, "most-named");
        f.add("times", ["1", "2", "3", "4+"][c.evidence.len().clamp(1, 4) - 1]);
    }
    let mut homes: BTreeMap<&'a str, (u64, crate::gazetteer::RowRef)> = BTreeMap::new();
    if let Some(city) = city {
        for (first, last, _) in &city.candidate.evidence {
            for row in rows(cx, *first, *last) {
                let population = lexicon.cell(row, "population").parse::<u64>().unwrap_or(0);
                let home = homes.entry(lexicon.cell(row, "country")).or_insert((population, row));
                if population > home.0 {
                    *home = (population, row);
                }
            }
        }
        let total: u64 = homes.values().map(|h| h.0).sum::<u64>().max(1);
        let (first, last, rule) = city.candidate.evidence[0];
        let m = Mention::new(first, last, Layer::City, rule);
        let known = !homes.is_empty();
        for (code, (population, row)) in &homes {
            let named = found.find(code).is_some();
            let share = if population * 10 >= total * 8 {
                "main"
            } else if population * 10 >= total * 3 {
                "half"
            } else {
                "minor"
            };
            let mut features = Features::new();
            features.add("town-share", share);
            describe(cx, *row, &mut features);
            features.add(if named { "town-named-share" } else { "town-unnamed-share" }, share);
            features.add(
                if named { "town-named-size" } else { "town-unnamed-size" },
                size(lexicon.cell(*row, "population")),
            );
            let at = match found.find(code) {
                Some(at) => at,
                None => found.add(cx, &m, code.to_string(), code, "country.of-town", |f| f.add_if(true, "not-named")),
            };
            found.list[at].features.merge(&features);
        }
        for c in &mut found.list {
            let home = homes.contains_key(c.value.as_str());
            c.features.add(
                "town",
                if home {
                    "here"
                } else if known {
                    "elsewhere"
                } else {
                    "unknown"
                },
            );
            let beside = c
                .evidence
                .iter()
                .any(|(a, _, _)| city.candidate.evidence.iter().any(|(_, l, _)| *a > *l && *a - *l <= 6));
            c.features.add_if(beside, "beside-town");
        }
    } else {
        for c in &mut found.list {
            c.features.add("town", "none");
        }
    }
    for c in &mut found.list {
        let inside = c.evidence.iter().any(|(a, b, _)| super::setting::inside(cx, Layer::Organisation, *a, *b));
        c.features.add_if(inside, "in-body-name");
    }
    found.list
}
