//! Closed classes of words that names are made of: particles, linkers, function words, the calendar.
//!
//! They are grammar, not knowledge of the world, and so stand here and not in a gazetteer.

/// Small words inside people's names.
pub(super) fn particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "dell"
            | "di"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "du"
            | "des"
            | "la"
            | "las"
            | "los"
            | "le"
            | "lo"
            | "el"
            | "al"
            | "ul"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "te"
            | "zu"
            | "zum"
            | "vom"
            | "af"
            | "av"
            | "bin"
            | "binti"
            | "bint"
            | "ibn"
            | "ben"
            | "abu"
            | "ap"
            | "y"
            | "e"
            | "i"
            | "oglu"
            | "oğlu"
            | "kyzy"
            | "kizi"
            | "qizi"
            | "uulu"
            | "uly"
            | "ould"
            | "ag"
            | "s/o"
            | "d/o"
            | "d'"
            | "d’"
            | "bte"
            | "binte"
            | "dela"
            | "delos"
            | "wa"
            | "ole"
            | "a/l"
            | "a/p"
            | "na"
            | "ur"
            | "us"
            | "ud"
            | "dit"
            | "san"
    )
}

/// Particles that stand after the name they belong to, so that a name may end with one.
pub(super) fn closing_particle(word: &str) -> bool {
    matches!(word, "oglu" | "oğlu" | "ogly" | "kyzy" | "kizi" | "qizi" | "uulu" | "uly")
}

/// Particles that may open a surname when written with a capital or after a given name.
pub(super) fn joins_two(word: &str) -> bool {
    matches!(word, "y" | "e" | "i")
}

/// Words of closed classes; capitalised they only begin sentences or titles.
pub(super) fn function_word(word: &str) -> bool {
    if word.len() > 12 || !word.is_ascii() {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "a" | "an"
            | "the"
            | "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "he"
            | "she"
            | "his"
            | "her"
            | "him"
            | "they"
            | "their"
            | "them"
            | "we"
            | "our"
            | "us"
            | "you"
            | "your"
            | "i"
            | "my"
            | "me"
            | "who"
            | "which"
            | "what"
            | "where"
            | "when"
            | "why"
            | "how"
            | "whose"
            | "whom"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "so"
            | "yet"
            | "if"
            | "then"
            | "than"
            | "as"
            | "at"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "off"
            | "on"
            | "onto"
            | "over"
            | "to"
            | "up"
            | "with"
            | "within"
            | "without"
            | "under"
            | "after"
            | "before"
            | "between"
            | "among"
            | "amongst"
            | "during"
            | "through"
            | "via"
            | "per"
            | "about"
            | "against"
            | "around"
            | "since"
            | "until"
            | "till"
            | "upon"
            | "toward"
            | "towards"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "does"
            | "did"
            | "done"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "not"
            | "no"
            | "yes"
            | "all"
            | "any"
            | "both"
            | "each"
            | "every"
            | "few"
            | "many"
            | "most"
            | "more"
            | "much"
            | "other"
            | "others"
            | "some"
            | "such"
            | "several"
            | "only"
            | "own"
            | "same"
            | "too"
            | "very"
            | "also"
            | "there"
            | "here"
            | "now"
            | "just"
            | "however"
            | "meanwhile"
            | "moreover"
            | "furthermore"
            | "therefore"
            | "thus"
            | "hence"
            | "although"
            | "though"
            | "while"
            | "because"
            | "whether"
            | "either"
            | "neither"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "first"
            | "second"
            | "third"
            | "last"
            | "next"
            | "please"
            | "including"
            | "according"
            | "addressing"
            | "speaking"
            | "following"
            | "besides"
            | "despite"
            | "like"
            | "unlike"
            | "beyond"
            | "across"
            | "another"
            | "along"
            | "once"
            | "dear"
            | "hello"
            | "hi"
            | "thanks"
            | "thank"
            | "welcome"
            | "yours"
            | "sincerely"
            | "regards"
            | "other's"
            | "let"
            | "meet"
            | "join"
    )
}

/// Prepositions that tie the parts of an organisation's name.
pub(super) fn linker(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "on"
            | "against"
            | "de"
            | "del"
            | "des"
            | "du"
            | "da"
            | "do"
            | "dos"
            | "della"
            | "di"
            | "et"
            | "la"
            | "für"
            | "fur"
            | "der"
            | "und"
            | "pour"
            | "y"
            | "e"
            | "van"
            | "voor"
            | "og"
    )
}

/// Months and weekdays, full or short.
pub(super) fn calendar(word: &str) -> bool {
    if word.len() > 10 {
        return false;
    }
    let lower = word.to_lowercase();
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let short = [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
    ];
    full.contains(&lower.as_str()) || short.contains(&lower.as_str())
}

/// Academic degrees and orders that follow a name.
pub(super) fn degree(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    matches!(
        bare.as_str(),
        "PhD"
            | "PHD"
            | "Ph"
            | "MD"
            | "MA"
            | "MSc"
            | "MSC"
            | "BSc"
            | "BA"
            | "MBA"
            | "LLM"
            | "LLB"
            | "JD"
            | "MPH"
            | "DPhil"
            | "DSc"
            | "EdD"
            | "DBA"
            | "RN"
            | "MPA"
            | "MPP"
            | "MS"
            | "OBE"
            | "MBE"
            | "CBE"
            | "KBE"
            | "QC"
            | "KC"
            | "SC"
            | "FRS"
            | "Esq"
            | "CPA"
            | "PE"
            | "DVM"
            | "DDS"
            | "PharmD"
            | "PsyD"
            | "MP"
            | "MLA"
            | "CISSP"
            | "PMP"
            | "FCA"
            | "FBA"
            | "CM"
            | "OC"
            | "AM"
            | "AO"
            | "AC"
            | "SJ"
            | "OP"
            | "ret"
            | "Ret"
            | "IPS"
            | "IAS"
            | "IFS"
            | "IRS"
            | "ndc"
            | "psc"
            | "FRCP"
            | "FRCS"
            | "MEP"
    )
}

/// Words after a name that belong to it: Jr., III.
pub(super) fn generation(word: &str) -> bool {
    matches!(
        word,
        "Jr" | "Jr." | "JR" | "Sr" | "Sr." | "SR" | "II" | "III" | "IV" | "Junior" | "filho" | "Filho" | "Neto"
    )
}

/// A Roman numeral above I that is no plausible acronym.
pub(super) fn roman(word: &str) -> bool {
    word.len() > 1
        && word.len() <= 5
        && !matches!(
            word,
            "MC" | "DC"
                | "CD"
                | "MD"
                | "CV"
                | "DV"
                | "MI"
                | "CM"
                | "DI"
                | "MM"
                | "LC"
                | "CID"
                | "CIVIL"
                | "MIC"
                | "CC"
                | "DCI"
                | "MDI"
                | "CCC"
                | "ICC"
                | "CIC"
                | "DIC"
                | "IMC"
                | "MCI"
                | "LCD"
                | "CDC"
                | "DCC"
                | "ILC"
        )
        && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// A surname with an inner capital: McGovern, MacDonald, DeLuca, FitzRoy, LeBlanc, O'Neil.
pub(super) fn scottish(word: &str) -> bool {
    let rest = [
        "Mc", "Mac", "De", "Di", "Du", "Da", "Fitz", "Le", "La", "Van", "Von", "Al", "El", "O'", "O’", "D'", "D’",
        "L'", "L’", "N'", "N’", "Ni", "St", "Del", "M'", "M’", "Ben", "Abu", "Ó",
    ]
    .iter()
    .find_map(|p| word.strip_prefix(p).filter(|r| r.chars().next().is_some_and(char::is_uppercase)));
    rest.is_some_and(|r| r.chars().count() >= 3 && r.chars().skip(1).all(|c| !c.is_uppercase()))
}

/// Given names that are written short with a full stop: "Ma. Theresa", "Mohd. Ali", "Vda. de Cruz".
pub(super) fn short_name(word: &str) -> bool {
    matches!(
        word,
        "Ma" | "Md"
            | "Mohd"
            | "Mhd"
            | "Muh"
            | "Moh"
            | "Vda"
            | "Wm"
            | "Chas"
            | "Thos"
            | "St"
            | "Sta"
            | "Sto"
            | "Abd"
            | "Kh"
            | "Th"
            | "Ch"
            | "Kr"
            | "Sk"
    )
}

/// Initials of two letters, where one letter of another script is written with two: "Ts. Munkh", "Yu. Belov".
pub(super) fn double_initial(word: &str) -> bool {
    matches!(word, "Ts" | "Yu" | "Ya" | "Ye" | "Zh" | "Kh" | "Dz" | "Dzh" | "Shch" | "Gh" | "Ju" | "Ja")
}

/// Slavic patronymics: Nasretdinovich, Petrovna.
pub(super) fn patronymic(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.len() > 6 && ["ovich", "evich", "ovna", "evna", "ovych", "ivna", "ichna"].iter().any(|e| lower.ends_with(e))
}

/// Endings of surnames that hardly any other word has.
pub(super) fn surname_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ov", "ova", "ev", "eva", "enko", "chuk", "owski", "ewski", "owska", "ewska", "shvili", "adze", "idze",
        "opoulos", "escu", "sson", "dottir", "dóttir", "yan", "oğlu", "oglu", "zadeh", "nejad", "poulou", "akis",
        "singh", "vić", "vic",
    ];
    let lower = word.to_lowercase();
    lower.chars().count() > 5 && ENDINGS.iter().any(|e| lower.ends_with(e))
}

/// Given names first and foremost, though the dictionary (or the map) has the word too.
pub(super) fn plain_given(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "Alan",
        "Alex",
        "Alfred",
        "Amber",
        "Andrew",
        "Anna",
        "Annie",
        "Antonia",
        "Barbara",
        "Ben",
        "Benjamin",
        "Bernard",
        "Betty",
        "Bill",
        "Bob",
        "Bobby",
        "Bonnie",
        "Brad",
        "Brian",
        "Brooke",
        "Carol",
        "Caroline",
        "Charlie",
        "Charlotte",
        "Chris",
        "Claire",
        "Colin",
        "Daisy",
        "Dale",
        "Dan",
        "Dana",
        "Daniel",
        "David",
        "Derrick",
        "Diana",
        "Dick",
        "Donald",
        "Doris",
        "Edward",
        "Elizabeth",
        "Emma",
        "Eric",
        "Ernest",
        "Eugene",
        "Eve",
        "Florence",
        "Fran",
        "Frances",
        "Francis",
        "Frank",
        "Fred",
        "Gary",
        "Gene",
        "George",
        "Gerald",
        "Harriet",
        "Harry",
        "Helen",
        "Henrietta",
        "Henry",
        "Hillary",
        "Jack",
        "Jackie",
        "Jacob",
        "James",
        "Jane",
        "Janet",
        "Jason",
        "Jeff",
        "Jennifer",
        "Jenny",
        "Jerry",
        "Jesse",
        "Jill",
        "Jim",
        "Jimmy",
        "Jo",
        "Joan",
        "Joe",
        "Joey",
        "John",
        "Johnny",
        "Jonathan",
        "Joseph",
        "Josh",
        "Julia",
        "Julian",
        "Karen",
        "Kate",
        "Katie",
        "Keith",
        "Kelly",
        "Ken",
        "Kirk",
        "Larry",
        "Laura",
        "Lawrence",
        "Leo",
        "Leon",
        "Leonard",
        "Louis",
        "Louise",
        "Lucy",
        "Luis",
        "Luke",
        "Lynn",
        "Maria",
        "Marie",
        "Mark",
        "Marshall",
        "Martha",
        "Martin",
        "Mary",
        "Matt",
        "Maurice",
        "Max",
        "Melissa",
        "Michael",
        "Mike",
        "Molly",
        "Nancy",
        "Nicholas",
        "Nick",
        "Norman",
        "Oliver",
        "Oscar",
        "Pat",
        "Patrick",
        "Patsy",
        "Paul",
        "Pedro",
        "Peter",
        "Phil",
        "Philip",
        "Ralph",
        "Ray",
        "Raymond",
        "Richard",
        "Rob",
        "Robert",
        "Roger",
        "Ron",
        "Ronald",
        "Rosemary",
        "Roy",
        "Russell",
        "Ruth",
        "Sally",
        "Sam",
        "Samuel",
        "Santiago",
        "Sarah",
        "Sean",
        "Simon",
        "Stella",
        "Stephen",
        "Steve",
        "Stewart",
        "Stuart",
        "Sue",
        "Susan",
        "Ted",
        "Teddy",
        "Terry",
        "Thomas",
        "Tim",
        "Timothy",
        "Tom",
        "Tommy",
        "Tony",
        "Tracy",
        "Trevor",
        "Veronica",
        "Victor",
        "Vincent",
        "Walter",
        "Wendy",
        "William",
    ];
    NAMES.binary_search(&word).is_ok()
}

/// Verbs that are written small even in title case seldom, in prose always.
pub(super) fn auxiliary(word: &str) -> bool {
    matches!(word, "was" | "were" | "is" | "are" | "will" | "has" | "have" | "had" | "be")
}

/// First words of place names, hardly of people's.
pub(super) fn place_opener(word: &str) -> bool {
    matches!(
        word,
        "San"
            | "Santa"
            | "São"
            | "Sankt"
            | "West"
            | "East"
            | "North"
            | "South"
            | "Upper"
            | "Lower"
            | "Mount"
            | "Port"
            | "Fort"
            | "Lake"
            | "Rua"
            | "Rue"
            | "Via"
            | "New"
            | "Old"
            | "Central"
            | "Greater"
    )
}

/// Adjectives of regions and creeds, which dictionaries of small-letter words lack.
pub(super) fn adjective(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "Africa",
        "African",
        "Alpine",
        "American",
        "Anglican",
        "Antarctic",
        "Arab",
        "Arabic",
        "Arctic",
        "Asia",
        "Asian",
        "Atlantic",
        "Balkan",
        "Balkans",
        "Baltic",
        "Benelux",
        "Buddhist",
        "Caribbean",
        "Catholic",
        "Caucasian",
        "Caucasus",
        "Celtic",
        "Eurasian",
        "Europe",
        "European",
        "Francophone",
        "Hindu",
        "Iberian",
        "Indigenous",
        "Islam",
        "Islamic",
        "Jewish",
        "Latin",
        "Lutheran",
        "Lusophone",
        "Mediterranean",
        "Melanesian",
        "Methodist",
        "Micronesian",
        "Muslim",
        "Nordic",
        "Oceania",
        "Olympic",
        "Orthodox",
        "Pacific",
        "Polynesian",
        "Presbyterian",
        "Protestant",
        "Sahel",
        "Sahara",
        "Scandinavian",
        "Sikh",
        "Slavic",
        "Western",
        "Internet",
        "Zoom",
    ];
    WORDS.contains(&word)
}

/// Kinship words that people are called by.
pub(super) fn kin(word: &str) -> bool {
    matches!(
        word,
        "Sister"
            | "Brother"
            | "Mother"
            | "Father"
            | "Mama"
            | "Papa"
            | "Uncle"
            | "Auntie"
            | "Aunty"
            | "Aunt"
            | "Tante"
            | "Oom"
            | "Ka"
            | "Hjh"
            | "Tatay"
            | "Nanay"
            | "Kuya"
            | "Ate"
            | "Pak"
            | "Bu"
            | "Bung"
            | "Mzee"
            | "Mwalimu"
            | "Khun"
            | "Daw"
    )
}

/// People of a body, who are no part of its name.
pub(super) fn staff(word: &str) -> bool {
    matches!(
        word,
        "Officials"
            | "Officers"
            | "Staff"
            | "Representatives"
            | "Delegates"
            | "Participants"
            | "Members"
            | "Experts"
            | "Trainees"
            | "Personnel"
            | "Students"
            | "Alumni"
            | "Leaders"
            | "Officer"
            | "Official"
            | "Representative"
            | "Member"
            | "Delegation"
            | "Team"
    )
}
