//! Noun phrases for people: "28 senior immigration officers of the Ministry of Home Affairs".
//!
//! In: a scene. Out: the phrases, each with its number, its coordinated neighbours and the countries that follow it.
//! The head comes from the gazetteer `participant-nouns`, or is an unknown plural that stands in a list with such a one.

use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::{Gap, TokenKind};
use crate::relate::countries::{Form, Named};
use crate::relate::scene::SceneCx;

/// A noun phrase for people. Tokens; ranges are `first..=last`.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// First token of the phrase without number and determiner.
    pub first: usize,
    /// Last token, modifiers behind the head included, a list of countries not.
    pub last: usize,
    /// Last token of the head: "officers".
    pub head: usize,
    /// The number before it.
    pub number: Option<Mention>,
    /// First token including number and determiner.
    pub outer: usize,
    /// The head is in the gazetteer, and not only weakly.
    pub strong: bool,
    /// The head is in the gazetteer at all.
    pub known: bool,
    /// Number of the coordination it stands in ("judges, prosecutors and police officers").
    pub list: usize,
    /// First token behind it that begins the names of countries: "from Kenya, Uganda".
    pub countries: Option<usize>,
}

/// The phrases of the scene, in text order.
pub fn phrases(cx: &SceneCx<'_>, named: &[Named<'_>]) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    let mut at = 0;
    for (first, last, strength) in heads(cx) {
        if first < at {
            continue;
        }
        let floor = out.last().map_or(0, |p| p.last + 1);
        let phrase = extend(cx, named, first, last, floor, strength == Some(true), strength.is_some());
        at = phrase.last + 1;
        out.push(phrase);
    }
    let mut all = Vec::with_capacity(out.len());
    for (i, p) in out.iter().enumerate() {
        let floor = all.last().map_or(0, |q: &Phrase| q.last + 1);
        unknown_before(cx, named, p, floor, &mut all);
        all.push(*p);
        let ceiling = out.get(i + 1).map_or(usize::MAX, |n| n.outer);
        unknown_after(cx, named, p, ceiling, &mut all);
    }
    number_lists(cx, &mut all);
    all
}

/// The heads of phrases: token ranges `first..=last`, with whether the gazetteer is sure of them (`None`: an acronym in
/// the plural behind a number, "18 SMSs", which no list knows).
fn heads(cx: &SceneCx<'_>) -> Vec<(usize, usize, Option<bool>)> {
    let page = cx.page();
    let mut out: Vec<(usize, usize, Option<bool>)> = Vec::new();
    for noun in cx.mentions(Layer::ParticipantNoun) {
        let (first, last) = (noun.first as usize, noun.last as usize);
        // Countries come too, but are no people; "Nations" and "States" are mostly parts of names.
        if matches!(page.word(last).to_lowercase().as_str(), "countries" | "nations" | "states" | "country") {
            continue;
        }
        if no_people(cx, first, last) || modifies_next(cx, last) {
            continue;
        }
        if plural(page.word(last)) || last > first && plural(page.word(first)) {
            out.push((first, last, Some(noun.cell(cx.lexicon(), "strength") == "strong")));
        }
    }
    let known = out.len();
    for number in cx.mentions(Layer::Number) {
        let i = number.last as usize + 1;
        let Some(token) = page.tokens.get(i).filter(|t| t.mixed && t.gap <= Gap::Wrap) else { continue };
        let word = page.word(i);
        let stem = word.strip_suffix('s').unwrap_or("");
        let at = out[..known].partition_point(|h| h.0 <= i);
        let taken = out[..at].last().is_some_and(|h| h.1 >= i);
        if token.kind == TokenKind::Word && stem.len() >= 2 && stem.chars().all(char::is_uppercase) && !taken {
            out.push((i, i, None));
        }
    }
    unknown_heads(cx, &mut out);
    // The longest that begins at a token first.
    out.sort_by_key(|h| (h.0, std::cmp::Reverse(h.1)));
    out
}

/// Whether a collective modifies, with others, the head behind them: "immigration, police and gendarmerie officers".
fn modifies_next(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    if !COLLECTIVES.contains(&page.word(i).to_lowercase().as_str()) || page.tokens[i].capital {
        return false;
    }
    let mut joints = 0;
    for at in i + 1..(i + 9).min(page.tokens.len()) {
        let token = &page.tokens[at];
        let word = page.word(at).to_lowercase();
        if token.mark == ',' || matches!(word.as_str(), "and" | "or" | "&") {
            joints += 1;
        } else if token.kind != TokenKind::Word || LEFT_STOPS.contains(&word.as_str()) || token.gap > Gap::Wrap {
            return false;
        } else if matches!(word.as_str(), "officers" | "officials" | "personnel" | "staff" | "agents") {
            // "police and officers" are two.
            let before = page.word(at - 1).to_lowercase();
            return joints > 0 && !matches!(before.as_str(), "and" | "or" | "," | "&" | "other" | "senior" | "junior");
        } else if cx.doc.mentions.starting(Layer::ParticipantNoun, at).is_some()
            && !COLLECTIVES.contains(&word.as_str())
        {
            return false;
        }
    }
    false
}

/// Collectives that stand before "officers" as often as by themselves.
const COLLECTIVES: &[&str] = &["police", "gendarmerie", "military"];

/// "social media", "Microsoft Teams": people by the list, but not here.
fn no_people(cx: &SceneCx<'_>, first: usize, last: usize) -> bool {
    let page = cx.page();
    let before = first.checked_sub(1).map(|b| page.word(b).to_lowercase()).unwrap_or_default();
    let media = page.word(last).eq_ignore_ascii_case("media")
        && matches!(
            before.as_str(),
            "social"
                | "digital"
                | "new"
                | "mass"
                | "mixed"
                | "multi"
                | "visual"
                | "rich"
                | "electronic"
                | "print"
                | "online"
                | "streaming"
                | "of"
                | "through"
                | "on"
        );
    // "hands-on", "women-led", "students-only"; not "officers-in-charge"
    let compound = page.tokens.get(last + 1).is_some_and(|t| t.gap == Gap::Joined && matches!(t.mark, '-' | '‐' | '‑'))
        && page.tokens.get(last + 2).is_some_and(|t| t.gap == Gap::Joined && t.kind == TokenKind::Word)
        && !matches!(page.word(last + 2), "in" | "at" | "of");
    media
        || compound
        || page.word(last).eq_ignore_ascii_case("public") && first == last && adjective(cx, first)
        || cx.doc.mentions.covering(Layer::Platform, first).is_some()
}

/// Whether "public" belongs to what follows: "public services", "public and private partners"; not "the public is invited".
fn adjective(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    let Some(next) = page.tokens.get(i + 1).filter(|t| t.kind == TokenKind::Word && t.gap <= Gap::Wrap) else {
        return false;
    };
    let word = page.word(i + 1).to_lowercase();
    let coordinated = matches!(word.as_str(), "and" | "or") && matches!(page.word(i + 2), "private" | "Private");
    let runs_on = RIGHT_STOPS.contains(&word.as_str())
        || POST.contains(&word.as_str())
        || LEFT_STOPS.contains(&word.as_str())
        || matches!(word.as_str(), "at" | "free" | "welcome" | "interested" | "alike" | "only" | "online" | "comment")
        || word.ends_with("ly");
    coordinated || next.word != 0 && !runs_on && !matches!(page.word(i.saturating_sub(1)), "the" | "The")
}

/// Heads that no list knows: a plural of doers behind a number ("ninety sawmillers"), and what a sure cue of attendance has for its
/// object or subject ("open to beekeepers", "anyone who sails is welcome").
fn unknown_heads(cx: &SceneCx<'_>, out: &mut Vec<(usize, usize, Option<bool>)>) {
    let page = cx.page();
    let known: Vec<(usize, usize)> = out.iter().map(|h| (h.0, h.1)).collect();
    let free = |i: usize| !known.iter().any(|(a, b)| (*a..=*b).contains(&i));
    let mut found: Vec<usize> = Vec::new();
    for number in cx.mentions(Layer::Number) {
        // "500+ changemakers", "24 eco-guards"
        let from = number.last as usize + 1;
        let from = from + usize::from(page.word(from) == "+");
        let hyphen = |i: usize| page.tokens[i].mark == '-' && page.tokens[i].gap == Gap::Joined && i > from;
        let head = (from..from + 5).find(|i| {
            page.tokens.get(*i).is_none_or(|t| t.kind != TokenKind::Word && !hyphen(*i) || t.gap > Gap::Wrap)
                || plural(page.word(*i))
        });
        if let Some(i) = head.filter(|i| doers(page.word(*i)) && list_head(cx, *i)) {
            found.push(i);
        }
    }
    for cue in cx.mentions(Layer::AttendanceCue) {
        if cue.cell(cx.lexicon(), "strength") != "strong" {
            continue;
        }
        let (first, last) = (cue.first as usize, cue.last as usize);
        if cue.cell(cx.lexicon(), "side") == "object" {
            let head = (last + 1..last + 5).find(|i| {
                page.tokens.get(*i).is_none_or(|t| t.kind != TokenKind::Word || t.gap > Gap::Wrap)
                    || matches!(page.word(*i), "and" | "or" | "of" | "to" | "in" | "with")
                    || plural(page.word(*i))
            });
            found.extend(head.filter(|i| list_head(cx, *i) && doers(page.word(*i))));
        } else if let Some(i) = first
            .checked_sub(1)
            .filter(|i| page.tokens[*i].kind == TokenKind::Word && page.tokens[first].gap <= Gap::Wrap)
            && plural(page.word(i))
            && !governed(cx, i)
            && cx.doc.mentions.covering(Layer::Organisation, i).is_none()
            && cx.doc.mentions.covering(Layer::Country, i).is_none()
            && cx.doc.mentions.covering(Layer::EventNoun, i).is_none()
        {
            found.push(i);
        }
    }
    // "anyone interested in …", "everybody who …"
    for (a, b) in cx.scene.stretches() {
        for i in a..b {
            let next = page.word(i + 1);
            if matches!(page.word(i).to_lowercase().as_str(), "anyone" | "everyone" | "everybody" | "anybody")
                && matches!(
                    next,
                    "who"
                        | "with"
                        | "in"
                        | "interested"
                        | "from"
                        | "working"
                        | "aged"
                        | "above"
                        | "over"
                        | "involved"
                        | "new"
                        | "affected"
                        | "responsible"
                        | "looking"
                        | "wanting"
                        | "that"
                )
            {
                found.push(i);
            }
        }
    }
    found.retain(|i| free(*i));
    found.sort_unstable();
    found.dedup();
    out.extend(found.into_iter().map(|i| (i, i, None)));
}

/// Whether a preposition stands before the word, with at most two modifiers between: in "officers from nine provinces have
/// been trained" the subject is not "provinces".
fn governed(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    (1..=3).map_while(|back| i.checked_sub(back)).take_while(|t| page.tokens[*t].mark == '\0').any(|t| {
        matches!(page.word(t), "from" | "of" | "in" | "at" | "across" | "with" | "for" | "by" | "to" | "on" | "between")
    })
}

/// Whether a plural ends like a noun for those who do something: sawmillers, divers, caciques not.
pub(super) fn doers(word: &str) -> bool {
    const NOT: &[&str] = &[
        "papers",
        "computers",
        "letters",
        "orders",
        "offers",
        "quarters",
        "dollars",
        "errors",
        "sensors",
        "metres",
        "meters",
        "litres",
        "liters",
        "floors",
        "doors",
        "colours",
        "colors",
        "factors",
        "sectors",
        "elements",
        "documents",
        "events",
        "payments",
        "moments",
        "investments",
        "centres",
        "centers",
        "numbers",
        "chapters",
        "posters",
        "newsletters",
        "servers",
        "towers",
        "rivers",
        "waters",
        "powers",
        "prayers",
        "matters",
        "flowers",
        "corners",
        "borders",
        "barriers",
        "carriers",
        "counters",
        "parameters",
        "registers",
        "disasters",
        "theatres",
        "theaters",
        "hours",
        "years",
        "tours",
        "flavours",
        "behaviours",
        "harbours",
        "labours",
        "arrivals",
        "hectares",
        "shares",
        "squares",
        "acres",
        "figures",
        "measures",
        "lectures",
        "pictures",
        "procedures",
        "cultures",
        "structures",
        "features",
        "stores",
        "scores",
        "motors",
        "vectors",
        "mirrors",
        "indicators",
        "corridors",
        "reactors",
        "tractors",
        "monitors",
        "generators",
        "instruments",
        "agreements",
        "departments",
        "apartments",
        "comments",
        "statements",
        "requirements",
        "experiments",
        "improvements",
        "developments",
        "commitments",
        "achievements",
        "amendments",
        "assessments",
        "appointments",
        "establishments",
        "equipments",
        "segments",
        "fragments",
        "percents",
        "cents",
        "accidents",
        "incidents",
        "continents",
        "patents",
        "talents",
        "contents",
        "components",
        "grants",
        "plants",
        "restaurants",
        "variants",
        "pants",
        "lists",
        "artists'",
        "wrappers",
        "stickers",
        "banners",
        "folders",
        "filters",
        "printers",
        "routers",
        "tickers",
        "helicopters",
        "containers",
        "trailers",
        "boilers",
        "chargers",
        "batteries",
        "drawers",
        "speakers'",
        "dinners",
        "winters",
        "summers",
        "semesters",
        "minutes",
        "answers",
        "covers",
        "layers",
        "drivers'",
        "tents",
        "points",
    ];
    let w = word.to_lowercase();
    [
        "ers", "ors", "ists", "ants", "ents", "ians", "cans", "eers", "inees", "men", "women", "fellows", "leads",
        "folks", "kids", "teens", "alums", "guards", "makers", "wardens",
    ]
    .iter()
    .any(|e| w.ends_with(e))
        && !NOT.contains(&w.as_str())
}

/// Whether a word, as written, is a plural or a collective.
pub fn plural(word: &str) -> bool {
    let w = word.to_lowercase();
    w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is")
        || ["people", "personnel", "men", "women", "folk", "children", "staff", "alumni", "alumnae"]
            .iter()
            .any(|e| w.ends_with(e))
        || w == "csos"
        || w == "ngos"
        || w == "mps"
        || matches!(
            w.as_str(),
            "police"
                | "youth"
                | "clergy"
                | "media"
                | "press"
                | "public"
                | "faculty"
                | "academia"
                | "gendarmerie"
                | "undergrads"
        )
}

fn extend(
    cx: &SceneCx<'_>,
    named: &[Named<'_>],
    head_first: usize,
    head: usize,
    floor: usize,
    strong: bool,
    known: bool,
) -> Phrase {
    let (first, number, outer) = left(cx, head_first, head, floor);
    let (last, countries) = if pronoun(cx.page().word(head)) || relative(cx, head) {
        (clause(cx, head), None)
    } else {
        right(cx, named, head)
    };
    Phrase { first, last, head, number, outer, strong, known, list: 0, countries }
}

/// Whether a head that says nothing by itself has a clause behind it that says who is meant: "people who write for the public".
fn relative(cx: &SceneCx<'_>, head: usize) -> bool {
    let page = cx.page();
    let general = matches!(
        page.word(head).to_lowercase().as_str(),
        "people" | "individuals" | "persons" | "folks" | "professionals" | "those"
    );
    let coming = cx.doc.mentions.within(Layer::AttendanceCue, head + 1, head + 3).next().is_some();
    general
        && page.word(head + 1) == "who"
        && !coming
        && !matches!(
            page.word(head + 2),
            "were" | "had" | "came" | "took" | "went" | "did" | "could" | "will" | "would" | "do" | "cannot" | "can"
        )
}

/// "anyone", "everybody"
fn pronoun(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "anyone" | "everyone" | "everybody" | "anybody")
}

/// How far the clause behind a pronoun reaches: "everybody who works in a house in Lebanon | is welcome".
fn clause(cx: &SceneCx<'_>, head: usize) -> usize {
    let page = cx.page();
    let end = (page.sentences[page.tokens[head].sentence as usize].end as usize).min(head + 16);
    let mut last = head;
    for i in head + 1..end {
        let token = &page.tokens[i];
        let stop = token.gap >= Gap::Wide
            || matches!(token.mark, ',' | '.' | ';' | ':' | '(' | '!' | '?' | '–' | '—') && !domain(cx, i)
            || i > head + 2
                && matches!(
                    page.word(i),
                    "is" | "are" | "will" | "may" | "can" | "should" | "to" | "and" | "at" | "on"
                )
            || i > head + 1
                && cx
                    .doc
                    .mentions
                    .starting(Layer::AttendanceCue, i)
                    .is_some_and(|c| c.cell(cx.lexicon(), "strength") == "strong");
        if stop {
            break;
        }
        last = i;
    }
    last
}

/// Whether the mark `i` is the dot of an ending of addresses (".gov"), or a comma before one.
fn domain(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    let dot = |i: usize| {
        page.tokens.get(i).is_some_and(|t| t.mark == '.')
            && page.tokens.get(i + 1).is_some_and(|t| t.gap == Gap::Joined && t.kind == TokenKind::Word && !t.capital)
    };
    dot(i) || page.tokens[i].mark == ',' && dot(i + 1)
}

/// How far the modifiers before a head reach: first token of the phrase, its number, first token with determiner.
fn left(cx: &SceneCx<'_>, head_first: usize, head: usize, floor: usize) -> (usize, Option<Mention>, usize) {
    let page = cx.page();
    let sentence = page.sentences[page.tokens[head_first].sentence as usize].first as usize;
    let floor = floor.max(sentence);
    let mut first = head_first;
    let mut crossed = false;
    for _ in 0..14 {
        let Some(i) = first.checked_sub(1).filter(|i| *i >= floor) else { break };
        if page.tokens[first].gap >= Gap::Wide {
            break;
        }
        if let Some(number) = number_ending(cx, i) {
            return (first, Some(number), number.first as usize);
        }
        let token = &page.tokens[i];
        match token.kind {
            TokenKind::Word => {
                let word = page.word(i).to_lowercase();
                if matches!(word.as_str(), "and" | "or") {
                    match conjunct(cx, i, first, head, floor) {
                        Some(from) => {
                            first = from;
                            crossed = true;
                        }
                        None => break,
                    }
                } else if i > floor
                    && matches!(
                        word.as_str(),
                        "invited" | "trained" | "participating" | "selected" | "registered" | "targeted" | "supported"
                    )
                    && number_ending(cx, i - 1).is_some()
                {
                    // "54 invited persons"
                    first = i;
                } else if word == "so"
                    && i > floor + 1
                    && page.word(i - 1) == "or"
                    && let Some(number) = number_ending(cx, i - 2)
                {
                    // "60 or so persons"
                    return (first, Some(number), number.first as usize);
                } else if stops(cx, i, &word) {
                    let outer = if matches!(
                        word.as_str(),
                        "the" | "a" | "an" | "these" | "those" | "our" | "their" | "its" | "all"
                    ) {
                        i
                    } else {
                        first
                    };
                    let number = outer.checked_sub(1).and_then(|b| number_ending(cx, b)).filter(|_| false);
                    return (first, number, outer);
                } else {
                    first = i;
                }
            }
            TokenKind::Mark => match token.mark {
                '-' | '‐' | '‑' | '/' | '\'' | '’'
                    if page.tokens[first].gap == Gap::Joined && token.gap == Gap::Joined =>
                {
                    first = i
                }
                '&' => first = i,
                // "U.S. Government employees"
                '.' if token.gap == Gap::Joined && i > floor => match cx.doc.mentions.covering(Layer::Country, i - 1) {
                    Some(c) if page.tokens[i - 1].upper || page.word(i - 1).contains('.') => {
                        first = (c.first as usize).max(floor)
                    }
                    _ => break,
                },
                ',' if crossed => match conjunct(cx, i, first, head, floor) {
                    Some(from) => first = from,
                    None => break,
                },
                ')' => {
                    // "Working Group (WG) members"
                    let open = (floor..i).rev().take(4).find(|j| page.tokens[*j].mark == '(');
                    match open {
                        Some(open) if open > floor && page.tokens[open + 1].upper => first = open - 1,
                        _ => break,
                    }
                }
                _ => break,
            },
            TokenKind::Number => {
                return (first, None, first);
            }
            _ => break,
        }
    }
    (first, None, first)
}

/// A number mention whose last token is `i`, and that is no date or year.
fn number_ending(cx: &SceneCx<'_>, i: usize) -> Option<Mention> {
    let m = cx.doc.mentions.ending(Layer::Number, i)?;
    (!not_a_count(cx, m)).then_some(*m)
}

/// Whether token `i` is part of a date or clock time.
fn dated(cx: &SceneCx<'_>, i: usize) -> bool {
    let dates = &cx.doc.dates.tokens;
    let after = dates.partition_point(|(first, _)| *first as usize <= i);
    dates[..after].iter().rev().take(2).any(|(_, last)| *last as usize >= i)
}

/// Whether a number is evidently no count: a year, a price, a share, a clock time, part of a date.
pub fn not_a_count(cx: &SceneCx<'_>, m: &Mention) -> bool {
    let page = cx.page();
    let (first, last) = (m.first as usize, m.last as usize);
    let word = page.word(first);
    let before = first.checked_sub(1).map(|b| &page.tokens[b]);
    let after = page.tokens.get(last + 1);
    let joined = |t: &crate::annotate::tokens::Token, c: &[char]| t.gap == Gap::Joined && c.contains(&t.mark);
    let year = first == last
        && word.len() == 4
        && (1900..2100).contains(&m.number)
        && word.bytes().all(|b| b.is_ascii_digit());
    m.number == 0
        || numbered(cx, first)
        || year
        || word.starts_with('0')
        || dated(cx, first)
        || before.is_some_and(|t| {
            matches!(t.mark, '$' | '€' | '£' | '#' | '+' | '№')
                || page.tokens[first].gap == Gap::Joined && matches!(t.mark, '/' | ':' | '.' | '–' | '-')
        })
        || after.is_some_and(|t| joined(t, &['%', '/', '°']) || matches!(t.mark, '%' | '€' | '£' | '$'))
        || MONEY.iter().any(|w| page.word(last + 1).eq_ignore_ascii_case(w))
        // "9:30"; not "Attendance. 41: clerks 12, …"
        || after.is_some_and(|t| joined(t, &[':']))
            && page.tokens.get(last + 2).is_some_and(|t| t.gap == Gap::Joined && t.kind == TokenKind::Number)
}

/// What sums of money are counted in. A closed class.
const MONEY: &[&str] = &[
    "zł",
    "pln",
    "eur",
    "euro",
    "euros",
    "usd",
    "dollar",
    "dollars",
    "gbp",
    "pound",
    "pounds",
    "chf",
    "francs",
    "kr",
    "kronor",
    "kroner",
    "sek",
    "nok",
    "dkk",
    "czk",
    "huf",
    "forint",
    "ron",
    "lei",
    "lek",
    "rub",
    "roubles",
    "rubles",
    "uah",
    "lira",
    "inr",
    "rupees",
    "pkr",
    "lkr",
    "npr",
    "taka",
    "myr",
    "ringgit",
    "idr",
    "rupiah",
    "php",
    "pesos",
    "thb",
    "baht",
    "vnd",
    "cny",
    "yuan",
    "yen",
    "jpy",
    "krw",
    "kes",
    "ugx",
    "tzs",
    "shillings",
    "zar",
    "rand",
    "ngn",
    "naira",
    "ghs",
    "cedis",
    "xof",
    "xaf",
    "fcfa",
    "birr",
    "kwacha",
    "pula",
    "brl",
    "reais",
    "aud",
    "nzd",
    "cad",
    "fjd",
    "kina",
    "vatu",
    "cents",
];

/// Whether the number at token `i` is a name's: "Regions Eight and Nine", "Day 2", "Zone 7".
fn numbered(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    let named = |at: usize| {
        page.tokens[at].capital
            && page.tokens[at + 1].gap <= Gap::Wrap
            && NUMBERED.contains(&page.word(at).to_lowercase().trim_end_matches('s'))
    };
    let Some(before) = i.checked_sub(1) else { return false };
    let pair = matches!(page.word(before), "and" | "&" | "to" | ",")
        && before >= 2
        && cx
            .doc
            .mentions
            .ending(Layer::Number, before - 1)
            .is_some_and(|n| n.first > 0 && named(n.first as usize - 1));
    named(before) || pair
}

/// Nouns, written with a capital, that are told apart by a number behind them.
const NUMBERED: &[&str] = &[
    "region", "day", "zone", "phase", "room", "group", "district", "ward", "chapter", "part", "session", "module",
    "grade", "year", "level", "hall", "floor", "article", "page", "volume", "unit", "gate", "line", "block", "lot",
    "form", "week", "round", "stage", "step", "track", "annex", "section",
];

/// Where a coordination of modifiers goes on before the joint at token `at` ("Border and Immigration Officials"): the
/// first token of the conjunct, if one of one to three words stands there that is no phrase of its own.
fn conjunct(cx: &SceneCx<'_>, at: usize, first: usize, head: usize, floor: usize) -> Option<usize> {
    // Something must stand between the joint and the head, else the joint coordinates heads.
    if first >= head {
        return None;
    }
    let page = cx.page();
    let mentions = &cx.doc.mentions;
    let mut from = at;
    // "military, and police officials"
    if page.tokens[at].kind == TokenKind::Word && at > floor && page.tokens[at - 1].mark == ',' {
        from = at - 1;
    }
    let end = from;
    let mut words = 0;
    while from > floor {
        let i = from - 1;
        let token = &page.tokens[i];
        if page.tokens[from].gap >= Gap::Wide {
            break;
        }
        let goes_on = match token.kind {
            TokenKind::Word => {
                let word = page.word(i).to_lowercase();
                !stops(cx, i, &word)
                    && !matches!(word.as_str(), "and" | "or")
                    && mentions.covering(Layer::Number, i).is_none()
            }
            TokenKind::Mark => matches!(token.mark, '-' | '/' | '’' | '\'') && token.gap == Gap::Joined,
            _ => false,
        };
        if !goes_on {
            break;
        }
        words += usize::from(token.kind == TokenKind::Word);
        from = i;
    }
    let tail = end.checked_sub(1)?;
    // "for the first time, immigration and police officers"
    if page.word(tail) == "time" {
        return None;
    }
    let adjective = |c: &Mention| c.cell(cx.lexicon(), "adjective").split(" | ").any(|a| a == page.word(tail));
    let place = mentions.covering(Layer::Country, tail).is_some_and(|c| !adjective(c));
    let named =
        place || dated(cx, tail) || [Layer::City, Layer::Person].iter().any(|l| mentions.covering(*l, tail).is_some());
    // A plural is a head of its own ("wood anatomists and tax officials"), but for the few that modify.
    let modifies = matches!(
        page.word(tail).to_lowercase().as_str(),
        "customs"
            | "sports"
            | "communications"
            | "operations"
            | "resources"
            | "police"
            | "gendarmerie"
            | "civilian"
            | "narcotics"
            | "fisheries"
            | "statistics"
            | "ports"
            | "forensics"
            | "logistics"
    );
    let people = plural(page.word(tail)) && !modifies
        || page.tokens[tail].capital != page.tokens[head].capital
            && first + 1 >= head
            && page.tokens[tail].capital != page.tokens[first].capital;
    ((1..=3).contains(&words) && !named && !people).then_some(from)
}

/// Whether a word that mostly ends the modifiers is one here: "IT staff", "support officers", "school teachers", "help desk leads".
fn modifier_too(cx: &SceneCx<'_>, i: usize, word: &str) -> bool {
    let page = cx.page();
    match word {
        "it" | "us" => page.tokens[i].upper && page.tokens.get(i + 1).is_some_and(|t| !t.upper),
        "support" | "school" | "help" => {
            let before = i.checked_sub(1).filter(|b| page.tokens[*b].sentence == page.tokens[i].sentence);
            before.is_none_or(|b| {
                !matches!(
                    page.word(b).to_lowercase().as_str(),
                    "to" | "will"
                        | "would"
                        | "can"
                        | "may"
                        | "must"
                        | "not"
                        | "we"
                        | "they"
                        | "that"
                        | "which"
                        | "who"
                        | "you"
                        | "and"
                        | "or"
                        | "should"
                        | "could"
                        | "also"
                )
            })
        }
        _ => false,
    }
}

/// Nouns for stretches of time: "over the three days | officials compared files".
fn timed(word: &str) -> bool {
    matches!(
        word,
        "days" | "weeks" | "months" | "hours" | "minutes" | "evenings" | "mornings" | "afternoons" | "nights"
    )
}

/// Whether token `i` ends the modifiers before a head.
fn stops(cx: &SceneCx<'_>, i: usize, word: &str) -> bool {
    LEFT_STOPS.contains(&word) && !modifier_too(cx, i, word)
        || word.ends_with("ly") && !matches!(word, "early" | "family" | "elderly" | "friendly" | "only")
        || matches!(word, "'s" | "’s") && i > 0 && cx.page().tokens[i - 1].capital
        || timed(word)
        || cx
            .doc
            .mentions
            .covering(Layer::AttendanceCue, i)
            .is_some_and(|c| c.cell(cx.lexicon(), "role") != "include" && c.last as usize == i)
        || dated(cx, i)
        || cx.doc.mentions.covering(Layer::RoleCue, i).is_some_and(|c| c.last as usize == i)
}

/// How far the modifiers behind a head reach, and where a list of countries begins.
fn right(cx: &SceneCx<'_>, named: &[Named<'_>], head: usize) -> (usize, Option<usize>) {
    let page = cx.page();
    let end = page.sentences[page.tokens[head].sentence as usize].end as usize;
    let end = end.min(head + 45);
    let mut last = head;
    // "Divisional Police Officers (DPOs)": passed over, not part of it unless more follows.
    let mut i = head + 1;
    if i < end && page.tokens[i].mark == '(' {
        let close = (i..end.min(i + 6)).find(|j| page.tokens[*j].mark == ')');
        match close {
            Some(close) if page.tokens[i + 1].kind == TokenKind::Word => i = close + 1,
            _ => return (last, None),
        }
    }
    let mut countries = None;
    while i < end {
        let word = page.word(i).to_lowercase();
        if !POST.contains(&word.as_str()) || page.tokens[i].gap >= Gap::Wide {
            break;
        }
        if let Some(at) = country_list(cx, named, i + 1, end) {
            countries = Some(at);
            break;
        }
        // "nurses hired by German hospitals"
        let by = matches!(page.word(i + 1), "by" | "for") && word.ends_with("ed");
        let Some(stop) = complement(cx, i + usize::from(by), end) else { break };
        last = stop;
        i = stop + 1;
    }
    (last, countries)
}

/// Where the names of countries begin at or right behind token `i` ("from the Republic of Korea", "from five countries: …").
fn country_list(cx: &SceneCx<'_>, named: &[Named<'_>], i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    let mut at = i;
    // Closed-class lead-ins: "from both", "from countries such as", "of the Governments of".
    for _ in 0..6 {
        if at >= end {
            return None;
        }
        if let Some(n) = named.iter().find(|n| n.first == at) {
            let next = page.word(n.last + 1).to_lowercase();
            let plain = n.form != Form::Adjective
                && !matches!(next.as_str(), "'s" | "’s")
                && !page.tokens.get(n.last + 1).is_some_and(|t| t.capital && t.gap == Gap::Space && n.peers == 1);
            return plain.then_some(at);
        }
        let word = page.word(at).to_lowercase();
        let passes = matches!(
            word.as_str(),
            "the"
                | "both"
                | "countries"
                | "such"
                | "as"
                | "like"
                | "governments"
                | "government"
                | "of"
                | "including"
                | ":"
                | "("
                | "nations"
                | "states"
                | "across"
                | "member"
        ) || cx.doc.mentions.covering(Layer::Number, at).is_some();
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

/// The last token of the complement that token `i` opens ("from the Ministry of Home Affairs, the Police and Customs").
fn complement(cx: &SceneCx<'_>, i: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    let mentions = &cx.doc.mentions;
    let opener = page.word(i).to_lowercase();
    let next = page.word(i + 1).to_lowercase();
    if i + 1 >= end || page.tokens[i + 1].gap >= Gap::Wide {
        return None;
    }
    let place =
        dated(cx, i + 1) || [Layer::City, Layer::Country].iter().any(|l| mentions.starting(*l, i + 1).is_some());
    // "at more than 160 agencies", "across some 30 offices"
    let lead = match next.as_str() {
        "more" | "fewer" | "less" if page.word(i + 2) == "than" => i + 3,
        "over" | "about" | "some" | "around" | "nearly" | "almost" => i + 2,
        _ => i + 1,
    };
    let number = mentions.starting(Layer::Number, lead).is_some();
    if lead > i + 1 && number {
        return None;
    }
    match opener.as_str() {
        "in" | "on" | "at"
            if place
                || number
                || matches!(next.as_str(), "the" | "a" | "this" | "order" | "which" | "addition" | "their")
                    && opener != "on" =>
        {
            return None;
        }
        "with" if matches!(next.as_str(), "the" | "support" | "funding" | "assistance") => return None,
        "for" if matches!(next.as_str(), "a" | "the" | "their" | "its" | "this") || number => return None,
        // "from 13 countries", "from nine administrations of the region": how many is no part of who.
        "from" | "across" if number => {
            let whole = cx.doc.mentions.starting(Layer::Number, i + 1).map_or(i + 2, |n| n.last as usize + 1);
            let counted = (whole..whole + 3).any(|t| {
                matches!(
                    page.word(t).to_lowercase().as_str(),
                    "countries"
                        | "nations"
                        | "states"
                        | "administrations"
                        | "territories"
                        | "economies"
                        | "jurisdictions"
                        | "members"
                        | "provinces"
                        | "regions"
                )
            });
            if counted {
                return None;
            }
        }
        "of" if number && matches!(page.word(i + 2).to_lowercase().as_str(), "countries" | "nations" | "states") => {
            return None;
        }
        _ => {}
    }
    let mut last = i;
    let mut at = i + 1;
    while at < end {
        let token = &page.tokens[at];
        if token.gap >= Gap::Wide {
            break;
        }
        let word = page.word(at).to_lowercase();
        match token.kind {
            TokenKind::Mark => match token.mark {
                _ if domain(cx, at) || levels(cx, at, end) => {}
                ',' => {
                    if !goes_on(cx, at, end) {
                        break;
                    }
                }
                '-' | '/' | '’' | '\'' | '.'
                    if token.gap == Gap::Joined
                        && page.tokens.get(at + 1).is_some_and(|t| t.gap == Gap::Joined || token.mark == '.')
                        && at + 1 < end => {}
                '&' => {}
                '(' => {
                    // An acronym behind a name goes with it.
                    let close = (at..end.min(at + 5)).find(|j| page.tokens[*j].mark == ')');
                    match close {
                        Some(close) if page.tokens.get(at + 1).is_some_and(|t| t.upper || t.mixed) => {
                            last = close;
                            at = close + 1;
                            continue;
                        }
                        _ => break,
                    }
                }
                _ => break,
            },
            TokenKind::Word => {
                if matches!(word.as_str(), "and" | "or") {
                    // "… of the one agency and seven of the other"
                    let counts_on =
                        cx.doc.mentions.starting(Layer::Number, at + 1).is_some_and(|n| {
                            matches!(page.word(n.last as usize + 1), "of" | "from" | "more" | "others")
                        });
                    let goes = levels(cx, at, end) || !people_follow(cx, at + 1, end) && goes_on(cx, at, end);
                    if counts_on || !goes {
                        break;
                    }
                } else if ends_complement(cx, at, &word) {
                    break;
                } else {
                    last = at;
                }
            }
            _ => {
                last = at;
            }
        }
        at += 1;
    }
    // "inspectors with two | to five years", "teams of up | to five"
    let cut = page.tokens[last].kind == TokenKind::Number
        || matches!(page.word(last), "up" | "least" | "two" | "three" | "four" | "five");
    (last > i && !cut).then_some(last)
}

/// Whether the joint `at` stands between adjectives of one noun: "from federal, state, and local agencies".
fn levels(cx: &SceneCx<'_>, at: usize, end: usize) -> bool {
    let page = cx.page();
    let level = |i: usize| LEVELS.contains(&page.word(i).to_lowercase().as_str());
    let joint = |i: usize| page.tokens[i].mark == ',' || matches!(page.word(i), "and" | "or");
    let behind = (at + 1..end.min(at + 3)).find(|i| !joint(*i));
    let before = (1..3).filter_map(|k| at.checked_sub(k)).find(|i| !joint(*i));
    joint(at) && behind.is_some_and(level) && before.is_some_and(level)
}

/// Adjectives for the levels of government and its like, that are strung together before one noun.
const LEVELS: &[&str] = &[
    "federal",
    "state",
    "local",
    "tribal",
    "territorial",
    "regional",
    "national",
    "municipal",
    "provincial",
    "county",
    "city",
    "central",
    "international",
    "subnational",
    "public",
    "private",
    "nonprofit",
];

/// Whether a list inside a complement goes on behind the joint at `at`: an item follows that is no phrase for people and
/// no clause, and (behind a comma) a closing "and" comes.
fn goes_on(cx: &SceneCx<'_>, at: usize, end: usize) -> bool {
    let page = cx.page();
    if people_follow(cx, at + 1, end) {
        return false;
    }
    if page.tokens[at].mark != ',' {
        let word = page.word(at + 1).to_lowercase();
        return at + 1 < end && !ends_complement(cx, at + 1, &word);
    }
    for i in at + 1..end.min(at + 45) {
        let word = page.word(i).to_lowercase();
        if matches!(word.as_str(), "and" | "or") {
            return !people_follow(cx, i + 1, end) || i > at + 1;
        }
        if page.tokens[i].kind == TokenKind::Word && ends_complement(cx, i, &word)
            || matches!(page.tokens[i].mark, ';' | ':' | '.' | '–' | '—')
        {
            return false;
        }
    }
    false
}

/// Whether the item that begins at `at` is a phrase for people of its own: its head comes before the next joint.
fn people_follow(cx: &SceneCx<'_>, at: usize, end: usize) -> bool {
    let page = cx.page();
    for i in at..end.min(at + 8) {
        let token = &page.tokens[i];
        if token.kind == TokenKind::Mark && !matches!(token.mark, '-' | '/' | '’' | '\'' | '&') {
            return false;
        }
        let word = page.word(i).to_lowercase();
        if i > at && matches!(word.as_str(), "and" | "or" | "of" | "from" | "for" | "in") {
            return false;
        }
        if cx.doc.mentions.starting(Layer::ParticipantNoun, i).is_some_and(|m| plural(page.word(m.last as usize))) {
            return !part_of_name(cx, at, i, end);
        }
    }
    false
}

/// Whether a noun for people at `i`, in an item from `at`, is part of the name or list of bodies that a complement gives: "officials of
/// Immigration, Refugees and Citizenship Canada", "officers of customs, police and narcotics agencies".
fn part_of_name(cx: &SceneCx<'_>, at: usize, i: usize, end: usize) -> bool {
    let page = cx.page();
    let word = page.word(i).to_lowercase();
    // The items before and behind are written as names are, and what follows goes on in capitals.
    let next = page.word(i + 1).to_lowercase();
    let name = page.tokens[i].capital
        && super::spoken_of(&word)
        && i == at
        && matches!(next.as_str(), "and" | "," | "&")
        && page.tokens.get(i + 2).is_some_and(|t| t.capital && t.gap <= Gap::Wrap);
    let bodies = COLLECTIVES.contains(&word.as_str())
        && (i + 1..end.min(i + 7)).any(|t| {
            matches!(
                page.word(t).to_lowercase().as_str(),
                "agencies" | "services" | "authorities" | "departments" | "forces" | "units" | "administrations"
            )
        });
    name || bodies
}

/// Whether token `i` ends a complement: a finite verb, a cue, a relative.
fn ends_complement(cx: &SceneCx<'_>, i: usize, word: &str) -> bool {
    RIGHT_STOPS.contains(&word)
        || [Layer::AttendanceCue, Layer::RoleCue].iter().any(|l| {
            cx.doc.mentions.starting(*l, i).is_some_and(|c| {
                !matches!(c.cell(cx.lexicon(), "role"), "include" | "have" | "drawn" | "event")
                    && !POST.contains(&word)
                    && !is_noun_too(word)
            })
        })
        || dated(cx, i)
}

/// Cue words that are mostly nouns inside a complement.
fn is_noun_too(word: &str) -> bool {
    matches!(
        word,
        "training"
            | "train"
            | "support"
            | "school"
            | "register"
            | "host"
            | "teaching"
            | "learning"
            | "draw"
            | "meeting"
            | "gathering"
            | "joint"
    )
}

/// Unknown plurals that a list joins to `p` from before: "wood anatomists, geneticists and judges".
fn unknown_before(cx: &SceneCx<'_>, named: &[Named<'_>], p: &Phrase, floor: usize, out: &mut Vec<Phrase>) {
    let mut found: Vec<Phrase> = Vec::new();
    let mut outer = p.outer;
    for _ in 0..8 {
        let Some(end) = joint_before(cx, outer, floor) else { break };
        let page = cx.page();
        if !list_head(cx, end) {
            break;
        }
        let (first, number, o) = left(cx, end, end, floor);
        if end - first > 4
            || page.tokens[first].sentence != page.tokens[p.first].sentence
            || (number.is_some() && p.number.is_none())
        {
            break;
        }
        found.push(Phrase {
            first,
            last: end,
            head: end,
            number,
            outer: o,
            strong: false,
            known: false,
            list: 0,
            countries: None,
        });
        outer = o;
    }
    let _ = named;
    out.extend(found.into_iter().rev());
}

/// Unknown plurals behind: "judges, wood anatomists and timber merchants of good will".
fn unknown_after(cx: &SceneCx<'_>, named: &[Named<'_>], p: &Phrase, ceiling: usize, out: &mut Vec<Phrase>) {
    let page = cx.page();
    let end = (page.sentences[page.tokens[p.first].sentence as usize].end as usize).min(ceiling);
    let mut last = p.last;
    for _ in 0..8 {
        let Some(start) = joint_after(cx, last, end) else { return };
        let Some(head) = (start..end.min(start + 5)).find(|i| list_head(cx, *i)) else { return };
        let clear = (start..head).all(|i| {
            page.tokens[i].kind == TokenKind::Word
                && !stops(cx, i, &page.word(i).to_lowercase())
                && !matches!(page.word(i), "and" | "or")
                || page.tokens[i].mark == '-'
        });
        // The list must go on or end after it: what follows is a joint, a mark or a modifier.
        if !clear {
            return;
        }
        let phrase = extend(cx, named, head, head, start, false, false);
        last = phrase.last;
        out.push(phrase);
    }
}

/// Whether token `i` may be the head of an unknown member of a list of people: a plural in small letters.
fn list_head(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    let Some(token) = page.tokens.get(i) else { return false };
    let word = page.word(i);
    token.kind == TokenKind::Word
        && plural(word)
        && !token.upper
        && !stops(cx, i, &word.to_lowercase())
        && !RIGHT_STOPS.contains(&word.to_lowercase().as_str())
        && cx.doc.mentions.covering(Layer::Country, i).is_none()
        && cx.doc.mentions.covering(Layer::City, i).is_none()
        && cx.doc.mentions.covering(Layer::ParticipantNoun, i).is_none()
        && !thing(word)
        && !timed(&word.to_lowercase())
        && !verb(cx, i)
}

/// Whether a plural ends like a noun for what is done or had, not for who does it: descriptions, services, findings.
fn thing(word: &str) -> bool {
    let w = word.to_lowercase();
    ["tions", "sions", "ments", "nesses", "ities", "isms", "ships", "logies", "ages", "ances", "ences", "ures", "ings"]
        .iter()
        .any(|e| w.ends_with(e))
        && !matches!(w.as_str(), "beings" | "siblings" | "delegations" | "institutions" | "organisations")
        && !matches!(w.as_str(), "organizations" | "foundations" | "federations" | "corporations" | "associations")
        && !matches!(w.as_str(), "missions" | "authorities" | "universities" | "communities" | "municipalities")
        && !matches!(w.as_str(), "ministries" | "commissions" | "administrations" | "governments" | "departments")
}

/// Whether an object follows, so that the word is a verb: "and relishes the opportunity".
fn verb(cx: &SceneCx<'_>, i: usize) -> bool {
    let page = cx.page();
    page.tokens.get(i + 1).is_some_and(|t| t.gap <= Gap::Wrap)
        && matches!(
            page.word(i + 1),
            "the" | "a" | "an" | "this" | "their" | "his" | "her" | "its" | "our" | "your" | "it"
        )
}

/// The last token before a joint (", " or " and ") that ends right before `outer`.
fn joint_before(cx: &SceneCx<'_>, outer: usize, floor: usize) -> Option<usize> {
    let page = cx.page();
    let mut i = outer.checked_sub(1)?;
    let word = page.word(i).to_lowercase();
    if matches!(word.as_str(), "and" | "or" | "&") {
        i = i.checked_sub(1)?;
        if page.tokens[i].mark == ',' {
            i = i.checked_sub(1)?;
        }
    } else if matches!(page.tokens[i].mark, ',' | ';') {
        i = i.checked_sub(1)?;
    } else {
        return None;
    }
    (i >= floor).then_some(i)
}

/// The first token behind a joint that begins right behind `last`.
fn joint_after(cx: &SceneCx<'_>, last: usize, end: usize) -> Option<usize> {
    let page = cx.page();
    let mut i = last + 1;
    let comma = i < end && matches!(page.tokens[i].mark, ',' | ';');
    i += usize::from(comma);
    let and = i < end && matches!(page.word(i).to_lowercase().as_str(), "and" | "or" | "&");
    i += usize::from(and);
    ((comma || and) && i < end).then_some(i)
}

/// Numbers the coordinations: neighbours with nothing but a joint between them share a number.
fn number_lists(cx: &SceneCx<'_>, all: &mut [Phrase]) {
    let page = cx.page();
    let mut list = 0;
    for i in 0..all.len() {
        if i > 0 {
            let (from, to) = (all[i - 1].last + 1, all[i].outer);
            let same = from <= to
                && to - from <= 6
                && page.tokens[all[i].outer].gap < Gap::Blank
                && (from..to).all(|t| {
                    matches!(page.tokens[t].mark, ',' | ';' | '&' | '/' | '•')
                        || matches!(page.tokens[t].mark, '-' | '–') && page.tokens[t].gap >= Gap::Line
                        || matches!(
                            page.word(t).to_lowercase().as_str(),
                            "and"
                                | "or"
                                | "as"
                                | "well"
                                | "the"
                                | "also"
                                | "other"
                                | "of"
                                | "some"
                                | "plus"
                                | "both"
                                | "all"
                                | "their"
                        )
                });
            if !same || from == to && page.tokens[to].gap < Gap::Line {
                list += 1;
            }
        }
        all[i].list = list;
    }
}

/// Words that open a modifier behind a head. Prepositions and participles, a closed class.
const POST: &[&str] = &[
    "of",
    "from",
    "in",
    "at",
    "with",
    "for",
    "across",
    "under",
    "below",
    "within",
    "throughout",
    "working",
    "responsible",
    "representing",
    "dealing",
    "involved",
    "engaged",
    "interested",
    "specialising",
    "specializing",
    "living",
    "belonging",
    "handling",
    "attached",
    "based",
    "serving",
    "drawn",
    "deployed",
    "stationed",
    "assigned",
    "posted",
    "charged",
    "tasked",
    "between",
    "aged",
    "holding",
    "preparing",
    "sponsored",
    "hired",
    "employed",
    "nominated",
    "displaced",
    "affected",
    "appointed",
    "seconded",
    "concerned",
];

/// Words that end the modifiers before a head. Determiners, prepositions, pronouns, auxiliaries, and verbs that take
/// people as their object.
const LEFT_STOPS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "all",
    "some",
    "any",
    "many",
    "several",
    "few",
    "each",
    "every",
    "both",
    "no",
    "more",
    "most",
    "than",
    "its",
    "their",
    "our",
    "his",
    "her",
    "my",
    "your",
    "whose",
    "which",
    "who",
    "whom",
    "what",
    "it",
    "they",
    "we",
    "he",
    "she",
    "you",
    "i",
    "them",
    "us",
    "of",
    "to",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "as",
    "into",
    "among",
    "amongst",
    "between",
    "about",
    "over",
    "under",
    "up",
    "through",
    "across",
    "during",
    "after",
    "before",
    "since",
    "until",
    "upon",
    "within",
    "without",
    "around",
    "towards",
    "toward",
    "against",
    "via",
    "per",
    "like",
    "behind",
    "above",
    "below",
    "near",
    "and",
    "or",
    "but",
    "nor",
    "so",
    "if",
    "when",
    "where",
    "while",
    "because",
    "then",
    "there",
    "here",
    "how",
    "why",
    "whether",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "not",
    "also",
    "train",
    "trains",
    "trained",
    "teach",
    "teaches",
    "taught",
    "bring",
    "brings",
    "brought",
    "bringing",
    "gather",
    "gathers",
    "invite",
    "invites",
    "invited",
    "inviting",
    "draw",
    "draws",
    "drew",
    "equip",
    "equips",
    "help",
    "helps",
    "helped",
    "helping",
    "school",
    "schools",
    "give",
    "gives",
    "gave",
    "giving",
    "put",
    "puts",
    "take",
    "takes",
    "took",
    "join",
    "joins",
    "joined",
    "attract",
    "attracts",
    "meet",
    "meets",
    "met",
    "include",
    "includes",
    "included",
    "including",
    "represented",
    "represent",
    "allow",
    "allows",
    "enable",
    "enables",
    "enabling",
    "urge",
    "urged",
    "urges",
    "ask",
    "asked",
    "asks",
    "tell",
    "told",
    "tells",
    "thank",
    "thanked",
    "thanks",
    "welcome",
    "welcomes",
    "welcomed",
    "see",
    "saw",
    "sees",
    "send",
    "sends",
    "sent",
    "let",
    "make",
    "makes",
    "made",
    "making",
    "encourage",
    "encourages",
    "encouraged",
    "support",
    "supports",
    "supported",
    "supporting",
    "assist",
    "assisted",
    "provide",
    "provides",
    "provided",
    "show",
    "shows",
    "showed",
    "offer",
    "offers",
    "offered",
    "came",
    "come",
    "comes",
    "got",
    "get",
    "gets",
    "target",
    "targets",
    "targeting",
    "targeted",
    "participating",
    "said",
    "says",
    "say",
    "attended",
    "ensure",
    "ensuring",
    "connect",
    "connecting",
    "connects",
    "prepare",
    "prepares",
    "preparing",
    "empower",
    "empowering",
    "strengthen",
    "strengthening",
    "protect",
    "protecting",
    "comprising",
    "comprised",
    "featuring",
    "features",
    "etc",
    "only",
    "just",
    "even",
    "such",
    "well",
    "together",
    "along",
    "alongside",
    "plus",
    "another",
    "find",
    "found",
    "became",
    "become",
    "visit",
    "visited",
    "instruct",
    "address",
    "addressed",
    "addressing",
    "reach",
    "reached",
    "remind",
    "reminded",
    "honour",
    "honoured",
    "present",
    "serve",
    "serves",
    "said",
];

/// Words that end a complement behind a head. Auxiliaries, pronouns, finite verbs common with people as their subject.
const RIGHT_STOPS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "who",
    "whom",
    "which",
    "that",
    "whose",
    "where",
    "when",
    "while",
    "as",
    "but",
    "so",
    "to",
    "by",
    "it",
    "they",
    "he",
    "she",
    "we",
    "i",
    "you",
    "there",
    "attended",
    "took",
    "take",
    "takes",
    "participated",
    "participate",
    "gathered",
    "gather",
    "met",
    "meet",
    "came",
    "come",
    "comes",
    "joined",
    "join",
    "received",
    "receive",
    "receives",
    "learned",
    "learnt",
    "learn",
    "heard",
    "hear",
    "spent",
    "spend",
    "went",
    "go",
    "got",
    "get",
    "said",
    "says",
    "say",
    "told",
    "tell",
    "discussed",
    "discuss",
    "shared",
    "share",
    "completed",
    "complete",
    "graduated",
    "graduate",
    "underwent",
    "undergo",
    "expressed",
    "asked",
    "ask",
    "returned",
    "return",
    "travelled",
    "during",
    "after",
    "before",
    "until",
    "since",
    "through",
    "into",
    "via",
    "about",
    "because",
    "if",
    "then",
    "also",
    "not",
    "will",
    "today",
    "yesterday",
    "last",
    "next",
    "deepened",
    "presented",
    "present",
    "visited",
    "visit",
    "showed",
    "show",
    "made",
    "make",
    "makes",
    "gave",
    "give",
    "had",
    "worked",
    "work",
    "together",
    "attending",
    "participating",
    "joining",
    "taking",
    "gathering",
    "including",
    "include",
    "includes",
    "such",
    "plus",
    "alongside",
    "between",
    "among",
    "here",
    "were",
    "held",
    "can",
    "need",
    "needs",
    "want",
    "find",
    "found",
    "saw",
    "see",
    "agreed",
    "agree",
    "sat",
    "sit",
    "stood",
    "stand",
    "practised",
    "practiced",
    "left",
    "finished",
    "finish",
    "began",
    "begun",
    "started",
    "ended",
    "kept",
    "led",
    "wrote",
    "stayed",
    "opened",
    "followed",
    "enrolled",
    "registered",
    "certified",
    "exchanged",
    "compared",
    "debated",
    "examined",
    "explored",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Metadata};
    use crate::extractor::Extractor;
    use crate::gazetteer::Lexicon;
    use crate::relate::scene::Scene;

    fn found(text: &str) -> Vec<(String, Option<u64>)> {
        let extractor = Extractor::new(Lexicon::embedded());
        let document = Document::plain(text.to_string(), Metadata::default());
        let analysis = extractor.analyse(&document);
        let scene = Scene::whole(&analysis.page);
        let cx = SceneCx::new(&analysis, &scene);
        let named = crate::relate::countries::named(&cx);
        phrases(&cx, &named)
            .iter()
            .map(|p| (analysis.page.words(p.first, p.last).to_string(), p.number.map(|n| n.number)))
            .collect()
    }

    #[test]
    fn phrases_reach_as_far_as_they_should() {
        for (text, want) in [
            (
                "It was attended by 28 judges and magistrates from Kenya, Uganda and Ghana.",
                vec![("judges", Some(28)), ("magistrates", None)],
            ),
            (
                "Twenty senior border guards of the Ministry of Interior took part.",
                vec![("senior border guards of the Ministry of Interior", Some(20))],
            ),
            (
                "The course trained Border and Immigration Officials for a week.",
                vec![("Border and Immigration Officials", None)],
            ),
            (
                "Present were lawyers, wood anatomists and tax officials.",
                vec![("lawyers", None), ("wood anatomists", None), ("tax officials", None)],
            ),
            (
                "The event drew members of parliament and 18 SMSs.",
                vec![("members of parliament", None), ("SMSs", Some(18))],
            ),
            ("Since 2019 officers from nine provinces have been trained.", vec![("officers", None)]),
            ("On 12 May officers met in Suva.", vec![("officers", None)]),
            (
                "Anyone with a federal .gov or .mil address is welcome.",
                vec![("Anyone with a federal .gov or .mil address", None)],
            ),
            (
                "For editors from federal, state, and local agencies.",
                vec![("editors from federal, state, and local agencies", None)],
            ),
            ("We invite U.S. Government employees.", vec![("U.S. Government employees", None)]),
            ("It has 1,200 editors at more than 160 offices.", vec![("editors", Some(1200))]),
            ("A hands-on class about public services, for judges.", vec![("judges", None)]),
            (
                "The public is invited, and members of the public.",
                vec![("public", None), ("members of the public", None)],
            ),
            ("She trains judges, and relishes the chance.", vec![("judges", None)]),
            ("Present were 54 invited persons.", vec![("invited persons", Some(54))]),
            (
                "Twenty-eight immigration, police and gendarmerie officers came.",
                vec![("immigration, police and gendarmerie officers", Some(28))],
            ),
            ("Over the three days officials compared files.", vec![("officials", None)]),
            ("It is for IT staff and school teachers.", vec![("IT staff", None), ("school teachers", None)]),
            ("It is for people who write for the public.", vec![("people who write for the public", None)]),
        ] {
            let want: Vec<(String, Option<u64>)> = want.into_iter().map(|(w, n)| (w.to_string(), n)).collect();
            assert_eq!(found(text), want, "{text}");
        }
    }
}
