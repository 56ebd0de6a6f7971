//! JSON Resume, schema 1.0.0 (<https://jsonresume.org/schema>): a résumé for other programs.
//!
//! Texts are what the author wrote, Markdown's inline part included, as is the custom in this format. What the schema
//! has no words for stands in fields of its own, which it allows everywhere, and in `meta.recto`: the order and
//! titles of the sections, which roles belong to one employer, and dates that are no calendar's. With these,
//! importing the file gives the same document again.

use serde_json::{Map, Value, json};

use crate::document::profile_address;
use crate::resume::{
    Contact, Content, Date, DateFormat, DateStyle, Employment, Highlight, Located, PageSize, Profile, Resume,
    Role, Section, Text,
};
use crate::source::NodeId;

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
    let sections = resume.sections().iter().map(|section| {
        arrays.years = is_in_years(section, resume);
        arrays.section(section)
    });
    let sections: Vec<Value> = sections.collect();
    file.append(&mut arrays.arrays);
    let mut own = settings(resume);
    own.insert("sections".into(), json!(sections));
    file.insert("meta".into(), json!({ "version": "v1.0.0", "recto": own }));
    // A JSON value always has a text.
    format!("{:#}\n", Value::Object(file))
}

/// An object that is being filled: what is not there is left out.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn add(&mut self, key: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.0.insert(key.into(), value.into());
        }
        self
    }

    fn text(&mut self, key: &str, text: &Option<Text>) -> &mut Self {
        self.add(key, text.as_ref().map(Text::as_str))
    }

    fn texts<T>(
        &mut self,
        key: &str,
        list: &Option<Located<Vec<Located<T>>>>,
        text: fn(&T) -> &Text,
    ) -> &mut Self {
        let texts = |list: &Located<Vec<Located<T>>>| -> Vec<Value> {
            list.value.iter().map(|item| json!(text(&item.value).as_str())).collect()
        };
        self.add(key, list.as_ref().map(texts))
    }

    fn highlights(&mut self, key: &str, list: &Option<Located<Vec<Located<Highlight>>>>) -> &mut Self {
        self.texts(key, list, |highlight| &highlight.text)
    }

    fn link(&mut self, link: &Option<Located<crate::resume::Link>>) -> &mut Self {
        self.add("url", link.as_ref().map(|link| link.target()))
    }

    /// A beginning and an end. What the schema's dates cannot say, words or a lack of an end, is said in `dates`.
    fn period(
        &mut self,
        start: &Option<Located<Date>>,
        end: &Option<Located<Date>>,
        date: &Option<Located<Date>>,
    ) {
        let [start, end, date] = [start, end, date].map(|it| it.as_ref().map(|it| &it.value));
        let (first, last) = (start.or(date), end.or(date));
        self.add("startDate", first.and_then(iso)).add("endDate", last.and_then(iso));
        let plain = first.is_none() && last.is_none()
            || date.is_none()
                && first.and_then(iso).is_some()
                && last.is_some_and(|it| iso(it).is_some() || *it == Date::Present);
        if !plain {
            let mut dates = Object::default();
            dates
                .add("start", start.map(own_date))
                .add("end", end.map(own_date))
                .add("date", date.map(own_date));
            self.add("dates", Some(dates.0));
        }
    }

    /// A single date, in a field of the schema's name.
    fn date(&mut self, key: &str, date: &Option<Located<Date>>) -> &mut Self {
        let Some(date) = date else { return self };
        match iso(date) {
            Some(iso) => self.add(key, Some(iso)),
            None => self.add("dates", Some(json!({ "date": own_date(date) }))),
        }
    }
}

/// A date as the schema's pattern has it.
fn iso(date: &Date) -> Option<String> {
    let text = match date {
        Date::Year(year) => format!("{year:04}"),
        Date::Month(year, month) => format!("{year:04}-{month:02}"),
        Date::Day(day) => day.to_string(),
        Date::Present | Date::Words(_) => return None,
    };
    Some(text).filter(|text| text.starts_with(['1', '2']))
}

/// A date as recto's own schema has it.
fn own_date(date: &Date) -> Value {
    match date {
        Date::Present => json!("present"),
        Date::Words(text) => json!({ "text": text.as_str() }),
        Date::Year(year) => json!(format!("{year:04}")),
        Date::Month(year, month) => json!(format!("{year:04}-{month:02}")),
        Date::Day(day) => json!(day.to_string()),
    }
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

/// Whether a section shows of its dates nothing but years.
fn is_in_years(section: &Section, resume: &Resume) -> bool {
    let style = [&section.dates, &resume.dates].into_iter().flatten().find_map(|format| format.style);
    style == Some(DateStyle::Year)
}

/// The schema's arrays, which sections of one kind share.
#[derive(Default)]
struct Arrays {
    arrays: Map<String, Value>,
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
    fn section(&mut self, section: &Located<Section>) -> Value {
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

fn education(it: &crate::resume::Education) -> Object {
    let mut object = Object::default();
    object.add("institution", Some(it.institution.as_str())).link(&it.url).text("area", &it.area);
    object.text("studyType", &it.degree).period(&it.start, &it.end, &it.date);
    object.text("score", &it.score).texts("courses", &it.courses, |text| text);
    object.text("location", &it.location).text("honors", &it.honors).text("summary", &it.summary);
    object.highlights("lines", &it.lines).highlights("highlights", &it.highlights);
    object
}

fn project(it: &crate::resume::Project) -> Object {
    let mut object = Object::default();
    object.text("name", &it.name).text("description", &it.description);
    object.highlights("highlights", &it.highlights).period(&it.start, &it.end, &it.date);
    object.link(&it.url).text("entity", &it.organization).text("location", &it.location);
    object.highlights("lines", &it.lines);
    object
}

fn publication(it: &crate::resume::Publication) -> Object {
    let mut object = Object::default();
    object
        .add("name", Some(it.title.as_str()))
        .text("publisher", &it.publisher)
        .date("releaseDate", &it.date);
    object.link(&it.url).text("summary", &it.summary).texts("authors", &it.authors, |text| text);
    object.add("doi", it.doi.as_ref().map(|doi| doi.value.as_str()));
    object
}

fn generic(it: &crate::resume::GenericEntry) -> Object {
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
