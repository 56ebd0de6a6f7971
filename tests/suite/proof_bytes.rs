//! Whatever bytes a proof is given: an answer, in good time and in little memory.

use std::io::Write;
use std::time::Instant;

use flate2::write::ZlibEncoder;
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
    let files = [
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

#[test]
fn packed_bombs_are_defused() {
    // A gigabyte of zeros as content, and many small numbers as packed objects.
    let mut zeros = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    (0..256).for_each(|_| zeros.write_all(&[b' '; 4 << 20]).expect("memory takes it"));
    let zeros = zeros.finish().expect("memory takes it");
    assert!(Proof::read(&with_stream("/Filter /FlateDecode", &zeros)).is_ok());
    let numbers = packed("0 ".repeat(3 << 20).as_bytes());
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
