//! Files without a name: whatever ends the process, nothing of them is left.

use std::ffi::{CString, OsStr};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::{AtFlags, CWD, OFlags, StatxFlags, linkat, rename, statx, unlink};

/// Makes one. Without `/proc` it would get no name.
pub(super) fn create(folder: &Path) -> io::Result<File> {
    Path::new("/proc/self/fd").metadata()?;
    let flags = OFlags::TMPFILE.bits().cast_signed();
    OpenOptions::new().write(true).mode(super::NEW_FILE).custom_flags(flags).open(folder)
}

/// Gives one a name that no file has yet.
pub(super) fn name(file: &File, path: &Path) -> io::Result<()> {
    Names::new(file, path, path)?.name()
}

/// Puts one in another file's place, by way of a name of its own for an instant.
///
/// A process of its own does that, in a group of its own: neither a signal to this one nor one from the keyboard ends
/// it between the two calls, so that no name is left behind.
pub(super) fn replace(file: &File, path: &Path, target: &Path) -> io::Result<()> {
    let names = Names::new(file, path, target)?;
    let done = apart(|| {
        names.name()?;
        rename(&names.name, &names.target).or_else(|error| unlink(&names.name).and(Err(error)))?;
        Ok(())
    });
    // Whoever started this process may have seen to it that nobody is told how another one ended.
    let unknown = done.as_ref().is_err_and(|error| error.raw_os_error() == Some(libc::ECHILD));
    if unknown && is_same(file, target)? { Ok(()) } else { done }
}

/// Whether a file is the one that has a name.
fn is_same(file: &File, target: &Path) -> io::Result<bool> {
    let (ours, there) = (file.metadata()?, std::fs::metadata(target)?);
    Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino()))
}

/// Whether a folder takes new names and gives up none: what is put there for an instant would stay.
pub(super) fn only_grows(folder: &Path) -> bool {
    /// `STATX_ATTR_APPEND` (`statx(2)`).
    const APPEND: u64 = 0x20;
    let statx = statx(CWD, folder, AtFlags::empty(), StatxFlags::empty());
    statx.is_ok_and(|statx| statx.stx_attributes.bits() & APPEND != 0)
}

/// What the system is told, made beforehand: a process that was forked off others' threads gets no memory.
struct Names {
    now: CString,
    name: CString,
    target: CString,
}

impl Names {
    fn new(file: &File, name: &Path, target: &Path) -> io::Result<Self> {
        let c = |name: &OsStr| Ok::<_, io::Error>(CString::new(name.as_bytes())?);
        let now = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(Self { now: c(now.as_ref())?, name: c(name.as_os_str())?, target: c(target.as_os_str())? })
    }

    fn name(&self) -> io::Result<()> {
        Ok(linkat(CWD, &self.now, CWD, &self.name, AtFlags::SYMLINK_FOLLOW)?)
    }
}

/// Has a process of its own do some calls to the system, and waits for it. Where there can be none, this one does them.
#[expect(unsafe_code, reason = "there is no other way to a process that costs less than a millisecond")]
fn apart(calls: impl Fn() -> io::Result<()>) -> io::Result<()> {
    // SAFETY: the process that is forked off asks the system for what it does and for its end, and for nothing else:
    // it takes no memory and no lock that another thread may have held (`signal-safety(7)`).
    let child = unsafe { libc::fork() };
    match child {
        -1 => calls(),
        0 => {
            // SAFETY: as above; numbers are handed over, no memory.
            unsafe {
                libc::setpgid(0, 0);
                let failed = calls().err().map(|error| error.raw_os_error().unwrap_or(libc::EIO));
                libc::_exit(failed.unwrap_or(0))
            }
        }
        _ => {
            let mut status = 0;
            // SAFETY: the status is ours, and lives longer than the call.
            while unsafe { libc::waitpid(child, &raw mut status, 0) } == -1 {
                let error = io::Error::last_os_error();
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
            match libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status)) {
                Some(0) => Ok(()),
                Some(failed) => Err(io::Error::from_raw_os_error(failed)),
                None => Err(io::Error::other("the process that should have put it there was killed")),
            }
        }
    }
}
