//! Layouts of a user's own: what they may do, what they may not, and how their mistakes are told.

use std::path::Path;

use recto::typeset::Engine;
use recto::{Options, compile};

use crate::support::{put, read, recto, render, run, scratch};

const RESUME: &str = "name: Robin\nlayout: mine\n";

fn manifest() -> String {
    "[package]\nname = \"mine\"\nversion = \"0.1.0\"\nentrypoint = \"lib.typ\"\n\n[tool.recto]\nformat = 1\nfonts = []\n".to_owned()
}

/// Compiles a résumé with a layout of one file, and shows what went wrong, without the folder's name.
fn outcome(folder: &Path, lib: &str) -> String {
    put(folder, "mine/typst.toml", manifest());
    put(folder, "mine/lib.typ", lib);
    show(folder)
}

fn show(folder: &Path) -> String {
    let result = compile(&mut Engine::new(), "resume.yaml", RESUME, folder, &Options::default());
    let text = match result {
        Ok(compiled) => render(&compiled.warnings) + "a page\n",
        Err(errors) => render(&errors),
    };
    text.replace(&folder.display().to_string(), "FOLDER")
}

#[test]
fn a_layout_of_ones_own() {
    let folder = scratch();
    put(folder.path(), "mine/other.typ", "#let greeting(doc) = [Hello #doc.author]");
    let shown =
        outcome(folder.path(), "#import \"other.typ\": greeting\n#let resume(doc, params) = greeting(doc)");
    assert_eq!(shown, "a page\n");
}

#[test]
fn its_mistakes_are_told_at_its_lines() {
    let folder = scratch();
    insta::assert_snapshot!(outcome(
        folder.path(),
        "#let resume(doc, params) = {\n  text(size: 1pt + \"a\", doc.nmae)\n}\n"
    ));
}

#[test]
fn what_it_gives_a_helper_is_checked_at_its_lines() {
    let folder = scratch();
    insta::assert_snapshot!(outcome(
        folder.path(),
        "#import \"/recto.typ\": *\n#let resume(doc, params) = {\n  paragraph(doc.author)\n}\n"
    ));
    insta::assert_snapshot!(
        "a_helper_lacks_a_field",
        outcome(
            folder.path(),
            "#import \"/recto.typ\": *\n#let resume(doc, params) = {\n  words((runs: ()))\n}\n"
        )
    );
}

#[test]
fn its_own_marks_are_found_as_those_of_the_helpers_are() {
    let own = "#metadata(doc.name.at)<recto-start>#doc.name.runs.join()#metadata(doc.name.at)<recto-end>";
    for name in [own, "#words(doc.name)"] {
        let folder = scratch();
        put(folder.path(), "mine/typst.toml", manifest());
        let lib = format!("#import \"/recto.typ\": *\n#let resume(doc, params) = [before {name} after]");
        put(folder.path(), "mine/lib.typ", lib);
        let compiled = compile(&mut Engine::new(), "resume.yaml", RESUME, folder.path(), &Options::default());
        let texts = compiled.map(|compiled| compiled.typeset.measure.texts).expect("a page");
        let found: Vec<_> =
            texts.iter().map(|text| (text.at.as_str(), text.lines[0].text.as_str())).collect();
        assert_eq!(found, [("name", "Robin")], "{name}");
    }
}

#[test]
fn its_manifest_is_checked() {
    let folder = scratch();
    put(folder.path(), "mine/lib.typ", "");
    put(folder.path(), "mine/typst.toml", manifest().replace("format = 1", "format = 99"));
    insta::assert_snapshot!("manifest_format", show(folder.path()));
    put(
        folder.path(),
        "mine/typst.toml",
        manifest() + "[[tool.recto.parameter]]\nname = \"a\"\nabout = \"b\"\ndefault = \"1lightyear\"\n",
    );
    insta::assert_snapshot!("manifest_default", show(folder.path()));
    put(folder.path(), "mine/typst.toml", manifest().replace("lib.typ", "lib.typ\\\": x\\n#panic()"));
    insta::assert_snapshot!("manifest_entrypoint", show(folder.path()));
}

#[test]
fn it_reads_nothing_outside_its_folder() {
    let folder = scratch();
    put(folder.path(), "secret.txt", "secret");
    for path in [
        "../secret.txt",
        "/../secret.txt",
        "/secret.txt",
        "/etc/passwd",
        "/layout/../../secret.txt",
        "secret.txt",
    ] {
        let shown = outcome(folder.path(), &format!("#let resume(doc, params) = read(\"{path}\")"));
        assert!(shown.contains("error[E0304]"), "{path}: {shown}");
        assert!(!shown.contains("a page"), "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), folder.path().join("mine/link.txt"))
            .expect("a link");
        let shown = outcome(folder.path(), "#let resume(doc, params) = read(\"link.txt\")");
        assert!(shown.contains("outside of the layout's folder"), "{shown}");
    }
}

#[cfg(unix)]
#[test]
fn its_folder_is_where_its_path_says() {
    use std::os::unix::fs::symlink;
    let folder = scratch();
    for file in ["typst.toml", "lib.typ"] {
        put(folder.path(), &format!("layouts/own/{file}"), read(&format!("layouts/linear/{file}")));
    }
    let home = folder.path().join("home");
    std::fs::create_dir_all(home.join("inside")).expect("a folder");
    symlink("../layouts/own", home.join("link")).expect("a link");
    symlink("../../layouts", home.join("inside/parent")).expect("a link");
    symlink("../layouts", folder.path().join("home/../layouts/around")).expect("a link");
    for (name, leads_out) in [
        ("link", true),
        ("inside/parent/own", true),
        ("../layouts/own", false),
        ("../layouts/around/own", false),
        ("../home/link", false),
        (&*folder.path().join("layouts/own").display().to_string(), false),
    ] {
        let text = format!("name: Robin\nlayout: {name}\n");
        let result = compile(&mut Engine::new(), "resume.yaml", &text, &home, &Options::default());
        let shown = result.map(|_| String::new()).unwrap_or_else(|errors| render(&errors));
        assert_eq!(shown.contains("error[E0301]: a symbolic link leads from"), leads_out, "{name}: {shown}");
        assert_eq!(shown.is_empty(), !leads_out, "{name}: {shown}");
    }
    // From the folder itself, where its path is empty.
    put(&home, "resume.yaml", "name: Robin\nlayout: link\n");
    for arguments in [&["build", "resume.yaml"][..], &["check", "resume.yaml", "--layout", "link"]] {
        let result = run(recto().current_dir(&home).args(arguments));
        assert_eq!(result.code, 1, "{arguments:?}");
        assert!(result.stderr.contains("error[E0301]: a symbolic link leads from"), "{}", result.stderr);
    }
}

#[test]
fn it_gets_no_package_and_no_clock() {
    let folder = scratch();
    insta::assert_snapshot!(
        "package",
        outcome(folder.path(), "#import \"@preview/cetz:0.3.0\"\n#let resume(doc, params) = []")
    );
    let shown = outcome(folder.path(), "#let resume(doc, params) = [#datetime.today()]");
    assert!(shown.contains("error[E0304]"), "{shown}");
}

/// Typst gives up after five rounds and keeps the last.
#[test]
fn a_page_that_is_never_the_same_twice_is_a_page_with_a_warning() {
    let folder = scratch();
    let steps = "for i in range(counter(\"a\").final().first() + 1) { counter(\"a\").step() }";
    let shown = outcome(folder.path(), &format!("#let resume(doc, params) = context {{ {steps} }}"));
    assert!(shown.contains("warning[W0301]") && shown.ends_with("a page\n"), "{shown}");
}

#[test]
fn a_copied_layout_draws_the_same_page() {
    let folder = scratch();
    for file in ["typst.toml", "lib.typ"] {
        put(folder.path(), &format!("mine/{file}"), read(&format!("layouts/margin/{file}")));
    }
    let text = read("data/akshat-mahajan.yaml");
    let measure = |layout: &str| {
        let text = text.replace("layout: margin", &format!("layout: {layout}"));
        let compiled = compile(&mut Engine::new(), "resume.yaml", &text, folder.path(), &Options::default());
        compiled.unwrap_or_else(|errors| panic!("{}", render(&errors))).typeset.measure
    };
    assert_eq!(measure("mine"), measure("margin"));
}
