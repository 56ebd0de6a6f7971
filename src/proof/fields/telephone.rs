//! Telephone numbers, whatever words stand around them.

use super::vocabulary::Vocabulary;

/// Words that say that a number is one of a telephone, without the signs around them.
#[rustfmt::skip]
const LABELS: [&str; 28] = [
    "tel", "tlf", "tél", "telefon", "telefono", "teléfono", "telefone", "téléphone", "telephone", "phone", "puhelin",
    "mobile", "mobil", "móvil", "portable", "handy", "cell", "celular", "cellulare", "mob", "kom", "komórka", "fax",
    "whatsapp", "t", "m", "p", "f",
];

/// The most words around a number.
const WORDS: usize = 5;

/// The telephone number in a piece: with a country or an area before it, or of many digits. If there are fewer, nothing
/// may stand beside it but a label, since a postal code may have nine digits; and so it is `amid` a text, unless a
/// country is told. A span of years is none.
pub(super) fn telephone(piece: &str, amid: bool, vocabulary: &Vocabulary) -> Option<String> {
    let piece = piece.replace('\u{a0}', " ");
    let (before, number, after) = longest_number(&piece)?;
    let extension = extension(after);
    let rest = after.trim_start().strip_prefix(extension).unwrap_or(after);
    let label = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        word.is_empty() || LABELS.contains(&word.as_str())
    };
    let mut words = before.split_whitespace().chain(rest.split_whitespace());
    let few = words.clone().count() <= WORDS;
    let alone = words.all(label);
    let digits = count_digits(number);
    let area = number.starts_with('(');
    let told = match () {
        () if number.starts_with('+') => true,
        () if alone => area || digits >= 8,
        () => !amid && (area || digits >= 10),
    };
    (told && few && (7..=15).contains(&digits) && !vocabulary.is_date(number))
        .then(|| format!("{number} {extension}").trim_end().to_owned())
}

/// The longest run of digits, spaces and a number's signs in a text, between what stands around it.
fn longest_number(text: &str) -> Option<(&str, &str, &str)> {
    let is_of = |letter: char| letter.is_ascii_digit() || " +()-–./".contains(letter);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_of(*letter)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((_, last)) if *last == at => *last = end,
            _ => runs.push((at, end)),
        }
    }
    let (start, end) = runs.into_iter().max_by_key(|(start, end)| count_digits(&text[*start..*end]))?;
    let run = &text[start..end];
    let from = run.find(|letter: char| letter.is_ascii_digit() || "+(".contains(letter))?;
    let to = run.rfind(|letter: char| letter.is_ascii_digit())?;
    (from <= to).then(|| (&text[..start + from], &run[from..=to], &text[start + to + 1..]))
}

fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The number of an extension at the beginning of a text, with its label.
fn extension(text: &str) -> &str {
    let text = text.trim_start();
    let Some(start) = text.find(|letter: char| letter.is_ascii_digit()) else { return "" };
    let label = text[..start].trim_end().trim_end_matches('.').to_lowercase();
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    if matches!(label.as_str(), "ext" | "x" | "extension") { &text[..start + digits] } else { "" }
}
