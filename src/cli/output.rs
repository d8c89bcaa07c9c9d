//! Where results go: standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::Context;

use super::messages::Outcome;

/// Standard output, or the file at `path`.
pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Box<dyn Write>> {
    match path {
        None => Ok(Box::new(BufWriter::new(io::stdout().lock()))),
        Some(path) => {
            let file = File::create(path).with_context(|| {
                format!("{}: cannot be written; help: does the folder exist, and may you write there?", path.display())
            })?;
            Ok(Box::new(BufWriter::new(file)))
        }
    }
}

/// Prints to standard output what `write` writes.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<Outcome> {
    let mut out = open(None)?;
    write(&mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}
