//! Cuts a text into numbers, words and signs, and looks each word up in the language's closed classes.
//!
//! White space is no token; each token knows what stands before it. Addresses (URLs, e-mail) become one opaque
//! token, so that no date is read inside them.

use super::calendar::{ENGLISH, Language, W};
use std::sync::LazyLock;

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: it touches the token before it.
    None,
    /// Blanks on one line.
    Space,
    /// One line end.
    Line,
    /// An empty line, or the start of the text.
    Block,
}

/// A token's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits: the value (capped) and how many digits were written.
    Num(u32, u8),
    /// Letters.
    Word(W),
    /// One sign; every dash and tilde is '-', typographic quotes are '\''.
    Sign(char),
    /// An address.
    Opaque,
}

/// A token: its kind, its bytes, what stands before it, and whether its first letter is a capital.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    pub gap: Gap,
    pub capital: bool,
}

const LONGEST: usize = 15;

/// Words by first letter and length.
struct Lexicon {
    by: Vec<Vec<(&'static [u8], W)>>,
}

impl Lexicon {
    fn new(language: &Language) -> Lexicon {
        let mut by = vec![Vec::new(); 26 * (LONGEST + 1)];
        for &(word, meaning) in language.words {
            if let Some(slot) = by.get_mut(slot(word.as_bytes())) {
                slot.push((word.as_bytes(), meaning));
            }
        }
        Lexicon { by }
    }

    fn get(&self, word: &[u8]) -> W {
        let mut lower = [0u8; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else { return W::Other };
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        let found = self.by.get(slot(lower)).and_then(|slot| slot.iter().find(|(w, _)| *w == lower));
        found.map_or(W::Other, |&(_, meaning)| meaning)
    }
}

fn slot(word: &[u8]) -> usize {
    let first = word.first().map_or(0, |b| usize::from(b.wrapping_sub(b'a')));
    first * (LONGEST + 1) + word.len()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&ENGLISH));

/// All tokens of a text, in order.
pub(super) fn lex(text: &str) -> Vec<Tok> {
    Lexer { text, bytes: text.as_bytes(), at: 0, gap: Gap::Block, out: Vec::with_capacity(text.len() / 5) }.run()
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    gap: Gap,
    out: Vec<Tok>,
}

impl Lexer<'_> {
    fn run(mut self) -> Vec<Tok> {
        let lexicon = &*LEXICON;
        let mut chunk_end = 0; // addresses are looked for once a chunk, at its first character
        while let Some(&b) = self.bytes.get(self.at) {
            if self.blank(b) {
                continue;
            }
            if self.at >= chunk_end {
                chunk_end = self.chunk_end();
                if self.bytes.get(self.at..chunk_end).is_some_and(is_address) {
                    self.push(Kind::Opaque, chunk_end, false);
                    continue;
                }
            }
            match b {
                b'0'..=b'9' => self.number(),
                b'a'..=b'z' | b'A'..=b'Z' => self.word(lexicon),
                b'-' => self.dashes(),
                0..=127 => self.push(Kind::Sign(char::from(b)), self.at + 1, false),
                _ => self.other(),
            }
        }
        self.out
    }

    fn push(&mut self, kind: Kind, end: usize, capital: bool) {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.out.push(Tok { kind, start: cut(self.at), end: cut(end), gap: self.gap, capital });
        self.at = end;
        self.gap = Gap::None;
    }

    /// Passes over one blank character, if there is one.
    fn blank(&mut self, b: u8) -> bool {
        let (len, line) = match b {
            b'\n' => (1, true),
            b' ' | b'\t' | b'\r' | 0x0b | 0x0c => (1, false),
            0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef => match self.text.get(self.at..).and_then(|t| t.chars().next()) {
                Some(c) if c.is_whitespace() => (c.len_utf8(), c == '\u{2028}' || c == '\u{2029}' || c == '\u{85}'),
                // Marks without width: they neither join nor part words.
                Some(
                    c @ ('\u{ad}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'
                    | '\u{2066}'..='\u{2069}'
                    | '\u{feff}'),
                ) => {
                    self.at += c.len_utf8();
                    return true;
                }
                _ => return false,
            },
            _ => return false,
        };
        self.at += len;
        self.gap = match (self.gap, line) {
            (Gap::Line | Gap::Block, true) => Gap::Block,
            (gap, true) => gap.max(Gap::Line),
            (gap, false) => gap.max(Gap::Space),
        };
        true
    }

    fn chunk_end(&self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at + rest.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(rest.len())
    }

    fn number(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let digits = rest.iter().take_while(|b| b.is_ascii_digit());
        let (mut value, mut count) = (0u32, 0usize);
        for d in digits {
            value = value.saturating_mul(10).saturating_add(u32::from(d - b'0'));
            count += 1;
        }
        self.push(Kind::Num(value, u8::try_from(count).unwrap_or(u8::MAX)), self.at + count, false);
    }

    fn word(&mut self, lexicon: &Lexicon) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default();
        // "o'clock" is one word
        if len == 1 && word.eq_ignore_ascii_case(b"o") {
            let tail = rest.get(1..).unwrap_or_default();
            for quote in ["'", "\u{2019}", "`"] {
                if let Some(after) = tail.strip_prefix(quote.as_bytes())
                    && after.get(..5).is_some_and(|w| w.eq_ignore_ascii_case(b"clock"))
                {
                    return self.push(
                        Kind::Word(W::Key(super::calendar::K::OClock)),
                        self.at + 1 + quote.len() + 5,
                        false,
                    );
                }
            }
        }
        let capital = word.first().is_some_and(u8::is_ascii_uppercase);
        // A letter with an accent follows: the word is longer than its ASCII head, and none of ours.
        if rest.get(len).is_some_and(|b| *b >= 0x80)
            && self.text.get(self.at + len..).and_then(|t| t.chars().next()).is_some_and(char::is_alphabetic)
        {
            let end = self.at
                + self.text.get(self.at..).and_then(|t| t.find(|c: char| !c.is_alphabetic())).unwrap_or(rest.len());
            return self.push(Kind::Word(W::Other), end, capital);
        }
        self.push(Kind::Word(lexicon.get(word)), self.at + len, capital);
    }

    /// "--", "---" and "->" stand for one dash; longer runs are rules across the page.
    fn dashes(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let run = rest.iter().take(4).take_while(|b| **b == b'-').count();
        let arrow = usize::from(run < 3 && rest.get(run) == Some(&b'>'));
        let len = if run < 4 { run + arrow } else { 1 };
        self.push(Kind::Sign('-'), self.at + len, false);
    }

    fn other(&mut self) {
        let Some(c) = self.text.get(self.at..).and_then(|t| t.chars().next()) else {
            self.at += 1;
            return;
        };
        if c.is_alphabetic() {
            let rest = self.text.get(self.at..).unwrap_or("");
            let end = self.at + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            // "3ʳᵈ", "3º": ordinals with raised letters
            let suffix = matches!(self.text.get(self.at..end), Some("ˢᵗ" | "ⁿᵈ" | "ʳᵈ" | "ᵗʰ" | "º" | "ª"));
            return self.push(Kind::Word(if suffix { W::Suffix } else { W::Other }), end, c.is_uppercase());
        }
        let sign = match c {
            c if is_dash(c) => '-',
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{ff1a}' | '\u{2236}' => ':',
            '\u{2044}' | '\u{2215}' => '/',
            c => c,
        };
        self.push(Kind::Sign(sign), self.at + c.len_utf8(), false);
    }
}

/// Every dash of Unicode (general category Pd), the minus signs, the hyphen bullet, drawn lines and the tildes.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '\u{58a}' | '\u{5be}' | '\u{1400}' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{223c}'
                | '\u{23af}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{2796}'
                | '\u{2e17}'
                | '\u{2e1a}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{2e40}'
                | '\u{2e5d}'
                | '\u{301c}'
                | '\u{3030}'
                | '\u{30a0}'
                | '\u{fe31}'
                | '\u{fe32}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{ff5e}'
                | '\u{10ead}'
                | '\u{2d7}'
    )
}

/// Whether a run of characters without blanks is a URL or an e-mail address.
fn is_address(chunk: &[u8]) -> bool {
    let mut at = None;
    for (i, b) in chunk.iter().enumerate() {
        match b {
            b':' if chunk.get(i..i + 3) == Some(b"://") => return true,
            b'@' if i > 0 => at = at.or(Some(i)),
            _ => {}
        }
    }
    let mail = at
        .and_then(|i| chunk.get(i + 1..))
        .is_some_and(|host| host.first().is_some_and(u8::is_ascii_alphabetic) && host.contains(&b'.'));
    mail || chunk.get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_short_lower_case_and_there_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, _) in ENGLISH.words {
            assert!(word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            assert!(seen.insert(word), "`{word}` stands twice in ENGLISH.words");
        }
    }

    #[test]
    fn addresses_are_opaque_and_gaps_are_seen() {
        let toks = lex("See https://a.org/2021/07/27 or\nme@b.org\n\n3 May");
        let kinds: Vec<_> = toks.iter().map(|t| (t.kind == Kind::Opaque, t.gap)).collect();
        assert_eq!(
            kinds,
            [
                (false, Gap::Block),
                (true, Gap::Space),
                (false, Gap::Space),
                (true, Gap::Line),
                (false, Gap::Block),
                (false, Gap::Space)
            ]
        );
    }
}
