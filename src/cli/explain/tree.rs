//! For each field of a record, its values, what they rest on, and the sums that decided.

use std::io::{self, Write};

use annalist::fields::TraceChoice;
use annalist::record::{EventRecord, Support};
use annalist::text::CodePoints;
use serde_json::Value;

use super::Paint;

/// Fields of a record that can be explained.
pub(super) const FIELDS: &[&str] = &[
    "title",
    "kinds",
    "status",
    "format",
    "platforms",
    "when",
    "reference_date",
    "deadlines",
    "where",
    "organisers",
    "participants",
    "countries",
    "people",
    "sessions",
    "topics",
    "keyphrases",
    "links",
    "contacts",
    "warnings",
];

/// How many features of a sum are listed; the others are summed up.
const LISTED: usize = 8;
/// How many losers of a field are listed.
const LOSERS: usize = 12;

/// What is needed to explain one record.
pub(super) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) record: &'a EventRecord,
    pub(super) trace: &'a [TraceChoice],
    pub(super) paint: Paint,
    pub(super) why_not: bool,
}

/// A line of the tree with what hangs from it.
struct Node {
    line: String,
    children: Vec<Node>,
}

impl Node {
    fn leaf(line: impl Into<String>) -> Node {
        Node { line: line.into(), children: Vec::new() }
    }

    fn print(&self, indent: &str, last: bool, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{indent}{} {}", if last { "└─" } else { "├─" }, self.line)?;
        let indent = format!("{indent}{}", if last { "   " } else { "│  " });
        print_all(&self.children, &indent, out)
    }
}

fn print_all(nodes: &[Node], indent: &str, out: &mut dyn Write) -> io::Result<()> {
    for (n, node) in nodes.iter().enumerate() {
        node.print(indent, n + 1 == nodes.len(), out)?;
    }
    Ok(())
}

impl Tree<'_> {
    /// Prints every field that has something to say, or only the one asked for.
    pub(super) fn print(&self, only: Option<&str>, out: &mut dyn Write) -> anyhow::Result<()> {
        let record = serde_json::to_value(self.record)?;
        for &field in FIELDS {
            if only.is_some_and(|f| f != field) {
                continue;
            }
            let nodes = self.field(field, &record);
            if nodes.is_empty() && only.is_none() {
                continue;
            }
            writeln!(out, "\n{}", self.paint.text("1", field))?;
            if nodes.is_empty() {
                let more = if self.why_not { "" } else { "; --why-not lists the candidates that lost" };
                writeln!(out, "└─ nothing was found{more}")?;
            }
            print_all(&nodes, "", out)?;
        }
        Ok(writeln!(out)?)
    }

    fn field(&self, field: &str, record: &Value) -> Vec<Node> {
        let mut choices: Vec<&TraceChoice> = self.trace.iter().filter(|c| c.field == field).collect();
        let mut nodes = Vec::new();
        for (path, support) in self.record.supports() {
            if path.split(['[', '.']).next() == Some(field) {
                nodes.push(self.value(&path, support, record, &mut choices));
            }
        }
        nodes.extend(self.plain(field, record));
        let (won, mut lost): (Vec<_>, Vec<_>) = choices.into_iter().partition(|c| c.accepted);
        nodes.extend(won.into_iter().map(|c| self.choice(c)));
        if self.why_not && !lost.is_empty() {
            lost.sort_by(|a, b| b.p.total_cmp(&a.p));
            let more = lost.len().saturating_sub(LOSERS);
            let mut children: Vec<Node> = lost.into_iter().take(LOSERS).map(|c| self.choice(c)).collect();
            if more > 0 {
                children.push(Node::leaf(format!("and {more} less likely")));
            }
            nodes.push(Node { line: self.paint.text("1", "not chosen"), children });
        }
        nodes
    }

    /// A value with its evidence and the choices that were made on the same words.
    fn value(&self, path: &str, support: &Support, record: &Value, choices: &mut Vec<&TraceChoice>) -> Node {
        let value = record.pointer(&pointer(path)).unwrap_or(&Value::Null);
        let sure = format!("{:.2} {}", support.confidence, support.basis);
        let sub = path.split_once('.').map_or(String::new(), |(_, sub)| format!("{sub}: "));
        let line = format!("{sub}{}  {}", self.paint.text("32", &described(value)), self.paint.text("2", &sure));
        let mut children: Vec<Node> = support
            .evidence
            .iter()
            .map(|e| Node::leaf(format!("{}  {}  {}..{}", e.rule, quoted(&e.text), e.start, e.end)))
            .collect();
        let points = CodePoints::new(self.text);
        let mut at = 0;
        while let Some(choice) = choices.get(at) {
            let start = choice.words.first().map(|(_, s)| points.at(s.start()));
            if choice.accepted && start.is_some_and(|s| support.evidence.iter().any(|e| e.start == s)) {
                children.push(self.choice(choice));
                choices.remove(at);
            } else {
                at += 1;
            }
        }
        Node { line, children }
    }

    /// Values that carry no support of their own.
    fn plain(&self, field: &str, record: &Value) -> Vec<Node> {
        match field {
            "reference_date" => vec![Node::leaf(described(&record["reference_date"]))],
            "warnings" => {
                self.record.warnings.iter().map(|w| Node::leaf(format!("{}: {}", w.code, w.message))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A candidate with its sum.
    fn choice(&self, c: &TraceChoice) -> Node {
        let sign = if c.accepted { "chosen" } else { "lost" };
        let relation = if c.p > c.threshold { ">" } else { "<=" };
        let rank = if !c.accepted && c.p > c.threshold { ", but another was likelier" } else { "" };
        let words = c.words.first().map_or(String::new(), |(_, s)| format!(" at {}", quoted(s.of(self.text))));
        let line =
            format!("{sign} as {}: {}{words}  {:.2} {relation} {:.2}{rank}", c.choice, c.value, c.p, c.threshold);
        let mut parts: Vec<(f32, &str, f32)> =
            c.features.iter().map(|(name, value, weight)| (value * weight, name.as_str(), *value)).collect();
        parts.retain(|(sum, ..)| sum.abs() >= 0.005);
        // Of what was chosen the reasons come first, of what lost the costs.
        parts.sort_by(|a, b| if c.accepted { b.0.total_cmp(&a.0) } else { a.0.total_cmp(&b.0) });
        let rest: f32 = parts.iter().skip(LISTED).map(|p| p.0).sum();
        let more = parts.len().saturating_sub(LISTED);
        let mut children: Vec<Node> = parts.iter().take(LISTED).map(|p| self.feature(*p)).collect();
        if more > 0 {
            children.push(Node::leaf(format!("{rest:+.2}  {more} more")));
        }
        let mut rules: Vec<&str> = c.words.iter().map(|(rule, _)| rule.as_str()).collect();
        rules.dedup();
        if !rules.is_empty() {
            children.insert(0, Node::leaf(format!("proposed by {}", rules.join(", "))));
        }
        Node { line, children }
    }

    fn feature(&self, (sum, name, value): (f32, &str, f32)) -> Node {
        let colour = if sum < 0.0 { "31" } else { "32" };
        let times = if (value - 1.0).abs() < 1e-6 { String::new() } else { format!(" (times {value:.2})") };
        Node::leaf(format!("{}  {name}{times}", self.paint.text(colour, &format!("{sum:+.2}"))))
    }
}

/// `people[2]` as a JSON pointer.
fn pointer(path: &str) -> String {
    path.replace(']', "").split(['[', '.']).map(|part| format!("/{part}")).collect()
}

/// A value in words, without what speaks for it.
fn described(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(described).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            if let Some(inner) = fields.get("value").filter(|_| fields.len() == 4 && fields.contains_key("basis")) {
                return described(inner);
            }
            let told = fields.iter().filter(|(name, v)| {
                !matches!(name.as_str(), "evidence" | "basis" | "confidence" | "occurrences")
                    && !v.is_null()
                    && v.as_array().is_none_or(|a| !a.is_empty())
            });
            told.map(|(name, v)| format!("{name} {}", described(v))).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

/// Words on one line, cut where they grow long.
fn quoted(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 60 {
        return format!("“{words}”");
    }
    format!("“{}…”", words.chars().take(59).collect::<String>())
}
