//! Diagnostics: every mistake at once, at its line and column, as a person and as a program see it.

use recto::diagnostic::Code;

use crate::support::{compile_text, read, recto, render, run};

fn mistakes(text: &str) -> String {
    match compile_text("resume.yaml", text) {
        Ok(_) => "no mistakes\n".to_owned(),
        Err(errors) => render(&errors),
    }
}

#[test]
fn one_file_with_many_mistakes() {
    let result = run(recto().args(["check", "tests/mistakes/many.yaml"]));
    assert_eq!((result.code, result.stdout.as_str()), (1, ""));
    assert!(result.stderr.matches("error[E").count() >= 20, "{}", result.stderr);
    insta::assert_snapshot!(result.stderr);
}

#[test]
fn the_same_for_programs() {
    let result = run(recto().args(["check", "tests/mistakes/many.yaml", "--format", "json"]));
    assert_eq!((result.code, result.stderr.as_str()), (1, ""));
    let report: serde_json::Value = serde_json::from_str(&result.stdout).expect("JSON");
    insta::assert_json_snapshot!(report["diagnostics"][0]);
    let positions: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|diagnostic| {
            (diagnostic["labels"][0]["line"].as_u64(), diagnostic["labels"][0]["column"].as_u64())
        })
        .collect();
    assert!(positions.is_sorted(), "in file order: {positions:?}");
}

#[test]
fn a_hundred_mistakes_are_a_hundred_messages() {
    let entries: String = (0..100).map(|n| format!("      - organization: [{n}]\n")).collect();
    let text = format!("name: Robin\nsections:\n  - work:\n{entries}");
    let errors = compile_text("resume.yaml", &text).err().expect("mistakes");
    assert_eq!(errors.len(), 100);
}

/// As a program may write them, on one line, or over thousands.
#[test]
fn of_long_lines_and_texts_the_part_is_shown_that_is_meant() {
    let low = "{ name: Robin, headline: é, website: ".to_owned()
        + &"x".repeat(300)
        + ", nmae: b, "
        + &"y: 1, ".repeat(100);
    insta::assert_snapshot!(
        "a_long_line",
        mistakes(&format!("{low}z: 1}}\n")).lines().take(6).collect::<Vec<_>>().join("\n")
    );
    let high = format!("name:\n{}", "  - a\n".repeat(1000));
    insta::assert_snapshot!("a_text_of_many_lines", mistakes(&high));
}

#[test]
fn yaml_itself() {
    insta::assert_snapshot!("tabs", mistakes("name: Robin\nsections:\n\t- title: A\n\t  text: B\n"));
    insta::assert_snapshot!(
        "duplicate_keys",
        mistakes("name: Robin\ncontact:\n  phone: 1\n  phone: 2\nname: Sam\n")
    );
    insta::assert_snapshot!(
        "colon_in_text",
        mistakes("name: Robin\nheadline: Engineer: distributed systems\n")
    );
    insta::assert_snapshot!("indentation", mistakes("name: Robin\nsections:\n  - title: A\n   text: B\n"));
    insta::assert_snapshot!("open_quote", mistakes("name: \"Robin\nheadline: Engineer\n"));
    insta::assert_snapshot!("open_bracket", mistakes("name: Robin\npage: { size: a4\nlayout: margin\n"));
    insta::assert_snapshot!("at_sign", mistakes("name: Robin\nheadline: @robin\n"));
    insta::assert_snapshot!("star", mistakes("name: Robin\nheadline: *robin\n"));
    insta::assert_snapshot!("alias_in_itself", mistakes("name: Robin\nsections: &all [*all]\n"));
    insta::assert_snapshot!("nothing", mistakes("# only a comment\n"));
    insta::assert_snapshot!("two_documents", mistakes("name: Robin\n---\nname: Sam\n"));
    insta::assert_snapshot!("not_a_mapping", mistakes("- name: Robin\n"));
}

#[test]
fn colons_and_commas_that_need_quotes() {
    insta::assert_snapshot!(
        "colon_in_bullet",
        mistakes("name: Robin\nsections:\n  - bullets:\n      - Built two things: one and another\n")
    );
    insta::assert_snapshot!(
        "colon_in_line",
        mistakes(
            "name: Robin\nsections:\n  - entries:\n      - title: A\n        lines:\n          - Advisers: B and C\n"
        )
    );
    insta::assert_snapshot!(
        "comma_in_braces",
        mistakes(
            "name: Robin\nsections:\n  - languages:\n      - { language: Greek, fluency: fluent in reading, good in speech }\n"
        )
    );
}

#[test]
fn keys_may_have_anchors() {
    let text = "&n name: Robin\nheadline: *n\nsections:\n  - bullets: [A]\n    &t title: B\n  - { *t : C, text: D }\n";
    let (_, compiled) =
        compile_text("resume.yaml", text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    let document = compiled.document;
    assert_eq!(document.headline.expect("one").plain(), "name");
    let titles: Vec<String> = document.sections.iter().map(|section| section.title.plain()).collect();
    assert_eq!(titles, ["B", "C"]);
}

/// As the Macintosh wrote them, and as some programs still do.
#[test]
fn lines_may_end_in_a_carriage_return() {
    let told = mistakes("name: Robin\rheadlin: A\rsections:\r  - titel: B\r    text: C\r");
    assert!(told.contains("resume.yaml:2:1") && told.contains("resume.yaml:4:5"), "{told}");
    assert!(!told.contains('\r'), "{told}");
}

#[test]
fn a_tab_inside_a_text_is_no_mistake() {
    let text = "name: Robin\nsections:\n  - title: A\n    text: |\n      one\n      \ttwo\n";
    assert_eq!(mistakes(text), "no mistakes\n");
}

/// What comes to mind, and what other tools call it, each is told with recto's word and no mistake beside it.
#[test]
fn fields_by_other_names_and_in_other_places() {
    insta::assert_snapshot!(mistakes(
        "name: Robin\ntitle: Engineer\nemail: robin@vale.example\nurl: vale.example\nemployment: [a]\nskills: [a]\n\
         contact:\n  telephone: 0123\n  city: Leeds\n  address: York\nsections:\n  - experience:\n      - company: A\n  \
         - work:\n      - employer: A\n        position: B\n        startDate: 2020-01\n        end_date: 2021\n        \
         achievements: [c]\n      - name: A\n        role: B\n        dates: 2020 to 2021\n        details: [c]\n  \
         - education:\n      - school: A\n        studyType: B\n        major: C\n        gpa: 4.0\n  \
         - skills:\n      - label: A\n        items: [b]\n  - projects:\n      - title: A\n  \
         - certificates:\n      - name: A\n        organization: B\n  - languages:\n      - { language: A, level: B }\n"
    ));
}

#[test]
fn files_of_other_tools() {
    let json_resume = "{ \"basics\": { \"name\": \"Robin\" }, \"work\": [], \"volunteer\": [] }";
    insta::assert_snapshot!("file_of_json_resume", mistakes(json_resume));
    insta::assert_snapshot!("file_of_rendercv", mistakes("cv:\n  name: Robin\ndesign: { theme: classic }\n"));
    insta::assert_snapshot!(
        "file_of_yamlresume",
        mistakes("content:\n  basics: { name: Robin }\nlayouts: []\n")
    );
}

#[test]
fn settings_of_the_layout() {
    insta::assert_snapshot!(
        "style",
        mistakes(
            "name: Robin\nstyle:\n  text-sise: 10pt\n  accent: blue\n  leading: \"#123456\"\n  margin-x: -1in\n  gutter: 2\n"
        )
    );
    insta::assert_snapshot!("no_layout", mistakes("name: Robin\nlayout: margn\n"));
    insta::assert_snapshot!("no_layout_near", mistakes("name: Robin\nlayout: ../etc\n"));
}

#[test]
fn characters() {
    insta::assert_snapshot!(
        "missing_glyph",
        mistakes(
            "name: Robin\nsections:\n  - bullets:\n      - Speaks fluent \u{10fffe}\u{10ffff} every day\n"
        )
    );
    insta::assert_snapshot!("control_character", mistakes("name: \"Robin\\x07\"\n"));
}

#[test]
fn links_in_texts() {
    insta::assert_snapshot!(
        "bad_link",
        mistakes("name: Robin\nheadline: See [this](javascript:alert%281%29)\n")
    );
}

#[test]
fn too_much_for_the_page() {
    let items: String = (0..80).map(|n| format!("      - Item {n}\n")).collect();
    insta::assert_snapshot!("overflow", mistakes(&format!("name: Robin\nsections:\n  - bullets:\n{items}")));
    let allowed = format!("name: Robin\npage: {{ count: 2 }}\nsections:\n  - bullets:\n{items}");
    assert_eq!(mistakes(&allowed), "no mistakes\n");
    let off = format!("name: Robin\npage: {{ fit: off }}\nsections:\n  - bullets:\n{items}");
    assert_eq!(mistakes(&off), "no mistakes\n");
}

#[test]
fn more_than_any_resume() {
    let deep = format!("name: {}{}", "[".repeat(100), "]".repeat(100));
    insta::assert_snapshot!("too_deep", mistakes(&deep));
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let aliases = vec![format!("*a{}", n - 1); 10].join(", ");
        bomb += &format!("a{n}: &a{n} [{aliases}]\n");
    }
    insta::assert_snapshot!("alias_bomb", mistakes(&bomb));
}

#[test]
fn texts_that_no_engine_should_be_given() {
    let long = format!(
        "name: Robin\nsections:\n  - text: {}\n  - text: {}\n",
        "word ".repeat(5000),
        "x".repeat(2000)
    );
    let told = mistakes(&long);
    assert!(
        told.contains("this text is over 20000 bytes long") && told.contains("a word of over 1000 bytes")
    );
    let repeated = format!("a: &a {}\nb: [{}]\n", "word ".repeat(2000), vec!["*a"; 200].join(", "));
    assert!(mistakes(&repeated).contains("error[E0115]"));
}

#[test]
fn a_tab_in_a_text_parts_words() {
    let (_, compiled) = compile_text("resume.yaml", "name: \"Robin\\tSample\"\n").expect("a page");
    assert_eq!(compiled.document.name.plain(), "Robin Sample");
}

#[test]
fn a_terminal_is_not_steered() {
    assert!(!mistakes("\"na\\e[31mme\": Robin\n").contains('\u{1b}'));
}

#[test]
fn mistakes_of_every_stage_are_told_at_once() {
    insta::assert_snapshot!(
        "every_stage",
        mistakes(
            "name: Robin\nname: Sam\nheadline: \"[x](nowhere at all) \u{10fffe}\"\nsummary: \"[x](ftp://example.org)\"\nhilight: 1\nlayout: margn\n"
        )
    );
}

#[test]
fn addresses_that_lead_nowhere() {
    insta::assert_snapshot!(
        "addresses",
        mistakes(
            "name: Robin\ncontact:\n  website: mailto:a\n  profiles:\n    - { network: GitHub, username: a b/../c }\nsections:\n  - publications:\n      - { title: A, doi: foo bar }\n      - { title: B, doi: https://doi.org/10.1/x }\n      - { title: C, url: HTTPS://EXAMPLE.ORG }\n      - { title: D, url: 'tel:' }\npage: { fit: { drop: high } }\nvariants: { a: { page: { count: 99 } } }\n"
        )
    );
}

#[test]
fn every_code_is_explained() {
    let reference = read("docs/diagnostics.md");
    for code in Code::ALL {
        assert!(!code.title().is_empty(), "{code} has no title in docs/diagnostics.md");
        assert!(code.explanation().len() > 80, "{code} is not explained in docs/diagnostics.md");
    }
    let sections = reference.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(sections, Code::ALL.len(), "docs/diagnostics.md has sections for codes that are none");
}
