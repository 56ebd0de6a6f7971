//! Letters that follow one another and have the same hazard.

use super::super::model::{Glyph, Model};
use super::super::views::Gap;
use super::Place;

/// Letters that follow one another and are all so; spaces neither begin a run nor end it.
pub(super) struct Run {
    pub(super) letters: usize,
    pub(super) place: Place,
}

/// The runs of letters that are so, by their page's index and their own.
pub(super) fn runs(model: &Model, is_so: impl Fn(usize, usize, &Glyph) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        let mut open = false;
        let mut last: Option<&Glyph> = None;
        for (at, glyph) in page.glyphs.iter().enumerate() {
            if !is_so(index, at, glyph) {
                open &= glyph.text.trim().is_empty() && !glyph.text.is_empty();
                continue;
            }
            if !open {
                runs.push(Run { letters: 0, place: Place { page: index + 1, text: String::new() } });
                open = true;
            }
            let apart = last.replace(glyph).is_some_and(|last| Gap::between(last, glyph) > Gap::None);
            if let Some(run) = runs.last_mut() {
                run.letters += 1;
                if run.place.text.len() < 60 {
                    if apart && !run.place.text.is_empty() {
                        run.place.text.push(' ');
                    }
                    let blank = glyph.text.chars().all(is_blank);
                    run.place.text.push_str(if blank { "\u{fffd}" } else { &glyph.text });
                }
            }
        }
    }
    runs
}

/// How many letters there are in runs, and where.
pub(super) fn spots(runs: Vec<Run>) -> (usize, Vec<Place>) {
    let count = runs.iter().map(|run| run.letters).sum();
    (count, runs.into_iter().map(|run| run.place).collect())
}

/// Whether nothing is seen of a sign: a space, or a mark of how others are joined, ordered or varied.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'
                ..='\u{180e}'
        )
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}')
        || matches!(letter, '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}
