//! What programs that nobody here wrote say of the PDFs. They have to be installed (`.ci/run` does), so
//! these tests run only when asked for: `cargo test --release -- --ignored`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::documents::words;
use crate::support::{RESUMES, put, read, recto, root, run, scratch, stem};

/// Builds a résumé of the repository into a folder.
fn build(path: &str, folder: &Path) -> PathBuf {
    build_in("margin", path, folder)
}

fn build_in(layout: &str, path: &str, folder: &Path) -> PathBuf {
    let pdf = folder.join(format!("{}.pdf", stem(path)));
    let result = run(recto().args(["build", path, "--layout", layout, "-q", "-o"]).arg(&pdf));
    assert_eq!(result.code, 0, "{path}: {}", result.stderr);
    pdf
}

/// Builds the original with its own JSON attached.
fn carrier(folder: &Path) -> PathBuf {
    let pdf = folder.join("carrier.pdf");
    let result = run(recto().args(["build", "data/akshat-mahajan.yaml", "--embed", "-q", "-o"]).arg(&pdf));
    assert_eq!(result.code, 0, "{}", result.stderr);
    pdf
}

fn output(program: &str, args: &[&str]) -> String {
    let result = run(Command::new(program).current_dir(root()).args(args));
    assert_eq!(result.code, 0, "{program} {args:?}: {}{}", result.stdout, result.stderr);
    result.stdout
}

/// The lines of the original that stand at the right: places and dates.
const ASIDES: [&str; 11] = [
    "Remote (Boston, MA)",
    "2/2022 - Present",
    "5/2021 - 8/2021",
    "San Francisco, CA",
    "9/2017 - 7/2019",
    "San Mateo, CA",
    "7/2016 - 9/2017",
    "Providence, RI",
    "Jan. 2020 - Dec. 2021",
    "Los Angeles, CA",
    "July 2012 - June 2016",
];

/// Takes each aside out of a text's words. Gives the words that are left, and for each aside how many of
/// them stand before it.
fn without_asides(text: &str) -> (Vec<String>, Vec<usize>) {
    let mut left = words(text);
    let mut places = Vec::new();
    for aside in ASIDES {
        let aside = words(aside);
        // “Los Angeles” is part of a name as well: the aside is the place where all of its words stand.
        let at = left.windows(aside.len()).position(|window| window == aside.as_slice());
        let at = at.unwrap_or_else(|| panic!("“{}” is not there in one piece:\n{text}", aside.join(" ")));
        places.push(at);
        left.drain(at..at + aside.len());
    }
    (left, places)
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_reads_the_original_in_the_transcripts_order() {
    let folder = scratch();
    let pdf = build("data/akshat-mahajan.yaml", folder.path());
    let text = output("pdftotext", &[pdf.to_str().expect("a path"), "-"]);
    let transcript = read("tests/transcript.txt");
    let (read, read_places) = without_asides(&text);
    let (expected, expected_places) = without_asides(&transcript);
    assert_eq!(read, expected);
    // Each place and date stands in its entry's head: no further from where the transcript has it than
    // the words of a title.
    for (aside, (read, expected)) in ASIDES.iter().zip(read_places.iter().zip(&expected_places)) {
        assert!(
            read.abs_diff(*expected) <= 12,
            "“{aside}” stands {read} words in, not about {expected}:\n{text}"
        );
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_reads_every_word_of_every_resume() {
    let folder = scratch();
    for path in RESUMES {
        let pdf = build(path, folder.path());
        let (_, compiled) = crate::support::compile_file(path);
        let mut shown: Vec<String> =
            compiled.document.letters().iter().flat_map(|(_, letters)| words(letters)).collect();
        // Further pages say whose they are, and their number.
        for page in 2..=compiled.typeset.measure.pages.len() {
            shown.extend(words(&compiled.document.author));
            shown.push(page.to_string());
        }
        for mode in ["-raw", "-layout"] {
            let text = output("pdftotext", &[mode, pdf.to_str().expect("a path"), "-"]);
            let mut read: Vec<String> = words(&text);
            let bare = |words: &mut Vec<String>| {
                // Separators between items and after labels are the layout's own.
                words.iter_mut().for_each(|word| *word = word.replace('·', ""));
                words.iter_mut().for_each(|word| *word = word.trim_end_matches(':').to_owned());
                words.retain(|word| !word.is_empty());
                words.sort();
            };
            bare(&mut read);
            bare(&mut shown);
            let lost: Vec<_> = shown.iter().filter(|word| !read.contains(word)).collect();
            let added: Vec<_> = read.iter().filter(|word| !shown.contains(word)).collect();
            assert!(read == shown, "{path} {mode}: lost {lost:?}, added {added:?}");
        }
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_reads_hard_characters() {
    let hard = "C# $40M @handle > 800k a_b_c 100% \\ ~ #let x = 1 * alone office fluffy fjord <b> &amp; [x] — – “q” ’";
    let yaml = format!(
        "name: Robin\nsections:\n  - bullets:\n      - {}\n",
        serde_json::to_string(hard).expect("JSON")
    );
    let folder = scratch();
    let path = put(folder.path(), "resume.yaml", yaml);
    let result = run(recto().arg("build").arg(&path));
    assert_eq!(result.code, 0, "{}", result.stderr);
    let text = output("pdftotext", &[path.with_extension("pdf").to_str().expect("a path"), "-"]);
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains(hard), "{line}");
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_nothing_wrong() {
    let folder = scratch();
    for path in RESUMES {
        let pdf = build(path, folder.path());
        output("qpdf", &["--check", pdf.to_str().expect("a path")]);
    }
    let carrier = carrier(folder.path());
    output("qpdf", &["--check", carrier.to_str().expect("a path")]);
}

#[test]
#[ignore = "needs outloud"]
fn every_page_can_be_read_aloud() {
    let folder = scratch();
    for (layout, path) in ["margin", "linear"].iter().flat_map(|layout| RESUMES.map(|path| (layout, path))) {
        let pdf = build_in(layout, path, folder.path());
        output("outloud", &["--fail-on", "warning", pdf.to_str().expect("a path")]);
    }
    let carrier = carrier(folder.path());
    output("outloud", &["--fail-on", "warning", carrier.to_str().expect("a path")]);
}

#[test]
#[ignore = "needs the font Abyssinica SIL"]
fn an_installed_font_is_taken_for_what_the_bundled_ones_lack() {
    let folder = scratch();
    let path = put(
        folder.path(),
        "resume.yaml",
        "name: Robin\nsections:\n  - bullets:\n      - Also known as ሰላም\n",
    );
    let result = run(recto().arg("build").arg(&path));
    assert_eq!(result.code, 0, "{}", result.stderr);
    assert!(result.stderr.contains("warning[W0302]") && result.stderr.contains(":4:23"), "{}", result.stderr);
    let text = output("pdftotext", &[path.with_extension("pdf").to_str().expect("a path"), "-"]);
    assert!(text.contains("ሰላም"), "{text}");
}
