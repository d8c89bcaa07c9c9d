//! Words, numbers and marks of a text.
//!
//! In: any text. Out: its tokens in order, by the word boundaries of UAX #29 with four departures that
//! announcements need: a possessive `’s` is a token of its own; `U.S.` keeps its inner dots but `end.Next`
//! is parted; `x/y` and `a-b` are parted; white space is dropped.
//!
//! This file stands alone (no `crate::` paths), for the build script uses it to cut gazetteer entries the
//! same way as texts.

use unicode_segmentation::UnicodeSegmentation;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Letters, perhaps with digits among them (`18F`, `24th`).
    Word,
    /// Digits, perhaps with separators (`1,100`, `9.30`).
    Number,
    /// Anything else that is no white space, one character at a time.
    Mark,
}

/// A piece of a text: byte offsets `start..end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: Kind,
}

/// Calls `each` with the pieces of `text` in order. Linear in the text.
pub fn pieces(text: &str, mut each: impl FnMut(Piece)) {
    for (start, word) in text.split_word_bound_indices() {
        let Some(first) = word.chars().next() else { continue };
        if first.is_whitespace() || word.chars().all(invisible) {
            continue;
        }
        if !word.chars().any(char::is_alphanumeric) {
            for (at, c) in word.char_indices() {
                if !invisible(c) && !c.is_whitespace() {
                    each(Piece { start: start + at, end: start + at + c.len_utf8(), kind: Kind::Mark });
                }
            }
            continue;
        }
        split_word(start, word, &mut each);
    }
}

/// Zero-width and formatting characters, which belong to no word.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}' | '\u{FE0F}')
}

fn apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// Whether `a` and `b` are an initial and the name it stands before: `B.Oyuna`, `T.K.Sharma`, but not `U.S`.
fn initial(a: &str, b: &str) -> bool {
    let lone = |w: &str| w.chars().count() == 1 && w.chars().all(char::is_uppercase);
    let name = b.rsplit('.').next().unwrap_or(b);
    let written = name.chars().count() >= 3 && name.chars().skip(1).all(|c| c.is_lowercase() || apostrophe(c));
    lone(a) && written && name.starts_with(char::is_uppercase) && b.split('.').rev().skip(1).all(lone)
}

fn split_word(start: usize, word: &str, each: &mut impl FnMut(Piece)) {
    let kind = |w: &str| if w.chars().any(char::is_alphabetic) { Kind::Word } else { Kind::Number };
    // `_` joins words by UAX #29; in announcements it is emphasis or a rule.
    if let Some(at) = word.find(['_', ':']) {
        let (a, b) = (&word[..at], &word[at + 1..]);
        if !a.is_empty() {
            split_word(start, a, each);
        }
        each(Piece { start: start + at, end: start + at + 1, kind: Kind::Mark });
        if !b.is_empty() {
            split_word(start + at + 1, b, each);
        }
        return;
    }
    // A full stop without a space after it: `end.Next`, but not `U.S`, `p.m`, `9.30`, `example.org`.
    if let Some(at) = word.find('.') {
        let (a, b) = (&word[..at], &word[at + 1..]);
        let capital = b.chars().next().is_some_and(char::is_uppercase);
        if (a.chars().count() > 1 && kind(a) == Kind::Word || initial(a, b)) && capital {
            split_word(start, a, each);
            each(Piece { start: start + at, end: start + at + 1, kind: Kind::Mark });
            split_word(start + at + 1, b, each);
            return;
        }
    }
    let mut ends = word.char_indices().rev();
    if let (Some((_, 's' | 'S')), Some((at, c))) = (ends.next(), ends.next())
        && apostrophe(c)
        && at > 0
    {
        each(Piece { start, end: start + at, kind: kind(&word[..at]) });
        each(Piece { start: start + at, end: start + word.len(), kind: Kind::Word });
        return;
    }
    each(Piece { start, end: start + word.len(), kind: kind(word) });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        pieces(text, |p| out.push(&text[p.start..p.end]));
        out
    }

    #[test]
    fn words_are_cut_as_announcements_need() {
        for (text, want) in [
            ("JCLEC’s Model", vec!["JCLEC", "’s", "Model"]),
            ("O'Hare, Mant’sebo", vec!["O'Hare", ",", "Mant’sebo"]),
            ("the U.S. Coast", vec!["the", "U.S", ".", "Coast"]),
            ("the end.Next one", vec!["the", "end", ".", "Next", "one"]),
            ("Hill-Yardin & Co", vec!["Hill", "-", "Yardin", "&", "Co"]),
            ("1,100 people at 9.30", vec!["1,100", "people", "at", "9.30"]),
            ("__Bold__ word", vec!["_", "_", "Bold", "_", "_", "word"]),
            ("a\u{200B}b \u{FEFF}", vec!["a", "b"]), // a zero-width space is a place to break
        ] {
            assert_eq!(cut(text), want, "{text}");
        }
    }
}
