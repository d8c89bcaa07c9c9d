//! Finding the scenes of a document: how many events it announces, and which stretch speaks of which.
//!
//! In: an analysed document. Out: its scenes. Two learnt choices decide. The first takes one of several ways to cut
//! the document up (`cuts`), "not at all" among them; the second asks of each piece whether it announces an event.

mod cuts;
mod event;
mod piece;
mod pieces;
mod truth;
mod weigh;

pub(crate) use pieces::clock;

use super::choice::DocumentChoice;
use super::scene::{Analysis, Scene};
use super::signs::{Sign, read_signs};
use crate::annotate::mention::Layer;
use crate::choose::Features;
use crate::resolve::reference::in_mail_header;
use cuts::Cut;
use serde_json::Value;

/// How likely pieces must be events to be kept, where the document is cut: each gives a way of its own.
const PIECES: &[f64] = &[0.02, 0.15, 0.4];
/// How likely it must be that the document is to be cut at all.
const CUT: f64 = 0.45;
/// From this likelihood on a document that is not cut is marked as one that might be.
const DOUBT: f64 = 0.1;
/// How likely a document must announce an event at all.
const EVENT: f64 = 0.33;

/// The scenes of a document, in text order; none if it announces no event.
pub fn find(analysis: &Analysis<'_>) -> Vec<Scene> {
    if analysis.page.tokens.is_empty() {
        return Vec::new();
    }
    let given = analysis.assumes_event;
    if nothing_gathers(analysis) && !given {
        return Vec::new();
    }
    let signs = event_signs(analysis);
    let event = analysis.weights.of("scene-event");
    if !given && !event.is_empty() && event.probability(&event::features(analysis, &signs)) < EVENT {
        return Vec::new();
    }
    match best_cut(analysis, &signs) {
        Some((pieces, likely)) if likely > CUT => scenes(analysis, &pieces),
        Some((pieces, likely)) if likely > DOUBT => {
            let perhaps = pieces.iter().map(|p| p.0).collect();
            vec![Scene { perhaps, ..Scene::whole(&analysis.page) }]
        }
        _ => vec![Scene::whole(&analysis.page)],
    }
}

/// Whether the text names neither a gathering nor a day nor a clock time: an event is a gathering with a time.
fn nothing_gathers(analysis: &Analysis<'_>) -> bool {
    let n = analysis.page.tokens.len();
    analysis.dates.mentions.is_empty() && analysis.mentions.within(Layer::EventNoun, 0, n).next().is_none()
}

/// The pieces of the likeliest way to cut, and how likely it is that the document is to be cut at all.
fn best_cut(analysis: &Analysis<'_>, signs: &[Sign]) -> Option<(Vec<(usize, usize)>, f64)> {
    let weights = analysis.weights.of("scene-cut");
    if weights.is_empty() {
        return None;
    }
    let ways = ways(analysis, signs);
    let sums: Vec<f64> = ways.iter().map(|w| f64::from(weights.sum(&w.features))).collect();
    // The ways compete with one another and with not cutting at all, whose sum is nought.
    let total: f64 = sums.iter().map(|s| s.exp()).sum();
    let (best, _) = sums.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)))?;
    Some((ways[best].pieces.clone(), total / (1.0 + total)))
}

/// A way to cut the document: the pieces that are events, and what speaks for and against it.
struct Way<'a> {
    pieces: Vec<(usize, usize)>,
    features: Features<'a>,
}

/// The ways to cut that leave at least two events. Rules that come to the same beginnings are one way.
fn ways<'a>(analysis: &'a Analysis<'_>, signs: &[Sign]) -> Vec<Way<'a>> {
    let mut out: Vec<Way<'a>> = Vec::new();
    let cuts = cuts::all(analysis, signs);
    if cuts.is_empty() {
        return out;
    }
    let doc = weigh::Whole::new(analysis, signs);
    for cut in cuts {
        let sure = sure(analysis, signs, &cut);
        for least in PIECES {
            let mut kept = Cut { pieces: Vec::with_capacity(sure.len()), ..cut.clone() };
            let mut believed = Vec::with_capacity(sure.len());
            let mut missed = 0f64;
            for (piece, belief) in cut.pieces.iter().zip(&sure) {
                if belief.entry > *least {
                    kept.pieces.push(*piece);
                    believed.push(*belief);
                } else {
                    missed = missed.max(belief.entry);
                    if let (true, Some(last)) = (cut.narrative, kept.pieces.last_mut()) {
                        // A dated sentence that tells of no other event goes on about the one before.
                        last.1 = piece.1;
                    }
                }
            }
            if kept.pieces.len() < 2 {
                break;
            }
            let same = |w: &Way<'_>| w.pieces.iter().map(|p| p.0).eq(kept.pieces.iter().map(|p| p.0));
            if let Some(way) = out.iter_mut().find(|w| same(w)) {
                way.features.add("rule", cut.rule);
                continue;
            }
            let mut features = weigh::features(analysis, signs, &kept, &believed, &doc);
            features.add("dropped", weigh::share(sure.len() - believed.len(), sure.len()));
            features.add_value("dropped-best", "", weigh::odds(missed).max(-3.0));
            out.push(Way { pieces: kept.pieces, features });
        }
    }
    for way in &mut out {
        let rules = way.features.iter().filter(|f| f.kind == "rule").count();
        way.features.add("rules", ["1", "2", "3", "4+"][rules.clamp(1, 4) - 1]);
    }
    out
}

/// How likely a piece of a cut is an event.
#[derive(Clone, Copy)]
struct Belief {
    /// An event of its own, in a text that tells of several.
    entry: f64,
    /// The same in any text.
    own: f64,
}

/// For each piece of a cut, how likely it is an event.
fn sure(analysis: &Analysis<'_>, signs: &[Sign], cut: &Cut) -> Vec<Belief> {
    let (entry, own) = (analysis.weights.of("scene-entry"), analysis.weights.of("scene-piece"));
    let pieces = piece::all(analysis, signs, cut).into_iter().enumerate();
    pieces
        .map(|(n, mut f)| {
            let sure = entry.probability(&f);
            piece::place(cut, n, &mut f);
            Belief { entry: sure, own: own.probability(&f) }
        })
        .collect()
}

/// The signs of days that may be days of events: not the day of publication in a byline or dateline.
fn event_signs(analysis: &Analysis<'_>) -> Vec<Sign> {
    let page = &analysis.page;
    let mut all = read_signs(page, &analysis.dates, &analysis.resolved);
    let published = analysis.reference.date.map(|d| (d.month() as u8, d.day() as u8));
    let alone = |s: &Sign| {
        let line = &page.lines[page.tokens[s.first].line as usize];
        (line.end - line.first) as usize <= s.last + 7 - s.first
    };
    // Where days stand alone in many lines they head entries: the first is no day of publication.
    let table = all.iter().filter(|s| s.day > 0 && alone(s)).count() > 2 && analysis.document.meta.published.is_none();
    all.retain(|s| {
        let line = &page.lines[page.tokens[s.first].line as usize];
        let field = analysis.layout.field_at(analysis.lexicon, s.first);
        if matches!(field, Some("posted" | "updated" | "deadline")) || in_mail_header(page, s.first) {
            return false;
        }
        let leads = s.first < line.first as usize + 8;
        !(published == Some((s.month, s.day)) && !table && (alone(s) || leads))
    });
    all
}

/// Scenes of pieces; what lies before the first and after the last is common to all.
fn scenes(analysis: &Analysis<'_>, kept: &[(usize, usize)]) -> Vec<Scene> {
    let page = &analysis.page;
    let n = page.tokens.len();
    let (first, end) = (kept.first().map_or(0, |p| p.0), kept.last().map_or(n, |p| p.1));
    let common: Vec<(usize, usize)> = [(0, first), (end, n)].into_iter().filter(|(a, b)| a < b).collect();
    let heading = |(a, b): (usize, usize)| {
        let line = page.lines.get(page.tokens.get(a)?.line as usize)?;
        Some((a, (line.end as usize).min(b))).filter(|(a, b)| a < b)
    };
    kept.iter()
        .map(|p| Scene {
            first: p.0,
            end: p.1,
            common: common.clone(),
            heading: heading(*p),
            siblings: kept.len(),
            cut: false,
            perhaps: Vec::new(),
        })
        .collect()
}

/// Which gold event each scene speaks of; for learning.
pub fn answers(analysis: &Analysis<'_>, scenes: &[Scene], golds: &[Value]) -> Vec<Option<usize>> {
    if scenes.len() == 1 && golds.len() == 1 {
        return vec![Some(0)];
    }
    let pieces: Vec<(usize, usize)> = scenes.iter().map(|s| (s.first, s.end)).collect();
    truth::judge(analysis, &event_signs(analysis), &pieces, golds).events
}

/// Whether a piece is an event of its own, in a text of whatever kind.
pub struct ScenePiece;

impl DocumentChoice for ScenePiece {
    fn name(&self) -> &'static str {
        "scene-piece"
    }

    fn penalty(&self) -> f64 {
        5.0
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        judged(analysis, golds, true)
    }
}

/// Whether a piece is an event of its own, in a text that tells of several.
pub struct SceneEntry;

impl DocumentChoice for SceneEntry {
    fn name(&self) -> &'static str {
        "scene-entry"
    }

    fn penalty(&self) -> f64 {
        10.0
    }

    fn weight(&self, golds: &[Value]) -> f64 {
        if golds.len() > 1 { 8.0 } else { 1.0 }
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        judged(analysis, golds, false)
    }
}

/// The pieces of every cut, and whether a gold event has each for its own; with their `place` among the pieces.
fn judged<'a>(analysis: &'a Analysis<'a>, golds: &[Value], place: bool) -> Vec<(Features<'a>, bool)> {
    let signs = event_signs(analysis);
    let mut out = Vec::new();
    for cut in cuts::all(analysis, &signs) {
        let m = truth::judge(analysis, &signs, &cut.pieces, golds);
        for (n, (mut f, right)) in piece::all(analysis, &signs, &cut).into_iter().zip(m.pieces).enumerate() {
            if place {
                piece::place(&cut, n, &mut f);
            }
            out.push((f, right));
        }
    }
    out
}

/// Whether a document that announces events announces several, by what it tells as a whole; learnt after [`SceneDay`].
pub struct SceneSeveral;

impl DocumentChoice for SceneSeveral {
    fn name(&self) -> &'static str {
        "scene-several"
    }

    fn penalty(&self) -> f64 {
        10.0
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        if golds.is_empty() {
            return Vec::new();
        }
        vec![(event::several(analysis, &event_signs(analysis)), golds.len() > 1)]
    }
}

/// Which way to cut a document is right; learnt after those that it asks.
pub struct SceneCut;

impl DocumentChoice for SceneCut {
    fn name(&self) -> &'static str {
        "scene-cut"
    }

    fn penalty(&self) -> f64 {
        5.0
    }

    fn asks(&self) -> &'static [&'static dyn DocumentChoice] {
        &[&ScenePiece, &SceneEntry, &SceneDay, &SceneSeveral]
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        let signs = event_signs(analysis);
        let ways = ways(analysis, &signs);
        // Twice the events that have a piece of their own, less the pieces that have no event.
        let worth: Vec<usize> = ways
            .iter()
            .map(|w| {
                let found = truth::judge(analysis, &signs, &w.pieces, golds).found();
                (3 * found).saturating_sub(w.pieces.len())
            })
            .collect();
        // Not to cut finds one event.
        let most = worth.iter().copied().max().unwrap_or(0).max(3);
        ways.into_iter().zip(worth).map(|(way, worth)| (way.features, worth == most)).collect()
    }

    fn exclusive(&self) -> bool {
        true
    }
}

/// Whether a day that the text names is the day of an event.
pub struct SceneDay;

impl DocumentChoice for SceneDay {
    fn name(&self) -> &'static str {
        "scene-day"
    }

    fn penalty(&self) -> f64 {
        3.0
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        // Where an event's day is not known, nothing is learnt of days.
        if golds.iter().any(|g| g["start"].is_null() && g["end"].is_null()) {
            return Vec::new();
        }
        let days: Vec<(u8, u8)> = golds.iter().flat_map(truth::days).collect();
        let named = event::days(analysis, &event_signs(analysis));
        named.into_iter().map(|(sign, f)| (f, days.contains(&(sign.month, sign.day)))).collect()
    }
}

/// Whether a document announces an event; learnt after [`SceneDay`], which it asks.
pub struct SceneEvent;

impl DocumentChoice for SceneEvent {
    fn name(&self) -> &'static str {
        "scene-event"
    }

    fn penalty(&self) -> f64 {
        3.0
    }

    fn asks(&self) -> &'static [&'static dyn DocumentChoice] {
        &[&SceneDay]
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        vec![(event::features(analysis, &event_signs(analysis)), !golds.is_empty())]
    }
}
