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
const UNTIED: &[(&str, &str)] = &[
    ("head", "untied-head"),
    ("times", "untied-times"),
    ("line", "untied-line"),
    ("layer", "untied-layer"),
    ("rule", "untied-rule"),
    ("place", "untied-place"),
    ("words", "untied-words"),
];

/// Signs told again with the sort of name: of a person, of plain capitals, of proposed words.
const SORTS: &[(&str, [&str; 3])] = &[
    ("strong-object", ["person-strong-object", "name-strong-object", "proposal-strong-object"]),
    ("strong-subject", ["person-strong-subject", "name-strong-subject", "proposal-strong-subject"]),
    ("subject-event", ["person-subject-event", "name-subject-event", "proposal-subject-event"]),
    ("object-event", ["person-object-event", "name-object-event", "proposal-object-event"]),
    ("deed-before", ["person-deed-before", "name-deed-before", "proposal-deed-before"]),
    ("deed-after", ["person-deed-after", "name-deed-after", "proposal-deed-after"]),
    ("cued", ["person-cued", "name-cued", "proposal-cued"]),
    ("role-field", ["person-role-field", "name-role-field", "proposal-role-field"]),
    ("masthead", ["person-masthead", "name-masthead", "proposal-masthead"]),
    ("of-title", ["person-of-title", "name-of-title", "proposal-of-title"]),
];

/// Adds `signs` (how many sorts of them), `untied-…`, `crowd`, `bodies`, `SORT-…` and `top-head`.
pub(super) fn features(all: &mut [Candidate<'_>]) {
    let is = |c: &Candidate<'_>, kind: &str, arg: &str| c.features.iter().any(|f| f.kind == kind && f.arg == arg);
    let graded = |n: usize| (n.max(1) as f32).ln() / 3.0;
    let crowd = graded(all.len());
    let bodies = graded(1 + all.iter().filter(|c| is(c, "layer", "organisation")).count());
    for c in all.iter_mut() {
        let mut more = Features::new();
        let signs = signs(&c.features);
        more.add("signs", ["0", "1", "2", "3", "4", "5+"][signs.min(5)]);
        more.add_value("crowd", "", crowd);
        more.add_value("bodies", "", bodies);
        if signs == 0 {
            more.add_value("untied-crowd", "", crowd);
            more.add_value("untied-bodies", "", bodies);
            again(&c.features, |kind| UNTIED.iter().find(|(k, _)| *k == kind).map(|(_, name)| *name), &mut more);
        }
        let sort = ["person", "name", "proposal"].iter().position(|sort| is(c, "layer", sort));
        if let Some(sort) = sort {
            again(&c.features, |kind| SORTS.iter().find(|(k, _)| *k == kind).map(|(_, n)| n[sort]), &mut more);
        }
        if c.features.has("masthead") || c.features.has("top-of-page") {
            again(&c.features, |kind| (kind == "head").then_some("top-head"), &mut more);
        }
        more.iter().for_each(|f| c.features.add_value(f.kind, f.arg, f.value));
    }
}

/// Adds to `more` the features that `name` gives another name.
fn again<'a>(features: &Features<'a>, name: impl Fn(&str) -> Option<&'static str>, more: &mut Features<'a>) {
    for f in features.iter() {
        if let Some(name) = name(f.kind) {
            more.add(name, f.arg);
        }
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
        let has = |n: usize, kind: &str, arg: &str| all[n].features.iter().any(|f| f.kind == kind && f.arg == arg);
        assert!(has(0, "signs", "0") && has(0, "untied-head", "association") && !has(0, "top-head", "association"));
        assert!(has(1, "signs", "2") && has(1, "name-strong-object", "host") && !has(1, "untied-layer", "name"));
        assert!(has(2, "signs", "1") && has(2, "top-head", "media"));
    }
}
