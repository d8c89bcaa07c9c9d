//! Dates and clock times: every expression of an announcement, read into fields and resolved into days.
//!
//! Why it is written by hand: a date is wrong in more ways than a pattern can list. The reader walks over tokens once,
//! looks a bounded way ahead wherever a date could begin, and keeps what the words say apart from what the reference
//! date adds ([`DateExpr`] and [`Resolved`]). Text goes in; non-overlapping mentions in text order come out.
//!
//! - `lex` cuts tokens, `calendar` holds the words of the language, `cursor` looks at tokens;
//! - `atoms` reads single dates, `listed` the days that open the lines of a list, `feasts` days that have names, `relative`
//!   dates that need another, `times` clock times, `recur` recurrences;
//! - `parse` joins them into mentions; `resolve`, `settle`, `repeat`, `arith` turn mentions into days.
//!
//! What it does not do: say which date is the event's, or find the reference date. Calendars other than the Gregorian
//! and languages other than English are not read.

mod arith;
mod atoms;
mod calendar;
mod cursor;
mod expr;
mod feasts;
mod lex;
mod listed;
mod parse;
mod recur;
mod relative;
mod repeat;
mod resolve;
mod resolved;
mod settle;
mod tense;
mod times;
mod whole;
mod zones;

#[cfg(test)]
mod tests;

pub use expr::{
    Calendar, Clock, ClockTime, Counted, DateExpr, DateMention, DayExpr, DayPart, Frequency, Holiday, Hours, Part,
    Period, Recurrence, Relative, Season, Unit, What, Which, Year, ZoneMention,
};
pub use resolve::{MOST_OCCURRENCES, resolve};
pub use resolved::{
    Anchor, Basis, Bias, DateWarning, Occurrence, Options, Order, Precision, Resolution, Resolved, Tense,
};
pub use tense::tense_near;
pub use whole::{order_in, read_and_resolve, resolve_all};
pub use zones::zone_of;

/// All dates and clock times of a text, in text order, never overlapping. A clock time that stands beside a date
/// belongs to the date's mention; elsewhere it is a mention of its own.
///
/// ```
/// let text = "Held on 27–29 July 2021, 9:00–17:00, in Lomé.";
/// let found = annalist::annotate::dates::read(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].span.of(text), "27–29 July 2021, 9:00–17:00");
/// ```
pub fn read(text: &str) -> Vec<DateMention> {
    parse::mentions(&cursor::Cursor::new(text))
}
