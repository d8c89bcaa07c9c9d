//! The scorer gives the figures of the reference scorer (`score.py`), which computed those noted here from the same
//! files: a workshop read with many small differences, a digest whose events come in another order, an essay that
//! announces nothing.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;
use std::path::Path;

use annalist::eval::{FIELDS, Parents, Predictions, Report, SECONDARY, compare, predictions, read_folder, score};
use serde_json::Value;

/// Field, precision, recall, F1.
const REFERENCE: &[(&str, f64, f64, f64)] = &[
    ("title", 0.4000, 0.6667, 0.5000),
    ("kinds", 0.6000, 0.7500, 0.6667),
    ("format", 1.0000, 1.0000, 1.0000),
    ("platforms", 1.0000, 1.0000, 1.0000),
    ("start", 1.0000, 1.0000, 1.0000),
    ("end", 0.3333, 0.3333, 0.3333),
    ("start_time", 1.0000, 1.0000, 1.0000),
    ("end_time", 0.0000, 1.0000, 0.0000),
    ("venue", 0.5000, 1.0000, 0.6667),
    ("city", 1.0000, 1.0000, 1.0000),
    ("country", 1.0000, 1.0000, 1.0000),
    ("organisers", 0.5000, 0.5000, 0.5000),
    ("total", 1.0000, 1.0000, 1.0000),
    ("groups", 1.0000, 1.0000, 1.0000),
    ("participant_countries", 1.0000, 0.5000, 0.6667),
    ("countries", 0.7500, 1.0000, 0.8571),
    ("speakers", 1.0000, 1.0000, 1.0000),
    ("topics", 0.6667, 0.6667, 0.6667),
    ("organiser_role", 1.0000, 1.0000, 1.0000),
    ("total_qualifier", 0.0000, 0.0000, 0.0000),
    ("affiliation", 0.5000, 0.5000, 0.5000),
    ("subject", 0.5000, 1.0000, 0.6667),
];

fn folder() -> &'static Path {
    Path::new("tests/fixtures/eval")
}

fn records() -> Vec<Value> {
    let text = fs::read_to_string(folder().join("records.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn report(records: Vec<Value>) -> Report {
    let parents = [("migrant-smuggling", "crime-and-justice"), ("refugees", "migration")];
    let parents: Parents = parents.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
    score(&read_folder(folder()).unwrap(), &predictions(records), &parents)
}

fn to_four(x: f64) -> String {
    format!("{x:.4}")
}

#[test]
fn figures_are_those_of_the_reference() {
    let report = report(records());
    let ours: Vec<_> = FIELDS
        .iter()
        .chain(SECONDARY)
        .map(|f| (f, report.field(f)))
        .map(|(f, c)| (*f, to_four(c.precision()), to_four(c.recall()), to_four(c.f1())))
        .collect();
    let theirs: Vec<_> = REFERENCE.iter().map(|(f, p, r, f1)| (*f, to_four(*p), to_four(*r), to_four(*f1))).collect();
    assert_eq!(ours, theirs);
    assert_eq!(to_four(report.macro_f1()), "0.7698");
    assert_eq!(report.untouched_share().map(to_four).as_deref(), Some("0.3333"));
    assert_eq!((report.events, to_four(report.found.f1())), (3, "0.7500".to_owned()));
}

#[test]
fn an_error_shows_what_was_read_in_its_place() {
    let report = report(records());
    let miss = report.misses.iter().find(|m| m.field == "end" && m.document == "ferry").unwrap();
    assert_eq!((miss.gold.as_deref(), miss.read.as_deref()), (Some("2023-04-19"), Some("2023-04-18")));
    let invented = report.misses.iter().find(|m| m.document == "essay" && m.field == "title").unwrap();
    assert_eq!((invented.gold.as_deref(), invented.read.as_deref()), (None, Some("An Essay")));
}

#[test]
fn two_runs_are_compared_field_by_field() {
    let before = report(records());
    let mut records = records();
    records[0]["when"]["end"] = "2023-04-19".into();
    records[0]["format"] = Value::Null;
    let now = report(records);
    let changes: Vec<_> =
        compare(&now, &before).changes.into_iter().map(|c| (c.field, c.document.clone(), c.is_better())).collect();
    assert_eq!(changes, [("end", "ferry".to_owned(), true), ("format", "ferry".to_owned(), false)]);
}

#[test]
fn verdicts_know_halves() {
    let report = report(records());
    let mut topics: Vec<_> =
        report.verdicts.iter().filter(|v| v.field == "topics").map(|v| (v.confidence, v.right)).collect();
    topics.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(topics, [(0.6, 0.5), (0.8, 1.0)]);
}

#[test]
fn nothing_read_and_nothing_to_read_is_no_division_by_zero() {
    let report = score(&[], &Predictions::new(), &Parents::new());
    assert_eq!((report.macro_f1(), report.untouched_share(), report.field("city").f1()), (0.0, None, 1.0));
}
