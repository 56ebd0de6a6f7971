//! The head of an entry, and what of it is the name, the title, the place and the date.
//!
//! - Dates are dates, however they are set; of what is left, parted where columns or separators stand, the first is the
//!   employer or school, and then come place and title, told apart by a comma and by words such as “engineer”. A place
//!   may end the piece that it belongs to, if its state or country is known.
//! - Where titles are set in italics, what is so is the title, whatever it says, and what stands behind it or behind the
//!   name is the place. Below a name, what is a few words in capitals may be a place where no other stands behind it.
//! - Where one piece holds name and title, they are parted at a comma, a dash or an “at”.
//! - Where titles come first, they change places with what follows them: see [`arrange`](super::arrange).

use super::super::shape::{begins_name, is_place, is_proper, is_remote};
use super::super::words::plain;
use super::FoundEntry;
use super::setting::{Piece, Setting};
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// What parts a name from a title within a piece, and whether the title may come first: a comma and a dash are also
/// in many a title.
const PARTS: [(&str, bool); 6] =
    [(" — ", true), (" at ", true), (" bei ", true), (" – ", false), (" - ", false), (", ", false)];

/// The head of the entry that is being read.
pub(super) struct Head<'a> {
    kind: Option<Kind>,
    vocabulary: &'a Vocabulary,
    pub(super) entry: FoundEntry,
    /// The employer of the role before, while the entry has none of its own.
    pub(super) employer: Option<String>,
    /// Whether titles are set in italics.
    pub(super) slanted: bool,
    /// Whether the entry's title is.
    pub(super) slanted_title: bool,
    setting: &'a Setting<'a>,
}

impl<'a> Head<'a> {
    pub(super) fn new(
        kind: Option<Kind>,
        vocabulary: &'a Vocabulary,
        slanted: bool,
        setting: &'a Setting<'a>,
    ) -> Self {
        let entry = FoundEntry::default();
        Self { kind, vocabulary, entry, employer: None, slanted, slanted_title: false, setting }
    }

    /// Takes a line, which may stand beside the one before it.
    pub(super) fn line(&mut self, pieces: Vec<Piece>, beside: bool) {
        let pieces: Vec<Piece> = pieces.into_iter().map(without_dashes).collect();
        let count = pieces.len();
        // However it is set, what is a date is nothing else.
        let is_date = |piece: &Piece| self.vocabulary.is_date(&piece.text);
        let date = pieces.iter().find(|piece| is_date(piece));
        let date = date.and_then(|piece| self.vocabulary.dates(&piece.text)).map(|(date, _)| date);
        self.entry.dates = self.entry.dates.take().or(date);
        let placed = |piece: &Piece| is_place(&piece.text) || self.vocabulary.is_known_place(&piece.text);
        let placed = pieces.iter().any(placed);
        for (index, piece) in pieces.into_iter().enumerate().filter(|(_, piece)| !is_date(piece)) {
            let last = index + 1 == count;
            let dated = (index > 0 || beside || self.slanted_title) && last;
            if dated && self.entry.dates.is_none() && self.is_worded_date(&piece.text) {
                self.entry.dates = Some(piece.text);
            } else if self.slanted {
                self.slanted_piece(piece, index > 0 || beside);
            } else if (index > 0 || beside) && !placed && self.is_town(&piece) {
                self.entry.place = Some(piece.text);
            } else {
                self.piece(piece, count > 1 && self.setting.places_beside);
            }
        }
    }

    /// Whether a piece behind a name is a town of a word or two, where places stand there and nothing else is one.
    fn is_town(&self, piece: &Piece) -> bool {
        let bare = self.entry.name.is_some() && self.entry.title.is_none() && self.entry.place.is_none();
        let plain = !piece.bold && !piece.italic;
        self.setting.places_beside
            && bare
            && plain
            && is_proper(&piece.text, 3)
            && !self.is_titled(&piece.text)
    }

    /// Whether a piece that ends a line is a date in words: “Every spring since 2017”. A single word before a year may be
    /// a town where fields are not set apart.
    fn is_worded_date(&self, piece: &str) -> bool {
        let town = piece.split_once(' ').is_some_and(|(word, rest)| {
            word.starts_with(begins_name) && rest.starts_with(|letter: char| letter.is_ascii_digit())
        });
        self.vocabulary.is_worded_date(piece) && (self.slanted || !town) && !self.is_titled(piece)
    }

    /// Whether the role that begins in a line may be one at the employer of the role before: where titles stand in
    /// italics, each of them says so by that. Elsewhere its own words do, and where no entry begins `dated`, what stands
    /// below an employer is at work there.
    pub(super) fn is_another_role(&self, pieces: &[Piece], dated: bool) -> bool {
        if self.slanted {
            return self.kind.is_none() || is_placed(self.kind);
        }
        let first = pieces.iter().find(|piece| !self.vocabulary.is_date(&piece.text));
        let titled = first.is_some_and(|first| self.is_titled(&first.text));
        is_placed(self.kind) && (titled || !dated && self.kind != Some(Kind::Education))
    }

    /// Whether the entry has a name or a title of its own.
    pub(super) fn is_named(&self) -> bool {
        self.entry.name.is_some() || self.entry.title.is_some()
    }

    /// Whether all that the entry has is a title, above a line that is none.
    pub(super) fn is_title_above(&self, line: &str) -> bool {
        let alone = self.entry.title.is_none() && !self.is_employed() && !self.slanted;
        let title = self.entry.name.as_ref().filter(|_| alone);
        title.is_some_and(|title| self.is_titled(title) && !self.is_titled(line))
    }

    /// Whether the entry's name is a title, and an employer and his town stand below it: what comes then is text.
    fn is_employed(&self) -> bool {
        let FoundEntry { name, title, place, .. } = &self.entry;
        let titled = name.as_ref().is_some_and(|name| self.is_titled(name)) && title.is_none();
        titled && place.as_ref().is_some_and(|place| is_place(place) && !is_sure(place, self.vocabulary))
    }

    /// Gives a piece its place where titles are set in italics; `behind` another it stands on one line with it.
    fn slanted_piece(&mut self, piece: Piece, behind: bool) {
        let unnamed = self.entry.name.is_none() && self.employer.is_none();
        let known = self.vocabulary.is_known_place(&piece.text);
        if piece.italic && !unnamed && !self.slanted_title {
            let titled = self.entry.title.as_ref().is_some_and(|title| self.is_titled(title));
            if known && titled && self.entry.place.is_none() {
                self.entry.place = Some(piece.text);
            } else {
                self.entry.title = Some(self.without_ending_date(piece.text));
                self.slanted_title = true;
            }
            return;
        }
        if unnamed {
            // A name that ends in bold is one as it stands, and so is what would be nothing but a place.
            let name = if piece.bold && (self.setting.places_beside || !self.setting.places_within || known) {
                self.without_ending_date(piece.text)
            } else {
                self.without_dates(piece.text).and_then(|text| self.without_place(text)).unwrap_or_default()
            };
            self.entry.name = Some(name).filter(|name| !name.is_empty());
            return;
        }
        let description = !behind && !self.slanted_title && !self.vocabulary.is_date(&piece.text);
        let text = if description { Some(piece.text) } else { self.without_dates(piece.text) };
        let Some(text) = text else { return };
        let words = text.split_whitespace().count();
        let sentence = is_sentence(&text);
        let entry = &self.entry;
        let fits = match (behind, known) {
            (_, true) => true,
            (true, _) => words <= 6,
            (false, _) => {
                entry.title.is_none() && !self.setting.places_beside && is_proper(&text, 4) || is_place(&text)
            }
        };
        let short = behind || words <= 3 || is_proper(&text, 6);
        if self.is_titled(&text) && short && !known && !sentence && entry.title.is_none() {
            self.entry.title = Some(text);
        } else if entry.place.is_none() && !sentence && fits && text.contains(char::is_alphabetic) {
            self.entry.place = Some(text);
        }
    }

    /// Takes the dates out of a text, if the entry has none; what is left, if anything is.
    fn without_dates(&mut self, text: String) -> Option<String> {
        let mut text = text;
        if self.entry.dates.is_none()
            && let Some((dates, left)) = self.vocabulary.dates(&text)
        {
            self.entry.dates = Some(dates);
            text = left;
        }
        text.contains(char::is_alphanumeric).then_some(text)
    }

    /// Takes the date that ends a name or a title out of it, if the entry has none.
    fn without_ending_date(&mut self, text: String) -> String {
        let found = self.vocabulary.ending_date(&text).filter(|_| self.entry.dates.is_none());
        let Some((dates, left)) = found else { return text };
        self.entry.dates = Some(dates);
        left
    }

    /// Takes the place that ends a text out of it, if the entry has none; what is left, if anything is.
    fn without_place(&mut self, text: String) -> Option<String> {
        let place = self.vocabulary.ending_place(&text);
        let place = place.filter(|(_, place)| self.entry.place.is_none() && !self.is_titled(place));
        let Some((rest, place)) = place else { return Some(text) };
        self.entry.place = Some(place);
        rest.contains(char::is_alphanumeric).then_some(rest)
    }

    /// Gives a piece the place that is left for it; a `whole` one holds no place beside a name.
    fn piece(&mut self, piece: Piece, whole: bool) {
        let Some(piece_text) = self.without_dates(piece.text) else { return };
        let whole = whole && piece.bold && self.entry.name.is_none();
        let before = self.entry.place.is_some();
        let left = if whole { Some(piece_text) } else { self.without_place(piece_text) };
        let Some(text) = left else { return };
        let ends_placed = !before && self.entry.place.is_some();
        let titled = self.is_titled(&text);
        if !titled && is_sentence(&text) && self.entry.name.is_some() {
            return;
        }
        if self.entry.name.is_none()
            && let Some((name, title)) = self.parted(&text, ends_placed)
        {
            (self.entry.name, self.entry.title) = (Some(name), Some(title));
            return;
        }
        let named = self.entry.name.is_some() || self.employer.is_some();
        if piece.italic && named && !self.slanted_title && is_placed(self.kind) {
            let before = self.entry.title.replace(text);
            self.slanted_title = true;
            if self.entry.place.is_none() {
                self.entry.place = before.filter(|before| is_proper(before, 4) && !self.is_titled(before));
            }
            return;
        }
        let school = self.kind == Some(Kind::Education) && self.vocabulary.is_school(&text);
        let employed = self.is_employed();
        let entry = &mut self.entry;
        let slot = if entry.name.is_none() && self.employer.is_none() {
            &mut entry.name
        } else if entry.place.is_none() && is_place(&text) && !titled && !school {
            &mut entry.place
        } else if entry.title.is_none() && (titled || !employed) {
            &mut entry.title
        } else if titled && entry.place.is_none() {
            // What was taken for the title is the place, then.
            entry.place = entry.title.take();
            &mut entry.title
        } else if entry.place.is_none() && is_proper(&text, 4) {
            &mut entry.place
        } else {
            return;
        };
        *slot = Some(text);
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
        is_titled(self.kind, piece, self.vocabulary)
    }

    /// Whether what was taken for the name is the title.
    pub(super) fn is_title_first(&self) -> bool {
        !self.slanted && is_title_first(self.kind, &self.entry, self.vocabulary)
    }

    /// The entry, at the employer of the role before if it names none of its own.
    pub(super) fn finish(&mut self) -> Option<FoundEntry> {
        self.slanted_title = false;
        let mut entry = std::mem::take(&mut self.entry);
        entry.name = entry.name.or_else(|| self.employer.take());
        (entry.name.is_some() || entry.title.is_some()).then_some(entry)
    }
}

/// A piece without the dashes before and behind it, which part it from others.
fn without_dashes(piece: Piece) -> Piece {
    let is_mark = |sign: char| sign == ' ' || plain(sign) == '-';
    Piece { text: piece.text.trim_matches(is_mark).to_owned(), ..piece }
}

/// Whether a text is a sentence, or what a label announces: neither a title nor a place.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    // A long word before a full stop is none that was cut short, as those of “Globex Inc.” and “Ph.D.” are.
    let stopped = text.strip_suffix('.').and_then(|text| text.rsplit(' ').next());
    let cut = |last: &str| last.chars().count() < 6 || last.contains('.');
    words > 7 || text.contains([';', ':']) || stopped.is_some_and(|last| words > 3 || words > 1 && !cut(last))
}

pub(super) fn is_titled(kind: Option<Kind>, piece: &str, vocabulary: &Vocabulary) -> bool {
    match kind {
        Some(Kind::Education) => vocabulary.is_degree(piece),
        _ => vocabulary.is_role(piece),
    }
}

/// Whether an entry's title stands before its employer or school, as words tell.
pub(super) fn is_title_first(kind: Option<Kind>, entry: &FoundEntry, vocabulary: &Vocabulary) -> bool {
    let titled = |text: &Option<String>| text.as_ref().is_some_and(|text| is_titled(kind, text, vocabulary));
    is_placed(kind) && titled(&entry.name) && !titled(&entry.title)
}

/// Whether entries are what somebody was or learnt somewhere.
pub(in crate::proof) fn is_placed(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Work | Kind::Education | Kind::Volunteering))
}

/// Whether a place is one for sure, by its state or country or because it is none in particular.
pub(super) fn is_sure(place: &str, vocabulary: &Vocabulary) -> bool {
    is_remote(place) || vocabulary.is_known_place(place)
}
