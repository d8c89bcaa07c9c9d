//! From paths to documents: files, folders, standard input, JSON Lines.
//!
//! In: what the user named. Out: [`Document`]s, one at a time, so that memory does not grow with their number.
//! What cannot be read is reported with its place and a remedy, and counted; the rest goes on.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use annalist::document::{Document, Metadata};
use annalist::record::{Day, sha256_hex};
use serde::Deserialize;

use super::messages::report;

/// Longest document, in bytes. An announcement is a few pages; this is five hundred of them, and is read in less than
/// 100 MB of memory.
const LONGEST: u64 = 2 << 20;

/// How input is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputFormat {
    /// By the ending of the file's name; standard input and unknown endings as plain text
    Auto,
    /// Plain text, UTF-8
    Text,
    /// Markdown; a front matter (title, date) is read as metadata
    Markdown,
    /// One JSON object a line: {"id", "text", "published", "uri"?, "title"?}
    Jsonl,
}

/// Endings of files that are taken from a folder, and what they are.
const ENDINGS: &[(&str, InputFormat)] = &[
    ("txt", InputFormat::Text),
    ("text", InputFormat::Text),
    ("md", InputFormat::Markdown),
    ("markdown", InputFormat::Markdown),
    ("jsonl", InputFormat::Jsonl),
    ("ndjson", InputFormat::Jsonl),
];

fn by_ending(path: &Path) -> Option<InputFormat> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    ENDINGS.iter().find(|(e, _)| *e == ending).map(|(_, format)| *format)
}

/// Something that keeps one document from being read: what is wrong, and what to do.
struct Trouble {
    what: String,
    help: String,
}

impl Trouble {
    fn new(what: impl Into<String>, help: impl Into<String>) -> Trouble {
        Trouble { what: what.into(), help: help.into() }
    }
}

/// annalist itself failed on a document. Must not happen; but a night's batch must not end by it either.
#[derive(Debug, thiserror::Error)]
#[error("annalist failed on this text, by a fault of its own")]
pub(super) struct Fault;

/// Reads all inputs, handing each document to `take`. An error of `take` ends the reading.
pub(super) struct Reader<F> {
    format: InputFormat,
    published: Option<Day>,
    take: F,
    /// Documents that could not be read.
    pub(super) failed: usize,
}

impl<F: FnMut(&Document) -> anyhow::Result<()>> Reader<F> {
    pub(super) fn new(format: InputFormat, published: Option<Day>, take: F) -> Self {
        Reader { format, published, take, failed: 0 }
    }

    /// Reads one path as the user gave it: a file, a folder, or `-`.
    pub(super) fn read(&mut self, path: &Path) -> anyhow::Result<()> {
        if path.as_os_str() == "-" {
            return self.stream(io::stdin().lock(), "-", self.format);
        }
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                if self.folder(path)? == 0 {
                    self.fail(path.display(), folder_is_empty());
                }
                Ok(())
            }
            Ok(_) => self.file(path),
            Err(error) => {
                self.fail(path.display(), not_readable(&error));
                Ok(())
            }
        }
    }

    /// Reads a folder and what is below it, in the order of names. Returns how many files and failures there were.
    fn folder(&mut self, folder: &Path) -> anyhow::Result<usize> {
        let listed = fs::read_dir(folder).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect());
        let mut paths: Vec<PathBuf> = match listed {
            Ok(paths) => paths,
            Err(error) => {
                self.fail(folder.display(), not_readable(&error));
                return Ok(1);
            }
        };
        paths.sort();
        let mut seen = 0;
        for path in paths {
            let linked_folder = path.is_symlink() && path.is_dir(); // might lead in circles
            if path.is_dir() && !linked_folder {
                seen += self.folder(&path)?;
            } else if by_ending(&path).is_some() && !linked_folder {
                seen += 1;
                self.file(&path)?;
            }
        }
        Ok(seen)
    }

    fn file(&mut self, path: &Path) -> anyhow::Result<()> {
        let format = match self.format {
            InputFormat::Auto => by_ending(path).unwrap_or(InputFormat::Text),
            given => given,
        };
        match File::open(path) {
            Ok(file) => self.stream(BufReader::new(file), &path.display().to_string(), format),
            Err(error) => {
                self.fail(path.display(), not_readable(&error));
                Ok(())
            }
        }
    }

    fn stream(&mut self, input: impl BufRead, uri: &str, format: InputFormat) -> anyhow::Result<()> {
        if format == InputFormat::Jsonl {
            return self.lines(input, uri);
        }
        let document = whole(input).and_then(|bytes| {
            let meta = Metadata {
                uri: uri.to_owned(),
                published: self.published.map(|d| d.0),
                sha256: Some(sha256_hex(&bytes)),
                ..Metadata::default()
            };
            let text = text_of(bytes)?;
            Ok(if format == InputFormat::Markdown {
                Document::markdown(text, meta)
            } else {
                Document::plain(text, meta)
            })
        });
        self.give(uri, document)
    }

    fn lines(&mut self, mut input: impl BufRead, uri: &str) -> anyhow::Result<()> {
        for number in 1.. {
            let place = format!("{uri}, line {number}");
            match next_line(&mut input) {
                Ok(None) => break,
                Ok(Some(line)) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some(line)) => {
                    let document = line_document(&line, self.published);
                    self.give(&place, document)?;
                }
                Err(Broken::Line(trouble)) => self.fail(place, trouble),
                Err(Broken::Stream(error)) => {
                    self.fail(place, not_readable(&error));
                    break;
                }
            }
        }
        Ok(())
    }

    fn give(&mut self, place: &str, document: Result<Document, Trouble>) -> anyhow::Result<()> {
        match document {
            Ok(document) => match (self.take)(&document) {
                Err(error) if error.is::<Fault>() => {
                    let help = "please send the text and the lines above to the makers; the other documents are read";
                    self.fail(place, Trouble::new(error.to_string(), help));
                    Ok(())
                }
                taken => taken,
            },
            Err(trouble) => {
                self.fail(place, trouble);
                Ok(())
            }
        }
    }

    fn fail(&mut self, place: impl std::fmt::Display, trouble: Trouble) {
        self.failed += 1;
        report(place, trouble.what, trouble.help);
    }
}

fn not_readable(error: &io::Error) -> Trouble {
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling; names with spaces need quotation marks",
        io::ErrorKind::PermissionDenied => "ask its owner for leave to read it, or copy it to a place of your own",
        _ => "try to open it in another program; the disk or the link may be at fault",
    };
    let what = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        _ => format!("cannot be read ({error})"),
    };
    Trouble::new(what, help)
}

fn folder_is_empty() -> Trouble {
    let endings: Vec<String> = ENDINGS.iter().map(|(e, _)| format!(".{e}")).collect();
    Trouble::new(
        "nothing to read in this folder",
        format!("from folders, files ending in {} are read; name other files one by one", endings.join(", ")),
    )
}

fn too_long() -> Trouble {
    Trouble::new(
        format!("longer than {} MB, which no announcement is", LONGEST >> 20),
        "split it into its announcements, one a file or one a line of JSON Lines",
    )
}

/// All bytes of `input`.
fn whole(input: impl BufRead) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| not_readable(&e))?;
    if bytes.len() as u64 > LONGEST { Err(too_long()) } else { Ok(bytes) }
}

/// The bytes as text, if they are text.
fn text_of(bytes: Vec<u8>) -> Result<String, Trouble> {
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        let help = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            "it seems to be UTF-16: save it again as UTF-8"
        } else {
            "annalist reads plain text and Markdown: open it in its own program and save it as text"
        };
        return Err(Trouble::new(format!("not a text file (byte {at} is NUL)"), help));
    }
    let text = String::from_utf8(bytes).map_err(|e| {
        let good = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..good].iter().filter(|b| **b == b'\n').count() + 1;
        Trouble::new(
            format!("line {line} is not valid UTF-8 (byte {good} of the file)"),
            "save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        )
    })?;
    if text.trim().is_empty() {
        let what = if text.is_empty() { "is empty" } else { "holds white space only" };
        return Err(Trouble::new(what, "check that the file was saved, or leave it out"));
    }
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Why there is no next line.
enum Broken {
    /// This line cannot be used; there may be others.
    Line(Trouble),
    /// Nothing more can be read.
    Stream(io::Error),
}

/// The next line without its end, never holding more than the longest document in memory.
fn next_line(input: &mut impl BufRead) -> Result<Option<Vec<u8>>, Broken> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST).read_until(b'\n', &mut line).map_err(Broken::Stream)?;
    if line.len() as u64 == LONGEST && line.last() != Some(&b'\n') {
        skip_line(input).map_err(Broken::Stream)?;
        return Err(Broken::Line(too_long()));
    }
    Ok((!line.is_empty()).then_some(line))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|b| *b == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// One line of JSON Lines input.
#[derive(Deserialize)]
struct InputLine {
    #[serde(default)]
    id: Option<serde_json::Value>,
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    uri: Option<String>,
    #[serde(default)]
    title: Option<String>,
}

fn line_document(line: &[u8], published: Option<Day>) -> Result<Document, Trouble> {
    let shape = r#"a line is {"id": "…", "text": "…", "published": "YYYY-MM-DD" or null}"#;
    let input: InputLine =
        serde_json::from_slice(line).map_err(|e| Trouble::new(format!("not a document: {e}"), shape))?;
    let published = match (published, input.published.as_deref().filter(|p| !p.is_empty())) {
        (Some(given), _) => Some(given), // the option speaks for all documents
        (None, None) => None,
        (None, Some(text)) => Some(day(text).map_err(|what| Trouble::new(what, "or give null where it is not known"))?),
    };
    let id = input.id.map(|id| match id {
        serde_json::Value::String(id) => id,
        other => other.to_string(),
    });
    let bytes = input.text.into_bytes();
    let meta = Metadata {
        uri: input.uri.or(id).unwrap_or_default(),
        published: published.map(|d| d.0),
        title: input.title.filter(|t| !t.trim().is_empty()),
        sha256: Some(sha256_hex(&bytes)),
        ..Metadata::default()
    };
    Ok(Document::plain(text_of(bytes)?, meta))
}

/// A day, from `YYYY-MM-DD` with or without a time behind it.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.split_once(['T', ' ']).map_or(text, |(day, _)| day).parse()
}
