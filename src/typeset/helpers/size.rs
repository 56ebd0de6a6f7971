//! How much room something takes, without laying it out.

use typst::diag::HintedStrResult;
use typst::foundations::{Array, Dict, Str, Value, array, func};

use super::text::{Text, field};

/// How much text there is, in letters: a bound that lets a layout choose an arrangement without measuring.
#[func]
pub(super) fn extent(#[variadic] texts: Vec<Option<Dict>>) -> HintedStrResult<usize> {
    texts.iter().flatten().map(|text| field::<usize>(text, "letters")).sum()
}

/// How wide the widest word of these texts is as capitals or small capitals, in letters of middling width: what is sure
/// to hold the word, and holds little more. (By the letters' proportions in common roman faces: an `I` is narrower than
/// an `N`, an `M` is wider.)
#[func]
pub(super) fn capitals(#[variadic] texts: Vec<Option<Text>>) -> f64 {
    let width = |letter: char| match letter.to_ascii_lowercase() {
        'i' | 'j' => 0.58,
        'c' | 'e' | 'f' | 'l' | 's' | 't' | 'x' | 'y' | 'z' => 0.88,
        'm' | 'w' => 1.28,
        _ => 1.0,
    };
    let words = |text: &Text| {
        let letters = text.plain();
        letters.split_whitespace().map(|word| word.chars().map(width).sum::<f64>()).fold(0.0, f64::max)
    };
    texts.iter().flatten().map(words).fold(0.0, f64::max)
}

/// The font's feature for small capitals, if these texts can have them and still be read out of the PDF. A glyph stands for
/// one letter there, and in Source Serif 4 these share theirs with another letter: Greek ones with a mark lose it. The
/// `i` of Turkish would lose its dot.
#[func]
pub(super) fn small_capitals(#[variadic] texts: Vec<Option<Text>>) -> Array {
    const SHARED: &str = "ΐάέήίΰςόύώµıȷĸſ";
    const TURKISH: &str = "İğĞ";
    let has_shared = |text: &Text| text.plain().contains(|c| SHARED.contains(c) || TURKISH.contains(c));
    if texts.iter().flatten().any(has_shared) { array![] } else { array!["smcp"] }
}

/// The most lines that a text can take where a line holds `breadth` letters of a word: every word alone on its own.
#[func]
pub(super) fn most_lines(text: Option<Dict>, breadth: f64) -> HintedStrResult<i64> {
    let Some(text) = text else { return Ok(0) };
    Ok(field::<i64>(&text, "words")? + (field::<f64>(&text, "longest")? / breadth).floor() as i64)
}

/// The fewest lines that a section's content can take: a line for each text, as if none had to wrap.
#[func]
pub(super) fn fewest_lines(section: Dict) -> HintedStrResult<usize> {
    let body: Dict = field(&section, "body")?;
    let kind: Str = field(&body, "type")?;
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
    Ok(lines + usize::from(*section.get("note")? != Value::None))
}
