//! Who ran the event, who came, who spoke, whom to ask.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::value::{Support, Valued};
use super::vocabulary::{Capacity, Gender, Qualifier, Role};

/// A body (sometimes a person) that ran, hosted, funded or supported the event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Organiser {
    /// Full name if the text gives it.
    pub name: String,
    /// Acronym that the text gives.
    pub acronym: Option<String>,
    /// What it did for the event.
    pub role: Role,
    /// ISO 3166-1 alpha-2 code of its seat.
    #[schemars(regex(pattern = "^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// Who came, or is invited.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Participants {
    /// People in all; safe to sum over records.
    pub total: Option<Count>,
    /// The counts as read. A part never also stands as the total unless the text says so.
    pub counts: Vec<Count>,
    /// Who they were, as written, without the number.
    pub groups: Vec<Group>,
    /// ISO 3166-1 alpha-2 codes of the countries they came from, in text order.
    pub countries: Vec<String>,
}

/// A number of people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// How it is to be read.
    pub qualifier: Qualifier,
    /// Whom it counts, as written.
    pub of: Option<String>,
    /// ISO 3166-1 alpha-2 code, where the count is of one country's people.
    #[schemars(regex(pattern = "^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// Where the count is of women or of men.
    pub gender: Option<Gender>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// A noun phrase naming who attended.
pub type Group = Valued<String>;

/// A person whom the text connects with the event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Name without honorific or degree.
    pub name: String,
    /// Title before or after the name: `Pak`, `Prof. Dr.`.
    pub honorific: Option<String>,
    /// Office, as written.
    pub position: Option<String>,
    /// Body they belong to, as written.
    pub affiliation: Option<String>,
    /// In what capacity they appear.
    pub capacity: Capacity,
    /// What they spoke on.
    pub subject: Option<String>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// Whom to ask, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// Person or office.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number as written.
    pub phone: Option<String>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}
