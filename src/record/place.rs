//! Places and countries.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::value::Support;
use super::vocabulary::CountryRole;

/// A place where the event is held. A purely virtual event has none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Building, hall, room, campus.
    pub venue: Option<String>,
    /// City or town.
    pub city: Option<String>,
    /// State, province, county.
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2 code.
    #[schemars(regex(pattern = "^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}

/// A country that the text names or that the place implies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CountryMention {
    /// ISO 3166-1 alpha-2 code.
    #[schemars(regex(pattern = "^[A-Z]{2}$"))]
    pub code: String,
    /// Its name in the gazetteer.
    pub name: String,
    /// What it has to do with the event; sorted, at least one.
    pub roles: Vec<CountryRole>,
    /// What it rests on.
    #[serde(flatten)]
    pub support: Support,
}
