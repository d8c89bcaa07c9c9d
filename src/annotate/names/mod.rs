//! Names of people, bodies, venues and other things, from tokens and the gazetteers' mentions.
//!
//! In: a page, the lexicon, the gazetteers' mentions. Out: mentions of [`Layer::Person`], [`Layer::Organisation`],
//! [`Layer::Venue`] and [`Layer::Name`]. Within Person and within Organisation none overlap (see
//! [`super::overlap`]); across layers they may. `weak` marks those that count only with company. Steps, in order:
//! organisations grow from heads, acronyms and definitions; people are weighed beside them; then bodies that people
//! and offices vouch for; venues; what capitals are left.
//! What it does not do: decide who organised or spoke, or join the mentions of one person.

pub mod acronyms;
mod chain;
mod lists;
mod organisations;
mod other;
mod people;
mod repeats;
mod sheet;
#[cfg(test)]
mod tests;
mod venues;

use super::mention::{Layer, Mention, Mentions};
use super::overlap::settle;
use super::tokens::Page;
use crate::gazetteer::Lexicon;
pub use acronyms::{Acronym, acronyms};
use sheet::{Sheet, flag};

/// Proposes the names of `page`. `gazetteer` are the mentions of [`super::hits::hits`].
pub fn names(page: &Page<'_>, lexicon: &Lexicon, gazetteer: &Mentions) -> Vec<Mention> {
    let s = Sheet::new(page, lexicon, gazetteer);
    let mut bodies = organisations::organisations(&s);
    let definitions = acronyms(page, gazetteer);
    defined(&s, &definitions, &mut bodies);
    let programmes: Vec<Mention> = bodies.extract_if(.., |m| m.layer == Layer::Name).collect();
    let bodies = settle(bodies, sureness);
    let people = settle(people::people(&s, &bodies), sureness);
    let more = other::affiliations(&s, &people, &bodies);
    let bodies = settle([bodies, more].concat(), sureness);
    let venues = venues::venues(&s, &bodies);
    let rest = other::names(&s, &people, &[&bodies, &people, &venues]);
    let rest = settle([programmes, rest].concat(), sureness);
    [people, bodies, venues, rest].concat()
}

/// Long forms with capitals are bodies (perhaps); short forms of small-letter long forms are none.
fn defined(s: &Sheet<'_>, definitions: &[Acronym], bodies: &mut Vec<Mention>) {
    let mut plain: Vec<&str> = Vec::new();
    for d in definitions {
        let (first, last) = d.long;
        let capitals = (first..=last).filter(|i| s.cap(*i)).count();
        let words = (first..=last).filter(|i| s.is_word(*i) && !s.is(*i, flag::FUNCTION)).count();
        if capitals * 2 <= words {
            plain.push(s.word(d.short.0));
            continue;
        }
        let mut m = Mention::new(first, last, Layer::Organisation, "org.bracketed-acronym");
        m.weak = !(first..=last).any(|i| s.is(i, flag::HEAD | flag::ORG));
        bodies.push(m);
    }
    plain.sort_unstable();
    bodies.retain(|m| !m.rule.starts_with("org.acronym") || plain.binary_search(&s.word(m.first as usize)).is_err());
}

/// How sure a rule is, for [`settle`].
fn sureness(m: &Mention) -> u8 {
    match m.rule {
        "person.honorific" => 90,
        "person.capital-surname" => 80,
        "person.initial" => 75,
        "person.given-name" => 70,
        "person.particle" => 65,
        "org.gazetteer" | "org.gazetteer-unit" => 90,
        "org.head-first" | "org.head-last" => 80,
        "org.legal-form" => 75,
        "org.bracketed-acronym" => 70,
        "org.acronym-unit" => 60,
        "org.acronym" | "org.site" => 50,
        "name.programme" => 50,
        _ if m.weak => 10,
        _ => 30,
    }
}
