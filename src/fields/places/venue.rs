//! Which building, room or body it is held at.
//!
//! Candidates are chains of parts: "Room 204, Lindqvist Hall, University of X" is one place of three parts. A part is a
//! mention of a venue, a body or an unknown name, with the small nouns around it ("Soaltee hotel", "headquarters of
//! the Union"), a floor or wing, a room's code. Chains stop before a town, a country, a date or a street's number.

mod more;

use super::gather::plain_words;
use super::setting::{self, STREETS, in_place_field, lowered};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::eval::agree;
use crate::relate::choice::{Candidate, Choice};
use crate::relate::context::of_a_life;
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// Which building, room or body it is held at.
pub struct Venue;

impl Choice for Venue {
    fn name(&self) -> &'static str {
        "place-venue"
    }

    fn exclusive(&self) -> bool {
        true
    }

    /// Its features overlap much; held nearer to nought they carry over better.
    fn penalty(&self) -> f64 {
        2.5
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut out: Vec<Candidate<'a>> = Vec::new();
        let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
        for (start, end) in cx.scene.stretches() {
            let chains = chains(cx, start, end);
            for chain in &chains {
                for (from, to) in cuts(chain) {
                    add(cx, chain, from, to, &mut out, &mut by_words);
                }
            }
            for piece in more::readings(cx, start, end) {
                let twice = chains.iter().any(|c| c.len() == 1 && (c[0].first, c[0].last) == (piece.first, piece.last));
                if !twice {
                    add(cx, &[piece], 0, 0, &mut out, &mut by_words);
                }
            }
        }
        for c in &mut out {
            c.features.add("times", ["1", "2", "3+"][c.evidence.len().clamp(1, 3) - 1]);
        }
        super::city::grade_order(&mut out);
        out
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        if gold["format"].as_str() == Some("virtual") {
            return None;
        }
        let Some(venue) = gold["venue"].as_str() else { return Some(false) };
        // Forms that are parts of the whole, or hold more, are right in the end but not what is to be learnt.
        let other = |a: &&str| !venue.contains(*a) && !a.contains(venue);
        let mut forms = vec![venue];
        forms.extend(gold["venue_aliases"].as_array().into_iter().flatten().filter_map(Value::as_str).filter(other));
        Some(agree("title", &[&c.value], &forms))
    }
}

/// What a part of a chain is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// A venue that the recogniser found: Wean Hall 5409.
    Venue,
    /// A body.
    Body,
    /// An unknown name.
    Name,
    /// A small noun with what it needs: "the village hall".
    Noun,
    /// A floor, wing, tower, level.
    Floor,
    /// A room's code or number.
    Code,
    /// What a place field says, to its first comma.
    Field,
    /// A street with its number, which is no part of a venue's name.
    Street,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Venue => "venue",
            Part::Body => "body",
            Part::Name => "name",
            Part::Noun => "noun",
            Part::Floor => "floor",
            Part::Code => "code",
            Part::Field => "field",
            Part::Street => "street",
        }
    }
}

impl Part {
    /// The rule that proposes a venue which begins with such a part.
    fn rule(self) -> &'static str {
        match self {
            Part::Venue | Part::Street => "venue.building",
            Part::Body => "venue.body",
            Part::Name | Part::Code | Part::Floor => "venue.name",
            Part::Noun => "venue.noun",
            Part::Field => "venue.field",
        }
    }
}

/// A part of a chain: tokens `first..=last`.
#[derive(Clone, Copy, Debug)]
struct Piece {
    first: usize,
    last: usize,
    part: Part,
    rule: &'static str,
    /// Kind of its noun, from `venue-nouns` or `venue-heads`; else empty.
    noun: &'static str,
}

/// The chains of parts in tokens `start..end`, in order.
fn chains(cx: &SceneCx<'_>, start: usize, end: usize) -> Vec<Vec<Piece>> {
    let mut out = Vec::new();
    let mut i = start;
    while i < end {
        let Some(first) = piece_at(cx, i, end, false) else {
            i += 1;
            continue;
        };
        let mut chain = vec![first];
        while chain.len() < 6 {
            let at = chain[chain.len() - 1].last + 1;
            let Some(next) = joint(cx, at, end, &chain[chain.len() - 1]).and_then(|n| piece_at(cx, n, end, true))
            else {
                break;
            };
            chain.push(next);
            if next.part == Part::Street {
                break;
            }
        }
        i = chain[chain.len() - 1].last + 1;
        // A list of names is no place: some part must be a venue's, or the whole stand alone.
        let venue = chain.iter().any(|p| matches!(p.part, Part::Venue | Part::Noun | Part::Field | Part::Code));
        if venue || chain.len() == 1 {
            out.push(chain);
        } else {
            out.extend(chain.into_iter().map(|p| vec![p]));
        }
    }
    out
}

/// Where the next part may begin, if a joint stands at token `at`.
fn joint(cx: &SceneCx<'_>, at: usize, end: usize, before: &Piece) -> Option<usize> {
    let page = cx.page();
    let t = page.tokens.get(at).filter(|_| at < end)?;
    if t.gap >= Gap::Blank || t.gap == Gap::Line && !in_place_field(cx, at) {
        return None;
    }
    let skip_article = |n: usize| if lowered(cx, n) == "the" && page.tokens[n].gap < Gap::Line { n + 1 } else { n };
    let n = match t.mark {
        ',' | '(' => at + 1,
        '-' | '–' if t.gap >= Gap::Space => at + 1,
        '\0' => match lowered(cx, at) {
            "in" | "at" | "of" | "on" if before.part != Part::Name && before.part != Part::Body => at + 1,
            _ if t.gap <= Gap::Wrap && matches!(before.part, Part::Venue | Part::Code | Part::Noun) => at,
            _ if t.gap == Gap::Space && matches!(before.part, Part::Body | Part::Name) && is_room_number(cx, at) => at,
            _ => return None,
        },
        _ => return None,
    };
    (n < end && page.tokens.get(n).is_some_and(|t| t.gap < Gap::Blank)).then(|| skip_article(n))
}

/// The part that begins at token `i`. `joined`: a part stands before it, so that floors and codes count too.
fn piece_at(cx: &SceneCx<'_>, i: usize, end: usize, joined: bool) -> Option<Piece> {
    let (page, mentions) = (cx.page(), &cx.doc.mentions);
    let token = page.tokens.get(i).filter(|_| i < end)?;
    if cx.doc.dates.in_tokens(i, i + 1) && mentions.starting(Layer::Venue, i).is_none() {
        return None;
    }
    let place = mentions.covering(Layer::Country, i).is_some_and(|c| c.first as usize == i && !c.weak);
    let venue = mentions.starting(Layer::Venue, i);
    let body = mentions.starting(Layer::Organisation, i);
    let name = mentions.starting(Layer::Name, i);
    let town = mentions.starting(Layer::City, i).filter(|c| !c.weak);
    let longest = [(venue, Part::Venue), (body, Part::Body), (name, Part::Name)]
        .into_iter()
        .filter_map(|(m, part)| m.map(|m| (m.last as usize, part, m.rule)))
        .max_by_key(|(last, part, _)| (*last, *part == Part::Venue));
    let covered = longest.map(|l| l.0);
    // A town or country alone is no venue, but "Geneva Palexpo" and "Windhoek Country Club" are.
    let only_place = covered.is_none_or(|last| {
        town.is_some_and(|t| t.last as usize >= last)
            || place
            || mentions.starting(Layer::Country, i).is_some_and(|c| c.last as usize >= last)
            || mentions.starting(Layer::Subdivision, i).is_some_and(|c| c.last as usize >= last)
    });
    if let Some((last, part, rule)) = longest.filter(|_| !only_place || venue.is_some()) {
        if part == Part::Venue && is_street(cx, i, last) {
            return Some(Piece { first: i, last, part: Part::Street, rule, noun: "" });
        }
        let (last, noun) = grown(cx, last, end);
        // "34 museum professionals", "30 Market": a count, no room.
        let counted =
            token.kind == TokenKind::Number && page.tokens[last].kind == TokenKind::Word && !page.tokens[last].capital;
        return (!counted).then_some(Piece { first: i, last, part, rule, noun });
    }
    // "Soaltee hotel" where only a person or town is seen; "GSA headquarters".
    if token.capital
        && let Some(last) = capital_run(cx, i, end)
        && let (grown_last, noun) = grown(cx, last, end)
        && grown_last > last
    {
        return Some(Piece { first: i, last: grown_last, part: Part::Noun, rule: "venue.name-noun", noun });
    }
    if let Some((last, noun)) = noun_phrase(cx, i, end) {
        return Some(Piece { first: i, last, part: Part::Noun, rule: "venue.noun", noun });
    }
    if joined {
        if let Some(last) = street_at(cx, i, end) {
            return Some(Piece { first: i, last, part: Part::Street, rule: "venue.street", noun: "" });
        }
        if let Some(last) = floor_at(cx, i, end) {
            return Some(Piece { first: i, last, part: Part::Floor, rule: "venue.floor", noun: "" });
        }
        let street =
            page.tokens.get(i + 1).is_some_and(|n| n.capital && n.gap == Gap::Space) && page.tokens[i - 1].mark != '\0';
        if is_code(cx, i) && !street {
            return Some(Piece { first: i, last: i, part: Part::Code, rule: "venue.code", noun: "" });
        }
    }
    // What a field for the place begins with.
    let opens = cx
        .doc
        .layout
        .field_of(i)
        .filter(|f| matches!(f.label.cell(cx.lexicon(), "id"), "venue" | "where") && f.first as usize == i);
    if let Some(field) = opens.filter(|_| !only_place || covered.is_none() && town.is_none() && !place) {
        let stop = (i..(field.end as usize).min(end)).find(|t| {
            let t_ = &page.tokens[*t];
            matches!(t_.mark, ',' | '(' | ';' | '|' | '–' | '—')
                || t_.kind == TokenKind::Url
                || t_.mark == '.'
                    && t_.gap == Gap::Joined
                    && page.tokens.get(t + 1).is_none_or(|n| n.capital || n.gap >= Gap::Line)
                || cx.doc.dates.in_tokens(*t, t + 1)
        });
        let stop = stop.unwrap_or((field.end as usize).min(end));
        if stop > i && stop - i <= 12 {
            return Some(Piece { first: i, last: stop - 1, part: Part::Field, rule: "venue.field", noun: "" });
        }
    }
    None
}

/// "12 Main Street", "9000 Babcock Blvd".
fn is_street(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    cx.page().tokens[first].kind == TokenKind::Number && STREETS.contains(&lowered(cx, last))
}

/// Words that begin the name of a street where the number stands behind or before.
const STREETS_FIRST: &[&str] =
    &["rue", "via", "calle", "rua", "avenida", "av", "ul", "ulica", "jalan", "jl", "corso", "piazza"];

/// "Hoher Weg 4", "via Roma 151", "73 rue Jacques-Cartier": the last token of a street with its number.
fn street_at(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    let word =
        |t: usize| page.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word && k.gap <= Gap::Wrap && t < end);
    let number = |t: usize| {
        let w = page.word(t);
        t < end
            && (1..=3).contains(&w.len())
            && w.bytes().all(|b| b.is_ascii_digit())
            && !cx.doc.dates.in_tokens(t, t + 1)
    };
    let numbered = number(i);
    let first = if numbered { i + 1 } else { i };
    if numbered && !STREETS_FIRST.contains(&lowered(cx, first)) {
        return None;
    }
    let mut t = first;
    while t < first + 5 && (t == first && page.tokens.get(t)?.kind == TokenKind::Word || word(t)) && t < end {
        if !(page.tokens[t].capital || t == first && STREETS_FIRST.contains(&lowered(cx, t))) {
            break;
        }
        t += 1;
        if page.tokens.get(t).is_some_and(|k| matches!(k.mark, '-' | '.') && k.gap == Gap::Joined) {
            t += 1;
        }
    }
    if numbered {
        return (t > first + 1).then(|| t - 1);
    }
    (t > first && number(t) && page.tokens[t].gap == Gap::Space).then_some(t)
}

/// A room's number of three or four digits, no year: the "8220" of "WeH 8220".
fn is_room_number(cx: &SceneCx<'_>, i: usize) -> bool {
    let word = cx.page().word(i);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    is_code(cx, i) && digits >= 3 && !year
}

/// The end of a name with the small nouns and codes behind it: "Rizal High School gymnasium", "Chamber's headquarters",
/// "Conference room 4"; and the kind of the last noun.
fn grown(cx: &SceneCx<'_>, last: usize, end: usize) -> (usize, &'static str) {
    let page = cx.page();
    let (mut last, mut kind) = (last, "");
    if let Some(m) = head_at(cx, last) {
        kind = m;
    }
    loop {
        let mut at = last + 1;
        // "(MFAET) Conference room", "ISESCO's headquarters"
        if page.tokens.get(at).is_some_and(|t| matches!(t.mark, '\'' | '’') && t.gap == Gap::Joined) {
            at += 2;
        } else if page.tokens.get(at).is_some_and(|t| t.mark == '(')
            && page.tokens.get(at + 2).is_some_and(|t| t.mark == ')')
        {
            at += 3;
        }
        let Some(noun) = noun_starting(cx, at).filter(|n| (n.last as usize) < end && page.tokens[at].gap <= Gap::Wrap)
        else {
            break;
        };
        last = noun.last as usize;
        kind = noun_kind(cx, noun);
    }
    if !kind.is_empty() && is_code(cx, last + 1) && page.tokens[last + 1].gap == Gap::Space {
        last += 1;
    }
    (last, kind)
}

/// "the village hall", "community hall at Tovu", "headquarters of the Economic Commission for Africa", "boardroom of
/// the OSBP", "3rd floor conference room", from token `i` where the noun (or its small-letter words) begins.
fn noun_phrase(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<(usize, &'static str)> {
    let page = cx.page();
    let noun = noun_starting(cx, i).filter(|n| (n.last as usize) < end)?;
    let mut last = noun.last as usize;
    let mut kind = noun_kind(cx, noun);
    while let Some(more) =
        noun_starting(cx, last + 1).filter(|n| (n.last as usize) < end && page.tokens[last + 1].gap <= Gap::Wrap)
    {
        last = more.last as usize;
        kind = noun_kind(cx, more);
    }
    if is_code(cx, last + 1) && page.tokens[last + 1].gap == Gap::Space {
        return Some((last + 1, kind));
    }
    // "of the Name"
    let mut at = last + 1;
    if matches!(lowered(cx, at), "of" | "on") && page.tokens[at].gap <= Gap::Wrap {
        at += 1;
        if lowered(cx, at) == "the" {
            at += 1;
        }
        let named = [Layer::Organisation, Layer::Venue, Layer::Name, Layer::City, Layer::Country]
            .iter()
            .filter_map(|l| cx.doc.mentions.starting(*l, at))
            .map(|m| m.last as usize)
            .max();
        let run = page.tokens.get(at).is_some_and(|t| t.capital).then(|| capital_run(cx, at, end)).flatten();
        if let Some(l) = named.max(run).filter(|l| *l < end) {
            return Some((l, kind));
        }
    }
    Some((last, kind))
}

/// The end of a run of capitalised words from `i`.
fn capital_run(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    if cx.doc.dates.in_tokens(i, i + 1)
        || !page.tokens.get(i)?.capital
        || matches!(lowered(cx, i), "the" | "a" | "an" | "in" | "at" | "our" | "this" | "on")
    {
        return None;
    }
    let mut last = i;
    while last + 1 < end.min(i + 6)
        && page.tokens[last + 1].kind == TokenKind::Word
        && page.tokens[last + 1].capital
        && !cx.doc.dates.in_tokens(last + 1, last + 2)
        && page.tokens[last + 1].gap <= Gap::Wrap
    {
        last += 1;
    }
    Some(last)
}

/// "3rd floor", "ground floor", "Level 2", "Wing C", "house D", "1st Floor".
fn floor_at(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    if i + 1 >= end {
        return None;
    }
    let second = lowered(cx, i + 1);
    if matches!(second, "floor" | "fl") {
        return Some(i + 1);
    }
    // "2 nd floor" where the ordinal is two tokens.
    if i + 2 < end && lowered(cx, i + 2) == "floor" && page.tokens[i].kind == TokenKind::Number {
        return Some(i + 2);
    }
    let short = page.word(i + 1).chars().count() <= 3
        && (page.tokens[i + 1].kind == TokenKind::Number || page.tokens[i + 1].capital);
    (short
        && matches!(
            lowered(cx, i),
            "floor"
                | "level"
                | "wing"
                | "tower"
                | "house"
                | "building"
                | "block"
                | "room"
                | "rm"
                | "hall"
                | "gate"
                | "suite"
        ))
    .then_some(i + 1)
}

/// A room's number or code: 5409, A18C, 3.18, HbH.
fn is_code(cx: &SceneCx<'_>, i: usize) -> bool {
    let Some(t) = cx.page().tokens.get(i) else { return false };
    let word = cx.page().word(i);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (1..=7).contains(&word.chars().count())
        && digits >= 1
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        && matches!(t.kind, TokenKind::Number | TokenKind::Word)
        && !cx.doc.dates.in_tokens(i, i + 1)
        && (digits <= 4)
}

/// The longest mention of `venue-nouns` that begins at token `i`.
fn noun_starting<'a>(cx: &SceneCx<'a>, i: usize) -> Option<&'a Mention> {
    let table = cx.lexicon().table("venue-nouns")?;
    cx.doc
        .mentions
        .within(Layer::Other, i, i + 1)
        .filter(|m| m.row.is_some_and(|r| r.table == table))
        .max_by_key(|m| m.width())
}

/// A mention of `venue-nouns` that begins at token `i`; the longest.
pub(super) fn noun_from<'a>(cx: &SceneCx<'a>, i: usize) -> Option<&'a Mention> {
    noun_starting(cx, i)
}

/// A mention of `venue-nouns` that ends at token `i`.
pub(super) fn noun_at<'a>(cx: &SceneCx<'a>, i: usize) -> Option<&'a Mention> {
    let table = cx.lexicon().table("venue-nouns")?;
    cx.doc
        .mentions
        .within(Layer::Other, i.saturating_sub(3), i + 1)
        .find(|m| m.last as usize == i && m.row.is_some_and(|r| r.table == table))
}

fn noun_kind(cx: &SceneCx<'_>, m: &Mention) -> &'static str {
    match m.cell(cx.lexicon(), "kind") {
        "room" => "room",
        "building" => "building",
        "ground" => "ground",
        _ => "body",
    }
}

/// The kind of the noun that ends at token `i`.
fn head_at(cx: &SceneCx<'_>, i: usize) -> Option<&'static str> {
    noun_at(cx, i).map(|m| noun_kind(cx, m))
}

/// The ranges of parts to propose: each part, the whole chain, and the chain up to each part.
fn cuts(chain: &[Piece]) -> Vec<(usize, usize)> {
    let n = chain.len();
    let mut out: Vec<(usize, usize)> = (0..n).map(|i| (i, i)).collect();
    for last in 1..n {
        out.push((0, last));
    }
    if n > 2 {
        out.push((1, n - 1));
    }
    out
}

fn add<'a>(
    cx: &SceneCx<'a>,
    chain: &[Piece],
    from: usize,
    to: usize,
    out: &mut Vec<Candidate<'a>>,
    by_words: &mut BTreeMap<String, usize>,
) {
    let pieces = &chain[from..=to];
    // A floor or a code alone is no place, nor is a chain that begins with a body and ends with a name.
    if pieces.len() == 1 && matches!(pieces[0].part, Part::Floor | Part::Code) {
        return;
    }
    let (first, last) = (pieces[0].first, pieces[pieces.len() - 1].last);
    if of_a_life(cx, first) {
        return;
    }
    let mut value = plain_words(cx, first, last);
    if value.matches('(').count() > value.matches(')').count() {
        value.push(')');
    }
    let at = *by_words.entry(value.to_lowercase()).or_insert_with(|| {
        out.push(Candidate { value, data: first, evidence: Vec::new(), features: Features::new() });
        out.len() - 1
    });
    let c = &mut out[at];
    c.evidence.push((first, last, pieces[0].part.rule()));
    let mut f = Features::new();
    let m = Mention::new(first, last, Layer::Venue, pieces[0].rule);
    setting::features(cx, &m, &mut f);
    f.add("first-part", pieces[0].part.name());
    f.add("last-part", pieces[pieces.len() - 1].part.name());
    for p in pieces {
        f.add("part", p.part.name());
        if !p.noun.is_empty() {
            f.add("noun", p.noun);
        }
    }
    f.add("rule", pieces[0].rule);
    f.add("parts", ["1", "2", "3+"][(pieces.len() - 1).min(2)]);
    let whole = pieces.len() == chain.len();
    f.add(
        "extent",
        match (whole, from == 0, to + 1 == chain.len()) {
            (true, ..) => "whole",
            (_, true, _) => "front",
            (_, _, true) => "back",
            _ => "middle",
        },
    );
    if chain.len() > 1 && !whole {
        f.add("left-out", chain[if to + 1 < chain.len() { to + 1 } else { from - 1 }].part.name());
    }
    let lead = around(cx, first, last, &mut f);
    // What sort of house it is tells how likely one meets there: hotels and halls are named for little else.
    let head = pieces.iter().rev().find_map(|p| {
        let end = if is_code(cx, p.last) && p.last > p.first { p.last - 1 } else { p.last };
        noun_at(cx, end).or_else(|| noun_starting(cx, p.first))
    });
    if let Some(head) = head {
        let id = head.cell(cx.lexicon(), "id");
        f.add("head", id);
        f.add(
            match lead {
                "at" | "in" | "inside" => "head-after-in",
                "line" | "comma" | "colon" | "pin" => "head-in-line",
                "by" | "from" | "with" | "and" | "of" => "head-after-of",
                _ => "head-plain",
            },
            id,
        );
    } else if pieces.iter().all(|p| !matches!(p.part, Part::Venue | Part::Noun | Part::Code | Part::Field)) {
        f.add("headless", lead);
    }
    let segment = setting::segment(cx, first, last);
    if !segment.is_empty() {
        f.add("segment", segment);
        f.add(
            match pieces[0].part {
                Part::Venue => "venue-segment",
                Part::Body => "body-segment",
                Part::Noun => "noun-segment",
                _ => "name-segment",
            },
            segment,
        );
    }
    // A name that is a town's, a region's or a person's as a whole.
    let whole = [Layer::City, Layer::Subdivision, Layer::Country, Layer::Person]
        .iter()
        .any(|l| cx.doc.mentions.within(*l, first, first + 1).any(|m| m.last as usize == last && !m.weak));
    f.add_if(whole, "whole-of-another");
    let bare = pieces.len() == 1
        && pieces[0].part == Part::Noun
        && cx.page().tokens[first].kind == TokenKind::Word
        && !(first..=last).any(|t| cx.page().tokens[t].capital);
    f.add_if(bare, "bare-noun");
    // "Business forum", "Journal club": what is held, not where.
    f.add_if(cx.doc.mentions.ending(Layer::EventNoun, last).is_some(), "ends-in-event");
    // "Wean Hall 5409", behind a date or time or on a line of its own beside one, is said to be the place.
    let room = pieces
        .iter()
        .any(|p| p.part == Part::Code || p.part == Part::Venue && (is_code(cx, p.last) || is_code(cx, p.first)));
    let timed = setting::dated(cx, first.saturating_sub(3).max(cx.scene.first), first);
    if room {
        f.add("room", if timed { "after-time" } else { "elsewhere" });
    }
    if timed {
        f.add("after-time", pieces[0].part.name());
    }
    let how = setting::setting(cx, first, last);
    if (timed || how == "line-by-date") && (room || matches!(pieces[0].part, Part::Venue | Part::Noun)) {
        f.add("grade", "3");
    }
    if !room {
        f.add_if(setting::only_common(cx, first, last), "common-words");
    }
    // "Gates 9.30", "NOK 140": a clock time or a sum of money is no room.
    if room && last > first {
        let t = &cx.page().tokens[last - 1];
        let money = t.upper && t.end - t.start == 3;
        let sort = if cx.page().word(last).contains('.') {
            "decimal"
        } else if money {
            "three-capitals"
        } else {
            "plain"
        };
        f.add("room-number", sort);
    }
    f.add_if(cx.doc.layout.field_of(first).is_some_and(|fl| fl.first as usize == first), "field-start");
    f.add(
        match pieces[0].part {
            Part::Venue => "venue-how",
            Part::Body => "body-how",
            Part::Name => "name-how",
            Part::Noun => "noun-how",
            _ => "other-how",
        },
        how,
    );
    c.features.merge(&f);
}

/// What stands before and behind: "at the", "held at", ", Town".
/// Gives the lead.
fn around<'a>(cx: &SceneCx<'a>, first: usize, last: usize, f: &mut Features<'a>) -> &'static str {
    let page = cx.page();
    let mut before = first.wrapping_sub(1);
    let article = matches!(lowered(cx, before), "the" | "its" | "our" | "a" | "an" | "their");
    if article {
        f.add("article", lowered(cx, before));
        before = before.wrapping_sub(1);
    }
    let word = lowered(cx, before);
    let lead = match word {
        "at" => "at",
        "in" => "in",
        "of" => "of",
        "by" => "by",
        "from" => "from",
        "to" => "to",
        "with" => "with",
        "and" => "and",
        "for" => "for",
        "on" => "on",
        "inside" | "within" | "outside" => "inside",
        _ => match page.tokens.get(before).map_or(' ', |t| t.mark) {
            ',' => "comma",
            '(' => "bracket",
            ':' => "colon",
            '@' => "at-sign",
            '\u{1F4CD}' => "pin",
            _ => "",
        },
    };
    let lead = if page.tokens.get(first).is_some_and(|t| t.gap >= Gap::Line) { "line" } else { lead };
    f.add("lead", lead);
    let m = Mention::new(first, last, Layer::Venue, "");
    let (start, end) = crate::relate::context::sentence_of(cx, &m);
    if cx.doc.mentions.within(Layer::EventNoun, start, end).any(|n| !n.weak) {
        f.add("lead-with-event", lead);
    }
    if cx.doc.dates.in_tokens(start, end) {
        f.add("lead-with-date", lead);
    }
    if setting::cues_in(cx, start, first).any(|c| {
        c.last as usize + 8 >= first && matches!(c.cell(cx.lexicon(), "id"), "held" | "gathered" | "hosted" | "opened")
    }) {
        f.add("lead-with-held", lead);
    }
    let date = setting::dated(cx, before.saturating_sub(8), before);
    if date {
        f.add("date-then", lead);
    }
    let next = page.tokens.get(last + 1);
    let joined = next.is_some_and(|t| matches!(t.mark, ',' | '(') || matches!(lowered(cx, last + 1), "in" | "at"));
    if joined {
        let town = cx.doc.mentions.starting(Layer::City, last + 2).is_some_and(|c| !c.weak)
            || lowered(cx, last + 2) == "the" && cx.doc.mentions.starting(Layer::City, last + 3).is_some();
        f.add_if(town, "then-town");
        f.add_if(cx.doc.mentions.starting(Layer::Country, last + 2).is_some(), "then-country");
        f.add_if(page.tokens.get(last + 2).is_some_and(|t| t.kind == TokenKind::Number), "then-number");
    }
    f.add_if(lowered(cx, last + 1) == "here", "then-here");
    f.add_if(next.is_some_and(|t| t.gap >= Gap::Line), "line-end");
    f.add_if((last + 1..last + 4).any(|t| cx.doc.dates.in_tokens(t, t + 1)), "then-date");
    f.add(
        "width",
        match last - first {
            0 => "1",
            1 => "2",
            2..=4 => "3-5",
            5..=8 => "6-9",
            _ => "10+",
        },
    );
    f.add_if(page.tokens.get(first).is_some_and(|t| !t.capital && t.kind == TokenKind::Word), "small");
    f.add_if(
        page.tokens.get(last + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.gap == Gap::Space),
        "then-capital",
    );
    lead
}
