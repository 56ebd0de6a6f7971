//! The JSON Schema, and what is generated from it.

use recto::resume::json_schema;

use crate::support::{RESUMES, read, root};

#[test]
fn the_committed_schema_is_current() {
    let path = root().join("data/resume.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, json_schema()).expect("the schema");
    }
    assert!(
        std::fs::read_to_string(&path).is_ok_and(|committed| committed == json_schema()),
        "data/resume.schema.json is out of date; run with UPDATE_SCHEMA=1"
    );
}

#[test]
fn every_field_is_described() {
    fn check(value: &serde_json::Value, path: &str) {
        if let Some(properties) = value["properties"].as_object() {
            for (name, property) in properties {
                let described = property["description"].is_string() || path.ends_with("oneOf") || name == "text" || name == "default";
                assert!(described, "{path}.{name} has no description");
                check(property, &format!("{path}.{name}"));
            }
        }
        if let Some(definitions) = value["$defs"].as_object() {
            for (name, definition) in definitions {
                check(definition, name);
            }
        }
    }
    check(&serde_json::from_str(&json_schema()).expect("JSON"), "");
}

#[test]
fn every_sample_names_the_schema() {
    for path in RESUMES {
        let first = read(path).lines().next().unwrap_or_default().to_owned();
        assert!(first.starts_with("# yaml-language-server: $schema="), "{path}: {first}");
    }
}
