//! Prints records: one file a format, one line in [`FORMATS`] to register it.
//!
//! In: records, one after the other. Out: text or JSON into any [`io::Write`], written as each record comes, so that
//! memory does not grow with the number of records.
//!
//! What it does not do: it opens no files and knows nothing of terminals.

mod card;
mod json;
mod jsonl;

use std::io::{self, Write};

use crate::record::EventRecord;

/// Writes records one by one.
pub trait RecordWriter {
    /// Writes one record.
    fn write(&mut self, record: &EventRecord) -> io::Result<()>;
    /// Writes what must follow the last record, and flushes. To be called once.
    fn finish(&mut self) -> io::Result<()>;
}

/// A way of printing records.
pub struct OutputFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line for the help.
    pub about: &'static str,
    make: for<'w> fn(Box<dyn Write + 'w>) -> Box<dyn RecordWriter + 'w>,
}

impl OutputFormat {
    /// A writer in this format.
    pub fn writer<'w>(&self, out: Box<dyn Write + 'w>) -> Box<dyn RecordWriter + 'w> {
        (self.make)(out)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static OutputFormat> {
        FORMATS.iter().find(|f| f.name == name)
    }
}

/// Every format, the default first.
pub const FORMATS: &[OutputFormat] = &[
    OutputFormat { name: "json", about: "one JSON array, indented", make: |out| Box::new(json::Json::new(out)) },
    OutputFormat { name: "jsonl", about: "one record a line", make: |out| Box::new(jsonl::Jsonl::new(out)) },
    OutputFormat { name: "text", about: "a card for reading", make: |out| Box::new(card::Cards::new(out)) },
];
