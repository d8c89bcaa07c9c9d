//! Clock times and their zones: "2-4pm", "9.30", "half past seven", "10:00 – 12:00 CET", "10:00 UTC / 17:00 Jakarta".
//!
//! Many numbers could be times. A form that is nothing else ("9:30", "2 pm", "noon") is *strong* and stands alone; the
//! others ("9.30", "1315", "8") are read only with a strong one at the other end of a range, or a cue before them.

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Clock, ClockTime, DayPart, Hours, Unit, ZoneMention};
use super::lex::Kind;
use super::zones::{self, Abbreviation};

/// How a time was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// 9:30, 9h30, half past nine, noon
    Strong,
    /// 9.30
    Dot,
    /// 0930
    Compact,
    /// 9
    Bare,
}

#[derive(Clone, Copy, Debug)]
struct Raw {
    hour: u8,
    minute: u8,
    /// Some(true) is pm.
    meridiem: Option<bool>,
    /// A 24-hour form: 09:30, 14:00, noon.
    full: bool,
    /// Written with a leading zero.
    zero: bool,
    form: Form,
    from: usize,
    to: usize,
}

impl Raw {
    fn strong(&self) -> bool {
        self.form == Form::Strong || self.meridiem.is_some()
    }
    /// Minutes past midnight, if the half of the day is given.
    fn certain(&self) -> Option<ClockTime> {
        let hour = match self.meridiem {
            Some(true) => self.hour % 12 + 12,
            Some(false) => self.hour % 12,
            None if self.full || self.hour == 0 || self.hour > 12 => self.hour % 24,
            None => return None,
        };
        Some(ClockTime { hour, minute: self.minute, hours: Hours::Certain })
    }
    fn open(&self) -> ClockTime {
        ClockTime { hour: self.hour % 24, minute: self.minute, hours: Hours::Open }
    }
}

/// What surrounds a possible time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing that helps.
    Nothing,
    /// A date stands directly before or after.
    Date,
}

/// Words that a clock time follows: when something begins, opens, ends.
#[rustfmt::skip]
const OPENING: &[&str] = &[
    "start", "starts", "started", "starting", "begin", "begins", "began", "beginning", "open", "opens", "opened", "close", "closes", "closed", "end", "ends", "ended",
    "finish", "finishes", "finished", "commence", "commences", "commenced", "convene", "convenes", "convened", "meet", "meets", "doors", "off", "proceedings", "curtain", "departs", "leaves",
];

/// Books that are quoted by chapter and verse.
#[rustfmt::skip]
const SCRIPTURES: &[&str] = &[
    "Genesis", "Exodus", "Leviticus", "Numbers", "Deuteronomy", "Joshua", "Judges", "Ruth", "Samuel", "Kings", "Chronicles", "Ezra", "Nehemiah", "Esther", "Job", "Psalm",
    "Psalms", "Proverbs", "Ecclesiastes", "Isaiah", "Jeremiah", "Lamentations", "Ezekiel", "Daniel", "Hosea", "Joel", "Amos", "Jonah", "Micah", "Habakkuk", "Zechariah", "Malachi",
    "Matthew", "Mark", "Luke", "John", "Acts", "Romans", "Corinthians", "Galatians", "Ephesians", "Philippians", "Colossians", "Thessalonians", "Timothy", "Titus", "Philemon",
    "Hebrews", "James", "Peter", "Jude", "Revelation", "Surah", "Sura", "Quran",
];

impl Cursor<'_> {
    /// A clock time or range at token `i`, with its zones: the reading and the token after it.
    pub(super) fn clock(&self, i: usize, beside: Beside) -> Option<(Clock, usize)> {
        let (mut at, mut cue, mut between, mut spread) = (i, false, false, false);
        if self.is_sign(at, '@') {
            (at, cue) = (at + 1, true);
        }
        loop {
            match self.key(at) {
                Some(K::At) => cue = true,
                Some(K::From | K::Starting | K::Beginning) => (cue, spread) = (true, true),
                Some(K::Between) => (cue, between, spread) = (true, true, true),
                Some(K::In) if self.is(at + 1, K::Between) => {}
                Some(K::By | K::Until | K::Before | K::After | K::For) if at == i => {}
                // "at about seven", "approx. 7 pm"
                Some(K::Around) => at = if self.is_sign(at + 1, '.') { at + 1 } else { at },
                // "a quarter to five"
                Some(K::A)
                    if at >= i
                        && matches!(self.word(at + 1), Some(W::Unit(Unit::Quarter, false)))
                        && beside == Beside::Date => {}
                _ => break,
            }
            at += 1;
            if at > i + 4 {
                return None;
            }
        }
        let until = at > i && self.key(i).is_some_and(|k| matches!(k, K::Until | K::Before | K::By));
        let labelled = self.labelled_time(i);
        cue |= labelled || at == i && self.opening_before(i);
        if at > i && !self.near(at) {
            return None;
        }
        let first = self.raw(at)?;
        let range = self.range_end(first.to, between).filter(|(second, _)| {
            self.range_ok(&first, second, beside, cue, spread) || labelled && self.bare_range(&first, second)
        });
        // "18:30 for 19:00": people come at the first and it begins at the second
        if range.is_none()
            && let Some(begins) = self.for_time(&first)
        {
            let (mut start, _) = settle(&begins, None);
            // who is asked to come before the beginning is asked of an evening
            if start.hours == Hours::Open && (5..=9).contains(&start.hour) {
                start = ClockTime { hour: start.hour + 12, hours: Hours::Certain, ..start };
            }
            let (zone, end) = self.zone(begins.to).map_or((None, begins.to), |(z, next)| (Some(z), next));
            let start_span = self.span(begins.from, begins.to);
            return Some((
                Clock {
                    span: self.span(at, end)?,
                    start: Some(start),
                    end: None,
                    zone,
                    others: Vec::new(),
                    part: None,
                    lasts: None,
                    start_span,
                    end_span: None,
                },
                end,
            ));
        }
        // "from 1000 to 2000 people"
        if range.is_none()
            && first.form == Form::Compact
            && self
                .range_end(first.to, between)
                .is_some_and(|(second, _)| second.form == Form::Compact && self.takes(second.to))
        {
            return None;
        }
        let (second, mut end) = match range {
            Some((second, end)) => (Some(second), end),
            None => (None, first.to),
        };
        if second.is_none() && !self.single_ok(&first, beside, cue, spread) {
            return None;
        }
        if self.is(end, K::Ish) {
            end += 1;
        }
        let mut zone = None;
        if let Some((z, next)) = self.zone(end) {
            (zone, end) = (Some(z), next);
        }
        let mut part = None;
        if let Some((p, next)) = self.in_the_part(end) {
            (part, end) = (Some(p), next);
        }
        // "14:00 Nairobi (GMT+3)"
        if zone.is_none()
            && let Some((here, next)) = self.city(end).filter(|_| self.same_line(end) && first.strong())
            && self.is_sign(next, '(')
            && let Some((_, next)) = self.zone(next)
        {
            (zone, end) = (Some(here), next);
        }
        let mut others = Vec::new();
        // "10:00 New York, 16:00 Geneva": the cities' clocks differ as the times do
        if zone.is_none()
            && first.strong()
            && second.is_none()
            && let Some((here, next)) = self.city(end).filter(|_| self.same_line(end))
            && let Some((time, there, _)) = self.other_zone(next)
            && let (Some(a), Some(b)) = (&here.iana, &there.iana)
            && zones::differ_by(
                a,
                b,
                i32::from(time.hour) * 60 + i32::from(time.minute)
                    - i32::from(first.certain().unwrap_or(first.open()).hour) * 60
                    - i32::from(first.minute),
            )
        {
            (zone, end) = (Some(here), next);
        }
        if zone.is_some() {
            while others.len() < 8
                && let Some((time, z, next)) = self.other_zone(end)
            {
                others.push((time, z));
                end = next;
            }
        }
        let (start, close) = settle(&first, second.as_ref());
        let (start_span, end_span) = (self.span(first.from, first.to), second.and_then(|s| self.span(s.from, s.to)));
        let mut lasts = None;
        if second.is_none()
            && !until
            && (first.strong() || cue || beside == Beside::Date)
            && let Some((minutes, next)) = self.lasting_time(end)
        {
            (lasts, end) = (Some(minutes), next);
        }
        let span = self.span(at, end)?;
        let clock = if until && second.is_none() {
            let (start, end) = (None, Some(start));
            Clock { span, start, end, zone, others, part, lasts, start_span: None, end_span: start_span }
        } else {
            Clock { span, start: Some(start), end: close, zone, others, part, lasts, start_span, end_span }
        };
        Some((clock, end))
    }

    /// "(90 minutes)", ", for two hours", "and lasts an hour", "| Duration: 1.5 h" behind a clock time: minutes, and the token after.
    fn lasting_time(&self, i: usize) -> Option<(u16, usize)> {
        if !self.near(i) {
            return None;
        }
        let open = matches!(self.sign(i), Some('(' | '['));
        let sign = open
            || matches!(self.sign(i), Some(',' | '|' | ';' | '-' | '/' | '*' | '\u{b7}' | '\u{2022}'))
            || self.is_sign(i, '.') && self.slice(i + 1).eq_ignore_ascii_case("duration");
        let mut at = if sign { i + 1 } else { self.skip(i, &[K::And]) };
        if sign && !open && self.touches(i) && self.touches(at) {
            return None;
        }
        let mut cue = self.is(at, K::For);
        at = self.skip(at, &[K::For]);
        if self.slice(at) == "will" {
            at += 1;
        }
        let word = self.slice(at).to_ascii_lowercase();
        if matches!(word.as_str(), "lasts" | "last" | "lasting" | "duration" | "length") {
            (cue, at) = (true, self.skip_sign(at + 1, ':'));
        } else if !sign && !cue {
            return None;
        }
        at = self.skip(at, &[K::Around]);
        if matches!(self.slice(at), "exactly" | "approx") {
            at = self.skip_sign(at + 1, '.');
        }
        let (minutes, to) = self.minutes_long(at).filter(|(m, _)| (5..=720).contains(m) && self.near(at))?;
        if open {
            return matches!(self.sign(to), Some(')' | ']')).then_some((minutes, to + 1));
        }
        // ", 20 minutes late": only where the phrase ends, or a word said that it is a length
        (cue || self.ends_here(to) || matches!(self.sign(to), Some('|' | '*' | '-' | '\u{b7}')))
            .then_some((minutes, to))
    }

    /// "90 minutes", "an hour", "half an hour", "two hours and a half", "1.5 h", "1:30 hrs", "1h30".
    fn minutes_long(&self, i: usize) -> Option<(u16, usize)> {
        let unit = |j: usize| match self.word(j)? {
            W::Unit(Unit::Minute, _) => Some(1u16),
            W::Unit(Unit::Hour, _) | W::Key(K::Hrs | K::H) => Some(60),
            _ => None,
        };
        let dot = |j: usize| if self.is_sign(j, '.') && self.touches(j) && !self.ends_here(j) { j + 1 } else { j };
        if self.is(i, K::Half) {
            let at = self.skip(i + 1, &[K::A]);
            return (unit(at) == Some(60)).then_some((30, at + 1));
        }
        // "1.5 h", "1:30 hrs", "1h30"
        if let Some((n, 1 | 2)) = self.num(i) {
            let n = u16::try_from(n).ok()?;
            let tight = self.touches(i + 1) && self.touches(i + 2);
            match (self.sign(i + 1), self.num(i + 2)) {
                (Some('.' | ','), Some((5, 1))) if tight && unit(i + 3) == Some(60) => {
                    return Some((n * 60 + 30, i + 4));
                }
                (Some(':'), Some((m, 2))) if tight && m < 60 && unit(i + 3) == Some(60) => {
                    return Some((n * 60 + u16::try_from(m).ok()?, i + 4));
                }
                _ => {}
            }
            if self.is(i + 1, K::H)
                && self.touches(i + 1)
                && let Some((m, 2)) = self.num(i + 2).filter(|(m, _)| *m < 60)
            {
                let to = if unit(i + 3) == Some(1) { i + 4 } else { i + 3 };
                return Some((n * 60 + u16::try_from(m).ok()?, to));
            }
        }
        let (n, at) = self.count(i)?;
        let n = u16::try_from(n).ok().filter(|n| (1..=720).contains(n))?;
        // "one and a half hours"
        let half = |j: usize| self.is(j, K::And) && self.is(j + 1, K::A) && self.is(j + 2, K::Half);
        if half(at) && unit(at + 3) == Some(60) {
            return Some((n * 60 + 30, at + 4));
        }
        // "45-minute" is an adjective
        let each = unit(at).filter(|_| self.near(at))?;
        let to = dot(at + 1);
        if each == 60 && half(to) {
            return Some((n * 60 + 30, to + 3));
        }
        // "1 hour 30 minutes"
        let next = self.skip(to, &[K::And]);
        if each == 60
            && let Some((m, x)) = self.count(next).filter(|(m, _)| (1..60).contains(m))
            && unit(x) == Some(1)
            && self.same_line(next)
        {
            return Some((n * 60 + u16::try_from(m).ok()?, dot(x + 1)));
        }
        Some((n.checked_mul(each)?, to))
    }

    /// A time that could not stand alone, where the words leave no other reading: "11 tonight", "9 tomorrow".
    pub(super) fn bare_hour(&self, i: usize) -> Option<(Clock, usize)> {
        let raw = self.raw(i).filter(|r| !self.glued_left(i) && r.hour <= 23 && r.form != Form::Compact)?;
        let span = self.span(i, raw.to)?;
        let start = raw.certain().unwrap_or(raw.open());
        Some((
            Clock {
                span,
                start: Some(start),
                end: None,
                zone: None,
                others: Vec::new(),
                part: None,
                lasts: None,
                start_span: Some(span),
                end_span: None,
            },
            raw.to,
        ))
    }

    /// "in the morning", "at lunch", "(evening)": a part of the day.
    pub(super) fn in_the_part(&self, i: usize) -> Option<(DayPart, usize)> {
        let mut at = self.skip(i, &[K::Early, K::Late]);
        // "12:00 Lunch" is an item of a programme
        if self.word(at) == Some(W::DayPart(DayPart::Lunch)) && self.capital(at) {
            return None;
        }
        at = self.skip(at, &[K::In, K::At, K::During]);
        at = self.skip(at, &[K::The]);
        at = self.skip(at, &[K::Early, K::Late]);
        match self.word(at)? {
            W::DayPart(part) if self.near(at) => Some((part, self.skip(at + 1, &[K::Ish]))),
            _ => None,
        }
    }

    /// "starts", "opens at", "doors at": a word of beginning or ending directly before token `i`, perhaps with "at" between.
    fn opening_before(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1).filter(|_| self.same_line(i)) else { return false };
        let p = if self.is(p, K::At) && self.same_line(p) { p.saturating_sub(1) } else { p };
        p < i && OPENING.contains(&self.slice(p).to_ascii_lowercase().as_str())
    }

    /// "6.30pm for 7pm", "18:30 for 19:00": the second time, at most two hours later.
    fn for_time(&self, first: &Raw) -> Option<Raw> {
        if !(first.strong() || first.form == Form::Dot) || !self.is(first.to, K::For) || !self.same_line(first.to) {
            return None;
        }
        let second =
            self.raw(first.to + 1).filter(|r| self.same_line(r.from) && (r.strong() || r.form == Form::Dot))?;
        let minutes = |r: &Raw| u32::from(r.hour % 12) * 60 + u32::from(r.minute);
        let later = (minutes(&second) + 720 - minutes(first)) % 720;
        ((1..=120).contains(&later) && !self.takes(second.to)).then_some(second)
    }

    /// "Time: 9-17", "Mon–Fri 9-5", "12 June 2024, 10-12": hours of which neither end tells that it is one.
    fn bare_range(&self, a: &Raw, b: &Raw) -> bool {
        a.form == Form::Bare
            && b.form == Form::Bare
            && a.hour != b.hour
            && (6..=22).contains(&a.hour) | (a.hour < b.hour && a.hour > 0)
            && !self.takes(b.to)
    }

    /// Whether hours may stand at token `i` without a word that says so: behind weekdays, or behind a date with its year and a comma.
    fn hours_expected(&self, i: usize, to: usize) -> bool {
        if self.weekday_range_before(i) {
            return true;
        }
        let Some(p) = i.checked_sub(1) else { return false };
        let weekdays = matches!(self.word(p), Some(W::Weekdays(_) | W::Key(K::Weekdays)));
        let year =
            p > 0 && self.is_sign(p, ',') && self.num(p - 1).is_some_and(|(n, d)| d == 4 && (1900..2100).contains(&n));
        weekdays || year && self.ends_here(to)
    }

    fn labelled_time(&self, i: usize) -> bool {
        // "Time: 1315"
        i >= 2 && self.is_sign(i - 1, ':') && self.is(i - 2, K::Time)
    }

    fn single_ok(&self, t: &Raw, beside: Beside, cue: bool, spread: bool) -> bool {
        let label = t.from > 0 && self.word(t.from - 1) == Some(W::Label);
        match t.form {
            _ if t.meridiem.is_some() => true,
            Form::Strong => !label && !self.score_before(t.from) && !self.verse_before(t.from),
            Form::Dot => {
                // "9.30 Welcome" opens a line of a programme
                let item = self.opens_item(t) || self.is(t.to, K::In) && self.in_the_part(t.to).is_some();
                let five = t.minute % 5 == 0;
                let stamp = beside == Beside::Date
                    && self.ends_here(t.to)
                    && t.from > 0
                    && self.num(t.from - 1).is_some_and(|(_, d)| d == 4);
                !label
                    && (item || beside == Beside::Date && five || cue && five || stamp)
                    && (item || !matches!(self.word(t.to), Some(W::Counted | W::Unit(..))))
            }
            Form::Compact => {
                (cue && !(1900..=2059).contains(&(u32::from(t.hour) * 100 + u32::from(t.minute)))
                    || self.labelled_time(t.from))
                    && !matches!(self.word(t.to), Some(W::Counted | W::Unit(..) | W::Other))
            }
            // "at 8 in the morning"
            Form::Bare
                if (cue || beside == Beside::Date) && self.is(t.to, K::In) && self.in_the_part(t.to).is_some() =>
            {
                true
            }
            Form::Bare => {
                cue && !spread
                    && (beside == Beside::Date
                        || self.labelled_time(t.from)
                        || self.is(t.from.saturating_sub(1), K::At)
                            && self.opening_before(t.from)
                            && (1..=22).contains(&t.hour))
                    && (!matches!(
                        self.word(t.to),
                        Some(W::Counted | W::Unit(..) | W::Other | W::Month(..) | W::Suffix)
                    ) || self.zone(t.to).is_some())
            }
        }
    }

    fn range_ok(&self, a: &Raw, b: &Raw, beside: Beside, cue: bool, spread: bool) -> bool {
        // "Part six - 9:30"
        if self.num(a.from).is_none() && a.form == Form::Bare && !cue {
            return false;
        }
        if a.strong() || b.strong() {
            // "27 - 9:30" may be a day and a time; "2012-14:00" is nothing
            let dated = b.form == Form::Bare
                && (matches!(
                    self.word(b.to),
                    Some(W::Month(..) | W::Suffix | W::Counted | W::Unit(..) | W::Key(K::Of))
                ) || self.is_sign(b.to, '/')
                    || self.is_sign(b.to, '.') && self.same_line(b.to + 1) && self.num(b.to + 1).is_some());
            return !dated && (b.strong() || b.form != Form::Compact || a.form == Form::Compact);
        }
        let counted = self.takes(b.to);
        match (a.form, b.form) {
            (Form::Dot, Form::Dot) => {
                (cue || beside == Beside::Date || a.minute % 5 == 0 && b.minute % 5 == 0 && a.hour != b.hour)
                    && !counted
            }
            (Form::Dot, _) | (_, Form::Dot) => (cue || beside == Beside::Date) && !counted,
            (Form::Compact, Form::Compact) => {
                let year = |t: &Raw| (19..=20).contains(&t.hour);
                (a.zero || cue || beside == Beside::Date)
                    && (!(year(a) && year(b)) || cue && !spread)
                    && (a.hour, a.minute) < (b.hour, b.minute)
                    && !counted
            }
            (Form::Bare, Form::Bare) => {
                // "from 9 to 5" beside a date, "5 to 8 in the evening"
                let told = self.in_the_part(b.to).is_some();
                (beside == Beside::Date && spread || told) && a.hour != b.hour && !counted
                    || beside == Beside::Date && self.hours_expected(a.from, b.to) && self.bare_range(a, b)
            }
            _ => false,
        }
    }

    /// "Luke 15:11", "Surah 12:4": chapter and verse.
    fn verse_before(&self, i: usize) -> bool {
        i > 0
            && self.same_line(i)
            && self.capital(i - 1)
            && self.is_sign(i + 1, ':')
            && SCRIPTURES.contains(&self.slice(i - 1))
    }

    /// "final score: 21:17"
    fn score_before(&self, i: usize) -> bool {
        let p = if i >= 2 && self.is_sign(i - 1, ':') { i - 2 } else { i.saturating_sub(1) };
        i > 0
            && matches!(
                self.slice(p).to_ascii_lowercase().as_str(),
                "score" | "scores" | "result" | "ratio" | "odds" | "scale" | "of" | "psalm" | "verse"
            )
            && (self.word(p) == Some(W::Label) || !self.is(p, K::Of))
    }

    fn opens_item(&self, t: &Raw) -> bool {
        self.tok(t.from).is_some_and(|tok| tok.gap >= super::lex::Gap::Line)
            && t.minute % 5 == 0
            && (7..=22).contains(&t.hour)
            && self.same_line(t.to)
            && self.capital(t.to)
            && !matches!(self.slice(t.to), "EUR" | "USD" | "GBP" | "CHF")
            && !self.touches(t.to)
    }

    /// Whether the word after a number makes it a count or a date: "people", "km", "May"; not a zone, and not the
    /// capital that opens the next item of a programme.
    pub(super) fn takes(&self, i: usize) -> bool {
        match self.word(i) {
            Some(W::Counted | W::Unit(..) | W::Month(..) | W::Suffix) => true,
            Some(W::Other) => self.same_line(i) && !self.capital(i) && self.zone(i).is_none(),
            _ => false,
        }
    }

    fn range_end(&self, i: usize, between: bool) -> Option<(Raw, usize)> {
        if !self.near(i) {
            return None;
        }
        // "3:30pm (- 4:30pm)"
        if self.is_sign(i, '(') && self.is_sign(i + 1, '-') {
            let (raw, to) = self.range_end(i + 1, false)?;
            return self.is_sign(to, ')').then_some((raw, to + 1));
        }
        let dash = self.is_sign(i, '-') || self.is_sign(i, '~');
        // "T10:00:00-05:30" is an offset
        let iso = i >= 6 && [4, 6, 8].iter().any(|n| i >= *n && self.is(i - n, K::T));
        if dash && iso && self.touches(i) && self.after_seconds(i) {
            return None;
        }
        let joined =
            dash || matches!(self.key(i), Some(K::To | K::Until | K::Through)) || between && self.is(i, K::And);
        let mut at = if joined { i + 1 } else { return None };
        at = self.skip(at, &[K::Around, K::At]);
        let raw = self.raw(at).filter(|_| self.near(at))?;
        Some((raw, raw.to))
    }

    /// A single time at token `i`.
    fn raw(&self, i: usize) -> Option<Raw> {
        let raw = match self.tok(i)?.kind {
            Kind::Num(value, digits) => self.digits(i, value, digits)?,
            Kind::Word(W::Key(K::Noon)) => Raw {
                hour: 12,
                minute: 0,
                meridiem: None,
                full: true,
                zero: false,
                form: Form::Strong,
                from: i,
                to: i + 1,
            },
            Kind::Word(W::Key(K::Midnight)) => Raw {
                hour: 0,
                minute: 0,
                meridiem: None,
                full: true,
                zero: false,
                form: Form::Strong,
                from: i,
                to: i + 1,
            },
            Kind::Word(W::Key(K::Half) | W::Unit(Unit::Quarter, false) | W::Cardinal(_) | W::Tens(_)) => {
                self.in_words(i)?
            }
            _ => return None,
        };
        Some(raw)
    }

    fn digits(&self, i: usize, value: u32, digits: u8) -> Option<Raw> {
        // "20 minutes to 2pm", "10 past nine"
        if let Some(raw) = self.in_words(i) {
            return Some(raw);
        }
        let small = u8::try_from(value).ok();
        let two = |j: usize| {
            self.num(j).filter(|(v, d)| *d == 2 && *v < 60 && self.touches(j)).and_then(|(v, _)| u8::try_from(v).ok())
        };
        let (hour, minute, mut form, mut to) = match (digits, self.sign(i + 1).filter(|_| self.touches(i + 1))) {
            (1 | 2, Some(':')) if two(i + 2).is_some() => {
                let mut to = i + 3;
                if self.is_sign(to, ':') && self.touches(to) && two(to + 1).is_some() {
                    to += 2;
                    if self.is_sign(to, '.') && self.touches(to) && self.touches(to + 1) && self.num(to + 1).is_some() {
                        to += 2; // fractions of a second
                    }
                }
                (small?, two(i + 2)?, Form::Strong, to)
            }
            (1 | 2, Some('.')) if two(i + 2).is_some() => (small?, two(i + 2)?, Form::Dot, i + 3),
            (1 | 2, _) if self.is(i + 1, K::H) && self.touches(i + 1) => match two(i + 2) {
                // "10h36m28s"
                Some(minute) if self.is(i + 3, K::M) && self.touches(i + 3) => {
                    let seconds = two(i + 4).is_some() && self.is(i + 5, K::S) && self.touches(i + 5);
                    (small?, minute, Form::Strong, if seconds { i + 6 } else { i + 4 })
                }
                Some(minute) => (small?, minute, Form::Strong, i + 3),
                None => (small?, 0, Form::Strong, i + 2),
            },
            // "13 00 hours"
            (1 | 2, _)
                if self.same_line(i + 1)
                    && self.num(i + 1).is_some_and(|(v, d)| d == 2 && v < 60)
                    && (matches!(self.key(i + 2), Some(K::Hrs | K::H))
                        || matches!(self.word(i + 2), Some(W::Unit(Unit::Hour, _)))) =>
            {
                (small?, u8::try_from(self.num(i + 1)?.0).ok()?, Form::Dot, i + 2)
            }
            (1 | 2, _) => (small?, 0, Form::Bare, i + 1),
            // "20210727T090000"
            (6, _) if i > 0 && self.is(i - 1, K::T) && self.touches(i) => {
                (u8::try_from(value / 10_000).ok()?, u8::try_from(value / 100 % 100).ok()?, Form::Strong, i + 1)
            }
            (3 | 4, _) => (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?, Form::Compact, i + 1),
            _ => return None,
        };
        if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
            return None;
        }
        let zero = digits == 2 && value < 10 || digits == 4 && value < 1000;
        let mut full = zero || hour > 12 || hour == 0;
        let mut meridiem = None;
        if matches!(digits, 4 | 6) && i > 0 && self.is(i - 1, K::T) && self.touches(i) {
            (form, full) = (Form::Strong, true); // "20210727T0900"
        }
        if let Some((pm, next)) = self.meridiem(to, form == Form::Bare) {
            if pm.is_some() && (hour > 12 && form == Form::Bare || hour == 0 && pm == Some(true)) {
                return None; // "14PM"
            }
            match pm {
                Some(pm) if hour <= 12 => meridiem = Some(pm),
                _ => full = true,
            }
            to = next;
            form = Form::Strong;
        } else if digits < 3
            && form != Form::Strong
            && self.same_line(to)
            && matches!(self.slice(to), "sharp" | "prompt" | "promptly" | "SHARP")
        {
            (to, form) = (to + 1, Form::Strong); // "12.30 sharp"
        } else if digits == 3 && self.is(to, K::Ish) && self.touches(to) {
            form = Form::Strong; // "at 150ish"
        } else if digits == 3 {
            return None;
        } else if self.is(to, K::Noon) && hour == 12 && self.near(to) {
            (to, full, form) = (to + 1, true, Form::Strong);
        } else if self.is(to, K::Midnight) && hour == 12 && self.near(to) {
            (to, meridiem, form) = (to + 1, Some(false), Form::Strong);
        } else if (self.is(to, K::Hrs) || self.is(to, K::H) || matches!(self.word(to), Some(W::Unit(Unit::Hour, _))))
            && (form != Form::Bare
                || i > 0 && hour > 12 && matches!(self.key(i - 1), Some(K::At | K::From))
                || i > 1 && self.is_sign(i - 1, '-') && self.num(i - 2).is_some_and(|(_, d)| d <= 2))
            && self.same_line(to)
        {
            (to, full, form) = (to + 1, true, Form::Strong);
        } else if self.is(to, K::OClock) {
            (to, form) = (to + 1, Form::Strong);
        }
        let after = to;
        // A dash may open the range's other end; any other glue makes it no time.
        if self.glued_left(i)
            && !(self.touches(i) && self.is_sign(i - 1, '-'))
            && !(self.is_sign(i - 1, '@'))
            && !(i > 1 && self.is_sign(i - 1, '/') && self.zone_words(i - 2).is_some_and(|(_, to)| to == i - 1))
            && !self.is(i - 1, K::T)
            && !self.after_year(i)
        {
            return None;
        }
        let opens_range = self.is_sign(after, '-') || (self.is_sign(after, '/') && form == Form::Strong);
        if self.glued_right(after)
            && !opens_range
            && !self.is(after, K::Z)
            && !self.is(after, K::Ish)
            && !self.is_sign(after, '+')
        {
            return None;
        }
        Some(Raw { hour, minute, meridiem, full, zero, form, from: i, to })
    }

    /// "05/31/2024:14:15": glued to the year of a date.
    fn after_year(&self, i: usize) -> bool {
        i >= 3
            && matches!(self.sign(i - 1), Some('.' | ':'))
            && self.num(i - 2).is_some_and(|(_, d)| d == 4)
            && matches!(self.sign(i - 3), Some('/' | '-' | '.'))
    }

    /// am, pm, a.m., "9a" (only if it touches); `Some(None)` for "o'clock".
    fn meridiem(&self, i: usize, bare: bool) -> Option<(Option<bool>, usize)> {
        if !self.near(i) {
            return None;
        }
        match self.key(i)? {
            K::Am => Some((Some(false), i + 1)),
            K::Pm => Some((Some(true), i + 1)),
            half @ (K::A | K::P) if self.slice(i).len() == 1 => {
                let pm = Some(half == K::P);
                // a.m. or "a. m."
                if self.is_sign(i + 1, '.') && self.touches(i + 1) && self.is(i + 2, K::M) && self.same_line(i + 2) {
                    let dot = self.is_sign(i + 3, '.') && self.touches(i + 3);
                    let opens_sentence = self.same_line(i + 4)
                        && self.capital(i + 4)
                        && !matches!(self.word(i + 4), Some(W::Weekday(..) | W::Month(..)))
                        && self.zone(i + 4).is_none();
                    let sentence_goes_on = self.near(i + 4) && !opens_sentence;
                    return Some((pm, if dot && sentence_goes_on { i + 4 } else { i + 3 }));
                }
                if self.is(i + 1, K::M) && self.same_line(i + 1) && half == K::P {
                    return Some((pm, i + 2));
                }
                (self.touches(i) && !self.glued_right(i + 1) && (bare || half == K::P || half == K::A))
                    .then_some((pm, i + 1))
            }
            _ => None,
        }
    }

    /// "half past seven", "a quarter to five", "20 minutes to 2pm", "seven o'clock", "six pm".
    fn in_words(&self, i: usize) -> Option<Raw> {
        let (minutes, mut at) = match self.tok(i)?.kind {
            // "at half six", "half seven in the evening": half past, as the British say
            Kind::Word(W::Key(K::Half)) if matches!(self.word(i + 1), Some(W::Cardinal(1..=12))) => {
                return self.half_hour(i);
            }
            // "half past six", "half-past six"
            Kind::Word(W::Key(K::Half)) => (30, self.skip_sign(i + 1, '-')),
            Kind::Word(W::Unit(Unit::Quarter, _)) => (15, i + 1),
            Kind::Word(W::Cardinal(hour)) if hour <= 12 => {
                if self.is(i + 1, K::OClock) {
                    return Some(Raw {
                        hour,
                        minute: 0,
                        meridiem: None,
                        full: false,
                        zero: false,
                        form: Form::Strong,
                        from: i,
                        to: i + 2,
                    });
                }
                if let Some((pm @ Some(_), to)) = self.meridiem(i + 1, false)
                    && !self.touches(i + 1)
                {
                    return Some(Raw {
                        hour,
                        minute: 0,
                        meridiem: pm,
                        full: false,
                        zero: false,
                        form: Form::Strong,
                        from: i,
                        to,
                    });
                }
                if let Some(raw) = self.spoken(i, hour) {
                    return Some(raw);
                }
                (hour, i + 1)
            }
            Kind::Word(W::Tens(20)) => (20, i + 1),
            Kind::Num(n, 1 | 2) if n < 60 => (u8::try_from(n).ok()?, i + 1),
            _ => return None,
        };
        let named = matches!(self.word(at), Some(W::Unit(Unit::Minute, _)));
        if named {
            at += 1;
        }
        let past = match self.key(at)? {
            K::Past => true,
            K::To => false,
            _ => return None,
        };
        let digits = self.num(i).is_some();
        let (hour, strong, to) = match self.tok(at + 1)?.kind {
            Kind::Num(h, 1 | 2) if (1..=12).contains(&h) && !self.glued_right(at + 2) => {
                (u8::try_from(h).ok()?, false, at + 2)
            }
            Kind::Num(h, 1 | 2) if (1..=12).contains(&h) && self.meridiem(at + 2, true).is_some() => {
                (u8::try_from(h).ok()?, false, at + 2)
            }
            Kind::Word(W::Cardinal(h)) if h <= 12 => (h, true, at + 2),
            Kind::Word(W::Key(K::Noon)) => (12, true, at + 2),
            Kind::Word(W::Key(K::Midnight)) => (0, true, at + 2),
            _ => return None,
        };
        let (meridiem, to) = self.meridiem(to, true).map_or((None, to), |(pm, next)| (pm, next));
        let half_or_quarter = matches!(self.word(i), Some(W::Key(K::Half) | W::Unit(..)));
        // "five to seven" is also a count, if no word asks for a time; "10 to 12" a range
        let asked = strong
            && !digits
            && (meridiem.is_some()
                || i > 0
                    && matches!(self.key(i - 1), Some(K::At | K::Around))
                    && matches!(self.word(i), Some(W::Cardinal(5 | 10) | W::Tens(20))));
        if !half_or_quarter && !named && !asked && (digits || !past || !strong) {
            return None;
        }
        if self.is(at + 1, K::Midnight) && !past {
            return Some(Raw {
                hour: 23,
                minute: 60 - minutes,
                meridiem: None,
                full: true,
                zero: false,
                form: Form::Strong,
                from: i,
                to,
            });
        }
        let (hour, minute) = if past {
            (hour, minutes)
        } else {
            (if hour == 1 { 12 } else { hour.checked_sub(1)? }, 60u8.checked_sub(minutes)?)
        };
        Some(Raw { hour, minute: minute % 60, meridiem, full: false, zero: false, form: Form::Strong, from: i, to })
    }

    /// "six thirty", "six forty-five pm", "six" after "at": an hour in words, with minutes or none.
    fn spoken(&self, i: usize, hour: u8) -> Option<Raw> {
        let (minute, mut to) = match self.word(i + 1).filter(|_| self.same_line(i + 1)) {
            Some(W::Tens(tens)) if tens < 60 => {
                let at = self.skip_sign(i + 2, '-');
                match self.word(at) {
                    Some(W::Cardinal(n)) if n < 10 && at > i + 2 => (tens + n, at + 1),
                    _ => (tens, i + 2),
                }
            }
            Some(W::Cardinal(n @ (10 | 15))) => (n, i + 2),
            _ => (0, i + 1),
        };
        let asked = i > 0
            && matches!(
                self.key(i - 1),
                Some(K::At | K::From | K::Around | K::By | K::Until | K::Between | K::To | K::And)
            );
        let meridiem = self.meridiem(to, false).filter(|(pm, _)| pm.is_some() && !self.touches(to));
        if let Some((_, next)) = meridiem {
            to = next;
        } else if !asked
            || matches!(self.key(to), Some(K::Past | K::To))
                && minute == 0
                && self.word(to + 1).is_some_and(|w| matches!(w, W::Cardinal(_)))
                && self.is(i - 1, K::At)
        {
            return None;
        }
        let form = if minute > 0 || meridiem.is_some() { Form::Strong } else { Form::Bare };
        // "at one twenty-year-old"
        if form == Form::Strong && self.is_sign(to, '-') && self.touches(to) && self.num(to + 1).is_none() {
            return None;
        }
        Some(Raw {
            hour,
            minute,
            meridiem: meridiem.and_then(|(pm, _)| pm),
            full: false,
            zero: false,
            form,
            from: i,
            to,
        })
    }

    /// "half six", if a word before it asks for a time or one behind it tells the half of the day.
    fn half_hour(&self, i: usize) -> Option<Raw> {
        let W::Cardinal(hour) = self.word(i + 1)? else { return None };
        let asked = i > 0 && matches!(self.key(i - 1), Some(K::At | K::Around | K::From | K::For | K::By | K::Until));
        let (meridiem, to) = self.meridiem(i + 2, false).map_or((None, i + 2), |(pm, next)| (pm, next));
        if !(asked || meridiem.is_some() || self.is(i + 2, K::In) && self.in_the_part(i + 2).is_some()) {
            return None;
        }
        Some(Raw { hour, minute: 30, meridiem, full: false, zero: false, form: Form::Strong, from: i, to })
    }

    /// A zone after a time.
    fn zone(&self, i: usize) -> Option<(ZoneMention, usize)> {
        if !self.near(i) {
            return None;
        }
        if let Some(found) = self.offset(i, None) {
            return Some(found);
        }
        if (self.is_sign(i, '(') || self.is_sign(i, ',')) && self.same_line(i + 1) {
            let (zone, next) = self.zone_words(i + 1)?;
            if self.is_sign(i, ',') {
                return Some((zone, next));
            }
            // "(CEST, UTC+2)", "(Paris time / CET)": the same zone again
            let next = if matches!(self.sign(next), Some(',' | '/' | '=' | ';')) {
                self.zone_words(next + 1).map_or(next, |(_, to)| to)
            } else {
                next
            };
            return self.is_sign(next, ')').then_some((zone, next + 1));
        }
        self.zone_words(i)
    }

    fn zone_words(&self, i: usize) -> Option<(ZoneMention, usize)> {
        let make = |from: usize, to: usize, iana: Option<String>| {
            let span = self.span(from, to)?;
            Some((ZoneMention { written: span.of(self.text).to_owned(), iana, span }, to))
        };
        let start = self.skip(i, &[K::The]);
        if self.slice(start).eq_ignore_ascii_case("anywhere")
            && self.is(start + 1, K::On)
            && self.slice(start + 2).eq_ignore_ascii_case("earth")
        {
            return make(start, start + 3, Some("Etc/GMT+12".to_owned()));
        }
        if self.is(start, K::Local) && self.is(start + 1, K::Time) {
            return make(start, start + 2, None);
        }
        // "Jakarta time", "Central European Summer Time", "Dhaka local time"
        for words in 1..=3 {
            let mut end = start + words;
            let last = end - 1;
            if !matches!(self.tok(last).map(|t| t.kind), Some(Kind::Word(_))) || !self.same_line(last) {
                break;
            }
            if self.is(end, K::Local) {
                end += 1;
            }
            if self.is(end, K::Time)
                && self.near(end)
                && let Some(zone) = self.span(start, start + words).and_then(|s| zones::named(s.of(self.text)))
            {
                return make(start, end + 1, Some(zone.to_owned()));
            }
        }
        // "14:00 Europe/Paris"
        if self.is_sign(i + 1, '/') && self.touches(i + 1) && self.touches(i + 2) && self.capital(i) {
            let mut to = i + 3;
            while to < i + 9
                && self.touches(to)
                && (self.is_sign(to, '_') || self.is_sign(to, '/'))
                && self.word(to + 1).is_some()
            {
                to += 2;
            }
            if let Some(zone) = self.span(i, to).and_then(|s| zones::database(s.of(self.text))) {
                return make(i, to, Some(zone));
            }
        }
        let written = self.slice(i);
        let capital = written.bytes().all(|b| b.is_ascii_uppercase());
        let folded = if !capital
            && matches!(
                written.to_ascii_lowercase().as_str(),
                "aoe"
                    | "est"
                    | "edt"
                    | "cst"
                    | "cdt"
                    | "mst"
                    | "pst"
                    | "pdt"
                    | "gmt"
                    | "utc"
                    | "cet"
                    | "cest"
                    | "bst"
                    | "ist"
            ) {
            written.to_ascii_uppercase()
        } else {
            written.to_owned()
        };
        if let Some(known) = zones::abbreviation(&folded) {
            if matches!(folded.as_str(), "UTC" | "GMT") {
                if let Some(found) = self.offset(i + 1, Some(i)) {
                    return Some(found);
                }
            }
            let mut to = i + 1;
            if self.is(to, K::Time) && self.same_line(to) {
                to += 1;
            }
            let iana = match known {
                Abbreviation::Zone(z) => Some(z.to_owned()),
                Abbreviation::Shared => None,
            };
            return make(i, to, iana);
        }
        // "2 pm Eastern"
        if matches!(written, "Eastern" | "Pacific" | "Central" | "Mountain")
            && !(self.same_line(i + 1) && self.capital(i + 1))
        {
            let iana = zones::named(written).map(str::to_owned);
            return make(i, i + 1, iana);
        }
        None
    }

    /// "+07:00", "-0530", "+7" after a time or after GMT (at token `head`), "Z".
    fn offset(&self, i: usize, head: Option<usize>) -> Option<(ZoneMention, usize)> {
        let from = head.unwrap_or(i);
        if head.is_none() && self.is(i, K::Z) && self.touches(i) {
            let span = self.span(i, i + 1)?;
            return Some((ZoneMention { written: "Z".to_owned(), iana: Some("UTC".to_owned()), span }, i + 1));
        }
        let minus = match self.sign(i)? {
            '+' => false,
            '-' => true,
            _ => return None,
        };
        let (value, digits) = self.num(i + 1).filter(|_| self.touches(i + 1) || head.is_some())?;
        let colon = self.is_sign(i + 2, ':') && self.touches(i + 2) && self.touches(i + 3);
        let tail = self.num(i + 3).filter(|(v, d)| colon && *d == 2 && *v < 60);
        // without GMT only the full forms, and a minus only if it touches the time ("10:00-12:00" is a range)
        let (hours, minutes, to) = match (digits, tail) {
            (2, Some((m, _))) if head.is_some() || value <= 14 && (!minus || self.after_seconds(i)) => {
                (value, m, i + 4)
            }
            (1, Some((m, _))) if head.is_some() => (value, m, i + 4),
            (4, None) if head.is_some() || !minus || i >= 2 && self.is(i - 2, K::T) && self.touches(i) => {
                (value / 100, value % 100, i + 2)
            }
            (1 | 2, None) if head.is_some() => (value, 0, i + 2),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let span = self.span(from, to)?;
        let iana = format!("{}{hours:02}:{minutes:02}", if minus { '-' } else { '+' });
        Some((ZoneMention { written: span.of(self.text).to_owned(), iana: Some(iana), span }, to))
    }

    /// Whether seconds stand before token `i` (an ISO time: then "-05:30" is its offset).
    fn after_seconds(&self, i: usize) -> bool {
        let whole = |i: usize| i >= 5 && self.is_sign(i - 2, ':') && (self.is_sign(i - 4, ':') || self.is(i - 4, K::T));
        // with fractions of a second: "10:49:41.5-03:00"
        self.touches(i) && (whole(i) || i >= 7 && self.is_sign(i - 2, '.') && whole(i - 2))
    }

    /// "/ 17:00 Jakarta", "(11:00 CET)": the same moment elsewhere.
    fn other_zone(&self, i: usize) -> Option<(ClockTime, ZoneMention, usize)> {
        let open = self.is_sign(i, '(');
        let at = match self.sign(i) {
            Some('/' | '(' | '|' | '=' | ',' | ';') => i + 1,
            None if matches!(self.key(i), Some(K::Or | K::And)) => i + 1,
            _ => return None,
        };
        let mut raw = self.raw(at).filter(|r| r.strong() && self.near(at))?;
        if let Some((second, to)) = self.range_end(raw.to, false)
            && second.strong()
        {
            raw.to = to;
        }
        let (zone, next) = self.zone(raw.to).or_else(|| self.city(raw.to))?;
        let time = raw.certain().unwrap_or(raw.open());
        let next = if open && self.is_sign(next, ')') { next + 1 } else { next };
        Some((time, zone, next))
    }

    /// "17:00 Jakarta", "(in Nairobi)" in a list of zones.
    fn city(&self, i: usize) -> Option<(ZoneMention, usize)> {
        let at = self.skip(i, &[K::In]);
        for words in [3, 2, 1] {
            let Some(span) = self.span(at, at + words) else { continue };
            if let Some(zone) = zones::named(span.of(self.text)) {
                return Some((
                    ZoneMention { written: span.of(self.text).to_owned(), iana: Some(zone.to_owned()), span },
                    at + words,
                ));
            }
        }
        None
    }
}

/// Gives both ends of a range their half of the day, as far as one end's am or pm tells the other's.
fn settle(first: &Raw, second: Option<&Raw>) -> (ClockTime, Option<ClockTime>) {
    let Some(second) = second else { return (first.certain().unwrap_or(first.open()), None) };
    let minutes = |t: ClockTime| u32::from(t.hour) * 60 + u32::from(t.minute);
    let with = |raw: &Raw, pm: bool| ClockTime {
        hour: raw.hour % 12 + if pm { 12 } else { 0 },
        minute: raw.minute,
        hours: Hours::Certain,
    };
    match (first.certain(), second.certain()) {
        // "12:30 – 01:00" in a programme by the 12-hour clock
        (Some(a), Some(b))
            if second.zero
                && second.meridiem.is_none()
                && first.meridiem.is_none()
                && (7..=13).contains(&a.hour)
                && b.hour < 7 =>
        {
            (a, Some(ClockTime { hour: b.hour + 12, ..b }))
        }
        (Some(a), Some(b)) => (a, Some(b)),
        // "10:00-12:00 AM" ends at noon
        (None, Some(b)) if second.meridiem == Some(false) && b.hour == 0 && (7..12).contains(&first.hour) => {
            (with(first, false), Some(ClockTime { hour: 12, ..b }))
        }
        // "2-4pm", "11-1pm": the later half that still comes before the end. "9:30-13:00": as written.
        (None, Some(b)) if second.meridiem.is_some() => {
            let (am, pm) = (with(first, false), with(first, true));
            let late = if b.hour >= 12 { minutes(pm) < minutes(b) } else { minutes(am) >= minutes(b) };
            (with(first, late), Some(b))
        }
        (None, Some(b)) => {
            let start = ClockTime { hours: Hours::Certain, ..first.open() };
            let twelve = second.zero && minutes(b) < minutes(start) && b.hour < 7;
            (start, Some(if twelve { ClockTime { hour: b.hour + 12, ..b } } else { b }))
        }
        // "3 pm - 5", "11 am - 1": the first such hour after the start
        (Some(a), None) => {
            let am = with(second, false);
            (a, Some(if minutes(am) > minutes(a) { am } else { with(second, true) }))
        }
        (None, None) => (first.open(), Some(second.open())),
    }
}
