//! Who a résumé is of, how she is reached, where its sections begin, and what of a page is no part of its text.

use recto::proof::{Fields, FoundSection, View};

use crate::proof::proof;
use crate::tiny_pdf::TinyPdf;

/// A page of lines: where each begins, its size, and its words; those in bold begin with `*`, and what begins with `=`
/// stands on the baseline of the line before it. One without words is space.
fn page_of(lines: &[(u16, u8, &str)]) -> TinyPdf {
    let mut y = 760.0;
    let mut content = String::new();
    for (x, size, text) in lines {
        let beside = text.strip_prefix('=');
        y -= if beside.is_some() { 0.0 } else { 1.4 * f32::from(*size) };
        let text = beside.unwrap_or(text);
        let (font, text) = text.strip_prefix('*').map_or(("/F", text), |bold| ("/B", bold));
        let text = text.replace('–', "\\226");
        if !text.is_empty() {
            content += &format!("BT {font} {size} Tf {x} {y} Td ({text}) Tj ET\n");
        }
    }
    TinyPdf::new(&content)
}

fn taken(page: &TinyPdf, view: View) -> Fields {
    proof(&page.bytes()).reading(view).expect("the view").fields.clone()
}

/// What was taken for sections, each with its entries' names and its skills.
fn sections(fields: &Fields) -> Vec<String> {
    let told = |section: &FoundSection| {
        let names = section.entries.iter().filter_map(|entry| entry.name.clone());
        let all: Vec<String> = names.chain(section.skills.iter().cloned()).collect();
        format!("{}: {}", section.title, all.join("; "))
    };
    fields.sections.iter().map(told).collect()
}

#[test]
fn numbers_are_found_whatever_stands_around_them() {
    for (line, number) in [
        ("Phone: +44 7700 900123 – ada@example.org", "+44 7700 900123"),
        ("T: 0113 496 0123", "0113 496 0123"),
        ("M +44 (0)7700 900124", "+44 (0)7700 900124"),
        ("Handy: 0171-5550123", "0171-5550123"),
        ("Telefon (mobil): 0171 5550124", "0171 5550124"),
        ("Tel. / WhatsApp: +49 171 5550125", "+49 171 5550125"),
        ("555.123.4567", "555.123.4567"),
        ("+1 (555) 123-4568 (mobile)", "+1 (555) 123-4568"),
        ("✆ +44 7700 900126", "+44 7700 900126"),
        ("\u{fffd} +49 170 5550123 \u{fffd} \u{fffd} ada@example.org", "+49 170 5550123"),
        ("Via Garibaldi 12, 40121 Bologna – Tel. 347 555 0123 –", "347 555 0123"),
        ("+1 212 555 0134 ext. 5", "+1 212 555 0134 ext. 5"),
        ("Tlf. 20 55 01 77", "20 55 01 77"),
    ] {
        let page = TinyPdf::in_letters(&["*Ada Example", line, "*Skills", "Python, Go"]);
        assert_eq!(taken(&page, View::Stream).phones, [number], "{line}");
    }
    for line in
        ["Minneapolis, MN 55416-1234", "2015 – 2019", "01.10.2013 – 28.02.2019", "ORCID 0000-0002-1825-0097"]
    {
        let page = TinyPdf::in_letters(&["*Ada Example", line, "*Skills", "Python, Go"]);
        assert!(taken(&page, View::Stream).phones.is_empty(), "{line}");
    }
}

#[test]
fn places_have_postal_codes_signs_and_labels() {
    for (lines, place) in [
        (&["Am Hang 7", "70599 Stuttgart", "ada@example.org"][..], "70599 Stuttgart"),
        (&["✉ ada@example.org   ☎ +44 7700 900123   ⌂ Leeds, UK"], "Leeds, UK"),
        (&["Address: 12 High Street, Leeds LS1 4AB", "ada@example.org"], "12 High Street, Leeds LS1 4AB"),
        (
            &["Teacher", "Am Hang 7 – 70599 Stuttgart – Deutschland"],
            "Am Hang 7 – 70599 Stuttgart – Deutschland",
        ),
        (&["Teacher, Writer", "27 Orchard Close, Austin, TX 78701"], "27 Orchard Close, Austin, TX 78701"),
        (&["Via Garibaldi 12, 40121 Bologna – Tel. 347 555 0123"], "Via Garibaldi 12, 40121 Bologna"),
        (&["Leeds, UK – ada@example.org"], "Leeds, UK"),
        (&["E-mail: ada@example.org", "12 rue du Lac, 75002 Paris"], "12 rue du Lac, 75002 Paris"),
        (&["E-mail: ada@example.org", "ul. Długa 5, 00-123 Warszawa"], "ul. Długa 5, 00-123 Warszawa"),
    ] {
        let page = TinyPdf::in_letters(&[&["*Ada Example"], lines, &["*Skills", "Python, Go"]].concat());
        assert_eq!(taken(&page, View::Stream).location.as_deref(), Some(place), "{lines:?}");
    }
}

#[test]
fn a_section_of_ways_to_reach_the_person_is_contact() {
    for title in ["*Contact", "*Where to write"] {
        let fields = taken(
            &page_of(&[
                (72, 20, "*Ada Example"),
                (72, 13, title),
                (72, 10, "ada@example.org"),
                (72, 10, "+44 7700 900123"),
                (72, 10, "Leeds, UK"),
                (72, 13, "*Skills"),
                (72, 10, "Python, Go"),
            ]),
            View::Stream,
        );
        assert_eq!(fields.location.as_deref(), Some("Leeds, UK"), "{title}");
        assert_eq!(sections(&fields), [format!("{}: ", &title[1..]), "Skills: Python; Go".to_owned()]);
    }
}

#[test]
fn the_name_is_no_title_of_a_document() {
    let heads: [&[(u16, u8, &str)]; 9] = [
        &[(72, 20, "Ada Example (she/her)")],
        &[(72, 20, "*Curriculum Vitae"), (72, 13, "*Personal Details"), (72, 10, "Name: Ada Example")],
        // A table, as some draw and others read it.
        &[(72, 20, "*Lebenslauf"), (72, 13, "*Zur Person"), (72, 10, "Name"), (200, 10, "=Ada Example")],
        &[(72, 24, "Resume"), (72, 20, "*Ada Example")],
        &[(72, 20, "*CV – Ada Example")],
        &[(72, 20, "*Lebenslauf Ada Example")],
        // What stands beside it in another column, or in smaller letters before it.
        &[(72, 20, "*Ada Example"), (400, 10, "=ada@example.org"), (72, 10, "Leeds, UK")],
        &[(72, 10, "Leeds, UK"), (300, 20, "=*Ada Example")],
        &[(400, 13, "*Contact"), (72, 12, "*Ada Example"), (400, 10, "=ada@example.com")],
    ];
    for head in heads {
        let body = [
            (72, 10, "ada@example.org"),
            (72, 13, "*Experience"),
            (72, 10, "*Acme Ltd"),
            (72, 10, "Engineer"),
            (72, 10, "2019 – 2022"),
        ];
        let page = page_of(&[head, &body].concat());
        for view in [View::Stream, View::Geometry, View::Plain] {
            let fields = taken(&page, view);
            let name = fields.name.as_deref().map(|name| name.trim_end_matches(" (she/her)"));
            assert_eq!(name, Some("Ada Example"), "{head:?} {view:?}");
            assert_ne!(fields.location.as_deref(), Some("Ada Example"), "{head:?} {view:?}");
            let work = sections(&fields).into_iter().find(|section| section == "Experience: Acme Ltd");
            assert!(work.is_some() || view != View::Stream, "{head:?} {:?}", sections(&fields));
        }
    }
}

/// A page that hides the name is headed by what it is called, and the headline below is none.
#[test]
fn a_document_may_have_no_name() {
    let page = page_of(&[
        (72, 20, "*Lebenslauf"),
        (72, 12, "Data analyst for public transport"),
        (72, 13, "*Experience"),
        (72, 10, "*Acme Ltd"),
        (72, 10, "Engineer, 2019 – 2022"),
    ]);
    let fields = taken(&page, View::Stream);
    assert_eq!(fields.name, None);
    assert_eq!(sections(&fields), ["Experience: Acme Ltd"]);
}

#[test]
fn titles_of_sections_may_have_two_looks() {
    let work = [(72, 10, "*Acme Ltd"), (72, 10, "Engineer"), (72, 10, "2019 – 2022")];
    let name = [(72, 20, "*Ada Example"), (72, 12, "Software Engineer"), (72, 10, "ada@example.org")];
    let skills = |size| [(72, size, "*Skills"), (72, 10, "Python, Go")];
    let languages = |size| [(72, size, "*Languages"), (72, 10, "French, English")];
    let (skilled, speaks) = ("Skills: Python; Go", "Languages: French; English");
    for (lines, expected) in [
        (
            [&name[..], &skills(16), &languages(16), &[(72, 13, "*Experience")], &work].concat(),
            &[skilled, speaks, "Experience: Acme Ltd"][..],
        ),
        (
            [&name[..], &[(72, 16, "*Experience")], &work, &skills(12), &languages(12)].concat(),
            &["Experience: Acme Ltd", skilled, speaks],
        ),
        // The name ends a sidebar.
        (
            [&languages(12)[..], &name, &[(72, 12, "*Experience")], &work].concat(),
            &[speaks, "Experience: Acme Ltd"],
        ),
        (
            [
                &skills(12)[..],
                &languages(12),
                &name,
                &[(72, 14, "*Experience")],
                &work,
                &[(72, 14, "*A Life at Sea"), (72, 10, "Sailing, Rowing")],
                &[(72, 14, "*Education"), (72, 10, "*University of Leeds"), (72, 10, "BSc, 2016 – 2019")],
            ]
            .concat(),
            &[
                skilled,
                speaks,
                "Experience: Acme Ltd",
                "A Life at Sea: Sailing; Rowing",
                "Education: University of Leeds",
            ],
        ),
        // Employers may be called like a section, and their names larger than the text.
        (
            [
                &name[..],
                &[(72, 14, "*Experience"), (72, 12, "*Pearson Education"), (72, 10, "Editor, 2019 – 2022")],
                &[(72, 12, "*Acme Ltd"), (72, 10, "Editor, 2016 – 2019"), (72, 12, "*Globex Inc.")],
                &[(72, 10, "Editor, 2015 – 2016")],
                &skills(14),
            ]
            .concat(),
            &["Experience: Pearson Education; Acme Ltd; Globex Inc.", skilled],
        ),
        (
            [
                &name[..],
                &[(72, 14, "*Experience"), (72, 12, "*Pearson Education"), (72, 10, "Editor, 2019 – 2022")],
                &skills(14),
            ]
            .concat(),
            &["Experience: Pearson Education", skilled],
        ),
    ] {
        let fields = taken(&page_of(&lines), View::Stream);
        assert_eq!(sections(&fields), expected);
        assert_eq!(fields.name.as_deref(), Some("Ada Example"));
        assert_eq!(fields.emails, ["ada@example.org"]);
    }
}

#[test]
fn running_heads_and_numbers_of_pages_are_no_fields() {
    let text = [
        (72, 20, "*Ada Example"),
        (72, 10, "ada@example.org"),
        (72, 13, "*Experience"),
        (72, 10, "*Acme Ltd"),
        (72, 10, "Engineer, 2019 – 2022"),
        (72, 13, "*Skills"),
        (72, 10, "Python, Go"),
    ];
    let feet: [&[(u16, u8, &str)]; 5] = [
        &[(290, 8, "1")],
        &[(250, 8, "Page 1 of 2")],
        &[(250, 8, "1"), (250, 8, "Ada Example – Curriculum Vitae – 1/2")],
        &[(250, 8, "Seite 1 von 2"), (400, 8, "=Ada Example")],
        // Far below, how to reach her.
        &[(72, 200, ""), (72, 8, "Am Hang 7, 70599 Stuttgart"), (72, 8, "+49 170 5550123")],
    ];
    for foot in feet {
        let fields = taken(&page_of(&[&text[..], foot].concat()), View::Stream);
        assert_eq!(sections(&fields), ["Experience: Acme Ltd", "Skills: Python; Go"], "{foot:?}");
    }
    // What is told nowhere else is told there.
    let page = page_of(&[&text[..1], &text[2..], feet[4]].concat());
    let fields = taken(&page, View::Stream);
    assert_eq!(fields.location.as_deref(), Some("Am Hang 7, 70599 Stuttgart"));
    assert_eq!(fields.phones, ["+49 170 5550123"]);
    // What else ends a page is text.
    for last in ["R2D2", "Office 365", "1984"] {
        let page = page_of(&[&text[..], &[(72, 10, last)]].concat());
        assert_eq!(sections(&taken(&page, View::Stream))[1], format!("Skills: Python; Go; {last}"));
    }
}
