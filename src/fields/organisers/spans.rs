//! Words that may name a body though no rule for names sees one: small head words ("the Danish embassy"), the line that heads
//! the page, what stands right behind a cue ("organised by the student council"), and parts of names that run on.
//!
//! In: a scene. Out: token ranges as mentions, each with the rule that proposes it, none that is a mention already. They
//! are candidates for organisers only; whether they are any is learnt.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::gazetteer::compile::COMMON;
use crate::relate::scene::SceneCx;
use std::collections::BTreeSet;

/// Words in a proposed name at most.
const WORDS: usize = 9;

/// The proposals in text order.
pub(super) fn spans(cx: &SceneCx<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    small_heads(cx, &mut out);
    mastheads(cx, &mut out);
    behind_cues(cx, &mut out);
    parts(cx, &mut out);
    owned(cx, &mut out);
    longer(cx, &mut out);
    let known: BTreeSet<(u32, u32)> = [Layer::Organisation, Layer::Name, Layer::Person, Layer::Country]
        .iter()
        .flat_map(|l| cx.doc.mentions.of(*l))
        .map(|m| (m.first, m.last))
        .collect();
    let mut seen = BTreeSet::new();
    out.retain(|m| {
        !known.contains(&(m.first, m.last)) && cx.scene.has(m.first as usize) && seen.insert((m.first, m.last))
    });
    out.sort_by_key(|m| (m.first, m.last));
    out
}

fn word(cx: &SceneCx<'_>, i: usize) -> String {
    cx.page().word(i).to_lowercase()
}

fn capital(cx: &SceneCx<'_>, i: usize) -> bool {
    cx.page().tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && (t.capital || t.mixed))
}

/// Whether token `i` follows its neighbour with nothing but a space or a wrapped line between.
fn follows(cx: &SceneCx<'_>, i: usize) -> bool {
    cx.page().tokens.get(i).is_some_and(|t| t.gap <= Gap::Wrap)
}

/// Whether token `i` is a word of that class in the gazetteer `org-words`.
pub(super) fn is(cx: &SceneCx<'_>, i: usize, class: &str) -> bool {
    let Some(table) = cx.lexicon().table("org-words") else { return false };
    let at = cx.doc.mentions.within(Layer::Other, i, i + 1);
    at.filter(|m| m.last as usize == i && m.row.is_some_and(|r| r.table == table))
        .any(|m| m.cell(cx.lexicon(), "class") == class)
}

/// "the Danish embassy in Nairobi", "the municipality of Kapelle", "the TravelGov team", "the Vernon family".
fn small_heads(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let page = cx.page();
    for (from, to) in cx.scene.stretches() {
        for i in from..to {
            let token = &page.tokens[i];
            if token.kind != TokenKind::Word || token.capital || !is(cx, i, "small-head") {
                continue;
            }
            let mut first = i;
            let mut words = 0;
            while first > from && follows(cx, first) && words < 6 {
                let p = first - 1;
                let modifier = !page.tokens[p].capital && is(cx, p, "small-modifier");
                let hyphen = page.tokens[p].mark == '-' && page.tokens[p].gap == Gap::Joined;
                let possessive = matches!(page.word(p), "'s" | "’s");
                if !(capital(cx, p) || modifier || hyphen || possessive) || dated(cx, p) {
                    break;
                }
                first = p;
                words += 1;
            }
            while first < i && !capital(cx, first) && !matches!(page.word(first), "student" | "local") {
                first += 1;
            }
            let named = (first..i).any(|t| capital(cx, t))
                && !(first == sentence_start(cx, first) && i == first + 1 && page.word(first).len() <= 5);
            let mut last = i;
            // "general", "in Nairobi", "of Kapelle"
            if page.word(last + 1) == "general" {
                last += 1;
            }
            let linker =
                matches!(page.word(last + 1), "of" | "in" | "for") && follows(cx, last + 1) && follows(cx, last + 2);
            let mut complement = None;
            if linker {
                let mut t = last + 2;
                if matches!(page.word(t), "the" | "The") {
                    t += 1;
                }
                if capital(cx, t) && !dated(cx, t) {
                    complement = Some(run(cx, t));
                }
            }
            if named {
                out.push(Mention::new(first, last, Layer::Name, "org.small-head"));
            }
            if let Some(end) = complement
                && (named || page.word(last + 1) == "of")
            {
                out.push(Mention::new(first, end, Layer::Name, "org.small-head"));
                // "the governments of A and B" are two.
                if page.word(end + 1) == "and" && capital(cx, end + 2) {
                    out.push(Mention::new(first, run(cx, end + 2), Layer::Name, "org.small-head"));
                }
            }
        }
    }
}

fn dated(cx: &SceneCx<'_>, i: usize) -> bool {
    cx.doc.dates.in_tokens(i, i + 1)
}

fn sentence_start(cx: &SceneCx<'_>, i: usize) -> usize {
    let page = cx.page();
    page.sentences[page.tokens[i].sentence as usize].first as usize
}

/// The last token of the run of capitals from `i`, over "of", "de" and hyphens.
fn run(cx: &SceneCx<'_>, i: usize) -> usize {
    let page = cx.page();
    let mut last = i;
    for _ in 0..WORDS {
        let next = last + 1;
        if !follows(cx, next) || dated(cx, next) {
            break;
        }
        if capital(cx, next) && !matches!(page.word(next), "The" | "A" | "It") {
            last = next;
        } else if (page.tokens[next].mark == '-'
            || matches!(page.word(next), "of" | "de" | "du" | "do" | "da" | "del" | "&" | "la" | "ba"))
            && capital(cx, next + 1)
            && follows(cx, next + 1)
        {
            last = next + 1;
        } else if page.tokens[next].mark == '&' && capital(cx, next + 1) {
            last = next + 1;
        } else {
            break;
        }
    }
    last
}

/// The first words of the page's first lines, up to a bar, a dash, a gap or the end: "GALERIE OBERLICHT", "Pagebound Books – 22 The
/// Parade", "Newsletter of the Ulster Border Beekeepers".
fn mastheads(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let page = cx.page();
    let mut lines: Vec<usize> = (0..page.lines.len().min(3)).collect();
    if let Some(line) = page.tokens.get(cx.scene.first).map(|t| t.line as usize)
        && line >= 3
    {
        lines.push(line);
    }
    for n in lines {
        let line = &page.lines[n];
        let end = line.end as usize;
        let mut start = line.first as usize;
        let mut segments = 0;
        let mut i = start;
        while i <= end && segments < 3 {
            let cut = i == end
                || i > start && page.tokens[i].gap == Gap::Wide
                || matches!(
                    page.tokens[i].mark,
                    '|' | '–' | '—' | '~' | '·' | '•' | '»' | '›' | '>' | ',' | '/' | ':' | '(' | '#'
                )
                || page.tokens[i].mark == '-' && page.tokens[i].gap >= Gap::Space;
            if cut {
                segment(cx, start, i, out);
                segments += 1;
                start = i + usize::from(i < end && page.tokens[i].kind == TokenKind::Mark);
            }
            i += 1;
        }
    }
}

fn segment(cx: &SceneCx<'_>, start: usize, end: usize, out: &mut Vec<Mention>) {
    let page = cx.page();
    let mut first = start;
    while first < end
        && (page.tokens[first].kind == TokenKind::Mark
            || matches!(word(cx, first).as_str(), "the" | "from" | "subject"))
    {
        first += 1;
    }
    // "Newsletter of the B", "News from B"
    let opener = (first..end.min(first + 5)).find(|i| matches!(word(cx, *i).as_str(), "of" | "from" | "by"));
    if let Some(at) = opener.filter(|at| at + 1 < end && *at > first) {
        let t = at + 1 + usize::from(word(cx, at + 1) == "the");
        if t < end && capital(cx, t) {
            push_segment(cx, t, end, "org.masthead-tail", out);
        }
    }
    push_segment(cx, first, end, "org.masthead", out);
}

fn push_segment(cx: &SceneCx<'_>, first: usize, mut end: usize, rule: &'static str, out: &mut Vec<Mention>) {
    let page = cx.page();
    while end > first && page.tokens[end - 1].kind == TokenKind::Mark {
        end -= 1;
    }
    let words = (first..end).filter(|i| page.tokens[*i].kind == TokenKind::Word).count();
    let capitals = (first..end).filter(|i| capital(cx, *i)).count();
    let barred = (first..end).any(|i| dated(cx, i) || matches!(page.tokens[i].mark, '@' | '?' | '!'));
    if (1..=WORDS).contains(&words) && capitals * 2 >= words && !barred {
        out.push(Mention::new(first, end - 1, Layer::Name, rule));
    }
}

/// What a strong cue has for its object, as far as a joint: "organised by the student council with …".
fn behind_cues(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let page = cx.page();
    for cue in cx.mentions(Layer::RoleCue) {
        if cue.cell(cx.lexicon(), "side") != "object" || cue.cell(cx.lexicon(), "strength") != "strong" {
            continue;
        }
        let end = page.sentences[page.tokens[cue.last as usize].sentence as usize].end as usize;
        let mut first = cue.last as usize + 1;
        // Up to three members of a list.
        for _ in 0..4 {
            while first < end
                && (matches!(word(cx, first).as_str(), "the" | "a" | "an" | "our" | "its" | "their" | "by" | "local")
                    || matches!(page.tokens[first].mark, ':' | '*' | '[' | '_'))
            {
                first += 1;
            }
            // "supported as …", "hosted under …": no body follows.
            if matches!(word(cx, first).as_str(), "as" | "under" | "on" | "at" | "in" | "for" | "to") {
                break;
            }
            let mut last = None;
            let mut at = first;
            while at < end && at < first + 12 {
                let token = &page.tokens[at];
                let w = word(cx, at);
                let stop = token.gap >= Gap::Line && at > first && token.gap != Gap::Wrap
                    || matches!(
                        token.mark,
                        ',' | ';' | '(' | ')' | ':' | '.' | '–' | '—' | '|' | '!' | '?' | '*' | '[' | ']' | '_' | '+'
                    )
                    || matches!(
                        w.as_str(),
                        "and"
                            | "with"
                            | "on"
                            | "at"
                            | "to"
                            | "under"
                            | "as"
                            | "is"
                            | "was"
                            | "will"
                            | "who"
                            | "which"
                            | "that"
                            | "has"
                            | "are"
                            | "were"
                            | "from"
                            | "through"
                            | "together"
                            | "along"
                            | "alongside"
                            | "jointly"
                            | "via"
                    ) && at > first
                    || dated(cx, at)
                    || w == "in" && (!capital(cx, at + 1) || dated(cx, at + 1));
                if stop {
                    break;
                }
                last = Some(at);
                at += 1;
            }
            let Some(last) = last else { break };
            let capitals = (first..=last).filter(|i| capital(cx, *i)).count();
            let head = is(cx, last, "small-head");
            if capitals > 0 || head {
                out.push(Mention::new(first, last, Layer::Name, "org.behind-cue"));
            }
            let joint = page.tokens.get(at).is_some_and(|t| t.mark == ',') || page.word(at) == "and";
            if !joint || capitals == 0 {
                break;
            }
            first = at + 1 + usize::from(page.word(at + 1) == "and");
        }
    }
}

/// Parts of names that run on: the members of "A and B Ltd", what "Newsletter of the B" is of, the unit of "A at the University of B".
fn parts(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let page = cx.page();
    let proposed = out.clone();
    for layer in [Layer::Organisation, Layer::Name] {
        for m in cx.mentions(layer).into_iter().chain(proposed.iter().filter(|_| layer == Layer::Name)) {
            let (first, last) = (m.first as usize, m.last as usize);
            // "society Lipa", "the Swiss firm Alpenchain AG": the name without its sort.
            if let Some(sort) = (first..last.min(first + 4)).find(|i| is(cx, *i, "sort") && !page.tokens[*i].capital)
                && capital(cx, sort + 1)
            {
                out.push(Mention::new(sort + 1, last, Layer::Name, "org.part"));
            }
            if last - first < 2 {
                continue;
            }
            for i in first + 1..last {
                match page.word(i) {
                    "and" | "&" | "And" if capital(cx, i + 1) => {
                        let long = |a: usize, b: usize| b > a || page.tokens[a].upper;
                        // "Centre for Technology and Society" is of both; "Institute of Health and Ocean Society" may be two.
                        let of_both = (first + 1..i).any(|t| matches!(page.word(t), "for" | "of" | "on"))
                            && cx.doc.mentions.within(Layer::OrganisationHead, i + 1, last + 1).next().is_none();
                        if long(first, i - 1) && long(i + 1, last) && !of_both {
                            out.push(Mention::new(first, i - 1, Layer::Name, "org.half"));
                            out.push(Mention::new(i + 1, last, Layer::Name, "org.half"));
                        }
                    }
                    "at" | "for" | "in" if i > first + 1 => {
                        out.push(Mention::new(first, i - 1, Layer::Name, "org.part"));
                    }
                    "of" | "for" | "at" => {
                        let t = i + 1 + usize::from(page.word(i + 1) == "the");
                        let opens = cx.doc.mentions.within(Layer::EventNoun, first, i).next().is_some()
                            || is(cx, i - 1, "opener")
                            || [Layer::Position, Layer::ParticipantNoun]
                                .iter()
                                .any(|l| cx.doc.mentions.ending(*l, i - 1).is_some());
                        if t < last && capital(cx, t) && opens {
                            out.push(Mention::new(t, last, Layer::Name, "org.part"));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// "the European Commission’s Representation in Latvia", "the Council of Ministers' Office in Vilnius": without its owner the unit is nameless.
fn owned(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let page = cx.page();
    for unit in cx.mentions(Layer::Organisation) {
        let first = unit.first as usize;
        let Some(at) = first.checked_sub(1) else { continue };
        let owner = if matches!(page.word(at), "'s" | "’s") || matches!(page.tokens[at].mark, '\'' | '’') {
            at.checked_sub(1).and_then(|o| cx.doc.mentions.ending(Layer::Organisation, o))
        } else {
            None
        };
        if let Some(owner) = owner.filter(|o| first + WORDS > o.first as usize) {
            out.push(Mention::new(owner.first as usize, unit.last as usize, Layer::Name, "org.owned"));
        }
    }
}

/// Names that go on where the rules for names stop: over a number ("JAIF 2.0", "Section 508 Network"), over the small words of
/// another language ("Fondation suisse de déminage"), over "in" and a place ("Embassy of Japan in Ghana"), and back over a small
/// word to the capitals before it ("Women in Digital Sydney").
fn longer(cx: &SceneCx<'_>, out: &mut Vec<Mention>) {
    let mut found = Vec::new();
    for layer in [Layer::Organisation, Layer::Name] {
        for m in cx.mentions(layer) {
            let (first, last) = (m.first as usize, m.last as usize);
            let end = numbered(cx, last).or_else(|| foreign(cx, last)).or_else(|| in_place(cx, last));
            if let Some(end) = end {
                found.push(Mention::new(first, end, Layer::Name, "org.longer"));
            }
            if let Some(start) = before_small_word(cx, m) {
                found.push(Mention::new(start, last, Layer::Name, "org.longer"));
                if let Some(end) = end {
                    found.push(Mention::new(start, end, Layer::Name, "org.longer"));
                }
            }
        }
    }
    out.append(&mut found);
}

/// "JAIF 2.0", "Tri-County 9-1-1 Consortium", "Section 508 Network": over a number and the capitals behind it.
fn numbered(cx: &SceneCx<'_>, last: usize) -> Option<usize> {
    let page = cx.page();
    let mut end = last + 1;
    if !(follows(cx, end) && page.tokens[end].kind == TokenKind::Number) || dated(cx, end) {
        return None;
    }
    while page.tokens.get(end + 2).is_some_and(|t| {
        t.kind == TokenKind::Number && t.gap == Gap::Joined && matches!(page.tokens[end + 1].mark, '-' | '.' | '/')
    }) {
        end += 2;
    }
    if follows(cx, end + 1) && capital(cx, end + 1) && !dated(cx, end + 1) {
        end = run(cx, end + 1);
    }
    Some(end)
}

/// "Fondation suisse de déminage", "Brot für alle Flüsse": over small words that no English text has.
fn foreign(cx: &SceneCx<'_>, last: usize) -> Option<usize> {
    let page = cx.page();
    let strange = |i: usize| {
        page.tokens
            .get(i)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.capital && t.gap <= Gap::Space && t.marks & COMMON == 0)
            && !cx.doc.mentions.within(Layer::RoleCue, i, i + 1).any(|m| m.last as usize >= i)
    };
    let linker = |i: usize| {
        follows(cx, i)
            && matches!(
                page.word(i),
                "de" | "du"
                    | "des"
                    | "la"
                    | "le"
                    | "les"
                    | "el"
                    | "los"
                    | "las"
                    | "y"
                    | "e"
                    | "et"
                    | "di"
                    | "da"
                    | "do"
                    | "dos"
                    | "en"
                    | "per"
                    | "pour"
                    | "para"
                    | "für"
                    | "voor"
                    | "van"
                    | "der"
                    | "und"
                    | "i"
            )
    };
    let (mut end, mut at) = (None, last + 1);
    let mut other = false;
    while at <= last + 6 {
        if linker(at) {
            other = true;
        } else if strange(at) {
            other = true;
            end = Some(at);
        } else if other && follows(cx, at) && (capital(cx, at) && !dated(cx, at)) {
            end = Some(at);
        } else {
            break;
        }
        at += 1;
    }
    end
}

/// "Embassy of Japan in Ghana", "Regional Bureau in Bogota".
fn in_place(cx: &SceneCx<'_>, last: usize) -> Option<usize> {
    let page = cx.page();
    let small = follows(cx, last + 1) && matches!(page.word(last + 1), "in" | "IN" | "to" | "at" | "for");
    let t = last + 2 + usize::from(matches!(page.word(last + 2), "the" | "THE"));
    if !small || !follows(cx, last + 2) {
        return None;
    }
    [Layer::City, Layer::Country, Layer::Subdivision]
        .iter()
        .filter_map(|l| cx.doc.mentions.starting(*l, t))
        .map(|m| m.last as usize)
        .max()
}

/// "Women in Digital Sydney", "Vision on Mission NGO", "Citizens for Clean Rivers Alliance": the first of the capitals that a small
/// word ties to the name.
fn before_small_word(cx: &SceneCx<'_>, m: &Mention) -> Option<usize> {
    let page = cx.page();
    let first = m.first as usize;
    let at = first.checked_sub(2)?;
    let small =
        matches!(page.word(first - 1), "in" | "on" | "for" | "with" | "without" | "against" | "by" | "of" | "to");
    if !small || !follows(cx, first) || !follows(cx, first - 1) || !capital(cx, at) || dated(cx, at) {
        return None;
    }
    let start = sentence_start(cx, first);
    let mut begin = at;
    while begin > start && begin + 5 > at && follows(cx, begin) && capital(cx, begin - 1) && !dated(cx, begin - 1) {
        begin -= 1;
    }
    let other = [Layer::Organisation, Layer::Person, Layer::Country, Layer::City]
        .iter()
        .any(|l| cx.doc.mentions.within(*l, begin, first).next().is_some());
    (!other).then_some(begin)
}
