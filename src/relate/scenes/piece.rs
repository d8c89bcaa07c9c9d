//! Whether a piece of a document announces an event of its own.

use super::Sign;
use super::cuts::{Cut, weak};
use super::event::{count, words};
use super::pieces::clock;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::Analysis;
use std::collections::BTreeSet;

/// The features of each piece of `cut`.
pub(super) fn all<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut) -> Vec<Features<'a>> {
    let mut days: BTreeSet<(u8, u8, u8)> = BTreeSet::new();
    let mut nouns: BTreeSet<&str> = BTreeSet::new();
    let mut last: Option<Sign> = None;
    let mut out = Vec::with_capacity(cut.pieces.len());
    for (n, piece) in cut.pieces.iter().enumerate() {
        let mut features = one(analysis, signs, *piece);
        features.add("rule", cut.rule);
        features.add_if(n == 0, "first-piece");
        let from = signs.partition_point(|s| s.first < piece.0);
        let day = signs[from..].iter().find(|s| s.first < piece.1 && s.names_a_day());
        if let Some(day) = day {
            features.add("day", if days.insert(day.key()) { "new" } else { "known" });
            let follows = last.is_some_and(|l| l.day > 0 && l.month == day.month && l.day + 1 == day.day);
            features.add_if(follows, "next-day");
            last = Some(*day);
        }
        let head = analysis.mentions.within(Layer::EventNoun, piece.0, piece.1.min(piece.0 + 30));
        let fresh = head.map(|m| m.cell(analysis.lexicon, "id")).filter(|id| nouns.insert(id)).count();
        features.add_if(n > 0 && fresh > 0, "new-noun");
        out.push(features);
    }
    out
}

fn one<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], (first, end): (usize, usize)) -> Features<'a> {
    let page = &analysis.page;
    let mut out = Features::new();
    let line_no = page.tokens[first].line as usize;
    let line = &page.lines[line_no];
    let line_end = (line.end as usize).min(end);
    out.add(
        "head",
        match analysis.layout.lines.get(line_no) {
            Some(LineKind::Heading) => "heading",
            Some(LineKind::Item) => "item",
            _ => "prose",
        },
    );
    out.add_if(analysis.layout.shouting.get(line_no) == Some(&true), "head-in-capitals");
    out.add("head-length", length(line_end - first));
    out.add("length", length(end - first));
    let head = || analysis.mentions.within(Layer::EventNoun, first, line_end.min(first + 25));
    out.add_if(head().next().is_some(), "noun-in-head");
    out.add_if(head().any(|m| !weak(analysis, m)), "strong-in-head");
    let noun = analysis.mentions.within(Layer::EventNoun, first, end);
    out.add("nouns", count(noun.clone().count()));
    out.add("strong-nouns", count(noun.filter(|m| !weak(analysis, m)).count()));
    let quoted = page.tokens[first..end.min(first + 40)].iter().any(|t| matches!(t.mark, '“' | '"' | '«' | '‘'));
    out.add_if(quoted, "quote");
    let from = signs.partition_point(|s| s.first < first);
    let here = || signs[from..].iter().take_while(|s| s.first < end);
    let mut covered = 0;
    for s in here() {
        covered += s.last + 1 - s.first;
    }
    if let Some(day) = here().find(|s| s.names_a_day()) {
        out.add(
            "day-at",
            if day.first < first + 4 {
                "head"
            } else if day.first < line_end {
                "line"
            } else if day.first < first + 40 {
                "near"
            } else {
                "far"
            },
        );
        out.add_if(day.day > 0, "day-of-month");
        let sentence = &page.sentences[page.tokens[day.first].sentence as usize];
        let (a, b) = (sentence.first as usize, sentence.end as usize);
        out.add_if(analysis.mentions.within(Layer::EventNoun, a, b).next().is_some(), "day-with-noun");
        out.add_if(analysis.mentions.within(Layer::RoleCue, a, b).next().is_some(), "day-with-role-cue");
        out.add_if(b - a <= 14, "day-in-short-sentence");
        if day.first > a && page.tokens[day.first - 1].kind == TokenKind::Word {
            // A closed class of prepositions, so as not to learn names.
            let before = page.word(day.first - 1).to_ascii_lowercase();
            if let Some(w) = PREPOSITIONS.iter().find(|p| **p == before) {
                out.add("before-day", w);
            }
        }
    }
    out.add("days", count(here().filter(|s| s.names_a_day()).count()));
    let own = page.tokens[first..end].iter().filter(|t| t.kind == TokenKind::Word).count();
    out.add_if(own < covered + 4, "bare");
    out.add_if((first..end.min(first + 80)).any(|t| clock(page, t)), "clock");
    out.add_if((first..end.min(first + 2)).any(|t| clock(page, t)), "clock-led");
    out.add_if(page.tokens[first..end.min(first + 4)].iter().any(|t| matches!(t.mark, ':')), "label-led");
    out.add_if(analysis.mentions.within(Layer::RoleCue, first, end).next().is_some(), "role-cue");
    out.add_if(analysis.mentions.within(Layer::SpeechCue, first, end).next().is_some(), "speech-cue");
    for t in first..end.min(first + 10) {
        let word = page.word(t).to_ascii_lowercase();
        out.add_if(PARTS.contains(&word.as_str()), "part-word");
        out.add_if(DEADLINES.contains(&word.as_str()), "deadline-word");
    }
    words(analysis, (first, end), &mut out);
    out
}

/// Prepositions before a day.
const PREPOSITIONS: &[&str] = &[
    "on", "from", "by", "before", "until", "since", "in", "for", "between", "after", "of", "last", "next", "this",
    "over",
];
/// Words that begin items of one programme.
const PARTS: &[&str] = &[
    "session",
    "sessions",
    "day",
    "registration",
    "lunch",
    "coffee",
    "opening",
    "closing",
    "welcome",
    "keynote",
    "break",
    "speakers",
    "speaker",
    "panel",
    "topics",
    "module",
    "part",
    "plenary",
    "q&a",
    "programme",
    "agenda",
];
/// Words that begin notes on closing dates.
const DEADLINES: &[&str] = &[
    "deadline",
    "deadlines",
    "submission",
    "submissions",
    "register",
    "registration",
    "applications",
    "apply",
    "nominations",
    "confirm",
    "rsvp",
    "abstracts",
    "closing",
    "tickets",
    "booking",
    "bookings",
    "expired",
    "published",
    "posted",
    "contact",
];

fn length(tokens: usize) -> &'static str {
    match tokens {
        0..=6 => "1-6",
        7..=14 => "7-14",
        15..=30 => "15-30",
        31..=70 => "31-70",
        71..=150 => "71-150",
        _ => "151+",
    }
}
