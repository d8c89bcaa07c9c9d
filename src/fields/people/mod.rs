//! Who speaks, opens, teaches, moderates; who is quoted, thanked or to be asked.
//!
//! In: a scene. Out: `people`, `sessions`, `contacts` of the record. Candidates are the persons of the scene. Whether one
//! speaks is learnt (`weights/people-speaker.tsv`) from what reaches the name (`reach`), where it stands (`features`) and how it
//! is described (`describe`); on what they speak is a second choice (`subject`). What it does not do: find names.

mod capacity;
mod cast;
mod contacts;
mod describe;
mod features;
mod looks;
mod reach;
mod reader;
mod sections;
mod standing;
mod subject;

use super::Draft;
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::eval::agree;
use crate::record::{Capacity, Person, Session, Support};
use crate::relate::choice::{Candidate, Choice, Scored, score, score_all};
use crate::relate::scene::SceneCx;
use cast::Cast;
use describe::Description;
use features::Sheet;
use reader::Reader;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
pub use subject::Subjects;

/// How likely a person must be a speaker to be taken.
const THRESHOLD: f64 = 0.47;

/// Whether a person speaks at the event.
pub struct Speakers;

impl Choice for Speakers {
    fn name(&self) -> &'static str {
        "people-speaker"
    }

    fn penalty(&self) -> f64 {
        1.2
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let cast = Cast::new(cx);
        let sheet = Sheet::new(cx, &cast);
        let r = Reader::new(cx);
        let mut out = Vec::new();
        let each: Vec<Features<'a>> = (0..cast.all.len())
            .map(|n| {
                let mut features = Features::new();
                features::appearance(cx, &r, &sheet, &cast, n, &mut features);
                features
            })
            .collect();
        let persons = bucket(cast.of.len());
        for (&data, appearances) in &cast.of {
            let mut features = Features::new();
            features.add("persons", persons);
            features::elsewhere(cx, data, &mut features);
            if sheet.lecture {
                features.add("lecture-persons", persons);
            }
            features.add("times", ["1", "2", "3", "4+"][appearances.len().min(4) - 1]);
            features.add_if(!cx.doc.entities.all[data].name.contains(' '), "one-word");
            for n in appearances {
                features.merge(&each[*n]);
                features::mates(&r, &cast, &each, *n, &mut features);
            }
            // Who spoke may be thanked for it.
            features.add_if(features.has("speaks") && features.has("silent"), "speaks-and-silent");
            features.add_if(!features.has("speaks") && features.has("silent"), "only-silent");
            let evidence =
                appearances.iter().map(|n| (cast.all[*n].first, cast.all[*n].last, cast.all[*n].rule)).collect();
            out.push(Candidate { value: cx.doc.entities.all[data].name.clone(), data, evidence, features });
        }
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold_speaker(&candidate.value, gold).is_some())
    }
}

/// How many, in classes.
fn bucket(n: usize) -> &'static str {
    match n {
        0..=1 => "1",
        2 => "2",
        3..=4 => "3-4",
        5..=9 => "5-9",
        10..=19 => "10-19",
        _ => "20+",
    }
}

/// The gold speaker of that name.
fn gold_speaker<'g>(name: &str, gold: &'g Value) -> Option<&'g Value> {
    gold["speakers"].as_array()?.iter().find(|s| {
        let mut forms: Vec<&str> = vec![s["name"].as_str().unwrap_or("")];
        forms.extend(s["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
        agree("speakers", &[name], &forms)
    })
}

/// How likely a phrase must be a person's subject to be taken.
const SUBJECT_THRESHOLD: f64 = 0.32;
/// What is less likely says nothing of the phrases that overlap with it.
const FAINT: f64 = 0.01;

/// Whether two candidates are readings of one phrase: half of their words are common.
fn same_words(a: &Scored<'_>, b: &Scored<'_>) -> bool {
    let range = |s: &Scored<'_>| s.candidate.evidence.first().map(|e| (e.0, e.1 + 1));
    let (Some(x), Some(y)) = (range(a), range(b)) else { return false };
    let common = x.1.min(y.1).saturating_sub(x.0.max(y.0));
    common * 4 >= (x.1 - x.0) + (y.1 - y.0)
}

/// Fills `people`, `sessions` and `contacts`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let cast = Cast::new(cx);
    let sheet = Sheet::new(cx, &cast);
    let r = Reader::new(cx);
    let scored = score(&Speakers, cx);
    draft.note(cx, "people-speaker", THRESHOLD, &scored, |s| s.p > THRESHOLD);
    let mut all: Vec<(Scored<'_>, Capacity)> = Vec::new();
    for s in scored {
        let votes = capacity::votes(&r, &cast, s.candidate.data);
        let capacity = if s.p > THRESHOLD { Some(votes.speaking()) } else { votes.silent() };
        all.extend(capacity.map(|c| (s, c)));
    }
    all.sort_by_key(|(s, _)| s.candidate.evidence.first().map(|e| e.0));
    let speaking: BTreeSet<usize> = all.iter().filter(|(_, c)| c.speaks()).map(|(s, _)| s.candidate.data).collect();
    let subjects = subjects(cx, &cast, &sheet, &speaking, draft);
    for (s, capacity) in &all {
        let person = person(cx, draft, &cast, s, *capacity, subjects.get(&s.candidate.data));
        draft.record.people.push(person);
    }
    sessions(cx, draft, &all, &subjects);
    draft.record.contacts = contacts::contacts(cx, draft, &cast);
}

/// The subject of each speaker: the likeliest phrase, if it is likely enough that there is one.
fn subjects<'a>(
    cx: &SceneCx<'a>,
    cast: &Cast,
    sheet: &Sheet<'a>,
    speaking: &BTreeSet<usize>,
    draft: &mut Draft<'_>,
) -> BTreeMap<usize, Scored<'a>> {
    let mut out: BTreeMap<usize, Scored<'a>> = BTreeMap::new();
    if cx.doc.weights.of(Subjects.name()).is_empty() {
        return out;
    }
    let scored = score_all(&Subjects, cx, subject::candidates(cx, cast, sheet, |e| speaking.contains(&e)));
    // Overlapping readings of one phrase share its probability, so what they have together decides.
    for run in scored.chunk_by(|a, b| a.candidate.data == b.candidate.data) {
        let likely: Vec<&Scored<'_>> = run.iter().filter(|s| s.p > FAINT).collect();
        let masses = likely.iter().map(|s| (*s, likely.iter().filter(|o| same_words(s, o)).map(|o| o.p).sum::<f64>()));
        let best = masses.reduce(|a, b| if (b.1, b.0.p) > (a.1, a.0.p) { b } else { a });
        if let Some((best, p)) = best.filter(|(_, p)| *p > SUBJECT_THRESHOLD) {
            out.insert(best.candidate.data, Scored { p, candidate: best.candidate.clone() });
        }
    }
    lend(&scored, &mut out);
    out.retain(|_, s| !subject::is_empty(cx, &s.candidate));
    draft.note(cx, "people-subject", SUBJECT_THRESHOLD, &scored, |s| {
        out.get(&s.candidate.data).is_some_and(|b| b.candidate.evidence == s.candidate.evidence)
    });
    out
}

/// The rules that read what a list of persons or the line of several has in common.
const COMMON: &[&str] = &["subject.section", "subject.above", "subject.line-head", "subject.bold"];
/// How likely the words must be a fellow's subject to be lent.
const LENT: f64 = 0.08;

/// Fellows in a list share what stands over it: who has no subject of their own takes what another took, if it was
/// among their candidates.
fn lend<'a>(scored: &[Scored<'a>], out: &mut BTreeMap<usize, Scored<'a>>) {
    let at = |s: &Scored<'_>| s.candidate.evidence.first().map(|e| (e.0, e.1));
    let taken: BTreeSet<Option<(usize, usize)>> = out.values().map(at).collect();
    for run in scored.chunk_by(|a, b| a.candidate.data == b.candidate.data) {
        let lent = run
            .iter()
            .filter(|s| s.p > LENT && taken.contains(&at(s)))
            .filter(|s| s.candidate.evidence.iter().any(|e| COMMON.contains(&e.2)))
            .reduce(|a, b| if b.p > a.p { b } else { a });
        if let Some(s) = lent {
            out.entry(s.candidate.data).or_insert_with(|| s.clone());
        }
    }
}

fn person(
    cx: &SceneCx<'_>,
    draft: &Draft<'_>,
    cast: &Cast,
    s: &Scored<'_>,
    capacity: Capacity,
    subject: Option<&Scored<'_>>,
) -> Person {
    let entity = s.candidate.data;
    let r = Reader::new(cx);
    let mut description = cast.description(entity);
    let words = |range: Option<(usize, usize)>| range.map(|(a, b)| tidy(cx.page().words(a, b)));
    let honorific = cast.of.get(&entity).into_iter().flatten().find_map(|n| cast.all[*n].honorific);
    if description.is_none_or(|d| d.position.is_none())
        && let Some(title) = honorific.and_then(|h| titled(&r, h))
    {
        let d = description.get_or_insert_with(|| Description { rule: "person.title", ..Description::default() });
        d.position = Some(title);
    }
    // "President of the Society" names no body by itself: the office holds it.
    if let Some(d) = description.as_mut()
        && let (Some(p), Some(short)) = (d.position, d.affiliation)
        && short.0 == short.1
        && short.0 > p.1
        && short.0 - p.1 <= 3
        && r.covering(Layer::OrganisationHead, short.0).is_some()
    {
        d.position = Some((p.0, short.1));
        d.affiliation = None;
    }
    let mut evidence = s.candidate.evidence.clone();
    if let Some(d) = description {
        evidence.extend([d.position, d.affiliation].into_iter().flatten().map(|(a, b)| (a, b, d.rule)));
    }
    evidence.extend(subject.into_iter().flat_map(|s| s.candidate.evidence.iter().copied()));
    Person {
        name: s.candidate.value.clone(),
        honorific: words(honorific),
        position: words(description.and_then(|d| d.position)),
        affiliation: words(description.and_then(|d| d.affiliation)),
        capacity,
        subject: subject.and_then(|s| s.candidate.value.split_once(subject::PARTS)).map(|(_, s)| s.to_string()),
        support: Support::stated(draft.evidence(cx, &evidence), if capacity.speaks() { s.p } else { 1.0 - s.p }),
    }
}

/// The office in a title: "Judge", "Deputy Minister". A short form ("Prof.") and a rank are no more than titles.
fn titled(r: &Reader<'_>, (first, last): (usize, usize)) -> Option<(usize, usize)> {
    let office = r
        .within(Layer::Position, first, last + 1)
        .filter(|m| {
            m.last as usize <= last && m.cell(r.doc.lexicon, "kind") != "military" && !r.is(m.first as usize, &["prof"])
        })
        .max_by_key(|m| m.width())?;
    Some((office.first as usize, office.last as usize))
}

/// Fills `sessions`: persons whose subject is the same words share one.
fn sessions(
    cx: &SceneCx<'_>,
    draft: &mut Draft<'_>,
    all: &[(Scored<'_>, Capacity)],
    subjects: &BTreeMap<usize, Scored<'_>>,
) {
    let mut found: BTreeMap<(usize, usize), (Vec<usize>, f64)> = BTreeMap::new();
    for (n, (s, _)) in all.iter().enumerate() {
        let Some(subject) = subjects.get(&s.candidate.data) else { continue };
        let Some((a, b, _)) = subject.candidate.evidence.first() else { continue };
        let entry = found.entry((*a, *b)).or_default();
        entry.0.push(n);
        entry.1 = entry.1.max(subject.p);
    }
    for ((a, b), (people, p)) in found {
        let evidence = draft.evidence(cx, &[(a, b, "session.subject")]);
        draft.record.sessions.push(Session {
            subject: Some(tidy(cx.page().words(a, b))),
            people,
            support: Support::stated(evidence, p),
        });
    }
}

/// White space as one space.
fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
