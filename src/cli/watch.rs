//! `recto watch`: a résumé is built again whenever it changes.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};
use recto::layout::Layout;
use recto::read_resume;

use super::build::{Session, build};
use super::changes::Changes;
use super::input::Text;
use super::job::{Job, Plan};
use super::report::millis;
use super::target::Target;
use super::terminal::Terminal;
use super::{Failure, Outcome};

/// Build a résumé again whenever it changes
///
/// It takes what `recto build` takes, builds at once, and again after every change of the YAML or of a layout of your own, until
/// it is stopped with Ctrl+C. While there is a mistake it is told, and the last good PDF stays as it is.
///
/// A viewer that reloads changed files shows each page as soon as it is written: Evince, Okular, Zathura, Skim,
/// SumatraPDF, Sioyek.
#[derive(Args)]
#[command(mut_arg("file", |arg| arg.help("The résumé, a YAML file")))]
#[command(after_help = "\
Examples:
  recto watch resume.yaml                    write resume.pdf after every change
  recto watch resume.yaml --open             and look at it from the start
  recto watch resume.yaml --variant platform write resume-platform.pdf
  recto watch resume.yaml --all              write every variant
  recto watch resume.yaml --layout ./mine    while you work on a layout
  recto watch resume.yaml --to pdf,png       write both")]
pub(super) struct Command {
    #[command(flatten)]
    job: Job,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let plan = self.job.plan()?;
        if self.job.input.is_stdin() || matches!(plan.target, Target::Stdout) {
            return Err(Failure::Usage(
                "`recto watch` reads and writes files, and has no use for `-`".into(),
            ));
        }
        // Before the file is read, so that no change is missed; but what is wrong with the file is told first.
        let changes = Changes::of(&self.job.input.file);
        let mut text = self.read()?;
        let mut changes = changes.map_err(unseen)?;
        let mut session = Session::default();
        let mut open = self.job.open;
        loop {
            if let Some(folder) = self.layout(&text) {
                changes.watch_layout(folder.as_deref()).map_err(unseen)?;
            }
            terminal.clear();
            if self.build(&plan, &mut session, &text, terminal)? && std::mem::take(&mut open) {
                session.open()?;
            }
            text = self.next(&mut changes, &session, text, terminal);
        }
    }

    /// Builds, tells what came of it, and whether that is a page.
    ///
    /// # Errors
    /// A layout that was stopped runs on in this process, where nothing else can end it.
    fn build(
        &self,
        plan: &Plan,
        session: &mut Session,
        text: &Text,
        terminal: &Terminal,
    ) -> Result<bool, Failure> {
        let started = Instant::now();
        let waiting = waiting(&text.name);
        let built = build(&self.job, plan, session, text, terminal);
        match &built {
            Ok(()) => terminal.say(&format!("in {} ms; {waiting}", millis(started))),
            Err(Failure::Diagnostics(errors)) if errors.iter().any(|error| error.code == Code::Runaway) => {
                return built.map(|()| false);
            }
            Err(failure) => {
                failure.tell(terminal);
                terminal.say(&waiting);
            }
        }
        Ok(built.is_ok())
    }

    /// Waits for a change, and gives the résumé's new text.
    fn next(&self, changes: &mut Changes, session: &Session, old: Text, terminal: &Terminal) -> Text {
        let mut was_readable = true;
        loop {
            let changed = changes.wait(&session.written);
            match self.read() {
                Ok(text) if was_readable && !changed.layout && text.text == old.text => {}
                Ok(text) => return text,
                // It may come back, or become whole.
                Err(failure) => {
                    was_readable = false;
                    failure.tell(terminal);
                    terminal.say(&waiting(&old.name));
                }
            }
        }
    }

    /// Reads the résumé, if it is a file: a pipe may never say anything.
    fn read(&self) -> Result<Text, Failure> {
        let file = &self.job.input.file;
        if fs::metadata(file).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
            let message = format!("`{}` cannot be watched: it is no file", file.display());
            return Err(Diagnostic::error(Code::Unreadable, message).into());
        }
        self.job.input.read()
    }

    /// The folder of the layout, if it is one of the user's own; nothing where the résumé's mistakes hide which it is.
    fn layout(&self, text: &Text) -> Option<Option<PathBuf>> {
        let own = |name: &str| !Layout::names().contains(&name);
        if let Some(name) = &self.job.input.layout {
            return Some(own(name).then(|| PathBuf::from(name)));
        }
        let (_, resume) = read_resume(&text.name, &text.text).ok()?;
        let name = resume.layout.map(|layout| layout.value).filter(|name| own(name));
        Some(name.map(|name| text.folder.join(name)))
    }
}

fn waiting(name: &str) -> String {
    format!("watching {name}, Ctrl+C to stop")
}

fn unseen(error: notify::Error) -> Diagnostic {
    Diagnostic::error(Code::Unreadable, format!("changes cannot be seen: {error}"))
}
