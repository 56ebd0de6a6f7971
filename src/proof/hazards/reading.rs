//! Hazards of how views read: broken words, titles that share their lines.

use super::super::views::View;
use super::super::{Reading, words};
use super::{Hazard, PLACES, Place, Weight, counted};

/// Words with ligatures or hyphens in them.
pub(super) fn broken_words(readings: &[Reading], hazards: &mut Vec<Hazard>) {
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

/// Titles of sections that share their line with something else.
pub(super) fn shared_lines(readings: &[Reading], hazards: &mut Vec<Hazard>) {
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
