//! The country that a document is about, as far as its dates need it: whose "IST" or "BST" a clock time is by.

use crate::annotate::mention::{Layer, Mentions};
use crate::gazetteer::Lexicon;
use std::collections::BTreeMap;

/// How often a country must be named for each naming of any other.
const LEAD: usize = 2;

/// The country (ISO 3166-1 alpha-2) that the text names most, if it names it at least twice as often as the next one.
///
/// Doubtful forms ("Turkey", "Jordan") and names of cities do not count.
pub fn of_document(mentions: &Mentions, lexicon: &Lexicon) -> Option<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions.of(Layer::Country).filter(|m| !m.weak) {
        *named.entry(mention.cell(lexicon, "id")).or_default() += 1;
    }
    let (code, times) = named.iter().max_by_key(|(code, n)| (**n, std::cmp::Reverse(**code)))?;
    let next = named.iter().filter(|(other, _)| *other != code).map(|(_, n)| *n).max().unwrap_or(0);
    (code.len() == 2 && *times >= LEAD * next).then(|| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Metadata};
    use crate::gazetteer::Lexicon;

    fn zone(text: &str) -> Option<String> {
        let extractor = crate::Extractor::new(Lexicon::embedded());
        let extraction = extractor.extract(&Document::plain(text, Metadata::default()));
        extraction.records.into_iter().next()?.when?.zone
    }

    #[test]
    fn a_shared_abbreviation_is_the_country_s_own() {
        let talk = |place: &str| {
            zone(&format!(
                "Seminar on tides\n\nThe seminar is held at the port museum in {place} on 3 May 2021 at 10:00 IST."
            ))
        };
        assert_eq!(talk("Kochi, India").as_deref(), Some("Asia/Kolkata"));
        assert_eq!(talk("Cork, Ireland").as_deref(), Some("Europe/Dublin"));
        assert_eq!(talk("the usual hall"), None);
    }

    #[test]
    fn two_countries_alike_settle_nothing() {
        let both =
            "Seminar on tides\n\nIndia and Ireland hold a seminar in the port museum on 3 May 2021 at 10:00 IST.";
        assert_eq!(zone(both), None);
    }
}
