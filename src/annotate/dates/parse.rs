//! From single dates to mentions: clock times beside dates, ranges, lists.

use super::atoms::Atom;
use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::{Calendar, Clock, DateExpr, DateMention, DayExpr, Relative, Unit, What, Year};
use super::lex::Kind;
use super::times::Beside;

/// No list of days has more members; it bounds how far a list is looked along.
const LONGEST_LIST: usize = 16;

/// What opens before an event does.
const PRELIMINARIES: &[&str] =
    &["doors", "door", "registration", "arrival", "arrivals", "coffee", "refreshments", "reception", "check"];
/// Labels of an event's own opening.
const START_LABELS: &[&str] = &["time", "start", "starts", "starting", "begins", "beginning", "opens", "talk", "hours"];

/// What is done to a date that another replaces.
const MOVED: &[&str] = &["rescheduled", "postponed", "moved", "shifted", "changed", "deferred", "pushed", "brought"];

/// How two dates are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// "to", a dash.
    Range,
    /// "and", "&", "or".
    And,
    /// A comma, semicolon or slash.
    Comma,
}

#[derive(Clone, Debug)]
struct Piece {
    atom: Atom,
    clock: Option<Clock>,
    /// First token with a clock before the date, and the one after the last.
    from: usize,
    to: usize,
}

/// All mentions of a text, in order, not overlapping.
pub(super) fn mentions(cursor: &Cursor<'_>) -> Vec<DateMention> {
    let (mut out, mut i) = (Vec::new(), 0);
    while i < cursor.toks.len() {
        match cursor.trigger(i).then(|| cursor.mention(i)).flatten() {
            Some((mention, next)) => {
                out.push(mention);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

impl Cursor<'_> {
    /// Whether a mention can start at this token.
    fn trigger(&self, i: usize) -> bool {
        match self.tok(i).map(|t| t.kind) {
            Some(Kind::Num(..)) => true,
            Some(Kind::Sign('@')) => self.num(i + 1).is_some(),
            Some(Kind::Sign('+')) => i == 0,
            Some(Kind::Word(W::Key(K::Now))) => i == 0 && self.toks.len() == 1,
            Some(Kind::Word(w)) => {
                !matches!(
                    w,
                    W::Other
                        | W::Label
                        | W::Counted
                        | W::Suffix
                        | W::Key(
                            K::Of
                                | K::And
                                | K::Or
                                | K::To
                                | K::Is
                                | K::Then
                                | K::S
                                | K::M
                                | K::Am
                                | K::Pm
                                | K::Z
                                | K::T
                                | K::Date
                                | K::Time
                                | K::Now
                                | K::Ago
                        )
                ) || self.feast(i)
            }
            _ => false,
        }
    }

    /// A mention at token `i`, and the token after it.
    fn mention(&self, i: usize) -> Option<(DateMention, usize)> {
        if let Some(found) = self.recurrence(i) {
            return Some(found);
        }
        self.dates(i).or_else(|| self.time_alone(i))
    }

    fn time_alone(&self, i: usize) -> Option<(DateMention, usize)> {
        let (clock, to) = self.clock(i, Beside::Nothing)?;
        let parts = if clock.start_span.is_some() && clock.end_span.is_some() {
            clock.start_span.into_iter().chain(clock.end_span).collect()
        } else {
            Vec::new()
        };
        Some((
            DateMention { span: clock.span, rule: "time.clock", expr: DateExpr::TimeOnly, clock: Some(clock), parts },
            to,
        ))
    }

    /// A date, range or list at token `i`, with its clock times.
    pub(super) fn dates(&self, i: usize) -> Option<(DateMention, usize)> {
        if let Some(found) = self.lasting_first(i).or_else(|| self.years(i)) {
            return Some(found);
        }
        let mut start = i;
        let mut between = false;
        let mut open = None;
        loop {
            match self.key(start) {
                Some(K::Between) => between = true,
                Some(
                    K::From
                    | K::On
                    | K::The
                    | K::Both
                    | K::During
                    | K::For
                    | K::Starting
                    | K::Beginning
                    | K::Since
                    | K::By,
                ) => {}
                Some(K::Until | K::Through | K::Ending) => open = Some(start),
                _ => break,
            }
            start += 1;
            if start > i + 3 {
                return None;
            }
        }
        if start > i && !self.near(start) {
            return None;
        }
        if let Some(found) = self.weekdays_then_range(start) {
            return Some(found);
        }
        // "in 2014" and "beginning of May" start with such words themselves
        let (first, start) = match self.piece(start) {
            Some(piece) => (piece, start),
            None if start > i => (self.piece(start - 1)?, start - 1),
            None => return None,
        };
        let (pieces, joints) = self.series(first, between);
        // "moved from 12 to 19 June": two dates, the old and the new
        if joints.first() == Some(&Joint::Range)
            && self.moved_before(i)
            && let Some((mention, _)) = self.combine(start, pieces.get(..2)?, joints.get(..1)?, false)
            && let DateExpr::Range(Some(old), _) = mention.expr
        {
            let to = pieces.first()?.to;
            let clock = old.clock.clone();
            let day = DayExpr { clock: None, ..old };
            let rule = pieces.first().map_or("date.day-month-year", |p| {
                if p.atom.rule == "date.weekday-day" { "date.day-month-year" } else { p.atom.rule }
            });
            return Some((
                DateMention { span: self.span(start, to)?, rule, expr: DateExpr::Day(day), clock, parts: Vec::new() },
                to,
            ));
        }
        (1..=pieces.len())
            .rev()
            .find_map(|n| self.combine(start, pieces.get(..n)?, joints.get(..n - 1)?, open.is_some()))
            .map(|found| if open.is_none() { self.lasting(found) } else { found })
    }

    /// "rescheduled", "moved", "postponed" shortly before the "from" at token `i`.
    fn moved_before(&self, i: usize) -> bool {
        self.is(i, K::From)
            && (1..=3)
                .filter_map(|n| i.checked_sub(n))
                .any(|j| MOVED.contains(&self.slice(j).to_ascii_lowercase().as_str()))
    }

    /// "from 2024 to 2026", "between 2024 and 2026"
    fn years(&self, i: usize) -> Option<(DateMention, usize)> {
        let between = match self.key(i)? {
            K::Between => true,
            K::From => false,
            _ => return None,
        };
        let year = |at: usize| {
            let (found, to) = self.year_at(at, false).filter(|(y, _)| matches!(y, Year::Full(1500..=2100)))?;
            let day = DayExpr {
                span: self.span(at, to)?,
                what: What::Calendar(Calendar { year: Some(found), ..Calendar::default() }),
                clock: None,
            };
            self.num(at).map(|_| (day, to))
        };
        let (from, mark) = year(i + 1)?;
        let joined = if between { self.is(mark, K::And) } else { self.range_mark(mark) };
        let (until, to) = year(mark + 1).filter(|(_, to)| joined && !self.glued_right(*to) && !self.counted(*to))?;
        // "between 1900 and 2000 visitors"
        let modern =
            |d: &DayExpr| matches!(&d.what, What::Calendar(c) if matches!(c.year, Some(Year::Full(1950..=2060))));
        if self.takes(to) && !(modern(&from) && modern(&until)) {
            return None;
        }
        let parts = vec![from.span, until.span];
        let span = self.span(i + 1, to)?;
        Some((
            DateMention {
                span,
                rule: "date.range",
                expr: DateExpr::Range(Some(from), Some(until)),
                clock: None,
                parts,
            },
            to,
        ))
    }

    /// "three days", "six weeks": how long something lasts, in days.
    fn length(&self, i: usize) -> Option<(i32, usize)> {
        let (n, at) = self.count(i).filter(|(n, _)| (1..=60).contains(n))?;
        match self.word(at).filter(|_| self.near(at))? {
            W::Unit(Unit::Day, false) => Some((n, at + 1)),
            W::Unit(Unit::Week, false) => Some((n * 7, at + 1)),
            W::Unit(Unit::Fortnight, false) => Some((n * 14, at + 1)),
            _ => None,
        }
    }

    /// "for three days from 4 June", "for six weeks starting 4 June"
    fn lasting_first(&self, i: usize) -> Option<(DateMention, usize)> {
        if !self.is(i, K::For) {
            return None;
        }
        let (days, at) = self.length(i + 1)?;
        let x = self.skip_sign(at, ',');
        if !matches!(self.key(x), Some(K::From | K::Starting | K::Beginning)) {
            return None;
        }
        let (found, to) = self.dates(x).filter(|_| self.near(x))?;
        let made = self.last(found, days)?;
        Some((DateMention { span: self.span(i, to)?, ..made }, to))
    }

    /// "from 4 June for three days"
    fn lasting(&self, (mention, to): (DateMention, usize)) -> (DateMention, usize) {
        let longer = || {
            let x = self.skip_sign(to, ',');
            let (days, end) =
                self.length(x + 1).filter(|(_, end)| self.is(x, K::For) && self.near(x) && self.ends_here(*end))?;
            let made = self.last(mention.clone(), days)?;
            Some((DateMention { span: mention.span.join(self.span(x, end)?), ..made }, end))
        };
        longer().unwrap_or((mention, to))
    }

    /// A single day made the first of so many.
    fn last(&self, mention: DateMention, days: i32) -> Option<DateMention> {
        let DateExpr::Day(day) = &mention.expr else { return None };
        let dated =
            matches!(&day.what, What::Calendar(c) if c.day.is_some() && (c.month.is_some() || c.numeric.is_some()));
        if !dated || days < 2 {
            return None;
        }
        let end = DayExpr {
            span: day.span,
            what: What::Relative(Relative::From {
                n: days - 1,
                unit: Unit::Day,
                base: Box::new(DayExpr { clock: None, ..day.clone() }),
            }),
            clock: None,
        };
        Some(DateMention { expr: DateExpr::Range(Some(day.clone()), Some(end)), rule: "date.lasting", ..mention })
    }

    /// One date with the clock time before or after it.
    fn piece(&self, i: usize) -> Option<Piece> {
        if let Some(piece) = self.time_first(i) {
            return Some(piece);
        }
        let atom = self.atom(i, 0)?;
        let (clock, to) = self.clock_after(&atom).map_or((None, atom.to), |(c, to)| (Some(c), to));
        let clock = clock.or_else(|| self.part_clock(&atom));
        let mut piece = Piece { from: i, to, atom, clock };
        self.year_after_clock(&mut piece);
        Some(piece)
    }

    /// "Wed Aug 05 12:00:00 EDT 2020", as computers write it.
    fn year_after_clock(&self, piece: &mut Piece) {
        let Some(clock) = &piece.clock else { return };
        let seconds = clock.span.of(self.text).matches(':').count() >= 2;
        if let (What::Calendar(c), true) = (&mut piece.atom.what, seconds)
            && c.month.is_some()
            && c.year.is_none()
            && let Some((year, to)) = self.year_at(piece.to, false)
            && self.same_line(piece.to)
        {
            (c.year, piece.to) = (Some(year), to);
        }
    }

    /// "Thursday to Saturday, 3 to 5 June": weekdays before a range that they name the ends of.
    fn weekdays_then_range(&self, i: usize) -> Option<(DateMention, usize)> {
        let (first, _) = self.weekday(i)?;
        let at = self.skip_sign(i + 1, '.');
        let and = self.is_sign(at, '&') || self.is(at, K::And);
        let at = if and || self.is_sign(at, '-') || matches!(self.key(at), Some(K::To | K::Through)) {
            at + 1
        } else {
            return None;
        };
        let (second, _) = self.weekday(at).filter(|_| self.near(at))?;
        let at = self.skip_sign(self.skip_sign(at + 1, '.'), ',');
        let at = self.skip_sign(at, '(');
        let bracket = self.is_sign(at - 1, '(');
        let (mut mention, mut to) = self.dates(at).filter(|_| self.near(at) && self.weekday(at).is_none())?;
        let (from, until) = match &mut mention.expr {
            DateExpr::Range(Some(from), Some(until)) => (from, until),
            // "Saturday and Sunday, 16 and 17 April"
            DateExpr::List(days) if and => match days.as_mut_slice() {
                [DateExpr::Day(from), DateExpr::Day(until)] => (from, until),
                _ => return None,
            },
            _ => return None,
        };
        for (day, weekday) in [(from, first), (until, second)] {
            match &mut day.what {
                What::Calendar(c) if c.weekday.is_none() && c.day.is_some() => c.weekday = Some(weekday),
                _ => return None,
            }
        }
        if bracket && self.is_sign(to, ')') {
            to += 1;
        }
        mention.span = self.span(i, to)?;
        Some((mention, to))
    }

    /// "3–5 June (Thursday–Saturday)": passes over weekdays in brackets after a range.
    fn weekdays_in_brackets(&self, i: usize) -> usize {
        let dash = |j: usize| self.is_sign(j, '-') || matches!(self.key(j), Some(K::To | K::Through));
        let all = matches!(self.sign(i), Some('(' | ','))
            && self.weekday(i + 1).is_some()
            && dash(i + 2)
            && self.weekday(i + 3).is_some();
        match self.sign(i) {
            Some('(') if all && self.is_sign(i + 4, ')') => i + 5,
            Some(',') if all && self.same_line(i + 1) => i + 4,
            _ => i,
        }
    }

    /// "9:00 to 17:00, Tuesday 20 May", "3pm tomorrow", "11 tonight"
    fn time_first(&self, i: usize) -> Option<Piece> {
        if !matches!(
            self.tok(i)?.kind,
            Kind::Num(..)
                | Kind::Sign('@')
                | Kind::Word(
                    W::Key(K::At | K::Noon | K::Midnight | K::Half | K::From | K::Between | K::Early | K::Late)
                        | W::Cardinal(_)
                        | W::Tens(_)
                        | W::Unit(..)
                        | W::DayPart(_)
                )
        ) {
            return None;
        }
        let clock = self.clock(i, Beside::Date).or_else(|| {
            self.bare_hour(i)
                .filter(|(_, to)| matches!(self.key(*to), Some(K::Tomorrow | K::Tonight | K::Today)) && self.near(*to))
        });
        let (mut clock, mut at) = match clock {
            Some(found) => found,
            // "morning of the 15th of February"
            None => {
                let W::DayPart(part) = self.word(i)? else { return None };
                if !self.is(i + 1, K::Of) {
                    return None;
                }
                (
                    Clock {
                        span: self.span(i, i + 1)?,
                        start: None,
                        end: None,
                        zone: None,
                        others: Vec::new(),
                        part: Some(part),
                        lasts: None,
                        start_span: None,
                        end_span: None,
                    },
                    i + 1,
                )
            }
        };
        for _ in 0..3 {
            match (self.key(at), self.sign(at)) {
                (Some(K::On | K::Of | K::The), _)
                | (_, Some(',' | '-' | '|' | '\u{b7}' | '\u{2022}' | '\u{2219}' | '('))
                    if self.near(at) =>
                {
                    at += 1
                }
                _ => break,
            }
        }
        let atom = self
            .atom(at, 0)
            .filter(|a| self.near(at) && a.rule != "date.month" && a.rule != "date.year" && a.rule != "date.part")?;
        // "9:30 - 10 May": the range's other end was no time
        let mut to = atom.to;
        if clock.start_span.is_none() && clock.part.is_none() {
            return None;
        }
        if clock.part.is_none() {
            clock.part = atom.part;
        }
        if let Some((part, next)) = self.in_the_part(to) {
            (clock.part, to) = (Some(part), next);
        }
        Some(Piece { atom, clock: Some(clock), from: i, to })
    }

    fn part_clock(&self, atom: &Atom) -> Option<Clock> {
        let part = atom.part?;
        Some(Clock {
            span: self.span(atom.from, atom.to)?,
            start: None,
            end: None,
            zone: None,
            others: Vec::new(),
            part: Some(part),
            lasts: None,
            start_span: None,
            end_span: None,
        })
    }

    /// The clock time after a date: "27 July, 10:00–12:00", "tomorrow at 5", "27 July (2pm GMT)", "2021-07-27T09:00".
    fn clock_after(&self, atom: &Atom) -> Option<(Clock, usize)> {
        let i = atom.to;
        if self.is(i, K::T)
            && self.touches(i)
            && self.touches(i + 1)
            && let Some(found) = self.clock(i + 1, Beside::Date)
        {
            return Some(found);
        }
        if atom.weak || !self.near(i) {
            return None;
        }
        let mut at = i;
        let (mut paren, mut dash) = (false, false);
        match self.sign(at) {
            Some('(' | '[') => (paren, at) = (true, at + 1),
            // "12 June / 9:00", "12 June // 9:00"
            Some('/') if self.same_line(at) && !self.touches(at) && self.same_line(at + 1) => {
                at = self.skip_sign(at + 1, '/');
            }
            Some('-') => (dash, at) = (true, at + 1),
            Some(',' | '|' | '\u{b7}' | '\u{2022}' | '\u{2219}' | ';' | ':' | '@' | '.')
                if !matches!(self.sign(at), Some('.' | ':'))
                    || self.touches(at) && (self.touches(at + 1) || self.is_sign(at, ':')) =>
            {
                if !self.is_sign(at, '@') {
                    at += 1;
                }
            }
            _ => {}
        }
        let mut part = atom.part;
        if let Some((found, to)) = self.in_the_part(at) {
            (part, at) = (Some(found), to);
            if self.is_sign(at, ',') {
                at += 1;
            }
        }
        // "Saturday morning" with no clock time
        let part_only = |at: usize| {
            let part = part.filter(|_| at > i)?;
            let at = if paren && self.is_sign(at, ')') { at + 1 } else { at };
            let at = if self.is_sign(at - 1, ',') { at - 1 } else { at };
            let span = self.span(i, at)?;
            Some((
                Clock {
                    span,
                    start: None,
                    end: None,
                    zone: None,
                    others: Vec::new(),
                    part: Some(part),
                    lasts: None,
                    start_span: None,
                    end_span: None,
                },
                at,
            ))
        };
        if !self.near(at) {
            return part_only(at);
        }
        let beside = if dash { Beside::Nothing } else { Beside::Date };
        // "12–14 June, daily from 10:00 to 18:00"
        let at = match self.each_day(at) {
            to if to > at && self.near(to) => self.skip_sign(to, ','),
            _ => at,
        };
        // "doors 18:30, talk 19:00" or "from 10:00": up to one label word
        let found = self
            .clock(at, beside)
            .or_else(|| self.labelled_clock(at).filter(|_| at > i))
            .or_else(|| atom.part.is_some().then(|| self.bare_hour(self.skip(at, &[K::At]))).flatten());
        let Some((mut clock, mut to)) = found else { return part_only(at) };
        // A date follows what seemed an hour: "Friday 9 May"
        to = self.each_day(to);
        if paren {
            match self.sign(to) {
                Some(')' | ']') => to += 1,
                // "(9:00–12:00, 14:00–17:00)"
                Some(',' | ';') => {}
                _ if self.is(to, K::And) => {}
                _ => return None,
            }
        } else if let Some((begins, next)) = self.after_preliminary(to) {
            (clock, to) = (begins, next);
        }
        clock.part = clock.part.or(part);
        Some((clock, to))
    }

    /// "doors 18:30, talk 19:00": the time of what people come for, not of what goes before it.
    fn labelled_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let one = |i: usize| {
            // "first talk 19:00"
            let adjective = matches!(self.slice(i).to_ascii_lowercase().as_str(), "first" | "main" | "opening");
            let i = if adjective && self.same_line(i + 1) && self.num(i + 1).is_none() { i + 1 } else { i };
            let label = self.slice(i).to_ascii_lowercase();
            let x = self.skip(i + 1, &[K::Time]);
            let x = self.skip(x, &[K::From, K::At, K::Is]);
            let x = if x <= i + 2 && self.slice(x).eq_ignore_ascii_case("open") { x + 1 } else { x };
            let x = self.skip_sign(self.skip(x, &[K::From, K::At]), ':');
            let (clock, to) = self.clock(x, Beside::Date).filter(|_| self.near(i) && self.near(x))?;
            Some((PRELIMINARIES.contains(&label.as_str()), START_LABELS.contains(&label.as_str()), clock, to))
        };
        let (before, start, clock, to) = one(i)?;
        if start && !before {
            return Some((clock, to));
        }
        if !before {
            return None;
        }
        let next = if matches!(self.sign(to), Some(',' | ';' | '/' | '|')) {
            to + 1
        } else {
            self.skip(to, &[K::And, K::Then])
        };
        match one(next).filter(|(before, ..)| next > to && !before) {
            Some((.., clock, to)) => Some((clock, to)),
            None => Some((clock, to)),
        }
    }

    /// "18:30 doors / 19:00 talk": behind a time that says what goes before the event, the time of the event.
    fn after_preliminary(&self, i: usize) -> Option<(Clock, usize)> {
        let label = self.slice(i).to_ascii_lowercase();
        if !self.same_line(i) || !PRELIMINARIES.contains(&label.as_str()) {
            return None;
        }
        let at = if matches!(self.sign(i + 1), Some(',' | ';' | '/' | '|')) {
            i + 2
        } else {
            self.skip(i + 1, &[K::And, K::Then])
        };
        if at == i + 1 || !self.near(at) {
            return None;
        }
        let (clock, to) = self.clock(at, Beside::Date)?;
        Some((clock, to))
    }

    /// "daily", "each day" after a time.
    fn each_day(&self, i: usize) -> usize {
        match self.key(i) {
            Some(K::Daily) if self.same_line(i) => i + 1,
            Some(K::Each | K::Every | K::Both)
                if matches!(self.word(i + 1), Some(W::Unit(super::expr::Unit::Day, false))) =>
            {
                i + 2
            }
            _ => i,
        }
    }

    /// The dates that follow, joined by range words, commas and "and".
    fn series(&self, first: Piece, between: bool) -> (Vec<Piece>, Vec<Joint>) {
        let (mut pieces, mut joints) = (vec![first], Vec::new());
        while pieces.len() < LONGEST_LIST {
            let Some(last) = pieces.last() else { break };
            let Some((joint, at)) = self.joint(last.to, between && pieces.len() == 1) else { break };
            let Some(piece) = self.piece(at).filter(|_| self.near(at)) else { break };
            joints.push(joint);
            pieces.push(piece);
        }
        (pieces, joints)
    }

    fn joint(&self, i: usize, between: bool) -> Option<(Joint, usize)> {
        if !self.near(i) {
            return None;
        }
        let (joint, mut at) = match (self.sign(i), self.key(i)) {
            // a dash that opens a line is a bullet
            (Some('-' | '~' | '→'), _) if self.same_line(i) => (Joint::Range, i + 1),
            (Some('\u{2026}'), _) if self.same_line(i) => (Joint::Range, i + 1),
            (Some('.'), _)
                if self.is_sign(i + 1, '.') && self.touches(i) && self.touches(i + 1) && self.touches(i + 2) =>
            {
                (Joint::Range, i + 2)
            }
            // "through to", "up to", "up to and including"
            (_, Some(K::To | K::Through | K::Until)) => (Joint::Range, self.including(self.skip(i + 1, &[K::To]))),
            _ if self.slice(i) == "up" && self.is(i + 1, K::To) => (Joint::Range, self.including(i + 2)),
            (_, Some(K::And)) if between => (Joint::Range, i + 1),
            (_, Some(K::And | K::Or)) | (Some('&' | '+'), _) => (Joint::And, i + 1),
            (Some(','), _) if between && self.is(i + 1, K::And) => (Joint::Range, i + 2),
            (Some(','), _) if matches!(self.key(i + 1), Some(K::And | K::Or)) => (Joint::And, i + 2),
            (Some(','), _) if matches!(self.key(i + 1), Some(K::To | K::Through | K::Until)) => (Joint::Range, i + 2),
            (Some(',' | '/' | ';'), _) => (Joint::Comma, i + 1),
            _ => return None,
        };
        // "2021-03-28T17:00/2021-03-29T21:00" is an ISO 8601 interval
        if joint == Joint::Comma
            && self.is_sign(i, '/')
            && (self.num(at).is_some_and(|(_, d)| d == 4) || self.iso_before(i))
            && self.touches(at)
        {
            return Some((Joint::Range, at));
        }
        at = self.skip(at, &[K::On, K::From]);
        at = self.skip(at, &[K::The]);
        Some((joint, at))
    }

    /// Passes over "and including".
    fn including(&self, i: usize) -> usize {
        if self.is(i, K::And) && self.slice(i + 1) == "including" { i + 2 } else { i }
    }

    /// Makes a mention of the first pieces of a series, or says that they do not make one.
    fn combine(&self, start: usize, pieces: &[Piece], joints: &[Joint], until: bool) -> Option<(DateMention, usize)> {
        let mut pieces = pieces.to_vec();
        self.share_months(&mut pieces, joints)?;
        if pieces.iter().any(|p| p.atom.weak) {
            return None;
        }
        let last = pieces.last()?;
        let to = last.to;
        if pieces.len() > 1 && !self.joinable(&pieces, joints) {
            return None;
        }
        let segments = self.segments(&pieces, joints)?;
        let parts = if pieces.len() > 1 {
            pieces.iter().filter_map(|p| self.span(p.atom.from, p.atom.to)).collect()
        } else {
            Vec::new()
        };
        let (mut exprs, common) = self.place_clocks(segments)?;
        let to = if joints == [Joint::Range] { self.weekdays_in_brackets(to) } else { to };
        let span = self.span(start, to)?;
        let mut clock = common;
        let (expr, rule) = match (exprs.len(), exprs.pop()?) {
            (1, DateExpr::Day(day)) if until => {
                if let Some(c) = clock.as_mut().filter(|c| c.end.is_none()) {
                    (c.end, c.start) = (c.start.take(), None);
                    (c.end_span, c.start_span) = (c.start_span.take(), None);
                }
                (DateExpr::Range(None, Some(day)), "date.until")
            }
            (1, expr @ DateExpr::Day(_)) => (expr, pieces.first()?.atom.rule),
            (1, expr) => (expr, "date.range"),
            (_, last) => {
                exprs.push(last);
                share_years(&mut exprs);
                (DateExpr::List(exprs), "date.list")
            }
        };
        Some((DateMention { span, rule, expr, clock, parts }, to))
    }

    /// "3, 5 and 7 May", "July 27 to 29": a day number takes its month from the date it is joined to.
    fn share_months(&self, pieces: &mut [Piece], joints: &[Joint]) -> Option<()> {
        if let [only] = pieces {
            if only.atom.weak && self.supported_alone(&only.atom) {
                (only.atom.weak, only.atom.rule) = (false, "date.day");
            }
            return Some(());
        }
        self.days_alone(pieces);
        for k in (0..pieces.len().checked_sub(1)?).rev() {
            let Some((month, year)) = pieces
                .get(k + 1)
                .filter(|p| p.atom.day_first)
                .and_then(|p| p.atom.calendar())
                .and_then(|c| Some((c.month?, c.year)))
            else {
                continue;
            };
            let piece = pieces.get_mut(k)?;
            if let What::Calendar(c) = &mut piece.atom.what
                && c.month.is_none()
                && c.day.is_some()
                && c.year.is_none()
            {
                (c.month, c.year) = (Some(month), year);
                (piece.atom.weak, piece.atom.day_first, piece.atom.rule) = (false, true, "date.day-month-year");
            }
        }
        // "from 4 to 22 this month"
        for k in (0..pieces.len().checked_sub(1)?).rev() {
            let Some(What::Relative(Relative::DayOfMonth { months, .. })) =
                pieces.get(k + 1).map(|p| p.atom.what.clone())
            else {
                continue;
            };
            let piece = pieces.get_mut(k)?;
            if let (Some(day), true) = (piece.atom.calendar().and_then(|c| c.day), piece.atom.weak) {
                piece.atom.what = What::Relative(Relative::DayOfMonth { day, months });
                (piece.atom.weak, piece.atom.rule) = (false, "date.day-of-month");
            }
        }
        for k in 1..pieces.len() {
            let left = &pieces.get(k - 1)?.atom;
            let Some(before) = left.calendar().copied().filter(|c| c.month.is_some() && c.day.is_some()) else {
                continue;
            };
            let left_day_first = left.day_first;
            let joint = *joints.get(k - 1)?;
            let piece = pieces.get(k)?;
            let Some(c) = piece.atom.calendar().filter(|c| c.month.is_none() && c.day.is_some() && c.numeric.is_none())
            else {
                continue;
            };
            let rising = c.day > before.day;
            let to = piece.atom.to;
            // "2021-06-01 - 06-03": no day of the first date's month
            if k + 1 == pieces.len()
                && matches!(self.sign(to), Some('-' | '/' | '.'))
                && self.touches(to)
                && self.touches(to + 1)
                && self.num(to + 1).is_some()
            {
                continue;
            }
            let noun = matches!(self.word(to), Some(W::Other | W::Counted | W::Unit(..) | W::Label))
                && self.same_line(to)
                && !self.capital(to)
                && c.year.is_none();
            let follows = if left_day_first {
                piece.atom.ordinal && joint != Joint::Comma && !noun
            } else {
                !(noun && (joint != Joint::Range || self.counted(to))) && (joint != Joint::Comma || !self.hour_like(to))
            };
            if !rising || !follows {
                continue;
            }
            let piece = pieces.get_mut(k)?;
            if let What::Calendar(c) = &mut piece.atom.what {
                c.month = before.month;
                (piece.atom.weak, piece.atom.day_first, piece.atom.rule) =
                    (false, left_day_first, "date.month-day-year");
            }
            // clock times were not looked for behind a bare number
            if pieces.get(k)?.clock.is_none()
                && let Some((clock, to)) = self.clock_after(&pieces.get(k)?.atom)
                && k + 1 == pieces.len()
            {
                let piece = pieces.get_mut(k)?;
                (piece.clock, piece.to) = (Some(clock), to);
            }
        }
        Some(())
    }

    /// "on the 5th and 6th", "from the 5th to the 7th": ordinals that share no month, with "the" before and nothing after that they
    /// could count.
    fn days_alone(&self, pieces: &mut [Piece]) {
        let the = pieces.first().and_then(|p| p.atom.from.checked_sub(1)).is_some_and(|p| {
            self.is(p, K::The)
                && p.checked_sub(1).is_some_and(|q| matches!(self.key(q), Some(K::On | K::From | K::Between)))
        });
        let days = pieces.iter().all(|p| {
            p.atom.ordinal
                && p.atom.weak
                && self.num(p.atom.from).is_some()
                && p.atom.calendar().is_some_and(|c| c.year.is_none())
        });
        let ends = pieces
            .last()
            .is_some_and(|p| self.ends_here(p.atom.to) || matches!(self.key(p.atom.to), Some(K::At | K::From)));
        if the && days && ends {
            for piece in pieces {
                piece.atom.weak = false;
            }
        }
    }

    fn hour_like(&self, to: usize) -> bool {
        matches!(self.key(to), Some(K::Am | K::Pm | K::OClock))
            || self.is_sign(to, ':') && self.touches(to) && self.num(to + 1).is_some()
    }

    /// "on the 15th", "the 3rd": an ordinal with nothing after it that it could count.
    fn supported_alone(&self, atom: &Atom) -> bool {
        let Some(p) = atom.from.checked_sub(1) else { return false };
        let the = self.is(p, K::The);
        let from = if the { p } else { atom.from };
        let on = from.checked_sub(1).is_some_and(|q| self.is(q, K::On));
        let c = atom.calendar().is_some_and(|c| c.year.is_none());
        let ends = self.ends_here(atom.to) || matches!(self.key(atom.to), Some(K::At | K::From));
        let digits = self.num(atom.to.saturating_sub(2)).is_some();
        // "on 5th"
        let bare = !the
            && atom.from.checked_sub(1).is_some_and(|q| matches!(self.key(q), Some(K::On | K::By | K::Until)))
            && digits;
        c && atom.ordinal
            && (the || bare)
            && ends
            && (bare
                || on && (digits || self.tok(atom.to).is_none() || self.is_sign(atom.to, '.'))
                || self.alone(atom.from, atom.to))
    }

    /// Whether these dates, each complete, stand in one range or list, and are not neighbours by chance.
    fn joinable(&self, pieces: &[Piece], joints: &[Joint]) -> bool {
        let and = joints.contains(&Joint::And);
        let ranges = joints.contains(&Joint::Range);
        if joints.windows(2).any(|w| w == [Joint::Range, Joint::Range]) {
            return false;
        }
        let grain = |p: &Piece| {
            p.atom.calendar().map(|c| {
                (
                    c.day.is_some() || c.numeric.is_some(),
                    c.month.is_some() || c.numeric.is_some(),
                    c.weekday.is_some() && c.day.is_none(),
                )
            })
        };
        let alike = pieces.windows(2).all(|w| match (w.first().and_then(grain), w.get(1).and_then(grain)) {
            (Some(a), Some(b)) => {
                (a.0 == b.0 && a.2 == b.2) || a.0 && b.2 && joints.first() == Some(&Joint::Range) && pieces.len() == 2
            }
            _ => true,
        });
        // years, parts and holidays are not listed
        let listable = pieces.iter().all(|p| !matches!(p.atom.rule, "date.year" | "date.day"));
        // commas alone join only three or more of one kind, or day numbers before one month
        // "23rd, 24th August"
        let shared = || {
            pieces.iter().take(pieces.len().saturating_sub(1)).all(|p| {
                p.atom.ordinal
                    && p.atom.calendar().is_some_and(|c| c.day.is_some())
                    && (p.atom.from..p.atom.to).all(|j| self.month_at(j).is_none())
            }) && pieces.last().is_some_and(|p| p.atom.ordinal)
        };
        let commas_ok = !joints.contains(&Joint::Comma)
            || and
            || shared()
            || ranges && joints.len() > 1
            || pieces.len() >= 3
            || self.is_sign(pieces.first().map_or(0, |p| p.to), '/');
        let clocked = pieces.iter().filter(|p| p.clock.is_some()).count();
        let relative_comma = joints.contains(&Joint::Comma) && pieces.iter().any(|p| p.atom.calendar().is_none());
        alike && listable && commas_ok && !relative_comma && (clocked <= 1 || !joints.contains(&Joint::Comma) || and)
    }

    /// Cuts a series at its commas and "and"s into days and ranges.
    fn segments<'p>(&self, pieces: &'p [Piece], joints: &[Joint]) -> Option<Vec<Vec<&'p Piece>>> {
        let mut out = vec![vec![pieces.first()?]];
        for (piece, joint) in pieces.iter().skip(1).zip(joints) {
            match joint {
                Joint::Range => out.last_mut()?.push(piece),
                Joint::And | Joint::Comma => out.push(vec![piece]),
            }
        }
        Some(out)
    }

    /// A time after the last (or before the first) date of a series holds for all; other times stay with their date.
    fn place_clocks(&self, segments: Vec<Vec<&Piece>>) -> Option<(Vec<DateExpr>, Option<Clock>)> {
        let all: Vec<&Piece> = segments.iter().flatten().copied().collect();
        let (first, last) = (*all.first()?, *all.last()?);
        let clocked = all.iter().filter(|p| p.clock.is_some()).count();
        let common = if clocked == 1 && last.clock.is_some() {
            last.clock.clone()
        } else if clocked == 1 && first.clock.is_some() && first.from < first.atom.from {
            first.clock.clone()
        } else {
            None
        };
        let day = |p: &Piece| {
            let mut day: DayExpr = self.day_expr(&p.atom)?;
            day.clock = if common.is_some() { None } else { p.clock.clone() };
            Some(day)
        };
        let mut exprs = Vec::new();
        for segment in segments {
            exprs.push(match *segment.as_slice() {
                [one] => DateExpr::Day(day(one)?),
                [from, to] => DateExpr::Range(Some(day(from)?), Some(day(to)?)),
                _ => return None,
            });
        }
        Some((exprs, common))
    }
}

/// One year that is given covers the dates of a list that have none.
fn share_years(exprs: &mut [DateExpr]) {
    fn days(exprs: &mut [DateExpr]) -> impl Iterator<Item = &mut DayExpr> {
        exprs.iter_mut().flat_map(|e| match e {
            DateExpr::Day(d) => vec![d],
            DateExpr::Range(a, b) => a.iter_mut().chain(b.iter_mut()).collect(),
            _ => Vec::new(),
        })
    }
    let year = |d: &DayExpr| match &d.what {
        What::Calendar(c) => c.year,
        What::Relative(_) => None,
    };
    let given: Vec<_> = days(exprs).map(|d| year(d)).collect();
    for (k, d) in days(exprs).enumerate() {
        let after = given.iter().skip(k).find_map(|y| *y);
        let before = given.iter().take(k).rev().find_map(|y| *y);
        if let What::Calendar(c) = &mut d.what
            && (c.month.is_some() || c.numeric.is_some() || c.period.is_some())
        {
            c.year = c.year.or(after).or(before);
        }
    }
}
