//! JSON Resume out and in again: the same document.

use proptest::prelude::*;
use recto::document::Document;
use recto::export::json_resume;
use recto::import::import;
use recto::source::Source;
use recto::{read_resume, variant};
use serde_json::Value;

use crate::support::{RESUMES, put, read, recto, render, run, scratch};

/// What a reader sees of a résumé: the document without its paths, its dates' day, and what JSON Resume cannot say
/// (that an old entry is kept to one line).
fn seen(document: &Document) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Object(fields) => {
                fields.remove("at");
                fields.remove("compact");
                fields.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(document).expect("a document");
    strip(&mut value);
    value
}

/// The document of a text, and the JSON Resume that recto writes of it.
fn document_and_json(name: &str, text: &str, chosen: Option<&str>) -> (Value, String, bool) {
    let (source, resume) = read_resume(name, text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    let resume = variant::select(resume, chosen).expect("a variant");
    let document =
        Document::resolve(&resume, &source, None).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    (seen(&document), json_resume(&resume), resume.anonymous)
}

/// The document that JSON Resume gives when it is imported.
fn back(json: &str) -> (Value, String) {
    let imported =
        import("resume.json", json.as_bytes()).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    assert_eq!(imported.unplaced, [], "recto knows what it writes itself");
    let yaml = imported.to_yaml();
    let (source, resume) =
        read_resume("resume.yaml", &yaml).unwrap_or_else(|errors| panic!("{yaml}\n{}", render(&errors)));
    (seen(&Document::resolve(&resume, &source, None).expect("a document")), yaml)
}

#[test]
fn every_resume_and_variant_comes_back_the_same() {
    for path in RESUMES {
        let text = read(path);
        let source = Source::parse(path, &text).expect("YAML");
        let resume = recto::resume::Resume::read(&source).0.expect("a résumé");
        let names: Vec<Option<String>> = std::iter::once(None)
            .chain(variant::names(&resume).into_iter().map(|name| Some(name.to_owned())))
            .collect();
        for name in names {
            let (before, json, anonymous) = document_and_json(path, &text, name.as_deref());
            if anonymous {
                assert!(!json.contains("\"name\": \"Akshat"), "what a variant hides stays hidden");
                continue;
            }
            let (after, yaml) = back(&json);
            assert!(before == after, "{path} {name:?}\n{json}\n{yaml}");
        }
    }
}

#[test]
fn the_original_as_json_resume() {
    let (_, json, _) = document_and_json("resume.yaml", &read("data/akshat-mahajan.yaml"), None);
    insta::assert_snapshot!("json-resume", json);
}

/// Texts as people write them, with what YAML, JSON and Markdown could trip over.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Zäßéłø]{1,9}",
        1 => prop_oneof![
            Just("C#".to_owned()), Just("$40M".to_owned()), Just("**bold**".to_owned()), Just("*it*".to_owned()),
            Just("a: b".to_owned()), Just("- x".to_owned()), Just("#1".to_owned()), Just("yes".to_owned()),
            Just("007".to_owned()), Just("\"so\"".to_owned()), Just("it's".to_owned()), Just("\\".to_owned()),
            Just("2020-01".to_owned()), Just("[x](https://example.org)".to_owned()), Just("{a}".to_owned()),
            Just("> 9".to_owned()), Just("1.".to_owned()), Just("&".to_owned()), Just("|".to_owned()), Just("~".to_owned()),
        ],
    ];
    proptest::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        (1950..2030).prop_map(|year: i32| format!("{year}")),
        (1950..2030, 1..13).prop_map(|(year, month): (i32, i32)| format!("{year}-{month:02}")),
        (1950..2030, 1..13, 1..29)
            .prop_map(|(year, month, day): (i32, i32, i32)| format!("{year}-{month:02}-{day:02}")),
    ]
}

/// A résumé of every kind of content, in recto's own format (JSON is YAML).
fn resume() -> impl Strategy<Value = Value> {
    let texts = || proptest::collection::vec(text(), 1..4);
    let role = (text(), date(), text(), texts()).prop_map(|(title, start, summary, highlights)| {
        serde_json::json!({ "title": title, "start": start, "end": "present", "summary": summary, "highlights": highlights })
    });
    let work = (text(), text(), proptest::collection::vec(role, 1..3)).prop_map(
        |(name, place, roles)| serde_json::json!({ "organization": name, "location": place, "roles": roles }),
    );
    let work = work.boxed();
    let education = (text(), text(), date(), texts(), texts()).prop_map(|(school, degree, date, courses, lines)| {
        serde_json::json!({ "institution": school, "degree": degree, "date": date, "courses": courses, "lines": lines })
    });
    let project = (text(), text(), date()).prop_map(|(name, about, end)| {
        serde_json::json!({ "name": name, "description": about, "start": { "text": "long ago" }, "end": end })
    });
    let skill = (text(), text(), texts()).prop_map(
        |(name, level, keywords)| serde_json::json!({ "name": name, "level": level, "keywords": keywords }),
    );
    let award = (text(), text(), date()).prop_map(|(title, by, date)| {
        serde_json::json!({ "title": title, "awarder": by, "date": date, "url": "https://example.org/a" })
    });
    let section = prop_oneof![
        proptest::collection::vec(work.clone(), 1..3).prop_map(|items| serde_json::json!({ "work": items })),
        proptest::collection::vec(work, 1..3).prop_map(|items| serde_json::json!({ "volunteering": items })),
        proptest::collection::vec(education, 1..3)
            .prop_map(|items| serde_json::json!({ "education": items })),
        proptest::collection::vec(project, 1..3).prop_map(|items| serde_json::json!({ "projects": items })),
        proptest::collection::vec(skill, 1..3).prop_map(|items| serde_json::json!({ "skills": items })),
        proptest::collection::vec(award, 1..3).prop_map(|items| serde_json::json!({ "awards": items })),
        texts().prop_map(|items| serde_json::json!({ "bullets": items })),
        (text(), text()).prop_map(|(one, two)| serde_json::json!({ "text": format!("{one}\n{two}") })),
    ];
    let titled = (section, proptest::option::of(text()), proptest::option::of(text())).prop_map(
        |(mut section, title, note)| {
            title.into_iter().for_each(|title| section["title"] = title.into());
            note.into_iter().for_each(|note| section["note"] = note.into());
            section
        },
    );
    (text(), text(), text(), proptest::collection::vec(titled, 1..6)).prop_map(|(name, headline, summary, sections)| {
        serde_json::json!({
            "name": name,
            "headline": headline,
            "summary": summary,
            "contact": {
                "phone": "+1 (503) 555-0142",
                "email": "ada@example.org",
                "location": "Portland, OR",
                "profiles": [{ "network": "GitHub", "username": "ada" }, { "network": "Elsewhere", "url": "www.example.org/ada" }]
            },
            "dates": { "style": "iso", "separator": " to " },
            "sections": sections
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_resume_comes_back_the_same(resume in resume()) {
        let (before, json, _) = document_and_json("resume.yaml", &resume.to_string(), None);
        let (after, yaml) = back(&json);
        prop_assert_eq!(before, after, "{}\n{}", json, yaml);
    }
}

#[test]
fn what_was_imported_is_not_written_over() {
    let folder = scratch();
    let json = put(folder.path(), "resume.json", read("tests/imports/json-resume.json"));
    let yaml = folder.path().join("resume.yaml");
    assert_eq!(run(recto().args(["import", "-q"]).arg(&json).arg("-o").arg(&yaml)).code, 0);
    let over = run(recto().args(["build", "--to", "json"]).arg(&yaml));
    assert_eq!(over.code, 1);
    assert!(over.stderr.contains("recto did not write it"), "{}", over.stderr);
    assert_eq!(std::fs::read_to_string(&json).expect("JSON"), read("tests/imports/json-resume.json"));
    // What recto wrote it writes again.
    let own = folder.path().join("own.json");
    for _ in 0..2 {
        assert_eq!(run(recto().args(["build", "-q"]).arg(&yaml).arg("-o").arg(&own)).code, 0);
    }
}

#[test]
fn an_address_that_leaves_its_scheme_open_gets_one() {
    let folder = scratch();
    let path = put(folder.path(), "resume.yaml", "name: Robin\ncontact: { website: //example.org/me }\n");
    let built = run(recto().arg("build").arg(path).args(["--to", "json", "-o", "-"]));
    assert!(built.stdout.contains("\"https://example.org/me\""), "{} {}", built.stdout, built.stderr);
}
