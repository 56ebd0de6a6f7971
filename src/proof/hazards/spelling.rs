//! Words that are read otherwise than they are seen: their accents apart, their letters apart, or others in their place.

use super::super::model::Model;
use super::super::views::View;
use super::super::{Reading, reading};
use super::run::{runs, spots};
use super::{Hazard, Place, Weight, counted};

/// So many letters in a row, each a word, are one that is set with wide spaces.
const SPACED: usize = 4;

/// Words that are spelt otherwise than they look.
pub(super) fn misspelt(model: &Model, readings: &[Reading], hazards: &mut Vec<Hazard>) {
    let mut add = |name, count: usize, what: &str, message: &str, help, places: Vec<Place>| {
        if count > 0 {
            let message = format!("{} {message}", counted(count, what));
            hazards.push(Hazard::new(name, Weight::Slight, message, help).at(places));
        }
    };
    let (accented, places) = spots(runs(model, |_, _, glyph| glyph.accented));
    let help = "take fonts with accents (in LaTeX, `\\usepackage[T1]{fontenc}` and `lmodern`)";
    let what = "whose accents are drawn apart, so that some readers take `u¨` for `ü`";
    add("accents-apart", accented, "letter", what, help, places);
    let Some(stream) = reading(readings, View::Stream) else { return };
    let told = |find: fn(&str) -> Option<String>| -> Vec<Place> {
        let line = |line: &super::super::Line| Some(Place { page: line.page, text: find(&line.text)? });
        stream.lines.iter().filter_map(line).collect()
    };
    let places = told(spaced);
    let help = "set them closer: many readers take each letter for a word";
    add("spaced-letters", places.len(), "word", "whose letters are read one by one", help, places);
    let places = told(swapped);
    let help = "have another program write the PDF, or turn ligatures off: their letters are named wrongly";
    add("wrong-letters", places.len(), "word", "with letters that nobody sees", help, places);
}

/// The letters in a line that are words one by one.
fn spaced(line: &str) -> Option<String> {
    let is_letter = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() == 1;
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut runs = words.chunk_by(|last, next| is_letter(last) && is_letter(next));
    runs.find(|run| run.len() >= SPACED).map(|run| run.join(" "))
}

/// The word in a line in which the letters of a ligature are named with their bytes swapped, as Ghostscript did it: an `f`
/// (0x0066) is a Chinese letter (0x6600) then.
fn swapped(line: &str) -> Option<String> {
    let is_swapped = |letter: char| {
        let number = u32::from(letter);
        number & 0xff == 0 && u8::try_from(number >> 8).is_ok_and(|byte| byte.is_ascii_lowercase())
    };
    let pair =
        |word: &str| word.chars().zip(word.chars().skip(1)).any(|(a, b)| is_swapped(a) && is_swapped(b));
    let mut words = line.split_whitespace();
    words
        .find(|word| pair(word) && word.contains(|letter: char| letter.is_ascii_alphabetic()))
        .map(str::to_owned)
}
