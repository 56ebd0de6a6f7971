//! What a text is by the look of its letters.

/// Whether a sign stands before the items of a list, or between what stands on one line: as Unicode calls it, or as fonts
/// of signs do that have no names for theirs.
pub(super) fn is_bullet(sign: char) -> bool {
    matches!(
        sign,
        '•' | '‣'
            | '⁃'
            | '∙'
            | '◦'
            | '●'
            | '○'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '▸'
            | '▹'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '❖'
            | '◆'
            | '◇'
            | '✓'
            | '✔'
            | '✦'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{f0d8}'
            | '\u{f076}'
            | '\u{f0fc}'
    )
}

/// Whether a line begins as an item of a list does.
pub(super) fn begins_item(line: &str) -> bool {
    line.starts_with(|sign| is_bullet(sign) || matches!(sign, '–' | '-' | '*'))
}
