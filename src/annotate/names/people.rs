//! People's names, of any culture's order and shape, weighed by their words and their company.
//!
//! In: a [`Sheet`] and the organisations proposed. Out: person mentions without honorifics and degrees, not
//! overlapping. A chain of name words is a candidate; its weight is the sum of what its words say (`weigh_words`) and
//! what stands around it (`weigh_company`), in points; from [`ENOUGH`] on it is a person. Names found once lend their
//! weight to shorter and later mentions (`repeats`).

use super::chain::{Chain, chains, weak_honorific_before};
use super::lists;
use super::repeats;
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::gazetteer::compile::{COMMON, GIVEN, SURNAME};

/// Points from which a chain is a person.
pub(super) const ENOUGH: i32 = 24;
/// Points from which an accepted neighbour in a list carries a chain over.
const NEARLY: i32 = 4;

/// A chain with its points and the rule that says most for it.
pub(super) struct Candidate {
    pub chain: Chain,
    pub points: i32,
    pub rule: &'static str,
}

pub(super) fn people(s: &Sheet<'_>, organisations: &[Mention]) -> Vec<Mention> {
    let mut owner: Vec<u32> = vec![0; s.len()];
    for o in organisations.iter().filter(|o| !o.weak && o.layer == Layer::Organisation) {
        for x in &mut owner[o.first as usize..=o.last as usize] {
            *x = (*x).max(o.width());
        }
    }
    let mut candidates: Vec<Candidate> = chains(s).into_iter().map(|c| weigh(s, c, &owner)).collect();
    employers(s, &mut candidates);
    lean_on_neighbours(s, &mut candidates);
    repeats::lend(s, &mut candidates);
    candidates
        .iter()
        .filter(|c| c.points >= ENOUGH)
        .map(|c| {
            let mut m = Mention::new(c.chain.first, c.chain.last, Layer::Person, c.rule);
            m.weak = c.points < ENOUGH + 6;
            m.number = c.points.max(0) as u64;
            m
        })
        .collect()
}

fn weigh(s: &Sheet<'_>, chain: Chain, owner: &[u32]) -> Candidate {
    let mut rule = "person.shape";
    let mut points = weigh_words(s, &chain, &mut rule);
    points += weigh_company(s, &chain, &mut rule);
    let width = (chain.last - chain.first + 1) as u32;
    if owner[chain.first] > width && owner[chain.last] > width {
        points -= 30;
    } else if owner[chain.first] > 0 && owner[chain.last] > 0 && !chain.honorific {
        points -= 12;
    }
    Candidate { chain, points, rule }
}

/// What the words themselves say.
fn weigh_words(s: &Sheet<'_>, chain: &Chain, rule: &mut &'static str) -> i32 {
    let mut points = 0;
    let full: Vec<usize> = chain.parts.iter().copied().filter(|p| !s.is(*p, flag::INITIAL)).collect();
    let initials = chain.parts.len() - full.len();
    for (n, p) in full.iter().enumerate() {
        let mut worth = word_worth(s, *p, n == 0);
        let larger = flag::HEAD | flag::EVENT | flag::VENUE | flag::GROUP | flag::COUNTRY;
        if worth <= -20 && chain.honorific {
            worth = -4;
        } else if n > 0 && worth <= -20 && sure_given(s, full[0]) && !s.is(*p, larger) {
            // "Robert Jolly": a sure given name carries a word of the language.
            worth = if s.case(*p) == Case::Telling { -6 } else { -10 };
        }
        // A word of the language within a double name says nothing: "Sabbagh-Noun".
        let half = s.hyphened(*p).or_else(|| s.hyphened_back(*p)).filter(|h| full.contains(h));
        if worth < 0 && half.is_some_and(|h| s.rare(h) || s.marked(h, SURNAME)) && !s.is(*p, larger) {
            worth = 0;
        }
        if s.page.tokens[*p].word == 0 && s.case(*p) == Case::Telling && full.len() <= 3 {
            worth += 4;
        }
        points += if n == 0 || n + 1 == full.len() { worth } else { worth.min(6) };
    }
    if chain.particle && full.len() >= 2 {
        points += 8;
        *rule = "person.particle";
    }
    if full.first().is_some_and(|p| s.marked(*p, GIVEN)) && full.len() + initials >= 2 {
        *rule = "person.given-name";
    }
    if initials > 0 && !full.is_empty() {
        points += if chain.dotted {
            20
        } else if chain.honorific {
            10
        } else {
            0
        };
        *rule = "person.initial";
    }
    if capital_surname(s, &full) {
        points += 10;
        *rule = "person.capital-surname";
    }
    if full.len() >= 2 && full.iter().any(|p| lists::patronymic(s.word(*p))) {
        points += 20;
        *rule = "person.patronymic";
    }
    let unlisted = |p: usize| !s.marked(p, COMMON | GIVEN | SURNAME);
    if full.len() >= 2 && full.iter().any(|p| unlisted(*p) && lists::surname_ending(s.word(*p))) {
        points += 5;
    }
    // "Jalal-Abad": two words that a hyphen joins are one.
    if let [a, b] = chain.parts[..]
        && s.hyphened(a) == Some(b)
        && !chain.honorific
        && !s.marked(a, GIVEN)
    {
        points -= 12;
    }
    if let [p] = chain.parts[..] {
        let place = s.is(p, flag::CITY | flag::WEAK_PLACE) && !chain.honorific && !lists::plain_given(s.word(p));
        points -= if other_than_name(s, p) {
            60
        } else if place {
            30
        } else {
            12
        };
    }
    if lists::place_opener(s.word(chain.parts[0])) && !chain.honorific {
        points -= 18;
    }
    if chain.honorific && full.iter().all(|p| s.ordinary(*p)) {
        points -= 30;
    }
    if s.case(chain.first) == Case::Telling
        && full.iter().any(|p| s.acronym(*p) && s.upper(*p) && s.word(*p).chars().count() <= 4)
    {
        points -= 10;
    }
    points
        - match s.case(chain.first) {
            Case::Telling => 0,
            Case::Short => 4,
            Case::Title => 12,
            Case::Shouted => 15,
        }
}

/// A lone word that is an office, a body, a month, an acronym: no single name.
fn other_than_name(s: &Sheet<'_>, p: usize) -> bool {
    let other = flag::POSITION | flag::HEAD | flag::EVENT | flag::CALENDAR | flag::VENUE | flag::COUNTRY | flag::GROUP;
    let acronym = s.upper(p) && s.case(p) != Case::Shouted && !s.marked(p, GIVEN | SURNAME);
    s.is(p, other) || acronym || s.starting(Layer::Honorific, p).is_some() && !s.given(p)
}

/// A given name for certain, be it also a word or a town (John, Mary).
fn sure_given(s: &Sheet<'_>, p: usize) -> bool {
    s.given(p) || s.marked(p, GIVEN) && lists::plain_given(s.word(p))
}

fn word_worth(s: &Sheet<'_>, p: usize, first: bool) -> i32 {
    let common = s.marked(p, COMMON) && s.word(p).is_ascii();
    let place = if s.is(p, flag::COUNTRY) {
        -30
    } else if s.is(p, flag::CITY) {
        -8
    } else {
        0
    };
    let other = if s.is(p, flag::HEAD | flag::EVENT | flag::VENUE | flag::POSITION | flag::GROUP) { -8 } else { 0 };
    let worth = match () {
        () if first && sure_given(s, p) => 30,
        () if first && s.marked(p, GIVEN) => {
            if common {
                17
            } else {
                22
            }
        }
        () if s.marked(p, SURNAME) => {
            if common {
                6
            } else {
                12
            }
        }
        () if s.marked(p, GIVEN) => {
            if common {
                6
            } else {
                10
            }
        }
        () if common => -20,
        () => 8,
    };
    worth + place + other
}

/// One part all in capitals beside others that are not: "Jean-Pierre DUPONT", "NGUYEN Thi Hang".
fn capital_surname(s: &Sheet<'_>, full: &[usize]) -> bool {
    let upper = full.iter().filter(|p| s.upper(**p)).count();
    upper > 0
        && upper < full.len()
        && full.iter().any(|p| s.marked(*p, GIVEN | SURNAME))
        && full
            .iter()
            .filter(|p| s.upper(**p))
            .all(|p| s.word(*p).chars().count() >= 3 || s.marked(*p, SURNAME | GIVEN))
}

/// What stands around.
fn weigh_company(s: &Sheet<'_>, chain: &Chain, rule: &mut &'static str) -> i32 {
    let mut points = 0;
    if chain.honorific {
        points += 40;
        *rule = "person.honorific";
    }
    if let Some(p) = chain.first.checked_sub(1) {
        points += weigh_before(s, chain, p, rule);
    }
    points + weigh_after(s, chain, rule)
}

fn weigh_before(s: &Sheet<'_>, chain: &Chain, p: usize, rule: &mut &'static str) -> i32 {
    let near = s.gap(chain.first) <= Gap::Wrap;
    let weak_honorific = !chain.honorific && weak_honorific_before(s, chain.first);
    let mut points = if weak_honorific { 12 } else { 0 };
    let comma = matches!(s.mark(p), ',' | ':' | '–' | '—');
    if near && ends_position(s, p) {
        points += if chain.parts.len() == 1 { 34 } else { 25 };
        set(rule, "person.position");
    } else if chain.parts.len() >= 2
        && office_with_complement(s, if s.mark(p) == ',' { p.saturating_sub(1) } else { p })
    {
        points += 20;
        set(rule, "person.position");
    } else if comma
        && p > 0
        && (ends_position(s, p - 1) || s.mark(p) == ':' && s.ending(Layer::ParticipantNoun, p - 1).is_some())
    {
        points += 15;
        set(rule, "person.position");
    } else if s.mark(p) == ','
        && s.gazetteer.within(Layer::Position, p.saturating_sub(9).max(s.sentence_start(p)), p).next().is_some()
    {
        points += 6;
    }
    if near
        && matches!(s.word(p), "the" | "The" | "this" | "a" | "an" | "its" | "our" | "their" | "these")
        && !chain.honorific
    {
        points -= 30;
    }
    if near && matches!(s.word(p), "in" | "at" | "near" | "In" | "At" | "on" | "On" | "into") && !chain.honorific {
        points -= 18;
    }
    // "Hosted by" asks for a body; "moderated by" and "led by" are said of people too.
    let spoken = s.ending(Layer::SpeechCue, p).is_some();
    if !spoken && s.ending(Layer::RoleCue, p).is_some_and(|m| m.cell(s.lexicon, "side") == "object") {
        points -= 4;
    } else if near && matches!(s.word(p), "by" | "By") {
        points += 10;
    } else if near && matches!(s.word(p), "with" | "With") {
        points += 6;
    }
    if spoken || comma && p > 0 && s.ending(Layer::Label, p - 1).is_some() {
        points += 10;
    }
    // A capitalised word that is part of something larger.
    if near && s.cap(p) && s.is(p, flag::HEAD | flag::EVENT) && !s.is(p, flag::POSITION) {
        points -= 12;
    }
    points
}

/// "Minister of Water and Irrigation NAME", "Secretary for Farms NAME": an office, its preposition, and words of capitals
/// (and what joins them) up to token `p`.
fn office_with_complement(s: &Sheet<'_>, p: usize) -> bool {
    if !s.is_word(p) || s.is(p, flag::FUNCTION) || s.is(p, flag::COUNTRY) && !s.cap(p) {
        return false;
    }
    let start = s.sentence_start(p).max(p.saturating_sub(10));
    for i in (start..p).rev() {
        if s.gap(i + 1) > Gap::Wrap {
            return false;
        }
        if matches!(s.word(i), "of" | "for" | "at") && i > start && s.gap(i) <= Gap::Wrap && ends_position(s, i - 1) {
            return true;
        }
        let joins = matches!(s.word(i), "of" | "for" | "and" | "the" | "in" | "de" | "des" | "du");
        if !joins && s.mark(i) != '&' && !s.cap(i) {
            return false;
        }
    }
    false
}

fn ends_position(s: &Sheet<'_>, p: usize) -> bool {
    s.ending(Layer::Position, p).is_some()
}

/// A rule id of company only replaces the weakest one.
fn set(rule: &mut &'static str, id: &'static str) {
    if *rule == "person.shape" {
        *rule = id;
    }
}

fn weigh_after(s: &Sheet<'_>, chain: &Chain, rule: &mut &'static str) -> i32 {
    let Some(mut n) = s.page.tokens.get(chain.last + 1).map(|_| chain.last + 1) else { return 0 };
    let mut points = 0;
    if s.gap(n) <= Gap::Space
        && s.cap(n)
        && s.is(n, flag::HEAD | flag::EVENT | flag::VENUE | flag::TOPIC)
        && !s.is(n, flag::POSITION | flag::HONORIFIC)
    {
        points -= 30;
    } else if s.gap(n) <= Gap::Wrap && s.ordinary(n) && !s.is(n, flag::FUNCTION | flag::POSITION | flag::HONORIFIC) {
        points -= 12;
    }
    if s.gap(n) <= Gap::Wrap
        && (s.starting(Layer::SpeechCue, n).is_some() || matches!(s.word(n), "who" | "whose" | "whom"))
    {
        points += 15;
        set(rule, "person.speech");
    }
    // "NAME of the Harbour Trust": places and bodies stand so too, but people more often.
    if s.gap(n) <= Gap::Wrap && matches!(s.word(n), "of" | "from") && chain.parts.len() >= 2 {
        let body = (n + 1..(n + 6).min(s.sentence_end(n)))
            .take_while(|i| s.cap(*i) || matches!(s.word(*i), "the" | "of" | "and" | "for"))
            .any(|i| s.is(i, flag::ORG | flag::HEAD));
        points += if body { 8 } else { 0 };
    }
    n = skip_degrees(s, n);
    if degree_follows(s, chain.last) {
        points += 25;
    }
    let opened = matches!(s.mark(n), ',' | '(' | '–' | '—' | '-' | ':' | '|' | ';' | '/');
    let next_line = s.gap(n) >= Gap::Wide && s.gap(n) <= Gap::Line;
    if opened || next_line {
        let told = apposition(s, if opened { n + 1 } else { n }, rule);
        // "Name, Office, Body" lines are all capitals: there title case takes nothing away.
        let entry = told >= 10 && s.case(chain.first) == Case::Title;
        points += told + if entry { 10 } else { 0 };
    }
    points
}

fn degree_follows(s: &Sheet<'_>, last: usize) -> bool {
    let at = if s.mark(last + 1) == ',' { last + 2 } else { last + 1 };
    s.gap(at) <= Gap::Wrap && s.is(at, flag::DEGREE)
}

/// Passes ", PhD, MPH" by.
fn skip_degrees(s: &Sheet<'_>, mut n: usize) -> usize {
    for _ in 0..4 {
        let at = if s.mark(n) == ',' { n + 1 } else { n };
        if s.is_word(at) && (lists::degree(s.word(at)) || s.is(at, flag::DEGREE)) {
            n = at + 1;
            if s.mark(n) == '.' {
                n += 1;
            }
        } else {
            break;
        }
    }
    n
}

/// "…, Director of Training", "… (WHO)", "…, University of Nairobi": what follows a name.
fn apposition(s: &Sheet<'_>, from: usize, rule: &mut &'static str) -> i32 {
    if matches!(s.word(from), "who" | "whose" | "whom") {
        set(rule, "person.speech");
        return 18;
    }
    let place = s.starting(Layer::City, from).or_else(|| s.starting(Layer::Country, from));
    if from > 0 && s.mark(from - 1) == '(' && place.is_some_and(|m| s.mark(m.last as usize + 1) == ')') {
        return 12;
    }
    let article = matches!(s.word(from), "a" | "an" | "the" | "our") && s.is_word(from + 1) && !s.cap(from + 1);
    let end = s.sentence_end(from).min(from + 9);
    let stop = (from..end)
        .find(|i| matches!(s.mark(*i), ',' | ';' | '(' | ')' | ':' | '.') && s.gap(*i) == Gap::Joined)
        .unwrap_or(end);
    let verb = (from..stop)
        .find(|i| matches!(s.word(*i), "is" | "was" | "will" | "has" | "and" | "said" | "are"))
        .unwrap_or(stop);
    if s.gazetteer.within(Layer::Position, from, verb).next().is_some() {
        set(rule, "person.position");
        return 22;
    }
    if (from..verb)
        .any(|i| s.cap(i) && (s.is(i, flag::ORG | flag::HEAD) || super::organisations::plausible_acronym(s, i)))
    {
        set(rule, "person.affiliation");
        return 14;
    }
    if article { 10 } else { 0 }
}

/// "NAME, Partner, Arcadia Works": what stands behind a person's office is the body, be it of name words.
fn employers(s: &Sheet<'_>, candidates: &mut [Candidate]) {
    for n in 1..candidates.len() {
        let (a, b) = (&candidates[n - 1].chain, &candidates[n].chain);
        let (from, to) = (a.last + 1, b.first);
        let near = from + 2 < to && to - from <= 10 && s.page.tokens[from].line == s.page.tokens[to].line;
        let behind = near
            && candidates[n - 1].points >= ENOUGH
            && !b.honorific
            && !s.marked(b.parts[0], GIVEN)
            && matches!(s.mark(from), ',' | '(' | '–' | '—' | '-')
            && matches!(s.mark(to - 1), ',' | '–' | '—' | '-')
            && ends_position(s, to - 2)
            && !(from..to).any(|i| matches!(s.mark(i), ';' | ')' | ':') || matches!(s.word(i), "and" | "the" | "The"));
        if behind {
            candidates[n].points -= 25;
        }
    }
}

/// In "A, B and C", and down a list, one surely accepted name carries doubtful ones.
fn lean_on_neighbours(s: &Sheet<'_>, candidates: &mut [Candidate]) {
    for n in 1..candidates.len() {
        lean(s, candidates, n - 1, n);
    }
    for n in (1..candidates.len()).rev() {
        lean(s, candidates, n, n - 1);
    }
}

fn lean(s: &Sheet<'_>, candidates: &mut [Candidate], from: usize, to: usize) {
    let (a, b) = (from.min(to), from.max(to));
    let sure = candidates[from].points >= ENOUGH;
    if !sure
        || candidates[to].points >= ENOUGH
        || candidates[to].points < NEARLY
        || candidates[to].chain.parts.len() < 2 && !s.given(candidates[to].chain.parts[0])
    {
        return;
    }
    if listed(s, &candidates[a].chain, &candidates[b].chain) {
        candidates[to].points += 20;
        if candidates[to].points >= ENOUGH && candidates[to].rule == "person.shape" {
            candidates[to].rule = "person.listed";
        }
    }
}

/// Whether only a comma, "and" or a bullet parts the two, or both open successive list items.
fn listed(s: &Sheet<'_>, a: &Chain, b: &Chain) -> bool {
    let between = a.last + 1..b.first;
    let tight = between.len() <= 3
        && between.clone().all(|i| {
            matches!(s.mark(i), ',' | ';' | '&' | '•' | '-' | '*' | '·' | '/' | '|')
                || matches!(s.word(i), "and" | "y" | "AND")
                || s.is(i, flag::HONORIFIC)
        })
        && !(between.is_empty() && s.gap(b.first) <= Gap::Wrap);
    let (la, lb) = (s.page.tokens[a.first].line as usize, s.page.tokens[b.first].line as usize);
    // A name that ends one line and one that begins the next are a list only if each has its line.
    let tight = tight && (lb == la || opens_line(s, a.first) && opens_line(s, b.first));
    tight
        || lb == la + 1
            && opens_line(s, a.first)
            && opens_line(s, b.first)
            && s.page.lines[la].bullet
            && s.page.lines[lb].bullet
}

fn opens_line(s: &Sheet<'_>, i: usize) -> bool {
    let line = &s.page.lines[s.page.tokens[i].line as usize];
    (line.first as usize..i).all(|j| s.page.tokens[j].kind != TokenKind::Word || s.is(j, flag::HONORIFIC))
}
