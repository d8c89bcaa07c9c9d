//! A text as tokens, lines and sentences, each word looked up once.
//!
//! In: a text and the lexicon. Out: a [`Page`]. Linear in the text.

use super::links::{Opaque, opaque};
use crate::gazetteer::Lexicon;
use crate::gazetteer::compile::COMMON;
use crate::text::Span;
use crate::text::fold::fold_into;
use crate::text::words::{Kind, pieces};

/// What stands between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// Nothing.
    Joined,
    /// A space.
    Space,
    /// A line end inside a sentence (a hard-wrapped line).
    Wrap,
    /// Two or more spaces or a tab on one line: a column or a menu.
    Wide,
    /// The end of a line that ends what it says.
    Line,
    /// An empty line.
    Blank,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// A word.
    Word,
    /// Digits.
    Number,
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// Any other character.
    Mark,
}

/// A token; byte offsets.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Number of its folded form in the lexicon, 0 if unknown.
    pub word: u32,
    /// The lexicon's marks (`COMMON`, `GIVEN` …).
    pub marks: u16,
    /// What stands before it.
    pub gap: Gap,
    /// The first letter is a capital.
    pub capital: bool,
    /// At least two letters, all capitals.
    pub upper: bool,
    /// A capital after the first letter with a small letter somewhere (`DigitalGov`).
    pub mixed: bool,
    /// The character, for a mark.
    pub mark: char,
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the line.
    pub line: u32,
}

/// A run of tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last.
    pub end: u32,
}

/// A line as laid out (hard-wrapped lines of one paragraph are one), tokens `first..end`.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte, without the line end.
    pub stop: u32,
    /// An empty line stands before it.
    pub after_blank: bool,
    /// Level of a `#` heading, 0 if none.
    pub heading_mark: u8,
    /// It begins with a bullet or a number.
    pub bullet: bool,
}

/// A text cut up.
#[derive(Debug)]
pub struct Page<'t> {
    /// The text.
    pub text: &'t str,
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The sentences in order, covering all tokens.
    pub sentences: Vec<Sentence>,
    /// The lines in order, covering all tokens.
    pub lines: Vec<Line>,
}

impl<'t> Page<'t> {
    /// Cuts `text` up from byte `from` on.
    pub fn new(text: &'t str, from: usize, lexicon: &Lexicon) -> Page<'t> {
        let mut page =
            Page { text, tokens: Vec::with_capacity(text.len() / 5), sentences: Vec::new(), lines: Vec::new() };
        page.tokenise(from, lexicon);
        page.lay_lines();
        page.part_sentences(lexicon);
        page
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// The span of tokens `first..=last`.
    pub fn span(&self, first: usize, last: usize) -> Option<Span> {
        Span::new(self.text, self.tokens.get(first)?.start as usize, self.tokens.get(last)?.end as usize)
    }

    /// The words of tokens `first..=last`, as written.
    pub fn words(&self, first: usize, last: usize) -> &'t str {
        self.span(first, last).map_or("", |s| s.of(self.text))
    }

    /// The first token that does not end before byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= at)
    }

    /// First and last token that lie in `span`.
    pub fn tokens_in(&self, span: Span) -> Option<(usize, usize)> {
        let first = self.token_at(span.start());
        let end = self.tokens.partition_point(|t| (t.start as usize) < span.end());
        (first < end).then(|| (first, end - 1))
    }

    fn tokenise(&mut self, from: usize, lexicon: &Lexicon) {
        let text = self.text;
        let skip = opaque(text.get(from..).unwrap_or(""));
        let mut folded = String::new();
        let mut at = from;
        for (range, kind) in &skip {
            let range = from + range.start..from + range.end;
            self.tokenise_prose(at, range.start, lexicon, &mut folded);
            // The end of a link's text parts what stands before it from what follows.
            if text[range.clone()].starts_with(']') {
                let gap = self.gap_before(range.start);
                self.tokens.push(Token { mark: ']', ..blank(range.start, range.start + 1, gap) });
            }
            let kind = match kind {
                Opaque::Url => Some(TokenKind::Url),
                Opaque::Email => Some(TokenKind::Email),
                Opaque::Markup => None,
            };
            if let Some(kind) = kind {
                let gap = self.gap_before(range.start);
                self.tokens.push(Token { kind, ..blank(range.start, range.end, gap) });
            }
            at = range.end;
        }
        self.tokenise_prose(at, text.len(), lexicon, &mut folded);
    }

    fn tokenise_prose(&mut self, from: usize, to: usize, lexicon: &Lexicon, folded: &mut String) {
        let text = self.text;
        let Some(part) = text.get(from..to) else { return };
        pieces(part, |p| {
            let (start, end) = (from + p.start, from + p.end);
            let word = &text[start..end];
            let mark = if p.kind == Kind::Mark { word.chars().next().unwrap_or(' ') } else { '\0' };
            // Emphasis and code marks carry no words; link text stands in brackets that say nothing either.
            if matches!(mark, '*' | '_' | '`' | '~' | '#' | '\\') && !self.at_line_start(start) {
                return;
            }
            let mut token = blank(start, end, self.gap_before(start));
            token.mark = mark;
            token.kind = match p.kind {
                Kind::Word => TokenKind::Word,
                Kind::Number => TokenKind::Number,
                Kind::Mark => TokenKind::Mark,
            };
            if p.kind != Kind::Mark || matches!(mark, '&' | '@' | '+') {
                folded.clear();
                fold_into(word, folded);
                (token.word, token.marks) = lexicon.word(folded);
            }
            if p.kind == Kind::Word {
                shape(word, &mut token);
            }
            self.tokens.push(token);
        });
    }

    fn at_line_start(&self, at: usize) -> bool {
        self.text[..at].bytes().rev().find(|b| !matches!(b, b' ' | b'\t' | b'#' | b'*')).is_none_or(|b| b == b'\n')
    }

    fn gap_before(&self, start: usize) -> Gap {
        let from = self.tokens.last().map_or(0, |t| t.end as usize);
        let Some(between) = self.text.get(from..start) else { return Gap::Space };
        match between.bytes().filter(|b| *b == b'\n').count() {
            0 if between.is_empty() => Gap::Joined,
            0 if between.contains('\t') || between.contains("  ") => Gap::Wide,
            0 if between.contains(char::is_whitespace) => Gap::Space,
            0 => Gap::Joined,
            1 => Gap::Line,
            _ => Gap::Blank,
        }
    }

    /// Whether the text's lines are wrapped at a fixed width, and at which.
    fn wrap_width(&self) -> Option<usize> {
        let mut widths: Vec<usize> = self.text.lines().map(|l| l.chars().count()).filter(|w| *w > 0).collect();
        if widths.len() < 4 {
            return None;
        }
        widths.sort_unstable();
        // Nine tenths of the lines end before the width, and many come close to it.
        let width = widths[widths.len() * 9 / 10];
        let near = widths.iter().filter(|w| **w + 16 > width && **w <= width + 8).count();
        ((45..=110).contains(&width) && near * 4 >= widths.len()).then_some(width)
    }

    fn lay_lines(&mut self) {
        let wrap = self.wrap_width();
        let mut first = 0;
        for i in 0..=self.tokens.len() {
            if i < self.tokens.len() {
                if i == 0 || self.tokens[i].gap < Gap::Line {
                    continue;
                }
                if self.tokens[i].gap == Gap::Line && self.wraps(i, first, wrap) {
                    self.tokens[i].gap = Gap::Wrap;
                    continue;
                }
            }
            if i > first {
                self.push_line(first, i);
            }
            first = i;
        }
    }

    /// Whether the line end before token `i` only wraps a sentence.
    fn wraps(&self, i: usize, line_first: usize, wrap: Option<usize>) -> bool {
        let (prev, next) = (&self.tokens[i - 1], &self.tokens[i]);
        if is_bullet(self.text, next.start as usize, self.word(i))
            || next.kind == TokenKind::Mark && !matches!(next.mark, '(' | '“' | '"' | '‘' | '\'')
        {
            return false;
        }
        if self.tokens[line_first].mark == '#' || prev.kind == TokenKind::Url {
            return false;
        }
        let tail = &self.text[..prev.end as usize];
        let width = tail.rsplit('\n').next().map_or(0, |l| l.chars().count());
        let full = wrap.is_some_and(|w| width + self.word(i).chars().count() + 1 + 4 > w.min(90));
        let ends = matches!(prev.mark, '.' | '!' | '?' | ':');
        let goes_on = next.kind == TokenKind::Word && !next.capital || prev.mark == ',';
        // A label at the head of the next line ends this one.
        let label = (i + 1..(i + 4).min(self.tokens.len()))
            .take_while(|j| self.tokens[*j].gap < Gap::Line)
            .any(|j| self.tokens[j].mark == ':');
        !label && (full && (goes_on || width >= 45 && !(ends && prev.mark == ':')) || goes_on && !ends && width >= 30)
    }

    fn push_line(&mut self, first: usize, end: usize) {
        let (start, stop) = (self.tokens[first].start, self.tokens[end - 1].end);
        let n = self.lines.len() as u32;
        let marks = self.tokens[first..end].iter().take_while(|t| t.mark == '#').count();
        let head = &self.text[start as usize..];
        let line_head = self.text[..start as usize].rsplit('\n').next().unwrap_or("");
        let bullet = is_bullet(self.text, start as usize, self.word(first)) || line_head.contains(['*', '•', '-', '–']);
        for t in &mut self.tokens[first..end] {
            t.line = n;
        }
        let heading_mark = if marks > 0 { head.bytes().take_while(|b| *b == b'#').count().min(6) as u8 } else { 0 };
        let after_blank = self.tokens[first].gap == Gap::Blank || first == 0;
        self.lines.push(Line { first: first as u32, end: end as u32, start, stop, after_blank, heading_mark, bullet });
    }

    fn part_sentences(&mut self, lexicon: &Lexicon) {
        let mut first = 0;
        for i in 0..self.tokens.len() {
            let n = self.sentences.len() as u32;
            self.tokens[i].sentence = n;
            let long = i + 1 - first >= LONG_SENTENCE
                && (self.tokens[i].kind == TokenKind::Mark || i + 1 - first >= 2 * LONG_SENTENCE);
            if long || self.ends_sentence(i, lexicon) {
                self.sentences.push(Sentence { first: first as u32, end: i as u32 + 1 });
                first = i + 1;
            }
        }
    }

    fn ends_sentence(&self, i: usize, lexicon: &Lexicon) -> bool {
        let Some(next) = self.tokens.get(i + 1) else { return true };
        if next.gap >= Gap::Line {
            return true;
        }
        let here = &self.tokens[i];
        let closing = |t: &Token| matches!(t.mark, '”' | '"' | '’' | ')' | '»' | ']' | '\'');
        if next.gap == Gap::Joined && !closing(next) {
            return false;
        }
        let stop = |t: &Token| matches!(t.mark, '.' | '!' | '?' | '…');
        let mut at = i;
        while at > 0 && i - at < CLOSERS && closing(&self.tokens[at]) && self.tokens[at].gap == Gap::Joined {
            at -= 1;
        }
        if !stop(&self.tokens[at]) || closing(next) && next.gap == Gap::Joined {
            return false;
        }
        let begins = next.capital
            || next.kind == TokenKind::Number
            || matches!(next.mark, '“' | '"' | '‘' | '(' | '•' | '[' | '-' | '–')
            || next.kind == TokenKind::Url;
        let _ = here;
        begins && !(self.tokens[at].mark == '.' && self.abbreviation(at, lexicon))
    }

    /// Whether the full stop at token `dot` belongs to an abbreviation before it.
    fn abbreviation(&self, dot: usize, lexicon: &Lexicon) -> bool {
        if dot == 0 || self.tokens[dot].gap != Gap::Joined {
            return false;
        }
        let (before, next) = (&self.tokens[dot - 1], &self.tokens[dot + 1]);
        let word = self.word(dot - 1);
        if before.kind != TokenKind::Word {
            return false;
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // An initial: "B. Keltoum". "Group C. The" is the other case: then the next word is a common one.
        if letters == 1 && before.capital {
            return next.kind == TokenKind::Word
                && (next.marks & COMMON == 0 || next.marks & !COMMON != 0 || !next.capital);
        }
        // "U.S. Customs": inner dots.
        if word.contains('.') {
            let lower = word.to_lowercase();
            return !matches!(lower.as_str(), "p.m" | "a.m")
                && !(next.marks & COMMON != 0
                    && next.marks & !COMMON == 0
                    && before.upper
                    && is_starter(self.word(dot + 1)));
        }
        let _ = lexicon;
        ABBREVIATIONS.contains(&word.to_lowercase().as_str())
    }
}

/// Closing marks between a full stop and the end of its sentence, at most.
const CLOSERS: usize = 8;

/// Tokens after which a sentence ends at the next mark, and at twice as many in any case. No sentence is so long, but
/// a table or a list without full stops may be; what looks about itself in its sentence stays linear by this.
const LONG_SENTENCE: usize = 400;

/// Words that begin sentences, not names, after an abbreviation with inner dots.
fn is_starter(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "It"
            | "This"
            | "These"
            | "He"
            | "She"
            | "They"
            | "We"
            | "For"
            | "Please"
            | "All"
    )
}

/// Abbreviations that take a full stop inside sentences. A closed class of English writing; honorifics among them.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "assoc", "asst", "sr", "jr", "st", "rev", "fr", "hon", "gen", "col", "maj",
    "capt", "lt", "sgt", "brig", "cmdr", "adm", "sen", "rep", "gov", "amb", "engr", "arc", "barr", "pst", "atty",
    "insp", "supt", "dir", "sec", "usec", "dept", "univ", "inst", "no", "nos", "vs", "etc", "eg", "ie", "cf", "approx",
    "tel", "ext", "fig", "vol", "pp", "ed", "eds", "art", "arts", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "smt", "km", "rm", "bldg", "ave", "blvd", "rd", "mt", "ft", "hrs", "min", "mins", "messrs", "mme", "mlle", "inc",
    "ltd", "co", "corp", "bros", "gov't", "incl", "ca", "cllr", "rt", "ph", "div", "spec", "comdr", "pres", "supp",
    "dott", "sig", "ir", "ing", "drs", "eng", "lic", "lcda", "lcdo", "licda", "mag", "msgr", "mgr", "mtro", "mtra",
    "cpl", "adv", "addl", "dy", "secy", "ven", "bro", "sra", "srta", "tte", "cnel", "evang", "sqn", "cdr", "cdre",
    "pte", "pvt", "det", "acad", "dra", "hj", "commr", "ts", "yu", "ye", "zh", "kh", "dz", "dzh", "kr", "bp", "abp",
    "revd", "profs",
];

fn blank(start: usize, end: usize, gap: Gap) -> Token {
    Token {
        start: start as u32,
        end: end as u32,
        kind: TokenKind::Mark,
        word: 0,
        marks: 0,
        gap,
        capital: false,
        upper: false,
        mixed: false,
        mark: '\0',
        sentence: 0,
        line: 0,
    }
}

fn shape(word: &str, token: &mut Token) {
    let mut letters = 0;
    let (mut upper, mut lower, mut inner) = (0, 0, false);
    for (i, c) in word.chars().enumerate() {
        if c.is_alphabetic() {
            letters += 1;
        }
        if c.is_uppercase() {
            upper += 1;
            inner |= i > 0;
            if i == 0 {
                token.capital = true;
            }
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    // "18F", "3M": a digit first and capitals only counts as a capital.
    token.capital |= upper > 0 && lower == 0;
    token.upper = upper >= 2 && lower == 0 && letters == upper;
    token.mixed = inner && lower > 0 && upper >= 1;
}

/// Whether the line at byte `start` begins with a bullet or an item number.
fn is_bullet(text: &str, start: usize, word: &str) -> bool {
    if matches!(word, "•" | "-" | "–" | "—" | "*" | "·" | "▪" | "◦" | "○" | "►" | "➢" | "+" | "»" | "❖" | "✓")
    {
        return true;
    }
    let rest = &text[start..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mark = rest.as_bytes().get(digits).copied();
    let space = rest.as_bytes().get(digits + 1).copied();
    (1..=2).contains(&digits) && matches!(mark, Some(b'.' | b')')) && matches!(space, Some(b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded();
        let page = Page::new(text, 0, &lexicon);
        page.sentences.iter().map(|s| page.words(s.first as usize, s.end as usize - 1).to_string()).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        for (text, want) in [
            ("Dr. Okoro spoke. She left.", vec!["Dr. Okoro spoke.", "She left."]),
            ("At 3 p.m. The hall opens.", vec!["At 3 p.m.", "The hall opens."]),
            (
                "The U.S. Coast Guard came. “Good,” he said. All left.",
                vec!["The U.S. Coast Guard came.", "“Good,” he said.", "All left."],
            ),
            ("Open Day\nCome to us.", vec!["Open Day", "Come to us."]),
            (
                "Held by the Port\nof Lomé and its many and very distinguished partners from\nthe region.",
                vec!["Held by the Port", "of Lomé and its many and very distinguished partners from\nthe region."],
            ),
        ] {
            assert_eq!(sentences(text), want, "{text}");
        }
    }
}
