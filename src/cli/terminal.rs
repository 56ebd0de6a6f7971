//! What is printed, and how.

use std::io::{self, IsTerminal, Write};

use recto::diagnostic::{Code, Diagnostic, Style};
use serde_json::{Value, json};

use super::{Colour, Failure, Format, Outcome, Talk};
use crate::memory;

/// How many diagnostics a person is shown at once.
const MOST_SHOWN: usize = 200;

/// Standard output and standard error, with the user's wishes for both.
pub(super) struct Terminal {
    talk: Talk,
    style: Style,
}

impl Terminal {
    pub(super) fn new(talk: Talk) -> Self {
        let coloured = match talk.color {
            Colour::Always => true,
            Colour::Never => false,
            // https://no-color.org: any value that is not empty means no.
            Colour::Auto => {
                io::stderr().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        if talk.format == Format::Json {
            memory::tell_programs();
        }
        Self { talk, style: if coloured { Style::Coloured } else { Style::Plain } }
    }

    pub(super) fn is_verbose(&self) -> bool {
        self.talk.verbose
    }

    /// A line of talk.
    pub(super) fn say(&self, line: &str) {
        if !self.talk.quiet && self.talk.format == Format::Human {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(io::stderr(), "{}", tame(line));
        }
    }

    /// How far the work is, on one line that the next one overwrites and the last one clears.
    pub(super) fn progress(&self, done: usize, all: usize) {
        if self.talk.quiet || self.talk.format == Format::Json || !io::stderr().is_terminal() {
            return;
        }
        let line = if done == all { String::new() } else { format!("built {done} of {all}") };
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }

    /// Takes away what was said before, from a terminal.
    pub(super) fn clear(&self) {
        if !self.talk.quiet && self.talk.format == Format::Human && io::stderr().is_terminal() {
            let _ = write!(io::stderr(), "\x1b[2J\x1b[H");
        }
    }

    /// A result, as it is.
    pub(super) fn print(&self, text: &str) -> Outcome {
        self.print_bytes(text.as_bytes())
    }

    /// A result in the form that was asked for.
    pub(super) fn result(&self, text: &str, facts: Value) -> Outcome {
        match self.talk.format {
            Format::Human => self.print(text),
            Format::Json => self.print(&format!("{facts:#}\n")),
        }
    }

    /// A result that is no text. A reader that stops reading (`| head`) is no error.
    pub(super) fn print_bytes(&self, bytes: &[u8]) -> Outcome {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritable(&error).into()),
            _ => Ok(()),
        }
    }

    /// What a person should know of a result that was printed.
    pub(super) fn warn(&self, warnings: &[Diagnostic]) {
        if !self.talk.quiet && self.talk.format == Format::Human {
            self.show(warnings);
        }
    }

    /// The outcome of a command that went well: warnings for people, everything for programs.
    pub(super) fn report(&self, warnings: &[Diagnostic], facts: Value) -> Outcome {
        match self.talk.format {
            Format::Human => {
                self.warn(warnings);
                Ok(())
            }
            Format::Json => self.print(&machine_report(true, warnings, facts)),
        }
    }

    /// The outcome of a command that failed.
    pub(super) fn fail(&self, diagnostics: &[Diagnostic]) {
        match self.talk.format {
            Format::Human => {
                self.show(diagnostics);
                let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
                if errors > 1 {
                    let _ = writeln!(io::stderr(), "{errors} errors");
                }
            }
            Format::Json => {
                if let Err(Failure::Diagnostics(why)) =
                    self.print(&machine_report(false, diagnostics, json!({})))
                {
                    self.show(&why);
                }
            }
        }
    }

    /// What is wrong with the command line, in clap's form.
    pub(super) fn usage_error(&self, message: &str) {
        let _ = writeln!(io::stderr(), "error: {message}\n\nFor more information, try '--help'.");
    }

    fn show(&self, diagnostics: &[Diagnostic]) {
        let shown = diagnostics.iter().take(MOST_SHOWN);
        let mut text: String = shown.map(|diagnostic| diagnostic.render(self.style)).collect();
        if diagnostics.len() > MOST_SHOWN {
            text += &format!("and {} more\n", diagnostics.len() - MOST_SHOWN);
        }
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// A text whose letters do not steer the terminal: a file or a variant may be called anything.
fn tame(text: &str) -> String {
    let tame = |letter: char| if letter.is_control() && letter != '\n' { '?' } else { letter };
    text.chars().map(tame).collect()
}

/// That standard output takes nothing.
pub(super) fn unwritable(error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::Unwritable, format!("standard output cannot be written: {error}"))
}

fn machine_report(ok: bool, diagnostics: &[Diagnostic], facts: Value) -> String {
    let diagnostics: Vec<Value> = diagnostics.iter().map(Diagnostic::to_json).collect();
    let mut report = json!({ "ok": ok, "diagnostics": diagnostics });
    if let (Value::Object(report), Value::Object(facts)) = (&mut report, facts) {
        report.extend(facts);
    }
    // A JSON value always has a text.
    format!("{report:#}\n")
}
