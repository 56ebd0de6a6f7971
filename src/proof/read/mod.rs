//! Reading any PDF into a [`Model`].
//!
//! `lopdf` opens, repairs, decrypts and unpacks; it shares nothing with the crates that write recto's PDFs. What the
//! letters are and where they stand is read here. Bytes are not trusted: [`limits`] bounds what is read of them.

mod accents;
mod annotation;
mod attachment;
mod cmap;
mod colour;
mod content;
mod encoding;
mod facts;
mod file;
mod font;
mod function;
mod layers;
mod legacy;
pub(super) mod limits;
mod load;
mod mask;
mod matrix;
mod operations;
mod path;
mod pattern;
mod standard;
mod state;
mod structure;

use std::collections::BTreeMap;
use std::fmt;

use lopdf::{Dictionary, Object, ObjectId};

use super::model::{Model, Page};
use super::squares::mark_again;
use content::Player;
use file::{File, number};
use layers::Layers;
use matrix::Matrix;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin as a PDF does.
    NoPdf,
    /// It is so broken that no page of it is found.
    Broken,
    /// Its end is missing, and with it the list of what it holds.
    CutOff,
    /// It opens only with a password.
    Locked,
    /// It is encrypted in a way that is not read, or its keys are damaged.
    Encrypted,
    /// What is attached to it is damaged, or packed in a way that is not read.
    Packed,
    /// It is larger, or holds more, than any résumé.
    TooLarge,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unreadable::NoPdf => "it is not a PDF",
            Unreadable::Broken => "it is a PDF so broken that no page of it can be found",
            Unreadable::CutOff => {
                "its end is missing, and with it the list of its pages; fetch or save it again"
            }
            Unreadable::Locked => "it opens only with a password",
            Unreadable::Encrypted => {
                "it is encrypted in a way that recto does not know, or its keys are damaged"
            }
            Unreadable::Packed => "what is attached is damaged, or packed in a way that recto does not know",
            Unreadable::TooLarge => "it holds far more than any résumé",
        })
    }
}

/// The bytes of a file that is attached to a PDF under a name, if there is one.
///
/// # Errors
/// Why the PDF cannot be read.
pub(super) fn attachment(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
    attachment::find(&File::open(bytes)?, name)
}

/// Reads a PDF.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Model, Unreadable> {
    let file = File::open(bytes)?;
    let mut ids = file.pages();
    if ids.is_empty() {
        return Err(if file.was_encrypted { Unreadable::Encrypted } else { file::broken(bytes) });
    }
    let mut cut = Vec::new();
    if ids.len() > limits::PAGES {
        ids.truncate(limits::PAGES);
        cut.push("pages");
    }
    let indices: BTreeMap<ObjectId, usize> = ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let elements = structure::read(&file, &indices);
    let mut player = Player::new(Layers::read(&file));
    let mut pages = Vec::new();
    for id in &ids {
        let dictionary = file.object(*id).and_then(|page| page.as_dict().ok());
        pages.push(dictionary.map(|page| read_page(&file, page, &mut player)).unwrap_or_default());
    }
    let mut facts = facts::read(&file);
    facts.tagged = !elements.is_empty();
    if file.budget.is_cut() {
        cut.push("contents");
    }
    Ok(Model { facts, pages, elements, fonts: player.faces, rightward: None, cut })
}

fn read_page(file: &File, dictionary: &Dictionary, player: &mut Player) -> Page {
    let boxed = |key| {
        let array = file.inherited(dictionary, key)?.as_array().ok()?;
        let numbers: Vec<f32> = array.iter().filter_map(|object| number(file.follow(object)?)).collect();
        let [x0, y0, x1, y1] = <[f32; 4]>::try_from(numbers).ok()?;
        let area = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        (area[2] - area[0] > 1.0 && area[3] - area[1] > 1.0).then_some(area)
    };
    let paper = boxed(b"MediaBox").unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let cropped = boxed(b"CropBox").and_then(|crop| {
        let area =
            [crop[0].max(paper[0]), crop[1].max(paper[1]), crop[2].min(paper[2]), crop[3].min(paper[3])];
        (area[0] < area[2] && area[1] < area[3]).then_some(area)
    });
    // Units of the page's own, in points.
    let unit =
        file.number(dictionary, b"UserUnit").filter(|unit| (0.01..=1000.0).contains(unit)).unwrap_or(1.0);
    let [x0, y0, x1, y1] = cropped.unwrap_or(paper).map(|edge| edge * unit);
    let (width, height) = (x1 - x0, y1 - y0);
    let turned = file.inherited(dictionary, b"Rotate").and_then(number).unwrap_or(0.0) as i64;
    let upright = Matrix([unit, 0.0, 0.0, unit, -x0, -y0]);
    // The model's y runs down.
    let (base, width, height) = match turned.rem_euclid(360) {
        90 => (upright.then(Matrix([0.0, 1.0, 1.0, 0.0, 0.0, 0.0])), height, width),
        180 => (upright.then(Matrix([-1.0, 0.0, 0.0, 1.0, width, 0.0])), width, height),
        270 => (upright.then(Matrix([0.0, -1.0, -1.0, 0.0, height, width])), height, width),
        _ => (upright.then(Matrix([1.0, 0.0, 0.0, -1.0, 0.0, height])), width, height),
    };
    let content = contents(file, dictionary);
    let play = |player: &mut Player, base, width, height| {
        let mut page = Page { width, height, ..Page::default() };
        page.links = facts::links(file, dictionary, base);
        player.play(file, dictionary, &content, base, &mut page);
        accents::compose(&mut page);
        mark_again(&mut page);
        page
    };
    let before = (player.glyphs, player.operators, file.budget.texts.get());
    let page = play(player, base, width, height);
    let level = page.glyphs.iter().filter(|glyph| glyph.level).count();
    if turned != 0 && level * 2 < page.glyphs.len() {
        // Turned after it was written: its letters run level before it is turned.
        (player.glyphs, player.operators) = (before.0, before.1);
        file.budget.texts.set(before.2);
        let base = upright.then(Matrix([1.0, 0.0, 0.0, -1.0, 0.0, y1 - y0]));
        return play(player, base, x1 - x0, y1 - y0);
    }
    page
}

/// A page's content; several streams are one after the other.
fn contents(file: &File, page: &Dictionary) -> Vec<u8> {
    let Ok(contents) = page.get(b"Contents") else { return Vec::new() };
    let streams = match file.follow(contents) {
        Some(Object::Array(list)) => list.as_slice(),
        _ => std::slice::from_ref(contents),
    };
    let mut content = Vec::new();
    for bytes in file.budget.few(streams, limits::ELEMENTS).iter().filter_map(|stream| file.unpack(stream)) {
        if content.len() + bytes.len() > limits::STREAM {
            file.budget.cut();
            content.extend_from_slice(&bytes[..limits::STREAM.saturating_sub(content.len())]);
            break;
        }
        content.extend_from_slice(&bytes);
        content.push(b'\n');
    }
    content
}
