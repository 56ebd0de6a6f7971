//! From the résumé as the user wrote it to the document as the reader sees it.

use super::dates::{self, Format};
use super::entries::is_one_liner;
use super::rich::{self, Run, Text};
use super::{Body, Document, Entry, Moment, Paper, Period, Section, VERSION};
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::{Locale, Words};
use crate::resume::{self, Content, Date, Highlight, Located, Resume};
use crate::source::{NodeId, Source};

/// The document's date where the résumé names none at all: the beginning of Unix time, as
/// `SOURCE_DATE_EPOCH=0` would give.
const NO_DATE: (i16, i8, i8) = (1970, 1, 1);

pub(super) type Dates<'a> = [Option<&'a Located<Date>>; 3];

impl Document {
    /// The document that a reader of the résumé sees. `date` (year, month, day) dates the document where
    /// the résumé does not; without either, the latest date in the résumé does.
    ///
    /// # Errors
    /// Every link in a text whose target is none.
    pub fn resolve(
        resume: &Resume,
        source: &Source,
        date: Option<(i16, i8, i8)>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let locale = resume.locale.as_ref().map(|locale| locale.value.clone()).unwrap_or_default();
        let words = locale.words();
        let mut resolver = Resolver { source, words: &words, resume, errors: Vec::new(), latest: None };
        let document = resolver.document(locale, date);
        if resolver.errors.is_empty() { Ok(document) } else { Err(resolver.errors) }
    }
}

pub(super) struct Resolver<'a> {
    pub(super) source: &'a Source,
    pub(super) words: &'a Words,
    resume: &'a Resume,
    errors: Vec<Diagnostic>,
    /// The latest date seen so far, which dates the document.
    latest: Option<jiff::civil::Date>,
}

impl Resolver<'_> {
    fn document(&mut self, locale: Locale, date: Option<(i16, i8, i8)>) -> Document {
        let resume = self.resume;
        let name = match resume.anonymous {
            // The page has to be headed by something, and nothing of the name may be left.
            true => self.word(resume.name.default.at, &self.words.resume),
            false => self.text(&resume.name),
        };
        let headline = self.maybe(&resume.headline);
        let summary = self.maybe(&resume.summary);
        let contact = resume.contact.as_ref().map(|contact| self.contact(contact)).unwrap_or_default();
        let sections = resume.sections().iter().map(|section| self.section(section)).collect();
        let author = if resume.anonymous { String::new() } else { name.plain() };
        let title = match resume.anonymous {
            true => self.words.resume.clone(),
            false => format!("{author} \u{2013} {}", self.words.resume),
        };
        let page = resume.page.clone().unwrap_or_default();
        let (width, height) = page.size.unwrap_or_default().points();
        let parts = |day: jiff::civil::Date| (day.year(), day.month(), day.day());
        let own = resume.date.as_ref().and_then(|date| date.earliest()).map(parts);
        let date = own.or(date).or(self.latest.map(parts));
        let keywords = resume.keywords.iter().flat_map(|keywords| &keywords.value);
        Document {
            version: VERSION,
            lang: locale.language,
            region: locale.region,
            title,
            author,
            description: headline.as_ref().map(Text::plain),
            keywords: keywords.map(|keyword| keyword.value.clone()).collect(),
            date: date.unwrap_or(NO_DATE),
            page: Paper {
                width: (width, "pt"),
                height: (height, "pt"),
                count: page.count.map_or(1, |count| count.value),
            },
            name,
            headline,
            summary,
            contact,
            sections,
        }
    }

    fn section(&mut self, section: &Located<resume::Section>) -> Section {
        let format = Format::new(section.dates.as_ref(), self.resume.dates.as_ref());
        // A section that was validated has one content; an empty paragraph would stand for none.
        let content = section.contents().next();
        let kind = content.map_or(resume::Kind::Text, |content| content.kind());
        let title = match &section.title {
            Some(title) => self.text(title),
            None => {
                // A test holds that every locale has a word for every kind.
                let word = self.words.sections.get(kind.as_str()).map_or("", String::as_str);
                self.word(section.at, word)
            }
        };
        let body = match content {
            Some(content) => self.body(content, &format),
            None => Body::Bullets { bullets: Vec::new() },
        };
        Section {
            at: self.source.path(section.at),
            kind,
            title,
            subtitle: self.maybe(&section.subtitle),
            note: self.maybe(&section.note),
            body,
        }
    }

    fn body(&mut self, content: Content, format: &Format) -> Body {
        match content {
            Content::Work(items) | Content::Volunteering(items) => {
                self.entries(items, |this, item| this.employment(item, format))
            }
            Content::Education(items) => self.entries(items, |this, item| this.education(item, format)),
            Content::Projects(items) if items.iter().all(|item| is_one_liner(item)) => {
                Body::Bullets { bullets: items.iter().map(|item| self.project_bullet(item)).collect() }
            }
            Content::Projects(items) => self.entries(items, |this, item| this.project(item, format)),
            Content::Publications(items) => self.entries(items, |this, item| this.publication(item, format)),
            Content::Awards(items) => self.entries(items, |this, item| this.award(item, format)),
            Content::Certificates(items) => self.entries(items, |this, item| this.certificate(item, format)),
            Content::References(items) => self.entries(items, |this, item| this.reference(item)),
            Content::Entries(items) => self.entries(items, |this, item| this.generic(item, format)),
            Content::Skills(items) => {
                Body::Pairs { pairs: items.iter().map(|item| self.skill(item)).collect() }
            }
            Content::Languages(items) => {
                Body::Pairs { pairs: items.iter().map(|item| self.language(item)).collect() }
            }
            Content::Bullets(items) => Body::Bullets { bullets: self.highlights(items) },
            Content::Text(text) => Body::Paragraph { text: self.text(text) },
        }
    }

    fn entries<T>(&mut self, items: &[Located<T>], entry: impl Fn(&mut Self, &Located<T>) -> Entry) -> Body {
        Body::Entries { entries: items.iter().map(|item| entry(self, item)).collect() }
    }

    /// A start, an end and a date, of which the first two or the last are given: as they are shown, and as
    /// what they mean.
    pub(super) fn dates(&mut self, dates: Dates, format: &Format) -> Option<(Text, Period)> {
        let [start, end, date] = dates;
        let at = start.or(end).or(date)?.at;
        let mut runs = |date: Option<&Located<Date>>| {
            let Some(date) = date else { return Vec::new() };
            self.latest = self.latest.max(date.earliest());
            match &date.value {
                Date::Words(text) => self.runs(text),
                date => format.date(date, self.words).map(Run::plain).into_iter().collect(),
            }
        };
        let shown = [start, end, date].map(&mut runs);
        let moment = |date: Option<&Located<Date>>, runs: &[Run]| {
            let letters = runs.iter().map(|run| run.text.as_str()).collect();
            date.map(|date| Moment { date: format.shown(&date.value), letters })
        };
        let period = match date {
            Some(_) => Period { start: moment(date, &shown[2]), end: None },
            None => Period { start: moment(start, &shown[0]), end: moment(end, &shown[1]) },
        };
        let [start, end, date] = shown;
        let runs = if date.is_empty() { dates::period(start, end, format.separator) } else { date };
        Some((Text { at: self.source.path(at), runs }, period))
    }

    fn highlights(&mut self, items: &[Located<Highlight>]) -> Vec<Text> {
        items.iter().map(|item| self.text(&item.text)).collect()
    }

    pub(super) fn list(&mut self, items: &Option<Located<Vec<Located<Highlight>>>>) -> Vec<Text> {
        items.as_ref().map(|items| self.highlights(&items.value)).unwrap_or_default()
    }

    pub(super) fn maybe(&mut self, text: &Option<resume::Text>) -> Option<Text> {
        text.as_ref().map(|text| self.text(text))
    }

    pub(super) fn text(&mut self, text: &resume::Text) -> Text {
        Text { at: self.source.path(text.default.at), runs: self.runs(text) }
    }

    /// A word of the locale's, in place of a text at a node.
    fn word(&self, at: NodeId, word: &str) -> Text {
        Text { at: self.source.path(at), runs: vec![Run::plain(word)] }
    }

    pub(super) fn runs(&mut self, text: &resume::Text) -> Vec<Run> {
        rich::parse(text.as_str(), &self.words.quotes).unwrap_or_else(|invalid| {
            let error = Diagnostic::error(Code::InvalidLink, invalid.to_string())
                .with_file(self.source.file())
                .with_label(self.source.span(text.default.at), "in this text")
                .with_help("a link in a text is written `[words](https://example.org)`");
            self.errors.push(error);
            Vec::new()
        })
    }

    pub(super) fn joined(&mut self, texts: &[Located<resume::Text>], separator: &str) -> Vec<Run> {
        let texts: Vec<&resume::Text> = texts.iter().map(|text| &text.value).collect();
        self.join(&texts, separator)
    }

    pub(super) fn join(&mut self, texts: &[&resume::Text], separator: &str) -> Vec<Run> {
        let mut runs = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                rich::push(&mut runs, Run::plain(separator));
            }
            for run in self.runs(text) {
                rich::push(&mut runs, run);
            }
        }
        runs
    }
}
