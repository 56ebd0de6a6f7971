//! Reading the résumé: a file, or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use recto::Options;
use recto::diagnostic::{Code, Diagnostic};
use recto::resume::Fit;
use recto::source::MAX_BYTES;

use super::Failure;

/// Which résumé, and how it is to be drawn.
#[derive(Args)]
pub(super) struct Input {
    /// The résumé, a YAML file; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The layout, in place of the one that the résumé names: a built-in one or a folder
    #[arg(long, value_name = "NAME|DIR")]
    pub layout: Option<String>,
    /// How the page is made to fit, in place of what the résumé says
    #[arg(long, value_name = "MODE", value_enum)]
    pub fit: Option<FitMode>,
    /// How many pages the résumé may fill, in place of what it says: 1 to 20
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    pub pages: Option<u32>,
}

/// How the page is made to fit.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FitMode {
    /// Move spaces, margins and the text's size until the page is full and no more
    Auto,
    /// Move nothing; more pages than promised are an error
    Exact,
    /// Move nothing, and let pages run
    Off,
}

impl From<FitMode> for Fit {
    fn from(mode: FitMode) -> Self {
        match mode {
            FitMode::Auto => Fit::Auto,
            FitMode::Exact => Fit::Exact,
            FitMode::Off => Fit::Off,
        }
    }
}

/// A résumé's text.
pub(super) struct Text {
    /// What diagnostics call it.
    pub name: String,
    /// The letters.
    pub text: String,
    /// The folder that it is in.
    pub folder: PathBuf,
}

impl Input {
    pub(super) fn is_stdin(&self) -> bool {
        self.file == Path::new("-")
    }

    pub(super) fn read(&self) -> Result<Text, Failure> {
        read(&self.file)
    }

    /// What the command line says of the build.
    pub(super) fn options(&self, variant: Option<&str>) -> Result<Options, Failure> {
        Ok(Options {
            variant: variant.map(str::to_owned),
            layout: self.layout.clone(),
            fit: self.fit.map(Fit::from),
            count: self.pages,
            embed: false,
            date: source_date()?,
        })
    }
}

/// Reads a résumé; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Text, Failure> {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let name = shown(path);
    let bytes = read_bytes(path, MAX_BYTES).map_err(|error| {
        let message = format!("`{name}` cannot be read: {}", reason(&error));
        let diagnostic = Diagnostic::error(Code::Unreadable, message);
        match error.kind() {
            io::ErrorKind::NotFound => diagnostic.with_help("`recto new` writes a starter résumé"),
            _ => diagnostic,
        }
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        let message = format!("`{name}` is not UTF-8 text: line {line} has a byte that is none");
        Diagnostic::error(Code::Unreadable, message).with_help("save the file as UTF-8 in your editor")
    })?;
    Ok(Text { name, text, folder })
}

/// What diagnostics call a file, `-` being standard input.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Reads a file, `-` being standard input: at most a byte more than `most`, so that a pipe without end is not read
/// for ever.
pub(super) fn read_bytes(file: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = most as u64 + 1;
    if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// An operating system's error in words, without its number.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        // What a temporary file is called is of no use to anybody.
        _ => error.to_string().split(" at path ").next().unwrap_or_default().to_owned(),
    }
}

/// The date that builds are to carry, from `SOURCE_DATE_EPOCH`
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn source_date() -> Result<Option<(i16, i8, i8)>, Failure> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let timestamp = text.parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let Some(timestamp) = timestamp else {
        let message = format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds since 1970");
        return Err(Failure::Usage(message));
    };
    let date = jiff::tz::TimeZone::UTC.to_datetime(timestamp).date();
    Ok(Some((date.year(), date.month(), date.day())))
}
