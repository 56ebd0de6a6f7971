//! The order of the content stream: letters as the file draws them.
//!
//! A new line begins where the next letter stands on another baseline, further left, or further right than words
//! of one sentence stand apart.

use super::super::model::{Glyph, Model};
use super::line::{Gap, Line, Pen, are_level};

pub(super) fn lines(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        let mut pen = Pen::new(model, index);
        let glyphs: Vec<&Glyph> = page.glyphs.iter().filter(|glyph| !glyph.again).collect();
        for row in glyphs.chunk_by(|last, next| are_level(last, next)) {
            let row = row.to_vec();
            if pen.turns(&row) {
                for part in parts(row) {
                    lines.push(std::mem::replace(&mut pen, Pen::new(model, index)).finish());
                    pen.row(&part);
                }
                lines.push(std::mem::replace(&mut pen, Pen::new(model, index)).finish());
                continue;
            }
            for glyph in row {
                let parts = pen.last().is_some_and(|last| {
                    last.level != glyph.level || last.level && Gap::between(last, glyph) >= Gap::Column
                });
                if parts {
                    lines.push(std::mem::replace(&mut pen, Pen::new(model, index)).finish());
                }
                pen.add(glyph);
            }
        }
        lines.push(pen.finish());
    }
    lines
}

/// The letters of a line, each part from left to right, parted where words of one sentence do not stand so far apart;
/// the parts in the order in which they are drawn.
fn parts(mut row: Vec<&Glyph>) -> Vec<Vec<&Glyph>> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut parts: Vec<Vec<&Glyph>> = Vec::new();
    let mut end = f32::MIN;
    for glyph in row {
        match parts.last_mut().filter(|_| Gap::of((glyph.x - end) / glyph.size.max(0.1)) < Gap::Column) {
            Some(part) => part.push(glyph),
            None => parts.push(vec![glyph]),
        }
        end = end.max(glyph.x + glyph.width);
    }
    parts.sort_by_key(|part| part.iter().map(|glyph| glyph.order).min());
    parts
}
