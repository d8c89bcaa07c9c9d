//! What the rules about people ask of single tokens.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, Token, TokenKind};
use crate::relate::scene::{Analysis, SceneCx};

/// A document, asked token by token.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub doc: &'a Analysis<'a>,
}

impl<'a> Reader<'a> {
    pub fn new(cx: &SceneCx<'a>) -> Self {
        Reader { doc: cx.doc }
    }

    pub fn len(&self) -> usize {
        self.doc.page.tokens.len()
    }

    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.doc.page.tokens.get(i)
    }

    /// As written.
    pub fn word(&self, i: usize) -> &'a str {
        self.doc.page.word(i)
    }

    /// Folded; empty if the lexicon does not know it.
    pub fn plain(&self, i: usize) -> &'a str {
        self.token(i).filter(|t| t.word != 0).map_or("", |t| self.doc.lexicon.text_of(t.word))
    }

    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        let plain = self.plain(i);
        !plain.is_empty() && words.contains(&plain)
    }

    /// The character, if the token is a mark; `\0` if not.
    pub fn mark(&self, i: usize) -> char {
        self.token(i).map_or('\0', |t| t.mark)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }

    /// What stands before token `i`.
    pub fn gap(&self, i: usize) -> Gap {
        self.token(i).map_or(Gap::Blank, |t| t.gap)
    }

    /// Token `i` follows the one before it in running text or in one line.
    pub fn flows(&self, i: usize) -> bool {
        self.gap(i) <= Gap::Wrap
    }

    pub fn line(&self, i: usize) -> usize {
        self.token(i).map_or(usize::MAX, |t| t.line as usize)
    }

    pub fn sentence(&self, i: usize) -> (usize, usize) {
        let Some(t) = self.token(i) else { return (i, i) };
        self.doc.page.sentences.get(t.sentence as usize).map_or((i, i), |s| (s.first as usize, s.end as usize))
    }

    /// The line of token `i` as `first..end`.
    pub fn line_range(&self, i: usize) -> (usize, usize) {
        self.doc.page.lines.get(self.line(i)).map_or((i, i), |l| (l.first as usize, l.end as usize))
    }

    pub fn starting(&self, layer: Layer, i: usize) -> Option<&'a Mention> {
        self.doc.mentions.starting(layer, i)
    }

    pub fn ending(&self, layer: Layer, i: usize) -> Option<&'a Mention> {
        self.doc.mentions.ending(layer, i)
    }

    pub fn covering(&self, layer: Layer, i: usize) -> Option<&'a Mention> {
        self.doc.mentions.covering(layer, i)
    }

    /// Whether a mention of `layer` that covers token `i` has `class` in its class column.
    pub fn classed(&self, layer: Layer, i: usize, class: &str) -> bool {
        self.covering(layer, i).is_some_and(|m| m.cell(self.doc.lexicon, "class").split(' ').any(|c| c == class))
    }

    pub fn within(
        &self,
        layer: Layer,
        first: usize,
        end: usize,
    ) -> impl DoubleEndedIterator<Item = &'a Mention> + Clone + use<'a> {
        self.doc.mentions.within(layer, first, end.max(first))
    }

    /// Passes articles and possessives by.
    pub fn after_article(&self, i: usize) -> usize {
        if self.is(i, ARTICLES) { i + 1 } else { i }
    }

    /// `'s`, `’s`, or the apostrophe after a plural.
    pub fn possessive(&self, i: usize) -> bool {
        self.gap(i) == Gap::Joined
            && (matches!(self.word(i), "'s" | "’s" | "'S" | "’S")
                || matches!(self.mark(i), '\'' | '’') && i > 0 && self.word(i - 1).ends_with(['s', 'S']))
    }
}

pub(super) const ARTICLES: &[&str] = &["the", "a", "an", "our", "its", "their", "his", "her", "your", "my"];

/// Forms of verbs that end a noun phrase, and the conjunctions that begin a clause. Closed classes of English.
pub(super) const CLAUSE: &[&str] = &[
    "is", "was", "are", "were", "be", "been", "will", "would", "has", "have", "had", "does", "did", "do", "can",
    "could", "should", "may", "might", "must", "who", "which", "that", "whose", "whom", "where", "when", "while",
    "because", "if", "said", "says", "told", "tells", "gave", "gives", "made", "makes", "then", "also", "but", "he",
    "she", "they", "we", "it", "i", "you", "there", "this", "these", "during", "after", "before", "since", "until",
    "about", "took", "takes", "came", "comes", "led", "leads", "went", "spoke", "speaks", "met", "joined", "joins",
    "wrote", "won", "after", "as", "by",
];
