//! How much of a file is read: far more than a résumé has, and little enough for any machine.

use std::io::Read;

use memchr::memmem::find;

/// The largest file, in bytes.
pub(in crate::proof) const FILE: usize = 48 << 20;
/// The largest stream once it is unpacked, in bytes.
pub(super) const STREAM: usize = 8 << 20;
/// How much all streams of a kind (contents, character maps) may unpack to together, in bytes.
pub(super) const STREAMS: usize = 64 << 20;
/// The most letters that the character maps of all fonts know together.
pub(super) const LETTERS: usize = 1_000_000;
/// The most letters, in bytes, of all texts that are no content: titles, addresses, what is read in place of letters. Many
/// objects may lead to the same one.
pub(super) const TEXTS: usize = 4 << 20;
/// The longest name, in bytes, as the standard has it.
pub(super) const NAME: usize = 127;
/// The most widths of glyphs in all fonts together.
pub(super) const WIDTHS: usize = 1_000_000;
/// The most fonts.
pub(super) const FONTS: usize = 500;
/// The most spaces of colours.
pub(super) const SPACES: usize = 1000;
/// The most pages that are read.
pub(super) const PAGES: usize = 50;
/// The most letters of all pages.
pub(super) const GLYPHS: usize = 400_000;
/// The most filled areas and pictures of a page.
pub(super) const SHAPES: usize = 20_000;
/// The most corners of a path, and of all areas that are no rectangles.
pub(super) const PATH: usize = 50_000;
pub(super) const CORNERS: usize = 500_000;
/// The most operators of all pages, those of forms counted as often as they are drawn.
pub(super) const OPERATORS: usize = 2_000_000;
/// How deep forms may be drawn inside of forms, and tags stand inside of tags.
pub(super) const DEPTH: usize = 40;
/// The most layers that a list of them names.
pub(super) const LAYERS: usize = 1000;
/// The most links of a page.
pub(super) const LINKS: usize = 1000;
/// The most elements of the tagged structure, and streams of a page.
pub(super) const ELEMENTS: usize = 100_000;
/// The most numbers, names and other objects of a file: each takes a hundred bytes or so once it is read.
const OBJECTS: usize = 2_500_000;

/// Whether a file's objects, those in packed streams among them, are few enough to be read.
///
/// The library that reads them bounds what one packed stream may grow to, but not all of them together, nor how much
/// larger a list of small numbers is in memory than in the file.
pub(super) fn are_few(bytes: &[u8]) -> bool {
    let mut objects = 0;
    let mut rest = bytes;
    while let Some(start) = find(rest, b"stream") {
        let head = &rest[..start];
        objects += count(head);
        let mut body = &rest[start + b"stream".len()..];
        body = body.strip_prefix(b"\r").unwrap_or(body);
        body = body.strip_prefix(b"\n").unwrap_or(body);
        // The dictionary of a stream stands right before it.
        let dictionary = &head[head.len().saturating_sub(400)..];
        if find(dictionary, b"ObjStm").is_some() || find(dictionary, b"XRef").is_some() {
            objects += unpacked(body);
        }
        if objects > OBJECTS {
            return false;
        }
        rest = match find(body, b"endstream") {
            Some(end) => &body[end + b"endstream".len()..],
            None => body,
        };
    }
    objects + count(rest) <= OBJECTS
}

/// How many objects a packed stream holds at most.
fn unpacked(body: &[u8]) -> usize {
    let mut text = Vec::new();
    // What stands behind the stream's end is ignored, and what is broken in it ends it.
    let _ = flate2::read::ZlibDecoder::new(body).take(STREAM as u64).read_to_end(&mut text);
    count(&text)
}

/// How many objects a text of a PDF holds at most: each needs a byte to set it off from the next. A list is read into
/// room for four, whatever it holds.
fn count(text: &[u8]) -> usize {
    let parts = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'\0' | b'\x0c');
    let opens = |byte: &u8| matches!(byte, b'/' | b'[' | b'(' | b'<');
    let starts = text.windows(2).filter(|pair| (parts(&pair[0]) && !parts(&pair[1])) || opens(&pair[1]));
    let lists = memchr::memchr_iter(b'[', text).count();
    starts.count() + 3 * lists
}
