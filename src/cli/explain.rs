//! `annalist explain`: the text with what was seen in it, then for each field why its values were chosen.
//!
//! What it does not do: read differently from `extract`; it prints the trace of the same run.

mod marked;
mod tree;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use annalist::Extractor;
use annalist::document::Document;
use annalist::record::Day;
use clap::builder::PossibleValuesParser;

use super::inputs::{InputFormat, Reader, day};
use super::messages::Outcome;
use super::{extract, output};

const EXAMPLES: &str = "\
Examples:
  annalist explain note.txt
  annalist explain note.txt --published 2021-08-17 --field when
  annalist explain note.txt --field participants --why-not
  annalist explain note.txt --color always | less -R

First comes the text, with what was seen in it: [words]{sort}, or coloured in a terminal; `?` marks words that count
only in company. Then, for each field of the record, its values with the rules that read them and the words they were
read from, and the sum of features that decided: + speaks for the value, - against it.";

/// Arguments of `annalist explain`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The announcement; `-` or nothing: what is typed or piped in
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,

    /// The day on which it was published, as 2021-08-17
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Day>,

    /// How to read it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Auto)]
    input_format: InputFormat,

    /// Explain only this field of the record (title, when, organisers, participants …), without the text
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(tree::FIELDS))]
    field: Option<String>,

    /// List the candidates that lost as well, with what cost them the choice
    #[arg(long)]
    why_not: bool,

    /// A folder with word lists of your own
    #[arg(long, value_name = "DIR")]
    gazetteers: Option<PathBuf>,

    /// Whether to use colours; `auto`: in a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    fn wanted(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
                std::io::stdout().is_terminal() && !refused
            }
        }
    }
}

/// Text in a colour, or as it is.
#[derive(Clone, Copy)]
struct Paint(bool);

impl Paint {
    /// `code` is an SGR parameter: 1 bold, 2 dim, 31 to 36 colours.
    fn text(self, code: &str, text: &str) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Runs it.
pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    let (lexicon, broken_rows) = extract::lexicon(args.gazetteers.as_deref())?;
    let extractor = Extractor::new(lexicon);
    let paint = Paint(args.color.wanted());
    let mut out = output::open(None)?;
    let mut reader = Reader::new(args.input_format, args.published, |document| {
        explain(&extractor, document, &args, paint, &mut out)
    });
    reader.read(&args.file)?;
    let failed = reader.failed + broken_rows;
    out.flush()?;
    Ok(Outcome::of(failed))
}

fn explain(
    extractor: &Extractor,
    document: &Document,
    args: &Args,
    paint: Paint,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if args.field.is_none() {
        marked::print(&extractor.analyse(document), paint, out)?;
    }
    let extraction = extractor.explain(document);
    if extraction.records.is_empty() {
        writeln!(out, "{}", paint.text("1", "no event was found in this text"))?;
    }
    for (n, (record, trace)) in extraction.records.iter().zip(&extraction.traces).enumerate() {
        let title = record.title.as_ref().map_or("(no title)", |t| &t.value);
        writeln!(out, "{}", paint.text("1", &format!("event {}: {title}", n + 1)))?;
        let tree = tree::Tree { text: &document.text, record, trace, paint, why_not: args.why_not };
        tree.print(args.field.as_deref(), out)?;
    }
    Ok(())
}
