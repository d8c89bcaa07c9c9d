//! Bodies known only by their company, and capitalised names of no known sort.
//!
//! In: a [`Sheet`], the people and organisations found. Out: organisations that a bracket, an office or a role cue
//! vouches for ("Jane Roe (Acme Widgets)", "director of Acme Widgets", "hosted by Acme Widgets"); and
//! [`Layer::Name`] mentions for what is left.

use super::lists;
use super::organisations::{left, possessive, run};
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::Gap;

/// Tokens that other mentions claim.
struct Taken(Vec<bool>);

impl Taken {
    fn new(len: usize, mentions: &[&[Mention]]) -> Taken {
        let mut t = vec![false; len];
        for m in mentions.iter().flat_map(|m| m.iter()) {
            t[m.first as usize..=m.last as usize].fill(true);
        }
        Taken(t)
    }

    fn any(&self, first: usize, last: usize) -> bool {
        self.0.get(first..=last).is_some_and(|t| t.iter().any(|x| *x))
    }
}

/// Organisations by their company.
pub(super) fn affiliations(s: &Sheet<'_>, people: &[Mention], organisations: &[Mention]) -> Vec<Mention> {
    let taken = Taken::new(s.len(), &[people, organisations]);
    let mut out = Vec::new();
    let mut propose = |from: usize, rule: &'static str| {
        let from = if matches!(s.word(from), "the" | "The") { from + 1 } else { from };
        if let Some((first, last)) = body(s, from).filter(|(f, l)| !taken.any(*f, *l)) {
            out.push(Mention::new(first, last, Layer::Organisation, rule));
        }
    };
    for p in people {
        let n = p.last as usize + 1;
        if s.mark(n) == '(' {
            propose(n + 1, "org.bracketed");
        } else if s.mark(n) == ',' || matches!(s.word(n), "of" | "from") && s.gap(n) <= Gap::Wrap {
            propose(n + 1, "org.after-person");
        }
    }
    for p in s.gazetteer.of(Layer::Position) {
        let n = p.last as usize + 1;
        if s.gap(n) <= Gap::Wrap && matches!(s.word(n), "of" | "at" | "with" | "for") || s.mark(n) == ',' {
            propose(n + 1, "org.after-position");
        }
    }
    for c in s.gazetteer.of(Layer::RoleCue) {
        if c.cell(s.lexicon, "side") == "object" && c.cell(s.lexicon, "strength") == "strong" {
            propose(c.last as usize + 1, "org.role");
        }
    }
    out
}

/// A capitalised run at `from` that may name a body: not a place, an office, a date or plain topic words.
fn body(s: &Sheet<'_>, from: usize) -> Option<(usize, usize)> {
    let barred = flag::CALENDAR
        | flag::HONORIFIC
        | flag::FUNCTION
        | flag::POSITION
        | flag::EVENT
        | flag::GROUP
        | flag::COUNTRY
        | flag::CITY
        | flag::LABEL
        | flag::STOP;
    if !s.cap(from) || s.is(from, barred) || s.case(from) == Case::Shouted {
        return None;
    }
    let last = run(s, from);
    let plain = (from..=last).all(|i| s.ordinary(i) || s.is(i, flag::COUNTRY | flag::CITY));
    (!plain || last > from).then_some((from, last))
}

/// Names of no known sort.
pub(super) fn names(s: &Sheet<'_>, people: &[Mention], others: &[&[Mention]]) -> Vec<Mention> {
    let (taken, person) = (Taken::new(s.len(), others), Taken::new(s.len(), &[people]));
    let mut out = Vec::new();
    let mut i = 0;
    while i < s.len() {
        let barred = flag::CALENDAR | flag::FUNCTION | flag::HONORIFIC | flag::LABEL;
        if !s.cap(i) || s.is(i, barred) || s.case(i) == Case::Shouted || person.0[i] {
            i += 1;
            continue;
        }
        let mut last = full_run(s, i);
        while let Some(k) = linked(s, last).filter(|_| last - i < 60) {
            last = full_run(s, k);
        }
        let first = left(s, i).max(i);
        let lone = first == last;
        let opener = i == s.sentence_start(i) && lone;
        let covered = (first..=last).all(|k| taken.0[k]);
        let placed = (first..=last).all(|k| s.is(k, flag::COUNTRY | flag::CITY));
        if !covered && !placed && !(lone && (s.ordinary(i) || opener)) {
            let mut m = Mention::new(first, last, Layer::Name, "name.capitals");
            m.weak = s.case(i) != Case::Telling || lone;
            out.push(m);
        }
        i = last + 1;
    }
    out
}

/// The run of capitals from `i`, through offices and event nouns as well.
fn full_run(s: &Sheet<'_>, i: usize) -> usize {
    let mut cur = run(s, i);
    while let Some(n) = s
        .next(cur)
        .filter(|n| s.cap(*n) && !s.is(*n, flag::CALENDAR | flag::FUNCTION | flag::HONORIFIC) && !possessive(s, *n))
    {
        cur = run(s, n);
    }
    cur
}

/// The capitalised word after "of", "for", "of the" …
fn linked(s: &Sheet<'_>, last: usize) -> Option<usize> {
    let l = s
        .next(last)
        .filter(|l| lists::linker(s.word(*l)) && s.word(*l) != "on" || s.mark(*l) == '&' || s.word(*l) == "and")?;
    let both = s.word(l) == "and";
    let mut t = s.next(l)?;
    if s.word(t) == "the" && !both {
        t = s.next(t)?;
    }
    let topic = !both || s.ordinary(t) && s.ordinary(last);
    let barred = flag::CALENDAR | flag::FUNCTION | flag::HONORIFIC | if both { flag::POSITION } else { 0 };
    (s.cap(t) && topic && !s.is(t, barred)).then_some(t)
}
