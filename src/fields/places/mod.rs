//! Where the event takes place: venue, city, region, country.
//!
//! Three choices, each among the candidates of a scene: the towns it names, the buildings and bodies it may be held at,
//! and the countries that it names or that the town implies. Names alike are one candidate.

mod city;
mod country;
mod gather;
mod region;
mod setting;
mod venue;

pub use city::City;
pub use country::HostCountry;
pub use venue::Venue;

use super::Draft;
use crate::choose::Weights;
use crate::record::{Basis, Format, Place, Support};
use crate::relate::choice::{Candidate, Scored, best, score, score_all};
use crate::relate::scene::SceneCx;

/// How likely a candidate must be to be taken.
const CITY: f64 = 0.5;
const VENUE: f64 = 0.25;
const COUNTRY: f64 = 0.4;
/// The same for towns and buildings where the format is unknown.
const UNSAID: f64 = 0.7;
/// A longer form of the likeliest building ("Room 204, Lindqvist Hall") is taken if it is so likely beside it.
const LONGER: f64 = 0.3;

/// Fills `where` (after `format`: a purely virtual event has no place).
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let venues = score(&Venue, cx);
    let venue = best_place(&venues, VENUE);
    let cities = score_all(&City, cx, city::candidates(cx, venue.as_ref()));
    let city = best(&cities, CITY);
    let weights = cx.doc.weights.of("place-country");
    let countries = compete(weights, country::candidates(cx, best(&cities, country::DOUBTFUL).as_ref()));
    let country = best(&countries, COUNTRY);
    let taken = |chosen: &Option<Scored<'_>>, s: &Scored<'_>| {
        chosen.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value)
    };
    draft.note(cx, "place-city", CITY, &cities, |s| taken(&city, s));
    draft.note(cx, "place-venue", VENUE, &venues, |s| taken(&venue, s));
    draft.note(cx, "place-country", COUNTRY, &countries, |s| taken(&country, s));
    let format = draft.record.format.as_ref().map(|f| f.value);
    // Where the text leaves open whether one meets at all, only a place that is all but sure counts.
    let sure = |s: &Scored<'_>| format.is_some() || s.p > UNSAID;
    let (city, venue) = (city.filter(sure), venue.filter(sure));
    let country = country.filter(|_| format.is_some() || city.is_some() || venue.is_some());
    if format == Some(Format::Virtual) || city.is_none() && venue.is_none() && country.is_none() {
        return;
    }
    let code = country.as_ref().map(|c| c.candidate.value.clone());
    let region = region::region(cx, city.as_ref(), code.as_deref());
    // The venue's words first, then the town's: who wants one string for the place takes the first.
    let mut evidence = Vec::new();
    for s in [&venue, &city, &country].into_iter().flatten() {
        let words: Vec<_> = s.candidate.evidence.iter().take(1).copied().collect();
        for e in draft.evidence(cx, &words) {
            if !evidence.contains(&e) {
                evidence.push(e);
            }
        }
    }
    if let Some((_, (first, last))) = region {
        evidence.extend(draft.evidence(cx, &[(first, last, "region.beside-town")]));
    }
    let p = [&city, &venue, &country].into_iter().flatten().map(|s| s.p).fold(1.0, f64::min);
    let basis = if city.is_none() && venue.is_none() { Basis::Inferred } else { Basis::Stated };
    draft.record.places.push(Place {
        venue: venue.map(|v| v.candidate.value),
        city: city.map(|c| c.candidate.value),
        region: region.map(|r| r.0),
        country: code,
        support: Support::new(basis, evidence, p),
    });
}

/// The candidates with their probabilities where at most one is right.
fn compete<'a>(weights: &Weights, candidates: Vec<Candidate<'a>>) -> Vec<Scored<'a>> {
    let sums: Vec<f64> = candidates.iter().map(|c| f64::from(weights.sum(&c.features))).collect();
    let most = sums.iter().copied().fold(0.0, f64::max);
    let total = (-most).exp() + sums.iter().map(|s| (s - most).exp()).sum::<f64>();
    candidates.into_iter().zip(sums).map(|(candidate, s)| Scored { p: (s - most).exp() / total, candidate }).collect()
}

/// The likeliest of the candidates that share words with each other ("Room 204", "Room 204, Lindqvist Hall"): together
/// they must be likelier than `threshold`, and together they give the probability.
pub(crate) fn best_place<'a>(scored: &[Scored<'a>], threshold: f64) -> Option<Scored<'a>> {
    let shares = |a: &Scored<'_>, b: &Scored<'_>| {
        a.candidate.evidence.iter().any(|x| b.candidate.evidence.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
    };
    let top = best(scored, 0.02)?;
    let together: f64 = scored.iter().filter(|s| shares(s, &top)).map(|s| s.p).sum();
    let mut chosen: Option<(f64, Scored<'a>)> = (together > threshold).then(|| (together, top.clone()));
    // Another place may have more behind it than the likeliest single form.
    for s in scored.iter().filter(|s| s.p > 0.1 && !shares(s, &top)) {
        let sum: f64 = scored.iter().filter(|o| shares(o, s)).map(|o| o.p).sum();
        if sum > threshold && chosen.as_ref().is_none_or(|(p, _)| sum > *p) {
            chosen = Some((sum, s.clone()));
        }
    }
    let (p, chosen) = chosen?;
    let words = |s: &Scored<'_>| s.candidate.evidence[0];
    let (first, last, _) = words(&chosen);
    let longest = scored
        .iter()
        .filter(|s| words(s).0 <= first && last <= words(s).1 && s.p >= chosen.p * LONGER)
        .max_by_key(|s| words(s).1 - words(s).0)
        .map_or(chosen.candidate.clone(), |s| s.candidate.clone());
    Some(Scored { p: p.min(1.0), candidate: longest })
}
