//! Names within names: "the Ministry of Works and the Port Authority", "the Desk at the University of Humber", "Swiss firm Alpin AG".
//! Rules propose the longer and the shorter; at most one of the two is right. What parts them tells which, and how likely
//! each is by itself.
//!
//! In: the candidates, each judged alone. Out: the same with features of those that hold them and that they hold.

use crate::relate::choice::Scored;
use crate::relate::context::plain_word;
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// Ranges of a candidate that are looked at.
const RANGES: usize = 6;
/// Longest name in tokens that others are sought in.
const LONGEST: usize = 40;

/// Adds `outer-right=WORD`, `outer-left=WORD` (a longer name goes on with WORD), `inner-right=WORD`, `inner-left=WORD`
/// (a shorter name ends before WORD), `outer-surer`, `inner-surer`, and `two-names` and `one-of-two` for "A and B".
pub(super) fn features<'a>(cx: &SceneCx<'a>, scored: &mut [Scored<'a>]) {
    let mut starts: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, s) in scored.iter().enumerate() {
        for (first, last, _) in s.candidate.evidence.iter().take(RANGES) {
            starts.entry(*first).or_default().push((*last, n));
        }
    }
    let p: Vec<f64> = scored.iter().map(|s| s.p).collect();
    let names: Vec<(usize, usize, usize)> = scored
        .iter()
        .enumerate()
        .flat_map(|(n, s)| s.candidate.evidence.iter().take(RANGES).map(move |(f, l, _)| (*f, *l, n)))
        .collect();
    for (first, last, outer) in names {
        if last - first > LONGEST {
            continue;
        }
        let mut heads = Vec::new();
        let mut tails = Vec::new();
        for (f, all) in starts.range(first..=last) {
            for (l, inner) in all {
                if *inner == outer || *l > last || (*f, *l) == (first, last) {
                    continue;
                }
                let surer = p[*inner] >= p[outer];
                if *l < last {
                    let word = joint(cx, *l + 1);
                    scored[*inner].candidate.features.add("outer-right", word);
                    scored[outer].candidate.features.add("inner-right", word);
                    if surer {
                        scored[outer].candidate.features.add("inner-right-surer", word);
                    } else {
                        scored[*inner].candidate.features.add("outer-right-surer", word);
                    }
                }
                if *f > first {
                    let word = joint(cx, *f - 1);
                    scored[*inner].candidate.features.add("outer-left", word);
                    scored[outer].candidate.features.add("inner-left", word);
                    if surer {
                        scored[outer].candidate.features.add("inner-left-surer", word);
                    } else {
                        scored[*inner].candidate.features.add("outer-left-surer", word);
                    }
                }
                if *f == first {
                    heads.push((*l, *inner));
                } else if *l == last {
                    tails.push((*f, *inner));
                }
            }
        }
        for (l, head) in &heads {
            for (f, tail) in &tails {
                if *f > *l + 1 && *f <= *l + 4 && (*l + 1..*f).any(|i| matches!(cx.page().word(i), "and" | "&" | "And"))
                {
                    let least = p[*head].min(p[*tail]);
                    let how = if least >= 0.5 {
                        "both"
                    } else if p[*head].max(p[*tail]) >= 0.5 {
                        "one"
                    } else {
                        "none"
                    };
                    scored[outer].candidate.features.add("two-names", how);
                    scored[*head].candidate.features.add("one-of-two", how);
                    scored[*tail].candidate.features.add("one-of-two", how);
                }
            }
        }
    }
}

/// The plain word or mark at token `i`, as an argument.
fn joint<'a>(cx: &SceneCx<'a>, i: usize) -> &'a str {
    let Some(t) = cx.page().tokens.get(i) else { return "none" };
    if t.capital {
        return "name";
    }
    plain_word(cx, i).unwrap_or(match t.mark {
        ',' => ",",
        '&' => "&",
        '(' | ')' => "(",
        '-' | '–' | '—' => "-",
        '\'' | '’' => "'s",
        '*' | '_' | '[' | ']' => "*",
        _ => {
            if matches!(cx.page().word(i), "'s" | "’s") {
                "'s"
            } else {
                "other"
            }
        }
    })
}
