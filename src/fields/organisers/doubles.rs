//! Two chosen names of one body that nothing else joined: "Kavolis Centre" and "Kavolis Centre for Migration Studies", "SEAPAX" and
//! "Southern and Eastern African Peace Academy".
//!
//! In: the chosen candidates. Out: the same without the second name of a body. (Within the scene only, and only among those
//! chosen: two names of a document that share words are mostly two bodies, two organisers of one event hardly.)

use crate::relate::choice::Scored;

/// The chosen ones, of two names of one body the fuller, unless the other is much likelier.
pub(super) fn single(scored: &[Scored<'_>], chosen: Vec<usize>) -> Vec<usize> {
    let words: Vec<Vec<String>> = chosen.iter().map(|i| words(&scored[*i].candidate.value)).collect();
    let mut dropped = vec![false; chosen.len()];
    for a in 0..chosen.len() {
        for b in 0..chosen.len() {
            if a == b || dropped[a] || dropped[b] {
                continue;
            }
            let part = part_of(&words[a], &words[b])
                && scored[chosen[a]].candidate.evidence.iter().all(|e| e.2 != "org.gazetteer" && e.2 != "org.state");
            let short = words[a].len() == 1 && short_for(&scored[chosen[a]].candidate.value, &words[b]);
            if part || short {
                let much = scored[chosen[a]].p > scored[chosen[b]].p + MUCH;
                dropped[if much { b } else { a }] = true;
            }
        }
    }
    chosen.into_iter().zip(dropped).filter(|(_, d)| !d).map(|(i, _)| i).collect()
}

/// How much likelier the shorter form must be to be kept.
const MUCH: f64 = 0.35;

fn words(name: &str) -> Vec<String> {
    let plain = |w: &str| w.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    name.split_whitespace().map(plain).filter(|w| !w.is_empty() && w != "the").collect()
}

/// Whether the words of `part` (two at least) begin or end `full`.
fn part_of(part: &[String], full: &[String]) -> bool {
    part.len() >= 2 && part.len() < full.len() && (full.starts_with(part) || full.ends_with(part))
}

/// Whether beginnings of the words, from the first on, spell the short form, but for words at the end and one letter ("EUCAP", "European
/// Union Capacity Building Mission").
fn short_for(short: &str, full: &[String]) -> bool {
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if !(4..=12).contains(&letters.len()) || capitals * 2 < letters.len() || full.len() < 3 {
        return false;
    }
    // How many letters the words so far may have spelt.
    let mut ends = vec![0usize];
    let (mut most, mut used) = (0, 0);
    for (n, word) in full.iter().take(12).enumerate() {
        let small = matches!(word.as_str(), "of" | "for" | "and" | "in" | "on" | "de" | "des" | "du" | "la");
        let mut next: Vec<usize> = if small { ends.clone() } else { Vec::new() };
        for end in &ends {
            let rest = &letters[*end..];
            next.extend(
                word.chars().zip(rest).take_while(|(c, want)| c == *want).enumerate().map(|(k, _)| end + k + 1),
            );
        }
        next.sort_unstable();
        next.dedup();
        let Some(far) = next.last().copied() else { break };
        if far > most {
            (most, used) = (far, n + 1);
        }
        ends = next;
    }
    used >= 3 && most + usize::from(letters.len() > 4) >= letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_short_forms() {
        let w = |s: &str| words(s);
        assert!(part_of(&w("Brenner Centre"), &w("Brenner Centre for Tide Studies")));
        assert!(part_of(&w("the Parish Council"), &w("Nether Holm Parish Council")));
        assert!(!part_of(&w("Council"), &w("Nether Holm Parish Council")));
        assert!(!part_of(&w("Tide Centre"), &w("Brenner Centre for Tide Studies")));
        assert!(short_for("SEAPAX", &w("Southern and Eastern African Peace Academy")));
        assert!(short_for("EUCAP", &w("European Union Capacity Building Mission")));
        assert!(!short_for("KOICA", &w("Southern and Eastern African Peace Academy")));
        assert!(!short_for("WHO", &w("Women of Harbour Orchards")));
    }
}
