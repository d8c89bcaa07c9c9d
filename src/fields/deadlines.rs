//! Closing dates: for registration, submissions, nominations …
//!
//! A date is a deadline if a deadline cue (gazetteer `date-cues`) stands before it in its sentence or labels its line, and no
//! cue of the event itself stands nearer.

use super::Draft;
use crate::annotate::dates::DateExpr;
use crate::annotate::mention::{Layer, Mention};
use crate::record::{Basis, Day, Deadline, DeadlineKind, Support};
use crate::relate::scene::SceneCx;

/// How sure a deadline with a cue of its own is.
const SURE: f64 = 0.9;

/// Fills `deadlines`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let event = draft.record.when.as_ref().and_then(|w| w.start);
    for (a, b) in cx.scene.stretches() {
        for i in cx.doc.dates.within(a, b) {
            let r = &cx.doc.resolved[i];
            let Some(date) = r.end.or(r.start).filter(|_| !matches!(cx.doc.dates.mentions[i].expr, DateExpr::TimeOnly))
            else {
                continue;
            };
            let Some((kind, cue)) = cue_of(cx, i) else { continue };
            if Some(Day(date)) == event {
                continue;
            }
            let (first, last) = cx.doc.dates.tokens[i];
            let words = [
                (cue.first as usize, cue.last as usize, "deadline.cue"),
                (first as usize, last as usize, "deadline.date"),
            ];
            let evidence = draft.evidence(cx, &words);
            let basis = if r.basis == crate::annotate::dates::Basis::Stated { Basis::Stated } else { Basis::Inferred };
            draft.record.deadlines.push(Deadline {
                kind,
                date: Some(Day(date)),
                support: Support::new(basis, evidence, SURE),
            });
        }
    }
    draft.record.deadlines.dedup_by(|a, b| a.kind == b.kind && a.date == b.date);
}

/// The deadline cue that governs date `i`.
fn cue_of<'a>(cx: &SceneCx<'a>, i: usize) -> Option<(DeadlineKind, &'a Mention)> {
    let (first, page, table) = (cx.doc.dates.tokens[i].0 as usize, cx.page(), cx.lexicon().table("date-cues")?);
    let start = page.sentences[page.tokens[first].sentence as usize].first as usize;
    let line = page.lines[page.tokens[first].line as usize].first as usize;
    let from = start.min(line).max(first.saturating_sub(30));
    let cue = cx
        .doc
        .mentions
        .within(Layer::Other, from, first)
        .filter(|m| m.row.map(|r| r.table) == Some(table))
        .max_by_key(|m| (m.last, m.width()))?;
    cue.cell(cx.lexicon(), "kind").parse::<DeadlineKind>().ok().map(|k| (k, cue))
}
