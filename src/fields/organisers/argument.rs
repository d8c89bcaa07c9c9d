//! What a body does, and what is done by, with or from it: the words that govern the whole list in which it stands.
//!
//! "funds came from A, the B (C) and D" says of D what it says of A. The words right beside D say nothing. So the list is
//! found first (names with only joints between them), and then the words before and after it, over articles, auxiliaries
//! and adverbs, cut to their stems. In: a mention. Out: features, none of which names a name.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::relate::context::plain_word;
use crate::relate::scene::SceneCx;

/// Members of a list that are looked for on either side.
const MEMBERS: usize = 12;
/// Tokens of a joint between two members ("as well as the"), without what stands in brackets.
const JOINT: usize = 4;
/// Tokens in brackets that a list goes on over.
const BRACKET: usize = 10;
/// How far from the list a word of `deeds` may stand.
const DEEDS: usize = 12;

/// A list of names: its tokens, and where in it the mention stands.
pub(super) struct List {
    pub first: usize,
    pub last: usize,
    pub before: usize,
    pub after: usize,
}

/// The list that tokens `first..=last` are a member of; alone they are a list of one.
pub(super) fn list(cx: &SceneCx<'_>, first: usize, last: usize) -> List {
    let mut out = List { first, last: over_bracket(cx, last), before: 0, after: 0 };
    while out.after < MEMBERS {
        let Some(next) = next_member(cx, out.last) else { break };
        out.last = over_bracket(cx, next);
        out.after += 1;
    }
    while out.before < MEMBERS {
        let Some(previous) = previous_member(cx, out.first) else { break };
        out.first = previous;
        out.before += 1;
    }
    out
}

/// The last token of a member whose name ends at `last`: that of the bracket right behind it, if it is short.
fn over_bracket(cx: &SceneCx<'_>, last: usize) -> usize {
    let page = cx.page();
    let mark = |i: usize| page.tokens.get(i).map_or(' ', |t| t.mark);
    if !matches!(mark(last + 1), '(') {
        return last;
    }
    (last + 2..last + 2 + BRACKET).find(|i| mark(*i) == ')').unwrap_or(last)
}

fn name_at(cx: &SceneCx<'_>, first: usize) -> Option<usize> {
    [Layer::Organisation, Layer::Name, Layer::Country]
        .iter()
        .filter_map(|l| cx.doc.mentions.starting(*l, first))
        .map(|m| m.last as usize)
        .max()
}

fn name_to(cx: &SceneCx<'_>, last: usize) -> Option<usize> {
    [Layer::Organisation, Layer::Name, Layer::Country]
        .iter()
        .filter_map(|l| cx.doc.mentions.ending(*l, last))
        .map(|m| m.first as usize)
        .min()
}

/// Whether token `i` may stand between two members, and whether it parts them.
fn joint(cx: &SceneCx<'_>, i: usize) -> Option<bool> {
    let page = cx.page();
    let t = page.tokens.get(i)?;
    if t.gap >= Gap::Blank {
        return None;
    }
    if t.kind == TokenKind::Mark {
        return match t.mark {
            ',' | ';' | '&' | '/' | '+' => Some(true),
            '[' | ']' | '*' | '_' | '"' | '“' | '”' => Some(false),
            _ => None,
        };
    }
    match page.word(i) {
        "and" | "And" | "AND" | "plus" | "or" => Some(true),
        "as" | "well" | "the" | "The" | "both" | "also" | "by" | "its" | "from" | "of" => Some(false),
        _ => None,
    }
}

/// The last token of the name before tokens `first..=last` in their list, and the first token of the name after.
pub(super) fn neighbours(cx: &SceneCx<'_>, first: usize, last: usize) -> (Option<usize>, Option<usize>) {
    (previous(cx, first).map(|(_, end)| end), next(cx, over_bracket(cx, last)).map(|(start, _)| start))
}

fn next_member(cx: &SceneCx<'_>, last: usize) -> Option<usize> {
    next(cx, last).map(|(_, end)| end)
}

/// First and last token of the next member.
fn next(cx: &SceneCx<'_>, last: usize) -> Option<(usize, usize)> {
    let mut parted = false;
    for at in last + 1..=last + 1 + JOINT {
        if parted && let Some(end) = name_at(cx, at) {
            return Some((at, end));
        }
        parted |= joint(cx, at)?;
    }
    None
}

fn previous_member(cx: &SceneCx<'_>, first: usize) -> Option<usize> {
    previous(cx, first).map(|(start, _)| start)
}

/// First and last token of the member before.
fn previous(cx: &SceneCx<'_>, first: usize) -> Option<(usize, usize)> {
    let mut parted = false;
    let mut at = first.checked_sub(1)?;
    for _ in 0..=JOINT {
        if parted {
            // "A (B), and C": over the bracket.
            let mut end = at;
            if cx.page().tokens[at].mark == ')' {
                let open = (at.saturating_sub(BRACKET)..at).rev().find(|i| cx.page().tokens[*i].mark == '(')?;
                end = open.checked_sub(1)?;
            }
            if let Some(start) = name_to(cx, end) {
                return Some((start, end));
            }
        }
        if cx.page().tokens.get(at + 1).is_some_and(|t| t.gap >= Gap::Blank) {
            return None;
        }
        parted |= joint(cx, at)?;
        at = at.checked_sub(1)?;
    }
    None
}

/// Adds what governs the list of tokens `first..=last`.
pub(super) fn features<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let list = list(cx, first, last);
    let size = list.before + list.after + 1;
    out.add("list-size", ["1", "2", "3", "4+"][(size - 1).min(3)]);
    if size > 1 {
        out.add(
            "list-place",
            match (list.before, list.after) {
                (0, _) => "first",
                (_, 0) => "last",
                _ => "inner",
            },
        );
    }
    governor(cx, list.first, out);
    verb(cx, list.last, out);
    deeds(cx, list.first, list.last, out);
}

/// The nearest words of `deeds` on either side of the list: `deed-before=money`, `deed-after=give`, `deed-done=invite`.
fn deeds<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let Some(table) = cx.lexicon().table("deeds") else { return };
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let start = (sentence.first as usize).max(first.saturating_sub(DEEDS));
    let end = (page.sentences[page.tokens[last].sentence as usize].end as usize).min(last + 1 + DEEDS);
    let small = |m: &&Mention| {
        m.row.is_some_and(|r| r.table == table)
            && (!page.tokens[m.first as usize].capital
                || page.sentences[page.tokens[m.first as usize].sentence as usize].first == m.first)
    };
    let before = cx.doc.mentions.within(Layer::Other, start, first).filter(|m| (m.last as usize) < first).filter(small);
    let mut n = 0;
    for m in before.rev() {
        let parted = (m.last as usize + 1..first).any(|i| page.tokens[i].mark == ';');
        if parted || n == 2 {
            break;
        }
        out.add(["deed-before", "deed-before2"][n], m.cell(cx.lexicon(), "class"));
        if n == 0 && first - m.last as usize <= 3 {
            out.add("deed-beside", m.cell(cx.lexicon(), "class"));
        }
        n += 1;
    }
    if n == 0 {
        out.add("deed-before", "none");
    }
    n = 0;
    for m in cx.doc.mentions.within(Layer::Other, last + 1, end).filter(small) {
        let at = m.first as usize;
        let parted = (last + 1..at).any(|i| page.tokens[i].mark == ';' || name_at(cx, i).is_some());
        if parted || n == 2 {
            break;
        }
        let done =
            at > last + 1 && matches!(page.word(at - 1), "was" | "were" | "is" | "are" | "been" | "be" | "being");
        let class = m.cell(cx.lexicon(), "class");
        match (n, done) {
            (0, true) => out.add("deed-done", class),
            (0, false) => out.add("deed-after", class),
            _ => out.add("deed-after2", class),
        }
        n += 1;
    }
    if n == 0 {
        out.add("deed-after", "none");
    }
}

/// The preposition or verb before the list, and what it hangs on: `by-of=organis`, `from-of=fund`, `lead=invit`.
fn governor<'a>(cx: &SceneCx<'a>, first: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let start = page.sentences[page.tokens[first].sentence as usize].first as usize;
    let words = content(cx, (start..first).rev());
    let Some(lead) = words.first() else {
        out.add("lead", "none");
        return;
    };
    out.add("lead", stem(lead));
    let kind = match *lead {
        "by" => "by-of",
        "from" => "from-of",
        "of" => "of-of",
        "with" => "with-of",
        "for" => "for-of",
        "to" => "to-of",
        "at" | "in" | "on" => "at-of",
        "between" | "among" => "between-of",
        _ => "lead-of",
    };
    if let Some(on) = words.get(1) {
        out.add(kind, stem(on));
    }
    if let Some(next) = words.get(2) {
        out.add("lead-of-of", stem(next));
    }
}

/// The verb behind the list: `does=host`, `is-done=invit`, and whether an event is what it is done to.
fn verb<'a>(cx: &SceneCx<'a>, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let end = page.sentences[page.tokens[last].sentence as usize].end as usize;
    let mut passive = false;
    let mut at = last + 1;
    // ", a start-up from Riga, has"
    if page.tokens.get(at).is_some_and(|t| t.mark == ',')
        && let Some(close) = (at + 2..(at + 14).min(end)).find(|i| page.tokens[*i].mark == ',')
        && matches!(page.word(at + 1), "a" | "an" | "the" | "which" | "who" | "whose")
    {
        at = close + 1;
    }
    let mut steps = 0;
    while at < end && steps < 6 {
        let Some(word) = plain_word(cx, at) else { break };
        match word {
            "is" | "was" | "are" | "were" | "been" | "be" | "being" => passive = true,
            "has" | "have" | "had" | "will" | "would" | "to" | "which" | "who" | "that" | "also" | "jointly"
            | "together" | "both" | "recently" | "today" | "yesterday" | "then" | "again" | "successfully" => {}
            w if w.ends_with("ly") => {}
            w => {
                let event = (at + 1..(at + 12).min(end)).find_map(|i| {
                    cx.doc.mentions.starting(Layer::EventNoun, i).filter(|e| e.cell(cx.lexicon(), "strength") != "weak")
                });
                out.add(if passive { "is-done" } else { "does" }, stem(w));
                if event.is_some() && !passive {
                    out.add("does-event", stem(w));
                }
                if let Some(what) = content(cx, at + 1..end.min(at + 8)).first() {
                    out.add("does-what", stem(what));
                }
                return;
            }
        }
        at += 1;
        steps += 1;
    }
    out.add("does", "nothing");
}

/// The first three plain words among tokens `range`, but for articles and adverbs, as far as a name, a full stop or a semicolon.
fn content<'a>(cx: &SceneCx<'a>, range: impl Iterator<Item = usize>) -> Vec<&'a str> {
    let page = cx.page();
    let mut out = Vec::new();
    for i in range.take(12) {
        let t = &page.tokens[i];
        let name = t.capital && page.sentences[t.sentence as usize].first as usize != i;
        if t.kind == TokenKind::Mark && !matches!(t.mark, '.' | ';' | '(' | ')') {
            continue;
        }
        let Some(word) = plain_word(cx, i).filter(|_| !name) else { break };
        let small = matches!(word, "the" | "a" | "an" | "its" | "their" | "our" | "this" | "that" | "own" | "local");
        if small || word.ends_with("ly") {
            continue;
        }
        out.push(word);
        if out.len() == 3 {
            break;
        }
    }
    out
}

/// A word without its inflection, roughly: enough for "funds", "funded", "funding" to be one.
fn stem(word: &str) -> &str {
    for ending in ["ations", "ation", "ing", "ed", "es", "s", "e"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|r| r.len() >= 3) {
            return rest;
        }
    }
    word
}
