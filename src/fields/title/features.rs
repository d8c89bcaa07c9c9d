//! What speaks for words being an event's name.

use super::candidates::Found;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::SceneCx;

/// What else the scene offers; a headline is the title where the event is named nowhere.
pub(super) struct Rivals {
    /// A quotation stands beside an event noun in the text.
    quote: bool,
    /// A capitalised phrase with a strong event noun stands in the text.
    name: bool,
    /// Words of the first heading, folded.
    headline: Vec<String>,
    /// First token of the longest heading among the first lines: headlines are longer than names of sites.
    longest: Option<usize>,
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
            longest: longest(cx, from),
            early: early(cx, from),
        }
    }

    /// Whether `token` stands in the first two sentences of prose, or before them.
    fn early(&self, token: usize) -> bool {
        token < self.early
    }
}

fn longest(cx: &SceneCx<'_>, from: usize) -> Option<usize> {
    let page = cx.page();
    let lines = page.lines.iter().enumerate().skip(from).filter(|(_, l)| cx.scene.owns(l.first as usize));
    let headings = lines.take(8).filter(|(n, _)| cx.doc.layout.lines.get(*n) == Some(&LineKind::Heading));
    // Of equals the first.
    headings.map(|(_, l)| l).min_by_key(|l| std::cmp::Reverse(l.end - l.first)).map(|l| l.first as usize)
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
        out.add(if several { "rule-several" } else { "rule" }, rule);
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
    if whole && kind == LineKind::Heading {
        out.add(if verb { "headline-verb" } else { "headline" }, strength);
        out.add_if(rivals.longest == Some(line.first as usize), "longest-headline");
        out.add_if(rivals.longest == Some(line.first as usize) && strength == "none", "longest-headline-without-noun");
    } else if kind != LineKind::Heading {
        out.add("text", strength);
        out.add_if(rivals.early(first), "text-early");
    }
    if several && found.line == 0 && cx.scene.owns(first) {
        for rule in &found.rules {
            out.add("several-head", rule);
        }
        out.add("several-head-noun", strength);
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
    shape(cx, first, last, &mut out);
    nouns(cx, first, last, &mut out);
    let has = |layer| cx.doc.mentions.within(layer, first, last + 1).next().is_some();
    out.add_if(has(Layer::RoleCue), "role-cue-inside");
    out.add_if(has(Layer::SpeechCue), "speech-cue-inside");
    out.add_if(has(Layer::Furniture), "furniture-inside");
    out.add_if(has(Layer::Person), "person-inside");
    out.add_if(cx.doc.mentions.starting(Layer::Person, first).is_some(), "person-first");
    let whole_name = |layer| cx.doc.mentions.starting(layer, first).is_some_and(|m| m.last as usize == last);
    out.add_if(whole_name(Layer::Person), "is-person");
    out.add_if(whole_name(Layer::Organisation), "is-organisation");
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
    }
    out.add_if(cx.doc.dates.in_tokens(last + 1, last + 8), "day-soon-after");
    out.add_if(cx.doc.dates.in_tokens(first.saturating_sub(8), first), "day-soon-before");
}

fn shape<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
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
const VERBS: &[&str] = &[
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
