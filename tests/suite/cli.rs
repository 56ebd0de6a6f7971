//! The program: what it prints, writes and exits with.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::{RESUMES, put, read, recto, run, scratch};

const GOOD: &str = "name: Robin Sample\nsections:\n  - text: Hello.\n";
const BAD: &str = "nmae: Robin Sample\n";

#[test]
fn builds_beside_the_yaml() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert_eq!((result.code, result.stdout.as_str()), (0, ""), "{}", result.stderr);
    insta::assert_snapshot!(result.stderr, @"wrote resume.pdf: 1 page, 8 % full, text 11pt");
    assert!(fs::read(folder.path().join("resume.pdf")).expect("a PDF").starts_with(b"%PDF-"));
    let names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing else is left behind: {names:?}");
}

#[test]
fn quiet_says_nothing_and_verbose_says_more() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let quiet = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "-q"]));
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (0, "", ""));
    let verbose = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "-v"]));
    assert!(verbose.stderr.contains("layouts tried") && verbose.stderr.contains(" ms"), "{}", verbose.stderr);
}

#[test]
fn a_failed_build_leaves_the_last_good_pdf() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", BAD);
    put(folder.path(), "resume.pdf", "the last good one");
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert_eq!(result.code, 1);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("the PDF"), "the last good one");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn from_a_pipe_into_a_pipe() {
    let mut child = recto()
        .args(["build", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(GOOD.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"%PDF-"));
}

/// A folder, what the shell does before, and variables.
type Place = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// From another folder, in another time zone and language, on more threads, under another umask and another user.
#[test]
fn the_same_bytes_from_anywhere() {
    let everywhere: [Place; 8] = [
        ("a", "", &[("RAYON_NUM_THREADS", "1")]),
        ("somewhere/else entirely", "", &[]),
        ("a", "", &[("TZ", "Asia/Tokyo")]),
        ("a", "", &[("TZ", "America/St_Johns"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "tr_TR")]),
        ("a", "", &[("RAYON_NUM_THREADS", "8"), ("LC_ALL", "C")]),
        ("a", "umask 077; ", &[]),
        (
            "a",
            "",
            &[
                ("HOME", "/nonexistent"),
                ("USER", "somebody"),
                ("LOGNAME", "somebody"),
                ("TMPDIR", "/nonexistent"),
            ],
        ),
        ("a", "exec env -i ", &[]),
    ];
    for resume in RESUMES {
        let pages = everywhere.map(|(folder, before, variables)| {
            let scratch = scratch();
            let path = put(scratch.path(), &format!("{folder}/resume.yaml"), read(resume));
            let line = format!(
                "{before}\"{}\" build '{}' -q -o '{}'",
                env!("CARGO_BIN_EXE_recto"),
                path.display(),
                path.with_extension("pdf").display()
            );
            let mut command = Command::new("sh");
            command.args(["-c", &line]).current_dir(scratch.path()).env_remove("SOURCE_DATE_EPOCH");
            let result = run(command.envs(variables.iter().copied()));
            assert_eq!(result.code, 0, "{}", result.stderr);
            fs::read(path.with_extension("pdf")).expect("a PDF")
        });
        for (page, how) in pages.iter().zip(everywhere) {
            assert!(*page == pages[0], "{resume}: {how:?}");
        }
    }
}

#[test]
fn the_date_comes_from_the_resume_or_the_environment() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let pdf = |date: Option<&str>| {
        let mut command = recto();
        command.current_dir(folder.path()).args(["build", "resume.yaml", "-q"]);
        date.map(|date| command.env("SOURCE_DATE_EPOCH", date));
        assert_eq!(run(&mut command).code, 0);
        fs::read(folder.path().join("resume.pdf")).expect("a PDF")
    };
    let has = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has(&pdf(None), "D:19700101"));
    assert!(has(&pdf(Some("1700000000")), "D:20231114"));
    let wrong = run(recto()
        .current_dir(folder.path())
        .env("SOURCE_DATE_EPOCH", "soon")
        .args(["build", "resume.yaml"]));
    assert_eq!(wrong.code, 2);
}

#[test]
fn files_that_are_not_there_or_not_to_be_written() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    put(folder.path(), "latin1.yaml", b"name: Ren\xe9\n");
    let stderr = |args: &[&str]| {
        let result = run(recto().current_dir(folder.path()).args(args));
        format!("{} {}", result.code, result.stderr)
    };
    insta::assert_snapshot!("no_such_file", stderr(&["build", "absent.yaml"]));
    insta::assert_snapshot!("input_is_a_folder", stderr(&["build", "folder"]));
    insta::assert_snapshot!("not_utf8", stderr(&["build", "latin1.yaml"]));
    insta::assert_snapshot!("output_is_a_folder", stderr(&["build", "resume.yaml", "-o", "folder"]));
    insta::assert_snapshot!("no_such_folder", stderr(&["build", "resume.yaml", "-o", "absent/resume.pdf"]));
    insta::assert_snapshot!(
        "output_is_the_input",
        stderr(&["build", "resume.yaml", "--to", "pdf", "-o", "resume.yaml"])
    );
    assert_eq!(fs::read_to_string(folder.path().join("resume.yaml")).expect("the résumé"), GOOD);
}

#[test]
fn check_writes_nothing() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let result = run(recto().current_dir(folder.path()).args(["check", "resume.yaml"]));
    assert_eq!((result.code, result.stderr.as_str()), (0, "resume.yaml is in order\n"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn json_for_programs() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--format", "json"]));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""));
    let mut report: serde_json::Value = serde_json::from_str(&result.stdout).expect("JSON");
    let time = report["milliseconds"].take();
    assert!(time.is_u64(), "{time}");
    insta::assert_json_snapshot!(report);
}

#[test]
fn new_writes_a_starter_that_builds_and_overwrites_nothing() {
    let folder = scratch();
    let new = run(recto().current_dir(folder.path()).arg("new"));
    assert_eq!(new.code, 0, "{}", new.stderr);
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert_eq!(built.code, 0, "{}", built.stderr);
    put(folder.path(), "resume.yaml", "mine");
    let again = run(recto().current_dir(folder.path()).arg("new"));
    assert_eq!(again.code, 1);
    assert_eq!(fs::read_to_string(folder.path().join("resume.yaml")).expect("the résumé"), "mine");
    assert_eq!(run(recto().args(["new", "-"])).stdout, read("data/starter.yaml"));
}

#[test]
fn colour_only_where_it_is_wanted() {
    let colour = |args: &[&str]| {
        run(recto().args(["check", "tests/mistakes/many.yaml"]).args(args)).stderr.contains('\u{1b}')
    };
    assert!(!colour(&[]), "standard error is no terminal here");
    assert!(colour(&["--color", "always"]));
    assert!(!colour(&["--color", "never"]));
}

#[test]
fn the_command_line_is_checked() {
    for args in
        [&["biuld"][..], &["build"], &["build", "a.yaml", "--pdf-standard", "x-1"], &["explain", "E9999"]]
    {
        let result = run(recto().args(args));
        assert_eq!(result.code, 2, "{args:?}: {}", result.stderr);
        assert!(!result.stderr.is_empty());
    }
}

#[test]
fn pdf_standards_can_be_chosen() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    for standard in ["1.7", "a-2b", "ua-1", "a-3a,ua-1", "2.0"] {
        let result = run(recto().current_dir(folder.path()).args([
            "build",
            "resume.yaml",
            "--pdf-standard",
            standard,
        ]));
        assert_eq!(result.code, 0, "{standard}: {}", result.stderr);
    }
}

#[test]
fn what_is_there_is_listed() {
    insta::assert_snapshot!("layouts", run(recto().arg("layouts")).stdout);
    insta::assert_snapshot!("layouts_margin", run(recto().args(["layouts", "margin"])).stdout);
    insta::assert_snapshot!("layouts_linear", run(recto().args(["layouts", "linear"])).stdout);
    insta::assert_snapshot!("fonts", run(recto().arg("fonts")).stdout);
    insta::assert_snapshot!("explain", run(recto().args(["explain", "e0102"])).stdout);
    assert!(
        run(recto().arg("schema")).stdout == read("data/resume.schema.json"),
        "the committed schema is printed"
    );
    assert!(run(recto().args(["completions", "bash"])).stdout.contains("_recto"));
    assert!(run(recto().arg("man")).stdout.contains(".TH recto"));
}

#[test]
fn every_help_text_is_reviewed() {
    let mut text = String::new();
    for command in [
        "",
        "build",
        "watch",
        "check",
        "variants",
        "diff",
        "new",
        "import",
        "proof",
        "extract",
        "schema",
        "layouts",
        "fonts",
        "explain",
        "completions",
        "man",
    ] {
        let result = run(recto().env("COLUMNS", "100").args(command.split_whitespace()).arg("--help"));
        assert_eq!(result.code, 0);
        text += &format!("$ recto {command} --help\n{}\n", result.stdout);
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_layout_is_copied_and_used() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", GOOD);
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--layout", "mine"]));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let again = run(recto().current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine"]));
    assert_eq!(again.code, 1);
}

/// `check` once passed a file whose variants could not be built.
#[test]
fn check_looks_at_every_variant() {
    let folder = scratch();
    put(
        folder.path(),
        "resume.yaml",
        format!("{GOOD}variants:\n  a: {{ layout: nope }}\n  b: {{ style: {{ foo: 1 }} }}\n"),
    );
    let all = run(recto().current_dir(folder.path()).args(["check", "resume.yaml"]));
    assert_eq!(all.code, 1);
    assert!(all.stderr.contains("E0301") && all.stderr.contains("E0303"), "{}", all.stderr);
}

/// One variant that cannot be written is no reason not to tell of the others.
#[test]
fn all_variants_are_told_of_where_one_cannot_be_written() {
    let folder = scratch();
    let variants = "variants:\n  a: {}\n  b: { layout: ./none }\n  c: {}\n";
    put(folder.path(), "resume.yaml", format!("name: Robin\n{variants}"));
    put(folder.path(), "resume-a.json", "{}");
    let build = ["build", "resume.yaml", "--all", "--to", "pdf,json"];
    let result = run(recto().current_dir(folder.path()).args(build));
    assert_eq!(result.code, 1);
    let lines = result.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["a - failed b - failed c resume-c.pdf, resume-c.json", "E0502", "E0301"] {
        assert!(lines.contains(told), "{told}: {}", result.stderr);
    }
}

/// `build --all` once wrote the first of two variants of one name before it noticed.
#[test]
fn two_variants_of_one_name_write_nothing() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", format!("{GOOD}output: fixed\nvariants:\n  a: {{}}\n  b: {{}}\n"));
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--all"]));
    assert_eq!(result.code, 2);
    assert!(result.stderr.contains("`fixed.pdf`"), "{}", result.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

/// A hidden name in a template once left a file that was called `.pdf`.
#[test]
fn a_hidden_name_leaves_the_file_a_name() {
    let folder = scratch();
    put(
        folder.path(),
        "cv.yaml",
        format!("{GOOD}output: '{{name}}'\nvariants:\n  blind: {{ hide: [name] }}\n"),
    );
    let result = run(recto().current_dir(folder.path()).args(["build", "cv.yaml", "--variant", "blind"]));
    assert_eq!(result.code, 0, "{}", result.stderr);
    assert!(folder.path().join("blind.pdf").is_file(), "{}", result.stderr);
}

/// Two such names would be one.
#[cfg(unix)]
#[test]
fn no_name_is_made_of_one_that_is_not_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = scratch();
    let path = folder.path().join(OsStr::from_bytes(b"\xe9.yaml"));
    fs::write(&path, "name: Robin\n").expect("a file");
    let beside = run(recto().arg("build").arg(&path));
    assert_eq!(beside.code, 2, "{}", beside.stderr);
    assert!(beside.stderr.contains("is not UTF-8") && beside.stderr.contains("`-o`"), "{}", beside.stderr);
    let given = run(recto().arg("build").arg(&path).arg("-o").arg(folder.path().join("robin.pdf")));
    assert_eq!(given.code, 0, "{}", given.stderr);
}
