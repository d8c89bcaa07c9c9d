//! Proposes typed mentions; deletes none and picks no winner.

pub mod dates;
pub mod hits;
pub mod layout;
pub mod links;
pub mod mention;
pub mod names;
pub mod numbers;
pub mod overlap;
pub mod tokens;

use crate::gazetteer::Lexicon;
use layout::Layout;
use mention::Mentions;
use names::Acronym;
use tokens::Page;

/// The dates and clock times of a text, in text order, not overlapping.
#[derive(Debug, Default)]
pub struct Dates {
    /// First and last token of each.
    pub tokens: Vec<(u32, u32)>,
}

impl Dates {
    /// Whether one begins in tokens `first..end`.
    pub fn in_tokens(&self, first: usize, end: usize) -> bool {
        let at = self.tokens.partition_point(|(a, _)| (*a as usize) < first);
        self.tokens.get(at).is_some_and(|(a, _)| (*a as usize) < end)
    }
}

/// What the recognisers found in a text.
#[derive(Debug)]
pub struct Annotation {
    /// Typed mentions, the gazetteers' and the recognisers'.
    pub mentions: Mentions,
    /// Short forms with their long forms.
    pub acronyms: Vec<Acronym>,
    /// Dates and clock times, in text order.
    pub dates: Dates,
}

/// Runs the recognisers over `page`, whose gazetteer mentions are given.
pub fn annotate(page: &Page<'_>, _layout: &Layout, lexicon: &Lexicon, gazetteer: Mentions) -> Annotation {
    let acronyms = names::acronyms(page, &gazetteer);
    let mut all = names::names(page, lexicon, &gazetteer);
    all.extend(numbers::numbers(page));
    all.extend_from_slice(gazetteer.all());
    Annotation { mentions: Mentions::new(all), acronyms, dates: Dates::default() }
}
