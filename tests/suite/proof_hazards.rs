//! Small PDFs with a hazard each, and others that only look as if they had it.

use recto::proof::{View, Weight};

use crate::proof::{lines, proof};
use crate::tiny_pdf::{RESUME, TinyPdf};

/// The names of a file's hazards beside those that every file of [`TinyPdf`] has.
fn hazards(pdf: &TinyPdf) -> Vec<&'static str> {
    let found = proof(&pdf.bytes()).hazards.into_iter().map(|hazard| hazard.name);
    found.filter(|name| !["no-tags", "no-language", "no-title"].contains(name)).collect()
}

#[test]
fn hazards_have_names() {
    let shown = |more: &str| TinyPdf::new(&format!("{RESUME}{more}"));
    assert_eq!(hazards(&shown("")), [""; 0]);
    // (What it is, the file, the hazards that it has.)
    let box_over = "0.9 g 60 590 400 140 re f";
    let picture =
        TinyPdf::new("q 612 0 0 792 0 0 cm /Scan Do Q").resources("/XObject << /Scan 6 0 R >>").stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            "x",
        );
    let unmapped = shown("BT /U 10 Tf 72 500 Td <0001000200030004> Tj ET").fonts("/U 6 0 R").object(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Icons /Encoding /Identity-H /DescendantFonts [<< /Type /Font \
         /Subtype /CIDFontType2 /BaseFont /Icons /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
         /Supplement 0 >> >>] >>",
    );
    let ligature = shown("BT /L 10 Tf 72 500 Td (o\\001ce) Tj ET").fonts("/L 6 0 R").object(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Serif /Encoding << /BaseEncoding /WinAnsiEncoding /Differences \
         [1 /uniFB03] >> >>",
    );
    let bare_link = shown("").page(
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [400 400 450 410] /A << /S /URI /URI (https://example.org) >> >>]",
    );
    let cases = [
        ("mode 3", shown("BT 3 Tr /F 10 Tf 72 500 Td (skilled) Tj ET"), vec!["invisible-text"]),
        ("white on white", shown("1 g BT /F 10 Tf 72 500 Td (skilled) Tj ET"), vec!["invisible-text"]),
        ("white on black", shown("0 g 60 490 100 30 re f 1 g BT /F 10 Tf 72 500 Td (fine) Tj ET"), vec![]),
        (
            "white on a disc",
            shown(
                "0 g 60 490 m 60 560 200 560 200 490 c 200 420 60 420 60 490 c f 1 g BT /F 10 Tf 72 500 Td (fine) Tj ET",
            ),
            vec![],
        ),
        ("in a frame", shown("0 g 0 0 612 792 re 10 10 592 772 re f*"), vec![]),
        ("beside a triangle", shown("0.9 g 612 0 m 612 400 l 0 0 l f"), vec![]),
        ("tiny", shown("BT /F 2 Tf 72 500 Td (skilled) Tj ET"), vec!["tiny-text"]),
        ("behind", shown(box_over), vec!["covered-text"]),
        ("of no size", shown("BT /F 0 Tf 72 500 Td (skilled) Tj ET"), vec!["invisible-text"]),
        ("one on another", shown("BT /F 10 Tf 72 638 Td (Drivers) Tj ET"), vec!["overlapping-text"]),
        ("lines that collide", shown("BT /F 10 Tf 72 634 Td (Drivers) Tj ET"), vec!["overlapping-text"]),
        ("lines that are near", shown("BT /F 10 Tf 72 595 Td (Drivers) Tj ET"), vec![]),
        (
            "bold by drawing twice",
            shown("BT /F 10 Tf 72 500 Td (all still) Tj ET BT /F 10 Tf 72.9 500.4 Td (all still) Tj ET"),
            vec![],
        ),
        (
            "with a shadow",
            shown(
                "0.7 g BT /F 20 Tf 73 499 Td (all still) Tj ET 0 g BT /F 20 Tf 72 500 Td (all still) Tj ET",
            ),
            vec![],
        ),
        ("squeezed", shown("BT 1 Tz /F 10 Tf 72 500 Td (skilled) Tj ET"), vec!["invisible-text"]),
        (
            "squeezed by a matrix",
            shown("BT /F 10 Tf .01 0 0 1 72 500 Tm (skilled) Tj ET"),
            vec!["invisible-text"],
        ),
        ("condensed", shown("BT 60 Tz /F 10 Tf 72 500 Td (skilled) Tj ET"), vec![]),
        (
            "parted",
            shown("BT /F 10 Tf 72 590 Td (and rail-) Tj 0 -12 Td (road cars) Tj ET"),
            vec!["hyphenation"],
        ),
        ("a scan", picture, vec!["text-in-pictures"]),
        ("no letters", unmapped, vec!["unmapped-letters"]),
        ("an empty page", TinyPdf::new(""), vec!["no-text"]),
        (
            "letters that are outlines",
            TinyPdf::new("72 500 m 80 500 l 76 520 80 530 72 510 c f 90 500 m 95 520 l h f"),
            vec!["no-text"],
        ),
        (
            "a picture that is a pattern",
            TinyPdf::new("/Pattern cs /Scan scn 0 0 612 792 re f"),
            vec!["no-text"],
        ),
        ("ligature", ligature, vec!["ligatures"]),
        ("bare link", bare_link, vec!["links-without-text"]),
    ];
    for (what, pdf, expected) in cases {
        let found = hazards(&pdf);
        let found: Vec<&str> = found.into_iter().filter(|name| *name != "order-by-geometry").collect();
        assert_eq!(found, expected, "{what}");
    }
}

/// What hides text from people, and what only looks as if it did.
#[test]
fn hidden_text_is_found() {
    let text = "BT /F 10 Tf 72 500 Td (skilled) Tj ET";
    let states = "/ExtGState << /None << /ca 0 /CA 0 >> /Faint << /ca 0.04 >> /Half << /ca 0.5 /CA 0.5 >> /All << /ca 1 >> \
                  /Multiply << /BM /Multiply >> /Masked << /SMask << /S /Alpha >> >> /Black << /SMask << /S /Luminosity /G 10 0 R >> >> \
                  /Blacker << /SMask << /S /Luminosity /BC [0] /G 11 0 R >> >> /White << /SMask << /S /Luminosity /G 9 0 R \
                  /BC [1] >> >> >> /ColorSpace << /Spot \
                  [/Separation /Black /DeviceGray << >>] >> /XObject << /Picture 6 0 R /Form 7 0 R /Cut 8 0 R /Block 9 0 R >>";
    let shown = |more: &str, entries: &str| {
        let image =
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
        let form = "/Type /XObject /Subtype /Form /BBox";
        TinyPdf::new(&format!("{RESUME}{more}"))
            .resources(states)
            .stream(&format!("{image} {entries}"), "x")
            .stream(
                &format!("{form} [0 0 612 792] /Group << /S /Transparency >>"),
                &format!("/All gs {text}"),
            )
            .stream(&format!("{form} [0 0 60 792]"), text)
            .stream(&format!("{form} [0 0 612 792] /Group << /S /Transparency >>"), "60 490 200 30 re f")
            .stream(&format!("{form} [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>"), "")
            .stream(
                &format!("{form} [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >>"),
                "q 0 g 0 0 612 792 re f Q",
            )
    };
    let over = "q 400 0 0 60 60 480 cm /Picture Do Q";
    let cases = [
        ("wholly transparent", format!("/None gs {text}"), vec!["invisible-text"]),
        ("all but transparent", format!("/Faint gs {text}"), vec!["invisible-text"]),
        ("half transparent", format!("/Half gs {text}"), vec![]),
        ("until the state is back", format!("q /None gs Q {text}"), vec![]),
        ("a group that is transparent", "/None gs /Form Do".into(), vec!["invisible-text"]),
        ("a group that is not", "/Form Do".into(), vec![]),
        (
            "outlines of white",
            "1 G BT 1 Tr /F 10 Tf 72 500 Td (skilled) Tj ET".into(),
            vec!["invisible-text"],
        ),
        ("white with outlines", "1 g BT 2 Tr /F 10 Tf 72 500 Td (skilled) Tj ET".into(), vec![]),
        ("a spot colour, all of it", format!("/Spot cs 1 scn {text}"), vec![]),
        ("beside the page", "BT /F 10 Tf -200 500 Td (skilled) Tj ET".into(), vec!["invisible-text"]),
        ("below the page", "BT /F 10 Tf 72 -20 Td (skilled) Tj ET".into(), vec!["invisible-text"]),
        ("clipped away", format!("q 0 0 60 60 re W n {text} Q"), vec!["invisible-text"]),
        ("clipped to a curve", format!("q 0 0 m 0 60 60 60 60 0 c W n {text} Q"), vec!["invisible-text"]),
        ("clipped twice", format!("q 0 0 80 792 re W n 90 0 99 792 re W n {text} Q"), vec!["invisible-text"]),
        ("clipped, and seen", format!("q 60 490 200 30 re W n {text} Q"), vec![]),
        ("after what was clipped", format!("q 0 0 60 60 re W n Q {text}"), vec![]),
        ("outside of its form", "/Cut Do".into(), vec!["invisible-text"]),
        ("under a picture", format!("{text} {over}"), vec!["covered-text"]),
        ("on a picture", format!("{over} 1 g {text}"), vec![]),
        ("under a picture seen through", format!("{text} /Half gs {over}"), vec![]),
        ("under a highlighter", format!("{text} /Multiply gs 1 1 0 rg 60 490 200 30 re f"), vec![]),
        ("under a mask", format!("{text} /Masked gs 1 1 0 rg 60 490 200 30 re f"), vec![]),
        ("under what is clipped away", format!("{text} q 0 0 60 60 re W n 0 0 612 792 re f Q"), vec![]),
        ("under an angle", format!("{text} 0.9 g 0 0 m 612 0 l 612 40 l 40 40 l 40 792 l 0 792 l f"), vec![]),
        ("white on a gradient", format!("q 60 490 200 30 re W n /Shade sh Q 1 g {text}"), vec![]),
        ("under a thick line", format!("{text} q 14 w 1 G 60 504 m 200 504 l S Q"), vec!["covered-text"]),
        ("beside a thick line", format!("{text} 14 w 60 520 m 200 520 l S"), vec![]),
        ("under a thick line, seen through", format!("{text} /Half gs 14 w 60 504 m 200 504 l S"), vec![]),
        ("under a dashed line", format!("{text} 14 w [2 9] 0 d 60 504 m 200 504 l S"), vec![]),
        ("struck out", format!("{text} 1 w 60 504 m 200 504 l S"), vec![]),
        ("white on a thick line", format!("14 w 60 504 m 200 504 l S 1 g {text}"), vec![]),
        ("through a mask of nothing", format!("/Black gs {text}"), vec!["invisible-text"]),
        ("through a mask of black", format!("/Blacker gs {text}"), vec!["invisible-text"]),
        ("a group through a mask of nothing", "/Black gs /Form Do".into(), vec!["invisible-text"]),
        ("through a mask of white", format!("/White gs {text}"), vec![]),
        ("under a mask of nothing", format!("{text} /Black gs 60 490 200 30 re f"), vec![]),
        ("drawn anew", format!("{text} 1 g 60 490 200 30 re f 0 g {text}"), vec![]),
        ("with a shadow", format!("q /None gs 1 0 0 1 1 -1 cm {text} Q {text}"), vec![]),
        ("colours through a mask of it", format!("q /Masked gs /Block Do Q /None gs {text}"), vec![]),
    ];
    for (what, content, expected) in cases {
        let found = hazards(&shown(&content, ""));
        let found: Vec<&str> = found.into_iter().filter(|name| !name.starts_with("order")).collect();
        // (A picture so large is told of by itself.)
        let found: Vec<&str> = found.into_iter().filter(|name| *name != "text-in-pictures").collect();
        assert_eq!(found, expected, "{what}");
    }
    let masked = hazards(&shown(&format!("{text} {over}"), "/SMask 6 0 R"));
    assert!(!masked.contains(&"covered-text"), "{masked:?}");
    let cropped = hazards(&TinyPdf::new(RESUME).page("/CropBox [0 650 612 792]"));
    assert_eq!(cropped, ["invisible-text"]);
}

/// Layers that are not shown when the file is opened.
#[test]
fn text_in_hidden_layers_is_invisible() {
    let text = "BT /F 10 Tf 72 500 Td (skilled) Tj ET";
    let some = |kind: &str| format!("<< /Type /OCMD /OCGs [6 0 R 7 0 R] {kind} >>");
    let (any, all) = (some(""), some("/P /AllOn"));
    let shown = |content: &str, default: &str| {
        TinyPdf::new(&format!("{RESUME}{content}"))
            .catalog(&format!("/OCProperties << /OCGs [6 0 R 7 0 R] /D << {default} >> >>"))
            .resources(&format!(
                "/Properties << /Off 6 0 R /On 7 0 R /Any {any} /All {all} >> /XObject << /Form 8 0 R >>"
            ))
            .object("<< /Type /OCG /Name (hidden) >>")
            .object("<< /Type /OCG /Name (shown) >>")
            .stream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC 6 0 R", text)
    };
    let layer = |name: &str| format!("/OC /{name} BDC /Span BMC {text} EMC EMC");
    let (off, base) = ("/OFF [6 0 R]", "/BaseState /OFF /ON [7 0 R]");
    let cases = [
        (layer("Off"), off, vec!["invisible-text"]),
        (layer("Off"), base, vec!["invisible-text"]),
        (layer("Off"), "", vec![]),
        (layer("On"), off, vec![]),
        (layer("On"), base, vec![]),
        (layer("Any"), off, vec![]),
        (layer("All"), off, vec!["invisible-text"]),
        ("/Form Do".to_owned(), off, vec!["invisible-text"]),
        ("/Form Do".to_owned(), "", vec![]),
        (format!("{text} /OC /Off BDC 1 g 60 490 200 30 re f EMC"), off, vec![]),
    ];
    for (content, default, expected) in cases {
        assert_eq!(hazards(&shown(&content, default)), expected, "{content} {default}");
    }
}

/// Text that machines are to read in place of what is drawn.
#[test]
fn other_text_is_told() {
    let weight = |drawn: &str, actual: &str| {
        let span = format!("/Span << /ActualText ({actual}) >> BDC BT /F 10 Tf 72 500 Td {drawn} Tj ET EMC");
        let proof = proof(&TinyPdf::new(&format!("{RESUME}{span}")).bytes());
        proof.hazards.into_iter().find(|hazard| hazard.name == "other-text").map(|hazard| hazard.weight)
    };
    assert_eq!(weight("(Visible)", "secret other keywords"), Some(Weight::Grave));
    assert_eq!(weight("( )", "secret"), Some(Weight::Grave));
    assert_eq!(weight("(Visible)", "Visible and secret"), Some(Weight::Slight));
    assert_eq!(weight("(Visible)", " "), Some(Weight::Slight));
    assert_eq!(weight("(Visible words)", "visible\\255words"), None);
    assert_eq!(weight("(R\\351sum\\351)", "RESUME"), None);
    assert_eq!(weight("(f)", "ffi"), None);
    assert_eq!(weight("(-)", "\\255"), None);
    assert_eq!(weight("(\\267)", "Telephone"), None);
    // The box that is drawn for letters that the font does not have.
    assert_eq!(weight("(x)", "k"), None);
}

/// Form fields and notes are read after the page's own content, and may cover it.
#[test]
fn text_in_annotations_is_told() {
    let drawn = |entries: &str, content: &str| {
        TinyPdf::new(RESUME)
            .page(&format!(
                "/Annots [<< /Type /Annot /Rect [60 590 460 610] /AP << /N 6 0 R >> {entries} >>]"
            ))
            .stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 200 10] /Resources << /Font << /F 5 0 R >> >>",
                content,
            )
    };
    let (text, area) = ("BT /F 5 Tf 150 5 Td (Chairs) Tj ET", "1 g 0 0 200 10 re f");
    let field = drawn("/Subtype /Widget", text);
    assert_eq!(hazards(&field), ["text-in-annotations"]);
    let proof = proof(&field.bytes());
    assert_eq!(lines(&proof, View::Stream).last().map(String::as_str), Some("Chairs"));
    let hazard = proof.hazards.iter().find(|hazard| hazard.name == "text-in-annotations");
    assert_eq!(hazard.map(|hazard| hazard.message.as_str()), Some("6 letters in form fields and notes"));
    assert_eq!(hazards(&drawn("/Subtype /Widget /F 2", text)), [""; 0]);
    assert_eq!(hazards(&drawn("/Subtype /Square", area)), ["covered-text"]);
    assert_eq!(hazards(&drawn("/Subtype /Highlight", area)), [""; 0]);
}

#[test]
fn a_tiny_mark_is_no_trick() {
    let weight = |tiny: &str| {
        let proof = proof(&TinyPdf::new(&format!("{RESUME}{tiny}")).bytes());
        let hazard = proof.hazards.into_iter().find(|hazard| hazard.name == "tiny-text");
        hazard.expect("the hazard").weight
    };
    let mark = "BT /F 10 Tf 72 500 Td (m) Tj /F 3.5 Tf (2) Tj ET\n";
    assert_eq!(weight(mark), Weight::Slight);
    assert_eq!(weight(&mark.repeat(30)), Weight::Slight);
    assert_eq!(weight("BT /F 3 Tf 72 500 Td (typesetting) Tj ET"), Weight::Slight);
    assert_eq!(weight("BT /F 3 Tf 72 500 Td (typesetting leadership) Tj ET"), Weight::Grave);
}

#[test]
fn titles_that_say_nothing_are_none() {
    let title = |title: &str| {
        let proof = proof(&TinyPdf::new(RESUME).trailer(&format!("/Info << /Title ({title}) >>")).bytes());
        proof.hazards.into_iter().find(|hazard| hazard.name == "no-title").map(|hazard| hazard.message)
    };
    assert_eq!(title("Ada Example: R\\351sum\\351"), None);
    assert_eq!(title("untitled").as_deref(), Some("its title is `untitled`"));
    assert_eq!(title("Microsoft Word - CV").as_deref(), Some("its title is `Microsoft Word - CV`"));
    assert_eq!(title("resume_final.DOCX").as_deref(), Some("its title is `resume_final.DOCX`"));
}

/// However content is written: numbers that touch operators, strings in strings, pictures among it, broken brackets.
#[test]
fn content_is_read_however_it_is_written() {
    let content = "BT/F 10 Tf 72 700Td(a \\(b\\) (c\\))\\040\\\nd)Tj ET % (not this)\n\
                   q BI /W 2 /H 2 /BPC 8 /CS /G ID x EIEI EI Q ] >> )\n\
                   BI /W 9 /H 9 /BPC 8 /CS /RGB /F /Fl ID x\u{1}EI y EI\n\
                   BT /#46 10 Tf 1 0 0 1 72 0680.-5 Tm [(sp)-20.5(lit) -400<6F66 7>]TJ ET";
    let proof = proof(&TinyPdf::new(content).bytes());
    assert_eq!(lines(&proof, View::Stream), ["a (b) (c)) d", "split ofp"]);
}

/// Whatever bytes the texts behind a picture are of, whether it says how long it is or not.
#[test]
fn text_behind_a_picture_is_read() {
    for entries in ["/W 1 /H 1 /BPC 8 /CS /G", "/W 1 /H 1 /BPC 8 /CS /G /F /AHx"] {
        let content =
            format!("BT /F 10 Tf ET q BI {entries} ID x EI Q BT(é)Tj 72 700 Td (all of this) Tj ET");
        let lines = lines(&proof(&TinyPdf::new(&content).bytes()), View::Stream);
        assert_eq!(lines.last().map(String::as_str), Some("all of this"), "{entries}");
    }
}

/// The encoding in a Type 1 font's own program, however closely it is written.
#[test]
fn a_program_says_what_its_bytes_are() {
    let program = "%!PS-AdobeFont\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 1/A put\ndup 2 /B put \
                   dup 3/C put\nreadonly def\ncurrentfile eexec";
    let pdf = TinyPdf::new("BT /M 10 Tf 72 500 Td <010203> Tj ET")
        .fonts("/M 6 0 R")
        .object("<< /Subtype /Type1 /FontDescriptor << /Flags 4 /FontFile 7 0 R >> >>")
        .stream("", program);
    assert_eq!(lines(&proof(&pdf.bytes()), View::Stream), ["ABC"]);
}

/// Maps that every program has, but this one: how many bytes a code has is told by what letters it stands for.
#[test]
fn codes_of_one_byte_and_of_two_are_told_apart() {
    let map = "2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange \
               1 beginbfchar <d6d0> <4e2d> endbfchar";
    for encoding in ["GBK-EUC-H", "90ms-RKSJ-H"] {
        let pdf = TinyPdf::new("BT /M 10 Tf 72 500 Td (Python developer) Tj <d6d0> Tj ET")
            .fonts("/M 6 0 R")
            .object(format!(
                "<< /Subtype /Type0 /Encoding /{encoding} /DescendantFonts [<< /DW 1000 >>] /ToUnicode 7 0 R >>"
            ))
            .stream("", map);
        assert_eq!(lines(&proof(&pdf.bytes()), View::Stream), ["Python developer中"], "{encoding}");
    }
}

/// The letters of codes as ranges with lists and without give them, in whichever order.
#[test]
fn maps_have_many_ranges() {
    let read = |ranges: &str| {
        let pdf = TinyPdf::new("BT /M 10 Tf 72 500 Td <0041004200430044> Tj ET")
            .fonts("/M 6 0 R")
            .object("<< /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 500 >>] /ToUnicode 7 0 R >>")
            .stream("", &format!("1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange {ranges} endbfrange"));
        lines(&proof(&pdf.bytes()), View::Stream)
    };
    let (first, second) = ("<0041> <0042> [<0041> <0042>]", "<0043> <0044> [<0043> <0044>]");
    assert_eq!(read(&format!("{first} {second}")), ["ABCD"]);
    assert_eq!(read(&format!("{second} {first}")), ["ABCD"]);
    assert_eq!(read(&format!("{first} <0043> <0044> <0043>")), ["ABCD"]);
    assert_eq!(read(&format!("<0041> <0042> [<0041> <0042> <0058> <0059>] {second}")), ["ABCD"]);
    assert_eq!(read(&format!("<0041> <0042> [<0041>] {second}")), ["A\u{fffd}CD"]);
}

#[test]
fn letters_are_as_wide_as_their_font_says() {
    // Helvetica's `i` and `l` are less than half as wide as most.
    let parts = TinyPdf::new("BT /F 10 Tf 72 500 Td (illi) Tj ET BT /F 10 Tf 80.88 500 Td (nois) Tj ET");
    assert_eq!(lines(&proof(&parts.bytes()), View::Stream), ["illinois"]);
}

#[test]
fn two_columns_are_told_in_plain_words() {
    let columns = RESUME.replace("72 650 Td (Example Joinery)", "172 670 Td (Example Joinery)");
    let proof = proof(&TinyPdf::new(&columns).bytes());
    let hazard = proof.hazards.iter().find(|hazard| hazard.name == "shared-lines").expect("the hazard");
    assert_eq!(hazard.message, "the plainest parsers find 0 of 1 section");
    assert_eq!(hazard.places[0].text, "Experience");
    assert!(lines(&proof, View::Plain).contains(&"Experience  Example Joinery".to_owned()));
    assert!(lines(&proof, View::Stream).contains(&"Experience".to_owned()));
}

/// However much the lines of two columns are alike.
#[test]
fn columns_that_are_drawn_line_by_line_are_told() {
    let line = |x: usize, side: &str, row: usize| {
        format!("BT /F 10 Tf {x} {} Td ({side} column line {row} words) Tj ET\n", 700 - 14 * row)
    };
    let drawn = |order: &[(usize, &str, usize)]| {
        TinyPdf::new(&order.iter().map(|(x, side, row)| line(*x, side, *row)).collect::<String>())
    };
    let rows: Vec<_> = (0..20).flat_map(|row| [(72, "left", row), (320, "right", row)]).collect();
    let proof = proof(&drawn(&rows).bytes());
    let hazard = proof.hazards.iter().find(|hazard| hazard.name == "order-by-geometry").expect("the hazard");
    assert_eq!(hazard.message, "in 39 places it goes on otherwise than as drawn");
    assert_eq!(hazard.places[0].text, "line 0 words → right column line");
    let mut columns = rows;
    columns.sort_by_key(|(x, ..)| *x);
    assert_eq!(hazards(&drawn(&columns)), [""; 0]);
}
