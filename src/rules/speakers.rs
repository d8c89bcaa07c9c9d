//! Rules for what is said of people: their office and body, what they speak on, how to reach them.

use super::Rule;

const DESCRIBE: &str = "src/fields/people/describe.rs";
const CAST: &str = "src/fields/people/cast.rs";
const SUBJECT: &str = "src/fields/people/subject.rs";
const SPEAKERS: &str = "src/fields/people/mod.rs";
const CONTACTS: &str = "src/fields/people/contacts.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "person.comma",
        at: DESCRIBE,
        about: "An office or body behind a comma after the name.",
        finds: &[
            (
                "At the workshop, Maria Lopez, Director of the Coast Pilots' Guild, spoke on tides.",
                "Coast Pilots' Guild",
            ),
            ("At the seminar, Peter Brown, University of Nairobi, spoke on moss.", "University of Nairobi"),
        ],
        nothing: &["At the workshop, Maria Lopez, with tears, spoke on tides."],
    },
    Rule {
        id: "person.dash",
        at: DESCRIBE,
        about: "An office or body behind a dash after the name.",
        finds: &[
            ("At the workshop, Maria Lopez – Director, Coast Pilots' Guild – spoke on tides.", "Director"),
            ("Speaker: Peter Brown – University of Nairobi\nSeminar on 3 May 2022\n", "University of Nairobi"),
        ],
        nothing: &["At the workshop, Maria Lopez – with tears – spoke on tides."],
    },
    Rule {
        id: "person.bracket",
        at: DESCRIBE,
        about: "An office or body in brackets after the name.",
        finds: &[
            ("At the workshop, Maria Lopez (Director, Coast Pilots' Guild) spoke on tides.", "Coast Pilots' Guild"),
            ("At the seminar, Peter Brown (University of Nairobi) spoke on moss.", "University of Nairobi"),
        ],
        nothing: &["At the workshop, Maria Lopez (in tears) spoke on tides."],
    },
    Rule {
        id: "person.column",
        at: DESCRIBE,
        about: "An office or body in the next column of a table.",
        finds: &[
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\nMaria Lopez\tDirector, Coast Pilots' Guild\nPeter Brown\tDean, University of Nairobi\n",
                "Director",
            ),
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\nMaria Lopez     Coast Pilots' Guild\nPeter Brown     University of Nairobi\n",
                "University of Nairobi",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "person.of",
        at: DESCRIBE,
        about: "A body after \"of\", \"from\", \"at\" or \"with\".",
        finds: &[
            ("At the workshop, Maria Lopez of the Coast Pilots' Guild spoke on tides.", "Coast Pilots' Guild"),
            ("At the seminar, Peter Brown from the University of Nairobi spoke on moss.", "University of Nairobi"),
        ],
        nothing: &["At the workshop, Maria Lopez spoke of the University of Nairobi."],
    },
    Rule {
        id: "person.heads",
        at: DESCRIBE,
        about: "A body that the sentence says the person heads or represents.",
        finds: &[
            (
                "The keynote speaker at the workshop on 3 May 2022 was Maria Lopez. Maria Lopez heads the Coast Pilots' Guild.",
                "Coast Pilots' Guild",
            ),
            ("Maria Lopez leads the University of Nairobi and spoke on moss at the seminar.", "University of Nairobi"),
        ],
        nothing: &["Maria Lopez spoke on tides at the workshop."],
    },
    Rule {
        id: "person.works-at",
        at: DESCRIBE,
        about: "A body that the sentence says the person works or teaches at.",
        finds: &[
            (
                "Speaker: Maria Lopez\nMaria Lopez works at the University of Nairobi.\nWorkshop on 3 May 2022\n",
                "University of Nairobi",
            ),
            (
                "Speaker: Peter Brown\nPeter Brown teaches at the University of Lagos.\nSeminar on 3 May 2022\n",
                "University of Lagos",
            ),
        ],
        nothing: &["Speaker: Maria Lopez\nWorkshop on 3 May 2022\n"],
    },
    Rule {
        id: "person.is",
        at: DESCRIBE,
        about: "An office that the sentence says the person holds.",
        finds: &[
            (
                "Speaker: Maria Lopez\nMaria Lopez is the director of the Coast Pilots' Guild.\nWorkshop on 3 May 2022\n",
                "Coast Pilots' Guild",
            ),
            ("Speaker: Peter Brown\nPeter Brown is a physicist.\nSeminar on 3 May 2022\n", "physicist"),
        ],
        nothing: &["Speaker: Maria Lopez\nMaria Lopez is late.\nWorkshop on 3 May 2022\n"],
    },
    Rule {
        id: "person.before",
        at: DESCRIBE,
        about: "An office before the name.",
        finds: &[
            ("At the workshop, the Guild's director Maria Lopez spoke on tides.", "director"),
            ("At the seminar, harbour master Peter Brown spoke on moss.", "harbour master"),
        ],
        nothing: &["At the workshop, kind Maria Lopez spoke on tides."],
    },
    Rule {
        id: "person.owner",
        at: DESCRIBE,
        about: "A body whose possessive stands before the name.",
        finds: &[
            ("The Coast Pilots' Guild's Maria Lopez spoke on tides at the workshop.", "Coast Pilots' Guild"),
            ("Fenland Museum's Peter Brown spoke on moss at the seminar.", "Fenland Museum"),
        ],
        nothing: &["Lamu's Maria Lopez spoke on tides at the workshop."],
    },
    Rule {
        id: "person.headed",
        at: DESCRIBE,
        about: "A body that opens the line of the name, with a dash, colon or full stop between.",
        finds: &[
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\nUniversity of Nairobi – Peter Brown\nPort of Lamu – Maria Lopez\n",
                "University of Nairobi",
            ),
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\n• World Health Organization (WHO): Peter Brown\n• UNICEF: Maria Lopez\n",
                "World Health Organization",
            ),
        ],
        nothing: &["Workshop on tides, 3 May 2022\nSpeakers:\nTides at noon – Peter Brown\nMoss – Maria Lopez\n"],
    },
    Rule {
        id: "person.below",
        at: DESCRIBE,
        about: "An office or body on the line below the name.",
        finds: &[
            (
                "Workshop on tides\nSpeakers:\nMaria Lopez\nDirector, Coast Pilots' Guild\nDate: 3 May 2022\n",
                "Director",
            ),
            (
                "Seminar on moss\nSpeakers:\nPeter Brown\nHarbour master, Port of Lamu\nDate: 3 May 2022\n",
                "Harbour master",
            ),
        ],
        nothing: &["Workshop on tides\nSpeakers:\nMaria Lopez\nDate: 3 May 2022\n"],
    },
    Rule {
        id: "person.shared",
        at: CAST,
        about: "A body behind the last of several names that holds for all of them.",
        finds: &[
            (
                "At the workshop, Maria Lopez and Peter Brown from the Coast Pilots' Guild spoke on tides.",
                "Coast Pilots' Guild",
            ),
            (
                "At the seminar, Peter Brown and Maria Lopez of the University of Nairobi spoke on moss.",
                "University of Nairobi",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez from the Coast Pilots' Guild spoke on tides."],
    },
    Rule {
        id: "subject.cue",
        at: SUBJECT,
        about: "What follows a phrase of speaking.",
        finds: &[
            ("At the workshop, Maria Lopez spoke on tides.", "tides"),
            ("At the seminar, Peter Brown gave a talk about moss.", "moss"),
        ],
        nothing: &["At the workshop, Maria Lopez smiled."],
    },
    Rule {
        id: "subject.before-cue",
        at: SUBJECT,
        about: "\"A session on X was led by NAME\".",
        finds: &[
            ("A session on night crossings was led by Maria Lopez at the workshop.", "night crossings"),
            ("A talk on moss was given by Peter Brown at the seminar.", "moss"),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.after-group",
        at: SUBJECT,
        about: "\"A talk by NAME on X\".",
        finds: &[
            ("The workshop opened with a talk by Maria Lopez on tides.", "tides"),
            ("The seminar closed with a lecture by Peter Brown on moss.", "moss"),
        ],
        nothing: &["The workshop opened with a talk by Maria Lopez."],
    },
    Rule {
        id: "subject.inverted",
        at: SUBJECT,
        about: "What stands before the verb of the sentence: \"X was led by NAME\". One candidate among several.",
        finds: &[
            ("A session on night crossings was led by Maria Lopez at the workshop.", "A session on night crossings"),
            ("A talk on moss was given by Peter Brown at the seminar.", "A talk on moss"),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.on",
        at: SUBJECT,
        about: "What follows \"on\" or \"about\", whatever the verb.",
        finds: &[
            ("Speaker: Maria Lopez\nMaria Lopez will hold forth about tides.\nWorkshop on 3 May 2022\n", "tides"),
            ("Speaker: Peter Brown\nPeter Brown muses on moss.\nSeminar on 3 May 2022\n", "moss"),
        ],
        nothing: &["At the workshop, Maria Lopez smiled."],
    },
    Rule {
        id: "subject.quote",
        at: SUBJECT,
        about: "Words in quotation marks near the name.",
        finds: &[
            (
                "The keynote speaker at the workshop was Maria Lopez. Her talk was \"The quiet harbour at night\".",
                "The quiet harbour at night",
            ),
            (
                "Speakers at the workshop: Maria Lopez, \"The quiet harbour at night\", and Peter Brown, \"Moss on old walls\".",
                "Moss on old walls",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "person.title",
        at: SPEAKERS,
        about: "A title before the name that is an office too, where nothing else names one.",
        finds: &[
            ("Seminar on moss, 3 May 2022\n\nJudge Maria Lopez spoke on moss.", "Judge"),
            ("Seminar on moss, 3 May 2022\n\nGovernor Peter Brown opened the seminar.", "Governor"),
        ],
        nothing: &["Seminar on moss, 3 May 2022\n\nMs Maria Lopez spoke on moss."],
    },
    Rule {
        id: "subject.verb",
        at: SUBJECT,
        about: "The object of a verb of the person, with or without those who are told.",
        finds: &[
            ("At the workshop, our keynote speaker Maria Lopez rebuilt the storm of 1903.", "the storm of 1903"),
            ("At the workshop, Peter Brown showed the crowd how to dry moss.", "how to dry moss"),
        ],
        nothing: &["At the workshop, Maria Lopez and Peter Brown were there."],
    },
    Rule {
        id: "subject.told",
        at: SUBJECT,
        about: "What is called a person's subject, topic or theme.",
        finds: &[
            ("Speakers at the workshop were Maria Lopez, whose subject was old tides, and others.", "old tides"),
            ("At the workshop the speaker was Peter Brown. His topic was wet moss.", "wet moss"),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on a subject of her own."],
    },
    Rule {
        id: "subject.pronoun",
        at: SUBJECT,
        about: "The object of what the sentences after the name say of \"she\", \"he\" or \"they\".",
        finds: &[
            ("At the workshop we heard Maria Lopez. She retold the storm of 1903.", "the storm of 1903"),
            ("At the workshop we heard Peter Brown. He showed us how to dry moss.", "how to dry moss"),
        ],
        nothing: &["At the workshop we heard Maria Lopez. The hall was full."],
    },
    Rule {
        id: "subject.field",
        at: SUBJECT,
        about: "What stands behind a label such as Topic: or Title:.",
        finds: &[
            (
                "Seminar: Counting geese\nSpeaker: Maria Lopez, University of Nairobi\nTopic: Counting geese from the air\nDate: 3 May 2022\n",
                "Counting geese from the air",
            ),
            ("Lecture\nSpeaker: Peter Brown\nTitle: Moss on old walls\nDate: 3 May 2022\n", "Moss on old walls"),
        ],
        nothing: &["Lecture\nSpeaker: Peter Brown\nDate: 3 May 2022\n"],
    },
    Rule {
        id: "subject.headline",
        at: SUBJECT,
        about: "The headline of a text with few speakers.",
        finds: &[
            (
                "Seminar: Counting geese\nSpeaker: Maria Lopez, University of Nairobi\nDate: 3 May 2022\n",
                "Counting geese",
            ),
            ("Workshop on tides\nSpeaker: Maria Lopez\nDate: 3 May 2022\n", "Workshop on tides"),
        ],
        nothing: &["At the workshop, Maria Lopez smiled."],
    },
    Rule {
        id: "subject.section",
        at: "src/fields/people/sections.rs",
        about: "The head of the section that a speaker stands in: a heading or a line in bold letters.",
        finds: &[
            (
                "Federal Map Week 2024\n\nMap Week brings five afternoons of webinars on maps.\n\n## Session One\n\n### Monday, May 6, 2:00 pm - 2:45 pm, ET\n\n#### Drawing Floods Before They Come\n\nMaps can warn. Learn how the survey draws them.\n\nIn this session you will hear from:\n\n* Rosa Lindqvist, Hydrologist, Geological Survey\n\n## Session Two\n\n### Tuesday, May 7, 2:00 pm - 2:45 pm, ET\n\n#### Trails That Walkers Made\n\nSome paths are on no plan. What now?\n\nIn this session you will hear from:\n\n* Omar Teague, Trails Manager, Department of the Interior\n\n",
                "Drawing Floods Before They Come",
            ),
            (
                "State Records Week 2023\n\nA week of webinars for everyone who keeps files.\n\n## Session One\n\n### Tuesday, October 17, 1:00 pm - 1:30 pm, ET\n\n#### Weeding a Shared Drive Without Tears\n\nTen years of drafts. What now? Learn which to let go first.\n\nIn this session you will hear from:\n\n* Ada Quist, Records Program Manager, Department of Labor\n\n## Session Two\n\n### Wednesday, October 18, 12:00 pm - 12:45 pm, ET\n\n#### When the Archivist Is Your Colleague\n\nWhom to ask, and when.\n\nIn this session you will hear from:\n\n* Lena Okafor, Records Officer, Department of State\n\n",
                "Weeding a Shared Drive Without Tears",
            ),
        ],
        nothing: &["The seminar on 3 May 2022 was opened by Ada Quist."],
    },
    Rule {
        id: "subject.above",
        at: SUBJECT,
        about: "The line above the name.",
        finds: &[
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\nMaria Lopez\tDirector, Coast Pilots' Guild\nPeter Brown\tDean, University of Nairobi\n",
                "Speakers",
            ),
            (
                "Workshop on tides, 3 May 2022\nSpeakers:\nMaria Lopez     Coast Pilots' Guild\nPeter Brown     University of Nairobi\n",
                "Speakers",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.below",
        at: SUBJECT,
        about: "The line below the name.",
        finds: &[
            (
                "Lecture: Old walls\nSpeaker: Dr Peter Brown, University of Nairobi\nTopic: what grows on them\nDate: 3 May 2022\n",
                "Topic: what grows on them",
            ),
            (
                "Seminar: Counting geese\nSpeaker: Dr Maria Lopez, University of Nairobi\nTitle: Geese from the air\nDate: 3 May 2022\n",
                "Title: Geese from the air",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.bracket",
        at: SUBJECT,
        about: "What stands in brackets behind the name.",
        finds: &[
            (
                "Workshop on the coast, 3 May 2022\n\nTrainers: Maria Lopez (tide tables) and Peter Brown (charts).\n",
                "tide tables",
            ),
            (
                "Workshop on the coast, 3 May 2022\n\nTrainers: Maria Lopez (University of Nairobi; tide tables), Peter Brown.\n",
                "tide tables",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.bold",
        at: SUBJECT,
        about: "Bold words in the speaker's line, whole.",
        finds: &[
            (
                "Workshop on the coast, 3 May 2022\n\n- **Reading the tides: a field guide**, Maria Lopez, University of Nairobi\n",
                "Reading the tides: a field guide",
            ),
            (
                "Workshop on the coast, 3 May 2022\n\n- **Moss in winter: what it tells**, Peter Brown, UNICEF\n",
                "Moss in winter: what it tells",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke on tides."],
    },
    Rule {
        id: "subject.line-before",
        at: SUBJECT,
        about: "What stands before the name in its line.",
        finds: &[
            (
                "Workshop on the coast, 3 May 2022\n\nProgramme\n10:00 Tides at noon – Maria Lopez\n11:00 Moss in winter – Peter Brown\n",
                "Tides at noon",
            ),
            (
                "Workshop on the coast, 3 May 2022\n\nProgramme\n10:00 The quiet harbour, Maria Lopez (University of Nairobi)\n11:00 What moss tells us, Peter Brown (UNICEF)\n",
                "The quiet harbour",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez smiled."],
    },
    Rule {
        id: "subject.line-after",
        at: SUBJECT,
        about: "What stands behind the name in its line.",
        finds: &[
            (
                "Workshop on the coast, 3 May 2022\n\nProgramme\n10:00 Maria Lopez: Tides at noon\n11:00 Peter Brown: Moss in winter\n",
                "Tides at noon",
            ),
            (
                "Workshop on the coast, 3 May 2022\n\nProgramme\n10:00 Maria Lopez (University of Nairobi): The quiet harbour\n11:00 Peter Brown (UNICEF): What moss tells us\n",
                "The quiet harbour",
            ),
        ],
        nothing: &["At the workshop, Maria Lopez spoke."],
    },
    Rule {
        id: "session.subject",
        at: SPEAKERS,
        about: "The subject of a session of the programme.",
        finds: &[
            (
                "At the seminar on 3 May 2022, Maria Lopez gave a lecture entitled \"The quiet harbour\".",
                "The quiet harbour",
            ),
            ("At the workshop, Maria Lopez – Director, Coast Pilots' Guild – gave a lecture on tides.", "tides"),
        ],
        nothing: &["At the workshop, Maria Lopez smiled."],
    },
    Rule {
        id: "contact.email",
        at: CONTACTS,
        about: "An e-mail address.",
        finds: &[
            ("Workshop on 3 May 2022. Contact: peter@example.org", "peter@example.org"),
            ("Seminar on 3 May 2022. Write to info@moss.example.", "info@moss.example"),
        ],
        nothing: &["Workshop on 3 May 2022. Meet us @ the mill."],
    },
    Rule {
        id: "contact.phone",
        at: CONTACTS,
        about: "A telephone number after a word for one.",
        finds: &[
            ("Workshop on 3 May 2022. Contact: Peter Brown, tel. +254 700 123456", "+254 700 123456"),
            ("Seminar on 3 May 2022. Phone: 020 555 1234", "020 555 1234"),
        ],
        nothing: &["Workshop on 3 May 2022 with 700 123 guests."],
    },
];
