//! The parts of entries.

use typst::diag::HintedStrResult;
use typst::foundations::{Array, Dict, Value, array, dict, func};

use super::text::field;

/// The parts of an entry (roles, degrees), of which there is always one: an entry without any has an empty one.
#[func]
pub(super) fn parts_of(entry: Dict) -> HintedStrResult<Array> {
    let parts: Array = field(&entry, "parts")?;
    if !parts.is_empty() {
        return Ok(parts);
    }
    let (none, no_texts) = (Value::None, Value::Array(Array::new()));
    let empty = dict! {
        "title" => none.clone(), "place" => none.clone(), "dates" => none.clone(), "summary" => none,
        "lines" => no_texts.clone(), "highlights" => no_texts,
    };
    Ok(array![empty])
}

/// The texts of an entry that is one line and no more (a certificate and its year), in order: title, place, dates.
/// `none` if there is more to it.
#[func]
pub(super) fn line_of(entry: Dict) -> HintedStrResult<Option<Array>> {
    let parts = parts_of(entry.clone())?;
    let [Value::Dict(part)] = parts.as_slice() else { return Ok(None) };
    let more = !field::<Array>(part, "lines")?.is_empty()
        || !field::<Array>(part, "highlights")?.is_empty()
        || *entry.get("summary")? != Value::None
        || *part.get("summary")? != Value::None;
    if more {
        return Ok(None);
    }
    let there = |fields: &[(&Dict, &str)]| -> HintedStrResult<Array> {
        let values = fields.iter().map(|(dict, name)| Ok(dict.get(name)?.clone()));
        values.filter(|value| !matches!(value, Ok(Value::None))).collect()
    };
    let titles = there(&[(&entry, "title"), (part, "title")])?;
    if titles.len() != 1 && !field::<bool>(&entry, "compact")? {
        return Ok(None);
    }
    Ok(Some(titles + there(&[(&entry, "place"), (part, "place"), (part, "dates")])?))
}
