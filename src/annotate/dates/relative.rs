//! Words that need a reference date: "tomorrow", "last week", "three days after Easter", "the first Monday of May".

use super::atoms::Atom;
use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Calendar, Counted, DayExpr, DayPart, Holiday, Relative, Unit, What, Which, Year};
use super::feasts::Bare;
use super::lex::Kind;

/// Dates within dates ("two days after the first Monday of May") nest no deeper than this.
const DEEPEST: u8 = 3;

fn atom(relative: Relative, rule: &'static str, from: usize, to: usize) -> Option<Atom> {
    Some(Atom {
        what: What::Relative(relative),
        rule,
        weak: false,
        day_first: false,
        ordinal: false,
        part: None,
        from,
        to,
    })
}

impl Cursor<'_> {
    /// A relative date at token `i`.
    pub(super) fn relative_atom(&self, i: usize, depth: u8) -> Option<Atom> {
        if depth > DEEPEST {
            return None;
        }
        let start = self.pass(i, &[K::Around, K::The, K::A]);
        let found = match self.word(start).or_else(|| self.num(start).map(|_| W::Other))? {
            // "today in one hour"
            W::Key(K::Today)
                if self.is(start + 1, K::In)
                    && let Some(found) = self.in_units(start + 1, start + 1)
                    && matches!(
                        found.what,
                        What::Relative(Relative::Offset { unit: Unit::Hour | Unit::Minute, .. })
                    ) =>
            {
                Some(Atom { from: i, ..found })
            }
            W::Key(K::Today) => atom(Relative::Offset { n: 0, unit: Unit::Day }, "date.today", i, start + 1),
            W::Key(K::Tomorrow) => atom(Relative::Offset { n: 1, unit: Unit::Day }, "date.tomorrow", i, start + 1),
            W::Key(K::Yesterday) => atom(Relative::Offset { n: -1, unit: Unit::Day }, "date.yesterday", i, start + 1),
            W::Key(K::Tonight) => self.tonight(i, start, 0),
            W::Key(K::This | K::Next | K::Last | K::Past | K::Previous | K::Coming | K::Following | K::Current) => {
                self.nth_of(i, start, depth).or_else(|| self.which(i, start, depth))
            }
            W::Key(K::Late | K::Early) if self.is(start + 1, K::Tonight) => self.tonight(i, start + 1, 0),
            W::Key(K::Earlier | K::Later | K::Early | K::Late | K::Mid | K::End | K::Beginning) => {
                self.part_of_unit(i, start)
            }
            W::Key(K::Eom | K::Eoy | K::Bom | K::Boy) => self.initials(i, start),
            W::Key(K::In) => self.in_units(i, start),
            W::Key(K::Closest) => self.closest(i, start, depth),
            W::Unit(Unit::Day, false) if start > i || i == start => {
                self.day_beside(i, start, depth).or_else(|| self.counted_units(i, depth))
            }
            W::Unit(Unit::Week, _) => self
                .week_of(i, start, depth)
                .or_else(|| self.unit_beside(i, start, depth))
                .or_else(|| self.counted_units(i, depth)),
            W::Weekday(..) => self.weekday_beside(i, start, depth),
            W::Month(..) => self.month_beside(i, start),
            W::Ordinal(_) | W::Tens(_) => self
                .nth_of(i, start, depth)
                .or_else(|| self.day_of_month(i, start))
                .or_else(|| self.counted_units(i, depth)),
            W::Holiday => self.holiday(i, start),
            W::Key(K::Half) => self.half_unit(i, start),
            W::Unit(Unit::Weekend, _) => self.week_of(i, start, depth).or_else(|| self.unit_beside(i, start, depth)),
            W::Unit(..) | W::Cardinal(_) | W::Key(K::Few | K::Couple) => {
                self.unit_beside(i, start, depth).or_else(|| self.counted_units(i, depth))
            }
            _ if self.num(start).is_some() => self
                .nth_of(i, start, depth)
                .or_else(|| self.day_of_month(i, start))
                .or_else(|| self.counted_units(i, depth))
                .or_else(|| self.whole_iso_week(i, start)),
            _ => self.holiday(i, start),
        };
        found.map(|a| self.with_weekday(a)).filter(|a| !self.glued_right(a.to) || self.is_sign(a.to, '-'))
    }

    /// "this evening (Friday)", "tomorrow, Saturday, …": the weekday in apposition is no date of its own.
    fn with_weekday(&self, atom: Atom) -> Atom {
        if !matches!(atom.what, What::Relative(Relative::Offset { n: -1..=1, unit: Unit::Day })) {
            return atom;
        }
        let weekday = |x: usize| matches!(self.word(x), Some(W::Weekday(..))) && self.same_line(x);
        let x = atom.to;
        let open = self.is_sign(x, '(') && weekday(x + 1) && self.is_sign(x + 2, ')');
        // "tomorrow, Saturday 27 October" is a full date behind a word.
        let between = self.is_sign(x, ',') && weekday(x + 1) && self.is_sign(x + 2, ',');
        match (open, between) {
            (true, _) => Atom { to: x + 3, ..atom },
            (_, true) => Atom { to: x + 2, ..atom },
            _ => atom,
        }
    }

    fn tonight(&self, i: usize, at: usize, n: i32) -> Option<Atom> {
        let mut found = atom(Relative::Offset { n, unit: Unit::Day }, "date.tonight", i, at + 1)?;
        found.part = Some(DayPart::Night);
        Some(found)
    }

    /// "this/next/last X"
    fn which(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let word = self.key(at)?;
        let mut x = at + 1;
        // "this coming Friday", "this past weekend", "the next following"
        let second = self.key(x).filter(|k| {
            matches!(k, K::Coming | K::Past | K::Current | K::Following | K::Last) && word == K::This || *k == K::Around
        });
        if second.is_some() {
            x += 1;
        }
        if !self.near(x) {
            return None;
        }
        let (offset, which) = match second.filter(|k| *k != K::Around).unwrap_or(word) {
            K::This | K::Current => (0, Which::This),
            K::Coming if word == K::This => (0, Which::This),
            K::Coming => (1, Which::This),
            K::Next => (1, Which::Next),
            K::Following => (1, Which::This),
            _ => (-1, Which::Last),
        };
        match self.tok(x)?.kind {
            Kind::Word(W::Weekday(weekday, full)) => {
                if !full && !self.capital(x) && !self.capital(at) && word == K::Past {
                    return None;
                }
                // "this Friday 27 July": the words that follow are the date
                if let Some(full) = self.calendar_atom(x)
                    && full
                        .calendar()
                        .is_some_and(|c| c.day.is_some() && (c.month.is_some() || full.ordinal) || c.numeric.is_some())
                {
                    return Some(Atom { from: i, ..full });
                }
                let to = if full { x + 1 } else { self.dot_after(x + 1) };
                // "last Friday of May" is nth_of's
                atom(Relative::Weekday { weekday, which }, "date.relative-weekday", i, to)
            }
            Kind::Word(W::Month(month, full)) => {
                if !full && !self.capital(x) {
                    return None;
                }
                if let Some(full) = self.calendar_atom(x)
                    && full.calendar().is_some_and(|c| c.day.is_some() || c.year.is_some())
                {
                    return Some(Atom { from: i, ..full });
                }
                // "last May be"
                atom(
                    Relative::Month { month, which: if word == K::This { Which::This } else { which } },
                    "date.relative-month",
                    i,
                    x + 1,
                )
            }
            Kind::Word(W::Season(season)) => {
                if let Some(full) = self.calendar_atom(x) {
                    return Some(Atom { from: i, ..full });
                }
                atom(Relative::Season { season: Some(season), which }, "date.relative-season", i, x + 1)
            }
            Kind::Word(W::Key(K::Season)) if word != K::Past || self.alone(i, x + 1) => {
                atom(Relative::Season { season: None, which }, "date.relative-season", i, x + 1)
            }
            Kind::Word(W::DayPart(part)) => {
                let n = match word {
                    K::This => 0,
                    K::Last if part == DayPart::Night => -1,
                    _ => return None,
                };
                let mut found = atom(Relative::Offset { n, unit: Unit::Day }, "date.part-of-day", i, x + 1)?;
                found.part = Some(part);
                Some(found)
            }
            Kind::Word(W::Unit(unit, _)) => self.whole_unit(i, x, unit, offset),
            Kind::Num(..) | Kind::Word(W::Cardinal(_) | W::Tens(_) | W::Key(K::Few | K::Couple | K::A))
                if word != K::This && word != K::Current =>
            {
                let (n, at) = self.count(x)?;
                let W::Unit(unit, short) = self.word(at)? else { return None };
                if short && self.slice(at).len() < 3 && !self.alone(i, at + 1)
                    || matches!(unit, Unit::Minute | Unit::Hour)
                    || self.is(at + 1, K::Of) && self.is(at + 2, K::The) && depth == 0
                {
                    return None;
                }
                atom(Relative::Rolling { n: if offset < 0 { -n } else { n }, unit }, "date.rolling", i, at + 1)
            }
            _ => None,
        }
    }

    fn whole_unit(&self, i: usize, x: usize, unit: Unit, n: i32) -> Option<Atom> {
        let (unit, to) = self.unit_end(x, unit);
        if matches!(unit, Unit::Minute | Unit::Hour | Unit::Day) {
            return None;
        }
        // "the coming weeks" are no one week
        if self.is(x - 1, K::Coming) && self.slice(x).ends_with('s') {
            return None;
        }
        // "the coming weekend" is the one that is next to come
        let n = if unit == Unit::Weekend && n == 1 && self.is(x - 1, K::Coming) { 0 } else { n };
        // "last week's Sunday", "next week Wednesday", "next week on Friday"
        let at = if self.is_sign(to, '\'') && self.is(to + 1, K::S) { to + 2 } else { self.skip(to, &[K::On]) };
        if unit == Unit::Week
            && let Some(W::Weekday(weekday, full)) = self.word(at)
            && self.near(at)
            && (full || self.capital(at))
            && !self.calendar_atom(at).is_some_and(|a| a.calendar().is_some_and(|c| c.day.is_some()))
        {
            return atom(Relative::WeekdayOfWeek { weekday, weeks: n }, "date.weekday-of-week", i, at + 1);
        }
        let rule = match unit {
            Unit::Week => "date.relative-week",
            Unit::Weekend => "date.relative-weekend",
            Unit::Month => "date.relative-month",
            Unit::Quarter => "date.relative-quarter",
            _ => "date.relative-year",
        };
        atom(Relative::Whole { n, unit, part: None }, rule, i, to)
    }

    /// "week-end" is a weekend.
    fn unit_end(&self, x: usize, unit: Unit) -> (Unit, usize) {
        let end = self.skip_sign(x + 1, '-');
        if unit == Unit::Week && self.is(end, K::End) && self.same_line(end) && !self.is(end + 1, K::S) {
            (Unit::Weekend, end + 1)
        } else {
            (unit, x + 1)
        }
    }

    fn dot_after(&self, i: usize) -> usize {
        if self.is_sign(i, '.') && self.touches(i) && self.near(i + 1) && !self.capital(i + 1) { i + 1 } else { i }
    }

    /// "earlier this month", "end of next week", "the end of the month", "late last year"
    fn part_of_unit(&self, i: usize, at: usize) -> Option<Atom> {
        use super::expr::Part;
        let word = self.key(at)?;
        let part = match word {
            K::Early | K::Beginning => Some(Part::Early),
            K::Mid => Some(Part::Mid),
            K::Late | K::End => Some(Part::Late),
            _ => None,
        };
        let mut x = self.skip_sign(at + 1, '-');
        let of = self.is(x, K::Of);
        if matches!(word, K::Beginning | K::End) && !of {
            return None;
        }
        if of {
            x += 1;
        }
        x = self.skip(x, &[K::In]);
        let the = self.is(x, K::The);
        x = self.skip(x, &[K::The]);
        x = self.skip(x, &[K::Around]);
        let n = match self.key(x) {
            Some(K::This | K::Current) => Some(0),
            Some(K::Next | K::Coming | K::Following) => Some(1),
            Some(K::Last | K::Past | K::Previous) => Some(-1),
            _ => None,
        };
        let unit_at = if n.is_some() { x + 1 } else { x };
        let Some(W::Unit(unit, _)) = self.word(unit_at) else {
            // "late last summer", "later this Friday"
            return if n.is_some() && matches!(word, K::Earlier | K::Later) { self.which(i, x, 0) } else { None };
        };
        if !self.near(unit_at) || matches!(unit, Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend) {
            return None;
        }
        // "the end of the month" means this month; "end of year report" nothing
        if n.is_none() && !(of && (the || self.ends_here(unit_at + 1))) {
            return None;
        }
        let rule = match word {
            K::Earlier => "date.earlier",
            K::Later => "date.later",
            _ => "date.part-of-unit",
        };
        atom(Relative::Whole { n: n.unwrap_or(0), unit, part }, rule, i, unit_at + 1)
    }

    /// EOM, EOY: end of month, end of year.
    fn initials(&self, i: usize, at: usize) -> Option<Atom> {
        use super::expr::Part;
        let (unit, part) = match self.key(at)? {
            K::Eom => (Unit::Month, Part::Late),
            K::Eoy => (Unit::Year, Part::Late),
            K::Bom => (Unit::Month, Part::Early),
            K::Boy => (Unit::Year, Part::Early),
            _ => return None,
        };
        // BOY and BOM are words, and names in capitals: only as the whole text
        if matches!(self.key(at), Some(K::Bom | K::Boy)) && !self.alone(at, at + 1)
            || self.slice(at).bytes().any(|b| b.is_ascii_lowercase())
        {
            return None;
        }
        atom(Relative::Whole { n: 0, unit, part: Some(part) }, "date.part-of-unit", i, at + 1)
    }

    /// A number of things: "3", "three", "a", "a few", "a couple of". The value and the token after.
    pub(super) fn count(&self, i: usize) -> Option<(i32, usize)> {
        match self.tok(i)?.kind {
            Kind::Num(n, 1..=3) if !self.glued_left(i) || self.is_sign(i - 1, '+') => {
                Some((i32::try_from(n).ok()?, i + 1))
            }
            Kind::Word(W::Cardinal(n)) => Some((i32::from(n), i + 1)),
            Kind::Word(W::Tens(n)) => {
                let at = self.skip_sign(i + 1, '-');
                match self.word(at) {
                    Some(W::Cardinal(unit)) if unit < 10 => Some((i32::from(n + unit), at + 1)),
                    _ => Some((i32::from(n), i + 1)),
                }
            }
            Kind::Word(W::Key(K::A)) => match self.key(i + 1) {
                Some(K::Few) => Some((3, i + 2)),
                Some(K::Couple) => Some((2, self.skip(i + 2, &[K::Of]))),
                _ => Some((1, i + 1)),
            },
            Kind::Word(W::Key(K::Few)) => Some((3, i + 1)),
            Kind::Word(W::Key(K::Couple)) => Some((2, self.skip(i + 1, &[K::Of]))),
            _ => None,
        }
    }

    /// "7 days ago", "a week from now", "three Fridays from now", "2 weeks after Easter".
    fn counted_units(&self, i: usize, depth: u8) -> Option<Atom> {
        let (n, at) = self.count(i)?;
        // "half a year ago", "a year and a half ago"
        if !self.near(at) || i > 0 && self.same_line(i) && self.is(i - 1, K::Half) {
            return None;
        }
        if let Some(found) = self.and_a_half(i, n, at) {
            return Some(found);
        }
        let (unit, weekday) = match self.word(at)? {
            W::Unit(unit, _) => (Some(unit), None),
            W::Weekdays(weekday) => (None, Some(weekday)),
            W::Weekday(weekday, true) if n == 1 => (None, Some(weekday)),
            _ => return None,
        };
        let mut x = at + 1;
        // "1 year and 2 months ago"
        let more = unit.and_then(|_| self.more_units(x));
        if let Some((.., to)) = more {
            x = to;
        }
        if !self.near(x) {
            return None;
        }
        // "a week on Friday", "two weeks today", "a fortnight tomorrow"
        if matches!(unit, Some(Unit::Week | Unit::Fortnight)) && more.is_none() {
            let on = self.skip(x, &[K::On]);
            let told = matches!(self.key(on), Some(K::Today | K::Tomorrow)) || on > x && self.weekday(on).is_some();
            if told
                && let Some(base) =
                    self.atom(on, depth + 1).filter(|a| a.to == on + 1 && self.near(on) && !self.range_mark(a.to))
            {
                let base = Box::new(self.day_expr(&base)?);
                return atom(Relative::From { n, unit: unit?, base }, "date.offset", i, on + 1);
            }
        }
        let (sign, to, base) = match self.key(x)? {
            K::Ago | K::Back => (-1, x + 1, None),
            K::Hence | K::Later => (1, x + 1, None),
            K::From | K::After | K::Before => {
                let sign = if self.is(x, K::Before) { -1 } else { 1 };
                let now = self.skip(x + 1, &[K::Right]);
                if self.is(now, K::Now) {
                    (sign, now + 1, None)
                } else {
                    let base = self.atom(x + 1, depth + 1).filter(|a| !a.weak && self.near(x + 1))?;
                    // "5 days from 4 to 8 November": how long it is, and when; "for 3 days from 4 June", "six Tuesdays from 4 June"
                    let lasts = i > 0 && self.is(i - 1, K::For) || matches!(self.word(at), Some(W::Weekdays(_)));
                    if self.is(x, K::From) && (self.range_mark(base.to) || lasts && base.calendar().is_some()) {
                        return None;
                    }
                    (sign, base.to, Some(base))
                }
            }
            _ => return None,
        };
        let n = n * sign;
        if let (Some((second, second_unit, _)), Some(unit)) = (more, unit) {
            let span = self.span(i, to)?;
            let inner = match base {
                None => Relative::Offset { n, unit },
                Some(base) => Relative::From { n, unit, base: Box::new(self.day_expr(&base)?) },
            };
            let base = Box::new(DayExpr { span, what: What::Relative(inner), clock: None });
            return atom(Relative::From { n: second * sign, unit: second_unit, base }, "date.offset", i, to);
        }
        let relative = match (unit, weekday, base) {
            (Some(unit), _, None) => Relative::Offset { n, unit },
            (Some(unit), _, Some(base)) => Relative::From { n, unit, base: Box::new(self.day_expr(&base)?) },
            (None, Some(weekday), None) => Relative::WeekdayCount { weekday, n },
            (None, Some(weekday), Some(base)) => {
                Relative::WeekdayFrom { weekday, n, base: Box::new(self.day_expr(&base)?) }
            }
            (None, None, _) => return None,
        };
        atom(relative, "date.offset", i, to)
    }

    /// "in two weeks", "in 7 days".
    fn in_units(&self, i: usize, at: usize) -> Option<Atom> {
        let (n, x) = self.count(at + 1)?;
        let (unit, short) = match self.word(x).filter(|_| self.near(x))? {
            W::Unit(unit, short) => (unit, short),
            // "in 1 mon"
            W::Weekday(jiff::civil::Weekday::Monday, false) if !self.capital(x) => (Unit::Month, true),
            _ => return None,
        };
        if short && !self.alone(i, x + 1) || matches!(unit, Unit::Weekend | Unit::Quarter) {
            return None;
        }
        // "in two days of talks", "in 5 years' time", "in one day 300 people": only where the phrase ends
        let mut to = x + 1;
        let more = self.more_units(to);
        if let Some((.., next)) = more {
            to = next;
        }
        if self.is(to, K::Time) && self.same_line(to) {
            to += 1; // "in two weeks time"
        } else if self.is_sign(to, '\'') && self.is(to + 1, K::Time) {
            to += 2;
        } else if self.is_sign(to, '\'') && self.is(to + 1, K::S) && self.is(to + 2, K::Time) {
            to += 3;
        } else if !(self.ends_here(to) || matches!(self.key(to), Some(K::At | K::From | K::On | K::In))) {
            return None;
        }
        // "in two years" counts on to a day; "two years ago" looks back on no more than a month.
        let first = match unit {
            Unit::Year => Relative::Offset { n: n.checked_mul(12)?, unit: Unit::Month },
            unit => Relative::Offset { n, unit },
        };
        match more {
            Some((second, second_unit, _)) => {
                let base = Box::new(DayExpr { span: self.span(i, to)?, what: What::Relative(first), clock: None });
                atom(Relative::From { n: second, unit: second_unit, base }, "date.offset", i, to)
            }
            None => atom(first, "date.offset", i, to),
        }
    }

    /// "and 3 days" after a first count of units.
    fn more_units(&self, i: usize) -> Option<(i32, Unit, usize)> {
        let at = self.skip(self.skip_sign(i, ','), &[K::And]);
        let (n, x) = self.count(at).filter(|_| self.near(at))?;
        match self.word(x) {
            Some(W::Unit(unit, _)) if self.near(x) => Some((n, unit, x + 1)),
            _ => None,
        }
    }

    /// "+2 months" and "-10 days" as the whole text, or glued to a date: "2023-12-29 -10days".
    pub(super) fn signed_units(&self, i: usize) -> Option<(i32, Unit, usize)> {
        let sign = match self.sign(i)? {
            '+' => 1,
            '-' => -1,
            _ => return None,
        };
        let (n, x) = self.count(i + 1).filter(|_| self.touches(i + 1))?;
        match self.word(x) {
            Some(W::Unit(unit, _)) if self.near(x) => Some((n * sign, unit, x + 1)),
            _ => None,
        }
    }

    /// A date that is moved by signed units.
    fn moved(&self, atom: Atom) -> Option<Atom> {
        let to = atom.to;
        if atom.weak || !self.same_line(to) || self.touches(to) {
            return Some(atom);
        }
        let Some((n, unit, next)) = self.signed_units(to) else { return Some(atom) };
        let base = Box::new(self.day_expr(&atom)?);
        Some(Atom { what: What::Relative(Relative::From { n, unit, base }), rule: "date.offset", to: next, ..atom })
    }

    /// "+2 months, 5 days" as the whole text.
    fn signed_alone(&self, i: usize) -> Option<Atom> {
        let (n, unit, to) = self.signed_units(i).filter(|_| i == 0)?;
        let first = Relative::Offset { n, unit };
        let (relative, to) = match self.more_units(to) {
            Some((second, second_unit, next)) => {
                let base = Box::new(DayExpr { span: self.span(i, next)?, what: What::Relative(first), clock: None });
                (Relative::From { n: second * n.signum(), unit: second_unit, base }, next)
            }
            None => (first, to),
        };
        if to == self.toks.len() { atom(relative, "date.offset", i, to) } else { None }
    }

    /// "the day after tomorrow", "the day before Easter"
    fn day_beside(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let n = match self.key(at + 1)? {
            K::After => 1,
            K::Before => -1,
            _ => return None,
        };
        let base = self.atom(at + 2, depth + 1).filter(|a| !a.weak && self.near(at + 2))?;
        atom(Relative::From { n, unit: Unit::Day, base: Box::new(self.day_expr(&base)?) }, "date.offset", i, base.to)
    }

    /// "the week of 6 October", "week commencing 3 May"
    fn week_of(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let written = match self.word(at)? {
            W::Unit(unit, _) => unit,
            _ => return None,
        };
        let (unit, to) = self.unit_end(at, written);
        // "week 21 of 2024"
        if let Some((c, to)) = self.numbered_week(at) {
            let base = Box::new(DayExpr { span: self.span(at, to)?, what: What::Calendar(c), clock: None });
            return atom(Relative::UnitOf { unit: Unit::Week, n: 0, base }, "date.week-of", i, to);
        }
        let short = self.slice(at).eq_ignore_ascii_case("w");
        let x = match (self.word(to), self.sign(to)) {
            // "w/c 6 October"
            (_, Some('/')) if short && self.slice(to + 1).eq_ignore_ascii_case("c") && self.touches(to + 1) => to + 2,
            _ if short => return None,
            (Some(W::Key(K::Of | K::Starting | K::Beginning)), _) => to + 1,
            (Some(W::Other), _)
                if matches!(self.slice(to).to_ascii_lowercase().as_str(), "commencing" | "beginning") =>
            {
                to + 1
            }
            _ => return None,
        };
        let x = self.skip(x, &[K::The]);
        let base = self.atom(x, depth + 1).filter(|a| {
            self.near(x) && (a.calendar().is_some_and(|c| c.day.is_some() && c.month.is_some() || c.numeric.is_some()))
        })?;
        // "week of 6-10 October" is a range of its own
        if self.is_sign(base.to, '-') || matches!(self.sign(base.to), Some('/' | '&')) || self.is(base.to, K::And) {
            return None;
        }
        atom(Relative::UnitOf { unit, n: 0, base: Box::new(self.day_expr(&base)?) }, "date.week-of", i, base.to)
    }

    /// "2024-W11": the whole week.
    fn whole_iso_week(&self, i: usize, at: usize) -> Option<Atom> {
        let (c, false, to) = self.iso_week(at)? else { return None };
        let base = Box::new(DayExpr { span: self.span(at, to)?, what: What::Calendar(c), clock: None });
        atom(Relative::UnitOf { unit: Unit::Week, n: 0, base }, "date.week-of", i, to)
    }

    /// "the week after next", "the month before last", "the week before Easter", "the weekend after 6 October".
    fn unit_beside(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let W::Unit(unit, false) = self.word(at)? else { return None };
        let (unit, to) = self.unit_end(at, unit);
        if !matches!(unit, Unit::Week | Unit::Weekend | Unit::Month | Unit::Year) || !self.same_line(to) {
            return None;
        }
        let after = match self.key(to)? {
            K::After => true,
            K::Before => false,
            _ => return None,
        };
        let n = match self.key(to + 1) {
            Some(K::Next) if after => 2,
            Some(K::Last) if !after => -2,
            _ => 0,
        };
        if n != 0 && self.ends_phrase(to + 2) {
            return atom(Relative::Whole { n, unit, part: None }, "date.relative-unit", i, to + 2);
        }
        if !matches!(unit, Unit::Week | Unit::Weekend) {
            return None;
        }
        let base = self.atom(to + 1, depth + 1).filter(|a| {
            let dated = a.calendar().is_some_and(|c| c.day.is_some() && (c.month.is_some() || c.numeric.is_some()));
            self.near(to + 1) && (dated || matches!(&a.what, What::Relative(Relative::Holiday { .. })))
        })?;
        let n = if after { 1 } else { -1 };
        atom(Relative::UnitOf { unit, n, base: Box::new(self.day_expr(&base)?) }, "date.week-of", i, base.to)
    }

    /// Whether no noun follows that the words before token `i` could belong to ("the week after next month").
    fn ends_phrase(&self, i: usize) -> bool {
        self.ends_here(i) || !matches!(self.word(i), Some(W::Unit(..) | W::Month(..) | W::Season(_) | W::Weekday(..)))
    }

    /// Half of a unit, in smaller ones.
    fn half_of(unit: Unit) -> Option<(i32, Unit)> {
        Some(match unit {
            Unit::Hour => (30, Unit::Minute),
            Unit::Day => (12, Unit::Hour),
            Unit::Year => (6, Unit::Month),
            _ => return None,
        })
    }

    /// Where an offset of so many units points: "ago", "from now", "later".
    fn pointing(&self, x: usize) -> Option<(i32, usize)> {
        match self.key(x)? {
            K::Ago | K::Back => Some((-1, x + 1)),
            K::Hence | K::Later => Some((1, x + 1)),
            K::From if self.is(x + 1, K::Now) || self.is(x + 1, K::Today) => Some((1, x + 2)),
            _ => None,
        }
    }

    /// "half a year ago", "half an hour from now"
    fn half_unit(&self, i: usize, at: usize) -> Option<Atom> {
        let x = self.skip(at + 1, &[K::A]);
        let W::Unit(unit, _) = self.word(x).filter(|_| self.near(x))? else { return None };
        let (n, unit) = Self::half_of(unit)?;
        let (sign, to) = self.pointing(x + 1).filter(|_| self.near(x + 1))?;
        atom(Relative::Offset { n: n * sign, unit }, "date.offset", i, to)
    }

    /// "a year and a half ago", "one and a half years from now"
    fn and_a_half(&self, i: usize, n: i32, at: usize) -> Option<Atom> {
        let half = |x: usize| self.is(x, K::And) && self.is(x + 1, K::A) && self.is(x + 2, K::Half);
        let (unit, to) = match self.word(at)? {
            W::Unit(unit, _) if half(at + 1) => (unit, at + 4),
            W::Key(K::And) if half(at) => match self.word(at + 3)? {
                W::Unit(unit, _) => (unit, at + 4),
                _ => return None,
            },
            _ => return None,
        };
        let (half, small) = Self::half_of(unit)?;
        let (sign, to) = self.pointing(to).filter(|_| self.near(to))?;
        let n = n.checked_mul(2)?.checked_add(1)?.checked_mul(half)? * sign;
        atom(Relative::Offset { n, unit: small }, "date.offset", i, to)
    }

    /// "Friday next week", "wednesday after next", "Friday before Easter", "Monday of this week"
    fn weekday_beside(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let (weekday, full) = self.weekday(at)?;
        if !full && !self.capital(at) && !self.near(at + 1) {
            return None;
        }
        let x = at + 1;
        if self.is(x, K::After) && self.is(x + 1, K::Next) {
            return atom(Relative::Weekday { weekday, which: Which::AfterNext }, "date.relative-weekday", i, x + 2);
        }
        // "the Friday before last"
        if self.is(x, K::Before) && self.is(x + 1, K::Last) && self.ends_phrase(x + 2) {
            return atom(Relative::WeekdayCount { weekday, n: -2 }, "date.relative-weekday", i, x + 2);
        }
        // "Friday last", "Friday next"
        if matches!(self.key(x), Some(K::Last | K::Next)) && self.same_line(x) && self.ends_here(x + 1) {
            let which = if self.is(x, K::Last) { Which::Last } else { Which::This };
            return atom(Relative::Weekday { weekday, which }, "date.relative-weekday", i, x + 1);
        }
        // "Friday week", "Friday fortnight"
        if let Some(W::Unit(unit @ (Unit::Week | Unit::Fortnight), false)) = self.word(x)
            && full
            && self.same_line(x)
            && !self.capital(x)
            && self.ends_here(x + 1)
            && !self.slice(x).ends_with('s')
        {
            let what = What::Calendar(Calendar { weekday: Some(weekday), ..Calendar::default() });
            let base = Box::new(DayExpr { span: self.span(at, at + 1)?, what, clock: None });
            return atom(Relative::From { n: 1, unit, base }, "date.offset", i, x + 1);
        }
        if matches!(self.key(x), Some(K::After | K::Before)) && self.near(x) {
            let the = at > 0 && self.is(at - 1, K::The);
            let base = self.atom(x + 1, depth + 1).filter(|a| {
                let dated =
                    the && a.calendar().is_some_and(|c| c.day.is_some() && (c.month.is_some() || c.numeric.is_some()));
                !a.weak && self.near(x + 1) && (dated || matches!(&a.what, What::Relative(Relative::Holiday { .. })))
            })?;
            let n = if self.is(x, K::After) { 1 } else { -1 };
            return atom(
                Relative::WeekdayFrom { weekday, n, base: Box::new(self.day_expr(&base)?) },
                "date.offset",
                i,
                base.to,
            );
        }
        let x = self.skip(x, &[K::Of, K::From, K::In]);
        let x = self.skip(x, &[K::The]);
        let weeks = match self.key(x)? {
            K::Next | K::Following | K::Coming => 1,
            K::Last | K::Past | K::Previous => -1,
            K::This | K::Current => 0,
            _ => return None,
        };
        let (unit, to) = match self.word(x + 1)? {
            W::Unit(unit, _) => self.unit_end(x + 1, unit),
            _ => return None,
        };
        (unit == Unit::Week && self.near(x)).then_some(())?;
        atom(Relative::WeekdayOfWeek { weekday, weeks }, "date.weekday-of-week", i, to)
    }

    /// "March after next", "July last year", "March of next year"
    fn month_beside(&self, i: usize, at: usize) -> Option<Atom> {
        let (month, full, to) = self.month_at(at)?;
        if !full && !self.capital(at) {
            return None;
        }
        if self.is(to, K::After) && self.is(to + 1, K::Next) {
            return atom(Relative::Month { month, which: Which::AfterNext }, "date.relative-month", i, to + 2);
        }
        // "March in two years"
        if self.is(to, K::In)
            && let Some((n, x)) = self.count(to + 1)
            && matches!(self.word(x), Some(W::Unit(Unit::Year, _)))
            && self.ends_here(x + 1)
            && n < 100
        {
            let c =
                Calendar { month: Some(month), year: Some(Year::Offset(i8::try_from(n).ok()?)), ..Calendar::default() };
            let found = atom(Relative::Offset { n: 0, unit: Unit::Day }, "date.relative-month", i, x + 1)?;
            return Some(Atom { what: What::Calendar(c), ..found });
        }
        None
    }

    /// "the first Monday of May", "the last day of October 2015", "third last week of 2018", "third Tuesday after Christmas 2014"
    fn nth_of(&self, i: usize, start: usize, depth: u8) -> Option<Atom> {
        let (mut n, mut at) = if self.is(start, K::Last) {
            (-1i8, start + 1)
        } else {
            let (n, true, at) = self.day_number(start)? else { return None };
            (i8::try_from(n).ok()?, at)
        };
        if n > 0 && (self.is(at, K::Last) || self.slice(at).eq_ignore_ascii_case("to") && self.is(at + 1, K::Last)) {
            at = if self.is(at, K::Last) { at + 1 } else { at + 2 };
            n = -n;
        }
        if !self.near(at) {
            return None;
        }
        // "the first ten days of March", "the last two weeks of 2024"
        if let Some((count, x)) = self.count(at)
            && !matches!(self.key(at), Some(K::A))
            && let Some(W::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month), false)) = self.word(x)
            && matches!(n, 1 | -1)
            && self.is(x + 1, K::Of)
        {
            let period = self.period(x + 2, true, depth)?;
            let base = Box::new(self.day_expr(&period)?);
            return atom(Relative::Stretch { n: count * i32::from(n), unit, base }, "date.nth", i, period.to);
        }
        let (what, to) = match self.word(at)? {
            W::Key(K::Half) if matches!(n, 1 | 2) => (Counted::Half, at + 1),
            W::Weekday(weekday, _) => (Counted::Weekday(weekday), at + 1),
            W::Unit(unit, _) => {
                let (unit, to) = self.unit_end(at, unit);
                (Counted::Unit(unit), to)
            }
            _ => return None,
        };
        // "the first Sunday of Advent"
        if what == Counted::Weekday(jiff::civil::Weekday::Sunday)
            && (1..=4).contains(&n)
            && matches!(self.key(to), Some(K::Of | K::In))
            && self.slice(to + 1) == "Advent"
        {
            let holiday = Holiday::Before(12, 25, jiff::civil::Weekday::Sunday, 5 - u8::try_from(n).ok()?);
            let (year, end) = self.year_at(to + 2, false).map_or((None, to + 2), |(y, next)| (Some(y), next));
            return atom(Relative::Holiday { holiday, year }, "date.holiday", i, end);
        }
        if let Counted::Weekday(weekday) = what
            && matches!(self.key(to), Some(K::After | K::Before))
        {
            let base = self.atom(to + 1, depth + 1).filter(|a| !a.weak && self.near(to + 1))?;
            // "the last Friday before Easter" is the nearest before it
            let n = if self.is(to, K::After) { i32::from(n) } else { -i32::from(n.abs()) };
            return atom(
                Relative::WeekdayFrom { weekday, n, base: Box::new(self.day_expr(&base)?) },
                "date.nth",
                i,
                base.to,
            );
        }
        if !matches!(
            what,
            Counted::Half | Counted::Weekday(_) | Counted::Unit(Unit::Day | Unit::Week | Unit::Weekend | Unit::Quarter)
        ) {
            return None;
        }
        let x = if matches!(self.key(to), Some(K::Of | K::In)) { to + 1 } else { to };
        let base = self.period(x, x > to, depth)?;
        // quarters and halves of a year that is given are read as such
        let whole = matches!(&base.what, What::Relative(Relative::Whole { .. }));
        let year = base.calendar().is_some_and(|c| c.year.is_some() && c.month.is_none());
        if matches!(what, Counted::Unit(Unit::Quarter)) && !(whole && matches!(n, -1 | 1..=4) || year && n == -1)
            || what == Counted::Half && !(x > to && (whole || base.calendar().is_some_and(|c| c.month.is_some())))
        {
            return None;
        }
        if n < -5 && what != Counted::Unit(Unit::Day) {
            return None;
        }
        atom(Relative::Nth { n, what, base: Box::new(self.day_expr(&base)?) }, "date.nth", i, base.to)
    }

    /// A month or year within which something is counted; `of` says that a preposition stood before it.
    fn period(&self, i: usize, of: bool, depth: u8) -> Option<Atom> {
        if !self.near(i) {
            return None;
        }
        let x = self.skip(i, &[K::The]);
        if let Some((month, full, _)) = self.month_at(x) {
            if !(of || full && self.capital(x)) {
                return None;
            }
            if let Some(found) =
                self.calendar_atom(x).filter(|a| a.calendar().is_some_and(|c| c.day.is_none() && c.month.is_some()))
            {
                return Some(found);
            }
            return Some(Atom {
                what: What::Calendar(Calendar { month: Some(month), ..Calendar::default() }),
                rule: "date.month",
                weak: false,
                day_first: false,
                ordinal: false,
                part: None,
                from: x,
                to: x + 1,
            });
        }
        if !of {
            return None;
        }
        if let Some((year, to)) = self.year_at(x, false) {
            return Some(Atom {
                what: What::Calendar(Calendar { year: Some(year), ..Calendar::default() }),
                rule: "date.year",
                weak: false,
                day_first: false,
                ordinal: false,
                part: None,
                from: x,
                to,
            });
        }
        // "of the month"
        if let Some(W::Unit(unit @ (Unit::Month | Unit::Year), _)) = self.word(x)
            && x > i
        {
            return atom(Relative::Whole { n: 0, unit, part: None }, "date.relative-month", x, x + 1);
        }
        if matches!(
            self.key(x),
            Some(K::This | K::Next | K::Last | K::Past | K::Previous | K::Coming | K::Following | K::Current)
        ) && depth < DEEPEST
        {
            return self.which(x, x, depth + 1).filter(|a| {
                matches!(
                    a.what,
                    What::Relative(Relative::Whole { unit: Unit::Month | Unit::Year, .. } | Relative::Month { .. })
                )
            });
        }
        None
    }

    /// "the 20th of next month", "20 of this month", "the 20th day of next month"
    fn day_of_month(&self, i: usize, start: usize) -> Option<Atom> {
        let (day, ordinal, mut at) = self.day_number(start)?;
        if ordinal && matches!(self.word(at), Some(W::Unit(Unit::Day, false))) {
            at += 1;
        }
        // "4 to 22 this month": the second of two numbers needs no "of"
        let ranged = !self.is(at, K::Of)
            && start >= 2
            && matches!(self.key(at), Some(K::This | K::Next | K::Last))
            && (self.range_mark(start - 1) || self.is(start - 1, K::And))
            && self.num(start - 2).is_some_and(|(n, d)| d <= 2 && n < u32::from(day) && n > 0);
        if !self.is(at, K::Of) && !ranged {
            return None;
        }
        let at = if ranged { at - 1 } else { at };
        let the = self.is(at + 1, K::The);
        let x = self.skip(at + 1, &[K::The]);
        let (months, to) = match self.key(x) {
            Some(K::This | K::Current) => (0, x + 1),
            Some(K::Next | K::Following | K::Coming) => (1, x + 1),
            Some(K::Last | K::Previous | K::Past) => (-1, x + 1),
            _ if the && ordinal => (0, x),
            _ => return None,
        };
        matches!(self.word(to), Some(W::Unit(Unit::Month, _))).then_some(())?;
        atom(Relative::DayOfMonth { day, months }, "date.day-of-month", i, to + 1)
    }

    /// "the Monday closest to 5 October", "the closest Monday to 5 October"
    fn closest(&self, i: usize, at: usize, depth: u8) -> Option<Atom> {
        let (weekday, _) = self.weekday(at + 1)?;
        if !self.is(at + 2, K::To) {
            return None;
        }
        let base = self.atom(at + 3, depth + 1).filter(|a| !a.weak)?;
        atom(Relative::Closest { weekday, base: Box::new(self.day_expr(&base)?) }, "date.closest", i, base.to)
    }

    /// "Easter 2021", "on Good Friday", "New Year's Eve"
    fn holiday(&self, i: usize, at: usize) -> Option<Atom> {
        let (holiday, bare, to) = self.feast_name(at)?;
        let year = self.year_at(to, false);
        let asked = i.checked_sub(1).and_then(|p| self.key(p)).is_some_and(|k| {
            use K::{After, At, Before, Between, By, From, In, On, Since, Through, To, Until};
            match bare {
                Bare::Name => matches!(k, On | By | Until | Since | Before | After | From | Between | Through),
                _ => matches!(k, On | At | By | Until | Since | Before | After | From | To | In | Between | Through),
            }
        });
        let (year, to) = year.map_or((None, to), |(y, next)| (Some(y), next));
        if !(asked || self.alone(i, to) || bare == Bare::Free || bare == Bare::Asked && year.is_some()) {
            return None;
        }
        if self.slice(to) == "Agreement" {
            return None;
        }
        // "on Earth Day Network"
        if bare == Bare::Name && self.same_line(to) && self.capital(to) {
            return None;
        }
        atom(Relative::Holiday { holiday, year }, "date.holiday", i, to)
    }

    /// "now", "at the moment": only as the whole text.
    fn now(&self) -> Option<Atom> {
        const NOW: &[&str] = &[
            "now",
            "right now",
            "just now",
            "at this time",
            "at the moment",
            "at this moment",
            "this moment",
            "at present",
        ];
        let n = self.toks.len();
        if n > 4 || !NOW.iter().any(|w| self.text.trim().eq_ignore_ascii_case(w)) {
            return None;
        }
        atom(Relative::Offset { n: 0, unit: Unit::Day }, "date.offset", 0, n)
    }

    /// "within 3 days", "after a year", "next day", "this day": only as the whole text, for in a sentence they count from something else.
    fn whole_text(&self) -> Option<Atom> {
        let all = self.toks.len();
        if all > 5 {
            return None;
        }
        let offset = |n: i32, unit: Unit| atom(Relative::Offset { n, unit }, "date.offset", 0, all);
        if matches!(self.key(0), Some(K::Within | K::After)) {
            let (n, at) = self.count(1)?;
            return match self.word(at)? {
                W::Unit(Unit::Year, false) if at + 1 == all => offset(n.checked_mul(12)?, Unit::Month),
                W::Unit(unit, false) if at + 1 == all && !matches!(unit, Unit::Weekend | Unit::Quarter) => {
                    offset(n, unit)
                }
                _ => None,
            };
        }
        let at = self.pass(0, &[K::The, K::On]);
        let at = self.pass(at, &[K::The]);
        let n = match self.key(at)? {
            K::This | K::Current => 0,
            K::Next | K::Following => 1,
            K::Last | K::Previous => -1,
            _ => return None,
        };
        (self.slice(at + 1).eq_ignore_ascii_case("day") && at + 2 == all).then(|| offset(n, Unit::Day)).flatten()
    }

    /// Any date at token `i`, relative or of the calendar.
    pub(super) fn atom(&self, i: usize, depth: u8) -> Option<Atom> {
        if i == 0 && self.is_sign(0, '+') {
            return self.signed_alone(0);
        }
        if i == 0
            && depth == 0
            && let Some(found) = self.now().or_else(|| self.whole_text())
        {
            return Some(found);
        }
        self.relative_atom(i, depth).or_else(|| self.calendar_atom(i)).and_then(|a| self.moved(a))
    }

    pub(super) fn day_expr(&self, atom: &Atom) -> Option<DayExpr> {
        Some(DayExpr { span: self.span(atom.from, atom.to)?, what: atom.what.clone(), clock: None })
    }
}
