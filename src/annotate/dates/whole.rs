//! A whole document: the order of its numeric dates and the years of its neighbouring dates.

use super::expr::{DateExpr, DateMention, What};
use super::resolved::{Options, Order, Resolution, Resolved};
use super::{read, resolve, tense_near};
use jiff::civil::Date;

/// A date without a year takes that of the full date before it if they lie at most so many days apart.
const SAME_OCCASION: i32 = 60;

/// Reads a document and resolves every mention, with the tense of its sentence, the order of the document's own
/// numeric dates, and the year of the full date before it where the two are close.
pub fn read_and_resolve(text: &str, options: &Options) -> Vec<(DateMention, Resolved)> {
    let mentions = read(text);
    let resolved = resolve_all(&mentions, text, options);
    mentions.into_iter().zip(resolved).collect()
}

/// The same for mentions already read, in text order; as many as `mentions`.
pub fn resolve_all(mentions: &[DateMention], text: &str, options: &Options) -> Vec<Resolved> {
    let order = if options.order == Order::Unknown { order_in(mentions, text) } else { options.order };
    let options = Options { order, ..options.clone() };
    let mut out = Vec::with_capacity(mentions.len());
    let mut context: Option<Date> = None;
    // A text without a reference date may still give a year later on.
    let only_year = if options.anchor.date.is_none() { single_year(mentions, text, &options) } else { None };
    let full = full_days(mentions, text, &options);
    for mention in mentions {
        let tense = tense_near(text, mention.span);
        let mut resolved = resolve(mention, text, &options, tense, None);
        if matches!(resolved.resolution, Resolution::YearFromPublication | Resolution::Unresolved)
            && !resolved.impossible()
        {
            let near = same_occasion(mention, text, &options, &full).or_else(|| context.and_then(|date| near_context(mention, text, &options, date, resolved.start.is_none())));
            resolved = near
                .or_else(|| only_year.map(|year| resolve(mention, text, &options, tense, Some(year))))
                .unwrap_or(resolved);
        }
        if resolved.resolution == Resolution::Explicit && resolved.precision == super::Precision::Day {
            context = resolved.start.or(context);
        }
        out.push(resolved);
    }
    out
}

/// The full dates of a document, for the first few hundred of its dates.
fn full_days(mentions: &[DateMention], text: &str, options: &Options) -> Vec<Date> {
    let days = mentions.iter().take(400).filter_map(|m| {
        let r = resolve(m, text, options, super::Tense::Unknown, None);
        (r.resolution == Resolution::Explicit && r.precision == super::Precision::Day).then_some(r.start).flatten()
    });
    let mut days: Vec<Date> = days.collect();
    days.dedup();
    days.truncate(40);
    days
}

/// The reading without a year that falls within a week of a full date of the document: "17–20 September" in a text that
/// says "17 September 2014" elsewhere.
fn same_occasion(mention: &DateMention, text: &str, options: &Options, full: &[Date]) -> Option<Resolved> {
    full.iter().find_map(|date| {
        let r = resolve(mention, text, options, super::Tense::Unknown, Some(date.year()));
        let near = |day: Date| date.until(day).is_ok_and(|s| s.get_days().abs() <= 6);
        (r.resolution != Resolution::Unresolved && (r.start.is_some_and(near) || r.end.is_some_and(near))).then_some(r)
    })
}

fn near_context(mention: &DateMention, text: &str, options: &Options, date: Date, any: bool) -> Option<Resolved> {
    let years = [date.year(), date.year().saturating_add(1), date.year().saturating_sub(1)];
    let tries = years.into_iter().map(|year| resolve(mention, text, options, super::Tense::Unknown, Some(year)));
    let near = tries.filter_map(|r| {
        let days = date.until(r.start?).ok()?.get_days();
        // a later date of the same year is likelier than one of the year before
        (days.abs() <= SAME_OCCASION || any && (-SAME_OCCASION..300).contains(&days)).then_some((days.abs(), r))
    });
    near.min_by_key(|(days, _)| *days).map(|(_, r)| r)
}

/// The one year of the full dates of a document, if they agree.
fn single_year(mentions: &[DateMention], text: &str, options: &Options) -> Option<i16> {
    let mut years = mentions.iter().filter_map(|m| {
        let resolved = resolve(m, text, options, super::Tense::Unknown, None);
        (resolved.resolution == Resolution::Explicit && resolved.precision == super::Precision::Day)
            .then_some(resolved.start?.year())
    });
    let first = years.next()?;
    years.all(|y| y == first).then_some(first)
}

/// The order of numeric dates that the document's unambiguous ones show ("27/07/2021"); [`Order::Unknown`] if there are none, or
/// they disagree.
pub fn order_in(mentions: &[DateMention], text: &str) -> Order {
    let (mut day_first, mut month_first) = (0, 0);
    for mention in mentions {
        let days = match &mention.expr {
            DateExpr::Day(d) => vec![d],
            DateExpr::Range(a, b) => a.iter().chain(b.iter()).collect(),
            _ => continue,
        };
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
