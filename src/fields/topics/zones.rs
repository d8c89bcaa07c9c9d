//! Where in a scene the words that tell its subject stand: the headline, the words after "workshop on", a quoted name …
//!
//! In: a scene. Out: for each of its tokens, the zones it lies in.

use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::relate::scene::SceneCx;

/// A zone; a token may lie in several. The names are those of the learnt features.
pub(super) const ZONES: [Zone; 8] = [
    Zone { name: "title", share: "share-title", worth: 2.5 },
    Zone { name: "head", share: "share-head", worth: 0.7 },
    Zone { name: "object", share: "share-object", worth: 1.2 },
    Zone { name: "before-noun", share: "share-before-noun", worth: 0.8 },
    Zone { name: "quote", share: "share-quote", worth: 0.5 },
    Zone { name: "body-name", share: "share-body-name", worth: 0.3 },
    Zone { name: "text", share: "share-text", worth: 0.5 },
    Zone { name: "opening", share: "share-opening", worth: 0.8 },
];

pub(super) const TITLE: usize = 0;
pub(super) const HEAD: usize = 1;
pub(super) const OBJECT: usize = 2;
pub(super) const BEFORE_NOUN: usize = 3;
pub(super) const QUOTE: usize = 4;
pub(super) const BODY_NAME: usize = 5;
pub(super) const TEXT: usize = 6;
pub(super) const OPENING: usize = 7;

/// What the features of a zone are called, and how much its words count in the ranking of topics.
pub(super) struct Zone {
    pub name: &'static str,
    pub share: &'static str,
    pub worth: f64,
}

/// How many headings at the top of a scene may be its name.
const HEADINGS: usize = 3;
/// How many tokens after the headline make the opening.
const OPENING_LENGTH: usize = 70;
/// How many tokens the words after "workshop on" may be.
const OBJECT_LENGTH: usize = 14;
/// How many tokens a quoted name may be.
const QUOTE_LENGTH: usize = 20;

/// Words that join an event noun to its subject. A closed class.
const JOINS: &[&str] = &[
    "on",
    "about",
    "for",
    "in",
    "of",
    "to",
    "entitled",
    "titled",
    "dedicated",
    "devoted",
    "aimed",
    "series",
    "against",
    "concerning",
    "regarding",
    "called",
    "named",
    "theme",
];

/// Words whose object is the subject of the event.
const SUBJECT_WORDS: &[&str] = &[
    "theme",
    "themed",
    "topic",
    "subject",
    "entitled",
    "titled",
    "discuss",
    "discussed",
    "aims",
    "focus",
    "focused",
    "focuses",
    "focusing",
    "address",
    "addressed",
];

/// The zones of the tokens of a scene, as bits.
pub(super) struct Zones {
    stretches: Vec<(usize, Vec<u8>)>,
}

impl Zones {
    pub(super) fn new(cx: &SceneCx<'_>) -> Zones {
        let stretches = cx.scene.stretches().into_iter().map(|(a, b)| (a, vec![0u8; b.saturating_sub(a)])).collect();
        let mut zones = Zones { stretches };
        let body = zones.mark_headings(cx);
        for (first, end) in cx.scene.stretches() {
            zones.mark_subjects(cx, first, end);
            zones.mark_quotes(cx, first, end);
            for m in cx.doc.mentions.within(Layer::Organisation, first, end) {
                zones.mark(m.first as usize, m.last as usize + 1, BODY_NAME);
            }
        }
        zones.mark(body, (body + OPENING_LENGTH).min(cx.scene.end), OPENING);
        zones
    }

    /// The zones of a token, as places in [`ZONES`].
    pub(super) fn of(&self, token: usize) -> impl Iterator<Item = usize> {
        let bits = self.bits(token);
        let title = bits & 1 << TITLE != 0;
        let name = bits & 1 << BODY_NAME != 0;
        (0..ZONES.len()).filter(move |z| match *z {
            HEAD | BODY_NAME | OPENING if title => false,
            TEXT => !title && !name,
            z => bits & 1 << z != 0,
        })
    }

    /// Whether a token lies in the headline.
    pub(super) fn in_title(&self, token: usize) -> bool {
        self.bits(token) & 1 << TITLE != 0
    }

    /// Whether a token is part of the name of a body.
    pub(super) fn in_name(&self, token: usize) -> bool {
        self.bits(token) & 1 << BODY_NAME != 0
    }

    fn bits(&self, token: usize) -> u8 {
        self.stretches
            .iter()
            .find(|(a, bits)| (*a..a + bits.len()).contains(&token))
            .map_or(0, |(a, bits)| bits[token - a])
    }

    fn mark(&mut self, first: usize, end: usize, zone: usize) {
        for (a, bits) in &mut self.stretches {
            let (from, to) = (first.max(*a), end.min(*a + bits.len()));
            for bit in bits.iter_mut().take(to.saturating_sub(*a)).skip(from.saturating_sub(*a)) {
                *bit |= 1 << zone;
            }
        }
    }

    /// Marks the headline and the other headings; gives the first token after the headline.
    fn mark_headings(&mut self, cx: &SceneCx<'_>) -> usize {
        let page = cx.page();
        let (mut named, mut body) = (0, cx.scene.first);
        if let Some((first, end)) = cx.scene.heading {
            self.mark(first, end, TITLE);
            named = HEADINGS - 1;
            body = end.max(body);
        }
        let from = page.tokens.get(cx.scene.first).map_or(0, |t| t.line as usize);
        let until = page.tokens.get(cx.scene.end.saturating_sub(1)).map_or(0, |t| t.line as usize);
        for n in from..=until {
            let Some(line) = page.lines.get(n).filter(|l| l.end > l.first) else { continue };
            let (first, end) = (line.first as usize, line.end as usize);
            match cx.doc.layout.lines.get(n) {
                Some(LineKind::Heading) if named < HEADINGS => {
                    self.mark(first, end, TITLE);
                    // Headings that open the text stand before its body; later ones do not.
                    if first <= body {
                        body = end;
                    }
                    named += 1;
                }
                Some(LineKind::Heading) => self.mark(first, end, HEAD),
                Some(LineKind::Furniture) if first <= body => body = end,
                _ => {}
            }
        }
        body
    }

    /// Marks the words around event nouns, and the objects of words like "theme".
    fn mark_subjects(&mut self, cx: &SceneCx<'_>, first: usize, end: usize) {
        let page = cx.page();
        let word = |i: usize| page.tokens.get(i).map_or("", |t| cx.lexicon().text_of(t.word));
        for m in cx.doc.mentions.within(Layer::EventNoun, first, end) {
            let sentence = page.sentences[page.tokens[m.first as usize].sentence as usize].first as usize;
            self.mark((m.first as usize).saturating_sub(3).max(sentence), m.first as usize, BEFORE_NOUN);
            let next = m.last as usize + 1;
            let joined = JOINS.contains(&word(next))
                || page.tokens.get(next).is_some_and(|t| matches!(t.mark, '"' | '“' | ':' | '‘'));
            if joined {
                self.mark(next, phrase_end(cx, next, end), OBJECT);
            }
        }
        for i in first..end {
            if SUBJECT_WORDS.contains(&word(i)) {
                self.mark(i + 1, phrase_end(cx, i + 1, end), OBJECT);
            }
        }
    }

    fn mark_quotes(&mut self, cx: &SceneCx<'_>, first: usize, end: usize) {
        let mut open: Option<usize> = None;
        for i in first..end {
            let token = &cx.page().tokens[i];
            if token.kind != TokenKind::Mark || !matches!(token.mark, '"' | '“' | '”') {
                continue;
            }
            match open {
                Some(o) if i - o < QUOTE_LENGTH && token.mark != '“' => {
                    self.mark(o, i, QUOTE);
                    open = None;
                }
                _ => open = Some(i),
            }
        }
    }
}

/// One past the last token of the phrase that begins at `from`: at most to the end of the clause.
fn phrase_end(cx: &SceneCx<'_>, from: usize, end: usize) -> usize {
    let limit = (from + OBJECT_LENGTH).min(end);
    (from..limit).find(|i| matches!(cx.page().tokens[*i].mark, '.' | ';' | '!' | '?')).unwrap_or(limit)
}
