//! What a page paints beside letters, and in which colours: areas, lines and pictures, as far as they may cover letters.

use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::super::colour::Space;
use super::super::file::as_dictionary;
use super::super::limits;
use super::super::path::{Extent, thickened};
use super::super::state::Paint;
use super::Scene;
use crate::proof::model::{Glyph, Ink, Outline, Rule, Shape};

/// Lines thicker than this may cover letters, in points.
const THICK: f32 = 4.0;

impl Scene<'_> {
    /// Ends the path: fills it if a rule to do so is given, and clips to it if that was asked for.
    pub(super) fn end_path(&mut self, fills: Option<Rule>) {
        let clips = std::mem::take(&mut self.clips);
        let Some(extent) = self.path.take(fills.unwrap_or_default()) else { return };
        let (area, is_rectangle) = (extent.area, extent.is_rectangle());
        if fills.is_some() {
            self.paint(extent, &self.state.fill.clone());
        }
        if clips {
            self.state.clip.cut(area, is_rectangle);
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
            self.state.clip.cut(area, false);
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

    /// Paints an area. What it covers is known where nothing shines through it, and no clip cuts it but rectangles.
    fn paint(&mut self, extent: Extent, paint: &Paint) {
        if self.state.alpha(paint) == 0.0 {
            return;
        }
        self.show_through(self.state.ink(paint));
        if !self.mark().hidden {
            let room = limits::SHAPES.saturating_sub(self.page.outlined.len());
            self.page.outlined.extend(extent.letters.iter().take(room));
        }
        let opaque = extent.known && self.state.clip.is_whole() && self.state.is_opaque(paint);
        let (area, after) = (self.state.clip.within(extent.area), self.page.glyphs.len());
        let outline = extent.outline.filter(|_| opaque);
        let corners = outline.as_ref().map_or(0, Outline::corners);
        let covers = opaque && self.player.corners + corners <= limits::CORNERS;
        let outline = outline.filter(|_| covers);
        let (colour, masked) = (paint.colour.filter(|_| covers), self.state.is_masked());
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

    /// Whether a pattern, which the last operand may name, repeats a picture.
    pub(super) fn repeats_picture(&self, operands: &[Object]) -> bool {
        let name = operands.last().and_then(|name| name.as_name().ok());
        let pattern = name.and_then(|name| as_dictionary(self.resource(b"Pattern", name)?));
        let resources = pattern.and_then(|pattern| self.file.dictionary(pattern, b"Resources"));
        let objects = resources.and_then(|resources| self.file.dictionary(resources, b"XObject"));
        objects.into_iter().flat_map(Dictionary::iter).take(limits::FONTS).any(|(_, object)| {
            let object = self.file.follow(object).and_then(as_dictionary);
            object.is_some_and(|object| self.file.name(object, b"Subtype") == Some(b"Image"))
        })
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
        let covers = whole
            && matrix.is_upright()
            && self.state.clip.is_whole()
            && self.state.is_opaque(&self.state.fill);
        let area = self.state.clip.within(matrix.around([0.0, 0.0, 1.0, 1.0]));
        let (masked, after) = (self.state.is_masked(), self.page.glyphs.len());
        self.add(Shape { area, outline: None, colour: None, covers, picture: true, masked, after });
    }

    fn add(&mut self, shape: Shape) {
        // What is clipped away has its edges in the wrong order.
        let seen = !self.mark().hidden
            && !self.state.is_veiled()
            && shape.area[0] < shape.area[2]
            && shape.area[1] < shape.area[3];
        if seen
            && self.page.shapes.len() < limits::SHAPES
            && shape.area.iter().all(|number| number.abs() < 1e6)
        {
            self.player.corners += shape.outline.as_ref().map_or(0, Outline::corners);
            self.page.shapes.push(shape);
        }
    }
}
