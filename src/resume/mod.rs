//! The schema: a résumé as the user writes it.
//!
//! Takes a [`Source`], gives a [`Resume`] whose every text knows its place, or every mistake at once.
//! The structs are the schema: what they say is what is accepted, and their docstrings are what the
//! JSON Schema ([`json_schema`]) tells an editor. Nothing here knows how a page looks.

mod address;
mod date;
mod decode;
mod entry;
pub mod file_name;
mod ignored;
mod located;
mod priority;
mod schema;
mod section;
mod settings;
mod text;
mod validate;
mod variant;
mod walk;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::locale::Locale;
use crate::source::Source;

pub use address::{Email, InvalidAddress, Link};
pub use date::{Date, InvalidDate};
pub use entry::{
    Award, Certificate, Education, Employment, GenericEntry, Language, Project, Publication, Reference, Role,
    Skill,
};
pub use ignored::Ignored;
pub use located::Located;
pub use schema::json_schema;
pub use section::{Content, Highlight, Kind, Priority, Section};
pub use settings::{DateFormat, DateStyle, Fit, Page, PageSize};
pub(crate) use text::hides;
pub use text::{DEFAULT, Text};
pub use variant::{Hidden, Older, Variant};
pub(crate) use walk::{Tagged, Texts};

/// A résumé: who somebody is, what they did, and how it is to be shown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(title = "recto résumé")]
pub struct Resume {
    /// The person's full name, as it stands at the top of the page.
    pub name: Text,
    /// A few words under the name, such as a job title.
    pub headline: Option<Text>,
    /// A short paragraph about the person, before the first section.
    pub summary: Option<Text>,
    /// How the person can be reached.
    pub contact: Option<Contact>,
    /// The parts of the résumé, in the order of the page.
    pub sections: Option<Located<Vec<Located<Section>>>>,
    /// Words that describe the person, for the PDF's metadata; they are not shown.
    pub keywords: Option<Located<Vec<Located<String>>>>,
    /// The date of the document, for the PDF's metadata. Without one, the latest date in the résumé.
    pub date: Option<Located<Date>>,
    /// The language and region that the résumé is written in, such as `en-GB`: month names, section
    /// titles, quotation marks and hyphenation follow it. `en-US` if not given.
    pub locale: Option<Located<Locale>>,
    /// The layout that draws the page: the name of a built-in one, or the path of a folder. `margin` if
    /// not given.
    pub layout: Option<Located<String>>,
    /// Parameters of the layout by their names, such as `text-size: 10pt`. `recto layouts` lists them.
    pub style: Option<BTreeMap<String, Located<String>>>,
    /// The paper and how many pages may be filled.
    pub page: Option<Page>,
    /// How dates are written, unless a section says otherwise.
    pub dates: Option<DateFormat>,
    /// Warnings that are not to be given, by their codes, such as `[W0601]`. `recto explain W0601` says what a
    /// code means.
    pub ignore: Option<Located<Vec<Located<Ignored>>>>,
    /// What output files are called, without their extension: `{file}` is the name of the YAML file, `{name}`
    /// the person's, `{variant}` the variant's. `{file}`, or `{file}-{variant}` for a variant, if not given.
    pub output: Option<Located<String>>,
    /// The résumé for one role or another, by names of your own.
    pub variants: Option<BTreeMap<String, Located<Variant>>>,
    /// Whether a variant hides the name.
    #[serde(skip)]
    #[schemars(skip)]
    pub anonymous: bool,
}

/// How a person can be reached. Everything is shown in the order of the file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Contact {
    /// An e-mail address.
    pub email: Option<Located<Email>>,
    /// A telephone number, in any notation.
    pub phone: Option<Text>,
    /// A web site.
    pub website: Option<Located<Link>>,
    /// Where the person lives, as much of it as they want to tell.
    pub location: Option<Text>,
    /// Accounts elsewhere.
    pub profiles: Option<Located<Vec<Located<Profile>>>>,
}

/// An account on a network.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Profile {
    /// The network's name, such as `GitHub`.
    pub network: Text,
    /// The account's name there; enough for networks that recto knows.
    pub username: Option<Located<String>>,
    /// The account's address.
    pub url: Option<Located<Link>>,
}

impl Resume {
    /// Reads a résumé from its source: as much of it as can be understood, and every mistake, in the
    /// file's order. Only a résumé without mistakes is fit to be shown; one with mistakes is good for
    /// finding more of them.
    pub fn read(source: &Source) -> (Option<Self>, Vec<Diagnostic>) {
        let (resume, mut mistakes) = decode::decode::<Resume>(source);
        mistakes.extend_from_slice(source.mistakes());
        if let Some(resume) = &resume {
            mistakes.extend(validate::validate(resume, source));
        }
        mistakes.sort_by_key(Diagnostic::position);
        (resume, mistakes)
    }

    /// Whether the user does not want to hear of something.
    pub fn ignores(&self, code: Code) -> bool {
        self.ignore.iter().flat_map(|ignored| &ignored.value).any(|ignored| ignored.0 == code)
    }

    /// The sections, in order.
    pub fn sections(&self) -> &[Located<Section>] {
        self.sections.as_ref().map_or(&[], |sections| &sections.value)
    }
}

/// A digital object identifier without the address of its resolver, in whichever form it was written.
pub(crate) fn doi_name(doi: &str) -> &str {
    let name = doi.trim();
    let prefixes = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi.org/", "doi:"];
    prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name).trim()
}

/// Whether a text is a digital object identifier
/// (<https://www.doi.org/the-identifier/resources/handbook/2_numbering>).
pub(crate) fn is_doi(text: &str) -> bool {
    let name = doi_name(text);
    name.starts_with("10.") && name.contains('/') && !name.contains(char::is_whitespace)
}
