//! A value and what speaks for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::vocabulary::Basis;

/// The words of the analysed text that a value was read from, and the rule that read them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// First code point of the words, counted from the start of the text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words themselves: always `text[start..end]`.
    pub text: String,
    /// Id of the rule, dotted by field: `organiser.passive-host`.
    pub rule: String,
}

/// What a value rests on. Printed as three fields beside the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Support {
    /// The words it was read from, in text order; empty only where the value is assumed or comes from metadata.
    pub evidence: Vec<Evidence>,
    /// Whether the words say it, or a rule derived it, or it is a default.
    pub basis: Basis,
    /// From 0 (a guess) to 1 (certain), three decimals.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f64,
}

impl Support {
    /// For a value that the words say.
    pub fn stated(evidence: Vec<Evidence>, confidence: f64) -> Self {
        Self::new(Basis::Stated, evidence, confidence)
    }

    /// For a value that a rule derived from other words, or from metadata.
    pub fn inferred(evidence: Vec<Evidence>, confidence: f64) -> Self {
        Self::new(Basis::Inferred, evidence, confidence)
    }

    /// For a default.
    pub fn assumed(confidence: f64) -> Self {
        Self::new(Basis::Assumed, Vec::new(), confidence)
    }

    /// On any basis. The confidence is brought into 0..=1 and to three decimals, so that it prints alike everywhere.
    pub fn new(basis: Basis, evidence: Vec<Evidence>, confidence: f64) -> Self {
        let confidence = if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) };
        Self { evidence, basis, confidence: (confidence * 1000.0).round() / 1000.0 }
    }
}

/// One value with what speaks for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Valued_{T}")]
pub struct Valued<T> {
    /// The value.
    pub value: T,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

impl<T> Valued<T> {
    /// A value on its support.
    pub fn new(value: T, support: Support) -> Self {
        Self { value, support }
    }
}
