//! Hazards of how views read: broken words, titles that share their lines.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::super::views::View;
use super::super::{Reading, reading, words};
use super::{Hazard, Place, Weight, counted};

/// Words with ligatures or hyphens in them.
pub(super) fn broken_words(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let Some(stream) = reading(readings, View::Stream) else { return };
    let mut ligatures = Vec::new();
    let mut hyphens = Vec::new();
    for (line, next) in stream.lines.iter().zip(stream.lines.iter().skip(1).map(Some).chain([None])) {
        for word in line.text.split_whitespace().filter(|word| word.contains(words::is_ligature)) {
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
            hazards.push(Hazard::new(name, Weight::Slight, message, help).at(places));
        }
    };
    let help = "turn ligatures off, or take a font that maps them to their letters";
    add("ligatures", ligatures, "with ligatures that a search does not find", help);
    let help = "turn hyphenation off: many readers leave the hyphen in the word";
    add("hyphenation", hyphens, "parted at the end of a line", help);
}

/// A file of which machines read nothing, though people may see a page: letters that were drawn as shapes, for one.
pub(super) fn nothing(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let is_read =
        |reading: &Reading| reading.lines.iter().any(|line| line.text.contains(char::is_alphanumeric));
    if hazards.iter().any(|hazard| hazard.weight == Weight::Grave) || readings.iter().any(is_read) {
        return;
    }
    let help = "export the text as text, and not as outlines or pictures of it";
    hazards.push(Hazard::new("no-text", Weight::Grave, "no view reads a single letter", help));
}

/// Text that is on the page and not in its tags. A page's number and running head may be left out of them: what is marked
/// as no part of the text, unless that is most of it.
pub(super) fn outside_tags(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    /// How much of the words may be missing in the tags: one of so many.
    const SOME: usize = 10;
    let both = reading(readings, View::Stream).zip(reading(readings, View::Tags));
    let Some((stream, tags)) = both else { return };
    // Tags may say which letters a ligature stands for.
    let plain = |word: &words::Word| word.folded.nfkc().collect::<String>();
    let mut tagged: HashMap<String, usize> = HashMap::new();
    for word in words::of_lines(&tags.lines) {
        *tagged.entry(plain(&word)).or_default() += 1;
    }
    let mut all = words::of_lines(&stream.lines);
    let is_artifact = |word: &words::Word| stream.lines[word.line].artifact;
    if 2 * all.iter().filter(|word| is_artifact(word)).count() <= all.len() {
        all.retain(|word| !is_artifact(word));
    }
    let lost = |word: &&words::Word| match tagged.get_mut(&plain(word)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    let lost: Vec<&words::Word> = all.iter().filter(lost).collect();
    if lost.len() * SOME <= all.len() {
        return;
    }
    let mut lines: Vec<usize> = lost.iter().map(|word| word.line).collect();
    lines.dedup();
    let lines = lines.into_iter().map(|line| &stream.lines[line]);
    let places = lines.map(|line| Place { page: line.page, text: line.text.clone() });
    let weight = if 2 * lost.len() > all.len() { Weight::Grave } else { Weight::Slight };
    let message = format!("{} of {} words are not in the tags", lost.len(), all.len());
    let help = "screen readers do not read them out: have the program tag the whole page";
    hazards.push(Hazard::new("text-outside-tags", weight, message, help).at(places));
}

/// Titles of sections that share their line with something else.
pub(super) fn shared_lines(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let sections =
        |view| reading(readings, view).map_or(&[][..], |reading| reading.fields.sections.as_slice());
    let (all, plain) = (sections(View::Stream), sections(View::Plain));
    let lost = all
        .iter()
        .filter(|section| !plain.iter().any(|found| words::of(&found.title) == words::of(&section.title)));
    let places: Vec<Place> =
        lost.map(|section| Place { page: section.page, text: section.title.clone() }).collect();
    if !places.is_empty() {
        let (found, all) = (all.len() - places.len(), counted(all.len(), "section"));
        let message = format!("the plainest parsers find {found} of {all}");
        let help = "its title shares a line with the text beside it: give it a line of its own (`layout: linear` in recto)";
        hazards.push(Hazard::new("shared-lines", Weight::Slight, message, help).at(places));
    }
}
