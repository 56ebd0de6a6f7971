//! How content is drawn: the state that `q` saves and `Q` brings back.

use std::rc::Rc;
use std::sync::Arc;

use lopdf::{Dictionary, Object};

use super::colour::Space;
use super::file::{File, as_dictionary, number};
use super::font::Font;
use super::mask;
use super::matrix::Matrix;
use super::path::Extent;
use super::pattern::Look;
use crate::proof::model::{Ink, Outline};

/// The graphics state.
#[derive(Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) clip: Clip,
    /// How what is drawn is mixed with what is behind, and whether it is seen through a mask.
    blend: Blend,
    masked: bool,
    /// Whether the mask lets nothing through.
    veiled: bool,
    around: Around,
    pub(super) line_width: f32,
    pub(super) dashed: bool,
    pub(super) font: Option<(u32, Rc<Font>)>,
    pub(super) size: f32,
    pub(super) letter_space: f32,
    pub(super) word_space: f32,
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
}

/// How near to black or white a colour is that changes nothing where it is mixed with what is behind.
const IDLE: f32 = 0.03;

/// How what is drawn is mixed with what is behind (ISO 32000-1, 11.3.5).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blend {
    Normal,
    /// So that white changes nothing.
    Darkens,
    /// So that black changes nothing.
    Lightens,
    Other,
}

impl Blend {
    fn named(name: &[u8]) -> Self {
        match name {
            b"Normal" | b"Compatible" => Self::Normal,
            b"Multiply" | b"Darken" | b"ColorBurn" => Self::Darkens,
            b"Screen" | b"Lighten" | b"ColorDodge" => Self::Lightens,
            _ => Self::Other,
        }
    }
}

/// How the groups around are seen.
#[derive(Clone, Copy)]
struct Around {
    alpha: f32,
    plain: bool,
    masked: bool,
}

/// What areas are filled with, or lines drawn with.
#[derive(Clone)]
pub(super) struct Paint {
    /// None where it is not known what is seen.
    pub(super) colour: Option<[f32; 3]>,
    /// Whether it is a pattern, which may leave much of an area as it was, and one that repeats a picture.
    pub(super) patterned: bool,
    pub(super) picture: bool,
    /// Whether nothing is painted with it.
    blank: bool,
    alpha: f32,
    /// What the numbers to come stand for.
    space: Rc<Space>,
}

/// Where anything is seen at all.
#[derive(Clone)]
pub(super) struct Clip {
    pub(super) area: [f32; 4],
    /// What of the area is seen.
    seen: Seen,
    /// Letters of the page of which the area is all that is seen: the first, and the one behind the last.
    pub(super) letters: Option<(usize, usize)>,
}

impl State {
    /// The state at the beginning of a page of this size.
    pub(super) fn new(base: Matrix, width: f32, height: f32) -> Self {
        let black = Paint::black();
        Self {
            matrix: base,
            fill: black.clone(),
            stroke: black,
            clip: Clip { area: [0.0, 0.0, width, height], seen: Seen::All, letters: None },
            blend: Blend::Normal,
            masked: false,
            veiled: false,
            line_width: 1.0,
            dashed: false,
            around: Around { alpha: 1.0, plain: true, masked: false },
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// The state in which a form's content begins.
    pub(super) fn in_form(&self, file: &File, form: &Dictionary) -> Self {
        let mut state = self.clone();
        let own = file.numbers::<6>(form, b"Matrix").map_or(Matrix::IDENTITY, Matrix);
        state.matrix = own.then(state.matrix);
        if let Some(area) = file.numbers(form, b"BBox") {
            let whole = state.matrix.is_upright();
            state.clip.cut(Extent { known: whole, ..Extent::rectangle(state.matrix.around(area)) });
        }
        if file.dictionary(form, b"Group").is_some() {
            // A group is drawn by itself, and then seen as a whole through what was set.
            let alpha = self.alpha(&self.fill);
            state.around = Around { alpha, plain: self.is_plain(), masked: self.is_masked() };
            (state.fill.alpha, state.stroke.alpha) = (1.0, 1.0);
            (state.blend, state.masked, state.veiled) = (Blend::Normal, false, false);
        }
        state
    }

    /// Takes what a dictionary of the graphics state sets.
    pub(super) fn set(&mut self, file: &File, graphics: &Dictionary) {
        let alpha = |key| file.number(graphics, key).map(|alpha| alpha.clamp(0.0, 1.0));
        self.fill.alpha = alpha(b"ca").unwrap_or(self.fill.alpha);
        self.stroke.alpha = alpha(b"CA").unwrap_or(self.stroke.alpha);
        if let Some(mode) = file.get(graphics, b"BM") {
            let mode = mode.as_array().ok().and_then(|list| list.first()).unwrap_or(mode);
            self.blend = Blend::named(mode.as_name().unwrap_or_default());
        }
        self.line_width = file.number(graphics, b"LW").unwrap_or(self.line_width);
        if let Some([Object::Array(pattern), _]) =
            file.array(graphics, b"D").and_then(|dash| dash.first_chunk())
        {
            self.dashed = !pattern.is_empty();
        }
        if let Some(mask) = file.get(graphics, b"SMask") {
            let mask = as_dictionary(mask);
            self.masked = mask.is_some();
            self.veiled = mask.is_some_and(|mask| mask::is_closed(file, mask));
        }
    }

    /// Whether nothing shines through what is painted now.
    pub(super) fn is_opaque(&self, paint: &Paint) -> bool {
        self.alpha(paint) > 0.95 && self.is_plain()
    }

    /// Whether nothing that is painted now is seen at all.
    pub(super) fn is_veiled(&self) -> bool {
        self.veiled || self.around.alpha == 0.0
    }

    /// How much is seen of what is painted now.
    pub(super) fn alpha(&self, paint: &Paint) -> f32 {
        let nothing = paint.blank || matches!(*paint.space, Space::Nothing);
        if self.veiled || nothing { 0.0 } else { paint.alpha * self.around.alpha }
    }

    /// Whether what is drawn is seen through a mask.
    pub(super) fn is_masked(&self) -> bool {
        self.around.masked || self.masked
    }

    fn is_plain(&self) -> bool {
        self.around.plain && self.blend == Blend::Normal && !self.masked
    }

    /// What is seen of a paint: nothing of a colour that leaves all behind it as it was.
    pub(super) fn ink(&self, paint: &Paint) -> Ink {
        let idle = paint.colour.is_some_and(|colour| match self.blend {
            Blend::Darkens => colour.iter().all(|light| *light > 1.0 - IDLE),
            Blend::Lightens => colour.iter().all(|light| *light < IDLE),
            Blend::Normal | Blend::Other => false,
        });
        Ink { colour: paint.colour, alpha: if idle { 0.0 } else { self.alpha(paint) } }
    }

    /// What letters are drawn with whose middle is here: their areas, their outlines, or neither.
    pub(super) fn inks(&self, (x, y): (f32, f32)) -> [Option<Ink>; 2] {
        let [left, top, right, bottom] = self.clip.area;
        let seen = left <= x && x <= right && top <= y && y <= bottom;
        let (fills, strokes) = match self.mode {
            3 | 7 => (false, false),
            1 | 5 => (false, true),
            2 | 6 => (true, true),
            _ => (true, false),
        };
        let ink = |paint: &Paint| self.ink(paint);
        [(fills && seen).then(|| ink(&self.fill)), (strokes && seen).then(|| ink(&self.stroke))]
    }
}

impl Paint {
    pub(super) fn black() -> Self {
        Self {
            colour: Some([0.0; 3]),
            patterned: false,
            picture: false,
            blank: false,
            alpha: 1.0,
            space: Rc::new(Space::Device(1)),
        }
    }

    /// Takes a colour of a device's.
    pub(super) fn set_device(&mut self, operands: &[Object]) {
        self.enter(Rc::new(Space::Device(operands.len())));
        self.set(operands);
    }

    /// Takes a colour of the space that was set.
    pub(super) fn set(&mut self, operands: &[Object]) {
        let numbers: Vec<f32> = operands.iter().filter_map(number).collect();
        self.colour = self.space.light(&numbers);
        (self.patterned, self.picture, self.blank) = (false, false, false);
    }

    /// Takes the look of a pattern, whose tint was set.
    pub(super) fn take_look(&mut self, look: Look) {
        self.colour = if look.tinted { self.colour } else { look.colour };
        (self.patterned, self.picture, self.blank) = (true, look.picture, look.blank);
    }

    /// Takes the first colour of another space.
    pub(super) fn enter(&mut self, space: Rc<Space>) {
        (self.colour, self.space) = (space.first(), space);
        (self.patterned, self.picture, self.blank) = (false, false, false);
    }

    /// It, in colours that are not known.
    pub(super) fn of_many(&self) -> Self {
        Self { colour: None, patterned: false, picture: false, blank: false, ..self.clone() }
    }
}

/// What of an area is not clipped away.
#[derive(Clone)]
enum Seen {
    All,
    Outline(Arc<Outline>),
    Unknown,
}

impl Clip {
    /// Clips further, to a shape.
    pub(super) fn cut(&mut self, extent: Extent) {
        self.area = self.within(extent.area);
        self.seen = match (&self.seen, extent.outline) {
            _ if !extent.known => Seen::Unknown,
            (Seen::All, Some(outline)) => Seen::Outline(Arc::new(outline)),
            (seen, None) => seen.clone(),
            _ => Seen::Unknown,
        };
    }

    /// What is seen of a shape: all of the rectangle around it or an outline in it; none where that is not known.
    pub(super) fn of(&self, outline: Option<Outline>) -> Option<Option<Arc<Outline>>> {
        match (&self.seen, outline) {
            (Seen::All, outline) => Some(outline.map(Arc::new)),
            (Seen::Outline(clip), None) => Some(Some(Arc::clone(clip))),
            (Seen::Outline(_), Some(_)) | (Seen::Unknown, _) => None,
        }
    }

    /// What is seen of a rectangle.
    pub(super) fn within(&self, area: [f32; 4]) -> [f32; 4] {
        let [left, top, right, bottom] = self.area;
        [area[0].max(left), area[1].max(top), area[2].min(right), area[3].min(bottom)]
    }
}
