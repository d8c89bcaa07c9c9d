//! Reads free-text announcements of events and gives structured records, each value with its evidence.
pub mod eval;
pub mod extractor;
pub mod output;
pub mod record;
pub mod annotate;
pub mod choose;
pub mod document;
pub mod gazetteer;
pub mod relate;
pub mod text;

pub use extractor::{Extraction, Extractor};
