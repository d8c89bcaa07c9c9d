//! What the lines of a page look like, for whoever looks for the beginnings of entries in them.

use super::Sign;
use crate::annotate::layout::LineKind;
use crate::annotate::tokens::{Gap, Page, TokenKind};
use crate::relate::scene::Analysis;

/// A line as a possible head of an entry.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code)] // kept for the reading of pieces in `explain`
pub(super) struct Row {
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// First token behind bullets and marks of emphasis.
    pub(super) lead: usize,
    /// Its kind.
    pub(super) kind: LineKind,
    /// An empty line stands before it.
    pub(super) after_blank: bool,
    /// It begins with a bullet.
    pub(super) bullet: bool,
    /// It begins with a number and a full stop or bracket.
    pub(super) numbered: bool,
    /// The first day that it names, as an index of the signs.
    pub(super) sign: Option<usize>,
    /// A day stands at its head.
    pub(super) date_led: bool,
    /// It holds a day and hardly anything else.
    pub(super) date_only: bool,
    /// It begins with words in capitals and a mark or a wide gap behind them.
    pub(super) caps_lead: bool,
    /// It begins with a few words, then a colon, full stop or dash, and goes on.
    pub(super) short_lead: bool,
    /// Number of words.
    pub(super) words: usize,
}

/// The rows of a page.
pub(super) fn rows(analysis: &Analysis<'_>, signs: &[Sign]) -> Vec<Row> {
    let page = &analysis.page;
    let mut out = Vec::with_capacity(page.lines.len());
    let mut at = 0;
    for (n, line) in page.lines.iter().enumerate() {
        let (first, end) = (line.first as usize, line.end as usize);
        while signs.get(at).is_some_and(|s| s.first < first) {
            at += 1;
        }
        let here = || signs[at..].iter().take_while(|s| s.first < end);
        let sign = here().position(|s| s.names_a_day()).map(|p| p + at);
        let is_lead = |t: usize| {
            page.tokens[t].kind == TokenKind::Mark && !matches!(page.tokens[t].mark, '(' | '"' | '“' | '‘' | '\'')
        };
        let mut lead = first;
        while lead + 1 < end && is_lead(lead) {
            lead += 1;
        }
        let numbered = numbered(page, lead, end);
        let words = word_count(page, first, end);
        let of_days: usize = here().map(|s| word_count(page, s.first, s.last + 1)).sum();
        let worded = words - of_days.min(words);
        let covered: usize = here().map(|s| s.last + 1 - s.first).sum();
        let body = if let Some(behind) = numbered { behind } else { lead };
        let date_led = sign.is_some_and(|s| (lead..=body + 1).contains(&signs[s].first) || signs[s].first <= lead + 1);
        out.push(Row {
            first,
            end,
            lead,
            kind: analysis.layout.lines.get(n).copied().unwrap_or(LineKind::Prose),
            after_blank: line.after_blank,
            bullet: lead > first,
            numbered: numbered.is_some() && !date_led,
            sign,
            date_led,
            date_only: sign.is_some() && end - first <= covered + 8 && worded <= 2,
            caps_lead: caps_lead(page, body, end),
            short_lead: short_lead(page, body, end),
            words,
        });
    }
    out
}

/// How many of the tokens are words.
fn word_count(page: &Page<'_>, first: usize, end: usize) -> usize {
    page.tokens[first..end.max(first)].iter().filter(|t| t.kind == TokenKind::Word).count()
}

/// The first token behind "1." or "(1)" at `lead`.
fn numbered(page: &Page<'_>, lead: usize, end: usize) -> Option<usize> {
    let open = usize::from(page.tokens[lead].mark == '(');
    let number = page.tokens.get(lead + open)?;
    let mark = page.tokens.get(lead + open + 1)?;
    let short = number.end - number.start <= 2;
    (lead + open + 2 < end && number.kind == TokenKind::Number && short && matches!(mark.mark, '.' | ')'))
        .then_some(lead + open + 2)
}

fn caps_lead(page: &Page<'_>, from: usize, end: usize) -> bool {
    let mut long = 0;
    for t in from..end.min(from + 12) {
        let token = &page.tokens[t];
        if token.gap == Gap::Wide && t > from {
            return long > 0;
        }
        match token.kind {
            TokenKind::Word if token.upper || token.end - token.start <= 2 => {
                long += u32::from(token.end - token.start > 3)
            }
            TokenKind::Mark if matches!(token.mark, '.' | ':' | '-' | '–' | '—' | '|') => return long > 0,
            TokenKind::Mark | TokenKind::Number => {}
            // "ORGAN RECITAL by": two words in capitals are enough.
            _ => return long > 1,
        }
    }
    false
}

fn short_lead(page: &Page<'_>, from: usize, end: usize) -> bool {
    if !page.tokens[from].capital && page.tokens[from].kind != TokenKind::Number {
        return false;
    }
    (from + 1..end.min(from + 14)).any(|t| {
        let token = &page.tokens[t];
        let splits = matches!(token.mark, ':' | '–' | '—' | '|')
            || token.mark == '.' && token.gap == Gap::Joined
            || token.mark == '-' && token.gap == Gap::Space;
        splits && t + 2 < end && page.tokens[t + 1].gap != Gap::Joined
    })
}

/// Whether a clock time stands at token `i`: "7.30pm", "10:15", "5 p.m.", "1830 hrs".
pub(crate) fn clock(page: &Page<'_>, i: usize) -> bool {
    let token = &page.tokens[i];
    let word = page.word(i);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let lower = |t: usize| page.word(t).to_ascii_lowercase();
    let meridiem = |w: &str| matches!(w.trim_end_matches('.'), "am" | "pm" | "a.m" | "p.m" | "noon" | "hrs" | "h");
    if token.kind == TokenKind::Word {
        let w = word.to_ascii_lowercase();
        return (w.ends_with("am") || w.ends_with("pm")) && w.len() <= 7;
    }
    meridiem(&lower(i + 1)) && page.tokens[i + 1].gap <= Gap::Space
        || page.tokens.get(i + 1).is_some_and(|t| t.mark == ':' && t.gap == Gap::Joined)
            && page
                .tokens
                .get(i + 2)
                .is_some_and(|t| t.kind == TokenKind::Number && t.gap == Gap::Joined && t.end - t.start == 2)
}
