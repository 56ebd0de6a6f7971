//! `recto build`: a résumé becomes a PDF.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use recto::compile;
use recto::diagnostic::{Code, Diagnostic};
use recto::export::{self, Standards};
use recto::typeset::Engine;
use serde_json::json;

use super::input::Input;
use super::proof::{prove, told};
use super::report::{facts, millis, summary, table};
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
  recto build resume.yaml --pages 2 --report on two pages, and tell how they were made to fit
  recto build resume.yaml --pdf-standard 1.7 without the archival standard
  recto build resume.yaml --proof            and read back what machines will read")]
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
    /// Tell how the page was made to fit: how full it is, with which parameters, after how many layouts
    #[arg(long, conflicts_with = "all")]
    report: bool,
    /// Read the PDF back as machines do, and write it only if all of the résumé is found in it
    #[arg(long)]
    pub proof: bool,
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
        let proof = if self.proof { prove(&bytes, &compiled)? } else { Vec::new() };
        let fit = compiled.fit_report();
        let report = || {
            terminal.say(&table(&compiled, &fit));
            let (total, laid_out) = (millis(started), laid_out.as_millis());
            terminal.say(&format!("{total} ms, {laid_out} ms of them until the page was laid out"));
        };
        let Some(path) = target.path(&self.input, &compiled, self.variant.as_deref())? else {
            terminal.print_bytes(&bytes)?;
            if self.report {
                report();
            }
            return Ok(());
        };
        output::write(&path, &bytes)?;
        terminal.say(&format!("wrote {}: {}", path.display(), summary(&fit)));
        if self.proof {
            terminal.say(&told(&proof));
        }
        if self.report || terminal.is_verbose() {
            report();
        }
        let mut facts = facts(&compiled, &path);
        if self.proof {
            facts["proof"] = json!(proof);
        }
        facts["milliseconds"] = json!(millis(started));
        terminal.report(&compiled.warnings, facts)?;
        if self.open {
            open(&path)?;
        }
        Ok(())
    }
}

fn open(path: &Path) -> Outcome {
    open::that_detached(path).map_err(|error| {
        let message = format!("`{}` is written, but no viewer could be started: {error}", path.display());
        Failure::from(Diagnostic::error(Code::Unreadable, message))
    })
}
