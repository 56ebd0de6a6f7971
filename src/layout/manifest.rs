//! A layout's `typst.toml`.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::Error;

use super::params::Setting;
use crate::diagnostic::{Code, Diagnostic, TextFile};
use crate::document;

/// The most steps that a parameter's range may have.
const MAX_STEPS: f64 = 1000.0;

/// The most parameters of a layout: the fit tries each of them.
const MAX_PARAMETERS: usize = 100;

/// What a layout is and what can be set: a Typst package manifest with a `[tool.recto]` table.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The package's name.
    pub package: String,
    /// One line on what it looks like.
    pub description: String,
    /// The file that draws the page, relative to the layout's folder.
    pub entrypoint: String,
    /// The font families that it is set in.
    pub fonts: Vec<String>,
    /// What can be set, in the order in which the fit moves it.
    pub parameters: Vec<Parameter>,
}

/// Something that can be set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name under `style:`.
    pub name: String,
    /// One line on what it does.
    pub about: String,
    /// What it is if nobody sets it.
    pub default: Setting,
    /// How far the fit may loosen it; none if the fit leaves it alone.
    pub comfortable: Option<Setting>,
    /// How far the fit may tighten it; none if the fit leaves it alone.
    pub tight: Option<Setting>,
    /// The step in which the fit moves it.
    pub step: Option<Setting>,
    /// About how many points of a full page a step saves. The fit measures and needs no such guess, but a
    /// good one spares it layouts.
    pub saves: Option<f64>,
}

#[derive(Deserialize)]
struct File {
    package: Package,
    tool: Tools,
}

/// Typst's own table, of which other fields are Typst's to check.
#[derive(Deserialize)]
struct Package {
    name: String,
    entrypoint: String,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
struct Tools {
    recto: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    format: u32,
    fonts: Vec<String>,
    #[serde(default, rename = "parameter")]
    parameters: Vec<Parameter>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// The first thing that is not in order, at its line.
    pub fn parse(file: &Arc<TextFile>) -> Result<Self, Diagnostic> {
        let parsed: Result<File, toml::de::Error> =
            toml::from_str(&file.text).and_then(|parsed: File| match problem(&parsed) {
                Some(problem) => Err(toml::de::Error::custom(problem)),
                None => Ok(parsed),
            });
        let File { package, tool: Tools { recto } } = parsed.map_err(|error| {
            let message = format!("the layout's manifest is not in order: {}", error.message().trim());
            Diagnostic::error(Code::InvalidManifest, message)
                .with_file(file)
                .with_label(error.span().unwrap_or(0..0), "")
                .with_help("docs/layouts.md describes a layout's `typst.toml`")
        })?;
        Ok(Self {
            package: package.name,
            description: package.description,
            entrypoint: package.entrypoint,
            fonts: recto.fonts,
            parameters: recto.parameters,
        })
    }

    /// A parameter by its name.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

/// What the types of a manifest cannot say.
fn problem(file: &File) -> Option<String> {
    let Table { format, parameters, .. } = &file.tool.recto;
    if *format != document::VERSION {
        return Some(format!("`format` is {format}, and this recto hands over {}", document::VERSION));
    }
    // The name goes into a line of Typst, so it has to be a plain one.
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if !file.package.entrypoint.chars().all(plain) {
        return Some(format!("`entrypoint` is no plain file name: `{}`", file.package.entrypoint));
    }
    if parameters.len() > MAX_PARAMETERS {
        return Some(format!("it has {} parameters; {MAX_PARAMETERS} are the most", parameters.len()));
    }
    for (index, parameter) in parameters.iter().enumerate() {
        let name = &parameter.name;
        if parameters[..index].iter().any(|earlier| earlier.name == *name) {
            return Some(format!("the parameter `{name}` stands there twice"));
        }
        let bounds = [&parameter.comfortable, &parameter.tight, &parameter.step];
        let given = bounds.iter().filter(|bound| bound.is_some()).count();
        if given != 0 && given != bounds.len() {
            return Some(format!("`{name}` needs all of `comfortable`, `tight` and `step`, or none"));
        }
        if let [Some(comfortable), Some(tight), Some(step)] = bounds
            && let Some(problem) = bounds_problem(parameter, comfortable, tight, step)
        {
            return Some(problem);
        }
    }
    None
}

fn bounds_problem(
    parameter: &Parameter,
    comfortable: &Setting,
    tight: &Setting,
    step: &Setting,
) -> Option<String> {
    let Parameter { name, default, saves, .. } = parameter;
    let Setting::Length(middle, unit) = default else {
        return Some(format!("`{name}` is a colour, which has no bounds"));
    };
    let number = |setting: &Setting| match setting {
        Setting::Length(number, of) if of == unit => Some(*number),
        _ => None,
    };
    let (Some(comfortable), Some(tight), Some(step)) = (number(comfortable), number(tight), number(step))
    else {
        return Some(format!("the bounds of `{name}` are in another unit than its default"));
    };
    if *middle < tight.min(comfortable) || *middle > tight.max(comfortable) {
        return Some(format!("the default of `{name}` lies outside of its bounds"));
    }
    if step <= 0.0 || (comfortable - tight).abs() / step > MAX_STEPS {
        return Some(format!(
            "the step of `{name}` has to be over zero and no less than a {MAX_STEPS}th of its range"
        ));
    }
    if saves.is_some_and(|saves| !(saves > 0.0 && saves.is_finite())) {
        return Some(format!("what a step of `{name}` saves has to be over zero"));
    }
    None
}
