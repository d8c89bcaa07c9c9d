//! Learning weights: logistic regression with a quadratic penalty, by coordinate descent.
//!
//! In: examples (features, right or wrong). Out: weights. The same examples give the same weights on every
//! machine: no chance, one thread, double precision, a fixed order. Method: cyclic coordinate descent with one
//! Newton step a coordinate (Genkin, Lewis and Madigan 2007, with a Gaussian prior). Where one of several candidates is
//! to be taken, they compete with each other and with "none of these" (a conditional logit, McFadden 1974).

use super::features::Features;
use std::collections::{BTreeMap, BTreeSet};

/// A candidate of known truth.
#[derive(Clone, Debug)]
pub struct Example {
    /// Names and values of its features.
    pub features: Vec<(String, f32)>,
    /// Whether it was right.
    pub right: bool,
    /// The document it comes from, so that a document's candidates stay on one side of a split.
    pub document: String,
    /// Candidates of one choice in one scene share a number; they stand together in the list.
    pub group: usize,
    /// How much it counts, mostly 1 (where each candidate is right or wrong by itself).
    pub weight: f64,
}

impl Example {
    /// From the features of a candidate.
    pub fn new(features: &Features<'_>, right: bool, document: &str, group: usize) -> Example {
        let features = features.iter().map(|f| (f.name(), f.value)).collect();
        Example { features, right, document: document.to_string(), group, weight: 1.0 }
    }
}

/// Features seen in fewer documents than this are not learnt: they would fit a document, not the language.
const RARE: usize = 3;

/// Weights for `examples`; `penalty` is the strength of the prior (about 1). The bias stands under `bias`.
///
/// Not `exclusive`: each candidate is right or wrong by itself. `exclusive`: of a group at most one is taken; "none" has
/// the sum nought.
pub fn fit(examples: &[Example], penalty: f64, exclusive: bool) -> BTreeMap<String, f64> {
    let names = learnable(examples);
    let columns = columns(examples, &names);
    let mut model = Model::new(examples, exclusive);
    let mut weights = vec![0.0f64; columns.len()];
    for _ in 0..ROUNDS {
        let mut moved = 0.0f64;
        for (j, column) in columns.iter().enumerate() {
            let prior = if j == 0 { 1e-3 } else { penalty };
            let (slope, curve) = model.derivatives(column);
            let step = ((slope - prior * weights[j]) / (curve + prior).max(1e-9)).clamp(-1.0, 1.0);
            weights[j] += step;
            moved = moved.max(step.abs());
            model.step(column, step);
        }
        if moved < 1e-4 {
            break;
        }
    }
    let mut out: BTreeMap<String, f64> = names.iter().zip(&weights[1..]).map(|(n, w)| (n.to_string(), *w)).collect();
    out.insert("bias".to_string(), weights[0]);
    out
}

/// At most so many rounds over all coordinates.
const ROUNDS: usize = 300;

/// A feature's occurrences: (example, value).
type Column = Vec<(usize, f64)>;

/// The names of features seen in enough documents, sorted.
fn learnable(examples: &[Example]) -> Vec<&str> {
    let mut documents: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for e in examples {
        for (name, _) in &e.features {
            documents.entry(name).or_default().insert(&e.document);
        }
    }
    documents.into_iter().filter(|(_, d)| d.len() >= RARE).map(|(n, _)| n).collect()
}

/// One column a name, after that of the bias.
fn columns(examples: &[Example], names: &[&str]) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![Vec::new(); names.len() + 1];
    for (row, e) in examples.iter().enumerate() {
        columns[0].push((row, 1.0));
        for (name, value) in &e.features {
            if let Ok(i) = names.binary_search(&name.as_str()) {
                columns[i + 1].push((row, f64::from(*value)));
            }
        }
    }
    columns
}

/// The state of the fit: the sum of each example, and what it makes of the probabilities.
struct Model<'e> {
    examples: &'e [Example],
    exclusive: bool,
    sums: Vec<f64>,
    /// For each example, its group's rows `first..end`.
    groups: Vec<(usize, usize)>,
}

impl<'e> Model<'e> {
    fn new(examples: &'e [Example], exclusive: bool) -> Model<'e> {
        let mut groups = Vec::with_capacity(examples.len());
        let mut first = 0;
        while first < examples.len() {
            let end =
                (first..examples.len()).find(|i| examples[*i].group != examples[first].group).unwrap_or(examples.len());
            groups.extend(std::iter::repeat_n((first, end), end - first));
            first = end;
        }
        Model { examples, exclusive, sums: vec![0.0; examples.len()], groups }
    }

    /// Slope and curvature of the log likelihood along a column.
    fn derivatives(&self, column: &Column) -> (f64, f64) {
        if self.exclusive { self.competing(column) } else { self.independent(column) }
    }

    fn independent(&self, column: &Column) -> (f64, f64) {
        column.iter().fold((0.0, 0.0), |(slope, curve), (row, x)| {
            let p = 1.0 / (1.0 + (-self.sums[*row]).exp());
            let Example { right, weight, .. } = &self.examples[*row];
            (slope + weight * (f64::from(u8::from(*right)) - p) * x, curve + weight * p * (1.0 - p) * x * x)
        })
    }

    fn competing(&self, column: &Column) -> (f64, f64) {
        let (mut slope, mut curve, mut at) = (0.0, 0.0, 0);
        while at < column.len() {
            let (first, end) = self.groups[column[at].0];
            let most = self.sums[first..end].iter().copied().fold(0.0, f64::max);
            // "None of these" has the sum nought.
            let none = (-most).exp();
            let total: f64 = none + self.sums[first..end].iter().map(|s| (s - most).exp()).sum::<f64>();
            let right: f64 =
                (first..end).filter(|r| self.examples[*r].right).map(|r| (self.sums[r] - most).exp()).sum();
            let (mut expected, mut squared) = (0.0, 0.0);
            while at < column.len() && column[at].0 < end {
                let (row, x) = column[at];
                let mass = (self.sums[row] - most).exp();
                let p = mass / total;
                let wanted = if self.examples[row].right && right > 0.0 { mass / right } else { 0.0 };
                slope += (wanted - p) * x;
                expected += p * x;
                squared += p * x * x;
                at += 1;
            }
            curve += squared - expected * expected;
        }
        (slope, curve)
    }

    fn step(&mut self, column: &Column, step: f64) {
        for (row, x) in column {
            self.sums[*row] += step * x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(name: &str, right: bool, d: usize) -> Example {
        Example { features: vec![(name.into(), 1.0)], right, document: d.to_string(), group: d, weight: 1.0 }
    }

    #[test]
    fn a_telling_feature_gets_the_weight() {
        let mut all: Vec<Example> = (0..20).map(|d| example("good", true, d)).collect();
        all.extend((20..40).map(|d| example("bad", false, d)));
        all.push(example("rare", true, 40));
        let weights = fit(&all, 1.0, false);
        assert!(weights["good"] > 1.0 && weights["bad"] < -1.0, "{weights:?}");
        assert!(!weights.contains_key("rare"));
    }

    #[test]
    fn of_a_group_one_is_taken_or_none() {
        let mut all = Vec::new();
        for d in 0..20 {
            all.extend([example("first", true, d), example("second", false, d)]);
        }
        for d in 20..40 {
            all.push(example("second", false, d));
        }
        let weights = fit(&all, 1.0, true);
        let sum = |name: &str| weights[name] + weights["bias"];
        assert!(sum("first") > 1.0 && sum("second") < -0.5, "{weights:?}");
    }
}
