//! Who came or is invited: how many, which groups, from which countries.
//!
//! In: a scene. Out: `participants` of the record. Three choices share the noun phrases for people that
//! [`phrases`] finds: [`total::Total`] picks a number, [`groups::Groups`] phrases, [`origins::Origins`] countries.

pub mod groups;
mod numbers;
pub mod origins;
mod phrases;
pub mod total;

use super::Draft;
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::relate::context::{cues, surroundings};
use crate::relate::countries::{Named, named};
use crate::relate::scene::SceneCx;
use phrases::Phrase;

/// What the choices of this field look at.
struct People<'a> {
    named: Vec<Named<'a>>,
    phrases: Vec<Phrase>,
}

impl<'a> People<'a> {
    fn new(cx: &SceneCx<'a>) -> People<'a> {
        let named = named(cx);
        let phrases = phrases::phrases(cx, &named);
        People { named, phrases }
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

/// What stands around tokens `first..=last` and ties them to the coming of people.
fn ties<'a>(cx: &SceneCx<'a>, first: usize, last: usize, out: &mut Features<'a>) {
    surroundings(cx, first, last, out);
    cues(cx, Layer::AttendanceCue, "role", first, last, out);
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

/// Fills `participants`.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let people = People::new(cx);
    total::fill(cx, draft, &people);
    groups::fill(cx, draft, &people);
    origins::fill(cx, draft, &people);
}
