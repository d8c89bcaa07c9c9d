//! Dates of an event that the text gives in pieces.
//!
//! - "opened on 28 June … goes on until 2 July": a day and an open end (`from-until`);
//! - "a five-day course began on Monday", "three days from 8 May": a day and a duration (`duration`, counted from the day,
//!   and `duration-back`, counted to it);
//! - "a five-day workshop this week": Monday to Friday (`working-week`);
//! - "10–14 June … and 17–21 June": the stretch over both (`union`).

use super::{date_indexes, tokens, value};
use crate::annotate::dates::Precision;
use crate::annotate::mention::Layer;
use crate::relate::choice::Candidate;
use crate::relate::scene::SceneCx;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A value, the number of the date it rests on, its evidence, its kind, and the candidate whose features it shares.
type Composite = (String, usize, Vec<(usize, usize, &'static str)>, &'static str, Option<usize>);

/// A day and its candidate look no further ahead than this for an end.
const LONGEST: i32 = 45;
/// At most so many dates and durations are combined, which bounds the work.
const MOST: usize = 8;

/// The dates that can be put together from the scene's single ones. `list` holds the candidates made so far.
pub(super) fn of(cx: &SceneCx<'_>, list: &[Candidate<'_>]) -> Vec<Composite> {
    let mut out = Vec::new();
    let all = date_indexes(cx);
    let days: Vec<(usize, Date)> = all
        .iter()
        .filter_map(|i| {
            let r = &cx.doc.resolved[*i];
            (r.precision == Precision::Day && r.start.is_some() && r.start == r.end).then_some((*i, r.start?))
        })
        .take(MOST)
        .collect();
    let base = |i: usize| list.iter().position(|c| c.data == i);
    let words = |i: usize, rule| {
        let (a, b) = tokens(cx, i);
        (a, b, rule)
    };
    for i in all.iter().take(MOST * 2) {
        let r = &cx.doc.resolved[*i];
        if let (None, Some(end)) = (r.start, r.end) {
            for (j, day) in &days {
                if within(*day, end) && day != &end {
                    let evidence = vec![words(*j, "when.from-until"), words(*i, "when.from-until")];
                    out.push((value(Some(*day), Some(end)), *j, evidence, "from-until", base(*j)));
                }
            }
        }
    }
    for (first, last, n) in durations(cx).into_iter().take(MOST) {
        for (j, day) in &days {
            let span: Span = (n - 1).days();
            let evidence = vec![words(*j, "when.duration"), (first, last, "when.duration")];
            if let Ok(end) = day.checked_add(span) {
                out.push((value(Some(*day), Some(end)), *j, evidence.clone(), "duration", base(*j)));
            }
            if let Ok(start) = day.checked_sub(span) {
                out.push((value(Some(start), Some(*day)), *j, evidence, "duration-back", base(*j)));
            }
        }
        for i in all.iter().take(MOST) {
            let r = &cx.doc.resolved[*i];
            if let (Precision::Week, Some(monday), 5) = (r.precision, r.start, n) {
                let end = monday.checked_add(4.days()).ok();
                let evidence = vec![words(*i, "when.working-week"), (first, last, "when.working-week")];
                out.push((value(Some(monday), end), *i, evidence, "working-week", None));
            }
        }
    }
    out.extend(union(cx, &all, words));
    out
}

fn within(from: Date, to: Date) -> bool {
    from.until(to).is_ok_and(|s| (0..=LONGEST).contains(&s.get_days()))
}

/// From the first of several ranges to the last, if they lie close together.
fn union(
    cx: &SceneCx<'_>,
    all: &[usize],
    words: impl Fn(usize, &'static str) -> (usize, usize, &'static str),
) -> Option<Composite> {
    let ranges: Vec<(Date, Date, usize)> = all
        .iter()
        .filter_map(|i| {
            let r = &cx.doc.resolved[*i];
            (r.precision == Precision::Day && r.start < r.end).then_some((r.start?, r.end?, *i))
        })
        .take(MOST)
        .collect();
    let (low, high) = (ranges.iter().min_by_key(|r| r.0)?, ranges.iter().max_by_key(|r| r.1)?);
    if low.2 == high.2 || !within(low.0, high.1) {
        return None;
    }
    let evidence = vec![words(low.2, "when.union"), words(high.2, "when.union")];
    Some((value(Some(low.0), Some(high.1)), usize::MAX - 1, evidence, "union", None))
}

/// "five-day", "three days", "a fortnight": tokens and the number of days, in text order, each number once.
fn durations(cx: &SceneCx<'_>) -> Vec<(usize, usize, i64)> {
    let page = cx.page();
    let mut out: Vec<(usize, usize, i64)> = Vec::new();
    for number in cx.own(Layer::Number) {
        let (first, last) = (number.first as usize, number.last as usize);
        let mut next = last + 1;
        if page.tokens.get(next).is_some_and(|t| matches!(t.mark, '-' | '–' | '‑')) {
            next += 1;
        }
        let Some(unit) = page.tokens.get(next) else { continue };
        let days = match cx.lexicon().text_of(unit.word) {
            "day" | "days" => number.number,
            "week" if number.number == 1 => 5,
            _ => continue,
        };
        if (2..=31).contains(&days) && !out.iter().any(|d| d.2 == days as i64) {
            out.push((first, next, days as i64));
        }
    }
    for t in cx.scene.first..cx.scene.end {
        if cx.lexicon().text_of(page.tokens[t].word) == "fortnight" && !out.iter().any(|d| d.2 == 14) {
            out.push((t, t, 14));
        }
    }
    out
}
