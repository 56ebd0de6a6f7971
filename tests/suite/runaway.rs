//! Layouts that take too much: stopped with an error that says so, within bounds of time and memory.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use recto::diagnostic::Code;
use recto::typeset::{Engine, Limits};
use recto::{Options, compile};

use crate::support::{Watched, put, recto, render, scratch, watch};

const RESUME: &str = "name: Robin\nlayout: mine\n";
const MANIFEST: &str = "[package]\nname = \"mine\"\nversion = \"0.1.0\"\nentrypoint = \"lib.typ\"\n\n[tool.recto]\nformat = 1\nfonts = []\n";

/// What a layout does to take too much, how, and the code and words by which it is stopped.
type Greedy = (&'static str, &'static str, &'static str);

/// Stopped within a second.
const QUICK: [Greedy; 13] = [
    ("a loop without end", "while true {}", "E0304: condition is always true"),
    ("a loop that hides it", "let i = 0; while i >= 0 { i += 1 }", "E0304: loop seems to be infinite"),
    ("calls without end", "let f(g, n) = g(g, n + 1); f(f, 0)", "E0304: maximum function call depth"),
    (
        "shows itself",
        "show \"x\": it => [x]; show strong: strong; strong[x]",
        "E0304: maximum show rule depth",
    ),
    ("brackets", "eval(\"(\" * 100000)", "E0304: maximum parsing depth"),
    (
        "blocks in blocks",
        "let x = [a]; for i in range(80) { x = block(x) }; x",
        "E0304: maximum layout depth",
    ),
    ("boxes, deep", "let x = [a]; for i in range(100000) { x = box(x) }; x", "E0304: maximum layout depth"),
    (
        "bold, deep",
        "let x = [a]; for i in range(100000) { x = strong(x) }; x",
        "E0304: maximum show rule depth",
    ),
    (
        "a deep list",
        "let x = (); for i in range(200000) { x = (x,) }; panic(x.len())",
        "E0304: panicked with: 1",
    ),
    ("a long range", "range(1000000000).len()", "E0307 takes more than 768 MiB"),
    ("a thousand pages", "for i in range(999) { pagebreak() }", "E0307 draws 1000 pages; 100 are the most"),
    ("ten thousand full ones", "for i in range(9999) { [x]; pagebreak() }", "E0307 draws 10000 pages"),
    ("more memory than there is", "(\"x\" * 9000000000000000000).len()", "E0307 takes more than 768 MiB"),
];

/// Stopped within seconds.
const SLOW: [Greedy; 5] = [
    ("a text doubled", "let s = \"x\"; for i in range(40) { s = s + s }; s", "E0307 takes more than 768 MiB"),
    ("a list doubled", "let s = (1,); for i in range(40) { s = s + s }", "E0307 takes more than 768 MiB"),
    ("a text repeated", "let s = \"x\" * 4000000000; s.len()", "E0307 takes more than 768 MiB"),
    ("ten million words", "for i in range(10000000) { [x ] }", "E0307 takes more than 768 MiB"),
    ("a table without end", "grid(columns: 100000, rows: 100000, [x])", "E0307 takes more than 768 MiB"),
];

#[test]
fn layouts_that_take_too_much_are_stopped() {
    QUICK.iter().for_each(is_stopped);
}

#[test]
#[ignore = "takes a while and much memory"]
fn layouts_that_take_their_time_to_take_too_much_are_stopped() {
    SLOW.iter().for_each(is_stopped);
}

fn is_stopped((what, code, stopped): &Greedy) {
    let ran = build(code);
    // (Where memory is not had, nothing is known of layouts.)
    let told = ran.stderr.replace("]: the layout `mine`", "").replace("]: the layout", "");
    assert!(told.contains(stopped), "{what}: {}", ran.stderr);
    assert!(ran.seconds < 30.0, "{what}: {} s", ran.seconds);
    assert!(ran.peak < 1 << 30, "{what}: {} MiB", ran.peak >> 20);
}

#[test]
#[ignore = "takes as long as a layout may, 20 s"]
fn loops_in_loops_are_stopped_after_a_while() {
    let ran = build("for a in range(100000) { for b in range(100000) { let c = a * b } }");
    assert!(ran.stderr.contains("error[E0307]: the layout `mine` takes more than 20 s"), "{}", ran.stderr);
    assert!(
        (20.0..30.0).contains(&ran.seconds) && ran.peak < 1 << 30,
        "{} s, {} bytes",
        ran.seconds,
        ran.peak
    );
}

/// The library cannot end the process: it says what is the matter, and is of use again when the layout has ended.
#[test]
fn the_library_goes_on_without_a_layout_that_was_stopped() {
    let folder = scratch();
    let slow = "for a in range(3000) { for b in range(1000) { let c = a * b } }";
    lay(folder.path(), slow);
    let limits = Limits { time: Duration::from_millis(100), ..Limits::default() };
    let mut engine = Engine::new().with_limits(limits);
    let mut codes = || {
        let compiled = compile(&mut engine, "resume.yaml", RESUME, folder.path(), &Options::default());
        compiled.err().map(|errors| (errors[0].code, render(&errors)))
    };
    let (code, told) = codes().expect("it takes longer");
    assert!(code == Code::Runaway && told.contains("takes more than 0.1 s"), "{told}");
    let (code, told) = codes().expect("it still runs");
    assert!(code == Code::Runaway && told.contains("has not come to its end"), "{told}");
    lay(folder.path(), "[short]");
    let began = Instant::now();
    while codes().is_some() {
        assert!(began.elapsed() < Duration::from_secs(60), "it ends some time");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Writes a layout whose function does what some code does.
fn lay(folder: &Path, code: &str) {
    put(folder, "mine/typst.toml", MANIFEST);
    put(folder, "mine/lib.typ", format!("#let resume(doc, params) = {{ {code} }}\n"));
}

/// Builds a résumé that is drawn by some code, which has to fail and leave the last good page alone.
fn build(code: &str) -> Watched {
    let folder = scratch();
    lay(folder.path(), code);
    put(folder.path(), "resume.yaml", RESUME);
    put(folder.path(), "resume.pdf", "the last good one");
    let ran = watch(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert_ne!(ran.code, 0, "{code}");
    let left = std::fs::read_to_string(folder.path().join("resume.pdf")).expect("the PDF");
    assert_eq!(left, "the last good one", "{code}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 3, "{code}");
    ran
}
