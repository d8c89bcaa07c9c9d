//! What surrounds a mention, as features that every choice shares.

use super::scene::SceneCx;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::gazetteer::compile::COMMON;

/// How many tokens a cue reaches when only names and joints stand between.
const REACH: usize = 60;

/// Adds what stands around tokens `first..=last`: its labelled field, its line, its place in the scene, the words
/// before and after. `kind`s: `field`, `line`, `place`, `before`, `before2`, `after`, `after2`, `mark-before`, `mark-after`.
pub fn surroundings<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    if let Some(field) = cx.doc.layout.field_at(cx.lexicon(), first) {
        out.add("field", field);
    }
    out.add(
        "line",
        match cx.doc.layout.kind_at(page, first) {
            LineKind::Heading => "heading",
            LineKind::Prose => "prose",
            LineKind::Item => "item",
            LineKind::Furniture => "furniture",
        },
    );
    out.add("place", place(cx, first));
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let mut n = 0;
    for i in (start..first).rev() {
        let token = &page.tokens[i];
        if n == 0 && token.kind == TokenKind::Mark && i + 1 == first {
            out.add("mark-before", mark(token.mark));
        }
        if let Some(word) = plain_word(cx, i) {
            out.add(["before", "before2", "before3"][n], word);
            n += 1;
            if n == 3 {
                break;
            }
        } else if token.kind == TokenKind::Word {
            break;
        }
    }
    out.add_if(n == 0 && first == start, "sentence-start");
    let mut n = 0;
    for i in last + 1..end {
        let token = &page.tokens[i];
        if i == last + 1 && token.kind == TokenKind::Mark {
            out.add("mark-after", mark(token.mark));
        }
        if let Some(word) = plain_word(cx, i) {
            out.add(["after", "after2"][n], word);
            n += 1;
            if n == 2 {
                break;
            }
        } else if token.kind == TokenKind::Word {
            break;
        }
    }
}

/// Where in the scene a token stands.
fn place(cx: &SceneCx<'_>, token: usize) -> &'static str {
    if !cx.scene.owns(token) {
        return "common";
    }
    let page = cx.page();
    let n = page.tokens[token].sentence - page.tokens[cx.scene.first].sentence;
    match n {
        0 => "first",
        1 => "second",
        2..=3 => "early",
        _ if (token - cx.scene.first) * 4 > (cx.scene.end - cx.scene.first) * 3 => "late",
        _ => "middle",
    }
}

/// The folded word of token `i`, if it is an ordinary word (not a name): such words are what a learnt feature may name.
pub fn plain_word<'a>(cx: &SceneCx<'a>, i: usize) -> Option<&'a str> {
    let token = cx.page().tokens.get(i)?;
    (token.word != 0 && token.marks & COMMON != 0).then(|| cx.lexicon().text_of(token.word))
}

fn mark(c: char) -> &'static str {
    match c {
        ',' => ",",
        '(' => "(",
        ')' => ")",
        '-' | '–' | '—' => "-",
        ':' => ":",
        '"' | '“' | '”' | '‘' | '’' | '\'' => "quote",
        '.' => ".",
        ';' => ";",
        '•' | '*' | '·' => "bullet",
        '|' => "|",
        '/' => "/",
        '&' => "&",
        '@' => "@",
        _ => "other",
    }
}

/// Adds the cues of `layer` (role or speech cues) that reach tokens `first..=last` in their sentence: a cue whose
/// `side` is `object` from before, `subject` from behind, `predicate` from either. Features `KIND` (only names and joints
/// stand between) and `KIND-far`, and `object-nearest` for the one that stands nearest before, with the cell `column` (the role, the capacity) as argument.
pub fn cues<'a>(cx: &SceneCx<'a>, layer: Layer, column: &str, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    let mut nearest: Option<(usize, &str)> = None;
    for cue in cx.doc.mentions.within(layer, start.max(first.saturating_sub(REACH)), end.min(last + REACH)) {
        let (cue_first, cue_last) = (cue.first as usize, cue.last as usize);
        if cue_first <= last && cue_last >= first {
            continue;
        }
        let what = cue.cell(cx.lexicon(), column);
        let side = cue.cell(cx.lexicon(), "side");
        let before = cue_last < first;
        let (from, to) = if before { (cue_last + 1, first) } else { (last + 1, cue_first) };
        if to - from > REACH {
            continue;
        }
        let clear = clear(cx, from, to);
        if side == "object" && before && clear && nearest.is_none_or(|(at, _)| cue_last > at) {
            nearest = Some((cue_last, what));
        }
        let kind = match (side, before, clear) {
            ("object", true, true) => "object",
            ("object", true, false) => "object-far",
            ("subject", false, true) => "subject",
            ("subject", false, false) => "subject-far",
            ("predicate", true, true) => "predicate-before",
            ("predicate", false, true) => "predicate-after",
            ("predicate", _, false) => "predicate-far",
            ("subject", true, _) => "behind-subject-cue",
            ("object", false, _) => "before-object-cue",
            _ => continue,
        };
        out.add(kind, what);
    }
    if let Some((_, what)) = nearest {
        out.add("object-nearest", what);
    }
}

/// Whether only names, their companions and joints (commas, "and", brackets, articles, auxiliaries, adverbs) stand in
/// tokens `from..to`.
pub fn clear(cx: &SceneCx<'_>, from: usize, to: usize) -> bool {
    let mut i = from;
    while i < to {
        let token = &cx.page().tokens[i];
        let name = [
            Layer::Organisation,
            Layer::Person,
            Layer::Name,
            Layer::City,
            Layer::Country,
            Layer::Honorific,
            Layer::Position,
        ]
        .iter()
        .filter_map(|l| cx.doc.mentions.starting(*l, i))
        .map(|m| m.last as usize)
        .max();
        if let Some(last) = name {
            i = last + 1;
            continue;
        }
        // The address of a link goes with its words: "[Name](address)".
        if token.mark == ']' && cx.page().tokens.get(i + 1).is_some_and(|t| t.mark == '(') {
            match (i + 2..(i + 60).min(to)).find(|j| cx.page().tokens[*j].mark == ')') {
                Some(close) => {
                    i = close + 1;
                    continue;
                }
                None => return false,
            }
        }
        let joint = match token.kind {
            TokenKind::Mark => {
                matches!(token.mark, '[' | ']' | '*' | '_')
                    || matches!(
                        token.mark,
                        ',' | '(' | ')' | '-' | '–' | '—' | '&' | ':' | '.' | '/' | '"' | '“' | '”' | '•'
                    )
            }
            TokenKind::Word => token.capital || JOINTS.contains(&cx.lexicon().text_of(token.word)),
            _ => false,
        };
        if !joint {
            return false;
        }
        i += 1;
    }
    true
}

/// Words that may stand between a cue and a member of its list. A closed class.
const JOINTS: &[&str] = &[
    "and",
    "the",
    "a",
    "an",
    "of",
    "by",
    "with",
    "its",
    "their",
    "our",
    "also",
    "jointly",
    "both",
    "as",
    "well",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "be",
    "been",
    "which",
    "who",
    "that",
    "together",
    "along",
    "or",
    "in",
    "for",
    "'s",
    "successfully",
    "recently",
    "today",
    "yesterday",
    "through",
    "to",
    "at",
    "from",
    "local",
    "national",
    "two",
    "three",
    "four",
    "five",
];

/// Whether token `i` stands in what is told of a person: a line that begins with their name, or with "he" or "she" more than
/// once. Bodies, people and countries named there are of a life, not of the event.
pub fn biography(cx: &SceneCx<'_>, i: usize) -> Option<&'static str> {
    let page = cx.page();
    let line = &page.lines[page.tokens[i].line as usize];
    let (mut first, end) = (line.first as usize, line.end as usize);
    while first < end && page.tokens[first].kind == TokenKind::Mark {
        first += 1;
    }
    let pronouns = (first..end.min(first + 150))
        .filter(|t| matches!(page.word(*t), "He" | "She" | "he" | "she" | "his" | "her" | "His" | "Her" | "him"))
        .count();
    let named = cx.doc.mentions.within(Layer::Person, first, (first + 3).min(end)).next().is_some();
    match (named, pronouns) {
        (true, 1..) => Some("named"),
        (true, 0) if end - first > 25 => Some("long"),
        (false, 2..) => Some("pronouns"),
        _ => None,
    }
}

/// Whether token `i` stands in a sentence of somebody's life: the line begins with their name and goes on with what they are
/// or have ("X, MSc, is adviser at the Naval Hospital, Bethesda. She …"), and the sentence names neither event nor day.
pub fn of_a_life(cx: &SceneCx<'_>, i: usize) -> bool {
    if biography(cx, i) != Some("named") {
        return false;
    }
    let page = cx.page();
    let line = &page.lines[page.tokens[i].line as usize];
    let (first, end) = (line.first as usize, line.end as usize);
    let Some(person) = cx.doc.mentions.within(Layer::Person, first, (first + 4).min(end)).next() else { return false };
    let after = person.last as usize + 1;
    let is =
        (after..end.min(after + LETTERS)).any(|t| matches!(page.word(t), "is" | "has" | "serves" | "works" | "holds"));
    let s = &page.sentences[page.tokens[i].sentence as usize];
    let (a, b) = (s.first as usize, s.end as usize);
    let event = cx.doc.mentions.within(Layer::EventNoun, a, b).any(|m| m.cell(cx.lexicon(), "strength") != "weak");
    is && !event && !cx.doc.dates.in_tokens(a, b)
}

/// So many tokens of degrees and marks may stand between a name and its verb.
const LETTERS: usize = 6;

/// The sentence of a mention as a token range.
pub fn sentence_of(cx: &SceneCx<'_>, mention: &Mention) -> (usize, usize) {
    let page = cx.page();
    let s = &page.sentences[page.tokens[mention.first as usize].sentence as usize];
    (s.first as usize, s.end as usize)
}

#[cfg(test)]
mod tests {
    use super::of_a_life;
    use crate::document::{Document, Metadata};
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::{Scene, SceneCx};

    #[test]
    fn places_of_a_life_are_told_from_places_of_the_event() {
        let told = |text: &str| {
            let extractor = crate::Extractor::new(Lexicon::embedded());
            let document = Document::plain(text, Metadata::default());
            let analysis = extractor.analyse(&document);
            let scene = Scene::whole(&analysis.page);
            let cx = SceneCx::new(&analysis, &scene);
            let at = analysis.page.tokens.iter().position(|t| &text[t.start as usize..t.end as usize] == "Lisbon");
            at.is_some_and(|at| of_a_life(&cx, at))
        };
        assert!(told(
            "Anna Gull, MSc, is adviser at the Naval Hospital, Lisbon. She plans and leads the pilots' school."
        ));
        assert!(!told(
            "Anna Gull is to speak at the workshop on tides in Lisbon. She plans and leads the pilots' school."
        ));
        assert!(!told("The pilots meet in Lisbon. Anna Gull is adviser at the Naval Hospital."));
    }
}
