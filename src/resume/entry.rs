//! The entries of each kind of section.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, Highlight, Link, Located, Text};

type List<T> = Option<Located<Vec<Located<T>>>>;
type Tags = Option<Located<Vec<Located<String>>>>;

/// An employer (or an organisation that was helped without pay) and the roles held there: several under
/// `roles`, or a single one written directly.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Employment {
    /// The employer's name.
    pub organization: Text,
    /// Where the work was done.
    pub location: Option<Text>,
    /// The employer's site.
    pub url: Option<Located<Link>>,
    /// What the employer does, in a few words.
    pub description: Option<Text>,
    /// The roles held there, the latest first.
    pub roles: List<Role>,
    /// What the entry is about, for variants to choose by.
    pub tags: Tags,

    /// The role's title.
    pub title: Option<Text>,
    /// When the role began.
    pub start: Option<Located<Date>>,
    /// When the role ended; `present` if it has not.
    pub end: Option<Located<Date>>,
    /// When it was, in place of a start and an end.
    pub date: Option<Located<Date>>,
    /// A sentence or two on the role.
    pub summary: Option<Text>,
    /// Plain lines under the title.
    pub lines: List<Highlight>,
    /// What was achieved.
    pub highlights: List<Highlight>,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}

/// A role at an employer.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Role {
    /// The role's title.
    pub title: Text,
    /// Where the work was done, if elsewhere than the employer's location.
    pub location: Option<Text>,
    /// When the role began.
    pub start: Option<Located<Date>>,
    /// When the role ended; `present` if it has not.
    pub end: Option<Located<Date>>,
    /// When it was, in place of a start and an end.
    pub date: Option<Located<Date>>,
    /// A sentence or two on the role.
    pub summary: Option<Text>,
    /// Plain lines under the title.
    pub lines: List<Highlight>,
    /// What was achieved.
    pub highlights: List<Highlight>,
    /// What the role is about, for variants to choose by.
    pub tags: Tags,
}

/// A school and what was studied there.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Education {
    /// The school's name.
    pub institution: Text,
    /// Where the school is.
    pub location: Option<Text>,
    /// The school's site.
    pub url: Option<Located<Link>>,
    /// The degree, such as `Bachelor of Science`.
    pub degree: Option<Text>,
    /// The field of study.
    pub area: Option<Text>,
    /// Honours that came with the degree.
    pub honors: Option<Text>,
    /// A grade or average, such as `GPA 3.9/4.0`.
    pub score: Option<Text>,
    /// When the studies began.
    pub start: Option<Located<Date>>,
    /// When the studies ended; `present` if they have not.
    pub end: Option<Located<Date>>,
    /// When it was, in place of a start and an end.
    pub date: Option<Located<Date>>,
    /// A sentence or two.
    pub summary: Option<Text>,
    /// Courses worth naming; they are shown on one line.
    pub courses: List<Text>,
    /// Plain lines under the degree, such as teaching posts.
    pub lines: List<Highlight>,
    /// What was achieved.
    pub highlights: List<Highlight>,
    /// What the entry is about, for variants to choose by.
    pub tags: Tags,
}

/// A project: a name, a description, or both. One without a place, dates and highlights is shown as an
/// item of a list.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Project {
    /// The project's name.
    pub name: Option<Text>,
    /// What it is, or what was done for it.
    pub description: Option<Text>,
    /// The project's site.
    pub url: Option<Located<Link>>,
    /// For whom or with whom it was done.
    pub organization: Option<Text>,
    /// Where it was done.
    pub location: Option<Text>,
    /// When it began.
    pub start: Option<Located<Date>>,
    /// When it ended; `present` if it has not.
    pub end: Option<Located<Date>>,
    /// When it was, in place of a start and an end.
    pub date: Option<Located<Date>>,
    /// Plain lines under the name.
    pub lines: List<Highlight>,
    /// What was achieved.
    pub highlights: List<Highlight>,
    /// What the project is about, for variants to choose by.
    pub tags: Tags,
    /// How much it matters.
    pub priority: Option<super::Priority>,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}

/// A field of skill and the skills in it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Skill {
    /// The field, such as `Languages`, or a single skill.
    pub name: Option<Text>,
    /// How good the person is at it, in a word.
    pub level: Option<Text>,
    /// The skills.
    pub keywords: List<Highlight>,
    /// What the field is about, for variants to choose by.
    pub tags: Tags,
}

/// A book, paper, talk or patent.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Publication {
    /// The publication's title.
    pub title: Text,
    /// Who wrote it, in order.
    pub authors: List<Text>,
    /// Where it was published: a journal, conference or publisher.
    pub publisher: Option<Text>,
    /// When it was published.
    pub date: Option<Located<Date>>,
    /// Its address.
    pub url: Option<Located<Link>>,
    /// Its digital object identifier, such as `10.1000/182`; it becomes a link.
    pub doi: Option<Located<String>>,
    /// A sentence or two.
    pub summary: Option<Text>,
    /// What it is about, for variants to choose by.
    pub tags: Tags,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}

/// An award, honour or grant.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Award {
    /// The award's name.
    pub title: Text,
    /// Who gave it.
    pub awarder: Option<Text>,
    /// When it was given.
    pub date: Option<Located<Date>>,
    /// Its address.
    pub url: Option<Located<Link>>,
    /// What it was given for.
    pub summary: Option<Text>,
    /// What it is about, for variants to choose by.
    pub tags: Tags,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}

/// A certificate or licence.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Certificate {
    /// The certificate's name.
    pub name: Text,
    /// Who issued it.
    pub issuer: Option<Text>,
    /// When it was issued.
    pub date: Option<Located<Date>>,
    /// Its address.
    pub url: Option<Located<Link>>,
    /// A sentence or two.
    pub summary: Option<Text>,
    /// What it is about, for variants to choose by.
    pub tags: Tags,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}

/// A language that the person speaks.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Language {
    /// The language's name.
    pub language: Text,
    /// How well, such as `native` or `C1`.
    pub fluency: Option<Text>,
    /// For variants to choose by.
    pub tags: Tags,
}

/// Somebody who recommends the person.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reference {
    /// The name.
    pub name: Text,
    /// Who they are, such as `Head of Research, Example Ltd.`.
    pub title: Option<Text>,
    /// How to reach them.
    pub contact: Option<Text>,
    /// What they say.
    pub quote: Option<Text>,
    /// For variants to choose by.
    pub tags: Tags,
}

/// Anything that has a title, a place and dates.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GenericEntry {
    /// The entry's title.
    pub title: Text,
    /// A line under the title.
    pub subtitle: Option<Text>,
    /// Where it was.
    pub location: Option<Text>,
    /// Its address.
    pub url: Option<Located<Link>>,
    /// When it began.
    pub start: Option<Located<Date>>,
    /// When it ended; `present` if it has not.
    pub end: Option<Located<Date>>,
    /// When it was, in place of a start and an end.
    pub date: Option<Located<Date>>,
    /// A sentence or two.
    pub summary: Option<Text>,
    /// Plain lines under the title.
    pub lines: List<Highlight>,
    /// What was achieved.
    pub highlights: List<Highlight>,
    /// What the entry is about, for variants to choose by.
    pub tags: Tags,
    /// Whether a variant shows it on one line.
    #[serde(skip)]
    #[schemars(skip)]
    pub collapsed: bool,
}
