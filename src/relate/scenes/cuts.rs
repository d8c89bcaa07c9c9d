//! Ways to cut a document into entries.
//!
//! Each rule names the lines or sentences at which entries may begin; what lies between two beginnings is a piece.
//! A rule does not decide: whether its cut is right is learnt from what the pieces look like.

use super::Sign;
use super::pieces::{Row, rows};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
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
        if let Some(cut) = cut(analysis, signs, rule, &heads)
            && !out.iter().any(|c: &Cut| c.pieces == cut.pieces)
        {
            out.push(cut);
        }
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
    // Paragraphs, then sentences, of a report that name a new day together with an event.
    add("paragraph", narrative(analysis, signs, |s| rows[analysis.page.tokens[s].line as usize].first, false));
    add("paragraph-new-noun", narrative(analysis, signs, |s| rows[analysis.page.tokens[s].line as usize].first, true));
    add("sentence", narrative(analysis, signs, |s| s, false));
    out
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

/// Where sentences begin that name an event and a day that was not named before; `at` moves to the paragraph's beginning.
fn narrative(analysis: &Analysis<'_>, signs: &[Sign], at: impl Fn(usize) -> usize, new_noun: bool) -> Vec<usize> {
    let page = &analysis.page;
    let (mut days, mut nouns) = (BTreeSet::new(), BTreeSet::new());
    let mut out: Vec<usize> = Vec::new();
    for sign in signs.iter().filter(|s| s.day > 0) {
        let sentence = &page.sentences[page.tokens[sign.first].sentence as usize];
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let named: Vec<&str> =
            analysis.mentions.within(Layer::EventNoun, first, end).map(|m| m.cell(analysis.lexicon, "id")).collect();
        let line = page.tokens[first].line as usize;
        if analysis.layout.lines.get(line) == Some(&LineKind::Furniture)
            || named.is_empty() && !(new_noun && page.words(first, end - 1).contains(['“', '"', '‘']))
        {
            continue;
        }
        if !days.insert((sign.month, sign.day)) {
            continue;
        }
        let fresh = named.iter().any(|n| nouns.insert(n.to_string()));
        if new_noun && !fresh && !out.is_empty() {
            continue;
        }
        let head = at(first);
        if out.last() != Some(&head) {
            out.push(head);
        }
    }
    out
}

/// Cuts at `heads`. A piece that names no day is joined to the one before; the last ends where its like would end.
fn cut(analysis: &Analysis<'_>, signs: &[Sign], rule: &'static str, heads: &[usize]) -> Option<Cut> {
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
            if let Some(last) = pieces.last_mut() {
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
        if !dated(last.0, last.1) {
            pieces.pop();
        }
    }
    (pieces.len() > 1).then_some(Cut { rule, pieces, undated })
}

/// What speaks for and against a cut.
pub(super) fn features<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut, sure: &[f64]) -> Features<'a> {
    let page = &analysis.page;
    let n = cut.pieces.len();
    let mut out = Features::new();
    out.add("rule", cut.rule);
    out.add(
        "pieces",
        ["2", "3", "4", "5-7", "8+"][match n {
            2 => 0,
            3 => 1,
            4 => 2,
            5..=7 => 3,
            _ => 4,
        }],
    );
    out.add("undated", share(cut.undated, n + cut.undated));
    let in_piece = |a: usize, b: usize| {
        let from = signs.partition_point(|s| s.first < a);
        signs[from..].iter().take_while(move |s| s.first < b)
    };
    let firsts: Vec<&Sign> =
        cut.pieces.iter().filter_map(|(a, b)| in_piece(*a, *b).find(|s| s.names_a_day())).collect();
    let keys: BTreeSet<_> = firsts.iter().map(|s| s.key()).collect();
    out.add(
        "days",
        if keys.len() == n {
            "distinct"
        } else if keys.len() == 1 {
            "one"
        } else {
            "some"
        },
    );
    let dated: Vec<(u8, u8)> = firsts.iter().filter(|s| s.day > 0).map(|s| (s.month, s.day)).collect();
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0] < w[1]), "ascending");
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0] > w[1]), "descending");
    out.add("full-days", share(dated.len(), n));
    // Days that follow one on another are the days of one event.
    out.add_if(dated.len() == n && dated.windows(2).all(|w| w[0].0 == w[1].0 && w[1].1 == w[0].1 + 1), "consecutive");
    let mut ranked: Vec<f64> = sure.to_vec();
    ranked.sort_by(f64::total_cmp);
    let mean = sure.iter().sum::<f64>() / n as f64;
    out.add_value("piece-mean", "", mean as f32);
    out.add_value("piece-least", "", ranked[0] as f32);
    out.add_value("piece-second", "", ranked[n - 2] as f32);
    let tokens: usize = cut.pieces.iter().map(|(a, b)| b - a).sum();
    out.add("covers", share(tokens, page.tokens.len()));
    out.add(
        "length",
        match tokens / n {
            0..=15 => "line",
            16..=50 => "entry",
            51..=120 => "paragraph",
            _ => "long",
        },
    );
    before(analysis, signs, cut, &mut out);
    out
}

/// What stands before the first piece: does it announce one event or several?
fn before<'a>(analysis: &'a Analysis<'_>, signs: &[Sign], cut: &Cut, out: &mut Features<'a>) {
    let page = &analysis.page;
    let first = cut.pieces[0].0;
    let lead_end = first.max(20).min(page.tokens.len());
    let mut several = 0;
    for m in analysis.mentions.within(Layer::EventNoun, 0, lead_end) {
        let last = page.word(m.last as usize);
        several += usize::from(last.len() > 3 && (last.ends_with('s') || last.ends_with('S')) && !last.ends_with("ss"));
    }
    out.add_if(several > 0, "plural-noun-before");
    let mut agenda = false;
    let mut digest = false;
    for t in 0..lead_end {
        if page.tokens[t].kind != TokenKind::Word {
            continue;
        }
        let w = page.word(t).to_ascii_lowercase();
        agenda |=
            t + 40 > first && matches!(w.as_str(), "agenda" | "timetable" | "schedule" | "itinerary" | "sessions");
        digest |= matches!(
            w.as_str(),
            "events"
                | "diary"
                | "calendar"
                | "newsletter"
                | "bulletin"
                | "digest"
                | "what's"
                | "dates"
                | "news"
                | "season"
                | "lectures"
                | "talks"
                | "activities"
                | "series"
                | "programme"
                | "forthcoming"
                | "upcoming"
                | "webinars"
        );
    }
    out.add_if(agenda, "agenda-before");
    out.add_if(digest, "digest-before");
    let heading = analysis.layout.lines.iter().position(|k| *k == LineKind::Heading).map(|l| &page.lines[l]);
    if let Some(line) = heading {
        let singular = analysis
            .mentions
            .within(Layer::EventNoun, line.first as usize, line.end as usize)
            .any(|m| !weak(analysis, m) && !page.word(m.last as usize).ends_with(['s', 'S']));
        out.add_if(singular && (line.end as usize) <= first, "headline-names-one");
    }
    out.add_if(
        signs.iter().any(|s| {
            s.day > 0
                && s.last < first
                && analysis
                    .mentions
                    .within(
                        Layer::EventNoun,
                        page.sentences[page.tokens[s.first].sentence as usize].first as usize,
                        s.first,
                    )
                    .next()
                    .is_some()
        }),
        "dated-event-before",
    );
    // "two webinars", "four evenings": the text says how many.
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    for t in 0..page.tokens.len().min(150) {
        let Some(k) = words.iter().position(|w| page.word(t).eq_ignore_ascii_case(w)) else { continue };
        let plural =
            analysis.mentions.within(Layer::EventNoun, t + 1, t + 7).any(|m| page.word(m.last as usize).ends_with('s'));
        out.add_if(plural && k + 2 == cut.pieces.len(), "number-agrees");
        out.add_if(plural && k + 2 != cut.pieces.len(), "number-disagrees");
    }
}

/// Whether an event noun counts only with company.
pub(super) fn weak(analysis: &Analysis<'_>, m: &Mention) -> bool {
    m.weak || m.cell(analysis.lexicon, "strength") == "weak"
}

/// A share in words.
fn share(part: usize, whole: usize) -> &'static str {
    match (part * 100).checked_div(whole).unwrap_or(0) {
        0..=20 => "few",
        21..=79 => "some",
        _ => "most",
    }
}
