//! What leads readers of a PDF astray, each under a name that stays the same.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::{Glyph, Model, Page, Shape};
use super::views::View;
use super::{Reading, words};

/// What leads readers astray.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hazard {
    /// Its name, such as `unmapped-letters`.
    pub name: &'static str,
    /// How bad it is.
    pub weight: Weight,
    /// What it is in this file.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
    /// Where, at most a few of all places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

/// How bad a hazard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Text is lost, or looks like a trick.
    Grave,
    /// Some readers get less, or in another order.
    Slight,
}

/// A place in a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The page, counted from 1.
    pub page: usize,
    /// What stands there.
    pub text: String,
}

/// How many places of a hazard are told.
const PLACES: usize = 3;
/// Letters smaller than this are not for people, in points.
const TINY: f32 = 4.0;
/// Colours nearer to each other than this, of 1, cannot be told apart.
const SAME: f32 = 0.06;
/// The most filled areas of a page that are looked behind: its largest.
const AREAS: usize = 300;

/// All hazards of a file, the grave ones first.
pub(super) fn find(model: &Model, readings: &[Reading]) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    letters(model, &mut hazards);
    hidden(model, &mut hazards);
    pictures(model, &mut hazards);
    broken_words(readings, &mut hazards);
    order(readings, &mut hazards);
    shared_lines(readings, &mut hazards);
    links(model, &mut hazards);
    facts(model, &mut hazards);
    hazards.sort_by_key(|hazard| hazard.weight);
    hazards
}

/// Letters that stand for nothing.
fn letters(model: &Model, hazards: &mut Vec<Hazard>) {
    let unmapped = |glyph: &Glyph| {
        let private = |letter: char| matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        glyph.drawn
            && !glyph.artifact
            && glyph.replaced.is_none()
            && (glyph.text.is_empty() || glyph.text.contains(private))
    };
    let (count, places) = spots(model, |_, _, glyph| unmapped(glyph));
    let all: usize = model.pages.iter().map(|page| page.glyphs.len()).sum();
    if count > 0 {
        // A few are the icons of a letterhead.
        let weight = if count * 100 > all { Weight::Grave } else { Weight::Slight };
        let message =
            format!("{} stand for no letter: readers get signs or nothing", counted(count, "glyph"));
        let help = "set them in a font that says what its glyphs stand for, or write icons as words";
        hazards.push(Hazard { name: "unmapped-letters", weight, message, help, places });
    }
}

/// Text that people do not see.
fn hidden(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut add = |name, count: usize, what: &str, help, places| {
        if count > 0 {
            let message = format!("{} {what}", counted(count, "letter"));
            hazards.push(Hazard { name, weight: Weight::Grave, message, help, places });
        }
    };
    let areas: Vec<Vec<Shape>> = model.pages.iter().map(largest).collect();
    let visible = |glyph: &Glyph| !glyph.text.trim().is_empty();
    let (count, places) = spots(model, |page, index, glyph| {
        visible(glyph) && (!glyph.drawn || is_like_its_ground(glyph, index, &areas[page]))
    });
    let help = "they are not drawn, or in the colour of what is behind: take them out, since hiring systems hold it for a trick";
    add("invisible-text", count, "cannot be seen by people", help, places);
    let (count, places) =
        spots(model, |_, _, glyph| visible(glyph) && glyph.drawn && glyph.size > 0.0 && glyph.size < TINY);
    add(
        "tiny-text",
        count,
        "are under 4 points, too small to be read",
        "set it larger, or take it out",
        places,
    );
    let (count, places) = spots(model, |page, index, glyph| {
        let covers = |shape: &&Shape| shape.after > index && shape.colour.is_some() && is_in(glyph, shape);
        visible(glyph) && glyph.drawn && areas[page].iter().any(|shape| covers(&shape))
    });
    add(
        "covered-text",
        count,
        "stand behind a filled area that was drawn later",
        "draw the area first",
        places,
    );
    let (count, places) = overprinted(model);
    if count >= 3 {
        add(
            "overlapping-text",
            count,
            "stand on other letters: readers mix the two",
            "set them apart",
            places,
        );
    }
}

fn is_like_its_ground(glyph: &Glyph, index: usize, areas: &[Shape]) -> bool {
    let ground = areas.iter().rev().find(|shape| shape.after <= index && is_in(glyph, shape));
    // What a picture shows is not known.
    let Some(ground) = ground.map_or(Some([1.0; 3]), |shape| shape.colour) else { return false };
    glyph.colour.iter().zip(ground).all(|(colour, ground)| (colour - ground).abs() < SAME)
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

fn is_in(glyph: &Glyph, shape: &Shape) -> bool {
    let (x, y) = (glyph.x + glyph.width / 2.0, glyph.y - 0.3 * glyph.size);
    shape.area[0] < x && x < shape.area[2] && shape.area[1] < y && y < shape.area[3]
}

/// Letters that stand on others.
fn overprinted(model: &Model) -> (usize, Vec<Place>) {
    let mut count = 0;
    let mut places = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        for row in super::views::rows(&page.glyphs) {
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
fn pictures(model: &Model, hazards: &mut Vec<Hazard>) {
    for (index, page) in model.pages.iter().enumerate() {
        let letters = page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        let pictures = page.shapes.iter().filter(|shape| shape.colour.is_none());
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

/// Words with ligatures or hyphens in them.
fn broken_words(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let Some(stream) = readings.iter().find(|reading| reading.view == View::Stream) else { return };
    let ligature = |letter: char| matches!(letter, '\u{fb00}'..='\u{fb06}');
    let mut ligatures = Vec::new();
    let mut hyphens = Vec::new();
    for (line, next) in stream.lines.iter().zip(stream.lines.iter().skip(1).map(Some).chain([None])) {
        for word in line.text.split_whitespace().filter(|word| word.contains(ligature)) {
            ligatures.push(Place { page: line.page, text: word.to_owned() });
        }
        let last = line.text.split_whitespace().last().unwrap_or_default();
        let cut = last.strip_suffix(['-', '‐', '\u{ad}']).filter(|cut| cut.ends_with(char::is_alphabetic));
        let goes_on = next.map(|next| next.text.as_str()).filter(|next| next.starts_with(char::is_lowercase));
        if let (Some(_), Some(next)) = (cut, goes_on) {
            let rest = next.split_whitespace().next().unwrap_or_default();
            hyphens.push(Place { page: line.page, text: format!("{last} {rest}") });
        }
    }
    let mut add = |name, places: Vec<Place>, what: &str, help| {
        if !places.is_empty() {
            let message = format!("{} {what}", counted(places.len(), "word"));
            let places = places.into_iter().take(PLACES).collect();
            hazards.push(Hazard { name, weight: Weight::Slight, message, help, places });
        }
    };
    let help = "turn ligatures off, or take a font that maps them to their letters";
    add("ligatures", ligatures, "with ligatures that a search does not find", help);
    let help = "turn hyphenation off: many readers leave the hyphen in the word";
    add("hyphenation", hyphens, "parted at the end of a line", help);
}

/// Text that views read in different orders.
fn order(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let sequence = |reading: &Reading| -> Vec<(String, usize)> {
        let words = words::of_lines(&reading.lines);
        words.into_iter().map(|word| (word.folded, word.line)).collect()
    };
    let Some(stream) = readings.iter().find(|reading| reading.view == View::Stream) else { return };
    let base = sequence(stream);
    for (view, name, help) in [
        (
            View::Geometry,
            "order-by-geometry",
            "use one column (`layout: linear` in recto) where a hiring system reads first",
        ),
        (
            View::Tags,
            "order-by-tags",
            "have the program that wrote it draw the text in the order of its tags",
        ),
    ] {
        let Some(reading) = readings.iter().find(|reading| reading.view == view && !reading.lines.is_empty())
        else {
            continue;
        };
        let other = sequence(reading);
        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for pair in other.windows(2) {
            *pairs.entry((&pair[0].0, &pair[1].0)).or_default() += 1;
        }
        let mut places = Vec::new();
        let mut count = 0;
        for pair in base.windows(2) {
            match pairs.get_mut(&(pair[0].0.as_str(), pair[1].0.as_str())) {
                Some(left) if *left > 0 => *left -= 1,
                _ => {
                    count += 1;
                    let (from, to) = (&stream.lines[pair[0].1], &stream.lines[pair[1].1]);
                    if places.len() < PLACES && pair[0].1 != pair[1].1 {
                        places.push(Place {
                            page: from.page,
                            text: format!("{} → {}", end(&from.text), start(&to.text)),
                        });
                    }
                }
            }
        }
        if count > 0 {
            let message = format!("in {count} places it goes on otherwise than as drawn");
            hazards.push(Hazard { name, weight: Weight::Slight, message, help, places });
        }
    }
}

/// Titles of sections that share their line with something else.
fn shared_lines(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let sections = |view| {
        let reading = readings.iter().find(|reading: &&Reading| reading.view == view);
        reading.map_or(&[][..], |reading| reading.fields.sections.as_slice())
    };
    let (all, plain) = (sections(View::Stream), sections(View::Plain));
    let lost = all
        .iter()
        .filter(|section| !plain.iter().any(|found| words::of(&found.title) == words::of(&section.title)));
    let places: Vec<Place> =
        lost.map(|section| Place { page: section.page, text: section.title.clone() }).collect();
    if !places.is_empty() {
        let (found, all) = (all.len() - places.len(), counted(all.len(), "section"));
        hazards.push(Hazard {
            name: "shared-lines",
            weight: Weight::Slight,
            message: format!("the plainest parsers find {found} of {all}"),
            help: "its title shares a line with the text beside it: give it a line of its own (`layout: linear` in recto)",
            places,
        });
    }
}

fn links(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut places = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        for link in page.links.iter().filter(|link| link.description.is_none()) {
            let area = Shape { area: link.area, colour: None, after: 0 };
            if !page.glyphs.iter().any(|glyph| !glyph.text.trim().is_empty() && is_in(glyph, &area)) {
                places.push(Place { page: index + 1, text: link.url.clone().unwrap_or_default() });
            }
        }
    }
    if !places.is_empty() {
        let message = format!("{} on no text and without a description", counted(places.len(), "link"));
        let help = "write the address out, or at least a word that is the link";
        places.truncate(PLACES);
        hazards.push(Hazard { name: "links-without-text", weight: Weight::Slight, message, help, places });
    }
}

fn facts(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut add = |name, is: bool, message: &str, help| {
        if is {
            let message = message.to_owned();
            hazards.push(Hazard { name, weight: Weight::Slight, message, help, places: Vec::new() });
        }
    };
    let facts = &model.facts;
    let help = "have the program that wrote it export a tagged (accessible) PDF";
    add("no-tags", !facts.tagged, "without tags, screen readers have to guess", help);
    add("no-language", facts.language.is_none(), "no language is given", "set the document's language");
    add("no-title", facts.title.is_none(), "no title is given", "set the document's title");
    let help = "save it without a password and without restrictions";
    add("encryption", facts.encrypted, "some readers refuse encrypted files", help);
    add("left-unread", !model.cut.is_empty(), "it holds too much and was read in part", "print it anew");
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

fn counted(count: usize, what: &str) -> String {
    match (count, what) {
        (1, what) => format!("1 {what}"),
        (count, what) => format!("{count} {what}s"),
    }
}

fn end(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(3)..].join(" ")
}

fn start(text: &str) -> String {
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}
