//! What came of a fit, for people and programs.

use serde::ser::{SerializeMap, Serializer};

use crate::layout::Params;
use crate::typeset::Measure;

/// What a page was drawn with and how it came out.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FitReport {
    /// The promise: how many pages may be filled.
    pub count: u32,
    /// How many layouts were tried.
    pub layouts: usize,
    /// The size of the text, such as `9.8pt`, if the layout has a parameter `text-size`.
    pub text_size: Option<String>,
    /// Every parameter as it was used.
    #[serde(serialize_with = "in_words")]
    pub params: Params,
    /// The pages that came out.
    pub pages: Vec<PageReport>,
}

/// How a page came out.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PageReport {
    /// How many lines stand on it.
    pub lines: usize,
    /// How much of the height between the margins is filled, to a thousandth.
    pub full: f64,
}

impl FitReport {
    /// Puts together what there is to say.
    pub fn new(count: u32, layouts: usize, params: &Params, measure: &Measure) -> Self {
        let pages = measure.pages.iter();
        let page = |page: &crate::typeset::PageMeasure| PageReport {
            lines: page.lines,
            full: (page.full * 1e3).round() / 1e3,
        };
        Self {
            count,
            layouts,
            text_size: params.get("text-size").map(ToString::to_string),
            params: params.clone(),
            pages: pages.map(page).collect(),
        }
    }
}

/// Parameters as a user would write them under `style:`.
fn in_words<S: Serializer>(params: &Params, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (name, setting) in params.iter() {
        map.serialize_entry(name, &setting.to_string())?;
    }
    map.end()
}
