//! Character maps: which bytes are one code, and which letters a code stands for.

use std::collections::BTreeMap;

/// The most letters of a map: all of Unicode's first plane, twice.
const LETTERS: usize = 1 << 17;

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
    /// The first code, the last, and the number of the first's glyph.
    glyphs: Vec<(u32, u32, u32)>,
}

/// A piece of a map's program.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    Bytes(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(&'a [u8]),
}

impl CMap {
    /// Two bytes for each code, which is its glyph's number.
    pub(super) fn identity() -> Self {
        Self { spaces: vec![(2, 0, 0xffff)], glyphs: vec![(0, 0xffff, 0)], ..Self::default() }
    }

    /// Reads a map's program, and no more than so many letters. What it does not understand it passes over.
    pub(super) fn read(program: &[u8], most: usize) -> Self {
        let mut map = Self { room: most.min(LETTERS), ..Self::default() };
        let mut waiting: Vec<Token> = Vec::new();
        for token in Tokens(program) {
            match token {
                Token::Word(b"endcodespacerange") => map.add_spaces(&waiting),
                Token::Word(b"endbfchar") => map.add_letters(&waiting),
                Token::Word(b"endbfrange") => map.add_ranges(&waiting),
                Token::Word(b"endcidchar" | b"endcidrange") => map.add_glyphs(&waiting),
                Token::Word(_) => {}
                token => {
                    if waiting.len() < 4 * LETTERS {
                        waiting.push(token);
                    }
                    continue;
                }
            }
            waiting.clear();
        }
        map
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

    fn add_spaces(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks(2) {
            if let [Token::Bytes(low), Token::Bytes(high)] = pair
                && (1..=4).contains(&high.len())
                && self.spaces.len() < 256
            {
                self.spaces.push((high.len(), big_endian(low), big_endian(high)));
            }
        }
    }

    fn add_letters(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks(2) {
            if let [Token::Bytes(code), Token::Bytes(letters)] = pair {
                self.add(big_endian(code), utf16(letters));
            }
        }
    }

    fn add_ranges(&mut self, tokens: &[Token]) {
        let mut tokens = tokens.iter();
        while let (Some(Token::Bytes(low)), Some(Token::Bytes(high)), Some(to)) =
            (tokens.next(), tokens.next(), tokens.next())
        {
            let (low, high) = (big_endian(low), big_endian(high).min(big_endian(low).saturating_add(0xffff)));
            match to {
                Token::Bytes(first) => {
                    for code in (low..=high).take(self.room) {
                        self.add(code, utf16(&plus(first, code - low)));
                    }
                }
                Token::Open => {
                    // All of the list, however few of its letters the range has codes for.
                    let listed = tokens.by_ref().take_while(|token| **token != Token::Close);
                    for (index, letters) in listed.enumerate() {
                        let code = low.saturating_add(index as u32);
                        if let (Token::Bytes(letters), true) = (letters, code <= high) {
                            self.add(code, utf16(letters));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn add_glyphs(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        loop {
            rest = match rest {
                [Token::Bytes(low), Token::Bytes(high), Token::Number(glyph), rest @ ..] => {
                    self.add_range(big_endian(low), big_endian(high), *glyph);
                    rest
                }
                [Token::Bytes(code), Token::Number(glyph), rest @ ..] => {
                    self.add_range(big_endian(code), big_endian(code), *glyph);
                    rest
                }
                _ => return,
            };
        }
    }

    fn add_range(&mut self, low: u32, high: u32, glyph: u32) {
        // Each is looked through for each letter.
        if self.glyphs.len() < 4096 {
            self.glyphs.push((low, high, glyph));
        }
    }

    fn add(&mut self, code: u32, letters: String) {
        if self.room == 0 {
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

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Big-endian bytes to whose last two a number is added.
fn plus(bytes: &[u8], more: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
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
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    String::from_utf16_lossy(&units[..units.len().min(64)])
}

/// The tokens of a map's program.
struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
            self.0 = &self.0[start..];
            match self.0[0] {
                b'%' => self.take(|byte| !matches!(byte, b'\n' | b'\r')),
                b'<' if self.0.get(1) == Some(&b'<') => {
                    self.0 = &self.0[2..];
                    continue;
                }
                b'<' => {
                    let digits = self.take(|byte| byte != b'>');
                    self.0 = self.0.get(1..).unwrap_or_default();
                    return Some(Token::Bytes(unhex(&digits[1..])));
                }
                b'[' | b']' => {
                    let open = self.0[0] == b'[';
                    self.0 = &self.0[1..];
                    return Some(if open { Token::Open } else { Token::Close });
                }
                b'>' | b'(' | b')' | b'{' | b'}' => {
                    self.0 = &self.0[1..];
                    continue;
                }
                _ => {
                    let word = self.take_word();
                    let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            };
        }
    }
}

impl<'a> Tokens<'a> {
    /// All bytes up to the first that does not belong.
    fn take(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.0.iter().position(|byte| !belongs(*byte)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest;
        taken
    }

    /// A word or a name, whose first byte may be a slash.
    fn take_word(&mut self) -> &'a [u8] {
        let inside = |byte: &u8| !byte.is_ascii_whitespace() && !b"\0<>[](){}%/".contains(byte);
        let rest = self.0.iter().skip(1);
        let (taken, rest) = self.0.split_at(1 + rest.take_while(|byte| inside(byte)).count());
        self.0 = rest;
        taken
    }
}

fn unhex(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> =
        digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(|digit| digit as u8).collect();
    values.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0)).collect()
}
