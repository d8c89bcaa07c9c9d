//! What the other candidates of a scene say of a group of people: how likely its neighbours in the list are, those that say the
//! same, and the rest.
//!
//! In: candidates with their probabilities, each judged alone, in text order. Out: the same with features of their company.

use super::groups::{content, covered};
use crate::relate::choice::{Candidate, Scored};
use crate::relate::scene::SceneCx;

/// Candidates that are compared with each other; the later ones of a very long text stand alone.
const COMPARED: usize = 120;

/// Adds `alone` (its own sum), `mates` (the sum of the likeliest neighbour in its list; `mateless` where there is none), `again`
/// (the likeliest that says the same), `surest-other`, `others` and `behind`.
pub(super) fn with_company<'a>(cx: &SceneCx<'a>, scored: Vec<Scored<'a>>) -> Vec<Candidate<'a>> {
    let odds: Vec<f64> = scored.iter().map(|s| log_odds(s.p)).collect();
    let lists = lists(cx, &scored);
    let near = scored.len().min(COMPARED);
    let words: Vec<Vec<String>> = scored.iter().map(|s| content(&s.candidate.value)).collect();
    let same: Vec<Vec<usize>> = (0..scored.len())
        .map(|i| (0..near).filter(|k| *k != i && i < near && covered(&words[i], &words[*k])).collect())
        .collect();
    let mut out = Vec::with_capacity(scored.len());
    for i in 0..scored.len() {
        let most =
            |keep: &dyn Fn(usize) -> bool| (0..near).filter(|k| *k != i && keep(*k)).map(|k| odds[k]).reduce(f64::max);
        let mates = most(&|k| lists[k] == lists[i]);
        let again = most(&|k| same[i].contains(&k));
        let other = most(&|k| lists[k] != lists[i] && !same[i].contains(&k));
        let sum: f64 = (0..near).filter(|k| *k != i && !same[i].contains(k)).map(|k| scored[k].p).sum();
        let mut features = scored[i].candidate.features.clone();
        let clipped = |x: f64| (x.clamp(-6.0, 6.0) / 3.0) as f32;
        features.add_value("alone", "", clipped(odds[i]));
        match mates {
            Some(m) => {
                features.add_value("mates", "", clipped(m));
                // One doubtful member among sure ones, one sure among doubtful ones.
                features.add_if(m > 1.0 && odds[i] < 0.0, "mates-surer");
                features.add_if(m < -1.0 && odds[i] > 0.0, "mates-doubtful");
            }
            None => features.add("mateless", ""),
        }
        match again {
            Some(a) => features.add_value("said-again", "", clipped(a)),
            None => features.add("said-once", ""),
        }
        if let Some(o) = other {
            features.add_value("surest-other", "", clipped(o));
            features.add_value("behind", "", ((o - odds[i]).clamp(0.0, 5.0) / 5.0) as f32);
        }
        features.add_value("others", "", (sum.min(6.0) / 6.0) as f32);
        out.push(features);
    }
    scored.into_iter().zip(out).map(|(s, features)| Candidate { features, ..s.candidate }).collect()
}

/// The list that each candidate stands in: neighbours with nothing but a joint between share a number.
fn lists(cx: &SceneCx<'_>, scored: &[Scored<'_>]) -> Vec<usize> {
    let page = cx.page();
    let range = |s: &Scored<'_>| s.candidate.evidence.first().map_or((0, 0), |e| (e.0, e.1));
    let mut list = 0;
    let mut out = Vec::with_capacity(scored.len());
    for (i, s) in scored.iter().enumerate() {
        if let Some(before) = i.checked_sub(1) {
            let (from, to) = (range(&scored[before]).1 + 1, range(s).0);
            let joined = from <= to
                && to - from <= 5
                && (from..to).all(|t| {
                    matches!(page.tokens[t].mark, ',' | ';' | '&' | '/' | '•' | '*' | '-' | '–')
                        || matches!(
                            page.word(t),
                            "and" | "or" | "the" | "as" | "well" | "other" | "their" | "of" | "some" | "also" | "both"
                        )
                        || cx.doc.mentions.covering(crate::annotate::mention::Layer::Number, t).is_some()
                });
            list += usize::from(!joined);
        }
        out.push(list);
    }
    out
}

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::Features;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::Scene;

    #[test]
    fn neighbours_in_a_list_tell_of_each_other() {
        let extractor = Extractor::new(Lexicon::embedded());
        let text = "They trained judges, clerks and nurses while the divers waited.";
        let document = Document::plain(text.to_string(), Metadata::default());
        let analysis = extractor.analyse(&document);
        let scene = Scene::whole(&analysis.page);
        let cx = SceneCx::new(&analysis, &scene);
        let words = [("judges", 0.9), ("clerks", 0.4), ("nurses", 0.3), ("divers", 0.2)];
        let scored: Vec<Scored<'_>> = words
            .iter()
            .filter_map(|(word, p)| {
                let at = (0..analysis.page.tokens.len()).find(|i| analysis.page.word(*i) == *word)?;
                let evidence = vec![(at, at, "")];
                let candidate = Candidate { value: word.to_string(), data: at, evidence, features: Features::new() };
                Some(Scored { candidate, p: *p })
            })
            .collect();
        assert_eq!(lists(&cx, &scored), [0, 0, 0, 1]);
        let out = with_company(&cx, scored);
        let has = |n: usize, kind: &str| out[n].features.has(kind);
        assert!(has(0, "mates") && has(1, "mates-surer") && has(2, "mates-surer"));
        assert!(has(3, "mateless") && !has(3, "mates"));
    }
}
