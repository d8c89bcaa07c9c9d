//! A record being filled, and the trace of how.

use crate::record::{EventRecord, Evidence};
use crate::relate::choice::Scored;
use crate::relate::scene::SceneCx;
use crate::text::CodePoints;

/// A candidate and what became of it.
#[derive(Clone, Debug)]
pub struct TraceChoice {
    /// The field of the record that it was made for.
    pub field: &'static str,
    /// The choice's name.
    pub choice: &'static str,
    /// The candidate's value.
    pub value: String,
    /// The words it was read from, each as a byte range with the rule that proposed it.
    pub words: Vec<(String, crate::text::Span)>,
    /// Whether it was taken.
    pub accepted: bool,
    /// Its probability.
    pub p: f64,
    /// What it had to reach.
    pub threshold: f64,
    /// Features: name, value, weight; the largest contribution first.
    pub features: Vec<(String, f32, f32)>,
}

/// A record being filled.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The field that is being filled, for the trace.
    pub field: &'static str,
    /// The record so far.
    pub record: EventRecord,
    /// How its values were chosen; filled only where `explains`.
    pub trace: Vec<TraceChoice>,
    /// Whether a trace is wanted.
    pub explains: bool,
    /// Code points of the text.
    pub points: &'a CodePoints<'a>,
    /// Tokens of the chosen title, `first..=last`.
    pub title: Option<(usize, usize)>,
    /// Tokens of the words that the event's date was read from.
    pub date: Option<(usize, usize)>,
    /// Which date mention of the document that is.
    pub date_mention: Option<usize>,
}

impl<'a> Draft<'a> {
    /// A record of which nothing is known yet.
    pub fn new(record: EventRecord, points: &'a CodePoints<'a>, explains: bool) -> Draft<'a> {
        Draft { field: "", record, trace: Vec::new(), explains, points, title: None, date: None, date_mention: None }
    }

    /// The public id of a rule: a field's own rules may leave out the field.
    fn rule_id(&self, rule: &str) -> String {
        if rule.contains('.') || rule == "gazetteer" { rule.to_string() } else { format!("{}.{rule}", self.field) }
    }

    /// Evidence for token ranges `first..=last`, in text order.
    pub fn evidence(&self, cx: &SceneCx<'_>, words: &[(usize, usize, &'static str)]) -> Vec<Evidence> {
        let mut out: Vec<Evidence> = words
            .iter()
            .filter_map(|(first, last, rule)| {
                let span = cx.page().span(*first, *last)?;
                Some(self.evidence_at(cx, span, rule))
            })
            .collect();
        out.sort();
        out.dedup();
        out
    }

    /// Evidence for a byte span.
    pub fn evidence_at(&self, cx: &SceneCx<'_>, span: crate::text::Span, rule: &str) -> Evidence {
        Evidence {
            start: self.points.at(span.start()),
            end: self.points.at(span.end()),
            text: span.of(cx.page().text).to_string(),
            rule: self.rule_id(rule),
        }
    }

    /// Notes what became of the candidates of a choice.
    pub fn note(
        &mut self,
        cx: &SceneCx<'_>,
        choice: &'static str,
        threshold: f64,
        scored: &[Scored<'_>],
        accepted: impl Fn(&Scored<'_>) -> bool,
    ) {
        if !self.explains {
            return;
        }
        let weights = cx.doc.weights.of(choice);
        for s in scored {
            let words = s
                .candidate
                .evidence
                .iter()
                .filter_map(|(a, b, rule)| Some((self.rule_id(rule), cx.page().span(*a, *b)?)));
            self.trace.push(TraceChoice {
                field: self.field,
                choice,
                value: s.candidate.value.clone(),
                words: words.collect(),
                accepted: accepted(s),
                p: s.p,
                threshold,
                features: weights.explain(&s.candidate.features),
            });
        }
    }
}
