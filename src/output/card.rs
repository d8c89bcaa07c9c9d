//! A card for reading: a field a line, how sure the record is, and the words it was read from.
//!
//! The marks are ● (sure), ◐ (likely) and ○ (look at it); `~` follows a value that was worked out rather than read.

use std::io::{self, Write};

use super::RecordWriter;
use crate::record::{Basis, Clock, Count, Day, EventRecord, Place, Qualifier, Support, When};

/// From this confidence on a value is sure.
const SURE: f64 = 0.8;
/// From this confidence on a value is likely.
const LIKELY: f64 = 0.5;
/// Columns before a value.
const LABEL: usize = 14;
/// Longest quotation, in characters.
const QUOTE: usize = 64;

/// See the module.
pub(super) struct Cards<W> {
    out: W,
    begun: bool,
}

impl<W: Write> Cards<W> {
    pub(super) fn new(out: W) -> Self {
        Cards { out, begun: false }
    }
}

impl<W: Write> RecordWriter for Cards<W> {
    fn write(&mut self, record: &EventRecord) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        let card = Card::of(record);
        let heading = record.title.as_ref().map_or("(no title)", |t| &t.value);
        writeln!(self.out, "{heading}\n{}", "─".repeat(heading.chars().count().clamp(8, 100)))?;
        for line in &card.lines {
            writeln!(self.out, "{:<LABEL$}{} {}", line.label, line.mark, line.value)?;
            if let Some(quote) = &line.quote {
                writeln!(self.out, "{:LABEL$}  “{quote}”", "")?;
            }
        }
        if !card.unknown.is_empty() {
            writeln!(self.out, "{:<LABEL$}  {}", "not found", card.unknown.join(", "))?;
        }
        for warning in &record.warnings {
            writeln!(self.out, "{:<LABEL$}! {} ({})", "warning", warning.message, warning.code)?;
        }
        let uri = record.source.uri.as_deref().unwrap_or("-");
        writeln!(self.out, "{:<LABEL$}  {uri}, record {}", "source", record.id)
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.begun {
            writeln!(self.out, "\n● sure   ◐ likely   ○ please check   ~ worked out, not read")?;
        }
        self.out.flush()
    }
}

struct Line {
    label: &'static str,
    mark: char,
    value: String,
    quote: Option<String>,
}

#[derive(Default)]
struct Card {
    lines: Vec<Line>,
    unknown: Vec<&'static str>,
}

impl Card {
    fn of(r: &EventRecord) -> Card {
        let mut card = Card::default();
        card.field("title", r.title.iter().map(|t| (t.value.clone(), &t.support)));
        card.field("kind", r.kinds.iter().map(|k| (k.value.to_string(), &k.support)));
        card.field("status", r.status.iter().map(|s| (s.value.to_string(), &s.support)));
        card.field("when", r.when.iter().map(|w| (when(w), &w.support)));
        let deadlines = r.deadlines.iter();
        card.field("deadline", deadlines.map(|d| (format!("{} ({})", day(d.date), d.kind), &d.support)));
        card.field("format", r.format.iter().map(|f| (f.value.to_string(), &f.support)));
        card.field("platform", r.platforms.iter().map(|p| (p.value.clone(), &p.support)));
        card.field("where", r.places.iter().map(|p| (place(p), &p.support)));
        let organisers = r.organisers.iter();
        card.field(
            "organiser",
            organisers.map(|o| {
                let acronym = o.acronym.as_ref().map_or(String::new(), |a| format!(" ({a})"));
                (format!("{}{acronym}, {}", o.name, o.role), &o.support)
            }),
        );
        card.participants(r);
        let countries = r.countries.iter();
        card.field(
            "country",
            countries.map(|c| {
                let roles: Vec<_> = c.roles.iter().map(|r| r.as_str()).collect();
                (format!("{} ({}): {}", c.name, c.code, roles.join(", ")), &c.support)
            }),
        );
        card.field(
            "person",
            r.people.iter().map(|p| {
                let name = [p.honorific.as_deref(), Some(p.name.as_str())].into_iter().flatten().collect::<Vec<_>>();
                let post = [p.position.as_deref(), p.affiliation.as_deref()].into_iter().flatten();
                let mut parts = vec![name.join(" ")];
                parts.extend(post.map(str::to_owned));
                parts.push(p.capacity.to_string());
                let subject = p.subject.as_ref().map_or(String::new(), |s| format!(": {s}"));
                (parts.join(", ") + &subject, &p.support)
            }),
        );
        card.field("topic", r.topics.iter().map(|t| (t.label.clone(), &t.support)));
        card.field("link", r.links.iter().map(|l| (l.url.clone(), &l.support)));
        card.field(
            "contact",
            r.contacts.iter().map(|c| {
                let parts = [&c.name, &c.email, &c.phone].into_iter().flatten().cloned().collect::<Vec<_>>();
                (parts.join(", "), &c.support)
            }),
        );
        card
    }

    fn participants(&mut self, r: &EventRecord) {
        let part = &r.participants;
        let count = |c: &Count| {
            let of = c.of.as_ref().map_or(String::new(), |of| format!(" {of}"));
            let country = c.country.as_ref().map_or(String::new(), |c| format!(" from {c}"));
            format!("{}{}{of}{country}", hedge(c.qualifier), c.value)
        };
        self.field("attendance", part.total.iter().map(|c| (count(c), &c.support)));
        let parts = part.counts.iter().filter(|c| part.total.as_ref().is_none_or(|t| t.value != c.value));
        let parts: Vec<_> = parts.map(|c| (count(c), &c.support)).collect();
        if !parts.is_empty() {
            self.field("of these", parts);
        }
        self.field("group", part.groups.iter().map(|g| (g.value.clone(), &g.support)));
    }

    fn field<'s>(&mut self, label: &'static str, values: impl IntoIterator<Item = (String, &'s Support)>) {
        let before = self.lines.len();
        for (value, support) in values {
            let label = if self.lines.len() == before { label } else { "" };
            let said = value.to_lowercase();
            let quote = quote(support).filter(|q| !said.contains(&q.to_lowercase()));
            let inferred = if support.basis == Basis::Stated { "" } else { " ~" };
            self.lines.push(Line { label, mark: mark(support), value: one_line(&value) + inferred, quote });
        }
        if self.lines.len() == before {
            self.unknown.push(label);
        }
    }
}

fn mark(support: &Support) -> char {
    match support.confidence {
        c if c >= SURE => '●',
        c if c >= LIKELY => '◐',
        _ => '○',
    }
}

/// The words before a number.
fn hedge(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approximate => "about ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "at most ",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of evidence, on one line, cut where they grow long.
fn quote(support: &Support) -> Option<String> {
    let words = one_line(&support.evidence.first()?.text);
    if words.chars().count() <= QUOTE {
        return Some(words);
    }
    Some(words.chars().take(QUOTE - 1).collect::<String>() + "…")
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(|| "?".to_owned(), |d| d.to_string())
}

fn when(when: &When) -> String {
    let mut out = match (when.start, when.end) {
        (None, None) => "date not made out".to_owned(),
        (start, end) if start == end => day(start),
        (start, end) => format!("{} to {}", day(start), day(end)),
    };
    let clock = |c: Option<Clock>| c.map(|c| c.to_string());
    let times: Vec<String> = [clock(when.start_time), clock(when.end_time)].into_iter().flatten().collect();
    if !times.is_empty() {
        out += &format!(", {}", times.join("–"));
        out += &when.timezone.as_ref().map_or(String::new(), |z| format!(" {z}"));
    }
    out + &when.rrule.as_ref().map_or(String::new(), |r| format!(", repeated: {r}"))
}

fn place(place: &Place) -> String {
    let parts = [&place.venue, &place.city, &place.region, &place.country];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}
