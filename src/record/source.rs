//! Where a record comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moment::Day;

/// A stretch of the analysed text, in code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct TextRange {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The document a record was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path, URL or id, as it was given; `-` for standard input.
    pub uri: Option<String>,
    /// Such as `text/plain`.
    pub media_type: String,
    /// SHA-256 of the raw bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Language of the text, as a BCP 47 tag.
    pub language: Option<String>,
    /// The day the text was published, as far as is known.
    pub published: Option<Day>,
    /// The stretch of the text that is about this event.
    pub span: Option<TextRange>,
    /// The analysed text that all offsets refer to; `null` unless it was asked for.
    pub text: Option<String>,
}
