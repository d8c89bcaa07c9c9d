//! Whether a stretch of text announces or reports an event.

use super::Sign;
use super::cuts::weak;
use super::pieces::clock;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::scene::Analysis;

/// What speaks for and against an event in the document.
pub(super) fn features<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Features<'a> {
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
    out
}

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
