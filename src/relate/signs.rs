//! Signs of dates: month names with a day, weekdays, numeric dates.
//!
//! In: a page. Out: the places where a day is named, with month and day where they are given. It is coarser than the
//! reading of dates and comes before it: scenes only ask where a new day is named, not which year it is in.

use crate::annotate::Dates;
use crate::annotate::dates::{DateExpr, Precision, Resolved};
use crate::annotate::tokens::{Gap, Page, TokenKind};
use jiff::civil::Date;

/// A day named in the text, tokens `first..=last`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sign {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// Month 1–12; 0 where only a weekday is named.
    pub month: u8,
    /// Day of the month, the first of a range; 0 where only a month or a weekday is named.
    pub day: u8,
    /// Weekday 1–7 from Monday; 0 if none is named.
    pub weekday: u8,
    /// The day that the words come to, where that is known.
    pub date: Option<Date>,
    /// The last day, of a range; else the same.
    pub until: Option<Date>,
}

impl Sign {
    /// Whether it names a day (of a month or of the week).
    pub fn names_a_day(&self) -> bool {
        self.day > 0 || self.weekday > 0
    }

    /// Whether it names a month and no day in it.
    pub fn names_a_month(&self) -> bool {
        self.month > 0 && !self.names_a_day()
    }

    /// A sign of these fields alone.
    fn named(first: usize, last: usize, (month, day, weekday): (u8, u8, u8)) -> Sign {
        Sign { first, last, month, day, weekday, date: None, until: None }
    }

    /// With the month and day of its date, where the words give none.
    fn dated(self) -> Sign {
        match self.date {
            Some(date) if self.day == 0 => Sign { month: date.month() as u8, day: date.day() as u8, ..self },
            _ => self,
        }
    }

    /// Equal for the same day as far as it is named.
    pub fn key(&self) -> (u8, u8, u8) {
        (self.month, self.day, if self.day > 0 { 0 } else { self.weekday })
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The signs of a page, in text order, not overlapping.
pub fn signs(page: &Page<'_>) -> Vec<Sign> {
    let mut out: Vec<Sign> = Vec::new();
    for i in 0..page.tokens.len() {
        let token = &page.tokens[i];
        if out.last().is_some_and(|s| s.last >= i) {
            continue;
        }
        let sign = match token.kind {
            TokenKind::Word if token.capital => named(page, i),
            TokenKind::Number => numeric(page, i),
            _ => None,
        };
        let Some(sign) = sign else { continue };
        // "Friday, 13 March": the weekday before belongs to the day.
        if let Some(last) = out.last_mut()
            && last.day == 0
            && last.month == 0
            && sign.day > 0
            && sign.first - last.last <= 3
            && page.tokens[last.last].line == page.tokens[sign.first].line
            && (last.last + 1..sign.first).all(|t| page.tokens[t].kind == TokenKind::Mark || page.word(t) == "the")
        {
            *last = Sign { first: last.first, weekday: last.weekday, ..sign };
        } else if out.last().is_none_or(|l| l.last < sign.first) {
            out.push(sign);
        }
    }
    out
}

/// The signs of a page together with what the reading of dates makes of them: the end of a range is no sign of its own,
/// and words such as "tomorrow" or "Monday the 8th" that come to a day are signs too.
pub fn read_signs(page: &Page<'_>, dates: &Dates, resolved: &[Resolved]) -> Vec<Sign> {
    let coarse = signs(page);
    let mut out: Vec<Sign> = Vec::with_capacity(coarse.len());
    let mut at = 0;
    for ((mention, day), (first, last)) in dates.mentions.iter().zip(resolved).zip(&dates.tokens) {
        let (first, last) = (*first as usize, *last as usize);
        if matches!(mention.expr, DateExpr::TimeOnly | DateExpr::Recurrence(_)) {
            continue;
        }
        while coarse.get(at).is_some_and(|s| s.last < first) {
            out.push(coarse[at]);
            at += 1;
        }
        let held = coarse[at..].iter().take_while(|s| s.first <= last).count();
        let fine = day.precision == Precision::Day;
        let date = day.start.filter(|_| fine);
        match &mention.expr {
            DateExpr::List(_) if held > 1 => {
                // Each day of a list stands for itself.
                let days = day.occurrences.iter().map(|o| (o.start, o.end));
                for (sign, found) in coarse[at..at + held].iter().zip(days.map(Some).chain(std::iter::repeat(None))) {
                    out.push(Sign { date: found.map(|f| f.0), until: found.map(|f| f.1), ..*sign }.dated());
                }
            }
            _ if held > 0 => {
                let sign = coarse[at];
                let until = day.end.filter(|_| fine).or(date);
                let sign = Sign { last: sign.last.max(last.min(coarse[at + held - 1].last)), date, until, ..sign };
                out.push(sign.dated());
            }
            _ => {
                if let Some(d) = date {
                    let weekday = d.weekday().to_monday_one_offset() as u8;
                    let until = day.end.or(date);
                    out.push(Sign { first, last, month: d.month() as u8, day: d.day() as u8, weekday, date, until });
                } else if let (Precision::Month, Some(d)) = (day.precision, day.start) {
                    // "late November", "last month", "in June".
                    out.push(Sign::named(first, last, (d.month() as u8, 0, 0)));
                }
            }
        }
        at += held;
    }
    out.extend_from_slice(&coarse[at..]);
    out
}

/// A month or weekday by name at token `i`.
fn named(page: &Page<'_>, i: usize) -> Option<Sign> {
    let word = page.word(i).trim_end_matches('.');
    if let Some(weekday) = index(word, &WEEKDAYS) {
        return Some(Sign::named(i, i, (0, 0, weekday)));
    }
    let month = index(word, &MONTHS)?;
    let mut sign = Sign::named(i, i, (month, 0, 0));
    // Backwards: "13", "13th of", "16 - 20", "29th and 30th".
    let mut at = i;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1) else { break };
        let mut b = before;
        let joins = matches!(page.tokens[b].mark, '-' | '–' | '—' | '&' | '/' | ',')
            || matches!(page.word(b), "and" | "to" | "of" | "until");
        if joins && b > 0 && (sign.day > 0 || page.word(b) == "of") {
            b -= 1;
        }
        if page.tokens[b + 1].gap >= Gap::Line || page.tokens[at].gap >= Gap::Line {
            break;
        }
        let Some(day) = day(page.word(b)) else { break };
        sign.day = day;
        sign.first = b;
        at = b;
    }
    if sign.day == 0 {
        // Forwards: "March 13", "Sept. 25–27".
        let mut next = i + 1;
        if page.tokens.get(next).is_some_and(|t| t.mark == '.' && t.gap == Gap::Joined) {
            next += 1;
        }
        if page.tokens.get(next).is_some_and(|t| t.gap < Gap::Line)
            && let Some(day) = day(page.word(next))
        {
            sign.day = day;
            sign.last = next;
            let range = page.tokens.get(next + 1).is_some_and(|t| matches!(t.mark, '-' | '–' | '—'));
            if range && self::day(page.word(next + 2)).is_some() {
                sign.last = next + 2;
            }
        }
    }
    // A year behind belongs to it.
    let mut next = sign.last + 1;
    if page.tokens.get(next).is_some_and(|t| t.mark == ',') {
        next += 1;
    }
    let year = page.word(next);
    if page.tokens.get(next).is_some_and(|t| t.gap < Gap::Line)
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
    {
        sign.last = next;
    }
    // "May" alone is mostly a verb or a name; a month alone names no day.
    (sign.day > 0 || sign.last > i).then_some(sign)
}

/// "2021-07-27", "27/07/2021", "27.07.21" at token `i`.
fn numeric(page: &Page<'_>, i: usize) -> Option<Sign> {
    let mut parts: Vec<u32> = Vec::new();
    let mut last = i;
    let text = page.word(i);
    if text.matches('.').count() == 2 || text.matches('/').count() == 2 {
        parts = text.split(['.', '/']).filter_map(|p| p.parse().ok()).collect();
    } else {
        let mut at = i;
        while parts.len() < 3 {
            parts.push(page.word(at).parse().ok()?);
            last = at;
            if parts.len() == 3 {
                break;
            }
            let sep = page.tokens.get(at + 1)?;
            let next = page.tokens.get(at + 2)?;
            if sep.gap != Gap::Joined || next.gap != Gap::Joined || !matches!(sep.mark, '-' | '/' | '.') {
                return None;
            }
            at += 2;
        }
    }
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if *a > 31 { (*a, *b, *c) } else { (*c, *b, *a) };
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && (year < 100 || (1900..2100).contains(&year));
    fits.then_some(Sign::named(i, last, (month as u8, day as u8, 0)))
}

/// 13, 13th.
fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &word[digits.len()..];
    let n: u8 = digits.parse().ok()?;
    let suffix = tail.is_empty() || ["st", "nd", "rd", "th"].iter().any(|s| tail.eq_ignore_ascii_case(s));
    (suffix && digits.len() <= 2 && (1..=31).contains(&n)).then_some(n)
}

/// Number of a name or its abbreviation of at least three letters, from 1.
fn index(word: &str, names: &[&str]) -> Option<u8> {
    let len = word.len();
    if !(3..=9).contains(&len) || !word.is_ascii() {
        return None;
    }
    let whole = |n: &str| n.eq_ignore_ascii_case(word);
    let short = |n: &str| {
        len <= 5
            && n.len() > len
            && n.is_char_boundary(len)
            && n[..len].eq_ignore_ascii_case(word)
            && (len == 3 || matches!(&n[..len], "sept" | "tues" | "thur" | "thurs"))
    };
    names.iter().position(|n| whole(n) || short(n)).map(|n| n as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Lexicon;

    fn read(text: &str) -> Vec<(u8, u8, u8)> {
        signs(&Page::new(text, 0, &Lexicon::embedded())).iter().map(|s| (s.month, s.day, s.weekday)).collect()
    }

    #[test]
    fn days_are_found() {
        assert_eq!(read("Friday, 13 March 2026, and on the 9th of April"), [(3, 13, 5), (4, 9, 0)]);
        assert_eq!(read("from Sept. 25-27 or 16 - 20 December; 2021-07-27"), [(9, 25, 0), (12, 16, 0), (7, 27, 0)]);
    }

    #[test]
    fn may_and_march_as_words_are_none() {
        assert_eq!(read("You may come. May we ask? They March on."), []);
    }
}
