//! Which speech cues reach a person, and how directly.
//!
//! A cue whose side is `subject` says it of the nearest group of persons before it, `object` of the nearest after it,
//! `predicate` of a neighbour on either side. *Direct*: only auxiliaries, adverbs and marks stand between; *near*: it is
//! the nearest group, but other words stand between; *along a list*: other persons stand between, and no verb; *far*: the rest.

use super::cast::Cast;
use super::reader::{CLAUSE, Reader};
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;

/// Longest way of a cue, in tokens.
const REACH: usize = 60;

/// How a cue reaches a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The person does it.
    Subject,
    /// "said X", "asks X": the person behind a verb.
    Inverse,
    /// "Opening the meeting, X …".
    Participle,
    /// It is done by the person.
    Object,
    /// The person is it.
    Predicate,
    /// Within the person's own description.
    Own,
}

/// A cue with the way in which it reaches a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reached<'a> {
    pub cue: &'a Mention,
    pub way: Way,
    /// 0 direct, 1 near, 2 along a list of persons, 3 far.
    pub distance: usize,
    /// A `will`, `to` … stands between.
    pub future: bool,
}

/// The cues that reach appearance `n`.
pub(super) fn cues<'a>(r: &Reader<'a>, cast: &Cast, n: usize) -> Vec<Reached<'a>> {
    let a = &cast.all[n];
    let (start, end) = r.sentence(a.first);
    let (group_first, group_last) = cast.groups[a.group];
    let (first, last) = cast.reach(a.group);
    let before_us = group_first.checked_sub(1).map(|p| &cast.all[p]).filter(|p| p.first >= start);
    let behind_us = cast.all.get(group_last + 1).filter(|q| q.first < end);
    let mut out: Vec<Reached<'a>> = Vec::new();
    for cue in r.within(Layer::SpeechCue, start.max(first.saturating_sub(REACH)), end.min(last + REACH)) {
        let (c, d) = (cue.first as usize, cue.last as usize);
        if c <= a.last && d >= a.first {
            continue;
        }
        // A longer cue over the same words says more: "gave the opening remarks" over "gave".
        if r.covering(Layer::SpeechCue, c).is_some_and(|m| m.width() > cue.width() && m.contains(cue)) {
            continue;
        }
        if gerund(r, c) {
            continue;
        }
        let side = cue.cell(r.doc.lexicon, "side");
        let found = if c > last {
            let gap = (last + 1, c);
            let nearest = behind_us.is_none_or(|q| q.first > c);
            let distance = distance(r, cast, n, nearest, gap);
            match side {
                "subject" => Some((Way::Subject, distance)),
                "predicate" => Some((Way::Predicate, distance)),
                _ => None,
            }
        } else if d < first {
            let gap = (d + 1, first);
            let nearest = before_us.is_none_or(|p| p.last < c);
            let distance = distance(r, cast, n, nearest, gap);
            match side {
                "object" => Some((Way::Object, distance)),
                "predicate" => Some((Way::Predicate, distance)),
                "subject" if gap.0 == gap.1 && !takes_object(r, cue) => Some((Way::Inverse, 0)),
                // "Down to speak in the opening session: A, B and C"
                "subject" if announces(r, gap) => Some((Way::Object, if nearest { 0 } else { distance })),
                "subject" if c <= start + 2 && r.word(c).to_lowercase().ends_with("ing") => Some((Way::Participle, 1)),
                _ => None,
            }
        } else if c >= a.start && d <= a.end {
            (side == "predicate").then_some((Way::Own, 0))
        } else {
            None
        };
        if let Some((way, distance)) = found {
            let between = if c > last { (last + 1, c) } else { (d + 1, first) };
            let future = (between.0..between.1.min(between.0 + 12)).any(|i| r.is(i, &["will", "shall", "to"]))
                || r.is(c, &["will"]);
            out.push(Reached { cue, way, distance, future });
        }
    }
    out
}

/// Whether the word at `i` is a gerund behind a preposition: in "spoke on interviewing travellers" nobody interviews.
pub(super) fn gerund(r: &Reader<'_>, i: usize) -> bool {
    r.plain(i).ends_with("ing")
        && i > 0
        && r.flows(i)
        && r.is(i - 1, &["on", "about", "of", "for", "to", "how", "into"])
}

/// Whether the words of a cue are also one that is said of those behind it: "thanked NAME" is not "said NAME".
fn takes_object(r: &Reader<'_>, cue: &Mention) -> bool {
    let same = |m: &&Mention| (m.first, m.last) == (cue.first, cue.last);
    r.within(Layer::SpeechCue, cue.first as usize, cue.first as usize + 1)
        .filter(same)
        .any(|m| m.cell(r.doc.lexicon, "side") == "object")
}

/// Whether a colon soon after a verb announces those who do it.
fn announces(r: &Reader<'_>, (from, to): (usize, usize)) -> bool {
    (from..to.min(from + 8)).any(|i| r.mark(i) == ':')
}

fn distance(r: &Reader<'_>, cast: &Cast, n: usize, nearest: bool, gap: (usize, usize)) -> usize {
    match () {
        () if nearest => usize::from(!skips(r, gap.0, gap.1)),
        () if along(r, cast, n, gap) => 2,
        () => 3,
    }
}

/// Whether tokens `from..to` are a list of persons: outside their names and descriptions no verb and no cue.
fn along(r: &Reader<'_>, cast: &Cast, n: usize, (from, to): (usize, usize)) -> bool {
    let others = cast.all[..n]
        .iter()
        .rev()
        .take_while(|a| a.end >= from)
        .chain(cast.all[n..].iter().take_while(|a| a.start < to));
    let spans: Vec<(usize, usize)> = others.map(|a| (a.start, a.end)).collect();
    let mut at = from;
    let mut opening = true;
    while at < to {
        if let Some((_, end)) = spans.iter().find(|(a, b)| (*a..=*b).contains(&at)) {
            at = end + 1;
            opening = false;
            continue;
        }
        let verb = r.is(at, CLAUSE) && !(opening && r.is(at, SKIPPED)) && !r.is(at, &["as", "by"]);
        let cue = !r.capital(at)
            && r.starting(Layer::SpeechCue, at).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject");
        if verb || cue {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether only words that say nothing of their own stand in tokens `from..to`.
fn skips(r: &Reader<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 10
        && (from..to).all(|i| {
            matches!(r.mark(i), ',' | ')' | '(' | ':' | '-' | '–' | '—' | '.' | '"' | '“' | '”' | '’' | '\'')
                || r.is(i, SKIPPED)
                || r.word(i).ends_with("ly")
                || r.starting(Layer::Honorific, i).is_some()
        })
}

const SKIPPED: &[&str] = &[
    "who", "is", "was", "are", "were", "will", "has", "have", "had", "be", "been", "being", "also", "then", "both",
    "all", "the", "a", "an", "our", "its", "as", "each", "too", "would", "shall", "by", "to", "on", "his", "her",
    "their", "again", "first", "next", "later", "today", "there", "himself", "herself", "in", "turn", "that", "whom",
    "did", "may",
];

/// Adds the cues as features: `WAY[-near|-list|-far]=CAPACITY`, and how surely any of them is one of speaking or not.
pub(super) fn features<'a>(r: &Reader<'a>, reached: &[Reached<'a>], out: &mut Features<'a>) {
    for x in reached {
        let capacity = x.cue.cell(r.doc.lexicon, "capacity");
        let strong = x.cue.cell(r.doc.lexicon, "strength") == "strong";
        let silent = matches!(capacity, "quoted" | "contact" | "acknowledged");
        let kind = match (x.way, x.distance) {
            (Way::Subject, 0) => "subject",
            (Way::Subject, 1) => "subject-near",
            (Way::Subject, 2) => "subject-list",
            (Way::Subject, _) => "subject-far",
            (Way::Inverse, _) => "inverse",
            (Way::Participle, _) => "participle",
            (Way::Object, 0) => "object",
            (Way::Object, 1) => "object-near",
            (Way::Object, 2) => "object-list",
            (Way::Object, _) => "object-far",
            (Way::Predicate, 0) => "predicate",
            (Way::Predicate, 1) => "predicate-near",
            (Way::Predicate, 2) => "predicate-list",
            (Way::Predicate, _) => "predicate-far",
            (Way::Own, _) => "own-office",
        };
        if silent {
            out.add(kind, capacity);
            match (x.way, x.distance) {
                (_, 0 | 2) => out.add("silent", "sure"),
                (_, 1) => out.add("silent", "likely"),
                _ => {}
            }
        } else {
            out.add(kind, if strong { "strong" } else { "weak" });
            let sure = match (x.way, x.distance, strong) {
                (Way::Own | Way::Inverse, ..) | (_, 3, _) => continue,
                (_, 0 | 2, true) => "sure",
                (_, 0 | 2, false) | (_, 1, true) => "likely",
                _ => "perhaps",
            };
            out.add("speaks", sure);
            if x.distance == 0 {
                out.add("capacity", capacity);
            }
            out.add_if(x.future && x.distance < 3, "future-cue");
        }
    }
}
