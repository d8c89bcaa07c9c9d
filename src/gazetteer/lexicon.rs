//! Looking words and phrases up in the compiled gazetteers.
//!
//! In: the words of a text. Out: hits, each a run of words and the gazetteer row it matches. Nothing is built
//! when the program starts: the block is read where it lies in the binary.

use super::SOURCES;
use super::compile::{MAGIC, compile, hash};
use super::table::{Match, Problem, Table};
use std::borrow::Cow;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Number of a table in a lexicon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TableId(pub u8);

/// A row of a table in a lexicon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowRef {
    /// The table.
    pub table: TableId,
    /// The row, from 0.
    pub row: u32,
}

/// A form found in the words of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Index of the first word.
    pub first: u32,
    /// Index of the last word.
    pub last: u32,
    /// The row.
    pub row: RowRef,
    /// How it was compared.
    pub policy: Match,
    /// Whether the form counts only with company.
    pub weak: bool,
    /// Which of the form columns it stands in (index into the compiler's list).
    pub column: u8,
}

/// The compiled gazetteers.
#[derive(Clone, Debug)]
pub struct Lexicon {
    block: Cow<'static, [u8]>,
    sections: [(usize, usize); super::compile::SECTIONS],
    names: Vec<String>,
    columns: Vec<Vec<String>>,
}

impl Lexicon {
    /// The gazetteers that are compiled into this program.
    pub fn embedded() -> Lexicon {
        Lexicon::from_block(Cow::Borrowed(EMBEDDED))
    }

    /// The embedded gazetteers with the rows of `tables` added, replaced (same id) or removed (id with `-`).
    /// A table of a new name is added whole. Takes about as long as compiling (a second or so).
    pub fn with_folder_tables(tables: &[Table]) -> Lexicon {
        let mut all: Vec<Table> = SOURCES.iter().map(|(n, t)| Table::parse(n, t).0).collect();
        for table in tables {
            match all.iter_mut().find(|t| t.name == table.name) {
                Some(t) => t.overlay(table),
                None => all.push(table.clone()),
            }
        }
        Lexicon::from_block(Cow::Owned(compile(&all)))
    }

    /// Reads the tables (`*.tsv`) of `texts` (name, text), with what is wrong in them.
    pub fn read_tables<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Vec<Table>, Vec<Problem>) {
        let (mut tables, mut problems) = (Vec::new(), Vec::new());
        for (name, text) in texts {
            let (table, p) = Table::parse(name, text);
            tables.push(table);
            problems.extend(p);
        }
        (tables, problems)
    }

    fn from_block(block: Cow<'static, [u8]>) -> Lexicon {
        let mut lexicon = Lexicon { block, sections: Default::default(), names: Vec::new(), columns: Vec::new() };
        debug_assert_eq!(lexicon.number(0), MAGIC);
        for i in 0..lexicon.sections.len() {
            let at = 4 + 8 * i;
            lexicon.sections[i] = (lexicon.number(at) as usize, lexicon.number(at + 4) as usize);
        }
        for t in 0..lexicon.sections[TABLES].1 / 7 {
            let name = lexicon.string(lexicon.at(TABLES, t * 7), lexicon.at(TABLES, t * 7 + 1)).to_string();
            let columns = lexicon.string(lexicon.at(TABLES, t * 7 + 2), lexicon.at(TABLES, t * 7 + 3));
            lexicon.columns.push(columns.split('\t').map(str::to_string).collect());
            lexicon.names.push(name);
        }
        lexicon
    }

    fn number(&self, at: usize) -> u32 {
        match self.block.get(at..at + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    fn at(&self, section: usize, index: usize) -> u32 {
        self.number(self.sections[section].0 + index * 4)
    }

    fn string(&self, offset: u32, len: u32) -> &str {
        let start = self.sections[STRINGS].0 + offset as usize;
        self.block.get(start..start + len as usize).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    fn bytes(&self, offset: u32, len: u32) -> &[u8] {
        let start = self.sections[STRINGS].0 + offset as usize;
        self.block.get(start..start + len as usize).unwrap_or(&[])
    }

    /// Number and marks of a folded word; `(0, 0)` if no gazetteer has it.
    pub fn word(&self, folded: &str) -> (u32, u16) {
        let size = self.sections[SLOTS].1 / 3;
        let mut at = hash(folded.as_bytes()) as usize & (size - 1);
        loop {
            let offset = self.at(SLOTS, at * 3);
            let packed = self.at(SLOTS, at * 3 + 1);
            if packed == 0 && offset == 0 {
                return (0, 0);
            }
            if self.bytes(offset, packed >> 16) == folded.as_bytes() {
                return (at as u32 + 1, packed as u16);
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// The folded word of a number that [`Lexicon::word`] gave; empty for 0.
    pub fn text_of(&self, word: u32) -> &str {
        match word.checked_sub(1) {
            None => "",
            Some(slot) => self.string(self.at(SLOTS, slot as usize * 3), self.at(SLOTS, slot as usize * 3 + 1) >> 16),
        }
    }

    /// Calls `each` with the hits that begin at word `first`. `word(i)` gives the number of word `i`, or `None`
    /// where no phrase may go on (the end, or a mark between). `form` is the form as the gazetteer writes it.
    pub fn hits_from(&self, first: u32, word: impl Fn(u32) -> Option<u32>, mut each: impl FnMut(Hit, &str)) {
        let mut node = match word(first) {
            Some(n) if n > 0 => self.at(SLOTS, (n as usize - 1) * 3 + 2),
            _ => return,
        };
        let mut last = first;
        while node != 0 {
            let (edges, outputs) = (self.at(NODES, node as usize * 2), self.at(NODES, node as usize * 2 + 1));
            let (edges_end, outputs_end) =
                (self.at(NODES, node as usize * 2 + 2), self.at(NODES, node as usize * 2 + 3));
            for o in outputs..outputs_end {
                let o = o as usize * 4;
                let head = self.at(OUTPUTS, o);
                let policy = [Match::Fold, Match::Title, Match::Exact][(head >> 8 & 0xFF).min(2) as usize];
                let row = RowRef { table: TableId(head as u8), row: self.at(OUTPUTS, o + 1) };
                let form = self.string(self.at(OUTPUTS, o + 2), self.at(OUTPUTS, o + 3));
                each(Hit { first, last, row, policy, weak: head >> 16 & 0xFF != 0, column: (head >> 24) as u8 }, form);
            }
            let Some(next) = (edges < edges_end).then(|| word(last + 1)).flatten() else { return };
            node = self.child(edges as usize, edges_end as usize, next);
            last += 1;
        }
    }

    fn child(&self, mut low: usize, mut high: usize, word: u32) -> u32 {
        while low < high {
            let mid = (low + high) / 2;
            match self.at(EDGES, mid * 2).cmp(&word) {
                std::cmp::Ordering::Equal => return self.at(EDGES, mid * 2 + 1),
                std::cmp::Ordering::Less => low = mid + 1,
                std::cmp::Ordering::Greater => high = mid,
            }
        }
        0
    }

    /// The table named `name`.
    pub fn table(&self, name: &str) -> Option<TableId> {
        self.names.iter().position(|n| n == name).map(|i| TableId(i as u8))
    }

    /// The name of a table.
    pub fn table_name(&self, table: TableId) -> &str {
        self.names.get(table.0 as usize).map_or("", String::as_str)
    }

    /// Number of rows of a table (0 for those that only mark words).
    pub fn rows(&self, table: TableId) -> u32 {
        self.at(TABLES, table.0 as usize * 7 + 5)
    }

    /// The cell of a row in the column named `column`; empty if there is none.
    pub fn cell(&self, row: RowRef, column: &str) -> &str {
        let t = row.table.0 as usize;
        let Some(c) = self.columns.get(t).and_then(|cs| cs.iter().position(|n| n == column)) else { return "" };
        if row.row >= self.rows(row.table) {
            return "";
        }
        let width = self.at(TABLES, t * 7 + 4) as usize;
        let cell = self.at(TABLES, t * 7 + 6) as usize + row.row as usize * width + c;
        self.string(self.at(CELLS, cell * 2), self.at(CELLS, cell * 2 + 1))
    }

    /// The row of the country with this ISO 3166-1 alpha-2 code.
    pub fn country(&self, code: &str) -> Option<RowRef> {
        let table = self.table("countries")?;
        // The table is sorted by code.
        let (mut low, mut high) = (0, self.rows(table));
        while low < high {
            let row = RowRef { table, row: (low + high) / 2 };
            match self.cell(row, "id").cmp(code) {
                std::cmp::Ordering::Equal => return Some(row),
                std::cmp::Ordering::Less => low = row.row + 1,
                std::cmp::Ordering::Greater => high = row.row,
            }
        }
        None
    }

    /// The id of a row: `countries:ID`.
    pub fn row_id(&self, row: RowRef) -> String {
        let first = self.columns.get(row.table.0 as usize).and_then(|c| c.first()).cloned().unwrap_or_default();
        format!("{}:{}", self.table_name(row.table), self.cell(row, &first))
    }
}

const SLOTS: usize = 0;
const NODES: usize = 1;
const EDGES: usize = 2;
const OUTPUTS: usize = 3;
const TABLES: usize = 4;
const CELLS: usize = 5;
const STRINGS: usize = 6;
