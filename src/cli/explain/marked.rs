//! The text with its mentions marked.

use std::io::{self, Write};

use annalist::annotate::mention::{Layer, Mention};
use annalist::relate::scene::Analysis;

use super::Paint;

/// Prints the text; of overlapping mentions the longer, of equals the surer, is shown.
pub(super) fn print(analysis: &Analysis<'_>, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let page = &analysis.page;
    let mut at = 0;
    let mut rest = shown(analysis).into_iter().peekable();
    while let Some(mention) = rest.next() {
        let Some(span) = page.span(mention.first as usize, mention.last as usize) else { continue };
        write!(out, "{}", page.text.get(at..span.start()).unwrap_or(""))?;
        let words = span.of(page.text);
        let doubt = if mention.weak { "?" } else { "" };
        let label = format!("{}{doubt}", name(mention.layer));
        if paint.0 {
            let words = paint.text(colour(mention.layer), words);
            write!(out, "{words}{}", paint.text("2", &format!("·{label}")))?;
        } else {
            write!(out, "[{words}]{{{label}}}")?;
        }
        at = span.end();
        while rest
            .next_if(|next| page.span(next.first as usize, next.last as usize).is_some_and(|s| s.start() < at))
            .is_some()
        {}
    }
    writeln!(out, "{}\n", page.text.get(at..).unwrap_or("").trim_end())
}

/// One mention for each stretch of the text, in order.
fn shown(analysis: &Analysis<'_>) -> Vec<Mention> {
    let all = analysis.mentions.all();
    let is_label = |m: &Mention| analysis.page.tokens.get(m.last as usize + 1).is_some_and(|next| next.mark == ':');
    let mut ranked: Vec<&Mention> =
        all.iter().filter(|m| m.layer != Layer::Other && (m.layer != Layer::Label || is_label(m))).collect();
    ranked.sort_by_key(|m| (m.weak, std::cmp::Reverse(m.width()), m.layer, m.first));
    let tokens = all.iter().map(|m| m.last as usize + 1).max().unwrap_or(0);
    let mut taken = vec![false; tokens];
    let mut out: Vec<Mention> = Vec::new();
    for m in ranked {
        let range = m.first as usize..m.last as usize + 1;
        if !taken[range.clone()].contains(&true) {
            taken[range].fill(true);
            out.push(*m);
        }
    }
    out.sort_by_key(|m| m.first);
    out
}

/// The layer in the words of a label: `event-noun`.
fn name(layer: Layer) -> String {
    let mut out = String::new();
    for c in format!("{layer:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// One colour for each sort of question: who, when, where, what.
fn colour(layer: Layer) -> &'static str {
    match layer {
        Layer::Organisation | Layer::OrganisationHead | Layer::RoleCue => "33",
        Layer::Person | Layer::Honorific | Layer::Position | Layer::PositionModifier | Layer::SpeechCue => "36",
        Layer::Date | Layer::Number | Layer::TimeZone => "32",
        Layer::Country | Layer::City | Layer::Subdivision | Layer::Venue => "34",
        Layer::EventNoun | Layer::Topic | Layer::Platform | Layer::Quote => "35",
        Layer::ParticipantNoun | Layer::AttendanceCue => "31",
        Layer::Name | Layer::Label | Layer::Furniture | Layer::StandingWord | Layer::ProgrammeWord | Layer::Other => {
            "1"
        }
    }
}
