//! What was taken for a field, beside what the document says it is.
//!
//! The roles that were found in a section are laid beside the document's own, in order, so that as many fields as
//! possible agree: a date that stands at another employer is not taken rightly.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::super::fields::is_document;
use super::super::fields::is_placed;
use super::super::fields::{Fields, FoundEntry, FoundSection};
use super::super::words;
use super::wanted::{FieldKind, Wanted};
use crate::resume::Kind;

/// The most roles of a section that are laid beside each other: no page has so many, and the work grows with the square.
const ROLES: usize = 1000;

/// How many words of skills are compared at most: a page has some hundreds.
const EFFORT: usize = 100_000_000;

/// What became of the fields.
pub(super) struct Taken {
    /// For each of the document's texts whether it was taken for what it is; none where nobody asks for it.
    pub(super) rightly: Vec<Option<bool>>,
    /// How many fields were taken.
    pub(super) all: usize,
    /// Those that are not what they were taken for.
    pub(super) wrongly: Vec<(FieldKind, String)>,
}

/// Compares the fields of a view with a document's texts. `headings` are the lines of its sections' titles, where
/// they stand alone, and `kinds` what those sections are.
pub(super) fn compare(
    fields: &Fields,
    wanted: &[Wanted],
    kinds: &[Kind],
    headings: &[Option<Range<usize>>],
) -> Taken {
    // Roles that say themselves where they were.
    let placed: BTreeSet<(Option<usize>, Option<usize>)> = wanted
        .iter()
        .filter(|wanted| wanted.kind == FieldKind::Place && wanted.part == Some(0))
        .map(|wanted| (wanted.section, wanted.entry))
        .collect();
    let asked = |wanted: &Wanted| {
        let kind = wanted.section.and_then(|section| kinds.get(section));
        let is_other_place = wanted.kind == FieldKind::Place
            && wanted.part.is_none()
            && placed.contains(&(wanted.section, wanted.entry));
        (!wanted.words.is_empty() && !is_other_place && is_asked_for(wanted, kind)).then_some(false)
    };
    let rightly = wanted.iter().map(asked).collect();
    let taken = Taken { rightly, all: 0, wrongly: Vec::new() };
    let mut comparer = Comparer { wanted, taken };
    comparer.contact(fields);
    for found in &fields.sections {
        let own = headings.iter().position(|heading| heading.as_ref() == Some(&found.heading));
        comparer.section(found, own.and_then(|own| Some((own, *kinds.get(own)?))));
    }
    comparer.taken
}

/// Whether hiring systems ask for a text of a section of some kind.
fn is_asked_for(wanted: &Wanted, kind: Option<&Kind>) -> bool {
    match wanted.kind {
        // A page without a name is headed by what it is called.
        FieldKind::Name => !is_document(&wanted.text),
        FieldKind::Email | FieldKind::Phone | FieldKind::Location => true,
        // A profile without an address is a name on a network, which nobody takes for a link.
        FieldKind::Link => wanted.text.contains('.'),
        FieldKind::SectionTitle => true,
        FieldKind::Skills => kind == Some(&Kind::Skills),
        FieldKind::Employer | FieldKind::School | FieldKind::Title | FieldKind::Degree => true,
        FieldKind::Place | FieldKind::Dates => is_placed(kind.copied()),
        _ => false,
    }
}

/// The fields of a role, as indices of what is wanted. Where a role was is its own place, or else its employer's;
/// where both are told, either is right.
#[derive(Debug, Clone, Copy, Default)]
struct Role {
    name: Option<usize>,
    title: Option<usize>,
    place: Option<usize>,
    employers_place: Option<usize>,
    dates: Option<usize>,
}

struct Comparer<'a> {
    wanted: &'a [Wanted],
    taken: Taken,
}

impl Comparer<'_> {
    fn contact(&mut self, fields: &Fields) {
        for (kind, found) in [
            (FieldKind::Name, fields.name.as_slice()),
            (FieldKind::Email, &fields.emails),
            (FieldKind::Phone, &fields.phones),
            (FieldKind::Link, &fields.links),
            (FieldKind::Location, fields.location.as_slice()),
        ] {
            let wanted: Vec<usize> =
                (0..self.wanted.len()).filter(|index| self.wanted[*index].kind == kind).collect();
            for text in found {
                let words = words::of(text);
                // Which label stands before a number does not count.
                let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                let same = wanted.iter().copied().filter(|index| {
                    let wanted = &self.wanted[*index];
                    wanted.words == words || kind == FieldKind::Phone && digits(&wanted.text) == digits(text)
                });
                self.found(kind, text, &same.collect::<Vec<_>>());
            }
        }
    }

    /// Notes a field that was found, and which of the wanted ones it is.
    fn found(&mut self, kind: FieldKind, text: &str, same: &[usize]) {
        self.taken.all += 1;
        for index in same {
            self.taken.rightly[*index] = self.taken.rightly[*index].map(|_| true);
        }
        if same.is_empty() {
            self.taken.wrongly.push((kind, text.to_owned()));
        }
    }

    /// A section that was found: which of the document's it is and of which kind, if it is any.
    fn section(&mut self, found: &FoundSection, own: Option<(usize, Kind)>) {
        let texts: Vec<usize> = match own {
            Some((own, _)) => {
                (0..self.wanted.len()).filter(|text| self.wanted[*text].section == Some(own)).collect()
            }
            None => Vec::new(),
        };
        let title: Vec<usize> =
            texts.iter().copied().filter(|text| self.wanted[*text].kind == FieldKind::SectionTitle).collect();
        self.found(FieldKind::SectionTitle, &found.title, &title);
        match own.map(|(_, kind)| kind).or(found.kind) {
            Some(kind) if is_placed(Some(kind)) => self.roles(kind, &found.entries, &self.roles_of(&texts)),
            Some(Kind::Skills) => self.skills(&found.skills, &texts),
            _ => {}
        }
    }

    /// The roles that texts of a section tell of.
    fn roles_of(&self, texts: &[usize]) -> Vec<Role> {
        let mut roles: Vec<((usize, usize), Role)> = Vec::new();
        let mut of_entry = Role::default();
        for &index in texts {
            let wanted = &self.wanted[index];
            let Some(entry) = wanted.entry else { continue };
            let part = wanted.part.unwrap_or_default();
            if roles.last().is_none_or(|last| last.0.0 != entry) {
                of_entry = Role::default();
            }
            if roles.last().is_none_or(|last| last.0 != (entry, part)) {
                roles.push(((entry, part), of_entry));
            }
            // Something was pushed if nothing was there.
            let Some((_, role)) = roles.last_mut() else { continue };
            match wanted.kind {
                FieldKind::Employer | FieldKind::School => role.name = Some(index),
                FieldKind::Title | FieldKind::Degree => role.title = Some(index),
                FieldKind::Place if wanted.part.is_none() => role.employers_place = Some(index),
                FieldKind::Place => role.place = Some(index),
                FieldKind::Dates => role.dates = Some(index),
                _ => {}
            }
            if wanted.part.is_none() {
                of_entry = *role;
            }
        }
        roles.into_iter().map(|(_, role)| role).collect()
    }

    fn roles(&mut self, kind: Kind, found: &[FoundEntry], roles: &[Role]) {
        let kinds = match kind {
            Kind::Education => [FieldKind::School, FieldKind::Degree, FieldKind::Place, FieldKind::Dates],
            _ => [FieldKind::Employer, FieldKind::Title, FieldKind::Place, FieldKind::Dates],
        };
        let found_words: Vec<[Vec<String>; 4]> =
            found.iter().map(|entry| texts(entry).map(|text| words::of(text.unwrap_or_default()))).collect();
        let agreed = |found: usize, role: usize| self.agreed(&found_words[found], &roles[role]);
        let pairs =
            aligned(found.len(), roles.len(), |found, role| agreed(found, role).iter().flatten().count());
        let same: Vec<[Option<usize>; 4]> = pairs
            .into_iter()
            .enumerate()
            .map(|(found, role)| role.map_or([None; 4], |role| agreed(found, role)))
            .collect();
        for (entry, same) in found.iter().zip(same) {
            for ((kind, text), same) in kinds.into_iter().zip(texts(entry)).zip(same) {
                if let Some(text) = text {
                    self.found(kind, text, same.as_slice());
                }
            }
        }
    }

    /// The wanted fields of a role that are found.
    fn agreed(&self, found: &[Vec<String>; 4], role: &Role) -> [Option<usize>; 4] {
        let [name, title, place, dates] = found;
        let same = |words: &Vec<String>, wanted: Option<usize>| {
            wanted.filter(|wanted| self.wanted[*wanted].words == *words)
        };
        let place = same(place, role.place)
            .or(same(place, role.employers_place).map(|employers| role.place.unwrap_or(employers)));
        [same(name, role.name), same(title, role.title), place, same(dates, role.dates)]
    }

    /// Skills: each is a part of one of the section's texts.
    fn skills(&mut self, found: &[String], texts: &[usize]) {
        // Where each word stands in the section's texts, with what follows it there.
        let mut places: HashMap<&str, Vec<&[String]>> = HashMap::new();
        for text in texts {
            let words = &self.wanted[*text].words;
            for (at, word) in words.iter().enumerate() {
                places.entry(word).or_default().push(&words[at..]);
            }
        }
        let mut read: BTreeSet<String> = BTreeSet::new();
        let mut effort = EFFORT;
        for skill in found {
            let words = words::of(skill);
            self.taken.all += 1;
            let holds = |first: &String| {
                let places = places.get(first.as_str()).into_iter().flatten();
                let mut places = places.take_while(|_| {
                    effort = effort.saturating_sub(words.len());
                    effort > 0
                });
                places.any(|rest| rest.starts_with(&words))
            };
            if !words.first().is_none_or(holds) {
                self.taken.wrongly.push((FieldKind::Skills, skill.clone()));
            }
            read.extend(words);
        }
        for text in texts.iter().filter(|text| self.wanted[**text].kind == FieldKind::Skills) {
            let whole = self.wanted[*text].words.iter().all(|word| read.contains(word));
            let rightly = &mut self.taken.rightly[*text];
            *rightly = rightly.map(|_| whole);
        }
    }
}

fn texts(entry: &FoundEntry) -> [Option<&str>; 4] {
    [&entry.name, &entry.title, &entry.place, &entry.dates].map(Option::as_deref)
}

/// For each of the things of one list which of another it is, both in order, so that the sum of how well they agree
/// is the largest. What does not agree at all stays alone.
fn aligned(found: usize, wanted: usize, agreement: impl Fn(usize, usize) -> usize) -> Vec<Option<usize>> {
    let (rows, columns) = (found.min(ROLES), wanted.min(ROLES));
    let width = columns + 1;
    // The best sum from here on.
    let mut best = vec![0; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let alone = best[(row + 1) * width + column].max(best[row * width + column + 1]);
            let both = agreement(row, column) + best[(row + 1) * width + column + 1];
            best[row * width + column] = alone.max(both);
        }
    }
    let mut pairs = vec![None; found];
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let here = best[row * width + column];
        if here == best[(row + 1) * width + column] {
            row += 1;
        } else if here == best[row * width + column + 1] {
            column += 1;
        } else {
            pairs[row] = Some(column);
            (row, column) = (row + 1, column + 1);
        }
    }
    pairs
}
