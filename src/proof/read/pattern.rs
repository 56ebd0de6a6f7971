//! Patterns: what is seen of areas and letters that are filled with them.

use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::colour::Space;
use super::file::{File, as_dictionary};
use super::function::Function;
use super::limits;
use super::operations::Operations;
use super::state::Paint;

/// How many operators of a tile are looked at, and how many states of it are kept.
const OPERATORS: usize = 2000;
const SAVED: usize = 100;
/// How many colours of a shading are looked at, from one end to the other.
const STEPS: usize = 8;
/// How far the parts of colours are apart that look the same.
const SAME: f32 = 0.02;

/// What is seen of a pattern.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// The colour that all of it has; none where there are several, or they are not known.
    pub(super) colour: Option<[f32; 3]>,
    /// Whether it has the colour that it is asked for with.
    pub(super) tinted: bool,
    /// Whether it repeats a picture.
    pub(super) picture: bool,
    /// Whether it paints nothing at all.
    pub(super) blank: bool,
}

impl Look {
    /// What is seen of a pattern (ISO 32000-1, 8.7).
    pub(super) fn of(file: &File, pattern: &Object) -> Self {
        let Some(entries) = as_dictionary(pattern) else { return Self::default() };
        let is = |key, kind| file.number(entries, key) == Some(kind);
        if is(b"PatternType", 2.0) {
            return Self { colour: shaded(file, entries), ..Self::default() };
        }
        let picture = repeats_picture(file, entries);
        if is(b"PaintType", 2.0) {
            return Self { tinted: true, picture, ..Self::default() };
        }
        match painted(file, pattern, entries) {
            Painted::Nothing => Self { blank: true, ..Self::default() },
            Painted::In(colour) => Self { colour: Some(colour), picture, ..Self::default() },
            Painted::Somehow => Self { picture, ..Self::default() },
        }
    }
}

/// In which colours a tile is painted.
#[derive(Clone, Copy)]
enum Painted {
    Nothing,
    In([f32; 3]),
    Somehow,
}

impl Painted {
    fn and(self, colour: Option<[f32; 3]>) -> Self {
        match (self, colour) {
            (Self::Nothing, Some(colour)) => Self::In(colour),
            (Self::In(first), Some(colour)) if is_same(first, colour) => self,
            _ => Self::Somehow,
        }
    }
}

fn painted(file: &File, pattern: &Object, entries: &Dictionary) -> Painted {
    let Some(content) = file.unpack(pattern) else { return Painted::Somehow };
    let spaces = file.dictionary(entries, b"Resources").and_then(|own| file.dictionary(own, b"ColorSpace"));
    let space = |operands: &[Object]| {
        let name = operands.first()?;
        let known = spaces.and_then(|spaces| file.get(spaces, name.as_name().ok()?));
        Some(Rc::new(Space::read(file, known.unwrap_or(name))))
    };
    let (mut fill, mut stroke) = (Paint::black(), Paint::black());
    let mut saved = Vec::new();
    let mut painted = Painted::Nothing;
    let mut operations = Operations::of(&content);
    for operation in operations.by_ref().take(OPERATORS) {
        let operands = operation.operands.as_slice();
        match operation.operator {
            "q" if saved.len() < SAVED => saved.push((fill.clone(), stroke.clone())),
            "Q" => (fill, stroke) = saved.pop().unwrap_or((fill, stroke)),
            "g" | "rg" | "k" => fill.set_device(operands),
            "G" | "RG" | "K" => stroke.set_device(operands),
            "cs" => fill.enter(space(operands).unwrap_or_default()),
            "CS" => stroke.enter(space(operands).unwrap_or_default()),
            "sc" | "scn" => fill.set(operands),
            "SC" | "SCN" => stroke.set(operands),
            "f" | "F" | "f*" | "Tj" | "TJ" | "'" | "\"" => painted = painted.and(fill.colour),
            "s" | "S" => painted = painted.and(stroke.colour),
            "B" | "B*" | "b" | "b*" => painted = painted.and(fill.colour).and(stroke.colour),
            "sh" | "Do" | "BI" | "gs" => painted = Painted::Somehow,
            _ => {}
        }
    }
    let whole = operations.next().is_none() && !operations.cut;
    if whole { painted } else { Painted::Somehow }
}

/// The colour of a shading whose colours are all the same.
fn shaded(file: &File, pattern: &Dictionary) -> Option<[f32; 3]> {
    let shading = file.dictionary(pattern, b"Shading")?;
    let space = Space::read(file, shading.get(b"ColorSpace").ok()?);
    let functions = match file.get(shading, b"Function")? {
        Object::Array(list) => file.budget.few(list, limits::DEPTH),
        function => std::slice::from_ref(function),
    };
    let functions: Vec<Function> =
        functions.iter().map(|function| Function::read(file, function)).collect::<Option<_>>()?;
    let [from, to] = file.numbers::<2>(shading, b"Domain").unwrap_or([0.0, 1.0]);
    let colour = |step: usize| {
        let at = from + (to - from) * step as f32 / STEPS as f32;
        let numbers: Vec<Vec<f32>> =
            functions.iter().map(|function| function.of(&[at])).collect::<Option<_>>()?;
        space.light(&numbers.concat())
    };
    let first = colour(0)?;
    (1..=STEPS).all(|step| colour(step).is_some_and(|colour| is_same(first, colour))).then_some(first)
}

fn repeats_picture(file: &File, pattern: &Dictionary) -> bool {
    let resources = file.dictionary(pattern, b"Resources");
    let objects = resources.and_then(|resources| file.dictionary(resources, b"XObject"));
    objects.into_iter().flat_map(Dictionary::iter).take(limits::FONTS).any(|(_, object)| {
        let object = file.follow(object).and_then(as_dictionary);
        object.is_some_and(|object| file.name(object, b"Subtype") == Some(b"Image"))
    })
}

fn is_same(a: [f32; 3], b: [f32; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < SAME)
}
