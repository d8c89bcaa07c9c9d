//! Proposes typed mentions; deletes none and picks no winner.

pub mod hits;
pub mod layout;
pub mod links;
pub mod mention;
pub mod numbers;
pub mod tokens;

use crate::gazetteer::Lexicon;
use crate::relate::entities::Acronym;
use layout::Layout;
use mention::Mentions;
use tokens::Page;

/// The dates and times of a text.
pub type Dates = Vec<()>;

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
pub fn annotate(page: &Page<'_>, _layout: &Layout, _lexicon: &Lexicon, gazetteer: Mentions) -> Annotation {
    let mut all = gazetteer.all().to_vec();
    all.extend(numbers::numbers(page));
    Annotation { mentions: Mentions::new(all), acronyms: Vec::new(), dates: Vec::new() }
}
