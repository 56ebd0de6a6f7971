//! `recto build`: a résumé becomes a PDF, or files in other formats.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use recto::Options;
use recto::diagnostic::{Code, Diagnostic};
use recto::export::{Format, Standards};
use serde_json::json;

use super::input::Input;
use super::make::make;
use super::proof::in_words;
use super::report::{facts, millis, summary, table, wrote};
use super::target::Target;
use super::terminal::Terminal;
use super::{Failure, Outcome, all, output};

/// Build a PDF from a résumé, or other formats
///
/// The PDF is written beside its YAML unless `-o` says otherwise. When anything is wrong, nothing is
/// written and the last good PDF stays as it is.
///
/// `--to` names other formats, of which several may be written at once, each under its own extension. pdf, png and svg
/// show the pages (png and svg in one file a page, `resume-1.png`, `resume-2.png`, if there are several). html, md, txt,
/// docx and json hold the whole text, whether or not it would fit a page.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto build resume.yaml                    write resume.pdf
  recto build resume.yaml -o jobs/acme.pdf   write it elsewhere
  recto build resume.yaml --open             and look at it
  recto build resume.yaml --variant platform write resume-platform.pdf
  recto build resume.yaml --all              write every variant
  recto build resume.yaml --all -o 'out/{name}-{variant}.pdf'
  recto build resume.yaml -o cv.docx         for Word: the extension names the format
  recto build resume.yaml --to pdf,docx,txt  write resume.pdf, resume.docx and resume.txt
  recto build resume.yaml --to txt -o -      to standard output
  recto build resume.yaml --to png --ppi 300 a picture of each page
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
    /// Where to write; `-` for standard output. In the file's name, {file}, {name} and {variant} are filled in. Each
    /// of several formats puts its own extension in place of the name's
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// What to write, with commas: pdf, png, svg, html, md, txt, docx, json (JSON Resume). If not given, what the extension of OUT
    /// names, or else a PDF
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    pub to: Vec<Format>,
    /// The resolution of a PNG picture, in pixels per inch: 18 to 600 [default: 144]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(18..=600))]
    pub ppi: Option<u32>,
    /// The PDF standards to conform to, with commas: ua-1, a-2a, 1.7 … [default: ua-1,a-2a; with --embed ua-1,a-3a]
    #[arg(long, value_name = "NAMES")]
    pdf_standard: Option<Standards>,
    /// Attach the résumé, as far as it is shown, to the PDF as JSON Resume; `recto extract` gets it back
    #[arg(long)]
    pub embed: bool,
    /// Tell how the page was made to fit: how full it is, with which parameters, after how many layouts
    #[arg(long, conflicts_with = "all")]
    report: bool,
    /// Read the PDF back as machines do, and write it only if all of the résumé is found in it
    #[arg(long)]
    pub proof: bool,
    /// Open the PDF, or the first of what was written, in the system's viewer
    #[arg(long)]
    open: bool,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        if self.all {
            return all::build(&self, terminal);
        }
        let started = Instant::now();
        let (target, formats) = Target::new(&self.input, self.output.as_deref(), &self.to)?;
        if self.open && matches!(target, Target::Stdout) {
            return Err(Failure::Usage("`--open` needs a file to open; add `-o FILE`".into()));
        }
        self.is_sound(&formats)?;
        let text = self.input.read()?;
        let options = Options { embed: self.embed, ..self.input.options(self.variant.as_deref())? };
        let made = make(&self, &formats, &mut None, &text, &options)?;
        let report = || {
            let Some(compiled) = &made.compiled else { return };
            terminal.say(&table(compiled, &compiled.fit_report()));
            terminal.say(&format!(
                "{} ms, {} ms of them until the page was laid out",
                millis(started),
                made.laid_out
            ));
        };
        if matches!(target, Target::Stdout) {
            let [(_, pages)] = made.files.as_slice() else { return Ok(()) };
            let [bytes] = pages.as_slice() else {
                let message = format!("{} pages are {0} files; add `-o FILE`", pages.len());
                return Err(Failure::Usage(message));
            };
            terminal.print_bytes(bytes)?;
            if self.report {
                report();
            }
            return Ok(());
        }
        let paths = target.paths(&self.input, &made, self.variant.as_deref())?;
        output::write_all(&paths, &made)?;
        let told = wrote(&paths);
        match &made.compiled {
            Some(compiled) => terminal.say(&format!("wrote {told}: {}", summary(&compiled.fit_report()))),
            None => terminal.say(&format!("wrote {told}")),
        }
        if let Some(proof) = &made.proof {
            terminal.say(&in_words(proof));
        }
        if self.report || terminal.is_verbose() {
            report();
        }
        let mut facts = facts(&made, &paths);
        facts["milliseconds"] = json!(millis(started));
        terminal.report(made.warnings(), facts)?;
        match paths.first() {
            Some(path) if self.open => open(path),
            _ => Ok(()),
        }
    }
}

impl Command {
    /// Whether what is asked is possible in these formats.
    pub(super) fn is_sound(&self, formats: &[Format]) -> Outcome {
        let usage = |message: String| Err(Failure::Usage(message));
        let (pages, pdf, png) = (
            formats.iter().any(|format| format.needs_pages()),
            formats.contains(&Format::Pdf),
            formats.contains(&Format::Png),
        );
        let asked = [
            (self.report && !pages, "`--report` tells of pages, and none of these formats has any"),
            (
                self.input.layout.is_some() && !pages,
                "`--layout` draws pages, and none of these formats has any",
            ),
            (self.input.fit.is_some() && !pages, "`--fit` fills pages, and none of these formats has any"),
            (
                self.input.pages.is_some() && !pages,
                "`--pages` counts pages, and none of these formats has any",
            ),
            (self.ppi.is_some() && !png, "`--ppi` is for a png, and none of these formats is one"),
            (
                self.pdf_standard.is_some() && !pdf,
                "`--pdf-standard` is for a PDF, and none of these formats is one",
            ),
            (self.proof && !pdf, "`--proof` reads a PDF back, and none of these formats is one"),
            (self.embed && !pdf, "`--embed` attaches to a PDF, and none of these formats is one"),
        ];
        if let Some((_, message)) = asked.into_iter().find(|(is_wrong, _)| *is_wrong) {
            return usage(message.to_owned());
        }
        if self.embed && !self.standards().allow_attachments() {
            return usage(
                "`--embed` needs a standard that allows attached files, such as a-3a, a-3b or a-4f".into(),
            );
        }
        Ok(())
    }

    /// The standards that a PDF is to conform to.
    pub(super) fn standards(&self) -> Standards {
        let usual = if self.embed { Standards::with_attachment() } else { Standards::default() };
        self.pdf_standard.clone().unwrap_or(usual)
    }
}

fn open(path: &Path) -> Outcome {
    open::that_detached(path).map_err(|error| {
        let message = format!("`{}` is written, but no viewer could be started: {error}", path.display());
        Failure::from(Diagnostic::error(Code::Unreadable, message))
    })
}
