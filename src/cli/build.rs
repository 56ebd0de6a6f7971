//! `recto build`: a résumé becomes a PDF.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};
use recto::export::{self, Standards};
use recto::typeset::Engine;
use recto::{Compiled, compile};
use serde_json::{Value, json};

use super::input::Input;
use super::target::Target;
use super::terminal::Terminal;
use super::{Failure, Outcome, all, output};

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
  recto build resume.yaml --variant platform write resume-platform.pdf
  recto build resume.yaml --all              write every variant
  recto build resume.yaml --all -o 'out/{name}-{variant}.pdf'
  cat resume.yaml | recto build - > cv.pdf   from a pipe, into a pipe
  recto build resume.yaml --layout ./mine    drawn by a layout of your own
  recto build resume.yaml --pdf-standard 1.7 without the archival standard")]
pub(super) struct Command {
    #[command(flatten)]
    pub input: Input,
    /// The variant to show, by its name in the file; the whole résumé if not given
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
    /// Build every variant of the file, on all cores
    #[arg(long, conflicts_with_all = ["variant", "open"])]
    all: bool,
    /// Where to write; `-` for standard output. In the file's name, {file}, {name} and {variant} are filled in
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The PDF standards to conform to, with commas: ua-1, a-2a, 1.7 …
    #[arg(long, value_name = "NAMES", default_value = "ua-1,a-2a")]
    pub pdf_standard: Standards,
    /// Open the PDF in the system's viewer
    #[arg(long)]
    open: bool,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        if self.all {
            return all::build(&self, terminal);
        }
        let started = Instant::now();
        let target = Target::new(&self.input, self.output.as_deref())?;
        if self.open && matches!(target, Target::Stdout) {
            return Err(Failure::Usage("`--open` needs a file to open; add `-o FILE`".into()));
        }
        let text = self.input.read()?;
        let options = self.input.options(self.variant.as_deref())?;
        let mut engine = Engine::new();
        let compiled = compile(&mut engine, &text.name, &text.text, &text.folder, &options)?;
        let laid_out = started.elapsed();
        let bytes = export::pdf(&compiled.typeset, &self.pdf_standard, &engine, &compiled.layout)?;
        let Some(path) = target.path(&self.input, &compiled, self.variant.as_deref())? else {
            return terminal.print_bytes(&bytes);
        };
        output::write(&path, &bytes)?;
        terminal.say(&format!("wrote {}: {}", path.display(), summary(&compiled)));
        if terminal.is_verbose() {
            terminal.say(&format!("layout {}: {}", compiled.layout.name, params(&compiled)));
            let (total, laid_out) = (started.elapsed().as_secs_f64() * 1e3, laid_out.as_secs_f64() * 1e3);
            terminal.say(&format!("{total:.0} ms, {laid_out:.0} of them until the page was laid out"));
        }
        terminal.report(&compiled.warnings, facts(&compiled, &path))?;
        if self.open {
            open(&path)?;
        }
        Ok(())
    }
}

/// How many pages there are and how full they are, in words.
pub(super) fn summary(compiled: &Compiled) -> String {
    let pages = &compiled.typeset.measure.pages;
    let full = pages.last().map_or(0.0, |page| page.full * 100.0);
    match pages.len() {
        1 => format!("1 page, {full:.0} % full"),
        count => format!("{count} pages, the last {full:.0} % full"),
    }
}

fn params(compiled: &Compiled) -> String {
    let params = compiled.params.iter().map(|(name, setting)| format!("{name} {setting}"));
    params.collect::<Vec<_>>().join(", ")
}

/// What a program wants to know of a page that was written.
pub(super) fn facts(compiled: &Compiled, output: &Path) -> Value {
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
