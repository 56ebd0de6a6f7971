//! Letters that stand on others.

use std::collections::BTreeMap;

use super::super::model::{Glyph, Page};

/// A letter again, nearer than this to itself, is how some programs draw bold, in points.
const BOLD: f32 = 1.0;
/// How much of the narrower of two letters the other may hide, in parts of its width.
const SHARED: f32 = 0.4;
/// How far the baselines of colliding lines are apart at most, in parts of the smaller size.
const APART: f32 = 0.45;
/// The side of the squares in which neighbours are looked for, in points, and the most letters of each.
const SQUARE: f32 = 20.0;
const MOST: usize = 40;

/// For each letter of a page, whether it stands on one that was drawn before it.
pub(super) fn collisions(page: &Page) -> Vec<bool> {
    let mut squares: BTreeMap<(i32, i32), Vec<&Glyph>> = BTreeMap::new();
    let mut colliding = vec![false; page.glyphs.len()];
    for (glyph, collides) in page.glyphs.iter().zip(&mut colliding) {
        if !is_letter(glyph) {
            continue;
        }
        let (x, y) = ((glyph.middle.0 / SQUARE) as i32, (glyph.middle.1 / SQUARE) as i32);
        let around = (-1..=1).flat_map(|right| (-1..=1).map(move |down| (x + right, y + down)));
        let mut neighbours = around.filter_map(|square| squares.get(&square)).flatten();
        if neighbours.clone().any(|other| is_again(glyph, other)) {
            continue;
        }
        *collides = neighbours.any(|other| is_on(glyph, other));
        let square = squares.entry((x, y)).or_default();
        if square.len() < MOST {
            square.push(glyph);
        }
    }
    colliding
}

/// Whether it is a letter or a digit that can be seen, and no accent.
fn is_letter(glyph: &Glyph) -> bool {
    let accent = |letter: char| matches!(letter, '\u{2b0}'..='\u{36f}');
    let letters = glyph.text.chars().all(|letter| letter.is_alphanumeric() && !accent(letter));
    letters && !glyph.text.is_empty() && glyph.level && glyph.width > 0.1 && glyph.is_drawn()
}

fn is_again(glyph: &Glyph, other: &Glyph) -> bool {
    let near = (glyph.x - other.x).abs() < BOLD && (glyph.y - other.y).abs() < BOLD;
    near && glyph.text == other.text
}

fn is_on(glyph: &Glyph, other: &Glyph) -> bool {
    let (small, large) = (glyph.size.min(other.size), glyph.size.max(other.size));
    let shared = (glyph.x + glyph.width).min(other.x + other.width) - glyph.x.max(other.x);
    // Much larger letters are a watermark or an initial.
    large < 2.0 * small
        && (glyph.y - other.y).abs() < APART * small
        && shared > SHARED * glyph.width.min(other.width)
}
