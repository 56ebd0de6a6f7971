//! What the reader sees: dates and titles in the words of a locale, texts as runs of letters.
//!
//! Takes a [`Resume`](crate::resume::Resume), gives a [`Document`]. Its JSON form is what layouts read
//! (`/resume.json`), versioned and described in `docs/layouts.md`. Every text knows the path in the
//! user's file that it came from. Nothing here knows how a page looks.

mod compare;
mod contact;
mod dates;
mod entries;
mod prose;
mod resolve;
mod rich;
mod typography;

use serde::Serialize;

use crate::resume::{Date, Kind};
pub use compare::{Changes, compare};
pub(crate) use contact::{knows_network, profile_address};
pub use prose::{Prose, ProseKind};
pub(crate) use rich::is_rich;
pub use rich::{Run, Text};
pub(crate) use typography::is_rightward;

/// The version of the format that layouts read. It changes when a layout would have to.
pub const VERSION: u32 = 1;

/// A résumé as the reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The format's version.
    pub version: u32,
    /// The language, an ISO 639 code.
    pub lang: String,
    /// The region, an ISO 3166 code.
    pub region: Option<String>,
    /// The title of the file, for a window's title bar.
    pub title: String,
    /// Whose résumé it is, in plain letters.
    pub author: String,
    /// The headline in plain letters.
    pub description: Option<String>,
    /// Words that describe the person.
    pub keywords: Vec<String>,
    /// The document's date: year, month, day.
    pub date: (i16, i8, i8),
    /// The paper.
    pub page: Paper,
    /// The person's name.
    pub name: Text,
    /// A few words under the name.
    pub headline: Option<Text>,
    /// A paragraph before the first section.
    pub summary: Option<Text>,
    /// How the person can be reached, in the file's order.
    pub contact: Vec<Contact>,
    /// The parts of the résumé, in order.
    pub sections: Vec<Section>,
}

/// The paper that a document is for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    /// The width, as a number and its unit.
    pub width: (f64, &'static str),
    /// The height, as a number and its unit.
    pub height: (f64, &'static str),
    /// How many pages may be filled.
    pub count: u32,
}

/// A way to reach the person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contact {
    /// Where it stands in the file.
    pub at: String,
    /// What it is.
    pub kind: ContactKind,
    /// The network of a profile, such as `GitHub`.
    pub network: Option<String>,
    /// What is shown.
    pub text: String,
    /// What it leads to.
    pub url: Option<String>,
}

/// What a way to reach the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is described by the field of `resume::Contact` named after it")]
pub enum ContactKind {
    Email,
    Phone,
    Website,
    Location,
    Profile,
}

/// A part of the résumé.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Where it stands in the file.
    pub at: String,
    /// What kind of content the user gave.
    pub kind: Kind,
    /// Its title.
    pub title: Text,
    /// A few words under the title.
    pub subtitle: Option<Text>,
    /// A closing remark.
    pub note: Option<Text>,
    /// Its content, in one of four forms.
    pub body: Body,
}

/// The content of a section. The thirteen kinds of the schema come down to these four forms, so that a
/// layout has no more than four things to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Body {
    /// Things with titles, places and dates.
    Entries {
        /// In the file's order.
        entries: Vec<Entry>,
    },
    /// A plain list.
    Bullets {
        /// In the file's order.
        bullets: Vec<Text>,
    },
    /// Labels with texts, such as skills and languages.
    Pairs {
        /// In the file's order.
        pairs: Vec<Pair>,
    },
    /// A plain text.
    Paragraph {
        /// The text.
        text: Text,
    },
}

/// An employer, a school, a project, a publication …
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Where it stands in the file.
    pub at: String,
    /// The employer's, school's, project's name.
    pub title: Option<Text>,
    /// Where it was.
    pub place: Option<Text>,
    /// What the title leads to.
    pub url: Option<String>,
    /// Whether it is to be shown on one line, its part's title beside its own.
    pub compact: bool,
    /// A sentence or two about it.
    pub summary: Option<Text>,
    /// What was done there: one part for each role or degree.
    pub parts: Vec<Part>,
}

/// A role, a degree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Where it stands in the file.
    pub at: String,
    /// The role's title, the degree.
    pub title: Option<Text>,
    /// Where it was, if elsewhere than the entry.
    pub place: Option<Text>,
    /// When it was.
    pub dates: Option<Text>,
    /// What the dates mean, for formats that programs read. (Layouts have no use for it.)
    #[serde(skip)]
    pub period: Option<Period>,
    /// Plain lines under the title.
    pub lines: Vec<Text>,
    /// A sentence or two about it.
    pub summary: Option<Text>,
    /// What was achieved.
    pub highlights: Vec<Text>,
}

/// When something was. What has no end has only a date, which is its start.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// When it began, or was.
    pub start: Option<Moment>,
    /// When it ended.
    pub end: Option<Moment>,
}

/// A date with the letters that show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// As much of the date as is shown.
    pub date: Date,
    /// The letters.
    pub letters: String,
}

/// A label and a text, of which at least one is there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Where it stands in the file.
    pub at: String,
    /// The label.
    pub label: Option<Text>,
    /// The text.
    pub text: Option<Text>,
}

impl Document {
    /// The language with its region, as a BCP 47 tag such as `en-GB`.
    pub fn language(&self) -> String {
        match &self.region {
            Some(region) => format!("{}-{region}", self.lang),
            None => self.lang.clone(),
        }
    }

    /// All letters that a reader sees, in reading order, each with the path of its text.
    pub fn letters(&self) -> Vec<(&str, String)> {
        let mut letters: Vec<(&str, String)> =
            self.texts().into_iter().map(|text| (text.at.as_str(), text.plain())).collect();
        let head = 1 + usize::from(self.headline.is_some());
        let contact = self.contact.iter().map(|item| (item.at.as_str(), item.text.clone()));
        letters.splice(head..head, contact);
        letters
    }

    /// Every text of the document, in reading order. Contact items, which are plain letters, are not
    /// among them.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.name];
        texts.extend(&self.headline);
        texts.extend(&self.summary);
        for section in &self.sections {
            texts.push(&section.title);
            texts.extend(&section.subtitle);
            section.body.collect_texts(&mut texts);
            texts.extend(&section.note);
        }
        texts
    }
}

impl Part {
    /// Whether there is more to it than a title, a place and dates.
    pub fn has_content(&self) -> bool {
        self.summary.is_some() || !self.lines.is_empty() || !self.highlights.is_empty()
    }
}

impl Body {
    fn collect_texts<'a>(&'a self, texts: &mut Vec<&'a Text>) {
        match self {
            Body::Entries { entries } => {
                for entry in entries {
                    texts.extend(entry.title.iter().chain(&entry.place).chain(&entry.summary));
                    for part in &entry.parts {
                        texts.extend(part.title.iter().chain(&part.place).chain(&part.dates));
                        texts.extend(part.lines.iter().chain(&part.summary).chain(&part.highlights));
                    }
                }
            }
            Body::Bullets { bullets } => texts.extend(bullets),
            Body::Pairs { pairs } => {
                texts.extend(pairs.iter().flat_map(|pair| pair.label.iter().chain(&pair.text)));
            }
            Body::Paragraph { text } => texts.push(text),
        }
    }
}
