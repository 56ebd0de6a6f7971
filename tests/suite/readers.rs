//! What programs that nobody here wrote read out of the pages: poppler, MuPDF, pdfminer, pypdf and pdf.js. They have to
//! be installed (`.ci/run` does), so these tests run only when asked for: `cargo test --release -- --ignored`.
//!
//! In `linear` each of them reads what is on the page, line by line, and so every text whole and in its place. In
//! `margin` those that go by geometry may see what stands side by side in either order, but break no sentence.

use std::path::Path;
use std::process::Command;

use recto::Compiled;
use recto::document::{Body, Text};
use recto::export::{self, Standards};
use recto::typeset::Engine;

use crate::documents::words;
use crate::support::{RESUMES, compile_linear, compile_variant, put, recto, root, run, scratch, variants};

/// A program that prints the text of a PDF, whose path it is given in place of `FILE`.
struct Reader {
    name: &'static str,
    command: &'static [&'static str],
}

/// Readers that go by where things stand on the page.
const BY_GEOMETRY: [Reader; 3] = [
    Reader { name: "pdftotext", command: &["pdftotext", "FILE", "-"] },
    Reader { name: "mutool", command: &["mutool", "draw", "-q", "-F", "txt", "FILE"] },
    Reader { name: "pdfminer", command: &["python3", "tests/readers/pdfminer_text.py", "FILE"] },
];

/// Readers that go by the order in which things are drawn, and one that keeps lines whole.
const OTHERS: [Reader; 4] = [
    Reader { name: "pdftotext -raw", command: &["pdftotext", "-raw", "FILE", "-"] },
    Reader { name: "pdftotext -layout", command: &["pdftotext", "-layout", "FILE", "-"] },
    Reader { name: "pypdf", command: &["python3", "tests/readers/pypdf_text.py", "FILE"] },
    Reader { name: "pdf.js", command: &["node", "tests/readers/pdfjs_text.mjs", "FILE"] },
];

impl Reader {
    fn read(&self, pdf: &Path) -> String {
        let file = pdf.to_str().expect("a path");
        let args = self.command[1..].iter().map(|arg| if *arg == "FILE" { file } else { arg });
        let mut command = Command::new(self.command[0]);
        command.args(args).current_dir(root()).env("NODE_PATH", root().join("target/readers/node_modules"));
        let result = run(&mut command);
        assert_eq!(result.code, 0, "{}: {}{}", self.name, result.stdout, result.stderr);
        result.stdout
    }
}

/// The words of a text without what is the layout's own: dots between fields, colons and commas behind labels.
fn bare(text: &str) -> Vec<String> {
    let bare = |word: String| word.replace('·', "").trim_end_matches([':', ',']).to_owned();
    words(text).into_iter().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Calls `judge` with each page of the repository: its name, what was compiled, and the path of its PDF.
fn every_page(
    compile: impl Fn(&str, Option<&str>) -> (Engine, Compiled),
    mut judge: impl FnMut(&str, &Compiled, &Path),
) {
    let folder = scratch();
    for path in RESUMES {
        for variant in variants(path) {
            let (engine, compiled) = compile(path, variant.as_deref());
            let pdf = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
            let pdf = put(folder.path(), "page.pdf", pdf.expect("a PDF"));
            judge(&format!("{path} {}", variant.as_deref().unwrap_or("-")), &compiled, &pdf);
        }
    }
}

#[test]
#[ignore = "needs pdftotext, mutool, pdfminer, pypdf and pdf.js"]
fn everybody_reads_one_column_line_by_line() {
    every_page(compile_linear, |name, compiled, pdf| {
        let lines = lines_of(compiled);
        let letters: Vec<_> = compiled.document.letters().into_iter().flat_map(|(_, it)| bare(&it)).collect();
        assert_eq!(lines.concat(), letters, "{name}: the page is not in the document's order");
        for section in &compiled.document.sections {
            let title = section.title.plain();
            assert!(lines.contains(&bare(&title)), "{name}: `{title}` is not alone on its line");
        }
        for reader in BY_GEOMETRY.iter().chain(&OTHERS) {
            let mut read: Vec<_> = reader.read(pdf).lines().map(bare).collect();
            read.retain(|line| !line.is_empty());
            // Further pages say whose they are, and their number.
            for number in 2..=compiled.typeset.measure.pages.len() {
                let head = bare(&format!("{} {number}", compiled.document.author));
                let at = read.iter().position(|line| *line == head);
                read.remove(at.unwrap_or_else(|| panic!("{name}: {} reads no {head:?}", reader.name)));
            }
            for (read, line) in read.iter().zip(&lines) {
                assert_eq!(read.join(" "), line.join(" "), "{name}: {}", reader.name);
            }
            assert_eq!(read.len(), lines.len(), "{name}: {}", reader.name);
        }
    });
}

/// The lines on the pages of one column from top to bottom, as words.
fn lines_of(compiled: &Compiled) -> Vec<Vec<String>> {
    let mut lines: Vec<(usize, f64, String)> = Vec::new();
    for line in compiled.typeset.measure.texts.iter().flat_map(|text| &text.lines) {
        match lines.last_mut() {
            Some((page, baseline, text)) if *page == line.page && (*baseline - line.baseline).abs() < 1.0 => {
                *text += &format!(" {}", line.text);
            }
            _ => lines.push((line.page, line.baseline, line.text.clone())),
        }
    }
    lines.iter().map(|(_, _, text)| bare(text)).filter(|line| !line.is_empty()).collect()
}

#[test]
#[ignore = "needs pdftotext, mutool and pdfminer"]
fn who_goes_by_geometry_breaks_no_sentence_beside_a_margin() {
    let mut faults = Vec::new();
    every_page(compile_variant, |name, compiled, pdf| {
        for reader in &BY_GEOMETRY {
            let read = bare(&reader.read(pdf));
            let mut fault = |what: String| faults.push(format!("{name}: {} {what}", reader.name));
            let letters = compiled.document.letters();
            for (at, letters) in &letters {
                let running = ["highlights", "bullets", "summary", "description", "note"];
                // (A project that says no more is an item of a list.)
                let is_item = at.contains(".projects[") && at.ends_with(']');
                let is_running = is_item || running.iter().any(|kind| at.contains(kind));
                if is_running && find(&bare(letters), &read, 0).is_none() {
                    fault(format!("breaks `{letters}`"));
                }
            }
            let mut from = 0;
            for section in &compiled.document.sections {
                let title = section.title.plain();
                let Some(label) = find(&bare(&title), &read, from) else {
                    fault(format!("does not read `{title}` in one piece and in its order"));
                    continue;
                };
                from = label + 1;
                let content = first_text(&section.body).map(|text| bare(&text.plain())).unwrap_or_default();
                if find(&content[..content.len().min(3)], &read, from).is_none() {
                    fault(format!("reads `{title}` after its content"));
                }
                // What stands elsewhere as well cannot be told apart.
                let inside = section.title.at.split_inclusive(']').next().unwrap_or_default();
                for (_, letters) in letters.iter().filter(|(at, _)| at.starts_with(inside)) {
                    let text = bare(letters);
                    let before = find(&text, &read, 0).filter(|at| *at < label && text.len() > 1);
                    if before.is_some_and(|at| find(&text, &read, at + 1).is_none()) {
                        fault(format!("reads `{letters}` before `{title}`"));
                    }
                }
            }
        }
    });
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Roles of which nothing more is told, beside their dates.
#[test]
#[ignore = "needs mutool and pdfminer"]
fn who_goes_by_geometry_reads_dates_with_their_role() {
    let folder = scratch();
    let role = |title: &str, more: &str| format!("          - {{ title: {title}, {more} }}\n");
    let yaml = "name: Robin Vale\nsections:\n  - title: Experience\n    work:\n      - organization: Northwind Trading\n        \
        location: \"Winston-Salem, NC\"\n        roles:\n"
        .to_owned()
        + &role("Head of Logistics", "start: 2021-03, end: present, highlights: [Merged two depots within one day]")
        + &role("Logistics Planner", "start: 2019-01, end: 2021-02")
        + &role("Trainee", "location: \"York, UK\", start: 2017-09, end: 2018-12");
    put(folder.path(), "resume.yaml", yaml);
    assert_eq!(run(recto().current_dir(folder.path()).args(["build", "resume.yaml"])).code, 0);
    // A comma hangs out of no box that keeps a compound together, into the space behind it.
    let read = BY_GEOMETRY[0].read(&folder.path().join("resume.pdf"));
    assert!(read.contains("Winston-Salem, NC"), "{read}");
    for reader in BY_GEOMETRY.iter().filter(|reader| reader.name != "pdftotext") {
        let read = bare(&reader.read(&folder.path().join("resume.pdf"))).join(" ");
        for line in ["Logistics Planner 1/2019 – 2/2021", "Trainee York, UK 9/2017 – 12/2018"] {
            let line = bare(line).join(" ");
            assert!(read.contains(&line), "{}: {line} in {read}", reader.name);
        }
    }
}

/// Where words stand in a row among others, after the first `from` of these.
fn find(words: &[String], among: &[String], from: usize) -> Option<usize> {
    among.get(from..)?.windows(words.len().max(1)).position(|window| window == words).map(|at| at + from)
}

/// The first text of a section's content.
fn first_text(body: &Body) -> Option<&Text> {
    match body {
        Body::Entries { entries } => {
            let entry = entries.first()?;
            entry.title.as_ref().or_else(|| entry.parts.first()?.title.as_ref())
        }
        Body::Bullets { bullets } => bullets.first(),
        Body::Pairs { pairs } => pairs.first().and_then(|pair| pair.label.as_ref().or(pair.text.as_ref())),
        Body::Paragraph { text } => Some(text),
    }
}
