//! Rules for places: towns, countries, halls and rooms.

use super::Rule;

const PLACES: &str = "src/fields/places/city.rs";
const COUNTRIES: &str = "src/fields/places/country.rs";
const REGIONS: &str = "src/fields/places/region.rs";
const CHAINS: &str = "src/fields/places/venue.rs";
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
        at: COUNTRIES,
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
        at: CHAINS,
        about: "A building, hall or room as the candidate for the venue.",
        finds: &[
            ("The workshop was held at Wilson Hall in Nairobi.", "Wilson Hall"),
            ("The lecture is in Room 204 on Friday.", "Room 204"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.body",
        at: CHAINS,
        about: "A body as the candidate for the venue: events are held at universities and ministries.",
        finds: &[
            ("The workshop was held at the Ministry of Health.", "Ministry of Health"),
            ("The meeting took place at the Ministry of Fisheries.", "Ministry of Fisheries"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.name",
        at: CHAINS,
        about: "A capitalised name of unknown sort as the candidate for the venue.",
        finds: &[
            ("The workshop was held at Blue Heron in Nairobi.", "Blue Heron"),
            ("The meeting took place at Silent Orchard on Friday.", "Silent Orchard"),
        ],
        nothing: &["The workshop was held in the open."],
    },
    Rule {
        id: "venue.field",
        at: CHAINS,
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
    Rule {
        id: "city.name-before-region",
        at: PLACES,
        about: "A capitalised name between a comma, colon, \"of\" or \"from\" and a region or country: a small town.",
        finds: &[
            ("The workshop was held at the mission, Qwertyburg, Kenya.", "Qwertyburg"),
            ("Forty farmers of Zzyzkow, Poland, came to the training.", "Zzyzkow"),
        ],
        nothing: &["The workshop on Qwertyburg was short."],
    },
    Rule {
        id: "city.dateline",
        at: PLACES,
        about: "A name no list has, at the head of a line of prose, before a date or dash: where the news was written.",
        finds: &[
            ("QWERTYBURG, 3 May 2021 – The workshop ended on Friday with a song.", "QWERTYBURG"),
            ("ZZYZKOW: The training of forty farmers ended on Friday.", "ZZYZKOW"),
        ],
        nothing: &["Qwertyburg farmers came to the training on Friday."],
    },
    Rule {
        id: "city.in-field",
        at: PLACES,
        about: "A name in the field for the place, at its head or after a comma.",
        finds: &[
            ("Workshop on moss\nVenue: Town Hall, Qwertyburg\nDate: 3 May 2021\n", "Qwertyburg"),
            ("Workshop on moss\nCity: Zzyzkow\nDate: 3 May 2021\n", "Zzyzkow"),
        ],
        nothing: &["Workshop on moss\nSpeaker: Qwertyburg\nDate: 3 May 2021\n"],
    },
    Rule {
        id: "city.after-venue",
        at: PLACES,
        about: "A name after a building and a comma.",
        finds: &[
            ("The talk is in Wilson Hall, Qwertyburg.", "Qwertyburg"),
            ("Come to Wilson Hall, Zzyzkow, at noon.", "Zzyzkow"),
        ],
        nothing: &["The talk is in Wilson Hall at noon."],
    },
    Rule {
        id: "city.line",
        at: PLACES,
        about: "A name in a line of particulars: behind a comma at its end, or beside a date.",
        finds: &[
            ("Open evening\n4 May 2021, 7 pm\nHalifax Road, Qwertyburg\n", "Qwertyburg"),
            ("Training of trainers, Zzyzkow, 18 July 2021. Sixteen nurses came.", "Zzyzkow"),
        ],
        nothing: &["The talk is at noon."],
    },
    Rule {
        id: "city.of-name",
        at: PLACES,
        about: "A name after \"town of\", \"port of\", \"city of\".",
        finds: &[
            ("The workshop filled the port of Qwertyburg.", "Qwertyburg"),
            ("The Town of Zzyzkow invites to a workshop.", "Zzyzkow"),
        ],
        nothing: &["The Friends of Zzyzkow invite to a workshop."],
    },
    Rule {
        id: "city.in-body-name",
        at: PLACES,
        about: "The town in the name of its hall or council.",
        finds: &[
            ("Meet us in Qwertyburg Village Hall at noon.", "Qwertyburg"),
            ("The workshop was opened by the Zzyzkow Town Council.", "Zzyzkow"),
        ],
        nothing: &["Meet us in the Village Hall at noon."],
    },
    Rule {
        id: "country.of-town",
        at: COUNTRIES,
        about: "The countries that have a town of the chosen name.",
        finds: &[
            ("The workshop was held in Mombasa on 3 May 2021.", "Mombasa"),
            ("The training took place in Montevideo on 3 May 2021.", "Montevideo"),
        ],
        nothing: &["The workshop was held in Kenya on 3 May 2021."],
    },
    Rule {
        id: "country.of-region",
        at: COUNTRIES,
        about: "The country of a state or province that is named where the country is not.",
        finds: &[
            ("The workshop was held in Nebraska on 3 May 2021. Farmers from all over Nebraska came.", "Nebraska"),
            ("The seminar was held at the library in Ohio on 3 May 2021.", "Ohio"),
        ],
        nothing: &["The workshop was held in Nairobi, Kenya, on 3 May 2021."],
    },
    Rule {
        id: "region.beside-town",
        at: REGIONS,
        about: "The state or province that follows the town, or \"in\" where no town is known.",
        finds: &[
            ("The workshop was held in Lincoln, Nebraska, on 3 May 2021.", "Nebraska"),
            ("The workshop was held in Columbus, Ohio, on 3 May 2021.", "Ohio"),
        ],
        nothing: &["The workshop was held in Nairobi on 3 May 2021."],
    },
    Rule {
        id: "venue.noun",
        at: CHAINS,
        about: "A place known by a small noun: the village hall, headquarters of the Union, the Soaltee hotel.",
        finds: &[
            ("The workshop was held in the village hall on Friday.", "village hall"),
            ("The workshop was held at the headquarters of the Qwerty Union.", "headquarters of the Qwerty Union"),
        ],
        nothing: &["The workshop was held in silence."],
    },
];
