//! Signs of dates: month names with a day, weekdays, numeric dates.
//!
//! In: a page. Out: the places where a day is named, with month and day where they are given. It is coarser than the
//! reading of dates and comes before it: scenes only ask where a new day is named, not which year it is in.

use crate::annotate::tokens::{Gap, Page, TokenKind};

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
}

impl Sign {
    /// Whether it names a day (of a month or of the week).
    pub fn names_a_day(&self) -> bool {
        self.day > 0 || self.weekday > 0
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

/// A month or weekday by name at token `i`.
fn named(page: &Page<'_>, i: usize) -> Option<Sign> {
    let word = page.word(i).trim_end_matches('.');
    if let Some(weekday) = index(word, &WEEKDAYS) {
        return Some(Sign { first: i, last: i, month: 0, day: 0, weekday });
    }
    let month = index(word, &MONTHS)?;
    let mut sign = Sign { first: i, last: i, month, day: 0, weekday: 0 };
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
    fits.then_some(Sign { first: i, last, month: month as u8, day: day as u8, weekday: 0 })
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
