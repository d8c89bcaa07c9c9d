//! Short forms with the long forms they stand for, as texts define them.
//!
//! In: a page. Out: pairs of token ranges. The method is that of A. S. Schwartz and M. A. Hearst, "A simple algorithm
//! for identifying abbreviation definitions in biomedical text", PSB 2003, on both orders: `Long Form (LF)` as in the
//! paper; and, as departures, `LF (Long Form)`, `LF, the Long Form` and `LF – Long Form`, for which the initials of
//! the long form must spell the short form, since no bracket vouches for it.

use crate::annotate::mention::{Layer, Mentions};
use crate::annotate::tokens::{Gap, Page, TokenKind};

/// A short form and its long form, as token ranges `(first, last)`, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acronym {
    /// The short form.
    pub short: (usize, usize),
    /// The long form.
    pub long: (usize, usize),
}

/// Longest short form in characters (the paper: 10; European projects have longer ones).
const SHORT_CHARS: usize = 14;
/// Longest long form in tokens.
const LONG_TOKENS: usize = 24;

/// Finds the definitions of `page`, in text order.
pub fn acronyms(page: &Page<'_>, mentions: &Mentions) -> Vec<Acronym> {
    let mut out = Vec::new();
    for i in 0..page.tokens.len() {
        let found = match page.tokens[i].mark {
            '(' | '[' => bracketed(page, i, mentions),
            ',' | '–' | '—' | '-' => apposed(page, i),
            _ => None,
        };
        out.extend(found);
    }
    out
}

/// `Long Form (LF)` or `LF (Long Form)` around the bracket at token `open`.
fn bracketed(page: &Page<'_>, open: usize, mentions: &Mentions) -> Option<Acronym> {
    let sentence = page.tokens[open].sentence;
    let close = (open + 1..page.tokens.len().min(open + LONG_TOKENS))
        .find(|j| matches!(page.tokens[*j].mark, ')' | ']' | '('))?;
    if page.tokens[close].mark == '(' || close == open + 1 || open == 0 || page.tokens[close].gap >= Gap::Line {
        return None;
    }
    let (mut first, mut last) = (open + 1, close - 1);
    // “hereinafter ‘the Fund’”, (“LF”), (the LF), (LF; other)
    while first < last
        && (page.tokens[first].kind == TokenKind::Mark || matches!(page.word(first), "the" | "hereinafter" | "or"))
    {
        first += 1;
    }
    if let Some(cut) = (first..=last).find(|j| matches!(page.tokens[*j].mark, ',' | ';' | '”' | '"' | '’')) {
        last = cut.checked_sub(1)?;
    }
    if first > last {
        return None;
    }
    if is_short(page, first, last) {
        let text = page.words(first, last);
        // The long form may be the text of a link: `[Long Form](address) (LF)`.
        let open = if page.tokens[open - 1].mark == ']' && open > 1 { open - 1 } else { open };
        let begin = window(page, open, text.chars().filter(|c| c.is_alphanumeric()).count());
        let start =
            match_long(page, begin, open, text).or_else(|| match_long(page, begin, open, text.strip_suffix('s')?))?;
        return accept(page, (first, last), (start, open - 1), mentions);
    }
    // LF (Long Form): the initials must spell it.
    let short = open - 1;
    let before = Some(short).filter(|b| page.tokens[*b].sentence == sentence && is_short(page, *b, *b))?;
    let mut from = before;
    while from >= 2
        && page.tokens[from - 1].mark == '-'
        && page.tokens[from].gap == Gap::Joined
        && is_short(page, from - 2, from)
    {
        from -= 2;
    }
    (spells(page, first, last, page.words(from, short)) || spells(page, first, last, page.words(short, short)))
        .then_some(Acronym { short: (from, short), long: (first, last) })
}

/// `LF, the Long Form,` and `LF – Long Form`; `mark` is the comma or dash.
fn apposed(page: &Page<'_>, mark: usize) -> Option<Acronym> {
    let short = mark.checked_sub(1)?;
    let mut first = mark + 1;
    let comma = page.tokens[mark].mark == ',';
    if !is_short(page, short, short)
        || page.tokens.get(first)?.gap == Gap::Joined
        || !comma && page.tokens[mark].gap == Gap::Joined
    {
        return None;
    }
    if comma != (page.word(first) == "the") && comma {
        return None;
    }
    if page.word(first) == "the" || page.word(first) == "The" {
        first += 1;
    }
    if !page.tokens.get(first)?.capital {
        return None;
    }
    let want = page.words(short, short).chars().filter(|c| c.is_alphabetic()).count();
    let end = page.tokens.len().min(first + want * 2 + 3);
    (first + 1..end)
        .take_while(|j| {
            page.tokens[*j].gap <= Gap::Wrap && !matches!(page.tokens[*j].mark, '.' | '(' | ')' | ';' | ':')
        })
        .find(|j| page.tokens[*j].kind == TokenKind::Word && spells(page, first, *j, page.words(short, short)))
        .map(|last| Acronym { short: (short, short), long: (first, last) })
}

fn accept(page: &Page<'_>, short: (usize, usize), long: (usize, usize), mentions: &Mentions) -> Option<Acronym> {
    let words = (long.0..=long.1).filter(|i| page.tokens[*i].kind == TokenKind::Word).count();
    let date = mentions.covering(Layer::Date, long.0).is_some();
    (words >= 2 && !date
        || words == 1 && page.words(long.0, long.1).chars().count() > 2 * page.words(short.0, short.1).chars().count())
    .then_some(Acronym { short, long })
}

/// Whether the tokens look like a short form: one or two words, a letter, not all small.
fn is_short(page: &Page<'_>, first: usize, last: usize) -> bool {
    let text = page.words(first, last);
    let chars = text.chars().count();
    let words = page.tokens[first..=last].iter().filter(|t| t.kind != TokenKind::Mark).count();
    let (upper, lower) =
        text.chars().fold((0, 0), |(u, l), c| (u + usize::from(c.is_uppercase()), l + usize::from(c.is_lowercase())));
    (2..=SHORT_CHARS).contains(&chars)
        && words <= 2
        && upper >= 2
        && upper >= lower.min(4)
        && page.tokens[first].kind == TokenKind::Word
        && page.tokens[first..=last]
            .iter()
            .all(|t| t.kind != TokenKind::Mark || matches!(t.mark, '-' | '/' | '&' | '–'))
}

/// The first token of the stretch before `open` that may hold the long form: min(|A| + 5, 2|A|) words, one sentence.
fn window(page: &Page<'_>, open: usize, letters: usize) -> usize {
    let mut words = (letters + 5).min(letters * 2);
    let sentence = page.tokens[open].sentence;
    let mut i = open;
    while i > 0 && words > 0 && open - i < LONG_TOKENS {
        let t = &page.tokens[i - 1];
        if t.sentence != sentence
            || matches!(t.mark, '(' | ')' | ';' | ':' | '•' | '|')
            || i < open && page.tokens[i].gap >= Gap::Line
        {
            break;
        }
        words -= usize::from(t.kind == TokenKind::Word);
        i -= 1;
    }
    i
}

/// The paper's `findBestLongForm`: the characters of the short form, from the right, each found in the stretch; the
/// first one at the beginning of a word. Gives the first token of the long form.
fn match_long(page: &Page<'_>, begin: usize, open: usize, short: &str) -> Option<usize> {
    let (from, to) = (page.tokens.get(begin)?.start as usize, page.tokens.get(open.checked_sub(1)?)?.end as usize);
    let stretch: Vec<(usize, char)> = page.text.get(from..to)?.char_indices().collect();
    let mut at = stretch.len();
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    for (n, want) in letters.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let (_, c) = stretch[at];
            let begins = at == 0 || !stretch[at - 1].1.is_alphanumeric() && !matches!(stretch[at - 1].1, '\'' | '’');
            if c.to_lowercase().eq(std::iter::once(*want)) && (n > 0 || begins) {
                break;
            }
        }
    }
    let start = page.token_at(from + stretch.get(at)?.0);
    // A capital short form stands for capital words where there are any: go back over "and", not into small words.
    (start < open).then_some(start)
}

/// Whether the initials of tokens `first..=last` spell `short` (small words may be skipped, and no more than one other).
fn spells(page: &Page<'_>, first: usize, last: usize, short: &str) -> bool {
    let mut letters = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).peekable();
    let (mut words, mut missed) = (0, 0);
    for i in first..=last {
        let t = &page.tokens[i];
        if t.kind != TokenKind::Word || page.word(i).starts_with(['\'', '’']) {
            continue;
        }
        let mut initial = page.word(i).chars().flat_map(char::to_lowercase);
        if initial.next() == letters.peek().copied() {
            letters.next();
            words += 1;
            // "Co-operation", "FoodSafety": a short form may take a second letter of a word.
            if let (Some(want), false) = (letters.peek().copied(), i < last)
                && page.word(i).chars().skip(1).any(|c| c.is_uppercase() && c.to_lowercase().eq(std::iter::once(want)))
            {
                letters.next();
            }
        } else if t.capital {
            missed += 1;
        }
    }
    letters.peek().is_none() && words >= 2 && missed <= 1
}
