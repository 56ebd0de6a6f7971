//! Where a document's texts stand in what a view reads, and which of the words are the document's.
//!
//! Each word belongs to one text at most: a title of one word that is missing is not found in a longer one. So the
//! longest texts are looked for first, and those that are in their place before those that are not.

use std::ops::Range;

use super::against::{Problem, Share};
use super::views::Line;
use super::wanted::{FieldKind, Wanted};
use super::words::{self, Places, Word};

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
    let mut finder = Finder { places: Places::new(&words), free: vec![true; words.len()], words };
    let headings = finder.headings(lines.len(), wanted, &texts);
    let ranges = Ranges { finder: &finder, lines: lines.len(), headings: &headings }.of(wanted, &texts);
    let mut problems = vec![None; wanted.len()];
    let mut left: Vec<usize> = (0..wanted.len()).collect();
    left.sort_by_key(|index| std::cmp::Reverse(texts[*index].len()));
    left.retain(|index| !finder.takes(ranges[*index].clone().unwrap_or(0..0), &texts[*index]));
    let all = 0..finder.words.len();
    left.retain(|&index| {
        let elsewhere = finder.takes(all.clone(), &texts[index]);
        let problem = if ranges[index].is_some() { Problem::Elsewhere } else { Problem::NoSection };
        problems[index] = elsewhere.then_some(problem);
        !elsewhere
    });
    for index in left {
        let apart = finder.takes_apart(&ranges[index].clone().unwrap_or(all.clone()), &texts[index]);
        problems[index] = Some(if apart { Problem::Interrupted } else { Problem::Absent });
    }
    let found = finder.free.iter().filter(|free| !**free).count();
    Texts { headings, problems, words: Share { found, of: finder.free.len() } }
}

/// The words that are read, and which of them belong to a text already.
struct Finder {
    words: Vec<Word>,
    places: Places,
    free: Vec<bool>,
}

impl Finder {
    /// For each section of a document, the lines, four at most, that hold nothing but its title.
    fn headings(&self, lines: usize, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Option<Range<usize>>> {
        const LINES: usize = 4;
        let mut from = 0;
        let mut headings = Vec::new();
        let titles = wanted.iter().zip(texts).filter(|(wanted, _)| wanted.kind == FieldKind::SectionTitle);
        for (_, title) in titles {
            let alone = |found: Range<usize>| {
                let first = self.words[found.start].line;
                let last = self.words[found.end - 1].line + 1;
                (self.words_of(&(first..last)) == found && last - first <= LINES).then_some(first..last)
            };
            let after = self.words_of(&(from..lines));
            let heading = self.whole(after, title).find_map(alone);
            from = heading.as_ref().map_or(from, |heading| heading.end);
            headings.push(heading);
        }
        headings
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
        places.iter().filter_map(move |&at| {
            let end = at + words::read_as(&self.words[at..range.end], text)?;
            self.free[at..end].iter().all(|free| *free).then_some(at..end)
        })
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
            let is_it = |place: &&usize| self.free[**place] && self.words[**place].folded == *word;
            match places.find(is_it) {
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
    fn of(&self, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Option<Range<usize>>> {
        let starts = self.starts(wanted, texts);
        wanted.iter().map(|wanted| self.range(wanted, &starts)).collect()
    }

    fn range(&self, wanted: &Wanted, starts: &[Start]) -> Option<Range<usize>> {
        let Some(section) = wanted.section else {
            // What belongs to no section stands before all of them.
            let first = self.headings.iter().flatten().next();
            return Some(self.finder.words_of(&(0..first.map_or(self.lines, |first| first.start))));
        };
        if wanted.kind == FieldKind::SectionTitle {
            return self.headings[section].as_ref().map(|heading| self.finder.words_of(heading));
        }
        let range = self.section(section)?;
        let Some(entry) = wanted.entry else { return Some(range) };
        let within = |start: &&Start| (start.0.0, start.0.1) == (section, entry);
        let part = wanted.part.unwrap_or_default();
        // A role whose beginning is not sure is one with the role before.
        let Some(own) = starts.iter().filter(within).rfind(|start| start.0.2 <= part) else {
            return Some(range);
        };
        let next = starts.iter().find(|next| next.0.0 == section && next.1 > own.1);
        Some(own.1..next.map_or(range.end, |next| next.1))
    }

    /// The words of a section of the document, below its title.
    fn section(&self, section: usize) -> Option<Range<usize>> {
        let heading = self.headings.get(section)?.as_ref()?;
        let next = self.headings[section + 1..].iter().flatten().next();
        let end = next.map_or(self.lines, |next| next.start);
        Some(self.finder.words_of(&(heading.end..end)))
    }

    /// Where entries and roles begin, in order.
    fn starts(&self, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Start> {
        let mut starts = self.entries(wanted, texts);
        let entries = starts.clone();
        for (index, &((section, entry, _), start)) in entries.iter().enumerate() {
            let next = entries.get(index + 1).filter(|next| next.0.0 == section).map(|next| next.1);
            let end = next.or_else(|| Some(self.section(section)?.end)).unwrap_or(start);
            let own = |wanted: &Wanted| (wanted.section, wanted.entry) == (Some(section), Some(entry));
            let parts = wanted.iter().zip(texts).filter(|(wanted, _)| own(wanted));
            starts.extend(self.roles(parts, start..end).map(|(part, start)| ((section, entry, part), start)));
        }
        starts.sort_unstable();
        starts
    }

    fn entries(&self, wanted: &[Wanted], texts: &[Vec<String>]) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let mut before = None;
        for (wanted, text) in wanted.iter().zip(texts) {
            let (Some(section), Some(entry)) = (wanted.section, wanted.entry) else { continue };
            if before.replace((section, entry)) == Some((section, entry)) {
                continue;
            }
            let Some(range) = self.section(section) else { continue };
            let from =
                starts.last().filter(|last| last.0.0 == section).map_or(range.start, |last| last.1 + 1);
            let found = || self.finder.whole(from.min(range.end)..range.end, text).map(|found| found.start);
            // Its name may also be said in what stands above.
            let start = found().find(|start| self.finder.words[*start].begins).or_else(|| found().next());
            starts.extend(start.map(|start| ((section, entry, 0), start)));
        }
        starts
    }

    /// Where the roles of an entry begin, but for the first: each with its number.
    ///
    /// The title of a role may also be said in a highlight. Only where a single line begins with it is it sure.
    fn roles<'b>(
        &self,
        texts: impl Iterator<Item = (&'b Wanted, &'b Vec<String>)>,
        within: Range<usize>,
    ) -> impl Iterator<Item = (usize, usize)> {
        let mut from = within.start;
        let mut starts = Vec::new();
        let mut before = None;
        for (part, text) in texts.filter_map(|(wanted, text)| Some((wanted.part?, text))) {
            if before.replace(part) == Some(part) {
                continue;
            }
            let found = self.finder.whole(from.min(within.end)..within.end, text).map(|found| found.start);
            let mut found = found.filter(|start| self.finder.words[*start].begins);
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
