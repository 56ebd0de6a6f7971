//! What is taken for the entries of a section: employers, schools, projects.
//!
//! - An entry begins at a line that begins in bold (or that tags call a heading), and at a second date. Where nothing in
//!   the section is set so, it begins at a line in capitals, if the first one is, and right above a line with a date.
//! - In the lines before an entry's first bullet or sentence, dates are dates; of what is left, parted where columns
//!   or separators stand, the first is the employer or school, and then come place and title, told apart by a comma
//!   and by words such as “engineer”. A place may end the piece that it belongs to, if its state or country is known.
//! - What is set in italics behind a name is the title. What was taken for it before then is the place if it may be one,
//!   and else a description; and so is all that stands alone beside a name, where titles are set in italics.
//! - Where the title comes first, it changes places with what follows it. Where one piece holds both, they are parted at
//!   a comma, a dash or an “at”.
//! - A second role without an employer of its own is one at the same employer.
//! - A date, and a place right above it, may also come only after the bullets.

use super::fields::{FoundEntry, is_place, is_proper, pieces};
use super::views::Line;
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// What parts a name from a title within a piece, and whether the title may come first: a comma and a dash are also
/// in many a title.
const PARTS: [(&str, bool); 6] =
    [(" — ", true), (" at ", true), (" bei ", true), (" – ", false), (" - ", false), (", ", false)];

/// The entries in the lines of a section.
pub(super) fn entries(lines: &[Line], kind: Option<Kind>, vocabulary: &Vocabulary) -> Vec<FoundEntry> {
    let lines = &whole_dates(lines, vocabulary);
    let marked = lines.iter().any(is_marked);
    let capitals = !marked && lines.first().is_some_and(|line| is_capital(&line.text));
    let mut reader = Entries {
        kind,
        vocabulary,
        marked,
        capitals,
        done: Vec::new(),
        entry: FoundEntry::default(),
        employer: None,
        slanted: (0..lines.len()).any(|index| begins_title(&lines[index], lines.get(index + 1), vocabulary)),
        slanted_title: false,
        title_first: false,
        in_head: !marked && kind.is_some(),
    };
    for (index, line) in lines.iter().enumerate() {
        reader.line(line, lines.get(index + 1));
    }
    reader.finish();
    reader.done
}

/// The lines, those joined to which a narrow column broke a date: “2016 –” and “2019”.
fn whole_dates(lines: &[Line], vocabulary: &Vocabulary) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for line in lines {
        let open = whole.last_mut().filter(|last| last.text.ends_with(['–', '-', '—']));
        let joined = open.as_ref().map(|open| format!("{} {}", open.text, line.text));
        match (open, joined) {
            (Some(open), Some(date)) if vocabulary.is_date(&date) => open.text = date,
            _ => whole.push(line.clone()),
        }
    }
    whole
}

fn is_marked(line: &Line) -> bool {
    line.heading.is_some() || line.bold
}

/// Whether a line is the title of a role, in italics with a date beside it or below it.
fn begins_title(line: &Line, next: Option<&Line>, vocabulary: &Vocabulary) -> bool {
    let dated = |line: &Line| vocabulary.dates(&line.text.replace("  ", " · ")).is_some();
    let below = next.is_some_and(|next| !is_marked(next) && dated(next));
    is_slanted(line) && !is_marked(line) && (below || dated(line))
}

/// Whether a line begins in italics.
fn is_slanted(line: &Line) -> bool {
    line.italics.first().is_some_and(|italic| line.text.starts_with(italic.as_str()))
}

/// Whether a line is of capitals, and more than the short name of something.
fn is_capital(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_uppercase()).count() > 4 && !text.contains(char::is_lowercase)
}

struct Entries<'a> {
    kind: Option<Kind>,
    vocabulary: &'a Vocabulary,
    /// Whether some lines begin in bold or are headings.
    marked: bool,
    /// Whether entries begin in capitals.
    capitals: bool,
    done: Vec<FoundEntry>,
    entry: FoundEntry,
    /// The employer of the role before, while the entry has none of its own.
    employer: Option<String>,
    /// Whether titles are set in italics.
    slanted: bool,
    /// Whether the entry's title is.
    slanted_title: bool,
    /// Whether the title of the entry before came before its employer.
    title_first: bool,
    /// Whether no bullet or sentence of the entry has come yet. A section that is not known begins with text.
    in_head: bool,
}

impl Entries<'_> {
    fn line(&mut self, line: &Line, next: Option<&Line>) {
        let bullet = line.item || line.text.starts_with(['•', '–', '▪', '◦', '*', '‣', '-']);
        let marked = is_marked(line) || self.capitals && is_capital(&line.text);
        let begins = marked && !self.is_beside(&line.text);
        // However long: what ends in a date of its own is the line of a title.
        let pieces = pieces(&line.text);
        let ends_dated = pieces.len() > 1 && pieces.last().is_some_and(|last| self.vocabulary.is_date(last));
        let prose = line.text.split_whitespace().count() > 14 && !begins && !ends_dated;
        if bullet || prose {
            self.in_head = false;
            return;
        }
        // A date in the rest of a highlight that goes on in a second line is a word of it.
        let rest = !self.in_head && line.text.starts_with(char::is_lowercase);
        let dated = self.is_dated(line) && (!rest || self.vocabulary.is_date(&line.text));
        if begins {
            // A date may stand above the name, and a title too.
            if self.is_named() && !self.is_title_above(&line.text) {
                self.finish();
            }
            self.employer = None;
        } else if !self.in_head && self.is_rest(line, next) {
            return;
        } else if (dated || self.is_next_title(line, next)) && (!self.in_head || self.entry.dates.is_some()) {
            self.next_role();
        } else if !self.in_head {
            // A title may stand above its date; whatever else goes on behind the head is text.
            let above = !self.marked
                && is_proper(&line.text, 6)
                && !line.text.ends_with('.')
                && next.is_some_and(|next| self.is_dated(next));
            let goes_on = next.is_some_and(|next| !is_marked(next));
            let role =
                if self.slanted { is_slanted(line) && goes_on } else { self.vocabulary.is_role(&line.text) };
            if role {
                self.next_role();
            } else if above {
                self.finish();
            } else {
                return;
            }
        }
        self.in_head = true;
        let italics: Vec<String> =
            line.italics.iter().flat_map(|italic| super::fields::pieces(italic)).collect();
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 && index + 1 == pieces.len() && self.is_worded_date(piece) {
                self.entry.dates = Some(piece.clone());
            } else {
                self.piece(piece.clone(), italics.contains(piece));
            }
        }
    }

    /// Whether a line is the title of another role.
    fn is_next_title(&self, line: &Line, next: Option<&Line>) -> bool {
        self.slanted_title && begins_title(line, next, self.vocabulary)
    }

    /// Whether a piece of a line begins or ends in a date; one amid other words is a word of a text.
    fn is_dated(&self, line: &Line) -> bool {
        let ends = |piece: &String| {
            let date = self.vocabulary.dates(piece).map(|(date, _)| date);
            date.is_some_and(|date| {
                piece.starts_with(&date) || piece.trim_end_matches([')', '.']).ends_with(&date)
            })
        };
        pieces(&line.text).iter().any(ends)
    }

    /// Whether a piece that ends a line is a date in words: “Every spring since 2017”.
    fn is_worded_date(&self, piece: &str) -> bool {
        let left = self.vocabulary.dates(piece).map(|(_, left)| left).unwrap_or_default();
        let words = left.split_whitespace().count();
        let worded = (1..=3).contains(&words) && !is_proper(&left, 3) && !self.is_titled(&left);
        self.entry.dates.is_none()
            && worded
            && left.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
    }

    /// Whether the entry has a name or a title of its own.
    fn is_named(&self) -> bool {
        self.entry.name.is_some() || self.entry.title.is_some()
    }

    /// Whether all that the entry has is a title, above a line that is none.
    fn is_title_above(&self, line: &str) -> bool {
        let title = self.entry.name.as_ref().filter(|_| self.in_head && self.entry.title.is_none());
        title.is_some_and(|title| self.is_titled(title) && !self.is_titled(line))
    }

    /// Whether a text is the date or the place beside the name of an entry.
    fn is_beside(&self, text: &str) -> bool {
        let place = self.vocabulary.ending_place(text).is_some_and(|(before, _)| before.is_empty());
        self.in_head && self.is_named() && (place || self.vocabulary.is_date(text))
    }

    /// Takes the date and the place that an entry lacks, where they come behind its bullets.
    fn is_rest(&mut self, line: &Line, next: Option<&Line>) -> bool {
        let lacks_date = self.is_named() && self.entry.dates.is_none();
        if lacks_date && self.vocabulary.is_date(&line.text) {
            self.entry.dates = self.vocabulary.dates(&line.text).map(|(dates, _)| dates);
            return true;
        }
        let dated = next.is_some_and(|next| self.vocabulary.is_date(&next.text));
        if lacks_date && dated && self.entry.place.is_none() && is_place(&line.text) {
            self.entry.place = Some(line.text.clone());
            return true;
        }
        false
    }

    /// Gives a piece of an entry's head the place that is left for it.
    fn piece(&mut self, piece: String, italic: bool) {
        let mut piece = piece;
        if self.entry.dates.is_none()
            && let Some((dates, left)) = self.vocabulary.dates(&piece)
        {
            self.entry.dates = Some(dates);
            piece = left;
        }
        let place = self.vocabulary.ending_place(&piece);
        let place = place.filter(|(_, place)| self.entry.place.is_none() && !self.is_titled(place));
        let ends_placed = place.is_some();
        if let Some((rest, place)) = place {
            self.entry.place = Some(place);
            piece = rest;
        }
        if !piece.contains(char::is_alphanumeric) {
            return;
        }
        let titled = self.is_titled(&piece);
        let words = piece.split_whitespace().count();
        // A sentence is neither a title nor a place, nor is what a label announces.
        let sentence = words > 7 || piece.contains([';', ':']) || words > 3 && piece.ends_with('.');
        if !titled && sentence && self.entry.name.is_some() {
            return;
        }
        if self.entry.name.is_none()
            && let Some((name, title)) = self.parted(&piece, ends_placed)
        {
            (self.entry.name, self.entry.title) = (Some(name), Some(title));
            return;
        }
        let named = self.entry.name.is_some() || self.employer.is_some();
        if italic && named && !self.slanted_title && (self.slanted || self.is_placed()) {
            let before = self.entry.title.replace(piece);
            self.slanted_title = true;
            self.place_of(before);
            return;
        }
        let school = self.kind == Some(Kind::Education) && self.vocabulary.is_school(&piece);
        let entry = &mut self.entry;
        let slot = if entry.name.is_none() && self.employer.is_none() {
            &mut entry.name
        } else if entry.place.is_none() && is_place(&piece) && !titled && !school {
            &mut entry.place
        } else if entry.title.is_none() {
            &mut entry.title
        } else if titled && entry.place.is_none() {
            // What was taken for the title is the place, then.
            entry.place = entry.title.take();
            &mut entry.title
        } else if entry.place.is_none() && is_proper(&piece, 4) {
            &mut entry.place
        } else {
            return;
        };
        *slot = Some(piece);
    }

    /// What was taken for the title is the place, if the entry lacks one and it may be one.
    fn place_of(&mut self, title: Option<String>) {
        if self.entry.place.is_none() {
            self.entry.place = title.filter(|title| is_proper(title, 4) && !self.is_titled(title));
        }
    }

    /// The name and the title that one piece holds.
    fn parted(&self, piece: &str, ends_placed: bool) -> Option<(String, String)> {
        PARTS.into_iter().find_map(|(mark, either)| {
            let (first, second) = piece.split_once(mark)?;
            match (self.is_titled(first), self.is_titled(second)) {
                (false, true) => Some((first.to_owned(), second.to_owned())),
                // The title comes first for sure only before a school, or where a place ends it all.
                (true, false) if either || ends_placed || self.vocabulary.is_school(second) => {
                    Some((second.to_owned(), first.to_owned()))
                }
                _ => None,
            }
        })
    }

    /// Whether a piece names a role, or in education a degree.
    fn is_titled(&self, piece: &str) -> bool {
        match self.kind {
            Some(Kind::Education) => self.vocabulary.is_degree(piece),
            _ => self.vocabulary.is_role(piece),
        }
    }

    /// Whether entries are what somebody was or learnt somewhere.
    fn is_placed(&self) -> bool {
        matches!(self.kind, Some(Kind::Work | Kind::Education | Kind::Volunteering))
    }

    /// Begins another role, at the same employer unless it says otherwise.
    fn next_role(&mut self) {
        let untitled = self.entry.title.is_none() || self.slanted && !self.slanted_title;
        if self.entry.name.is_some() && untitled && self.entry.dates.is_none() {
            // A description parts the role from its employer.
            return;
        }
        let employer = self.employer.take();
        let employer = self.entry.name.clone().or(employer);
        self.finish();
        self.employer = employer.filter(|_| !self.title_first);
    }

    fn finish(&mut self) {
        if self.slanted && !self.slanted_title && self.entry.name.is_some() {
            let title = self.entry.title.take();
            if title.as_ref().is_some_and(|title| is_proper(title, 4) && !self.is_titled(title)) {
                self.place_of(title);
            } else {
                self.entry.title = title;
            }
        }
        self.slanted_title = false;
        let mut entry = std::mem::take(&mut self.entry);
        let first = entry.name.as_ref().is_some_and(|name| self.is_titled(name));
        let second = entry.title.as_ref().is_some_and(|title| self.is_titled(title));
        self.title_first = self.is_placed() && first && !second;
        if self.title_first {
            std::mem::swap(&mut entry.name, &mut entry.title);
        }
        entry.name = entry.name.or_else(|| self.employer.take());
        if entry.name.is_some() || entry.title.is_some() {
            self.done.push(entry);
        }
        self.employer = None;
        self.in_head = false;
    }
}
