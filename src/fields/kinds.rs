//! What sort of event it is: one to three kinds.
//!
//! One candidate a kind. What speaks for it are the event nouns of the scene that tell it (gazetteer `event-nouns`):
//! how often, how early, in the title and where in it, as the thing that is held. Some kinds are candidates without a
//! noun: a talk by one speaker is a lecture though nobody calls it so.

mod site;
mod tone;

use super::{Draft, title};
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::record::{Basis, Kind, Support, Valued};
use crate::relate::choice::{Candidate, Choice, Scored, score};
use crate::relate::context::sentence_of;
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely a kind must be to be taken.
const THRESHOLD: f64 = 0.39;

/// Whether the event is of a kind.
pub struct Kinds;

impl Choice for Kinds {
    fn name(&self) -> &'static str {
        "kind"
    }

    fn penalty(&self) -> f64 {
        3.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let title = title::tokens(cx);
        let nouns: Vec<&Mention> = cx.mentions(Layer::EventNoun);
        let longest = |m: &Mention| {
            cx.doc.mentions.covering(Layer::EventNoun, m.first as usize).is_none_or(|c| c.width() <= m.width())
        };
        let nouns: Vec<&Mention> = nouns.into_iter().filter(|m| longest(m)).collect();
        let in_title = |m: &Mention| title.is_some_and(|(a, b)| (a..=b).contains(&(m.first as usize)));
        let first_noun = nouns.iter().find(|m| cx.scene.owns(m.first as usize) && !weak(cx, m)).copied();
        // The head noun of the title: the last before "on", "for", "of", else the last.
        let head = nouns.iter().filter(|m| in_title(m)).max_by_key(|m| (head_rank(cx, m), m.first)).copied();
        let title_kinds: Vec<&'static str> =
            nouns.iter().filter(|m| in_title(m)).flat_map(|m| kinds(cx, m)).map(Kind::as_str).collect();
        let tone = tone::Tone::new(cx, title);
        let said = Said::new(cx, &nouns, head, first_noun);
        let mut out = Vec::new();
        for kind in Kind::ALL {
            let mine: Vec<&Mention> = nouns.iter().filter(|m| kinds(cx, m).any(|k| k == *kind)).copied().collect();
            let mut features = Features::new();
            features.add("kind", kind.as_str());
            features.add("times", ["0", "1", "2", "3", "4+"][mine.len().min(4)]);
            if mine.is_empty() {
                features.add("unnamed", kind.as_str());
            }
            features.add_if(!mine.is_empty() && mine.len() * 2 >= nouns.len(), "half-of-all");
            for m in &mine {
                let rank = kinds(cx, m).position(|k| k == *kind).unwrap_or(0);
                let strength = if weak(cx, m) { "weak" } else { "strong" };
                features.add(if rank == 0 { "noun-first-kind" } else { "noun-second-kind" }, strength);
                if in_title(m) {
                    features.add(if rank == 0 { "in-title" } else { "in-title-second" }, strength);
                    features.add("titled", kind.as_str());
                }
                let is = |o: Option<&Mention>| o.is_some_and(|o| o.first == m.first && o.row == m.row);
                features.add_if(is(head), if rank == 0 { "title-head" } else { "title-head-second" });
                features.add_if(is(first_noun), if rank == 0 { "first-noun" } else { "first-noun-second" });
                around(cx, m, &mut features);
                if rank == 0 {
                    site::features(cx, m, strength, &mut features);
                    // Which noun: "session" is rarely what the event is, "webinar" nearly always.
                    features.add("noun", m.cell(cx.lexicon(), "id"));
                } else {
                    features.add("noun-second", m.cell(cx.lexicon(), "id"));
                }
            }
            for other in title_kinds.iter().filter(|k| **k != kind.as_str()) {
                features.add("other-in-title", other);
                features.add_if(mine.is_empty(), "other-in-title-and-unnamed");
            }
            features.add_if(head.is_some() && !mine.iter().any(|m| in_title(m)), "title-says-other");
            features.add_if(title_kinds.is_empty(), "title-says-nothing");
            said.features(*kind, &mut features);
            scene_features(cx, *kind, &mut features);
            tone.features(*kind, &mut features);
            if let Some(m) = head.or(first_noun) {
                features.add(tone::by_noun(*kind, head.is_some()), m.cell(cx.lexicon(), "id"));
            }
            let evidence = mine.iter().take(3).map(|m| (m.first as usize, m.last as usize, "kind.noun")).collect();
            out.push(Candidate {
                value: kind.as_str().to_string(),
                data: head.and_then(|h| kinds(cx, h).position(|k| k == *kind)).unwrap_or(usize::MAX),
                evidence,
                features,
            });
        }
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold["kinds"].as_array()?.iter().any(|k| k.as_str() == Some(&candidate.value)))
    }
}

/// What kinds the scene speaks of, how often and where: the kinds are not independent, a course is mostly a training.
struct Said {
    /// How many nouns tell each kind, strong ones double.
    times: Vec<(Kind, usize)>,
    /// The kinds of the head noun of the title, or of the first noun.
    head: Vec<Kind>,
    titled: bool,
}

impl Said {
    fn new(cx: &SceneCx<'_>, nouns: &[&Mention], head: Option<&Mention>, first: Option<&Mention>) -> Said {
        let mut times: Vec<(Kind, usize)> = Kind::ALL.iter().map(|k| (*k, 0)).collect();
        for m in nouns {
            for (n, kind) in kinds(cx, m).enumerate() {
                if let Some(t) = times.iter_mut().find(|t| t.0 == kind) {
                    t.1 += if weak(cx, m) || n > 0 { 1 } else { 2 };
                }
            }
        }
        Said { times, head: head.or(first).map_or(Vec::new(), |m| kinds(cx, m).collect()), titled: head.is_some() }
    }

    fn features(&self, kind: Kind, out: &mut Features<'_>) {
        let mine = self.times.iter().find(|t| t.0 == kind).map_or(0, |t| t.1);
        let ahead = self.times.iter().filter(|t| t.1 > mine).count();
        out.add("rank", if mine == 0 { "unsaid" } else { ["1", "2", "3", "4+"][ahead.min(3)] });
        if mine > 0 && ahead == 0 {
            out.add("foremost", kind.as_str());
        }
        let all: usize = self.times.iter().map(|t| t.1).sum();
        out.add_value("share", "", mine as f32 / all.max(1) as f32);
        for other in &self.head {
            // One feature a pair: the closed vocabulary has few.
            out.add(if self.titled { beside_title(kind) } else { beside_text(kind) }, other.as_str());
        }
        out.add_if(self.head.is_empty(), "no-head");
        if self.head.is_empty() {
            out.add("no-head-kind", kind.as_str());
        }
    }
}

macro_rules! beside {
    ($name:ident, $at:literal) => {
        /// The sort of a feature about this kind beside another one.
        fn $name(kind: Kind) -> &'static str {
            match kind {
                Kind::Training => concat!("training-by-", $at),
                Kind::Course => concat!("course-by-", $at),
                Kind::Workshop => concat!("workshop-by-", $at),
                Kind::Lecture => concat!("lecture-by-", $at),
                Kind::Seminar => concat!("seminar-by-", $at),
                Kind::Webinar => concat!("webinar-by-", $at),
                Kind::Meeting => concat!("meeting-by-", $at),
                Kind::Conference => concat!("conference-by-", $at),
                Kind::Consultation => concat!("consultation-by-", $at),
                Kind::Panel => concat!("panel-by-", $at),
                Kind::Other => concat!("other-by-", $at),
                _ => concat!("kind-by-", $at),
            }
        }
    };
}
beside!(beside_title, "title");
beside!(beside_text, "text");

fn weak(cx: &SceneCx<'_>, m: &Mention) -> bool {
    m.weak || m.cell(cx.lexicon(), "strength") == "weak"
}

/// The kinds that a noun tells, the first first.
fn kinds<'a>(cx: &SceneCx<'a>, m: &Mention) -> impl Iterator<Item = Kind> + use<'a> {
    m.cell(cx.lexicon(), "kind").split(" | ").filter_map(|k| k.parse().ok())
}

/// Whether a noun of the title is its head.
fn head_rank(cx: &SceneCx<'_>, m: &Mention) -> u8 {
    let page = cx.page();
    let on = matches!(page.word(m.last as usize + 1), "on" | "for" | "of" | "about" | "in" | "to");
    match (weak(cx, m), on) {
        (false, true) => 3,
        (false, false) => 2,
        (true, true) => 1,
        (true, false) => 0,
    }
}

fn around<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    let page = cx.page();
    let (first, last) = (m.first as usize, m.last as usize);
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), first) {
        out.add("field", field);
    }
    let (start, end) = sentence_of(cx, m);
    let n = page.tokens[first].sentence.abs_diff(page.tokens[cx.scene.first].sentence);
    out.add(
        "sentence",
        if !cx.scene.owns(first) {
            "common"
        } else {
            match n {
                0 => "0",
                1 => "1",
                2..=3 => "2-3",
                4..=7 => "4-7",
                _ => "8+",
            }
        },
    );
    out.add_if(cx.doc.dates.in_tokens(start, end), "with-day");
    out.add_if(cx.doc.mentions.within(Layer::RoleCue, start, end).next().is_some(), "with-role-cue");
    // Nearest articles tell "the workshop" from "a workshop".
    if let Some(word) = ["the", "a", "an", "this", "of", "for", "at", "our"]
        .into_iter()
        .find(|w| first > start && page.word(first - 1).eq_ignore_ascii_case(w))
    {
        out.add("before", word);
    }
    out.add_if(page.word(last).ends_with('s') && !page.word(last).ends_with("ss"), "plural");
    out.add_if(page.tokens[first].capital, "capital");
}

/// What the scene as a whole says about the kind.
fn scene_features<'a>(cx: &SceneCx<'a>, kind: Kind, out: &mut Features<'a>) {
    let speech = cx.own(Layer::SpeechCue).take(4).count();
    let days = cx.doc.dates.within(cx.scene.first, cx.scene.end).len();
    match kind {
        Kind::Lecture => {
            out.add("lecture-speech-cues", ["0", "1", "2", "3+"][speech.min(3)]);
            let fields = cx.doc.layout.fields.iter().filter(|f| cx.scene.owns(f.first as usize));
            for f in fields {
                out.add("lecture-field", f.label.cell(cx.lexicon(), "id"));
            }
            let persons = cx.doc.mentions.within(Layer::Person, cx.scene.first, cx.scene.end).take(4).count();
            out.add("lecture-persons", ["0", "1", "2", "3+"][persons.min(3)]);
            out.add(
                "lecture-length",
                match cx.scene.end - cx.scene.first {
                    0..=60 => "short",
                    61..=250 => "middle",
                    _ => "long",
                },
            );
        }
        Kind::Training => {
            let groups = cx.own(Layer::ParticipantNoun).take(6).count();
            out.add("training-groups", ["0", "1", "2", "3", "4", "5+"][groups.min(5)]);
        }
        Kind::Other => {
            out.add("other-days", ["0", "1", "2", "3+"][days.min(3)]);
        }
        _ => {}
    }
    out.add_if(cx.scene.siblings > 1, "several");
}

/// Fills `kinds`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let scored = score(&Kinds, cx);
    let mut order: Vec<&Scored<'_>> = scored.iter().collect();
    order.sort_by(|a, b| b.p.total_cmp(&a.p).then(a.candidate.value.cmp(&b.candidate.value)));
    // One kind at least, the likeliest; three at most.
    let taken: Vec<&Scored<'_>> =
        order.iter().enumerate().filter(|(n, s)| *n == 0 || *n < 3 && s.p > THRESHOLD).map(|(_, s)| *s).collect();
    draft.note(cx, "kind", THRESHOLD, &scored, |s| taken.iter().any(|t| t.candidate.value == s.candidate.value));
    let mut taken: Vec<&Scored<'_>> = taken;
    // What the head noun of the title tells comes first, in its order.
    taken.sort_by_key(|s| s.candidate.data);
    for s in taken {
        let Ok(kind) = s.candidate.value.parse::<Kind>() else { continue };
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        let basis = if evidence.is_empty() { Basis::Assumed } else { Basis::Stated };
        draft.record.kinds.push(Valued::new(kind, Support::new(basis, evidence, s.p)));
    }
}
