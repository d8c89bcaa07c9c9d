//! Dates of an event that the text gives in pieces.
//!
//! - "opened on 28 June … goes on until 2 July": a day and an open end (`from-until`);
//! - "a five-day course began on Monday", "three days from 8 May": a day and a duration (`duration`, counted from the day,
//!   and `duration-back`, counted to it);
//! - "began on 6 August … and ended on 15 September", "closed on Friday … had begun on Monday": two days, each with what
//!   happened on it (`began-ended`);
//! - "the four-week course ended on Friday": a last day alone (`ended-only`), or a first (`began-only`);
//! - "a five-day workshop this week": Monday to Friday (`working-week`);
//! - a programme of days that follow each other, each named by itself (`run-2` and so on);
//! - "10–14 June … and 17–21 June": the stretch over both (`union`).

use super::{date_indexes, tokens, value};
use crate::annotate::dates::Precision;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
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
    // Weekdays of the other side of publication, each behind its own kind.
    let others: Vec<(usize, Date)> =
        days.iter().filter_map(|(i, _)| Some((*i, super::other_week(cx, *i)?))).take(MOST).collect();
    let base = |i: usize| list.iter().position(|c| c.data == i);
    let base_of = |i: usize, day: Date| {
        let value = value(Some(day), Some(day));
        list.iter().position(|c| c.value == value).or_else(|| base(i))
    };
    let words = |i: usize, rule| {
        let (a, b) = tokens(cx, i);
        (a, b, rule)
    };
    // "Since 4 April … till Friday 15 April"
    let since: Vec<(usize, Date)> = all
        .iter()
        .filter(|i| cx.doc.resolved[**i].end.is_none())
        .filter_map(|i| Some((*i, cx.doc.resolved[*i].start?)))
        .take(MOST)
        .collect();
    let all_days: Vec<(usize, Date)> = days.iter().chain(&others).copied().collect();
    began_ended(cx, &all_days, &since, &mut out, base, words);
    for i in all.iter().take(MOST * 2) {
        let r = &cx.doc.resolved[*i];
        if let (None, Some(end)) = (r.start, r.end) {
            for (j, day) in days.iter().chain(&since) {
                if within(*day, end) && day != &end {
                    let evidence = vec![words(*j, "when.from-until"), words(*i, "when.from-until")];
                    out.push((value(Some(*day), Some(end)), *j, evidence, "from-until", base(*j)));
                }
            }
        }
    }
    for (first, last, n) in durations(cx).into_iter().take(MOST) {
        for (j, day) in days.iter().chain(&others) {
            let span: Span = (n - 1).days();
            let evidence = vec![words(*j, "when.duration"), (first, last, "when.duration")];
            if let Ok(end) = day.checked_add(span) {
                out.push((value(Some(*day), Some(end)), *j, evidence.clone(), "duration", base_of(*j, *day)));
            }
            if let Ok(start) = day.checked_sub(span) {
                out.push((value(Some(start), Some(*day)), *j, evidence, "duration-back", base_of(*j, *day)));
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
    // "The four-week course ended on Friday": the words tell the last day, and of the first only the week.
    if let Some((first, last)) = long_duration(cx) {
        for (j, day) in days.iter() {
            let evidence = vec![words(*j, "when.duration"), (first, last, "when.duration")];
            match happened(cx, *j) {
                "ended" => out.push((value(None, Some(*day)), *j, evidence, "ended-only", base(*j))),
                "began" => out.push((value(Some(*day), None), *j, evidence, "began-only", base(*j))),
                _ => {}
            }
        }
    }
    out.extend(union(cx, &all, words));
    runs(cx, &all, &mut out, base, words);
    out
}

/// Two days, of which the text says that it began on one and ended on the other.
fn began_ended(
    cx: &SceneCx<'_>,
    days: &[(usize, Date)],
    since: &[(usize, Date)],
    out: &mut Vec<Composite>,
    base: impl Fn(usize) -> Option<usize>,
    words: impl Fn(usize, &'static str) -> (usize, usize, &'static str),
) {
    let sentence = |i: usize| cx.page().tokens[tokens(cx, i).0].sentence;
    let told: Vec<(usize, Date, &str)> = days
        .iter()
        .map(|(i, day)| (*i, *day, happened(cx, *i)))
        .chain(since.iter().map(|(i, day)| (*i, *day, "since")))
        .collect();
    for (i, start, began) in told.iter().filter(|t| matches!(t.2, "began" | "since" | "held")) {
        for (j, end, _) in told.iter().filter(|t| t.2 == "ended") {
            if start < end && within(*start, *end) && sentence(*i).abs_diff(sentence(*j)) <= FAR {
                let kind = match *began {
                    "began" => "began-ended",
                    "since" => "since-ended",
                    _ => "held-ended",
                };
                let evidence = vec![words(*i, "when.began-ended"), words(*j, "when.began-ended")];
                out.push((value(Some(*start), Some(*end)), *i, evidence, kind, base(*i)));
            }
        }
    }
}

/// Beginning and end are told within so many sentences.
const FAR: u32 = 8;

/// What the nearest cue says happened on the day of a mention: the one before it in its sentence, else the one behind.
fn happened<'a>(cx: &SceneCx<'a>, i: usize) -> &'a str {
    let (first, last) = tokens(cx, i);
    let Some(table) = cx.lexicon().table("date-cues") else { return "" };
    let s = &cx.page().sentences[cx.page().tokens[first].sentence as usize];
    let (from, to) = (first.saturating_sub(7).max(s.first as usize), (last + 8).min(s.end as usize));
    let told = |m: &&Mention| {
        m.row.is_some_and(|r| r.table == table) && matches!(m.cell(cx.lexicon(), "kind"), "began" | "ended" | "held")
    };
    let mentions = &cx.doc.mentions;
    mentions
        .within(Layer::Other, from, first)
        .filter(told)
        .filter(|m| (m.last as usize) < first)
        .max_by_key(|m| m.last)
        .or_else(|| mentions.within(Layer::Other, last + 1, to).find(told))
        .map_or("", |m| m.cell(cx.lexicon(), "kind"))
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

/// A run is looked for among so many days.
const RUN: usize = 24;

/// Days that follow each other, each named by itself: from the first to the last ("Fri 24 November, 17:00 … Sat 25 …").
fn runs(
    cx: &SceneCx<'_>,
    all: &[usize],
    out: &mut Vec<Composite>,
    base: impl Fn(usize) -> Option<usize>,
    words: impl Fn(usize, &'static str) -> (usize, usize, &'static str),
) {
    let mut days: Vec<(Date, usize)> = all
        .iter()
        .filter_map(|i| {
            let r = &cx.doc.resolved[*i];
            (r.precision == Precision::Day && r.start == r.end).then_some((r.start?, *i))
        })
        .take(RUN)
        .collect();
    days.sort_unstable();
    days.dedup_by_key(|d| d.0);
    for run in days.chunk_by(|a, b| a.0.tomorrow().ok() == Some(b.0)).filter(|r| r.len() > 1) {
        let (low, high) = (run[0], run[run.len() - 1]);
        let timed = run.iter().all(|d| cx.doc.resolved[d.1].start_time.is_some());
        let kind = match (run.len(), timed) {
            (2, true) => "run-2-timed",
            (2, false) => "run-2",
            (3, true) => "run-3-timed",
            (3, false) => "run-3",
            (_, true) => "run-4+-timed",
            _ => "run-4+",
        };
        let evidence = vec![words(low.1, "when.run"), words(high.1, "when.run")];
        out.push((value(Some(low.0), Some(high.0)), low.1, evidence, kind, base(low.1)));
    }
}

const ORDINALS: &[&str] = &["second", "third", "fourth", "fifth", "sixth", "seventh"];

/// Whether the scene says that something took weeks or months: tokens of "two-week", "three months".
fn long_duration(cx: &SceneCx<'_>) -> Option<(usize, usize)> {
    let page = cx.page();
    cx.own(Layer::Number).take(40).find_map(|number| {
        let (first, last) = (number.first as usize, number.last as usize);
        let joined = page.tokens.get(last + 1).is_some_and(|t| matches!(t.mark, '-' | '–' | '‑'));
        let unit = last + 1 + usize::from(joined);
        let text = page.tokens.get(unit).map_or("", |t| cx.lexicon().text_of(t.word));
        let is_unit = matches!(text, "week" | "weeks" | "month" | "months");
        let apart = matches!(
            page.tokens.get(unit + 1).map_or("", |t| cx.lexicon().text_of(t.word)),
            "after" | "before" | "ago" | "later" | "earlier"
        );
        (is_unit && !apart && number.number >= 1).then_some((first, unit))
    })
}

/// How the second of the words that make a composite stands to the first, and what is said of it: "entries until 3 June" ends
/// no event.
pub(super) fn second_features<'a>(
    cx: &SceneCx<'a>,
    evidence: &[(usize, usize, &'static str)],
    kind: &'static str,
    out: &mut Features<'a>,
) {
    let page = cx.page();
    let (Some((a, _, _)), Some((first, last, _))) = (evidence.first(), evidence.get(1)) else { return };
    let (first, last) = (*first, *last);
    let line = |t: usize| page.tokens[t].line;
    let sentence = |t: usize| page.tokens[t].sentence;
    let apart = if sentence(*a) == sentence(first) {
        "same-sentence"
    } else if line(*a) == line(first) {
        "same-line"
    } else if line(*a).abs_diff(line(first)) <= 1 {
        "next-line"
    } else if line(*a).abs_diff(line(first)) <= 4 {
        "near"
    } else {
        "far"
    };
    let duration = kind.starts_with("duration") || kind.ends_with("-only");
    out.add(if duration { "duration-apart" } else { "second-apart" }, apart);
    if duration || kind.starts_with("run") {
        return;
    }
    let s = &page.sentences[sentence(first) as usize];
    let (start, end) = ((s.first as usize).max(first.saturating_sub(20)), (s.end as usize).min(last + 20));
    if let Some(table) = cx.lexicon().table("date-cues") {
        let is_cue = |m: &&Mention| m.row.is_some_and(|r| r.table == table);
        if let Some(cue) = cx.doc.mentions.within(Layer::Other, start, first).rfind(is_cue) {
            out.add("second-cue", cue.cell(cx.lexicon(), "kind"));
        }
    }
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), first) {
        out.add("second-field", field);
    }
    let noun = cx.doc.mentions.within(Layer::EventNoun, start, end).next().is_some();
    out.add_if(noun, "second-with-noun");
}

/// How a duration is said: of an event ("a five-day course"), as a time that went by ("for two days"), or otherwise.
pub(super) fn duration_features<'a>(cx: &SceneCx<'a>, (first, last): (usize, usize), out: &mut Features<'a>) {
    let page = cx.page();
    let word = |t: usize| page.tokens.get(t).map_or("", |t| cx.lexicon().text_of(t.word));
    let joined = page.tokens[first..=last].iter().any(|t| matches!(t.mark, '-' | '–' | '‑'));
    out.add("duration-form", if joined { "hyphen" } else { "words" });
    let before = first.checked_sub(1).map_or("", word);
    out.add(
        "duration-after",
        match before {
            "for" | "over" | "during" | "lasted" | "lasts" | "through" | "throughout" => "for",
            "of" => "of",
            "in" | "within" | "inside" => "in",
            "after" | "since" => "after",
            "the" | "these" | "those" | "its" | "their" | "our" => "the",
            "a" | "an" | "this" | "first" => "a",
            _ => "other",
        },
    );
    let s = &page.sentences[page.tokens[first].sentence as usize];
    let (a, b) = (s.first as usize, s.end as usize);
    let follows = cx.doc.mentions.within(Layer::EventNoun, last + 1, (last + 9).min(b)).next().is_some();
    out.add_if(follows, "duration-of-noun");
    let within = cx.doc.mentions.within(Layer::EventNoun, a, b).next().is_some();
    out.add_if(!follows && within, "duration-with-noun");
    out.add_if(!follows && !within, "duration-alone");
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
        // "ten hard days", "three full days"
        let unit_at = |t: usize| page.tokens.get(t).map_or("", |t| cx.lexicon().text_of(t.word));
        let adjective = page.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        if adjective && next == last + 1 && unit_at(next + 1) == "days" {
            next += 1;
        }
        let Some(unit) = page.tokens.get(next) else { continue };
        let days = match cx.lexicon().text_of(unit.word) {
            "day" | "days" => number.number,
            "week" if number.number == 1 => 5,
            _ => continue,
        };
        // "five days after", "it is five days to the conference", "within 14 days"
        let apart = matches!(
            page.tokens.get(next + 1).map_or("", |t| cx.lexicon().text_of(t.word)),
            "after" | "before" | "ago" | "later" | "earlier" | "to" | "until" | "left" | "away" | "prior" | "notice"
        ) || first > 0 && cx.lexicon().text_of(page.tokens[first - 1].word) == "within";
        if apart {
            continue;
        }
        if (2..=31).contains(&days) && !out.iter().any(|d| d.2 == days as i64) {
            out.push((first, next, days as i64));
        }
    }
    let word = |t: usize| page.tokens.get(t).map_or("", |t| cx.lexicon().text_of(t.word));
    for t in cx.scene.first..cx.scene.end {
        // "on the third and last day": it had so many.
        if let Some(n) = ORDINALS.iter().position(|o| *o == word(t)) {
            let last = t + 1 + usize::from(word(t + 1) == "and");
            let says = matches!(word(last), "last" | "final" | "closing") && word(last + 1) == "day";
            let days = n as i64 + 2;
            if says && !out.iter().any(|d| d.2 == days) {
                out.push((t, last + 1, days));
            }
        }
        if cx.lexicon().text_of(page.tokens[t].word) == "fortnight" && !out.iter().any(|d| d.2 == 14) {
            out.push((t, t, 14));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{durations, long_duration};
    use crate::document::{Document, Metadata};
    use crate::fields::when::other_week;
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::{Scene, SceneCx};

    fn with<T>(text: &str, published: Option<&str>, look: impl Fn(&SceneCx<'_>) -> T) -> T {
        let extractor = crate::Extractor::new(Lexicon::embedded());
        let published = published.and_then(|d| d.parse().ok());
        let document = Document::plain(text, Metadata { published, ..Metadata::default() });
        let analysis = extractor.analyse(&document);
        let scene = Scene::whole(&analysis.page);
        look(&SceneCx::new(&analysis, &scene))
    }

    #[test]
    fn durations_are_read() {
        for (text, days) in [
            ("A five-day course on knots ended in the port.", vec![5]),
            ("Ten hard days lie behind the crew of the lightship.", vec![10]),
            ("On the third and last day the pilots sailed.", vec![3]),
            ("On the third day the pilots sailed.", vec![]),
            ("Five days after the storm the pilots met.", vec![]),
        ] {
            let read: Vec<i64> = with(text, None, |cx| durations(cx).iter().map(|d| d.2).collect());
            assert_eq!(read, days, "{text}");
        }
    }

    #[test]
    fn weeks_and_months_are_long() {
        assert!(with("The four-week course on knots ended on 3 May.", None, |cx| long_duration(cx).is_some()));
        assert!(!with("Four weeks after the storm the pilots met on 3 May.", None, |cx| long_duration(cx).is_some()));
        assert!(!with("The four-day course on knots ended on 3 May.", None, |cx| long_duration(cx).is_some()));
    }

    #[test]
    fn a_weekday_has_its_like_on_the_other_side_of_publication() {
        // 23 May 2023 is a Tuesday.
        let other = |text: &str| with(text, Some("2023-05-23"), |cx| other_week(cx, 0).map(|d| d.to_string()));
        let read = other("The course on knots ended on Sunday.");
        assert!(matches!(read.as_deref(), Some("2023-05-21" | "2023-05-28")), "{read:?}");
        assert_eq!(other("The course on knots begins next Sunday."), None);
        assert_eq!(other("The course on knots ended on 21 May 2023."), None);
    }
}
