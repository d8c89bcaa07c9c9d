//! Scenes: the stretches of a document that belong to one event.

use super::entities::Entities;
use crate::annotate::layout::Layout;
use crate::annotate::mention::{Layer, Mention, Mentions};
use crate::annotate::tokens::Page;
use crate::choose::WeightSet;
use crate::document::Document;
use crate::gazetteer::Lexicon;
use crate::record::RefDateFrom;
use jiff::civil::Date;
use std::cell::OnceCell;

/// A stretch of tokens about one event, and the stretches common to all events of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Stretches outside it that speak of all the document's events (a preamble, a byline): token ranges.
    pub common: Vec<(usize, usize)>,
    /// The heading that opens it, as a token range `first..end`, where it has one of its own.
    pub heading: Option<(usize, usize)>,
    /// How many scenes the document has.
    pub siblings: usize,
    /// Whether it was longer than what is read.
    pub cut: bool,
    /// Where further events may begin in it: first tokens. Filled where one event was likelier, though not by much.
    pub perhaps: Vec<usize>,
}

impl Scene {
    /// The whole of a page.
    pub fn whole(page: &Page<'_>) -> Scene {
        let (common, perhaps) = (Vec::new(), Vec::new());
        Scene { first: 0, end: page.tokens.len(), common, heading: None, siblings: 1, cut: false, perhaps }
    }

    /// Leaves out what goes beyond `most` tokens, in its own stretch and in each common one.
    pub fn cut(&mut self, most: usize) {
        let own = std::iter::once((&self.first, &mut self.end));
        for (first, end) in own.chain(self.common.iter_mut().map(|(a, b)| (&*a, b))) {
            self.cut |= *end > first + most;
            *end = (*end).min(first + most);
        }
    }

    /// Whether `token` belongs to it or to a stretch common to all.
    pub fn has(&self, token: usize) -> bool {
        self.owns(token) || self.common.iter().any(|(a, b)| (*a..*b).contains(&token))
    }

    /// Whether `token` lies in its own stretch.
    pub fn owns(&self, token: usize) -> bool {
        (self.first..self.end).contains(&token)
    }

    /// Its own stretch and the common ones, in text order.
    pub fn stretches(&self) -> Vec<(usize, usize)> {
        let mut all = self.common.clone();
        all.push((self.first, self.end));
        all.sort_unstable();
        all
    }
}

/// A document's publication date, as far as it is known.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The day used.
    pub date: Option<Date>,
    /// Where it was found.
    pub from: RefDateFrom,
    /// The words, as a token range `first..=last`.
    pub words: Option<(usize, usize)>,
    /// Other candidates.
    pub others: Vec<Date>,
}

/// All that is known of a document before choices are made.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The document.
    pub document: &'t Document,
    /// The gazetteers.
    pub lexicon: &'t Lexicon,
    /// The weights of the choices.
    pub weights: &'t WeightSet,
    /// Tokens, lines, sentences.
    pub page: Page<'t>,
    /// Lines and labelled fields.
    pub layout: Layout,
    /// Typed mentions.
    pub mentions: Mentions,
    /// Short forms that the text explains.
    pub acronyms: Vec<crate::annotate::names::acronyms::Acronym>,
    /// Coreferent names.
    pub entities: Entities,
    /// The publication date.
    pub reference: Reference,
    /// Dates and clock times, in text order.
    pub dates: crate::annotate::Dates,
    /// How dates are read: the publication date, and what the user or the document says of zones and order.
    pub reading: crate::annotate::dates::Options,
    /// What each date comes to, against the publication date.
    pub resolved: Vec<crate::annotate::dates::Resolved>,
    /// It is given that the document announces an event.
    pub assumes_event: bool,
}

/// One scene in its document: what a relation looks at.
#[derive(Debug)]
pub struct SceneCx<'a> {
    /// The document.
    pub doc: &'a Analysis<'a>,
    /// The scene.
    pub scene: &'a Scene,
    /// The likeliest title, `first..=last`, once it is known: several fields ask for it.
    pub title: OnceCell<Option<(usize, usize)>>,
}

impl<'a> SceneCx<'a> {
    /// A scene of `doc`.
    pub fn new(doc: &'a Analysis<'a>, scene: &'a Scene) -> SceneCx<'a> {
        SceneCx { doc, scene, title: OnceCell::new() }
    }

    /// The page.
    pub fn page(&self) -> &'a Page<'a> {
        &self.doc.page
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.doc.lexicon
    }

    /// The mentions of `layer` in the scene and the common stretches, in text order.
    pub fn mentions(&self, layer: Layer) -> Vec<&'a Mention> {
        self.scene.stretches().into_iter().flat_map(|(a, b)| self.doc.mentions.within(layer, a, b)).collect()
    }

    /// The mentions of `layer` in the scene's own stretch.
    pub fn own(&self, layer: Layer) -> impl DoubleEndedIterator<Item = &'a Mention> + Clone {
        self.doc.mentions.within(layer, self.scene.first, self.scene.end)
    }
}
