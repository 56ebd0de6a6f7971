//! JSON's numbers in the letters of the file: `4.0` is a grade, and a number of twenty digits may be a telephone's.

/// A text of sound JSON in which numbers are strings, and how many values it has about (its commas and brackets).
pub(super) fn quoted(text: &str) -> (String, usize) {
    let mut quoted = String::with_capacity(text.len() + text.len() / 8);
    let (mut values, mut rest) = (0, text);
    while let Some(next) = rest.chars().next() {
        let end = match next {
            '"' => string_end(rest),
            '-' | '0'..='9' => rest.find(|c: char| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9')),
            _ => Some(next.len_utf8()),
        };
        let (token, left) = rest.split_at(end.unwrap_or(rest.len()));
        if matches!(next, '-' | '0'..='9') {
            quoted.extend(["\"", token, "\""]);
        } else {
            quoted.push_str(token);
        }
        values += usize::from(matches!(next, ',' | '[' | '{'));
        rest = left;
    }
    (quoted, values)
}

/// Where a string ends that a text begins with, its quotation mark included.
fn string_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    let close = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    close.map(|(at, _)| at + 1)
}
