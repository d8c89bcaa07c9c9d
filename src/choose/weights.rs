//! The weights of one choice, from its file.

use super::features::{Features, hash_of_name};
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

include!(concat!(env!("OUT_DIR"), "/weights.rs"));

/// The weights of every choice.
#[derive(Clone, Debug, Default)]
pub struct WeightSet {
    by_name: BTreeMap<String, OnceLock<Weights>>,
}

impl WeightSet {
    /// Those that are compiled into this program (the files in `weights/`).
    pub fn embedded() -> WeightSet {
        WeightSet {
            by_name: WEIGHT_FILES.iter().map(|(name, text)| (name.to_string(), Weights::parse(text).into())).collect(),
        }
    }

    /// The weights of the choice `name`; none (probability one half) if it has none.
    pub fn of(&self, name: &str) -> &Weights {
        static NONE: LazyLock<Weights> = LazyLock::new(Weights::default);
        self.by_name.get(name).and_then(OnceLock::get).unwrap_or(&NONE)
    }

    /// Takes the weights of the choice `name` away, to be learnt anew.
    pub(crate) fn forget(&mut self, name: &str) {
        self.by_name.insert(name.to_string(), OnceLock::new());
    }

    /// Puts the weights of a forgotten choice in place; others stay. (Analyses that look at this set see them at once.)
    pub(crate) fn learnt(&self, name: &str, weights: Weights) {
        if let Some(place) = self.by_name.get(name) {
            // Set already: the choice was not forgotten, and keeps what it has.
            let _ = place.set(weights);
        }
    }
}

/// The weights of a choice.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    by_hash: HashMap<u64, f32>,
    /// The sum before any feature.
    bias: f32,
}

impl Weights {
    /// Reads `feature TAB weight` lines; `#` begins a comment; `bias` is the sum before any feature.
    pub fn parse(text: &str) -> Weights {
        let mut weights = Weights::default();
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let Some((name, value)) = line.split_once('\t') else { continue };
            let Ok(value) = value.trim().parse::<f32>() else { continue };
            if name == "bias" {
                weights.bias = value;
            } else {
                weights.by_hash.insert(hash_of_name(name), value);
            }
        }
        weights
    }

    /// Whether nothing was learnt.
    pub fn is_empty(&self) -> bool {
        self.by_hash.is_empty()
    }

    /// The weighted sum of `features`.
    pub fn sum(&self, features: &Features<'_>) -> f32 {
        self.bias + features.iter().map(|f| f.value * self.by_hash.get(&f.hash()).copied().unwrap_or(0.0)).sum::<f32>()
    }

    /// The probability that a candidate with `features` is right.
    pub fn probability(&self, features: &Features<'_>) -> f64 {
        1.0 / (1.0 + (-f64::from(self.sum(features))).exp())
    }

    /// Each feature's name, value and weight, the largest contribution first; then the bias.
    pub fn explain(&self, features: &Features<'_>) -> Vec<(String, f32, f32)> {
        let mut out: Vec<(String, f32, f32)> =
            features.iter().map(|f| (f.name(), f.value, self.by_hash.get(&f.hash()).copied().unwrap_or(0.0))).collect();
        out.sort_by(|a, b| (b.1 * b.2).abs().total_cmp(&(a.1 * a.2).abs()).then(a.0.cmp(&b.0)));
        out.push(("bias".to_string(), 1.0, self.bias));
        out
    }
}
