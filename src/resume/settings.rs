//! What the user settles about the page: paper, count, fit, and how dates are written.

use schemars::JsonSchema;
use serde::Deserialize;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// Spaces, margins and the text's size are moved within the layout's bounds until the page is full and
    /// no more.
    #[default]
    Auto,
    /// Nothing is moved; more pages than `count` are an error.
    Exact,
    /// Nothing is moved and the pages run on as they must.
    Off,
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

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        address::named(deserializer, "Locale")
    }
}
