//! Coreference of names: the mentions of one organisation or person under its forms.
//!
//! In: the name mentions of a document. Out: entities. Two mentions are one entity if they read alike (folded, without
//! article), if one is the bracketed acronym of the other, or, for persons, if one is a part of the other (surname,
//! given name) and of no third one. What else joins bodies stands in [`bodies`].

use crate::annotate::mention::{Layer, Mention, Mentions};
use crate::annotate::names::Acronym;
use crate::annotate::tokens::Page;
use crate::gazetteer::Lexicon;
use crate::gazetteer::compile::key;
use std::collections::BTreeMap;

mod bodies;

/// One organisation or person of a document.
#[derive(Clone, Debug)]
pub struct Entity {
    /// `Organisation`, `Person` or `Name`.
    pub layer: Layer,
    /// Its fullest form, as written.
    pub name: String,
    /// Its acronym, as written, where the text gives a long form too.
    pub acronym: Option<String>,
    /// Its mentions in text order.
    pub mentions: Vec<Mention>,
}

/// The entities of a document, in order of first mention.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// All of them.
    pub all: Vec<Entity>,
}

impl Entities {
    /// Groups the organisation, person and name mentions of `page`.
    pub fn new(page: &Page<'_>, mentions: &Mentions, acronyms: &[Acronym], lexicon: &Lexicon) -> Entities {
        let mut groups: Vec<Entity> = Vec::new();
        let mut known: BTreeMap<(bool, String), usize> = BTreeMap::new();
        let short_to_long: BTreeMap<String, String> = acronyms
            .iter()
            .map(|a| {
                let long = long_form(mentions, a);
                (folded(page.words(a.short.0, a.short.1)), folded(page.words(long.0, long.1)))
            })
            .collect();
        let mut all: Vec<&Mention> =
            [Layer::Organisation, Layer::Person, Layer::Name].iter().flat_map(|l| mentions.of(*l)).collect();
        all.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last), m.layer));
        for m in all {
            let words = page.words(m.first as usize, m.last as usize);
            let mut form = folded(words);
            if m.layer != Layer::Person
                && let Some(long) = short_to_long.get(&form)
            {
                form = long.clone();
            }
            // A body is one, whether a rule saw that it is a body or only its capitals.
            let at = *known.entry((m.layer == Layer::Person, form)).or_insert_with(|| {
                groups.push(Entity { layer: m.layer, name: String::new(), acronym: None, mentions: Vec::new() });
                groups.len() - 1
            });
            if m.layer == Layer::Organisation {
                groups[at].layer = m.layer;
            }
            if !groups[at].mentions.last().is_some_and(|l| (l.first, l.last) == (m.first, m.last)) {
                groups[at].mentions.push(*m);
            }
        }
        join_short_persons(page, &mut groups);
        bodies::join(page, lexicon, &mut groups);
        groups.retain(|g| !g.mentions.is_empty());
        for g in &mut groups {
            name(page, g, &short_to_long);
        }
        groups.sort_by_key(|g| (g.mentions[0].first, g.layer));
        Entities { all: groups }
    }

    /// The entity of `layer` one of whose mentions covers `token`.
    pub fn at(&self, layer: Layer, token: usize) -> Option<(usize, &Entity)> {
        self.all.iter().enumerate().find(|(_, e)| {
            e.layer == layer && e.mentions.iter().any(|m| (m.first as usize..=m.last as usize).contains(&token))
        })
    }
}

/// The long form of a definition: the name that ends with it, where that is longer ("Trinidad Office of Works (OW)").
fn long_form(mentions: &Mentions, a: &Acronym) -> (usize, usize) {
    let ends = mentions.ending(Layer::Organisation, a.long.1).map(|m| m.first as usize);
    (ends.unwrap_or(a.long.0).min(a.long.0), a.long.1)
}

fn folded(words: &str) -> String {
    let mut key = key(words);
    if key.len() > 1 && key[0] == "the" {
        key.remove(0);
    }
    key.join(" ")
}

/// Puts a part of one person's name with the full name, if it is a part of no other person's: the surname or given name
/// alone, or all but a middle name; an initial stands for the name it begins.
fn join_short_persons(page: &Page<'_>, groups: &mut [Entity]) {
    let words: Vec<Vec<String>> = groups
        .iter()
        .map(|g| {
            let Some(m) = g.mentions.first().filter(|_| g.layer == Layer::Person) else { return Vec::new() };
            key(page.words(m.first as usize, m.last as usize))
        })
        .collect();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, w) in words.iter().enumerate().filter(|(_, w)| w.len() > 1) {
        for word in w.iter().filter(|w| w.chars().count() > 1) {
            by_word.entry(word).or_default().push(i);
        }
    }
    // The longer first, so that a middle form is gone before its own parts look for their whole.
    let mut order: Vec<usize> = (0..groups.len()).filter(|i| !words[*i].is_empty()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(words[*i].len()), *i));
    for i in order {
        let Some(rare) = words[i].iter().rev().find(|w| w.chars().count() > 1) else { continue };
        let mut fulls = by_word.get(rare.as_str()).into_iter().flatten().filter(|j| {
            **j != i
                && !groups[**j].mentions.is_empty()
                && words[**j].len() >= words[i].len()
                && is_part(&words[i], &words[**j])
        });
        if let (Some(full), None) = (fulls.next(), fulls.next()) {
            let moved = std::mem::take(&mut groups[i].mentions);
            groups[*full].mentions.extend(moved);
            groups[*full].mentions.sort_by_key(|m| m.first);
        }
    }
}

/// Whether `part` is one word of `full`, or its words in order with the same last one; an initial matches the name it begins.
fn is_part(part: &[String], full: &[String]) -> bool {
    if let [word] = part {
        return full.len() > 1 && full.contains(word);
    }
    if part.len() == full.len() && part == full || part.last() != full.last() {
        return false;
    }
    let alike = |p: &str, f: &str| p == f || p.chars().count() == 1 && f.starts_with(p) && f.chars().count() > 1;
    let mut rest = full.iter();
    part.iter().all(|p| rest.any(|f| alike(p, f)))
}

fn name(page: &Page<'_>, g: &mut Entity, short_to_long: &BTreeMap<String, String>) {
    let forms: Vec<&str> = g.mentions.iter().map(|m| page.words(m.first as usize, m.last as usize)).collect();
    // Among equally long forms, one that is not all in capitals, then the first.
    let full = forms
        .iter()
        .rev()
        .max_by_key(|f| (f.chars().count(), f.chars().any(char::is_lowercase)))
        .copied()
        .unwrap_or("");
    g.name = full.split_whitespace().collect::<Vec<_>>().join(" ");
    if g.layer != Layer::Person {
        g.acronym = forms
            .iter()
            .find(|f| short_to_long.contains_key(&folded(f)))
            .or_else(|| forms.iter().find(|f| bodies::acronym(f)))
            .filter(|f| **f != full)
            .map(|f| f.to_string());
    }
}
