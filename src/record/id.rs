//! Ids that are the same on every machine.

use sha2::{Digest, Sha256};

/// SHA-256 of `bytes`, in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The id of the event that is `ordinal`th (from 1) among those of the document with this hash: the first 16
/// digits of the hash, a hyphen, the ordinal: `d92bff1c2abf20a3-1`.
///
/// The uri takes no part in it: a path differs from machine to machine. The same text under two addresses thus gives
/// one id, and the addresses tell the copies apart.
pub fn event_id(sha256: &str, ordinal: usize) -> String {
    let head: String = sha256.chars().take(16).collect();
    format!("{head}-{ordinal}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_start_of_the_hash_and_the_place_of_the_event() {
        let hash = sha256_hex(b"abc");
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(event_id(&hash, 2), "ba7816bf8f01cfea-2");
    }
}
