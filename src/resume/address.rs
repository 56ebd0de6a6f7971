//! E-mail addresses and links, checked as they are read.

use std::fmt;
use std::str::FromStr;

use email_address::{EmailAddress, Options};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

/// An e-mail address with a domain, by RFC 5321's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The address, such as `ada@example.org`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A link to a page: `https://…`, `http://…`, `mailto:…`, `tel:…`, or an address without a scheme such
/// as `www.example.org/me`, which means `https://`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    shown: String,
    target: String,
}

impl Link {
    /// The link as the user wrote it, which is how it is shown.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The whole link, with its scheme.
    pub fn target(&self) -> &str {
        &self.target
    }
}

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidAddress(String);

impl fmt::Display for InvalidAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Email {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let text = text.trim();
        let options = Options::default().without_display_text().with_required_tld();
        match EmailAddress::parse_with_options(text, options) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(error) => {
                let why = error.to_string().trim_end_matches('.').to_lowercase();
                Err(InvalidAddress(format!("`{text}` is not an e-mail address: {why}")))
            }
        }
    }
}

impl FromStr for Link {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let shown = text.trim();
        let invalid = |why: &str| InvalidAddress(format!("`{shown}` is not a link: {why}"));
        if shown.contains(char::is_whitespace) {
            return Err(invalid("it has a space in it"));
        }
        let target = match shown.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme, rest) => {
                if let Some(problem) = scheme_problem(&scheme.to_ascii_lowercase(), rest) {
                    return Err(invalid(&problem));
                }
                shown.to_owned()
            }
            _ => format!("https://{}", shown.trim_start_matches("//")),
        };
        let url = url::Url::parse(&target).map_err(|error| invalid(&error.to_string()))?;
        let host = url.host_str().unwrap_or_default();
        if url.scheme().starts_with("http") && !host.contains('.') {
            return Err(invalid("it names no site, such as `example.org`"));
        }
        if url.scheme().starts_with("http") && host.split('.').any(str::is_empty) {
            return Err(invalid("its site has a dot too many"));
        }
        Ok(Self { shown: shown.to_owned(), target })
    }
}

/// Whether what stands before a colon is a scheme, and no site with its port: `mailto:…`, not `example.org:80`.
fn is_scheme(before: &str, after: &str) -> bool {
    before.eq_ignore_ascii_case("tel")
        || before.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !after.starts_with(|c: char| c.is_ascii_digit())
}

/// What is wrong with a link of a scheme, if anything.
fn scheme_problem(scheme: &str, rest: &str) -> Option<String> {
    let address = rest.split('?').next().unwrap_or_default();
    match scheme {
        "http" | "https" if !rest.starts_with("//") => Some(format!("`{scheme}:` is followed by `//`")),
        "mailto" if address.parse::<Email>().is_err() => {
            Some("`mailto:` is followed by an e-mail address".to_owned())
        }
        "tel" if !rest.contains(|c: char| c.is_ascii_digit()) => {
            Some("`tel:` is followed by a number".to_owned())
        }
        "http" | "https" | "mailto" | "tel" => None,
        _ => Some(format!("`{scheme}:` leads to no page")),
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer, "Email")
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer, "Link")
    }
}

/// Reads a text and parses it, under a name by which the decoder knows the code of a mistake.
pub(super) fn named<'de, D, T>(deserializer: D, name: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    struct Parsed<T>(std::marker::PhantomData<T>);

    impl<'de, T: FromStr<Err: fmt::Display>> serde::de::Visitor<'de> for Parsed<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
            String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
        }
    }

    deserializer.deserialize_newtype_struct(name, Parsed(std::marker::PhantomData))
}

impl JsonSchema for Email {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Email".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "email", "description": "An e-mail address." })
    }
}

impl JsonSchema for Link {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Link".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A link: `https://…`, `mailto:…`, `tel:…`, or an address without a scheme such as `www.example.org/me`, which means `https://`. It is shown as written.",
        })
    }
}
