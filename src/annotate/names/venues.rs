//! Names of halls, rooms, buildings and street addresses.
//!
//! In: a [`Sheet`]. Out: venue mentions, each grown from a head word (`venue-heads.tsv`) or from the shape of a room
//! ("Wean 5409", "WeH 8220").

use super::organisations::{left, run};
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::overlap::settle;
use crate::annotate::tokens::{Gap, TokenKind};

pub(super) fn venues(s: &Sheet<'_>, bodies: &[Mention]) -> Vec<Mention> {
    let mut out = Vec::new();
    let Some(table) = s.lexicon.table("venue-heads") else { return out };
    for m in s.gazetteer.of(Layer::Other).filter(|m| m.row.is_some_and(|r| r.table == table)) {
        let place = m.cell(s.lexicon, "place");
        if let Some(found) = grow(s, m, place) {
            out.push(found);
        }
    }
    rooms(s, &mut out);
    let mut out = settle(out, |m| u8::from(!m.weak));
    let chains = chained(s, &out, bodies);
    out.extend(chains);
    out
}

/// "Room 204, Lindqvist Hall", "Auditorium in Baker Hall", "Hunter Seminar Room, Burr College": venues one within
/// the other, as one mention beside its parts. A body may be the last part, after a comma.
fn chained(s: &Sheet<'_>, venues: &[Mention], bodies: &[Mention]) -> Vec<Mention> {
    let mut parts: Vec<&Mention> = venues.iter().collect();
    let seats =
        bodies.iter().filter(|b| !b.weak && s.is(b.last as usize, flag::HEAD) || s.is(b.first as usize, flag::HEAD));
    // Both are sorted: one walk finds the bodies that overlap no venue.
    let mut at = 0;
    for b in seats {
        while at < venues.len() && venues[at].last < b.first {
            at += 1;
        }
        if !venues.get(at).is_some_and(|v| v.overlaps(b)) {
            parts.push(b);
        }
    }
    parts.sort_by_key(|m| m.first);
    let mut out = Vec::new();
    let mut i = 0;
    while i + 1 < parts.len() {
        let first = i;
        while i + 1 < parts.len() && i - first < 4 && tied(s, parts[i], parts[i + 1]) {
            i += 1;
        }
        let run = &parts[first..=i];
        if run.len() > 1 && run.iter().any(|m| m.layer == Layer::Venue && !m.weak) {
            out.push(Mention::new(
                run[0].first as usize,
                run[run.len() - 1].last as usize,
                Layer::Venue,
                "venue.chain",
            ));
        }
        i += 1;
    }
    out
}

fn tied(s: &Sheet<'_>, a: &Mention, b: &Mention) -> bool {
    let between = a.last as usize + 1..b.first as usize;
    let venue = a.layer == Layer::Venue && b.layer == Layer::Venue;
    let near = s.gap(b.first as usize) <= Gap::Wrap;
    match between.len() {
        0 => venue && near && number_at(s, a.last as usize),
        1 => near && (s.mark(between.start) == ',' || venue && matches!(s.word(between.start), "in" | "of")),
        _ => false,
    }
}

fn number_at(s: &Sheet<'_>, i: usize) -> bool {
    s.word(i).chars().any(|c| c.is_ascii_digit())
}

fn grow(s: &Sheet<'_>, m: &Mention, place: &str) -> Option<Mention> {
    let (first, last) = (m.first as usize, m.last as usize);
    let small = !s.cap(first);
    let mut start = first;
    let mut end = last;
    if place != "first" {
        // "Gateway hotel": a name before the small head.
        let named =
            s.previous(first).is_some_and(|p| s.cap(p) && !s.is(p, flag::FUNCTION | flag::CALENDAR | flag::COUNTRY));
        start = if small && !named { first } else { left(s, first) };
        // "7500 Wean Hall": the number of the room before it.
        if let Some(p) = s
            .previous(start)
            .filter(|p| numbered(s, *p) && s.gap(start) == Gap::Space && place != "street" && !date_like(s, *p))
        {
            start = p;
        }
        // "12 Main Street"
        if place == "street" {
            let p = s.previous(start)?;
            if s.page.tokens[p].kind != TokenKind::Number || start == first {
                return None;
            }
            start = p;
        }
    }
    let goes_on =
        |n: &usize| s.cap(*n) && !s.is(*n, flag::FUNCTION | flag::CALENDAR | flag::POSITION | flag::HONORIFIC);
    let direct = matches!(place, "first" | "either") && start == first && !small;
    if let Some(n) = number_after(s, last) {
        end = n;
    } else if let Some(n) = s.next(last).filter(|n| direct && goes_on(n)) {
        end = run(s, n);
    } else if let Some(n) = s.next(last).filter(|n| !small && start < first && s.is(*n, flag::CITY)) {
        end = s.starting(Layer::City, n).map_or(last, |m| m.last as usize);
    } else if let Some(l) = s.next(last).filter(|l| s.word(*l) == "of" && place != "street") {
        let the = s.next(l).filter(|t| s.word(*t) == "the");
        let t = s.next(the.unwrap_or(l)).filter(|t| s.cap(*t));
        if let Some(t) = t.filter(|_| !small) {
            end = run(s, t);
        }
    }
    // A bare head says nothing: "the Hotel".
    if small && start == first && (place != "first" || end == last)
        || start == first && end == last && !(last > first && !small)
    {
        return None;
    }
    let mut found = Mention::new(start, end, Layer::Venue, "venue.head");
    found.weak = s.case(first) == Case::Shouted || small;
    Some(found)
}

/// The last token of a room number after `i`: "5409", "A18C", "07-A", ", Room 12" is not it.
fn number_after(s: &Sheet<'_>, i: usize) -> Option<usize> {
    let n = s.next(i)?;
    let n = if matches!(s.word(n), "#") || s.mark(n) == '-' && s.gap(n) == Gap::Space { s.next(n)? } else { n };
    if !(numbered(s, n) || single_letter(s, n)) || date_like(s, n) {
        return None;
    }
    Some(s.hyphened(n).unwrap_or(n))
}

fn single_letter(s: &Sheet<'_>, i: usize) -> bool {
    let w = s.word(i);
    w.len() == 1 && s.cap(i) && w != "I" && w != "A" || w == "A" && s.next(i).is_none_or(|n| !s.is_word(n))
}

/// Digits, perhaps with letters: 5409, A18C, 237B.
fn numbered(s: &Sheet<'_>, i: usize) -> bool {
    let w = s.word(i);
    w.chars().any(|c| c.is_ascii_digit())
        && w.chars().count() <= 6
        && w.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && !w.ends_with("th")
        && !w.ends_with("st")
        && !w.ends_with("nd")
        && !w.ends_with("rd")
        && !w.to_ascii_lowercase().ends_with("am")
        && !w.to_ascii_lowercase().ends_with("pm")
}

/// A number that is part of a date or clock time.
fn date_like(s: &Sheet<'_>, i: usize) -> bool {
    let after =
        s.page.tokens.get(i + 1).is_some_and(|t| t.mark == ':' && t.gap == Gap::Joined || s.is(i + 1, flag::CALENDAR))
            || matches!(s.word(i + 1), "am" | "pm" | "AM" | "PM" | "a.m" | "p.m" | "A.M" | "P.M" | "-" | "%");
    let before = i > 0
        && (s.is(i - 1, flag::CALENDAR)
            || s.mark(i - 1) == ',' && i > 1 && s.page.tokens[i - 2].kind == TokenKind::Number);
    after || before
}

/// A room without a head word: a short capitalised code or a building's name and a number of three digits or more, in a
/// place field, at a line's end or after "in" or "at".
fn rooms(s: &Sheet<'_>, out: &mut Vec<Mention>) {
    for i in 0..s.len() {
        if !s.cap(i)
            || s.is(i, flag::CALENDAR | flag::FUNCTION | flag::VENUE | flag::HONORIFIC | flag::EVENT | flag::POSITION)
        {
            continue;
        }
        let glued = s.word(i).chars().count() <= 8 && glued_room(s.word(i));
        let n = s.next(i).filter(|n| s.page.tokens[*n].kind == TokenKind::Number || numbered(s, *n));
        let code = n.filter(|n| s.gap(*n) == Gap::Space && long_number(s.word(*n)) && !date_like(s, *n));
        let end = if glued {
            i
        } else if let Some(n) = code {
            n
        } else {
            continue;
        };
        let start = if glued { i } else { i };
        let led = start > 0
            && (matches!(s.word(start - 1), "in" | "In" | "at" | "At" | "@" | "room" | "Room")
                || matches!(s.mark(start - 1), ':' | ',' | '(' | '@'));
        let line = &s.page.lines[s.page.tokens[i].line as usize];
        let alone = line.first as usize == start || line.end as usize == end + 1;
        if led || alone {
            let mut found = Mention::new(start, end, Layer::Venue, "venue.room");
            found.weak = !led;
            out.push(found);
        }
    }
}

/// "DH3313", "WH7220".
fn glued_room(word: &str) -> bool {
    let letters = word.chars().take_while(|c| c.is_alphabetic()).count();
    let digits = word.chars().skip(letters).take_while(char::is_ascii_digit).count();
    (2..=4).contains(&letters) && (3..=4).contains(&digits) && letters + digits + 1 >= word.chars().count()
}

/// Three or four digits that are no year: 5409, 237B, A18C.
fn long_number(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    let lettered = word.chars().any(|c| c.is_ascii_uppercase()) && digits >= 2;
    (digits >= 3 && digits <= 4 || lettered) && !year && word.len() <= 6
}
