//! Small helpers for text that every stage uses: spans, tokens, folding, offsets.
mod span;
pub use span::Span;
