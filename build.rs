//! Asks the linker for a smaller program, where it can make one.
//!
//! - Packed relocations: Typst's tables of functions have 120,000 of them, which take 3 MB of the binary, and 5 MB of
//!   every run's memory, when each is spelled out. (glibc reads them from 2.36, of 2022, on.)
//! - Identical functions once: generic code that came out the same for several types takes another 1.5 MB.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

const WISHES: [&str; 2] = ["-Wl,-z,pack-relative-relocs", "-Wl,--icf=all"];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |what, value: &str| env::var(what).is_ok_and(|it| it == value);
    if !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    for wish in WISHES {
        if links_with(wish) {
            println!("cargo:rustc-link-arg-bins={wish}");
        }
    }
}

/// Whether this machine's linker knows an argument: whether a program that does nothing links, and without a word.
fn links_with(argument: &str) -> bool {
    let (Some(rustc), Some(folder), Ok(target)) =
        (env::var_os("RUSTC"), env::var_os("OUT_DIR"), env::var("TARGET"))
    else {
        return false;
    };
    let source = Path::new(&folder).join("nothing.rs");
    if std::fs::write(&source, "fn main() {}").is_err() {
        return false;
    }
    let mut command = Command::new(rustc);
    command
        .args(["--target", &target, "-C", &format!("link-arg={argument}"), "--out-dir"])
        .arg(&folder)
        .arg(&source);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        command.arg("-C").arg(format!("linker={}", linker.to_string_lossy()));
    }
    let done = command.stdin(Stdio::null()).output();
    done.is_ok_and(|done| done.status.success() && done.stderr.is_empty())
}
