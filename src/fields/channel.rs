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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::Scene;

    #[test]
    fn what_joins_a_platform_to_the_words_before_it() {
        let extractor = Extractor::new(Lexicon::embedded());
        for (text, expected) in [
            ("The seminar is held in the Old Library and on Zoom.", "and"),
            ("Reading group, Old Library or via Zoom.", "or"),
            ("Come to the Old Library; the seminar is also on Zoom.", "also"),
            ("The third talk came from Nairobi by Zoom.", "someone"),
            ("Zoom carried the seminar.", "start"),
            ("Remote: Zoom", "colon"),
            ("Old Library (Zoom for the others)", "bracket"),
            ("The seminar was delivered using the platform Zoom.", "other"),
        ] {
            let document = Document::plain(text.to_string(), Metadata::default());
            let analysis = extractor.analyse(&document);
            let scene = Scene::whole(&analysis.page);
            let cx = SceneCx::new(&analysis, &scene);
            let found: Vec<&str> = cx.mentions(Layer::Platform).into_iter().map(|m| joined(&cx, m)).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }
}
