//! What makes two names of bodies one: the same row of the gazetteer, initials that spell the one name in the text that
//! they can spell, a legal form more or less, and a bare head ("the Embassy") for the full name that has it.
//!
//! In: the groups of mentions that read alike. Out: the same, joined. Linear in the mentions but for the bare heads, each of
//! which looks at the bodies of the document (bounded).

use super::{Entity, folded};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Page, TokenKind};
use crate::gazetteer::{Lexicon, RowRef};
use std::collections::BTreeMap;

/// Bodies that a bare head is compared with at most.
const LOOK: usize = 400;

/// Joins the bodies among `groups`; emptied groups stay, without mentions.
pub(super) fn join(page: &Page<'_>, lexicon: &Lexicon, groups: &mut [Entity]) {
    by_row(groups);
    by_stem(page, groups);
    by_initials(page, lexicon, groups);
    beside(page, groups);
    bare_heads(page, groups);
}

fn unite(groups: &mut [Entity], from: usize, to: usize) {
    if from == to {
        return;
    }
    let moved = std::mem::take(&mut groups[from].mentions);
    if groups[from].layer == Layer::Organisation {
        groups[to].layer = Layer::Organisation;
    }
    groups[to].mentions.extend(moved);
    groups[to].mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last)));
}

fn is_body(g: &Entity) -> bool {
    g.layer != Layer::Person && !g.mentions.is_empty()
}

/// "UNODC" and "United Nations Office on Drugs and Crime" are one row of the gazetteer.
fn by_row(groups: &mut [Entity]) {
    let mut rows: BTreeMap<RowRef, usize> = BTreeMap::new();
    for g in 0..groups.len() {
        let row = groups[g].mentions.iter().find(|m| m.layer == Layer::Organisation && !m.weak).and_then(|m| m.row);
        let Some(row) = row.filter(|_| is_body(&groups[g])) else { continue };
        match rows.get(&row) {
            Some(first) => unite(groups, g, *first),
            None => {
                rows.insert(row, g);
            }
        }
    }
}

/// "Harlow Widgets" and "Harlow Widgets Ltd", "the 10x team" and "10x".
fn by_stem(page: &Page<'_>, groups: &mut [Entity]) {
    const ENDS: &[&str] =
        &["inc", "ltd", "limited", "llc", "gmbh", "plc", "ev", "e.v", "oy", "oyj", "ab", "team", "community"];
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    for g in 0..groups.len() {
        if !is_body(&groups[g]) {
            continue;
        }
        let m = groups[g].mentions[0];
        let mut stem = folded(page.words(m.first as usize, m.last as usize));
        while let Some((head, _)) = stem.rsplit_once(' ').filter(|(_, end)| ENDS.contains(end)) {
            stem = head.to_string();
        }
        match stems.get(&stem) {
            Some(first) => unite(groups, g, *first),
            None => {
                stems.insert(stem, g);
            }
        }
    }
}

/// Whether a form is an acronym: one word, its capitals at least two and most of it.
pub(super) fn acronym(form: &str) -> bool {
    let (upper, letters) =
        form.chars().fold((0, 0), |(u, l), c| (u + usize::from(c.is_uppercase()), l + usize::from(c.is_alphabetic())));
    upper >= 2 && upper * 2 > letters && !form.contains(char::is_whitespace)
}

/// The initials of the capitalised words of a mention, folded; empty for a single word.
fn initials(page: &Page<'_>, m: &Mention) -> String {
    let words = (m.first as usize..=m.last as usize)
        .filter(|i| page.tokens[*i].kind == TokenKind::Word && page.tokens[*i].capital)
        .map(|i| page.word(i));
    let letters: String = words.filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect();
    if letters.chars().count() >= 2 { letters } else { String::new() }
}

/// "ICGS | International Centre for Geopolitical Studies": the acronym stands for the one name that spells it.
fn by_initials(page: &Page<'_>, lexicon: &Lexicon, groups: &mut [Entity]) {
    let mut long: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate().filter(|(_, g)| is_body(g)) {
        for m in group.mentions.iter().take(4) {
            let spelt = initials(page, m);
            if spelt.is_empty() {
                continue;
            }
            let known = long.entry(spelt).or_insert(Some(g));
            if *known != Some(g) {
                *known = None;
            }
        }
    }
    for g in 0..groups.len() {
        if !is_body(&groups[g]) {
            continue;
        }
        let m = groups[g].mentions[0];
        let form = page.words(m.first as usize, m.last as usize);
        let listed = groups[g].mentions.iter().any(|m| m.row.is_some() && !m.cell(lexicon, "id").is_empty() && !m.weak);
        if listed || !acronym(form) || form.chars().count() < 3 {
            continue;
        }
        let letters: String = form.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        if let Some(Some(to)) = long.get(&letters)
            && *to != g
            && !groups[*to].mentions.is_empty()
        {
            unite(groups, g, *to);
        }
    }
}

/// A short form right behind a name in brackets ("Development Bank of the North (NDB)"), whatever its letters; and one beside it over
/// a dash, a bar or a line's end, if beginnings of the name's words spell it ("CARILIB — Caribbean Association of … Libraries").
fn beside(page: &Page<'_>, groups: &mut [Entity]) {
    // The short forms that stand alone, by their token.
    let mut short: BTreeMap<usize, usize> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate().filter(|(_, g)| is_body(g)) {
        let one = |m: &Mention| m.first == m.last && acronym(page.word(m.first as usize));
        if group.mentions.iter().all(one) {
            short.extend(group.mentions.iter().map(|m| (m.first as usize, g)));
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (g, group) in groups.iter().enumerate().filter(|(_, g)| is_body(g)) {
        for m in group.mentions.iter().filter(|m| m.last > m.first) {
            let (first, last) = (m.first as usize, m.last as usize);
            let mark = |i: usize| page.tokens.get(i).map_or(' ', |t| t.mark);
            if mark(last + 1) == '(' && mark(last + 3) == ')' && m.layer == Layer::Organisation {
                pairs.extend(short.get(&(last + 2)).map(|s| (*s, g)));
            }
            let joint = |i: usize| matches!(mark(i), '-' | '–' | '—' | '|' | ':');
            let near = [
                last + 1 + usize::from(joint(last + 1)),
                first.saturating_sub(1 + usize::from(first > 0 && joint(first - 1))),
            ];
            for at in near.into_iter().filter(|at| *at > last || *at < first) {
                if let Some(s) = short.get(&at).filter(|_| begins(page.word(at), page.words(first, last))) {
                    pairs.push((*s, g));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    // A short form that stands for two names joins neither.
    let same = |a: usize, b: usize| pairs.get(a).zip(pairs.get(b)).is_some_and(|(a, b)| a.0 == b.0);
    let alone: Vec<bool> =
        (0..pairs.len()).map(|i| !same(i, i + 1) && !i.checked_sub(1).is_some_and(|before| same(i, before))).collect();
    for ((from, to), _) in pairs.into_iter().zip(alone).filter(|(_, alone)| *alone) {
        if !groups[from].mentions.is_empty() && !groups[to].mentions.is_empty() {
            unite(groups, from, to);
        }
    }
}

/// Whether beginnings of the words of `long`, in order and from the first word on, spell `short` ("KACOWU", "Kapchorwa Coffee Women Union").
/// Small words may add nothing; at least three letters.
fn begins(short: &str, long: &str) -> bool {
    let folded =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<char>>();
    let want = folded(short);
    if !(3..=12).contains(&want.len()) {
        return false;
    }
    // Where in the short form the words so far may end.
    let mut ends = vec![0usize];
    for (n, word) in long.split_whitespace().take(14).enumerate() {
        let small = word.chars().next().is_some_and(|c| !c.is_uppercase());
        let letters = folded(word);
        let mut next: Vec<usize> = Vec::new();
        for end in &ends {
            if small && n > 0 {
                next.push(*end);
            }
            let most = letters.len().min(want.len() - end);
            next.extend((1..=most).take_while(|k| letters[k - 1] == want[end + k - 1]).map(|k| end + k));
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.contains(&want.len())
}

/// "the Embassy": the last body named before that has the head in its name, else the first one after.
fn bare_heads(page: &Page<'_>, groups: &mut [Entity]) {
    let mut moves: Vec<(usize, Mention, usize)> = Vec::new();
    let bodies: Vec<usize> = (0..groups.len()).filter(|g| is_body(&groups[*g])).take(LOOK).collect();
    let has = |g: usize, head: &str| {
        groups[g].mentions.iter().any(|m| {
            m.rule != "org.bare-head"
                && m.last > m.first
                && (m.first as usize..=m.last as usize).any(|i| page.word(i).eq_ignore_ascii_case(head))
        })
    };
    for g in &bodies {
        for m in groups[*g].mentions.iter().filter(|m| m.rule == "org.bare-head").take(20) {
            let head = page.word(m.last as usize);
            let with = || bodies.iter().copied().filter(|b| b != g && has(*b, head));
            let before = with()
                .filter(|b| groups[*b].mentions[0].first < m.first)
                .max_by_key(|b| groups[*b].mentions.iter().map(|n| n.first).filter(|f| *f < m.first).max());
            if let Some(to) = before.or_else(|| with().next()) {
                moves.push((*g, *m, to));
            }
        }
    }
    for (from, m, to) in moves {
        groups[from].mentions.retain(|n| (n.first, n.last) != (m.first, m.last));
        groups[to].mentions.push(m);
        groups[to].mentions.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last)));
    }
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn beginnings_of_words_spell_a_short_form() {
        assert!(begins("KACOWU", "Kapchorwa Coffee Women Union"));
        assert!(begins("CARILIB", "Caribbean Association of Research & Institutional Libraries"));
        assert!(begins("SEACOP", "Seaport Cooperation Project"));
        assert!(!begins("UNODC", "Kapchorwa Coffee Women Union"));
        assert!(!begins("KCW", "Kapchorwa Coffee Women Union"));
        assert!(!begins("AU", "African Union"));
    }
}
