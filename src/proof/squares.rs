//! Finding the letters that stand near to another.

use std::collections::BTreeMap;

use super::model::{Glyph, Page};

/// A letter again, nearer than this to itself, is how some programs draw bold, or its shadow: in points, and in parts
/// of its size where that is more.
const BOLD: f32 = 1.0;
const BOLD_PARTS: f32 = 0.1;
/// It is so by no more than this, in parts of its width: two narrow letters stand beside each other.
const NARROW: f32 = 0.6;
/// The side of the squares in which neighbours are looked for, in points, and the most letters of each.
const SQUARE: f32 = 20.0;
const MOST: usize = 60;

/// Letters of a page by the square that they are in, and those that are larger than one.
#[derive(Default)]
pub(super) struct Squares<'a> {
    small: BTreeMap<(i32, i32), Vec<&'a Glyph>>,
    large: Vec<&'a Glyph>,
}

impl<'a> Squares<'a> {
    pub(super) fn add(&mut self, glyph: &'a Glyph) {
        let square = match glyph.size > SQUARE {
            true => &mut self.large,
            false => self.small.entry(square(glyph)).or_default(),
        };
        if square.len() < MOST {
            square.push(glyph);
        }
    }

    /// Whether the same letter is among them nearer than this, in points.
    pub(super) fn has_again(&self, glyph: &Glyph, within: f32) -> bool {
        let near = |other: &Glyph| {
            (glyph.x - other.x).abs() < within
                && (glyph.y - other.y).abs() < within
                && glyph.text == other.text
        };
        self.around(glyph).any(near)
    }

    /// Whether the same letter is among them so near that both are one, drawn again.
    pub(super) fn has_drawn(&self, glyph: &Glyph) -> bool {
        let within = BOLD.max(BOLD_PARTS * glyph.size).min(NARROW * glyph.width);
        self.has_again(glyph, within)
    }

    pub(super) fn around(&self, glyph: &Glyph) -> impl Iterator<Item = &'a Glyph> {
        let (x, y) = square(glyph);
        let squares = (-1..=1).flat_map(move |right| (-1..=1).map(move |down| (x + right, y + down)));
        squares.filter_map(|square| self.small.get(&square)).flatten().chain(&self.large).copied()
    }
}

fn square(glyph: &Glyph) -> (i32, i32) {
    ((glyph.middle.0 / SQUARE) as i32, (glyph.middle.1 / SQUARE) as i32)
}

/// Marks the letters of a page that are drawn again where they are.
pub(super) fn mark_again(page: &mut Page) {
    let mut before = Squares::default();
    let mut again = Vec::new();
    for glyph in &page.glyphs {
        let is_letter = glyph.level && !glyph.text.trim().is_empty();
        again.push(is_letter && before.has_drawn(glyph));
        if is_letter {
            before.add(glyph);
        }
    }
    page.glyphs.iter_mut().zip(again).for_each(|(glyph, again)| glyph.again = again);
}
