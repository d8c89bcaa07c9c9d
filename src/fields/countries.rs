//! The countries that the text names, and what each has to do with the event.
//!
//! Candidates are the countries of the scene, one a code. What speaks for one: how it is named, and for names that are
//! also something else (Turkey, Jordan, Georgia) the company they keep. What speaks against it: that only a language
//! or a person is called so.

use super::Draft;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::record::{CountryMention, CountryRole, Support};
use crate::relate::choice::{Candidate, Choice, score};
use crate::relate::countries::{Form, Named, named};
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely a country must be meant to be taken.
const THRESHOLD: f64 = 0.5;

/// Whether the words name the country.
pub struct Countries;

impl Choice for Countries {
    fn name(&self) -> &'static str {
        "country"
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let all = named(cx);
        let mut out: Vec<Candidate<'a>> = Vec::new();
        for n in &all {
            let mut features = Features::new();
            naming(cx, n, &all, &mut features);
            let words = (n.first, n.last, "country.named");
            match out.iter_mut().find(|c| c.value == n.code) {
                Some(c) => {
                    c.features.merge(&features);
                    c.features.add("again", "");
                    c.evidence.push(words);
                }
                None => {
                    out.push(Candidate { value: n.code.to_string(), data: n.first, evidence: vec![words], features })
                }
            }
        }
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold["countries"].as_array()?.iter().any(|c| c.as_str() == Some(&candidate.value)))
    }
}

/// What speaks for and against one naming.
fn naming<'a>(cx: &SceneCx<'a>, n: &Named<'a>, all: &[Named<'a>], out: &mut Features<'a>) {
    let page = cx.page();
    let mentions = &cx.doc.mentions;
    let inside = |layer| {
        mentions.covering(layer, n.first).is_some_and(|m| m.last as usize > n.last || (m.first as usize) < n.first)
    };
    let doubt = if cx.doc.layout.kind_at(page, n.first) == LineKind::Furniture {
        Some("furniture")
    } else if inside(Layer::Person) {
        Some("person")
    } else if n.form == Form::Adjective
        && all.iter().any(|o| o.list == n.list && o.form == Form::Adjective && language(cx, o))
    {
        Some("language")
    } else if inside(Layer::City) {
        Some("city")
    } else if page.tokens.get(n.last + 1).is_some_and(|t| t.gap == Gap::Joined && matches!(t.mark, '$' | '€' | '£'))
    {
        Some("money")
    } else {
        None
    };
    if let Some(doubt) = doubt {
        out.add("doubt", doubt);
        out.add_if(n.weak, "doubt-weak");
        return;
    }
    match (n.weak, n.form) {
        (true, Form::Adjective) => out.add("weak", "adjective"),
        (true, _) => out.add("weak", "name"),
        (false, Form::Name) => out.add("plain", "name"),
        (false, Form::Adjective) => out.add("plain", "adjective"),
        (false, Form::Short) => out.add("plain", "short"),
    }
    out.add_if(inside(Layer::Organisation), "in-organisation");
    out.add_if(!cx.scene.owns(n.first), "common");
    if n.weak {
        company(cx, n, all, out);
    }
}

/// What stands with a name that is also something else.
fn company<'a>(cx: &SceneCx<'a>, n: &Named<'a>, all: &[Named<'a>], out: &mut Features<'a>) {
    let page = cx.page();
    let lexicon = cx.lexicon();
    let mentions = &cx.doc.mentions;
    out.add_if(all.iter().any(|o| o.code == n.code && !o.weak), "company-same");
    out.add_if(n.peers > 1 && all.iter().any(|o| o.list == n.list && o.code != n.code && !o.weak), "company-list");
    let capital = mentions.covering(Layer::Country, n.first).map_or("", |m| m.cell(lexicon, "capital"));
    let homes = |m: &crate::annotate::mention::Mention| {
        capital.split(" | ").any(|c| !c.is_empty() && c == page.words(m.first as usize, m.last as usize))
    };
    out.add_if(mentions.of(Layer::City).any(homes), "company-capital");
    // "Tbilisi, Georgia" against "Atlanta, Georgia".
    if n.first >= 2 && matches!(page.tokens[n.first - 1].mark, ',' | '(') {
        let end = n.first - 2;
        let here = mentions.within(Layer::City, end.saturating_sub(3), end + 1).filter(|c| c.last as usize == end);
        let (mut same, mut other) = (false, false);
        for c in here {
            if c.cell(lexicon, "country") == n.code {
                same = true;
            } else {
                other = true;
            }
        }
        out.add_if(same, "company-city");
        out.add_if(other && !same, "company-foreign-city");
    }
    out.add_if(mentions.covering(Layer::Subdivision, n.first).is_some(), "also-subdivision");
    out.add_if(all.iter().any(|o| o.code == "US" && n.code != "US"), "with-us");
    let before = n.first.checked_sub(1).map_or("", |b| page.word(b)).to_lowercase();
    match before.as_str() {
        "in" => out.add("after", "in"),
        "from" => out.add("after", "from"),
        "of" => out.add("after", "of"),
        "to" | "for" | "with" | "between" | "and" | "by" => out.add("after", "preposition"),
        "the" => out.add("after", "the"),
        _ => out.add_if(
            n.first > 0 && page.tokens[n.first - 1].capital && page.tokens[n.first].gap == Gap::Space,
            "after-capital",
        ),
    }
    let next = page.tokens.get(n.last + 1);
    out.add_if(next.is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.gap == Gap::Space), "before-capital");
    out.add_if(next.is_some_and(|t| t.kind == TokenKind::Word && !t.capital && t.gap == Gap::Space), "before-small");
}

/// Whether an adjective is the name of a language here: "in French", "Spanish-speaking", "English | Español | Français".
fn language(cx: &SceneCx<'_>, n: &Named<'_>) -> bool {
    let page = cx.page();
    let word = |i: Option<usize>| i.map_or(String::new(), |i| page.word(i).to_lowercase());
    let mut next = n.last + 1;
    if page.tokens.get(next).is_some_and(|t| t.gap == Gap::Joined && t.mark == '-') {
        next += 1;
    }
    let after = word(Some(next));
    if matches!(
        after.as_str(),
        "language"
            | "languages"
            | "speaking"
            | "speaker"
            | "speakers"
            | "version"
            | "translation"
            | "translations"
            | "interpretation"
            | "interpreters"
            | "subtitles"
            | "classes"
            | "lessons"
            | "edition"
            | "minor"
            | "major"
            | "immersion"
            | "spoken"
            | "desirable"
            | "translators"
            | "translator"
            | "captions"
            | "captioning"
            | "transcript"
            | "dictionary"
    ) {
        return true;
    }
    let ends = page.tokens.get(n.last + 1).is_none_or(|t| {
        t.kind != TokenKind::Word
            || t.gap >= Gap::Line
            || matches!(after.as_str(), "and" | "or" | "with" | "only" | "version" | "by" | "to" | "at" | "on")
    });
    let before = word(n.first.checked_sub(1));
    // "with bad Portuguese", "interpreters for Ukrainian", "some knowledge of Greek"
    let known =
        matches!(before.as_str(), "bad" | "fluent" | "native" | "broken" | "basic" | "conversational" | "spoken")
            || matches!(before.as_str(), "for" | "of" | "to" | "from")
                && matches!(
                    word(n.first.checked_sub(2)).as_str(),
                    "interpreters"
                        | "interpreter"
                        | "interpretation"
                        | "translation"
                        | "translations"
                        | "knowledge"
                        | "command"
                );
    if ends && known {
        return true;
    }
    let tongue = |i: usize| {
        let w = page.word(i);
        matches!(
            w,
            "English"
                | "French"
                | "Spanish"
                | "Arabic"
                | "Russian"
                | "Portuguese"
                | "Español"
                | "Français"
                | "Deutsch"
                | "Italiano"
                | "Basque"
                | "Catalan"
                | "Galician"
                | "Swahili"
                | "Kiswahili"
                | "Hindi"
                | "Mandarin"
                | "Urdu"
        )
    };
    ends && (matches!(
        before.as_str(),
        "in" | "into" | "speak" | "speaks" | "speaking" | "language" | "languages" | "learn" | "simultaneous"
    ) || n.first >= 2
        && (page.tokens[n.first - 1].kind == TokenKind::Mark || matches!(before.as_str(), "and" | "or"))
        && tongue(n.first - 2)
        || tongue(n.last + 2) && n.last + 2 < page.tokens.len())
}

/// Fills `countries`. Runs after places, participants, organisers and people, whose countries give the roles.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let scored = score(&Countries, cx);
    draft.note(cx, "country", THRESHOLD, &scored, |s| s.p > THRESHOLD);
    for s in scored.iter().filter(|s| s.p > THRESHOLD) {
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        let roles = roles(cx, draft, &s.candidate);
        let name = name(cx, &s.candidate.value);
        draft.record.countries.push(CountryMention {
            code: s.candidate.value.clone(),
            name,
            roles,
            support: Support::stated(evidence, s.p),
        });
    }
    // The country of the place counts even where only a city implies it.
    for place in draft.record.places.clone() {
        let Some(code) = place.country else { continue };
        if draft.record.countries.iter().any(|c| c.code == code) {
            continue;
        }
        let support = Support::inferred(place.support.evidence, place.support.confidence);
        draft.record.countries.push(CountryMention {
            name: name(cx, &code),
            code,
            roles: vec![CountryRole::Venue],
            support,
        });
    }
}

/// The name of a country in the gazetteer.
fn name(cx: &SceneCx<'_>, code: &str) -> String {
    cx.lexicon().country(code).map_or_else(|| code.to_string(), |r| cx.lexicon().cell(r, "name").to_string())
}

/// What the country has to do with the event, sorted.
fn roles(cx: &SceneCx<'_>, draft: &Draft<'_>, candidate: &Candidate<'_>) -> Vec<CountryRole> {
    let code = Some(candidate.value.as_str());
    let record = &draft.record;
    let page = cx.page();
    let written: Vec<&str> = candidate.evidence.iter().map(|(a, b, _)| page.words(*a, *b)).collect();
    let names = |text: &str| written.iter().any(|w| has_words(text, w));
    let mut roles = Vec::new();
    if record.places.iter().any(|p| p.country.as_deref() == code) {
        roles.push(CountryRole::Venue);
    }
    if record.participants.countries.iter().any(|c| Some(c.as_str()) == code) {
        roles.push(CountryRole::Participant);
    }
    if record.organisers.iter().any(|o| o.country.as_deref() == code || names(&o.name)) {
        roles.push(CountryRole::Organiser);
    }
    let speaks = |p: &crate::record::Person| {
        p.capacity.speaks() && (p.affiliation.as_deref().is_some_and(names) || p.position.as_deref().is_some_and(names))
    };
    if record.people.iter().any(speaks) {
        roles.push(CountryRole::Speaker);
    }
    // A country in the title that neither hosts nor comes is what the event is about.
    let titled = draft.title.is_some_and(|(a, b)| candidate.evidence.iter().any(|(f, _, _)| (a..=b).contains(f)));
    if titled && roles.is_empty() {
        roles.push(CountryRole::Subject);
    }
    if roles.is_empty() {
        roles.push(CountryRole::Mentioned);
    }
    roles
}

/// Whether `words` stand in `text` as whole words.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let bound = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        bound(text[..at].chars().next_back()) && bound(text[at + words.len()..].chars().next())
    })
}
