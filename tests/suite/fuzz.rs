//! Random inputs, for as long as one likes: each test takes `RECTO_FUZZ_SECONDS` (20 if not set), and another
//! `RECTO_FUZZ_SEED` (1 if not set) tries other inputs. What breaks something is left in `target/fuzz/`, and the same
//! seed finds it again.

use std::any::Any;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use recto::diagnostic::Code;
use recto::export::{self, Standards};
use recto::import::import;
use recto::proof::{Proof, attachment};
use recto::typeset::Engine;
use recto::{Options, compile};
use serde_yaml::{Mapping, Value};

use crate::import::{LINKEDIN, zipped};
use crate::support::{RESUMES, compile_file, put, read, read_resume_text, render, root, run, scratch};
use crate::tiny_pdf::{RESUME, TinyPdf};

/// Random numbers that are the same everywhere (SplitMix64, Steele et al. 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a bound, which is over zero.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Tries inputs until the time is up; what breaks `attempt` is kept. Gives how many were tried.
fn fuzz(name: &str, mut make: impl FnMut(&mut Random) -> Vec<u8>, mut attempt: impl FnMut(&[u8])) -> usize {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(number("RECTO_FUZZ_SECONDS").unwrap_or(20));
    let mut random = Random(number("RECTO_FUZZ_SEED").unwrap_or(1));
    let began = Instant::now();
    let mut tried = 0;
    while began.elapsed() < time {
        let input = make(&mut random);
        let outcome = catch_unwind(AssertUnwindSafe(|| attempt(&input)));
        outcome.unwrap_or_else(|broken| keep(name, &input, broken));
        tried += 1;
    }
    println!("{name}: {tried} inputs in {time:?}");
    tried
}

fn keep(name: &str, input: &[u8], broken: Box<dyn Any + Send>) {
    let path = put(&root().join("target/fuzz"), name, input);
    println!("{} breaks it", path.display());
    resume_unwind(broken);
}

/// What YAML, JSON and recto take for something.
const WORDS: [&str; 32] = [
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "!!str ",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "#",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\\u0000",
    "\\ud83d",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "\r\n",
    "\t",
    "name:",
    "sections:",
    "variants:",
    "extends:",
    "2022-13",
    "<<: *a",
    "99999999999999999999",
];

/// An input near to one of those that are known.
fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = random.pick(seeds).clone();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(64)).min(bytes.len());
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = random.next() as u8,
            2 => drop(bytes.drain(at..end)),
            3 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            4 => drop(bytes.splice(at..at, random.pick(&WORDS).bytes())),
            5 => {
                let other = random.pick(seeds);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

fn files(folder: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

#[test]
#[ignore = "takes as long as one likes"]
fn any_bytes_are_a_page_or_diagnostics() {
    let mut seeds: Vec<Vec<u8>> = RESUMES.iter().map(|path| read(path).into_bytes()).collect();
    seeds.extend(files("tests/mistakes"));
    seeds.extend(files("tests/imports"));
    let mut engine = Engine::new();
    let tried = fuzz(
        "resume.yaml",
        |random| mutated(random, &seeds),
        |bytes| {
            let text = String::from_utf8_lossy(bytes);
            match compile(&mut engine, "fuzz.yaml", &text, Path::new(""), &Options::default()) {
                Ok(compiled) => drop(render(&compiled.warnings)),
                Err(errors) => {
                    assert!(!errors.is_empty());
                    render(&errors);
                }
            }
        },
    );
    assert!(tried > 0);
}

#[test]
#[ignore = "takes as long as one likes"]
fn any_bytes_are_imported_or_diagnostics() {
    let mut seeds = files("tests/imports");
    seeds.push(zipped(&LINKEDIN));
    let tried = fuzz(
        "import",
        |random| mutated(random, &seeds),
        |bytes| match import("fuzz", bytes) {
            // Whatever can be read is a résumé without mistakes.
            Ok(imported) => drop(read_resume_text(&imported.to_yaml())),
            Err(errors) => assert!(!errors.is_empty()),
        },
    );
    assert!(tried > 0);
}

#[test]
#[ignore = "takes as long as one likes"]
fn any_bytes_are_proved_or_refused() {
    let (engine, compiled) = compile_file("data/starter.yaml");
    let own = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
    let seeds = [own.expect("a PDF"), TinyPdf::new(RESUME).bytes()];
    let tried = fuzz(
        "proof.pdf",
        |random| mutated(random, &seeds),
        |bytes| {
            if let Ok(proof) = Proof::read(bytes) {
                proof.against(&compiled.document, &compiled.source);
            }
            let _ = attachment(bytes, "resume.json");
        },
    );
    assert!(tried > 0);
}

#[test]
#[ignore = "takes as long as one likes, and needs qpdf"]
fn any_resume_is_a_pdf_that_qpdf_accepts() {
    let seeds: Vec<Mapping> =
        RESUMES.iter().map(|path| serde_yaml::from_str(&read(path)).expect("a mapping")).collect();
    let folder = scratch();
    let pdf = folder.path().join("fuzz.pdf");
    let mut engine = Engine::new();
    let mut valid = 0;
    let make = |random: &mut Random| {
        let resume = recombined(random, &seeds);
        serde_yaml::to_string(&resume).expect("YAML").into_bytes()
    };
    let tried = fuzz("valid.yaml", make, |bytes| {
        let text = std::str::from_utf8(bytes).expect("a text");
        let compiled = match compile(&mut engine, "fuzz.yaml", text, Path::new(""), &Options::default()) {
            Ok(compiled) => compiled,
            // What was put together at random may be a mistake, but no defect.
            Err(errors) => {
                let ours = [Code::LayoutCode, Code::PdfStandard];
                assert!(errors.iter().all(|error| !ours.contains(&error.code)), "{}", render(&errors));
                return;
            }
        };
        let bytes = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
        fs::write(&pdf, bytes.unwrap_or_else(|errors| panic!("{}", render(&errors)))).expect("a file");
        let checked = run(Command::new("qpdf").arg("--check").arg(&pdf));
        assert!(checked.code == 0, "{}{}", checked.stdout, checked.stderr);
        valid += 1;
    });
    println!("{valid} of them are pages");
    assert!(valid * 2 > tried, "{valid} of {tried}");
}

/// Fields that hold a text with Markdown in it.
const TEXTS: [&str; 9] =
    ["headline", "summary", "title", "text", "organization", "description", "bullets", "highlights", "lines"];

/// A résumé of parts of others, some of whose texts are made up.
fn recombined(random: &mut Random, seeds: &[Mapping]) -> Mapping {
    let mut resume = random.pick(seeds).clone();
    resume.remove("variants");
    let mut sections: Vec<Value> = Vec::new();
    for _ in 0..=random.below(6) {
        let Some(Value::Sequence(others)) = random.pick(seeds).get("sections") else { continue };
        sections.push(random.pick(others).clone());
    }
    sections.iter_mut().for_each(|section| change(random, "", section));
    resume.insert("sections".into(), sections.into());
    resume.insert("layout".into(), (*random.pick(&["margin", "linear"])).into());
    resume.insert("locale".into(), (*random.pick(&["en-US", "de-DE", "fr-FR", "pl-PL", "fi-FI"])).into());
    let page = format!("{{ size: {}, fit: 'off' }}", random.pick(&["a4", "us-letter"]));
    resume.insert("page".into(), serde_yaml::from_str(&page).expect("YAML"));
    resume.insert("headline".into(), made_up(random).into());
    resume
}

/// Makes up some of the texts under a key, and leaves out or repeats some items of lists.
fn change(random: &mut Random, key: &str, value: &mut Value) {
    match value {
        Value::String(text) if TEXTS.contains(&key) && random.once_in(3) => *text = made_up(random),
        Value::Sequence(items) => {
            if items.len() > 1 && random.once_in(3) {
                items.remove(random.below(items.len()));
            }
            if random.once_in(4) {
                let again = random.pick(items).clone();
                items.push(again);
            }
            items.iter_mut().for_each(|item| change(random, key, item));
        }
        Value::Mapping(fields) => {
            for (field, value) in fields.iter_mut() {
                let field = field.as_str().unwrap_or_default().to_owned();
                change(random, &field, value);
            }
        }
        _ => {}
    }
}

/// A text of words, marks and letters of every alphabet that the bundled fonts have.
fn made_up(random: &mut Random) -> String {
    const PIECES: [&str; 28] = [
        "word",
        "Συγγραφή",
        "строка",
        "naïve",
        "fluffy",
        "in-memory",
        "C#",
        "**bold**",
        "*thin*",
        "`code()`",
        "[link](https://example.org)",
        "<https://example.org/a_b>",
        "me@example.org",
        "90 ms",
        "$40M",
        "“quoted”",
        "it's",
        "\"said\"",
        "--",
        "---",
        "\\*",
        "#let x = 1",
        "&amp;",
        "incomprehensibilities",
        "x\u{ad}y",
        "A\u{301}",
        "\u{200f}",
        "a\nb",
    ];
    let words: Vec<&str> = (0..=random.below(24)).map(|_| *random.pick(&PIECES)).collect();
    format!("Made of {}", words.join(" "))
}
