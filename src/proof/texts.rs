//! Where a document's texts stand in what a view reads, and which of the words are the document's.
//!
//! Each word belongs to one text at most: a title of one word that is missing is not found in a longer one. So the
//! longest texts are looked for first, and those that are in their place before those that are not.

use std::ops::Range;

use super::against::{Problem, Share};
use super::views::Line;
use super::wanted::{FieldKind, Wanted};
use super::words::{self, Word};

/// What became of the texts.
pub(super) struct Texts {
    /// For each of the document's sections, the lines that hold nothing but its title.
    pub(super) headings: Vec<Option<Range<usize>>>,
    /// For each text what is wrong with it, if anything is.
    pub(super) problems: Vec<Option<Problem>>,
    /// How many of the words belong to the document.
    pub(super) words: Share,
}

/// Looks for a document's texts in the lines of a view.
pub(super) fn find(lines: &[Line], wanted: &[Wanted]) -> Texts {
    let texts: Vec<Vec<String>> = wanted.iter().map(|wanted| words::of(&wanted.text)).collect();
    let words = words::of_lines(lines);
    let headings = headings(lines, wanted, &texts);
    let mut finder = Finder { lines: lines.len(), free: vec![true; words.len()], words, headings };
    let ranges = finder.ranges(wanted, &texts);
    let mut problems = vec![None; wanted.len()];
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(texts[*index].len()));
    order.retain(|index| !finder.takes(ranges[*index].clone().unwrap_or(0..0), &texts[*index]));
    for index in order {
        let text = &texts[index];
        problems[index] = Some(if finder.takes(0..finder.words.len(), text) {
            if ranges[index].is_some() { Problem::Elsewhere } else { Problem::NoSection }
        } else if finder.takes_apart(text) {
            Problem::Interrupted
        } else {
            Problem::Absent
        });
    }
    let found = finder.free.iter().filter(|free| !**free).count();
    Texts { headings: finder.headings, problems, words: Share { found, of: finder.free.len() } }
}

struct Finder {
    /// How many lines there are.
    lines: usize,
    words: Vec<Word>,
    /// Which words belong to no text yet.
    free: Vec<bool>,
    headings: Vec<Option<Range<usize>>>,
}

impl Finder {
    /// Where each text should stand; none where its section is not found.
    fn ranges(&self, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Option<Range<usize>>> {
        let entries = self.entries(wanted, texts);
        let range = |wanted: &Wanted| match (wanted.section, wanted.kind) {
            (None, _) => Some(0..self.words.len()),
            (Some(section), FieldKind::SectionTitle) => {
                self.headings.get(section).and_then(Option::as_ref).map(|heading| self.words_of(heading))
            }
            (Some(section), _) => self.section_range(section).map(|range| {
                let own =
                    entries.iter().position(|entry| (entry.0, Some(entry.1)) == (section, wanted.entry));
                let Some(own) = own else { return range };
                let next = entries.get(own + 1).filter(|next| next.0 == section);
                entries[own].2..next.map_or(range.end, |next| next.2)
            }),
        };
        wanted.iter().map(range).collect()
    }

    /// Where each entry begins: section, entry, and the word.
    fn entries(&self, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<(usize, usize, usize)> {
        let mut entries: Vec<(usize, usize, usize)> = Vec::new();
        for (wanted, text) in wanted.iter().zip(texts).filter(|(wanted, _)| wanted.begins) {
            let (Some(section), Some(entry)) = (wanted.section, wanted.entry) else { continue };
            let Some(range) = self.section_range(section) else { continue };
            let from = entries.last().filter(|last| last.0 == section).map_or(range.start, |last| last.2 + 1);
            if let Some(found) = self.place(from.min(range.end)..range.end, text) {
                entries.push((section, entry, found.start));
            }
        }
        entries
    }

    /// The words of some lines.
    fn words_of(&self, lines: &Range<usize>) -> Range<usize> {
        let first = |line| self.words.partition_point(|word| word.line < line);
        first(lines.start)..first(lines.end)
    }

    /// The words of a section of the document, below its title.
    fn section_range(&self, section: usize) -> Option<Range<usize>> {
        let heading = self.headings.get(section)?.as_ref()?;
        let next = self.headings[section + 1..].iter().flatten().next();
        let end = next.map_or(self.lines, |next| next.start);
        Some(self.words_of(&(heading.end..end)))
    }

    /// Where a text stands whole in a range, of words that belong to none yet.
    fn place(&self, range: Range<usize>, text: &[String]) -> Option<Range<usize>> {
        let mut from = range.start;
        while let Some((start, end)) = words::find(&self.words[from..range.end], text) {
            let found = from + start..from + end;
            match self.free[found.clone()].iter().rposition(|free| !free) {
                Some(taken) => from = found.start + taken + 1,
                None => return Some(found),
            }
        }
        None
    }

    /// Gives a text the words that it has in a range. A text without words needs none.
    fn takes(&mut self, range: Range<usize>, text: &[String]) -> bool {
        let found = self.place(range, text);
        found.is_some_and(|found| {
            self.free[found].fill(false);
            true
        }) || text.is_empty()
    }

    /// Gives a text its words wherever they stand, one behind the other; whether they are all there.
    fn takes_apart(&mut self, text: &[String]) -> bool {
        let mut from = 0;
        text.iter().all(|wanted| {
            let is_it = |index: &usize| self.free[*index] && self.words[*index].folded == *wanted;
            let Some(found) = (from..self.words.len()).find(is_it) else { return false };
            self.free[found] = false;
            from = found + 1;
            true
        })
    }
}

/// For each section of a document, the lines that hold nothing but its title.
fn headings(lines: &[Line], wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Option<Range<usize>>> {
    let mut from = 0;
    let mut headings = Vec::new();
    let titles = wanted.iter().zip(texts).filter(|(wanted, _)| wanted.kind == FieldKind::SectionTitle);
    for (_, title) in titles {
        let heading = heading(lines, from, title);
        from = heading.as_ref().map_or(from, |heading| heading.end);
        headings.push(heading);
    }
    headings
}

/// The first lines, at most four from somewhere on, that hold a title and nothing else.
fn heading(lines: &[Line], from: usize, title: &[String]) -> Option<Range<usize>> {
    const LINES: usize = 4;
    (from..lines.len()).find_map(|start| {
        let ends = start + 1..=lines.len().min(start + LINES);
        let mut ranges = ends.map(|end| start..end);
        ranges.find(|range| {
            let words = words::of_lines(&lines[range.clone()]);
            words::find(&words, title) == Some((0, words.len()))
        })
    })
}
