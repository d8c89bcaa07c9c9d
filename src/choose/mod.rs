//! Choosing between candidates by a sum of named features.
//!
//! In: a candidate's features. Out: a probability. The weights stand in `weights/NAME.tsv`, one feature a line,
//! learnt from `corpus/` by `annalist learn` or set by hand; the sum is what `explain` shows, and the
//! confidence of a value is made from it. The method is logistic regression.

mod features;
mod fit;
mod weights;

pub use features::{Feature, Features};
pub use fit::{Example, fit};
pub use weights::{WeightSet, Weights};
