//! Rules for who came, from where, and how many.

use super::Rule;

const GROUPS: &str = "src/fields/participants/groups.rs";
const ORIGINS: &str = "src/fields/participants/origins.rs";
const TOTAL: &str = "src/fields/participants/total.rs";
const COUNTING: &str = "src/fields/participants/numbers.rs";
const COUNTRIES: &str = "src/fields/countries.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "participants.phrase",
        at: GROUPS,
        about: "A noun phrase for people, as a candidate for a group of participants.",
        finds: &[
            ("The workshop brought together fishery officers.", "fishery officers"),
            ("The course was attended by young farmers.", "young farmers"),
        ],
        nothing: &["The workshop was held in the barn."],
    },
    Rule {
        id: "participants.label",
        at: GROUPS,
        about: "What stands behind a label such as Audience: or For whom:, where no phrase covers it.",
        finds: &[
            ("Workshop on moss\nAudience: all who love moss\nDate: 3 May 2021\n", "all who love moss"),
            ("Workshop on tides\nParticipants: whoever owns a boat\nDate: 3 May 2021\n", "whoever owns a boat"),
        ],
        nothing: &["The audience was kind."],
    },
    Rule {
        id: "participants.country",
        at: ORIGINS,
        about: "A country as a candidate for where participants came from.",
        finds: &[
            ("The workshop trained 20 officers from Kenya.", "Kenya"),
            ("Delegates from Peru came to the seminar.", "Peru"),
        ],
        nothing: &["The workshop trained 20 officers."],
    },
    Rule {
        id: "country.named",
        at: COUNTRIES,
        about: "A country named in the text, by name, adjective or in the name of a body.",
        finds: &[
            ("The workshop trained 20 officers from Kenya.", "Kenya"),
            ("The Peruvian embassy held a seminar.", "Peruvian"),
        ],
        nothing: &["The workshop was held in New Mexico."],
    },
    Rule {
        id: "total.noun",
        at: TOTAL,
        about: "A number with the people it counts.",
        finds: &[
            ("The workshop trained 20 officers from Kenya.", "20 officers"),
            ("The seminar had over 300 participants.", "300 participants"),
        ],
        nothing: &["The workshop lasted 20 days."],
    },
    Rule {
        id: "total.sum",
        at: TOTAL,
        about: "Parts that stand in one list, added up.",
        finds: &[
            ("The workshop trained 12 men and 8 women.", "12 men and 8 women"),
            ("The course had 20 teachers and 5 nurses.", "20 teachers and 5 nurses"),
        ],
        nothing: &["The workshop trained 20 officers."],
    },
    Rule {
        id: "total.sentence-sum",
        at: TOTAL,
        about: "The counts of one sentence, added up; those in brackets and those of a part left out.",
        finds: &[
            (
                "At the workshop 40 teachers sat in Suva while 12 nurses sat in Nadi.",
                "40 teachers sat in Suva while 12 nurses",
            ),
            ("The course took 8 officers to Lamu, then 6 nurses to Voi.", "8 officers to Lamu, then 6 nurses"),
        ],
        nothing: &["The workshop trained 20 officers, six of them women."],
    },
    Rule {
        id: "total.ellipsis-sum",
        at: TOTAL,
        about: "The counts of one sentence, added up, where the later ones name their people no more.",
        finds: &[
            (
                "At the workshop nine chemists of the one agency and seven of the other worked in pairs.",
                "nine chemists of the one agency and seven",
            ),
            ("The seminar saw 84 people come to Bristol and 121 followed online.", "84 people come to Bristol and 121"),
        ],
        nothing: &["The workshop trained 20 officers, six of them women."],
    },
    Rule {
        id: "total.label",
        at: TOTAL,
        about: "A number behind a label such as Participants:.",
        finds: &[
            ("Workshop on moss\nGroup size: 25\nDate: 3 May 2021\n", "25"),
            ("Workshop on tides\nClass size: 16\nDate: 3 May 2021\n", "16"),
        ],
        nothing: &["Workshop on moss\nRoom: 25\nDate: 3 May 2021\n"],
    },
    Rule {
        id: "total.strong",
        at: COUNTING,
        about: "\"A 24-strong delegation\".",
        finds: &[
            ("A 24-strong delegation came to the workshop.", "24"),
            ("An 8-member team came to the workshop.", "8"),
        ],
        nothing: &["A strong delegation came to the workshop."],
    },
    Rule {
        id: "total.of-them",
        at: COUNTING,
        about: "\"More than 60 of them\".",
        finds: &[
            ("More than 60 of them came to the workshop.", "60"),
            ("The workshop drew crowds, 63 of them in the first hour.", "63"),
        ],
        nothing: &["The workshop drew crowds, 6 of them women."],
    },
    Rule {
        id: "total.places",
        at: COUNTING,
        about: "\"16 places\".",
        finds: &[("The course has 16 places.", "16"), ("There are 50 tickets for the workshop.", "50")],
        nothing: &["The course has taken place 16 times."],
    },
    Rule {
        id: "total.limit",
        at: COUNTING,
        about: "\"Limited to 120\", \"room for 100\".",
        finds: &[("The workshop is limited to 120.", "120"), ("There is room for 100 at the workshop.", "100")],
        nothing: &["The workshop is limited in time."],
    },
    Rule {
        id: "total.first",
        at: COUNTING,
        about: "\"The first 50 to register\".",
        finds: &[
            ("The first 50 to register get into the workshop.", "50"),
            ("The first 100 who come to the workshop get tea.", "100"),
        ],
        nothing: &["The first workshop drew 50."],
    },
    Rule {
        id: "total.attendance",
        at: COUNTING,
        about: "\"Attendance was 300\".",
        finds: &[("Attendance at the workshop was 300.", "300"), ("Turnout for the seminar was 45.", "45")],
        nothing: &["The workshop cost 300 pounds."],
    },
    Rule {
        id: "total.product",
        at: TOTAL,
        about: "So many from each of so many.",
        finds: &[
            ("At the workshop sat twelve teams of four students each.", "four students"),
            ("The course took two teachers from each of eleven districts.", "two teachers"),
        ],
        nothing: &["The workshop gave 20 officers each a torch."],
    },
    Rule {
        id: "total.capacity",
        at: COUNTING,
        about: "A number behind a noun for a limit: \"Places: 16\", \"the cap on Teams is 300\".",
        finds: &[
            ("The cap on Teams is 300 for the workshop.", "300"),
            ("Workshop on moss in Suva. Capacity is 75.", "75"),
        ],
        nothing: &["The workshop is about the capacity of 75 dams."],
    },
    Rule {
        id: "total.number",
        at: COUNTING,
        about: "\"25 in number\".",
        finds: &[
            ("The nurses at the workshop, 25 in number, came from Suva.", "25"),
            ("Those at the seminar were 130 in number.", "130"),
        ],
        nothing: &["The workshop is about number 25."],
    },
    Rule {
        id: "total.room",
        at: COUNTING,
        about: "\"Not more than 25 in the room\".",
        finds: &[
            ("We expect not more than 25 in the room at the workshop.", "25"),
            ("At the seminar there were 52 in the hall.", "52"),
        ],
        nothing: &["The workshop is in the room 25."],
    },
    Rule {
        id: "total.of-its",
        at: COUNTING,
        about: "\"Eight of its people\".",
        finds: &[
            ("The service sent eight of its officers to the workshop.", "eight"),
            ("The bank sent 12 of their farmers to the course.", "12"),
        ],
        nothing: &["The workshop took eight of its days."],
    },
    Rule {
        id: "total.numbered",
        at: COUNTING,
        about: "\"The members numbered twenty-nine\".",
        finds: &[
            ("Those at the workshop numbered twenty-nine.", "twenty-nine"),
            ("Weavers numbering 40 came to the workshop.", "40"),
        ],
        nothing: &["The seats at the workshop have numbers."],
    },
    Rule {
        id: "total.were",
        at: COUNTING,
        about: "\"They were 37\", \"we were 130 at the table\".",
        finds: &[("They were 37 at the workshop.", "37"), ("At the seminar we were about 130.", "130")],
        nothing: &["They were 37 days at the workshop."],
    },
    Rule {
        id: "total.number-of",
        at: COUNTING,
        about: "\"The number of people at it was 83\".",
        finds: &[
            ("The number of farmers at the workshop was 83.", "83"),
            ("The number of those at the seminar was nearly 45.", "45"),
        ],
        nothing: &["The depth of the well at the workshop was 83."],
    },
    Rule {
        id: "total.expect",
        at: COUNTING,
        about: "\"We expect about 500\".",
        finds: &[
            ("We expect about 500 at the workshop.", "500"),
            ("The organisers of the seminar hope for 300 this time.", "300"),
        ],
        nothing: &["We expect 500 trucks at the workshop."],
    },
    Rule {
        id: "total.alone",
        at: COUNTING,
        about: "A sentence of a number and no more: \"Up to sixty.\"",
        finds: &[("Workshop for weavers. Up to sixty.", "sixty"), ("Workshop for weavers. About 40.", "40")],
        nothing: &["Workshop for weavers. Up to sixty pounds a head."],
    },
    Rule {
        id: "total.in-all",
        at: COUNTING,
        about: "\"35 in total\".",
        finds: &[("They were 35 in total at the workshop.", "35"), ("They were 22 altogether at the workshop.", "22")],
        nothing: &["They were 35 at the workshop."],
    },
    Rule {
        id: "total.total-of",
        at: COUNTING,
        about: "\"A total of 46\".",
        finds: &[("A total of 46 came to the workshop.", "46"), ("A group of 30 came to the workshop.", "30")],
        nothing: &["The total came to 46 pounds at the workshop."],
    },
    Rule {
        id: "total.verb",
        at: COUNTING,
        about: "\"Some 300 attended\".",
        finds: &[("Some 300 attended the workshop.", "300"), ("About 120 came to the workshop.", "120")],
        nothing: &["Some 300 pounds were spent on the workshop."],
    },
    Rule {
        id: "counts.noun",
        at: TOTAL,
        about: "A number of people that is a part of the attendance.",
        finds: &[
            ("The workshop was attended by 60 teachers. Of these, 25 women came from Lamu.", "25 women"),
            ("The workshop brought together 45 participants, including 12 nurses.", "12 nurses"),
        ],
        nothing: &["The workshop was held in the barn."],
    },
    Rule {
        id: "counts.country",
        at: TOTAL,
        about: "A number of people from one country.",
        finds: &[
            ("The workshop trained 38 officers, 28 Indonesian and ten Malaysian.", "28 Indonesian"),
            ("The workshop was attended by 20 officers, 12 Kenyan and 8 Ugandan, last week.", "12 Kenyan"),
        ],
        nothing: &["The workshop trained officers from Kenya."],
    },
];
