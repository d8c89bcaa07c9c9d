//! Numbers written in digits, in words, or both.
//!
//! In: a page. Out: a [`Layer::Number`] mention for each, with its value. What a number counts is for others to say.
//! "twenty-four (24)" is one mention; "twenty-fourth" is none; "one" is weak, for it is a pronoun too.

use super::mention::{Layer, Mention};
use super::tokens::{Gap, Page, TokenKind};

/// Finds the numbers of `page`, in order.
pub fn numbers(page: &Page<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < page.tokens.len() {
        match number_at(page, i) {
            Some(mut found) => {
                if let Some(last) = bracketed_again(page, &found) {
                    found.last = last as u32;
                }
                i = found.last as usize + 1;
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

/// The number that begins at token `i`; none behind the end of the text.
fn number_at(page: &Page<'_>, i: usize) -> Option<Mention> {
    match page.tokens.get(i)?.kind {
        TokenKind::Number => digits_at(page, i),
        TokenKind::Word => words_at(page, i),
        _ => None,
    }
}

/// "1,200", "3 000", "1.5 million", "3 hundred".
fn digits_at(page: &Page<'_>, i: usize) -> Option<Mention> {
    let word = page.word(i);
    let (mut value, decimals) = digits(word)?;
    let mut last = i;
    // "3 000": groups of three digits with a space between, the first without a leading zero.
    while decimals == 0 && value > 0 && word.len() <= 3 && !word.starts_with('0') {
        let Some(next) = page.tokens.get(last + 1) else { break };
        let group = page.word(last + 1);
        let is_group = next.kind == TokenKind::Number
            && next.gap == Gap::Space
            && group.len() == 3
            && group.bytes().all(|b| b.is_ascii_digit());
        if !is_group || value > 999_999 {
            break;
        }
        value = value * 1000 + group.parse::<u64>().ok()?;
        last += 1;
    }
    let scale = page
        .tokens
        .get(last + 1)
        .filter(|t| t.kind == TokenKind::Word && t.gap <= Gap::Wrap)
        .and_then(|_| scale(&lower(page, last + 1)));
    if let Some(scale) = scale {
        value = value.checked_mul(scale)?;
        last += 1;
    }
    let divisor = 10u64.checked_pow(decimals)?;
    if value % divisor != 0 {
        return None;
    }
    Some(Mention { number: value / divisor, ..Mention::new(i, last, Layer::Number, "number.digits") })
}

/// Value of digits with separators, and how many of them are decimals. A comma or point parts thousands where three
/// digits follow each; another point begins decimals.
fn digits(word: &str) -> Option<(u64, u32)> {
    let plain: String = word.chars().filter(char::is_ascii_digit).collect();
    if plain.is_empty()
        || plain.len() > 12
        || word.chars().any(|c| !c.is_ascii_digit() && !matches!(c, ',' | '.' | '\'' | '’'))
    {
        return None;
    }
    let value = plain.parse().ok()?;
    let groups: Vec<&str> = word.split([',', '.', '\'', '’']).collect();
    let thousands = groups.len() > 1
        && !groups[0].is_empty()
        && groups[0].len() <= 3
        && groups[0] != "0"
        && groups[1..].iter().all(|g| g.len() == 3);
    match groups.len() {
        1 => Some((value, 0)),
        _ if thousands => Some((value, 0)),
        // Decimals matter only before "million" and the like; "9.30" is a time.
        2 if word.contains('.') && !groups[1].is_empty() => Some((value, groups[1].len() as u32)),
        _ => None,
    }
}

/// "twenty-four", "a hundred and twenty", "two dozen", "one thousand two hundred".
fn words_at(page: &Page<'_>, i: usize) -> Option<Mention> {
    let first = lower(page, i);
    // The article begins a number only before a scale: "a hundred", "a dozen"; "half a dozen" is six.
    let (mut total, mut group, mut last, mut small) = match first.as_str() {
        "a" => {
            let scale = scale(&next_lower(page, i)?)?;
            (0, scale, i + 1, false)
        }
        "half" if next_lower(page, i)? == "a" && lower(page, i + 2) == "dozen" => {
            return Some(Mention { number: 6, ..Mention::new(i, i + 2, Layer::Number, "number.words") });
        }
        word => (0u64, unit(word)?, i, true),
    };
    let mut tens = small && group >= 20;
    if !small && group >= 1000 {
        (total, group) = (group, 0);
    }
    loop {
        let mut at = last + 1;
        let joined = |at: usize| page.tokens.get(at).filter(|t| t.gap <= Gap::Wrap);
        // "twenty-four": only a unit may follow a hyphen. "hundred and twenty": only after a hundred or more.
        let hyphen = joined(at).is_some_and(|t| matches!(t.mark, '-' | '‐' | '‑') && t.gap == Gap::Joined);
        let and = !hyphen
            && joined(at).is_some()
            && lower(page, at) == "and"
            && (group >= 100 && group % 100 == 0 || total > 0 && group == 0);
        at += usize::from(hyphen || and);
        let Some(next) = joined(at) else { break };
        if next.kind != TokenKind::Word {
            break;
        }
        let word = lower(page, at);
        // "twenty-second", "two thirds"; not "sixteen second-line guards".
        let compound =
            page.tokens.get(at + 1).is_some_and(|t| matches!(t.mark, '-' | '‐' | '‑') && t.gap == Gap::Joined);
        if ordinal(&word) && !and && (hyphen || !compound) {
            return None;
        }
        if let Some(n) = unit(&word) {
            let fits = if n >= 10 {
                group % 100 == 0 && !tens && (group > 0 || total > 0)
            } else {
                group % 10 == 0 && (tens || group >= 100 || total > 0 && group == 0)
            };
            if !fits || n == 0 || (group == 0 && total == 0) || !hyphen && !and && small && !tens {
                break;
            }
            group += n;
            tens = n >= 20;
            small = false;
        } else if let Some(s) = scale(&word).filter(|_| !and) {
            if s >= 1000 {
                total = total.checked_add(group.max(1).checked_mul(s)?)?;
                group = 0;
            } else {
                group = group.max(1).checked_mul(s)?;
            }
            (tens, small) = (false, false);
        } else {
            break;
        }
        last = at;
    }
    let weak = first == "one" && last == i;
    Some(Mention { number: total.checked_add(group)?, weak, ..Mention::new(i, last, Layer::Number, "number.words") })
}

/// Where a number is given again in brackets ("twenty (20)"), the token of the closing bracket.
fn bracketed_again(page: &Page<'_>, found: &Mention) -> Option<usize> {
    let open = found.last as usize + 1;
    if page.tokens.get(open)?.mark != '(' {
        return None;
    }
    let again = number_at(page, open + 1)?;
    let close = again.last as usize + 1;
    (again.number == found.number && page.tokens.get(close)?.mark == ')').then_some(close)
}

fn lower(page: &Page<'_>, i: usize) -> String {
    let word = page.word(i);
    if word.len() <= 11 { word.to_lowercase() } else { String::new() }
}

fn next_lower(page: &Page<'_>, i: usize) -> Option<String> {
    page.tokens.get(i + 1).filter(|t| t.gap <= Gap::Wrap).map(|_| lower(page, i + 1))
}

fn unit(word: &str) -> Option<u64> {
    const UNITS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|u| *u == word).map(|n| n as u64);
    unit.or_else(|| TENS.iter().position(|t| *t == word).map(|n| (n as u64 + 2) * 10))
}

fn scale(word: &str) -> Option<u64> {
    match word {
        "dozen" => Some(12),
        "hundred" => Some(100),
        "thousand" => Some(1000),
        "million" => Some(1_000_000),
        "lakh" | "lakhs" => Some(100_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

fn ordinal(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "thirds"
            | "quarter"
            | "quarters"
            | "hundredth"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Lexicon;

    fn found(text: &str) -> Vec<(String, u64)> {
        let page = Page::new(text, 0, &Lexicon::embedded());
        numbers(&page).iter().map(|m| (page.words(m.first as usize, m.last as usize).to_string(), m.number)).collect()
    }

    #[test]
    fn digits_words_and_both() {
        for (text, want) in [
            ("Some 1,200 farmers and 46 guests came.", vec![("1,200", 1200), ("46", 46)]),
            ("Twenty-four officers and thirty one nurses", vec![("Twenty-four", 24), ("thirty one", 31)]),
            (
                "two dozen boats, a hundred and twenty rowers",
                vec![("two dozen", 12 * 2), ("a hundred and twenty", 120)],
            ),
            ("one thousand two hundred pupils", vec![("one thousand two hundred", 1200)]),
            (
                "3 hundred traders, 1.5 million viewers, 3 000 delegates",
                vec![("3 hundred", 300), ("1.5 million", 1_500_000), ("3 000", 3000)],
            ),
            ("twenty (20) women and half a dozen men", vec![("twenty (20)", 20), ("half a dozen", 6)]),
            ("five and twenty, the twenty-fourth session", vec![("five", 5), ("twenty", 20)]),
            ("Four hundred and fifty, three, four", vec![("Four hundred and fifty", 450), ("three", 3), ("four", 4)]),
            ("sixteen second-line guards, twenty second helpings", vec![("sixteen", 16)]),
            ("a day, a few hundred, the 24th, 9.30 p.m.", vec![]),
            ("two thousand and nineteen", vec![("two thousand and nineteen", 2019)]),
        ] {
            let want: Vec<(String, u64)> = want.into_iter().map(|(w, n)| (w.to_string(), n)).collect();
            assert_eq!(found(text), want, "{text}");
        }
    }
}
