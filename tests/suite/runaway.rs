//! Layouts that take too much: stopped with an error that says so, within bounds of time and memory.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use recto::diagnostic::Code;
use recto::export;
use recto::typeset::{Engine, Limits};
use recto::{Options, compile};

use crate::support::{Watched, most_held, put, recto, render, scratch, watch};

const RESUME: &str = "name: Robin\nlayout: mine\n";
const MANIFEST: &str = "[package]\nname = \"mine\"\nversion = \"0.1.0\"\nentrypoint = \"lib.typ\"\n\n[tool.recto]\nformat = 1\nfonts = []\n";

/// What a layout does to take too much, how, and the code and words by which it is stopped.
type Greedy = (&'static str, &'static str, &'static str);

/// What a PDF/A has to say of itself.
const DATE: &str = "datetime(year: 2026, month: 1, day: 1)";

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
    ("a long range", "range(1000000000).len()", "E0307 takes more than 768 MiB of memory"),
    ("a thousand pages", "for i in range(999) { pagebreak() }", "E0307 draws 1000 pages; 100 are the most"),
    ("ten thousand full ones", "for i in range(9999) { [x]; pagebreak() }", "E0307 draws 10000 pages"),
    (
        "more memory than there is",
        "(\"x\" * 9000000000000000000).len()",
        "E0307 takes more than 768 MiB of memory",
    ),
];

/// Stopped within seconds.
const SLOW: [Greedy; 5] = [
    (
        "a text doubled",
        "let s = \"x\"; for i in range(40) { s = s + s }; s",
        "E0307 takes more than 768 MiB of memory",
    ),
    (
        "a list doubled",
        "let s = (1,); for i in range(40) { s = s + s }",
        "E0307 takes more than 768 MiB of memory",
    ),
    ("a text repeated", "let s = \"x\" * 4000000000; s.len()", "E0307 takes more than 768 MiB of memory"),
    ("ten million words", "for i in range(10000000) { [x ] }", "E0307 takes more than 768 MiB of memory"),
    (
        "a table without end",
        "grid(columns: 100000, rows: 100000, [x])",
        "E0307 takes more than 768 MiB of memory",
    ),
];

/// What a layout draws that takes too much when it is written, in which way, and the words by which it is stopped.
const WRITTEN: [(&str, &str, &[&str], &str); 5] = [
    (
        "a pattern for each of many",
        "let t(i) = tiling(size: (1pt + i * 1pt, 1pt))[#i]; for i in range(50000) { place(rect(width: 9pt, height: 9pt, fill: t(i), stroke: t(50000 + i))) }",
        &["--pdf-standard", "1.7"],
        "E0307 takes more than 768 MiB of memory until its pages are written",
    ),
    (
        "a table of one row",
        "grid(columns: range(100000).map(_ => 1fr), ..range(100000).map(_ => [x]))",
        &["--pdf-standard", "1.7"],
        "E0307 takes more than 768 MiB of memory",
    ),
    (
        "as many pictures",
        "for i in range(100000) { place(image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))) }",
        &[],
        "E0307 takes more than 768 MiB of memory until its pages are written",
    ),
    (
        "a page full of gradients, as a picture",
        "for i in range(20000) { place(rect(width: 500pt, height: 700pt, fill: gradient.radial(red, blue))) }",
        &["--to", "png"],
        "E0307 takes more than 20 s until its pages are written",
    ),
    (
        "a gradient for each of many, in an SVG",
        "for i in range(60000) { place(rect(width: 9pt, height: 9pt, fill: gradient.conic(red, blue, angle: i * 1deg))) }",
        &["--to", "svg"],
        "E0307 takes more than 768 MiB of memory until its pages are written",
    ),
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

#[test]
#[ignore = "takes a while and much memory"]
fn pages_that_take_too_much_to_be_written_are_stopped() {
    for (what, code, asked, stopped) in WRITTEN {
        holds(what, &build(&format!("set document(title: [x], date: {DATE}); {code}"), asked), stopped);
    }
}

fn is_stopped((what, code, stopped): &Greedy) {
    holds(what, &build(code, &[]), stopped);
}

/// A build was stopped by some words, within bounds of its own.
fn holds(what: &str, ran: &Watched, stopped: &str) {
    println!("{what}: after {:.2} s with {} MiB", ran.seconds, ran.peak >> 20);
    // (Where memory is not had, nothing is known of layouts.)
    let told = ran.stderr.replace("]: the layout `mine`", "").replace("]: the layout", "");
    // A machine that is slow, or busy, comes to the other bound first.
    let is_late = ran.seconds > 20.0 && told.contains(&stopped.replace("768 MiB of memory", "20 s"));
    assert!(told.contains(stopped) || is_late, "{what}: {}", ran.stderr);
    assert!(ran.seconds < 30.0, "{what}: {} s", ran.seconds);
    assert!(ran.peak < 1 << 30, "{what}: {} MiB", ran.peak >> 20);
}

#[test]
fn code_that_is_deep_or_breaks_the_engine_is_an_error_of_the_layout() {
    let cases = [
        ("a deep chain", format!("x{}", ".a".repeat(100_000)), "E0304"),
        ("a deep sum before a mistake", format!("1{}; x", "+1".repeat(100_000)), "E0304"),
        ("a mistake 50,000 times", "not ".repeat(50_000), "E0304"),
        ("a long message", "panic(\"x\" * 1000000)".to_owned(), "E0304"),
        (
            "what breaks again when it is taken apart",
            format!(
                "set document(title: [x], date: {DATE}); box(clip: true, text(size: 1pt, \"\\u{{a0}}\" * 40000 + \"b\"))"
            ),
            "E0307",
        ),
        ("longer than time", "duration(weeks: 99999999999999)".to_owned(), "E0307"),
        // What is shared out among threads: pages that are parted, and pictures.
        (
            "bold on another page, deep",
            parted("let c = [x]; for i in range(200000) { c = strong(c) }; c"),
            "E0304",
        ),
        ("more rows than there are", parted("grid(grid.cell(rowspan: 9223372036854775807)[a])"), "E0307"),
        (
            "a picture that breaks its reader",
            "image(bytes(read(\"broken.pdf\", encoding: none)))".to_owned(),
            "E0307",
        ),
    ];
    for (what, code, expected) in cases {
        let ran = build(&code, &[]);
        holds(what, &ran, expected);
        assert!(!ran.stderr.contains("panicked at"), "{what}: {}", ran.stderr);
        assert!(ran.stderr.len() < 100_000, "{what}: {} bytes", ran.stderr.len());
    }
}

/// Code on a page between others.
fn parted(code: &str) -> String {
    format!("[a]; pagebreak(); block(context {{ {code} }}); pagebreak(); [y]")
}

/// A PDF whose content is unpacked by dividing by zero.
fn broken_picture() -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&[0; 64]).expect("memory takes it");
    let packed = packed.finish().expect("memory takes it");
    let mut pdf = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode \
         /DecodeParms << /Predictor 2 /Columns 0 /Colors 0 >> /Length {} >>\nstream\n",
        packed.len()
    )
    .into_bytes();
    pdf.extend(packed);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
    pdf
}

/// The first layout that is stopped ends the building of all variants: it runs on, and takes ever more.
#[test]
#[ignore = "takes a while and much memory"]
fn a_layout_that_is_stopped_ends_all_variants() {
    let folder = scratch();
    lay(folder.path(), "let a = (); for i in range(100000) { a.push((i,) * 300000) }");
    let others: String = (0..999).map(|number| format!("  v{number}: {{}}\n")).collect();
    put(folder.path(), "resume.yaml", format!("name: Robin\nvariants:\n  a: {{ layout: ./mine }}\n{others}"));
    let ran = watch(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--all"]));
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let told = ran.stderr.contains("error[E0307]: the layout `./mine` takes more than 768 MiB of memory");
    assert!(told && ran.stderr.contains("not begun"), "{}", ran.stderr);
    println!("after {:.2} s with {} MiB", ran.seconds, ran.peak >> 20);
    assert!(ran.seconds < 30.0 && ran.peak < 1 << 30, "{} s, {} MiB", ran.seconds, ran.peak >> 20);
}

/// Layouts of which none takes too long may do so together.
/// What tells of a stopped layout may have to wait for whoever reads it, while the layout runs on.
#[test]
#[ignore = "takes a while and much memory"]
fn a_layout_that_is_stopped_takes_no_more_while_nobody_reads() {
    let folder = scratch();
    lay(folder.path(), "let a = (); for i in range(100000) { a.push(range(1000)) }");
    let long = "x".repeat(100);
    let others: String = (0..990).map(|number| format!("  {long}{number}: {{}}\n")).collect();
    put(folder.path(), "resume.yaml", format!("name: Robin\nvariants:\n  a: {{ layout: ./mine }}\n{others}"));
    let mut command = recto();
    command.current_dir(folder.path()).args(["build", "resume.yaml", "--all"]).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // Until it is stopped, and far longer than it took to come so far.
    let began = Instant::now();
    while most_held(child.id()) < 768 << 20 && began.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_millis(10));
    }
    thread::sleep(Duration::from_secs(8));
    let peak = most_held(child.id());
    let runs = child.try_wait().expect("a child").is_none();
    child.kill().expect("it is ours");
    child.wait().expect("it ends");
    assert!(runs && peak > 768 << 20 && peak < 1 << 30, "{runs}, {} MiB", peak >> 20);
}

#[test]
#[ignore = "takes as long as the layouts of all variants may, 60 s"]
fn layouts_that_take_their_time_for_every_variant_are_stopped() {
    let folder = scratch();
    let code = "for a in range(1000) { for b in range(3000) { let c = a * b } }";
    lay(folder.path(), &format!("set document(title: [x], date: {DATE}); {code}"));
    // Each has a word of its own: what is the same is not laid out again.
    let names = || (0..999).map(|number| format!("v{number}"));
    let headlines: Vec<String> = names().map(|name| format!("{name}: {name}")).collect();
    let variants: String = names().map(|name| format!("  {name}: {{}}\n")).collect();
    let headlines = headlines.join(", ");
    let resume = format!("{RESUME}headline: {{ default: x, {headlines} }}\nvariants:\n{variants}");
    put(folder.path(), "resume.yaml", resume);
    let ran = watch(recto().current_dir(folder.path()).args(["check", "resume.yaml"]));
    let stopped = "error[E0307]: all variants take more than 60 s together";
    assert!(ran.code == 1 && ran.stderr.contains(stopped), "{}", ran.stderr);
    assert!((60.0..90.0).contains(&ran.seconds), "{} s", ran.seconds);
}

#[test]
#[ignore = "takes as long as a layout may, 20 s"]
fn loops_in_loops_are_stopped_after_a_while() {
    let ran = build("for a in range(100000) { for b in range(100000) { let c = a * b } }", &[]);
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

/// What laying out leaves of the time is what writing may take, format by format.
#[test]
fn the_time_is_counted_over_laying_out_and_every_writing() {
    let folder = scratch();
    lay(
        folder.path(),
        "for i in range(10) { place(rect(width: 500pt, height: 700pt, fill: gradient.radial(red, blue))) }",
    );
    let limits = Limits { time: Duration::from_millis(900), ..Limits::default() };
    let mut engine = Engine::new().with_limits(limits);
    let options = Options::default();
    let mut lay_out =
        || compile(&mut engine, "resume.yaml", RESUME, folder.path(), &options).expect("a page");
    let typeset = lay_out().typeset;
    assert!(export::png(&typeset, 36.0).is_ok(), "one is written in a part of the time");
    let errors = (0..100).find_map(|_| export::png(&typeset, 36.0).err()).expect("a hundred take longer");
    let told = render(&errors);
    assert!(told.contains("takes more than 0.9 s until its pages are written"), "{told}");
    // What was stopped comes to its end, and the next build has all the time again.
    let began = Instant::now();
    while export::svg(&typeset).is_err_and(|errors| render(&errors).contains("has not come to its end")) {
        assert!(began.elapsed() < Duration::from_secs(60), "it ends some time");
        thread::sleep(Duration::from_millis(10));
    }
    assert!(export::png(&lay_out().typeset, 36.0).is_ok());
}

#[test]
fn a_hundred_pages_are_written() {
    let folder = scratch();
    lay(
        folder.path(),
        &format!(
            "set document(title: [x], date: {DATE}); for i in range(99) {{ lorem(300); pagebreak() }}; lorem(300)"
        ),
    );
    put(folder.path(), "resume.yaml", RESUME);
    let asked = ["build", "resume.yaml", "--fit", "off", "--to", "pdf,svg"];
    let ran = watch(recto().current_dir(folder.path()).args(asked));
    assert!(ran.code == 0 && ran.stderr.contains("100 pages"), "{}", ran.stderr);
    assert!(folder.path().join("resume-100.svg").exists());
}

#[test]
fn more_parameters_than_the_fit_can_try_are_refused() {
    let folder = scratch();
    lay(folder.path(), "");
    let parameter =
        |at: usize| format!("[[tool.recto.parameter]]\nname = \"p{at}\"\nabout = \"\"\ndefault = \"1pt\"\n");
    let many: String = (0..80_000).map(parameter).collect();
    put(folder.path(), "mine/typst.toml", format!("{MANIFEST}{many}"));
    put(folder.path(), "resume.yaml", RESUME);
    let ran = watch(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    holds("80,000 parameters", &ran, "it has 80000 parameters; 100 are the most");
}

/// Writes a layout whose function does what some code does.
fn lay(folder: &Path, code: &str) {
    put(folder, "mine/typst.toml", MANIFEST);
    put(folder, "mine/broken.pdf", broken_picture());
    put(folder, "mine/lib.typ", format!("#let resume(doc, params) = {{ {code} }}\n"));
}

/// Builds a résumé that is drawn by some code, which has to fail and leave the last good page alone.
fn build(code: &str, asked: &[&str]) -> Watched {
    let folder = scratch();
    lay(folder.path(), code);
    put(folder.path(), "resume.yaml", RESUME);
    put(folder.path(), "resume.pdf", "the last good one");
    let ran = watch(recto().current_dir(folder.path()).args(["build", "resume.yaml"]).args(asked));
    assert_eq!(ran.code, 1, "{code}");
    let left = std::fs::read_to_string(folder.path().join("resume.pdf")).expect("the PDF");
    assert_eq!(left, "the last good one", "{code}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 3, "{code}");
    ran
}
