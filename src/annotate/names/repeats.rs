//! Later and shorter mentions of people already named: "Zudova said", "JOHN SMITH" in a headline.
//!
//! In: weighed candidates. Out: the same, with points lent by accepted full names to chains whose words are among
//! theirs. Words are compared folded.

use super::people::{Candidate, ENOUGH};
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::Layer;
use crate::gazetteer::compile::{COMMON, GIVEN};
use crate::text::fold::fold;
use std::collections::BTreeMap;

/// What a word is in the accepted names that hold it.
#[derive(Clone, Copy, Default)]
struct Seen {
    first: bool,
    last: bool,
    names: u32,
}

pub(super) fn lend(s: &Sheet<'_>, candidates: &mut [Candidate]) {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    for c in candidates.iter().filter(|c| c.points >= ENOUGH && c.chain.parts.len() >= 2) {
        for (n, p) in c.chain.parts.iter().enumerate().filter(|(_, p)| !s.is(**p, flag::INITIAL)) {
            let entry = seen.entry(fold(s.word(*p))).or_default();
            entry.first |= n == 0;
            entry.last |= n + 1 == c.chain.parts.len();
            entry.names += 1;
        }
    }
    for c in candidates.iter_mut().filter(|c| c.points < ENOUGH) {
        let words: Vec<usize> = c.chain.parts.iter().copied().filter(|p| !s.is(*p, flag::INITIAL)).collect();
        let known = words.iter().filter(|p| seen.contains_key(&fold(s.word(**p)))).count();
        let lent = match words.as_slice() {
            [one] => single(s, *one, seen.get(&fold(s.word(*one))).copied().unwrap_or_default()),
            _ if known == words.len() => 40,
            [.., last] if seen.get(&fold(s.word(*last))).is_some_and(|e| e.last) && s.marked(words[0], GIVEN) => 16,
            _ => 0,
        };
        if lent > 0 {
            c.points += lent;
            c.rule = "person.again";
        }
    }
}

/// What one word that is part of a full name is worth alone.
fn single(s: &Sheet<'_>, p: usize, seen: Seen) -> i32 {
    if seen.names == 0 || !(seen.last || seen.first) || s.case(p) == Case::Shouted {
        return 0;
    }
    let spoken = s.next(p).is_some_and(|n| s.starting(Layer::SpeechCue, n).is_some());
    let opens = s.sentence_start(p) == p;
    let larger = s.next(p).is_some_and(|n| s.cap(n) && !s.is(n, flag::FUNCTION))
        || s.previous(p).is_some_and(|b| s.cap(b) && !s.is(b, flag::FUNCTION | flag::POSITION | flag::HONORIFIC));
    let acronym = s.acronym(p) && s.upper(p) && s.word(p).chars().count() <= 4;
    if s.is(p, flag::ORG | flag::HEAD) || acronym || s.is(p, flag::COUNTRY) && !seen.last {
        return 0;
    }
    let doubtful = s.marked(p, COMMON)
        || s.is(p, flag::COUNTRY | flag::CITY | flag::WEAK_PLACE | flag::HEAD | flag::EVENT | flag::POSITION);
    match () {
        () if larger => 0,
        () if spoken => 50,
        () if doubtful && (opens || s.is(p, flag::COUNTRY | flag::CITY)) => 0,
        () if doubtful => {
            if seen.last {
                44
            } else {
                0
            }
        }
        () => 44,
    }
}
