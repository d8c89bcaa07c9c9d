//! Learning the weights of the choices from gold records.
//!
//! In: folders of gold (`ID.txt`, `ID.json`). Out: one weights file a choice. Deterministic: the same folders give
//! the same bytes. A part may be held out by a fixed rule (the hash of the document's id), to be scored only.

use crate::choose::{Example, Features, WeightSet, Weights, fit};
use crate::document::{Document, Metadata};
use crate::eval::{GoldDocument, GoldError, read_folder};
use crate::extractor::Extractor;
use crate::fields::{CHOICES, DOCUMENT_CHOICES};
use crate::relate::choice::{Choice, DocumentChoice};
use crate::relate::scene::{Analysis, Scene, SceneCx};
use std::fmt::Write as _;
use std::path::PathBuf;

/// A gold document with its text.
#[derive(Debug)]
pub struct Lesson {
    /// The gold record.
    pub gold: GoldDocument,
    /// The text with its publication date.
    pub document: Document,
}

/// The documents of gold folders, in order.
pub fn lessons(folders: &[PathBuf]) -> Result<Vec<Lesson>, GoldError> {
    let mut out = Vec::new();
    for folder in folders {
        for gold in read_folder(folder)? {
            let text = std::fs::read_to_string(&gold.text_path)
                .map_err(|source| GoldError::Read { path: gold.text_path.clone(), source })?;
            let published = gold.published.as_deref().and_then(|d| d.parse().ok());
            let meta = Metadata { uri: gold.id.clone(), published, ..Metadata::default() };
            out.push(Lesson { gold, document: Document::plain(text, meta) });
        }
    }
    Ok(out)
}

/// Whether a document is held out of learning when part `part` of `parts` is: a rule on its id alone.
pub fn held_out(id: &str, part: u64, parts: u64) -> bool {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    parts > 0 && (hash >> 17) % parts == part
}

/// Learns every choice from `lessons` in turn (with `only`: those whose name begins with one of these, commas between), puts
/// the weights in `extractor`, and gives each choice's file.
pub fn learn(
    extractor: &mut Extractor,
    lessons: &[&Lesson],
    only: Option<&str>,
    penalty: f64,
) -> Vec<(String, String)> {
    let wanted = |name: &str| only.is_none_or(|only| only.split(',').any(|o| name.starts_with(o)));
    let mut fresh = extractor.weights().clone();
    let names = DOCUMENT_CHOICES.iter().map(|c| c.name()).chain(CHOICES.iter().map(|c| c.name()));
    names.filter(|n| wanted(n)).for_each(|n| fresh.forget(n));
    let files = {
        let parts: Vec<WeightSet> = (0..PARTS).map(|_| fresh.clone()).collect();
        let mut pupils: Vec<Pupil<'_>> =
            lessons.iter().map(|l| Pupil { lesson: l, analysis: extractor.analyse(&l.document) }).collect();
        pupils.iter_mut().for_each(|p| p.analysis.weights = &fresh);
        let mut files = Vec::new();
        for choice in DOCUMENT_CHOICES.iter().filter(|c| wanted(c.name())) {
            let examples = match choice.asks() {
                [] => document_examples(&pupils, *choice),
                asked => stacked(&mut pupils, &parts, &fresh, *choice, asked, penalty),
            };
            files.push(fitted(choice.name(), &examples, penalty * choice.penalty(), choice.exclusive(), &fresh));
        }
        let scenes: Vec<_> = pupils.iter().map(|p| extractor.scenes(&p.analysis)).collect();
        for choice in CHOICES.iter().filter(|c| wanted(c.name())) {
            let examples = match choice.asks() {
                [] => examples(&pupils, &scenes, *choice),
                asked => stacked_examples(&mut pupils, &scenes, &parts, &fresh, *choice, asked, penalty),
            };
            let file = fitted(choice.name(), &examples, penalty * choice.penalty(), choice.exclusive(), &fresh);
            // What later choices of the parts look at; those that a part learns for itself are there already.
            if !CHOICES.iter().any(|c| c.asks().iter().any(|a| a.name() == choice.name())) {
                parts.iter().for_each(|p| p.learnt(&file.0, Weights::parse(&file.1)));
            }
            files.push(file);
        }
        files
    };
    *extractor.weights_mut() = fresh;
    files
}

/// A lesson, analysed.
struct Pupil<'a> {
    lesson: &'a Lesson,
    analysis: Analysis<'a>,
}

/// Learns a choice from its examples, puts the weights in `weights`, and gives its name and file.
fn fitted(name: &str, examples: &[Example], penalty: f64, exclusive: bool, weights: &WeightSet) -> (String, String) {
    let file = write(name, examples, &fit(examples, penalty, exclusive));
    weights.learnt(name, Weights::parse(&file));
    (name.to_string(), file)
}

fn examples(pupils: &[Pupil<'_>], scenes: &[Vec<Scene>], choice: &dyn Choice) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut group = 0;
    for (Pupil { lesson, analysis }, scenes) in pupils.iter().zip(scenes) {
        let golds = crate::relate::scenes::answers(analysis, scenes, &lesson.gold.events);
        for (scene, gold) in scenes.iter().zip(golds) {
            let Some(gold) = gold.and_then(|g| lesson.gold.events.get(g)) else { continue };
            let cx = SceneCx::new(analysis, scene);
            let mut contest = None;
            for candidate in choice.candidates(&cx) {
                if let Some(right) = choice.right(&candidate, gold) {
                    let other = contest.replace(choice.contest(&candidate));
                    group += usize::from(other.is_some() && other != contest);
                    examples.push(Example::new(&candidate.features, right, &lesson.gold.id, group));
                }
            }
            group += 1;
        }
    }
    examples
}

/// As [`stacked`], for a choice in a scene.
fn stacked_examples<'a>(
    pupils: &mut [Pupil<'a>],
    scenes: &[Vec<Scene>],
    parts: &'a [WeightSet],
    all: &'a WeightSet,
    choice: &dyn Choice,
    asked: &[&dyn Choice],
    penalty: f64,
) -> Vec<Example> {
    for asked in asked {
        let known: Vec<Vec<Example>> = pupils
            .iter()
            .zip(scenes)
            .map(|(p, s)| examples(std::slice::from_ref(p), std::slice::from_ref(s), *asked))
            .collect();
        for (part, weights) in parts.iter().enumerate() {
            let others: Vec<Example> =
                pupils.iter().zip(&known).filter(|(p, _)| part_of(p) != part).flat_map(|(_, k)| k.clone()).collect();
            fitted(asked.name(), &others, penalty * asked.penalty(), asked.exclusive(), weights);
        }
    }
    for pupil in pupils.iter_mut() {
        pupil.analysis.weights = &parts[part_of(pupil)];
    }
    let examples = examples(pupils, scenes, choice);
    pupils.iter_mut().for_each(|p| p.analysis.weights = all);
    examples
}

fn document_examples(pupils: &[Pupil<'_>], choice: &dyn DocumentChoice) -> Vec<Example> {
    let mut examples = Vec::new();
    for (group, Pupil { lesson, analysis }) in pupils.iter().enumerate() {
        let found = choice.examples(analysis, &lesson.gold.events);
        let weight = choice.weight(&lesson.gold.events);
        let example = |f: &Features<'_>, right| Example { weight, ..Example::new(f, right, &lesson.gold.id, group) };
        examples.extend(found.iter().map(|(features, right)| example(features, *right)));
    }
    examples
}

/// In so many parts documents are read by weights learnt from the others, for a choice that asks another one.
const PARTS: u64 = 5;

/// The part whose weights read a document.
fn part_of(pupil: &Pupil<'_>) -> usize {
    (0..PARTS).position(|part| held_out(&format!("{} stacked", pupil.lesson.gold.id), part, PARTS)).unwrap_or(0)
}

/// Examples of a choice that looks at the probabilities of others: these are taken from weights learnt without the
/// document, for on documents it was learnt from the other choices are surer than they will ever be again.
fn stacked<'a>(
    pupils: &mut [Pupil<'a>],
    parts: &'a [WeightSet],
    all: &'a WeightSet,
    choice: &dyn DocumentChoice,
    asked: &[&dyn DocumentChoice],
    penalty: f64,
) -> Vec<Example> {
    for asked in asked {
        let mut known: Vec<Vec<Example>> = vec![Vec::new(); parts.len()];
        for pupil in pupils.iter() {
            let own = document_examples(std::slice::from_ref(pupil), *asked);
            for (part, known) in known.iter_mut().enumerate() {
                if part != part_of(pupil) {
                    known.extend(own.iter().cloned());
                }
            }
        }
        for (known, weights) in known.iter().zip(parts) {
            fitted(asked.name(), known, penalty * asked.penalty(), asked.exclusive(), weights);
        }
    }
    for pupil in pupils.iter_mut() {
        pupil.analysis.weights = &parts[part_of(pupil)];
    }
    let examples = document_examples(pupils, choice);
    pupils.iter_mut().for_each(|p| p.analysis.weights = all);
    examples
}

fn write(name: &str, examples: &[Example], weights: &std::collections::BTreeMap<String, f64>) -> String {
    let right = examples.iter().filter(|e| e.right).count();
    let mut out = format!(
        "# Weights of the choice `{name}`, learnt by `annalist learn` from {} candidates, {right} of them right.\n# A feature's weight is added for a candidate that has it; `bias` for every one. May be edited by hand.\n",
        examples.len()
    );
    for (feature, weight) in weights {
        if weight.abs() >= 0.02 || feature == "bias" {
            let _ = writeln!(out, "{feature}\t{weight:.3}");
        }
    }
    out
}
