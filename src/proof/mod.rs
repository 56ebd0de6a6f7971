//! What machines read in a PDF, any PDF: its text as four kinds of readers see it, the fields that a hiring system
//! takes from that, and what would lead them astray.
//!
//! [`Proof::read`] reads a file, [`Proof::against`] compares it with the document that it was made of. Nothing here
//! knows how recto writes PDFs.

mod against;
mod fields;
mod hazards;
mod model;
mod read;
mod shape;
mod squares;
mod views;
mod words;

use crate::document::Document;
use crate::source::Source;
pub use against::{Comparison, FieldKind, Missing, Mistaken, Precision, Problem, Recall, Share};
pub use fields::{Fields, FoundEntry, FoundSection};
pub use hazards::{Hazard, Weight};
pub use model::Facts;
pub use read::Unreadable;
pub use views::{Line, View};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = read::limits::FILE;

/// What machines read in a PDF.
#[derive(Debug, Clone)]
pub struct Proof {
    /// What the file says of itself.
    pub facts: Facts,
    /// How many pages were read.
    pub pages: usize,
    /// What each view sees, in the order of [`View::ALL`].
    pub readings: Vec<Reading>,
    /// What leads readers astray, the worst first.
    pub hazards: Vec<Hazard>,
}

/// What a view sees.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The view.
    pub view: View,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What a hiring system takes from them.
    pub fields: Fields,
}

/// The bytes of a file that is attached to a PDF under a name, if there is one.
///
/// # Errors
/// Why the PDF cannot be read.
pub fn attachment(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
    read::attachment(bytes, name)
}

impl Proof {
    /// Reads a PDF.
    ///
    /// # Errors
    /// Why it cannot be read. Bytes that are a PDF in part are read in part.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut model = read::read(bytes)?;
        model.rightward = views::rightward(&model.facts, &model.pages);
        let vocabulary = fields::Vocabulary::new();
        let read = |view: View| {
            let lines = view.lines(&model);
            let fields = fields::read(&lines, &vocabulary);
            Reading { view, lines, fields }
        };
        let readings: Vec<Reading> = View::ALL.into_iter().map(read).collect();
        let hazards = hazards::find(&model, &readings);
        Ok(Self { facts: model.facts, pages: model.pages.len(), readings, hazards })
    }

    /// What a view sees.
    pub fn reading(&self, view: View) -> Option<&Reading> {
        reading(&self.readings, view)
    }

    /// Compares what each view sees with the document that the PDF was made of, whose places lead into `source`.
    pub fn against(&self, document: &Document, source: &Source) -> Vec<Comparison> {
        against::compare(self, document, source)
    }
}

fn reading(readings: &[Reading], view: View) -> Option<&Reading> {
    readings.iter().find(|reading| reading.view == view)
}

impl Reading {
    /// The lines as text, each with its end.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text.replace('\n', " "))).collect()
    }
}
