//! The word lists hang together: what a row refers to exists, what a table promises it holds.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::collections::{BTreeMap, BTreeSet};

use annalist::gazetteer::SOURCES;
use annalist::gazetteer::table::{Table, forms};

fn tables() -> BTreeMap<String, Table> {
    SOURCES.iter().map(|(name, text)| ((*name).to_owned(), Table::parse(name, text).0)).collect()
}

fn ids(table: &Table) -> BTreeSet<&str> {
    table.rows.iter().map(|r| r[0].as_str()).collect()
}

/// Table, column, and the table whose ids its cells name.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("cities", "country", "countries"),
    ("cities", "admin", "subdivisions"),
    ("subdivisions", "country", "countries"),
    ("organisations", "country", "countries"),
    ("time-zones", "country", "countries"),
    ("topics", "broader", "topics"),
    ("topic-triggers", "topic", "topics"),
];

#[test]
fn every_reference_resolves() {
    let tables = tables();
    let mut broken = Vec::new();
    for (name, column, target) in REFERENCES {
        let (table, known) = (&tables[*name], ids(&tables[*target]));
        let at = table.column(column).unwrap_or_else(|| panic!("{name} has no column {column}"));
        for row in &table.rows {
            let loose = forms(&row[at]).filter(|id| !known.contains(id));
            broken
                .extend(loose.map(|id| format!("{name}.tsv, row {}: {column} `{id}` is not in {target}.tsv", row[0])));
        }
    }
    assert!(broken.is_empty(), "{} references lead nowhere:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_zone_is_in_the_database() {
    for (name, column) in [("cities", "timezone"), ("time-zones", "iana")] {
        let table = &tables()[name];
        let at = table.column(column).unwrap();
        for row in table.rows.iter().filter(|r| !r[at].is_empty()) {
            assert!(jiff::tz::TimeZone::get(&row[at]).is_ok(), "{name}.tsv, row {}: no zone `{}`", row[0], row[at]);
        }
    }
}

#[test]
fn every_topic_has_fifteen_triggers() {
    let tables = tables();
    let triggers = &tables["topic-triggers"];
    let at = triggers.column("topic").unwrap();
    let mut count: BTreeMap<&str, usize> = ids(&tables["topics"]).into_iter().map(|id| (id, 0)).collect();
    for row in &triggers.rows {
        *count.get_mut(row[at].as_str()).unwrap() += 1;
    }
    let few: Vec<_> = count.iter().filter(|(_, n)| **n < 15).collect();
    assert!(few.is_empty(), "too few triggers: {few:?}");
}

#[test]
fn sizes_and_headers() {
    let tables = tables();
    for (name, least) in [("countries", 249), ("organisations", 600), ("cities", 20_000), ("topics", 1)] {
        assert!(
            tables[name].rows.len() >= least,
            "{name}: {} rows, at least {least} are promised",
            tables[name].rows.len()
        );
    }
    for (name, table) in &tables {
        for key in ["about:", "source:", "licence:"] {
            assert!(table.header.iter().any(|h| h.starts_with(key) && h.len() > key.len()), "{name}.tsv: no `# {key}`");
        }
    }
}

/// A form that names two rows of one table must be marked as doubtful (column `weak`) in all but one of them.
#[test]
fn no_sure_form_names_two_rows() {
    let tables = tables();
    for name in ["countries", "organisations", "topics"] {
        let table = &tables[name];
        let mut sure: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for column in ["name", "official", "also", "adjective", "acronym", "exact"] {
            let Some(at) = table.column(column) else { continue };
            for row in &table.rows {
                for form in forms(&row[at]) {
                    sure.entry(form).or_default().insert(&row[0]);
                }
            }
        }
        let twice: Vec<_> = sure.iter().filter(|(_, rows)| rows.len() > 1).collect();
        assert!(twice.is_empty(), "{name}.tsv: {twice:#?}");
    }
}
