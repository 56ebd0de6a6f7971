//! `recto build --to`: which files are written, in which formats, and when none is.

use std::fs;
use std::path::Path;

use crate::support::{Run, put, read, recto, run, scratch};

const GOOD: &str = "name: Robin Sample\nsections:\n  - text: Hello.\n";
const ALL: &str = "pdf,png,svg,html,md,txt,docx,json";

/// Builds `resume.yaml` in a folder.
fn build(folder: &Path, args: &[&str]) -> Run {
    run(recto().current_dir(folder).args(["build", "resume.yaml"]).args(args))
}

/// The names of the files in a folder, in alphabetical order, without the résumé.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.retain(|name| name != "resume.yaml");
    names.sort();
    names
}

/// How each format's bytes begin.
fn begins(format: &str) -> &'static [u8] {
    match format {
        "pdf" => b"%PDF-",
        "png" => b"\x89PNG",
        "svg" => b"<svg",
        "html" => b"<!DOCTYPE html>",
        "md" => b"# Robin Sample",
        "txt" => b"Robin Sample\n",
        "json" => b"{\n  \"$schema\"",
        _ => b"PK\x03\x04",
    }
}

#[test]
fn every_format_at_once_and_each_by_its_extension() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let all = build(folder.path(), &["--to", ALL]);
    assert_eq!(all.code, 0, "{}", all.stderr);
    insta::assert_snapshot!(all.stderr);
    for format in ALL.split(',') {
        let path = folder.path().join(format!("resume.{format}"));
        let bytes = fs::read(&path).expect("a file");
        assert!(bytes.starts_with(begins(format)), "{format}");
        let output = format!("other.{format}");
        assert_eq!(build(folder.path(), &["-o", &output]).code, 0);
        assert!(fs::read(folder.path().join(output)).expect("a file") == bytes, "{format}: the same bytes");
    }
}

#[test]
fn names_of_several_files() {
    let named = |args: &[&str]| {
        let folder = scratch();
        put(folder.path(), "resume.yaml", format!("{GOOD}variants:\n  a: {{}}\n  b: {{}}\n"));
        let result = build(folder.path(), args);
        assert_eq!(result.code, 0, "{args:?}: {}", result.stderr);
        files(folder.path()).join(" ")
    };
    assert_eq!(named(&["--to", "pdf,txt", "-o", "cv.pdf"]), "cv.pdf cv.txt");
    assert_eq!(named(&["--to", "pdf,txt", "-o", "cv.v2"]), "cv.v2.pdf cv.v2.txt");
    assert_eq!(
        named(&["--to", "txt,md,txt", "-o", "{name}-cv.txt"]),
        "robin-sample-cv.md robin-sample-cv.txt"
    );
    assert_eq!(named(&["--to", "md", "-o", "README.markdown"]), "README.markdown");
    assert_eq!(named(&["-o", "{name}.docx"]), "robin-sample.docx");
    assert_eq!(named(&["--all", "--to", "txt"]), "resume-a.txt resume-b.txt");
    assert_eq!(
        named(&["--all", "--to", "html,pdf"]),
        "resume-a.html resume-a.pdf resume-b.html resume-b.pdf"
    );
    assert_eq!(named(&["--all", "-o", "{variant}.md"]), "a.md b.md");
}

#[test]
fn one_picture_a_page() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", read("examples/academic.yaml"));
    let result = build(folder.path(), &["--to", "png,svg", "--ppi", "36"]);
    assert_eq!(result.code, 0, "{}", result.stderr);
    assert_eq!(files(folder.path()), ["resume-1.png", "resume-1.svg", "resume-2.png", "resume-2.svg"]);
    let picture = image::open(folder.path().join("resume-2.png")).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (306, 396));
    let stdout = build(folder.path(), &["--to", "png", "-o", "-"]);
    assert_eq!(stdout.code, 2, "two pictures are two files");
}

/// `a-1` may be a variant, and a page of the variant `a`.
#[test]
fn a_picture_of_one_variant_is_not_that_of_another() {
    let folder = scratch();
    let text = "name: Robin\npage: { count: 2 }\nsections:\n  - bullets:\n";
    let many: String = (0..90).map(|n| format!("      - {{ text: Number {n}, tags: [more] }}\n")).collect();
    let variants = "      - One\nvariants:\n  a: {}\n  a-1: { exclude: [more] }\n";
    put(folder.path(), "resume.yaml", format!("{text}{many}{variants}"));
    let built = build(folder.path(), &["--all", "--to", "png", "-o", "{variant}"]);
    assert_eq!(built.code, 2, "{}", built.stderr);
    assert!(
        built.stderr.contains("`a-1.png` would be a page of the variant `a` and one of `a-1`"),
        "{}",
        built.stderr
    );
    assert_eq!(files(folder.path()), [""; 0]);
    let built = build(folder.path(), &["--all", "--to", "png", "-o", "{file}"]);
    assert_eq!(built.code, 2, "{}", built.stderr);
}

#[test]
fn what_the_command_line_may_not_say() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let mut said = String::new();
    for args in [
        &["-o", "cv.doc"][..],
        &["--to", "doc"],
        &["--to", "docx", "-o", "cv.pdf"],
        &["--to", "pdf,txt", "-o", "-"],
        &["--to", "txt", "--report"],
        &["--to", "png", "--ppi", "5000"],
        &["--all", "--to", "md", "-o", "one.md"],
        &["--all", "--to", "md", "-o", "{variant}/cv.md"],
        &["-o", "{person}.pdf"],
        &["--to", "pdf", "--ppi", "300"],
        &["--to", "txt", "--layout", "linear"],
        &["--to", "md", "--pages", "2"],
        &["--to", "json", "--fit", "off"],
        &["--to", "png", "--pdf-standard", "1.7"],
        &["--to", "html", "--proof"],
        &["--to", "html", "--embed"],
    ] {
        let result = build(folder.path(), args);
        assert_eq!(result.code, 2, "{args:?}: {}", result.stderr);
        said += &format!("{}\n{}\n", args.join(" "), result.stderr.lines().next().unwrap_or_default());
    }
    insta::assert_snapshot!(said);
    assert_eq!(files(folder.path()), [""; 0]);
}

/// A text needs no page: what does not fit one is an error only of the formats that have pages.
#[test]
fn a_text_needs_not_fit() {
    let folder = scratch();
    let bullets = "      - Built a staircase that does not creak\n".repeat(90);
    put(folder.path(), "resume.yaml", format!("name: Robin\nsections:\n  - bullets:\n{bullets}"));
    assert_eq!(build(folder.path(), &["--to", "txt"]).code, 0);
    fs::remove_file(folder.path().join("resume.txt")).expect("a text");
    let both = build(folder.path(), &["--to", "txt,pdf"]);
    assert_eq!(both.code, 1);
    assert!(both.stderr.contains("E0401"), "{}", both.stderr);
    assert_eq!(files(folder.path()), [""; 0], "nothing is written unless all can be");
}

#[test]
fn the_mistakes_of_a_text() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", "name: Robin\nnmae: x\nsections:\n  - text: '[a](javascript:x)'\n");
    let pages = build(folder.path(), &[]);
    let text = build(folder.path(), &["--to", "html"]);
    assert_eq!((text.code, text.stderr), (1, pages.stderr), "they are those of a page");
}

#[test]
fn to_standard_output_and_for_programs() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let text = build(folder.path(), &["--to", "txt", "-o", "-"]);
    assert_eq!((text.code, text.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(text.stdout);
    let report = build(folder.path(), &["--to", "md,txt", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report.stdout).expect("JSON");
    assert_eq!(report["outputs"], serde_json::json!(["resume.md", "resume.txt"]));
    assert_eq!((&report["output"], &report["fit"]), (&"resume.md".into(), &serde_json::Value::Null));
}

#[test]
fn paragraphs_are_paragraphs() {
    let folder = scratch();
    put(
        folder.path(),
        "resume.yaml",
        "name: Robin\nsummary: \"One.\\n\\nTwo,\\nand three.\"\nsections:\n  - bullets: [Four]\n",
    );
    let page = build(folder.path(), &["--to", "html", "-o", "-"]).stdout;
    let paragraphs = "<p class=\"summary\">One.</p><p class=\"summary more\">Two,<br>and three.</p>";
    assert!(page.contains(paragraphs), "{page}");
    let text = build(folder.path(), &["--to", "md", "-o", "-"]).stdout;
    assert!(text.contains("One.\n\nTwo,\\\nand three.\n"), "{text}");
}

/// What parts a title from its dates once stood alone at a line's end.
#[test]
fn nothing_parts_the_ends_of_two_lines() {
    let folder = scratch();
    for letters in 55..80 {
        let title = "Title ".repeat(letters).chars().take(letters).collect::<String>();
        let entry = format!("{{ title: {}, date: 2019-03, location: Berlin }}", title.trim());
        put(folder.path(), "resume.yaml", format!("name: Robin\nsections:\n  - entries: [{entry}]\n"));
        let text = build(folder.path(), &["--to", "txt", "-o", "-"]).stdout;
        assert!(text.contains("3/2019") && text.contains("Berlin"), "{text}");
        let lone = |line: &str| line.trim().starts_with('|') || line.trim().ends_with('|');
        assert!(!text.lines().any(lone), "{text}");
    }
}

#[test]
fn programs_are_told_what_was_extracted() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    assert_eq!(build(folder.path(), &["--embed"]).code, 0);
    let mut extract = recto();
    extract.current_dir(folder.path()).args(["extract", "resume.pdf", "-o", "back.json", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run(&mut extract).stdout).expect("JSON");
    assert_eq!(report["output"], "back.json");
}

/// A layout's own page once had no room in a picture, which ended in a panic.
#[test]
fn a_page_too_large_for_a_picture_is_an_error() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let path = folder.path().join("mine/lib.typ");
    let layout = fs::read_to_string(&path).expect("a layout");
    let wide = layout
        .replace("  set par(leading: leading,", "  set page(width: 90000pt)\n  set par(leading: leading,");
    assert!(wide != layout);
    fs::write(&path, wide).expect("a layout");
    let result = build(folder.path(), &["--layout", "mine", "--to", "png", "--ppi", "600"]);
    assert_eq!(result.code, 1, "{}", result.stderr);
    assert!(result.stderr.contains("pixels"), "{}", result.stderr);
}

/// What is there is looked at before JSON takes its place, but not read without end.
#[cfg(unix)]
#[test]
fn json_over_what_has_no_end() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.json")).expect("a link");
    assert_eq!(build(folder.path(), &["-o", "zero.json"]).code, 0);
    let large = fs::File::create(folder.path().join("large.json")).expect("a file");
    large.set_len(3 << 30).expect("a file with a hole");
    let told = build(folder.path(), &["-o", "large.json"]);
    assert_eq!(told.code, 1);
    assert!(
        told.stderr.contains("E0502") && told.stderr.contains("recto did not write it"),
        "{}",
        told.stderr
    );
}
