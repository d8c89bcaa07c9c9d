//! Which pieces of a text hold which gold events: what the cuts are learnt from.

use super::Sign;
use crate::relate::scene::Analysis;
use crate::text::fold::fold;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a cut gets right.
pub(super) struct Match {
    /// For each piece, whether a gold event was found in it.
    pub(super) pieces: Vec<bool>,
    /// For each piece, the event that it speaks of most likely, merged ones included.
    pub(super) events: Vec<Option<usize>>,
}

impl Match {
    /// How many gold events have a piece of their own.
    pub(super) fn found(&self) -> usize {
        self.pieces.iter().filter(|p| **p).count()
    }
}

/// How far into a piece its event's name may stand, in tokens.
const HEAD: usize = 60;

/// Gives each gold event the piece that speaks of it, one to one, the surest first. A piece that holds the names and days
/// of two events is none's.
pub(super) fn judge(analysis: &Analysis<'_>, signs: &[Sign], pieces: &[(usize, usize)], golds: &[Value]) -> Match {
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    let mut holds = vec![0usize; pieces.len()];
    let lead = words(analysis.page.words(0, pieces.first().map_or(0, |p| p.0).saturating_sub(1)));
    for (i, (first, end)) in pieces.iter().enumerate() {
        let head = words(analysis.page.words(*first, (*end).min(first + HEAD).saturating_sub(1)));
        let all = words(analysis.page.words(*first, end.saturating_sub(1)));
        let days: BTreeSet<(u8, u8)> =
            signs.iter().filter(|s| s.first >= *first && s.first < *end).map(|s| (s.month, s.day)).collect();
        for (j, gold) in golds.iter().enumerate() {
            let title = titles(gold).map(|t| share(&t, &head)).max().unwrap_or(0);
            let common = titles(gold).map(|t| share(&t, &lead)).max().unwrap_or(0);
            let dated = ["start", "end"].iter().any(|f| gold[*f].is_string());
            let day = self::days(gold).iter().any(|d| days.contains(d));
            let named = titles(gold).any(|t| share(&t, &all) >= 90);
            holds[i] += usize::from(named && (day || !dated));
            // A name that all events share stands before the first piece; then the day must tell.
            if title >= 90 && (day || !dated) || day && common.max(title) >= 60 {
                pairs.push((u32::from(day) * 100 + title, i, j));
            }
        }
    }
    pairs.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
    let (mut piece, mut event) = (vec![false; pieces.len()], vec![false; golds.len()]);
    let mut events = vec![None; pieces.len()];
    for (_, i, j) in pairs {
        if !piece[i] && !event[j] {
            (piece[i], event[j], events[i]) = (true, true, Some(j));
        }
    }
    let same = golds.windows(2).all(|w| w[0]["title"] == w[1]["title"]);
    for (right, holds) in piece.iter_mut().zip(holds) {
        *right &= holds < 2 || same;
    }
    Match { pieces: piece, events }
}

/// The first and last days of a gold event, month and day; the day is 0 where no more than the month is known.
pub(super) fn days(gold: &Value) -> Vec<(u8, u8)> {
    let month = gold["precision"] == "month";
    let days = ["start", "end"].iter().filter_map(|f| day(gold[*f].as_str()?));
    days.map(|(m, d)| (m, if month { 0 } else { d })).collect()
}

fn titles(gold: &Value) -> impl Iterator<Item = String> {
    let also = gold["title_aliases"].as_array().into_iter().flatten();
    std::iter::once(&gold["title"]).chain(also).filter_map(Value::as_str).map(str::to_string)
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// Hundredths of the words of `title` that are among `all`.
fn share(title: &str, all: &BTreeSet<String>) -> u32 {
    let words = words(title);
    let found = words.iter().filter(|w| all.contains(*w)).count();
    if words.is_empty() { 0 } else { (found * 100 / words.len()) as u32 }
}

fn day(iso: &str) -> Option<(u8, u8)> {
    Some((iso.get(5..7)?.parse().ok()?, iso.get(8..10)?.parse().ok()?))
}
