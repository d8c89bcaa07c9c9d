//! Reads gold files: `ID.json` beside `ID.txt`, as `corpus/README.md` describes them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

/// A gold document: what an archivist would enter for one text.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldDocument {
    /// Stem of the file's name; found by the reader, whatever the file says.
    #[serde(skip)]
    pub id: String,
    /// Publication date, `YYYY-MM-DD`.
    #[serde(default)]
    pub published: Option<String>,
    /// The events, in text order. Kept as data: the form of `GUIDELINES.md` leaves fields out freely.
    pub events: Vec<serde_json::Value>,
    /// Where the text is.
    #[serde(skip)]
    pub text_path: PathBuf,
}

/// A gold folder or file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// Not readable.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Not gold.
    #[error("{}: not a gold file: {source}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What the JSON lacks.
        source: serde_json::Error,
    },
    /// Nothing in it.
    #[error("{}: no gold files (ID.json) in this folder", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// The gold documents of `folder`, sorted by id.
pub fn read_folder(folder: &Path) -> Result<Vec<GoldDocument>, GoldError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| GoldError::Read { path, source }
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.extension().is_some_and(|e| e == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(GoldError::Empty { path: folder.to_owned() });
    }
    paths.into_iter().map(|path| read_file(&path)).collect()
}

fn read_file(path: &Path) -> Result<GoldDocument, GoldError> {
    let text = fs::read_to_string(path).map_err(|source| GoldError::Read { path: path.to_owned(), source })?;
    let mut gold: GoldDocument =
        serde_json::from_str(&text).map_err(|source| GoldError::Form { path: path.to_owned(), source })?;
    gold.id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    gold.text_path = path.with_extension("txt");
    Ok(gold)
}
