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
        let lower = shown.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let is_scheme = |scheme: &str| scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
        let port =
            shown.split_once(':').is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(scheme) = lower.as_deref().filter(|scheme| is_scheme(scheme) && !port)
            && !["http", "https", "mailto", "tel"].contains(&scheme)
        {
            return Err(invalid(&format!("`{scheme}:` leads to no page")));
        }
        let rest = shown.split_once(':').map_or("", |(_, rest)| rest);
        match lower.as_deref() {
            Some("mailto") if rest.split('?').next().unwrap_or_default().parse::<Email>().is_err() => {
                return Err(invalid("`mailto:` is followed by an e-mail address"));
            }
            Some("tel") if !rest.contains(|c: char| c.is_ascii_digit()) => {
                return Err(invalid("`tel:` is followed by a number"));
            }
            _ => {}
        }
        let target = match lower.as_deref().map(|scheme| (scheme, rest)) {
            Some((scheme @ ("http" | "https"), rest)) if !rest.starts_with("//") => {
                return Err(invalid(&format!("`{scheme}:` is followed by `//`")));
            }
            Some(("http" | "https" | "mailto" | "tel", _)) => shown.to_owned(),
            _ => format!("https://{shown}"),
        };
        let url = url::Url::parse(&target).map_err(|error| invalid(&error.to_string()))?;
        let host = url.host_str().unwrap_or_default();
        if target.starts_with("http") && !host.contains('.') {
            return Err(invalid("it names no site, such as `example.org`"));
        }
        if target.starts_with("http") && host.split('.').any(str::is_empty) {
            return Err(invalid("its site has a dot too many"));
        }
        Ok(Self { shown: shown.to_owned(), target })
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
