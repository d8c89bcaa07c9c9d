//! Whether a stretch of text announces or reports an event.

use super::cuts::weak;
use super::pieces::clock;
use super::{Sign, piece, weigh};
use crate::annotate::dates::{Precision, Resolution};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::fields::keyphrases::EMPTY;
use crate::relate::scene::Analysis;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What speaks for and against an event in the document.
pub(super) fn features<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Features<'a> {
    let mut out = common(analysis, signs);
    plain_words(analysis, true, &mut out);
    out
}

/// What speaks for and against several events in it. Function words tell how an author writes: of a single event papers
/// and announcements may differ in that, of the number of events it tells nothing.
pub(super) fn several<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Features<'a> {
    let mut out = common(analysis, signs);
    plain_words(analysis, false, &mut out);
    out
}

fn common<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Features<'a> {
    let page = &analysis.page;
    let (first, end) = (0, page.tokens.len());
    let mut out = Features::new();
    let here = || {
        let from = signs.partition_point(|s| s.first < first);
        signs[from..].iter().take_while(|s| s.first < end)
    };
    out.add("days", count(here().filter(|s| s.names_a_day()).count()));
    out.add_if(here().any(|s| s.day > 0), "day-of-month");
    out.add_if((first..end).any(|t| clock(page, t)), "clock");
    let nouns = || analysis.mentions.within(Layer::EventNoun, first, end);
    let strong = nouns().filter(|m| !weak(analysis, m)).count();
    out.add("strong-nouns", count(strong));
    out.add("nouns", count(nouns().count()));
    // An event noun and a day in one sentence, in the same or the next line.
    let company = |s: &Sign, strong: bool| {
        let line = page.tokens[s.first].line as usize;
        let from = page.lines[line.saturating_sub(1)].first.max(first as u32) as usize;
        let to = page.lines[(line + 1).min(page.lines.len() - 1)].end as usize;
        let sentence = &page.sentences[page.tokens[s.first].sentence as usize];
        let (a, b) = if page.lines[line].end - page.lines[line].first > 30 {
            (sentence.first as usize, sentence.end as usize)
        } else {
            (from, to)
        };
        analysis.mentions.within(Layer::EventNoun, a, b.min(end)).any(|m| !strong || !weak(analysis, m))
    };
    out.add_if(here().any(|s| s.names_a_day() && company(s, false)), "day-with-noun");
    out.add_if(here().any(|s| s.names_a_day() && company(s, true)), "day-with-strong-noun");
    let heading = page
        .lines
        .iter()
        .enumerate()
        .skip(page.tokens.get(first).map_or(0, |t| t.line as usize))
        .find(|(n, l)| (l.first as usize) < end && analysis.layout.lines.get(*n) == Some(&LineKind::Heading));
    if let Some((_, line)) = heading {
        let within = || analysis.mentions.within(Layer::EventNoun, line.first as usize, line.end as usize);
        out.add_if(within().next().is_some(), "noun-in-heading");
        out.add_if(within().any(|m| !weak(analysis, m)), "strong-in-heading");
    }
    let opening = analysis.mentions.within(Layer::EventNoun, first, end.min(first + 60));
    out.add("opening-nouns", count(opening.filter(|m| !weak(analysis, m)).count()));
    out.add("role-cues", count(analysis.mentions.within(Layer::RoleCue, first, end).count()));
    out.add("speech-cues", count(analysis.mentions.within(Layer::SpeechCue, first, end).count()));
    out.add("participants", count(analysis.mentions.within(Layer::ParticipantNoun, first, end).count()));
    for field in analysis.layout.fields.iter().filter(|f| (first..end).contains(&(f.first as usize))) {
        out.add("field", field.label.cell(analysis.lexicon, "id"));
    }
    words(analysis, (first, end), &mut out);
    spoken(analysis, &mut out);
    sure_days(analysis, signs, &mut out);
    headlines(analysis, &mut out);
    nouns_in_use(analysis, &mut out);
    dated_rows(analysis, signs, &mut out);
    loose_times(analysis, &mut out);
    out
}

/// Weeks and months by which the text tells the time of an event ("are in Kyiv this week for a training course").
fn loose_times(analysis: &Analysis<'_>, out: &mut Features<'_>) {
    let page = &analysis.page;
    for ((first, _), day) in analysis.dates.tokens.iter().zip(&analysis.resolved).take(MOST) {
        if !matches!(day.precision, Precision::Week | Precision::Month)
            || day.resolution != Resolution::RelativeToPublication
        {
            continue;
        }
        let Some(token) = page.tokens.get(*first as usize) else { continue };
        let s = &page.sentences[token.sentence as usize];
        let (a, b) =
            ((s.first as usize).max((*first as usize).saturating_sub(60)), (s.end as usize).min(*first as usize + 60));
        let mut nouns = analysis.mentions.within(Layer::EventNoun, a, b);
        let strong = nouns.clone().any(|m| !weak(analysis, m));
        out.add_new("loose-time", "");
        if nouns.next().is_some() {
            out.add_new(if strong { "loose-time-with-noun" } else { "loose-time-with-weak-noun" }, "");
        }
    }
}

/// How many lines begin with a day or hold hardly anything else, and how many headings have a day right below.
fn dated_rows(analysis: &Analysis<'_>, signs: &[Sign], out: &mut Features<'_>) {
    let rows = super::pieces::rows(analysis, signs);
    out.add("date-led-rows", count(rows.iter().filter(|r| r.date_led && !r.date_only).count()));
    out.add("date-rows", count(rows.iter().filter(|r| r.date_only).count()));
    out.add("dated-lines", count(rows.iter().filter(|r| r.sign.is_some() && r.words <= 24).count()));
    let headed = rows.windows(2).filter(|w| w[0].kind == LineKind::Heading && !w[0].date_only && w[1].sign.is_some());
    out.add("dated-headings", count(headed.count()));
}

/// The plain words of the text: those in small letters, so that no names are learnt. What a text tells of besides events
/// (posts, fees, winds, verdicts) is more than a list would hold.
fn plain_words<'a>(analysis: &'a Analysis<'_>, function_words: bool, out: &mut Features<'a>) {
    let page = &analysis.page;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (t, token) in page.tokens.iter().enumerate().take(READ) {
        let word = page.word(t);
        let plain = token.kind == TokenKind::Word && word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        let kept = function_words || EMPTY.binary_search(&word).is_err();
        if plain && kept && seen.len() < WORDS && seen.insert(word) {
            out.add_new("plain", word);
        }
    }
}

/// So many tokens are read for plain words, and so many words kept.
const READ: usize = 1500;
const WORDS: usize = 500;

/// How much the text tells of people who speak, come, and meet at a place.
fn spoken<'a>(analysis: &'a Analysis<'_>, out: &mut Features<'a>) {
    let page = &analysis.page;
    let mentions = &analysis.mentions;
    let speaking = page.sentences.iter().take(200).filter(|s| {
        let (a, b) = (s.first as usize, s.end as usize);
        mentions.within(Layer::SpeechCue, a, b).next().is_some()
            && mentions.within(Layer::Person, a, b).any(|m| !m.weak)
    });
    out.add("speaking", count(speaking.count()));
    let all = |layer: Layer| count(mentions.of(layer).filter(|m| !m.weak).count());
    out.add("attendance", all(Layer::AttendanceCue));
    out.add("venues", all(Layer::Venue));
    out.add("persons", all(Layer::Person));
    out.add("quotes", all(Layer::Quote));
    out.add("cities", all(Layer::City));
    out.add("positions", all(Layer::Position));
    out.add("bodies", all(Layer::Organisation));
    out.add("platforms", all(Layer::Platform));
    // How much single sentences tell of one event.
    let told: Vec<usize> =
        page.sentences.iter().take(200).map(|s| piece::facts(analysis, (s.first as usize, s.end as usize))).collect();
    out.add("most-facts", ["0", "1", "2", "3", "4", "5", "6+"][told.iter().copied().max().unwrap_or(0).min(6)]);
    out.add("rich-sentences", count(told.iter().filter(|f| **f > 2).count()));
    out.add(
        "length",
        match page.tokens.len() {
            0..=120 => "short",
            121..=250 => "middle",
            251..=500 => "long",
            _ => "longest",
        },
    );
}

/// At most so many days are looked at.
const MOST: usize = 60;

/// The days that the text names, each with what its sentence says of it.
pub(super) fn days<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Vec<(Sign, Features<'a>)> {
    let page = &analysis.page;
    let mut out = Vec::new();
    let rows = super::pieces::rows(analysis, signs);
    let build = |r: &super::pieces::Row| match r {
        r if r.sign.is_none() => "row-undated",
        r if r.date_only => "row-only",
        r if r.date_led => "row-led",
        r if r.words <= 24 => "row-line",
        _ => "row-prose",
    };
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    rows.iter().for_each(|r| *alike.entry(build(r)).or_default() += 1);
    for sign in signs.iter().filter(|s| s.names_a_day() || s.names_a_month()).take(MOST) {
        let sentence = &page.sentences[page.tokens[sign.first].sentence as usize];
        // Bounded: a text without full stops is one long sentence.
        let first = (sentence.first as usize).max(sign.first.saturating_sub(60));
        let end = (sentence.end as usize).min(sign.last + 60);
        let mut f = piece::one(analysis, signs, (first, end));
        piece::about_day(analysis, sign, true, &mut f);
        f.add("facts", ["0", "1", "2", "3", "4", "5+"][piece::facts(analysis, (first, end)).min(5)]);
        if let Some(field) = analysis.layout.field_at(analysis.lexicon, sign.first) {
            f.add("field", field);
        }
        f.add_if(sign.names_a_month(), "month-alone");
        // Days in lines that are built alike are the days of entries.
        if let Some(row) = rows.get(page.tokens[sign.first].line as usize) {
            let build = build(row);
            f.add(build, count(alike.get(build).copied().unwrap_or(0)));
        }
        out.push((*sign, f));
    }
    out
}

/// How sure the surest of the days is an event's.
fn sure_days(analysis: &Analysis<'_>, signs: &[Sign], out: &mut Features<'_>) {
    let weights = analysis.weights.of("scene-day");
    let named: Vec<(Sign, f64)> = days(analysis, signs)
        .iter()
        .map(|(s, f)| (*s, weights.probability(f)))
        .filter(|(s, _)| s.names_a_day())
        .collect();
    let mut sure: Vec<f64> = named.iter().map(|(_, p)| *p).collect();
    sure.sort_by(|a, b| b.total_cmp(a));
    match sure.first() {
        Some(best) => out.add_value("surest-day", "", weigh::odds(*best)),
        None => out.add("no-day", ""),
    }
    let mean = sure.iter().sum::<f64>() / sure.len().max(1) as f64;
    out.add_value("mean-day", "", if sure.is_empty() { 0.0 } else { weigh::odds(mean) });
    out.add_value("days-apart", "", apart(named).max(0.1).ln() as f32);
}

/// How many events the days speak of, as far as they can be believed: days that follow one another or lie in one range count once.
fn apart(mut days: Vec<(Sign, f64)>) -> f64 {
    days.sort_by_key(|(s, _)| (s.date, s.month, s.day));
    let mut sum = 0.0;
    let mut best = 0f64;
    let mut until: Option<(Option<Date>, u8, u8)> = None;
    for (sign, likely) in days {
        let follows = until.is_some_and(|(date, month, day)| match (date, sign.date) {
            (Some(last), Some(next)) => last.until(next).is_ok_and(|s| s.get_days() <= 1),
            _ => month == sign.month && sign.day <= day + 1,
        });
        if !follows {
            sum += best;
            best = 0.0;
        }
        best = best.max(likely);
        let last = sign.until.or(sign.date);
        until = match until {
            Some((Some(a), m, d)) if follows && last.is_some_and(|l| l < a) => Some((Some(a), m, d)),
            _ => Some((last, sign.month, sign.day)),
        };
    }
    sum + best
}

/// What the headings say the document is.
fn headlines(analysis: &Analysis<'_>, out: &mut Features<'_>) {
    let page = &analysis.page;
    let headings = page.lines.iter().zip(&analysis.layout.lines).filter(|(_, k)| **k == LineKind::Heading);
    for (n, (line, _)) in headings.enumerate().take(12) {
        for t in line.first as usize..line.end as usize {
            let word = page.word(t).to_ascii_lowercase();
            if PAPERS.contains(&word.as_str()) {
                out.add(if n < 3 { "paper-in-headline" } else { "paper-in-heading" }, "");
            }
        }
        let first = page.word(line.first as usize).to_ascii_lowercase();
        out.add_if(n < 3 && matches!(first.as_str(), "how" | "why" | "what" | "who" | "when"), "asks-in-headline");
    }
}

/// How the event nouns stand in their sentences: one event is spoken of in the singular, with an article.
fn nouns_in_use(analysis: &Analysis<'_>, out: &mut Features<'_>) {
    let page = &analysis.page;
    let (mut one, mut many, mut the, mut any) = (0, 0, 0, 0);
    for m in analysis.mentions.of(Layer::EventNoun).filter(|m| !weak(analysis, m)).take(40) {
        let last = page.word(m.last as usize);
        if last.len() > 3 && last.ends_with(['s', 'S']) && !last.ends_with("ss") {
            many += 1;
            continue;
        }
        one += 1;
        for n in 1..=3 {
            let Some(t) = (m.first as usize).checked_sub(n) else { break };
            match page.word(t).to_ascii_lowercase().as_str() {
                "the" | "this" | "our" => the += 1,
                "a" | "an" | "any" | "each" | "every" | "no" | "your" => any += 1,
                _ => continue,
            }
            break;
        }
    }
    out.add("singular-nouns", count(one));
    out.add("plural-nouns", count(many));
    out.add("definite-nouns", count(the));
    out.add("any-nouns", count(any));
    out.add_if(many > one, "mostly-plural");
}

/// Words in the headings of documents that are no announcements.
const PAPERS: &[&str] = &[
    "guidelines",
    "guideline",
    "guidance",
    "guide",
    "handbook",
    "manual",
    "toolkit",
    "policy",
    "policies",
    "rules",
    "code",
    "criteria",
    "eligibility",
    "conditions",
    "procedure",
    "faq",
    "tips",
    "vacancy",
    "vacancies",
    "obituary",
    "obituaries",
    "tender",
    "tenders",
    "bids",
    "statistics",
    "report",
    "audit",
    "survey",
    "study",
    "brief",
    "review",
    "grant",
    "grants",
    "award",
    "awards",
    "scholarship",
    "permits",
    "act",
    "appointed",
    "appoints",
    "approves",
    "launches",
    "publishes",
    "published",
    "releases",
    "issues",
    "memoriam",
    "style",
    "chapters",
    "hire",
    "rooms",
];

/// Adds what the words tell: what happens to events, what happens to other things.
pub(super) fn words<'a>(analysis: &'a Analysis<'_>, (first, end): (usize, usize), out: &mut Features<'a>) {
    let page = &analysis.page;
    let mut sums = [0usize; GROUPS.len()];
    for t in first..end {
        if page.tokens[t].kind != TokenKind::Word {
            continue;
        }
        let word = page.word(t).to_ascii_lowercase();
        for (n, (_, list)) in GROUPS.iter().enumerate() {
            sums[n] += usize::from(list.contains(&word.as_str()));
        }
    }
    for ((name, _), sum) in GROUPS.iter().zip(sums) {
        out.add(name, count(sum));
    }
}

/// Groups of words, each one feature. Closed and small; the weights say what they are worth.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "took-place",
        &[
            "held",
            "attended",
            "hosted",
            "organised",
            "organized",
            "convened",
            "concluded",
            "opened",
            "gathered",
            "met",
            "participated",
            "conducted",
            "inaugurated",
        ],
    ),
    (
        "will-take-place",
        &[
            "join",
            "register",
            "registration",
            "invited",
            "invite",
            "welcome",
            "attend",
            "rsvp",
            "upcoming",
            "tickets",
            "booking",
            "venue",
            "speakers",
        ],
    ),
    ("cancelled", &["cancelled", "canceled", "postponed", "rescheduled", "moved"]),
    (
        "rules",
        &[
            "must",
            "shall",
            "eligible",
            "eligibility",
            "guidelines",
            "policy",
            "required",
            "procedure",
            "regulations",
            "permit",
            "permits",
        ],
    ),
    (
        "vacancy",
        &[
            "vacancy",
            "vacancies",
            "salary",
            "qualifications",
            "applicants",
            "candidate",
            "tender",
            "bids",
            "bidders",
            "procurement",
        ],
    ),
    ("death", &["died", "obituary", "obituaries", "buried", "funeral", "survived", "born"]),
    ("figures", &["percent", "cent", "million", "statistics", "survey", "report", "study", "published"]),
    ("habit", &["every", "always", "usually", "each", "weekly", "monthly"]),
];

pub(super) fn count(n: usize) -> &'static str {
    match n {
        0 => "0",
        1 => "1",
        2..=3 => "2-3",
        4..=7 => "4-7",
        _ => "8+",
    }
}
