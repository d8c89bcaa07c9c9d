//! Learning weights: logistic regression with a quadratic penalty, by coordinate descent.
//!
//! In: examples (features, right or wrong). Out: weights. The same examples give the same weights on every
//! machine: no chance, one thread, double precision, a fixed order. Method: cyclic coordinate descent with one
//! Newton step a coordinate (Genkin, Lewis and Madigan 2007, with a Gaussian prior).

use super::features::Features;
use std::collections::BTreeMap;

/// A candidate of known truth.
#[derive(Clone, Debug)]
pub struct Example {
    /// Names and values of its features.
    pub features: Vec<(String, f32)>,
    /// Whether it was right.
    pub right: bool,
    /// The document it comes from, so that a document's candidates stay on one side of a split.
    pub document: String,
}

impl Example {
    /// From the features of a candidate.
    pub fn new(features: &Features<'_>, right: bool, document: &str) -> Example {
        let features = features.iter().map(|f| (f.name(), f.value)).collect();
        Example { features, right, document: document.to_string() }
    }
}

/// Features seen in fewer documents than this are not learnt: they would fit a document, not the language.
const RARE: usize = 3;

/// Weights for `examples`; `penalty` is the strength of the prior (about 1). The bias stands under `bias`.
pub fn fit(examples: &[Example], penalty: f64) -> BTreeMap<String, f64> {
    let mut documents: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for e in examples {
        for (name, _) in &e.features {
            documents.entry(name).or_default().insert(&e.document);
        }
    }
    let names: Vec<&str> = documents.iter().filter(|(_, d)| d.len() >= RARE).map(|(n, _)| *n).collect();
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(i, n)| (*n, i + 1)).collect();
    let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); names.len() + 1];
    for (row, e) in examples.iter().enumerate() {
        columns[0].push((row, 1.0));
        for (name, value) in &e.features {
            if let Some(i) = index.get(name.as_str()) {
                columns[*i].push((row, f64::from(*value)));
            }
        }
    }
    let mut weights = vec![0.0f64; columns.len()];
    let mut sums = vec![0.0f64; examples.len()];
    for _ in 0..300 {
        let mut moved = 0.0f64;
        for (j, column) in columns.iter().enumerate() {
            let prior = if j == 0 { 1e-3 } else { penalty };
            let (mut slope, mut curve) = (-prior * weights[j], prior);
            for (row, x) in column {
                let p = 1.0 / (1.0 + (-sums[*row]).exp());
                slope += (f64::from(u8::from(examples[*row].right)) - p) * x;
                curve += p * (1.0 - p) * x * x;
            }
            let step = (slope / curve.max(1e-9)).clamp(-1.0, 1.0);
            weights[j] += step;
            moved = moved.max(step.abs());
            for (row, x) in column {
                sums[*row] += step * x;
            }
        }
        if moved < 1e-4 {
            break;
        }
    }
    let mut out: BTreeMap<String, f64> = names.iter().zip(&weights[1..]).map(|(n, w)| (n.to_string(), *w)).collect();
    out.insert("bias".to_string(), weights[0]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telling_feature_gets_the_weight() {
        let example = |name: &str, right, d: usize| Example { features: vec![(name.into(), 1.0)], right, document: d.to_string() };
        let mut all: Vec<Example> = (0..20).map(|d| example("good", true, d)).collect();
        all.extend((0..20).map(|d| example("bad", false, d)));
        all.push(example("rare", true, 0));
        let weights = fit(&all, 1.0);
        assert!(weights["good"] > 1.0 && weights["bad"] < -1.0, "{weights:?}");
        assert!(!weights.contains_key("rare"));
    }
}
