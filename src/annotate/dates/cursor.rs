//! Looking at tokens by number: what every part of the parser shares.

use super::calendar::{K, W};
use super::lex::{Gap, Kind, Tok, lex};
use crate::text::Span;
use jiff::civil::Weekday;
use std::cell::{Cell, OnceCell};

/// A text cut into tokens, and a count of the looks taken at them.
///
/// No rule looks further than a constant number of tokens, so the count is linear in the text; a test holds it
/// to that, instead of a clock.
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub toks: Vec<Tok>,
    pub steps: Cell<u64>,
    /// What the numbers are that open lines; looked for once, when first asked.
    pub listed: OnceCell<super::listed::Listed>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Cursor<'t> {
        Cursor { text, toks: lex(text), steps: Cell::new(0), listed: OnceCell::new() }
    }

    pub(super) fn tok(&self, i: usize) -> Option<&Tok> {
        self.steps.set(self.steps.get() + 1);
        self.toks.get(i)
    }

    pub(super) fn word(&self, i: usize) -> Option<W> {
        match self.tok(i)?.kind {
            Kind::Word(w) => Some(w),
            _ => None,
        }
    }

    pub(super) fn key(&self, i: usize) -> Option<K> {
        match self.word(i)? {
            W::Key(k) => Some(k),
            _ => None,
        }
    }

    pub(super) fn is(&self, i: usize, key: K) -> bool {
        self.key(i) == Some(key)
    }

    /// Passes over one of these words, if it stands at `i`.
    pub(super) fn skip(&self, i: usize, keys: &[K]) -> usize {
        match self.key(i) {
            Some(k) if keys.contains(&k) && self.near(i) => i + 1,
            _ => i,
        }
    }

    /// Passes over one of these words at the start of an expression, whatever stands before it.
    pub(super) fn pass(&self, i: usize, keys: &[K]) -> usize {
        if self.key(i).is_some_and(|k| keys.contains(&k)) { i + 1 } else { i }
    }

    /// A number's value and how many digits it has.
    pub(super) fn num(&self, i: usize) -> Option<(u32, u8)> {
        match self.tok(i)?.kind {
            Kind::Num(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn sign(&self, i: usize) -> Option<char> {
        match self.tok(i)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, i: usize, c: char) -> bool {
        self.sign(i) == Some(c)
    }

    /// Passes over a sign, if it stands at `i` in the same paragraph.
    pub(super) fn skip_sign(&self, i: usize, c: char) -> usize {
        if self.is_sign(i, c) && self.near(i) { i + 1 } else { i }
    }

    /// Whether token `i` touches the one before it.
    pub(super) fn touches(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.gap == Gap::None)
    }

    /// Whether token `i` stands in the same line as the one before it.
    pub(super) fn same_line(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.gap <= Gap::Space)
    }

    /// Whether token `i` stands in the same paragraph as the one before it.
    pub(super) fn near(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.gap <= Gap::Line)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.capital)
    }

    /// The words of token `i`.
    pub(super) fn slice(&self, i: usize) -> &'t str {
        self.tok(i).and_then(|t| self.text.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    /// The span of tokens `i` up to, not including, `j`.
    pub(super) fn span(&self, i: usize, j: usize) -> Option<Span> {
        let (first, last) = (self.tok(i)?, self.tok(j.checked_sub(1)?)?);
        Span::new(self.text, first.start as usize, last.end as usize)
    }

    /// Whether the token before `i`, which it touches, forbids that a number at `i` starts a date or time:
    /// it is the tail of a longer code, amount or address.
    pub(super) fn glued_left(&self, i: usize) -> bool {
        if i == 0 || !self.touches(i) {
            return false;
        }
        match self.tok(i - 1).map(|t| t.kind) {
            Some(Kind::Num(..) | Kind::Word(_) | Kind::Opaque) => true,
            Some(Kind::Sign(
                '(' | '[' | '{' | '"' | '\'' | '\u{201c}' | '\u{201e}' | '\u{ab}' | '*' | '|' | '>' | '=' | '~'
                | '\u{2026}' | '\u{2022}' | '\u{b7}' | ';' | '!' | '?' | '\u{2192}',
            )) => false,
            // ":" and "," may close a label or a word, not continue a number
            Some(Kind::Sign(':' | ',')) => i >= 2 && self.touches(i - 1) && self.num(i - 2).is_some(),
            // a dash may open a range's second half or an aside, not continue a code
            Some(Kind::Sign('-')) => {
                i >= 2
                    && self.touches(i - 1)
                    && matches!(self.tok(i - 2).map(|t| t.kind), Some(Kind::Num(..) | Kind::Word(W::Other | W::Label)))
            }
            Some(Kind::Sign('_' | ')' | ']')) => i >= 2 && self.touches(i - 1),
            // "2021-07-27..2021-07-29"
            Some(Kind::Sign('.')) => {
                !(i >= 3 && self.is_sign(i - 2, '.') && self.touches(i - 1) && self.num(i - 3).is_some())
            }
            Some(Kind::Sign(c)) => {
                !c.is_whitespace()
                    && (c.is_ascii()
                        || matches!(c, '\u{a3}' | '\u{20ac}' | '\u{a5}' | '\u{a7}' | '\u{20b9}' | '\u{2116}'))
            }
            None => false,
        }
    }

    /// Whether what touches the number ending before `j` makes it part of something longer: a decimal, a code, a unit.
    pub(super) fn glued_right(&self, j: usize) -> bool {
        if !self.touches(j) {
            return false;
        }
        match self.tok(j).map(|t| t.kind) {
            Some(Kind::Num(..) | Kind::Word(_) | Kind::Opaque) => true,
            Some(Kind::Sign('.' | ':' | ',' | '/' | '-' | '\\')) => self.touches(j + 1) && self.num(j + 1).is_some(),
            Some(Kind::Sign(
                '%' | '_' | '@' | '\u{b0}' | '#' | '\u{20ac}' | '+' | '$' | '\u{2030}' | '\u{2032}' | '\u{2033}',
            )) => true,
            _ => false,
        }
    }

    pub(super) fn weekday(&self, i: usize) -> Option<(Weekday, bool)> {
        match self.word(i)? {
            W::Weekday(day, full) => Some((day, full)),
            _ => None,
        }
    }
}
