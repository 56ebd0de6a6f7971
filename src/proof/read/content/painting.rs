//! What a page paints beside letters, and in which colours: areas, lines and pictures, as far as they may cover letters.

use std::rc::Rc;
use std::sync::Arc;

use lopdf::{Dictionary, Object};

use super::super::colour::Space;
use super::super::file::as_dictionary;
use super::super::limits;
use super::super::path::{Extent, thickened};
use super::super::pattern::Look;
use super::super::state::Paint;
use super::Scene;
use crate::proof::model::{Glyph, Ink, Outline, Rule, Shape};

/// Lines thicker than this may cover letters, in points.
const THICK: f32 = 4.0;

impl Scene<'_> {
    /// Ends the path: fills it if a rule to do so is given, and clips to it if that was asked for.
    pub(super) fn end_path(&mut self, fills: Option<Rule>) {
        let clips = std::mem::take(&mut self.clips);
        let Some(extent) = self.path.take(fills.or(clips).unwrap_or_default()) else { return };
        let clip = clips.map(|rule| extent.clone().ruled(rule));
        if fills.is_some() {
            self.paint(extent, &self.state.fill.clone());
        }
        if let Some(clip) = clip {
            self.state.clip.cut(clip);
        }
    }

    /// Draws the path as a line: a thick and level or upright one may cover what a rectangle would.
    pub(super) fn stroke(&mut self) {
        let [a, b, c, d, ..] = self.state.matrix.0;
        let width = self.state.line_width * (a * d - b * c).abs().sqrt();
        let line = self.path.line().filter(|_| width >= THICK && !self.state.dashed);
        if let Some(line) = line {
            self.paint(Extent::rectangle(thickened(line, width)), &self.state.stroke.clone());
        }
    }

    /// Fills all that is not clipped away with colours that run into each other. Unless they go on beyond where they run,
    /// they may end anywhere.
    pub(super) fn shade(&mut self, name: Option<&Object>) {
        let shading = name.and_then(|name| as_dictionary(self.resource(b"Shading", name.as_name().ok()?)?));
        let extends = shading.and_then(|shading| self.file.array(shading, b"Extend"));
        let extends = extends.is_some_and(|ends| ends.iter().all(|end| matches!(end, Object::Boolean(true))));
        let mut extent = Extent::rectangle(self.state.clip.area);
        extent.known = extends && shading.is_some_and(|shading| !shading.has(b"BBox"));
        self.paint(extent, &self.state.fill.of_many());
    }

    /// Clips to the letters of the text object that ends, as far as they ask for it.
    pub(super) fn clip_to_letters(&mut self) {
        let letters = (self.begun, self.page.glyphs.len());
        if self.state.mode < 4 || letters.0 >= letters.1 {
            return;
        }
        let box_of = |glyph: &Glyph| {
            [glyph.x, glyph.y - glyph.size, glyph.x + glyph.width, glyph.y + 0.3 * glyph.size]
        };
        let boxes = self.page.glyphs[letters.0..letters.1].iter().map(box_of);
        let around =
            |a: [f32; 4], b: [f32; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
        if let Some(area) = boxes.reduce(around) {
            self.state.clip.cut(Extent { known: false, ..Extent::rectangle(area) });
            self.state.clip.letters = Some(letters);
        }
    }

    /// Shows the letters that all is clipped to in what is painted through them.
    fn show_through(&mut self, ink: Ink) {
        if let Some((first, end)) = self.state.clip.letters.take() {
            let letters = self.page.glyphs[first..end].iter_mut();
            letters.filter(|glyph| glyph.inks == [None; 2]).for_each(|glyph| glyph.inks[0] = Some(ink));
        }
    }

    /// Paints an area. What it covers is known where nothing shines through it, and it is known what a clip leaves of it.
    fn paint(&mut self, extent: Extent, paint: &Paint) {
        if self.state.alpha(paint) == 0.0 {
            return;
        }
        self.show_through(self.state.ink(paint));
        if !self.mark().hidden {
            let room = limits::SHAPES.saturating_sub(self.page.outlined.len());
            self.page.outlined.extend(extent.letters.iter().take(room));
        }
        let (area, after) = (self.state.clip.within(extent.area), self.page.glyphs.len());
        let opaque = extent.known && self.state.is_opaque(paint);
        let (outline, covers) = self.seen(extent.outline, opaque);
        let (colour, masked) = (paint.colour.filter(|_| covers && !paint.patterned), self.state.is_masked());
        self.add(Shape { area, outline, colour, covers, picture: paint.picture, masked, after });
    }

    /// The space of colours that a name stands for: one of the resources, or one that all files know.
    pub(super) fn colour_space(&mut self, operands: &[Object]) -> Rc<Space> {
        let file = self.file;
        let Some(name) = operands.first() else { return Rc::new(Space::Unknown) };
        let Some(space) = name.as_name().ok().and_then(|name| self.resource(b"ColorSpace", name)) else {
            return Rc::new(Space::read(file, name));
        };
        let spaces = &mut self.player.spaces;
        // As with fonts, a space is known by where it lies.
        let key = std::ptr::from_ref(space).addr();
        if spaces.len() >= limits::SPACES && !spaces.contains_key(&key) {
            return Rc::new(Space::Unknown);
        }
        spaces.entry(key).or_insert_with(|| Rc::new(Space::read(file, space))).clone()
    }

    /// What is seen of a pattern, which the last operand may name.
    pub(super) fn look(&mut self, operands: &[Object]) -> Option<Look> {
        let pattern = self.resource(b"Pattern", operands.last()?.as_name().ok()?)?;
        let (file, looks) = (self.file, &mut self.player.looks);
        let key = std::ptr::from_ref(pattern).addr();
        if looks.len() >= limits::SPACES && !looks.contains_key(&key) {
            return Some(Look::default());
        }
        Some(*looks.entry(key).or_insert_with(|| Look::of(file, pattern)))
    }

    /// Draws a picture, of which a mask may leave parts out.
    pub(super) fn picture(&mut self, image: Option<&Dictionary>) {
        let has = |key: &[u8]| {
            let entry = image.and_then(|image| self.file.get(image, key));
            entry.is_some_and(|entry| !matches!(entry, Object::Boolean(false) | Object::Integer(0)))
        };
        let masks: [&[u8]; 5] = [b"SMask", b"Mask", b"ImageMask", b"IM", b"SMaskInData"];
        let whole = !masks.iter().any(|key| has(key));
        self.show_through(self.state.ink(&self.state.fill.of_many()));
        let matrix = self.state.matrix;
        let opaque = whole && matrix.is_upright() && self.state.is_opaque(&self.state.fill);
        let (outline, covers) = self.seen(None, opaque);
        let area = self.state.clip.within(matrix.around([0.0, 0.0, 1.0, 1.0]));
        let (masked, after) = (self.state.is_masked(), self.page.glyphs.len());
        self.add(Shape { area, outline, colour: None, covers, picture: true, masked, after });
    }

    /// What is seen of a shape through the clip, and whether that is known to cover what is behind it.
    fn seen(&self, outline: Option<Outline>, opaque: bool) -> (Option<Arc<Outline>>, bool) {
        let outline = opaque.then(|| self.state.clip.of(outline)).flatten();
        let room = limits::CORNERS.saturating_sub(self.player.corners);
        match outline.filter(|outline| outline.as_ref().map_or(0, |outline| outline.corners()) <= room) {
            Some(outline) => (outline, true),
            None => (None, false),
        }
    }

    fn add(&mut self, shape: Shape) {
        // What is clipped away has its edges in the wrong order.
        let seen = !self.mark().hidden
            && !self.state.is_veiled()
            && shape.area[0] < shape.area[2]
            && shape.area[1] < shape.area[3];
        if !seen || shape.area.iter().any(|number| number.abs() >= 1e6) {
            return;
        }
        if self.page.shapes.len() >= limits::SHAPES {
            self.file.budget.cut();
        } else {
            self.player.corners += shape.outline.as_ref().map_or(0, |outline| outline.corners());
            self.page.shapes.push(shape);
        }
    }
}
