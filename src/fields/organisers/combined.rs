//! Features that stand together: what ties a body to the event at all, and what a sign is worth on a name of this sort.
//!
//! A page names many bodies that have no part in the event, and no sign says so: their signs are only missing. So what is
//! tied by nothing is told apart, with what it is and how crowded the page is; and signs are told again with the sort of name they
//! stand on (plain capitals behind "organised by" are a body oftener than elsewhere; a person there is mostly a teacher) and,
//! at the top of the page, with the head of the name (a society there gives the event, a newspaper does not).
//!
//! In: the candidates with all their other features. Out: the same with these.

use crate::choose::Features;
use crate::relate::choice::Candidate;

/// Sorts of features that tie a body to the event.
const SIGNS: &[&str] = &[
    "object",
    "subject",
    "strong-object",
    "weak-object",
    "strong-subject",
    "weak-subject",
    "predicate-before",
    "predicate-after",
    "role-field",
    "subject-event",
    "object-event",
    "names-event",
    "owns-event",
    "event-of",
    "join-it",
    "meets",
    "invites",
    "web-host",
    "of-title",
    "over-menu",
    "does-event",
    "masthead",
];
/// Sorts of features with a class of deeds as argument, and the classes that tie.
const DEEDS: &[&str] = &["deed-before", "deed-after", "deed-done", "deed-beside"];
const TYING: &[&str] = &["run", "with", "help", "pay", "money", "give", "join"];

/// What is told again of a body that nothing ties.
const UNTIED: &[&str] = &["head", "times", "line", "layer", "rule", "place", "words"];

/// Signs told again with the sort of name: of a person, of plain capitals, of proposed words.
const SORTED: &[&str] = &[
    "strong-object",
    "strong-subject",
    "subject-event",
    "object-event",
    "deed-before",
    "deed-after",
    "cued",
    "role-field",
    "masthead",
    "of-title",
];

/// Signs that leave little doubt. Behind "in partnership with" it says little of a name that it is one word of plain capitals.
const STRONG: &[&str] =
    &["strong-object", "role-field", "strong-subject", "subject-event", "predicate-before", "predicate-after"];

/// Adds `signs` (how many sorts of them), `crowd`, `bodies`, and tells features again of the sets `untied`, `tied`, of the sort of name,
/// and `top`.
pub(super) fn features(all: &mut [Candidate<'_>]) {
    let is = |c: &Candidate<'_>, kind: &str, arg: &str| c.features.iter().any(|f| f.kind == kind && f.arg == arg);
    let graded = |n: usize| (n.max(1) as f32).ln() / 3.0;
    let crowd = graded(all.len());
    let bodies = graded(1 + all.iter().filter(|c| is(c, "layer", "organisation")).count());
    for c in all.iter_mut() {
        let sort = ["person", "name", "proposal"].into_iter().find(|sort| is(c, "layer", sort));
        let signs = signs(&c.features);
        if let Some(sort) = sort {
            c.features.tell_again(sort, |f| SORTED.contains(&f.kind));
        }
        if c.features.has("masthead") || c.features.has("top-of-page") {
            c.features.tell_again("top", |f| f.kind == "head");
        }
        if STRONG.iter().any(|kind| c.features.has(kind)) {
            c.features.tell_again("tied", |_| true);
            c.features.add("tied", "");
        }
        c.features.add_value("crowd", "", crowd);
        c.features.add_value("bodies", "", bodies);
        if signs == 0 {
            c.features.tell_again("untied", |f| UNTIED.contains(&f.kind) || matches!(f.kind, "crowd" | "bodies"));
        }
        c.features.add("signs", ["0", "1", "2", "3", "4", "5+"][signs.min(5)]);
    }
}

/// How many sorts of signs there are.
fn signs(features: &Features<'_>) -> usize {
    let there = |kind: &&&str| features.has(kind);
    let deeds = DEEDS.iter().filter(|kind| features.iter().any(|f| f.kind == **kind && TYING.contains(&f.arg)));
    SIGNS.iter().filter(there).count() + deeds.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(features: &[(&'static str, &'static str)]) -> Candidate<'static> {
        let mut all = Features::new();
        features.iter().for_each(|(kind, arg)| all.add(kind, arg));
        Candidate { value: String::new(), data: 0, evidence: vec![(0, 0, "")], features: all }
    }

    #[test]
    fn what_nothing_ties_is_told_apart() {
        let mut all = [
            candidate(&[("layer", "organisation"), ("head", "association"), ("deed-before", "say")]),
            candidate(&[("layer", "name"), ("strong-object", "host"), ("deed-before", "run")]),
            candidate(&[("layer", "organisation"), ("head", "media"), ("masthead", "0")]),
        ];
        features(&mut all);
        let has = |n: usize, name: &str| all[n].features.iter().any(|f| f.name() == name);
        assert!(has(0, "signs=0") && has(0, "untied:head=association") && !has(0, "top:head=association"));
        assert!(has(1, "signs=2") && has(1, "name:strong-object=host") && has(1, "tied:deed-before=run"));
        assert!(!has(1, "untied:layer=name") && !has(2, "tied:layer=organisation"));
        assert!(has(2, "signs=1") && has(2, "top:head=media"));
    }
}
