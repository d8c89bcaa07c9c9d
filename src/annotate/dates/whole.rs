//! A whole document: the order of its numeric dates and the years of its neighbouring dates.

use super::expr::{DateExpr, DateMention, DayExpr, What};
use super::resolved::{Anchor, Basis, Bias, Options, Order, Precision, Resolution, Resolved, Tense};
use super::{arith, read, resolve, tense_near};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// A date without a year takes that of the full date before it if they lie at most so many days apart.
const SAME_OCCASION: i32 = 60;

/// A date without a year takes the year of any full date so few days away, unless the tense of its sentence forbids it.
const SAME_WEEK: i32 = 7;

/// Bytes within which a day number without month or weekday belongs to the date before it.
const CLOSE_BY: usize = 250;

/// A day number without a month is at most so many days from the date before it.
const SAME_MONTH: i32 = 24;

/// Reads a document and resolves every mention, with the tense of its sentence, the order of the document's own
/// numeric dates, and the year of full dates near it.
pub fn read_and_resolve(text: &str, options: &Options) -> Vec<(DateMention, Resolved)> {
    let mentions = read(text);
    let resolved = resolve_all(&mentions, text, options);
    mentions.into_iter().zip(resolved).collect()
}

/// The same for mentions already read, in text order; as many as `mentions`.
pub fn resolve_all(mentions: &[DateMention], text: &str, options: &Options) -> Vec<Resolved> {
    let order = if options.order == Order::Unknown { order_in(mentions, text) } else { options.order };
    let options = Options { order, ..options.clone() };
    let full = full_dates(mentions, text, &options);
    // Without a reference date the one year that the document names, if it names only one, is the best there is.
    let only_year = if options.anchor.date.is_none() { full.only_year } else { None };
    let mut out = Vec::with_capacity(mentions.len());
    let (mut stated, mut recent): (Option<Date>, Option<Date>) = (None, None);
    let mut days: Option<(Date, Date)> = None;
    let mut latest: Option<(Date, usize)> = None;
    for mention in mentions {
        let tense = if options.bias == Bias::Auto { tense_near(text, mention.span) } else { Tense::Unknown };
        let mut resolved = resolve(mention, text, &options, tense, None);
        let open = matches!(resolved.resolution, Resolution::YearFromPublication | Resolution::Unresolved);
        if open && !resolved.impossible() && options.bias == Bias::Auto {
            let context = Context { text, options: &options, tense, full: &full };
            let near =
                context.near(mention, if tense == Tense::Unknown { recent.or(stated) } else { stated }, &resolved);
            let better = near.or_else(|| context.same_week(mention, &resolved));
            resolved = better
                .or_else(|| only_year.map(|y| resolve(mention, text, &options, tense, Some(y))))
                .unwrap_or(resolved);
        }
        // a number alone belongs to a date shortly before it, one with its weekday to any before it that fits
        let near = |(_, end): &(Date, usize)| {
            let days = days_of(&mention.expr);
            let weekday = days.iter().all(|d| matches!(&d.what, What::Calendar(c) if c.weekday.is_some()));
            let between = text.get(*end..mention.span.start()).unwrap_or("");
            weekday || between.len() < CLOSE_BY && !between.contains("\n\n")
        };
        if let (true, Some((before, _)), Bias::Auto) = (without_month(mention), latest.filter(near), options.bias) {
            let context = Context { text, options: &options, tense, full: &full };
            if let Some(found) = context.in_month_of(mention, before) {
                resolved = found;
            }
        }
        if let (Some(weekday), Some(days), Bias::Auto) = (bare_weekday(mention), days, options.bias) {
            let context = Context { text, options: &options, tense, full: &full };
            context.within(&mut resolved, weekday, days);
        }
        days = stretch(&resolved).or(days);
        // the days that later day numbers are near to: not a whole month or year, nor "today"
        let relative = resolved.resolution == Resolution::RelativeToPublication && resolved.precision == Precision::Day;
        if resolved.precision == Precision::Month && resolved.resolution != Resolution::RelativeToPublication {
            // "in August … on the 15th": the middle of a month is nearest to all of its days
            latest = resolved.start.and_then(|d| Some((arith::days(d, 14)?, mention.span.end()))).or(latest);
        }
        if matches!(resolved.precision, Precision::Day | Precision::Week) && !relative && resolved.rrule.is_none() {
            latest = resolved.start.map(|d| (d, mention.span.end())).or(latest);
        }
        if resolved.precision == Precision::Day && resolved.start.is_some() {
            let explicit = resolved.resolution == Resolution::Explicit;
            if explicit {
                stated = resolved.start;
            }
            if explicit || tense != Tense::Unknown {
                recent = resolved.start;
            }
        }
        out.push(resolved);
    }
    out
}

/// The weekday of a mention that says nothing else.
fn bare_weekday(mention: &DateMention) -> Option<Weekday> {
    match &mention.expr {
        DateExpr::Day(DayExpr { what: What::Calendar(c), .. }) => match (c.weekday, c.day, c.month, c.numeric) {
            (Some(weekday), None, None, None) => Some(weekday),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a mention's days have numbers but no month: "Thursday the 17th", "from the 12th to the 16th".
fn without_month(mention: &DateMention) -> bool {
    let days = days_of(&mention.expr);
    !days.is_empty()
        && days.iter().all(|d| {
            matches!(&d.what, What::Calendar(c) if c.day.is_some() && c.month.is_none() && c.numeric.is_none() && c.year.is_none())
        })
}

/// Two to seven days that a mention names: later weekdays may be theirs.
fn stretch(r: &Resolved) -> Option<(Date, Date)> {
    let (start, end) = (r.start?, r.end?);
    let length = start.until(end).ok()?.get_days();
    (matches!(r.precision, Precision::Day | Precision::Week) && (1..=6).contains(&length) && r.rrule.is_none())
        .then_some((start, end))
}

/// The days of a document that are given with their year.
struct FullDates {
    days: BTreeSet<Date>,
    years: BTreeSet<i16>,
    /// The one year of all days and months that have one.
    only_year: Option<i16>,
}

fn full_dates(mentions: &[DateMention], text: &str, options: &Options) -> FullDates {
    let (mut days, mut years, mut all) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for mention in mentions.iter().filter(|m| !matches!(m.expr, DateExpr::TimeOnly)) {
        let r = resolve(mention, text, options, Tense::Unknown, None);
        if r.resolution != Resolution::Explicit {
            continue;
        }
        let ends = [r.start, r.end].into_iter().flatten();
        if matches!(r.precision, Precision::Day | Precision::Month | Precision::Quarter) {
            all.extend(ends.clone().map(|d| d.year()));
        }
        if r.precision == Precision::Day {
            days.extend(ends.clone());
            years.extend(ends.map(|d| d.year()));
        }
    }
    let only_year = all.first().copied().filter(|_| all.len() == 1);
    FullDates { days, years, only_year }
}

struct Context<'a> {
    text: &'a str,
    options: &'a Options,
    tense: Tense,
    full: &'a FullDates,
}

impl Context<'_> {
    fn with(&self, mention: &DateMention, year: i16) -> Option<(Date, Resolved)> {
        let resolved = resolve(mention, self.text, self.options, self.tense, Some(year));
        Some((resolved.start?, resolved))
    }

    /// Whether a date lies where the tense of its sentence says: a report's date is not after publication.
    fn agrees(&self, date: Date) -> bool {
        match (self.options.anchor.date, self.tense) {
            (Some(anchor), Tense::Past) => date <= anchor,
            (Some(anchor), Tense::Future) => date >= anchor,
            _ => true,
        }
    }

    /// "12–16 May … on Wednesday": a weekday after a stretch of days is one of them, if it can be and the tense agrees.
    fn within(&self, resolved: &mut Resolved, weekday: Weekday, (from, to): (Date, Date)) {
        let Some(date) = arith::on_or_after(from, weekday).filter(|d| *d <= to && self.agrees(*d)) else { return };
        (resolved.start, resolved.end) = (Some(date), Some(date));
        (resolved.resolution, resolved.basis, resolved.edtf) =
            (Resolution::Explicit, Basis::Inferred, date.to_string());
    }

    /// "12–16 July … on the 14th", "week of 30 October … Tue 31": a day number without a month, next to the date before it. Where a
    /// weekday stands beside it, it must fit.
    fn in_month_of(&self, mention: &DateMention, before: Date) -> Option<Resolved> {
        let anchor = Anchor { date: Some(before), ..self.options.anchor };
        let options = Options { anchor, bias: Bias::Nearest, ..self.options.clone() };
        let mut found = resolve(mention, self.text, &options, Tense::Unknown, None);
        let start = found.start?;
        let apart = before.until(start).ok()?.get_days().abs();
        if apart > SAME_MONTH || !self.agrees(start) || !found.warnings.is_empty() {
            return None;
        }
        (found.resolution, found.basis) = (Resolution::Explicit, found.basis.max(Basis::Inferred));
        Some(found)
    }

    /// The reading of `mention` that is near the date before it.
    fn near(&self, mention: &DateMention, before: Option<Date>, as_is: &Resolved) -> Option<Resolved> {
        let unresolved = as_is.start.is_none();
        let before = before?;
        let years = [before.year(), before.year().saturating_add(1), before.year().saturating_sub(1)];
        let tries = years.into_iter().filter_map(|year| self.with(mention, year));
        let fits = |r: &Resolved| !r.warnings.iter().any(|w| w.code == "weekday-mismatch");
        let near = tries.filter(|(_, r)| as_is.start.is_none() || fits(r) || !fits(as_is)).filter_map(|(start, r)| {
            let days = before.until(start).ok()?.get_days();
            // nothing else to go by: a later date of the same year is likelier than one of the year before
            let close = days.abs() <= SAME_OCCASION || unresolved && (-SAME_OCCASION..300).contains(&days);
            (close && self.agrees(start)).then_some((days.abs(), r))
        });
        near.min_by_key(|(days, _)| *days).map(|(_, r)| r)
    }

    /// The reading that lies within a week of a full date anywhere in the document.
    fn same_week(&self, mention: &DateMention, as_is: &Resolved) -> Option<Resolved> {
        if self.full.years.len() > 8 {
            return None;
        }
        let beside = |date: Date| {
            let (from, to) = (arith::days(date, -SAME_WEEK), arith::days(date, SAME_WEEK));
            from.zip(to).is_some_and(|(from, to)| self.full.days.range(from..=to).next().is_some())
        };
        if as_is.start.is_some_and(beside) {
            return None;
        }
        self.full
            .years
            .iter()
            .rev()
            .filter_map(|y| self.with(mention, *y))
            .find(|(start, _)| beside(*start) && self.agrees(*start))
            .map(|(_, r)| r)
    }
}

/// The order of numeric dates that the document's unambiguous ones show ("27/07/2021"); [`Order::Unknown`] if there are none, or
/// they disagree.
pub fn order_in(mentions: &[DateMention], text: &str) -> Order {
    let (mut day_first, mut month_first) = (0, 0);
    for mention in mentions {
        let days = days_of(&mention.expr);
        for day in days {
            let What::Calendar(c) = &day.what else { continue };
            let written = day.span.of(text);
            let (Some(d), Some(m)) = (c.day, c.month) else { continue };
            if d <= 12 || !written.bytes().all(|b| !b.is_ascii_alphabetic()) {
                continue;
            }
            let first =
                written.split(|c: char| !c.is_ascii_digit()).find(|w| !w.is_empty()).and_then(|w| w.parse::<u8>().ok());
            day_first += usize::from(first == Some(d));
            month_first += usize::from(first == Some(m));
        }
    }
    match (day_first, month_first) {
        (0, 0) => Order::Unknown,
        (d, 0) if d > 0 => Order::DayFirst,
        (0, _) => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

fn days_of(expr: &DateExpr) -> Vec<&DayExpr> {
    match expr {
        DateExpr::Day(d) => vec![d],
        DateExpr::Range(a, b) => a.iter().chain(b.iter()).collect(),
        DateExpr::List(items) => items.iter().flat_map(days_of).collect(),
        DateExpr::TimeOnly | DateExpr::Recurrence(_) => Vec::new(),
    }
}
