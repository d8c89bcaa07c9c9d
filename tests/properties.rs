//! Whatever the text: no panic, every record can be true, every word of evidence stands where it says, and the same
//! text gives the same bytes.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use annalist::Extractor;
use annalist::document::{Document, Metadata};
use annalist::gazetteer::Lexicon;
use annalist::record::validate;
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Lexicon::embedded()));

/// Pieces that announcements are made of, and pieces that break programs.
const PIECES: &[&str] = &[
    "Workshop on tides",
    "the ",
    "Dr. Maria Lopez",
    "PETER BROWN",
    " (CPG)",
    "(",
    ")",
    "[",
    "](https://a.example/x)",
    "Coast Pilots' Guild",
    "’s ",
    "“",
    "”",
    "\"",
    " hosted by ",
    " in partnership with ",
    "Nairobi, Kenya",
    "US",
    "May",
    "27 July 2021",
    "31 April 2021",
    "from 3 to ",
    "10:00–12:30 UTC",
    "10am",
    "24 officers",
    "12 men and 8 women",
    "1,200",
    "Venue:",
    "Date: ",
    "Speakers:\n",
    "Zoom",
    " online ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "   ",
    "\u{A0}",
    "\u{202E}",
    "\u{200B}",
    "\u{FEFF}",
    "🎉",
    "é",
    "e\u{301}",
    "• ",
    "- ",
    "# ",
    "| a | b |",
    "---\n",
    "***",
    "1.",
    ", ",
    ". ",
    "; ",
    ": ",
    "–",
    "&",
    "@",
    "info@example.org",
    "https://example.org/a_(b)",
    "+254 700 123 456",
    "999999999999999999999",
    "0",
    "İ",
    "ß",
    "東京",
    " and ",
    " of ",
    " at ",
    " on ",
    " spoke on ",
    "was attended by over ",
    "this Thursday",
    "every other Friday",
];

fn check(text: &str, published: Option<jiff::civil::Date>) -> String {
    let meta = || Metadata { published, ..Metadata::default() };
    let document = Document::plain(text, meta());
    let records = EXTRACTOR.extract(&document).records;
    for record in &records {
        let problems: Vec<String> = validate(record, &document.text).iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{problems:#?}\nin {text:?}");
    }
    let printed = serde_json::to_string(&records).unwrap();
    let explained = serde_json::to_string(&EXTRACTOR.explain(&Document::plain(text, meta())).records).unwrap();
    assert_eq!(printed, explained, "explain reads otherwise than extract: {text:?}");
    printed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_of_pieces(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60),
        dated in any::<bool>(),
    ) {
        check(&pieces.concat(), dated.then(|| jiff::civil::date(2021, 8, 17)));
    }

    #[test]
    fn any_string(text in "\\PC{0,200}") {
        check(&text, None);
    }
}

fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| fs::read_to_string(p).unwrap()).collect()
}

#[test]
fn announcements_that_were_mangled_on_the_way() {
    for (n, text) in corpus().iter().enumerate().filter(|(n, _)| n % 5 == 0) {
        check(&text.replace('\n', "\r\n"), None);
        check(&text.replace('\n', " "), None);
        check(&text.replace(' ', "\u{A0}"), None);
        check(&text.to_uppercase(), None);
        let cut = text.char_indices().nth(37 * (n + 1) % text.chars().count().max(1)).map_or(0, |(at, _)| at);
        check(&text[..cut], None);
        check(&text[cut..], None);
    }
}

/// Quadratic work would show: twice the text may take no more than about twice the time; three times is allowed for.
#[test]
fn time_grows_with_the_text_and_not_faster() {
    let all = corpus();
    let repeated = ["Maria Lopez, ".repeat(20_000), "(".repeat(100_000), "12 May 2020 x ".repeat(15_000)];
    for text in [all.concat(), all.concat().replace('\n', " ")].into_iter().chain(repeated) {
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let time = |text: &str| {
            let start = std::time::Instant::now();
            let _ = EXTRACTOR.extract(&Document::plain(text, Metadata::default()));
            start.elapsed()
        };
        time(&half);
        let (short, long) = (time(&half), time(&text));
        let head: String = text.chars().take(40).collect();
        assert!(
            long < short * 3 + std::time::Duration::from_millis(50),
            "{head:?}…: half of it takes {short:?}, all of it {long:?}"
        );
    }
}
