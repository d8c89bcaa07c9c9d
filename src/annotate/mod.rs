//! Proposes typed mentions; deletes none and picks no winner.
pub mod hits;
pub mod layout;
pub mod links;
pub mod mention;
pub mod tokens;
