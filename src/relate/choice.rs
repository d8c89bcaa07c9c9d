//! A choice: candidates for a field, each with features, and how a gold record would judge them.

use super::scene::{Analysis, SceneCx};
use crate::choose::Features;
use serde_json::Value;

/// Something that may be (part of) the value of a field.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// The value in its canonical form: a name, a code, a number, an ISO date.
    pub value: String,
    /// What else the field needs to know: the number of an entity, of a mention …
    pub data: usize,
    /// Token ranges `first..=last` of the words it was read from, with the rule that read them.
    pub evidence: Vec<(usize, usize, &'static str)>,
    /// What speaks for and against it.
    pub features: Features<'a>,
}

/// A choice among candidates, judged by a weighted sum of their features.
pub trait Choice: Sync {
    /// Its name, that of its weights file: `organiser`.
    fn name(&self) -> &'static str;
    /// Whether at most one candidate of a scene is right, so that they compete with each other and with "none of these".
    fn exclusive(&self) -> bool {
        false
    }
    /// Which contest of a scene a candidate stands in: of an exclusive choice, only candidates of one contest compete.
    /// Those of one contest follow each other.
    fn contest(&self, _candidate: &Candidate<'_>) -> usize {
        0
    }
    /// How much more strongly than usual its weights are held near nought.
    fn penalty(&self) -> f64 {
        1.0
    }
    /// The choices whose probabilities are among its features. They stand before it in the list of choices.
    fn asks(&self) -> &'static [&'static dyn Choice] {
        &[]
    }
    /// The candidates in a scene, in text order.
    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>>;
    /// Whether a candidate is right by the gold event (the JSON form of GUIDELINES.md); `None`: not to be learnt from.
    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool>;
}

/// A choice about a document as a whole, made before its scenes are known.
pub trait DocumentChoice: Sync {
    /// Its name, that of its weights file.
    fn name(&self) -> &'static str;
    /// What it is learnt from: the features of each candidate, and whether it is right by the gold events.
    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)>;
    /// Whether at most one candidate of a document is taken, so that they compete with each other and with "none of these".
    fn exclusive(&self) -> bool {
        false
    }
    /// How much the examples of a document with these gold events count.
    fn weight(&self, _golds: &[Value]) -> f64 {
        1.0
    }
    /// How much more strongly than usual its weights are held near nought.
    fn penalty(&self) -> f64 {
        1.0
    }
    /// The choices whose probabilities are among its features.
    fn asks(&self) -> &'static [&'static dyn DocumentChoice] {
        &[]
    }
}

/// A candidate with its probability.
#[derive(Clone, Debug)]
pub struct Scored<'a> {
    /// The candidate.
    pub candidate: Candidate<'a>,
    /// How likely it is right.
    pub p: f64,
}

/// The candidates of `choice` in `cx` with their probabilities, in text order.
pub fn score<'a>(choice: &dyn Choice, cx: &SceneCx<'a>) -> Vec<Scored<'a>> {
    score_all(choice, cx, choice.candidates(cx))
}

/// Given candidates of `choice` with their probabilities, in their order.
pub fn score_all<'a>(choice: &dyn Choice, cx: &SceneCx<'a>, candidates: Vec<Candidate<'a>>) -> Vec<Scored<'a>> {
    let weights = cx.doc.weights.of(choice.name());
    if !choice.exclusive() {
        return candidates
            .into_iter()
            .map(|candidate| Scored { p: weights.probability(&candidate.features), candidate })
            .collect();
    }
    let contests: Vec<usize> = candidates.iter().map(|c| choice.contest(c)).collect();
    let sums: Vec<f64> = candidates.iter().map(|c| f64::from(weights.sum(&c.features))).collect();
    let mut shares = Vec::with_capacity(sums.len());
    for run in contests.chunk_by(|a, b| a == b) {
        let sums = &sums[shares.len()..shares.len() + run.len()];
        let most = sums.iter().copied().fold(0.0, f64::max);
        let total = (-most).exp() + sums.iter().map(|s| (s - most).exp()).sum::<f64>();
        shares.extend(sums.iter().map(|s| (s - most).exp() / total));
    }
    candidates.into_iter().zip(shares).map(|(candidate, p)| Scored { p, candidate }).collect()
}

/// The likeliest, if it is likelier than `threshold`; the earlier of equals.
pub fn best<'a>(scored: &[Scored<'a>], threshold: f64) -> Option<Scored<'a>> {
    let mut best: Option<&Scored<'a>> = None;
    for s in scored {
        if s.p > threshold && best.is_none_or(|b| s.p > b.p) {
            best = Some(s);
        }
    }
    best.cloned()
}
