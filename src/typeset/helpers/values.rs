//! A layout's parameters as Typst's values.

use std::str::FromStr;

use typst::diag::{HintedStrResult, bail};
use typst::foundations::{Dict, Value, func};
use typst::layout::Abs;
use typst::visualize::Color;

/// The parameters as Typst values: `(9.8, "pt")` becomes a length, `(3, "")` a number, `"#1a4b8c"` a colour.
/// An `em` is an em of the parameter `text-size`, so that every length is absolute and means the same anywhere
/// on the page, whatever the size of the text around it.
#[func]
pub(super) fn values(params: Dict) -> HintedStrResult<Dict> {
    let size = match value(params.get("text-size")?, Abs::zero())? {
        Value::Length(size) => size.abs,
        _ => bail!("`text-size` is no length"),
    };
    params.iter().map(|(name, param)| Ok((name.clone(), value(param, size)?))).collect()
}

/// A parameter as a value, `em` being the size of the text.
fn value(param: &Value, em: Abs) -> HintedStrResult<Value> {
    let array = match param {
        Value::Str(color) => return Ok(Value::Color(Color::from_str(color)?)),
        Value::Array(array) => array,
        _ => bail!("a parameter is a number with its unit, or a colour"),
    };
    let [number, Value::Str(unit)] = array.as_slice() else { bail!("a parameter has a number and a unit") };
    let length = match (number.clone().cast::<f64>()?, unit.as_str()) {
        (_, "") => return Ok(number.clone()),
        (number, "pt") => Abs::pt(number),
        (number, "mm") => Abs::mm(number),
        (number, "cm") => Abs::cm(number),
        (number, "in") => Abs::inches(number),
        (number, "em") => number * em,
        (_, unit) => bail!("a length cannot be in `{unit}`"),
    };
    Ok(Value::Length(length.into()))
}
