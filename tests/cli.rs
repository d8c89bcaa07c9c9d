//! The command as a user types it: arguments, files, what is printed, the exit code.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

fn annalist(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("annalist").unwrap();
    command.args(args);
    command
}

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// An announcement of one event, beyond doubt.
const NOTE: &str = "The Harbour Board hosted a workshop on ferry safety in Mombasa, Kenya, on 27 July 2021.\n";

/// The records that were printed one a line.
fn records(stdout: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// The fields of a record.
fn record_fields() -> Vec<String> {
    let schema = annalist::record::schema();
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

/// A folder holding these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn in_folder(dir: &TempDir, args: &[&str]) -> Command {
    let mut command = annalist(args);
    command.current_dir(dir.path());
    command
}

#[test]
fn help_has_examples_and_every_command_is_listed() {
    let listed = ["extract", "explain", "eval", "gazetteer", "schema", "completions", "man"];
    let mut assert = annalist(&["--help"]).assert().success().stdout(contains("Examples:"));
    for command in listed {
        assert = assert.stdout(contains(format!("  {command} ")));
    }
    for command in ["extract", "explain", "eval", "gazetteer"] {
        annalist(&[command, "--help"]).assert().success().stdout(contains("Examples:\n  annalist"));
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    for args in [
        &["extract", "--published", "last week"][..],
        &["extract", "--published", "2021-02-30"],
        &["extract", "--format", "xml"],
        &["extract", "--min-confidence", "7"],
        &["eval"],
        &["improve"],
        &[],
    ] {
        annalist(args).assert().code(2);
    }
    let said = contains("write YYYY-MM-DD, such as 2021-08-17");
    annalist(&["extract", "--published", "last week"]).assert().stderr(said);
}

#[test]
fn bad_input_is_named_with_a_remedy_and_the_batch_goes_on() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("empty.txt", b"", "error: empty.txt: is empty; help: "),
        ("blank.txt", b" \n\t\n", "error: blank.txt: holds white space only; help: "),
        ("binary.txt", b"PK\x03\x04\x00\x00", "error: binary.txt: not a text file (byte 4 is NUL); help: "),
        ("utf16.txt", b"\xFF\xFEa\x00", "help: it seems to be UTF-16: save it again as UTF-8"),
        ("latin.txt", b"one\ncaf\xE9\n", "error: latin.txt: line 2 is not valid UTF-8 (byte 7 of the file); help: "),
        ("lines.jsonl", b"{\"text\": 1}\n", "error: lines.jsonl, line 1: not a document: "),
        (
            "when.jsonl",
            b"\n{\"text\": \"a\", \"published\": \"soon\"}",
            "error: when.jsonl, line 2: `soon` is not a day",
        ),
    ];
    for (name, bytes, message) in cases {
        let dir = folder(&[(name, bytes), ("z.txt", NOTE.as_bytes())]);
        let out = in_folder(&dir, &["extract", name, "z.txt", "--format", "jsonl"]).assert().code(1);
        let read = records(&out.stderr(contains(*message)).get_output().stdout);
        let uris: Vec<_> = read.iter().map(|r| r["source"]["uri"].clone()).collect();
        assert_eq!(uris, ["z.txt"], "beside {name}");
    }
    annalist(&["extract", "no such file.txt"]).assert().code(1).stderr(contains("no such file or folder; help: check"));
}

#[test]
fn an_overlong_line_is_refused_and_the_next_is_read() {
    let mut lines = vec![b'a'; 6 << 20];
    lines.extend_from_slice(b"\n{\"text\": \"\"}\n");
    let dir = folder(&[("long.jsonl", &lines)]);
    let said = contains("long.jsonl, line 1: longer than 2 MB").and(contains("long.jsonl, line 2: is empty"));
    in_folder(&dir, &["extract", "long.jsonl"]).assert().code(1).stderr(said);
}

#[test]
fn folders_are_read_in_the_order_of_names_and_hold_something() {
    let dir = folder(&[
        ("in/b/1.md", b""),
        ("in/a.txt", b""),
        ("in/picture.png", b""),
        ("in/c.jsonl", b"x"),
        ("none/x.png", b""),
    ]);
    let said = in_folder(&dir, &["extract", "in"]).assert().code(1).get_output().stderr.clone();
    let said = String::from_utf8(said).unwrap();
    let files: Vec<&str> = said.lines().filter_map(|l| l.split([':', ',']).nth(1)).map(str::trim).collect();
    assert_eq!(files, ["in/a.txt", "in/b/1.md", "in/c.jsonl"]);
    in_folder(&dir, &["extract", "none"]).assert().code(1).stderr(contains("nothing to read in this folder"));
}

#[test]
fn records_go_to_the_file_that_was_asked_for() {
    let dir = folder(&[("note.txt", NOTE.as_bytes())]);
    in_folder(&dir, &["extract", "note.txt", "--out", "out.json"]).assert().success().stdout("").stderr("");
    let written: Vec<Value> = serde_json::from_slice(&fs::read(dir.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(written.len(), 1);
    let mut refused = in_folder(&dir, &["extract", "note.txt", "--out", "no/out.json"]);
    refused.assert().code(1).stderr(contains("no/out.json: cannot be written; help: "));
}

#[test]
fn a_text_without_an_event_gives_an_empty_list() {
    let text: &[u8] =
        b"Opening hours\n\nThe tip at Marsh Lane is closed until further notice. Please use the tip at Hythe.\n";
    let dir = folder(&[("tip.txt", text)]);
    let out = in_folder(&dir, &["extract", "tip.txt"]).assert().success().get_output().stdout.clone();
    assert_eq!(serde_json::from_slice::<Value>(&out).unwrap(), serde_json::json!([]));
    let lines =
        in_folder(&dir, &["extract", "--format", "jsonl", "tip.txt"]).assert().success().get_output().stdout.clone();
    assert!(lines.is_empty());
}

#[test]
fn standard_input_is_read_when_no_file_is_named() {
    for args in [&["extract", "--format", "jsonl"][..], &["extract", "-", "--format", "jsonl"]] {
        let out = annalist(args).write_stdin(NOTE).assert().success();
        assert_eq!(records(&out.get_output().stdout)[0]["source"]["uri"], "-");
    }
    annalist(&["extract"]).write_stdin("").assert().code(1).stderr(contains("error: -: is empty"));
}

#[test]
fn json_lines_bring_their_own_ids_and_dates() {
    let line = |id: &str, more: &str| format!("{{\"id\": {id}, \"text\": {NOTE:?}{more}}}\n");
    let lines = [
        line("\"a\"", ", \"published\": \"2021-08-02\""),
        line("7", ", \"published\": null, \"uri\": \"https://example.org/7\""),
    ];
    let read = |args: &[&str]| {
        let all = [&["extract", "--input-format", "jsonl", "--format", "jsonl", "-"], args].concat();
        records(&annalist(&all).write_stdin(lines.concat()).assert().success().get_output().stdout)
    };
    let given = read(&[]);
    assert_eq!(given[0]["source"]["uri"], "a");
    assert_eq!(given[0]["source"]["published"], "2021-08-02");
    assert_eq!(given[1]["source"]["uri"], "https://example.org/7");
    let asked = read(&["--published", "2021-09-01", "--with-text"]);
    assert_eq!(asked[0]["source"]["published"], "2021-09-01", "the option speaks for all");
    assert_eq!(asked[0]["source"]["text"], NOTE);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = || annalist(&["extract", "samples"]).current_dir(ROOT).assert().success().get_output().stdout.clone();
    assert_eq!(once(), once());
}

#[test]
fn explain_marks_the_text_and_gives_the_reasons() {
    let explain = |args: &[&str]| annalist(&[&["explain"], args].concat()).write_stdin(NOTE).assert().success();
    let piped = explain(&[]).stdout(contains("[Kenya]{country}").and(contains("event 1: ")));
    piped.stdout(contains("\x1b").not());
    explain(&["--color", "always"]).stdout(contains("Kenya\x1b[0m\x1b[2m·country"));
    let where_to = explain(&["--field", "where", "--why-not"]);
    where_to.stdout(contains("[Kenya]").not().and(contains("\nwhere\n")).and(contains("Mombasa")));
    annalist(&["explain", "--field", "colour"]).assert().code(2).stderr(contains("possible values: title, kinds"));
    annalist(&["explain", "nowhere.txt"]).assert().code(1).stderr(contains("no such file or folder"));
}

#[test]
fn every_field_of_a_record_can_be_explained() {
    let fields = record_fields();
    for field in fields.iter().filter(|f| !matches!(f.as_str(), "schema" | "id" | "source")) {
        annalist(&["explain", "--field", field]).write_stdin(NOTE).assert().success();
    }
}

#[test]
fn rules_are_listed_shown_and_tried() {
    annalist(&["rules"]).assert().success().stdout(contains("org.head-last").and(contains("date.iso")));
    annalist(&["rules", "date.iso"]).assert().success().stdout(contains("“2021-07-27” in: It was held on 2021-07-27."));
    annalist(&["rules", "--on", "Held on 2021-07-27."]).assert().success().stdout(contains("date.iso"));
    annalist(&["rules", "date.never"]).assert().code(1).stderr(contains("no rule has this id"));
}

#[test]
fn the_schema_is_json() {
    let out = annalist(&["schema"]).assert().success().get_output().stdout.clone();
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&out).unwrap(), annalist::record::schema());
}

#[test]
fn completions_and_pages_are_made() {
    for shell in ["bash", "zsh", "fish"] {
        annalist(&["completions", shell]).assert().success().stdout(contains("min-confidence"));
    }
    annalist(&["man"]).assert().success().stdout(contains(".TH annalist 1"));
    annalist(&["man", "extract"]).assert().success().stdout(contains("\\-\\-published"));
    annalist(&["man", "improve"]).assert().code(1).stderr(contains("annalist has no such command"));
}

const LIST: &str = "# source: made for a test\n# licence: CC0\nid\tname\nb\tBeta\na\tAlpha\n";

#[test]
fn lists_are_checked_and_mended() {
    let dir = folder(&[("my/things.tsv", LIST.as_bytes())]);
    in_folder(&dir, &["gazetteer", "check", "my"])
        .assert()
        .code(1)
        .stderr(contains("my/things.tsv, line 4: not in normal form"));
    in_folder(&dir, &["gazetteer", "check", "my", "--fix"]).assert().success().stdout("1 lists, 2 rows: no faults.\n");
    let mended = fs::read_to_string(dir.path().join("my/things.tsv")).unwrap();
    assert_eq!(mended, LIST.replace("b\tBeta\na\tAlpha\n", "a\tAlpha\nb\tBeta\n"));
}

#[test]
fn a_broken_row_is_never_mended_away() {
    let broken = LIST.replace("b\tBeta", "b\tBeta\tone too many");
    let dir = folder(&[("my/things.tsv", broken.as_bytes())]);
    let said = contains("my/things.tsv, line 4: 3 cells");
    in_folder(&dir, &["gazetteer", "check", "my", "--fix"]).assert().code(1).stderr(said);
    assert_eq!(fs::read_to_string(dir.path().join("my/things.tsv")).unwrap(), broken);
}

#[test]
fn the_lists_of_the_project_are_in_order() {
    annalist(&["gazetteer", "check"]).current_dir(ROOT).assert().success();
}

#[test]
fn rows_are_found_by_any_of_their_forms() {
    annalist(&["gazetteer", "find", "NORTH korea"]).assert().success().stdout(contains("countries:KP"));
    annalist(&["gazetteer", "find", "qqqq"]).assert().success().stdout("no row holds `qqqq`\n");
    annalist(&["gazetteer", "list"]).assert().success().stdout(contains("countries").and(contains("licence: ")));
}

#[test]
fn a_text_said_to_announce_an_event_gives_a_record() {
    let dir = folder(&[("tip.txt", b"The tip is closed.")]);
    let path = dir.path().join("tip.txt");
    let run = |more: &[&str]| {
        let args = [&["extract", "--format", "jsonl", path.to_str().unwrap()], more].concat();
        records(&annalist(&args).assert().success().get_output().stdout).len()
    };
    assert_eq!((run(&[]), run(&["--assume-event"])), (0, 1));
}

#[test]
fn eval_prints_the_figures_and_the_errors() {
    let args = ["eval", "tests/fixtures/eval", "--predictions", "tests/fixtures/eval/records.jsonl"];
    let run = |more: &[&str]| annalist(&[&args, more].concat()).assert().success();
    run(&[]).stdout(contains("end                        0.333   0.333   0.333       3"));
    run(&["--errors", "--field", "end"]).stdout(contains("end\tferry\t2023-04-19\t2023-04-18"));
    run(&["--calibration"]).stdout(contains("expected calibration error"));
    run(&["--against", "tests/fixtures/eval/records.jsonl"]).stdout(contains("macro-F1"));
    run(&["--json"]).stdout(contains("\"event_found_f1\": 0.75"));
    let dir = folder(&[]);
    let kept = dir.path().join("kept.jsonl");
    run(&["--keep", kept.to_str().unwrap()]);
    assert_eq!(
        records(&fs::read(&kept).unwrap()).len(),
        records(&fs::read("tests/fixtures/eval/records.jsonl").unwrap()).len()
    );
    let nowhere = dir.path().join("no/kept.jsonl");
    let refused = annalist(&[&args, &["--keep", nowhere.to_str().unwrap()][..]].concat()).assert().code(1);
    refused.stderr(contains("kept.jsonl: cannot be written; help:"));
    let page = dir.path().join("accuracy.md");
    let page = page.to_str().unwrap();
    run(&["--accuracy", page]);
    run(&["--not-below", page]);
    let better =
        fs::read_to_string(page).unwrap().replace("| end | 0.333 | 0.333 | 0.333 |", "| end | 0.5 | 0.5 | 0.5 |");
    assert!(better.contains("| end | 0.5 |"), "{better}");
    fs::write(page, better).unwrap();
    let fell = annalist(&[&args, &["--not-below", page][..]].concat()).assert().code(1);
    fell.stderr(contains(
        "end is 0.333, and was 0.500; help: `annalist eval tests/fixtures/eval --errors --field end`",
    ));
    annalist(&[&args, &["--not-below", "none.md"][..]].concat())
        .assert()
        .code(1)
        .stderr(contains("none.md: cannot be read"));
    annalist(&["eval", "src"]).assert().code(1).stderr(contains("no gold files"));
    annalist(&["eval", "corpus", "--field", "colour"]).assert().code(2).stderr(contains("the fields are title, kinds"));
}
