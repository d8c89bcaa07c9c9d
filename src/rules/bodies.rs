//! Rules for names of bodies, and for capitalised names of unknown sort.

use super::Rule;

const ORGANISATIONS: &str = "src/annotate/names/organisations.rs";
const SPANS: &str = "src/fields/organisers/spans.rs";
const OTHER: &str = "src/annotate/names/other.rs";

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "org.head-last",
        at: ORGANISATIONS,
        about: "Capitalised words up to a head word that closes a body's name: Guild, Police, Ministry.",
        finds: &[
            ("The Coast Pilots' Guild opened its season.", "Coast Pilots' Guild"),
            ("Staff of the Harbour Workers Union came.", "Harbour Workers Union"),
        ],
        nothing: &["A guild of pilots opened its season."],
    },
    Rule {
        id: "org.head-first",
        at: ORGANISATIONS,
        about: "A head word that opens a body's name and goes on over \"of\", \"for\" and the like.",
        finds: &[
            ("The Ministry of Fisheries sent two boats.", "Ministry of Fisheries"),
            ("She works at the Institute for River Studies.", "Institute for River Studies"),
        ],
        nothing: &["The ministry of their choice sent two boats."],
    },
    Rule {
        id: "org.legal-form",
        at: ORGANISATIONS,
        about: "Capitalised words before a legal form: Ltd, GmbH, Sdn Bhd.",
        finds: &[
            ("The course was run by Brightwater Pumps Ltd in May.", "Brightwater Pumps Ltd"),
            ("Norddeich Schiffbau GmbH paid for the tea.", "Norddeich Schiffbau GmbH"),
        ],
        nothing: &["Numbers are limited and places go fast."],
    },
    Rule {
        id: "org.bare-head",
        at: ORGANISATIONS,
        about: "A head word alone with \"the\", which may mean a body named elsewhere. Weak.",
        finds: &[
            ("Later the Ministry thanked the volunteers.", "Ministry"),
            ("In its reply the Commission agreed.", "Commission"),
        ],
        nothing: &["Later the ministry thanked the volunteers.", "The Ministry of Fisheries sent two boats."],
    },
    Rule {
        id: "org.acronym",
        at: ORGANISATIONS,
        about: "A word in capitals that is no ordinary word, degree or country.",
        finds: &[("Members of the CPG met again.", "CPG"), ("The talk is arranged by KLRA and free.", "KLRA")],
        nothing: &["Ana Sousa, PhD, met the members.", "READ THIS FIRST BEFORE YOU COME"],
    },
    Rule {
        id: "org.acronym-unit",
        at: ORGANISATIONS,
        about: "An acronym with the place or unit after it.",
        finds: &[
            ("The course was given by KLRA Kenya last week.", "KLRA Kenya"),
            ("Staff of QXWF Ghana came.", "QXWF Ghana"),
        ],
        nothing: &["Members of the CPG met again."],
    },
    Rule {
        id: "org.bracketed-acronym",
        at: "src/annotate/names/mod.rs",
        about: "The long form that a bracketed acronym stands for (Schwartz and Hearst 2003).",
        finds: &[
            ("They met at Fenland Goose Listeners (FGL) again.", "Fenland Goose Listeners"),
            ("The course was given by Quiet Streets Aarhus (QSA) in May.", "Quiet Streets Aarhus"),
        ],
        nothing: &["They met at Fenland Goose Listeners again."],
    },
    Rule {
        id: "org.after-person",
        at: OTHER,
        about: "A capitalised name after a person and a comma, \"of\" or \"from\".",
        finds: &[
            ("Maria Lopez of Acmeflow Orchards spoke first.", "Acmeflow Orchards"),
            ("Maria Lopez, Quayside Lanterns, spoke first.", "Quayside Lanterns"),
        ],
        nothing: &["Maria Lopez of Kenya spoke first."],
    },
    Rule {
        id: "org.bracketed",
        at: OTHER,
        about: "A capitalised name in brackets after a person.",
        finds: &[
            ("Maria Lopez (Acmeflow Orchards) spoke first.", "Acmeflow Orchards"),
            ("The panel: Peter Brown (Quayside Lanterns) and others.", "Quayside Lanterns"),
        ],
        nothing: &["Maria Lopez (Kenya) spoke first."],
    },
    Rule {
        id: "org.after-position",
        at: OTHER,
        about: "A capitalised name after an office and \"of\", \"at\", \"for\" or a comma.",
        finds: &[
            ("The managing director of Acmeflow Orchards spoke.", "Acmeflow Orchards"),
            ("She is chief engineer at Brightwater Pumpworks.", "Brightwater Pumpworks"),
        ],
        nothing: &["The director of Kenya Tourism spoke.", "The director of studies spoke."],
    },
    Rule {
        id: "org.role",
        at: OTHER,
        about: "A capitalised name after a strong phrase of organising: \"hosted by\".",
        finds: &[
            ("The evening was hosted by Acmeflow Orchards in the barn.", "Acmeflow Orchards"),
            ("A clean-up organised by Quayside Lanterns drew many.", "Quayside Lanterns"),
        ],
        nothing: &["The evening was hosted by a neighbour in the barn."],
    },
    Rule {
        id: "name.capitals",
        at: OTHER,
        about: "Capitalised words that no other rule knows: a name of some sort.",
        finds: &[
            ("They use Blue Heron for their notes.", "Blue Heron"),
            ("A book called Silent Orchard lay there.", "Silent Orchard"),
        ],
        nothing: &["They use blue herons for their notes."],
    },
    Rule {
        id: "org.site",
        at: ORGANISATIONS,
        about: "A body that goes by the name of its site, written with a capital.",
        finds: &[
            ("The webinar is hosted by Harbour.gov and friends.", "Harbour.gov"),
            ("We thank Kelp.org too.", "Kelp.org"),
        ],
        nothing: &["See harbour.gov for more."],
    },
    Rule {
        id: "name.programme",
        at: ORGANISATIONS,
        about: "A name that closes with Programme, Summit or the like: a name, not a body.",
        finds: &[
            ("It is part of the Clean Rivers Programme since May.", "Clean Rivers Programme"),
            ("They met at the Young Farmers Summit again.", "Young Farmers Summit"),
        ],
        nothing: &["It is part of a programme for clean rivers."],
    },
    Rule {
        id: "org.small-head",
        at: SPANS,
        about: "A body named by a noun in small letters with a name before it or behind \"of\": the Danish embassy. A candidate for organisers only.",
        finds: &[
            ("A workshop on reefs was held on 3 May 2021 with funding from the Danish embassy.", "Danish embassy"),
            ("The festival on 3 May 2021 was run by the parish of Saint Columba.", "parish of Saint Columba"),
        ],
        nothing: &["A workshop on reefs was held on 3 May 2021 and an embassy paid."],
    },
    Rule {
        id: "org.behind-cue",
        at: SPANS,
        about: "What a strong cue of organising has for its object, up to the next joint, where no name is seen.",
        finds: &[
            ("The debate on 3 May 2021 was organised by the student council with the Law Society.", "student council"),
            ("The reading on 3 May 2021 was hosted by Class 6 and ended late.", "Class 6"),
        ],
        nothing: &["The debate on 3 May 2021 was long."],
    },
    Rule {
        id: "org.masthead",
        at: SPANS,
        about: "The first words of the page up to a bar, a dash or the end of the line, which may name whose page it is.",
        finds: &[
            (
                "HALF LIGHT AND FRIENDS OF TORSTADT\n\nAn exhibition opens on 3 May 2021.\n",
                "HALF LIGHT AND FRIENDS OF TORSTADT",
            ),
            ("Inkwell Books – 4 The Parade\n\nA reading takes place on 3 May 2021.\n", "Inkwell Books"),
        ],
        nothing: &["all welcome, bring a friend\n\nA reading takes place on 3 May 2021.\n"],
    },
    Rule {
        id: "org.masthead-tail",
        at: SPANS,
        about: "What a newsletter, bulletin or notice in the first lines is of or from.",
        finds: &[
            ("Newsletter of the Border Beekeepers\n\nThe honey show takes place on 3 May 2021.\n", "Border Beekeepers"),
            ("NEWSLETTER OF HARBOUR ROWERS\n\nA regatta takes place on 3 May 2021.\n", "HARBOUR ROWERS"),
        ],
        nothing: &["Notes on the weather\n\nA regatta takes place on 3 May 2021.\n"],
    },
    Rule {
        id: "org.half",
        at: SPANS,
        about: "Each side of \"and\" in a run of capitals that may be one name or two.",
        finds: &[
            ("Volta Cables and Akosombo Power Ltd gave tea at the fair on 3 May 2021.", "Volta Cables"),
            ("Volta Cables and Akosombo Power Ltd gave tea at the fair on 3 May 2021.", "Akosombo Power Ltd"),
        ],
        nothing: &["The fair on 3 May 2021 was sponsored by Volta Cables."],
    },
    Rule {
        id: "org.part",
        at: SPANS,
        about: "A part of a name that runs on: the unit before \"at\" or \"for\", the body behind \"committee of\".",
        finds: &[
            ("The talk on 3 May 2021 is given by the Digital Desk at the University of Harbourton.", "Digital Desk"),
            ("The talk on 3 May 2021 was planned by the Organising Committee of the Tide Society.", "Tide Society"),
        ],
        nothing: &["The talk on 3 May 2021 was planned by the Tide Society."],
    },
    Rule {
        id: "org.longer",
        at: SPANS,
        about: "A name that goes on where the rules for names stop: over a number, over small words of another language, over \
                \"in\" and a place.",
        finds: &[
            ("The workshop was held on 3 May 2021 by the Beekeepers' Guild 2000.", "Beekeepers' Guild 2000"),
            ("The course of 3 May 2021 was run with the Centro del Mar of Vigo.", "Centro del Mar"),
        ],
        nothing: &["The workshop was held on 3 May 2021 by the Beekeepers' Guild."],
    },
    Rule {
        id: "org.owned",
        at: SPANS,
        about: "A unit with the body that owns it, for units that have no name of their own: the Commission’s Office in Riga.",
        finds: &[
            (
                "The European Commission’s Representation in Latvia invites you to a debate on 3 May 2021.",
                "European Commission’s Representation in Latvia",
            ),
            (
                "UNODC's Regional Office for Central Asia gave a course on 3 May 2021.",
                "UNODC's Regional Office for Central Asia",
            ),
        ],
        nothing: &["The debate on 3 May 2021 was held by the European Commission."],
    },
    Rule {
        id: "org.state",
        at: "src/fields/organisers.rs",
        about: "A state that a strong cue names as host or funder.",
        finds: &[
            ("The summit on 3 May 2021 was hosted by Kuwait.", "Kuwait"),
            ("The course on 3 May 2021 was funded by Turkey.", "Turkey"),
        ],
        nothing: &["The summit took place in Kuwait on 3 May 2021."],
    },
];
