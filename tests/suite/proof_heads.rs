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
fn an_employer_and_a_town_are_two() {
    holds(&[
        (
            "a town without a country",
            "*Experience\n*Store Manager\t2019 – 2022\nAcme Stores, Leeds\n- Led a team of 12\n*Shop \
             Assistant\t2015 – 2018\nBeta Foods, Hull\n- Sold food",
            &[
                "Acme Stores; Store Manager; Leeds; 2019 – 2022",
                "Beta Foods; Shop Assistant; Hull; 2015 – 2018",
            ],
        ),
        (
            "on the line of the title",
            "*Experience\n*Store Manager~, Acme Stores, Leeds\t2019 – 2022\n*Shop Assistant~, Beta Foods, \
             Hull\t2015 – 2018",
            &[
                "Acme Stores; Store Manager; Leeds; 2019 – 2022",
                "Beta Foods; Shop Assistant; Hull; 2015 – 2018",
            ],
        ),
        (
            "no town",
            "*Experience\n2019 – 2022\t*Senior Lecturer~, University of York\n2015 – 2019\t*Lecturer~, Stockholm \
             University",
            &[
                "University of York; Senior Lecturer; ; 2019 – 2022",
                "Stockholm University; Lecturer; ; 2015 – 2019",
            ],
        ),
        (
            "titles that no words tell",
            "*Experience\n*Konstrukteur\t2019 – 2022\nAcme Werke, Leeds\n*Sprzedawca\t2015 – 2018\nBeta Foods, Hull",
            &["Acme Werke; Konstrukteur; Leeds; 2019 – 2022", "Beta Foods; Sprzedawca; Hull; 2015 – 2018"],
        ),
        (
            "text below",
            "*Experience\n*Stationsleitung\t2019 – 2022\nKlinikum St. Georg, Leipzig\nFührung von 18 \
             Kräften\n*Krankenpfleger\t2015 – 2018\nKlinikum Halle, Halle\nPflege auf drei Stationen",
            &[
                "Klinikum St. Georg; Stationsleitung; Leipzig; 2019 – 2022",
                "Klinikum Halle; Krankenpfleger; Halle; 2015 – 2018",
            ],
        ),
        (
            "employers in italics",
            "*Experience\n*Store Manager\t2019 – 2022\n/Acme Stores, Leeds\n- Led a team of 12\n*Shop \
             Assistant\t2015 – 2018\n/Beta Foods, Hull",
            &[
                "Acme Stores; Store Manager; Leeds; 2019 – 2022",
                "Beta Foods; Shop Assistant; Hull; 2015 – 2018",
            ],
        ),
        (
            "all on one line, nothing bold",
            "*Experience\nStore Manager, Acme Stores, Leeds\t2019 – 2022\nShop Assistant, Beta Foods, Hull\t2015 – 2018",
            &[
                "Acme Stores; Store Manager; Leeds; 2019 – 2022",
                "Beta Foods; Shop Assistant; Hull; 2015 – 2018",
            ],
        ),
        (
            "work from afar",
            "*Experience\n*Store Manager\t2019 – 2022\nRemote, Leeds",
            &["; Store Manager; Remote, Leeds; 2019 – 2022"],
        ),
    ]);
}

#[test]
fn what_names_its_own_employer_inherits_none() {
    holds(&[
        (
            "dates at the left, titles in bold",
            "*Berufserfahrung\n03/2019 – 02/2022\t*Stationsleitung\n\tKlinikum St. Georg, Leipzig\n10/2013 – \
             02/2019\t*Krankenpflegerin\n\tKlinikum Halle, Halle",
            &[
                "Klinikum St. Georg; Stationsleitung; Leipzig; 03/2019 – 02/2022",
                "Klinikum Halle; Krankenpflegerin; Halle; 10/2013 – 02/2019",
            ],
        ),
        (
            "dates at the left, a title that no words tell",
            "*Experience\n2019 – 2022\t*Store Manager\n\tAcme Stores, Leeds\n2015 – 2018\t*Shop Keeper\n\tBeta Foods, \
             Hull",
            &["Acme Stores; Store Manager; Leeds; 2019 – 2022", "Beta Foods; Shop Keeper; Hull; 2015 – 2018"],
        ),
        (
            "employers on the lines of dates, nothing bold",
            "*Experience\nAcme Freight, Duluth, MN, 2019 – 2022\nSenior Mechanic\nBeta Boats, Superior, WI, 2015 – \
             2019\nMechanic",
            &[
                "Acme Freight; Senior Mechanic; Duluth, MN; 2019 – 2022",
                "Beta Boats; Mechanic; Superior, WI; 2015 – 2019",
            ],
        ),
        (
            "employers above titles, nothing bold",
            "*Experience\nAcme Freight\tLeeds\nSenior Mechanic\t2019 – 2022\n- Engines\nBeta Boats\tHull\nMechanic\t2015 – \
             2019",
            &["Acme Freight; Senior Mechanic; Leeds; 2019 – 2022", "Beta Boats; Mechanic; Hull; 2015 – 2019"],
        ),
        (
            "another role is none, its date beside it",
            "*Experience\n*Acme Freight\nSenior Mechanic\t2019 – 2022\nMechanic\t2015 – 2019",
            &["Acme Freight; Senior Mechanic; ; 2019 – 2022", "Acme Freight; Mechanic; ; 2015 – 2019"],
        ),
        (
            "another role is none",
            "*Experience\nAcme Freight, Duluth, MN\nSenior Mechanic, 2019 – 2022\n- Engines\nMechanic, 2015 – 2019",
            &[
                "Acme Freight; Senior Mechanic; Duluth, MN; 2019 – 2022",
                "Acme Freight; Mechanic; ; 2015 – 2019",
            ],
        ),
        (
            "schools",
            "*Education\n2012 – 2015\tMaster, Université Lyon 2\n2009 – 2012\tLycée du Parc, Lyon",
            &["Université Lyon 2; Master; ; 2012 – 2015", "Lycée du Parc, Lyon; ; ; 2009 – 2012"],
        ),
        (
            "awards and certificates",
            "*Awards\n2022\tTwain Research Grant\n2018\tHollis Prize\n*Certifications\nFirst Aid, Red Cross, 2022\nFood \
             Hygiene Level 2, 2020\nForklift Licence, 2019",
            &[
                "Twain Research Grant; ; ; 2022",
                "Hollis Prize; ; ; 2018",
                "First Aid, Red Cross; ; ; 2022",
                "Food Hygiene Level 2; ; ; 2020",
                "Forklift Licence; ; ; 2019",
            ],
        ),
    ]);
}

#[test]
fn a_head_is_parted_where_its_style_changes() {
    holds(&[
        (
            "bold, italics and neither, above a phrase",
            "*Experience\n2018–2022\t*Entwicklungsingenieur~, ~/Maier Antriebstechnik GmbH~, Stuttgart\n\tEntwicklung von \
             Planetengetrieben.\n2014–2018\t*Konstrukteur~, ~/Neckar AG~, Esslingen\n\tKonstruktion von Werkzeugen.",
            &[
                "Maier Antriebstechnik GmbH; Entwicklungsingenieur; Stuttgart; 2018–2022",
                "Neckar AG; Konstrukteur; Esslingen; 2014–2018",
            ],
        ),
        (
            "a date that nearly touches",
            "*Experience\n2018–2022 ~*Ingenieur~, ~/Maier GmbH~, Stuttgart\n2014–2018 ~*Konstrukteur~, ~/Neckar AG~, \
             Esslingen",
            &["Maier GmbH; Ingenieur; Stuttgart; 2018–2022", "Neckar AG; Konstrukteur; Esslingen; 2014–2018"],
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
