//! How good the records are: compares them with gold records made by hand.
//!
//! In: a folder of gold files and the records read from its texts. Out: a [`Report`] with precision, recall and F1 a
//! field, every error, and how far the confidences can be believed.
//!
//! The rules of comparison are those of the project's reference scorer (`score.py`), whose figures this port gives to
//! the fourth decimal: names by normal form or shared words, codes and dates exactly, a topic beside its parent at
//! half, the events of one text paired so that the most agrees.
//!
//! What it does not do: it reads no announcement itself; who calls it brings the records.

mod against;
mod align;
mod calibration;
mod compare;
mod fields;
mod flat;
mod gold;
mod report;
mod score;

pub use against::{Change, Comparison, compare};
pub use calibration::{Bin, Calibration};
pub use fields::{CORE, FIELDS, SECONDARY};
pub use gold::{GoldDocument, GoldError, read_folder};
pub use report::{Counts, Miss, Report, Verdict};
pub use score::{Parents, Predictions, agree, pair, predictions, score, words_agree};
