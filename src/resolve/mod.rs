//! Fills in what the words leave open, from the publication date and the gazetteers.

pub mod country;
pub mod reference;
