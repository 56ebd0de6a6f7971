//! What is taken from résumés in the usual styles.

use recto::proof::{FoundEntry, View};

use crate::proof::{is_found, proof};
use crate::support::compile_text;
use crate::tiny_pdf::{RESUME, TinyPdf};

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

/// A page of lines with a name of the usual size.
fn page_of(lines: &str) -> TinyPdf {
    TinyPdf::lines(20, lines)
}

/// Each with the two roles and the degree that all of them tell, in another style.
const STYLES: [(&str, &str); 20] = [
    (
        "the employer first",
        "*EXPERIENCE\n*Acme Corporation\tAustin, TX\nSenior Engineer\tJan 2020 – Present\n- Billing\n*Globex Inc.\tDallas, \
         TX\nEngineer\tJun 2016 – Dec 2019\n- Services\n*EDUCATION\n*University of Texas\nB.S. in Computer \
         Science\t2012 – 2016",
    ),
    (
        "the title first",
        "*Work Experience\n*Senior Engineer\tJan 2020 – Present\nAcme Corporation\tAustin, TX\n- Billing\n*Engineer\tJun 2016 – \
         Dec 2019\nGlobex Inc.\tDallas, TX\n- Services\n*Education\n*B.S. in Computer Science\t2012 – \
         2016\nUniversity of Texas",
    ),
    (
        "the date first",
        "*EXPERIENCE:\nJan 2020 – Present\n*Senior Engineer\nAcme Corporation, Austin, TX\n- Billing\nJun 2016 – Dec \
         2019\n*Engineer\nGlobex Inc., Dallas, TX\n- Services\n*EDUCATION:\n2012 – 2016\n*B.S. in Computer \
         Science\nUniversity of Texas",
    ),
    (
        "the date last",
        "*Experience\n*Acme Corporation, Senior Engineer\n- Billing\nAustin, TX\nJan 2020 – Present\n*Globex Inc., Engineer\n- \
         Services\nDallas, TX\nJun 2016 – Dec 2019\n*Education\n*B.S. in Computer Science\n*University of \
         Texas\n- Thesis\n2012 – 2016",
    ),
    (
        "a date that is broken",
        "*EXPERIENCE\nJan 2020 –\nPresent\n*Senior Engineer, Acme Corporation, Austin, TX\n- Billing\nJun 2016 –\nDec 2019\n*Engineer, \
         Globex Inc., Dallas, TX\n- Services\n*EDUCATION\n2012 –\n2016\n*B.S. in Computer Science, University \
         of Texas",
    ),
    (
        "pipes",
        "*PROFESSIONAL EXPERIENCE\n*Acme Corporation | Senior Engineer | Austin, TX | Jan 2020 – Present\n- Billing\n*Globex \
         Inc. | Engineer | Dallas, TX | Jun 2016 – Dec 2019\n- Services\n*EDUCATION\n*University of Texas | \
         B.S. in Computer Science | 2012 – 2016",
    ),
    (
        "pipes, the title first, nothing bold",
        "*Experience\nSenior Engineer | Acme Corporation | Austin, TX | Jan 2020 – Present\n- Billing\nEngineer | Globex \
         Inc. | Dallas, TX | Jun 2016 – Dec 2019\n- Services\n*Education\nB.S. in Computer Science | University \
         of Texas | 2012 – 2016",
    ),
    (
        "commas",
        "*Work History\n*Acme Corporation, Senior Engineer, Austin, TX (Jan 2020 – Present)\n- Billing\n*Engineer, Globex Inc., \
         Dallas, TX (Jun 2016 – Dec 2019)\n- Services\n*Education\n*University of Texas, B.S. in Computer Science, \
         2012 – 2016",
    ),
    (
        "dashes and an at",
        "*Employment\n*Acme Corporation — Senior Engineer\nJan 2020 – Present | Austin, TX\n- Billing\n*Engineer at Globex Inc.\nJun \
         2016 – Dec 2019 | Dallas, TX\n- Services\n*Education\n*B.S. in Computer Science, University of \
         Texas\nExpected 2012 – 2016",
    ),
    (
        "capitals, and no bold",
        "EXPERIENCE\nACME CORPORATION\nSenior Engineer\nAustin, TX\nJan 2020 – Present\n- Billing\nGLOBEX INC.\nEngineer\nDallas, \
         TX\nJun 2016 – Dec 2019\n- Services\nEDUCATION\nUNIVERSITY OF TEXAS\nB.S. in Computer Science\n2012 – \
         2016",
    ),
    (
        "the title and the place in italics",
        "*Experience\n*Acme Corporation\tJan 2020 – Present\n/Senior Engineer\t/Austin, TX\n- Billing\n*Globex Inc.\tJun 2016 – \
         Dec 2019\n/Engineer\t/Dallas, TX\n- Services\n*Education\n*University of Texas\t2012 – 2016\n/B.S. in Computer \
         Science",
    ),
    (
        "the title first, the employer in italics",
        "*Experience\n*Senior Engineer\tJan 2020 – Present\n/Acme Corporation\tAustin, TX\n- Billing\n*Engineer\tJun 2016 – \
         Dec 2019\n/Globex Inc.\tDallas, TX\n- Services\n*Education\n*B.S. in Computer Science\t2012 – 2016\n/University \
         of Texas",
    ),
    (
        "the title in italics, and nothing bold",
        "*Experience\nAcme Corporation\tAustin, TX\n/Senior Engineer\tJan 2020 – Present\n- Billing\nGlobex Inc.\tDallas, \
         TX\n/Engineer\tJun 2016 – Dec 2019\n- Services\n*Education\nUniversity of Texas\n/B.S. in Computer \
         Science\t2012 – 2016",
    ),
    (
        "the title first, the date in italics",
        "*Experience\n*Senior Engineer\nAcme Corporation, Austin, TX\n/Jan 2020 – Present\n- Billing\n*Engineer\nGlobex Inc., \
         Dallas, TX\n/Jun 2016 – Dec 2019\n- Services\n*Education\n*B.S. in Computer Science\nUniversity of \
         Texas\n/2012 – 2016",
    ),
    (
        "the employer first, the date in italics",
        "*Experience\n*Acme Corporation\tAustin, TX\nSenior Engineer\n/Jan 2020 – Present\n- Billing\n*Globex Inc.\tDallas, \
         TX\nEngineer\n/Jun 2016 – Dec 2019\n- Services\n*Education\n*University of Texas\nB.S. in Computer \
         Science\n/2012 – 2016",
    ),
    (
        "the title and the date in italics, behind a comma",
        "*Experience\n*Acme Corporation, Austin, TX\n/Senior Engineer, Jan 2020 – Present\n- Billing\n*Globex Inc., Dallas, \
         TX\n/Engineer, Jun 2016 – Dec 2019\n- Services\n*Education\n*University of Texas\n/B.S. in Computer \
         Science, 2012 – 2016",
    ),
    (
        "the title and the date in italics, behind a dash",
        "*Experience\n*Acme Corporation, Austin, TX\n/Senior Engineer – Jan 2020 – Present\n- Billing\n*Globex Inc., Dallas, \
         TX\n/Engineer – Jun 2016 – Dec 2019\n- Services\n*Education\n*University of Texas\n/B.S. in Computer \
         Science – 2012 – 2016",
    ),
    (
        "the title and the date in italics, in brackets",
        "*Experience\n*Acme Corporation, Austin, TX\n/Senior Engineer (Jan 2020 – Present)\n- Billing\n*Globex Inc., Dallas, \
         TX\n/Engineer (Jun 2016 – Dec 2019)\n- Services\n*Education\n*University of Texas\n/B.S. in Computer \
         Science (2012 – 2016)",
    ),
    (
        "the date behind the employer, the title in italics",
        "*Experience\n*Acme Corporation, Jan 2020 – Present\n/Senior Engineer\t/Austin, TX\n- Billing\n*Globex Inc., Jun 2016 – \
         Dec 2019\n/Engineer\t/Dallas, TX\n- Services\n*Education\n*University of Texas, 2012 – 2016\n/B.S. in \
         Computer Science",
    ),
    (
        "dashes at the ends of fields",
        "*Experience\n*Acme Corporation –\tAustin, TX\nSenior Engineer – Jan 2020 – Present\n- Billing\n*Globex Inc. –\t\
         Dallas, TX\nEngineer – Jun 2016 – Dec 2019\n- Services\n*Education\n*University of Texas –\tB.S. in \
         Computer Science – 2012 – 2016",
    ),
];

#[test]
fn usual_styles_are_understood() {
    for (style, lines) in STYLES {
        let proof = proof(&page_of(&format!("*Ada Example\nada@example.org\n{lines}")).bytes());
        for view in [View::Stream, View::Plain] {
            let fields = &proof.reading(view).expect("the view").fields;
            let entries: Vec<String> =
                fields.sections.iter().flat_map(|section| &section.entries).map(told).collect();
            let expected = [
                "acme corporation; Senior Engineer; Austin, TX; Jan 2020 – Present",
                "globex inc.; Engineer; Dallas, TX; Jun 2016 – Dec 2019",
                "university of texas; B.S. in Computer Science; ; 2012 – 2016",
            ];
            assert_eq!(entries, expected, "{style} {view:?}");
        }
    }
}

fn told(entry: &FoundEntry) -> String {
    let name = entry.name.as_ref().map(|name| name.to_lowercase());
    let dates = entry.dates.as_ref().map(|dates| dates.replace("Expected ", ""));
    let parts = [&name, &entry.title, &entry.place, &dates];
    parts.map(|part| part.clone().unwrap_or_default()).join("; ")
}

/// A résumé with what is hard to tell apart: a headline that reads like a place, towns of one word, descriptions of
/// employers, titles that no vocabulary has, dates in words, and titles of sections that break.
const HARD: &str = "
name: Robin Example
headline: Staff Nurse, Cardiac Intensive Care
contact: { location: \"Minneapolis, MN\" }
sections:
  - title: Expérience professionnelle et bénévolat
    work:
      - organization: Les Films du Canal
        location: Nantes
        title: Chargée de production
        start: 2021-01
        end: present
        highlights: [Tournages, Together with the lead]
      - organization: St. Brigid University Hospital
        location: Minneapolis, MN
        description: 900-bed academic medical center
        roles:
          - { title: \"Staff Nurse III, Cardiac ICU\", start: 2019-03, end: 2020-12, summary: Cares for adults. }
          - { title: \"Ward Sister, Cardiology\", location: Fargo, start: 2016-01, end: 2019-02 }
      - organization: Flussmühle
        location: Linz
        description: A mill that has ground rye and spelt for the bakers of the whole valley since the days of the first bridge
        title: Müllerin
        start: 2014-01
        end: 2015-12
      - { organization: Harbor Kitchen, location: Lyon, start: 2012, end: 2013 }
      - organization: Deloitte, UK
        location: London
        roles:
          - { title: \"Ward Sister, IT\", highlights: [One] }
          - { title: Wright | Joiner, location: Bergen, lines: [Reported to the managing director] }
          - { title: Apprentice, lines: [Won a prize in 2019] }
      - organization: Institute for Comparative Administrative Law and Political Science of the University of Brandenburg in Havelberg
        location: Havelberg
        title: Professor of Administrative Law and Director of the Institute for Comparative Studies of Administration and Economy
        start: 2010
        end: 2012
      - { organization: Nurse Next Door, title: Kitchen Hand, start: 2009, end: { text: early 2010 } }
      - { organization: Mill, location: Ely, title: Hand, date: { text: \"Summers, 2006 and 2007\" } }
  - title: Committees and Professional Service
    volunteering:
      - { organization: Nurses Without Frontiers, location: Tegucigalpa, title: Helping Hand, start: 2018-02, end: 2018-04 }
      - { organization: Red River Blood Drive, title: Coordinator, date: { text: Every spring since 2017 } }
  - title: Where I have learnt
    education:
      - { institution: Scoil Mhuire, degree: Leaving Certificate, honors: \"2:1\", date: { text: Expected 2027 } }
      - { institution: Prairie School, location: Fargo }
  - title: Methods
    skills: [{ name: Card sorting }, { name: Diaries }]
";

/// Titles of which words know none, a name that breaks, and a location that stands alone.
const UNKNOWN: &str = "
name: Maximiliano Bartolomé Fernández-Villaverde y Gutiérrez del Castillo
headline: Maître de chapelle, cand.jur
contact: { phone: 20 55 01 77, location: Newcastle upon Tyne }
sections:
  - title: Where I have worked
    work:
      - { organization: Choir, location: Ely, title: Chorister, start: 2006, end: 2007 }
  - title: At sea
    work:
      - { organization: Lugger, title: Mate }
";

#[test]
fn what_rectos_layouts_print_is_taken_for_what_it_is() {
    for (layout, text) in
        ["linear", "margin"].into_iter().flat_map(|layout| [HARD, UNKNOWN].map(|text| (layout, text)))
    {
        let page = "page: { size: a4, count: 2 }";
        let (engine, compiled) =
            compile_text("hard.yaml", &format!("layout: {layout}\n{page}\n{text}")).expect("a page");
        is_found(&engine, &compiled, layout);
    }
}

#[test]
fn of_languages_the_label_is_the_language() {
    let page = page_of(
        "*Ada Example\nada@example.org\n*Skills\nTools: plane, saw\n*Languages\nSpanish: native\nFluent: French, \
         Dutch\nItalian, Greek",
    );
    let proof = proof(&page.bytes());
    let fields = &proof.reading(View::Stream).expect("the view").fields;
    let skills: Vec<&[String]> = fields.sections.iter().map(|section| section.skills.as_slice()).collect();
    assert_eq!(skills, [&["plane", "saw"][..], &["Spanish", "French", "Dutch", "Italian", "Greek"]]);
}

#[test]
fn the_way_to_reach_a_person_depends_on_no_style() {
    let body = "*Experience\n*Acme Corporation, Austin, TX\nEngineer, 2019 - 2022\n*Skills\nPython, Rust";
    let reach = "ada@example.org | +1 212 555 0134 | Boston, MA";
    for head in [
        format!("*Ada Example\n{reach}"),
        // A headline that is set like a title of a section.
        format!("*Ada Example\n*Principal Carpenter\n{reach}"),
        // A headline that reads like a place.
        format!("*Ada Example\nWood, Stone\n{reach}"),
        "*Ada Example\nBoston, MA\nada@example.org\n+1 212 555 0134".to_owned(),
        "*Ada Example\nWood, Stone\nBoston, MA\n+1 212 555 0134\nada@example.org".to_owned(),
    ] {
        let bytes = TinyPdf::lines(10, &format!("{head}\n{body}")).bytes();
        let proof = proof(&bytes);
        for view in [View::Stream, View::Plain] {
            let fields = &proof.reading(view).expect("the view").fields;
            assert_eq!(fields.name.as_deref(), Some("Ada Example"), "{head} {view:?}");
            assert_eq!(fields.emails, ["ada@example.org"], "{head} {view:?}");
            assert_eq!(fields.phones, ["+1 212 555 0134"], "{head} {view:?}");
            assert_eq!(fields.location.as_deref(), Some("Boston, MA"), "{head} {view:?}");
            assert!(fields.sections.iter().all(|section| section.title != "Ada Example"), "{head} {view:?}");
        }
    }
}

/// Items of a list are none of the fields around them, whichever sign stands before them.
#[test]
fn bullets_are_bullets() {
    for code in ["2022", "25CF", "25AA", "25A0", "27A2", "F0B7", "25E6", "2023"] {
        let items = ["Trained as lead of two carpenters", "Won the prize of 2021", "Leadership skills"];
        let shown = |(at, item): (usize, &&str)| {
            let y = 590 - 12 * at;
            format!("BT /L 10 Tf 72 {y} Td (\\001) Tj /F 10 Tf ( {item}) Tj ET\n")
        };
        let items: String = items.iter().enumerate().map(shown).collect();
        let encoding = format!("<< /Differences [1 /uni{code}] >>");
        let pdf = TinyPdf::new(&format!("{RESUME}{items}"))
            .fonts("/L 6 0 R")
            .object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"));
        let proof = proof(&pdf.bytes());
        let sections = &proof.reading(View::Stream).expect("the view").fields.sections;
        let entries: Vec<String> = sections.iter().flat_map(|section| &section.entries).map(told).collect();
        assert_eq!(entries, ["example joinery; Carpenter; Bristol, England; 2019 - 2022"], "{code}");
        assert_eq!(sections.len(), 1, "{code}");
    }
}

/// Where a font has no map of letters, its glyphs' names are all that tells them (Adobe Glyph List).
#[test]
fn names_of_glyphs_are_letters() {
    let read = |names: &str| {
        let codes: String = (1..=names.split('/').count() - 1).map(|code| format!("\\{code:03o}")).collect();
        let encoding = format!("<< /Differences [1 {names}] >>");
        let pdf = TinyPdf::new(&format!("BT /L 10 Tf 72 500 Td ({codes}) Tj ET"))
            .fonts("/L 6 0 R")
            .object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding {encoding} >>"));
        let proof = proof(&pdf.bytes());
        let told = proof.hazards.iter().any(|hazard| hazard.name == "unmapped-letters");
        (proof.reading(View::Stream).expect("the view").text().trim().to_owned(), told)
    };
    for (names, text) in [
        ("/A/eacute/f_f_i/uni20AC/u1F600/bullet.alt", "Aéffi€😀•"),
        ("/o/ffi/c/e", "oﬃce"),
        ("/s/h/e/l/f/compwordmark/f/u/l", "shelf\u{200c}ful"),
        ("/afii10017/afii10023/afii10049/afii10065/afii10071/afii10097/afii10110", "АЁЯаёяў"),
        ("/afii10050/afii10062/afii10145/afii10193/afii61352", "ҐЎЏџ№"),
        ("/afii57690/afii57664", "את"),
    ] {
        assert_eq!(read(names), (text.to_owned(), false), "{names}");
    }
    // A letter and the glyph's own code, as fonts of pictures have it that TeX makes.
    let before = "/a1".repeat(64);
    assert_eq!(read(&format!("{before}/a65/b66/a233")).0.trim_start_matches('\u{fffd}'), "AB\u{fffd}");
    assert!(read("/g1/g2/afii99999").1);
}

#[test]
fn degrees_may_have_hyphens() {
    let page =
        page_of("*Ada Example\nada@example.org\n*Education\n*A-levels in Maths\t2010 – 2012\nCamden School");
    let proof = proof(&page.bytes());
    let entries = &proof.reading(View::Stream).expect("the view").fields.sections[0].entries;
    let entries: Vec<String> = entries.iter().map(told).collect();
    assert_eq!(entries, ["camden school; A-levels in Maths; ; 2010 – 2012"]);
}

#[test]
fn a_dash_between_fields_is_part_of_none() {
    let lines = [
        "BT /B 20 Tf 72 720 Td (Ada Example) Tj ET",
        "BT /B 12 Tf 72 670 Td (Experience) Tj ET",
        "BT /B 10 Tf 72 650 Td (Acme Ltd) Tj /F 10 Tf ( \\226 Leeds, UK) Tj ET",
        "BT /F 10 Tf 72 638 Td (Sales Manager \\226 2019 to 2022) Tj ET",
        "BT /B 12 Tf 72 610 Td (Education) Tj ET",
        "BT /B 10 Tf 72 590 Td (BSc Physics) Tj /F 10 Tf ( \\226 University of Hull \\226 2016) Tj ET",
    ];
    let proof = proof(&TinyPdf::new(&lines.join("\n")).bytes());
    for view in [View::Stream, View::Geometry, View::Plain] {
        let sections = &proof.reading(view).expect("the view").fields.sections;
        let entries: Vec<String> = sections.iter().flat_map(|section| &section.entries).map(told).collect();
        let expected =
            ["acme ltd; Sales Manager; Leeds, UK; 2019 to 2022", "university of hull; BSc Physics; ; 2016"];
        assert_eq!(entries, expected, "{view:?}");
    }
}

/// A comma between digits parts nothing.
#[test]
fn numbers_are_whole() {
    let page = page_of("*Ada Example\nada@example.org\n*Skills\nFiled 9,000 letters, Excel 2,3");
    let proof = proof(&page.bytes());
    let fields = &proof.reading(View::Stream).expect("the view").fields;
    assert_eq!(fields.sections[0].skills, ["Filed 9,000 letters", "Excel 2,3"]);
}

/// A span of years is no telephone number, and no way to reach anybody.
#[test]
fn dates_are_no_telephone_numbers() {
    let page = page_of("*Ada Example\nBuilder of stairs\nJoiners United\n2019 - 2022\n*Experience\n*Acme");
    let proof = proof(&page.bytes());
    let fields = &proof.reading(View::Stream).expect("the view").fields;
    assert_eq!((fields.phones.len(), fields.location.as_deref()), (0, None));
}
