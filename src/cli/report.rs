//! What there is to tell of a page: in words, as a table, as facts for programs.

use std::path::PathBuf;
use std::time::Instant;

use recto::Compiled;
use recto::fit::FitReport;
use serde_json::{Value, json};

use super::make::Made;

/// The time since a moment, in whole milliseconds.
pub(super) fn millis(since: Instant) -> u128 {
    since.elapsed().as_millis()
}

/// How many pages there are, how full they are and in which size, in words.
pub(super) fn summary(fit: &FitReport) -> String {
    let full = fit.pages.last().map_or(0.0, |page| page.full * 100.0);
    let pages = match fit.pages.len() {
        1 => format!("1 page, {full:.0} % full"),
        count => format!("{count} pages, the last {full:.0} % full"),
    };
    match &fit.text_size {
        Some(size) => format!("{pages}, text {size}"),
        None => pages,
    }
}

/// The fit for people to read, without a line's end at its end.
pub(super) fn table(compiled: &Compiled, fit: &FitReport) -> String {
    let mut text = String::new();
    for (index, page) in fit.pages.iter().enumerate() {
        text += &format!("page {:<11} {} lines, {:.1} % full\n", index + 1, page.lines, page.full * 100.0);
    }
    text += &format!("{:<16} {}\n", "layouts tried", fit.layouts);
    text += &format!("{:<16} {:<10} {:<10} {}", compiled.layout.name, "used", "default", "the fit moves it");
    for parameter in &compiled.layout.manifest.parameters {
        let used = fit.params.get(&parameter.name).map(ToString::to_string).unwrap_or_default();
        let moves = match (&parameter.tight, &parameter.comfortable) {
            _ if fit.params.is_pinned(&parameter.name) => "set by the résumé".to_owned(),
            (Some(tight), Some(comfortable)) => format!("{tight} to {comfortable}"),
            _ => String::new(),
        };
        let line = format!("{:<16} {used:<10} {:<10} {moves}", parameter.name, parameter.default.to_string());
        text += &format!("\n{}", line.trim_end());
    }
    text
}

/// The files that were written, in words.
pub(super) fn wrote(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// What a program wants to know of what was written: all files, of which `output` is the first, and the pages
/// if there are any.
pub(super) fn facts(made: &Made, paths: &[PathBuf]) -> Value {
    let outputs: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let mut facts = json!({ "output": outputs.first(), "outputs": outputs });
    if let Some(compiled) = &made.compiled {
        facts["layout"] = json!(compiled.layout.name);
        facts["fit"] = json!(compiled.fit_report());
    }
    if let Some(proof) = &made.proof {
        facts["proof"] = json!(proof);
    }
    facts
}

/// A text cut to a width, in characters, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width - 1).collect();
    format!("{}…", kept.trim_end())
}
