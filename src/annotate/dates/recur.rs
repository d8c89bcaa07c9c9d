//! What happens again and again: "every Tuesday in March", "the first Monday of each month", "weekly from 3 May to 14 June".

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Clock, DateExpr, DateMention, Frequency, Recurrence, Unit};
use super::times::Beside;
use jiff::civil::Weekday;

impl Cursor<'_> {
    /// A recurrence at token `i`.
    pub(super) fn recurrence(&self, i: usize) -> Option<(DateMention, usize)> {
        let (mut rule, mut at) = match self.word(i)? {
            W::Key(K::Every | K::Each) => self.every(i)?,
            W::Weekdays(_) => self.plural_weekdays(i)?,
            W::Key(K::Weekly | K::Daily | K::Monthly | K::Fortnightly | K::Yearly) => self.adverb(i)?,
            W::Key(K::The | K::Last) | W::Ordinal(_) => self.nth_each_month(i)?,
            _ if self.num(i).is_some() => self.nth_each_month(i)?,
            _ => return None,
        };
        let mut clock = None;
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
        // "weekly" and "daily" are adjectives unless a stretch of time is given
        if matches!(self.word(i), Some(W::Key(K::Weekly | K::Daily | K::Monthly | K::Fortnightly | K::Yearly)))
            && rule.within.is_none()
            && (rule.weekdays.is_empty() || clock.is_none())
        {
            return None;
        }
        if rule.weekdays.is_empty() && rule.within.is_none() && clock.is_none() {
            return None;
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

    /// "every Tuesday and Thursday", "every other Friday", "each first Monday", "every day"
    fn every(&self, i: usize) -> Option<(Recurrence, usize)> {
        let mut at = i + 1;
        let mut interval = 1;
        if self.is(at, K::Other)
            || matches!(self.word(at), Some(W::Ordinal(2)))
                && matches!(self.word(at + 1), Some(W::Weekday(..)))
                && self.is(i, K::Every)
        {
            (interval, at) = (2, at + 1);
        } else if let Some(W::Cardinal(n)) = self.word(at) {
            (interval, at) = (n, at + 1);
        }
        match self.word(at)? {
            W::Weekday(..) => {
                let (weekdays, to) = self.weekday_list(at)?;
                Some((recurrence(Frequency::Weekly, interval, weekdays), to))
            }
            W::Ordinal(_) | W::Key(K::Last) => {
                let (place, weekday, to) = self.nth_weekday(at)?;
                let of_month = if matches!(self.key(to), Some(K::Of | K::In)) {
                    self.skip(to + 1, &[K::The, K::Each, K::Every])
                } else {
                    to
                };
                let to = if of_month > to && matches!(self.word(of_month), Some(W::Unit(Unit::Month, _))) {
                    of_month + 1
                } else {
                    to
                };
                Some((recurrence(Frequency::Monthly, interval, vec![(Some(place), weekday)]), to))
            }
            W::Unit(Unit::Day, _) => Some((recurrence(Frequency::Daily, interval, Vec::new()), at + 1)),
            W::Key(K::Weekdays) => Some((recurrence(Frequency::Weekly, interval, workdays()), at + 1)),
            W::Unit(Unit::Week, _) => {
                let on = self.skip(at + 1, &[K::On]);
                let (weekdays, to) = if on > at + 1 {
                    self.weekday_list(on).unwrap_or((Vec::new(), at + 1))
                } else {
                    (Vec::new(), at + 1)
                };
                Some((recurrence(Frequency::Weekly, interval, weekdays), to))
            }
            _ => None,
        }
    }

    /// "Tuesdays", "Mondays and Wednesdays"
    fn plural_weekdays(&self, i: usize) -> Option<(Recurrence, usize)> {
        let (weekdays, to) = self.weekday_list(i)?;
        Some((recurrence(Frequency::Weekly, 1, weekdays), to))
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

    /// "the first Monday of each month", "the second and fourth Tuesday of every month", "on the 15th of each month"
    fn nth_each_month(&self, i: usize) -> Option<(Recurrence, usize)> {
        let start = self.pass(i, &[K::The]);
        let (mut rule, at) = if let Some((place, weekday, at)) = self.nth_weekday(start) {
            (recurrence(Frequency::Monthly, 1, vec![(Some(place), weekday)]), at)
        } else {
            let (first, true, at) = self.day_number(start)? else { return None };
            if matches!(self.word(at), Some(W::Key(K::And)) | Some(W::Key(K::Or))) || self.is_sign(at, '&') {
                let (second, weekday, at) = self.nth_weekday(at + 1)?;
                let places = vec![(i8::try_from(first).ok().filter(|n| *n < 6), weekday), (Some(second), weekday)];
                (recurrence(Frequency::Monthly, 1, places), at)
            } else {
                let mut rule = recurrence(Frequency::Monthly, 1, Vec::new());
                rule.month_day = Some(first);
                (rule, self.skip(at, &[]))
            }
        };
        if !matches!(self.key(at), Some(K::Of | K::In)) || !matches!(self.key(at + 1), Some(K::Each | K::Every)) {
            return None;
        }
        let mut x = at + 2;
        if self.is(x, K::Other) {
            (rule.interval, x) = (2, x + 1);
        }
        matches!(self.word(x), Some(W::Unit(Unit::Month, _))).then_some((rule, x + 1))
    }

    /// "weekly on Fridays", "daily", before a window
    fn adverb(&self, i: usize) -> Option<(Recurrence, usize)> {
        let (frequency, interval) = match self.key(i)? {
            K::Weekly => (Frequency::Weekly, 1),
            K::Fortnightly => (Frequency::Weekly, 2),
            K::Daily => (Frequency::Daily, 1),
            K::Monthly => (Frequency::Monthly, 1),
            _ => (Frequency::Yearly, 1),
        };
        let mut at = self.skip_sign(i + 1, ',');
        at = self.skip(at, &[K::On]);
        let (weekdays, to) = self.weekday_list(at).filter(|_| self.near(at)).unwrap_or((Vec::new(), i + 1));
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
    Recurrence { frequency, interval, weekdays, month_day: None, within: None }
}
