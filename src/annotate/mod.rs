//! Proposes typed mentions; deletes none and picks no winner.

pub mod dates;
pub mod hits;
pub mod layout;
pub mod links;
pub mod mention;
pub mod names;
pub mod numbers;
pub mod overlap;
pub mod quotes;
pub mod tokens;

use crate::gazetteer::Lexicon;
use layout::Layout;
use mention::{Layer, Mentions};
use names::Acronym;
use tokens::Page;

/// The dates and clock times of a text, in text order, not overlapping.
#[derive(Debug, Default)]
pub struct Dates {
    /// First and last token of each.
    pub tokens: Vec<(u32, u32)>,
    /// What each says; as many as `tokens`.
    pub mentions: Vec<dates::DateMention>,
}

impl Dates {
    /// Reads the dates of `page`. One that lies in no token (inside an address or mark-up) is left out.
    fn read(page: &Page<'_>) -> Dates {
        let mut out = Dates::default();
        for mention in dates::read(page.text) {
            if let Some((first, last)) = page.tokens_in(mention.span) {
                out.tokens.push((first as u32, last as u32));
                out.mentions.push(mention);
            }
        }
        out
    }

    /// Indexes of those that begin in tokens `first..end`.
    pub fn within(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let from = self.tokens.partition_point(|(a, _)| (*a as usize) < first);
        let to = self.tokens.partition_point(|(a, _)| (*a as usize) < end);
        from..to.max(from)
    }

    /// Whether `token` is part of one.
    pub fn cover(&self, token: usize) -> bool {
        let next = self.tokens.partition_point(|(a, _)| (*a as usize) <= token);
        // A range may hold its two ends; more than a few never begin before one token and reach over it.
        self.tokens[next.saturating_sub(3)..next].iter().any(|(_, b)| *b as usize >= token)
    }

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
    all.extend(quotes::quotes(page));
    all.extend_from_slice(gazetteer.all());
    let dates = Dates::read(page);
    // The third month is no procession.
    all.retain(|m| m.layer != Layer::EventNoun || !dates.cover(m.first as usize));
    Annotation { mentions: Mentions::new(all), acronyms, dates }
}
