//! The tense of the sentence around a date, by its verbs: does it report or announce?

use super::resolved::Tense;
use crate::text::Span;

/// How far the sentence is looked at, in bytes on either side; it bounds the work for a text without full stops.
const REACH: usize = 300;

#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "will", "shall", "upcoming", "forthcoming", "scheduled", "slated", "planned", "plans", "invites", "invited", "invite", "join", "register", "registration",
    "rsvp", "deadline", "expected", "due", "intends", "hopes", "tomorrow", "please", "apply", "attend", "submit", "save", "ll", "coming", "aims", "welcome", "offers", "hosts",
];
#[rustfmt::skip]
const PAST: &[&str] = &[
    "was", "were", "held", "took", "had", "has", "have", "did", "attended", "hosted", "organised", "organized", "concluded", "ended", "gathered", "met", "brought", "participated",
    "delivered", "said", "told", "spoke", "opened", "closed", "launched", "convened", "conducted", "completed", "joined", "visited", "signed", "presented", "began", "came", "discussed",
    "yesterday", "been", "received", "welcomed", "marked", "celebrated", "trained", "wrapped", "kicked", "saw", "drew", "facilitated", "handed", "happened", "occurred", "announced", "travelled", "sat", "heard",
];

/// Verbs whose past form directly before a date tells when they were done.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "opened", "closed", "began", "ended", "concluded", "gathered", "met", "convened", "arrived", "launched", "happened", "occurred", "started", "finished", "kicked", "attended", "visited", "signed", "wrapped",
];

const SAYING: &[&str] = &["said", "told", "announced", "reported", "confirmed", "stated", "declared", "added"];

/// The tense that the words around `span` show. The sentence alone is looked at.
pub fn tense_near(text: &str, span: Span) -> Tense {
    let (before, after) = sentence(text, span);
    // "will be held in May, she said on Tuesday": the day of the saying
    let mut last = before.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    if last.by_ref().take(2).any(|w| SAYING.contains(&w.to_ascii_lowercase().as_str())) {
        return Tense::Past;
    }
    // "opened Tuesday and will close on Friday": the verb directly before the date is the date's own
    let own = || {
        const SMALL: &[&str] = &["on", "the", "at", "in", "from", "last", "late", "early", "between", "only", "and"];
        let mut words = before.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
        let verb =
            words.by_ref().take(4).find(|w| !SMALL.contains(&w.to_ascii_lowercase().as_str()))?.to_ascii_lowercase();
        let auxiliary = words.next().map(str::to_ascii_lowercase).unwrap_or_default();
        let passive = matches!(auxiliary.as_str(), "be" | "is" | "are" | "being" | "to" | "will" | "shall");
        (ACTS.contains(&verb.as_str()) && !passive).then_some(())
    };
    if own().is_some() {
        return Tense::Past;
    }
    let mut future = 0i32;
    let mut past = 0i32;
    // The verb nearest before the date counts most: "was held on", "will take place on".
    for (words, weight) in [(before, 2), (after, 1)] {
        let mut present = false;
        for word in words.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()) {
            let lower = word.to_ascii_lowercase();
            let be = matches!(lower.as_str(), "is" | "are");
            if FUTURE.contains(&lower.as_str()) {
                // "will" outweighs a participle: "will be held", "to be organised"
                future += if matches!(lower.as_str(), "will" | "shall" | "ll") { 3 * weight } else { weight };
            } else if present && lower.ends_with('d') && PAST.contains(&lower.as_str()) {
                // "is held on 3 May", "are organised": a participle, and the present of a programme
                future += weight;
            } else if PAST.contains(&lower.as_str()) {
                past +=
                    if matches!(lower.as_str(), "was" | "were" | "took" | "had" | "did") { 2 * weight } else { weight };
            }
            // "is again held"
            present = be
                || present && lower.ends_with("ly")
                || present && matches!(lower.as_str(), "again" | "now" | "being");
        }
        // "to be held", "is being organised"
        for phrase in ["to be ", "to follow", "promised for", "be held", "takes place", "take place", "is being "] {
            future += 2 * weight * i32::from(words.contains(phrase));
        }
    }
    match future - past {
        0 => Tense::Unknown,
        n if n > 0 => Tense::Future,
        _ => Tense::Past,
    }
}

/// The words of the sentence before and after the span.
fn sentence(text: &str, span: Span) -> (&str, &str) {
    let mut from = span.start().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (span.end() + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = text.get(from..span.start()).unwrap_or("");
    let after = text.get(span.end()..to).unwrap_or("");
    let cut = ends(before).next_back().unwrap_or(0);
    let stop = ends(after).next().unwrap_or(after.len());
    (before.get(cut..).unwrap_or(""), after.get(..stop).unwrap_or(""))
}

/// Where sentences end: after a full stop and a blank before a capital, or at an empty line.
fn ends(text: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    text.char_indices().filter_map(move |(i, c)| {
        let next = |n: usize| bytes.get(i + n).copied().unwrap_or(b' ');
        let opens = |b: u8| b.is_ascii_uppercase() || b >= 0x80;
        let stop = matches!(c, '.' | '!' | '?')
            && next(1).is_ascii_whitespace()
            && (opens(next(2))
                || next(2).is_ascii_whitespace()
                || matches!(next(2), b'*' | b'_' | b'"' | b'(' | b'[') && (opens(next(3)) || next(3) == next(2)));
        // the next item of a list
        let bullet = c == '\n' && matches!(next(1), b'-' | b'*' | b'+') && next(2) == b' ';
        // not "Dr. Amin", "Jul. 3"
        let short = stop
            && c == '.'
            && i >= 2
            && text.get(i - 2..i).is_some_and(|w| w.bytes().all(|b| b.is_ascii_alphabetic()))
            && (i == 2 || text.as_bytes().get(i - 3).is_none_or(|b| b.is_ascii_whitespace()));
        (stop && !short || c == ';' || bullet || c == '\n' && next(1) == b'\n').then_some(i + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::{Span, Tense, tense_near};

    #[test]
    fn tense_by_the_verbs_of_the_sentence() {
        let cases = [
            ("The fair is held on ⟨3 May⟩ in the town hall.", Tense::Future),
            ("Two seminars are again organised by the port, on ⟨3 May⟩.", Tense::Future),
            ("The fair will be held on ⟨3 May⟩.", Tense::Future),
            ("The fair was held on ⟨3 May⟩.", Tense::Past),
            ("The fair has been held on ⟨3 May⟩.", Tense::Past),
            ("The board held its meeting on ⟨3 May⟩.", Tense::Past),
            ("It is late. The board met on ⟨3 May⟩.", Tense::Past),
            ("Meeting, ⟨3 May⟩", Tense::Unknown),
        ];
        for (marked, tense) in cases {
            let (from, to) = (marked.find('⟨').expect("an opening mark"), marked.find('⟩').expect("a closing mark"));
            let text = marked.replace(['⟨', '⟩'], "");
            let span = Span::new(&text, from, to - '⟨'.len_utf8()).expect("a span");
            assert_eq!(tense_near(&text, span), tense, "{marked}");
        }
    }
}
