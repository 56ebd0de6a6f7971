//! The rooms' one-way order: each may use those below it in this list, and none above.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Every room, with the rooms that it may use.
const ROOMS: [(&str, &[&str]); 18] = [
    ("diagnostic", &[]),
    ("suggestion", &[]),
    ("source", &["diagnostic"]),
    ("locale", &["source"]),
    ("resume", &["source", "diagnostic", "locale", "suggestion"]),
    ("variant", &["resume", "source", "diagnostic", "suggestion"]),
    ("document", &["resume", "source", "diagnostic", "locale"]),
    ("layout", &["diagnostic", "document", "suggestion"]),
    ("typeset", &["document", "layout", "source", "diagnostic"]),
    ("fit", &["layout", "typeset"]),
    ("paragraph", &["typeset", "document", "source"]),
    ("checks", &["paragraph", "typeset", "document", "source", "diagnostic"]),
    ("overflow", &["paragraph", "typeset", "document", "resume", "source", "diagnostic"]),
    ("export", &["typeset", "document", "layout", "resume", "source", "diagnostic"]),
    ("import", &["document", "resume", "source", "locale", "diagnostic"]),
    ("proof", &["document", "resume", "source", "locale"]),
    (
        "compile",
        &[
            "checks",
            "diagnostic",
            "document",
            "export",
            "fit",
            "layout",
            "overflow",
            "resume",
            "source",
            "suggestion",
            "typeset",
            "variant",
        ],
    ),
    ("adopt", &["compile", "import", "typeset", "resume", "diagnostic"]),
];

/// Crates that only some rooms may know.
const CRATES: [(&str, &[&str]); 12] = [
    ("typst", &["typeset", "export"]),
    ("serde_yaml", &["source"]),
    ("saphyr_parser", &["source"]),
    ("clap", &["cli"]),
    ("pulldown_cmark", &["document"]),
    ("csv", &["import"]),
    ("codespan_reporting", &["diagnostic"]),
    ("quick_xml", &["export"]),
    ("textwrap", &["export"]),
    ("zip", &["export", "import"]),
    ("lopdf", &["proof"]),
    ("encoding_rs", &["proof"]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The room that a file of `src/` belongs to.
fn room(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).expect("a file of src");
    let first = relative.components().next().expect("a component").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn rooms_use_only_those_they_may() {
    let mut all = Vec::new();
    files(&root().join("src"), &mut all);
    for path in all {
        let (room, text) = (room(&path), std::fs::read_to_string(&path).expect("text"));
        if let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) {
            let used: BTreeSet<&str> = text
                .split("crate::")
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
                .filter(|used| *used != room && ROOMS.iter().any(|(name, _)| name == used))
                .collect();
            for used in used {
                assert!(allowed.contains(&used), "{} uses `{used}`, which `{room}` may not", path.display());
            }
        }
        for (name, rooms) in CRATES {
            let knows = text.lines().any(|line| {
                let line = line.trim_start();
                !line.starts_with("//")
                    && (line.contains(&format!("{name}::")) || line.starts_with(&format!("use {name}")))
            });
            assert!(
                !knows || rooms.contains(&room.as_str()),
                "{} knows `{name}`, which is for {rooms:?}",
                path.display()
            );
        }
    }
}
