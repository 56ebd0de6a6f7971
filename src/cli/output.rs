//! Writing files so that a failure leaves the last good one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use recto::diagnostic::{Code, Diagnostic};
use serde::Deserialize;
use serde::de::IgnoredAny;
use tempfile::TempPath;

use super::input::reason;
use super::make::Made;

/// Writes all that was made, each file to its path.
///
/// # Errors
/// A file that cannot be written; and JSON in place of a file that recto did not write, which may be what the résumé
/// was imported from.
pub(super) fn write_all(paths: &[PathBuf], made: &Made) -> Result<(), Diagnostic> {
    let is_json = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "json");
    if let Some(path) = paths.iter().filter(is_json).find(|path| is_foreign(path)) {
        let message = format!("`{}` is there already, and recto did not write it", path.display());
        return Err(Diagnostic::error(Code::Unwritable, message).with_help("give another name to `-o`"));
    }
    // All are whole before the first takes its place.
    let files = paths.iter().zip(made.files.iter().flat_map(|(_, pages)| pages));
    let ready: Vec<_> = files
        .map(|(path, bytes)| Ok((path, told(path, Ready::new(path, bytes))?)))
        .collect::<Result<_, _>>()?;
    ready.into_iter().try_for_each(|(path, ready)| told(path, ready.place()))
}

/// Makes sure that a file which somebody may have worked on is not written over.
pub(super) fn must_be_new(path: &Path, help: &str) -> Result<(), Diagnostic> {
    if !path.exists() {
        return Ok(());
    }
    let message = format!("`{}` is there already", path.display());
    Err(Diagnostic::error(Code::Unwritable, message).with_help(help))
}

/// Whether there is a file of another program's JSON, or one that is too large to be recto's.
fn is_foreign(path: &Path) -> bool {
    #[derive(Deserialize)]
    struct Resume {
        meta: Option<Meta>,
    }
    #[derive(Deserialize)]
    struct Meta {
        recto: Option<IgnoredAny>,
    }
    let is_ours = |resume: Resume| resume.meta.is_some_and(|meta| meta.recto.is_some());
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && metadata.len() > LARGEST => true,
        Ok(metadata) if metadata.is_file() => fs::read(path).is_ok_and(|bytes| {
            // (An empty file, or one that is no JSON, is nobody's work.)
            let is_json = serde_json::from_slice::<IgnoredAny>(&bytes).is_ok();
            is_json && !serde_json::from_slice(&bytes).is_ok_and(is_ours)
        }),
        _ => false,
    }
}

/// No JSON of a résumé is larger, in bytes.
const LARGEST: u64 = 64 << 20;

/// How the temporary files beside a target are called.
const PREFIX: &str = ".recto-";
const SUFFIX: &str = ".tmp";
/// No file is in the making for longer: an older one belongs to nobody.
const LONGEST_WRITE: Duration = Duration::from_secs(60);

/// What any new file and folder may be: the umask is applied to it.
#[cfg(unix)]
const NEW_FILE: u32 = 0o666;
#[cfg(unix)]
const NEW_FOLDER: u32 = 0o777;

/// Writes a file whole or not at all: into another one in its folder, which then takes its place.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    told(path, Ready::new(path, bytes).and_then(Ready::place))
}

/// Writes a new folder of files, whole or not at all: half of it would be in the way of the next try.
pub(super) fn write_folder(path: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    let parent = folder(path);
    fs::create_dir_all(parent)?;
    sweep(parent);
    let mut builder = builder();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(NEW_FOLDER));
    }
    let folder = builder.tempdir_in(parent)?;
    for (name, text) in files {
        fill(&mut File::create_new(folder.path().join(name))?, text.as_bytes())?;
    }
    fs::rename(folder.path(), path)?;
    // There is nothing left to be taken away.
    let _ = folder.keep();
    Ok(())
}

/// What came of writing, with an error that names the file.
fn told<T>(path: &Path, result: io::Result<T>) -> Result<T, Diagnostic> {
    result.map_err(|error| {
        let message = format!("`{}` cannot be written: {}", path.display(), reason(&error));
        let diagnostic = Diagnostic::error(Code::Unwritable, message);
        match error.kind() {
            io::ErrorKind::IsADirectory => diagnostic.with_help("`-o` takes the path of a file"),
            _ => diagnostic,
        }
    })
}

/// A file that is whole and on the disk, but not in its place yet.
enum Ready<'a> {
    /// A device or a pipe, which takes bytes and cannot be replaced.
    Device(PathBuf, &'a [u8]),
    /// A process that is killed has no time to take away what it made: where the system can, a file has no name yet.
    #[cfg(target_os = "linux")]
    Unnamed(PathBuf, File),
    /// Elsewhere it has another name, which goes away unless the file takes its place.
    Named(PathBuf, TempPath),
}

impl<'a> Ready<'a> {
    fn new(path: &Path, bytes: &'a [u8]) -> io::Result<Self> {
        let target = followed(path)?;
        match fs::metadata(&target) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => return Ok(Ready::Device(target, bytes)),
            Ok(metadata) if metadata.permissions().readonly() => {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            _ => {}
        }
        let folder = folder(&target);
        sweep(folder);
        #[cfg(target_os = "linux")]
        if target.exists() && unnamed::only_grows(folder) {
            return Err(io::Error::other("nothing can be replaced in its folder, which is append-only"));
        }
        #[cfg(target_os = "linux")]
        if let Ok(mut file) = unnamed::create(folder) {
            fill(&mut file, bytes)?;
            return Ok(Ready::Unnamed(target, file));
        }
        let mut builder = builder();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(NEW_FILE));
        }
        let mut file = builder.tempfile_in(folder)?;
        fill(file.as_file_mut(), bytes)?;
        Ok(Ready::Named(target, file.into_temp_path()))
    }

    fn place(self) -> io::Result<()> {
        match self {
            Ready::Device(target, bytes) => fs::write(target, bytes),
            #[cfg(target_os = "linux")]
            Ready::Unnamed(target, file) => {
                if unnamed::name(&file, &target).is_ok() {
                    return Ok(());
                }
                // What is there already can only be replaced by a file with a name.
                let replace = |path: &Path| unnamed::replace(&file, path, &target);
                builder().make_in(folder(&target), replace)?.keep()?;
                Ok(())
            }
            Ready::Named(target, file) => Ok(file.persist(&target)?),
        }
    }
}

/// The folder in which a file stands.
fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a link leads, also if nothing is there yet, so that what it points to is replaced and not the link.
fn followed(path: &Path) -> io::Result<PathBuf> {
    /// More than any system follows.
    const LINKS: usize = 40;
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("it is a link that leads to itself"))
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

/// Takes away what processes that were killed have left in a folder. It is no harm if that cannot be done.
fn sweep(folder: &Path) {
    let stale = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        ours && age().is_some_and(|age| age > LONGEST_WRITE)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(stale) {
        let path = entry.path();
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
}

fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files without a name (`open(2)`, `O_TMPFILE`), which not every file system has.
#[cfg(target_os = "linux")]
mod unnamed;
