//! How a number of people is to be read, and what it counts.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::Gap;
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
    if [a[0], a[1]]
        .iter()
        .any(|w| matches!(*w, "places" | "seats" | "spots" | "slots" | "chairs" | "spaces" | "vacancies" | "tickets"))
    {
        return Some("total.places");
    }
    // "limited to five minutes", "room for 20 stalls": the number counts something else.
    let thing = cx.page().tokens.get(last + 1).is_some_and(|t| t.gap < Gap::Line)
        && a[0].len() > 3
        && a[0].ends_with('s')
        && !a[0].ends_with("ss")
        && cx.doc.mentions.starting(Layer::ParticipantNoun, last + 1).is_none();
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
    ) {
        return Some("total.verb");
    }
    None
}

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
            | "accommodates" | "first",
            _,
        ) => return Qualifier::AtMost,
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
    if a.iter()
        .take(2)
        .any(|w| matches!(*w, "places" | "seats" | "spots" | "chairs" | "spaces" | "slots" | "max" | "maximum"))
        || a[0] == "(" && a[1] == "max"
    {
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
    Qualifier::Exact
}

/// The word or mark of a token in small letters; empty outside the text and across lines that end.
fn word(cx: &SceneCx<'_>, at: isize) -> String {
    usize::try_from(at).map_or(String::new(), |i| cx.page().word(i).to_lowercase())
}
