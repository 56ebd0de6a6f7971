//! The schema's arrays, and what is told beside them of the sections that fill them.

use serde_json::{Map, Value, json};

use super::date_format;
use super::object::Object;
use crate::resume::{
    Content, DateStyle, Education, Employment, GenericEntry, Located, Project, Publication, Resume, Role,
    Section, Text,
};

/// Whether a section shows of its dates nothing but years.
fn is_in_years(section: &Section, resume: &Resume) -> bool {
    let style = [&section.dates, &resume.dates].into_iter().flatten().find_map(|format| format.style);
    style == Some(DateStyle::Year)
}

/// The schema's arrays, which sections of one kind share.
#[derive(Default)]
pub(super) struct Arrays {
    pub(super) arrays: Map<String, Value>,
    /// Whether of dates the year is all that is told.
    years: bool,
}

impl Arrays {
    fn push(&mut self, array: &str, item: Object) {
        let item = self.item(item);
        if let Value::Array(items) = self.arrays.entry(array).or_insert_with(|| json!([])) {
            items.push(item);
        }
    }

    /// An item as it is told.
    fn item(&self, mut item: Object) -> Value {
        let shorten = |object: &mut Map<String, Value>, keys: &[&str]| {
            for key in keys {
                if let Some(Value::String(date)) = object.get_mut(*key) {
                    date.truncate(date.find('-').unwrap_or(date.len()));
                }
            }
        };
        if self.years {
            shorten(&mut item.0, &["startDate", "endDate", "date", "releaseDate"]);
            if let Some(Value::Object(dates)) = item.0.get_mut("dates") {
                shorten(dates, &["start", "end", "date"]);
            }
        }
        Value::Object(item.0)
    }

    /// Puts a section's content into the arrays, and gives what `meta.recto` says of the section: its kind and
    /// words, and how many items of the array each of its entries takes.
    pub(super) fn section(&mut self, section: &Located<Section>, resume: &Resume) -> Value {
        self.years = is_in_years(section, resume);
        let mut told = Object::default();
        let Some(content) = section.contents().next() else { return json!({}) };
        told.add("kind", Some(content.kind().as_str())).text("title", &section.title);
        told.text("subtitle", &section.subtitle).text("note", &section.note);
        told.add("dates", section.dates.as_ref().map(date_format));
        match content {
            Content::Text(text) => {
                told.add("text", Some(text.as_str()));
            }
            Content::Bullets(items) => {
                let texts: Vec<&str> = items.iter().map(|it| it.text.as_str()).collect();
                told.add("bullets", Some(texts));
            }
            Content::Entries(items) => {
                let entries: Vec<Value> = items.iter().map(|it| self.item(generic(it))).collect();
                told.add("entries", Some(entries));
            }
            content => {
                told.add("items", Some(self.items(content)));
            }
        }
        Value::Object(told.0)
    }

    fn items(&mut self, content: Content) -> Vec<usize> {
        match content {
            Content::Work(items) => items.iter().map(|it| self.employer("work", "name", it)).collect(),
            Content::Volunteering(items) => {
                items.iter().map(|it| self.employer("volunteer", "organization", it)).collect()
            }
            Content::Education(items) => self.each("education", items, education),
            Content::Projects(items) => self.each("projects", items, project),
            Content::Skills(items) => self.each("skills", items, |it| {
                let mut object = Object::default();
                object.text("name", &it.name).text("level", &it.level).highlights("keywords", &it.keywords);
                object
            }),
            Content::Publications(items) => self.each("publications", items, publication),
            Content::Awards(items) => self.each("awards", items, |it| {
                let mut object = Object::default();
                object
                    .add("title", Some(it.title.as_str()))
                    .date("date", &it.date)
                    .text("awarder", &it.awarder);
                object.text("summary", &it.summary).link(&it.url);
                object
            }),
            Content::Certificates(items) => self.each("certificates", items, |it| {
                let mut object = Object::default();
                object.add("name", Some(it.name.as_str())).date("date", &it.date).link(&it.url);
                object.text("issuer", &it.issuer).text("summary", &it.summary);
                object
            }),
            Content::Languages(items) => self.each("languages", items, |it| {
                let mut object = Object::default();
                object.add("language", Some(it.language.as_str())).text("fluency", &it.fluency);
                object
            }),
            Content::References(items) => self.each("references", items, |it| {
                let mut object = Object::default();
                object.add("name", Some(it.name.as_str())).text("reference", &it.quote);
                object.text("title", &it.title).text("contact", &it.contact);
                object
            }),
            // These are told of as they are.
            Content::Entries(_) | Content::Bullets(_) | Content::Text(_) => Vec::new(),
        }
    }

    fn each<T>(&mut self, array: &str, items: &[Located<T>], object: fn(&T) -> Object) -> Vec<usize> {
        items.iter().for_each(|it| self.push(array, object(&it.value)));
        vec![1; items.len()]
    }

    /// An employer: an item for each role, each with all that the employer is.
    fn employer(&mut self, array: &str, name: &str, it: &Employment) -> usize {
        let head = |location: &Option<Text>| {
            let mut object = Object::default();
            object
                .add(name, Some(it.organization.as_str()))
                .text("description", &it.description)
                .link(&it.url);
            object.text("location", if location.is_some() { location } else { &it.location });
            // A role at another place: both have to be known to tell them apart again.
            if location.is_some() {
                object.text("organizationLocation", &it.location);
            }
            object
        };
        let Some(roles) = &it.roles else {
            let mut object = head(&None);
            object.text("position", &it.title).period(&it.start, &it.end, &it.date);
            object
                .text("summary", &it.summary)
                .highlights("lines", &it.lines)
                .highlights("highlights", &it.highlights);
            self.push(array, object);
            return 1;
        };
        for role in &roles.value {
            let Role { title, location, start, end, date, summary, lines, highlights, .. } = &role.value;
            let mut object = head(location);
            object.add("position", Some(title.as_str())).period(start, end, date);
            object.text("summary", summary).highlights("lines", lines).highlights("highlights", highlights);
            self.push(array, object);
        }
        roles.value.len()
    }
}

fn education(it: &Education) -> Object {
    let mut object = Object::default();
    object.add("institution", Some(it.institution.as_str())).link(&it.url).text("area", &it.area);
    object.text("studyType", &it.degree).period(&it.start, &it.end, &it.date);
    object.text("score", &it.score).texts("courses", &it.courses, |text| text);
    object.text("location", &it.location).text("honors", &it.honors).text("summary", &it.summary);
    object.highlights("lines", &it.lines).highlights("highlights", &it.highlights);
    object
}

fn project(it: &Project) -> Object {
    let mut object = Object::default();
    object.text("name", &it.name).text("description", &it.description);
    object.highlights("highlights", &it.highlights).period(&it.start, &it.end, &it.date);
    object.link(&it.url).text("entity", &it.organization).text("location", &it.location);
    object.highlights("lines", &it.lines);
    object
}

fn publication(it: &Publication) -> Object {
    let mut object = Object::default();
    object
        .add("name", Some(it.title.as_str()))
        .text("publisher", &it.publisher)
        .date("releaseDate", &it.date);
    object.link(&it.url).text("summary", &it.summary).texts("authors", &it.authors, |text| text);
    object.add("doi", it.doi.as_ref().map(|doi| doi.value.as_str()));
    object
}

fn generic(it: &GenericEntry) -> Object {
    let mut object = Object::default();
    object
        .add("title", Some(it.title.as_str()))
        .text("subtitle", &it.subtitle)
        .text("location", &it.location);
    object.link(&it.url).period(&it.start, &it.end, &it.date);
    object
        .text("summary", &it.summary)
        .highlights("lines", &it.lines)
        .highlights("highlights", &it.highlights);
    object
}
