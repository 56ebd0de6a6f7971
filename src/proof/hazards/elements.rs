//! Elements of the tagged structure that are read otherwise than their content is drawn.

use std::collections::BTreeMap;

use super::super::model::{Element, Glyph, Kid, Model};
use super::elsewhere::Swap;

/// What is read in place of the content of elements (`/ActualText`), by the index of the page on which it begins. What
/// a picture is said to be is its description.
pub(super) fn swaps(model: &Model) -> BTreeMap<usize, Vec<Swap<'_>>> {
    let mut drawn: BTreeMap<(usize, u32), Vec<&Glyph>> = BTreeMap::new();
    for (index, page) in model.pages.iter().enumerate() {
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.artifact) {
            if let Some(mcid) = glyph.mcid {
                drawn.entry((index, mcid)).or_default().push(glyph);
            }
        }
    }
    let mut swaps: BTreeMap<usize, Vec<Swap>> = BTreeMap::new();
    let mut left = if model.elements.is_empty() { Vec::new() } else { vec![0] };
    while let Some(element) = left.pop().map(|index| &model.elements[index]) {
        let Some(read) = &element.actual else {
            left.extend(children(element));
            continue;
        };
        let contents = contents(model, element);
        let mut swap = Swap { read, ..Swap::default() };
        let glyphs = contents.iter().filter_map(|content| drawn.remove(content)).flatten();
        glyphs.for_each(|glyph| swap.draw(glyph));
        // Areas and pictures are no letters: an icon, or a picture of what is read.
        swap.signs += usize::from(swap.glyphs == 0 && !contents.is_empty());
        if swap.glyphs > 0 || element.role != "Figure" {
            let page = contents.first().map_or(0, |content| content.0);
            swaps.entry(page).or_default().push(swap);
        }
    }
    swaps
}

/// The content of an element and of those in it, in order.
fn contents(model: &Model, element: &Element) -> Vec<(usize, u32)> {
    let mut contents = Vec::new();
    let mut left: Vec<Kid> = element.kids.iter().rev().copied().collect();
    while let Some(kid) = left.pop() {
        match kid {
            Kid::Element(index) => left.extend(model.elements[index].kids.iter().rev()),
            Kid::Content(page, mcid) => contents.push((page, mcid)),
        }
    }
    contents
}

fn children(element: &Element) -> impl Iterator<Item = usize> + '_ {
    element.kids.iter().filter_map(|kid| match kid {
        Kid::Element(index) => Some(*index),
        Kid::Content(..) => None,
    })
}
