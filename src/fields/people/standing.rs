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
/// So near stands what names an office in the running of the event.
const OFFICE: usize = 8;
/// So many persons of a sentence share its opening words, and so many of these are looked at.
const LIST: usize = 24;
const FRAME: usize = 6;
/// The value of an opening word: there are many, and few texts to learn them from.
const FRAME_WORD: f32 = 0.35;
/// So many tokens of a scene are looked at for its tense.
const TENSE: usize = 4000;

/// What says that somebody was there.
const PRESENT: &[&str] = &[
    "present",
    "presence",
    "attendance",
    "attended",
    "attending",
    "attend",
    "attendees",
    "graced",
    "accompanied",
    "witnessed",
    "delegation",
    "dignitaries",
    "representatives",
    "guests",
    "guest",
    "came",
    "visited",
    "visit",
    "visiting",
    "met",
];

/// What says that somebody runs it, or works for it.
const RUNS: &[&str] = &[
    "coordinator",
    "coordinators",
    "coordinates",
    "coordinating",
    "convener",
    "convenor",
    "conveners",
    "convenors",
    "organiser",
    "organizer",
    "organisers",
    "organizers",
    "organised",
    "organized",
    "supervised",
    "supervisors",
    "directors",
    "committee",
    "board",
    "secretariat",
    "staff",
    "editor",
    "editors",
    "members",
    "apologies",
    "term",
];

/// What is said of persons who are told of.
const TOLD: &[&str] = &[
    "died",
    "born",
    "founder",
    "founded",
    "late",
    "memory",
    "honour",
    "honor",
    "named",
    "century",
    "wrote",
    "book",
    "novel",
    "film",
    "biography",
    "award",
    "prize",
    "winner",
    "elected",
    "appointed",
    "retired",
    "killed",
    "career",
    "life",
    "portrait",
    "works",
    "story",
    "era",
    "ago",
    "became",
];

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
    let side = |words: &[&str]| {
        let there = |mut range: std::ops::Range<usize>| range.any(|i| r.is(i, words));
        if there(before.clone()) { Some("before") } else { there(behind.clone()).then_some("behind") }
    };
    if let Some(side) = side(PRESENT) {
        out.add("presence", side);
        out.add_if(!speaks, "only-present");
    }
    if let Some(side) = side(TOLD) {
        out.add("told-of", side);
        out.add_if(!speaks, "only-told-of");
    }
    let (line, line_end) = r.line_range(a.first);
    let office = (a.start.saturating_sub(OFFICE).max(line.min(a.start))..a.start).any(|i| r.is(i, RUNS));
    let own = (a.end + 1..(a.end + OFFICE).min(line_end)).any(|i| r.is(i, RUNS))
        || (a.start..=a.end).any(|i| r.is(i, RUNS) && !(a.first..=a.last).contains(&i));
    out.add_if(office, "runs-before");
    out.add_if(own, "runs-behind");
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
