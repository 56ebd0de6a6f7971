//! Fields by the names that they have elsewhere, and fields that stand in the wrong place.
//!
//! Who comes from JSON Resume, RenderCV or YAMLResume, or writes what comes to mind, calls an organization a company.

use crate::resume::Kind;
use crate::source::{NodeId, Source, Value};
use crate::suggestion::{nearest, suggest};

/// Other words, without hyphens and capitals, and the fields that they may stand for: the first that is possible counts.
const WORDS: [(&[&str], &[&str]); 33] = [
    (&["company", "employer", "firm", "entity"], &["organization"]),
    (&["school", "university", "college"], &["institution"]),
    (&["name"], &["organization", "institution", "title"]),
    (&["title"], &["headline", "name"]),
    (&["position", "role", "job", "jobtitle", "occupation", "designation"], &["title", "headline"]),
    (&["label"], &["headline", "name"]),
    (&["tagline", "profession"], &["headline"]),
    (&["place", "city", "town", "address", "where"], &["location"]),
    (&["startdate", "from", "since", "begin"], &["start"]),
    (&["enddate", "to", "until", "till"], &["end"]),
    (&["when", "year", "releasedate"], &["date"]),
    (&["studytype", "qualification", "diploma"], &["degree"]),
    (&["major", "field", "fieldofstudy", "subject", "program", "programme"], &["area"]),
    (&["gpa", "grade", "grades", "mark", "marks"], &["score"]),
    (&["bullets", "points", "tasks", "duties", "responsibilities", "achievements"], &["highlights"]),
    (&["details", "items", "list", "tools"], &["keywords", "highlights", "bullets"]),
    (&["description"], &["summary", "highlights"]),
    (&["about", "profile", "objective", "bio"], &["summary", "profiles"]),
    (&["tel", "telephone", "mobile", "cell"], &["phone"]),
    (&["homepage", "url", "web", "link"], &["website", "url"]),
    (&["website"], &["url"]),
    (&["social", "socials", "socialnetworks", "accounts", "links"], &["profiles"]),
    (&["user", "handle", "account"], &["username"]),
    (&["site", "service", "platform"], &["network"]),
    (&["experience", "employment", "jobs", "workexperience", "career"], &["work"]),
    (&["volunteer"], &["volunteering"]),
    (&["certifications", "licenses", "licences"], &["certificates"]),
    (&["honors", "honours", "prizes"], &["awards"]),
    (&["papers", "articles", "talks", "patents"], &["publications"]),
    (&["content", "body", "paragraph"], &["text"]),
    (&["proficiency", "level"], &["fluency", "level"]),
    (&["organization", "authority"], &["issuer", "awarder", "publisher"]),
    (&["theme", "template", "design"], &["layout"]),
];

/// Words for both ends of a time.
const PERIODS: [&str; 4] = ["dates", "period", "duration", "years"];

/// The fields of `contact`.
const CONTACT: [&str; 5] = ["email", "phone", "website", "location", "profiles"];

/// What other tools' files have at their root.
const TOOLS: [(&str, &str); 3] = [("basics", "JSON Resume"), ("cv", "RenderCV"), ("content", "YAMLResume")];

/// The value of the field by which a file is known to be another tool's, and the tool.
pub(in crate::resume) fn foreign(source: &Source) -> Option<(NodeId, &'static str)> {
    let Value::Mapping(entries) = &source.node(source.root()).value else { return None };
    let has = |key: &str| entries.iter().find(|entry| entry.key == key);
    let tool = TOOLS.iter().find_map(|(key, tool)| Some((has(key)?.value, *tool)));
    tool.filter(|_| has("name").is_none())
}

/// Whether a field was probably meant to be another one.
pub(in crate::resume) fn is_meant(key: &str, field: &str) -> bool {
    key != field && (meant(key, &[field]).is_some() || nearest(key, [field]).is_some())
}

/// A label and a help line for a field that is none of those possible.
pub(super) fn advise(key: &str, fields: &[&str]) -> (String, Option<String>) {
    if let Some(field) = meant(key, fields) {
        return (format!("did you mean `{field}`?"), None);
    }
    if PERIODS.contains(&key) && fields.contains(&"start") {
        return ("did you mean `start` and `end`?".into(), None);
    }
    if is_root(fields) {
        if let Some(field) = at(key, &CONTACT) {
            return (String::new(), Some(format!("`{field}` belongs below `contact:`")));
        }
        if let Some(kind) = at(key, &Kind::ALL.map(Kind::as_str)) {
            return (
                String::new(),
                Some(format!("`{kind}` belongs into an item of the list below `sections:`")),
            );
        }
    }
    suggest(key, fields)
}

fn is_root(fields: &[&str]) -> bool {
    fields.contains(&"contact") && fields.contains(&"sections")
}

/// The field that a name is or stands for.
fn at<'a>(key: &str, fields: &[&'a str]) -> Option<&'a str> {
    fields.iter().find(|field| **field == key).copied().or_else(|| meant(key, fields))
}

/// The field that another word stands for.
fn meant<'a>(key: &str, fields: &[&'a str]) -> Option<&'a str> {
    let word: String =
        key.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let rows = WORDS.iter().filter(|(words, _)| words.contains(&word.as_str()));
    rows.flat_map(|(_, meant)| *meant).find_map(|name| fields.iter().find(|field| *field == name).copied())
}
