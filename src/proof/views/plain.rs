//! The plainest reading: lines by baseline, from the left edge of the page to the right.

use super::super::model::Model;
use super::line::{Line, Pen, rows};

pub(super) fn lines(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        for row in rows(&page.glyphs) {
            let mut pen = Pen::new(model, index);
            pen.row(&row);
            lines.push(pen.finish());
        }
    }
    lines
}
