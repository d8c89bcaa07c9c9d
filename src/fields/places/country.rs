//! Which country it is held in.
//!
//! Candidates: the countries that the scene names, and those that have a town of the chosen name. A well-known town
//! implies its country; a small one does not, unless the text names the country too.

use super::city::{City, best_row, describe, named_countries, rows, size};
use super::gather::Gathered;
use super::setting;
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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
        candidates(cx, best(&cities, DOUBTFUL).as_ref())
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        if gold["format"].as_str() == Some("virtual") {
            return None;
        }
        Some(gold["country"].as_str() == Some(&c.value))
    }
}

/// How likely the likeliest town must be to tell of a country even if it is not taken.
pub(super) const DOUBTFUL: f64 = 0.12;

/// What the text holds of a country besides its name.
#[derive(Default)]
struct Held {
    regions: BTreeSet<u32>,
    /// How plainly the event is said to be in one of the regions (see `setting::grade`).
    grade: usize,
    towns: BTreeSet<u32>,
}

/// The regions and known towns of each country that the scene names.
fn holdings<'a>(cx: &SceneCx<'a>) -> BTreeMap<&'a str, (Held, Option<Mention>)> {
    let lexicon = cx.lexicon();
    let mut out: BTreeMap<&'a str, (Held, Option<Mention>)> = BTreeMap::new();
    for m in cx.mentions(Layer::Subdivision).iter().filter(|m| !m.weak) {
        let (held, at) = out.entry(m.cell(lexicon, "country")).or_default();
        held.regions.extend(m.row.map(|r| r.row));
        let how = setting::setting(cx, m.first as usize, m.last as usize);
        held.grade = held.grade.max(setting::grade(cx, m, how));
        at.get_or_insert(**m);
    }
    let countries = named_countries(cx);
    for m in cx.mentions(Layer::City).iter().filter(|m| !m.weak) {
        let (first, last) = (m.first as usize, m.last as usize);
        let Some(row) = best_row(cx, &rows(cx, first, last), &countries) else { continue };
        out.entry(lexicon.cell(row, "country")).or_default().0.towns.insert(row.row);
    }
    out
}

/// The countries that the scene may be in, given the likeliest town.
pub(super) fn candidates<'a>(cx: &SceneCx<'a>, likeliest: Option<&Scored<'a>>) -> Vec<Candidate<'a>> {
    let lexicon = cx.lexicon();
    let city = likeliest.filter(|c| c.p > super::CITY);
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
    let held = holdings(cx);
    for (code, (_, region)) in &held {
        if let Some(region) = region.as_ref().filter(|_| found.find(code).is_none()) {
            found.add(cx, region, code.to_string(), code, "country.of-region", |f| f.add_if(true, "only-region"));
        }
    }
    for (n, c) in found.list.iter_mut().enumerate() {
        let f = &mut c.features;
        f.add("rivals", ["0", "1", "2", "3+"][named.saturating_sub(1).min(3)]);
        f.add("order", ["1", "2", "3+"][n.min(2)]);
        f.add_if(c.evidence.len() == most, "most-named");
        f.add("times", ["1", "2", "3", "4+"][c.evidence.len().clamp(1, 4) - 1]);
    }
    if city.is_none()
        && let Some(town) = likeliest
    {
        doubtful(cx, town, &mut found);
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
    support(&mut found.list, &held);
    for c in &mut found.list {
        let inside = c.evidence.iter().any(|(a, b, _)| setting::inside(cx, Layer::Organisation, *a, *b));
        c.features.add_if(inside, "in-body-name");
    }
    found.list
}

/// Adds to the country of a town that is not likely enough to be taken how likely it is.
fn doubtful<'a>(cx: &SceneCx<'a>, town: &Scored<'a>, found: &mut Gathered<'a>) {
    let lexicon = cx.lexicon();
    let countries = named_countries(cx);
    let (first, last, rule) = town.candidate.evidence[0];
    let Some(row) = best_row(cx, &rows(cx, first, last), &countries) else { return };
    let code = lexicon.cell(row, "country");
    let at = match found.find(code) {
        Some(at) => at,
        None => {
            let m = Mention::new(first, last, Layer::City, rule);
            found.add(cx, &m, code.to_string(), code, "country.of-town", |f| f.add_if(true, "not-named"))
        }
    };
    let f = &mut found.list[at].features;
    f.add("doubtful-town", if town.p > 0.25 { "likely" } else { "faint" });
    f.add("doubtful-size", size(lexicon.cell(row, "population")));
}

/// Adds how many regions and towns of each country the text names, and what share it has of all that speaks for one.
fn support(list: &mut [Candidate<'_>], held: &BTreeMap<&str, (Held, Option<Mention>)>) {
    let of = |c: &Candidate<'_>| {
        let (regions, towns) = held.get(c.value.as_str()).map_or((0, 0), |(h, _)| (h.regions.len(), h.towns.len()));
        let named = if c.features.has("form") { c.evidence.len().min(4) } else { 0 };
        (regions, towns, 2 * named + regions.min(4) + towns.min(4))
    };
    let all: Vec<_> = list.iter().map(of).collect();
    let total = all.iter().map(|a| a.2).sum::<usize>().max(1);
    for (c, (regions, towns, mine)) in list.iter_mut().zip(all) {
        if let Some((held, _)) = held.get(c.value.as_str()).filter(|_| regions > 0) {
            c.features.add("region-grade", ["0", "1", "2", "3", "4"][held.grade.min(4)]);
        }
        c.features.add("regions", ["0", "1", "2+"][regions.min(2)]);
        c.features.add("towns", ["0", "1", "2", "3+"][towns.min(3)]);
        let share = match mine * 10 / total {
            10 => "all",
            7..10 => "most",
            4..7 => "half",
            2..4 => "some",
            _ => "little",
        };
        c.features.add("support", share);
        if c.features.iter().any(|f| f.kind == "town" && matches!(f.arg, "none" | "unknown")) {
            c.features.add("support-no-town", share);
        }
    }
}
