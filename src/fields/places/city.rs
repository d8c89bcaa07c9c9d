//! Which town it is held in.
//!
//! Candidates: the towns of the gazetteer that the scene names, and names that only a town can have where they stand
//! ("in Mohales Hoek", "Irelya, Enga Province", the head of a dateline, "Ringmer Village Hall"). Forms of one town
//! (Teheran, Tehran) are one candidate.

use super::gather::{Gathered, plain_words};
use super::setting::{self, STREETS, in_place_field, is_dateline, lowered};
use super::{Venue, best_place};
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::eval::agree;
use crate::gazetteer::RowRef;
use crate::relate::choice::{Candidate, Choice, Scored, score};
use crate::relate::context::of_a_life;
use crate::relate::scene::SceneCx;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Which town it is held in.
pub struct City;

impl Choice for City {
    fn name(&self) -> &'static str {
        "place-city"
    }

    fn exclusive(&self) -> bool {
        true
    }

    /// Twice that of the building: out of fold what was held likely by three quarters came true in six of ten.
    fn penalty(&self) -> f64 {
        4.0
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let venues = score(&Venue, cx);
        candidates(cx, best_place(&venues, super::VENUE).as_ref())
    }

    fn right(&self, c: &Candidate<'_>, gold: &Value) -> Option<bool> {
        // A town that a virtual event names tells nothing of how towns are named where one goes there.
        if gold["format"].as_str() == Some("virtual") {
            return None;
        }
        Some(gold["city"].as_str().is_some_and(|city| agree("city", &[&c.value], &[city])))
    }
}

/// The towns that the scene may be in, given the building that was chosen.
pub(super) fn candidates<'a>(cx: &SceneCx<'a>, venue: Option<&Scored<'a>>) -> Vec<Candidate<'a>> {
    let mut found = Gathered::default();
    let countries = named_countries(cx);
    known_towns(cx, &countries, &mut found);
    unknown_towns(cx, &mut found);
    rank(&mut found.list);
    let own = found.list.iter().any(|c| c.evidence.iter().any(|e| cx.scene.owns(e.0)) && c.features.has("size"));
    for c in &mut found.list {
        c.features.add("venue", beside_venue(cx, c, venue));
        let common = !c.evidence.iter().any(|e| cx.scene.owns(e.0));
        if cx.scene.siblings > 1 {
            c.features.add(
                "many",
                match (common, own) {
                    (true, true) => "common-beside-own",
                    (true, false) => "common-alone",
                    _ => "own",
                },
            );
        }
    }
    found.list
}

/// How near to the words of the chosen building a town is named at its nearest.
fn beside_venue(cx: &SceneCx<'_>, town: &Candidate<'_>, venue: Option<&Scored<'_>>) -> &'static str {
    const KINDS: [&str; 7] = ["inside", "then", "then-address", "before", "sentence", "apart", "none"];
    let Some(venue) = venue else { return KINDS[6] };
    let page = cx.page();
    let near = |(a, b): (usize, usize), (x, y): (usize, usize)| {
        if a <= x && y <= b {
            0
        } else if x > b && x - b <= 3 && page.tokens[x].gap < Gap::Blank {
            1
        } else if x > b && x - b <= 14 && page.tokens[x].sentence == page.tokens[b].sentence {
            2
        } else if a > y && a - y <= 4 && page.tokens[a].gap < Gap::Blank {
            3
        } else if page.tokens[x].sentence == page.tokens[a].sentence {
            4
        } else {
            5
        }
    };
    let pairs = venue.candidate.evidence.iter().flat_map(|v| town.evidence.iter().map(move |t| (v, t)));
    KINDS[pairs.take(64).map(|(v, t)| near((v.0, v.1), (t.0, t.1))).min().unwrap_or(5)]
}

/// Countries whose capital or only town bears their name, so that the name is a town's too.
const CITY_STATES: &[&str] = &["HK", "MC", "MO", "SG", "SM", "VA"];

fn known_towns<'a>(cx: &SceneCx<'a>, countries: &BTreeMap<&'a str, usize>, found: &mut Gathered<'a>) {
    let mentions = &cx.doc.mentions;
    let mut done = BTreeSet::new();
    for m in cx.mentions(Layer::City) {
        if !done.insert((m.first, m.last)) {
            continue;
        }
        let (first, last) = (m.first as usize, m.last as usize);
        let longer = mentions.covering(Layer::City, first).is_some_and(|c| c.width() > m.width() && c.last >= m.last);
        let rows = rows(cx, first, last);
        let Some(row) = best_row(cx, &rows, countries) else { continue };
        let country = mentions.covering(Layer::Country, first).filter(|c| c.last >= m.last);
        let state =
            country.is_some_and(|c| CITY_STATES.contains(&c.cell(cx.lexicon(), "id")) && c.width() == m.width());
        if longer || country.is_some() && !state || is_no_town(cx, first, last) {
            continue;
        }
        let weak = m.weak;
        if weak && !has_company(cx, m) || is_person_or_part(cx, first, last) || of_a_life(cx, first) {
            continue;
        }
        let lexicon = cx.lexicon();
        let key = format!("row {}", lexicon.cell(row, "id"));
        let written = plain_words(cx, first, last);
        let preferred = lexicon.cell(row, "name");
        let at = found.add(cx, m, key, &written, if weak { "city.weak-with-company" } else { "city.gazetteer" }, |f| {
            f.add("size", size(lexicon.cell(row, "population")));
            f.add_if(weak, "weak");
            address(cx, first, last, f);
            let segment = setting::segment(cx, first, last);
            if !segment.is_empty() {
                f.add("segment", segment);
            }
            f.add_if(state, "city-state");
            let home = lexicon.cell(row, "country");
            match countries.get(home) {
                Some(0) => f.add("country-named", "first"),
                Some(_) => f.add("country-named", "other"),
                None if countries.is_empty() => f.add("country-named", "no-country"),
                None => f.add("country-named", "not"),
            }
            f.add_if(is_capital(cx, row), "capital");
            f.add_if(is_abbreviation(cx, first, last), "in-capitals");
            f.add_if(runs_on(cx, last), "runs-on");
        });
        // The gazetteer's own form where the text has it; else the first.
        if written == preferred {
            found.list[at].value = written;
        }
    }
}

fn unknown_towns<'a>(cx: &SceneCx<'a>, found: &mut Gathered<'a>) {
    let mut propose = |first: usize, last: usize, rule: &'static str| {
        let mentions = &cx.doc.mentions;
        let known = mentions
            .within(Layer::City, first, last + 1)
            .any(|c| c.first as usize == first && c.last as usize == last && !c.weak);
        let country = mentions.covering(Layer::Country, first).is_some_and(|c| c.last as usize >= last);
        let digits = (first..=last).any(|t| {
            cx.page().tokens[t].kind != TokenKind::Word && cx.page().tokens[t].mark == '\0'
                || cx.page().word(t).bytes().any(|b| b.is_ascii_digit())
        });
        if setting::only_common(cx, first, last) && rule != "city.name-before-region" {
            return;
        }
        if known || country || digits || is_no_town(cx, first, last) || setting::dated(cx, first, last + 1) {
            return;
        }
        if is_abbreviation(cx, first, last) && !matches!(rule, "city.dateline" | "city.in-body-name") {
            return;
        }
        // "workshops in Texas": a state, province or county is the region.
        let mut regions = mentions.within(Layer::Subdivision, first, first + 1);
        if rule != "city.dateline" && regions.any(|r| r.last as usize == last && !r.weak) {
            return;
        }
        let words = plain_words(cx, first, last);
        let m = Mention::new(first, last, Layer::City, rule);
        let weak_known = mentions.starting(Layer::City, first).is_some_and(|c| c.last as usize == last);
        let key = match rows(cx, first, last).first() {
            Some(row) if found.find(&format!("row {}", cx.lexicon().cell(*row, "id"))).is_some() => {
                format!("row {}", cx.lexicon().cell(*row, "id"))
            }
            _ => words.to_lowercase(),
        };
        let body = mentions.starting(Layer::Organisation, first).is_some_and(|o| o.last as usize == last);
        let venue = mentions.starting(Layer::Venue, first).is_some_and(|o| o.last as usize == last);
        let person = mentions.starting(Layer::Person, first).is_some_and(|o| o.last as usize == last);
        let region = mentions.starting(Layer::Subdivision, first).is_some_and(|o| o.last as usize == last);
        found.add(cx, &m, key, &words, rule, |f| {
            f.add("unknown-town", rule);
            address(cx, first, last, f);
            let segment = setting::segment(cx, first, last);
            if !segment.is_empty() {
                f.add("segment", segment);
            }
            if rule == "city.line" {
                f.add("in-line", in_line(cx, first, last, first.saturating_sub(2)).unwrap_or(""));
            }
            f.add_if(weak_known, "weak");
            f.add_if(runs_on(cx, last), "runs-on");
            f.add_if(
                first == last
                    && cx.page().tokens[first].upper
                    && !cx.doc.layout.shouting.get(cx.page().tokens[first].line as usize).copied().unwrap_or(false),
                "acronym",
            );
            f.add("width", ["1", "2", "3", "4+"][(last - first).min(3)]);
            for (holds, what) in [(body, "body"), (venue, "venue"), (person, "person"), (region, "region")] {
                if holds {
                    f.add("also", what);
                }
            }
        });
    };
    let page = cx.page();
    for (start, end) in cx.scene.stretches() {
        for i in start..end {
            let t = &page.tokens[i];
            if !t.capital
                || t.kind != TokenKind::Word
                || i > start && page.tokens[i - 1].capital && page.tokens[i].gap == Gap::Space && !is_line_head(cx, i)
            {
                continue;
            }
            let Some(last) = name_run(cx, i, end) else { continue };
            let before = if i > start && page.tokens[i].gap < Gap::Line { lowered(cx, i - 1) } else { "" };
            let follows = follows_comma(cx, last, &[Layer::Country, Layer::Subdivision]);
            if matches!(before, "in" | "near" | "at") {
                propose(i, last, "city.name-after-in");
            } else if follows
                && i > start
                && (page.tokens[i - 1].mark == ','
                    || before == "of"
                    || before == "from"
                    || page.tokens[i - 1].mark == ':')
            {
                propose(i, last, "city.name-before-region");
            } else if before == "of"
                && i > start + 1
                && (TOWN_WORDS.contains(&lowered(cx, i - 2))
                    || super::venue::noun_at(cx, i - 2).is_some_and(|n| n.cell(cx.lexicon(), "kind") != "body"))
            {
                propose(i, last, "city.of-name");
            } else if is_line_head(cx, i)
                && is_dateline(cx, i, last)
                && (t.upper || page.tokens.get(last + 1).is_some_and(|n| matches!(n.mark, ',' | '(' | '–' | '—')))
            {
                propose(i, last, "city.dateline");
            } else if in_place_field(cx, i)
                && i > start
                && (matches!(page.tokens[i - 1].mark, ',' | ':') || is_line_head(cx, i))
            {
                propose(i, last, "city.in-field");
            } else if i > start
                && page.tokens[i - 1].mark == ','
                && i >= 2
                && cx.doc.mentions.ending(Layer::Venue, i - 2).is_some()
            {
                propose(i, last, "city.after-venue");
            } else if in_line(cx, i, last, start).is_some() {
                propose(i, last, "city.line");
            }
            // "Ringmer Village Hall", "Betio Town Council": the town within a body's name. Not "The Town Hall".
            if let Some(town) = before_town_word(cx, i, last) {
                propose(i, town, "city.in-body-name");
            }
        }
    }
}

/// Whether a name stands in a line of particulars as a town does: it ends a short line behind a comma, or has a date on
/// one side and a comma, dash or the line's end on the other.
fn in_line(cx: &SceneCx<'_>, first: usize, last: usize, start: usize) -> Option<&'static str> {
    let page = cx.page();
    let covered = [Layer::Person, Layer::Organisation, Layer::Venue, Layer::EventNoun, Layer::Position]
        .iter()
        .any(|l| cx.doc.mentions.covering(*l, first).is_some());
    if covered || first <= start {
        return None;
    }
    let before = page.tokens[first - 1].mark;
    let line = &page.lines[page.tokens[first].line as usize];
    let (a, b) = (line.first as usize, line.end as usize);
    let next = page.tokens.get(last + 1);
    let ends = next.is_none_or(|t| t.gap >= Gap::Line || t.gap == Gap::Wide)
        || matches!(next, Some(t) if matches!(t.mark, '.' | '|' | '(' | '·' | ';') && t.gap <= Gap::Space);
    let dashed = next.is_some_and(|t| matches!(t.mark, ',' | '–' | '—' | '-' | ':' | '·' | '|'));
    if page.tokens[first].gap < Gap::Line && matches!(before, ',' | '·' | '|') {
        if ends && (b - a <= 24 || setting::dated(cx, a, b)) {
            return Some("ends-line");
        }
        if dashed
            && (setting::dated(cx, first.saturating_sub(5).max(a), first) || setting::dated(cx, last + 1, last + 4))
        {
            return Some("beside-date");
        }
    }
    (is_line_head(cx, first) && dashed && setting::dated(cx, last + 1, last + 4)).then_some("before-date")
}

/// The end of a run of capitalised words from `i`, at most four, not over a known title, date or month.
fn name_run(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    let mut last = i;
    while last + 1 < end.min(i + 6) {
        let t = &page.tokens[last + 1];
        let hyphen = t.mark == '-'
            && t.gap == Gap::Joined
            && page.tokens.get(last + 2).is_some_and(|n| n.gap == Gap::Joined && n.capital);
        if hyphen {
            last += 2;
        } else if t.kind == TokenKind::Word
            && t.capital
            && t.gap <= Gap::Wrap
            && !setting::dated(cx, last + 1, last + 2)
        {
            last += 1;
        } else if last == i
            && matches!(lowered(cx, i), "st" | "ste" | "mt" | "ft")
            && t.mark == '.'
            && page.tokens.get(last + 2).is_some_and(|n| n.capital && n.gap == Gap::Space)
        {
            // "St. Augustine"
            last += 2;
        } else {
            break;
        }
    }
    (last - i < 5 && !matches!(lowered(cx, i), "the" | "i" | "a")).then_some(last)
}

/// One short word in capitals amid others that are not ("USWDS", "ET"): an acronym, not a town.
fn is_abbreviation(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let t = &cx.page().tokens[first];
    let shouting = cx.doc.layout.shouting.get(t.line as usize).copied().unwrap_or(false);
    first == last && t.upper && t.end - t.start <= 6 && !shouting
}

/// Names wider than a country, which are also towns somewhere.
const WIDER: &[&str] = &[
    "africa",
    "america",
    "americas",
    "arabia",
    "asia",
    "balkans",
    "caribbean",
    "caucasus",
    "europe",
    "eurasia",
    "oceania",
    "pacific",
    "sahel",
    "scandinavia",
];

/// Whether the words name something else by the look of it: a label, a continent, a month.
fn is_no_town(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let label = cx.doc.mentions.starting(Layer::Label, first).is_some_and(|l| l.last as usize >= last)
        && cx.page().tokens.get(last + 1).is_some_and(|t| matches!(t.mark, ':' | '-') || t.gap >= Gap::Wide);
    label || WIDER.contains(&lowered(cx, last)) || cx.doc.dates.in_tokens(first, last + 1)
}

/// Whether a town's name is a person's here ("Florence Nightingale"), or a part of a hyphened word that is no place's
/// ("Agri-Fishery"; but "Nairobi-based").
fn is_person_or_part(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let page = cx.page();
    let person = cx.doc.mentions.covering(Layer::Person, first).is_some();
    let placed = matches!(lowered(cx, first.wrapping_sub(1)), "in" | "near" | "at")
        || in_place_field(cx, first)
        || is_dateline(cx, first, last);
    let hyphen = page.tokens.get(last + 1).is_some_and(|t| t.mark == '-' && t.gap == Gap::Joined)
        && page.tokens.get(last + 2).is_some_and(|t| t.gap == Gap::Joined && t.kind == TokenKind::Word && t.capital);
    person && !placed || hyphen
}

/// Words that follow a town's name in the name of its body or hall.
const TOWN_WORDS: &[&str] =
    &["village", "town", "city", "municipal", "municipality", "parish", "township", "district", "borough", "barangay"];

/// The last token of the town's name in "X Village Hall", where the run `first..=last` is such a name.
fn before_town_word(cx: &SceneCx<'_>, first: usize, last: usize) -> Option<usize> {
    let at = (first + 1..=last).find(|t| TOWN_WORDS.contains(&lowered(cx, *t)))?;
    let more = at < last;
    (more && at - first <= 3).then(|| at - 1)
}

fn is_line_head(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    let line = &page.lines[page.tokens[i].line as usize];
    (line.first as usize..i).all(|t| page.tokens[t].mark != '\0')
}

/// Whether a comma or bracket and then a mention of one of `layers` follows token `last`.
fn follows_comma(cx: &SceneCx<'_>, last: usize, layers: &[Layer]) -> bool {
    let page = cx.page();
    page.tokens.get(last + 1).is_some_and(|t| matches!(t.mark, ',' | '('))
        && layers.iter().any(|l| cx.doc.mentions.starting(*l, last + 2).is_some())
}

/// Whether a weak name of a town has company: a country or region behind it, a preposition before it, a field, a dateline.
fn has_company(cx: &SceneCx<'_>, m: &Mention) -> bool {
    let (first, last) = (m.first as usize, m.last as usize);
    let before = if first > 0 { lowered(cx, first - 1) } else { "" };
    follows_comma(cx, last, &[Layer::Country, Layer::Subdivision])
        || matches!(before, "in" | "near" | "at" | "to" | "from")
        || before == "of"
            && first > 1
            && matches!(lowered(cx, first - 2), "city" | "town" | "university" | "village" | "county")
        || in_place_field(cx, first)
        || is_dateline(cx, first, last)
        || setting::setting(cx, first, last) == "after-venue"
        || !setting::only_common(cx, first, last) && newly_placed(cx, first, last)
}

/// Whether a name stands in a line of particulars, at the page's or the scene's head, or alone in its line.
fn newly_placed(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    setting::segment_head(cx, first).is_some()
        || cx.page().tokens[first].line <= 3
        || cx.scene.heading.is_some_and(|(a, b)| (a..b).contains(&first))
        || is_line_head(cx, first) && cx.page().tokens.get(last + 1).is_none_or(|t| t.gap >= Gap::Line)
}

/// Signs of a street, a postcode or a postal address about a town's name.
fn address<'a>(cx: &SceneCx<'a>, first: usize, last: usize, f: &mut Features<'a>) {
    let page = cx.page();
    let number =
        |t: usize| page.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Number) && !cx.doc.dates.in_tokens(t, t + 1);
    if first > 0 && page.tokens[first].gap == Gap::Space && number(first - 1) {
        f.add("after-number", if page.word(first - 1).len() >= 4 { "postcode" } else { "house" });
    }
    if page.tokens.get(last + 1).is_some_and(|t| t.gap == Gap::Space) && number(last + 1) {
        f.add("then-number", if page.word(last + 1).len() >= 4 { "postcode" } else { "house" });
    }
    f.add_if(
        STREETS.contains(&lowered(cx, last + 1)) || STREETS.contains(&lowered(cx, last)) && last > first,
        "street",
    );
    // "Dateline, 4 May: … at a seminar here": the town of the dateline is the place.
    if is_dateline(cx, first, last) {
        let end = (first + 160).min(cx.scene.end);
        let here = setting::cues_in(cx, first, end).any(|c| c.cell(cx.lexicon(), "id") == "here");
        f.add("dateline", if here { "here" } else { "no-here" });
    }
}

/// Features that compare the candidates: which is said most plainly, which comes first, which is named most.
fn rank(list: &mut [Candidate<'_>]) {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|i| list[*i].data);
    // Towns within names of bodies and guesses do not count among the rivals.
    let counts = |c: &Candidate<'_>| {
        c.features.has("size")
            && !c.features.has("weak")
            && c.features
                .iter()
                .any(|f| f.kind == "how" && !matches!(f.arg, "inside-body" | "listed" | "furniture" | "person-field"))
    };
    let known = order.iter().filter(|i| counts(&list[**i])).count();
    let most = list.iter().filter(|c| counts(c)).map(|c| c.evidence.len()).max().unwrap_or(0);
    let ties = list.iter().filter(|c| counts(c) && c.evidence.len() == most).count();
    grade_order(list);
    for i in order {
        let counted = counts(&list[i]);
        let c = &mut list[i];
        c.features.add("times", ["1", "2", "3+"][c.evidence.len().clamp(1, 3) - 1]);
        if !counted {
            c.features.add("known-rivals", ["0", "1", "2+"][known.min(2)]);
            continue;
        }
        c.features.add("rivals", ["0", "1", "2", "3+"][(known - 1).min(3)]);
        c.features.add_if(c.evidence.len() == most && ties == 1 && known > 1, "most-named");
    }
}

/// Adds to each candidate its best grade (see `setting::grade`), its place among those of that grade, and how far
/// others stand above it.
pub(super) fn grade_order(list: &mut [Candidate<'_>]) {
    const KINDS: [&str; 5] = ["order-0", "order-1", "order-2", "order-3", "order-4"];
    const BELOW: [&str; 5] = ["below-0", "below-1", "below-2", "below-3", "below-4"];
    const DIGITS: [&str; 5] = ["0", "1", "2", "3", "4"];
    let best = |c: &Candidate<'_>| {
        c.features
            .iter()
            .filter(|f| f.kind == "grade")
            .filter_map(|f| DIGITS.iter().position(|d| *d == f.arg))
            .max()
            .unwrap_or(0)
    };
    let grades: Vec<usize> = list.iter().map(best).collect();
    let top = grades.iter().copied().max().unwrap_or(0);
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|i| list[*i].data);
    let mut n = [0usize; 5];
    for i in order {
        let g = grades[i];
        list[i].features.add(KINDS[g], ["1", "2", "3+"][n[g].min(2)]);
        list[i].features.add(BELOW[g], DIGITS[top]);
        n[g] += 1;
    }
}

/// The countries that the scene names outside adjectives, the most named first: each with its rank.
pub(super) fn named_countries<'a>(cx: &SceneCx<'a>) -> BTreeMap<&'a str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for m in cx.mentions(Layer::Country) {
        if !m.weak {
            *counts.entry(m.cell(cx.lexicon(), "id")).or_default() += 1;
        }
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    order.into_iter().enumerate().map(|(rank, (code, _))| (code, rank)).collect()
}

/// Whether a capitalised word follows in the same breath: "Naga" in "Naga United Village".
fn runs_on(cx: &SceneCx<'_>, last: usize) -> bool {
    cx.page().tokens.get(last + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital && t.gap == Gap::Space)
}

/// The gazetteer rows of the town name `first..=last`.
pub(super) fn rows(cx: &SceneCx<'_>, first: usize, last: usize) -> Vec<RowRef> {
    cx.doc
        .mentions
        .within(Layer::City, first, first + 1)
        .filter(|m| m.last as usize == last)
        .filter_map(|m| m.row)
        .collect()
}

/// The row that a name means: one in a country that the scene names, but not for a hamlet against a metropolis; else
/// the most populous.
pub(super) fn best_row(cx: &SceneCx<'_>, rows: &[RowRef], countries: &BTreeMap<&str, usize>) -> Option<RowRef> {
    let lexicon = cx.lexicon();
    rows.iter().copied().max_by_key(|r| {
        let population = lexicon.cell(*r, "population").parse::<u64>().unwrap_or(0);
        let named = countries.contains_key(lexicon.cell(*r, "country"));
        (population.saturating_mul(if named { 50 } else { 1 }), std::cmp::Reverse(*r))
    })
}

/// Whether the row is its country's capital.
fn is_capital(cx: &SceneCx<'_>, row: RowRef) -> bool {
    let lexicon = cx.lexicon();
    let home = lexicon.cell(row, "country");
    cx.mentions(Layer::Country)
        .iter()
        .any(|m| m.cell(lexicon, "id") == home && m.cell(lexicon, "capital") == lexicon.cell(row, "name"))
}

/// How large a town is.
pub(super) fn size(population: &str) -> &'static str {
    match population.parse::<u64>().unwrap_or(0) {
        0..=50_000 => "small",
        50_001..=300_000 => "town",
        300_001..=2_000_000 => "city",
        _ => "metropolis",
    }
}

/// Adds how large the town is and whether a name of its country is beside it; for other choices.
pub(super) fn describe<'a>(cx: &SceneCx<'a>, row: RowRef, out: &mut Features<'a>) {
    out.add("town-size", size(cx.lexicon().cell(row, "population")));
}
