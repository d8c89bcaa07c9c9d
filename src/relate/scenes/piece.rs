//! Whether a piece of a document announces an event of its own.

use super::Sign;
use super::cuts::{Cut, weak};
use super::event::{count, words};
use super::pieces::clock;
use crate::annotate::dates;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::Analysis;
use std::collections::BTreeSet;

/// The features of each piece of `cut`.
pub(super) fn all<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut) -> Vec<Features<'a>> {
    let mut days: BTreeSet<(u8, u8, u8)> = BTreeSet::new();
    let mut nouns: BTreeSet<&str> = BTreeSet::new();
    let mut dated: Vec<Sign> = Vec::new();
    let mut cities: BTreeSet<&str> = BTreeSet::new();
    let mut out = Vec::with_capacity(cut.pieces.len());
    for (n, piece) in cut.pieces.iter().enumerate() {
        let mut features = one(analysis, signs, *piece);
        features.add("rule", cut.rule);
        let from = signs.partition_point(|s| s.first < piece.0);
        let day = signs[from..].iter().find(|s| s.first < piece.1 && s.names_a_day());
        if let Some(day) = day {
            features.add("day", if days.insert(day.key()) { "new" } else { "known" });
            features.add_if(signs.iter().any(|s| s.first != day.first && holds(s, day)), "part-of-range");
            let facts = facts(analysis, *piece);
            features.add(if cut.narrative { "narrative-facts" } else { "facts" }, FACTS[facts.min(FACTS.len() - 1)]);
            about_day(analysis, day, cut.narrative, &mut features);
            if let (Some(first), Some(last)) = (dated.first(), dated.last()) {
                let kind = if cut.narrative { "narrative-since-first" } else { "since-first" };
                features.add(kind, since(first, day));
                features.add("since-last", since(last, day));
                features.add_if(dated.iter().any(|s| holds(s, day)), "inside-range");
            }
            dated.push(*day);
        } else if signs[from..].iter().take_while(|s| s.first < piece.1).any(Sign::names_a_month) {
            features.add("day", "month");
        } else {
            features.add("day", "none");
        }
        let head = analysis.mentions.within(Layer::EventNoun, piece.0, piece.1.min(piece.0 + 30));
        let fresh = head.map(|m| m.cell(analysis.lexicon, "id")).filter(|id| nouns.insert(id)).count();
        features.add_if(n > 0 && fresh > 0, "new-noun");
        let places = analysis.mentions.within(Layer::City, piece.0, piece.1.min(piece.0 + 60)).filter(|m| !m.weak);
        let fresh = places.map(|m| m.cell(analysis.lexicon, "id")).filter(|id| cities.insert(id)).count();
        features.add_if(n > 0 && fresh > 0, "new-city");
        out.push(features);
    }
    out
}

/// Adds which of the pieces it is.
pub(super) fn place(cut: &Cut, n: usize, out: &mut Features<'_>) {
    out.add("nth", if cut.narrative { ["n1", "n2", "n3", "n4+"] } else { ["1", "2", "3", "4+"] }[n.min(3)]);
}

/// Numbers of facts, as features name them.
const FACTS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6+"];

/// How many of the things that an announcement tells of its event stand in the beginning of a piece: a noun, a clock time, a
/// building, a town, a body that runs it, somebody who speaks, people who come, a name in quotation marks.
pub(super) fn facts(analysis: &Analysis<'_>, (first, end): (usize, usize)) -> usize {
    let page = &analysis.page;
    let end = end.min(first + 90);
    let any = |layer: Layer| analysis.mentions.within(layer, first, end).any(|m| !m.weak);
    let noun = analysis.mentions.within(Layer::EventNoun, first, end).any(|m| !weak(analysis, m));
    [
        noun,
        (first..end).any(|t| clock(page, t)),
        any(Layer::Venue),
        any(Layer::City),
        any(Layer::RoleCue),
        any(Layer::SpeechCue),
        any(Layer::ParticipantNoun),
        any(Layer::AttendanceCue),
        any(Layer::Quote),
    ]
    .iter()
    .filter(|f| **f)
    .count()
}

/// Whether the range of `a` holds the day of `b`.
pub(super) fn holds(a: &Sign, b: &Sign) -> bool {
    matches!((a.date, a.until, b.date), (Some(from), Some(to), Some(day)) if from < to && from <= day && day <= to)
}

/// How long after `a` the day of `b` is.
fn since(a: &Sign, b: &Sign) -> &'static str {
    let days = match (a.date, b.date) {
        (Some(a), Some(b)) => a.until(b).map(|s| s.get_days()).unwrap_or(0),
        _ if a.day > 0 && b.day > 0 => {
            (i32::from(b.month) - i32::from(a.month)) * 30 + i32::from(b.day) - i32::from(a.day)
        }
        _ => return "unknown",
    };
    match days {
        i32::MIN..=-100 => "-100",
        -99..=-8 => "-8",
        -7..=-1 => "-1",
        0 => "0",
        1 => "1",
        2..=6 => "2-6",
        7..=35 => "7-35",
        36..=120 => "36-120",
        _ => "121+",
    }
}

/// What the sentence of the piece's first day says about it.
pub(super) fn about_day<'a>(analysis: &'a Analysis<'_>, day: &Sign, narrative: bool, out: &mut Features<'a>) {
    let page = &analysis.page;
    let sentence = &page.sentences[page.tokens[day.first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    // Bounded on both sides: a text without full stops is one long sentence.
    let (from, to) = (start.max(day.first.saturating_sub(40)), end.min(day.last + 40));
    let table = analysis.lexicon.table("date-cues");
    let cue = |m: &&Mention| table.is_some() && m.row.map(|r| r.table) == table;
    let mut any = false;
    if let Some(m) = analysis.mentions.within(Layer::Other, from, day.first).rfind(cue) {
        out.add(
            if m.last as usize + 4 >= day.first { "cue-next" } else { "cue-before" },
            m.cell(analysis.lexicon, "kind"),
        );
        any = true;
    }
    if let Some(m) = analysis.mentions.within(Layer::Other, day.last + 1, to).find(cue) {
        out.add("cue-after", m.cell(analysis.lexicon, "kind"));
        any = true;
    }
    out.add_if(!any && narrative, "no-cue");
    if let Some(span) = page.span(day.first, day.last) {
        let tense = match dates::tense_near(page.text, span) {
            dates::Tense::Past => "past",
            dates::Tense::Future => "future",
            dates::Tense::Unknown => "unknown",
        };
        out.add(if narrative { "narrative-tense" } else { "tense" }, tense);
    }
    if let (Some(date), Some(reference)) = (day.date, analysis.reference.date) {
        let days = reference.until(date).map(|s| s.get_days()).unwrap_or(0);
        out.add(
            "published",
            match days {
                i32::MIN..=-61 => "long-before",
                -60..=-1 => "before",
                0 => "same-day",
                1..=120 => "after",
                _ => "long-after",
            },
        );
    }
    out.add_if(day.day > 0 && day.until > day.date, "range");
    if !narrative {
        return;
    }
    let nouns = || analysis.mentions.within(Layer::EventNoun, from, to);
    let strong = || nouns().filter(|m| !weak(analysis, m));
    out.add("narrative-nouns", count(nouns().count()));
    out.add("narrative-strong", count(strong().count()));
    let earlier = |m: &Mention| {
        let id = m.cell(analysis.lexicon, "id");
        analysis.mentions.within(Layer::EventNoun, 0, start).any(|n| n.cell(analysis.lexicon, "id") == id)
    };
    out.add_if(strong().any(|m| !earlier(m)), "narrative-new-noun");
    out.add_if(nouns().next().is_some() && nouns().all(earlier), "narrative-known-nouns");
    let determiner = |m: &Mention, list: &[&str]| {
        (1..=4)
            .filter_map(|n| (m.first as usize).checked_sub(n))
            .take_while(|t| *t >= start)
            .any(|t| list.iter().any(|w| page.word(t).eq_ignore_ascii_case(w)))
    };
    out.add_if(nouns().any(|m| determiner(m, &["a", "an", "another", "first", "second"])), "narrative-indefinite");
    out.add_if(nouns().any(|m| determiner(m, &["the", "this", "these", "our"])), "narrative-definite");
    out.add_if(strong().any(|m| page.tokens[m.first as usize].capital && m.first as usize > start), "narrative-named");
    let near =
        |m: &Mention| (m.last as usize + 8).max(day.first) == m.last as usize + 8 && (m.first as usize) <= day.last + 8;
    out.add_if(strong().any(near), "narrative-near-noun");
    out.add_if(analysis.mentions.within(Layer::SpeechCue, from, to).next().is_some(), "narrative-speech");
    out.add_if(analysis.mentions.within(Layer::Venue, from, to).next().is_some(), "narrative-venue");
    out.add_if(analysis.mentions.within(Layer::City, from, to).any(|m| !m.weak), "narrative-city");
    out.add_if((from..to).any(|t| clock(page, t)), "narrative-clock");
    out.add_if(page.tokens[from..to].iter().any(|t| matches!(t.mark, '“' | '"' | '«' | '‘')), "narrative-quote");
    for t in from..to.min(from + 25) {
        let word = page.word(t).to_ascii_lowercase();
        if let Some((_, class)) = TURNS.iter().find(|(w, _)| *w == word) {
            out.add("turn", class);
        }
    }
}

/// Words by which a text goes on to another event, or back to an earlier one.
const TURNS: &[(&str, &str)] = &[
    ("first", "ordinal"),
    ("second", "ordinal"),
    ("third", "ordinal"),
    ("then", "next"),
    ("next", "next"),
    ("follows", "next"),
    ("followed", "next"),
    ("also", "also"),
    ("another", "also"),
    ("other", "also"),
    ("too", "also"),
    ("meanwhile", "also"),
    ("separately", "also"),
    ("similarly", "also"),
    ("likewise", "also"),
    ("save", "announce"),
    ("coming", "announce"),
    ("upcoming", "announce"),
    ("forthcoming", "announce"),
    ("ahead", "announce"),
    ("earlier", "back"),
    ("previous", "back"),
    ("previously", "back"),
    ("since", "back"),
    ("last", "back"),
    ("after", "back"),
    ("following", "back"),
];

pub(super) fn one<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], (first, end): (usize, usize)) -> Features<'a> {
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
    out.add("clocks", count((first..end).filter(|t| clock(page, *t)).count()));
    out.add_if(analysis.mentions.within(Layer::Venue, first, end.min(first + 80)).next().is_some(), "venue");
    out.add_if(analysis.mentions.within(Layer::Person, first, end.min(first + 80)).next().is_some(), "person");
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
