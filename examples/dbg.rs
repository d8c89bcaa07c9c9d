use annalist::document::{Document, Metadata};
use annalist::gazetteer::Lexicon;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(format!("corpus/{}.txt", a[1])).unwrap();
    let g: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(format!("corpus/{}.json", a[1])).unwrap()).unwrap();
    let meta = Metadata {
        uri: a[1].clone(),
        published: g["published"].as_str().and_then(|d| d.parse().ok()),
        ..Default::default()
    };
    let d = Document::plain(text, meta);
    let x = annalist::Extractor::new(Lexicon::embedded());
    for t in x.explain(&d).traces {
        for c in t {
            if c.choice.starts_with(&a[2]) {
                println!("{} {:?} p={:.3} {}", c.choice, c.value, c.p, if c.accepted { "TAKEN" } else { "" });
                for (n, v, w) in c.features {
                    if w.abs() > 0.15 {
                        print!("  {n}*{v}={w:.2}");
                    }
                }
                println!();
            }
        }
    }
}
