//! A résumé as other programs write it: what a proof finds in their PDFs. They have to be installed (`.ci/run` does).

use std::path::Path;
use std::process::Command;

use recto::proof::{Proof, View, Weight};

use crate::support::{root, run, scratch};

/// The programs, the views that find everything in their PDFs, and the hazards that these have.
const WRITERS: [(&str, &[View], &[&str]); 4] = [
    (
        "fpdf2",
        &[View::Stream, View::Geometry, View::Plain],
        &["no-tags", "no-language", "no-title", "encryption"],
    ),
    ("groff", &[View::Stream, View::Geometry, View::Plain], &["no-tags", "no-language", "no-title"]),
    (
        "reportlab",
        &[View::Stream, View::Geometry, View::Plain],
        &["invisible-text", "tiny-text", "no-tags", "no-language", "no-title"],
    ),
    ("weasyprint", &View::ALL, &[]),
];

#[test]
#[ignore = "needs groff, and reportlab, fpdf2 and weasyprint for python3"]
fn fields_and_hazards_in_the_pdfs_of_other_programs() {
    let folder = scratch();
    let written = run(Command::new("python3").arg(root().join("tests/other_writers.py")).arg(folder.path()));
    assert_eq!(written.code, 0, "{}", written.stderr);
    for (writer, views, hazards) in WRITERS {
        let proof = read(&folder.path().join(format!("{writer}.pdf")));
        for view in views {
            let fields = &proof.reading(*view).expect("the view").fields;
            assert_eq!(fields.name.as_deref(), Some("Ada Example"), "{writer} {view:?}");
            assert_eq!(fields.emails, ["ada@example.org"], "{writer} {view:?}");
            let titles: Vec<&str> = fields.sections.iter().map(|section| section.title.as_str()).collect();
            assert_eq!(titles, ["Experience", "Education", "Skills"], "{writer} {view:?}");
            let entry = &fields.sections[0].entries[0];
            let parts = [&entry.name, &entry.title, &entry.place, &entry.dates].map(|part| part.as_deref());
            let expected = ["Example Joinery", "Carpenter", "Bristol, England", "2019 – 2022"];
            assert_eq!(parts, expected.map(Some), "{writer} {view:?}");
            assert_eq!(
                fields.sections[1].entries[0].title.as_deref(),
                Some("Master of Arts, Stairs"),
                "{writer} {view:?}"
            );
            assert_eq!(fields.sections[2].skills[..3], ["Oak", "Ash", "Joints"], "{writer} {view:?}");
            let text = proof.reading(*view).expect("the view").text().replace('\n', " ");
            assert!(
                text.contains("found an efficient office for fifty flights"),
                "{writer} {view:?}: {text}"
            );
        }
        let found: Vec<&str> = proof.hazards.iter().map(|hazard| hazard.name).collect();
        for hazard in hazards {
            assert!(found.contains(hazard), "{writer} has no {hazard}: {found:?}");
        }
        let grave = proof.hazards.iter().any(|hazard| hazard.weight == Weight::Grave);
        assert_eq!(grave, writer == "reportlab", "{writer}: {found:?}");
    }
}

fn read(path: &Path) -> Proof {
    let bytes = std::fs::read(path).expect("a PDF");
    Proof::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
