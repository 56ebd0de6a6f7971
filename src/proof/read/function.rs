//! Functions of numbers, as far as spaces of colours need them: sampled, exponential, and pieced together of those.

use lopdf::Object;

use super::file::{File, as_dictionary, number};

/// The most numbers that a function takes or gives, and the most that a sampled one takes: each doubles its work.
const NUMBERS: usize = 32;
const SAMPLED: usize = 4;
/// The most functions of which one is pieced together, and how deep.
const PARTS: usize = 32;
const DEPTH: usize = 2;

/// A function of numbers.
#[derive(Debug)]
pub(super) enum Function {
    /// Numbers that stand in a table, and what is between them.
    Sampled {
        domain: Vec<[f32; 2]>,
        encode: Vec<[f32; 2]>,
        decode: Vec<[f32; 2]>,
        /// How many samples there are along each number.
        size: Vec<usize>,
        /// The bytes of each sample.
        width: usize,
        samples: Vec<u8>,
    },
    /// From some numbers to others along a power.
    Exponential { domain: [f32; 2], from: Vec<f32>, to: Vec<f32>, power: f32 },
    /// Functions, each up to a bound, with what its part of the numbers becomes.
    Stitched { domain: [f32; 2], parts: Vec<(Function, f32, [f32; 2])> },
}

impl Function {
    /// Reads a function; none if it is a program, or broken.
    pub(super) fn read(file: &File, object: &Object) -> Option<Self> {
        read(file, object, 0)
    }

    /// What it makes of numbers; none where they are too few.
    pub(super) fn of(&self, numbers: &[f32]) -> Option<Vec<f32>> {
        let first = *numbers.first()?;
        match self {
            Self::Sampled { domain, encode, decode, size, width, samples } => {
                let axes = numbers.iter().zip(domain).zip(encode).zip(size);
                let places: Vec<f32> = axes
                    .map(|(((number, domain), encode), size)| {
                        let place = map(clamp(*number, *domain), *domain, *encode);
                        clamp(place, [0.0, size.saturating_sub(1) as f32])
                    })
                    .collect();
                let most = 256_f32.powi(*width as i32) - 1.0;
                let sample = |index: usize, of: usize| {
                    let start = (index * decode.len() + of) * width;
                    let bytes = samples.get(start..start + width).unwrap_or_default();
                    bytes.iter().fold(0.0, |number, byte| number * 256.0 + f32::from(*byte))
                };
                let value = |of| between(&places, size, &|index| sample(index, of));
                let values = decode.iter().enumerate().map(|(of, to)| map(value(of), [0.0, most], *to));
                (places.len() == size.len()).then(|| values.collect())
            }
            Self::Exponential { domain, from, to, power } => {
                let part = clamp(first, *domain).powf(*power);
                Some(from.iter().zip(to).map(|(from, to)| from + part * (to - from)).collect())
            }
            Self::Stitched { domain, parts } => {
                let first = clamp(first, *domain);
                let at = parts.iter().position(|(_, bound, _)| first < *bound).unwrap_or(parts.len() - 1);
                let low = if at == 0 { domain[0] } else { parts[at - 1].1 };
                let (function, high, encode) = &parts[at];
                function.of(&[map(first, [low, *high], *encode)])
            }
        }
    }
}

fn read(file: &File, object: &Object, depth: usize) -> Option<Function> {
    let dictionary = as_dictionary(file.follow(object)?)?;
    let list = |key: &[u8]| -> Option<Vec<f32>> {
        let array = file.array(dictionary, key).filter(|array| array.len() <= 2 * NUMBERS)?;
        array.iter().map(|object| number(file.follow(object)?)).collect()
    };
    let pairs = |key: &[u8]| list(key).map(|list| list.as_chunks::<2>().0.to_vec());
    let domain = pairs(b"Domain").filter(|domain| !domain.is_empty())?;
    match file.number(dictionary, b"FunctionType")? as i64 {
        0 => {
            let size: Vec<usize> = list(b"Size")?.into_iter().map(|size| size.max(0.0) as usize).collect();
            let bits = file.number(dictionary, b"BitsPerSample")? as usize;
            let range = pairs(b"Range").filter(|range| !range.is_empty())?;
            let whole = || size.iter().map(|size| [0.0, size.saturating_sub(1) as f32]).collect();
            let encode = pairs(b"Encode").unwrap_or_else(whole);
            let decode = pairs(b"Decode").unwrap_or(range);
            let width = bits / 8;
            let count = size.iter().try_fold(decode.len() * width, |count, size| count.checked_mul(*size))?;
            let known = bits.is_multiple_of(8) && (1..=4).contains(&width) && size.len() <= SAMPLED;
            let fits = domain.len() == size.len() && encode.len() == size.len() && count > 0;
            let stream = if known && fits { file.unpack(object)? } else { return None };
            let samples = stream.get(..count)?.to_vec();
            Some(Function::Sampled { domain, encode, decode, size, width, samples })
        }
        2 => Some(Function::Exponential {
            domain: domain[0],
            from: list(b"C0").unwrap_or_else(|| vec![0.0]),
            to: list(b"C1").unwrap_or_else(|| vec![1.0]),
            power: file.number(dictionary, b"N")?,
        }),
        3 if depth < DEPTH => {
            let functions = file.array(dictionary, b"Functions").filter(|parts| parts.len() <= PARTS)?;
            let bounds = list(b"Bounds")?.into_iter().chain([domain[0][1]]);
            let encode = pairs(b"Encode").filter(|encode| encode.len() == functions.len())?;
            let parts = functions.iter().zip(bounds).zip(encode);
            let parts =
                parts.map(|((part, bound), encode)| Some((read(file, part, depth + 1)?, bound, encode)));
            let parts: Vec<_> = parts.collect::<Option<_>>()?;
            let all = !parts.is_empty() && parts.len() == functions.len();
            all.then_some(Function::Stitched { domain: domain[0], parts })
        }
        _ => None,
    }
}

/// What is between the samples around a place.
fn between(places: &[f32], size: &[usize], sample: &dyn Fn(usize) -> f32) -> f32 {
    let ([places @ .., place], [size @ .., count]) = (places, size) else { return sample(0) };
    // The first number's samples stand next to each other.
    let stride: usize = size.iter().product();
    let low = place.floor();
    let at = |index: usize| {
        between(places, size, &|inner| sample(index.min(count.saturating_sub(1)) * stride + inner))
    };
    let part = place - low;
    let from = at(low as usize);
    if part == 0.0 { from } else { from + part * (at(low as usize + 1) - from) }
}

/// Where a number of one range stands in another.
fn map(number: f32, from: [f32; 2], to: [f32; 2]) -> f32 {
    let width = from[1] - from[0];
    if width == 0.0 { to[0] } else { to[0] + (number - from[0]) / width * (to[1] - to[0]) }
}

/// A number within bounds, in whichever order they are.
fn clamp(number: f32, bounds: [f32; 2]) -> f32 {
    number.max(bounds[0].min(bounds[1])).min(bounds[1].max(bounds[0]))
}
