//! `recto build`: a résumé becomes a PDF.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};
use recto::export::{self, Standards};
use recto::typeset::Engine;
use recto::{Compiled, compile};
use serde_json::json;

use super::input::Input;
use super::terminal::Terminal;
use super::{Failure, Outcome, output};

/// Build a PDF from a résumé
///
/// The PDF is written beside its YAML unless `-o` says otherwise. When anything is wrong, nothing is
/// written and the last good PDF stays as it is.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto build resume.yaml                    write resume.pdf
  recto build resume.yaml -o jobs/acme.pdf   write it elsewhere
  recto build resume.yaml --open             and look at it
  cat resume.yaml | recto build - > cv.pdf   from a pipe, into a pipe
  recto build resume.yaml --layout ./mine    drawn by a layout of your own
  recto build resume.yaml --pdf-standard 1.7 without the archival standard")]
pub(super) struct Command {
    #[command(flatten)]
    input: Input,
    /// Where to write; `-` for standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The PDF standards to conform to, with commas: ua-1, a-2a, 1.7 …
    #[arg(long, value_name = "NAMES", default_value = "ua-1,a-2a")]
    pdf_standard: Standards,
    /// Open the PDF in the system's viewer
    #[arg(long)]
    open: bool,
}

/// Where the bytes go.
enum Target {
    Stdout,
    File(PathBuf),
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let started = Instant::now();
        let target = self.target()?;
        let text = self.input.read()?;
        let options = self.input.options()?;
        let mut engine = Engine::new();
        let compiled = compile(&mut engine, &text.name, &text.text, &text.folder, &options)?;
        let laid_out = started.elapsed();
        let bytes = export::pdf(&compiled.typeset, &self.pdf_standard, &engine, &compiled.layout)?;
        let output = match &target {
            Target::Stdout => {
                terminal.print_bytes(&bytes)?;
                return Ok(());
            }
            Target::File(path) => path,
        };
        output::write(output, &bytes)?;
        terminal.say(&format!("wrote {}: {}", output.display(), summary(&compiled)));
        if terminal.is_verbose() {
            terminal.say(&format!("layout {}: {}", compiled.layout.name, params(&compiled)));
            let (total, laid_out) = (started.elapsed().as_secs_f64() * 1e3, laid_out.as_secs_f64() * 1e3);
            terminal.say(&format!("{total:.0} ms, {laid_out:.0} of them until the page was laid out"));
        }
        terminal.report(&compiled.warnings, facts(&compiled, output))?;
        if self.open {
            open(output)?;
        }
        Ok(())
    }

    fn target(&self) -> Result<Target, Failure> {
        let stdout = match &self.output {
            Some(path) => path == Path::new("-"),
            None => self.input.is_stdin(),
        };
        if stdout {
            if self.open {
                return Err(Failure::Usage("`--open` needs a file to open; add `-o FILE`".into()));
            }
            if io::stdout().is_terminal() {
                return Err(Failure::Usage("a PDF is no text for a terminal; add `-o FILE`".into()));
            }
            return Ok(Target::Stdout);
        }
        let path = self.output.clone().unwrap_or_else(|| self.input.file.with_extension("pdf"));
        let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if !self.input.is_stdin() && (path == self.input.file || same(&path, &self.input.file)) {
            let message = format!("`{}` is the résumé itself and would be overwritten; give another `-o`", path.display());
            return Err(Failure::Usage(message));
        }
        Ok(Target::File(path))
    }
}

fn summary(compiled: &Compiled) -> String {
    let pages = &compiled.typeset.measure.pages;
    let count = if pages.len() == 1 { "1 page".to_owned() } else { format!("{} pages", pages.len()) };
    let full = pages.last().map_or(0.0, |page| page.full * 100.0);
    match pages.len() {
        1 => format!("{count}, {full:.0} % full"),
        _ => format!("{count}, the last {full:.0} % full"),
    }
}

fn params(compiled: &Compiled) -> String {
    let params = compiled.params.iter().map(|(name, setting)| format!("{name} {setting}"));
    params.collect::<Vec<_>>().join(", ")
}

fn facts(compiled: &Compiled, output: &Path) -> serde_json::Value {
    let pages = compiled.typeset.measure.pages.iter().map(|page| {
        json!({ "lines": page.lines, "full": (page.full * 1000.0).round() / 1000.0 })
    });
    json!({
        "output": output.display().to_string(),
        "layout": compiled.layout.name,
        "pages": pages.collect::<Vec<_>>(),
    })
}

fn open(path: &Path) -> Outcome {
    open::that_detached(path).map_err(|error| {
        let message = format!("`{}` is written, but no viewer could be started: {error}", path.display());
        Failure::from(Diagnostic::error(Code::Unreadable, message))
    })
}
