//! What the other candidates of a scene say of one: its rank among them, and how likely they are.
//!
//! In: candidates with their probabilities, each judged alone. Out: the same with features of their company.

use crate::relate::choice::{Candidate, Scored};

/// Ranges of a candidate that are compared with those of others.
const RANGES: usize = 12;
/// Candidates that are ranked; the others are "far" behind.
const RANKED: usize = 60;

/// Adds `rank` (among those that share no words with a likelier one), `surest-other`, `others` (how many organisers the
/// others come to), `behind` (how far from the likeliest) and `alone` (its own sum).
pub(super) fn with_company(scored: Vec<Scored<'_>>) -> Vec<Candidate<'_>> {
    let mut order: Vec<usize> = (0..scored.len()).collect();
    order.sort_by(|a, b| scored[*b].p.total_cmp(&scored[*a].p).then(a.cmp(b)));
    let likeliest = order.first().map_or(0.0, |i| log_odds(scored[*i].p));
    let mut ranks = vec!["far"; scored.len()];
    let mut kept: Vec<usize> = Vec::new();
    for i in order.iter().take(RANKED).copied() {
        ranks[i] = ["0", "1", "2", "3+"][kept.len().min(3)];
        if !kept.iter().any(|k| share(&scored[*k].candidate, &scored[i].candidate)) {
            kept.push(i);
        }
    }
    let company: Vec<(f64, f64)> = (0..scored.len())
        .map(|i| {
            let others = kept.iter().filter(|k| **k != i && !share(&scored[**k].candidate, &scored[i].candidate));
            others.fold((0.0, 0.0), |(most, sum): (f64, f64), k| (most.max(scored[*k].p), sum + scored[*k].p))
        })
        .collect();
    let mut out = Vec::with_capacity(scored.len());
    for ((s, rank), (most, sum)) in scored.into_iter().zip(ranks).zip(company) {
        let own = log_odds(s.p);
        let mut candidate = s.candidate;
        candidate.features.add("rank", rank);
        candidate.features.add_value("surest-other", "", most as f32);
        candidate.features.add_value("others", "", (sum.min(5.0) / 5.0) as f32);
        candidate.features.add_value("behind", "", ((likeliest - own).clamp(0.0, 5.0) / 5.0) as f32);
        // The members of a list of organisers do not crowd each other out.
        if candidate.features.has("role-field") || candidate.features.has("strong-object") {
            candidate.features.add("rank-cued", rank);
            candidate.features.add_value("others-cued", "", (sum.min(5.0) / 5.0) as f32);
        }
        candidate.features.add_value("alone", "", (own.clamp(-6.0, 6.0) / 3.0) as f32);
        out.push(candidate);
    }
    out
}

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

/// Whether two candidates share words of the text.
fn share(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let b = &b.evidence[..b.evidence.len().min(RANGES)];
    a.evidence.iter().take(RANGES).any(|(first, last, _)| b.iter().any(|(f, l, _)| first <= l && f <= last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::Features;

    fn scored(at: usize, p: f64) -> Scored<'static> {
        let candidate =
            Candidate { value: String::new(), data: at, evidence: vec![(at, at + 1, "")], features: Features::new() };
        Scored { candidate, p }
    }

    #[test]
    fn those_that_share_words_take_one_rank() {
        let out = with_company(vec![scored(0, 0.3), scored(10, 0.9), scored(11, 0.8), scored(20, 0.5)]);
        let rank = |n: usize| out[n].features.iter().find(|f| f.kind == "rank").map(|f| f.arg);
        assert_eq!([rank(0), rank(1), rank(2), rank(3)], [Some("2"), Some("0"), Some("1"), Some("1")]);
    }
}
