//! Words, alike whichever quotation marks, dashes and capitals they are written with.

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
}

/// A word as it is compared: marks around it do not count, nor do capitals.
fn fold(word: &str) -> String {
    let same = |letter: char| match letter {
        '‘' | '’' | '‛' => '\'',
        '“' | '”' | '„' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        letter => letter,
    };
    let mark = |letter: char| {
        matches!(
            letter,
            ',' | ':'
                | ';'
                | '·'
                | '•'
                | '|'
                | '('
                | ')'
                | '['
                | ']'
                | '"'
                | '\''
                | '.'
                | '-'
                | '*'
                | '«'
                | '»'
        )
    };
    let folded: String = word.chars().filter(|letter| *letter != '\u{ad}').map(same).collect();
    folded.trim_matches(mark).to_lowercase()
}

/// The words of a text, without those that are mere marks.
pub(super) fn of(text: &str) -> Vec<String> {
    text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

/// The words of lines.
pub(super) fn of_lines(lines: &[Line]) -> Vec<Word> {
    let mut words = Vec::new();
    for (line, text) in
        lines.iter().enumerate().flat_map(|(index, line)| line.text.lines().map(move |text| (index, text)))
    {
        let from = words.len();
        for raw in text.split_whitespace() {
            let folded = fold(raw);
            if !folded.is_empty() {
                words.push(Word { folded, raw: raw.to_owned(), line, ends: false });
            }
        }
        if let Some(last) = words[from..].last_mut() {
            last.ends = true;
        }
    }
    words
}

/// How many words of a text, beginning at one of them, read as the words of another text do; none if they do not.
///
/// A word that goes on in the next line is one word.
fn read_as(words: &[Word], text: &[String]) -> Option<usize> {
    let mut at = 0;
    for wanted in text {
        let word = words.get(at)?;
        if word.folded == *wanted {
            at += 1;
            continue;
        }
        let next = words.get(at + 1).filter(|_| word.ends)?;
        let hyphen = word.raw.trim_end_matches(['-', '‐', '\u{ad}']);
        let joined = [format!("{}{}", word.raw, next.raw), format!("{hyphen}{}", next.raw)];
        if !joined.iter().any(|joined| fold(joined) == *wanted) {
            return None;
        }
        at += 2;
    }
    Some(at)
}

/// Where a text stands whole among words: the first word and one past the last.
pub(super) fn find(words: &[Word], text: &[String]) -> Option<(usize, usize)> {
    if text.is_empty() {
        return None;
    }
    (0..words.len()).find_map(|start| Some((start, start + read_as(&words[start..], text)?)))
}
