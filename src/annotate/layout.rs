//! What each line is: heading, prose, list item, labelled field, site furniture.
//!
//! In: a page and its gazetteer mentions. Out: a [`Layout`]. Labelled fields (`Venue: …`, or `Venue` alone on a line
//! with its value below) are found here, for every stage after this asks which field a mention stands in.

use super::mention::{Layer, Mention, Mentions};
use super::tokens::{Gap, Page, TokenKind};
use crate::gazetteer::Lexicon;

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineKind {
    /// A heading or headline.
    Heading,
    /// Sentences.
    Prose,
    /// An item of a list.
    Item,
    /// Menu, share buttons, legal notice, comment form.
    Furniture,
}

/// A labelled field: its value is tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Row of the label in the gazetteer `labels`; its id names the field.
    pub label: Mention,
    /// First token of the value.
    pub first: u32,
    /// One past the last token of the value.
    pub end: u32,
    /// The value stands on the lines below the label.
    pub below: bool,
}

/// What the lines are, and the labelled fields in order.
#[derive(Debug, Default)]
pub struct Layout {
    /// For each line of the page.
    pub lines: Vec<LineKind>,
    /// Labelled fields, sorted by `first`; a token lies in at most two (a field within the lines below a label).
    pub fields: Vec<Field>,
    /// For each line: whether its capitals say nothing (title case or all capitals).
    pub shouting: Vec<bool>,
}

impl Layout {
    /// Reads the layout of `page`.
    pub fn new(page: &Page<'_>, mentions: &Mentions) -> Layout {
        let mut layout = Layout::default();
        for n in 0..page.lines.len() {
            layout.shouting.push(shouting(page, n));
            let kind = line_kind(page, mentions, n, layout.shouting[n]);
            layout.lines.push(kind);
        }
        layout.find_fields(page, mentions);
        layout
    }

    /// What the line of `token` is.
    pub fn kind_at(&self, page: &Page<'_>, token: usize) -> LineKind {
        let line = page.tokens.get(token).map_or(0, |t| t.line as usize);
        self.lines.get(line).copied().unwrap_or(LineKind::Prose)
    }

    /// The id of the field that `token` stands in: the nearest label.
    pub fn field_at<'l>(&self, lexicon: &'l Lexicon, token: usize) -> Option<&'l str> {
        self.field_of(token).map(|f| f.label.cell(lexicon, "id"))
    }

    /// The field that `token` stands in.
    pub fn field_of(&self, token: usize) -> Option<&Field> {
        let after = self.fields.partition_point(|f| f.first as usize <= token);
        self.fields[..after].iter().rev().take(3).find(|f| (f.end as usize) > token)
    }

    fn find_fields(&mut self, page: &Page<'_>, mentions: &Mentions) {
        let mut labels: Vec<(Mention, u32)> = Vec::new();
        for label in mentions.of(Layer::Label) {
            if labels.last().is_some_and(|(l, _)| l.last >= label.first) {
                continue;
            }
            if let Some(value) = label_value(page, label) {
                labels.push((*label, value));
            }
        }
        for (i, (label, value)) in labels.iter().enumerate() {
            let line = &page.lines[page.tokens[label.first as usize].line as usize];
            let next = labels.get(i + 1).map_or(u32::MAX, |(l, _)| l.first);
            if *value < line.end {
                // A bullet or bar before the next label on the same line ends the value too.
                let end = next.min(line.end);
                self.fields.push(Field { label: *label, first: *value, end, below: false });
                self.extend_list(page, i, &labels);
            } else {
                let end = self.below(page, page.tokens[label.first as usize].line as usize + 1, next);
                if end > line.end {
                    self.fields.push(Field { label: *label, first: line.end, end, below: true });
                }
            }
        }
    }

    /// A field whose line is followed by list items goes on over them ("Speakers: A" / "B" / "C").
    fn extend_list(&mut self, page: &Page<'_>, i: usize, labels: &[(Mention, u32)]) {
        let Some(field) = self.fields.last_mut() else { return };
        let next = labels.get(i + 1).map_or(u32::MAX, |(l, _)| l.first);
        let line = page.tokens[field.label.first as usize].line as usize;
        let mut end = field.end;
        for l in page.lines.iter().skip(line + 1).take(12) {
            let short = l.end - l.first <= 30;
            let indented =
                page.text[..l.start as usize].ends_with(['\t']) || page.text[..l.start as usize].ends_with("   ");
            let ends_open =
                matches!(page.tokens[end as usize - 1].mark, ',' | ';' | '&') || page.word(end as usize - 1) == "and";
            if l.after_blank || l.first >= next || !short || !(indented || ends_open) {
                break;
            }
            end = l.end;
        }
        if end > field.end {
            self.fields.last_mut().into_iter().for_each(|f| f.end = end.min(next));
        }
    }

    /// Where the lines below a bare label end: at the next label, a heading, or an empty line after some text.
    fn below(&self, page: &Page<'_>, line: usize, next: u32) -> u32 {
        let mut end = page.lines.get(line).map_or(0, |l| l.first);
        for (n, l) in page.lines.iter().enumerate().skip(line).take(40) {
            let started = n > line;
            if l.first >= next || l.heading_mark > 0 || started && l.after_blank && !l.bullet {
                break;
            }
            end = l.end;
        }
        end.min(next)
    }
}

/// The first token of the value of a label, if the mention is a label: it begins a line (or follows a bullet or bar) and a
/// colon follows; or it is alone on its line; or a tab or a dash follows.
fn label_value(page: &Page<'_>, label: &Mention) -> Option<u32> {
    let (first, last) = (label.first as usize, label.last as usize);
    let token = &page.tokens[first];
    let line = &page.lines[token.line as usize];
    let before = first.checked_sub(1).filter(|b| page.tokens[*b].line == token.line);
    let opens = match before {
        None => true,
        Some(b) => {
            let lead = (line.first as usize..=b).all(|t| page.tokens[t].kind != TokenKind::Word);
            lead || token.gap == Gap::Wide
                || matches!(page.tokens[b].mark, '•' | '|' | '/' | ';' | '·' | '-' | '–')
                || page.text[..token.start as usize].trim_end_matches([' ', '*']).len() + 2 < token.start as usize
        }
    };
    if !opens || !page.tokens[first].capital && before.is_some() {
        return None;
    }
    let mut next = last + 1;
    // "Speaker(s):", "Date & time:"
    while page.tokens.get(next).is_some_and(|t| t.gap == Gap::Joined && matches!(t.mark, '(' | ')'))
        || page
            .tokens
            .get(next)
            .is_some_and(|t| t.gap == Gap::Joined && t.kind == TokenKind::Word && page.tokens[next - 1].mark == '(')
    {
        next += 1;
    }
    // "**Who should attend**: …", "**Who should come?** …": the marks of Markdown, and a question that needs no colon.
    let mut asked = false;
    while let Some(t) = page.tokens.get(next).filter(|t| {
        t.line == token.line && t.gap == Gap::Joined && (matches!(t.mark, '*' | '_') || t.mark == '?' && !asked)
    }) {
        asked |= t.mark == '?';
        next += 1;
    }
    let after = page.tokens.get(next).filter(|t| t.line == token.line);
    match after {
        Some(t) if asked && t.mark != ':' && t.gap >= Gap::Space && page.word(first).eq_ignore_ascii_case("who") => {
            Some(next as u32)
        }
        None => (before.is_none() || line.bullet || line.heading_mark > 0).then_some(line.end),
        Some(t) if t.mark == ':' => {
            // The closing marks of "**Speakers:** …" are no part of the value.
            let bold = |i: &usize| page.tokens.get(*i).is_some_and(|t| t.gap == Gap::Joined && t.mark == '*');
            Some((next + 1..).take_while(bold).last().unwrap_or(next) as u32 + 1)
        }
        Some(t)
            if matches!(t.mark, '–' | '—' | '-')
                && t.gap >= Gap::Space
                && before.is_none()
                && page.tokens.get(next + 1).is_some_and(|n| n.gap >= Gap::Space && n.gap < Gap::Line) =>
        {
            Some(next as u32 + 1)
        }
        Some(t) if t.gap == Gap::Wide && before.is_none() => Some(next as u32),
        Some(t) if t.mark == '|' && before.is_none() => Some(next as u32 + 1),
        _ => None,
    }
}

fn shouting(page: &Page<'_>, n: usize) -> bool {
    let line = &page.lines[n];
    let (mut long, mut capital) = (0, 0);
    for t in &page.tokens[line.first as usize..line.end as usize] {
        if t.kind == TokenKind::Word && t.end - t.start > 3 {
            long += 1;
            capital += u32::from(t.capital);
        }
    }
    long >= 3 && capital * 10 >= long * 8
}

fn line_kind(page: &Page<'_>, mentions: &Mentions, n: usize, shouting: bool) -> LineKind {
    let line = &page.lines[n];
    let (first, end) = (line.first as usize, line.end as usize);
    let words = page.tokens[first..end].iter().filter(|t| t.kind == TokenKind::Word).count();
    let bars = page.tokens[first..end].iter().filter(|t| matches!(t.mark, '|' | '›' | '»' | '>' | '«' | '·')).count();
    let wides = page.tokens[first + 1..end].iter().filter(|t| t.gap == Gap::Wide).count();
    let covered: u32 = mentions.within(Layer::Furniture, first, end).map(Mention::width).sum();
    let sentence_end = matches!(page.tokens[end - 1].mark, '.' | '!' | '?' | '…');
    if covered as usize * 2 >= words.max(1) && covered > 0 || covered > 0 && words <= 6 && !sentence_end {
        return LineKind::Furniture;
    }
    if words > 0
        && (bars >= 2 || wides >= 3)
        && words <= (bars + wides) * 4
        && !sentence_end
        && mentions.within(Layer::Label, first, end).next().is_none()
    {
        return LineKind::Furniture;
    }
    if line.heading_mark > 0 {
        return LineKind::Heading;
    }
    if line.bullet {
        return LineKind::Item;
    }
    let colon = page.tokens[end - 1].mark == ':';
    let alone = line.after_blank || n == 0 || page.lines.get(n + 1).is_none_or(|l| l.after_blank);
    let ends_soft = !sentence_end || matches!(page.tokens[end - 1].mark, '!' | '?') && shouting;
    if words > 0 && words <= 24 && ends_soft && !colon && (shouting || alone) {
        return LineKind::Heading;
    }
    LineKind::Prose
}
