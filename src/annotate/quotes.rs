//! Words in quotation marks.
//!
//! In: a page. Out: a mention of layer `Quote` for each pair of marks within one line; it covers the words between
//! the marks. Curly and angle marks pair by their form, straight ones by the spaces around them; an apostrophe closes
//! nothing that an opening mark has not opened. Linear in the text.

use super::mention::{Layer, Mention};
use super::tokens::{Gap, Page, TokenKind};

/// Longest quotation that is kept, in tokens; longer ones are speech.
const LONGEST: usize = 60;

/// The quotations of `page`, in the order in which they close.
pub fn quotes(page: &Page<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut line = 0;
    for (i, token) in page.tokens.iter().enumerate() {
        if token.line != line {
            open.clear();
            line = token.line;
        }
        if token.kind != TokenKind::Mark {
            continue;
        }
        let spaced_before =
            i == 0 || token.gap != Gap::Joined || matches!(page.tokens[i - 1].mark, '(' | '[' | '“' | '‘' | '—');
        let spaced_after = page.tokens.get(i + 1).is_none_or(|t| t.gap != Gap::Joined || t.kind == TokenKind::Mark);
        let opens = match token.mark {
            '“' | '«' | '„' => Some(token.mark),
            '‘' | '"' | '\'' | '’' if spaced_before && !spaced_after => Some(token.mark),
            _ => None,
        };
        let closes = |by: char| match token.mark {
            '”' => matches!(by, '“' | '„' | '"'),
            '“' => by == '„',
            '»' => by == '«',
            '’' => matches!(by, '‘' | '’') && spaced_after && !possessive(page, i),
            '\'' => matches!(by, '\'' | '‘') && spaced_after,
            '"' => matches!(by, '"' | '“') && !spaced_before,
            _ => false,
        };
        if let Some(at) = open.iter().rposition(|(by, _)| closes(*by)) {
            let from = open[at].1 + 1;
            open.truncate(at);
            if from < i && i - from <= LONGEST {
                out.push(Mention::new(from, i - 1, Layer::Quote, "quote.marks"));
            }
        } else if let Some(mark) = opens {
            if open.len() < 4 {
                open.push((mark, i));
            }
        }
    }
    out
}

/// Whether the ’ at token `i` is the apostrophe of a plural inside a quotation: a capital follows, and another ’ closes
/// before anything opens ("‘Fishers’ Rights’").
fn possessive(page: &Page<'_>, i: usize) -> bool {
    const REACH: usize = 20;
    let line = page.tokens[i].line;
    let capital = page.tokens.get(i + 1).is_some_and(|t| t.capital && t.line == line);
    if !capital || i == 0 || !page.word(i - 1).ends_with(['s', 'S']) {
        return false;
    }
    let ahead = page.tokens.iter().skip(i + 1).take(REACH).take_while(|t| t.line == line);
    ahead.map(|t| t.mark).find(|m| matches!(m, '‘' | '’')) == Some('’')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Lexicon;

    fn read(text: &str) -> Vec<String> {
        let page = Page::new(text, 0, &Lexicon::embedded());
        quotes(&page).iter().map(|m| page.words(m.first as usize, m.last as usize).to_string()).collect()
    }

    #[test]
    fn pairs_of_every_form() {
        assert_eq!(read("A talk, “Nets and Tides”, and «Le Port»."), ["Nets and Tides", "Le Port"]);
        assert_eq!(read("the course \"Keeping Bees\" and ‘Fishers’ Rights’ too"), ["Keeping Bees", "Fishers’ Rights"]);
    }

    #[test]
    fn apostrophes_and_unclosed_marks_are_none() {
        assert_eq!(read("The members’ meeting is today.\nThe chair’s word: “come"), Vec::<String>::new());
    }
}
