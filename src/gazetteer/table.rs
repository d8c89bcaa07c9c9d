//! One gazetteer as text: reading, checking and writing its normal form (`gazetteers/README.md`).
//!
//! In: the text of a table. Out: its rows, and a problem for each row that cannot be used; the others are used.
//! Stands alone, for the build script reads the tables too.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// How the forms of a table are compared with a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Match {
    /// Any case.
    Fold = 0,
    /// Longer words begin with a capital in the text.
    Title = 1,
    /// Letter for letter.
    Exact = 2,
}

/// Which regular forms a table adds to `name` and `also`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inflect {
    /// None.
    None,
    /// Plurals.
    Noun,
    /// -s, -ed, -ing.
    Verb,
}

/// A gazetteer.
#[derive(Clone, Debug)]
pub struct Table {
    /// File name without ending: `countries`.
    pub name: String,
    /// Header lines as written, without `# `.
    pub header: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The cells of each row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
    /// How forms are compared.
    pub policy: Match,
    /// Which regular forms are added.
    pub inflect: Inflect,
}

/// What is wrong in a table, where, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The table's name.
    pub table: String,
    /// Line number, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to type instead.
    pub help: String,
    /// Whether the row was left out (else it is used all the same).
    pub skipped: bool,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.tsv, line {}: {}\n  help: {}", self.table, self.line, self.what, self.help)?;
        if self.skipped { write!(f, " This row was skipped; the others are in use.") } else { Ok(()) }
    }
}

impl Table {
    /// Reads a table. Never fails: what cannot be read is a [`Problem`].
    pub fn parse(name: &str, text: &str) -> (Table, Vec<Problem>) {
        let mut table = Table {
            name: name.to_string(),
            header: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            policy: Match::Title,
            inflect: Inflect::None,
        };
        let mut problems = Vec::new();
        let mut problem = |line: usize, what: String, help: &str, skipped: bool| {
            problems.push(Problem { table: name.to_string(), line, what, help: help.to_string(), skipped });
        };
        if text.starts_with('\u{FEFF}') {
            problem(1, "the file begins with a byte-order mark".into(), "save it as UTF-8 without BOM.", false);
        }
        let text = text.trim_start_matches('\u{FEFF}');
        let mut ids = BTreeSet::new();
        let mut crlf = false;
        for (n, line) in text.split('\n').enumerate() {
            let n = n + 1;
            crlf |= line.ends_with('\r');
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() {
                continue;
            }
            if let Some(comment) = line.strip_prefix('#') {
                if let Some(what) = table.comment(comment.trim()) {
                    problem(n, what, "`match` is fold, title or exact; `inflect` is none, noun or verb.", false);
                }
                continue;
            }
            if table.columns.is_empty() {
                table.columns = line.split('\t').map(|c| c.trim().to_string()).collect();
                continue;
            }
            let mut cells: Vec<String> = line.split('\t').map(normal).collect();
            let columns = table.columns.len();
            while cells.len() > columns && cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            if cells.len() > columns {
                problem(
                    n,
                    format!("{} cells, but the table has {columns} columns", cells.len()),
                    "take out the surplus tab.",
                    true,
                );
                continue;
            }
            if cells.len() == 1 && columns > 1 && line.contains("  ") {
                problem(n, "no tab in this row".into(), "columns are parted by tabs, not by spaces.", true);
                continue;
            }
            if cells[0].is_empty() {
                problem(n, "the first column is empty".into(), "give the row an id.", true);
                continue;
            }
            cells.resize(columns, String::new());
            let key =
                (cells[0].clone(), table.columns.get(1).filter(|c| *c != "name").and_then(|_| cells.get(1).cloned()));
            if !ids.insert(key) {
                problem(
                    n,
                    format!("`{}` is there already", cells[0]),
                    "merge the two rows, or choose another id.",
                    true,
                );
                continue;
            }
            table.rows.push(cells);
        }
        if crlf {
            problem(1, "lines end as on Windows".into(), "`annalist gazetteer check --fix` mends it.", false);
        }
        for key in ["source", "licence"] {
            if !table.header.iter().any(|h| h.starts_with(&format!("{key}:"))) {
                problem(1, format!("no `# {key}:` line"), "name where the facts come from and their licence.", false);
            }
        }
        (table, problems)
    }

    fn comment(&mut self, comment: &str) -> Option<String> {
        self.header.push(comment.to_string());
        let (key, value) = comment.split_once(':')?;
        match (key.trim(), value.trim()) {
            ("match", "fold") => self.policy = Match::Fold,
            ("match", "title") => self.policy = Match::Title,
            ("match", "exact") => self.policy = Match::Exact,
            ("inflect", "none") => self.inflect = Inflect::None,
            ("inflect", "noun") => self.inflect = Inflect::Noun,
            ("inflect", "verb") => self.inflect = Inflect::Verb,
            (key @ ("match" | "inflect"), value) => return Some(format!("`{value}` is not a value of `{key}`")),
            _ => {}
        }
        None
    }

    /// The table in its normal form: sorted by the first two columns, cells trimmed, one line a row.
    pub fn normal_form(&self) -> String {
        let mut rows = self.rows.clone();
        rows.sort();
        let mut out = String::new();
        for h in &self.header {
            out.push_str("# ");
            out.push_str(h);
            out.push('\n');
        }
        out.push_str(&self.columns.join("\t"));
        out.push('\n');
        for row in rows {
            out.push_str(&row.join("\t"));
            out.push('\n');
        }
        out
    }

    /// Position of the column named `name`.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }

    /// Adds, replaces (same id) and removes (`-id`) rows by those of `other`, whose columns are found by name.
    pub fn overlay(&mut self, other: &Table) {
        for row in &other.rows {
            let id = row[0].trim_start_matches('-');
            if row[0].starts_with('-') {
                self.rows.retain(|r| r[0] != id);
                continue;
            }
            let cells: Vec<String> = self
                .columns
                .iter()
                .map(|c| other.column(c).and_then(|i| row.get(i).cloned()).unwrap_or_default())
                .collect();
            match self.rows.iter_mut().find(|r| r[0] == id) {
                Some(old) => *old = cells,
                None => self.rows.push(cells),
            }
        }
        self.rows.sort();
    }
}

/// A cell in normal form: NFC, no space at the ends, none doubled.
fn normal(cell: &str) -> String {
    cell.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The forms in a cell (`a | b`).
pub fn forms(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|f| !f.is_empty())
}

/// Regular inflections of an English phrase, by its last word (noun) or first word (verb).
pub fn inflections(form: &str, inflect: Inflect) -> Vec<String> {
    match inflect {
        Inflect::None => Vec::new(),
        Inflect::Noun => plural(form).into_iter().collect(),
        Inflect::Verb => verb_forms(form),
    }
}

fn plural(noun: &str) -> Option<String> {
    let lower = noun.to_lowercase();
    // "training of trainers", "head of state": the head stands before the preposition.
    if let Some((head, rest)) = noun.split_once(" of ") {
        return plural(head).map(|h| format!("{h} of {rest}"));
    }
    if !noun.ends_with(|c: char| c.is_alphabetic()) || noun.chars().all(|c| c.is_uppercase()) && noun.len() < 2 {
        return None;
    }
    let stem = |n: usize| noun[..noun.len() - n].to_string();
    Some(if lower.ends_with("sis") && noun.is_ascii() {
        format!("{}es", stem(2))
    } else if lower.ends_with(['s', 'x', 'z']) || lower.ends_with("ch") || lower.ends_with("sh") {
        format!("{noun}es")
    } else if lower.ends_with('y')
        && !lower.ends_with("ay")
        && !lower.ends_with("ey")
        && !lower.ends_with("oy")
        && !lower.ends_with("uy")
    {
        format!("{}ies", stem(1))
    } else if lower.ends_with("man") && lower.len() > 4 && !lower.ends_with("human") {
        format!("{}en", stem(2))
    } else {
        format!("{noun}s")
    })
}

fn verb_forms(phrase: &str) -> Vec<String> {
    let (verb, rest) = phrase.split_once(' ').map_or((phrase, String::new()), |(v, r)| (v, format!(" {r}")));
    let cut = verb.strip_suffix('e').unwrap_or(verb);
    let third = if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") {
        format!("{verb}es")
    } else if verb.ends_with('y') && !verb.ends_with("ay") && !verb.ends_with("ey") && !verb.ends_with("oy") {
        format!("{}ies", verb.trim_end_matches('y'))
    } else {
        format!("{verb}s")
    };
    let past = if let Some(stem) = third.strip_suffix("ies") { format!("{stem}ied") } else { format!("{cut}ed") };
    [third, past, format!("{cut}ing")].into_iter().map(|v| v + &rest).collect()
}
