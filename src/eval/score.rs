//! Scores records against gold.

use std::collections::BTreeMap;

use serde_json::Value;

use super::align::align;
use super::compare::{Form, same, token_f1};
use super::fields::{CORE, FIELDS, fit, role_class};
use super::flat::{Flat, Item, of_gold, of_record};
use super::gold::GoldDocument;
use super::report::{Counts, Miss, Report, Verdict};

/// Topic id to the id of its broader topic.
pub type Parents = BTreeMap<String, String>;

/// Records, as JSON, by the id of their document.
pub type Predictions = BTreeMap<String, Vec<Value>>;

/// Sorts records by document: the last part of `source.uri`, without its ending.
pub fn predictions(records: impl IntoIterator<Item = Value>) -> Predictions {
    let mut out = Predictions::new();
    for record in records {
        let uri = record["source"]["uri"].as_str().unwrap_or("");
        let name = uri.rsplit('/').next().unwrap_or(uri);
        let endings = [".txt", ".md", ".htm", ".html", ".eml", ".json"];
        let stem = endings.iter().find_map(|e| name.strip_suffix(e)).unwrap_or(name).to_owned();
        out.entry(stem).or_default().push(record);
    }
    out
}

/// Scores `records` against `gold`. Records of documents outside the gold are passed over.
pub fn score(gold: &[GoldDocument], records: &Predictions, parents: &Parents) -> Report {
    let mut report = Report::default();
    for document in gold {
        let golds: Vec<Flat> = document.events.iter().map(of_gold).collect();
        let preds: Vec<Flat> = records.get(&document.id).into_iter().flatten().map(of_record).collect();
        let gain = |i: usize, j: usize| Outcome::of(&preds[i], &golds[j], parents).gain();
        for (i, j) in align(preds.len(), golds.len(), gain) {
            let nothing = Flat::empty();
            let pred = i.map_or(&nothing, |i| &preds[i]);
            let outcome = Outcome::of(pred, j.map_or(&nothing, |j| &golds[j]), parents);
            report.found.add(Counts {
                right: flag(i.is_some() && j.is_some()),
                extra: flag(j.is_none()),
                missing: flag(i.is_none()),
            });
            report.events += usize::from(j.is_some());
            report.untouched += usize::from(i.is_some() && j.is_some() && outcome.untouched());
            outcome.report(&document.id, &mut report);
        }
    }
    report
}

/// Which record answers which gold event, as the scorer pairs them: for each record, the index of its gold event.
pub fn pair(records: &[Value], golds: &[Value], parents: &Parents) -> Vec<Option<usize>> {
    let preds: Vec<Flat> = records.iter().map(of_record).collect();
    let events: Vec<Flat> = golds.iter().map(of_gold).collect();
    let gain = |i: usize, j: usize| Outcome::of(&preds[i], &events[j], parents).gain();
    let mut out = vec![None; records.len()];
    for (i, j) in align(preds.len(), events.len(), gain) {
        if let (Some(i), Some(j)) = (i, j) {
            out[i] = Some(j);
        }
    }
    out
}

/// F1 of the words that two texts share, as affiliations and subjects are judged (right from one half on).
pub fn words_agree(a: &str, b: &str) -> f64 {
    token_f1(a, b)
}

/// Whether a value of `field` under one of the forms `a` is the same as one under the forms `b`.
pub fn agree(field: &str, a: &[&str], b: &[&str]) -> bool {
    let form = |text: &&str| if field == "speakers" { Form::of_person(text) } else { Form::new(text) };
    let (a, b): (Vec<Form>, Vec<Form>) = (a.iter().filter_map(form).collect(), b.iter().filter_map(form).collect());
    same(&a, &b, fit(field))
}

fn flag(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

/// How one record compares with one gold event.
#[derive(Default)]
struct Outcome {
    /// In the order the reference adds them up.
    counts: Vec<(&'static str, Counts)>,
    misses: Vec<(&'static str, Option<String>, Option<String>)>,
    verdicts: Vec<Verdict>,
    clean: Vec<&'static str>,
}

impl Outcome {
    fn of(pred: &Flat, gold: &Flat, parents: &Parents) -> Outcome {
        let mut out = Outcome::default();
        for &field in FIELDS {
            let read = read_values(field, pred, gold);
            let mut pairing = Pairing::new(&read, gold.get(field), |p, g| same(&p.forms, &g.forms, fit(field)));
            if field == "topics" {
                pairing.pair_relatives(&read, gold.get(field), parents);
            }
            out.count(field, &read, gold.get(field), &pairing);
            let pairs = pairing.pairs.iter().map(|&(i, j)| (read[i], &gold.get(field)[j]));
            match field {
                "organisers" => pairs.for_each(|(p, g)| out.tags("organiser_role", p, g, role_class)),
                "total" => pairs.for_each(|(p, g)| out.tags("total_qualifier", p, g, |q| q)),
                "speakers" => pairs.for_each(|(p, g)| {
                    let subjects = |i: &Item| i.subject.iter().cloned().collect::<Vec<_>>();
                    out.words("affiliation", &p.belongs, &g.belongs);
                    out.words("subject", &subjects(p), &subjects(g));
                }),
                _ => {}
            }
        }
        out
    }

    fn count(&mut self, field: &'static str, read: &[&Item], gold: &[Item], pairing: &Pairing) {
        let half = 0.5 * pairing.relatives.len() as f64;
        self.add(
            field,
            Counts {
                right: pairing.pairs.len() as f64 + half,
                extra: pairing.extra.len() as f64 + half,
                missing: pairing.missing.len() as f64 + half,
            },
        );
        if pairing.extra.is_empty() && pairing.missing.is_empty() {
            self.clean.push(field);
        }
        let (mut extra, mut missing) = (pairing.extra.iter(), pairing.missing.iter());
        loop {
            let (gold, read) = (missing.next().map(|&j| shown(&gold[j])), extra.next().map(|&i| shown(read[i])));
            if gold.is_none() && read.is_none() {
                break;
            }
            self.misses.push((field, gold, read));
        }
        let right = pairing.pairs.iter().map(|p| (p.0, 1.0));
        let right = right.chain(pairing.relatives.iter().map(|p| (p.0, 0.5)));
        for (i, right) in right.chain(pairing.extra.iter().map(|&i| (i, 0.0))) {
            if let Some(confidence) = read[i].confidence {
                self.verdicts.push(Verdict { field, confidence, right });
            }
        }
    }

    fn add(&mut self, field: &'static str, counts: Counts) {
        match self.counts.iter_mut().find(|(f, _)| *f == field) {
            Some((_, sum)) => sum.add(counts),
            None => self.counts.push((field, counts)),
        }
    }

    /// A second judgement on a value that was found: its role, its qualifier.
    fn tags(&mut self, field: &'static str, pred: &Item, gold: &Item, class: fn(&str) -> &str) {
        let ok = pred.tag.as_deref().map(class) == gold.tag.as_deref().map(class);
        self.judge(field, ok, gold.tag.clone(), pred.tag.clone());
    }

    /// As [`Self::tags`], for words that need not be letter for letter the same.
    fn words(&mut self, field: &'static str, pred: &[String], gold: &[String]) {
        let (read, wanted) = (pred.first().cloned(), gold.last().cloned());
        match &read {
            Some(p) if !gold.is_empty() => {
                self.judge(field, gold.iter().any(|g| token_f1(p, g) >= 0.5), wanted, read);
            }
            Some(_) => {
                self.add(field, Counts { extra: 1.0, ..Counts::default() });
                self.misses.push((field, None, read));
            }
            None if !gold.is_empty() => {
                self.add(field, Counts { missing: 1.0, ..Counts::default() });
                self.misses.push((field, wanted, None));
            }
            None => {}
        }
    }

    fn judge(&mut self, field: &'static str, ok: bool, gold: Option<String>, read: Option<String>) {
        self.add(field, Counts { right: flag(ok), extra: flag(!ok), missing: flag(!ok) });
        if !ok {
            self.misses.push((field, gold, read));
        }
    }

    /// What pairing these two is worth.
    fn gain(&self) -> f64 {
        self.counts.iter().map(|(_, c)| c.right - 0.2 * c.extra).sum()
    }

    fn untouched(&self) -> bool {
        CORE.iter().all(|f| self.clean.contains(f))
    }

    fn report(self, document: &str, report: &mut Report) {
        for (field, counts) in self.counts {
            report.fields.entry(field).or_default().add(counts);
            report.documents.entry((document.to_owned(), field)).or_default().add(counts);
        }
        let misses = self.misses.into_iter();
        report.misses.extend(misses.map(|(field, gold, read)| Miss {
            field,
            document: document.to_owned(),
            gold,
            read,
        }));
        report.verdicts.extend(self.verdicts);
    }
}

fn shown(item: &Item) -> String {
    match &item.tag {
        Some(tag) => format!("{} ({tag})", item.raw),
        None => item.raw.clone(),
    }
}

/// The values of `field` that are held against the record.
fn read_values<'p>(field: &str, pred: &'p Flat, gold: &Flat) -> Vec<&'p Item> {
    let has = |list: &[Item], item: &Item| list.iter().any(|other| other.raw == item.raw);
    let mut read: Vec<&Item> = pred.get(field).iter().collect();
    if field == "kinds" {
        let mut seen: Vec<&str> = Vec::new();
        read.retain(|k| {
            !seen.contains(&k.raw.as_str()) && {
                seen.push(&k.raw);
                true
            }
        });
    }
    // A small town implies no country, but a record that knows it is not wrong.
    if matches!(field, "country" | "countries") && !gold.get("city").is_empty() && gold.get("country").is_empty() {
        read.retain(|c| has(gold.get(field), c) || !has(pred.get("country"), c));
    }
    read
}

/// Which read value answers which gold value: the first that fits, one to one.
struct Pairing {
    pairs: Vec<(usize, usize)>,
    /// Topics that are parent and child: half right each.
    relatives: Vec<(usize, usize)>,
    extra: Vec<usize>,
    missing: Vec<usize>,
}

impl Pairing {
    fn new(read: &[&Item], gold: &[Item], fits: impl Fn(&Item, &Item) -> bool) -> Pairing {
        let mut missing: Vec<usize> = (0..gold.len()).collect();
        let (mut pairs, mut extra) = (Vec::new(), Vec::new());
        for (i, item) in read.iter().enumerate() {
            match missing.iter().position(|&j| fits(item, &gold[j])) {
                Some(at) => pairs.push((i, missing.remove(at))),
                None => extra.push(i),
            }
        }
        Pairing { pairs, relatives: Vec::new(), extra, missing }
    }

    fn pair_relatives(&mut self, read: &[&Item], gold: &[Item], parents: &Parents) {
        let parent = |child: &Item, parent: &Item| parents.get(&child.raw) == Some(&parent.raw);
        let (missing, relatives) = (&mut self.missing, &mut self.relatives);
        self.extra.retain(|&i| {
            let kin = missing.iter().position(|&j| parent(read[i], &gold[j]) || parent(&gold[j], read[i]));
            kin.is_none_or(|at| {
                relatives.push((i, missing.remove(at)));
                false
            })
        });
    }
}
