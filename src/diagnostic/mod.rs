//! What recto has to say about a file: an error or a warning, where it stands and what to do about it.
//!
//! Diagnostics are made where a fact is known, travel as values, and are printed in one place
//! ([`render`](Diagnostic::render) for people, [`to_json`](Diagnostic::to_json) for programs).
//! This room knows nothing of résumés: only texts and ranges of bytes in them.

mod code;
mod excerpt;
mod json;
mod render;

use std::iter;
use std::ops::Range;
use std::sync::Arc;

pub use code::Code;
pub use render::Style;
pub(crate) use render::turns;

/// A named text that diagnostics point into: the résumé, or a file of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// The name as the user would type it, such as `resume.yaml` or `<stdin>`.
    pub name: String,
    /// The whole text, UTF-8.
    pub text: String,
    /// Where its lines begin, in bytes.
    lines: Vec<usize>,
}

impl TextFile {
    /// A text under a name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let lines = iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
        Arc::new(Self { name: name.into(), lines: lines.collect(), text })
    }

    /// The line and column, both counted from 1 and the column in characters, of a byte offset.
    /// Offsets past the end count as the end.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        // The first line begins at 0.
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }
}

/// How bad it is. Errors stop a build, warnings don't.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The résumé cannot be built as it is.
    Error,
    /// The page can be built but a careful reader would stumble.
    Warning,
}

/// A place in a text and what is to be said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// A few words beside the underline; may be empty.
    pub message: String,
}

/// One thing to tell the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The stable code, which `recto explain` describes.
    pub code: Code,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// The text that the labels point into; none when the fact has no place in a text.
    pub file: Option<Arc<TextFile>>,
    /// Where: the first label is the place itself, further ones are context.
    pub labels: Vec<Label>,
    /// What to do about it, one sentence each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning without a place yet.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self { severity, code, message: message.into(), file: None, labels: Vec::new(), help: Vec::new() }
    }

    /// Names the text that the labels point into.
    pub fn with_file(mut self, file: &Arc<TextFile>) -> Self {
        self.file = Some(Arc::clone(file));
        self
    }

    /// Adds a place; the first one added is the place of the diagnostic itself.
    pub fn with_label(mut self, span: Range<usize>, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Adds a sentence on what to do.
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Whether this stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The line and column of the first label, counted from 1.
    pub fn place(&self) -> Option<(usize, usize)> {
        let file = self.file.as_ref()?;
        Some(file.line_column(self.labels.first()?.span.start))
    }

    /// A key that sorts diagnostics into the order of the file, those without a place first.
    pub fn position(&self) -> usize {
        self.labels.first().map_or(0, |label| label.span.start)
    }
}
