//! Gives clock times their half of the day where the words leave it open.

use super::expr::{Clock, ClockTime, DayPart, Hours};
use jiff::civil::Time;

/// Clock times in 24 hours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settled {
    pub start: Option<Time>,
    pub end: Option<Time>,
    /// The half of the day is a guess.
    pub assumed: bool,
}

/// Opening and closing times of a clock expression.
///
/// An open hour takes the part of the day that is named beside it. Without one, 1 to 7 are in the afternoon or evening, for few
/// events open before eight in the morning, unless the words near it speak of breakfast; 8 to 12 stay as they are. The close is
/// the first such hour after the opening.
pub(super) fn clock(clock: &Clock, text: &str) -> Settled {
    let morning = clock.start.is_some_and(|t| t.hours == Hours::Open && t.hour == 7) && early_near(clock, text);
    let mut assumed = false;
    let start = clock.start.map(|t| {
        let (time, guess) = open(t, clock.part.or(morning.then_some(DayPart::Morning)));
        assumed |= guess;
        time
    });
    let end = clock.end.map(|t| match (start, t.hours) {
        (Some(start), Hours::Open) => {
            let early = minutes(ClockTime { hour: t.hour % 12, ..t });
            if early > start { early } else { early + 12 * 60 }
        }
        _ => {
            let (time, guess) = open(t, clock.part);
            assumed |= guess;
            time
        }
    });
    // "14:00 (90 minutes)"
    let end = end.or_else(|| Some(start? + i32::from(clock.lasts?)));
    Settled { start: start.and_then(time), end: end.and_then(time), assumed }
}

/// Whether the words around a clock time are of the early morning.
fn early_near(clock: &Clock, text: &str) -> bool {
    const REACH: usize = 60;
    const EARLY: &[&str] = &["breakfast", "sunrise", "dawn", "a.m", " am "];
    let mut from = clock.span.start().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (clock.span.end() + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = text.get(from..to).unwrap_or("").to_ascii_lowercase();
    EARLY.iter().any(|w| near.contains(w))
}

fn open(t: ClockTime, part: Option<DayPart>) -> (i32, bool) {
    if t.hours == Hours::Certain {
        return (minutes(t), false);
    }
    let late = ClockTime { hour: t.hour % 12 + 12, ..t };
    let early = ClockTime { hour: if t.hour == 12 { 0 } else { t.hour }, ..t };
    match part {
        Some(DayPart::Morning) => (minutes(early), false),
        Some(DayPart::Afternoon | DayPart::Evening) => (minutes(late), false),
        Some(DayPart::Lunch) => (minutes(if t.hour >= 11 { t } else { late }), false),
        Some(DayPart::Night) => (minutes(if t.hour >= 5 && t.hour < 12 { late } else { early }), false),
        None if (1..=7).contains(&t.hour) => (minutes(late), true),
        None => (minutes(t), true),
    }
}

fn minutes(t: ClockTime) -> i32 {
    i32::from(t.hour) * 60 + i32::from(t.minute)
}

fn time(minutes: i32) -> Option<Time> {
    let minutes = minutes % (24 * 60);
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}
