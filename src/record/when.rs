//! When the event is, and the other dates around it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moment::{Clock, Day};
use super::value::{Evidence, Support};
use super::vocabulary::{DeadlineKind, Precision, RefDateFrom, Resolution};

/// The time of the event as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// First day (of the month, quarter or year, where `precision` says so).
    pub start: Option<Day>,
    /// Last day, inclusive; the same as `start` for an event of one day.
    pub end: Option<Day>,
    /// Opening time.
    pub start_time: Option<Clock>,
    /// Closing time.
    pub end_time: Option<Clock>,
    /// Zone of the times as the text writes it: `ET`, `GMT+7`.
    pub timezone: Option<String>,
    /// The same zone in the IANA database, or an offset: `America/New_York`, `+07:00`; null where the abbreviation is used
    /// in several zones and the document's country does not settle which.
    pub zone: Option<String>,
    /// How finely the date is known.
    pub precision: Option<Precision>,
    /// How the date was made out.
    pub resolution: Resolution,
    /// The same as an Extended Date/Time Format expression (ISO 8601-2): `2021-07-27/2021-07-29`.
    pub edtf: Option<String>,
    /// A recurrence that the text states ("every Tuesday"), as an iCalendar RRULE.
    pub rrule: Option<String>,
    /// Single sittings where the text gives them, and old dates that were superseded; sorted by start.
    pub occurrences: Vec<Occurrence>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// One sitting of an event that has several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Occurrence {
    /// First day.
    pub start: Option<Day>,
    /// Last day, inclusive.
    pub end: Option<Day>,
    /// Opening time.
    pub start_time: Option<Clock>,
    /// Closing time.
    pub end_time: Option<Clock>,
    /// The event was moved away from this date.
    pub superseded: bool,
    /// The words it was read from.
    pub evidence: Vec<Evidence>,
}

/// The day against which "yesterday" and "27 July" were read: when the text was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReferenceDate {
    /// The day that was used.
    pub value: Option<Day>,
    /// Where it was found; `none` where there is none.
    pub from: RefDateFrom,
    /// The words it was read from, where it stands in the text.
    pub evidence: Vec<Evidence>,
    /// Other days that might have served, the likelier first.
    pub others: Vec<Day>,
}

impl ReferenceDate {
    /// No reference date is known.
    pub fn none() -> Self {
        Self { value: None, from: RefDateFrom::None, evidence: Vec::new(), others: Vec::new() }
    }
}

/// A day by which something must be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// What it closes.
    pub kind: DeadlineKind,
    /// The last day.
    pub date: Option<Day>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}
