//! What speaks for and against a way to cut.

use super::cuts::{Cut, weak};
use super::pieces::clock;
use super::{Belief, Sign};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::Analysis;
use std::collections::BTreeSet;

/// What is believed of the document as a whole, whatever way it is cut.
pub(super) struct Whole {
    /// The odds that it announces several events; none before they are learnt.
    several: Option<f32>,
    /// The days that it names: their first tokens, and how likely each is an event's.
    days: Vec<(usize, f64)>,
}

impl Whole {
    /// Of `analysis`.
    pub(super) fn new(analysis: &Analysis<'_>, signs: &[Sign]) -> Whole {
        let (several, day) = (analysis.weights.of("scene-several"), analysis.weights.of("scene-day"));
        let several = (!several.is_empty()).then(|| odds(several.probability(&super::event::several(analysis, signs))));
        let days = super::event::days(analysis, signs);
        Whole { several, days: days.iter().map(|(s, f)| (s.first, day.probability(f))).collect() }
    }

    /// How likely the surest day of the tokens is an event's.
    fn day(&self, (first, end): (usize, usize)) -> f64 {
        let from = self.days.partition_point(|d| d.0 < first);
        self.days[from..].iter().take_while(|d| d.0 < end).map(|d| d.1).fold(0.0, f64::max)
    }
}

/// What speaks for and against a cut.
pub(super) fn features<'a>(
    analysis: &'a Analysis<'_>,
    signs: &[Sign],
    cut: &Cut,
    sure: &[Belief],
    whole: &Whole,
) -> Features<'a> {
    let page = &analysis.page;
    let n = cut.pieces.len();
    let mut out = Features::new();
    out.add("rule", cut.rule);
    out.add(
        "pieces",
        ["2", "3", "4", "5-7", "8+"][match n {
            2 => 0,
            3 => 1,
            4 => 2,
            5..=7 => 3,
            _ => 4,
        }],
    );
    out.add("undated", share(cut.undated, n + cut.undated));
    let in_piece = |a: usize, b: usize| {
        let from = signs.partition_point(|s| s.first < a);
        signs[from..].iter().take_while(move |s| s.first < b)
    };
    let firsts: Vec<&Sign> =
        cut.pieces.iter().filter_map(|(a, b)| in_piece(*a, *b).find(|s| s.names_a_day())).collect();
    let keys: BTreeSet<_> = firsts.iter().map(|s| s.key()).collect();
    out.add(
        "days",
        if keys.len() == n {
            "distinct"
        } else if keys.len() == 1 {
            "one"
        } else {
            "some"
        },
    );
    let dated: Vec<(u8, u8)> = firsts.iter().filter(|s| s.day > 0).map(|s| (s.month, s.day)).collect();
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0] < w[1]), "ascending");
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0] > w[1]), "descending");
    out.add("full-days", share(dated.len(), n));
    // Days that follow one on another are the days of one event.
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0].0 == w[1].0 && w[1].1 == w[0].1 + 1), "consecutive");
    if let Some(several) = whole.several {
        out.add_value("several", "", several);
    }
    let beliefs = [
        (
            "day-mean",
            "day-least",
            "day-second",
            "days-sure",
            cut.pieces.iter().map(|p| whole.day(*p)).collect::<Vec<f64>>(),
        ),
        (
            "entry-mean",
            "entry-least",
            "entry-second",
            "entries-sure",
            sure.iter().map(|b| b.entry).collect::<Vec<f64>>(),
        ),
        ("piece-mean", "piece-least", "piece-second", "pieces-sure", sure.iter().map(|b| b.own).collect()),
    ];
    for (mean, least, second, all, mut ranked) in beliefs {
        ranked.sort_by(f64::total_cmp);
        let sum = ranked.iter().sum::<f64>();
        out.add_value(mean, "", odds(sum / n as f64));
        out.add_value(least, "", odds(ranked[0]));
        out.add_value(second, "", odds(ranked[n - 2]));
        out.add_value(all, "", (sum - 1.0).max(0.1).ln() as f32);
    }
    out.add_if(cut.narrative, "narrative");
    let tokens: usize = cut.pieces.iter().map(|(a, b)| b - a).sum();
    out.add("covers", share(tokens, page.tokens.len()));
    out.add(
        "length",
        match tokens / n {
            0..=15 => "line",
            16..=50 => "entry",
            51..=120 => "paragraph",
            _ => "long",
        },
    );
    alike(analysis, signs, cut, &mut out);
    before(analysis, signs, cut, &mut out);
    by_build(cut, tokens / n, &mut out);
    out
}

/// A list of entries a line or two long, entries of paragraphs, and a report that goes on from event to event are each
/// known by other marks.
fn by_build(cut: &Cut, length: usize, out: &mut Features<'_>) {
    let build = match (cut.narrative, length) {
        (true, _) => 0,
        (false, 0..=30) => 1,
        _ => 2,
    };
    let told: Vec<(&'static str, &str, f32)> = out
        .iter()
        .filter_map(|f| {
            let (_, names) = BY_BUILD.iter().find(|(kind, _)| *kind == f.kind)?;
            Some((names[build], f.arg, f.value))
        })
        .collect();
    for (kind, arg, value) in told {
        out.add_value(kind, arg, value);
    }
}

/// The features that are told apart by how the pieces are built: their names in a report, a list, and longer entries.
const BY_BUILD: &[(&str, [&str; 3])] = &[
    ("span", ["span-told", "span-listed", "span-headed"]),
    ("pieces", ["pieces-told", "pieces-listed", "pieces-headed"]),
    ("ascending", ["ascending-told", "ascending-listed", "ascending-headed"]),
    ("consecutive", ["consecutive-told", "consecutive-listed", "consecutive-headed"]),
    ("full-days", ["full-days-told", "full-days-listed", "full-days-headed"]),
    ("own-noun", ["own-noun-told", "own-noun-listed", "own-noun-headed"]),
    ("own-clock", ["own-clock-told", "own-clock-listed", "own-clock-headed"]),
    ("own-person", ["own-person-told", "own-person-listed", "own-person-headed"]),
    ("days-alike", ["days-alike-told", "days-alike-listed", "days-alike-headed"]),
    ("days", ["days-told", "days-listed", "days-headed"]),
    ("covers", ["covers-told", "covers-listed", "covers-headed"]),
    ("several", ["several-told", "several-listed", "several-headed"]),
    ("day-second", ["day-second-told", "day-second-listed", "day-second-headed"]),
    ("entry-second", ["entry-second-told", "entry-second-listed", "entry-second-headed"]),
    ("piece-second", ["piece-second-told", "piece-second-listed", "piece-second-headed"]),
];

/// Whether the pieces are built alike, each with what an event has of its own.
fn alike<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut, out: &mut Features<'a>) {
    let page = &analysis.page;
    let n = cut.pieces.len();
    let has =
        |what: &dyn Fn(usize, usize) -> bool| cut.pieces.iter().filter(|(a, b)| what(*a, (*b).min(a + 60))).count();
    let of = |layer: Layer, a: usize, b: usize| analysis.mentions.within(layer, a, b).any(|m| !m.weak);
    out.add("own-clock", share(has(&|a, b| (a..b).any(|t| clock(page, t))), n));
    out.add("own-venue", share(has(&|a, b| of(Layer::Venue, a, b)), n));
    out.add("own-city", share(has(&|a, b| of(Layer::City, a, b)), n));
    out.add("own-person", share(has(&|a, b| of(Layer::Person, a, b)), n));
    let strong = |a: usize, b: usize| analysis.mentions.within(Layer::EventNoun, a, b).any(|m| !weak(analysis, m));
    out.add("own-noun", share(has(&strong), n));
    let nouns: BTreeSet<&str> = cut
        .pieces
        .iter()
        .flat_map(|(a, b)| analysis.mentions.within(Layer::EventNoun, *a, (*b).min(a + 40)).take(2))
        .map(|m| m.cell(analysis.lexicon, "id"))
        .collect();
    out.add("distinct-nouns", ["0", "1", "2", "3+"][nouns.len().min(3)]);
    let kinds: BTreeSet<u8> = cut.pieces.iter().map(|p| analysis.layout.kind_at(page, p.0) as u8).collect();
    out.add_if(kinds.len() == 1, "heads-alike");
    let places: BTreeSet<usize> = cut
        .pieces
        .iter()
        .map(|(a, b)| {
            let from = signs.partition_point(|s| s.first < *a);
            let at = signs[from..].iter().find(|s| s.first < *b && s.names_a_day()).map_or(99, |s| s.first - a);
            match at {
                0..=3 => 0,
                4..=15 => 1,
                16..=40 => 2,
                99 => 4,
                _ => 3,
            }
        })
        .collect();
    out.add_if(places.len() == 1, "days-alike");
    let dates: Vec<_> = cut
        .pieces
        .iter()
        .filter_map(|(a, b)| {
            let from = signs.partition_point(|s| s.first < *a);
            signs[from..].iter().find(|s| s.first < *b && s.names_a_day())?.date
        })
        .collect();
    if let (Some(low), Some(high)) = (dates.iter().min(), dates.iter().max()) {
        out.add(
            "span",
            match low.until(*high).map(|s| s.get_days()).unwrap_or(0) {
                0 => "day",
                1..=6 => "week",
                7..=45 => "month",
                46..=250 => "year",
                _ => "years",
            },
        );
        if let Some(reference) = analysis.reference.date {
            out.add(
                "when",
                if *low > reference {
                    "future"
                } else if *high <= reference {
                    "past"
                } else {
                    "both"
                },
            );
        }
    }
    let mut facts: Vec<usize> = cut.pieces.iter().map(|p| super::piece::facts(analysis, *p)).collect();
    facts.sort_unstable();
    let names = ["0", "1", "2", "3", "4", "5+"];
    out.add("facts-least", names[facts[0].min(5)]);
    out.add("facts-second", names[facts[n - 2].min(5)]);
    // One stretch of days that holds those of the pieces is one event.
    let days: Vec<&Sign> = cut
        .pieces
        .iter()
        .filter_map(|(a, b)| {
            let from = signs.partition_point(|s| s.first < *a);
            signs[from..].iter().find(|s| s.first < *b && s.names_a_day())
        })
        .collect();
    let held = |s: &Sign| days.iter().filter(|d| d.first != s.first && super::piece::holds(s, d)).count();
    out.add("in-one-range", share(signs.iter().map(held).max().unwrap_or(0), n));
    out.add("numbered-parts", share(cut.pieces.iter().filter(|p| numbered_part(analysis, p.0)).count(), n));
    let first = cut.pieces[0].0;
    out.add("lead", share(first, page.tokens.len()));
    headline(analysis, out);
}

/// How many lines above a piece may still name it, and how far into a line.
const ABOVE: usize = 5;
const WITHIN: u32 = 6;

/// Whether a piece is headed as a numbered part of one event: "Session Two", "Day 3", "Module IV", "First session".
fn numbered_part(analysis: &Analysis<'_>, first: usize) -> bool {
    let page = &analysis.page;
    let at = page.tokens[first].line as usize;
    let number = |t: usize| {
        let word = page.word(t);
        page.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number && word.len() < 3)
            || NUMBERS.iter().any(|n| word.eq_ignore_ascii_case(n))
    };
    let part = |t: usize| PARTS.iter().any(|p| page.word(t).eq_ignore_ascii_case(p));
    let heads = |n: usize| {
        page.lines.get(n).is_some_and(|l| {
            (l.first..l.end.min(l.first + WITHIN)).any(|t| {
                let t = t as usize;
                part(t) && (number(t + 1) || t > l.first as usize && number(t - 1))
            })
        })
    };
    // Up to the line before, unless that is prose: it belongs to the piece before.
    let heading = |n: &usize| {
        let empty = page.lines.get(*n).is_none_or(|l| l.end <= l.first);
        empty || analysis.layout.lines.get(*n) != Some(&LineKind::Prose)
    };
    heads(at) || (at.saturating_sub(ABOVE)..at).rev().take_while(heading).any(heads)
}

/// What events of several days with talks of their own are called.
const FRAMES: &[&str] = &[
    "week",
    "summit",
    "conference",
    "congress",
    "festival",
    "bootcamp",
    "camp",
    "days",
    "school",
    "forum",
    "hackathon",
];
/// What the parts of one event are called.
const PARTS: &[&str] =
    &["session", "day", "module", "part", "panel", "unit", "week", "block", "track", "phase", "stage", "round"];
/// Small numbers in words and Roman numerals.
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "first", "second", "third", "fourth", "fifth",
    "sixth", "1st", "2nd", "3rd", "4th", "5th", "i", "ii", "iii", "iv", "v", "vi",
];

/// What the headline says of the number of events.
fn headline<'a>(analysis: &'a Analysis<'_>, out: &mut Features<'a>) {
    let page = &analysis.page;
    let prose = analysis.layout.lines.iter().position(|k| *k == LineKind::Prose).unwrap_or(0);
    let lines = page.lines.iter().zip(&analysis.layout.lines).take(prose.max(1));
    for (line, kind) in lines.filter(|(_, k)| **k == LineKind::Heading) {
        let _ = kind;
        let (a, b) = (line.first as usize, line.end as usize);
        let nouns: Vec<_> = analysis.mentions.within(Layer::EventNoun, a, b).filter(|m| !weak(analysis, m)).collect();
        let plural =
            |t: usize| page.word(t).len() > 3 && page.word(t).ends_with(['s', 'S']) && !page.word(t).ends_with("ss");
        out.add_if(nouns.iter().any(|m| plural(m.last as usize)), "headline-plural");
        for noun in &nouns {
            // A summit or a week has days and sessions of its own.
            out.add("headline-noun", noun.cell(analysis.lexicon, "id"));
        }
        out.add_if(nouns.iter().any(|m| !plural(m.last as usize)), "headline-singular");
        out.add_if(nouns.len() > 1, "headline-nouns");
        for t in a..b {
            let word = page.word(t).to_ascii_lowercase();
            out.add_if(matches!(word.as_str(), "and" | "," | ";" | "&" | "then"), "headline-and");
            out.add_if(page.tokens[t].capital && FRAMES.contains(&word.as_str()), "headline-frame");
            out.add_if(
                matches!(word.as_str(), "two" | "three" | "four" | "five" | "six" | "series"),
                "headline-number",
            );
        }
    }
}

/// What stands before the first piece: does it announce one event or several?
fn before<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut, out: &mut Features<'a>) {
    let page = &analysis.page;
    let first = cut.pieces[0].0;
    let lead_end = first.max(20).min(page.tokens.len());
    let mut several = 0;
    for m in analysis.mentions.within(Layer::EventNoun, 0, lead_end) {
        let last = page.word(m.last as usize);
        several += usize::from(last.len() > 3 && (last.ends_with('s') || last.ends_with('S')) && !last.ends_with("ss"));
    }
    out.add_if(several > 0, "plural-noun-before");
    let mut agenda = false;
    let mut digest = false;
    for t in 0..lead_end {
        if page.tokens[t].kind != TokenKind::Word {
            continue;
        }
        let w = page.word(t).to_ascii_lowercase();
        agenda |=
            t + 40 > first && matches!(w.as_str(), "agenda" | "timetable" | "schedule" | "itinerary" | "sessions");
        digest |= matches!(
            w.as_str(),
            "events"
                | "diary"
                | "calendar"
                | "newsletter"
                | "bulletin"
                | "digest"
                | "what's"
                | "dates"
                | "news"
                | "season"
                | "lectures"
                | "talks"
                | "activities"
                | "series"
                | "programme"
                | "forthcoming"
                | "upcoming"
                | "webinars"
        );
    }
    out.add_if(agenda, "agenda-before");
    out.add_if(digest, "digest-before");
    let heading = analysis.layout.lines.iter().position(|k| *k == LineKind::Heading).map(|l| &page.lines[l]);
    if let Some(line) = heading {
        let singular = analysis
            .mentions
            .within(Layer::EventNoun, line.first as usize, line.end as usize)
            .any(|m| !weak(analysis, m) && !page.word(m.last as usize).ends_with(['s', 'S']));
        out.add_if(singular && (line.end as usize) <= first, "headline-names-one");
    }
    out.add_if(
        signs.iter().any(|s| {
            s.day > 0
                && s.last < first
                && analysis
                    .mentions
                    .within(
                        Layer::EventNoun,
                        page.sentences[page.tokens[s.first].sentence as usize].first as usize,
                        s.first,
                    )
                    .next()
                    .is_some()
        }),
        "dated-event-before",
    );
    // "two webinars", "four evenings": the text says how many.
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    for t in 0..page.tokens.len().min(150) {
        let Some(k) = words.iter().position(|w| page.word(t).eq_ignore_ascii_case(w)) else { continue };
        let plural =
            analysis.mentions.within(Layer::EventNoun, t + 1, t + 7).any(|m| page.word(m.last as usize).ends_with('s'));
        out.add_if(plural && k + 2 == cut.pieces.len(), "number-agrees");
        out.add_if(plural && k + 2 != cut.pieces.len(), "number-disagrees");
    }
}

/// A share in words.
pub(super) fn share(part: usize, whole: usize) -> &'static str {
    match (part * 100).checked_div(whole).unwrap_or(0) {
        0..=20 => "few",
        21..=79 => "some",
        _ => "most",
    }
}

/// The logarithm of the odds of a probability, bounded.
pub(super) fn odds(p: f64) -> f32 {
    let p = p.clamp(0.01, 0.99);
    (p / (1.0 - p)).ln() as f32
}
