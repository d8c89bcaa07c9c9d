//! What the words of a date say, before anyone asks which day that is.
//!
//! A reader of dates that resolves while it reads must be run again for another reference date. Here the
//! reading is kept as fields that may be absent (`27 July` has no year, `on Tuesday` has no date), so the same
//! mention can be resolved with another anchor, tense or year.

use crate::text::Span;
use jiff::civil::Weekday;

/// A reading of a stretch of text as a date, a range or list of dates, a recurrence, or a clock time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Bytes of the whole expression, with its clock times and zone.
    pub span: Span,
    /// Dotted id of the rule that read it, such as `date.day-month-year`.
    pub rule: &'static str,
    /// What the words say.
    pub expr: DateExpr,
    /// Clock times that belong to the mention as a whole ("27–29 July, 9:00–17:00"). Times that stand at one
    /// end of a range are kept in that end's [`DayExpr::clock`].
    pub clock: Option<Clock>,
    /// Bytes of the parts of a range or list, in text order; empty for a single date.
    pub parts: Vec<Span>,
}

/// The shape of a date expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateExpr {
    /// A clock time with no date beside it.
    TimeOnly,
    /// One day, month, quarter, week … .
    Day(DayExpr),
    /// From one day (or month …) to another, both included. One end may be missing: "until 7 May".
    Range(Option<DayExpr>, Option<DayExpr>),
    /// Several days or ranges, in text order: "3, 5 and 7 May". Holds only `Day` and `Range`.
    List(Vec<DateExpr>),
    /// "every Tuesday in March".
    Recurrence(Box<Recurrence>),
}

/// One day, or one longer unit, with the clock time that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayExpr {
    /// Bytes of this part.
    pub span: Span,
    /// The words' meaning.
    pub what: What,
    /// The clock time written beside this part.
    pub clock: Option<Clock>,
}

/// Calendar fields, or words that need a reference date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Year, month, day, weekday, as far as they are given.
    Calendar(Calendar),
    /// "yesterday", "next month", "the first Monday of May".
    Relative(Relative),
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// All digits were given, 1 to 9999.
    Full(i16),
    /// The last two digits were given ('21). The century is the one that puts the year into the hundred years
    /// that end twenty years after the reference date; without a reference, 69 to 99 are 1969 to 1999.
    Short(u8),
    /// Counted from the year of the reference date: 0 is "this year", -1 "last year".
    Offset(i8),
}

/// Calendar fields as far as the words give them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The year.
    pub year: Option<Year>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// The weekday, which may disagree with the date.
    pub weekday: Option<Weekday>,
    /// A quarter, half-year or season, instead of a month.
    pub period: Option<Period>,
    /// "early March", "mid-2021", "the end of April".
    pub part: Option<Part>,
    /// Two numbers of which either may be the month ("3/4/2021"), as written. `month` and `day` are then empty.
    pub numeric: Option<(u8, u8)>,
}

/// A stretch of a year that is no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// A season of the northern hemisphere.
    Season(Season),
}

/// The seasons, in the order of the EDTF codes 21 to 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A third of a month, year or week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first third.
    Early,
    /// The second third.
    Mid,
    /// The last third.
    Late,
}

/// Units that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Sixty seconds.
    Minute,
    /// Sixty minutes.
    Hour,
    /// A calendar day.
    Day,
    /// Monday to Sunday, when whole weeks are meant.
    Week,
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// A calendar year.
    Year,
}

/// Which of several weekdays, months or seasons of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// "this Friday", "this coming Friday": the first not before the reference.
    This,
    /// "next Friday": that of the next week; "next March": the first after the reference.
    Next,
    /// "Friday after next".
    AfterNext,
    /// "last Friday": the latest before the reference.
    Last,
}

/// Feasts and other days of the year that have names: how their date is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// So many days after Easter Sunday, western reckoning.
    AfterEaster(i16),
    /// Month and day.
    Fixed(u8, u8),
    /// The n-th weekday of a month; -1 is the last.
    Nth(u8, i8, Weekday),
    /// The n-th such weekday before month and day.
    Before(u8, u8, Weekday, u8),
}

/// What is counted in "the first Monday of May".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A weekday.
    Weekday(Weekday),
    /// Days, whole weeks, weekends or quarters.
    Unit(Unit),
    /// Halves of a month or year.
    Half,
}

/// Words that need a reference date, or another date, to become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relative {
    /// So many units from the reference: "yesterday" is one day before it.
    Offset {
        /// How many; negative for the past.
        n: i32,
        /// Of what.
        unit: Unit,
    },
    /// So many units from another date: "two days after Easter".
    From {
        /// How many; negative for before.
        n: i32,
        /// Of what.
        unit: Unit,
        /// The other date.
        base: Box<DayExpr>,
    },
    /// The whole unit: "last week", "earlier this month".
    Whole {
        /// 0 for this one, -1 for the last.
        n: i32,
        /// Of what.
        unit: Unit,
        /// "the end of next month".
        part: Option<Part>,
    },
    /// "the next three weeks".
    Rolling {
        /// How many; negative for the past.
        n: i32,
        /// Of what.
        unit: Unit,
    },
    /// "this Friday", "next Friday".
    Weekday {
        /// The weekday.
        weekday: Weekday,
        /// Which one.
        which: Which,
    },
    /// "Friday next week", "last week's Sunday".
    WeekdayOfWeek {
        /// The weekday.
        weekday: Weekday,
        /// 0 for this week.
        weeks: i32,
    },
    /// "three Fridays from now".
    WeekdayCount {
        /// The weekday.
        weekday: Weekday,
        /// How many; negative for the past.
        n: i32,
    },
    /// "next March", "last September".
    Month {
        /// 1 to 12.
        month: u8,
        /// Which one.
        which: Which,
    },
    /// "next summer".
    Season {
        /// The season; none for "this season".
        season: Option<Season>,
        /// Which one.
        which: Which,
    },
    /// "the 20th of next month".
    DayOfMonth {
        /// 1 to 31.
        day: u8,
        /// 0 for this month.
        months: i32,
    },
    /// "the first Monday of May", "the last week of 2018".
    Nth {
        /// 1 for the first, -1 for the last, -2 for the last but one.
        n: i8,
        /// Of what.
        what: Counted,
        /// Within what.
        base: Box<DayExpr>,
    },
    /// "the first Friday after 3 May" (n = 1), "the Friday before Easter" (n = -1).
    WeekdayFrom {
        /// The weekday.
        weekday: Weekday,
        /// Which one after (or before) the date.
        n: i32,
        /// The date.
        base: Box<DayExpr>,
    },
    /// "the Monday closest to 5 October".
    Closest {
        /// The weekday.
        weekday: Weekday,
        /// The date.
        base: Box<DayExpr>,
    },
    /// "the week of 6 October", "the weekend of 6 October", "the week before Easter".
    UnitOf {
        /// Week or weekend.
        unit: Unit,
        /// How many units later; negative for before.
        n: i32,
        /// A day of that week.
        base: Box<DayExpr>,
    },
    /// "the last two weeks of March", "the first ten days of May".
    Stretch {
        /// How many, from the start; negative for the last ones.
        n: i32,
        /// Of what.
        unit: Unit,
        /// Within what.
        base: Box<DayExpr>,
    },
    /// "Easter 2021".
    Holiday {
        /// Which feast.
        holiday: Holiday,
        /// Its year, if given.
        year: Option<Year>,
    },
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Daily.
    Daily,
    /// Weekly.
    Weekly,
    /// Monthly.
    Monthly,
    /// Yearly.
    Yearly,
}

/// "the first Monday of each month", "weekly from 3 May to 14 June".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How often.
    pub frequency: Frequency,
    /// Every so many (2 for "every other Tuesday").
    pub interval: u8,
    /// Weekdays, each with its place in the month if one is given (-1 is the last).
    pub weekdays: Vec<(Option<i8>, Weekday)>,
    /// Days of the month, if given; -1 is the last.
    pub month_days: Vec<i8>,
    /// The month of something yearly.
    pub month: Option<u8>,
    /// How many times, if told: "six Tuesdays from 4 June".
    pub count: Option<u8>,
    /// The stretch within which it happens: a month, a range, or a start.
    pub within: Option<DateExpr>,
    /// "except 18 June".
    pub except: Option<DateExpr>,
}

/// How sure the hour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// am, pm, noon, midnight, or a 24-hour form: the hour is as given.
    Certain,
    /// A bare hour from 1 to 12: which half of the day is open.
    Open,
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Whether the half of the day is known.
    pub hours: Hours,
}

/// Parts of the day that have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// "in the morning".
    Morning,
    /// "at lunch".
    Lunch,
    /// "this afternoon".
    Afternoon,
    /// "in the evening".
    Evening,
    /// "last night", "tonight".
    Night,
}

/// Clock times that stand together: a start, perhaps an end, a zone, and the same moment in other zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Bytes from the first time to the end of the zone.
    pub span: Span,
    /// Opening; none for "until 5 pm".
    pub start: Option<ClockTime>,
    /// Close.
    pub end: Option<ClockTime>,
    /// The zone that was written.
    pub zone: Option<ZoneMention>,
    /// The same moment in other zones ("10:00 UTC / 17:00 Jakarta"), in text order.
    pub others: Vec<(ClockTime, ZoneMention)>,
    /// "in the morning".
    pub part: Option<DayPart>,
    /// Minutes that it lasts, where that stands beside the opening ("14:00 (90 minutes)") and no close is given.
    pub lasts: Option<u16>,
    /// Bytes of the opening time alone, and of the closing time alone.
    pub start_span: Option<Span>,
    /// Bytes of the closing time alone.
    pub end_span: Option<Span>,
}

/// A time zone as it was written, beside what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneMention {
    /// As written: "ET", "GMT+7", "Jakarta time".
    pub written: String,
    /// IANA name or fixed offset ("America/New_York", "+07:00"); none for "local time" and for an abbreviation
    /// that several zones share.
    pub iana: Option<String>,
    /// Bytes.
    pub span: Span,
}
