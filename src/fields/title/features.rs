//! What speaks for words being an event's name.

use super::candidates::Found;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::SceneCx;
use std::collections::BTreeSet;

/// What else the scene offers; a headline is the title where the event is named nowhere.
pub(super) struct Rivals {
    /// A quotation stands beside an event noun in the text.
    quote: bool,
    /// A capitalised phrase with a strong event noun stands in the text.
    name: bool,
    /// Words of the first heading, folded.
    headline: Vec<String>,
    /// Beginnings of the longer words of the prose.
    body: BTreeSet<String>,
    /// First token of the first line that looks like a headline.
    pub(super) main: Option<usize>,
    /// First token of the longest heading among the first lines: headlines are longer than names of sites.
    longest: Option<usize>,
    /// The first strong event noun of the prose.
    first_noun: Option<usize>,
    /// Where the first two sentences of prose end.
    early: usize,
}

impl Rivals {
    pub(super) fn new(cx: &SceneCx<'_>, all: &[Found]) -> Rivals {
        let prose =
            |f: &Found| cx.doc.layout.kind_at(cx.page(), f.first) != LineKind::Heading && cx.scene.owns(f.first);
        let rule = |f: &Found, rule: &str| f.rules.contains(&rule);
        let strong = |f: &Found| strong(cx, f.first, f.last + 1);
        let page = cx.page();
        let from = page.tokens.get(cx.scene.first).map_or(0, |t| t.line as usize);
        let heading =
            page.lines.iter().enumerate().skip(from).take(60).find(|(n, l)| {
                cx.scene.owns(l.first as usize) && cx.doc.layout.lines.get(*n) == Some(&LineKind::Heading)
            });
        let headline = heading.map_or(Vec::new(), |(_, l)| folded(cx, l.first as usize, l.end as usize));
        Rivals {
            quote: all.iter().any(|f| prose(f) && (rule(f, "noun-quote") || rule(f, "quote-noun"))),
            name: all.iter().any(|f| prose(f) && rule(f, "name") && f.last > f.first + 1 && strong(f)),
            headline,
            body: body(cx),
            main: main(cx, from),
            longest: longest(cx, from),
            first_noun: first_noun(cx),
            early: early(cx, from),
        }
    }

    /// Whether `token` stands in the first two sentences of prose, or before them.
    pub(super) fn early(&self, token: usize) -> bool {
        token < self.early
    }
}

/// How many tokens of prose are looked at for the words of headlines.
const BODY: usize = 3000;

/// The beginnings of the longer words of the prose: what a headline is about comes again there, what a site is called does
/// not.
fn body(cx: &SceneCx<'_>) -> BTreeSet<String> {
    let page = cx.page();
    let prose = |t: &usize| matches!(cx.doc.layout.kind_at(page, *t), LineKind::Prose | LineKind::Item);
    (cx.scene.first..cx.scene.end.min(cx.scene.first + BODY)).filter(prose).filter_map(|t| stem(page.word(t))).collect()
}

/// The first letters of a longer word, folded.
fn stem(word: &str) -> Option<String> {
    (word.chars().count() >= 4).then(|| word.chars().take(5).flat_map(char::to_lowercase).collect())
}

/// The first of the first lines that is a heading of some length and neither a menu, a labelled field nor the name of a body.
fn main(cx: &SceneCx<'_>, from: usize) -> Option<usize> {
    let page = cx.page();
    let lines = page.lines.iter().enumerate().skip(from).take(12).filter(|(_, l)| cx.scene.owns(l.first as usize));
    let mut headings = lines
        .filter(|(n, _)| cx.doc.layout.lines.get(*n) == Some(&LineKind::Heading))
        .map(|(_, l)| (l.first as usize, l.end as usize));
    headings
        .find(|(a, b)| {
            let words = page.tokens[*a..*b].iter().filter(|t| t.kind == TokenKind::Word).count();
            let noun = cx.doc.mentions.within(Layer::EventNoun, *a, *b).next().is_some();
            words >= if noun { 2 } else { 4 }
                && bars(cx, *a, *b) < 1
                && !labelled(cx, *a, *b)
                && (noun || !mostly_body(cx, *a, *b))
        })
        .map(|(a, _)| a)
}

/// How many bars part the words: a menu or a trail has some.
fn bars(cx: &SceneCx<'_>, first: usize, end: usize) -> usize {
    cx.page().tokens[first..end].iter().filter(|t| matches!(t.mark, '|' | '»' | '›' | '>' | '·' | '•')).count()
}

/// Whether a label that is not that of a title stands in the words.
fn labelled(cx: &SceneCx<'_>, first: usize, end: usize) -> bool {
    let fields = &cx.doc.layout.fields;
    let from = fields.partition_point(|f| (f.first as usize) < first);
    fields[from..].iter().take_while(|f| f.label.first < end as u32).any(|f| {
        f.label.first as usize >= first
            && !matches!(f.label.cell(cx.lexicon(), "id"), "title" | "topic" | "theme" | "kind")
    })
}

/// Whether the name of a body makes up most of the words.
fn mostly_body(cx: &SceneCx<'_>, first: usize, end: usize) -> bool {
    let widest = cx.doc.mentions.within(Layer::Organisation, first, end).map(|m| m.width() as usize).max().unwrap_or(0);
    widest * 10 >= (end - first) * 6
}

fn longest(cx: &SceneCx<'_>, from: usize) -> Option<usize> {
    let page = cx.page();
    let lines = page.lines.iter().enumerate().skip(from).filter(|(_, l)| cx.scene.owns(l.first as usize));
    let headings = lines.take(8).filter(|(n, _)| cx.doc.layout.lines.get(*n) == Some(&LineKind::Heading));
    // Of equals the first.
    headings.map(|(_, l)| l).min_by_key(|l| std::cmp::Reverse(l.end - l.first)).map(|l| l.first as usize)
}

fn first_noun(cx: &SceneCx<'_>) -> Option<usize> {
    let prose = |t: usize| cx.doc.layout.kind_at(cx.page(), t) != LineKind::Heading;
    let mut nouns = cx.own(Layer::EventNoun).filter(|m| !m.weak && m.cell(cx.lexicon(), "strength") != "weak");
    nouns.find(|m| prose(m.first as usize)).map(|m| m.first as usize)
}

fn early(cx: &SceneCx<'_>, from: usize) -> usize {
    let page = cx.page();
    let prose = page.lines.iter().enumerate().skip(from).find(|(n, l)| {
        cx.scene.owns(l.first as usize) && cx.doc.layout.lines.get(*n) == Some(&LineKind::Prose) && l.end - l.first > 12
    });
    prose.map_or(0, |(_, l)| {
        let sentence = page.tokens[l.first as usize].sentence as usize;
        page.sentences.get(sentence + 1).map_or(page.tokens.len(), |s| s.end as usize)
    })
}

/// Adds what stands around the words: the line, the field, the marks beside them, and words before and behind of a closed
/// class.
fn company<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), first) {
        out.add("field", field);
    }
    out.add(
        "line",
        match cx.doc.layout.kind_at(page, first) {
            LineKind::Heading => "heading",
            LineKind::Prose => "prose",
            LineKind::Item => "item",
            LineKind::Furniture => "furniture",
        },
    );
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    if first > start {
        let before = &page.tokens[first - 1];
        if before.kind == TokenKind::Mark {
            out.add("mark-before", mark(before.mark));
        } else if let Some(w) = AROUND.iter().find(|w| page.word(first - 1).eq_ignore_ascii_case(w)) {
            out.add("before", w);
        } else {
            out.add("before", if before.capital { "a name" } else { "another word" });
        }
        // "a course entitled “X”", "with the theme: X"
        let named = (start.max(first.saturating_sub(4))..first)
            .any(|t| NAMING.iter().any(|w| page.word(t).eq_ignore_ascii_case(w)));
        out.add_if(named, "naming-word");
    } else {
        out.add("before", "sentence start");
    }
    if last + 1 < end {
        let after = &page.tokens[last + 1];
        if after.kind == TokenKind::Mark {
            out.add("mark-after", mark(after.mark));
        } else if let Some(w) = AROUND.iter().find(|w| page.word(last + 1).eq_ignore_ascii_case(w)) {
            out.add("after", w);
        } else {
            out.add(
                "after",
                if after.capital {
                    "a name"
                } else if after.kind == TokenKind::Number {
                    "a number"
                } else {
                    "another word"
                },
            );
        }
    } else {
        out.add("after", "sentence end");
    }
}

fn mark(c: char) -> &'static str {
    match c {
        ',' => ",",
        '(' | ')' => "bracket",
        '-' | '–' | '—' => "dash",
        ':' => ":",
        '"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' => "quote",
        '.' | '!' | '?' => "stop",
        '|' | '>' | '›' | '/' => "bar",
        _ => "other",
    }
}

/// Words that announce a name.
const NAMING: &[&str] = &[
    "titled", "entitled", "called", "named", "dubbed", "theme", "themed", "title", "topic", "under", "subject",
    "motto", "heading",
];
/// Words beside a name that are worth telling apart. A closed class.
const AROUND: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "its",
    "their",
    "our",
    "in",
    "at",
    "of",
    "on",
    "for",
    "from",
    "to",
    "by",
    "with",
    "and",
    "is",
    "was",
    "were",
    "will",
    "held",
    "takes",
    "took",
    "as",
    "during",
    "about",
    "hosted",
    "organised",
    "organized",
    "which",
];

fn folded(cx: &SceneCx<'_>, first: usize, end: usize) -> Vec<String> {
    let page = cx.page();
    (first..end)
        .filter(|t| page.tokens[*t].kind != TokenKind::Mark && page.tokens[*t].end - page.tokens[*t].start > 2)
        .map(|t| page.word(t).to_lowercase())
        .collect()
}

fn strong(cx: &SceneCx<'_>, first: usize, end: usize) -> bool {
    cx.doc.mentions.within(Layer::EventNoun, first, end).any(|m| !m.weak && m.cell(cx.lexicon(), "strength") != "weak")
}

/// The features of a candidate.
pub(super) fn of<'a>(cx: &SceneCx<'a>, found: &Found, rivals: &Rivals) -> Features<'a> {
    let page = cx.page();
    let (first, last) = (found.first, found.last);
    let mut out = Features::new();
    let several = cx.scene.siblings > 1;
    for rule in &found.rules {
        out.add("rule", rule);
    }
    let sentence = page.tokens[first].sentence.saturating_sub(page.tokens[cx.scene.first].sentence);
    if cx.scene.owns(first) {
        out.add(
            "sentence",
            match sentence {
                0 => "0",
                1 => "1",
                2 => "2",
                3..=4 => "3-4",
                5..=8 => "5-8",
                9..=14 => "9-14",
                _ => "15+",
            },
        );
    }
    if several && cx.scene.owns(first) {
        out.add(
            "offset",
            match first - cx.scene.first {
                0 => "0",
                1..=3 => "1-3",
                4..=9 => "4-9",
                10..=20 => "10-20",
                21..=40 => "21-40",
                _ => "41+",
            },
        );
    }
    company(cx, first, last, &mut out);
    let kind = cx.doc.layout.kind_at(page, first);
    let order = match found.line {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3-4",
        5..=8 => "5-8",
        _ => "9+",
    };
    out.add(if kind == LineKind::Heading { "heading-no" } else { "line-no" }, order);
    if cx.scene.siblings > 1 {
        out.add(if cx.scene.owns(first) { "own-line-no" } else { "common-line-no" }, order);
        out.add_if(cx.scene.heading.is_some_and(|(a, b)| (a..b).contains(&first)), "in-scene-heading");
    }
    let line = &page.lines[page.tokens[first].line as usize];
    let whole = first <= line.first as usize + 3 && last + 4 > line.end as usize;
    out.add_if(whole, "whole-line");
    let strength = if strong(cx, first, last + 1) {
        "strong"
    } else if cx.doc.mentions.within(Layer::EventNoun, first, last + 1).next().is_some() {
        "weak"
    } else {
        "none"
    };
    let verb = (first..=last).any(|t| VERBS.contains(&page.word(t)));
    for rule in &found.rules {
        out.add(
            match strength {
                "strong" => "rule-strong",
                "weak" => "rule-weak",
                _ => "rule-without",
            },
            rule,
        );
        out.add(
            if kind == LineKind::Heading {
                "rule-heading"
            } else if rivals.early(first) {
                "rule-early"
            } else {
                "rule-text"
            },
            rule,
        );
        out.add_if(verb, "verb-inside");
        if verb {
            out.add("rule-verb", rule);
        }
    }
    if whole && kind == LineKind::Heading {
        out.add(if verb { "headline-verb" } else { "headline" }, strength);
        out.add_if(rivals.main == Some(line.first as usize), "main-headline");
        if rivals.main == Some(line.first as usize) {
            out.add(if verb { "main-headline-verb" } else { "main-headline-plain" }, strength);
        }
        out.add_if(rivals.longest == Some(line.first as usize), "longest-headline");
        out.add_if(rivals.longest == Some(line.first as usize) && strength == "none", "longest-headline-without-noun");
    } else if kind != LineKind::Heading {
        out.add("text", strength);
        out.add_if(rivals.early(first), "text-early");
    }
    if several && found.line == 0 && cx.scene.owns(first) {
        for rule in &found.rules {
            out.add("head", rule);
        }
        out.add("head-noun", strength);
    }
    out.add(
        "length",
        match last + 1 - first {
            1 => "1",
            2 => "2",
            3..=4 => "3-4",
            5..=8 => "5-8",
            9..=14 => "9-14",
            15..=22 => "15-22",
            _ => "23+",
        },
    );
    shape(cx, first, last, (kind == LineKind::Heading, strength), &mut out);
    nouns(cx, first, last, &mut out);
    let has = |layer| cx.doc.mentions.within(layer, first, last + 1).next().is_some();
    out.add_if(has(Layer::RoleCue), "role-cue-inside");
    out.add_if(has(Layer::SpeechCue), "speech-cue-inside");
    out.add_if(has(Layer::Furniture), "furniture-inside");
    out.add(
        "bars",
        match bars(cx, first, last + 1) {
            0 => "0",
            1 => "1",
            _ => "2+",
        },
    );
    out.add_if(labelled(cx, first, last + 1), "label-inside");
    out.add_if(
        mostly_body(cx, first, last + 1),
        if strength == "none" { "mostly-body" } else { "mostly-body-with-noun" },
    );
    out.add_if(has(Layer::Person), "person-inside");
    out.add_if(cx.doc.mentions.starting(Layer::Person, first).is_some(), "person-first");
    let whole_name = |layer| cx.doc.mentions.starting(layer, first).is_some_and(|m| m.last as usize == last);
    let person_after = (last + 1..last + 4).any(|t| {
        [Layer::Person, Layer::Honorific, Layer::Position]
            .iter()
            .any(|l| cx.doc.mentions.starting(*l, t).is_some_and(|m| !m.weak))
    });
    out.add_if(person_after, "person-after");
    let caption = ["photo", "graphic", "image", "picture", "caption", "file", "source", "from", "posted", "published"];
    out.add_if(
        caption.iter().any(|w| (line.first as usize..first + 1).take(3).any(|t| page.word(t).eq_ignore_ascii_case(w))),
        "caption",
    );
    out.add_if(rivals.first_noun.is_some_and(|n| (first..=last).contains(&n)), "first-noun");
    out.add_if(whole_name(Layer::Person), "is-person");
    out.add_if(whole_name(Layer::Organisation), "is-organisation");
    out.add_if(cx.doc.mentions.covering(Layer::Venue, first).is_some_and(|v| v.last as usize >= last), "is-venue");
    out.add_if(whole_name(Layer::City) || whole_name(Layer::Country), "is-place");
    out.add_if(whole_name(Layer::Label), "is-label");
    out.add_if(cx.doc.dates.in_tokens(first, last + 1), "date-inside");
    out.add_if((first..=last).any(|t| page.tokens[t].kind == TokenKind::Number), "number-inside");
    out.add_if(verb, "verb-inside");
    let article =
        matches!(page.word(first), "the" | "The" | "a" | "A" | "an" | "An" | "this" | "This" | "our" | "your" | "its");
    out.add_if(article, "article-first");
    out.add_if(
        matches!(
            page.word(last),
            "the" | "of" | "and" | "on" | "for" | "in" | "to" | "a" | "with" | "by" | "at" | "from"
        ),
        "open-end",
    );
    out.add_if(cx.doc.mentions.starting(Layer::Quote, first).is_some_and(|q| q.last as usize == last), "is-quote");
    out.add_if(
        cx.doc
            .mentions
            .covering(Layer::Quote, first)
            .is_some_and(|q| q.first as usize != first || q.last as usize != last),
        "inside-quote",
    );
    let headed = kind == LineKind::Heading || whole;
    out.add_if(headed && rivals.quote, "rival-quote");
    out.add_if(headed && rivals.name, "rival-name");
    out.add_if(headed && rivals.name && verb, "rival-name-verb");
    out.add_if(headed && rivals.quote && verb, "rival-quote-verb");
    if !rivals.headline.is_empty() && !headed {
        let words = folded(cx, first, last + 1);
        let shared = words.iter().filter(|w| rivals.headline.contains(w)).count();
        out.add(
            "in-headline",
            match (shared * 100).checked_div(words.len()).unwrap_or(0) {
                0 => "none",
                1..=49 => "some",
                50..=99 => "most",
                _ => "all",
            },
        );
    }
    again(cx, first, last, &mut out);
    if headed {
        let stems: BTreeSet<String> = (first..=last).filter_map(|t| stem(page.word(t))).collect();
        let shared = stems.iter().filter(|s| rivals.body.contains(*s)).count();
        out.add(
            "in-body",
            match (shared * 100).checked_div(stems.len()).unwrap_or(0) {
                0 => "none",
                1..=34 => "few",
                35..=64 => "half",
                65..=99 => "most",
                _ => "all",
            },
        );
        out.add("in-body-words", ["0", "1", "2", "3", "4+"][shared.min(4)]);
    }
    let among = |t: usize, list: &[&str]| list.iter().any(|w| page.word(t).eq_ignore_ascii_case(w));
    let papers = (first..=last).filter(|t| among(*t, PAPERS)).count();
    out.add_if(papers > 0 && last - first < 8, "document-word");
    out.add_if((first..=last).any(|t| among(t, CHANGES)), "change-inside");
    out.add_if((last + 1..last + 4).any(|t| among(t, CHANGES)), "change-after");
    out.add_if((last + 1..last + 3).any(|t| VERBS.contains(&page.word(t))), "verb-after");
    out
}

/// Whether the same words stand elsewhere too, and whether a day stands near.
fn again<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let words = page.words(first, last);
    if last > first && words.len() < 200 {
        let from = page.tokens[cx.scene.first].start as usize;
        let to = (page.tokens[cx.scene.end - 1].end as usize).min(from + 20_000);
        let mut to = to;
        while !page.text.is_char_boundary(to) {
            to -= 1;
        }
        let times = page.text.get(from..to).map_or(0, |t| t.matches(words).take(3).count());
        out.add_if(times > 1, "again");
        out.add_if(times > 2, "again-and-again");
    }
    out.add_if(cx.doc.dates.in_tokens(last + 1, last + 8), "day-soon-after");
    out.add_if(cx.doc.dates.in_tokens(first.saturating_sub(8), first), "day-soon-before");
}

fn shape<'a>(cx: &SceneCx<'a>, first: usize, last: usize, where_: (bool, &str), out: &mut Features<'a>) {
    let page = cx.page();
    let (mut long, mut capital, mut upper) = (0, 0, 0);
    for t in &page.tokens[first..=last] {
        if t.kind == TokenKind::Word && t.end - t.start > 3 {
            long += 1;
            capital += u32::from(t.capital);
            upper += u32::from(t.upper);
        }
    }
    let shape = if long == 0 {
        "short"
    } else if upper == long {
        "upper"
    } else if capital == long {
        "title"
    } else if capital * 3 >= long * 2 {
        "mostly"
    } else if capital * 3 >= long {
        "mixed"
    } else if page.tokens[first].capital {
        "sentence"
    } else {
        "lower"
    };
    out.add("shape", shape);
    out.add(
        match where_ {
            (true, "strong") => "shape-heading-strong",
            (true, "weak") => "shape-heading-weak",
            (true, _) => "shape-heading-without",
            (false, "strong") => "shape-text-strong",
            (false, "weak") => "shape-text-weak",
            (false, _) => "shape-text-without",
        },
        shape,
    );
    out.add_if(!page.tokens[first].capital && page.tokens[first].kind == TokenKind::Word, "small-first");
}

fn nouns<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let mut any = false;
    for m in cx.doc.mentions.within(Layer::EventNoun, first, last + 1).filter(|m| m.last as usize <= last) {
        any = true;
        let weak = m.weak || m.cell(cx.lexicon(), "strength") == "weak";
        out.add("noun", if weak { "weak" } else { "strong" });
        out.add_if(m.last as usize == last, if weak { "weak-noun-last" } else { "noun-last" });
        out.add_if(m.first as usize == first, if weak { "weak-noun-first" } else { "noun-first" });
        out.add_if(m.first as usize == first && m.last as usize == last, "only-noun");
        out.add_if(
            matches!(page.word(m.last as usize + 1), "on" | "for" | "of" | "about") && (m.last as usize) < last,
            "noun-on",
        );
        let after = page.tokens.get(m.last as usize + 1).filter(|_| (m.last as usize) < last);
        out.add_if(after.is_some_and(|t| t.kind == TokenKind::Number), "noun-year");
    }
    out.add_if(!any, "no-noun");
    // "the workshop, “X”", "a course on X": a noun just before or just behind.
    let near = |a: usize, b: usize| {
        cx.doc.mentions.within(Layer::EventNoun, a, b).any(|m| (m.last as usize) < first || m.first as usize > last)
    };
    out.add_if(near(first.saturating_sub(5), first), "noun-before");
    out.add_if(near(last + 1, last + 4), "noun-after");
}

/// Forms that make a headline a sentence: auxiliaries, and what is said of events and their organisers. A closed class.
pub(super) const VERBS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "hosts",
    "hosted",
    "holds",
    "held",
    "organises",
    "organizes",
    "organised",
    "organized",
    "conducts",
    "conducted",
    "trains",
    "trained",
    "gives",
    "gave",
    "meets",
    "met",
    "meet",
    "attends",
    "attend",
    "attended",
    "launches",
    "launched",
    "opens",
    "opened",
    "joins",
    "joined",
    "brings",
    "takes",
    "took",
    "gets",
    "get",
    "discuss",
    "discusses",
    "concludes",
    "ends",
    "begins",
    "starts",
    "kicks",
    "welcomes",
    "celebrates",
    "marks",
    "wins",
    "calls",
    "strengthens",
    "strengthen",
    "supports",
    "learn",
    "learns",
    "gather",
    "gathers",
    "come",
    "comes",
    "invites",
    "announces",
    "presents",
    "visits",
    "finish",
    "finishes",
    "completes",
    "receives",
    "receive",
    "join",
    "us",
    "says",
    "gears",
    "upskilling",
    "returns",
];
/// What papers and pages are called. A closed class.
const PAPERS: &[&str] = &[
    "press",
    "release",
    "notice",
    "advisory",
    "news",
    "bulletin",
    "announcement",
    "newsletter",
    "memo",
    "memorandum",
    "report",
    "circular",
    "media",
    "posts",
    "post",
    "page",
    "article",
    "blog",
    "home",
    "menu",
    "events",
    "archives",
    "archive",
    "advertisement",
];
/// What may befall an event.
const CHANGES: &[&str] = &[
    "postponed",
    "cancelled",
    "canceled",
    "rescheduled",
    "moved",
    "postponement",
    "cancellation",
    "change",
    "reminder",
    "update",
];
