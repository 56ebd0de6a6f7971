//! How the parts of an entry's head are told apart: employer or school, title, place and date.

use recto::proof::View;

use crate::proof::proof;
use crate::tiny_pdf::TinyPdf;

/// Holds what is taken for entries of sections: `name; title; place; dates`. The lines stand below a person's name.
fn holds(cases: &[(&str, &str, &[&str])]) {
    for (what, lines, expected) in cases {
        let page = TinyPdf::lines(20, &format!("*Ada Example\nada@example.org\n{lines}"));
        let proof = proof(&page.bytes());
        for view in [View::Stream, View::Plain] {
            let fields = &proof.reading(view).expect("the view").fields;
            let entries = fields.sections.iter().flat_map(|section| &section.entries);
            let told = entries.map(|entry| {
                [&entry.name, &entry.title, &entry.place, &entry.dates]
                    .map(|part| part.clone().unwrap_or_default())
                    .join("; ")
            });
            assert_eq!(told.collect::<Vec<_>>(), *expected, "{what} {view:?}");
        }
    }
}

#[test]
fn which_of_two_is_the_title_is_asked_of_work_and_education_alone() {
    holds(&[(
        "titles in bold, employers in italics, and projects",
        "*Experience\n*Research Assistant\t2021 – 2023\n/University of Leeds\t/Leeds, UK\n*Support \
         Specialist\t2019 – 2021\n/Hull College\t/Hull, UK\n*Projects\n*Turnstile~ | ~/Python, \
         Flask\t~2022\n*Sluice~ | ~/Java, Maven\t~2020",
        &[
            "University of Leeds; Research Assistant; Leeds, UK; 2021 – 2023",
            "Hull College; Support Specialist; Hull, UK; 2019 – 2021",
            "Turnstile; Python, Flask; ; 2022",
            "Sluice; Java, Maven; ; 2020",
        ],
    )]);
}

#[test]
fn a_head_is_parted_where_its_style_changes() {
    holds(&[
        (
            "bold, italics and neither, above a phrase",
            "*Experience\n2018–2022\t*Entwicklungsingenieur~, ~/Maier Antriebstechnik GmbH~, Stuttgart\n\tEntwicklung von \
             Planetengetrieben.\n2014–2018\t*Techniker~, ~/Neckar AG~, Esslingen\n\tKonstruktion von Werkzeugen.",
            &[
                "Maier Antriebstechnik GmbH; Entwicklungsingenieur; Stuttgart; 2018–2022",
                "Neckar AG; Techniker; Esslingen; 2014–2018",
            ],
        ),
        (
            "a date that nearly touches",
            "*Experience\n2018–2022 ~*Ingenieur~, ~/Maier GmbH~, Stuttgart\n2014–2018 ~*Techniker~, ~/Neckar AG~, \
             Esslingen",
            &["Maier GmbH; Ingenieur; Stuttgart; 2018–2022", "Neckar AG; Techniker; Esslingen; 2014–2018"],
        ),
        (
            "degrees in roman below titles in italics",
            "*Experience\n*Blue Company\n/Engineer~, 2019 – 2022\n*Education\n*University of Texas\nMaster of Science, 2014 \
             – 2016",
            &[
                "Blue Company; Engineer; ; 2019 – 2022",
                "University of Texas; Master of Science; ; 2014 – 2016",
            ],
        ),
    ]);
}
