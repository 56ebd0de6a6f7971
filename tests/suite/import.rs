//! Other tools' files: what comes out is written as a person would, builds at once, and loses nothing.

use std::io::{Cursor, Write};
use std::path::Path;

use recto::document::Document;
use recto::import::{Imported, import};
use recto::resume::Fit;
use recto::typeset::Engine;
use recto::{Options, compile};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{put, read, recto, render, root, run, scratch};

/// LinkedIn's archive as it comes: one file a topic, most of which no résumé tells.
pub const LINKEDIN: [(&str, &str); 13] = [
    (
        "Profile.csv",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\r\n\
         Yara,Example,,,\"Jan 5\",Bridge inspector,\"Looks at bolts.\r\n\r\nEvery bolt.\",Civil Engineering,10115,\"Berlin, Germany\",[yara_bolts],[PORTFOLIO:https://example.org/yara],\r\n",
    ),
    (
        "Email Addresses.csv",
        "Email Address,Confirmed,Primary,Updated On\nyara.old@example.org,Yes,No,1/1/20\nyara@example.org,Yes,Yes,1/1/20\n",
    ),
    ("PhoneNumbers.csv", "Extension,Number,Type\n,,\n,+49 30 5550123,Mobile\n"),
    (
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On\n\
         Brücken AG,Lead inspector,\"Leads five.\n• 212 bridges a year\n• None fell\",Berlin,Mar 2019,\n\
         Brücken AG,Inspector,,Berlin,Jan 2014,Feb 2019\n\
         Kran GmbH,Welder,\"Welded, with \"\"care\"\"\",Hamburg,2011,Dec 2013\n",
    ),
    (
        "Education.csv",
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU Example,2007,2011,Thesis on rivets,Diplom,Rowing club\n",
    ),
    ("Skills.csv", "Name\nUltrasonic testing\nRope access\n"),
    (
        "Certifications.csv",
        "Name,Url,Authority,Started On,Finished On,License Number\nIRATA Level 3,https://example.org/irata,IRATA,May 2016,May 2019,3/12345\n",
    ),
    ("Languages.csv", "Name,Proficiency\nGerman,Native or bilingual proficiency\nEnglish,\n"),
    (
        "Projects.csv",
        "Title,Description,Url,Started On,Finished On\nBolt atlas,Every bolt of one bridge,https://example.org/bolts,Jun 2020,Jul 2020\n",
    ),
    (
        "Publications.csv",
        "Name,Published On,Description,Publisher,Url\nRust never sleeps,\"Mar 14, 2020\",On paint,Example Steel,https://example.org/rust\n",
    ),
    ("Honors.csv", "Title,Description,Issued On\nSafe hands,Ten years without harm,Nov 2021\n"),
    (
        "Recommendations_Received.csv",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nSam,Example,Brücken AG,Director,She finds it.,\"05/01/21, 10:00 AM\",VISIBLE\n",
    ),
    ("Connections.csv", "First Name,Last Name\nNo,Body\n"),
];

/// A ZIP of files.
pub fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The samples, by name.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let file = |name| (name, read(&format!("tests/imports/{name}")).into_bytes());
    vec![
        file("json-resume.json"),
        file("rendercv.yaml"),
        file("yamlresume.yml"),
        ("linkedin.zip", zipped(&LINKEDIN)),
    ]
}

pub fn imported(name: &str, bytes: &[u8]) -> Imported {
    import(name, bytes).unwrap_or_else(|errors| panic!("{name}: {}", render(&errors)))
}

/// The document that an imported file builds, on as many pages as it takes.
fn document(imported: &Imported) -> Document {
    let options = Options { fit: Some(Fit::Off), ..Options::default() };
    let compiled = compile(&mut Engine::new(), "imported.yaml", &imported.to_yaml(), Path::new(""), &options);
    compiled.unwrap_or_else(|errors| panic!("{}\n{}", imported.to_yaml(), render(&errors))).document
}

#[test]
fn reads_as_if_a_person_had_written_it() {
    for (name, bytes) in samples() {
        let imported = imported(name, &bytes);
        let left: String =
            imported.unplaced.iter().map(|it| format!("{}: {:?}\n", it.path, it.text)).collect();
        insta::assert_snapshot!(
            format!("import-{name}"),
            format!("{}\n--- not placed ---\n{left}", imported.to_yaml())
        );
    }
}

#[test]
fn loses_nothing() {
    for (name, bytes) in samples() {
        let imported = imported(name, &bytes);
        let page = shown(&serde_json::to_value(document(&imported)).expect("a document"));
        let lost: Vec<String> =
            strings(name, &bytes).into_iter().filter(|text| !is_found(text, &imported, &page)).collect();
        assert_eq!(lost, Vec::<String>::new(), "{name}");
    }
}

/// Every text of a sample.
pub fn strings(name: &str, bytes: &[u8]) -> Vec<String> {
    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Null => {}
            Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
            Value::Object(fields) => fields.values().for_each(|value| collect(value, found)),
            Value::String(text) => found.push(text.clone()),
            other => found.push(other.to_string()),
        }
    }
    let mut found = Vec::new();
    if name.ends_with(".json") {
        collect(&serde_json::from_slice(bytes).expect("JSON"), &mut found);
    } else if name.ends_with(".zip") {
        let unread = imported(name, bytes).unplaced;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        for index in 0..archive.len() {
            let file = archive.by_index(index).expect("a file");
            let name = file.name().expect("a name").into_owned();
            if unread
                .iter()
                .all(|it| (it.path.as_str(), it.text.as_str()) != (&name, "a file that was not read"))
            {
                let mut rows = csv::Reader::from_reader(file);
                rows.records().for_each(|row| found.extend(row.expect("a row").iter().map(str::to_owned)));
            }
        }
    } else {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        collect(&serde_yaml::from_str(text).expect("YAML"), &mut found);
    }
    found
}

/// Whether a text can be found again: on the page, behind a link, as a date, or among what was not placed.
pub fn is_found(text: &str, imported: &Imported, page: &str) -> bool {
    let mut page = letters(page);
    page += &letters(&imported.unplaced.iter().map(|it| it.text.as_str()).collect::<String>());
    // Days that are not shown stay behind their month, in a comment; settings have become others.
    let yaml = imported.to_yaml();
    page += &letters(
        &yaml.lines().filter_map(|line| line.split_once(" # ")).map(|(_, it)| it).collect::<String>(),
    );
    let lines: Vec<String> = text.lines().map(unmarked).flat_map(|line| unlinked(&line)).collect();
    lines
        .iter()
        .all(|line| page.contains(&letters(line)) || SETTINGS.contains(&line.trim()) || is_date(line, &page))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A line without the mark that makes it an item of a list.
fn unmarked(line: &str) -> String {
    let line = line.trim();
    let marks = ["- ", "• ", "1. ", "2. ", "3. ", "4. "];
    marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).to_owned()
}

/// A line's words, and the addresses that stand behind them.
fn unlinked(line: &str) -> Vec<String> {
    let (mut words, mut addresses, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once("](") {
        let (address, behind) = after.split_once(')').unwrap_or((after, ""));
        words += before;
        addresses.push(address.to_owned());
        rest = behind;
    }
    words += rest.trim_start_matches("[PORTFOLIO:");
    addresses.push(words);
    addresses
}

/// Texts that are settings or say how others are to be read, and stand otherwise in a résumé of recto's.
const SETTINGS: [&str; 17] = [
    "@tomasz@rocks.example.org",
    "rgb(0, 79, 144)",
    "rgb(0,79,144)",
    "MONTH_ABBREVIATION YEAR",
    "yes",
    "Yes",
    "no",
    "present",
    "letter",
    "us-letter",
    "a4",
    "en",
    "pt-br",
    "english",
    "VISIBLE",
    "1/1/20",
    "05/01/21, 10:00 AM",
];

/// Whether a text is a date whose year is on the page.
fn is_date(text: &str, page: &str) -> bool {
    let years: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|it| it.len() == 4).collect();
    text.len() <= 20 && matches!(years.as_slice(), [year] if page.contains(year))
}

/// Every text and address of a document.
pub fn shown(document: &Value) -> String {
    match document {
        Value::Array(items) => items.iter().map(shown).collect(),
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "at").map(|(_, value)| shown(value)).collect()
        }
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

#[test]
fn the_program_fills_as_many_pages_as_it_takes() {
    let folder = scratch();
    let mut long: Value = serde_json::from_str(&read("tests/imports/json-resume.json")).expect("JSON");
    let highlights: Vec<String> = (0..90)
        .map(|n| {
            format!("Repaired instrument number {n} of a long list, and wrote down what was wrong with it")
        })
        .collect();
    long["work"][0]["highlights"] = highlights.into();
    put(folder.path(), "long.json", long.to_string());
    let output = folder.path().join("long.yaml");
    let done = run(recto().arg("import").arg(folder.path().join("long.json")).arg("-o").arg(&output));
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(done.stderr.contains("not placed: work2[0].anything[0]: else"), "{}", done.stderr);
    let yaml = std::fs::read_to_string(&output).expect("YAML");
    assert!(yaml.contains("count: 3 # "), "{yaml}");
    assert_eq!(run(recto().args(["build", "-q"]).arg(&output)).code, 0);

    // What is there already is never overwritten.
    let again = run(recto().arg("import").arg(folder.path().join("long.json")).arg("-o").arg(&output));
    assert_eq!(again.code, 1);
    assert!(again.stderr.contains("is there already"), "{}", again.stderr);
    assert_eq!(std::fs::read_to_string(&output).expect("YAML"), yaml);
}

#[test]
fn the_program_tells_programs_what_it_did() {
    let folder = scratch();
    let output = folder.path().join("resume.yaml");
    let input = root().join("tests/imports/rendercv.yaml");
    let done = run(recto().args(["import", "--format", "json"]).arg(input).arg("-o").arg(&output));
    let report: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(report["from"], "RenderCV");
    assert_eq!(report["unplaced"][0]["path"], "cv.email[1]");
    assert_eq!(report["unplaced"][0]["text"], "old@example.org");
    let piped = run(recto().arg("import").arg(root().join("tests/imports/rendercv.yaml")));
    assert_eq!(
        piped.stdout,
        std::fs::read_to_string(&output).expect("YAML").replace(&output.display().to_string(), "")
    );
}
