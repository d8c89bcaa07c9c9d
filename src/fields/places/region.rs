//! The state, province or county: the one beside the town, or the one named after "in".

use super::setting::{is_dateline, lowered};
use crate::annotate::mention::{Layer, Mention};
use crate::relate::choice::Scored;
use crate::relate::scene::SceneCx;

/// The region of a place in `country`, as written: beside the town ("Lincoln, Nebraska"); where no town is known, the
/// one that follows "in", in the scene's own stretch.
pub(super) fn region(
    cx: &SceneCx<'_>,
    city: Option<&Scored<'_>>,
    country: Option<&str>,
) -> Option<(String, (usize, usize))> {
    let fits = |m: &&Mention| country.is_none_or(|c| m.cell(cx.lexicon(), "country") == c);
    let words = |m: &Mention| {
        (super::gather::plain_words(cx, m.first as usize, m.last as usize), (m.first as usize, m.last as usize))
    };
    if let Some(city) = city {
        for (_, last, _) in &city.candidate.evidence {
            let joined = cx.page().tokens.get(last + 1).is_some_and(|t| matches!(t.mark, ',' | '('));
            let at = if joined { last + 2 } else { continue };
            let at = if lowered(cx, at) == "in" { at + 1 } else { at };
            if let Some(m) =
                cx.doc.mentions.within(Layer::Subdivision, at, at + 1).filter(fits).max_by_key(|m| m.width())
            {
                return Some(words(m));
            }
        }
        return None;
    }
    let m = cx.own(Layer::Subdivision).filter(|m| !m.weak).filter(fits).find(|m| {
        let first = m.first as usize;
        let before = first.checked_sub(1).map_or("", |b| lowered(cx, b));
        let before = if before == "the" { first.checked_sub(2).map_or("", |b| lowered(cx, b)) } else { before };
        matches!(before, "in" | "at" | "across") || is_dateline(cx, first, m.last as usize)
    })?;
    Some(words(m))
}
