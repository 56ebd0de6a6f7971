//! Spaces of colours: which light the numbers of a colour stand for.

use lopdf::Object;

use super::file::{File, as_dictionary, number};
use super::function::Function;

/// How deep spaces may stand in spaces: a table of an ink's tints has two others in it.
const DEPTH: usize = 4;
/// The most inks of a colour.
const INKS: usize = 32;

/// A space of colours.
#[derive(Debug, Default)]
pub(super) enum Space {
    /// So many numbers of light (one or three) or ink (four), as devices have them.
    Device(usize),
    /// Lightness and two hues, with the bounds of these.
    Lab([f32; 4]),
    /// Colours of another space by their number in a table.
    Indexed { base: Box<Space>, table: Vec<u8> },
    /// Tints of inks, and what they look like on screens where that is known.
    Tints { inks: usize, looks: Option<(Function, Box<Space>)> },
    /// Of inks that there are not: nothing is painted.
    Nothing,
    /// Of patterns that take a colour of another space.
    Tinted(Box<Space>),
    /// Of other patterns, and whatever is not understood.
    #[default]
    Unknown,
}

impl Space {
    /// The space that an object describes, be it a name or a list.
    pub(super) fn read(file: &File, object: &Object) -> Self {
        read(file, object, 0).unwrap_or(Self::Unknown)
    }

    /// Light from 0 (none) to 1 for red, green and blue; none where it is not known.
    pub(super) fn light(&self, numbers: &[f32]) -> Option<[f32; 3]> {
        let light = match (self, numbers) {
            (Self::Device(_), [grey]) => [*grey; 3],
            (Self::Device(_), [red, green, blue]) => [*red, *green, *blue],
            (Self::Device(_), [cyan, magenta, yellow, black]) => {
                [cyan, magenta, yellow].map(|ink| (1.0 - ink.clamp(0.0, 1.0)) * (1.0 - black.clamp(0.0, 1.0)))
            }
            (Self::Tinted(base), tint) => return base.light(tint),
            (Self::Lab(_), [lightness, a, b]) => from_lab(*lightness, *a, *b),
            (Self::Indexed { base, table }, [index]) => {
                let count = base.count();
                let start = (index.max(0.0) as usize).checked_mul(count)?;
                let entry = table.get(start..start.checked_add(count)?)?;
                let parts: Vec<f32> = entry.iter().map(|byte| f32::from(*byte) / 255.0).collect();
                return base.light(&base.unfolded(&parts));
            }
            (Self::Tints { inks, looks }, tints) if tints.len() == *inks => match looks {
                Some((function, space)) => return space.light(&function.of(tints)?),
                // Where no ink is, paper is seen.
                None if tints.iter().all(|tint| *tint == 0.0) => [1.0; 3],
                None => return None,
            },
            _ => return None,
        };
        light.iter().all(|part| part.is_finite()).then(|| light.map(|part| part.clamp(0.0, 1.0)))
    }

    /// The colour that is taken first: black, the first of a table, or all of each ink.
    pub(super) fn first(&self) -> Option<[f32; 3]> {
        match self {
            Self::Tints { inks, .. } => self.light(&vec![1.0; *inks]),
            Self::Indexed { .. } => self.light(&[0.0]),
            Self::Device(_) | Self::Lab(_) => Some([0.0; 3]),
            Self::Nothing | Self::Tinted(_) | Self::Unknown => None,
        }
    }

    /// How many numbers a colour has.
    fn count(&self) -> usize {
        match self {
            Self::Device(count) | Self::Tints { inks: count, .. } => *count,
            Self::Lab(_) => 3,
            Self::Indexed { .. } | Self::Nothing | Self::Tinted(_) | Self::Unknown => 1,
        }
    }

    /// The numbers of a colour whose parts are given from 0 to 1, as in a table.
    fn unfolded(&self, parts: &[f32]) -> Vec<f32> {
        match (self, parts) {
            (Self::Lab([a0, a1, b0, b1]), [lightness, a, b]) => {
                vec![100.0 * lightness, a0 + a * (a1 - a0), b0 + b * (b1 - b0)]
            }
            _ => parts.to_vec(),
        }
    }
}

fn read(file: &File, object: &Object, depth: usize) -> Option<Space> {
    let object = file.follow(object)?;
    let list = match object {
        Object::Array(list) => list.as_slice(),
        name => std::slice::from_ref(name),
    };
    let at = |index: usize| list.get(index).and_then(|object| file.follow(object));
    let inner = |index| {
        at(index).filter(|_| depth < DEPTH).and_then(|inner| read(file, inner, depth + 1)).map(Box::new)
    };
    match at(0)?.as_name().ok()? {
        b"DeviceGray" | b"CalGray" => Some(Space::Device(1)),
        b"DeviceRGB" | b"CalRGB" => Some(Space::Device(3)),
        b"DeviceCMYK" => Some(Space::Device(4)),
        b"ICCBased" => {
            let count = file.number(as_dictionary(at(1)?)?, b"N")? as usize;
            [1, 3, 4].contains(&count).then_some(Space::Device(count))
        }
        b"Lab" => {
            let range = at(1).and_then(as_dictionary).and_then(|lab| file.numbers(lab, b"Range"));
            Some(Space::Lab(range.unwrap_or([-100.0, 100.0, -100.0, 100.0])))
        }
        b"Indexed" => {
            let base = inner(1)?;
            let colours = number(at(2)?)?.clamp(0.0, 255.0) as usize + 1;
            let stream;
            let table = match at(3)? {
                Object::String(bytes, _) => bytes.as_slice(),
                object => {
                    stream = file.unpack(object)?;
                    &stream[..]
                }
            };
            let table = table[..table.len().min(colours * base.count())].to_vec();
            Some(Space::Indexed { base, table })
        }
        b"Pattern" => inner(1).map(Space::Tinted),
        b"Separation" => match at(1)?.as_name().ok()? {
            b"None" => Some(Space::Nothing),
            _ => Some(tints(file, 1, inner(2), at(3))),
        },
        b"DeviceN" => {
            let inks = at(1)?.as_array().ok().filter(|inks| inks.len() <= INKS)?;
            let none =
                |ink: &Object| file.follow(ink).is_some_and(|ink| matches!(ink.as_name(), Ok(b"None")));
            match inks.iter().all(none) {
                true => Some(Space::Nothing),
                false => Some(tints(file, inks.len(), inner(2), at(3))),
            }
        }
        _ => None,
    }
}

fn tints(file: &File, inks: usize, space: Option<Box<Space>>, function: Option<&Object>) -> Space {
    let function = function.and_then(|function| Function::read(file, function));
    Space::Tints { inks, looks: function.zip(space) }
}

/// Red, green and blue of a lightness from 0 to 100 and two hues, whichever white it was measured under.
fn from_lab(lightness: f32, a: f32, b: f32) -> [f32; 3] {
    let middle = (lightness + 16.0) / 116.0;
    let unfold = |part: f32| {
        if part >= 6.0 / 29.0 { part.powi(3) } else { 108.0 / 841.0 * (part - 4.0 / 29.0) }
    };
    // The white of screens, as CIE 1931 has it.
    let [x, y, z] = [0.9505 * unfold(middle + a / 500.0), unfold(middle), 1.089 * unfold(middle - b / 200.0)];
    let linear = [
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.204 * y + 1.057 * z,
    ];
    linear.map(|part| {
        let part = part.clamp(0.0, 1.0);
        if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
    })
}
