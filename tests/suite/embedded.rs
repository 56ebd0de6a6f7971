//! A PDF carries its own machine-readable form, if asked to: what the page shows and no more.

use std::path::Path;

use recto::document::Document;
use recto::proof::{Unreadable, attachment};
use recto::read_resume;
use serde_json::Value;

use crate::support::{RESUMES, put, read, recto, render, run, scratch, stem, watch};
use crate::tiny_pdf::{RESUME, TinyPdf};

#[test]
fn what_was_attached_comes_back() {
    let folder = scratch();
    for path in RESUMES {
        let pdf = folder.path().join(format!("{}.pdf", stem(path)));
        let built = run(recto().args(["build", path, "--embed", "--to", "pdf,json", "-q", "-o"]).arg(&pdf));
        assert_eq!(built.code, 0, "{}", built.stderr);
        let json = run(recto().arg("extract").arg(&pdf));
        assert_eq!((json.code, json.stderr.as_str()), (0, ""));
        assert_eq!(json.stdout, std::fs::read_to_string(pdf.with_extension("json")).expect("JSON"), "{path}");
    }
}

#[test]
fn it_goes_the_whole_way_round() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", read("data/akshat-mahajan.yaml"));
    let mut shell = std::process::Command::new("sh");
    shell.current_dir(folder.path()).env("RECTO", env!("CARGO_BIN_EXE_recto"));
    let done = run(shell.args([
        "-ec",
        "\"$RECTO\" build resume.yaml --embed -q && \"$RECTO\" extract resume.pdf | \"$RECTO\" import - -o back.yaml -q",
    ]));
    assert_eq!(done.code, 0, "{}", done.stderr);
    let shown = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(name)).expect("YAML");
        let (source, resume) =
            read_resume(name, &text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
        let document =
            Document::resolve(&resume, &source, None).unwrap_or_else(|errors| panic!("{}", render(&errors)));
        document.letters().into_iter().map(|(_, letters)| letters).collect::<Vec<_>>()
    };
    assert_eq!(shown("resume.yaml"), shown("back.yaml"));
}

#[test]
fn nothing_is_attached_that_the_page_does_not_show() {
    let folder = scratch();
    let text = "name: Ada Example\ncontact: { email: ada@example.org, phone: +44 20 7946 0123 }\n\
                sections:\n  - bullets:\n      - Builds stairs\n      - { text: Hates carpets, tags: [private] }\n\
                variants:\n  public: { hide: [phone], exclude: [private] }\n  blind: { hide: [name, email, phone] }\n";
    let yaml = put(folder.path(), "ada.yaml", text);
    let built = run(recto().args(["build", "--all", "--embed", "-q"]).arg(&yaml));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let extracted = |variant: &str| {
        run(recto().arg("extract").arg(folder.path().join(format!("ada-{variant}.pdf")))).stdout
    };
    let public = extracted("public");
    assert!(public.contains("Builds stairs") && public.contains("ada@example.org"), "{public}");
    assert!(!public.contains("7946") && !public.contains("carpets"), "{public}");
    let blind: Value = serde_json::from_str(&extracted("blind")).expect("JSON");
    assert_eq!(blind["basics"], serde_json::json!({}));
    assert!(!extracted("blind").contains("Ada"));

    // Nothing that is there is written over.
    let over = run(recto().arg("extract").arg(folder.path().join("ada-public.pdf")).arg("-o").arg(&yaml));
    assert_eq!(over.code, 1, "{}", over.stderr);
    assert_eq!(std::fs::read_to_string(&yaml).expect("YAML"), text);

    // And nothing at all unless asked.
    assert_eq!(run(recto().args(["build", "-q"]).arg(&yaml)).code, 0);
    let plain = run(recto().arg("extract").arg(folder.path().join("ada.pdf")));
    assert_eq!(plain.code, 1);
    assert!(plain.stderr.contains("carries no `resume.json`"), "{}", plain.stderr);
}

/// Who shows years alone may do so on purpose.
#[test]
fn of_dates_no_more_is_told_than_is_shown() {
    let folder = scratch();
    let text = "name: Ada Example\ndates: { style: year }\nsections:\n  - work:\n      - organization: Acme\n        \
                roles:\n          - { title: Joiner, start: 2020-03-17, end: 2023-11-02 }\n          \
                - { title: Carver, start: 2019-05, end: { text: when the mill shut } }\n  \
                - awards: [{ title: Best stair, date: 2021-07-09 }]\n  \
                - entries: [{ title: Talk, date: 2018-06-05 }]\n  \
                - { dates: { style: iso }, projects: [{ name: Stair, start: 2017-04, end: present }] }\n";
    let yaml = put(folder.path(), "ada.yaml", text);
    let built = run(recto().args(["build", "--embed", "--to", "pdf,html", "-q"]).arg(&yaml));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let attached = run(recto().arg("extract").arg(folder.path().join("ada.pdf"))).stdout;
    let html = std::fs::read_to_string(folder.path().join("ada.html")).expect("HTML");
    for told in [&attached, &html] {
        for hidden in ["-03-17", "-11-02", "2019-05", "-07-09", "-06-05"] {
            assert!(!told.contains(hidden), "{hidden} in {told}");
        }
        assert!(told.contains("\"2020\"") && told.contains("\"2017-04\""), "{told}");
    }
}

#[test]
fn a_standard_without_attachments_is_told() {
    let folder = scratch();
    let pdf = folder.path().join("a.pdf");
    let args = ["build", "data/starter.yaml", "--embed", "--pdf-standard", "a-2a", "-o"];
    let done = run(recto().args(args).arg(&pdf));
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("needs a standard that allows attached files"), "{}", done.stderr);
    assert!(!Path::new(&pdf).exists());
}

#[test]
fn any_pdf_may_be_asked() {
    let bytes = TinyPdf::new(RESUME).bytes();
    assert_eq!(attachment(&bytes, "resume.json"), Ok(None));
    assert!(attachment(b"not a PDF", "resume.json").is_err());
}

/// What is there and is not given out is never said not to be there.
#[test]
fn what_is_attached_and_cannot_be_read_is_told() {
    let carrying = |entries: &str, text: &str, names: &str| {
        TinyPdf::new(RESUME)
            .catalog(&format!("/Names << /EmbeddedFiles << {names} >> >>"))
            .object("<< /Type /Filespec /F (resume.json) /EF << /F 7 0 R >> >>")
            .stream(entries, text)
            .object("<< /Type /Filespec /F (photo.jpg) >>")
            .object("<< /Kids [9 0 R] >>")
            .bytes()
    };
    let get = |entries: &str, text: &str, names: &str| {
        attachment(&carrying(entries, text, names), "resume.json").map(|json| json.map(|json| json.len()))
    };
    let one = "/Names [(resume.json) 6 0 R]";
    assert_eq!(get("", "{}", one), Ok(Some(2)));
    assert_eq!(get("", &" ".repeat(9 << 20), one), Err(Unreadable::TooLarge));
    assert_eq!(get("/Filter /JBIG2Decode", "{}", one), Err(Unreadable::Packed));
    assert_eq!(get("/Filter /FlateDecode", "{}", one), Err(Unreadable::Packed));
    let many = |count: usize| format!("/Names [{} (resume.json) 6 0 R]", "(photo.jpg) 8 0 R ".repeat(count));
    assert_eq!(get("", "{}", &many(50_000)), Ok(Some(2)));
    assert_eq!(get("", "{}", &many(100_000)), Err(Unreadable::TooLarge));
    assert_eq!(get("", "{}", "/Names [(photo.jpg) 8 0 R]"), Ok(None));
    assert_eq!(get("", "{}", "/Kids [9 0 R]"), Err(Unreadable::TooLarge));
}

#[test]
fn what_is_no_resume_is_not_given_out() {
    let folder = scratch();
    let carrying = |text: &str| {
        TinyPdf::new(RESUME)
            .catalog("/Names << /EmbeddedFiles << /Names [(resume.json) 6 0 R] >> >>")
            .object("<< /Type /Filespec /F (resume.json) /EF << /F 7 0 R >> >>")
            .stream("", text)
            .bytes()
    };
    let extract = |text: &str| {
        let path = put(folder.path(), "other.pdf", carrying(text));
        run(recto().arg("extract").arg(path))
    };
    assert_eq!(extract("{\"basics\": {}}").stdout, "{\"basics\": {}}");
    // What is much once it is read is not read.
    let nested = format!(
        "{{\"basics\": {}[{}]{}}}",
        "[".repeat(100),
        vec!["[]"; 1_500_000].join(","),
        "]".repeat(100)
    );
    let path = put(folder.path(), "nested.pdf", carrying(&nested));
    let ran = watch(recto().arg("extract").arg(path));
    assert!(ran.code == 0 && ran.peak < 256 << 20, "{}, {} MiB", ran.stderr, ran.peak >> 20);
    for other in ["", "MZ\x1b[31m", "[1]"] {
        let told = extract(other);
        assert_eq!((told.code, told.stdout.as_str()), (1, ""), "{other}");
        assert!(told.stderr.contains("is no résumé in JSON"), "{}", told.stderr);
    }
}
