//! Who ran, hosted, funded or supported the event, and in what role.
//!
//! Candidates are the organisations (and unknown capitalised names) of the scene, one an entity. What speaks for one:
//! role cues that reach it ("hosted by", "in partnership with"), labels, its place and how often it is named. What
//! speaks against it: that it is somebody's employer, a venue, a mere mention.

mod argument;
mod combined;
mod company;
mod doubles;
mod nested;
mod spans;
mod umbrella;

use super::Draft;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::eval::agree;
use crate::record::{Organiser, Role, Support};
use crate::relate::choice::{Candidate, Choice, Scored, score, score_all};
use crate::relate::context::{biography, cues, surroundings};
use crate::relate::entities::Entity;
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// How likely an organisation must be an organiser to be taken.
const THRESHOLD: f64 = 0.42;

/// The same of one that no cue ties to the event. Real pages name many bodies in passing, more than most texts of the corpus: out of
/// fold, of what is held likely by a half, half is right over all and a third on such pages. (Higher still gains on them and loses on
/// the rest: 0.60 gives them 1.5 points more and takes 1 from all.)
const UNCUED: f64 = 0.54;

/// How much likelier a name must be, for each word less, to be taken instead of a longer one with the same words.
const LONGER: f64 = 0.04;

/// At most so many mentions of an entity are looked at.
const MENTIONS: usize = 12;

/// Whether an entity is an organiser in any role, by what the text says of it alone.
pub struct Alone;

impl Choice for Alone {
    fn name(&self) -> &'static str {
        "organiser-alone"
    }

    fn penalty(&self) -> f64 {
        6.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let mut out: Vec<Candidate<'a>> = Vec::new();
        let hosts = hosts(cx);
        for (data, entity) in cx.doc.entities.all.iter().enumerate() {
            let here: Vec<&Mention> = entity.mentions.iter().filter(|m| cx.scene.has(m.first as usize)).collect();
            if here.is_empty() {
                continue;
            }
            let mut features = Features::new();
            features.add(
                "layer",
                match entity.layer {
                    Layer::Name => "name",
                    Layer::Person => "person",
                    _ => "organisation",
                },
            );
            features.add("times", ["1", "2", "3", "4+"][here.len().min(4) - 1]);
            features.add_if(entity.acronym.is_some(), "has-acronym");
            features.add_if(!cx.scene.owns(here[0].first as usize), "first-in-common");
            if let Some(how) = hosts.iter().filter_map(|h| matches_host(h, entity)).min() {
                features.add("web-host", how);
            }
            // A mention inside a longer name speaks of that name, unless there is no other.
            let apart = |m: &&&Mention| !inside(cx, m);
            let all_inside = !here.iter().any(|m| apart(&m));
            features.add_if(all_inside, "all-inside");
            for m in here.iter().filter(|m| all_inside || apart(m)).take(MENTIONS) {
                mention_features(cx, m, &mut features);
            }
            if entity.layer == Layer::Person && !led(&features) {
                continue;
            }
            let evidence = here.iter().map(|m| (m.first as usize, m.last as usize, m.rule)).collect();
            out.push(Candidate { value: entity.name.clone(), data, evidence, features });
        }
        proposals(cx, &hosts, &mut out);
        states(cx, &mut out);
        compare(cx, &mut out);
        titles(cx, &mut out);
        combined::features(&mut out);
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Some(gold_organiser(candidate, gold).is_some())
    }
}

/// Whether an entity is an organiser in any role, with how likely the other bodies of the scene are: an event has few
/// organisers, and where one is surely known the doubtful ones are mostly mentions.
pub struct Organisers;

impl Choice for Organisers {
    fn name(&self) -> &'static str {
        "organiser"
    }

    fn penalty(&self) -> f64 {
        2.0
    }

    fn asks(&self) -> &'static [&'static dyn Choice] {
        &[&Alone]
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        second_look(cx).0
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Alone.right(candidate, gold)
    }
}

/// Kinds of features that the second look keeps of the first. The others speak through the sum `alone`: given once more they would
/// learn what the parts that `alone` was learnt from left over, and of that a new text has nothing.
const KEPT: &[&str] = &["layer", "cued", "words", "list-size", "role-field", "strong-object", "subject-event"];

/// The candidates as the second look sees them, and the features of the first look.
fn second_look<'a>(cx: &SceneCx<'a>) -> (Vec<Candidate<'a>>, Vec<Features<'a>>) {
    let mut scored = score(&Alone, cx);
    let first: Vec<Features<'a>> = scored.iter().map(|s| s.candidate.features.clone()).collect();
    for s in &mut scored {
        let mut kept = Features::new();
        s.candidate
            .features
            .iter()
            .filter(|f| f.set.is_empty() && KEPT.contains(&f.kind))
            .for_each(|f| kept.add_new(f.kind, f.arg));
        s.candidate.features = kept;
    }
    nested::features(cx, &mut scored);
    (company::with_company(cx, scored), first)
}

/// Whether an organiser is a partner rather than a host or organiser.
pub struct PartnerRole;
/// Whether an organiser funds or supports.
pub struct SupporterRole;

macro_rules! role_choice {
    ($choice:ident, $name:literal, $($role:literal)|+) => {
        impl Choice for $choice {
            fn name(&self) -> &'static str {
                $name
            }
            fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
                Alone.candidates(cx)
            }
            fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
                let role = gold_organiser(candidate, gold)?["role"].as_str()?;
                Some(matches!(role, $($role)|+))
            }
        }
    };
}
role_choice!(PartnerRole, "organiser-partner", "partner");
role_choice!(SupporterRole, "organiser-supporter", "supporter" | "funder");

/// The gold organiser that a candidate is.
fn gold_organiser<'g>(candidate: &Candidate<'_>, gold: &'g Value) -> Option<&'g Value> {
    gold["organisers"].as_array()?.iter().find(|o| {
        let mut forms: Vec<&str> = vec![o["name"].as_str().unwrap_or("")];
        forms.extend(o["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
        agree("organisers", &[&candidate.value], &forms)
    })
}

/// Whether the words say that a body gives the event: its organiser, host or convener.
fn gives_it(features: &Features<'_>) -> bool {
    features.iter().any(|f| {
        matches!(
            f.kind,
            "strong-object"
                | "subject-event"
                | "role-field"
                | "predicate-before"
                | "predicate-after"
                | "strong-subject"
        ) && matches!(f.arg, "organiser" | "co-organiser" | "host")
    })
}

/// Whether a cue of giving or running the event reaches somebody straight from before.
fn led(features: &Features<'_>) -> bool {
    features.iter().any(|f| {
        matches!(f.kind, "strong-object" | "predicate-before" | "predicate-after" | "subject-event")
            && f.arg != "facilitator"
            || f.kind == "role-field"
    })
}

/// The bodies that only [`spans`] sees, one a form.
fn proposals<'a>(cx: &SceneCx<'a>, hosts: &[String], out: &mut Vec<Candidate<'a>>) {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for m in spans::spans(cx) {
        let (first, last) = (m.first as usize, m.last as usize);
        let value = cx.page().words(first, last).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut features = Features::new();
        features.add("layer", "proposal");
        mention_features(cx, &m, &mut features);
        let words = (first, last, m.rule);
        match at.get(&value.to_lowercase()) {
            Some(known) => {
                out[*known].features.merge(&features);
                out[*known].evidence.push(words);
            }
            None => {
                let entity = Entity { layer: Layer::Name, name: value.clone(), acronym: None, mentions: Vec::new() };
                if let Some(how) = hosts.iter().filter_map(|h| matches_host(h, &entity)).min() {
                    features.add("web-host", how);
                }
                at.insert(value.to_lowercase(), out.len());
                out.push(Candidate { value, data: usize::MAX, evidence: vec![words], features });
            }
        }
    }
}

/// States pay for events and invite to them ("funded by Turkey"): a country's plain name that a strong cue reaches.
fn states<'a>(cx: &SceneCx<'a>, out: &mut Vec<Candidate<'a>>) {
    let mut seen: Vec<&str> = Vec::new();
    let mentions = &cx.doc.mentions;
    for m in cx.mentions(Layer::Country) {
        let (first, last) = (m.first as usize, m.last as usize);
        let name = cx.page().words(first, last);
        let adjective = m.cell(cx.lexicon(), "adjective").split(" | ").any(|a| a == name);
        // "the governments of Italy, Norway and Chile": each of them.
        let of_several = |o: &Mention| {
            (o.first as usize..first).any(|i| matches!(cx.page().word(i), "Governments" | "governments" | "Embassies"))
        };
        let in_body = [Layer::Organisation, Layer::Venue, Layer::Name, Layer::Position]
            .iter()
            .any(|l| cx.doc.mentions.covering(*l, first).is_some_and(|o| o.width() > m.width() && !of_several(o)));
        // "officials from Kenya", but "funds from Kenya".
        let origin = first > 1
            && [Layer::ParticipantNoun, Layer::Position, Layer::Person]
                .iter()
                .any(|l| (first.saturating_sub(4)..first - 1).any(|i| mentions.ending(*l, i).is_some()));
        let place = first > 0
            && match cx.page().word(first - 1).to_lowercase().as_str() {
                "in" | "across" | "," => true,
                "from" => origin,
                _ => false,
            };
        if adjective || in_body || place || seen.contains(&name) {
            continue;
        }
        let mut features = Features::new();
        features.add("layer", "country");
        mention_features(cx, m, &mut features);
        // "Turkey", "Jordan" alone may be other things.
        let deed = features.iter().any(|f| {
            matches!(f.kind, "deed-before" | "deed-after") && matches!(f.arg, "money" | "pay" | "give")
                || matches!(f.kind, "weak-object" | "weak-subject" | "strong-subject")
        });
        if !(led(&features) || deed) || m.weak && !features.has("strong-object") {
            continue;
        }
        seen.push(name);
        let value = name.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push(Candidate { value, data: usize::MAX, evidence: vec![(first, last, "org.state")], features });
    }
    out.sort_by_key(|c| c.evidence[0].0);
}

/// Whether a mention lies inside a longer name of a body.
fn inside(cx: &SceneCx<'_>, m: &Mention) -> bool {
    cx.doc.mentions.covering(Layer::Organisation, m.first as usize).is_some_and(|o| o.width() > m.width())
}

/// The names in the addresses of the page ("museum" of "info@museum.example.org"), folded, without the endings that say
/// what sort of address it is.
fn hosts(cx: &SceneCx<'_>) -> Vec<String> {
    const COMMON: &[&str] = &[
        "www",
        "com",
        "org",
        "net",
        "gov",
        "edu",
        "int",
        "example",
        "co",
        "ac",
        "info",
        "gmail",
        "yahoo",
        "hotmail",
        "outlook",
        "zoom",
        "youtube",
        "facebook",
        "twitter",
        "eventbrite",
        "linkedin",
        "github",
        "google",
        "docs",
        "forms",
        "mailto",
        "http",
        "https",
        "invalid",
        "events",
        "event",
        "mail",
        "instagram",
        "meetup",
        "slack",
        "lists",
    ];
    let text = &cx.page().text;
    let mut out: Vec<String> = Vec::new();
    for at in text
        .match_indices(['@'])
        .map(|(i, m)| i + m.len())
        .chain(text.match_indices("://").map(|(i, m)| i + m.len()))
        .chain(text.match_indices("www.").map(|(i, m)| i + m.len()))
    {
        let end =
            text[at..].find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).map_or(text.len(), |e| at + e);
        for label in text[at..end].split('.').take(6).map(str::to_lowercase) {
            if label.chars().count() >= 3 && !COMMON.contains(&label.as_str()) && !out.contains(&label) {
                out.push(label);
            }
        }
        if out.len() > 60 {
            break;
        }
    }
    out
}

/// How a host's name names a body: by its acronym or initials, by all its words, or by its beginning.
fn matches_host(host: &str, entity: &Entity) -> Option<&'static str> {
    let plain = |s: &str| s.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let host = plain(host);
    let words: Vec<String> = entity.name.split_whitespace().map(plain).filter(|w| !w.is_empty()).collect();
    let whole: String = words.concat();
    let initials: String = entity
        .name
        .split_whitespace()
        .filter(|w| w.starts_with(char::is_uppercase))
        .filter_map(|w| w.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    if whole == host
        || entity.acronym.as_deref().is_some_and(|a| plain(a) == host)
        || words.len() >= 3 && initials == host
    {
        return Some("is");
    }
    (host.chars().count() >= 5
        && (whole.starts_with(&host)
            || whole.contains(&host) && words.iter().any(|w| host.starts_with(w.as_str()) && w.len() >= 4))
        || whole.chars().count() >= 5 && host.contains(&whole))
    .then_some("part")
}

/// How a name stands to the event's title: it is most of it (then it is the event), stands in it, or apart from it.
fn titles(cx: &SceneCx<'_>, all: &mut [Candidate<'_>]) {
    let Some((first, last)) = super::title::tokens(cx) else { return };
    for c in all.iter_mut() {
        let within = c.evidence.iter().filter(|(a, b, _)| *a >= first && *b <= last);
        let widest = within.clone().map(|(a, b, _)| b - a + 1).max();
        let all_there = within.count() == c.evidence.len();
        let Some(width) = widest else { continue };
        let most = width * 4 >= (last - first + 1) * 3;
        c.features.add("of-title", if most { "most" } else { "part" });
        c.features.add_if(all_there, "only-in-title");
        c.features.add_if(all_there && most, "is-title");
    }
}

/// How a body compares with the others of the scene: the only one, the most often named, the first.
fn compare(cx: &SceneCx<'_>, all: &mut [Candidate<'_>]) {
    let voice = voice(cx);
    let bodies = all.iter().filter(|c| c.features.iter().any(|f| f.kind == "layer" && f.arg == "organisation")).count();
    let most = all.iter().map(|c| c.evidence.len()).max().unwrap_or(0);
    let first = all.iter().map(|c| c.evidence[0].0).min();
    for c in all.iter_mut() {
        let body = c.features.iter().any(|f| f.kind == "layer" && f.arg == "organisation");
        c.features.add_if(body && bodies == 1, "only-body");
        c.features.add_if(c.evidence.len() == most && most > 1, "most-named");
        c.features.add_if(Some(c.evidence[0].0) == first, "first-named");
    }
    // Where the words name an organiser, a name at the top of the page is only the site's; where none do, it is the one.
    let gives: Vec<bool> = all.iter().map(|c| gives_it(&c.features)).collect();
    let how_many = gives.iter().filter(|g| **g).count();
    for (c, own) in all.iter_mut().zip(gives) {
        let others = how_many - usize::from(own);
        c.features.add(
            "cued",
            match (own, others) {
                (true, 0) => "alone",
                (true, _) => "with-others",
                (false, 0) => "none",
                (false, _) => "others",
            },
        );
        let sign = if own {
            "cued"
        } else if others > 0 {
            "others-cued"
        } else {
            "uncued"
        };
        for kind in [
            "masthead",
            "names-event",
            "owns-event",
            "event-of",
            "web-host",
            "first-named",
            "most-named",
            "only-body",
            "join-it",
            "over-menu",
            "in-title",
            "foot-of-page",
        ] {
            if c.features.has(kind) {
                c.features.add(kind, sign);
                c.features.add(kind, voice);
            }
        }
    }
}

/// Who speaks: "we" (the page is the organiser's own, and its name at the top or foot is theirs), nobody, or a reporter ("said").
fn voice(cx: &SceneCx<'_>) -> &'static str {
    let page = cx.page();
    let (mut we, mut said) = (0, 0);
    for (a, b) in cx.scene.stretches() {
        for i in a..b {
            match page.word(i) {
                "we" | "We" | "our" | "Our" | "us" => we += 1,
                "said" | "told" | "says" | "reports" | "reported" | "according" => said += 1,
                _ => {}
            }
        }
    }
    match (we, said) {
        (0, 0) => "voice-none",
        (0, _) => "voice-reporter",
        (_, 0) => "voice-we",
        _ => "voice-both",
    }
}

fn mention_features<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    let (first, last) = (m.first as usize, m.last as usize);
    surroundings(cx, first, last, out);
    cues(cx, Layer::RoleCue, "role", first, last, out);
    out.add("rule", by_words(cx, m));
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    out.add_if(
        mentions.covering(Layer::Organisation, first).is_some_and(|o| o.width() > m.width()),
        "inside-organisation",
    );
    out.add_if(mentions.covering(Layer::Venue, first).is_some_and(|o| o.width() > m.width()), "inside-venue");
    for head in mentions.within(Layer::OrganisationHead, first, last + 1).filter(|h| h.last <= m.last) {
        out.add("head", head.cell(cx.lexicon(), "kind"));
    }
    shape(cx, first, last, out);
    persons_line(cx, first, out);
    if let Some(how) = biography(cx, first) {
        out.add("biography", how);
    } else {
        out.add("no-biography", "");
    }
    let line = page.tokens[first].line;
    out.add_if(line < 3, "top-of-page");
    out.add_if(line as usize + 3 >= page.lines.len(), "foot-of-page");
    out.add_if(
        page.lines[line as usize].first as usize == first && page.lines[line as usize].end as usize == last + 1,
        "alone-in-line",
    );
    employer(cx, first, last, out);
    clause(cx, first, last, out);
    strong_cues(cx, first, last, out);
    own_event(cx, first, last, out);
    neighbours(cx, first, last, out);
    argument::features(cx, first, last, out);
}

/// "• Ana Sousa, Director, B": the line is a person's, and the body what is theirs.
fn persons_line<'a>(cx: &SceneCx<'a>, first: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let line = &page.lines[page.tokens[first].line as usize];
    let mut start = line.first as usize;
    while start < first && page.tokens[start].kind == TokenKind::Mark {
        start += 1;
    }
    let person =
        cx.doc.mentions.within(Layer::Person, start, (start + 4).min(first)).find(|p| (p.last as usize) < first);
    if let Some(p) = person {
        let office = cx.doc.mentions.within(Layer::Position, p.last as usize, first).next().is_some();
        out.add("persons-line", if office { "office" } else { "bare" });
    }
}

/// What a name is made of.
fn shape<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let inner = |layer: Layer| mentions.within(layer, first, last + 1).filter(|m| m.last as usize <= last);
    out.add_if(inner(Layer::EventNoun).any(|e| e.cell(cx.lexicon(), "strength") != "weak"), "holds-event");
    out.add_if(inner(Layer::Person).next().is_some(), "holds-person");
    out.add_if(inner(Layer::Organisation).any(|m| (m.last - m.first) as usize + 1 < last - first + 1), "holds-body");
    out.add_if((first + 1..last).any(|i| matches!(page.word(i), "and" | "&" | "And")), "holds-and");
    out.add(
        "words",
        ["1", "2", "3", "4", "5-6", "7+"][match last - first {
            n @ 0..=3 => n,
            4..=5 => 4,
            _ => 5,
        }],
    );
    out.add_if(inner(Layer::City).next().is_some() || inner(Layer::Country).next().is_some(), "holds-place");
}

/// The cues that leave little doubt, and those that have the event's noun for their object: `strong-object=ROLE`,
/// `subject-event=ROLE`, `object-event=ROLE`.
fn strong_cues<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let event = |from: usize, to: usize| {
        mentions
            .within(Layer::EventNoun, from.max(start), to.min(end))
            .any(|e| e.cell(cx.lexicon(), "strength") != "weak")
    };
    let mut near = Features::new();
    for cue in mentions.within(Layer::RoleCue, start.max(first.saturating_sub(40)), end.min(last + 40)) {
        let (a, b) = (cue.first as usize, cue.last as usize);
        let role = cue.cell(cx.lexicon(), "role");
        let strong = cue.cell(cx.lexicon(), "strength") == "strong";
        match cue.cell(cx.lexicon(), "side") {
            "object" if b < first && reaches(cx, b + 1, first) => {
                if through_person(cx, b + 1, first) {
                    near.add("object-through-person", role);
                    continue;
                }
                near.add(if strong { "strong-object" } else { "weak-object" }, role);
                if event(a.saturating_sub(12), a) {
                    near.add("object-event", role);
                }
                near.add_if(first - b <= 3, "object-beside");
                near.add_if(
                    cx.doc.layout.lines.get(page.tokens[a].line as usize).is_some() && a == start,
                    "object-opens",
                );
            }
            "subject" if a > last && reaches(cx, last + 1, a) && !passive(cx, a, b) => {
                near.add(if strong { "strong-subject" } else { "weak-subject" }, role);
                if event(b + 1, b + 12) {
                    near.add("subject-event", role);
                }
            }
            _ => {}
        }
    }
    out.merge(&near);
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), first)
        && matches!(
            field,
            "organiser" | "co-organiser" | "host" | "partner" | "supporter" | "funder" | "sponsor" | "facilitator"
        )
    {
        out.add("role-field", field);
    }
    // What was done another time, or is done all the time.
    let elsewhere = (start..end.min(start + 80)).any(|i| {
        matches!(
            page.word(i).to_lowercase().as_str(),
            "previous" | "previously" | "earlier" | "since" | "founded" | "formerly" | "established" | "published"
        )
    });
    out.add_if(elsewhere, "elsewhere");
}

/// "was recently organised", "organised by": whether the words `first..=last` of a cue tell what is done to their subject.
fn passive(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let word = |i: usize| cx.page().word(i).to_lowercase();
    if word(last + 1) == "by" {
        return true;
    }
    let mut at = first;
    while at > 0
        && at + 3 > first
        && (word(at - 1).ends_with("ly") || matches!(word(at - 1).as_str(), "also" | "being"))
    {
        at -= 1;
    }
    let be = |w: &str| matches!(w, "was" | "were" | "is" | "are" | "been" | "be" | "being");
    let own = word(first);
    at > 0 && be(&word(at - 1)) && !own.ends_with("ing") && !be(&own) && own != "to"
}

/// "opened by the Director of B", "moderated by Ana Sousa (B)", "led by representatives of A, B and C": what the cue reaches is the
/// person or the people, and the bodies are theirs.
fn through_person(cx: &SceneCx<'_>, from: usize, first: usize) -> bool {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    // With a list of bodies behind "of".
    let people = [Layer::Person, Layer::Position, Layer::ParticipantNoun].iter().any(|l| {
        mentions.within(*l, from, first).any(|p| {
            let tie = p.last as usize + 1;
            tie < first && matches!(page.word(tie), "of" | "from" | "at")
        })
    });
    let mut before = first;
    while before > from && matches!(page.word(before - 1), "the" | "The" | "its" | "[") {
        before -= 1;
    }
    // "Ana Sousa, B", "Ana Sousa (B"
    let beside = before > from
        && matches!(page.word(before - 1), "(" | "," | "for" | "in" | "with")
        && [Layer::Person, Layer::Position].iter().any(|l| {
            mentions.within(*l, from, before).any(|p| (p.last as usize) < before && p.last as usize + 3 >= before)
        });
    people || beside
}

/// Whether a cue reaches over tokens `from..to`: few, and no verb or clause between that has a subject or object of its own.
fn reaches(cx: &SceneCx<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 40 && crate::relate::context::clear(cx, from, to)
}

/// The event as the body's own: "B's Annual Conference", "B Spring Seminar", "the meeting of B", "B will meet", "Join B for".
fn own_event<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let word = |i: usize| page.word(i).to_lowercase();
    let strong = |m: &&Mention| m.cell(cx.lexicon(), "strength") != "weak";
    let mut at = last + 1;
    let possessive =
        matches!(page.word(at), "'s" | "’s") || matches!(page.tokens.get(at).map(|t| t.mark), Some('\'' | '’'));
    at += usize::from(possessive);
    // Over numbers, adjectives and names up to the noun.
    let mut steps = 0;
    let same = |i: usize| page.tokens.get(i).is_some_and(|t| t.sentence == page.tokens[last].sentence);
    while same(at) && steps < 7 {
        if let Some(e) = mentions.starting(Layer::EventNoun, at).filter(strong) {
            let title =
                cx.doc.layout.kind_at(page, first) == LineKind::Heading || page.tokens[e.first as usize].capital;
            out.add(if possessive { "owns-event" } else { "names-event" }, if title { "title" } else { "prose" });
            break;
        }
        let t = &page.tokens[at];
        let goes_on = t.kind == TokenKind::Number
            || t.capital && t.kind == TokenKind::Word
            || matches!(t.mark, '-' | '“' | '"' | '‘' | '#')
            || possessive
                && t.kind == TokenKind::Word
                && !matches!(word(at).as_str(), "is" | "was" | "in" | "of" | "to" | "and" | "at" | "for");
        if !goes_on {
            break;
        }
        at += 1;
        steps += 1;
    }
    // "the annual conference of the B"
    let mut before = first;
    while before > 0 && matches!(word(before - 1).as_str(), "the" | "our" | "its") {
        before -= 1;
    }
    if before > 1
        && matches!(word(before - 1).as_str(), "of" | "by" | "from" | "with" | "at")
        && mentions.ending(Layer::EventNoun, before - 2).filter(strong).is_some()
    {
        out.add("event-of", cx.lexicon().text_of(page.tokens[before - 1].word));
    }
    let lead = before.checked_sub(1).map(word).unwrap_or_default();
    let next = word(last + 1);
    out.add_if(lead == "join" && page.tokens[before - 1].sentence == page.tokens[first].sentence, "join-it");
    out.add_if(
        matches!(next.as_str(), "meets" | "meet" | "gathers" | "convenes" | "meetup")
            || next == "will"
                && matches!(
                    word(last + 2).as_str(),
                    "meet" | "gather" | "convene" | "hold" | "host" | "come" | "present"
                ),
        "meets",
    );
    out.add_if(
        matches!(next.as_str(), "invites" | "invite" | "welcomes" | "presents" | "is")
            && matches!(
                word(last + 2).as_str(),
                "you" | "members" | "all" | "its" | "inviting" | "pleased" | "proud" | "delighted"
            ),
        "invites",
    );
    // The name opens the page, or a line of it before a bar or a gap.
    let line = &page.lines[page.tokens[first].line as usize];
    let opens = line.first as usize == first
        || line.first as usize + 1 == first && page.word(first - 1).eq_ignore_ascii_case("the");
    let cut = page.tokens.get(last + 1).is_none_or(|t| {
        t.line != page.tokens[last].line
            || t.gap == crate::annotate::tokens::Gap::Wide
            || matches!(t.mark, '|' | '–' | '—' | '~' | '»' | '›' | '>' | ':' | '•' | '·' | ',')
    });
    if opens && cut {
        out.add(
            "masthead",
            match page.tokens[first].line {
                0 => "0",
                1 => "1",
                2 | 3 => "2-3",
                _ if page.tokens[first].line as usize + 4 >= page.lines.len() => "foot",
                _ => "inner",
            },
        );
    }
    out.add_if(
        page.lines.get(page.tokens[first].line as usize + 1).is_some()
            && page.tokens[first].line == 0
            && cx.doc.layout.lines.get(1) == Some(&LineKind::Furniture)
            && opens,
        "over-menu",
    );
}

/// Bodies right beside: the unit before its umbrella ("the Department of B, University of A", "A through its B").
fn neighbours<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let word = |i: usize| page.word(i).to_lowercase();
    let joint = |from: usize, to: usize| -> Option<&'static str> {
        if from >= to || to - from > 4 || page.tokens[to].sentence != page.tokens[first].sentence && to > last {
            return None;
        }
        let words: Vec<String> = (from..to).map(word).collect();
        let has = |w: &str| words.iter().any(|x| x == w);
        Some(match () {
            () if has("through") || has("via") => "through",
            () if has("of") => "of",
            () if has("at") => "at",
            () if has("in") => "in",
            () if has("'s") || has("’s") => "'s",
            () if has("/") => "/",
            () if has("and") || has("&") => "and",
            () if has(",") => ",",
            () if has("(") => "(",
            () if has("|") || has("-") || has("–") => "-",
            () => return None,
        })
    };
    umbrella::features(cx, first, last, out);
    let after = mentions.within(Layer::Organisation, last + 1, last + 6).find(|m| m.first as usize > last);
    if let Some(j) = after.and_then(|m| joint(last + 1, m.first as usize)) {
        out.add("body-after", j);
    }
    let before = (first.saturating_sub(5)..first).rev().find_map(|i| mentions.ending(Layer::Organisation, i));
    if let Some(j) = before.and_then(|m| joint(m.last as usize + 1, first)) {
        out.add("body-before", j);
    }
}

/// The rule that would have found a body by its words, had no gazetteer known it: being known says nothing of its part
/// in the event.
fn by_words(cx: &SceneCx<'_>, m: &Mention) -> &'static str {
    let head = |at: Option<&Mention>| at.is_some_and(|h| m.contains(h));
    match m.rule {
        "org.gazetteer" if head(cx.doc.mentions.starting(Layer::OrganisationHead, m.first as usize)) => {
            "org.head-first"
        }
        "org.gazetteer" if m.width() > 1 => "org.head-last",
        "org.gazetteer" => "org.acronym",
        rule => rule,
    }
}

/// Signs that a body is somebody's employer or origin: "Director of B", "NAME (B)", "NAME, B", "officials from B".
fn employer<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let near = first.saturating_sub(8).max(sentence.first as usize);
    let before = |layer: Layer, reach: usize| {
        mentions
            .within(layer, near, first)
            .filter(|p| (p.last as usize) < first)
            .any(|p| first - p.last as usize <= reach)
    };
    out.add_if(before(Layer::Position, 3), "after-position");
    out.add_if(before(Layer::Person, 2), "after-person");
    out.add_if(before(Layer::Person, 8) && before(Layer::Position, 6), "after-person-and-position");
    out.add_if(before(Layer::ParticipantNoun, 4), "after-participants");
    let to = (last + 3).min(sentence.end as usize);
    out.add_if(mentions.within(Layer::Position, last + 1, to).next().is_some(), "before-position");
    out.add_if(mentions.within(Layer::ParticipantNoun, last + 1, to).next().is_some(), "before-participants");
    out.add_if(
        mentions.within(Layer::Person, last + 1, (last + 5).min(sentence.end as usize)).next().is_some(),
        "before-person",
    );
}

/// Where the body stands in its sentence, against the event noun and the role cues.
fn clause<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) =
        ((sentence.first as usize).max(first.saturating_sub(80)), (sentence.end as usize).min(last + 80));
    let leads = mentions.within(Layer::Organisation, start, first).next().is_none();
    out.add_if(leads, "first-body-of-sentence");
    let event_after =
        mentions.within(Layer::EventNoun, last + 1, end).any(|e| e.cell(cx.lexicon(), "strength") != "weak");
    let event_before =
        mentions.within(Layer::EventNoun, start, first).any(|e| e.cell(cx.lexicon(), "strength") != "weak");
    out.add(
        "event",
        match (event_before, event_after) {
            (true, true) => "both-sides",
            (true, false) => "before",
            (false, true) => "after",
            _ => "none",
        },
    );
    // What ties the body to the event behind it: the role cues between the two.
    if let Some(event) =
        mentions.within(Layer::EventNoun, last + 1, end).find(|e| e.cell(cx.lexicon(), "strength") != "weak")
    {
        for cue in mentions.within(Layer::RoleCue, last + 1, event.first as usize).take(4) {
            out.add(if leads { "lead-cue-event" } else { "cue-event" }, cue.cell(cx.lexicon(), "role"));
        }
    }
    out.add_if(cx.doc.dates.in_tokens(start, end), "with-date");
}

/// Fills `organisers`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let (candidates, first) = second_look(cx);
    let scored = score_all(&Organisers, cx, candidates);
    let chosen = doubles::single(&scored, umbrella::units(cx, &scored, chosen(&scored, THRESHOLD)));
    draft.note(cx, "organiser", THRESHOLD, &scored, |s| {
        chosen.iter().any(|i| {
            scored[*i].candidate.evidence[0] == s.candidate.evidence[0]
                && scored[*i].candidate.value == s.candidate.value
        })
    });
    for (s, first) in chosen.iter().map(|i| (&scored[*i], &first[*i])) {
        // A state has no entity.
        let entity = cx.doc.entities.all.get(s.candidate.data);
        let role = role(cx, first);
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        draft.record.organisers.push(Organiser {
            name: s.candidate.value.clone(),
            acronym: entity.and_then(|e| e.acronym.clone()),
            role,
            country: entity.and_then(|e| seat(cx, e)),
            support: Support::stated(evidence, s.p),
        });
    }
}

/// Those above the threshold (indexes), of two that share words only the likelier: one name cannot be two bodies.
pub fn chosen(scored: &[Scored<'_>], threshold: f64) -> Vec<usize> {
    let least = |s: &Scored<'_>| {
        let cued = s.candidate.features.iter().any(|f| {
            matches!(
                (f.kind, f.arg),
                ("cued", "alone" | "with-others") | ("strong-object" | "role-field" | "subject-event", _)
            )
        });
        if cued { threshold } else { threshold + UNCUED - THRESHOLD }
    };
    let mut order: Vec<usize> = (0..scored.len()).filter(|i| scored[*i].p > least(&scored[*i])).collect();
    // Of nearly as likely ones the longer: it leaves nothing of the name out.
    let rank = |i: usize| {
        let (a, b, _) = scored[i].candidate.evidence[0];
        scored[i].p + LONGER * (b - a).min(6) as f64
    };
    order.sort_by(|a, b| rank(*b).total_cmp(&rank(*a)).then(a.cmp(b)));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for i in order {
        let ranges = &scored[i].candidate.evidence;
        let shares = ranges.iter().take(MENTIONS).any(|(a, b, _)| (*a..=*b).any(|t| taken.contains_key(&t)));
        if shares {
            continue;
        }
        for (a, b, _) in ranges.iter().take(MENTIONS) {
            taken.extend((*a..=*b).map(|t| (t, i)));
        }
        out.push(i);
    }
    out.sort_unstable();
    out
}

/// The country of a body that the gazetteer knows.
fn seat(cx: &SceneCx<'_>, entity: &Entity) -> Option<String> {
    let known = entity.mentions.iter().filter(|m| m.rule == "org.gazetteer" && !m.weak);
    known.map(|m| m.cell(cx.lexicon(), "country")).find(|c| !c.is_empty()).map(str::to_string)
}

/// How likely a body must be a partner that a cue says to be one; another needs more than half.
const JOINED: f64 = 0.02;

/// The role: partner or supporter where that is likelier than not, else by the cues, else organiser.
fn role(cx: &SceneCx<'_>, features: &Features<'_>) -> Role {
    let partner = cx.doc.weights.of("organiser-partner").probability(features);
    let supporter = cx.doc.weights.of("organiser-supporter").probability(features);
    let cue = |role: &str| {
        features.iter().any(|f| {
            f.arg == role && matches!(f.kind, "object" | "subject" | "predicate-before" | "predicate-after" | "field")
        })
    };
    if supporter > 0.5 && supporter >= partner {
        return if cue("funder") { Role::Funder } else { Role::Supporter };
    }
    // "In partnership with NAME" is plain unless the text says as plainly that NAME gave the event.
    // (As its subject it may stand in for another: "X, in partnership with NAME, held …".)
    let said =
        |kinds: &[&str], roles: &[&str]| features.iter().any(|f| kinds.contains(&f.kind) && roles.contains(&f.arg));
    let joined = said(&["strong-object"], &["partner"])
        && !said(&["strong-object", "role-field"], &["organiser", "co-organiser", "host"]);
    if partner > 0.5 || joined && partner > JOINED {
        return Role::Partner;
    }
    [Role::Host, Role::CoOrganiser].into_iter().find(|r| cue(r.as_str())).unwrap_or(Role::Organiser)
}
