//! What other tools' files do otherwise than their formats say, or said in other years.

use recto::import::{Format, import};
use serde_json::Value;

use crate::import::{imported, zipped};

/// The start of a job whose date is written so.
fn dated(date: &str) -> Value {
    let file = serde_json::json!({ "work": [{ "name": "Acme", "position": "Welder", "startDate": date }] })
        .to_string();
    let imported = import("resume.json", file.as_bytes()).expect("a résumé");
    let resume: Value = serde_yaml::from_str(&imported.to_yaml()).expect("YAML");
    let job = &resume["sections"][0]["work"][0];
    job["date"].get("text").unwrap_or(&job["start"]).clone()
}

#[test]
fn dates_are_read_as_people_write_them() {
    for date in [
        "2019-03-01",
        "2019/03/01",
        "1.3.2019",
        "01.03.2019",
        "March 1st, 2019",
        "Mar 1, 2019",
        "1 March 2019",
        "1st of March 2019",
        "2019-03",
        "03/2019",
        "2019/3",
        "März 2019",
        "mars 2019",
        "marzo de 2019",
        "mar. 2019",
        "maaliskuu 2019",
        "2019-03-01T10:00:00Z",
    ] {
        assert_eq!(dated(date), "2019-03", "{date}");
    }
    // What could be two things, or is none, stays as it is.
    for date in ["01/03/2019", "Spring 2019", "2019-2020", "32.3.2019", "13/2019"] {
        assert_eq!(dated(date), date, "{date}");
    }
}

#[test]
fn files_that_are_not_quite_as_they_should_be() {
    let empty = imported("resume.json", br#"{"basics": []}"#);
    assert_eq!(empty.format, Format::JsonResume);
    let skills =
        imported("resume.json", br#"{"skills": ["Rust", {"name": "Metals", "keywords": ["steel"]}, "Go"]}"#);
    assert_eq!(skills.unplaced, []);
    let yaml = skills.to_yaml();
    assert!(yaml.contains("- keywords: [Rust, Go]") && yaml.contains("name: Metals"), "{yaml}");
    let cv = "cv:\n  name: Ada\n  sections:\n    about: [One., Two.]\n    education:\n      \
              - { institution: TU, area: Metals, gpa: \"3.9\" }\n";
    let yaml = imported("cv.yaml", cv.as_bytes()).to_yaml();
    assert!(yaml.contains("One.\n\n      Two.") && yaml.contains("score: \"3.9\""), "{yaml}");
}

#[test]
fn linkedins_archives_of_every_year() {
    let files = [
        ("export/Profile.csv", "First Name,Last Name,Summary\nYara,Example,\n"),
        ("export/Profile Summary.csv", "Profile Summary\nLooks at bolts.\n"),
        ("export/TestScores.csv", "Tested On,Name,Description,Score\nJan 2015,Rope test,,97\n"),
        (
            "export/Recommendations Received.csv",
            "First Name,Last Name,Text,Status\nSam,Example,Finds it.,VISIBLE\n",
        ),
        ("export/Volunteer_Experiences.csv", "Organization Name,Role,Started On\nShelter,Cook,May 2019\n"),
        ("export/Languages.csv", "Name,Proficiency\nGerman,NATIVE_OR_BILINGUAL\n"),
        ("export/Education.csv", "School Name,Degree Name,Field of Study,Grade\nTU,Diplom,Steel,1.3\n"),
    ];
    let imported = imported("linkedin.zip", &zipped(&files));
    assert_eq!(imported.unplaced, []);
    let yaml = imported.to_yaml();
    for text in [
        "summary: Looks at bolts.",
        "title: Rope test",
        "date: 2015-01",
        "quote: Finds it.",
        "organization: Shelter",
        "fluency: Native or bilingual",
        "area: Steel",
        "score: \"1.3\"",
    ] {
        assert!(yaml.contains(text), "{text}\n{yaml}");
    }
}
