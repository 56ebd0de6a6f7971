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
                let described = property["description"].is_string()
                    || path.ends_with("oneOf")
                    || name == "text"
                    || name == "default";
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

#[test]
fn the_committed_reference_is_current() {
    let path = root().join("docs/schema.md");
    let reference = reference::markdown(&serde_json::from_str(&json_schema()).expect("JSON"));
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &reference).expect("the reference");
    }
    assert!(
        std::fs::read_to_string(&path).is_ok_and(|committed| committed == reference),
        "docs/schema.md is out of date; run with UPDATE_SCHEMA=1"
    );
}

/// The schema as a page to read: what JSON Schema cannot say, then a table for each object.
mod reference {
    use std::fmt::Write;

    use serde_json::Value;

    /// What the schema itself cannot say.
    const INTRODUCTION: &str = "\
# The résumé file

<!-- Generated from the schema by `UPDATE_SCHEMA=1 cargo test --release committed`; edit tests/suite/schema.rs \
or the docstrings in src/resume/. -->

A résumé is a YAML file. Only `name` has to be there, and unknown fields are errors, so that nothing is lost by
a slip of the finger. `recto new` writes an example with most of what follows, and `recto schema` prints the
same as JSON Schema, for editors.

## Texts

A text is Markdown's inline part and no more: `**strong**`, `*emphasis*`, `` `code` ``, `[words](example.org)`
and bare links. All else prints as it stands: `C#`, `$40M`, `@handle`, `> 800k`, `snake_case`, a leading `+` or
`1.`, HTML. A backslash takes the meaning of `*`, `_`, `` ` ``, `[`, `]`, `<` and `>` away. Straight quotation
marks and apostrophes become those of the locale, and ` -- ` becomes a dash. A line break in a text (after `|`)
is a line break on the page.

## Quotes

YAML reads some characters as its own. A text needs quotes around it when it holds `: ` or ` #`, or when it begins
with `*`, `&`, `@`, `%`, `!`, `[`, `{`, `>`, `|`, `-` and a space, or a quotation mark:

```yaml
headline: \"Editor: science and medicine\"
```

Numbers, dates and words such as `yes` need none: `1.10` stays `1.10`.

## Dates

A date is a year (`2022`), a month (`2022-02`), a day (`2022-02-28`) or `present`. Where only words will do, they
are given as such: `date: { text: Spring 2020 }`. Something lasts from a `start` to an `end`, or has one `date`.
How dates are written is for the locale and for `dates` to say, in the file or in a section ([DateStyle](#datestyle)
has the forms).

## The file
";

    pub(super) fn markdown(schema: &Value) -> String {
        let mut text = INTRODUCTION.to_owned();
        object(schema, &mut text);
        for (name, definition) in schema["$defs"].as_object().expect("definitions") {
            write!(text, "\n## {name}\n").expect("a string takes text");
            object(definition, &mut text);
        }
        text
    }

    /// A definition: what it is, and its fields or words.
    fn object(schema: &Value, text: &mut String) {
        write!(text, "\n{}\n", description(schema)).expect("a string takes text");
        if let Some(fields) = schema["properties"].as_object() {
            text.push_str("\n| field | type | |\n|---|---|---|\n");
            let required = schema["required"].as_array();
            for (name, field) in fields {
                let is_required = required.is_some_and(|names| names.iter().any(|required| required == name));
                let needed = if is_required { "**Required.** " } else { "" };
                writeln!(text, "| `{name}` | {} | {needed}{} |", kind(field), description(field))
                    .expect("a string takes text");
            }
        }
        let words: Vec<&Value> = words(schema).collect();
        if !words.is_empty() {
            text.push_str("\n| word | |\n|---|---|\n");
            for word in words {
                let name = word["const"].as_str().unwrap_or_default();
                writeln!(text, "| `{name}` | {} |", description(word)).expect("a string takes text");
            }
        }
        if let Some(examples) = schema["examples"].as_array() {
            let examples: Vec<String> =
                examples.iter().filter_map(|it| Some(format!("`{}`", it.as_str()?))).collect();
            write!(text, "\nrecto has the words of {}.\n", examples.join(", ")).expect("a string takes text");
        }
    }

    /// The words that a value has to be one of.
    fn words(schema: &Value) -> impl Iterator<Item = &Value> {
        schema["oneOf"].as_array().into_iter().flatten().filter(|choice| choice["const"].is_string())
    }

    fn description(schema: &Value) -> String {
        schema["description"].as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|")
    }

    /// What a field holds, in words; that it may be left out goes without saying.
    fn kind(schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            return format!("[{name}](#{})", name.to_lowercase());
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let kinds = choices.iter().filter(|choice| choice["type"] != "null").map(kind);
            return kinds.collect::<Vec<_>>().join(" or ");
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            name => Vec::from_iter(name.as_str()),
        };
        let names = types.into_iter().filter(|name| *name != "null").map(|name| match name {
            "array" => format!("list of {}", kind(&schema["items"])),
            "object" => format!("names, each with {}", kind(&schema["additionalProperties"])),
            "string" => "text".to_owned(),
            "integer" => "number".to_owned(),
            other => other.to_owned(),
        });
        names.collect::<Vec<_>>().join(" or ")
    }
}
