//! Ways to cut a document into entries.
//!
//! Each rule names the lines or sentences at which entries may begin; what lies between two beginnings is a piece.
//! A rule does not decide: whether its cut is right is learnt from what the pieces look like.

use super::Sign;
use super::pieces::{Row, rows};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Mention;
use crate::annotate::tokens::TokenKind;
use crate::relate::scene::Analysis;
use std::collections::BTreeSet;

/// A way to cut.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// The pieces, token ranges.
    pub(super) pieces: Vec<(usize, usize)>,
    /// How many beginnings had no day and were joined to the piece before.
    pub(super) undated: usize,
    /// It goes by what sentences say, not by layout.
    pub(super) narrative: bool,
}

/// A document of more entries than this is no announcement but a data base; the pieces beyond are left.
const MOST: usize = 200;

/// Every way to cut the document that gives at least two dated pieces.
pub(super) fn all(analysis: &Analysis<'_>, signs: &[Sign]) -> Vec<Cut> {
    let rows = rows(analysis, signs);
    let text_from = |r: &&Row| r.kind != LineKind::Furniture;
    let heads = |keep: &dyn Fn(usize, &Row) -> bool| -> Vec<usize> {
        rows.iter().enumerate().filter(|(n, r)| text_from(r) && keep(*n, r)).map(|(_, r)| r.first).collect()
    };
    let near = |n: usize, reach: usize| {
        (n..(n + reach).min(rows.len())).any(|m| {
            rows[m].sign.is_some() && (m == n || rows[m].kind != LineKind::Heading || rows[m].date_only || m <= n + 1)
        })
    };
    let opens = |n: usize| {
        n == 0
            || rows[n].after_blank
            || rows[n - 1].kind == LineKind::Furniture
            || rows[n - 1].kind != LineKind::Heading
    };
    let mut out = Vec::new();
    let mut add = |rule: &'static str, heads: Vec<usize>| {
        out.extend(cut(analysis, signs, rule, &heads, false));
    };
    // "8th August: Mind over Matter With Dr X"; "Monday, February 3" above speaker and title.
    add("date-led", heads(&|_, r| r.date_led));
    // "10th January 2024" alone on a line.
    add("date-line", heads(&|_, r| r.date_only));
    // "1. Passenger Profiling. Tuesday 8 to Friday 11 September, at the Centre."
    add("numbered", heads(&|_, r| r.numbered));
    // "- a talk from the IOP, Thu 18 Oct;"
    add("bullet", heads(&|_, r| r.bullet && !r.numbered && (r.sign.is_some() || r.words > 3)));
    add("bullet-dated", heads(&|_, r| r.bullet && r.sign.is_some()));
    // "COFFEE MORNING: The library wants funds, so tomorrow …"
    add("capitals", heads(&|_, r| r.caps_lead && r.kind != LineKind::Heading));
    add("capitals-any", heads(&|n, r| r.caps_lead && opens(n)));
    // "April: Suriname visits. From 25 to 27 April a delegation …"
    add("short-lead", heads(&|_, r| r.short_lead && r.words > 8));
    // "Works Committee – Monday 15 April 2024 commencing at 5:30pm"
    add("dated-line", heads(&|_, r| r.sign.is_some() && r.words <= 24));
    // A heading with its text below.
    add("heading", heads(&|n, r| r.kind == LineKind::Heading && !r.date_only && opens(n)));
    add("heading-dated", heads(&|n, r| r.kind == LineKind::Heading && !r.date_only && opens(n) && near(n, 3)));
    // Blocks of lines between empty lines, a day in one of the first short lines of each.
    add("block", blocks(&rows, |block| block.iter().any(|r| r.sign.is_some() && r.words <= 30)));
    add("block-top", blocks(&rows, |block| block.iter().take(3).any(|r| r.sign.is_some() && r.words <= 30)));
    add("label", labels(analysis, &rows));
    // The same with the entries that name no day ("2:00 pm – 3:30 pm, Zoom"; "in June").
    let mut undated: Vec<Cut> = Vec::new();
    undated.extend(cut(analysis, signs, "numbered-all", &heads(&|_, r| r.numbered), true));
    let headings = heads(&|n, r| r.kind == LineKind::Heading && !r.date_only && opens(n));
    undated.extend(cut(analysis, signs, "heading-all", &headings, true));
    undated.extend(cut(analysis, signs, "block-all", &blocks(&rows, |_| true), true));
    undated.retain(|c| c.undated > 0);
    out.extend(undated);
    // Paragraphs, then sentences, of a report that name a new day.
    let page = &analysis.page;
    let line = |s: usize| rows[page.tokens[s].line as usize].first;
    let sentence = |s: usize| page.sentences[page.tokens[s].sentence as usize].first as usize;
    out.extend(cut(analysis, signs, "paragraph", &narrative(analysis, signs, &line), false));
    out.extend(cut(analysis, signs, "sentence", &narrative(analysis, signs, &sentence), false));
    out.extend(clauses(analysis, signs));
    for cut in &mut out {
        cut.narrative = matches!(cut.rule, "paragraph" | "sentence" | "clause");
        under_headings(analysis, &rows, cut);
    }
    out
}

/// Takes the headings right above pieces into them, where half of the pieces at least have one of their own: a cut by
/// paragraphs and one by headings then come to the same.
fn under_headings(analysis: &Analysis<'_>, rows: &[Row], cut: &mut Cut) {
    let page = &analysis.page;
    let heading = |first: usize| {
        let line = page.tokens[first].line as usize;
        let above = line.checked_sub(1).and_then(|l| rows.get(l))?;
        // It begins the line, is no heading itself, and what stands above it is the head of nothing else.
        let heads = rows[line].first == first
            && rows[line].kind != LineKind::Heading
            && above.kind == LineKind::Heading
            && !above.date_only;
        heads.then_some(above.first)
    };
    let found: Vec<Option<usize>> = cut.pieces.iter().map(|p| heading(p.0)).collect();
    if found.iter().flatten().count() * 2 < cut.pieces.len() || found.iter().flatten().count() < 2 {
        return;
    }
    for (n, first) in found.into_iter().enumerate() {
        let Some(first) = first else { continue };
        if n > 0 {
            let before = &mut cut.pieces[n - 1];
            if before.0 >= first {
                continue;
            }
            before.1 = before.1.min(first);
        }
        cut.pieces[n].0 = first;
    }
}

/// A sentence that gives several days, each with a place or audience of its own: "in Quthing (7-8 August), in Leribe from 20-22 August".
fn clauses(analysis: &Analysis<'_>, signs: &[Sign]) -> Option<Cut> {
    let page = &analysis.page;
    let mut from = 0;
    while from < signs.len() {
        let number = page.tokens[signs[from].first].sentence;
        let count = signs[from..].iter().take_while(|s| page.tokens[s.first].sentence == number).count();
        let here: Vec<&Sign> = signs[from..from + count].iter().filter(|s| s.day > 0).collect();
        from += count;
        let sentence = &page.sentences[number as usize];
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let days: BTreeSet<_> = here.iter().map(|s| s.key()).collect();
        if here.len() < 2 || here.len() > 6 || days.len() < here.len() {
            continue;
        }
        let mut pieces: Vec<(usize, usize)> = Vec::with_capacity(here.len());
        let mut start = first;
        for (n, sign) in here.iter().enumerate() {
            let stop = if n + 1 == here.len() { end } else { sign.last + 1 }.max(start);
            pieces.push((start, stop));
            start = stop;
        }
        let worded = |(a, b): (usize, usize)| {
            a < b && page.tokens[a..b].iter().filter(|t| t.kind == TokenKind::Word && t.capital).count() > 1
        };
        if pieces.iter().all(|p| worded(*p)) {
            return Some(Cut { rule: "clause", pieces, undated: 0, narrative: true });
        }
    }
    None
}

/// First tokens of the blocks (lines between empty lines) that `keep` wants.
fn blocks(rows: &[Row], keep: impl Fn(&[Row]) -> bool) -> Vec<usize> {
    let mut out = Vec::new();
    let mut from = 0;
    for n in 1..=rows.len() {
        if n == rows.len() || rows[n].after_blank {
            let block = &rows[from..n];
            if keep(block) && block[0].kind != LineKind::Furniture {
                out.push(block[0].first);
            }
            from = n;
        }
    }
    out
}

/// Lines with the label that comes first among those that come more than once; the line above belongs to them if it is joined.
fn labels(analysis: &Analysis<'_>, rows: &[Row]) -> Vec<usize> {
    let fields = &analysis.layout.fields;
    let id = |m: &Mention| m.cell(analysis.lexicon, "id");
    let usable = ["title", "date", "when", "time", "topic", "speaker", "speakers", "kind", "venue", "where"];
    let first = fields
        .iter()
        .find(|f| usable.contains(&id(&f.label)) && fields.iter().filter(|g| id(&g.label) == id(&f.label)).count() > 1);
    let Some(first) = first else { return Vec::new() };
    let page = &analysis.page;
    let mut out: Vec<usize> = fields
        .iter()
        .filter(|f| id(&f.label) == id(&first.label))
        .map(|f| {
            let mut line = page.tokens[f.label.first as usize].line as usize;
            if id(&f.label) != "title"
                && line > 0
                && (rows[line - 1].kind == LineKind::Heading || !rows[line].after_blank && rows[line - 1].words <= 20)
            {
                line -= 1;
            }
            rows[line].first
        })
        .collect();
    out.dedup();
    out
}

/// Where paragraphs or sentences begin that name a day not named before; `at` gives the beginning of what a token stands in.
fn narrative(analysis: &Analysis<'_>, signs: &[Sign], at: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let page = &analysis.page;
    let mut days = BTreeSet::new();
    let mut out: Vec<usize> = Vec::new();
    for sign in signs.iter().filter(|s| s.day > 0) {
        let line = page.tokens[sign.first].line as usize;
        if analysis.layout.lines.get(line) == Some(&LineKind::Furniture) || !days.insert(sign.key()) {
            continue;
        }
        let head = at(sign.first);
        if out.last() != Some(&head) {
            out.push(head);
        }
    }
    out
}

/// Cuts at `heads`. A piece that names no day is joined to the one before (unless they stand `apart`); the last ends where
/// its like would end.
fn cut(analysis: &Analysis<'_>, signs: &[Sign], rule: &'static str, heads: &[usize], apart: bool) -> Option<Cut> {
    let page = &analysis.page;
    let n = page.tokens.len();
    let dated = |a: usize, b: usize| {
        let from = signs.partition_point(|s| s.first < a);
        signs[from..].iter().take_while(|s| s.first < b).any(Sign::names_a_day)
    };
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut undated = 0;
    for (i, head) in heads.iter().take(MOST).enumerate() {
        let end = heads.get(i + 1).copied().unwrap_or(n);
        if dated(*head, end) {
            pieces.push((*head, end));
        } else {
            undated += 1;
            if apart {
                pieces.push((*head, end));
            } else if let Some(last) = pieces.last_mut() {
                last.1 = end;
            }
        }
    }
    if pieces.len() < 2 {
        return None;
    }
    let blocks = |(a, b): (usize, usize)| -> usize {
        let (from, to) = (page.tokens[a].line as usize, page.tokens[b - 1].line as usize);
        page.lines[from..=to].iter().skip(1).filter(|l| l.after_blank).count()
    };
    let most = pieces[..pieces.len() - 1].iter().map(|p| blocks(*p)).max().unwrap_or(0);
    if let Some(last) = pieces.last_mut() {
        let from = page.tokens[last.0].line as usize;
        let mut seen = 0;
        for (l, line) in page.lines.iter().enumerate().skip(from + 1) {
            seen += usize::from(line.after_blank);
            if line.after_blank && seen > most || analysis.layout.lines.get(l) == Some(&LineKind::Furniture) {
                last.1 = last.1.min(line.first as usize);
                break;
            }
        }
        if !apart && !dated(last.0, last.1) {
            pieces.pop();
        }
    }
    (pieces.len() > 1).then_some(Cut { rule, pieces, undated, narrative: false })
}

/// Whether an event noun counts only with company.
pub(super) fn weak(analysis: &Analysis<'_>, m: &Mention) -> bool {
    m.weak || m.cell(analysis.lexicon, "strength") == "weak"
}
