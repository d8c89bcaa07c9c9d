//! Whether one comes, dials in, or may do either.
//!
//! One candidate a format, judged by the words that speak of it (gazetteer `format-cues`), by platforms, and by the
//! towns and buildings that the scene names.

use super::places::{City, Venue};
use super::{Draft, channel};
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::record::{Basis, Format, Support, Valued};
use crate::relate::choice::{Candidate, Choice, best, score, score_all};
use crate::relate::context;
use crate::relate::scene::SceneCx;
use aho_corasick::AhoCorasick;
use serde_json::Value;
use std::sync::LazyLock;

/// How likely a format must be to be taken; else null.
const THRESHOLD: f64 = 0.4;

/// One choice a format, so that each has weights of its own.
pub struct Virtual;
/// See [`Virtual`].
pub struct InPerson;
/// See [`Virtual`].
pub struct Hybrid;

macro_rules! format_choice {
    ($choice:ident, $name:literal, $value:literal) => {
        impl Choice for $choice {
            fn name(&self) -> &'static str {
                $name
            }
            fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
                vec![signs(cx).candidate($value)]
            }
            fn right(&self, _: &Candidate<'_>, gold: &Value) -> Option<bool> {
                Some(gold["format"].as_str() == Some($value))
            }
        }
    };
}
format_choice!(Virtual, "format-virtual", "virtual");
format_choice!(InPerson, "format-in-person", "in-person");
format_choice!(Hybrid, "format-hybrid", "hybrid");

/// What a scene says of its format, the same for the three formats.
struct Signs<'a> {
    features: Features<'a>,
    /// Words with the format they speak for: 0 for a virtual one, 1 in person, 2 for both.
    cues: Vec<(usize, Words)>,
    platforms: Vec<Words>,
    places: Vec<Words>,
}

/// Tokens `first..=last`, with the rule that read them.
type Words = (usize, usize, &'static str);

const FORMATS: [&str; 3] = ["virtual", "in-person", "hybrid"];

impl<'a> Signs<'a> {
    fn candidate(&self, format: &'static str) -> Candidate<'a> {
        let mut evidence: Vec<Words> =
            self.cues.iter().filter(|(of, _)| FORMATS[*of] == format).map(|(_, words)| *words).collect();
        if format != "in-person" {
            evidence.extend(&self.platforms);
        }
        if format != "virtual" {
            evidence.extend(&self.places);
        }
        Candidate { value: format.to_string(), data: 0, evidence, features: self.features.clone() }
    }
}

fn signs<'a>(cx: &SceneCx<'a>) -> Signs<'a> {
    let mut features = Features::new();
    let (mut cue_words, mut platforms, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = [0usize; 3];
    let mut virtual_cues: Vec<&'a str> = Vec::new();
    let mut joined: Vec<&'static str> = Vec::new();
    for m in cues(cx) {
        let of = m.cell(cx.lexicon(), "format");
        let strength = m.cell(cx.lexicon(), "strength");
        let index = FORMATS.iter().position(|f| *f == of).unwrap_or(0);
        seen[index] += 1;
        if index == 0 {
            virtual_cues.push(strength);
            joined.push(channel::joined(cx, m));
        }
        features.add(["cue-virtual", "cue-in-person", "cue-hybrid"][index], strength);
        let (start, end) = context::sentence_of(cx, m);
        let event = cx.doc.mentions.within(Layer::EventNoun, start, end).next().is_some();
        features.add_if(event, ["cue-virtual-with-event", "cue-in-person-with-event", "cue-hybrid-with-event"][index]);
        let opening = cx.page().tokens[cx.scene.first].sentence;
        let n = cx.page().tokens[m.first as usize].sentence.saturating_sub(opening); // a common passage may stand before
        features.add_if(
            cx.scene.owns(m.first as usize) && n <= 2,
            ["cue-virtual-early", "cue-in-person-early", "cue-hybrid-early"][index],
        );
        if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), m.first as usize) {
            features.add(["cue-virtual-field", "cue-in-person-field", "cue-hybrid-field"][index], field);
        }
        cue_words.push((index, (m.first as usize, m.last as usize, "format.cue")));
    }
    for (i, n) in seen.iter().enumerate() {
        features.add(["virtual-cues", "in-person-cues", "hybrid-cues"][i], ["0", "1", "2+"][(*n).min(2)]);
    }
    for m in cx.mentions(Layer::Platform) {
        features.add("platform", m.cell(cx.lexicon(), "id"));
        platforms.push((m.first as usize, m.last as usize, "format.platform"));
        joined.push(channel::joined(cx, m));
    }
    let mut placed = "no";
    let (cities, venues) = (score(&City, cx), score(&Venue, cx));
    for (kind, scored) in [("city", &cities), ("venue", &venues)] {
        let top = super::places::best_place(scored, 0.0);
        let p = top.as_ref().map_or(0.0, |t| t.p);
        features.add(
            kind,
            if p > 0.4 {
                "likely"
            } else if p > 0.15 {
                "doubtful"
            } else {
                "none"
            },
        );
        if p > 0.4 {
            placed = "yes";
        }
        if let Some(top) = top.filter(|t| t.p > 0.3) {
            places.extend(top.candidate.evidence.first().map(|(a, b, _)| (*a, *b, "format.place")));
        }
    }
    // How plainly a town or building is said to be the place, whatever the choices made of it.
    for (kind, scored) in [("city-grade", &cities), ("venue-grade", &venues)] {
        let known = |c: &&Candidate<'_>| kind == "venue-grade" || c.features.has("size");
        let candidates = scored.iter().map(|s| &s.candidate);
        let grades = candidates.filter(known).flat_map(|c| c.features.iter()).filter(|f| f.kind == "grade");
        let grade = grades.map(|f| f.arg).max().unwrap_or("none");
        if placed == "no" && matches!(grade, "3" | "4") {
            placed = "perhaps";
        }
        features.add(kind, grade);
    }
    // What a virtual cue means depends on whether there is a place too: with one, the event is hybrid, or one only
    // registers online.
    features.add("placed", placed);
    for strength in virtual_cues {
        features.add(
            match placed {
                "yes" => "virtual-cue-and-place",
                "perhaps" => "virtual-cue-perhaps-place",
                _ => "virtual-cue-no-place",
            },
            strength,
        );
    }
    for joined in joined {
        features.add("channel", joined);
        features.add(if placed == "no" { "channel-no-place" } else { "channel-and-place" }, joined);
    }
    if cx.mentions(Layer::Platform).iter().any(|m| !m.weak) {
        features.add("platform-and-place", placed);
    }
    // A page in Markdown is a web page: its events are mostly virtual, and it names buildings only as addresses of bodies.
    let markup = marked_up(cx);
    features.add_if(markup, "markup");
    if markup {
        features.add("markup-and-place", placed);
        features.add_if(seen.iter().all(|n| *n == 0), "markup-without-cue");
    }
    let speakers = cx.mentions(Layer::Person).len();
    features.add(
        "persons",
        ["0", "1-3", "4-9", "10+"][match speakers {
            0 => 0,
            1..=3 => 1,
            4..=9 => 2,
            _ => 3,
        }],
    );
    for word in TELLING {
        let there = cx
            .scene
            .stretches()
            .into_iter()
            .any(|(a, b)| (a..b.min(a + 1500)).any(|t| cx.page().word(t).eq_ignore_ascii_case(word)));
        if there {
            features.add("word", word);
        }
    }
    let mut kinds: Vec<&str> =
        cx.mentions(Layer::EventNoun).iter().take(12).map(|m| m.cell(cx.lexicon(), "kind")).collect();
    kinds.dedup();
    for kind in kinds.into_iter().take(4) {
        features.add("kind", kind);
    }
    Signs { features, cues: cue_words, platforms, places }
}

/// Plain words that go with one format more than with another. A closed class.
const TELLING: &[&str] = &[
    "room",
    "hall",
    "street",
    "lunch",
    "coffee",
    "refreshments",
    "parking",
    "doors",
    "recording",
    "slides",
    "link",
    "attended",
    "hosted",
    "arrived",
    "visited",
    "venue",
    "join",
    "screen",
    "camera",
    "floor",
    "building",
    "travel",
    "delegation",
];

/// Marks of Markdown and of page templates.
static MARKUP: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(["](", "{{", "**", "\n#"]).ok());

/// Whether the text is marked up: headings, bold letters, links, shortcodes.
fn marked_up(cx: &SceneCx<'_>) -> bool {
    let bytes = cx.page().text.as_bytes();
    MARKUP.as_ref().is_some_and(|marks| marks.is_match(&bytes[..bytes.len().min(20_000)]))
}

/// Mentions of the gazetteer `format-cues` in the scene.
fn cues<'a>(cx: &SceneCx<'a>) -> Vec<&'a Mention> {
    let table = cx.lexicon().table("format-cues");
    cx.mentions(Layer::Other).into_iter().filter(|m| m.row.map(|r| r.table) == table && table.is_some()).collect()
}

/// Fills `format`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let mut all = Vec::new();
    let signs = signs(cx);
    for (choice, format) in [&Virtual as &dyn Choice, &InPerson, &Hybrid].into_iter().zip(FORMATS) {
        let scored = score_all(choice, cx, vec![signs.candidate(format)]);
        draft.note(cx, choice.name(), THRESHOLD, &scored, |s| s.p > THRESHOLD);
        all.extend(scored);
    }
    let Some(chosen) = best(&all, THRESHOLD) else { return };
    let Ok(format) = chosen.candidate.value.parse::<Format>() else { return };
    let stated = chosen.candidate.evidence.iter().any(|e| e.2 == "format.cue");
    let evidence = draft.evidence(cx, &chosen.candidate.evidence);
    let basis = if stated { Basis::Stated } else { Basis::Inferred };
    draft.record.format = Some(Valued::new(format, Support::new(basis, evidence, chosen.p)));
}
