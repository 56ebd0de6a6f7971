//! What the formats without pages share: how an entry comes down to lines, and a text to pieces of markup.

use std::borrow::Cow;

use crate::document::{Entry, Part, Period, Run, Text};

/// A line at the head of an entry or of one of its parts: what it is called, and what stands beside that.
pub(super) struct Line<'a> {
    pub title: Option<&'a Text>,
    /// What the title leads to.
    pub url: Option<&'a str>,
    pub asides: Vec<Aside<'a>>,
}

/// What stands beside a title.
pub(super) enum Aside<'a> {
    /// The role, where a compact entry has it on its only line.
    Role(&'a Text),
    Place(&'a Text),
    Dates(&'a Text, Option<&'a Period>),
}

/// An entry's lines, in reading order: its own, then one for each part that has something left to say.
pub(super) fn lines(entry: &Entry) -> (Line<'_>, Vec<(Option<Line<'_>>, &Part)>) {
    let mut head = Line {
        title: entry.title.as_ref(),
        url: entry.url.as_deref(),
        asides: entry.place.iter().map(Aside::Place).collect(),
    };
    let mut parts = Vec::new();
    for (index, part) in entry.parts.iter().enumerate() {
        // What would stand on a line with no title moves up to the entry's, unless its summary is in between.
        let first = index == 0 && entry.summary.is_none();
        let joins = first && (entry.compact || entry.title.is_none() || part.title.is_none());
        if joins && head.title.is_none() {
            head.title = part.title.as_ref();
        } else if joins {
            head.asides.extend(part.title.iter().map(Aside::Role));
        }
        let asides = part.place.iter().map(Aside::Place);
        let asides = asides.chain(part.dates.iter().map(|dates| Aside::Dates(dates, part.period.as_ref())));
        if joins {
            head.asides.extend(asides);
            parts.push((None, part));
        } else {
            let line = Line { title: part.title.as_ref(), url: None, asides: asides.collect() };
            parts.push(((!line.is_empty()).then_some(line), part));
        }
    }
    (head, parts)
}

impl Line<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.title.is_none() && self.asides.is_empty()
    }
}

impl<'a> Aside<'a> {
    pub(super) fn text(&self) -> &'a Text {
        match self {
            Aside::Role(text) | Aside::Place(text) | Aside::Dates(text, _) => text,
        }
    }
}

/// Neighbouring runs with one target, or with none.
pub(super) struct Piece<'a> {
    pub link: Option<&'a str>,
    pub runs: Vec<Run>,
}

/// A text in pieces. `url` is what the whole leads to, unless it has links of its own, since no link may stand
/// in another. Runs that differ only in where a line may end are one.
pub(super) fn pieces<'a>(text: &'a Text, url: Option<&'a str>) -> Vec<Piece<'a>> {
    let url = url.filter(|_| text.runs.iter().all(|run| run.link.is_none()));
    let mut pieces: Vec<Piece> = Vec::new();
    for run in &text.runs {
        let link = run.link.as_deref().or(url);
        let run = Run { text: clean(&run.text).into_owned(), link: None, whole: false, ..run.clone() };
        match pieces.last_mut() {
            Some(piece) if piece.link == link => match piece.runs.last_mut() {
                Some(last) if looks(last) == looks(&run) && !run.line_break => last.text.push_str(&run.text),
                _ => piece.runs.push(run),
            },
            _ => pieces.push(Piece { link, runs: vec![run] }),
        }
    }
    pieces
}

fn looks(run: &Run) -> (bool, bool, bool, bool) {
    (run.strong, run.emph, run.code, run.line_break)
}

/// A text's paragraphs, which empty lines part, in their lines.
pub(super) fn paragraphs(text: &Text) -> Vec<Vec<Text>> {
    let mut paragraphs = vec![Vec::new()];
    for runs in text.runs.split(|run| run.line_break) {
        let line = Text { at: text.at.clone(), runs: runs.to_vec() };
        if line.plain().trim().is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

/// Letters without characters that mean nothing in a text and that XML forbids: what is printed by none of them.
pub(super) fn clean(letters: &str) -> Cow<'_, str> {
    let unfit = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    if letters.contains(unfit) { letters.replace(unfit, " ").into() } else { letters.into() }
}

/// The letters of a text in one line.
pub(super) fn plain(text: &Text) -> String {
    clean(&text.plain()).into_owned()
}

/// What a label needs before its text.
pub(super) fn colon(label: &Text) -> &'static str {
    if label.plain().ends_with(':') { "" } else { ":" }
}
