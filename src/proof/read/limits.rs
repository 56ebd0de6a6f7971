//! How much of a file is read: far more than a résumé has, and little enough for any machine.

/// The largest file, in bytes.
pub(in crate::proof) const FILE: usize = 48 << 20;
/// The largest stream once it is unpacked, in bytes.
pub(super) const STREAM: usize = 8 << 20;
/// How much all streams that are read may unpack to together, in bytes, and how much all packed objects.
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
/// The most pages that are read.
pub(super) const PAGES: usize = 50;
/// The most letters of all pages.
pub(super) const GLYPHS: usize = 400_000;
/// The most filled areas and pictures of a page.
pub(super) const SHAPES: usize = 20_000;
/// The most operators of all pages, those of forms counted as often as they are drawn.
pub(super) const OPERATORS: usize = 2_000_000;
/// How deep forms may be drawn inside of forms, and tags stand inside of tags.
pub(super) const DEPTH: usize = 40;
/// The most layers that a list of them names.
pub(super) const LAYERS: usize = 1000;
/// The most links and notes of a page, and nodes of a tree of names.
pub(super) const LINKS: usize = 1000;
/// The most elements of the tagged structure, and streams of a page.
pub(super) const ELEMENTS: usize = 100_000;
/// The most numbers, names and other objects of a file: each takes a hundred bytes or so once it is read.
pub(super) const OBJECTS: usize = 2_500_000;
