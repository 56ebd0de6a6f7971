//! Pages that are drawn otherwise than most: what people see of them is what counts.

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

#[test]
fn a_state_of_graphics_sets_fonts_and_lines_too() {
    let state = "/ExtGState << /G << /Type /ExtGState /Font [5 0 R 10] /LW 20 >> >>";
    let text = shown("/G gs BT 72 500 Td (set by a state) Tj ET").resources(state);
    assert_eq!(lines(&proof(&text.bytes()), View::Stream).last().map(String::as_str), Some("set by a state"));
    let line = shown("BT /F 10 Tf 72 500 Td (skilled) Tj ET /G gs 60 503 m 140 503 l S").resources(state);
    assert_eq!(unseen(&line), ["covered-text"]);
}

#[test]
fn what_letters_are_cut_out_of_shows_them() {
    let letters = "q BT /F 20 Tf 7 Tr 72 500 Td (Gradient) Tj ET";
    assert_eq!(unseen(&shown(&format!("{letters} 1 0 0 rg 0 0 612 792 re f Q"))), [""; 0]);
    assert_eq!(unseen(&shown(&format!("{letters} 1 g 0 0 612 792 re f Q"))), ["invisible-text"]);
    assert_eq!(unseen(&shown(&format!("{letters} Q"))), ["invisible-text"]);
}

#[test]
fn colours_that_run_cover_no_more_than_they_may() {
    let shading = |extend: &str| {
        shown("/Sh sh").resources(&format!(
            "/Shading << /Sh << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 10 0] /Function << /FunctionType 2 \
             /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> {extend} >> >>"
        ))
    };
    assert_eq!(unseen(&shading("")), [""; 0]);
    assert_eq!(unseen(&shading("/Extend [true true]")), ["covered-text"]);
}

#[test]
fn letters_stand_on_the_area_behind_them_however_many_there_are() {
    let strips: String = (0..400).map(|at| format!("0.{:03} g 0 {at} 612 1 re f ", 700 + at / 2)).collect();
    let badge = "0 g 60 495 60 20 re f 1 g BT /F 10 Tf 72 500 Td (fine) Tj ET";
    assert_eq!(unseen(&shown(&format!("{strips} {badge}"))), [""; 0]);
    assert_eq!(
        unseen(&shown(&format!("{strips} 1 g BT /F 10 Tf 72 500 Td (skilled) Tj ET"))),
        ["invisible-text"]
    );
}

#[test]
fn letters_that_are_mixed_with_what_is_behind_may_change_nothing() {
    let mixed = |mode: &str, grey: &str| {
        shown(&format!("/G gs {grey} g BT /F 10 Tf 72 500 Td (skilled) Tj ET"))
            .resources(&format!("/ExtGState << /G << /BM /{mode} >> >>"))
    };
    assert_eq!(unseen(&mixed("Screen", "0")), ["invisible-text"]);
    assert_eq!(unseen(&mixed("Multiply", "1")), ["invisible-text"]);
    assert_eq!(unseen(&mixed("Multiply", "0")), [""; 0]);
}

#[test]
fn a_form_ends_no_mark_but_its_own() {
    let pdf = shown("/OC /Layer BDC /Form Do EMC")
        .catalog("/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>")
        .resources("/Properties << /Layer 6 0 R >> /XObject << /Form 7 0 R >>")
        .object("<< /Type /OCG /Name (Hidden) >>")
        .stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792]",
            "EMC BT /F 10 Tf 72 500 Td (skilled) Tj ET",
        );
    assert_eq!(unseen(&pdf), ["invisible-text"]);
}

#[test]
fn letters_below_one_another_stay_on_the_page() {
    let pdf = shown("BT /V 10 Tf 400 700 Td <0061006200630064006500660067006800610062006300640065006600670068> Tj ET")
        .fonts("/V 6 0 R")
        .object(
            "<< /Type /Font /Subtype /Type0 /BaseFont /Some /Encoding /Identity-V /ToUnicode 7 0 R /DescendantFonts [<< /Type \
             /Font /Subtype /CIDFontType2 /BaseFont /Some >>] >>",
        )
        .stream("", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0061> <007a> <0061> endbfrange");
    assert_eq!(unseen(&pdf), [""; 0]);
    assert_eq!(
        lines(&proof(&pdf.bytes()), View::Stream).last().map(String::as_str),
        Some("abcdefghabcdefgh")
    );
}

#[test]
fn what_a_file_says_of_itself_turns_no_text_around() {
    let pdf = shown("").trailer("/Info << /Producer (\\376\\377\\000A\\040\\056\\000B) >>");
    assert_eq!(proof(&pdf.bytes()).facts.producer.as_deref(), Some("AB"));
}
