//! Where a document's texts stand in what a view reads, and which of the words are the document's.
//!
//! Each word belongs to one text at most: a title of one word that is missing is not found in a longer one. So the
//! longest texts are looked for first, and those that are in their place before those that are not.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::views::Line;
use super::super::words::{self, Places, Word};
use super::comparison::{Problem, Share};
use super::wanted::{FieldKind, Wanted};

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
    let mut words = words::of_lines(lines);
    // Running heads stand amid the text of two pages; a file that marks most of itself so means something else by it.
    let artifact = |word: &Word| lines[word.line].artifact;
    if 2 * words.iter().filter(|word| artifact(word)).count() <= words.len() {
        words.retain(|word| !artifact(word));
    }
    let (places, free) = (Places::new(&mut words), vec![true; words.len()]);
    let mut finder = Finder { places, free, words, effort: Cell::new(EFFORT) };
    let headings = finder.headings(lines.len(), wanted);
    let ranges = Ranges { finder: &finder, lines: lines.len(), headings: &headings }.of(wanted);
    let mut problems = vec![None; wanted.len()];
    let mut left: Vec<usize> = (0..wanted.len()).collect();
    left.sort_by_key(|index| std::cmp::Reverse(wanted[*index].words.len()));
    left.retain(|index| !finder.takes(ranges[*index].clone().unwrap_or(0..0), &wanted[*index].words));
    let all = 0..finder.words.len();
    left.retain(|&index| {
        let elsewhere = finder.takes(all.clone(), &wanted[index].words);
        let problem = if ranges[index].is_some() { Problem::Elsewhere } else { Problem::NoSection };
        problems[index] = elsewhere.then_some(problem);
        !elsewhere
    });
    for index in left {
        let apart = finder.takes_apart(&ranges[index].clone().unwrap_or(all.clone()), &wanted[index].words);
        problems[index] = Some(if apart { Problem::Interrupted } else { Problem::Absent });
    }
    let found = finder.free.iter().filter(|free| !**free).count();
    Texts { headings, problems, words: Share { found, of: finder.free.len() } }
}

/// How many words are looked at, at most, to find all texts: a page takes some thousands. What is not found by then,
/// since the same words are said over and over, is not there for any reader.
const EFFORT: usize = 100_000_000;

/// The words that are read, and which of them belong to a text already.
struct Finder {
    words: Vec<Word>,
    places: Places,
    free: Vec<bool>,
    /// How many words may still be looked at.
    effort: Cell<usize>,
}

impl Finder {
    /// For each section of a document, the lines, four at most, that hold nothing but its title: below those of the
    /// section before, or else wherever no other title is.
    fn headings(&self, lines: usize, wanted: &[Wanted]) -> Vec<Option<Range<usize>>> {
        let titles: Vec<&[String]> = wanted
            .iter()
            .filter(|wanted| wanted.kind == FieldKind::SectionTitle)
            .map(|wanted| &wanted.words[..])
            .collect();
        let mut from = 0;
        let mut headings = Vec::new();
        for title in &titles {
            let heading = self.alone(from..lines, title).next();
            from = heading.as_ref().map_or(from, |heading| heading.end);
            headings.push(heading);
        }
        let mut taken: BTreeSet<usize> = headings.iter().flatten().map(|heading| heading.start).collect();
        for (heading, title) in headings.iter_mut().zip(titles).filter(|(heading, _)| heading.is_none()) {
            *heading = self.alone(0..from, title).find(|found| !taken.contains(&found.start));
            taken.extend(heading.as_ref().map(|heading| heading.start));
        }
        headings
    }

    /// The lines that hold nothing but a title.
    fn alone<'a>(
        &'a self,
        lines: Range<usize>,
        title: &'a [String],
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        const LINES: usize = 4;
        self.whole(self.words_of(&lines), title).filter_map(|found| {
            let first = self.words[found.start].line;
            let last = self.words[found.end - 1].line + 1;
            (self.words_of(&(first..last)) == found && last - first <= LINES).then_some(first..last)
        })
    }

    /// The words of some lines.
    fn words_of(&self, lines: &Range<usize>) -> Range<usize> {
        let first = |line| self.words.partition_point(|word| word.line < line);
        first(lines.start)..first(lines.end)
    }

    /// Where a text stands whole in a range, of words that belong to none yet.
    fn whole<'a>(
        &'a self,
        range: Range<usize>,
        text: &'a [String],
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        // Most texts that are not there have a word that is nowhere.
        let first = text.first().filter(|_| text.iter().all(|word| self.places.has(word)));
        let places = first.map_or(&[][..], |first| self.places.of(first, &range));
        places.iter().take_while(|_| self.effort.get() > 0).filter_map(move |&at| {
            let read = words::read_as(&self.words[at..range.end], text);
            self.tire(1 + read.unwrap_or_else(|before| before));
            let end = at + read.ok()?;
            self.free[at..end].iter().all(|free| *free).then_some(at..end)
        })
    }

    fn tire(&self, words: usize) {
        self.effort.set(self.effort.get().saturating_sub(words));
    }

    /// Gives a text the words that it has in a range. A text without words needs none.
    fn takes(&mut self, range: Range<usize>, text: &[String]) -> bool {
        let found = self.whole(range, text).next();
        if let Some(found) = &found {
            self.free[found.clone()].fill(false);
        }
        found.is_some() || text.is_empty()
    }

    /// Gives a text what it has of its words in a range, one behind the other; whether they are all there.
    fn takes_apart(&mut self, range: &Range<usize>, text: &[String]) -> bool {
        let mut from = range.start;
        let mut all = true;
        for word in text {
            let mut places = self.places.of(word, &(from..range.end)).iter();
            let is_it = |place: &&usize| {
                self.tire(1);
                self.free[**place] && self.words[**place].folded == *word
            };
            match places.by_ref().take_while(|_| self.effort.get() > 0).find(is_it) {
                Some(&place) => {
                    self.free[place] = false;
                    from = place + 1;
                }
                None => all = false,
            }
        }
        all
    }
}

/// Where texts should stand.
struct Ranges<'a> {
    finder: &'a Finder,
    lines: usize,
    headings: &'a [Option<Range<usize>>],
}

/// Where an entry or one of its roles begins: section, entry, role, and the word.
type Start = ((usize, usize, usize), usize);

impl Ranges<'_> {
    /// Where each text should stand; none where its section is not found.
    fn of(&self, wanted: &[Wanted]) -> Vec<Option<Range<usize>>> {
        let starts = self.starts(wanted);
        wanted.iter().map(|wanted| self.range(wanted, &starts)).collect()
    }

    fn range(&self, wanted: &Wanted, starts: &[Start]) -> Option<Range<usize>> {
        let Some(section) = wanted.section else {
            // What belongs to no section stands before all of them.
            let first = self.headings.iter().flatten().map(|heading| heading.start).min();
            return Some(self.finder.words_of(&(0..first.unwrap_or(self.lines))));
        };
        if wanted.kind == FieldKind::SectionTitle {
            return self.headings[section].as_ref().map(|heading| self.finder.words_of(heading));
        }
        let range = self.section(section)?;
        let Some(entry) = wanted.entry else { return Some(range) };
        // A role whose beginning is not sure is one with the role before.
        let part = wanted.part.unwrap_or_default();
        let next = starts.partition_point(|start| start.0 <= (section, entry, part));
        let own = next.checked_sub(1).map(|own| starts[own]);
        let Some((_, from)) = own.filter(|own| (own.0.0, own.0.1) == (section, entry)) else {
            return Some(range);
        };
        let next = starts.get(next).filter(|next| next.0.0 == section);
        Some(from..next.map_or(range.end, |next| next.1))
    }

    /// The words of a section of the document, below its title.
    fn section(&self, section: usize) -> Option<Range<usize>> {
        let heading = self.headings.get(section)?.as_ref()?;
        let starts = self.headings.iter().flatten().map(|heading| heading.start);
        let next = starts.filter(|start| *start >= heading.end).min();
        Some(self.finder.words_of(&(heading.end..next.unwrap_or(self.lines))))
    }

    /// Where entries and roles begin, in order.
    fn starts(&self, wanted: &[Wanted]) -> Vec<Start> {
        let entries = self.entries(wanted);
        let mut starts: Vec<Start> = Vec::new();
        for (index, &(section, entry, texts, start)) in entries.iter().enumerate() {
            starts.push(((section, entry, 0), start));
            let next = entries.get(index + 1).filter(|next| next.0 == section).map(|next| next.3);
            let end = next.or_else(|| Some(self.section(section)?.end)).unwrap_or(start);
            starts.extend(self.roles(texts, start..end).map(|(part, start)| ((section, entry, part), start)));
        }
        starts
    }

    /// Where entries begin: section, entry, the entry's texts, and the word.
    fn entries<'b>(&self, wanted: &'b [Wanted]) -> Vec<(usize, usize, &'b [Wanted], usize)> {
        let mut entries: Vec<(usize, usize, &[Wanted], usize)> = Vec::new();
        for texts in wanted.chunk_by(|a, b| (a.section, a.entry) == (b.section, b.entry)) {
            let (Some(section), Some(entry)) = (texts[0].section, texts[0].entry) else { continue };
            let Some(range) = self.section(section) else { continue };
            let from = entries.last().filter(|last| last.0 == section).map_or(range.start, |last| last.3 + 1);
            let found = || {
                let places = self.finder.whole(from.min(range.end)..range.end, &texts[0].words);
                places.map(|found| found.start)
            };
            // Its name may also be said in what stands above.
            let start = found().find(|start| self.finder.words[*start].begins).or_else(|| found().next());
            entries.extend(start.map(|start| (section, entry, texts, start)));
        }
        entries
    }

    /// Where the roles of an entry begin, but for the first: each with its number.
    ///
    /// The title of a role may also be said in a highlight. Only where a single line begins with it is it sure.
    fn roles(&self, texts: &[Wanted], within: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let mut from = within.start;
        let mut starts = Vec::new();
        for texts in texts.chunk_by(|a, b| a.part == b.part) {
            let Some(part) = texts[0].part else { continue };
            let found = self.finder.whole(from.min(within.end)..within.end, &texts[0].words);
            let mut found = found.map(|found| found.start).filter(|start| self.finder.words[*start].begins);
            let (first, second) = (found.next(), found.next());
            match (part, first, second) {
                (0, Some(first), _) => from = first + 1,
                (_, Some(first), None) => {
                    from = first + 1;
                    starts.push((part, first));
                }
                _ => {}
            }
        }
        starts.into_iter()
    }
}
