//! Text that views read in different orders.

use std::collections::{BTreeMap, VecDeque};

use super::super::views::{Line, View};
use super::super::{Reading, reading, words};
use super::{Hazard, Place, Weight, counted};

/// The most places that are looked at for where a text goes on, and how many words of it are compared there.
const TRIED: usize = 50;
const COMPARED: usize = 30;

/// Text that views read in different orders.
pub(super) fn differing(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let find = |view| reading(readings, view).filter(|reading| !reading.lines.is_empty());
    let Some(stream) = find(View::Stream) else { return };
    let mut add = |view, name, help| {
        let parted = find(view).map(|reading| parted(stream, reading)).unwrap_or_default();
        if !parted.is_empty() {
            let message =
                format!("in {} the text goes on otherwise than drawn", counted(parted.len(), "place"));
            // What parts within a line needs the whole line to be seen; between lines is plainer.
            let places = parted.into_iter().flatten();
            hazards.push(Hazard::new(name, Weight::Slight, message, help).at(places));
        }
    };
    let help = "use one column (`layout: linear` in recto) where a hiring system reads first";
    add(View::Geometry, "order-by-geometry", help);
    let help = "have the program that wrote it draw the text in the order of its tags";
    add(View::Tags, "order-by-tags", help);
}

/// Where words that follow one another in the stream do not in another view; the place, if it is a line's end.
fn parted(stream: &Reading, other: &Reading) -> Vec<Option<Place>> {
    // Running heads and page numbers are no part of the text, and tags do not lead to them.
    let text = |reading: &Reading| -> Vec<Line> {
        reading.lines.iter().filter(|line| !line.artifact).cloned().collect()
    };
    let (lines, other_lines) = (text(stream), text(other));
    let (words, others) = (words::of_lines(&lines), words::of_lines(&other_lines));
    let mut numbers = BTreeMap::new();
    let mut number = |word: &words::Word| {
        let next = numbers.len();
        *numbers.entry(word.folded.clone()).or_insert(next)
    };
    let drawn: Vec<usize> = words.iter().map(&mut number).collect();
    let mut trail = Trail::new(others.iter().map(&mut number).collect());
    let mut parted = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !trail.goes_on(&drawn[index..]) && index > 0 {
            let last = words[index - 1].line;
            parted.push((last != word.line).then(|| {
                let (from, to) = (&lines[last], &lines[word.line]);
                Place { page: from.page, text: format!("{} → {}", end(&from.text), start(&to.text)) }
            }));
        }
    }
    parted
}

/// A way through a text that reads another one word by word: each of its words is read once.
struct Trail {
    words: Vec<usize>,
    /// Where each word stands.
    places: BTreeMap<usize, VecDeque<usize>>,
    read: Vec<bool>,
    /// The word that comes next; none behind a word that is not there.
    next: Option<usize>,
}

impl Trail {
    fn new(words: Vec<usize>) -> Self {
        let mut places: BTreeMap<usize, VecDeque<usize>> = BTreeMap::new();
        words.iter().enumerate().for_each(|(at, word)| places.entry(*word).or_default().push_back(at));
        Self { read: vec![false; words.len()], next: Some(0), words, places }
    }

    /// Reads the first of some words: whether it is the one that comes next. If it is not, the trail goes on where it
    /// is and where most of the words behind it are too.
    fn goes_on(&mut self, text: &[usize]) -> bool {
        let follows = self.next.is_some_and(|next| self.fits(next, text) > 0);
        if !follows {
            let there = self.unread(text[0]);
            self.next = there.into_iter().rev().max_by_key(|at| self.fits(*at, text));
        }
        if let Some(at) = self.next {
            self.read[at] = true;
            self.next = Some(at + 1);
        }
        follows
    }

    /// Some places of a word that was not read there yet.
    fn unread(&mut self, word: usize) -> Vec<usize> {
        let Some(places) = self.places.get_mut(&word) else { return Vec::new() };
        while places.front().is_some_and(|at| self.read[*at]) {
            places.pop_front();
        }
        places.iter().copied().take(TRIED).filter(|at| !self.read[*at]).collect()
    }

    /// How many words that were not read yet are the same from a place on.
    fn fits(&self, at: usize, text: &[usize]) -> usize {
        let rest = self.words[at.min(self.words.len())..].iter().zip(&self.read[at.min(self.read.len())..]);
        rest.zip(text).take(COMPARED).take_while(|((word, read), wanted)| word == wanted && !**read).count()
    }
}

fn end(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(3)..].join(" ")
}

fn start(text: &str) -> String {
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}
