//! How a number of people is to be read, and what it counts.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::record::Qualifier;
use crate::relate::scene::SceneCx;

/// The ways of counting people without a noun for them: each a small rule over the words beside the number.
/// The id of the rule that fires, if one does.
pub(super) fn construct(cx: &SceneCx<'_>, n: &Mention) -> Option<&'static str> {
    let (first, last) = (n.first as usize, n.last as usize);
    let after = [word(cx, last as isize + 1), word(cx, last as isize + 2), word(cx, last as isize + 3)];
    let a: [&str; 3] = [&after[0], &after[1], &after[2]];
    let before: Vec<String> = (1..=6).map(|d| word(cx, first as isize - d)).collect();
    let b: Vec<&str> = before.iter().map(String::as_str).collect();
    // "a 24-strong delegation"
    if a[0] == "-" && matches!(a[1], "strong" | "member" | "person" | "man") {
        return Some("total.strong");
    }
    // "more than 60 of them", "63 of you"; not "six of them women"
    if a[0] == "of" && matches!(a[1], "them" | "you" | "us") && a[2] != "women" && a[2] != "men" {
        return Some("total.of-them");
    }
    // "16 places", "50 chairs"
    if [a[0], a[1]].iter().any(|w| place(w)) {
        return Some("total.places");
    }
    // "limited to five minutes", "room for 20 stalls": the number counts something else.
    let thing = cx.page().tokens.get(last + 1).is_some_and(|t| t.gap < Gap::Line)
        && a[0].len() > 3
        && !matches!(a[0], "this" | "always" | "perhaps" | "besides" | "towards")
        && a[0].ends_with('s')
        && !a[0].ends_with("ss")
        && cx.doc.mentions.starting(Layer::ParticipantNoun, last + 1).is_none();
    // "Places: 16", "class size is kept between 10 and 18", "the cap on Teams is 300", "Attendance came to 53"
    match lead(cx, n) {
        Some(Lead::Limit) if !thing && !unit(a[0]) => return Some("total.capacity"),
        Some(Lead::Count) if !thing && !unit(a[0]) => return Some("total.attendance"),
        _ => {}
    }
    // "58 pax", "25 in number", "not more than 25 in the room"
    if a[0] == "pax" || a[0] == "in" && a[1] == "number" {
        return Some("total.number");
    }
    if a[0] == "in" && a[1] == "the" && matches!(a[2], "room" | "hall" | "class" | "audience" | "house" | "group") {
        return Some("total.room");
    }
    // "eight of its people", "120 of their officers"
    if a[0] == "of"
        && matches!(a[1], "its" | "our" | "their" | "these" | "those")
        && (last + 3..last + 7).any(|t| cx.doc.mentions.starting(Layer::ParticipantNoun, t).is_some())
    {
        return Some("total.of-its");
    }
    if a[0] == "of" && matches!(a[1], "these" | "those") && matches!(a[2], "," | "." | "came" | "met" | "attended") {
        return Some("total.of-its");
    }
    if thing {
        return None;
    }
    // "places for 15", "room for 100", "limited to 120", "Room holds 40", "we can take 150", "max. 70"
    let near = b.iter().take(3).copied().collect::<Vec<_>>();
    let limit = |w: &&str| {
        matches!(
            *w,
            "limited"
                | "capped"
                | "capacity"
                | "maximum"
                | "max"
                | "holds"
                | "hold"
                | "seats"
                | "seat"
                | "fits"
                | "fit"
                | "accommodate"
                | "accommodates"
                | "exceed"
                | "exceeding"
                | "restricted"
        )
    };
    if near.iter().any(limit)
        || matches!(b[0], "for" | "to")
            && near.iter().any(|w| matches!(*w, "places" | "room" | "space" | "seating" | "seats" | "open"))
        || b[0] == "take" && matches!(b[1], "can" | "could" | "will")
        || matches!(b[0], "takes" | "cap")
        || b[0] == "at" && matches!(b[1], "cap" | "capped")
        || b[0] == "to" && near.iter().any(|w| matches!(*w, "group" | "class" | "numbers"))
        || b[0] == "most" && b[1] == "at"
    {
        return Some("total.limit");
    }
    // "the first 100 get in", "the first 50 to register"
    if b[0] == "first" && matches!(a[0], "to" | "who" | "get" | "registrants" | "applicants" | "come" | "registered") {
        return Some("total.first");
    }
    // "Attendance … at nearly 35,000", "turnout was 300"
    if b.iter().take(5).any(|w| {
        matches!(*w, "attendance" | "turnout" | "headcount" | "participants" | "attendees" | "attended" | "audience")
    }) {
        return Some("total.attendance");
    }
    // "35 in total", "38 all told", "22 altogether"
    if a[0] == "in" && matches!(a[1], "total" | "all") || a[0] == "all" && a[1] == "told" || a[0] == "altogether" {
        return Some("total.in-all");
    }
    // "a total of 46 …", "a group of 30 …"
    if b[0] == "of" && matches!(b[1], "total" | "group" | "batch" | "crowd" | "audience" | "delegation" | "team") {
        return Some("total.total-of");
    }
    // "We were 130", "They are 37", "The working group members numbered twenty-nine"
    let said = b.iter().position(|w| !softener(w)).map(|at| (b[at], b.get(at + 1).copied().unwrap_or("")));
    match said {
        Some(("numbered" | "numbering" | "totalled" | "totaled" | "totalling" | "totaling", _)) => {
            return Some("total.numbered");
        }
        Some(("'s" | "’s" | "there's" | "there’s", by)) if bare_after(cx, last) && !unit(a[0]) => {
            if by == "there" || said.is_some_and(|(w, _)| w.len() > 3) {
                return Some("total.were");
            }
        }
        Some(("were" | "are" | "was" | "is" | "be", by)) if !unit(a[0]) && bare_after(cx, last) => {
            if matches!(by, "we" | "they" | "there" | "those" | "who" | "you") {
                return Some("total.were");
            }
            let (start, _) = sentence(cx, first);
            let number_of = (start..first)
                .take(12)
                .any(|t| matches!(cx.page().word(t).to_lowercase().as_str(), "number" | "count" | "numbers"));
            if number_of {
                return Some("total.number-of");
            }
        }
        Some(("expect" | "expects" | "expecting" | "expected" | "hope" | "hopes" | "for", by))
            if bare_after(cx, last) && !unit(a[0]) =>
        {
            let hoped = said.is_some_and(|(w, _)| w != "for") || matches!(by, "hope" | "hopes" | "hoping" | "cater");
            if hoped {
                return Some("total.expect");
            }
        }
        _ => {}
    }
    // "Twenty will be selected", "20 are taken", "34 were present", "the 27 taking part"
    let verbs: [&str; 3] = match (a[0], a[1]) {
        ("are" | "were" | "will" | "have" | "had" | "can" | "could" | "may", "be" | "been" | "to") => [a[2], "", ""],
        ("are" | "were" | "will" | "have" | "had" | "can" | "could" | "may" | "who", _) => [a[1], a[2], ""],
        _ => ["", "", ""],
    };
    if a[0] == "taking" && a[1] == "part" || verbs.iter().any(|v| COMING.contains(v)) {
        return Some("total.verb");
    }
    // "Up to sixty."
    let (start, end) = sentence(cx, first);
    let words = (start..end).filter(|t| cx.page().tokens[*t].kind == TokenKind::Word).count();
    let worded = (first..=last).filter(|t| cx.page().tokens[*t].kind == TokenKind::Word).count();
    if words.saturating_sub(worded) <= 2
        && end > last + 1
        && bare_after(cx, last)
        && b.iter().take(2).any(|w| softener(w))
    {
        return Some("total.alone");
    }
    // "some 300 attended", "about 120 came"
    if matches!(
        a[0],
        "attended"
            | "participated"
            | "came"
            | "joined"
            | "took"
            | "registered"
            | "turned"
            | "graduated"
            | "gathered"
            | "attend"
            | "join"
            | "participate"
            | "signed"
            | "showed"
            | "fit"
            | "listened"
            | "watched"
            | "enrolled"
    ) {
        return Some("total.verb");
    }
    None
}

/// What a noun before a number says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lead {
    /// So many can come.
    Limit,
    /// So many came.
    Count,
}

/// The noun for a limit or an attendance that the number fills in: "Places: 16", "Capacity for Day 2 is 1,200", "the cap on
/// Teams is 300", "attendance, over three days, came to 53". Between them stand marks, forms of "be" and small words alone, or the
/// noun opens the sentence and a verb leads to the number.
fn lead(cx: &SceneCx<'_>, n: &Mention) -> Option<Lead> {
    let page = cx.page();
    let first = n.first as usize;
    // "Attendance on all days has been put by the organisers at nearly 35,000"
    let (start, _) = sentence(cx, first);
    let opens = (start..first).take(3).any(|t| {
        matches!(page.word(t).to_lowercase().as_str(), "attendance" | "turnout" | "headcount" | "participation")
    });
    let by = (start..first).rev().take(6).find(|t| !softener(&page.word(*t).to_lowercase()));
    if opens
        && first - start <= 30
        && by.is_some_and(|t| matches!(page.word(t), "at" | "to" | "was" | "is" | "reached"))
    {
        return Some(Lead::Count);
    }
    let mut verb = false;
    for at in (first.saturating_sub(LEAD)..first).rev() {
        let token = &page.tokens[at];
        let word = page.word(at).to_lowercase();
        let noun = match word.as_str() {
            "places" | "seats" | "spots" | "spaces" | "capacity" | "cap" | "limit" | "intake" | "size" | "cupo"
            | "maximum" | "tickets" | "slots" => Some(Lead::Limit),
            "attendance" | "turnout" | "headcount" | "crowd" | "attendees" | "registrations" | "participants" => {
                Some(Lead::Count)
            }
            // "Number: 22" by itself at the beginning of its line.
            "number" if at + 2 == first && page.tokens[at + 1].mark == ':' && token.gap >= Gap::Wrap => {
                Some(Lead::Count)
            }
            _ => None,
        };
        if noun.is_some() && token.kind == TokenKind::Word {
            // "of the participants, 12", "participants (25)": the plural itself must be led on by a verb or colon.
            let plain = page.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Mark && t.mark != ',');
            let told = !matches!(word.as_str(), "participants" | "attendees" | "registrations" | "seats" | "tickets")
                || verb
                || plain;
            return noun.filter(|_| told);
        }
        if page.tokens[at + 1].gap >= Gap::Blank {
            return None;
        }
        let passes = match token.kind {
            TokenKind::Mark => !matches!(token.mark, ';' | ')'),
            TokenKind::Word => {
                verb |= matches!(word.as_str(), "is" | "was" | "at" | "came" | "reached" | "stood" | "exceeded");
                softener(&word) || BETWEEN.contains(&word.as_str())
            }
            // "between 10 and 18", "Capacity for Day 2 is 1,200"
            TokenKind::Number => verb || matches!(page.word(at + 1), "and" | "to" | "-" | "–"),
            _ => false,
        };
        if !passes {
            return None;
        }
    }
    None
}

/// How far back a noun may stand, in tokens.
const LEAD: usize = 12;

/// Small words between a noun for an attendance or limit and its number.
const BETWEEN: &[&str] = &[
    "is",
    "was",
    "are",
    "were",
    "will",
    "be",
    "has",
    "been",
    "at",
    "of",
    "to",
    "for",
    "on",
    "in",
    "by",
    "the",
    "came",
    "come",
    "comes",
    "put",
    "reached",
    "stood",
    "kept",
    "between",
    "and",
    "only",
    "remaining",
    "available",
    "both",
    "days",
    "day",
    "all",
    "limited",
    "restricted",
    "set",
    "fixed",
    "exceeded",
    "estimated",
    "zoom",
    "teams",
    "room",
    "rose",
    "this",
    "year",
    "total",
    "maximum",
    "max",
];

/// Words that say how exactly a number is meant.
fn softener(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "around"
            | "some"
            | "nearly"
            | "almost"
            | "roughly"
            | "approximately"
            | "over"
            | "least"
            | "most"
            | "than"
            | "more"
            | "fewer"
            | "less"
            | "up"
            | "exactly"
            | "just"
            | "not"
            | "no"
            | "a"
            | "total"
    )
}

/// Nouns for what a visitor takes up.
fn place(word: &str) -> bool {
    matches!(
        word,
        "places"
            | "seats"
            | "spots"
            | "slots"
            | "chairs"
            | "spaces"
            | "vacancies"
            | "tickets"
            | "connections"
            | "licences"
            | "licenses"
            | "log-ins"
            | "logins"
    )
}

/// Words behind a number that make it one of time, money or measure.
fn unit(word: &str) -> bool {
    matches!(
        word,
        "days"
            | "day"
            | "hours"
            | "hour"
            | "minutes"
            | "weeks"
            | "months"
            | "years"
            | "year"
            | "p"
            | "pm"
            | "am"
            | "per"
            | "percent"
            | "euros"
            | "eur"
            | "usd"
            | "km"
            | "m"
            | "%"
            | "million"
    )
}

/// Whether no noun can follow that the number counts: a mark, a preposition, a conjunction, or the end.
fn bare_after(cx: &SceneCx<'_>, last: usize) -> bool {
    let page = cx.page();
    let Some(next) = page.tokens.get(last + 1) else { return true };
    next.kind == TokenKind::Mark && !matches!(next.mark, '-' | '%' | '/' | '’' | '\'')
        || next.gap >= Gap::Line
        || matches!(
            page.word(last + 1).to_lowercase().as_str(),
            "in" | "of"
                | "from"
                | "at"
                | "and"
                | "this"
                | "with"
                | "strong"
                | "altogether"
                | "all"
                | "who"
                | "on"
                | "when"
                | "but"
                | "or"
                | "people"
                | "persons"
                | "for"
                | "present"
        )
}

/// First token of the sentence of a token, and the token behind its end.
fn sentence(cx: &SceneCx<'_>, token: usize) -> (usize, usize) {
    let page = cx.page();
    let sentence = &page.sentences[page.tokens[token].sentence as usize];
    (sentence.first as usize, sentence.end as usize)
}

/// Participles and infinitives for coming or being let in.
const COMING: &[&str] = &[
    "taken",
    "selected",
    "chosen",
    "admitted",
    "invited",
    "present",
    "registered",
    "enrolled",
    "trained",
    "accepted",
    "expected",
    "attend",
    "participate",
    "signed",
    "come",
    "attended",
    "participated",
    "joined",
    "attending",
    "coming",
    "there",
    "inscribed",
    "take",
];

/// How the words around a number say it is to be read.
pub(super) fn qualifier(cx: &SceneCx<'_>, n: &Mention) -> Qualifier {
    let (first, last) = (n.first as usize, n.last as usize);
    let before: Vec<String> = (1..=5).map(|d| word(cx, first as isize - d)).collect();
    let mut b: Vec<&str> = before.iter().map(String::as_str).collect();
    // "more than a total of 40", "over the 40"
    while matches!(b.first(), Some(&("the" | "a" | "an"))) {
        b.remove(0);
    }
    if b.len() > 2 && b[0] == "of" && b[1] == "total" {
        b.drain(..2);
        while matches!(b.first(), Some(&("the" | "a" | "an"))) {
            b.remove(0);
        }
    }
    b.resize(5, "");
    let a = [word(cx, last as isize + 1), word(cx, last as isize + 2), word(cx, last as isize + 3)];
    let a: [&str; 3] = [&a[0], &a[1], &a[2]];
    if b[0] == "than" && matches!(b[1], "more" | "fewer" | "less" | "greater") {
        return match (b[1], b[2]) {
            ("more" | "greater", "no" | "not") => Qualifier::AtMost,
            ("more" | "greater", _) => Qualifier::AtLeast,
            (_, "no" | "not") => Qualifier::AtLeast,
            _ => Qualifier::AtMost,
        };
    }
    if matches!((b[0], b[1]), ("exceed" | "exceeding", "not" | "to")) {
        return Qualifier::AtMost;
    }
    match (b[0], b[1]) {
        ("to", "up" | "limited" | "restricted" | "open" | "capacity")
        | ("of", "maximum" | "capacity" | "limit" | "max")
        | ("at", "capped")
        | ("for", "room" | "places" | "space" | "seats" | "place" | "seating") => return Qualifier::AtMost,
        ("least", "at")
        | ("of", "upwards" | "excess" | "minimum")
        | ("over" | "above" | "beyond" | "exceeding" | "min" | "minimum", _) => return Qualifier::AtLeast,
        ("less", "or") => return Qualifier::Approximate,
        ("to", "close" | "near" | "nearly")
        | (
            "estimated" | "about" | "around" | "some" | "nearly" | "almost" | "approximately" | "approx" | "roughly"
            | "circa" | "ca" | "~" | "perhaps",
            _,
        ) => return Qualifier::Approximate,
        (".", "approx" | "ca") => return Qualifier::Approximate,
        (".", "max")
        | (
            "max" | "maximum" | "holds" | "hold" | "fit" | "fits" | "take" | "exceed" | "seats" | "accommodate"
            | "accommodates" | "first" | "seat",
            _,
        )
        | ("most", "at") => return Qualifier::AtMost,
        _ => {}
    }
    let joined = cx.page().tokens.get(last + 1).is_some_and(|t| t.gap == Gap::Joined);
    if a[0] == "+" && joined
        || a[0] == "plus"
        || matches!((a[0], a[1]), ("or" | "and", "more") | ("and", "counting" | "above"))
    {
        return Qualifier::AtLeast;
    }
    if matches!((a[0], a[1]), ("or", "so") | ("or", "thereabouts")) || a[1] == "or" && a[2] == "so" {
        return Qualifier::Approximate;
    }
    if a.iter().take(2).any(|w| place(w) || matches!(*w, "max" | "maximum" | "most")) || a[0] == "(" && a[1] == "max" {
        return Qualifier::AtMost;
    }
    // "Max. number of participants: 25", "capacity: 60", "class size: 12"
    if b[0] == ":"
        && before
            .iter()
            .chain(&[word(cx, first as isize - 6), word(cx, first as isize - 7)])
            .any(|w| matches!(w.as_str(), "max" | "maximum" | "capacity" | "limit" | "places" | "seats"))
    {
        return Qualifier::AtMost;
    }
    if lead(cx, n) == Some(Lead::Limit) {
        return Qualifier::AtMost;
    }
    Qualifier::Exact
}

/// The word or mark of a token in small letters; empty outside the text and across lines that end.
fn word(cx: &SceneCx<'_>, at: isize) -> String {
    usize::try_from(at).map_or(String::new(), |i| cx.page().word(i).to_lowercase())
}
