//! The process's memory: who asks for more at once than a layout may take is told, and ends the process.
//!
//! A layout that grows is seen to from outside (`typeset/guard.rs`). One that asks for more in a single step than there
//! is, is not: Rust ends a process that gets no memory by an abort, which says nothing of layouts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{self, Write};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use recto::typeset::Limits;

#[global_allocator]
static MEMORY: Bounded = Bounded;

/// The system's allocator for all but what is too much.
struct Bounded;

#[expect(unsafe_code, reason = "an allocator cannot be written without; this one passes on what it is given")]
// SAFETY: each call goes to the system's allocator as it came, or does not return.
unsafe impl GlobalAlloc for Bounded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        bound(layout.size());
        // SAFETY: the contract is the caller's to keep, and the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        bound(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        bound(size);
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

fn bound(bytes: usize) {
    if bytes as u64 > Limits::MEMORY {
        refuse();
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
    let message =
        format_args!("the layout takes more than {} MiB of memory in a single step", Limits::MEMORY >> 20);
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
