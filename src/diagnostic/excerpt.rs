//! The part of a text that a diagnostic shows: a file that a program wrote may be one line of a megabyte, or a label
//! go over millions of lines.

use std::ops::Range;

use codespan_reporting::files::{Error, Files, SimpleFile};

use super::render::printable;
use super::{Label, TextFile};

/// A longer line is shown in part, in bytes: so much of it, and so much before and behind that.
const LINE: usize = 400;
const AROUND: usize = 100;
/// A label that goes over more lines is shown at its first.
const LINES: usize = 20;
/// Stands for what is left out of a line.
const CUT: &str = "…";

/// Some lines of a text, or a part of one.
pub(super) struct Excerpt {
    part: SimpleFile<String, String>,
    /// How many lines of the text come before it, and how many letters of its line.
    lines: usize,
    columns: usize,
}

impl Excerpt {
    /// What is shown of a text for labels, and where these stand in that.
    pub(super) fn new(file: &TextFile, labels: &[Label]) -> (Self, Vec<Range<usize>>) {
        let text = file.text.as_str();
        let mut spans: Vec<Range<usize>> = labels.iter().map(|label| short(text, &label.span)).collect();
        let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
        let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
        let start = text[..first].rfind('\n').map_or(0, |end| end + 1);
        let end = text[last..].find('\n').map_or(text.len(), |length| last + length);
        let (mut from, mut to) = (start, end);
        if end - start > LINE && !text[start..end].contains('\n') {
            from = text.floor_char_boundary(first.saturating_sub(AROUND).max(start));
            to = text.ceil_char_boundary((last.min(first + LINE) + AROUND).min(end));
        }
        let (before, behind) = (if from > start { CUT } else { "" }, if to < end { CUT } else { "" });
        for span in &mut spans {
            let place = |place: usize| place.clamp(from, to) - from + before.len();
            *span = place(span.start)..place(span.end);
        }
        let part =
            SimpleFile::new(printable(&file.name), format!("{before}{}{behind}", printable(&text[from..to])));
        let lines = text[..start].matches('\n').count();
        let columns = text[start..from].chars().count().saturating_sub(before.chars().count());
        (Self { part, lines, columns }, spans)
    }
}

/// A span within a text, up to the end of its first line if it goes over too many.
fn short(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let mut ends = text[start..end].match_indices('\n').map(|(at, _)| start + at);
    let first = ends.next();
    start..if ends.nth(LINES - 2).is_some() { first.unwrap_or(end) } else { end }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.part.name())
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.part.source())
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        self.part.line_index((), byte)
    }

    fn line_range(&'a self, (): (), line: usize) -> Result<Range<usize>, Error> {
        self.part.line_range((), line)
    }

    fn line_number(&'a self, (): (), line: usize) -> Result<usize, Error> {
        Ok(self.lines + line + 1)
    }

    fn column_number(&'a self, (): (), line: usize, byte: usize) -> Result<usize, Error> {
        let column = self.part.column_number((), line, byte)?;
        Ok(if line == 0 { self.columns + column } else { column })
    }
}
