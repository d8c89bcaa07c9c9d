//! The JSON Schema of the record, made from the types so that the two cannot drift apart.

use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use super::event::EventRecord;

/// JSON Schema (draft 2020-12) of one record.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize(); // as written: nothing is left out
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<EventRecord>();
    RecursiveTransform(close).transform(&mut schema);
    schema.insert("$id".to_owned(), json!(format!("urn:{}", EventRecord::SCHEMA.replace('/', ":"))));
    schema.to_value()
}

/// An object holds the named fields, all of them, and no others.
fn close(schema: &mut Schema) {
    let Some(names) =
        schema.get("properties").and_then(Value::as_object).map(|p| p.keys().cloned().collect::<Vec<_>>())
    else {
        return;
    };
    schema.insert("required".to_owned(), json!(names));
    schema.insert("additionalProperties".to_owned(), json!(false));
}
