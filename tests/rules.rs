//! Every rule keeps the promises of its examples, and every id that turns up is described.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use annalist::Extractor;
use annalist::gazetteer::Lexicon;
use annalist::rules::{all, broken_promises, fired};

#[test]
fn every_rule_keeps_its_promises() {
    let broken = broken_promises(&Extractor::new(Lexicon::embedded()).assuming_events(true));
    assert!(broken.is_empty(), "{} broken promises:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_rule_has_examples_and_an_id_of_its_own() {
    let mut ids = BTreeSet::new();
    for rule in all() {
        assert!(ids.insert(rule.id), "rule id `{}` is used twice", rule.id);
        assert!(rule.finds.len() >= 2, "{}: add a second text in which it fires", rule.id);
        assert!(!rule.nothing.is_empty(), "{}: add a near miss that it must leave alone", rule.id);
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(rule.at).is_file(), "{}: no file {}", rule.id, rule.at);
    }
}

#[test]
fn every_rule_that_fires_on_the_corpus_is_described() {
    let extractor = Extractor::new(Lexicon::embedded()).assuming_events(true);
    let known: BTreeSet<&str> = all().map(|r| r.id).collect();
    let mut unknown = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            let firings = fired(&extractor, &fs::read_to_string(&path).unwrap());
            unknown.extend(firings.into_iter().map(|f| f.rule).filter(|r| !known.contains(r.as_str())));
        }
    }
    assert!(unknown.is_empty(), "not described: {unknown:?}; help: add them to a list in src/rules/, with examples");
}
