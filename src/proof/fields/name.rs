//! The person's name.
//!
//! - It is what a label says that it is (“Name: Ada Example”), above all sections whose titles are known.
//! - Else it is the first line of the largest letters on the first page that is neither a title of a section nor what the
//!   document is called (“Curriculum vitae”), and the lines in which it goes on.
//! - What stands in another column, or behind a dash, is none of it.

use std::ops::Range;

use super::super::shape::is_proper;
use super::super::views::Line;
use super::setting::is_beside;
use super::vocabulary::Vocabulary;

/// What documents are called, without spaces and points.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "curriculumvitae", "curriculum", "vitae", "cv", "resume", "résumé", "resumé", "lebenslauf", "tabellarischerlebenslauf",
    "europass", "hojadevida", "currículum", "currículumvitae", "currículo", "życiorys", "životopis", "ansioluettelo",
    "meritförteckning", "履歴書", "職務経歴書", "简历", "個人簡歷", "履歷", "السيرةالذاتية", "سيرةذاتية", "קורותחיים",
];

/// Titles of what tells how to reach the person, without spaces.
#[rustfmt::skip]
const CONTACTS: &[&str] = &[
    "contact", "contactdetails", "contactinformation", "contactme", "personaldetails", "personalinformation",
    "personaldata", "kontakt", "kontaktdaten", "persönlichedaten", "persönlicheangaben", "zurperson", "coordonnées",
    "informationspersonnelles", "contacto", "datospersonales", "informaciónpersonal", "contato", "dadospessoais",
    "contatti", "datipersonali", "informazionipersonali", "contactgegevens", "persoonsgegevens",
    "persoonlijkegegevens", "personalia", "daneosobowe", "danekontaktowe", "osobníúdaje", "personligeoplysninger",
    "personuppgifter", "yhteystiedot", "henkilötiedot", "اتصل", "بياناتالاتصال", "פרטיםאישיים", "連絡先", "联系方式",
];

/// Labels that a name stands behind.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "name", "full name", "vor- und nachname", "vor- und zuname", "nom", "nom et prénom", "prénom et nom", "nom complet",
    "nombre", "nombre completo", "nombre y apellidos", "nome", "nome completo", "nome e cognome", "naam", "navn", "namn",
    "nimi", "imię i nazwisko", "jméno", "jméno a příjmení", "姓名", "氏名", "الاسم", "שם",
];

/// Whether a line says what the document is called.
pub(in crate::proof) fn is_document(text: &str) -> bool {
    DOCUMENTS.contains(&bare(text).as_str())
}

/// Whether a title stands above how to reach the person.
pub(super) fn is_contact_title(title: &str) -> bool {
    CONTACTS.contains(&bare(title).as_str())
}

/// The letters and digits of a text.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// Whether a name stands behind a text.
pub(super) fn is_label(text: &str) -> bool {
    LABELS.contains(&text.trim_end_matches([' ', ':']).to_lowercase().as_str())
}

/// A person's name.
pub(super) struct Name {
    /// The lines that it is in.
    pub(super) lines: Range<usize>,
    pub(super) text: String,
}

impl Name {
    pub(super) fn find(lines: &[Line], vocabulary: &Vocabulary) -> Option<Self> {
        Self::labelled(lines, vocabulary).or_else(|| Self::largest(lines, vocabulary))
    }

    /// What stands behind a label, in its column or in the next one.
    fn labelled(lines: &[Line], vocabulary: &Vocabulary) -> Option<Self> {
        let first = lines.first()?.page;
        let is_above = |line: &&Line| line.page == first && vocabulary.title(&line.text).is_none();
        lines.iter().take_while(is_above).enumerate().find_map(|(index, line)| {
            let parted = line.text.split_once("  ").or_else(|| line.text.split_once(": "));
            let (label, rest) = parted.unwrap_or((&line.text, ""));
            if !is_label(label) {
                return None;
            }
            let beside = || lines.iter().position(|other| is_beside(line, other));
            let at = if rest.is_empty() { beside()? } else { index };
            let text = if rest.is_empty() { &lines[at].text } else { rest };
            let text = text.trim_start().split("  ").next()?.lines().next()?.trim();
            is_proper(text, 6).then(|| Self { lines: at..at + 1, text: text.to_owned() })
        })
    }

    fn largest(lines: &[Line], vocabulary: &Vocabulary) -> Option<Self> {
        let first = lines.first()?.page;
        let named = |line: &Line| {
            let text = largest_column(line);
            let title = vocabulary.title(text).is_some() || is_document(text) || is_contact_title(text);
            let address = |word: &str| word.contains('@') || word.contains('/') && word.contains('.');
            let lettered = text.contains(char::is_alphabetic) && !text.split_whitespace().any(address);
            line.page == first && lettered && !title && !is_label(text)
        };
        let largest = lines.iter().filter(|line| named(line)).map(|line| line.size).max_by(f32::total_cmp)?;
        let large = |line: &&Line| named(line) && line.size > 0.99 * largest;
        let start = lines.iter().position(|line| large(&line))?;
        let rest = lines[start..].iter().take_while(large).count();
        // Of letters as large as all others, it is one line.
        let alone = rest == lines.iter().filter(large).count() && rest <= 4;
        let whole = lines[start].heading.is_some() || lines[start].text.contains("  ");
        let range = start..start + if alone && !whole { rest } else { 1 };
        let words: Vec<String> =
            lines[range.clone()].iter().map(|line| largest_column(line).replace('\n', " ")).collect();
        let words = words.join(" ");
        // Where the page is headed by what it is called, what comes next need not be a name: there may be none.
        let headed = |line: &Line| line.size > 1.01 * largest && is_document(largest_column(line));
        if lines.iter().any(headed) && (!is_proper(&words, 6) || vocabulary.is_role(&words)) {
            return None;
        }
        let dash = |words: &str| words.replace(" — ", " – ").replace(" | ", " – ");
        let text = dash(&words).split(" – ").find(|part| !is_document(part)).map(without_document)?;
        Some(Self { lines: range, text })
    }

    /// What stands in other columns beside the name.
    pub(super) fn beside(&self, line: &Line) -> String {
        let others = line.text.split("  ").filter(|column| !column.contains(self.text.as_str()));
        let others = others.filter(|column| !is_label(column));
        let others = others.filter(|column| !self.text.contains(column.trim()));
        others.collect::<Vec<_>>().join("  ")
    }
}

/// A name without what the document, or its first section, is called: “Lebenslauf Ada Example”, “Résumé of Ada Example”.
fn without_document(name: &str) -> String {
    /// The most words of what a document is called.
    const WORDS: usize = 3;
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_called = |words: &str| is_document(words) || is_contact_title(words);
    let called =
        (1..words.len().min(WORDS + 1)).rev().find(|end| is_called(&words[..*end].concat())).unwrap_or(0);
    let joins = |word: &&str| called > 0 && matches!(*word, "of" | "von" | "de" | "di" | "van");
    let rest = &words[called..];
    rest[rest.iter().take_while(|word| joins(word)).count()..].join(" ")
}

/// What stands in the column of a line's largest letters.
fn largest_column(line: &Line) -> &str {
    let start = line.text.get(..line.largest).and_then(|before| before.rfind("  ")).map_or(0, |at| at + 2);
    let column = &line.text[start..];
    column.split("  ").next().unwrap_or(column)
}
