//! What each token may be in a name, worked out once.
//!
//! In: a page and the gazetteers' mentions. Out: a [`Sheet`]: a set of [`flag`]s a token, what the capitals of each
//! sentence are worth, and the steps from one word of a name to the next. Linear in tokens and mentions.

use super::lists;
use crate::annotate::mention::{Layer, Mention, Mentions};
use crate::annotate::tokens::{Gap, Page, TokenKind};
use crate::gazetteer::Lexicon;
use crate::gazetteer::compile::{COMMON, GIVEN, NAME_WEAK, SURNAME};

/// Flags of a token.
pub(super) mod flag {
    /// A capitalised word.
    pub const CAP: u32 = 1;
    /// Inside the name of a country (not a weak form).
    pub const COUNTRY: u32 = 1 << 1;
    /// Inside the name of a city or subdivision (not a weak form).
    pub const CITY: u32 = 1 << 2;
    /// Inside an honorific.
    pub const HONORIFIC: u32 = 1 << 3;
    /// Inside a position written with a capital.
    pub const POSITION: u32 = 1 << 4;
    /// Inside the head of an organisation's name.
    pub const HEAD: u32 = 1 << 5;
    /// Inside an organisation of the gazetteer.
    pub const ORG: u32 = 1 << 6;
    /// Inside an event noun.
    pub const EVENT: u32 = 1 << 7;
    /// Month or weekday.
    pub const CALENDAR: u32 = 1 << 8;
    /// Inside the head of a venue's name.
    pub const VENUE: u32 = 1 << 9;
    /// An acronym that is no body.
    pub const STOP: u32 = 1 << 10;
    /// A field label.
    pub const LABEL: u32 = 1 << 11;
    /// Site furniture, platform.
    pub const FURNITURE: u32 = 1 << 12;
    /// A function word (closed class), in any case.
    pub const FUNCTION: u32 = 1 << 13;
    /// People as a group: Officers.
    pub const GROUP: u32 = 1 << 14;
    /// The full stop of an initial or an abbreviation inside a name.
    pub const INITIAL: u32 = 1 << 15;
    /// A weak reading as a place (it counts only with company).
    pub const WEAK_PLACE: u32 = 1 << 16;
    /// A verb or phrase that ties somebody to an event.
    pub const CUE: u32 = 1 << 17;
    /// A topic word.
    pub const TOPIC: u32 = 1 << 18;
    /// The head stands last or either (University, Ltd), not only before "of".
    pub const HEAD_LAST: u32 = 1 << 19;
    /// Letters after a name.
    pub const DEGREE: u32 = 1 << 20;
}

/// What capitals are worth in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// Prose: a capital marks a name.
    Telling,
    /// Few words; capitals say little.
    Short,
    /// Title case.
    Title,
    /// All capitals.
    Shouted,
}

/// The tokens of a page as parts of names.
pub(super) struct Sheet<'a> {
    pub page: &'a Page<'a>,
    pub lexicon: &'a Lexicon,
    pub gazetteer: &'a Mentions,
    flags: Vec<u32>,
    /// For each sentence.
    cases: Vec<Case>,
}

impl<'a> Sheet<'a> {
    pub fn new(page: &'a Page<'a>, lexicon: &'a Lexicon, gazetteer: &'a Mentions) -> Sheet<'a> {
        let mut sheet = Sheet { page, lexicon, gazetteer, flags: vec![0; page.tokens.len()], cases: Vec::new() };
        sheet.mark_words();
        sheet.mark_mentions();
        sheet.judge_cases();
        sheet
    }

    pub fn len(&self) -> usize {
        self.flags.len()
    }

    /// Whether token `i` has any of the flags `f`.
    pub fn is(&self, i: usize, f: u32) -> bool {
        self.flags.get(i).is_some_and(|x| x & f != 0)
    }

    /// Whether token `i` has any of the lexicon's marks `m`.
    pub fn marked(&self, i: usize, m: u16) -> bool {
        self.page.tokens.get(i).is_some_and(|t| t.marks & m != 0)
    }

    pub fn cap(&self, i: usize) -> bool {
        self.is(i, flag::CAP)
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.page.word(i)
    }

    pub fn mark(&self, i: usize) -> char {
        self.page.tokens.get(i).map_or('\0', |t| t.mark)
    }

    pub fn gap(&self, i: usize) -> Gap {
        self.page.tokens.get(i).map_or(Gap::Blank, |t| t.gap)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.page.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub fn upper(&self, i: usize) -> bool {
        self.page.tokens.get(i).is_some_and(|t| t.upper)
    }

    /// What the capitals around token `i` are worth.
    pub fn case(&self, i: usize) -> Case {
        self.page.tokens.get(i).and_then(|t| self.cases.get(t.sentence as usize)).copied().unwrap_or(Case::Short)
    }

    /// First token of the sentence of `i`.
    pub fn sentence_start(&self, i: usize) -> usize {
        let s = self.page.tokens.get(i).map_or(0, |t| t.sentence as usize);
        self.page.sentences.get(s).map_or(0, |s| s.first as usize)
    }

    /// One past the last token of the sentence of `i`.
    pub fn sentence_end(&self, i: usize) -> usize {
        let s = self.page.tokens.get(i).map_or(0, |t| t.sentence as usize);
        self.page.sentences.get(s).map_or(self.len(), |s| s.end as usize)
    }

    /// The token after `i` if only a space or a wrapped line parts them (and they are of one sentence).
    pub fn next(&self, i: usize) -> Option<usize> {
        let t = self.page.tokens.get(i + 1)?;
        (t.gap <= Gap::Wrap).then_some(i + 1)
    }

    /// The token before `i` on the same terms.
    pub fn previous(&self, i: usize) -> Option<usize> {
        (i > 0 && self.gap(i) <= Gap::Wrap).then(|| i - 1)
    }

    /// The word joined to word `i` by a hyphen: `Salazar-Xirinachs`.
    pub fn hyphened(&self, i: usize) -> Option<usize> {
        let dash = matches!(self.mark(i + 1), '-' | '‐' | '‑' | '–') && self.gap(i + 1) == Gap::Joined;
        (dash
            && self.gap(i + 2) == Gap::Joined
            && self.page.tokens.get(i + 2).is_some_and(|t| t.kind != TokenKind::Mark))
        .then_some(i + 2)
    }

    /// The word before `i` that a hyphen joins to it.
    pub fn hyphened_back(&self, i: usize) -> Option<usize> {
        (i >= 2 && self.hyphened(i - 2) == Some(i) && self.page.tokens[i - 2].kind != TokenKind::Mark).then(|| i - 2)
    }

    /// A capitalised word that no list calls an ordinary word.
    pub fn rare(&self, i: usize) -> bool {
        self.cap(i) && !self.marked(i, COMMON)
    }

    /// A capitalised ordinary word that is no name.
    pub fn ordinary(&self, i: usize) -> bool {
        self.cap(i) && self.marked(i, COMMON) && !self.marked(i, GIVEN | SURNAME) && self.word(i).is_ascii()
    }

    /// Surely (and not only perhaps) a given name.
    pub fn given(&self, i: usize) -> bool {
        self.marked(i, GIVEN) && !self.marked(i, COMMON | NAME_WEAK)
    }

    /// Whether token `i` is capitals with a letter's dress of an acronym: `UNODC`, `DigitalGov`, `FoodSafety4EU`.
    pub fn acronym(&self, i: usize) -> bool {
        let Some(t) = self.page.tokens.get(i) else { return false };
        if t.kind != TokenKind::Word || self.is(i, flag::STOP | flag::CALENDAR) {
            return false;
        }
        let word = self.word(i);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let lead = word.chars().next().is_some_and(char::is_alphabetic);
        let (digits, all) = (word.chars().any(|c| c.is_ascii_digit()), capitals == letters);
        letters >= 2
            && capitals >= 2
            && (lead || letters >= 3)
            && (all && !lists::roman(word) || t.mixed && !lists::scottish(word) || digits && all && letters >= 3)
    }

    fn mark_words(&mut self) {
        for (i, t) in self.page.tokens.iter().enumerate() {
            if t.kind != TokenKind::Word {
                continue;
            }
            let word = self.page.word(i);
            // "d'Afrique", "eThekwini"
            let elided = word.len() > 3
                && word.starts_with(['d', 'l'])
                && word[1..].strip_prefix(['\'', '’']).is_some_and(|w| w.starts_with(char::is_uppercase));
            // "e-Governance Academy"
            let electronic = word == "e"
                && self.page.tokens.get(i + 2).is_some_and(|k| k.capital && k.gap == Gap::Joined)
                && self.page.tokens[i + 1].mark == '-'
                && self.page.tokens[i + 1].gap == Gap::Joined;
            let mut f = if t.capital || elided || electronic || t.mixed { flag::CAP } else { 0 };
            if word.starts_with(['\'', '’']) {
                f = flag::FUNCTION;
            }
            if lists::calendar(word) {
                f |= flag::CALENDAR;
            }
            if lists::function_word(word) && word != "US" {
                f |= flag::FUNCTION;
            }
            let bare = word.trim_end_matches('.');
            if bare.chars().all(|c| c.is_uppercase() || c == '.') && bare.split('.').all(|p| p.chars().count() == 1) {
                f |= flag::INITIAL;
            }
            let stop = self.page.tokens.get(i + 1).is_some_and(|k| k.mark == '.' && k.gap == Gap::Joined);
            if stop && lists::double_initial(word) {
                f |= flag::INITIAL;
            }
            self.flags[i] = f;
        }
    }

    fn mark_mentions(&mut self) {
        let (stops, venues) = (self.lexicon.table("acronym-stops"), self.lexicon.table("venue-heads"));
        let (page, lexicon) = (self.page, self.lexicon);
        for m in self.gazetteer.all() {
            let first = m.first as usize;
            let capital = page.tokens[first].capital;
            let table = m.row.map(|r| r.table);
            let f = match m.layer {
                Layer::Country | Layer::City | Layer::Subdivision if m.weak => flag::WEAK_PLACE,
                Layer::Country if capital => flag::COUNTRY,
                Layer::City | Layer::Subdivision if capital => flag::CITY,
                Layer::Honorific if m.cell(lexicon, "kind") == "degree" => flag::DEGREE,
                Layer::Honorific if capital && !m.weak => flag::HONORIFIC,
                Layer::Position if capital => flag::POSITION,
                Layer::OrganisationHead if capital => {
                    let soft =
                        matches!(m.cell(lexicon, "kind"), "company" | "media") || m.cell(lexicon, "place") == "first";
                    flag::HEAD | if soft { 0 } else { flag::HEAD_LAST }
                }
                Layer::Organisation if !m.weak => flag::ORG,
                Layer::EventNoun if capital && m.cell(lexicon, "strength") != "weak" => flag::EVENT,
                Layer::ParticipantNoun if capital => flag::GROUP,
                Layer::Label if capital => flag::LABEL,
                Layer::Platform | Layer::Furniture => flag::FURNITURE,
                Layer::RoleCue | Layer::SpeechCue => flag::CUE,
                Layer::Topic => flag::TOPIC,
                Layer::Other if table == stops => flag::STOP,
                Layer::Other if table == venues && capital => flag::VENUE,
                _ => 0,
            };
            for x in &mut self.flags[first..=m.last as usize] {
                *x |= f;
            }
        }
    }

    fn judge_cases(&mut self) {
        for s in &self.page.sentences {
            let (mut small, mut capital, mut upper, mut words) = (0, 0, 0, 0);
            let mut verb = false;
            for i in s.first as usize..s.end as usize {
                let t = &self.page.tokens[i];
                if t.kind != TokenKind::Word || self.is(i, flag::INITIAL) {
                    continue;
                }
                words += 1;
                if t.upper {
                    upper += 1;
                }
                if t.capital {
                    capital += 1;
                } else if !self.is(i, flag::FUNCTION) {
                    small += 1;
                } else {
                    verb |= lists::auxiliary(self.page.word(i));
                }
            }
            self.cases.push(match () {
                () if words >= 2 && upper * 10 >= words * 8 => Case::Shouted,
                () if small == 0 && words <= 3 => Case::Short,
                // "… was appointed." is prose, however many names it has.
                () if verb && small > 0 && self.page.tokens[s.end as usize - 1].mark == '.' => Case::Telling,
                () if small * 4 < capital && words >= 3 => Case::Title,
                () => Case::Telling,
            });
        }
    }

    /// The mention of `layer` (with a capital) that begins at `i`.
    pub fn starting(&self, layer: Layer, i: usize) -> Option<&'a Mention> {
        self.gazetteer.starting(layer, i)
    }

    /// The mention of `layer` that ends at `i`.
    pub fn ending(&self, layer: Layer, i: usize) -> Option<&'a Mention> {
        self.gazetteer.ending(layer, i)
    }
}
