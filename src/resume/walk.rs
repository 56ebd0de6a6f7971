//! Walks through a résumé: every text of it, and every item with tags.

use super::entry::{
    Award, Certificate, Education, Employment, GenericEntry, Language, Project, Publication, Reference, Role,
    Skill,
};
use super::{Contact, Date, Highlight, Located, Profile, Resume, Section, Text, Variant};

/// Something with texts in it.
pub(crate) trait Texts {
    /// Calls a function with every text, in the schema's order.
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text));
}

impl Texts for Text {
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        act(self);
    }
}

impl Texts for Date {
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        if let Date::Words(text) = self {
            act(text);
        }
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        self.iter_mut().for_each(|value| value.each_text(act));
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        self.iter_mut().for_each(|value| value.each_text(act));
    }
}

impl<T: Texts> Texts for Located<T> {
    fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
        self.value.each_text(act);
    }
}

macro_rules! texts {
    ($($type:ty: $($field:ident),*;)*) => {
        $(impl Texts for $type {
            fn each_text(&mut self, act: &mut dyn FnMut(&mut Text)) {
                $(self.$field.each_text(act);)*
            }
        })*
    };
}

texts! {
    Resume: name, headline, summary, contact, sections, date;
    Contact: phone, location, profiles;
    Profile: network;
    Section: title, subtitle, work, education, projects, skills, publications, awards, certificates, languages,
        volunteering, references, entries, bullets, text, note;
    Highlight: text;
    Employment: organization, location, description, roles, title, start, end, date, lines, summary, highlights;
    Role: title, location, start, end, date, lines, summary, highlights;
    Education: institution, location, degree, area, honors, score, start, end, date, courses, lines, summary,
        highlights;
    Project: name, description, organization, location, start, end, date, lines, highlights;
    Skill: name, level, keywords;
    Publication: title, authors, publisher, date, summary;
    Award: title, awarder, date, summary;
    Certificate: name, issuer, date, summary;
    Language: language, fluency;
    Reference: name, title, contact, quote;
    GenericEntry: title, subtitle, location, start, end, date, lines, summary, highlights;
    Variant: headline, summary;
}

/// Something that variants can choose by its tags.
pub(crate) trait Tagged {
    /// Its tags.
    fn tags(&self) -> &[Located<String>];
}

macro_rules! tagged {
    ($($type:ty),*) => {
        $(impl Tagged for $type {
            fn tags(&self) -> &[Located<String>] {
                self.tags.as_ref().map_or(&[], |tags| &tags.value)
            }
        })*
    };
}

tagged!(
    Section,
    Highlight,
    Employment,
    Role,
    Education,
    Project,
    Skill,
    Publication,
    Award,
    Certificate,
    Language,
    Reference,
    GenericEntry
);
