//! Playing a page's content: the letters that it shows, each at its place.

mod letters;
mod painting;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use lopdf::{Dictionary, Object};

use super::annotation;
use super::colour::Space;
use super::file::{File, as_dictionary, number, place};
use super::font::Font;
use super::layers::Layers;
use super::limits;
use super::matrix::Matrix;
use super::operations::{Operation, Operations};
use super::path::Path;
use super::pattern::Look;
use super::state::State;
use crate::proof::model::{FontFace, Page, Replacement, Rule};

/// What all pages have in common: fonts, and how much may still be played.
#[derive(Default)]
pub(super) struct Player {
    /// Fonts by where their dictionary lies, with their numbers.
    fonts: BTreeMap<usize, (u32, Rc<Font>)>,
    pub(super) faces: Vec<FontFace>,
    /// Spaces of colours by where they lie.
    spaces: BTreeMap<usize, Rc<Space>>,
    /// What is seen of patterns, by where they lie.
    looks: BTreeMap<usize, Look>,
    /// How many letters and operators were played.
    pub(super) glyphs: usize,
    pub(super) operators: usize,
    /// How many corners areas have that are no rectangles.
    corners: usize,
    layers: Layers,
}

/// What `BDC` says of the content up to its `EMC`.
#[derive(Clone, Default)]
struct Mark {
    mcid: Option<u32>,
    artifact: bool,
    reversed: bool,
    replaced: Option<Replacement>,
    /// Whether it is in a layer that is not shown.
    hidden: bool,
}

/// The content of a page, or of a form on it.
struct Scene<'a> {
    file: &'a File,
    player: &'a mut Player,
    page: &'a mut Page,
    replacements: &'a mut u32,
    resources: Option<&'a Dictionary>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// How many letters the page had when the text object began.
    begun: usize,
    marks: Vec<Mark>,
    path: Path,
    /// By which rule what follows the path is clipped to it, if it is.
    clips: Option<Rule>,
    /// Where the stream of a form lies; nowhere is the page itself.
    stream: usize,
    depth: usize,
}

impl Player {
    pub(super) fn new(layers: Layers) -> Self {
        Self { layers, ..Self::default() }
    }

    /// Plays a page, and what is drawn on top of it. `base` turns its coordinates into the model's.
    pub(super) fn play(
        &mut self,
        file: &File,
        dictionary: &Dictionary,
        content: &[u8],
        base: Matrix,
        page: &mut Page,
    ) {
        let appearances = annotation::appearances(file, dictionary, &self.layers);
        let state = State::new(base, page.width, page.height);
        let mut scene = Scene {
            file,
            player: self,
            page,
            replacements: &mut 0,
            resources: file.inherited(dictionary, b"Resources").and_then(as_dictionary),
            state: state.clone(),
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            begun: 0,
            marks: Vec::new(),
            path: Path::default(),
            clips: None,
            stream: 0,
            depth: 0,
        };
        scene.play(content);
        scene.marks.clear();
        scene.page.own = scene.page.glyphs.len();
        for appearance in appearances {
            scene.state = state.clone();
            scene.state.matrix = appearance.place.then(base);
            scene.form(appearance.form, Mark::default());
        }
        // What tags call by numbers is the page's own.
        page.glyphs[page.own..].iter_mut().for_each(|glyph| glyph.mcid = None);
    }
}

impl<'a> Scene<'a> {
    fn play(&mut self, content: &[u8]) {
        let mut operations = Operations::of(content);
        for operation in operations.by_ref() {
            if self.player.operators >= limits::OPERATORS || self.player.glyphs >= limits::GLYPHS {
                self.file.budget.cut();
                return;
            }
            self.player.operators += 1;
            self.operate(&operation);
        }
        if operations.cut {
            self.file.budget.cut();
        }
    }

    fn operate(&mut self, operation: &Operation<'_>) {
        let operands = operation.operands.as_slice();
        let at = |index: usize| operands.get(index).and_then(number).unwrap_or(0.0);
        match operation.operator {
            "q" if self.saved.len() < 1000 => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.matrix = matrix(operands).then(self.state.matrix),
            "gs" => self.set_graphics(operands.first()),
            "g" | "rg" | "k" => self.state.fill.set_device(operands),
            "G" | "RG" | "K" => self.state.stroke.set_device(operands),
            "sc" | "scn" => {
                self.state.fill.set(operands);
                if let Some(look) = self.look(operands) {
                    self.state.fill.take_look(look);
                }
            }
            "SC" | "SCN" => {
                self.state.stroke.set(operands);
                if let Some(look) = self.look(operands) {
                    self.state.stroke.take_look(look);
                }
            }
            "cs" => {
                let space = self.colour_space(operands);
                self.state.fill.enter(space);
            }
            "CS" => {
                let space = self.colour_space(operands);
                self.state.stroke.enter(space);
            }
            "BT" => {
                (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY);
                self.begun = self.page.glyphs.len();
            }
            "ET" => self.clip_to_letters(),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                let font = name.and_then(|name| self.resource(b"Font", name));
                self.state.font = font.and_then(|font| self.font(font));
                self.state.size = at(1);
            }
            "Tc" => self.state.letter_space = at(0),
            "Tw" => self.state.word_space = at(0),
            "Tz" => self.state.stretch = at(0) / 100.0,
            "TL" => self.state.leading = at(0),
            "Ts" => self.state.rise = at(0),
            "Tr" => self.state.mode = at(0) as i64,
            "Tm" => (self.text, self.line) = (matrix(operands), matrix(operands)),
            "Td" => self.next_line(at(0), at(1)),
            "TD" => {
                self.state.leading = -at(1);
                self.next_line(at(0), at(1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show_all(operands),
            "TJ" => self
                .show_all(operands.first().and_then(|list| list.as_array().ok()).map_or(&[], Vec::as_slice)),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            "\"" => {
                (self.state.word_space, self.state.letter_space) = (at(0), at(1));
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands.get(2..).unwrap_or_default());
            }
            "BMC" | "BDC" => self.begin_mark(operands),
            // The first mark in a form is that of what draws it.
            "EMC" if self.marks.len() > usize::from(self.depth > 0) => drop(self.marks.pop()),
            "m" => self.path.begin(self.state.matrix, at(0), at(1)),
            "l" => self.path.line_to(self.state.matrix, at(0), at(1)),
            "c" => {
                let more = [(at(2), at(3)), (at(4), at(5))];
                self.path.curve(self.state.matrix, Some((at(0), at(1))), more);
            }
            "v" => self.path.curve(self.state.matrix, None, [(at(0), at(1)), (at(2), at(3))]),
            "y" => {
                let to = (at(2), at(3));
                self.path.curve(self.state.matrix, Some((at(0), at(1))), [to, to]);
            }
            "h" => self.path.close(),
            "re" => self.path.rectangle(self.state.matrix, [at(0), at(1), at(2), at(3)]),
            "W" => self.clips = Some(Rule::Winding),
            "W*" => self.clips = Some(Rule::EvenOdd),
            "w" => self.state.line_width = at(0),
            "d" => {
                let pattern = operands.first().and_then(|pattern| pattern.as_array().ok());
                self.state.dashed = pattern.is_some_and(|pattern| !pattern.is_empty());
            }
            "f" | "F" | "B" | "b" => self.end_path(Some(Rule::Winding)),
            "f*" | "B*" | "b*" => self.end_path(Some(Rule::EvenOdd)),
            "s" | "S" => {
                self.stroke();
                self.end_path(None);
            }
            "n" => self.end_path(None),
            "sh" => self.shade(operands.first()),
            "Do" => self.draw(operands.first()),
            "BI" => self.picture(operands.first().and_then(as_dictionary)),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::moved(x, y).then(self.line);
        self.text = self.line;
    }

    /// What a name stands for among the resources of a kind.
    fn resource(&self, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let kind = self.file.dictionary(self.resources?, kind)?;
        self.file.get(kind, name)
    }

    fn font(&mut self, object: &Object) -> Option<(u32, Rc<Font>)> {
        let font = as_dictionary(self.file.follow(object)?)?;
        // Dictionaries stay where they are as long as the file does.
        let key = std::ptr::from_ref(font).addr();
        if let Some(found) = self.player.fonts.get(&key) {
            return Some(found.clone());
        }
        if self.player.fonts.len() >= limits::FONTS {
            self.file.budget.cut();
            return None;
        }
        let font = Font::read(self.file, font);
        let number = self.player.faces.len() as u32;
        self.player.faces.push(font.face.clone());
        let found = (number, Rc::new(font));
        self.player.fonts.insert(key, found.clone());
        Some(found)
    }

    fn set_graphics(&mut self, name: Option<&Object>) {
        let file = self.file;
        let set = name.and_then(|name| self.resource(b"ExtGState", name.as_name().ok()?));
        if let Some(graphics) = set.and_then(as_dictionary) {
            self.state.set(file, graphics);
            let font = file.array(graphics, b"Font").and_then(|font| font.first_chunk::<2>());
            if let Some([font, size]) = font {
                self.state.font = self.font(font);
                self.state.size = number(size).unwrap_or(0.0);
            }
        }
    }

    fn begin_mark(&mut self, operands: &[Object]) {
        let mut mark = self.mark();
        let tag = operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
        mark.artifact |= tag == b"Artifact";
        mark.reversed |= tag == b"ReversedChars";
        let properties = operands.get(1).and_then(|operand| match operand {
            Object::Name(name) => self.resource(b"Properties", name),
            operand => Some(operand),
        });
        let properties = properties.and_then(as_dictionary);
        if let Some(properties) = properties {
            mark.hidden |= tag == b"OC" && self.player.layers.hide(self.file, properties);
            if let Some(mcid) = self.file.number(properties, b"MCID") {
                mark.mcid = Some(self.file.mark(self.stream, mcid.max(0.0) as u32));
            }
            if mark.replaced.is_none()
                && let Some(text) = self.file.any_text(properties, b"ActualText")
            {
                mark.replaced = Some(Replacement { id: *self.replacements, text: Arc::from(text) });
            }
        }
        *self.replacements += 1;
        if self.marks.len() < 1000 {
            self.marks.push(mark);
        }
    }

    fn mark(&self) -> Mark {
        self.marks.last().cloned().unwrap_or_default()
    }

    /// Draws a picture, or plays a form.
    fn draw(&mut self, name: Option<&Object>) {
        let object = name.and_then(|name| self.resource(b"XObject", name.as_name().ok()?));
        let Some(object) = object else { return };
        let Some(dictionary) = as_dictionary(object) else { return };
        let layer = self.file.dictionary(dictionary, b"OC");
        let mut mark = self.mark();
        mark.hidden |= layer.is_some_and(|layer| self.player.layers.hide(self.file, layer));
        match self.file.name(dictionary, b"Subtype") {
            Some(b"Image") if mark.hidden => {}
            Some(b"Image") => self.picture(Some(dictionary)),
            _ => self.form(object, mark),
        }
    }

    /// Plays a form, all of which is marked somehow.
    fn form(&mut self, object: &'a Object, mark: Mark) {
        let (file, resources) = (self.file, self.resources);
        let Object::Stream(stream) = object else { return };
        let dictionary = &stream.dict;
        if self.depth >= limits::DEPTH {
            file.budget.cut();
            return;
        }
        let Some(content) = file.unpack(object) else { return };
        let mut scene = Scene {
            file,
            player: self.player,
            page: self.page,
            replacements: self.replacements,
            resources: file.dictionary(dictionary, b"Resources").or(resources),
            state: self.state.in_form(file, dictionary),
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            begun: 0,
            marks: vec![mark],
            path: Path::default(),
            clips: None,
            stream: place(stream),
            depth: self.depth + 1,
        };
        scene.play(&content);
    }
}

/// The six numbers of a matrix; what is missing leaves things as they are.
fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = Matrix::IDENTITY;
    for (slot, object) in matrix.0.iter_mut().zip(operands) {
        *slot = number(object).unwrap_or(*slot);
    }
    matrix
}
