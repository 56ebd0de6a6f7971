//! What a hiring system takes from lines of text, by rules as plain as theirs.
//!
//! - The name is the first line of the largest letters on the first page that is no title of a section, and the lines in
//!   which it goes on; what is above the first section besides is read as [`contact`](super::contact) says.
//! - A section begins where [`titles`](super::titles) says.
//! - What is in a section is read as [`entries`](super::entries) says; skills are what stands between commas, and
//!   languages what stands before a colon where there is one. Below a title that is not known, short words between
//!   commas are skills.

use std::ops::Range;

use serde::Serialize;

use super::contact::Contact;
use super::entries::entries;
use super::head;
use super::setting::Setting;
use super::shape::{begins_item, is_bullet};
use super::titles::titles;
use super::views::Line;
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

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
    let name = name(lines, vocabulary);
    let titles = titles(lines, name.as_ref(), vocabulary);
    let head = titles.first().map_or(lines.len().min(12), |title| title.start);
    let mut fields = Contact::read(lines, head, name.clone(), vocabulary);
    fields.name = name.map(|name| name_in(&lines[name]));
    let ends = titles.iter().skip(1).map(|title| title.start).chain([lines.len()]);
    let bodies: Vec<Range<usize>> = titles.iter().zip(ends).map(|(title, end)| title.end..end).collect();
    let (setting, whole) = Setting::new(lines, bodies.iter().map(|body| &lines[body.clone()]), vocabulary);
    for ((title, body), whole) in titles.into_iter().zip(bodies).zip(whole) {
        fields.sections.push(section(lines, title, body, &whole, &setting, vocabulary));
    }
    head::arrange(&mut fields.sections, setting.slanted, vocabulary);
    fields
}

/// The first of the largest lines on the first page that has letters and is neither an address nor a known title, and
/// the lines in which it goes on.
fn name(lines: &[Line], vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let first = lines.first()?.page;
    let named = |line: &Line| {
        let lettered = line.text.contains(char::is_alphabetic) && !line.text.contains(['@', '/']);
        line.page == first && lettered && vocabulary.title(&line.text).is_none()
    };
    let largest = lines.iter().filter(|line| named(line)).map(|line| line.size).max_by(f32::total_cmp)?;
    let large = |line: &&Line| named(line) && line.size > 0.99 * largest;
    let start = lines.iter().position(|line| large(&line))?;
    let rest = lines[start..].iter().take_while(large).count();
    // Of letters as large as all others, it is one line.
    let alone = rest == lines.iter().filter(large).count() && rest <= 4;
    let whole = lines[start].heading.is_some() || lines[start].text.contains("  ");
    Some(start..start + if alone && !whole { rest } else { 1 })
}

/// The name that is in some lines: what stands in a column beside it is something else.
pub(super) fn name_in(lines: &[Line]) -> String {
    let words: Vec<String> = lines.iter().map(|line| line.text.replace('\n', " ")).collect();
    words.join(" ").split("  ").next().unwrap_or_default().to_owned()
}

fn section(
    lines: &[Line],
    heading: Range<usize>,
    body: Range<usize>,
    whole: &[Line],
    setting: &Setting,
    vocabulary: &Vocabulary,
) -> FoundSection {
    let words: Vec<String> = lines[heading.clone()].iter().map(|line| line.text.replace('\n', " ")).collect();
    let title = words.join(" ");
    let kind = vocabulary.title(&title);
    let page = lines[heading.start].page;
    let mut found = FoundSection { title, page, kind, entries: Vec::new(), skills: Vec::new(), heading };
    let body = &lines[body];
    let text = || body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    match kind {
        Some(Kind::Skills | Kind::Languages) => found.skills = skills(&text(), kind == Some(Kind::Languages)),
        Some(Kind::Text | Kind::Bullets) => {}
        None if is_list(body, vocabulary) => found.skills = skills(&text(), false),
        kind => found.entries = entries(whole, kind, setting, vocabulary),
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
        let parts = list.split(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth <= 0 && (is_bullet(letter) || matches!(letter, ',' | ';' | '،' | '؛' | '、' | '·' | '|'))
        });
        let clean = parts.map(|skill| skill.trim().trim_end_matches('.'));
        skills.extend(clean.filter(|skill| !skill.is_empty()).map(str::to_owned));
    }
    skills
}
