//! Reads free-text announcements of events and gives structured records, each value with its evidence.
pub mod record;
pub mod text;
