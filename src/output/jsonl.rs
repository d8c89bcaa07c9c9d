//! JSON Lines: one record a line.

use std::io::{self, Write};

use super::RecordWriter;
use crate::record::EventRecord;

/// See the module.
pub(super) struct Jsonl<W>(W);

impl<W: Write> Jsonl<W> {
    pub(super) fn new(out: W) -> Self {
        Jsonl(out)
    }
}

impl<W: Write> RecordWriter for Jsonl<W> {
    fn write(&mut self, record: &EventRecord) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, record)?;
        self.0.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
