//! One file a field: its candidates, what speaks for them, and how the record's value is made of the chosen ones.
//!
//! In: a scene. Out: the record, filled. The order of the steps is [`STEPS`]; a later step may look at what an
//! earlier one chose (in the [`Draft`]), never the other way round.

mod channel;
pub mod countries;
pub mod deadlines;
pub mod draft;
pub mod format;
pub mod keyphrases;
pub mod kinds;
pub mod links;
pub mod organisers;
pub mod participants;
pub mod people;
pub mod places;
pub mod platforms;
pub mod reference;
pub mod status;
pub mod title;
pub mod topics;
mod warnings;
pub mod when;

use crate::relate::choice::{Choice, DocumentChoice};
use crate::relate::scene::SceneCx;
use crate::relate::scenes;
pub use draft::{Draft, TraceChoice};

/// Fills one field of the record.
pub type Step = fn(&SceneCx<'_>, &mut Draft<'_>);

/// The steps in order.
pub const STEPS: &[(&str, Step)] = &[
    ("title", title::fill),
    ("kinds", kinds::fill),
    ("reference_date", reference::fill),
    ("when", when::fill),
    ("status", status::fill),
    // A deadline is a date that is not the event's.
    ("deadlines", deadlines::fill),
    ("organisers", organisers::fill),
    ("people", people::fill),
    ("platforms", platforms::fill),
    ("format", format::fill),
    // A purely virtual event has no place, so the format comes first.
    ("where", places::fill),
    ("topics", topics::fill),
    ("keyphrases", keyphrases::fill),
    ("links", links::fill),
    ("participants", participants::fill),
    // After places, participants and organisers, whose countries give the roles.
    ("countries", countries::fill),
    // Compares the values with each other.
    ("warnings", warnings::fill),
];

/// Every learnt choice, in the order in which they are learnt: a later one may use an earlier one's result.
pub const CHOICES: &[&dyn Choice] = &[
    &title::Title,
    &title::EntryTitle,
    // Kinds look at the title.
    &kinds::Kinds,
    &platforms::Platforms,
    &when::EventDate,
    &when::StartTime,
    &when::EndTime,
    // A body by itself; then, with how likely the others are.
    &organisers::Alone,
    &organisers::Organisers,
    &organisers::PartnerRole,
    &organisers::SupporterRole,
    // The town looks at the building, the country at the town.
    &places::Venue,
    &places::City,
    &places::HostCountry,
    // The format looks at how likely the towns and buildings are.
    &format::Virtual,
    &format::InPerson,
    &format::Hybrid,
    &people::Speakers,
    &people::Subjects,
    &topics::Topics,
    &participants::total::Total,
    // A group by itself; then, with how likely its neighbours are.
    &participants::groups::Alone,
    &participants::groups::Groups,
    &participants::origins::Origins,
    &countries::Countries,
];

/// The learnt choices that are made of a document before its scenes are known; learnt first.
pub const DOCUMENT_CHOICES: &[&dyn DocumentChoice] = &[
    &scenes::ScenePiece,
    &scenes::SceneEntry,
    &scenes::SceneDay,
    &scenes::SceneSeveral,
    &scenes::SceneCut,
    &scenes::SceneEvent,
];
