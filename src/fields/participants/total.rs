//! How many people attended, are expected, or can be taken: the choice among the numbers of the scene.

use super::numbers::{construct, qualifier};
use super::phrases::{Phrase, doers, not_a_count};
use super::{People, body, generic, performer, ties};
use crate::annotate::layout::LineKind;
use crate::annotate::mention::{Layer, Mention};
use crate::annotate::tokens::TokenKind;
use crate::choose::Features;
use crate::fields::Draft;
use crate::record::{Count, Gender, Qualifier, Support};
use crate::relate::choice::{Candidate, Choice, best, score};
use crate::relate::scene::SceneCx;
use serde_json::Value;

/// How likely a number must be the total to be taken.
const THRESHOLD: f64 = 0.43;

/// Which number is the total.
pub struct Total;

impl Choice for Total {
    fn name(&self) -> &'static str {
        "total"
    }

    fn penalty(&self) -> f64 {
        3.0
    }

    fn exclusive(&self) -> bool {
        true
    }

    fn candidates<'a>(&self, cx: &SceneCx<'a>) -> Vec<Candidate<'a>> {
        let people = People::new(cx);
        let counts = counts(cx, &people);
        let mut out: Vec<Candidate<'a>> = Vec::new();
        for (order, c) in counts.iter().enumerate() {
            if part(cx, &people, c, &counts) {
                continue;
            }
            let mut features = Features::new();
            features.add("order", ["first", "second", "third", "later"][order.min(3)]);
            features.add_if(counts.iter().all(|o| o.value <= c.value), "largest");
            features.add_if(counts.len() == 1, "only");
            counted(cx, &people, c, &counts, &mut features);
            let words = (c.first, c.last, c.rule);
            match out.iter_mut().find(|o| o.value == c.value.to_string()) {
                Some(o) => {
                    o.features.merge(&features);
                    o.features.add("again", "");
                    o.evidence.push(words);
                }
                None => out.push(Candidate {
                    value: c.value.to_string(),
                    data: c.number.first as usize,
                    evidence: vec![words],
                    features,
                }),
            }
        }
        out
    }

    fn right(&self, candidate: &Candidate<'_>, gold: &Value) -> Option<bool> {
        let total = gold["participants"]["total"].as_u64();
        Some(total.is_some_and(|t| t.to_string() == candidate.value))
    }
}

/// A number that counts people.
struct Counted {
    value: u64,
    number: Mention,
    /// Index of the phrase it counts.
    phrase: Option<usize>,
    rule: &'static str,
    first: usize,
    last: usize,
}

/// Whether a value stands in no words but is reckoned from several numbers.
fn reckoned(rule: &str) -> bool {
    matches!(rule, "total.sum" | "total.sentence-sum" | "total.ellipsis-sum" | "total.product")
}

/// The numbers that count people, and the sums of those that stand in one list.
fn counts(cx: &SceneCx<'_>, people: &People<'_>) -> Vec<Counted> {
    let mut out: Vec<Counted> = Vec::new();
    for (i, p) in people.phrases.iter().enumerate() {
        let people = !body(&cx.page().word(p.head).to_lowercase());
        if let Some(number) = p.number.filter(|n| !n.weak && people) {
            out.push(Counted {
                value: number.number,
                number,
                phrase: Some(i),
                rule: "total.noun",
                first: number.first as usize,
                last: p.last,
            });
        }
    }
    for number in cx.mentions(Layer::Number) {
        let known = out.iter().any(|c| c.number.first == number.first);
        if known || number.weak || not_a_count(cx, number) {
            continue;
        }
        let label = cx.doc.layout.field_at(cx.lexicon(), number.first as usize) == Some("participants");
        let rule = construct(cx, number).filter(|r| !label || *r != "total.capacity");
        if let Some(rule) = rule.or(label.then_some("total.label")) {
            out.push(Counted {
                value: number.number,
                number: *number,
                phrase: None,
                rule,
                first: number.first as usize,
                last: number.last as usize,
            });
        }
    }
    let sums = list_sums(cx, people).into_iter().chain(sentence_sums(cx, people, &out));
    let sums = sums.chain(products(cx, people, &out)).collect::<Vec<_>>();
    for sum in sums {
        if !out.iter().any(|o| o.rule == sum.rule && o.value == sum.value && o.first <= sum.last && sum.first <= o.last)
        {
            out.push(sum);
        }
    }
    out.sort_by_key(|c| (c.first, c.last));
    out
}

/// "12 men and 8 women": the sums of the lists all of whose parts are counted.
fn list_sums(cx: &SceneCx<'_>, people: &People<'_>) -> Vec<Counted> {
    let mut sums = Vec::new();
    let mut i = 0;
    while i < people.phrases.len() {
        let end = i + people.phrases[i..].iter().take_while(|p| p.list == people.phrases[i].list).count();
        // "36 midwives, 8 doctors and three ambulances": things are no part of the sum.
        let people_of = |p: &&Phrase| {
            let head = cx.page().word(p.head);
            p.known || cx.page().tokens[p.head].mixed || doers(head) || p.number.is_none()
        };
        let parts: Vec<&Phrase> = people.phrases[i..end].iter().filter(people_of).collect();
        let numbers: Vec<Mention> = parts.iter().filter_map(|p| p.number).collect();
        // "twenty specialists, five women": women among others are a part of these.
        let gendered = parts.iter().filter(|p| gender(cx.page().word(p.head)).is_some()).count();
        let bodies = parts.iter().any(|p| body(&cx.page().word(p.head).to_lowercase()));
        if parts.len() >= 2 && numbers.len() == parts.len() && (gendered == 0 || gendered == parts.len()) && !bodies {
            let value = numbers.iter().map(|n| n.number).fold(0u64, u64::saturating_add);
            sums.push(Counted {
                value,
                number: numbers[0],
                phrase: Some(i),
                rule: "total.sum",
                first: parts[0].outer,
                last: parts[parts.len() - 1].last,
            });
        }
        i = end;
    }
    sums
}

/// "Nine chemists of the one agency and seven of the other", "84 came and 121 followed online": the sums of the counts of one
/// sentence, those in brackets and those of a part ("ten of them women") left out.
fn sentence_sums(cx: &SceneCx<'_>, people: &People<'_>, counts: &[Counted]) -> Vec<Counted> {
    let page = cx.page();
    let mut sums = Vec::new();
    let mut i = 0;
    while i < counts.len() {
        let sentence = page.tokens[counts[i].first].sentence;
        let end = i + counts[i..].iter().take_while(|c| page.tokens[c.first].sentence == sentence).count();
        let start = page.sentences[sentence as usize].first as usize;
        let whole = |c: &&Counted| {
            let first = c.number.first as usize;
            let open = (start..first).filter(|t| page.tokens[*t].mark == '(').count();
            let close = (start..first).filter(|t| page.tokens[*t].mark == ')').count();
            let last = c.number.last as usize;
            let of_them =
                page.word(last + 1) == "of" && matches!(page.word(last + 2), "them" | "whom" | "these" | "those");
            let of_whom =
                (start..first).rev().take(3).any(|t| matches!(page.word(t), "whom" | "them" | "which" | "including"));
            open <= close
                && !of_whom
                && !of_them
                && !matches!(
                    c.rule,
                    "total.sum"
                        | "total.limit"
                        | "total.places"
                        | "total.first"
                        | "total.capacity"
                        | "total.attendance"
                )
        };
        let end_token = page.sentences[sentence as usize].end as usize;
        // What a dash or colon spells out, and what "of whom" tells apart, is counted already.
        let stop = (counts[i].last..end_token)
            .find(|t| matches!(page.tokens[*t].mark, '–' | '—' | ':') || matches!(page.word(*t), "whom" | "including"))
            .unwrap_or(end_token);
        let mut parts: Vec<&Counted> = counts[i..end].iter().filter(|c| c.first < stop).filter(whole).collect();
        // Numbers without a noun that go on after one with: "and seven of the …", "Uzbekistan four".
        let more: Vec<Counted> = cx
            .doc
            .mentions
            .within(Layer::Number, start, stop)
            .filter(|n| {
                !n.weak
                    && !not_a_count(cx, n)
                    && (n.first as usize > counts[i].last && elliptic(cx, n) || of_country(cx, n))
                    && !counts.iter().any(|c| c.number.first == n.first)
            })
            .map(|n| Counted {
                value: n.number,
                number: *n,
                phrase: None,
                rule: "total.ellipsis",
                first: n.first as usize,
                last: n.last as usize,
            })
            .collect();
        let extra: Vec<&Counted> = more.iter().filter(whole).collect();
        parts.extend(extra);
        // "twenty specialists, five women among them": women among others are a part of these.
        let gendered = |c: &&Counted| c.phrase.is_some_and(|i| gender(page.word(people.phrases[i].head)).is_some());
        if !parts.iter().all(|c| gendered(&c)) {
            parts.retain(|c| !gendered(&c));
        }
        // "twelve handlers and nine dogs", "82 growers, three papers": things are no part of the sum; nor are those of whom so many come.
        let known = |c: &&Counted| {
            let each = (1..=3).any(|k| matches!(page.word(c.last + k), "per" | "each"));
            !each
                && c.phrase.is_none_or(|i| {
                    let p = &people.phrases[i];
                    p.known || page.tokens[p.head].mixed || doers(page.word(p.head))
                })
        };
        parts.retain(known);
        if (2..=7).contains(&parts.len()) {
            let value = parts.iter().map(|c| c.value).fold(0u64, u64::saturating_add);
            parts.sort_by_key(|c| c.first);
            let last = parts.iter().map(|c| c.last).max().unwrap_or(parts[0].last);
            let rule = if more.is_empty() { "total.sentence-sum" } else { "total.ellipsis-sum" };
            sums.push(Counted {
                value,
                number: parts[0].number,
                phrase: parts[0].phrase,
                rule,
                first: parts[0].first,
                last,
            });
        }
        i = end;
    }
    sums
}

/// So many times so many: "twelve teams of four students each", "two teachers from each of eleven districts", "Fiji, Tonga and Samoa
/// sent three officers each", "four seats per country" behind a list of countries.
fn products(cx: &SceneCx<'_>, people: &People<'_>, counts: &[Counted]) -> Vec<Counted> {
    let page = cx.page();
    let word = |i: usize| page.word(i).to_lowercase();
    let mut out = Vec::new();
    for n in cx.mentions(Layer::Number) {
        if n.number > 60 || n.number == 0 || not_a_count(cx, n) {
            continue;
        }
        let (first, last) = (n.first as usize, n.last as usize);
        let sentence = &page.sentences[page.tokens[first].sentence as usize];
        let (start, end) = (sentence.first as usize, sentence.end as usize);
        // Phrases stand in text order; that of a number begins right behind it.
        let at = people.phrases.partition_point(|p| p.first <= first);
        let phrase = (at..people.phrases.len().min(at + 1))
            .find(|i| people.phrases[*i].number.is_some_and(|m| m.first == n.first));
        let behind = phrase.map_or(last, |i| people.phrases[i].head) + 1;
        // "each" or "per" within reach of what is counted, or "each of" before the number.
        let each = (last + 1..end.min(behind + 3)).find(|i| matches!(word(*i).as_str(), "each" | "apiece" | "per"));
        let opened = (start..first).rev().take(50).find(|i| word(*i) == "each");
        let Some(each) = each.or(opened.filter(|_| phrase.is_some())) else { continue };
        let counted = phrase.is_some() || counts.iter().any(|c| c.number.first == n.first);
        if !counted && word(last + 1) != "each" && word(last + 2) != "each" {
            continue;
        }
        let usable = |m: &&Mention| !m.weak && m.first != n.first && !not_a_count(cx, m);
        let of_each = word(each + 1) == "of";
        let behind_each =
            cx.doc.mentions.within(Layer::Number, each + 2, end.min(each + 4)).find(usable).filter(|_| of_each);
        let given = behind_each.or_else(|| {
            let before = cx.doc.mentions.within(Layer::Number, start, first).filter(usable);
            before.rev().find(|m| (m.last as usize + 1..m.last as usize + 4).any(|t| origin_body(&word(t))))
        });
        let sentence = page.tokens[first].sentence;
        let codes = |from: u32| {
            let listed = people.named.iter().filter(|m| m.peers > 1);
            let near = listed.filter(|m| (from..=sentence).contains(&page.tokens[m.first].sentence));
            let mut codes: Vec<&str> = near.map(|m| m.code).collect();
            codes.sort_unstable();
            codes.dedup();
            codes.len() as u64
        };
        let listed = || Some(codes(sentence)).filter(|n| *n > 1).unwrap_or_else(|| codes(sentence.saturating_sub(1)));
        let times = given.map_or_else(listed, |m| m.number);
        if !(2..=250).contains(&times) {
            continue;
        }
        out.push(Counted {
            value: n.number * times,
            number: *n,
            phrase,
            rule: "total.product",
            first,
            last: match page.word(each - 1) {
                _ if each <= last || each - last > 6 => (behind - 1).max(last),
                "from" | "of" | "in" => each - 2,
                _ => each - 1,
            },
        });
    }
    out
}

/// Whether a number counts the people of one country whose noun comes later: "15 Tajik and ten Afghan officials".
fn of_country(cx: &SceneCx<'_>, n: &Mention) -> bool {
    let next = cx.doc.mentions.starting(Layer::Country, n.last as usize + 1);
    next.is_some_and(|c| matches!(cx.page().word(c.last as usize + 1), "and" | ","))
}

/// Whether a number stands for so many of the people counted before: "and seven of the Narcotics Police", "and 121 online".
fn elliptic(cx: &SceneCx<'_>, n: &Mention) -> bool {
    let page = cx.page();
    let last = n.last as usize;
    let after = page.tokens.get(last + 1);
    let joint = (n.first as usize)
        .checked_sub(1)
        .is_some_and(|b| matches!(page.word(b), "and" | "," | ";" | "another" | "plus"));
    joint
        && !(page.word(last + 1) == "from" && page.word(last + 2) == "each")
        && (matches!(
            page.word(last + 1),
            "from"
                | "of"
                | "online"
                | "followed"
                | "following"
                | "joined"
                | "joining"
                | "watched"
                | "watching"
                | "others"
                | "more"
        ) || after.is_none_or(|t| t.kind == TokenKind::Mark && matches!(t.mark, ',' | '.' | ';')))
}

/// Whether a larger number stands before, in the same sentence or the last one.
fn larger(cx: &SceneCx<'_>, o: &Counted, c: &Counted) -> bool {
    let page = cx.page();
    o.value > c.value && o.first < c.first && page.tokens[o.first].sentence + 1 >= page.tokens[c.first].sentence
}

/// Whether the words say that a number is a part of one told before: "of whom 110", "including 15 women", "of these, 25", or
/// women or men behind a larger number.
fn part(cx: &SceneCx<'_>, people: &People<'_>, c: &Counted, all: &[Counted]) -> bool {
    let page = cx.page();
    let word = |i: usize| page.word(i).to_lowercase();
    let told = (c.first.saturating_sub(4)..c.first).any(|i| {
        let w = word(i);
        matches!(w.as_str(), "whom" | "including" | "includes" | "included")
            || matches!(w.as_str(), "them" | "these" | "those")
                && i > 0
                && matches!(word(i - 1).as_str(), "of" | "among" | "amongst")
    });
    let gendered =
        c.phrase.is_some_and(|i| gender(page.word(people.phrases[i].head)).is_some()) && c.rule == "total.noun";
    (told || gendered) && all.iter().any(|o| larger(cx, o, c))
}

/// What speaks for and against a counting as that of all participants.
fn counted<'a>(cx: &SceneCx<'a>, people: &People<'a>, c: &Counted, all: &[Counted], f: &mut Features<'a>) {
    let page = cx.page();
    f.add("rule", c.rule);
    f.add(
        "size",
        match c.value {
            0..=3 => "to-3",
            4..=9 => "to-9",
            10..=99 => "tens",
            100..=999 => "hundreds",
            1000..=9999 => "thousands",
            10_000..=999_999 => "ten-thousands",
            _ => "millions",
        },
    );
    if !reckoned(c.rule) {
        f.add("qualifier", qualifier(cx, &c.number).as_str());
    }
    if let Some(p) = c.phrase.map(|i| &people.phrases[i]) {
        let head = page.word(p.head).to_lowercase();
        if p.known {
            f.add("head", cx.lexicon().text_of(page.tokens[p.head].word));
        }
        f.add(
            "head-kind",
            if generic(&head) {
                "generic"
            } else if p.strong {
                "strong"
            } else {
                "weak"
            },
        );
        f.add_if(performer(&head), "performers");
        f.add_if(p.countries.is_some(), "countries-follow");
        f.add_if(p.last > p.head, "modified-behind");
        let in_list = people.phrases.iter().filter(|q| q.list == p.list && q.number.is_some()).count();
        f.add_if(in_list > 1 && !reckoned(c.rule), "number-list");
        f.add_if(people.phrases.iter().filter(|q| q.list == p.list).count() > 1, "list");
    }
    let last = c.phrase.map_or(c.last, |i| people.list_range(cx, i).1.max(c.last));
    ties(cx, people, c.first, last, f);
    f.add_if(
        all.iter().any(|o| o.rule == "total.ellipsis-sum" && o.first == c.first && o.rule != c.rule),
        "more-follow",
    );
    // "all told", "a total of": whoever says so counts everybody.
    let around = (c.first.saturating_sub(4)..c.first).chain(c.last + 1..c.last + 4);
    f.add_if(
        around.into_iter().any(|i| {
            matches!(
                page.word(i).to_lowercase().as_str(),
                "total" | "altogether" | "told" | "attendance" | "turnout" | "totalling" | "numbered"
            )
        }),
        "sum-word",
    );
    f.add_if(
        c.phrase.is_none()
            && matches!(
                c.rule,
                "total.strong"
                    | "total.of-them"
                    | "total.limit"
                    | "total.first"
                    | "total.attendance"
                    | "total.verb"
                    | "total.capacity"
                    | "total.numbered"
                    | "total.were"
                    | "total.number-of"
            ),
        "sure-rule",
    );
    // "from 18 countries" behind it.
    let next = |i: usize| page.word(i).to_lowercase();
    f.add_if(
        next(c.last + 1) == "from" && cx.doc.mentions.starting(Layer::Number, c.last + 2).is_some(),
        "from-number",
    );
    f.add_if((1..=3).any(|k| matches!(next(c.last + k).as_str(), "each" | "per" | "apiece")), "each");
    f.add_if(next(c.last + 1) == "at" && next(c.last + 3) == "time", "each");
    f.add_if(
        all.iter().any(|o| o.rule == "total.product" && o.number.first == c.number.first && o.rule != c.rule),
        "multiplied",
    );
    let sentence = &page.sentences[page.tokens[c.first].sentence as usize];
    let (start, end) = (sentence.first as usize, sentence.end as usize);
    f.add_if(cx.doc.mentions.within(Layer::EventNoun, start, end).next().is_some(), "with-event");
    super::relation::relation(cx, c.first, c.last, f);
    f.add_if(cx.doc.layout.kind_at(page, c.first) == LineKind::Heading, "heading");
    f.add_if(all.iter().any(|o| larger(cx, o, c) && !o.rule.ends_with("sum")), "after-larger");
    f.add_if(c.first > 0 && matches!(next(c.first - 1).as_str(), "the" | "these" | "those" | "all"), "definite");
    f.add_if(c.first > 0 && matches!(next(c.first - 1).as_str(), "another" | "other" | "further"), "another");
    // Another edition, another time, the project as a whole.
    let mut elsewhere = false;
    let mut planned = false;
    for i in start..end {
        if page.tokens[i].kind != TokenKind::Word {
            continue;
        }
        let word = next(i);
        let after = next(i + 1);
        elsewhere |= matches!(
            word.as_str(),
            "previous"
                | "previously"
                | "earlier"
                | "already"
                | "since"
                | "annually"
                | "nationwide"
                | "worldwide"
                | "yearly"
                | "so-called"
                | "employs"
                | "founded"
        ) || word == "last" && matches!(after.as_str(), "year" | "time" | "edition" | "month")
            || matches!(
                (word.as_str(), after.as_str()),
                ("so", "far")
                    | ("to", "date")
                    | ("the", "years")
                    | ("every", "year")
                    | ("each", "year")
                    | ("a", "year")
                    | ("the", "past")
            );
        planned |= matches!(word.as_str(), "expected" | "expect" | "expects" | "will" | "likely" | "anticipated");
    }
    f.add_if(elsewhere, "elsewhere");
    f.add_if(past_year(cx, people, start, end), "past-year");
    f.add_if(
        (start..end).any(|i| {
            matches!(
                next(i).as_str(),
                "usually" | "normally" | "typically" | "waiting" | "applied" | "applications" | "applicants"
            )
        }),
        "beside-event",
    );
    // "The stream has no limit", "the rest can follow online": the room is not all.
    f.add_if(
        (start..end + 12)
            .any(|i| matches!(next(i).as_str(), "unlimited" | "rest") || next(i) == "no" && next(i + 1) == "limit"),
        "room-not-all",
    );
    f.add_if(planned, "planned");
    let others: u64 =
        all.iter().filter(|o| reckoned(o.rule) && o.value == c.value && (o.first, o.last) != (c.first, c.last)).count()
            as u64;
    f.add_if(others > 0, "sum-agrees");
    f.add_if(
        all.iter().any(|o| {
            o.value > c.value
                && !o.rule.ends_with("sum")
                && page.tokens[o.first].sentence == page.tokens[c.first].sentence
        }),
        "larger-beside",
    );
}

/// Whether a sentence names no year but ones before the latest of the scene: "In 2017 we had …" tells of another edition.
pub(super) fn past_year(cx: &SceneCx<'_>, people: &People<'_>, start: usize, end: usize) -> bool {
    let own = (start..end.min(start + 60)).filter_map(|i| year(cx, i)).max();
    own.is_some_and(|own| people.latest_year.is_some_and(|y| y > own && y <= own + 30))
}

/// The year that token `i` writes in four digits.
pub(super) fn year(cx: &SceneCx<'_>, i: usize) -> Option<u32> {
    let word = cx.page().word(i);
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten().filter(|y| (1950..2100).contains(y))
}

/// Bodies and parts of a country that each send so many.
fn origin_body(word: &str) -> bool {
    body(word)
        || matches!(
            word,
            "districts"
                | "provinces"
                | "regions"
                | "towns"
                | "villages"
                | "counties"
                | "islands"
                | "offices"
                | "payams"
                | "municipalities"
                | "departments"
                | "parishes"
        )
}

/// Fills `participants.total` and `participants.counts`.
pub(super) fn fill(cx: &SceneCx<'_>, draft: &mut Draft<'_>, people: &People<'_>) {
    let scored = score(&Total, cx);
    let chosen = best(&scored, THRESHOLD);
    draft.note(cx, "total", THRESHOLD, &scored, |s| {
        chosen.as_ref().is_some_and(|c| c.candidate.value == s.candidate.value)
    });
    let all = counts(cx, people);
    let mut near: Option<u32> = None;
    if let Some(s) = &chosen {
        let mentions: Vec<&Counted> = all.iter().filter(|c| c.value.to_string() == s.candidate.value).collect();
        // The mention that says most of how exact it is.
        let qualifiers: Vec<Qualifier> =
            mentions.iter().filter(|c| !reckoned(c.rule)).map(|c| qualifier(cx, &c.number)).collect();
        let qualifier = qualifiers.iter().copied().find(|q| *q != Qualifier::Exact).unwrap_or(Qualifier::Exact);
        let evidence = draft.evidence(cx, &s.candidate.evidence);
        let summed = mentions.iter().all(|c| reckoned(c.rule));
        let support = if summed { Support::inferred(evidence, s.p) } else { Support::stated(evidence, s.p) };
        near = mentions.first().map(|c| cx.page().tokens[c.first].sentence);
        let of = mentions.iter().find_map(|c| c.phrase).filter(|_| !summed).map(|i| of_words(cx, people, i));
        if let Ok(value) = s.candidate.value.parse() {
            draft.record.participants.total =
                Some(Count { value, qualifier, of, country: None, gender: None, support });
        }
    }
    parts(cx, draft, people, &all, near);
}

/// The words that a number counts.
fn of_words(cx: &SceneCx<'_>, people: &People<'_>, phrase: usize) -> String {
    let p = &people.phrases[phrase];
    cx.page().words(p.first, p.last).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts: counted phrases in the sentence of the total or the next, and counts of one country's people or one gender.
fn parts(cx: &SceneCx<'_>, draft: &mut Draft<'_>, people: &People<'_>, all: &[Counted], near: Option<u32>) {
    let Some(near) = near else { return };
    let page = cx.page();
    let total = draft.record.participants.total.as_ref().map(|t| t.value);
    let in_reach = |first: usize| (near..=near + 1).contains(&page.tokens[first].sentence);
    for c in all.iter().filter(|c| c.rule == "total.noun" && in_reach(c.first) && Some(c.value) != total) {
        let Some(i) = c.phrase else { continue };
        let p = &people.phrases[i];
        let country = people.named.iter().find(|n| n.first >= p.first && n.last <= p.head).map(|n| n.code.to_string());
        let evidence = draft.evidence(cx, &[(c.first, c.last, "counts.noun")]);
        let (of, gender) = (Some(of_words(cx, people, i)), gender(page.word(p.head)));
        draft.record.participants.counts.push(Count {
            value: c.value,
            qualifier: qualifier(cx, &c.number),
            of,
            country,
            gender,
            support: Support::stated(evidence, 0.8),
        });
    }
    // "28 Indonesian, ten Malaysian"
    for n in people.named.iter().filter(|n| in_reach(n.first)) {
        let counted = people.phrases.iter().any(|p| n.first >= p.outer && n.last <= p.last);
        let Some(number) = n
            .first
            .checked_sub(1)
            .and_then(|b| cx.doc.mentions.ending(Layer::Number, b))
            .filter(|m| !counted && !not_a_count(cx, m))
        else {
            continue;
        };
        let evidence = draft.evidence(cx, &[(number.first as usize, n.last, "counts.country")]);
        draft.record.participants.counts.push(Count {
            value: number.number,
            qualifier: qualifier(cx, number),
            of: Some(page.words(n.first, n.last).to_string()),
            country: Some(n.code.to_string()),
            gender: None,
            support: Support::stated(evidence, 0.8),
        });
    }
}

fn gender(head: &str) -> Option<Gender> {
    match head.to_lowercase().as_str() {
        "women" | "girls" | "ladies" | "females" | "policewomen" | "businesswomen" | "servicewomen" => {
            Some(Gender::Women)
        }
        "men" | "boys" | "gentlemen" | "males" | "policemen" => Some(Gender::Men),
        _ => None,
    }
}
