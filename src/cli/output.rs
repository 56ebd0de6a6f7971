//! Writing files so that a failure leaves the last good one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use recto::diagnostic::{Code, Diagnostic};

use super::input::reason;
use super::make::Made;

/// Writes all that was made, each file to its path.
pub(super) fn write_all(paths: &[PathBuf], made: &Made) -> Result<(), Diagnostic> {
    let files = made.files.iter().flat_map(|(_, pages)| pages);
    paths.iter().zip(files).try_for_each(|(path, bytes)| write(path, bytes))
}

/// Writes a file whole or not at all: into a temporary file beside it, which then takes its place.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    write_whole(path, bytes).map_err(|error| {
        let message = format!("`{}` cannot be written: {}", path.display(), reason(&error));
        let diagnostic = Diagnostic::error(Code::Unwritable, message);
        match error.kind() {
            io::ErrorKind::IsADirectory => diagnostic.with_help("`-o` takes the path of a file"),
            _ => diagnostic,
        }
    })
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link is followed, so that what it points to is replaced and not the link.
    let target: PathBuf = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // A device or a pipe takes bytes and cannot be replaced.
        Ok(metadata) if !metadata.is_file() => return fs::write(&target, bytes),
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        _ => {}
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".recto-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file would get: the umask is applied to it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}
