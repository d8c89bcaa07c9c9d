//! What a phrase looks like that may be somebody's subject: how it opens, what it is made of, where it stands.
//!
//! In: tokens `first..=last` and the rule that proposed them. Out: features, of which those without an argument are said of
//! the rule too (a clause above a name is a talk's title more often than one behind a verb).

use super::cast::Cast;
use super::reach;
use super::reader::Reader;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;

/// Adds what the phrase `first..=last` looks like.
pub(super) fn looks<'a>(r: &Reader<'a>, cast: &Cast, first: usize, last: usize, out: &mut Features<'a>) {
    out.add_if(true, opening(r, first));
    if generic(r, first, last) {
        let opens = (first..=last).any(|i| programme(r, i, "ceremony"));
        out.add_if(true, if opens { "generic-opening" } else { "generic" });
    }
    out.add_if(true, standing(r, first));
    out.add_if(true, closing(r, last));
    match overlap(cast, first, last) {
        Some(Overlap::Name) => out.add_if(true, "over-name"),
        Some(Overlap::Description) => out.add_if(true, "over-description"),
        None => {}
    }
    object(r, first, last, out);
    let wh = r.is(first, WH);
    let finite = (first..=last).any(|i| r.is(i, FINITE) && !r.capital(i));
    out.add_if(finite && !wh && r.mark(last) != '?', "sentence");
}

/// What the phrase names: people, the event itself, a time, or the rest of an idiom ("on hand", "on behalf").
fn object(r: &Reader<'_>, first: usize, last: usize, out: &mut Features<'_>) {
    let head = r.after_article(first).min(last);
    let people = r.is(first, &["us", "them", "everyone", "everybody", "him", "her", "those", "you", "me", "all"])
        || !r.capital(head) && r.starting(Layer::ParticipantNoun, head).is_some_and(|m| m.last as usize <= last)
        || r.is(head, &["gathering", "audience", "group", "crowd", "house", "trainees", "delegates"]);
    out.add_if(people, "names-people");
    let event = r.starting(Layer::EventNoun, head).filter(|m| m.last as usize <= last);
    let alone = event.is_some_and(|m| {
        m.last as usize == last
            || !r.flows(m.last as usize + 1)
            || !r.is(m.last as usize + 1, &["on", "about", "of", "for"])
    });
    out.add_if(alone, "names-event");
    let time = (first..=last.min(first + 4)).any(|i| programme(r, i, "time"));
    out.add_if(time, "names-time");
    out.add_if(programme(r, head, "idiom") && last <= head + 3, "idiom");
    let known = r.starting(Layer::Organisation, head).is_some_and(|m| m.last as usize + 3 >= last);
    out.add_if(known, "names-body");
}

/// Whether the word is of that class of the programme words.
fn programme(r: &Reader<'_>, i: usize, class: &str) -> bool {
    r.classed(Layer::ProgrammeWord, i, class)
}

enum Overlap {
    Name,
    Description,
}

/// Whether the phrase takes in a part of a person's name or description.
fn overlap(cast: &Cast, first: usize, last: usize) -> Option<Overlap> {
    // Appearances are in text order and short; those that reach so far back begin near.
    let from = cast.all.partition_point(|a| a.first + NEAR < first);
    let near = || cast.all[from..].iter().take_while(move |a| a.start <= last + NEAR);
    let meets = |a: usize, b: usize| a <= last && b >= first;
    if near().any(|a| meets(a.open, a.last)) {
        return Some(Overlap::Name);
    }
    let told = near().filter_map(|a| a.description).any(|d| {
        [d.position, d.affiliation].into_iter().flatten().any(|(a, b)| {
            let common = (b.min(last) + 1).saturating_sub(a.max(first));
            meets(a, b) && common * 2 >= last + 1 - first
        })
    });
    told.then_some(Overlap::Description)
}

/// How far from a person's name the description may stand, in tokens.
const NEAR: usize = 60;

const WH: &[&str] = &["how", "why", "what", "when", "where", "whether", "who"];

const FINITE: &[&str] = &[
    "is", "are", "was", "were", "will", "would", "has", "had", "have", "did", "does", "said", "says", "came", "took",
    "gave", "spoke", "went", "told", "made", "led", "can", "may", "shall",
];

const PAST: &[&str] = &[
    "took", "gave", "made", "went", "came", "spoke", "told", "said", "showed", "led", "held", "met", "sent", "brought",
    "found", "put", "kept", "won", "wrote", "ran", "sat", "stood", "began", "left", "saw", "drew", "read", "set",
    "taught", "did", "bade", "paid", "got", "had", "became", "lent", "sang", "spent", "takes", "gives", "makes",
    "says", "tells", "shows", "holds",
];

/// The class of word that a phrase opens with.
fn opening(r: &Reader<'_>, i: usize) -> &'static str {
    let lower = !r.capital(i);
    let word = r.plain(i);
    match () {
        () if r.is(i, &["how", "why", "what", "whether"]) => "opens-how",
        () if lower && r.is(i, &["who", "whose", "whom", "which", "that", "where", "when", "while"]) => {
            "opens-relative"
        }
        () if lower
            && r.is(i, &["is", "are", "was", "were", "will", "has", "had", "have", "can", "may", "be", "been"]) =>
        {
            "opens-auxiliary"
        }
        () if lower
            && r.is(
                i,
                &[
                    "by", "with", "of", "from", "at", "in", "to", "for", "on", "after", "before", "during", "into",
                    "as", "until", "over", "under", "through",
                ],
            ) =>
        {
            "opens-preposition"
        }
        () if r.is(
            i,
            &["he", "she", "it", "we", "they", "you", "i", "this", "these", "that", "there", "here", "all", "both"],
        ) =>
        {
            "opens-pronoun"
        }
        () if lower && r.is(i, &["and", "or", "but", "so", "then", "also", "not", "if"]) => "opens-joint",
        () if lower
            && !reach::gerund(r, i)
            && r.starting(Layer::SpeechCue, i).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject") =>
        {
            "opens-cue"
        }
        () if lower && (word.len() > 4 && word.ends_with("ed") || r.is(i, PAST)) => "opens-past",
        () if word.len() > 5 && word.ends_with("ing") => "opens-ing",
        () if r.is(i, &["the", "a", "an", "its", "his", "her", "their", "our"]) => "opens-article",
        () if r.token(i).is_some_and(|t| t.kind == TokenKind::Number) => "opens-number",
        () if lower => "opens-lower",
        () => "opens-capital",
    }
}

/// What stands before a phrase.
fn standing(r: &Reader<'_>, first: usize) -> &'static str {
    let (line, _) = r.line_range(first);
    if first == line || (line..first).all(|i| !r.is_word(i) && r.token(i).is_none_or(|t| t.kind != TokenKind::Number)) {
        return "starts-line";
    }
    if r.sentence(first).0 == first {
        return "starts-sentence";
    }
    match r.mark(first - 1) {
        ',' | ';' => "starts-comma",
        ':' => "starts-colon",
        '–' | '—' | '-' | '|' => "starts-dash",
        '“' | '"' | '«' | '‘' | '*' | '”' | '’' => "starts-quote",
        '(' | ')' => "starts-bracket",
        '.' | '!' | '?' => "starts-stop",
        _ if r.gap(first) == Gap::Wide => "starts-column",
        _ => "starts-inside",
    }
}

/// What stands behind a phrase.
fn closing(r: &Reader<'_>, last: usize) -> &'static str {
    let next = last + 1;
    if next >= r.len() || r.gap(next) >= Gap::Line {
        return "stops-line";
    }
    match r.mark(next) {
        ',' | ';' => "stops-comma",
        ':' => "stops-colon",
        '–' | '—' | '-' | '|' => "stops-dash",
        '“' | '"' | '»' | '’' | '”' | '*' => "stops-quote",
        '(' | ')' => "stops-bracket",
        '.' if r.gap(next + 1) >= Gap::Line => "stops-stop-line",
        '.' | '!' | '?' => "stops-stop",
        _ if r.is(next, &["by", "with", "from"]) => "stops-by",
        _ => "stops-inside",
    }
}

/// Whether it is a part of the programme and no words of opening or closing, or the rest of a clause.
pub(super) fn empty(r: &Reader<'_>, first: usize, last: usize) -> bool {
    let rest = !r.capital(first) && r.is(first, &["and", "or", "who", "whom", "whose"]);
    rest || generic(r, first, last) && !(first..=last).any(|i| programme(r, i, "ceremony"))
}

/// Whether it is a bare "pm" or "ET".
pub(super) fn clock(r: &Reader<'_>, first: usize, last: usize) -> bool {
    (first..=last).all(|i| !r.is_word(i) || r.is(i, &["am", "pm", "a.m", "p.m", "et", "noon"]))
}

/// Whether a phrase says no more than what sort of item it is: "Opening remarks", "Panel, moderated", "Coffee".
fn generic(r: &Reader<'_>, first: usize, last: usize) -> bool {
    let mut any = false;
    for i in first..=last {
        if !r.is_word(i) {
            continue;
        }
        let known = programme(r, i, "part") || r.covering(Layer::Date, i).is_some();
        if !known && !r.is(i, FILLERS) {
            return false;
        }
        any |= known;
    }
    any
}

/// Words that may stand beside those.
const FILLERS: &[&str] = &[
    "of", "the", "a", "an", "and", "with", "by", "to", "for", "in", "at", "on", "one", "two", "three", "four", "five",
    "six", "first", "second", "third", "fourth", "last", "final", "our", "their", "your", "then", "round", "up",
    "official", "short", "brief", "general", "main", "all", "video", "am", "pm", "i", "ii", "iii", "iv", "a.m", "p.m",
    "as", "from", "into", "is", "are", "was", "were", "will", "be", "s",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;

    /// Whether all of `text` is no subject.
    fn is_empty(text: &str) -> bool {
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let doc = extractor.analyse(&document);
        let r = Reader { doc: &doc };
        empty(&r, 0, r.len() - 1)
    }

    #[test]
    fn parts_of_a_programme_are_no_subjects() {
        for text in ["Coffee", "Panel, moderated", "Questions and answers", "Lunch break", "and stayed for the drama"] {
            assert!(is_empty(text), "{text}");
        }
        for text in ["Coffee growing in Ethiopia", "Welcome", "Panel on moss", "The workshop of the watchmaker"] {
            assert!(!is_empty(text), "{text}");
        }
    }
}
