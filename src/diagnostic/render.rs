//! Diagnostics for people, in the form of rustc's and Typst's own.

use std::ops::Range;

use codespan_reporting::diagnostic as cs;
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term::{self, termcolor};

use super::excerpt::Excerpt;
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
        let config = term::Config::default();
        let result = match &self.file {
            Some(file) => {
                let (file, spans) = Excerpt::new(file, &self.labels);
                term::emit_to_write_style(&mut buffer, &config, &file, &self.to_codespan(spans))
            }
            None => term::emit_to_write_style(&mut buffer, &config, &empty, &self.to_codespan(Vec::new())),
        };
        match result {
            Ok(()) => String::from_utf8_lossy(buffer.as_slice()).into_owned(),
            // A label outside its text would be a defect of recto; the message still gets out.
            Err(_) => format!("error[{}]: {}\n\n", self.code, self.message),
        }
    }

    /// With its labels at some spans, if there is a text for them.
    fn to_codespan(&self, spans: Vec<Range<usize>>) -> cs::Diagnostic<()> {
        let severity = match self.severity {
            Severity::Error => cs::Severity::Error,
            Severity::Warning => cs::Severity::Warning,
        };
        let labels = self.labels.iter().zip(spans).enumerate().map(|(index, (label, span))| {
            let style = if index == 0 { cs::LabelStyle::Primary } else { cs::LabelStyle::Secondary };
            cs::Label::new(style, (), span).with_message(short(&label.message))
        });
        cs::Diagnostic::new(severity)
            .with_code(self.code.as_str())
            .with_message(short(&self.message))
            .with_labels(labels.collect())
            .with_notes(self.help.iter().map(|help| format!("help: {}", short(help))).collect())
    }
}

/// Whether a character turns the text around it to be read from right to left or from left to right (UAX #9, 2.1 to
/// 2.5), so that it is seen in another order than it is read in. The marks for single words of Arabic and
/// Hebrew, which turn nothing but themselves, are none of these.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is told in a line: a name in it may be of any length.
fn short(message: &str) -> String {
    const LONGEST: usize = 1000;
    let cut = message.floor_char_boundary(LONGEST);
    let end = if cut < message.len() { "…" } else { "" };
    format!("{}{end}", printable(&message[..cut]))
}

/// A text whose control characters, which could steer a terminal, are question marks: as many as they have
/// bytes, so that places stay where they are.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' | '\t' => shown.push(letter),
            '\r' if text[at..].starts_with("\r\n") => shown.push(letter),
            letter if letter.is_control() || turns(letter) => {
                shown.extend(std::iter::repeat_n('?', letter.len_utf8()));
            }
            letter => shown.push(letter),
        }
    }
    shown
}
