//! What a hiring system takes from lines of text, by rules as plain as theirs.
//!
//! - The name is told as [`name`](name) says; what is below it, or above the first section, is read as
//!   [`contact`](contact) says, and so is a section of ways to reach the person.
//! - A section begins where [`headings`](headings) says, and ends where the next one begins, or at the name. What is no
//!   part of its text, such as the number of a page, [`furniture`](furniture) tells.
//! - What is in a section is read as [`entries`](entries) says; skills are what stands between commas, and
//!   languages what stands before a colon where there is one. Below a title that is not known, short words between
//!   commas are skills.

mod arrange;
mod contact;
mod dates;
mod entries;
mod furniture;
mod head;
mod headings;
mod name;
mod setting;
mod telephone;
mod titles;
mod vocabulary;

use std::ops::Range;

use serde::Serialize;

use super::shape::{begins_item, is_bullet};
use super::views::Line;
use crate::resume::Kind;
use arrange::arrange;
use contact::{Contact, reaches};
use entries::{entries, is_slanted};
use furniture::furniture;
pub(super) use head::is_placed;
use headings::titles;
use name::Name;
pub(super) use name::is_document;
use setting::Setting;
pub(super) use vocabulary::Vocabulary;

/// What was taken from a view.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Fields {
    /// The person's name.
    pub name: Option<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Links that stand in the text.
    pub links: Vec<String>,
    /// Where the person is.
    pub location: Option<String>,
    /// The sections, in order.
    pub sections: Vec<FoundSection>,
}

/// A section that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundSection {
    /// Its title.
    pub title: String,
    /// The page of its title, counted from 1.
    pub page: usize,
    /// What it announces, where the title is known.
    pub kind: Option<Kind>,
    /// The employers, schools, projects … in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<FoundEntry>,
    /// The skills or languages in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Whether titles in it are set in italics.
    #[serde(skip)]
    pub(super) slanted: bool,
    /// The lines of its title.
    #[serde(skip)]
    pub(super) heading: Range<usize>,
}

/// An employer, a school, a project that was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FoundEntry {
    /// The employer's or school's name, or the project's.
    pub name: Option<String>,
    /// The role's title, or the degree.
    pub title: Option<String>,
    /// Where it was.
    pub place: Option<String>,
    /// When it was.
    pub dates: Option<String>,
}

/// Reads fields out of lines.
pub(super) fn read(lines: &[Line], vocabulary: &Vocabulary) -> Fields {
    let name = Name::find(lines, vocabulary);
    let name = name.as_ref();
    let titles = titles(lines, name.map(|name| &name.lines), vocabulary);
    let furniture = furniture(lines, &titles, name, vocabulary);
    let areas = Areas::new(lines, &titles, name, vocabulary);
    let edges: Vec<usize> = (0..lines.len()).filter(|index| furniture[*index]).collect();
    let mut fields = Contact::read(lines, &areas.contact, &edges, name, vocabulary);
    fields.name = name.map(|name| name.text.clone());
    let text = |body: &Range<usize>| {
        body.clone().filter(|index| !furniture[*index]).map(|index| lines[index].clone()).collect::<Vec<_>>()
    };
    let bodies: Vec<Vec<Line>> = areas.bodies.iter().map(text).collect();
    let (setting, whole) = Setting::new(lines, bodies.iter().map(Vec::as_slice), vocabulary);
    for ((title, body), whole) in titles.into_iter().zip(bodies).zip(whole) {
        fields.sections.push(section(lines, title, &body, &whole, &setting, vocabulary));
    }
    arrange(&mut fields.sections, vocabulary);
    fields
}

/// What is read as what.
struct Areas {
    /// What is above the first section, and below the name, and the sections of ways to reach the person.
    contact: Vec<Range<usize>>,
    /// What is below each title and tells of something else.
    bodies: Vec<Range<usize>>,
}

impl Areas {
    fn new(lines: &[Line], titles: &[Range<usize>], name: Option<&Name>, vocabulary: &Vocabulary) -> Self {
        /// The most lines of a head.
        const HEAD: usize = 12;
        let head = titles.first().map_or(lines.len().min(HEAD), |title| title.start);
        let mut contact: Vec<Range<usize>> = std::iter::once(0..head).collect();
        let ends = titles.iter().skip(1).map(|title| title.start).chain([lines.len()]);
        let mut bodies: Vec<Range<usize>> =
            titles.iter().zip(ends).map(|(title, end)| title.end..end).collect();
        // The name ends any section, if there is a head below it and no more.
        let named = |body: &&mut Range<usize>| {
            name.is_some_and(|name| body.contains(&name.lines.start) && body.end <= name.lines.end + HEAD)
        };
        if let Some((body, name)) = bodies.iter_mut().find(named).zip(name) {
            contact.push(name.lines.start..body.end);
            body.end = name.lines.start;
        }
        let reaches = |line: &&Line| reaches(line, vocabulary);
        let first = lines.iter().position(|line| reaches(&line));
        for (title, body) in titles.iter().zip(&mut bodies) {
            let count = lines[body.clone()].iter().filter(reaches).count();
            let mostly = first.is_some_and(|first| body.contains(&first)) && 3 * count >= body.len();
            let title = words_of(&lines[title.clone()]);
            if vocabulary.title(&title).is_none() && (mostly || name::is_contact_title(&title)) {
                contact.push(std::mem::replace(body, body.end..body.end));
            }
        }
        Self { contact, bodies }
    }
}

/// The words of some lines.
fn words_of(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.replace('\n', " ")).collect::<Vec<_>>().join(" ")
}

fn section(
    lines: &[Line],
    heading: Range<usize>,
    body: &[Line],
    whole: &[Line],
    setting: &Setting,
    vocabulary: &Vocabulary,
) -> FoundSection {
    let title = words_of(&lines[heading.clone()]);
    let kind = vocabulary.title(&title);
    let page = lines[heading.start].page;
    let slanted = is_slanted(whole, kind, setting, vocabulary);
    let mut found =
        FoundSection { title, page, kind, entries: Vec::new(), skills: Vec::new(), slanted, heading };
    let text = || body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    match kind {
        Some(Kind::Skills | Kind::Languages) => found.skills = skills(&text(), kind == Some(Kind::Languages)),
        Some(Kind::Text | Kind::Bullets) => {}
        None if is_list(body, vocabulary) => found.skills = skills(&text(), false),
        kind => found.entries = entries(whole, kind, slanted, setting, vocabulary),
    }
    found
}

/// Whether lines below a title that is not known are a list of skills: few words between commas or behind a label, no
/// sentence, no date, nothing in bold but labels.
fn is_list(body: &[Line], vocabulary: &Vocabulary) -> bool {
    let listed = |line: &Line| {
        let text = line.text.replace('\n', " ");
        let (label, list) = text.split_once(": ").unwrap_or(("", &text));
        let few = |item: &str| item.split_whitespace().count() <= 4;
        let plain = !line.item && line.heading.is_none() && !begins_item(&text);
        let marked =
            line.bold && label.is_empty() || line.italics.iter().any(|run| text.starts_with(run.as_str()));
        plain && !marked && few(label) && list.split(", ").all(few) && vocabulary.dates(&text).is_none()
    };
    body.len() + body.iter().filter(|line| line.text.contains(", ")).count() > 1 && body.iter().all(listed)
}

/// Skills: what stands between commas or other separators outside of brackets, the labels before colons left out. Of
/// languages, a label is the language, and what it announces is how well it is known, unless that is several.
fn skills(text: &str, languages: bool) -> Vec<String> {
    let mut skills = Vec::new();
    for line in text.lines() {
        let list = match line.split_once(':') {
            Some((language, level)) if languages && !level.contains([',', ';', '·']) => language,
            Some((_, list)) => list,
            None => line,
        };
        let mut depth = 0;
        let mut rest = list.chars().peekable();
        let mut before = ' ';
        let parts = list.split(|letter: char| {
            rest.next();
            // “9,000” is one number.
            let within = before.is_numeric() && rest.peek().is_some_and(|next| next.is_numeric());
            before = letter;
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                ',' if within => return false,
                _ => {}
            }
            depth <= 0 && (is_bullet(letter) || matches!(letter, ',' | ';' | '،' | '؛' | '、' | '·' | '|'))
        });
        let clean = parts.map(|skill| skill.trim().trim_end_matches('.'));
        skills.extend(clean.filter(|skill| !skill.is_empty()).map(str::to_owned));
    }
    skills
}
