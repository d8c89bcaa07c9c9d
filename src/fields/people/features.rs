//! What speaks for and against a person's speaking at the event.

use super::cast::{Appearance, Cast};
use super::reach;
use super::reader::Reader;
use super::standing;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::gazetteer::compile::{COMMON, GIVEN, SURNAME};
use crate::relate::context::plain_word;
use crate::relate::scene::SceneCx;

/// What the lines of a scene's document are to people: the section each stands in, and the lines of a programme.
#[derive(Debug, Default)]
pub(super) struct Sheet<'a> {
    /// For each line, the id of the label that the nearest heading above is, or `""`.
    pub sections: Vec<&'a str>,
    /// For each line, whether it opens with a clock time.
    pub timed: Vec<bool>,
    /// For each line, whether it belongs to the item of a timed line (itself, or just below one).
    pub programme: Vec<bool>,
    /// For each line, whether it opens with a person.
    pub person: Vec<bool>,
    /// For each line, whether it names a person.
    pub named: Vec<bool>,
    /// For each line, the capacity that the line at the head of its list names ("The panellists are:").
    pub heads: Vec<&'a str>,
    /// Whether the scene tells of what is to come or of what was.
    pub tense: &'static str,
    /// Whether the scene's head calls it a lecture or seminar, at which mostly one person speaks.
    pub lecture: bool,
}

impl<'a> Sheet<'a> {
    pub fn new(cx: &SceneCx<'a>, cast: &Cast) -> Sheet<'a> {
        let r = Reader::new(cx);
        let page = cx.page();
        let mut sheet = Sheet { person: vec![false; page.lines.len()], ..Sheet::default() };
        let mut section = "";
        let mut since_timed = usize::MAX;
        for (n, line) in page.lines.iter().enumerate() {
            let (first, end) = (line.first as usize, line.end as usize);
            let kind = cx.doc.layout.lines.get(n).copied().unwrap_or(LineKind::Prose);
            let bare = end - first <= 10 && !matches!(r.mark(end - 1), '.' | ',') && !matches!(kind, LineKind::Item);
            if (kind == LineKind::Heading || bare) && end - first <= 14 {
                let label = r.within(Layer::Label, first, end).find(|m| (m.first as usize) <= first + 4);
                match label {
                    Some(label) if end - first <= label.width() as usize + 5 => {
                        section = label.cell(cx.lexicon(), "id")
                    }
                    _ if kind == LineKind::Heading && line.heading_mark > 0 => section = "other",
                    _ => {}
                }
            }
            let timed = opens_with_time(page.text.get(line.start as usize..line.stop as usize).unwrap_or(""));
            since_timed = if timed { 0 } else { since_timed.saturating_add(1) };
            if line.heading_mark > 0 {
                since_timed = usize::MAX;
            }
            sheet.sections.push(section);
            sheet.timed.push(timed);
            sheet.programme.push(since_timed <= 4);
        }
        for a in &cast.all {
            if opens_line(&r, a.start) {
                if let Some(p) = sheet.person.get_mut(r.line(a.first)) {
                    *p = true;
                }
            }
        }
        sheet.named = vec![false; page.lines.len()];
        for a in &cast.all {
            if let Some(n) = sheet.named.get_mut(r.line(a.first)) {
                *n = true;
            }
        }
        sheet.heads = heads(cx, &r, &sheet.named);
        sheet.tense = standing::tense(cx, &r);
        sheet.lecture = r
            .within(Layer::EventNoun, cx.scene.first, cx.scene.end.min(cx.scene.first + HEAD))
            .any(|m| m.cell(cx.lexicon(), "kind").split(" | ").any(|k| matches!(k, "lecture" | "seminar")));
        sheet
    }
}

/// So many tokens of a scene are its head.
const HEAD: usize = 90;

/// Follows list heads down their lists: to a line without a person after a blank one, or to the next head or heading.
fn heads<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, named: &[bool]) -> Vec<&'a str> {
    let page = cx.page();
    let mut head = "";
    let mut out = Vec::with_capacity(page.lines.len());
    for (n, line) in page.lines.iter().enumerate() {
        let (first, end) = (line.first as usize, line.end as usize);
        let colon = r.mark(end - 1) == ':';
        let short = end - first <= 12 && !named[n];
        let cue = r
            .within(Layer::SpeechCue, first.max(end.saturating_sub(14)), end)
            .filter(|m| m.cell(cx.lexicon(), "side") != "subject")
            .last();
        match cue {
            Some(cue) if colon || short && r.mark(end - 1) != '.' => {
                out.push("");
                head = cue.cell(cx.lexicon(), "capacity");
                continue;
            }
            _ if colon || line.heading_mark > 0 || line.after_blank && !named[n] || end - first > 60 => head = "",
            _ => {}
        }
        out.push(head);
    }
    out
}

/// Whether a line begins with a clock time: "9:30", "14.00-14.30", "10h15", "9 a.m.", after bullets and bars.
fn opens_with_time(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) {
        return false;
    }
    let rest = &line[digits..];
    let two = |s: &str| s.len() >= 2 && s.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    match rest.as_bytes().first() {
        Some(b':' | b'.' | b'h' | b'H') => {
            digits <= 2
                && two(&rest[1..])
                && !rest
                    .as_bytes()
                    .get(3)
                    .is_some_and(|b| matches!(b, b'.' | b'/') && rest.as_bytes().get(4).is_some_and(u8::is_ascii_digit))
        }
        Some(b'-') => {
            digits == 4 && rest.len() > 4 && rest.as_bytes()[1..5].iter().all(u8::is_ascii_digit) && line < "2400"
        }
        _ => {
            let word: String =
                rest.trim_start().chars().take(4).filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
            digits <= 2
                && matches!(word.as_str(), "am" | "pm")
                && !rest.trim_start().chars().nth(2).is_some_and(char::is_alphabetic)
        }
    }
}

/// Whether only bullets, numbers, times and marks stand before token `i` in its line.
pub(super) fn opens_line(r: &Reader<'_>, i: usize) -> bool {
    let (first, _) = r.line_range(i);
    (first..i).all(|j| !r.is_word(j) || r.is(j, &["am", "pm", "a.m", "p.m", "mr", "ms", "dr"]))
}

/// Adds all features of one appearance.
pub(super) fn appearance<'a>(
    cx: &SceneCx<'a>,
    r: &Reader<'a>,
    sheet: &Sheet<'a>,
    cast: &Cast,
    n: usize,
    out: &mut Features<'a>,
) {
    let a = &cast.all[n];
    out.merge(&words(cx, r, cast, a));
    let reached = reach::cues(r, cast, n);
    reach::features(r, &reached, out);
    standing::features(r, a, &reached, sheet.tense, out);
    standing::frame(cx, r, cast, n, out);
    acts(r, cast, a, sheet.tense, out);
    pronouns(r, cast, n, out);
    layout(cx, r, sheet, a, out);
    prose(cx, r, a, out);
    out.add("names-rule", a.rule);
    out.add_if(a.weak, "weak-name");
    name(r, cast, n, out);
    if let Some(d) = &a.description {
        out.add("described", d.rule);
        out.add(
            "description",
            match (d.position.is_some(), d.affiliation.is_some()) {
                (true, true) => "both",
                (true, false) => "position",
                _ => "affiliation",
            },
        );
    }
    if let Some((h, _)) = a.honorific
        && let Some(m) = r.starting(Layer::Honorific, h)
    {
        out.add("honorific", m.cell(cx.lexicon(), "kind"));
    }
    let (first, last) = cast.groups[a.group];
    out.add("group", ["1", "2", "3", "4+"][(last - first).min(3)]);
    for layer in [Layer::Organisation, Layer::Venue, Layer::Name, Layer::EventNoun] {
        let larger = r
            .covering(layer, a.first)
            .is_some_and(|m| m.width() as usize > a.last + 1 - a.first && m.last as usize >= a.last);
        if larger {
            out.add(
                "inside",
                match layer {
                    Layer::Organisation => "organisation",
                    Layer::Venue => "venue",
                    Layer::Name => "name",
                    _ => "event",
                },
            );
        }
    }
}

/// Of several events in one text: whether the person is named in another one's passage, and where in this one's.
pub(super) fn elsewhere<'a>(cx: &SceneCx<'a>, entity: usize, out: &mut Features<'a>) {
    let mentions = &cx.doc.entities.all[entity].mentions;
    if mentions.iter().all(|m| cx.scene.has(m.first as usize)) {
        return;
    }
    let own = mentions.iter().any(|m| cx.scene.owns(m.first as usize));
    out.add("elsewhere", if own { "and-here" } else { "only" });
}

/// Whether the person's group does something, whatever it is: "will unpack", "retold", "reads".
fn acts<'a>(r: &Reader<'a>, cast: &Cast, a: &Appearance, tense: &'static str, out: &mut Features<'a>) {
    let (_, last) = cast.reach(a.group);
    let at = if r.mark(last + 1) == ',' && a.description.is_some() { last + 2 } else { last + 1 };
    let word = r.word(at);
    if !r.flows(at) || !r.is_word(at) || r.capital(at) {
        return;
    }
    let cue = r.starting(Layer::SpeechCue, at).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject");
    let act = match () {
        () if r.is(at, &["will", "shall"]) || matches!(word, "'ll" | "’ll") => "will",
        () if r.is(at, &["is", "was", "are", "were", "has", "had", "have"]) => "is",
        () if r.is(at, &["of", "from", "at", "in", "on", "and", "with", "who", "for", "to", "as", "by", "about"]) => {
            return;
        }
        () if cue => "cue",
        () if word.ends_with("ed") => "ed",
        () if word.ends_with('s') => "s",
        () => "other",
    };
    out.add("acts", act);
    if act != "cue" {
        out.add(if act == "will" { "will-when" } else { "acts-when" }, tense);
    }
}

/// What the name itself is made of, and whether it stands where another person's body or a place would.
fn name<'a>(r: &Reader<'a>, cast: &Cast, n: usize, out: &mut Features<'a>) {
    let a = &cast.all[n];
    out.add(
        "name-points",
        match a.points {
            0..=29 => "24",
            30..=37 => "30",
            38..=45 => "38",
            46..=59 => "46",
            60..=79 => "60",
            80..=99 => "80",
            _ => "100",
        },
    );
    let listed = |i: usize| match r.token(i).map_or(0, |t| t.marks) {
        m if m & GIVEN != 0 && m & COMMON == 0 => "given",
        m if m & SURNAME != 0 && m & COMMON == 0 => "surname",
        m if m & (GIVEN | SURNAME) != 0 => "both",
        m if m & COMMON != 0 => "word",
        _ => "unlisted",
    };
    out.add("name-first", listed(a.first));
    if a.last > a.first {
        out.add("name-last", listed(a.last));
    }
    let bare = a.honorific.is_none();
    let p = a.first.checked_sub(1).filter(|_| bare);
    out.add_if(
        p.is_some_and(|p| r.flows(a.first) && r.is(p, &["in", "at", "near", "to", "between", "under"])),
        "name-in",
    );
    // "NAME, office, WORDS": the words are the body of the person before.
    let behind = n.checked_sub(1).map(|k| &cast.all[k]).filter(|b| bare && r.line(b.first) == r.line(a.first));
    let comma = behind.is_some_and(|b| {
        a.first > b.last + 1 && a.first - b.last <= 8 && matches!(r.mark(a.first - 1), ',' | '(' | '–' | '—' | '-')
    });
    let closes = a.last + 1 >= r.line_range(a.last).1 || matches!(r.mark(a.last + 1), ')' | ';' | ':' | '(');
    out.add_if(comma && closes, "closes-description");
    out.add_if(comma && closes && a.last > a.first && listed(a.first) == "unlisted", "closes-description-unlisted");
    let number = r.token(a.last + 1).is_some_and(|t| t.kind == TokenKind::Number) && r.flows(a.last + 1);
    out.add_if(number, "name-number");
}

/// What is known of the neighbours in a list tells of a person too: those of the same sentence or of the lines around.
pub(super) fn mates<'a>(r: &Reader<'a>, cast: &Cast, each: &[Features<'a>], n: usize, out: &mut Features<'a>) {
    let a = &cast.all[n];
    let (sentence, line) = (r.sentence(a.first), r.line(a.first));
    for k in n.saturating_sub(3)..(n + 4).min(cast.all.len()) {
        let b = &cast.all[k];
        if k == n || b.entity == a.entity {
            continue;
        }
        let beside = r.sentence(b.first) == sentence || r.line(b.first).abs_diff(line) <= 2;
        if !beside {
            continue;
        }
        for f in each[k].iter() {
            match f.kind {
                "speaks" if f.arg == "sure" => out.add("mate", "speaks"),
                "silent" if f.arg == "sure" => out.add("mate", "silent"),
                "timed-line" => out.add("mate", "timed"),
                "title-beside" => out.add("mate", "title"),
                _ => {}
            }
        }
    }
}

/// The value of a feature that names a word: less than one, which holds its weight nearer nought, for there are many of
/// them and few texts to learn them from.
const WORD: f32 = 0.5;

/// The ordinary words next to a person and to the person's group.
fn words<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, cast: &Cast, a: &Appearance) -> Features<'a> {
    let mut out = Features::new();
    let (start, end) = r.sentence(a.first);
    let (group_start, group_end) = cast.reach(a.group);
    let mut at = group_end + 1;
    if r.mark(at) == ',' {
        at += 1;
    }
    if let Some(w) = plain_word(cx, at).filter(|_| r.flows(at) && at < end) {
        out.add_value("after", w, WORD);
    }
    if let Some(w) = group_start.checked_sub(1).filter(|p| *p >= start).and_then(|p| plain_word(cx, p)) {
        out.add_value("before", w, WORD);
    }
    out
}

/// Where in the scene a token stands.
fn place(cx: &SceneCx<'_>, token: usize) -> &'static str {
    if !cx.scene.owns(token) {
        return "common";
    }
    let (at, len) = (token - cx.scene.first, (cx.scene.end - cx.scene.first).max(1));
    match at * 8 / len {
        0 => "first",
        1..=5 => "middle",
        _ => "late",
    }
}

/// What a section, field or list head is to speaking.
fn tone(id: &str) -> &'static str {
    match id {
        "speaker" | "speakers" | "panellists" | "moderator" | "trainer" | "opening" | "chair" | "panellist" => {
            "speaking"
        }
        "agenda" => "agenda",
        "contact" | "registration" | "posted" | "author" | "share" | "updated" | "mail-header" => "off",
        "participants" | "audience" | "acknowledged" => "present",
        "organiser" | "host" | "partner" | "sponsor" | "supporter" | "co-organiser" => "organiser",
        "" => "none",
        _ => "other",
    }
}

/// "She spoke on …" right after the sentence in which the person was named last.
fn pronouns<'a>(r: &Reader<'a>, cast: &Cast, n: usize, out: &mut Features<'a>) {
    let a = &cast.all[n];
    let (_, end) = r.sentence(a.first);
    if cast.all.get(n + 1).is_some_and(|b| b.first < end) {
        return;
    }
    for s in 0..2 {
        let mut at = end;
        for _ in 0..s {
            at = r.sentence(at).1;
        }
        let (start, stop) = r.sentence(at);
        if start >= r.len()
            || cast.all.get(n + 1).is_some_and(|b| b.first < start)
            || r.gap(start) == Gap::Blank && s > 0
        {
            return;
        }
        let Some(p) = (start..stop.min(start + 12)).find(|i| r.is(*i, &["he", "she", "they"])) else { continue };
        let Some(cue) =
            r.within(Layer::SpeechCue, p, stop.min(p + 8)).find(|m| m.cell(r.doc.lexicon, "side") == "subject")
        else {
            continue;
        };
        out.add("pronoun", cue.cell(r.doc.lexicon, "capacity"));
        return;
    }
}

fn layout<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, sheet: &Sheet<'a>, a: &Appearance, out: &mut Features<'a>) {
    let line = r.line(a.first);
    let (first, end) = r.line_range(a.first);
    let section = sheet.sections.get(line).copied().unwrap_or("");
    out.add("section", tone(section));
    let field = cx.doc.layout.field_at(cx.lexicon(), a.first).unwrap_or("");
    out.add("field", tone(field));
    out.add("place", place(cx, a.first));
    let head = sheet.heads.get(line).copied().unwrap_or("");
    out.add(
        "list-head",
        match head {
            "" => "none",
            "contact" | "acknowledged" | "quoted" => "off",
            _ => "speaking",
        },
    );
    let opens = opens_line(r, a.start);
    let closes = a.end + 2 >= end;
    let kind = cx.doc.layout.kind_at(cx.page(), a.first);
    // "Kind regards," / "NAME"
    let above = first.checked_sub(1).map(|p| r.line_range(p)).filter(|l| l.1 - l.0 <= 8);
    let signs = |(a, b): (usize, usize)| (a..b).any(|i| r.classed(Layer::StandingWord, i, "signs"));
    out.add_if(opens && end - first <= 14 && above.is_some_and(signs), "signed");
    out.add_if(opens, "opens-line");
    out.add_if(closes && !opens, "closes-line");
    out.add_if(opens && closes, "whole-line");
    out.add_if(sheet.timed.get(line).copied().unwrap_or(false), "timed-line");
    out.add_if(sheet.programme.get(line).copied().unwrap_or(false) && !sheet.timed[line], "programme-below");
    out.add_if(kind == LineKind::Heading && cx.scene.owns(a.first) && first < cx.scene.first + 40, "in-headline");
    if opens && closes {
        block(cx, r, sheet, a, out);
    }
    let neighbours =
        [line.wrapping_sub(1), line + 1].iter().filter(|l| sheet.person.get(**l).copied().unwrap_or(false)).count();
    if opens {
        out.add("person-lines", ["0", "1", "2"][neighbours]);
    }
    // A list: short lines that each name somebody.
    let list = (line.saturating_sub(2)..line + 3)
        .filter(|l| *l != line && sheet.named.get(*l).copied().unwrap_or(false))
        .count();
    if end - first <= 45 {
        out.add("named-lines", ["0", "1", "2", "3", "4"][list.min(4)]);
    }
    out.add_if(cx.page().lines.get(line).is_some_and(|l| l.bullet) && end - first <= 45, "bullet");
    let mark = |i: usize| matches!(r.mark(i), '“' | '”' | '"' | '»' | '«' | '’' | '‘');
    let beside = a.start >= 2
        && (mark(a.start - 2) || mark(a.start - 1))
        && (matches!(r.mark(a.start - 1), ',' | ':' | '–' | '—' | '-')
            || mark(a.start - 1)
            || r.is(a.start - 1, &["by", "with"]))
        || mark(a.end + 1)
        || mark(a.end + 2) && (matches!(r.mark(a.end + 1), ',' | ':' | '–' | '—' | '-') || r.is(a.end + 1, &["on"]));
    out.add_if(beside, "title-beside");
    let quote = r.within(Layer::Quote, first, end).next().is_some()
        || (first..end).any(|i| matches!(r.mark(i), '“' | '"' | '«'));
    out.add_if(quote && end - first < 60, "quote-in-line");
    out.add_if(a.start > first && r.mark(a.start - 1) == ':', "after-colon");
    out.add_if(r.mark(a.end + 1) == ':' && r.flows(a.end + 1), "before-colon");
    let near = |kind: TokenKind| {
        (first..end.min(a.end + 25)).any(|i| i + 10 >= a.first && r.token(i).is_some_and(|t| t.kind == kind))
    };
    out.add_if(
        near(TokenKind::Email)
            || (end..r.line_range(end).1.min(end + 12)).any(|i| r.token(i).is_some_and(|t| t.kind == TokenKind::Email)),
        "email-near",
    );
    out.add_if(a.start > first && a.start <= first + 1 && r.is(first, &["by"]) && end - first <= 10, "byline");
}

/// A person who has a line for himself, as on a poster: what stands above and below it.
fn block<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, sheet: &Sheet<'a>, a: &Appearance, out: &mut Features<'a>) {
    let (first, _) = r.line_range(a.first);
    let above = first.checked_sub(1).map(|p| (r.line(p), r.line_range(p)));
    let look = match above {
        None => "nothing",
        Some((line, _)) if sheet.named.get(line).copied().unwrap_or(false) => "person",
        Some((_, (x, y))) if matches!(r.mark(y - 1), '”' | '"' | '»') || matches!(r.mark(x), '“' | '"' | '«') => {
            "quote"
        }
        Some((_, (x, y))) if cx.doc.dates.in_tokens(x, y) => "date",
        Some((_, (_, y))) if matches!(r.mark(y - 1), ':' | ',') => "leads",
        Some((_, (x, y))) if y - x <= 18 && r.mark(y - 1) != '.' && r.capital(x) => "title",
        Some((_, (x, y))) if y - x <= 18 => "short",
        _ => "text",
    };
    out.add("line-above", look);
    let below = a.description.is_some_and(|d| d.rule == "person.below");
    out.add_if(below, "described-below");
    if sheet.lecture {
        out.add("lecture-above", look);
        out.add("lecture-place", place(cx, a.first));
        out.add_if(below, "lecture-described-below");
    }
}

fn prose<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, a: &Appearance, out: &mut Features<'a>) {
    let (start, end) = r.sentence(a.first);
    let before = |n: usize, words: &[&str]| a.start >= start + n && r.is(a.start - n, words);
    // Somebody else stands in for the person.
    let proxy = (a.start.saturating_sub(8).max(start)..a.start).any(|i| {
        r.is(i, &["representing", "represented", "behalf"])
            || r.is(i, &["name", "message", "place", "absence", "stead"]) && r.is(i + 1, &["of", "from"])
    });
    out.add_if(proxy, "proxy");
    out.add_if(before(3, &["on"]) && before(2, &["behalf"]) && before(1, &["of"]), "on-behalf");
    out.add_if(
        r.within(Layer::SpeechCue, a.end + 1, (a.end + 4).min(end)).next().is_none()
            && (a.end + 1..(a.end + 6).min(end)).any(|i| r.is(i, &["represented"])),
        "represented",
    );
    let after = |words: &[&str]| (a.end + 1..(a.end + 12).min(end)).any(|i| r.is(i, words));
    out.add_if(
        after(&["unable", "regret", "cancelled", "absent", "apologies"]) || after(&["could"]) && after(&["not"]),
        "absent",
    );
    out.add_if(r.possessive(a.last + 1), "possessive");
    out.add_if(a.start > 0 && (r.mark(a.start - 1) == '(' || a.start > 1 && r.mark(a.start - 2) == '('), "in-brackets");
    // "… at the conference", "during the opening session", "told the congress", "speaking at"
    let placed = r.within(Layer::EventNoun, start, end).any(|m| {
        let f = m.first as usize;
        f >= start + 2 && r.is(f - 1, &["the", "this", "opening", "closing"]) || f > start && r.is(f - 1, &["the"])
    });
    out.add_if(placed, "event-in-sentence");
    out.add_if(
        (start..end).any(|i| r.is(i, &["speaking", "addressing", "opening", "presenting"])),
        "speaking-in-sentence",
    );
    let inner = (start..end).any(|i| matches!(r.mark(i), '“' | '"' | '”'));
    out.add_if(inner, "quote-in-sentence");
    // A year that is not the event's marks biography and history.
    out.add_if(
        (start..end).any(|i| {
            r.token(i).is_some_and(|t| t.kind == TokenKind::Number)
                && matches!(r.word(i).parse::<u32>(), Ok(1900..=2040))
        }) && !cx.doc.dates.in_tokens(start, end),
        "bare-year",
    );
}
