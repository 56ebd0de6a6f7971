//! Every variant of a file at once, on all cores.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use recto::diagnostic::{Code, Diagnostic};
use recto::typeset::Engine;
use recto::{Compiled, Options, compile, read_resume, variant};
use serde_json::{Value, json};

use super::build::Session;
use super::input::{Input, Text};
use super::job::{Job, Plan};
use super::make::{Made, make};
use super::proof::shares;
use super::target::Target;
use super::terminal::Terminal;
use super::{Failure, Outcome, output, report};

/// What became of one variant.
pub(super) type Built<T> = Result<T, Vec<Diagnostic>>;

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
pub(super) fn each<T: Send>(
    text: &Text,
    options: &Options,
    names: &[String],
    terminal: &Terminal,
    finish: impl Fn(&Engine, Compiled) -> Built<T> + Sync,
) -> Vec<Built<T>> {
    side_by_side(options, names, terminal, |engine, options| {
        let engine = engine.get_or_insert_with(Engine::new);
        let compiled = compile(engine, &text.name, &text.text, &text.folder, options)?;
        finish(engine, compiled)
    })
}

/// Makes something of each variant, in the order of the names.
///
/// Each core has an engine of its own; a thread each, since Typst spreads a single page over threads as well
/// and would be in its own way in a pool. A layout that was stopped runs on and takes ever more: the first is the end,
/// and what was not begun by then has no result and no error of its own. So is the first variant that comes after
/// [`LONGEST`].
fn side_by_side<T: Send>(
    options: &Options,
    names: &[String],
    terminal: &Terminal,
    make: impl Fn(&mut Option<Engine>, &Options) -> Built<T> + Sync,
) -> Vec<Built<T>> {
    let workers = thread::available_parallelism().map_or(1, |cores| cores.get()).min(names.len());
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<Built<T>>>> = names.iter().map(|_| Mutex::new(None)).collect();
    let done = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let is_runaway = |error: &Diagnostic| error.code == Code::Runaway;
    let work = || {
        let mut engine = None;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(name) = names.get(index).filter(|_| !stopped.load(Ordering::Relaxed)) else {
                break;
            };
            let options = Options { variant: Some(name.clone()), ..options.clone() };
            let slow = engine.as_ref().map_or(Duration::ZERO, Engine::slow);
            let built = if slow > LONGEST { Err(vec![too_long()]) } else { make(&mut engine, &options) };
            let runaway = built.as_ref().err().is_some_and(|errors| errors.iter().any(is_runaway));
            stopped.fetch_or(runaway, Ordering::Relaxed);
            *results[index].lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(built);
            terminal.progress(done.fetch_add(1, Ordering::Relaxed) + 1, names.len());
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // Where there can be no other thread, this one does it all.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let result =
        |slot: Mutex<Option<Built<T>>>| slot.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.into_iter().map(|slot| result(slot).unwrap_or_else(|| Err(Vec::new()))).collect()
}

/// How long slow builds may take on one core, over all variants.
const LONGEST: Duration = Duration::from_secs(60);

fn too_long() -> Diagnostic {
    let message = format!("all variants take more than {} s together", LONGEST.as_secs());
    Diagnostic::error(Code::Runaway, message).with_help(
        "build them one by one with `--variant`, or look for what takes so long in a layout of your own",
    )
}

/// Builds every variant and writes each that went well. One table tells of all of them.
pub(super) fn build(
    job: &Job,
    plan: &Plan,
    session: &mut Session,
    text: &Text,
    terminal: &Terminal,
) -> Outcome {
    let started = Instant::now();
    let names = names(text)?;
    let options = Options { embed: job.embed, ..job.input.options(None)? };
    let results = side_by_side(&options, &names, terminal, |engine, options| {
        make(job, &plan.formats, engine, text, options)
    });
    let paths = paths(&job.input, &plan.target, &names, &results)?;
    if let Some(folder) = paths.iter().flatten().find(|path| path.is_dir()) {
        let message =
            format!("`{}` cannot be written: it is a folder; nothing was written", folder.display());
        return Err(Diagnostic::error(Code::Unwritable, message).into());
    }
    let mut rows = Vec::new();
    let mut failures: Vec<Diagnostic> = Vec::new();
    let mut warnings: Vec<Diagnostic> = Vec::new();
    for ((name, result), paths) in names.iter().zip(results).zip(paths) {
        match result {
            Ok(made) => {
                session.written.extend_from_slice(&paths);
                match output::write_all(&paths, &made) {
                    Ok(()) => rows.push(Row::new(name, &paths, &made)),
                    Err(error) => {
                        rows.push(Row::failed(name, std::slice::from_ref(&error)));
                        extend(&mut failures, vec![error]);
                    }
                }
                extend(&mut warnings, made.warnings().to_vec());
            }
            Err(errors) => {
                rows.push(Row::failed(name, &errors));
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
    fn new(name: &str, paths: &[PathBuf], made: &Made) -> Self {
        let mut facts = report::facts(made, paths);
        facts["variant"] = json!(name);
        let mut state = made.compiled.as_ref().map(|compiled| report::summary(&compiled.fit_report()));
        if let Some(proof) = &made.proof {
            state = state.map(|state| format!("{state}; read by {}", shares(proof)));
        }
        Self {
            variant: name.to_owned(),
            output: report::wrote(paths),
            state: state.unwrap_or_default(),
            facts,
        }
    }

    fn failed(name: &str, errors: &[Diagnostic]) -> Self {
        let state = if errors.is_empty() { "not begun" } else { "failed" };
        Self { variant: name.to_owned(), output: "-".into(), state: state.into(), facts: json!({}) }
    }
}

/// Where each variant is written: decided for all of them before any is.
fn paths(
    input: &Input,
    target: &Target,
    names: &[String],
    results: &[Built<Made>],
) -> Result<Vec<Vec<PathBuf>>, Failure> {
    let mut all: Vec<Vec<PathBuf>> = Vec::new();
    for (name, result) in names.iter().zip(results) {
        let paths = match result {
            Ok(made) => target.paths(input, made, Some(name))?,
            Err(_) => Vec::new(),
        };
        let taken = |path: &&PathBuf| all.iter().position(|others| others.contains(path));
        if let Some((path, other)) = paths.iter().find_map(|path| Some((path, taken(&path)?))) {
            let (shown, other_name) = (path.display(), &names[other]);
            return Err(Failure::Usage(if paths == all[other] {
                format!("two variants would be written to `{shown}`; put `{{variant}}` into `output`")
            } else {
                format!(
                    "`{shown}` would be a page of the variant `{other_name}` and one of `{name}`; rename one of the two"
                )
            }));
        }
        all.push(paths);
    }
    Ok(all)
}

fn table(rows: &[Row]) -> String {
    let width =
        |cell: fn(&Row) -> &String| rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (first, second) = (width(|row| &row.variant), width(|row| &row.output));
    let line = |row: &Row| format!("{:<first$}  {:<second$}  {}", row.variant, row.output, row.state);
    rows.iter().map(|row| format!("{}\n", line(row).trim_end())).collect()
}
