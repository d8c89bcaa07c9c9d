//! The figures of `annalist eval` as a page in Markdown (`accuracy.md`), and the check that no figure has fallen below it.

use std::fmt::Write;

use annalist::eval::{Calibration, FIELDS, Report, SECONDARY};

/// From which confidences on values are kept in the table on `--min-confidence`.
const LEAST: &[f64] = &[0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// How far a figure may lie below the page before it counts as fallen: half of the last digit that the page shows.
const SLACK: f64 = 0.0005;

/// The page: what was measured, a row a field, the whole, how far confidences can be believed, and what leaving out the
/// less sure values does.
pub(super) fn page(report: &Report, folder: &str) -> String {
    let mut out = format!(
        "# Accuracy\n\nMade by `annalist eval {folder} --accuracy accuracy.md`; do not edit. CI fails when a figure falls below this page. \
         The weights were learnt from these documents, so new texts will fare worse: `annalist learn {folder} --folds 4` measures \
         on documents that were not learnt from.\n\n\
         | field | precision | recall | F1 | gold values |\n|---|---|---|---|---|\n"
    );
    for field in FIELDS.iter().chain(SECONDARY) {
        let c = report.field(field);
        let _ =
            writeln!(out, "| {field} | {:.3} | {:.3} | {:.3} | {:.0} |", c.precision(), c.recall(), c.f1(), c.gold());
    }
    let _ = write!(out, "\n| whole | figure |\n|---|---|\n");
    for (name, value) in wholes(report) {
        let _ = writeln!(out, "| {name} | {value:.3} |");
    }
    let _ = writeln!(out, "| events | {} |", report.events);
    let calibration = Calibration::of(report.verdicts.iter());
    let _ = write!(out, "\n| confidence | values | mean | right |\n|---|---|---|---|\n");
    for bin in calibration.bins.iter().filter(|b| b.values > 0) {
        let (from, to) = (bin.from, bin.from + 0.1);
        let _ = writeln!(out, "| {from:.1} to {to:.1} | {} | {:.3} | {:.3} |", bin.values, bin.confidence, bin.right);
    }
    let _ = writeln!(out, "\nExpected calibration error {:.3}.", calibration.error);
    let _ = write!(out, "\n| `--min-confidence` | values kept | precision of these |\n|---|---|---|\n");
    for least in LEAST {
        let kept: Vec<f64> = report.verdicts.iter().filter(|v| v.confidence >= *least).map(|v| v.right).collect();
        let share = kept.len() as f64 / report.verdicts.len().max(1) as f64;
        let right = kept.iter().sum::<f64>() / kept.len().max(1) as f64;
        let _ = writeln!(out, "| {least} | {:.1} % | {right:.3} |", share * 100.0);
    }
    out
}

/// The figures over all fields, by name.
fn wholes(report: &Report) -> [(&'static str, f64); 3] {
    [
        ("macro-F1", report.macro_f1()),
        ("untouched", report.untouched_share().unwrap_or(0.0)),
        ("event found F1", report.found.f1()),
    ]
}

/// What has fallen below the page: name, figure there, figure now. A figure that the page lacks is not looked at.
pub(super) fn fallen(page: &str, report: &Report) -> Vec<(String, f64, f64)> {
    let mut out = Vec::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).filter(|c| !c.is_empty()).collect();
        let (name, held) = match cells.as_slice() {
            [name, _, _, f1, _] => (*name, f1.parse::<f64>().ok()),
            [name, figure] => (*name, figure.parse().ok()),
            _ => continue,
        };
        let field = FIELDS.iter().chain(SECONDARY).find(|f| **f == name).map(|f| report.field(f).f1());
        let now = field.or_else(|| wholes(report).into_iter().find(|w| w.0 == name).map(|w| w.1));
        if let (Some(held), Some(now)) = (held, now)
            && now + SLACK < held
        {
            out.push((name.to_owned(), held, now));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fallen, page};
    use annalist::eval::{Counts, Report};

    fn report(right: f64) -> Report {
        let mut report = Report { events: 10, untouched: 4, ..Report::default() };
        report.fields.insert("city", Counts { right, extra: 2.0, missing: 2.0 });
        report
    }

    #[test]
    fn a_page_holds_its_own_figures_and_tells_what_has_fallen() {
        let page = page(&report(8.0), "corpus");
        assert!(page.contains("| city | 0.800 | 0.800 | 0.800 | 10 |"), "{page}");
        assert!(page.contains("| untouched | 0.400 |"), "{page}");
        assert_eq!(fallen(&page, &report(8.0)), []);
        assert_eq!(fallen(&page, &report(9.0)), []);
        let names: Vec<String> = fallen(&page, &report(6.0)).into_iter().map(|f| f.0).collect();
        assert_eq!(names, ["city", "macro-F1"]);
    }
}
