//! The publication date: found, not only given.
//!
//! Candidates in order of trust: the user's option, a mail header (of the file, or written out in the text), a feed, an HTTP header, page metadata, the address, a byline,
//! a dateline, the file name. The first is used, the others are kept.

use crate::annotate::Dates;
use crate::annotate::dates::{DateExpr, Options, Order, Precision, Resolution, Tense, order_in, resolve};
use crate::annotate::layout::Layout;
use crate::annotate::mention::{Layer, Mentions};
use crate::annotate::tokens::{Page, TokenKind};
use crate::document::{Document, MetaSource};
use crate::gazetteer::Lexicon;
use crate::record::RefDateFrom;
use crate::relate::scene::Reference;
use jiff::civil::Date;

/// How many lines at the top and at the foot a byline is looked for in.
const TOP: usize = 12;
const FOOT: usize = 4;

/// How many lines at the top a dateline is looked for in, and how many words its sentence has at least.
const DATELINE: usize = 25;
const SENTENCE: usize = 10;

type Found = (RefDateFrom, Date, Option<(usize, usize)>);

/// The publication date of `document`.
pub fn find(
    document: &Document,
    page: &Page<'_>,
    layout: &Layout,
    mentions: &Mentions,
    dates: &Dates,
    lexicon: &Lexicon,
) -> Reference {
    let mut found: Vec<Found> = Vec::new();
    found.extend(document.meta.published.map(|d| (RefDateFrom::Option, d, None)));
    for (date, source) in &document.meta.dated {
        let from = match source {
            MetaSource::MailHeader => RefDateFrom::MailHeader,
            MetaSource::Feed => RefDateFrom::Feed,
            MetaSource::HttpHeader => RefDateFrom::HttpHeader,
            MetaSource::PageMetadata => RefDateFrom::PageMetadata,
        };
        found.push((from, *date, None));
    }
    found.extend(mail_headers(page, dates));
    found.extend(in_address(&document.meta.uri));
    found.extend(bylines(page, layout, mentions, dates, lexicon));
    found.extend(dateline(page, mentions, dates));
    found.sort_by_key(|f| f.0);
    let mut reference = Reference { date: None, from: RefDateFrom::None, words: None, others: Vec::new() };
    for (from, date, words) in found {
        if reference.date.is_none() {
            (reference.date, reference.from, reference.words) = (Some(date), from, words);
        } else if reference.date != Some(date) && !reference.others.contains(&date) {
            reference.others.push(date);
        }
    }
    reference
}

/// The sending date of a mail whose header stands in the text ("From: … / Date: … / Subject: …"); of several the first, which in
/// an answered mail is the newest.
fn mail_headers(page: &Page<'_>, dates: &Dates) -> Option<Found> {
    dates.tokens.iter().zip(&dates.mentions).find_map(|((first, last), mention)| {
        let (first, last) = (*first as usize, *last as usize);
        if !in_mail_header(page, first) {
            return None;
        }
        let resolved = resolve(mention, page.text, &Options::default(), Tense::Unknown, None);
        let day = resolved
            .start
            .filter(|day| resolved.resolution == Resolution::Explicit && resolved.end.is_none_or(|end| end == *day))?;
        Some((RefDateFrom::MailHeader, day, Some((first, last))))
    })
}

/// Whether `token` stands in the line of a mail header that tells when it was sent: a line "Date:" or "Sent:" that touches lines
/// "From:", "To:" or "Subject:", two of these at least, or "From:" right above or below it.
pub(crate) fn in_mail_header(page: &Page<'_>, token: usize) -> bool {
    let Some(line) = page.tokens.get(token).map(|t| t.line as usize) else { return false };
    if !matches!(label(page, line).as_str(), "date" | "sent") {
        return false;
    }
    let above = (1..HEADER).take_while(|n| line >= *n && !page.lines[line + 1 - n].after_blank).map(|n| line - n);
    let below = (1..HEADER).map(|n| line + n).take_while(|l| page.lines.get(*l).is_some_and(|l| !l.after_blank));
    let touching = |l: usize| l.abs_diff(line) == 1;
    // A sender in the very next line is company enough: archives of lists show no more than these two.
    let others = above.chain(below).map(|l| match label(page, l).as_str() {
        "from" if touching(l) => 2,
        "from" | "to" | "subject" | "cc" => 1,
        _ => 0,
    });
    others.sum::<usize>() > 1
}

/// A mail header has hardly more lines on one side of its date.
const HEADER: usize = 6;

/// The word before the colon that begins a line, in small letters; empty if there is none.
fn label(page: &Page<'_>, line: usize) -> String {
    let (first, end) = (page.lines[line].first as usize, page.lines[line].end as usize);
    let word = (first..end.min(first + 4)).find(|t| page.tokens[*t].kind == TokenKind::Word);
    word.filter(|w| page.tokens.get(w + 1).is_some_and(|t| t.mark == ':'))
        .map_or_else(String::new, |w| page.word(w).to_ascii_lowercase())
}

/// The date before a report's first sentence: "Mangochi, 24 March 2023 – The Ministry …", "(Bangkok, 22 Nov. 2017) -- Heads of
/// …". In front of it stand only a place and marks; after its dash a sentence. Where several lines begin so they are the
/// entries of a list, and none is a dateline.
fn dateline(page: &Page<'_>, mentions: &Mentions, dates: &Dates) -> Option<Found> {
    let mut found: Option<Found> = None;
    for ((first, last), mention) in dates.tokens.iter().zip(&dates.mentions) {
        let (first, last) = (*first as usize, *last as usize);
        let line_number = page.tokens[first].line as usize;
        if line_number >= DATELINE {
            break;
        }
        let line = &page.lines[line_number];
        let place = line.first as usize..first;
        let Some(sentence) = after_dash(page, last + 1, line.end as usize) else { continue };
        let long =
            (sentence..line.end as usize).filter(|t| page.tokens[*t].kind == TokenKind::Word).count() >= SENTENCE;
        let capital = |t: usize| page.word(t).chars().next().is_some_and(char::is_uppercase);
        let of_place = |t: usize| page.tokens[t].kind == TokenKind::Mark || capital(t) || page.word(t) == "de";
        let event = mentions.within(Layer::EventNoun, place.start, first).next().is_some();
        if !long
            || place.len() > 10
            || event
            || !place.clone().all(of_place)
            || !matches!(mention.expr, DateExpr::Day(_))
        {
            continue;
        }
        let resolved = resolve(mention, page.text, &Options::default(), Tense::Unknown, None);
        let day = resolved.start.filter(|day| {
            resolved.resolution == Resolution::Explicit
                && resolved.precision == Precision::Day
                && resolved.end == Some(*day)
                && resolved.start_time.is_none()
        });
        if let Some(day) = day {
            if found.is_some() {
                return None;
            }
            found = Some((RefDateFrom::Dateline, day, Some((first, last))));
        }
    }
    found
}

/// The token after the dash that ends a dateline, of which `token` is the next: "(PNA) –", ") --", "–".
fn after_dash(page: &Page<'_>, token: usize, end: usize) -> Option<usize> {
    let mut at = token;
    let stop = end.min(token + 6);
    while at < stop {
        match page.word(at) {
            "–" | "—" | "-" => {
                let run = (at..end).find(|t| !matches!(page.word(*t), "–" | "—" | "-"))?;
                return Some(run);
            }
            // A name of the agency stands in brackets.
            "(" | ")" | "[" | "]" | "," | "." | "/" => {}
            word if word.chars().all(|c| c.is_uppercase()) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// A date in the path of an address (`/2021/08/17/`, `2021-08-17-title.md`); one in the last part alone is the file name's.
fn in_address(uri: &str) -> Option<Found> {
    let numbers: Vec<(usize, &str)> = split_numbers(uri);
    for (i, (at, year)) in numbers.iter().enumerate() {
        if year.len() == 8 {
            if let Some(date) = day(&year[..4], &year[4..6], &year[6..]) {
                return Some((where_in(uri, *at), date, None));
            }
        }
        let (Some((_, month)), Some((_, d))) = (numbers.get(i + 1), numbers.get(i + 2)) else { continue };
        if let (4, 2, 2) = (year.len(), month.len(), d.len())
            && let Some(date) = day(year, month, d)
        {
            return Some((where_in(uri, *at), date, None));
        }
    }
    None
}

fn where_in(uri: &str, at: usize) -> RefDateFrom {
    if uri[at..].contains('/') { RefDateFrom::Url } else { RefDateFrom::FileName }
}

fn split_numbers(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain(Some((text.len(), ' '))) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                out.push((s, &text[s..i]));
                start = None;
            }
            _ => {}
        }
    }
    out
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|y| (1980..2100).contains(y))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Dates of posting in the text: labelled ("Posted on"), in a short line of their own at the top or foot that names no event,
/// or in a dateline.
fn bylines(page: &Page<'_>, layout: &Layout, mentions: &Mentions, dates: &Dates, lexicon: &Lexicon) -> Vec<Found> {
    let mut out = Vec::new();
    let options = Options { order: order_in(&dates.mentions, page.text), ..Options::default() };
    let cues = lexicon.table("date-cues");
    // The line looked at last, how many words it has, and whether a bar parts it.
    let mut counted = (usize::MAX, 0, false);
    for (n, ((first, last), mention)) in dates.tokens.iter().zip(&dates.mentions).enumerate() {
        let (first, last) = (*first as usize, *last as usize);
        let line_number = page.tokens[first].line as usize;
        if !matches!(mention.expr, DateExpr::Day(_)) {
            continue;
        }
        let resolved = resolve(mention, page.text, &options, Tense::Unknown, None);
        let mut date = resolved
            .start
            .filter(|_| resolved.resolution == Resolution::Explicit && resolved.precision == Precision::Day);
        if date.is_none() && options.order == Order::Unknown && resolved.start.is_none() {
            // "08/12/2021" in a byline: American pages write so, but so do others; the month stays open.
            date = None;
        }
        let Some(date) = date else { continue };
        let line = &page.lines[line_number];
        let field = layout.field_at(lexicon, first);
        let posted = matches!(field, Some("posted" | "updated"))
            || mentions
                .within(Layer::Other, (line.first as usize).max(first.saturating_sub(8)), first)
                .any(|m| m.row.map(|r| r.table) == cues && cues.is_some() && m.cell(lexicon, "kind") == "posted");
        // Counted once a line: a line may hold thousands of dates.
        if counted.0 != line_number {
            let tokens = &page.tokens[line.first as usize..line.end as usize];
            let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
            counted = (line_number, words, tokens.iter().any(|t| matches!(t.mark, '|' | '·' | '•')));
        }
        let (_, words, barred) = counted;
        let inside = (first..=last).filter(|t| page.tokens[*t].kind == TokenKind::Word).count();
        let edge = line_number < TOP || line_number + FOOT >= page.lines.len();
        // "17 August 2021 | Event" sorts a page of which the prose names the day.
        let sorted = barred && words == inside + 1 && dates.tokens.last().is_some_and(|d| d.0 >= line.end);
        let event = || {
            mentions
                .within(Layer::EventNoun, line.first as usize, line.end as usize)
                .any(|m| !m.weak && !(sorted && m.cell(lexicon, "id") == "event"))
                || resolved.start_time.is_some() && line_number > 3
                || announces(page, dates, n, resolved.end_time.is_some())
        };
        let alone = words <= inside + 5 && field.is_none() && !event();
        if posted || edge && alone {
            out.push((RefDateFrom::Byline, date, Some((first, last))));
        }
    }
    // A labelled or topmost one goes first.
    out.truncate(3);
    out
}

/// How many characters before a date a drawn calendar may stand.
const DRAWN: usize = 12;

/// Whether the date that stands alone in its line is an event's own: it tells from when to when, has a calendar drawn before it,
/// or the clock times of the event are in the next line.
fn announces(page: &Page<'_>, dates: &Dates, n: usize, ranged: bool) -> bool {
    let drawn = || {
        // A picture is no token; what stands in the line before the date is looked at as text.
        let start = dates.tokens.get(n).and_then(|(first, _)| page.tokens.get(*first as usize)).map_or(0, |t| t.start);
        let before = page.text.get(..start as usize).unwrap_or("").chars().rev().take_while(|c| *c != '\n');
        before.take(DRAWN).any(|c| matches!(c, '📅' | '📆' | '🗓' | '🕒' | '⏰'))
    };
    let line_of =
        |i: usize| dates.tokens.get(i).and_then(|(first, _)| page.tokens.get(*first as usize)).map(|t| t.line);
    let times_follow = dates.mentions.get(n + 1).is_some_and(|next| {
        matches!(next.expr, DateExpr::TimeOnly)
            && next.clock.as_ref().is_some_and(|c| c.start.is_some())
            && line_of(n).zip(line_of(n + 1)).is_some_and(|(a, b)| a < b && b <= a + 2)
    });
    // "Works Committee – Monday 15 April 2024 commencing at 5:30pm": a stamp has its time right behind its day.
    let times_in_line = dates.mentions.get(n + 1).is_some_and(|next| {
        matches!(next.expr, DateExpr::TimeOnly)
            && line_of(n).is_some_and(|a| line_of(n + 1) == Some(a))
            && dates.tokens.get(n).zip(dates.tokens.get(n + 1)).is_some_and(|(day, time)| {
                (day.1 + 1..time.0).any(|t| page.tokens.get(t as usize).is_some_and(|t| t.kind == TokenKind::Word))
            })
    });
    // "24 March 2023 ⏎ 18:00 sharp": a stamp writes its time into the same line.
    let reaches_on = dates.tokens.get(n).is_some_and(|(first, last)| {
        let line = |t: u32| page.tokens.get(t as usize).map(|t| t.line);
        line(*first) != line(*last)
    });
    ranged || drawn() || times_follow || times_in_line || reaches_on
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Metadata};
    use crate::gazetteer::Lexicon;
    use crate::record::RefDateFrom;

    fn read(text: &str) -> Option<(String, RefDateFrom)> {
        let extractor = crate::Extractor::new(Lexicon::embedded());
        let document = Document::plain(text, Metadata::default());
        let analysis = extractor.analyse(&document);
        analysis.reference.date.map(|d| (d.to_string(), analysis.reference.from))
    }

    #[test]
    fn a_dateline_is_the_day_of_publication() {
        let report = "Heads of the pilots' guilds of four islands met in the port museum yesterday to speak of tides.";
        for line in
            ["Suva, 24 March 2023 – ", "24 March 2023 — ", "(Suva, 24 Mar. 2023) -- ", "SUVA, March 24, 2023 (FBC) - "]
        {
            let text = format!("Pilots meet\n\n{line}{report}\n\nThey will meet again.");
            assert_eq!(read(&text), Some(("2023-03-24".into(), RefDateFrom::Dateline)), "{line}");
        }
    }

    #[test]
    fn an_event_s_own_day_is_no_byline() {
        let text =
            "Will you come and speak with us of tides and of the moon? All who can row are welcome at the museum.";
        let read = |line: &str| read(&format!("An evening with the pilots\n\n{line}\n\n{text}")).map(|(d, _)| d);
        assert_eq!(read("24 March 2023").as_deref(), Some("2023-03-24"));
        assert_eq!(read("24 March 2023, 18:00–20:00"), None);
        assert_eq!(read("📅 24 March 2023"), None);
        assert_eq!(read("24 March 2023\n18:00 sharp"), None);
        assert_eq!(read("Guild of pilots – Friday 24 March 2023 commencing at 6pm"), None);
    }

    #[test]
    fn a_mail_header_in_the_text_dates_the_mail() {
        let text = "From: Harbour Office <office@port.example>\nTo: pilots\nDate: Mon, 6 May 2019 08:10 +0200\n\
                    Subject: supper\n\nDear all,\n\nthe pilots' supper is on Friday at seven.";
        assert_eq!(read(text), Some(("2019-05-06".into(), RefDateFrom::MailHeader)));
        // Archives of lists show the sender and the day alone.
        let text = "Pilots' supper\n\nFrom: Anna Gull (\nDate: Mon May 06 2019 - 08:10:47 EST\n\n    * Next message\n\n\
                    Dear all,\n\nthe pilots' supper is on Friday at seven.";
        assert_eq!(read(text), Some(("2019-05-06".into(), RefDateFrom::MailHeader)));
        // A labelled date of the event's own touches no such lines.
        let text = "Pilots' supper\n\nDate: Mon, 6 May 2019\nVenue: port museum\n\nAll pilots are welcome.";
        assert_ne!(read(text).map(|r| r.1), Some(RefDateFrom::MailHeader));
    }

    #[test]
    fn days_of_a_programme_are_no_dateline() {
        let entry = "Seminar of the guild on tides and currents with supper for all of its members";
        let list = format!("Our year\n\n24 March 2023 – {entry}\n\n3 May 2023 – {entry}\n");
        assert_eq!(read(&list), None);
        assert_eq!(
            read("Workshop\n\n24 March 2023 – 26 March 2023, in the port museum beside the lighthouse of the old town"),
            None
        );
        assert_eq!(
            read(
                "The fair of 24 March 2023 – it was the ninth in the port museum – drew many who had not come before."
            ),
            None
        );
    }
}
