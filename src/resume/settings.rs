//! What the user settles about the page: paper, count, fit, and how dates are written.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IntoDeserializer, MapAccess, Visitor};

use super::{Located, address};
use crate::locale::Locale;

/// The paper and how many pages may be filled.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Page {
    /// The paper. `us-letter` if not given.
    pub size: Option<PageSize>,
    /// How many pages the résumé may fill: 1 to 20. A promise that is kept or explained; 1 if not given.
    #[schemars(range(min = 1, max = 20))]
    pub count: Option<Located<u32>>,
    /// How the page is made to fit. `auto` if not given.
    pub fit: Option<Fit>,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageSize {
    /// 8.5 by 11 inches.
    #[default]
    UsLetter,
    /// 8.5 by 14 inches.
    UsLegal,
    /// 210 by 297 millimetres (ISO 216).
    A4,
    /// 148 by 210 millimetres (ISO 216).
    A5,
}

impl PageSize {
    /// The word in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            PageSize::UsLetter => "us-letter",
            PageSize::UsLegal => "us-legal",
            PageSize::A4 => "a4",
            PageSize::A5 => "a5",
        }
    }

    /// Width and height in points (1/72 inch).
    pub fn points(self) -> (f64, f64) {
        const POINTS_PER_MM: f64 = 72.0 / 25.4;
        match self {
            PageSize::UsLetter => (612.0, 792.0),
            PageSize::UsLegal => (612.0, 1008.0),
            PageSize::A4 => (210.0 * POINTS_PER_MM, 297.0 * POINTS_PER_MM),
            PageSize::A5 => (148.0 * POINTS_PER_MM, 210.0 * POINTS_PER_MM),
        }
    }
}

/// How the page is made to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// Spaces, margins and the text's size are moved within the layout's bounds until the page is full and
    /// no more.
    #[default]
    Auto,
    /// As `Auto`; and where even the tightest does not fit, items of low priority are left out, the fewest
    /// lines first, and each is named in a warning.
    DropLow,
    /// Nothing is moved; more pages than `count` are an error.
    Exact,
    /// Nothing is moved and the pages run on as they must.
    Off,
}

/// The modes that are a word.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Mode {
    Auto,
    Exact,
    Off,
}

impl<'de> Deserialize<'de> for Fit {
    /// Reads `auto`, `exact`, `off`, or `{ drop: low }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrFields;

        impl<'de> Visitor<'de> for WordOrFields {
            type Value = Fit;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("`auto`, `exact`, `off` or `{ drop: low }`")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Fit, E> {
                Ok(match Mode::deserialize(word.into_deserializer())? {
                    Mode::Auto => Fit::Auto,
                    Mode::Exact => Fit::Exact,
                    Mode::Off => Fit::Off,
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fit, A::Error> {
                while let Some((key, value)) = map.next_entry::<String, String>()? {
                    if (key.as_str(), value.as_str()) != ("drop", "low") {
                        return Err(A::Error::custom(format!(
                            "`{key}: {value}` is not possible here, only `drop: low`"
                        )));
                    }
                }
                Ok(Fit::DropLow)
            }
        }

        deserializer.deserialize_any(WordOrFields)
    }
}

impl JsonSchema for Fit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How the page is made to fit.",
            "oneOf": [
                {
                    "const": "auto",
                    "description": "Spaces, margins and the text's size are moved within the layout's bounds until the page is full and no more."
                },
                { "const": "exact", "description": "Nothing is moved; more pages than `count` are an error." },
                { "const": "off", "description": "Nothing is moved and the pages run on as they must." },
                {
                    "type": "object",
                    "description": "As `auto`; and where even the tightest does not fit, items of low priority are left out, the fewest lines first.",
                    "properties": {
                        "drop": { "const": "low", "description": "What may be left out: items with `priority: low`." }
                    },
                    "required": ["drop"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

/// How dates are written.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DateFormat {
    /// The form of a month and year. `numeric` if not given.
    pub style: Option<DateStyle>,
    /// What stands between a start and an end. ` – ` (an en dash between spaces) if not given.
    pub separator: Option<Located<String>>,
}

/// The form of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// 2/2022
    #[default]
    Numeric,
    /// Feb. 2022
    Abbreviated,
    /// February 2022
    Long,
    /// 2022-02
    Iso,
    /// 2022
    Year,
}

impl DateStyle {
    /// The word in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            DateStyle::Numeric => "numeric",
            DateStyle::Abbreviated => "abbreviated",
            DateStyle::Long => "long",
            DateStyle::Iso => "iso",
            DateStyle::Year => "year",
        }
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        address::named(deserializer, "Locale")
    }
}
