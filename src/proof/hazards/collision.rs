//! Letters that stand on others, or stand there twice.

use super::super::model::{Glyph, Page};
use super::super::squares::Squares;

/// The same letter nearer than this is its shadow, in points.
pub(super) const SHADOW: f32 = 3.0;
/// How much of the narrower of two letters the other may hide, in parts of its width.
const SHARED: f32 = 0.4;
/// How far the baselines of colliding lines are apart at most, in parts of the smaller size.
const APART: f32 = 0.45;

/// For each letter of a page, whether it stands on one that was drawn before it, as far as people see both.
pub(super) fn collisions(page: &Page, is_seen: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut before = Squares::default();
    let mut colliding = vec![false; page.glyphs.len()];
    for (index, (glyph, collides)) in page.glyphs.iter().zip(&mut colliding).enumerate() {
        if is_letter(glyph) && is_seen(index) && !before.has_drawn(glyph) {
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
