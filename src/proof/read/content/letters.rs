//! Letters as they are shown: where each stands, how large it is, and whether anything of it is seen.

use lopdf::Object;

use super::super::file::number;
use super::super::limits;
use super::super::matrix::Matrix;
use super::Scene;
use crate::proof::model::Glyph;

/// How far above the baseline the middle of a letter's body is, in parts of its size.
const MIDDLE: f32 = 0.3;
/// How far below the top of its place the baseline of a letter is that stands below others, in parts of its size
/// (ISO 32000-1, table 117).
const ABOVE: f32 = 0.88;

/// Letters narrower than this are mere lines, in parts of what their height would have them be.
const SQUEEZED: f32 = 0.05;

impl Scene<'_> {
    pub(super) fn show_all(&mut self, items: &[Object]) {
        for item in items {
            match item {
                Object::String(bytes, _) => self.show(bytes),
                item => {
                    let back = number(item).unwrap_or(0.0) / 1000.0 * self.state.size;
                    let vertical = self.state.font.as_ref().is_some_and(|(_, font)| font.vertical);
                    let (x, y) = if vertical { (0.0, -back) } else { (-back * self.state.stretch, 0.0) };
                    self.text = Matrix::moved(x, y).then(self.text);
                }
            }
        }
    }

    pub(super) fn show(&mut self, bytes: &[u8]) {
        let Some((number, font)) = self.state.font.clone() else { return };
        let mark = self.mark();
        let mut rest = bytes;
        while !rest.is_empty() && self.player.glyphs < limits::GLYPHS {
            let shown = font.next(rest);
            rest = &rest[shown.length.clamp(1, rest.len())..];
            let state = &self.state;
            let to_page = self.text.then(state.matrix);
            let [a, b, c, d, ..] = to_page.0;
            let half = shown.width * state.size * state.stretch / 2.0;
            // Letters below one another are drawn around the line that they stand on, from its top.
            let (left, up) = if font.vertical { (-half, -ABOVE * state.size) } else { (0.0, state.rise) };
            let (x, y) = to_page.apply(left, up);
            let middle = to_page.apply(left + half, up + MIDDLE * font.em * state.size);
            // Letters without any height or width to speak of are drawn, but nothing of them is seen.
            let body = (state.stretch * (a * d - b * c)).abs();
            let flat = state.size == 0.0 || body == 0.0 || body < SQUEEZED * (c * c + d * d);
            let space = state.letter_space + if shown.is_space { state.word_space } else { 0.0 };
            let advance = match font.vertical {
                true => Matrix::moved(0.0, space - state.size),
                false => Matrix::moved((shown.width * state.size + space) * state.stretch, 0.0),
            };
            let glyph = Glyph {
                text: shown.text,
                order: self.player.glyphs,
                x,
                y,
                width: (shown.width * state.size * state.stretch * a.hypot(b)).abs(),
                size: (state.size * font.em * c.hypot(d)).abs(),
                font: number,
                code: shown.code,
                middle,
                inks: if flat || mark.hidden { [None; 2] } else { state.inks(middle) },
                level: !font.vertical && a * state.size > 0.0 && b.abs() < 0.05 * a.abs(),
                mcid: mark.mcid,
                artifact: mark.artifact,
                again: false,
                accented: false,
                reversed: mark.reversed,
                replaced: mark.replaced.clone(),
            };
            // A number beyond all reason would poison whatever is reckoned with it.
            if [glyph.x, glyph.y, glyph.width, glyph.size].iter().all(|number| number.abs() < 1e6) {
                self.page.glyphs.push(glyph);
            }
            self.player.glyphs += 1;
            self.text = advance.then(self.text);
        }
    }
}
