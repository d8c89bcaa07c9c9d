//! Who came or is invited: how many, which groups, from which countries.
//!
//! In: a scene. Out: `participants` of the record. Three choices share the noun phrases for people that
//! [`phrases`] finds: [`total::Total`] picks a number, [`groups::Groups`] phrases, [`origins::Origins`] countries.

mod company;
pub mod groups;
mod numbers;
pub mod origins;
mod phrases;
mod relation;
pub mod total;

use super::Draft;
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::relate::context::surroundings;
use crate::relate::countries::{Named, named};
use crate::relate::scene::SceneCx;
use phrases::Phrase;

/// What the choices of this field look at.
struct People<'a> {
    named: Vec<Named<'a>>,
    phrases: Vec<Phrase>,
    /// The latest year that the scene writes.
    latest_year: Option<u32>,
}

impl<'a> People<'a> {
    fn new(cx: &SceneCx<'a>) -> People<'a> {
        let named = named(cx);
        let phrases = phrases::phrases(cx, &named);
        let stretches = cx.scene.stretches().into_iter();
        let latest_year = stretches.flat_map(|(a, b)| a..b).filter_map(|i| total::year(cx, i)).max();
        People { named, phrases, latest_year }
    }

    /// First and last token of the coordination that phrase `i` stands in, within its sentence.
    fn list_range(&self, cx: &SceneCx<'_>, i: usize) -> (usize, usize) {
        let page = cx.page();
        let sentence = page.tokens[self.phrases[i].first].sentence;
        let same = |p: &&Phrase| p.list == self.phrases[i].list && page.tokens[p.first].sentence == sentence;
        let first = self.phrases.iter().find(same).map_or(self.phrases[i].outer, |p| p.outer);
        let last = self.phrases.iter().rev().find(same).map_or(self.phrases[i].last, |p| p.last);
        (first, last)
    }
}

/// What stands around tokens `first..=last` and ties them to the coming of people. `people` are the phrases that may
/// stand between and break a tie.
fn ties<'a>(cx: &SceneCx<'a>, people: &People<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let mut around = Features::new();
    surroundings(cx, first, last, &mut around);
    for f in around.iter().filter(|f| !matches!(f.kind, "before2" | "before3" | "after2")) {
        out.add(f.kind, f.arg);
    }
    cue_ties(cx, people, first, last, out);
}

/// The cues of attendance in the sentence, as `tie=ROLE` (nothing but small words between), `tie-far=ROLE`, and, for those
/// that leave no doubt, `tied`.
fn cue_ties<'a>(cx: &SceneCx<'a>, people: &People<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    let page = cx.page();
    let lexicon = cx.lexicon();
    let sentence = &page.sentences[page.tokens[first].sentence as usize];
    let between = |from: usize, to: usize| people.phrases.iter().any(|p| p.head >= from && p.head < to);
    for cue in cx.doc.mentions.within(Layer::AttendanceCue, sentence.first as usize, sentence.end as usize) {
        let (cue_first, cue_last) = (cue.first as usize, cue.last as usize);
        if cue_first <= last && cue_last >= first {
            continue;
        }
        let before = cue_last < first;
        let fits = matches!((cue.cell(lexicon, "side"), before), ("object", true) | ("subject", false));
        if !fits {
            continue;
        }
        let role = cue.cell(lexicon, "role");
        let strong = cue.cell(lexicon, "strength") == "strong";
        let (from, to) = if before { (cue_last + 1, first) } else { (last + 1, cue_first) };
        let broken = between(from, to) || page.tokens[from..to].iter().any(|t| matches!(t.mark, ';' | ':'));
        if to - from <= 2 {
            out.add("tie", role);
            out.add_if(strong, "tied");
        } else if !broken && to - from <= 25 {
            out.add("tie-far", role);
            out.add_if(strong, "tied-far");
        }
    }
}

/// Heads that say nothing of who the people are.
fn generic(word: &str) -> bool {
    matches!(
        word,
        "participants"
            | "people"
            | "persons"
            | "attendees"
            | "guests"
            | "individuals"
            | "visitors"
            | "audience"
            | "members"
            | "trainees"
            | "beneficiaries"
            | "registrants"
            | "learners"
            | "attendants"
            | "entrants"
    )
}

/// Heads that are no people: their number is no number of people.
fn body(word: &str) -> bool {
    matches!(
        word,
        "countries"
            | "nations"
            | "states"
            | "companies"
            | "enterprises"
            | "organisations"
            | "organizations"
            | "institutions"
            | "agencies"
            | "authorities"
            | "teams"
            | "delegations"
            | "households"
            | "families"
            | "groups"
            | "units"
            | "bodies"
            | "parties"
            | "firms"
            | "partners"
            | "communities"
            | "schools"
            | "associations"
            | "cooperatives"
            | "forces"
            | "classes"
            | "suppliers"
            | "exhibitors"
            | "vendors"
            | "projects"
            | "ngos"
            | "csos"
            | "couples"
            | "crews"
            | "publics"
    )
}

/// People who give the event rather than come to it.
fn performer(word: &str) -> bool {
    matches!(
        word,
        "speakers"
            | "presenters"
            | "panellists"
            | "panelists"
            | "trainers"
            | "facilitators"
            | "lecturers"
            | "instructors"
            | "moderators"
            | "exhibitors"
            | "performers"
            | "artists"
            | "musicians"
            | "organisers"
            | "organizers"
            | "volunteers"
            | "winners"
            | "finalists"
            | "judges"
            | "mentors"
            | "consultants"
            | "interpreters"
            | "directors"
            | "authors"
            | "discussants"
    )
}

/// People whom events are about more often than they come to them.
fn spoken_of(word: &str) -> bool {
    matches!(
        word,
        "migrants"
            | "refugees"
            | "victims"
            | "survivors"
            | "seekers"
            | "tourists"
            | "patients"
            | "children"
            | "consumers"
            | "users"
            | "citizens"
            | "prisoners"
            | "detainees"
            | "smugglers"
            | "traffickers"
            | "offenders"
            | "criminals"
            | "terrorists"
            | "households"
            | "families"
            | "customers"
            | "voters"
            | "travellers"
            | "passengers"
            | "workers"
            | "people"
            | "men"
            | "women"
            | "girls"
            | "boys"
            | "communities"
            | "agents"
            | "troops"
            | "persons"
    )
}

/// Fills `participants`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let people = People::new(cx);
    total::fill(cx, draft, &people);
    groups::fill(cx, draft, &people);
    origins::fill(cx, draft, &people);
}
