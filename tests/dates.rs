//! The reader of dates, over tables of phrasings, lines without dates, and any text at all.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use annalist::annotate::dates::{Anchor, Bias, Options, Resolved, read, read_and_resolve};
use proptest::prelude::*;

const CASES: &str = include_str!("dates.tsv");
const NEGATIVE: &str = include_str!("dates-negative.txt");

fn options(published: &str, bias: &str) -> Options {
    let bias = match bias {
        "past" => Bias::Past,
        "future" => Bias::Future,
        "nearest" => Bias::Nearest,
        _ => Bias::Auto,
    };
    Options { anchor: Anchor { date: published.parse().ok(), time: None }, bias, ..Options::default() }
}

/// One reading, in the notation of the table.
fn written(r: &Resolved) -> String {
    let clock = |t: jiff::civil::Time| format!("{:02}:{:02}", t.hour(), t.minute());
    let mut parts: Vec<String> = Vec::new();
    if !r.edtf.is_empty() {
        parts.push(r.edtf.clone());
    }
    match (r.start_time, r.end_time) {
        (Some(a), Some(b)) => parts.push(format!("{}-{}", clock(a), clock(b))),
        (Some(a), None) => parts.push(clock(a)),
        (None, Some(b)) => parts.push(format!("-{}", clock(b))),
        (None, None) => {}
    }
    if let Some(zone) = &r.zone {
        parts.push(zone.iana.clone().unwrap_or(format!("({})", zone.written)));
    }
    parts.extend(r.rrule.clone());
    parts.extend(r.warnings.iter().map(|w| format!("!{}", w.code)));
    if parts.is_empty() { "unresolved".to_owned() } else { parts.join(" ") }
}

#[test]
fn every_phrasing_means_what_the_table_says() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for line in CASES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let [text, published, bias, want] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("four columns with tabs between them are needed in: {line}");
        };
        seen += 1;
        let text = &text.replace("\\n", "\n"); // line ends are written as \n in the table
        let got: Vec<_> = read_and_resolve(text, &options(published, bias)).iter().map(|(_, r)| written(r)).collect();
        let got = if got.is_empty() { "-".to_owned() } else { got.join(" ; ") };
        if got != want {
            wrong.push(format!("{text} ({published}, {bias}): want {want}, got {got}"));
        }
    }
    assert!(seen >= 200, "only {seen} cases were read");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_is_found_where_no_date_is() {
    let lines: Vec<_> = NEGATIVE.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")).collect();
    assert!(lines.len() >= 150, "only {} lines were read", lines.len());
    let alarms: Vec<_> = lines
        .iter()
        .filter_map(|line| read(line).first().map(|m| format!("{line}: {} ({})", m.span.of(line), m.rule)))
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
    // and not when they stand in one document
    let together = NEGATIVE.lines().filter(|l| !l.starts_with("# ")).collect::<Vec<_>>().join("\n\n");
    assert_eq!(read(&together).iter().map(|m| m.span.of(&together)).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// Texts made of the stuff of dates, which reach the parser's corners sooner than any text does.
fn datelike() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "27",
        "3",
        "31",
        "2021",
        "07",
        "1315",
        "12",
        "99999999999",
        "July",
        "may",
        "Tue",
        "Friday",
        "first",
        "twenty",
        "th",
        "of",
        "the",
        "to",
        "and",
        "-",
        "–",
        "/",
        ".",
        ":",
        ",",
        "(",
        ")",
        "'",
        "+",
        "@",
        "at",
        "from",
        "between",
        "until",
        "every",
        "each",
        "last",
        "next",
        "this",
        "week",
        "month",
        "days",
        "ago",
        "in",
        "before",
        "after",
        "am",
        "p.m.",
        "noon",
        "half",
        "past",
        "quarter",
        "GMT",
        "+7",
        "T",
        "Z",
        "h",
        "Easter",
        "Q3",
        "weekly",
        "\n",
        "\n\n",
        "é",
        "\u{200b}",
        "now",
    ];
    prop::collection::vec((prop::sample::select(PIECES), prop::sample::select(&["", " ", " ", " "][..])), 0..24)
        .prop_map(|all| all.into_iter().map(|(piece, gap)| format!("{piece}{gap}")).collect())
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let found = read_and_resolve(text, &options("2021-08-17", "auto"));
    let mut end = 0;
    for (mention, resolved) in &found {
        prop_assert!(mention.span.start() >= end, "mentions overlap in {text:?}");
        end = mention.span.end();
        prop_assert!(text.get(mention.span.range()).is_some());
        for part in &mention.parts {
            prop_assert!(mention.span.contains(*part), "{part:?} lies outside {:?} in {text:?}", mention.span);
        }
        if let Some(clock) = &mention.clock {
            prop_assert!(mention.span.contains(clock.span), "the clock lies outside in {text:?}");
        }
        let _ = resolved;
    }
    let again: Vec<_> = read_and_resolve(text, &options("2021-08-17", "auto"));
    prop_assert_eq!(found, again);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        sound(&text)?;
    }

    #[test]
    fn the_stuff_of_dates_is_read_without_a_panic(text in datelike()) {
        sound(&text)?;
    }
}
