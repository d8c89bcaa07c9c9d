//! Which groups attended: the choice among the noun phrases for people, and the items of audience labels.

use super::company::with_company;
use super::phrases::{Phrase, plural};
use super::total::Total;
use super::{People, body, cue_ties, generic, performer, spoken_of, ties};
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::eval::agree;
use crate::fields::Draft;
use crate::record::{Support, Valued};
use crate::relate::choice::{Candidate, Choice, Scored, best, score};
use crate::relate::context::{biography, cues};
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely a phrase must name a group to be taken.
const THRESHOLD: f64 = 0.4;

/// Whether a phrase names a group of participants, looked at by itself.
pub struct Alone;

impl Choice for Alone {
    fn name(&self) -> &'static str {
        "group-alone"
    }

    fn penalty(&self) -> f64 {
        4.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let people = People::new(cx);
        let mut out: Vec<Candidate<'a>> = Vec::new();
        let counted = best(&score(&Total, cx), 0.4).map(|s| s.candidate.evidence);
        for i in 0..people.phrases.len() {
            let mut candidate = phrase_candidate(cx, &people, i);
            beside_total(cx, &people, i, counted.as_deref(), &mut candidate.features);
            out.push(candidate);
        }
        for (first, last) in label_items(cx, &people) {
            let mut features = Features::new();
            features.add("item", "");
            ties(cx, &people, first, last, &mut features);
            out.push(Candidate {
                value: written(cx, first, last),
                data: first,
                evidence: vec![(first, last, "participants.label")],
                features,
            });
        }
        out.sort_by_key(|c| c.data);
        among(cx, &mut out);
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        let groups = gold["participants"]["groups"].as_array();
        let mut groups = groups.into_iter().flatten().filter_map(Value::as_str);
        // Those counted, spoken of again in other words, are no second group.
        if candidate.features.iter().any(|f| f.kind == "total-head" && f.arg == "same") {
            return Some(groups.any(|g| alike(&candidate.value, g)));
        }
        // How far the phrase reaches is not what is learnt here: "officials" of the gold "officials from …" is right.
        Some(groups.any(|g| agree("groups", &[&candidate.value], &[g]) || same_head(&candidate.value, g)))
    }
}

/// Whether a phrase names a group of participants, with how likely its neighbours are: the members of a list mostly share one lot.
pub struct Groups;

impl Choice for Groups {
    fn name(&self) -> &'static str {
        "group"
    }

    fn penalty(&self) -> f64 {
        4.0
    }

    fn asks(&self) -> &'static [&'static dyn Choice] {
        &[&Alone]
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        with_company(cx, score(&Alone, cx))
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        Alone.right(candidate, gold)
    }
}

/// Whether one phrase without what stands behind its head is the other, or the end of it.
fn same_head(a: &str, b: &str) -> bool {
    const OPENERS: &[&str] =
        &["of", "from", "in", "for", "who", "responsible", "representing", "working", "with", "across", "on", "drawn"];
    let core = |s: &str| -> Vec<String> {
        let words = s.to_lowercase();
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "s");
        let of_people = |w: &[String]| {
            w.len() == 1 && matches!(w[0].as_str(), "members" | "heads" | "ministers" | "representatives" | "staff")
        };
        let mut out: Vec<String> = Vec::new();
        for w in words {
            if OPENERS.contains(&w) && !of_people(&out) {
                break;
            }
            out.push(w.to_string());
        }
        out
    };
    let (a, b) = (core(a), core(b));
    let (small, large) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !small.is_empty() && large.ends_with(small)
}

/// Whether a surer candidate is there: where the words say who comes, a phrase merely spoken of is less likely one of them.
fn among(cx: &SceneCx<'_>, all: &mut [Candidate<'_>]) {
    // Pages of the web talk at length of people who are not the event's.
    let text = &cx.page().text;
    let web = text.contains("](http") || text.contains("{{<") || text.contains("\n## ") || text.contains("**");
    let sure = |f: &Features<'_>| {
        f.has("tied")
            || f.iter().any(|x| x.kind == "field" && matches!(x.arg, "audience" | "participants"))
            || f.iter().any(|x| x.kind == "total" && matches!(x.arg, "its" | "list"))
    };
    let own: Vec<bool> = all.iter().map(|c| sure(&c.features)).collect();
    let count = own.iter().filter(|o| **o).count();
    let candidates = match all.len() {
        0..=1 => "1",
        2 => "2",
        3..=4 => "3-4",
        5..=8 => "5-8",
        9..=14 => "9-14",
        15..=22 => "15-22",
        _ => "23+",
    };
    for (c, own) in all.iter_mut().zip(own) {
        let others = count - usize::from(own);
        let standing = match (own, others) {
            (true, 0) => "sure-alone",
            (true, _) => "sure-among",
            (false, 0) => "none-sure",
            (false, _) => "others-sure",
        };
        c.features.add("standing", standing);
        c.features.add("candidates", candidates);
        if web {
            c.features.add("standing-web", standing);
        }
        let counted_elsewhere =
            c.features.iter().any(|x| x.kind == "total" && matches!(x.arg, "elsewhere" | "next-sentence" | "sentence"));
        if counted_elsewhere && !own {
            c.features.add("uncounted", standing);
        }
        for kind in ["with-event", "event-for", "heading-for", "number", "tied-far", "total-head"] {
            if c.features.has(kind) {
                c.features.add(kind, standing);
            }
        }
    }
}

/// How a phrase stands to the words that tell the total number of participants.
fn beside_total(
    cx: &SceneCx<'_>,
    people: &People<'_>,
    i: usize,
    counted: Option<&[(usize, usize, &'static str)]>,
    f: &mut Features<'_>,
) {
    let page = cx.page();
    let Some(words) = counted else {
        f.add("total", "none");
        return;
    };
    let p = &people.phrases[i];
    let of_total = people.phrases.iter().find(|q| words.iter().any(|(a, b, _)| q.outer <= *b && *a <= q.last));
    // Those counted are spoken of again under a name that says less or more: "24 immigration officials … as front-line officers".
    if let Some(t) = of_total.filter(|t| t.list != p.list) {
        let same = |a: &str, b: &str| {
            let kind = |w: &str| match w {
                "officers" | "officials" | "personnel" | "staff" | "authorities" => "officers".to_string(),
                "students" | "pupils" | "undergraduates" => "students".to_string(),
                w => w.to_string(),
            };
            kind(&a.to_lowercase()) == kind(&b.to_lowercase())
        };
        f.add(
            "total-head",
            if same(page.word(t.head), page.word(p.head)) {
                "same"
            } else if generic(&page.word(t.head).to_lowercase()) {
                "generic"
            } else {
                "other"
            },
        );
    }
    let at = |q: &Phrase| words.iter().any(|(a, b, _)| q.outer <= *b && *a <= q.last);
    let sentence = page.tokens[p.first].sentence;
    f.add(
        "total",
        if at(p) {
            "its"
        } else if people.phrases.iter().any(|q| q.list == p.list && at(q)) {
            "list"
        } else if words.iter().any(|(a, _, _)| page.tokens[*a].sentence == sentence) {
            "sentence"
        } else if words.iter().any(|(a, _, _)| page.tokens[*a].sentence + 1 == sentence) {
            "next-sentence"
        } else {
            "elsewhere"
        },
    );
}

/// Words as written, white space made single.
fn written(cx: &SceneCx<'_>, first: usize, last: usize) -> String {
    cx.page().words(first, last).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn phrase_candidate<'a>(cx: &SceneCx<'a>, people: &People<'a>, i: usize) -> Candidate<'a> {
    let p = &people.phrases[i];
    let page = cx.page();
    let mentions = &cx.doc.mentions;
    let mut f = Features::new();
    f.add(
        "head-kind",
        if !p.known {
            "unknown"
        } else if p.strong {
            "strong"
        } else {
            "weak"
        },
    );
    let head = page.word(p.head).to_lowercase();
    if p.known && mentions.ending(Layer::ParticipantNoun, p.head).is_some() {
        f.add("head", cx.lexicon().text_of(page.tokens[p.head].word));
    }
    f.add_if(generic(&head), "generic");
    f.add_if(spoken_of(&head), "spoken-of");
    f.add_if(body(&head), "body");
    f.add_if(performer(&head), "performers");
    f.add(
        "modified",
        match (p.first < p.head, p.last > p.head) {
            (true, true) => "both",
            (true, false) => "before",
            (false, true) => "behind",
            (false, false) => "bare",
        },
    );
    f.add_if(p.number.is_some(), "number");
    f.add_if(p.number.is_some_and(|n| n.number <= 3), "small-number");
    f.add_if(p.countries.is_some(), "countries-follow");
    f.add_if(p.outer < p.first && p.number.is_none(), "determiner");
    let (first, last) = people.list_range(cx, i);
    let members = people.phrases.iter().filter(|q| q.list == p.list).count();
    f.add("members", ["1", "2", "3", "4+"][members.clamp(1, 4) - 1]);
    ties(cx, people, first, last, &mut f);
    if first != p.outer || last != p.last {
        cue_ties(cx, people, p.outer, p.last, &mut f);
    }
    let mut speech = Features::new();
    cues(cx, Layer::SpeechCue, "capacity", p.outer, p.last, &mut speech);
    f.add_if(speech.has("subject") || speech.has("object"), "speaks");
    let mut runs = Features::new();
    cues(cx, Layer::RoleCue, "role", p.outer, p.last, &mut runs);
    f.add_if(runs.has("subject") || runs.has("object"), "runs");
    if let Some(other) = people.phrases.iter().find(|q| q.list == p.list && q.first != p.first && q.number.is_some()) {
        f.add_if(other.first < p.first, "number-in-list");
    }
    f.add_if(!p.known && super::phrases::doers(&head), "doers");
    f.add_if(!page.tokens[p.head].capital, "small");
    lead_in(cx, first, &mut f);
    super::relation::relation(cx, first, last, &mut f);
    if let Some(how) = biography(cx, first) {
        f.add("biography", how);
    }
    let covering = mentions.covering(Layer::Organisation, p.head);
    f.add_if(covering.is_some_and(|o| o.last as usize > p.head || (o.first as usize) < p.first), "in-organisation");
    f.add_if(mentions.covering(Layer::Position, p.head).is_some(), "in-position");
    let same_head = |q: &&Phrase| page.word(q.head).eq_ignore_ascii_case(page.word(p.head));
    f.add_if(people.phrases[..i].iter().any(|q| same_head(&q)), "again");
    f.add_if(people.phrases[i + 1..].iter().any(|q| same_head(&q)), "comes-again");
    let sentence = &page.sentences[page.tokens[p.first].sentence as usize];
    f.add_if(
        mentions.within(Layer::EventNoun, sentence.first as usize, sentence.end as usize).next().is_some(),
        "with-event",
    );
    f.add_if(
        mentions.within(Layer::Quote, sentence.first as usize, p.first + 1).any(|q| q.last as usize >= p.first),
        "quoted",
    );
    // "judges: …", "participants – officials from …": what the list spells out.
    if let Some(b) = first.checked_sub(1)
        && matches!(page.tokens[b].mark, ':' | '–' | '—' | '-' | '(')
        && let Some(before) = people.phrases[..i].iter().rev().find(|q| q.list != p.list)
        && page.tokens[before.first].sentence == page.tokens[p.first].sentence
    {
        f.add("spells-out", if before.number.is_some() { "number" } else { "phrase" });
    }
    Candidate {
        value: written(cx, p.first, p.last),
        data: p.first,
        evidence: vec![(p.first, p.last, "participants.phrase")],
        features: f,
    }
}

/// What leads to a phrase: an event noun and "for" or "of" ("Workshop on Seed Storage for Farmers"), "hear from", "a panel of", "a network
/// of"; and whether the sentence tells of a body or of other times.
fn lead_in<'a>(cx: &SceneCx<'a>, first: usize, f: &mut Features<'a>) {
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let word = |i: usize| page.word(i).to_lowercase();
    let mut lead = first;
    while lead > start
        && matches!(
            word(lead - 1).as_str(),
            "the" | "all" | "its" | "their" | "our" | "both" | "other" | "fellow" | "new"
        )
    {
        lead -= 1;
    }
    let lead_word = lead.checked_sub(1).filter(|l| *l >= start).map(word).unwrap_or_default();
    let event = mentions
        .within(Layer::EventNoun, start.max(lead.saturating_sub(16)), lead)
        .rfind(|e| e.cell(cx.lexicon(), "strength") != "weak");
    let heading = cx.doc.layout.kind_at(page, first) == crate::annotate::layout::LineKind::Heading;
    if event.is_some() && matches!(lead_word.as_str(), "for" | "to" | "with" | "of") {
        let near = event.is_some_and(|e| lead.checked_sub(e.last as usize).is_some_and(|gap| gap <= 2));
        let arg = match (lead_word.as_str(), near) {
            ("for", true) => "for-near",
            ("for", false) => "for-far",
            ("of", true) => "of-near",
            ("with", true) => "with-near",
            ("to", _) => "to",
            _ => "far",
        };
        f.add(if heading { "heading-for" } else { "event-for" }, arg);
    }
    let before = |k: usize| lead.checked_sub(k).filter(|i| *i >= start).map(word).unwrap_or_default();
    match (before(2).as_str(), lead_word.as_str()) {
        ("hear" | "learn" | "updates" | "insights" | "questions" | "presentations" | "talks", "from" | "by") => {
            f.add("led-by", "hear")
        }
        (
            "panel" | "team" | "group" | "community" | "network" | "association" | "union" | "meeting" | "training"
            | "number" | "audience" | "conference" | "council" | "federation" | "list",
            "of",
        ) => {
            f.add("led-by", cx.lexicon().text_of(page.tokens[lead - 2].word));
        }
        (_, "by") => f.add("led-by", "by"),
        _ => {}
    }
    let mut other_times = false;
    let mut tells_of_body = false;
    for i in start..end.min(start + 60) {
        let w = word(i);
        other_times |= matches!(
            w.as_str(),
            "since"
                | "previously"
                | "annually"
                | "yearly"
                | "already"
                | "earlier"
                | "formerly"
                | "founded"
                | "established"
                | "every"
        );
        tells_of_body |= matches!(
            w.as_str(),
            "is" | "are" | "we" | "counts" | "works" | "helps" | "provides" | "supports" | "manages"
        ) && (matches!(
            word(i + 1).as_str(),
            "a" | "an" | "the" | "about" | "some" | "over" | "more" | "volunteer"
        ) || matches!(w.as_str(), "counts" | "helps"))
            && (i + 1..(i + 7).min(end)).any(|t| {
                matches!(
                    word(t).as_str(),
                    "community"
                        | "network"
                        | "group"
                        | "association"
                        | "society"
                        | "organisation"
                        | "organization"
                        | "programme"
                        | "program"
                        | "team"
                        | "charity"
                        | "members"
                        | "agencies"
                        | "initiative"
                        | "office"
                        | "body"
                        | "centre"
                        | "center"
                )
            });
    }
    f.add_if(other_times, "other-times");
    f.add_if(tells_of_body, "tells-of-body");
    // Near the end of a page, below "About …".
    let line = page.tokens[first].line as usize;
    let about = (line.saturating_sub(6)..=line).any(|n| {
        let l = &page.lines[n];
        cx.doc.layout.lines[n] == crate::annotate::layout::LineKind::Heading
            && (l.first..l.end.min(l.first + 4)).any(|t| matches!(word(t as usize).as_str(), "about" | "who"))
    });
    f.add_if(about, "under-about");
}

/// Items of fields labelled as audience or participants that no phrase covers: token ranges.
fn label_items(cx: &SceneCx<'_>, people: &People<'_>) -> Vec<(usize, usize)> {
    let page = cx.page();
    let mut out = Vec::new();
    for field in &cx.doc.layout.fields {
        if !matches!(field.label.cell(cx.lexicon(), "id"), "audience" | "participants")
            || !cx.scene.has(field.first as usize)
        {
            continue;
        }
        let (mut start, end) = (field.first as usize, (field.end as usize).min(field.first as usize + 150));
        for i in start..=end {
            let cut = i == end || {
                let t = &page.tokens[i];
                i > start && t.gap >= Gap::Line
                    || matches!(t.mark, ',' | ';' | '•' | '.' | ':' | '(')
                    || matches!(page.word(i), "and" | "or")
            };
            if !cut {
                continue;
            }
            let stop = if i < end && page.tokens[i].kind == TokenKind::Word && !matches!(page.word(i), "and" | "or") {
                i
            } else {
                i.min(end)
            };
            if stop > start && stop - start <= 12 && page.tokens[start].kind == TokenKind::Word {
                let taken = people.phrases.iter().any(|p| p.outer < stop && p.last >= start);
                let words = page.tokens[start..stop].iter().filter(|t| t.kind == TokenKind::Word).count();
                if !taken && words > 0 {
                    out.push((start, stop - 1));
                }
            }
            start = if i < end && page.tokens[i].gap >= Gap::Line && page.tokens[i].kind == TokenKind::Word {
                i
            } else {
                i + 1
            };
        }
    }
    out
}

/// Fills `participants.groups`.
pub(super) fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>, _people: &People<'_>) {
    let mut scored = score(&Groups, cx);
    long_text(cx, &mut scored);
    beside_likelier(&mut scored);
    let chosen = chosen(&scored, THRESHOLD);
    draft.note(cx, "group", THRESHOLD, &scored, |s| chosen.iter().any(|c| c.candidate.data == s.candidate.data));
    let mut rest = chosen.as_slice();
    while let Some((s, others)) = rest.split_first() {
        rest = others;
        let mut words = s.candidate.evidence.clone();
        let mut value = s.candidate.value.clone();
        if let Some((next, after)) = others.split_first()
            && let Some((first, last)) = one_group(cx, &s.candidate, &next.candidate)
        {
            value = written(cx, first, last);
            words = vec![(first, last, "participants.phrase")];
            rest = after;
        }
        let evidence = draft.evidence(cx, &words);
        draft.record.participants.groups.push(Valued::new(value, Support::stated(evidence, s.p)));
    }
}

/// "Designers and developers across the government": two bare heads that share what stands behind the second are one group.
fn one_group(cx: &SceneCx<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> Option<(usize, usize)> {
    let has = |c: &Candidate<'_>, kind: &str, arg: &str| c.features.iter().any(|f| f.kind == kind && f.arg == arg);
    let ((first, end, _), (start, last, _)) = (a.evidence.first()?, b.evidence.first()?);
    let joint = *start == end + 2 && matches!(cx.page().word(end + 1), "and" | "or" | "&");
    let bare = has(a, "modified", "bare") && !a.features.has("number") && has(a, "members", "2");
    (joint && bare && has(b, "modified", "behind")).then_some((*first, *last))
}

/// A text of so many tokens is as long as those the weights are mostly learnt from.
const LENGTH: f64 = 400.0;

/// By how much the log-odds sink when a text is twice as long: an event has no more groups in a long text than in a short one,
/// but twice as many people are spoken of. Half of it where the words tie the phrase to those who come.
const SINK: f64 = 1.0;

/// Lessens the probabilities in a long text. The weights cannot know: the corpus has few such texts.
fn long_text(cx: &SceneCx<'_>, scored: &mut [Scored<'_>]) {
    let tokens = cx.scene.end.saturating_sub(cx.scene.first);
    let sink = SINK * (tokens as f64 / LENGTH).log2();
    if sink <= 0.0 {
        return;
    }
    for s in scored {
        let tied = s.candidate.features.iter().any(|f| {
            matches!(
                (f.kind, f.arg),
                ("tied" | "tied-far" | "tie" | "tie-far" | "number" | "event-for" | "heading-for", _)
                    | ("field", "audience" | "participants")
                    | ("total", "its" | "list")
            )
        });
        let odds = s.p / (1.0 - s.p).max(1e-9) * (if tied { -sink / 2.0 } else { -sink }).exp();
        s.p = odds / (1.0 + odds);
    }
}

/// What part of its distance (in log-odds) to the likeliest other group a group loses besides: where the words plainly say
/// who comes, people merely spoken of are the less likely to. Measured out of fold: 0.1 to 0.3 gain, 0.25 the most.
const YIELD: f64 = 0.25;

/// Lessens the probabilities of those beside which a likelier one stands.
fn beside_likelier(scored: &mut [Scored<'_>]) {
    let odds = |p: f64| (p.clamp(1e-4, 1.0 - 1e-4) / (1.0 - p.clamp(1e-4, 1.0 - 1e-4))).ln();
    // The likeliest, and the likeliest that is not another word for it.
    let Some(top) = best(scored, 0.0).map(|s| (s.candidate.value, odds(s.p))) else { return };
    let second = scored.iter().filter(|s| !alike(&s.candidate.value, &top.0)).map(|s| odds(s.p)).reduce(f64::max);
    for s in scored {
        let own = odds(s.p);
        let other = if alike(&s.candidate.value, &top.0) { second } else { Some(top.1) };
        let behind = other.map_or(0.0, |o| (o - own).max(0.0));
        s.p = 1.0 / (1.0 + (YIELD * behind - own).exp());
    }
}

/// Those above the threshold, one for each group: of two phrases one of which says no more than the other, the likelier.
pub fn chosen<'s, 'a>(scored: &'s [Scored<'a>], threshold: f64) -> Vec<&'s Scored<'a>> {
    let mut out: Vec<&Scored<'a>> = Vec::new();
    // Where the group that the total counts is found, its members spoken of again under other names are no further group.
    let has =
        |s: &Scored<'_>, kind: &str, arg: &str| s.candidate.features.iter().any(|f| f.kind == kind && f.arg == arg);
    let counted = scored.iter().any(|s| s.p > threshold && (has(s, "total", "its") || has(s, "total", "list")));
    let again = |s: &Scored<'_>| {
        counted
            && has(s, "total-head", "same")
            && !has(s, "tied", "")
            && !s.candidate.features.has("number")
            && !has(s, "field", "audience")
    };
    for s in scored.iter().filter(|s| s.p > threshold && !again(s)) {
        match out.iter_mut().find(|o| alike(&o.candidate.value, &s.candidate.value)) {
            Some(o) => {
                if s.p > o.p {
                    *o = s;
                }
            }
            None => out.push(s),
        }
    }
    out.sort_by_key(|s| s.candidate.data);
    out
}

/// Whether the words of one are among the words of the other.
fn alike(a: &str, b: &str) -> bool {
    covered(&content(a), &content(b))
}

/// Whether all words of the shorter are among those of the other.
pub(super) fn covered(a: &[String], b: &[String]) -> bool {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !small.is_empty() && small.iter().all(|w| large.contains(w))
}

/// The words of a phrase that say who is meant, plurals made single.
pub(super) fn content(s: &str) -> Vec<String> {
    s.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2 && !matches!(*w, "the" | "and" | "from" | "for" | "other"))
        .map(|w| if plural(w) { w.trim_end_matches('s').to_string() } else { w.to_string() })
        .collect()
}
