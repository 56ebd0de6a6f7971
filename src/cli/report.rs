//! What there is to tell of a page: in words, as a table, as facts for programs.

use std::path::Path;
use std::time::Instant;

use recto::Compiled;
use recto::fit::FitReport;
use serde_json::{Value, json};

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

/// What a program wants to know of a page that was written.
pub(super) fn facts(compiled: &Compiled, output: &Path) -> Value {
    let fit = compiled.fit_report();
    json!({ "output": output.display().to_string(), "layout": compiled.layout.name, "fit": fit })
}

/// A text cut to a width, in characters, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width - 1).collect();
    format!("{}…", kept.trim_end())
}
