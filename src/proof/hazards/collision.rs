//! Letters that stand on others, or stand there twice.

use std::collections::BTreeMap;

use super::super::model::{Glyph, Page};

/// The same letter nearer than this is its shadow, in points.
pub(super) const SHADOW: f32 = 3.0;
/// A letter again, nearer than this to itself, is how some programs draw bold, or its shadow: in points, and in parts
/// of its size where that is more.
const BOLD: f32 = 1.0;
const BOLD_PARTS: f32 = 0.1;
/// How much of the narrower of two letters the other may hide, in parts of its width.
const SHARED: f32 = 0.4;
/// How far the baselines of colliding lines are apart at most, in parts of the smaller size.
const APART: f32 = 0.45;
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

    fn around(&self, glyph: &Glyph) -> impl Iterator<Item = &'a Glyph> {
        let (x, y) = square(glyph);
        let squares = (-1..=1).flat_map(move |right| (-1..=1).map(move |down| (x + right, y + down)));
        squares.filter_map(|square| self.small.get(&square)).flatten().chain(&self.large).copied()
    }
}

fn square(glyph: &Glyph) -> (i32, i32) {
    ((glyph.middle.0 / SQUARE) as i32, (glyph.middle.1 / SQUARE) as i32)
}

/// For each letter of a page, whether it stands on one that was drawn before it, as far as people see both.
pub(super) fn collisions(page: &Page, is_seen: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut before = Squares::default();
    let mut colliding = vec![false; page.glyphs.len()];
    for (index, (glyph, collides)) in page.glyphs.iter().zip(&mut colliding).enumerate() {
        if is_letter(glyph) && is_seen(index) && !before.has_again(glyph, BOLD.max(BOLD_PARTS * glyph.size)) {
            *collides = before.around(glyph).any(|other| is_on(glyph, other));
            before.add(glyph);
        }
    }
    colliding
}

/// Whether it is a letter or a digit, and no accent.
fn is_letter(glyph: &Glyph) -> bool {
    let accent = |letter: char| matches!(letter, '\u{2b0}'..='\u{36f}');
    let letters = glyph.text.chars().all(|letter| letter.is_alphanumeric() && !accent(letter));
    letters && !glyph.text.is_empty() && glyph.level && glyph.width > 0.1
}

fn is_on(glyph: &Glyph, other: &Glyph) -> bool {
    let (small, large) = (glyph.size.min(other.size), glyph.size.max(other.size));
    let shared = (glyph.x + glyph.width).min(other.x + other.width) - glyph.x.max(other.x);
    // Much larger letters are a watermark or an initial.
    large < 2.0 * small
        && (glyph.y - other.y).abs() < APART * small
        && shared > SHARED * glyph.width.min(other.width)
}
