//! Every rule that puts its id under a value, with what it does and texts in which it must and must not fire.
//!
//! Here the rules are *described*; the code of a rule stands in the stage it belongs to (the file that [`Rule::at`]
//! names). The list is what `annalist rules` prints, and `tests/rules.rs` holds every rule to its examples, and every
//! id that turns up in a record to this list. Ids are public: dotted by field, never used again for something else.

mod attendance;
mod bodies;
mod dates;
mod fields;
mod people;
mod places;
mod speakers;
mod titles;

use crate::document::{Document, Metadata};
use crate::extractor::Extractor;

/// A rule, with its examples.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id: `org.head-last`.
    pub id: &'static str,
    /// The file with its code.
    pub at: &'static str,
    /// What it reads, and why.
    pub about: &'static str,
    /// Texts in which it must fire, each with the words it must read.
    pub finds: &'static [(&'static str, &'static str)],
    /// Near misses: texts in which it must not fire.
    pub nothing: &'static [&'static str],
}

/// The rules by subject. A new rule goes into one of these lists; a new subject is one more line here.
pub const GROUPS: &[(&str, &[Rule])] = &[
    ("bodies", bodies::RULES),
    ("people", people::RULES),
    ("people at the event", speakers::RULES),
    ("places", places::RULES),
    ("dates and numbers", dates::RULES),
    ("attendance", attendance::RULES),
    ("fields", fields::RULES),
    ("titles", titles::RULES),
];

/// Every rule, in the order of the groups.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|(_, rules)| rules.iter())
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|r| r.id == id)
}

/// The day on which the examples are taken to be published: a Tuesday.
pub const PUBLISHED: jiff::civil::Date = jiff::civil::date(2021, 8, 17);

/// A rule that fired, and the words it read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Firing {
    /// Id of the rule.
    pub rule: String,
    /// The words.
    pub words: String,
}

/// Every rule that fires on `text`: on mentions, dates, candidates and values. Sorted, each firing once. The text is
/// read as published on [`PUBLISHED`], and again as of unknown date, for then its head is searched for one.
pub fn fired(extractor: &Extractor, text: &str) -> Vec<Firing> {
    let mut out = Vec::new();
    for published in [Some(PUBLISHED), None] {
        let meta = Metadata { published, ..Metadata::default() };
        fire(extractor, &Document::plain(text, meta), &mut out);
    }
    out.sort();
    out.dedup();
    out
}

fn fire(extractor: &Extractor, document: &Document, out: &mut Vec<Firing>) {
    let mut add = |rule: &str, words: &str| out.push(Firing { rule: rule.to_owned(), words: words.to_owned() });
    let text = &document.text;
    let analysis = extractor.analyse(document);
    for m in analysis.mentions.all() {
        add(m.rule, analysis.page.words(m.first as usize, m.last as usize));
    }
    for date in &analysis.dates.mentions {
        add(date.rule, date.span.of(text));
    }
    let extraction = extractor.explain(document);
    for (rule, span) in extraction.traces.iter().flatten().flat_map(|choice| &choice.words) {
        add(rule, span.of(text));
    }
    for record in &extraction.records {
        let supports = record.supports();
        let evidence = supports.iter().flat_map(|(_, s)| &s.evidence).chain(&record.reference_date.evidence);
        for e in evidence.chain(record.warnings.iter().flat_map(|w| &w.evidence)) {
            add(&e.rule, &e.text);
        }
    }
}

/// A promise of a rule's examples that is not kept, in a sentence that says what was read instead.
pub fn broken_promises(extractor: &Extractor) -> Vec<String> {
    all().flat_map(|rule| broken_by(extractor, rule)).collect()
}

fn broken_by(extractor: &Extractor, rule: &Rule) -> Vec<String> {
    let mut out = Vec::new();
    for (text, words) in rule.finds {
        let firings = fired(extractor, text);
        if !firings.iter().any(|f| f.rule == rule.id && f.words == *words) {
            let told = firings.iter().filter(|f| f.rule != "gazetteer");
            let told: Vec<String> = told.map(|f| format!("{} {:?}", f.rule, f.words)).collect();
            out.push(format!("{} does not read {words:?} in {text:?}; read were: {}", rule.id, told.join(", ")));
        }
    }
    for text in rule.nothing {
        if let Some(f) = fired(extractor, text).iter().find(|f| f.rule == rule.id) {
            out.push(format!("{} reads {:?} in {text:?}, which it must leave alone", rule.id, f.words));
        }
    }
    out
}
