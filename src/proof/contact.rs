//! How to reach the person and where she is.
//!
//! What looks like an address, a number or a link above the first section is how to reach her. What looks like a place
//! is where she is: first of all beside such ways to reach her, and last of all right below the name, where a headline
//! stands; what is in italics there or names a role is no place.

use std::collections::BTreeSet;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use super::fields::{Fields, name_in};
use super::shape::{begins_name, columns, is_place, is_proper};
use super::views::Line;
use super::vocabulary::Vocabulary;

/// Takes from lines how to reach the person, and where she is.
pub(super) struct Contact<'a> {
    vocabulary: &'a Vocabulary,
    fields: Fields,
    /// The person's name, which is no place.
    name: Option<String>,
    /// The place that is the likeliest yet, and how little so.
    location: Option<(u8, String)>,
}

/// What of a piece's surroundings tells whether it is a place.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Whether a way to reach the person stands on its line before it.
    reached: bool,
    /// Whether one stands on the line before or after its own.
    near: bool,
    below_name: bool,
    italic: bool,
}

impl<'a> Contact<'a> {
    /// Reads the lines above the first section, and those below it if there is nothing above.
    pub(super) fn read(
        lines: &[Line],
        head: usize,
        name: Option<Range<usize>>,
        vocabulary: &'a Vocabulary,
    ) -> Fields {
        let mut contact = Self::new(vocabulary);
        contact.name = name.clone().map(|name| name_in(&lines[name]));
        let name = name.unwrap_or(0..0);
        let is_near = |index: usize| lines.get(index).is_some_and(|line| is_contact(&line.text, vocabulary));
        for (index, line) in lines[..head].iter().enumerate() {
            if name.contains(&index) && !line.text.contains("  ") {
                continue;
            }
            let around = Around {
                reached: false,
                near: is_near(index + 1) || index > name.end && is_near(index - 1),
                below_name: index == name.end,
                italic: line.italics.first().is_some_and(|run| *run == line.text),
            };
            // What stands in a column beside the name is none of it.
            let beside = if name.contains(&index) { line.text.split_once("  ") } else { None };
            contact.line(beside.map_or(line.text.as_str(), |(_, rest)| rest), around);
        }
        if contact.fields.emails.is_empty() && contact.fields.links.is_empty() {
            contact.anywhere(&lines[head..]);
        }
        contact.fields.location = contact.location.map(|(_, place)| place);
        contact.fields
    }

    fn new(vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, fields: Fields::default(), name: None, location: None }
    }

    fn line(&mut self, text: &str, around: Around) {
        let mut around = around;
        let mut rest = String::new();
        let alone = alone(text);
        for span in links().spans(text) {
            match span.kind() {
                Some(LinkKind::Email) => self.fields.emails.push(span.as_str().to_owned()),
                Some(_) if is_link(span.as_str(), &alone) => self.fields.links.push(span.as_str().to_owned()),
                _ => {
                    rest.push_str(span.as_str());
                    continue;
                }
            }
            around.reached = true;
        }
        let (phones, others): (Vec<String>, Vec<String>) =
            columns(&rest).into_iter().partition(|piece| is_phone(piece, self.vocabulary));
        around.reached |= !phones.is_empty();
        self.fields.phones.extend(phones);
        for piece in others.into_iter().filter(|piece| self.name.as_ref() != Some(piece)) {
            let rank = self.unlikely(&piece, around);
            let best = self.location.as_ref().map_or(u8::MAX, |(rank, _)| *rank);
            if let Some(rank) = rank.filter(|rank| *rank < best) {
                self.location = Some((rank, piece));
            }
        }
    }

    /// How unlikely it is that a piece is where the person is: a headline, too, may be words with a comma. None where
    /// it is no place.
    fn unlikely(&self, piece: &str, around: Around) -> Option<u8> {
        let known = self.vocabulary.is_known_place(piece);
        let role = self.vocabulary.is_role(piece);
        let place = is_place(piece) && !role;
        match () {
            () if place && around.reached => Some(0),
            () if around.italic => None,
            () if place && known => Some(1),
            () if around.reached && (is_proper(piece, 4) || self.is_address(piece)) => Some(2),
            () if place && !around.below_name => Some(3),
            () if around.near && !around.below_name && !role && is_proper(piece, 4) => Some(4),
            () => place.then_some(5),
        }
    }

    /// Whether a piece is a place with its numbers: a street, or a postal code.
    fn is_address(&self, piece: &str) -> bool {
        let letters: String = piece.chars().filter(|letter| !letter.is_numeric()).collect();
        let begins = piece.starts_with(|letter: char| begins_name(letter) || letter.is_numeric());
        begins
            && is_proper(letters.trim_start_matches([' ', ',']), 8)
            && self.vocabulary.dates(piece).is_none()
    }

    /// Some look for ways to reach a person wherever they stand. (A name such as `Node.js` is no link.)
    fn anywhere(&mut self, lines: &[Line]) {
        let mut found = Contact::new(self.vocabulary);
        lines.iter().for_each(|line| found.line(&line.text, Around::default()));
        found.fields.links.retain(|link| link.contains("://") || link.starts_with("www."));
        (self.fields.emails, self.fields.links) = (found.fields.emails, found.fields.links);
        if self.fields.phones.is_empty() {
            self.fields.phones = found.fields.phones;
        }
        let beside = found.location.filter(|(rank, _)| *rank == 0);
        self.location = self.location.take().or(beside);
    }
}

/// What finds links, with or without a scheme.
fn links() -> LinkFinder {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    finder
}

/// What stands alone in a line, but for a label.
fn alone(line: &str) -> BTreeSet<String> {
    let bare = |piece: String| piece.rsplit(": ").next().map(str::to_owned);
    columns(line).into_iter().filter_map(bare).collect()
}

/// Whether what reads like a link is one: an abbreviation amid other words (“Advokat, cand.jur”) is none.
fn is_link(link: &str, alone: &BTreeSet<String>) -> bool {
    link.contains('/') || link.starts_with("www.") || alone.contains(link)
}

/// Whether a line holds a way to reach the person.
fn is_contact(text: &str, vocabulary: &Vocabulary) -> bool {
    links().links(text).next().is_some() || columns(text).iter().any(|piece| is_phone(piece, vocabulary))
}

/// Whether a piece is a telephone number: with a country or an area before it, or of many digits. A word may say that
/// it is one, or announce an extension. A span of years is none.
fn is_phone(piece: &str, vocabulary: &Vocabulary) -> bool {
    const LABELS: [&str; 12] =
        ["tel", "tlf", "tél", "telefon", "phone", "mobile", "mobil", "cell", "mob", "ext", "x", "fax"];
    let label = |word: &&str| {
        let word = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || ".:".contains(letter));
        LABELS.contains(&word.to_lowercase().as_str())
    };
    let number: String = piece.split([' ', '\u{a0}']).filter(|word| !label(word)).collect();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let telephone = |letter: char| letter.is_ascii_digit() || "+()-–./".contains(letter);
    let begins = number.starts_with(['+', '(']) || digits >= 8;
    begins && (7..=15).contains(&digits) && number.chars().all(telephone) && !vocabulary.is_date(piece)
}
