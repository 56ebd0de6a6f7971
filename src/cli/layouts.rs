//! `recto layouts`: what pages can look like, and what can be set.

use std::path::{Path, PathBuf};

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};
use recto::layout::{Files, Layout, Parameter};
use serde_json::json;

use super::terminal::Terminal;
use super::{Failure, Outcome, input, output};

/// List the layouts, or one layout's parameters
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto layouts                     list them
  recto layouts margin              list what `style:` can set
  recto layouts margin --copy mine  copy its files, to make a layout of your own")]
pub(super) struct Command {
    /// A built-in layout or a folder
    #[arg(value_name = "NAME|DIR")]
    layout: Option<String>,
    /// Copy the layout's files into a new folder
    #[arg(long, value_name = "DIR", requires = "layout")]
    copy: Option<PathBuf>,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let Some(name) = &self.layout else {
            let layouts = Layout::names().into_iter().map(|name| Layout::find(name, Path::new("")));
            let layouts = layouts.collect::<Result<Vec<_>, _>>()?;
            let list =
                layouts.iter().map(|layout| format!("{:<10} {}\n", layout.name, layout.manifest.description));
            let facts = layouts
                .iter()
                .map(|layout| json!({ "name": layout.name, "description": layout.manifest.description }));
            return terminal
                .result(&list.collect::<String>(), json!({ "layouts": facts.collect::<Vec<_>>() }));
        };
        let layout = Layout::find(name, Path::new(""))?;
        match &self.copy {
            Some(folder) => copy(&layout, folder, terminal),
            None => describe(&layout, terminal),
        }
    }
}

fn describe(layout: &Layout, terminal: &Terminal) -> Outcome {
    let bounds = |parameter: &Parameter| match (&parameter.tight, &parameter.comfortable) {
        (Some(tight), Some(comfortable)) => format!("{tight} to {comfortable}"),
        _ => "fixed".to_owned(),
    };
    let mut text = format!("{}: {}\n\n", layout.name, layout.manifest.description);
    text += &format!("{:<16} {:<10} {:<18} {}\n", "parameter", "default", "the fit moves it", "what it is");
    for parameter in &layout.manifest.parameters {
        let default = parameter.default.to_string();
        text += &format!(
            "{:<16} {:<10} {:<18} {}\n",
            parameter.name,
            default,
            bounds(parameter),
            parameter.about
        );
    }
    let parameters = layout.manifest.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name,
            "about": parameter.about,
            "default": parameter.default.to_string(),
            "comfortable": parameter.comfortable.as_ref().map(ToString::to_string),
            "tight": parameter.tight.as_ref().map(ToString::to_string),
            "step": parameter.step.as_ref().map(ToString::to_string),
        })
    });
    terminal.result(&text, json!({ "name": layout.name, "parameters": parameters.collect::<Vec<_>>() }))
}

fn copy(layout: &Layout, folder: &Path, terminal: &Terminal) -> Outcome {
    let Files::BuiltIn(files) = &layout.files else {
        return Err(Failure::Usage("`--copy` copies built-in layouts; copy a folder as any folder".into()));
    };
    let failed = |message: String| Failure::from(Diagnostic::error(Code::Unwritable, message));
    if folder.exists() {
        return Err(failed(format!("`{}` is there already", folder.display())));
    }
    output::write_folder(folder, files).map_err(|error| {
        failed(format!("`{}` cannot be made: {}", folder.display(), input::reason(&error)))
    })?;
    terminal.say(&format!("wrote {0}; `recto build FILE --layout {0}` draws with it", folder.display()));
    Ok(())
}
