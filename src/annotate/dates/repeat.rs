//! The days of a recurrence, and its RRULE (RFC 5545).

use super::arith;
use super::expr::{Frequency, Recurrence};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The iCalendar rule; `until` is the last day.
pub(super) fn rrule(rule: &Recurrence, until: Option<Date>) -> String {
    let frequency = match rule.frequency {
        Frequency::Daily => "DAILY",
        Frequency::Weekly => "WEEKLY",
        Frequency::Monthly => "MONTHLY",
        Frequency::Yearly => "YEARLY",
    };
    let mut out = format!("FREQ={frequency}");
    if rule.interval > 1 {
        out.push_str(&format!(";INTERVAL={}", rule.interval));
    }
    if !rule.weekdays.is_empty() {
        let days: Vec<String> = rule
            .weekdays
            .iter()
            .map(|(n, day)| format!("{}{}", n.map_or(String::new(), |n| n.to_string()), code(*day)))
            .collect();
        out.push_str(&format!(";BYDAY={}", days.join(",")));
    }
    if let Some(month) = rule.month {
        out.push_str(&format!(";BYMONTH={month}"));
    }
    if !rule.month_days.is_empty() {
        let days: Vec<String> = rule.month_days.iter().map(i8::to_string).collect();
        out.push_str(&format!(";BYMONTHDAY={}", days.join(",")));
    }
    if let Some(count) = rule.count {
        out.push_str(&format!(";COUNT={count}"));
    } else if let Some(until) = until {
        out.push_str(&format!(";UNTIL={:04}{:02}{:02}", until.year(), until.month(), until.day()));
    }
    out
}

fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// The days from `start` to `end` (or, without an end, the first), at most `most`.
pub(super) fn days(rule: &Recurrence, start: Date, end: Option<Date>, most: usize) -> Vec<Date> {
    let most = match (rule.count, end) {
        (Some(n), _) => usize::from(n).min(most),
        (None, Some(_)) => most,
        (None, None) => 1,
    };
    let last = end.or_else(|| arith::units(start, 2, super::expr::Unit::Year)).unwrap_or(start);
    let interval = i32::from(rule.interval.max(1));
    let mut out = Vec::new();
    match rule.frequency {
        Frequency::Weekly if !rule.weekdays.is_empty() => {
            let Some(mut week) = arith::monday(start) else { return out };
            let mut wanted: Vec<i32> =
                rule.weekdays.iter().map(|(_, d)| i32::from(d.to_monday_zero_offset())).collect();
            wanted.sort_unstable();
            wanted.dedup();
            // "every other Tuesday from 3 May" counts from the first such day
            if interval > 1 && wanted.iter().all(|d| arith::days(week, *d).is_some_and(|d| d < start)) {
                week = arith::days(week, 7).unwrap_or(week);
            }
            while week <= last && out.len() < most {
                out.extend(
                    wanted
                        .iter()
                        .filter_map(|d| arith::days(week, *d))
                        .filter(|d| start <= *d && *d <= last)
                        .take(most - out.len()),
                );
                let Some(next) = arith::days(week, 7 * interval) else { break };
                week = next;
            }
        }
        Frequency::Monthly if !rule.weekdays.is_empty() || !rule.month_days.is_empty() => {
            let mut month = start.first_of_month();
            while month <= last && out.len() < most {
                let mut here: Vec<Date> = rule
                    .weekdays
                    .iter()
                    .filter_map(|(n, day)| month.nth_weekday_of_month(n.unwrap_or(1), *day).ok())
                    .collect();
                for day in &rule.month_days {
                    here.extend(match day {
                        -1 => Some(month.last_of_month()),
                        day => Date::new(month.year(), month.month(), *day).ok(),
                    });
                }
                here.sort_unstable();
                out.extend(here.into_iter().filter(|d| start <= *d && *d <= last).take(most - out.len()));
                let Some(next) = arith::add(month, interval.months()) else { break };
                month = next;
            }
        }
        Frequency::Yearly if rule.month.is_some() => {
            let month = rule.month.and_then(|m| i8::try_from(m).ok()).unwrap_or(1);
            let day = rule.month_days.first().copied().unwrap_or(1);
            let mut year = start.year();
            while year <= last.year() && out.len() < most {
                out.extend(Date::new(year, month, day).ok().filter(|d| start <= *d && *d <= last));
                year = year.saturating_add(i16::from(rule.interval.max(1)));
            }
        }
        frequency => {
            let step = match frequency {
                Frequency::Daily => interval.days(),
                Frequency::Weekly => interval.weeks(),
                Frequency::Monthly => interval.months(),
                Frequency::Yearly => interval.years(),
            };
            let mut day = Some(start);
            while let Some(d) = day.filter(|d| *d <= last && out.len() < most) {
                out.push(d);
                day = arith::add(d, step);
            }
        }
    }
    out
}
