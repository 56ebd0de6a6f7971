//! The JSON Schema, for editors that complete and check while somebody types.

use schemars::generate::SchemaSettings;

use super::Resume;

/// The JSON Schema (draft 2020-12) of a résumé file, generated from the structs and their docstrings.
pub fn json_schema() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Resume>();
    // A schema is a tree of JSON values, which always has a text.
    let mut text = serde_json::to_string_pretty(&schema).expect("a JSON value has a text");
    text.push('\n');
    text
}
