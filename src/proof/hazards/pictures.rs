//! Pages whose text is a picture, or drawn as lines and curves.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Glyph, Model, Page, Shape};
use super::{Hazard, Weight, counted};

/// The fewest letters of a page of text, and how much of a page pictures take that has fewer, in parts of it.
const LETTERS: usize = 200;
const PICTURE: f32 = 0.3;
/// How many figures make a row of letters, of how many widths, and how many of all rows are a text.
const ROW: usize = 8;
const WIDTHS: usize = 5;
const TEXT: usize = 100;
/// Figures whose feet differ by less stand in a row, in points; so do those that are as wide as each other.
const NEAR: f32 = 0.5;

/// Pages that are pictures, or outlines of letters.
pub(super) fn pictures(model: &Model, hazards: &mut Vec<Hazard>) {
    for (index, page) in model.pages.iter().enumerate() {
        // (Those that are not drawn say what a scan shows.)
        let is_letter = |glyph: &&Glyph| glyph.is_drawn() && !glyph.text.trim().is_empty();
        let letters = page.glyphs.iter().filter(is_letter).count();
        let area = |shape: &Shape| (shape.area[2] - shape.area[0]) * (shape.area[3] - shape.area[1]);
        let area: f32 = page.shapes.iter().filter(|shape| shape.picture).map(area).sum();
        let what = if letters >= LETTERS {
            continue;
        } else if area > PICTURE * page.width * page.height {
            "a picture"
        } else if in_rows(page) >= TEXT {
            "a drawing of letters"
        } else {
            continue;
        };
        let message = match letters {
            0 => format!("page {} is {what}, and nothing on it is text", index + 1),
            _ => format!("page {} is {what} with {}", index + 1, counted(letters, "letter")),
        };
        let help =
            "export the text as text, and not as outlines or pictures of it; a scan has to be typed again";
        hazards.push(Hazard::new("text-in-pictures", Weight::Grave, message, help));
    }
}

/// How many figures with curves stand in rows as letters do: on the same line, and not all as wide as each other. The
/// dots of a chart and the fields of a calendar do not.
fn in_rows(page: &Page) -> usize {
    let near = |number: f32| (number / NEAR).round() as i64;
    let mut rows: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for [left, _, right, bottom] in &page.outlined {
        rows.entry(near(*bottom)).or_default().push(near(right - left));
    }
    let text = |row: &&Vec<i64>| row.len() >= ROW && row.iter().collect::<BTreeSet<_>>().len() >= WIDTHS;
    rows.values().filter(text).map(Vec::len).sum()
}
