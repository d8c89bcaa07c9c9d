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
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely an organisation must be an organiser to be taken.
const THRESHOLD: f64 = 0.5;

/// Whether an entity is an organiser in any role.
pub struct Organisers;

impl Choice for Organisers {
    fn name(&self) -> &'static str {
        "organiser"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut out = Vec::new();
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
            for m in &here {
                mention_features(cx, m, &mut features);
            }
            let evidence = here.iter().map(|m| (m.first as usize, m.last as usize, m.rule)).collect();
            out.push(Candidate { value: entity.name.clone(), data, evidence, features });
        }
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

fn mention_features<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    let (first, last) = (m.first as usize, m.last as usize);
    surroundings(cx, first, last, out);
    cues(cx, Layer::RoleCue, "role", first, last, out);
    out.add("rule", m.rule);
    let mentions = &cx.doc.mentions;
    out.add_if(mentions.covering(Layer::Organisation, first).is_some_and(|o| o.width() > m.width()), "inside-organisation");
    out.add_if(first > 1 && mentions.ending(Layer::Position, first - 1).or(mentions.ending(Layer::Position, first.saturating_sub(2))).is_some(), "after-position");
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
            country: None,
            support: Support::stated(evidence, s.p),
        });
    }
}

/// The role: partner or supporter where that is likelier than not, else by the cues, else organiser.
fn role(cx: &SceneCx<'_>, features: &Features<'_>) -> Role {
    let partner = cx.doc.weights.of("organiser-partner").probability(features);
    let supporter = cx.doc.weights.of("organiser-supporter").probability(features);
    let cue = |role: &str| features.iter().any(|f| f.arg == role && matches!(f.kind, "object" | "subject" | "predicate-before" | "predicate-after" | "field"));
    if supporter > 0.5 && supporter >= partner {
        return if cue("funder") { Role::Funder } else { Role::Supporter };
    }
    if partner > 0.5 {
        return Role::Partner;
    }
    [Role::Host, Role::CoOrganiser].into_iter().find(|r| cue(r.as_str())).unwrap_or(Role::Organiser)
}
