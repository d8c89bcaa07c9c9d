//! The heads of the sections that persons stand in: "### Rules of Conduct" above a list of its speakers.
//!
//! In: a scene. Out: the lines (or parts of lines) that name a section, in text order. A head is a heading, a line wholly in
//! bold letters, or a bold beginning of a line. Which head names what a person speaks on is a matter of features.

use super::reader::Reader;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::Gap;
use crate::relate::scenes::clock;

/// A head, tokens `first..end` without marks at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    /// `heading`, `bold` (a whole line) or `run-in` (a bold beginning).
    pub(super) look: &'static str,
    /// Whether it is no more than a label or the name of a part: "Speakers", "Session 2".
    pub(super) bare: bool,
    /// Why it looks like an item of a programme: `part` ("Session 2" in it or just above), `time` (a clock time or day in
    /// it, just above or just below); empty if nothing says so.
    pub(super) item: &'static str,
}

/// Longest head in tokens.
const LONGEST: usize = 40;
/// How far behind the last token of a stretch closing asterisks are looked for, in bytes.
const TAIL: usize = 8;
/// Most lines between a head and a person of its section.
const REACH: usize = 40;

/// The heads of lines `from..to` of the document.
pub(super) fn heads(r: &Reader<'_>, from: usize, to: usize) -> Vec<Head> {
    let mut out = Vec::new();
    for n in from..to.min(r.doc.page.lines.len()) {
        let line = &r.doc.page.lines[n];
        let (mut first, mut end) = (line.first as usize, line.end as usize);
        let heading = r.doc.layout.lines.get(n) == Some(&LineKind::Heading);
        let bold = emphasised(r, first, end).into_iter().find(|(a, _)| opens(r, first, *a));
        let look = match bold {
            Some((a, b)) => {
                let whole = (b + 1..end).all(|i| !r.is_word(i));
                (first, end) = (a, b + 1);
                if whole { "bold" } else { "run-in" }
            }
            None if heading => "heading",
            None => continue,
        };
        while first < end && !word(r, first) {
            first += 1;
        }
        while end > first && !word(r, end - 1) && !matches!(r.mark(end - 1), '?' | '!' | ')') {
            end -= 1;
        }
        // "- **Ada Quist** — Port of Hull": a bold name heads nothing, and would stand between the list and its head.
        let named = r.within(Layer::Person, first, end).any(|m| (m.width() as usize) * 2 >= end - first);
        if first < end && end - first <= LONGEST && !(named && look != "heading") {
            out.push(Head { first, end, line: n, look, bare: bare(r, first, end), item: "" });
        }
    }
    for n in 0..out.len() {
        out[n].item = item(r, &out, n);
    }
    out
}

fn item(r: &Reader<'_>, heads: &[Head], n: usize) -> &'static str {
    let head = &heads[n];
    let above = n.checked_sub(1).map(|p| &heads[p]).filter(|h| head.line - h.line <= 4);
    let below = heads.get(n + 1).filter(|h| h.line - head.line <= 3 && h.bare);
    let near = [Some(head), above, below];
    let near = || near.iter().flatten();
    if near().any(|h| r.is(h.first, PARTS) || (h.first..h.end).any(|i| r.is(i, &["session"]))) {
        "part"
    } else if near().any(|h| (h.first..h.end).any(|i| clock(&r.doc.page, i)) || r.doc.dates.in_tokens(h.first, h.end)) {
        "time"
    } else {
        ""
    }
}

/// The heads above line `line`, the nearest first, as far as they reach.
pub(super) fn above(heads: &[Head], line: usize) -> impl Iterator<Item = &Head> {
    let n = heads.partition_point(|h| h.line < line);
    heads[..n].iter().rev().take_while(move |h| line - h.line <= REACH)
}

/// Stretches between double asterisks in tokens `from..to`, `first..=last`. The asterisks are no tokens: they are looked for
/// in the text between them.
pub(super) fn emphasised(r: &Reader<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let page = &r.doc.page;
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut end = page.tokens.get(from).and_then(|t| page.lines.get(t.line as usize)).map_or(0, |l| l.start as usize);
    for i in from..=to.min(r.len()) {
        // Between the token before and this one, or the end of the line.
        let token = page.tokens.get(i).filter(|_| i < to);
        let rest = || page.text.get(end..).map_or(end, |t| end + t.find('\n').unwrap_or(t.len()).min(TAIL));
        let until = token.map_or_else(rest, |t| t.start as usize);
        let mut marks = page.text.get(end..until).map_or(0, |between| between.matches("**").count());
        // At the head of a line the asterisks are tokens of their own.
        if token.is_some_and(|t| t.mark == '*') {
            let pair = i + 1 < to && r.mark(i + 1) == '*' && r.gap(i + 1) == Gap::Joined;
            marks += usize::from(pair);
        }
        for _ in 0..marks {
            match open.take() {
                Some(a) if i > a => out.push((a, i - 1)),
                _ => open = Some(i),
            }
        }
        end = token.map_or(end, |t| t.end as usize);
    }
    // The tokens of the marks themselves belong to no stretch.
    out.iter_mut().for_each(|s| {
        while s.0 < s.1 && r.mark(s.0) == '*' {
            s.0 += 1;
        }
    });
    out
}

/// Whether only marks stand between the beginning of a line and the bold words.
fn opens(r: &Reader<'_>, first: usize, bold: usize) -> bool {
    (first..bold).all(|i| !word(r, i))
}

fn word(r: &Reader<'_>, i: usize) -> bool {
    r.mark(i) == '\0'
}

/// "Speakers", "Agenda", "Session 2", "10:10 am".
fn bare(r: &Reader<'_>, first: usize, end: usize) -> bool {
    let label = r.starting(Layer::Label, first).is_some_and(|m| m.last as usize + 1 >= end);
    let words = (first..end).filter(|i| r.is_word(*i)).count();
    let number = |i: usize| !r.is_word(i) || r.is(i, ORDINALS);
    let part = r.is(first, PARTS) && (first + 1..end).all(number);
    // "1:45 pm | Finding the leak" is more than its time.
    let timed = |i: usize| {
        r.is(i, &["am", "pm", "a.m", "p.m", "et", "noon", "from", "to", "until", "at", "on", "the", "and", "of"])
            || r.is(i, &["first", "second", "third", "fourth", "morning", "afternoon", "evening"])
            || r.is(i, PARTS)
            || r.covering(Layer::Date, i).is_some()
            || r.covering(Layer::TimeZone, i).is_some()
    };
    let untimed = (first..end).filter(|i| r.is_word(*i) && !timed(*i)).count();
    label || part || words == 0 || untimed == 0 || r.doc.dates.in_tokens(first, end) && untimed <= 1
}

/// Numbers of parts in words.
const ORDINALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a", "b", "c", "d", "i", "ii",
    "iii", "iv",
];

/// What numbered parts of a programme are called.
pub(super) const PARTS: &[&str] = &[
    "session",
    "part",
    "day",
    "talk",
    "track",
    "panel",
    "module",
    "lecture",
    "paper",
    "topic",
    "presentation",
    "block",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;

    #[test]
    fn headings_and_bold_lines_are_heads() {
        let text = "Spring Forum 2031\n\n## Session 2\n\n**Mapping Drains with Drones**\n\nWhat we saw from above.\n\n\
                    - **Ada Quist**, Port of Hull\n\n**Paper trails.** Where do the forms go?\n";
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let doc = extractor.analyse(&document);
        let r = Reader { doc: &doc };
        let found = heads(&r, 0, doc.page.lines.len());
        let shown: Vec<(&str, &str, bool)> =
            found.iter().map(|h| (doc.page.words(h.first, h.end - 1), h.look, h.bare)).collect();
        assert!(shown.contains(&("Mapping Drains with Drones", "bold", false)), "{shown:?}");
        assert!(shown.contains(&("Session 2", "heading", true)), "{shown:?}");
        assert!(shown.contains(&("Paper trails", "run-in", false)), "{shown:?}");
        assert!(!shown.iter().any(|(w, ..)| w.starts_with("What we")), "{shown:?}");
        assert!(!shown.iter().any(|(w, ..)| *w == "Ada Quist"), "{shown:?}");
    }
}
