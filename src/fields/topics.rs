//! What the event is about, in the ids of the topic vocabulary.
//!
//! A candidate is a topic with a trigger in the scene. What speaks for it: how telling its triggers are (their weight
//! in the gazetteer), where they stand (title, opening, quoted name), how many there are, and how it compares with
//! the other topics of the scene. A parent gives way to its child.

use super::Draft;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::gazetteer::{Lexicon, RowRef, TableId};
use crate::record::{Support, Topic};
use crate::relate::choice::{Candidate, Choice, Scored, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// How likely a topic must be to be taken.
const THRESHOLD: f64 = 0.35;
/// At most this many topics are given.
const MOST: usize = 3;

/// Whether a topic is one of the event's.
pub struct Topics;

/// What the triggers of one topic come to.
#[derive(Default)]
struct Sum<'a> {
    triggers: Vec<&'a Mention>,
    /// Of distinct triggers: the telling weight, more for one in the title or the opening.
    score: f64,
    best: f64,
    title: f64,
    opening: f64,
    distinct: BTreeMap<RowRef, usize>,
}

impl Choice for Topics {
    fn name(&self) -> &'static str {
        "topic"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let sums = sums(cx);
        let top = sums.values().map(|s| s.score).fold(0.0, f64::max).max(1e-6);
        let mut ranked: Vec<f64> = sums.values().map(|s| s.score).collect();
        ranked.sort_by(|a, b| b.total_cmp(a));
        let mut out = Vec::new();
        for (id, sum) in &sums {
            let mut f = Features::new();
            let rank = ranked.iter().position(|s| *s <= sum.score).unwrap_or(9);
            f.add("rank", ["1", "2", "3", "4", "5", "later"][rank.min(5)]);
            f.add_value("share", "", (sum.score / top) as f32);
            f.add_value("score", "", (sum.score.min(6.0) / 2.0) as f32);
            f.add_value("best", "", sum.best as f32);
            f.add_value("title", "", sum.title.min(1.5) as f32);
            f.add_value("opening", "", sum.opening.min(2.0) as f32);
            f.add("triggers", ["1", "2", "3", "4+"][sum.distinct.len().clamp(1, 4) - 1]);
            f.add("times", ["1", "2", "3", "4", "5+"][sum.triggers.len().clamp(1, 5) - 1]);
            f.add_if(sum.title == 0.0, "not-in-title");
            let child = sums.iter().any(|(c, s)| broader(cx.lexicon(), c) == *id && s.score > 0.5 * sum.score);
            f.add_if(child, "child-present");
            let parent = broader(cx.lexicon(), id);
            f.add_if(parent.is_empty(), "is-parent");
            f.add_if(!parent.is_empty() && sums.contains_key(parent), "parent-present");
            let sibling = sums.iter().any(|(c, s)| c != id && broader(cx.lexicon(), c) == parent && s.score > sum.score);
            f.add_if(sibling, "stronger-sibling");
            f.add("topic", id);
            let evidence = sum.triggers.iter().take(6).map(|m| (m.first as usize, m.last as usize, "topic.trigger")).collect();
            out.push(Candidate { value: id.to_string(), data: 0, evidence, features: f });
        }
        out
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold["topics"].as_array()?.iter().any(|t| t.as_str() == Some(&c.value)))
    }
}

/// The topics of a scene by id.
fn sums<'a>(cx: &SceneCx<'a>) -> BTreeMap<&'a str, Sum<'a>> {
    let mut sums: BTreeMap<&str, Sum<'_>> = BTreeMap::new();
    let opening = cx.scene.first + 120;
    let page = cx.page();
    let heads = title_lines(cx);
    let mut last_end = 0;
    for m in cx.mentions(Layer::Topic) {
        // A trigger inside a longer one of the same start says less than the longer one.
        let covered = cx.doc.mentions.covering(Layer::Topic, m.first as usize).is_some_and(|l| l.width() > m.width() && l.contains(m) && l.cell(cx.lexicon(), "topic") == m.cell(cx.lexicon(), "topic"));
        if covered || cx.doc.layout.kind_at(page, m.first as usize) == LineKind::Furniture {
            continue;
        }
        let topic = m.cell(cx.lexicon(), "topic");
        let weight: f64 = m.cell(cx.lexicon(), "weight").parse().unwrap_or(0.3);
        let sum = sums.entry(topic).or_default();
        let Some(row) = m.row else { continue };
        let times = sum.distinct.entry(row).or_default();
        *times += 1;
        // A word said again says less each time.
        let fresh = weight / f64::from(u32::try_from(*times).unwrap_or(u32::MAX)).powf(1.3);
        let in_title = heads.contains(&page.tokens[m.first as usize].line);
        let early = cx.scene.owns(m.first as usize) && (m.first as usize) < opening;
        let common = if cx.scene.owns(m.first as usize) { 1.0 } else { 0.5 };
        sum.score += common * fresh * if in_title { 2.5 } else if early { 1.4 } else { 1.0 };
        sum.best = sum.best.max(weight);
        sum.title += if in_title { fresh } else { 0.0 };
        sum.opening += if early { fresh } else { 0.0 };
        sum.triggers.push(m);
        last_end = last_end.max(m.last);
    }
    sums
}

/// The lines that name the scene: its heading, or the first headings.
fn title_lines(cx: &SceneCx<'_>) -> Vec<u32> {
    let page = cx.page();
    let mut out = Vec::new();
    if let Some((first, _)) = cx.scene.heading {
        out.push(page.tokens[first].line);
    }
    let from = page.tokens.get(cx.scene.first).map_or(0, |t| t.line as usize);
    let until = page.tokens.get(cx.scene.end.saturating_sub(1)).map_or(0, |t| t.line as usize);
    let headings = (from..=until).filter(|n| cx.doc.layout.lines.get(*n) == Some(&LineKind::Heading));
    out.extend(headings.take(2).map(|n| n as u32));
    out
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
    for s in scored.iter().filter(|s| s.p > THRESHOLD || s.p > 0.2 && s.p == scored[0].p) {
        let related = taken.iter().any(|t| {
            broader(cx.lexicon(), &t.candidate.value) == s.candidate.value || broader(cx.lexicon(), &s.candidate.value) == t.candidate.value
        });
        if !related && taken.len() < MOST {
            taken.push(s);
        }
    }
    draft.note(cx, "topic", THRESHOLD, &scored, |s| taken.iter().any(|t| t.candidate.value == s.candidate.value));
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
