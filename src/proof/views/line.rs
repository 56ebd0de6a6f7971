//! A line of letters, and how it comes to be.

use super::super::model::{Glyph, Model, turns_text};
use super::direction::{Letter, Part, turned};
use crate::document::is_rightward;

/// How far the baselines of letters of one line are apart at most, in parts of the larger size: as those raised are.
const LEVEL: f32 = 0.5;

/// How what follows stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::proof) enum Gap {
    /// As letters of a word do.
    None,
    /// As words of a sentence do.
    Word,
    /// As columns do.
    Column,
    /// On another line, or back in the same one.
    Line,
}

impl Gap {
    /// What a distance on one line is, in parts of the size.
    pub(super) fn of(apart: f32) -> Self {
        match apart {
            apart if apart > 1.2 => Gap::Column,
            apart if apart > 0.15 => Gap::Word,
            _ => Gap::None,
        }
    }

    /// What is between two letters.
    pub(in crate::proof) fn between(last: &Glyph, next: &Glyph) -> Self {
        let size = last.size.max(next.size).max(0.1);
        let apart = gap(last, next);
        let elsewhere = (next.y - last.y).abs() > LEVEL * size || apart < -0.6;
        if elsewhere { Gap::Line } else { Gap::of(apart) }
    }

    /// What is written there.
    fn written(self) -> &'static str {
        match self {
            Gap::None => "",
            Gap::Word => " ",
            Gap::Column => "  ",
            Gap::Line => "\n",
        }
    }
}

/// A line as a view sees it; in the tagged structure, a whole paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its letters. Two spaces stand where columns meet; a line's end, where a paragraph goes on in the next line.
    pub text: String,
    /// Its page, counted from 1.
    pub page: usize,
    /// Whether it begins in bold.
    pub bold: bool,
    /// What of it is in bold.
    pub bolds: Vec<String>,
    /// What of it is in italics.
    pub italics: Vec<String>,
    /// The largest size of its letters, in points.
    pub size: f32,
    /// Where the first of its largest letters stands in its text, in bytes.
    pub largest: usize,
    /// Its level as a heading, where tags say that it is one.
    pub heading: Option<u8>,
    /// Whether tags say that it is an item of a list.
    pub item: bool,
    /// Whether all of it is marked as no part of the text, such as a running head.
    pub artifact: bool,
    /// Where its first letter begins (or its leftmost one, if it runs from right to left) and its rightmost one ends, in points from the page's left edge.
    pub span: (f32, f32),
    /// The baseline of its first letter, in points from the page's top.
    pub baseline: f32,
}

/// A line in the making.
pub(super) struct Pen<'a> {
    model: &'a Model,
    pub(super) line: Line,
    last: Option<&'a Glyph>,
    begun: bool,
    /// Letters of one baseline that wait for the others to be turned with them.
    waiting: Vec<Letter<'a>>,
    /// From where to where the letters reach that were turned last.
    reach: Option<(f32, f32)>,
    /// Where the text in bold, and the one in italics, begins that is being written.
    strong: Option<usize>,
    slanted: Option<usize>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(model: &'a Model, page: usize) -> Self {
        let line = Line {
            text: String::new(),
            page: page + 1,
            bold: false,
            bolds: Vec::new(),
            italics: Vec::new(),
            size: 0.0,
            largest: 0,
            heading: None,
            item: false,
            artifact: true,
            span: (0.0, f32::MIN),
            baseline: 0.0,
        };
        Self {
            model,
            line,
            last: None,
            begun: false,
            waiting: Vec::new(),
            reach: None,
            strong: None,
            slanted: None,
        }
    }

    pub(super) fn last(&self) -> Option<&'a Glyph> {
        self.last
    }

    /// Adds a letter, behind a space if it stands apart, and as a new line if it stands elsewhere.
    pub(super) fn add(&mut self, glyph: &'a Glyph) {
        self.part(glyph);
        self.write(glyph, &glyph.text);
    }

    /// Adds the letters of one baseline, from left to right, as they are read.
    pub(super) fn row(&mut self, row: &[&'a Glyph]) {
        if self.turns(row) {
            row.iter().for_each(|glyph| self.wait(glyph, &glyph.text));
        } else {
            row.iter().for_each(|glyph| self.add(glyph));
        }
    }

    /// Whether letters of one baseline have to be turned to be read.
    pub(super) fn turns(&self, row: &[&Glyph]) -> bool {
        let Some(rightward) = self.model.rightward else { return false };
        row.first().is_some_and(|first| first.level)
            && (rightward || row.iter().any(|glyph| is_rightward(&glyph.text)))
    }

    /// Keeps a letter to be turned with the others of its line.
    pub(super) fn wait(&mut self, glyph: &'a Glyph, text: &'a str) {
        if self.waiting.last().is_some_and(|last| !are_level(last.glyph, glyph)) {
            self.turn();
        }
        let text = if text.is_empty() && glyph.replaced.is_none() { "\u{fffd}" } else { text };
        self.waiting.push(Letter { glyph, text });
    }

    /// Adds the letters that wait, as they are read.
    fn turn(&mut self) {
        let mut letters = std::mem::take(&mut self.waiting);
        letters.sort_by(|a, b| a.place().total_cmp(&b.place()));
        let ends = letters.first().zip(letters.last()).map(|(first, last)| (first.glyph, last.glyph));
        let Some((first, last)) = ends else { return };
        let reach = (first.x, last.x + last.width);
        if let Some(before) = self.last.filter(|before| before.level) {
            let (left, right) = self.reach.unwrap_or((before.x, before.x + before.width));
            let apart = (reach.0 - right).max(left - reach.1) / before.size.max(first.size).max(0.1);
            self.space(if are_level(before, first) { Gap::of(apart) } else { Gap::Line });
        }
        let begins = self.line.span.1 == f32::MIN;
        let rightward = self.model.rightward.unwrap_or_default();
        for part in turned(&letters, rightward) {
            match part {
                Part::Letter(glyph, text) => self.write(glyph, &text),
                Part::Space(gap) => self.space(gap),
            }
        }
        if begins && self.line.span.1 > f32::MIN {
            self.line.span.0 = reach.0;
        }
        self.last = Some(if rightward { first } else { last });
        self.reach = Some(reach);
    }

    /// Adds the letters that a glyph is read as.
    fn write(&mut self, glyph: &'a Glyph, text: &str) {
        if !glyph.text.trim().is_empty() {
            self.style(self.model.is_bold(glyph), self.model.is_italic(glyph));
            if self.line.span.1 == f32::MIN {
                (self.line.span.0, self.line.baseline) = (glyph.x, glyph.y);
            }
            self.line.span.1 = self.line.span.1.max(glyph.x + glyph.width);
            if glyph.size > 1.01 * self.line.size {
                self.line.largest = self.line.text.len();
            }
        }
        match text {
            "" => self.letters("\u{fffd}"),
            text => self.letters(text),
        }
        if !self.begun && glyph.text.chars().any(char::is_alphanumeric) {
            self.begun = true;
            self.line.bold = self.model.is_bold(glyph);
        }
        self.line.artifact &= glyph.artifact;
        self.line.size = self.line.size.max(glyph.size);
        (self.last, self.reach) = (Some(glyph), None);
    }

    /// Parts what comes from what is there, if its first letter stands apart or elsewhere.
    pub(super) fn part(&mut self, glyph: &Glyph) {
        self.turn();
        if let Some(last) = self.last.filter(|last| last.level && glyph.level) {
            self.space(Gap::between(last, glyph));
        }
    }

    /// Adds a text that stands in the place of letters, the last of which is given.
    pub(super) fn replace(&mut self, text: &str, last: Option<&'a Glyph>) {
        self.turn();
        self.letters(text);
        self.line.artifact &= last.is_some_and(|last| last.artifact);
        self.last = last.or(self.last);
    }

    /// Adds what is written in a gap unless there is a wider one.
    pub(super) fn space(&mut self, gap: Gap) {
        self.turn();
        let space = gap.written();
        let trimmed = self.line.text.trim_end().len();
        let there = &self.line.text[trimmed..];
        if trimmed > 0 && !there.contains('\n') && (gap == Gap::Line || there.len() < space.len()) {
            self.line.text.truncate(trimmed);
            self.line.text.push_str(space);
        }
    }

    /// Begins or ends a text in bold, and one in italics.
    fn style(&mut self, bold: bool, italic: bool) {
        let Line { text, bolds, italics, .. } = &mut self.line;
        for (is, begun, done) in [(bold, &mut self.strong, bolds), (italic, &mut self.slanted, italics)] {
            match *begun {
                None if is => *begun = Some(text.len()),
                Some(start) if !is => {
                    done.push(text.get(start..).unwrap_or_default().trim().to_owned());
                    *begun = None;
                }
                _ => {}
            }
        }
    }

    fn letters(&mut self, letters: &str) {
        let shown = |letter: &char| !letter.is_control() && !turns_text(*letter);
        for letter in letters.chars() {
            // Whichever space it is, it parts words, and two do as much as a thousand.
            let same = if letter.is_whitespace() { ' ' } else { letter };
            if shown(&same) && !(same == ' ' && self.line.text.ends_with("  ")) {
                self.line.text.push(same);
            }
        }
    }

    /// The line, without spaces around it.
    pub(super) fn finish(mut self) -> Line {
        self.turn();
        self.style(false, false);
        let text = self.line.text.trim_start();
        self.line.largest = self.line.largest.saturating_sub(self.line.text.len() - text.len());
        self.line.text = text.trim_end().to_owned();
        self.line
    }
}

/// How far a letter stands from the end of another, in parts of the size.
pub(super) fn gap(last: &Glyph, next: &Glyph) -> f32 {
    (next.x - last.x - last.width) / last.size.max(next.size).max(0.1)
}

/// Whether a letter stands on the same line as another, wherever in it.
pub(super) fn are_level(last: &Glyph, next: &Glyph) -> bool {
    let size = last.size.max(next.size).max(0.1);
    last.level == next.level && (next.y - last.y).abs() <= LEVEL * size
}

/// The letters of a page on common baselines, from top to bottom and each from left to right. What does not run
/// from left to right is left out, and what is drawn again.
pub(super) fn rows(glyphs: &[Glyph]) -> Vec<Vec<&Glyph>> {
    let mut level: Vec<(f32, &Glyph)> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| glyph.level && !glyph.again) {
        let raised = level.last().filter(|(line, last)| is_raised(*line, last, glyph));
        level.push((raised.map_or(glyph.y, |(line, _)| *line), glyph));
    }
    level.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut rows: Vec<(f32, Vec<&Glyph>)> = Vec::new();
    for (line, glyph) in level {
        match rows.last_mut() {
            // Rows are compared with their first letter, so that a slope of letters does not make one row.
            Some((first, row)) if line - *first < 0.3 * glyph.size.max(row[0].size) => row.push(glyph),
            _ => rows.push((line, vec![glyph])),
        }
    }
    let mut rows: Vec<Vec<&Glyph>> = rows.into_iter().map(|(_, row)| row).collect();
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// Whether a letter belongs to the line of the one before it, small and raised as in 1ˢᵗ, or is beside one that does.
fn is_raised(line: f32, last: &Glyph, glyph: &Glyph) -> bool {
    let touches = gap(last, glyph).abs() < 0.15;
    let begins = last.y == line && glyph.size <= last.size;
    let raised = line > glyph.y && line - glyph.y <= LEVEL * last.size;
    let goes_on = last.y != line && last.y == glyph.y && last.size == glyph.size;
    touches && (begins && raised || goes_on)
}
