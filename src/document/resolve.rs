//! From the résumé as the user wrote it to the document as the reader sees it.

use super::dates::{self, Format};
use super::rich::{self, Run, Text};
use super::{Body, Contact, ContactKind, Document, Entry, Pair, Paper, Part, Section, VERSION};
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::{Locale, Words};
use crate::resume::{
    self, Award, Certificate, Content, Date, Education, Employment, GenericEntry, Highlight, Language,
    Located, Project, Publication, Reference, Resume, Role, Skill,
};
use crate::source::{NodeId, Source};

/// The document's date where the résumé names none at all: the beginning of Unix time, as
/// `SOURCE_DATE_EPOCH=0` would give.
const NO_DATE: (i16, i8, i8) = (1970, 1, 1);

type Dates<'a> = [Option<&'a Located<Date>>; 3];

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
        let mut resolver =
            Resolver { source, words: &words, resume, errors: Vec::new(), latest: None };
        let document = resolver.document(locale, date);
        if resolver.errors.is_empty() { Ok(document) } else { Err(resolver.errors) }
    }
}

struct Resolver<'a> {
    source: &'a Source,
    words: &'a Words,
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
                height: Some((height, "pt")),
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
            Content::Projects(items) if items.iter().all(|item| is_one_liner(item)) => Body::Bullets {
                bullets: items.iter().map(|item| self.project_bullet(item)).collect(),
            },
            Content::Projects(items) => self.entries(items, |this, item| this.project(item, format)),
            Content::Publications(items) => {
                self.entries(items, |this, item| this.publication(item, format))
            }
            Content::Awards(items) => self.entries(items, |this, item| this.award(item, format)),
            Content::Certificates(items) => {
                self.entries(items, |this, item| this.certificate(item, format))
            }
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

    fn employment(&mut self, item: &Located<Employment>, format: &Format) -> Entry {
        let parts = match &item.roles {
            Some(roles) => roles.value.iter().map(|role| self.role(role, format)).collect(),
            None => vec![Part {
                title: self.maybe(&item.title),
                dates: self.dates([&item.start, &item.end, &item.date].map(Option::as_ref), format),
                summary: self.maybe(&item.summary),
                lines: self.list(&item.lines),
                highlights: self.list(&item.highlights),
                ..self.part(item.at)
            }],
        };
        Entry {
            title: Some(self.text(&item.organization)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            summary: self.maybe(&item.description),
            parts,
            ..self.entry(item.at)
        }
    }

    fn role(&mut self, role: &Located<Role>, format: &Format) -> Part {
        Part {
            title: Some(self.text(&role.title)),
            place: self.maybe(&role.location),
            dates: self.dates([&role.start, &role.end, &role.date].map(Option::as_ref), format),
            summary: self.maybe(&role.summary),
            lines: self.list(&role.lines),
            highlights: self.list(&role.highlights),
            ..self.part(role.at)
        }
    }

    fn education(&mut self, item: &Located<Education>, format: &Format) -> Entry {
        let mut lines: Vec<Text> = self.maybe(&item.score).into_iter().collect();
        if let Some(courses) = &item.courses {
            let label = Run::plain(format!("{}: ", self.words.courses));
            let joined = self.joined(&courses.value, ", ");
            let mut runs = vec![label];
            joined.into_iter().for_each(|run| rich::push(&mut runs, run));
            lines.push(Text { at: self.source.path(courses.at), runs });
        }
        lines.extend(self.list(&item.lines));
        let degree: Vec<&resume::Text> = [&item.degree, &item.area, &item.honors].into_iter().flatten().collect();
        let title = degree.first().map(|first| {
            let at = self.source.path(first.default.at);
            Text { at, runs: self.join(&degree, ", ") }
        });
        let part = Part {
            title,
            dates: self.dates([&item.start, &item.end, &item.date].map(Option::as_ref), format),
            summary: self.maybe(&item.summary),
            lines,
            highlights: self.list(&item.highlights),
            ..self.part(item.at)
        };
        Entry {
            title: Some(self.text(&item.institution)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    /// A project as an item of a list: its name, strong and linked, then its description.
    fn project_bullet(&mut self, item: &Located<Project>) -> Text {
        let link = item.url.as_ref().map(|url| url.target().to_owned());
        let name = item.name.as_ref().map(|name| self.runs(name)).unwrap_or_default();
        let description = item.description.as_ref().map(|text| self.runs(text)).unwrap_or_default();
        let mut runs = Vec::new();
        for run in name {
            let link = run.link.clone().or_else(|| link.clone());
            rich::push(&mut runs, Run { strong: true, link, ..run });
        }
        if !runs.is_empty() && !description.is_empty() {
            rich::push(&mut runs, Run::plain(", "));
        }
        for run in description {
            rich::push(&mut runs, run);
        }
        Text { at: self.source.path(item.at), runs }
    }

    fn project(&mut self, item: &Located<Project>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.organization),
            dates: self.dates([&item.start, &item.end, &item.date].map(Option::as_ref), format),
            summary: item.name.as_ref().and(self.maybe(&item.description)),
            lines: self.list(&item.lines),
            highlights: self.list(&item.highlights),
            ..self.part(item.at)
        };
        Entry {
            title: self.maybe(&item.name).or_else(|| self.maybe(&item.description)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    fn publication(&mut self, item: &Located<Publication>, format: &Format) -> Entry {
        let authors = item.authors.as_ref().map(|authors| Text {
            at: self.source.path(authors.at),
            runs: self.joined(&authors.value, ", "),
        });
        let doi = item.doi.as_ref().map(|doi| format!("https://doi.org/{}", doi.value.trim()));
        let part = Part {
            title: self.maybe(&item.publisher),
            dates: self.dates([None, None, item.date.as_ref()], format),
            summary: self.maybe(&item.summary),
            lines: authors.into_iter().collect(),
            ..self.part(item.at)
        };
        Entry {
            title: Some(self.text(&item.title)),
            url: item.url.as_ref().map(|url| url.target().to_owned()).or(doi),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    fn award(&mut self, item: &Located<Award>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.awarder),
            dates: self.dates([None, None, item.date.as_ref()], format),
            summary: self.maybe(&item.summary),
            ..self.part(item.at)
        };
        Entry {
            title: Some(self.text(&item.title)),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    fn certificate(&mut self, item: &Located<Certificate>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.issuer),
            dates: self.dates([None, None, item.date.as_ref()], format),
            summary: self.maybe(&item.summary),
            ..self.part(item.at)
        };
        Entry {
            title: Some(self.text(&item.name)),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    fn reference(&mut self, item: &Located<Reference>) -> Entry {
        let part = Part {
            title: self.maybe(&item.title),
            summary: self.maybe(&item.quote),
            lines: self.maybe(&item.contact).into_iter().collect(),
            ..self.part(item.at)
        };
        Entry { title: Some(self.text(&item.name)), parts: vec![part], ..self.entry(item.at) }
    }

    fn generic(&mut self, item: &Located<GenericEntry>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.subtitle),
            dates: self.dates([&item.start, &item.end, &item.date].map(Option::as_ref), format),
            summary: self.maybe(&item.summary),
            lines: self.list(&item.lines),
            highlights: self.list(&item.highlights),
            ..self.part(item.at)
        };
        Entry {
            title: Some(self.text(&item.title)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            ..self.entry(item.at)
        }
    }

    fn skill(&mut self, item: &Located<Skill>) -> Pair {
        let level = item.level.as_ref().map(|level| self.runs(level)).unwrap_or_default();
        let name = item.name.as_ref().map(|name| {
            let mut runs = self.runs(name);
            if !level.is_empty() {
                rich::push(&mut runs, Run::plain(" ("));
                level.into_iter().for_each(|run| rich::push(&mut runs, run));
                rich::push(&mut runs, Run::plain(")"));
            }
            Text { at: self.source.path(name.default.at), runs }
        });
        let keywords = item.keywords.as_ref().map(|keywords| Text {
            at: self.source.path(keywords.at),
            runs: self.join(&keywords.value.iter().map(|keyword| &keyword.text).collect::<Vec<_>>(), ", "),
        });
        let at = self.source.path(item.at);
        // A skill on its own is a text and not a label of nothing.
        match keywords {
            Some(text) => Pair { at, label: name, text: Some(text) },
            None => Pair { at, label: None, text: name },
        }
    }

    fn language(&mut self, item: &Located<Language>) -> Pair {
        let at = self.source.path(item.at);
        let language = Some(self.text(&item.language));
        match &item.fluency {
            Some(fluency) => Pair { at, label: language, text: Some(self.text(fluency)) },
            None => Pair { at, label: None, text: language },
        }
    }

    fn contact(&mut self, contact: &resume::Contact) -> Vec<Contact> {
        let mut items: Vec<(NodeId, Contact)> = Vec::new();
        let mut add = |at: NodeId, kind, network, text: String, url| {
            items.push((at, Contact { at: self.source.path(at), kind, network, text, url }));
        };
        if let Some(email) = &contact.email {
            let address = email.as_str().to_owned();
            let url = format!("mailto:{address}");
            add(email.at, ContactKind::Email, None, address, Some(url));
        }
        if let Some(phone) = &contact.phone {
            let digits: String = phone.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            let url = (!digits.is_empty()).then(|| format!("tel:{digits}"));
            add(phone.default.at, ContactKind::Phone, None, phone.as_str().trim().to_owned(), url);
        }
        if let Some(website) = &contact.website {
            let text = website.as_str().to_owned();
            add(website.at, ContactKind::Website, None, text, Some(website.target().to_owned()));
        }
        if let Some(location) = &contact.location {
            let text = location.as_str().trim().to_owned();
            add(location.default.at, ContactKind::Location, None, text, None);
        }
        for profile in contact.profiles.iter().flat_map(|profiles| &profiles.value) {
            let (text, url) = profile_address(&profile.value);
            let network = Some(profile.network.as_str().to_owned());
            add(profile.at, ContactKind::Profile, network, text, url);
        }
        // Nodes are numbered in the file's order, which is the order on the page.
        items.sort_by_key(|(at, _)| *at);
        items.into_iter().map(|(_, item)| item).collect()
    }

    /// A start, an end and a date, of which the first two or the last are given.
    fn dates(&mut self, dates: Dates, format: &Format) -> Option<Text> {
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
        let (start, end, date) = (runs(start), runs(end), runs(date));
        let runs = if date.is_empty() { dates::period(start, end, format.separator) } else { date };
        Some(Text { at: self.source.path(at), runs })
    }

    fn highlights(&mut self, items: &[Located<Highlight>]) -> Vec<Text> {
        items.iter().map(|item| self.text(&item.text)).collect()
    }

    fn list(&mut self, items: &Option<Located<Vec<Located<Highlight>>>>) -> Vec<Text> {
        items.as_ref().map(|items| self.highlights(&items.value)).unwrap_or_default()
    }

    fn maybe(&mut self, text: &Option<resume::Text>) -> Option<Text> {
        text.as_ref().map(|text| self.text(text))
    }

    fn text(&mut self, text: &resume::Text) -> Text {
        Text { at: self.source.path(text.default.at), runs: self.runs(text) }
    }

    /// A word of the locale's, in place of a text at a node.
    fn word(&self, at: NodeId, word: &str) -> Text {
        Text { at: self.source.path(at), runs: vec![Run::plain(word)] }
    }

    fn runs(&mut self, text: &resume::Text) -> Vec<Run> {
        rich::parse(text.as_str(), &self.words.quotes).unwrap_or_else(|invalid| {
            let error = Diagnostic::error(Code::InvalidLink, invalid.to_string())
                .with_file(self.source.file())
                .with_label(self.source.span(text.default.at), "in this text")
                .with_help("a link in a text is written `[words](https://example.org)`");
            self.errors.push(error);
            Vec::new()
        })
    }

    fn joined(&mut self, texts: &[Located<resume::Text>], separator: &str) -> Vec<Run> {
        let texts: Vec<&resume::Text> = texts.iter().map(|text| &text.value).collect();
        self.join(&texts, separator)
    }

    fn join(&mut self, texts: &[&resume::Text], separator: &str) -> Vec<Run> {
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

    fn entry(&self, at: NodeId) -> Entry {
        Entry { at: self.source.path(at), title: None, place: None, url: None, summary: None, parts: Vec::new() }
    }

    fn part(&self, at: NodeId) -> Part {
        Part {
            at: self.source.path(at),
            title: None,
            place: None,
            dates: None,
            summary: None,
            lines: Vec::new(),
            highlights: Vec::new(),
        }
    }
}

/// Whether a project says no more than fits one item of a list.
fn is_one_liner(project: &Project) -> bool {
    project.organization.is_none()
        && project.location.is_none()
        && [&project.start, &project.end, &project.date].iter().all(|date| date.is_none())
        && project.lines.is_none()
        && project.highlights.is_none()
}

/// What a profile shows and where it leads: its address, or its name on a network that is known.
fn profile_address(profile: &resume::Profile) -> (String, Option<String>) {
    let network = profile.network.as_str();
    let bare = |url: &str| {
        let shown = url.trim_start_matches("https://").trim_start_matches("http://");
        shown.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    if let Some(url) = &profile.url {
        return (bare(url.as_str()), Some(url.target().to_owned()));
    }
    let username = profile.username.as_ref().map_or("", |name| name.trim().trim_start_matches('@'));
    let known = NETWORKS.iter().find(|(name, _)| name.eq_ignore_ascii_case(network));
    match known {
        Some((_, address)) => {
            let url = format!("{address}{username}");
            (bare(&url), Some(url))
        }
        None => (format!("{network}: {username}"), None),
    }
}

/// Networks where a name is enough to find somebody.
const NETWORKS: &[(&str, &str)] = &[
    ("Bluesky", "https://bsky.app/profile/"),
    ("Codeberg", "https://codeberg.org/"),
    ("Dribbble", "https://dribbble.com/"),
    ("Facebook", "https://www.facebook.com/"),
    ("GitHub", "https://github.com/"),
    ("GitLab", "https://gitlab.com/"),
    ("Google Scholar", "https://scholar.google.com/citations?user="),
    ("Hugging Face", "https://huggingface.co/"),
    ("Instagram", "https://www.instagram.com/"),
    ("Kaggle", "https://www.kaggle.com/"),
    ("LeetCode", "https://leetcode.com/u/"),
    ("LinkedIn", "https://www.linkedin.com/in/"),
    ("Medium", "https://medium.com/@"),
    ("ORCID", "https://orcid.org/"),
    ("ResearchGate", "https://www.researchgate.net/profile/"),
    ("Twitter", "https://twitter.com/"),
    ("X", "https://x.com/"),
    ("YouTube", "https://www.youtube.com/@"),
];
