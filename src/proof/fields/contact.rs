//! How to reach the person and where she is.
//!
//! What looks like an address, a number or a link above the first section is how to reach her, and so it is below her
//! name, in a section of nothing else, and at the page's edge if it is told nowhere else. What looks like a place is
//! where she is: first of all beside such ways to reach her, and last of all right below the name, where a headline stands;
//! what is in italics there or names a role is no place.

use std::collections::BTreeSet;
use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

use super::super::shape::{begins_name, columns, is_place, is_proper};
use super::super::views::Line;
use super::Fields;
use super::name::{self, Name};
use super::telephone::telephone;
use super::vocabulary::Vocabulary;

/// Labels that a place stands behind.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "address", "location", "based in", "residence", "adresse", "anschrift", "wohnort", "domicile", "dirección",
    "domicilio", "residencia", "endereço", "morada", "indirizzo", "residenza", "adres", "woonplaats", "adress", "bopæl",
    "osoite", "adresa", "bydliště", "miejsce zamieszkania", "住所", "地址", "العنوان", "כתובת",
];

/// Words of what else people tell beside how to reach them.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "citizen", "citizenship", "national", "nationality", "visa", "permit", "clearance", "licence", "license", "driving",
    "driver", "driver's", "born", "birth", "married", "single", "available", "open", "willing", "references", "cv",
    "resume", "résumé", "curriculum", "phone", "mobile", "email", "e-mail", "linkedin", "github", "website", "portfolio",
];

/// Takes from lines how to reach the person, and where she is.
pub(super) struct Contact<'a> {
    vocabulary: &'a Vocabulary,
    fields: Fields,
    /// The person's name, which is no place.
    name: Option<&'a Name>,
    /// Whether the lines are of any text.
    amid: bool,
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
    /// Reads the lines of some areas, those at the edges of pages if there is nothing in them, and any line below the
    /// first section if there is nothing there either.
    pub(super) fn read(
        lines: &[Line],
        areas: &[Range<usize>],
        edges: &[usize],
        name: Option<&'a Name>,
        vocabulary: &'a Vocabulary,
    ) -> Fields {
        let mut contact = Self::new(name, vocabulary);
        areas.iter().cloned().flatten().for_each(|index| contact.line_of(lines, index));
        if contact.fields.emails.is_empty() && contact.fields.phones.is_empty() {
            edges.iter().for_each(|index| contact.line_of(lines, *index));
        }
        if contact.fields.emails.is_empty() && contact.fields.links.is_empty() {
            contact.anywhere(&lines[areas.first().map_or(0, |head| head.end)..]);
        }
        contact.fields.location = contact.location.map(|(_, place)| place);
        contact.fields
    }

    fn new(name: Option<&'a Name>, vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, fields: Fields::default(), name, amid: false, location: None }
    }

    fn line_of(&mut self, lines: &[Line], index: usize) {
        let name = self.name.map_or(0..0, |name| name.lines.clone());
        let is_near =
            |index: usize| lines.get(index).is_some_and(|line| is_contact(&line.text, self.vocabulary));
        let line = &lines[index];
        let around = Around {
            reached: false,
            near: is_near(index + 1) || index > name.end && is_near(index - 1),
            below_name: index == name.end,
            italic: line.italics.first().is_some_and(|run| *run == line.text),
        };
        match self.name.filter(|name| name.lines.contains(&index)) {
            Some(name) => self.line(&name.beside(line), around),
            None => self.line(&line.text, around),
        }
    }

    fn line(&mut self, text: &str, around: Around) {
        let mut around = around;
        let mut rest = String::new();
        let alone = alone(text);
        for span in links().spans(text) {
            let link = span.as_str().trim_start_matches(|sign: char| !sign.is_alphanumeric());
            match span.kind() {
                Some(LinkKind::Email) => self.fields.emails.push(link.to_owned()),
                Some(_) if is_link(link, &alone) => self.fields.links.push(link.to_owned()),
                _ => {
                    rest.push_str(span.as_str());
                    continue;
                }
            }
            around.reached = true;
        }
        let mut places = Vec::new();
        for piece in columns(&rest) {
            let number = |part: &&str| telephone(part, self.amid, self.vocabulary);
            let (numbers, others): (Vec<&str>, Vec<&str>) =
                parts(&piece).into_iter().partition(|part| number(part).is_some());
            self.fields.phones.extend(numbers.iter().filter_map(number));
            around.reached |= !numbers.is_empty();
            let whole = numbers.is_empty() && self.unlikely(without_signs(&piece), around).is_some();
            let told = if whole { vec![piece.as_str()] } else { others };
            places.extend(told.into_iter().map(str::to_owned));
        }
        places.iter().for_each(|place| self.place(place, around));
    }

    /// Takes a piece for where the person is if it is likelier than what was taken for it.
    fn place(&mut self, piece: &str, around: Around) {
        let place = unlabelled(without_signs(piece));
        let other = name::is_label(place) || self.name.is_some_and(|name| name.text == place);
        let rank = self.unlikely(place, around).filter(|_| !other);
        let best = self.location.as_ref().map_or(u8::MAX, |(rank, _)| *rank);
        if let Some(rank) = rank.filter(|rank| *rank < best) {
            self.location = Some((rank, place.to_owned()));
        }
    }

    /// How unlikely it is that a piece is where the person is: a headline, too, may be words with a comma. None where
    /// it is no place.
    fn unlikely(&self, piece: &str, around: Around) -> Option<u8> {
        let coded = has_postal_code(piece) && self.vocabulary.dates(piece).is_none();
        let known = self.vocabulary.is_known_place(piece) || coded;
        let role = self.vocabulary.is_role(piece);
        let place = (is_place(piece) || coded) && !role;
        match () {
            () if place && around.reached => Some(0),
            () if around.italic => None,
            () if place && known => Some(1),
            () if around.reached && (is_proper(piece, 4) || self.is_address(piece)) => Some(2),
            () if place && !around.below_name => Some(3),
            () if around.near && !around.below_name && !role && is_proper(piece, 4) => Some(4),
            () if place => Some(5),
            () => (around.reached && !role && self.may_be_place(piece)).then_some(6),
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

    /// Whether a piece may be a place where nothing else is one: `’s-Gravenhage`, `the Netherlands`, `Leeds (open to
    /// relocation)`.
    fn may_be_place(&self, piece: &str) -> bool {
        const WORDS: usize = 8;
        let name = piece.split('(').next().unwrap_or_default().trim();
        let words = || name.split(|sign: char| sign.is_whitespace() || "’'-/".contains(sign));
        let other = |word: &str| OTHERS.contains(&word.to_lowercase().as_str());
        words().any(|word| word.starts_with(begins_name))
            && words().count() <= WORDS
            && !words().any(other)
            && !name.contains(['@', ':', '.', '_'])
            && self.vocabulary.dates(name).is_none()
    }

    /// Some look for ways to reach a person wherever they stand. (A name such as `Node.js` is no link.)
    fn anywhere(&mut self, lines: &[Line]) {
        let mut found = Contact { amid: true, ..Contact::new(None, self.vocabulary) };
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

/// What dashes part in a piece, but for those between digits.
fn parts(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, dash) in piece.match_indices(['–', '—', '-']) {
        let (before, after) = (&piece[from..at], &piece[at + dash.len()..]);
        let apart = before.ends_with(' ') && (after.is_empty() || after.starts_with(' '));
        let digit = |letter: char| letter.is_ascii_digit();
        if apart && !(before.trim_end().ends_with(digit) && after.trim_start().starts_with(digit)) {
            parts.push(before.trim());
            from = at + dash.len();
        }
    }
    parts.push(piece[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// What stands alone in a line, but for a label and signs.
fn alone(line: &str) -> BTreeSet<String> {
    let bare = |piece: String| piece.rsplit(": ").next().map(|bare| without_signs(bare).to_owned());
    columns(line).into_iter().filter_map(bare).collect()
}

/// A text without signs before and behind it, such as pictures of a letter or a telephone.
fn without_signs(text: &str) -> &str {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    text.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !").:/".contains(letter))
}

/// A place without its label.
fn unlabelled(text: &str) -> &str {
    let label = |label: &str| LABELS.contains(&label.trim().to_lowercase().as_str());
    text.split_once(':').filter(|(before, _)| label(before)).map_or(text, |(_, place)| place.trim())
}

/// Whether there is a postal code in an address: before a town, at the end of a part as in
/// Britain, or in a part behind others.
fn has_postal_code(address: &str) -> bool {
    /// The most words of an address.
    const WORDS: usize = 12;
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let is_code = |word: &&&str| {
        digits(word) > 0
            && word.chars().all(|letter| letter.is_ascii_digit() || begins_name(letter) || letter == '-')
    };
    let british = |out: &str, inward: &str| {
        let inward: Vec<char> = inward.chars().collect();
        let ends =
            matches!(inward[..], [digit, a, b] if digit.is_ascii_digit() && begins_name(a) && begins_name(b));
        ends && out.len() <= 4 && out.starts_with(begins_name) && is_code(&&out)
    };
    let few = address.split_whitespace().count() <= WORDS;
    few && address.split([',', '–', '—']).enumerate().any(|(part, text)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let codes = words.iter().take_while(is_code).count();
        let before =
            (4..=6).contains(&digits(&words[..codes].concat())) && is_proper(&words[codes..].join(" "), 4);
        let behind = match words[..] {
            [.., out, inward] if british(out, inward) => true,
            [.., code] => part > 0 && is_code(&&code) && matches!(digits(code), 5 | 6 | 9),
            [] => false,
        };
        before || behind
    })
}

/// Whether what reads like a link is one: an abbreviation amid other words (“Advokat, cand.jur”) is none.
fn is_link(link: &str, alone: &BTreeSet<String>) -> bool {
    link.contains('/') || link.starts_with("www.") || alone.contains(link)
}

/// Whether a line holds a way to reach the person.
fn is_contact(text: &str, vocabulary: &Vocabulary) -> bool {
    links().links(text).next().is_some() || has_number(text, vocabulary)
}

/// Whether a line holds an address or a number by which the person is reached for sure.
pub(super) fn reaches(line: &Line, vocabulary: &Vocabulary) -> bool {
    let mut links = links();
    links.kinds(&[LinkKind::Email]);
    links.links(&line.text).next().is_some() || has_number(&line.text, vocabulary)
}

fn has_number(text: &str, vocabulary: &Vocabulary) -> bool {
    let numbered =
        |piece: &String| parts(piece).iter().any(|part| telephone(part, false, vocabulary).is_some());
    columns(text).iter().any(numbered)
}
