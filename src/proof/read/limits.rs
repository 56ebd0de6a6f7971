//! How much of a file is read: far more than a résumé has, and little enough for any machine.

use std::cell::Cell;

/// The largest file, in bytes.
pub(in crate::proof) const FILE: usize = 48 << 20;
/// The largest stream once it is unpacked, in bytes.
pub(super) const STREAM: usize = 8 << 20;
/// How much all streams that are read may unpack to together, in bytes, and how much all packed objects.
pub(super) const STREAMS: usize = 64 << 20;
/// How much of them is read once more, as often as others lead to it, in bytes.
const AGAIN: usize = 256 << 20;
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
/// How deep forms may be drawn inside of forms, and how far above a page what it inherits may stand.
pub(super) const DEPTH: usize = 40;
/// How deep elements, and lists of them, may stand inside of each other.
pub(super) const NESTING: usize = 400;
/// The most layers that decide together whether something is shown.
pub(super) const LAYERS: usize = 1000;
/// The most links and notes of a page, and nodes of a tree of names.
pub(super) const LINKS: usize = 1000;
/// The most elements of the tagged structure, streams of a page, and layers of a file.
pub(super) const ELEMENTS: usize = 100_000;
/// The most numbers, names and other objects of a file: each takes a hundred bytes or so once it is read.
pub(super) const OBJECTS: usize = 2_500_000;

/// What may still be read of a file, and whether anything of it was left.
#[derive(Debug)]
pub(super) struct Budget {
    /// The bytes of streams that may still be unpacked.
    pub(super) bytes: Cell<usize>,
    /// The bytes of unpacked streams that may still be read once more.
    pub(super) again: Cell<usize>,
    /// The letters that the character maps of fonts may still hold.
    pub(super) letters: Cell<usize>,
    /// The bytes of texts that may still be read.
    pub(super) texts: Cell<usize>,
    /// The widths of glyphs that fonts may still hold.
    pub(super) widths: Cell<usize>,
    cut: Cell<bool>,
}

impl Budget {
    pub(super) fn whole() -> Self {
        Self {
            bytes: Cell::new(STREAMS),
            again: Cell::new(AGAIN),
            letters: Cell::new(LETTERS),
            texts: Cell::new(TEXTS),
            widths: Cell::new(WIDTHS),
            cut: Cell::new(false),
        }
    }

    /// Takes so much, or says that it is left.
    pub(super) fn take(&self, from: &Cell<usize>, much: usize) -> bool {
        let left = from.get().checked_sub(much);
        from.set(left.unwrap_or(from.get()));
        if left.is_none() {
            self.cut();
        }
        left.is_some()
    }

    /// As much of a list as is read.
    pub(super) fn few<'a, T>(&self, list: &'a [T], most: usize) -> &'a [T] {
        let few = &list[..list.len().min(most)];
        if few.len() < list.len() {
            self.cut();
        }
        few
    }

    /// Says that something is left unread.
    pub(super) fn cut(&self) {
        self.cut.set(true);
    }

    pub(super) fn is_cut(&self) -> bool {
        self.cut.get()
    }
}
