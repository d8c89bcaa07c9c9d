//! How a channel ("online", "Zoom") is joined to what stands before it.
//!
//! In: a mention of a channel. Out: one of a few names. "in the Town Hall and on Zoom" is another way in; "Ms Sow, by Zoom
//! from Dakar" is one speaker's; "Remote: Webex" is a line of its own.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::relate::scene::SceneCx;

/// How many tokens before a channel are looked at.
const BACK: usize = 6;

/// Words that may stand between a channel and what it is joined to: "and, this year, also live on the Zoom platform". A closed
/// class: prepositions, articles, adverbs.
const BETWEEN: &[&str] = &[
    "by",
    "on",
    "via",
    "over",
    "through",
    "in",
    "using",
    "live",
    "simultaneously",
    "the",
    "a",
    "our",
    "ms",
    "microsoft",
    "with",
    "remotely",
    "partly",
    "from",
    "joined",
    "joining",
    "virtual",
    "video",
];

/// What joins the channel to what stands before it: `and`, `or`, `also`, `someone` (a person, a country or a town before it),
/// `bracket`, `comma`, `start` (of the sentence or line), else `other`.
pub(super) fn joined(cx: &SceneCx<'_>, channel: &Mention) -> &'static str {
    let page = cx.page();
    let first = channel.first as usize;
    let sentence = page.sentences[page.tokens[first].sentence as usize].first as usize;
    let line = page.lines.get(page.tokens[first].line as usize).map_or(0, |l| l.first as usize);
    let start = sentence.max(line);
    for t in (start.max(first.saturating_sub(BACK))..first).rev() {
        let token = &page.tokens[t];
        let is = |words: &[&str]| words.iter().any(|w| page.word(t).eq_ignore_ascii_case(w));
        let named =
            [Layer::Person, Layer::Country, Layer::City].iter().any(|l| cx.doc.mentions.ending(*l, t).is_some());
        return match token.mark {
            '&' | '+' | '/' | ';' => "and",
            '(' | '[' => "bracket",
            ',' if first - t > 1 || channel.width() > 1 => "comma",
            ',' => "comma-bare",
            ':' => "colon",
            _ if is(&["and", "plus"]) => "and",
            _ if is(&["or"]) => "or",
            _ if is(&["also", "simultaneously"]) => "also",
            _ if named => "someone",
            _ if token.kind == TokenKind::Word && is(BETWEEN) => continue,
            _ => "other",
        };
    }
    "start"
}
