//! What `annalist` prints: one [`EventRecord`] an event, as plain data.
//!
//! These types *are* the contract. The JSON Schema ([`schema`]) is made from them, the writers print them as they
//! are, and the pipeline fills them. Every field is always printed: what is not known is `null` or an empty list,
//! never left out and never guessed.
//!
//! Offsets in a record count Unicode code points, not bytes; they are made from byte spans once, at the edge.
//!
//! What it does not do: it reads no text and chooses nothing. [`validate`] says whether a record *can* be true.

mod event;
mod id;
mod moment;
mod people;
mod place;
mod prune;
mod schema;
mod source;
mod validate;
mod value;
mod vocabulary;
mod when;

pub use event::{EventRecord, Keyphrase, Link, Session, Topic, Warning};
pub use id::{event_id, sha256_hex};
pub use moment::{Clock, Day};
pub use people::{Contact, Count, Group, Organiser, Participants, Person};
pub use place::{CountryMention, Place};
pub use schema::schema;
pub use source::{Source, TextRange};
pub use validate::{Problem, validate};
pub use value::{Evidence, Support, Valued};
pub use vocabulary::{
    Basis, Capacity, CountryRole, DeadlineKind, Format, Gender, Kind, Precision, Qualifier, RefDateFrom, Resolution,
    Role, Status, UnknownWord, WarningCode,
};
pub use when::{Deadline, Occurrence, ReferenceDate, When};
