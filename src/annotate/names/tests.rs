//! What must and must not be found, by layer. `|` parts the expected mentions; `-` stands for none.

use super::*;
use crate::annotate::hits::hits;

fn found(lexicon: &Lexicon, text: &str, layer: Layer) -> Vec<String> {
    let page = Page::new(text, 0, lexicon);
    let gazetteer = Mentions::new(hits(&page, lexicon));
    names(&page, lexicon, &gazetteer)
        .into_iter()
        .filter(|m| m.layer == layer && !(layer == Layer::Organisation && m.rule == "org.bare-head"))
        .map(|m| page.words(m.first as usize, m.last as usize).to_string())
        .collect()
}

fn check(layer: Layer, cases: &[(&str, &str)]) {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    for (text, want) in cases {
        let got = found(&lexicon, text, layer).join(" | ");
        let got = if got.is_empty() { "-".to_string() } else { got };
        if got != *want {
            wrong.push(format!("{text}\n    found: {got}\n    not:   {want}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

const PEOPLE: &[(&str, &str)] = &[
    // Honorifics and degrees stay outside; so does the office.
    ("The opening was by Dr. Amina Yusuf, PhD, director of training.", "Amina Yusuf"),
    ("Prof. Tshering Wangdi and Mrs Leilani Kealoha spoke on soils.", "Tshering Wangdi | Leilani Kealoha"),
    ("Hon. Justice (Rtd) Barasa Simiyu chaired the session.", "Barasa Simiyu"),
    ("Ambassador Ingrid Lindqvist welcomed the guests.", "Ingrid Lindqvist"),
    ("H.E. Mr. Otabek Rahimov cut the ribbon.", "Otabek Rahimov"),
    ("The clinic is run by Sister Agnes Mwale at noon.", "Agnes Mwale"),
    // Single names.
    ("Pak Budi showed the seedlings to the class.", "Budi"),
    ("Then Ms. Lemasuai thanked the farmers.", "Lemasuai"),
    // Particles.
    ("The course is taught by Maria del Carmen Ruiz y López.", "Maria del Carmen Ruiz y López"),
    ("Mr Ahmad bin Abdullah opened the fair.", "Ahmad bin Abdullah"),
    ("The keynote speaker is Ludwig van der Meer of the port.", "Ludwig van der Meer"),
    ("Professor Gaston de la Fontaine will chair.", "Gaston de la Fontaine"),
    ("Rania al-Khatib, director of the museum, spoke first.", "Rania al-Khatib"),
    ("Dr. Siti Nurhaliza binti Osman presented.", "Siti Nurhaliza binti Osman"),
    // Initials.
    ("B. Keltoum, head of the laboratory, closed the day.", "B. Keltoum"),
    ("S. Jaishankar said the talks went well.", "S. Jaishankar"),
    ("The chair was J.R. Smith of the county.", "J.R. Smith"),
    ("Virginia J. Magbuhat introduced the topic.", "Virginia J. Magbuhat"),
    ("Talks by K. R. Narayanan and P. Sainath.", "K. R. Narayanan | P. Sainath"),
    ("The talk was given by B.Oyunchuluun, a physicist.", "B.Oyunchuluun"),
    ("The chair was T.K.Raman of the county.", "T.K.Raman"),
    ("Ts. Munkhbold, head of the laboratory, closed the day.", "Ts. Munkhbold"),
    ("The U.S.Office of wells was shut.", "-"),
    // Whose child one is.
    ("Ms Nurul Aini binte Hamzah presented.", "Nurul Aini binte Hamzah"),
    ("The moderator was Dr Kavitha Devi d/o Raman.", "Kavitha Devi d/o Raman"),
    ("Prof. Dilip Kr. Baishya of Hill University spoke.", "Dilip Kr. Baishya"),
    // Hyphens and apostrophes.
    ("Mant’sebo Motsoanakaba, the director, thanked all.", "Mant’sebo Motsoanakaba"),
    ("Siobhan O'Neil said it had been a good year.", "Siobhan O'Neil"),
    ("Jose Manuel Salazar-Ibarra, Executive Secretary, spoke.", "Jose Manuel Salazar-Ibarra"),
    ("Min-jung Kang, curator, led the walk.", "Min-jung Kang"),
    // Capital surnames and all capitals.
    ("The report was presented by Jean-Pierre DUPONT of the ministry.", "Jean-Pierre DUPONT"),
    ("NGUYEN Thi Hang, deputy director, took the chair.", "NGUYEN Thi Hang"),
    ("Speaker: MARGARET THORNTON", "MARGARET THORNTON"),
    // Orders and cultures.
    ("Chen Xiaoming, professor of law, gave the lecture.", "Chen Xiaoming"),
    ("Nguyễn Thị Hằng, lecturer, answered questions.", "Nguyễn Thị Hằng"),
    ("Minister Sergey Ivanovich Petrov greeted the delegates.", "Sergey Ivanovich Petrov"),
    ("Batyr Geldiyev and Kerim Orazov, trainers, ran it.", "Batyr Geldiyev | Kerim Orazov"),
    ("Chief guest was Bhavesh Solanki, Collector of the district.", "Bhavesh Solanki"),
    // Suffixes.
    ("Lecture by Robert F. Jenkins Jr., historian.", "Robert F. Jenkins Jr."),
    ("Host: Walter Higgins III", "Walter Higgins III"),
    // Offices before and after.
    ("Executive Secretary Paula Mendoza closed the forum.", "Paula Mendoza"),
    ("The mayor, Ondrej Havel, was there.", "Ondrej Havel"),
    ("Speakers:\n- Karen Ellis, University of Leeds\n- Tomas Novak, Charles University", "Karen Ellis | Tomas Novak"),
    ("Talks: Wanjiru Kamau (Strathmore University), Otieno Odhiambo (KEBS).", "Wanjiru Kamau | Otieno Odhiambo"),
    ("The Minister of Water and Irrigation Mousa Jamani opened it.", "Mousa Jamani"),
    ("Talks by lawyer Ghida Sabbagh-Noun and others.", "Ghida Sabbagh-Noun"),
    // What stands behind a person's office is the body.
    ("Speaker: Renaud Thibault, Partner, Arcadie Works", "Renaud Thibault"),
    // Short later mentions.
    (
        "Olga Zubareva spoke first. Zubareva said rivers matter. Ms. Zubareva left.",
        "Olga Zubareva | Zubareva | Zubareva",
    ),
    ("Facilitated by Henry Mutua. Henry has taught for years.", "Henry Mutua | Henry"),
    // Words of the language as surnames; nicknames.
    ("Robert Jolly, product manager, will speak.", "Robert Jolly"),
    ("Ramon “Bongbong” Alvarez, councillor, sang.", "Ramon “Bongbong” Alvarez"),
    ("Moderator: Jan-Willem Brandt, harbour pilot", "Jan-Willem Brandt"),
    ("Moderated by Ben Osei.", "Ben Osei"),
    // Near misses: places, months, bodies, titles, programmes.
    ("The course runs Jan-Feb 2023.", "-"),
    ("The meeting was in Addis Ababa on Monday 4 May.", "-"),
    ("The Grace Farms Foundation paid for lunch.", "-"),
    ("Climate Action Workshop in Kuala Lumpur", "-"),
    ("Digital Skills For Rural Women", "-"),
    ("The Heinrich Boell Foundation gave the grant.", "-"),
    ("Join us in Victoria Park on Saturday.", "-"),
    ("The Ministry of Health thanked the donors.", "-"),
    ("Open Data Day is held every March.", "-"),
    ("The Secretary General was absent.", "-"),
    ("Register by Friday, April 9, 2021.", "-"),
    ("The UNODC Regional Office runs the course.", "-"),
    ("Supported by Save the Children and World Vision.", "-"),
    ("Training of Trainers on Border Management", "-"),
];

const BODIES: &[(&str, &str)] = &[
    (
        "The Ministry of Interior, Security and Border Management of the Republic of Chad hosted it.",
        "Ministry of Interior, Security and Border Management of the Republic of Chad",
    ),
    ("The Food and Agriculture Organization paid.", "Food and Agriculture Organization"),
    ("It was run by the Bureau of Alcohol, Tobacco and Firearms.", "Bureau of Alcohol, Tobacco and Firearms"),
    ("The Office of the Attorney General was there.", "Office of the Attorney General"),
    ("The General Prosecutor's Office of Uzbekistan sent two.", "General Prosecutor's Office of Uzbekistan"),
    ("Kenya's Ministry of Health sent doctors.", "Ministry of Health"),
    ("The Women’s Information Centre is the host.", "Women’s Information Centre"),
    ("The Department of Science and Technology paid.", "Department of Science and Technology"),
    ("The University of Heidelberg and Charles University met.", "University of Heidelberg | Charles University"),
    ("The Ministry of Health and World Vision Ghana met.", "Ministry of Health | World Vision"),
    ("Held by the Association for the Prevention of Torture.", "Association for the Prevention of Torture"),
    ("The EU Delegation to Trinidad and Tobago paid.", "EU Delegation to Trinidad and Tobago"),
    ("The Embassy of Switzerland in Egypt helped.", "Embassy of Switzerland in Egypt"),
    ("The Lusaka Agreement Task Force led it.", "Lusaka Agreement Task Force"),
    ("The Global Network of Women Peacebuilders taught.", "Global Network of Women Peacebuilders"),
    ("The Royal Ruritania Constabulary took part.", "Royal Ruritania Constabulary"),
    ("The Bertelsmann Stiftung paid for it.", "Bertelsmann Stiftung"),
    ("It was paid for by Harlow Widgets Ltd of Leeds.", "Harlow Widgets Ltd"),
    ("A session with KVK Dimapur for growers.", "KVK Dimapur"),
    ("The SADC Secretariat convened the talks.", "SADC Secretariat"),
    ("Staff of ATI-RTC taught beekeeping.", "ATI-RTC"),
    ("A webinar of DigitalGov for writers.", "DigitalGov"),
    ("Anna Berg (Kvadrat Systems) spoke about looms.", "Kvadrat Systems"),
    ("The Institute for Missing Persons sent experts.", "Institute for Missing Persons"),
    ("The Ministry of Foreign Affairs opened its doors.", "Ministry of Foreign Affairs"),
    ("Officers of the Gambia Immigration Department came.", "Gambia Immigration Department"),
    ("The H. Lavity Stoutt Community College lent the room.", "H. Lavity Stoutt Community College"),
    // Near misses.
    ("People with HIV and TB may use the GPS app.", "-"),
    ("RSVP by 5 PM GMT; a PDF is online.", "-"),
    ("The CEO took part in the Q&A.", "-"),
    ("He teaches participatory learning and action (PLA) and likes PLA.", "-"),
    ("Please bring a chair and a cup of tea.", "-"),
    ("It begins on Monday in Nairobi.", "-"),
    ("Questions and answers come last.", "-"),
    // Regions go in pairs; what a ministry is for may be a noun that ends other names.
    (
        "The Regional Office for Asia and the Pacific met the Commission for Latin America and the Caribbean.",
        "Regional Office for Asia and the Pacific | Commission for Latin America and the Caribbean",
    ),
    (
        "It was run by the Ministry of Women, Community and Social Development with others.",
        "Ministry of Women, Community and Social Development",
    ),
    (
        "The Ministry of Culture and Romanian Cultural Institute agreed.",
        "Ministry of Culture | Romanian Cultural Institute",
    ),
    ("Here the Trinidad and Tobago Immigration Division has its seat.", "Trinidad and Tobago Immigration Division"),
    ("It was opened by the Office of Special Counsel in June.", "Office of Special Counsel"),
    ("So said the IOM Chief of Mission in Peru, a tall man.", "IOM"),
    ("We thank the OSCE Project Co-ordinator for all.", "OSCE"),
    ("The webinar is hosted by Harbour.gov again; see harbour.gov for more.", "Harbour.gov"),
    ("Teachers from the e-Governance Academy came.", "e-Governance Academy"),
];

const VENUES: &[(&str, &str)] = &[
    ("Place: Wean Hall 5409", "Wean Hall 5409"),
    ("It is held in WeH 5409 at noon.", "WeH 5409"),
    ("Where: 7500 Wean Hall", "7500 Wean Hall"),
    ("At the Chikho Hotel in Hargeisa.", "Chikho Hotel"),
    ("Come to Room 204, Lindgren Hall, at six.", "Room 204 | Lindgren Hall | Room 204, Lindgren Hall"),
    ("We meet at 12 Garden Street for tea.", "12 Garden Street"),
    ("Dinner at the Gateway hotel follows.", "Gateway hotel"),
    ("Hotel Rheinblick is the venue.", "Hotel Rheinblick"),
    ("The Melbourne Museum opens late.", "Melbourne Museum"),
    ("The talk is in Porter Hall A18C today.", "Porter Hall A18C"),
    // Near misses.
    ("The room was full and the hall was cold.", "-"),
    ("In May 2019 the hotel closed.", "-"),
    ("There is room for 40 people.", "-"),
];

const OTHERS: &[(&str, &str)] = &[
    ("The Blue Harbour Programme trains divers.", "Blue Harbour Programme"),
    ("They read from Silent Orchard on stage.", "Silent Orchard"),
    ("It was a good day for all.", "-"),
];

#[test]
fn people() {
    check(Layer::Person, PEOPLE);
}

#[test]
fn bodies() {
    check(Layer::Organisation, BODIES);
}

#[test]
fn venues_are_found() {
    check(Layer::Venue, VENUES);
}

#[test]
fn other_names() {
    check(Layer::Name, OTHERS);
}

#[test]
fn definitions() {
    let lexicon = Lexicon::embedded();
    for (text, want) in [
        (
            "the Migration Dialogue for Southern Africa (MIDSA) met",
            Some(("MIDSA", "Migration Dialogue for Southern Africa")),
        ),
        (
            "funded by JICA (Japan International Cooperation Agency)",
            Some(("JICA", "Japan International Cooperation Agency")),
        ),
        ("LATF, the Lusaka Agreement Task Force, came", Some(("LATF", "Lusaka Agreement Task Force"))),
        ("the FAO – Food and Agriculture Organization – paid", Some(("FAO", "Food and Agriculture Organization"))),
        ("Police Contributing Countries (PCCs) sent men", Some(("PCCs", "Police Contributing Countries"))),
        ("participatory learning and action (PLA) is taught", Some(("PLA", "participatory learning and action"))),
        ("the Council (see below) met", None),
        ("open daily (MON–FRI) till ten", None),
        ("in Lagos (IST), the fair", None),
    ] {
        let page = Page::new(text, 0, &lexicon);
        let gazetteer = Mentions::new(hits(&page, &lexicon));
        let got = acronyms(&page, &gazetteer);
        let got = got.first().map(|a| (page.words(a.short.0, a.short.1), page.words(a.long.0, a.long.1)));
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn people_and_bodies_do_not_overlap_themselves() {
    let lexicon = Lexicon::embedded();
    for (text, _) in PEOPLE.iter().chain(BODIES) {
        let page = Page::new(text, 0, &lexicon);
        let gazetteer = Mentions::new(hits(&page, &lexicon));
        let all = names(&page, &lexicon, &gazetteer);
        for layer in [Layer::Person, Layer::Organisation] {
            let mut last = None;
            for m in all.iter().filter(|m| m.layer == layer) {
                assert!(last.is_none_or(|l| l < m.first), "{text}: {layer:?}");
                last = Some(m.last);
            }
        }
    }
}
