//! Running text as it was set: paragraphs with their lines, and how much to cut so that one takes fewer.
//!
//! Takes a [`Document`] and the [`Measure`] of its pages; what the typographic checks and the explanation of
//! an overfull page have in common.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Document, Prose, ProseKind, Text};
use crate::source::{NodeId, Source, Value};
use crate::typeset::{LineMeasure, Measure};

/// A column whose lines come this near to where the widest end, as a part of the width between the margins, ends
/// there as well: no line of ragged text leaves more room than its longest word.
const NEAR: f64 = 0.1;
/// How wide letters that are cut are taken to be, as a part of what the paragraph's are on average: some
/// words are narrower than others, and what is told to be enough should be.
const NARROW: f64 = 0.93;

/// A running text up to its end or to a forced end of a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph<'a> {
    /// The text that it is, or is a part of.
    pub(crate) prose: Prose<'a>,
    /// Its lines, in order; never empty.
    pub(crate) lines: &'a [LineMeasure],
    /// Which part of its text it is, counted from 0, and of how many; blank lines are parts as well.
    part: (usize, usize),
    /// Where its column ends, in points from the left of the page.
    right: f64,
}

/// The running texts of a document that was laid out, in reading order.
pub(crate) fn paragraphs<'a>(document: &'a Document, measure: &'a Measure) -> Vec<Paragraph<'a>> {
    let measured: BTreeMap<&str, &[LineMeasure]> =
        measure.texts.iter().map(|text| (text.at.as_str(), text.lines.as_slice())).collect();
    let mut paragraphs = Vec::new();
    for prose in document.prose() {
        let lines = measured.get(prose.text.at.as_str()).copied().unwrap_or_default();
        let parts = split(prose.text, lines);
        let count = parts.len();
        let parts = parts.into_iter().enumerate().filter(|(_, lines)| !lines.is_empty());
        paragraphs.extend(parts.map(|(index, lines)| Paragraph {
            prose,
            lines,
            part: (index, count),
            right: 0.0,
        }));
    }
    let (left, right) = measure.sides;
    let mut columns: BTreeMap<i64, f64> = BTreeMap::new();
    for line in paragraphs.iter().flat_map(|paragraph| paragraph.lines) {
        let reach = columns.entry(column(line)).or_insert(line.x.1);
        *reach = reach.max(line.x.1);
    }
    for paragraph in &mut paragraphs {
        let right = if paragraph.prose.kind == ProseKind::Highlight { measure.list_end } else { right };
        let reach = columns.get(&column(paragraph.last_line())).copied().unwrap_or(right);
        paragraph.right = if reach > right - NEAR * (right - left) { right } else { reach };
    }
    paragraphs
}

/// What tells columns apart: where their lines begin, in whole points.
fn column(line: &LineMeasure) -> i64 {
    line.x.0.round() as i64
}

/// The lines of a text, parted where the text forces a line to end. A blank line is a part without lines.
fn split<'a>(text: &Text, lines: &'a [LineMeasure]) -> Vec<&'a [LineMeasure]> {
    let mut parts = Vec::new();
    let mut rest = lines;
    // A line belongs to the part in which its first letter stands.
    let (mut wanted, mut seen) = (0, 0);
    for runs in text.runs.split(|run| run.line_break) {
        wanted += runs.iter().map(|run| solid(&run.text)).sum::<usize>();
        let mut count = 0;
        while seen < wanted && count < rest.len() {
            seen += solid(&rest[count].text);
            count += 1;
        }
        let (part, others) = rest.split_at(count);
        parts.push(part);
        rest = others;
    }
    parts
}

/// How many characters a text has that are neither spaces nor hyphens, which come and go at the ends of lines.
fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}')).count()
}

impl Paragraph<'_> {
    /// The line that it ends with.
    pub(crate) fn last_line(&self) -> &LineMeasure {
        // `paragraphs` leaves none without lines.
        &self.lines[self.lines.len() - 1]
    }

    /// About how many characters have to go so that the paragraph takes a number of lines: 0 if it takes no
    /// more already. What counts is what stands past that line, less the room that is left at its end.
    pub(crate) fn cut_to(&self, lines: usize) -> usize {
        let Some(kept) = lines.checked_sub(1).and_then(|last| self.lines.get(last)) else { return 0 };
        let over = &self.lines[lines..];
        if over.is_empty() {
            return 0;
        }
        let width = |lines: &[LineMeasure]| lines.iter().map(|line| line.x.1 - line.x.0).sum::<f64>();
        let letters =
            |lines: &[LineMeasure]| lines.iter().map(|line| line.text.trim().chars().count()).sum::<usize>();
        let letter = width(self.lines) / letters(self.lines).max(1) as f64;
        // The lines would be joined by a space each.
        let excess = width(over) + letter * over.len() as f64 - (self.right - kept.x.1);
        let cut = (excess / (NARROW * letter)).ceil().max(1.0) as usize;
        // Without any of their letters the lines are gone, however little room there is.
        cut.min(letters(over) + over.len() - 1)
    }

    /// The bytes of a source that are set as the paragraph's last line, as far as they stand on one line of
    /// the file.
    pub(crate) fn ending(&self, source: &Source) -> Option<Range<usize>> {
        let words = self.last_line().text.split_whitespace().count();
        last_words(source, &self.prose.text.at, self.part, words)
    }
}

/// The bytes of the last word of the text at a path.
pub(crate) fn ending(source: &Source, at: &str) -> Option<Range<usize>> {
    last_words(source, at, (0, 1), 1)
}

/// The bytes of the last words of a part of the text at a path. Where the parts of a text are not lines of the
/// file (but written as `\n`), those of the whole text.
fn last_words(source: &Source, at: &str, part: (usize, usize), words: usize) -> Option<Range<usize>> {
    let span = source.node(last_scalar(source, source.find(at)?)).span.clone();
    let raw = source.file().text[span.clone()].trim_end();
    let quote = raw.chars().next().filter(|first| matches!(first, '"' | '\''));
    let raw = quote.and_then(|quote| raw.strip_suffix(quote)).unwrap_or(raw);
    let mut begin = 0;
    let mut lines = raw.split('\n').map(|line| {
        let start = begin;
        begin += line.len() + 1;
        (start, line.trim_end())
    });
    let (index, count) = part;
    let nth = if raw.split('\n').count() == count { lines.nth(index) } else { lines.last() };
    let (begin, line) = nth?;
    let starts_word = |(at, c): (usize, char)| {
        (!c.is_whitespace() && line[..at].chars().next_back().is_none_or(char::is_whitespace)).then_some(at)
    };
    let start = line.char_indices().rev().filter_map(starts_word).take(words.max(1)).last().unwrap_or(0);
    Some(span.start + begin + start..span.start + begin + line.len())
}

/// The scalar that the letters of a text end with: of a project its description, of a list its last item.
fn last_scalar(source: &Source, id: NodeId) -> NodeId {
    let next = match &source.node(id).value {
        Value::Scalar { .. } => None,
        Value::Sequence(items) => items.last().copied(),
        Value::Mapping(entries) => ["description", "text", "default", "name"]
            .iter()
            .find_map(|key| entries.iter().find(|entry| entry.key == *key))
            .map(|entry| entry.value),
    };
    next.map_or(id, |next| last_scalar(source, next))
}
