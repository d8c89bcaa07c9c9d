//! How plainly the text names its event, and what the headline sets against that.
//!
//! In: a scene and its candidates. Out: features. A headline that tells what happened ("Officials train in Accra") is
//! the title only where the text names the event nowhere; a name in the text ("the Regional Seminar on Nets and Tides")
//! is the surer the more capitalised words it has. Each side must know of the other.

use super::candidates::Found;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, Token, TokenKind};
use crate::choose::Features;
use crate::gazetteer::Lexicon;
use crate::gazetteer::compile::COMMON;
use crate::relate::scene::SceneCx;

/// What the scene has.
pub(super) struct Named {
    /// Capitalised words of the plainest name in the first sentences, and anywhere.
    early: usize,
    anywhere: usize,
    /// A quotation in the first sentences that is called the event's name.
    quote: bool,
    /// What the headline is; `none` without one.
    headline: &'static str,
    /// Lines of the day of publication or of the writer, in order.
    stamps: Vec<usize>,
}

/// How many of the first lines are looked at for the line of the day of publication.
const STAMPED: usize = 16;
/// The longest line that is one, in tokens.
const STAMP: usize = 18;

impl Named {
    /// Looks at `all`; `main` is the first token of the headline, `early` tells of a token whether it stands in the first
    /// sentences.
    pub(super) fn new(cx: &SceneCx<'_>, all: &[Found], main: Option<usize>, early: impl Fn(usize) -> bool) -> Named {
        let page = cx.page();
        let prose = |f: &&Found| {
            cx.doc.layout.kind_at(page, f.first) != LineKind::Heading && cx.scene.owns(f.first) && !whole_line(cx, f)
        };
        let mut named = Named { early: 0, anywhere: 0, quote: false, headline: headline(cx, main), stamps: stamps(cx) };
        for f in all.iter().filter(prose) {
            if f.rules.contains(&"quote") {
                named.quote |= early(f.first) && beside_noun(cx, f.first, f.last);
            } else if strength(cx, f.first, f.last) == "strong" {
                let n = capitals(cx, f.first, f.last);
                named.anywhere = named.anywhere.max(n);
                if early(f.first) {
                    named.early = named.early.max(n);
                }
            }
        }
        named
    }

    /// Adds the features of candidate `f`.
    pub(super) fn of<'a>(&self, cx: &SceneCx<'a>, f: &Found, out: &mut Features<'a>) {
        let page = cx.page();
        let (first, last) = (f.first, f.last);
        let strength = strength(cx, first, last);
        let heading = cx.doc.layout.kind_at(page, first) == LineKind::Heading;
        let verb = finite(cx, first, last);
        out.add_if(verb, if heading { "finite-in-heading" } else { "finite-in-text" });
        if heading && whole_line(cx, f) {
            out.add(if verb { "named-early-verb" } else { "named-early-plain" }, bucket(self.early));
            out.add(if verb { "named-verb" } else { "named-plain" }, bucket(self.anywhere));
            if strength != "none" {
                out.add("named-early-noun", bucket(self.early));
            }
            out.add_if(self.quote, if verb { "named-quote-verb" } else { "named-quote-plain" });
            self.stamped(cx, first, out);
        } else if !heading {
            let n = capitals(cx, first, last);
            out.add(
                match strength {
                    "strong" => "capitals-strong",
                    "weak" => "capitals-weak",
                    _ => "capitals-without",
                },
                bucket(n),
            );
            if strength == "strong" && n > 1 {
                out.add_if(n == self.anywhere, "plainest-name");
                out.add("name-under", self.headline);
                if n > 3 {
                    out.add("long-name-under", self.headline);
                }
            }
            if f.rules.contains(&"quote") && beside_noun(cx, first, last) {
                out.add("quote-under", self.headline);
            }
        }
        out.add_if(!cx.scene.has(first), "above-entry");
        subtitle(cx, first, last, out);
        listing(cx, first, last, out);
        persons(cx, first, last, out);
        said_of(cx, first, last, out);
        if heading || f.rules.contains(&"before-colon") {
            caps_before_colon(cx, first, last, out);
        }
        // "Liberia: agency trains officers": a report's place or body, not a part of a name.
        let opener = [(Layer::Country, "place"), (Layer::City, "place"), (Layer::Organisation, "body")]
            .into_iter()
            .find(|(l, _)| {
                cx.doc.mentions.starting(*l, first).is_some_and(|m| {
                    (m.last as usize) < last && page.tokens.get(m.last as usize + 1).is_some_and(|t| t.mark == ':')
                })
            });
        if let Some((_, sort)) = opener {
            out.add(if verb { "colon-behind-verb" } else { "colon-behind" }, sort);
        }
    }

    /// Where a headline stands to the line of the day of publication: headlines stand right above it, or right below.
    fn stamped<'a>(&self, cx: &SceneCx<'a>, first: usize, out: &mut Features<'a>) {
        let line = cx.page().tokens[first].line as usize;
        let Some(stamp) = self.stamps.first() else { return };
        let distance = |n: usize| if n == 1 { "1" } else { "2+" };
        if *stamp > line {
            out.add("stamp-below", distance(stamp - line));
        } else if *stamp < line {
            out.add("stamp-above", distance(line - stamp));
        } else {
            out.add("stamp-here", "");
        }
    }
}

fn bucket(n: usize) -> &'static str {
    match n {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4-5",
        _ => "6+",
    }
}

/// Whether the candidate is its line but for a few marks.
fn whole_line(cx: &SceneCx<'_>, f: &Found) -> bool {
    let page = cx.page();
    let line = &page.lines[page.tokens[f.first].line as usize];
    f.first <= line.first as usize + 3 && f.last + 4 > line.end as usize
}

/// How many longer words are capitalised, without the first of a sentence.
fn capitals(cx: &SceneCx<'_>, first: usize, last: usize) -> usize {
    let page = cx.page();
    let opens = |t: usize| t == 0 || page.tokens[t].sentence != page.tokens[t - 1].sentence;
    let name = |t: &Token| t.kind == TokenKind::Word && t.capital && t.end - t.start > 2;
    (first..=last).filter(|t| name(&page.tokens[*t]) && !opens(*t)).count()
}

fn strength(cx: &SceneCx<'_>, first: usize, last: usize) -> &'static str {
    let mut any = "none";
    for m in cx.doc.mentions.within(Layer::EventNoun, first, last + 1).filter(|m| m.last as usize <= last) {
        if !m.weak && m.cell(cx.lexicon(), "strength") != "weak" {
            return "strong";
        }
        any = "weak";
    }
    any
}

/// Whether an event noun stands just before a quotation, or just behind it.
fn beside_noun(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let near = |a: usize, b: usize| {
        cx.doc.mentions.within(Layer::EventNoun, a, b).any(|m| (m.last as usize) < first || m.first as usize > last)
    };
    near(first.saturating_sub(5), first) || near(last + 1, last + 4)
}

/// What the headline is: whether it is a sentence, and what noun it has.
fn headline(cx: &SceneCx<'_>, main: Option<usize>) -> &'static str {
    let Some(first) = main else { return "none" };
    let page = cx.page();
    let last = (page.lines[page.tokens[first].line as usize].end as usize).saturating_sub(1).max(first);
    match (finite(cx, first, last), strength(cx, first, last)) {
        (true, "strong") => "verb-strong",
        (true, "weak") => "verb-weak",
        (true, _) => "verb",
        (_, "strong") => "strong",
        (_, "weak") => "weak",
        _ => "plain",
    }
}

/// Whether the words look like a sentence: a word of a closed class, or one in -s that takes -ing and -ed too and has a word
/// before and behind it ("Harbour Society trains divers").
fn finite(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let page = cx.page();
    let plain = |t: usize| {
        page.tokens[t].kind == TokenKind::Word
            && page.tokens[t].gap == Gap::Space
            && !super::candidates::JOINTS.contains(&page.word(t))
    };
    (first..=last).any(|t| {
        super::features::VERBS.contains(&page.word(t))
            || t > first
                && t < last
                && plain(t)
                && plain(t + 1)
                && !cx.doc.mentions.covering(Layer::EventNoun, t).is_some_and(|m| m.first as usize == t)
                && third_person(cx.lexicon(), page.word(t))
    })
}

/// Whether a word in -s may be a verb: its stem takes -ing and -ed.
fn third_person(lexicon: &Lexicon, word: &str) -> bool {
    let word = word.to_lowercase();
    let known = |w: String| lexicon.word(&w).1 & COMMON != 0;
    let takes = |stem: &str| known(format!("{stem}ing")) && known(format!("{stem}ed"));
    if word.len() < 4 || word.ends_with("ss") || !word.ends_with('s') {
        return false;
    }
    let stem = &word[..word.len() - 1];
    takes(stem)
        || stem.strip_suffix('e').is_some_and(takes)
        || stem.strip_suffix("ie").is_some_and(|s| known(format!("{s}ying")) && known(format!("{s}ied")))
}

/// Lines that tell when the page came out: short, with the day of publication, or labelled so.
fn stamps(cx: &SceneCx<'_>) -> Vec<usize> {
    let page = cx.page();
    let from = page.tokens.get(cx.scene.first).map_or(0, |t| t.line as usize);
    let published = |a: usize, b: usize| {
        let dates = cx.doc.dates.within(a, b);
        cx.doc.reference.date.is_some()
            && cx.doc.resolved.get(dates).is_some_and(|all| all.iter().any(|r| r.start == cx.doc.reference.date))
    };
    let labelled = |a: usize, b: usize| {
        let fields = &cx.doc.layout.fields;
        let at = fields.partition_point(|f| (f.first as usize) < a);
        fields[at..]
            .iter()
            .take_while(|f| (f.first as usize) < b)
            .any(|f| matches!(f.label.cell(cx.lexicon(), "id"), "posted" | "updated" | "author"))
    };
    let lines = page.lines.iter().enumerate().skip(from).take(STAMPED);
    let short = lines.map(|(n, l)| (n, l.first as usize, l.end as usize)).filter(|(_, a, b)| b - a <= STAMP);
    short.filter(|(_, a, b)| published(*a, *b) || labelled(*a, *b)).map(|(n, _, _)| n).collect()
}

/// "Rescue and Resistance: Aid in the War Years" is one name in two parts, "QUIZ: the lifeboat crew raises funds" is not: what
/// follows the colon behind the words.
fn subtitle<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    if page.tokens.get(last + 1).is_none_or(|t| t.mark != ':') {
        return;
    }
    let end = page.lines[page.tokens[last].line as usize].end as usize;
    let long = |t: &&Token| t.kind == TokenKind::Word && t.end - t.start > 3;
    let titled = |a: usize, b: usize| {
        let words = page.tokens[a.min(b)..b].iter().filter(long);
        let (all, capital) = words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.capital && !t.upper)));
        all > 0 && capital * 4 >= all * 3
    };
    let behind = match (end.saturating_sub(last + 2), titled(last + 2, end.min(last + 10))) {
        (0, _) => "nothing",
        (_, true) => "title-case",
        (1..=8, _) => "short",
        _ => "long",
    };
    out.add(if titled(first, last + 1) { "titled-colon" } else { "colon-then" }, behind);
}

/// "Autumn lectures", "Forthcoming events": what names all events of a list, or the list.
fn listing<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let own = cx.scene.owns(first);
    let noun = cx.doc.mentions.within(Layer::EventNoun, first, last + 1).filter(|m| m.last as usize <= last).last();
    let plural = noun.is_some_and(|m| {
        let word = page.word(m.last as usize).to_lowercase();
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ies")
            || word.ends_with("ies") && !word.ends_with("series")
    });
    out.add_if(plural, if own { "plural-noun" } else { "plural-noun-common" });
    let word = (first..=last).any(|t| LISTING.iter().any(|w| page.word(t).eq_ignore_ascii_case(w)));
    out.add_if(word, if own { "listing-word" } else { "listing-word-common" });
}

/// Words that head lists of events. A closed class.
const LISTING: &[&str] = &[
    "programme",
    "program",
    "calendar",
    "diary",
    "season",
    "series",
    "schedule",
    "forthcoming",
    "upcoming",
    "dates",
    "agenda",
    "listings",
    "roundup",
    "round-up",
    "brief",
    "briefs",
    "briefly",
    "what's",
    "events",
    "coming",
    "ahead",
];

/// "Tides of the Sound, with Dr Ann Oyelaran": where a speaker begins, the name ends.
fn persons<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let with = |t: usize| ["with", "by"].iter().any(|w| page.word(t).eq_ignore_ascii_case(w));
    let person = |t: usize| {
        [Layer::Person, Layer::Honorific, Layer::Position]
            .iter()
            .any(|l| cx.doc.mentions.starting(*l, t).is_some_and(|m| !m.weak))
    };
    let speaker = |t: usize| with(t) && page.tokens.get(t + 1).is_some_and(|n| n.capital) && person(t + 1);
    let next = last + 1 + usize::from(page.tokens.get(last + 1).is_some_and(|t| t.mark == ','));
    out.add_if(speaker(next), "speaker-behind");
    out.add_if((first + 1..last).any(speaker), "speaker-inside");
    out.add_if(speaker(first), "speaker-first");
}

/// "“X” is the theme", "“X” was the session that she chaired": what the words are said to be.
fn said_of<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let end = page.sentences[page.tokens[last].sentence as usize].end as usize;
    let verb = (last + 1..end.min(last + 4)).find(|t| matches!(page.word(*t), "is" | "was" | "are" | "were"));
    if first > 0
        && let Some(verb) = verb
        && (last + 1..verb).all(|t| page.tokens[t].kind == TokenKind::Mark)
        && let Some(sort) = (verb + 1..end.min(verb + 6)).find_map(|t| sort_of_name(page.word(t)))
    {
        out.add("said-to-be", sort);
    }
    // "Its theme is X", "the title was X".
    let start = page.sentences[page.tokens[first].sentence as usize].first as usize;
    let before = (start.max(first.saturating_sub(3))..first)
        .rev()
        .find(|t| matches!(page.word(*t), "is" | "was" | "being" | "reads" | "read"));
    if let Some(verb) = before
        && (verb + 1..first).all(|t| page.tokens[t].kind == TokenKind::Mark || page.word(t).len() < 4)
        && let Some(sort) = (start.max(verb.saturating_sub(6))..verb).rev().find_map(|t| sort_of_name(page.word(t)))
    {
        out.add("is-said-to-be", sort);
    }
}

/// What sort of thing a word says that something is.
fn sort_of_name(word: &str) -> Option<&'static str> {
    match word {
        "theme" | "motto" | "slogan" | "heading" | "banner" => Some("theme"),
        "name" | "title" | "called" | "titled" | "entitled" => Some("name"),
        "topic" | "subject" | "question" | "focus" => Some("topic"),
        "session" | "paper" | "panel" | "presentation" | "keynote" | "exhibition" | "book" | "film" | "report"
        | "song" | "study" | "project" => Some("part"),
        "lecture" | "talk" | "workshop" | "seminar" | "conference" | "course" | "training" | "webinar" | "event"
        | "meeting" | "forum" | "festival" => Some("event"),
        _ => None,
    }
}

/// "QUIZ: the lifeboat crew …": words in capitals before a colon that is followed by ordinary ones head an entry.
fn caps_before_colon<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let line = &page.lines[page.tokens[first].line as usize];
    let upper = |a: usize, b: usize| page.tokens[a..b].iter().filter(|t| t.upper).count();
    let words = |a: usize, b: usize| {
        page.tokens[a..b].iter().filter(|t| t.kind == TokenKind::Word && t.end - t.start > 1).count()
    };
    let head = upper(first, last + 1) > 0 && upper(first, last + 1) == words(first, last + 1);
    let rest = (last + 2, (line.end as usize).min(last + 12));
    if head
        && first == line.first as usize
        && page.tokens.get(last + 1).is_some_and(|t| t.mark == ':')
        && rest.0 < rest.1
    {
        out.add(
            "caps-before-colon",
            if upper(rest.0, rest.1) * 2 > words(rest.0, rest.1) { "caps" } else { "ordinary" },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Title, candidates, features};
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::relate::choice::Choice;
    use crate::relate::scene::Scene;

    /// The features of the candidate that is written `value` in `text`.
    fn features_of(text: &str, value: &str) -> Vec<String> {
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let doc = extractor.analyse(&document);
        let scene = Scene::whole(&doc.page);
        let cx = SceneCx::new(&doc, &scene);
        let all = Title.candidates(&cx);
        let Some(c) = all.iter().find(|c| c.value == value) else {
            panic!("no {value} among {:?}", all.iter().map(|c| &c.value).collect::<Vec<_>>())
        };
        c.features.iter().map(|f| f.name()).collect()
    }

    #[test]
    fn what_speaks_for_names_and_headlines() {
        let report = "Kiteville: harbour office trains divers\n\nThe Regional Seminar on Nets and Tides of the Sound was held \
                      on 3 May 2022 for forty divers from the bay.\n";
        let cases: &[(&str, &str, &str)] = &[
            (report, "Kiteville: harbour office trains divers", "finite-in-heading"),
            (report, "Kiteville: harbour office trains divers", "named-early-verb=4-5"),
            (report, "Regional Seminar on Nets and Tides of the Sound", "plainest-name"),
            (
                "Tides of the Sound with Dr Ann Oyelaran\n\nA lecture on 3 May.\n",
                "Tides of the Sound",
                "speaker-behind",
            ),
            ("“Nets for All” is the theme of the seminar on 3 May 2022.\n", "Nets for All", "said-to-be=theme"),
            (
                "Its theme was “Nets for All”, and the seminar was on 3 May 2022.\n",
                "Nets for All",
                "is-said-to-be=theme",
            ),
            ("QUIZ: the lifeboat crew raises funds on Monday.\n", "QUIZ", "caps-before-colon=ordinary"),
            ("Moss and Stones: Walls of the Old Harbour\n\nA talk.\n", "Moss and Stones", "titled-colon=title-case"),
            ("Autumn lectures\n\nA lecture on moss, 3 May 2022.\n", "Autumn lectures", "plural-noun"),
            (
                "Kenya: harbour office trains divers\n\nA course.\n",
                "Kenya: harbour office trains divers",
                "colon-behind-verb=place",
            ),
        ];
        for (text, value, wanted) in cases {
            let found = features_of(text, value);
            assert!(found.iter().any(|f| f == wanted), "no {wanted} of {value} in {text}: {found:?}");
        }
    }

    #[test]
    fn verbs_in_the_third_person() {
        let lexicon = Lexicon::embedded();
        for verb in ["trains", "marks", "carries", "supports", "joins"] {
            assert!(third_person(&lexicon, verb), "{verb}");
        }
        for other in ["species", "officers", "glass", "train", "was"] {
            assert!(!third_person(&lexicon, other), "{other}");
        }
    }

    /// A name goes on over the line end of a poster, over "and" and brackets, and ends before the label of a field.
    #[test]
    fn where_names_begin_and_end() {
        let cases = [
            (
                "International Conference on\n\nNets and Tides\n\nMombasa, 3 May 2022\n",
                "International Conference on Nets and Tides",
            ),
            ("Moss on Old Walls Date: Tuesday, 3 May 2022 Time: 5 pm\n\nA talk.\n", "Moss on Old Walls"),
            (
                "They held a workshop on soil health (SH) and mulching in dry years, 3 May 2022.\n",
                "workshop on soil health (SH) and mulching in dry years",
            ),
            ("Whose Moss Is It? A quiz and a drink for all of the village.\n", "Whose Moss Is It?"),
        ];
        for (text, value) in cases {
            features_of(text, value);
        }
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain("A Training of Trainers (ToT) on Nets was held.", Metadata::default());
        let doc = extractor.analyse(&document);
        let scene = Scene::whole(&doc.page);
        let cx = SceneCx::new(&doc, &scene);
        let found = candidates::all(&cx);
        let rivals = features::Rivals::new(&cx, &found);
        assert!(rivals.main.is_none_or(|m| m == 0));
        assert!(found.iter().all(|f| !doc.page.words(f.first, f.last).starts_with("ToT)")));
    }
}
