//! Candidates under construction: names that mean one thing are one candidate.

use super::setting;
use crate::annotate::mention::Mention;
use crate::choose::Features;
use crate::relate::choice::Candidate;
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// A candidate and how often each of its forms stands in the text.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub(super) list: Vec<Candidate<'a>>,
    by_key: BTreeMap<String, usize>,
}

impl<'a> Gathered<'a> {
    /// Adds the mention to the candidate `key`, made with `value` if it is new; gives its place in the list.
    pub(super) fn add(
        &mut self,
        cx: &SceneCx<'a>,
        m: &Mention,
        key: String,
        value: &str,
        rule: &'static str,
        more: impl FnOnce(&mut Features<'a>),
    ) -> usize {
        let at = *self.by_key.entry(key).or_insert_with(|| {
            self.list.push(Candidate {
                value: value.to_string(),
                data: m.first as usize,
                evidence: Vec::new(),
                features: Features::new(),
            });
            self.list.len() - 1
        });
        let candidate = &mut self.list[at];
        let words = (m.first as usize, m.last as usize, rule);
        if !candidate.evidence.iter().any(|e| (e.0, e.1) == (words.0, words.1)) {
            candidate.evidence.push(words);
        }
        let mut features = Features::new();
        setting::features(cx, m, &mut features);
        more(&mut features);
        candidate.features.merge(&features);
        at
    }

    /// The candidate of `key`.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }
}

/// The words of tokens `first..=last` with single spaces.
pub(super) fn plain_words(cx: &SceneCx<'_>, first: usize, last: usize) -> String {
    cx.page().words(first, last).split_whitespace().collect::<Vec<_>>().join(" ")
}
