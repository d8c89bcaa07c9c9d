//! Who ran, hosted, funded or supported the event, and in what role.
//!
//! Candidates are the organisations (and unknown capitalised names) of the scene, one an entity. What speaks for one:
//! role cues that reach it ("hosted by", "in partnership with"), labels, its place and how often it is named. What
//! speaks against it: that it is somebody's employer, a venue, a mere mention.

use super::Draft;
use crate::annotate::mention::{Layer, Mention};
use crate::choose::Features;
use crate::eval::agree;
use crate::record::{Organiser, Role, Support};
use crate::relate::choice::{Candidate, Choice, score};
use crate::relate::context::{cues, surroundings};
use crate::relate::entities::Entity;
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely an organisation must be an organiser to be taken.
const THRESHOLD: f64 = 0.5;

/// At most so many mentions of an entity are looked at.
const MENTIONS: usize = 12;

/// Whether an entity is an organiser in any role.
pub struct Organisers;

impl Choice for Organisers {
    fn name(&self) -> &'static str {
        "organiser"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut out: Vec<Candidate<'a>> = Vec::new();
        for (data, entity) in cx.doc.entities.all.iter().enumerate() {
            if !matches!(entity.layer, Layer::Organisation | Layer::Name) {
                continue;
            }
            let here: Vec<&Mention> = entity.mentions.iter().filter(|m| cx.scene.has(m.first as usize)).collect();
            if here.is_empty() {
                continue;
            }
            let mut features = Features::new();
            features.add("layer", if entity.layer == Layer::Name { "name" } else { "organisation" });
            features.add("times", ["1", "2", "3", "4+"][here.len().min(4) - 1]);
            features.add_if(entity.acronym.is_some(), "has-acronym");
            for m in here.iter().take(MENTIONS) {
                mention_features(cx, m, &mut features);
            }
            let evidence = here.iter().map(|m| (m.first as usize, m.last as usize, m.rule)).collect();
            out.push(Candidate { value: entity.name.clone(), data, evidence, features });
        }
        compare(&mut out);
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold_organiser(candidate, gold).is_some())
    }
}

/// Whether an organiser is a partner rather than a host or organiser.
pub struct PartnerRole;
/// Whether an organiser funds or supports.
pub struct SupporterRole;

macro_rules! role_choice {
    ($choice:ident, $name:literal, $($role:literal)|+) => {
        impl Choice for $choice {
            fn name(&self) -> &'static str {
                $name
            }
            fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
                Organisers.candidates(cx)
            }
            fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
                let role = gold_organiser(candidate, gold)?["role"].as_str()?;
                Some(matches!(role, $($role)|+))
            }
        }
    };
}
role_choice!(PartnerRole, "organiser-partner", "partner");
role_choice!(SupporterRole, "organiser-supporter", "supporter" | "funder");

/// The gold organiser that a candidate is.
fn gold_organiser<'g>(candidate: &Candidate<'_>, gold: &'g Value) -> Option<&'g Value> {
    gold["organisers"].as_array()?.iter().find(|o| {
        let mut forms: Vec<&str> = vec![o["name"].as_str().unwrap_or("")];
        forms.extend(o["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
        agree("organisers", &[&candidate.value], &forms)
    })
}

/// How a body compares with the others of the scene: the only one, the most often named, the first.
fn compare(all: &mut [Candidate<'_>]) {
    let bodies = all.iter().filter(|c| c.features.iter().any(|f| f.kind == "layer" && f.arg == "organisation")).count();
    let most = all.iter().map(|c| c.evidence.len()).max().unwrap_or(0);
    let first = all.iter().map(|c| c.evidence[0].0).min();
    for c in all {
        let body = c.features.iter().any(|f| f.kind == "layer" && f.arg == "organisation");
        c.features.add_if(body && bodies == 1, "only-body");
        c.features.add_if(c.evidence.len() == most && most > 1, "most-named");
        c.features.add_if(Some(c.evidence[0].0) == first, "first-named");
    }
}

fn mention_features<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    let (first, last) = (m.first as usize, m.last as usize);
    surroundings(cx, first, last, out);
    cues(cx, Layer::RoleCue, "role", first, last, out);
    out.add("rule", by_words(cx, m));
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    out.add_if(
        mentions.covering(Layer::Organisation, first).is_some_and(|o| o.width() > m.width()),
        "inside-organisation",
    );
    out.add_if(mentions.covering(Layer::Venue, first).is_some_and(|o| o.width() > m.width()), "inside-venue");
    for head in mentions.within(Layer::OrganisationHead, first, last + 1).filter(|h| h.last <= m.last) {
        out.add("head", head.cell(cx.lexicon(), "kind"));
    }
    let line = page.tokens[first].line;
    out.add_if(line < 3, "top-of-page");
    out.add_if(line as usize + 3 >= page.lines.len(), "foot-of-page");
    out.add_if(
        page.lines[line as usize].first as usize == first && page.lines[line as usize].end as usize == last + 1,
        "alone-in-line",
    );
    employer(cx, first, last, out);
    clause(cx, first, last, out);
}

/// The rule that would have found a body by its words, had no gazetteer known it: being known says nothing of its part
/// in the event.
fn by_words(cx: &SceneCx<'_>, m: &Mention) -> &'static str {
    let head = |at: Option<&Mention>| at.is_some_and(|h| m.contains(h));
    match m.rule {
        "org.gazetteer" if head(cx.doc.mentions.starting(Layer::OrganisationHead, m.first as usize)) => {
            "org.head-first"
        }
        "org.gazetteer" if m.width() > 1 => "org.head-last",
        "org.gazetteer" => "org.acronym",
        rule => rule,
    }
}

/// Signs that a body is somebody's employer or origin: "Director of B", "NAME (B)", "NAME, B", "officials from B".
fn employer<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let near = first.saturating_sub(8).max(sentence.first as usize);
    let before = |layer: Layer, reach: usize| {
        mentions
            .within(layer, near, first)
            .filter(|p| (p.last as usize) < first)
            .any(|p| first - p.last as usize <= reach)
    };
    out.add_if(before(Layer::Position, 3), "after-position");
    out.add_if(before(Layer::Person, 2), "after-person");
    out.add_if(before(Layer::Person, 8) && before(Layer::Position, 6), "after-person-and-position");
    out.add_if(before(Layer::ParticipantNoun, 4), "after-participants");
    let to = (last + 3).min(sentence.end as usize);
    out.add_if(mentions.within(Layer::Position, last + 1, to).next().is_some(), "before-position");
    out.add_if(mentions.within(Layer::ParticipantNoun, last + 1, to).next().is_some(), "before-participants");
    out.add_if(
        mentions.within(Layer::Person, last + 1, (last + 5).min(sentence.end as usize)).next().is_some(),
        "before-person",
    );
}

/// Where the body stands in its sentence, against the event noun and the role cues.
fn clause<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) =
        ((sentence.first as usize).max(first.saturating_sub(80)), (sentence.end as usize).min(last + 80));
    let leads = mentions.within(Layer::Organisation, start, first).next().is_none();
    out.add_if(leads, "first-body-of-sentence");
    let event_after =
        mentions.within(Layer::EventNoun, last + 1, end).any(|e| e.cell(cx.lexicon(), "strength") != "weak");
    let event_before =
        mentions.within(Layer::EventNoun, start, first).any(|e| e.cell(cx.lexicon(), "strength") != "weak");
    out.add(
        "event",
        match (event_before, event_after) {
            (true, true) => "both-sides",
            (true, false) => "before",
            (false, true) => "after",
            _ => "none",
        },
    );
    // What ties the body to the event behind it: the role cues between the two.
    if let Some(event) =
        mentions.within(Layer::EventNoun, last + 1, end).find(|e| e.cell(cx.lexicon(), "strength") != "weak")
    {
        for cue in mentions.within(Layer::RoleCue, last + 1, event.first as usize).take(4) {
            out.add(if leads { "lead-cue-event" } else { "cue-event" }, cue.cell(cx.lexicon(), "role"));
        }
    }
    out.add_if(cx.doc.dates.in_tokens(start, end), "with-date");
}

/// Fills `organisers`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let scored = score(&Organisers, cx);
    draft.note(cx, "organiser", THRESHOLD, &scored, |s| s.p > THRESHOLD);
    for s in scored.iter().filter(|s| s.p > THRESHOLD) {
        let entity = &cx.doc.entities.all[s.candidate.data];
        let role = role(cx, &s.candidate.features);
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        draft.record.organisers.push(Organiser {
            name: entity.name.clone(),
            acronym: entity.acronym.clone(),
            role,
            country: seat(cx, entity),
            support: Support::stated(evidence, s.p),
        });
    }
}

/// The country of a body that the gazetteer knows.
fn seat(cx: &SceneCx<'_>, entity: &Entity) -> Option<String> {
    let known = entity.mentions.iter().filter(|m| m.rule == "org.gazetteer" && !m.weak);
    known.map(|m| m.cell(cx.lexicon(), "country")).find(|c| !c.is_empty()).map(str::to_string)
}

/// The role: partner or supporter where that is likelier than not, else by the cues, else organiser.
fn role(cx: &SceneCx<'_>, features: &Features<'_>) -> Role {
    let partner = cx.doc.weights.of("organiser-partner").probability(features);
    let supporter = cx.doc.weights.of("organiser-supporter").probability(features);
    let cue = |role: &str| {
        features.iter().any(|f| {
            f.arg == role && matches!(f.kind, "object" | "subject" | "predicate-before" | "predicate-after" | "field")
        })
    };
    if supporter > 0.5 && supporter >= partner {
        return if cue("funder") { Role::Funder } else { Role::Supporter };
    }
    if partner > 0.5 {
        return Role::Partner;
    }
    [Role::Host, Role::CoOrganiser].into_iter().find(|r| cue(r.as_str())).unwrap_or(Role::Organiser)
}
