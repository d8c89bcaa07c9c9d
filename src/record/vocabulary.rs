//! The closed vocabularies of the record. A word outside them cannot be printed, and is not read back.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A word that is not in the vocabulary it was looked up in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not a {vocabulary}; known: {known}")]
pub struct UnknownWord {
    /// The word as it was given.
    pub word: String,
    /// Name of the vocabulary, for the message.
    pub vocabulary: &'static str,
    /// The words it holds, separated by commas.
    pub known: String,
}

/// Declares a vocabulary once: the type, its words, and the ways between them.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $label:literal { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[allow(missing_docs)] // a variant's word says what it means; where it does not, it has a line of its own
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$of])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word of the vocabulary, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as it is printed.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word).ok_or_else(|| UnknownWord {
                    word: word.to_owned(),
                    vocabulary: $label,
                    known: [$($word),+].join(", "),
                })
            }
        }
    };
}

vocabulary! {
    /// On what a value rests.
    Basis, "basis" {
        /// The words say it.
        Stated = "stated",
        /// A rule derived it from other words: the year from the publication date, the country from a city.
        Inferred = "inferred",
        /// A default; no word speaks for it.
        Assumed = "assumed",
    }
}

vocabulary! {
    /// What sort of event it is.
    Kind, "kind of event" {
        Conference = "conference", Congress = "congress", Summit = "summit", Forum = "forum",
        Symposium = "symposium", Seminar = "seminar", Webinar = "webinar", Workshop = "workshop",
        Training = "training", Course = "course", Meeting = "meeting", Consultation = "consultation",
        Roundtable = "roundtable", Briefing = "briefing", Lecture = "lecture", Panel = "panel",
        Launch = "launch", Ceremony = "ceremony", Exhibition = "exhibition", Hackathon = "hackathon",
        Exercise = "exercise", Visit = "visit",
        /// A call for papers, proposals, nominations or applications.
        Call = "call",
        Celebration = "celebration", Other = "other",
    }
}

vocabulary! {
    /// What became of the event.
    Status, "status" {
        Planned = "planned", Held = "held", Cancelled = "cancelled", Postponed = "postponed",
        /// Moved to another day: `when` holds the new one, `occurrences` the old one marked as superseded.
        Rescheduled = "rescheduled",
    }
}

vocabulary! {
    /// How one takes part.
    Format, "format" { InPerson = "in-person", Virtual = "virtual", Hybrid = "hybrid" }
}

vocabulary! {
    /// How finely the date is known.
    Precision, "precision" {
        Minute = "minute", Day = "day", Month = "month", Quarter = "quarter", Year = "year",
    }
}

vocabulary! {
    /// How the date was made out.
    Resolution, "resolution" {
        /// Day, month and year stand in the text.
        Explicit = "explicit",
        /// The year comes from the publication date and the tense.
        YearFromPublication = "year-from-publication",
        /// "Yesterday", "next month".
        RelativeToPublication = "relative-to-publication",
        /// "This Thursday".
        WeekdayFromPublication = "weekday-from-publication",
        /// There are words for a date, but no date can be made of them; the evidence keeps them.
        Unresolved = "unresolved",
    }
}

vocabulary! {
    /// What a deadline closes.
    DeadlineKind, "kind of deadline" {
        Registration = "registration", Submission = "submission", Notification = "notification",
        CameraReady = "camera-ready", EarlyBird = "early-bird", Nomination = "nomination",
        Application = "application", Other = "other",
    }
}

vocabulary! {
    /// What a reader should look at before trusting the record.
    WarningCode, "warning code" {
        WeekdayMismatch = "weekday-mismatch", EndBeforeStart = "end-before-start",
        ImpossibleDate = "impossible-date", YearAmbiguous = "year-ambiguous",
        HeldAfterPublication = "held-after-publication", CountsDisagree = "counts-disagree",
        AcronymAmbiguous = "acronym-ambiguous", SeveralEventsMerged = "several-events-merged",
        TextTruncated = "text-truncated", EncodingRepaired = "encoding-repaired",
    }
}

vocabulary! {
    /// Where the reference (publication) date was found; the surer source first.
    RefDateFrom, "source of the reference date" {
        Option = "option", MailHeader = "mail-header", Feed = "feed", HttpHeader = "http-header",
        PageMetadata = "page-metadata", Url = "url", Byline = "byline", Dateline = "dateline",
        FileName = "file-name", None = "none",
    }
}

vocabulary! {
    /// What an organiser did for the event.
    Role, "role" {
        Organiser = "organiser", CoOrganiser = "co-organiser", Host = "host", Partner = "partner",
        Funder = "funder", Supporter = "supporter", Facilitator = "facilitator",
    }
}

vocabulary! {
    /// How a number is to be read.
    Qualifier, "qualifier" {
        Exact = "exact", Approximate = "approximate", AtLeast = "at-least", AtMost = "at-most",
    }
}

vocabulary! {
    /// What a country has to do with the event.
    CountryRole, "role of a country" {
        Venue = "venue", Participant = "participant", Organiser = "organiser", Speaker = "speaker",
        /// The event is about this country.
        Subject = "subject",
        /// The text names it, no more.
        Mentioned = "mentioned",
    }
}

vocabulary! {
    /// In what capacity a person appears.
    Capacity, "capacity" {
        Speaker = "speaker", Moderator = "moderator", Trainer = "trainer", Opening = "opening",
        Chair = "chair", Panellist = "panellist", Acknowledged = "acknowledged", Quoted = "quoted",
        Contact = "contact",
    }
}

vocabulary! {
    /// Of a count of people, where the text says it.
    Gender, "gender" { Women = "women", Men = "men", NonBinary = "non-binary" }
}

impl Capacity {
    /// Whether a person in this capacity speaks at the event (is not only thanked, quoted or named for questions).
    pub const fn speaks(self) -> bool {
        !matches!(self, Capacity::Acknowledged | Capacity::Quoted | Capacity::Contact)
    }
}
