//! On what a person speaks: a choice among the phrases that stand where subjects stand.
//!
//! Candidates, each with the rule that proposes it: words after a speech cue ("spoke on S", "outlined S"); words after "on" or
//! "about" behind the person; words in quotation marks; the pieces of the line before and after the person; the lines above
//! and below; labelled fields; the headline. Which of them, if any, is learnt (`weights/people-subject.tsv`).

use super::cast::{Appearance, Cast};
use super::describe::Description;
use super::features::{Sheet, opens_line};
use super::gold_speaker;
use super::looks::{self, looks};
use super::reach::{self, Reached, Way};
use super::reader::{CLAUSE, Reader};
use super::sections::{self, Head};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::eval::words_agree;
use crate::relate::choice::{Candidate, Choice};
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many tokens before a quotation a verb of saying may stand.
const SAID_BEFORE: usize = 9;
/// Degrees and orders behind a name are no longer than this, in bytes.
const LETTERS: usize = 4;
/// Longest subject in tokens.
const LONGEST: usize = 40;
/// Most candidates a person.
const MOST: usize = 80;

/// Between name and subject in a candidate's value.
pub(super) const PARTS: &str = "\t";

/// On what a person speaks; a candidate's value is `NAME TAB SUBJECT`.
pub struct Subjects;

impl Choice for Subjects {
    fn name(&self) -> &'static str {
        "people-subject"
    }

    fn exclusive(&self) -> bool {
        true
    }

    fn penalty(&self) -> f64 {
        1.2
    }

    /// The subjects of one person compete.
    fn contest(&self, candidate: &Candidate<'_>) -> usize {
        candidate.data
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let cast = Cast::new(cx);
        let sheet = Sheet::new(cx, &cast);
        candidates(cx, &cast, &sheet, |_| true)
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        let (name, subject) = candidate.value.split_once(PARTS)?;
        let speaker = gold_speaker(name, gold)?;
        Some(speaker["subject"].as_str().is_some_and(|s| words_agree(s, subject) >= 0.5))
    }
}

/// The candidates of the persons that `wanted` names.
pub(super) fn candidates<'a>(
    cx: &SceneCx<'a>,
    cast: &Cast,
    sheet: &Sheet<'a>,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Candidate<'a>> {
    let r = Reader::new(cx);
    let common = common(cx, &r);
    let page = cx.page();
    let line_of = |t: usize| page.tokens.get(t).map_or(page.lines.len(), |t| t.line as usize);
    let heads = sections::heads(&r, line_of(cx.scene.first), line_of(cx.scene.end));
    let uses = uses(&r, cast, &heads);
    let mut out = Vec::new();
    let mut all: Vec<(usize, Vec<Proposal<'a>>)> = Vec::new();
    for (entity, appearances) in &cast.of {
        let mut found: Vec<Proposal<'a>> = common.clone();
        for n in appearances {
            Finder { r: &r, cast, sheet, heads: &heads, uses: &uses, n: *n, a: &cast.all[*n], out: &mut found }.find();
        }
        found.truncate(MOST);
        let mut merged: Vec<Proposal<'a>> = Vec::new();
        for p in found {
            match merged.iter_mut().find(|m| (m.first, m.last) == (p.first, p.last)) {
                Some(m) => m.features.merge(&p.features),
                None => merged.push(p),
            }
        }
        all.push((*entity, merged));
    }
    let shared = shared(&all);
    for (entity, merged) in all.into_iter().filter(|(e, _)| wanted(*e)) {
        let count = ["1", "2", "3-5", "6+"][match merged.len() {
            0..=1 => 0,
            2 => 1,
            3..=5 => 2,
            _ => 3,
        }];
        for mut p in merged {
            let mut look = Features::new();
            shape(cx, &r, cast, &p, &mut look);
            looks(&r, cast, p.first, p.last, &mut look);
            look.add_if(echoes(cx, &r, p.first, p.last), "echo");
            let sharers = shared.get(&(p.first, p.last)).copied().unwrap_or(0);
            look.add_if(true, ["shared-1", "shared-1", "shared-2", "shared-3", "shared-4+"][sharers.min(4)]);
            // The same look says different things of a headline and of words after a verb.
            for f in look.iter().filter(|f| f.arg.is_empty()) {
                p.features.add(p.rule, f.kind);
            }
            if let Some(words) = look.iter().find(|f| f.kind == "words") {
                p.features.add(p.rule, words.arg);
            }
            p.features.merge(&look);
            p.features.add("candidates", count);
            p.features.add(
                "persons",
                ["1", "2", "3-4", "5-9", "10+"][match cast.of.len() {
                    1 => 0,
                    2 => 1,
                    3..=4 => 2,
                    5..=9 => 3,
                    _ => 4,
                }],
            );
            let words = cx.page().words(p.first, p.last);
            out.push(Candidate {
                value: [&cx.doc.entities.all[entity].name, PARTS, &super::tidy(words)].concat(),
                data: entity,
                evidence: vec![(p.first, p.last, p.rule)],
                features: p.features,
            });
        }
    }
    out
}

/// Whether the words stand in the head of the text too, as the event's own title does.
fn echoes(cx: &SceneCx<'_>, r: &Reader<'_>, first: usize, last: usize) -> bool {
    let Some(opening) = r.token(first).map(|t| t.word).filter(|w| *w != 0) else { return false };
    let words = |i: usize| r.word(i).to_lowercase();
    let top = cx.scene.first.min(first);
    (top..(top + 80).min(first.saturating_sub(last - first)))
        .filter(|i| r.token(*i).is_some_and(|t| t.word == opening))
        .take(4)
        .any(|i| (0..=last - first).all(|k| words(i + k) == words(first + k)))
}

/// For how many persons each stretch is proposed by where it stands, sorted.
fn shared(all: &[(usize, Vec<Proposal<'_>>)]) -> BTreeMap<(usize, usize), usize> {
    let mut out = BTreeMap::new();
    for p in all.iter().flat_map(|(_, found)| found) {
        *out.entry((p.first, p.last)).or_default() += 1;
    }
    out
}

/// Whether a candidate is no more than a part of a programme: "Coffee", "Panel, moderated". It competes, lest worse words
/// take its place, but nobody speaks on it.
pub(super) fn is_empty(cx: &SceneCx<'_>, candidate: &Candidate<'_>) -> bool {
    let r = Reader::new(cx);
    candidate.evidence.first().is_none_or(|(a, b, _)| looks::empty(&r, *a, *b))
}

#[derive(Clone, Debug)]
struct Proposal<'a> {
    first: usize,
    last: usize,
    rule: &'static str,
    features: Features<'a>,
}

/// Candidates that no person's place decides: labelled fields and the headline.
fn common<'a>(cx: &SceneCx<'a>, r: &Reader<'a>) -> Vec<Proposal<'a>> {
    let mut out = Vec::new();
    for field in cx.doc.layout.fields.iter().filter(|f| cx.scene.has(f.first as usize)) {
        let id = field.label.cell(cx.lexicon(), "id");
        if !matches!(id, "topic" | "title" | "theme") {
            continue;
        }
        let mut features = Features::new();
        features.add("field", id);
        let end = (field.end as usize).min(r.line_range(field.first as usize).1);
        push(r, &mut out, field.first as usize, end, "subject.field", features);
        if out.len() > 6 {
            break;
        }
    }
    let mut headings = 0;
    for (n, line) in cx.page().lines.iter().enumerate() {
        let first = line.first as usize;
        if !cx.scene.owns(first) || cx.doc.layout.lines.get(n) != Some(&LineKind::Heading) {
            continue;
        }
        for (k, (a, b)) in pieces(r, first, line.end as usize).into_iter().enumerate() {
            let mut features = Features::new();
            features.add("heading", ["1", "2", "3"][headings]);
            features.add("piece", ["1", "2", "3+"][k.min(2)]);
            push(r, &mut out, a, b, "subject.headline", features);
        }
        headings += 1;
        if headings == 3 || first > cx.scene.first + 120 {
            break;
        }
    }
    out
}

/// Adds the trimmed stretch `first..end`, if something is left that may be a subject.
fn push<'a>(
    r: &Reader<'a>,
    out: &mut Vec<Proposal<'a>>,
    first: usize,
    end: usize,
    rule: &'static str,
    mut features: Features<'a>,
) {
    let Some((first, last)) = trim(r, first, end) else { return };
    if last - first >= LONGEST || (first..=last).all(|i| !r.is_word(i)) || out.len() > MOST * 2 {
        return;
    }
    if looks::clock(r, first, last) {
        return;
    }
    features.add("rule", rule);
    out.push(Proposal { first, last, rule, features });
}

/// Takes marks, times, bullets and joints off both ends.
fn trim(r: &Reader<'_>, mut first: usize, end: usize) -> Option<(usize, usize)> {
    let mut last = end.min(r.len()).checked_sub(1)?;
    while first < last {
        let t = r.token(first)?;
        let clock = t.kind == TokenKind::Number
            && (r.mark(first + 1) == ':' && r.gap(first + 1) == Gap::Joined
                || r.mark(first + 1) == '.' && r.gap(first + 1) == Gap::Joined
                || r.word(first).contains(['.', ':'])
                || r.is(first + 1, &["am", "pm", "a.m", "p.m", "min", "h"])
                || matches!(r.mark(first + 1), '-' | '–' | '—' | ')'));
        // "0950 Scenario": the hours of a programme without a mark.
        let military = t.kind == TokenKind::Number
            && r.line_range(first).0 == first
            && r.word(first).len() == 4
            && r.word(first).parse::<u32>().is_ok_and(|n| n < 2400 && n % 100 < 60)
            && r.capital(first + 1);
        let off = t.kind == TokenKind::Mark && !matches!(t.mark, '#')
            || clock
            || military
            || r.is(first, &["am", "pm", "a.m", "p.m"])
            || t.mark == '#'
            || t.kind == TokenKind::Number && first > 0 && r.mark(first - 1) == ':';
        if !off {
            break;
        }
        first += 1;
    }
    while last > first {
        let t = r.token(last)?;
        let off = t.kind == TokenKind::Mark && !matches!(t.mark, '?' | '!' | ')')
            || r.is(
                last,
                &["by", "with", "and", "from", "the", "presented", "given", "delivered", "min", "speaker", "presenter"],
            );
        let open = t.mark == ')' && !(first..last).any(|i| r.mark(i) == '(');
        if !off && !open {
            break;
        }
        last -= 1;
    }
    (first <= last && r.token(first)?.kind != TokenKind::Mark).then_some((first, last))
}

/// Cuts `first..end` at colons, spaced dashes, bars, columns and sentence ends.
fn pieces(r: &Reader<'_>, first: usize, end: usize) -> Vec<(usize, usize)> {
    let mut out = vec![(first, end)];
    let mut from = first;
    for i in first..end {
        let spaced = r.gap(i + 1) >= Gap::Space;
        let cuts = match r.mark(i) {
            ':' => spaced,
            '–' | '—' | '-' | '/' => spaced && r.gap(i) >= Gap::Space,
            '|' | '•' => true,
            // An initial or a short form is no sentence.
            '.' => spaced && r.capital(i + 1) && (i > first + 1 || i > first && r.word(i - 1).len() > 4),
            '?' | '!' => spaced && r.capital(i + 1),
            _ => false,
        };
        if cuts && i > from {
            out.push((from, if matches!(r.mark(i), '?' | '!') { i + 1 } else { i }));
        }
        if cuts {
            from = i + 1;
        } else if r.gap(i) == Gap::Wide && i > from {
            out.push((from, i));
            from = i;
        }
    }
    if from > first && from < end {
        out.push((from, end));
    }
    out.truncate(6);
    out
}

struct Finder<'f, 'a> {
    r: &'f Reader<'a>,
    cast: &'f Cast,
    sheet: &'f Sheet<'a>,
    heads: &'f [Head],
    /// For each head, how many lines with persons it is the nearest head of.
    uses: &'f [usize],
    n: usize,
    a: &'f Appearance,
    out: &'f mut Vec<Proposal<'a>>,
}

impl<'f, 'a> Finder<'f, 'a> {
    fn find(&mut self) {
        self.cued();
        self.quotes();
        self.in_line();
        self.around();
        self.section();
        self.verb();
        self.told();
        self.pronouns();
    }

    /// "NAME showed the crowd how to …", "NAME answered why …": the object of a verb that no list calls one of speaking.
    fn verb(&mut self) {
        let (_, end) = self.r.sentence(self.a.last);
        let (_, last) = self.group();
        self.object_of(last + 1, end, "subject.verb");
    }

    /// The object of the verb at or soon after token `at`.
    fn object_of(&mut self, at: usize, end: usize, rule: &'static str) {
        let r = self.r;
        let mut v = at;
        while v < end
            && v < at + 6
            && (r.is(v, AUXILIARIES) || r.word(v).ends_with("ly") || r.word(v).starts_with(['\'', '’']))
        {
            v += 1;
        }
        if v >= end || !r.is_word(v) || r.capital(v) || r.is(v, NO_VERB) {
            return;
        }
        let cue = r.starting(Layer::SpeechCue, v).filter(|m| m.cell(r.doc.lexicon, "side") == "subject");
        let mut from = cue.map_or(v, |m| m.last as usize) + 1;
        let mut features = Features::new();
        features.add_value("verb", r.plain(v), 0.5);
        features.add("verb-cue", cue.map_or("none", |m| m.cell(r.doc.lexicon, "capacity")));
        let told = people(r, from).filter(|n| *n < end);
        // Other objects of cues are proposed by the cues.
        if cue.is_some() && told.is_none() && rule == "subject.verb" {
            return;
        }
        if let Some(next) = told {
            from = next;
            features.add_if(true, "verb-people");
        }
        if r.mark(from) == ',' && r.is(from + 1, LINKS) {
            from += 1;
        }
        if from >= end || !r.flows(from) || r.mark(from) != '\0' && !matches!(r.mark(from), '“' | '"' | '‘') {
            return;
        }
        let link = if r.is(from, LINKS) { r.plain(from) } else { "none" };
        features.add("verb-link", link);
        if r.is(from, &["on", "about", "through", "into", "with", "of", "to", "for", "around"]) {
            from += 1;
        }
        self.ends(from, end, rule, &features);
    }

    /// "whose subject was S", "the topic of NAME was S", "S was her subject".
    fn told(&mut self) {
        let r = self.r;
        let (start, end) = r.sentence(self.a.first);
        let (first, last) = self.group();
        let next = self.cast.all.get(self.cast.groups[self.a.group].1 + 1).map_or(end, |b| b.start.min(end));
        let be = |i: usize| r.is(i, &["is", "was", "were", "are", "will"]) || matches!(r.mark(i), ':');
        let past_be = |i: usize| if r.is(i + 1, &["be"]) { i + 2 } else { i + 1 };
        for i in last + 1..next.min(last + 40) {
            if !r.is(i, MATTERS) {
                continue;
            }
            let owned = i > 0 && r.is(i - 1, &["whose", "her", "his", "their"]);
            if owned && let Some(b) = (i + 1..next.min(i + 4)).find(|b| be(*b)) {
                let mut features = Features::new();
                features.add("told", "whose");
                self.ends(past_be(b), end, "subject.told", &features);
            }
            // "plea agreements were her subject"
            if owned && i >= last + 4 && be(i - 2) {
                let from =
                    (last + 1..i - 2).rev().find(|k| matches!(r.mark(*k), ';' | ',' | '.')).map_or(last + 1, |k| k + 1);
                let mut features = Features::new();
                features.add("told", "inverted");
                push(r, self.out, from, i - 2, "subject.told", features);
            }
        }
        let lead =
            first.checked_sub(2).filter(|p| *p >= start && r.is(p + 1, &["of", "by", "from"]) && r.is(*p, MATTERS));
        if lead.is_some()
            && let Some(b) = (last + 1..end.min(last + 30)).find(|b| be(*b))
        {
            let mut features = Features::new();
            features.add("told", "topic-of");
            self.ends(past_be(b), end, "subject.told", &features);
        }
    }

    /// What the sentences after say of "she", "he" or "they", as long as nobody else is named.
    fn pronouns(&mut self) {
        let r = self.r;
        let (_, mut at) = r.sentence(self.a.last);
        let next = self.cast.all.get(self.n + 1).map_or(usize::MAX, |b| b.start);
        for k in 0..4 {
            let (start, end) = r.sentence(at);
            if start >= r.len() || end <= at || end > next {
                return;
            }
            at = end;
            for p in start..end.min(start + 10) {
                if r.is(p, &["he", "she", "they"]) {
                    let before = self.out.len();
                    self.object_of(p + 1, end, "subject.pronoun");
                    for o in &mut self.out[before..] {
                        o.features.add("sentences-on", ["1", "2", "3", "4"][k]);
                    }
                    break;
                }
                let own = r.is(p, MATTERS) && p > start && r.is(p - 1, &["his", "her", "their"]);
                let be = (p + 1..end.min(p + 3)).find(|b| r.is(*b, &["is", "was", "will"]) || r.mark(*b) == ':');
                if own && let Some(b) = be {
                    let mut features = Features::new();
                    features.add("told", "her-topic");
                    self.ends(if r.is(b + 1, &["be"]) { b + 2 } else { b + 1 }, end, "subject.told", &features);
                    break;
                }
            }
        }
    }

    /// The group's first and last token.
    fn group(&self) -> (usize, usize) {
        self.cast.reach(self.a.group)
    }

    /// Words behind cues, and behind "on" or "about".
    fn cued(&mut self) {
        let r = self.r;
        let (_, end) = r.sentence(self.a.last);
        let (first, last) = self.group();
        let (_, group_last) = self.cast.groups[self.a.group];
        let next = self.cast.all.get(group_last + 1).map_or(end, |b| b.start.min(end));
        for x in reach::cues(r, self.cast, self.n) {
            let at = x.cue.last as usize + 1;
            if x.distance > 2 || x.way == Way::Own {
                continue;
            }
            match x.way {
                Way::Subject | Way::Participle | Way::Inverse => {
                    let from = if at > last { at } else { last + 1 };
                    self.behind(from, end, Some(&x), "subject.cue");
                }
                Way::Object => {
                    // "a lecture on S by X": between the noun before and the cue.
                    let (start, _) = r.sentence(self.a.first);
                    let cue = x.cue.first as usize;
                    let on = (start.max(cue.saturating_sub(30))..cue)
                        .find(|i| r.is(*i, &["on", "about", "titled", "entitled", "of", "called"]));
                    if let Some(on) = on {
                        let features = self.cue_features(&x, r.plain(on));
                        push(r, self.out, on + 1, cue, "subject.before-cue", features);
                    }
                    self.behind(last + 1, end, Some(&x), "subject.after-group");
                }
                _ => self.behind(last + 1, end, Some(&x), "subject.after-group"),
            }
        }
        // "X … on S", whatever the verb.
        for i in last + 1..next.min(last + 25) {
            if r.is(i, &["on", "about", "regarding", "titled", "entitled", "concerning"]) {
                let mut features = Features::new();
                features.add("link", r.plain(i));
                self.left(last, i, &mut features);
                self.ends(i + 1, end, "subject.on", &features);
                break;
            }
        }
        // "S is what X has to tell", "S was the subject of X".
        let (start, _) = r.sentence(self.a.first);
        if let Some(be) = (start..first)
            .find(|i| r.is(*i, &["is", "are", "was", "were", "will"]))
            .filter(|b| *b > start && b - start < 25)
        {
            push(r, self.out, start, be, "subject.inverted", Features::new());
        }
    }

    fn cue_features(&self, x: &Reached<'a>, link: &'a str) -> Features<'a> {
        let lexicon = self.r.doc.lexicon;
        let mut features = Features::new();
        features.add("capacity", x.cue.cell(lexicon, "capacity"));
        features.add("cue", x.cue.cell(lexicon, "id"));
        features.add("distance", ["direct", "near", "list"][x.distance.min(2)]);
        if !link.is_empty() {
            features.add("link", link);
        }
        features.add(
            match x.cue.cell(lexicon, "capacity") {
                "opening" => "opening-link",
                "speaker" | "panellist" => "speaker-link",
                "trainer" => "trainer-link",
                "chair" | "moderator" => "chair-link",
                "quoted" => "quoted-link",
                _ => "other-link",
            },
            if link.is_empty() { "none" } else { link },
        );
        features
    }

    /// What leads from token `from` to the link word at `link`: the word before it, and whether something was given or said.
    fn left(&self, from: usize, link: usize, features: &mut Features<'a>) {
        let r = self.r;
        if let Some(w) = link.checked_sub(1).filter(|p| *p > from && !r.capital(*p)).map(|p| r.plain(p)) {
            features.add_value("left", w, 0.5);
        }
        let event = link.checked_sub(1).and_then(|p| r.ending(Layer::EventNoun, p)).is_some();
        features.add(
            "left-class",
            match () {
                () if link <= from + 1 => "nothing",
                () if event => "event",
                () if r.mark(link - 1) != '\0' => "mark",
                () if r.within(Layer::SpeechCue, from + 1, link).next().is_some() => "cue",
                () if (from + 1..link).any(|i| r.is(i, &["is", "are", "was", "were", "be", "been"])) => "being",
                () => "other",
            },
        );
    }

    /// The phrase that begins at `from`, after a link word if one is near.
    fn behind(&mut self, from: usize, end: usize, cue: Option<&Reached<'a>>, rule: &'static str) {
        let r = self.r;
        let linked = from.checked_sub(1).filter(|p| r.is(*p, LINKS));
        let link = linked.or_else(|| {
            (from..end.min(from + 8))
                .take_while(|i| !matches!(r.mark(*i), ',' | ';' | ':' | '('))
                .find(|i| r.is(*i, LINKS))
        });
        if let Some(link) = link {
            let mut features = cue.map_or_else(Features::new, |x| self.cue_features(x, r.plain(link)));
            if linked.is_none() {
                self.left(from.saturating_sub(1), link, &mut features);
            }
            self.ends(link + 1, end, rule, &features);
        }
        if rule == "subject.cue" && linked.is_none() {
            let mut features = cue.map_or_else(Features::new, |x| self.cue_features(x, ""));
            features.add("link", "none");
            self.ends(from, end, rule, &features);
        }
    }

    /// The phrase from `from` to the first comma, and to the end of the clause.
    fn ends(&mut self, from: usize, end: usize, rule: &'static str, features: &Features<'a>) {
        let r = self.r;
        let from = if r.is(from, &["the", "a", "an", "his", "her", "their"]) && from + 1 < end { from } else { from };
        let mut comma = None;
        let mut stop = end;
        let mut depth = 0i32;
        for i in from..end.min(from + LONGEST) {
            match r.mark(i) {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth < 0
                || matches!(r.mark(i), ';' | '”' | '"') && i > from
                || matches!(r.mark(i), '–' | '—' | ':') && r.gap(i + 1) >= Gap::Space && depth == 0 && i > from
            {
                stop = i;
                break;
            }
            let clause = r.mark(i) == ','
                && (r.is(
                    i + 1,
                    &[
                        "and", "while", "who", "which", "with", "but", "then", "followed", "before", "after", "as",
                        "where", "to", "in",
                    ],
                ) || r.starting(Layer::Person, i + 1).is_some()
                    || r.starting(Layer::Honorific, i + 1).is_some());
            if r.mark(i) == ',' && depth == 0 && comma.is_none() && i > from {
                comma = Some(i);
            }
            let other = i > from && (r.starting(Layer::Person, i).is_some() || r.is(i, &["while", "whereas"]));
            if clause && depth == 0 || other {
                stop = i;
                break;
            }
        }
        let at = (from..stop)
            .find(|i| *i > from && r.is(*i, &["at", "during", "to", "before", "after", "when", "from", "by", "for"]));
        let mut add = |to: usize, how: &'static str| {
            let mut features = features.clone();
            features.add("end", how);
            push(r, self.out, from, to, rule, features);
        };
        add(stop, "clause");
        if let Some(c) = comma.filter(|c| *c < stop) {
            add(c, "comma");
        }
        if let Some(a) = at.filter(|a| *a > from + 1) {
            add(a, static_word(r.plain(a)));
        }
    }

    /// Words in quotation marks in the sentence, the line, and the line above and below.
    fn quotes(&mut self) {
        let r = self.r;
        let (start, end) = r.sentence(self.a.first);
        let (line, stop) = r.line_range(self.a.first);
        let (from, to) = (start.min(line).max(self.a.first.saturating_sub(60)), end.max(stop).min(self.a.last + 60));
        let below = r.line_range(stop);
        let above = line.checked_sub(1).map_or((0, 0), |p| r.line_range(p));
        let (first, last) = self.group();
        let mut found = quoted(r, from, to);
        found.extend(quoted(r, below.0, below.1.min(below.0 + 50)));
        // "NAME" / "Institute of Rivers" / "“What the silt knows”"
        if below.1 - below.0 <= 16 && !self.sheet.person.get(r.line(below.1)).copied().unwrap_or(true) {
            let second = r.line_range(below.1);
            found.extend(quoted(r, second.0, second.1.min(second.0 + 50)));
        }
        found.extend(quoted(r, above.0.max(above.1.saturating_sub(50)), above.1));
        for (a, b) in found {
            let mut features = Features::new();
            let side = if b < first {
                "before"
            } else if a > last {
                "after"
            } else {
                continue;
            };
            features.add("quote-side", side);
            let gap = if b < first { (b + 1, first) } else { (last + 1, a) };
            let persons = self
                .cast
                .all
                .iter()
                .skip(self.n.saturating_sub(6))
                .take(13)
                .any(|p| p.first >= gap.0 && p.last < gap.1);
            features.add_if(persons, "other-between");
            features.add(
                "quote-distance",
                ["0-3", "4-12", "13+"][match gap.1 - gap.0 {
                    0..=3 => 0,
                    4..=12 => 1,
                    _ => 2,
                }],
            );
            self.quote_company(a, b, &mut features);
            features.add("quote-line", if r.line(a) == r.line(self.a.first) { "same" } else { "next" });
            if let Some(w) = a.checked_sub(2).map(|p| r.plain(p)).filter(|w| {
                matches!(
                    *w,
                    "on" | "titled"
                        | "entitled"
                        | "about"
                        | "called"
                        | "topic"
                        | "theme"
                        | "said"
                        | "paper"
                        | "talk"
                        | "lecture"
                )
            }) {
                features.add("quote-link", w);
            }
            push(r, self.out, a, b + 1, "subject.quote", features);
        }
    }

    /// What stands beside the quoted words `a..=b`: the noun they name, a verb of saying, a stop within the marks.
    fn quote_company(&self, a: usize, b: usize, features: &mut Features<'a>) {
        let r = self.r;
        let lexicon = r.doc.lexicon;
        let mut p = a.saturating_sub(2);
        while p > 0
            && a - p < 5
            && (matches!(r.mark(p), ',' | ':') || r.is(p, &["on", "titled", "entitled", "called", "theme"]))
        {
            p -= 1;
        }
        let noun = r.ending(Layer::EventNoun, p).map_or("", |m| m.cell(lexicon, "kind"));
        features.add(
            "quote-noun",
            match noun.split(' ').next().unwrap_or("") {
                "lecture" => "lecture",
                "" if r.is(p, &["paper", "presentation", "topic", "address", "speech", "subject", "title"]) => "paper",
                "" if r.is(
                    p,
                    &["book", "film", "play", "song", "project", "campaign", "report", "novel", "programme"],
                ) =>
                {
                    "work"
                }
                "" => "none",
                "panel" | "seminar" => "session",
                _ => "event",
            },
        );
        let stop = matches!(r.mark(b), ',' | '.') && r.mark(b + 1) != '\0';
        features.add_if(stop, "quote-stop");
        let said = |i: usize| r.starting(Layer::SpeechCue, i).is_some_and(|m| m.cell(lexicon, "capacity") == "quoted");
        features.add_if((b + 2..b + 4).any(said), "quote-said");
        // 'said that the crew "came in faster than the tide"': words that somebody said, not what they spoke on.
        features.add_if((a.saturating_sub(SAID_BEFORE)..a).any(said), "quote-after-said");
        let small = r.doc.page.tokens.get(a).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        features.add_if(small, "quote-small");
        features.add_if(a >= 2 && r.mark(a - 2) == ':', "quote-colon");
    }

    /// The pieces of the line before and after the group.
    fn in_line(&mut self) {
        let r = self.r;
        let (start, end) = r.line_range(self.a.first);
        if end - start > 90 {
            return;
        }
        let sentences = match (r.token(start), r.token(end.saturating_sub(1))) {
            (Some(a), Some(b)) => ["1", "2", "3+"][(b.sentence.saturating_sub(a.sentence) as usize).min(2)],
            _ => "1",
        };
        let (first, last) = self.group();
        let (group_first, group_last) = self.cast.groups[self.a.group];
        let from = group_first.checked_sub(1).map_or(start, |p| (self.cast.all[p].end + 1).max(start));
        let to = self.cast.all.get(group_last + 1).map_or(end, |b| b.start.min(end));
        self.line_head(start);
        self.bold(start, end);
        self.bracket(end);
        for (side, a, b) in [("before", from, first), ("after", last + 1, to)] {
            if a >= b {
                continue;
            }
            let how = parted(r, if side == "before" { first.saturating_sub(1) } else { last + 1 });
            let apart = if side == "before" { r.gap(first) } else { r.gap(last + 1) } >= Gap::Wide;
            if how == "other" && !apart {
                continue;
            }
            // "At the workshop, X spoke": the opening of a sentence, no title.
            let adverbial =
                side == "before" && how == "," && r.is(a, &["at", "in", "during", "after", "before", "when", "while"]);
            if adverbial {
                continue;
            }
            let cut = pieces(r, a, b);
            let n = cut.len();
            for (k, (x, y)) in cut.into_iter().enumerate() {
                let mut features = Features::new();
                let adjacent = k == 0 || side == "before" && k + 1 == n || side == "after" && k == 1;
                features.add(
                    if side == "before" { "line-before" } else { "line-after" },
                    if k == 0 && n > 1 {
                        "whole"
                    } else if k == 0 {
                        "only"
                    } else if adjacent {
                        "adjacent"
                    } else {
                        "other"
                    },
                );
                features.add_if(from > start, "behind-others");
                features.add("line-sentences", sentences);
                features.add_if(r.sentence(x) == r.sentence(self.a.first), "same-sentence");
                features.add(if side == "before" { "parted-before" } else { "parted-after" }, how);
                self.line_features(&mut features);
                push(
                    r,
                    self.out,
                    x,
                    y,
                    if side == "before" { "subject.line-before" } else { "subject.line-after" },
                    features,
                );
            }
        }
    }

    /// Bold words of the line, whole: "**Reading forms: a field guide**, NAME".
    fn bold(&mut self, start: usize, end: usize) {
        let r = self.r;
        for (a, b) in sections::emphasised(r, start, end) {
            let near = self.n.saturating_sub(12)..(self.n + 12).min(self.cast.all.len());
            if self.cast.all[near].iter().any(|p| p.first <= b && p.last >= a) {
                continue;
            }
            let mut features = Features::new();
            features.add("bold-side", if b < self.a.first { "before" } else { "after" });
            self.line_features(&mut features);
            push(r, self.out, a, b + 1, "subject.bold", features);
        }
    }

    /// The first person of the line, if it is another than this one's group.
    fn line_opener(&self, start: usize) -> Option<&'f Appearance> {
        let (group_first, _) = self.cast.groups[self.a.group];
        let before = self.cast.all[..group_first].iter().rev().take(12);
        before.take_while(|b| b.first >= start).last()
    }

    /// "14:40 Responses: A, fruit vendor; B, adviser": what the line says before its first person is said of the later ones too.
    fn line_head(&mut self, start: usize) {
        let r = self.r;
        let Some(opener) = self.line_opener(start).filter(|o| o.start > start) else { return };
        let how = parted(r, opener.start - 1);
        if how == "other" && r.gap(opener.start) < Gap::Wide {
            return;
        }
        for (k, (x, y)) in pieces(r, start, opener.start).into_iter().enumerate() {
            let mut features = Features::new();
            features.add("line-head", ["whole", "1", "2+"][k.min(2)]);
            features.add("line-head-parted", how);
            self.line_features(&mut features);
            push(r, self.out, x, y, "subject.line-before", features);
        }
    }

    /// "NAME (valuation)", "NAME of ORG (PCR, days 1-2)", "NAME (ORG; chemicals)".
    fn bracket(&mut self, end: usize) {
        let r = self.r;
        let open = (self.a.last + 1..(self.a.last + 14).min(end)).find(|i| matches!(r.mark(*i), '(' | ')' | ';' | '.'));
        let Some(open) = open.filter(|i| r.mark(*i) == '(') else { return };
        let next = self.cast.all.get(self.n + 1).map_or(end, |b| b.start);
        let Some(close) = (open + 1..end.min(open + LONGEST)).find(|i| r.mark(*i) == ')').filter(|c| *c < next) else {
            return;
        };
        let part = (open + 1..close).rev().find(|i| r.mark(*i) == ';');
        let comma = (open + 1..close).find(|i| r.mark(*i) == ',');
        let mut add = |from: usize, to: usize, how: &'static str| {
            // "(ndc, psc)" are letters behind a name.
            if (from..to).all(|i| r.word(i).len() <= LETTERS) {
                return;
            }
            let mut features = Features::new();
            features.add("bracket", how);
            features.add("bracket-after", if open == self.a.last + 1 { "name" } else { "description" });
            push(r, self.out, from, to, "subject.bracket", features);
        };
        match part {
            Some(p) => add(p + 1, close, "behind-semicolon"),
            None => {
                add(open + 1, close, "whole");
                if let Some(c) = comma {
                    add(open + 1, c, "to-comma");
                }
            }
        }
    }

    fn line_features(&self, features: &mut Features<'a>) {
        let line = self.r.line(self.a.first);
        features.add_if(self.sheet.timed.get(line).copied().unwrap_or(false), "timed-line");
        features.add_if(self.sheet.programme.get(line).copied().unwrap_or(false), "programme");
        let section = self.sheet.sections.get(line).copied().unwrap_or("");
        if !section.is_empty() {
            features.add("section", section);
        }
        features.add(
            "line-kind",
            match self.r.doc.layout.kind_at(&self.r.doc.page, self.a.first) {
                LineKind::Heading => "heading",
                LineKind::Item => "item",
                LineKind::Furniture => "furniture",
                LineKind::Prose => "prose",
            },
        );
    }

    /// The heads of the section that the person stands in.
    fn section(&mut self) {
        let r = self.r;
        let line = r.line(self.a.first);
        // A list of persons under one head is as near to it as its first line.
        let mut top = line;
        while top > 0 && line - top < 12 && self.sheet.person.get(top - 1).copied().unwrap_or(false) {
            top -= 1;
        }
        let distinct = self.uses.iter().filter(|n| **n > 0).count();
        let mut bare = "none";
        for (rank, head) in sections::above(self.heads, line).filter(|h| !h.bare).take(3).enumerate() {
            let between = sections::above(self.heads, line).find(|h| h.bare && h.line > head.line);
            if let Some(label) = between.and_then(|h| r.starting(Layer::Label, h.first)) {
                bare = label.cell(r.doc.lexicon, "id");
            }
            let mut cuts = vec![(head.first, head.end, "whole")];
            // "Session 2, Finding the leak": the part's number is no subject.
            if r.is(head.first, sections::PARTS) {
                let mark = (head.first + 1..head.end.min(head.first + 5))
                    .find(|i| matches!(r.mark(*i), ',' | ':' | '.' | '-' | '–' | '—'));
                cuts.extend(mark.map(|m| (m + 1, head.end, "behind-part")));
            }
            for (a, b, cut) in cuts {
                let mut features = Features::new();
                features.add("section-rank", ["1", "2", "3"][rank]);
                features.add("section-look", head.look);
                features.add("section-cut", cut);
                features.add("section-label", bare);
                // One section for all is a list of speakers; several are a programme.
                let spread = ["0", "1", "2", "3+"][distinct.min(3)];
                features.add("section-spread", spread);
                if rank == 0 {
                    features.add("section-nearest", spread);
                }
                features.add("section-item", if head.item.is_empty() { "no" } else { head.item });
                if !head.item.is_empty() {
                    features.add(if rank == 0 { "section-item-nearest" } else { "section-item-farther" }, spread);
                    features.add("section-item-cut", cut);
                    features.add("section-item-look", head.look);
                }
                let topmost = self.heads.iter().find(|h| !h.bare).is_some_and(|h| h.first == head.first);
                features.add_if(topmost, "section-top");
                features.add(
                    "section-lines",
                    ["1-2", "3-6", "7-15", "16+"][match top.saturating_sub(head.line) {
                        0..=2 => 0,
                        3..=6 => 1,
                        7..=15 => 2,
                        _ => 3,
                    }],
                );
                self.line_features(&mut features);
                push(r, self.out, a, b, "subject.section", features);
            }
        }
    }

    /// Lines above and below a line that the person opens.
    fn around(&mut self) {
        let r = self.r;
        let (start, end) = r.line_range(self.a.first);
        let below_gap =
            r.gap(self.a.description.filter(|d| d.rule == "person.below").map_or(end, |d| r.line_range(d.last).1));
        // An empty line on one side tells that the subject is on the other.
        let block = match (r.gap(start) == Gap::Blank, below_gap == Gap::Blank) {
            (true, true) => "alone",
            (true, false) => "head",
            (false, true) => "foot",
            _ => "inside",
        };
        // "Panel: A (ORG), B (ORG)" below a title: what the line's first person has, the later ones have.
        let opener = self.line_opener(start).map_or(self.a.start, |o| o.start);
        if !opens_line(r, opener) && opener > start + 4 {
            return;
        }
        let later = opener < self.a.start;
        let below = self
            .a
            .description
            .filter(|d: &Description| d.rule == "person.below")
            .map_or(end, |d| r.line_range(d.last).1);
        let mut at = start;
        let mut persons = 0;
        for k in 0..6 {
            let Some(p) = at.checked_sub(1) else { break };
            let (a, b) = r.line_range(p);
            at = a;
            // Fellow speakers of the same item stand between.
            if self.sheet.person.get(r.line(p)).copied().unwrap_or(false) {
                persons += 1;
                continue;
            }
            if b - a > LONGEST + 10 || matches!(r.mark(a), '<' | '{') {
                break;
            }
            for (n, (x, y)) in pieces(r, a, b).into_iter().enumerate() {
                let mut features = Features::new();
                features.add("above", ["1", "2", "3+"][(k - persons).min(2)]);
                features.add("persons-between", ["0", "1", "2+"][persons.min(2)]);
                features.add("piece", ["whole", "1", "2+"][n.min(2)]);
                features.add_if(self.sheet.timed.get(r.line(p)).copied().unwrap_or(false), "timed-line");
                features.add("above-block", block);
                features.add_if(later, "above-later");
                self.line_features(&mut features);
                push(r, self.out, x, y, "subject.above", features);
            }
            if k - persons >= 1 {
                break;
            }
        }
        if below < r.len() {
            let (a, b) = r.line_range(below);
            if b - a <= LONGEST + 5
                && !matches!(r.mark(a), '<' | '{')
                && !self.sheet.person.get(r.line(a)).copied().unwrap_or(false)
            {
                for (n, (x, y)) in pieces(r, a, b).into_iter().enumerate() {
                    let mut features = Features::new();
                    features.add("below", if r.gap(a) == Gap::Blank { "blank" } else { "next" });
                    features.add("piece", ["whole", "1", "2+"][n.min(2)]);
                    features.add_if(self.sheet.timed.get(r.line(a)).copied().unwrap_or(false), "timed-line");
                    features.add("below-block", block);
                    features.add_if(later, "below-later");
                    features.add_if(self.a.end + 1 >= end || below > end, "person-alone");
                    self.line_features(&mut features);
                    push(r, self.out, x, y, "subject.below", features);
                }
            }
        }
    }
}

/// For each head that is more than a label, for how many lines with persons it is the nearest such.
fn uses(r: &Reader<'_>, cast: &Cast, heads: &[Head]) -> Vec<usize> {
    let mut lines: Vec<usize> = cast.all.iter().map(|a| r.line(a.first)).collect();
    lines.dedup();
    let mut out = vec![0; heads.len()];
    for line in lines {
        if let Some(near) = sections::above(heads, line).find(|h| !h.bare)
            && let Some(n) = heads.iter().position(|h| h.first == near.first)
        {
            out[n] += 1;
        }
    }
    out
}

/// What a person speaks on may be called so.
const MATTERS: &[&str] = &[
    "subject",
    "topic",
    "theme",
    "talk",
    "lecture",
    "paper",
    "presentation",
    "title",
    "focus",
    "address",
    "keynote",
    "speech",
    "concern",
    "module",
    "lesson",
    "class",
    "part",
];

const AUXILIARIES: &[&str] = &[
    "will", "has", "had", "have", "is", "was", "are", "were", "be", "been", "to", "also", "then", "would", "shall",
    "first", "himself", "herself", "now", "there", "next",
];

/// Small words that are no verbs behind a name.
const NO_VERB: &[&str] = &[
    "and", "or", "of", "from", "at", "in", "with", "who", "which", "that", "for", "on", "about", "by", "as", "the",
    "a", "an", "but", "said", "says", "not", "it", "her", "his", "its", "their", "so", "if", "when", "while", "where",
    "born", "via", "through", "into", "before", "after", "until", "since", "because",
];

/// Passes those who are told by: "you", "the crowd", "participants".
fn people(r: &Reader<'_>, i: usize) -> Option<usize> {
    if r.is(i, &["us", "you", "them", "everyone", "everybody", "me", "students"]) {
        return Some(i + 1);
    }
    let head = r.after_article(i);
    let group = r.starting(Layer::ParticipantNoun, head).filter(|_| !r.capital(head)).map(|m| m.last as usize + 1);
    let crowd =
        r.is(head, &["audience", "crowd", "gathering", "meeting", "class", "house", "group", "conference", "forum"]);
    group.or_else(|| crowd.then_some(head + 1))
}

const LINKS: &[&str] = &[
    "on",
    "about",
    "regarding",
    "titled",
    "entitled",
    "concerning",
    "of",
    "how",
    "why",
    "what",
    "into",
    "with",
    "through",
    "called",
    "around",
];

/// A static form of a closing word, for a feature's argument.
fn static_word(word: &str) -> &'static str {
    ["at", "during", "to", "before", "after", "when", "from", "by", "for"]
        .iter()
        .find(|w| **w == word)
        .copied()
        .unwrap_or("other")
}

fn parted(r: &Reader<'_>, i: usize) -> &'static str {
    match r.mark(i) {
        ',' => ",",
        ':' => ":",
        '–' | '—' | '-' => "-",
        '(' | ')' => "(",
        '“' | '”' | '"' => "quote",
        '.' => ".",
        '|' => "|",
        '/' => "/",
        _ if r.is(i, &["by"]) => "by",
        _ if r.is(i, &["with"]) => "with",
        _ => "other",
    }
}

/// Stretches between quotation marks in tokens `from..to`, without the marks.
fn quoted(r: &Reader<'_>, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for i in from..to.min(r.len()) {
        let mark = r.mark(i);
        let opens = matches!(mark, '“' | '«' | '„')
            || matches!(mark, '"') && open.is_none()
            || matches!(mark, '‘' | '\'') && open.is_none() && r.gap(i) != Gap::Joined && r.gap(i + 1) == Gap::Joined;
        let closes = open.is_some_and(|(_, o)| match o {
            '“' | '„' => matches!(mark, '”' | '“') && r.gap(i) == Gap::Joined,
            '«' => mark == '»',
            '"' => mark == '"',
            _ => {
                matches!(mark, '’' | '\'')
                    && r.gap(i) == Gap::Joined
                    && !(r.gap(i + 1) == Gap::Joined && r.is_word(i + 1))
            }
        });
        if closes {
            if let Some((o, _)) = open.take()
                && i > o + 1
                && i - o < LONGEST
            {
                out.push((o + 1, i - 1));
            }
        } else if opens {
            open = Some((i, mark));
        }
    }
    out
}

/// What a candidate looks like.
fn shape<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, cast: &Cast, p: &Proposal<'a>, out: &mut Features<'a>) {
    let (first, last) = (p.first, p.last);
    let words = (first..=last).filter(|i| r.is_word(*i)).count();
    out.add(
        "words",
        ["1", "2", "3-5", "6-10", "11-20", "21+"][match words {
            0..=1 => 0,
            2 => 1,
            3..=5 => 2,
            6..=10 => 3,
            11..=20 => 4,
            _ => 5,
        }],
    );
    out.add_if(r.capital(first), "capital");
    let capitals = (first..=last).filter(|i| r.capital(*i)).count();
    out.add_if(words > 2 && capitals * 3 >= words * 2, "title-case");
    out.add_if(
        (first..=last).any(|i| r.is(i, CLAUSE) && !r.is(i, &["about", "by", "as", "during", "after", "before"])),
        "clause-words",
    );
    out.add_if(cast.all.iter().any(|a| a.first >= first && a.last <= last), "holds-person");
    out.add_if(cx.doc.dates.in_tokens(first, last + 1), "holds-date");
    let covered: usize = r.within(Layer::Organisation, first, last + 1).map(|m| m.width() as usize).sum();
    out.add_if(covered * 2 > last + 1 - first, "organisation");
    out.add_if(r.starting(Layer::Position, first).is_some() || r.ending(Layer::Position, last).is_some(), "position");
    out.add_if(
        r.starting(Layer::Country, first)
            .or_else(|| r.starting(Layer::City, first))
            .is_some_and(|m| m.last as usize == last),
        "place",
    );
    if let Some(m) = r.starting(Layer::Label, first).filter(|m| m.last as usize == last) {
        out.add("label", m.cell(cx.lexicon(), "id"));
    }
    out.add_if(r.starting(Layer::SpeechCue, first).is_some_and(|m| m.last as usize >= last), "cue-only");
    out.add_if(r.starting(Layer::SpeechCue, first).is_some() && !reach::gerund(r, first), "cue-first");
    let event = r.within(Layer::EventNoun, first, last + 1).any(|m| m.last as usize == last);
    out.add_if(event, "event-noun-last");
    out.add_if(r.starting(Layer::EventNoun, first).is_some(), "event-noun-first");
    let quotes = first > 0
        && matches!(r.mark(first - 1), '“' | '"' | '«' | '‘')
        && matches!(r.mark(last + 1), '”' | '"' | '»' | '’' | ',' | '.');
    out.add_if(quotes, "in-quotes");
    out.add_if(r.mark(last) == '?', "question");
    // "In this session you will hear from:" leads to a list of persons.
    let leads = r.mark(last + 1) == ':' && r.gap(last + 2) >= Gap::Line;
    out.add_if(leads, "leads-list");
    let speaks_of = (first..=last).any(|i| {
        r.is(i, &["hear", "speakers", "panelists", "panellists", "presenters", "moderator", "moderated", "session"])
    });
    out.add_if(speaks_of, "speaks-of-speakers");
    out.add_if((first..=last).any(|i| r.is(i, &["you", "we", "she", "he", "her", "his", "our", "your"])), "pronoun");
    // A part of bold or quoted words is a part of a title.
    let inside = |a: usize, b: usize| a <= first && last <= b && (a, b) != (first, last);
    let (start, end) = r.line_range(first);
    out.add_if(sections::emphasised(r, start, end).iter().any(|(a, b)| inside(*a, *b)), "part-of-bold");
    out.add_if(quoted(r, start, end.min(start + 120)).iter().any(|(a, b)| inside(*a, *b)), "part-of-quote");
    let title = cx.doc.layout.kind_at(cx.page(), first) == LineKind::Heading && !(start..first).all(|i| !r.is_word(i));
    out.add_if(title, "part-of-heading");
    let furniture = cx.doc.layout.kind_at(cx.page(), first) == LineKind::Furniture;
    out.add_if(furniture, "furniture");
    if let Some(w) = crate::relate::context::plain_word(cx, first).filter(|_| !r.capital(first)) {
        out.add("first-word", w);
    }
    out.add_if(cx.doc.layout.kind_at(cx.page(), first) == LineKind::Heading, "heading-line");
}
