//! Further readings of the words that may name a venue, where the recognisers see too little or too much.
//!
//! In: a stretch of tokens. Out: single pieces, each beside what the chains propose: "Maison de la Femme" after "at",
//! "the multi-purpose hall", "Chamber's meeting hall", "hotel \"Astra\"", "Senate Chamber" of "Senate Chamber and Zoom".

use super::{Part, Piece, grown, noun_kind, noun_phrase, noun_starting};
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::fields::places::setting::{self, in_place_field, lowered};
use crate::relate::scene::SceneCx;

/// The further readings in tokens `start..end`, in order.
pub(super) fn readings(cx: &SceneCx<'_>, start: usize, end: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for i in start..end {
        let found = [
            run(cx, i, end),
            modified(cx, i, start, end),
            owned(cx, i, start, end),
            after_owner(cx, i, start),
            quoted(cx, i, end),
            front(cx, i, end),
            with_second(cx, i, end),
        ];
        for piece in found.into_iter().flatten().filter(|p| p.first >= start && p.last < end && p.last - p.first < 14) {
            if !out.iter().rev().take(8).any(|o| (o.first, o.last) == (piece.first, piece.last)) {
                out.push(piece);
            }
        }
    }
    out
}

/// Small words within names: "Casa de la Cultura", "Four Points by Sheraton".
const LINKS: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "der", "den", "of", "la", "las", "le", "les",
    "los", "el", "y", "e", "et", "und", "van", "von", "by", "the", "al", "d", "l",
];

/// A run of capitalised words with the small words between them, where a place is said: behind "at" or a pin, at the
/// head of a field for the place, or of a segment beside a date.
fn run(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<Piece> {
    let page = cx.page();
    let t = page.tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.capital)?;
    let lead = if t.gap < Gap::Line { lowered(cx, setting::lead(cx, i).wrapping_sub(1)) } else { "" };
    let mark = if i > 0 && t.gap < Gap::Line { page.tokens[i - 1].mark } else { ' ' };
    let told = matches!(lead, "at" | "inside")
        || matches!(mark, '@' | '\u{1F4CD}')
        || cx.doc.layout.field_of(i).is_some_and(|f| f.first as usize == i) && in_place_field(cx, i);
    if !told && setting::segment_head(cx, i).is_none() || setting::dated(cx, i, i + 1) {
        return None;
    }
    let mut last = i;
    let mut at = i + 1;
    while at < end.min(i + 12) {
        let k = &page.tokens[at];
        // "St. Anne" and "U.S. Mint" run on; "Main hall. Doors open" does not.
        let stop = k.mark == '.'
            && (page.word(at - 1).chars().count() > 3
                || page.tokens.get(at + 1).is_none_or(|n| n.sentence != k.sentence));
        if k.gap > Gap::Wrap || stop || setting::dated(cx, at, at + 1) {
            break;
        }
        if k.kind == TokenKind::Word && k.capital {
            last = at;
        } else if !(k.kind == TokenKind::Word && LINKS.contains(&page.word(at))
            || matches!(k.mark, '-' | '\'' | '’' | '.' | '&')
                && (k.gap == Gap::Joined || k.mark == '&')
                && page.tokens.get(at + 1).is_some_and(|n| n.capital))
        {
            break;
        }
        at += 1;
    }
    let (last, noun) = grown(cx, last, end);
    (last > i || !setting::only_common(cx, i, i)).then_some(Piece {
        first: i,
        last,
        part: Part::Name,
        rule: "venue.run",
        noun,
    })
}

/// Whether the token may stand between an article and the noun of a place: no function word, no verb's company.
fn modifier(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    page.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
        && page.word(i).chars().count() > 2
        && !matches!(
            lowered(cx, i),
            "the"
                | "and"
                | "for"
                | "from"
                | "with"
                | "our"
                | "its"
                | "their"
                | "his"
                | "her"
                | "your"
                | "this"
                | "that"
                | "every"
                | "each"
                | "any"
                | "all"
                | "some"
                | "was"
                | "were"
                | "are"
                | "has"
                | "had"
                | "who"
                | "into"
                | "onto"
                | "near"
                | "than"
                | "will"
        )
        && !cx.doc.dates.in_tokens(i, i + 1)
}

/// "the multi-purpose hall", "its public library", "a police college in Otse": a small noun with the words before it, up
/// to the article.
fn modified(cx: &SceneCx<'_>, i: usize, start: usize, end: usize) -> Option<Piece> {
    let page = cx.page();
    let noun = noun_starting(cx, i)?;
    let mut first = i;
    while first > start + 1 && i - first < 4 && page.tokens[first].gap <= Gap::Wrap {
        let before = first - 1;
        if page.tokens[before].mark == '-' && page.tokens[first].gap == Gap::Joined && first >= start + 2 {
            first -= 2;
        } else if modifier(cx, before) && !page.tokens[before].capital {
            first = before;
        } else {
            break;
        }
    }
    let article = first > start
        && matches!(lowered(cx, first - 1), "the" | "a" | "an" | "its" | "our" | "their" | "at" | "in" | "own")
        || first > start && matches!(page.tokens[first - 1].mark, ':' | ',');
    if first == i || !article {
        return None;
    }
    let last = noun_phrase(cx, i, end).map_or(noun.last as usize, |n| n.0);
    Some(Piece { first, last, part: Part::Noun, rule: "venue.modified", noun: noun_kind(cx, noun) })
}

/// "Chamber's meeting hall", "Kenya School of Government's Kisumu annex": a small noun with its owner.
fn owned(cx: &SceneCx<'_>, i: usize, start: usize, end: usize) -> Option<Piece> {
    let page = cx.page();
    let noun = noun_starting(cx, i)?;
    let mut at = i;
    for _ in 0..3 {
        // The "s" behind the mark.
        if at >= start + 3
            && matches!(page.tokens[at - 2].mark, '\'' | '’')
            && page.tokens[at - 1].gap == Gap::Joined
            && page.tokens[at - 2].gap == Gap::Joined
        {
            let owner = at - 3;
            let first = [Layer::Organisation, Layer::Venue, Layer::Name, Layer::Person]
                .iter()
                .filter_map(|l| cx.doc.mentions.ending(*l, owner))
                .map(|m| m.first as usize)
                .min()
                .unwrap_or(owner);
            if !page.tokens[first].capital {
                return None;
            }
            let (last, kind) = noun_phrase(cx, i, end).unwrap_or((noun.last as usize, noun_kind(cx, noun)));
            return Some(Piece { first, last, part: Part::Noun, rule: "venue.owned", noun: kind });
        }
        if at <= start || page.tokens[at].gap > Gap::Wrap || !(modifier(cx, at - 1) || page.tokens[at - 1].capital) {
            return None;
        }
        at -= 1;
    }
    None
}

/// "James Cumming Wing" of "Gore's James Cumming Wing": a venue without the town or body that has it.
fn after_owner(cx: &SceneCx<'_>, i: usize, start: usize) -> Option<Piece> {
    let page = cx.page();
    let t = page.tokens.get(i).filter(|t| t.kind == TokenKind::Word && t.capital)?;
    if i < start + 3 || !matches!(page.tokens[i - 2].mark, '\'' | '’') || t.gap > Gap::Wrap {
        return None;
    }
    let whole = cx.doc.mentions.covering(Layer::Venue, i).filter(|v| (v.first as usize) < i && v.last as usize > i)?;
    Some(Piece { first: i, last: whole.last as usize, part: Part::Venue, rule: "venue.after-owner", noun: "" })
}

/// `hotel "Ohu"`, `"Vellidis" Congress Centre`: a noun with a quoted name.
fn quoted(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<Piece> {
    let page = cx.page();
    let opens = |t: usize| page.tokens.get(t).is_some_and(|k| matches!(k.mark, '"' | '“' | '«' | '„'));
    let close = |t: usize| {
        (t + 2..(t + 7).min(end))
            .find(|c| matches!(page.tokens[*c].mark, '"' | '”' | '»' | '“'))
            .filter(|c| page.tokens.get(t + 1).is_some_and(|k| k.capital) && page.tokens[*c].gap == Gap::Joined)
    };
    if opens(i) {
        let shut = close(i)?;
        let next = shut + 1;
        let last = cx.doc.mentions.starting(Layer::Venue, next).map(|v| v.last as usize);
        let noun = (next..(next + 3).min(end)).find_map(|t| noun_starting(cx, t)).map(|n| n.last as usize);
        let last = last.or(noun)?;
        let plain = (next..=last).all(|t| page.tokens[t].kind == TokenKind::Word && page.tokens[t].gap <= Gap::Wrap);
        return plain.then_some(Piece { first: i, last, part: Part::Noun, rule: "venue.quoted", noun: "" });
    }
    let noun = noun_starting(cx, i)?;
    let at = noun.last as usize + 1;
    let shut = opens(at).then(|| close(at)).flatten()?;
    Some(Piece { first: i, last: shut, part: Part::Noun, rule: "venue.quoted", noun: noun_kind(cx, noun) })
}

/// The front of a body or venue that a comma, "and" or a bracket divides: "Osh Technological University" of "Osh
/// Technological University, Institute of Hydraulics".
fn front(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<Piece> {
    let page = cx.page();
    let (m, part) = [(Layer::Venue, Part::Venue), (Layer::Organisation, Part::Body)]
        .iter()
        .filter_map(|(l, part)| cx.doc.mentions.starting(*l, i).map(|m| (m, *part)))
        .max_by_key(|(m, _)| m.last)?;
    let stop = (i + 1..=(m.last as usize).min(end.saturating_sub(1)))
        .find(|t| matches!(page.tokens[*t].mark, ',' | '(') || lowered(cx, *t) == "and")?;
    (stop > i).then_some(Piece { first: i, last: stop - 1, part, rule: "venue.front", noun: "" })
}

/// "Cascadia Hotel and Conference Centre": two nouns of one house.
fn with_second(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<Piece> {
    let m = cx.doc.mentions.starting(Layer::Venue, i)?;
    let at = m.last as usize + 1;
    if !(lowered(cx, at) == "and" || cx.page().tokens.get(at).is_some_and(|t| t.mark == '&')) {
        return None;
    }
    let noun = noun_starting(cx, at + 1).filter(|n| (n.last as usize) < end)?;
    Some(Piece {
        first: i,
        last: noun.last as usize,
        part: Part::Venue,
        rule: "venue.two-nouns",
        noun: noun_kind(cx, noun),
    })
}
