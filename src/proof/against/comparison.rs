//! How what a view reads compares with a document.

use serde::Serialize;

use super::super::views::View;
use super::wanted::FieldKind;

/// How a view compares with a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The view.
    pub view: View,
    /// How much of the document was found.
    pub recall: Recall,
    /// How much of what was found is the document's.
    pub precision: Precision,
    /// The texts that are not whole or not in their place, in the document's order.
    pub missing: Vec<Missing>,
    /// The fields that were not taken for what they are, of texts that are in their place.
    pub untaken: Vec<Missing>,
    /// What was taken for a field, and is none, or another.
    pub mistaken: Vec<Mistaken>,
}

/// How much of a document was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Recall {
    /// The texts that stand whole and in their place: in their section, and in their entry.
    pub texts: Share,
    /// The fields that hiring systems ask for and that were taken for what they are: name, contact, titles of
    /// sections, and in work, education and volunteering names, titles, places and dates, and skills.
    pub fields: Share,
}

/// How much of what was found is the document's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Precision {
    /// The words.
    pub words: Share,
    /// What was taken for one of those fields.
    pub fields: Share,
}

/// A number of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many.
    pub found: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Whether nothing is missing.
    pub fn is_whole(self) -> bool {
        self.found == self.of
    }

    /// In parts of a hundred, rounded down, so that 100 means all.
    pub fn percent(self) -> usize {
        (100 * self.found).checked_div(self.of).unwrap_or(100)
    }
}

impl Comparison {
    /// Whether nothing is missing where nothing may be: in the order of the content stream and, if there are any,
    /// in the tags. What two columns cost by the other views is told and is no failure.
    pub fn is_kept(&self) -> bool {
        let whole = self.recall.texts.is_whole() && self.recall.fields.is_whole();
        whole || matches!(self.view, View::Geometry | View::Plain)
    }

    /// All that is missing: texts, then fields.
    pub fn all_missing(&self) -> impl Iterator<Item = &Missing> {
        self.missing.iter().chain(&self.untaken)
    }
}

/// What was taken for a field, and is none, or another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistaken {
    /// What it was taken for.
    pub kind: FieldKind,
    /// What it says.
    pub text: String,
}

/// A text that a view does not find as it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What it is.
    pub kind: FieldKind,
    /// What it says.
    pub text: String,
    /// Its path in the YAML.
    pub at: String,
    /// Its line there, counted from 1.
    pub line: Option<usize>,
    /// What became of it.
    pub problem: Problem,
    /// What it was taken for instead, where it was taken at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_for: Option<FieldKind>,
}

impl Missing {
    /// What became of it, in words that follow the text.
    pub fn problem(&self) -> String {
        match (self.problem, self.taken_for) {
            (Problem::Untaken, Some(kind)) => format!("is taken for {}", kind.with_article()),
            (problem, _) => problem.name().to_owned(),
        }
    }
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// It is not there.
    Absent,
    /// Its words are there, but others stand between them.
    Interrupted,
    /// It is there, but in another section or entry.
    Elsewhere,
    /// It is there, but no section was found that it could be in.
    NoSection,
    /// It is in its place, but was not taken for what it is.
    Untaken,
}

impl Problem {
    fn name(self) -> &'static str {
        match self {
            Problem::Absent => "is not there",
            Problem::Interrupted => "has other words in it",
            Problem::Elsewhere => "stands in another section or entry",
            Problem::NoSection => "stands in no section",
            Problem::Untaken => "is not taken for what it is",
        }
    }
}
