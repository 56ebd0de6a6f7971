//! What a hiring system takes from lines of text, by rules as plain as theirs.
//!
//! - The name is the first line of the largest letters on the first page that is no title of a section; what looks
//!   like an address, a number or a link above the first section is how to reach the person, and what looks like a place
//!   is where she is: first of all beside such ways to reach her, and last of all right below the name, where a headline
//!   stands.
//! - A section begins at a line that holds nothing but a known title, or a few words that are set like one.
//! - What is in a section is read as [`entries`](super::entries) says; skills are what stands between commas, and
//!   languages what stands before a colon where there is one.

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
    let name = name(lines, vocabulary);
    let titles = titles(lines, name, vocabulary);
    let head = titles.first().map_or(lines.len().min(12), |title| title.start);
    let mut contact = Contact { vocabulary, fields: Fields::default(), location: None };
    contact.fields.name = name.map(|name| name_in(&lines[name]));
    for (index, line) in lines[..head].iter().enumerate() {
        contact.line(&line.text, name.is_some_and(|name| index == name + 1));
    }
    if contact.fields.emails.is_empty() && contact.fields.links.is_empty() {
        contact.anywhere(&lines[head..]);
    }
    let mut fields = contact.fields;
    fields.location = contact.location.map(|(_, place)| place);
    let ends = titles.iter().skip(1).map(|title| title.start).chain([lines.len()]);
    for (title, end) in titles.iter().zip(ends) {
        fields.sections.push(section(lines, title, end, vocabulary));
    }
    fields
}

/// The first of the largest lines on the first page that has letters and is neither an address nor a known title.
fn name(lines: &[Line], vocabulary: &Vocabulary) -> Option<usize> {
    let first = lines.first()?.page;
    let named = |line: &Line| {
        let lettered = line.text.contains(char::is_alphabetic) && !line.text.contains(['@', '/']);
        line.page == first && lettered && vocabulary.title(&line.text).is_none()
    };
    let largest = lines.iter().filter(|line| named(line)).map(|line| line.size).max_by(f32::total_cmp)?;
    lines.iter().position(|line| named(line) && line.size > 0.99 * largest)
}

fn name_in(line: &Line) -> String {
    line.text.split("  ").next().unwrap_or_default().replace('\n', " ")
}

/// The lines that are titles of sections; a long one takes several.
fn titles(lines: &[Line], name: Option<usize>, vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let bare =
        |line: &Line| !line.item && !line.text.contains("  ") && !line.text.starts_with(['•', '–', '-', '*']);
    let known: Vec<bool> =
        lines.iter().map(|line| bare(line) && vocabulary.title(&line.text).is_some()).collect();
    let models = lines.iter().zip(&known).filter(|(_, known)| **known).map(|(line, _)| line);
    let models: Vec<&Line> = models.take(SECTIONS).collect();
    let level = models.iter().filter_map(|line| line.heading).min();
    let model = model_title(lines, &known, &models);
    // A title that is known is whole unless it cannot end where it does; none begins with a small letter.
    let is_rest = |title: &Range<usize>, index: usize| !known[title.start] || goes_on(&lines[index - 1].text);
    let is_small_rest = |title: &Range<usize>, line: &Line| {
        line.text.starts_with(char::is_lowercase) && is_styled_like(line, &lines[title.start])
    };
    let mut titles: Vec<Range<usize>> = Vec::new();
    // The name above all titles that are known is none, however it is set.
    let name = name.filter(|name| !known[..*name].contains(&true));
    for (index, line) in lines.iter().enumerate().filter(|(index, line)| Some(*index) != name && bare(line)) {
        let is_title = match level {
            Some(_) => line.heading == level,
            None => model.map_or(known[index], |title| is_set_like(line, title)),
        };
        match titles.last_mut() {
            // The rest of a title that is too long for its line.
            Some(last)
                if last.end == index
                    && level.is_none()
                    && (is_title && is_rest(last, index) || is_small_rest(last, line)) =>
            {
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
    line.text.starts_with(char::is_uppercase) && is_styled_like(line, title)
}

/// Whether a few words, which may be the rest of a title, are set as a title is.
fn is_styled_like(line: &Line, title: &Line) -> bool {
    let capitals = |line: &Line| !line.text.contains(char::is_lowercase);
    let few = line.text.split_whitespace().count() <= 5
        && !line.text.contains(|letter: char| letter.is_numeric() || "@,;".contains(letter))
        && line.text.contains(char::is_alphabetic);
    let marked = title.bold || capitals(title);
    few && marked
        && line.bold == title.bold
        && capitals(line) == capitals(title)
        && (line.size - title.size).abs() < 0.02 * title.size
}

/// Takes from lines how to reach the person, and where she is.
struct Contact<'a> {
    vocabulary: &'a Vocabulary,
    fields: Fields,
    /// The place that is the likeliest yet, and how little so.
    location: Option<(u8, String)>,
}

impl Contact<'_> {
    fn line(&mut self, text: &str, below_name: bool) {
        let mut finder = LinkFinder::new();
        finder.url_must_have_scheme(false);
        let mut reached = false;
        let mut rest = String::new();
        for span in finder.spans(text) {
            match span.kind() {
                Some(LinkKind::Email) => self.fields.emails.push(span.as_str().to_owned()),
                Some(_) => self.fields.links.push(span.as_str().to_owned()),
                None => rest.push_str(span.as_str()),
            }
            reached |= span.kind().is_some();
        }
        let (phones, others): (Vec<String>, Vec<String>) =
            pieces(&rest).into_iter().partition(|piece| is_phone(piece) && !self.vocabulary.is_date(piece));
        reached |= !phones.is_empty();
        self.fields.phones.extend(phones);
        for piece in others.into_iter().filter(|piece| self.fields.name.as_ref() != Some(piece)) {
            let rank = self.unlikely(&piece, reached, below_name);
            let best = self.location.as_ref().map_or(u8::MAX, |(rank, _)| *rank);
            if let Some(rank) = rank.filter(|rank| *rank < best) {
                self.location = Some((rank, piece));
            }
        }
    }

    /// How unlikely it is that a piece is where the person is: a headline, too, may be words with a comma. None where
    /// it is no place.
    fn unlikely(&self, piece: &str, reached: bool, below_name: bool) -> Option<u8> {
        let known = || self.vocabulary.ending_place(piece).is_some_and(|(before, _)| before.is_empty());
        let place = is_place(piece);
        let likely = place && !self.vocabulary.is_role(piece);
        match () {
            () if likely && reached => Some(0),
            () if likely && (!below_name || known()) => Some(1),
            () if reached && is_proper(piece, 3) => Some(2),
            () => place.then_some(3),
        }
    }

    /// Some look for ways to reach a person wherever they stand. (A name such as `Node.js` is no link.)
    fn anywhere(&mut self, lines: &[Line]) {
        let mut found = Contact { vocabulary: self.vocabulary, fields: Fields::default(), location: None };
        lines.iter().for_each(|line| found.line(&line.text, false));
        found.fields.links.retain(|link| link.contains("://") || link.starts_with("www."));
        (self.fields.emails, self.fields.links) = (found.fields.emails, found.fields.links);
        if self.fields.phones.is_empty() {
            self.fields.phones = found.fields.phones;
        }
        let beside = found.location.filter(|(rank, _)| *rank == 0);
        self.location = self.location.take().or(beside);
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
            found.skills = skills(&text.join("\n"), kind == Some(Kind::Languages));
        }
        Some(Kind::Text | Kind::Bullets) => {}
        kind => found.entries = entries(body, kind, vocabulary),
    }
    found
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
            depth <= 0 && matches!(letter, ',' | ';' | '·' | '•' | '|')
        });
        let clean = parts.map(|skill| skill.trim().trim_end_matches('.'));
        skills.extend(clean.filter(|skill| !skill.is_empty()).map(str::to_owned));
    }
    skills
}
