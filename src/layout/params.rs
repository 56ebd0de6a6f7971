//! Values of a layout's parameters.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Manifest, Parameter};

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A length, or with [`Unit::None`] a plain number.
    Length(f64, Unit),
    /// A colour, as `#rgb` or `#rrggbb`.
    Colour(String),
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 1/72 inch.
    Pt,
    /// Millimetres.
    Mm,
    /// Centimetres.
    Cm,
    /// Inches.
    In,
    /// The text's size.
    Em,
    /// None: a number.
    None,
}

impl Unit {
    const ALL: [(Unit, &str); 5] =
        [(Unit::Pt, "pt"), (Unit::Mm, "mm"), (Unit::Cm, "cm"), (Unit::In, "in"), (Unit::Em, "em")];

    fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(unit, _)| *unit == self).map_or("", |(_, name)| name)
    }
}

/// Why a text is no value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidParam(String);

impl fmt::Display for InvalidParam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Setting {
    /// Whether another value could stand in its place: a colour for a colour, a length for a length, a
    /// number for a number.
    pub fn is_like(&self, other: &Setting) -> bool {
        match (self, other) {
            (Setting::Length(_, a), Setting::Length(_, b)) => (*a == Unit::None) == (*b == Unit::None),
            (Setting::Colour(_), Setting::Colour(_)) => true,
            _ => false,
        }
    }

    /// The number of a length, in its own unit; none of a colour.
    pub fn number(&self) -> Option<f64> {
        match self {
            Setting::Length(number, _) => Some(*number),
            Setting::Colour(_) => None,
        }
    }

    /// The same length with another number; a colour stays as it is.
    #[must_use]
    pub fn with_number(&self, number: f64) -> Self {
        match self {
            Setting::Length(_, unit) => Setting::Length(number, *unit),
            Setting::Colour(_) => self.clone(),
        }
    }

    fn noun(&self) -> &'static str {
        match self {
            Setting::Length(_, Unit::None) => "a number, such as `1.5`",
            Setting::Length(..) => "a length, such as `9.5pt`, `0.6in` or `0.58em`",
            Setting::Colour(_) => "a colour, such as `\"#1a4b8c\"` (in quotes)",
        }
    }
}

impl FromStr for Setting {
    type Err = InvalidParam;

    fn from_str(text: &str) -> Result<Self, InvalidParam> {
        let text = text.trim();
        let invalid = || InvalidParam(format!("`{text}` is no length, number or colour"));
        if let Some(digits) = text.strip_prefix('#') {
            let well_formed = matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit());
            return if well_formed { Ok(Setting::Colour(text.to_owned())) } else { Err(invalid()) };
        }
        let with_unit = Unit::ALL.iter().find_map(|(unit, name)| Some((text.strip_suffix(name)?, *unit)));
        let (number, unit) = with_unit.unwrap_or((text, Unit::None));
        let plain = number.trim_end().bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
        match number.trim_end().parse::<f64>() {
            Ok(number) if plain && number.abs() <= 10_000.0 => Ok(Setting::Length(number, unit)),
            _ => Err(invalid()),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::Length(number, unit) => write!(f, "{number}{}", unit.as_str()),
            Setting::Colour(colour) => f.write_str(colour),
        }
    }
}

impl<'de> Deserialize<'de> for Setting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A length is handed to a layout as `[9.8, "pt"]`, a number as `[1.5, ""]`, a colour as `"#1a4b8c"`.
impl Serialize for Setting {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Setting::Length(number, unit) => (number, unit.as_str()).serialize(serializer),
            Setting::Colour(colour) => colour.serialize(serializer),
        }
    }
}

/// A value for every parameter of a layout, in the manifest's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Params(Vec<Param>);

#[derive(Debug, Clone, PartialEq)]
struct Param {
    name: String,
    setting: Setting,
    /// Whether the user set it.
    pinned: bool,
}

impl Params {
    /// The layout's defaults.
    pub fn defaults(manifest: &Manifest) -> Self {
        let param = |parameter: &Parameter| Param {
            name: parameter.name.clone(),
            setting: parameter.default.clone(),
            pinned: false,
        };
        Self(manifest.parameters.iter().map(param).collect())
    }

    /// Sets a parameter from a text, and pins it: the fit leaves it alone.
    ///
    /// # Errors
    /// A text that is no value of the parameter's kind, or a negative length. Whether the parameter
    /// exists is for the caller to ask, who can point at its name.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), InvalidParam> {
        let Some(param) = self.0.iter_mut().find(|param| param.name == name) else {
            return Err(InvalidParam(format!("there is no parameter `{name}`")));
        };
        let wrong = || InvalidParam(format!("`{name}` is {}, not `{}`", param.setting.noun(), text.trim()));
        let new: Setting = text.parse().map_err(|_| wrong())?;
        if !new.is_like(&param.setting) || matches!(new, Setting::Length(number, _) if number < 0.0) {
            return Err(wrong());
        }
        param.setting = new;
        param.pinned = true;
        Ok(())
    }

    /// Gives a parameter that is not pinned another value; one that is pinned keeps its own.
    pub fn move_to(&mut self, name: &str, setting: Setting) {
        if let Some(param) = self.0.iter_mut().find(|param| param.name == name && !param.pinned) {
            param.setting = setting;
        }
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.iter().find(|param| param.name == name).map(|param| &param.setting)
    }

    /// Whether the user set a parameter, so that nobody else may.
    pub fn is_pinned(&self, name: &str) -> bool {
        self.0.iter().any(|param| param.name == name && param.pinned)
    }

    /// Names and values, in the manifest's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Setting)> {
        self.0.iter().map(|param| (param.name.as_str(), &param.setting))
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, setting) in self.iter() {
            map.serialize_entry(name, setting)?;
        }
        map.end()
    }
}
