//! Days and clock times as they are printed. Thin coats over `jiff`, which knows the calendar.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the (proleptic Gregorian) calendar, printed `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A clock time to the minute, printed `HH:MM`, in 24 hours, local to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub Time);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Day(date)
    }
}

impl From<Time> for Clock {
    fn from(time: Time) -> Self {
        Clock(time)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// Three or two numbers of fixed width between separators; nothing else.
fn numbers<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[i16; N]> {
    let mut out = [0; N];
    let mut parts = text.split(separator);
    for (slot, width) in out.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(out)
}

impl FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        numbers(text, '-', [4, 2, 2])
            .and_then(|[y, m, d]| Date::new(y, m.try_into().ok()?, d.try_into().ok()?).ok())
            .map(Day)
            .ok_or_else(|| format!("`{text}` is not a day; write YYYY-MM-DD, such as 2021-08-17"))
    }
}

impl FromStr for Clock {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        numbers(text, ':', [2, 2])
            .and_then(|[h, m]| Time::new(h.try_into().ok()?, m.try_into().ok()?, 0, 0).ok())
            .map(Clock)
            .ok_or_else(|| format!("`{text}` is not a time; write HH:MM, such as 09:30"))
    }
}

/// Printed and read as text; in the schema a string of the given pattern.
macro_rules! as_text {
    ($name:ident, $schema:literal, $pattern:literal, $about:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Cow::<'de, str>::deserialize(d)?.parse().map_err(de::Error::custom)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $schema.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $about })
            }
        }
    };
}
as_text!(Day, "Day", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A day, YYYY-MM-DD.");
as_text!(Clock, "Clock", "^[0-2][0-9]:[0-5][0-9]$", "A clock time, HH:MM, local to the event.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_print_as_they_are_read() {
        for text in ["2021-07-27", "0987-01-02", "2024-02-29"] {
            assert_eq!(text.parse::<Day>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("09:05".parse::<Clock>().map(|c| c.to_string()), Ok("09:05".to_owned()));
    }

    #[test]
    fn what_is_no_day_or_time_is_refused() {
        for text in ["2021-02-29", "2021-7-27", "2021-07-27T10:00", "27 July 2021", "", "-021-07-27"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for text in ["24:00", "9:00", "09:60", "09:00:00"] {
            assert!(text.parse::<Clock>().is_err(), "{text}");
        }
    }
}
