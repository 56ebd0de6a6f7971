//! `recto build`: a résumé becomes a PDF, or files in other formats.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use recto::Options;
use recto::diagnostic::{Code, Diagnostic};
use recto::typeset::Engine;
use serde_json::json;

use super::input::Text;
use super::job::{Job, Plan};
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
    job: Job,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let plan = self.job.plan()?;
        let text = self.job.input.read()?;
        let mut session = Session::default();
        build(&self.job, &plan, &mut session, &text, terminal)?;
        if self.job.open { session.open() } else { Ok(()) }
    }
}

/// What one build leaves to the next.
#[derive(Default)]
pub(super) struct Session {
    /// Started where a format needs pages.
    pub engine: Option<Engine>,
    /// The files that were written, also by a build of which a part failed.
    pub written: Vec<PathBuf>,
}

/// Does a job, and tells of it.
pub(super) fn build(
    job: &Job,
    plan: &Plan,
    session: &mut Session,
    text: &Text,
    terminal: &Terminal,
) -> Outcome {
    session.written.clear();
    if job.all {
        return all::build(job, plan, session, text, terminal);
    }
    let started = Instant::now();
    let options = Options { embed: job.embed, ..job.input.options(job.variant.as_deref())? };
    let made = make(job, &plan.formats, &mut session.engine, text, &options)?;
    let report = || {
        let Some(compiled) = &made.compiled else { return };
        terminal.say(&table(compiled, &compiled.fit_report()));
        terminal.say(&format!(
            "{} ms, {} ms of them until the page was laid out",
            millis(started),
            made.laid_out
        ));
    };
    if matches!(plan.target, Target::Stdout) {
        let [(_, pages)] = made.files.as_slice() else { return Ok(()) };
        let [bytes] = pages.as_slice() else {
            let message = format!("{} pages are {0} files; add `-o FILE`", pages.len());
            return Err(Failure::Usage(message));
        };
        terminal.print_bytes(bytes)?;
        if job.report {
            report();
        }
        return Ok(());
    }
    let paths = plan.target.paths(&job.input, &made, job.variant.as_deref())?;
    session.written.clone_from(&paths);
    output::write_all(&paths, &made)?;
    let told = wrote(&paths);
    match &made.compiled {
        Some(compiled) => terminal.say(&format!("wrote {told}: {}", summary(&compiled.fit_report()))),
        None => terminal.say(&format!("wrote {told}")),
    }
    if let Some(proof) = &made.proof {
        terminal.say(&in_words(proof));
    }
    if job.report || terminal.is_verbose() {
        report();
    }
    let mut facts = facts(&made, &paths);
    facts["milliseconds"] = json!(millis(started));
    terminal.report(made.warnings(), facts)
}

impl Session {
    /// Shows the first of the files in the system's viewer.
    pub(super) fn open(&self) -> Outcome {
        let Some(path) = self.written.first() else { return Ok(()) };
        open::that_detached(path).map_err(|error| {
            let message = format!("`{}` is written, but no viewer could be started: {error}", path.display());
            Failure::from(Diagnostic::error(Code::Unreadable, message))
        })
    }
}
