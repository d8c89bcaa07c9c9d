//! `annalist gazetteer`: look at the word lists, search them, check a folder of them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use annalist::gazetteer::SOURCES;
use annalist::gazetteer::table::{Problem, Table, forms};
use annalist::text::fold::fold;
use anyhow::Context;

use super::messages::{Outcome, report};
use super::output;

const EXAMPLES: &str = "\
Examples:
  annalist gazetteer list                  the lists, with their sources and licences
  annalist gazetteer find \"world bank\"     the rows that hold these words
  annalist gazetteer check my-lists/       is every row well formed?
  annalist gazetteer check my-lists/ --fix mend what can be mended: order, spaces, line ends";

/// Arguments of `annalist gazetteer`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Check the lists of a folder, and say for each fault the line and the remedy
    Check {
        /// The folder
        #[arg(value_name = "DIR", default_value = "gazetteers")]
        folder: PathBuf,
        /// Write the lists anew in their normal form (rows sorted, spaces trimmed); faulty rows stay as they are
        #[arg(long)]
        fix: bool,
    },
    /// List the built-in lists with their number of rows, source and licence
    List,
    /// Find the rows of the built-in lists that hold a word or phrase
    Find {
        /// The word or phrase; case and accents make no difference
        #[arg(value_name = "WORD")]
        word: String,
    },
}

pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Action::Check { folder, fix } => check(&folder, fix),
        Action::List => output::print(list),
        Action::Find { word } => output::print(|out| find(&word, out)),
    }
}

/// Name (without ending) and text of every `*.tsv` of `folder`, sorted by name.
pub(super) fn read_folder(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let unreadable = || format!("{}: not a readable folder; help: name a folder of .tsv files", folder.display());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect())
        .with_context(unreadable)?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "tsv"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path)
            .with_context(|| format!("{}: cannot be read; help: is it UTF-8 text?", path.display()))?;
        Ok((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text))
    };
    paths.into_iter().map(read).collect()
}

fn check(folder: &Path, fix: bool) -> anyhow::Result<Outcome> {
    let texts = read_folder(folder)?;
    anyhow::ensure!(!texts.is_empty(), "{}: no .tsv files here; help: name the folder of the lists", folder.display());
    let (mut faults, mut rows) = (0, 0);
    for (name, text) in &texts {
        let path = folder.join(format!("{name}.tsv"));
        let (table, problems) = Table::parse(name, text);
        rows += table.rows.len();
        let normal = table.normal_form();
        let skipped = problems.iter().any(|p| p.skipped);
        let mended = fix && !skipped;
        if mended && normal != *text {
            fs::write(&path, &normal).with_context(|| format!("{}: cannot be written", path.display()))?;
            eprintln!("mended: {}", path.display());
        }
        let left = if mended { Table::parse(name, &normal).1 } else { problems };
        for problem in &left {
            say(&path, problem);
        }
        faults += left.len();
        if !mended && normal != *text {
            faults += 1;
            let line = normal.lines().zip(text.lines()).position(|(a, b)| a != b).map_or(1, |n| n + 1);
            let help = if skipped {
                "mend the rows above, then use --fix"
            } else {
                "`annalist gazetteer check --fix` mends it"
            };
            report(format!("{}, line {line}", path.display()), "not in normal form (order, spaces, line ends)", help);
        }
    }
    if faults == 0 {
        output::print(|out| Ok(writeln!(out, "{} lists, {rows} rows: no faults.", texts.len())?))
    } else {
        Ok(Outcome::of(faults))
    }
}

fn say(path: &Path, problem: &Problem) {
    report(format!("{}, line {}", path.display(), problem.line), &problem.what, &problem.help);
}

fn built_in() -> impl Iterator<Item = Table> {
    SOURCES.iter().map(|(name, text)| Table::parse(name, text).0)
}

fn header<'t>(table: &'t Table, key: &str) -> &'t str {
    table.header.iter().find_map(|h| h.strip_prefix(key)?.strip_prefix(':')).map_or("", str::trim)
}

fn list(out: &mut dyn Write) -> anyhow::Result<()> {
    for table in built_in() {
        writeln!(out, "{:<24}{:>7} rows  {}", table.name, table.rows.len(), header(&table, "about"))?;
        writeln!(out, "{:<37}source: {}; licence: {}", "", header(&table, "source"), header(&table, "licence"))?;
    }
    Ok(())
}

fn find(words: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let wanted = spaced(words);
    let mut found = 0;
    for table in built_in() {
        for row in &table.rows {
            let Some(column) = row.iter().position(|cell| forms(cell).any(|f| spaced(f).contains(&wanted))) else {
                continue;
            };
            found += 1;
            let cells = table.columns.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<String> = cells.map(|(name, cell)| format!("{name}: {cell}")).collect();
            let id = row.first().map_or("", String::as_str);
            let column = table.columns.get(column).map_or("", String::as_str);
            writeln!(out, "{}:{id}  (in column `{column}`)\n    {}", table.name, cells.join("; "))?;
        }
    }
    if found == 0 {
        writeln!(out, "no row holds `{words}`")?;
    }
    Ok(())
}

/// Folded words between single spaces, so that whole words can be found in it.
fn spaced(text: &str) -> String {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
    format!(" {} ", words.join(" "))
}
