//! Typographic letters for typed ones: quotation marks, apostrophes, dashes; and compounds kept whole.

use unicode_bidi::{BidiClass, bidi_class};

use super::rich::{self, Run};
use crate::locale::Quotes;

/// The apostrophe of every language (The Unicode Standard, 6.2, "Apostrophes").
const APOSTROPHE: &str = "\u{2019}";

/// Compounds up to this many letters are kept on one line; longer ones could leave a ragged hole.
const LONGEST_COMPOUND: usize = 28;

/// Turns `"` and `'` into the locale's quotation marks and apostrophes, and ` -- ` and ` --- ` between
/// spaces into dashes. Code stays as it is.
pub(super) fn smarten(runs: &mut [Run], quotes: &Quotes) {
    let all: Vec<char> = runs.iter().flat_map(shown).collect();
    let mut place = 0;
    let mut open = false;
    for run in runs {
        let letters = shown(run);
        if run.code || run.line_break || is_address(run) {
            place += letters.len();
            continue;
        }
        let mut text = String::with_capacity(run.text.len());
        for letter in letters {
            match letter {
                '"' => text.push_str(double_quote(&all, place, &mut open, quotes)),
                '\'' => text.push_str(single_quote(&all, place, quotes)),
                letter => text.push(letter),
            }
            place += 1;
        }
        run.text = text.replace(" --- ", " \u{2014} ").replace(" -- ", " \u{2013} ");
    }
}

/// The letters that a run shows, for judging what stands beside a quotation mark.
fn shown(run: &Run) -> Vec<char> {
    if run.line_break { vec![' '] } else { run.text.chars().collect() }
}

/// Whether a run is a bare link, whose letters are not prose.
fn is_address(run: &Run) -> bool {
    run.link.as_deref().is_some_and(|link| link.ends_with(run.text.as_str()))
}

fn double_quote<'a>(all: &[char], place: usize, open: &mut bool, quotes: &'a Quotes) -> &'a str {
    let before = before(all, place);
    if begins_word(before) && !ends_word(all, place) {
        *open = true;
        &quotes.double.0
    } else if before.is_some_and(|letter| letter.is_ascii_digit()) && !*open {
        // Inches and seconds.
        "\""
    } else {
        *open = false;
        &quotes.double.1
    }
}

fn single_quote<'a>(all: &[char], place: usize, quotes: &'a Quotes) -> &'a str {
    if !begins_word(before(all, place)) {
        // Inside or after a word: an apostrophe, or a closing mark where one was opened.
        let closes =
            quotes.single.1 != APOSTROPHE && !all.get(place + 1).is_some_and(|c| c.is_alphanumeric());
        let opened = closes && all[..place].iter().enumerate().any(|(at, c)| *c == '\'' && opens(all, at));
        return if opened { &quotes.single.1 } else { APOSTROPHE };
    }
    if opens(all, place) { &quotes.single.0 } else { APOSTROPHE }
}

/// Whether a `'` at the beginning of a word has a partner at the end of one: `'quoted'`, not `'90s`.
fn opens(all: &[char], place: usize) -> bool {
    begins_word(before(all, place))
        && !ends_word(all, place)
        && (place + 2..all.len()).any(|at| {
            all[at] == '\''
                && ends_word(all, at)
                && before(all, at).is_some_and(|letter| !letter.is_whitespace())
        })
}

fn before(all: &[char], place: usize) -> Option<char> {
    place.checked_sub(1).and_then(|at| all.get(at)).copied()
}

fn begins_word(before: Option<char>) -> bool {
    before.is_none_or(|letter| letter.is_whitespace() || "([{-/–—\"'“‘«„‚¿¡".contains(letter))
}

fn ends_word(all: &[char], place: usize) -> bool {
    all.get(place + 1).is_none_or(|letter| letter.is_whitespace() || ")]}.,;:!?-/–—\"'".contains(*letter))
}

/// Marks what no line may end in: a word with a hyphen inside it, a number with its unit, a sign with its
/// number. A reader that joins the halves of a broken word (as `pdftotext` does) would make `inmemory` of
/// `in-` and `memory`; a unit at the beginning of a line belongs to nothing.
///
/// Amid letters that run from right to left, what is kept whole could change places with them, so nothing is.
pub(super) fn keep_together(runs: Vec<Run>) -> Vec<Run> {
    if runs.iter().any(|run| is_rightward(&run.text)) {
        return runs;
    }
    let mut kept = Vec::with_capacity(runs.len());
    for run in runs {
        if run.line_break || run.code || is_address(&run) {
            kept.push(run);
            continue;
        }
        let like = Run { text: String::new(), ..run.clone() };
        let words: Vec<&str> = run.text.split_inclusive(char::is_whitespace).collect();
        let mut words = words.as_slice();
        while let Some((first, rest)) = words.split_first() {
            let pair = rest.first().is_some_and(|next| belong_together(first.trim_end(), next.trim_end()));
            let count = if pair { 2 } else { 1 };
            let text: String = words[..count].concat();
            let letters = text.trim_end();
            let whole = pair || is_compound(letters);
            rich::push(&mut kept, Run { text: letters.to_owned(), whole, ..like.clone() });
            rich::push(&mut kept, Run { text: text[letters.len()..].to_owned(), ..like.clone() });
            words = &words[count..];
        }
    }
    kept
}

/// Whether a text has a letter that runs from right to left.
pub(crate) fn is_rightward(text: &str) -> bool {
    // Most letters of most files need no table.
    !text.is_ascii() && text.chars().any(|letter| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL))
}

fn is_compound(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.len() <= LONGEST_COMPOUND
        && letters
            .windows(3)
            .any(|three| three[1] == '-' && three[0].is_alphanumeric() && three[2].is_alphanumeric())
}

/// Units that a number may not be parted from (The International System of Units, 5.4.3), and the symbols
/// that stand with numbers like units.
const UNITS: [&str; 34] = [
    "%", "‰", "°C", "°F", "€", "£", "CHF", "kr", "ns", "μs", "µs", "ms", "min", "kB", "KB", "MB", "GB", "TB",
    "PB", "kB/s", "MB/s", "GB/s", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "mm", "cm", "km", "kg", "fps",
];

/// Whether the second of two words belongs on the line of the first: `90 ms`, `> 800k`.
fn belong_together(first: &str, second: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| "()[],.;:!?".contains(c)).to_owned();
    let (sign, first, second) = (first, bare(first), bare(second));
    let number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    let unit =
        number(&first) && first.ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&second.as_str());
    let signed = matches!(sign.trim_start_matches('('), "<" | ">" | "≤" | "≥" | "~" | "≈" | "±");
    unit || signed && second.starts_with(|c: char| c.is_ascii_digit() || "$€£".contains(c))
}
