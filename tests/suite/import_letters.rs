//! Letters that no font has are left out of what is imported, so that it builds at once, and their texts are told.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use recto::import::import;
use serde_json::Value;

use crate::support::{compile_text, put, recto, root, run, scratch};

/// The program on a machine without installed fonts.
fn without_fonts(folder: &Path) -> Command {
    let config = "<?xml version=\"1.0\"?><fontconfig><dir>/nowhere</dir></fontconfig>";
    let mut recto = recto();
    recto.env("FONTCONFIG_FILE", put(folder, "fonts.conf", config));
    recto
}

#[test]
fn what_is_imported_builds_without_installed_fonts() {
    let folder = scratch();
    let output = folder.path().join("resume.yaml");
    let mut import = without_fonts(folder.path());
    import.current_dir(root()).args(["import", "tests/imports/letters.yaml", "-o"]).arg(&output);
    let done = run(&mut import);
    assert_eq!(done.code, 0, "{}", done.stderr);
    let built = run(without_fonts(folder.path()).args(["build", "-q"]).arg(&output));
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));

    let yaml = std::fs::read_to_string(&output).expect("YAML");
    insta::assert_snapshot!("import-letters", yaml);
    let told = |path: &str| done.stderr.contains(&format!("not placed: cv.{path}"));
    assert!(told("name: Mina 🦊 Example\n"), "{}", done.stderr);
    assert!(told("sections.experience[0].highlights[0]: 🦑\n"), "{}", done.stderr);
    assert!(told("sections.experience[0].highlights[2]: 저는"), "{}", done.stderr);
    assert!(!told("website"), "{}", done.stderr);
}

/// A mark that only an installed font has was once taken for one that can be drawn.
#[test]
fn marks_that_cannot_be_set_are_told_of() {
    for (text, mark) in [("1\u{fe0f}\u{20e3}", "U+20E3"), ("t\u{361}s", "U+0361")] {
        let errors = compile_text("resume.yaml", &format!("name: Ada {text}\n")).map(drop).expect_err(text);
        assert!(errors[0].message.ends_with(mark), "{errors:?}");
    }
    assert!(compile_text("resume.yaml", "name: Zoe\u{308} \u{e9}\u{301}\n").is_ok());
}

#[test]
fn what_is_imported_builds_with_the_fonts_that_there_are() {
    let folder = scratch();
    let output = folder.path().join("resume.yaml");
    let input = root().join("tests/imports/letters.yaml");
    assert_eq!(run(recto().arg("import").arg(input).arg("-o").arg(&output)).code, 0);
    let built = run(recto().args(["build", "-q"]).arg(&output));
    assert_eq!(built.code, 0, "{}", built.stderr);
}

/// A text of a résumé without crabs and tigers.
fn without(text: &str) -> Option<String> {
    let json = serde_json::json!({ "basics": { "name": "Ada", "summary": text } }).to_string();
    let mut imported = import("resume.json", json.as_bytes()).expect("a résumé");
    imported.leave_out(&BTreeSet::from(['🦀', '🐯', '虎']));
    let told = imported.unplaced.iter().any(|it| it.text == text.trim());
    assert_eq!(told, text.contains(['🦀', '🐯', '虎']), "{text}");
    let resume: Value = serde_yaml::from_str(&imported.to_yaml()).expect("YAML");
    resume["summary"].as_str().map(str::to_owned)
}

#[test]
fn the_words_around_stay_a_text() {
    let texts = [
        ("Ada 🦀 builds", Some("Ada builds")),
        ("🦀 Ada 🦀", Some("Ada")),
        ("Ada🦀s", Some("Adas")),
        ("Launched 🦀!", Some("Launched!")),
        ("Likes (🦀) seas", Some("Likes seas")),
        ("Likes (🦀 and) seas", Some("Likes (and) seas")),
        ("**🦀 Bold** words", Some("**Bold** words")),
        ("**Bold 🦀** words", Some("**Bold** words")),
        ("**🦀** words", Some("words")),
        ("🦀 – 🐯", None),
        ("Salt 🦀\u{fe0f}\u{200d}🐯 water", Some("Salt water")),
        ("one\n🦀\ntwo", Some("one\ntwo")),
        ("one\n- 🦀\n- two", Some("one\n- two")),
        ("[🦀 Beach](https://example.org/🦀)", Some("[Beach](https://example.org/🦀)")),
        ("Sea https://example.org/🦀 side", Some("Sea side")),
        ("🦀🐯", None),
        ("虎虎虎2019虎虎虎", None),
        ("no  such", Some("no  such")),
    ];
    for (text, left) in texts {
        assert_eq!(without(text).as_deref(), left, "{text}");
    }
}
