//! Byte offsets to code points, once, at the edge.

/// Maps byte offsets of one text to code points. Built in one pass; a look-up counts at most 64 bytes.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each 64th byte. Empty if the text is ASCII.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// For `text`.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return CodePoints { text, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0u32;
        for chunk in text.as_bytes().chunks(STEP) {
            marks.push(count);
            count += starts(chunk);
        }
        CodePoints { text, marks }
    }

    /// The number of code points before byte `at` (which must lie on a character boundary).
    pub fn at(&self, at: usize) -> usize {
        if self.marks.is_empty() {
            return at.min(self.text.len());
        }
        let at = at.min(self.text.len());
        let block = (at / STEP).min(self.marks.len() - 1);
        self.marks[block] as usize + starts(&self.text.as_bytes()[block * STEP..at]) as usize
    }
}

/// How many characters begin in `bytes`.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in ".{0,200}") {
            let map = CodePoints::new(&text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(map.at(at), n);
            }
            prop_assert_eq!(map.at(text.len()), text.chars().count());
        }
    }
}
