//! A record, or a gold event, as the flat lists of values that are compared.

use serde_json::Value;

use super::compare::Form;
use super::fields::FIELDS;

/// One value of one field.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// The value as it is shown to people, and compared where forms do not matter.
    pub(super) raw: String,
    /// The forms it is known by.
    pub(super) forms: Vec<Form>,
    /// Role of an organiser, qualifier of a total.
    pub(super) tag: Option<String>,
    /// Of a speaker: affiliation and position as far as given.
    pub(super) belongs: Vec<String>,
    /// Of a speaker: what they spoke on.
    pub(super) subject: Option<String>,
    /// How sure the record is of it.
    pub(super) confidence: Option<f64>,
}

/// The values of one event, a list for each of [`FIELDS`].
#[derive(Debug, Clone)]
pub(super) struct Flat(Vec<Vec<Item>>);

impl Flat {
    /// No values at all.
    pub(super) fn empty() -> Flat {
        Flat(vec![Vec::new(); FIELDS.len()])
    }

    /// The values of `field`.
    pub(super) fn get(&self, field: &str) -> &[Item] {
        FIELDS.iter().position(|f| *f == field).and_then(|n| self.0.get(n)).map_or(&[], Vec::as_slice)
    }

    fn set(&mut self, field: &str, items: impl IntoIterator<Item = Item>) {
        if let Some(list) = FIELDS.iter().position(|f| *f == field).and_then(|n| self.0.get_mut(n)) {
            list.extend(items);
        }
    }
}

/// Capacities of people who count as speakers.
const SPEAKING: &[&str] = &["speaker", "moderator", "trainer", "opening", "chair", "panellist"];

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.is_empty() => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn item(raw: String, forms: impl IntoIterator<Item = Option<Form>>) -> Item {
    Item { raw, forms: forms.into_iter().flatten().collect(), ..Item::default() }
}

/// A value known by itself alone.
fn plain(raw: String) -> Item {
    let form = Form::new(&raw);
    item(raw, [form])
}

fn sure(mut item: Item, from: &Value) -> Item {
    item.confidence = from.get("confidence").and_then(Value::as_f64);
    item
}

/// `{"value": …}` or the bare value.
fn valued(value: &Value) -> Option<Item> {
    let inner = if value.is_object() { &value["value"] } else { value };
    text(inner).map(|raw| sure(plain(raw), value))
}

/// A speaker; `names` are the name and its variants.
fn speaker(person: &Value, names: &[Value]) -> Item {
    let names: Vec<String> = names.iter().filter_map(text).collect();
    let mut out = item(names.first().cloned().unwrap_or_default(), names.iter().map(|n| Form::of_person(n)));
    out.belongs = [&person["affiliation"], &person["position"]].into_iter().filter_map(text).collect();
    out.subject = text(&person["subject"]);
    out
}

/// The values of a record, read leniently from its JSON, so that records of other versions can be scored too.
pub(super) fn of_record(record: &Value) -> Flat {
    let mut flat = Flat::empty();
    let cut = |value: &Value, len: usize| text(value).map(|t| t.chars().take(len).collect::<String>());
    let when = &record["when"];
    for (field, len) in [("start", 10), ("end", 10), ("start_time", 5), ("end_time", 5)] {
        flat.set(field, cut(&when[field], len).map(|raw| sure(plain(raw), when)));
    }
    let place = list(&record["where"]).first().unwrap_or(&Value::Null);
    for field in ["venue", "city", "country"] {
        flat.set(field, text(&place[field]).map(|raw| sure(plain(raw), place)));
    }
    flat.set("title", valued(&record["title"]));
    flat.set("format", valued(&record["format"]));
    flat.set("kinds", list(&record["kinds"]).iter().filter_map(valued));
    flat.set("platforms", list(&record["platforms"]).iter().filter_map(valued));
    flat.set(
        "organisers",
        list(&record["organisers"]).iter().map(|o| {
            let forms = [&o["name"], &o["acronym"]].map(|n| text(n).and_then(|n| Form::new(&n)));
            Item { tag: text(&o["role"]), ..sure(item(text(&o["name"]).unwrap_or_default(), forms), o) }
        }),
    );
    let part = &record["participants"];
    flat.set(
        "total",
        valued(&part["total"]).map(|total| Item {
            tag: Some(text(&part["total"]["qualifier"]).unwrap_or_else(|| "exact".to_owned())),
            ..total
        }),
    );
    flat.set("groups", list(&part["groups"]).iter().filter_map(valued));
    flat.set("participant_countries", list(&part["countries"]).iter().filter_map(valued));
    let countries = list(&record["countries"]).iter();
    flat.set("countries", countries.filter_map(|c| text(&c["code"]).map(|raw| sure(plain(raw), c))));
    let people = list(&record["people"]).iter();
    let speaking = people.filter(|p| p["capacity"].as_str().is_some_and(|c| SPEAKING.contains(&c)));
    flat.set(
        "speakers",
        speaking.map(|p| {
            let mut out = sure(speaker(p, &[p["name"].clone()]), p);
            out.belongs.truncate(1); // the affiliation, or failing that the position
            out
        }),
    );
    let topics = list(&record["topics"]).iter();
    flat.set("topics", topics.filter_map(|t| text(&t["id"]).map(|raw| sure(plain(raw), t))));
    flat
}

/// The values of a gold event.
pub(super) fn of_gold(event: &Value) -> Flat {
    let mut flat = Flat::empty();
    for field in ["title", "format", "start", "end", "start_time", "end_time", "venue", "city", "country"] {
        let aliases = list(&event[format!("{field}_aliases")]);
        flat.set(
            field,
            text(&event[field]).map(|raw| {
                let forms: Vec<_> = [raw.clone()].into_iter().chain(aliases.iter().filter_map(text)).collect();
                item(raw, forms.iter().map(|f| Form::new(f)))
            }),
        );
    }
    let part = &event["participants"];
    for (field, values) in [
        ("kinds", &event["kinds"]),
        ("platforms", &event["platforms"]),
        ("countries", &event["countries"]),
        ("topics", &event["topics"]),
        ("groups", &part["groups"]),
        ("participant_countries", &part["countries"]),
    ] {
        flat.set(field, list(values).iter().filter_map(text).map(plain));
    }
    let names = |who: &Value| [&[who["name"].clone()], list(&who["aliases"])].concat();
    flat.set(
        "organisers",
        list(&event["organisers"]).iter().map(|o| {
            let forms: Vec<String> = names(o).iter().filter_map(text).collect();
            let shown = forms.first().cloned().unwrap_or_default();
            Item { tag: text(&o["role"]), ..item(shown, forms.iter().map(|f| Form::new(f))) }
        }),
    );
    flat.set(
        "total",
        text(&part["total"]).map(|raw| Item {
            tag: Some(text(&part["qualifier"]).unwrap_or_else(|| "exact".to_owned())),
            ..plain(raw)
        }),
    );
    flat.set(
        "speakers",
        list(&event["speakers"]).iter().map(|p| {
            let mut out = speaker(p, &names(p));
            if out.belongs.len() > 1 {
                out.belongs.push(out.belongs.join(", "));
            }
            out
        }),
    );
    flat
}
