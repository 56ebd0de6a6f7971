//! Typographic checks, and the explanation of a page that cannot fit: what is said, and that it is true.

use recto::diagnostic::{Code, Diagnostic};

use crate::support::{RESUMES, compile_file, compile_text, put, recto, render, run, scratch};

const CHECKS: [Code; 4] = [Code::Runt, Code::LongHighlight, Code::SticksOut, Code::EndMarks];

/// The warnings of a résumé that builds.
fn warnings(text: &str) -> Vec<Diagnostic> {
    let compiled = compile_text("resume.yaml", text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    compiled.1.warnings
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
    insta::assert_snapshot!(render(&warnings(&text)));
}

#[test]
fn texts_with_line_breaks_are_judged_line_by_line() {
    let long =
        "Carried the archive of a city of two million people to a new building in one week of May 1913";
    let text = format!(
        "name: Ada\nsections:\n  - text: |\n      {long}\n\n      {long}\n      End\n  - text: \"{long}\\nEnd\"\n"
    );
    insta::assert_snapshot!(render(&warnings(&text)));
}
