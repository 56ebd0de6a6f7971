//! Where the bytes go: standard output, or a file under a name that is given, made up or filled in.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use recto::Compiled;
use recto::resume::file_name;

use super::Failure;
use super::input::Input;

/// Where a build writes.
pub(super) enum Target {
    /// To standard output.
    Stdout,
    /// To a path in which placeholders are filled in.
    Given(PathBuf),
    /// Beside the YAML, under the name that the résumé gives or the YAML has.
    Beside,
}

impl Target {
    /// Decides, before anything is built, what `-o` means.
    pub(super) fn new(input: &Input, output: Option<&Path>) -> Result<Self, Failure> {
        match output {
            Some(path) if path == Path::new("-") => Self::stdout(),
            Some(path) => Ok(Target::Given(path.to_path_buf())),
            None if input.is_stdin() => Self::stdout(),
            None => Ok(Target::Beside),
        }
    }

    fn stdout() -> Result<Self, Failure> {
        if io::stdout().is_terminal() {
            return Err(Failure::Usage("a PDF is no text for a terminal; add `-o FILE`".into()));
        }
        Ok(Target::Stdout)
    }

    /// The file to write; none for standard output.
    ///
    /// # Errors
    /// A path that is the résumé itself, which would be overwritten.
    pub(super) fn path(
        &self,
        input: &Input,
        compiled: &Compiled,
        variant: Option<&str>,
    ) -> Result<Option<PathBuf>, Failure> {
        let stem = input.file.file_stem().map_or("resume".into(), |stem| stem.to_string_lossy());
        let fill =
            |template: Option<&str>| file_name::fill(template, &stem, &compiled.document.author, variant);
        let path = match self {
            Target::Stdout => return Ok(None),
            Target::Given(path) => given(path, fill),
            Target::Beside => input.file.with_file_name(format!(
                "{}.pdf",
                fill(compiled.resume.output.as_ref().map(|output| output.value.as_str()))
            )),
        };
        let same =
            |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if !input.is_stdin() && (path == input.file || same(&path, &input.file)) {
            let shown = path.display();
            let message =
                format!("`{shown}` is the résumé itself and would be overwritten; give another `-o`");
            return Err(Failure::Usage(message));
        }
        Ok(Some(path))
    }
}

/// A path from the command line, with the placeholders of its last part filled in.
fn given(path: &Path, fill: impl Fn(Option<&str>) -> String) -> PathBuf {
    match path.file_name().and_then(|name| name.to_str()) {
        Some(name) if name.contains('{') => path.with_file_name(format!("{}.pdf", fill(Some(name)))),
        _ => path.to_path_buf(),
    }
}
