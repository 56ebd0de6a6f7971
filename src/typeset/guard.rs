//! Bounds on what a layout may take: its code, and the writing of what it drew.
//!
//! A layout of the user's own is a program, and Typst stops only some of those that run away: a `while` of ten
//! thousand rounds, calls eighty deep. Two nested `for` loops, or a text that is doubled forty times, it would let
//! run. Nor does it count shapes and patterns, of which each costs most when the pages are written. It cannot be
//! interrupted from within either, so that such a layout is laid out and its pages are written by a thread that is
//! watched from outside, and left to itself when it goes too far.

use std::cell::Cell;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::diagnostic::{Code, Diagnostic};

/// How often a layout's thread is looked after: it can take some ten MiB in that time.
const LOOK: Duration = Duration::from_millis(5);

/// The stack of a layout's thread, in bytes. Values nested a million deep are freed by recursion: no less than the
/// memory that is allowed, so that they come up against that bound and not against the stack's end. What is not
/// used of it costs nothing.
const STACK: usize = if usize::BITS < 64 { 64 << 20 } else { 1 << 30 };

/// The stack of such a thread where address space is short, in bytes.
const SHALLOW: usize = 16 << 20;

/// The name of the threads that a layout can break.
const NAME: &str = "layout";

/// How many pieces of work have broken that nobody waits for on the threads of [`share_threads`].
static BROKEN: AtomicUsize = AtomicUsize::new(0);

/// Sees to the threads among which the engine shares out pages and pictures: they go as deep as a layout's own thread,
/// and what breaks on them does not end the process. Whoever has made rayon's global pool before keeps it.
pub(super) fn share_threads() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let threads =
            rayon::ThreadPoolBuilder::new().spawn_handler(|thread| spawn(|| thread.run()).map(drop));
        let threads = threads.panic_handler(|_| {
            BROKEN.fetch_add(1, Ordering::Relaxed);
        });
        let _ = threads.build_global();
    });
}

/// Starts a thread for layouts, with a smaller stack where there is no room for a deep one.
fn spawn(run: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    let run = Arc::new(Mutex::new(Some(run)));
    let start = |stack| {
        let run = Arc::clone(&run);
        thread::Builder::new().name(NAME.into()).stack_size(stack).spawn(move || {
            let run = run.lock().unwrap_or_else(PoisonError::into_inner).take();
            run.into_iter().for_each(|run| run());
        })
    };
    start(STACK).or_else(|_| start(SHALLOW))
}

/// What has become of the work on a thread.
#[derive(Debug, Default)]
struct Fate {
    /// Nobody waits for it any more.
    stopped: AtomicBool,
    /// How often it has broken.
    broken: AtomicUsize,
}

thread_local! {
    /// The fate of the layout whose own thread this is.
    static FATE: Cell<Option<&'static Fate>> = const { Cell::new(None) };
}

/// To be called by a program's allocator, before it gives some bytes: the layout that asks for them may have been
/// stopped, but nothing can end it before the process ends, which may take its time. Until then it gets one piece a second
/// at most, and no more than 64 KiB.
pub fn hold_back(bytes: usize) {
    /// In bytes per second.
    const PACE: usize = 64 << 10;
    if FATE.get().is_some_and(|fate| fate.stopped.load(Ordering::Relaxed)) {
        thread::sleep(Duration::from_secs(1 + (bytes / PACE) as u64));
    }
}

/// To be called by a program's panic hook; whether it is a layout that breaks, which is told at the end of its thread. One
/// that breaks again while it is taken apart would end the process: its thread stays where it is instead.
pub fn is_broken_layout() -> bool {
    let fate = FATE.get();
    if fate.is_some_and(|fate| fate.broken.fetch_add(1, Ordering::Relaxed) > 0) {
        loop {
            thread::park();
        }
    }
    fate.is_some() || thread::current().name() == Some(NAME)
}

/// What to do about a layout that takes too much.
pub(super) const HELP: &str = "is the résumé that long? If not, look for a loop in the layout that goes on for ever or grows with every round";

/// What to do about one whose pages take too much to be written.
const HELP_WRITING: &str = "look for large pictures, and for shapes, patterns or gradients that the layout draws by the thousand; a png takes less at a lower `--ppi`";

/// What to do about one that the engine does not survive.
const HELP_BROKEN: &str = "some value in it is beyond what the engine takes: take out what was added last";

/// What a layout may take. The built-in ones are watched over very long documents alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long laying out and writing the pages of one build may take together; an honest layout takes some
    /// hundredths of a second.
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

/// What is done for a layout.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Its code is run, and what it drew is measured.
    LayOut,
    /// What it drew becomes a file.
    Write,
}

/// Runs what a layout brings about.
#[derive(Debug, Clone)]
pub(super) enum Runner {
    /// On the spot: a built-in layout does not go astray.
    OnTheSpot,
    /// On a thread that is watched, in the name of a layout.
    Watched(Arc<Mutex<Guard>>, String),
}

impl Runner {
    /// Does some work, and gives its result or why it was not waited for.
    pub(super) fn run<T: Send + 'static>(
        &self,
        step: Step,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Vec<Diagnostic>> {
        match self {
            Runner::OnTheSpot => Ok(work()),
            Runner::Watched(guard, layout) => {
                let mut guard = guard.lock().unwrap_or_else(PoisonError::into_inner);
                guard.watch(work).map_err(|stopped| vec![stopped.explain(layout, step)])
            }
        }
    }
}

/// Why some work was not waited for.
#[derive(Debug, Clone, Copy)]
enum Stopped {
    /// It took longer than it may.
    Time(Duration),
    /// It took more bytes than it may.
    Memory(u64),
    /// Its thread ended without a result, or could not be started.
    Broken,
    /// Earlier work that was stopped still runs.
    Behind,
}

impl Stopped {
    /// What to tell of a layout for which something was done.
    fn explain(self, layout: &str, step: Step) -> Diagnostic {
        let went = match self {
            Stopped::Time(time) => format!("takes more than {} s", time.as_secs_f64()),
            Stopped::Memory(bytes) => format!("takes more than {} MiB of memory", bytes >> 20),
            Stopped::Broken => "broke the engine".to_owned(),
            Stopped::Behind => return behind(),
        };
        let (written, help) = match step {
            _ if matches!(self, Stopped::Broken) => ("", HELP_BROKEN),
            Step::LayOut => ("", HELP),
            Step::Write => (" until its pages are written", HELP_WRITING),
        };
        Diagnostic::error(Code::Runaway, format!("the layout `{layout}` {went}{written}")).with_help(help)
    }
}

/// What to tell as long as a layout runs on that was stopped.
pub(super) fn behind() -> Diagnostic {
    Diagnostic::error(Code::Runaway, "a layout that was stopped has not come to its end yet")
}

/// A piece of work that sees to its result itself.
type Work = Box<dyn FnOnce() + Send>;

/// A thread that does one piece of work after the other: what one leaves of its memory is at hand for the next.
#[derive(Debug)]
struct Worker {
    todo: Sender<Work>,
    thread: JoinHandle<()>,
    fate: &'static Fate,
}

impl Worker {
    fn start() -> io::Result<Self> {
        let (todo, works) = mpsc::channel::<Work>();
        // An allocator can see to nothing that has an end; there is one for each layout that was stopped, and a last.
        let fate: &'static Fate = Box::leak(Box::default());
        let thread = spawn(move || {
            FATE.set(Some(fate));
            works.into_iter().for_each(|work| work());
        })?;
        Ok(Self { todo, thread, fate })
    }
}

/// Watches over the layouts of one engine.
#[derive(Debug, Default)]
pub(super) struct Guard {
    limits: Limits,
    /// How long the work of this build has taken so far.
    spent: Duration,
    /// What the process held before the first work, in bytes.
    before: Option<u64>,
    /// Waits for the next work.
    worker: Option<Worker>,
    /// The thread of work that was stopped: it ends with that.
    left: Option<JoinHandle<()>>,
}

impl Guard {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Does some work and waits for its result within the limits. Work that is stopped goes on until the process
    /// ends: nothing can end a thread from outside.
    fn watch<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopped> {
        if self.left.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return Err(Stopped::Behind);
        }
        let Limits { time, memory } = self.limits;
        let most = self.before.get_or_insert_with(resident).saturating_add(memory);
        let worker = self.worker.take().map_or_else(Worker::start, Ok).map_err(|_| Stopped::Broken)?;
        let (began, remaining) = (Instant::now(), time.saturating_sub(self.spent));
        let broken = BROKEN.load(Ordering::Relaxed);
        let (sender, receiver) = mpsc::channel();
        // Nobody is left to take the result of work that was stopped.
        let work = Box::new(move || drop(sender.send(work())));
        worker.todo.send(work).map_err(|_| Stopped::Broken)?;
        let result = loop {
            match receiver.recv_timeout(LOOK) {
                Ok(result) => break Ok(result),
                Err(RecvTimeoutError::Disconnected) => break Err(Stopped::Broken),
                Err(RecvTimeoutError::Timeout) if began.elapsed() > remaining => {
                    break Err(Stopped::Time(time));
                }
                // What waits for that waits for ever.
                Err(RecvTimeoutError::Timeout)
                    if BROKEN.load(Ordering::Relaxed) != broken
                        || worker.fate.broken.load(Ordering::Relaxed) > 1 =>
                {
                    break Err(Stopped::Broken);
                }
                Err(RecvTimeoutError::Timeout) if resident() > most => break Err(Stopped::Memory(memory)),
                Err(RecvTimeoutError::Timeout) => {}
            }
        };
        self.spent += began.elapsed();
        match result {
            Ok(_) => self.worker = Some(worker),
            Err(_) => {
                worker.fate.stopped.store(true, Ordering::Relaxed);
                self.left = Some(worker.thread);
            }
        }
        result
    }

    /// Begins to count time anew: what comes next belongs to another build.
    pub(super) fn rest(&mut self) {
        self.spent = Duration::ZERO;
    }
}

/// The memory that the process holds, in bytes; 0 where that cannot be told.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kibibytes.unwrap_or_default() * 1024
}
