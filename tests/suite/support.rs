//! What several tests need.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use recto::diagnostic::{Diagnostic, Style};
use recto::resume::Resume;
use recto::typeset::Engine;
use recto::{Compiled, Options, compile, read_resume, variant};

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every résumé that the repository shows, as paths relative to it.
pub const RESUMES: [&str; 7] = [
    "data/akshat-mahajan.yaml",
    "data/starter.yaml",
    "examples/academic.yaml",
    "examples/engineering-lead.yaml",
    "examples/international.yaml",
    "examples/new-graduate.yaml",
    "examples/senior-engineer.yaml",
];

/// The name that snapshots of a résumé carry.
pub fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or(path)
}

/// Reads a file of the repository.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compiles a text, as the library's users do.
pub fn compile_text(name: &str, text: &str) -> Result<(Engine, Compiled), Vec<Diagnostic>> {
    let mut engine = Engine::new();
    let compiled = compile(&mut engine, name, text, &root().join("tests"), &Options::default())?;
    Ok((engine, compiled))
}

/// Reads a résumé that has to be free of mistakes.
pub fn read_resume_text(text: &str) -> Resume {
    let (_, resume) =
        read_resume("resume.yaml", text).unwrap_or_else(|errors| panic!("{text}\n{}", render(&errors)));
    resume
}

/// Compiles a résumé of the repository, which has to work.
pub fn compile_file(path: &str) -> (Engine, Compiled) {
    compile_text(path, &read(path)).unwrap_or_else(|errors| panic!("{}", render(&errors)))
}

/// Compiles a variant of a résumé of the repository, which has to work.
pub fn compile_variant(path: &str, variant: Option<&str>) -> (Engine, Compiled) {
    compile_with(path, &Options { variant: variant.map(str::to_owned), ..Options::default() })
}

/// Compiles a résumé of the repository in the layout `linear`, which has to work.
pub fn compile_linear(path: &str, variant: Option<&str>) -> (Engine, Compiled) {
    let (variant, layout) = (variant.map(str::to_owned), Some("linear".to_owned()));
    compile_with(path, &Options { variant, layout, ..Options::default() })
}

fn compile_with(path: &str, options: &Options) -> (Engine, Compiled) {
    let mut engine = Engine::new();
    let compiled = compile(&mut engine, path, &read(path), &root().join("tests"), options);
    let compiled = compiled.unwrap_or_else(|errors| panic!("{path} {options:?}: {}", render(&errors)));
    (engine, compiled)
}

/// The variants of a résumé of the repository, the whole of it first.
pub fn variants(path: &str) -> Vec<Option<String>> {
    let (_, resume) = read_resume(path, &read(path)).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    let names = variant::names(&resume).into_iter().map(|name| Some(name.to_owned()));
    std::iter::once(None).chain(names).collect()
}

/// Diagnostics as a person sees them.
pub fn render(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| diagnostic.render(Style::Plain)).collect()
}

/// The program.
pub fn recto() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recto"));
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR").current_dir(root());
    command
}

/// What a run of the program did.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().expect("the program starts");
    Run {
        code: status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&stdout).into_owned(),
        stderr: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// A folder that goes away with the test.
pub fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file into a folder.
pub fn put(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(&path, text).expect("a file");
    path
}

/// What a run of the program took.
pub struct Watched {
    /// The exit code; -1 if a signal ended it.
    pub code: i32,
    pub stderr: String,
    pub seconds: f64,
    /// The most memory that the process held, in bytes; 0 where that cannot be told.
    pub peak: u64,
}

/// Runs a command to its end and looks at it all the while.
pub fn watch(command: &mut Command) -> Watched {
    let began = Instant::now();
    command.env("RUST_BACKTRACE", "0").stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stderr = child.stderr.take().expect("a pipe");
    let reader = thread::spawn(move || {
        let mut text = Vec::new();
        stderr.read_to_end(&mut text).map(|_| String::from_utf8_lossy(&text).into_owned())
    });
    let mut peak = 0;
    let status = loop {
        peak = peak.max(most_held(child.id()));
        match child.try_wait().expect("a child") {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(1)),
        }
    };
    let seconds = began.elapsed().as_secs_f64();
    let stderr = reader.join().expect("a thread").expect("a text");
    Watched { code: status.code().unwrap_or(-1), stderr, seconds, peak }
}

/// The most memory that a process has held so far, in bytes.
pub fn most_held(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() * 1024
}
