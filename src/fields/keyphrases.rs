//! A few telling phrases of an event's text.
//!
//! In: a scene. Out: `keyphrases` of the record, the most telling first. Candidates are runs of two to four content
//! words; what counts is how often a run is said and not only as part of a longer one (the C-value of Frantzi,
//! Ananiadou and Mima 2000), whether it stands in a heading, and whether it tells a topic.
//! What it does not do: single words, names of people, dates and places.

use super::Draft;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::record::{Keyphrase, Support};
use crate::relate::scene::SceneCx;
use crate::text::fold::fold;
use std::collections::BTreeMap;

/// At most this many phrases are given.
const MOST: usize = 8;
/// What a phrase must come to.
const ENOUGH: f64 = 2.0;
/// Longest phrase in words.
const LONGEST: usize = 4;
/// At most this many places are shown as evidence.
const PLACES: usize = 3;

/// Words that no phrase begins or ends with, or has inside (but "of"): function words, and the verbs and adverbs of
/// announcements. A closed class.
pub(crate) const EMPTY: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "across",
    "after",
    "again",
    "against",
    "all",
    "along",
    "already",
    "also",
    "although",
    "always",
    "am",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "attend",
    "attended",
    "away",
    "back",
    "be",
    "became",
    "because",
    "become",
    "been",
    "before",
    "began",
    "being",
    "below",
    "best",
    "between",
    "both",
    "but",
    "by",
    "came",
    "can",
    "cannot",
    "click",
    "come",
    "comes",
    "could",
    "date",
    "day",
    "days",
    "dear",
    "did",
    "do",
    "does",
    "done",
    "down",
    "due",
    "during",
    "each",
    "either",
    "enough",
    "etc",
    "even",
    "ever",
    "every",
    "few",
    "first",
    "for",
    "from",
    "further",
    "gave",
    "get",
    "give",
    "given",
    "gives",
    "go",
    "going",
    "good",
    "great",
    "had",
    "has",
    "have",
    "having",
    "he",
    "held",
    "her",
    "here",
    "hers",
    "him",
    "his",
    "hour",
    "hours",
    "how",
    "however",
    "i",
    "if",
    "in",
    "include",
    "included",
    "including",
    "into",
    "is",
    "it",
    "its",
    "join",
    "just",
    "last",
    "later",
    "least",
    "less",
    "like",
    "ltd",
    "made",
    "make",
    "makes",
    "making",
    "many",
    "may",
    "me",
    "might",
    "month",
    "months",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "much",
    "must",
    "my",
    "near",
    "need",
    "never",
    "new",
    "next",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "often",
    "on",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "out",
    "over",
    "own",
    "part",
    "per",
    "please",
    "pm",
    "put",
    "rather",
    "read",
    "recent",
    "recently",
    "said",
    "same",
    "say",
    "says",
    "second",
    "see",
    "several",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "soon",
    "still",
    "such",
    "take",
    "taken",
    "takes",
    "taking",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "third",
    "this",
    "those",
    "three",
    "through",
    "time",
    "times",
    "to",
    "today",
    "together",
    "told",
    "tomorrow",
    "too",
    "took",
    "two",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "use",
    "used",
    "using",
    "various",
    "very",
    "via",
    "was",
    "way",
    "we",
    "week",
    "weeks",
    "well",
    "went",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whole",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "year",
    "years",
    "yes",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// A phrase of the scene.
#[derive(Default)]
struct Phrase {
    /// Token ranges `first..=last`, in text order.
    places: Vec<(usize, usize)>,
    /// How many words.
    words: usize,
    /// Stands in a heading.
    headed: bool,
    /// How surely it tells a topic.
    telling: f64,
    /// How often it is said as part of longer phrases, and in how many of them.
    within: (usize, usize),
}

impl Phrase {
    fn worth(&self) -> f64 {
        let said = self.places.len() as f64;
        let nested = if self.within.1 == 0 { 0.0 } else { self.within.0 as f64 / self.within.1 as f64 };
        let c_value = (self.words as f64).log2() * (said - nested).max(0.0);
        c_value.min(6.0) + if self.headed { 0.8 } else { 0.0 } + self.telling * 1.5
    }
}

/// Fills `keyphrases`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let phrases = phrases(cx);
    let mut ranked: Vec<(&String, &Phrase, f64)> = phrases
        .iter()
        .map(|(k, p)| (k, p, p.worth()))
        .filter(|(_, p, w)| *w >= ENOUGH && (p.places.len() > 1 || p.telling > 0.5))
        .collect();
    ranked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.1.places.cmp(&b.1.places)));
    let mut taken: Vec<&str> = Vec::new();
    for (key, phrase, worth) in ranked {
        let part = |t: &&str| within(key, t) || within(t, key);
        if taken.len() == MOST || taken.iter().any(part) {
            continue;
        }
        taken.push(key);
        let (first, last) = phrase.places[0];
        let value = cx.page().words(first, last).split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<_> = phrase.places.iter().take(PLACES).map(|(a, b)| (*a, *b, "keyphrase.c-value")).collect();
        let evidence = draft.evidence(cx, &words);
        draft.record.keyphrases.push(Keyphrase::new(value, Support::stated(evidence, worth / (worth + ENOUGH))));
    }
}

/// Whether the words of `part` are a run of those of `whole`.
fn within(part: &str, whole: &str) -> bool {
    format!(" {whole} ").contains(&format!(" {part} "))
}

/// The phrases of a scene by their folded words.
fn phrases(cx: &SceneCx<'_>) -> BTreeMap<String, Phrase> {
    let mut phrases: BTreeMap<String, Phrase> = BTreeMap::new();
    for run in runs(cx) {
        let folded: Vec<String> = run.iter().map(|i| fold(cx.page().word(*i))).collect();
        let empty: Vec<bool> = folded.iter().map(|w| EMPTY.contains(&w.as_str())).collect();
        for from in 0..run.len() {
            for len in 2..=LONGEST.min(run.len() - from) {
                let to = from + len - 1;
                let inner_empty = (from..=to).any(|i| empty[i] && (i == from || i == to || folded[i] != "of"));
                if !inner_empty {
                    note(cx, run[from], run[to], folded[from..=to].join(" "), len, &mut phrases);
                }
            }
        }
    }
    nest(&mut phrases);
    phrases
}

fn note(
    cx: &SceneCx<'_>,
    first: usize,
    last: usize,
    key: String,
    words: usize,
    phrases: &mut BTreeMap<String, Phrase>,
) {
    let phrase = phrases.entry(key).or_default();
    phrase.places.push((first, last));
    phrase.words = words;
    phrase.headed |= cx.doc.layout.kind_at(cx.page(), first) == LineKind::Heading;
    let telling = cx.doc.mentions.within(Layer::Topic, first, first + 1).filter(|m| m.last as usize == last);
    phrase.telling = telling.filter_map(|m| m.cell(cx.lexicon(), "weight").parse().ok()).fold(phrase.telling, f64::max);
}

/// Counts for each phrase how often it is said as part of a longer one.
fn nest(phrases: &mut BTreeMap<String, Phrase>) {
    let longer: Vec<(String, usize)> =
        phrases.iter().filter(|(_, p)| p.words > 2).map(|(k, p)| (k.clone(), p.places.len())).collect();
    for (key, said) in longer {
        let words: Vec<&str> = key.split(' ').collect();
        for len in 2..words.len() {
            for part in words.windows(len) {
                if let Some(p) = phrases.get_mut(&part.join(" ")) {
                    p.within.0 += said;
                    p.within.1 += 1;
                }
            }
        }
    }
}

/// Runs of words with nothing but spaces (or a hyphen) between, outside furniture, names of people and dates: tokens.
fn runs(cx: &SceneCx<'_>) -> Vec<Vec<usize>> {
    let page = cx.page();
    let mut out = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut i = cx.scene.first;
    while i < cx.scene.end {
        let token = &page.tokens[i];
        let skipped = [Layer::Person, Layer::Date, Layer::Furniture]
            .iter()
            .filter_map(|l| cx.doc.mentions.starting(*l, i))
            .map(|m| m.last as usize)
            .max();
        let furniture = cx.doc.layout.kind_at(page, i) == LineKind::Furniture;
        if skipped.is_some() || furniture {
            out.push(std::mem::take(&mut run));
            i = skipped.unwrap_or(i) + 1;
            continue;
        }
        let hyphen = matches!(token.mark, '-' | '‐' | '‑')
            && token.gap == Gap::Joined
            && page.tokens.get(i + 1).is_some_and(|t| t.gap == Gap::Joined);
        if token.kind == TokenKind::Word {
            if token.gap >= Gap::Wide {
                out.push(std::mem::take(&mut run));
            }
            // A letter alone is a mark, not a word.
            if page.word(i).chars().count() > 1 {
                run.push(i);
            } else {
                out.push(std::mem::take(&mut run));
            }
        } else if !hyphen {
            out.push(std::mem::take(&mut run));
        }
        i += 1;
    }
    out.push(run);
    out.retain(|r| r.len() > 1);
    out
}
