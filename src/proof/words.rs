//! Words, alike whichever quotation marks, dashes and capitals they are written with.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::shape::is_bullet;
use super::views::Line;

/// A word of what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as it is compared.
    pub(super) folded: String,
    /// The word as it stands.
    raw: String,
    /// Which of the lines it is in.
    pub(super) line: usize,
    /// Whether it is the last one before a line's end.
    ends: bool,
    /// What it is with the next one, if it ends a line: as both are, and without its hyphen.
    joined: Option<[String; 2]>,
    /// Whether it is the first one of a line.
    pub(super) begins: bool,
}

/// Marks that are no part of the word that they stand beside.
const MARKS: &str = ",:;·|()[]\"'.-*«»،؛、。：（）";

/// A word as it is compared: marks around it do not count, nor do capitals.
fn fold(word: &str) -> String {
    let mark = |letter: char| is_bullet(letter) || is_icon(letter) || MARKS.contains(letter);
    let parted = without_ligatures(word);
    // Neither hyphens that are not seen nor marks that keep letters apart are read.
    let kept = parted.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{200c}'));
    let folded: String = kept.map(plain).collect();
    let end = folded.trim_end_matches(mark);
    let bare = end.trim_start_matches(mark);
    // The sign of “-5 %” and the point of “.NET” are no mere marks.
    let sign = match (end[..end.len() - bare.len()].chars().next_back(), bare.chars().next()) {
        (Some('-'), Some(digit)) if digit.is_numeric() => "-",
        (Some('.'), Some(letter)) if letter.is_alphabetic() => ".",
        _ => "",
    };
    format!("{sign}{bare}").to_lowercase()
}

/// Whether a sign is a small picture, such as those before a telephone number: it may be left out of tags.
fn is_icon(sign: char) -> bool {
    matches!(sign, '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{e000}'..='\u{f8ff}'
        | '\u{1f000}'..='\u{1faff}')
}

/// A text with the letters of its ligatures: that one is a single letter is a hazard of its own.
pub(super) fn without_ligatures(text: &str) -> Cow<'_, str> {
    if text.contains(is_ligature) { text.nfkc().collect::<String>().into() } else { text.into() }
}

/// A sign as a typewriter has it: quotation marks, dashes and hyphens are alike.
pub(super) fn plain(sign: char) -> char {
    match sign {
        '‘' | '’' | '‛' => '\'',
        '“' | '”' | '„' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        sign => sign,
    }
}

/// Whether a letter is several in Latin script, drawn as one.
pub(super) fn is_ligature(letter: char) -> bool {
    matches!(letter, '\u{fb00}'..='\u{fb06}')
}

/// What spaces part, and every letter of a script that has none between words: programs set and read a space beside
/// letters of others, and lines end anywhere.
fn split(text: &str) -> impl Iterator<Item = &str> {
    fn stands_alone(letter: char) -> bool {
        matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}')
    }
    /// A part of a word, and the letter that stands alone at its end.
    fn ended(part: &str) -> [&str; 2] {
        let last = part.char_indices().next_back().filter(|(_, letter)| stands_alone(*letter));
        part.split_at(last.map_or(part.len(), |(at, _)| at)).into()
    }
    let parts = text.split_whitespace().flat_map(|word| word.split_inclusive(stands_alone));
    parts.flat_map(ended).filter(|part| !part.is_empty())
}

/// The words of a text, without those that are mere marks.
pub(super) fn of(text: &str) -> Vec<String> {
    split(text).map(fold).filter(|word| !word.is_empty()).collect()
}

/// The words of lines.
pub(super) fn of_lines(lines: &[Line]) -> Vec<Word> {
    let mut words = Vec::new();
    for (line, text) in
        lines.iter().enumerate().flat_map(|(index, line)| line.text.lines().map(move |text| (index, text)))
    {
        let from = words.len();
        for raw in split(text) {
            let folded = fold(raw);
            if !folded.is_empty() {
                words.push(Word {
                    folded,
                    raw: raw.to_owned(),
                    line,
                    ends: false,
                    joined: None,
                    begins: words.len() == from,
                });
            }
        }
        if let Some(last) = words[from..].last_mut() {
            last.ends = true;
        }
    }
    words
}

/// How many words of a text, beginning at one of them, read as the words of another text do; or else how many do so
/// before one does not.
///
/// A word that goes on in the next line is one word.
pub(super) fn read_as(words: &[Word], text: &[String]) -> Result<usize, usize> {
    let mut at = 0;
    for wanted in text {
        let word = words.get(at).ok_or(at)?;
        if word.folded == *wanted {
            at += 1;
        } else if word.joined.as_ref().is_some_and(|joined| at + 1 < words.len() && joined.contains(wanted)) {
            at += 2;
        } else {
            return Err(at);
        }
    }
    Ok(at)
}

/// What a word that ends a line is with the one that begins the next.
fn joined(word: &Word, next: &Word) -> Option<[String; 2]> {
    let hyphen = word.raw.trim_end_matches(['-', '‐', '\u{ad}']);
    let join = |word: &str| fold(&format!("{word}{}", next.raw));
    word.ends.then(|| [join(&word.raw), join(hyphen)])
}

/// Where texts may begin: for each word, also for those that go on in the next line, where it stands.
pub(super) struct Places(HashMap<String, Vec<usize>>);

impl Places {
    /// Joins words that may go on in the next line, and notes where each stands.
    pub(super) fn new(words: &mut [Word]) -> Self {
        for at in 1..words.len() {
            words[at - 1].joined = joined(&words[at - 1], &words[at]);
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            let mut begins: Vec<String> = word.joined.iter().flatten().cloned().collect();
            begins.push(word.folded.clone());
            begins.sort();
            begins.dedup();
            begins.into_iter().for_each(|word| places.entry(word).or_default().push(at));
        }
        Self(places)
    }

    /// Whether a word is anywhere.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The places of a word in a range, in order.
    pub(super) fn of(&self, word: &str, range: &Range<usize>) -> &[usize] {
        let all = self.0.get(word).map_or(&[][..], Vec::as_slice);
        let first = |bound| all.partition_point(|place| *place < bound);
        &all[first(range.start)..first(range.end).max(first(range.start))]
    }
}
