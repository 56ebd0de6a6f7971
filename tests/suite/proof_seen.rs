//! Pages in other units, boxes and fonts than most: what people see of them is what counts.

use recto::proof::View;

use crate::proof::{lines, proof};
use crate::tiny_pdf::{RESUME, TinyPdf};

/// The names of a file's hazards that are about what people see.
fn unseen(pdf: &TinyPdf) -> Vec<&'static str> {
    let found = proof(&pdf.bytes()).hazards.into_iter().map(|hazard| hazard.name);
    found.filter(|name| name.ends_with("-text")).collect()
}

fn shown(more: &str) -> TinyPdf {
    TinyPdf::new(&format!("{RESUME}{more}"))
}

#[test]
fn letters_are_as_large_as_they_are_seen() {
    let small = "BT /F 3 Tf 72 500 Td (in the units of the page) Tj ET";
    assert_eq!(unseen(&shown(small)), ["tiny-text"]);
    assert_eq!(unseen(&shown(small).page("/UserUnit 5")), [""; 0]);
    // A font whose units are points, at size 1.
    let own = |size: u8| {
        shown(&format!("BT /T {size} Tf 72 500 Td [(ab) -0.5 (c)] TJ ET"))
            .fonts("/T 6 0 R")
            .object(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 6 8] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 99 \
                 /Widths [5 5 5] /CharProcs << /a 7 0 R /b 7 0 R /c 7 0 R >> /Encoding << /Differences [97 /a /b /c] >> >>",
            )
            .stream("", "5 0 0 0 6 8 d1 0 0 4 7 re f")
    };
    assert_eq!(unseen(&own(1)), [""; 0]);
    assert_eq!(lines(&proof(&own(1).bytes()), View::Stream).last().map(String::as_str), Some("abc"));
}

#[test]
fn nothing_is_seen_beyond_the_paper() {
    let beyond = "BT /F 10 Tf 1000 500 Td (skilled) Tj ET";
    assert_eq!(unseen(&shown(beyond).page("/CropBox [0 0 2000 2000]")), ["invisible-text"]);
    assert_eq!(unseen(&shown("").page("/CropBox [0 0 2000 2000]")), [""; 0]);
    assert_eq!(unseen(&shown("").page("/CropBox [700 0 900 792]")), [""; 0]);
}

#[test]
fn large_letters_collide_too() {
    let over = |x: u16| format!("BT /F 80 Tf 72 300 Td (WWW) Tj ET BT /F 80 Tf {x} 300 Td (MMM) Tj ET");
    assert_eq!(unseen(&shown(&over(115))), ["overlapping-text"]);
    assert_eq!(unseen(&shown(&over(330))), [""; 0]);
}

#[test]
fn fonts_of_signs_have_an_encoding_of_their_own() {
    let named = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>");
    let pdf = TinyPdf::new("BT /Z 10 Tf 72 500 Td (l) Tj /F 10 Tf ( Led) Tj /S 10 Tf ( abq \\243) Tj ET")
        .fonts("/Z 6 0 R /S 7 0 R")
        .object(named("ZapfDingbats"))
        .object(named("Symbol"));
    assert_eq!(lines(&proof(&pdf.bytes()), View::Stream), ["● Led αβθ ≤"]);
}

#[test]
fn what_a_file_claims_is_read_however_its_metadata_are_quoted() {
    let metadata = "<rdf:Description pdfaid:part='2' pdfaid:conformance='B' xmp:CreateDate='2024'/><dc:title>R&amp;D</dc:title>";
    let pdf = shown("").catalog("/Metadata 6 0 R").stream("/Type /Metadata /Subtype /XML", metadata);
    let facts = proof(&pdf.bytes()).facts;
    assert_eq!((facts.claims, facts.title.as_deref()), (vec!["PDF/A-2B".to_owned()], Some("R&D")));
}
