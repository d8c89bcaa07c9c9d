//! `annalist dates`: every date and clock time of a text, and what it means.

use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use annalist::annotate::dates::{
    Anchor, Basis, Bias, DateMention, Options, Order, Precision, Resolution, Resolved, read_and_resolve,
};
use annalist::text::Span;
use anyhow::Context;
use clap::ValueEnum;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};

use super::messages::{Outcome, report};
use super::output;

const EXAMPLES: &str = "\
Examples:
  annalist dates \"held on 27 July\" --published 2021-08-17
  annalist dates note.txt --published 2021-08-17 --bias past
  annalist dates --jsonl < lines.jsonl

With --jsonl each input line is {\"id\", \"text\", \"published\"?, \"bias\"?, \"numeric_order\"?}, and each output line
{\"id\", \"dates\": [...]}. Offsets count code points. `side` is the side of the publication date that --bias, or the tense,
came to. Dates that no calendar has (31 April) are listed under
\"impossible\".";

/// How dates are to be read: for every command that reads them.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Reading {
    /// On which side of that day dates without a year are looked for
    #[arg(long, value_enum, default_value_t = BiasArg::Auto)]
    bias: BiasArg,

    /// Which number of 3/4/2021 is the day; by default the text's other dates tell, or it stays open
    #[arg(long, value_enum, default_value_t = OrderArg::Unknown)]
    numeric_order: OrderArg,

    /// The country that the text is about (two letters), for time zones such as IST
    #[arg(long, value_name = "CODE", value_parser = country)]
    country: Option<String>,
}

impl Reading {
    /// As the library takes it.
    pub(super) fn options(&self) -> Options {
        Options {
            anchor: Anchor::default(),
            bias: bias(self.bias),
            order: order(self.numeric_order),
            country: self.country.clone(),
        }
    }
}

/// Arguments of `annalist dates`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A text, or the name of a file; `-` or nothing: what is typed or piped in
    #[arg(value_name = "TEXT|FILE")]
    input: Option<String>,

    /// The day on which the text was published, as 2021-08-17 (or with a time, 2021-08-17T09:00)
    #[arg(long, value_name = "DATE", value_parser = anchor)]
    published: Option<Anchor>,

    #[command(flatten)]
    reading: Reading,

    /// Read and write JSON, one object a line
    #[arg(long)]
    jsonl: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BiasArg {
    /// The latest not after it
    Past,
    /// The first not before it
    Future,
    /// The nearest
    Nearest,
    /// By the tense of the sentence
    Auto,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OrderArg {
    /// 3 April
    Day,
    /// March 4
    Month,
    /// Not known
    Unknown,
}

fn country(text: &str) -> Result<String, String> {
    let code = text.to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err("write the two letters of ISO 3166-1, such as IN".to_owned())
}

fn anchor(text: &str) -> Result<Anchor, String> {
    let wrong = || format!("`{text}` is not a day; write YYYY-MM-DD, such as 2021-08-17");
    if text.contains(['T', ' ']) {
        let moment: DateTime = text.trim_end_matches('Z').parse().map_err(|_| wrong())?;
        return Ok(Anchor { date: Some(moment.date()), time: Some(moment.time()) });
    }
    let date: Date = text.parse().map_err(|_| wrong())?;
    Ok(Anchor { date: Some(date), time: None })
}

fn bias(arg: BiasArg) -> Bias {
    match arg {
        BiasArg::Past => Bias::Past,
        BiasArg::Future => Bias::Future,
        BiasArg::Nearest => Bias::Nearest,
        BiasArg::Auto => Bias::Auto,
    }
}

fn order(arg: OrderArg) -> Order {
    match arg {
        OrderArg::Day => Order::DayFirst,
        OrderArg::Month => Order::MonthFirst,
        OrderArg::Unknown => Order::Unknown,
    }
}

/// Runs the command.
pub(super) fn run(args: Args) -> anyhow::Result<Outcome> {
    let options = Options { anchor: args.published.unwrap_or_default(), ..args.reading.options() };
    let mut out = output::open(None)?;
    if args.jsonl {
        let outcome = lines(&args, &options, &mut out)?;
        out.flush()?;
        return Ok(outcome);
    }
    let text = text_of(args.input.as_deref())?;
    for (mention, resolved) in read_and_resolve(&text, &options) {
        card(&mut out, &text, &mention, &resolved)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn text_of(input: Option<&str>) -> anyhow::Result<String> {
    match input {
        None | Some("-") => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).context("standard input: not UTF-8 text")?;
            Ok(text)
        }
        Some(path) if Path::new(path).is_file() => {
            fs::read_to_string(path).with_context(|| format!("{path}: cannot be read as UTF-8 text"))
        }
        Some(text) => Ok(text.to_owned()),
    }
}

fn lines(args: &Args, options: &Options, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let input: Box<dyn BufRead> = match args.input.as_deref() {
        None | Some("-") => Box::new(io::stdin().lock()),
        Some(path) => {
            Box::new(io::BufReader::new(fs::File::open(path).with_context(|| format!("{path}: cannot be read"))?))
        }
    };
    let mut failed = 0;
    for (n, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match answer(&line, options) {
            Ok(value) => writeln!(out, "{value}")?,
            Err(what) => {
                failed += 1;
                report(
                    format_args!("line {}", n + 1),
                    what,
                    "write {\"id\": …, \"text\": …, \"published\": \"YYYY-MM-DD\"} on one line",
                );
            }
        }
    }
    Ok(Outcome::of(failed))
}

fn answer(line: &str, options: &Options) -> Result<Value, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = value.get("text").and_then(Value::as_str).ok_or("no `text`")?;
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    let mut options = options.clone();
    if let Some(published) = word("published") {
        options.anchor = anchor(published)?;
    }
    if let Some(name) = word("bias") {
        options.bias = bias(BiasArg::from_str(name, true)?);
    }
    if let Some(name) = word("numeric_order") {
        options.order = order(OrderArg::from_str(name, true)?);
    }
    let (impossible, dates): (Vec<_>, Vec<_>) =
        read_and_resolve(text, &options).into_iter().partition(|(_, r)| r.impossible());
    let points = CodePoints::new(text);
    let print =
        |all: Vec<(DateMention, Resolved)>| -> Value { all.iter().map(|(m, r)| object(text, &points, m, r)).collect() };
    let mut out = json!({ "id": value.get("id"), "dates": print(dates) });
    if !impossible.is_empty()
        && let Some(map) = out.as_object_mut()
    {
        map.insert("impossible".to_owned(), print(impossible));
    }
    Ok(out)
}

/// From bytes to code points of one text.
struct CodePoints(Vec<usize>);

impl CodePoints {
    fn new(text: &str) -> CodePoints {
        CodePoints(text.char_indices().map(|(i, _)| i).collect())
    }
    fn of(&self, byte: usize) -> usize {
        self.0.partition_point(|i| *i < byte)
    }
    fn span(&self, span: Span) -> Value {
        json!({ "start": self.of(span.start()), "end": self.of(span.end()) })
    }
}

fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn object(text: &str, points: &CodePoints, mention: &DateMention, r: &Resolved) -> Value {
    let mut value = json!({
        "start": r.start.map(day),
        "end": r.end.map(day),
        "start_time": r.start_time.map(clock),
        "end_time": r.end_time.map(clock),
        "timezone": r.zone.as_ref().map(|z| json!({ "written": z.written, "iana": z.iana })),
        "precision": precision(r.precision),
        "resolution": resolution(r.resolution),
        "basis": basis(r.basis),
        "edtf": r.edtf,
        "rule": mention.rule,
        "span": points.span(mention.span),
        "text": mention.span.of(text),
    });
    let Some(map) = value.as_object_mut() else { return value };
    if counted(r) {
        map.insert("side".to_owned(), json!(side(r.side)));
    }
    if !mention.parts.is_empty() {
        map.insert("parts".to_owned(), mention.parts.iter().map(|s| points.span(*s)).collect());
    }
    if !r.occurrences.is_empty() {
        let all = r.occurrences.iter().map(|o| {
            json!({ "start": day(o.start), "end": day(o.end), "start_time": o.start_time.map(clock), "end_time": o.end_time.map(clock) })
        });
        map.insert("occurrences".to_owned(), all.collect());
    }
    if let Some(rrule) = &r.rrule {
        map.insert("rrule".to_owned(), json!(rrule));
    }
    if !r.warnings.is_empty() {
        let all = r.warnings.iter().map(|w| {
            json!({ "code": w.code, "message": w.message, "candidates": w.candidates.iter().map(|d| day(*d)).collect::<Vec<_>>() })
        });
        map.insert("warnings".to_owned(), all.collect());
    }
    value
}

fn card(out: &mut dyn Write, text: &str, mention: &DateMention, r: &Resolved) -> io::Result<()> {
    let words = mention.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut when = r.edtf.clone();
    if let Some(start) = r.start_time {
        when = format!("{when} {}", clock(start)).trim_start().to_owned();
        if let Some(end) = r.end_time {
            when = format!("{when}-{}", clock(end));
        }
    } else if let Some(end) = r.end_time {
        when = format!("{when} until {}", clock(end)).trim_start().to_owned();
    }
    if let Some(zone) = &r.zone {
        when = format!("{when} {}", zone.iana.as_deref().unwrap_or(&zone.written));
    }
    let how = if when.is_empty() || mention.expr == annalist::annotate::dates::DateExpr::TimeOnly {
        String::new()
    } else {
        let side = if counted(r) { format!(" ({})", side(r.side)) } else { String::new() };
        format!("{}{side}, {}", resolution(r.resolution), basis(r.basis))
    };
    writeln!(out, "{when:<34} {how:<36} {:<24} {words}", mention.rule)?;
    if let Some(rrule) = &r.rrule {
        writeln!(out, "    RRULE:{rrule}")?;
    }
    for w in &r.warnings {
        let meant = w.candidates.iter().map(|d| day(*d)).collect::<Vec<_>>().join(", ");
        let meant = if meant.is_empty() { String::new() } else { format!("; perhaps {meant}") };
        writeln!(out, "    warning ({}): {}{meant}", w.code, w.message)?;
    }
    Ok(())
}

fn precision(p: Precision) -> &'static str {
    match p {
        Precision::Minute => "minute",
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Year => "year",
    }
}

fn resolution(r: Resolution) -> &'static str {
    match r {
        Resolution::Explicit => "explicit",
        Resolution::YearFromPublication => "year-from-publication",
        Resolution::RelativeToPublication => "relative-to-publication",
        Resolution::WeekdayFromPublication => "weekday-from-publication",
        Resolution::Unresolved => "unresolved",
    }
}

/// Whether the reference date's side had a say.
fn counted(r: &Resolved) -> bool {
    matches!(r.resolution, Resolution::YearFromPublication | Resolution::WeekdayFromPublication)
}

fn side(b: Bias) -> &'static str {
    match b {
        Bias::Past => "past",
        Bias::Future => "future",
        Bias::Nearest | Bias::Auto => "nearest",
    }
}

fn basis(b: Basis) -> &'static str {
    match b {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Assumed => "assumed",
    }
}
