//! Who is named where: each appearance of a person with honorific, description and the list it stands in.
//!
//! In: a scene. Out: its [`Cast`]. A *group* is a run of persons of one sentence between whom nothing but descriptions and
//! joints ("and", commas) stand: what is said of the group is said of each.

use super::describe::{self, Description};
use super::reader::Reader;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::Gap;
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// A person's name at one place.
#[derive(Clone, Debug)]
pub(super) struct Appearance {
    /// Index of the entity.
    pub entity: usize,
    /// The name, first and last token.
    pub first: usize,
    pub last: usize,
    /// First token of the honorific, or of the name.
    pub open: usize,
    pub honorific: Option<(usize, usize)>,
    pub description: Option<Description>,
    /// The name with honorific and description.
    pub start: usize,
    pub end: usize,
    /// Number of the group; those of one group follow each other.
    pub group: usize,
    /// The names rule that found it.
    pub rule: &'static str,
    pub weak: bool,
    /// How surely the words are a person's name, in points.
    pub points: u64,
}

/// The appearances of a scene in text order.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub all: Vec<Appearance>,
    /// Of each entity, its appearances.
    pub of: BTreeMap<usize, Vec<usize>>,
    /// Of each group, its first and last appearance.
    pub groups: Vec<(usize, usize)>,
}

impl Cast {
    pub fn new(cx: &SceneCx<'_>) -> Cast {
        let r = Reader::new(cx);
        let mut all = names(cx, &r);
        all.sort_by_key(|a| (a.first, std::cmp::Reverse(a.last)));
        all.dedup_by(|b, a| b.first <= a.last);
        describe_all(&r, &mut all);
        share(&r, &mut all);
        let mut cast = Cast { all, ..Cast::default() };
        for n in 0..cast.all.len() {
            let joins = n > 0 && joined(&r, &cast.all[n - 1], &cast.all[n]);
            match cast.groups.last_mut() {
                Some(g) if joins => g.1 = n,
                _ => cast.groups.push((n, n)),
            }
            cast.all[n].group = cast.groups.len() - 1;
            cast.of.entry(cast.all[n].entity).or_default().push(n);
        }
        cast
    }

    /// First and last token of a group.
    pub fn reach(&self, group: usize) -> (usize, usize) {
        self.groups.get(group).map_or((0, 0), |(a, b)| (self.all[*a].start, self.all[*b].end))
    }

    /// The best description of a person: the fullest, then the first; what it lacks comes from the others.
    pub fn description(&self, entity: usize) -> Option<Description> {
        let found: Vec<Description> = self.of.get(&entity)?.iter().filter_map(|n| self.all[*n].description).collect();
        let mut best: Option<Description> = None;
        for d in &found {
            if best.is_none_or(|b| d.worth() > b.worth()) {
                best = Some(*d);
            }
        }
        let mut best = best?;
        for d in &found {
            best.affiliation = best.affiliation.or(d.affiliation);
            best.position = best.position.or(d.position);
        }
        Some(best)
    }
}

fn names(cx: &SceneCx<'_>, r: &Reader<'_>) -> Vec<Appearance> {
    let mut all = Vec::new();
    for (entity, e) in cx.doc.entities.all.iter().enumerate().filter(|(_, e)| e.layer == Layer::Person) {
        for m in e.mentions.iter().filter(|m| cx.scene.has(m.first as usize)) {
            let (first, last) = (m.first as usize, m.last as usize);
            let open = honorific(r, first);
            // "of Levy Mwana hospital": a body called after somebody.
            let led = first > 0 && r.is(first - 1, &["of", "at", "from", "the", "in"]);
            if open == first && led && r.flows(last + 1) && !r.capital(last + 1) && describe::head_noun(r, last + 1) {
                continue;
            }
            let end = describe::pass_letters(r, last + 1) - 1;
            all.push(Appearance {
                entity,
                first,
                last,
                open,
                honorific: (open < first).then(|| (open, first - 1)),
                description: None,
                start: open,
                end: end.max(last),
                group: 0,
                rule: m.rule,
                weak: m.weak,
                points: m.number,
            });
        }
    }
    all
}

/// The first token of the honorifics before a name: "H.E. Mr", "Prof. (Dr)".
fn honorific(r: &Reader<'_>, first: usize) -> usize {
    let mut open = first;
    // "Admiral (ret.) NAME": what stands before the bracket must be a title too.
    let mut behind_retired = first;
    for _ in 0..5 {
        let Some(mut p) = behind_retired.checked_sub(1) else { break };
        if !r.flows(behind_retired) {
            break;
        }
        if behind_retired == open
            && let Some(at) = retired(r, p)
        {
            behind_retired = at;
            continue;
        }
        let bracket = r.mark(p) == ')';
        if bracket {
            let Some(q) = p.checked_sub(1) else { break };
            p = q;
        }
        if r.mark(p) == '.' && r.gap(p) == Gap::Joined {
            let Some(q) = p.checked_sub(1) else { break };
            p = q;
        }
        let Some(m) = r
            .ending(Layer::Honorific, p)
            .filter(|m| m.cell(r.doc.lexicon, "kind") != "degree" && r.capital(m.first as usize))
        else {
            // An office is read by `describe`, which must begin before the bracket.
            if behind_retired < open && r.ending(Layer::Position, p).is_some() {
                open = behind_retired;
            }
            break;
        };
        let mut at = m.first as usize;
        if bracket {
            if at == 0 || r.mark(at - 1) != '(' {
                break;
            }
            at -= 1;
        }
        open = at;
        behind_retired = at;
    }
    open
}

/// The opening bracket of "(Retd.)", "(em.)" that closes at token `p`.
fn retired(r: &Reader<'_>, p: usize) -> Option<usize> {
    if r.mark(p) != ')' {
        return None;
    }
    let open = (p.saturating_sub(3)..p).rev().find(|i| r.mark(*i) == '(')?;
    let word = r.word(open + 1).to_lowercase();
    let known =
        ["ret", "ret.", "retd", "retd.", "rtd", "rtd.", "retired", "em", "em.", "emer", "emer.", "emeritus", "emerita"];
    known.contains(&word.as_str()).then_some(open)
}

fn describe_all(r: &Reader<'_>, all: &mut [Appearance]) {
    let mut leading: Vec<Option<Description>> = Vec::with_capacity(all.len());
    for n in 0..all.len() {
        let (sentence, _) = r.sentence(all[n].first);
        let from = n.checked_sub(1).map_or(sentence, |p| sentence.max(all[p].end + 1));
        let found = describe::before(r, all[n].open, from).filter(|d| {
            // "A, Director of X, B": the office is A's.
            let comma = d.last + 1 < all[n].open;
            let after_name = n > 0 && all[n - 1].end + 2 == d.first && matches!(r.mark(d.first - 1), ',' | '(');
            let article = n > 0 && all[n - 1].end + 3 == d.first && r.mark(d.first - 2) == ',' && r.flows(d.first);
            !(comma && (after_name || article))
        });
        leading.push(found);
    }
    for n in 0..all.len() {
        let (_, sentence) = r.sentence(all[n].last);
        let next = all.get(n + 1).map_or(usize::MAX, |b| leading[n + 1].map_or(b.open, |d| d.first.min(b.open)));
        let stop = sentence.min(next);
        let trailing = describe::after(r, all[n].last, stop)
            .or_else(|| describe::predicated(r, all[n].last, stop))
            .or_else(|| describe::below(r, all[n].last));
        let a = &mut all[n];
        let lead = leading[n];
        a.description = match (lead, trailing) {
            // "moderator NAME, editor of ORG": a part in the event is no office.
            (Some(l), Some(t)) if l.affiliation.is_none() && part_in_event(r, l) => Some(t),
            (Some(l), Some(t)) => {
                let mut d = if t.worth() > l.worth() { t } else { l };
                let other = if t.worth() > l.worth() { l } else { t };
                d.position = d.position.or(other.position);
                d.affiliation = d.affiliation.or(other.affiliation);
                Some(d)
            }
            (l, t) => l.or(t),
        };
        a.description = a.description.map(|d| apart(r, d));
        if let Some(l) = lead {
            a.start = a.start.min(l.first);
        }
        if let Some(t) =
            trailing.filter(|t| !matches!(t.rule, "person.is" | "person.works-at" | "person.heads" | "person.below"))
        {
            a.end = a.end.max(t.last);
        }
    }
}

/// Whether an office is no more than a part in the event: "moderator", "keynote speaker".
fn part_in_event(r: &Reader<'_>, d: Description) -> bool {
    d.position.is_some_and(|(a, b)| {
        r.starting(Layer::SpeechCue, a).is_some_and(|m| {
            m.last as usize >= b
                && m.cell(r.doc.lexicon, "side") == "predicate"
                && m.cell(r.doc.lexicon, "strength") == "strong"
        })
    })
}

/// "GIS Analyst, Office of Roads" read as a body with the office in it: the office ends at the comma, the body begins behind.
fn apart(r: &Reader<'_>, mut d: Description) -> Description {
    if let (Some((from, to)), Some((first, last))) = (d.position, d.affiliation)
        && first < from
        && to <= last
    {
        d.position = Some((first, to));
        d.affiliation = (r.mark(to + 1) == ',' && to + 2 <= last).then_some((to + 2, last));
    }
    d
}

/// "A and B (ORG)", "A and B, both of ORG", "A and B of ORG": a body alone behind a list is everybody's.
fn share(r: &Reader<'_>, all: &mut [Appearance]) {
    for n in (1..all.len()).rev() {
        let (left, right) = all.split_at_mut(n);
        let (Some(a), Some(b)) = (left.last_mut(), right.first()) else { continue };
        let Some(d) = b.description.filter(|d| {
            d.position.is_none() && d.affiliation.is_some_and(|x| x.0 > b.last) && d.rule != "person.below"
        }) else {
            continue;
        };
        if a.description.is_none() && joined(r, a, b) {
            a.description = Some(Description { rule: "person.shared", ..d });
        }
    }
}

/// Whether only joints stand between two appearances of one sentence.
fn joined(r: &Reader<'_>, a: &Appearance, b: &Appearance) -> bool {
    let (from, to) = (a.end + 1, b.start);
    if from >= to || to - from > 6 || r.sentence(a.last) != r.sentence(b.first) {
        return false;
    }
    (from..to).all(|i| {
        matches!(r.mark(i), ',' | ';' | '&' | '/' | ')' | '|')
            || r.is(
                i,
                &[
                    "and",
                    "with",
                    "along",
                    "together",
                    "as",
                    "well",
                    "or",
                    "the",
                    "both",
                    "then",
                    "also",
                    "alongside",
                    "plus",
                    "a",
                    "an",
                ],
            )
    })
}
