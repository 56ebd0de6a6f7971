//! How much room something takes, without laying it out.

use typst::diag::HintedStrResult;
use typst::foundations::{Array, Dict, func};

use super::text::{Text, field};

/// How much text there is, in letters: a bound that lets a layout choose an arrangement without measuring.
#[func]
pub(super) fn extent(#[variadic] texts: Vec<Option<Text>>) -> usize {
    texts.iter().flatten().map(|text| text.letters).sum()
}

/// The most lines that a text can take where a line holds `breadth` letters of a word: every word alone on its own.
#[func]
pub(super) fn most_lines(text: Option<Text>, breadth: f64) -> i64 {
    text.map_or(0, |text| text.words as i64 + (text.longest as f64 / breadth).floor() as i64)
}

/// The fewest lines that a section's content can take: a line for each text, as if none had to wrap.
#[func]
pub(super) fn fewest_lines(section: Dict) -> HintedStrResult<usize> {
    let body: Dict = field(&section, "body")?;
    let kind: typst::foundations::Str = field(&body, "type")?;
    let lines = match kind.as_str() {
        "entries" => {
            let mut lines = 0;
            for entry in field::<Vec<Dict>>(&body, "entries")? {
                lines += 1;
                for part in field::<Vec<Dict>>(&entry, "parts")? {
                    lines +=
                        field::<Array>(&part, "lines")?.len() + field::<Array>(&part, "highlights")?.len();
                }
            }
            lines
        }
        "paragraph" => field::<Text>(&body, "text")?.lines(),
        kind => field::<Array>(&body, kind)?.len(),
    };
    Ok(lines + usize::from(field::<Option<Text>>(&section, "note")?.is_some()))
}
