//! A PDF beside the résumé that it was made of: what is found, and what is taken for what it is not.

use std::fs;

use recto::document::Document;
use recto::proof::{Comparison, FieldKind, Proof, View};
use recto::read_resume;

use crate::proof::proof;
use crate::support::{put, recto, run, scratch};
use crate::tiny_pdf::TinyPdf;

const YAML: &str = "
name: Ada Example
contact: { email: ada@example.org, location: \"Bath, England\" }
sections:
  - work:
      - { organization: Acme Joinery, title: Carpenter, location: \"Bristol, England\", start: 2019, end: 2022 }
      - organization: Globex Mills
        location: \"Leeds, England\"
        roles:
          - { title: Senior Carpenter, start: 2016, end: 2018, highlights: [Stairs that do not creak] }
          - { title: Carpenter, location: \"York, England\", start: 2014, end: 2015 }
  - skills:
      - { name: Tools, keywords: [plane, saw] }
";

const LINES: [&str; 18] = [
    "*Ada Example",
    "ada@example.org",
    "Bath, England",
    "*Experience",
    "*Acme Joinery",
    "Carpenter",
    "Bristol, England",
    "2019 – 2022",
    "*Globex Mills",
    "Senior Carpenter",
    "Leeds, England",
    "2016 – 2018",
    "- Stairs that do not creak",
    "Carpenter",
    "York, England",
    "2014 – 2015",
    "*Skills",
    "Tools: plane, saw",
];

/// How the order of the content stream compares where some of the lines are others.
fn compared(changes: &[(usize, &str)]) -> Comparison {
    let mut lines = LINES;
    for (index, line) in changes {
        lines[*index] = line;
    }
    let shown = |(index, line): (usize, &&str)| {
        let (font, line) = line.strip_prefix('*').map_or(("/F", *line), |bold| ("/B", bold));
        let size = if index == 0 { 20 } else { 10 };
        format!("BT {font} {size} Tf 72 {} Td ({}) Tj ET\n", 740 - 14 * index, line.replace('–', "\\226"))
    };
    let page: String = lines.iter().enumerate().map(shown).collect();
    against(&proof(&TinyPdf::new(&page).bytes()))
}

fn against(proof: &Proof) -> Comparison {
    let (source, resume) = read_resume("resume.yaml", YAML).expect("a résumé");
    let document = Document::resolve(&resume, &source, None).expect("a document");
    let mut all = proof.against(&document, &source).into_iter();
    all.find(|comparison| comparison.view == View::Stream).expect("the view")
}

fn mistaken(comparison: &Comparison) -> Vec<(FieldKind, &str)> {
    comparison.mistaken.iter().map(|taken| (taken.kind, taken.text.as_str())).collect()
}

fn untaken(comparison: &Comparison) -> Vec<(&str, String)> {
    comparison.untaken.iter().map(|missing| (missing.text.as_str(), missing.problem())).collect()
}

#[test]
fn all_is_found_and_nothing_else() {
    let found = compared(&[]);
    assert_eq!((untaken(&found), mistaken(&found)), (vec![], vec![]));
    // Three for the person, two titles of sections, 2 names, 3 titles, 3 places, 3 dates and a line of skills.
    assert_eq!((found.recall.fields.found, found.recall.fields.of), (17, 17));
    // The second employer is taken for each of its roles, and each skill counts.
    assert_eq!((found.precision.fields.found, found.precision.fields.of), (19, 19));
    assert_eq!(found.missing, []);
    assert!(found.precision.words.is_whole() && found.is_kept(), "{:?}", found.precision.words);
}

#[test]
fn a_date_of_another_role_is_not_taken_rightly() {
    let found = compared(&[(7, "2016 – 2018"), (11, "2019 – 2022")]);
    assert_eq!(mistaken(&found), [(FieldKind::Dates, "2016 – 2018"), (FieldKind::Dates, "2019 – 2022")]);
    assert_eq!((found.recall.fields.found, found.precision.fields.found), (15, 17));
    assert!(!found.is_kept());
}

#[test]
fn what_the_resume_does_not_say_costs_precision_alone() {
    let found = compared(&[(1, "ada@example.org ada@example.com"), (17, "Tools: plane, saw, rasp")]);
    assert_eq!(mistaken(&found), [(FieldKind::Email, "ada@example.com"), (FieldKind::Skills, "rasp")]);
    assert!(found.recall.fields.is_whole() && found.is_kept());
    assert_eq!((found.precision.fields.found, found.precision.fields.of), (19, 21));
}

#[test]
fn a_section_that_is_none_costs_its_fields() {
    let found = compared(&[(8, "*Education")]);
    let wrong = mistaken(&found);
    assert!(wrong.contains(&(FieldKind::SectionTitle, "Education")), "{wrong:?}");
    assert!(wrong.contains(&(FieldKind::Dates, "2014 – 2015")), "{wrong:?}");
    assert!(!found.recall.fields.is_whole());
}

#[test]
fn what_a_text_is_taken_for_is_told() {
    // As towns and countries stand; that it is a title, no parser can know.
    let found = compared(&[(1, "ada@example.org | Bristol, England")]);
    assert_eq!(untaken(&found), [("Bath, England", "is not taken for what it is".to_owned())]);
    assert_eq!(mistaken(&found), [(FieldKind::Location, "Bristol, England")]);
}

#[test]
fn a_build_is_not_written_if_a_field_is_not_taken() {
    let folder = scratch();
    let text = |title: &str| {
        format!(
            "name: Ada Example\nsections:\n  - work:\n      - {{ organization: Acme, title: \"{title}\", end: 2020 }}\n"
        )
    };
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "linear", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let path = folder.path().join("mine/lib.typ");
    let code = fs::read_to_string(&path).expect("the layout");
    // A title that nothing tells from a place.
    let upright = code.replace("par(italic(words(title)) +", "par(words(title) +");
    assert_ne!(code, upright);
    fs::write(&path, upright).expect("the layout");
    let build = ["build", "resume.yaml", "--layout", "mine", "--proof"];
    put(folder.path(), "resume.yaml", text("Carpenter"));
    let good = run(recto().current_dir(folder.path()).args(build));
    assert_eq!(good.code, 0, "{}", good.stderr);
    put(folder.path(), "resume.yaml", text("Quality, Norway"));
    fs::write(folder.path().join("resume.pdf"), "the last good one").expect("a file");
    let bad = run(recto().current_dir(folder.path()).args(build));
    assert_eq!(bad.code, 1, "{}", bad.stderr);
    insta::assert_snapshot!(bad.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("a file"), "the last good one");
}
