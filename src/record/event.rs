//! The record as a whole, and its smaller parts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::people::{Contact, Organiser, Participants, Person};
use super::place::{CountryMention, Place};
use super::source::Source;
use super::value::{Evidence, Support, Valued};
use super::vocabulary::{Format, Kind, Status, WarningCode};
use super::when::{Deadline, ReferenceDate, When};

/// One event, as a careful archivist who has only this text would enter it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord {
    /// Name and version of this contract.
    pub schema: String,
    /// The same input gives the same id on every machine.
    pub id: String,
    /// Where it was read.
    pub source: Source,
    /// The event's own name as written, or the headline.
    pub title: Option<Valued<String>>,
    /// One to three kinds, the head noun first.
    pub kinds: Vec<Valued<Kind>>,
    /// Planned, held, cancelled …
    pub status: Option<Valued<Status>>,
    /// In person, virtual or both.
    pub format: Option<Valued<Format>>,
    /// Services of a virtual event: `Zoom`.
    pub platforms: Vec<Valued<String>>,
    /// When it takes place.
    pub when: Option<When>,
    /// The day against which dates were read.
    pub reference_date: ReferenceDate,
    /// Closing dates.
    pub deadlines: Vec<Deadline>,
    /// Where it takes place, the main place first.
    #[serde(rename = "where")]
    pub places: Vec<Place>,
    /// Who runs it.
    pub organisers: Vec<Organiser>,
    /// Who comes.
    pub participants: Participants,
    /// Every country the text names, in text order.
    pub countries: Vec<CountryMention>,
    /// People, in text order.
    pub people: Vec<Person>,
    /// Items of the programme.
    pub sessions: Vec<Session>,
    /// What it is about, the weightiest first.
    pub topics: Vec<Topic>,
    /// Telling phrases of the text.
    pub keyphrases: Vec<Keyphrase>,
    /// Addresses on the web.
    pub links: Vec<Link>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// What to look at before trusting the record.
    pub warnings: Vec<Warning>,
}

impl EventRecord {
    /// What stands in [`EventRecord::schema`].
    pub const SCHEMA: &'static str = "annalist/1";

    /// A record of which nothing but the source is known yet.
    pub fn unknown(source: Source, id: String) -> Self {
        Self {
            schema: Self::SCHEMA.to_owned(),
            id,
            source,
            title: None,
            kinds: Vec::new(),
            status: None,
            format: None,
            platforms: Vec::new(),
            when: None,
            reference_date: ReferenceDate::none(),
            deadlines: Vec::new(),
            places: Vec::new(),
            organisers: Vec::new(),
            participants: Participants::default(),
            countries: Vec::new(),
            people: Vec::new(),
            sessions: Vec::new(),
            topics: Vec::new(),
            keyphrases: Vec::new(),
            links: Vec::new(),
            contacts: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// An item of the programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Session {
    /// What it is about, as written.
    pub subject: Option<String>,
    /// Who gives it: places in the record's `people`, counted from 0.
    pub people: Vec<usize>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// A concept of the topic vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// Id in the vocabulary.
    pub id: String,
    /// Its label there.
    pub label: String,
    /// Share of the text's topical weight, from 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub weight: f64,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// A telling phrase of the text.
pub type Keyphrase = Valued<String>;

/// An address on the web.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The address as written.
    pub url: String,
    /// The words of the text that are linked, where they are not the address itself.
    pub label: Option<String>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// Something a reader should look at before trusting the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// What sort of trouble.
    pub code: WarningCode,
    /// One sentence for a human reader.
    pub message: String,
    /// The words concerned.
    pub evidence: Vec<Evidence>,
}
