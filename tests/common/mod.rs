//! A small text and the record that a perfect reader would make of it, every field filled.
#![allow(dead_code)] // each test file uses a part

use annalist::record::*;

/// The text. The first words hold a letter of two bytes, so that bytes and code points part company.
pub const TEXT: &str = "Café talks: Training Workshop on Ferry Safety, Mombasa, 27 July 2021, 10:00. \
    Hosted by the Coast Pilots' Guild (CPG) on Zoom for 24 deck officers from Kenya. \
    Ms Amina Odhiambo, Director of the Guild, opened; Capt. Otieno Were spoke on night crossings. \
    Register by 20 July at https://example.org/ferry or info@example.org.";

/// Evidence for `words`, which stand in [`TEXT`].
pub fn evidence(words: &str, rule: &str) -> Vec<Evidence> {
    let at = TEXT.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
    let start = TEXT[..at].chars().count();
    vec![Evidence { start, end: start + words.chars().count(), text: words.into(), rule: rule.into() }]
}

fn stated(words: &str, rule: &str) -> Support {
    Support::stated(evidence(words, rule), 0.9)
}

fn valued<T>(value: T, words: &str, rule: &str) -> Valued<T> {
    Valued::new(value, stated(words, rule))
}

fn person(name: &str, honorific: &str, capacity: Capacity) -> Person {
    Person {
        name: name.into(),
        honorific: Some(honorific.into()),
        position: None,
        affiliation: None,
        capacity,
        subject: None,
        support: stated(name, "person.test"),
    }
}

/// The record.
pub fn full_record() -> EventRecord {
    let source = Source {
        uri: Some("ferry.txt".into()),
        media_type: "text/plain".into(),
        sha256: sha256_hex(TEXT.as_bytes()),
        language: Some("en".into()),
        published: "2021-07-01".parse().ok(),
        span: Some(TextRange { start: 0, end: TEXT.chars().count() }),
        text: None,
    };
    let id = event_id(&source.sha256, 1);
    let count = Count {
        value: 24,
        qualifier: Qualifier::Exact,
        of: Some("deck officers".into()),
        country: None,
        gender: None,
        support: stated("24 deck officers", "count.test"),
    };
    let mut r = EventRecord::unknown(source, id);
    let title = "Training Workshop on Ferry Safety";
    r.title = Some(valued(title.into(), title, "title.test"));
    r.kinds = vec![valued(Kind::Workshop, "Workshop", "kind.test"), valued(Kind::Training, "Training", "kind.test")];
    r.status = Some(valued(Status::Held, "opened", "status.test"));
    r.format = Some(valued(Format::Hybrid, "Zoom", "format.test"));
    r.platforms = vec![valued("Zoom".into(), "Zoom", "platform.test")];
    r.when = Some(When {
        start: "2021-07-27".parse().ok(),
        end: "2021-07-27".parse().ok(),
        start_time: "10:00".parse().ok(),
        end_time: None,
        timezone: None,
        zone: None,
        precision: Some(Precision::Minute),
        resolution: Resolution::Explicit,
        edtf: Some("2021-07-27".into()),
        rrule: None,
        occurrences: vec![Occurrence {
            start: "2021-07-20".parse().ok(),
            end: None,
            start_time: None,
            end_time: None,
            superseded: true,
            evidence: evidence("20 July", "date.test"),
        }],
        support: stated("27 July 2021, 10:00", "date.test"),
    });
    r.reference_date = ReferenceDate {
        value: "2021-07-01".parse().ok(),
        from: RefDateFrom::Option,
        evidence: Vec::new(),
        others: Vec::new(),
    };
    r.deadlines = vec![Deadline {
        kind: DeadlineKind::Registration,
        date: "2021-07-20".parse().ok(),
        support: Support::inferred(evidence("by 20 July", "deadline.test"), 0.8),
    }];
    r.places = vec![Place {
        venue: None,
        city: Some("Mombasa".into()),
        region: None,
        country: Some("KE".into()),
        support: Support::inferred(evidence("Mombasa", "place.test"), 0.8),
    }];
    r.organisers = vec![Organiser {
        name: "Coast Pilots' Guild".into(),
        acronym: Some("CPG".into()),
        role: Role::Host,
        country: None,
        support: stated("Coast Pilots' Guild", "organiser.test"),
    }];
    r.participants = Participants {
        total: Some(count.clone()),
        counts: vec![count],
        groups: vec![valued("deck officers".into(), "deck officers", "group.test")],
        countries: vec!["KE".into()],
    };
    r.countries = vec![CountryMention {
        code: "KE".into(),
        name: "Kenya".into(),
        roles: vec![CountryRole::Venue, CountryRole::Participant],
        support: stated("Kenya", "country.test"),
    }];
    let opening = person("Amina Odhiambo", "Ms", Capacity::Opening);
    let speaker =
        Person { subject: Some("night crossings".into()), ..person("Otieno Were", "Capt.", Capacity::Speaker) };
    r.people = vec![Person { position: Some("Director of the Guild".into()), ..opening }, speaker];
    r.sessions = vec![Session {
        subject: Some("night crossings".into()),
        people: vec![1],
        support: stated("night crossings", "session.test"),
    }];
    r.topics = vec![Topic {
        id: "transport".into(),
        label: "Transport".into(),
        weight: 0.8,
        support: stated("Ferry", "topic.test"),
    }];
    r.keyphrases = vec![valued("night crossings".into(), "night crossings", "keyphrase.test")];
    r.links = vec![Link {
        url: "https://example.org/ferry".into(),
        label: None,
        support: stated("https://example.org/ferry", "link.test"),
    }];
    r.contacts = vec![Contact {
        name: None,
        email: Some("info@example.org".into()),
        phone: None,
        support: stated("info@example.org", "contact.test"),
    }];
    r.warnings = vec![Warning {
        code: WarningCode::YearAmbiguous,
        message: "The deadline names no year.".into(),
        evidence: evidence("20 July", "deadline.test"),
    }];
    r
}
