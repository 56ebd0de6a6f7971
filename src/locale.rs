//! Locales: month names, date forms, section titles and quotation marks of a language and region.
//!
//! The data is in `data/locales/`, one file a locale, compiled in.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::source;

/// The files of `data/locales/`, the first of each language being that language's default.
const FILES: &[(&str, &str)] = &[
    ("en-US", include_str!("../data/locales/en-US.yaml")),
    ("en-GB", include_str!("../data/locales/en-GB.yaml")),
    ("cs-CZ", include_str!("../data/locales/cs-CZ.yaml")),
    ("da-DK", include_str!("../data/locales/da-DK.yaml")),
    ("de-DE", include_str!("../data/locales/de-DE.yaml")),
    ("es-ES", include_str!("../data/locales/es-ES.yaml")),
    ("fi-FI", include_str!("../data/locales/fi-FI.yaml")),
    ("fr-FR", include_str!("../data/locales/fr-FR.yaml")),
    ("it-IT", include_str!("../data/locales/it-IT.yaml")),
    ("nb-NO", include_str!("../data/locales/nb-NO.yaml")),
    ("nl-NL", include_str!("../data/locales/nl-NL.yaml")),
    ("pl-PL", include_str!("../data/locales/pl-PL.yaml")),
    ("pt-PT", include_str!("../data/locales/pt-PT.yaml")),
    ("pt-BR", include_str!("../data/locales/pt-BR.yaml")),
    ("sv-SE", include_str!("../data/locales/sv-SE.yaml")),
];

/// A language and, if given, a region: the two parts of a BCP 47 tag that matter to a résumé.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// An ISO 639 code in lower case, such as `en`.
    pub language: String,
    /// An ISO 3166 code in upper case, such as `GB`.
    pub region: Option<String>,
}

impl Default for Locale {
    fn default() -> Self {
        Self { language: "en".into(), region: Some("US".into()) }
    }
}

/// Why a text names no locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLocale(String);

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// Reads `en`, `en-GB`, `en_gb`. The language must be one that recto speaks; the region may be any.
    fn from_str(text: &str) -> Result<Self, UnknownLocale> {
        let mut parts = text.trim().split(['-', '_']);
        let language = parts.next().unwrap_or_default().to_lowercase();
        let region = parts.next().map(str::to_uppercase);
        let known = FILES.iter().any(|(tag, _)| tag.split('-').next() == Some(&language));
        let well_formed = region.as_deref().is_none_or(|region| {
            (2..=3).contains(&region.len()) && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if known && well_formed && parts.next().is_none() {
            return Ok(Self { language, region });
        }
        Err(UnknownLocale(format!("`{}` is not a locale that recto speaks", text.trim())))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.region {
            Some(region) => write!(f, "{}-{region}", self.language),
            None => f.write_str(&self.language),
        }
    }
}

impl JsonSchema for Locale {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Locale".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A language and region, such as `en-GB`.",
            "examples": FILES.iter().map(|(tag, _)| *tag).collect::<Vec<_>>(),
        })
    }
}

/// The words and forms of a locale.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Words {
    /// The locale's own name, in English.
    pub name: String,
    /// The months from January on.
    pub months: [String; 12],
    /// The months from January on, abbreviated.
    pub months_abbreviated: [String; 12],
    /// The word for a date that has not come.
    pub present: String,
    /// The forms of dates.
    pub dates: DateForms,
    /// Quotation marks.
    pub quotes: Quotes,
    /// Section titles by kind of content, as the schema calls it.
    pub sections: BTreeMap<String, String>,
    /// The word before a list of courses.
    pub courses: String,
    /// The word for a document of this kind, for the PDF's title.
    pub resume: String,
}

/// The forms of dates: in numbers, and with the month's name.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateForms {
    /// In numbers.
    pub numeric: DateForm,
    /// With the month's name, long or abbreviated.
    pub words: DateForm,
}

/// A pattern with `{d}`, `{dd}`, `{m}`, `{mm}`, `{month}` and `{year}` in it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateForm {
    /// A month of a year.
    pub month: String,
    /// A day.
    pub day: String,
}

/// Opening and closing quotation marks.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// For `"`.
    pub double: (String, String),
    /// For `'`; the apostrophe is the same in every language.
    pub single: (String, String),
}

impl Locale {
    /// The locale's words: those of the language and region, or else those of the language.
    pub fn words(&self) -> Words {
        let tag = self.to_string();
        let exact = FILES.iter().find(|(file, _)| *file == tag);
        let same_language = || FILES.iter().find(|(file, _)| file.split('-').next() == Some(&self.language));
        let (_, text) = exact.or_else(same_language).unwrap_or(&FILES[0]);
        source::own(text)
    }

    /// The tags of all locales that have words of their own.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(tag, _)| *tag)
    }
}
