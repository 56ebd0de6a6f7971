//! What a text is by the look of its letters.

/// Signs that stand before the items of a list, or between what stands on one line: as Unicode calls them, and as fonts of
/// signs do that have no names for theirs.
const BULLETS: &str = "•‣⁃∙◦●○▪▫■□▸▹►▶➢➤❖◆◇✓✔✦\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f0fc}";

/// Whether a sign is a bullet.
pub(super) fn is_bullet(sign: char) -> bool {
    !sign.is_ascii() && BULLETS.contains(sign)
}

/// Whether a line begins as an item of a list does.
pub(super) fn begins_item(line: &str) -> bool {
    line.starts_with(|sign| is_bullet(sign) || matches!(sign, '–' | '-' | '*'))
}

/// What stands between separators and columns.
pub(super) fn columns(text: &str) -> Vec<String> {
    // A line may end at a separator, and go on behind it.
    let text = text.replace('\n', " ");
    let clean = |piece: &str| piece.trim_matches([' ', ',', '·', ';']).to_owned();
    let parts = text.split(|sign| sign == '|' || is_bullet(sign)).flat_map(|part| part.split(" · "));
    let pieces = parts.flat_map(|part| part.split("  ")).map(clean);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Whether a piece reads like a place: a few words in capitals with a comma between them, or work from afar.
pub(super) fn is_place(piece: &str) -> bool {
    let parted = [", ", "، "].iter().any(|comma| piece.contains(comma));
    is_remote(piece) || parted && is_proper(piece, 6)
}

/// Whether a piece says that the work was done from afar.
pub(super) fn is_remote(piece: &str) -> bool {
    const WORDS: [&str; 10] = [
        "remote",
        "fully remote",
        "homeoffice",
        "zdalnie",
        "på distans",
        "na dálku",
        "da remoto",
        "op afstand",
        "en remoto",
        "à distance",
    ];
    let lower = piece.to_lowercase();
    WORDS.iter().any(|word| lower.starts_with(word)) && piece.split_whitespace().count() <= 6
}

/// Whether a piece is a few words in capitals, without a digit.
pub(super) fn is_proper(piece: &str, most: usize) -> bool {
    let mut words = piece.split_whitespace();
    let proper = |word: &str| word.trim_start_matches('(').starts_with(begins_name) || word.len() <= 4;
    let plain = !piece.contains(|letter: char| letter.is_numeric() || ":;@".contains(letter));
    plain && piece.starts_with(begins_name) && words.clone().count() <= most && words.all(proper)
}

/// Whether a letter begins a name: a capital, or one of a script that has none.
pub(super) fn begins_name(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase()
}
