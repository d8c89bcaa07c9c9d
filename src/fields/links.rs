//! The web addresses in the words of an event.
//!
//! In: a scene. Out: `links` of the record, in text order, each address once. The words that a Markdown link stands on
//! are its label. What it does not do: mail addresses (they belong to the contacts), pictures, addresses within a site
//! (`/news`) that say nothing without it.

use super::Draft;
use crate::annotate::links::{Opaque, opaque};
use crate::record::{Link, Support};
use crate::relate::scene::SceneCx;
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A label may be this many bytes before its address.
const LABEL: usize = 300;

/// Fills `links`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let text = cx.page().text;
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (first, end) in cx.scene.stretches() {
        let Some(stretch) = end.checked_sub(1).and_then(|last| cx.page().span(first, last)) else { continue };
        // A stretch may end within the brackets of a link: to the end of its line.
        let stop = text.get(stretch.end()..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| stretch.end() + n);
        let Some(words) = text.get(stretch.start()..stop) else { continue };
        for (url, label) in addresses(words) {
            let url = url.start + stretch.start()..url.end + stretch.start();
            let Some(span) = Span::new(text, url.start, url.end) else { continue };
            let label = label.map(|l| words.get(l).unwrap_or("").to_string());
            match known.get(span.of(text)) {
                Some(n) => {
                    let link: &mut Link = &mut draft.record.links[*n];
                    link.label = link.label.take().or(label);
                }
                None => {
                    known.insert(span.of(text), draft.record.links.len());
                    let evidence = vec![draft.evidence_at(cx, span, "link.address")];
                    draft.record.links.push(Link {
                        url: span.of(text).to_string(),
                        label,
                        support: Support::stated(evidence, 1.0),
                    });
                }
            }
        }
    }
}

/// The addresses in `text` with the labels of those that have one: byte ranges.
fn addresses(text: &str) -> Vec<(Range<usize>, Option<Range<usize>>)> {
    let mut out = Vec::new();
    for (range, kind) in opaque(text) {
        match kind {
            Opaque::Url => out.push((range, None)),
            Opaque::Email => {}
            Opaque::Markup => {
                // `](https://… "title")`
                let Some(inner) = text.get(range.clone()).and_then(|t| t.strip_prefix("](")) else { continue };
                let url = inner.split([' ', '\t', '\n']).next().unwrap_or("").trim_end_matches(')');
                let opened = url.matches('(').count();
                let url_end = range.start + 2 + url.len() + opened;
                let url = range.start + 2..url_end.min(range.end);
                if !["http://", "https://", "ftp://", "www."].iter().any(|s| text[url.clone()].starts_with(s)) {
                    continue;
                }
                let label = label_before(text, range.start);
                // `![…](…)` is a picture; a label that is the address itself was read already.
                let picture = label.as_ref().is_some_and(|l| text[..l.start].ends_with("!["));
                let same = label.as_ref().is_some_and(|l| text[l.clone()] == text[url.clone()]);
                if !picture && !same {
                    out.push((url, label));
                }
            }
        }
    }
    out
}

/// The words between the `[` and the `]` at byte `close`.
fn label_before(text: &str, close: usize) -> Option<Range<usize>> {
    let mut depth = 0usize;
    for (at, c) in text[..close].char_indices().rev().take(LABEL) {
        match c {
            ']' => depth += 1,
            '[' if depth > 0 => depth -= 1,
            '[' => return (at + 1 < close).then_some(at + 1..close),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Option<&str>)> {
        addresses(text).into_iter().map(|(u, l)| (&text[u], l.map(|l| &text[l]))).collect()
    }

    #[test]
    fn plain_and_labelled_addresses() {
        assert_eq!(read("Register at https://a.example/x."), [("https://a.example/x", None)]);
        assert_eq!(
            read("See [the [full] programme](https://a.example/p \"PDF\")."),
            [("https://a.example/p", Some("the [full] programme"))]
        );
        assert_eq!(read("[wiki](https://a.example/x_(y)), more"), [("https://a.example/x_(y)", Some("wiki"))]);
        assert_eq!(read("[www.b.example](www.b.example)"), [("www.b.example", None)]);
    }

    #[test]
    fn pictures_mail_and_places_within_a_site_are_no_links() {
        assert!(read("![the hall](https://a.example/hall.jpg)").is_empty());
        assert!(read("Write to j.doe@c.example").is_empty());
        assert!(read("[News](/news) [top](#top)").is_empty());
    }
}
