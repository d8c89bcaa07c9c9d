//! What resolving a mention needs, and what it gives.

use super::expr::ZoneMention;
use crate::text::Span;
use jiff::civil::{Date, Time};

/// The reference: when the text was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub date: Option<Date>,
    /// The time of day, for "in two hours". With it, "in one day" is the same time of the next day; leave it out for
    /// documents, whose authors do not count by the minute.
    pub time: Option<Time>,
}

/// On which side of the reference a date without a year, or a weekday, is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bias {
    /// The latest not after the reference.
    Past,
    /// The first not before the reference; a bare weekday strictly after it.
    Future,
    /// The nearest, either way, even where a weekday would fit another year.
    Nearest,
    /// By the tense of the sentence: past, future, or else nearest.
    #[default]
    Auto,
}

/// Which of two numbers is the day ("3/4/2021").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
    /// Not known: the month stays open unless the document's other dates tell.
    #[default]
    Unknown,
}

/// The tense of the sentence that a date stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// A report of what happened.
    Past,
    /// An announcement.
    Future,
    /// Neither can be told.
    #[default]
    Unknown,
}

/// How to resolve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The reference date.
    pub anchor: Anchor,
    /// The side to look on.
    pub bias: Bias,
    /// The order of numeric dates.
    pub order: Order,
    /// The document's country (ISO 3166-1 alpha-2), which settles zone abbreviations that several countries use.
    pub country: Option<String>,
}

/// How fine a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// To the minute ("in two hours"). A day with a clock time beside it is still [`Precision::Day`].
    Minute,
    /// To the day; also ranges of days.
    Day,
    /// A week or weekend as a whole ("last week").
    Week,
    /// To the month, or a third of it; ranges of months.
    Month,
    /// A quarter, half-year or season.
    Quarter,
    /// To the year, or a third of it.
    Year,
}

/// What the date was resolved with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The words say all.
    Explicit,
    /// The year came from the reference date.
    YearFromPublication,
    /// Words such as "yesterday", counted from the reference date.
    RelativeToPublication,
    /// A weekday, counted from the reference date.
    WeekdayFromPublication,
    /// It could not be resolved.
    Unresolved,
}

/// What a value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The words say it.
    Stated,
    /// A rule derived it from other words or the reference date.
    Inferred,
    /// A default.
    Assumed,
}

/// A single sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// First day.
    pub start: Date,
    /// Last day, the same for one day.
    pub end: Date,
    /// Opening time.
    pub start_time: Option<Time>,
    /// Closing time.
    pub end_time: Option<Time>,
}

/// Something that a reader should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateWarning {
    /// `weekday-mismatch`, `impossible-date`, `end-before-start`, `year-ambiguous` or `numeric-order-ambiguous`.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// Bytes of the words in question.
    pub span: Span,
    /// Dates that may have been meant, likeliest first.
    pub candidates: Vec<Date>,
}

/// A mention turned into dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// First day; none if unresolved, or for a clock time alone.
    pub start: Option<Date>,
    /// Last day, included; equal to `start` for one day. None for an open end.
    pub end: Option<Date>,
    /// Opening time, as written, local to the event.
    pub start_time: Option<Time>,
    /// Closing time.
    pub end_time: Option<Time>,
    /// Whether am or pm was supplied: "at 3" was taken for 15:00.
    pub hours_assumed: bool,
    /// The zone that stands with the times.
    pub zone: Option<ZoneMention>,
    /// How fine.
    pub precision: Precision,
    /// With what.
    pub resolution: Resolution,
    /// On which side of the reference date it was looked for: what [`Bias::Auto`] came to by the tense of the sentence. Says nothing
    /// where the words say all.
    pub side: Bias,
    /// On what it rests.
    pub basis: Basis,
    /// The same as an EDTF expression (ISO 8601-2): "2021-07-27/2021-07-29", "2021-21" for spring, "XXXX-07-27" for
    /// a date without a year. Empty for a clock time alone.
    pub edtf: String,
    /// The days of a list or recurrence, in order; at most [`super::resolve::MOST_OCCURRENCES`].
    pub occurrences: Vec<Occurrence>,
    /// A stated recurrence as an iCalendar RRULE.
    pub rrule: Option<String>,
    /// What to look at.
    pub warnings: Vec<DateWarning>,
}

impl Resolved {
    /// Whether the words name a day that no calendar has ("31 April", "29 February 2022").
    pub fn impossible(&self) -> bool {
        self.warnings.iter().any(|w| w.code == "impossible-date")
    }
}
