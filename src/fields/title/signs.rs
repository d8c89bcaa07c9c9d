//! What a candidate is to its rivals, to the lines around it and to the words that govern it.

use super::candidates::Found;
use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::choose::Features;
use crate::relate::scene::SceneCx;
use std::collections::BTreeSet;

/// What the signs need to know of a scene.
pub(super) struct Signs {
    /// Where each candidate stands, in text order, with its first rule.
    spans: Vec<(usize, usize, &'static str)>,
    /// First token of the first heading that names an event by a strong noun.
    noun_heading: Option<usize>,
    /// Words in capitals: an event's name may be shortened to one.
    upper: BTreeSet<String>,
    /// Longer words of the first heading, folded.
    headline: BTreeSet<String>,
}

/// How many tokens are looked at for words in capitals.
const REACH: usize = 3000;
/// How many tokens a dateline may have.
const DATELINE: usize = 12;
/// How many lines are looked at for a heading.
const LINES: usize = 20;

impl Signs {
    pub(super) fn new(cx: &SceneCx<'_>, all: &[Found]) -> Signs {
        let page = cx.page();
        let from = page.tokens.get(cx.scene.first).map_or(0, |t| t.line as usize);
        let heading = |n: usize| cx.doc.layout.lines.get(n) == Some(&LineKind::Heading);
        let headings = || {
            page.lines
                .iter()
                .enumerate()
                .skip(from)
                .take(LINES)
                .filter(|(n, l)| heading(*n) && cx.scene.owns(l.first as usize))
                .map(|(_, l)| (l.first as usize, l.end as usize))
        };
        let end = cx.scene.end.min(cx.scene.first + REACH).min(page.tokens.len());
        Signs {
            spans: all.iter().map(|f| (f.first, f.last, f.rules[0])).collect(),
            noun_heading: headings().find(|(a, b)| strong(cx, *a, *b)).map(|h| h.0),
            upper: (cx.scene.first..end)
                .filter(|t| page.tokens[*t].upper && page.tokens[*t].end - page.tokens[*t].start > 2)
                .map(|t| page.word(t).to_string())
                .collect(),
            headline: headings()
                .next()
                .map_or(BTreeSet::new(), |(a, b)| (a..b).filter_map(|t| longer(page.word(t))).collect()),
        }
    }

    /// Adds the features of candidate number `n`.
    pub(super) fn of<'a>(&self, cx: &SceneCx<'a>, n: usize, found: &Found, out: &mut Features<'a>) {
        let page = cx.page();
        let (first, last) = (found.first, found.last);
        let heading = cx.doc.layout.kind_at(page, first) == LineKind::Heading;
        let strength = strength(cx, first, last + 1);
        self.rivals(n, first, last, out);
        bodies(cx, first, last, heading, strength, out);
        if heading {
            out.add_if(self.noun_heading == Some(first), "first-heading-with-noun");
            if self.noun_heading.is_some_and(|h| h > last) {
                out.add("before-heading-with-noun", strength);
            }
            out.add_if(
                self.noun_heading.is_some_and(|h| page.tokens[h].line < page.tokens[first].line),
                "after-heading-with-noun",
            );
        } else {
            governor(cx, first, last, strength, out);
            let words: BTreeSet<String> = (first..=last).filter_map(|t| longer(page.word(t))).collect();
            let shared = self.headline.intersection(&words).count();
            out.add("covers-headline", part(shared, self.headline.len()));
        }
        self.short_form(cx, first, last, out);
        lines(cx, first, last, strength, out);
        marks(cx, first, last, found, out);
        dateline(cx, first, last, out);
    }

    /// Which other candidates it is part of, and which are part of it.
    fn rivals(&self, n: usize, first: usize, last: usize, out: &mut Features<'_>) {
        let near = self.spans[..n].iter().rev().take_while(|s| s.0 + 50 > first);
        let after = self.spans[n + 1..].iter().take_while(|s| s.0 <= last);
        for (a, b, rule) in near.chain(after) {
            if *a <= first && *b >= last {
                let kind = match (*a == first, *b == last) {
                    (true, _) => "head-of",
                    (_, true) => "tail-of",
                    _ => "inside-of",
                };
                out.add(kind, rule);
            } else if first <= *a && last >= *b {
                let kind = match (*a == first, *b == last) {
                    (true, _) => "head-is",
                    (_, true) => "tail-is",
                    _ => "holds",
                };
                out.add(kind, rule);
            }
        }
    }

    /// Whether the text shortens the name: "(IITF)" behind it, or its initials elsewhere.
    fn short_form(&self, cx: &SceneCx<'_>, first: usize, last: usize, out: &mut Features<'_>) {
        let page = cx.page();
        let bracketed = page.tokens.get(last + 1).is_some_and(|t| t.mark == '(')
            && page.tokens.get(last + 2).is_some_and(|t| t.upper)
            && page.tokens.get(last + 3).is_some_and(|t| t.mark == ')');
        out.add_if(bracketed, "short-form-behind");
        let initials: String = (first..=last)
            .filter(|t| page.tokens[*t].kind == TokenKind::Word && page.tokens[*t].capital && !page.tokens[*t].upper)
            .filter_map(|t| page.word(t).chars().next())
            .collect();
        out.add_if(initials.len() > 2 && self.upper.contains(&initials), "short-form-elsewhere");
    }
}

fn longer(word: &str) -> Option<String> {
    (word.chars().count() >= 4).then(|| word.to_lowercase())
}

fn part(some: usize, all: usize) -> &'static str {
    match (some * 100).checked_div(all) {
        None => "no-headline",
        Some(0) => "none",
        Some(1..=34) => "few",
        Some(35..=64) => "half",
        Some(65..=99) => "most",
        Some(_) => "all",
    }
}

fn strong(cx: &SceneCx<'_>, first: usize, end: usize) -> bool {
    strength(cx, first, end) == "strong"
}

fn strength(cx: &SceneCx<'_>, first: usize, end: usize) -> &'static str {
    let mut any = "none";
    for m in cx.doc.mentions.within(Layer::EventNoun, first, end) {
        if !m.weak && m.cell(cx.lexicon(), "strength") != "weak" {
            return "strong";
        }
        any = "weak";
    }
    any
}

/// Letterheads name bodies and places: "DEPARTMENT OF FISHERIES", "Town of X, Y".
fn bodies<'a>(
    cx: &SceneCx<'a>,
    first: usize,
    last: usize,
    heading: bool,
    strength: &'static str,
    out: &mut Features<'a>,
) {
    let page = cx.page();
    let within = |layer| cx.doc.mentions.within(layer, first, last + 1).find(|m| m.last as usize <= last);
    if let Some(m) = within(Layer::OrganisationHead) {
        out.add(if heading { "body-noun-in-heading" } else { "body-noun" }, strength);
        out.add_if(m.first as usize == first, "body-noun-first");
        out.add_if(cx.doc.mentions.ending(Layer::OrganisationHead, last).is_some(), "body-noun-last");
        out.add_if(heading && page.tokens[first].line == page.tokens[cx.scene.first].line, "body-noun-in-first-line");
    }
    if within(Layer::Organisation).is_some() {
        out.add(if heading { "body-in-heading" } else { "body-in-text" }, strength);
    }
    if within(Layer::City).is_some() || within(Layer::Country).is_some() {
        out.add(if heading { "place-in-heading" } else { "place-in-text" }, strength);
        let ends = [Layer::City, Layer::Country].iter().any(|l| cx.doc.mentions.ending(*l, last).is_some());
        out.add_if(ends, if heading { "place-last-in-heading" } else { "place-last" });
    }
    out.add_if(within(Layer::Venue).is_some(), "venue-inside");
    out.add_if(cx.doc.mentions.starting(Layer::Label, first).is_some(), "label-first");
    out.add_if(cx.doc.mentions.starting(Layer::Furniture, first).is_some(), "furniture-first");
}

/// The word that governs the phrase: what is attended or held is an event, "part of" tells the larger thing around it.
fn governor<'a>(cx: &SceneCx<'a>, first: usize, last: usize, strength: &'static str, out: &mut Features<'a>) {
    let page = cx.page();
    let start = page.sentences[page.tokens[first].sentence as usize].first as usize;
    let mut at = first;
    // Articles, quotation marks and numbers between the governor and the name.
    while at > start
        && first - at < 4
        && (page.tokens[at - 1].kind != TokenKind::Word
            || ["the", "a", "an", "its", "their", "our", "this", "annual", "first", "second", "third"]
                .iter()
                .any(|w| page.word(at - 1).eq_ignore_ascii_case(w)))
    {
        at -= 1;
    }
    let sort = if at == start {
        "nothing"
    } else {
        let word = page.word(at - 1).to_lowercase();
        let before = if at > start + 1 { page.word(at - 2).to_lowercase() } else { String::new() };
        class_before(&before, &word)
    };
    out.add("governed", sort);
    out.add(
        match strength {
            "strong" => "governed-strong",
            "weak" => "governed-weak",
            _ => "governed-without",
        },
        sort,
    );
    out.add_if(at > 0 && cx.doc.mentions.ending(Layer::RoleCue, at - 1).is_some(), "role-cue-before");
    out.add_if(at > 0 && cx.doc.mentions.ending(Layer::SpeechCue, at - 1).is_some(), "speech-cue-before");
    out.add_if(at > 0 && cx.doc.mentions.ending(Layer::AttendanceCue, at - 1).is_some(), "attendance-cue-before");
    let end = page.sentences[page.tokens[last].sentence as usize].end as usize;
    let predicate = (last + 1..end.min(last + 6)).find_map(|t| class_after(&page.word(t).to_lowercase()));
    if let Some(sort) = predicate {
        out.add("predicate", sort);
        let soon = (last + 1..end.min(last + 3)).any(|t| class_after(&page.word(t).to_lowercase()) == Some(sort));
        if soon {
            out.add("predicate-soon", sort);
        }
    }
    out.add_if(
        (last + 1..end.min(last + 4)).any(|t| cx.doc.mentions.starting(Layer::RoleCue, t).is_some()),
        "role-cue-after",
    );
}

/// What a word says of the phrase that it governs; `before` stands before it.
pub(in crate::fields) fn class_before(before: &str, word: &str) -> &'static str {
    match word {
        "attend" | "attended" | "attending" | "attends" | "join" | "joined" | "joining" => "attend",
        "hold" | "held" | "holding" | "holds" | "organise" | "organised" | "organising" | "organize" | "organized"
        | "organizing" | "host" | "hosted" | "hosting" | "hosts" | "conduct" | "conducted" | "conducting"
        | "convened" | "convene" | "ran" | "run" | "delivered" | "staged" | "arranged" | "concluded" | "completed" => {
            "hold"
        }
        "launched" | "opened" | "inaugurated" | "opening" | "inaugurate" | "launch" | "addressed" | "addressing"
        | "closed" => "open",
        "announce" | "announces" | "announced" | "presents" | "present" | "offers" | "offering" | "offer" => "announce",
        "in" if matches!(before, "part" | "participate" | "participated" | "participating" | "participants") => {
            "attend"
        }
        "to" if matches!(before, "invited" | "welcome" | "you" | "invite" | "invitation" | "come") => "invite",
        "for" if matches!(before, "us" | "register" | "registration" | "gathered" | "met" | "meet") => "invite",
        "of" => match before {
            "part" | "framework" | "sidelines" | "margins" | "context" | "auspices" => "part of",
            "edition" | "day" | "session" | "opening" | "end" | "conclusion" | "close" | "ceremony" | "theme"
            | "series" => "session of",
            "member" | "president" | "chairman" | "director" | "head" | "secretary" | "chair" => "office of",
            _ => "of",
        },
        "under" | "within" => "part of",
        "during" | "at" | "throughout" => "during",
        "called" | "titled" | "entitled" | "named" | "dubbed" | "theme" | "themed" | "title" | "topic" => "called",
        "said" | "says" | "told" | "asked" | "added" | "wrote" => "said",
        "after" | "before" | "since" | "until" | "following" => "after",
        "from" | "by" | "with" => "from",
        "on" | "about" => "on",
        "and" | "or" => "and",
        "in" => "in",
        "for" => "for",
        "to" => "to",
        "is" | "was" | "are" | "were" | "be" => "is",
        _ => "other",
    }
}

fn class_after(word: &str) -> Option<&'static str> {
    match word {
        "held" | "organised" | "organized" | "hosted" | "conducted" | "convened" | "takes" | "took" | "place"
        | "scheduled" => Some("held"),
        "aims" | "aimed" | "brought" | "brings" | "gathered" | "focused" | "focuses" | "featured" | "provided"
        | "covered" | "explores" | "addressed" | "attracted" => Some("brings"),
        "opened" | "opens" | "began" | "begins" | "kicked" | "started" | "starts" | "ended" | "concluded"
        | "concludes" | "closed" => Some("opens"),
        "returns" | "postponed" | "cancelled" | "canceled" | "rescheduled" => Some("changes"),
        "said" | "says" | "told" | "added" => Some("said"),
        "will" => Some("will"),
        "is" | "was" => Some("is"),
        _ => None,
    }
}

/// What the lines above and below hold: a name is followed by its day and speaker, a letterhead by more of the same.
fn lines<'a>(cx: &SceneCx<'a>, first: usize, last: usize, strength: &'static str, out: &mut Features<'a>) {
    let page = cx.page();
    let at = page.tokens[first].line as usize;
    let range = |n: usize| page.lines.get(n).map(|l| (l.first as usize, (l.end as usize).min(l.first as usize + 30)));
    let holds = |n: Option<(usize, usize)>, layer: Layer| {
        n.is_some_and(|(a, b)| a < b && cx.doc.mentions.within(layer, a, b).next().is_some())
    };
    let day = |n: Option<(usize, usize)>| n.is_some_and(|(a, b)| a < b && cx.doc.dates.in_tokens(a, b));
    let whole = range(at).is_some_and(|(a, _)| first <= a + 2)
        && page.lines.get(at).is_some_and(|l| last + 3 >= l.end as usize);
    let (above, below) = (at.checked_sub(1).and_then(range), range(at + 1));
    if !whole {
        let own = page.lines.get(at).map(|l| (l.first as usize, l.end as usize));
        out.add_if(
            own.is_some_and(|(a, b)| b - a < 40 && (day(Some((a, first))) || day(Some((last + 1, b))))),
            "day-in-line",
        );
        return;
    }
    out.add_if(day(below), "day-below");
    out.add_if(day(above), "day-above");
    if day(below) {
        out.add("day-below-noun", strength);
    }
    out.add_if(holds(below, Layer::Person), "person-below");
    out.add_if(holds(above, Layer::Person), "person-above");
    out.add_if(holds(below, Layer::Label), "label-below");
    let noun = |n: Option<(usize, usize)>| n.is_some_and(|(a, b)| a < b && strong(cx, a, b));
    if noun(below) {
        out.add("noun-below", strength);
    }
    if noun(above) {
        out.add("noun-above", strength);
    }
    let headed = |n: usize| cx.doc.layout.lines.get(n) == Some(&LineKind::Heading);
    out.add_if(headed(at + 1), "heading-below");
    out.add_if(at > 0 && headed(at - 1), "heading-above");
}

/// Whether the words are nothing but days and places ("LUSAKA 3 May 2011"): a dateline, or the head of a part of a list.
fn dateline(cx: &SceneCx<'_>, first: usize, last: usize, out: &mut Features<'_>) {
    if last - first > DATELINE {
        return;
    }
    let page = cx.page();
    let dates = &cx.doc.dates.tokens[cx.doc.dates.within(first.saturating_sub(DATELINE), last + 1)];
    let day = |t: usize| dates.iter().any(|(a, b)| (*a as usize..=*b as usize).contains(&t));
    let place = |t: usize| {
        [Layer::City, Layer::Country, Layer::Subdivision].iter().any(|l| cx.doc.mentions.covering(*l, t).is_some())
    };
    let (mut days, mut places, mut rest) = (0, 0, 0);
    for t in (first..=last).filter(|t| page.tokens[*t].kind != TokenKind::Mark) {
        match (day(t), place(t)) {
            (true, _) => days += 1,
            (_, true) => places += 1,
            _ => rest += 1,
        }
    }
    out.add_if(days > 0 && rest == 0, if places > 0 { "only-place-and-day" } else { "only-day" });
    out.add_if(days > 0 && rest == 1, "day-and-a-word");
}

/// Marks, pronouns and first words.
fn marks(cx: &SceneCx<'_>, first: usize, last: usize, found: &Found, out: &mut Features<'_>) {
    let page = cx.page();
    let any = |list: &[char]| page.tokens[first..=last].iter().any(|t| list.contains(&t.mark));
    out.add_if(page.tokens[last].mark == '?', "question");
    out.add_if(page.tokens[last].mark == '!', "exclamation");
    out.add_if(any(&[':']), "colon-inside");
    out.add_if(any(&[';']), "semicolon-inside");
    let stop = (first..last).any(|t| {
        page.tokens[t].mark == '.'
            && page.tokens[t + 1].capital
            && page.tokens[t].gap == Gap::Joined
            && page.tokens[t + 1].gap > Gap::Joined
    });
    out.add_if(stop, "stop-inside");
    out.add_if((first..=last).any(|t| page.tokens[t].mark == '/' && page.tokens[t].gap > Gap::Joined), "trail");
    let among = |t: usize, list: &[&str]| list.iter().any(|w| page.word(t).eq_ignore_ascii_case(w));
    let pronoun = (first..=last).any(|t| among(t, &["we", "i", "you", "us", "my", "me", "they", "he", "she", "it"]));
    out.add_if(pronoun, "pronoun-inside");
    let quote = found.rules.contains(&"quote");
    out.add_if(quote && pronoun, "quote-with-pronoun");
    if quote {
        out.add(
            "quote-length",
            ["1", "2", "3", "4", "5-8", "9+"][match last + 1 - first {
                n @ 1..=4 => n - 1,
                5..=8 => 4,
                _ => 5,
            }],
        );
        out.add_if(matches!(page.tokens[last].mark, ',' | '.'), "quote-ends-in-stop");
        out.add_if(!page.tokens[first].capital, "quote-small");
    }
    out.add_if(
        among(
            first,
            &[
                "join", "register", "see", "save", "buy", "call", "read", "click", "meet", "learn", "please", "book",
                "come", "bring", "send", "visit", "download", "view", "contact", "no", "dear", "hosted", "next",
                "past", "upcoming", "more", "back",
            ],
        ),
        "imperative-first",
    );
    out.add_if(
        among(first, &["annual", "international", "national", "regional", "first", "second", "third", "inaugural"])
            || page.word(first).starts_with(|c: char| c.is_ascii_digit())
                && page.word(first).len() > 2
                && ["st", "nd", "rd", "th"].iter().any(|s| page.word(first).ends_with(s)),
        "rank-first",
    );
    let year = page.word(last);
    out.add_if(year.len() == 4 && (year.starts_with("20") || year.starts_with("19")), "year-last");
}
