//! Variants: what one role is shown of the whole.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Date, DateFormat, Located, Page, Text};
use crate::locale::Locale;

/// One way to show the résumé: what to leave in, in which words, in which order. Whatever a variant does
/// not say it takes from the variant that it extends, or else from the résumé itself.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Variant {
    /// The variant that this one begins from.
    pub extends: Option<Located<String>>,
    /// Tags: of the content that has tags, only what has one of these stays. Content without tags stays.
    pub include: Option<Located<Vec<Located<String>>>>,
    /// Tags: content that has one of these is left out.
    pub exclude: Option<Located<Vec<Located<String>>>>,
    /// The sections to show and their order, by title or by kind of content. All of them if not given.
    pub sections: Option<Located<Vec<Located<String>>>>,
    /// What is left out of the head of the page, for a copy that anybody may see.
    pub hide: Option<Located<Vec<Located<Hidden>>>>,
    /// A date: what ended before it is left out or collapsed. Education stays.
    pub since: Option<Located<Date>>,
    /// What becomes of entries that ended before `since`. `omit` if not given.
    pub older: Option<Older>,
    /// At most so many highlights a role, those of high priority first: 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub highlights: Option<Located<u32>>,

    /// In place of the résumé's headline.
    pub headline: Option<Text>,
    /// In place of the résumé's summary.
    pub summary: Option<Text>,
    /// In place of the résumé's keywords.
    pub keywords: Option<Located<Vec<Located<String>>>>,
    /// In place of the résumé's locale.
    pub locale: Option<Located<Locale>>,
    /// In place of the résumé's layout.
    pub layout: Option<Located<String>>,
    /// Parameters of the layout, added to the résumé's.
    pub style: Option<BTreeMap<String, Located<String>>>,
    /// The paper and pages, each field in place of the résumé's.
    pub page: Option<Page>,
    /// How dates are written, each field in place of the résumé's.
    pub dates: Option<DateFormat>,
    /// In place of the résumé's output.
    pub output: Option<Located<String>>,
}

/// Something at the head of the page that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// The name: the page is headed by the locale's word for a résumé, for blind hiring.
    Name,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The web site.
    Website,
    /// The location.
    Location,
    /// The profiles.
    Profiles,
}

/// What becomes of old entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Older {
    /// They are left out.
    #[default]
    Omit,
    /// They are shown on one line each: what, where, when.
    Collapse,
}
