//! Which lines are titles of sections.
//!
//! A section begins at a line that holds nothing but a known title, or a few words that are set like one; in a narrow
//! column a title takes several lines. Where what is known by its words is set in several ways, most are titles in the way
//! of most, and the others too if they are bold and larger than the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::shape::{begins_item, begins_name};
use super::super::views::Line;
use super::name::is_document;
use super::vocabulary::Vocabulary;

/// The most sections that are told apart: no résumé has so many.
const SECTIONS: usize = 100;

/// The lines that are titles of sections; a long one takes several.
pub(super) fn titles(
    lines: &[Line],
    name: Option<&Range<usize>>,
    vocabulary: &Vocabulary,
) -> Vec<Range<usize>> {
    let known = known_titles(lines, vocabulary);
    let models = lines.iter().zip(&known).filter(|(_, known)| **known > 0).map(|(line, _)| line);
    let models: Vec<&Line> = models.take(SECTIONS).collect();
    let headings =
        lines.iter().enumerate().filter(|(index, _)| name.is_none_or(|name| !name.contains(index)));
    let level = match models.is_empty() {
        false => models.iter().filter_map(|line| line.heading).min(),
        true => headings.filter_map(|(_, line)| line.heading).min(),
    };
    let style = TitleStyle::new(lines, name, &known, &models);
    let others = TitleStyle::others(lines, &known, &models);
    // A title that is known is whole unless it cannot end where it does; none begins with a small letter.
    let is_rest = |title: &Range<usize>, index: usize| {
        let whole = known[title.start] > 0 && title.len() >= known[title.start];
        !whole || goes_on(&lines[index - 1].text)
    };
    let is_small_rest = |title: &Range<usize>, line: &Line| {
        line.text.starts_with(char::is_lowercase) && is_styled_like(line, &lines[title.start])
    };
    let mut titles: Vec<Range<usize>> = Vec::new();
    // The name above all titles that are known is none, however it is set.
    let name = name.filter(|name| known[..name.start].iter().all(|known| *known == 0));
    let is_name = |index: &usize| name.is_some_and(|name| name.contains(index));
    for (index, line) in lines.iter().enumerate().filter(|(index, line)| !is_name(index) && is_bare(line)) {
        let is_title = match level {
            Some(_) => line.heading == level,
            None => {
                // Right below a title stands an employer, whatever it is called.
                let below = titles.last().is_some_and(|last| last.end == index);
                style.as_ref().map_or(known[index] > 0, |style| style.is_of(line))
                    || !below && others.iter().any(|other| other.is_of(line))
            }
        };
        match titles.last_mut() {
            // The rest of a title that is too long for its line.
            Some(last)
                if last.end == index
                    && level.is_none()
                    && (index < last.start + known[last.start]
                        || is_title && is_rest(last, index)
                        || is_small_rest(last, line)) =>
            {
                last.end += 1;
            }
            _ if is_title => titles.push(index..index + 1),
            _ => {}
        }
    }
    titles.truncate(SECTIONS);
    titles
}

/// Whether a line may be a title: alone in it, no item, and not what the document is called.
fn is_bare(line: &Line) -> bool {
    !line.item && !line.text.contains("  ") && !begins_item(&line.text) && !is_document(&line.text)
}

/// How many lines each known title takes that begins at a line: several in a narrow column, none where none begins.
fn known_titles(lines: &[Line], vocabulary: &Vocabulary) -> Vec<usize> {
    const LINES: usize = 4;
    let mut known = vec![0; lines.len()];
    let mut from = 0;
    for (start, first) in lines.iter().enumerate().filter(|(_, line)| is_bare(line)) {
        if start < from {
            continue;
        }
        let mut words = first.text.clone();
        for count in 1..=LINES {
            // “Employment” is a title, and so is “Employment History”.
            let is_title = match known[start] {
                0 => vocabulary.title(&words).is_some(),
                _ => vocabulary.is_title_whole(&words),
            };
            if is_title {
                known[start] = count;
                from = start + count;
            }
            let Some(next) =
                lines.get(start + count).filter(|next| is_bare(next) && is_below(first, next, count))
            else {
                break;
            };
            words = format!("{words} {}", next.text);
        }
    }
    known
}

/// Whether a line goes on a number of lines below another of a title, which is set alike.
fn is_below(first: &Line, next: &Line, count: usize) -> bool {
    const LEADING: f32 = 1.5;
    let apart = next.baseline - first.baseline;
    first.heading.is_none()
        && first.bold
        && first.page == next.page
        && (next.span.0 - first.span.0).abs() < 0.3 * first.size
        && apart > 0.0
        && apart < LEADING * count as f32 * first.size
        && is_styled_like(next, first)
        && is_styled_like(first, next)
}

/// How titles look.
struct TitleStyle<'a> {
    title: &'a Line,
    /// Whether it is bold and of a size of its own, so that no word is needed to know another by it.
    distinct: bool,
}

impl<'a> TitleStyle<'a> {
    /// The title that looks like most others: titles of one file look alike, and what is called like one and looks
    /// otherwise is a word of the text. None where text that follows a title at once is set like it, so that only words
    /// tell them apart. Where words tell of one title or none, they are told by a size of their own.
    fn new(
        lines: &'a [Line],
        name: Option<&Range<usize>>,
        known: &[usize],
        models: &[&'a Line],
    ) -> Option<Self> {
        let alike = |title: &Line| models.iter().filter(|other| is_set_like(other, title)).count();
        let text = text_size(lines);
        let is_distinct = |line: &Line| line.bold && (line.size - text).abs() > 0.02 * text;
        let Some(title) = models.iter().rev().copied().max_by_key(|title| alike(title)) else {
            let below = name.map_or(0, |name| name.end);
            let titles = lines[below..].iter().filter(|line| is_bare(line) && is_distinct(line));
            return titles
                .max_by(|a, b| a.size.total_cmp(&b.size))
                .map(|title| Self { title, distinct: true });
        };
        let set = |index: usize| is_set_like(&lines[index], title);
        let mut ends = 1..lines.len();
        let mixed = ends.any(|next| {
            let last = next - 1;
            known[last] == 1 && known[next] == 0 && set(last) && set(next) && !goes_on(&lines[last].text)
        });
        let distinct = is_distinct(title);
        (distinct || alike(title) > 1 && !mixed).then_some(Self { title, distinct })
    }

    /// Other looks of titles: a sidebar may have its own. They are bold and larger than the text, and most of what looks
    /// so is a title that is known, or half of it if that is more than one.
    fn others(lines: &'a [Line], known: &[usize], models: &[&'a Line]) -> Vec<Self> {
        let text = text_size(lines);
        let mut styles: Vec<Self> = Vec::new();
        for title in models.iter().filter(|title| title.bolds.first() == Some(&title.text)) {
            if title.size > 1.02 * text && !styles.iter().any(|style| style.is_of(title)) {
                styles.push(Self { title, distinct: true });
            }
        }
        styles.retain(|style| {
            let like = |(line, _): &(&Line, &usize)| is_bare(line) && style.is_of(line);
            let like: Vec<bool> = lines.iter().zip(known).filter(like).map(|(_, known)| *known > 0).collect();
            let titles = like.iter().filter(|known| **known).count();
            2 * titles > like.len() || titles > 1 && 2 * titles == like.len()
        });
        styles
    }

    fn is_of(&self, line: &Line) -> bool {
        /// The most words of a title.
        const WORDS: usize = 12;
        let sized = (line.size - self.title.size).abs() < 0.02 * self.title.size;
        let short = line.text.split_whitespace().count() <= WORDS && line.text.contains(char::is_alphabetic);
        is_set_like(line, self.title) || self.distinct && line.bold && sized && short
    }
}

/// The size of most of the text that is not in bold, in points.
fn text_size(lines: &[Line]) -> f32 {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.bold) {
        *letters.entry((20.0 * line.size) as u32).or_default() += line.text.len();
    }
    letters.into_iter().max_by_key(|(_, letters)| *letters).map_or(0.0, |(size, _)| size as f32 / 20.0)
}

/// Whether a title cannot end here: “Grants and”.
fn goes_on(title: &str) -> bool {
    let last = title.split_whitespace().last().unwrap_or_default().to_lowercase();
    matches!(
        last.as_str(),
        "&" | "and" | "of" | "in" | "for" | "und" | "et" | "y" | "e" | "og" | "och" | "i" | "en"
    )
}

/// Whether a few words are set as a title is: bold or in capitals, as it is, and in its size.
fn is_set_like(line: &Line, title: &Line) -> bool {
    line.text.starts_with(begins_name) && is_styled_like(line, title)
}

/// Whether a few words, which may be the rest of a title, are set as a title is.
fn is_styled_like(line: &Line, title: &Line) -> bool {
    let capitals =
        |line: &Line| line.text.contains(char::is_uppercase) && !line.text.contains(char::is_lowercase);
    let few = line.text.split_whitespace().count() <= 5
        && !line.text.contains(|letter: char| letter.is_numeric() || "@,;".contains(letter))
        && line.text.contains(char::is_alphabetic);
    let marked = title.bold || capitals(title);
    few && marked
        && line.bold == title.bold
        && capitals(line) == capitals(title)
        && (line.size - title.size).abs() < 0.02 * title.size
}
