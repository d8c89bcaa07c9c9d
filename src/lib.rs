//! Reads free-text announcements of events and gives structured records, each value with its evidence.
pub mod annotate;
pub mod choose;
pub mod document;
pub mod eval;
pub mod extractor;
pub mod fields;
pub mod gazetteer;
pub mod learn;
pub mod output;
pub mod record;
pub mod relate;
pub mod resolve;
pub mod rules;
pub mod text;

pub use extractor::{Extraction, Extractor};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExamples;
