//! Rules that propose an event's name, its kind, its status and its platforms.
//!
//! A line is parted wherever a name may begin or end; every part is a candidate, and the learnt choice takes one. So these
//! rules fire often and decide nothing.

use super::Rule;

const TITLE: &str = "src/fields/title/candidates.rs";
const NOTE: &str =
    "A workshop was held on Monday and many people came to it in spite of the heavy rain, which had begun at dawn.";

/// A rule of titles: all stand in one file, and none fires on a plain paragraph.
const fn title(
    id: &'static str,
    about: &'static str,
    finds: &'static [(&'static str, &'static str)],
    nothing: &'static [&'static str],
) -> Rule {
    Rule { id, at: TITLE, about, finds, nothing }
}

pub(super) const RULES: &[Rule] = &[
    title(
        "title.line",
        "A short line as a whole.",
        &[
            ("Moss and Lichen Workshop\n\nIt was held in May.\n", "Moss and Lichen Workshop"),
            ("Open Day\n\nThe workshop is on 3 May 2021.\n", "Open Day"),
        ],
        &[concat!(
            "It was in the year of the great flood that a workshop was held here for all who keep bees or hens or goats ",
            "or have kept them at any time, and they came from every village to hear what could be done against mites."
        )],
    ),
    title(
        "title.line-whole",
        "A line with the number, day or bracket at its head, which `title.line` leaves out.",
        &[
            ("3 May 2021: Moss workshop\n\nCome to it.\n", "3 May 2021: Moss workshop"),
            ("[bees] Workshop on hives\n\nCome to it.\n", "bees] Workshop on hives"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-label",
        "What stands on a line before the label of a field.",
        &[
            ("Nets and Tides  Date: 4 May 2021\n\nA workshop.\n", "Nets and Tides"),
            ("Bees and Hives  Venue: Town Hall\n\nA workshop.\n", "Bees and Hives"),
        ],
        &[NOTE],
    ),
    title(
        "title.lines-joined",
        "A heading that ends openly, with the line below it.",
        &[
            ("Workshop on\n\nMoss and Lichen\n\n3 May 2021\n", "Workshop on\n\nMoss and Lichen"),
            ("Harbour Seminar for\n\nKeepers of Bees\n\n3 May 2021\n", "Harbour Seminar for\n\nKeepers of Bees"),
        ],
        &["Moss Workshop\n\nHarbour Society\n\n3 May 2021\n"],
    ),
    title(
        "title.before-question",
        "What stands before the end of a question or a call, with its mark.",
        &[
            ("Whose Moss Is It? A quiz and a workshop\n\nCome to it.\n", "Whose Moss Is It?"),
            ("Nets Away! The workshop of the divers\n\nCome to it.\n", "Nets Away!"),
        ],
        &["Is the workshop on moss?\n\nCome to it.\n"],
    ),
    title(
        "title.before-bar",
        "What stands before a bar.",
        &[
            ("Moss Workshop | Harbour Society\n\nCome to it.\n", "Moss Workshop"),
            ("Workshop on hives | News\n\nCome to it.\n", "Workshop on hives"),
        ],
        &[NOTE],
    ),
    title(
        "title.after-bar",
        "What stands behind a bar.",
        &[
            ("Harbour Society | Moss Workshop\n\nCome to it.\n", "Moss Workshop"),
            ("News | Workshop on hives\n\nCome to it.\n", "Workshop on hives"),
        ],
        &[NOTE],
    ),
    title(
        "title.before-dash",
        "What stands before a dash between spaces.",
        &[
            ("Moss Workshop – Harbour Society\n\nCome to it.\n", "Moss Workshop"),
            ("Workshop on hives - all are welcome\n\nCome to it.\n", "Workshop on hives"),
        ],
        &["Mid-week workshop\n\nCome to it.\n"],
    ),
    title(
        "title.after-dash",
        "What stands behind a dash between spaces.",
        &[
            ("Harbour Society – Moss Workshop\n\nCome to it.\n", "Moss Workshop"),
            ("News - Workshop on hives\n\nCome to it.\n", "Workshop on hives"),
        ],
        &["Mid-week workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-colon",
        "What stands before a colon.",
        &[
            ("Moss Workshop: what grows on stones\n\nCome to it.\n", "Moss Workshop"),
            ("Seminar: bees in the city\n\nCome to it.\n", "Seminar"),
        ],
        &["A workshop from 10:30\n\nCome to it.\n"],
    ),
    title(
        "title.after-colon",
        "What stands behind a colon.",
        &[
            ("Seminar: Bees in the City\n\nCome to it.\n", "Bees in the City"),
            ("Public lecture: What Grows on Stones\n\nCome to it.\n", "What Grows on Stones"),
        ],
        &["A workshop from 10:30\n\nCome to it.\n"],
    ),
    title(
        "title.before-stop",
        "What stands before a full stop or semicolon inside a line.",
        &[
            ("Moss Workshop. Free for all\n\nCome to it.\n", "Moss Workshop"),
            ("Hives and Bees; a workshop\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.after-stop",
        "What stands behind a full stop or semicolon inside a line.",
        &[
            ("Free for all. Moss Workshop\n\nCome to it.\n", "Moss Workshop"),
            ("A workshop; Hives and Bees\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-bracket",
        "What stands before a bracket.",
        &[
            ("Moss Workshop (free for all)\n\nCome to it.\n", "Moss Workshop"),
            ("Hives and Bees (a workshop for beginners)\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-comma",
        "What stands before a comma.",
        &[
            ("Moss Workshop, Town Hall\n\nCome to it.\n", "Moss Workshop"),
            ("Hives and Bees, a workshop\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-gap",
        "What stands before a wide space or a tab.",
        &[
            ("Moss Workshop     Town Hall\n\nCome to it.\n", "Moss Workshop"),
            ("Hives and Bees\ta workshop\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.after-gap",
        "What stands behind a wide space or a tab.",
        &[
            ("Town Hall     Moss Workshop\n\nCome to it.\n", "Moss Workshop"),
            ("Our workshop\tHives and Bees\n\nCome to it.\n", "Hives and Bees"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-with",
        "What stands before \"with\", \"by\", \"at\" or \"in\" and a capital.",
        &[
            ("Moss Workshop with Ada Lund\n\nCome to it.\n", "Moss Workshop"),
            ("Hives and Bees at Town Hall\n\nA workshop.\n", "Hives and Bees"),
        ],
        &["Moss workshop with tea\n\nCome to it.\n"],
    ),
    title(
        "title.between",
        "What stands between two such marks.",
        &[
            ("News | Moss Workshop | Harbour Society\n\nCome to it.\n", "Moss Workshop"),
            ("Seminar: Bees in the City (free)\n\nCome to it.\n", "Bees in the City"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.before-date",
        "What stands on a line before a day.",
        &[
            ("Moss Workshop 3 May 2021\n\nCome to it.\n", "Moss Workshop"),
            ("Workshop on hives on 3 May 2021\n\nCome to it.\n", "Workshop on hives"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.after-date",
        "What stands on a line behind a day.",
        &[
            ("Save 3 May 2021 Moss Workshop\n\nCome to it.\n", "Moss Workshop"),
            ("Until 4 May 2021 Workshop on hives\n\nCome to it.\n", "Workshop on hives"),
        ],
        &["Moss workshop\n\nCome to it.\n"],
    ),
    title(
        "title.quote",
        "Words in quotation marks.",
        &[
            ("The workshop “Stones and Their Moss” was held in May.", "Stones and Their Moss"),
            ("A talk on \"Hives Without Walls\" was given at the seminar.", "Hives Without Walls"),
        ],
        &["The workshop on moss was held in May."],
    ),
    title(
        "title.quote-noun",
        "A quotation with the event noun behind it.",
        &[
            ("The “Stones and Moss” workshop was held in May.", "“Stones and Moss” workshop"),
            ("Our “Hives Without Walls” seminar was held in May.", "“Hives Without Walls” seminar"),
        ],
        &["The workshop on moss was held in May."],
    ),
    title(
        "title.noun-quote",
        "A quotation with the event noun before it.",
        &[
            ("The Spring Workshop “Stones and Moss” was held in May.", "Spring Workshop “Stones and Moss”"),
            ("The Summer Seminar “Hives Without Walls” was held.", "Summer Seminar “Hives Without Walls”"),
        ],
        &["The workshop on moss was held in May."],
    ),
    title(
        "title.field",
        "The value of a field for the title, also of a long one that is not parted otherwise.",
        &[
            (
                "A workshop\n\nTheme: the moss that grows on walls and roofs and nets and boats in the old harbour town and what the sea has to do with the way it grows\n",
                "the moss that grows on walls and roofs and nets and boats in the old harbour town and what the sea has to do with the way it grows",
            ),
            (
                "A seminar\n\nTheme: how bees and wasps and hornets and flies live with each other in the same old garden wall and which of them are the first to leave it\n",
                "how bees and wasps and hornets and flies live with each other in the same old garden wall and which of them are the first to leave it",
            ),
        ],
        &["Venue: Town Hall\nDate: 3 May 2021\nA workshop.\n"],
    ),
    title(
        "title.name",
        "A capitalised name that ends with an event noun.",
        &[
            ("The Spring Moss Workshop was held in May.", "Spring Moss Workshop"),
            ("They came to the Harbour Safety Conference again.", "Harbour Safety Conference"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.name-on",
        "Such a name with the capitalised words behind the noun.",
        &[
            ("The Spring Workshop on Moss was held.", "Spring Workshop on Moss"),
            ("The Harbour Conference on Safety of Nets was held.", "Harbour Conference on Safety of Nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.name-on-short",
        "Such a name up to its last \"in\", \"at\", \"for\" or \"with\", or its first mark.",
        &[
            ("The Spring Workshop on Moss in Nairobi was held.", "Spring Workshop on Moss"),
            ("The Harbour Conference on Nets for Divers was held.", "Harbour Conference on Nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.name-complement",
        "Such a name with an ordinary complement.",
        &[
            ("The Spring Workshop on wet stones was held.", "Spring Workshop on wet stones"),
            ("The Harbour Seminar on safe nets was held.", "Harbour Seminar on safe nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.noun",
        "An event noun by itself.",
        &[("They came to the workshop again.", "workshop"), ("The seminar was held in May.", "seminar")],
        &["They came to the sea again."],
    ),
    title(
        "title.noun-on",
        "A noun with the capitalised words behind it.",
        &[
            ("The Spring Workshop on Moss was held.", "Workshop on Moss"),
            ("The Harbour Conference on Nets was held.", "Conference on Nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.noun-complement",
        "A noun with an ordinary complement.",
        &[
            ("They held a two-day workshop on wet stones.", "workshop on wet stones"),
            ("There was a public seminar on safe nets.", "seminar on safe nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.phrase",
        "A noun with the words between it and its article.",
        &[
            ("They held a two-day regional workshop in May.", "two-day regional workshop"),
            ("There was a public seminar again.", "public seminar"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.phrase-complement",
        "The same with an ordinary complement.",
        &[
            ("They held a regional workshop on wet stones.", "regional workshop on wet stones"),
            ("There was a public seminar on safe nets.", "public seminar on safe nets"),
        ],
        &["They came to the workshop again."],
    ),
    title(
        "title.long-complement",
        "The same with a complement that goes on over \"and\", \"in\", \"as\" and brackets.",
        &[
            ("They held a regional workshop on wet stones and moss.", "regional workshop on wet stones and moss"),
            ("There was a public seminar on safe nets in deep water.", "public seminar on safe nets in deep water"),
        ],
        &["They held a regional workshop on wet stones."],
    ),
    title(
        "title.proper",
        "A capitalised name of unknown sort.",
        &[
            ("Stones and Nets\n\nBlue Heron Nights was held in May at the workshop.\n", "Blue Heron Nights"),
            ("They came to Moss Mania, a workshop, in May.", "Moss Mania"),
        ],
        &["they came to the workshop again."],
    ),
    Rule {
        id: "kind.noun",
        at: "src/fields/kinds.rs",
        about: "An event noun tells the kind of event.",
        finds: &[("They came to the workshop again.", "workshop"), ("The seminar was held in May.", "seminar")],
        nothing: &["They came to the sea again."],
    },
    Rule {
        id: "platform.name",
        at: "src/fields/platforms.rs",
        about: "The name of a service for virtual meetings.",
        finds: &[
            ("The workshop was held on Zoom.", "Zoom"),
            ("The course is given over Microsoft Teams.", "Microsoft Teams"),
        ],
        nothing: &["The teams used a zoom lens at the workshop."],
    },
    Rule {
        id: "platform.address",
        at: "src/fields/platforms.rs",
        about: "An address on such a service's host.",
        finds: &[
            ("Join the workshop: https://us02web.zoom.us/j/81234567890", "https://us02web.zoom.us/j/81234567890"),
            ("The seminar is at https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij"),
        ],
        nothing: &["Read about the workshop: https://harbour.example/zoom-lens"],
    },
    Rule {
        id: "status.cue",
        at: "src/fields/status.rs",
        about: "A word that says the event was cancelled, postponed or moved.",
        finds: &[
            ("The workshop on 3 May 2021 has been cancelled.", "cancelled"),
            ("The workshop of 3 May 2021 is postponed.", "postponed"),
        ],
        nothing: &["The workshop was held on 3 May 2021."],
    },
    Rule {
        id: "status.tense",
        at: "src/fields/status.rs",
        about: "The tense tells a report from an announcement.",
        finds: &[
            ("The workshop was held on 3 May 2021 in Mombasa, Kenya.", "was"),
            ("The workshop will be held on 3 December 2021 in Mombasa, Kenya.", "will"),
        ],
        nothing: &["Workshop, 3 May 2021, Mombasa, Kenya"],
    },
    Rule {
        id: "org.gazetteer",
        at: "src/annotate/names/organisations.rs",
        about: "A body that the gazetteer of organisations knows.",
        finds: &[
            ("The workshop was held by the World Bank.", "World Bank"),
            ("The seminar was held by UNESCO in May.", "UNESCO"),
        ],
        nothing: &["The workshop was held at the river bank."],
    },
    Rule {
        id: "org.gazetteer-unit",
        at: "src/annotate/names/organisations.rs",
        about: "Such a body with the place of its branch.",
        finds: &[("Staff of GIZ Ghana came.", "GIZ Ghana"), ("The course was held by UNICEF Kenya.", "UNICEF Kenya")],
        nothing: &["The workshop was held by UNICEF in Kenya."],
    },
    Rule {
        id: "quote.marks",
        at: "src/annotate/quotes.rs",
        about: "Words between a pair of quotation marks.",
        finds: &[
            ("The workshop “Stones and Their Moss” was held in May.", "Stones and Their Moss"),
            ("A talk on \"Hives Without Walls\" was given.", "Hives Without Walls"),
        ],
        nothing: &["The host's workshop isn't over."],
    },
];
