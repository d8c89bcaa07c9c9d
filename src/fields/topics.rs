//! What the event is about, in the ids of the topic vocabulary.
//!
//! A candidate is a topic with a trigger in the scene. What speaks for it: how telling its triggers are (their weight
//! in the gazetteer), in which zones they stand (headline, the words after "workshop on", opening …), and how it
//! compares with the other topics of the scene. A parent gives way to its child.

mod sums;
mod zones;

use super::Draft;
use crate::annotate::mention::Mention;
use crate::choose::Features;
use crate::gazetteer::{Lexicon, RowRef, TableId};
use crate::record::{Support, Topic};
use crate::relate::choice::{Candidate, Choice, Scored, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;
use sums::{Sum, sums};
use zones::{BODY_NAME, OBJECT, OPENING, TEXT, TITLE, ZONES};

/// How likely the likeliest topic must be: most events have one.
const FIRST: f64 = 0.15;
/// How likely the second.
const SECOND: f64 = 0.5;
/// How likely any further one.
const FURTHER: f64 = 0.5;
/// At most this many topics are given.
const MOST: usize = 3;
/// What the ranks of the topics of a scene are called.
const RANKS: [&str; 5] = ["1", "2", "3", "4", "later"];
/// From this weight on a trigger alone tells the topic.
const TELLING: f64 = 0.9;
/// So many tokens to a trigger make a text dense with a topic.
const DENSE: f64 = 60.0;

/// Whether a topic is one of the event's.
pub struct Topics;

impl Choice for Topics {
    fn name(&self) -> &'static str {
        "topic"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let sums = sums(cx);
        let totals: BTreeMap<&str, f64> = sums.iter().map(|(id, s)| (*id, s.total())).collect();
        let family = Family::new(cx.lexicon(), &totals);
        let mut ranked: Vec<f64> = totals.values().copied().collect();
        ranked.sort_by(|a, b| b.total_cmp(a));
        let mut most = [0.0f64; ZONES.len()];
        for sum in sums.values() {
            for (m, z) in most.iter_mut().zip(&sum.zones) {
                *m = m.max(*z);
            }
        }
        let length = cx.scene.end - cx.scene.first;
        let mut out = Vec::new();
        for (id, sum) in &sums {
            let total = totals[id];
            let mut f = Features::new();
            of_zones(sum, &most, &mut f);
            let rank = ranked.iter().position(|t| *t <= total).unwrap_or(4);
            f.add("rank", RANKS[rank.min(4)]);
            f.add_value("share", "", (total / ranked[0].max(1e-6)) as f32);
            f.add_value("total", "", total.min(12.0).sqrt() as f32);
            f.add_value("best", "", sum.best as f32);
            f.add_value("distinct", "", (sum.distinct.min(8) as f32).sqrt());
            f.add_value("times", "", (1.0 + sum.triggers.len() as f32).ln());
            f.add_value("density", "", (sum.triggers.len() as f64 * DENSE / length.max(1) as f64).min(1.0) as f32);
            f.add_if(sum.zones[TITLE] == 0.0, "not-in-title");
            if sum.zones[TITLE] == 0.0 {
                f.add("rank-not-in-title", RANKS[rank.min(4)]);
            }
            family.compare(id, total, &mut f);
            family.rivals(id, total, &mut f);
            of_words(cx, sum, &mut f);
            // Held nearer to nought than the rest: what one topic is like should not be learnt from a handful of texts.
            f.add_value("topic", *id, 0.45);
            let evidence =
                sum.triggers.iter().take(6).map(|m| (m.first as usize, m.last as usize, "topic.trigger")).collect();
            out.push(Candidate { value: id.to_string(), data: 0, evidence, features: f });
        }
        out
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold["topics"].as_array()?.iter().any(|t| t.as_str() == Some(&c.value)))
    }
}

/// How much of a topic stands in each zone, also against the topic that has most there.
fn of_zones<'a>(sum: &Sum<'_>, most: &[f64; ZONES.len()], f: &mut Features<'a>) {
    for (n, zone) in ZONES.iter().enumerate() {
        let value = sum.zones[n];
        if value <= 0.0 {
            continue;
        }
        f.add_value("zone", zone.name, value.min(3.0).sqrt() as f32);
        if matches!(n, TITLE | OBJECT | OPENING | TEXT | BODY_NAME) {
            f.add_value(zone.share, "", (value / most[n]) as f32);
        }
    }
}

/// What the triggers themselves are like: which ones, how many that tell the topic alone, whether any is a plain word (not
/// part of some name), where the first one stands and over how many sentences they are spread.
fn of_words<'a>(cx: &SceneCx<'a>, sum: &Sum<'a>, f: &mut Features<'a>) {
    let page = cx.page();
    let (lexicon, mut telling, mut phrases, mut plain) = (cx.lexicon(), Vec::new(), Vec::new(), None::<f64>);
    let (mut known, mut sentences): (Vec<&str>, Vec<u32>) = (Vec::new(), Vec::new());
    for m in &sum.triggers {
        let id = m.cell(lexicon, "id");
        let weight: f64 = m.cell(lexicon, "weight").parse().unwrap_or(0.3);
        if !known.contains(&id) {
            f.add_value("trigger", id, 0.4);
            known.push(id);
        }
        if weight >= TELLING && !telling.contains(&id) {
            telling.push(id);
        }
        if m.width() > 1 && !phrases.contains(&id) {
            phrases.push(id);
        }
        let token = &page.tokens[m.first as usize];
        if !token.capital {
            plain = Some(plain.unwrap_or(0.0).max(weight));
        }
        if sentences.last() != Some(&token.sentence) {
            sentences.push(token.sentence);
        }
    }
    f.add_if(telling.is_empty(), "none-telling");
    f.add_value("telling", "", (telling.len().min(5) as f32).sqrt());
    f.add_value("phrases", "", (phrases.len().min(4) as f32).sqrt());
    f.add_if(plain.is_none(), "only-capitals");
    f.add_value("plain", "", plain.unwrap_or(0.0) as f32);
    f.add_if(sentences.len() == 1, "one-sentence");
    let length = (cx.scene.end - cx.scene.first).max(1) as f32;
    let from = |m: &&Mention| (m.first as usize).saturating_sub(cx.scene.first) as f32 / length;
    let first = sum.triggers.first().map_or(1.0, from).min(1.0);
    f.add_value("from", "", first);
    f.add_if(first > 0.66, "from-end");
}

/// The totals of a topic's broader, narrower and sister topics.
struct Family<'a> {
    broader: BTreeMap<&'a str, &'a str>,
    totals: &'a BTreeMap<&'a str, f64>,
    /// For each broader topic, the two largest totals of its narrower ones.
    children: BTreeMap<&'a str, [f64; 2]>,
}

impl<'a> Family<'a> {
    fn new(lexicon: &'a Lexicon, totals: &'a BTreeMap<&'a str, f64>) -> Family<'a> {
        let mut family = Family { broader: BTreeMap::new(), totals, children: BTreeMap::new() };
        for (id, total) in totals {
            let parent = broader(lexicon, id);
            family.broader.insert(id, parent);
            let two = family.children.entry(parent).or_default();
            if *total > two[0] {
                *two = [*total, two[0]];
            } else {
                two[1] = two[1].max(*total);
            }
        }
        family
    }

    fn compare(&self, id: &str, total: f64, f: &mut Features<'_>) {
        let relative = |other: f64| (other / total.max(1e-6)).min(2.0) as f32;
        let parent = self.broader.get(id).copied().unwrap_or("");
        f.add_if(parent.is_empty(), "is-broadest");
        if let Some([best, _]) = self.children.get(id) {
            f.add_value("narrower", "", relative(*best));
        }
        if let Some(above) = self.totals.get(parent) {
            f.add_value("broader", "", relative(*above));
        }
        let [best, second] = self.children.get(parent).copied().unwrap_or_default();
        f.add_value("sister", "", relative(if total < best { best } else { second }));
    }

    /// How a topic compares with the strongest topics that are neither broader nor narrower, and with all together.
    fn rivals(&self, id: &str, total: f64, f: &mut Features<'_>) {
        let parent = self.broader.get(id).copied().unwrap_or("");
        let (mut best, mut second, mut all) = (0.0f64, 0.0f64, 0.0f64);
        for (other, t) in self.totals {
            all += t;
            if *other == id || *other == parent || self.broader.get(other).copied() == Some(id) {
                continue;
            }
            if *t > best {
                (best, second) = (*t, best);
            } else {
                second = second.max(*t);
            }
        }
        let margin = |other: f64| ((total + 0.1) / (other + 0.1)).ln().min(2.0) as f32;
        f.add_value("margin", "", margin(best));
        f.add_value("margin-second", "", margin(second));
        f.add_value("log-total", "", (total + 0.05).ln() as f32);
        f.add_value("log-share", "", ((total + 0.05) / (all + 0.5)).ln() as f32);
        f.add_value("candidates", "", (1.0 + self.totals.len() as f32).ln());
    }
}

fn broader<'l>(lexicon: &'l Lexicon, id: &str) -> &'l str {
    row_of(lexicon, id).map_or("", |r| lexicon.cell(r, "broader"))
}

fn row_of(lexicon: &Lexicon, id: &str) -> Option<RowRef> {
    let table: TableId = lexicon.table("topics")?;
    // The table is sorted by id.
    let (mut low, mut high) = (0, lexicon.rows(table));
    while low < high {
        let mid = (low + high) / 2;
        match lexicon.cell(RowRef { table, row: mid }, "id").cmp(id) {
            std::cmp::Ordering::Equal => return Some(RowRef { table, row: mid }),
            std::cmp::Ordering::Less => low = mid + 1,
            std::cmp::Ordering::Greater => high = mid,
        }
    }
    None
}

/// Fills `topics`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let mut scored = score(&Topics, cx);
    scored.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.candidate.value.cmp(&b.candidate.value)));
    let mut taken: Vec<&Scored<'_>> = Vec::new();
    for s in &scored {
        let needed = [FIRST, SECOND, FURTHER][taken.len().min(2)];
        if s.p <= needed || taken.len() == MOST {
            break;
        }
        let (lexicon, id) = (cx.lexicon(), s.candidate.value.as_str());
        let related =
            |t: &&Scored<'_>| broader(lexicon, &t.candidate.value) == id || broader(lexicon, id) == t.candidate.value;
        if !taken.iter().any(|t| related(t)) {
            taken.push(s);
        }
    }
    draft.note(cx, "topic", SECOND, &scored, |s| taken.iter().any(|t| t.candidate.value == s.candidate.value));
    let total: f64 = taken.iter().map(|s| s.p).sum();
    for s in &taken {
        let label = row_of(cx.lexicon(), &s.candidate.value).map_or("", |r| cx.lexicon().cell(r, "name"));
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        draft.record.topics.push(Topic {
            id: s.candidate.value.clone(),
            label: label.to_string(),
            weight: (s.p / total * 1000.0).round() / 1000.0,
            support: Support::inferred(evidence, s.p),
        });
    }
}
