//! Every record follows the schema that `annalist schema` prints, and can be true.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod common;

use annalist::record::{EventRecord, schema, validate};
use common::{TEXT, full_record};
use serde_json::{Value, json};

fn faults(record: &Value) -> Vec<String> {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    schema.iter_errors(record).map(|e| format!("{}: {e}", e.instance_path)).collect()
}

#[test]
fn a_record_with_everything_and_one_with_nothing_follow_the_schema() {
    let full = full_record();
    let empty = EventRecord::unknown(full.source.clone(), full.id.clone());
    for record in [&full, &empty] {
        assert_eq!(faults(&serde_json::to_value(record).unwrap()), Vec::<String>::new());
        assert_eq!(validate(record, TEXT), []);
    }
}

#[test]
fn a_record_survives_print_and_parse() {
    let text = serde_json::to_string(&full_record()).unwrap();
    let read: EventRecord = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
}

#[test]
fn nothing_is_left_out_when_nothing_is_known() {
    let full = full_record();
    let empty = EventRecord::unknown(full.source.clone(), full.id.clone());
    let keys =
        |r: &EventRecord| serde_json::to_value(r).unwrap().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&empty), keys(&full));
    let expected = "schema id source title kinds status format platforms when reference_date deadlines where organisers \
                    participants countries people sessions topics keyphrases links contacts warnings";
    assert_eq!(keys(&empty), expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn the_schema_refuses_what_the_contract_refuses() {
    let good = serde_json::to_value(full_record()).unwrap();
    let spoilt: &[(&str, &str, Value)] = &[
        ("unknown field", "/colour", json!("red")),
        ("field of a part missing", "/title", json!({"value": "x"})),
        ("word outside the vocabulary", "/kinds/0/value", json!("jamboree")),
        ("no day", "/when/start", json!("27 July 2021")),
        ("confidence above one", "/when/confidence", json!(1.5)),
        ("country by name", "/where/0/country", json!("Kenya")),
        ("unknown field in a part", "/organisers/0/colour", json!("red")),
    ];
    for (what, place, value) in spoilt {
        let mut record = good.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        let parent = record.pointer_mut(parent).unwrap();
        match key.parse::<usize>() {
            Ok(n) => parent[n] = value.clone(),
            Err(_) => parent[key] = value.clone(),
        }
        assert!(!faults(&record).is_empty(), "the schema lets pass: {what}");
    }
    let mut record = good;
    record.as_object_mut().unwrap().remove("links");
    assert!(!faults(&record).is_empty(), "the schema lets pass: a field left out");
}

#[test]
fn validation_names_what_cannot_be() {
    type Spoil = fn(&mut EventRecord);
    let cases: &[(Spoil, &str)] = &[
        (|r| r.title.as_mut().unwrap().value = " ".into(), "title: is empty"),
        (|r| r.title.as_mut().unwrap().support.evidence[0].end += 1, "title.evidence: says"),
        (|r| r.title.as_mut().unwrap().support.evidence[0].start = 999, "title.evidence: 999"),
        (|r| r.kinds[0].support.evidence.clear(), "kinds[0]: is `stated` but gives no evidence"),
        (|r| r.when.as_mut().unwrap().end = "2021-07-01".parse().ok(), "when: ends on 2021-07-01"),
        (|r| r.sessions[0].people = vec![7], "sessions[0].people: points to a person"),
        (|r| r.countries[0].code = "Kenya".into(), "countries: `Kenya` is no ISO"),
        (
            |r| r.places[0] = annalist::record::Place { venue: None, city: None, country: None, ..r.places[0].clone() },
            "where[0]: names no place",
        ),
    ];
    for (spoil, expected) in cases {
        let mut record = full_record();
        spoil(&mut record);
        let problems: Vec<String> = validate(&record, TEXT).iter().map(ToString::to_string).collect();
        assert!(problems.iter().any(|p| p.starts_with(expected)), "expected `{expected}` among {problems:?}");
    }
}

#[test]
fn leaving_out_the_unsure_keeps_sessions_with_their_people() {
    let mut record = full_record();
    record.people[0].support.confidence = 0.2;
    record.keep_confident(0.5);
    assert_eq!(record.people.len(), 1);
    assert_eq!(record.sessions[0].people, [0]);
    assert_eq!(validate(&record, TEXT), []);
}
