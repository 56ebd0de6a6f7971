//! The order of the content stream: letters as the file draws them.
//!
//! A new line begins where the next letter stands on another baseline, further left, or further right than words
//! of one sentence stand apart.

use super::super::model::Model;
use super::line::{COLUMN_GAP, Line, Pen, gap, is_elsewhere};

pub(super) fn lines(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        let mut pen = Pen::new(model, index);
        for glyph in &page.glyphs {
            let parts = pen.last().is_some_and(|last| {
                last.level != glyph.level
                    || last.level && (is_elsewhere(last, glyph) || gap(last, glyph) > COLUMN_GAP)
            });
            if parts {
                lines.push(std::mem::replace(&mut pen, Pen::new(model, index)).finish());
            }
            pen.add(glyph);
        }
        lines.push(pen.finish());
    }
    lines
}
