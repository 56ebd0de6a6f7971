//! Hazards of what people see and machines do not, and the other way round.

use super::super::model::{Glyph, Model, Page, Shape};
use super::super::squares::Squares;
use super::collision::{SHADOW, collisions};
use super::run::{Run, runs, spots};
use super::{Hazard, Weight, counted, is_within};

/// Letters smaller than this are not for people, in points.
const TINY: f32 = 4.0;
/// Colours nearer to each other than this, of 1, cannot be told apart.
const SAME: f32 = 0.06;
/// How many filled areas of a page are looked behind at least, its largest. With few letters, they may be more.
const AREAS: usize = 300;
/// How many areas, and how many sides of them, are looked at for all letters of a page together.
const SIDES: usize = 50_000_000;
/// How much of a letter is surely ink or between ink, around its middle: in parts of its size, and of its width.
const BODY: f32 = 0.15;
const BODY_WIDTH: f32 = 0.3;

/// Text that people do not see, or not well.
pub(super) fn hidden(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut add = |name, weight, runs: Vec<Run>, what: &str, help| {
        let (count, places) = spots(runs);
        if count > 0 {
            let message = format!("{} {what}", counted(count, "letter"));
            hazards.push(Hazard::new(name, weight, message, help).at(places));
        }
    };
    let sights: Vec<Vec<Sight>> = model.pages.iter().map(sights).collect();
    let unseen = runs(model, |page, index, _| sights[page][index] == Sight::Unseen);
    let help = "they are transparent, clipped away, off the page, in a hidden layer, in the colour of what is behind, or not \
                drawn: take them out, since hiring systems hold it for a trick";
    add("invisible-text", Weight::Grave, unseen, "that people cannot see", help);
    let tiny = runs(model, |_, _, glyph| is_ink(glyph) && glyph.is_drawn() && glyph.size < TINY);
    let weight = if are_marks(&tiny) { Weight::Slight } else { Weight::Grave };
    let help = "set them larger, or take them out: hiring systems hold it for a trick";
    add("tiny-text", weight, tiny, "smaller than 4 points", help);
    let covered = runs(model, |page, index, _| sights[page][index] == Sight::Covered);
    let help = "draw the area or picture first, or take the text out";
    add("covered-text", Weight::Grave, covered, "behind what was drawn later", help);
    let colliding = model.pages.iter().zip(&sights);
    let colliding: Vec<Vec<bool>> =
        colliding.map(|(page, sights)| collisions(page, |index| sights[index] == Sight::Seen)).collect();
    let colliding = runs(model, |page, index, _| colliding[page][index]);
    // Two may be a sign that somebody composed, or the logo of a program.
    if colliding.iter().map(|run| run.letters).sum::<usize>() > 2 {
        let help = "set them apart: readers mix the two";
        add("overlapping-text", Weight::Grave, colliding, "on other letters", help);
    }
}

/// Whether tiny letters are a word at most, beside marks such as the `2` of a square.
fn are_marks(tiny: &[Run]) -> bool {
    const MARK: usize = 3;
    const WORD: usize = 12;
    tiny.iter().map(|run| run.letters).filter(|letters| *letters > MARK).sum::<usize>() <= WORD
}

/// What people see of a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    Seen,
    Unseen,
    Covered,
    /// Nothing, but the same letter in its place.
    Again,
}

/// What people see of each letter of a page. The shadow of a letter that is seen, or what it was drawn anew over, is no
/// other letter.
fn sights(page: &Page) -> Vec<Sight> {
    let areas = largest(page);
    let mut sights: Vec<Sight> =
        page.glyphs.iter().enumerate().map(|(index, glyph)| sight(glyph, index, &areas)).collect();
    let mut seen = Squares::default();
    let glyphs = || page.glyphs.iter().zip(&sights);
    glyphs().filter(|(_, sight)| **sight == Sight::Seen).for_each(|(glyph, _)| seen.add(glyph));
    for (glyph, sight) in page.glyphs.iter().zip(&mut sights) {
        if *sight != Sight::Seen && seen.has_again(glyph, SHADOW) {
            *sight = Sight::Again;
        }
    }
    sights
}

fn is_ink(glyph: &Glyph) -> bool {
    !glyph.text.trim().is_empty()
}

fn sight(glyph: &Glyph, index: usize, areas: &[Area]) -> Sight {
    let later = || areas.iter().filter(|area| area.shape.after > index && area.covers());
    // A line through a letter covers its middle, but not what is around.
    let is_covered = || body(glyph).iter().all(|point| later().any(|area| area.has(*point)));
    if !is_ink(glyph) {
        Sight::Seen
    } else if is_unseen(glyph, index, areas) {
        Sight::Unseen
    } else if is_covered() {
        Sight::Covered
    } else {
        Sight::Seen
    }
}

/// Whether a letter is not drawn at all, or so faintly or so much in the colour of its ground that nobody can tell.
fn is_unseen(glyph: &Glyph, index: usize, areas: &[Area]) -> bool {
    let under = |area: &&Area| area.shape.after <= index && area.has(glyph.middle);
    let ground = areas.iter().rev().find(under);
    // Colours that run through letters are drawn through a mask of the letters, and these beside them.
    if glyph.is_drawn() && ground.is_some_and(|area| area.shape.masked) {
        return false;
    }
    // What a picture shows is not known.
    let ground = ground.map_or(Some([1.0; 3]), Area::colour);
    glyph.inks.iter().flatten().all(|ink| {
        let apart = match (ink.colour, ground) {
            (Some(colour), Some(ground)) => {
                colour.iter().zip(ground).map(|(ink, ground)| (ink - ground).abs()).fold(0.0, f32::max)
            }
            _ => 1.0,
        };
        apart * ink.alpha < SAME
    })
}

/// A filled area.
struct Area<'a> {
    shape: &'a Shape,
    /// Whether what of it is filled is looked at. Otherwise it may be anything.
    known: bool,
}

impl Area<'_> {
    fn has(&self, point: (f32, f32)) -> bool {
        let outline = self.shape.outline.as_ref().filter(|_| self.known);
        is_within(point, self.shape.area) && outline.is_none_or(|outline| outline.has(point))
    }

    fn covers(&self) -> bool {
        self.known && self.shape.covers
    }

    fn colour(&self) -> Option<[f32; 3]> {
        self.shape.colour.filter(|_| self.known)
    }
}

/// The largest filled areas of a page, in the order in which they are drawn.
fn largest(page: &Page) -> Vec<Area<'_>> {
    let size = |shape: &Shape| (shape.area[2] - shape.area[0]) * (shape.area[3] - shape.area[1]);
    let mut shapes: Vec<&Shape> = page.shapes.iter().collect();
    shapes.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let mut room = SIDES / page.glyphs.len().max(1);
    shapes.truncate(AREAS.max(room));
    let mut areas: Vec<Area> = shapes
        .into_iter()
        .map(|shape| {
            let left = room.checked_sub(shape.outline.as_ref().map_or(0, |outline| outline.corners()));
            room = left.unwrap_or(room);
            Area { shape, known: left.is_some() }
        })
        .collect();
    areas.sort_by_key(|area| area.shape.after);
    areas
}

/// Points of a letter that are covered where it is.
fn body(glyph: &Glyph) -> [(f32, f32); 5] {
    let (x, y) = glyph.middle;
    let up = BODY * glyph.size;
    let side = up.min(BODY_WIDTH * glyph.width);
    // Whichever way up letters are that are not level.
    let up = if glyph.level { up } else { side };
    [(x, y), (x - side, y - up), (x + side, y - up), (x - side, y + up), (x + side, y + up)]
}
