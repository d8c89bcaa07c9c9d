//! How the name of a place stands in the text: in a field, a dateline, a heading, after a preposition …
//!
//! In: a token range. Out: one word for its setting, and features made of it. Every choice about places shares them.

use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::gazetteer::compile::COMMON;
use crate::relate::context;
use crate::relate::scene::SceneCx;

/// Fields whose value is the place.
pub(super) const PLACE_FIELDS: &[&str] = &["venue", "where", "city", "country"];

/// How tokens `first..=last` stand in the text. The first that fits:
pub(super) fn setting(cx: &SceneCx<'_>, first: usize, last: usize) -> &'static str {
    let page = cx.page();
    match field(cx, first) {
        Some("venue" | "where" | "city" | "country") => return "field",
        Some("when" | "date") => return "date-field",
        Some(
            "speaker" | "speakers" | "trainer" | "panellists" | "moderator" | "chair" | "opening" | "contact"
            | "author" | "share" | "mail-header",
        ) => {
            return "person-field";
        }
        _ => {}
    }
    if is_dateline(cx, first, last) {
        return "dateline";
    }
    if inside(cx, Layer::Organisation, first, last) {
        return "inside-body";
    }
    if inside(cx, Layer::Venue, first, last) {
        return "inside-venue";
    }
    if is_place_line(cx, first) {
        return "place-line";
    }
    let before = lowered(cx, lead(cx, first).wrapping_sub(1));
    let preposition = match before {
        "in" | "at" | "near" | "outside" | "inside" | "within" => "in",
        "from" => "from",
        "to" => "to",
        "of" => "of",
        _ => "",
    };
    if let Some(joined) = joined_to(cx, first) {
        return joined;
    }
    if is_own_line(cx, first, last) {
        return if beside_date(cx, first) { "line-by-date" } else { "own-line" };
    }
    let kind = cx.doc.layout.kind_at(page, first);
    match (kind, preposition) {
        (LineKind::Heading, "in") => return "heading-in",
        (LineKind::Heading, _) => return "heading",
        (LineKind::Furniture, _) => return "furniture",
        (_, "") => {}
        (_, preposition) => return preposition,
    }
    let Some(next) = page.tokens.get(last + 1) else { return "last" };
    if matches!(next.mark, '\'' | '’') {
        return "owner";
    }
    if next.mark == '-' && next.gap == Gap::Joined
        || next.kind == TokenKind::Word
            && next.gap <= Gap::Wrap
            && (next.capital || cx.doc.mentions.starting(Layer::EventNoun, last + 1).is_some())
    {
        return "attribute";
    }
    "plain"
}

/// The first token of the noun phrase that begins at `first`, with its article or possessive.
pub(super) fn lead(cx: &SceneCx<'_>, first: usize) -> usize {
    match first.checked_sub(1) {
        Some(b)
            if matches!(lowered(cx, b), "the" | "a" | "an" | "its" | "our" | "their")
                && cx.page().tokens[first].gap < Gap::Line =>
        {
            b
        }
        _ => first,
    }
}

/// How plainly a mention says that the event is there: 4 in a field or a line of places, 3 "held in X" or "in X" with
/// event and date, or behind a building; 2 "in X" with one of them; 1 a dateline; 0 no more than named.
pub(super) fn grade(cx: &SceneCx<'_>, m: &Mention, how: &str) -> usize {
    let (start, end) = context::sentence_of(cx, m);
    if other_event(cx, start, end) || !cx.scene.owns(m.first as usize) && cx.scene.siblings > 1 {
        return 0;
    }
    let event = cx.doc.mentions.within(Layer::EventNoun, start, end).any(|n| !n.weak);
    let date = cx.doc.dates.in_tokens(start, end);
    let near = |c: &&Mention| c.last < m.first && m.first - c.last <= 8;
    let held = cues_in(cx, start, m.first as usize)
        .filter(near)
        .any(|c| matches!(c.cell(cx.lexicon(), "id"), "held" | "gathered" | "hosted" | "opened" | "venue"));
    let moved = cues_in(cx, start, m.first as usize).filter(near).any(|c| c.cell(cx.lexicon(), "id") == "trip");
    match how {
        _ if moved => 0,
        "field" | "place-line" => 4,
        "in" | "heading-in" if held || event && date => 3,
        "in-after-venue" | "after-venue" if held || event || date => 3,
        "in" | "heading-in" if event || date => 2,
        "in-after-venue" | "after-venue" => 2,
        "dateline" => 1,
        _ => 0,
    }
}

/// What tokens `first..` are joined to by a comma, a bracket, "in" or "at": a building, a body, another town.
fn joined_to(cx: &SceneCx<'_>, first: usize) -> Option<&'static str> {
    let (page, mentions) = (cx.page(), &cx.doc.mentions);
    let joint = first.checked_sub(1).filter(|j| {
        page.tokens[first].gap < Gap::Line
            && (matches!(page.tokens[*j].mark, ',' | '(') || matches!(lowered(cx, *j), "in" | "at" | "near" | "of"))
    })?;
    let end = joint.checked_sub(1)?;
    let comma = page.tokens[joint].mark != '\0';
    if mentions.ending(Layer::Venue, end).is_some() {
        return Some(if comma { "after-venue" } else { "in-after-venue" });
    }
    if super::venue::noun_at(cx, end).is_some() {
        return Some("in-after-venue");
    }
    if !comma {
        return None;
    }
    if mentions.ending(Layer::Organisation, end).is_some() {
        return Some("after-body");
    }
    if address_from_venue(cx, end) {
        return Some("after-venue");
    }
    if mentions.ending(Layer::City, end).is_some() || mentions.ending(Layer::Country, end).is_some() {
        return Some("listed");
    }
    if mentions.ending(Layer::Name, end).is_some() {
        return Some("after-name");
    }
    None
}

/// Whether the tokens up to `end` are the street or floor of an address that begins with a building: "Hotel Astra,
/// Lange Str. 88", "Bay House, 3rd floor (no lift)". Streets have a number or a street's noun.
fn address_from_venue(cx: &SceneCx<'_>, end: usize) -> bool {
    let (page, mentions) = (cx.page(), &cx.doc.mentions);
    let line = page.lines[page.tokens[end].line as usize].first as usize;
    let (mut i, mut numbered) = (end, false);
    while i > line && end - i < 16 {
        let t = &page.tokens[i];
        let ends_venue = mentions.ending(Layer::Venue, i).is_some() || super::venue::noun_at(cx, i).is_some();
        if ends_venue && page.tokens.get(i + 1).is_some_and(|n| matches!(n.mark, ',' | '(')) {
            return numbered || i == end;
        }
        numbered |= t.kind == TokenKind::Number || lowered(cx, i).ends_with("floor");
        let passes = t.kind == TokenKind::Number
            || t.capital
            || matches!(t.mark, ',' | '.' | '(' | ')' | '-' | '/' | '\'' | '’')
            || t.word == 0
            || matches!(lowered(cx, i), "floor" | "of" | "de" | "la" | "du" | "st" | "street" | "the");
        if !passes || mentions.ending(Layer::Person, i).is_some() {
            return false;
        }
        i -= 1;
    }
    false
}

/// Adds the setting, crossed with what its sentence says and where it stands.
pub(super) fn features<'a>(cx: &SceneCx<'a>, m: &Mention, out: &mut Features<'a>) {
    // Of a life, not of the event: "X is adviser at the Naval Hospital, Bethesda".
    if let Some(how) = context::biography(cx, m.first as usize) {
        out.add("biography", how);
    }
    let (first, last) = (m.first as usize, m.last as usize);
    let (mentions, page) = (&cx.doc.mentions, cx.page());
    let how = setting(cx, first, last);
    out.add("how", how);
    out.add("grade", ["0", "1", "2", "3", "4"][grade(cx, m, how)]);
    let (start, end) = context::sentence_of(cx, m);
    let event = mentions.within(Layer::EventNoun, start, end).any(|n| !n.weak);
    let date = cx.doc.dates.in_tokens(start, end);
    if event {
        out.add("how-with-event", how);
    }
    if date {
        out.add("how-with-date", how);
    }
    out.add("how-place", place(cx, first));
    // The head of a page or bulletin names the town of its house.
    let top = ["1", "2", "3"].get(page.tokens[first].line as usize);
    if let Some(top) = top {
        out.add(if cx.scene.siblings > 1 { "top-line-of-many" } else { "top-line" }, top);
    }
    if cx.scene.heading.is_some_and(|(a, b)| (a..b).contains(&first)) {
        out.add("own-heading", if cx.scene.siblings > 1 { "many" } else { "one" });
    }
    if matches!(place(cx, first), "first" | "early") {
        out.add("how-early", how);
    }
    for cue in cues_in(cx, start, end) {
        let id = cue.cell(cx.lexicon(), "id");
        let (from, to) = if cue.last < m.first { (cue.last + 1, m.first) } else { (m.last + 1, cue.first) };
        let near = to.saturating_sub(from) <= 8;
        if cue.last < m.first {
            out.add(if near { "cue-near-before" } else { "cue-before" }, id);
        } else if near {
            out.add("cue-near-after", id);
        }
    }
    for cue in mentions.within(Layer::RoleCue, start, first) {
        if cue.last as usize + 10 >= first && cue.cell(cx.lexicon(), "side") == "object" {
            out.add_if(true, "role-cue-before");
        }
    }
    let person = mentions.within(Layer::Person, first.saturating_sub(8).max(start), first).next().is_some();
    let office = mentions.within(Layer::Position, first.saturating_sub(6).max(start), first).next().is_some();
    out.add_if(person, "person-before");
    out.add_if(office, "office-before");
    out.add_if(mentions.covering(Layer::Person, first).is_some(), "inside-person");
    let joined =
        page.tokens.get(last + 1).is_some_and(|t| matches!(t.mark, ',' | '(') && t.gap == Gap::Joined || t.mark == '(');
    if joined {
        for (layer, kind) in [(Layer::Country, "country"), (Layer::Subdivision, "region"), (Layer::City, "city")] {
            if mentions.starting(layer, last + 2).is_some_and(|n| !n.weak || layer == Layer::Subdivision) {
                out.add("before", kind);
            }
        }
    }
    if let Some(field) = field(cx, first) {
        out.add("field", field);
    }
    // "Elsewhere", "the previous workshop": another event's place.
    out.add_if(other_event(cx, start, end), "other-event");
}

/// Whether a sentence speaks of an earlier or later event: a date of another year, "previous", "next year".
fn other_event(cx: &SceneCx<'_>, start: usize, end: usize) -> bool {
    cues_in(cx, start, end).any(|c| c.cell(cx.lexicon(), "id") == "earlier")
}

/// Mentions of the gazetteer `place-cues` that begin in tokens `start..end`.
pub(super) fn cues_in<'a>(cx: &SceneCx<'a>, start: usize, end: usize) -> impl Iterator<Item = &'a Mention> {
    let table = cx.lexicon().table("place-cues");
    cx.doc.mentions.within(Layer::Other, start, end).filter(move |m| table.is_some() && m.row.map(|r| r.table) == table)
}

fn place(cx: &SceneCx<'_>, token: usize) -> &'static str {
    if !cx.scene.owns(token) {
        return "common";
    }
    let page = cx.page();
    let n = page.tokens[token].sentence - page.tokens[cx.scene.first].sentence;
    let late = (token - cx.scene.first) * 4 > (cx.scene.end - cx.scene.first) * 3;
    match n {
        0..=1 => "first",
        2..=5 => "early",
        _ if late => "late",
        _ => "middle",
    }
}

/// "NAIROBI, 12 March –", "Lusaka: ", "SAN JOSE, Province of the North - ": at the head of a line of prose, and only
/// names, dates and marks up to the dash or colon. Not "Nairobi was host to three: ".
pub(super) fn is_dateline(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let page = cx.page();
    let line = &page.lines[page.tokens[first].line as usize];
    if (line.end as usize) < last + 6 || !(line.first as usize..first).all(|t| page.tokens[t].mark != '\0') {
        return false;
    }
    let mut i = last + 1;
    let end = (last + 18).min(line.end as usize);
    while i < end {
        let t = &page.tokens[i];
        let spaced = t.gap != Gap::Joined || page.tokens.get(i + 1).is_some_and(|n| n.gap == Gap::Space);
        if matches!(t.mark, '–' | '—') || t.mark == ':' && i <= last + 2 || t.mark == '-' && spaced {
            return true;
        }
        let range = cx.doc.dates.within(i, i + 1);
        if let Some((_, date_last)) = cx.doc.dates.tokens.get(range.start).filter(|_| !range.is_empty()) {
            i = *date_last as usize + 1;
            continue;
        }
        let passes = match t.kind {
            TokenKind::Word => t.capital || matches!(lowered(cx, i), "of" | "the"),
            TokenKind::Number => true,
            TokenKind::Mark => matches!(t.mark, ',' | '(' | ')' | '.' | '/'),
            _ => false,
        };
        if !passes {
            return false;
        }
        i += 1;
    }
    false
}

/// A short line of only names of places, dates and marks: "Seoul, Republic of Korea", "Quito, Ecuador. 3 to 5 May 2019",
/// "Saleve room, Palexpo, Geneva". It names a town or country, and no person, office or event.
fn is_place_line(cx: &SceneCx<'_>, token: usize) -> bool {
    let (page, mentions) = (cx.page(), &cx.doc.mentions);
    let line = &page.lines[page.tokens[token].line as usize];
    let (first, end) = (line.first as usize, line.end as usize);
    if end - first > 28
        || [Layer::Person, Layer::Position, Layer::EventNoun, Layer::Furniture]
            .iter()
            .any(|l| mentions.within(*l, first, end).next().is_some())
    {
        return false;
    }
    let (mut i, mut placed) = (first, false);
    // A longer line without a date or building is somebody's postal address.
    let said = cx.doc.dates.in_tokens(first, end) || mentions.within(Layer::Venue, first, end).next().is_some();
    if end - first > 10 && !said {
        return false;
    }
    while i < end {
        let name = [Layer::City, Layer::Country, Layer::Subdivision]
            .iter()
            .filter_map(|l| mentions.starting(*l, i))
            .filter(|m| !m.weak)
            .map(|m| m.last as usize)
            .max();
        let date = cx.doc.dates.tokens.get(cx.doc.dates.within(i, i + 1)).and_then(|d| d.first()).map(|d| d.1 as usize);
        placed |= name.is_some();
        if let Some(last) = name.or(date).or_else(|| super::venue::noun_from(cx, i).map(|m| m.last as usize)) {
            i = last.max(i) + 1;
            continue;
        }
        let t = &page.tokens[i];
        let passes = t.kind == TokenKind::Mark
            || t.kind == TokenKind::Number
            || t.capital
            || t.word == 0
            || matches!(
                lowered(cx, i),
                "in" | "at" | "and" | "on" | "from" | "to" | "the" | "held" | "of" | "de" | "la" | "du" | "floor"
            );
        if !passes {
            return false;
        }
        i += 1;
    }
    placed
}

/// Where a segment of a line of particulars begins: a line of announcements is cut by bars, dots, dashes and sentences.
/// Gives how near a date is ("line": in the same line before it, "prev": in the line above, "next": below), if `first`
/// is the head of a segment or stands behind a comma that follows a date.
pub(super) fn segment_head(cx: &SceneCx<'_>, first: usize) -> Option<&'static str> {
    let page = cx.page();
    let line = &page.lines[page.tokens[first].line as usize];
    let (start, end) = (line.first as usize, line.end as usize);
    let mut at = first;
    while at > start && matches!(lowered(cx, at - 1), "in" | "at" | "the" | "on" | "our") {
        at -= 1;
    }
    let head = (start..at).all(|t| page.tokens[t].mark != '\0')
        || matches!(
            page.tokens[at - 1].mark,
            '|' | '·' | '•' | '/' | '—' | '–' | '★' | ';' | '.' | ',' | ':' | '\u{1F4CD}'
        );
    if labelled(cx, at, start) {
        return Some("label");
    }
    if !head {
        return None;
    }
    if dated(cx, at.saturating_sub(12).max(start), at) {
        return Some("line");
    }
    let n = page.tokens[first].line as usize;
    let near = |l: Option<usize>| {
        l.and_then(|l| page.lines.get(l)).is_some_and(|l| {
            let (a, b) = (l.first as usize, l.end as usize);
            b > a && b - a <= 26 && dated(cx, a, b)
        })
    };
    // Only the first segment of a line goes with the lines beside it.
    if at > start && !matches!(page.tokens[at - 1].mark, '|' | '·' | '•' | '★' | '\u{1F4CD}' | ':' | '—' | '–')
    {
        return None;
    }
    if near(n.checked_sub(1)) {
        return Some("prev");
    }
    (end - start <= 30 && near(Some(n + 1))).then_some("next")
}

/// Whether "Where?", "Place ....", "venue" and a wide gap stand right before token `at` in its line.
fn labelled(cx: &SceneCx<'_>, at: usize, start: usize) -> bool {
    let page = cx.page();
    let mut i = at;
    while i > start && at - i < 16 && page.tokens[i - 1].mark != '\0' {
        i -= 1;
    }
    let apart = i < at || page.tokens.get(at).is_some_and(|t| t.gap == Gap::Wide);
    i > start && apart && matches!(lowered(cx, i - 1), "where" | "venue" | "place" | "location")
}

/// How a name stands in its segment (see [`segment_head`]), crossed with where the date is; empty if it is not at its head.
pub(super) fn segment(cx: &SceneCx<'_>, first: usize, last: usize) -> &'static str {
    let Some(date) = segment_head(cx, first) else { return "" };
    let next = cx.page().tokens.get(last + 1);
    let after = match next {
        None => "end",
        Some(t) if t.gap >= Gap::Wide => "end",
        Some(t) if matches!(t.mark, ',' | '(') => "comma",
        Some(t) if t.mark != '\0' && t.gap != Gap::Joined || matches!(t.mark, '.' | ';' | ':') => "end",
        _ => "on",
    };
    match (date, after) {
        ("label", "end") => "label/end",
        ("label", "comma") => "label/comma",
        ("label", _) => "label/on",
        ("line", "end") => "line/end",
        ("line", "comma") => "line/comma",
        ("line", _) => "line/on",
        ("prev", "end") => "prev/end",
        ("prev", "comma") => "prev/comma",
        ("prev", _) => "prev/on",
        (_, "end") => "next/end",
        (_, "comma") => "next/comma",
        _ => "next/on",
    }
}

/// Whether tokens `first..=last` fill their line, but for marks and an "in" or "at" before them.
fn is_own_line(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let page = cx.page();
    let line = &page.lines[page.tokens[first].line as usize];
    let silent = |t: usize| page.tokens[t].kind == TokenKind::Mark || matches!(lowered(cx, t), "in" | "at" | "the");
    (line.first as usize..first).all(silent) && (last + 1..line.end as usize).all(silent)
}

/// Whether the line before or behind that of `token` is short and holds a date or a clock time.
fn beside_date(cx: &SceneCx<'_>, token: usize) -> bool {
    let page = cx.page();
    let n = page.tokens[token].line as usize;
    [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|n| page.lines.get(n)).any(|l| {
        let (first, end) = (l.first as usize, l.end as usize);
        end - first <= 24 && dated(cx, first, end)
    })
}

/// Whether a date or clock time lies in tokens `first..end`, or reaches into them.
pub(super) fn dated(cx: &SceneCx<'_>, first: usize, end: usize) -> bool {
    let at = cx.doc.dates.tokens.partition_point(|d| (d.1 as usize) < first);
    cx.doc.dates.tokens.get(at).is_some_and(|d| (d.0 as usize) < end)
}

/// Whether every word of the tokens is an ordinary one ("Capacity Building"), which a name of a place seldom is.
pub(super) fn only_common(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    cx.page().tokens[first..=last].iter().filter(|t| t.kind == TokenKind::Word).all(|t| t.marks & COMMON != 0)
}

/// Whether the tokens lie inside a wider mention of `layer`.
pub(super) fn inside(cx: &SceneCx<'_>, layer: Layer, first: usize, last: usize) -> bool {
    cx.doc
        .mentions
        .covering(layer, first)
        .is_some_and(|o| o.last as usize >= last && (o.width() as usize) > last - first + 1)
}

/// The id of the labelled field that a token stands in.
pub(super) fn field<'a>(cx: &SceneCx<'a>, token: usize) -> Option<&'a str> {
    cx.doc.layout.field_at(cx.lexicon(), token)
}

/// Whether a token stands in a field for the place.
pub(super) fn in_place_field(cx: &SceneCx<'_>, token: usize) -> bool {
    field(cx, token).is_some_and(|f| PLACE_FIELDS.contains(&f))
}

/// The folded word of a token, if a gazetteer knows it; else empty.
pub(super) fn lowered<'a>(cx: &SceneCx<'a>, token: usize) -> &'a str {
    cx.page().tokens.get(token).map_or("", |t| cx.lexicon().text_of(t.word))
}

/// Words that end the name of a street.
pub(super) const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "drive",
    "lane",
    "boulevard",
    "blvd",
    "way",
    "highway",
    "parkway",
    "crescent",
    "close",
    "terrace",
    "quay",
    "square",
    "approach",
    "str",
];
