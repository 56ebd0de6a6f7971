//! Dates, however they are written.

use recto::proof::View;

use crate::proof::proof;
use crate::tiny_pdf::TinyPdf;

/// Dates that are taken as they stand.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "Jan 2019 – Mar 2022", "01/2019 - 03/2022", "2019-01 – 2022-03", "01.03.2019 – 31.03.2022", "2019/20",
    "Jan '19 – Mar '22", "Jan. ’19 – Mar. ’22", "'19 – '22", "’19–’22", "Jan'19 – Mar'22", "Summer '19",
    "Class of '19", "01/19 – 03/22", "1/19 – present", "Jan-19 – Mar-22", "Mar 19 – Jun 22", "2019‑2022",
    "2019 − 2022", "2019 -- 2022", "2019 → 2022", "2019 ~ 2022", "2019~2022", "Sept 2019 to date",
    "September 2019 - till date", "January 2019 through March 2022", "2019 – Ongoing", "Q1 2019 – Q3 2022",
    "Spring 2019–Fall 2020", "1st June 2019 – 31st May 2022", "June 1, 2019 – May 31, 2022", "Graduating May 2026",
    "Mär. 2019 – heute", "Jänner 2019 – Dezember 2020", "Febr. 2019 – Mai 2022", "ab 2019", "seit 03/19",
    "03/2019 - lfd", "03/2019 – dato", "de 2019 à 2022", "2019 – aujourd’hui", "2019 – aujourd'hui",
    "Mars 2019 – à ce jour", "2019 – présent", "2019 – actuel", "2019 – en cours", "2019 – hoy", "2019 – actual",
    "2019 a la fecha", "março de 2019 a atualidade", "2019 – atualmente", "2019 – até o momento", "2019 – nadal",
    "od marca 2019 do teraz",
];

/// Dates amid marks and other words.
const AMID: [(&str, &str); 11] = [
    ("(2019 – 2022)", "2019 – 2022"),
    ("[2019–2022]", "2019–2022"),
    ("2019–2022:", "2019–2022"),
    ("2019 – Present (3 yrs 2 mos)", "2019 – Present"),
    ("Jan 2019 – Mar 2022 (3 years)", "Jan 2019 – Mar 2022"),
    ("Jan 2019 – Mar 2022 · 3 yrs 3 mos", "Jan 2019 – Mar 2022"),
    ("2019 – part time", "2019"),
    ("May 2026 (expected)", "May 2026"),
    ("Aug 2021 – May 2025 (Expected)", "Aug 2021 – May 2025"),
    ("Harbour Today, 2020", "2020"),
    ("Level 2, 2020", "2020"),
];

#[test]
fn dates_are_taken_however_they_are_written() {
    let amid = AMID.into_iter();
    for (text, date) in DATES.iter().map(|date| (*date, *date)).chain(amid) {
        let lines = ["*Ada Example", "ada@example.org", "*Experience", "*Acme Ltd", "Sales Manager", text];
        let proof = proof(&TinyPdf::in_letters(&lines).bytes());
        let entries = &proof.reading(View::Stream).expect("the view").fields.sections[0].entries;
        let dates: Vec<_> = entries.iter().map(|entry| entry.dates.as_deref()).collect();
        assert_eq!(dates, [Some(date)], "{text}");
        assert!(text != date || entries[0].place.is_none(), "{text}");
    }
}

/// Numbers and words that are no dates.
#[test]
fn what_is_no_date_is_taken_for_none() {
    for text in ["Open 24/7", "Version 3.11", "Grade 19", "In 9/11 cases", "May 3", "Route '66"] {
        let lines = ["*Ada Example", "ada@example.org", "*Experience", "*Acme Ltd", "Sales Manager", text];
        let proof = proof(&TinyPdf::in_letters(&lines).bytes());
        let entries = &proof.reading(View::Stream).expect("the view").fields.sections[0].entries;
        assert!(entries.iter().all(|entry| entry.dates.is_none()), "{text}");
    }
}
