//! Dates as résumés give them: a year, a month, a day, the present, or words.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Text;

/// A date, as exact as the user gave it.
#[derive(Debug, Clone, PartialEq)]
pub enum Date {
    /// `2022`
    Year(i16),
    /// `2022-02`
    Month(i16, i8),
    /// `2022-02-28`
    Day(jiff::civil::Date),
    /// `present`: it has not ended.
    Present,
    /// `{ text: Spring 2020 }`: words that are shown as they stand.
    Words(Box<Text>),
}

impl Date {
    /// The first day that the date may mean; none for the present and for words.
    pub fn earliest(&self) -> Option<jiff::civil::Date> {
        match self {
            Date::Year(year) => jiff::civil::Date::new(*year, 1, 1).ok(),
            Date::Month(year, month) => jiff::civil::Date::new(*year, *month, 1).ok(),
            Date::Day(day) => Some(*day),
            Date::Present | Date::Words(_) => None,
        }
    }

    /// The last day that the date may mean; none for the present and for words.
    pub fn latest(&self) -> Option<jiff::civil::Date> {
        match self {
            Date::Year(year) => jiff::civil::Date::new(*year, 12, 31).ok(),
            Date::Month(..) => self.earliest().map(|first| first.last_of_month()),
            Date::Day(day) => Some(*day),
            Date::Present | Date::Words(_) => None,
        }
    }

    /// The date by ISO 8601, as exact as it was given; none for the present and for words.
    pub fn iso(&self) -> Option<String> {
        match self {
            Date::Year(year) => Some(format!("{year:04}")),
            Date::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Date::Day(day) => Some(day.to_string()),
            Date::Present | Date::Words(_) => None,
        }
    }

    /// Whether this date is certainly over before another begins. The present is never over, and words
    /// are never compared.
    pub fn is_before(&self, other: &Date) -> bool {
        matches!((self.latest(), other.earliest()), (Some(end), Some(start)) if end < start)
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDate(String);

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    /// Reads `2022`, `2022-02`, `2022-02-28` (ISO 8601's calendar dates, with one digit allowed for
    /// months and days) or `present`.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("present") {
            return Ok(Date::Present);
        }
        let invalid = |why: &str| InvalidDate(format!("`{text}` is not a date{why}"));
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let well_formed = parts.len() <= 3
            && parts[0].len() == 4
            && digits(parts[0], 4)
            && parts[1..].iter().all(|part| digits(part, 2));
        if !well_formed {
            return Err(invalid(""));
        }
        // Up to four digits always fit an i16, up to two an i8.
        let number = |index: usize| parts.get(index).map(|part| part.parse::<i16>().unwrap_or_default());
        let year = number(0).unwrap_or_default();
        let Some(month) = number(1) else { return Ok(Date::Year(year)) };
        if !(1..=12).contains(&month) {
            return Err(invalid(&format!(": there is no month {month}")));
        }
        let month = month as i8;
        let Some(day) = number(2) else { return Ok(Date::Month(year, month)) };
        jiff::civil::Date::new(year, month, day as i8)
            .map(Date::Day)
            .map_err(|_| invalid(&format!(": that month has no day {day}")))
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Calendar;

        impl<'de> Visitor<'de> for Calendar {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a date")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Date, A::Error> {
                let mut words = None;
                while let Some(key) = map.next_key::<String>()? {
                    if key != "text" {
                        return Err(A::Error::custom(format!(
                            "a date in words has only `text`, not `{key}`"
                        )));
                    }
                    words = Some(map.next_value()?);
                }
                words.map(|text| Date::Words(Box::new(text))).ok_or_else(|| A::Error::missing_field("text"))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Date, D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        deserializer.deserialize_newtype_struct("Date", Calendar)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "A year (`2022`), a month (`2022-02`), a day (`2022-02-28`), `present`, or any words (`{ text: Spring 2020 }`).",
            "oneOf": [
                { "type": "integer", "minimum": 0, "maximum": 9999 },
                { "type": "string", "pattern": "^([0-9]{4}(-[0-9]{1,2}){0,2}|[Pp]resent)$" },
                {
                    "type": "object",
                    "properties": { "text": text },
                    "required": ["text"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
