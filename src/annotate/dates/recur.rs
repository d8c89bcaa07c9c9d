//! What happens again and again: "every Tuesday in March", "the first Monday of each month", "weekly from 3 May to 14 June".

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Clock, DateExpr, DateMention, Frequency, Recurrence, Unit, What};
use super::times::Beside;
use jiff::civil::Weekday;

impl Cursor<'_> {
    /// A recurrence at token `i`.
    pub(super) fn recurrence(&self, i: usize) -> Option<(DateMention, usize)> {
        let word = self.word(i).or_else(|| self.num(i).map(|_| W::Other))?;
        let (mut rule, mut at) = match word {
            W::Key(K::Every | K::Each) => self.every(i)?,
            W::Key(K::Alternate) => {
                let (rule, to) = self.plural_weekdays(i + 1)?;
                (Recurrence { interval: 2, ..rule }, to)
            }
            W::Weekdays(_) | W::Weekday(..) => self.plural_weekdays(i)?,
            W::Key(K::Weekly | K::Daily | K::Monthly | K::Fortnightly | K::Yearly) => self.adverb(i)?,
            W::Key(K::Weekdays) => (recurrence(Frequency::Weekly, 1, workdays()), i + 1),
            W::Key(K::The | K::Last) | W::Ordinal(_) => self.nth_each_month(i)?,
            W::Cardinal(_) => self.counted_weekdays(i)?,
            _ if self.num(i).is_some() => self.nth_each_month(i).or_else(|| self.counted_weekdays(i))?,
            _ => return None,
        };
        let mut clock = None;
        // "Tuesday nights at 8"
        let named = match at.checked_sub(1).and_then(|p| self.word(p)) {
            Some(W::DayParts(part)) => Some(part),
            _ => None,
        };
        if let Some((found, to)) = self.recurrent_clock(at) {
            (clock, at) = (Some(found), to);
        }
        if let Some((within, found, to)) = self.window(at) {
            (rule.within, at) = (Some(within), to);
            clock = clock.or(found);
        }
        if clock.is_none()
            && let Some((found, to)) = self.recurrent_clock(at)
        {
            (clock, at) = (Some(found), to);
        }
        if let Some(clock) = &mut clock {
            clock.part = clock.part.or(named);
        }
        let undated =
            rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.month.is_none() && rule.within.is_none();
        // "weekly" and "daily" are adjectives unless days, a stretch of time, or ("daily 10–18") clock times are given
        let adjective = matches!(self.word(i), Some(W::Key(K::Weekly | K::Monthly | K::Fortnightly | K::Yearly)));
        let needs_more = matches!(self.word(i), Some(W::Key(K::Weekdays)));
        if undated && (adjective || clock.is_none()) || needs_more && rule.within.is_none() && clock.is_none() {
            return None;
        }
        // so many weekdays from no day on are no recurrence: "three Tuesdays"
        if rule.count.is_some() && rule.within.is_none() {
            return None;
        }
        if let Some((except, to)) = self.exception(at) {
            (rule.except, at) = (Some(except), to);
        }
        let span = self.span(i, at)?;
        Some((
            DateMention {
                span,
                rule: "date.recurrence",
                expr: DateExpr::Recurrence(Box::new(rule)),
                clock,
                parts: Vec::new(),
            },
            at,
        ))
    }

    /// ", except 18 June", "excluding 3 and 10 May"
    fn exception(&self, i: usize) -> Option<(DateExpr, usize)> {
        let at = self.skip_sign(self.skip_sign(i, ','), '(');
        if !self.near(at) || !matches!(self.slice(at).to_ascii_lowercase().as_str(), "except" | "excluding") {
            return None;
        }
        let x = self.skip(at + 1, &[K::For, K::On]);
        let x = self.skip(x, &[K::The, K::On]);
        let (found, to) = self.dates(x).filter(|_| self.near(x))?;
        let to = if self.is_sign(at - 1, '(') && self.is_sign(to, ')') { to + 1 } else { to };
        matches!(found.expr, DateExpr::Day(_) | DateExpr::Range(..) | DateExpr::List(_)).then_some((found.expr, to))
    }

    fn recurrent_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let mut at = self.skip_sign(i, ',');
        let mut part = None;
        if let Some((found, to)) = self.in_the_part(at) {
            (part, at) = (Some(found), to);
        }
        let (mut clock, to) = self.clock(at, Beside::Date).filter(|_| self.near(at))?;
        clock.part = clock.part.or(part);
        Some((clock, to))
    }

    /// "every Tuesday and Thursday", "every other Friday", "every two weeks", "every month on the 15th", "every year on 12 March"
    fn every(&self, i: usize) -> Option<(Recurrence, usize)> {
        let mut at = i + 1;
        let mut interval = 1;
        if !self.near(at) {
            return None;
        }
        // "every 1st and 3rd Wednesday", "every last day of the month"
        if let Some((rule, _, to)) = self.places(at)
            && (rule.weekdays.len() > 1 || rule.month_days == [-1])
        {
            let month = self.of_month(to);
            if month.is_some() || rule.month_days.is_empty() {
                return Some((rule, month.unwrap_or(to)));
            }
        }
        if let Some((place, weekday, to)) = self.nth_weekday(at) {
            let month = self.of_month(to);
            if place == 2 && month.is_none() && self.is(i, K::Every) {
                return Some((recurrence(Frequency::Weekly, 2, vec![(None, weekday)]), to));
            }
            return Some((recurrence(Frequency::Monthly, 1, vec![(Some(place), weekday)]), month.unwrap_or(to)));
        }
        if let Some((day, true, to)) = self.day_number(at)
            && let Some(to) = self.of_month(to)
        {
            let rule = recurrence(Frequency::Monthly, 1, Vec::new());
            return Some((Recurrence { month_days: vec![i8::try_from(day).ok()?], ..rule }, to));
        }
        if self.is(at, K::Other) {
            (interval, at) = (2, at + 1);
        } else if let Some(n) = self.small_number(at)
            && matches!(self.word(at + 1), Some(W::Unit(..) | W::Weekday(..) | W::Weekdays(_)))
        {
            (interval, at) = (n, at + 1);
        }
        let plain = |frequency, to| Some((recurrence(frequency, interval, Vec::new()), to));
        match self.word(at) {
            Some(W::Weekday(..) | W::Weekdays(_)) => {
                let (weekdays, to) = self.weekday_list(at)?;
                Some((recurrence(Frequency::Weekly, interval, weekdays), to))
            }
            Some(W::Unit(Unit::Day, _)) => plain(Frequency::Daily, at + 1),
            // the clock time behind it takes the part of the day
            Some(W::DayPart(_)) if interval == 1 => plain(Frequency::Daily, at),
            Some(W::Key(K::Weekdays)) => Some((recurrence(Frequency::Weekly, interval, workdays()), at + 1)),
            Some(W::Unit(Unit::Weekend, _)) => Some((
                recurrence(Frequency::Weekly, interval, vec![(None, Weekday::Saturday), (None, Weekday::Sunday)]),
                at + 1,
            )),
            Some(W::Unit(unit @ (Unit::Week | Unit::Fortnight), _)) => {
                let interval = if unit == Unit::Fortnight { interval.saturating_mul(2) } else { interval };
                let on = self.skip(at + 1, &[K::On]);
                let (weekdays, to) = if on > at + 1 {
                    self.weekday_list(on).unwrap_or((Vec::new(), at + 1))
                } else {
                    (Vec::new(), at + 1)
                };
                Some((recurrence(Frequency::Weekly, interval, weekdays), to))
            }
            Some(W::Unit(Unit::Month, _)) => Some(self.in_the_month(interval, at + 1)),
            Some(W::Unit(Unit::Year, _)) => Some(self.in_the_year(interval, at + 1)),
            _ => self.yearly_on(interval, at),
        }
    }

    fn small_number(&self, i: usize) -> Option<u8> {
        match (self.word(i), self.num(i)) {
            (Some(W::Cardinal(n)), _) => Some(n),
            (_, Some((n, 1 | 2))) if n > 0 => u8::try_from(n).ok(),
            _ => None,
        }
    }

    /// "of the month", "of each month", "in every month": the token after it.
    fn of_month(&self, i: usize) -> Option<usize> {
        if !matches!(self.key(i), Some(K::Of | K::In)) {
            return None;
        }
        let at = self.skip(i + 1, &[K::The, K::Each, K::Every]);
        matches!(self.word(at), Some(W::Unit(Unit::Month, false))).then_some(at + 1)
    }

    /// "on the 15th", "on the first Tuesday" after a word that says monthly.
    fn in_the_month(&self, interval: u8, i: usize) -> (Recurrence, usize) {
        let rule = recurrence(Frequency::Monthly, interval, Vec::new());
        let at = self.skip_sign(i, ',');
        let on = self.skip(self.skip(at, &[K::On]), &[K::The]);
        if on == at {
            return (rule, i);
        }
        match self.places(on) {
            Some((found, _, to)) => (Recurrence { weekdays: found.weekdays, month_days: found.month_days, ..rule }, to),
            None => (rule, i),
        }
    }

    /// "on 12 March", "in March" after a word that says yearly.
    fn in_the_year(&self, interval: u8, i: usize) -> (Recurrence, usize) {
        let at = self.skip(self.skip_sign(i, ','), &[K::On, K::In]);
        let at = self.skip(at, &[K::The]);
        if self.near(at)
            && let Some(found) = self.yearly_on(interval, at)
        {
            return found;
        }
        (recurrence(Frequency::Yearly, interval, Vec::new()), i)
    }

    /// A day or month without a year: "12 March", "March".
    fn yearly_on(&self, interval: u8, at: usize) -> Option<(Recurrence, usize)> {
        let found = self.calendar_atom(at)?;
        let c = found
            .calendar()
            .filter(|c| c.year.is_none() && c.weekday.is_none() && c.part.is_none() && c.period.is_none())?;
        // "every May and June", "12 March to 3 April"
        if self.range_mark(found.to) {
            return None;
        }
        let month_days = c.day.and_then(|d| i8::try_from(d).ok()).into_iter().collect();
        let rule = recurrence(Frequency::Yearly, interval, Vec::new());
        Some((Recurrence { month: Some(c.month?), month_days, ..rule }, found.to))
    }

    /// "Tuesdays", "Mondays and Wednesdays", "Tuesday evenings"
    fn plural_weekdays(&self, i: usize) -> Option<(Recurrence, usize)> {
        let (weekdays, mut to) = self.weekday_list(i)?;
        let plural = (i..to).any(|j| matches!(self.word(j), Some(W::Weekdays(_))));
        let part = matches!(self.word(to), Some(W::DayParts(_))) && self.same_line(to);
        if !plural && !part {
            return None;
        }
        // "Fridays 3, 10 and 17 May": the days are given
        let days = [',', ':', '('].iter().fold(to, |at, sign| self.skip_sign(at, *sign));
        if self.num(days).is_some()
            && self.near(days)
            && self.dates(days).is_some_and(|(m, _)| match &m.expr {
                DateExpr::List(_) => true,
                DateExpr::Day(d) => matches!(&d.what, What::Calendar(c) if c.day.is_some() && c.month.is_some()),
                _ => false,
            })
        {
            return None;
        }
        let mut rule = recurrence(Frequency::Weekly, 1, weekdays);
        if part {
            to += 1;
        }
        if self.is_sign(to, '(') && self.is_sign(to + 2, ')') {
            match self.key(to + 1) {
                Some(K::Fortnightly) => (rule.interval, to) = (2, to + 3),
                Some(K::Weekly) => to += 3,
                _ => {}
            }
        }
        Some((rule, to))
    }

    /// "six Tuesdays", "four consecutive Mondays", before the day that they count from.
    fn counted_weekdays(&self, i: usize) -> Option<(Recurrence, usize)> {
        let n = self.small_number(i).filter(|n| (2..=52).contains(n) && !self.glued_left(i))?;
        let at = i + 1;
        let at = if matches!(self.slice(at), "consecutive" | "successive") { at + 1 } else { at };
        if !matches!(self.word(at), Some(W::Weekdays(_))) || !self.near(at) {
            return None;
        }
        let (rule, to) = self.plural_weekdays(at)?;
        Some((Recurrence { count: Some(n), ..rule }, to))
    }

    fn weekday_list(&self, i: usize) -> Option<(Vec<(Option<i8>, Weekday)>, usize)> {
        let day = |at: usize| match self.word(at) {
            Some(W::Weekday(d, _) | W::Weekdays(d)) if self.near(at) || at == i => Some(d),
            _ => None,
        };
        let (mut out, mut at) = (vec![(None, day(i)?)], i + 1);
        while out.len() < 7 {
            let next = if self.is_sign(at, ',') {
                self.skip(at + 1, &[K::And, K::Or])
            } else {
                self.skip_sign(self.skip(at, &[K::And, K::Or]), '&')
            };
            let next = if self.is_sign(next, '/') { next + 1 } else { next };
            match day(next).filter(|_| next > at) {
                Some(d) => (out, at) = ([out, vec![(None, d)]].concat(), next + 1),
                None => break,
            }
        }
        // "Mondays to Fridays"
        if let ([(None, first)], true) =
            (out.as_slice(), self.is(at, K::To) || self.is(at, K::Through) || self.is_sign(at, '-'))
            && let Some(last) = day(at + 1)
        {
            let n = first.until(last);
            let days = (0..=n).map(|k| (None, first.wrapping_add(k))).collect();
            return Some((days, at + 2));
        }
        Some((out, at))
    }

    fn nth_weekday(&self, i: usize) -> Option<(i8, Weekday, usize)> {
        let (place, at) = if self.is(i, K::Last) {
            (-1, i + 1)
        } else {
            let (n @ 1..=5, true, at) = self.day_number(i)? else { return None };
            (i8::try_from(n).ok()?, at)
        };
        let (weekday, _) = self.weekday(at).filter(|_| self.near(at))?;
        Some((place, weekday, at + 1))
    }

    /// "first", "2nd", "last", "second-to-last", "penultimate".
    fn place(&self, i: usize) -> Option<(i8, usize)> {
        if self.is(i, K::Last) {
            return Some((-1, i + 1));
        }
        if self.slice(i).eq_ignore_ascii_case("penultimate") {
            return Some((-2, i + 1));
        }
        let (n, true, at) = self.day_number(i)? else { return None };
        let n = i8::try_from(n).ok()?;
        let x = self.skip_sign(at, '-');
        let x = if self.is(x, K::To) { self.skip_sign(x + 1, '-') } else { x };
        if self.is(x, K::Last) && n < 6 { Some((-n, x + 1)) } else { Some((n, at)) }
    }

    /// "first and third Monday", "last Friday", "1st and 15th", "last day": the rule, whether the weekday is in the plural, and the
    /// token after it.
    fn places(&self, i: usize) -> Option<(Recurrence, bool, usize)> {
        let (first, mut at) = self.place(i)?;
        let mut places = vec![first];
        while places.len() < 5 {
            let next = self.skip_sign(self.skip_sign(at, ','), '&');
            let next = self.skip(self.skip(next, &[K::And, K::Or]), &[K::The]);
            match self.place(next).filter(|_| next > at && self.near(next)) {
                Some((n, to)) => {
                    places.push(n);
                    at = to;
                }
                None => break,
            }
        }
        if !self.near(at) && at < self.toks.len() {
            return None;
        }
        let rule = recurrence(Frequency::Monthly, 1, Vec::new());
        match self.word(at) {
            Some(W::Weekday(day, _) | W::Weekdays(day)) => {
                if places.iter().any(|n| !(-5..=5).contains(n)) {
                    return None;
                }
                let plural = matches!(self.word(at), Some(W::Weekdays(_)));
                Some((
                    Recurrence { weekdays: places.iter().map(|n| (Some(*n), day)).collect(), ..rule },
                    plural,
                    at + 1,
                ))
            }
            Some(W::Unit(Unit::Day, false)) if places == [-1] || places == [1] => {
                Some((Recurrence { month_days: places, ..rule }, false, at + 1))
            }
            _ if places.iter().all(|n| *n > 0) => Some((Recurrence { month_days: places, ..rule }, false, at)),
            _ => None,
        }
    }

    /// "the first Monday of each month", "the second and fourth Tuesday of every month", "on the 1st and 15th of each month",
    /// "first Mondays of the month"
    fn nth_each_month(&self, i: usize) -> Option<(Recurrence, usize)> {
        let start = self.pass(i, &[K::The]);
        let (mut rule, plural, at) = self.places(start)?;
        let several = rule.weekdays.len() > 1 || plural;
        if !matches!(self.key(at), Some(K::Of | K::In)) {
            return (plural && !rule.weekdays.is_empty()).then_some((rule, at));
        }
        let each = matches!(self.key(at + 1), Some(K::Each | K::Every));
        if !each {
            let to = self.of_month(at).filter(|_| several && !rule.weekdays.is_empty())?;
            return Some((rule, to));
        }
        let mut x = at + 2;
        if self.is(x, K::Other) {
            (rule.interval, x) = (2, x + 1);
        }
        matches!(self.word(x), Some(W::Unit(Unit::Month, _))).then_some((rule, x + 1))
    }

    /// "weekly on Fridays", "daily", "monthly on the 15th", "annually in March"
    fn adverb(&self, i: usize) -> Option<(Recurrence, usize)> {
        let (frequency, interval) = match self.key(i)? {
            K::Weekly => (Frequency::Weekly, 1),
            K::Fortnightly => (Frequency::Weekly, 2),
            K::Daily => (Frequency::Daily, 1),
            K::Monthly => return Some(self.in_the_month(1, i + 1)),
            _ => return Some(self.in_the_year(1, i + 1)),
        };
        let mut at = self.skip_sign(i + 1, ',');
        at = self.skip(at, &[K::On]);
        let (weekdays, mut to) = self.weekday_list(at).filter(|_| self.same_line(at)).unwrap_or((Vec::new(), i + 1));
        // "weekly Tuesday meeting" but "weekly, Tuesday 4 June"
        if !weekdays.is_empty()
            && self.num(to).is_some()
            && self.day_number(to).is_some_and(|(.., next)| self.month_at(next).is_some())
        {
            return None;
        }
        if matches!(self.word(to), Some(W::DayParts(_))) {
            to += 1;
        }
        Some((recurrence(frequency, interval, weekdays), to))
    }

    /// The stretch of time in which something recurs: "in March", "from 3 May to 14 June", "until 7 June", "starting 3 May".
    fn window(&self, i: usize) -> Option<(DateExpr, Option<Clock>, usize)> {
        let at = self.skip_sign(i, ',');
        if !self.near(at) {
            return None;
        }
        match self.key(at) {
            Some(K::In | K::During | K::Of) => {
                let x = self.skip(at + 1, &[K::The]);
                let (found, to) = self.dates(x).filter(|_| self.near(x))?;
                matches!(found.expr, DateExpr::Day(_) | DateExpr::Range(..)).then_some((found.expr, found.clock, to))
            }
            Some(K::From | K::Between | K::Until | K::Through | K::Starting | K::Beginning) => {
                let (found, to) = self.dates(at)?;
                match found.expr {
                    expr @ DateExpr::Range(..) => Some((expr, found.clock, to)),
                    DateExpr::Day(day) => Some((DateExpr::Range(Some(day), None), found.clock, to)),
                    _ => None,
                }
            }
            // "for six weeks from 4 June"
            Some(K::For) => {
                let (found, to) = self.dates(at)?;
                matches!(found.expr, DateExpr::Range(Some(_), Some(_))).then_some((found.expr, found.clock, to))
            }
            None => {
                let (found, to) = self.dates(at).filter(|_| self.num(at).is_some())?;
                matches!(found.expr, DateExpr::Range(..)).then_some((found.expr, found.clock, to))
            }
            _ => None,
        }
    }
}

fn workdays() -> Vec<(Option<i8>, Weekday)> {
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
        .map(|d| (None, d))
        .to_vec()
}

fn recurrence(frequency: Frequency, interval: u8, weekdays: Vec<(Option<i8>, Weekday)>) -> Recurrence {
    Recurrence {
        frequency,
        interval,
        weekdays,
        month_days: Vec::new(),
        month: None,
        count: None,
        within: None,
        except: None,
    }
}
