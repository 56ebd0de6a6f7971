//! Every variant of a file at once, on all cores.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use recto::diagnostic::Diagnostic;
use recto::export;
use recto::proof::Comparison;
use recto::typeset::Engine;
use recto::{Compiled, Options, compile, read_resume, variant};
use serde_json::{Value, json};

use super::input::{Input, Text};
use super::proof::{prove, shares};
use super::target::Target;
use super::terminal::Terminal;
use super::{Failure, Outcome, build, output, report};

/// What became of one variant.
type Built<T> = Result<T, Vec<Diagnostic>>;

/// A variant with its PDF and, if it was read back, what was found in it.
type Page = (Compiled, Vec<u8>, Option<Vec<Comparison>>);

/// The names of a file's variants, in order.
///
/// # Errors
/// The file's mistakes, or that it has no variants.
pub(super) fn names(text: &Text) -> Result<Vec<String>, Failure> {
    let (_, resume) = read_resume(&text.name, &text.text)?;
    let names: Vec<String> = variant::names(&resume).into_iter().map(str::to_owned).collect();
    if names.is_empty() {
        let message = format!("`{}` has no `variants:`", text.name);
        return Err(Failure::Usage(message));
    }
    Ok(names)
}

/// Compiles variants side by side and turns each into something, in the order of the names.
///
/// Each core has an engine of its own; a thread each, since Typst spreads a single page over threads as well
/// and would be in its own way in a pool.
pub(super) fn each<T: Send>(
    text: &Text,
    options: &Options,
    names: &[String],
    terminal: &Terminal,
    finish: impl Fn(&Engine, Compiled) -> Built<T> + Sync,
) -> Vec<Built<T>> {
    let workers = thread::available_parallelism().map_or(1, |cores| cores.get()).min(names.len());
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<Built<T>>>> = names.iter().map(|_| Mutex::new(None)).collect();
    let done = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let mut engine = Engine::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(name) = names.get(index) else { break };
                    let options = Options { variant: Some(name.clone()), ..options.clone() };
                    let built = compile(&mut engine, &text.name, &text.text, &text.folder, &options)
                        .and_then(|compiled| finish(&engine, compiled));
                    *results[index].lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(built);
                    terminal.progress(done.fetch_add(1, Ordering::Relaxed) + 1, names.len());
                }
            });
        }
    });
    let result =
        |slot: Mutex<Option<Built<T>>>| slot.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.into_iter().filter_map(result).collect()
}

/// Builds every variant and writes each that went well. One table tells of all of them.
pub(super) fn build(command: &build::Command, terminal: &Terminal) -> Outcome {
    let started = Instant::now();
    let target = Target::new(&command.input, command.output.as_deref())?;
    let fixed = command.output.as_ref().is_some_and(|path| !path.to_string_lossy().contains("{variant}"));
    if fixed {
        let message = "with `--all`, `-o` needs `{variant}` in it, or all would be written to one file";
        return Err(Failure::Usage(message.into()));
    }
    if matches!(target, Target::Stdout) {
        return Err(Failure::Usage(
            "several PDFs cannot go to standard output; add `-o '{variant}.pdf'`".into(),
        ));
    }
    let text = command.input.read()?;
    let names = names(&text)?;
    let options = command.input.options(None)?;
    let results = each(&text, &options, &names, terminal, |engine, compiled| {
        let bytes = export::pdf(&compiled.typeset, &command.pdf_standard, engine, &compiled.layout)?;
        let proof = if command.proof { Some(prove(&bytes, &compiled)?) } else { None };
        Ok((compiled, bytes, proof))
    });
    let paths = paths(&command.input, &target, &names, &results)?;
    let mut rows = Vec::new();
    let mut failures: Vec<Diagnostic> = Vec::new();
    let mut warnings: Vec<Diagnostic> = Vec::new();
    for ((name, result), path) in names.iter().zip(results).zip(paths) {
        match result {
            Ok((compiled, bytes, proof)) => {
                output::write(&path, &bytes)?;
                rows.push(Row::new(name, &path, &compiled, proof.as_deref()));
                extend(&mut warnings, compiled.warnings);
            }
            Err(errors) => {
                rows.push(Row::failed(name));
                extend(&mut failures, errors);
            }
        }
    }
    terminal.say(table(&rows).trim_end());
    if !failures.is_empty() {
        return Err(failures.into());
    }
    let facts: Vec<Value> = rows.into_iter().map(|row| row.facts).collect();
    terminal.report(&warnings, json!({ "variants": facts, "milliseconds": report::millis(started) }))
}

/// Adds diagnostics that are not there yet: many are the same for all variants.
pub(super) fn extend(all: &mut Vec<Diagnostic>, new: Vec<Diagnostic>) {
    for diagnostic in new {
        if !all.contains(&diagnostic) {
            all.push(diagnostic);
        }
    }
}

/// A line of the summary.
struct Row {
    variant: String,
    output: String,
    state: String,
    facts: Value,
}

impl Row {
    fn new(name: &str, path: &Path, compiled: &Compiled, proof: Option<&[Comparison]>) -> Self {
        let mut facts = report::facts(compiled, path);
        facts["variant"] = json!(name);
        let mut state = report::summary(&compiled.fit_report());
        if let Some(proof) = proof {
            facts["proof"] = json!(proof);
            state += &format!("; read by {}", shares(proof));
        }
        Self { variant: name.to_owned(), output: path.display().to_string(), state, facts }
    }

    fn failed(name: &str) -> Self {
        Self { variant: name.to_owned(), output: "-".into(), state: "failed".into(), facts: json!({}) }
    }
}

/// Where each variant is written: decided for all of them before any is.
fn paths(
    input: &Input,
    target: &Target,
    names: &[String],
    results: &[Built<Page>],
) -> Result<Vec<PathBuf>, Failure> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for (name, result) in names.iter().zip(results) {
        let path = match result {
            // The target is no standard output, as was made sure of before.
            Ok((compiled, ..)) => target.path(input, compiled, Some(name))?.unwrap_or_default(),
            Err(_) => PathBuf::new(),
        };
        if !path.as_os_str().is_empty() && paths.contains(&path) {
            let shown = path.display();
            let message =
                format!("two variants would be written to `{shown}`; put `{{variant}}` into `output`");
            return Err(Failure::Usage(message));
        }
        paths.push(path);
    }
    Ok(paths)
}

fn table(rows: &[Row]) -> String {
    let width =
        |cell: fn(&Row) -> &String| rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (first, second) = (width(|row| &row.variant), width(|row| &row.output));
    let line = |row: &Row| format!("{:<first$}  {:<second$}  {}\n", row.variant, row.output, row.state);
    rows.iter().map(line).collect()
}
