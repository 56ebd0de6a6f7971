//! The process's memory: it stays below a gigabyte, whatever a layout does.
//!
//! A layout that grows is seen to from outside (`typeset/guard.rs`), which takes its time: to look, to stop, to tell, and
//! to end the process. Until then it is slowed down here, and ended where it grows on; or at once, if it asks for more in
//! a single step than it may have: Rust ends a process that gets no memory by an abort, which says nothing of layouts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use std::{process, thread};

use recto::typeset::{Limits, hold_back};

#[global_allocator]
static MEMORY: Bounded = Bounded;

/// The system's allocator, which counts what is large.
struct Bounded;

#[expect(unsafe_code, reason = "an allocator cannot be written without; this one passes on what it is given")]
// SAFETY: each call goes to the system's allocator as it came, or does not return.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        take(0, layout.size());
        // SAFETY: the contract is the caller's to keep, and the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        take(0, layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        take(layout.size(), size);
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        take(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

/// What is smaller is not counted: of that, nothing takes a hundred MiB in a hundredth of a second.
const LARGE: usize = 64 << 10;
/// What the process may hold in large pieces before it is slowed down, in bytes.
const MUCH: usize = Limits::MEMORY as usize;
/// And before it is ended.
const MOST: usize = 960 << 20;
/// How fast it may still grow in between, in bytes per second.
const PACE: u64 = 128 << 20;
/// No piece waits for longer: a layout is looked after every few milliseconds.
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// What the process holds in large pieces, in bytes.
static HELD: AtomicUsize = AtomicUsize::new(0);

/// Counts a piece that takes the place of another.
#[inline]
fn take(old: usize, new: usize) {
    if new > 0 {
        hold_back(new);
    }
    if old.max(new) < LARGE {
        return;
    }
    let counted = |bytes| if bytes < LARGE { 0 } else { bytes };
    let (old, new) = (counted(old), counted(new));
    if new <= old {
        HELD.fetch_sub(old - new, Ordering::Relaxed);
        return;
    }
    let held = HELD.fetch_add(new - old, Ordering::Relaxed).saturating_add(new - old);
    if new > MUCH || held > MOST {
        refuse();
    }
    if held > MUCH {
        let wait = Duration::from_nanos((new - old) as u64 * 1_000_000_000 / PACE);
        thread::sleep(wait.min(LONGEST_WAIT));
    }
}

/// Whether programs read what is told.
static FOR_PROGRAMS: AtomicBool = AtomicBool::new(false);

/// Tells what is to be told in a form for programs.
pub(crate) fn tell_programs() {
    FOR_PROGRAMS.store(true, Ordering::Relaxed);
}

/// Ends the process. Nothing else in it asks for so much: files are no longer than some MiB, pictures are bounded.
#[cold]
fn refuse() -> ! {
    let message = format_args!("the layout takes more than {} MiB of memory", MUCH >> 20);
    let help = "look for a text or a list in it that is made very long";
    // There is nobody left to tell that it cannot be told; and no memory to do so in another way.
    let _ = if FOR_PROGRAMS.load(Ordering::Relaxed) {
        let error = format_args!(
            "{{\"severity\": \"error\", \"code\": \"E0307\", \"message\": \"{message}\", \"help\": [\"{help}\"]}}"
        );
        writeln!(io::stdout(), "{{\"ok\": false, \"diagnostics\": [{error}]}}")
    } else {
        writeln!(io::stderr(), "error[E0307]: {message}\n  = help: {help}")
    };
    process::exit(1)
}
