//! What a hiring system takes from lines of text, by rules as plain as theirs.
//!
//! - The name is the first line of the largest letters on the first page that is no title of a section; what looks like an address, a number or a
//!   link above the first section is how to reach the person, and what looks like a place is where she is.
//! - A section begins at a line that holds nothing but a known title, or a few words that are set like one.
//! - What is in a section is read as [`entries`](super::entries) says; skills are what stands between commas.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use serde::Serialize;

use super::entries::entries;
use super::views::Line;
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// The most sections that are told apart: no résumé has so many.
const SECTIONS: usize = 100;

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
    /// The lines below it.
    #[serde(skip)]
    pub(super) body: Range<usize>,
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
    let titles = titles(lines, vocabulary);
    let head = &lines[..titles.first().map_or(lines.len().min(12), |title| title.start)];
    let mut fields = Fields { name: name(lines, vocabulary), ..Fields::default() };
    for line in head {
        contact(&line.text, &mut fields);
    }
    if fields.emails.is_empty() && fields.links.is_empty() {
        // Some look for addresses wherever they stand. (A name such as `Node.js` is none.)
        let mut anywhere = Fields::default();
        lines.iter().for_each(|line| contact(&line.text, &mut anywhere));
        anywhere.links.retain(|link| link.contains("://") || link.starts_with("www."));
        (fields.emails, fields.links) = (anywhere.emails, anywhere.links);
    }
    let ends = titles.iter().skip(1).map(|title| title.start).chain([lines.len()]);
    for (title, end) in titles.iter().zip(ends) {
        fields.sections.push(section(lines, title, end, vocabulary));
    }
    fields
}

/// The first of the largest lines on the first page that has letters and is neither an address nor a known title.
fn name(lines: &[Line], vocabulary: &Vocabulary) -> Option<String> {
    let first = lines.first()?.page;
    let named = |line: &&Line| {
        let lettered = line.text.contains(char::is_alphabetic) && !line.text.contains(['@', '/']);
        line.page == first && lettered && vocabulary.title(&line.text).is_none()
    };
    let largest = lines.iter().filter(named).map(|line| line.size).max_by(f32::total_cmp)?;
    let line = lines.iter().filter(named).find(|line| line.size > 0.99 * largest)?;
    Some(line.text.split("  ").next().unwrap_or_default().replace('\n', " "))
}

/// The lines that are titles of sections; a long one takes several.
fn titles(lines: &[Line], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let bare =
        |line: &Line| !line.item && !line.text.contains("  ") && !line.text.starts_with(['•', '–', '-', '*']);
    let known: Vec<bool> =
        lines.iter().map(|line| bare(line) && vocabulary.title(&line.text).is_some()).collect();
    let models = lines.iter().zip(&known).filter(|(_, known)| **known).map(|(line, _)| line);
    let models: Vec<&Line> = models.take(SECTIONS).collect();
    let level = models.iter().filter_map(|line| line.heading).min();
    let model = model_title(lines, &known, &models);
    // A title that is known is whole unless it cannot end where it does.
    let is_rest = |title: &Range<usize>, index: usize| !known[title.start] || goes_on(&lines[index - 1].text);
    let mut titles: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| bare(line)) {
        let is_title = match level {
            Some(_) => line.heading == level,
            None => model.map_or(known[index], |title| is_set_like(line, title)),
        };
        match titles.last_mut() {
            // The rest of a title that is too long for its line.
            Some(last) if is_title && last.end == index && level.is_none() && is_rest(last, index) => {
                last.end += 1;
            }
            _ if is_title => titles.push(index..index + 1),
            _ => {}
        }
    }
    titles.truncate(SECTIONS);
    titles
}

/// The title that looks like most others: titles of one file look alike, and what is called like one and looks
/// otherwise is a word of the text. None where text that follows a title at once is set like it, so that only words
/// tell them apart.
fn model_title<'a>(lines: &[Line], known: &[bool], models: &[&'a Line]) -> Option<&'a Line> {
    let alike = |title: &Line| models.iter().filter(|other| is_set_like(other, title)).count();
    let model = models.iter().rev().copied().max_by_key(|title| alike(title))?;
    let set = |index: usize| is_set_like(&lines[index], model);
    let mut ends = 1..lines.len();
    let mixed = ends.any(|next| {
        let last = next - 1;
        known[last] && !known[next] && set(last) && set(next) && !goes_on(&lines[last].text)
    });
    (alike(model) > 1 && !mixed).then_some(model)
}

/// Whether a title cannot end here: “Grants and”.
fn goes_on(title: &str) -> bool {
    let last = title.split_whitespace().last().unwrap_or_default().to_lowercase();
    matches!(
        last.as_str(),
        "&" | "and" | "of" | "in" | "for" | "und" | "et" | "y" | "e" | "og" | "och" | "i" | "en"
    )
}

/// Whether a few words are set as a title is: bold or in capitals, as it is, and in its size.
fn is_set_like(line: &Line, title: &Line) -> bool {
    let capitals = |line: &Line| !line.text.contains(char::is_lowercase);
    let few = line.text.split_whitespace().count() <= 5
        && !line.text.contains(|letter: char| letter.is_numeric() || "@,;".contains(letter))
        && line.text.contains(char::is_alphabetic);
    let marked = title.bold || capitals(title);
    few && marked
        && line.bold == title.bold
        && capitals(line) == capitals(title)
        && (line.size - title.size).abs() < 0.02 * title.size
        && line.text.starts_with(char::is_uppercase)
}

/// Takes from a line how to reach the person.
fn contact(text: &str, fields: &mut Fields) {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let before = fields.emails.len() + fields.links.len();
    let mut rest = String::new();
    for span in finder.spans(text) {
        match span.kind() {
            Some(LinkKind::Email) => fields.emails.push(span.as_str().to_owned()),
            Some(_) => fields.links.push(span.as_str().to_owned()),
            None => rest.push_str(span.as_str()),
        }
    }
    let reached = fields.emails.len() + fields.links.len() > before;
    for piece in pieces(&rest) {
        if is_phone(&piece) {
            fields.phones.push(piece);
        } else if fields.location.is_none()
            && fields.name.as_ref() != Some(&piece)
            && (is_place(&piece) || reached && is_proper(&piece, 3))
        {
            fields.location = Some(piece);
        }
    }
}

/// Whether a piece is a telephone number: with a country or an area before it, or of many digits.
fn is_phone(piece: &str) -> bool {
    let digits = piece.bytes().filter(u8::is_ascii_digit).count();
    let telephone = |letter: char| letter.is_ascii_digit() || " +()-–./\u{a0}".contains(letter);
    let begins = piece.starts_with(['+', '(']) || digits >= 9;
    begins && (7..=15).contains(&digits) && piece.chars().all(telephone)
}

/// What stands between separators and columns.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let text = text.replace('\n', " ").replace(" · ", "  ").replace(['|', '•'], "  ");
    let clean = |piece: &str| piece.trim_matches([' ', ',', '·', ';']).to_owned();
    text.split("  ").map(clean).filter(|piece| !piece.is_empty()).collect()
}

/// Whether a piece reads like a place: a few words in capitals with a comma between them, or work from afar.
pub(super) fn is_place(piece: &str) -> bool {
    let remote = piece.to_lowercase().starts_with("remote");
    remote && piece.split_whitespace().count() <= 6 || piece.contains(", ") && is_proper(piece, 6)
}

/// Whether a piece is a few words in capitals, without a digit.
pub(super) fn is_proper(piece: &str, most: usize) -> bool {
    let mut words = piece.split_whitespace();
    let proper = |word: &str| word.trim_start_matches('(').starts_with(char::is_uppercase) || word.len() <= 3;
    let plain = !piece.contains(|letter: char| letter.is_numeric() || ":;@".contains(letter));
    plain && piece.starts_with(char::is_uppercase) && words.clone().count() <= most && words.all(proper)
}

fn section(lines: &[Line], title: &Range<usize>, end: usize, vocabulary: &Vocabulary) -> FoundSection {
    let words: Vec<String> = lines[title.clone()].iter().map(|line| line.text.replace('\n', " ")).collect();
    let words = words.join(" ");
    let kind = vocabulary.title(&words);
    let body = &lines[title.end..end];
    let mut found = FoundSection {
        title: words,
        page: lines[title.start].page,
        kind,
        entries: Vec::new(),
        skills: Vec::new(),
        heading: title.clone(),
        body: title.end..end,
    };
    match kind {
        Some(Kind::Skills | Kind::Languages) => {
            let text: Vec<&str> = body.iter().map(|line| line.text.as_str()).collect();
            found.skills = skills(&text.join("\n"));
        }
        Some(Kind::Text | Kind::Bullets) => {}
        kind => found.entries = entries(body, kind, vocabulary),
    }
    found
}

/// Skills: what stands between commas or other separators outside of brackets, the labels before colons left out.
fn skills(text: &str) -> Vec<String> {
    let mut skills = Vec::new();
    for line in text.lines() {
        let list = line.split_once(':').map_or(line, |(_, list)| list);
        let mut depth = 0;
        let parts = list.split(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth <= 0 && matches!(letter, ',' | ';' | '·' | '•' | '|')
        });
        let clean = parts.map(|skill| skill.trim().trim_end_matches('.'));
        skills.extend(clean.filter(|skill| !skill.is_empty()).map(str::to_owned));
    }
    skills
}
