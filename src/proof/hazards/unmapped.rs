//! Letters that people see, and of which machines cannot tell which they are.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Glyph, Model, Page};
use super::super::shape::is_bullet;
use super::run::{is_blank, runs, spots};
use super::{Hazard, Weight, counted};

/// So many signs of a font that all stand for the same space cannot all be blank: a font has one, and one that does not
/// break.
const SPACES: usize = 3;

/// Signs whose edges are further apart than this do not touch, in parts of their size.
const APART: f32 = 0.15;
/// The lines of letters that touch differ by less, in parts of their size.
const LEVEL: f32 = 0.3;

/// Letters that stand for nothing.
pub(super) fn unmapped(model: &Model, hazards: &mut Vec<Hazard>) {
    let blank = blank(model);
    // (Bullets of fonts of signs are known by the numbers that programs give them.)
    let private = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') && !is_bullet(letter);
    let unmapped = |glyph: &Glyph| {
        is_shown(glyph)
            && (glyph.text.is_empty()
                || glyph.text.contains(private)
                || space(glyph).is_some_and(|space| blank.contains(&space)))
    };
    let in_words = |page: &Page| {
        let signs = page.glyphs.iter().enumerate();
        signs.filter(|(at, glyph)| unmapped(glyph) && !stands_alone(page, *at)).count()
    };
    let (count, places) = spots(runs(model, |_, _, glyph| unmapped(glyph)));
    let letters: usize = model.pages.iter().map(in_words).sum();
    let all: usize = model.pages.iter().map(|page| page.glyphs.len()).sum();
    if count > 0 {
        // What stands alone is an icon of a letterhead, or a bullet.
        let weight = if letters * 50 > all { Weight::Grave } else { Weight::Slight };
        let message = format!("{} that stand for no letter", counted(count, "sign"));
        let help = "set them in a font that says what its glyphs stand for, or write icons as words";
        hazards.push(Hazard::new("unmapped-letters", weight, message, help).at(places));
    }
}

fn is_shown(glyph: &Glyph) -> bool {
    glyph.is_drawn() && !glyph.artifact && glyph.replaced.is_none()
}

/// Whether a sign touches neither the one before it nor the one behind.
fn stands_alone(page: &Page, at: usize) -> bool {
    let touch = |first: &Glyph, second: &Glyph| {
        let size = first.size.max(second.size);
        let blank = |glyph: &Glyph| !glyph.text.is_empty() && glyph.text.trim().is_empty();
        (first.y - second.y).abs() < LEVEL * size
            && (second.x - first.x - first.width).abs() < APART * size
            && !blank(first)
            && !blank(second)
    };
    let pair = |first: usize| page.glyphs.get(first).zip(page.glyphs.get(first + 1));
    let before = at.checked_sub(1).and_then(pair);
    ![before, pair(at)].into_iter().flatten().any(|(first, second)| touch(first, second))
}

/// The font of a sign, and the space that it is said to stand for, if it is one or several.
fn space(glyph: &Glyph) -> Option<(u32, char)> {
    glyph.text.chars().next().filter(|_| glyph.text.chars().all(is_blank)).map(|space| (glyph.font, space))
}

/// Spaces that many signs of a font are said to stand for.
fn blank(model: &Model) -> BTreeSet<(u32, char)> {
    let mut codes: BTreeMap<(u32, char), BTreeSet<u32>> = BTreeMap::new();
    let glyphs = model.pages.iter().flat_map(|page| &page.glyphs);
    for glyph in glyphs.filter(|glyph| is_shown(glyph) && glyph.width > 0.0) {
        if let Some(space) = space(glyph) {
            codes.entry(space).or_default().insert(glyph.code);
        }
    }
    codes.into_iter().filter(|(_, codes)| codes.len() >= SPACES).map(|(space, _)| space).collect()
}
