//! The whole way from a document to its records. A stand-in until the stages are joined: it finds no event.

use crate::document::Document;
use crate::gazetteer::Lexicon;
use crate::record::EventRecord;

/// Reads documents. Holds the gazetteers; may be shared between threads.
pub struct Extractor {
    lexicon: Lexicon,
}

/// What was read from one document.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// One record an event, in text order.
    pub records: Vec<EventRecord>,
}

impl Extractor {
    /// An extractor over these gazetteers.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon }
    }

    /// The gazetteers it reads with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads `document`.
    pub fn extract(&self, _document: &Document) -> Extraction {
        Extraction::default()
    }
}
