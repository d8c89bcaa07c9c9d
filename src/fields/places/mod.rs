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
use crate::record::{Basis, Format, Place, Support};
use crate::relate::choice::{Scored, best, score};
use crate::relate::scene::SceneCx;

/// How likely a candidate must be to be taken.
const CITY: f64 = 0.3;
const VENUE: f64 = 0.3;
const COUNTRY: f64 = 0.4;

/// Fills `where` (after `format`: a purely virtual event has no place).
pub fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>) {
    let cities = score(&City, cx);
    let venues = score(&Venue, cx);
    let city = best(&cities, CITY);
    let venue = best(&venues, VENUE);
    let weights = cx.doc.weights.of("place-country");
    let countries: Vec<Scored<'_>> = country::candidates(cx, city.as_ref())
        .into_iter()
        .map(|candidate| Scored { p: weights.probability(&candidate.features), candidate })
        .collect();
    let country = best(&countries, COUNTRY);
    let taken = |chosen: &Option<Scored<'_>>, s: &Scored<'_>| chosen.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value);
    draft.note(cx, "place-city", CITY, &cities, |s| taken(&city, s));
    draft.note(cx, "place-venue", VENUE, &venues, |s| taken(&venue, s));
    draft.note(cx, "place-country", COUNTRY, &countries, |s| taken(&country, s));
    let format = draft.record.format.as_ref().map(|f| f.value);
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
