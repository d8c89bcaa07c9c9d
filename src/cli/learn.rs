//! `annalist learn`: learns the weights of the choices from gold records, or measures how well learning carries over.

use std::fs;
use std::path::PathBuf;

use annalist::Extractor;
use annalist::eval::{FIELDS, Predictions, SECONDARY, score};
use annalist::gazetteer::Lexicon;
use annalist::learn::{Lesson, held_out, learn, lessons};
use anyhow::Context;

use super::eval::parents;
use super::messages::Outcome;
use super::output;

const EXAMPLES: &str = "\
Examples:
  annalist learn corpus                  writes weights/*.tsv anew (then build again)
  annalist learn corpus --only organiser only the choices whose name begins so
  annalist learn corpus --folds 4        writes nothing: each quarter is read with weights learnt from the others

The folder holds ID.txt (the text) and ID.json (its gold record) for each document.";

/// Arguments of `annalist learn`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Folders with texts and gold records
    #[arg(value_name = "GOLD_DIR", required = true)]
    gold: Vec<PathBuf>,

    /// Where the weights files are written
    #[arg(long, value_name = "DIR", default_value = "weights")]
    out: PathBuf,

    /// Learn only the choices whose name begins with this (or one of these, with commas between)
    #[arg(long, value_name = "NAME")]
    only: Option<String>,

    /// Measure instead of writing: learn from all but one of N parts and score that part, for each part in turn
    #[arg(long, value_name = "N")]
    folds: Option<u64>,

    /// With --folds: list the errors in this field
    #[arg(long, value_name = "FIELD")]
    errors: Option<String>,

    /// With --folds: write the records that were read, one a line
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,

    /// How strongly weights are held near nought
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    penalty: f64,
}

/// Runs it.
pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    let lessons = lessons(&args.gold)?;
    match args.folds {
        Some(folds) => cross_validate(&args, &lessons, folds.max(2)),
        None => write_weights(&args, &lessons),
    }
}

fn write_weights(args: &Args, lessons: &[Lesson]) -> anyhow::Result<Outcome> {
    let mut extractor = Extractor::new(Lexicon::embedded());
    let all: Vec<&Lesson> = lessons.iter().collect();
    fs::create_dir_all(&args.out).with_context(|| format!("{}: cannot make this folder", args.out.display()))?;
    for (name, text) in learn(&mut extractor, &all, args.only.as_deref(), args.penalty) {
        let path = args.out.join(name + ".tsv");
        fs::write(&path, text).with_context(|| format!("{}: cannot write", path.display()))?;
    }
    Ok(Outcome::Done)
}

fn cross_validate(args: &Args, lessons: &[Lesson], folds: u64) -> anyhow::Result<Outcome> {
    let mut read = Predictions::new();
    let mut kept = String::new();
    for part in 0..folds {
        let (out, rest): (Vec<&Lesson>, Vec<&Lesson>) = lessons.iter().partition(|l| held_out(&l.gold.id, part, folds));
        let mut extractor = Extractor::new(Lexicon::embedded());
        learn(&mut extractor, &rest, args.only.as_deref(), args.penalty);
        for lesson in out {
            let records = extractor.extract(&lesson.document).records;
            let records: Vec<serde_json::Value> = records.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
            kept.extend(records.iter().map(|r| format!("{r}\n")));
            read.insert(lesson.gold.id.clone(), records);
        }
    }
    if let Some(path) = &args.keep {
        fs::write(path, &kept).with_context(|| format!("{}: cannot write", path.display()))?;
    }
    let gold: Vec<_> = lessons.iter().map(|l| l.gold.clone()).collect();
    let report = score(&gold, &read, &parents(&Lexicon::embedded()));
    output::print(|out| {
        for field in FIELDS.iter().chain(SECONDARY) {
            let c = report.field(field);
            writeln!(out, "{field:24}{:8.3}{:8.3}{:8.3}{:8.0}", c.precision(), c.recall(), c.f1(), c.gold())?;
        }
        writeln!(
            out,
            "macro-F1 {:.3}   untouched {:.3}   found {:.3}",
            report.macro_f1(),
            report.untouched_share().unwrap_or(0.0),
            report.found.f1()
        )?;
        for miss in report.misses.iter().filter(|m| args.errors.as_deref() == Some(m.field)) {
            writeln!(
                out,
                "{}\tgold {}\tread {}",
                miss.document,
                miss.gold.as_deref().unwrap_or("-"),
                miss.read.as_deref().unwrap_or("-")
            )?;
        }
        Ok(())
    })
}
