//! Where a scene names countries, and in which lists they stand.
//!
//! In: the country mentions of a scene. Out: those that name a country to somebody who reads on (not "New Mexico", not
//! "Contact US"), with what speaks for the ambiguous ones, and the lists they form ("from A, B and C").

use super::scene::SceneCx;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};

/// One naming of a country.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// ISO 3166-1 alpha-2.
    pub code: &'a str,
    /// How it is named.
    pub form: Form,
    /// The form is also something else: Turkey, Polish.
    pub weak: bool,
    /// Number of the list it stands in; namings that stand alone have a number of their own.
    pub list: usize,
    /// How many different countries that list names.
    pub peers: usize,
}

/// How a country is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// By name.
    Name,
    /// By adjective or the word for its people.
    Adjective,
    /// By an abbreviation.
    Short,
}

/// The namings of countries in the scene, in text order.
pub fn named<'a>(cx: &SceneCx<'a>) -> Vec<Named<'a>> {
    let mut out: Vec<Named<'a>> = Vec::new();
    let lexicon = cx.lexicon();
    let lookalikes = lexicon.table("country-lookalikes");
    let adjectives = |m: &Mention| {
        // The column of a weak form does not tell what it is: compare with the cell of adjectives.
        m.column == ADJECTIVE
            || m.column == WEAK
                && cell_has(m.cell(lexicon, "adjective"), cx.page().words(m.first as usize, m.last as usize))
    };
    for m in cx.mentions(Layer::Country) {
        let (first, last) = (m.first as usize, m.last as usize);
        if let Some(before) = out.last_mut()
            && before.last >= first
        {
            // The same words for two countries, or a part of the longer name: the longer, surer one stands.
            if before.first == first && before.last == last && before.weak && !m.weak {
                before.weak = false;
                before.code = m.cell(lexicon, "id");
            }
            continue;
        }
        let page = cx.page();
        let alike = cx.doc.mentions.within(Layer::Other, first.saturating_sub(4), last + 1).any(|o| {
            o.row.is_some_and(|r| Some(r.table) == lookalikes)
                && o.last as usize >= first
                && o.width() >= m.width()
                && o.contains(m)
        });
        // "New South Wales" is of another country than the name inside it.
        let code = m.cell(lexicon, "id");
        let elsewhere = [Layer::Subdivision, Layer::City].iter().any(|layer| {
            cx.doc
                .mentions
                .covering(*layer, first)
                .is_some_and(|s| s.contains(m) && s.width() > m.width() && s.cell(lexicon, "country") != code)
        });
        let pronoun = page.word(first) == "US"
            && first > 0
            && PRONOUN_COMPANY.contains(&page.word(first - 1).to_lowercase().as_str());
        if alike || elsewhere || pronoun || code.len() != 2 {
            continue;
        }
        let form = if adjectives(m) {
            Form::Adjective
        } else if m.column == EXACT {
            Form::Short
        } else {
            Form::Name
        };
        out.push(Named { first, last, code, form, weak: m.weak, list: 0, peers: 1 });
    }
    out.extend(bare_codes(cx));
    out.sort_by_key(|n| n.first);
    number_lists(cx, &mut out);
    other_congo(cx, &mut out);
    out
}

/// ISO codes after a comma ("University of Oslo, NO"), where the text does so for at least three countries that no
/// abbreviation of a US state shares ("Salem, OR" is in Oregon).
fn bare_codes<'a>(cx: &SceneCx<'a>) -> Vec<Named<'a>> {
    let page = cx.page();
    let lexicon = cx.lexicon();
    let mut out: Vec<Named<'a>> = Vec::new();
    let mut sure: Vec<&str> = Vec::new();
    for (a, b) in cx.scene.stretches() {
        for i in a.max(1)..b {
            let token = &page.tokens[i];
            let code = page.word(i);
            if !token.upper || code.len() != 2 || page.tokens[i - 1].mark != ',' || token.gap != Gap::Space {
                continue;
            }
            let ends = page
                .tokens
                .get(i + 1)
                .is_none_or(|t| t.gap >= Gap::Line || matches!(t.mark, '–' | '-' | '—' | ')' | ';'));
            let Some(row) = ends.then(|| lexicon.country(code)).flatten() else { continue };
            let code = lexicon.cell(row, "id");
            out.push(Named { first: i, last: i, code, form: Form::Short, weak: false, list: 0, peers: 1 });
            if !US_STATES.contains(&code) && !sure.contains(&code) {
                sure.push(code);
            }
        }
    }
    if sure.len() < 3 {
        out.clear();
    }
    out
}

/// ISO codes of countries that are postal abbreviations of US states too.
const US_STATES: &[&str] = &[
    "AL", "AZ", "AR", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "ME", "MD", "MA", "MN", "MS", "MO", "MT",
    "NE", "NC", "PA", "SC", "SD", "TN", "VA",
];

/// "Congo, Democratic Republic of Congo": the one beside the other is the other.
fn other_congo(cx: &SceneCx<'_>, all: &mut [Named<'_>]) {
    for i in 0..all.len() {
        let n = all[i];
        let plain = n.code == "CD" && n.first == n.last && cx.page().word(n.first) == "Congo";
        if plain && all.iter().any(|o| o.list == n.list && o.code == "CD" && o.last > o.first) {
            all[i].code = "CG";
        }
    }
}

const ADJECTIVE: u8 = 3;
const EXACT: u8 = 4;
const WEAK: u8 = 6;

/// Verbs after which "US" in capitals is the pronoun.
const PRONOUN_COMPANY: &[&str] = &[
    "contact", "about", "join", "follow", "tell", "find", "call", "email", "let", "visit", "write", "ask", "message",
    "like", "reach", "help", "give", "support", "with", "near", "to",
];

fn cell_has(cell: &str, words: &str) -> bool {
    cell.split(" | ").any(|c| c == words)
}

/// Numbers the lists, and counts the countries of each.
fn number_lists(cx: &SceneCx<'_>, all: &mut [Named<'_>]) {
    let mut list = 0;
    for i in 0..all.len() {
        if i > 0 && !joined(cx, all[i - 1].last + 1, all[i].first) {
            list += 1;
        }
        all[i].list = list;
    }
    let mut i = 0;
    while i < all.len() {
        let end = i + all[i..].iter().take_while(|n| n.list == all[i].list).count();
        let mut codes: Vec<&str> = all[i..end].iter().map(|n| n.code).collect();
        codes.sort_unstable();
        codes.dedup();
        for n in &mut all[i..end] {
            n.peers = codes.len();
        }
        i = end;
    }
}

/// Whether only what joins the members of a list stands in tokens `from..to`: a comma, "and", an article, a count, a bullet.
fn joined(cx: &SceneCx<'_>, from: usize, to: usize) -> bool {
    if from >= to || to - from > 7 {
        return false;
    }
    let page = cx.page();
    let mut joint = false;
    for i in from..to {
        let token = &page.tokens[i];
        if token.gap == Gap::Blank {
            return false;
        }
        joint |= token.gap == Gap::Line || token.gap == Gap::Wide;
        match token.kind {
            TokenKind::Mark if matches!(token.mark, ',' | ';' | '&' | '/' | '•' | '|' | '·' | '-' | '–') => {
                joint = true
            }
            TokenKind::Mark if matches!(token.mark, '(' | ')') => {}
            TokenKind::Number => {}
            TokenKind::Word => {
                let word = page.word(i).to_lowercase();
                joint |= matches!(word.as_str(), "and" | "or" | "also" | "plus");
                let passes =
                    LIST_WORDS.contains(&word.as_str()) || cx.doc.mentions.covering(Layer::Number, i).is_some();
                if !passes {
                    return false;
                }
            }
            _ => return false,
        }
    }
    joint
}

/// Words that may stand between the members of a list of countries. A closed class.
const LIST_WORDS: &[&str] = &[
    "and",
    "or",
    "the",
    "as",
    "well",
    "also",
    "from",
    "of",
    "in",
    "addition",
    "to",
    "both",
    "plus",
    "with",
    "finally",
    "including",
    "even",
    "republic",
    "host",
    "country",
    "nation",
    "neighbouring",
];
