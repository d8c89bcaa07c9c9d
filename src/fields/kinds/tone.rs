//! What the plain words and the numbers of a scene say about its kind, without naming it: who is trained gets certificates,
//! what is shown is on view in a gallery.

use crate::annotate::mention::Layer;
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::record::Kind;
use crate::relate::scene::SceneCx;
use std::collections::BTreeSet;

/// What was seen in a scene, once for all kinds.
pub(super) struct Tone {
    words: Vec<&'static str>,
    early: Vec<&'static str>,
    persons: &'static str,
    speech: &'static str,
    days: &'static str,
    length: &'static str,
    groups: bool,
    platform: bool,
    clock: &'static str,
    title: &'static str,
}

/// How many tokens of a scene are looked at.
const REACH: usize = 900;
/// How many of them count as its beginning.
const EARLY: usize = 120;

impl Tone {
    pub(super) fn new(cx: &SceneCx<'_>, title: Option<(usize, usize)>) -> Tone {
        let page = cx.page();
        let (first, end) = (cx.scene.first, cx.scene.end.min(page.tokens.len()));
        let mut words = BTreeSet::new();
        let mut early = BTreeSet::new();
        for t in first..end.min(first + REACH) {
            if page.tokens[t].kind == TokenKind::Word
                && let Some(stem) = stem(page.word(t))
            {
                words.insert(stem);
                if t < first + EARLY {
                    early.insert(stem);
                }
            }
        }
        let count = |layer| cx.doc.mentions.within(layer, first, end).take(9).count();
        let several = |n: usize| match n {
            0 => "0",
            1 => "1",
            2 => "2",
            3..=4 => "3-4",
            5..=8 => "5-8",
            _ => "9+",
        };
        let mark = |m: char| title.is_some_and(|(a, b)| (a..=b).any(|t| page.tokens[t].mark == m));
        Tone {
            words: words.into_iter().collect(),
            early: early.into_iter().collect(),
            persons: several(count(Layer::Person)),
            speech: several(cx.own(Layer::SpeechCue).take(9).count()),
            days: several(cx.doc.dates.within(first, end).len()),
            length: match end - first {
                0..=40 => "very short",
                41..=120 => "short",
                121..=300 => "middle",
                301..=700 => "long",
                _ => "very long",
            },
            groups: count(Layer::ParticipantNoun) > 3,
            platform: count(Layer::Platform) > 0,
            clock: if cx.doc.layout.fields.iter().any(|f| cx.scene.owns(f.first as usize)) {
                "fields"
            } else {
                "prose"
            },
            title: if mark('?') {
                "question"
            } else if mark(':') {
                "colon"
            } else {
                "plain"
            },
        }
    }

    /// Adds the features of `kind`.
    pub(super) fn features<'a>(&self, kind: Kind, out: &mut Features<'a>) {
        let sorts = sorts(kind);
        for word in &self.words {
            out.add(sorts.0, word);
        }
        for word in &self.early {
            out.add(sorts.1, word);
        }
        let facts = sorts.2;
        out.add(facts[0], self.persons);
        out.add(facts[1], self.speech);
        out.add(facts[2], self.days);
        out.add(facts[3], self.length);
        out.add(facts[4], if self.groups { "groups" } else { "no groups" });
        if self.platform {
            out.add(facts[4], "platform");
        }
        out.add(facts[4], self.clock);
        out.add(facts[4], self.title);
    }
}

macro_rules! sorts {
    ($($kind:ident $name:literal),*) => {
        /// Names of the sorts of features about a kind: words anywhere, words at the beginning, and facts.
        fn sorts(kind: Kind) -> (&'static str, &'static str, [&'static str; 5]) {
            match kind {
                $(Kind::$kind => (
                    concat!($name, "-word"),
                    concat!($name, "-early-word"),
                    [
                        concat!($name, "-persons"),
                        concat!($name, "-speech"),
                        concat!($name, "-days"),
                        concat!($name, "-length"),
                        concat!($name, "-with"),
                    ],
                ),)*
                _ => ("rare-word", "rare-early-word", ["rare-persons", "rare-speech", "rare-days", "rare-length", "rare-with"]),
            }
        }
        /// The sort of a feature about the head noun of the title or the first noun.
        pub(super) fn by_noun(kind: Kind, titled: bool) -> &'static str {
            match (kind, titled) {
                $((Kind::$kind, true) => concat!($name, "-by-title-noun"),
                (Kind::$kind, false) => concat!($name, "-by-text-noun"),)*
                (_, true) => "rare-by-title-noun",
                (_, false) => "rare-by-text-noun",
            }
        }
    };
}
sorts!(
    Training "training", Course "course", Workshop "workshop", Lecture "lecture", Seminar "seminar", Webinar "webinar",
    Meeting "meeting", Conference "conference", Consultation "consultation", Panel "panel", Other "other",
    Exhibition "exhibition", Visit "visit", Celebration "celebration", Ceremony "ceremony", Launch "launch",
    Briefing "briefing", Exercise "exercise", Forum "forum", Call "call"
);

/// The stem of a word that tells of kinds.
fn stem(word: &str) -> Option<&'static str> {
    let folded = word.to_lowercase();
    STEMS.iter().find(|s| folded.starts_with(**s)).copied()
}

/// Beginnings of plain words that tell what is done at an event. A closed class.
const STEMS: &[&str] = &[
    "abstract",
    "agenda",
    "anniversar",
    "artist",
    "attendee",
    "author",
    "award",
    "board",
    "book",
    "budget",
    "candidate",
    "celebrat",
    "certificat",
    "class",
    "coach",
    "concert",
    "committee",
    "council",
    "curat",
    "curricul",
    "dance",
    "debate",
    "decid",
    "delegat",
    "deliver",
    "demonstrat",
    "dinner",
    "discuss",
    "draft",
    "drill",
    "drink",
    "exhibit",
    "facilitat",
    "feedback",
    "festival",
    "film",
    "fun",
    "gallery",
    "game",
    "graduat",
    "guest",
    "hack",
    "hall",
    "hands",
    "inaugurat",
    "instruct",
    "introduc",
    "invite",
    "keynote",
    "knowledge",
    "launch",
    "learn",
    "lectur",
    "lesson",
    "lunch",
    "member",
    "minister",
    "minutes",
    "moderat",
    "module",
    "museum",
    "music",
    "network",
    "officers",
    "online",
    "opened",
    "open",
    "panel",
    "paper",
    "parade",
    "participa",
    "perform",
    "play",
    "practic",
    "present",
    "prize",
    "professor",
    "programme",
    "project",
    "public",
    "question",
    "quiz",
    "record",
    "register",
    "resolution",
    "scenario",
    "session",
    "show",
    "simulat",
    "skill",
    "speak",
    "speech",
    "stakeholder",
    "stall",
    "student",
    "submission",
    "talk",
    "taught",
    "teach",
    "test",
    "ticket",
    "tour",
    "trainee",
    "trainer",
    "training",
    "trained",
    "unveil",
    "visit",
    "volunteer",
    "vote",
    "walk",
    "zoom",
];
