//! What a sentence has to do with the people it names: whether it is about the event, about what the event treats of, or about
//! the body that holds it.
//!
//! In: a scene and a phrase for people. Out: features. Announcements on the web talk at length of people whom the subject
//! matter concerns ("how agencies serve veterans") or who belong to a body ("the community is a network of editors").

use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::relate::context::plain_word;
use crate::relate::scene::SceneCx;

/// How far around itself a phrase looks, in tokens.
const REACH: usize = 60;

/// How many lines up a heading is looked for.
const LINES: usize = 40;

/// Adds what the sentence and the section of tokens `first..=last` say of the relation.
pub(super) fn relation<'a>(cx: &SceneCx<'a>, first: usize, last: usize, f: &mut Features<'a>) {
    let page = cx.page();
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = ((sentence.first as usize).max(first.saturating_sub(REACH)), sentence.end as usize);
    if let Some(word) = (sentence.first as usize..first).find(|t| page.tokens[*t].kind == TokenKind::Word)
        && let Some(word) = plain_word(cx, word)
    {
        f.add("opens", word);
    }
    let words: Vec<String> = (start..first).map(|t| page.word(t).to_lowercase()).collect();
    f.add_if(describes_body(cx, start, &words), "of-body");
    f.add_if(words.iter().any(|w| CONTENT.contains(&w.as_str())), "content");
    // "how agencies can …", "what owners should know": a question that the event answers.
    let clause = words.iter().rev().take_while(|w| !matches!(w.as_str(), "," | "." | ";" | ":"));
    if let Some(asks) = clause.filter_map(|w| ASKS.iter().find(|a| *a == w)).next() {
        f.add("asks", asks);
    }
    // "… are hereby notified and invited", further behind than a cue looks.
    let behind = (last + 1..end.min(last + 26)).take_while(|t| !matches!(page.tokens[*t].mark, ';' | ':' | '.'));
    f.add_if(behind.map(|t| page.word(t).to_lowercase()).any(|w| COMES.contains(&w.as_str())), "comes-behind");
    // "Two hundred had parts: nurses, doctors …"
    let colon = (start..first).rev().find(|t| matches!(page.tokens[*t].mark, ':' | ';'));
    f.add_if(
        colon.is_some_and(|c| {
            page.tokens[c].mark == ':' && cx.doc.mentions.within(Layer::Number, start, c).next().is_some()
        }),
        "number-spelt-out",
    );
    if let Some(label) = cx.doc.layout.field_of(first)
        && matches!(label.label.cell(cx.lexicon(), "id"), "audience" | "participants")
    {
        // Under "Level" and "Requirements" stand other things than under "Who should come".
        if let Some(word) = (label.label.first..=label.label.last).rev().find_map(|t| plain_word(cx, t as usize)) {
            f.add("label", word);
        }
    }
    if let Some(section) = section(cx, first) {
        f.add("section", section);
    }
}

/// Whether the words before a phrase tell what a body is or whom it has: "the circle is a community of more than 900 …", "we are",
/// "membership is free to"; and no gathering is named between.
fn describes_body(cx: &SceneCx<'_>, start: usize, words: &[String]) -> bool {
    let Some(body) = words.iter().position(|w| BODIES.contains(&w.as_str())) else { return false };
    let has = words[body + 1..].iter().take(12).any(|w| HAS.contains(&w.as_str()));
    let event = cx
        .doc
        .mentions
        .within(Layer::EventNoun, start, start + words.len())
        .any(|e| e.cell(cx.lexicon(), "strength") != "weak" && e.first as usize != start + body);
    let coming = words.iter().any(|w| {
        matches!(w.as_str(), "will" | "invites" | "invite" | "invited" | "hosting" | "holding" | "hosts" | "held")
    });
    has && !event && !coming
}

/// What the nearest heading above says its section is for.
fn section(cx: &SceneCx<'_>, token: usize) -> Option<&'static str> {
    let page = cx.page();
    let line = page.tokens[token].line as usize;
    let floor = page.tokens[cx.scene.first].line as usize;
    let heading = (line.saturating_sub(LINES)..line)
        .rev()
        .take_while(|n| *n >= floor)
        .find(|n| cx.doc.layout.lines[*n] == LineKind::Heading)?;
    let heading = &page.lines[heading];
    let words = (heading.first..heading.end.min(heading.first + 12)).map(|t| page.word(t as usize).to_lowercase());
    words
        .into_iter()
        .find_map(|w| SECTIONS.iter().find(|(_, stems)| stems.iter().any(|s| w.starts_with(s))).map(|(name, _)| *name))
}

/// Beginnings of words in headings, and what they make of the section.
const SECTIONS: &[(&str, &[&str])] = &[
    ("speakers", &["speaker", "presenter", "panelist", "panellist", "moderator", "trainer", "instructor"]),
    ("content", &["learn", "topic", "agenda", "session", "program", "schedule", "outline", "objective", "content"]),
    ("about", &["about", "resource", "background", "contact", "related"]),
];

/// Nouns for bodies that have members.
const BODIES: &[&str] = &[
    "community",
    "communities",
    "network",
    "networks",
    "group",
    "circle",
    "coalition",
    "association",
    "society",
    "cop",
    "alliance",
    "initiative",
    "programme",
    "program",
    "guild",
    "hub",
    "collective",
    "listserv",
    "membership",
    "union",
    "federation",
    "we",
];

/// Verbs that tell what a body is or has.
const HAS: &[&str] = &[
    "is",
    "are",
    "includes",
    "include",
    "consists",
    "has",
    "have",
    "comprises",
    "brings",
    "bring",
    "counts",
    "connects",
    "supports",
    "unites",
    "'re",
    "’re",
    "serves",
    "helps",
];

/// Words of sentences that tell what the event treats of.
const CONTENT: &[&str] = &[
    "learn",
    "discuss",
    "explore",
    "topic",
    "topics",
    "cover",
    "covers",
    "focus",
    "focuses",
    "presents",
    "presentation",
    "talk",
    "share",
    "explain",
    "explains",
];

/// Words that open a question inside a sentence.
const ASKS: &[&str] = &["how", "why", "what", "whether", "about", "ways", "which", "where"];

/// Words that say of those named before them that they come.
const COMES: &[&str] = &[
    "welcome",
    "invited",
    "notified",
    "encouraged",
    "attend",
    "attended",
    "attends",
    "together",
    "participate",
    "participated",
    "participating",
    "trained",
    "train",
    "enrolled",
    "graduated",
    "completed",
    "complete",
    "finished",
    "finish",
    "learned",
    "learnt",
    "learn",
    "register",
    "gathered",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::Scene;

    /// The features of the word "editors" in a text.
    fn of_editors(text: &str) -> Vec<String> {
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let analysis = extractor.analyse(&document);
        let scene = Scene::whole(&analysis.page);
        let cx = SceneCx::new(&analysis, &scene);
        let at = (0..analysis.page.tokens.len()).find(|i| analysis.page.word(*i).eq_ignore_ascii_case("editors"));
        let mut features = Features::new();
        at.into_iter().for_each(|at| relation(&cx, at, at, &mut features));
        features.iter().map(|f| f.name()).collect()
    }

    #[test]
    fn members_of_a_body_are_told_from_those_who_come() {
        let has = |text: &str, name: &str| of_editors(text).iter().any(|f| f == name);
        assert!(has("The Plain Circle is a community of writers and editors.", "of-body"));
        assert!(!has("The community will hold a webinar for editors.", "of-body"));
        assert!(!has("Join the community for a webinar with editors.", "of-body"));
    }

    #[test]
    fn what_the_talk_is_about_is_told_from_who_comes() {
        let has = |text: &str, name: &str| of_editors(text).iter().any(|f| f == name);
        assert!(has("You will learn how editors can save an hour.", "asks=how"));
        assert!(!has("How it works: editors come at nine.", "asks=how"));
        assert!(has("Writers, editors and clerks are hereby notified.", "comes-behind"));
        assert!(!has("Writers and editors wrote it.", "comes-behind"));
    }

    #[test]
    fn a_question_or_bold_words_are_a_label() {
        for text in [
            "Talk\n\n**Who should come?** Editors and clerks.\n",
            "Talk\n\n**Who should come**: Editors and clerks.\n",
            "Talk\n\n**This event is best suited for:** Editors and clerks.\n",
        ] {
            assert!(of_editors(text).iter().any(|f| f.starts_with("label=")), "{text}");
        }
        assert!(
            !of_editors("Talk\n\nWho should come is for editors to say.\n").iter().any(|f| f.starts_with("label="))
        );
    }
}
