//! What is on the pages of a PDF, before anybody makes lines of it.
//!
//! Lengths are in points, from the page's top left corner, x to the right and y down.

use std::sync::Arc;

use serde::Serialize;

/// A PDF as it was read.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// What the file says of itself.
    pub facts: Facts,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The elements of the tagged structure, parents before their children; the first is the root.
    pub elements: Vec<Element>,
    /// Fonts by the number that glyphs carry.
    pub fonts: Vec<FontFace>,
    /// Whether its paragraphs begin at the right on the whole, where any letter runs from right to left.
    pub rightward: Option<bool>,
    /// What was left unread because the file holds more of it than any résumé.
    pub cut: Vec<&'static str>,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// The program that wrote it.
    pub producer: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
    /// Whether it has a tagged structure.
    pub tagged: bool,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The archival and accessibility standards that it claims to keep, such as `PDF/A-2A`.
    pub claims: Vec<String>,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
    /// The letters, in the order of the content stream.
    pub glyphs: Vec<Glyph>,
    /// How many of them are of the page's own content; the others are of form fields and notes.
    pub own: usize,
    /// Filled areas and pictures, in the same order.
    pub shapes: Vec<Shape>,
    /// The rectangles around filled figures that may be the outlines of letters.
    pub outlined: Vec<[f32; 4]>,
    /// The links.
    pub links: Vec<Link>,
}

/// A letter, or what a font draws as one.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// What it stands for: one letter, several for a ligature, none if the font does not say.
    pub text: String,
    /// How many others the file draws before it.
    pub order: usize,
    /// Where its baseline begins.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// How far it moves the next one.
    pub width: f32,
    /// The size of its font on the page.
    pub size: f32,
    /// Its font's number in [`Model::fonts`].
    pub font: u32,
    /// The number by which the font knows it.
    pub code: u32,
    /// The middle of its body, however it is turned.
    pub middle: (f32, f32),
    /// What it is filled with and what its outline is drawn with, as far as it is not clipped away.
    pub inks: [Option<Ink>; 2],
    /// Whether its baseline is level and runs to the right.
    pub level: bool,
    /// Whether the file says that it is drawn in the reverse of the order in which it is read.
    pub reversed: bool,
    /// The number by which the tagged structure calls it on its page.
    pub mcid: Option<u32>,
    /// Whether it is marked as no part of the text.
    pub artifact: bool,
    /// Whether the same letter was drawn there before: as bold type, or with a shadow.
    pub again: bool,
    /// Whether its accent is drawn as a sign of its own.
    pub accented: bool,
    /// The text that is read in place of this glyph and of its neighbours with the same replacement.
    pub replaced: Option<Replacement>,
}

/// What a letter is drawn with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// From 0 (black) to 1 (white) for red, green and blue; none where it is not known.
    pub colour: Option<[f32; 3]>,
    /// How much of it is seen, from 0 (nothing) to 1.
    pub alpha: f32,
}

/// A text that is to be read in place of glyphs (`/ActualText`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Which of the page's replacements it is.
    pub id: u32,
    /// The text.
    pub text: Arc<str>,
}

/// A filled area or a picture.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// What of the area is filled, where that is known and it is not all of it.
    pub outline: Option<Arc<Outline>>,
    /// Its colour; none where it is not known what is seen.
    pub colour: Option<[f32; 3]>,
    /// Whether nothing behind it is seen.
    pub covers: bool,
    /// Whether it is seen through a mask, which may be of letters.
    pub masked: bool,
    /// How many of the page's glyphs were drawn before it.
    pub after: usize,
    /// Whether it is a picture.
    pub picture: bool,
}

/// An area of any form: figures with straight sides, each of which is closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The corners of each figure.
    pub figures: Vec<Vec<(f32, f32)>>,
    /// What is inside.
    pub rule: Rule,
}

/// What is inside of figures that lie in or on one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rule {
    /// What more figures go around in one direction than in the other.
    #[default]
    Winding,
    /// What an odd number of figures goes around.
    EvenOdd,
}

/// A link on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// What it leads to; none inside of the document.
    pub url: Option<String>,
    /// What it says of itself to those who do not see it.
    pub description: Option<String>,
}

/// A font, as its name tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontFace {
    /// The name without the subset's mark.
    pub name: String,
    /// Whether it is bold, or of the weights above regular.
    pub bold: bool,
    /// Whether it is slanted, as its name tells.
    pub italic: bool,
}

/// An element of the tagged structure.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its role, such as `H1`, `P` or `LI`, in the standard's own words.
    pub role: String,
    /// A description that is read in its place.
    pub alt: Option<String>,
    /// A text that is read in its place.
    pub actual: Option<String>,
    /// What is in it, in order.
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// Another element, by its index.
    Element(usize),
    /// Glyphs of a page, by the page's index and their number.
    Content(usize, u32),
}

impl Glyph {
    /// Whether it is drawn at all, in whatever colour.
    pub fn is_drawn(&self) -> bool {
        self.inks.iter().any(Option::is_some)
    }
}

impl Outline {
    /// How many corners it has.
    pub fn corners(&self) -> usize {
        self.figures.iter().map(Vec::len).sum()
    }

    /// Whether a point is inside.
    pub fn has(&self, point: (f32, f32)) -> bool {
        let turns: i32 = self.figures.iter().map(|figure| turns(figure, point)).sum();
        match self.rule {
            Rule::Winding => turns != 0,
            Rule::EvenOdd => turns % 2 != 0,
        }
    }
}

/// How often a figure goes around a point.
fn turns(figure: &[(f32, f32)], (x, y): (f32, f32)) -> i32 {
    let before = figure.iter().cycle().skip(figure.len().saturating_sub(1));
    let sides = before.zip(figure).filter(|(from, to)| (from.1 <= y) != (to.1 <= y));
    let right = sides.filter(|(from, to)| from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0) > x);
    right.map(|(from, to)| if from.1 < to.1 { 1 } else { -1 }).sum()
}

impl Model {
    /// Whether a glyph's font is bold.
    pub fn is_bold(&self, glyph: &Glyph) -> bool {
        self.fonts.get(glyph.font as usize).is_some_and(|font| font.bold)
    }

    /// Whether a glyph's font is slanted.
    pub fn is_italic(&self, glyph: &Glyph) -> bool {
        self.fonts.get(glyph.font as usize).is_some_and(|font| font.italic)
    }
}

/// Whether a character is none that is read, but says which way others run.
pub(super) fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
