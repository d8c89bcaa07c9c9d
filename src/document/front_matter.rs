//! The metadata block at the head of a Markdown file (`---` YAML or `+++` TOML, as static site generators write it).
//!
//! What it does not do: read nested values; it takes the plain `key: value` and `key = value` lines.

use super::{MetaSource, Metadata};

/// Reads a front matter into `meta`; returns its length in bytes, 0 if there is none.
pub(super) fn read(text: &str, meta: &mut Metadata) -> usize {
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let offset = text.len() - body.len();
    let Some(fence) = ["---", "+++"].into_iter().find(|f| body.starts_with(f)) else { return 0 };
    let mut at = 0;
    for (n, line) in body.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim();
        if n == 0 {
            if line != fence {
                return 0;
            }
            continue;
        }
        if line == fence {
            return offset + at;
        }
        entry(line, meta);
    }
    // Never closed: it was a ruled line, not a front matter.
    0
}

fn entry(line: &str, meta: &mut Metadata) {
    let Some((key, value)) = line.split_once([':', '=']) else { return };
    let value = value.trim().trim_matches(['"', '\'']).trim();
    match key.trim().to_ascii_lowercase().as_str() {
        "title" if !value.is_empty() => meta.title = meta.title.take().or_else(|| Some(value.to_string())),
        "date" | "published" | "publishdate" | "pubdate" => {
            if let Some(date) = value.get(..10).and_then(|d| d.parse().ok()) {
                meta.dated.push((date, MetaSource::PageMetadata));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Metadata};

    #[test]
    fn front_matter_is_metadata_and_a_rule_is_not() {
        let d = Document::markdown("---\ntitle: \"Open day\"\ndate: 2021-05-04\n---\nCome.", Metadata::default());
        assert_eq!(d.meta.title.as_deref(), Some("Open day"));
        assert_eq!(d.meta.dated[0].0, jiff::civil::date(2021, 5, 4));
        assert_eq!(&d.text[d.front_matter..], "Come.");
        assert_eq!(Document::markdown("---\nCome.\n", Metadata::default()).front_matter, 0);
    }
}
