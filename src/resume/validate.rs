//! What types alone cannot say: one content a section, ends after starts, lists with something in them.

use super::decode::{foreign, is_meant};
use super::entry::{Employment, Project, Skill};
use super::file_name;
use super::{Contact, Content, Date, Kind, Located, Profile, Resume, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{NodeId, Source, Value};

/// The longest text of one field, in bytes: some six pages.
const LONGEST_TEXT: usize = 20_000;
/// The longest word, in bytes: some ten lines, for an address.
const LONGEST_WORD: usize = 1_000;
/// The most pages that can be promised.
const MOST_PAGES: u32 = 20;

/// Every mistake of a résumé that was decoded.
pub(super) fn validate(resume: &Resume, source: &Source) -> Vec<Diagnostic> {
    let mut validator = Validator { source, errors: Vec::new() };
    validator.resume(resume);
    if foreign(source).is_none() {
        validator.values(source.root());
    }
    validator.errors
}

struct Validator<'a> {
    source: &'a Source,
    errors: Vec<Diagnostic>,
}

impl Validator<'_> {
    fn report(&mut self, code: Code, at: NodeId, message: impl Into<String>, label: &str, help: &str) {
        let mut error = Diagnostic::error(code, message)
            .with_file(self.source.file())
            .with_label(self.source.span(at), label);
        if !help.is_empty() {
            error = error.with_help(help);
        }
        self.errors.push(error);
    }

    fn resume(&mut self, resume: &Resume) {
        let variants = resume.variants.iter().flatten().map(|(_, variant)| &variant.page);
        for count in variants.chain([&resume.page]).flatten().filter_map(|page| page.count.as_ref()) {
            if !(1..=MOST_PAGES).contains(&count.value) {
                let message = format!("`count` is {}", count.value);
                self.report(Code::OutOfRange, count.at, message, "from 1 to 20 pages", "");
            }
        }
        if let Some(date) = &resume.date
            && !matches!(date.value, Date::Day(_) | Date::Month(..) | Date::Year(_))
        {
            let message = "the document's date has to be a day";
            self.report(Code::InvalidDate, date.at, message, "such as `2026-01-31`", "");
        }
        if let Some(contact) = &resume.contact {
            self.contact(contact);
        }
        let variants = resume.variants.iter().flatten().map(|(_, variant)| &variant.output);
        for output in variants.chain([&resume.output]).flatten() {
            self.output(output);
        }
        for section in resume.sections() {
            self.section(section);
        }
    }

    fn output(&mut self, output: &Located<String>) {
        let help = "a plain file name, in which `{file}`, `{name}` and `{variant}` are filled in";
        if let Some(problem) = file_name::problem(&output.value) {
            self.report(Code::InvalidOutput, output.at, problem, "", help);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        for profile in contact.profiles.iter().flat_map(|profiles| &profiles.value) {
            let Profile { network, username, url } = &profile.value;
            let odd = |name: &&Located<String>| name.trim().contains([' ', '/', ':', '?', '#']);
            if let Some(username) = username.as_ref().filter(odd) {
                let message = format!("`{}` is no name of an account", username.value);
                self.report(Code::InvalidProfile, username.at, message, "", "an address goes into `url: …`");
            }
            if url.is_none() && username.is_none() {
                let message =
                    format!("the profile at {} says neither `username` nor `url`", network.as_str());
                self.report(Code::InvalidProfile, profile.at, message, "", "add `url: …`");
            }
        }
    }

    fn section(&mut self, section: &Located<Section>) {
        let contents: Vec<Content> = section.contents().collect();
        match contents.as_slice() {
            [content] => self.content(content),
            [] => {
                if !self.has_one_of(section.at, &Kind::ALL.map(Kind::as_str)) {
                    let kinds: Vec<String> =
                        Kind::ALL.iter().map(|kind| format!("`{}`", kind.as_str())).collect();
                    let help = format!("add one of {}", kinds.join(", "));
                    self.report(Code::SectionContent, section.at, "this section has no content", "", &help);
                }
            }
            [first, rest @ ..] => {
                for content in &contents {
                    self.content(content);
                }
                let (first, second) = (first.kind().as_str(), rest[0].kind().as_str());
                let message = format!("this section has both `{first}` and `{second}`");
                let spans: Vec<_> = contents
                    .iter()
                    .filter_map(|content| self.key_of(section.at, content.kind().as_str()))
                    .collect();
                let mut error = Diagnostic::error(Code::SectionContent, message)
                    .with_file(self.source.file())
                    .with_help("make two sections of it; each holds one kind of content");
                let mut spans = spans.into_iter();
                if let Some(span) = spans.next_back() {
                    error = error.with_label(span, "one kind of content too many");
                }
                for span in spans {
                    error = error.with_label(span, "the section's content already");
                }
                self.errors.push(error);
            }
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Work(entries) | Content::Volunteering(entries) => {
                for entry in *entries {
                    self.employment(entry);
                }
            }
            Content::Education(entries) => {
                for entry in *entries {
                    self.period(entry.start.as_ref(), entry.end.as_ref(), entry.date.as_ref());
                }
            }
            Content::Projects(projects) => {
                for project in *projects {
                    self.project(project);
                }
            }
            Content::Entries(entries) => {
                for entry in *entries {
                    self.period(entry.start.as_ref(), entry.end.as_ref(), entry.date.as_ref());
                }
            }
            Content::Skills(skills) => {
                for skill in *skills {
                    let Skill { name, keywords, .. } = &skill.value;
                    let none = name.is_none() && keywords.is_none();
                    if none && !self.has_one_of(skill.at, &["name", "keywords"]) {
                        let message = "this skill has neither `name` nor `keywords`";
                        self.report(
                            Code::MissingField,
                            skill.at,
                            message,
                            "",
                            "add `name: …` or `keywords: […]`",
                        );
                    }
                }
            }
            Content::Publications(items) => {
                for doi in items.iter().filter_map(|item| item.doi.as_ref()) {
                    if !super::is_doi(doi) {
                        let message = format!("`{}` is no digital object identifier", doi.value);
                        self.report(Code::InvalidLink, doi.at, message, "", "such as `10.1000/182`");
                    }
                }
            }
            Content::Awards(_)
            | Content::Certificates(_)
            | Content::Languages(_)
            | Content::References(_)
            | Content::Bullets(_)
            | Content::Text(_) => {}
        }
    }

    fn employment(&mut self, entry: &Located<Employment>) {
        self.period(entry.start.as_ref(), entry.end.as_ref(), entry.date.as_ref());
        let Some(roles) = &entry.roles else { return };
        for role in &roles.value {
            self.period(role.start.as_ref(), role.end.as_ref(), role.date.as_ref());
        }
        let direct = ["title", "start", "end", "date", "summary", "lines", "highlights"];
        for field in direct {
            if let Some(span) = self.key_of(entry.at, field) {
                let roles_span = self.source.key_span(roles.at);
                self.errors.push(
                    Diagnostic::error(Code::Conflict, format!("`{field}` stands beside `roles`"))
                        .with_file(self.source.file())
                        .with_label(span, "belongs to a role")
                        .with_label(roles_span, "the roles are listed here")
                        .with_help(format!("move `{field}` into the role that it belongs to")),
                );
            }
        }
    }

    fn project(&mut self, project: &Located<Project>) {
        self.period(project.start.as_ref(), project.end.as_ref(), project.date.as_ref());
        let none = project.name.is_none() && project.description.is_none();
        if none && !self.has_one_of(project.at, &["name", "description"]) {
            let message = "this project has neither `name` nor `description`";
            self.report(Code::MissingField, project.at, message, "", "add `name: …` or `description: …`");
        }
    }

    fn period(
        &mut self,
        start: Option<&Located<Date>>,
        end: Option<&Located<Date>>,
        date: Option<&Located<Date>>,
    ) {
        if let (Some(date), Some(other)) = (date, start.or(end)) {
            let message = "`date` stands beside `start` or `end`";
            self.errors.push(
                Diagnostic::error(Code::Conflict, message)
                    .with_file(self.source.file())
                    .with_label(self.source.key_span(date.at), "one date")
                    .with_label(self.source.key_span(other.at), "and a period")
                    .with_help("keep `date` for what has one date, `start` and `end` for what lasted"),
            );
        }
        if let Some(start) = start.filter(|start| start.value == Date::Present) {
            let message = "`present` cannot be a start";
            self.report(Code::InvalidDate, start.at, message, "", "write when it began, such as `2022-02`");
        }
        if let (Some(start), Some(end)) = (start, end)
            && end.is_before(start)
        {
            self.errors.push(
                Diagnostic::error(Code::ReversedDates, "the end is before the start")
                    .with_file(self.source.file())
                    .with_label(self.source.span(end.at), "ends here")
                    .with_label(self.source.span(start.at), "starts here")
                    .with_help("swap the two, or mend the year"),
            );
        }
    }

    /// What holds for every value, whatever field it stands in.
    fn values(&mut self, id: NodeId) {
        let source = self.source;
        match &source.node(id).value {
            Value::Scalar { text, .. } if text.len() > LONGEST_TEXT => {
                let message = format!("this text is over {LONGEST_TEXT} bytes long");
                self.report(Code::TooLarge, id, message, "", "make several of it");
            }
            Value::Scalar { text, .. } if text.split(ends_word).any(|word| word.len() > LONGEST_WORD) => {
                let message = format!("this text has a word of over {LONGEST_WORD} bytes");
                self.report(Code::TooLarge, id, message, "", "");
            }
            Value::Scalar { text, .. } => {
                if let Some((code, message)) = unprintable(text) {
                    self.report(code, id, message, "in this text", "delete it");
                }
            }
            Value::Sequence(items) if items.is_empty() => {
                self.report(Code::Empty, id, "this list is empty", "", "fill it or leave the field out");
            }
            Value::Sequence(items) => items.iter().for_each(|item| self.values(*item)),
            Value::Mapping(entries) => {
                for entry in entries {
                    if let Some((code, message)) = unprintable(&entry.key) {
                        self.errors.push(
                            Diagnostic::error(code, message)
                                .with_file(source.file())
                                .with_label(entry.key_span.clone(), "in this name")
                                .with_help("delete it"),
                        );
                    }
                    self.values(entry.value);
                }
            }
        }
    }

    /// Whether one of some fields is there with a wrong value or by another name, which has been reported already.
    fn has_one_of(&self, mapping: NodeId, fields: &[&str]) -> bool {
        let Value::Mapping(entries) = &self.source.node(mapping).value else { return false };
        let has = |field: &str| {
            self.key_of(mapping, field).is_some() || entries.iter().any(|entry| is_meant(&entry.key, field))
        };
        fields.iter().any(|field| has(field))
    }

    /// The place of a key in a mapping, if its value is something.
    fn key_of(&self, mapping: NodeId, key: &str) -> Option<std::ops::Range<usize>> {
        let Value::Mapping(entries) = &self.source.node(mapping).value else { return None };
        let entry = entries.iter().find(|entry| entry.key == key)?;
        (!self.source.node(entry.value).value.is_null()).then(|| entry.key_span.clone())
    }
}

/// Whether a word ends at a letter: at a space, or where lines may end beside any letter, as in scripts without spaces
/// (Thai to Khmer, Chinese, Japanese, Korean).
fn ends_word(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// What is wrong with a text that holds a character which is not printed, or which nobody sees.
fn unprintable(text: &str) -> Option<(Code, String)> {
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
    if let Some(c) = text.chars().find(control) {
        return Some((
            Code::ControlCharacter,
            format!("the character U+{:04X} cannot be printed", u32::from(c)),
        ));
    }
    let c = text.chars().find(|c| super::hides(*c))?;
    let message = format!("the invisible character U+{:04X} hides or turns text", u32::from(c));
    Some((Code::HiddenCharacter, message))
}
