//! The thirteen kinds of content as entries, pairs and items of lists.

use super::dates::Format;
use super::resolve::{Dates, Resolver};
use super::rich::{self, Run, Text};
use super::{Entry, Pair, Part};
use crate::resume::{
    self, Award, Certificate, Education, Employment, GenericEntry, Language, Located, Project, Publication,
    Reference, Role, Skill,
};
use crate::source::NodeId;

impl Resolver<'_> {
    pub(super) fn employment(&mut self, item: &Located<Employment>, format: &Format) -> Entry {
        let parts = match &item.roles {
            Some(roles) => roles.value.iter().map(|role| self.role(role, format)).collect(),
            None => vec![Part {
                title: self.maybe(&item.title),
                summary: self.maybe(&item.summary),
                lines: self.list(&item.lines),
                highlights: self.list(&item.highlights),
                ..self.dated(item.at, [&item.start, &item.end, &item.date].map(Option::as_ref), format)
            }],
        };
        Entry {
            title: Some(self.text(&item.organization)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            summary: self.maybe(&item.description),
            parts,
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn role(&mut self, role: &Located<Role>, format: &Format) -> Part {
        Part {
            title: Some(self.text(&role.title)),
            place: self.maybe(&role.location),
            summary: self.maybe(&role.summary),
            lines: self.list(&role.lines),
            highlights: self.list(&role.highlights),
            ..self.dated(role.at, [&role.start, &role.end, &role.date].map(Option::as_ref), format)
        }
    }

    pub(super) fn education(&mut self, item: &Located<Education>, format: &Format) -> Entry {
        let mut lines: Vec<Text> = self.maybe(&item.score).into_iter().collect();
        if let Some(courses) = &item.courses {
            let label = Run::plain(format!("{}: ", self.words.courses));
            let joined = self.joined(&courses.value, ", ");
            let mut runs = vec![label];
            joined.into_iter().for_each(|run| rich::push(&mut runs, run));
            lines.push(Text { at: self.source.path(courses.at), runs });
        }
        lines.extend(self.list(&item.lines));
        let degree: Vec<&resume::Text> =
            [&item.degree, &item.area, &item.honors].into_iter().flatten().collect();
        let title = degree.first().map(|first| {
            let at = self.source.path(first.default.at);
            Text { at, runs: self.join(&degree, ", ") }
        });
        let part = Part {
            title,
            summary: self.maybe(&item.summary),
            lines,
            highlights: self.list(&item.highlights),
            ..self.dated(item.at, [&item.start, &item.end, &item.date].map(Option::as_ref), format)
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
    pub(super) fn project_bullet(&mut self, item: &Located<Project>) -> Text {
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

    pub(super) fn project(&mut self, item: &Located<Project>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.organization),
            summary: item.name.as_ref().and(self.maybe(&item.description)),
            lines: self.list(&item.lines),
            highlights: self.list(&item.highlights),
            ..self.dated(item.at, [&item.start, &item.end, &item.date].map(Option::as_ref), format)
        };
        Entry {
            title: self.maybe(&item.name).or_else(|| self.maybe(&item.description)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn publication(&mut self, item: &Located<Publication>, format: &Format) -> Entry {
        let authors = item.authors.as_ref().map(|authors| Text {
            at: self.source.path(authors.at),
            runs: self.joined(&authors.value, ", "),
        });
        let doi = item.doi.as_ref().map(|doi| format!("https://doi.org/{}", resume::doi_name(doi)));
        // Where the title leads elsewhere, the identifier has a line of its own.
        let identifier = item.doi.as_ref().filter(|_| item.url.is_some()).map(|name| Text {
            at: self.source.path(name.at),
            runs: vec![Run { link: doi.clone(), ..Run::plain(format!("doi:{}", resume::doi_name(name))) }],
        });
        let part = Part {
            title: self.maybe(&item.publisher),
            summary: self.maybe(&item.summary),
            lines: authors.into_iter().chain(identifier).collect(),
            ..self.dated(item.at, [None, None, item.date.as_ref()], format)
        };
        Entry {
            title: Some(self.text(&item.title)),
            url: item.url.as_ref().map(|url| url.target().to_owned()).or(doi),
            parts: vec![part],
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn award(&mut self, item: &Located<Award>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.awarder),
            summary: self.maybe(&item.summary),
            ..self.dated(item.at, [None, None, item.date.as_ref()], format)
        };
        Entry {
            title: Some(self.text(&item.title)),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn certificate(&mut self, item: &Located<Certificate>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.issuer),
            summary: self.maybe(&item.summary),
            ..self.dated(item.at, [None, None, item.date.as_ref()], format)
        };
        Entry {
            title: Some(self.text(&item.name)),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn reference(&mut self, item: &Located<Reference>) -> Entry {
        let part = Part {
            title: self.maybe(&item.title),
            summary: self.maybe(&item.quote),
            lines: self.maybe(&item.contact).into_iter().collect(),
            ..self.part(item.at)
        };
        Entry { title: Some(self.text(&item.name)), parts: vec![part], ..self.entry(item.at) }
    }

    pub(super) fn generic(&mut self, item: &Located<GenericEntry>, format: &Format) -> Entry {
        let part = Part {
            title: self.maybe(&item.subtitle),
            summary: self.maybe(&item.summary),
            lines: self.list(&item.lines),
            highlights: self.list(&item.highlights),
            ..self.dated(item.at, [&item.start, &item.end, &item.date].map(Option::as_ref), format)
        };
        Entry {
            title: Some(self.text(&item.title)),
            place: self.maybe(&item.location),
            url: item.url.as_ref().map(|url| url.target().to_owned()),
            parts: vec![part],
            compact: item.collapsed,
            ..self.entry(item.at)
        }
    }

    pub(super) fn skill(&mut self, item: &Located<Skill>) -> Pair {
        let level = item.level.as_ref().map(|level| self.runs(level)).unwrap_or_default();
        // A level of nothing that has a name stands for the name.
        let named = item.name.as_ref().or(item.level.as_ref());
        let level = if item.name.is_some() { level } else { Vec::new() };
        let name = named.map(|name| {
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

    pub(super) fn language(&mut self, item: &Located<Language>) -> Pair {
        let at = self.source.path(item.at);
        let language = Some(self.text(&item.language));
        match &item.fluency {
            Some(fluency) => Pair { at, label: language, text: Some(self.text(fluency)) },
            None => Pair { at, label: None, text: language },
        }
    }

    fn entry(&self, at: NodeId) -> Entry {
        Entry {
            at: self.source.path(at),
            title: None,
            place: None,
            url: None,
            compact: false,
            summary: None,
            parts: Vec::new(),
        }
    }

    /// A part with its dates and nothing else.
    fn dated(&mut self, at: NodeId, dates: Dates, format: &Format) -> Part {
        let dated = self.dates(dates, format);
        let (dates, period) = dated.map_or((None, None), |(text, period)| (Some(text), Some(period)));
        Part { dates, period, ..self.part(at) }
    }

    fn part(&self, at: NodeId) -> Part {
        Part {
            at: self.source.path(at),
            title: None,
            place: None,
            dates: None,
            period: None,
            summary: None,
            lines: Vec::new(),
            highlights: Vec::new(),
        }
    }
}

/// Whether a project says no more than fits one item of a list.
pub(super) fn is_one_liner(project: &Project) -> bool {
    project.organization.is_none()
        && project.location.is_none()
        && [&project.start, &project.end, &project.date].iter().all(|date| date.is_none())
        && project.lines.is_none()
        && project.highlights.is_none()
}
