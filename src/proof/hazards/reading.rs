//! Hazards of how views read: broken words, orders that differ, titles that share their lines.

use std::collections::BTreeMap;

use super::super::views::{Line, View};
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

/// Text that views read in different orders.
pub(super) fn order(readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let find = |view| readings.iter().find(|reading| reading.view == view && !reading.lines.is_empty());
    let Some(stream) = find(View::Stream) else { return };
    let mut add = |view, name, help| {
        let parted = find(view).map(|reading| parted(stream, reading)).unwrap_or_default();
        if !parted.is_empty() {
            let message = format!("in {} it goes on otherwise than as drawn", counted(parted.len(), "place"));
            // What parts within a line needs the whole line to be seen; between lines is plainer.
            let places = parted.into_iter().flatten().take(PLACES).collect();
            hazards.push(Hazard { name, weight: Weight::Slight, message, help, places });
        }
    };
    let help = "use one column (`layout: linear` in recto) where a hiring system reads first";
    add(View::Geometry, "order-by-geometry", help);
    let help = "have the program that wrote it draw the text in the order of its tags";
    add(View::Tags, "order-by-tags", help);
}

/// Where words that follow one another in the stream do not in another view; the place, if it is a line's end.
fn parted(stream: &Reading, other: &Reading) -> Vec<Option<Place>> {
    // Running heads and page numbers are no part of the text, and tags do not lead to them.
    let text = |reading: &Reading| -> Vec<Line> {
        reading.lines.iter().filter(|line| !line.artifact).cloned().collect()
    };
    let (lines, other_lines) = (text(stream), text(other));
    let (words, others) = (words::of_lines(&lines), words::of_lines(&other_lines));
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for pair in others.windows(2) {
        *pairs.entry((&pair[0].folded, &pair[1].folded)).or_default() += 1;
    }
    let mut parted = Vec::new();
    for pair in words.windows(2) {
        match pairs.get_mut(&(pair[0].folded.as_str(), pair[1].folded.as_str())) {
            Some(left) if *left > 0 => *left -= 1,
            _ => parted.push((pair[0].line != pair[1].line).then(|| {
                let (from, to) = (&lines[pair[0].line], &lines[pair[1].line]);
                Place { page: from.page, text: format!("{} → {}", end(&from.text), start(&to.text)) }
            })),
        }
    }
    parted
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

fn end(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(3)..].join(" ")
}

fn start(text: &str) -> String {
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}
