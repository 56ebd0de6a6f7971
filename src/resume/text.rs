//! Texts as the user writes them: one wording, or one for each variant.

use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Located;
use crate::diagnostic::turns;

/// The key of the wording that holds where no variant has its own.
pub const DEFAULT: &str = "default";

/// A text that the reader sees, in Markdown's inline part. Either plain (`headline: Engineer`) or with
/// other wordings for variants (`headline: { default: Engineer, platform: Platform engineer }`).
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What is shown where no variant has its own wording.
    pub default: Located<String>,
    /// Wordings by the variant that shows them.
    pub wordings: BTreeMap<String, Located<String>>,
}

impl Text {
    /// The letters of the default wording.
    pub fn as_str(&self) -> &str {
        &self.default.value
    }
}

/// Whether a character keeps from the eye what a program reads: it turns the order of the text around it, or is a
/// letter (Unicode's tags, which can spell whole sentences; fillers of Hangul, a cell of Braille without a dot), a mark
/// of an object that is not there, or a sign of mathematics, music or shorthand that is never drawn. The joiners and
/// breaks that scripts need inside of words are none of these.
pub(crate) fn hides(c: char) -> bool {
    turns(c)
        || matches!(c, '\u{feff}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2061}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

/// A text that is not empty.
struct Wording(Located<String>);

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NonEmpty;

        impl<'de> Visitor<'de> for NonEmpty {
            type Value = Wording;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Wording, D::Error> {
                let text = Located::<String>::deserialize(deserializer)?;
                if text.trim().is_empty() {
                    return Err(D::Error::custom("this text is empty"));
                }
                Ok(Wording(text))
            }
        }

        deserializer.deserialize_newtype_struct("Text", NonEmpty)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Wordings;

        impl<'de> Visitor<'de> for Wordings {
            type Value = Either;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Either, E> {
                if text.trim().is_empty() {
                    return Err(E::custom("this text is empty"));
                }
                Ok(Either::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Either, A::Error> {
                let mut default = None;
                let mut wordings = BTreeMap::new();
                while let Some(key) = map.next_key::<String>()? {
                    let Wording(text) = map.next_value()?;
                    if key == DEFAULT {
                        default = Some(text);
                    } else {
                        wordings.insert(key, text);
                    }
                }
                let default = default.ok_or_else(|| A::Error::missing_field(DEFAULT))?;
                Ok(Either::Worded(Text { default, wordings }))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Either, D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        enum Either {
            Plain(String),
            Worded(Text),
        }

        impl<'de> Deserialize<'de> for Either {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_newtype_struct("Text", Wordings)
            }
        }

        let either = Located::<Either>::deserialize(deserializer)?;
        Ok(match either.value {
            Either::Plain(value) => {
                Text { default: Located { at: either.at, value }, wordings: BTreeMap::new() }
            }
            Either::Worded(text) => text,
        })
    }
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text, in Markdown's inline part (`**strong**`, `*emphasis*`, `` `code` ``, `[text](link)`); or one wording for each variant, by name, with a `default`.",
            "oneOf": [
                { "type": ["string", "number", "boolean"] },
                {
                    "type": "object",
                    "properties": { "default": { "type": ["string", "number", "boolean"] } },
                    "required": ["default"],
                    "additionalProperties": { "type": ["string", "number", "boolean"] }
                }
            ]
        })
    }
}
