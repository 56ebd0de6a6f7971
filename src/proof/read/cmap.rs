//! Character maps: which bytes are one code, and which letters a code stands for.

use std::collections::BTreeMap;

use lopdf::Object;

use super::operations::Operations;

/// The most letters of a map: all of Unicode's first plane, twice.
const LETTERS: usize = 1 << 17;
/// The most units of UTF-16 that one code stands for.
const UNITS: usize = 64;

/// A character map, as `/ToUnicode` and Type 0 fonts have them.
#[derive(Debug, Default, Clone)]
pub(super) struct CMap {
    /// The lowest and highest codes of so many bytes.
    spaces: Vec<(usize, u32, u32)>,
    /// The letters of codes.
    letters: BTreeMap<u32, String>,
    /// How many letters may still be put in, those in place of others among them, and how many were.
    room: usize,
    spent: usize,
    /// Whether there was more than is read.
    pub(super) cut: bool,
    /// The first code, the last, and the number of the first's glyph.
    glyphs: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Two bytes for each code, which is its glyph's number.
    pub(super) fn identity() -> Self {
        Self { spaces: vec![(2, 0, 0xffff)], glyphs: vec![(0, 0xffff, 0)], ..Self::default() }
    }

    /// Reads a map's program, and no more than so many letters. What it does not understand it passes over.
    pub(super) fn read(program: &[u8], most: usize) -> Self {
        let mut map = Self { room: most.min(LETTERS), ..Self::default() };
        let mut operations = Operations::of(program).with_room(4 * LETTERS);
        for operation in operations.by_ref() {
            let operands = operation.operands.as_slice();
            match operation.operator {
                "endcodespacerange" => map.add_spaces(operands),
                "endbfchar" => map.add_letters(operands),
                "endbfrange" => map.add_ranges(operands),
                "endcidchar" | "endcidrange" => map.add_glyphs(operands),
                _ => {}
            }
        }
        map.cut |= operations.cut;
        map
    }

    /// What it says of bytes, and nothing of what their codes stand for.
    pub(super) fn spaces_alone(&self) -> Self {
        Self { spaces: self.spaces.clone(), ..Self::default() }
    }

    /// The next code of a text and how many bytes it takes: at least one.
    pub(super) fn next(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let code = big_endian(&bytes[..length]);
            let fits = |space: &&(usize, u32, u32)| space.0 == length && space.1 <= code && code <= space.2;
            if self.spaces.iter().find(fits).is_some() {
                return (code, length);
            }
        }
        let length = self.spaces.iter().map(|space| space.0).min().unwrap_or(1).clamp(1, bytes.len().max(1));
        (big_endian(&bytes[..length.min(bytes.len())]), length)
    }

    /// The letters of a code.
    pub(super) fn letters(&self, code: u32) -> Option<&str> {
        self.letters.get(&code).map(String::as_str)
    }

    /// The number of a code's glyph.
    pub(super) fn glyph(&self, code: u32) -> u32 {
        let range = self.glyphs.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
        range.map_or(code, |(first, _, glyph)| glyph.saturating_add(code - first))
    }

    /// How many letters were put in.
    pub(super) fn spent(&self) -> usize {
        self.spent
    }

    /// Whether it says what bytes are one code.
    pub(super) fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    fn add_spaces(&mut self, operands: &[Object]) {
        for pair in operands.chunks(2) {
            if let [Object::String(low, _), Object::String(high, _)] = pair
                && (1..=4).contains(&high.len())
                && self.spaces.len() < 256
            {
                self.spaces.push((high.len(), big_endian(low), big_endian(high)));
            }
        }
    }

    fn add_letters(&mut self, operands: &[Object]) {
        for pair in operands.chunks(2) {
            if let [Object::String(code, _), Object::String(letters, _)] = pair {
                self.add(big_endian(code), utf16(letters));
            }
        }
    }

    fn add_ranges(&mut self, operands: &[Object]) {
        for range in operands.chunks(3) {
            let [Object::String(low, _), Object::String(high, _), to] = range else { continue };
            let (low, high) = (big_endian(low), big_endian(high));
            let codes = low..=high.min(low.saturating_add(0xffff));
            match to {
                Object::String(first, _) => {
                    for code in codes {
                        if self.room == 0 {
                            self.cut = true;
                            return;
                        }
                        self.add(code, utf16(&plus(first, code - low)));
                    }
                }
                Object::Array(list) => {
                    for (code, letters) in codes.zip(list) {
                        if let Object::String(letters, _) = letters {
                            self.add(code, utf16(letters));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn add_glyphs(&mut self, operands: &[Object]) {
        let mut rest = operands;
        loop {
            rest = match rest {
                [Object::String(low, _), Object::String(high, _), Object::Integer(glyph), rest @ ..] => {
                    self.add_range(big_endian(low), big_endian(high), *glyph);
                    rest
                }
                [Object::String(code, _), Object::Integer(glyph), rest @ ..] => {
                    self.add_range(big_endian(code), big_endian(code), *glyph);
                    rest
                }
                _ => return,
            };
        }
    }

    fn add_range(&mut self, low: u32, high: u32, glyph: i64) {
        // Each is looked through for each letter.
        if let (true, Ok(glyph)) = (self.glyphs.len() < 4096, u32::try_from(glyph)) {
            self.glyphs.push((low, high, glyph));
        }
    }

    fn add(&mut self, code: u32, letters: String) {
        if self.room == 0 {
            self.cut = true;
            return;
        }
        // Long ones count for several, and what is not kept has taken its time.
        let cost = (1 + letters.len() / 16).min(self.room);
        (self.room, self.spent) = (self.room - cost, self.spent + cost);
        // What stands for nothing is no letter that somebody could read.
        if !letters.contains(['\0', '\u{fffd}']) {
            self.letters.insert(code, letters);
        }
    }
}

pub(super) fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Big-endian bytes, as far as they are read, to whose last two a number is added.
fn plus(bytes: &[u8], more: u32) -> Vec<u8> {
    let mut bytes = bytes[..bytes.len().min(2 * UNITS)].to_vec();
    let from = bytes.len().saturating_sub(2);
    let last = big_endian(&bytes[from..]).wrapping_add(more);
    for (slot, byte) in bytes[from..].iter_mut().rev().zip(last.to_le_bytes()) {
        *slot = byte;
    }
    bytes
}

fn utf16(bytes: &[u8]) -> String {
    // A single byte is not UTF-16, but some write it and mean the letter.
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
    String::from_utf16_lossy(&units.take(UNITS).collect::<Vec<_>>())
}
