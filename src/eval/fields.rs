//! The fields that are scored, and how the values of each are compared.

/// Fields that make up the macro-average, in the order of the table.
pub const FIELDS: &[&str] = &[
    "title",
    "kinds",
    "format",
    "platforms",
    "start",
    "end",
    "start_time",
    "end_time",
    "venue",
    "city",
    "country",
    "organisers",
    "total",
    "groups",
    "participant_countries",
    "countries",
    "speakers",
    "topics",
];

/// Fields judged only where the value they belong to was found.
pub const SECONDARY: &[&str] = &["organiser_role", "total_qualifier", "affiliation", "subject"];

/// Fields an archivist would have to correct; an event that has them all right is `untouched`.
pub const CORE: &[&str] =
    &["start", "end", "format", "city", "country", "organisers", "total", "participant_countries", "speakers"];

/// How two values of a field are held to be the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fit {
    /// Equal in normal form.
    Equal,
    /// Equal in normal form without a closing "City" or "DC".
    Town,
    /// Some form equal in normal form, or sharing words with an F1 of at least this.
    Words(f64),
}

/// The way values of `field` are compared.
pub(super) fn fit(field: &str) -> Fit {
    match field {
        "city" => Fit::Town,
        "title" => Fit::Words(0.7),
        "venue" => Fit::Words(0.6),
        "organisers" | "speakers" => Fit::Words(0.8),
        "groups" => Fit::Words(0.5),
        _ => Fit::Equal,
    }
}

/// The class of an organiser's role: roles of one class are not told apart in scoring.
pub(super) fn role_class(role: &str) -> &str {
    match role {
        "co-organiser" | "host" => "organiser",
        "funder" => "supporter",
        other => other,
    }
}
