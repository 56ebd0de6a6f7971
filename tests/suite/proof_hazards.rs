//! Small PDFs with a hazard each, and others that only look as if they had it.

use recto::proof::{View, Weight};

use crate::proof::{lines, proof};
use crate::tiny_pdf::{RESUME, TinyPdf};

/// The names of a file's hazards beside those that every file of [`TinyPdf`] has.
pub fn hazards(pdf: &TinyPdf) -> Vec<&'static str> {
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

/// The same where the structure says so of an element, whatever its content is made of.
#[test]
fn other_text_of_elements_is_told() {
    let weight = |role: &str, drawn: &str, actual: &str| {
        let tagged = TinyPdf::new(&format!(
            "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td ({drawn}) Tj ET EMC /P << /MCID 1 >> BDC 9 9 9 9 re f EMC"
        ))
        .catalog(&format!(
            "/StructTreeRoot << /K << /S /{role} /ActualText ({actual}) /K [<< /S /Span /Pg 3 0 R /K 0 >> << /S /Span /Pg 3 0 \
             R /K 1 >>] >> >>"
        ));
        let hazards = proof(&tagged.bytes()).hazards;
        hazards.into_iter().find(|hazard| hazard.name == "other-text").map(|hazard| hazard.weight)
    };
    assert_eq!(weight("P", "one two", "one two kubernetes"), Some(Weight::Slight));
    assert_eq!(weight("P", "one two", "kubernetes"), Some(Weight::Grave));
    assert_eq!(weight("P", "", "a long list of words that nobody sees"), Some(Weight::Grave));
    assert_eq!(weight("P", "one-two", "ONE TWO"), None);
    assert_eq!(weight("P", "f", "ffi"), None);
    assert_eq!(weight("P", "\\267", "Telephone"), None);
    assert_eq!(weight("P", "", "Telephone"), None);
    // A picture has a description, whichever it is.
    assert_eq!(weight("Figure", "", "a drawing of a staircase that does not creak"), None);
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

/// Maps that every program knows by name, and that are older than Unicode.
#[test]
fn codes_of_one_byte_and_of_two_are_told_apart() {
    // The same letter in four encodings, and one that is half as wide.
    for (encoding, code, text) in [
        ("GBK-EUC-H", "d6d0", "中"),
        ("GBKp-EUC-V", "d6d0", "中"),
        ("ETen-B5-H", "a4a4", "中"),
        ("90ms-RKSJ-H", "9286", "中"),
        ("90ms-RKSJ-H", "d6", "ﾖ"),
        ("EUC-H", "c3e6", "中"),
        ("KSCms-UHC-HW-H", "f1e9", "中"),
    ] {
        let read = |more: &str| {
            let pdf = TinyPdf::new(&format!("BT /M 10 Tf 72 500 Td (Python developer) Tj <{code}> Tj ET"))
                .fonts("/M 6 0 R")
                .object(format!(
                    "<< /Subtype /Type0 /Encoding /{encoding} /DescendantFonts [<< /DW 1000 >>] {more} >>"
                ))
                .stream("", &format!("1 beginbfchar <{code}> <2603> endbfchar"));
            let proof = proof(&pdf.bytes());
            assert!(!proof.hazards.iter().any(|hazard| hazard.name == "unmapped-letters"), "{encoding}");
            lines(&proof, View::Stream)
        };
        assert_eq!(read(""), [format!("Python developer{text}")], "{encoding}");
        // What the font says of its letters goes before.
        assert_eq!(read("/ToUnicode 7 0 R"), ["Python developer☃"], "{encoding}");
    }
}

/// Of maps that no program knows, how many bytes a code has is told by what letters it stands for.
#[test]
fn codes_of_unknown_maps_are_as_long_as_those_of_their_letters() {
    let map = "2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange \
               1 beginbfchar <d6d0> <4e2d> endbfchar";
    let pdf = TinyPdf::new("BT /M 10 Tf 72 500 Td (Python developer) Tj <d6d0> Tj ET")
        .fonts("/M 6 0 R")
        .object("<< /Subtype /Type0 /Encoding /Own-H /DescendantFonts [<< /DW 1000 >>] /ToUnicode 7 0 R >>")
        .stream("", map);
    assert_eq!(lines(&proof(&pdf.bytes()), View::Stream), ["Python developer中"]);
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
    assert_eq!(hazard.message, "in 39 places the text goes on otherwise than drawn");
    assert_eq!(hazard.places[0].text, "line 0 words → right column line");
    let mut columns = rows;
    columns.sort_by_key(|(x, ..)| *x);
    assert_eq!(hazards(&drawn(&columns)), [""; 0]);
}

/// Bullets and icons are no lost text, however many; letters in words are.
#[test]
fn icons_and_bullets_are_no_lost_words() {
    let weight = |content: &str| {
        let encoding = "<< /BaseEncoding /WinAnsiEncoding /Differences [1 /uniF0B7 /uniF095 /uniE001] >>";
        let pdf = TinyPdf::new(&format!("{RESUME}{content}"))
            .fonts("/L 6 0 R")
            .object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"));
        let hazards = proof(&pdf.bytes()).hazards;
        hazards.iter().find(|hazard| hazard.name == "unmapped-letters").map(|hazard| hazard.weight)
    };
    let rows = |text: &str| -> String {
        (0..20).map(|row| format!("BT /L 10 Tf 72 {} Td ({text}) Tj ET\n", 500 - 12 * row)).collect()
    };
    assert_eq!(weight(&rows("\\001 built it")), None);
    assert_eq!(weight(&rows("\\002 built it")), Some(Weight::Slight));
    assert_eq!(weight(&rows("\\002 \\003")), Some(Weight::Slight));
    assert_eq!(weight(&rows("bu\\002lt it")), Some(Weight::Grave));
    assert_eq!(weight(&rows("\\002\\003\\002")), Some(Weight::Grave));
}

/// Words whose letters are others to machines than to people, or stand apart.
#[test]
fn words_that_are_spelt_otherwise_than_they_look_are_told() {
    let found = |content: &str, encoding: &str| {
        let pdf = TinyPdf::new(&format!("{RESUME}{content}"))
            .fonts("/L 6 0 R")
            .object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"));
        let proof = proof(&pdf.bytes());
        let last = lines(&proof, View::Stream).pop().unwrap_or_default();
        (hazards(&pdf).join(" "), last)
    };
    let standard = "/StandardEncoding";
    let told = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    // As TeX sets an accent: first, and moved so that it is on its letter.
    let accent = "BT /L 10 Tf 72 500 Td (Z) Tj [(\\310) 450 (urich)] TJ ET";
    assert_eq!(found(accent, standard), told("accents-apart", "Zürich"));
    assert_eq!(found("BT /L 10 Tf 72 500 Td (Caf\\302 e) Tj ET", standard), told("", "Caf´ e"));
    assert_eq!(
        found("BT /L 10 Tf 72 500 Td (S K I L L S) Tj ET", standard),
        told("spaced-letters", "S K I L L S")
    );
    assert_eq!(
        found("BT /L 10 Tf 72 500 Td (I am a C or R user) Tj ET", standard),
        told("", "I am a C or R user")
    );
    let swapped = "<< /Differences [1 /uni6600 /uni7400] >>";
    assert_eq!(
        found("BT /L 10 Tf 72 500 Td (Anschri\\001\\002) Tj ET", swapped),
        told("wrong-letters", "Anschri昀琀")
    );
    assert_eq!(found("BT /L 10 Tf 72 500 Td (\\001\\002) Tj ET", swapped), told("", "昀琀"));
}

/// Bold type that is drawn twice is read once, and small raised letters belong to their word.
#[test]
fn letters_drawn_again_or_raised_are_read_as_they_look() {
    let twice = "BT /F 10 Tf 72 500 Td (Skilled) Tj ET BT /F 10 Tf 72.4 500 Td (Skilled) Tj ET";
    let raised = "BT /F 10 Tf 72 500 Td (The 1) Tj 4 Ts /F 7 Tf (st) Tj 0 Ts /F 10 Tf ( of May) Tj ET";
    for view in [View::Stream, View::Geometry, View::Plain] {
        let last =
            |content: &str| lines(&proof(&TinyPdf::new(&format!("{RESUME}{content}")).bytes()), view).pop();
        assert_eq!(last(twice).as_deref(), Some("Skilled"), "{view:?}");
        assert_eq!(last(raised).as_deref(), Some("The 1st of May"), "{view:?}");
    }
}
