//! What changed between two runs over the same gold.

use super::report::Report;

/// A document in which a field now has fewer or more errors.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Id of the document.
    pub document: String,
    /// Field, of [`super::FIELDS`] or [`super::SECONDARY`].
    pub field: &'static str,
    /// Errors in the other run.
    pub before: f64,
    /// Errors now.
    pub now: f64,
}

impl Change {
    /// Whether there are fewer errors now.
    pub fn is_better(&self) -> bool {
        self.now < self.before
    }
}

/// Two runs side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Every change, by field, then document.
    pub changes: Vec<Change>,
}

/// Compares the run `now` with the `other` one.
pub fn compare(now: &Report, other: &Report) -> Comparison {
    let errors = |report: &Report, key| report.documents.get(key).map_or(0.0, |c| c.errors());
    let keys: std::collections::BTreeSet<_> = now.documents.keys().chain(other.documents.keys()).collect();
    let mut changes: Vec<Change> = keys
        .into_iter()
        .map(|key| Change { document: key.0.clone(), field: key.1, before: errors(other, key), now: errors(now, key) })
        .filter(|c| c.before != c.now)
        .collect();
    changes.sort_by(|a, b| (a.field, &a.document).cmp(&(b.field, &b.document)));
    Comparison { changes }
}
