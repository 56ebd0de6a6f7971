//! Which of two is the name and which the title, where the title comes first.
//!
//! - The first of an entry was taken for its name. Where it is a title by its words, and the other is none, they change
//!   places; and so does the rest of the section where half of it or more says so, and none the contrary.
//! - Where titles are set in italics, they do so only if most entries say so.
//! - An employer whose town no state or country follows was taken for a place, and both are parted then.

use super::super::shape::is_place;
use super::head::{is_placed, is_sure, is_title_first, is_titled};
use super::vocabulary::Vocabulary;
use super::{FoundEntry, FoundSection};
use crate::resume::Kind;

/// What words tell of the order of names and titles.
#[derive(Default)]
struct Told {
    /// Of how many entries the title comes first, and of how many last.
    firsts: usize,
    lasts: usize,
    /// How many have both.
    whole: usize,
}

impl Told {
    fn add(&mut self, section: &FoundSection, vocabulary: &Vocabulary) {
        let titled = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| is_titled(section.kind, text, vocabulary))
        };
        for entry in &section.entries {
            self.firsts += usize::from(is_title_first(section.kind, entry, vocabulary));
            self.lasts += usize::from(titled(&entry.title) && !titled(&entry.name));
            self.whole += usize::from(entry.title.is_some());
        }
    }

    /// Whether most say that the title comes first.
    fn is_first(&self) -> bool {
        2 * self.firsts > self.whole
    }

    /// Whether half of them say that the title comes first, and none the contrary.
    fn is_alike(&self) -> bool {
        self.firsts > 0 && 2 * self.firsts >= self.whole && self.lasts == 0
    }
}

/// Lets names and titles change places where the title comes first. Where titles are set in italics, it does so only if
/// most entries say so: there are employers who are called like a role.
pub(super) fn arrange(sections: &mut [FoundSection], vocabulary: &Vocabulary) {
    for (school, slanted) in [(true, true), (true, false), (false, true), (false, false)] {
        let is = |section: &&mut FoundSection| {
            let same = (section.kind == Some(Kind::Education), section.slanted) == (school, slanted);
            is_placed(section.kind) && same
        };
        let mut told = Told::default();
        sections.iter_mut().filter(is).for_each(|section| told.add(section, vocabulary));
        if slanted && !told.is_first() {
            continue;
        }
        for section in sections.iter_mut().filter(is) {
            arrange_alike(section, vocabulary);
        }
    }
}

/// Lets names and titles of a section change places: its heads are set alike, so that what words tell of half of them
/// holds for all. What has nothing but a name above an employer and his town is a title, too.
fn arrange_alike(section: &mut FoundSection, vocabulary: &Vocabulary) {
    let kind = section.kind;
    let first = |entry: &&FoundEntry| is_title_first(kind, entry, vocabulary);
    let mut told = Told::default();
    told.add(section, vocabulary);
    let alike = told.is_alike();
    // Whether employers are where places would be, whatever else was taken for a title.
    let below = alike && section.entries.iter().filter(first).all(|entry| entry.title.is_none());
    let worked = kind != Some(Kind::Education) && !section.slanted;
    for entry in &mut section.entries {
        let placed = entry.place.as_ref().is_some_and(|place| is_place(place) && !is_sure(place, vocabulary));
        if placed && entry.name.is_some() && (below || entry.title.is_none() && worked) {
            entry.title = entry.name.take();
        } else if first(&&*entry) || alike && entry.title.is_some() {
            std::mem::swap(&mut entry.name, &mut entry.title);
        } else {
            continue;
        }
        part_town(entry, kind, vocabulary);
    }
}

/// Parts an employer from the town behind him, of which no state or country tells: “Acme Stores, Leeds” reads like a
/// place, but a title has an employer first of all. Both may also stand behind the title, parted by nothing but a comma.
fn part_town(entry: &mut FoundEntry, kind: Option<Kind>, vocabulary: &Vocabulary) {
    if let FoundEntry { name: name @ None, title: Some(title), place: None, .. } = entry
        && let Some((first, rest)) = title.split_once(", ")
        && is_titled(kind, first, vocabulary)
        && !is_titled(kind, rest, vocabulary)
        && is_place(rest)
    {
        (*name, *title) = (Some(rest.to_owned()), first.to_owned());
    }
    let sure = |place: &str| is_sure(place, vocabulary);
    let employer = match (&mut entry.name, &mut entry.place) {
        (None, place) => place.take_if(|place| !sure(place)),
        (name, None) => name.take_if(|name| is_place(name) && !sure(name) && !vocabulary.is_school(name)),
        _ => None,
    };
    let Some(employer) = employer else { return };
    let parted = [", ", "، "].iter().find_map(|comma| employer.rsplit_once(comma));
    let parted = parted.map(|(name, town)| (name.to_owned(), town.to_owned()));
    (entry.name, entry.place) = match parted {
        Some((name, town)) => (Some(name), Some(town)),
        None => (Some(employer), None),
    };
}
