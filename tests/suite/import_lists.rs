//! Lists in imported texts: one that ends a text is highlights, and everything keeps the order that it has.

use recto::import::import;
use serde_json::{Value, json};

/// The fields of a job that was imported.
fn work(job: &Value) -> Value {
    let file = json!({ "basics": { "name": "Ada" }, "work": [job] }).to_string();
    let imported = import("resume.json", file.as_bytes()).expect("a résumé");
    assert_eq!(imported.unplaced, [], "{job}");
    let resume: Value = serde_yaml::from_str(&imported.to_yaml()).expect("YAML");
    resume["sections"][0]["work"][0].clone()
}

/// The summary and the highlights that a text becomes.
fn parted(text: &str) -> (Value, Value) {
    let work = work(&json!({ "name": "Acme", "position": "Welder", "summary": text }));
    (work["summary"].clone(), work["highlights"].clone())
}

#[test]
fn a_list_that_ends_a_text_is_highlights() {
    assert_eq!(
        parted("Leads five.\n\nLikes it.\n- 212 bridges\n  a year\n\n- None fell"),
        (json!("Leads five.\n\nLikes it."), json!(["212 bridges a year", "None fell"]))
    );
    assert_eq!(parted("  * one\n  * two\n"), (json!(null), json!(["one", "two"])));
    assert_eq!(parted("1. one\n2. two"), (json!(null), json!(["one", "two"])));
    // What the file has as highlights comes behind.
    let job = json!({ "name": "Acme", "position": "Welder", "summary": "- one", "highlights": ["two"] });
    assert_eq!(work(&job)["highlights"], json!(["one", "two"]));
}

#[test]
fn a_list_that_prose_follows_stays_in_its_place() {
    assert_eq!(
        parted("First.\n- one\n- two\n\nThen.\n- three"),
        (json!("First.\n• one\n• two\n\nThen."), json!(["three"]))
    );
    assert_eq!(
        parted("* one\n  + under one\n\n\n* two\nThe end."),
        (json!("• one\n– under one\n\n• two\nThe end."), json!(null))
    );
    assert_eq!(parted("1. one\n2. two\nThe end."), (json!("1. one\n2. two\nThe end."), json!(null)));
}

#[test]
fn a_list_in_a_list_stays_below_its_item() {
    assert_eq!(
        parted("- one\n  - under one\n    as well\n  - again\n- two"),
        (json!(null), json!(["one\n– under one as well\n– again", "two"]))
    );
    assert_eq!(parted("1. one\n   - under one\n2. two"), (json!(null), json!(["one\n– under one", "two"])));
    let job = json!({ "name": "Acme", "position": "Welder", "highlights": ["Led six\n- two\n- four", "- a\n- b", "c"] });
    assert_eq!(work(&job)["highlights"], json!(["Led six\n– two\n– four", "a", "b", "c"]));
}

#[test]
fn a_number_alone_is_no_list() {
    assert_eq!(parted("1. Platz"), (json!("1. Platz"), json!(null)));
    assert_eq!(
        parted("2. Staatsexamen\n- mit Auszeichnung"),
        (json!("2. Staatsexamen"), json!(["mit Auszeichnung"]))
    );
}

#[test]
fn a_highlight_with_a_colon_is_one() {
    let file = "cv:\n  name: Ada\n  sections:\n    work:\n      - company: Acme\n        position: Welder\n        highlights:\n          \
        - Built the bridge: all of it\n          - Led six:\n              - two drillers\n              - four students\n";
    let imported = import("cv.yaml", file.as_bytes()).expect("a résumé");
    let resume: Value = serde_yaml::from_str(&imported.to_yaml()).expect("YAML");
    assert_eq!(
        resume["sections"][0]["work"][0]["highlights"],
        json!(["Built the bridge: all of it", "Led six\n– two drillers\n– four students"])
    );
}
