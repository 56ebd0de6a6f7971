//! The command line: arguments, one file for each command, and the only place that prints or exits.
//!
//! Results go to standard output, talk to standard error. Exit codes: 0 done, 1 the résumé is wrong or
//! does not fit, 2 the command line is wrong.

mod all;
mod build;
mod changes;
mod check;
mod completions;
mod diff;
mod explain;
mod extract;
mod fonts;
mod import;
mod input;
mod job;
mod layouts;
mod make;
mod man;
mod new;
mod output;
mod proof;
mod proof_report;
mod report;
mod schema;
mod target;
mod terminal;
mod variants;
mod watch;

use std::io;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use recto::diagnostic::Diagnostic;

use terminal::Terminal;

/// Compiles a YAML résumé into a typeset page.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    talk: Talk,
}

const EXAMPLES: &str = "\
Examples:
  recto new                       write a starter résumé, resume.yaml
  recto build resume.yaml         write resume.pdf beside it
  recto watch resume.yaml         and again after every change
  recto import old.json -o resume.yaml
                                  or take over what another tool has
  recto check resume.yaml         tell every mistake, write nothing
  recto proof resume.pdf          tell what machines read in it
  recto explain E0102             tell more about a mistake

Exit codes: 0 done, 1 the résumé is wrong or does not fit, 2 the command line is wrong.";

/// How the process talks.
#[derive(Args, Clone, Copy, Default)]
struct Talk {
    /// Say nothing but errors and results
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more: layout, parameters, times
    #[arg(short, long, global = true)]
    verbose: bool,
    /// The form of what is reported: for people (on standard error) or for programs (on standard output)
    #[arg(long, global = true, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Whether to colour what is reported
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

/// The form of a report.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
}

/// When to colour.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    Build(build::Command),
    Watch(watch::Command),
    Check(check::Command),
    Variants(variants::Command),
    Diff(diff::Command),
    Proof(proof::Command),
    New(new::Command),
    Import(import::Command),
    Schema(schema::Command),
    Layouts(layouts::Command),
    Fonts(fonts::Command),
    Extract(extract::Command),
    Explain(explain::Command),
    Completions(completions::Command),
    Man(man::Command),
}

/// Why a command did not do what it was asked.
enum Failure {
    /// The résumé is wrong, does not fit, or a file cannot be read or written.
    Diagnostics(Vec<Diagnostic>),
    /// The command line is wrong.
    Usage(String),
    /// Something is wrong, and the result that was printed tells what.
    Told,
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Failure::Diagnostics(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Failure::Diagnostics(vec![diagnostic])
    }
}

impl Failure {
    /// Tells of it, and gives the exit code for it.
    fn tell(&self, terminal: &Terminal) -> ExitCode {
        match self {
            Failure::Diagnostics(diagnostics) => {
                terminal.fail(diagnostics);
                ExitCode::from(1)
            }
            Failure::Told => ExitCode::from(1),
            Failure::Usage(message) => {
                terminal.usage_error(message);
                ExitCode::from(2)
            }
        }
    }
}

type Outcome = Result<(), Failure>;

/// Runs the command that the process was called with.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return tell(&answer),
    };
    let terminal = Terminal::new(cli.talk);
    let outcome = match cli.command {
        Command::Build(command) => command.run(&terminal),
        Command::Watch(command) => command.run(&terminal),
        Command::Check(command) => command.run(&terminal),
        Command::Variants(command) => command.run(&terminal),
        Command::Diff(command) => command.run(&terminal),
        Command::Proof(command) => command.run(&terminal),
        Command::New(command) => command.run(&terminal),
        Command::Import(command) => command.run(&terminal),
        Command::Schema(command) => command.run(&terminal),
        Command::Layouts(command) => command.run(&terminal),
        Command::Fonts(command) => command.run(&terminal),
        Command::Extract(command) => command.run(&terminal),
        Command::Explain(command) => command.run(&terminal),
        Command::Completions(command) => command.run(&terminal),
        Command::Man(command) => command.run(&terminal),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(&terminal),
    }
}

/// Prints what clap answers in place of a command: help, the version, or what is wrong. Gives the exit code for it.
fn tell(answer: &clap::Error) -> ExitCode {
    match answer.print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe && !answer.use_stderr() => {
            // Without a wish of the user's, since none was read.
            Terminal::new(Talk::default()).fail(&[terminal::unwritable(&error)]);
            ExitCode::from(1)
        }
        _ => ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2)),
    }
}
