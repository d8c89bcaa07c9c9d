//! How a person stands to the event where nothing says that the person speaks: present, running it, told of, quoted in
//! the announcement of what is still to come.
//!
//! In: an appearance and the cues that reach it. Out: features. What it does not do: decide; a minister who "graced the
//! opening" may have opened it as well.

use super::cast::{Appearance, Cast};
use super::reach::Reached;
use super::reader::Reader;
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::relate::context::plain_word;
use crate::relate::scene::SceneCx;

/// So many tokens before a name, and behind it, may say how the person stands.
const BEFORE: usize = 50;
const BEHIND: usize = 14;
/// So many tokens of a sentence are looked at for where its words were spoken.
const SENTENCE: usize = 80;
/// So near stands what names an office in the running of the event.
const OFFICE: usize = 8;
/// So many persons of a sentence share its opening words, and so many of these are looked at.
const LIST: usize = 24;
const FRAME: usize = 6;
/// The value of an opening word: there are many, and few texts to learn them from.
const FRAME_WORD: f32 = 0.35;
/// So many tokens of a scene are looked at for its tense.
const TENSE: usize = 4000;

/// Whether a scene tells of what is to come or of what was.
pub(super) fn tense(cx: &SceneCx<'_>, r: &Reader<'_>) -> &'static str {
    let (mut coming, mut past) = (0usize, 0usize);
    for i in cx.scene.first..cx.scene.end.min(cx.scene.first + TENSE) {
        if r.is(i, &["will", "shall", "upcoming", "register", "tomorrow", "join"]) {
            coming += 1;
        } else if r.is(i, &["was", "were", "had", "attended", "participated", "concluded", "yesterday"]) {
            past += 1;
        }
    }
    match () {
        () if coming + past < 2 => "unsaid",
        () if past >= 3 * coming => "past",
        () if coming >= 2 * past => "coming",
        () => "both",
    }
}

/// The ordinary words that stand before the first person of the sentence of appearance `n`: they open the list ("Others in
/// attendance: A, B"), and what they say holds of all in it.
pub(super) fn frame<'a>(cx: &SceneCx<'a>, r: &Reader<'a>, cast: &Cast, n: usize, out: &mut Features<'a>) {
    let (start, _) = r.sentence(cast.all[n].first);
    let known = cast.all[..=n].iter().rev().take(LIST).take_while(|b| b.first >= start);
    let Some(first) = known.last().map(|b| b.start) else { return };
    for i in first.saturating_sub(FRAME).max(start.min(first))..first {
        if let Some(word) = plain_word(cx, i) {
            out.add_value("frame", word, FRAME_WORD);
        }
    }
}

/// Words after which a list goes on with another. A closed class.
const NEXT: &[&str] = &["and", "well", "plus", "together", "along", "alongside", "with"];

/// Adds how appearance `a` stands to the event.
pub(super) fn features<'a>(
    r: &Reader<'a>,
    a: &Appearance,
    reached: &[Reached<'a>],
    tense: &'static str,
    out: &mut Features<'a>,
) {
    let capacity = |x: &Reached<'a>| x.cue.cell(r.doc.lexicon, "capacity");
    let silent = |x: &Reached<'a>| matches!(capacity(x), "quoted" | "contact" | "acknowledged");
    let speaks = reached.iter().any(|x| x.distance < 3 && !silent(x));
    let quoted = reached.iter().any(|x| x.distance < 3 && capacity(x) == "quoted");
    let (start, end) = r.sentence(a.first);
    let before = a.start.saturating_sub(BEFORE).max(start)..a.start;
    let behind = a.end + 1..(a.end + BEHIND).min(end);
    let side = |class: &str| {
        // "NAME, as well as all who were present" tells of the others.
        let behind = behind.clone().take_while(|i| !r.is(*i, &["well"])).last().map_or(behind.start, |l| l + 1);
        let behind = a.end + 1..behind.max(a.end + 1);
        let there = |mut range: std::ops::Range<usize>| range.any(|i| r.classed(Layer::StandingWord, i, class));
        if there(before.clone()) { Some("before") } else { there(behind).then_some("behind") }
    };
    if let Some(side) = side("present") {
        out.add("presence", side);
        out.add_if(!speaks, "only-present");
    }
    if let Some(side) = side("told") {
        out.add("told-of", side);
        out.add_if(!speaks, "only-told-of");
    }
    let (line, line_end) = r.line_range(a.first);
    let stands = |i: usize, class: &str| r.classed(Layer::StandingWord, i, class);
    let office = (a.start.saturating_sub(OFFICE).max(line.min(a.start))..a.start).any(|i| stands(i, "runs"));
    let own = (a.end + 1..(a.end + OFFICE).min(line_end)).any(|i| stands(i, "runs"))
        || (a.start..=a.end).any(|i| stands(i, "runs") && !(a.first..=a.last).contains(&i));
    out.add_if(office, "runs-before");
    out.add_if(own, "runs-behind");
    let outside = (start..end.min(start + SENTENCE)).any(|i| stands(i, "outside"));
    out.add_if(outside, "outside");
    out.add_if(outside && quoted, "outside-quoted");
    // "One of the participants, NAME"; "jury: NAME, NAME"; "NAME, piano"
    for (class, before, behind) in [("attends", 6, 6), ("performs", 4, 2)] {
        let lead = (a.first.saturating_sub(before).max(start.min(a.first))..a.first).any(|i| stands(i, class));
        // "NAME, as well as all participants": the next of a list is another.
        let tail = (a.last + 1..(a.last + 1 + behind).min(end))
            .take_while(|i| !NEXT.iter().any(|w| r.doc.page.word(*i).eq_ignore_ascii_case(w)))
            .any(|i| stands(i, class));
        if lead || tail {
            out.add(class, if lead { "before" } else { "behind" });
            out.add_if(!speaks, if class == "attends" { "only-attends" } else { "only-performs" });
        }
    }
    out.add("scene-tense", tense);
    if quoted {
        out.add("quoted-when", tense);
        out.add("quoted-and", if speaks { "speaks" } else { "no-more" });
    }
    if !speaks && !quoted {
        out.add("unsaid-when", tense);
        out.add_if(end - start >= 12 && r.mark(end - 1) == '.', "unsaid-in-prose");
    }
    let odd = |layer| r.within(layer, a.first, a.last + 1).next().is_some();
    out.add_if(odd(Layer::Country), "name-holds-country");
    out.add_if(odd(Layer::EventNoun) || odd(Layer::ParticipantNoun), "name-holds-noun");
    out.add_if((a.first..=a.last).any(|i| r.is_word(i) && !r.capital(i)), "name-holds-small");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::fields::people::cast::Cast;
    use crate::fields::people::reach;
    use crate::gazetteer::Lexicon;

    /// Whether the person named last in the first scene of `text` has each feature, and lacks those with a minus.
    fn check(text: &str, wanted: &[&str]) {
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let doc = extractor.analyse(&document);
        let scenes = extractor.scenes(&doc);
        let Some(scene) = scenes.first() else { panic!("no event in {text}") };
        let cx = SceneCx::new(&doc, scene);
        let r = Reader::new(&cx);
        let cast = Cast::new(&cx);
        let Some(n) = cast.all.len().checked_sub(1) else { panic!("nobody in {text}") };
        let mut out = Features::new();
        features(&r, &cast.all[n], &reach::cues(&r, &cast, n), tense(&cx, &r), &mut out);
        let names: Vec<String> = out.iter().map(|f| f.name()).collect();
        for w in wanted {
            match w.strip_prefix('-') {
                Some(w) => assert!(!names.iter().any(|n| n == w), "{w} in {text}: {names:?}"),
                None => assert!(names.iter().any(|n| n == w), "no {w} in {text}: {names:?}"),
            }
        }
    }

    #[test]
    fn how_a_person_stands_to_an_event() {
        let head = "Workshop on wells, 3 May 2022, Nairobi\n\n";
        let cases: &[(&str, &[&str])] = &[
            ("The workshop was held on 3 May. Also present was Maria Kowalczyk.", &["presence=before"]),
            ("The workshop was held on 3 May. One of the trainees, Maria Kowalczyk, was glad.", &["attends=before"]),
            ("The workshop was held on 3 May. Maria Kowalczyk, piano, closed the day.", &["performs=behind"]),
            ("In a telephone interview Maria Kowalczyk said the workshop was held too late.", &["outside-quoted"]),
            ("The workshop was held on 3 May. The coordinator Maria Kowalczyk came.", &["runs-behind"]),
            (
                "The workshop was held on 3 May. Maria Kowalczyk spoke on wells.",
                &["-only-present", "-outside", "-performs=before"],
            ),
        ];
        for (text, wanted) in cases {
            check(&[head, text].concat(), wanted);
        }
    }
}
