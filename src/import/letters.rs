//! Texts without some of their letters, so that the words around those still read as a text.

use std::collections::BTreeSet;

use super::lists::is_mark;

/// What opens or closes around words, and means nothing without one.
const OPENING: &[char] = &['*', '_', '`', '(', '[', '{', '"', '\'', '“', '‘', '«'];
const CLOSING: &[char] =
    &['*', '_', '`', ')', ']', '}', '"', '\'', '”', '’', '»', '.', ',', ';', ':', '!', '?', '…'];

/// A text without the letters given; none if it has none of them. Spaces, brackets and marks that stood around
/// nothing else go with them, and so does a line of which no more than scraps are left.
pub(super) fn without(text: &str, letters: &BTreeSet<char>) -> Option<String> {
    let has = |text: &str| text.contains(|c| letters.contains(&c));
    let left = |line| {
        if !has(line) {
            return Some(line.to_owned());
        }
        let left = line_without(line, letters);
        let lost = line.chars().filter(|c| c.is_alphanumeric() && letters.contains(c)).count();
        let kept = left.chars().filter(|c| c.is_alphanumeric()).count();
        let scraps = left.trim().is_empty() || is_mark(left.trim()) || kept < lost;
        (!scraps).then_some(left)
    };
    has(text).then(|| text.split('\n').filter_map(left).collect::<Vec<_>>().join("\n"))
}

fn line_without(line: &str, letters: &BTreeSet<char>) -> String {
    let lacks = |c: char| letters.contains(&c);
    let mut words: Vec<String> = Vec::new();
    // Marks that are to stand before the next word.
    let mut opening = String::new();
    for word in line.split(' ') {
        let Some(at) = word.find(lacks) else {
            words.push(std::mem::take(&mut opening) + word);
            continue;
        };
        // Half an address leads nowhere; one behind a link's words is not seen.
        if let Some(address) = word.find("://").filter(|address| *address < at) {
            if word[..address].contains("](") {
                words.push(std::mem::take(&mut opening) + word);
            }
            continue;
        }
        let kept = |part: &str| part.chars().filter(|c| !lacks(*c) && !joins(*c)).collect::<String>();
        let (before, behind) = (kept(&word[..at]), kept(&word[at..]));
        let left = format!("{before}{behind}");
        if left.contains(char::is_alphanumeric) {
            words.push(std::mem::take(&mut opening) + &left.replace("[](", "("));
        } else if behind.is_empty() && before.chars().all(|c| OPENING.contains(&c)) {
            opening += &before;
        } else if before.is_empty() && behind.chars().all(|c| CLOSING.contains(&c)) {
            words.last_mut().into_iter().for_each(|last| last.push_str(&behind));
        } else if before.is_empty() || behind.is_empty() {
            words.push(left);
        }
    }
    words.join(" ")
}

/// Whether a character only says how those beside it are drawn: a joiner, or a selector of a variant.
fn joins(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}
