//! How a document sets what stands in its entries, which tells more than words do.
//!
//! - A line in bold or in italics that is too long for its column goes on in the next one, if that is set alike.
//! - What stands on a line further right is beside it, whichever line a view makes of it.
//! - Where titles are set in italics somewhere, with a date or between other lines, they are so everywhere, but not in a
//!   section where words tell of titles and none is.
//! - Where a place stands behind a name that ends in bold, or few names end in one, what is in bold is the name and
//!   nothing else.

use super::super::shape::{begins_item, columns};
use super::super::views::Line;
use super::vocabulary::Vocabulary;

/// How a document sets its entries.
pub(super) struct Setting<'a> {
    vocabulary: &'a Vocabulary,
    /// Where its longest line ends.
    edge: f32,
    /// Whether titles are set in italics.
    pub(super) slanted: bool,
    /// Whether places stand behind names that end in bold.
    pub(super) places_beside: bool,
    /// Whether places stand at the end of most names.
    pub(super) places_within: bool,
}

/// What stands between separators, columns or changes of style in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) italic: bool,
    pub(super) bold: bool,
}

impl<'a> Setting<'a> {
    /// How a document of some lines sets what is below the titles of its sections, and that with its broken lines joined.
    pub(super) fn new<'b>(
        lines: &[Line],
        bodies: impl Iterator<Item = &'b [Line]>,
        vocabulary: &'a Vocabulary,
    ) -> (Self, Vec<Vec<Line>>) {
        let edge = lines.iter().map(|line| line.span.1).fold(0.0, f32::max);
        let mut setting =
            Self { vocabulary, edge, slanted: false, places_beside: false, places_within: false };
        let mut names = (0, 0);
        let bodies: Vec<Vec<Line>> = bodies.map(|body| setting.whole(body)).collect();
        for body in &bodies {
            for (index, line) in body.iter().enumerate() {
                let next = body.get(index + 1);
                setting.slanted |= setting.sets_title(index > 0, line, next);
                setting.places_beside |= setting.sets_place(line, next);
                let ends_placed = vocabulary.ending_place(&line.text).is_some();
                names.0 += usize::from(is_marked(line));
                names.1 += usize::from(is_marked(line) && ends_placed);
            }
        }
        setting.places_within = 2 * names.1 > names.0;
        (setting, bodies)
    }

    /// Whether a line is a title in italics for sure: it has a date, or stands between others.
    fn sets_title(&self, below: bool, line: &Line, next: Option<&Line>) -> bool {
        let dated = next.is_some_and(|next| !is_marked(next) && self.is_dated(next)) || self.is_dated(line);
        let placed =
            self.styled_pieces(line).first().is_some_and(|first| self.vocabulary.is_known_place(&first.text));
        self.is_title(line) && !placed && (below && next.is_some() || dated)
    }

    fn sets_place(&self, line: &Line, next: Option<&Line>) -> bool {
        let titled = |text: &str| self.vocabulary.is_role(text) || self.vocabulary.is_degree(text);
        let place = |piece: &Piece| {
            !piece.bold
                && !piece.italic
                && self.vocabulary.dates(&piece.text).is_none()
                && !titled(&piece.text)
        };
        let pieces = self.styled_pieces(line);
        let behind = match &pieces[..] {
            [name, place, ..] if name.bold => Some(place.clone()),
            [name] if name.bold => next
                .filter(|next| is_beside(line, next))
                .and_then(|next| self.styled_pieces(next).into_iter().next()),
            _ => None,
        };
        !is_item(line) && behind.as_ref().is_some_and(place)
    }

    /// Whether a line begins with a title in italics, and is no sentence; a date in italics is none.
    pub(super) fn is_title(&self, line: &Line) -> bool {
        /// The most words of a title without a date.
        const WORDS: usize = 20;
        let words = line.text.split_whitespace().count();
        let sentence = words > WORDS
            || words > 3 && line.text.ends_with('.')
            || line.text.contains('@')
            || line.text.contains("://");
        !is_item(line)
            && !is_marked(line)
            && self
                .styled_pieces(line)
                .first()
                .is_some_and(|first| first.italic && !self.vocabulary.is_date(&first.text))
            && (!sentence || self.is_dated(line) || line.text.contains(" · "))
    }

    /// Whether a piece of a line begins or ends in a date; one amid other words is a word of a text.
    pub(super) fn is_dated(&self, line: &Line) -> bool {
        columns(&line.text).iter().any(|piece| self.vocabulary.is_dated(piece))
    }

    /// What stands apart in a line. Where titles are set in italics, a name in bold and a title are one piece each,
    /// whatever signs are in them, unless a date or a place is among what they part.
    pub(super) fn pieces(&self, line: &Line) -> Vec<Piece> {
        let runs = [&line.bolds, &line.italics].map(|runs| runs.first());
        let run = runs.into_iter().flatten().find(|run| line.text.starts_with(run.as_str()));
        let told = |part: &String| self.vocabulary.is_date(part) || self.vocabulary.is_known_place(part);
        let whole = run.filter(|run| {
            let parts = columns(run);
            self.slanted && parts.len() > 1 && !run.contains("  ") && !parts.iter().any(told)
        });
        let Some(run) = whole else { return self.styled_pieces(line) };
        let rest = Line { text: line.text[run.len()..].to_owned(), ..line.clone() };
        let first = Piece { text: run.clone(), italic: !is_marked(line), bold: is_marked(line) };
        std::iter::once(first).chain(self.styled_pieces(&rest)).collect()
    }

    /// What stands between separators and columns, behind a name in bold, behind a date before one, or behind a comma
    /// where the style changes.
    fn styled_pieces(&self, line: &Line) -> Vec<Piece> {
        /// The longest line that is looked at so closely, in bytes.
        const LONGEST: usize = 1000;
        if line.text.len() > LONGEST {
            let plain = |text| Piece { text, italic: false, bold: false };
            return columns(&line.text).into_iter().map(plain).collect();
        }
        let styled = |text: &str| line.bolds.iter().chain(&line.italics).any(|run| run == text);
        let mut found = Vec::new();
        for piece in columns(&line.text) {
            let mut rest = piece.as_str();
            let bold = line.bolds.first().filter(|run| !run.is_empty());
            let date = bold.and_then(|run| rest.find(run.as_str())).map(|at| rest.split_at(at));
            if let Some((date, name)) = date.filter(|(date, _)| self.vocabulary.is_date(date.trim_end())) {
                found.push(date.trim_end().to_owned());
                rest = name;
            }
            // A place that nearly touches a name in bold.
            let bold = bold.filter(|run| line.bolds.len() == 1 && !run.ends_with(':'));
            if let Some((name, place)) = bold.and_then(|run| Some((run, rest.strip_prefix(run.as_str())?)))
                && place.starts_with(' ')
            {
                found.push(name.trim_end_matches(',').to_owned());
                rest = place.trim_start();
            }
            let mut start = 0;
            for (at, _) in rest.match_indices([',', '(']) {
                let Some(part) = rest.get(start..at).map(str::trim_end).filter(|part| !part.is_empty())
                else {
                    continue;
                };
                let behind = rest[at..].trim_start_matches([',', ' ']);
                if styled(part) || styled(behind) {
                    found.push(part.to_owned());
                    start = rest.len() - behind.len();
                }
            }
            found.push(rest[start..].to_owned());
        }
        // Within what is set so, a word or two may be set otherwise.
        let mostly = |text: &str, runs: &[String]| {
            let parts =
                || runs.iter().flat_map(|run| columns(run)).filter(|part| text.contains(part.as_str()));
            let edge = parts().any(|part| text.starts_with(part.as_str()) || text.ends_with(part.as_str()));
            edge && 2 * parts().map(|part| part.len()).sum::<usize>() >= text.len()
        };
        let found = found.into_iter().filter(|text| !text.is_empty());
        found
            .map(|text| Piece {
                italic: mostly(&text, &line.italics),
                bold: mostly(&text, &line.bolds),
                text,
            })
            .collect()
    }

    /// Lines of a section, with those joined that a column broke: a date such as “2016 –” and “2019”, a name, a title.
    fn whole(&self, lines: &[Line]) -> Vec<Line> {
        /// The most lines of one field, and the most that are looked at around one.
        const LINES: usize = 6;
        // What tags call a line is whole.
        let tagged = lines.iter().any(|line| line.heading.is_some() || line.item);
        let apart = lines.windows(2).map(|pair| pair[1].baseline - pair[0].baseline);
        let leading = apart.zip(lines).filter(|(apart, line)| *apart > 0.8 * line.size);
        let leading = leading.map(|(apart, _)| apart).fold(f32::MAX, f32::min);
        let mut whole: Vec<Line> = Vec::new();
        let mut begun = 0;
        for (index, line) in lines.iter().enumerate() {
            let around = &lines[begun.max(index.saturating_sub(LINES))..lines.len().min(index + LINES)];
            let goes_on = |open: &Line| {
                let last = &lines[index - 1];
                let apart = line.baseline - last.baseline;
                let near = !tagged && apart > 0.0 && apart < 1.1 * leading;
                let follows = near && is_set_on(last, line) && !self.ends_whole(last);
                self.is_broken_date(open, line) || follows && self.is_full(open, last, line, around)
            };
            match whole.last_mut().filter(|_| index - begun < LINES) {
                Some(open) if goes_on(open) => join(open, line),
                _ => {
                    whole.push(line.clone());
                    begun = index;
                }
            }
        }
        whole
    }

    /// Whether a line ends within a date that the next one completes: beside a dash, or at a month.
    fn is_broken_date(&self, open: &Line, line: &Line) -> bool {
        let pieces = columns(&open.text);
        let Some(last) = pieces.last() else { return false };
        let dash = ['–', '-', '—'];
        let ends_open =
            open.text.ends_with(dash) || line.text.starts_with(dash) || self.vocabulary.dates(last).is_none();
        ends_open && self.vocabulary.is_date(&format!("{last} {}", line.text))
    }

    /// Whether a line ends in a date, or in a place that stands apart.
    fn ends_whole(&self, line: &Line) -> bool {
        let pieces = columns(&line.text);
        let place = |last: &String| pieces.len() > 1 && self.vocabulary.is_known_place(last);
        pieces.last().is_some_and(|last| self.vocabulary.is_date(last) || place(last))
    }

    /// Whether the beginning of the line behind `last` has no room in it: with fewer than two of its parts, one would be
    /// left alone. What stands beside the first line of all narrows them.
    fn is_full(&self, open: &Line, last: &Line, next: &Line, around: &[Line]) -> bool {
        /// No column of text is as narrow, in parts of the size, unless something stands beside it.
        const NARROW: f32 = 16.0;
        let beside = around.iter().filter(|other| is_beside(open, other) && other.span.0 >= open.span.1);
        let beside = beside.map(|other| other.span.0 - last.size).reduce(f32::min);
        // A place and a date are not broken.
        let pieces = columns(&next.text);
        let (first, rest) =
            pieces.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let parts = first.split_whitespace().chain(rest.iter().map(String::as_str));
        let letters: usize = parts.take(2).map(|part| part.chars().count() + 2).sum();
        let letter = (next.span.1 - next.span.0) / next.text.chars().count().max(1) as f32;
        let wide = beside.is_some() || last.span.1 - last.span.0 > NARROW * last.size;
        wide && last.span.1 + letter * letters as f32 > beside.unwrap_or(self.edge)
    }
}

/// Whether a line begins in bold or in italics below one that ends so, and is set like it.
fn is_set_on(last: &Line, line: &Line) -> bool {
    let ends = |runs: &[String]| runs.last().is_some_and(|run| last.text.ends_with(run.as_str()));
    let begins = |runs: &[String]| runs.first().is_some_and(|run| line.text.starts_with(run.as_str()));
    let bold = ends(&last.bolds) && begins(&line.bolds);
    let italic = ends(&last.italics) && begins(&line.italics);
    let near = |by: f32, size: f32| by.abs() < size * last.size;
    let below = line.page == last.page && near(line.span.0 - last.span.0, 0.5);
    (bold || italic)
        && bold == last.bold
        && last.bold == line.bold
        && below
        && near(line.size - last.size, 0.02)
}

/// Adds a line to the one that it goes on from.
fn join(open: &mut Line, line: &Line) {
    // “Ton-” and “und Bildtechnik” are words of their own.
    let word = line.text.split_whitespace().next().unwrap_or_default();
    let hyphen = open.text.ends_with('-') && !open.text.ends_with(" -");
    let space =
        if hyphen && !matches!(word, "und" | "oder" | "and" | "or" | "en" | "och" | "og") { "" } else { " " };
    let joined = |runs: &mut Vec<String>, more: &[String], text: &str| {
        let mut more = more.iter().peekable();
        let ends = runs.last().is_some_and(|run| text.ends_with(run.as_str()));
        if let Some(first) = more.next_if(|first| ends && line.text.starts_with(first.as_str()))
            && let Some(last) = runs.last_mut()
        {
            *last = format!("{last}{space}{first}");
        }
        runs.extend(more.cloned());
    };
    joined(&mut open.bolds, &line.bolds, &open.text);
    joined(&mut open.italics, &line.italics, &open.text);
    open.text = format!("{}{space}{}", open.text, line.text);
    open.span.1 = open.span.1.max(line.span.1);
}

/// Whether a line is set as the name of an entry is.
pub(super) fn is_marked(line: &Line) -> bool {
    line.heading.is_some() || line.bold
}

pub(super) fn is_item(line: &Line) -> bool {
    line.item || begins_item(&line.text)
}

/// Whether two lines stand on one baseline.
fn is_level(line: &Line, other: &Line) -> bool {
    (other.baseline - line.baseline).abs() < 0.3 * line.size
}

/// Whether a line stands at the right of another, on the same baseline.
pub(super) fn is_beside(line: &Line, next: &Line) -> bool {
    line.page == next.page && is_level(line, next) && next.span.0 > line.span.0
}
