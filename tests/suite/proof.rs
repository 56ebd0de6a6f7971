//! What machines read in a PDF: recto's own, and small ones with a hazard each.

use std::fs;

use recto::Compiled;
use recto::export::{self, Standards};
use recto::proof::{Proof, View, Weight};
use recto::typeset::Engine;

use crate::support::{RESUMES, compile_linear, compile_variant, put, read, recto, run, scratch, variants};
use crate::tiny_pdf::{RESUME, TinyPdf};

fn proof(bytes: &[u8]) -> Proof {
    Proof::read(bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn lines(proof: &Proof, view: View) -> Vec<String> {
    let reading = proof.reading(view).expect("every view is there");
    reading.lines.iter().map(|line| line.text.clone()).collect()
}

/// The names of a file's hazards beside those that every file of [`TinyPdf`] has.
fn hazards(pdf: &TinyPdf) -> Vec<&'static str> {
    let found = proof(&pdf.bytes()).hazards.into_iter().map(|hazard| hazard.name);
    found.filter(|name| !["no-tags", "no-language", "no-title"].contains(name)).collect()
}

#[test]
fn everything_of_every_resume_and_variant_is_found() {
    for path in RESUMES {
        for name in variants(path) {
            for (engine, compiled) in
                [compile_variant(path, name.as_deref()), compile_linear(path, name.as_deref())]
            {
                is_found(&engine, &compiled, &format!("{path} {name:?} in {}", compiled.layout.name));
            }
        }
    }
}

/// Holds that everything is found by the content stream and the tags, and in one column by all four views. (Two columns
/// cost the others what docs/proof.md tells.)
fn is_found(engine: &Engine, compiled: &Compiled, name: &str) {
    let pdf = export::pdf(&compiled.typeset, &Standards::default(), engine, &compiled.layout);
    let proof = proof(&pdf.expect("a PDF"));
    for found in proof.against(&compiled.document, &compiled.source) {
        if compiled.layout.name == "linear" || matches!(found.view, View::Stream | View::Tags) {
            assert!(found.texts.is_whole(), "{name} {:?}: {:#?}", found.view, found.missing);
            assert!(found.fields.is_whole(), "{name} {:?}: {:#?}", found.view, found.untaken);
            assert!(found.words.percent() >= 99, "{name} {:?}", found.words);
        }
    }
    let grave = proof.hazards.iter().find(|hazard| hazard.weight == Weight::Grave);
    assert_eq!(grave, None, "{name}");
}

#[test]
fn a_page_that_was_turned_is_read() {
    for turn in [90, 180, 270] {
        let turned = proof(&TinyPdf::new(RESUME).page(&format!("/Rotate {turn}")).bytes());
        let upright = proof(&TinyPdf::new(RESUME).bytes());
        for view in [View::Stream, View::Geometry, View::Plain] {
            let text = |proof: &Proof| proof.reading(view).expect("a view").text();
            assert_eq!(text(&turned), text(&upright), "{turn} {view:?}");
        }
    }
}

#[test]
fn the_report_on_the_original() {
    let folder = scratch();
    let yaml = put(folder.path(), "akshat-mahajan.yaml", read("data/akshat-mahajan.yaml"));
    let built = run(recto().arg("build").arg(&yaml));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let result = run(recto().current_dir(folder.path()).args([
        "proof",
        "akshat-mahajan.pdf",
        "--against",
        "akshat-mahajan.yaml",
    ]));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""));
    let screen: Vec<&str> =
        result.stdout.split("\norder-by-geometry:").next().expect("a part").lines().collect();
    assert!(screen.len() <= 24 && screen.iter().all(|line| line.chars().count() <= 80), "{}", result.stdout);
    insta::assert_snapshot!(result.stdout);
}

#[test]
fn the_report_for_programs() {
    let folder = scratch();
    let pdf = put(folder.path(), "ada.pdf", TinyPdf::new(RESUME).bytes());
    let result = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--format", "json"]));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""), "{}", pdf.display());
    insta::assert_snapshot!(result.stdout);
}

#[test]
fn views_print_their_text() {
    let folder = scratch();
    put(folder.path(), "ada.pdf", TinyPdf::new(RESUME).bytes());
    let result = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--text", "stream"]));
    assert_eq!(result.code, 0);
    assert!(result.stdout.starts_with("Ada Example\nada@example.org\nExperience\n"), "{}", result.stdout);
    let quiet = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--quiet"]));
    assert!(quiet.code == 0 && quiet.stdout.contains("\nread by "), "{}", quiet.stdout);
    let none = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--text", "tags"]));
    assert_eq!((none.code, none.stdout.as_str()), (1, ""));
    assert!(none.stderr.contains("`ada.pdf` cannot be read: it has no tags"), "{}", none.stderr);
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = scratch();
    put(folder.path(), "letter.pdf", "Dear Sir or Madam");
    put(folder.path(), "broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
    // Whose pages are listed in packed objects at its end.
    let (engine, compiled) = compile_variant("data/starter.yaml", None);
    let whole = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
    let whole = whole.expect("a PDF");
    put(folder.path(), "cut.pdf", &whole[..whole.len() * 2 / 3]);
    for (name, why) in [
        ("letter.pdf", "it is not a PDF"),
        ("broken.pdf", "no page"),
        ("cut.pdf", "its end is missing"),
        ("none.pdf", "no such file"),
    ] {
        let result = run(recto().current_dir(folder.path()).args(["proof", name]));
        assert_eq!((result.code, result.stdout.as_str()), (1, ""));
        assert!(result.stderr.contains("E0501") && result.stderr.contains(why), "{}", result.stderr);
    }
    let result = run(recto().args(["proof", "x.pdf", "--variant", "y"]));
    assert_eq!(result.code, 2, "a variant of what? {}", result.stderr);
}

#[test]
fn fields_are_taken_from_the_plainest_page() {
    let proof = proof(&TinyPdf::new(RESUME).bytes());
    for view in [View::Stream, View::Geometry, View::Plain] {
        let fields = &proof.reading(view).expect("the view").fields;
        assert_eq!(fields.name.as_deref(), Some("Ada Example"), "{view:?}");
        assert_eq!(fields.emails, ["ada@example.org"], "{view:?}");
        let entry = &fields.sections[0].entries[0];
        assert_eq!(entry.name.as_deref(), Some("Example Joinery"), "{view:?}");
        assert_eq!(entry.title.as_deref(), Some("Carpenter"), "{view:?}");
        assert_eq!(entry.place.as_deref(), Some("Bristol, England"), "{view:?}");
        assert_eq!(entry.dates.as_deref(), Some("2019 - 2022"), "{view:?}");
    }
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
            "parted",
            shown("BT /F 10 Tf 72 590 Td (and rail-) Tj 0 -12 Td (road cars) Tj ET"),
            vec!["hyphenation"],
        ),
        ("a scan", picture, vec!["text-in-pictures"]),
        ("no letters", unmapped, vec!["unmapped-letters"]),
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
    let states = "/ExtGState << /None << /ca 0 /CA 0 >> /Faint << /ca 0.04 >> /Half << /ca 0.5 >> /All << /ca 1 >> \
                  /Multiply << /BM /Multiply >> /Masked << /SMask << /S /Alpha >> >> >> /ColorSpace << /Spot \
                  [/Separation /Black /DeviceGray << >>] >> /XObject << /Picture 6 0 R /Form 7 0 R /Cut 8 0 R >>";
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

#[test]
fn tags_are_read_in_their_own_order() {
    let content = "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (last) Tj ET EMC /Artifact BMC BT /F 10 Tf 72 20 Td (page 1) \
                   Tj ET EMC /H1 << /MCID 1 >> BDC BT /F 10 Tf 72 600 Td (first) Tj ET EMC /Span << /MCID 2 /ActualText \
                   (whole) >> BDC BT /F 10 Tf 72 500 Td (parts) Tj ET EMC";
    let tagged = TinyPdf::new(content)
        .catalog("/Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R")
        .trailer("/Info << /Title (Order) >>")
        .object("<< /Type /StructTreeRoot /RoleMap << /Head /H1 >> /K 7 0 R >>")
        .object("<< /S /Document /P 6 0 R /K [8 0 R 9 0 R << /S /P /Pg 3 0 R /K 2 >> << /S /Figure /Alt (A stair) >>] >>")
        .object("<< /S /Head /P 7 0 R /Pg 3 0 R /K << /Type /MCR /MCID 1 >> >>")
        .object("<< /S /P /P 7 0 R /Pg 3 0 R /K [0] >>");
    let proof = proof(&tagged.bytes());
    assert_eq!(lines(&proof, View::Tags), ["first", "last", "whole", "A stair"]);
    assert_eq!(lines(&proof, View::Stream), ["last", "page 1", "first", "parts"]);
    assert_eq!(
        (proof.facts.language.as_deref(), proof.facts.title.as_deref()),
        (Some("en-GB"), Some("Order"))
    );
    let names: Vec<&str> = proof.hazards.iter().map(|hazard| hazard.name).collect();
    assert!(names.contains(&"order-by-tags") && !names.contains(&"no-tags"), "{names:?}");
}

#[test]
fn a_build_is_proved_before_it_is_written() {
    let folder = scratch();
    let yaml = put(folder.path(), "resume.yaml", read("data/starter.yaml"));
    let good = run(recto().arg("build").arg(&yaml).arg("--proof"));
    assert_eq!(good.code, 0, "{}", good.stderr);
    assert!(
        good.stderr.contains("read back by stream 100 %") && good.stderr.contains("tags 100 %"),
        "{}",
        good.stderr
    );

    // A layout that forgets places.
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let path = folder.path().join("mine/lib.typ");
    let code = fs::read_to_string(&path).expect("the layout");
    let changed = code.replace("paragraph(doc.headline, style: italic)", "");
    assert_ne!(code, changed);
    fs::write(&path, changed).expect("the layout");
    fs::write(folder.path().join("resume.pdf"), "the last good one").expect("a file");
    let args = ["build", "resume.yaml", "--layout", "mine", "--proof"];
    let bad = run(recto().current_dir(folder.path()).args(args));
    assert_eq!(bad.code, 1);
    assert!(
        bad.stderr.contains("error[E0801]: in the PDF as read by stream, this headline is not there"),
        "{}",
        bad.stderr
    );
    assert!(bad.stderr.contains("resume.yaml:"), "{}", bad.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("a file"), "the last good one");
}

#[test]
fn every_variant_is_proved() {
    let folder = scratch();
    let yaml = put(folder.path(), "resume.yaml", read("data/akshat-mahajan.yaml"));
    let result = run(recto().arg("build").arg(&yaml).args(["--all", "--proof"]));
    assert_eq!(result.code, 0, "{}", result.stderr);
    let lines: Vec<&str> = result.stderr.lines().collect();
    assert!(
        lines.len() == 4 && lines.iter().all(|line| line.contains("read by stream 100 %")),
        "{}",
        result.stderr
    );
    let against = ["--against", "resume.yaml", "--variant", "platform"];
    let right = run(recto().current_dir(folder.path()).args(["proof", "resume-platform.pdf"]).args(against));
    assert_eq!(right.code, 0, "{}", right.stdout);
    let wrong = run(recto().current_dir(folder.path()).args(["proof", "resume-research.pdf"]).args(against));
    assert_eq!(wrong.code, 1, "{}", wrong.stdout);
    assert!(wrong.stdout.contains("is not there"), "{}", wrong.stdout);
}

#[test]
fn what_was_left_out_to_fit_is_not_missed() {
    let folder = scratch();
    let low: String = (0..9).map(|n| format!("      - {{ text: Trifle {n}, priority: low }}\n")).collect();
    let high: String = (0..62).map(|n| format!("      - Thing number {n}\n")).collect();
    let yaml = format!("name: Robin\npage: {{ fit: {{ drop: low }} }}\nsections:\n  - bullets:\n{high}{low}");
    put(folder.path(), "resume.yaml", yaml);
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert!(built.code == 0 && built.stderr.contains("W0401"), "{}", built.stderr);
    let args = ["proof", "resume.pdf", "--against", "resume.yaml"];
    let result = run(recto().current_dir(folder.path()).args(args));
    assert_eq!(result.code, 0, "{}", result.stdout);
}
