//! Every record read from the corpus and the samples follows the schema and can be true. Whether it *is* true,
//! `annalist eval corpus` tells.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;
use std::path::{Path, PathBuf};

use annalist::document::{Document, Metadata};
use annalist::gazetteer::Lexicon;
use annalist::record::{Day, schema, validate};
use annalist::{Extractor, eval};

fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = eval::read_folder(&root.join("corpus")).unwrap();
    let mut texts: Vec<(PathBuf, Option<Day>)> = Vec::new();
    for document in gold {
        let published = document.published.as_deref().map(|d| d.parse().unwrap());
        texts.push((document.text_path, published));
    }
    let samples = fs::read_dir(root.join("samples")).unwrap().map(|e| e.unwrap().path());
    texts.extend(samples.filter(|p| p.extension().is_some_and(|e| e == "txt")).map(|p| (p, None)));
    texts.sort();
    texts
        .into_iter()
        .map(|(path, published)| {
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let uri = path.file_stem().unwrap().to_string_lossy().into_owned();
            Document::plain(text, Metadata { uri, published: published.map(|d| d.0), ..Metadata::default() })
        })
        .collect()
}

#[test]
fn every_record_follows_the_schema_and_can_be_true() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let extractor = Extractor::new(Lexicon::embedded());
    let mut faults = Vec::new();
    for document in documents() {
        for record in extractor.extract(&document).records {
            let value = serde_json::to_value(&record).unwrap();
            let place = |what: String| format!("{} {}: {what}", document.meta.uri, record.id);
            faults.extend(schema.iter_errors(&value).map(|e| place(format!("schema: {}: {e}", e.instance_path))));
            faults.extend(validate(&record, &document.text).iter().map(|p| place(p.to_string())));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_same_text_gives_the_same_record_twice() {
    let (one, other) = (Extractor::new(Lexicon::embedded()), Extractor::new(Lexicon::embedded()));
    for document in documents().iter().step_by(7) {
        let print = |e: &Extractor| serde_json::to_string(&e.extract(document).records).unwrap();
        assert_eq!(print(&one), print(&other), "{}", document.meta.uri);
    }
}

/// Whole records of every fortieth document, as they are now: a change shows what it does to them. Look at the
/// differences, then accept them with `INSTA_UPDATE=always cargo test --test corpus`.
#[test]
fn whole_records_are_as_they_were() {
    let extractor = Extractor::new(Lexicon::embedded());
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for document in documents().iter().step_by(40) {
            let mut records = serde_json::to_value(extractor.extract(document).records).unwrap();
            say_how_sure(&mut records);
            insta::assert_snapshot!(document.meta.uri.as_str(), serde_json::to_string_pretty(&records).unwrap());
        }
    });
}

/// Puts the card's three steps for each confidence, so that learning anew does not change every line.
fn say_how_sure(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter_mut().for_each(say_how_sure),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match (key.as_str(), value.as_f64()) {
                    ("confidence" | "weight", Some(c)) if c >= 0.8 => *value = "sure".into(),
                    ("confidence" | "weight", Some(c)) if c >= 0.5 => *value = "likely".into(),
                    ("confidence" | "weight", Some(_)) => *value = "please check".into(),
                    _ => say_how_sure(value),
                }
            }
        }
        _ => {}
    }
}
