//! The tagged structure: each paragraph, heading and item of a list as one line, in the order of the tree.
//!
//! What the tree does not lead to is not read, nor is what is marked as an artifact. `/ActualText` is read in place
//! of letters, and a description in place of a picture.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Glyph, Kid, Model};
use super::line::{Gap, Line, Pen, are_level};

/// Roles of elements that stand inside of a line.
const INLINE: [&str; 14] = [
    "Span",
    "Link",
    "Quote",
    "Em",
    "Strong",
    "Code",
    "Reference",
    "BibEntry",
    "Annot",
    "Lbl",
    "LBody",
    "Sub",
    "NonStruct",
    "Private",
];

pub(super) fn lines(model: &Model) -> Vec<Line> {
    let mut contents: BTreeMap<(usize, u32), Vec<&Glyph>> = BTreeMap::new();
    for (index, page) in model.pages.iter().enumerate() {
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.artifact) {
            if let Some(mcid) = glyph.mcid {
                contents.entry((index, mcid)).or_default().push(glyph);
            }
        }
    }
    let mut reader = Reader {
        model,
        contents,
        replaced: BTreeSet::new(),
        pen: Pen::new(model, 0),
        lines: Vec::new(),
        heading: None,
        item: false,
    };
    if !model.elements.is_empty() {
        reader.read(0);
        reader.flush();
    }
    reader.lines
}

struct Reader<'a> {
    model: &'a Model,
    /// The letters of each piece of content, until they are read: each is read once.
    contents: BTreeMap<(usize, u32), Vec<&'a Glyph>>,
    /// The page and number of each replacement that was read: it may go on in other pieces.
    replaced: BTreeSet<(usize, u32)>,
    pen: Pen<'a>,
    lines: Vec<Line>,
    heading: Option<u8>,
    item: bool,
}

impl<'a> Reader<'a> {
    fn flush(&mut self) {
        let page = self.pen.line.page.saturating_sub(1);
        let mut line = std::mem::replace(&mut self.pen, Pen::new(self.model, page)).finish();
        line.heading = self.heading;
        line.item = self.item;
        self.lines.push(line);
    }

    fn read(&mut self, index: usize) {
        let element = &self.model.elements[index];
        let inline = INLINE.contains(&element.role.as_str());
        let around = (self.heading, self.item);
        if inline {
            // A bullet and its text are apart, wherever they stand.
            if matches!(element.role.as_str(), "Lbl" | "LBody") {
                self.pen.space(Gap::Word);
            }
        } else {
            self.flush();
            self.heading = heading(&element.role);
            self.item |= element.role == "LI";
        }
        match element.actual.as_ref().or(element.alt.as_ref().filter(|_| element.role == "Figure")) {
            Some(text) => {
                self.pen.space(Gap::Word);
                self.pen.replace(text, None);
            }
            None => element.kids.iter().for_each(|kid| self.kid(*kid)),
        }
        if !inline {
            self.flush();
            (self.heading, self.item) = around;
        }
    }

    fn kid(&mut self, kid: Kid) {
        match kid {
            Kid::Element(index) => self.read(index),
            Kid::Content(page, mcid) => {
                self.pen.line.page = page + 1;
                let glyphs = self.contents.remove(&(page, mcid)).unwrap_or_default();
                self.letters(page, glyphs);
            }
        }
    }

    fn letters(&mut self, page: usize, glyphs: Vec<&'a Glyph>) {
        for row in glyphs.chunk_by(|last, next| are_level(last, next)) {
            // What belongs to one line may come in many pieces, some of mere marks.
            let waits = self.model.rightward.is_some() && row.first().is_some_and(|first| first.level);
            for glyph in row {
                let replacement = glyph.replaced.as_ref();
                let begins = replacement.is_some_and(|it| self.replaced.insert((page, it.id)));
                let text = match replacement {
                    Some(replacement) if begins => &replacement.text,
                    Some(_) => "",
                    None => glyph.text.as_str(),
                };
                if waits {
                    self.pen.wait(glyph, text);
                } else if replacement.is_none() {
                    self.pen.add(glyph);
                } else {
                    if begins {
                        self.pen.part(glyph);
                    }
                    self.pen.replace(text, Some(glyph));
                }
            }
        }
    }
}

/// The level of a heading.
fn heading(role: &str) -> Option<u8> {
    match role {
        "H" | "Title" => Some(1),
        role => role.strip_prefix('H')?.parse().ok(),
    }
}
