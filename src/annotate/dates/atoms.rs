//! One date at a time: the orders and separators of weekday, day, month and year.

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Calendar, DayPart, Part, Period, Season, Unit, What, Year};
use super::lex::{Gap, Kind};
use jiff::civil::{ISOWeekDate, Weekday};

/// A date read at some token, before ranges and lists share their months and years.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub what: What,
    pub rule: &'static str,
    /// Only a day number: no date without a month from a neighbour.
    pub weak: bool,
    /// The day came before the month ("3 May"), so numbers before it may share the month.
    pub day_first: bool,
    /// The day number was an ordinal ("3rd", "third").
    pub ordinal: bool,
    /// "tonight", "this morning".
    pub part: Option<DayPart>,
    /// First token, and the one after the last.
    pub from: usize,
    pub to: usize,
}

impl Atom {
    pub(super) fn calendar(&self) -> Option<&Calendar> {
        match &self.what {
            What::Calendar(c) => Some(c),
            What::Relative(_) => None,
        }
    }
}

/// Streets are named after days.
const STREETS: &[&str] = &[
    "Street",
    "St",
    "Road",
    "Avenue",
    "Ave",
    "Square",
    "Lane",
    "Boulevard",
    "Blvd",
    "Drive",
    "Bridge",
    "Park",
    "Place",
    "Plaza",
    "Quay",
];

fn byte(n: u32) -> Option<u8> {
    u8::try_from(n).ok()
}

impl Cursor<'_> {
    /// A calendar date at token `i`, or a bare day number (weak).
    pub(super) fn calendar_atom(&self, i: usize) -> Option<Atom> {
        if let Some(atom) = self.weekday_then_date(i) {
            return Some(atom);
        }
        let (weekday, at) = self.weekday_prefix(i);
        let core = self.dated(at).or_else(|| self.weekday_and_day(weekday, at));
        let Some((mut c, rule, day_first, ordinal, mut to)) = core else {
            return self.weekday_alone(i);
        };
        c.weekday = weekday.or(c.weekday);
        if c.weekday.is_none()
            && c.day.or(c.numeric.map(|n| n.0)).is_some()
            && (c.month.is_some() || c.numeric.is_some())
            && let Some((day, next)) = self.weekday_suffix(to)
        {
            (c.weekday, to) = (Some(day), next);
            // "3 May, Friday, 2021"
            if c.year.is_none()
                && let Some((year, next)) = self.year_at(self.skip_sign(to, ','), false)
            {
                (c.year, to) = (Some(year), next);
            }
        }
        // "23 (Mon) – 27 (Fri) April"
        if weekday.is_none()
            && c.day.is_some()
            && c.month.is_none()
            && c.numeric.is_none()
            && self.is_sign(to, '(')
            && let Some((day, next)) = self.weekday_suffix(to)
            && (self.range_mark(next) || i > 0 && self.range_mark(i - 1))
        {
            (c.weekday, to) = (Some(day), next);
            if c.year.is_none()
                && self.is_sign(to, ',')
                && let Some((year, next)) = self.year_at(to + 1, false)
            {
                (c.year, to) = (Some(year), next);
            }
        }
        let weak =
            c.month.is_none() && c.numeric.is_none() && c.period.is_none() && c.weekday.is_none() && c.day.is_some();
        Some(Atom { what: What::Calendar(c), rule, weak, day_first, ordinal, part: None, from: i, to })
    }

    /// "–", "~", "to": what stands between the ends of a range.
    pub(super) fn range_mark(&self, i: usize) -> bool {
        matches!(self.sign(i), Some('-' | '~' | '→')) || matches!(self.key(i), Some(K::To | K::Through | K::Until))
    }

    /// "Tuesday (27 July 2021)"
    fn weekday_then_date(&self, i: usize) -> Option<Atom> {
        let (weekday, _) = self.weekday(i)?;
        if !self.is_sign(i + 1, '(') {
            return None;
        }
        let (mut c, rule, day_first, ordinal, to) =
            self.dated(i + 2).filter(|(c, ..)| c.day.is_some() && c.month.is_some() || c.numeric.is_some())?;
        c.weekday = Some(weekday);
        self.is_sign(to, ')').then_some(Atom {
            what: What::Calendar(c),
            rule,
            weak: false,
            day_first,
            ordinal,
            part: None,
            from: i,
            to: to + 1,
        })
    }

    /// "Tuesday", "Tue.", "Tuesday, the" before a date.
    fn weekday_prefix(&self, i: usize) -> (Option<Weekday>, usize) {
        let none = (None, self.pass(i, &[K::The]));
        let open = if self.is_sign(i, '(') { i + 1 } else { i };
        let Some((day, _)) = self.weekday(open) else { return none };
        let mut at = open + 1;
        at = self.skip_sign(at, '.');
        if open > i {
            if !self.is_sign(at, ')') {
                return none;
            }
            at += 1;
        }
        // "Tuesday morning, 27 July"
        if matches!(self.word(at), Some(W::DayPart(_))) && (self.is_sign(at + 1, ',') || self.is_sign(at + 1, '-')) {
            at += 1;
        }
        at = self.skip_sign(at, ',');
        // "Tuesday - March 3", "Tuesday: 3 March", "Tuesday | 3 March": a full day follows
        if matches!(self.sign(at), Some('-' | ':' | '|' | '/' | '\u{b7}' | '\u{2022}'))
            && self.same_line(at)
            && self.near(at + 1)
            && (matches!(self.tok(at + 1).map(|t| t.kind), Some(Kind::Word(W::Month(..))))
                || self.num(at + 1).is_some()
                    && self.dated(at + 1).is_some_and(|(c, ..)| c.day.is_some() && c.month.is_some()))
        {
            at += 1;
        }
        at = self.skip(at, &[K::The]);
        if self.near(at) { (Some(day), at) } else { none }
    }

    /// ", Friday", "(Fri)" after a date.
    fn weekday_suffix(&self, i: usize) -> Option<(Weekday, usize)> {
        // a calendar's leaf: "4 JUN", and "TUE" alone in the next line
        if self.near(i) && !self.same_line(i) && !self.same_line(i + 1) && self.capital(i) {
            return self.weekday(i).map(|(day, _)| (day, i + 1));
        }
        if !self.same_line(i) {
            return None;
        }
        let paren = self.is_sign(i, '(');
        let at = if paren || self.is_sign(i, ',') { i + 1 } else { i };
        let (day, full) = self.weekday(at).filter(|_| self.same_line(at))?;
        if !full && !self.capital(at) {
            return None;
        }
        let mut to = at + 1;
        if !full && self.is_sign(to, '.') && self.touches(to) && paren {
            to += 1;
        }
        if paren {
            return self.is_sign(to, ')').then_some((day, to + 1));
        }
        // "3–5 May, Friday to Sunday"
        if self.range_mark(to) && self.weekday(to + 1).is_some() {
            return None;
        }
        // "3 May, Friday 4 May", "3 May, Friday to Sunday": that weekday opens something else
        let belongs = self.num(to).is_some()
            && self.near(to)
            && self.day_number(to).is_some()
            && self.clock(to, super::times::Beside::Date).is_none();
        (!belongs && !matches!(self.word(to), Some(W::Month(..)))).then_some((day, to))
    }

    fn weekday_and_day(
        &self,
        weekday: Option<Weekday>,
        i: usize,
    ) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (day, ordinal, to) = self.day_number(i).filter(|_| !self.label_before(i))?;
        if weekday.is_some() && !ordinal && (self.clock(i, super::times::Beside::Date).is_some() || self.counted(to)) {
            return None;
        }
        // "Mon–Fri 9-17": hours
        if weekday.is_some() && !ordinal && self.weekday_range_before(i) {
            return None;
        }
        // A range of numbers: let the caller see whether a month follows.
        let year = if weekday.is_some() {
            None
        } else {
            self.year_at(self.skip_sign(to, ','), false).filter(|_| self.is_sign(to, ',') || self.near(to))
        };
        let (year, to) = year.map_or((None, to), |(y, next)| (Some(y), next));
        Some((Calendar { day: Some(day), year, ..Calendar::default() }, "date.weekday-day", false, ordinal, to))
    }

    /// "Mon–Fri", "Monday to Friday" directly before token `i`.
    pub(super) fn weekday_range_before(&self, i: usize) -> bool {
        let Some(last) = i.checked_sub(1) else { return false };
        let last = if matches!(self.sign(last), Some('.' | ',' | ':')) { last.saturating_sub(1) } else { last };
        let Some(mark) = last.checked_sub(1) else { return false };
        let day = |j: usize| matches!(self.word(j), Some(W::Weekday(..) | W::Weekdays(_)));
        let first = if mark > 0 && self.is_sign(mark - 1, '.') { mark.checked_sub(2) } else { mark.checked_sub(1) };
        day(last) && self.range_mark(mark) && first.is_some_and(day)
    }

    fn weekday_alone(&self, i: usize) -> Option<Atom> {
        let (day, full) = self.weekday(i)?;
        // "the Good Friday Agreement"
        if i > 0 && self.slice(i - 1) == "Good" && self.same_line(i) {
            return None;
        }
        if i > 0
            && self.touches(i)
            && !(matches!(self.sign(i - 1), Some('/' | '&' | '+')) && i > 1 && self.weekday(i - 2).is_some())
            && (self.glued_left(i) || self.is_sign(i - 1, '-') && self.weekday(i.checked_sub(2)?).is_none())
        {
            return None;
        }
        let mut to = i + 1;
        if !full && self.is_sign(to, '.') && self.touches(to) && self.near(to + 1) {
            to += 1;
        }
        // "sat", "sun" and "wed" are words: alone they need a neighbour that tells.
        if !full && !self.short_weekday_supported(i, to) {
            return None;
        }
        if self.glued_right(i + 1) || self.is_sign(i + 1, '\'') && self.is(i + 2, K::S) {
            return None;
        }
        Some(Atom {
            what: What::Calendar(Calendar { weekday: Some(day), ..Calendar::default() }),
            rule: "date.weekday",
            weak: false,
            day_first: false,
            ordinal: false,
            part: None,
            from: i,
            to,
        })
    }

    fn short_weekday_supported(&self, i: usize, to: usize) -> bool {
        if self.alone(i, self.skip_sign(to, '.')) {
            return true;
        }
        let before = i.checked_sub(1).and_then(|p| self.key(p)).is_some_and(|k| {
            matches!(k, K::On | K::This | K::Next | K::Last | K::Every | K::Until | K::By | K::Through | K::To)
        });
        let joins = |j: usize| matches!(self.sign(j), Some('-' | '/' | '&' | '+' | ',')) || self.is(j, K::And);
        let ends_range = i > 1 && joins(i - 1) && self.weekday(i - 2).is_some() && self.capital(i - 2);
        let opens_range = joins(to) && self.weekday(to + 1).is_some() && self.capital(to + 1);
        let clock = matches!(self.key(self.skip_sign(to, ',')), Some(K::At | K::From))
            || self.clock(self.skip_sign(to, ','), super::times::Beside::Date).is_some();
        let clock = clock || i > 0 && self.same_line(i) && matches!(self.key(i - 1), Some(K::Am | K::Pm | K::Noon));
        (self.capital(i) || before && clock) && (before || ends_range || opens_range || clock)
    }

    /// Whether tokens `i..j` are the whole text.
    pub(super) fn alone(&self, i: usize, j: usize) -> bool {
        i <= 2
            && self.toks.len() == j
            && (0..i).all(|p| matches!(self.key(p), Some(K::On | K::In | K::The | K::At | K::By)))
    }

    /// Whether a counted noun or unit follows ("12 delegates", "3 days").
    pub(super) fn counted(&self, i: usize) -> bool {
        match self.word(i) {
            Some(W::Counted | W::Unit(..)) => self.near(i),
            _ => self.is_sign(i, '%'),
        }
    }

    /// "3", "3rd", "third", "twenty-third", from 1 to 31: value, whether ordinal, next token.
    pub(super) fn day_number(&self, i: usize) -> Option<(u8, bool, usize)> {
        if let Some(found) = self.ordinal_word(i) {
            return Some(found);
        }
        let (value, digits) = self.num(i)?;
        let day = byte(value).filter(|d| (1..=31).contains(d) && digits <= 2)?;
        if self.glued_left(i) && !self.after_list_slash(i) {
            return None;
        }
        let mut to = i + 1;
        // "27 th" happens where superscripts were lost
        if self.word(to) == Some(W::Suffix) && self.same_line(to) {
            to += 1;
            return (!self.glued_right(to) || self.is_sign(to, '-') || self.is_sign(to, '/'))
                .then_some((day, true, to));
        }
        if matches!(self.word(to), Some(W::Month(..) | W::Key(K::Of))) {
            return Some((day, false, to));
        }
        // "27. July", "27./28. July"
        if self.is_sign(to, '.')
            && self.touches(to)
            && (matches!(self.word(to + 1), Some(W::Month(..)))
                || (self.is_sign(to + 1, '-') || self.is_sign(to + 1, '/')) && self.num(to + 2).is_some())
        {
            return Some((day, true, to + 1));
        }
        let dash_or_slash = self.is_sign(to, '-') || self.is_sign(to, '/');
        // "March12,2024", "Mar.12.2024"
        let year = (self.is_sign(to, ',') || self.is_sign(to, '.'))
            && self.num(to + 1).is_some_and(|(_, d)| d == 4)
            && i > 0
            && (self.month_at(i - 1).is_some() || i > 1 && self.is_sign(i - 1, '.') && self.month_at(i - 2).is_some());
        (!self.glued_right(to) || dash_or_slash || year).then_some((day, false, to))
    }

    /// "3/5 May": the number after the slash of another number.
    fn after_list_slash(&self, i: usize) -> bool {
        if i >= 2
            && self.is_sign(i - 1, '-')
            && self.num(i - 2).is_some_and(|(_, d)| d <= 2)
            && (!self.glued_left(i - 2) || matches!(self.sign(i.saturating_sub(3)), Some('/' | '.')))
        {
            return true; // "27-29 July"
        }
        // "27./28. July"
        if i >= 3
            && matches!(self.sign(i - 1), Some('/' | '-'))
            && self.is_sign(i - 2, '.')
            && self.touches(i - 1)
            && self.num(i - 3).is_some_and(|(_, d)| d <= 2)
        {
            return true;
        }
        // "27.07.2021-29.07.2021", "2021.07.27-2021.07.29"
        if i >= 6
            && self.is_sign(i - 1, '-')
            && self.num(i).map(|n| n.1 == 4) == self.num(i - 6).map(|n| n.1 == 4)
            && self
                .sign(i - 3)
                .is_some_and(|c| matches!(c, '.' | '/') && self.is_sign(i - 5, c) && self.is_sign(i + 1, c))
            && self.num(i - 2).is_some()
            && self.num(i - 4).is_some()
        {
            return true;
        }
        // "2021-07-27/29", "2021-07-27–29"
        if i >= 6 && self.iso_before(i - 1) && self.num(i).is_some_and(|(_, d)| d == 2) {
            return true;
        }
        // "2021-07-27/2021-07-29"
        if i >= 4
            && self.is_sign(i - 1, '/')
            && self.num(i).is_some_and(|(_, d)| d == 4)
            && self.num(i - 2).is_some_and(|(_, d)| d == 2)
            && matches!(self.sign(i - 3), Some('-' | ':'))
        {
            return true;
        }
        // "Feb13", "Aug/10", "2012/Aug/10"
        if i >= 1 && self.month_at(i - 1).is_some()
            || i >= 2 && matches!(self.sign(i - 1), Some('/' | '-' | '.')) && self.month_at(i - 2).is_some()
        {
            return true;
        }
        // "3/4 May", "3/4/5 May"
        let slash = |j: usize| self.is_sign(j, '/') || self.is_sign(j, '&') || self.is_sign(j, '+');
        i >= 2
            && slash(i - 1)
            && self.num(i - 2).is_some()
            && (!self.glued_left(i - 2)
                || i >= 4 && slash(i - 3) && self.num(i - 4).is_some_and(|(_, d)| d <= 2) && !self.glued_left(i - 4))
    }

    /// "2021-07-27" directly before token `i`, with a dash or slash at `i` and two digits after it that end there.
    pub(super) fn iso_before(&self, i: usize) -> bool {
        let Some(first) = i.checked_sub(5) else { return false };
        matches!(self.sign(i), Some('-' | '/'))
            && self.touches(i)
            && self.touches(i + 1)
            && self.num(i + 1).is_some_and(|(n, d)| d == 2 && (1..=31).contains(&n))
            && !self.glued_right(i + 2)
            && self.num(first).is_some_and(|(_, d)| d == 4)
            && matches!((self.sign(first + 1), self.sign(first + 3)), (Some('-'), Some('-')) | (Some('/'), Some('/')))
            && self.num(first + 2).is_some_and(|(_, d)| d == 2)
            && self.num(first + 4).is_some_and(|(_, d)| d == 2)
    }

    fn ordinal_word(&self, i: usize) -> Option<(u8, bool, usize)> {
        match self.word(i)? {
            W::Ordinal(n) => Some((n, true, i + 1)),
            W::Tens(tens) => {
                let at = self.skip_sign(i + 1, '-');
                match self.word(at) {
                    Some(W::Ordinal(n)) if n < 10 && tens + n <= 31 && self.near(at) => Some((tens + n, true, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A month's name; short names may have a full stop, which is passed over if a number follows.
    pub(super) fn month_at(&self, i: usize) -> Option<(u8, bool, usize)> {
        match self.word(i)? {
            W::Month(month, full) => {
                let to = if !full && self.is_sign(i + 1, '.') && self.touches(i + 1) && self.near(i + 2) {
                    i + 2
                } else {
                    i + 1
                };
                Some((month, full, to))
            }
            _ => None,
        }
    }

    fn dated(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        // "@may2021", "plan_july"
        if i > 0 && self.touches(i) && matches!(self.sign(i - 1), Some('@' | '_' | '#')) {
            return None;
        }
        match self.tok(i)?.kind {
            Kind::Num(..) => {
                let found = self.numeric(i).or_else(|| self.year_first(i)).or_else(|| self.day_month(i));
                found
                    .or_else(|| self.quarter(i))
                    .or_else(|| self.roman_month(i))
                    .or_else(|| self.ideographic(i))
                    .or_else(|| {
                        let (c, true, to) = self.iso_week(i)? else { return None };
                        Some((c, "date.iso", false, false, to))
                    })
            }
            Kind::Word(W::Month(..)) => {
                self.month_day(i).or_else(|| self.month_year(i)).or_else(|| self.month_alone(i))
            }
            Kind::Word(W::Ordinal(_)) => self.day_month(i).or_else(|| self.quarter(i)),
            Kind::Word(W::Tens(_)) => self.day_month(i),
            Kind::Word(W::Key(K::Ides)) => self.ides(i),
            Kind::Word(W::Key(K::Q)) => self.quarter(i),
            Kind::Word(W::Key(K::H)) if self.num(i + 1).is_some() => self.quarter(i),
            Kind::Word(W::Season(_)) => self.season(i),
            Kind::Word(W::Key(K::Early | K::Mid | K::Late | K::End | K::Beginning)) => self.part(i),
            Kind::Word(W::Key(K::In)) => self.in_year(i),
            _ => None,
        }
    }

    /// "27 July 2021", "27th of July", "27-Jul-21", "the twelfth of May".
    fn day_month(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (day, ordinal, mut at) = self.day_number(i)?;
        if !self.near(at) || self.label_before(i) {
            return None;
        }
        // "third day of October"
        if matches!(self.word(at), Some(W::Unit(Unit::Day, false))) && ordinal && self.is(at + 1, K::Of) {
            at += 1;
        }
        // "27 (Fri) April"
        let mut bracketed = None;
        if self.is_sign(at, '(')
            && let Some((weekday, next)) = self.weekday_suffix(at)
            && self.month_at(next).is_some()
        {
            (bracketed, at) = (Some(weekday), next);
        }
        // "9th (October)"
        if self.is_sign(at, '(')
            && ordinal
            && self.num(i).is_some()
            && self.same_line(at)
            && let Some((month, _, next)) = self.month_at(at + 1)
            && self.is_sign(next, ')')
        {
            let (year, to) = self.year_after(next + 1, None, true);
            return Some((
                Calendar { day: Some(day), month: Some(month), year, ..Calendar::default() },
                "date.day-month-year",
                true,
                true,
                to,
            ));
        }
        let of = self.is(at, K::Of);
        let mut sep = None;
        if of {
            at = self.skip(at + 1, &[K::The]);
        } else if let Some(c @ ('-' | '/' | '.' | ',')) = self.sign(at)
            && self.touches(at) == self.touches(at + 1)
        {
            (sep, at) = (Some(c), at + 1);
        } else if self.is_sign(at, ',')
            && self.same_line(at + 1)
            && (ordinal || self.tok(i).is_some_and(|t| t.gap > Gap::Space) || i > 0 && self.weekday_before(i))
            && let Some((_, _, next)) = self.month_at(at + 1)
            && self.year_at(self.skip_sign(next, ','), false).is_some()
        {
            // "12th, March 2024", "Tuesday, 12, March 2024"; else ", March 3" opens another date
            (sep, at) = (Some(','), at + 1);
        }
        let (month, full, next) = self.month_at(at).filter(|_| self.near(at))?;
        // "1. Sept. 24": the first of a numbered list
        if self.is_sign(i + 1, '.')
            && !self.touches(i + 2)
            && self.tok(i).is_some_and(|t| t.gap > Gap::Space)
            && self.same_line(next)
            && self.day_number(next).is_some_and(|(_, _, to)| self.num(to).is_none())
        {
            return None;
        }
        // "12 March Street"; "27 july_x"
        if STREETS.contains(&self.slice(next)) && self.same_line(next) || self.is_sign(next, '_') && self.touches(next)
        {
            return None;
        }
        // "12 - March 3", "3, May 5"
        if sep == Some('-')
            && !self.touches(at)
            && self.day_number(next).is_some_and(|(_, _, j)| self.month_at(j).is_none() && !self.is_sign(j, ':'))
        {
            return None;
        }
        // "12 may attend", "12 march through"
        if !of
            && !ordinal
            && sep.is_none()
            && !self.capital(at)
            && matches!(month, 3 | 5)
            && full
            && matches!(self.word(next), Some(W::Other))
            && self.same_line(next)
        {
            return None;
        }
        let (year, to) = self.year_after(next, sep, true);
        Some((
            Calendar { day: Some(day), month: Some(month), year, weekday: bracketed, ..Calendar::default() },
            "date.day-month-year",
            true,
            ordinal,
            to,
        ))
    }

    /// "July 27, 2021", "July the 27th", "Aug-10-2012".
    fn month_day(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (month, _, next) = self.month_at(i)?;
        let (mut at, mut sep) = (next, None);
        // "October (9th)", "October (9–11)"
        if self.is_sign(at, '(') && self.same_line(at) {
            return self.month_bracket_day(month, at);
        }
        if let Some(c @ ('-' | '/' | ',')) = self.sign(at)
            && self.near(at)
            && (c == ',' || self.touches(at) == self.touches(at + 1))
        {
            (sep, at) = (Some(c), at + 1);
        }
        at = self.skip(at, &[K::The]);
        let (day, ordinal, to) = self.day_number(at).filter(|_| self.near(at))?;
        // "Nov, 3, 2024", but "in March, 12 people"
        let year = || self.is_sign(to, ',') && self.num(to + 1).is_some_and(|(_, d)| d == 4);
        if sep == Some(',') && !ordinal && !year() || sep.is_some_and(|c| c != ',') && !self.touches(at) {
            return None;
        }
        if !ordinal && (self.counted(to) || self.hour_not_day(at, to)) {
            return None;
        }
        // "in May 15 people", "you may 3": a lower-case may or march before a bare number is a verb
        if !self.capital(i)
            && !ordinal
            && matches!(self.word(i), Some(W::Month(3 | 5, true)))
            && matches!(self.word(to), Some(W::Other))
            && self.same_line(to)
        {
            return None;
        }
        // "May first" is no date in "may first be"
        if ordinal
            && self.num(at).is_none()
            && !self.capital(i)
            && matches!(self.word(i), Some(W::Month(3 | 5, true)))
            && matches!(self.word(to), Some(W::Other))
            && self.same_line(to)
        {
            return None;
        }
        // "March 3 May": the number belongs to the month after it
        if !ordinal
            && self.month_at(to).is_some()
            && self.same_line(to)
            && self.year_at(self.month_at(to)?.2, false).is_some()
        {
            return None;
        }
        let (year, to) = self.year_after(to, sep, false);
        Some((
            Calendar { day: Some(day), month: Some(month), year, ..Calendar::default() },
            "date.month-day-year",
            false,
            ordinal,
            to,
        ))
    }

    /// "October (9th)", "October (9th), 2024"; with a range or list in the bracket, its first day.
    fn month_bracket_day(&self, month: u8, open: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (day, ordinal, mut to) = self.day_number(open + 1)?;
        let mut year = None;
        if self.is_sign(to, ')') {
            // "October (9)" counts what October holds
            if !ordinal {
                return None;
            }
            (year, to) = self.year_after(to + 1, None, true);
        } else {
            // a few days and nothing else
            let close = (to..to + 8).find(|j| self.is_sign(*j, ')'))?;
            let days = (to..close).all(|j| {
                self.num(j).is_some_and(|(n, d)| d <= 2 && (1..=31).contains(&n))
                    || matches!(self.sign(j), Some('-' | ',' | '&'))
                    || matches!(self.word(j), Some(W::Suffix | W::Key(K::And | K::To)))
            });
            if !days {
                return None;
            }
        }
        Some((
            Calendar { day: Some(day), month: Some(month), year, ..Calendar::default() },
            "date.month-day-year",
            false,
            ordinal,
            to,
        ))
    }

    /// A weekday directly before token `i`, with or without a comma.
    fn weekday_before(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1) else { return false };
        let p = if matches!(self.sign(p), Some(',' | '.')) { p.saturating_sub(1) } else { p };
        self.weekday(p).is_some()
    }

    /// "May 9:30": the number after a month is an hour.
    fn hour_not_day(&self, i: usize, to: usize) -> bool {
        self.num(i).is_some() && matches!(self.key(to), Some(K::Am | K::Pm | K::OClock | K::Noon))
            || self.is(to, K::P) && self.is_sign(to + 1, '.')
    }

    /// The year after a date whose parts were joined by `sep`.
    fn year_after(&self, i: usize, sep: Option<char>, day_first: bool) -> (Option<Year>, usize) {
        let none = (None, i);
        if !self.near(i) {
            return none;
        }
        let mut at = i;
        let mut comma = false;
        if let Some(c @ ('-' | '/' | '.')) = sep
            && self.is_sign(at, c)
            && self.touches(at + 1)
            && let Some((year, to)) = self.year_at(at + 1, true)
        {
            return (Some(year), to);
        }
        if self.is_sign(at, ',')
            || self.is_sign(at, '.') && self.near(at + 1) && self.num(at + 1).is_some_and(|(_, d)| d == 4)
        {
            (at, comma) = (at + 1, self.is_sign(at, ','));
        }
        at = self.skip(at, &[K::Of, K::In]);
        if at > i && !self.near(at) {
            return none;
        }
        if let Some((year, to)) = self.year_at(at, false).or_else(|| self.remote_year(at)) {
            return (Some(year), to);
        }
        if self.is_sign(at, '\'')
            && self.touches(at + 1)
            && let Some((value, 2)) = self.num(at + 1)
            && !self.glued_right(at + 2)
        {
            return byte(value).map_or(none, |y| (Some(Year::Short(y)), at + 2));
        }
        // "3 Aug 96", "Aug 9, 96", "14th April 15": two digits with nothing after them that they could belong to
        if let Some((value, 2)) = self.num(at)
            && self.same_line(at)
            && at == i + usize::from(comma)
            && (value > 31 || day_first && !comma && value < 32)
            && self.ends_here(at + 1)
            && !self.glued_left(at)
        {
            return byte(value).map_or(none, |y| (Some(Year::Short(y)), at + 1));
        }
        none
    }

    /// "31 December 9999", "12 May 800 AD": years that are seldom meant, where they end the phrase or say what they are.
    fn remote_year(&self, i: usize) -> Option<(Year, usize)> {
        let (value, digits) = self.num(i).filter(|_| self.same_line(i) && !self.touches(i))?;
        let year = i16::try_from(value).ok().filter(|y| *y > 0 && digits <= 4)?;
        if self.is(i + 1, K::Ad) && (self.slice(i + 1) != "ad" || self.ends_here(i + 2)) || self.slice(i + 1) == "CE" {
            return Some((Year::Full(year), i + 2));
        }
        (digits == 4 && year >= 3000 && self.ends_here(i + 1)).then_some((Year::Full(year), i + 1))
    }

    /// Whether a phrase can end before token `j`: text or line ends, or a closing sign stands there.
    pub(super) fn ends_here(&self, j: usize) -> bool {
        match self.tok(j) {
            None => true,
            Some(t) => {
                !self.same_line(j)
                    || (matches!(t.kind, Kind::Sign(',' | '.' | ';' | ')' | ']' | '!' | '?' | '"'))
                        && !self.glued_right(j))
            }
        }
    }

    /// A year: four digits; with `short`, also two.
    pub(super) fn year_at(&self, i: usize, short: bool) -> Option<(Year, usize)> {
        if !self.near(i) {
            return None;
        }
        let Some((value, digits)) = self.num(i) else {
            return self.year_in_words(i).or_else(|| self.relative_year(i));
        };
        if self.glued_left(i)
            && !(self.is_sign(i - 1, '-')
                || self.is_sign(i - 1, '/')
                || self.is_sign(i - 1, '.')
                || self.is_sign(i - 1, ','))
            && !matches!(self.word(i - 1), Some(W::Month(..) | W::Key(K::Q)))
        {
            return None;
        }
        match digits {
            4 if (1000..=2999).contains(&value) => {
                // "27 July 1400-1600", "27 July 1900 hrs"
                if matches!(self.key(i + 1), Some(K::Hrs | K::H))
                    || !(1800..=2100).contains(&value)
                        && self.is_sign(i + 1, '-')
                        && self.num(i + 2).is_some_and(|(_, d)| d == 4)
                {
                    return None;
                }
                let glued = self.glued_right(i + 1)
                    && !self.is_sign(i + 1, '-')
                    && !self.is_sign(i + 1, '.')
                    && !self.is_sign(i + 1, ':')
                    && !self.is(i + 1, K::T)
                    && !self.is_sign(i + 1, ',')
                    && !self.is_sign(i + 1, '/')
                    && !self.is(i + 1, K::Q);
                if glued || self.counted(i + 1) && !matches!(self.word(i + 1), Some(W::Unit(..))) {
                    return None;
                }
                i16::try_from(value).ok().map(|y| (Year::Full(y), i + 1))
            }
            2 if short && !self.glued_right(i + 1) => byte(value).map(|y| (Year::Short(y), i + 1)),
            _ => None,
        }
    }

    /// "this year", "next year" after a date or month: not "this year's".
    fn relative_year(&self, i: usize) -> Option<(Year, usize)> {
        let n = match self.key(i)? {
            K::This | K::Current => 0,
            K::Next | K::Coming => 1,
            K::Last | K::Past | K::Previous => -1,
            _ => return None,
        };
        let year = matches!(self.word(i + 1), Some(W::Unit(Unit::Year, false)))
            && self.same_line(i + 1)
            && !self.is_sign(i + 2, '\'')
            && !self.glued_right(i + 2);
        year.then_some((Year::Offset(n), i + 2))
    }

    /// "two thousand and twenty-four", "twenty twenty-four", "nineteen ninety-nine".
    fn year_in_words(&self, i: usize) -> Option<(Year, usize)> {
        let below_hundred = |j: usize| -> Option<(i16, usize)> {
            match self.word(j).filter(|_| self.near(j))? {
                W::Tens(tens) => {
                    let at = self.skip_sign(j + 1, '-');
                    match self.word(at) {
                        Some(W::Cardinal(n)) if n < 10 && self.near(at) => Some((i16::from(tens + n), at + 1)),
                        _ => Some((i16::from(tens), j + 1)),
                    }
                }
                W::Cardinal(n) => Some((i16::from(n), j + 1)),
                _ => None,
            }
        };
        let (century, at) = match self.word(i)? {
            W::Cardinal(2) if self.slice(i + 1).eq_ignore_ascii_case("thousand") => {
                let at = self.skip(i + 2, &[K::And]);
                let (rest, to) = below_hundred(at).unwrap_or((0, i + 2));
                return Some((Year::Full(2000 + rest), to));
            }
            W::Tens(20) => (20, i + 1),
            W::Cardinal(19) => (19, i + 1),
            _ => return None,
        };
        let (rest, to) = below_hundred(at).filter(|(n, _)| (10..100).contains(n))?;
        Some((Year::Full(century * 100 + rest), to))
    }

    /// "July 2021", "Jul-2021", "July, 2021", "July of 2021", "Jul '21".
    fn month_year(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (month, _, next) = self.month_at(i)?;
        // "32 August 2014" is an impossible date, no month
        if i > 0
            && self.same_line(i)
            && self.num(i - 1).is_some_and(|(n, d)| n > 31 && d == 2)
            && !self.glued_left(i - 1)
        {
            return None;
        }
        let mut at = next;
        if matches!(self.sign(at), Some('-' | '/' | ',')) && self.near(at) {
            at += 1;
        }
        at = self.skip(at, &[K::Of]);
        let made = |year, to| {
            Some((
                Calendar { month: Some(month), year: Some(year), ..Calendar::default() },
                "date.month-year",
                false,
                false,
                to,
            ))
        };
        if let Some((year, to)) = self.year_at(at, false) {
            return made(year, to);
        }
        if self.is_sign(at, '\'')
            && self.touches(at + 1)
            && let Some((value, 2)) = self.num(at + 1)
        {
            return made(Year::Short(byte(value)?), at + 2);
        }
        None
    }

    /// A month that stands alone needs a word before it that asks for a time, unless its name is nothing else.
    fn month_alone(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (month, full, next) = self.month_at(i)?;
        // "Jan.–Mar. 2025"
        let joined = next > i + 1
            && (matches!(self.sign(next), Some('-' | '/' | '&'))
                || matches!(self.key(next), Some(K::To | K::And | K::Through)))
            && self.month_at(next + 1).is_some();
        let to = if joined { next } else { i + 1 };
        if self.glued_left(i) || self.glued_right(to) {
            return None;
        }
        // "32 September", "September 31": an impossible date is no month
        if self.num(to).is_some() && self.same_line(to) || i > 0 && self.num(i - 1).is_some() && self.same_line(i) {
            return None;
        }
        let made = Some((Calendar { month: Some(month), ..Calendar::default() }, "date.month", false, false, to));
        if full && self.alone(i, to) {
            return made;
        }
        if !self.capital(i) && (!full || matches!(month, 3 | 5 | 8)) {
            return None;
        }
        let before = i.checked_sub(1).filter(|_| self.near(i));
        let cue = before.and_then(|p| self.key(p)).is_some_and(|k| {
            matches!(
                k,
                K::In
                    | K::During
                    | K::Since
                    | K::Until
                    | K::By
                    | K::Of
                    | K::From
                    | K::To
                    | K::Through
                    | K::Between
                    | K::Early
                    | K::Mid
                    | K::Late
                    | K::Next
                    | K::Last
                    | K::This
                    | K::Coming
                    | K::Every
                    | K::Each
                    | K::Before
                    | K::After
            )
        });
        let dashed = before.is_some_and(|p| {
            matches!(self.sign(p), Some('-' | '/' | ',' | '&')) || matches!(self.key(p), Some(K::And | K::Or))
        }) && i >= 2
            && self.month_at(i - 2).is_some();
        let opens = (matches!(self.sign(to), Some('-' | '/' | ',' | '&'))
            || matches!(self.key(to), Some(K::To | K::And | K::Or | K::Through)))
            && self.month_at(to + 1).is_some();
        if cue || dashed || opens {
            // "in April Jones' office"; "in March" at an end of sentence is fine
            let name = self.same_line(to)
                && self.capital(to)
                && matches!(self.word(to), Some(W::Other))
                && matches!(month, 3..=6 | 8)
                && full;
            return if name { None } else { made };
        }
        // January, February, July, September … are nothing but months
        let only_month = full && !matches!(month, 3..=6 | 8);
        let name = self.same_line(to) && self.capital(to);
        (only_month && !name && self.capital(i)).then_some(made)?
    }

    /// "2021-07-27", "2021/Jul/27", "2018 March 18", "2024 August".
    fn year_first(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (value, 4) = self.num(i)? else { return None };
        if self.glued_left(i) || !(1000..=2999).contains(&value) {
            return None;
        }
        let year = Year::Full(i16::try_from(value).ok()?);
        let sep = self.sign(i + 1).filter(|c| matches!(c, '-' | '/' | '.' | ',') && self.near(i + 1));
        let at = i + 1 + usize::from(sep.is_some());
        let (month, _, next) = self.month_at(at).filter(|_| self.same_line(at))?;
        let made = |day: Option<u8>, to| {
            Some((
                Calendar { year: Some(year), month: Some(month), day, ..Calendar::default() },
                if day.is_some() { "date.year-month-day" } else { "date.year-month" },
                false,
                false,
                to,
            ))
        };
        let day_at =
            if sep.is_some_and(|c| self.is_sign(next, c)) || self.is_sign(next, ',') { next + 1 } else { next };
        if let Some((day, _, to)) = self.day_number(day_at).filter(|_| self.same_line(day_at) || self.touches(day_at))
            && !self.counted(to)
            && self.year_at(to, false).is_none()
        {
            return made(Some(day), to);
        }
        // "in 2020 May 3": the year belongs to what stands before; "2024 Aug" is a month
        self.month_day(at).is_none().then(|| made(None, at + 1))?
    }

    /// Numbers only: "27/07/2021", "2021-07-27", "07/2021", "27.07.", "20210727T0900".
    fn numeric(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (a, da) = self.num(i)?;
        if self.glued_left(i) && !self.after_list_slash(i) || self.label_before(i) {
            return None;
        }
        if da == 8 {
            return self.compact(i, a);
        }
        let sep = self.sign(i + 1).filter(|c| matches!(c, '/' | '-' | '.'));
        let Some(sep) = sep else { return self.spaced(i) };
        let tight = self.touches(i + 1) && self.touches(i + 2);
        let loose = !tight
            && self.same_line(i + 1)
            && self.same_line(i + 2)
            && !self.touches(i + 1)
            && !self.touches(i + 2)
            && sep != '.';
        if sep == '.' && !tight {
            // "2024. 6. 4. ~ 6. 6."
            if let Some((b, 1 | 2)) = self.num(i + 2).filter(|_| self.same_line(i + 2) && self.year_first_before(i))
                && (1..=12).contains(&a)
                && (1..=31).contains(&b)
                && self.num(i + 4).is_none()
            {
                let c = Calendar { month: byte(a), day: byte(b), ..Calendar::default() };
                let to = if self.is_sign(i + 3, '.') && self.touches(i + 3) { i + 4 } else { i + 3 };
                return Some((c, "date.numeric-day-month", false, false, to));
            }
            return self.spaced_dots(i, (a, da));
        }
        let (b, db) = self.num(i + 2).filter(|_| tight || loose)?;
        let third = self.is_sign(i + 3, sep)
            && self.same_line(i + 3)
            && self.touches(i + 3) == tight
            && self.touches(i + 4) == tight;
        let third = if third { self.num(i + 4).filter(|_| self.same_line(i + 4)) } else { None };
        let Some((c, dc)) = third else {
            return self.pair(i, sep, (a, da), (b, db));
        };
        let to = i + 5;
        if self.glued_right(to)
            && !self.is(to, K::T)
            && !self.is_sign(to, ':')
            && !self.is_sign(to, '.')
            && !(self.is_sign(to, '-') && self.clock(to + 1, super::times::Beside::Date).is_some())
            && !(self.is_sign(to, '/') && self.num(to + 1).is_some_and(|(_, d)| d == 4))
            && !(self.is_sign(to, '-')
                && self.num(to + 1).is_some_and(|(_, d)| (d == 4) == (da == 4) && d <= 4)
                && self.is_sign(to + 2, sep))
            && !self.iso_before(to)
        {
            return None;
        }
        if self.counted(to) {
            return None;
        }
        if da == 4 && (1..=2).contains(&db) && (1..=2).contains(&dc) {
            let (month, day) = (byte(b)?, byte(c)?);
            let year = Year::Full(i16::try_from(a).ok().filter(|y| *y > 0)?);
            // "2021-13-01": no month is the 13th, and the order is not to be guessed; resolving says what may be meant
            let swapped = (13..=31).contains(&month) && (1..=12).contains(&day);
            return ((1..=12).contains(&month) && (1..=31).contains(&day) || swapped).then_some((
                Calendar { year: Some(year), month: Some(month), day: Some(day), ..Calendar::default() },
                "date.iso",
                false,
                false,
                to,
            ));
        }
        if da > 2 || db > 2 {
            return None;
        }
        let year = match dc {
            4 if (1000..=2999).contains(&c) => Year::Full(i16::try_from(c).ok()?),
            // "27.07.21" but not the version "1.10.30"
            2 if tight && (sep != '.' || da == 2 && db == 2) && (sep != '-' || da == 2 || db == 2) => {
                Year::Short(byte(c)?)
            }
            _ => return None,
        };
        let fields = self.day_and_month(a, b, sep)?;
        let day_first = fields.day == byte(a) && fields.day.is_some();
        Some((Calendar { year: Some(year), ..fields }, "date.numeric", day_first, false, to))
    }

    /// Tells day from month where only one order is possible.
    fn day_and_month(&self, a: u32, b: u32, sep: char) -> Option<Calendar> {
        let (a, b) = (byte(a)?, byte(b)?);
        let day = |day: u8, month: u8| {
            (1..=31).contains(&day).then_some(Calendar { day: Some(day), month: Some(month), ..Calendar::default() })
        };
        match (a, b) {
            (0, _) | (_, 0) => None,
            (1..=12, 1..=12) if a == b || sep == '.' => day(a, b), // dots are day first wherever they are used
            (1..=12, 1..=12) => Some(Calendar { numeric: Some((a, b)), ..Calendar::default() }),
            (_, 1..=12) => day(a, b),
            (1..=12, _) => day(b, a),
            _ => None,
        }
    }

    /// Two numbers: "07/2021", "2021-07", "27/7", "27.07.".
    fn pair(
        &self,
        i: usize,
        sep: char,
        (a, da): (u32, u8),
        (b, db): (u32, u8),
    ) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let mut to = i + 3;
        if self.glued_right(to) && !(self.is_sign(to, '-') && sep != '-') {
            return None;
        }
        let alone = self.alone(i, to);
        let month = |m: u32, y: u32| {
            Some((
                Calendar { month: byte(m), year: i16::try_from(y).ok().map(Year::Full), ..Calendar::default() },
                "date.numeric-month",
                false,
                false,
                to,
            ))
        };
        if da <= 2
            && db == 4
            && (1..=12).contains(&a)
            && (1900..=2099).contains(&b)
            && !self.glued_left(i)
            && (sep != '-' || da == 2 && (alone || self.date_label(i)))
            && (sep == '/' || da == 2)
        {
            return month(a, b);
        }
        if da == 4
            && db == 2
            && (1..=12).contains(&b)
            && (1900..=2099).contains(&a)
            && sep != '.'
            && (alone || self.date_label(i))
        {
            return month(b, a);
        }
        if da > 2 || db > 2 || self.month_at(to).is_some() || self.is(to, K::Of) {
            return None;
        }
        let tight = self.touches(i + 1) && self.touches(i + 2);
        // German style, "27.07."
        let ranged = self.is_sign(to + 1, '-')
            && self.num(to + 2).is_some()
            && self.is_sign(to + 3, '.')
            && self.num(to + 4).is_some();
        // "27.–29.7.", "Tue, 12.3."
        let ends_range = i > 0 && self.is_sign(i - 1, '-') && self.touches(i) && self.after_list_slash(i);
        let dotted = sep == '.'
            && self.is_sign(to, '.')
            && self.touches(to)
            && (ranged || ends_range || self.cued(i))
            && (1..=12).contains(&b);
        if dotted {
            to += 1;
        }
        let of_list =
            tight && sep != '-' && (self.listed_day(i, sep, to) || self.dated_pair_after(to, sep) || self.day_label(i));
        let slash = sep == '/'
            && (a, b) != (24, 7)
            && (alone
                || of_list
                || self.cued(i)
                || self.dated_clock(to)
                || self.date_beside(to)
                || self.day_range(i, to, (a, b)));
        let dash = sep == '-' && alone && (a > 12 || b > 12);
        // "Wed 15.05", "15.05, 18:00"
        let bare_dots = sep == '.'
            && (1..=12).contains(&b)
            && da == 2
            && db == 2
            && (of_list || self.cued(i) && !self.is_sign(to, '-') || self.day_before_clock(i, to));
        let after_full = sep != '-' && (1..=12).contains(&a) && (1..=31).contains(&b) && self.year_first_before(i);
        if !(dotted || slash || dash || bare_dots || after_full) || self.counted(to) {
            return None;
        }
        if bare_dots && !dotted && self.is_sign(to, '.') && self.touches(to) && self.same_line(to + 1) {
            to += 1;
        }
        let fields = if self.year_first_before(i) {
            let (month, day) = (byte(a)?, byte(b)?);
            Calendar { month: Some(month).filter(|m| (1..=12).contains(m)), day: Some(day), ..Calendar::default() }
        } else {
            self.day_and_month(a, b, sep)?
        };
        Some((fields, "date.numeric-day-month", sep == '.', false, to))
    }

    /// "at 4 pm" directly after numbers makes them a date.
    fn dated_clock(&self, i: usize) -> bool {
        let at = self.skip_sign(i, ',');
        self.near(at) && (self.is(at, K::At) || self.clock(at, super::times::Beside::Nothing).is_some())
    }

    /// A range to another pair of the same kind: "8/10 - 8/15".
    fn date_beside(&self, i: usize) -> bool {
        self.is_sign(i, '-')
            && self.num(i + 1).is_some_and(|(_, d)| d <= 2)
            && self.is_sign(i + 2, '/')
            && self.num(i + 3).is_some_and(|(_, d)| d <= 2)
            && self.is_sign(i + 4, '/')
    }

    /// "2024.06.04 -", "2024. 6. 4. ~" before token `i`: what follows is month and day too.
    fn year_first_before(&self, i: usize) -> bool {
        let Some(mark) = i.checked_sub(1).filter(|m| matches!(self.sign(*m), Some('-' | '~'))) else { return false };
        let Some(last) = mark.checked_sub(1) else { return false };
        let last = if self.is_sign(last, '.') { last.saturating_sub(1) } else { last };
        let Some(first) = last.checked_sub(4) else { return false };
        let sep = self.sign(first + 1);
        matches!(sep, Some('.' | '/' | '-'))
            && self.sign(first + 3) == sep
            && self.num(first).is_some_and(|(_, d)| d == 4)
            && [first + 2, last].into_iter().all(|j| self.num(j).is_some_and(|(_, d)| d <= 2))
    }

    /// "27/7-29/7": two pairs that are days of one year, the numbers past twelve saying so.
    fn day_range(&self, i: usize, to: usize, (a, b): (u32, u32)) -> bool {
        let pair = |j: usize| {
            let (x, y) = (self.num(j).filter(|(_, d)| *d <= 2)?, self.num(j + 2).filter(|(_, d)| *d <= 2)?);
            (self.is_sign(j + 1, '/') && self.touches(j + 1) && self.touches(j + 2)).then_some((x.0, y.0))
        };
        let months = |(x, y): (u32, u32)| (1..=12).contains(&y) && (1..=31).contains(&x);
        let either = |(x, y): (u32, u32)| months((x, y)) || months((y, x));
        let told = |(x, y): (u32, u32)| x > 12 || y > 12;
        let after = if self.is_sign(to, '-') { pair(to + 1).filter(|_| !self.glued_right(to + 4)) } else { None };
        let before = if i > 3 && self.is_sign(i - 1, '-') { pair(i - 4) } else { None };
        after.or(before).is_some_and(|other| either((a, b)) && either(other) && told((a, b)) && told(other))
    }

    /// "12/05, 19/05 and 26/05/2024": pairs of one form follow, and the last has a year.
    fn dated_pair_after(&self, to: usize, sep: char) -> bool {
        let mut at = to;
        for _ in 0..12 {
            at = if self.is_sign(at, '.') && self.touches(at) { at + 1 } else { at };
            let next = match (self.sign(at), self.key(at)) {
                (Some(','), _) => self.skip(at + 1, &[K::And, K::Or]),
                (Some('&' | '-'), _) | (_, Some(K::And | K::Or | K::To)) => at + 1,
                _ => return false,
            };
            let number = |j: usize| self.num(j).is_some_and(|(_, d)| d <= 2);
            if !(self.near(next) && number(next) && self.is_sign(next + 1, sep) && number(next + 2)) {
                return false;
            }
            if self.is_sign(next + 3, sep)
                && self.touches(next + 4)
                && self.num(next + 4).is_some_and(|(_, d)| d == 4 || d == 2)
            {
                return true;
            }
            at = next + 3;
        }
        false
    }

    /// "Day 1: 15.05", "Day 2 (16/05)".
    fn day_label(&self, i: usize) -> bool {
        i > 2
            && matches!(self.sign(i - 1), Some(':' | '(' | '-' | '|'))
            && self.num(i - 2).is_some_and(|(n, _)| n < 32)
            && matches!(self.word(i - 3), Some(W::Unit(Unit::Day, false)))
    }

    /// "Date:" or a weekday before token `i`, or a word that asks for a day.
    fn cued(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1) else { return false };
        // "yesterday (10/09)", "Friday (14/09)"
        if self.is_sign(p, '(') && self.is_sign(i + 3, ')') {
            return p.checked_sub(1).is_some_and(|q| {
                matches!(self.word(q), Some(W::Weekday(..) | W::Key(K::Today | K::Tomorrow | K::Yesterday)))
            });
        }
        match self.word(p) {
            Some(W::Key(K::On | K::Until | K::By | K::Before | K::Since | K::Date)) | Some(W::Weekday(..)) => true,
            Some(_) => false,
            None => {
                (self.is_sign(p, ',') || self.is_sign(p, '.')) && p >= 1 && self.weekday(p - 1).is_some()
                    || self.date_label(i)
            }
        }
    }

    /// "Date:", "Dates:", "When:" before token `i`.
    pub(super) fn date_label(&self, i: usize) -> bool {
        i >= 2 && self.is_sign(i - 1, ':') && self.is(i - 2, K::Date)
    }

    /// Whether the words before token `i` say that a number there is no date ("room 12", "Resolution 1325", "No. 4").
    pub(super) fn label_before(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1).filter(|_| self.near(i)) else { return false };
        if self.word(p) == Some(W::Label) {
            return true;
        }
        // "Day 1 – 15 May", "Week 3: …": the number of the day, not of a date
        if matches!(self.word(p), Some(W::Unit(Unit::Day | Unit::Week | Unit::Month | Unit::Year, false)))
            && self.capital(p)
            && self.num(i).is_some()
            && self.sign(i + 1).is_some_and(|c| matches!(c, '-' | ':' | '(' | '|' | ','))
            && !self.slice(p).to_ascii_lowercase().ends_with('s')
        {
            return true;
        }
        if matches!(self.sign(p), Some('.' | ':' | '#' | '\u{2116}' | '\u{a7}' | '/')) {
            return matches!(self.sign(p), Some('#' | '\u{2116}' | '\u{a7}'))
                || p.checked_sub(1).is_some_and(|q| self.word(q) == Some(W::Label));
        }
        matches!(self.sign(p), Some('$' | '\u{a3}' | '\u{20ac}' | '\u{a5}' | '\u{20b9}'))
    }

    /// "12. 03. 2024", "12 . 3 . 2024", "2024. 3. 12."
    fn spaced_dots(&self, i: usize, (a, da): (u32, u8)) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let spaced =
            self.same_line(i + 2) && self.same_line(i + 4) && self.is_sign(i + 3, '.') && self.same_line(i + 3);
        let alike = self.touches(i + 1) == self.touches(i + 3) && !self.touches(i + 4);
        let (b, 1 | 2) = self.num(i + 2).filter(|_| spaced && alike)? else { return None };
        let (c, dc) = self.num(i + 4)?;
        let (year, day) = match (da, dc) {
            (1 | 2, 4) => (c, a),
            (4, 1 | 2) => (a, c),
            _ => return None,
        };
        if self.glued_right(i + 5) || !(1900..=2100).contains(&year) {
            return None;
        }
        let fields = self.day_and_month(day, b, '.').filter(|c| c.day == byte(day))?;
        Some((
            Calendar { year: Some(Year::Full(i16::try_from(year).ok()?)), ..fields },
            "date.numeric",
            da < 4,
            false,
            if self.is_sign(i + 5, '.') && self.touches(i + 5) && (self.is_sign(i + 6, '(') || self.range_mark(i + 6)) {
                i + 6
            } else {
                i + 5
            },
        ))
    }

    /// "2024年3月12日", as in East Asia.
    fn ideographic(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (year, 4) = self.num(i).filter(|_| self.slice(i + 1) == "年")? else { return None };
        let (month, 1 | 2) = self.num(i + 2).filter(|_| self.slice(i + 3) == "月")? else { return None };
        let (day, 1 | 2) = self.num(i + 4)? else { return None };
        // "日" and what follows is one word to us
        if !self.slice(i + 5).starts_with('日') || self.slice(i + 5) != "日" {
            return None;
        }
        let fields = self.day_and_month(day, month, '.').filter(|c| c.day == byte(day))?;
        Some((
            Calendar { year: Some(Year::Full(i16::try_from(year).ok()?)), ..fields },
            "date.numeric",
            false,
            false,
            i + 6,
        ))
    }

    /// "12.III.2024", "12/XI/2024": months in Roman numerals.
    fn roman_month(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let (day, 1 | 2) = self.num(i).filter(|_| !self.glued_left(i))? else { return None };
        let sep = self.sign(i + 1).filter(|c| matches!(c, '.' | '/' | '-'))?;
        let month = ROMAN.iter().position(|r| *r == self.slice(i + 2))?;
        let (year, 4) =
            self.num(i + 4).filter(|_| self.is_sign(i + 3, sep) && (i + 1..i + 5).all(|j| self.touches(j)))?
        else {
            return None;
        };
        let fields = self.day_and_month(day, byte(u32::try_from(month).ok()? + 1).map(u32::from)?, '.')?;
        let day = byte(day).filter(|d| fields.day == Some(*d))?;
        Some((
            Calendar {
                day: Some(day),
                year: Some(Year::Full(i16::try_from(year).ok().filter(|y| *y > 999)?)),
                ..fields
            },
            "date.numeric",
            true,
            false,
            i + 5,
        ))
    }

    /// The Monday (or the day) of "2024-W11" ("2024-W11-2", "2024W112"), and whether the day was given.
    pub(super) fn iso_week(&self, i: usize) -> Option<(Calendar, bool, usize)> {
        let (year, 4) = self.num(i).filter(|_| !self.glued_left(i))? else { return None };
        let at = if self.is_sign(i + 1, '-') { i + 2 } else { i + 1 };
        let (week, digits) =
            self.num(at + 1).filter(|_| self.slice(at) == "W" && (i + 1..at + 2).all(|j| self.touches(j)))?;
        let (week, day, to) = match digits {
            3 => (week / 10, Some(week % 10), at + 2),
            2 => match self.num(at + 3) {
                Some((day, 1)) if self.is_sign(at + 2, '-') && self.touches(at + 2) && self.touches(at + 3) => {
                    (week, Some(day), at + 4)
                }
                _ => (week, None, at + 2),
            },
            _ => return None,
        };
        if self.glued_right(to) {
            return None;
        }
        let weekday = Weekday::from_monday_one_offset(i8::try_from(day.unwrap_or(1)).ok()?).ok()?;
        let date = week_date(year, week, weekday)?;
        Some((date, day.is_some(), to))
    }

    /// "week 21 of 2024", "week 21, 2024", "week 21/2024" at the word "week": its Monday.
    pub(super) fn numbered_week(&self, i: usize) -> Option<(Calendar, usize)> {
        let (week, 1 | 2) = self.num(i + 1).filter(|_| self.same_line(i + 1))? else { return None };
        let at = if matches!(self.sign(i + 2), Some(',' | '/')) { i + 3 } else { self.skip(i + 2, &[K::Of, K::In]) };
        let (year, 4) = self.num(at).filter(|_| at > i + 2 && self.same_line(at) && !self.glued_right(at + 1))? else {
            return None;
        };
        (1900..=2100).contains(&year).then_some(())?;
        Some((week_date(year, week, Weekday::Monday)?, at + 1))
    }

    /// "10 31 1974" as the whole text.
    fn spaced(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (a, da) = self.num(i)?;
        let (b, db) = self.num(i + 1)?;
        let (c, 4) = self.num(i + 2)? else { return None };
        if i > 0 || self.toks.len() != 3 || da > 2 || db > 2 || !(1000..=2999).contains(&c) {
            return None;
        }
        let fields = self.day_and_month(a, b, '/')?;
        Some((Calendar { year: Some(Year::Full(i16::try_from(c).ok()?)), ..fields }, "date.numeric", false, false, 3))
    }

    /// "20210727" before a T and a time, or as the whole text.
    fn compact(&self, i: usize, value: u32) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let timed = self.is(i + 1, K::T) && self.touches(i + 1) && self.num(i + 2).is_some() && self.touches(i + 2);
        if !timed && !self.alone(i, i + 1) && !self.date_label(i) || self.glued_right(i + 1) && !timed {
            return None;
        }
        let (year, month, day) = (value / 10_000, byte(value / 100 % 100)?, byte(value % 100)?);
        ((1900..=2099).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((
            Calendar {
                year: Some(Year::Full(i16::try_from(year).ok()?)),
                month: Some(month),
                day: Some(day),
                ..Calendar::default()
            },
            "date.iso",
            false,
            false,
            i + 1,
        ))
    }

    /// "the ides of March"
    fn ides(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let at = i + 1;
        let (month, _, to) = self.month_at(at + 1).filter(|_| self.is(at, K::Of))?;
        let day = if matches!(month, 3 | 5 | 7 | 10) { 15 } else { 13 };
        let (year, to) = self.year_after(to, None, true);
        Some((
            Calendar { day: Some(day), month: Some(month), year, ..Calendar::default() },
            "date.ides",
            true,
            true,
            to,
        ))
    }

    /// "Q3 2021", "third quarter of 2021", "2018Q4", "first half of 2020".
    fn quarter(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let made = |period: Period, year: Option<Year>, to| {
            Some((Calendar { period: Some(period), year, ..Calendar::default() }, "date.quarter", false, false, to))
        };
        let year_of = |at: usize| {
            let at = if matches!(self.sign(at), Some('/' | ',' | '-')) && self.near(at) { at + 1 } else { at };
            let at = self.skip(at, &[K::Of, K::In]);
            self.year_at(at, false).or_else(|| {
                (self.is_sign(at, '\'') && self.touches(at + 1))
                    .then(|| self.num(at + 1))
                    .flatten()
                    .and_then(|(v, d)| (d == 2).then(|| byte(v)).flatten())
                    .map(|y| (Year::Short(y), at + 2))
            })
        };
        // 2018Q4, 18q4
        if let Some((value, digits @ (2 | 4))) = self.num(i)
            && self.is(i + 1, K::Q)
            && let Some((quarter @ 1..=4, 1)) = self.num(i + 2)
            && self.touches(i + 2)
            && !self.glued_left(i)
        {
            let year = if digits == 4 {
                Year::Full(i16::try_from(value).ok().filter(|y| *y > 999)?)
            } else {
                Year::Short(byte(value)?)
            };
            return made(Period::Quarter(byte(quarter)?), Some(year), i + 3);
        }
        // 1Q 2021, 3Q21
        if let Some((quarter @ 1..=4, 1)) = self.num(i)
            && self.is(i + 1, K::Q)
            && self.capital(i + 1)
            && self.touches(i + 1)
            && !self.glued_left(i)
        {
            if let Some((year, to)) = year_of(i + 2) {
                return made(Period::Quarter(byte(quarter)?), Some(year), to);
            }
            let (value, 2) = self.num(i + 2).filter(|_| self.touches(i + 2))? else { return None };
            return made(Period::Quarter(byte(quarter)?), Some(Year::Short(byte(value)?)), i + 3);
        }
        // Q3 2021
        let after_quarter = || i > 2 && matches!(self.sign(i - 1), Some('-' | '/')) && self.key(i - 3) == self.key(i);
        if (self.is(i, K::Q) || self.is(i, K::H)) && self.capital(i) && (!self.glued_left(i) || after_quarter()) {
            let (n, 1) = self.num(i + 1).filter(|_| self.touches(i + 1))? else { return None };
            let n = byte(n)?;
            let period = if self.is(i, K::Q) { Period::Quarter(n).valid()? } else { Period::Half(n).valid()? };
            // "Q1–Q2 2025", "Q3 and Q4 2025"
            let joined =
                matches!(self.sign(i + 2), Some('-' | '/' | '&')) || matches!(self.key(i + 2), Some(K::And | K::To));
            if joined
                && self.key(i + 3) == self.key(i)
                && self.num(i + 4).is_some()
                && self.touches(i + 4)
                && year_of(i + 5).is_some()
            {
                return made(period, None, i + 2);
            }
            let (year, to) = year_of(i + 2)?;
            return made(period, Some(year), to);
        }
        let (n, true, mut at) = self.day_number(i)? else { return None };
        at = self.skip_sign(at, '-');
        let period = match self.word(at)? {
            W::Unit(Unit::Quarter, _) => Period::Quarter(n).valid()?,
            W::Key(K::Half) => Period::Half(n).valid()?,
            _ => return None,
        };
        match year_of(at + 1) {
            Some((year, to)) if matches!(period, Period::Quarter(_)) || self.alone(i, to) => {
                made(period, Some(year), to)
            }
            Some((year, to)) if self.is(at + 1, K::Of) && i > 0 && !self.alone(i, to) => made(period, Some(year), to),
            _ if matches!(period, Period::Quarter(_))
                && (self.alone(i, at + 1)
                    || self.skip(at + 1, &[K::Of]) == at + 1
                        && i >= 2
                        && self.is(i - 1, K::The)
                        && self.is(i - 2, K::In)) =>
            {
                made(period, None, at + 1)
            }
            _ => None,
        }
    }

    /// "Summer 2021", "the spring of 2020".
    fn season(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let W::Season(season) = self.word(i)? else { return None };
        let at = self.skip_sign(self.skip(i + 1, &[K::Of]), ',');
        let short = (self.is_sign(at, '\'') && self.touches(at + 1) && !self.glued_right(at + 2))
            .then(|| self.num(at + 1).filter(|(_, d)| *d == 2))
            .flatten()
            .and_then(|(v, _)| Some((Year::Short(byte(v)?), at + 2)));
        let (year, mut to) = self.year_at(at, false).or(short)?;
        // "winter 2020/21"
        if season == Season::Winter && (self.is_sign(to, '/') || self.is_sign(to, '-')) && self.num(to + 1).is_some() {
            to += 2;
        }
        Some((
            Calendar { period: Some(Period::Season(season)), year: Some(year), ..Calendar::default() },
            "date.season",
            false,
            false,
            to,
        ))
    }

    /// "early March", "mid-2021", "the end of April 2021", "late summer 2020".
    fn part(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let (part, of_needed) = match self.key(i)? {
            K::Early => (Part::Early, false),
            K::Mid => (Part::Mid, self.slice(i).len() > 3),
            K::Late => (Part::Late, false),
            K::Beginning => (Part::Early, true),
            K::End => (Part::Late, true),
            _ => return None,
        };
        let mut at = i + 1;
        // "mid to late March", "early-to-mid"
        // "by end March 2021", "end-March"
        let end_month = part == Part::Late
            && of_needed
            && (self.is_sign(at, '-') && self.month_at(at + 1).is_some()
                || self.month_at(at).is_some()
                    && (self.alone(i, self.toks.len())
                        || i > 0 && matches!(self.key(i - 1), Some(K::By | K::Until | K::At | K::From | K::Before))));
        if end_month {
            at = self.skip_sign(at, '-');
        } else if of_needed {
            if !self.is(at, K::Of) {
                return None;
            }
            at = self.skip(at + 1, &[K::The]);
        } else {
            at = self.skip_sign(at, '-');
            at = self.skip(at, &[K::In]);
        }
        if !self.near(at) {
            return None;
        }
        let (c, to) = if let Some((c, .., to)) = self.month_year(at) {
            (c, to)
        } else if let Some((month, full, _)) = self.month_at(at) {
            if self.glued_right(at + 1)
                || !full && !self.capital(at)
                || !self.capital(at) && matches!(month, 3 | 5) && !self.alone(i, at + 1)
            {
                return None;
            }
            (Calendar { month: Some(month), ..Calendar::default() }, at + 1)
        } else if let Some((c, .., to)) = self.season(at) {
            (c, to)
        } else {
            let (year, to) = self.year_at(at, false)?;
            if matches!(year, Year::Full(y) if !(1500..=2100).contains(&y)) {
                return None;
            }
            (Calendar { year: Some(year), ..Calendar::default() }, to)
        };
        Some((Calendar { part: Some(part), ..c }, "date.part", false, false, to))
    }

    /// "in 2014", "in 14 A.D."
    fn in_year(&self, i: usize) -> Option<(Calendar, &'static str, bool, bool, usize)> {
        let the = self.skip(i + 1, &[K::The]);
        let at = if matches!(self.word(the), Some(W::Unit(Unit::Year, false))) { the + 1 } else { i + 1 };
        let ad = |to: usize| {
            if self.is(to, K::Ad) && self.slice(to) != "ad" || self.is(to, K::Ad) && self.ends_here(to + 1) {
                Some(to + 1)
            } else if self.is(to, K::A) && self.is_sign(to + 1, '.') && self.slice(to + 2).eq_ignore_ascii_case("d") {
                Some(self.skip_sign(to + 3, '.'))
            } else {
                None
            }
        };
        if let Some((value, 1..=4)) = self.num(at)
            && let Some(to) = ad(at + 1)
        {
            let year = i16::try_from(value).ok().filter(|y| *y > 0)?;
            return Some((
                Calendar { year: Some(Year::Full(year)), ..Calendar::default() },
                "date.year",
                false,
                false,
                to,
            ));
        }
        let (year, to) = self.year_at(at, false).filter(|(y, _)| matches!(y, Year::Full(1500..=2100)))?;
        // "in 2019-20", "in 2020 countries", "in 2021 alone": only a year that ends its phrase or is followed by a small word
        if self.glued_right(to) || self.is_sign(to, '-') && self.num(to + 1).is_some() || self.counted(to) {
            return None;
        }
        Some((Calendar { year: Some(year), ..Calendar::default() }, "date.year", false, false, to))
    }
}

fn week_date(year: u32, week: u32, weekday: Weekday) -> Option<Calendar> {
    let week = ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(week).ok()?, weekday).ok()?;
    let date = week.date();
    Some(Calendar {
        year: Some(Year::Full(date.year())),
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
        ..Calendar::default()
    })
}

impl Period {
    fn valid(self) -> Option<Period> {
        match self {
            Period::Quarter(n) if !(1..=4).contains(&n) => None,
            Period::Half(n) if !(1..=2).contains(&n) => None,
            p => Some(p),
        }
    }
}
