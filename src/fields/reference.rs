//! The reference date of the record: what `resolve::reference` found.

use super::Draft;
use crate::record::{Day, RefDateFrom, ReferenceDate};
use crate::relate::scene::SceneCx;

/// Fills `reference_date`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let reference = &cx.doc.reference;
    let rule = if reference.from == RefDateFrom::Dateline { "reference.dateline" } else { "reference.byline" };
    let words: Vec<_> = reference.words.iter().map(|(a, b)| (*a, *b, rule)).collect();
    draft.record.reference_date = ReferenceDate {
        value: reference.date.map(Day),
        from: reference.from,
        evidence: draft.evidence(cx, &words),
        others: reference.others.iter().copied().map(Day).collect(),
    };
}
