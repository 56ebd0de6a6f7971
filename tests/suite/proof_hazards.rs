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

/// Areas of any form, over text and under it.
#[test]
fn areas_cover_what_is_inside_of_them() {
    let text = "BT /F 10 Tf 72 500 Td (skilled) Tj ET";
    let rounded = "65 490 m 255 490 l 258 490 260 492 260 495 c 260 515 l 260 520 255 520 v 65 520 l 60 520 60 515 y 60 495 l \
                   60 492 62 490 65 490 c h f";
    let many: String = (70..200).step_by(2).map(|x| format!("{x} 495 3 20 re ")).collect();
    let ring = "72 400 m 272 400 272 600 72 600 c -128 600 -128 400 72 400 c h";
    let hole = "72 450 m 172 450 172 550 72 550 c -28 550 -28 450 72 450 c h";
    let (cover, fine) = (vec!["covered-text"], vec![]);
    let cases = [
        ("rounded", format!("{text} 1 g {rounded}"), cover.clone()),
        ("turned", format!("{text} q .999 .0436 -.0436 .999 0 0 cm 1 g 60 480 240 40 re f Q"), cover.clone()),
        ("many in one", format!("{text} 1 g {many} f"), cover.clone()),
        ("many that lie on each other, evenly", format!("{text} 1 g {many} {many} f*"), fine.clone()),
        ("two that do not touch it", format!("{text} 1 g 60 470 200 20 re 60 520 200 20 re f"), fine.clone()),
        (
            "figures that go on where they were closed",
            format!("{text} 1 g 60 490 m 60 495 l 65 490 l h 60 520 l 260 520 l 260 490 l f"),
            cover.clone(),
        ),
        ("a frame", format!("{text} 0 g 40 470 400 70 re 50 480 380 50 re f*"), fine.clone()),
        (
            "a frame that is wound",
            format!("{text} 40 470 400 70 re 50 480 m 50 530 l 430 530 l 430 480 l f"),
            fine.clone(),
        ),
        ("a frame that is none", format!("{text} 40 470 400 70 re 50 480 380 50 re f"), cover.clone()),
        ("a ring", format!("{text} 0 g {ring} {hole} f*"), fine.clone()),
        ("a disc", format!("{text} 0 g {ring} f"), cover.clone()),
        (
            "clipped to a curve",
            format!("{text} q 0 0 m 0 792 612 792 612 0 c W n 1 g 60 490 200 30 re f Q"),
            fine.clone(),
        ),
        ("seen through", format!("{text} /Half gs {rounded}"), fine.clone()),
        ("a line through it", format!("{text} 60 502 200 2 re f"), fine.clone()),
        ("white on a rounded one", format!("0 g {rounded} 1 g {text}"), fine.clone()),
        ("black on a rounded one", format!("0 g {rounded} {text}"), vec!["invisible-text"]),
        (
            "white beside a triangle",
            format!("0 g 60 480 m 400 480 l 400 600 l f 1 g {text}"),
            vec!["invisible-text"],
        ),
        (
            "white in a frame",
            format!("0 g 40 470 400 70 re 50 480 380 50 re f* 1 g {text}"),
            vec!["invisible-text"],
        ),
    ];
    for (what, content, expected) in cases {
        let pdf =
            TinyPdf::new(&format!("{RESUME}{content}")).resources("/ExtGState << /Half << /ca 0.5 >> >>");
        assert_eq!(hazards(&pdf), expected, "{what}");
    }
}

/// White, and other colours, in spaces of colours that have to be understood to tell.
#[test]
fn the_colour_of_paper_is_told_in_any_space() {
    let tint = |end: &str| format!("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{end}] /N 1 >>");
    let (black, white) = (tint("0 0 0 1"), tint("0 0 0 0"));
    let two = format!(
        "<< /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 1] /Functions [{white} {black}] >>"
    );
    let one = |function: &str| format!("[/Separation /Spot /DeviceCMYK {function}]");
    let lab = "/Lab << /WhitePoint [0.96 1 0.82] /Range [-100 100 -100 100] >>";
    // (The space, the numbers in it, whether it is the paper's.)
    let cases = [
        ("[/Indexed /DeviceRGB 1 <ffffff000000>]".to_owned(), "0", true),
        ("[/Indexed /DeviceRGB 1 <ffffff000000>]".to_owned(), "1", false),
        ("[/Indexed /DeviceRGB 0 <ffffff000000>]".to_owned(), "1", false),
        ("[/Indexed /DeviceGray 1 6 0 R]".to_owned(), "1", false),
        (format!("[/Indexed [{lab}] 1 <ff8080007f7f>]"), "0", true),
        (format!("[/Indexed [{lab}] 1 <ff8080007f7f>]"), "1", false),
        (format!("[{lab}]"), "100 0 0", true),
        (format!("[{lab}]"), "60 0 0", false),
        (format!("[{lab}]"), "80 -60 0", false),
        (one(&black), "0", true),
        (one(&black), "0.5", false),
        (one(&white), "1", true),
        (one(&two), "0.4", true),
        (one(&two), "0.6", false),
        // Four samples: none, none, half and all of it.
        (one("7 0 R"), "0.3", true),
        (one("7 0 R"), "0.5", false),
        // What the ink is mixed of is a program, and what is not there cannot be seen.
        (one("8 0 R"), "0", true),
        (one("8 0 R"), "1", false),
        ("[/Separation /All /DeviceGray 8 0 R]".to_owned(), "0", true),
        ("[/Separation /None /DeviceGray 8 0 R]".to_owned(), "1", true),
        ("[/DeviceN [/Cyan /Spot] /DeviceCMYK 8 0 R]".to_owned(), "0 0", true),
        ("[/DeviceN [/Cyan /Spot] /DeviceCMYK 8 0 R]".to_owned(), "0 0.4", false),
        ("[/DeviceN [/Cyan /Spot] /DeviceGray 9 0 R]".to_owned(), "0 0", true),
        ("[/DeviceN [/Cyan /Spot] /DeviceGray 9 0 R]".to_owned(), "0.1 1", false),
        ("[/DeviceN [/None /None] /DeviceCMYK 8 0 R]".to_owned(), "1 1", true),
        ("/Pattern".to_owned(), "1 1 1", false),
    ];
    for (space, numbers, is_paper) in cases {
        let sampled = "/FunctionType 0 /BitsPerSample 8";
        let text =
            format!("{RESUME}/C cs {numbers} scn BT /F 10 Tf 72 500 Td (skilled) Tj ET 0 g 0 0 1 1 re f");
        let pdf = TinyPdf::new(&text)
            .resources(&format!("/ColorSpace << /C {space} >>"))
            .stream("", "0\x7f")
            .stream(
                &format!("{sampled} /Domain [0 1] /Range [0 1 0 1 0 1 0 1] /Size [4]"),
                "\0\0\0\0\0\0\0\0\0\0\0\x7f\0\0\0\x7f",
            )
            .stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", "{ pop 0 }")
            .stream(
                &format!("{sampled} /Domain [0 1 0 1] /Range [0 1] /Decode [0 2] /Size [2 2]"),
                "\x7f\x7f\0\0",
            );
        let expected: &[&str] = if is_paper { &["invisible-text"] } else { &[] };
        assert_eq!(hazards(&pdf), expected, "{numbers} in {space}");
    }
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

/// Letters that people see and machines take for spaces, or for nothing.
#[test]
fn letters_that_stand_for_spaces_are_told() {
    let found = |map: &str, drawn: &str| {
        let pdf = TinyPdf::new(&format!("{RESUME}BT /S 10 Tf 72 500 Td {drawn} Tj ET"))
            .fonts("/S 6 0 R")
            .object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>")
            .stream("", &format!("1 begincodespacerange <00> <ff> endcodespacerange {map}"));
        let found = proof(&pdf.bytes()).hazards;
        found.into_iter().find(|hazard| hazard.name == "unmapped-letters").map(|hazard| hazard.message)
    };
    let every = |to: &str| format!("1 beginbfrange <61> <7a> [{}] endbfrange", format!("<{to}> ").repeat(26));
    let signs = |count: usize| Some(format!("{count} signs that stand for no letter"));
    assert_eq!(found(&every("0020"), "(skilled leader)"), signs(14));
    assert_eq!(found(&every("200b"), "(skilled leader)"), signs(13));
    assert_eq!(found(&every("00200020"), "(skilled)"), signs(7));
    assert_eq!(found(&every("feff"), "(skilled)"), signs(7));
    // Spaces of their own: the one, the one that does not break, and narrow ones.
    assert_eq!(found("2 beginbfchar <a0> <0020> <61> <2009> endbfchar", "(b b\\240bab)"), None);
    assert_eq!(found("2 beginbfchar <61> <2009> <62> <200a> endbfchar", "(aa bb)"), None);
    assert_eq!(found("", "(skilled    leader)"), None);
    // What is not shown is not missed.
    assert_eq!(found(&every("0020"), "3 Tr (skilled leader)"), None);
}

/// Pages whose text is no text, beside a few letters that are.
#[test]
fn pages_of_pictures_and_outlines_are_told() {
    let is_told = |content: &str| {
        let image = "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
        let tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 612 792] /XStep 612 /YStep 792";
        let pdf = TinyPdf::new(&format!("{RESUME}{content}"))
            .resources("/Pattern << /Scan 7 0 R /Dots 8 0 R >>")
            .stream(image, "x")
            .stream(&format!("{tile} /Resources << /XObject << /I 6 0 R >> >>"), "612 0 0 792 0 0 cm /I Do")
            .stream(&format!("{tile} /Resources << >>"), "1 g 0 0 2 2 re f");
        hazards(&pdf).contains(&"text-in-pictures")
    };
    // Figures with a curve, each as wide and at such a place as is said.
    let figures = |place: &dyn Fn(usize, usize) -> (f32, f32, f32)| {
        let figures = (0..12).flat_map(|row| (0..20).map(move |column| (row, column)));
        let figures = figures.map(|(row, column)| {
            let (x, y, width) = place(row, column);
            let (right, top) = (x + width, y + 5.0);
            format!("{x} {y} m {right} {y} {right} {top} {x} {top} c h ")
        });
        figures.collect::<String>()
    };
    let at = |row: usize, column: usize| (72.0 + 20.0 * column as f32, 100.0 + 14.0 * row as f32);
    let letters =
        figures(&|row, column| (at(row, column).0, at(row, column).1, (3 + column * 7 % 11) as f32));
    let calendar = figures(&|row, column| (at(row, column).0, at(row, column).1, 8.0));
    let cloud = figures(&|row, column| {
        (at(row, column).0, at(row, column).1 + (column * 37 % 20) as f32 * 0.7, (3 + column * 7 % 11) as f32)
    });
    let pages = [
        ("outlines, each a path", letters.replace('h', "h f"), true),
        ("outlines in one path", format!("{letters} f"), true),
        ("outlines that clip", format!("{letters} W n"), false),
        ("a line of them", format!("{} f", &letters[..letters.len() / 12]), false),
        ("all of the same width", format!("{calendar} f"), false),
        ("dots of a chart", format!("{cloud} f"), false),
        ("a picture that is a pattern", "/Pattern cs /Scan scn 0 0 612 590 re f".into(), true),
        ("a pattern without a picture", "/Pattern cs /Dots scn 0 0 612 590 re f".into(), false),
        ("a colour again", "/Pattern cs /Scan scn 0.9 g 0 0 612 590 re f".into(), false),
        (
            "a picture in the content",
            "q 612 0 0 590 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q".into(),
            true,
        ),
    ];
    for (what, content, expected) in pages {
        assert_eq!(is_told(&content), expected, "{what}");
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
    assert_eq!(weight("(Visible)", " "), Some(Weight::Grave));
    assert_eq!(weight("(Visible words)", ""), Some(Weight::Grave));
    assert_eq!(weight("(Visible words)", "-"), Some(Weight::Grave));
    // A number in the margin, and what is no letter.
    assert_eq!(weight("(12)", ""), Some(Weight::Slight));
    assert_eq!(weight("(. . . . . . .)", ""), None);
    assert_eq!(weight("(-)", ""), None);
    assert_eq!(weight("(\\267)", ""), None);
    let letters = "(v) Tj EMC /Span << /ActualText () >> BDC ".repeat(5);
    assert_eq!(weight(&format!("{letters} (v)"), ""), Some(Weight::Grave));
    // Bold that is drawn by drawing twice, and read once.
    assert_eq!(weight("(words) Tj EMC BT /F 10 Tf 72.4 500 Td (words)", ""), Some(Weight::Slight));
    let apart = "(v) Tj EMC ( then ) Tj /Span << /ActualText () >> BDC ".repeat(5);
    assert_eq!(weight(&format!("{apart} (v)"), ""), Some(Weight::Slight));
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
