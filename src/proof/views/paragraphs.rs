//! Whether a file's paragraphs begin at the right.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::super::model::{Facts, Glyph, Page};
use super::super::shape::is_bullet;
use super::line::{Gap, gap};
use crate::document::is_rightward;

/// Languages whose scripts run from right to left, as BCP 47 calls them.
const LANGUAGES: [&str; 12] = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"];
/// Edges nearer to each other than this are one, in points.
const EDGE: f32 = 2.0;

/// Whether paragraphs begin at the right on the whole: the file's language says so, or, where most letters run from right
/// to left, how its lines look. (Some programs give the language of their menus.) Nothing where no letter runs from right
/// to left.
pub(in crate::proof) fn rightward(facts: &Facts, pages: &[Page]) -> Option<bool> {
    let (mut from_right, mut others) = (0_usize, 0_usize);
    for glyph in pages.iter().flat_map(|page| &page.glyphs) {
        if is_rightward(&glyph.text) {
            from_right += 1;
        } else if glyph.text.contains(char::is_alphabetic) {
            others += 1;
        }
    }
    if from_right == 0 {
        return None;
    }
    let language = facts.language.as_deref().and_then(|language| language.split('-').next());
    if language.is_some_and(|language| LANGUAGES.contains(&language.to_lowercase().as_str())) {
        return Some(true);
    }
    // Among them are many words of other scripts: addresses, names of products.
    Some(2 * from_right > others && look(pages, language.is_none()))
}

/// Whether lines look as if they began at the right: by where their marks stand, or else by which of their edges stand
/// below one another; or else as is said.
fn look(pages: &[Page], otherwise: bool) -> bool {
    let (mut marks, mut edges) = ((0, 0), [BTreeMap::new(), BTreeMap::new()]);
    for page in pages {
        let is_seen = |glyph: &&Glyph| glyph.level && !glyph.text.trim().is_empty();
        let mut level: Vec<&Glyph> = page.glyphs.iter().filter(is_seen).collect();
        let row = |glyph: &Glyph| (glyph.y / EDGE).round() as i32;
        level.sort_by(|a, b| row(a).cmp(&row(b)).then(a.x.total_cmp(&b.x)));
        for line in level.chunk_by(|a, b| row(a) == row(b) && Gap::of(gap(a, b)) < Gap::Column) {
            let ends = line.first().zip(line.last());
            if let Some((first, last)) = ends.filter(|_| line.iter().any(|glyph| runs(glyph))) {
                let at = [first.x, last.x + last.width].map(|edge| (edge / EDGE).round() as i32);
                edges.iter_mut().zip(at).for_each(|(edges, at)| *edges.entry(at).or_insert(0) += 1);
                let (left, right) = told(line);
                marks = (marks.0 + left, marks.1 + right);
            }
        }
    }
    let [left, right] = edges.map(|edges| edges.into_values().max().unwrap_or(0));
    match marks.1.cmp(&marks.0).then(right.cmp(&left)) {
        Ordering::Greater => true,
        Ordering::Equal => otherwise,
        Ordering::Less => false,
    }
}

/// How many marks of a line tell that it begins at the left, and how many at the right: a bullet stands before the text,
/// a full stop behind it, and a comma close to the word before it.
fn told(line: &[&Glyph]) -> (usize, usize) {
    let bullet = |glyph: &Glyph| glyph.text.chars().all(is_bullet) && !glyph.text.is_empty();
    let mark =
        |glyph: &Glyph| matches!(glyph.text.as_str(), "." | "," | ";" | ":" | "،" | "؛" | "؟" | "?" | "!");
    let (mut left, mut right) = (0, 0);
    if let [first, .., last] = line {
        left += usize::from(bullet(first)) + usize::from(mark(last) && !mark(first));
        right += usize::from(bullet(last)) + usize::from(mark(first) && !mark(last));
    }
    for three in line.windows(3) {
        let [before, sign, after] = three else { continue };
        let close = [gap(before, sign), gap(sign, after)].map(|gap| Gap::of(gap) == Gap::None);
        if mark(sign) && runs(before) != runs(after) {
            left += usize::from(close == [true, false] && runs(before));
            right += usize::from(close == [false, true] && runs(after));
        }
    }
    (left, right)
}

fn runs(glyph: &Glyph) -> bool {
    is_rightward(&glyph.text)
}
