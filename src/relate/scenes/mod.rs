//! Finding the scenes of a document: how many events it announces, and which stretch speaks of which.
//!
//! In: an analysed document. Out: its scenes. Two learnt choices decide. The first takes one of several ways to cut
//! the document up (`cuts`), "not at all" among them; the second asks of each piece whether it announces an event.

mod cuts;
mod event;
mod piece;
mod pieces;
mod truth;

pub(crate) use pieces::clock;

use super::choice::DocumentChoice;
use super::scene::{Analysis, Scene};
use super::signs::{Sign, signs};
use crate::choose::Features;
use cuts::Cut;
use serde_json::Value;

/// How likely a piece must be an event to become a scene, where the document was cut.
const PIECE: f64 = 0.2;
/// How likely a way to cut must be right.
const CUT: f64 = 0.35;
/// How likely a document must announce an event at all.
const EVENT: f64 = 0.35;

/// The scenes of a document, in text order; none if it announces no event.
pub fn find(analysis: &Analysis<'_>) -> Vec<Scene> {
    if analysis.page.tokens.is_empty() {
        return Vec::new();
    }
    let signs = event_signs(analysis);
    let event = analysis.weights.of("scene-event");
    if !event.is_empty() && event.probability(&event::features(analysis, &signs)) < EVENT {
        return Vec::new();
    }
    match best_cut(analysis, &signs) {
        Some(pieces) => scenes(analysis, &pieces),
        None => vec![Scene::whole(&analysis.page)],
    }
}

/// The pieces of the likeliest way to cut that are events, if it is likelier than not to cut.
fn best_cut(analysis: &Analysis<'_>, signs: &[Sign]) -> Option<Vec<(usize, usize)>> {
    let weights = analysis.weights.of("scene-cut");
    if weights.is_empty() {
        return None;
    }
    let mut best: Option<(f64, Vec<(usize, usize)>)> = None;
    for cut in cuts::all(analysis, signs) {
        let sure = sure(analysis, signs, &cut);
        let p = weights.probability(&cuts::features(analysis, signs, &cut, &sure));
        let kept: Vec<(usize, usize)> =
            cut.pieces.iter().zip(&sure).filter(|(_, p)| **p > PIECE).map(|(p, _)| *p).collect();
        let worth = p * (kept.len() as f64).powf(0.3);
        if p > CUT && kept.len() > 1 && best.as_ref().is_none_or(|(b, _)| worth > *b) {
            best = Some((worth, kept));
        }
    }
    best.map(|(_, pieces)| pieces)
}

/// For each piece of a cut, how likely it is an event of its own.
fn sure(analysis: &Analysis<'_>, signs: &[Sign], cut: &Cut) -> Vec<f64> {
    let weights = analysis.weights.of("scene-piece");
    piece::all(analysis, signs, cut).iter().map(|f| weights.probability(f)).collect()
}

/// The signs of days that may be days of events: not the day of publication in a byline or dateline.
fn event_signs(analysis: &Analysis<'_>) -> Vec<Sign> {
    let page = &analysis.page;
    let mut all = signs(page);
    let published = analysis.reference.date.map(|d| (d.month() as u8, d.day() as u8));
    all.retain(|s| {
        let line = &page.lines[page.tokens[s.first].line as usize];
        let field = analysis.layout.field_at(analysis.lexicon, s.first);
        if matches!(field, Some("posted" | "updated" | "deadline")) {
            return false;
        }
        let width = s.last + 1 - s.first;
        let alone = (line.end - line.first) as usize <= width + 6;
        let leads = s.first < line.first as usize + 8;
        !(published == Some((s.month, s.day)) && (alone || leads))
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

/// Whether a piece is an event of its own.
pub struct ScenePiece;

impl DocumentChoice for ScenePiece {
    fn name(&self) -> &'static str {
        "scene-piece"
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        let signs = event_signs(analysis);
        let mut out = Vec::new();
        for cut in cuts::all(analysis, &signs) {
            let m = truth::judge(analysis, &signs, &cut.pieces, golds);
            out.extend(piece::all(analysis, &signs, &cut).into_iter().zip(m.pieces));
        }
        out
    }
}

/// Which way to cut a document is right; learnt after [`ScenePiece`], which it asks.
pub struct SceneCut;

impl DocumentChoice for SceneCut {
    fn name(&self) -> &'static str {
        "scene-cut"
    }

    fn asks(&self) -> Option<&'static dyn DocumentChoice> {
        Some(&ScenePiece)
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        let signs = event_signs(analysis);
        let mut out = Vec::new();
        for cut in cuts::all(analysis, &signs) {
            let m = truth::judge(analysis, &signs, &cut.pieces, golds);
            // Three quarters of the pieces and of the events answer each other.
            let right = m.found() > 1 && m.found() * 8 >= (m.pieces.len() + golds.len()) * 3;
            out.push((cuts::features(analysis, &signs, &cut, &sure(analysis, &signs, &cut)), right));
        }
        out
    }
}

/// Whether a document announces an event.
pub struct SceneEvent;

impl DocumentChoice for SceneEvent {
    fn name(&self) -> &'static str {
        "scene-event"
    }

    fn examples<'a>(&self, analysis: &'a Analysis<'a>, golds: &[Value]) -> Vec<(Features<'a>, bool)> {
        vec![(event::features(analysis, &event_signs(analysis)), !golds.is_empty())]
    }
}
