//! What stands on a page and is no part of the text that runs over the pages: numbers of pages, running heads and feet.
//!
//! - A line at the page's edge is one that holds nothing but a number of the page and the person's name, or ways to reach
//!   her.
//! - So are a few lines at the page's edge that stand apart from all others, further than those do among themselves, with
//!   a way to reach her among them.
//! - So is what the file marks so, unless it marks most of itself.

use std::ops::Range;

use super::super::views::Line;
use super::contact::reaches;
use super::name::{Name, is_document};
use super::vocabulary::Vocabulary;

/// Words around the number of a page.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "page", "pages", "p", "pg", "of", "seite", "s", "von", "sur", "página", "pagina", "pág", "pag", "de", "di", "strona",
    "str", "z", "side", "sida", "av", "af", "van", "sivu", "stránka", "curriculum", "vitae",
];

/// Which lines are no part of the text.
pub(super) fn furniture(
    lines: &[Line],
    titles: &[Range<usize>],
    name: Option<&Name>,
    vocabulary: &Vocabulary,
) -> Vec<bool> {
    let artifacts = lines.iter().filter(|line| line.artifact).count();
    let mut found: Vec<bool> =
        lines.iter().map(|line| line.artifact && 2 * artifacts <= lines.len()).collect();
    let is_fixed =
        |index: usize| titles.iter().chain(name.map(|name| &name.lines)).any(|text| text.contains(&index));
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&lines[*a], &lines[*b]);
        a.page.cmp(&b.page).then(a.baseline.total_cmp(&b.baseline))
    });
    for page in order.chunk_by(|a, b| lines[*a].page == lines[*b].page) {
        let up: Vec<usize> = page.iter().rev().copied().collect();
        for side in [page, &up] {
            let edge: Vec<usize> = side.iter().copied().take_while(|index| !is_fixed(*index)).collect();
            let running = edge.iter().take_while(|index| is_running(&lines[**index], name));
            running.for_each(|index| found[*index] = true);
            let apart = edge.get(..apart(lines, side)).unwrap_or_default();
            if apart.iter().any(|index| reaches(&lines[*index], vocabulary)) {
                apart.iter().for_each(|index| found[*index] = true);
            }
        }
    }
    found
}

/// How many lines at the beginning of a page's lines, or at its end, stand apart from all others.
fn apart(lines: &[Line], page: &[usize]) -> usize {
    /// The most lines at an edge, and how far the text is from them at least, in parts of the size.
    const LINES: usize = 6;
    const APART: f32 = 4.0;
    let gaps = page.windows(2).map(|pair| (lines[pair[0]].baseline - lines[pair[1]].baseline).abs());
    let widest = gaps.enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
    let apart = widest.filter(|(at, gap)| *at < LINES && *gap > APART * lines[page[*at]].size);
    apart.map_or(0, |(at, _)| at + 1)
}

/// Whether a line holds nothing but the number of its page, the person's name, and what the document is called.
fn is_running(line: &Line, name: Option<&Name>) -> bool {
    let text = line.text.to_lowercase();
    let name = name.map(|name| name.text.to_lowercase()).unwrap_or_default();
    let rest = if name.is_empty() { text.clone() } else { text.replacen(&name, " ", 1) };
    let words = || rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let numbers: Vec<usize> = words().filter_map(|word| word.parse().ok()).collect();
    let worded = words().any(|word| WORDS.contains(&word));
    let told = rest != text || numbers.first().is_some_and(|number| worded || *number == line.page);
    let of_page = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    told && numbers.len() <= 2
        && words().all(|word| of_page(word) || WORDS.contains(&word) || is_document(word))
}
