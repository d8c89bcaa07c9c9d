//! All gazetteers through the text in one pass.
//!
//! In: a page and the lexicon. Out: a mention for each form found. Marks that may stand inside a phrase (a hyphen,
//! the full stop of an abbreviation, an apostrophe) are passed over; any other mark ends it.

use super::mention::{Layer, Mention};
use super::tokens::{Gap, Page, TokenKind};
use crate::gazetteer::table::Match;
use crate::gazetteer::{Hit, Lexicon};

/// Which layer the rows of a table belong to.
const LAYERS: &[(&str, Layer)] = &[
    ("countries", Layer::Country),
    ("cities", Layer::City),
    ("subdivisions", Layer::Subdivision),
    ("organisations", Layer::Organisation),
    ("event-nouns", Layer::EventNoun),
    ("participant-nouns", Layer::ParticipantNoun),
    ("positions", Layer::Position),
    ("position-modifiers", Layer::PositionModifier),
    ("honorifics", Layer::Honorific),
    ("org-heads", Layer::OrganisationHead),
    ("role-cues", Layer::RoleCue),
    ("speech-cues", Layer::SpeechCue),
    ("attendance-cues", Layer::AttendanceCue),
    ("topic-triggers", Layer::Topic),
    ("platforms", Layer::Platform),
    ("labels", Layer::Label),
    ("furniture", Layer::Furniture),
    ("time-zones", Layer::TimeZone),
    ("standing-words", Layer::StandingWord),
    ("programme-words", Layer::ProgrammeWord),
];

/// Finds every gazetteer form in `page`.
pub fn hits(page: &Page<'_>, lexicon: &Lexicon) -> Vec<Mention> {
    let layers: Vec<Layer> = (0..=255u8)
        .map(|t| {
            let name = lexicon.table_name(crate::gazetteer::TableId(t));
            LAYERS.iter().find(|(n, _)| *n == name).map_or(Layer::Other, |(_, l)| *l)
        })
        .collect();
    // The tokens that phrases are made of; `joint[i]` says whether a phrase may go on from word i - 1 to word i.
    let mut words: Vec<u32> = Vec::with_capacity(page.tokens.len());
    let mut joint: Vec<bool> = Vec::with_capacity(page.tokens.len());
    let mut passes = false;
    for (i, t) in page.tokens.iter().enumerate() {
        let is_word = matches!(t.kind, TokenKind::Word | TokenKind::Number) || matches!(t.mark, '&' | '@' | '+');
        if is_word {
            joint.push(passes && t.gap < Gap::Wide);
            words.push(i as u32);
            passes = true;
        } else {
            passes = passes && t.gap <= Gap::Joined && passable(page, i);
        }
    }
    let mut out = Vec::new();
    for w in 0..words.len() {
        let token = &page.tokens[words[w] as usize];
        if token.word == 0 {
            continue;
        }
        let word = |i: u32| {
            let i = i as usize;
            (i < words.len() && (i == w || joint[i])).then(|| page.tokens[words[i] as usize].word)
        };
        lexicon.hits_from(w as u32, word, |hit, form| {
            let (first, last) = (words[hit.first as usize], words[hit.last as usize]);
            if agrees(page, first as usize, last as usize, &hit, form) {
                let layer = layers[hit.row.table.0 as usize];
                out.push(Mention {
                    first,
                    last,
                    layer,
                    rule: "gazetteer",
                    row: Some(hit.row),
                    weak: hit.weak,
                    column: hit.column,
                    number: 0,
                });
            }
        });
    }
    alone(page, lexicon, &mut out);
    out
}

/// Takes away the furniture that counts only where a line is nothing else ("International", "Open", "Library", each of them a word
/// of headlines too): it stays where bars, wide gaps or the ends of the line part it from all other words, or where such
/// phrases make up most of the line ("Home News About us Contact").
fn alone(page: &Page<'_>, lexicon: &Lexicon, hits: &mut Vec<Mention>) {
    let furniture = |m: &Mention| m.layer == Layer::Furniture;
    let mut covered = vec![0usize; page.lines.len()];
    let mut reach = 0;
    for m in hits.iter().filter(|m| furniture(m)) {
        let from = m.first.max(reach);
        reach = reach.max(m.last + 1);
        let words = (from..=m.last).filter(|t| page.tokens[*t as usize].kind == TokenKind::Word).count();
        covered[page.tokens[m.first as usize].line as usize] += words;
    }
    let mostly: Vec<bool> = page
        .lines
        .iter()
        .zip(&covered)
        .map(|(line, covered)| {
            let tokens = &page.tokens[line.first as usize..line.end as usize];
            *covered > 0 && covered * 3 >= tokens.iter().filter(|t| t.kind == TokenKind::Word).count() * 2
        })
        .collect();
    let parts =
        |t: usize| page.tokens[t].kind == TokenKind::Mark && !matches!(page.tokens[t].mark, '&' | '-' | '’' | '\'');
    hits.retain(|m| {
        if !furniture(m) || m.cell(lexicon, "note") != "whole line" {
            return true;
        }
        let (first, last) = (m.first as usize, m.last as usize);
        let line = page.tokens[first].line;
        let opens = first == page.lines[line as usize].first as usize
            || page.tokens[first].gap >= Gap::Wide
            || parts(first - 1);
        let closes = page.tokens.get(last + 1).is_none_or(|t| t.line != line || t.gap >= Gap::Wide) || parts(last + 1);
        mostly[line as usize] || opens && closes
    });
}

/// Whether a phrase may go on over the mark at token `i`.
fn passable(page: &Page<'_>, i: usize) -> bool {
    let next_joined = page.tokens.get(i + 1).is_some_and(|t| t.gap == Gap::Joined);
    match page.tokens[i].mark {
        '-' | '‐' | '‑' | '–' | '\'' | '’' | '/' => next_joined,
        '.' => i > 0 && page.word(i - 1).chars().count() <= 5,
        _ => false,
    }
}

/// Whether the text's spelling satisfies the form's policy.
fn agrees(page: &Page<'_>, first: usize, last: usize, hit: &Hit, form: &str) -> bool {
    match hit.policy {
        Match::Fold => true,
        Match::Title => {
            let words = page.tokens[first..=last].iter().filter(|t| t.kind == TokenKind::Word);
            let long = |t: &&super::tokens::Token| t.end - t.start > 3;
            let mut any = false;
            for t in words {
                any |= t.capital;
                if long(&t)
                    && !t.capital
                    && !form_has_small(form, page.text.get(t.start as usize..t.end as usize).unwrap_or(""))
                {
                    return false;
                }
            }
            any || !form.chars().any(char::is_uppercase)
        }
        Match::Exact => {
            let written = page.words(first, last);
            written.chars().filter(|c| c.is_alphanumeric()).eq(form.chars().filter(|c| c.is_alphanumeric()))
        }
    }
}

/// Whether the gazetteer itself writes this word small.
fn form_has_small(form: &str, word: &str) -> bool {
    form.split_whitespace().any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::mention::Mentions;

    /// A word of menus is furniture where it stands alone, not in a headline.
    #[test]
    fn words_of_menus_in_headlines() {
        let cases = [
            ("International Working Conference on", false),
            ("Open Day of the Library", false),
            ("Business and Services Fair", false),
            ("Home | Search | International", true),
            ("Home  Services  Library", true),
            ("Home News About us Contact", true),
            ("International", true),
            ("Leave a reply", true),
        ];
        let lexicon = Lexicon::embedded();
        for (text, wanted) in cases {
            let page = Page::new(text, 0, &lexicon);
            let mentions = Mentions::new(hits(&page, &lexicon));
            assert_eq!(mentions.of(Layer::Furniture).next().is_some(), wanted, "{text}");
        }
    }
}
