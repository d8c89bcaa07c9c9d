//! Joins mentions: scenes, entities, and for each field the candidates with what speaks for them.

pub mod choice;
pub mod context;
pub mod countries;
pub mod entities;
pub mod scene;
pub mod scenes;
pub mod signs;
