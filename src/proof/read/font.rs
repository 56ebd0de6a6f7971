//! A font: which letters its codes stand for, and how wide they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use unicode_normalization::UnicodeNormalization;

use super::cmap::{CMap, big_endian};
use super::encoding::{Encoding, glyph_name};
use super::file::{File, as_dictionary, letters, number};
use super::legacy::Legacy;
use super::operations::Operations;
use super::{limits, standard};
use crate::proof::model::FontFace;

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font {
    pub(super) face: FontFace,
    codes: Codes,
    to_unicode: Option<CMap>,
    /// Widths by code, or by glyph in composite fonts, in thousandths of the size.
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    /// How large its letters are at size 1, in points.
    pub(super) em: f32,
    /// Whether letters stand below one another.
    pub(super) vertical: bool,
}

/// How bytes become codes.
#[derive(Debug)]
enum Codes {
    /// Each byte is one, and stands for these letters.
    Simple(Box<[Option<String>; 256]>),
    /// As a map says, and what they then are.
    Composite { map: CMap, are: Are },
    /// As in an encoding older than Unicode.
    Legacy(Legacy),
}

/// What a composite font's codes are, beside what a map of letters says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Are {
    /// Numbers of glyphs, or what the font's own map makes into such.
    Glyphs,
    /// UTF-16 as well.
    Utf16,
    /// What a map says that every program has, but this one has not.
    Unknown,
}

/// A code of a text.
pub(super) struct Shown {
    pub(super) code: u32,
    /// The letters that it stands for; empty if the font does not say.
    pub(super) text: String,
    /// How far it moves the next one, in parts of the size.
    pub(super) width: f32,
    /// Whether it is the single byte 32, which word spacing applies to.
    pub(super) is_space: bool,
    /// How many bytes it took.
    pub(super) length: usize,
}

impl Font {
    pub(super) fn read(file: &File, font: &Dictionary) -> Self {
        let descendant = file
            .array(font, b"DescendantFonts")
            .and_then(|fonts| as_dictionary(file.follow(fonts.first()?)?));
        let described = descendant.unwrap_or(font);
        let descriptor = file.dictionary(described, b"FontDescriptor");
        let face = face(file, font, descriptor);
        let to_unicode = font.get(b"ToUnicode").ok().and_then(|object| file.character_map(object));
        let (codes, widths, default_width) = match descendant {
            Some(descendant) => {
                let default = file.number(descendant, b"DW").unwrap_or(1000.0);
                (composite(file, font, to_unicode.as_ref()), cid_widths(file, descendant), default)
            }
            None => {
                let default = descriptor.and_then(|found| file.number(found, b"MissingWidth"));
                let scale = type3_scale(file, font);
                let mut widths = simple_widths(file, font, scale);
                // The fourteen fonts that need no widths have letters of about half their size.
                let known = if widths.is_empty() { 520.0 } else { 0.0 };
                if widths.is_empty() {
                    let standard = standard::widths(&face.name).into_iter().flatten();
                    widths = (32..).zip(standard.map(|width| f32::from(*width))).collect();
                }
                (
                    simple(file, font, &face.name, descriptor),
                    widths,
                    default.filter(|width| *width > 0.0).unwrap_or(known),
                )
            }
        };
        Self {
            face,
            codes,
            to_unicode,
            widths,
            default_width,
            em: em(file, font),
            vertical: is_vertical(file, font),
        }
    }

    /// The first code of a text that is not empty.
    pub(super) fn next(&self, bytes: &[u8]) -> Shown {
        let (code, length) = match &self.codes {
            Codes::Simple(_) => (bytes.first().copied().map_or(0, u32::from), 1),
            Codes::Composite { map, .. } => map.next(bytes),
            Codes::Legacy(encoding) => {
                let length = encoding.length(bytes);
                (big_endian(&bytes[..length.min(bytes.len())]), length)
            }
        };
        let mapped = self.to_unicode.as_ref().and_then(|map| map.letters(code)).map(str::to_owned);
        let text = mapped.or_else(|| match &self.codes {
            Codes::Simple(letters) => letters.get(code as usize).cloned().flatten(),
            Codes::Composite { are, .. } => {
                char::from_u32(code).filter(|_| *are == Are::Utf16).map(|letter| letter.to_string())
            }
            Codes::Legacy(encoding) => encoding.letters(&bytes[..length.min(bytes.len())]),
        });
        let glyph = match &self.codes {
            Codes::Simple(_) | Codes::Legacy(_) => code,
            Codes::Composite { map, .. } => map.glyph(code),
        };
        let width = match &self.codes {
            // In the scripts that such maps are for, a letter of one byte is half as wide as others.
            Codes::Legacy(_) | Codes::Composite { are: Are::Unknown, .. } if length == 1 => {
                self.default_width / 2.0
            }
            Codes::Legacy(_) | Codes::Composite { are: Are::Unknown, .. } => self.default_width,
            _ => self.widths.get(&glyph).copied().unwrap_or(self.default_width),
        };
        let width = width / 1000.0;
        let text = text.map(in_letters).unwrap_or_default();
        Shown { code, text, width, is_space: length == 1 && code == 32, length }
    }
}

fn face(file: &File, font: &Dictionary, descriptor: Option<&Dictionary>) -> FontFace {
    let name = letters(file.name(font, b"BaseFont").unwrap_or_default());
    let name = match name.split_once('+') {
        Some((mark, name)) if mark.len() == 6 => name.to_owned(),
        _ => name,
    };
    let lower = name.to_lowercase();
    let weight = descriptor.and_then(|found| file.number(found, b"FontWeight")).unwrap_or(0.0);
    let forced =
        descriptor.and_then(|found| file.number(found, b"Flags")).unwrap_or(0.0) as i64 & 1 << 18 != 0;
    // TeX's names are short: `CMBX10` is bold extended, `CMSSBX10` is so without serifs, `SFBX1000`, `SFSX1000` and
    // `LMRoman10-Bold` are their heirs.
    let named = ["bold", "black", "heavy", "medi", "cmbx", "cmssbx", "sfbx", "sfsx", "-demi"];
    let named = named.iter().any(|mark| lower.contains(mark));
    let bold = weight >= 600.0 || forced || named && !lower.contains("medium");
    let slanted = ["italic", "oblique", "cmti", "cmsl", "cmssi", "sfti", "sfsl", "sfsi"];
    let italic = slanted.iter().any(|mark| lower.contains(mark));
    FontFace { name, bold, italic }
}

fn composite(file: &File, font: &Dictionary, to_unicode: Option<&CMap>) -> Codes {
    let has = |name: &[u8], mark: &[u8]| memchr::memmem::find(name, mark).is_some();
    let (map, are) = match file.get(font, b"Encoding") {
        // `UniGB-UTF16-H` and its kin say in their names that codes are letters.
        Some(Object::Name(name)) if has(name, b"UTF16") || has(name, b"UCS2") => (None, Are::Utf16),
        Some(Object::Name(name)) if !name.starts_with(b"Identity") => {
            if let Some(encoding) = Legacy::named(name) {
                return Codes::Legacy(encoding);
            }
            (to_unicode.map(CMap::spaces_alone), Are::Unknown)
        }
        Some(Object::Stream(_)) => {
            (font.get(b"Encoding").ok().and_then(|stream| file.character_map(stream)), Are::Glyphs)
        }
        _ => (None, Are::Glyphs),
    };
    Codes::Composite { map: map.filter(CMap::has_spaces).unwrap_or_else(CMap::identity), are }
}

/// The letters of a simple font's bytes: a named encoding, and what the font says differs from it.
fn simple(file: &File, font: &Dictionary, name: &str, descriptor: Option<&Dictionary>) -> Codes {
    let encoding = file.get(font, b"Encoding");
    let dictionary = encoding.and_then(as_dictionary);
    let base = match encoding {
        Some(Object::Name(name)) => Encoding::named(name),
        _ => dictionary.and_then(|found| Encoding::named(file.name(found, b"BaseEncoding")?)),
    };
    // A symbolic font's bytes mean what its file says.
    let flags = descriptor.and_then(|found| file.number(found, b"Flags")).unwrap_or(0.0) as i64;
    let symbolic = flags & 4 != 0 && flags & 32 == 0;
    let fallback = if symbolic { None } else { Some(Encoding::Standard) };
    let base = base.or_else(|| Encoding::of_font(name)).or(fallback);
    let mut letters: Box<[Option<String>; 256]> = Box::new([const { None }; 256]);
    for (slot, byte) in letters.iter_mut().zip(0..=255) {
        *slot = base.and_then(|base| base.letter(byte)).map(|letter| letter.to_string());
    }
    if base.is_none()
        && let Some(program) = descriptor.and_then(|found| file.unpack(found.get(b"FontFile").ok()?))
    {
        own_encoding(&program, &mut letters);
    }
    let mut code = 0;
    for item in dictionary.and_then(|found| file.array(found, b"Differences")).into_iter().flatten() {
        match item {
            Object::Name(name) => {
                if let Some(slot) = letters.get_mut(code) {
                    let name = std::str::from_utf8(name).ok().filter(is_short);
                    *slot = name.and_then(|name| glyph_name(name).or_else(|| numbered(name, code)));
                }
                code = code.saturating_add(1);
            }
            item => code = number(item).unwrap_or(0.0).max(0.0) as usize,
        }
    }
    Codes::Simple(letters)
}

/// The encoding in a Type 1 font's program: lines such as `dup 65 /A put`.
fn own_encoding(program: &[u8], letters: &mut [Option<String>; 256]) {
    let Some(start) = memchr::memmem::find(program, b"/Encoding") else { return };
    let end = memchr::memmem::find(program, b"currentfile").unwrap_or(program.len()).max(start);
    for operation in Operations::of(&program[start..end]).filter(|operation| operation.operator == "put") {
        if let [.., Object::Integer(code), Object::Name(name)] = operation.operands.as_slice()
            && let Some(slot) = usize::try_from(*code).ok().and_then(|code| letters.get_mut(code))
        {
            *slot = std::str::from_utf8(name).ok().filter(is_short).and_then(glyph_name);
        }
    }
}

/// The letter of a glyph whose name is a letter and its own code, as fonts of pictures have it that TeX makes; where there
/// is one in Latin-1.
fn numbered(name: &str, code: usize) -> Option<String> {
    let digits = name.strip_prefix(|letter: char| letter.is_ascii_alphabetic())?;
    let own = digits.parse() == Ok(code);
    let byte = u8::try_from(code).ok().filter(|byte| own && matches!(byte, 0x21..=0x7e | 0xa1..))?;
    Some(char::from(byte).to_string())
}

/// A text in letters, where it is in the shapes that Hebrew and Arabic letters have beside others.
fn in_letters(text: String) -> String {
    let shape = |letter| matches!(letter, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.contains(shape) { text.nfkc().collect() } else { text }
}

/// Whether a glyph's name is no longer than names may be.
fn is_short(name: &&str) -> bool {
    name.len() <= limits::NAME
}

/// Whether a composite font's map of codes is one for letters below one another.
fn is_vertical(file: &File, font: &Dictionary) -> bool {
    match file.get(font, b"Encoding") {
        Some(Object::Name(name)) => name.ends_with(b"-V"),
        Some(map) => as_dictionary(map).and_then(|map| file.number(map, b"WMode")) == Some(1.0),
        None => false,
    }
}

/// How large letters are at size 1, in points: those of a Type 3 font, as tall as the box around them all is.
fn em(file: &File, font: &Dictionary) -> f32 {
    let [.., d, _, _] = file.numbers::<6>(font, b"FontMatrix").unwrap_or([0.001; 6]);
    let height = file.numbers::<4>(font, b"FontBBox").map_or(0.0, |[_, bottom, _, top]| (top - bottom).abs());
    let em = d.abs() * height;
    // A box may be left empty.
    if d.abs() < 0.002 || em == 0.0 { 1.0 } else { em }
}

/// How much larger than a thousandth of the size a Type 3 font's own unit is.
fn type3_scale(file: &File, font: &Dictionary) -> f32 {
    file.numbers::<6>(font, b"FontMatrix").map_or(1.0, |matrix| matrix[0].abs() * 1000.0)
}

fn simple_widths(file: &File, font: &Dictionary, scale: f32) -> BTreeMap<u32, f32> {
    let first = file.number(font, b"FirstChar").unwrap_or(0.0).max(0.0) as u32;
    let widths = file.array(font, b"Widths").into_iter().flatten().take(256);
    let width = |object: &Object| file.follow(object).and_then(number).unwrap_or(0.0) * scale;
    (first..).zip(widths).map(|(code, object)| (code, width(object))).collect()
}

/// The widths of a composite font: `first [width …]` and `first last width`, as often as there are some.
fn cid_widths(file: &File, font: &Dictionary) -> BTreeMap<u32, f32> {
    const GLYPHS: u32 = 0xffff;
    let mut widths = BTreeMap::new();
    let mut rest = file.array(font, b"W").map_or(&[][..], Vec::as_slice);
    let code = |object: &Object| file.follow(object).and_then(number).map(|code| code.max(0.0) as u32);
    let most = file.budget.widths.get().min(2 * GLYPHS as usize);
    let mut room = most;
    while let [first, second, tail @ ..] = rest {
        let Some(first) = code(first) else { break };
        match (file.follow(second), tail) {
            (Some(Object::Array(list)), _) => {
                for (glyph, object) in (first..=GLYPHS).zip(list).take(room) {
                    widths.insert(glyph, file.follow(object).and_then(number).unwrap_or(0.0));
                }
                room = room.saturating_sub(list.len());
                rest = tail;
            }
            (Some(last), [width, tail @ ..]) => {
                let last = code(last).unwrap_or(0).min(GLYPHS);
                let width = file.follow(width).and_then(number).unwrap_or(0.0);
                for glyph in (first..=last).take(room) {
                    widths.insert(glyph, width);
                    room -= 1;
                }
                rest = tail;
            }
            _ => break,
        }
    }
    if room == 0 && !rest.is_empty() {
        file.budget.cut();
    }
    file.budget.widths.set(file.budget.widths.get() - (most - room));
    widths
}
