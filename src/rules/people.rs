//! Rules for names of people. Each names what says most for the words being a person.

use super::Rule;

const PEOPLE: &str = "src/annotate/names/people.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "person.given-name",
        at: PEOPLE,
        about: "A given name of the lists, with a second name.",
        finds: &[
            ("They thanked Maria Kowalczyk for it.", "Maria Kowalczyk"),
            ("Then Peter Obuya waved.", "Peter Obuya"),
        ],
        nothing: &["They thanked Quiet Harbour for it."],
    },
    Rule {
        id: "person.honorific",
        at: PEOPLE,
        about: "Name words after an honorific, which is no part of the name.",
        finds: &[
            ("Dr Achieng Atieno opened the door.", "Achieng Atieno"),
            ("We thank Datuk Zulkarnain Harun.", "Zulkarnain Harun"),
        ],
        nothing: &["The doctor opened the door."],
    },
    Rule {
        id: "person.initial",
        at: PEOPLE,
        about: "Initials with a surname.",
        finds: &[
            ("A paper by J. R. Kessler was read.", "J. R. Kessler"),
            ("Then Maria T. Lopez waved.", "Maria T. Lopez"),
        ],
        nothing: &["See section B. Results were read."],
    },
    Rule {
        id: "person.particle",
        at: PEOPLE,
        about: "A name with a particle inside: van, bin, de la.",
        finds: &[
            ("Later Osvalda van der Meulen read a letter.", "Osvalda van der Meulen"),
            ("Then Fadzillah bin Razak waved.", "Fadzillah bin Razak"),
        ],
        nothing: &["The van stood in Meulen Street."],
    },
    Rule {
        id: "person.capital-surname",
        at: PEOPLE,
        about: "One name in capitals beside others that are not: Jean DUPONT.",
        finds: &[
            ("Later Jean DUPONT read a letter.", "Jean DUPONT"),
            ("They thanked Marie LEFEVRE for it.", "Marie LEFEVRE"),
        ],
        nothing: &["Later the DUPONT PLANT was shut."],
    },
    Rule {
        id: "person.position",
        at: PEOPLE,
        about: "Names of unknown words beside an office.",
        finds: &[
            ("Managing Director Tarvo Kelmsa read a letter.", "Tarvo Kelmsa"),
            ("Tarvo Kelmsa, Managing Director of the mill, waved.", "Tarvo Kelmsa"),
        ],
        nothing: &["The managing director read a letter."],
    },
    Rule {
        id: "person.speech",
        at: PEOPLE,
        about: "Names of unknown words before a phrase of speaking.",
        finds: &[
            ("Tarvo Kelmsa spoke on tides.", "Tarvo Kelmsa"),
            ("Orvell Pundure gave a talk on moss.", "Orvell Pundure"),
        ],
        nothing: &["Everyone spoke on tides."],
    },
    Rule {
        id: "person.affiliation",
        at: PEOPLE,
        about: "Names of unknown words before a comma or bracket with a body.",
        finds: &[
            ("Tarvo Kelmsa (University of Tartu) waved.", "Tarvo Kelmsa"),
            ("Orvell Pundure, Ministry of Fisheries, waved.", "Orvell Pundure"),
        ],
        nothing: &["The University of Tartu waved."],
    },
    Rule {
        id: "person.listed",
        at: PEOPLE,
        about: "Names of unknown words in one list with people known to be people.",
        finds: &[
            ("With Peter Brown, Tarvo Kelmsa and Maria Lopez we dined.", "Tarvo Kelmsa"),
            ("With Peter Brown, Orvell Pundure and Maria Lopez we dined.", "Orvell Pundure"),
        ],
        nothing: &["Letters came from Kenya, Uganda and Rwanda."],
    },
    Rule {
        id: "person.again",
        at: "src/annotate/names/repeats.rs",
        about: "A shorter mention of somebody named in full elsewhere.",
        finds: &[
            ("They thanked Maria Kowalczyk for it. Kowalczyk waved.", "Kowalczyk"),
            ("They thanked Peter Obuya for it. Obuya waved.", "Obuya"),
        ],
        nothing: &["They thanked Maria Kowalczyk for it. Everybody waved."],
    },
    Rule {
        id: "person.shape",
        at: PEOPLE,
        about: "A chain of words that look like a name, when nothing says more for it.",
        finds: &[
            ("Dr Achieng Atieno came late. Sorry, said Atieno.", "Atieno"),
            ("The speakers were Maria Lopez, Tarvo Kelmsa and Peter Brown.", "Tarvo Kelmsa"),
        ],
        nothing: &["Later everyone read a letter."],
    },
    Rule {
        id: "person.patronymic",
        at: PEOPLE,
        about: "A name with a patronymic inside.",
        finds: &[
            ("Then came Ivan Petrovich Sidorov.", "Ivan Petrovich Sidorov"),
            ("They thanked Natalya Vyacheslavovna Mochkina for it.", "Natalya Vyacheslavovna Mochkina"),
        ],
        nothing: &["Then came Peter Obuya."],
    },
];
