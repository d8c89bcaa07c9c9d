//! Names of bodies, grown from a head word, an acronym or a gazetteer entry.
//!
//! In: a [`Sheet`]. Out: proposed organisation mentions, overlapping, with `weak` set on those that are only
//! perhaps bodies; and the spans of programmes and events that look like bodies ([`Layer::Name`]).
//! What it does not do: find bodies by their neighbours ("director of Acme"); see `affiliations`.

use super::lists;
use super::sheet::{Case, Sheet, flag};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::gazetteer::compile::{COMMON, GIVEN};

/// Rounds of "of X", "for Y" and lists that a name may go on for; bounds the work a head.
const ROUNDS: usize = 8;
/// Tokens that a run of capitals may have on either side; bounds the work a head in a text that is all capitals.
const WIDEST: usize = 30;
/// Elements of a coordination ("Alcohol, Tobacco, Firearms and Explosives").
const ELEMENTS: usize = 6;

pub(super) fn organisations(s: &Sheet<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    heads(s, &mut out);
    known(s, &mut out);
    acronyms(s, &mut out);
    sites(s, &mut out);
    out
}

/// Bodies that go by the name of their site: "hosted by Digital.gov". (In an address the letters are small.)
fn sites(s: &Sheet<'_>, out: &mut Vec<Mention>) {
    for (i, t) in s.page.tokens.iter().enumerate() {
        let word = s.word(i);
        let Some((name, ending)) = word.rsplit_once('.').filter(|_| word.starts_with(char::is_uppercase)) else {
            continue;
        };
        let site = matches!(t.kind, TokenKind::Word | TokenKind::Url)
            && matches!(ending, "gov" | "org" | "com" | "net" | "io" | "eu" | "ai" | "info" | "edu")
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
            && !name.contains("www");
        if site {
            out.push(Mention::new(i, i, Layer::Organisation, "org.site"));
        }
    }
}

/// A head word with what grows to its left and right.
fn heads(s: &Sheet<'_>, out: &mut Vec<Mention>) {
    let mut done: Option<(usize, usize)> = None;
    for m in s.gazetteer.of(Layer::OrganisationHead) {
        let (first, mut last) = (m.first as usize, m.last as usize);
        if !s.cap(first)
            || done.is_some_and(|(_, d)| {
                last <= d && first <= d && done != Some((first, last)) && first > done.map_or(0, |d| d.0)
            })
        {
            continue;
        }
        // "Ministry of": the head is the word before the linker. "Université", "Kementerian": the name follows directly.
        let direct = s.cap(last) && m.cell(s.lexicon, "place") == "first";
        while last > first && !s.cap(last) {
            last -= 1;
        }
        if let Some(n) = s.next(last).filter(|n| direct && s.cap(*n) && !s.is(*n, flag::FUNCTION | flag::CALENDAR)) {
            last = run(s, n);
        }
        done = Some((first, last));
        if let Some(found) = grow(s, m, first, last) {
            out.push(found);
        }
    }
}

fn grow(s: &Sheet<'_>, head: &Mention, first: usize, last: usize) -> Option<Mention> {
    let (id, kind) = (head.cell(s.lexicon, "id"), head.cell(s.lexicon, "kind"));
    // "Project Co-ordinator" is no company, "Chief of Mission in Peru" a person.
    if s.word(last) == "Co" && s.mark(last + 1) == '-' && s.gap(last + 1) == crate::annotate::tokens::Gap::Joined
        || s.word(first) == "Mission"
            && first > 1
            && s.word(first - 1) == "of"
            && matches!(s.word(first - 2), "Chief" | "Head" | "Deputy" | "chief" | "head" | "Chiefs" | "Heads")
    {
        return None;
    }
    let start = trim(s, left(s, first), first);
    // A legal form ends the name: "Harlow Widgets Ltd of Leeds".
    let form = kind == "company" && s.is(last, flag::HEAD) && head.cell(s.lexicon, "place") == "last";
    let end = if form { last } else { right(s, last, kind) };
    let goes_on = s.next(end).is_some_and(|n| s.cap(n) && !s.is(n, flag::FUNCTION));
    if matches!(kind, "company" | "media" | "police") && end == last && goes_on {
        return None;
    }
    // "Conference Centre": then the later head has it. "Programme", "Conference": names, not bodies.
    let name_only = id.starts_with("programme.")
        || id.starts_with("summit.") && !s.word(last).ends_with("ssembly")
        || id.starts_with("campus.");
    let (mut layer, mut rule) = match () {
        () if kind == "company" && end == last => (Layer::Organisation, "org.legal-form"),
        () if end > last => (Layer::Organisation, "org.head-first"),
        () => (Layer::Organisation, "org.head-last"),
    };
    if name_only {
        (layer, rule) = (Layer::Name, "name.programme");
    }
    let stop = s.mark(end + 1) == '.'
        && s.gap(end + 1) == crate::annotate::tokens::Gap::Joined
        && s.sentence_end(end) > end + 2;
    let abbreviated = matches!(s.word(end), "Inc" | "Ltd" | "Co" | "Corp" | "Bhd" | "Pvt");
    let mut found = Mention::new(start, end + usize::from(stop && abbreviated), layer, rule);
    if start == first && end == last && s.gazetteer.ending(Layer::Organisation, last).is_none() {
        // "the Ministry", "Council": a body already named, or none.
        let definite = first > 0 && matches!(s.word(first - 1), "the" | "The") || last > first;
        if !definite || s.case(first) == Case::Shouted {
            return None;
        }
        found.rule = "org.bare-head";
        found.weak = true;
    }
    Some(found)
}

/// The first token of the name whose word `i` is known.
pub(super) fn left(s: &Sheet<'_>, i: usize) -> usize {
    let start = s.sentence_start(i);
    let mut cur = i;
    let mut coordinated = false;
    while cur > start && i - cur < WIDEST {
        if let Some(h) = s.hyphened_back(cur).filter(|h| s.cap(*h) || s.page.tokens[*h].kind == TokenKind::Number) {
            cur = h;
            continue;
        }
        // "Trinidad and Tobago Coast Guard": a country's name is whole, but for its article ("the Gambia").
        let country = s.ending(Layer::Country, cur).map(|m| m.first as usize + usize::from(!s.cap(m.first as usize)));
        if let Some(first) = country.filter(|f| *f < cur && *f >= start) {
            cur = first;
            continue;
        }
        let Some(p) = s.previous(cur) else { break };
        let Some(before) = p.checked_sub(1).filter(|b| *b >= start) else {
            if may_stand_left(s, p) {
                cur = p;
            }
            break;
        };
        let joined = s.gap(p) == crate::annotate::tokens::Gap::Joined;
        if joined && possessive(s, p) {
            if !owner_belongs(s, before) {
                break;
            }
            cur = before;
        } else if s.mark(p) == '&' && s.cap(before) {
            cur = before;
        } else if s.mark(p) == '.'
            && joined
            && s.cap(before)
            && (s.is(before, flag::INITIAL) || s.word(before).len() <= 3)
        {
            cur = before;
        } else if s.word(p) == "and"
            && coordinable(s, before)
            && s.cap(before)
            && !coordinated
            && !s.previous(before).is_some_and(|o| matches!(s.word(o), "of" | "for"))
        {
            cur = before;
            coordinated = true;
        } else if s.mark(p) == ','
            && coordinated
            && joined
            && coordinable(s, before)
            && s.gap(before) <= crate::annotate::tokens::Gap::Wrap
        {
            cur = before;
        } else if may_stand_left(s, p) {
            cur = p;
        } else {
            break;
        }
    }
    cur
}

fn may_stand_left(s: &Sheet<'_>, p: usize) -> bool {
    s.cap(p)
        && !s.is(p, flag::CALENDAR | flag::FUNCTION)
        && (!s.is(p, flag::HONORIFIC) || matches!(s.word(p), "St" | "Saint" | "King" | "Queen" | "Prince" | "Princess"))
}

/// `’s`, or the apostrophe after a plural.
pub(super) fn possessive(s: &Sheet<'_>, p: usize) -> bool {
    matches!(s.word(p), "'s" | "’s" | "'S" | "’S")
        || matches!(s.mark(p), '\'' | '’') && p > 0 && s.word(p - 1).ends_with('s')
}

/// Whether the owner is part of the name: "Women’s Centre", "Prosecutor’s Office", but not "Kenya’s Ministry".
fn owner_belongs(s: &Sheet<'_>, owner: usize) -> bool {
    let saint = owner > 0 && matches!(s.word(owner - 1), "St" | "Saint" | "." | "King" | "Queen");
    s.cap(owner)
        && !s.is(owner, flag::COUNTRY | flag::CITY | flag::ORG | flag::HEAD | flag::HONORIFIC)
        && !s.acronym(owner)
        && (s.marked(owner, COMMON)
            || s.is(owner, flag::POSITION | flag::GROUP)
            || saint
            || s.word(owner).ends_with("men")
            || s.word(owner).ends_with("women"))
}

/// A topic word that may stand in a list inside a name ("Interior, Security and Border Management").
fn coordinable(s: &Sheet<'_>, i: usize) -> bool {
    s.cap(i)
        && !s.is(
            i,
            flag::COUNTRY
                | flag::CITY
                | flag::HEAD_LAST
                | flag::ORG
                | flag::CALENDAR
                | flag::HONORIFIC
                | flag::FUNCTION,
        )
        && !s.upper(i)
        && (s.marked(i, COMMON) || s.is(i, flag::TOPIC) || !s.marked(i, GIVEN) && topical_ending(s.word(i)))
}

/// Endings of abstract nouns, for topic words that no list has.
fn topical_ending(word: &str) -> bool {
    [
        "tion", "sion", "ment", "ness", "ity", "ics", "ology", "graphy", "culture", "ries", "ing", "ism", "ence",
        "ance", "nomy", "ship",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}

/// Cuts offices, calendar words and sentence openers off the left end.
fn trim(s: &Sheet<'_>, mut start: usize, head: usize) -> usize {
    while start < head {
        let next_possessive = possessive(s, start + 1) && s.gap(start + 1) == crate::annotate::tokens::Gap::Joined;
        let opener = start == s.sentence_start(start)
            && s.case(start) == Case::Telling
            && s.is(start, flag::CUE)
            && s.marked(start, COMMON)
            && ["s", "ed", "ing"].iter().any(|e| s.word(start).ends_with(e));
        let owns = s.starting(Layer::Position, start).is_some_and(|m| possessive(s, m.last as usize + 1));
        let office = s.is(start, flag::POSITION)
            && !next_possessive
            && !owns
            && !s.is(start, flag::HEAD | flag::COUNTRY | flag::CITY);
        let mark = s.page.tokens[start].kind == TokenKind::Mark || matches!(s.word(start), "and" | "'s" | "’s");
        if !(opener || office || mark) {
            break;
        }
        start += 1;
    }
    start
}

/// The last token of the name whose token `i` is known.
pub(super) fn right(s: &Sheet<'_>, i: usize, kind: &str) -> usize {
    let mut cur = i;
    let mut inside = false; // after a linker: coordination may go on
    for _ in 0..ROUNDS {
        let step = hyphen_or_place(s, cur)
            .or_else(|| complement(s, i, cur, kind, inside))
            .or_else(|| if inside { coordination(s, cur, kind) } else { None });
        let Some(end) = step else { break };
        inside = true;
        cur = end;
    }
    cur
}

fn hyphen_or_place(s: &Sheet<'_>, cur: usize) -> Option<usize> {
    if let Some(h) = s.hyphened(cur).filter(|h| s.cap(*h)) {
        return Some(run(s, h));
    }
    let n = s.next(cur).filter(|n| s.is(*n, flag::COUNTRY | flag::CITY) && s.cap(*n))?;
    let m = s
        .starting(Layer::City, n)
        .or_else(|| s.starting(Layer::Country, n))
        .or_else(|| s.starting(Layer::Subdivision, n))?;
    let end = m.last as usize;
    // "Institute Kenya" but not "Ministry Nigerian officials", "Council London Office".
    (s.case(cur) == Case::Telling && !s.next(end).is_some_and(|k| s.cap(k) && !s.is(k, flag::FUNCTION))).then_some(end)
}

/// " of X", " for the X", " on X", " in PLACE", " at UNIVERSITY".
fn complement(s: &Sheet<'_>, head: usize, cur: usize, kind: &str, inside: bool) -> Option<usize> {
    let l = s.next(cur).filter(|l| s.is_word(*l) && !s.cap(*l) || matches!(s.word(*l), "OF" | "FOR" | "Of" | "For"))?;
    let mut t = s.next(l)?;
    let word = s.word(l).to_ascii_lowercase();
    if matches!(s.word(t), "the" | "The" | "THE") {
        t = s.next(t)?;
        if matches!(word.as_str(), "in" | "under")
            && s.is(t, flag::HEAD)
            && matches!(kind, "unit" | "government" | "police")
            && s.is(cur + 3, flag::HEAD)
        {
            return Some(run(s, t));
        }
    }
    if !s.cap(t) || s.is(t, flag::CALENDAR | flag::HONORIFIC | flag::FUNCTION) {
        return None;
    }
    let place = s.is(t, flag::COUNTRY | flag::CITY | flag::WEAK_PLACE);
    let topical = s.marked(t, COMMON) || s.is(t, flag::TOPIC | flag::HEAD) || topical_ending(s.word(t));
    let ok = match word.as_str() {
        "of" => true,
        "for" => topical || place || s.is(t, flag::ORG) || lists::adjective(s.word(t)) || s.marked(run(s, t), COMMON),
        "on" | "against" => topical && !s.is(t, flag::ORG) && !inside,
        "to" | "in" => place && represents(s, head, kind, &word),
        "at" => matches!(kind, "unit" | "university" | "school" | "library") && holds_head(s, t),
        w => {
            lists::linker(w) && !s.marked(l, COMMON)
                || matches!(w, "de" | "des" | "du" | "del" | "da" | "do" | "dos" | "la")
        }
    };
    ok.then(|| run(s, t))
}

/// Heads whose name goes on over "in PLACE" or "to PLACE".
fn represents(s: &Sheet<'_>, head: usize, kind: &str, word: &str) -> bool {
    let head = s.word(head);
    matches!(
        head,
        "Delegation"
            | "Mission"
            | "Representation"
            | "Embassy"
            | "Representative"
            | "Office"
            | "Consulate"
            | "Commission"
            | "Co-ordinator"
            | "Coordinator"
    ) || word == "in" && kind == "igo" && topical_ending(head)
}

fn holds_head(s: &Sheet<'_>, t: usize) -> bool {
    (t..=run(s, t)).any(|i| s.is(i, flag::HEAD | flag::ORG)) || s.acronym(t)
}

/// The end of the run of capitalised words that begins at `t`.
pub(super) fn run(s: &Sheet<'_>, t: usize) -> usize {
    let mut cur = t;
    if let Some(m) = s.starting(Layer::Position, t) {
        cur = m.last as usize;
        while cur > t && !s.cap(cur) {
            cur -= 1;
        }
    }
    if let Some(m) = s.starting(Layer::Country, t).or_else(|| s.starting(Layer::City, t)) {
        cur = cur.max(m.last as usize);
    }
    while cur < t + WIDEST {
        if let Some(h) = s.hyphened(cur).filter(|h| s.page.tokens[*h].kind != TokenKind::Mark) {
            cur = h;
            continue;
        }
        let Some(n) = s.next(cur) else { break };
        let joined = s.gap(n) == crate::annotate::tokens::Gap::Joined;
        if joined && possessive(s, n) {
            match s.next(n) {
                Some(k)
                    if s.cap(k)
                        && s.marked(cur, COMMON)
                        && !s.is(cur, flag::HEAD | flag::COUNTRY | flag::ORG)
                        && !s.is(k, flag::POSITION | flag::EVENT) =>
                {
                    cur = k
                }
                _ => break,
            }
            continue;
        }
        if joined && s.mark(n) == '.' && (s.is(cur, flag::INITIAL) || matches!(s.word(cur), "St" | "Sta" | "Sto")) {
            match s.next(n) {
                Some(k) if s.cap(k) => cur = k,
                _ => break,
            }
            continue;
        }
        if s.mark(n) == '&' {
            match s.next(n) {
                Some(k) if s.cap(k) && !s.given(k) => cur = k,
                _ => break,
            }
            continue;
        }
        // "Office of Special Counsel"
        let office = s.word(n) != "Counsel"
            && (s.is(n, flag::POSITION) && !s.word(n).ends_with('s')
                || s.is(n, flag::GROUP) && lists::staff(s.word(n)));
        let barred = s.is(n, flag::CALENDAR | flag::HONORIFIC | flag::FUNCTION) || office;
        if !s.cap(n) || barred && !s.is(n, flag::COUNTRY | flag::HEAD) || s.is(n, flag::EVENT) && !s.is(n, flag::HEAD) {
            break;
        }
        // In title case every verb has a capital.
        if s.case(n) != Case::Telling && s.is(n, flag::CUE) {
            break;
        }
        cur = n;
    }
    cur
}

/// "…, Security and Border Management", "… and Trade".
fn coordination(s: &Sheet<'_>, cur: usize, kind: &str) -> Option<usize> {
    if let Some(end) = region(s, cur) {
        return Some(end);
    }
    let mut at = cur;
    // "Ministry of Women, Community and Social Development": what a ministry is for may be a noun that ends other names.
    let mut listed = false;
    let portfolio = |i: usize| {
        kind == "government"
            && s.cap(i)
            && s.marked(i, COMMON)
            && !s.upper(i)
            && s.is(i, flag::HEAD_LAST)
            && !s.is(i, flag::ORG | flag::COUNTRY | flag::CITY | flag::CALENDAR)
    };
    for _ in 0..ELEMENTS {
        let mut n = s.next(at)?;
        let comma = s.mark(n) == ',';
        if comma {
            n = s.next(n)?;
        }
        let last = matches!(s.word(n), "and" | "And" | "AND") || s.mark(n) == '&';
        let t = if last { s.next(n)? } else { n };
        listed |= comma;
        if !(comma || last) || !(coordinable(s, t) || listed && portfolio(t)) {
            return None;
        }
        let end = run(s, t);
        // A body of its own after "and" is no part of the name before it.
        let body = |i: usize| {
            s.is(i, flag::HEAD | flag::ORG) && !s.marked(i, COMMON) || s.is(i, flag::HEAD_LAST) || s.acronym(i)
        };
        // "…, Community Development", "…, Communities", but not "… and Planning Commission".
        let topical = |i: usize| listed && portfolio(i) && (i < end || t == end);
        if (t..=end).any(|i| body(i) && !topical(i)) {
            return None;
        }
        // "… and World Vision Ghana"
        if end >= t + 2 && s.is(end, flag::COUNTRY | flag::CITY) {
            return None;
        }
        if last {
            return Some(end);
        }
        at = end;
    }
    None
}

/// "… for Asia and the Pacific", "… for Latin America and the Caribbean": regions go in pairs.
fn region(s: &Sheet<'_>, cur: usize) -> Option<usize> {
    let part = |i: usize| {
        matches!(
            s.word(i),
            "Asia"
                | "Pacific"
                | "Africa"
                | "Caribbean"
                | "Europe"
                | "America"
                | "Americas"
                | "Mediterranean"
                | "Caucasus"
                | "Balkans"
                | "Oceania"
                | "Eurasia"
                | "East"
        )
    };
    let and = s.next(cur).filter(|n| part(cur) && matches!(s.word(*n), "and" | "And"))?;
    let mut t = s.next(and)?;
    if matches!(s.word(t), "the" | "The") {
        t = s.next(t)?;
    }
    let end =
        if matches!(s.word(t), "Middle" | "Central" | "North" | "South" | "Southern" | "West" | "Western" | "Latin") {
            s.next(t)?
        } else {
            t
        };
    (part(end) && !s.next(end).is_some_and(|n| s.cap(n) && !s.is(n, flag::FUNCTION))).then_some(end)
}

/// Gazetteer entries, and what they grow by: "UNODC Regional Office" has a head; "IOM Ghana" has none.
fn known(s: &Sheet<'_>, out: &mut Vec<Mention>) {
    for m in s.gazetteer.of(Layer::Organisation) {
        let (first, last) = (m.first as usize, m.last as usize);
        if m.weak && !s.cap(first) {
            continue;
        }
        let mut found = Mention { rule: "org.gazetteer", ..*m };
        out.push(found);
        if let Some(end) = hyphen_or_place(s, last).or_else(|| complement_of_country(s, last)) {
            found.last = end as u32;
            found.rule = "org.gazetteer-unit";
            out.push(found);
        }
        let _ = first;
    }
}

fn complement_of_country(s: &Sheet<'_>, last: usize) -> Option<usize> {
    let l = s.next(last).filter(|l| s.word(*l) == "of")?;
    let mut t = s.next(l)?;
    if s.word(t) == "the" {
        t = s.next(t)?;
    }
    (s.cap(t) && s.is(t, flag::COUNTRY | flag::CITY | flag::WEAK_PLACE) && s.is(last, flag::HEAD)).then(|| run(s, t))
}

/// Acronyms, alone or with a unit or place after them.
fn acronyms(s: &Sheet<'_>, out: &mut Vec<Mention>) {
    let mut i = 0;
    while i < s.len() {
        if !plausible_acronym(s, i) {
            i += 1;
            continue;
        }
        let first = i;
        let mut last = i;
        while let Some(h) = s.hyphened(last).filter(|h| s.cap(*h) && (s.upper(*h) || s.acronym(*h))) {
            last = h;
        }
        let mut unit = false;
        let surname_too = |n: usize| s.acronym(n) && s.upper(n) && s.case(n) != Case::Shouted;
        if let Some(n) = s.next(last).filter(|n| plausible_acronym(s, *n) || surname_too(*n)) {
            last = n;
            unit = true;
        }
        if let Some(end) = hyphen_or_place(s, last).filter(|_| s.case(last) == Case::Telling) {
            last = end;
            unit = true;
        }
        let mut found =
            Mention::new(first, last, Layer::Organisation, if unit { "org.acronym-unit" } else { "org.acronym" });
        found.weak = s.word(first).chars().count() <= 2;
        out.push(found);
        i = last + 1;
    }
}

pub(super) fn plausible_acronym(s: &Sheet<'_>, i: usize) -> bool {
    if !s.acronym(i) || s.case(i) == Case::Shouted {
        return false;
    }
    let word = s.word(i);
    let long = word.chars().count();
    let spoken = s.marked(i, COMMON) && s.upper(i) || s.is(i, flag::FUNCTION);
    let surname = s.upper(i) && s.marked(i, crate::gazetteer::compile::SURNAME | GIVEN) && long >= 4;
    long <= 16
        && !spoken
        && !surname
        && !s.is(i, flag::COUNTRY | flag::CITY | flag::HONORIFIC | flag::FURNITURE)
        && !(s.mark(i + 1) == ':' && i == s.sentence_start(i))
        && !lists::degree(word)
}
