//! Speed and memory, printed by `cargo bench`. Measures; asserts nothing.
//!
//! 1. Cold start: one announcement from the command line to its record, the process and all.
//! 2. Throughput on one core: the corpus repeated to 50 MB (`ANNALIST_BENCH_MB` changes that), and what each stage costs.
//! 3. Peak memory of the command on the same documents, as the kernel counts it (Linux: `VmHWM`).

#![allow(clippy::unwrap_used)] // a bench that cannot go on should stop

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use annalist::Extractor;
use annalist::document::{Document, Metadata};
use annalist::fields::{Draft, STEPS};
use annalist::gazetteer::Lexicon;
use annalist::record::{EventRecord, Source};
use annalist::relate::scene::SceneCx;
use annalist::text::CodePoints;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = texts(&root.join("corpus"));
    let megabytes: usize = std::env::var("ANNALIST_BENCH_MB").ok().and_then(|s| s.parse().ok()).unwrap_or(50);
    cold_start(&root.join("samples"));
    throughput(&texts, megabytes);
    memory(&texts, megabytes);
}

/// The texts of the corpus with their publication dates.
fn texts(folder: &Path) -> Vec<(String, Option<String>)> {
    annalist::eval::read_folder(folder)
        .unwrap()
        .into_iter()
        .map(|gold| (fs::read_to_string(&gold.text_path).unwrap(), gold.published))
        .collect()
}

/// The command, built like this bench.
fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_annalist"))
}

fn cold_start(samples: &Path) {
    let mut paths: Vec<PathBuf> = fs::read_dir(samples).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let sample = &paths[0];
    let mut times: Vec<Duration> = (0..31)
        .map(|_| {
            let start = Instant::now();
            let status = command().arg("extract").arg(sample).stdout(Stdio::null()).status().unwrap();
            assert!(status.success());
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("cold start to record, one announcement: median {:.1?}, slowest of 31 {:.1?}", times[15], times[30]);
}

fn throughput(texts: &[(String, Option<String>)], megabytes: usize) {
    let extractor = Extractor::new(Lexicon::embedded());
    let documents: Vec<Document> = texts
        .iter()
        .map(|(text, published)| {
            let published = published.as_deref().and_then(|d| d.parse().ok());
            Document::plain(text.clone(), Metadata { published, ..Metadata::default() })
        })
        .collect();
    let (mut bytes, mut read, mut events) = (0usize, 0usize, 0usize);
    let start = Instant::now();
    while bytes < megabytes * 1_000_000 {
        let document = &documents[read % documents.len()];
        events += black_box(extractor.extract(document)).records.len();
        bytes += document.text.len();
        read += 1;
    }
    let whole = start.elapsed();
    println!(
        "throughput, one core: {:.2} MB/s ({:.0} documents/s; {read} documents, {events} events, {:.1} MB in {whole:.1?})",
        bytes as f64 / 1e6 / whole.as_secs_f64(),
        read as f64 / whole.as_secs_f64(),
        bytes as f64 / 1e6,
    );
    stages(&extractor, &documents);
}

/// What each stage costs, over the documents once.
fn stages(extractor: &Extractor, documents: &[Document]) {
    let mut spent: BTreeMap<&str, Duration> = BTreeMap::new();
    for document in documents {
        let mut lap = Instant::now();
        let mut stop = |stage: &'static str| {
            let now = Instant::now();
            *spent.entry(stage).or_default() += now - lap;
            lap = now;
        };
        let analysis = extractor.analyse(document);
        stop("analyse (tokens, mentions, dates)");
        let scenes = extractor.scenes(&analysis);
        stop("scenes");
        let points = CodePoints::new(&document.text);
        for scene in &scenes {
            let cx = SceneCx::new(&analysis, scene);
            let record = EventRecord::unknown(nowhere(), String::new());
            let mut draft = Draft::new(record, &points, false);
            for (field, step) in STEPS {
                draft.field = field;
                step(&cx, &mut draft);
                stop(field);
            }
        }
    }
    let all: Duration = spent.values().sum();
    let mut ranked: Vec<_> = spent.into_iter().collect();
    ranked.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    for (stage, time) in ranked {
        println!("  {:5.1} %  {stage}", 100.0 * time.as_secs_f64() / all.as_secs_f64());
    }
}

fn nowhere() -> Source {
    let (uri, language, published, span, text) = (None, None, None, None, None);
    Source { uri, media_type: "text/plain".into(), sha256: String::new(), language, published, span, text }
}

fn memory(texts: &[(String, Option<String>)], megabytes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("texts.jsonl");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    let (mut bytes, mut n) = (0usize, 0usize);
    while bytes < megabytes * 1_000_000 {
        let (text, published) = &texts[n % texts.len()];
        let line = serde_json::json!({"id": format!("{n}"), "text": text, "published": published});
        writeln!(file, "{line}").unwrap();
        bytes += text.len();
        n += 1;
    }
    file.flush().unwrap();
    let mut child = command()
        .args(["extract", "--input-format", "jsonl", "--format", "jsonl"])
        .arg(&path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    // The count goes with the process, so the last one read before it ends is the figure.
    while child.try_wait().unwrap().is_none() {
        peak = fs::read_to_string(&status).ok().and_then(|s| high_water(&s)).or(peak);
        std::thread::sleep(Duration::from_millis(20));
    }
    match peak {
        Some(kilobytes) => println!("peak memory of the command on {n} documents: {:.0} MB", kilobytes as f64 / 1024.0),
        None => println!("peak memory: not measured (this system has no /proc)"),
    }
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
