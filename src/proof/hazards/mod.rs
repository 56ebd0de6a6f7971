//! What leads readers of a PDF astray, each under a name that stays the same.

mod collision;
mod elements;
mod elsewhere;
mod order;
mod pictures;
mod reading;
mod run;
mod sight;
mod spelling;
mod unmapped;

use serde::Serialize;

use super::Reading;
use super::model::Model;

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

/// How many places of a hazard are told, and how much of the text of each, in letters.
const PLACES: usize = 3;
const TOLD: usize = 200;

impl Hazard {
    fn new(name: &'static str, weight: Weight, message: impl Into<String>, help: &'static str) -> Self {
        Self { name, weight, message: message.into(), help, places: Vec::new() }
    }

    /// With the first of its places, and the beginning of what stands there.
    fn at(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.places = places.into_iter().take(PLACES).collect();
        for Place { text, .. } in &mut self.places {
            if let Some((cut, _)) = text.char_indices().nth(TOLD) {
                text.truncate(cut);
                text.push('…');
            }
        }
        self
    }
}

/// All hazards of a file, the grave ones first.
pub(super) fn find(model: &Model, readings: &[Reading]) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    unmapped::unmapped(model, &mut hazards);
    sight::hidden(model, &mut hazards);
    pictures::pictures(model, &mut hazards);
    elsewhere::replaced(model, &mut hazards);
    elsewhere::annotations(model, &mut hazards);
    reading::broken_words(readings, &mut hazards);
    spelling::misspelt(model, readings, &mut hazards);
    order::differing(readings, &mut hazards);
    reading::shared_lines(readings, &mut hazards);
    reading::nothing(readings, &mut hazards);
    if model.facts.tagged {
        reading::outside_tags(readings, &mut hazards);
    }
    links(model, &mut hazards);
    facts(model, &mut hazards);
    hazards.sort_by_key(|hazard| hazard.weight);
    hazards
}

fn links(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut places = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        for link in page.links.iter().filter(|link| link.description.is_none()) {
            if !page
                .glyphs
                .iter()
                .any(|glyph| !glyph.text.trim().is_empty() && is_within(glyph.middle, link.area))
            {
                places.push(Place { page: index + 1, text: link.url.clone().unwrap_or_default() });
            }
        }
    }
    if !places.is_empty() {
        let message = format!("{} on no text and without a description", counted(places.len(), "link"));
        let help = "write the address out, or at least a word that is the link";
        hazards.push(Hazard::new("links-without-text", Weight::Slight, message, help).at(places));
    }
}

fn facts(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut add = |name, is: bool, message: &str, help| {
        if is {
            hazards.push(Hazard::new(name, Weight::Slight, message, help));
        }
    };
    let facts = &model.facts;
    let help = "have the program that wrote it export a tagged (accessible) PDF";
    add("no-tags", !facts.tagged, "without tags, screen readers have to guess", help);
    add("no-language", facts.language.is_none(), "no language is given", "set the document's language");
    let empty = facts.title.as_ref().filter(|title| says_nothing(title));
    let message = empty.map_or_else(|| "no title is given".into(), |title| format!("its title is `{title}`"));
    let help = "set the document's title: what it is, and whose";
    add("no-title", facts.title.is_none() || empty.is_some(), &message, help);
    let help = "save it without a password and without restrictions";
    add("encryption", facts.encrypted, "some readers refuse encrypted files", help);
    add("left-unread", !model.cut.is_empty(), "it holds too much and was read in part", "print it anew");
}

/// Whether a title is one that programs give by themselves: that there is none, or the name of a file.
fn says_nothing(title: &str) -> bool {
    const NAMES: [&str; 8] =
        ["untitled", "(anonymous)", "anonymous", "unknown", "none", "title", "document", "document1"];
    const FILES: [&str; 15] = [
        ".pdf", ".doc", ".docx", ".odt", ".rtf", ".tex", ".dvi", ".html", ".htm", ".txt", ".md", ".typ",
        ".pages", ".indd", ".pptx",
    ];
    let lower = title.trim().to_lowercase();
    let named = NAMES.contains(&lower.as_str()) || lower.starts_with("untitled ");
    named || lower.starts_with("microsoft word - ") || FILES.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a point is in an area.
fn is_within((x, y): (f32, f32), area: [f32; 4]) -> bool {
    area[0] < x && x < area[2] && area[1] < y && y < area[3]
}

fn counted(count: usize, what: &str) -> String {
    match (count, what) {
        (1, what) => format!("1 {what}"),
        (count, what) => format!("{count} {what}s"),
    }
}
