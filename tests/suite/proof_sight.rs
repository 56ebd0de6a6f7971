//! Small PDFs with text that people do not see, or only people, and others that only look as if they had it.

use crate::proof_hazards::hazards;
use crate::tiny_pdf::{RESUME, TinyPdf};

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
        ("clipped to a disc", format!("{text} q {ring} W n 1 g 60 490 200 30 re f Q"), cover.clone()),
        ("clipped to a ring", format!("{text} q {ring} {hole} W* n 1 g 60 490 200 30 re f Q"), fine.clone()),
        (
            "clipped to a disc and a bar of it",
            format!("{text} q {ring} W n 0 510 200 10 re W n 1 g 60 490 200 30 re f Q"),
            fine.clone(),
        ),
        (
            "a curve clipped to another",
            format!("{text} q {ring} W n 1 g {rounded} Q"),
            // Where they meet is not reckoned.
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
        // What is made of itself.
        ("10 0 R".to_owned(), "0", false),
        (one("11 0 R"), "0.5", false),
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
            )
            .object("[/Indexed 10 0 R 1 <0000>]")
            .object("<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [11 0 R] >>");
        let expected: &[&str] = if is_paper { &["invisible-text"] } else { &[] };
        assert_eq!(hazards(&pdf), expected, "{numbers} in {space}");
    }
}

/// Letters and areas that are filled with patterns.
#[test]
fn text_in_patterns_of_the_colour_of_paper_is_invisible() {
    let tile = |paint: usize| {
        format!("/PatternType 1 /PaintType {paint} /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4")
    };
    let shading = |end: &str| {
        let function = format!("<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [{end}] /N 1 >>");
        format!(
            "<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 0] /Function {function} >> >>"
        )
    };
    let patterns = "/ColorSpace << /Tinted [/Pattern /DeviceGray] >> /Pattern << /Tile 6 0 R /Tint 7 0 R /Pale 8 0 R /Fading 9 0 R >>";
    let found = |content: &str, tile_content: &str| {
        hazards(
            &TinyPdf::new(&format!("{RESUME}{content}"))
                .resources(patterns)
                .stream(&tile(1), tile_content)
                .stream(&tile(2), "0 0 4 4 re f")
                .object(shading("1 1 1"))
                .object(shading("0 0 0")),
        )
    };
    let text = "BT /F 10 Tf 72 500 Td (skilled) Tj ET";
    let of_tile = format!("/Pattern cs /Tile scn {text}");
    let hidden = vec!["invisible-text"];
    let tiles = [
        ("1 g 0 0 4 4 re f", hidden.clone()),
        ("/DeviceRGB cs 1 1 1 sc 0 0 4 4 re f 1 G 0 0 m 4 4 l S", hidden.clone()),
        ("q 0 g Q 1 g 0 0 4 4 re b", vec![]),
        ("0 0 4 4 re f", vec![]),
        ("1 g 0 0 2 4 re f 0 g 2 0 2 4 re f", vec![]),
        ("1 g 0 0 4 4 re n", hidden.clone()),
        ("1 g 0 0 4 4 re f /Any gs", vec![]),
    ];
    for (content, expected) in tiles {
        assert_eq!(found(&of_tile, content), expected, "{content}");
    }
    let texts = [
        (format!("/Tinted cs 1 /Tint scn {text}"), hidden.clone()),
        (format!("/Tinted cs 0.3 /Tint scn {text}"), vec![]),
        (format!("/Pattern cs /Pale scn {text}"), hidden.clone()),
        (format!("/Pattern cs /Fading scn {text}"), vec![]),
        (format!("/Pattern CS /Pale SCN 1 Tr {text}"), hidden),
        (format!("/Pattern cs /Pale scn 0 g {text}"), vec![]),
        // Black on black lines, between which it is seen.
        (format!("/Pattern cs /Tile scn 60 490 200 30 re f 0 g {text}"), vec![]),
    ];
    for (content, expected) in texts {
        assert_eq!(found(&content, "0 0 1 4 re f"), expected, "{content}");
    }
}

/// Layers that are not shown when the file is opened.
#[test]
fn text_in_hidden_layers_is_invisible() {
    let text = "BT /F 10 Tf 72 500 Td (skilled) Tj ET";
    let some = |kind: &str| format!("<< /Type /OCMD /OCGs [6 0 R 7 0 R] {kind} >>");
    let (any, all) = (some(""), some("/P /AllOn"));
    let expression = |name: &str, text: &str| format!("/{name} << /Type /OCMD /VE {text} /OCGs 7 0 R >>");
    let expressions = [
        expression("And", "[/And 6 0 R 7 0 R]"),
        expression("Or", "[/Or 6 0 R 7 0 R]"),
        expression("Not", "[/Not 6 0 R]"),
        expression("Deep", "[/Or [/Not 7 0 R] [/And 7 0 R [/Not [/Not 6 0 R]]]]"),
        expression("Itself", "9 0 R"),
        expression("Empty", "[]"),
    ]
    .concat();
    let shown = |content: &str, default: &str| {
        TinyPdf::new(&format!("{RESUME}{content}"))
            .catalog(&format!("/OCProperties << /OCGs [6 0 R 7 0 R] /D << {default} >> >>"))
            .resources(&format!(
                "/Properties << /Off 6 0 R /On 7 0 R /Any {any} /All {all} {expressions} >> /XObject << /Form 8 0 R >>"
            ))
            .object("<< /Type /OCG /Name (hidden) >>")
            .object("<< /Type /OCG /Name (shown) >>")
            .stream("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC 6 0 R", text)
            .object("[/Not 9 0 R 9 0 R]")
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
        (layer("And"), off, vec!["invisible-text"]),
        (layer("And"), "", vec![]),
        (layer("Or"), off, vec![]),
        (layer("Not"), off, vec![]),
        (layer("Not"), "", vec!["invisible-text"]),
        (layer("Deep"), off, vec!["invisible-text"]),
        (layer("Deep"), "", vec![]),
        (layer("Itself"), off, vec!["left-unread"]),
        (layer("Empty"), off, vec![]),
        ("/Form Do".to_owned(), off, vec!["invisible-text"]),
        ("/Form Do".to_owned(), "", vec![]),
        (format!("{text} /OC /Off BDC 1 g 60 490 200 30 re f EMC"), off, vec![]),
    ];
    for (content, default, expected) in cases {
        assert_eq!(hazards(&shown(&content, default)), expected, "{content} {default}");
    }
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
    // The same without curves: each corner is cut off, and each side has another corner.
    let straight = (0..240)
        .map(|index| {
            let (x, y) = at(index / 20, index % 20);
            let width = (4 + index % 20 * 7 % 11) as f32;
            let (right, top) = (x + width, y + 5.0);
            format!(
                "{} {y} m {} {y} l {right} {} l {right} {} l {} {top} l {} {top} l {x} {} l {x} {} l {} {} l {} {} l {} {} l h ",
                x + 1.0,
                right - 1.0,
                y + 1.0,
                top - 1.0,
                right - 1.0,
                x + 1.0,
                top - 1.0,
                y + 1.0,
                x + 2.0,
                y + 2.0,
                x + 3.0,
                y + 2.0,
                x + 2.0,
                y + 1.0
            )
        })
        .collect::<String>();
    let unseen = "BT 3 Tr /F 10 Tf 72 500 Td 12 TL ".to_owned()
        + &"(what a scan shows, as a program took it for letters) ' ".repeat(9)
        + "ET";
    let scan = "/Pattern cs /Scan scn 0 0 612 590 re f";
    let pages = [
        ("a scan with its letters, unseen", format!("{scan} {unseen}"), true),
        ("a picture with letters", format!("{scan} {}", unseen.replace("3 Tr", "0 Tr")), false),
        ("outlines of straight lines", format!("{straight} f"), true),
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
