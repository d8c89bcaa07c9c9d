//! Chains of words that may be one person's name.
//!
//! In: a [`Sheet`]. Out: the longest chains of name words, initials and particles, cut free of honorifics, offices,
//! places and sentence openers at their ends. A chain is only a candidate.

use super::lists;
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::Gap;
use crate::gazetteer::compile::{COMMON, GIVEN, SURNAME};

/// Name parts at most.
const PARTS: usize = 7;

/// A run of tokens `first..=last` that may be a name.
pub(super) struct Chain {
    pub first: usize,
    pub last: usize,
    /// The name words and initials, without particles, hyphens and full stops.
    pub parts: Vec<usize>,
    /// It has a particle: de, bin.
    pub particle: bool,
    /// An initial has its full stop.
    pub dotted: bool,
    /// An honorific stands before it.
    pub honorific: bool,
}

/// All chains of the page in order, not overlapping.
pub(super) fn chains(s: &Sheet<'_>) -> Vec<Chain> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < s.len() {
        if !opens(s, i) {
            i += 1;
            continue;
        }
        let mut chain = follow(s, i);
        let end = chain.last;
        trim(s, &mut chain);
        chain.honorific |= honorific_before(s, chain.first);
        i = end + 1;
        if !chain.parts.is_empty() && chain.parts.iter().any(|p| !s.is(*p, flag::INITIAL)) {
            out.push(chain);
        }
    }
    out
}

fn opens(s: &Sheet<'_>, i: usize) -> bool {
    if s.cap(i) && s.is(i, flag::INITIAL) && !(s.is(i, flag::HONORIFIC) && s.word(i).contains('.')) {
        return dot_after(s, i) || !s.is(i, flag::FUNCTION) && s.next(i).is_some_and(|n| part(s, n, true));
    }
    let led = || honorific_before(s, i) || office_before(s, i);
    part(s, i, false)
        || capital_particle(s, i)
        || small_opening(s, i)
        || plain_city(s, i) && (led() || town_as_given(s, i))
        || glottal(s, i)
}

/// A town's name before a rare word that is no place: "Moana Fa'asavalu", "Bronte Papadimitriou". What stands around decides.
fn town_as_given(s: &Sheet<'_>, i: usize) -> bool {
    let barred = flag::COUNTRY | flag::CITY | flag::WEAK_PLACE | flag::HEAD | flag::EVENT | flag::ORG | flag::VENUE;
    s.next(i).is_some_and(|n| {
        part(s, n, true) && s.rare(n) && !s.is(n, barred | flag::GROUP | flag::POSITION) && !s.upper(n) && !s.acronym(n)
    })
}

/// A city's name that may also be a person's.
fn plain_city(s: &Sheet<'_>, i: usize) -> bool {
    let barred = flag::COUNTRY | flag::FUNCTION | flag::CALENDAR | flag::POSITION | flag::HEAD;
    s.cap(i) && s.is_word(i) && s.is(i, flag::CITY | flag::WEAK_PLACE) && !s.is(i, barred)
}

/// The opening sign of a Polynesian name (`‘Alisi`): joined to a rare word, and nothing closes it.
fn glottal(s: &Sheet<'_>, i: usize) -> bool {
    let opens = matches!(s.mark(i), '‘' | 'ʻ' | '\'') && s.gap(i) >= Gap::Space && s.gap(i + 1) == Gap::Joined;
    let closes = |j| matches!(s.mark(j), '’' | '\'');
    opens && part(s, i + 1, false) && s.rare(i + 1) && !(i + 2..(i + 12).min(s.len())).any(closes)
}

/// Whether an office stands right before `i`.
fn office_before(s: &Sheet<'_>, i: usize) -> bool {
    i > 0 && s.gap(i) <= Gap::Wrap && s.ending(Layer::Position, i - 1).is_some()
}

/// "van Gelder", "el-Sayed", "de Guichen" after an honorific or office.
fn small_opening(s: &Sheet<'_>, i: usize) -> bool {
    !s.cap(i)
        && matches!(
            s.word(i),
            "van" | "von" | "de" | "el" | "al" | "bin" | "ibn" | "della" | "di" | "da" | "den" | "ter"
        )
        && honorific_before(s, i)
        && after_particle(s, i).is_some()
}

fn capital_particle(s: &Sheet<'_>, i: usize) -> bool {
    s.cap(i)
        && lists::particle(&s.word(i).to_lowercase())
        && !s.is(i, flag::FUNCTION)
        && s.word(i).len() <= 5
        && after_particle(s, i).is_some()
}

/// Whether token `i` may be a word of a name.
fn part(s: &Sheet<'_>, i: usize, inner: bool) -> bool {
    if !s.cap(i) || !s.is_word(i) || s.word(i).chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let named = s.marked(i, GIVEN | SURNAME);
    if lists::adjective(s.word(i)) && !(inner && named) {
        return false;
    }
    if s.is(i, flag::FUNCTION) && !(inner && named && s.word(i).len() > 2 && s.case(i) == Case::Telling) {
        return false;
    }
    if s.is(i, flag::HONORIFIC | flag::STOP | flag::FURNITURE | flag::DEGREE)
        && !(inner && named && !s.upper(i))
        && !(s.is(i, flag::INITIAL) && s.cap(i) && inner)
        && !s.hyphened(i).is_some_and(|h| small_half(s, i, h))
    {
        return false;
    }
    if s.is(i, flag::CALENDAR)
        && !(s.marked(i, GIVEN)
            && (!inner && month_as_given(s, i)
                || s.hyphened(i).is_some_and(|h| small_half(s, i, h) || given_half(s, h))))
    {
        return false;
    }
    if s.is(i, flag::INITIAL) && s.is(i, flag::HONORIFIC) && s.word(i).contains('.') {
        return false;
    }
    if s.is(i, flag::COUNTRY | flag::ORG) && !(named && !s.acronym(i)) {
        return false;
    }
    if s.is(i, flag::CITY | flag::HEAD | flag::EVENT | flag::VENUE | flag::POSITION | flag::GROUP) && !named {
        return false;
    }
    if s.acronym(i) && (!s.upper(i) || s.word(i).chars().count() < 3 && !named || !vowelled(s.word(i))) {
        return false;
    }
    true
}

/// "Jan-Peter", "Jan-Willem": the second half, at `h`, is a given name and no month ("Jan-Feb").
fn given_half(s: &Sheet<'_>, h: usize) -> bool {
    s.cap(h) && s.marked(h, GIVEN) && !s.is(h, flag::CALENDAR)
}

/// "April Smith", "Jan Kowalski": a month's name before a rare word, and no day near.
fn month_as_given(s: &Sheet<'_>, i: usize) -> bool {
    let number = |j: usize| s.word(j).starts_with(|c: char| c.is_ascii_digit());
    let barred = flag::COUNTRY | flag::CITY | flag::HEAD | flag::EVENT | flag::ORG;
    s.next(i).is_some_and(|n| s.cap(n) && !s.upper(n) && s.rare(n) && !s.is(n, barred))
        && !(i > 0 && (number(i - 1) || s.word(i - 1) == "of"))
}

fn vowelled(word: &str) -> bool {
    word.chars().any(|c| "AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝĀĒĪŌŪĄĘİŐŰ".contains(c))
}

fn dot_after(s: &Sheet<'_>, i: usize) -> bool {
    s.mark(i + 1) == '.' && s.gap(i + 1) == Gap::Joined
}

/// The name word after the particle at `i` (and perhaps others).
fn after_particle(s: &Sheet<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    for _ in 0..3 {
        let n = s.hyphened(at).or_else(|| s.next(at))?;
        if s.cap(n) && (part(s, n, true) || s.is(n, flag::CITY | flag::WEAK_PLACE) && s.is_word(n)) {
            return Some(n);
        }
        if !lists::particle(&s.word(n).to_lowercase()) {
            return None;
        }
        at = n;
    }
    None
}

fn follow(s: &Sheet<'_>, i: usize) -> Chain {
    let mut chain = Chain { first: i, last: i, parts: Vec::new(), particle: false, dotted: false, honorific: false };
    let i = i + usize::from(glottal(s, i));
    if lists::particle(&s.word(i).to_lowercase()) && (!s.cap(i) || !part(s, i, false)) {
        chain.particle = true;
        if let Some(n) = after_particle(s, i) {
            chain.last = n;
            chain.parts.push(n);
        }
    } else {
        chain.last = i;
        chain.parts.push(i);
    }
    while chain.parts.len() < PARTS {
        let Some(n) = step(s, &mut chain) else { break };
        let crosses = s.page.tokens[n].sentence != s.page.tokens[chain.last].sentence;
        let short = s.is(chain.last, flag::INITIAL) && chain.parts.len() >= 2
            || lists::short_name(s.word(chain.last))
            || lists::double_initial(s.word(chain.last)) && dot_after(s, chain.last);
        if crosses && !short {
            break;
        }
        chain.last = n;
        chain.parts.push(n);
    }
    suffix(s, &mut chain);
    chain
}

/// The next name word of the chain.
fn step(s: &Sheet<'_>, chain: &mut Chain) -> Option<usize> {
    let cur = chain.last;
    if let Some(h) = s.hyphened(cur) {
        // "Jean-Pierre", "Abdel-rahman", "Al-Jaber".
        let joins = matches!(s.mark(cur + 1), '-' | '‐' | '‑')
            && s.is_word(h)
            && (part(s, h, true)
                || s.cap(h) && !s.acronym(h) && !s.is(h, flag::ORG | flag::COUNTRY)
                || small_half(s, cur, h));
        return joins.then_some(h);
    }
    let n = s.next(cur)?;
    if s.mark(n) == '.' && s.gap(n) == Gap::Joined && (s.is(cur, flag::INITIAL) || lists::short_name(s.word(cur))) {
        let k = s.next(n)?;
        let k = if matches!(s.mark(k), '-') { s.next(k)? } else { k };
        let goes = part(s, k, true) || s.is(k, flag::INITIAL) && s.cap(k) || after_particle(s, n).is_some();
        if goes {
            chain.dotted = true;
        }
        if goes && !s.cap(k) {
            chain.particle = true;
            return after_particle(s, n);
        }
        return goes.then_some(k);
    }
    if let Some(k) = filiation(s, n) {
        chain.particle = true;
        return Some(k);
    }
    if let Some(k) = nickname(s, n) {
        return Some(k);
    }
    if s.is(n, flag::INITIAL) && s.cap(n) && !(s.is(n, flag::FUNCTION) && !dot_after(s, n)) {
        return Some(n);
    }
    let small = s.word(n);
    if !s.cap(n) && lists::particle(small) && (!lists::joins_two(small) || chain.parts.len() >= 2) {
        if let Some(k) = after_particle(s, n) {
            chain.particle = true;
            return Some(k);
        }
        return lists::closing_particle(small).then_some(n);
    }
    let inner_city = s.is(n, flag::CITY | flag::WEAK_PLACE)
        && s.is_word(n)
        && s.cap(n)
        && !s.is(n, flag::COUNTRY)
        && (rare_first(s, chain.parts[0]) || s.is(chain.last, flag::INITIAL) || honorific_before(s, chain.first));
    (part(s, n, true) || inner_city).then_some(n)
}

/// "Nirmala Devi d/o Ganesan", "Arun s/o Muthu", "Kavitha a/p Raman": the name behind the letters.
fn filiation(s: &Sheet<'_>, n: usize) -> Option<usize> {
    let letters = matches!(s.word(n), "d" | "s" | "a" | "w" | "D" | "S" | "A" | "W")
        && s.mark(n + 1) == '/'
        && matches!(s.word(n + 2), "o" | "l" | "p" | "O" | "L" | "P");
    let joined = s.gap(n + 1) == Gap::Joined && s.gap(n + 2) == Gap::Joined;
    let k = s.next(n + 2).filter(|_| letters && joined)?;
    part(s, k, true).then_some(k)
}

/// A first part after which a city's name may be a surname: "Bodevi Shuya", "Denzel Washington".
fn rare_first(s: &Sheet<'_>, p: usize) -> bool {
    s.marked(p, GIVEN) || s.rare(p) && !s.is(p, flag::CITY | flag::WEAK_PLACE | flag::COUNTRY) && !s.acronym(p)
}

/// "Jun-hyeok", "Abdel-rahman": the small second half of a given name, unlike "Geneva-based".
fn small_half(s: &Sheet<'_>, first: usize, half: usize) -> bool {
    let letters = s.word(half).chars().count();
    let common = s.marked(half, COMMON) && !(letters <= 4 && s.marked(half, GIVEN | SURNAME));
    let small = s.is_word(half) && !s.cap(half) && !s.is(half, flag::FUNCTION);
    small && (s.rare(first) || s.marked(first, GIVEN | SURNAME)) && (2..=8).contains(&letters) && !common
}

/// `Pableo “Bebot” Sumampong`, `Robert (Bob) Jones`: the word after the closing mark.
fn nickname(s: &Sheet<'_>, open: usize) -> Option<usize> {
    let close = match s.mark(open) {
        '“' | '"' => ['”', '"'],
        '‘' | '\'' => ['’', '\''],
        '(' => [')', ')'],
        _ => return None,
    };
    let end = (open + 2..open + 4).find(|j| close.contains(&s.mark(*j)))?;
    let inside = s.cap(open + 1) && (s.mark(open) != '(' || s.marked(open + 1, GIVEN));
    let n = s.next(end)?;
    (inside && part(s, n, true) && s.gap(n) == Gap::Space).then_some(n)
}

/// "Jr.", ", III".
fn suffix(s: &Sheet<'_>, chain: &mut Chain) {
    if s.word(chain.last).contains('.') && dot_after(s, chain.last) {
        chain.last += 1;
    }
    let n = if s.mark(chain.last + 1) == ',' { chain.last + 2 } else { chain.last + 1 };
    if s.page.tokens.get(n).is_some_and(|t| t.gap <= Gap::Wrap)
        && lists::generation(s.word(n))
        && chain.parts.len() >= 2
    {
        chain.last = n;
        if matches!(s.word(n), "Jr" | "Sr" | "JR" | "SR") && dot_after(s, n) {
            chain.last += 1;
        }
    }
}

fn trim(s: &Sheet<'_>, chain: &mut Chain) {
    // Sentence openers and ordinary words before a name: "Yesterday John Smith".
    while chain.parts.len() >= 2 {
        let p = chain.parts[0];
        let led = honorific_before(s, p) || office_before(s, p);
        let noun = s.ordinary(p) && !s.is(p, flag::INITIAL) && !led;
        let title = weak_title(s, chain);
        chain.honorific |= title;
        let acronym = s.upper(p)
            && !s.upper(chain.parts[1])
            && !s.marked(p, GIVEN | SURNAME)
            && s.word(p).chars().count() <= 5
            && chain.parts.len() >= 3
            && !led;
        let group = s.is(p, flag::COUNTRY | flag::POSITION | flag::GROUP | flag::EVENT)
            && !s.given(p)
            && chain.parts.len() >= 3;
        if !(noun || acronym || group || title) {
            break;
        }
        chain.parts.remove(0);
        chain.first = chain.parts[0];
    }
    // "Jack Hart Hall" is a hall.
    if let [.., a, b] = chain.parts[..]
        && chain.parts.len() >= 3
        && s.is(b, flag::VENUE | flag::HEAD)
        && !s.upper(b)
        && s.hyphened_back(a).is_none()
        && chain.last == b
        && !s.is(a, flag::INITIAL)
        && !chain.honorific
    {
        chain.parts.pop();
        chain.last = a;
    }
    // Ordinary words after it: "John Smith Speaks".
    while chain.parts.len() >= 3 && chain.last == chain.parts[chain.parts.len() - 1] {
        let p = chain.parts[chain.parts.len() - 1];
        let title = s.case(p) != Case::Telling;
        if !(s.ordinary(p) && (title || s.is(p, flag::TOPIC | flag::EVENT | flag::HEAD | flag::POSITION | flag::VENUE)))
            || s.hyphened_back(p).is_some()
        {
            break;
        }
        chain.parts.pop();
        chain.last = chain.parts[chain.parts.len() - 1];
    }
}

/// The first part is a title that is also a word or name ("Sister Lemlem", "Haji Zulkefli Yaacob", not "Dean Smith").
fn weak_title(s: &Sheet<'_>, chain: &Chain) -> bool {
    let (p, next) = (chain.parts[0], chain.parts[1]);
    let whole = |m: &Mention| m.last as usize == p && m.cell(s.lexicon, "kind") != "degree";
    let listed = s.starting(Layer::Honorific, p).is_some_and(whole);
    let goes_on = chain.parts.len() >= 3;
    if s.hyphened(p) == Some(next) {
        return false;
    }
    if lists::kin(s.word(p)) {
        return s.rare(next) || goes_on;
    }
    let apart = if s.marked(p, GIVEN) { goes_on && s.marked(next, GIVEN) } else { s.rare(next) || goes_on };
    listed
        && apart
        && !s.is(next, flag::INITIAL)
        && !s.is(p, flag::INITIAL)
        && !lists::plain_given(s.word(p))
        && !(lists::short_name(s.word(p)) && dot_after(s, p))
}

/// Whether an honorific stands before `i`, its full stop between or not.
pub(super) fn honorific_before(s: &Sheet<'_>, i: usize) -> bool {
    let Some(p) = i.checked_sub(1).filter(|_| s.gap(i) <= Gap::Wrap) else { return false };
    let p = if s.mark(p) == '.' && s.gap(p) == Gap::Joined { p.saturating_sub(1) } else { p };
    // "Justice (Rtd) Odhiambo Were"
    if s.mark(p) == ')' && p >= 4 && s.mark(p - 2) == '(' && s.word(p - 1).len() <= 5 {
        return s.is(p - 3, flag::HONORIFIC | flag::POSITION) || s.mark(p - 3) == '.' && s.is(p - 4, flag::HONORIFIC);
    }
    s.is(p, flag::HONORIFIC)
}

/// Whether a word that may be an honorific ("U", "Bay", "Don") stands before `i`.
pub(super) fn weak_honorific_before(s: &Sheet<'_>, i: usize) -> bool {
    i > 0
        && s.gap(i) <= Gap::Wrap
        && s.ending(Layer::Honorific, i - 1).is_some_and(|m| m.weak && m.cell(s.lexicon, "kind") != "degree")
}
