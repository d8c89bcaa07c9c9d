//! Web and mail addresses, and the mark-up that carries no words.
//!
//! In: a text. Out: spans of URLs and e-mail addresses, and of Markdown link targets and shortcodes, which the
//! other recognisers must not read as prose.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What an opaque stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opaque {
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// Mark-up without words: `(…)` after `[…]`, `{{< … >}}`, `<br>`, `:emoji:`.
    Markup,
}

static OPAQUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)
        (?P<target>\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\))
      | (?P<shortcode>\{\{[^\n]{0,400}?\}\})
      | (?P<url>(?:https?://|ftp://|www\.)[^\s<>"“”\u{201D}\]]+)
      | (?P<mail>[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,6})
      | (?P<tag></?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>\n]{0,300})?/?>)
      | (?P<emoji>:[a-z][a-z0-9_+\-]{2,30}:)
      "#,
    )
    .unwrap_or_else(|e| unreachable!("a constant pattern: {e}"))
});

/// The opaque stretches of `text`, in order, not overlapping; byte ranges.
pub fn opaque(text: &str) -> Vec<(Range<usize>, Opaque)> {
    let mut out: Vec<(Range<usize>, Opaque)> = Vec::new();
    for c in OPAQUE.captures_iter(text) {
        let Some(whole) = c.get(0) else { continue };
        let (mut range, kind) = if c.name("url").is_some() {
            (whole.range(), Opaque::Url)
        } else if c.name("mail").is_some() {
            (whole.range(), Opaque::Email)
        } else if c.name("target").is_some() {
            // `](` … `)`: an address inside is a link all the same.
            (whole.range(), Opaque::Markup)
        } else {
            (whole.range(), Opaque::Markup)
        };
        if kind == Opaque::Url {
            let trimmed = whole.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', '*', '_']);
            range.end = range.start + trimmed.len();
        }
        if !range.is_empty() {
            out.push((range, kind));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_markup_are_found() {
        let text = "See [the page](https://a.example/x_(y)) or www.b.example/z. Mail j.doe@c.example {{< img src=\"x\" >}} :sparkles: at 10:30:15";
        let found: Vec<(&str, Opaque)> = opaque(text).into_iter().map(|(r, k)| (&text[r], k)).collect();
        assert_eq!(
            found,
            [
                ("](https://a.example/x_(y))", Opaque::Markup),
                ("www.b.example/z", Opaque::Url),
                ("j.doe@c.example", Opaque::Email),
                ("{{< img src=\"x\" >}}", Opaque::Markup),
                (":sparkles:", Opaque::Markup),
            ]
        );
    }
}
