//! From which countries the participants come: the choice among the countries of the scene.

use super::total::Total;
use super::total::past_year;
use super::{People, cue_ties, performer, spoken_of};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::fields::Draft;
use crate::relate::choice::{Candidate, Choice, best, score};
use crate::relate::context::{biography, cues, plain_word};
use crate::relate::countries::{Form, Named};
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely participants must come from a country for it to be taken.
const THRESHOLD: f64 = 0.4;

/// Whether participants come from a country.
pub struct Origins;

impl Choice for Origins {
    fn name(&self) -> &'static str {
        "participant-country"
    }

    fn penalty(&self) -> f64 {
        3.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let people = People::new(cx);
        let counted = best(&score(&Total, cx), 0.4).map(|s| s.candidate.evidence).unwrap_or_default();
        let mut out: Vec<Candidate<'a>> = Vec::new();
        for n in &people.named {
            let mut features = Features::new();
            naming(cx, &people, n, &counted, &mut features);
            // A list that nothing ties to people is as often of partners, markets or former posts.
            let bare = !features.iter().any(|x| {
                matches!(
                    x.kind,
                    "origin"
                        | "tied"
                        | "tied-far"
                        | "tie"
                        | "phrase-follows"
                        | "phrase-before-head"
                        | "phrase-behind-head"
                        | "phrase-near"
                        | "number-before"
                        | "total-sentence"
                ) || x.kind == "field" && matches!(x.arg, "audience" | "participants")
            });
            features.add_if(bare, "untied");
            let words = (n.first, n.last, "participants.country");
            // What holds of each naming, not of some.
            let of_code = || people.named.iter().filter(|o| o.code == n.code);
            let inside = |o: &Named<'_>| cx.doc.mentions.covering(Layer::Organisation, o.first).is_some();
            let heading = |o: &Named<'_>| cx.doc.layout.kind_at(cx.page(), o.first) == LineKind::Heading;
            features.add_if(of_code().all(inside), "all-in-organisation");
            features.add_if(of_code().all(heading), "all-in-headings");
            features.add_if(of_code().count() > 3, "often");
            // How many stand beside it says nothing where a life is told: "she served in Latvia, Spain and France".
            let told = of_code().filter(|o| biography(cx, o.first) != Some("named")).map(|o| o.peers).max();
            let peers = match told.unwrap_or(1) {
                1 => "1",
                2..=3 => "2-3",
                _ => "4+",
            };
            features.add("peers", peers);
            // What a life, or a list of files or languages, names in plenty.
            let only_joined = !features.iter().any(|x| {
                tells_origin(x.kind) || matches!(x.kind, "tie" | "tie-far") && !matches!(x.arg, "include" | "have")
            });
            if only_joined {
                features.add("unsaid", peers);
            }
            match out.iter_mut().find(|c| c.value == n.code) {
                Some(c) => {
                    c.features.merge(&features);
                    c.evidence.push(words);
                }
                None => out.push(Candidate {
                    value: n.code.to_string(),
                    data: people.named.iter().filter(|o| o.list == n.list && o.first < n.first).count(),
                    evidence: vec![words],
                    features,
                }),
            }
        }
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        // The members of a long list are alike: two of them teach what twenty would.
        if candidate.data >= 2 {
            return None;
        }
        let countries = gold["participants"]["countries"].as_array();
        Some(countries.into_iter().flatten().any(|c| c.as_str() == Some(&candidate.value)))
    }
}

/// Features that tie a country to those who come.
fn tells_origin(kind: &str) -> bool {
    matches!(
        kind,
        "origin"
            | "tied"
            | "tied-far"
            | "phrase-follows"
            | "phrase-before-head"
            | "phrase-behind-head"
            | "phrase-near"
            | "number-before"
            | "number-behind"
            | "total-sentence"
    )
}

/// What ties one naming of a country to those who came.
fn naming<'a>(
    cx: &SceneCx<'a>,
    people: &People<'a>,
    n: &Named<'a>,
    counted: &[(usize, usize, &'static str)],
    f: &mut Features<'a>,
) {
    let page = cx.page();
    if let Some(how) = biography(cx, n.first) {
        f.add("biography", how);
    }
    let list: Vec<&Named<'_>> = people.named.iter().filter(|o| o.list == n.list).collect();
    let (first, last) = (list.first().map_or(n.first, |o| o.first), list.last().map_or(n.last, |o| o.last));
    f.add_if(n.form == Form::Adjective, "adjective");
    cue_ties(cx, people, first, last, f);
    super::relation::relation(cx, first, last, f);
    // "with the financial contributions of Canada and Belgium", "taught by officers from Jordan and Nepal"
    let mut others = Features::new();
    cues(cx, Layer::RoleCue, "role", first, last, &mut others);
    f.add_if(others.has("object") || others.has("subject"), "runs");
    let mut others = Features::new();
    cues(cx, Layer::SpeechCue, "capacity", first, last, &mut others);
    f.add_if(others.has("object") || others.has("subject"), "speaks");
    // "Antigua and Barbuda (30), Barbados (55)", "Tajikistan 12", "the revenue office (Namibia)"
    let mark = |i: usize| page.tokens.get(i).map_or('\0', |t| t.mark);
    let behind = n.last + 1 + usize::from(mark(n.last + 1) == '(');
    f.add_if(cx.doc.mentions.starting(Layer::Number, behind).is_some(), "number-behind");
    f.add_if(n.first > 0 && mark(n.first - 1) == '(' && mark(n.last + 1) == ')', "bracketed");
    let before = first.checked_sub(1).filter(|b| page.tokens[*b].sentence == page.tokens[first].sentence);
    if let Some(word) = before.and_then(|b| plain_word(cx, b)) {
        f.add("before", word);
    }
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), n.first) {
        f.add("field", field);
    }
    if let Some(origin) = origin(cx, people, n, first) {
        f.add("origin", origin);
    }
    f.add_if(n.first > 0 && cx.doc.mentions.ending(Layer::Number, n.first - 1).is_some(), "number-before");
    beside(cx, people, first, last, f);
    let mut tied = false;
    for (i, p) in people.phrases.iter().enumerate() {
        // "officers from Kenya, Uganda and Tanzania"
        let follows = p.countries.is_some_and(|at| list.iter().any(|o| o.first == at));
        let inside = n.first >= p.first && n.last <= p.last;
        if !follows && !inside {
            continue;
        }
        tied = true;
        let kind = if follows {
            "phrase-follows"
        } else if n.last < p.head {
            "phrase-before-head"
        } else {
            "phrase-behind-head"
        };
        f.add(
            kind,
            if p.strong {
                "strong"
            } else if p.known {
                "weak"
            } else {
                "unknown"
            },
        );
        f.add_if(p.number.is_some(), "phrase-number");
        // "officers from the Malaysian, the Thai and the Lao police"
        let several = inside && people.named.iter().any(|o| o.first >= p.first && o.last <= p.last && o.code != n.code);
        f.add_if(several, "phrase-several");
        f.add_if(counted.iter().any(|(a, b, _)| p.outer <= *b && *a <= p.last), "phrase-total");
        let head = page.tokens[p.head].word;
        if head != 0 && p.known {
            f.add("phrase-head", cx.lexicon().text_of(head));
        }
        let head = page.word(p.head).to_lowercase();
        f.add_if(performer(&head), "phrase-performers");
        f.add_if(spoken_of(&head), "phrase-spoken-of");
        // What ties the phrase ties its countries: merged under the same names.
        let (a, b) = people.list_range(cx, i);
        let mut of_phrase = Features::new();
        cue_ties(cx, people, a, b, &mut of_phrase);
        f.add_if(of_phrase.has("tied"), "phrase-tied");
        f.add_if(of_phrase.has("tied-far"), "phrase-tied-far");
    }
    let sentence = page.tokens[n.first].sentence;
    f.add_if(counted.iter().any(|(a, _, _)| page.tokens[*a].sentence == sentence), "total-sentence");
    f.add_if(counted.iter().any(|(a, _, _)| page.tokens[*a].sentence + 1 == sentence), "after-total-sentence");
    // A phrase for people earlier in the sentence: "36 participants, who had come from …".
    let sentence = page.tokens[n.first].sentence;
    if !tied {
        let before = people.phrases.iter().rev().find(|p| p.last < first && page.tokens[p.last].sentence == sentence);
        if let Some(p) = before {
            f.add("phrase-before", if p.number.is_some() { "number" } else { "plain" });
            f.add_if(first - p.last <= 4, "phrase-near");
        } else if people.phrases.iter().any(|p| p.number.is_some() && page.tokens[p.last].sentence + 1 == sentence) {
            f.add("phrase-before", "last-sentence");
        }
        let after = people.phrases.iter().find(|p| p.first > last && page.tokens[p.first].sentence == sentence);
        f.add_if(after.is_some_and(|p| p.first - last <= 3), "phrase-next");
    }
}

/// What is said beside a list of countries, from token `first` to `last`: that they stayed away, that their embassies or a person of
/// theirs are meant, that their delegation came, that it was another year.
fn beside<'a>(cx: &SceneCx<'a>, people: &People<'a>, first: usize, last: usize, f: &mut Features<'a>) {
    let page = cx.page();
    let word = |i: usize| page.word(i).to_lowercase();
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let absent = (last + 1..end.min(last + 20)).any(|t| {
        matches!(word(t).as_str(), "absent" | "away" | "unable" | "declined" | "cancelled" | "canceled" | "apologies")
            || word(t) == "not" && matches!(word(t - 1).as_str(), "could" | "did" | "can")
    });
    f.add_if(absent, "absent");
    let before = (first.saturating_sub(4).max(start)..first).map(word);
    let mission = before.into_iter().any(|w| {
        matches!(
            w.as_str(),
            "embassy" | "embassies" | "ambassador" | "ambassadors" | "consulate" | "consul" | "mission"
        )
    });
    f.add_if(mission, "embassy");
    f.add_if(past_year(cx, people, start, end), "past-year");
    // "Matt Drummond (New Zealand Police)"
    let bracket = (first.saturating_sub(6).max(start)..first).rev().find(|t| page.tokens[*t].mark == '(');
    let open = bracket.filter(|b| (*b..first).all(|t| page.tokens[t].mark != ')'));
    f.add_if(open.is_some_and(|b| b > 0 && cx.doc.mentions.ending(Layer::Person, b - 1).is_some()), "of-person");
    // "a delegation of the National Assembly of Laos", "delegations from the coast guards of Fiji and Tonga"
    let chain = (first.saturating_sub(14).max(start)..first).rev().take_while(|t| {
        page.tokens[*t].capital
            || matches!(
                word(*t).as_str(),
                "of" | "the" | "from" | "and" | "," | "for" | "members" | "five" | "four" | "six" | "three"
            )
            || matches!(
                word(*t).as_str(),
                "delegation" | "delegations" | "team" | "teams" | "contingent" | "contingents" | "crews"
            )
    });
    let sent = chain.into_iter().find(|t| {
        matches!(
            word(*t).as_str(),
            "delegation" | "delegations" | "team" | "teams" | "contingent" | "contingents" | "crews"
        )
    });
    f.add_if(sent.is_some(), "delegation");
}

/// The pattern that makes a list of countries (from token `first`), or the single naming, the origin of people.
fn origin(cx: &SceneCx<'_>, people: &People<'_>, n: &Named<'_>, first: usize) -> Option<&'static str> {
    let page = cx.page();
    let word = |i: usize| page.word(i).to_lowercase();
    let number_ends = |i: usize| cx.doc.mentions.ending(Layer::Number, i).is_some();
    // "28 Indonesian, ten Malaysian"
    if n.first > 0 && number_ends(n.first - 1) && n.form == Form::Adjective {
        return Some("number-adjective");
    }
    let mut i = first;
    while i > 0
        && matches!(
            word(i - 1).as_str(),
            "the" | "both" | "host" | "neighbouring" | ":" | "countries" | "of" | "republic"
        )
    {
        i -= 1;
    }
    let lead = i.checked_sub(1)?;
    // "Their home countries: …", "Participating countries: …"
    if i < first && page.tokens[first - 1].mark == ':' && (i..first).any(|t| word(t) == "countries") {
        return Some("countries-label");
    }
    // "Sir Clifford Husbands of Barbados"
    if word(lead) == "of" && lead > 0 && cx.doc.mentions.ending(Layer::Person, lead - 1).is_some() {
        return Some("person-of");
    }
    if word(lead) != "from" {
        // "Kenya and Uganda sent", "India has also sent", "Ghana and Senegal have announced ministers"
        let mut at = n.last + 1;
        if let Some(list) = people.named.iter().rfind(|o| o.list == n.list) {
            at = list.last + 1;
        }
        while matches!(word(at).as_str(), "also" | "has" | "have" | "had" | "each" | "both" | "will" | "to") {
            at += 1;
        }
        let sent = matches!(
            word(at).as_str(),
            "sent" | "sends" | "send" | "delegated" | "supplied" | "announced" | "fielded" | "contributed"
        );
        return sent.then_some("sends");
    }
    let before = lead.checked_sub(1)?;
    if number_ends(before) {
        return Some("number-from");
    }
    if people.phrases.iter().any(|p| (p.head..=p.last).contains(&before)) {
        return Some("phrase-from");
    }
    // "They come from", "110 came from"
    if matches!(
        word(before).as_str(),
        "come"
            | "came"
            | "comes"
            | "hail"
            | "hailed"
            | "drawn"
            | "coming"
            | "participants"
            | "arrived"
            | "travelled"
            | "flown"
            | "were"
            | "all"
            | "representatives"
            | "those"
    ) {
        return Some("drawn-from");
    }
    Some("from")
}

/// Fills `participants.countries`.
pub(super) fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>, _people: &People<'_>) {
    let scored = score(&Origins, cx);
    draft.note(cx, "participant-country", THRESHOLD, &scored, |s| s.p > THRESHOLD);
    draft.record.participants.countries =
        scored.iter().filter(|s| s.p > THRESHOLD).map(|s| s.candidate.value.clone()).collect();
}
