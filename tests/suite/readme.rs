//! The README and the guides: whatever they show of a terminal is what a terminal shows.
//!
//! Each document is played in a folder of its own, which holds the files that [`DOCUMENTS`] names. Its
//! ```` ```console ```` blocks are taken in order. In them
//!
//! - a line that begins with `$ ` is a command of a POSIX shell, in which `recto` is the program under test, and
//!   the lines up to the next one are all that it prints, on standard output and standard error;
//! - one that watches (`recto watch …`) is stopped after two seconds;
//! - `$ cat FILE`, where there is no such file yet, shows a file that the document makes up: what follows is
//!   written into it.
//!
//! Milliseconds are not compared. After a change that is meant, `UPDATE_DOCS=1` writes what is printed now into
//! the documents.

use std::path::Path;
use std::process::Command;

use crate::support::{put, read, root, run, scratch};

/// The documents, with the files that they take for granted: the name there, and the file of the repository.
const DOCUMENTS: [(&str, &[(&str, &str)]); 11] = [
    (
        "README.md",
        &[
            ("akshat-mahajan.yaml", "data/akshat-mahajan.yaml"),
            ("old.json", "tests/imports/json-resume.json"),
        ],
    ),
    ("docs/architecture.md", &[]),
    ("docs/diagnostics.md", &[("my-resume.yaml", "data/starter.yaml")]),
    ("docs/formats.md", &[("akshat-mahajan.yaml", "data/akshat-mahajan.yaml")]),
    ("docs/import.md", &[("resume.json", "tests/imports/json-resume.json")]),
    ("docs/layouts.md", &[]),
    ("docs/performance.md", &[]),
    ("docs/proof.md", &[("resume.yaml", "data/starter.yaml")]),
    ("docs/reliability.md", &[]),
    ("docs/schema.md", &[]),
    ("docs/variants.md", &[("lead.yaml", "examples/engineering-lead.yaml")]),
];

#[test]
fn whatever_a_document_shows_is_so() {
    for (path, files) in DOCUMENTS {
        let folder = scratch();
        for (name, file) in files {
            put(folder.path(), name, read(file));
        }
        let shown = read(path);
        let played = play(&shown, folder.path());
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(root().join(path), &played).expect("the document");
        } else if let Some((shown, played)) = first_difference(&shown, &played) {
            panic!(
                "{path} shows\n  {shown}\nwhere there is\n  {played}\n(UPDATE_DOCS=1 writes what there is)"
            );
        }
    }
}

#[test]
fn the_readmes_two_commands_are_what_ci_runs() {
    let (readme, ci) = (read("README.md"), read(".ci/run"));
    for command in ["cargo run --release -- build data/akshat-mahajan.yaml", "cargo test --release"] {
        assert!(readme.lines().any(|line| line.trim() == command), "README.md lacks `{command}`");
        assert!(ci.lines().any(|line| line.trim() == command), ".ci/run does not run `{command}`");
    }
}

/// A test that is renamed would leave a promise that nobody holds.
#[test]
fn the_tests_that_the_figures_name_are_there() {
    let shown = read("docs/reliability.md");
    for name in
        shown.split('`').skip(1).step_by(2).filter(|name| name.contains("::") && !name.contains(['(', ' ']))
    {
        let Some((module, test)) =
            name.split_once("::").filter(|(module, _)| module.starts_with(char::is_lowercase))
        else {
            continue;
        };
        let source = read(&format!("tests/suite/{module}.rs"));
        assert!(source.contains(&format!("fn {test}()")), "there is no test {name}");
    }
}

#[test]
fn every_document_is_played_and_links_lead_somewhere() {
    for entry in std::fs::read_dir(root().join("docs")).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        let path = format!("docs/{name}");
        assert!(
            !name.ends_with(".md") || DOCUMENTS.iter().any(|(known, _)| *known == path),
            "{path} is not played"
        );
    }
    for (path, _) in DOCUMENTS {
        let folder = root().join(path).parent().expect("a folder").to_owned();
        for target in links(&read(path)) {
            assert!(target.contains("://") || folder.join(&target).exists(), "{path} links to {target}");
        }
    }
}

/// What a document links to, code left aside.
fn links(document: &str) -> Vec<String> {
    let blocks = document.split("\n```").step_by(2);
    let prose: String = blocks.flat_map(|block| block.split('`').step_by(2)).collect();
    let targets = prose.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty()).map(str::to_owned).collect()
}

/// A document with what its commands print now.
fn play(document: &str, folder: &Path) -> String {
    let mut played = String::new();
    let mut lines = document.lines().peekable();
    while let Some(line) = lines.next() {
        played += &format!("{line}\n");
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|line| *line != "```") {
            let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("no command printed `{line}`"));
            let mut shown = String::new();
            while let Some(line) = lines.next_if(|line| *line != "```" && !line.starts_with("$ ")) {
                shown += &format!("{line}\n");
            }
            if let Some(file) = command.strip_prefix("cat ").filter(|file| !folder.join(file).exists()) {
                put(folder, file, &shown);
            }
            let printed = shell(command, folder);
            let same = without_times(&printed) == without_times(&shown);
            played += &format!("{line}\n{}", if same { shown } else { printed });
        }
    }
    played
}

/// All that a command prints.
fn shell(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_recto")).parent().expect("a folder").to_owned();
    let mut path = vec![program];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut shell = Command::new("sh");
    let stop = if command.starts_with("recto watch") { "timeout 2 " } else { "" };
    shell.args(["-c", &format!("exec 2>&1; {stop}{command}")]).current_dir(folder);
    shell.env("PATH", std::env::join_paths(path).expect("a path")).env("COLUMNS", "100");
    shell.env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
    let printed = run(&mut shell).stdout;
    if printed.is_empty() || printed.ends_with('\n') { printed } else { printed + "\n" }
}

/// A text without its numbers of milliseconds.
fn without_times(text: &str) -> String {
    let pieces: Vec<&str> = text.split(" ms").collect();
    let (last, before) = pieces.split_last().expect("a piece");
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    before.iter().map(|piece| format!("{}N ms", piece.trim_end_matches(digits))).collect::<String>() + last
}

/// The first line at which two texts part.
fn first_difference<'a>(a: &'a str, b: &'a str) -> Option<(&'a str, &'a str)> {
    let (mut a, mut b) = (a.lines(), b.lines());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (a, b) if a == b => {}
            (a, b) => return Some((a.unwrap_or("(the end)"), b.unwrap_or("(the end)"))),
        }
    }
}
