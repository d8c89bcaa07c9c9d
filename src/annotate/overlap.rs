//! Settles overlaps inside one layer: the longest mention stays; of equally long ones the one made by the surer
//! rule; then the first.
//!
//! In: mentions of one layer. Out: those that stay, in text order, no two of which share a token. Layers do not
//! touch each other: an organisation may hold a person's name.

use super::mention::Mention;

/// Keeps the best mentions of one layer. `sureness` ranks rule ids: higher is surer.
pub fn settle(mut mentions: Vec<Mention>, sureness: impl Fn(&Mention) -> u8) -> Vec<Mention> {
    mentions.sort_by_key(|m| (std::cmp::Reverse(m.width()), std::cmp::Reverse(sureness(m)), m.first, m.weak));
    let end = mentions.iter().map(|m| m.last as usize + 1).max().unwrap_or(0);
    let mut taken = vec![false; end];
    mentions.retain(|m| {
        let range = &mut taken[m.first as usize..=m.last as usize];
        let free = range.iter().all(|t| !t);
        if free {
            range.fill(true);
        }
        free
    });
    mentions.sort_by_key(|m| m.first);
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::mention::Layer;

    #[test]
    fn longest_then_surest_then_first() {
        let m = |first, last, rule| Mention::new(first, last, Layer::Person, rule);
        let kept = settle(vec![m(0, 1, "b"), m(1, 3, "b"), m(4, 5, "b"), m(5, 6, "a"), m(7, 7, "b")], |m| {
            u8::from(m.rule == "a")
        });
        let spans: Vec<(u32, u32)> = kept.iter().map(|m| (m.first, m.last)).collect();
        assert_eq!(spans, [(1, 3), (5, 6), (7, 7)]);
    }
}
