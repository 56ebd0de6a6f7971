//! Typographic checks: what a careful reader of the page would stumble over, as warnings at the YAML's lines.
//!
//! Takes what was laid out (a [`Measure`]) with its [`Document`] and [`Source`]. Nothing here stops a build;
//! who disagrees with a check lists its code under `ignore`.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, ProseKind, Text};
use crate::paragraph::{Paragraph, ending, paragraphs};
use crate::source::Source;
use crate::typeset::{Measure, TextMeasure};

/// A last line with no more letters than this is a runt.
const RUNT: usize = 8;
/// The most lines of a highlight that people read rather than skip.
const LONGEST_HIGHLIGHT: usize = 3;
/// What may stick out of a margin without being seen, in points: the rounding of a line that just fits.
const TOLERANCE: f64 = 0.5;
/// How many letters of a word are told in a message.
const SHOWN: usize = 32;

/// Everything that the checks find, in the file's order.
pub(crate) fn check(document: &Document, measure: &Measure, source: &Source) -> Vec<Diagnostic> {
    let paragraphs = paragraphs(document, measure);
    let mut warnings: Vec<Diagnostic> =
        paragraphs.iter().filter_map(|paragraph| runt(paragraph, source)).collect();
    let texts = paragraphs.chunk_by(|a, b| a.prose.text.at == b.prose.text.at);
    warnings.extend(texts.filter_map(|paragraphs| long_highlight(paragraphs, source)));
    warnings.extend(measure.texts.iter().filter_map(|text| sticking_out(text, measure.sides, source)));
    warnings.extend(document.lists().into_iter().filter_map(|list| end_marks(list, source)));
    warnings.sort_by_key(Diagnostic::position);
    warnings
}

/// W0601: a last line that holds next to nothing.
fn runt(paragraph: &Paragraph, source: &Source) -> Option<Diagnostic> {
    let lines = paragraph.lines.len();
    let last = paragraph.last_line().text.trim();
    if lines < 2 || last.chars().filter(|c| c.is_alphanumeric()).count() > RUNT {
        return None;
    }
    let noun = noun(paragraph.prose.kind);
    let message = format!("the last line of this {noun} holds only `{last}`");
    let cut = characters(paragraph.cut_to(lines - 1));
    let help = format!("cut about {cut} to win the line back, or say a little more");
    let warning = Diagnostic::warning(Code::Runt, message).with_file(source.file()).with_help(help);
    Some(warning.with_label(paragraph.ending(source)?, format!("all that is on line {lines}")))
}

/// W0602: a highlight that few will read to its end.
fn long_highlight(paragraphs: &[Paragraph], source: &Source) -> Option<Diagnostic> {
    let first = paragraphs.first()?;
    let lines: usize = paragraphs.iter().map(|paragraph| paragraph.lines.len()).sum();
    if first.prose.kind != ProseKind::Highlight || lines <= LONGEST_HIGHLIGHT {
        return None;
    }
    let help = match paragraphs {
        [one] => {
            let cut = characters(one.cut_to(LONGEST_HIGHLIGHT));
            format!("cut about {cut} to make it {LONGEST_HIGHLIGHT} lines, or make two highlights of it")
        }
        _ => "make several highlights of it".to_owned(),
    };
    let warning = Diagnostic::warning(Code::LongHighlight, format!("this highlight takes {lines} lines"));
    let span = source.span(source.find(&first.prose.text.at)?);
    Some(warning.with_file(source.file()).with_label(span, "").with_help(help))
}

/// W0603: a line that sticks out of the page's margin, because something in it cannot break.
fn sticking_out(text: &TextMeasure, sides: (f64, f64), source: &Source) -> Option<Diagnostic> {
    let out = |x: (f64, f64)| (x.1 - sides.1).max(sides.0 - x.0);
    let line = text.lines.iter().max_by(|a, b| out(a.x).total_cmp(&out(b.x)))?;
    let points = out(line.x);
    if points <= TOLERANCE {
        return None;
    }
    let word = line.text.split_whitespace().max_by_key(|word| word.chars().count())?;
    let shown: String = word.chars().take(SHOWN).collect();
    let more = if shown.len() < word.len() { "…" } else { "" };
    let message = format!("the line with `{shown}{more}` sticks out of the page's margin");
    let span = source.span(source.find(&text.at)?);
    let warning = Diagnostic::warning(Code::SticksOut, message)
        .with_file(source.file())
        .with_label(span, format!("{points:.0} pt too wide"))
        .with_help("shorten it; a long link can stand behind words: `[words](https://example.org)`");
    Some(warning)
}

/// W0604: highlights of one list of which some end with a full stop and some don't.
fn end_marks(list: &[Text], source: &Source) -> Option<Diagnostic> {
    let ends: Vec<(&Text, Option<char>)> =
        list.iter().filter_map(|text| Some((text, end_mark(&text.plain())?))).collect();
    let (with, without): (Vec<_>, Vec<_>) = ends.iter().partition(|(_, mark)| mark.is_some());
    // In a tie the first highlight sets the rule.
    let marked_first = ends.first()?.1.is_some();
    let marks_rule = with.len() > without.len() || with.len() == without.len() && marked_first;
    let (many, few) = if marks_rule { (&with, &without) } else { (&without, &with) };
    let (first, _) = few.first()?;
    let name = if with.iter().all(|(_, mark)| *mark == Some('.')) { "full stop" } else { "mark" };
    let (lacking, having) = (format!("without a {name}"), format!("with a {name}"));
    let (wrong, right) = if marks_rule { (lacking, having) } else { (having, lacking) };
    let message = match few.len() {
        1 if ends.len() == 2 => format!("one of two highlights ends {wrong}, the other {right}"),
        1 => format!("this highlight ends {wrong}, unlike the others of its list"),
        count => format!("{count} of {} highlights end {wrong}, the others {right}", ends.len()),
    };
    let mut warning = Diagnostic::warning(Code::EndMarks, message)
        .with_file(source.file())
        .with_label(ending(source, &first.at)?, format!("ends {wrong}"));
    for (text, _) in &few[1..] {
        warning = warning.with_label(ending(source, &text.at)?, format!("ends {wrong}"));
    }
    let (example, _) = many.first()?;
    let warning = warning.with_label(ending(source, &example.at)?, format!("ends {right}"));
    Some(warning.with_help(format!("end all of them alike, with or without a {name}")))
}

/// The mark that a text ends with, if it ends with one, whatever quotes and brackets close after it. None
/// at all if it cannot be told: the full stop of `etc.` or `U.S.` says nothing of the list's rule.
fn end_mark(text: &str) -> Option<Option<char>> {
    let closing = |c: char| c.is_whitespace() || "\"'\u{201d}\u{2019}\u{201c}\u{2018}»«)]}".contains(c);
    let text = text.trim_end_matches(closing);
    let mark = text.chars().next_back().filter(|last| matches!(last, '.' | '!' | '?' | ';' | '…'));
    if mark == Some('.') && is_abbreviation(text) {
        return None;
    }
    Some(mark)
}

/// Whether a text's last word is an abbreviation: it has a dot inside, or is one that often ends a text.
fn is_abbreviation(text: &str) -> bool {
    const COMMON: [&str; 10] = ["etc", "inc", "ltd", "co", "corp", "bros", "jr", "sr", "al", "usw"];
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let word = word.trim_end_matches('.');
    let initials =
        word.split('.').count() > 1 && word.split('.').all(|part| (1..=2).contains(&part.chars().count()));
    initials || COMMON.iter().any(|common| word.eq_ignore_ascii_case(common))
}

/// What a user would call a running text.
fn noun(kind: ProseKind) -> &'static str {
    match kind {
        ProseKind::Highlight => "highlight",
        ProseKind::Line => "line",
        ProseKind::Summary => "summary",
        ProseKind::Paragraph => "text",
        ProseKind::Note => "note",
    }
}

/// A number of characters in words.
fn characters(count: usize) -> String {
    if count == 1 { "one character".to_owned() } else { format!("{count} characters") }
}
