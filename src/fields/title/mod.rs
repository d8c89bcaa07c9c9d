//! The event's own name, or the headline.
//!
//! Candidates (`candidates`): lines and parts of lines, quotations, phrases around event nouns, labelled fields. One is
//! taken: they compete with each other, and forms of one name speak for one another.

mod candidates;
mod features;
mod named;
mod signs;

use super::Draft;
use crate::eval::agree;
use crate::record::{Support, Valued};
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;
pub(in crate::fields) use signs::class_before;

/// A title may be rather unlikely: some name it must have.
const THRESHOLD: f64 = 0.02;

/// Which words are the title of a document's one event.
pub struct Title;
/// Which words are the title of one of several events: an entry names its event at its head.
pub struct EntryTitle;

macro_rules! title_choice {
    ($choice:ident, $name:literal, $several:literal, $penalty:literal) => {
        impl Choice for $choice {
            fn name(&self) -> &'static str {
                $name
            }
            fn exclusive(&self) -> bool {
                true
            }
            fn penalty(&self) -> f64 {
                $penalty
            }
            fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
                if (cx.scene.siblings > 1) == $several { proposed(cx) } else { Vec::new() }
            }
            fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
                let mut forms: Vec<&str> = vec![gold["title"].as_str()?];
                forms.extend(gold["title_aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
                Some(agree("title", &[&candidate.value], &forms))
            }
        }
    };
}
title_choice!(Title, "title", false, 4.0);
title_choice!(EntryTitle, "entry-title", true, 6.0);

fn proposed<'a>(cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
    let found = candidates::all(cx);
    let rivals = features::Rivals::new(cx, &found);
    let named = named::Named::new(cx, &found, rivals.main, |t| rivals.early(t));
    let signs = signs::Signs::new(cx, &found);
    found
        .iter()
        .enumerate()
        .map(|(n, c)| {
            let mut features = features::of(cx, c, &rivals);
            signs.of(cx, n, c, &mut features);
            named.of(cx, c, &mut features);
            Candidate {
                value: written(cx, c.first, c.last),
                data: c.first,
                evidence: vec![(c.first, c.last, c.rules[0])],
                features,
            }
        })
        .collect()
}

/// The choice that is made in a scene.
fn choice(cx: &SceneCx<'_>) -> &'static dyn Choice {
    if cx.scene.siblings > 1 { &EntryTitle } else { &Title }
}

/// Tokens `first..=last` on one line, without marks of emphasis.
fn written(cx: &SceneCx<'_>, first: usize, last: usize) -> String {
    let words = cx.page().words(first, last).replace(['*', '`'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tokens of the likeliest title, `first..=last`.
pub fn tokens(cx: &SceneCx<'_>) -> Option<(usize, usize)> {
    *cx.title.get_or_init(|| {
        best(&pooled(&score(choice(cx), cx)), THRESHOLD).and_then(|s| s.candidate.evidence.first().map(|e| (e.0, e.1)))
    })
}

/// How many of the likeliest candidates are compared with each other.
const POOLED: usize = 12;

/// The likeliest candidates in text order, each with what those that say nearly the same add to it: "the
/// 5th Beekeepers’ Forum" and "5th Beekeepers’ Forum in Mbeya" speak for one another.
fn pooled<'a>(scored: &[Scored<'a>]) -> Vec<Scored<'a>> {
    let mut top: Vec<&Scored<'a>> = scored.iter().collect();
    top.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.candidate.data.cmp(&b.candidate.data)));
    top.truncate(POOLED);
    top.sort_by_key(|s| s.candidate.evidence.first().map(|e| (e.0, e.1)));
    let mut out = Vec::with_capacity(top.len());
    for s in &top {
        let alike = |o: &&&Scored<'a>| agree("title", &[&s.candidate.value], &[&o.candidate.value]);
        let p = s.p + top.iter().filter(alike).map(|o| o.p).sum::<f64>();
        out.push(Scored { candidate: s.candidate.clone(), p });
    }
    out
}

/// Fills `title`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let scored = score(choice(cx), cx);
    let chosen = best(&pooled(&scored), THRESHOLD);
    let taken = chosen.as_ref().and_then(|c| c.candidate.evidence.first().copied());
    cx.title.get_or_init(|| taken.map(|(first, last, _)| (first, last)));
    let Some(chosen) = chosen else { return };
    draft.note(cx, choice(cx).name(), THRESHOLD, &scored, |s| s.candidate.evidence.first().copied() == taken);
    draft.title = taken.map(|(first, last, _)| (first, last));
    let evidence = draft.evidence(cx, &chosen.candidate.evidence);
    // How likely the name is right is what all its forms have together.
    let alone = scored.iter().find(|s| s.candidate.evidence.first().copied() == taken).map_or(0.0, |s| s.p);
    let together = (chosen.p - alone).clamp(0.0, 1.0);
    draft.record.title = Some(Valued::new(chosen.candidate.value.clone(), Support::stated(evidence, together)));
}
