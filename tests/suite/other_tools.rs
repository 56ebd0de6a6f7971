//! Real files of other tools, which `tests/other_tools/fetch.sh` gets from their packages into `target/other-tools`:
//! each imports, builds, and every text of it is in the PDF or told as not placed.

use std::path::{Path, PathBuf};

use recto::export::json_resume;
use recto::import::Format;
use recto::read_resume;

use crate::import::{imported, is_found, shown, strings};
use crate::support::{RESUMES, put, read, recto, root, run, scratch};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("target/other-tools").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Imports and builds a file, and gives what is lost of it.
fn lost(file: &Path, format: Format, folder: &Path) -> Vec<String> {
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    let (yaml, pdf) = (folder.join("resume.yaml"), folder.join("resume.pdf"));
    let _ = std::fs::remove_file(&yaml);
    let done = run(recto().arg("import").arg(file).arg("-o").arg(&yaml));
    assert_eq!(done.code, 0, "{name}: {}", done.stderr);
    let built = run(recto().args(["build", "-q"]).arg(&yaml).arg("-o").arg(&pdf));
    assert_eq!(built.code, 0, "{name}: {}", built.stderr);
    let text = run(std::process::Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-")).stdout;
    // Words behind a link are its address.
    let yaml = std::fs::read_to_string(&yaml).expect("YAML");
    let (source, resume) = read_resume("resume.yaml", &yaml).expect("a résumé");
    let document = recto::document::Document::resolve(&resume, &source, None).expect("a document");
    let links = shown(&serde_json::to_value(&document).expect("a document"))
        .split("http")
        .skip(1)
        .map(|it| format!("http{}", it.split_whitespace().next().unwrap_or_default()))
        .collect::<String>();
    let bytes = std::fs::read(file).expect("a file");
    let imported = imported(&name, &bytes);
    assert_eq!(imported.format, format, "{name}");
    let page = text + &links;
    strings(&name, &bytes).into_iter().filter(|text| !is_found(text, &imported, &page)).collect()
}

fn nothing_is_lost(folder: &str, format: Format, least: usize) {
    let scratch = scratch();
    let files = files(folder);
    assert!(files.len() >= least, "{} files", files.len());
    let mut all = Vec::new();
    for file in files {
        let lost = lost(&file, format, scratch.path());
        all.extend(lost.into_iter().map(|text| format!("{}: {text}", file.display())));
    }
    assert!(all.is_empty(), "{} texts:\n{}", all.len(), all.join("\n"));
}

#[test]
#[ignore = "needs tests/other_tools/fetch.sh and pdftotext"]
fn json_resumes_examples() {
    nothing_is_lost("json-resume", Format::JsonResume, 4);
}

#[test]
#[ignore = "needs tests/other_tools/fetch.sh and pdftotext"]
fn rendercvs_examples() {
    nothing_is_lost("rendercv", Format::RenderCv, 5);
}

#[test]
#[ignore = "needs tests/other_tools/fetch.sh, pdftotext and a font with Chinese and Japanese"]
fn yamlresumes_examples() {
    nothing_is_lost("yamlresume", Format::YamlResume, 100);
}

#[test]
#[ignore = "needs tests/other_tools/fetch.sh and pdftotext"]
fn an_archive_of_linkedins() {
    nothing_is_lost("linkedin", Format::LinkedIn, 1);
}

#[test]
#[ignore = "needs tests/other_tools/fetch.sh and Python's jsonschema"]
fn what_is_written_follows_json_resumes_schema() {
    let folder = scratch();
    let mut written = Vec::new();
    for path in RESUMES {
        let (_, resume) = read_resume(path, &read(path)).expect("a résumé");
        let name = format!("{}.json", path.replace('/', "-"));
        written.push(put(folder.path(), &name, json_resume(&resume)));
    }
    let check = "import json, sys, jsonschema\n\
        schema = json.load(open(sys.argv[1]))\n\
        validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())\n\
        for path in sys.argv[2:]:\n    for error in validator.iter_errors(json.load(open(path))):\n        print(path, error.json_path, error.message)\n";
    let schema = root().join("target/other-tools/json-resume.schema");
    let done = run(std::process::Command::new("python3").arg("-c").arg(check).arg(schema).args(&written));
    assert_eq!((done.code, done.stdout.as_str()), (0, ""), "{}", done.stderr);
}
