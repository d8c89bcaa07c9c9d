//! The services on which a virtual event is held.
//!
//! Candidates are the platforms named in the scene (gazetteer `platforms`) and those whose addresses stand in it, in
//! the text or behind a Markdown link. What speaks against one: "follow us on", a share button, a recording kept there.

use super::Draft;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::gazetteer::{Lexicon, RowRef};
use crate::record::{Support, Valued};
use crate::relate::choice::{Candidate, Choice, score};
use crate::relate::context::surroundings;
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// How likely a platform must be to be taken.
const THRESHOLD: f64 = 0.5;

/// Whether the event is held on a platform.
pub struct Platforms;

impl Choice for Platforms {
    fn name(&self) -> &'static str {
        "platform"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let lexicon = cx.lexicon();
        // By row: the places where it is named, and the tokens of its addresses.
        let mut found: BTreeMap<RowRef, (Features<'a>, Vec<(usize, usize, &'static str)>)> = BTreeMap::new();
        for m in cx.mentions(Layer::Platform) {
            let Some(row) = m.row else { continue };
            let (features, evidence) = found.entry(row).or_default();
            let (first, last) = (m.first as usize, m.last as usize);
            features.add("by", "name");
            features.add_if(m.weak, "weak");
            surroundings(cx, first, last, features);
            company(cx, first, last, features);
            evidence.push((first, last, "platform.name"));
        }
        for (a, b) in cx.scene.stretches() {
            for (token, address) in addresses(cx, a, b) {
                let Some(row) = of_host(lexicon, address) else { continue };
                let (features, evidence) = found.entry(row).or_default();
                features.add("by", "address");
                company(cx, token, token, features);
                let meeting = ["/j/", "/meeting", "/webinar", "/l/", "register", "meetup-join", "/my/"]
                    .iter()
                    .any(|p| address.contains(p));
                features.add_if(meeting, "meeting-address");
                evidence.push((token, token, "platform.address"));
            }
        }
        let several = found.len() > 1;
        found
            .into_iter()
            .map(|(row, (mut features, evidence))| {
                features.add("platform", lexicon.cell(row, "id"));
                features.add_if(several, "several");
                let online = cx
                    .mentions(Layer::Other)
                    .iter()
                    .any(|m| m.cell(lexicon, "format") == "virtual" && m.cell(lexicon, "strength") == "strong");
                features.add_if(online, "online-event");
                let webinar = cx.mentions(Layer::EventNoun).iter().any(|m| m.cell(lexicon, "kind").contains("webinar"));
                features.add_if(webinar, "webinar");
                Candidate { value: lexicon.cell(row, "name").to_string(), data: evidence.len(), evidence, features }
            })
            .collect()
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(
            gold["platforms"]
                .as_array()?
                .iter()
                .filter_map(Value::as_str)
                .any(|p| crate::eval::agree("platforms", &[&candidate.value], &[p])),
        )
    }
}

/// Words of the sentence that tell what the platform is for.
fn company<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let word = |list: &[&str]| {
        (start.max(first.saturating_sub(15))..end.min(last + 15))
            .any(|t| list.iter().any(|w| page.word(t).eq_ignore_ascii_case(w)))
    };
    out.add_if(
        word(&[
            "follow",
            "like",
            "subscribe",
            "share",
            "tweet",
            "connect",
            "social",
            "channel",
            "channels",
            "page",
            "visit",
        ]),
        "social",
    );
    out.add_if(
        word(&[
            "join", "joining", "link", "id", "passcode", "password", "register", "via", "through", "using", "virtual",
            "online", "webinar", "held", "login", "dial",
        ]),
        "joining",
    );
    out.add_if(
        word(&["stream", "streamed", "livestream", "livestreamed", "live", "broadcast", "streaming"]),
        "streaming",
    );
    out.add_if(word(&["recording", "recorded", "recordings", "video", "videos", "watch"]), "recording");
    out.add_if(word(&["no", "not", "without", "instead", "never"]), "negation");
    out.add_if(cx.doc.mentions.within(Layer::EventNoun, start, end).next().is_some(), "with-event");
    out.add_if(cx.doc.layout.kind_at(page, first) == LineKind::Furniture, "furniture");
}

/// The addresses in tokens `first..end`, each with the token that it is or that it stands behind.
fn addresses<'a>(cx: &SceneCx<'a>, first: usize, end: usize) -> Vec<(usize, &'a str)> {
    let page = cx.page();
    let mut out = Vec::new();
    for t in first..end {
        if page.tokens[t].kind == TokenKind::Url {
            out.push((t, page.word(t)));
        }
        // A link target lies between two tokens: "](https://…)".
        let from = page.tokens[t].end as usize;
        let to = page.tokens.get(t + 1).map_or(page.text.len(), |n| n.start as usize);
        if to > from + 8
            && let Some(gap) = page.text.get(from..to)
            && let Some((_, address)) = gap.split_once("](")
        {
            out.push((t, address.trim_end().trim_end_matches(')')));
        }
    }
    out
}

/// The platform that an address belongs to.
fn of_host(lexicon: &Lexicon, address: &str) -> Option<RowRef> {
    let rest = address.split_once("://").map_or(address, |(_, r)| r);
    let host = rest.split(['/', '?', ':', '#']).next()?.to_ascii_lowercase();
    let table = lexicon.table("platforms")?;
    (0..lexicon.rows(table)).map(|row| RowRef { table, row }).find(|row| {
        lexicon
            .cell(*row, "host")
            .split(" | ")
            .any(|h| !h.is_empty() && (host == h || host.strip_suffix(h).is_some_and(|s| s.ends_with('.'))))
    })
}

/// Fills `platforms`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let scored = score(&Platforms, cx);
    draft.note(cx, "platform", THRESHOLD, &scored, |s| s.p > THRESHOLD);
    for s in scored.iter().filter(|s| s.p > THRESHOLD) {
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        draft.record.platforms.push(Valued::new(s.candidate.value.clone(), Support::stated(evidence, s.p)));
    }
}
