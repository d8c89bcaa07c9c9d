//! From what the words say to days of the calendar, by the reference date, the tense and the year of the context.

use super::arith::{self, Days};
use super::expr::{Calendar, Counted, DateExpr, DateMention, DayExpr, Part, Period, Relative, Unit, What, Which, Year};
use super::resolved::{Basis, Bias, DateWarning, Occurrence, Options, Order, Precision, Resolution, Resolved, Tense};
use super::settle;
use super::zones;
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

/// No list of occurrences is longer; a daily event of a year still fits.
pub const MOST_OCCURRENCES: usize = 400;

/// Days from the reference within which a date is taken although the tense points to one almost a year away.
const NEXT_DOOR: i32 = 45;
/// Days from the reference that make a date without a year unlikely.
const FAR: i32 = 275;

/// A day or longer unit, resolved.
#[derive(Clone, Debug)]
pub(super) struct Got {
    pub start: Date,
    pub end: Date,
    pub precision: Precision,
    pub resolution: Resolution,
    pub basis: Basis,
    /// Where it is not simply made of `start` and `end`.
    pub edtf: Option<String>,
}

impl Got {
    fn new((start, end): Days, precision: Precision, resolution: Resolution, basis: Basis) -> Got {
        Got { start, end, precision, resolution, basis, edtf: None }
    }
}

/// Turns a mention into dates. `tense` is that of its sentence; `context_year` is the year of a neighbouring full
/// date, and goes before the reference date.
pub fn resolve(
    mention: &DateMention,
    text: &str,
    options: &Options,
    tense: Tense,
    context_year: Option<i16>,
) -> Resolved {
    let side = match (options.bias, tense) {
        (Bias::Auto, Tense::Past) => Bias::Past,
        (Bias::Auto, Tense::Future) => Bias::Future,
        (Bias::Auto, Tense::Unknown) => Bias::Nearest,
        (bias, _) => bias,
    };
    let strict = options.bias == Bias::Future;
    let mut resolver = Resolver {
        options,
        anchor: options.anchor.date,
        side,
        strict,
        soft: options.bias == Bias::Auto,
        context: context_year,
        warnings: Vec::new(),
        text,
    };
    resolver.mention(mention)
}

pub(super) struct Resolver<'a> {
    options: &'a Options,
    pub(super) anchor: Option<Date>,
    side: Bias,
    /// A bare weekday is after the reference, not on it.
    strict: bool,
    /// The side is the tense's, which may be misread: a date next door on the other side goes before one a year away.
    soft: bool,
    context: Option<i16>,
    warnings: Vec<DateWarning>,
    text: &'a str,
}

impl Resolver<'_> {
    fn mention(&mut self, mention: &DateMention) -> Resolved {
        let mut out = Resolved {
            start: None,
            end: None,
            start_time: None,
            end_time: None,
            hours_assumed: false,
            zone: None,
            precision: Precision::Day,
            resolution: Resolution::Unresolved,
            side: self.side,
            basis: Basis::Stated,
            edtf: String::new(),
            occurrences: Vec::new(),
            rrule: None,
            warnings: Vec::new(),
        };
        match &mention.expr {
            DateExpr::TimeOnly => {}
            DateExpr::Day(day) => match self.day(day) {
                Some(got) => fill(&mut out, &got, Some(&got)),
                None => out.edtf = unresolved_edtf(day),
            },
            DateExpr::Range(from, to) => self.fill_range(&mut out, from.as_ref(), to.as_ref()),
            DateExpr::List(items) => self.fill_list(&mut out, items),
            DateExpr::Recurrence(rule) => self.fill_recurrence(&mut out, rule),
        }
        self.fill_times(&mut out, mention);
        for o in &mut out.occurrences {
            o.start_time = o.start_time.or(out.start_time);
            o.end_time = o.end_time.or(out.end_time);
        }
        if let (Some(start), Some(end)) = (out.start, out.end)
            && end < start
        {
            self.warn("end-before-start", "the range ends before it starts".to_owned(), mention.span, Vec::new());
        }
        out.warnings = std::mem::take(&mut self.warnings);
        out
    }

    fn warn(&mut self, code: &'static str, message: String, span: Span, candidates: Vec<Date>) {
        self.warnings.push(DateWarning { code, message, span, candidates });
    }

    // ── Times ──────────────────────────────────────────────────────────────────────────────────────────────

    fn fill_times(&self, out: &mut Resolved, mention: &DateMention) {
        let common = mention.clock.as_ref().map(|c| settle::clock(c, self.text));
        let (mut from, mut to) = (None, None);
        let mut zone = mention.clock.as_ref().and_then(|c| c.zone.clone());
        let mut note = |day: &Option<DayExpr>| {
            let clock = day.as_ref()?.clock.as_ref()?;
            zone = zone.take().or_else(|| clock.zone.clone());
            Some(settle::clock(clock, self.text))
        };
        match &mention.expr {
            DateExpr::Range(a, b) => (from, to) = (note(a), note(b)),
            DateExpr::List(items) => {
                for item in items {
                    if let DateExpr::Day(day) = item {
                        let found = note(&Some(day.clone()));
                        from = from.or(found);
                    }
                }
                // the first sitting's times stand for the list where they are the same in all
                to = from;
                if items.iter().any(|i| matches!(i, DateExpr::Day(d) if d.clock.is_none())) {
                    (from, to) = (None, None);
                }
            }
            _ => {}
        }
        if let Some(c) = common {
            (out.start_time, out.end_time, out.hours_assumed) = (c.start, c.end, c.assumed);
        } else {
            out.start_time = from.and_then(|c| c.start);
            out.end_time = match (&mention.expr, to) {
                (DateExpr::List(_), to) => to.and_then(|c| c.end),
                (_, Some(to)) => to.end.or(to.start),
                (_, None) => from.and_then(|c| c.end),
            };
            out.hours_assumed = from.is_some_and(|c| c.assumed) || to.is_some_and(|c| c.assumed);
        }
        out.zone = zone.map(|mut z| {
            if let Some(iana) = zones::zone_of(&z.written.to_ascii_uppercase(), self.options.country.as_deref()) {
                z.iana = Some(iana.to_owned());
            }
            z
        });
        // "in two hours"; and "in one day" counted from a moment
        if let (DateExpr::Day(day), None, "date.offset") = (&mention.expr, out.start_time, mention.rule)
            && let What::Relative(relative) = &day.what
        {
            out.start_time = self.moment(relative).filter(|m| Some(m.date()) == out.start).map(|m| m.time());
        }
    }

    /// So many units from a feast or day that has no year: the year is the one that puts the *result* on the side asked for
    /// ("one year after Christmas", said in spring, is the next Christmas and not the one after it).
    fn from_yearless(&self, n: i32, unit: Unit, base: &DayExpr) -> Option<Date> {
        if self.context.is_some()
            || !matches!(self.side, Bias::Past | Bias::Future)
            || matches!(unit, Unit::Hour | Unit::Minute)
        {
            return None;
        }
        let anchor = self.anchor?;
        let day = |y: i16| match &base.what {
            What::Relative(Relative::Holiday { holiday, year: None }) => arith::holiday(y, *holiday),
            What::Calendar(Calendar { year: None, month: Some(m), day: Some(d), weekday: None, .. }) => {
                exact(y, *m, *d)
            }
            _ => None,
        };
        let bounds = |y: i16| arith::units(day(y)?, n, unit).map(|d| (d, d));
        let year = self.pick_year(anchor, bounds)?;
        bounds(year).map(|(d, _)| d)
    }

    /// The moment that is so many units from the moment of reference, if the reference is one.
    fn moment(&self, relative: &Relative) -> Option<DateTime> {
        let (from, n, unit) = match relative {
            Relative::Offset { n, unit } => (self.anchor?.to_datetime(self.options.anchor.time?), *n, *unit),
            Relative::From { n, unit, base } => match &base.what {
                What::Relative(inner @ (Relative::Offset { .. } | Relative::From { .. })) => {
                    (self.moment(inner)?, *n, *unit)
                }
                _ => return None,
            },
            _ => return None,
        };
        match unit {
            Unit::Hour => from.checked_add(n.hours()).ok(),
            Unit::Minute => from.checked_add(n.minutes()).ok(),
            unit => Some(arith::units(from.date(), n, unit)?.to_datetime(from.time())),
        }
    }

    // ── Single dates ───────────────────────────────────────────────────────────────────────────────────────

    pub(super) fn day(&mut self, day: &DayExpr) -> Option<Got> {
        match &day.what {
            What::Calendar(c) => self.calendar(c, day.span),
            What::Relative(r) => self.relative(r),
        }
    }

    /// The whole year that a written year means.
    pub(super) fn year(&self, year: Year) -> i16 {
        match year {
            Year::Full(y) => y,
            Year::Offset(n) => self.anchor.map_or(0, |a| a.year().saturating_add(i16::from(n))),
            Year::Short(short) => {
                let short = i16::from(short);
                match self.anchor {
                    // the hundred years that end twenty years after the reference
                    Some(anchor) => {
                        let latest = anchor.year().saturating_add(20);
                        let year = latest - latest.rem_euclid(100) + short;
                        if year > latest { year - 100 } else { year }
                    }
                    None if short >= 69 => 1900 + short,
                    None => 2000 + short,
                }
            }
        }
    }

    /// Sets day and month where numbers left them open; `None` where they stay open.
    fn ordered(&mut self, c: &Calendar, span: Span) -> Option<Calendar> {
        let Some((a, b)) = c.numeric else { return Some(*c) };
        let with = |day, month| Calendar { day: Some(day), month: Some(month), numeric: None, ..*c };
        let (day_first, month_first) = (with(a, b), with(b, a));
        match self.options.order {
            Order::DayFirst => return Some(day_first),
            Order::MonthFirst => return Some(month_first),
            Order::Unknown => {}
        }
        let date = |c: &Calendar| exact(self.year(c.year?), c.month?, c.day?);
        if let (Some(weekday), Some(x), Some(y)) = (c.weekday, date(&day_first), date(&month_first)) {
            match (x.weekday() == weekday, y.weekday() == weekday) {
                (true, false) => return Some(day_first),
                (false, true) => return Some(month_first),
                _ => {}
            }
        }
        let candidates = [date(&day_first), date(&month_first)].into_iter().flatten().collect();
        self.warn(
            "numeric-order-ambiguous",
            format!("`{}` may be day first or month first", span.of(self.text)),
            span,
            candidates,
        );
        None
    }

    fn calendar(&mut self, c: &Calendar, span: Span) -> Option<Got> {
        let c = self.ordered(c, span)?;
        if let Some(year) = c.year {
            let relative = matches!(year, Year::Offset(_));
            if relative && self.anchor.is_none() {
                return None;
            }
            let year = self.year(year);
            let mut got = self.in_year(&c, year, span)?;
            if relative {
                (got.resolution, got.basis) = (Resolution::YearFromPublication, got.basis.max(Basis::Inferred));
            }
            let short = matches!(c.year, Some(Year::Short(_)));
            return Some(Got { basis: got.basis.max(if short { Basis::Inferred } else { Basis::Stated }), ..got });
        }
        if c.month.is_some() || c.period.is_some() {
            return self.without_year(&c, span);
        }
        let anchor = self.anchor?;
        let got =
            |date: Date| Got::new((date, date), Precision::Day, Resolution::WeekdayFromPublication, Basis::Inferred);
        match (c.weekday, c.day) {
            (Some(weekday), None) => self.weekday(anchor, weekday).map(got),
            (weekday, Some(day)) => self.day_number(anchor, weekday, day).map(got),
            _ => None,
        }
    }

    /// The days of fields in a given year, with a warning where weekday and date disagree.
    fn in_year(&mut self, c: &Calendar, year: i16, span: Span) -> Option<Got> {
        if let (Some(month), Some(day)) = (c.month, c.day) {
            let Some(date) = exact(year, month, day) else {
                let last =
                    if month > 12 { exact(year, day, month) } else { arith::month(year, month).map(|(_, last)| last) };
                self.warn(
                    "impossible-date",
                    format!("there is no {day} in month {month} of {year}"),
                    span,
                    last.into_iter().collect(),
                );
                return None;
            };
            if let Some(weekday) = c.weekday.filter(|w| *w != date.weekday()) {
                let candidates = corrections(date, weekday);
                let message = format!("{date} is a {}, not a {}", name(date.weekday()), name(weekday));
                self.warn("weekday-mismatch", message, span, candidates);
            }
            return Some(Got::new((date, date), Precision::Day, Resolution::Explicit, Basis::Stated));
        }
        let (whole, precision, code, unit) = match (c.month, c.period) {
            (Some(month), _) => {
                (arith::month(year, month)?, Precision::Month, format!("{year:04}-{month:02}"), Unit::Month)
            }
            (_, Some(Period::Quarter(q))) => {
                (arith::months(year, q * 3 - 2, 3)?, Precision::Quarter, format!("{year:04}-{}", 32 + q), Unit::Quarter)
            }
            (_, Some(Period::Half(h))) => {
                (arith::months(year, h * 6 - 5, 6)?, Precision::Quarter, format!("{year:04}-{}", 39 + h), Unit::Quarter)
            }
            (_, Some(Period::Season(s))) => (
                arith::season(year, s)?,
                Precision::Quarter,
                format!("{year:04}-{}", arith::season_code(s)),
                Unit::Quarter,
            ),
            _ => (arith::year(year)?, Precision::Year, format!("{year:04}"), Unit::Year),
        };
        let basis = if matches!(c.period, Some(Period::Season(_))) { Basis::Assumed } else { Basis::Stated };
        Some(part_of(Got { edtf: Some(code), ..Got::new(whole, precision, Resolution::Explicit, basis) }, c.part, unit))
    }

    /// A date without a year: by the context's year, or from the reference date on the side that is asked for.
    fn without_year(&mut self, c: &Calendar, span: Span) -> Option<Got> {
        if let Some(year) = self.context {
            let got = self.in_year(c, year, span)?;
            return Some(Got { basis: got.basis.max(Basis::Inferred), ..got });
        }
        let Some(anchor) = self.anchor else {
            if let (Some(month), Some(day)) = (c.month, c.day) {
                if exact(2000, month, day).is_none() {
                    self.warn("impossible-date", format!("there is no {day} in month {month}"), span, Vec::new());
                } else {
                    self.warn("year-ambiguous", "the year is not given".to_owned(), span, Vec::new());
                }
            }
            return None;
        };
        let bounds = |year: i16| -> Option<Days> {
            match (c.month, c.day, c.period) {
                (Some(m), Some(d), _) => exact(year, m, d).map(|d| (d, d)),
                (Some(m), None, _) => arith::month(year, m),
                (_, _, Some(Period::Quarter(q))) => arith::months(year, q * 3 - 2, 3),
                (_, _, Some(Period::Half(h))) => arith::months(year, h * 6 - 5, 6),
                (_, _, Some(Period::Season(s))) => arith::season(year, s),
                _ => arith::year(year),
            }
        };
        let Some(mut year) = self.pick_year(anchor, bounds) else {
            self.warn("impossible-date", "no year has such a day".to_owned(), span, Vec::new());
            return None;
        };
        // A weekday that fits the year before or after, and not this one, tells the year; but who asks for the nearest
        // gets the nearest.
        if let Some(weekday) = c.weekday.filter(|_| self.options.bias != Bias::Nearest) {
            let fits = |y: i16| bounds(y).is_some_and(|(d, _)| d.weekday() == weekday);
            if !fits(year) {
                let mut near: Vec<i16> = [year - 1, year + 1].into_iter().filter(|y| fits(*y)).collect();
                near.sort_by_key(|y| bounds(*y).map_or(i32::MAX, |(d, _)| distance(anchor, d)));
                year = near.first().copied().unwrap_or(year);
            }
        }
        let got = self.in_year(c, year, span)?;
        let resolution = Resolution::YearFromPublication;
        Some(Got { resolution, basis: got.basis.max(Basis::Inferred), ..got })
    }

    /// The year whose dates lie on the side asked for, nearest to the reference.
    fn pick_year(&self, anchor: Date, bounds: impl Fn(i16) -> Option<Days>) -> Option<i16> {
        let kept = self.year_on_side(anchor, &bounds)?;
        let away = |y: i16| {
            let (start, end) = bounds(y)?;
            let inside = start <= anchor && anchor <= end;
            Some(if inside { 0 } else { distance(anchor, start).min(distance(anchor, end)) })
        };
        // a stretch is as far as its nearer end, so the longer it is, the nearer the far one
        let long = bounds(kept).map_or(0, |(start, end)| distance(start, end).min(365));
        if self.soft && away(kept).is_some_and(|d| d + long >= FAR) {
            let near = (anchor.year().saturating_sub(1)..=anchor.year().saturating_add(1))
                .find(|y| away(*y).is_some_and(|d| d <= NEXT_DOOR));
            return near.or(Some(kept));
        }
        Some(kept)
    }

    fn year_on_side(&self, anchor: Date, bounds: &impl Fn(i16) -> Option<Days>) -> Option<i16> {
        let years =
            (anchor.year().saturating_sub(8)..=anchor.year().saturating_add(8)).filter_map(|y| Some((y, bounds(y)?)));
        match self.side {
            Bias::Past => years.filter(|(_, (start, _))| *start <= anchor).max_by_key(|(_, (start, _))| *start),
            Bias::Future => years.filter(|(_, (_, end))| *end >= anchor).min_by_key(|(_, (_, end))| *end),
            // a stretch that holds the reference is nearest; else the nearer end counts
            _ => years.min_by_key(|(_, (start, end))| {
                if *start <= anchor && anchor <= *end {
                    return 0;
                }
                distance(anchor, *start).min(distance(anchor, *end))
            }),
        }
        .map(|(y, _)| y)
    }

    fn weekday(&self, anchor: Date, weekday: Weekday) -> Option<Date> {
        let (before, after) = (arith::on_or_before(anchor, weekday)?, arith::on_or_after(anchor, weekday)?);
        match self.side {
            Bias::Past => Some(before),
            Bias::Future if self.strict && after == anchor => arith::days(after, 7),
            Bias::Future => Some(after),
            _ => Some(if distance(anchor, before) <= distance(anchor, after) { before } else { after }),
        }
    }

    /// "the 15th", "Tuesday the 19th": the month comes from the reference date.
    fn day_number(&self, anchor: Date, weekday: Option<Weekday>, day: u8) -> Option<Date> {
        let first = anchor.first_of_month();
        let fits = |n: i32| {
            let month = arith::add(first, n.months())?;
            exact(month.year(), u8::try_from(month.month()).ok()?, day)
                .filter(|d| weekday.is_none_or(|w| w == d.weekday()))
        };
        let (past, future) =
            ((-12..=0).rev().filter_map(fits).find(|d| *d <= anchor), (0..=12).filter_map(fits).find(|d| *d >= anchor));
        match self.side {
            Bias::Past => past.or(future),
            Bias::Future => future.or(past),
            _ => match (past, future) {
                (Some(p), Some(f)) => Some(if distance(anchor, p) < distance(anchor, f) { p } else { f }),
                (p, f) => p.or(f),
            },
        }
    }

    // ── Relative dates ─────────────────────────────────────────────────────────────────────────────────────

    fn relative(&mut self, relative: &Relative) -> Option<Got> {
        let got = |days: Days, precision| Got::new(days, precision, Resolution::RelativeToPublication, Basis::Inferred);
        let one = |date: Date| got((date, date), Precision::Day);
        match relative {
            Relative::Offset { unit: Unit::Minute | Unit::Hour, .. }
            | Relative::From { unit: Unit::Minute | Unit::Hour, .. } => {
                let moment = self.moment(relative)?;
                Some(Got { precision: Precision::Minute, ..one(moment.date()) })
            }
            // "two years ago" means no day, and hardly a month: the month is as near as the words can be taken.
            Relative::Offset { n, unit: Unit::Year } => whole(arith::units(self.anchor?, *n, Unit::Year)?, Unit::Month),
            Relative::Offset { n, unit } => Some(one(arith::units(self.anchor?, *n, *unit)?)),
            Relative::From { n, unit, base } => {
                if let Some(found) = self.from_yearless(*n, *unit, base) {
                    return Some(one(found));
                }
                // "a year and two months ago" counts from a day, not from the month that "a year ago" alone comes to.
                if let What::Relative(Relative::Offset { n: years, unit: Unit::Year }) = &base.what {
                    let day = arith::units(self.anchor?, *years, Unit::Year)?;
                    return Some(one(arith::units(day, *n, *unit)?));
                }
                let base = self.day(base)?;
                Some(Got { resolution: base.resolution, ..one(arith::units(base.start, *n, *unit)?) })
            }
            Relative::Whole { n, unit, part } => {
                let date = if *unit == Unit::Fortnight {
                    arith::units(arith::monday(self.anchor?)?, *n, *unit)?
                } else {
                    arith::units(arith::unit_of(self.anchor?, *unit)?.0, *n, *unit)?
                };
                Some(part_of(whole(date, *unit)?, *part, *unit))
            }
            Relative::Rolling { n, unit } => {
                let anchor = self.anchor?;
                let (this, _) = arith::unit_of(anchor, *unit)?;
                let (a, b) = if *n > 0 {
                    (arith::units(this, 1, *unit)?, arith::units(this, *n, *unit)?)
                } else {
                    (arith::units(this, *n, *unit)?, arith::units(this, -1, *unit)?)
                };
                let end = arith::unit_of(b, *unit)?.1;
                let precision = whole(a, *unit)?.precision;
                Some(Got { basis: Basis::Assumed, ..got((a, end), precision) })
            }
            Relative::Weekday { weekday, which } => {
                let anchor = self.anchor?;
                let week =
                    |n: i32| arith::days(arith::monday(anchor)?, 7 * n + i32::from(weekday.to_monday_zero_offset()));
                let date = match which {
                    Which::This => arith::on_or_after(anchor, *weekday)?,
                    Which::Next => week(1)?,
                    Which::AfterNext => {
                        let next = arith::on_or_after(arith::days(anchor, 1)?, *weekday)?;
                        arith::days(next, 7)?
                    }
                    Which::Last => arith::on_or_before(arith::days(anchor, -1)?, *weekday)?,
                };
                Some(Got { resolution: Resolution::WeekdayFromPublication, ..one(date) })
            }
            Relative::WeekdayOfWeek { weekday, weeks } => {
                let date =
                    arith::days(arith::monday(self.anchor?)?, 7 * weeks + i32::from(weekday.to_monday_zero_offset()))?;
                Some(Got { resolution: Resolution::WeekdayFromPublication, ..one(date) })
            }
            Relative::WeekdayCount { weekday, n } => {
                let anchor = self.anchor?;
                let date = if *n > 0 {
                    arith::days(arith::on_or_after(arith::days(anchor, 1)?, *weekday)?, 7 * (n - 1))?
                } else {
                    arith::days(arith::on_or_before(arith::days(anchor, -1)?, *weekday)?, 7 * (n + 1))?
                };
                Some(Got { resolution: Resolution::WeekdayFromPublication, ..one(date) })
            }
            Relative::WeekdayFrom { weekday, n, base } => {
                let base = self.day(base)?;
                let date = if *n > 0 {
                    arith::days(arith::on_or_after(arith::days(base.end, 1)?, *weekday)?, 7 * (n - 1))?
                } else {
                    arith::days(arith::on_or_before(arith::days(base.start, -1)?, *weekday)?, 7 * (n + 1))?
                };
                Some(Got { resolution: base.resolution, ..one(date) })
            }
            Relative::Month { month, which } => {
                let anchor = self.anchor?;
                let at = |y: i16| arith::month(y, *month);
                let this = at(anchor.year())?;
                let days = match which {
                    Which::This => this,
                    Which::Next if this.0 > anchor => this,
                    Which::Next => at(anchor.year() + 1)?,
                    Which::AfterNext if this.0 > anchor => at(anchor.year() + 1)?,
                    Which::AfterNext => at(anchor.year() + 2)?,
                    Which::Last if this.1 < anchor => this,
                    Which::Last => at(anchor.year() - 1)?,
                };
                Some(Got { edtf: Some(month_code(days.0)), ..got(days, Precision::Month) })
            }
            Relative::Season { season, which } => self.season(*season, *which),
            Relative::DayOfMonth { day, months } => {
                let month = arith::add(self.anchor?.first_of_month(), months.months())?;
                exact(month.year(), u8::try_from(month.month()).ok()?, *day).map(one)
            }
            Relative::Nth { n, what, base } => {
                let within = self.day(base)?;
                let days = nth(*n, *what, (within.start, within.end))?;
                let precision = match what {
                    _ if days.0 == days.1 => Precision::Day,
                    Counted::Half | Counted::Unit(Unit::Quarter) => Precision::Quarter,
                    _ => Precision::Week,
                };
                Some(Got { resolution: within.resolution, basis: within.basis, ..got(days, precision) })
            }
            Relative::Closest { weekday, base } => {
                let base = self.day(base)?;
                let (before, after) =
                    (arith::on_or_before(base.start, *weekday)?, arith::on_or_after(base.start, *weekday)?);
                let date = if distance(base.start, before) <= distance(base.start, after) { before } else { after };
                Some(Got { resolution: base.resolution, ..one(date) })
            }
            Relative::Stretch { n, unit, base } => {
                let within = self.day(base)?;
                let days = if *n > 0 {
                    (within.start, arith::days(arith::units(within.start, *n, *unit)?, -1)?)
                } else {
                    (arith::days(arith::units(within.end, *n, *unit)?, 1)?, within.end)
                };
                (days.0 >= within.start && days.1 <= within.end).then_some(Got {
                    resolution: within.resolution,
                    basis: within.basis,
                    ..got(days, Precision::Week)
                })
            }
            Relative::UnitOf { unit, n, base } => {
                let mut base = self.day(base)?;
                base.start = arith::units(base.start, *n, *unit)?;
                if *unit == Unit::Weekend {
                    // the weekend that a day belongs to or precedes: Friday's is the one it opens
                    let days = arith::unit_of(base.start, Unit::Weekend)?;
                    return Some(Got { resolution: base.resolution, basis: base.basis, ..got(days, Precision::Week) });
                }
                // "the week before Easter" ends the day before
                if *n != 0 && base.start.weekday() == Weekday::Sunday {
                    base.start = arith::days(base.start, if *n < 0 { 1 } else { -6 })?;
                }
                // A week named by its Sunday is the one that begins there.
                let first = if base.start.weekday() == Weekday::Sunday {
                    arith::days(base.start, 1)?
                } else {
                    arith::monday(base.start)?
                };
                Some(Got {
                    resolution: base.resolution,
                    basis: base.basis,
                    ..got((first, arith::days(first, 6)?), Precision::Week)
                })
            }
            Relative::Holiday { holiday, year } => {
                let (year, resolution, basis) = match (year, self.context, self.anchor) {
                    (Some(year), ..) => (self.year(*year), Resolution::Explicit, Basis::Stated),
                    (None, Some(year), _) => (year, Resolution::Explicit, Basis::Inferred),
                    (None, None, Some(anchor)) => (
                        self.pick_year(anchor, |y| arith::holiday(y, *holiday).map(|d| (d, d)))?,
                        Resolution::YearFromPublication,
                        Basis::Inferred,
                    ),
                    _ => return None,
                };
                let date = arith::holiday(year, *holiday)?;
                Some(Got { resolution, basis, ..one(date) })
            }
        }
    }

    fn season(&mut self, season: Option<super::expr::Season>, which: Which) -> Option<Got> {
        use super::expr::Season::{Autumn, Spring, Summer, Winter};
        let anchor = self.anchor?;
        let all = || {
            (anchor.year() - 2..=anchor.year() + 2)
                .flat_map(|y| [Spring, Summer, Autumn, Winter].map(|s| (y, s)))
                .filter(|(_, s)| season.is_none_or(|of| of == *s))
                .filter_map(|(y, s)| Some((y, s, arith::season(y, s)?)))
        };
        let (year, season, days) = match which {
            Which::This => all().find(|(.., (_, end))| *end >= anchor)?,
            Which::Next => all().find(|(.., (start, _))| *start > anchor)?,
            Which::AfterNext => all().filter(|(.., (start, _))| *start > anchor).nth(1)?,
            Which::Last => all().filter(|(.., (_, end))| *end < anchor).next_back()?,
        };
        let edtf = Some(format!("{year:04}-{}", arith::season_code(season)));
        Some(Got { edtf, ..Got::new(days, Precision::Quarter, Resolution::RelativeToPublication, Basis::Assumed) })
    }

    // ── Ranges and lists ───────────────────────────────────────────────────────────────────────────────────

    fn fill_range(&mut self, out: &mut Resolved, from: Option<&DayExpr>, to: Option<&DayExpr>) {
        match (from, to) {
            (Some(from), Some(to)) => match self.range(from, to) {
                Some((a, b)) => fill(out, &a, Some(&b)),
                None => out.edtf = format!("{}/{}", unresolved_edtf(from), unresolved_edtf(to)),
            },
            (Some(from), None) => match self.day(from) {
                Some(got) => fill(out, &got, None),
                None => out.edtf = format!("{}/..", unresolved_edtf(from)),
            },
            (None, Some(to)) => match self.until(to) {
                Some(got) => {
                    fill(out, &got, Some(&got));
                    out.edtf = format!("../{}", out.edtf);
                    out.start = None;
                }
                None => out.edtf = format!("../{}", unresolved_edtf(to)),
            },
            (None, None) => {}
        }
    }

    /// "until Friday" is not over when it is written, unless the tense or the user says so.
    fn until(&mut self, to: &DayExpr) -> Option<Got> {
        let side = self.side;
        if self.soft
            && matches!(to.what, What::Calendar(Calendar { year: None, month: None, numeric: None, .. }))
            && side == Bias::Nearest
        {
            self.side = Bias::Future;
        }
        let got = self.day(to);
        self.side = side;
        got
    }

    /// Both ends of a range. A year given for one end covers both; where that would end before it starts, the
    /// range runs over the turn of the year.
    pub(super) fn range(&mut self, from: &DayExpr, to: &DayExpr) -> Option<(Got, Got)> {
        let (What::Calendar(a), What::Calendar(b)) = (&from.what, &to.what) else { return self.loose_range(from, to) };
        let (mut a, mut b) = (self.ordered(a, from.span)?, self.ordered(b, to.span)?);
        let counted = |c: &Calendar| matches!(c.year, Some(Year::Offset(_)));
        if self.anchor.is_none() && (counted(&a) || counted(&b)) {
            return None;
        }
        let dated = |c: &Calendar| c.month.is_some() || c.period.is_some();
        if !dated(&a) && !dated(&b) {
            return self.loose_range(from, to);
        }
        if a.day.is_some() && a.month.is_none() && b.month.is_some() {
            (a.month, a.year) = (b.month, a.year.or(b.year));
        }
        if !dated(&b) {
            return self.loose_range(from, to);
        }
        let rough = |c: &Calendar| (c.month.or(period_month(c.period)), c.day);
        let (one, two) = (rough(&a), rough(&b));
        // within one month name, days decide; "December to February" runs over the turn of the year
        let wraps = one.0 > two.0
            || one.0 == two.0 && one.1 > two.1 && one.1.is_some() && two.1.is_some() && a.month != b.month;
        match (a.year, b.year) {
            (Some(y), None) => b.year = Some(Year::Full(self.year(y).saturating_add(i16::from(wraps)))),
            (None, Some(y)) => a.year = Some(Year::Full(self.year(y).saturating_sub(i16::from(wraps)))),
            (Some(_), Some(_)) => {}
            (None, None) => return self.range_without_year(from, to, a, b, wraps),
        }
        let (a, b) = (self.calendar(&a, from.span)?, self.calendar(&b, to.span)?);
        Some((a, b))
    }

    fn range_without_year(
        &mut self,
        from: &DayExpr,
        to: &DayExpr,
        mut a: Calendar,
        mut b: Calendar,
        wraps: bool,
    ) -> Option<(Got, Got)> {
        let start = |c: &Calendar, y: i16| -> Option<Days> {
            match (c.month, c.day, c.period) {
                (Some(m), Some(d), _) => exact(y, m, d).map(|d| (d, d)),
                (Some(m), None, _) => arith::month(y, m),
                (_, _, Some(Period::Season(s))) => arith::season(y, s),
                (_, _, Some(Period::Quarter(q))) => arith::months(y, q * 3 - 2, 3),
                _ => arith::year(y),
            }
        };
        let bounds = |y: i16| Some((start(&a, y)?.0, start(&b, y.saturating_add(i16::from(wraps)))?.1));
        let (year, resolution) = match (self.context, self.anchor) {
            (Some(year), _) => (year, Resolution::Explicit),
            (None, Some(anchor)) => {
                let Some(mut year) = self.pick_year(anchor, bounds) else {
                    // an end that no year has ("10 to 31 June")
                    self.warn(
                        "impossible-date",
                        "no year has such a range".to_owned(),
                        from.span.join(to.span),
                        Vec::new(),
                    );
                    return None;
                };
                if let Some(weekday) = a.weekday.filter(|_| a.day.is_some()) {
                    let fits = |y: i16| bounds(y).is_some_and(|(d, _)| d.weekday() == weekday);
                    if !fits(year) {
                        year = [year - 1, year + 1]
                            .into_iter()
                            .filter(|y| fits(*y))
                            .min_by_key(|y| bounds(*y).map_or(i32::MAX, |(d, _)| distance(anchor, d)))
                            .unwrap_or(year);
                    }
                }
                (year, Resolution::YearFromPublication)
            }
            _ => {
                if bounds(2000).is_none() {
                    self.warn(
                        "impossible-date",
                        "no year has such a range".to_owned(),
                        from.span.join(to.span),
                        Vec::new(),
                    );
                } else {
                    self.warn(
                        "year-ambiguous",
                        "the year is not given".to_owned(),
                        from.span.join(to.span),
                        Vec::new(),
                    );
                }
                return None;
            }
        };
        (a.year, b.year) = (Some(Year::Full(year)), Some(Year::Full(year.saturating_add(i16::from(wraps)))));
        let (mut a, mut b) = (self.calendar(&a, from.span)?, self.calendar(&b, to.span)?);
        for got in [&mut a, &mut b] {
            (got.resolution, got.basis) = (resolution, got.basis.max(Basis::Inferred));
        }
        Some((a, b))
    }

    /// A range with a relative end, or of weekdays alone: the second end is the first such day after the first end.
    fn loose_range(&mut self, from: &DayExpr, to: &DayExpr) -> Option<(Got, Got)> {
        let a = self.day(from)?;
        let after = |day: Date| Got::new((day, day), Precision::Day, a.resolution, a.basis.max(Basis::Inferred));
        let b = match &to.what {
            What::Calendar(Calendar { weekday: Some(weekday), day: None, month: None, year: None, .. }) => {
                after(arith::on_or_after(a.start, *weekday)?)
            }
            What::Relative(Relative::Weekday { weekday, which: Which::This }) => {
                after(arith::on_or_after(a.start, *weekday)?)
            }
            What::Calendar(Calendar { day: Some(day), month: None, year: None, numeric: None, .. }) => {
                let first = a.start.first_of_month();
                let date = (0..3).filter_map(|n: i32| {
                    let month = arith::add(first, n.months())?;
                    exact(month.year(), u8::try_from(month.month()).ok()?, *day)
                });
                let mut date = date.filter(|d| *d >= a.start);
                after(date.next()?)
            }
            _ => self.day(to)?,
        };
        // "Monday to Friday last week", "… next week": the first weekday is of that week too
        let weeks_apart = matches!(to.what, What::Relative(_)) && distance(a.start, b.start) > 6;
        if (a.start > b.start || weeks_apart)
            && let What::Calendar(Calendar { weekday: Some(weekday), day: None, month: None, .. })
            | What::Relative(Relative::Weekday { weekday, which: Which::This }) = &from.what
        {
            let day = arith::on_or_before(b.start, *weekday)?;
            return Some((Got { start: day, end: day, ..a }, b));
        }
        // "Monday to Friday" in a past report: both not after the reference
        if self.side == Bias::Past
            && self.anchor.is_some_and(|anchor| b.start > anchor)
            && let (
                What::Calendar(Calendar { weekday: Some(_), day: None, month: None, .. }),
                What::Calendar(Calendar { weekday: Some(_), day: None, month: None, .. }),
            ) = (&from.what, &to.what)
        {
            let back =
                |got: Got| Some(Got { start: arith::days(got.start, -7)?, end: arith::days(got.end, -7)?, ..got });
            return Some((back(a)?, back(b)?));
        }
        Some((a, b))
    }

    fn fill_list(&mut self, out: &mut Resolved, items: &[DateExpr]) {
        let mut codes = Vec::new();
        let mut found: Vec<(Got, Got)> = Vec::new();
        for item in items {
            let pair = match item {
                DateExpr::Day(day) => self.day(day).map(|g| (g.clone(), g, day.clock.as_ref(), day.clock.as_ref())),
                DateExpr::Range(Some(from), Some(to)) => {
                    self.range(from, to).map(|(a, b)| (a, b, from.clock.as_ref(), to.clock.as_ref()))
                }
                _ => None,
            };
            let Some((a, b, start_clock, end_clock)) = pair else { continue };
            codes.push(if a.start == b.start { code(&a) } else { format!("{}..{}", code(&a), code(&b)) });
            let (open, close) =
                (start_clock.map(|c| settle::clock(c, self.text)), end_clock.map(|c| settle::clock(c, self.text)));
            out.occurrences.push(Occurrence {
                start: a.start,
                end: b.end,
                start_time: open.and_then(|c| c.start),
                end_time: close.and_then(|c| c.end),
            });
            found.push((a, b));
        }
        let (Some((first, _)), Some((_, last))) =
            (found.iter().min_by_key(|(a, _)| a.start), found.iter().max_by_key(|(_, b)| b.end))
        else {
            return;
        };
        fill(out, first, Some(last));
        out.basis = found.iter().flat_map(|(a, b)| [a.basis, b.basis]).max().unwrap_or(Basis::Stated);
        out.edtf = format!("{{{}}}", codes.join(","));
    }

    // ── Recurrences ────────────────────────────────────────────────────────────────────────────────────────

    /// The stretches of days that an expression names.
    fn days_of(&mut self, expr: &DateExpr) -> Vec<Days> {
        match expr {
            DateExpr::Day(day) => self.day(day).map(|g| (g.start, g.end)).into_iter().collect(),
            DateExpr::Range(Some(a), Some(b)) => self.range(a, b).map(|(a, b)| (a.start, b.end)).into_iter().collect(),
            DateExpr::List(items) => items.iter().flat_map(|i| self.days_of(i)).collect(),
            _ => Vec::new(),
        }
    }

    fn fill_recurrence(&mut self, out: &mut Resolved, rule: &super::expr::Recurrence) {
        let (mut from, mut to) = (None, None);
        match &rule.within {
            Some(DateExpr::Day(day)) => {
                let got = self.day(day);
                (from, to) = (got.clone(), got);
            }
            Some(DateExpr::Range(Some(a), Some(b))) => {
                if let Some((a, b)) = self.range(a, b) {
                    (from, to) = (Some(a), Some(b));
                }
            }
            Some(DateExpr::Range(a, b)) => {
                from = a.as_ref().and_then(|a| self.day(a));
                to = b.as_ref().and_then(|b| self.day(b));
            }
            _ => {}
        }
        let (start, end) = (from.as_ref().map(|g| g.start), to.as_ref().map(|g| g.end));
        out.rrule = Some(super::repeat::rrule(rule, end));
        if let Some(start) = start {
            let mut days = super::repeat::days(rule, start, end, MOST_OCCURRENCES);
            if let Some(except) = &rule.except {
                let not = self.days_of(except);
                days.retain(|d| !not.iter().any(|(a, b)| a <= d && d <= b));
            }
            out.start = days.first().copied().or(Some(start));
            if end.is_some() || rule.count.is_some() {
                out.end = days.last().copied().or(end);
                out.occurrences = days
                    .into_iter()
                    .map(|d| Occurrence { start: d, end: d, start_time: None, end_time: None })
                    .collect();
            }
        } else {
            out.end = end;
        }
        let known = from.as_ref().or(to.as_ref());
        if let Some(known) = known {
            (out.resolution, out.basis) = (known.resolution, known.basis.max(Basis::Inferred));
        }
        let code = |d: Option<Date>| d.map_or("..".to_owned(), |d| d.to_string());
        if out.start.is_some() || out.end.is_some() {
            out.edtf = format!("{}/{}", code(out.start), code(out.end));
        }
    }
}

fn fill(out: &mut Resolved, from: &Got, to: Option<&Got>) {
    (out.start, out.end) = (Some(from.start), to.map(|t| t.end));
    out.precision = from.precision;
    out.resolution = from.resolution;
    out.basis = from.basis;
    if let Some(to) = to {
        out.basis = from.basis.max(to.basis);
        if from.resolution == Resolution::Explicit {
            out.resolution = to.resolution;
        }
    }
    out.edtf = match to {
        Some(to) if to.start == from.start => code(from),
        // "mid-June to late July": both ends are stretches themselves
        Some(to) if code(from).contains('/') || code(to).contains('/') => {
            let about = if code(from).contains('~') || code(to).contains('~') { "~" } else { "" };
            format!("{}{about}/{}{about}", from.start, to.end)
        }
        Some(to) => format!("{}/{}", code(from), code(to)),
        None => format!("{}/..", code(from)),
    };
}

fn code(got: &Got) -> String {
    match &got.edtf {
        Some(edtf) => edtf.clone(),
        None if got.start == got.end => got.start.to_string(),
        None => format!("{}/{}", got.start, got.end),
    }
}

fn month_code(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// Narrows to a third; EDTF has no word for it, so it is an approximate interval.
fn part_of(got: Got, part: Option<Part>, unit: Unit) -> Got {
    let Some((start, end)) = part.and_then(|p| arith::part((got.start, got.end), p, unit)) else { return got };
    Got { start, end, edtf: Some(format!("{start}~/{end}~")), basis: got.basis.max(Basis::Assumed), ..got }
}

fn whole(date: Date, unit: Unit) -> Option<Got> {
    let days = arith::unit_of(date, unit)?;
    let (precision, edtf) = match unit {
        Unit::Minute | Unit::Hour | Unit::Day => (Precision::Day, None),
        Unit::Week | Unit::Fortnight | Unit::Weekend => (Precision::Week, None),
        Unit::Month => (Precision::Month, Some(month_code(days.0))),
        Unit::Quarter => (Precision::Quarter, Some(format!("{:04}-{}", days.0.year(), 33 + (days.0.month() - 1) / 3))),
        Unit::Year => (Precision::Year, Some(format!("{:04}", days.0.year()))),
    };
    Some(Got { edtf, ..Got::new(days, precision, Resolution::RelativeToPublication, Basis::Inferred) })
}

fn nth(n: i8, what: Counted, (start, end): Days) -> Option<Days> {
    let n = i32::from(n);
    let one = |d: Date| (start <= d && d <= end).then_some((d, d));
    match what {
        Counted::Weekday(w) if n > 0 => one(arith::days(arith::on_or_after(start, w)?, 7 * (n - 1))?),
        Counted::Weekday(w) => one(arith::days(arith::on_or_before(end, w)?, 7 * (n + 1))?),
        Counted::Unit(Unit::Day) if n > 0 => one(arith::days(start, n - 1)?),
        Counted::Unit(Unit::Day) => one(arith::days(end, n + 1)?),
        Counted::Unit(Unit::Quarter) => {
            let year = start.year();
            let quarter = if n < 0 { 4 } else { n };
            arith::months(year, u8::try_from(quarter * 3 - 2).ok()?, 3)
        }
        Counted::Half if start.month() == end.month() => {
            let middle = arith::days(start, 14)?;
            Some(if n == 1 { (start, middle) } else { (arith::days(middle, 1)?, end) })
        }
        Counted::Half => arith::months(start.year(), if n == 1 { 1 } else { 7 }, 6),
        // whole weeks that begin (or end) within
        Counted::Unit(unit) => {
            let first = if n > 0 {
                arith::days(arith::on_or_after(start, Weekday::Monday)?, 7 * (n - 1))?
            } else {
                arith::days(arith::on_or_before(end, Weekday::Sunday)?, 7 * (n + 1) - 6)?
            };
            if unit == Unit::Weekend {
                let saturday = if n > 0 {
                    arith::days(arith::on_or_after(start, Weekday::Saturday)?, 7 * (n - 1))?
                } else {
                    arith::days(arith::on_or_before(end, Weekday::Saturday)?, 7 * (n + 1))?
                };
                return Some((saturday, arith::days(saturday, 1)?));
            }
            Some((first, arith::days(first, 6)?))
        }
    }
}

fn exact(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn distance(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |s| s.get_days().abs())
}

fn period_month(period: Option<Period>) -> Option<u8> {
    use super::expr::Season;
    Some(match period? {
        Period::Quarter(q) => q * 3 - 2,
        Period::Half(h) => h * 6 - 5,
        Period::Season(Season::Spring) => 3,
        Period::Season(Season::Summer) => 6,
        Period::Season(Season::Autumn) => 9,
        Period::Season(Season::Winter) => 12,
    })
}

/// What may have been meant where weekday and date disagree: the same day of the year before or after, the nearest
/// such weekday, the same day of the next or last month.
fn corrections(date: Date, weekday: Weekday) -> Vec<Date> {
    let fits = |d: Option<Date>| d.filter(|d| d.weekday() == weekday);
    let near = arith::on_or_after(date, weekday)
        .filter(|d| distance(date, *d) <= 3)
        .or_else(|| arith::on_or_before(date, weekday));
    let mut out: Vec<Date> = near.into_iter().collect();
    for span in [1.years(), -1.years(), 1.months(), -1.months()] {
        // the same day number, not one cut to a shorter month
        out.extend(fits(arith::add(date, span)).filter(|d| d.day() == date.day() && !out.contains(d)));
    }
    out
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// EDTF with X for what is not known.
fn unresolved_edtf(day: &DayExpr) -> String {
    let What::Calendar(c) = &day.what else { return String::new() };
    let year = match c.year {
        Some(Year::Full(y)) => format!("{y:04}"),
        Some(Year::Short(y)) => format!("XX{y:02}"),
        Some(Year::Offset(_)) | None => "XXXX".to_owned(),
    };
    match (c.month, c.day) {
        (Some(m), Some(d)) => format!("{year}-{m:02}-{d:02}"),
        (Some(m), None) => format!("{year}-{m:02}"),
        (None, Some(d)) => format!("{year}-XX-{d:02}"),
        (None, None) if c.numeric.is_some() => format!("{year}-XX-XX"),
        (None, None) if c.year.is_some() => year,
        _ => String::new(),
    }
}
