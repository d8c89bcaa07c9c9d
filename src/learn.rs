//! Learning the weights of the choices from gold records.
//!
//! In: folders of gold (`ID.txt`, `ID.json`). Out: one weights file a choice. Deterministic: the same folders give
//! the same bytes. A part may be held out by a fixed rule (the hash of the document's id), to be scored only.

use crate::choose::{Example, Weights, fit};
use crate::document::{Document, Metadata};
use crate::eval::{GoldDocument, GoldError, read_folder};
use crate::extractor::Extractor;
use crate::fields::{CHOICES, DOCUMENT_CHOICES};
use crate::relate::choice::DocumentChoice;
use crate::relate::scene::SceneCx;
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

/// Learns every choice from `lessons` in turn, puts the weights in `extractor`, and gives each choice's file.
pub fn learn(
    extractor: &mut Extractor,
    lessons: &[&Lesson],
    only: Option<&str>,
    penalty: f64,
) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for choice in DOCUMENT_CHOICES {
        if only.is_some_and(|o| !o.split(',').any(|o| choice.name().starts_with(o))) {
            continue;
        }
        let examples = match choice.asks() {
            Some(asked) => stacked(extractor, lessons, *choice, asked, penalty),
            None => document_examples(extractor, lessons, *choice),
        };
        let file = write(choice.name(), &examples, &fit(&examples, penalty, false));
        extractor.weights_mut().set(choice.name(), Weights::parse(&file));
        files.push((choice.name().to_string(), file));
    }
    for choice in CHOICES {
        if only.is_some_and(|o| !o.split(',').any(|o| choice.name().starts_with(o))) {
            continue;
        }
        let mut examples = Vec::new();
        let mut group = 0;
        for lesson in lessons {
            let analysis = extractor.analyse(&lesson.document);
            let scenes = extractor.scenes(&analysis);
            let golds = crate::relate::scenes::answers(&analysis, &scenes, &lesson.gold.events);
            for (scene, gold) in scenes.iter().zip(golds) {
                let Some(gold) = gold.and_then(|g| lesson.gold.events.get(g)) else { continue };
                let cx = SceneCx { doc: &analysis, scene };
                for candidate in choice.candidates(&cx) {
                    if let Some(right) = choice.right(&candidate, gold) {
                        examples.push(Example::new(&candidate.features, right, &lesson.gold.id, group));
                    }
                }
                group += 1;
            }
        }
        let file = write(choice.name(), &examples, &fit(&examples, penalty * choice.penalty(), choice.exclusive()));
        extractor.weights_mut().set(choice.name(), Weights::parse(&file));
        files.push((choice.name().to_string(), file));
    }
    files
}

fn document_examples(extractor: &Extractor, lessons: &[&Lesson], choice: &dyn DocumentChoice) -> Vec<Example> {
    let mut examples = Vec::new();
    for lesson in lessons {
        let analysis = extractor.analyse(&lesson.document);
        let found = choice.examples(&analysis, &lesson.gold.events);
        examples.extend(found.iter().map(|(features, right)| Example::new(features, *right, &lesson.gold.id, 0)));
    }
    examples
}

/// Examples of a choice that looks at the probabilities of another one: these are taken from weights learnt without the
/// document, for on documents it was learnt from the other choice is surer than it will ever be again.
fn stacked(
    extractor: &mut Extractor,
    lessons: &[&Lesson],
    choice: &dyn DocumentChoice,
    asked: &dyn DocumentChoice,
    penalty: f64,
) -> Vec<Example> {
    const PARTS: u64 = 5;
    let mut examples = Vec::new();
    for part in 0..PARTS {
        let (out, rest): (Vec<&Lesson>, Vec<&Lesson>) =
            lessons.iter().partition(|l| held_out(&format!("{} stacked", l.gold.id), part, PARTS));
        let known = document_examples(extractor, &rest, asked);
        let file = write(asked.name(), &known, &fit(&known, penalty, false));
        extractor.weights_mut().set(asked.name(), Weights::parse(&file));
        examples.extend(document_examples(extractor, &out, choice));
    }
    let known = document_examples(extractor, lessons, asked);
    extractor
        .weights_mut()
        .set(asked.name(), Weights::parse(&write(asked.name(), &known, &fit(&known, penalty, false))));
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
