//! Rules for places: towns, countries, halls and rooms.

use super::Rule;

const PLACES: &str = "src/fields/places.rs";
const VENUES: &str = "src/annotate/names/venues.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "city.gazetteer",
        at: PLACES,
        about: "A town of the gazetteer whose name means nothing else.",
        finds: &[
            ("The workshop was held in Mombasa.", "Mombasa"),
            ("Join us in Montevideo for a course.", "Montevideo"),
        ],
        nothing: &["The workshop was held in the barn."],
    },
    Rule {
        id: "city.weak-with-company",
        at: PLACES,
        about: "A town whose name is also a word or a person's name, where something else speaks for a place.",
        finds: &[
            ("The workshop was held in Nice, France.", "Nice"),
            ("The seminar took place in Reading, UK.", "Reading"),
        ],
        nothing: &["It was a nice workshop with much reading."],
    },
    Rule {
        id: "city.name-after-in",
        at: PLACES,
        about: "A capitalised name after \"in\" that no list has, which may be a small town.",
        finds: &[
            ("The workshop was held in Qwertyburg on 3 May 2021.", "Qwertyburg"),
            ("A seminar took place in Zzyzkow last week.", "Zzyzkow"),
        ],
        nothing: &["The workshop was held in May."],
    },
    Rule {
        id: "country.name",
        at: PLACES,
        about: "A country by its name or adjective.",
        finds: &[("The workshop was held in Kenya.", "Kenya"), ("A Kenyan delegation came to the workshop.", "Kenyan")],
        nothing: &["The workshop was held in the country."],
    },
    Rule {
        id: "venue.head",
        at: VENUES,
        about: "A hall, room, building or street from its head word, with its name and number.",
        finds: &[("The talk is in Wilson Hall at noon.", "Wilson Hall"), ("Come to Room 204 at noon.", "Room 204")],
        nothing: &["There is room for all at noon."],
    },
    Rule {
        id: "venue.room",
        at: VENUES,
        about: "A room by its code or by a building's name and a number of three digits or more.",
        finds: &[("The talk is in Baker 2102 at noon.", "Baker 2102"), ("Place: DH3313", "DH3313")],
        nothing: &["The talk is in May 2021 at noon."],
    },
    Rule {
        id: "venue.building",
        at: PLACES,
        about: "A building, hall or room as the candidate for the venue.",
        finds: &[
            ("The workshop was held at Wilson Hall in Nairobi.", "Wilson Hall"),
            ("The lecture is in Room 204 on Friday.", "Room 204"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.body",
        at: PLACES,
        about: "A body as the candidate for the venue: events are held at universities and ministries.",
        finds: &[
            ("The workshop was held at the University of Nairobi.", "University of Nairobi"),
            ("The meeting took place at the Ministry of Fisheries.", "Ministry of Fisheries"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.name",
        at: PLACES,
        about: "A capitalised name of unknown sort as the candidate for the venue.",
        finds: &[
            ("The workshop was held at Blue Heron in Nairobi.", "Blue Heron"),
            ("The meeting took place at Silent Orchard on Friday.", "Silent Orchard"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.field",
        at: PLACES,
        about: "What stands behind a label such as Venue: or Where:.",
        finds: &[
            ("Workshop on moss\nVenue: the old barn\nDate: 3 May 2021\n", "the old barn"),
            ("Seminar on tides\nWhere: upstairs at the mill\nWhen: 3 May 2021\n", "upstairs at the mill"),
        ],
        nothing: &["Nobody knows where the venue is."],
    },
    Rule {
        id: "venue.chain",
        at: VENUES,
        about: "Several venues in a row of commas, from the room to the body: one venue.",
        finds: &[
            (
                "The workshop was held at the Wilson Hall, University of Nairobi, on 3 May 2022.",
                "Wilson Hall, University of Nairobi",
            ),
            (
                "The course takes place in Room 204, Wilson Hall, University of Nairobi.",
                "Room 204, Wilson Hall, University of Nairobi",
            ),
        ],
        nothing: &["The workshop was held at Wilson Hall on 3 May 2022."],
    },
];
