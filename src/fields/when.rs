//! When the event is: which of the text's dates is its own, and which clock times open and close it.
//!
//! Candidates are the resolved dates of the scene, those of one value together, and the stretch from the first to the
//! last of a programme's dated lines. What speaks for one: the words around it (gazetteer `date-cues`), the event noun
//! in its sentence, its field, its place, how it stands to the publication date. Clock times are chosen apart.

mod composites;

use super::Draft;
use crate::annotate::dates::{self, DateExpr, Resolution as Read, Resolved};
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::record::{Basis, Clock, Day, Occurrence, Precision, Resolution, Support, Warning, WarningCode, When};
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::context::surroundings;
use crate::relate::scene::SceneCx;
use crate::resolve::reference::in_mail_header;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde_json::Value;
use std::collections::BTreeMap;

/// How likely a date must be to be taken.
const DATE: f64 = 0.3;
/// How likely a clock time must be to be taken.
const TIME: f64 = 0.35;
/// `Candidate::data` of the stretch over a programme's dated lines.
const STRETCH: usize = usize::MAX;

/// Which date is the event's.
pub struct EventDate;
/// Which clock time opens it.
pub struct StartTime;
/// Which clock time closes it.
pub struct EndTime;

impl Choice for EventDate {
    fn name(&self) -> &'static str {
        "when-date"
    }

    fn exclusive(&self) -> bool {
        true
    }

    fn penalty(&self) -> f64 {
        2.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut list: Vec<Candidate<'a>> = Vec::new();
        let mut by_value: BTreeMap<String, usize> = BTreeMap::new();
        let mut n = 0;
        let told = told(cx);
        for i in date_indexes(cx) {
            let r = &cx.doc.resolved[i];
            if r.start.is_none() && r.end.is_none() {
                continue;
            }
            if r.precision == dates::Precision::Week {
                // "This week" is no date by itself (see `composites` for a five-day event of a week).
                continue;
            }
            let value = value(r.start, r.end);
            let (first, last) = tokens(cx, i);
            // Where "today" or another day of the text is the day of publication, the byline bears no witness about it.
            if stamps(cx, first, last) && said_besides(cx, i) {
                continue;
            }
            // The weekday of the other side of publication competes with the one that the tense points to.
            let other = other_week(cx, i).map(|day| (self::value(Some(day), Some(day)), Some(day), true));
            for (value, day, flipped) in std::iter::once((value, r.start, false)).chain(other) {
                let mut features = Features::new();
                date_features(cx, i, (n, day), &mut features);
                features.add(told_kind(told), against_publication(cx, day));
                if flipped {
                    features.add("other-week", told);
                }
                let at = *by_value.entry(value.clone()).or_insert_with(|| {
                    list.push(Candidate { value, data: i, evidence: Vec::new(), features: Features::new() });
                    list.len() - 1
                });
                list[at].evidence.push((first, last, cx.doc.dates.mentions[i].rule));
                list[at].features.merge(&features);
            }
            n += 1;
        }
        for (value, data, evidence, kind, base) in composites::of(cx, &list) {
            if let Some(at) = by_value.get(&value) {
                list[*at].features.add("agrees", kind);
                continue;
            }
            by_value.insert(value.clone(), list.len());
            let mut features = base.map(|b| list[b].features.clone()).unwrap_or_default();
            features.add("composite", kind);
            if let (true, Some((a, b, _))) = (kind.starts_with("duration") || kind.ends_with("-only"), evidence.get(1))
            {
                composites::duration_features(cx, (*a, *b), &mut features);
            }
            composites::second_features(cx, &evidence, kind, &mut features);
            let page = cx.page();
            let together = evidence.first().zip(evidence.get(1)).is_some_and(|(a, b): (&(usize, usize, &str), _)| {
                page.tokens[a.0].sentence == page.tokens[b.0].sentence
            });
            if together {
                features.add("composite-in-sentence", kind);
            }
            // "Ended on Friday" counts back, "began on Monday" counts on.
            let says = |what: &str| features.iter().any(|f| f.kind.starts_with("cue-") && f.arg == what);
            let (began, ended) = (says("began"), says("ended"));
            if began {
                features.add("composite-of-began", kind);
            }
            if ended {
                features.add("composite-of-ended", kind);
            }
            list.push(Candidate { value, data, evidence, features });
        }
        list.extend(stretch(cx));
        let days = list.iter().filter(|c| c.features.iter().any(|f| f.kind == "precision" && f.arg == "day")).count();
        for c in &mut list {
            c.features.add("times", ["1", "2", "3+"][c.evidence.len().clamp(1, 3) - 1]);
            c.features.add("rivals", ["0", "1", "2", "3", "4+"][days.saturating_sub(1).min(4)]);
        }
        relate_candidates(&mut list);
        list
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        let want = format!("{}/{}", gold["start"].as_str().unwrap_or(".."), gold["end"].as_str().unwrap_or(".."));
        Some(c.value == want)
    }
}

/// Whether the tokens are where the publication date was found in the text.
fn stamps(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    cx.doc.reference.words.is_some_and(|(a, b)| a <= last && first <= b)
}

/// Whether the scene says the same days in other words than those that date the text.
fn said_besides(cx: &SceneCx<'_>, i: usize) -> bool {
    let r = &cx.doc.resolved[i];
    date_indexes(cx).into_iter().any(|j| {
        let (other, (first, last)) = (&cx.doc.resolved[j], tokens(cx, j));
        j != i && (other.start, other.end) == (r.start, r.end) && !stamps(cx, first, last)
    })
}

/// A date inside a range that is a candidate too, or a range that holds single ones.
fn relate_candidates(list: &mut [Candidate<'_>]) {
    let spans: Vec<(String, String)> = list
        .iter()
        .map(|c| c.value.split_once('/').map(|(a, b)| (a.to_string(), b.to_string())).unwrap_or_default())
        .collect();
    for i in 0..list.len().min(60) {
        let (a, b) = &spans[i];
        let inside = spans.iter().take(60).any(|(c, d)| c < a && b <= d && c != ".." || c <= a && b < d && c != "..");
        let holds = spans.iter().take(60).any(|(c, d)| a < c && d <= b && a != ".." || a <= c && d < b && a != "..");
        list[i].features.add_if(inside, "inside-range");
        list[i].features.add_if(holds, "holds-others");
    }
}

/// Indexes of the scene's dates (not clock times alone).
fn date_indexes(cx: &SceneCx<'_>) -> Vec<usize> {
    cx.scene
        .stretches()
        .into_iter()
        .flat_map(|(a, b)| cx.doc.dates.within(a, b))
        .filter(|i| !matches!(cx.doc.dates.mentions[*i].expr, DateExpr::TimeOnly))
        .collect()
}

fn tokens(cx: &SceneCx<'_>, i: usize) -> (usize, usize) {
    let (first, last) = cx.doc.dates.tokens[i];
    (first as usize, last as usize)
}

fn value(start: Option<Date>, end: Option<Date>) -> String {
    let day = |d: Option<Date>| d.map_or_else(|| "..".to_string(), |d| Day(d).to_string());
    format!("{}/{}", day(start), day(end))
}

/// Whether the text reports or announces, by its auxiliaries and by what it asks of its readers.
fn told(cx: &SceneCx<'_>) -> &'static str {
    let page = cx.page();
    let (mut past, mut future) = (0usize, 0usize);
    let stretches = cx.scene.stretches();
    for t in stretches.into_iter().flat_map(|(a, b)| a..b.min(a + TOLD)) {
        match cx.lexicon().text_of(page.tokens[t].word) {
            "was" | "were" | "had" | "did" | "took" | "held" => past += 1,
            "will" | "shall" | "ll" | "register" | "registration" | "join" | "please" => future += 1,
            _ => {}
        }
    }
    match (past, future) {
        (0, 0) => "neither",
        (p, f) if p > 2 * f => "past",
        (p, f) if f > 2 * p => "future",
        _ => "both",
    }
}

/// So many tokens of a stretch are looked at.
const TOLD: usize = 600;

fn told_kind(told: &str) -> &'static str {
    match told {
        "past" => "told-past",
        "future" => "told-future",
        "both" => "told-both",
        _ => "told-neither",
    }
}

/// Of a weekday without a date: that of the week before or after, on the other side of the day of publication.
fn other_week(cx: &SceneCx<'_>, i: usize) -> Option<Date> {
    let r = &cx.doc.resolved[i];
    let (day, reference) = (r.start?, cx.doc.reference.date?);
    let single =
        r.start == r.end && r.precision == dates::Precision::Day && r.resolution == Read::WeekdayFromPublication;
    let text = cx.doc.dates.mentions[i].span.of(cx.page().text);
    // "next Tuesday", "last Friday" leave no choice.
    let said = |w: &str| SAID.iter().any(|s| w.eq_ignore_ascii_case(s));
    if !single || text.split(|c: char| !c.is_alphabetic()).any(said) {
        return None;
    }
    let other = if day > reference { day.checked_sub(7.days()) } else { day.checked_add(7.days()) }.ok()?;
    // The nearest on the other side only.
    (day.until(reference).ok()?.get_days().abs() <= 7 && other.until(reference).ok()?.get_days().abs() <= 7)
        .then_some(other)
}

/// Words that say of which week a weekday is.
const SAID: &[&str] = &["next", "last", "coming", "past", "previous", "following"];

/// How a day stands to the day of publication.
fn against_publication(cx: &SceneCx<'_>, day: Option<Date>) -> &'static str {
    match (day, cx.doc.reference.date) {
        (Some(day), Some(reference)) => distance(reference, day),
        _ => "unknown",
    }
}

fn date_features<'a>(cx: &SceneCx<'a>, i: usize, (n, day): (usize, Option<Date>), out: &mut Features<'a>) {
    let (first, last) = tokens(cx, i);
    let (page, r, mention) = (cx.page(), &cx.doc.resolved[i], &cx.doc.dates.mentions[i]);
    surroundings(cx, first, last, out);
    out.add("nth", ["1", "2", "3", "4", "5+"][n.min(4)]);
    out.add("precision", precision_name(r.precision));
    out.add("resolution", resolution_name(r.resolution));
    out.add(
        "shape",
        match &mention.expr {
            DateExpr::Range(Some(_), Some(_)) => "range",
            DateExpr::Range(None, _) => "until",
            DateExpr::Range(_, None) => "since",
            DateExpr::List(_) => "list",
            DateExpr::Recurrence(_) => "recurrence",
            _ => "single",
        },
    );
    out.add_if(r.start_time.is_some(), "with-time");
    out.add_if(r.end_time.is_some(), "with-end-time");
    out.add_if(mention.span.of(page.text).to_lowercase().contains("day"), "with-weekday");
    out.add("against-publication", against_publication(cx, day));
    if let (Some(day), Some(reference)) = (day, cx.doc.reference.date) {
        if day == reference {
            out.add("same-day", resolution_name(r.resolution));
        }
        out.add_if(stamps(cx, first, last), "is-reference");
    }
    out.add_if(in_mail_header(page, first), "mail-header");
    let line = &page.lines[page.tokens[first].line as usize];
    out.add_if(line.first as usize == first || line.bullet && line.first as usize + 1 == first, "begins-line");
    out.add_if(
        (line.first..line.end).all(|t| (first..=last).contains(&(t as usize)) || page.tokens[t as usize].mark != '\0'),
        "alone-in-line",
    );
    let s = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (s.first as usize, s.end as usize);
    sentence_cues(cx, first, last, start, end, out);
    let nouns = || cx.doc.mentions.within(Layer::EventNoun, start, end).take(20);
    out.add_if(nouns().any(|m| m.cell(cx.lexicon(), "strength") != "weak"), "with-event-noun");
    out.add_if(nouns().any(|m| m.cell(cx.lexicon(), "strength") == "weak"), "with-weak-event-noun");
    out.add_if(cx.doc.mentions.within(Layer::City, start, end).any(|m| !m.weak), "with-city");
    out.add_if(cx.doc.mentions.within(Layer::Venue, start, end).next().is_some(), "with-venue");
    let roles = cx.doc.mentions.within(Layer::RoleCue, start, end);
    out.add_if(roles.clone().next().is_some(), "with-role-cue");
    out.add_if(cx.doc.mentions.within(Layer::ParticipantNoun, start, end).next().is_some(), "with-participants");
    let (tense, kind) = match dates::tense_near(page.text, mention.span) {
        dates::Tense::Past => ("past", "past-tense"),
        dates::Tense::Future => ("future", "future-tense"),
        dates::Tense::Unknown => ("unknown", "no-tense"),
    };
    out.add("tense", tense);
    out.add(kind, against_publication(cx, day));
}

/// The date cues of the sentence: the nearest before (`cue-before`), others before (`cue-far`), the nearest after.
fn sentence_cues<'a>(cx: &SceneCx<'a>, first: usize, last: usize, start: usize, end: usize, out: &mut Features<'a>) {
    let table = cx.lexicon().table("date-cues");
    let is_cue = |m: &&Mention| table.is_some() && m.row.map(|r| r.table) == table;
    // Bounded on both sides: a text without full stops is one long sentence.
    let (from, to) = (start.max(first.saturating_sub(40)), end.min(last + 25));
    let before: Vec<&Mention> = cx.doc.mentions.within(Layer::Other, from, first).filter(is_cue).collect();
    for (n, cue) in before.iter().rev().enumerate() {
        let near = cue.last as usize + 4 >= first;
        let kind = if n == 0 && near {
            "cue-next"
        } else if n == 0 {
            "cue-before"
        } else {
            "cue-far"
        };
        out.add(kind, cue.cell(cx.lexicon(), "kind"));
    }
    if let Some(cue) = cx.doc.mentions.within(Layer::Other, last + 1, to).find(is_cue) {
        out.add("cue-after", cue.cell(cx.lexicon(), "kind"));
    }
}

fn distance(reference: Date, day: Date) -> &'static str {
    let days = reference.until(day).map(|s| s.get_days()).unwrap_or(0);
    match days {
        i32::MIN..=-400 => "years-before",
        -399..=-60 => "months-before",
        -59..=-15 => "weeks-before",
        -14..=-1 => "days-before",
        0 => "same-day",
        1..=14 => "days-after",
        15..=60 => "weeks-after",
        61..=300 => "months-after",
        _ => "year-after",
    }
}

fn resolution_name(r: Read) -> &'static str {
    match r {
        Read::Explicit => "explicit",
        Read::YearFromPublication => "year",
        Read::RelativeToPublication => "relative",
        Read::WeekdayFromPublication => "weekday",
        Read::Unresolved => "unresolved",
    }
}

fn precision_name(p: dates::Precision) -> &'static str {
    match p {
        dates::Precision::Minute => "minute",
        dates::Precision::Day => "day",
        dates::Precision::Week => "week",
        dates::Precision::Month => "month",
        dates::Precision::Quarter => "quarter",
        dates::Precision::Year => "year",
    }
}

/// From the first to the last of the dates that begin lines ("Day 1: Saturday, March 28" … "Day 2: Sunday, March 29"; the dates of a series).
fn stretch<'a>(cx: &SceneCx<'a>) -> Option<Candidate<'a>> {
    let page = cx.page();
    let mut days: Vec<(Date, usize)> = Vec::new();
    for i in date_indexes(cx) {
        let (first, _) = tokens(cx, i);
        let r = &cx.doc.resolved[i];
        let line = &page.lines[page.tokens[first].line as usize];
        let early = first - line.first as usize <= 4;
        if let (Some(day), true, true) = (r.start, r.start == r.end && r.precision == dates::Precision::Day, early) {
            days.push((day, i));
        }
    }
    let (low, high) = (days.iter().min()?, days.iter().max()?);
    if low.0 == high.0 {
        return None;
    }
    let mut distinct: Vec<Date> = days.iter().map(|d| d.0).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let gaps: Vec<i32> = distinct.windows(2).map(|w| w[0].until(w[1]).map(|s| s.get_days()).unwrap_or(0)).collect();
    let mut features = Features::new();
    features.add(
        "stretch",
        if gaps.iter().all(|g| *g == 1) {
            "consecutive"
        } else if gaps.iter().all(|g| *g == gaps[0]) {
            "regular"
        } else if gaps.iter().all(|g| *g <= 3) {
            "close"
        } else {
            "loose"
        },
    );
    features.add("stretch-of", ["2", "3", "4+"][distinct.len().clamp(2, 4) - 2]);
    let evidence = [low.1, high.1]
        .iter()
        .map(|i| {
            let (a, b) = tokens(cx, *i);
            (a, b, "when.dated-lines")
        })
        .collect();
    Some(Candidate { value: value(Some(low.0), Some(high.0)), data: STRETCH, evidence, features })
}

macro_rules! time_choice {
    ($choice:ident, $name:literal, $key:literal, $end:literal) => {
        impl Choice for $choice {
            fn name(&self) -> &'static str {
                $name
            }
            fn exclusive(&self) -> bool {
                true
            }
            fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
                times(cx, $end)
            }
            fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
                Some(gold[$key].as_str() == Some(&c.value))
            }
        }
    };
}
time_choice!(StartTime, "when-start-time", "start_time", false);
time_choice!(EndTime, "when-end-time", "end_time", true);

/// The clock times of a scene, those of one value together.
fn times<'a>(cx: &SceneCx<'a>, end: bool) -> Vec<Candidate<'a>> {
    let mut list: Vec<Candidate<'a>> = Vec::new();
    let mut by_value: BTreeMap<String, usize> = BTreeMap::new();
    let all: Vec<usize> = cx
        .scene
        .stretches()
        .into_iter()
        .flat_map(|(a, b)| cx.doc.dates.within(a, b))
        .filter(|i| cx.doc.resolved[*i].start_time.is_some() || cx.doc.resolved[*i].end_time.is_some())
        .collect();
    let opening: Vec<Time> = all.iter().filter_map(|i| cx.doc.resolved[*i].start_time).collect();
    let (earliest, latest) = (
        opening.iter().min().copied(),
        all.iter().filter_map(|i| cx.doc.resolved[*i].end_time.or(cx.doc.resolved[*i].start_time)).max(),
    );
    let held = Held::new(cx);
    for (n, i) in all.iter().enumerate() {
        let r = &cx.doc.resolved[*i];
        let of_range = r.end_time.is_some();
        let options: &[(Option<Time>, &'static str)] =
            if end { &[(r.end_time, "end"), (r.start_time, "start")] } else { &[(r.start_time, "start")] };
        for (time, side) in options {
            let Some(time) = *time else { continue };
            let mut f = Features::new();
            time_features(cx, *i, n, all.len(), &mut f);
            clock_face(time, &mut f);
            held.features(cx, *i, &mut f);
            f.add("side", side);
            f.add_if(of_range, "of-range");
            f.add_if(of_range && *side == "start", "start-of-range");
            f.add_if(Some(time) == earliest, "earliest");
            f.add_if(Some(time) == latest, "latest");
            f.add_if(r.hours_assumed, "hours-assumed");
            let (first, last) = tokens(cx, *i);
            let value = Clock(time).to_string();
            let at = *by_value.entry(value.clone()).or_insert_with(|| {
                list.push(Candidate { value, data: *i, evidence: Vec::new(), features: Features::new() });
                list.len() - 1
            });
            list[at].evidence.push((first, last, cx.doc.dates.mentions[*i].rule));
            list[at].features.merge(&f);
        }
    }
    list
}

/// The day that the event is held on, as far as the choice of dates tells: clock times that go with it are likelier its own.
struct Held {
    start: Option<Date>,
    end: Option<Date>,
    words: Vec<(usize, usize)>,
}

/// How likely a date must be for clock times to look at it.
const HELD: f64 = 0.2;

impl Held {
    fn new(cx: &SceneCx<'_>) -> Held {
        let chosen = best(&score(&EventDate, cx), HELD);
        let (start, end) = chosen.as_ref().map_or((None, None), |c| days(&c.candidate.value));
        let words = chosen.map_or(Vec::new(), |c| c.candidate.evidence.iter().map(|e| (e.0, e.1)).collect());
        Held { start, end, words }
    }

    /// How the time at mention `i` stands to the event's date, and to the date nearest to it.
    fn features(&self, cx: &SceneCx<'_>, i: usize, out: &mut Features<'_>) {
        let page = cx.page();
        let (first, last) = tokens(cx, i);
        if self.words.is_empty() {
            out.add("held", "unknown");
            return;
        }
        let line = |t: usize| page.tokens[t].line;
        let sentence = |t: usize| page.tokens[t].sentence;
        let near = |(a, b): &(usize, usize)| {
            if *a <= last && first <= *b {
                0
            } else if line(*a) == line(first) && sentence(*a) == sentence(first) {
                1
            } else if sentence(*a) == sentence(first) || line(*a) == line(first) {
                2
            } else if line(first).abs_diff(line(*a)) <= 1 {
                3
            } else if line(first).abs_diff(line(*a)) <= 3 {
                4
            } else {
                5
            }
        };
        let nearest = self.words.iter().map(near).min().unwrap_or(5);
        out.add("held", ["with-it", "same-line", "same-sentence", "next-line", "near", "far"][nearest]);
        // The date that the time stands with: its own, or the last before it.
        let own = cx.doc.resolved[i].start.or_else(|| {
            let back = cx.doc.dates.within(cx.scene.first, first).rev().take(6);
            back.filter_map(|d| cx.doc.resolved[d].start).next()
        });
        let day = match own {
            None => "none",
            Some(d) if Some(d) == self.start && self.start == self.end => "only-day",
            Some(d) if Some(d) == self.start => "first-day",
            Some(d) if Some(d) == self.end => "last-day",
            Some(d) if self.start.is_some_and(|s| s < d) && self.end.is_some_and(|e| d < e) => "inner-day",
            Some(_) => "other-day",
        };
        out.add("on-day", day);
        let stands = cx.doc.resolved[i].start.is_some();
        out.add_if(stands && day == "other-day", "dated-otherwise");
        // "13/5/2014 5:28 am": the stamp of a post.
        let stamp = cx.doc.resolved[i].start.is_some_and(|d| Some(d) == cx.doc.reference.date);
        out.add_if(stamp, "on-publication");
    }
}

/// What sort of clock time it is: events open on the hour, posts are stamped to the minute.
fn clock_face(time: Time, out: &mut Features<'_>) {
    out.add(
        "minute",
        match time.minute() {
            0 => "0",
            30 => "30",
            15 | 45 => "quarter",
            m if m % 5 == 0 => "fives",
            _ => "odd",
        },
    );
    out.add_if(time.second() > 0, "seconds");
    out.add(
        "hour",
        match time.hour() {
            0..=6 => "night",
            7..=8 => "early",
            9..=10 => "morning",
            11..=13 => "noon",
            14..=16 => "afternoon",
            17..=20 => "evening",
            _ => "late",
        },
    );
}

fn time_features<'a>(cx: &SceneCx<'a>, i: usize, n: usize, of: usize, out: &mut Features<'a>) {
    let (first, last) = tokens(cx, i);
    let page = cx.page();
    surroundings(cx, first, last, out);
    let timed = matches!(cx.doc.dates.mentions[i].expr, DateExpr::TimeOnly);
    out.add("of", if timed { "time-alone" } else { "date-and-time" });
    out.add("nth", ["1", "2", "3", "4+"][n.min(3)]);
    out.add_if(n + 1 == of && of > 1, "last-of-several");
    out.add(
        "rivals",
        ["0", "1", "2", "3-5", "6+"][match of {
            0 | 1 => 0,
            2 => 1,
            3 => 2,
            4..=6 => 3,
            _ => 4,
        }],
    );
    out.add_if(cx.doc.reference.words.is_some_and(|(a, b)| a <= last && first <= b), "is-reference");
    out.add_if(in_mail_header(page, first), "mail-header");
    let line = &page.lines[page.tokens[first].line as usize];
    let begins = first - line.first as usize <= usize::from(line.bullet);
    out.add_if(begins, "begins-line");
    let timed_lines = |t: usize| -> bool {
        let l = &page.lines[t];
        cx.doc
            .dates
            .within(l.first as usize, (l.first as usize + 2).min(l.end as usize))
            .any(|d| cx.doc.resolved[d].start_time.is_some())
    };
    let n_line = page.tokens[first].line as usize;
    let after = n_line + 1 < page.lines.len() && timed_lines(n_line + 1)
        || n_line + 2 < page.lines.len() && timed_lines(n_line + 2);
    let before = n_line > 0 && timed_lines(n_line - 1) || n_line > 1 && timed_lines(n_line - 2);
    if begins && (after || before) {
        out.add(
            "programme",
            match (before, after) {
                (false, true) => "first-item",
                (true, false) => "last-item",
                _ => "item",
            },
        );
    }
    let s = &page.sentences[page.tokens[first].sentence as usize];
    sentence_cues(cx, first, last, s.first as usize, s.end as usize, out);
    out.add_if(
        cx.doc.mentions.within(Layer::EventNoun, s.first as usize, s.end as usize).next().is_some(),
        "with-event-noun",
    );
    let table = cx.lexicon().table("time-cues");
    for m in cx.doc.mentions.within(
        Layer::Other,
        first.saturating_sub(6).max(s.first as usize),
        (last + 7).min(s.end as usize),
    ) {
        if table.is_some() && m.row.map(|r| r.table) == table {
            out.add(if (m.last as usize) < first { "word-before" } else { "word-after" }, m.cell(cx.lexicon(), "id"));
        }
    }
}

/// Fills `when` and the warnings that come with dates.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let dates = score(&EventDate, cx);
    let date = best(&dates, DATE);
    draft
        .note(cx, "when-date", DATE, &dates, |s| date.as_ref().is_some_and(|d| d.candidate.value == s.candidate.value));
    let starts = score(&StartTime, cx);
    let start_time = best(&starts, TIME);
    draft.note(cx, "when-start-time", TIME, &starts, |s| {
        start_time.as_ref().is_some_and(|d| d.candidate.value == s.candidate.value)
    });
    let one_day = date
        .as_ref()
        .is_none_or(|d| d.candidate.value.split_once('/').is_none_or(|(a, b)| a == b || a == ".." || b == ".."));
    let ends: Vec<Scored<'_>> = score(&EndTime, cx)
        .into_iter()
        // On one day it closes after it opens (the values are `HH:MM`, so they sort as times).
        .filter(|e| {
            start_time.as_ref().is_none_or(|s| {
                if one_day { s.candidate.value < e.candidate.value } else { s.candidate.value != e.candidate.value }
            })
        })
        .collect();
    let end_time = best(&ends, TIME);
    draft.note(cx, "when-end-time", TIME, &ends, |s| {
        end_time.as_ref().is_some_and(|d| d.candidate.value == s.candidate.value)
    });
    if date.is_none() && start_time.is_none() && end_time.is_none() {
        return;
    }
    let resolved = date
        .as_ref()
        .filter(|d| d.candidate.data < cx.doc.resolved.len())
        .and_then(|d| cx.doc.resolved.get(d.candidate.data));
    // A value put together from several dates is more than any of them says.
    let whole = resolved.filter(|r| date.as_ref().is_some_and(|d| d.candidate.value == value(r.start, r.end)));
    draft.date = date.as_ref().and_then(|d| d.candidate.evidence.first()).map(|e| (e.0, e.1));
    draft.date_mention = date.as_ref().map(|d| d.candidate.data).filter(|n| *n < cx.doc.resolved.len());
    let mut words: Vec<(usize, usize, &'static str)> = Vec::new();
    for s in [&date, &start_time, &end_time].into_iter().flatten() {
        words.extend(s.candidate.evidence.iter().take(2));
    }
    let (start, end) = date.as_ref().map_or((None, None), |d| days(&d.candidate.value));
    let basis = match resolved.map(|r| r.basis) {
        Some(dates::Basis::Inferred) => Basis::Inferred,
        Some(dates::Basis::Assumed) => Basis::Assumed,
        _ => Basis::Stated,
    };
    let clock = |s: &Option<Scored<'_>>| s.as_ref().and_then(|s| s.candidate.value.parse::<Clock>().ok());
    let p = date.as_ref().or(start_time.as_ref()).or(end_time.as_ref()).map_or(0.0, |s| s.p);
    let evidence = draft.evidence(cx, &words);
    let zone = zone_of(cx, start_time.as_ref()).or_else(|| zone_of(cx, end_time.as_ref()));
    draft.record.when = Some(When {
        start: start.map(Day),
        end: end.map(Day),
        start_time: clock(&start_time),
        end_time: clock(&end_time),
        timezone: zone.map(|z| z.written.clone()),
        zone: zone.and_then(|z| z.iana.clone()),
        precision: date.as_ref().map(|_| resolved.map_or(Precision::Day, |r| precision(r.precision))),
        resolution: resolved.map_or(if date.is_some() { Resolution::Explicit } else { Resolution::Unresolved }, |r| {
            resolution(r.resolution)
        }),
        edtf: date.as_ref().map(|d| edtf(whole, &d.candidate.value)),
        rrule: whole.and_then(|r| r.rrule.clone()),
        occurrences: whole.map(|r| occurrences(r, &evidence)).unwrap_or_default(),
        support: Support::new(basis, evidence, p),
    });
    warn(cx, draft, resolved);
}

/// The days of a candidate's value.
fn days(value: &str) -> (Option<Date>, Option<Date>) {
    let day = |s: &str| s.parse::<Day>().ok().map(|d| d.0);
    value.split_once('/').map_or((None, None), |(a, b)| (day(a), day(b)))
}

fn edtf(resolved: Option<&Resolved>, value: &str) -> String {
    match resolved {
        Some(r) if !r.edtf.is_empty() => r.edtf.clone(),
        _ => match value.split_once('/') {
            Some((a, b)) if a == b => a.to_string(),
            _ => value.to_string(),
        },
    }
}

fn zone_of<'a>(cx: &SceneCx<'a>, time: Option<&Scored<'_>>) -> Option<&'a dates::ZoneMention> {
    cx.doc.resolved.get(time?.candidate.data)?.zone.as_ref()
}

fn occurrences(r: &Resolved, evidence: &[crate::record::Evidence]) -> Vec<Occurrence> {
    r.occurrences
        .iter()
        .map(|o| Occurrence {
            start: Some(Day(o.start)),
            end: Some(Day(o.end)),
            start_time: o.start_time.map(Clock),
            end_time: o.end_time.map(Clock),
            superseded: false,
            evidence: evidence.iter().take(1).cloned().collect(),
        })
        .collect()
}

fn precision(p: dates::Precision) -> Precision {
    match p {
        dates::Precision::Minute => Precision::Minute,
        dates::Precision::Day | dates::Precision::Week => Precision::Day,
        dates::Precision::Month => Precision::Month,
        dates::Precision::Quarter => Precision::Quarter,
        dates::Precision::Year => Precision::Year,
    }
}

fn resolution(r: Read) -> Resolution {
    match r {
        Read::Explicit => Resolution::Explicit,
        Read::YearFromPublication => Resolution::YearFromPublication,
        Read::RelativeToPublication => Resolution::RelativeToPublication,
        Read::WeekdayFromPublication => Resolution::WeekdayFromPublication,
        Read::Unresolved => Resolution::Unresolved,
    }
}

fn warn(cx: &SceneCx<'_>, draft: &mut Draft<'_>, resolved: Option<&Resolved>) {
    for w in resolved.into_iter().flat_map(|r| &r.warnings) {
        let code = match w.code {
            "weekday-mismatch" => WarningCode::WeekdayMismatch,
            "impossible-date" => WarningCode::ImpossibleDate,
            "end-before-start" => WarningCode::EndBeforeStart,
            _ => WarningCode::YearAmbiguous,
        };
        let evidence = vec![draft.evidence_at(cx, w.span, "when.warning")];
        draft.record.warnings.push(Warning { code, message: w.message.clone(), evidence });
    }
}
