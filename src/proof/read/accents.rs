//! Accents that are drawn as signs of their own, on or below the letters that they belong to: as TeX does it in fonts that
//! have no letters with accents.

use unicode_normalization::UnicodeNormalization;

use crate::proof::model::{Glyph, Page};

/// Accents that stand alone, with what they are as parts of letters.
const ACCENTS: [(char, char); 16] = [
    ('¨', '\u{308}'),
    ('´', '\u{301}'),
    ('`', '\u{300}'),
    ('ˆ', '\u{302}'),
    ('^', '\u{302}'),
    ('˜', '\u{303}'),
    ('~', '\u{303}'),
    ('¯', '\u{304}'),
    ('ˉ', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('˚', '\u{30a}'),
    ('¸', '\u{327}'),
    ('˝', '\u{30b}'),
    ('ˇ', '\u{30c}'),
    ('˛', '\u{328}'),
];
/// How far the middles of an accent and its letter are apart at most, and their baselines, in parts of the size.
const ASIDE: f32 = 0.25;
const ABOVE: f32 = 0.6;

/// Makes one letter of each accent and the letter that it is drawn on, just before that or just after.
pub(super) fn compose(page: &mut Page) {
    let mut gone = vec![false; page.glyphs.len()];
    for at in 0..page.glyphs.len() {
        let letters = [Some(at + 1), at.checked_sub(1)].into_iter().flatten();
        let composed = letters
            .filter(|letter| gone.get(*letter) == Some(&false))
            .find_map(|letter| Some((letter, composed(&page.glyphs[at], &page.glyphs[letter])?)));
        if let Some((letter, text)) = composed {
            gone[at] = true;
            page.glyphs[letter].text = text;
            page.glyphs[letter].accented = true;
        }
    }
    if gone.contains(&true) {
        leave_out(page, &gone);
    }
}

/// Leaves out letters of a page, and counts the others anew.
fn leave_out(page: &mut Page, gone: &[bool]) {
    let mut left = vec![0];
    for gone in gone {
        left.push(left.last().unwrap_or(&0) + usize::from(!gone));
    }
    page.own = left[page.own];
    page.shapes.iter_mut().for_each(|shape| shape.after = left[shape.after]);
    let mut gone = gone.iter();
    page.glyphs.retain(|_| gone.next() != Some(&true));
}

/// The letter that an accent makes of another, if it stands on that.
fn composed(accent: &Glyph, letter: &Glyph) -> Option<String> {
    let mut signs = accent.text.chars();
    let (sign, None) = (signs.next()?, signs.next()) else { return None };
    let (_, mark) = ACCENTS.iter().find(|(alone, _)| *alone == sign)?;
    let (x, y) = accent.middle;
    let size = letter.size;
    if (letter.middle.0 - x).abs() > ASIDE * size || (letter.middle.1 - y).abs() > ABOVE * size {
        return None;
    }
    let base = match letter.text.as_str() {
        "ı" => "i",
        "ȷ" => "j",
        base => base,
    };
    let text: String = format!("{base}{mark}").nfc().collect();
    (text.chars().count() == 1).then_some(text)
}
