//! `annalist eval`: how good the records are, against gold records made by hand.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use annalist::Extractor;
use annalist::document::{Document, Metadata};
use annalist::eval::{
    Calibration, Change, FIELDS, GoldDocument, Miss, Parents, Predictions, Report, SECONDARY, compare, predictions,
    read_folder, score,
};
use annalist::gazetteer::{Lexicon, RowRef};
use anyhow::Context;
use serde_json::{Value, json};

use super::inputs::day;
use super::messages::{self, Outcome};
use super::{accuracy, extract, output};

const EXAMPLES: &str = "\
Examples:
  annalist eval corpus                           precision, recall and F1 of every field
  annalist eval corpus --errors --field city     each city that is wrong or missing
  annalist eval corpus --predictions old.jsonl   score records printed earlier
  annalist eval corpus --against old.jsonl       what became better and worse since then
  annalist eval corpus --accuracy accuracy.md    write the figures as a page
  annalist eval corpus --not-below accuracy.md   fail if a figure has fallen below that page

The folder holds ID.txt (the text) and ID.json (its gold record) for each document.";

/// Arguments of `annalist eval`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The folder with texts and gold records
    #[arg(value_name = "GOLD_DIR")]
    gold: PathBuf,

    /// Score these records (one a line, as `extract --format jsonl` prints them) instead of reading the texts
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Compare with the records of another run: which fields of which documents became better or worse
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,

    /// List every error: what the gold has, and what was read in its place
    #[arg(long)]
    errors: bool,

    /// Limit the lists of errors and changes to this field
    #[arg(long, value_name = "NAME", value_parser = field)]
    field: Option<&'static str>,

    /// Count which value was taken for which, most frequent first
    #[arg(long)]
    confusions: bool,

    /// Show how far the confidences can be believed
    #[arg(long)]
    calibration: bool,

    /// Write the records that were read to this file, one a line: what a later `--against` compares with
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,

    /// Write the figures to this file as a page in Markdown (accuracy.md)
    #[arg(long, value_name = "FILE")]
    accuracy: Option<PathBuf>,

    /// Fail (exit code 1) if a figure has fallen below this page, made by `--accuracy` earlier
    #[arg(long, value_name = "FILE")]
    not_below: Option<PathBuf>,

    /// Print the figures as JSON
    #[arg(long)]
    json: bool,

    /// A folder with word lists of your own
    #[arg(long, value_name = "DIR")]
    gazetteers: Option<PathBuf>,
}

fn field(name: &str) -> Result<&'static str, String> {
    let all = || FIELDS.iter().chain(SECONDARY);
    all()
        .find(|f| **f == name)
        .copied()
        .ok_or_else(|| format!("the fields are {}", all().copied().collect::<Vec<_>>().join(", ")))
}

pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    let gold = read_folder(&args.gold).context("help: name a folder that holds ID.json files, such as corpus")?;
    let (lexicon, _) = extract::lexicon(args.gazetteers.as_deref())?;
    let parents = parents(&lexicon);
    let records = match &args.predictions {
        Some(path) => read_records(path)?,
        None => extract_all(&gold, &Extractor::new(lexicon))?,
    };
    if let Some(path) = &args.keep {
        let mut kept = String::new();
        for record in records.values().flatten() {
            kept.push_str(&serde_json::to_string(record)?);
            kept.push('\n');
        }
        fs::write(path, &kept).with_context(|| {
            format!("{}: cannot be written; help: name a file in a folder that exists", path.display())
        })?;
    }
    let report = score(&gold, &records, &parents);
    // Read before a page is written: the two may be one file.
    let held = match &args.not_below {
        Some(path) => fs::read_to_string(path).with_context(|| {
            format!("{}: cannot be read; help: make it with `annalist eval GOLD_DIR --accuracy FILE`", path.display())
        })?,
        None => String::new(),
    };
    if let Some(path) = &args.accuracy {
        fs::write(path, accuracy::page(&report, &args.gold.display().to_string())).with_context(|| {
            format!("{}: cannot be written; help: name a file in a folder that exists", path.display())
        })?;
    }
    let fallen = accuracy::fallen(&held, &report);
    for (name, was, is) in &fallen {
        let field = FIELDS.iter().chain(SECONDARY).find(|f| **f == name.as_str());
        let field = field.map_or(String::new(), |f| format!(" --field {f}"));
        let folder = args.gold.display();
        let help = format!("`annalist eval {folder} --errors{field}` lists what is wrong");
        messages::report(folder, format!("{name} is {is:.3}, and was {was:.3}"), help);
    }
    let other = args.against.as_deref().map(read_records).transpose()?;
    output::print(|out| {
        if args.json {
            return Ok(writeln!(out, "{}", serde_json::to_string_pretty(&figures(&report))?)?);
        }
        table(&report, out)?;
        let wanted = |f: &str| args.field.is_none_or(|field| field == f);
        if args.errors {
            errors(report.misses.iter().filter(|m| wanted(m.field)), out)?;
        }
        if args.confusions {
            confusions(report.misses.iter().filter(|m| wanted(m.field)), out)?;
        }
        if args.calibration {
            calibration(&Calibration::of(report.verdicts.iter().filter(|v| wanted(v.field))), out)?;
        }
        if let Some(other) = &other {
            let before = score(&gold, other, &parents);
            let changes = compare(&report, &before).changes;
            against(&report, &before, changes.iter().filter(|c| wanted(c.field)), out)?;
        }
        Ok(())
    })?;
    Ok(Outcome::of(fallen.len()))
}

/// Which topic is narrower than which, from the gazetteer.
pub(super) fn parents(lexicon: &Lexicon) -> Parents {
    let Some(table) = lexicon.table("topics") else { return Parents::new() };
    let cells = (0..lexicon.rows(table)).map(|row| {
        let row = RowRef { table, row };
        (lexicon.cell(row, "id").to_owned(), lexicon.cell(row, "broader").to_owned())
    });
    cells.filter(|(_, broader)| !broader.is_empty()).collect()
}

fn read_records(path: &Path) -> anyhow::Result<Predictions> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("{}: cannot be read; help: make it with `extract --format jsonl`", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let records: anyhow::Result<Vec<Value>> = lines
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| format!("{}, line {}: not a record", path.display(), n + 1))
        })
        .collect();
    Ok(predictions(records?))
}

fn extract_all(gold: &[GoldDocument], extractor: &Extractor) -> anyhow::Result<Predictions> {
    let mut out = Predictions::new();
    for document in gold {
        let place = document.text_path.display();
        let text = fs::read_to_string(&document.text_path)
            .with_context(|| format!("{place}: cannot be read; help: each ID.json needs its ID.txt beside it"))?;
        let published = document.published.as_deref().map(day).transpose().map_err(anyhow::Error::msg);
        let published = published.with_context(|| format!("{}.json: `published`", document.id))?;
        let meta = Metadata { uri: document.id.clone(), published: published.map(|d| d.0), ..Metadata::default() };
        let records = extractor.extract(&Document::plain(text, meta)).records;
        let records: Result<Vec<Value>, _> = records.iter().map(serde_json::to_value).collect();
        out.insert(document.id.clone(), records?);
    }
    Ok(out)
}

/// To four decimals, as they are printed (multiplying first would round some halves the other way).
fn rounded(x: f64) -> f64 {
    format!("{x:.4}").parse().unwrap_or(x)
}

/// The figures in the form the reference scorer gives them.
fn figures(report: &Report) -> Value {
    let mut out = serde_json::Map::new();
    for f in FIELDS.iter().chain(SECONDARY) {
        let c = report.field(f);
        let row = json!({
            "precision": rounded(c.precision()), "recall": rounded(c.recall()), "f1": rounded(c.f1()), "gold": c.gold(),
        });
        out.insert((*f).to_owned(), row);
    }
    out.insert("macro_f1".into(), json!(rounded(report.macro_f1())));
    out.insert("untouched".into(), json!(report.untouched_share().map(rounded)));
    out.insert("events".into(), json!(report.events));
    out.insert("event_found_f1".into(), json!(rounded(report.found.f1())));
    Value::Object(out)
}

fn table(report: &Report, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{:24}{:>8}{:>8}{:>8}{:>8}", "field", "P", "R", "F1", "gold")?;
    for f in FIELDS.iter().chain(SECONDARY) {
        let c = report.field(f);
        writeln!(out, "{f:24}{:8.3}{:8.3}{:8.3}{:8.0}", c.precision(), c.recall(), c.f1(), c.gold())?;
    }
    let untouched = report.untouched_share().map_or("-".to_owned(), |u| format!("{u:.4}"));
    let found = report.found.f1();
    let (macro_f1, events) = (report.macro_f1(), report.events);
    Ok(writeln!(out, "macro-F1 {macro_f1:.3}   untouched {untouched}   events {events}   event found F1 {found:.4}")?)
}

fn errors<'m>(misses: impl Iterator<Item = &'m Miss>, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "\nfield\tdocument\tgold\tread")?;
    for m in misses {
        let (gold, read) = (m.gold.as_deref().unwrap_or("-"), m.read.as_deref().unwrap_or("-"));
        writeln!(out, "{}\t{}\t{gold}\t{read}", m.field, m.document)?;
    }
    Ok(())
}

fn confusions<'m>(misses: impl Iterator<Item = &'m Miss>, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut counted: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for m in misses {
        let key = (m.field, m.gold.as_deref().unwrap_or("-"), m.read.as_deref().unwrap_or("-"));
        *counted.entry(key).or_default() += 1;
    }
    let mut rows: Vec<_> = counted.into_iter().filter(|(_, n)| *n > 1).collect();
    rows.sort_by_key(|(key, n)| (std::cmp::Reverse(*n), *key));
    writeln!(out, "\ntimes  field                   gold -> read")?;
    for ((field, gold, read), n) in rows {
        writeln!(out, "{n:5}  {field:<24}{gold} -> {read}")?;
    }
    Ok(())
}

fn calibration(c: &Calibration, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "\nconfidence     values    mean   right")?;
    for bin in c.bins.iter().filter(|b| b.values > 0) {
        let to = bin.from + 0.1;
        writeln!(out, "{:.1} to {to:.1}  {:9}{:8.3}{:8.3}", bin.from, bin.values, bin.confidence, bin.right)?;
    }
    Ok(writeln!(out, "expected calibration error {:.4}", c.error)?)
}

fn against<'c>(
    now: &Report,
    before: &Report,
    changes: impl Iterator<Item = &'c Change>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut by_field: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_field.entry(change.field).or_default().push(change);
    }
    let (was, is) = (before.macro_f1(), now.macro_f1());
    writeln!(out, "\nagainst the other run: macro-F1 {was:.3} -> {is:.3} ({:+.3})", is - was)?;
    for (field, changes) in by_field {
        let (was, is) = (before.field(field).f1(), now.field(field).f1());
        writeln!(out, "{field:<24}F1 {was:.3} -> {is:.3} ({:+.3})", is - was)?;
        for (label, better) in [("better", true), ("worse", false)] {
            let of: Vec<_> = changes.iter().filter(|c| c.is_better() == better).map(|c| c.document.as_str()).collect();
            if !of.is_empty() {
                writeln!(out, "  {label} in {:3}: {}", of.len(), of.join(" "))?;
            }
        }
    }
    Ok(())
}
