//! A PDF beside the document that it was made of: what of it each view finds.

use std::ops::Range;

use serde::Serialize;

use super::fields::{Fields, FoundEntry, FoundSection};
use super::views::{Line, View};
use super::wanted::{FieldKind, Wanted, wanted};
use super::words::{self, Word};
use super::{Proof, Reading};
use crate::document::Document;
use crate::resume::Kind;
use crate::source::Source;

/// How a view compares with a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The view.
    pub view: View,
    /// How many of the document's texts stand whole and in their place: in their section, and in their entry.
    pub texts: Share,
    /// How many of the fields that hiring systems ask for were taken for what they are: name, contact, titles of
    /// sections, and in work and education names, titles, places and dates, and skills.
    pub fields: Share,
    /// How many of the words that were read belong to the document.
    pub words: Share,
    /// The texts that are not whole or not in their place, in the document's order.
    pub missing: Vec<Missing>,
    /// The fields that were not taken for what they are, of texts that are in their place.
    pub untaken: Vec<Missing>,
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
        self.texts.is_whole() || matches!(self.view, View::Geometry | View::Plain)
    }
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
    /// It is in its place, but was taken for something else.
    Untaken,
}

impl Problem {
    /// In words that follow the text.
    pub fn name(self) -> &'static str {
        match self {
            Problem::Absent => "is not there",
            Problem::Interrupted => "has other words in it",
            Problem::Elsewhere => "stands in another section or entry",
            Problem::NoSection => "stands in no section",
            Problem::Untaken => "is taken for something else",
        }
    }
}

/// Compares what all views read with a document.
pub(super) fn compare(proof: &Proof, document: &Document, source: &Source) -> Vec<Comparison> {
    let wanted = wanted(document);
    let kinds: Vec<Kind> = document.sections.iter().map(|section| section.kind).collect();
    let there = proof.readings.iter().filter(|reading| reading.view != View::Tags || proof.facts.tagged);
    there.map(|reading| Comparer::new(reading, &wanted, &kinds).compare(source)).collect()
}

struct Comparer<'a> {
    reading: &'a Reading,
    wanted: &'a [Wanted],
    kinds: &'a [Kind],
    words: Vec<Word>,
    /// Which words belong to the document.
    belongs: Vec<bool>,
    /// For each of the document's sections, the lines that hold nothing but its title.
    headings: Vec<Option<Range<usize>>>,
}

impl<'a> Comparer<'a> {
    fn new(reading: &'a Reading, wanted: &'a [Wanted], kinds: &'a [Kind]) -> Self {
        let words = words::of_lines(&reading.lines);
        let titles = wanted.iter().filter(|wanted| wanted.kind == FieldKind::SectionTitle);
        let mut from = 0;
        let mut headings: Vec<Option<Range<usize>>> = Vec::new();
        for title in titles {
            let heading = heading(&reading.lines, from, &words::of(&title.text));
            from = heading.as_ref().map_or(from, |heading| heading.end);
            headings.push(heading);
        }
        Self { reading, wanted, kinds, belongs: vec![false; words.len()], words, headings }
    }

    fn compare(mut self, source: &Source) -> Comparison {
        let mut missing = Vec::new();
        let mut untaken = Vec::new();
        let mut fields = Share::default();
        let entries = self.entries();
        for wanted in self.wanted {
            let text = words::of(&wanted.text);
            let problem = self.problem(wanted, &text, &entries);
            let describe = |problem| Missing {
                kind: wanted.kind,
                text: wanted.text.clone(),
                at: wanted.at.clone(),
                line: source.find(&wanted.at).map(|id| source.file().line_column(source.span(id).start).0),
                problem,
            };
            let taken = self.is_taken(wanted, &text);
            if let Some(taken) = taken {
                fields.of += 1;
                fields.found += usize::from(taken && problem.is_none());
            }
            match problem {
                Some(problem) => missing.push(describe(problem)),
                None if taken == Some(false) => untaken.push(describe(Problem::Untaken)),
                None => {}
            }
        }
        let texts = Share { found: self.wanted.len() - missing.len(), of: self.wanted.len() };
        let words =
            Share { found: self.belongs.iter().filter(|belongs| **belongs).count(), of: self.belongs.len() };
        Comparison { view: self.reading.view, texts, fields, words, missing, untaken }
    }

    /// Where each entry begins: section, entry, and the word.
    fn entries(&self) -> Vec<(usize, usize, usize)> {
        let mut entries: Vec<(usize, usize, usize)> = Vec::new();
        for wanted in self.wanted.iter().filter(|wanted| wanted.begins) {
            let (Some(section), Some(entry)) = (wanted.section, wanted.entry) else { continue };
            let Some(range) = self.section_range(section) else { continue };
            let from = entries.last().filter(|last| last.0 == section).map_or(range.start, |last| last.2 + 1);
            let text = words::of(&wanted.text);
            if let Some((start, _)) = words::find(&self.words[from.min(range.end)..range.end], &text) {
                entries.push((section, entry, from + start));
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
        let end = next.map_or(self.reading.lines.len(), |next| next.start);
        Some(self.words_of(&(heading.end..end)))
    }

    /// The section that was taken for one of the document's.
    fn taken(&self, section: usize) -> Option<&'a FoundSection> {
        let heading = self.headings.get(section)?.as_ref()?;
        self.reading.fields.sections.iter().find(|found| found.heading == *heading)
    }

    /// What became of a text; none if all is well.
    fn problem(
        &mut self,
        wanted: &Wanted,
        text: &[String],
        entries: &[(usize, usize, usize)],
    ) -> Option<Problem> {
        if text.is_empty() {
            return None;
        }
        let range = match (wanted.section, wanted.kind) {
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
        let within = range.clone().unwrap_or(0..0);
        if let Some((start, end)) = words::find(&self.words[within.clone()], text) {
            self.belongs[within.start + start..within.start + end].fill(true);
            return None;
        }
        if let Some((start, end)) = words::find(&self.words, text) {
            self.belongs[start..end].fill(true);
            return Some(if range.is_some() { Problem::Elsewhere } else { Problem::NoSection });
        }
        let mut last = None;
        let all = text.iter().all(|wanted| {
            let from = last.map_or(0, |last| last + 1);
            last = (from..self.words.len()).find(|index| self.words[*index].folded == *wanted);
            last.inspect(|index| self.belongs[*index] = true).is_some()
        });
        Some(if all { Problem::Interrupted } else { Problem::Absent })
    }

    /// Whether a field that hiring systems ask for was taken for what it is; none for all other texts.
    fn is_taken(&self, wanted: &Wanted, text: &[String]) -> Option<bool> {
        let fields: &Fields = &self.reading.fields;
        let same = |found: &Option<String>| found.as_ref().is_some_and(|found| words::of(found) == text);
        let among = |found: &[String]| found.iter().any(|found| words::of(found) == text);
        let section = wanted.section.and_then(|section| self.taken(section));
        let kind = wanted.section.and_then(|section| self.kinds.get(section));
        let in_entry = |field: fn(&FoundEntry) -> &Option<String>| {
            section.is_some_and(|section| section.entries.iter().any(|entry| same(field(entry))))
        };
        match wanted.kind {
            FieldKind::Name => Some(same(&fields.name)),
            FieldKind::Email => Some(among(&fields.emails)),
            FieldKind::Phone => Some(among(&fields.phones)),
            // A profile without an address is a name on a network, which nobody takes for a link.
            FieldKind::Link => wanted.text.contains('.').then(|| among(&fields.links)),
            FieldKind::Location => Some(same(&fields.location)),
            FieldKind::SectionTitle => Some(section.is_some()),
            FieldKind::Skills if matches!(kind, Some(Kind::Skills)) => Some(section.is_some_and(|section| {
                let found: Vec<String> = section.skills.iter().flat_map(|skill| words::of(skill)).collect();
                text.iter().all(|word| found.contains(word))
            })),
            _ if !matches!(kind, Some(Kind::Work | Kind::Education | Kind::Volunteering)) => None,
            FieldKind::Employer | FieldKind::School => Some(in_entry(|entry| &entry.name)),
            FieldKind::Title | FieldKind::Degree => Some(in_entry(|entry| &entry.title)),
            FieldKind::Place => Some(in_entry(|entry| &entry.place)),
            FieldKind::Dates => Some(in_entry(|entry| &entry.dates)),
            _ => None,
        }
    }
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
