//! What the triggers in a scene come to, topic by topic.

use super::zones::{ZONES, Zones};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::gazetteer::RowRef;
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// Most that one zone counts in the ranking.
const ZONE_MOST: f64 = 3.0;

/// What the triggers of one topic come to.
#[derive(Default)]
pub(super) struct Sum<'a> {
    /// Its triggers, in text order.
    pub triggers: Vec<&'a Mention>,
    /// Of each zone: the worth of the triggers in it; a word said again counts less each time.
    pub zones: [f64; ZONES.len()],
    /// The most telling trigger; half for one that is only part of the name of a body.
    pub best: f64,
    /// How many different triggers.
    pub distinct: usize,
    seen: BTreeMap<RowRef, [u16; ZONES.len()]>,
}

impl Sum<'_> {
    /// All zones together, weighed.
    pub(super) fn total(&self) -> f64 {
        self.zones.iter().zip(&ZONES).map(|(v, z)| v.min(ZONE_MOST) * z.worth).sum()
    }
}

/// The topics of a scene by id.
pub(super) fn sums<'a>(cx: &SceneCx<'a>) -> BTreeMap<&'a str, Sum<'a>> {
    let zones = Zones::new(cx);
    let mut sums: BTreeMap<&str, Sum<'_>> = BTreeMap::new();
    let mentions = cx.mentions(Layer::Topic);
    let mut at = 0;
    while at < mentions.len() {
        let words = (mentions[at].first, mentions[at].last);
        let same = mentions[at..].iter().take_while(|m| (m.first, m.last) == words).count();
        let group = &mentions[at..at + same];
        at += same;
        if cx.doc.layout.kind_at(cx.page(), words.0 as usize) != LineKind::Furniture {
            add(cx, &zones, group, &mut sums);
        }
    }
    sums
}

/// Adds triggers that are the same words: each says the less, the more topics share them.
fn add<'a>(cx: &SceneCx<'a>, zones: &Zones, group: &[&'a Mention], sums: &mut BTreeMap<&'a str, Sum<'a>>) {
    let first = group[0].first as usize;
    // Part of a longer trigger, which says what is meant: "smuggling of migrants" is no smuggling of goods.
    let longer = cx.doc.mentions.covering(Layer::Topic, first);
    if longer.is_some_and(|l| l.width() > group[0].width() && l.contains(group[0])) {
        return;
    }
    let sharing = (group.len() as f64).sqrt();
    for m in group.iter().copied() {
        let topic = m.cell(cx.lexicon(), "topic");
        let Some(row) = m.row else { continue };
        let weight: f64 = m.cell(cx.lexicon(), "weight").parse().unwrap_or(0.3);
        let worth = weight * weight / sharing;
        let sum = sums.entry(topic).or_default();
        sum.distinct += usize::from(!sum.seen.contains_key(&row));
        let times = sum.seen.entry(row).or_default();
        for zone in zones.of(first) {
            sum.zones[zone] += worth / f64::from(1 + times[zone]);
            times[zone] = times[zone].saturating_add(1);
        }
        let only_name = zones.in_name(first) && !zones.in_title(first);
        sum.best = sum.best.max(weight * if only_name { 0.5 } else { 1.0 });
        sum.triggers.push(m);
    }
}
