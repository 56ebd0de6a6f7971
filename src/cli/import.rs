//! `recto import`: another tool's file becomes a résumé.

use std::path::{Path, PathBuf};

use clap::Args;
use recto::adopt;
use recto::diagnostic::{Code, Diagnostic};
use recto::import::{MAX_FILE, import};
use serde_json::json;

use super::input::{read_bytes, reason, shown};
use super::terminal::Terminal;
use super::{Outcome, output};

/// Make a résumé of another tool's file
///
/// Reads JSON Resume, the YAML of RenderCV and of YAMLResume, and LinkedIn's data archive; which of them it is, is
/// seen from the file. Whatever has no place in a résumé is told, and kept in a comment at the end; so is each text of
/// which characters had to be left out, since no font has them. The result builds at once, or what keeps it from that
/// is told.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto import resume.json -o resume.yaml            from JSON Resume
  recto import John_Doe_CV.yaml -o resume.yaml       from RenderCV, or YAMLResume
  recto import LinkedInDataExport.zip -o resume.yaml from LinkedIn (Settings, Get a copy of your data)
  recto import resume.json | recto build - > cv.pdf  without a file between")]
pub(super) struct Command {
    /// The file to read; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where to write the YAML; standard output if not given. A file that is there already is never overwritten
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let name = shown(&self.file);
        let output = self.output.filter(|output| output != Path::new("-"));
        if let Some(output) = &output {
            output::must_be_new(output, "give another name to `-o`")?;
        }
        let bytes = read_bytes(&self.file, MAX_FILE).map_err(|error| {
            Diagnostic::error(Code::Unreadable, format!("`{name}` cannot be read: {}", reason(&error)))
        })?;
        let mut imported = import(&name, &bytes)?;
        let shown = output.as_ref().map_or("<imported>".into(), |output| output.display().to_string());
        let left = adopt(&mut imported, &shown).err().unwrap_or_default();
        let yaml = imported.to_yaml();
        match &output {
            Some(output) => output::write(output, yaml.as_bytes())?,
            None => terminal.print(&yaml)?,
        }
        for unplaced in &imported.unplaced {
            terminal.say(&format!("not placed: {}: {}", unplaced.path, beginning(&unplaced.text)));
        }
        let Some(output) = output else {
            terminal.warn(&left);
            return Ok(());
        };
        let next = if left.is_empty() { "build" } else { "check" };
        terminal.say(&format!("wrote {shown} from {}; now `recto {next} {shown}`", imported.format));
        let unplaced: Vec<_> =
            imported.unplaced.iter().map(|it| json!({ "path": it.path, "text": it.text })).collect();
        let facts = json!({ "output": output, "from": imported.format.to_string(), "unplaced": unplaced });
        terminal.report(&left, facts)
    }
}

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    const LETTERS: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line,
    }
}
