//! Typed stretches of a text.

use crate::gazetteer::{Lexicon, RowRef};

/// What a mention is a mention of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Layer {
    /// A sovereign state or ISO-coded territory, by name or adjective.
    Country,
    /// A city or town.
    City,
    /// A state, province or county.
    Subdivision,
    /// A body: ministry, company, society …
    Organisation,
    /// A person's name (without honorific).
    Person,
    /// A capitalised name of unknown sort.
    Name,
    /// A building, hall, room or address.
    Venue,
    /// A noun for an event: workshop, lecture.
    EventNoun,
    /// A noun for people who take part: officials, students.
    ParticipantNoun,
    /// A person's office: director, Minister of Health.
    Position,
    /// A word before a position: deputy, acting.
    PositionModifier,
    /// A title before or after a name.
    Honorific,
    /// A head word of organisation names: Ministry, Ltd.
    OrganisationHead,
    /// A phrase that ties an organisation to an event: hosted by.
    RoleCue,
    /// A phrase that ties a person to an event: spoke on.
    SpeechCue,
    /// A phrase that ties people to an event as those who come: attended by.
    AttendanceCue,
    /// Words that tell a topic.
    Topic,
    /// A service for virtual events.
    Platform,
    /// A word before a colon that names a field: Venue.
    Label,
    /// Words of site furniture: share this.
    Furniture,
    /// A number.
    Number,
    /// A date or clock time (see `dates`).
    Date,
    /// The name of a time zone.
    TimeZone,
    /// Words in quotation marks.
    Quote,
    /// A word that tells how somebody stands to an event.
    StandingWord,
    /// A word for a part of a programme, or of phrases that are nobody's subject.
    ProgrammeWord,
    /// Words from any other gazetteer; see the row.
    Other,
}

/// A typed run of tokens `first..=last`, with the rule or gazetteer row that made it.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// First token.
    pub first: u32,
    /// Last token.
    pub last: u32,
    /// Its type.
    pub layer: Layer,
    /// Id of the rule that made it.
    pub rule: &'static str,
    /// The gazetteer row it matches.
    pub row: Option<RowRef>,
    /// It counts only with company.
    pub weak: bool,
    /// Which of the form columns matched (see `gazetteer::compile`); 255 if none.
    pub column: u8,
    /// For a number: its value. For a person: the points of its name. Else 0.
    pub number: u64,
}

impl Mention {
    /// A mention made by a rule, without a gazetteer row.
    pub fn new(first: usize, last: usize, layer: Layer, rule: &'static str) -> Mention {
        Mention { first: first as u32, last: last as u32, layer, rule, row: None, weak: false, column: 255, number: 0 }
    }

    /// Number of tokens.
    pub fn width(&self) -> u32 {
        self.last - self.first + 1
    }

    /// Whether the two share a token.
    pub fn overlaps(&self, other: &Mention) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Mention) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// A cell of its gazetteer row; empty if there is none.
    pub fn cell<'l>(&self, lexicon: &'l Lexicon, column: &str) -> &'l str {
        self.row.map_or("", |r| lexicon.cell(r, column))
    }
}

/// All mentions of a text, sorted by first token, longer before shorter.
#[derive(Debug, Default)]
pub struct Mentions {
    all: Vec<Mention>,
    /// For each layer, indexes into `all`.
    layers: Vec<Vec<u32>>,
    /// Longest mention of each layer in tokens, which bounds the search back for covering ones.
    widest: Vec<u32>,
}

impl Mentions {
    /// Sorts and indexes.
    pub fn new(mut all: Vec<Mention>) -> Mentions {
        all.sort_by_key(|m| (m.first, std::cmp::Reverse(m.last), m.layer, m.weak, m.row));
        all.dedup_by(|a, b| (a.first, a.last, a.layer, a.row) == (b.first, b.last, b.layer, b.row));
        let (mut layers, mut widest) =
            (vec![Vec::new(); Layer::Other as usize + 1], vec![0; Layer::Other as usize + 1]);
        for (i, m) in all.iter().enumerate() {
            layers[m.layer as usize].push(i as u32);
            widest[m.layer as usize] = m.width().max(widest[m.layer as usize]);
        }
        Mentions { all, layers, widest }
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Mention] {
        &self.all
    }

    /// Those of one layer, in order.
    pub fn of(&self, layer: Layer) -> impl DoubleEndedIterator<Item = &Mention> + Clone {
        self.layers[layer as usize].iter().map(|i| &self.all[*i as usize])
    }

    /// Those of one layer that begin in tokens `first..end`, in order. Cost: logarithmic, and those found.
    pub fn within(&self, layer: Layer, first: usize, end: usize) -> impl DoubleEndedIterator<Item = &Mention> + Clone {
        let ids = &self.layers[layer as usize];
        let from = ids.partition_point(|i| (self.all[*i as usize].first as usize) < first);
        let to = ids.partition_point(|i| (self.all[*i as usize].first as usize) < end);
        ids[from..to.max(from)].iter().map(|i| &self.all[*i as usize])
    }

    /// The longest mention of `layer` that covers `token`.
    pub fn covering(&self, layer: Layer, token: usize) -> Option<&Mention> {
        let widest = self.widest[layer as usize] as usize;
        self.within(layer, (token + 1).saturating_sub(widest), token + 1)
            .filter(|m| m.last as usize >= token)
            .max_by_key(|m| m.width())
    }

    /// The longest mention of `layer` that begins at `token`.
    pub fn starting(&self, layer: Layer, token: usize) -> Option<&Mention> {
        self.within(layer, token, token + 1).max_by_key(|m| m.width())
    }

    /// The longest mention of `layer` that ends at `token`.
    pub fn ending(&self, layer: Layer, token: usize) -> Option<&Mention> {
        let widest = self.widest[layer as usize] as usize;
        self.within(layer, (token + 1).saturating_sub(widest), token + 1)
            .filter(|m| m.last as usize == token)
            .max_by_key(|m| m.width())
    }
}
