//! Days that open the lines of a list: "15.05 | Lecture", "23/08 — Opening". Alone such numbers could be clock times,
//! fractions or chapters; what all lines of the text open with tells which.

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::lex::Gap;
use super::times::Beside;

/// Lines between two pairs of one list, at most.
const APART: usize = 4;

/// What the pairs of numbers that open lines are.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    /// Tokens of the pairs that stand in a list of days, in order.
    days: Vec<usize>,
    /// Whether some pair with a full stop, or with a slash, can be no day ("09.30", "50/50").
    others: [bool; 2],
}

/// Pairs with one separator that follow each other: they rise as days do.
#[derive(Clone, Debug, Default)]
struct Run {
    tokens: Vec<usize>,
    line: usize,
    /// Month and day of the last.
    last: (u32, u32),
    /// The first number is not the same in all: days run on, chapters do not.
    vary: bool,
    /// No clock time (an hour past 23, a minute that no event opens at) and no mark out of twelve, or a clock time or weekday
    /// behind it.
    told: bool,
}

impl Run {
    /// Keeps the tokens of a list of days, and begins anew.
    fn close(&mut self, days: &mut Vec<usize>) {
        let run = std::mem::take(self);
        if run.tokens.len() > 1 && run.vary && run.told {
            days.extend(run.tokens);
        }
    }
}

impl Cursor<'_> {
    /// Whether the pair of numbers `a`, `b` at token `i`, with `sep` between and `to` after them, opens a line of a list of days.
    pub(super) fn listed_day(&self, i: usize, sep: char, to: usize) -> bool {
        if !self.opens_line(i) || self.pair_of_day(i, sep) != Some(true) {
            return false;
        }
        let listed = self.listed.get_or_init(|| self.list_pairs());
        if listed.days.binary_search(&i).is_ok() {
            return true;
        }
        let (a, b) = (self.num(i).map_or(0, |n| n.0), self.num(i + 2).map_or(0, |n| n.0));
        let told = sep == '.' || a > 12 || b > 12;
        !listed.others[usize::from(sep == '/')] && self.two_digits(i) && self.set_off(to) && told
    }

    fn two_digits(&self, i: usize) -> bool {
        [i, i + 2].into_iter().all(|j| self.num(j).is_some_and(|(_, d)| d == 2))
    }

    /// "15.05, 18:00", "15.05 | 6 pm": a pair of two digits each before a clock time of another form is a day.
    pub(super) fn day_before_clock(&self, i: usize, to: usize) -> bool {
        let led = i.checked_sub(1).is_some_and(|p| {
            self.range_mark(p)
                || matches!(self.key(p), Some(K::At | K::From | K::Between | K::And | K::Until | K::Before))
        });
        !led && self.two_digits(i) && self.pair_of_day(i, '.') == Some(true) && self.colon_clock(to)
    }

    /// A clock time that no day can be, perhaps after a sign or "at".
    fn colon_clock(&self, to: usize) -> bool {
        let mut at = if self.is_sign(to, '.') && self.touches(to) { to + 1 } else { to };
        if matches!(self.sign(at), Some(',' | '|' | '@' | '\u{b7}' | '\u{2022}')) && self.same_line(at) {
            at += 1;
        }
        at = self.skip(at, &[K::At, K::From]);
        self.near(at)
            && !self.touches(at)
            && self.num(at).is_some_and(|(_, d)| d <= 2)
            && (self.is_sign(at + 1, ':') && self.touches(at + 1) || matches!(self.key(at + 1), Some(K::Am | K::Pm)))
            && self.clock(at, Beside::Nothing).is_some()
    }

    /// Whether a sign sets off what stands before token `to` from the rest of its line.
    fn set_off(&self, to: usize) -> bool {
        match self.sign(to) {
            Some('|' | '\u{2022}' | '\u{b7}') => true,
            Some('-' | ':') => self.same_line(to) && !self.touches(to + 1) && self.num(to + 1).is_none(),
            _ => false,
        }
    }

    /// Whether token `i` opens its line, perhaps behind a bullet.
    fn opens_line(&self, i: usize) -> bool {
        let first = |j: usize| self.tok(j).is_some_and(|t| t.gap >= Gap::Line);
        first(i)
            || i > 0
                && first(i - 1)
                && matches!(
                    self.sign(i - 1),
                    Some('-' | '*' | '\u{2022}' | '\u{b7}' | '|' | '+' | '\u{25cf}' | '\u{25aa}')
                )
    }

    /// Whether the pair at token `i` can be day and month (or month and day, with a slash); `None` if there is no pair.
    fn pair_of_day(&self, i: usize, sep: char) -> Option<bool> {
        let (a, da) = self.num(i)?;
        let (b, db) =
            self.num(i + 2).filter(|_| self.is_sign(i + 1, sep) && self.touches(i + 1) && self.touches(i + 2))?;
        if da > 2
            || db > 2
            || db == 1 && sep == '.'
            || matches!(self.sign(i + 3), Some('.' | '/')) && self.touches(i + 4) && self.num(i + 4).is_some()
        {
            return None;
        }
        let month = |n: u32| (1..=12).contains(&n);
        let day = |n: u32| (1..=31).contains(&n);
        Some(day(a) && month(b) || sep == '/' && month(a) && day(b))
    }

    fn list_pairs(&self) -> Listed {
        let mut out = Listed::default();
        let mut runs = [Run::default(), Run::default()];
        let mut line = 0;
        for i in 0..self.toks.len() {
            line += usize::from(self.tok(i).is_some_and(|t| t.gap >= Gap::Line));
            if self.num(i).is_none() || !self.opens_line(i) {
                continue;
            }
            for (k, sep) in ['.', '/'].into_iter().enumerate() {
                let (Some(run), Some(other)) = (runs.get_mut(k), out.others.get_mut(k)) else { continue };
                match self.pair_of_day(i, sep) {
                    Some(true) if self.two_digits(i) => {
                        let (a, b) = (self.num(i).map_or(0, |n| n.0), self.num(i + 2).map_or(0, |n| n.0));
                        let day = if b > 12 { (a, b) } else { (b, a) };
                        if line > run.line + APART || day < run.last {
                            run.close(&mut out.days);
                        }
                        run.vary |= run.tokens.first().and_then(|t| self.num(*t)).is_some_and(|first| first.0 != a)
                            || sep == '/' && b > 12;
                        let at = if matches!(self.sign(i + 3), Some('.' | ',' | '(')) { i + 4 } else { i + 3 };
                        let weekday = matches!(self.word(at), Some(W::Weekday(..)));
                        let no_time = if sep == '.' { a > 23 || b % 5 != 0 } else { a > 12 || b > 12 };
                        run.told |= no_time || weekday || self.colon_clock(i + 3);
                        (run.line, run.last) = (line, day);
                        run.tokens.push(i);
                    }
                    Some(false) => {
                        *other = true;
                        run.close(&mut out.days);
                    }
                    _ => {}
                }
            }
        }
        for run in &mut runs {
            run.close(&mut out.days);
        }
        out.days.sort_unstable();
        out
    }
}
