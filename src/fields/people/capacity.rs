//! In what capacity a person appears: the cues and labels that reach the person vote.

use super::cast::Cast;
use super::reach::{self, Way};
use super::reader::Reader;
use crate::record::Capacity;
use std::collections::BTreeMap;

/// Votes for each capacity, by its word.
#[derive(Debug, Default)]
pub(super) struct Votes(BTreeMap<&'static str, u32>);

const ALL: &[Capacity] = &[
    Capacity::Moderator,
    Capacity::Chair,
    Capacity::Opening,
    Capacity::Trainer,
    Capacity::Panellist,
    Capacity::Speaker,
    Capacity::Contact,
    Capacity::Acknowledged,
    Capacity::Quoted,
];

/// What speaks for each capacity of `entity`.
pub(super) fn votes(r: &Reader<'_>, cast: &Cast, entity: usize) -> Votes {
    let mut votes = Votes::default();
    for n in cast.of.get(&entity).into_iter().flatten() {
        for x in reach::cues(r, cast, *n) {
            let strong = x.cue.cell(r.doc.lexicon, "strength") == "strong";
            let weight = match (x.way, x.distance) {
                (_, 3) => 0,
                (_, 2) => 1,
                // "Chair of the Board" is a standing office.
                (Way::Own, _) => 1,
                (_, 0) => 4,
                _ => 2,
            };
            votes.add(x.cue.cell(r.doc.lexicon, "capacity"), weight * if strong { 2 } else { 1 });
        }
        if let Some(field) = r.doc.layout.field_at(r.doc.lexicon, cast.all[*n].first) {
            let capacity = match field {
                "panellists" => "panellist",
                "speakers" => "speaker",
                other => other,
            };
            votes.add(capacity, 7);
        }
    }
    votes
}

impl Votes {
    fn add(&mut self, capacity: &str, weight: u32) {
        if let Some(c) = ALL.iter().find(|c| c.as_str() == capacity).filter(|_| weight > 0) {
            *self.0.entry(c.as_str()).or_default() += weight;
        }
    }

    fn of(&self, c: Capacity) -> u32 {
        self.0.get(c.as_str()).copied().unwrap_or(0)
    }

    /// The likeliest capacity of one who speaks.
    pub fn speaking(&self) -> Capacity {
        let mut best = Capacity::Speaker;
        for c in ALL.iter().filter(|c| c.speaks()) {
            if self.of(*c) > self.of(best) {
                best = *c;
            }
        }
        best
    }

    /// The capacity of one who does not, if the text says one plainly.
    pub fn silent(&self) -> Option<Capacity> {
        let speaks = ALL.iter().filter(|c| c.speaks()).map(|c| self.of(*c)).max().unwrap_or(0);
        let best = ALL.iter().filter(|c| !c.speaks()).max_by_key(|c| self.of(**c))?;
        (self.of(*best) >= 4 && self.of(*best) > speaks).then_some(*best)
    }
}
