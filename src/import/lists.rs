//! Texts with lists in them. A list that ends a text is what was achieved; one that prose follows stays where it is.

use super::tree::{Taken, Tree, one_line, rich};
use super::yaml::Map;

/// How far a list in a list stands in, in spaces.
const NESTED: usize = 2;

/// A text, and the items of the list that it ends with.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) text: Option<String>,
    pub(super) items: Vec<String>,
}

impl Taken for Listed {
    fn is_empty(&self) -> bool {
        self.text.is_none() && self.items.is_empty()
    }
}

/// Adds a description: the list that it ends with, if there is one, as `highlights` before those that there are, and
/// the rest as `summary`.
pub(super) fn description(map: &mut Map, text: &Tree, highlights: Vec<String>) {
    let Listed { text, mut items } = listed(text);
    map.text("summary", text);
    items.extend(highlights);
    map.texts("highlights", items);
}

/// Places a text, and the list that it ends with.
pub(super) fn listed(text: &Tree) -> Listed {
    text.block(|text| Some(parted(text))).unwrap_or_default()
}

/// Places a text whose lists stay in it, each item on its line.
pub(super) fn text(text: &Tree) -> Option<String> {
    text.block(|text| Some(rich(written(lines(text)))))
}

/// The items of a text that is nothing but a list.
pub(super) fn list(text: &Tree) -> Option<Vec<String>> {
    text.block(|text| Some(parted(text)).filter(|it| it.text.is_none())).map(|it| it.items)
}

/// A text as one highlight, with its list in further lines; or the items of a text that is nothing but a list.
pub(super) fn highlight(text: &Tree) -> Vec<String> {
    let Listed { text, items } = listed(text);
    match text {
        Some(text) => vec![with_items(text, &items)],
        None => items,
    }
}

/// A text with a list below it.
pub(super) fn with_items(text: String, items: &[String]) -> String {
    items.iter().fold(text, |text, item| format!("{text}\n– {item}"))
}

/// A line of a text.
enum Line {
    Empty,
    Prose(String),
    /// An item of a list: what stands behind its mark, its number if it has one, and whether its list is in another.
    Item {
        words: String,
        number: Option<String>,
        nested: bool,
    },
}

/// Parts the list off that a text ends with.
fn parted(text: &str) -> Listed {
    let mut lines = lines(text);
    let from = lines.iter().rposition(|line| matches!(line, Line::Prose(_))).map_or(0, |last| last + 1);
    let mut items: Vec<String> = Vec::new();
    for line in lines.drain(from..) {
        match (line, items.last_mut()) {
            (Line::Item { words, nested: true, .. }, Some(last)) => *last += &format!("\n– {words}"),
            (Line::Item { words, .. }, _) => items.push(words),
            _ => {}
        }
    }
    Listed {
        text: Some(rich(written(lines))).filter(|text| !text.is_empty()),
        items: items.into_iter().map(rich).filter(|item| !item.is_empty()).collect(),
    }
}

/// Lines as a text, of which no two in a row are empty.
fn written(lines: Vec<Line>) -> String {
    let mut text: Vec<String> = lines.into_iter().map(Line::written).collect();
    text.dedup_by(|next, line| next.is_empty() && line.is_empty());
    text.join("\n").trim().to_owned()
}

/// The lines of a text. One that stands further in than the item above goes on with it.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // How far the list stands in that the last line belongs to.
    let mut list: Option<usize> = None;
    for line in text.lines() {
        let words = one_line(line);
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        if words.is_empty() {
            lines.push(Line::Empty);
        } else if let Some((mark, words)) = item(&words) {
            let base = *list.get_or_insert(indent);
            let number = mark.ends_with(['.', ')']).then(|| mark.to_owned());
            lines.push(Line::Item { words: words.to_owned(), number, nested: indent >= base + NESTED });
        } else if let Some(base) = list
            && indent > base
            && let Some(Line::Item { words: item, .. }) =
                lines.iter_mut().rfind(|line| matches!(line, Line::Item { .. }))
        {
            *item = format!("{item} {words}").trim_start().to_owned();
        } else {
            list = None;
            lines.push(Line::Prose(words));
        }
    }
    // `1. Platz` alone is no list.
    let is_numbered = |line: &Line| matches!(line, Line::Item { number: Some(_), .. });
    if lines.iter().filter(|line| is_numbered(line)).count() == 1 {
        let alone = lines.iter_mut().filter(|line| is_numbered(line));
        alone.for_each(|line| *line = Line::Prose(std::mem::replace(line, Line::Empty).written()));
    }
    lines
}

impl Line {
    /// The line in a text that is no list.
    fn written(self) -> String {
        match self {
            Line::Empty => String::new(),
            Line::Prose(words) => words,
            Line::Item { words, number: Some(number), .. } => format!("{number} {words}"),
            Line::Item { words, number: None, nested: false } => format!("• {words}"),
            Line::Item { words, number: None, nested: true } => format!("– {words}"),
        }
    }
}

/// A list's mark (`-`, `*`, `+`, `•` or a number), and what stands behind it.
fn item(line: &str) -> Option<(&str, &str)> {
    let (mark, rest) = line.split_once(' ')?;
    let number = mark
        .strip_suffix(['.', ')'])
        .is_some_and(|number| (1..=2).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit()));
    (is_mark(mark) || number).then_some((mark, rest))
}

/// Whether a word is the mark of a list that is not numbered.
pub(super) fn is_mark(word: &str) -> bool {
    matches!(word, "-" | "*" | "+" | "•" | "–" | "·" | "▪" | "●" | "◦")
}
