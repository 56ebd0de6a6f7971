//! Sections: a title and one kind of content.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::entry::{
    Award, Certificate, Education, Employment, GenericEntry, Language, Project, Publication, Reference, Skill,
};
use super::{DateFormat, Located, Text};

type List<T> = Option<Located<Vec<Located<T>>>>;

/// A part of the résumé. It holds exactly one kind of content (`work`, `education`, `text` …), and that
/// says what it is.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Section {
    /// The section's title. The locale's word for its kind of content if not given.
    pub title: Option<Text>,
    /// A few words under the title.
    pub subtitle: Option<Text>,
    /// A closing remark under the content.
    pub note: Option<Text>,
    /// How dates are written in this section.
    pub dates: Option<DateFormat>,
    /// What the section is about, for variants to choose by.
    pub tags: Option<Located<Vec<Located<String>>>>,

    /// Employers, with what the person did there.
    pub work: List<Employment>,
    /// Schools and degrees.
    pub education: List<Education>,
    /// Projects.
    pub projects: List<Project>,
    /// Skills by field.
    pub skills: List<Skill>,
    /// Books, papers, talks, patents.
    pub publications: List<Publication>,
    /// Awards, honours, grants.
    pub awards: List<Award>,
    /// Certificates and licences.
    pub certificates: List<Certificate>,
    /// Languages that the person speaks.
    pub languages: List<Language>,
    /// Work without pay.
    pub volunteering: List<Employment>,
    /// People who recommend the person.
    pub references: List<Reference>,
    /// Anything else that has a title, a place and dates.
    pub entries: List<GenericEntry>,
    /// A plain list.
    pub bullets: List<Highlight>,
    /// A plain text; its line breaks are line breaks on the page.
    pub text: Option<Text>,
}

/// A kind of content, named as its key in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is described by the field of `Section` that it is named after")]
pub enum Kind {
    Work,
    Education,
    Projects,
    Skills,
    Publications,
    Awards,
    Certificates,
    Languages,
    Volunteering,
    References,
    Entries,
    Bullets,
    Text,
}

impl Kind {
    /// The key in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Work => "work",
            Kind::Education => "education",
            Kind::Projects => "projects",
            Kind::Skills => "skills",
            Kind::Publications => "publications",
            Kind::Awards => "awards",
            Kind::Certificates => "certificates",
            Kind::Languages => "languages",
            Kind::Volunteering => "volunteering",
            Kind::References => "references",
            Kind::Entries => "entries",
            Kind::Bullets => "bullets",
            Kind::Text => "text",
        }
    }

    /// Every kind, in the order of the schema.
    pub const ALL: [Kind; 13] = [
        Kind::Work,
        Kind::Education,
        Kind::Projects,
        Kind::Skills,
        Kind::Publications,
        Kind::Awards,
        Kind::Certificates,
        Kind::Languages,
        Kind::Volunteering,
        Kind::References,
        Kind::Entries,
        Kind::Bullets,
        Kind::Text,
    ];
}

/// The content of a section, whichever kind it is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "each is described by the field of `Section` that it is named after")]
pub enum Content<'a> {
    Work(&'a [Located<Employment>]),
    Education(&'a [Located<Education>]),
    Projects(&'a [Located<Project>]),
    Skills(&'a [Located<Skill>]),
    Publications(&'a [Located<Publication>]),
    Awards(&'a [Located<Award>]),
    Certificates(&'a [Located<Certificate>]),
    Languages(&'a [Located<Language>]),
    Volunteering(&'a [Located<Employment>]),
    References(&'a [Located<Reference>]),
    Entries(&'a [Located<GenericEntry>]),
    Bullets(&'a [Located<Highlight>]),
    Text(&'a Text),
}

impl Content<'_> {
    /// The kind of the content.
    pub fn kind(&self) -> Kind {
        match self {
            Content::Work(_) => Kind::Work,
            Content::Education(_) => Kind::Education,
            Content::Projects(_) => Kind::Projects,
            Content::Skills(_) => Kind::Skills,
            Content::Publications(_) => Kind::Publications,
            Content::Awards(_) => Kind::Awards,
            Content::Certificates(_) => Kind::Certificates,
            Content::Languages(_) => Kind::Languages,
            Content::Volunteering(_) => Kind::Volunteering,
            Content::References(_) => Kind::References,
            Content::Entries(_) => Kind::Entries,
            Content::Bullets(_) => Kind::Bullets,
            Content::Text(_) => Kind::Text,
        }
    }
}

impl Section {
    /// The contents that are given: exactly one in a section that has been validated.
    pub fn contents(&self) -> impl Iterator<Item = Content<'_>> {
        fn list<T>(list: &List<T>) -> Option<&[Located<T>]> {
            list.as_ref().map(|list| list.value.as_slice())
        }
        [
            list(&self.work).map(Content::Work),
            list(&self.education).map(Content::Education),
            list(&self.projects).map(Content::Projects),
            list(&self.skills).map(Content::Skills),
            list(&self.publications).map(Content::Publications),
            list(&self.awards).map(Content::Awards),
            list(&self.certificates).map(Content::Certificates),
            list(&self.languages).map(Content::Languages),
            list(&self.volunteering).map(Content::Volunteering),
            list(&self.references).map(Content::References),
            list(&self.entries).map(Content::Entries),
            list(&self.bullets).map(Content::Bullets),
            self.text.as_ref().map(Content::Text),
        ]
        .into_iter()
        .flatten()
    }
}

/// How much a highlight matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// May be left out when the page is full and the user allows it.
    Low,
    /// As important as its siblings.
    #[default]
    Normal,
    /// More important than its siblings.
    High,
}

/// One thing that was achieved or is listed: a text, or a text with tags and a priority.
#[derive(Debug, Clone, PartialEq)]
pub struct Highlight {
    /// What is said.
    pub text: Text,
    /// What it is about, for variants to choose by.
    pub tags: Option<Located<Vec<Located<String>>>>,
    /// How much it matters.
    pub priority: Priority,
}

/// A highlight written out.
#[derive(serde::Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "HighlightFields", description = "A highlight with tags and a priority.")]
struct Fields {
    /// What is said.
    text: Text,
    /// What it is about, for variants to choose by.
    tags: Option<Located<Vec<Located<String>>>>,
    /// How much it matters.
    priority: Option<Priority>,
}

/// A highlight's text alone, which the decoder has to see as a value of its own to know its place.
enum Form {
    Short(String),
    Long(Fields),
}

impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Form;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Form, E> {
                if text.trim().is_empty() {
                    return Err(E::custom("this text is empty"));
                }
                Ok(Form::Short(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Form, A::Error> {
                Fields::deserialize(MapAccessDeserializer::new(map)).map(Form::Long)
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Form, D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        deserializer.deserialize_newtype_struct("Text", Either)
    }
}

impl<'de> Deserialize<'de> for Highlight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Located::<Form>::deserialize(deserializer)?;
        Ok(match form.value {
            Form::Short(value) => {
                let default = Located { at: form.at, value };
                let text = Text { default, wordings: Default::default() };
                Highlight { text, tags: None, priority: Priority::default() }
            }
            Form::Long(fields) => Highlight {
                text: fields.text,
                tags: fields.tags,
                priority: fields.priority.unwrap_or_default(),
            },
        })
    }
}

impl JsonSchema for Highlight {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Highlight".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let fields = generator.subschema_for::<Fields>();
        json_schema!({
            "description": "One thing that was achieved or is listed: a text, or a text with tags and a priority.",
            "oneOf": [{ "type": ["string", "number", "boolean"] }, fields]
        })
    }
}
