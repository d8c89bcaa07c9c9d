//! How far the confidences can be believed: of the values given with 0.8, are eight in ten right?

use super::report::Verdict;

/// Values whose confidence lies within a tenth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    /// Lowest confidence of the bin; the next bin begins a tenth higher.
    pub from: f64,
    /// How many values.
    pub values: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share that is right.
    pub right: f64,
}

/// The reliability of a set of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// Ten bins, from the least sure.
    pub bins: Vec<Bin>,
    /// Expected calibration error: the mean distance of confidence from the share that is right, weighted by values.
    pub error: f64,
}

impl Calibration {
    /// Of `verdicts`.
    pub fn of<'v>(verdicts: impl IntoIterator<Item = &'v Verdict>) -> Calibration {
        let mut bins: Vec<Bin> = (0..10).map(|n| Bin { from: f64::from(n) / 10.0, ..Bin::default() }).collect();
        for verdict in verdicts {
            let at = ((verdict.confidence * 10.0).floor().clamp(0.0, 9.0)) as usize;
            bins[at].values += 1;
            bins[at].confidence += verdict.confidence;
            bins[at].right += verdict.right;
        }
        let all: usize = bins.iter().map(|b| b.values).sum();
        let mut error = 0.0;
        for bin in bins.iter_mut().filter(|b| b.values > 0) {
            let values = bin.values as f64;
            (bin.confidence, bin.right) = (bin.confidence / values, bin.right / values);
            error += values / all as f64 * (bin.confidence - bin.right).abs();
        }
        Calibration { bins, error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_weighs_bins_by_their_values() {
        let verdict = |confidence, right| Verdict { field: "city", confidence, right };
        let c = Calibration::of(&[verdict(0.95, 1.0), verdict(1.0, 1.0), verdict(0.6, 0.0), verdict(0.6, 1.0)]);
        assert_eq!((c.bins[9].values, c.bins[6].values), (2, 2));
        assert!((c.error - (0.5 * 0.025 + 0.5 * 0.1)).abs() < 1e-9, "{}", c.error);
    }
}
