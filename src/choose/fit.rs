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

/// The plain words of whole texts are so many that only common ones are learnt.
const COMMON: usize = 20;

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
            if step != 0.0 {
                model.step(column, step);
            }
        }
        model.refresh();
        if moved < 1e-3 {
            break;
        }
    }
    let mut out: BTreeMap<String, f64> = names.iter().zip(&weights[1..]).map(|(n, w)| (n.to_string(), *w)).collect();
    out.insert("bias".to_string(), weights[0]);
    out
}

/// At most so many rounds over all coordinates.
const ROUNDS: usize = 80;

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
    let least = |name: &str| if name.starts_with("plain=") { COMMON } else { RARE };
    documents.into_iter().filter(|(n, d)| d.len() >= least(n)).map(|(n, _)| n).collect()
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
    /// The probability of each example; where they compete, its mass, of which the share in its group is the probability.
    mass: Vec<f64>,
    /// For each example, the number of its group.
    group: Vec<usize>,
    /// The mass of each group, of "none of these" too, and that of its right candidates.
    groups: Vec<(f64, f64)>,
}

impl<'e> Model<'e> {
    fn new(examples: &'e [Example], exclusive: bool) -> Model<'e> {
        let mut group = Vec::with_capacity(examples.len());
        let mut n = 0;
        for (row, e) in examples.iter().enumerate() {
            n += usize::from(row > 0 && examples[row - 1].group != e.group);
            group.push(n);
        }
        let sums = vec![0.0; examples.len()];
        let mut model = Model { examples, exclusive, sums, mass: Vec::new(), group, groups: vec![(1.0, 0.0); n + 1] };
        model.refresh();
        model
    }

    /// Slope and curvature of the log likelihood along a column.
    fn derivatives(&self, column: &Column) -> (f64, f64) {
        if self.exclusive { self.competing(column) } else { self.independent(column) }
    }

    fn independent(&self, column: &Column) -> (f64, f64) {
        column.iter().fold((0.0, 0.0), |(slope, curve), (row, x)| {
            let p = self.mass[*row];
            let Example { right, weight, .. } = &self.examples[*row];
            (slope + weight * (f64::from(u8::from(*right)) - p) * x, curve + weight * p * (1.0 - p) * x * x)
        })
    }

    fn competing(&self, column: &Column) -> (f64, f64) {
        let (mut slope, mut curve, mut at) = (0.0, 0.0, 0);
        while at < column.len() {
            let group = self.group[column[at].0];
            let (total, right) = self.groups[group];
            let (mut expected, mut squared) = (0.0, 0.0);
            while at < column.len() && self.group[column[at].0] == group {
                let (row, x) = column[at];
                let p = self.mass[row] / total;
                let wanted = if self.examples[row].right && right > 0.0 { self.mass[row] / right } else { 0.0 };
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
            let mass = self.mass_of(self.sums[*row]);
            let before = std::mem::replace(&mut self.mass[*row], mass);
            if self.exclusive {
                let (total, right) = &mut self.groups[self.group[*row]];
                let change = self.mass[*row] - before;
                *total += change;
                if self.examples[*row].right {
                    *right += change;
                }
            }
        }
    }

    fn mass_of(&self, sum: f64) -> f64 {
        // Sums stay far below what `exp` can hold; the bound is for hand-made examples.
        if self.exclusive { sum.min(300.0).exp() } else { 1.0 / (1.0 + (-sum).exp()) }
    }

    /// Computes the masses anew, so that the small errors of many steps do not add up.
    fn refresh(&mut self) {
        self.mass = self.sums.iter().map(|s| self.mass_of(*s)).collect();
        self.groups.fill((1.0, 0.0));
        for (row, e) in self.examples.iter().enumerate() {
            let (total, right) = &mut self.groups[self.group[row]];
            *total += self.mass[row];
            if e.right {
                *right += self.mass[row];
            }
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
