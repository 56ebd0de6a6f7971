//! What a document holds that a reader of its PDF should find.

use serde::Serialize;

use super::super::words;
use crate::document::{Body, ContactKind, Document, Entry, Section, Text};
use crate::resume::Kind;

/// What a text of a document is to a hiring system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is a word for what it is")]
pub enum FieldKind {
    Name,
    Headline,
    Email,
    Phone,
    Link,
    Location,
    Summary,
    SectionTitle,
    Employer,
    School,
    Item,
    Title,
    Degree,
    Place,
    Dates,
    Line,
    Highlight,
    Skills,
    Text,
}

impl FieldKind {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            FieldKind::Name => "name",
            FieldKind::Headline => "headline",
            FieldKind::Email => "e-mail address",
            FieldKind::Phone => "telephone number",
            FieldKind::Link => "link",
            FieldKind::Location => "location",
            FieldKind::Summary => "summary",
            FieldKind::SectionTitle => "section title",
            FieldKind::Employer => "employer",
            FieldKind::School => "school",
            FieldKind::Item => "item",
            FieldKind::Title => "title",
            FieldKind::Degree => "degree",
            FieldKind::Place => "place",
            FieldKind::Dates => "dates",
            FieldKind::Line => "line",
            FieldKind::Highlight => "highlight",
            FieldKind::Skills => "skills",
            FieldKind::Text => "text",
        }
    }

    /// In words, one of its kind.
    pub(super) fn with_article(self) -> String {
        match self {
            FieldKind::Dates | FieldKind::Skills => self.name().to_owned(),
            FieldKind::Email | FieldKind::Employer => format!("an {}", self.name()),
            _ => format!("a {}", self.name()),
        }
    }
}

/// A text that should be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) kind: FieldKind,
    /// Its path in the YAML.
    pub(super) at: String,
    pub(super) text: String,
    /// Its words, as they are compared.
    pub(super) words: Vec<String>,
    /// Its section, its entry or labelled line there, and its role or degree there, if it is in any.
    pub(super) section: Option<usize>,
    pub(super) entry: Option<usize>,
    pub(super) part: Option<usize>,
}

/// Everything that a reader should find, in reading order.
pub(super) fn wanted(document: &Document) -> Vec<Wanted> {
    let mut list = List { wanted: Vec::new(), section: None, entry: None, part: None };
    list.add(FieldKind::Name, &document.name);
    document.headline.iter().for_each(|text| list.add(FieldKind::Headline, text));
    for item in &document.contact {
        let kind = match item.kind {
            ContactKind::Email => FieldKind::Email,
            ContactKind::Phone => FieldKind::Phone,
            ContactKind::Location => FieldKind::Location,
            ContactKind::Website | ContactKind::Profile => FieldKind::Link,
        };
        list.push(kind, &item.at, item.text.clone());
    }
    document.summary.iter().for_each(|text| list.add(FieldKind::Summary, text));
    for (index, section) in document.sections.iter().enumerate() {
        list.section = Some(index);
        list.section(section);
    }
    list.wanted
}

struct List {
    wanted: Vec<Wanted>,
    section: Option<usize>,
    entry: Option<usize>,
    part: Option<usize>,
}

impl List {
    fn add(&mut self, kind: FieldKind, text: &Text) {
        self.push(kind, &text.at, text.plain());
    }

    fn push(&mut self, kind: FieldKind, at: &str, text: String) {
        let (section, entry, part) = (self.section, self.entry, self.part);
        let words = words::of(&text);
        self.wanted.push(Wanted { kind, at: at.to_owned(), text, words, section, entry, part });
    }

    fn section(&mut self, section: &Section) {
        self.add(FieldKind::SectionTitle, &section.title);
        section.subtitle.iter().for_each(|text| self.add(FieldKind::Text, text));
        match &section.body {
            Body::Entries { entries } => {
                for (index, entry) in entries.iter().enumerate() {
                    self.entry = Some(index);
                    self.entry(section.kind, entry);
                }
                self.entry = None;
            }
            Body::Bullets { bullets } => bullets.iter().for_each(|text| self.add(FieldKind::Highlight, text)),
            Body::Pairs { pairs } => {
                for (index, pair) in pairs.iter().enumerate() {
                    self.entry = Some(index);
                    pair.label.iter().for_each(|text| self.add(FieldKind::Text, text));
                    pair.text.iter().for_each(|text| self.add(FieldKind::Skills, text));
                }
                self.entry = None;
            }
            Body::Paragraph { text } => self.add(FieldKind::Text, text),
        }
        section.note.iter().for_each(|text| self.add(FieldKind::Text, text));
    }

    fn entry(&mut self, kind: Kind, entry: &Entry) {
        let (name, title) = match kind {
            Kind::Work | Kind::Volunteering => (FieldKind::Employer, FieldKind::Title),
            Kind::Education => (FieldKind::School, FieldKind::Degree),
            _ => (FieldKind::Item, FieldKind::Line),
        };
        entry.title.iter().for_each(|text| self.add(name, text));
        entry.place.iter().for_each(|text| self.add(FieldKind::Place, text));
        entry.summary.iter().for_each(|text| self.add(FieldKind::Summary, text));
        for (index, part) in entry.parts.iter().enumerate() {
            self.part = Some(index);
            part.title.iter().for_each(|text| self.add(title, text));
            part.place.iter().for_each(|text| self.add(FieldKind::Place, text));
            part.dates.iter().for_each(|text| self.add(FieldKind::Dates, text));
            part.lines.iter().for_each(|text| self.add(FieldKind::Line, text));
            part.summary.iter().for_each(|text| self.add(FieldKind::Summary, text));
            part.highlights.iter().for_each(|text| self.add(FieldKind::Highlight, text));
        }
        self.part = None;
    }
}
