//! Proposes typed mentions; deletes none and picks no winner.
pub mod links;
pub mod tokens;
