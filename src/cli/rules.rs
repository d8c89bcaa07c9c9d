//! `annalist rules`: what each rule reads, with its examples.

use std::io::Write;

use annalist::Extractor;
use annalist::gazetteer::Lexicon;
use annalist::rules::{GROUPS, Rule, all, broken_promises, find, fired};

use super::messages::Outcome;
use super::output;

const EXAMPLES: &str = "\
Examples:
  annalist rules                       every rule with a line about it
  annalist rules org.head-last         one rule, with texts in which it fires and texts in which it must not
  annalist rules --on \"Held in Nice.\"  which rules fire on these words";

/// Arguments of `annalist rules`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The rule, by the id that stands in the evidence of a record
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Show which rules fire on this text
    #[arg(long, value_name = "TEXT", conflicts_with = "id")]
    on: Option<String>,

    /// Hold every rule to its examples
    #[arg(long, conflicts_with_all = ["id", "on"])]
    check: bool,
}

/// Runs it.
pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    if args.check {
        return check();
    }
    match (args.id, args.on) {
        (Some(id), _) => {
            let Some(rule) = find(&id) else {
                anyhow::bail!("{id}: no rule has this id; help: `annalist rules` lists them");
            };
            output::print(|out| one(rule, out))
        }
        (None, Some(text)) => output::print(|out| on(&text, out)),
        (None, None) => output::print(list),
    }
}

fn check() -> anyhow::Result<Outcome> {
    let broken = broken_promises(&Extractor::new(Lexicon::embedded()).assuming_events(true));
    for promise in &broken {
        eprintln!("error: {promise}");
    }
    if broken.is_empty() {
        return output::print(|out| Ok(writeln!(out, "{} rules keep the promises of their examples", all().count())?));
    }
    Ok(Outcome::of(broken.len()))
}

fn list(out: &mut dyn Write) -> anyhow::Result<()> {
    for (subject, rules) in GROUPS {
        writeln!(out, "{subject}")?;
        for rule in *rules {
            writeln!(out, "  {:<24}{}", rule.id, rule.about)?;
        }
    }
    Ok(())
}

fn one(rule: &Rule, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}\n  {}\n  {}\n\nreads", rule.id, rule.about, rule.at)?;
    for (text, words) in rule.finds {
        writeln!(out, "  “{words}” in: {}", text.replace('\n', " / "))?;
    }
    writeln!(out, "\nleaves alone")?;
    for text in rule.nothing {
        writeln!(out, "  {}", text.replace('\n', " / "))?;
    }
    Ok(())
}

fn on(text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    for firing in fired(&Extractor::new(Lexicon::embedded()).assuming_events(true), text) {
        writeln!(out, "{:<24}{}", firing.rule, firing.words.replace('\n', " "))?;
    }
    Ok(())
}
