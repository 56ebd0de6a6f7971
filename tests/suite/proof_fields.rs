//! What is taken from résumés in the usual styles.

use recto::proof::{FoundEntry, View};

use crate::proof::proof;
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

/// A page of lines: bold ones begin with `*`, and what stands behind a tab stands at the right.
fn page_of(lines: &str) -> TinyPdf {
    let mut content = String::new();
    for (index, line) in lines.lines().enumerate() {
        let (font, line) = line.strip_prefix('*').map_or(("/F", line), |bold| ("/B", bold));
        let size = if index == 0 { 20 } else { 10 };
        for (x, text) in [72, 400].into_iter().zip(line.split('\t')) {
            let text =
                text.replace('(', "\\(").replace(')', "\\)").replace('–', "\\226").replace('—', "\\227");
            content += &format!("BT {font} {size} Tf {x} {} Td ({text}) Tj ET\n", 740 - 14 * index);
        }
    }
    TinyPdf::new(&content)
}

/// Each with the two roles and the degree that all of them tell, in another style.
const STYLES: [(&str, &str); 10] = [
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
    let parts = [&name, &entry.title, &entry.place, &entry.dates];
    parts.map(|part| part.clone().unwrap_or_default()).join("; ")
}
