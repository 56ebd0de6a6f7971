//! The operators of a content stream, one by one, each with its operands.
//!
//! The library's own reader holds whatever stands before an operator in memory; here it has an end. What is broken is
//! passed over, as it is by others.

use lopdf::{Dictionary, Object, StringFormat};

use super::limits;

/// Operands by the dozen are the pieces of a text; none needs more than this, those in lists among them.
const OPERANDS: usize = 100_000;
/// How deep lists may stand in lists.
const DEPTH: usize = 16;
/// The same of a file's objects: deeper than the library reads them.
const FILE_DEPTH: usize = 120;

/// An operator with its operands.
#[derive(Debug, PartialEq)]
pub(super) struct Operation<'a> {
    pub(super) operator: &'a str,
    pub(super) operands: Vec<Object>,
}

/// The operators of a content.
pub(super) struct Operations<'a> {
    rest: &'a [u8],
    /// How many operands the operator to come may still have.
    room: usize,
    most: usize,
    /// How deep lists may stand in lists.
    depth: usize,
    /// Whether there was more than is read.
    pub(super) cut: bool,
}

enum Token<'a> {
    Object(Object),
    Word(&'a str),
    /// The end of a list or of a dictionary.
    End,
}

impl<'a> Operations<'a> {
    pub(super) fn of(content: &'a [u8]) -> Self {
        Self { rest: content, room: OPERANDS, most: OPERANDS, depth: DEPTH, cut: false }
    }

    /// The same, of an operator that may have so many operands.
    pub(super) fn with_room(mut self, operands: usize) -> Self {
        (self.room, self.most) = (operands, operands);
        self
    }

    /// Takes room for more objects than the one that is given.
    fn charge(&mut self, objects: usize) {
        self.room = self.room.saturating_sub(objects);
    }

    /// The next object or word; none at the end, or where there is too much.
    fn token(&mut self, depth: usize) -> Option<Token<'a>> {
        loop {
            let start = self.rest.iter().position(|byte| !is_space(*byte))?;
            self.rest = &self.rest[start..];
            if self.room == 0 || depth > self.depth {
                self.cut = true;
                self.rest = &[];
                return None;
            }
            let object = match (self.rest[0], self.rest.get(1)) {
                (b'%', _) => {
                    self.take(|byte| !matches!(byte, b'\n' | b'\r'));
                    continue;
                }
                (b'(', _) => self.string(),
                (b'<', Some(b'<')) => {
                    self.skip(2);
                    // A dictionary has room for some entries, a list for four objects, whatever they hold.
                    self.charge(4);
                    Object::Dictionary(self.dictionary(depth))
                }
                (b'<', _) => self.hexadecimal(),
                (b'[', _) => {
                    self.skip(1);
                    self.charge(3);
                    Object::Array(self.array(depth))
                }
                (b'/', _) => self.name(),
                (b'0'..=b'9' | b'+' | b'-' | b'.', _) => self.number(),
                (b']', _) => {
                    self.skip(1);
                    return Some(Token::End);
                }
                (b'>', Some(b'>')) => {
                    self.skip(2);
                    return Some(Token::End);
                }
                (b'>' | b')' | b'{' | b'}', _) => {
                    self.skip(1);
                    continue;
                }
                _ => match self.take(is_regular) {
                    b"true" => Object::Boolean(true),
                    b"false" => Object::Boolean(false),
                    b"null" => Object::Null,
                    word => {
                        // Others may take it for several: `nullnull`, `R1`.
                        self.charge(word.len() / 4);
                        return Some(Token::Word(std::str::from_utf8(word).unwrap_or_default()));
                    }
                },
            };
            // What is passed over is not held.
            self.charge(1);
            return Some(Token::Object(object));
        }
    }

    fn array(&mut self, depth: usize) -> Vec<Object> {
        let mut array = Vec::new();
        while let Some(token) = self.token(depth + 1) {
            match token {
                Token::Object(object) => array.push(object),
                Token::Word(_) => {}
                Token::End => break,
            }
        }
        array
    }

    fn dictionary(&mut self, depth: usize) -> Dictionary {
        let mut dictionary = Dictionary::new();
        while let Some(token) = self.token(depth + 1) {
            match token {
                Token::Object(Object::Name(key)) => match self.token(depth + 1) {
                    Some(Token::Object(value)) => dictionary.set(key, value),
                    Some(Token::Word(_)) => {}
                    Some(Token::End) | None => break,
                },
                // The rest of a reference, such as `0 R`.
                Token::Object(_) | Token::Word(_) => {}
                Token::End => break,
            }
        }
        dictionary
    }

    /// The dictionary of a picture between `BI` and `EI`, whose bytes are passed over.
    fn picture(&mut self) -> Dictionary {
        let mut dictionary = Dictionary::new();
        while let Some(token) = self.token(1) {
            match token {
                Token::Word("ID") => break,
                Token::Object(Object::Name(key)) => match self.token(1) {
                    Some(Token::Object(value)) => dictionary.set(key, value),
                    Some(Token::Word("ID")) | None => break,
                    Some(_) => {}
                },
                _ => {}
            }
        }
        self.skip(1);
        let known = unpacked_length(&dictionary).filter(|length| is_mark(self.rest, *length));
        let end = known.or_else(|| (0..self.rest.len()).find(|at| is_end(self.rest, *at)));
        self.skip(end.unwrap_or(self.rest.len()));
        // And the mark itself.
        self.take(is_space);
        self.skip(2);
        dictionary
    }

    fn string(&mut self) -> Object {
        let mut text = Vec::new();
        let mut open = 0;
        let mut bytes = self.rest.iter().copied().enumerate().peekable();
        let mut end = self.rest.len();
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'(' => {
                    open += 1;
                    if open == 1 {
                        continue;
                    }
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        end = at + 1;
                        break;
                    }
                }
                b'\\' => {
                    let Some((_, escaped)) = bytes.next() else { break };
                    let byte = match escaped {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'b' => 8,
                        b'f' => 12,
                        b'0'..=b'7' => {
                            let mut code = u32::from(escaped - b'0');
                            for _ in 0..2 {
                                let digit = bytes.next_if(|(_, byte)| matches!(byte, b'0'..=b'7'));
                                code = digit.map_or(code, |(_, digit)| code * 8 + u32::from(digit - b'0'));
                            }
                            code as u8
                        }
                        // The text goes on in the next line of the file.
                        b'\r' => {
                            bytes.next_if(|(_, byte)| *byte == b'\n');
                            continue;
                        }
                        b'\n' => continue,
                        other => other,
                    };
                    text.push(byte);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        self.skip(end);
        Object::String(text, StringFormat::Literal)
    }

    fn hexadecimal(&mut self) -> Object {
        let digits = self.take(|byte| byte != b'>');
        self.skip(1);
        let values = digits.iter().filter_map(|digit| char::from(*digit).to_digit(16));
        let values: Vec<u8> = values.map(|value| value as u8).collect();
        let bytes = values.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0));
        Object::String(bytes.collect(), StringFormat::Hexadecimal)
    }

    fn name(&mut self) -> Object {
        self.skip(1);
        let written = self.take(is_regular);
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let [byte, tail @ ..] = rest {
            let digit = |at: usize| tail.get(at).and_then(|digit| char::from(*digit).to_digit(16));
            let (letter, behind) = match (*byte, digit(0), digit(1)) {
                (b'#', Some(high), Some(low)) => ((high * 16 + low) as u8, &tail[2..]),
                (byte, ..) => (byte, tail),
            };
            name.push(letter);
            rest = behind;
        }
        Object::Name(name)
    }

    /// A number. A minus within it means nothing, as some programs write it.
    fn number(&mut self) -> Object {
        let written = self.take(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
        // Others take `+0+0` for two.
        self.charge(written.iter().skip(1).filter(|byte| b"+-.".contains(byte)).count());
        let minus = written.starts_with(b"-");
        let digits: String =
            written.iter().filter(|byte| !b"+-".contains(byte)).map(|byte| char::from(*byte)).collect();
        let sign = if minus { -1.0 } else { 1.0 };
        match digits.parse::<i64>() {
            Ok(whole) => Object::Integer(if minus { -whole } else { whole }),
            // Of two points the second ends it.
            Err(_) => {
                let end = digits.match_indices('.').nth(1).map_or(digits.len(), |(at, _)| at);
                Object::Real(sign * digits[..end].parse::<f32>().unwrap_or(0.0))
            }
        }
    }

    /// All bytes up to the first that does not belong.
    fn take(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !belongs(*byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

impl<'a> Iterator for Operations<'a> {
    type Item = Operation<'a>;

    fn next(&mut self) -> Option<Operation<'a>> {
        self.room = self.most;
        let mut operands = Vec::new();
        loop {
            match self.token(0)? {
                Token::Object(object) => operands.push(object),
                Token::Word("BI") => {
                    let picture = Object::Dictionary(self.picture());
                    return Some(Operation { operator: "BI", operands: vec![picture] });
                }
                Token::Word(operator) => return Some(Operation { operator, operands }),
                Token::End => {}
            }
        }
    }
}

/// The object that a text begins with, if it is one, and what stands behind it. `room` is how many objects there may be,
/// those in it among them: nothing is left of it where there are more.
pub(super) fn first<'a>(text: &'a [u8], room: &mut usize) -> (Option<Object>, &'a [u8]) {
    let mut operations = Operations { depth: FILE_DEPTH, ..Operations::of(text).with_room(*room) };
    let token = operations.token(0);
    *room = operations.room;
    match token {
        Some(Token::Object(object)) if !operations.cut => (Some(object), operations.rest),
        _ => (None, operations.rest),
    }
}

/// The name that a text begins with.
pub(super) fn name_at(text: &[u8]) -> Vec<u8> {
    match Operations::of(text).name() {
        Object::Name(name) => name,
        _ => Vec::new(),
    }
}

/// How many bytes a picture has that is not packed, if its dictionary says so in plain words.
fn unpacked_length(picture: &Dictionary) -> Option<usize> {
    let get = |short: &[u8], long: &[u8]| picture.get(short).or_else(|_| picture.get(long)).ok();
    let size = |short, long| usize::try_from(get(short, long)?.as_i64().ok()?).ok();
    if get(b"F", b"Filter").is_some() {
        return None;
    }
    let masks = get(b"IM", b"ImageMask").is_some_and(|mask| *mask == Object::Boolean(true));
    let colours = match get(b"CS", b"ColorSpace").and_then(|space| space.as_name().ok()) {
        _ if masks => 1,
        Some(b"G" | b"DeviceGray") => 1,
        Some(b"RGB" | b"DeviceRGB") => 3,
        Some(b"CMYK" | b"DeviceCMYK") => 4,
        _ => return None,
    };
    let bits = if masks { 1 } else { size(b"BPC", b"BitsPerComponent")? };
    let row = size(b"W", b"Width")?.checked_mul(bits.checked_mul(colours)?)?.div_ceil(8);
    row.checked_mul(size(b"H", b"Height")?).filter(|length| *length < limits::STREAM)
}

/// Whether the mark of a picture's end stands somewhere among its bytes, apart from them.
fn is_mark(bytes: &[u8], at: usize) -> bool {
    let Some([space, b'E', b'I', rest @ ..]) = bytes.get(at..) else { return false };
    is_space(*space) && rest.first().is_none_or(|byte| is_space(*byte))
}

/// Whether it does, and behind it is text, of which strings may have any bytes.
fn is_end(bytes: &[u8], at: usize) -> bool {
    let text = |byte: &u8| is_space(*byte) || byte.is_ascii_graphic();
    is_mark(bytes, at) && bytes[at + 3..].iter().take(12).take_while(|byte| **byte != b'(').all(text)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}
