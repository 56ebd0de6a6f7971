//! Which of two is the name and which the title, where the title comes first.
//!
//! - The first of an entry was taken for its name. Where it is a title by its words, and the other is none, they change
//!   places.
//! - Where titles are set in italics, they do so only if most entries say so.

use super::fields::{FoundEntry, FoundSection};
use super::head::{is_placed, is_title_first};
use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// Lets names and titles change places where the title comes first. Where titles are set in italics, it does so only if
/// most entries say so: there are employers who are called like a role.
pub(super) fn arrange(sections: &mut [FoundSection], vocabulary: &Vocabulary) {
    for (school, slanted) in [(true, true), (true, false), (false, true), (false, false)] {
        let is = |section: &&mut FoundSection| {
            let same = (section.kind == Some(Kind::Education), section.slanted) == (school, slanted);
            is_placed(section.kind) && same
        };
        let first =
            |section: &FoundSection, entry: &FoundEntry| is_title_first(section.kind, entry, vocabulary);
        let (mut firsts, mut whole) = (0, 0);
        for section in sections.iter_mut().filter(is) {
            whole += section.entries.iter().filter(|entry| entry.title.is_some()).count();
            firsts += section.entries.iter().filter(|entry| first(section, entry)).count();
        }
        if slanted && 2 * firsts <= whole {
            continue;
        }
        for section in sections.iter_mut().filter(is) {
            for index in 0..section.entries.len() {
                if first(section, &section.entries[index]) {
                    let entry = &mut section.entries[index];
                    std::mem::swap(&mut entry.name, &mut entry.title);
                }
            }
        }
    }
}
