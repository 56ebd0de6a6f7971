//! Hostile and broken files: a clear error or a correct reading, never a panic, never much memory.

use std::io::{Cursor, Write};

use recto::diagnostic::Code;
use recto::import::{MAX_FILE, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::{LINKEDIN, zipped};
use crate::support::{put, read, read_resume_text, recto, run, scratch, watch};

fn code(bytes: &[u8]) -> Option<Code> {
    import("file", bytes).err().map(|errors| errors[0].code)
}

/// The name in a file that can be read.
fn name(bytes: &[u8]) -> String {
    let imported = import("file", bytes).unwrap_or_else(|errors| panic!("{errors:?}"));
    let yaml = imported.to_yaml();
    yaml.lines().find_map(|line| line.strip_prefix("name: ")).expect("a name").to_owned()
}

#[test]
fn archives_that_unpack_without_end_or_climb_out() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("Positions.csv", SimpleFileOptions::default()).expect("a file");
    let megabyte = vec![b'a'; 1 << 20];
    (0..200).for_each(|_| zip.write_all(&megabyte).expect("bytes"));
    let bomb = zip.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20, "it is small before it is unpacked");
    assert_eq!(code(&bomb), Some(Code::TooLarge));

    assert_eq!(code(&zipped(&[("../../Profile.csv", "First Name\nEve\n")])), Some(Code::BrokenImport));
    assert_eq!(code(&zipped(&[("Connections.csv", "First Name\nEve\n")])), Some(Code::UnknownFormat));
    assert_eq!(code(&zipped(&[])), Some(Code::UnknownFormat));
    // Folders inside are fine: the archive is sometimes packed again.
    assert_eq!(
        name(&zipped(&[("export/Profile.csv", "First Name,Last Name\nAda,Example\n")])),
        "Ada Example"
    );
}

#[test]
fn archives_cut_and_changed_anywhere() {
    let whole = zipped(&LINKEDIN);
    for end in 0..whole.len() {
        let _ = import("cut.zip", &whole[..end]);
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0xff;
        let _ = import("changed.zip", &changed);
    }
}

/// A long name is not told once for each of the many values that it has.
#[test]
fn long_names_of_many_values_take_little_memory() {
    let numbers = vec!["1"; 50_000].join(", ");
    let key = "k".repeat(50_000);
    let deep =
        (0..60).fold(format!("[{numbers}]"), |inner, _| format!("{{ \"{}\": {inner} }}", "k".repeat(900)));
    let json = |inner: &str| format!("{{ \"basics\": {{ \"name\": \"Ada\" }}, \"{key}\": {inner} }}");
    let columns = format!("{}\n{}", "c".repeat(50_000), "1\n".repeat(29_000));
    let large = format!("Title\n\"{}\"\n", "x".repeat(3 << 20));
    let many =
        [("a/Positions.csv", large.as_str()), ("b/Positions.csv", &large), ("c/Positions.csv", &large)];
    let files = [
        ("a key", json(&format!("[{numbers}]")).into_bytes(), 0),
        ("keys in keys", json(&deep).into_bytes(), 0),
        ("a column", zipped(&[("Positions.csv", columns.as_str())]), 1),
        ("many files", zipped(&many), 1),
    ];
    let folder = scratch();
    for (what, bytes, expected) in files {
        put(folder.path(), "file", bytes);
        let ran = watch(recto().current_dir(folder.path()).args(["import", "file", "-o", "-", "-q"]));
        assert_eq!(ran.code, expected, "{what}: {}", ran.stderr.chars().take(300).collect::<String>());
        assert!(expected == 0 || ran.stderr.contains("E0115"), "{what}: {}", ran.stderr);
        assert!(ran.seconds < 30.0 && ran.peak < 512 << 20, "{what}: {} s, {}", ran.seconds, ran.peak >> 20);
    }
}

/// What is wrong with an archive.
fn mistake(files: &[(&str, &str)]) -> String {
    import("file.zip", &zipped(files)).err().map(|errors| errors[0].message.clone()).unwrap_or_default()
}

#[test]
fn archives_whose_rows_would_be_swallowed() {
    let head = "Company Name,Title,Description\n";
    let never = format!("{head}Acme,Welder,\"Welds\nKran,Smith,Forges\n");
    let message = mistake(&[("Positions.csv", never.as_str())]);
    assert_eq!(
        message,
        "`Positions.csv` in the archive has a quotation mark in line 2 that belongs to no other"
    );
    // The next row's quotation mark is not the one that closes this text.
    let late = format!("{head}Acme,Welder,\"Welds\nKran,Smith,\"Forges\"\n");
    assert!(mistake(&[("Positions.csv", late.as_str())]).contains("line 2"));
    let sound =
        format!("{head}Acme,Welder,\"Welds \"\"all\"\"\r\nand more\"\r\nKran,5\" pipes,\r\nX,Y,\"\"\r\n");
    assert_eq!(mistake(&[("Positions.csv", sound.as_str())]), "");
}

#[test]
fn an_archives_encoding_is_told_with_its_file() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("Skills.csv", SimpleFileOptions::default()).expect("a file");
    zip.write_all(b"Name\nForg\xe9\n").expect("bytes");
    let errors = import("file.zip", &zip.finish().expect("an archive").into_inner()).expect_err("Latin-1");
    assert_eq!(errors[0].message, "`Skills.csv` in the archive is not text in UTF-8 or UTF-16");
}

#[test]
fn texts_cut_anywhere() {
    for file in ["json-resume.json", "rendercv.yaml", "yamlresume.yml"] {
        let whole = read(&format!("tests/imports/{file}")).into_bytes();
        for end in (0..whole.len()).step_by(3) {
            // Whatever can still be read is a résumé without mistakes.
            if let Ok(imported) = import(file, &whole[..end]) {
                read_resume_text(&imported.to_yaml());
            }
        }
    }
}

#[test]
fn sizes_and_depths() {
    let huge = format!("{{\"basics\": {{\"name\": \"{}\"}}}}", "a".repeat(100 << 20));
    assert_eq!(code(huge.as_bytes()), Some(Code::TooLarge));
    assert!(huge.len() > MAX_FILE);
    let large = format!("{{\"basics\": {{\"name\": \"{}\"}}}}", "a".repeat(9 << 20));
    assert_eq!(code(large.as_bytes()), Some(Code::TooLarge));
    assert_eq!(code("[".repeat(100_000).as_bytes()), Some(Code::Syntax));
    assert_eq!(code(format!("{{\"basics\":{}", "[".repeat(100_000)).as_bytes()), Some(Code::BrokenImport));

    // A text that no page holds stays what it was: not placed.
    let long = format!("{{\"basics\": {{\"name\": \"Ada\", \"summary\": \"{}\"}}}}", "word ".repeat(10_000));
    let imported = import("file", long.as_bytes()).expect("a résumé");
    assert_eq!(imported.unplaced[0].path, "basics.summary");
    read_resume_text(&imported.to_yaml());
}

#[test]
fn encodings_and_ends_of_lines() {
    let json = "{\r\n  \"basics\": { \"name\": \"Zoë Łuk\" }\r\n}\r\n";
    assert_eq!(name(json.as_bytes()), "Zoë Łuk");
    assert_eq!(name(format!("\u{feff}{json}").as_bytes()), "Zoë Łuk");
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(json.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(name(&little), "Zoë Łuk");
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(json.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(name(&big), "Zoë Łuk");
    assert_eq!(code(b"{\"basics\": {\"name\": \"Zo\xeb\"}}"), Some(Code::Unreadable));
    assert_eq!(code(&little[..little.len() - 1]), Some(Code::Unreadable));
    assert_eq!(name("cv:\r\n  name: Zoë Łuk\r\n".as_bytes()), "Zoë Łuk");
    assert_eq!(name(r#"{"basics": {"name": "\ud83d\ude00 \u0000Ada\u2028\tB"}}"#.as_bytes()), "\"😀 Ada B\"");
    assert_eq!(code(r#"{"basics": {"name": "\ud83d"}}"#.as_bytes()), Some(Code::BrokenImport));
}

#[test]
fn what_is_no_such_file() {
    assert_eq!(code(b""), Some(Code::Empty));
    assert_eq!(code(b"null"), Some(Code::UnknownFormat));
    assert_eq!(code(b"{}"), Some(Code::UnknownFormat));
    assert_eq!(code(b"%PDF-1.7\n"), Some(Code::Syntax));
    let own = import("resume.yaml", read("data/starter.yaml").as_bytes()).expect_err("recto's own");
    assert!(own[0].help[0].contains("recto build"), "{own:?}");
    assert_eq!(code(b"cv: 3"), Some(Code::UnknownFormat));
    // Wrong types everywhere: nothing is read, and nothing is lost.
    let odd = br#"{"basics": {"name": ["a"], "email": {"x": 1}, "profiles": 3, "location": [[1]]}, "work": {"a": true}, "skills": 7}"#;
    let imported = import("odd.json", odd).expect("a résumé");
    read_resume_text(&imported.to_yaml());
    let left: Vec<&str> = imported.unplaced.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        left,
        ["basics.name[0]", "basics.email.x", "basics.profiles", "basics.location[0][0]", "work.a"]
    );
}

#[test]
fn a_key_that_stands_twice_is_not_lost() {
    let imported = import("file", br#"{"basics": {"name": "Ada", "name": "Eve"}}"#).expect("a résumé");
    assert_eq!(imported.unplaced[0].text, "Eve");
}

/// An archive of two files whose names are the same: renamed in its bytes, since no writer makes one.
fn namesakes() -> Vec<u8> {
    let mut bytes =
        zipped(&[("Positions.csv", "Company Name\nFirst\n"), ("Positionz.csv", "Company Name\nSecond\n")]);
    while let Some(at) = bytes.windows(9).position(|window| window == b"Positionz") {
        bytes[at + 8] = b's';
    }
    bytes
}

#[test]
fn many_small_values_and_files() {
    let rows = format!("Company Name\n{}", "a\n".repeat(3_000_000));
    assert_eq!(code(&zipped(&[("Positions.csv", &rows)])), Some(Code::TooLarge));
    assert_eq!(code(&namesakes()), Some(Code::BrokenImport));
    let ones = format!("{{\"basics\": {{\"name\": \"Ada\"}}, \"z\": [1{}]}}", ",1".repeat(2_000_000));
    assert_eq!(code(ones.as_bytes()), Some(Code::TooLarge));

    let names: Vec<String> = (0..250).map(|number| format!("f{number}.csv")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a\n")).collect();
    files.push(("Profile.csv", "First Name\nAda\n"));
    files.push(("__MACOSX/._Profile.csv", "?"));
    let imported = import("file.zip", &zipped(&files)).expect("a résumé");
    assert_eq!(imported.unplaced.len(), 250, "each that was not read is told");
}

#[test]
fn what_a_page_cannot_show_is_told() {
    let json = r#"{"basics": {"name": "Ada", "label": "one\u0007 \u202etwo\u0085three\u2028four"}}"#;
    let imported = import("file", json.as_bytes()).expect("a résumé");
    let yaml = imported.to_yaml();
    assert!(yaml.contains("headline: one two three four\n"), "{yaml}");
    assert_eq!(imported.unplaced[0].text, r"one\u{7} \u{202e}two\u{85}three\u{2028}four");
}

#[test]
fn numbers_keep_their_letters() {
    let json = r#"{"basics": {"name": "Ada \"7\" \\", "phone": 12345678901234567890123},
        "education": [{"institution": "A", "score": 4.0}, {"institution": "B", "score": 3.50, "x": [1e400, -0]}]}"#;
    let imported = import("file", json.as_bytes()).expect("a résumé");
    let yaml = imported.to_yaml();
    for kept in ["name: Ada \"7\" \\\n", "\"12345678901234567890123\"", "\"4.0\"", "\"3.50\""] {
        assert!(yaml.contains(kept), "{kept}: {yaml}");
    }
    let left: Vec<&str> = imported.unplaced.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(left, ["1e400", "-0"]);
    assert_eq!(code(br#"{"basics": {"name": 1.}}"#), Some(Code::BrokenImport));
}

/// What is more than a résumé holds is written all the same, and that it does not build is told.
#[test]
fn more_than_a_resume_holds_is_told() {
    let folder = scratch();
    let sections: String = (0..20_000).map(|n| format!("    section {n}: [one]\n")).collect();
    let path = put(folder.path(), "cv.yaml", format!("cv:\n  name: Ada Example\n  sections:\n{sections}"));
    let printed = run(recto().arg("import").arg(&path));
    assert!(printed.code == 0 && printed.stdout.contains("\nname: Ada Example\n"), "{}", printed.stderr);
    assert!(
        printed.stderr.starts_with("error[E0115]: the file has more than 60000 values"),
        "{}",
        printed.stderr
    );
    let written = run(recto().arg("import").arg(&path).arg("-o").arg(folder.path().join("resume.yaml")));
    assert!(written.stderr.contains("now `recto check "), "{}", written.stderr);
    assert!(written.stderr.contains("error[E0115]"), "{}", written.stderr);
}
