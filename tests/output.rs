//! The output formats, over a record with everything in it.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod common;

use annalist::output::{FORMATS, OutputFormat};
use annalist::record::EventRecord;
use common::full_record;
use serde_json::Value;

fn printed(format: &str, records: &[EventRecord]) -> String {
    let mut out = Vec::new();
    let mut writer = OutputFormat::named(format).unwrap().writer(Box::new(&mut out));
    for record in records {
        writer.write(record).unwrap();
    }
    writer.finish().unwrap();
    drop(writer);
    String::from_utf8(out).unwrap()
}

#[test]
fn json_is_one_array_whatever_the_number() {
    for n in 0..3 {
        let records = vec![full_record(); n];
        let parsed: Value = serde_json::from_str(&printed("json", &records)).unwrap();
        assert_eq!(parsed, serde_json::to_value(&records).unwrap());
    }
}

#[test]
fn jsonl_is_one_record_a_line() {
    let text = printed("jsonl", &[full_record(), full_record()]);
    let lines: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines, vec![serde_json::to_value(full_record()).unwrap(); 2]);
}

#[test]
fn the_card_reads_well() {
    insta::assert_snapshot!(printed("text", &[full_record()]));
}

#[test]
fn format_names_are_used_once_and_nothing_prints_nothing() {
    for format in FORMATS {
        assert_eq!(FORMATS.iter().filter(|f| f.name == format.name).count(), 1);
        assert!(printed(format.name, &[]).len() <= "[]\n".len());
    }
}
