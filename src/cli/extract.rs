//! `annalist extract`: announcements in, records out.

use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use annalist::Extractor;
use annalist::document::Document;
use annalist::gazetteer::Lexicon;
use annalist::output::{FORMATS, OutputFormat};
use annalist::record::{Day, EventRecord};
use clap::builder::PossibleValue;

use super::inputs::{Fault, InputFormat, Reader, day};
use super::messages::{Outcome, report};
use super::{gazetteer, output};

const EXAMPLES: &str = "\
Examples:
  annalist extract note.txt
  annalist extract note.txt --published 2021-08-17 --format text
  annalist extract letters/ minutes.md --format jsonl --out records.jsonl
  cat note.txt | annalist extract -
  annalist extract --input-format jsonl announcements.jsonl --min-confidence 0.5

Dates such as \"27 July\" or \"next Friday\" can be made out only against the day on which the text was published. If the
text or the file does not say it, give it with --published.

A file that cannot be read is reported, and the others are read all the same; the exit code is then 1.";

/// Arguments of `annalist extract`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files or folders (with all folders in them); `-` or nothing: what is typed or piped in
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The day on which the announcements were published, as 2021-08-17
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Day>,

    #[command(flatten)]
    reading: super::dates::Reading,

    /// How to print the records
    #[arg(long, value_name = "FORMAT", value_parser = FormatParser, default_value = "json")]
    format: &'static OutputFormat,

    /// How to read the input
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Auto)]
    input_format: InputFormat,

    /// Give a record for every document, also for one that hardly looks like an announcement
    #[arg(long)]
    assume_event: bool,

    /// Put the text that was read into each record, as source.text
    #[arg(long)]
    with_text: bool,

    /// A folder with word lists of your own; their rows are added to the built-in ones, or replace them
    #[arg(long, value_name = "DIR")]
    gazetteers: Option<PathBuf>,

    /// Leave out values of which annalist is less sure than this, from 0 to 1
    #[arg(long, value_name = "NUMBER", value_parser = confidence, default_value_t = 0.0)]
    min_confidence: f64,

    /// Write the records to this file instead of the screen
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Knows the formats that are registered in the library.
#[derive(Clone)]
struct FormatParser;

impl clap::builder::TypedValueParser for FormatParser {
    type Value = &'static OutputFormat;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let names = clap::builder::PossibleValuesParser::new(FORMATS.iter().map(|f| f.name));
        let name = names.parse_ref(command, arg, value)?;
        OutputFormat::named(&name).ok_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidValue))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.about))))
    }
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err("write a number from 0 to 1, such as 0.5".to_owned()),
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    let (lexicon, broken_rows) = lexicon(args.gazetteers.as_deref())?;
    let extractor = Extractor::new(lexicon).reading_dates(args.reading.options()).assuming_events(args.assume_event);
    let mut writer = args.format.writer(output::open(args.out.as_deref())?);
    let mut reader = Reader::new(args.input_format, args.published, |document| {
        for mut record in read(&extractor, document)? {
            record.keep_confident(args.min_confidence);
            if args.with_text {
                record.source.text = Some(document.text.clone());
            }
            writer.write(&record)?;
        }
        Ok(())
    });
    let stdin = [PathBuf::from("-")];
    if args.paths.is_empty() && std::io::stdin().is_terminal() {
        eprintln!("reading what you type; end with Ctrl-D on a line of its own");
    }
    for path in if args.paths.is_empty() { stdin.as_slice() } else { &args.paths } {
        reader.read(path)?;
    }
    let failed = reader.failed + broken_rows;
    writer.finish()?;
    Ok(Outcome::of(failed))
}

/// The records of `document`. A panic, which would be a fault of annalist, costs that document alone.
fn read(extractor: &Extractor, document: &Document) -> Result<Vec<EventRecord>, Fault> {
    catch_unwind(AssertUnwindSafe(|| extractor.extract(document).records)).map_err(|_| Fault)
}

/// The built-in gazetteers, with those of `folder` laid over them, and how many rows could not be used.
pub(super) fn lexicon(folder: Option<&Path>) -> anyhow::Result<(Lexicon, usize)> {
    let Some(folder) = folder else { return Ok((Lexicon::embedded(), 0)) };
    let texts = gazetteer::read_folder(folder)?;
    let (tables, problems) = Lexicon::read_tables(texts.iter().map(|(n, t)| (n.as_str(), t.as_str())));
    for problem in &problems {
        let place = format!("{}, line {}", folder.join(format!("{}.tsv", problem.table)).display(), problem.line);
        report(place, &problem.what, &problem.help);
    }
    Ok((Lexicon::with_folder_tables(&tables), problems.iter().filter(|p| p.skipped).count()))
}
