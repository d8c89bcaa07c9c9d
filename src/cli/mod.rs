//! The command line: arguments in, library calls, text out. One file a subcommand, one line in [`Command`] each.
//!
//! What it does not do: anything a library user might want; that belongs to the library.

mod accuracy;
mod completions;
mod dates;
mod eval;
mod explain;
mod extract;
mod gazetteer;
mod inputs;
mod learn;
mod messages;
mod output;
mod rules;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use messages::exit_code;

/// Reads announcements of events and prints catalogue records.
///
/// annalist reads free-text announcements (press notes, calls, programmes, reports of meetings) and prints for each
/// event a record: title, kind, dates, place, organisers, participants, speakers, topics. Each value comes with the
/// words it was read from and with how sure annalist is of it, so that you correct rather than type.
#[derive(Parser)]
#[command(name = "annalist", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  annalist extract note.txt --format text       a card to read, for one announcement
  annalist extract letters/ --out records.json  records of a whole folder
  annalist explain note.txt                     why the record says what it says
  annalist help extract                         all about one command";

#[derive(Subcommand)]
enum Command {
    /// Read announcements and print the records of their events
    Extract(extract::Args),
    /// Print every date and time of a text, and what it means
    Dates(dates::Args),
    /// Show why the record says what it says: the text with what was seen in it, and the reasons field by field
    Explain(explain::Args),
    /// Compare records with gold records made by hand
    Eval(eval::Args),
    /// Learn the weights of the choices from gold records, or measure how learning carries over
    Learn(learn::Args),
    /// Look at the word lists, search them, check your own
    Gazetteer(gazetteer::Args),
    /// Show what each rule reads, with texts in which it fires and texts in which it must not
    Rules(rules::Args),
    /// Print the JSON Schema that every record follows
    Schema,
    /// Print the completion script of a shell
    #[command(after_help = completions::EXAMPLES)]
    Completions(completions::Args),
    /// Print the manual page of annalist, or of one of its commands
    Man(completions::ManArgs),
}

/// Runs the command that was typed, and says how it went: 0 all well, 1 something failed, 2 wrong usage.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse(); // wrong usage ends here, with 2
    exit_code(match cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Dates(args) => dates::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Learn(args) => learn::run(args),
        Command::Gazetteer(args) => gazetteer::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Schema => output::print(|out| {
            let schema = serde_json::to_string_pretty(&annalist::record::schema())?;
            Ok(writeln!(out, "{schema}")?)
        }),
        Command::Completions(args) => completions::run(args, Cli::command()),
        Command::Man(args) => completions::man(args, Cli::command()),
    })
}
