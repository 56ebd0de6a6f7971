//! Hazards of what people see and machines do not, and the other way round.

use super::super::model::{Glyph, Model, Page, Shape};
use super::super::views::rows;
use super::{Hazard, PLACES, Place, Weight, counted, is_in};

/// Letters smaller than this are not for people, in points.
const TINY: f32 = 4.0;
/// Colours nearer to each other than this, of 1, cannot be told apart.
const SAME: f32 = 0.06;
/// The most filled areas of a page that are looked behind: its largest.
const AREAS: usize = 300;

/// Letters that stand for nothing.
pub(super) fn letters(model: &Model, hazards: &mut Vec<Hazard>) {
    let unmapped = |glyph: &Glyph| {
        let private = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        glyph.is_drawn()
            && !glyph.artifact
            && glyph.replaced.is_none()
            && (glyph.text.is_empty() || glyph.text.contains(private))
    };
    let (count, places) = spots(model, |_, _, glyph| unmapped(glyph));
    let all: usize = model.pages.iter().map(|page| page.glyphs.len()).sum();
    if count > 0 {
        // A few are the icons of a letterhead.
        let weight = if count * 50 > all { Weight::Grave } else { Weight::Slight };
        let message = format!("{} that stand for no letter", counted(count, "sign"));
        let help = "set them in a font that says what its glyphs stand for, or write icons as words";
        hazards.push(Hazard { name: "unmapped-letters", weight, message, help, places });
    }
}

/// Text that people do not see.
pub(super) fn hidden(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut add = |name, count: usize, what: &str, help, places| {
        if count > 0 {
            let message = format!("{} {what}", counted(count, "letter"));
            hazards.push(Hazard { name, weight: Weight::Grave, message, help, places });
        }
    };
    let areas: Vec<Vec<Shape>> = model.pages.iter().map(largest).collect();
    let visible = |glyph: &Glyph| !glyph.text.trim().is_empty();
    let (count, places) =
        spots(model, |page, index, glyph| visible(glyph) && is_unseen(glyph, index, &areas[page]));
    let help = "they are transparent, clipped away, off the page, in the colour of what is behind, or not drawn: take them out, since \
                hiring systems hold it for a trick";
    add("invisible-text", count, "that people cannot see", help, places);
    let (count, places) = spots(model, |_, _, glyph| {
        visible(glyph) && glyph.is_drawn() && glyph.size > 0.0 && glyph.size < TINY
    });
    add(
        "tiny-text",
        count,
        "smaller than 4 points",
        "set them larger, or take them out: hiring systems hold it for a trick",
        places,
    );
    let (count, places) = spots(model, |page, index, glyph| {
        let covers = |shape: &&Shape| shape.after > index && shape.covers && is_in(glyph, shape.area);
        visible(glyph) && glyph.is_drawn() && areas[page].iter().any(|shape| covers(&shape))
    });
    add(
        "covered-text",
        count,
        "behind what was drawn later",
        "draw the area or picture first, or take the text out",
        places,
    );
    let (count, places) = overprinted(model);
    if count >= 3 {
        add("overlapping-text", count, "on other letters", "set them apart: readers mix the two", places);
    }
}

/// Whether a letter is not drawn at all, or so faintly or so much in the colour of its ground that nobody can tell.
fn is_unseen(glyph: &Glyph, index: usize, areas: &[Shape]) -> bool {
    let ground = areas.iter().rev().find(|shape| shape.after <= index && is_in(glyph, shape.area));
    // What a picture shows is not known.
    let ground = ground.map_or(Some([1.0; 3]), |shape| shape.colour);
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

/// The largest filled areas of a page, in the order in which they are drawn.
fn largest(page: &Page) -> Vec<Shape> {
    let size = |shape: &Shape| (shape.area[2] - shape.area[0]) * (shape.area[3] - shape.area[1]);
    let mut shapes = page.shapes.clone();
    shapes.sort_by(|a, b| size(b).total_cmp(&size(a)));
    shapes.truncate(AREAS);
    shapes.sort_by_key(|shape| shape.after);
    shapes
}

/// Letters that stand on others.
fn overprinted(model: &Model) -> (usize, Vec<Place>) {
    let mut count = 0;
    let mut places = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        for row in rows(&page.glyphs) {
            for pair in row.windows(2) {
                let letter =
                    |glyph: &Glyph| glyph.text.chars().all(char::is_alphanumeric) && !glyph.text.is_empty();
                let under = pair[1].x - pair[0].x < 0.4 * pair[0].width.min(pair[1].width);
                // The same letter twice is how some programs draw bold.
                if under && pair[0].text != pair[1].text && letter(pair[0]) && letter(pair[1]) {
                    count += 1;
                    if places.len() < PLACES {
                        places.push(Place {
                            page: index + 1,
                            text: format!("{}{}", pair[0].text, pair[1].text),
                        });
                    }
                }
            }
        }
    }
    (count, places)
}

/// Pages that are pictures.
pub(super) fn pictures(model: &Model, hazards: &mut Vec<Hazard>) {
    for (index, page) in model.pages.iter().enumerate() {
        let letters = page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        let pictures = page.shapes.iter().filter(|shape| shape.picture);
        let area: f32 =
            pictures.map(|shape| (shape.area[2] - shape.area[0]) * (shape.area[3] - shape.area[1])).sum();
        if letters < 200 && area > 0.3 * page.width * page.height {
            hazards.push(Hazard {
                name: "text-in-pictures",
                weight: Weight::Grave,
                message: format!("page {} is a picture with {}", index + 1, counted(letters, "letter")),
                help: "export the text as text; a scan has to be typed again",
                places: Vec::new(),
            });
        }
    }
}

/// How many letters are so, and the first places where.
fn spots(model: &Model, is_so: impl Fn(usize, usize, &Glyph) -> bool) -> (usize, Vec<Place>) {
    let mut count = 0;
    let mut places: Vec<Place> = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        let mut open = false;
        for (at, glyph) in page.glyphs.iter().enumerate() {
            if !is_so(index, at, glyph) {
                // Spaces neither begin a place nor end it.
                open &= glyph.text.trim().is_empty() && !glyph.text.is_empty();
                continue;
            }
            count += 1;
            if !open && places.len() < PLACES {
                places.push(Place { page: index + 1, text: String::new() });
                open = true;
            }
            if let Some(place) = places.last_mut().filter(|place| open && place.text.len() < 60) {
                place.text.push_str(if glyph.text.is_empty() { "\u{fffd}" } else { &glyph.text });
            }
        }
    }
    (count, places)
}
