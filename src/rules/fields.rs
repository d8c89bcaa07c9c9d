//! Rules that fill fields of the record from words and mentions.

use super::Rule;

const FORMAT: &str = "src/fields/format.rs";
const COMPOSITES: &str = "src/fields/when/composites.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "format.cue",
        at: FORMAT,
        about: "A word for how one takes part: online, in person, hybrid.",
        finds: &[("An online workshop was held in May.", "online"), ("The meeting was held in person.", "in person")],
        nothing: &["The workshop was held on Monday."],
    },
    Rule {
        id: "format.platform",
        at: FORMAT,
        about: "A service for virtual meetings.",
        finds: &[
            ("The workshop was held on Zoom.", "Zoom"),
            ("The course is given over Microsoft Teams.", "Microsoft Teams"),
        ],
        nothing: &["The teams used a zoom lens at the workshop."],
    },
    Rule {
        id: "format.place",
        at: FORMAT,
        about: "The likeliest town or building, which speaks for an event in person.",
        finds: &[
            ("The workshop was held in Mombasa, Kenya, on 3 May 2021.", "Mombasa"),
            ("The seminar took place in Montevideo, Uruguay, on 3 May 2021.", "Montevideo"),
        ],
        nothing: &["The workshop was held on Zoom."],
    },
    Rule {
        id: "topic.trigger",
        at: "src/fields/topics.rs",
        about: "A word or phrase that tells a topic, from the gazetteer of triggers.",
        finds: &[
            ("A workshop on human trafficking was held.", "human trafficking"),
            ("A seminar on money laundering was held.", "money laundering"),
        ],
        nothing: &["A workshop was held on Monday."],
    },
    Rule {
        id: "reference.byline",
        at: "src/resolve/reference.rs",
        about: "A date in the head of the text that says when it was published.",
        finds: &[
            ("Workshop on tides\n17 August 2021 | News\n\nA workshop was held on 3 August.\n", "17 August 2021"),
            ("Posted: 12 May 2021\n\nWorkshop on moss\n\nA workshop was held.\n", "12 May 2021"),
        ],
        nothing: &["A workshop was held on 3 August 2021 in the barn."],
    },
    Rule {
        id: "reference.dateline",
        at: "src/resolve/reference.rs",
        about: "The date before a report's first sentence, after at most a place and before a dash.",
        finds: &[
            (
                "Pilots meet\n\nSuva, 24 March 2023 – The guilds of four islands held a workshop on tides in the port museum.\n",
                "24 March 2023",
            ),
            (
                "Pilots meet\n\n(Suva, 9 May 2022) -- The guilds of four islands held a workshop on tides in the port museum.\n",
                "9 May 2022",
            ),
        ],
        nothing: &[
            "Workshop on tides\n\n24 March 2023 – 26 March 2023, in the port museum beside the old lighthouse of the town\n",
        ],
    },
    Rule {
        id: "warning.several",
        at: "src/fields/warnings.rs",
        about: "The words at which a further event may begin, in a text that was read as one event without being sure.",
        finds: &[
            (
                "Two seminars in the port museum\n\nA seminar on tides will be held on 3 May 2022 in the port museum.\n\n\
                 A workshop on knots will be held on 17 May 2022 in the boat house.\n",
                "A workshop on knots will be held on",
            ),
            (
                "Notes of the guild\n\nThe guild met in Suva on 6 March 2020 for a training on ropes. It met again on 12 May 2020 in Apia \
                 for a conference on sails.\n",
                "It met again on 12 May 2020 in",
            ),
        ],
        nothing: &["The Harbour Board held a training on ropes in the harbour office on 6 March 2020."],
    },
    Rule {
        id: "warning.reference",
        at: "src/fields/warnings.rs",
        about: "Words of an event's date that would be another day if the text was published on the other day it names.",
        finds: &[
            (
                "Posted: 3 June 2021\n\nWorkshop on moss\n\nUpdated: 12 May 2022\n\nA workshop was held on 3 May.\n",
                "3 May",
            ),
            (
                "Posted: 9 July 2019\n\nSeminar on tides\n\nUpdated: 1 July 2020\n\nA seminar was held on 5 June.\n",
                "5 June",
            ),
        ],
        nothing: &["Posted: 3 June 2021\n\nWorkshop on moss\n\nA workshop was held on 3 May.\n"],
    },
    Rule {
        id: "deadline.cue",
        at: "src/fields/deadlines.rs",
        about: "The phrase that makes a date a deadline.",
        finds: &[
            ("The workshop is on 3 May 2022. Registration deadline: 20 April 2022.", "Registration deadline"),
            ("The seminar is on 3 May 2022. Please register by 20 April 2022.", "register by"),
        ],
        nothing: &["The workshop is on 3 May 2022."],
    },
    Rule {
        id: "deadline.date",
        at: "src/fields/deadlines.rs",
        about: "The date of a deadline.",
        finds: &[
            ("The workshop is on 3 May 2022. Registration deadline: 20 April 2022.", "20 April 2022"),
            ("The seminar is on 3 May 2022. Please register by 20 April 2022.", "20 April 2022"),
        ],
        nothing: &["The workshop is on 3 May 2022."],
    },
    Rule {
        id: "when.dated-lines",
        at: "src/fields/when.rs",
        about: "Lines of a programme that each begin with a date: the event runs from the first to the last.",
        finds: &[
            (
                "Workshop on tides\n\n3 May 2022\nOpening\n\n4 May 2022\nField trip\n\n5 May 2022\nClosing\n",
                "3 May 2022",
            ),
            ("Seminar on moss\n\nMonday, 9 May 2022\nTalks\n\nTuesday, 10 May 2022\nWalk\n", "Monday, 9 May 2022"),
        ],
        nothing: &["The workshop is on 3 May 2022."],
    },
    Rule {
        id: "when.warning",
        at: "src/fields/when.rs",
        about: "The words of a date that gives rise to a warning.",
        finds: &[
            ("The workshop will be held on Monday, 3 March 2022.", "Monday, 3 March 2022"),
            ("The seminar takes place on Friday 5 May 2022.", "Friday 5 May 2022"),
        ],
        nothing: &["The workshop will be held on Thursday, 3 March 2022."],
    },
    Rule {
        id: "warning.tense",
        at: "src/fields/warnings.rs",
        about: "The first word that tells of the event as past, where its date is after the publication date.",
        finds: &[
            (
                "Posted: 1 May 2022\n\nA workshop on weirs was held on 3 May 2022 in Accra. Forty officers attended.",
                "was",
            ),
            ("Published: 1 May 2022\n\nThe seminar took place in Kampala on Tuesday, 3 May 2022.", "took"),
        ],
        nothing: &["Posted: 1 May 2022\n\nThe workshop will be held on 3 May 2022."],
    },
    Rule {
        id: "warning.acronym",
        at: "src/fields/warnings.rs",
        about: "Two names that one short form stands for, where an organiser goes by it.",
        finds: &[
            (
                "The Institute of Peat Studies (IPS) hosted the workshop on 3 May 2022. Six people came from the Inland Ports Service (IPS).",
                "Inland Ports Service",
            ),
            (
                "The seminar on 3 May 2022 was organised by the National Fisheries Agency (NFA). The National Forestry Authority (NFA) sent its director.",
                "National Forestry Authority",
            ),
        ],
        nothing: &["The Institute of Peat Studies (IPS) hosted the workshop on 3 May 2022."],
    },
    Rule {
        id: "when.duration",
        at: COMPOSITES,
        about: "A day and a duration: \"a three-day workshop from 3 May\", \"the five-day course ended on Friday\".",
        finds: &[
            ("The five-day workshop ended on Friday.", "five-day"),
            ("The three-day course begins on 3 May 2022.", "3 May 2022"),
        ],
        nothing: &["The workshop is on 3 May 2022."],
    },
    Rule {
        id: "when.from-until",
        at: COMPOSITES,
        about: "A first day and, elsewhere, a last one.",
        finds: &[
            ("The workshop begins on 9 May 2022 and runs through 12 May 2022.", "12 May 2022"),
            ("The exhibition opens on 9 May 2022. It continues until 12 May 2022.", "9 May 2022"),
        ],
        nothing: &["The workshop is on 9 May 2022."],
    },
    Rule {
        id: "when.began-ended",
        at: COMPOSITES,
        about: "Two days, of which the text says that it began on one and ended on the other.",
        finds: &[
            ("The course began on 6 August 2018 and ended on 15 September 2018.", "6 August 2018"),
            ("The workshop closed on 13 May 2022. It had begun on 10 May 2022.", "13 May 2022"),
        ],
        nothing: &["The course began on 6 August 2018."],
    },
    Rule {
        id: "when.run",
        at: COMPOSITES,
        about: "Days that follow each other, each named by itself: from the first to the last.",
        finds: &[
            (
                "Workshop on peat\n\nTuesday, 5 December 2023, 13:00: Part one\nWednesday, 6 December 2023, 13:00: Part two\n",
                "Tuesday, 5 December 2023, 13:00",
            ),
            (
                "Training for foresters\n\nDay 1: 8 May 2023, 9:00 to 17:00\nDay 2: 9 May 2023, 9:00 to 17:00\nDay 3: 10 May 2023, 9:00 to 12:00\n",
                "8 May 2023, 9:00 to 17:00",
            ),
        ],
        nothing: &["The workshop is on 3 May 2022. The report is due on 13 May 2022."],
    },
    Rule {
        id: "when.working-week",
        at: COMPOSITES,
        about: "A week and a duration of five days: Monday to Friday.",
        finds: &[
            ("The five-day workshop is held this week.", "this week"),
            ("The five-day course will be held next week.", "five-day"),
        ],
        nothing: &["The two-day workshop is held this week."],
    },
    Rule {
        id: "when.union",
        at: COMPOSITES,
        about: "Several stretches of days that lie close together: from the first to the last.",
        finds: &[
            (
                "Part one of the workshop: 3 to 5 May 2022. Part two of the workshop: 9 to 11 May 2022.",
                "3 to 5 May 2022",
            ),
            ("The workshop ran from 3 to 5 May 2022, and again from 9 to 11 May 2022.", "9 to 11 May 2022"),
        ],
        nothing: &["The workshop is from 3 to 5 May 2022."],
    },
    Rule {
        id: "link.address",
        at: "src/fields/links.rs",
        about: "An address on the web.",
        finds: &[
            ("Workshop on 3 May 2022. See https://example.org/tides for more.", "https://example.org/tides"),
            ("Seminar on 3 May 2022 at www.example.org/moss in the evening.", "www.example.org/moss"),
        ],
        nothing: &["Workshop on 3 May 2022. Write to info@moss.example."],
    },
    Rule {
        id: "keyphrase.c-value",
        at: "src/fields/keyphrases.rs",
        about: "A phrase that is more frequent here than ordinary words are.",
        finds: &[
            (
                "Workshop on tidal power and seagrass meadows, 3 May 2022. The workshop on tidal power looks at seagrass meadows.",
                "seagrass meadows",
            ),
            (
                "Seminar on kelp forests, 3 May 2022. The seminar is about kelp forests and who eats kelp forests.",
                "kelp forests",
            ),
        ],
        nothing: &["Workshop on 3 May 2022."],
    },
    Rule {
        id: "gazetteer",
        at: "src/annotate/hits.rs",
        about: "Words that stand in a row of a gazetteer.",
        finds: &[("The workshop was held in Kenya.", "Kenya"), ("The workshop was held in Kenya.", "workshop")],
        nothing: &["Qwxz zzyzk."],
    },
];
