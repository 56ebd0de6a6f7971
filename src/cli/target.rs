//! Where the bytes go, and in which formats: to standard output, or to files under a name that is given, made up
//! or filled in.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use recto::export::Format;
use recto::resume::file_name;

use super::Failure;
use super::input::Input;
use super::make::Made;

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
    /// Decides, before anything is built, what `-o` and `--to` mean.
    pub(super) fn new(
        input: &Input,
        output: Option<&Path>,
        to: &[Format],
    ) -> Result<(Self, Vec<Format>), Failure> {
        let target = match output {
            Some(path) if path == Path::new("-") => Target::Stdout,
            Some(path) => Target::Given(path.to_path_buf()),
            None if input.is_stdin() => Target::Stdout,
            None => Target::Beside,
        };
        if let Target::Given(path) = &target {
            check_placeholders(path)?;
        }
        let formats = target.formats(to)?;
        if matches!(target, Target::Stdout) {
            to_stdout(&formats)?;
        }
        Ok((target, formats))
    }

    /// The formats to write: those of `--to`, or that of the file that is given, or else PDF.
    fn formats(&self, to: &[Format]) -> Result<Vec<Format>, Failure> {
        let given = match self {
            Target::Given(path) if !extension(path).contains('{') => Format::of(path),
            _ => Ok(None),
        };
        if to.is_empty() {
            let format =
                given.map_err(|unknown| Failure::Usage(format!("{unknown}; say which with `--to`")))?;
            return Ok(vec![format.unwrap_or(Format::Pdf)]);
        }
        match (self, given) {
            (Target::Given(path), Ok(Some(format))) if !to.contains(&format) => {
                let message = format!("`{}` names a {format}, which `--to` does not", path.display());
                Err(Failure::Usage(message))
            }
            _ => {
                let mut formats = Vec::new();
                for format in to {
                    if !formats.contains(format) {
                        formats.push(*format);
                    }
                }
                Ok(formats)
            }
        }
    }

    /// The files to write, in the order of what was made; none for standard output.
    ///
    /// # Errors
    /// A path that is the résumé itself, which would be overwritten; a name that would be lost in that of its page.
    pub(super) fn paths(
        &self,
        input: &Input,
        made: &Made,
        variant: Option<&str>,
    ) -> Result<Vec<PathBuf>, Failure> {
        let named_after = match self {
            Target::Stdout => false,
            Target::Beside => true,
            Target::Given(path) => path.to_string_lossy().contains("{file}"),
        };
        if named_after && input.file.file_stem().is_some_and(|stem| stem.to_str().is_none()) {
            let shown = input.file.display();
            let message =
                format!("the name of `{shown}` is not UTF-8, and no other is made of it; give `-o`");
            return Err(Failure::Usage(message));
        }
        let mut paths = Vec::new();
        for (format, pages) in &made.files {
            let Some(path) = self.path(input, made, variant, *format) else { continue };
            match pages.len() {
                1 => paths.push(path),
                count => paths.extend((1..=count).map(|page| numbered(&path, page))),
            }
        }
        match paths.iter().find(|path| is_input(input, path)) {
            None => Ok(paths),
            Some(path) => {
                let shown = path.display();
                let message =
                    format!("`{shown}` is the résumé itself and would be overwritten; give another `-o`");
                Err(Failure::Usage(message))
            }
        }
    }

    /// The file of a format; none for standard output.
    fn path(&self, input: &Input, made: &Made, variant: Option<&str>, format: Format) -> Option<PathBuf> {
        let stem = input.file.file_stem().map_or("resume".into(), |stem| stem.to_string_lossy());
        let (author, template) = made.names();
        let fill = |template: Option<&str>| {
            format!("{}.{format}", file_name::fill(template, &stem, author, variant))
        };
        let path = match self {
            Target::Stdout => return None,
            Target::Beside => return Some(input.file.with_file_name(fill(template))),
            Target::Given(path) => path,
        };
        let bare = match Format::of(path) {
            Ok(Some(_)) => path.with_extension(""),
            _ => path.clone(),
        };
        Some(match bare.file_name().and_then(|name| name.to_str()) {
            Some(name) if name.contains('{') => bare.with_file_name(fill(Some(name))),
            // One file is written to the path as it is, whatever its extension.
            _ if made.files.len() == 1 => path.clone(),
            Some(name) => bare.with_file_name(format!("{name}.{format}")),
            None => bare,
        })
    }
}

/// Makes sure that whatever is to be filled in stands in the file's name, and is one of those that are.
fn check_placeholders(path: &Path) -> Result<(), Failure> {
    let shown = path.display();
    let folder = path.parent().map(|folder| folder.to_string_lossy()).unwrap_or_default();
    if file_name::has_placeholder(&folder) {
        let message = format!("in `{shown}`, a folder has a placeholder; only the file's name is filled in");
        return Err(Failure::Usage(message));
    }
    match path.file_name().map(|name| name.to_string_lossy()) {
        Some(name) if !file_name::is_sound(&name) => {
            let message = format!(
                "`{name}` has a placeholder that is none; there are {{file}}, {{name}} and {{variant}}"
            );
            Err(Failure::Usage(message))
        }
        _ => Ok(()),
    }
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Makes sure that standard output can take what is made.
fn to_stdout(formats: &[Format]) -> Result<(), Failure> {
    match formats {
        [format] if format.is_text() || !io::stdout().is_terminal() => Ok(()),
        [format] => Err(Failure::Usage(format!("a {format} is no text for a terminal; add `-o FILE`"))),
        _ => Err(Failure::Usage("standard output takes one format; add `-o FILE`".into())),
    }
}

/// The file of a page among several: `resume-2.png`.
fn numbered(path: &Path, page: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = extension(path);
    let dot = if extension.is_empty() { "" } else { "." };
    path.with_file_name(format!("{stem}-{page}{dot}{extension}"))
}

fn is_input(input: &Input, path: &Path) -> bool {
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    !input.is_stdin() && (path == input.file || same(path, &input.file))
}
