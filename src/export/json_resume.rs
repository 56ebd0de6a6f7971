//! JSON Resume, schema 1.0.0 (<https://jsonresume.org/schema>): a résumé for other programs.
//!
//! Texts are what the author wrote, Markdown's inline part included, as is the custom in this format. What the schema
//! has no words for stands in fields of its own, which it allows everywhere, and in `meta.recto`: the order and
//! titles of the sections, which roles belong to one employer, and dates that are no calendar's. With these,
//! importing the file gives the same document again.

mod arrays;
mod object;

use serde_json::{Map, Value, json};

use crate::document::profile_address;
use crate::resume::{Contact, DateFormat, DateStyle, PageSize, Profile, Resume};
use crate::source::NodeId;
use arrays::Arrays;
use object::{Object, own_date};

/// The official schema that the file follows.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The résumé that a variant shows, as JSON, indented, with a line break at its end. The variant's look (layout,
/// style, fit) is no part of it, nor is anything that the variant leaves out, nor more of dates than their year where
/// years are all that is shown.
pub fn json_resume(resume: &Resume) -> String {
    let mut file = Map::new();
    file.insert("$schema".into(), json!(SCHEMA));
    file.insert("basics".into(), Value::Object(basics(resume)));
    let mut arrays = Arrays::default();
    let sections: Vec<Value> =
        resume.sections().iter().map(|section| arrays.section(section, resume)).collect();
    file.append(&mut arrays.arrays);
    let mut own = settings(resume);
    own.insert("sections".into(), json!(sections));
    file.insert("meta".into(), json!({ "version": "v1.0.0", "recto": own }));
    // A JSON value always has a text.
    format!("{:#}\n", Value::Object(file))
}

/// Who it is, and how to reach them, in the order of the page.
fn basics(resume: &Resume) -> Map<String, Value> {
    let mut basics = Object::default();
    if !resume.anonymous {
        basics.add("name", Some(resume.name.as_str()));
    }
    basics.text("label", &resume.headline).text("summary", &resume.summary);
    let mut items: Vec<(NodeId, &str, Value)> = resume.contact.iter().flat_map(contact).collect();
    items.sort_by_key(|(at, ..)| *at);
    for (_, key, value) in items {
        basics.add(key, Some(value));
    }
    // What the page shows of the site, if that is no URI.
    if let Some(website) = resume.contact.as_ref().and_then(|contact| contact.website.as_ref())
        && website.as_str() != website.target()
    {
        basics.add("website", Some(website.as_str()));
    }
    basics.0
}

fn contact(contact: &Contact) -> Vec<(NodeId, &'static str, Value)> {
    let Contact { email, phone, website, location, profiles } = contact;
    let mut items = Vec::new();
    items.extend(email.as_ref().map(|it| (it.at, "email", json!(it.as_str()))));
    items.extend(phone.as_ref().map(|it| (it.default.at, "phone", json!(it.as_str()))));
    items.extend(website.as_ref().map(|it| (it.at, "url", json!(it.target()))));
    items.extend(location.as_ref().map(|it| (it.default.at, "location", place(it.as_str()))));
    items.extend(
        profiles.as_ref().map(|it| (it.at, "profiles", it.value.iter().map(|it| profile(it)).collect())),
    );
    items
}

/// A place in the schema's parts: a town, and what it is in.
fn place(text: &str) -> Value {
    match text.trim().rsplit_once(", ") {
        Some((city, region)) => json!({ "city": city, "region": region }),
        None => json!({ "city": text.trim() }),
    }
}

fn profile(profile: &Profile) -> Value {
    let mut object = Object::default();
    object.add("network", Some(profile.network.as_str()));
    object.add("username", profile.username.as_ref().map(|name| name.trim().trim_start_matches('@')));
    object.add("url", profile_address(profile).1);
    Value::Object(object.0)
}

/// What the page is like, as far as the reader's words depend on it.
fn settings(resume: &Resume) -> Map<String, Value> {
    let mut own = Object::default();
    let keywords = resume.keywords.as_ref();
    own.add("keywords", keywords.map(|it| it.value.iter().map(|it| it.value.as_str()).collect::<Vec<_>>()));
    own.add("date", resume.date.as_ref().map(|date| own_date(&date.value)));
    own.add("locale", resume.locale.as_ref().map(|locale| locale.value.to_string()));
    own.add("dates", resume.dates.as_ref().map(date_format));
    if let Some(page) = &resume.page {
        let mut object = Object::default();
        object
            .add("size", page.size.map(PageSize::as_str))
            .add("count", page.count.as_ref().map(|it| it.value));
        own.add("page", Some(object.0));
    }
    own.0
}

fn date_format(format: &DateFormat) -> Value {
    let mut object = Object::default();
    object.add("style", format.style.map(DateStyle::as_str));
    object.add("separator", format.separator.as_ref().map(|it| it.value.as_str()));
    Value::Object(object.0)
}
