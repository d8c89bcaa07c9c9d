//! Position and affiliation of a person from what stands beside the name.
//!
//! In: a name's tokens. Out: the tokens of the office and of the body, and how far the description reaches. The grammar
//! is a handful of frames (`FRAMES` in the tests): what follows the name after a comma, dash, bracket or preposition;
//! what stands before it; what stands on the next line; what a sentence about the person says. What it does not do:
//! choose among a person's mentions (see `cast`).

use super::reader::{ARTICLES, CLAUSE, Reader};
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};

/// Longest description in tokens on one side of a name.
const REACH: usize = 40;

/// What is said of a person beside a name; token ranges `first..=last`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Description {
    pub position: Option<(usize, usize)>,
    pub affiliation: Option<(usize, usize)>,
    /// The frame that read it.
    pub rule: &'static str,
    /// First and last token that belong to it.
    pub first: usize,
    pub last: usize,
}

impl Description {
    /// Two for both, one for either.
    pub fn worth(&self) -> usize {
        usize::from(self.position.is_some()) + usize::from(self.affiliation.is_some())
    }

    fn found(self) -> Option<Self> {
        (self.worth() > 0).then_some(self)
    }

    /// Fills what it lacks.
    fn add(&mut self, other: Description) {
        self.position = self.position.or(other.position);
        self.affiliation = self.affiliation.or(other.affiliation);
        self.last = self.last.max(other.last);
        self.first = self.first.min(other.first);
    }
}

/// The description that follows the name that ends at `last`, read up to `stop` (one past).
pub(super) fn after(r: &Reader<'_>, last: usize, stop: usize) -> Option<Description> {
    let next = pass_letters(r, last + 1);
    let stop = stop.min(next + REACH).min(r.len());
    if next >= stop {
        return None;
    }
    let mut found = opened(r, next, stop)?;
    found.first = last + 1;
    found.found()
}

/// Passes letters after a name by: ", PhD, MFR", "(Retd.)".
pub(super) fn pass_letters(r: &Reader<'_>, mut i: usize) -> usize {
    for _ in 0..6 {
        let at = match r.mark(i) {
            ',' if r.gap(i) == Gap::Joined => i + 1,
            '(' if r.mark(i + 2) == ')' || r.mark(i + 3) == ')' => i + 1,
            _ => i,
        };
        let degree = r.starting(Layer::Honorific, at).filter(|m| m.cell(r.doc.lexicon, "kind") == "degree");
        let end = match degree {
            Some(m) => m.last as usize + 1,
            None if at > i && DEGREES.contains(&r.word(at)) => at + 1,
            None => break,
        };
        let end = if r.mark(end) == '.' && r.gap(end) == Gap::Joined { end + 1 } else { end };
        // ", Senior Economist", ", LLM candidate" are offices; ", RN MAN" are letters.
        let goes_on = at > i && r.mark(i) == ',' && r.is_word(end) && r.gap(end) == Gap::Space;
        if goes_on && !r.token(end).is_some_and(|t| t.upper) {
            break;
        }
        let closes = r.mark(end) == ')';
        if at > i && r.mark(i) == '(' && !closes {
            break;
        }
        // "NAME, MA, …" but not "NAME, MA (History)"; the mark after must part.
        i = if closes { end + 1 } else { end };
    }
    i
}

const DEGREES: &[&str] = &[
    "PhD", "Ph.D", "MD", "M.D", "MA", "MSc", "BSc", "MBA", "MPH", "LLM", "LLB", "JD", "J.D", "OBE", "CBE", "MBE", "KC",
    "QC", "SC", "MFR", "OFR", "OON", "CON", "GCON", "RN", "CPA", "Esq", "Jr", "Sr", "P.Eng", "FRS", "AO", "AM", "OAM",
    "CMG", "DSO", "EdD", "DPhil", "MP", "MEP",
];

/// A description behind its opening mark or word at `i`.
fn opened(r: &Reader<'_>, i: usize, stop: usize) -> Option<Description> {
    match r.mark(i) {
        '(' | '[' => bracketed(r, i, stop),
        ',' => segments(r, i + 1, stop, "person.comma"),
        '–' | '—' | '-' | '|' | '/' if r.gap(i) >= Gap::Space && r.gap(i + 1) >= Gap::Space && r.gap(i) < Gap::Line => {
            segments(r, i + 1, stop, "person.dash")
        }
        ':' => None,
        '\0' if r.gap(i) == Gap::Wide => segments(r, i, stop, "person.column"),
        '\0' if r.flows(i) => worded(r, i, stop),
        _ => None,
    }
}

/// "NAME (ORG)", "NAME (POSITION, ORG)", and what goes on behind the bracket: "NAME (ORG), POSITION".
fn bracketed(r: &Reader<'_>, open: usize, stop: usize) -> Option<Description> {
    let close =
        (open + 1..stop).find(|j| matches!(r.mark(*j), ')' | ']') || r.gap(*j) >= Gap::Line && *j > open + 1)?;
    let town = r
        .starting(Layer::City, open + 1)
        .filter(|m| m.last as usize + 1 == close && r.capital(open + 1))
        .map(|m| (m.first as usize, m.last as usize));
    // "NAME (Hobart)": on a programme of scholars the town stands for the house.
    let place = || {
        town.map(|t| Description {
            affiliation: Some(t),
            rule: "person.bracket",
            first: open,
            last: close,
            ..Description::default()
        })
    };
    let mut found = segments(r, open + 1, close, "person.bracket").or_else(place)?;
    found.last = close;
    if r.mark(close + 1) == ','
        && let Some(more) = segments(r, close + 2, stop, "person.bracket")
    {
        found.add(more);
    }
    Some(found)
}

/// "NAME of ORG", "NAME from ORG", "NAME is POSITION at ORG", "NAME, who heads ORG".
fn worded(r: &Reader<'_>, i: usize, stop: usize) -> Option<Description> {
    if r.is(i, &["of", "from", "at", "with", "representing"]) {
        let org = phrase(r, i + 1, stop)?;
        let mut found =
            Description { affiliation: Some(org), rule: "person.of", first: i, last: org.1, ..Description::default() };
        tail(r, &mut found, stop);
        return Some(found);
    }
    // "NAME for ORG", "NAME, for ORG": said of those who speak in a body's name.
    if r.is(i, &["for"]) {
        let org = body(r, i + 1, stop, false)?;
        return Some(Description {
            affiliation: Some(org),
            rule: "person.of",
            first: i,
            last: org.1,
            ..Description::default()
        });
    }
    None
}

/// What a sentence says of its subject: "NAME is the Director of ORG", "NAME serves as adviser to ORG", "NAME works at ORG".
pub(super) fn predicated(r: &Reader<'_>, last: usize, stop: usize) -> Option<Description> {
    let mut i = pass_letters(r, last + 1);
    if r.mark(i) == ',' {
        i += 1;
    }
    let relative = r.is(i, &["who"]);
    if relative {
        i += 1;
    }
    let verb = i;
    i = match () {
        () if r.is(i, &["is", "was"]) => i + 1,
        () if r.is(i, &["serves", "works", "served", "worked"]) && r.is(i + 1, &["as"]) => i + 2,
        () if r.is(i, &["works", "teaches", "worked"]) && r.is(i + 1, &["at", "for", "in", "with"]) => {
            let org = body(r, i + 2, stop, true)?;
            return Some(Description {
                affiliation: Some(org),
                rule: "person.works-at",
                first: last + 1,
                last: org.1,
                ..Description::default()
            });
        }
        () if r.is(i, &["represents", "represented", "heads", "leads", "directs", "chairs", "runs"]) => {
            let direct = body(r, i + 1, stop, false);
            let longer =
                || phrase(r, i + 1, stop).filter(|p| r.within(Layer::Organisation, p.0, p.1 + 1).next().is_some());
            let org = if relative { longer().or(direct).or_else(|| related(r, i, stop)) } else { direct }?;
            return Some(Description {
                affiliation: Some(org),
                rule: "person.heads",
                first: last + 1,
                last: org.1,
                ..Description::default()
            });
        }
        () if relative => {
            let org = related(r, i, stop)?;
            return Some(Description {
                affiliation: Some(org),
                rule: "person.works-at",
                first: last + 1,
                last: org.1,
                ..Description::default()
            });
        }
        () => return None,
    };
    if r.is(i, &["also", "currently", "now", "presently"]) {
        i += 1;
    }
    let clause = || {
        let org = related(r, i, stop).filter(|_| relative)?;
        Some(Description { affiliation: Some(org), last: org.1, ..Description::default() })
    };
    let mut found = office(r, i, stop, true).or_else(clause)?;
    found.rule = "person.is";
    found.first = verb;
    found.found()
}

/// "who supervises seals for the Harbour Trust", "who is in charge of wards at ORG", "who is visiting from ORG": the first body
/// in a relative clause that tells no speech and no schooling.
fn related(r: &Reader<'_>, i: usize, stop: usize) -> Option<(usize, usize)> {
    let end = (i..stop.min(i + 18))
        .find(|k| {
            matches!(r.mark(*k), ',' | ';' | '.' | '(' | ')' | ':' | '“' | '"')
                || r.covering(Layer::Person, *k).is_some()
        })
        .unwrap_or(stop.min(i + 18));
    let mut verb = i;
    while verb < end && (r.is(verb, AUXILIARIES) || r.word(verb).ends_with("ly")) {
        verb += 1;
    }
    let said = r.starting(Layer::SpeechCue, verb).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject");
    if said || r.is(verb, ELSEWHERE) {
        return None;
    }
    let m = r.within(Layer::Organisation, verb + 1, end).find(|m| !m.weak && (m.last as usize) < end)?;
    let first = m.first as usize;
    let lead = if r.is(first - 1, ARTICLES) { first.checked_sub(2)? } else { first - 1 };
    // "wrote half of Annex V", "passed the first ToT" tie nobody to a body; "runs the docks of ORG" does.
    let serves = r.is(verb, SERVES) || r.is(verb, &["in"]) && r.is(verb + 1, &["charge"]);
    let placed = r.is(lead, &["at", "for", "from", "with"]) && !r.token(first).is_some_and(|t| t.upper);
    let tied = serves || placed;
    tied.then(|| (first, extend(r, first, m.last as usize, stop)))
}

/// Verbs of service: what they lead to is where somebody works.
const SERVES: &[&str] = &[
    "heads",
    "headed",
    "leads",
    "runs",
    "directs",
    "manages",
    "joined",
    "edits",
    "coordinates",
    "supervises",
    "represents",
    "represented",
    "works",
    "worked",
    "working",
    "teaches",
    "chairs",
    "oversees",
    "serves",
    "served",
    "founded",
    "visiting",
    "presides",
    "looks",
    "directed",
    "managed",
    "led",
    "ran",
    "conducts",
];

const AUXILIARIES: &[&str] = &["is", "was", "has", "had", "have", "been", "are", "were", "will", "now", "also", "who"];

/// Verbs after which a body is the school or the host of somebody, no employer.
const ELSEWHERE: &[&str] = &[
    "studied",
    "graduated",
    "received",
    "born",
    "won",
    "attended",
    "visited",
    "met",
    "thanked",
    "obtained",
    "earned",
    "completed",
    "trained",
    "flew",
    "left",
    "retired",
    "asked",
    "declared",
    "came",
    "accompanied",
    "attends",
    "inaugurated",
];

/// Segments between commas or dashes from `i` on, as long as each names an office or a body.
fn segments(r: &Reader<'_>, i: usize, stop: usize, rule: &'static str) -> Option<Description> {
    let mut all = Description { rule, first: i, last: i, ..Description::default() };
    let mut at = i;
    for n in 0..5 {
        let Some(found) = segment(r, at, stop, &all) else { break };
        let end = found.last;
        if found.position.is_some() && all.position.is_some() && all.affiliation.is_some() {
            break;
        }
        merge(r, &mut all, found);
        all.last = end;
        let mark = r.mark(end + 1);
        if mark == '(' && end + 1 < stop {
            if let Some(close) = (end + 2..stop.min(end + 14)).find(|j| r.mark(*j) == ')') {
                if let Some(inner) = segment(r, end + 2, close, &all) {
                    if all.affiliation.is_none() || inner.position.is_some() && all.position.is_none() {
                        merge(r, &mut all, inner);
                    }
                }
                all.last = close;
                if r.mark(close + 1) != ',' {
                    break;
                }
                at = close + 2;
                continue;
            }
        }
        let parts = mark == ','
            || matches!(mark, '–' | '—' | '-' | '|' | '/')
                && r.gap(end + 1) >= Gap::Space
                && r.gap(end + 2) >= Gap::Space;
        if !parts || end + 2 >= stop || r.gap(end + 2) >= Gap::Line || n == 4 {
            break;
        }
        at = end + 2;
    }
    all.found()
}

/// A second body goes on the first ("School of Law, University of Ghent"); a second office too ("Professor, Head of Law").
fn merge(r: &Reader<'_>, all: &mut Description, found: Description) {
    if let (Some(a), Some(b)) = (all.affiliation, found.affiliation)
        && b.0 > a.1
        && b.0 - a.1 <= 4
        && found.position.is_none()
    {
        all.affiliation = Some((a.0, b.1));
    }
    if let (Some(a), Some(b)) = (all.position, found.position)
        && b.0 > a.1
        && b.0 - a.1 <= 3
        && all.affiliation.is_none()
    {
        all.position = Some((a.0, b.1));
    }
    let _ = r;
    all.position = all.position.or(found.position);
    all.affiliation = all.affiliation.or(found.affiliation);
}

/// One segment: an office with its body, or a body alone.
fn segment(r: &Reader<'_>, i: usize, stop: usize, before: &Description) -> Option<Description> {
    // A link's text: ", [Harbour Office](https://…)".
    let i = if r.mark(i) == '[' { i + 1 } else { i };
    if before.worth() == 0 && r.is(i, &["for"]) {
        return worded(r, i, stop);
    }
    if i >= stop || r.gap(i) >= Gap::Line && i > 0 && r.mark(i - 1) != ',' {
        return None;
    }
    let from = if r.is(i, &["both", "all"]) && r.is(i + 1, &["of", "from", "at", "with"]) { i + 1 } else { i };
    if r.is(from, &["of", "from", "at", "with", "representing"]) {
        let org = phrase(r, from + 1, stop)?;
        return Some(Description {
            affiliation: Some(org),
            rule: "person.of",
            first: i,
            last: org.1,
            ..Description::default()
        });
    }
    if r.is(i, &["who"]) {
        return predicated(r, i.checked_sub(1)?, stop);
    }
    let office = office(r, i, stop, before.worth() == 0);
    if office.is_some() {
        return office;
    }
    if before.worth() == 0
        && !r.capital(i)
        && let Some((first, last)) = trade(r, i, stop)
    {
        return Some(Description {
            position: Some((first, last)),
            rule: "person.office",
            first: i,
            last,
            ..Description::default()
        });
    }
    let org = body(r, i, stop, true)?;
    // "A, B and C": the next name of a list is no employer; a verb right behind a bare capital word neither.
    let known = r.covering(Layer::Organisation, org.0).is_some() || r.token(org.0).is_some_and(|t| t.upper || t.mixed);
    let in_line = r.mark(org.1 + 1) != ',' && org.1 + 1 < r.len() && r.flows(org.1 + 1) && r.mark(org.1 + 1) == '\0';
    if !known && in_line {
        return None;
    }
    let mut found =
        Description { affiliation: Some(org), rule: "person.body", first: i, last: org.1, ..Description::default() };
    tail(r, &mut found, stop);
    Some(found)
}

/// Passes an acronym in brackets behind a body by: "World Health Organization (WHO)".
fn tail(r: &Reader<'_>, found: &mut Description, stop: usize) {
    let open = found.last + 1;
    if r.mark(open) == '(' && open + 2 < stop {
        for close in open + 2..(open + 5).min(stop) {
            if r.mark(close) == ')' && r.token(open + 1).is_some_and(|t| t.upper || t.mixed) {
                found.last = close;
                break;
            }
        }
    }
}

/// "…, loss adjuster,", "(ethnomusicologist)": up to four small words that a doer's ending and a mark close.
fn trade(r: &Reader<'_>, i: usize, stop: usize) -> Option<(usize, usize)> {
    let found = agentive(r, i, stop, true)?;
    let word = r.plain(found.1);
    let ending = ["ist", "ian", "er", "or", "man", "woman", "eer"].iter().any(|e| r.word(found.1).ends_with(e));
    let adverb = r.is(found.0, ADVERBS) || r.is(found.1, ADVERBS);
    (ending && !adverb && !word.ends_with("ever")).then_some((r.after_article(found.0).min(found.1), found.1))
}

/// Words of time and order that end like doers.
const ADVERBS: &[&str] = &[
    "later",
    "earlier",
    "together",
    "after",
    "rather",
    "other",
    "another",
    "further",
    "moreover",
    "either",
    "neither",
    "whether",
    "under",
    "over",
    "sooner",
    "latter",
    "former",
    "for",
    "or",
    "per",
    "our",
    "their",
    "her",
    "better",
    "dinner",
    "summer",
    "winter",
    "paper",
    "number",
    "order",
    "letter",
    "matter",
    "chapter",
    "whatever",
    "via",
    "by",
    "with",
    "and",
    "september",
    "october",
    "november",
    "december",
    "center",
    "computer",
    "poster",
    "offer",
    "tour",
];

/// What "of" or "from" behind a name leads to: a body, or a noun phrase that holds a name ("the Lahore start-up Jaanch",
/// "Levy Mwana hospital", "the island's Fisheries Unit").
fn phrase(r: &Reader<'_>, i: usize, stop: usize) -> Option<(usize, usize)> {
    let strict = body(r, i, stop, true);
    let loose = noun_phrase(r, i, stop);
    match (strict, loose) {
        (Some(a), Some(b)) if b.0 == a.0 && b.1 > a.1 => Some(b),
        (Some(a), _) => Some(a),
        (None, b) => b,
    }
}

fn noun_phrase(r: &Reader<'_>, i: usize, stop: usize) -> Option<(usize, usize)> {
    let mut at = i;
    while article(r, at) {
        at += 1;
    }
    let (mut last, mut small, mut capitals, mut head) = (None, 0, 0, false);
    for k in at..stop.min(at + 14) {
        if k > at && !r.flows(k) {
            break;
        }
        if !r.is_word(k) {
            let inner = matches!(r.mark(k), '-' | '.') && r.gap(k) == Gap::Joined && r.gap(k + 1) == Gap::Joined;
            if inner || r.mark(k) == '&' || r.possessive(k) {
                continue;
            }
            break;
        }
        if r.possessive(k) || capitals > 0 && r.is(k, &["of", "for", "na", "de", "the", "del", "des", "du"]) {
            continue;
        }
        if r.is(k, &["and"]) && last == Some(k - 1) && r.capital(k + 1) && r.starting(Layer::Person, k + 1).is_none() {
            continue;
        }
        // "Levy Mwana hospital", "Danish federation": heads of bodies may be small.
        let headed = r.ending(Layer::OrganisationHead, k).is_some() || !r.capital(k) && head_noun(r, k);
        if r.capital(k) {
            if r.starting(Layer::Honorific, k).is_some() && capitals > 0 && !headed {
                break;
            }
            (last, small) = (Some(k), 0);
            capitals += 1;
            head |= headed;
            continue;
        }
        small += 1;
        if r.is(k, PREPOSITIONS) || verbal(r, k) && !headed || small > 2 {
            break;
        }
        if headed && (capitals > 0 || k > at) {
            (last, small, head) = (Some(k), 0, true);
        }
    }
    let last = last.filter(|_| capitals > 0)?;
    let named = |layer| r.starting(layer, at).is_some_and(|m| m.last as usize >= last);
    let place = named(Layer::Country) || named(Layer::City) || named(Layer::Subdivision);
    let person = !head && r.within(Layer::Person, at, last + 1).any(|m| m.last as usize >= last);
    let date = r.doc.dates.in_tokens(at, last + 1);
    (!place && !person && !date).then_some((at, last))
}

/// Whether a small word is what heads the names of bodies: "hospital", "federation".
pub(super) fn head_noun(r: &Reader<'_>, k: usize) -> bool {
    let word = r.plain(k);
    let lexicon = r.doc.lexicon;
    let Some(table) = lexicon.table("org-heads").filter(|_| word.len() > 3) else { return false };
    let row = |row| crate::gazetteer::RowRef { table, row };
    (0..lexicon.rows(table)).any(|n| lexicon.cell(row(n), "name").eq_ignore_ascii_case(word))
}

/// Whether a small word looks like a verb or adverb.
fn verbal(r: &Reader<'_>, k: usize) -> bool {
    r.is(k, CLAUSE)
        || r.word(k).starts_with("who")
        || r.starting(Layer::SpeechCue, k).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject")
        || ["ed", "ly", "s"].iter().any(|e| r.word(k).ends_with(e))
}

/// An article or possessive that is no part of a name ("An-Najah").
fn article(r: &Reader<'_>, i: usize) -> bool {
    r.is(i, ARTICLES) && !(r.mark(i + 1) == '-' && r.gap(i + 1) == Gap::Joined)
}

/// The end of a body that goes on behind what was read of it: "SPC's Fisheries Programme", "EU Delegation", "Trust and
/// Identity Community".
fn extend(r: &Reader<'_>, first: usize, last: usize, stop: usize) -> usize {
    let owned = r.possessive(last + 1) && last + 2 < stop;
    let next = if owned { last + 2 } else { last + 1 };
    if next >= stop || !r.flows(next) || !r.capital(next) || r.gap(next) == Gap::Wide {
        return last;
    }
    let barred = r.covering(Layer::Person, next).is_some()
        || r.starting(Layer::Honorific, next).is_some()
        || r.starting(Layer::Position, next).is_some()
        || r.covering(Layer::Date, next).is_some();
    if barred || !r.is_word(next) || r.doc.dates.in_tokens(next, next + 1) {
        return last;
    }
    let end = capitals(r, next, stop).unwrap_or(last);
    // An office within ("EU Head of Delegation") is for the office to read.
    let office = r.within(Layer::Position, next, end + 1).next().is_some();
    if office || end < first { last } else { end.max(last) }
}

/// A body at `i` (an article may stand before it): the name of an organisation, or capitals that are no person or place.
fn body(r: &Reader<'_>, i: usize, stop: usize, loose: bool) -> Option<(usize, usize)> {
    let mut at = i;
    while article(r, at) {
        at += 1;
    }
    if at >= stop {
        return None;
    }
    if let Some(m) = r.starting(Layer::Organisation, at).filter(|m| (m.last as usize) < stop) {
        return Some((at, more_of(r, extend(r, at, m.last as usize, stop), stop)));
    }
    // "Kenya's Ministry of Health", "the Indonesian Immigration"
    let place = r.starting(Layer::Country, at).or_else(|| r.starting(Layer::City, at));
    if let Some(p) = place {
        let next = p.last as usize + 1;
        let next = if r.possessive(next) { next + 1 } else { next };
        if next < stop
            && r.flows(next)
            && let Some(m) = r.starting(Layer::Organisation, next)
        {
            return Some((if r.possessive(next - 1) { next } else { at }, m.last as usize));
        }
    }
    if !loose || !r.capital(at) || r.covering(Layer::Person, at).is_some() || r.starting(Layer::Honorific, at).is_some()
    {
        return None;
    }
    let name = r.starting(Layer::Name, at).map(|m| m.last as usize).filter(|l| *l < stop);
    if place.is_some() && name.is_none_or(|l| l <= place.map_or(0, |p| p.last as usize)) {
        return None;
    }
    let last = match name {
        Some(last) => last,
        None => capitals(r, at, stop)?,
    };
    if r.doc.dates.in_tokens(at, last + 1) || r.starting(Layer::SpeechCue, at).is_some_and(|m| m.last as usize >= last)
    {
        return None;
    }
    Some((at, last))
}

/// "…, Paris"/"… in Sarajevo" are left; the body that a unit is part of is taken; "… of X University, Y" is taken by the next segment.
fn more_of(r: &Reader<'_>, last: usize, stop: usize) -> usize {
    let n = last + 1;
    if n < stop && r.is(n, &["of", "for"]) && r.flows(n) {
        let t = r.after_article(n + 1);
        if t < stop && r.capital(t) {
            if let Some(m) = r
                .starting(Layer::Organisation, t)
                .or_else(|| r.starting(Layer::Country, t))
                .filter(|m| (m.last as usize) < stop)
            {
                return m.last as usize;
            }
        }
    }
    // "the Harbour Unit in the National Port Agency": a unit with the body that it is part of; never a town or country.
    if n < stop && r.is(n, &["in", "within", "under"]) && r.flows(n) {
        let t = r.after_article(n + 1);
        let parent = r.starting(Layer::Organisation, t).filter(|m| t > n + 1 && !m.weak && (m.last as usize) < stop);
        if let Some(m) = parent {
            return m.last as usize;
        }
    }
    last
}

/// The run of capitalised words from `i`, over "of", "for", "and" between capitals.
fn capitals(r: &Reader<'_>, i: usize, stop: usize) -> Option<usize> {
    let mut last = None;
    let mut at = i;
    while at < stop && (at == i || r.flows(at)) {
        if r.capital(at) && r.covering(Layer::Person, at).is_none() {
            last = Some(at);
        } else if !(r.is(at, &["of", "for", "the", "and"])
            || matches!(r.mark(at), '&' | '-' | '.') && r.gap(at) == Gap::Joined
            || r.mark(at) == '&')
        {
            break;
        }
        at += 1;
    }
    last
}

/// An office at `i`, with its complements and its body. `fresh`: nothing was read before it.
pub(super) fn office(r: &Reader<'_>, i: usize, stop: usize, fresh: bool) -> Option<Description> {
    let start = r.after_article(i);
    let article = start > i;
    let (mut first, head_last) = head(r, start, stop, article)?;
    let mut found = Description { rule: "person.office", first: i, ..Description::default() };
    // "WHO Representative", "Google engineer": the body before the office.
    if let Some(m) =
        r.starting(Layer::Organisation, start).filter(|m| (m.last as usize) < head_last && m.last as usize + 1 > start)
    {
        let next = m.last as usize + 1;
        let next = if r.possessive(next) { next + 1 } else { next };
        if next <= head_last {
            found.affiliation = Some((start, m.last as usize));
            first = next;
        }
    }
    // "UNPOL Deputy Head of EUCAP": seconded by one body, the person serves in the other.
    let mut serves = Description::default();
    let end = complements(r, head_last, stop, &mut serves);
    match (found.affiliation, serves.affiliation) {
        (None, org) => found.affiliation = org,
        (Some(sender), Some(org)) if sender.0 == sender.1 => {
            let link = if r.is(org.0.saturating_sub(1), ARTICLES) { 2 } else { 1 };
            if r.is(org.0.saturating_sub(link), &["of", "at"]) {
                found.affiliation = Some(org);
                first = start;
            }
        }
        _ => {}
    }
    found.position = Some((first, end));
    found.last = end.max(found.affiliation.map_or(0, |a| a.1));
    let _ = fresh;
    tail(r, &mut found, stop);
    Some(found)
}

/// First word and last token of the head noun of an office that begins at `start`.
fn head(r: &Reader<'_>, start: usize, stop: usize, article: bool) -> Option<(usize, usize)> {
    let mut at = start;
    let mut n = 0;
    while at < stop && n < 9 {
        if at > start && !r.flows(at) {
            break;
        }
        if let Some(m) = r.starting(Layer::Position, at).filter(|m| (m.last as usize) < stop) {
            let mut last = m.last as usize;
            // The last of a chain: "Programme Officer", "Director General", "judge advocate".
            let mut k = last + 1;
            while k < stop && r.flows(k) && k <= last + 2 {
                if let Some(m) = r.starting(Layer::Position, k).filter(|m| (m.last as usize) < stop) {
                    last = m.last as usize;
                    k = last + 1;
                } else {
                    k += 1;
                    if !r.is_word(k - 1) || r.is(k - 1, CLAUSE) || !r.capital(k - 1) {
                        break;
                    }
                }
            }
            return Some((start, last));
        }
        // "Speaker of the Parliament"
        if at == start
            && r.is(at, &["speaker"])
            && r.is(at + 1, &["of"])
            && at + 2 < stop
            && r.capital(r.after_article(at + 2))
        {
            return Some((start, at));
        }
        let inner = r.is_word(at)
            && !r.is(at, CLAUSE)
            && !(r.is(at, PREPOSITIONS) && at == start)
            && r.covering(Layer::Person, at).is_none()
            || matches!(r.mark(at), '-' | '&' | '/' | '’' | '\'') && r.gap(at) == Gap::Joined
            || r.mark(at) == '&'
            || r.possessive(at)
            || r.token(at).is_some_and(|t| t.kind == TokenKind::Number);
        if !inner
            || r.starting(Layer::SpeechCue, at).is_some_and(|m| m.last as usize > at || !r.capital(at))
                && at > start
                && r.starting(Layer::Position, at).is_none()
        {
            break;
        }
        // "of" inside: then it is no modifier but a complement, and there is no head before it.
        if r.is(at, PREPOSITIONS) {
            return None;
        }
        at += 1;
        n += 1;
    }
    agentive(r, start, stop, article)
}

/// "a rancher from Pando", "an urban planner": an article, small words, the last with the ending of one who does something.
fn agentive(r: &Reader<'_>, start: usize, stop: usize, article: bool) -> Option<(usize, usize)> {
    if !article {
        return None;
    }
    let mut last = None;
    for at in start..stop.min(start + 4) {
        if !r.is_word(at)
            || r.capital(at) && at > start
            || r.is(at, CLAUSE)
            || r.is(at, PREPOSITIONS)
            || at > start && !r.flows(at)
        {
            break;
        }
        last = Some(at);
    }
    let last = last?;
    let word = r.word(last);
    let doer = ["er", "or", "ist", "ian", "man", "woman", "eer", "ant", "ent", "ee"]
        .iter()
        .any(|e| word.len() > e.len() + 2 && word.ends_with(e));
    let closes = last + 1 >= stop
        || matches!(r.mark(last + 1), ',' | ')' | ';' | '.' | '–' | '—')
        || r.is(last + 1, PREPOSITIONS);
    (doer && closes).then_some((start, last))
}

const PREPOSITIONS: &[&str] = &["of", "for", "at", "in", "on", "to", "with", "from", "and", "or", "under", "by"];

/// Reads what goes on an office: "and CEO", "of Health", "for Asia", "in charge of ports", "at ORG". Gives the last token of
/// the office; the body goes to `found`.
fn complements(r: &Reader<'_>, head: usize, stop: usize, found: &mut Description) -> usize {
    let mut end = head;
    for _ in 0..8 {
        let n = end + 1;
        if n >= stop || !r.flows(n) {
            break;
        }
        // "Founder and CEO", "Chair & Professor"
        if r.is(n, &["and"]) || matches!(r.mark(n), '&' | '/') {
            let t = r.after_article(n + 1);
            match head_close(r, t, stop) {
                Some(last) => end = last,
                None => break,
            }
            continue;
        }
        if r.mark(n) == '-' && r.gap(n) == Gap::Joined && r.gap(n + 1) == Gap::Joined && r.is_word(n + 1) {
            end = n + 1;
            continue;
        }
        if r.is(n, &["of", "for", "at", "with", "in", "to", "on", "from"]) || r.is(n, &["responsible"]) {
            if r.is(n, &["in"]) && r.is(n + 1, &["charge"]) && r.is(n + 2, &["of"]) {
                match topic(r, n + 3, stop) {
                    Some(last) => end = last,
                    None => break,
                }
                continue;
            }
            let t = r.after_article(n + 1);
            if let Some(org) = body(r, t, stop, r.is(n, &["at", "with", "from"])) {
                if found.affiliation.is_none() {
                    found.affiliation = Some(org);
                    found.last = org.1;
                    // "… at X of the University of Y", "… at X, Y" is the caller's.
                    let k = org.1 + 1;
                    if k < stop && r.is(k, &["of", "at", "in"]) {
                        if let Some(more) = body(r, k + 1, stop, false) {
                            found.affiliation = Some((org.0, more.1));
                        }
                    }
                }
                break;
            }
            let place = r
                .starting(Layer::Country, t)
                .or_else(|| r.starting(Layer::City, t))
                .or_else(|| r.starting(Layer::Subdivision, t));
            match place
                .map(|p| p.last as usize)
                .filter(|l| *l < stop && !r.capital(l + 1))
                .or_else(|| topic(r, t, stop))
            {
                Some(last) => end = last,
                None => break,
            }
            continue;
        }
        // "Director NIT Srinagar", "Programme Director Asia"
        if r.capital(n) && r.covering(Layer::Person, n).is_none() && r.starting(Layer::Honorific, n).is_none() {
            if let Some(m) = r.starting(Layer::Organisation, n).filter(|m| (m.last as usize) < stop) {
                if found.affiliation.is_none() {
                    found.affiliation = Some((n, m.last as usize));
                    found.last = m.last as usize;
                }
                break;
            }
            if r.is_word(n) && !r.is(n, CLAUSE) && r.starting(Layer::SpeechCue, n).is_none() {
                end = n;
                continue;
            }
        }
        break;
    }
    end
}

/// The end of an office right at `t` ("CEO" of "Founder and CEO").
fn head_close(r: &Reader<'_>, t: usize, stop: usize) -> Option<usize> {
    for k in t..stop.min(t + 4) {
        if let Some(m) = r.starting(Layer::Position, k).filter(|m| (m.last as usize) < stop) {
            let last = m.last as usize;
            // "Director and Mayor NAME": the second office is another person's.
            let n = last + 1;
            let other = n < r.len()
                && r.flows(n)
                && (r.starting(Layer::Person, n).is_some()
                    || r.starting(Layer::Honorific, n)
                        .is_some_and(|h| r.starting(Layer::Person, h.last as usize + 1).is_some()));
            return (!other).then_some(last);
        }
        if !r.is_word(k) || r.is(k, CLAUSE) || r.is(k, PREPOSITIONS) {
            return None;
        }
    }
    None
}

/// The last token of the words that an office is for: "Health", "public affairs", "Training and Outreach".
fn topic(r: &Reader<'_>, t: usize, stop: usize) -> Option<usize> {
    let mut last = None;
    let mut at = t;
    while at < stop && at < t + 10 && (at == t || r.flows(at)) {
        let word = r.is_word(at)
            && !r.is(at, CLAUSE)
            && !r.is(at, &["at", "of", "for", "from", "with", "to", "in", "on"])
            && r.covering(Layer::Person, at).is_none()
            && r.starting(Layer::Honorific, at).is_none_or(|m| !r.capital(m.last as usize));
        if r.is(at, &["and"]) || r.mark(at) == '&' {
            let ok = at > t
                && (r.is_word(at + 1)
                    && !r.is(at + 1, CLAUSE)
                    && r.covering(Layer::Person, at + 1).is_none()
                    && r.starting(Layer::Position, at + 1).is_none()
                    && !r.is(at + 1, ARTICLES));
            if !ok {
                break;
            }
        } else if word {
            let cue = r.starting(Layer::SpeechCue, at).is_some_and(|m| m.cell(r.doc.lexicon, "side") == "subject")
                && !r.capital(at);
            if cue {
                break;
            }
            last = Some(at);
        } else if !(r.mark(at) == '-' && r.gap(at) == Gap::Joined || r.possessive(at)) {
            break;
        }
        at += 1;
    }
    last
}

/// The description that stands before the name whose first token (or honorific) is `first`; `from` bounds it.
pub(super) fn before(r: &Reader<'_>, first: usize, from: usize) -> Option<Description> {
    let mut end = first.checked_sub(1)?;
    let from = from.max(first.saturating_sub(REACH / 2));
    if let Some(found) = headed(r, first, from) {
        return Some(found);
    }
    let comma = r.mark(end) == ',';
    if comma {
        end = end.checked_sub(1)?;
    }
    if end < from || !comma && !r.flows(first) {
        return None;
    }
    // "GSA's NAME"
    if r.possessive(end) {
        let owner = end.checked_sub(1)?;
        let org = r.ending(Layer::Organisation, owner).filter(|m| m.first as usize >= from);
        return org.map(|m| {
            let (a, b) = (m.first as usize, m.last as usize);
            Description {
                affiliation: Some((a, b)),
                rule: "person.owner",
                first: a,
                last: end,
                ..Description::default()
            }
        });
    }
    // "the Deputy Secretary, Ministry of Roads, Dr NAME"
    if comma
        && let Some(org) = r.ending(Layer::Organisation, end).filter(|m| m.first as usize >= from + 2)
        && r.mark(org.first as usize - 1) == ','
        && let Some(m) = r.ending(Layer::Position, org.first as usize - 2).filter(|m| m.first as usize >= from)
    {
        let (start, owner) = leftward(r, m.first as usize, from);
        if owner.is_none() && definite(r, start, from) {
            return Some(Description {
                position: Some((start, m.last as usize)),
                affiliation: Some((org.first as usize, org.last as usize)),
                rule: "person.before",
                first: start,
                last: end,
            });
        }
    }
    // The last office before the name from which complements reach the name.
    let mut best: Option<Description> = None;
    for m in r.within(Layer::Position, from, end + 1).rev() {
        let (a, b) = (m.first as usize, m.last as usize);
        if b > end {
            continue;
        }
        let mut found = Description { rule: "person.before", ..Description::default() };
        let last = complements(r, b, end + 1, &mut found);
        let reach = last.max(found.affiliation.map_or(0, |x| x.1));
        let reach =
            if reach < end && r.mark(reach + 1) == '(' && r.mark(end) == ')' && end - reach <= 6 { end } else { reach };
        if reach < end {
            break;
        }
        let (start, owner) = leftward(r, a, from);
        found.position = Some((start, last));
        found.affiliation = found.affiliation.or(owner);
        found.first = owner.map_or(start, |o| o.0.min(start));
        found.last = end;
        if comma && found.affiliation.is_none() && !definite(r, found.first, from) {
            break;
        }
        // An earlier office that reaches over this one is the fuller phrase.
        best = Some(found);
        if found.affiliation.is_none() && start > from && r.is(start - 1, &["of", "and", "to", "for"]) {
            continue;
        }
        break;
    }
    // "A diabetologist, Dr NAME"
    let told = |d: &Description| !comma || d.first > from && r.is(d.first - 1, ARTICLES);
    best.or_else(|| profession(r, end, from).filter(told))
}

/// "with palaeographer NAME", "economist NAME": a small word with an ending of professions.
fn profession(r: &Reader<'_>, end: usize, from: usize) -> Option<Description> {
    let word = r.word(end);
    let fits =
        ["ist", "ician", "arian", "grapher", "ologist", "keeper", "maker", "worker"].iter().any(|e| word.ends_with(e));
    if end < from || !fits || word.len() < 6 || !r.is_word(end) || !attributive(r, end) {
        return None;
    }
    let (start, _) = leftward(r, end, from);
    Some(Description {
        position: Some((start, end)),
        rule: "person.before",
        first: start,
        last: end,
        ..Description::default()
    })
}

/// "ORG – NAME", "ORG (ACRONYM): NAME", "ORG. NAME": a body that opens the line of the name.
fn headed(r: &Reader<'_>, first: usize, from: usize) -> Option<Description> {
    let mark = first.checked_sub(1)?;
    let dash = matches!(r.mark(mark), '–' | '—' | '-') && r.gap(mark) >= Gap::Space;
    if !(dash || matches!(r.mark(mark), ':' | '.')) || mark <= from || r.gap(first) == Gap::Joined {
        return None;
    }
    let (line, _) = r.line_range(first);
    let mut at = line.max(from);
    while at < mark && !r.is_word(at) {
        at += 1;
    }
    let org =
        body(r, at, mark, dash).filter(|o| r.starting(Layer::Label, o.0).is_none_or(|m| (m.last as usize) < o.1))?;
    // What may follow the body: an acronym in brackets, a country.
    let rest = org.1 + 1..mark;
    let small = rest.len() <= 4 && rest.clone().all(|i| !r.is_word(i) || r.capital(i));
    (small && at <= line + 3).then_some(Description {
        affiliation: Some(org),
        rule: "person.headed",
        first: org.0,
        last: mark,
        position: None,
    })
}

/// A comma between office and name is an apposition only after "the": "the IQAC Coordinator, Dr X".
fn definite(r: &Reader<'_>, first: usize, from: usize) -> bool {
    first <= from || r.is(first - 1, ARTICLES) || r.is(first - 1, &["by"]) || r.possessive(first - 1)
}

/// Modifiers, and the body or country that owns the office, before its head at `head`.
fn leftward(r: &Reader<'_>, head: usize, from: usize) -> (usize, Option<(usize, usize)>) {
    let mut start = head;
    while start > from {
        let p = start - 1;
        if !r.flows(start) {
            break;
        }
        if r.possessive(p) && p > from {
            let owner = r.ending(Layer::Organisation, p - 1);
            return (start, owner.filter(|m| m.first as usize >= from).map(|m| (m.first as usize, m.last as usize)));
        }
        if let Some(m) = r.ending(Layer::Organisation, p).filter(|m| m.first as usize >= from) {
            return (start, Some((m.first as usize, p)));
        }
        let modifier = r.ending(Layer::PositionModifier, p).is_some();
        let word = r.is_word(p)
            && !r.is(p, CLAUSE)
            && !r.is(p, PREPOSITIONS)
            && !r.is(p, ARTICLES)
            && r.covering(Layer::Person, p).is_none();
        let sentence_opener = p == r.sentence(p).0 && !r.capital(start) && r.capital(p) && !modifier;
        let hyphen = r.mark(p) == '-' && r.gap(p) == Gap::Joined && r.gap(start) == Gap::Joined || r.mark(p) == '&';
        let takes = modifier
            || hyphen
            || word
                && r.capital(p)
                && !sentence_opener
                && r.ending(Layer::SpeechCue, p).is_none()
                && r.ending(Layer::Label, p).is_none()
            || word && !r.capital(p) && attributive(r, p);
        if !takes {
            break;
        }
        start = p;
    }
    (start, None)
}

/// A small word that may modify an office: not a verb, adverb or cue.
fn attributive(r: &Reader<'_>, p: usize) -> bool {
    let word = r.word(p);
    r.ending(Layer::SpeechCue, p).is_none()
        && r.ending(Layer::RoleCue, p).is_none()
        && !["ly", "ed", "ing"].iter().any(|e| word.ends_with(e))
        && !r.is(
            p,
            &[
                "as",
                "one",
                "two",
                "three",
                "four",
                "five",
                "new",
                "its",
                "some",
                "many",
                "several",
                "including",
                "among",
                "like",
                "than",
                "both",
                "all",
                "other",
                "another",
                "were",
                "not",
                "so",
                "such",
                "between",
            ],
        )
        && r.ending(Layer::EventNoun, p).is_none()
        && r.ending(Layer::ParticipantNoun, p).is_none_or(|m| m.width() == 1 && !word.ends_with('s'))
}

/// The description on the line below a name that stands alone on its line.
pub(super) fn below(r: &Reader<'_>, last: usize) -> Option<Description> {
    let (_, end) = r.line_range(last);
    if pass_letters(r, last + 1) != end || end >= r.len() || r.gap(end) > Gap::Blank {
        return None;
    }
    let (_, stop) = r.line_range(end);
    if r.gap(end) == Gap::Blank || stop - end > 24 || r.starting(Layer::Person, end).is_some() {
        return None;
    }
    let mut found = segments(r, end, stop, "person.below").or_else(|| shifted(r, end, stop))?;
    // "Secretary: NAME" is the next person's.
    if r.mark(found.last + 1) == ':' {
        return None;
    }
    found.rule = "person.below";
    found.first = last + 1;
    // A second line with the body: "Director" / "Ministry of Health".
    if found.affiliation.is_none() && stop < r.len() && r.gap(stop) == Gap::Line {
        let (_, next) = r.line_range(stop);
        if next - stop <= 14
            && r.starting(Layer::Person, stop).is_none()
            && let Some(org) = r
                .starting(Layer::Organisation, r.after_article(stop))
                .filter(|m| m.last as usize + 4 >= next && (m.last as usize) < next)
        {
            found.affiliation = Some((org.first as usize, org.last as usize));
            found.last = org.last as usize;
        }
    }
    found.found()
}

fn shifted(r: &Reader<'_>, end: usize, stop: usize) -> Option<Description> {
    // Segments refuse to start behind a line end; a bullet or dash may lead.
    let at = if r.mark(end) != '\0' { end + 1 } else { end };
    let office = office(r, at, stop, true);
    match office {
        Some(mut found) => {
            if r.mark(found.last + 1) == ','
                && let Some(more) = segments(r, found.last + 2, stop, "person.below")
            {
                merge(r, &mut found, more);
                found.last = more.last;
            }
            Some(found)
        }
        None => {
            let org = r
                .starting(Layer::Organisation, r.after_article(at))
                .filter(|m| m.last as usize + 6 >= stop && (m.last as usize) < stop)?;
            Some(Description {
                affiliation: Some((org.first as usize, org.last as usize)),
                rule: "person.below",
                first: at,
                last: org.last as usize,
                position: None,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;

    /// What stands behind the first name of each text: office and body, `-` for none.
    const FRAMES: &[(&str, &str, &str)] = &[
        ("Maria Kowalczyk, Senior Economist, Harbour Trust, spoke.", "Senior Economist", "Harbour Trust"),
        ("Maria Kowalczyk, PhD, Director of Training, spoke.", "Director of Training", "-"),
        ("Maria Kowalczyk (University of Nairobi) spoke.", "-", "University of Nairobi"),
        ("Maria Kowalczyk, loss adjuster, spoke.", "loss adjuster", "-"),
        ("Maria Kowalczyk, however, spoke.", "-", "-"),
        ("Maria Kowalczyk, for the Harbour Trust, spoke.", "-", "Harbour Trust"),
        ("Maria Kowalczyk, who runs the docks of the Harbour Trust, spoke.", "-", "Harbour Trust"),
        ("Maria Kowalczyk, who thanked the Harbour Trust, spoke.", "-", "-"),
    ];

    #[test]
    fn what_stands_behind_a_name() {
        let extractor = Extractor::new(Lexicon::embedded());
        let mut wrong = Vec::new();
        for (text, position, affiliation) in FRAMES {
            let document = Document::plain(text.to_string(), Metadata::default());
            let doc = extractor.analyse(&document);
            let r = Reader { doc: &doc };
            let last = doc.mentions.of(Layer::Person).next().map_or(0, |m| m.last as usize);
            let found = after(&r, last, r.len()).or_else(|| predicated(&r, last, r.len())).unwrap_or_default();
            let words = |range: Option<(usize, usize)>| range.map_or("-", |(a, b)| doc.page.words(a, b));
            let got = (words(found.position), words(found.affiliation));
            if got != (*position, *affiliation) {
                wrong.push(format!("{text}: {got:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
