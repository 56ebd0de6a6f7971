//! What is taken for the entries of a section: employers, schools, projects.
//!
//! - An entry begins at a line that begins in bold (or that tags call a heading), be it behind a date, and at a second
//!   date. Where nothing in the section is set so, it begins at a line in capitals, if the first one is, and right above a
//!   line with a date.
//! - Where titles are set in italics, a line in italics is one: the first below a name is the title of its entry, and
//!   each further one is another role. Below a name, a place may come before it; behind it, on its line or beside it,
//!   place and date; all else is text.
//! - A second role without an employer of its own is one at the same employer, if its words or its place below her name
//!   tell that it is a role. Where the first entry begins with its date, or has it on its first line, so do the others.
//! - A date, and a place right above it, may also come only after the bullets.
//!
//! What is in the lines of an entry's head is sorted as [`head`](super::head) says.

use super::super::shape::{is_place, is_proper};
use super::super::views::Line;
use super::FoundEntry;
use super::head::{self, Head};
use super::setting::{Piece, Setting, is_beside, is_item, is_marked};
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// Whether titles in the lines of a section are set in italics: where the document sets them so, unless words tell of one
/// and none is.
pub(super) fn is_slanted(
    lines: &[Line],
    kind: Option<Kind>,
    setting: &Setting,
    vocabulary: &Vocabulary,
) -> bool {
    let roman = |line: &Line| !is_item(line) && head::is_titled(kind, &line.text, vocabulary);
    setting.slanted
        && (lines.iter().any(|line| setting.is_title(line))
            || lines.iter().any(is_marked) && !(head::is_placed(kind) && lines.iter().any(roman)))
}

/// The entries in the lines of a section, of which those that were broken are joined.
pub(super) fn entries(
    lines: &[Line],
    kind: Option<Kind>,
    slanted: bool,
    setting: &Setting,
    vocabulary: &Vocabulary,
) -> Vec<FoundEntry> {
    let marked = lines.iter().any(is_marked);
    let capitals = !marked && lines.first().is_some_and(|line| is_in_capitals(&line.text));
    let mut reader = Entries {
        vocabulary,
        setting,
        marked,
        capitals,
        done: Vec::new(),
        head: Head::new(kind, vocabulary, slanted, setting),
        title_first: false,
        dates_first: false,
        in_head: !marked && kind.is_some(),
    };
    for (index, line) in lines.iter().enumerate() {
        let last = index.checked_sub(1).map(|last| &lines[last]);
        let beside = last.is_some_and(|last| is_beside(last, line) || last.text.ends_with(['·', '|']));
        reader.line(line, &lines[index + 1..], beside);
    }
    reader.finish();
    reader.done
}

/// Whether a line is of capitals, and more than the short name of something.
fn is_in_capitals(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_uppercase()).count() > 4 && !text.contains(char::is_lowercase)
}

struct Entries<'a> {
    vocabulary: &'a Vocabulary,
    setting: &'a Setting<'a>,
    /// Whether some lines begin in bold or are headings.
    marked: bool,
    /// Whether entries begin in capitals.
    capitals: bool,
    done: Vec<FoundEntry>,
    head: Head<'a>,
    /// Whether the title of the entry before came before its employer.
    title_first: bool,
    /// Whether the first entry began at its date, or in one line with it.
    dates_first: bool,
    /// Whether no bullet or sentence of the entry has come yet. A section that is not known begins with text.
    in_head: bool,
}

impl Entries<'_> {
    fn line(&mut self, line: &Line, rest: &[Line], beside: bool) {
        let next = rest.first();
        let pieces = self.setting.pieces(line);
        let dated = !self.marked && self.begins_behind_date(&pieces);
        let marked = dated || is_marked(line) || self.capitals && is_in_capitals(&line.text);
        // What is in bold beside a date at the left begins an entry, and what is so beside a name does not.
        let goes_on = self.in_head && beside && self.head.is_named();
        let begins = marked && !goes_on && !self.is_date_or_place(&pieces);
        if is_item(line) || self.is_prose(line, &pieces, begins) {
            self.in_head = false;
            return;
        }
        let title = self.head.slanted && self.setting.is_title(line);
        if begins {
            self.begin(&line.text, dated);
        } else if !self.in_head && !title && self.is_rest(line, next) {
            return;
        } else if self.head.slanted {
            if !self.says_more(line, &pieces, rest, beside) {
                return;
            }
        } else if !self.is_head(line, &pieces, rest) {
            return;
        }
        self.in_head = true;
        self.head.line(pieces, beside);
    }

    /// Whether a line is a sentence: however long, what ends in a date of its own is the line of a title.
    fn is_prose(&self, line: &Line, pieces: &[Piece], begins: bool) -> bool {
        let ends_dated =
            pieces.len() > 1 && pieces.last().is_some_and(|last| self.vocabulary.is_date(&last.text));
        let titled = self.head.slanted && self.setting.is_title(line);
        line.text.split_whitespace().count() > 14 && !begins && !ends_dated && !titled
    }

    /// Whether a line is a date and then a name in bold.
    fn begins_behind_date(&self, pieces: &[Piece]) -> bool {
        matches!(pieces, [date, name, ..] if name.bold && self.vocabulary.is_date(&date.text))
    }

    /// Begins an entry. A date may stand above the name, and a title too; a line that is `dated` has its own.
    fn begin(&mut self, line: &str, dated: bool) {
        let above = self.in_head && !dated && self.head.is_title_above(line);
        if self.head.is_named() && !above {
            self.finish();
        }
        self.head.employer = None;
    }

    /// Whether a line that is not set as a name says more of an entry, where titles are set in italics.
    fn says_more(&mut self, line: &Line, pieces: &[Piece], rest: &[Line], beside: bool) -> bool {
        if self.setting.is_title(line) && !(beside && self.head.slanted_title) {
            // What stands in italics below the title of a section is no role's.
            let above = self.head.is_named() || self.head.employer.is_some() || self.setting.is_dated(line);
            if self.head.slanted_title {
                self.next_role(pieces);
            }
            return above;
        }
        let below = rest.iter().take(2).find(|next| !is_beside(line, next));
        if !self.marked && !self.in_head && below.is_some_and(|below| self.setting.is_title(below)) {
            self.finish();
            return true;
        }
        let before_date = rest.first().is_some_and(|next| self.vocabulary.is_date(&next.text));
        let told = |piece: &Piece| {
            self.vocabulary.is_worded_date(&piece.text)
                || self.vocabulary.is_known_place(&piece.text)
                || before_date && is_place(&piece.text)
        };
        let told = pieces.iter().all(told);
        self.in_head &= beside || told || !self.head.slanted_title;
        self.in_head
    }

    /// Whether a line belongs to an entry's head, where titles are not set in italics; it may begin another role.
    fn is_head(&mut self, line: &Line, pieces: &[Piece], below: &[Line]) -> bool {
        // A date in the rest of a highlight that goes on in a second line is a word of it.
        let rest = !self.in_head && line.text.starts_with(char::is_lowercase);
        let dated = self.is_dated(line, below) && (!rest || self.vocabulary.is_date(&line.text));
        self.dates_first |= dated && self.done.is_empty() && !self.head.is_named();
        if dated && (!self.in_head || self.head.entry.dates.is_some()) {
            self.next_role(pieces);
        } else if !self.in_head {
            // A title may stand above its date; whatever else goes on behind the head is text.
            let beside = below.iter().take(2).take_while(|next| is_beside(line, next)).count();
            let above = !self.marked
                && is_proper(&line.text, 6)
                && !line.text.ends_with('.')
                && below.get(beside).is_some_and(|next| self.is_dated(next, &below[beside + 1..]));
            if self.vocabulary.is_role(&line.text) {
                self.next_role(pieces);
            } else if above {
                self.finish();
            } else {
                return false;
            }
        }
        true
    }

    /// Whether a line has a date, or one stands beside it.
    fn is_dated(&self, line: &Line, rest: &[Line]) -> bool {
        let beside = rest.first().filter(|next| is_beside(line, next));
        self.setting.is_dated(line) || beside.is_some_and(|next| self.vocabulary.is_date(&next.text))
    }

    /// Whether pieces are the date and the place beside the name of an entry, though they are set as names are.
    fn is_date_or_place(&self, pieces: &[Piece]) -> bool {
        let placed = !self.setting.places_beside && !self.head.slanted_title;
        let told = |piece: &Piece| {
            placed && self.vocabulary.is_known_place(&piece.text) || self.vocabulary.is_date(&piece.text)
        };
        self.in_head && self.head.is_named() && pieces.iter().all(told)
    }

    /// Takes the date and the place that an entry lacks, where they come behind its bullets.
    fn is_rest(&mut self, line: &Line, next: Option<&Line>) -> bool {
        let lacks_date = self.head.is_named() && self.head.entry.dates.is_none();
        if lacks_date && self.vocabulary.is_date(&line.text) {
            self.head.entry.dates = self.vocabulary.dates(&line.text).map(|(dates, _)| dates);
            return true;
        }
        let dated = next.is_some_and(|next| self.vocabulary.is_date(&next.text));
        if lacks_date && dated && self.head.entry.place.is_none() && is_place(&line.text) {
            self.head.entry.place = Some(line.text.clone());
            return true;
        }
        false
    }

    /// Begins another role, at the same employer unless it says otherwise.
    fn next_role(&mut self, pieces: &[Piece]) {
        let entry = &self.head.entry;
        if entry.name.is_some() && entry.title.is_none() && entry.dates.is_none() {
            // A description parts the role from its employer.
            return;
        }
        /// The longest name that is said again for each of its roles, in bytes.
        const LONGEST: usize = 1000;
        let employer = self.head.entry.name.as_ref().or(self.head.employer.as_ref());
        let employer = employer.map(|name| name[..name.floor_char_boundary(LONGEST)].to_owned());
        self.finish();
        let another = !self.title_first && self.head.is_another_role(pieces, self.dates_first);
        self.head.employer = employer.filter(|_| another);
    }

    fn finish(&mut self) {
        self.title_first = self.head.is_title_first();
        self.done.extend(self.head.finish());
    }
}
