//! Units and the umbrellas they stand under: "Department of Slavic Studies / Kettleby University", "the Centre for Ice (University
//! of Humber)", "UNODC's Maritime Programme". The unit gives the event; the umbrella is a part of its address.

use super::spans::is;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::Gap;
use crate::choose::Features;
use crate::relate::choice::Scored;
use crate::relate::scene::SceneCx;

/// How much likelier than its unit an owner ("UNODC's …") must be to be kept instead.
const OWNER: f64 = 0.25;
/// Ranges of a candidate that are looked at.
const RANGES: usize = 12;

/// Adds `umbrella` to a body named behind its unit, `under-umbrella` to the unit.
pub(super) fn features<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let mentions = &cx.doc.mentions;
    let this = Mention::new(first, last, Layer::Organisation, "");
    let before = (first.saturating_sub(4)..first).rev().find_map(|i| mentions.ending(Layer::Organisation, i));
    out.add_if(before.is_some_and(|b| under(cx, b, &this)), "umbrella");
    let after = mentions.within(Layer::Organisation, last + 1, last + 5).next();
    out.add_if(after.is_some_and(|a| under(cx, &this, a)), "under-umbrella");
}

/// The chosen ones without the umbrellas of other chosen ones.
pub(super) fn units(cx: &SceneCx<'_>, scored: &[Scored<'_>], chosen: Vec<usize>) -> Vec<usize> {
    let spans = |i: usize| {
        let ranges = scored[i].candidate.evidence.iter().take(RANGES);
        ranges.map(|(a, b, _)| Mention::new(*a, *b, Layer::Organisation, "")).collect::<Vec<_>>()
    };
    let all: Vec<(usize, Vec<Mention>)> = chosen.iter().map(|i| (*i, spans(*i))).collect();
    let dropped = |(i, mine): &(usize, Vec<Mention>)| {
        all.iter().filter(|(o, _)| o != i).any(|(o, theirs)| {
            let (own, other) = (scored[*i].p, scored[*o].p);
            mine.iter().any(|m| {
                theirs.iter().any(|t| {
                    under(cx, t, m)
                        || branch(cx, t, m) && own <= other
                        || branch(cx, m, t) && own < other
                        || owns(cx, m, t) && own < other + OWNER
                        || owns(cx, t, m) && other >= own + OWNER
                })
            })
        })
    };
    all.iter().filter(|c| !dropped(c)).map(|(i, _)| *i).collect()
}

/// "the Library Association, Kogi Chapter", "the College of Physicians (Nigeria Chapter)": whether `unit` is named as a part right
/// behind `whole`, and no third name goes on with a list.
fn branch(cx: &SceneCx<'_>, whole: &Mention, unit: &Mention) -> bool {
    let (page, at) = (cx.page(), whole.last as usize + 1);
    let mark = |i: usize| page.tokens.get(i).map_or(' ', |t| t.mark);
    let beside = unit.first as usize == at + 1
        && matches!(mark(at), ',' | '(' | '–' | '—' | '|')
        && page.tokens[unit.first as usize].gap < Gap::Line;
    let next = unit.last as usize + 1;
    let goes_on =
        mark(at) == ',' && (matches!(page.word(next), "and" | "&") || mark(next) == ',' && mark(next + 1) != ' ');
    let before = (whole.first as usize).checked_sub(1);
    let listed = before.is_some_and(|b| mark(b) == ',' || page.word(b) == "and");
    beside && !goes_on && !listed && is_unit(cx, unit) && !is_unit(cx, whole)
}

/// "UNODC's Maritime Programme": whether `owner` owns `unit`.
fn owns(cx: &SceneCx<'_>, owner: &Mention, unit: &Mention) -> bool {
    let (page, at) = (cx.page(), owner.last as usize + 1);
    let possessive = matches!(page.word(at), "'s" | "’s")
        || page.tokens.get(at).is_some_and(|t| matches!(t.mark, '\'' | '’') && t.gap == Gap::Joined);
    possessive && unit.first as usize == at + 1
}

/// Whether `unit` is named as a unit right before `whole`, its umbrella.
fn under(cx: &SceneCx<'_>, unit: &Mention, whole: &Mention) -> bool {
    let (page, from, to) = (cx.page(), unit.last as usize + 1, whole.first as usize);
    let joined = from <= to
        && to - from <= 3
        && page.tokens.get(to).is_some_and(|t| {
            // The items of a list stand beside each other, not under.
            let item = t.line != page.tokens[unit.last as usize].line && page.lines[t.line as usize].bullet;
            t.gap < Gap::Blank && !item
        })
        && (from..to).all(|i| {
            matches!(page.tokens[i].mark, ',' | '(' | '/' | '|' | '-' | '–' | '—' | '·' | '*')
                || matches!(page.word(i).to_lowercase().as_str(), "of" | "the" | "at" | "in")
        });
    joined && is_unit(cx, unit) && is_whole(cx, whole)
}

fn is_unit(cx: &SceneCx<'_>, m: &Mention) -> bool {
    is(cx, m.first as usize, "unit") || is(cx, m.last as usize, "unit")
}

fn is_whole(cx: &SceneCx<'_>, m: &Mention) -> bool {
    (m.first..=m.last).any(|i| is(cx, i as usize, "whole"))
}
