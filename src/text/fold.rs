//! One spelling for words that differ only in case, accents or apostrophes.
//!
//! Stands alone, like `words.rs`, for the build script uses it too.

use unicode_normalization::UnicodeNormalization;

/// Appends the folded form of `word` to `out`: lower case, accents off, one apostrophe, `ß` as `ss`.
/// The dots of abbreviations go (`U.S` is `us`; policies that mind compare the written form as well).
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    for c in word.nfkd() {
        match c {
            '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{AD}' | '.' => {}
            '’' | '‘' | 'ʼ' | '`' => out.push('\''),
            'ß' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ı' => out.push('i'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn spellings_meet() {
        for (a, b) in
            [("Côte", "cote"), ("MANT’SEBO", "mant'sebo"), ("U.S", "us"), ("Łódź", "lodz"), ("Straße", "strasse")]
        {
            assert_eq!(super::fold(a), b);
        }
    }
}
