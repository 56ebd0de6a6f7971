//! Asks the linker for packed relocations: Typst's tables of functions have 120,000 of them, which take 3 MB of the
//! binary, and 5 MB of every run's memory, when each is spelled out.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |what, value: &str| std::env::var(what).is_ok_and(|it| it == value);
    // glibc reads them from 2.36 (2022) on.
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
