//! Turns gazetteer tables into one block of bytes that the lexicon reads in place.
//!
//! In: tables. Out: bytes; the same tables give the same bytes. The block is a trie over *words* (not
//! characters): a text's words are looked up once each in a hash table, and a gazetteer's phrases are then
//! walked word by word, so that a pass over a text costs one look-up a word however many entries there are,
//! and nothing need be built when the program starts. Layout, all numbers u32 little-endian:
//!
//! | section | content |
//! |---|---|
//! | head | magic, then offset and length of each section |
//! | slots | open-addressed table of words: string offset, length and flags (16 bits each), root child |
//! | nodes | for each node (and one past the last): first edge, first output |
//! | edges | word (slot + 1), child; sorted by word within a node |
//! | outputs | table, policy, flags, column (8 bits each); row; form offset; form length |
//! | tables | name, columns joined by tab, number of columns, rows, first cell |
//! | cells | string offset, length |
//! | strings | UTF-8 |

use super::fold::fold_into;
use super::table::{Inflect, Match, Table, forms, inflections};
use super::words::{Kind, pieces};
use std::collections::{BTreeMap, HashMap};

/// First number of a block; changes with the layout.
pub const MAGIC: u32 = 0x616E_0003;
/// Number of sections.
pub const SECTIONS: usize = 7;
/// The word is an ordinary English word in lower case.
pub const COMMON: u16 = 1;
/// The word is a given name.
pub const GIVEN: u16 = 2;
/// The word is a surname.
pub const SURNAME: u16 = 4;
/// The given name or surname is also something else.
pub const NAME_WEAK: u16 = 8;

/// Tables whose rows only mark single words, with the mark they set.
pub const MARKS: &[(&str, u16)] = &[("common-words", COMMON), ("given-names", GIVEN), ("surnames", SURNAME)];

/// Columns that hold forms: name, policy (`None`: the table's), weak, whether inflected.
const FORM_COLUMNS: &[(&str, Option<Match>, bool, bool)] = &[
    ("name", None, false, true),
    ("official", None, false, false),
    ("also", None, false, true),
    ("adjective", None, false, false),
    ("exact", Some(Match::Exact), false, false),
    ("acronym", Some(Match::Exact), false, false),
    ("weak", None, true, false),
];

/// The folded words of a phrase; marks other than `&`, `@` and `+` are passed over.
pub fn key(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    pieces(phrase, |p| {
        let word = &phrase[p.start..p.end];
        if p.kind != Kind::Mark || matches!(word, "&" | "@" | "+") {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            if !folded.is_empty() {
                out.push(folded);
            }
        }
    });
    out
}

/// Hash of a folded word (FNV-1a, 32 bits).
pub fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

struct Output {
    head: u32,
    row: u32,
    form: (u32, u32),
}

#[derive(Default)]
struct Strings {
    pool: Vec<u8>,
    known: HashMap<String, (u32, u32)>,
}

impl Strings {
    fn add(&mut self, s: &str) -> (u32, u32) {
        if let Some(at) = self.known.get(s) {
            return *at;
        }
        let at = (self.pool.len() as u32, s.len() as u32);
        self.pool.extend_from_slice(s.as_bytes());
        self.known.insert(s.to_string(), at);
        at
    }
}

#[derive(Default)]
struct Node {
    children: BTreeMap<u32, u32>,
    outputs: Vec<Output>,
}

/// Compiles `tables` (at most 256) to a block.
pub fn compile(tables: &[Table]) -> Vec<u8> {
    let mut strings = Strings::default();
    let mut words: BTreeMap<String, u16> = BTreeMap::new();
    let mut phrases: Vec<(Vec<String>, Output)> = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        match MARKS.iter().find(|(n, _)| *n == table.name) {
            Some((_, mark)) => mark_words(table, *mark, &mut words),
            None => collect_phrases(t as u32, table, &mut strings, &mut words, &mut phrases),
        }
    }
    let (slots, numbers) = slot_words(&words, &mut strings);
    let nodes = grow(phrases, &numbers);
    let (mut table_section, mut cells) = (Vec::new(), Vec::new());
    for table in tables {
        let marks = MARKS.iter().any(|(n, _)| *n == table.name);
        let (name, columns) = (strings.add(&table.name), strings.add(&table.columns.join("\t")));
        let rows = if marks { 0 } else { table.rows.len() };
        table_section.extend([
            name.0,
            name.1,
            columns.0,
            columns.1,
            table.columns.len() as u32,
            rows as u32,
            (cells.len() / 2) as u32,
        ]);
        for cell in table.rows.iter().take(rows).flatten() {
            let at = strings.add(cell);
            cells.extend([at.0, at.1]);
        }
    }
    let mut slot_section = Vec::new();
    for slot in &slots {
        match slot {
            None => slot_section.extend([0, 0, 0]),
            Some((at, len, flags, number)) => {
                let child = nodes[0].children.get(number).copied().unwrap_or(0);
                slot_section.extend([*at, (len << 16) | u32::from(*flags), child]);
            }
        }
    }
    let (mut node_section, mut edges, mut outputs) = (Vec::new(), Vec::new(), Vec::new());
    for node in &nodes {
        node_section.extend([(edges.len() / 2) as u32, (outputs.len() / 4) as u32]);
        for (word, child) in &node.children {
            edges.extend([*word, *child]);
        }
        for o in &node.outputs {
            outputs.extend([o.head, o.row, o.form.0, o.form.1]);
        }
    }
    node_section.extend([(edges.len() / 2) as u32, (outputs.len() / 4) as u32]);
    assemble([slot_section, node_section, edges, outputs, table_section, cells], &strings.pool)
}

fn mark_words(table: &Table, mark: u16, words: &mut BTreeMap<String, u16>) {
    let (name, weak) = (table.column("name").unwrap_or(0), table.column("weak"));
    for row in &table.rows {
        let weak = weak.is_some_and(|w| !row[w].is_empty());
        for form in forms(&row[name]).chain(Some(row[0].as_str())) {
            if let [word] = key(form).as_slice() {
                *words.entry(word.clone()).or_default() |= mark | if weak { NAME_WEAK } else { 0 };
            }
        }
    }
}

fn collect_phrases(
    t: u32,
    table: &Table,
    strings: &mut Strings,
    words: &mut BTreeMap<String, u16>,
    phrases: &mut Vec<(Vec<String>, Output)>,
) {
    let weak_column = table.column("weak");
    for (r, row) in table.rows.iter().enumerate() {
        let weak_forms: Vec<&str> = weak_column.map(|w| forms(&row[w]).collect()).unwrap_or_default();
        let mut seen = std::collections::BTreeSet::new();
        for (c, (column, policy, weak, inflected)) in FORM_COLUMNS.iter().enumerate() {
            let Some(at) = table.column(column) else { continue };
            for form in forms(&row[at]) {
                let weak = *weak || weak_forms.contains(&form);
                let mut all = vec![form.to_string()];
                if *inflected && table.inflect != Inflect::None {
                    all.extend(inflections(form, table.inflect));
                }
                for form in all {
                    let key = key(&form);
                    let policy = policy.unwrap_or(table.policy);
                    if key.is_empty() || !seen.insert((key.clone(), policy as u8, weak)) {
                        continue;
                    }
                    for word in &key {
                        words.entry(word.clone()).or_default();
                    }
                    let head = t | (policy as u32) << 8 | u32::from(weak) << 16 | (c as u32) << 24;
                    phrases.push((key, Output { head, row: r as u32, form: strings.add(&form) }));
                }
            }
        }
    }
}

type Slot = Option<(u32, u32, u16, u32)>;

/// Places the words in an open-addressed table at most half full; a word's number is its slot + 1.
fn slot_words(words: &BTreeMap<String, u16>, strings: &mut Strings) -> (Vec<Slot>, HashMap<String, u32>) {
    let size = (words.len() * 2).next_power_of_two().max(16);
    let mut slots: Vec<Slot> = vec![None; size];
    let mut numbers = HashMap::new();
    for (word, flags) in words {
        let mut at = hash(word.as_bytes()) as usize & (size - 1);
        while slots[at].is_some() {
            at = (at + 1) & (size - 1);
        }
        let (offset, len) = strings.add(word);
        let number = at as u32 + 1;
        slots[at] = Some((offset, len, *flags, number));
        numbers.insert(word.clone(), number);
    }
    (slots, numbers)
}

fn grow(phrases: Vec<(Vec<String>, Output)>, numbers: &HashMap<String, u32>) -> Vec<Node> {
    let mut nodes = vec![Node::default()];
    for (key, output) in phrases {
        let mut at = 0usize;
        for word in &key {
            let Some(number) = numbers.get(word) else { continue };
            let next = nodes.len() as u32;
            at = match nodes[at].children.get(number) {
                Some(child) => *child as usize,
                None => {
                    nodes[at].children.insert(*number, next);
                    nodes.push(Node::default());
                    next as usize
                }
            };
        }
        nodes[at].outputs.push(output);
    }
    nodes
}

fn assemble(sections: [Vec<u32>; SECTIONS - 1], strings: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::new();
    let mut at = (1 + 2 * SECTIONS) * 4;
    let mut head = vec![MAGIC];
    for s in &sections {
        head.extend([at as u32, s.len() as u32]);
        at += s.len() * 4;
    }
    head.extend([at as u32, strings.len() as u32]);
    for n in head.iter().chain(sections.iter().flatten()) {
        out.extend(n.to_le_bytes());
    }
    out.extend_from_slice(strings);
    out
}
