//! When the files change that a job reads.

use std::path::{Path, PathBuf, absolute};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Programs write a file in several steps. When nothing has happened for this long, it is whole.
const STILL: Duration = Duration::from_millis(15);
/// More links than any system follows.
const LINKS: usize = 40;
/// Nobody waits longer than this for a file that is written without end.
const LONGEST: Duration = Duration::from_millis(500);

/// Sees when a résumé or its layout changes.
///
/// Folders are watched and not files: most editors write a new file and put it in the place of the old one.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The résumé under the name that was given, and under those to which links lead from there.
    files: Vec<PathBuf>,
    /// The folder of the layout, if it is one of the user's own.
    layout: Option<PathBuf>,
}

/// What changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changed {
    /// Something in the layout's folder. (The résumé may have been written without being another.)
    pub layout: bool,
}

impl Changes {
    /// Watches a résumé.
    pub(super) fn of(file: &Path) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender)?;
        let mut changes = Self { watcher, events, files: vec![real(file)], layout: None };
        let folder = changes.files[0].parent().map(Path::to_path_buf).unwrap_or_default();
        changes.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
        changes.follow()?;
        Ok(changes)
    }

    /// Watches where links lead from the résumé's name, which may have changed.
    fn follow(&mut self) -> notify::Result<()> {
        let old = self.files.split_off(1);
        while let Some(last) = self.files.last()
            && let Ok(next) = last.read_link()
            && self.files.len() < LINKS
        {
            let next = real(&last.parent().unwrap_or(Path::new("")).join(next));
            if let Some(folder) = next.parent().filter(|_| !old.contains(&next)) {
                self.watcher.watch(folder, RecursiveMode::NonRecursive)?;
            }
            self.files.push(next);
        }
        Ok(())
    }

    /// Watches the folder of a layout, too, in place of the one before.
    pub(super) fn watch_layout(&mut self, folder: Option<&Path>) -> notify::Result<()> {
        let folder = folder.map(real);
        let is_watched = |folder: &Path| self.files.iter().any(|file| file.parent() == Some(folder));
        if let Some(old) = self.layout.take()
            && Some(&old) != folder.as_ref()
            && !is_watched(&old)
        {
            // There is nothing to take back where it has gone.
            let _ = self.watcher.unwatch(&old);
        }
        self.layout = folder;
        match &self.layout {
            // Also the one before: it may have gone and come back.
            Some(folder) if folder.is_dir() && !is_watched(folder) => {
                // What is no layout may be anything, and hold very much.
                let whole = folder.join("typst.toml").is_file();
                let mode = if whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                self.watcher.watch(folder, mode)
            }
            _ => Ok(()),
        }
    }

    /// Waits until something changes, and then is still. What was `written` by the job itself is no change.
    pub(super) fn wait(&mut self, written: &[PathBuf]) -> Changed {
        let written: Vec<PathBuf> = written.iter().map(|path| real(path)).collect();
        let mut changed: Option<(Changed, Instant)> = None;
        let mut last = Instant::now();
        loop {
            let event = match &changed {
                // The watcher holds the other end for as long as it is there.
                None => self.events.recv().map_err(RecvTimeoutError::from),
                Some((_, since)) => {
                    let until = (last + STILL).min(*since + LONGEST);
                    self.events.recv_timeout(until.saturating_duration_since(Instant::now()))
                }
            };
            match (event, &mut changed) {
                (Err(_), changed) => {
                    // What cannot be followed is told when it is read.
                    let _ = self.follow();
                    return changed.map(|(changed, _)| changed).unwrap_or_default();
                }
                (Ok(event), changed) => {
                    let Some(more) = self.change(&event, &written) else { continue };
                    last = Instant::now();
                    changed.get_or_insert((more, last)).0.layout |= more.layout;
                }
            }
        }
    }

    /// What an event changes; none if it is about other files, or a file was merely read.
    fn change(&self, event: &notify::Result<Event>, written: &[PathBuf]) -> Option<Changed> {
        let Ok(event) = event else { return None };
        if event.need_rescan() {
            // The watcher lost count: whatever there is may have changed.
            return Some(Changed { layout: true });
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return None;
        }
        let file = event.paths.iter().any(|path| self.files.contains(path));
        let others = event.paths.iter().filter(|path| !self.files.contains(path) && !written.contains(path));
        let layout = others.filter(|path| !is_passing(path)).any(|path| {
            // The folder may come into being with another one that it is in.
            self.layout.as_ref().is_some_and(|layout| path.starts_with(layout) || layout.starts_with(path))
        });
        (file || layout).then_some(Changed { layout })
    }
}

/// A path as the watcher tells it: as far as its folders are there, without links in them.
fn real(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut folders = path.ancestors().skip(1);
    let known = folders.find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    match known.map(|(folder, real)| (path.strip_prefix(folder), real)) {
        // A path that ends in `..` has no name that could be a link.
        Some((Ok(rest), real)) if path.file_name().is_some() => real.join(rest),
        _ => path.canonicalize().unwrap_or(path),
    }
}

/// Whether a file is one that programs have while they write another.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // A file that has no name yet is told as `#` and a number.
    name.starts_with(['.', '#']) || name.ends_with('~')
}
