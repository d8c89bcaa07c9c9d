//! Whether the event is planned, was held, or did not come about as announced.
//!
//! Words of cancelling and moving count where they speak of the event itself: in its heading, its first sentences, or in
//! a sentence with an event noun and not about an earlier edition. Else its date against the publication date decides, and
//! without dates the tense of what is said of it.

use super::Draft;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::record::{Status, Support, Valued};
use crate::relate::scene::SceneCx;

/// A sign of a status, with its words `first..=last`.
type Sign = (Status, usize, usize);

/// Fills `status`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    if let Some((status, first, last)) = changed(cx) {
        let evidence = draft.evidence(cx, &[(first, last, "status.cue")]);
        draft.record.status = Some(Valued::new(status, Support::stated(evidence, 0.9)));
        return;
    }
    let end = draft.record.when.as_ref().and_then(|w| w.end.or(w.start)).map(|d| d.0);
    if let (Some(end), Some(published)) = (end, cx.doc.reference.date) {
        // On the day itself the text knows whether it is over: "concluded here today".
        let told = (end == published).then(|| tense(cx)).flatten().map(|t| t.0);
        let status = told.unwrap_or(if end < published { Status::Held } else { Status::Planned });
        draft.record.status = Some(Valued::new(status, Support::inferred(Vec::new(), 0.9)));
        return;
    }
    if let Some((status, first, last)) = tense(cx) {
        let evidence = draft.evidence(cx, &[(first, last, "status.tense")]);
        draft.record.status = Some(Valued::new(status, Support::inferred(evidence, 0.7)));
    }
}

/// The event was cancelled, postponed or moved.
///
/// Fires: "The seminar on 3 May has been cancelled." "Rescheduled: this talk will now take place on 26 May."
/// Must not: "The men's breakfast was cancelled last year." "To cancel your booking, write to the office."
fn changed(cx: &SceneCx<'_>) -> Option<Sign> {
    let page = cx.page();
    let mut found: Option<Sign> = None;
    let opening = page.tokens[cx.scene.first].sentence;
    for t in cx.scene.first..cx.scene.end {
        if page.tokens[t].kind != TokenKind::Word {
            continue;
        }
        let Some(status) = cue(page.word(t)) else { continue };
        let s = &page.sentences[page.tokens[t].sentence as usize];
        let (start, end) = (s.first as usize, s.end as usize);
        let has = |list: &[&str]| {
            (start..end).any(|i| list.iter().any(|w| page.word(i).eq_ignore_ascii_case(w) && page.word(i) != "May"))
        };
        let close = page.tokens[t].sentence - opening <= 2;
        let event = cx.doc.mentions.within(Layer::EventNoun, start, end).next().is_some();
        let other = has(&[
            "last",
            "previous",
            "if",
            "may",
            "might",
            "never",
            "not",
            "cancellations",
            "fee",
            "refund",
            "refunded",
            "booking",
            "bookings",
        ]);
        if other || !(close || event) {
            continue;
        }
        let dated = cx.doc.dates.in_tokens(t, end) && has(&["to", "now", "until", "new", "instead"]);
        let status = if status == Status::Postponed && dated { Status::Rescheduled } else { status };
        // A new date outweighs that the old one was given up.
        if found.is_none_or(|f| f.0 == Status::Postponed && status == Status::Rescheduled) {
            found = Some((status, t, t));
        }
    }
    found
}

fn cue(word: &str) -> Option<Status> {
    match word.to_ascii_lowercase().as_str() {
        "cancelled" | "canceled" | "cancellation" => Some(Status::Cancelled),
        "postponed" | "deferred" | "postponement" => Some(Status::Postponed),
        "rescheduled" => Some(Status::Rescheduled),
        _ => None,
    }
}

/// What the tense of the first telling word says.
pub(super) fn tense(cx: &SceneCx<'_>) -> Option<Sign> {
    let (planned, held) = tenses(cx);
    let (status, words) = if planned.len() >= held.len() { (Status::Planned, planned) } else { (Status::Held, held) };
    words.first().map(|t| (status, *t, *t))
}

/// Whether anything is said of the event as yet to come.
pub(super) fn plans(cx: &SceneCx<'_>) -> bool {
    !tenses(cx).0.is_empty()
}

/// The words that speak of the event as planned, and as past.
fn tenses(cx: &SceneCx<'_>) -> (Vec<usize>, Vec<usize>) {
    let page = cx.page();
    let (mut planned, mut held): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for t in cx.scene.first..cx.scene.end {
        match page.word(t).to_ascii_lowercase().as_str() {
            "will" | "shall" | "join" | "register" | "upcoming" | "forthcoming" | "invited" | "rsvp" => planned.push(t),
            "was" | "were" | "attended" | "concluded" | "gathered" | "took" | "gave" | "spoke" | "participated"
            | "thanked" => held.push(t),
            _ => {}
        }
    }
    (planned, held)
}
