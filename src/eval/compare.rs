//! When two values count as the same: normal forms and shared words, as in the reference scorer.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::fields::Fit;

/// Words taken off the front of a person's name before comparing.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "hon",
    "honourable",
    "honorable",
    "he",
    "excellency",
    "ambassador",
    "general",
    "gen",
    "col",
    "colonel",
    "major",
    "maj",
    "captain",
    "capt",
    "lt",
    "sgt",
    "pak",
    "bapak",
    "ibu",
    "datuk",
    "dato",
    "tan",
    "sri",
    "rev",
    "fr",
];

/// A value's form, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    norm: String,
}

impl Form {
    /// `None` for an empty form, which is the same as nothing.
    pub(super) fn new(text: &str) -> Option<Form> {
        (!text.is_empty()).then(|| Form { norm: norm(text) })
    }

    /// Of a person's name, without honorifics.
    pub(super) fn of_person(name: &str) -> Option<Form> {
        if name.is_empty() { None } else { Form::new(&without_honorifics(name)) }
    }
}

/// Whether some form of one is some form of the other, as `fit` has it.
pub(super) fn same(a: &[Form], b: &[Form], fit: Fit) -> bool {
    a.iter().any(|a| b.iter().any(|b| fits(&a.norm, &b.norm, fit)))
}

fn fits(a: &str, b: &str, fit: Fit) -> bool {
    match fit {
        Fit::Equal => a == b,
        Fit::Town => town(a) == town(b),
        Fit::Words(least) => a == b || shared_words(a, b) >= least,
    }
}

fn town(norm: &str) -> &str {
    [" d c", " dc", " city"].iter().find_map(|end| norm.strip_suffix(end)).unwrap_or(norm)
}

/// Compatibility form, case and accents folded, possessive joined, marks as one space, no leading article.
pub(super) fn norm(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(fold_case).collect::<String>();
    let plain: Vec<char> = folded.nfd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let mut out = String::with_capacity(plain.len());
    let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
    for (n, c) in plain.iter().enumerate() {
        let possessive =
            matches!(c, '’' | '\'' | '`') && plain.get(n + 1) == Some(&'s') && !plain.get(n + 2).is_some_and(is_word);
        if is_word(c) {
            out.push(*c);
        } else if !possessive && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    let out = out.trim();
    ["the ", "a ", "an "].iter().find_map(|article| out.strip_prefix(article)).unwrap_or(out).to_owned()
}

/// Full case folding, where it is more than lower case: the two letters that names are likely to have.
fn fold_case(c: char) -> impl Iterator<Item = char> {
    let (one, two) = match c {
        'ß' | 'ẞ' => (Some("ss"), None),
        'ς' => (Some("σ"), None),
        c => (None, Some(c.to_lowercase())),
    };
    one.into_iter().flat_map(str::chars).chain(two.into_iter().flatten())
}

fn without_honorifics(name: &str) -> String {
    let norm = norm(name);
    let mut words: Vec<&str> = norm.split_whitespace().collect();
    let titles = words.iter().take(words.len().saturating_sub(1)).take_while(|w| HONORIFICS.contains(w)).count();
    words.drain(..titles);
    words.join(" ")
}

/// F1 of the words two texts share, each word used once.
pub(super) fn token_f1(a: &str, b: &str) -> f64 {
    shared_words(&norm(a), &norm(b))
}

/// As [`token_f1`], of texts already in normal form.
fn shared_words(a: &str, b: &str) -> f64 {
    let a: Vec<&str> = a.split_whitespace().collect();
    let mut rest: Vec<&str> = b.split_whitespace().collect();
    let all = a.len() + rest.len();
    if a.is_empty() || rest.is_empty() {
        return 0.0;
    }
    let mut common = 0;
    for word in a {
        if let Some(at) = rest.iter().position(|r| *r == word) {
            rest.swap_remove(at);
            common += 1;
        }
    }
    f64::from(2 * common) / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_forms() {
        for (text, expected) in [
            ("The  World-Bank’s Office", "world banks office"),
            ("A.B. Ünal (ﬁrst)", "b unal first"), // the article comes off initials too, as in the reference
            ("Straße", "strasse"),
            ("an e-mail", "e mail"),
            ("it's", "its"),
            ("'sample'", "sample"),
        ] {
            assert_eq!(norm(text), expected, "{text}");
        }
    }

    #[test]
    fn honorifics_come_off_but_never_the_whole_name() {
        assert_eq!(without_honorifics("H.E. Dr Ana Sousa"), "h e dr ana sousa");
        assert_eq!(without_honorifics("Prof. Dr. Ana Sousa"), "ana sousa");
        assert_eq!(without_honorifics("Major"), "major");
    }

    #[test]
    fn words_are_shared_once_each() {
        assert!((token_f1("port of Lomé", "Lome port authority") - 4.0 / 6.0).abs() < 1e-9);
        assert!((token_f1("la la la", "la") - 0.5).abs() < 1e-9);
        assert!(token_f1("", "la").abs() < 1e-9);
    }
}
