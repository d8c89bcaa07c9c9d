//! The lists of words: read, checked, compiled, looked up.
//!
//! The tables of `gazetteers/` are compiled into the binary; a folder given at run time adds rows, replaces
//! rows by id, or removes them ([`Lexicon::with_folder_tables`]).

pub mod compile;
mod lexicon;
pub mod table;

// `compile.rs` finds these beside itself, in the library as in the build script.
pub(crate) use crate::text::{fold, words};
pub use lexicon::{Hit, Lexicon, RowRef, TableId};

/// Name and text of every embedded table, sorted by name.
pub const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));
