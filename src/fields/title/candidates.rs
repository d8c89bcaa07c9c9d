//! Words that may be an event's name.

use crate::annotate::layout::LineKind;
use crate::annotate::mention::Layer;
use crate::annotate::tokens::{Gap, TokenKind};
use crate::relate::scene::SceneCx;
use std::collections::BTreeMap;

/// A candidate: tokens `first..=last`, and the rules that proposed it, the first of them first.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) rules: Vec<&'static str>,
    /// How many lines of text (no furniture) stand before it in its stretch.
    pub(super) line: usize,
}

/// How many lines of each stretch are looked at.
const LINES: usize = 40;
/// How many quotations and event nouns are looked at.
const MENTIONS: usize = 40;
/// How far into an entry of a digest its name may stand, in tokens.
const ENTRY_HEAD: usize = 90;
/// The longest title in tokens.
const LONGEST: usize = 45;

/// All candidates of a scene, in text order.
pub(super) fn all(cx: &SceneCx<'_>) -> Vec<Found> {
    let mut maker = Maker { cx, found: BTreeMap::new(), order: BTreeMap::new() };
    let several = cx.scene.siblings > 1;
    for (first, end) in cx.scene.stretches() {
        let own = cx.scene.owns(first);
        // An entry of a digest is named at its head, or by the name of the series.
        let end = if several && own { end.min(first + ENTRY_HEAD) } else { end };
        if several && !own && first > cx.scene.first {
            continue;
        }
        maker.lines(first, end);
        if several && own {
            maker.line_above(first);
        }
        if several && !own {
            continue;
        }
        maker.quotes(first, end);
        maker.phrases(first, end);
        maker.fields(first, end);
        maker.names(first, end);
    }
    let order = maker.order;
    let at = |token: usize| order.range(..=token).next_back().map_or(0, |(_, n)| *n);
    maker.found.into_iter().map(|((first, last), rules)| Found { first, last, rules, line: at(first) }).collect()
}

struct Maker<'c, 'a> {
    cx: &'c SceneCx<'a>,
    found: BTreeMap<(usize, usize), Vec<&'static str>>,
    /// First token of each line looked at, and its number among the lines of text of its stretch.
    order: BTreeMap<usize, usize>,
}

impl Maker<'_, '_> {
    /// Proposes tokens `first..end` after taking marks off both ends.
    fn add(&mut self, first: usize, end: usize, rule: &'static str) {
        let page = self.cx.page();
        let (mut a, mut b) = (first, end);
        // A quotation that opens or closes the name and ends inside it belongs to it: "“X” workshop", "Workshop “X”".
        let marks = |m: &[char], from: usize, to: usize| {
            page.tokens.get(from..to).is_some_and(|inside| inside.iter().any(|t| m.contains(&t.mark)))
        };
        let opens =
            |a: usize| matches!(page.tokens[a].mark, '“' | '"' | '«') && marks(&['”', '"', '»'], a + 1, end.max(2) - 1);
        let closes = |b: usize| matches!(page.tokens[b].mark, '”' | '"' | '»') && marks(&['“', '"', '«'], first + 1, b);
        while a < b
            && page.tokens[a].kind == TokenKind::Mark
            && !matches!(page.tokens[a].mark, '(' | '#' | '@')
            && !opens(a)
        {
            a += 1;
        }
        if a < b && page.tokens[a].mark == '#' {
            a += 1;
        }
        while b > a
            && page.tokens[b - 1].kind == TokenKind::Mark
            && !matches!(page.tokens[b - 1].mark, ')' | '?' | '!')
            && !closes(b - 1)
        {
            b -= 1;
        }
        // A bracket or quotation mark without its partner.
        let count = |m: char| page.tokens[first..end].iter().filter(|t| t.mark == m).count();
        if b > a && page.tokens[b - 1].mark == ')' && count('(') < count(')') {
            b -= 1;
        }
        if b > a && page.tokens[a].mark == '(' && (count('(') > count(')') || page.tokens[b - 1].mark == ')') {
            a += 1;
            if b > a && page.tokens[b - 1].mark == ')' {
                b -= 1;
            }
        }
        // "Nets and Tides Date: Tuesday": the label of the next field is no part of the name.
        while b > a + 1
            && page.tokens.get(b).is_some_and(|t| t.mark == ':')
            && let Some(label) = self.cx.doc.mentions.ending(Layer::Label, b - 1)
            && label.first as usize > a
            && page.tokens[label.first as usize].capital
            && matches!(
                label.cell(self.cx.lexicon(), "id"),
                "date" | "time" | "when" | "where" | "venue" | "fee" | "speaker" | "speakers" | "start" | "start-time"
            )
        {
            b = label.first as usize;
        }
        // A bracket that was opened before.
        let marks_in = |m: char| (a..b).find(|t| page.tokens[*t].mark == m);
        if marks_in(')').is_some_and(|close| {
            marks_in('(').is_none_or(|open| open > close)
                && (close > a + 1 || page.tokens[a].end - page.tokens[a].start > 2)
        }) {
            return;
        }
        // A day is no name.
        if a < b && self.date_at(a).is_some_and(|last| last + 1 >= b) {
            return;
        }
        if a >= b || b - a > LONGEST || !page.tokens[a..b].iter().any(|t| t.kind == TokenKind::Word) {
            return;
        }
        let rules = self.found.entry((a, b - 1)).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }

    /// Lines and their parts.
    fn lines(&mut self, first: usize, end: usize) {
        let page = self.cx.page();
        let Some(token) = page.tokens.get(first) else { return };
        let mut n = 0;
        for (l, line) in page.lines.iter().enumerate().skip(token.line as usize) {
            let (a, b) = ((line.first as usize).max(first), (line.end as usize).min(end));
            if a >= end || n >= LINES {
                break;
            }
            let kind = self.cx.doc.layout.lines.get(l).copied().unwrap_or(LineKind::Prose);
            self.order.insert(a, n);
            if kind == LineKind::Furniture && n > 0 {
                continue;
            }
            n += 1;
            if n > 12 && kind == LineKind::Prose && b - a > 20 {
                continue;
            }
            self.line(a, b);
            self.joined(l, a, b, end);
        }
    }

    /// The heading right above an entry whose stretch begins below it.
    fn line_above(&mut self, first: usize) {
        let page = self.cx.page();
        let line = page.tokens.get(first).map_or(0, |t| t.line as usize);
        let Some(above) = line.checked_sub(1).and_then(|l| page.lines.get(l)) else { return };
        let heads = page.lines[line].first as usize == first;
        if heads
            && !self.cx.scene.has(above.first as usize)
            && self.cx.doc.layout.lines.get(line - 1) == Some(&LineKind::Heading)
        {
            self.order.insert(above.first as usize, 0);
            self.add(above.first as usize, above.end as usize, "line");
        }
    }

    /// A heading that goes on in the next line, as on posters: "International Conference on" / "Nets and Tides".
    fn joined(&mut self, l: usize, first: usize, line_end: usize, end: usize) {
        let page = self.cx.page();
        let heading = |l: usize| self.cx.doc.layout.lines.get(l) == Some(&LineKind::Heading);
        let open = |last: usize, next: usize| {
            let word = page.word(last);
            JOINTS.contains(&word.to_lowercase().as_str())
                || matches!(page.tokens[last].mark, ':' | '-' | '–' | '—' | '&' | ',')
                || JOINTS.contains(&page.word(next).to_lowercase().as_str())
                    && page.tokens[next].kind == TokenKind::Word
        };
        let mut at = l;
        let mut b = line_end;
        while at < l + 3
            && b > first
            && let Some(next) = page.lines.get(at + 1)
            && (next.end as usize) <= end
            && heading(at)
            && (heading(at + 1) || next.end - next.first < 12)
            && open(b - 1, next.first as usize)
        {
            (at, b) = (at + 1, next.end as usize);
            if b - first <= LONGEST {
                self.add(first, b, "lines-joined");
            }
        }
    }

    fn line(&mut self, first: usize, end: usize) {
        let page = self.cx.page();
        let mut a = first;
        // Bullets, numbers, a day at the head, "[list]", "Re:".
        loop {
            let start = a;
            while a < end
                && page.tokens[a].kind == TokenKind::Mark
                && !matches!(page.tokens[a].mark, '(' | '[' | '“' | '"' | '‘' | '«')
            {
                a += 1;
            }
            if a + 2 < end
                && page.tokens[a].kind == TokenKind::Number
                && matches!(page.tokens[a + 1].mark, '.' | ')')
                && page.tokens[a + 2].gap != Gap::Joined
            {
                a += 2;
            }
            if a + 2 < end && page.tokens[a].mark == '(' && matches!(page.tokens[a + 2].mark, ')') {
                a += 3;
            }
            if a < end
                && page.tokens[a].mark == '['
                && let Some(close) = (a..end.min(a + 8)).find(|t| page.tokens[*t].mark == ']')
            {
                a = close + 1;
            }
            if let Some(last) = self.date_at(a)
                && last + 1 < end
            {
                a = last + 1;
            }
            let word = page.word(a);
            if a + 1 < end
                && page.tokens[a + 1].mark == ':'
                && ["re", "fw", "fwd", "subject", "title", "topic", "event", "news"]
                    .iter()
                    .any(|w| word.eq_ignore_ascii_case(w))
            {
                a += 2;
            }
            if a == start || a >= end {
                break;
            }
        }
        if a >= end {
            return;
        }
        if end - a <= LONGEST {
            self.add(a, end, "line");
        }
        if a > first {
            self.add(first, end, "line-whole");
        }
        // "Nets and Tides Date: Tuesday, 4 May": before the label of the next field.
        let fields = &self.cx.doc.layout.fields;
        let from = fields.partition_point(|f| (f.first as usize) < a);
        if let Some(label) = fields[from..].iter().map(|f| f.label.first as usize).find(|l| *l > a)
            && label < end
        {
            self.add(a, label, "before-label");
        }
        // A paragraph of one event's report is searched for quotations and phrases only.
        let prose = self.cx.doc.layout.kind_at(page, a) == LineKind::Prose && end - a > 25;
        if prose && self.cx.scene.siblings < 2 {
            return;
        }
        // Where the line may be parted.
        let mut parts: Vec<(usize, usize, &'static str)> = Vec::new();
        for t in a..end.min(a + 60) {
            let token = &page.tokens[t];
            let spaced = token.gap != Gap::Joined && page.tokens.get(t + 1).is_some_and(|n| n.gap != Gap::Joined);
            let mark = match token.mark {
                '|' | '»' | '›' | '>' | '«' | '•' | '·' => Some("bar"),
                '–' | '—' | '-' if spaced => Some("dash"),
                ':' if page.tokens.get(t + 1).is_some_and(|n| n.gap != Gap::Joined) => Some("colon"),
                '.' | ';' if page.tokens.get(t + 1).is_some_and(|n| n.gap != Gap::Joined) => Some("stop"),
                '?' | '!' if page.tokens.get(t + 1).is_some_and(|n| n.gap != Gap::Joined && n.capital) => {
                    Some("question")
                }
                '(' => Some("bracket"),
                ',' => Some("comma"),
                _ if token.gap == Gap::Wide && t > a => Some("gap"),
                _ => None,
            };
            if let Some(mark) = mark {
                parts.push((t, if mark == "gap" { t } else { t + 1 }, mark));
            } else if t > a
                && matches!(page.word(t), "with" | "With" | "by" | "By" | "at" | "in" | "@")
                && page.tokens.get(t + 1).is_some_and(|n| n.capital)
            {
                parts.push((t, t + 1, "with"));
            }
        }
        for (n, (before, behind, mark)) in parts.iter().enumerate() {
            let first_of_kind = parts[..n].iter().all(|p| p.2 != *mark);
            let last_of_kind = parts[n + 1..].iter().all(|p| p.2 != *mark);
            if first_of_kind || last_of_kind {
                self.add(
                    a,
                    *before + usize::from(*mark == "question"),
                    match *mark {
                        "bar" => "before-bar",
                        "dash" => "before-dash",
                        "colon" => "before-colon",
                        "stop" => "before-stop",
                        "question" => "before-question",
                        "bracket" => "before-bracket",
                        "comma" => "before-comma",
                        "gap" => "before-gap",
                        _ => "before-with",
                    },
                );
                let rule = match *mark {
                    "bar" => "after-bar",
                    "dash" => "after-dash",
                    "colon" => "after-colon",
                    "gap" => "after-gap",
                    "stop" => "after-stop",
                    _ => continue,
                };
                self.add(*behind, end.min(*behind + LONGEST), rule);
                // "12 April, jointly with X. Drones below deck level, a live demonstration"; up to the next part.
                if let Some((next, _, _)) = parts.get(n + 1) {
                    self.add(*behind, *next, "between");
                }
            }
        }
        for t in a + 1..end.min(a + 50) {
            if let Some(last) = self.date_at(t) {
                self.before_date(a, t);
                self.add(last + 1, end.min(last + LONGEST), "after-date");
                break;
            }
        }
    }

    /// What stands before a day, without "on" and the like.
    fn before_date(&mut self, first: usize, day: usize) {
        let page = self.cx.page();
        let mut b = day;
        while b > first
            && (page.tokens[b - 1].kind == TokenKind::Mark
                || matches!(page.word(b - 1), "on" | "from" | "the" | "held" | "of" | "for" | "this" | "in" | "until"))
        {
            b -= 1;
        }
        self.add(first, b, "before-date");
    }

    /// The last token of a date that begins at `token`.
    fn date_at(&self, token: usize) -> Option<usize> {
        let dates = &self.cx.doc.dates;
        let range = dates.within(token, token + 1);
        dates.tokens.get(range.start).filter(|_| !range.is_empty()).map(|d| d.1 as usize)
    }

    fn quotes(&mut self, first: usize, end: usize) {
        let page = self.cx.page();
        let quotes: Vec<(usize, usize)> = self
            .cx
            .doc
            .mentions
            .within(Layer::Quote, first, end)
            .take(MENTIONS)
            .map(|m| (m.first as usize, m.last as usize))
            .collect();
        for (a, b) in quotes {
            self.add(a, b + 1, "quote");
            // "the ‘Safe Harbour’ workshop", "seminar “X”": with the noun.
            let noun_after =
                self.cx.doc.mentions.within(Layer::EventNoun, b + 2, b + 5).next().map(|m| m.last as usize);
            if let Some(last) = noun_after
                && (b + 2..last).all(|t| page.tokens[t].kind == TokenKind::Word)
            {
                self.add(a - 1, last + 1, "quote-noun");
            }
            let noun_before = (a.saturating_sub(4)..a.saturating_sub(1))
                .rev()
                .find_map(|t| self.cx.doc.mentions.ending(Layer::EventNoun, t));
            if let Some(noun) = noun_before {
                let from = self.left(noun.first as usize, first);
                self.add(from, (b + 2).min(page.tokens.len()), "noun-quote");
            }
        }
    }

    /// How far a name reaches to the left of token `at`: capitalised words and the small words between them.
    fn left(&self, at: usize, stop: usize) -> usize {
        let page = self.cx.page();
        let line = page.tokens[at].line;
        let mut from = at;
        let mut t = at;
        while t > stop && at - t < 14 && page.tokens[t - 1].line == line && page.tokens[t].gap < Gap::Wide {
            t -= 1;
            let token = &page.tokens[t];
            match token.kind {
                TokenKind::Word if token.capital || ordinal(page.word(t)) => from = t,
                TokenKind::Number => from = t,
                TokenKind::Word if JOINTS.contains(&page.word(t)) => {}
                TokenKind::Mark
                    if matches!(token.mark, '-' | '–' | '’' | '\'' | '&' | '/' | '.') && token.gap == Gap::Joined =>
                    {}
                TokenKind::Mark if matches!(token.mark, '&' | '/') => {}
                _ => break,
            }
        }
        // An article or preposition at the head of a sentence is no part of the name.
        while from < at
            && matches!(
                page.word(from),
                "The" | "A" | "An" | "In" | "On" | "At" | "For" | "This" | "Our" | "During" | "From"
            )
        {
            from += 1;
        }
        from
    }

    /// How far a name reaches to the right from token `at` (its end is given): capitalised words and small ones between.
    fn right(&self, at: usize, stop: usize) -> usize {
        let page = self.cx.page();
        let line = page.tokens[at].line;
        let mut end = at + 1;
        let mut t = at;
        while t + 1 < stop && t - at < 30 && page.tokens[t + 1].line == line && page.tokens[t + 1].gap < Gap::Wide {
            t += 1;
            let token = &page.tokens[t];
            match token.kind {
                TokenKind::Word if token.capital => end = t + 1,
                TokenKind::Number if self.date_at(t).is_none() => end = t + 1,
                TokenKind::Word if JOINTS.contains(&page.word(t)) => {}
                TokenKind::Mark if matches!(token.mark, '-' | '’' | '\'' | '&' | '/') => {}
                TokenKind::Mark if matches!(token.mark, ')') && end == t => end = t + 1,
                TokenKind::Mark
                    if matches!(token.mark, '(' | ':' | ',' | '“' | '"' | '‘')
                        && page.tokens.get(t + 1).is_some_and(|n| n.capital) => {}
                TokenKind::Mark if matches!(token.mark, '–' | '—') && token.gap != Gap::Joined => {}
                _ => break,
            }
        }
        end
    }

    /// How far an ordinary noun phrase reaches behind the noun at `at`: "on", "for", "of" and the words up to a verb, a mark or
    /// a preposition of place and time.
    fn complement(&self, at: usize, stop: usize) -> Option<usize> {
        self.reaches(at, stop, STOPS)
    }

    /// As [`Maker::complement`], going on over "and", "in", "as", "on", "from", and over brackets: "on soil health and
    /// mulching in dry years".
    fn long_complement(&self, at: usize, stop: usize) -> Option<usize> {
        self.reaches(at, stop, &STOPS[..SHORT_STOPS])
    }

    fn reaches(&self, at: usize, stop: usize, stops: &[&str]) -> Option<usize> {
        let long = stops.len() < STOPS.len();
        let page = self.cx.page();
        if at + 2 >= stop
            || !matches!(
                page.word(at + 1),
                "on" | "for" | "of" | "in" | "to" | "about" | "with" | "entitled" | "titled"
            )
        {
            return None;
        }
        let mut end = at + 2;
        while end < stop && end - at < 26 {
            let token = &page.tokens[end];
            let word = page.word(end);
            let ends = token.gap >= Gap::Wide
                || token.kind == TokenKind::Mark
                    && !matches!(token.mark, '-' | '’' | '\'' | '&' | '/' | '“' | '”' | '‘' | '"')
                    && !(long && matches!(token.mark, '(' | ')'))
                || self.date_at(end).is_some()
                || stops.contains(&word);
            if ends {
                break;
            }
            end += 1;
        }
        while long && end > at + 2 && JOINTS.contains(&page.word(end - 1)) {
            end -= 1;
        }
        (end > at + 2).then_some(end)
    }

    /// Phrases around event nouns.
    fn phrases(&mut self, first: usize, end: usize) {
        let page = self.cx.page();
        let nouns: Vec<(usize, usize)> = self
            .cx
            .doc
            .mentions
            .within(Layer::EventNoun, first, end)
            .take(MENTIONS)
            .map(|m| (m.first as usize, m.last as usize))
            .collect();
        for (a, b) in nouns {
            let stop = page.sentences[page.tokens[a].sentence as usize].end as usize;
            let stop = stop.min(end);
            let left = self.left(a, first);
            if page.tokens[a].capital || left < a {
                let right = self.right(b, stop);
                self.add(left, b + 1, "name");
                if right > b + 1 {
                    self.add(left, right, "name-on");
                    self.add(a, right, "noun-on");
                    // Up to the place: "Conference on X in Y".
                    if let Some(cut) =
                        (b + 2..right).rev().find(|t| matches!(page.word(*t), "in" | "at" | "for" | "with"))
                    {
                        self.add(left, cut, "name-on-short");
                    }
                    if let Some(open) =
                        (b + 1..right).find(|t| matches!(page.tokens[*t].mark, '(' | ':' | ',' | '–' | '—'))
                    {
                        self.add(left, open, "name-on-short");
                    }
                }
                if let Some(stop) = self.complement(b, stop)
                    && stop > right
                {
                    self.add(left, stop, "name-complement");
                }
            }
            // "a one-day table-top simulation exercise": from behind the article.
            let mut from = a;
            while from > first && a - from < 9 && page.tokens[from].gap < Gap::Line {
                let before = from - 1;
                let token = &page.tokens[before];
                let word = page.word(before);
                let inner = token.kind == TokenKind::Number
                    || page.tokens[from].mark == '-' && page.tokens[from].gap == Gap::Joined
                    || token.kind == TokenKind::Word
                        && !STOPS.contains(&word)
                        && !ARTICLES.contains(&word)
                        && !JOINTS.contains(&word)
                    || token.kind == TokenKind::Mark
                        && matches!(token.mark, '-' | '’' | '\'' | '/')
                        && token.gap == Gap::Joined;
                if !inner {
                    break;
                }
                from = before;
            }
            if from < a && from > 0 {
                self.add(from, b + 1, "phrase");
            }
            self.add(a, b + 1, "noun");
            if let Some(long) = self.long_complement(b, stop)
                && self.complement(b, stop).is_none_or(|short| short < long)
            {
                self.add(left.min(from).min(a), long, "long-complement");
            }
            if let Some(stop) = self.complement(b, stop) {
                self.add(from.min(a), stop, "phrase-complement");
                self.add(a, stop, "noun-complement");
            }
        }
    }

    /// Values of labelled fields that hold names.
    fn fields(&mut self, first: usize, end: usize) {
        let page = self.cx.page();
        let fields: Vec<(usize, usize)> = self
            .cx
            .doc
            .layout
            .fields
            .iter()
            .filter(|f| {
                (first..end).contains(&(f.first as usize))
                    && matches!(
                        f.label.cell(self.cx.lexicon(), "id"),
                        "title" | "topic" | "theme" | "kind" | "abstract"
                    )
            })
            .take(MENTIONS)
            .map(|f| (f.first as usize, (f.end as usize).min(end)))
            .collect();
        for (a, b) in fields {
            let line_end = page.lines[page.tokens[a].line as usize].end as usize;
            self.add(a, b.min(line_end), "field");
        }
    }

    /// Names of unknown sort and bodies: "HackNight", "World Customs Conference".
    fn names(&mut self, first: usize, end: usize) {
        for layer in [Layer::Name, Layer::Organisation] {
            let spans: Vec<(usize, usize)> = self
                .cx
                .doc
                .mentions
                .within(layer, first, end)
                .take(MENTIONS)
                .map(|m| (m.first as usize, m.last as usize))
                .collect();
            for (a, b) in spans {
                if layer == Layer::Name || self.cx.doc.mentions.within(Layer::EventNoun, a, b + 1).next().is_some() {
                    self.add(a, b + 1, "proper");
                }
            }
        }
    }
}

fn ordinal(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "annual"
            | "inaugural"
            | "final"
    ) || word.len() > 2
        && word.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|s| word.ends_with(s))
}

/// Small words inside names. A closed class.
pub(super) const JOINTS: &[&str] = &[
    "of", "on", "the", "for", "and", "in", "to", "at", "with", "from", "a", "an", "by", "through", "between", "’s",
    "'s", "de", "&", "as", "into", "towards", "under", "against", "or",
];
const ARTICLES: &[&str] = &[
    "the", "a", "an", "this", "that", "its", "their", "our", "your", "his", "her", "The", "A", "An", "This", "Our",
    "each", "every", "any", "all", "these", "two", "three",
];
/// Words that end an ordinary noun phrase: auxiliaries, verbs of holding, prepositions of place and time. A closed class.
const STOPS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "shall",
    "can",
    "may",
    "must",
    "held",
    "takes",
    "took",
    "taking",
    "at",
    "by",
    "which",
    "that",
    "who",
    "where",
    "when",
    "while",
    "during",
    "organised",
    "organized",
    "hosted",
    "conducted",
    "begins",
    "began",
    "opened",
    "ended",
    "closed",
    "attended",
    "until",
    "since",
    "after",
    "before",
    "gave",
    "gives",
    "brought",
    "brings",
    "holds",
    "hosts",
    "but",
    "it",
    "they",
    "we",
    "you",
    "i",
    "he",
    "she",
    "there",
    "and",
    "in",
    "as",
    "on",
    "from",
];
/// How many of these end a longer phrase too.
const SHORT_STOPS: usize = 57;
