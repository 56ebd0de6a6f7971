//! Whatever bytes a proof is given: an answer, in good time and in little memory.

use std::io::Write;
use std::time::Instant;

use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream};
use proptest::prelude::*;
use recto::export::{self, Standards};
use recto::proof::{Proof, Unreadable};

use crate::support::{compile_file, put, recto, scratch, watch};
use crate::tiny_pdf::{RESUME, TinyPdf};

/// PDFs to be broken: recto's own, with packed objects and tags, and a plain one.
fn originals() -> Vec<Vec<u8>> {
    let (engine, compiled) = compile_file("data/starter.yaml");
    let own =
        export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout).expect("a PDF");
    vec![own, TinyPdf::new(RESUME).bytes()]
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

#[test]
fn every_cut_of_a_small_file_has_an_answer() {
    let bytes = TinyPdf::new(RESUME).bytes();
    for end in 0..bytes.len() {
        let _ = Proof::read(&bytes[..end]);
    }
}

#[test]
fn broken_bytes_have_an_answer() {
    let originals = originals();
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..30);
    proptest!(config, |(which in 0..2_usize, changes in changes, cut in prop::option::of(any::<prop::sample::Index>()))| {
        let mut bytes = originals[which].clone();
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                // A piece of the file once more, elsewhere.
                _ => {
                    let piece = bytes[at..(at + 64).min(bytes.len())].to_vec();
                    let to = usize::from(byte) * bytes.len() / 256;
                    bytes.splice(to..to, piece);
                }
            }
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = Proof::read(&bytes);
    });
}

#[test]
fn random_bytes_have_an_answer() {
    let config = ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(tail in prop::collection::vec(any::<u8>(), 0..400), content in "[ -~]{0,200}")| {
        let _ = Proof::read(&[b"%PDF-1.7\n".as_slice(), &tail].concat());
        let _ = Proof::read(&TinyPdf::new(&content).bytes());
    });
}

/// What would take for ever or all memory is read in part or refused.
#[test]
fn bombs_are_defused() {
    let started = Instant::now();
    // Nested arrays and dictionaries.
    for (open, close) in [("[", "]"), ("<< /A ", ">>"), ("(", ")")] {
        let deep = format!("{} 1 {}", open.repeat(200_000), close.repeat(200_000));
        let _ = Proof::read(&TinyPdf::new(RESUME).object(deep.as_str()).bytes());
        let _ = Proof::read(&TinyPdf::new(&format!("{RESUME} {deep} TJ")).bytes());
    }
    // Pages above pages above pages, and a page that is its own parent.
    let mut laughs = TinyPdf::new(RESUME).page("/Parent 3 0 R");
    for level in 6..30 {
        laughs =
            laughs.object(format!("<< /Type /Pages /Kids [{}] >>", format!("{} 0 R ", level + 1).repeat(20)));
    }
    let mut bytes = laughs.bytes();
    let at = bytes.windows(6).position(|window| window == b"[3 0 R").expect("the pages");
    bytes[at + 1] = b'6';
    let _ = Proof::read(&bytes);
    // Forms that draw forms, ten times each.
    let mut forms = TinyPdf::new("/X Do").resources("/XObject << /X 6 0 R >>");
    for level in 6..36 {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >>",
            level + 1
        );
        forms = forms.stream(&entries, &"/X Do ".repeat(10));
    }
    let _ = Proof::read(&forms.bytes());
    // A long form that is drawn again and again, and a mask of as many spaces.
    let spaces = " ".repeat(7_000_000);
    let again = TinyPdf::new(&"/X Do ".repeat(500_000)).resources("/XObject << /X 6 0 R >>");
    let _ = Proof::read(&again.stream("/Subtype /Form", &spaces).bytes());
    let masked = TinyPdf::new(&"/G gs ".repeat(500_000))
        .resources("/ExtGState << /G << /SMask << /S /Alpha /G 4 0 R >> >> >>");
    let _ = Proof::read(&masked.bytes());
    // Fonts that map everything, again and again.
    let map = format!("beginbfrange\n{}endbfrange", "<0000> <ffff> <0000>\n".repeat(50_000));
    let mapped = TinyPdf::new("BT /M 10 Tf (x) Tj ET")
        .fonts("/M 6 0 R")
        .object("<< /Type /Font /Subtype /Type1 /ToUnicode 7 0 R >>");
    let _ = Proof::read(&mapped.stream("", &map).bytes());
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// What is small in a file and large in memory stays far below a gigabyte.
#[test]
fn little_bytes_take_little_memory() {
    let folder = scratch();
    let actual = format!("({})", "x".repeat(2 << 20));
    let shown = "/Span /Long BDC BT /F 10 Tf (x) Tj ET EMC\n".repeat(2000);
    let long_texts = TinyPdf::new(&shown)
        .resources("/Properties << /Long 7 0 R >>")
        .object(actual.as_str())
        .object("<< /ActualText 6 0 R >>");
    let mut elements = TinyPdf::new(RESUME)
        .catalog("/StructTreeRoot 6 0 R")
        .object(format!("<< /K [{}] >>", (0..2000).map(|n| format!("{} 0 R ", n + 9)).collect::<String>()))
        .object(format!("/{}", "P".repeat(1 << 20)))
        .object(actual.as_str());
    for _ in 0..2000 {
        elements = elements.object("<< /S 7 0 R /Alt 8 0 R >>");
    }
    let glyph = "/A".to_owned() + &"_A".repeat(1 << 20);
    let long_glyphs = TinyPdf::new(&format!("BT /M 10 Tf ({}) Tj ET", "x".repeat(2000)))
        .fonts("/M 6 0 R")
        .object(format!("<< /Type /Font /Subtype /Type1 /Encoding << /Differences [120 {glyph}] >> >>"));
    let wide =
        |at: usize| format!("/W{at} << /Subtype /Type0 /DescendantFonts [<< /W [0 65535 {at}] >>] >> ");
    let untagged = format!(
        "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (one) Tj ET EMC BT /F 1 Tf 1 600 Td ({}) Tj ET",
        "word ".repeat(20_000)
    );
    let used: String = (0..500).map(|at| format!("BT /W{at} 10 Tf <0001> Tj ET\n")).collect();
    let long_letters = TinyPdf::new("BT /M 10 Tf (x) Tj ET")
        .fonts("/M 6 0 R")
        .object("<< /Type /Font /Subtype /Type1 /ToUnicode 7 0 R >>")
        .stream("", &format!("1 beginbfrange <0000> <ffff> <{}> endbfrange", "0041".repeat(1_950_000)));
    let lists = |count: usize| format!("[{}]", "[]".repeat(count));
    let behind_a_comment =
        TinyPdf::new(RESUME).object("null %stream").object(lists(1_500_000)).stream("", "").bytes();
    let files = [
        ("a long text for many codes", long_letters.bytes()),
        (
            "a long employer of many roles",
            TinyPdf::lines(
                20,
                &format!("*Experience\n*{}\n{}", "x".repeat(30_000), "Engineer 2019\n".repeat(3000)),
            )
            .bytes(),
        ),
        (
            "nothing but spaces",
            TinyPdf::new(&format!("BT /F 10 Tf 72 700 Td (a{}b) Tj ET", " ".repeat(390_000))).bytes(),
        ),
        ("lists behind a comment", behind_a_comment),
        (
            "packed lists behind a long entry",
            packed_objects(&format!("/Pad ({})", "x".repeat(500)), 1, &lists(4_000_000)),
        ),
        ("lists packed twice", packed_twice(&lists(4_000_000))),
        ("one packed list that is named often", packed_objects("", 20_000, &lists(2_000))),
        ("one list that is named often", named_often(&lists(5_000), 20_000)),
        ("lists in a trailer", TinyPdf::new(RESUME).trailer(&format!("/X {}", lists(4_000_000))).bytes()),
        ("encrypted lists", encrypted(&lists(4_000_000))),
        ("the words of streams alone", format!("%PDF-1.4\n{}", "stream\n".repeat(1_000_000)).into_bytes()),
        ("lists before an operator", TinyPdf::new(&format!("{} Tj", "[]".repeat(4_100_000))).bytes()),
        ("lists in a list", TinyPdf::new(&format!("[{}] TJ", "[] ".repeat(2_700_000))).bytes()),
        ("entries before an operator", TinyPdf::new(&format!("{} Tj", "<</A 1>>".repeat(900_000))).bytes()),
        ("entries of a picture", TinyPdf::new(&format!("BI {} ID x EI", "/A [] ".repeat(1_300_000))).bytes()),
        ("long texts in place of letters", long_texts.bytes()),
        ("long texts of elements", elements.bytes()),
        ("long names of glyphs", long_glyphs.bytes()),
        (
            "a long line outside of the tags",
            TinyPdf::new(&untagged).catalog("/StructTreeRoot << /K << /S /P /Pg 3 0 R /K 0 >> >>").bytes(),
        ),
        ("widths", TinyPdf::new(&used).fonts(&(0..500).map(wide).collect::<String>()).bytes()),
        ("lists in a file", TinyPdf::new(RESUME).object(format!("[{}]", "[]".repeat(2_400_000))).bytes()),
        ("strings in a file", TinyPdf::new(RESUME).object(format!("[{}]", "()".repeat(2_400_000))).bytes()),
        (
            "entries in a file",
            TinyPdf::new(RESUME).object(format!("[{}]", "<</A 1>>".repeat(600_000))).bytes(),
        ),
    ];
    for (what, bytes) in files {
        let file = put(folder.path(), "bomb.pdf", bytes);
        let run = watch(recto().arg("proof").arg(&file));
        assert!(run.peak < 512 << 20, "{what}: {} MiB", run.peak >> 20);
        assert!(run.seconds < 20.0, "{what}: {} s", run.seconds);
        assert!(run.code == 0 || run.code == 1, "{what}: {}", run.stderr);
    }
}

/// However long a line is, and whatever is in it, the time that it takes grows no faster than it does.
#[test]
fn long_lines_take_little_time() {
    let hebrew = |line: &str| TinyPdf::in_letters(&["א", line]).catalog("/Lang (he)");
    let links = format!("BT /F 1 Tf 10 700 Td ({}) Tj ET", "a.io ".repeat(16_000));
    let files = [
        ("numbers", hebrew(&"1 ".repeat(30_000))),
        ("spaces", hebrew(&" ".repeat(40_000))),
        ("percents", hebrew(&"1%".repeat(30_000))),
        ("brackets", hebrew(&format!("A (A{}", ")".repeat(60_000)))),
        ("links", TinyPdf::new(&links)),
    ];
    for (what, file) in files {
        let started = Instant::now();
        assert!(Proof::read(&file.bytes()).is_ok());
        assert!(started.elapsed().as_secs() < 4, "{what}: {:?}", started.elapsed());
    }
}

/// A stream of packed objects that names its only one so many times.
fn packed_objects(entries: &str, times: usize, object: &str) -> Vec<u8> {
    let list: String = (0..times).map(|at| format!("{} 0 ", 9 + at)).collect();
    let entries = format!("/Type /ObjStm /N {times} /First {} /Filter /FlateDecode {entries}", list.len());
    with_stream(&entries, &packed((list + object).as_bytes()))
}

/// The same, packed in two ways.
fn packed_twice(object: &str) -> Vec<u8> {
    let digits: String =
        packed(format!("9 0 {object}").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let entries = "/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]";
    with_stream(entries, format!("{digits}>").as_bytes())
}

/// A file whose table names an object so many times.
fn named_often(object: &str, times: usize) -> Vec<u8> {
    let mut file = TinyPdf::new(RESUME).bytes();
    let at = file.len();
    file.extend(format!("6 0 obj\n{object}\nendobj\n").bytes());
    let table = file.len();
    let before = file.windows(5).position(|window| window == b"xref\n").expect("a table");
    let entries = String::from_utf8_lossy(&file[before + 9..before + 9 + 6 * 20]).into_owned();
    file.extend(format!("xref\n0 {}\n{entries}", 6 + times).bytes());
    (0..times).for_each(|_| file.extend(format!("{at:010} 00000 n \n").bytes()));
    file.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", 6 + times).bytes(),
    );
    file
}

/// A file that opens with a password.
fn locked(mut document: Document, password: &str) -> Vec<u8> {
    document.trailer.set("ID", vec![Object::string_literal("0123456789abcdef"); 2]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("it can be encrypted");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes it");
    bytes
}

/// An encrypted file that opens without a password, with packed objects.
fn encrypted(object: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&TinyPdf::new(RESUME).bytes()).expect("a PDF");
    let entries = [
        ("Type", Object::from("ObjStx")),
        ("N", 1.into()),
        ("First", 5.into()),
        ("Filter", "FlateDecode".into()),
    ];
    let stream = Stream::new(Dictionary::from_iter(entries), packed(format!("90 0 {object}").as_bytes()));
    let (container, _) = document.add_object(stream);
    document.trailer.set("Info", Object::Reference((90, 0)));
    let mut bytes = locked(document, "");
    // The library writes no packed objects that it did not pack itself.
    let at = bytes.windows(7).position(|window| window == b"/ObjStx").expect("the stream");
    bytes[at + 6] = b'm';
    // Nor does it then say where they are.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (_, end) = text.rsplit_once("/Root").expect("a trailer");
    let (entries, end) = end.split_once(">>\nstartxref\n").expect("its end");
    let before: usize = end.lines().next().and_then(|line| line.parse().ok()).expect("a place");
    let start = bytes.len();
    bytes.extend(
        format!(
            "89 0 obj\n<< /Type /XRef /Size 91 /W [1 4 2] /Index [90 1] /Prev {before} /Length 7 /Root{entries} >>\nstream\n"
        )
        .bytes(),
    );
    bytes.extend([2, 0, 0, 0, container as u8, 0, 0]);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// Of what is longer than is read, the beginning is, and that there is more is told; what is only drawn often, or played
/// twice as the page is turned, is not longer for that.
#[test]
fn what_is_left_unread_is_told() {
    let read = |pdf: &TinyPdf| {
        let proof = Proof::read(&pdf.bytes()).expect("a PDF");
        let told = |name: &str| proof.hazards.iter().any(|hazard| hazard.name == name);
        (proof.readings[0].text(), told("left-unread"), told("no-text"))
    };
    let (text, left, none) = read(&TinyPdf::new(&format!("{RESUME}{}", " ".repeat(9 << 20))));
    assert!(left && !none && text.contains("Ada Example"), "{left} {none}");

    let often = TinyPdf::new(&format!("{}{RESUME}/Y Do", "/X Do ".repeat(700)))
        .resources("/XObject << /X 6 0 R /Y 7 0 R >>")
        .stream("/Subtype /Form", &format!("% {}", "x".repeat(99_000)))
        .stream("/Subtype /Form", "BT /F 10 Tf 72 100 Td (the last words) Tj ET");
    let (text, left, _) = read(&often);
    assert!(!left && text.contains("the last words"), "{left}");

    let many = |letters: usize, line: usize| {
        let lines = format!("({}) ' ", "x".repeat(line)).repeat(letters / line);
        TinyPdf::new(&format!("BT /F 1 Tf 1 TL 10 780 Td {lines} ET")).page("/Rotate 90")
    };
    let (text, left, _) = read(&many(210_000, 300));
    assert_eq!((text.matches('x').count(), left), (210_000, false));
    let areas = |count: usize| TinyPdf::new(&format!("{RESUME}{}", "9 9 2 2 re f ".repeat(count)));
    assert_eq!((read(&areas(19_000)).1, read(&areas(21_000)).1), (false, true));
    let (text, left, none) = read(&many(402_000, 300));
    assert!(left && !none && text.matches('x').count() == 400_000, "{left} {none}");
}

#[test]
fn packed_objects_of_encrypted_files_are_read() {
    let titled = encrypted("<< /Title (Packed and encrypted) >>");
    let proof = Proof::read(&titled).expect("it opens without a password");
    assert!(proof.facts.encrypted);
    assert_eq!(proof.facts.title.as_deref(), Some("Packed and encrypted"));
    assert!(proof.readings[0].text().contains("Ada Example"));
}

/// A file that is locked, or whose keys are not understood, is not called broken.
#[test]
fn encrypted_files_that_do_not_open_are_told() {
    let bytes = encrypted("<< /Title (Packed and encrypted) >>");
    let read = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let mut bytes = bytes.clone();
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).expect(from);
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        Proof::read(&bytes).err()
    };
    assert_eq!(read("/Standard", "/Standard"), None);
    assert_eq!(read("/V 2", "/V 9"), Some(Unreadable::Encrypted));
    assert_eq!(read("/R 3", "/R 9"), Some(Unreadable::Encrypted));
    assert_eq!(read("/U(", "/X("), Some(Unreadable::Encrypted));
    assert_eq!(read("/P ", "/Q "), Some(Unreadable::Encrypted));
    let bytes = locked(Document::load_mem(&TinyPdf::new(RESUME).bytes()).expect("a PDF"), "user");
    assert_eq!(Proof::read(&bytes).err(), Some(Unreadable::Locked));
}

#[test]
fn packed_bombs_are_defused() {
    // A gigabyte of zeros as content, and many small numbers as packed objects.
    let mut zeros = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    (0..256).for_each(|_| zeros.write_all(&[b' '; 4 << 20]).expect("memory takes it"));
    let zeros = zeros.finish().expect("memory takes it");
    assert!(Proof::read(&with_stream("/Filter /FlateDecode", &zeros)).is_ok());
    let numbers = packed(format!("9 0 [{}]", "0 ".repeat(3 << 20)).as_bytes());
    let objects = with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &numbers);
    assert_eq!(Proof::read(&objects).err(), Some(Unreadable::TooLarge));
}

/// A file whose content is a stream of bytes that are no text.
fn with_stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] \
          /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
        .to_vec();
    bytes.extend(format!("4 0 obj\n<< {entries} /Length {} >>\nstream\n", data.len()).bytes());
    bytes.extend(data);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    bytes
}
