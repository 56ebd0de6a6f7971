//! Four ways to make lines of what is on the pages, as readers of four kinds do.

mod direction;
mod geometry;
mod line;
mod paragraphs;
mod plain;
mod stream;
mod tags;

use serde::Serialize;

use super::model::Model;
pub(super) use line::Gap;
pub use line::Line;
pub(super) use paragraphs::rightward;

/// A way to read a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// In the order in which the file draws its letters, as simple extractors do.
    Stream,
    /// By where lines and columns stand on the page, as most extractors do.
    Geometry,
    /// By the tagged structure, as screen readers do.
    Tags,
    /// Line by line over the whole width of the page, as the plainest parsers do.
    Plain,
}

impl View {
    /// All ways, in the order in which they are told of.
    pub const ALL: [View; 4] = [View::Stream, View::Geometry, View::Tags, View::Plain];

    /// The name that the command line and reports have for it.
    pub fn name(self) -> &'static str {
        match self {
            View::Stream => "stream",
            View::Geometry => "geometry",
            View::Tags => "tags",
            View::Plain => "plain",
        }
    }

    /// The lines that it sees.
    pub fn lines(self, model: &Model) -> Vec<Line> {
        let mut lines = match self {
            View::Stream => stream::lines(model),
            View::Geometry => geometry::lines(model),
            View::Tags => tags::lines(model),
            View::Plain => plain::lines(model),
        };
        lines.retain(|line| !line.text.trim().is_empty());
        lines
    }
}
