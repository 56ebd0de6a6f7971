//! Warnings that the user does not want to hear of.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::diagnostic::Code;

/// The code of a warning, such as `W0601`. Errors cannot be ignored: there would be no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ignored(pub Code);

/// The codes that may be ignored, as printed.
static WARNINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| Code::ALL.iter().filter(|code| code.is_warning()).map(|code| code.as_str()).collect());

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl<'de> Visitor<'de> for Name {
            type Value = Ignored;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("the code of a warning")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Ignored, D::Error> {
                let name = String::deserialize(deserializer)?;
                match Code::from_str(name.trim()) {
                    Ok(code) if code.is_warning() => Ok(Ignored(code)),
                    Ok(code) => Err(D::Error::custom(format!(
                        "`{code}` is an error, and only warnings can be ignored"
                    ))),
                    Err(()) => Err(D::Error::unknown_variant(&name, &WARNINGS)),
                }
            }
        }

        deserializer.deserialize_newtype_struct("Ignored", Name)
    }
}

impl JsonSchema for Ignored {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ignored".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": *WARNINGS })
    }
}
