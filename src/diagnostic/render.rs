//! Diagnostics for people, in the form of rustc's and Typst's own.

use codespan_reporting::diagnostic as cs;
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term::{self, termcolor};

use super::{Diagnostic, Severity};

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences: for files, pipes and tests.
    Plain,
    /// ANSI colours: for terminals.
    Coloured,
}

impl Diagnostic {
    /// The diagnostic as a block of text that ends in an empty line.
    pub fn render(&self, style: Style) -> String {
        let mut buffer = match style {
            Style::Plain => termcolor::Buffer::no_color(),
            Style::Coloured => termcolor::Buffer::ansi(),
        };
        let empty = SimpleFile::new("", "");
        let shown = self.to_codespan();
        let config = term::Config::default();
        let result = match &self.file {
            Some(file) => {
                let file = SimpleFile::new(file.name.as_str(), file.text.as_str());
                term::emit_to_write_style(&mut buffer, &config, &file, &shown)
            }
            None => term::emit_to_write_style(&mut buffer, &config, &empty, &shown),
        };
        match result {
            Ok(()) => String::from_utf8_lossy(buffer.as_slice()).into_owned(),
            // A label outside its text would be a defect of recto; the message still gets out.
            Err(_) => format!("error[{}]: {}\n\n", self.code, self.message),
        }
    }

    fn to_codespan(&self) -> cs::Diagnostic<()> {
        let severity = match self.severity {
            Severity::Error => cs::Severity::Error,
            Severity::Warning => cs::Severity::Warning,
        };
        let labels = self.labels.iter().enumerate().map(|(index, label)| {
            let style = if index == 0 { cs::LabelStyle::Primary } else { cs::LabelStyle::Secondary };
            cs::Label::new(style, (), label.span.clone()).with_message(&label.message)
        });
        cs::Diagnostic::new(severity)
            .with_code(self.code.as_str())
            .with_message(&self.message)
            .with_labels(if self.file.is_some() { labels.collect() } else { Vec::new() })
            .with_notes(self.help.iter().map(|help| format!("help: {help}")).collect())
    }
}
