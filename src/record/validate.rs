//! Whether a record can be true. The pipeline should never give one that fails; the tests ask of every record they see.

use super::EventRecord;
use super::value::{Evidence, Support};
use super::vocabulary::{Basis, Resolution, WarningCode};
use super::when::When;

/// Something in a record that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field, as a path: `people[2].evidence`.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.field, self.what)
    }
}

/// Everything in `record` that cannot be, given the analysed `text` its offsets refer to.
pub fn validate(record: &EventRecord, text: &str) -> Vec<Problem> {
    let mut check = Check { text: CodePointText::new(text), problems: Vec::new() };
    check.head(record);
    check.times(record);
    check.names(record);
    check.supports(record);
    check.problems
}

/// A text that can be sliced by code points in constant time.
struct CodePointText<'t> {
    text: &'t str,
    bytes: Vec<usize>,
}

impl<'t> CodePointText<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().map(|(b, _)| b).chain([text.len()]).collect() }
    }

    fn slice(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(*self.bytes.get(start)?..*self.bytes.get(end)?)
    }
}

struct Check<'t> {
    text: CodePointText<'t>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn problem(&mut self, field: impl Into<String>, what: impl Into<String>) {
        self.problems.push(Problem { field: field.into(), what: what.into() });
    }

    fn head(&mut self, record: &EventRecord) {
        if record.schema != EventRecord::SCHEMA {
            self.problem("schema", format!("is `{}`, not `{}`", record.schema, EventRecord::SCHEMA));
        }
        if record.id.is_empty() {
            self.problem("id", "is empty");
        }
        if let Some(span) = record.source.span
            && self.text.slice(span.start, span.end).is_none_or(str::is_empty)
        {
            self.problem("source.span", format!("{}..{} is no stretch of the text", span.start, span.end));
        }
    }

    fn times(&mut self, record: &EventRecord) {
        let Some(when) = &record.when else { return };
        let warned = record.warnings.iter().any(|w| w.code == WarningCode::EndBeforeStart);
        if let (Some(start), Some(end)) = (when.start, when.end) {
            if end < start && !warned {
                self.problem("when", format!("ends on {end}, before it starts on {start}"));
            }
            if start == end && matches!((when.start_time, when.end_time), (Some(s), Some(e)) if e < s) && !warned {
                self.problem("when", "closes before it opens on the same day");
            }
        }
        self.resolution(when);
        for (n, sitting) in when.occurrences.iter().enumerate() {
            if matches!((sitting.start, sitting.end), (Some(s), Some(e)) if e < s) {
                self.problem(format!("when.occurrences[{n}]"), "ends before it starts");
            }
        }
    }

    fn resolution(&mut self, when: &When) {
        let dated = when.start.is_some() || when.end.is_some();
        match when.resolution {
            Resolution::Unresolved if dated => {
                self.problem("when.resolution", "is `unresolved` though there is a date")
            }
            Resolution::YearFromPublication
            | Resolution::RelativeToPublication
            | Resolution::WeekdayFromPublication
                if when.support.basis == Basis::Stated =>
            {
                self.problem("when.basis", "is `stated` though the date was read against the publication date");
            }
            _ => {}
        }
        if dated && when.precision.is_none() {
            self.problem("when.precision", "is null though there is a date");
        }
    }

    fn names(&mut self, record: &EventRecord) {
        let mut named: Vec<(String, &str)> = Vec::new();
        named.extend(record.title.iter().map(|t| ("title".to_owned(), t.value.as_str())));
        named.extend(record.organisers.iter().enumerate().map(|(n, o)| (format!("organisers[{n}].name"), &*o.name)));
        named.extend(record.people.iter().enumerate().map(|(n, p)| (format!("people[{n}].name"), &*p.name)));
        let groups = record.participants.groups.iter().enumerate();
        named.extend(groups.map(|(n, g)| (format!("participants.groups[{n}]"), &*g.value)));
        named.extend(record.platforms.iter().enumerate().map(|(n, p)| (format!("platforms[{n}]"), &*p.value)));
        for (field, value) in named {
            if value.trim().is_empty() {
                self.problem(field, "is empty");
            } else if value.trim() != value {
                self.problem(field, format!("`{value}` has white space around it"));
            }
        }
        for (n, place) in record.places.iter().enumerate() {
            if [&place.venue, &place.city, &place.region, &place.country].iter().all(|p| p.is_none()) {
                self.problem(format!("where[{n}]"), "names no place");
            }
        }
        let codes = record.countries.iter().map(|c| c.code.as_str());
        let codes = codes.chain(record.participants.countries.iter().map(String::as_str));
        let codes = codes.chain(record.places.iter().filter_map(|p| p.country.as_deref()));
        for code in codes.chain(record.organisers.iter().filter_map(|o| o.country.as_deref())) {
            if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                self.problem("countries", format!("`{code}` is no ISO 3166-1 alpha-2 code"));
            }
        }
        for (n, session) in record.sessions.iter().enumerate() {
            if session.people.iter().any(|&p| p >= record.people.len()) {
                self.problem(format!("sessions[{n}].people"), "points to a person who is not in the record");
            }
        }
    }

    fn supports(&mut self, record: &EventRecord) {
        for (field, support) in record.supports() {
            if support.basis == Basis::Stated && support.evidence.is_empty() {
                self.problem(&field, "is `stated` but gives no evidence");
            }
            if !(0.0..=1.0).contains(&support.confidence) {
                self.problem(&field, format!("confidence {} is not from 0 to 1", support.confidence));
            }
            self.evidence(&field, &support.evidence);
        }
        self.evidence("reference_date", &record.reference_date.evidence);
        for (n, sitting) in record.when.iter().flat_map(|w| &w.occurrences).enumerate() {
            self.evidence(&format!("when.occurrences[{n}]"), &sitting.evidence);
        }
        for (n, warning) in record.warnings.iter().enumerate() {
            self.evidence(&format!("warnings[{n}]"), &warning.evidence);
        }
    }

    fn evidence(&mut self, field: &str, evidence: &[Evidence]) {
        for e in evidence {
            match self.text.slice(e.start, e.end) {
                Some(words) if words == e.text && !words.is_empty() => {}
                Some(words) => self.problem(
                    format!("{field}.evidence"),
                    format!("says `{}`, but the text at {}..{} reads `{words}`", e.text, e.start, e.end),
                ),
                None => self.problem(format!("{field}.evidence"), format!("{}..{} is not in the text", e.start, e.end)),
            }
            if e.rule.is_empty() {
                self.problem(format!("{field}.evidence"), format!("`{}` names no rule", e.text));
            }
        }
    }
}

impl EventRecord {
    /// What every value of the record rests on, with the value's path (`people[2]`), in the record's order.
    pub fn supports(&self) -> Vec<(String, &Support)> {
        fn each<'r, T>(
            out: &mut Vec<(String, &'r Support)>,
            name: &str,
            items: &'r [T],
            support: impl Fn(&'r T) -> &'r Support,
        ) {
            out.extend(items.iter().enumerate().map(|(n, item)| (format!("{name}[{n}]"), support(item))));
        }
        let mut out = Vec::new();
        out.extend(self.title.iter().map(|v| ("title".to_owned(), &v.support)));
        each(&mut out, "kinds", &self.kinds, |v| &v.support);
        out.extend(self.status.iter().map(|v| ("status".to_owned(), &v.support)));
        out.extend(self.format.iter().map(|v| ("format".to_owned(), &v.support)));
        each(&mut out, "platforms", &self.platforms, |v| &v.support);
        out.extend(self.when.iter().map(|v| ("when".to_owned(), &v.support)));
        each(&mut out, "deadlines", &self.deadlines, |v| &v.support);
        each(&mut out, "where", &self.places, |v| &v.support);
        each(&mut out, "organisers", &self.organisers, |v| &v.support);
        out.extend(self.participants.total.iter().map(|v| ("participants.total".to_owned(), &v.support)));
        each(&mut out, "participants.counts", &self.participants.counts, |v| &v.support);
        each(&mut out, "participants.groups", &self.participants.groups, |v| &v.support);
        each(&mut out, "countries", &self.countries, |v| &v.support);
        each(&mut out, "people", &self.people, |v| &v.support);
        each(&mut out, "sessions", &self.sessions, |v| &v.support);
        each(&mut out, "topics", &self.topics, |v| &v.support);
        each(&mut out, "keyphrases", &self.keyphrases, |v| &v.support);
        each(&mut out, "links", &self.links, |v| &v.support);
        each(&mut out, "contacts", &self.contacts, |v| &v.support);
        out
    }
}
