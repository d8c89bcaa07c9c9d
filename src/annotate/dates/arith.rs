//! Calendar arithmetic in whole units: the first and last day of a month, thirds of it, weeks, Easter.

use super::expr::{Holiday, Part, Season, Unit};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// A stretch of days, both included.
pub(super) type Days = (Date, Date);

pub(super) fn add(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

pub(super) fn days(date: Date, n: i32) -> Option<Date> {
    add(date, n.days())
}

pub(super) fn units(date: Date, n: i32, unit: Unit) -> Option<Date> {
    let span = match unit {
        Unit::Minute | Unit::Hour => return Some(date),
        Unit::Day => n.days(),
        Unit::Week | Unit::Weekend => n.weeks(),
        Unit::Fortnight => n.checked_mul(2)?.weeks(),
        Unit::Month => n.months(),
        Unit::Quarter => n.checked_mul(3)?.months(),
        Unit::Year => n.years(),
    };
    add(date, span)
}

pub(super) fn month(year: i16, month: u8) -> Option<Days> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    Some((first, first.last_of_month()))
}

pub(super) fn months(year: i16, from: u8, count: i32) -> Option<Days> {
    let (first, _) = month(year, from)?;
    Some((first, add(first, (count - 1).months())?.last_of_month()))
}

pub(super) fn year(year: i16) -> Option<Days> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}

/// Seasons of the northern hemisphere by whole months; a winter belongs to the year it begins in.
pub(super) fn season(year: i16, season: Season) -> Option<Days> {
    let from = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    months(year, from, 3)
}

/// EDTF's number of a season.
pub(super) const fn season_code(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

pub(super) fn monday(date: Date) -> Option<Date> {
    days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// The week, weekend, month, quarter or year that holds a day.
pub(super) fn unit_of(date: Date, unit: Unit) -> Option<Days> {
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Some((date, date)),
        Unit::Week | Unit::Fortnight => {
            let first = monday(date)?;
            Some((first, days(first, if unit == Unit::Week { 6 } else { 13 })?))
        }
        Unit::Weekend => {
            let first = monday(date)?;
            Some((days(first, 5)?, days(first, 6)?))
        }
        Unit::Month => Some((date.first_of_month(), date.last_of_month())),
        Unit::Quarter => months(date.year(), u8::try_from((date.month() - 1) / 3 * 3 + 1).ok()?, 3),
        Unit::Year => year(date.year()),
    }
}

/// A third of a month (1–10, 11–20, 21–), of a year (four months each) or of a week (three days at either end).
pub(super) fn part((start, end): Days, part: Part, unit: Unit) -> Option<Days> {
    let year = start.year();
    match (unit, part) {
        (Unit::Year, Part::Early) => months(year, 1, 4),
        (Unit::Year, Part::Mid) => months(year, 5, 4),
        (Unit::Year, Part::Late) => months(year, 9, 4),
        (Unit::Week, Part::Early) => Some((start, days(start, 2)?)),
        (Unit::Week, Part::Mid) => Some((days(start, 2)?, days(start, 3)?)),
        (Unit::Week, Part::Late) => Some((days(end, -2)?, end)),
        (Unit::Quarter, part) => {
            let nth = match part {
                Part::Early => 0,
                Part::Mid => 1,
                Part::Late => 2,
            };
            unit_of(add(start, nth.months())?, Unit::Month)
        }
        (_, Part::Early) => Some((start, days(start, 9)?)),
        (_, Part::Mid) => Some((days(start, 10)?, days(start, 19)?)),
        (_, Part::Late) => Some((days(start, 20)?, end)),
    }
}

/// The first such weekday not before the date.
pub(super) fn on_or_after(date: Date, weekday: Weekday) -> Option<Date> {
    days(date, i32::from(date.weekday().until(weekday)))
}

/// The latest such weekday not after the date.
pub(super) fn on_or_before(date: Date, weekday: Weekday) -> Option<Date> {
    days(date, -i32::from(date.weekday().since(weekday)))
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Oudin (1940) as given in the US Naval
/// Observatory's almanac for computers.
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let century = y / 100;
    let golden = y % 19;
    let k = (century - 17) / 25;
    let mut i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15) % 30;
    i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
    let j = (y + y / 4 + i + 2 - century + century / 4) % 7;
    let l = i - j;
    let month = 3 + (l + 40) / 44;
    let day = l + 28 - 31 * (month / 4);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn holiday(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::AfterEaster(n) => days(easter(year)?, i32::from(n)),
        Holiday::Fixed(month, day) => Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok(),
        Holiday::Nth(month, n, weekday) => {
            Date::new(year, i8::try_from(month).ok()?, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
        }
        Holiday::Before(month, day, weekday, n) => {
            let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            days(on_or_before(days(date, -1)?, weekday)?, -7 * (i32::from(n) - 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanacs_put_it() {
        for (year, month, day) in
            [(1961, 4, 2), (2000, 4, 23), (2013, 3, 31), (2021, 4, 4), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }

    #[test]
    fn thirds_cover_the_whole() {
        let february = month(2023, 2).unwrap();
        assert_eq!(part(february, Part::Late, Unit::Month).unwrap().1, february.1);
    }
}
