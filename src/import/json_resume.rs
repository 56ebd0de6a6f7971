//! JSON Resume, schema 1.0.0 (<https://jsonresume.org/schema>), and the few names that older files have in its place.
//!
//! What recto writes in this format itself carries a `meta.recto`, which says what the schema has no words for: the
//! sections' order and titles, the roles that belong to one employer, and dates that are no calendar's.

use super::json_sections::{Reader, date_format};
use super::parts::{self, link, place};
use super::tree::Tree;
use super::yaml::Map;
use crate::resume::PageSize;

/// Whether a file is JSON Resume.
pub(super) fn is_it(file: &Tree) -> bool {
    let known =
        ["work", "education", "skills", "projects", "volunteer", "languages", "awards", "publications"];
    !matches!(file.get("basics"), Tree::Nothing)
        || known.iter().any(|key| matches!(file.get(key), Tree::List(_)))
}

/// The résumé that a file holds.
pub(super) fn draft(file: &Tree) -> Map {
    let own = file.get("meta").get("recto");
    let is_own = matches!(own, Tree::Map(_));
    let mut resume = Map::default();
    head(&mut resume, file.get("basics"));
    resume.list("sections", Reader::new(file, is_own).sections(own.get("sections").items()));
    if is_own {
        settings(&mut resume, own);
        file.get("$schema").ignore();
        // Names of networks that the page did not show before either.
        let profiles = file.get("basics").get("profiles").items();
        profiles.iter().for_each(|profile| profile.get("network").ignore());
        file.get("meta").get("version").ignore();
    }
    resume
}

/// Who it is and how to reach them.
fn head(resume: &mut Map, basics: &Tree) {
    resume.text("name", basics.get("name").line());
    resume.text("headline", basics.get("label").line());
    resume.text("summary", basics.get("summary").prose());
    let mut contact = Map::default();
    for (key, value) in basics.fields() {
        match key {
            "email" if !contact.has("email") => parts::email(&mut contact, value),
            "phone" if !contact.has("phone") => {
                contact.text("phone", value.line());
            }
            // Files from before 1.0.0 say `website`; recto's own have both, if the address is shown without a scheme.
            "url" | "website" if !contact.has("website") => {
                let shown = basics.any(&["website", "url"]);
                link(&mut contact, "website", shown);
                basics.get("url").place_if(|url| shown.peek().is_some_and(|shown| url.ends_with(shown)));
            }
            "location" if !contact.has("location") => {
                contact.text("location", location(value));
            }
            "profiles" if !contact.has("profiles") => {
                let profile =
                    |it: &Tree| parts::profile(it.get("network"), it.get("username"), it.get("url"));
                contact.list("profiles", value.items().iter().filter_map(profile).collect());
            }
            _ => {}
        }
    }
    resume.map("contact", contact);
}

/// A place in as many fields as the schema gives it, or in one text.
fn location(it: &Tree) -> Option<String> {
    let fields = ["address", "postalCode", "city", "region", "countryCode", "country"];
    it.line().or_else(|| place(&fields.map(|key| it.get(key))))
}

/// What recto's own files say of the page's words.
fn settings(resume: &mut Map, own: &Tree) {
    resume.words("keywords", own.get("keywords").lines());
    resume.word("date", own.get("date").parsed::<crate::resume::Date>());
    resume.word("locale", own.get("locale").parsed::<crate::locale::Locale>());
    date_format(resume, own.get("dates"));
    let mut page = Map::default();
    page.word("size", own.get("page").get("size").take(parts::word::<PageSize>));
    let count =
        |text: &str| text.parse().is_ok_and(|count: u32| (1..=20).contains(&count)).then(|| text.to_owned());
    page.word("count", own.get("page").get("count").take(count));
    resume.map("page", page);
}
