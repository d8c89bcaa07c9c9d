//! Makes one text with its metadata of any input.
//!
//! In: what a reader of a format found. Out: a [`Document`]: one immutable text in one coordinate system and
//! what is known about it from outside. What it does not do: read formats other than text and Markdown.

mod front_matter;

use jiff::civil::Date;

/// What is known about a document from outside its text.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// Path, URL or id.
    pub uri: String,
    /// Media type of the bytes, `text/plain` unless known better.
    pub media_type: Option<String>,
    /// The publication date that the user gave (an option, a column).
    pub published: Option<Date>,
    /// A date of publication found in metadata (front matter, a mail header), with where it was found.
    pub dated: Vec<(Date, MetaSource)>,
    /// A title given in metadata.
    pub title: Option<String>,
    /// SHA-256 of the raw bytes, hexadecimal; made from the text where the reader gives none.
    pub sha256: Option<String>,
    /// Whether the reader had to repair the encoding.
    pub repaired: bool,
}

/// Where metadata says a date of publication, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MetaSource {
    /// A mail's `Date:` header.
    MailHeader,
    /// A feed's date.
    Feed,
    /// An HTTP header.
    HttpHeader,
    /// The page's or the front matter's metadata.
    PageMetadata,
}

/// A text to be analysed.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text that spans slice into.
    pub text: String,
    /// What is known from outside.
    pub meta: Metadata,
    /// Length in bytes of a front matter at the start of the text (0 if none): metadata, no prose.
    pub front_matter: usize,
}

impl Document {
    /// Plain text.
    pub fn plain(text: impl Into<String>, meta: Metadata) -> Document {
        Document { text: text.into(), meta, front_matter: 0 }
    }

    /// Markdown; a YAML or TOML front matter is read as metadata and stays in the text.
    pub fn markdown(text: impl Into<String>, mut meta: Metadata) -> Document {
        let text = text.into();
        let front_matter = front_matter::read(&text, &mut meta);
        meta.media_type.get_or_insert_with(|| "text/markdown".into());
        Document { text, meta, front_matter }
    }
}
