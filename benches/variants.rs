//! What six pages cost at once and one by one, as whole processes: `recto build --all` beside six builds.
//!
//! `cargo bench --bench variants` prints wall time and, where GNU time is installed, the memory of the largest process.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A résumé with six variants.
const RESUME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/engineering-lead.yaml");
const VARIANTS: [&str; 6] = ["platform", "data", "manager", "public", "startup", "deutsch"];
/// How often each is measured; the best run counts, since others are disturbed by what else the machine does.
const RUNS: usize = 7;
const GNU_TIME: &str = "/usr/bin/time";

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let template = folder.path().join("{variant}.pdf");
    let template = template.to_str().expect("a path in UTF-8");
    let runs = if std::env::args().any(|argument| argument == "--test") { 1 } else { RUNS };
    let all: &[&str] = &["build", RESUME, "-q", "--all", "-o", template];
    let single = VARIANTS.map(|variant| ["build", RESUME, "-q", "--variant", variant, "-o", template]);
    let at_once = best(runs, || run(all));
    let one_by_one = best(runs, || single.iter().map(|arguments| run(arguments)).sum());
    println!("build --all        {:7.1} ms{}", millis(at_once), memory(all));
    println!("six builds         {:7.1} ms{}", millis(one_by_one), memory(&single[0]));
    println!("ratio              {:7.2}", millis(at_once) / millis(one_by_one));
}

fn best(runs: usize, measure: impl Fn() -> Duration) -> Duration {
    (0..runs).map(|_| measure()).min().unwrap_or_default()
}

fn run(arguments: &[&str]) -> Duration {
    let started = Instant::now();
    let status =
        Command::new(env!("CARGO_BIN_EXE_recto")).args(arguments).status().expect("the program starts");
    assert!(status.success());
    started.elapsed()
}

/// The most memory that a run holds, in words.
fn memory(arguments: &[&str]) -> String {
    if !Path::new(GNU_TIME).exists() {
        return String::new();
    }
    let output =
        Command::new(GNU_TIME).args(["-f", "%M", env!("CARGO_BIN_EXE_recto")]).args(arguments).output();
    let kilobytes = output.ok().and_then(|output| String::from_utf8(output.stderr).ok());
    let kilobytes: Option<f64> = kilobytes.and_then(|text| text.lines().last()?.trim().parse().ok());
    kilobytes.map_or(String::new(), |kilobytes| format!("  {:.0} MiB", kilobytes / 1024.0))
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
