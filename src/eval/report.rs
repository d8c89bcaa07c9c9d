//! What a scoring gives.

use std::collections::BTreeMap;

use super::fields::FIELDS;

/// Right, surplus and missing values. Halves occur with topics.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Counts {
    /// Read and in the gold.
    pub right: f64,
    /// Read, not in the gold.
    pub extra: f64,
    /// In the gold, not read.
    pub missing: f64,
}

impl Counts {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.extra += other.extra;
        self.missing += other.missing;
    }

    /// Whether nothing was read and nothing was to be read.
    pub fn is_silent(self) -> bool {
        self == Counts::default()
    }

    /// Share of what was read that is right; 1 where nothing was read.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.extra).unwrap_or(1.0)
    }

    /// Share of the gold that was read; 1 where there is none.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missing).unwrap_or(1.0)
    }

    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        share(2.0 * p * r, p + r).unwrap_or(0.0)
    }

    /// Values in the gold.
    pub fn gold(self) -> f64 {
        self.right + self.missing
    }

    /// What an archivist would have to correct.
    pub fn errors(self) -> f64 {
        self.extra + self.missing
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// One error. Where a value was read in the place of another, both are given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    /// Field, of [`FIELDS`] or [`super::SECONDARY`].
    pub field: &'static str,
    /// Id of the document.
    pub document: String,
    /// What the gold has and the record lacks.
    pub gold: Option<String>,
    /// What the record has and the gold lacks.
    pub read: Option<String>,
}

/// Whether a value that the record was so sure of is right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// Field, of [`FIELDS`].
    pub field: &'static str,
    /// Confidence of the value.
    pub confidence: f64,
    /// 1 if right, 0 if not, a half for a topic beside its parent.
    pub right: f64,
}

/// The outcome of scoring one set of records.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Counts by field.
    pub fields: BTreeMap<&'static str, Counts>,
    /// Counts by document and field, for comparing two runs.
    pub documents: BTreeMap<(String, &'static str), Counts>,
    /// Every error, in the order of documents, then of fields.
    pub misses: Vec<Miss>,
    /// A verdict for each value that carries a confidence.
    pub verdicts: Vec<Verdict>,
    /// Events: found, invented, overlooked.
    pub found: Counts,
    /// Gold events.
    pub events: usize,
    /// Gold events of which no core field needs correction.
    pub untouched: usize,
}

impl Report {
    /// The counts of `field`.
    pub fn field(&self, field: &str) -> Counts {
        self.fields.get(field).copied().unwrap_or_default()
    }

    /// Mean F1 over the fields that either side fills.
    pub fn macro_f1(&self) -> f64 {
        let seen: Vec<f64> = FIELDS.iter().map(|f| self.field(f)).filter(|c| !c.is_silent()).map(Counts::f1).collect();
        share(seen.iter().sum(), seen.len() as f64).unwrap_or(0.0)
    }

    /// Share of the gold events that an archivist would leave as they are; `None` without any.
    pub fn untouched_share(&self) -> Option<f64> {
        share(self.untouched as f64, self.events as f64)
    }
}
