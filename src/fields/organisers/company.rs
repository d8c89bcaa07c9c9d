//! What the other candidates of a scene say of one: its rank among them, how likely they are, and how likely the members of its list.
//!
//! In: candidates with their probabilities, each judged alone. Out: the same with features of their company.

use super::argument;
use crate::relate::choice::{Candidate, Scored};
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// Ranges of a candidate that are compared with those of others.
const RANGES: usize = 12;
/// Ranges of a candidate whose lists are looked at: it is introduced once, and what later sentences name beside it tells little.
const LISTED: usize = 1;
/// Candidates that are ranked; the others are "far" behind.
const RANKED: usize = 60;

/// Adds `rank` (among those that share no words with a likelier one), `surest-other`, `others` (how many organisers the
/// others come to), `behind` (how far from the likeliest), `alone` (its own sum), and of its list `mates` (the likeliest other member),
/// `mates-mean`, `next-mate` (the likelier neighbour), or `mateless`.
pub(super) fn with_company<'a>(cx: &SceneCx<'a>, scored: Vec<Scored<'a>>) -> Vec<Candidate<'a>> {
    let mates = mates(cx, &scored);
    with_mates(scored, &mates)
}

/// What is known of the other members of a candidate's list: the sum of the likeliest, the mean, and the sum of the likelier neighbour.
type Mates = Option<(f64, f64, Option<f64>)>;

fn with_mates<'a>(scored: Vec<Scored<'a>>, mates: &[Mates]) -> Vec<Candidate<'a>> {
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
    for (((s, rank), (most, sum)), mates) in scored.into_iter().zip(ranks).zip(company).zip(mates) {
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
        let clipped = |x: f64| (x.clamp(-6.0, 6.0) / 3.0) as f32;
        candidate.features.add_value("alone", "", clipped(own));
        match mates {
            Some((most, mean, next)) => {
                candidate.features.add_value("mates", "", clipped(*most));
                candidate.features.add_value("mates-mean", "", clipped(*mean));
                if let Some(next) = next {
                    candidate.features.add_value("next-mate", "", clipped(*next));
                }
                // One doubtful member among sure ones, one sure among doubtful ones.
                candidate.features.add_if(*most > 1.0 && own < 0.0, "mates-surer");
                candidate.features.add_if(*most < -1.0 && own > 0.0, "mates-doubtful");
            }
            None => candidate.features.add("mateless", ""),
        }
        out.push(candidate);
    }
    out
}

/// The members of each candidate's lists, from its first mentions.
fn mates(cx: &SceneCx<'_>, scored: &[Scored<'_>]) -> Vec<Mates> {
    let odds: Vec<f64> = scored.iter().map(|s| log_odds(s.p)).collect();
    // Who begins and who ends at a token; of several the likeliest.
    let (mut starts, mut ends) = (BTreeMap::<usize, usize>::new(), BTreeMap::<usize, usize>::new());
    for (i, s) in scored.iter().enumerate() {
        for (first, last, _) in s.candidate.evidence.iter().take(LISTED) {
            for (map, at) in [(&mut starts, *first), (&mut ends, *last)] {
                let known = map.entry(at).or_insert(i);
                if odds[i] > odds[*known] {
                    *known = i;
                }
            }
        }
    }
    let mut out = Vec::with_capacity(scored.len());
    for (i, s) in scored.iter().enumerate() {
        let mut members: Vec<usize> = Vec::new();
        let mut next: Option<f64> = None;
        for (first, last, _) in s.candidate.evidence.iter().take(LISTED) {
            let (before, after) = argument::neighbours(cx, *first, *last);
            let near = [
                before.and_then(|at| ends.range(..=at).next_back().filter(|(e, _)| **e == at).map(|(_, k)| *k)),
                after.and_then(|at| starts.get(&at).copied()),
            ];
            for k in near.into_iter().flatten().filter(|k| *k != i && !share(&scored[*k].candidate, &s.candidate)) {
                next = Some(next.map_or(odds[k], |n| n.max(odds[k])));
            }
            let list = argument::list(cx, *first, *last);
            if list.before + list.after == 0 {
                continue;
            }
            let all = starts.range(list.first..=list.last).map(|(_, k)| *k);
            for k in all.filter(|k| *k != i && !share(&scored[*k].candidate, &s.candidate)) {
                if !members.contains(&k) {
                    members.push(k);
                }
            }
        }
        let most = members.iter().map(|k| odds[*k]).chain(next).reduce(f64::max);
        let sum: f64 = members.iter().map(|k| odds[*k].clamp(-6.0, 6.0)).sum();
        let mean = |most: f64| if members.is_empty() { most } else { sum / members.len() as f64 };
        out.push(most.map(|most| (most, mean(most), next)));
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
        let alone = [None; 4];
        let out = with_mates(vec![scored(0, 0.3), scored(10, 0.9), scored(11, 0.8), scored(20, 0.5)], &alone);
        let rank = |n: usize| out[n].features.iter().find(|f| f.kind == "rank").map(|f| f.arg);
        assert_eq!([rank(0), rank(1), rank(2), rank(3)], [Some("2"), Some("0"), Some("1"), Some("1")]);
    }
}
