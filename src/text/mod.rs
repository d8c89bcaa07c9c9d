//! Small helpers for text that every stage uses: spans, words, folding, offsets.
mod code_points;
pub mod fold;
mod span;
pub mod words;

pub use code_points::CodePoints;
pub use span::Span;
