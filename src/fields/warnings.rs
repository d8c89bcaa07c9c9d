//! What an archivist should look at: things that the text says twice in different ways, or that do not fit together.
//!
//! Warnings about single dates are made where dates are chosen (`when`); a passage that was cut warns in the extractor.

use super::Draft;
use crate::annotate::dates;
use crate::record::{Gender, Qualifier, Status, Warning, WarningCode};
use crate::relate::scene::SceneCx;
use crate::text::fold::fold;
use std::collections::BTreeMap;

/// Fills `warnings`, after all else.
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let found = [
        several_events(cx, draft),
        held_after_publication(cx, draft),
        other_reference(cx, draft),
        counts_disagree(draft),
        repaired(cx),
    ];
    draft.record.warnings.extend(found.into_iter().flatten());
    acronyms(cx, draft);
}

/// Words shown of the beginning of a passage.
const BEGINNING: usize = 8;

/// The text was read as one event, yet might tell of several.
fn several_events(cx: &SceneCx<'_>, draft: &Draft<'_>) -> Option<Warning> {
    let begins = &cx.scene.perhaps;
    if begins.len() < 2 {
        return None;
    }
    let message = format!(
        "The text may announce {} events, which were read as one; if so, give each its own text file.",
        begins.len()
    );
    let page = cx.page();
    let words: Vec<_> = begins
        .iter()
        .filter_map(|first| {
            let line = page.lines.get(page.tokens.get(*first)?.line as usize)?;
            let last = (first + BEGINNING).min(line.end as usize).checked_sub(1)?;
            (last >= *first).then_some((*first, last, "warning.several"))
        })
        .collect();
    let evidence = draft.evidence(cx, &words);
    Some(Warning { code: WarningCode::SeveralEventsMerged, message, evidence })
}

/// A report of what took place, dated before the day on which it did: one of the two dates is wrong.
fn held_after_publication(cx: &SceneCx<'_>, draft: &Draft<'_>) -> Option<Warning> {
    let when = draft.record.when.as_ref()?;
    let (start, published) = (when.start?.0, cx.doc.reference.date?);
    let (status, first, last) = super::status::tense(cx)?;
    if status != Status::Held || start <= published || super::status::plans(cx) {
        return None;
    }
    let message = format!(
        "The text reports the event as past, but its date {start} is after the publication date {published}; check both."
    );
    let evidence = draft.evidence(cx, &[(first, last, "warning.tense")]);
    Some(Warning { code: WarningCode::HeldAfterPublication, message, evidence })
}

/// The text may have been published on another day than the one used, and then the event was on another day too.
fn other_reference(cx: &SceneCx<'_>, draft: &Draft<'_>) -> Option<Warning> {
    let doc = cx.doc;
    let (mention, start) = (draft.date_mention?, draft.record.when.as_ref()?.start?.0);
    if doc.resolved.get(mention)?.resolution == dates::Resolution::Explicit {
        return None;
    }
    let (published, differs) = doc.reference.others.iter().find_map(|other| {
        let reading =
            dates::Options { anchor: dates::Anchor { date: Some(*other), time: None }, ..doc.reading.clone() };
        let read = dates::resolve_all(&doc.dates.mentions, &doc.document.text, &reading);
        let day = read.get(mention)?.start.filter(|day| *day != start)?;
        Some((*other, day))
    })?;
    let message = format!(
        "The text may also have been published on {published}; the event would then be on {differs}. \
         Check the publication date, and give it with --published."
    );
    let (first, last) = draft.date?;
    let evidence = draft.evidence(cx, &[(first, last, "warning.reference")]);
    Some(Warning { code: WarningCode::YearAmbiguous, message, evidence })
}

/// A part of the people that is larger than the whole, or parts by gender that do not add up to it.
fn counts_disagree(draft: &Draft<'_>) -> Option<Warning> {
    let people = &draft.record.participants;
    let total = people.total.as_ref()?;
    let exact = |q: Qualifier| q == Qualifier::Exact;
    let larger = people.counts.iter().find(|c| {
        c.value > total.value && exact(c.qualifier) && matches!(total.qualifier, Qualifier::Exact | Qualifier::AtMost)
    });
    if let Some(part) = larger {
        let message = format!(
            "{} {} are counted, more than the total of {}; check which is the number of people.",
            part.value,
            part.of.as_deref().unwrap_or("people"),
            total.value
        );
        let evidence = [&part.support.evidence[..], &total.support.evidence[..]].concat();
        return Some(Warning { code: WarningCode::CountsDisagree, message, evidence });
    }
    let of = |gender: Gender| people.counts.iter().find(|c| c.gender == Some(gender) && exact(c.qualifier));
    let (women, men) = (of(Gender::Women)?, of(Gender::Men)?);
    if !exact(total.qualifier) || women.value + men.value == total.value {
        return None;
    }
    let message = format!(
        "{} women and {} men are counted, which does not make the total of {}; check the numbers.",
        women.value, men.value, total.value
    );
    let evidence = [&women.support.evidence[..], &men.support.evidence[..], &total.support.evidence[..]].concat();
    Some(Warning { code: WarningCode::CountsDisagree, message, evidence })
}

/// The bytes of the document were no valid text in the encoding that it claims.
fn repaired(cx: &SceneCx<'_>) -> Option<Warning> {
    cx.doc.document.meta.repaired.then(|| Warning {
        code: WarningCode::EncodingRepaired,
        message: "Some bytes of the document were not valid text; they were replaced, so letters may be wrong.".into(),
        evidence: Vec::new(),
    })
}

/// A short form that the text explains in two ways, where an organiser goes by it.
fn acronyms(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let page = cx.page();
    let mut long: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for a in cx.doc.acronyms.iter().filter(|a| cx.scene.has(a.short.0)) {
        let forms = long.entry(page.words(a.short.0, a.short.1)).or_default();
        let same = |b: &(usize, usize)| fold(page.words(b.0, b.1)) == fold(page.words(a.long.0, a.long.1));
        if !forms.iter().any(same) {
            forms.push(a.long);
        }
    }
    for (short, forms) in long.into_iter().filter(|(_, forms)| forms.len() > 1) {
        // By either of its names: the short form may have been read as the other body's.
        let is_long = |name: &str| forms.iter().any(|f| fold(page.words(f.0, f.1)) == fold(name));
        let names = draft
            .record
            .organisers
            .iter()
            .any(|o| o.acronym.as_deref() == Some(short) || o.name == short || is_long(&o.name));
        if names {
            let message = format!("“{short}” stands for more than one name in the text; check which is the organiser.");
            let words: Vec<_> = forms.iter().map(|f| (f.0, f.1, "warning.acronym")).collect();
            let evidence = draft.evidence(cx, &words);
            draft.record.warnings.push(Warning { code: WarningCode::AcronymAmbiguous, message, evidence });
        }
    }
}
