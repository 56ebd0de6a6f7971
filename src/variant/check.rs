//! Names in variants that nothing has: tags, sections, other variants.

use std::collections::{BTreeMap, BTreeSet};

use super::{folded, names_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::resume::{Date, Located, Resume, Section, Text, Texts, Variant};
use crate::source::{NodeId, Source, Value};
use crate::suggestion::suggest;

/// The most variants of a file: each is compared with the others.
const MOST_VARIANTS: usize = 1000;

/// Every name in the variants of a résumé, or in wordings for them, that nothing has.
pub fn check(resume: &Resume, source: &Source) -> Vec<Diagnostic> {
    let (tags, sections) = (tags(source), section_names(resume));
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let sections: Vec<&str> = sections.iter().map(String::as_str).collect();
    let called = resume.sections().iter().flat_map(|section| names_of(section)).collect();
    let mut checker = Checker {
        resume,
        source,
        tags: &tags,
        sections: &sections,
        called,
        ends: BTreeSet::new(),
        errors: Vec::new(),
    };
    let variants = resume.variants.as_ref().map_or(0, |variants| variants.len());
    if variants > MOST_VARIANTS {
        let message = format!("the file has {variants} variants; {MOST_VARIANTS} are the most");
        checker.report(Code::TooLarge, source.find("variants").unwrap_or_default(), message, &[], "");
        return checker.errors;
    }
    for (name, variant) in resume.variants.iter().flatten() {
        checker.variant(name, variant);
    }
    checker.wordings();
    checker.errors
}

struct Checker<'a> {
    resume: &'a Resume,
    source: &'a Source,
    /// In alphabetical order.
    tags: &'a [&'a str],
    /// What the sections are shown by.
    sections: &'a [&'a str],
    /// What they go by.
    called: BTreeSet<String>,
    /// Variants that extend none without an end.
    ends: BTreeSet<&'a str>,
    errors: Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, code: Code, at: NodeId, message: String, possible: &[&str], name: &str) {
        let (label, help) = suggest(name, possible);
        let mut error = Diagnostic::error(code, message)
            .with_file(self.source.file())
            .with_label(self.source.span(at), label);
        error.help.extend(help.filter(|_| !possible.is_empty()));
        self.errors.push(error);
    }

    fn variant(&mut self, name: &'a str, variant: &Located<Variant>) {
        if name.trim().is_empty() {
            self.report(Code::Empty, variant.at, "a variant needs a name".to_owned(), &[], "");
        }
        if let Some(extends) = &variant.extends {
            self.extends(name, extends);
        }
        let tags = variant.include.iter().chain(&variant.exclude).flat_map(|tags| &tags.value);
        for tag in tags {
            if self.tags.binary_search(&tag.value.as_str()).is_err() {
                let message = format!("nothing has the tag `{}`", tag.value);
                self.report(Code::UnknownTag, tag.at, message, self.tags, tag);
            }
        }
        for section in variant.sections.iter().flat_map(|sections| &sections.value) {
            self.section(section);
        }
        if let Some(since) = variant.since.as_ref().filter(|since| since.earliest().is_none()) {
            let message = match since.value {
                Date::Present => "`since` cannot be `present`".to_owned(),
                _ => "`since` needs a year, a month or a day".to_owned(),
            };
            self.report(Code::InvalidDate, since.at, message, &[], "");
        }
        if let Some(most) = variant.highlights.as_ref().filter(|most| !(1..=100).contains(&most.value)) {
            let message = format!("`highlights` is {}, and can be 1 to 100", most.value);
            self.report(Code::OutOfRange, most.at, message, &[], "");
        }
    }

    fn extends(&mut self, name: &'a str, extends: &Located<String>) {
        let is_known = self.resume.variants.iter().any(|variants| variants.contains_key(&extends.value));
        if self.bites_its_tail(name) {
            let message = format!("the variant `{name}` extends itself");
            self.report(Code::VariantLoop, extends.at, message, &[], "");
        } else if !is_known {
            let variants = self.resume.variants.iter().flatten();
            let known: Vec<&str> =
                variants.map(|(known, _)| known.as_str()).filter(|known| *known != name).collect();
            let message = format!("there is no variant `{}`", extends.value);
            self.report(Code::UnknownVariant, extends.at, message, &known, extends);
        }
    }

    /// Whether a variant extends itself, directly or through others.
    fn bites_its_tail(&mut self, name: &'a str) -> bool {
        let Some(variants) = &self.resume.variants else { return false };
        let mut seen = BTreeSet::new();
        let mut next = Some(name);
        while let Some(current) = next.filter(|current| !self.ends.contains(current)) {
            if !seen.insert(current) {
                return current == name;
            }
            let extends = variants.get(current).and_then(|variant| variant.extends.as_ref());
            next = extends.map(|extends| extends.value.as_str());
        }
        self.ends.extend(seen);
        false
    }

    fn section(&mut self, wanted: &Located<String>) {
        if self.called.contains(&folded(wanted)) {
            return;
        }
        let message = format!("there is no section `{}`", wanted.value);
        self.report(Code::UnknownSection, wanted.at, message, self.sections, wanted);
    }

    /// Wordings for variants that are none.
    fn wordings(&mut self) {
        let variants = self.resume.variants.clone().unwrap_or_default();
        let known: Vec<&str> = variants.keys().map(String::as_str).collect();
        let mut unknown: Vec<(String, NodeId)> = Vec::new();
        let mut note = |text: &mut Text| {
            let wordings = text.wordings.iter().filter(|(name, _)| !variants.contains_key(*name));
            unknown.extend(wordings.map(|(name, wording)| (name.clone(), wording.at)));
        };
        let mut resume = self.resume.clone();
        resume.each_text(&mut note);
        resume.variants.iter_mut().flat_map(|variants| variants.values_mut()).for_each(|variant| {
            variant.each_text(&mut note);
        });
        // One name is told once, where it stands first: a variant that was renamed has many wordings.
        unknown.sort_by_key(|(_, at)| *at);
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        unknown.iter().for_each(|(name, _)| *counts.entry(name).or_default() += 1);
        for (name, at) in &unknown {
            let Some(count) = counts.remove(name.as_str()) else { continue };
            let (label, help) = suggest(name, &known);
            let message = match count {
                1 => format!("there is no variant `{name}`"),
                count => format!("there is no variant `{name}`, and {count} texts have a wording for it"),
            };
            let mut error = Diagnostic::error(Code::UnknownVariant, message)
                .with_file(self.source.file())
                .with_label(self.source.key_span(*at), label);
            if known.is_empty() {
                error.help.push(
                    "the file has no `variants:`; a text with `: ` in it needs quotes around it".into(),
                );
            } else {
                error.help.extend(help);
            }
            self.errors.push(error);
        }
    }
}

/// What the sections of a résumé go by: titles, or kinds of content.
fn section_names(resume: &Resume) -> Vec<String> {
    let name = |section: &Located<Section>| match &section.title {
        Some(title) => Some(title.as_str().trim().to_owned()),
        None => section.contents().next().map(|content| content.kind().as_str().to_owned()),
    };
    resume.sections().iter().filter_map(name).collect()
}

/// All tags of a file: whatever stands in a list under a key `tags`.
fn tags(source: &Source) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    collect(source, source.root(), &mut tags);
    tags
}

fn collect(source: &Source, id: NodeId, tags: &mut BTreeSet<String>) {
    match &source.node(id).value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter().for_each(|item| collect(source, *item, tags)),
        Value::Mapping(entries) => {
            for entry in entries {
                match &source.node(entry.value).value {
                    Value::Sequence(items) if entry.key == "tags" => {
                        tags.extend(items.iter().filter_map(|item| match &source.node(*item).value {
                            Value::Scalar { text, .. } => Some(text.clone()),
                            _ => None,
                        }));
                    }
                    _ => collect(source, entry.value, tags),
                }
            }
        }
    }
}
