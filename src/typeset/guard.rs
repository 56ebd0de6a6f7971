//! Bounds on what the code of a layout may take.
//!
//! A layout of the user's own is a program, and Typst stops only some of those that run away: a `while` of ten
//! thousand rounds, calls eighty deep. Two nested `for` loops, or a text that is doubled forty times, it would let
//! run. It cannot be interrupted from within either, so that such a layout is laid out by a thread that is watched
//! from outside, and left to itself when it goes too far.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostic::{Code, Diagnostic};
use crate::layout::Layout;

/// How often a layout's thread is looked after: it can take some ten MiB in that time.
const LOOK: Duration = Duration::from_millis(5);

/// The stack of a layout's thread, in bytes. Values nested a million deep are freed by recursion: no less than the
/// memory that is allowed, so that they come up against that bound and not against the stack's end. What is not
/// used of it costs nothing.
const STACK: usize = if usize::BITS < 64 { 64 << 20 } else { 1 << 30 };

/// What to do about a layout that was stopped.
pub(super) const HELP: &str = "is the résumé that long? If not, look for a loop in the layout that goes on for ever or grows with every round";

/// What a layout may take. The built-in ones are watched over very long documents alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long the layouts of one build may take together; an honest one takes some hundredths of a second.
    pub time: Duration,
    /// By how many bytes the process may grow; watched on Linux alone.
    pub memory: u64,
}

impl Limits {
    /// The memory that a layout may take where nobody says otherwise, in bytes.
    pub const MEMORY: u64 = 768 << 20;
}

/// 20 s and 768 MiB.
impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(20), memory: Self::MEMORY }
    }
}

/// Why a layout was not waited for.
#[derive(Debug)]
pub(super) enum Stopped {
    /// It took longer than it may.
    Time(Duration),
    /// It took more bytes than it may.
    Memory(u64),
    /// Its thread ended without a result, or could not be started.
    Broken,
}

impl Stopped {
    /// What to tell of a layout that was stopped.
    pub(super) fn explain(&self, layout: &Layout) -> Diagnostic {
        let went = match self {
            Stopped::Time(time) => format!("takes more than {} s", time.as_secs_f64()),
            Stopped::Memory(bytes) => format!("takes more than {} MiB of memory", bytes >> 20),
            Stopped::Broken => "broke the engine".to_owned(),
        };
        Diagnostic::error(Code::Runaway, format!("the layout `{}` {went}", layout.name)).with_help(HELP)
    }
}

/// Watches over the layouts of one engine.
#[derive(Debug, Default)]
pub(super) struct Guard {
    pub(super) limits: Limits,
    /// When the first layout of this build began.
    began: Option<Instant>,
    /// What the process held before the first layout, in bytes.
    before: Option<u64>,
}

impl Guard {
    /// Does some work and waits for its result within the limits. Work that is stopped goes on until the process
    /// ends: nothing can end a thread from outside.
    pub(super) fn watch<T: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Stopped> {
        let Limits { time, memory } = self.limits;
        let began = *self.began.get_or_insert_with(Instant::now);
        let before = *self.before.get_or_insert_with(resident);
        let (sender, receiver) = mpsc::sync_channel(1);
        let thread = thread::Builder::new().name("layout".into()).stack_size(STACK);
        // Nobody is left to take the result of work that was stopped.
        let started = thread.spawn(move || drop(sender.send(work())));
        started.map_err(|_| Stopped::Broken)?;
        loop {
            match receiver.recv_timeout(LOOK) {
                Ok(result) => return Ok(result),
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped::Broken),
                Err(RecvTimeoutError::Timeout) if began.elapsed() > time => return Err(Stopped::Time(time)),
                Err(RecvTimeoutError::Timeout) if resident() > before.saturating_add(memory) => {
                    return Err(Stopped::Memory(memory));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Begins to count anew: the next layout belongs to another build.
    pub(super) fn rest(&mut self) {
        self.began = None;
    }
}

/// The memory that the process holds, in bytes; 0 where that cannot be told.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}
