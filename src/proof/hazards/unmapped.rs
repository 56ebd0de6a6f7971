//! Letters that people see, and of which machines cannot tell which they are.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Glyph, Model};
use super::run::{is_blank, runs, spots};
use super::{Hazard, Weight, counted};

/// So many signs of a font that all stand for the same space cannot all be blank: a font has one, and one that does not
/// break.
const SPACES: usize = 3;

/// Letters that stand for nothing.
pub(super) fn unmapped(model: &Model, hazards: &mut Vec<Hazard>) {
    let blank = blank(model);
    let unmapped = |glyph: &Glyph| {
        let private = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        is_shown(glyph)
            && (glyph.text.is_empty()
                || glyph.text.contains(private)
                || space(glyph).is_some_and(|space| blank.contains(&space)))
    };
    let (count, places) = spots(runs(model, |_, _, glyph| unmapped(glyph)));
    let all: usize = model.pages.iter().map(|page| page.glyphs.len()).sum();
    if count > 0 {
        // A few are the icons of a letterhead.
        let weight = if count * 50 > all { Weight::Grave } else { Weight::Slight };
        let message = format!("{} that stand for no letter", counted(count, "sign"));
        let help = "set them in a font that says what its glyphs stand for, or write icons as words";
        hazards.push(Hazard::new("unmapped-letters", weight, message, help).at(places));
    }
}

fn is_shown(glyph: &Glyph) -> bool {
    glyph.is_drawn() && !glyph.artifact && glyph.replaced.is_none()
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
