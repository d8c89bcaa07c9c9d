//! Compiles `gazetteers/*.tsv` to the block that the lexicon reads in place, and lists the tables' texts.

#[path = "src/gazetteer/compile.rs"]
mod compile;
#[path = "src/text/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/gazetteer/table.rs"]
#[allow(dead_code)]
mod table;
#[path = "src/text/words.rs"]
#[allow(dead_code)]
mod words;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let folder = root.join("gazetteers");
    println!("cargo:rerun-if-changed=gazetteers");
    println!("cargo:rerun-if-changed=build.rs");
    for file in ["compile.rs", "table.rs"] {
        println!("cargo:rerun-if-changed=src/gazetteer/{file}");
    }
    for file in ["fold.rs", "words.rs"] {
        println!("cargo:rerun-if-changed=src/text/{file}");
    }
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder gazetteers/ stands beside Cargo.toml")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    let mut tables = Vec::new();
    let mut sources = String::from("&[\n");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.file_stem().and_then(|s| s.to_str()).expect("table names are UTF-8").to_string();
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let (table, problems) = table::Table::parse(&name, &text);
        for p in problems {
            println!("cargo:warning={}", p.to_string().replace('\n', " "));
        }
        writeln!(sources, "    ({name:?}, include_str!({:?})),", file.display().to_string())
            .expect("writing to a string");
        tables.push(table);
    }
    sources.push(']');
    list_weights(&root, &out);
    fs::write(out.join("lexicon.bin"), compile::compile(&tables)).expect("OUT_DIR is writable");
    fs::write(out.join("sources.rs"), sources).expect("OUT_DIR is writable");
}

/// Lists the weight files, by name, for `choose::weights`.
fn list_weights(root: &std::path::Path, out: &std::path::Path) {
    println!("cargo:rerun-if-changed=weights");
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("weights"))
        .expect("the folder weights/ stands beside Cargo.toml")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    let mut list = String::from("const WEIGHT_FILES: &[(&str, &str)] = &[\n");
    for file in files {
        let name = file.file_stem().and_then(|s| s.to_str()).expect("names are UTF-8").to_string();
        writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string()).expect("writing to a string");
    }
    list.push_str("];\n");
    fs::write(out.join("weights.rs"), list).expect("OUT_DIR is writable");
}
