//! Typographic checks, and the explanation of a page that cannot fit: what is said, and that it is true.

use recto::diagnostic::{Code, Diagnostic};
use recto::resume::Fit;
use recto::typeset::Engine;
use recto::{Compiled, Options, compile};

use crate::support::{RESUMES, compile_file, compile_text, put, recto, render, root, run, scratch};

const CHECKS: [Code; 4] = [Code::Runt, Code::LongHighlight, Code::SticksOut, Code::EndMarks];

/// The warnings of a résumé that builds.
fn warnings(text: &str) -> Vec<Diagnostic> {
    let compiled = compile_text("resume.yaml", text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    compiled.1.warnings
}

/// Compiles a text at the layout's defaults, so that what fits is the same whatever the fit can do.
fn at_the_defaults(text: &str) -> Result<Compiled, Vec<Diagnostic>> {
    let options = Options { fit: Some(Fit::Exact), ..Options::default() };
    compile(&mut Engine::new(), "resume.yaml", text, root(), &options)
}

fn warnings_at_the_defaults(text: &str) -> Vec<Diagnostic> {
    at_the_defaults(text).unwrap_or_else(|errors| panic!("{}", render(&errors))).warnings
}

/// The code's example in the reference, and the same mended.
fn examples(code: Code) -> (String, String) {
    let mut blocks = code.explanation().split("```yaml\n").skip(1).map(|rest| {
        let yaml = rest.split("```").next().unwrap_or_default();
        format!("name: Ada\n{yaml}")
    });
    (blocks.next().expect("an example"), blocks.next().expect("a mended example"))
}

#[test]
fn each_check_finds_its_example_and_passes_the_mended_one() {
    for code in CHECKS {
        let (wrong, mended) = examples(code);
        let found = warnings(&wrong);
        assert_eq!(
            found.iter().map(|warning| warning.code).collect::<Vec<_>>(),
            [code],
            "{}",
            render(&found)
        );
        insta::assert_snapshot!(format!("{code}"), render(&found));
        let left = warnings(&mended);
        assert!(left.is_empty(), "{}", render(&left));
    }
}

#[test]
fn each_check_can_be_switched_off() {
    for code in CHECKS {
        let (wrong, _) = examples(code);
        assert_eq!(warnings(&format!("{wrong}ignore: [{code}]\n")), []);
        let others: Vec<&str> =
            CHECKS.iter().filter(|other| **other != code).map(|other| other.as_str()).collect();
        assert_eq!(warnings(&format!("{wrong}ignore: [{}]\n", others.join(", "))).len(), 1, "{code}");
    }
}

#[test]
fn only_warnings_can_be_ignored() {
    let text = "name: Ada\nignore:\n  - W0610\n  - E0401\n  - w0601\n  - widows\n  - [W0601]\n";
    insta::assert_snapshot!(render(&compile_text("resume.yaml", text).err().expect("mistakes")));
}

#[test]
fn warnings_stop_nothing() {
    let folder = scratch();
    let (wrong, _) = examples(Code::EndMarks);
    let file = put(folder.path(), "resume.yaml", wrong);
    for command in ["build", "check"] {
        let result = run(recto().arg(command).arg(&file));
        assert_eq!(result.code, 0, "{}", result.stderr);
        assert!(result.stderr.contains("warning[W0604]"), "{}", result.stderr);
    }
    assert!(folder.path().join("resume.pdf").exists());
}

#[test]
fn the_samples_are_nearly_free_of_warnings() {
    for path in RESUMES {
        let (_, compiled) = compile_file(path);
        assert!(compiled.warnings.len() <= 1, "{path}: {}", render(&compiled.warnings));
    }
}

/// What is said of a list whose items end as given, shortened to the lines that are pointed at.
fn pointed_at(ends: &[&str]) -> Vec<usize> {
    let items: String = ends.iter().map(|end| format!("      - \"Did {end}\"\n")).collect();
    let found = warnings(&format!("name: Ada\nsections:\n  - bullets:\n{items}"));
    let Some(warning) = found.first() else { return Vec::new() };
    let file = warning.file.as_ref().expect("a file");
    warning.labels.iter().map(|label| file.line_column(label.span.start).0 - 3).collect()
}

#[test]
fn which_ends_differ() {
    const NOBODY: [usize; 0] = [];
    assert_eq!(pointed_at(&["this", "that"]), NOBODY);
    assert_eq!(pointed_at(&["this.", "that!", "it?", "these;"]), NOBODY);
    assert_eq!(pointed_at(&["this"]), NOBODY);
    // The minority first, then the first of the majority.
    assert_eq!(pointed_at(&["this.", "that", "it."]), [2, 1]);
    assert_eq!(pointed_at(&["this", "that.", "it", "these!"]), [2, 4, 1], "in a tie the later ones");
    assert_eq!(
        pointed_at(&["this.", "that (it.)", "(these)", "those.”"]),
        [3, 1],
        "closing marks don't count"
    );
    assert_eq!(
        pointed_at(&["this", "that etc.", "for Acme Inc.", "in the U.S.", "it"]),
        NOBODY,
        "abbreviations"
    );
    assert_eq!(pointed_at(&["this", "that **strongly.**", "it"]), [2, 1]);
}

#[test]
fn lists_are_judged_one_by_one() {
    let text = "name: Ada\nsections:\n  - bullets: [This., That.]\n  - bullets: [This, That]\n  - projects:\n      \
                - { name: A, description: it. }\n      - { name: B, description: \"it\" }\n      - name: C\n";
    insta::assert_snapshot!(render(&warnings(text)));
}

#[test]
fn contacts_and_titles_may_stick_out_but_are_no_runts() {
    let text = format!(
        "name: Ada Lovelace, Countess of Lovelace, née the Honourable Augusta Ada Byron\nheadline: {} it\ncontact:\n  \
         email: ada@example.org\n  website: example.org/{}\n",
        "A headline that is long enough to be broken ".repeat(2).trim_end(),
        "a".repeat(120),
    );
    insta::assert_snapshot!(render(&warnings_at_the_defaults(&text)));
}

#[test]
fn texts_with_line_breaks_are_judged_line_by_line() {
    let long =
        "Carried the archive of a city of two million people to a new building in one week of May 1913";
    let text = format!(
        "name: Ada\nsections:\n  - text: |\n      {long}\n\n      {long}\n      End\n  - text: \"{long}\\nEnd\"\n"
    );
    insta::assert_snapshot!(render(&warnings_at_the_defaults(&text)));
}

/// A page that is full but for nothing: bullets of one line, then those given.
fn page(items: usize, rest: &str) -> String {
    let items: String = (1..=items).map(|n| format!("      - Item {n}\n")).collect();
    format!("name: Robin\nsections:\n  - bullets:\n{items}{rest}")
}

fn overflow(text: &str) -> Diagnostic {
    let errors = at_the_defaults(text).err().expect("too much for the page");
    assert_eq!(
        errors.iter().map(|error| error.code).collect::<Vec<_>>(),
        [Code::Overflow],
        "{}",
        render(&errors)
    );
    errors[0].clone()
}

const LONG: &str = "      - Carried the archive of a city of two million people to a new building in one week of May\n      \
                    - Wrote the handbook that every new colleague in the workshop has been given on the first day\n";
const LOW: &str = "      - text: Won a prize\n        priority: low\n      \
                   - text: Won another prize that takes two lines on the page because so much can be said about it\n        \
                   priority: low\n";

#[test]
fn one_line_over() {
    insta::assert_snapshot!("overflow_one_line", render(&[overflow(&page(56, ""))]));
    insta::assert_snapshot!("overflow_one_line_cut", render(&[overflow(&page(52, LONG))]));
    insta::assert_snapshot!("overflow_one_line_low", render(&[overflow(&page(53, LOW))]));
}

#[test]
fn many_lines_over() {
    insta::assert_snapshot!("overflow_two_lines", render(&[overflow(&page(51, &format!("{LONG}{LOW}")))]));
    insta::assert_snapshot!("overflow_many_lines", render(&[overflow(&page(70, &format!("{LONG}{LOW}")))]));
}

/// The lines of the file at which something is said to be of low priority.
fn low_lines(text: &str) -> Vec<usize> {
    let error = overflow(text);
    let file = error.file.as_ref().expect("a file");
    let low = error.labels.iter().filter(|label| label.message.starts_with("low priority"));
    low.map(|label| file.line_column(label.span.start).0).collect()
}

#[test]
fn no_more_is_left_out_than_needed() {
    assert_eq!(low_lines(&page(53, LOW)), [58], "one line over: the item of one line");
    assert_eq!(low_lines(&page(54, LOW)), [61], "two lines over: the item of two lines alone");
    assert_eq!(low_lines(&page(55, LOW)), [60, 62], "three lines over: both");
    let projects = "  - title: Projects\n    projects:\n      - name: One\n        organization: Two\n        \
                    highlights: [Three, { text: Four, priority: low }]\n        priority: low\n      - name: Five\n        \
                    date: 2020\n        priority: normal\n        highlights: [{ text: Six, priority: low }]\n";
    assert_eq!(low_lines(&page(49, projects)), [62], "one line over: not the project of four");
    insta::assert_snapshot!("overflow_low_project", render(&[overflow(&page(53, projects))]));
}

#[test]
fn two_pages_over() {
    let two = "page: { count: 2 }\n";
    insta::assert_snapshot!("overflow_two_pages", render(&[overflow(&format!("{two}{}", page(113, LOW)))]));
}

#[test]
fn one_line_a_page() {
    insta::assert_snapshot!(render(&[overflow(
        "name: Maximilian\nheadline: Archivist\nstyle: { text-size: 300pt }\n"
    )]));
}

#[test]
fn the_same_for_programs() {
    let json = overflow(&page(52, LONG)).to_json();
    insta::assert_json_snapshot!(json["labels"]);
}

/// How many lines a text takes in all.
fn lines(text: &str) -> usize {
    let (_, compiled) =
        compile_text("resume.yaml", text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    compiled.typeset.measure.pages.iter().map(|page| page.lines).sum()
}

/// The cuts that a diagnostic tells of: how many characters, and before which byte.
fn cuts(error: &Diagnostic) -> Vec<(usize, usize)> {
    let cuts = error.labels.iter().filter(|label| label.message.starts_with("cut "));
    cuts.map(|label| {
        let count = label.message.split(' ').nth(1).expect("a number");
        (if count == "one" { 1 } else { count.parse().expect("a number") }, label.span.end)
    })
    .collect()
}

/// A text without some characters before a byte.
fn without(text: &str, count: usize, end: usize) -> String {
    let start = text[..end].char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    format!("{}{}", text[..start].trim_end(), &text[end..])
}

#[test]
fn each_cut_wins_a_line() {
    const WORDS: [&str; 9] =
        ["page", "with", "illustrations", "of", "every", "kind", "an", "archive", "bound"];
    // Texts of all lengths from a line to three.
    let items: String = (16..48)
        .map(|count| {
            let words: Vec<&str> = (0..count).map(|n| WORDS[(n * n + count) % WORDS.len()]).collect();
            format!("      - {}\n", words.join(" "))
        })
        .collect();
    let mut tried = 0;
    for size in [9.0, 9.5, 10.0, 10.5, 11.0, 11.5, 12.0] {
        let head = format!("name: Robin\nstyle: {{ text-size: {size}pt }}\n");
        let text = format!("{head}sections:\n  - bullets:\n{items}");
        let free = |text: &str| format!("{text}page: {{ fit: off }}\n");
        let before = lines(&free(&text));
        for (count, end) in cuts(&overflow(&text)) {
            let after = lines(&free(&without(&text, count, end)));
            assert_eq!(after, before - 1, "{size} pt: {count} characters before byte {end}");
            tried += 1;
        }
    }
    assert!(tried >= 25, "only {tried} cuts were suggested");
}

#[test]
fn what_makes_it_fit_does() {
    let text = page(52, LONG);
    for (count, end) in cuts(&overflow(&text)) {
        assert!(at_the_defaults(&without(&text, count, end)).is_ok());
    }
    let text = page(53, LOW);
    let low = overflow(&text).labels.into_iter().find(|label| label.message.starts_with("low priority"));
    let end = low.expect("an item of low priority").span.end;
    let start = text[..end].rfind("      - text").expect("the item");
    assert!(at_the_defaults(&format!("{}{}", &text[..start], &text[end + 1..])).is_ok());
}
