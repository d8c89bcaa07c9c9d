//! Feasts and days of observance that have a date of their own every year.
//!
//! Only those that fall on one day wherever they are kept; "Labour Day" and "Mother's Day" are not here.

use super::calendar::{K, W};
use super::cursor::Cursor;
use super::expr::Holiday::{self, AfterEaster, Before, Fixed, Nth};
use jiff::civil::Weekday::{Monday, Sunday, Thursday};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a name may stand where it is read as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bare {
    /// Anywhere.
    Free,
    /// With its year, or after a word that asks for a day: else it is a time of the year ("the Christmas market").
    Asked,
    /// Only after a word that asks for a day: else it is the name of an event ("World Water Day 2024").
    Name,
}

/// Names in lower case, without full stops; an apostrophe is written "'".
#[rustfmt::skip]
const FEASTS: &[(&str, Holiday, Bare)] = &[
    ("easter", AfterEaster(0), Bare::Asked), ("easter sunday", AfterEaster(0), Bare::Free), ("easter day", AfterEaster(0), Bare::Free), ("easter monday", AfterEaster(1), Bare::Free),
    ("easter saturday", AfterEaster(-1), Bare::Free), ("holy saturday", AfterEaster(-1), Bare::Free), ("good friday", AfterEaster(-2), Bare::Free), ("maundy thursday", AfterEaster(-3), Bare::Free),
    ("holy thursday", AfterEaster(-3), Bare::Free), ("palm sunday", AfterEaster(-7), Bare::Free), ("ash wednesday", AfterEaster(-46), Bare::Free), ("shrove tuesday", AfterEaster(-47), Bare::Free),
    ("mardi gras", AfterEaster(-47), Bare::Asked), ("ascension day", AfterEaster(39), Bare::Free), ("ascension thursday", AfterEaster(39), Bare::Free), ("pentecost", AfterEaster(49), Bare::Asked),
    ("pentecost sunday", AfterEaster(49), Bare::Free), ("whit sunday", AfterEaster(49), Bare::Free), ("whitsun", AfterEaster(49), Bare::Asked), ("whit monday", AfterEaster(50), Bare::Free),
    ("pentecost monday", AfterEaster(50), Bare::Free), ("trinity sunday", AfterEaster(56), Bare::Free), ("corpus christi", AfterEaster(60), Bare::Name),
    ("christmas", Fixed(12, 25), Bare::Asked), ("xmas", Fixed(12, 25), Bare::Asked), ("christmas day", Fixed(12, 25), Bare::Free), ("xmas day", Fixed(12, 25), Bare::Free),
    ("christmas eve", Fixed(12, 24), Bare::Free), ("xmas eve", Fixed(12, 24), Bare::Free), ("boxing day", Fixed(12, 26), Bare::Free), ("st stephen's day", Fixed(12, 26), Bare::Free),
    ("new year's eve", Fixed(12, 31), Bare::Free), ("new years eve", Fixed(12, 31), Bare::Free), ("new year's day", Fixed(1, 1), Bare::Free), ("new years day", Fixed(1, 1), Bare::Free),
    ("epiphany", Fixed(1, 6), Bare::Name), ("candlemas", Fixed(2, 2), Bare::Asked), ("groundhog day", Fixed(2, 2), Bare::Name), ("valentine's day", Fixed(2, 14), Bare::Asked), ("valentines day", Fixed(2, 14), Bare::Asked),
    ("st valentine's day", Fixed(2, 14), Bare::Asked), ("st david's day", Fixed(3, 1), Bare::Asked), ("st patrick's day", Fixed(3, 17), Bare::Asked), ("saint patrick's day", Fixed(3, 17), Bare::Asked),
    ("st george's day", Fixed(4, 23), Bare::Asked), ("anzac day", Fixed(4, 25), Bare::Asked), ("bastille day", Fixed(7, 14), Bare::Asked), ("halloween", Fixed(10, 31), Bare::Asked),
    ("all saints' day", Fixed(11, 1), Bare::Free), ("all saints day", Fixed(11, 1), Bare::Free), ("all souls' day", Fixed(11, 2), Bare::Free), ("all souls day", Fixed(11, 2), Bare::Free),
    ("bonfire night", Fixed(11, 5), Bare::Asked), ("guy fawkes night", Fixed(11, 5), Bare::Asked), ("armistice day", Fixed(11, 11), Bare::Asked), ("veterans day", Fixed(11, 11), Bare::Asked),
    ("remembrance day", Fixed(11, 11), Bare::Asked), ("st andrew's day", Fixed(11, 30), Bare::Asked), ("advent sunday", Before(12, 25, Sunday, 4), Bare::Free), ("australia day", Fixed(1, 26), Bare::Asked),
    ("waitangi day", Fixed(2, 6), Bare::Asked), ("canada day", Fixed(7, 1), Bare::Asked), ("juneteenth", Fixed(6, 19), Bare::Asked),
    ("martin luther king day", Nth(1, 3, Monday), Bare::Asked), ("mlk day", Nth(1, 3, Monday), Bare::Asked), ("martin luther king jr day", Nth(1, 3, Monday), Bare::Asked), ("presidents' day", Nth(2, 3, Monday), Bare::Asked),
    ("presidents day", Nth(2, 3, Monday), Bare::Asked), ("president's day", Nth(2, 3, Monday), Bare::Asked), ("memorial day", Nth(5, -1, Monday), Bare::Asked), ("labor day", Nth(9, 1, Monday), Bare::Asked), ("columbus day", Nth(10, 2, Monday), Bare::Asked),
    ("indigenous peoples' day", Nth(10, 2, Monday), Bare::Asked), ("thanksgiving", Nth(11, 4, Thursday), Bare::Asked), ("thanksgiving day", Nth(11, 4, Thursday), Bare::Asked),
    // Days of the United Nations and others that are kept everywhere
    ("world cancer day", Fixed(2, 4), Bare::Name), ("world radio day", Fixed(2, 13), Bare::Name), ("international mother language day", Fixed(2, 21), Bare::Name), ("international women's day", Fixed(3, 8), Bare::Name), ("pi day", Fixed(3, 14), Bare::Name),
    ("world water day", Fixed(3, 22), Bare::Name), ("world health day", Fixed(4, 7), Bare::Name), ("earth day", Fixed(4, 22), Bare::Name), ("world press freedom day", Fixed(5, 3), Bare::Name),
    ("europe day", Fixed(5, 9), Bare::Name), ("africa day", Fixed(5, 25), Bare::Name), ("world environment day", Fixed(6, 5), Bare::Name), ("world oceans day", Fixed(6, 8), Bare::Name),
    ("world refugee day", Fixed(6, 20), Bare::Name), ("world population day", Fixed(7, 11), Bare::Name), ("mandela day", Fixed(7, 18), Bare::Name), ("international youth day", Fixed(8, 12), Bare::Name),
    ("world humanitarian day", Fixed(8, 19), Bare::Name), ("international literacy day", Fixed(9, 8), Bare::Name), ("world tourism day", Fixed(9, 27), Bare::Name), ("world teachers' day", Fixed(10, 5), Bare::Name),
    ("world mental health day", Fixed(10, 10), Bare::Name), ("world food day", Fixed(10, 16), Bare::Name), ("united nations day", Fixed(10, 24), Bare::Name), ("world aids day", Fixed(12, 1), Bare::Name),
    ("human rights day", Fixed(12, 10), Bare::Name),
];

/// Words of a feast's longest name, with its apostrophes as words.
const LONGEST: usize = 7;

type Names = HashMap<&'static str, Vec<(&'static str, Holiday, Bare)>>;

/// By first word, the longest names first.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut out: Names = HashMap::new();
    for &(name, holiday, bare) in FEASTS {
        let first = name.split([' ', '\'']).next().unwrap_or(name);
        out.entry(first).or_default().push((name, holiday, bare));
    }
    for names in out.values_mut() {
        names.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
    }
    out
});

impl Cursor<'_> {
    /// Whether a feast's name may begin at token `i`.
    pub(super) fn feast(&self, i: usize) -> bool {
        self.capital(i) && NAMES.contains_key(self.slice(i).to_ascii_lowercase().as_str())
    }

    /// A feast's name at token `i`, how it may stand, and the token after it.
    pub(super) fn feast_name(&self, i: usize) -> Option<(Holiday, Bare, usize)> {
        let first = self.slice(i).to_ascii_lowercase();
        let names = NAMES.get(first.as_str())?;
        if !self.capital(i) && !matches!(self.word(i), Some(W::Holiday)) {
            return None;
        }
        // the words from here on, as names are written in the table, and where each ends
        let (mut words, mut ends, mut at) = (first, Vec::new(), i + 1);
        ends.push((words.len(), at));
        while at < i + LONGEST && self.same_line(at) {
            if self.is_sign(at, '\'') && self.touches(at) {
                words.push('\'');
                ends.push((words.len(), at + 1));
                if self.is(at + 1, K::S) && self.touches(at + 1) {
                    words.push('s');
                    at += 1;
                    ends.push((words.len(), at + 1));
                }
            } else if !(self.is_sign(at, '.') && self.touches(at)) {
                if self.word(at).is_none() {
                    break;
                }
                words.push(' ');
                words.push_str(&self.slice(at).to_ascii_lowercase());
                ends.push((words.len(), at + 1));
            }
            at += 1;
        }
        names.iter().find_map(|(name, holiday, bare)| {
            let (_, to) = ends.iter().find(|(len, _)| *len == name.len() && words.starts_with(name))?;
            Some((*holiday, *bare, *to))
        })
    }
}
