//! One JSON array of all records, indented by two.

use std::io::{self, Write};

use super::RecordWriter;
use crate::record::EventRecord;

/// See the module.
pub(super) struct Json<W> {
    out: W,
    begun: bool,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Json { out, begun: false }
    }
}

impl<W: Write> RecordWriter for Json<W> {
    fn write(&mut self, record: &EventRecord) -> io::Result<()> {
        self.out.write_all(if self.begun { b",\n  " } else { b"[\n  " })?;
        self.begun = true;
        // A line end never stands inside a JSON string, so that every one of them may be indented.
        self.out.write_all(serde_json::to_string_pretty(record)?.replace('\n', "\n  ").as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?;
        self.out.flush()
    }
}
