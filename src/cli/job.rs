//! What a build is asked for, whether it happens once or whenever a file changes.

use std::path::PathBuf;

use clap::Args;
use recto::export::{Format, Standards};

use super::input::Input;
use super::target::Target;
use super::{Failure, Outcome};

/// What is to be made of which résumé.
#[derive(Args)]
pub(super) struct Job {
    #[command(flatten)]
    pub input: Input,
    /// The variant to show, by its name in the file; the whole résumé if not given
    #[arg(long, value_name = "NAME")]
    pub variant: Option<String>,
    /// Build every variant of the file, on all cores
    #[arg(long, conflicts_with_all = ["variant", "open"])]
    pub all: bool,
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
    pub report: bool,
    /// Read the PDF back as machines do, and write it only if all of the résumé is found in it
    #[arg(long)]
    pub proof: bool,
    /// Open the PDF, or the first of what was written, in the system's viewer
    #[arg(long)]
    pub open: bool,
}

/// Where a job's files go, and in which formats.
pub(super) struct Plan {
    pub target: Target,
    pub formats: Vec<Format>,
}

impl Job {
    /// Decides, before anything is read, whether what is asked is possible.
    pub(super) fn plan(&self) -> Result<Plan, Failure> {
        let (target, formats) = Target::new(&self.input, self.output.as_deref(), &self.to)?;
        let usage = |message: &str| Err(Failure::Usage(message.to_owned()));
        let is_stdout = matches!(target, Target::Stdout);
        let fixed = self.output.as_ref().is_some_and(|path| !path.to_string_lossy().contains("{variant}"));
        if self.all && fixed {
            return usage("with `--all`, `-o` needs `{variant}` in it, or all would be written to one file");
        }
        if self.all && is_stdout {
            return usage("several variants cannot go to standard output; add `-o '{variant}.pdf'`");
        }
        if self.open && is_stdout {
            return usage("`--open` needs a file to open; add `-o FILE`");
        }
        self.is_sound(&formats)?;
        Ok(Plan { target, formats })
    }

    /// Whether what is asked is possible in these formats.
    fn is_sound(&self, formats: &[Format]) -> Outcome {
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
