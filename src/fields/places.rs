//! Where the event takes place: city, venue, country.
//!
//! Three choices, each among the candidates of a scene: the towns it names (of the gazetteer, or a name after "in"), the
//! buildings and bodies it may be held at, and, where no town tells it, the countries. Names alike are one candidate.

use super::Draft;
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::eval::agree;
use crate::gazetteer::RowRef;
use crate::record::{Basis, Format, Place, Support};
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::context::{self, surroundings};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// How likely a candidate must be to be taken.
const CITY: f64 = 0.4;
const VENUE: f64 = 0.4;
const COUNTRY: f64 = 0.45;

/// Which town it is held in.
pub struct City;
/// Which building or body it is held at.
pub struct Venue;
/// Which country it is held in, where no town tells it.
pub struct HostCountry;

impl Choice for City {
    fn name(&self) -> &'static str {
        "place-city"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut found = Gathered::default();
        for m in cx.mentions(Layer::City) {
            if m.weak && !has_company(cx, m) {
                continue;
            }
            let row = m.row.map(|r| (r, m));
            found.add(cx, m, if m.weak { "city.weak-with-company" } else { "city.gazetteer" }, |f| {
                f.add("size", size(m.cell(cx.lexicon(), "population")));
                f.add_if(m.weak, "weak");
                let _ = row;
            });
        }
        for layer in [Layer::Name, Layer::Venue] {
            for m in cx.mentions(layer) {
                if m.width() <= 4 && after_preposition(cx, m, &["in", "near", "at"]) || field_is(cx, m, &["city", "venue", "where"]) {
                    found.add(cx, m, "city.name-after-in", |f| f.add_if(true, "unknown-town"));
                }
            }
        }
        found.candidates(cx)
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold["city"].as_str().is_some_and(|city| agree("city", &[&c.value], &[city])))
    }
}

impl Choice for Venue {
    fn name(&self) -> &'static str {
        "place-venue"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut found = Gathered::default();
        for layer in [Layer::Venue, Layer::Organisation, Layer::Name] {
            for m in cx.mentions(layer) {
                let rule = match layer {
                    Layer::Venue => "venue.building",
                    Layer::Organisation => "venue.body",
                    _ => "venue.name",
                };
                found.add(cx, m, rule, |f| {
                    f.add("layer", rule);
                    f.add("name-rule", m.rule);
                });
            }
        }
        for (first, last) in field_values(cx, &["venue", "where"]) {
            let m = Mention::new(first, last, Layer::Venue, "venue.field");
            found.add(cx, &m, "venue.field", |f| {
                f.add("layer", "venue.field");
                let width = last - first;
                f.add("width", if width < 4 { "short" } else if width < 9 { "medium" } else { "long" });
            });
        }
        found.candidates(cx)
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        let Some(venue) = gold["venue"].as_str() else { return Some(false) };
        let mut forms = vec![venue];
        forms.extend(gold["venue_aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
        Some(agree("venue", &[&c.value], &forms))
    }
}

impl Choice for HostCountry {
    fn name(&self) -> &'static str {
        "place-country"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut found = Gathered::default();
        for m in cx.mentions(Layer::Country) {
            let code = m.cell(cx.lexicon(), "id");
            found.add_as(cx, m, code.to_string(), "country.name", |f| {
                f.add_if(m.weak, "weak");
                f.add("form", if m.column == 3 { "adjective" } else { "name" });
            });
        }
        let distinct = found.list.len();
        let mut out = found.candidates(cx);
        for c in &mut out {
            c.features.add_if(distinct == 1, "only-country");
        }
        out
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        gold["format"].as_str().filter(|f| *f != "virtual")?;
        Some(gold["country"].as_str() == Some(&c.value))
    }
}

/// Candidates under construction, one a name.
#[derive(Default)]
struct Gathered<'a> {
    list: Vec<Candidate<'a>>,
    by_name: BTreeMap<String, usize>,
}

impl<'a> Gathered<'a> {
    fn add(&mut self, cx: &SceneCx<'a>, m: &Mention, rule: &'static str, more: impl FnOnce(&mut Features<'a>)) {
        let words = cx.page().words(m.first as usize, m.last as usize);
        let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.add_as(cx, m, value, rule, more);
    }

    fn add_as(&mut self, cx: &SceneCx<'a>, m: &Mention, value: String, rule: &'static str, more: impl FnOnce(&mut Features<'a>)) {
        let key = value.to_lowercase();
        let at = *self.by_name.entry(key).or_insert_with(|| {
            self.list.push(Candidate { value, data: m.first as usize, evidence: Vec::new(), features: Features::new() });
            self.list.len() - 1
        });
        let candidate = &mut self.list[at];
        candidate.evidence.push((m.first as usize, m.last as usize, rule));
        let mut features = Features::new();
        mention_features(cx, m, &mut features);
        more(&mut features);
        candidate.features.merge(&features);
    }

    fn candidates(mut self, _cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        for c in &mut self.list {
            c.features.add("times", ["1", "2", "3+"][c.evidence.len().clamp(1, 3) - 1]);
        }
        self.list
    }
}

fn mention_features<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    let (first, last) = (m.first as usize, m.last as usize);
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    surroundings(cx, first, last, out);
    let inside = mentions.covering(Layer::Organisation, first).is_some_and(|o| o.width() > m.width());
    out.add_if(inside, "inside-organisation");
    out.add_if(mentions.covering(Layer::Person, first).is_some(), "inside-person");
    out.add_if(mentions.covering(Layer::Venue, first).is_some_and(|o| o.width() > m.width()), "inside-venue");
    let comma = page.tokens.get(last + 1).is_some_and(|t| matches!(t.mark, ',' | '('));
    out.add_if(comma && mentions.starting(Layer::Country, last + 2).is_some(), "before-country");
    out.add_if(comma && mentions.starting(Layer::City, last + 2).is_some(), "before-city");
    out.add_if(comma && mentions.starting(Layer::Subdivision, last + 2).is_some(), "before-region");
    if first >= 2 {
        let joined = matches!(page.tokens[first - 1].mark, ',' | '(') || matches!(page.word(first - 1), "in" | "at" | "near");
        out.add_if(joined && mentions.ending(Layer::Venue, first - 2).is_some(), "after-venue");
        out.add_if(joined && mentions.ending(Layer::Organisation, first - 2).is_some(), "after-organisation");
        out.add_if(joined && mentions.ending(Layer::City, first - 2).is_some(), "after-city");
    }
    out.add_if(is_dateline(cx, m), "dateline");
    let (start, end) = context::sentence_of(cx, m);
    out.add_if(mentions.within(Layer::EventNoun, start, end).any(|n| !n.weak), "with-event-noun");
    out.add_if(cx.doc.dates.in_tokens(start, end), "with-date");
    out.add_if(mentions.within(Layer::Position, start, first).any(|p| p.last as usize + 3 >= first), "after-position");
    for cue in mentions.within(Layer::RoleCue, start, end) {
        out.add("cue", cue.cell(cx.lexicon(), "side"));
    }
    for cue in mentions.within(Layer::Other, start, end) {
        if cx.lexicon().table_name(cue.row.map_or(crate::gazetteer::TableId(255), |r| r.table)) == "place-cues" {
            let before = cue.last < m.first;
            out.add(if before { "place-cue-before" } else { "place-cue-after" }, cue.cell(cx.lexicon(), "id"));
        }
    }
}

/// "NAIROBI, 12 March –", "Lusaka: ", at the head of a line of prose.
fn is_dateline(cx: &SceneCx<'_>, m: &Mention) -> bool {
    let page = cx.page();
    let line = &page.lines[page.tokens[m.first as usize].line as usize];
    let head = (line.first..m.first).all(|t| page.tokens[t as usize].mark != '\0');
    head && (m.last as usize + 1..(m.last as usize + 14).min(line.end as usize))
        .any(|t| matches!(page.tokens[t].mark, '–' | '—' | ':') || page.tokens[t].mark == '-' && page.tokens[t].gap != crate::annotate::tokens::Gap::Joined)
}

fn size(population: &str) -> &'static str {
    match population.parse::<u64>().unwrap_or(0) {
        0..=50_000 => "small",
        50_001..=300_000 => "town",
        300_001..=2_000_000 => "city",
        _ => "metropolis",
    }
}

/// Whether a weak name of a town has company: a country or region behind it, a preposition before it, a field, a dateline.
fn has_company(cx: &SceneCx<'_>, m: &Mention) -> bool {
    let mentions = &cx.doc.mentions;
    let next = m.last as usize + 2;
    let named = [Layer::Country, Layer::Subdivision].iter().any(|l| mentions.starting(*l, next).is_some());
    named || after_preposition(cx, m, &["in", "near", "at", "to", "from"]) || field_is(cx, m, &["city", "venue", "where"]) || is_dateline(cx, m)
}

fn after_preposition(cx: &SceneCx<'_>, m: &Mention, prepositions: &[&str]) -> bool {
    let Some(before) = (m.first as usize).checked_sub(1) else { return false };
    prepositions.contains(&cx.lexicon().text_of(cx.page().tokens[before].word))
}

fn field_is(cx: &SceneCx<'_>, m: &Mention, fields: &[&str]) -> bool {
    cx.doc.layout.field_at(cx.lexicon(), m.first as usize).is_some_and(|f| fields.contains(&f))
}

/// The values of fields of these names in the scene, as token ranges `first..=last`, cut before a date or a map link.
fn field_values(cx: &SceneCx<'_>, names: &[&str]) -> Vec<(usize, usize)> {
    let page = cx.page();
    let mut out = Vec::new();
    for field in &cx.doc.layout.fields {
        if !cx.scene.has(field.first as usize) || !names.contains(&field.label.cell(cx.lexicon(), "id")) {
            continue;
        }
        let (first, mut end) = (field.first as usize, field.end as usize);
        if let Some(stop) = (first..end).find(|t| page.tokens[*t].kind == crate::annotate::tokens::TokenKind::Url) {
            end = stop;
        }
        if field.below {
            let line = page.tokens[first].line;
            end = (first..end).find(|t| page.tokens[*t].line != line).unwrap_or(end);
        }
        let stop = |t: usize| {
            let next = page.tokens.get(t + 1);
            page.tokens[t].mark == '.' && next.is_none_or(|n| n.capital || n.line != page.tokens[t].line) || page.tokens[t].mark == ';' || page.tokens[t].mark == '|'
        };
        let sentence = (first..end).find(|t| stop(*t)).unwrap_or(end);
        if sentence > first {
            out.push((first, sentence - 1));
        }
        // The same without what stands behind the first comma or bracket.
        let cut = (first..sentence).find(|t| matches!(page.tokens[*t].mark, ',' | '(')).unwrap_or(sentence);
        if cut > first && cut < sentence {
            out.push((first, cut - 1));
        }
    }
    out
}

/// Fills `where` (after `format`: a purely virtual event has no place).
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let format = draft.record.format.as_ref().map(|f| f.value);
    let cities = score(&City, cx);
    let venues = score(&Venue, cx);
    let countries = score(&HostCountry, cx);
    let city = best(&cities, CITY);
    let venue = best(&venues, VENUE);
    draft.note(cx, "place-city", CITY, &cities, |s| city.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value));
    draft.note(cx, "place-venue", VENUE, &venues, |s| venue.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value));
    if format == Some(Format::Virtual) {
        return;
    }
    let row = city.as_ref().and_then(|c| city_row(cx, c));
    let stated = best(&countries, COUNTRY);
    draft.note(cx, "place-country", COUNTRY, &countries, |s| stated.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value));
    let implied = row.map(|r| cx.lexicon().cell(r, "country").to_string()).filter(|c| !c.is_empty());
    let country = implied.clone().or_else(|| stated.as_ref().map(|c| c.candidate.value.clone()));
    if city.is_none() && venue.is_none() && country.is_none() {
        return;
    }
    let mut words = Vec::new();
    for s in [&venue, &city].into_iter().flatten() {
        words.extend(s.candidate.evidence.iter().take(1));
    }
    if implied.is_none() {
        words.extend(stated.iter().flat_map(|s| s.candidate.evidence.iter().take(1)));
    }
    let p = [&city, &venue].into_iter().flatten().map(|s| s.p).chain(stated.as_ref().filter(|_| city.is_none()).map(|s| s.p)).fold(1.0, f64::min);
    let basis = if city.is_none() && venue.is_none() { Basis::Inferred } else { Basis::Stated };
    let evidence = draft.evidence(cx, &words);
    draft.record.places.push(Place {
        venue: venue.map(|v| v.candidate.value),
        city: city.map(|c| c.candidate.value),
        region: None,
        country,
        support: Support::new(basis, evidence, p),
    });
}

/// The gazetteer row that a town's name means: one in a country that the scene names, else the most populous.
fn city_row(cx: &SceneCx<'_>, city: &Scored<'_>) -> Option<RowRef> {
    let lexicon = cx.lexicon();
    let named: Vec<&str> = cx.mentions(Layer::Country).iter().map(|m| m.cell(lexicon, "id")).collect();
    let (first, last, _) = *city.candidate.evidence.first()?;
    cx.doc
        .mentions
        .within(Layer::City, first, first + 1)
        .filter(|m| m.last as usize == last)
        .filter_map(|m| m.row)
        .max_by_key(|r| {
            let population = lexicon.cell(*r, "population").parse::<u64>().unwrap_or(0);
            (named.contains(&lexicon.cell(*r, "country")), population, std::cmp::Reverse(*r))
        })
}
