//! What governs an event noun and stands beside it: whether it means this event or some other gathering, a sort of
//! gatherings, a room, a body.
//!
//! In: a mention of an event noun. Out: features of the kinds it tells.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::fields::title::class_before;
use crate::relate::scene::SceneCx;

/// How many tokens before a noun are looked at.
const NEAR: usize = 4;
/// How many tokens around it for a day.
const DAY: usize = 8;

/// Adds whether `m` is what is held or attended and nothing beside it makes it mean another gathering, and whether a day
/// stands near; `strength` is that of the noun.
pub(super) fn features<'a>(cx: &SceneCx<'a>, m: &Mention, strength: &'static str, out: &mut Features<'a>) {
    let page = cx.page();
    let (first, last) = (m.first as usize, m.last as usize);
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let governed = matches!(governor(cx, first, start), "hold" | "attend" | "open" | "announce" | "invite" | "this");
    if governed && !elsewhere(cx, first, last, start, end) {
        out.add("held", strength);
    }
    if cx.doc.dates.in_tokens(first.saturating_sub(DAY).max(start), (last + DAY + 1).min(end)) {
        out.add("day-near", strength);
    }
}

/// What governs the noun phrase that ends in the noun.
fn governor(cx: &SceneCx<'_>, first: usize, start: usize) -> &'static str {
    let page = cx.page();
    let mut at = first;
    // Its own modifiers: "a three-day regional training workshop".
    while at > start && first - at < 6 {
        let word = page.word(at - 1);
        let token = &page.tokens[at - 1];
        let article = ["the", "a", "an", "its", "their", "our", "annual"].iter().any(|w| word.eq_ignore_ascii_case(w));
        if word.eq_ignore_ascii_case("this") {
            return "this";
        }
        let inside = article || token.kind == TokenKind::Number || token.mark == '-' || token.capital || modifier(word);
        if !inside {
            break;
        }
        at -= 1;
        if article {
            break;
        }
    }
    if at == start {
        return "nothing";
    }
    let token = &page.tokens[at - 1];
    if token.kind == TokenKind::Mark {
        return "mark";
    }
    let before = if at > start + 1 { page.word(at - 2).to_lowercase() } else { String::new() };
    class_before(&before, &page.word(at - 1).to_lowercase())
}

/// Endings of adjectives and nouns before a head: "technical", "interactive", "virtual", "validation".
fn modifier(word: &str) -> bool {
    ["al", "ive", "ary", "day", "ion", "ing", "level", "week", "hour", "month", "line", "ic"]
        .iter()
        .any(|e| word.len() > e.len() + 1 && word.ends_with(e))
        && !matches!(
            word,
            "during"
                | "holding"
                | "attending"
                | "following"
                | "joining"
                | "hosting"
                | "opening"
                | "organising"
                | "organizing"
                | "conducting"
        )
}

/// Whether the words beside a noun make it mean something else than this event: a part of a longer name, "conference
/// room", "the previous workshop", one of several sorts.
fn elsewhere(cx: &SceneCx<'_>, first: usize, last: usize, start: usize, end: usize) -> bool {
    let page = cx.page();
    let wider = |layer| {
        cx.doc
            .mentions
            .covering(layer, first)
            .is_some_and(|o| o.last as usize >= last && o.width() as usize > last - first + 1)
    };
    let plural = page.word(last).ends_with('s') && !page.word(last).ends_with("ss");
    let listed = |a: usize, b: usize| a < b && cx.doc.mentions.within(Layer::EventNoun, a, b).next().is_some();
    wider(Layer::Organisation)
        || wider(Layer::Venue)
        || last + 1 < end && PARTS.contains(&page.word(last + 1).to_lowercase().as_str())
        || (first.saturating_sub(NEAR).max(start)..first).any(|t| OTHER.contains(&page.word(t).to_lowercase().as_str()))
        || plural
        || listed(first.saturating_sub(3).max(start), first)
        || listed(last + 1, (last + 4).min(end))
}

/// What an event has, named after it: "conference room", "workshop participants", "seminar series". A closed class.
const PARTS: &[&str] = &[
    "agenda",
    "attendees",
    "center",
    "centre",
    "chair",
    "committee",
    "content",
    "contents",
    "date",
    "dates",
    "day",
    "days",
    "delegates",
    "description",
    "details",
    "facilitator",
    "facility",
    "fee",
    "fees",
    "floor",
    "hall",
    "house",
    "instructor",
    "leader",
    "link",
    "material",
    "materials",
    "members",
    "module",
    "modules",
    "needs",
    "notes",
    "organisers",
    "organizers",
    "outline",
    "package",
    "page",
    "paper",
    "papers",
    "participant",
    "participants",
    "presenters",
    "proceedings",
    "program",
    "programme",
    "recording",
    "registration",
    "report",
    "room",
    "rooms",
    "schedule",
    "series",
    "session",
    "sessions",
    "site",
    "slides",
    "space",
    "speaker",
    "speakers",
    "team",
    "theme",
    "topic",
    "topics",
    "venue",
    "website",
];

/// Words before a noun that tell another gathering, or several. A closed class.
const OTHER: &[&str] = &[
    "additional",
    "all",
    "another",
    "any",
    "coming",
    "each",
    "earlier",
    "every",
    "former",
    "forthcoming",
    "further",
    "future",
    "instead",
    "last",
    "later",
    "many",
    "monthly",
    "more",
    "next",
    "no",
    "not",
    "numerous",
    "ongoing",
    "other",
    "past",
    "periodic",
    "previous",
    "quarterly",
    "recent",
    "regular",
    "several",
    "similar",
    "some",
    "subsequent",
    "upcoming",
    "various",
    "weekly",
    "without",
];

#[cfg(test)]
mod tests {
    use super::{OTHER, PARTS, modifier};

    #[test]
    fn what_an_event_has_and_what_tells_another_one() {
        assert!(PARTS.contains(&"room") && !PARTS.contains(&"on"));
        assert!(OTHER.contains(&"previous") && !OTHER.contains(&"technical"));
    }

    #[test]
    fn verbs_are_no_modifiers() {
        assert!(modifier("regional") && modifier("validation"));
        assert!(!modifier("holding") && !modifier("ing"));
    }
}
