//! `recto proof`: what machines read in a PDF.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use recto::diagnostic::{Code, Diagnostic};
use recto::document::Document;
use recto::proof::{Comparison, Hazard, MAX_BYTES, Missing, Problem, Proof, View, Weight};
use recto::resume::Fit;
use recto::source::Source;
use recto::typeset::Engine;
use recto::{Compiled, Options, compile, read_resume, variant};

use super::input::{self, Text, read_bytes, reason, shown};
use super::proof_report::{facts, report};
use super::terminal::Terminal;
use super::{Failure, Outcome};

/// Tell what machines read in a PDF, any PDF
///
/// It is read in four ways, as four kinds of programs do: in the order of its content stream, by geometry, by its
/// tags, and line by line. Told are the text and the fields that each takes, what would lead it astray, and a summary at the end.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto proof resume.pdf                         what is read, and hazards
  recto proof resume.pdf | tail -n 16            the summary
  recto proof resume.pdf --text geometry         the text as one view sees it
  recto proof resume.pdf --against resume.yaml   what of the résumé is found
  recto proof resume-platform.pdf --against resume.yaml --variant platform
  recto proof resume.pdf --format json           all of it, for programs

Exit codes: 0 all is well, 1 the file cannot be read, a grave hazard, or
something of the résumé is not found in the content stream or the tags, 2 the
command line is wrong.")]
pub(super) struct Command {
    /// The PDF, by whatever program; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Compare with the résumé that it was made of, field by field
    #[arg(long, value_name = "RESUME")]
    against: Option<PathBuf>,
    /// The variant that it was made of
    #[arg(long, value_name = "NAME", requires = "against")]
    variant: Option<String>,
    /// Print nothing but the text, as one of the views sees it
    #[arg(long, value_name = "VIEW", value_enum, conflicts_with = "against")]
    text: Option<ViewName>,
}

/// A view's name.
#[derive(Clone, Copy, ValueEnum)]
enum ViewName {
    /// In the order of the content stream
    Stream,
    /// By lines and columns
    Geometry,
    /// By the tagged structure
    Tags,
    /// Line by line over the whole page
    Plain,
}

impl From<ViewName> for View {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::Stream => View::Stream,
            ViewName::Geometry => View::Geometry,
            ViewName::Tags => View::Tags,
            ViewName::Plain => View::Plain,
        }
    }
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let name = shown(&self.file);
        let unreadable = |reason: String| {
            Diagnostic::error(Code::Unreadable, format!("`{name}` cannot be read: {reason}"))
        };
        let bytes = read_bytes(&self.file, MAX_BYTES).map_err(|error| unreadable(reason(&error)))?;
        let proof = Proof::read(&bytes).map_err(|error| unreadable(error.to_string()))?;
        if let Some(reading) = self.text.and_then(|view| proof.reading(view.into())) {
            if reading.view == View::Tags && !proof.facts.tagged {
                let none = unreadable("it has no tags".into());
                return Err(none
                    .with_help("`--text stream` reads it in the order in which it is drawn")
                    .into());
            }
            let lines: Vec<&str> = reading.lines.iter().map(|line| line.text.as_str()).collect();
            return terminal.result(&reading.text(), serde_json::json!({ "lines": lines }));
        }
        let comparisons = match &self.against {
            Some(path) => {
                let text = input::read(path)?;
                let (source, document) = document(&text, self.variant.as_deref())?;
                proof.against(&document, &source)
            }
            None => Vec::new(),
        };
        terminal.result(&report(&name, &proof, &comparisons), facts(&name, &proof, &comparisons))?;
        let grave = proof.hazards.iter().any(|hazard| hazard.weight == Weight::Grave);
        if grave || !comparisons.iter().all(Comparison::is_kept) { Err(Failure::Told) } else { Ok(()) }
    }
}

/// What the reader of a résumé, or of a variant, is shown.
fn document(text: &Text, variant: Option<&str>) -> Result<(Source, Document), Failure> {
    let (source, resume) = read_resume(&text.name, &text.text)?;
    if resume.page.as_ref().and_then(|page| page.fit) == Some(Fit::DropLow) {
        // Only a layout tells what is left out for the page to fit.
        let options = Options { variant: variant.map(str::to_owned), ..Options::default() };
        let compiled = compile(&mut Engine::new(), &text.name, &text.text, &text.folder, &options)?;
        return Ok((compiled.source, compiled.document));
    }
    let resume = variant::select(resume, variant)?;
    let document = Document::resolve(&resume, &source, None)?;
    Ok((source, document))
}

/// Reads back a PDF that was just built.
///
/// # Errors
/// One for each text or field that a view that has to find everything does not find, and one for each grave hazard.
pub(super) fn prove(bytes: &[u8], compiled: &Compiled) -> Result<Vec<Comparison>, Vec<Diagnostic>> {
    let proof = Proof::read(bytes).map_err(|error| {
        vec![Diagnostic::error(Code::Unfound, format!("the PDF cannot be read back: {error}"))]
    })?;
    let comparisons = proof.against(&compiled.document, &compiled.source);
    let mut errors = unfound(&comparisons, &compiled.source);
    errors.extend(proof.hazards.iter().filter(|hazard| hazard.weight == Weight::Grave).map(hazardous));
    if errors.is_empty() { Ok(comparisons) } else { Err(errors) }
}

/// An error for each text and field that is not found where all have to be, with the views that miss it.
fn unfound(comparisons: &[Comparison], source: &Source) -> Vec<Diagnostic> {
    let mut all: Vec<(&Missing, Vec<&str>)> = Vec::new();
    for comparison in comparisons.iter().filter(|comparison| !comparison.is_kept()) {
        for missing in comparison.all_missing() {
            match all.iter_mut().find(|(other, _)| *other == missing) {
                Some((_, views)) => views.push(comparison.view.name()),
                None => all.push((missing, vec![comparison.view.name()])),
            }
        }
    }
    let error = |(missing, views): (&Missing, Vec<&str>)| {
        let (views, kind) = (views.join(" and "), missing.kind.name());
        let message = format!("in the PDF as read by {views}, this {kind} {}", missing.problem());
        let mut error = Diagnostic::error(Code::Unfound, message).with_file(source.file());
        if missing.problem == Problem::Untaken {
            error.help.push("build without `--proof` and let `recto proof` show all that is taken".into());
        }
        match source.find(&missing.at) {
            Some(id) => error.with_label(source.span(id), ""),
            None => error,
        }
    };
    all.into_iter().map(error).collect()
}

/// An error that tells of a hazard, and of the first place.
fn hazardous(hazard: &Hazard) -> Diagnostic {
    let place =
        hazard.places.first().map(|place| format!(", such as `{}` on page {}", place.text, place.page));
    let message = format!("in the PDF, {}{} ({})", hazard.message, place.unwrap_or_default(), hazard.name);
    Diagnostic::error(Code::Unfound, message).with_help(hazard.help)
}

/// What was found in a PDF that was just built, and what to do where that is not all.
pub(super) fn in_words(comparisons: &[Comparison]) -> String {
    let told = format!("read back by {}", shares(comparisons));
    if comparisons.iter().all(|comparison| comparison.recall.texts.is_whole()) {
        return told;
    }
    format!("{told}; for portals that read so, one column is safe (`layout: linear`)")
}

/// How whole each view finds a résumé, in a line: its texts, and its fields where not all were taken.
pub(super) fn shares(comparisons: &[Comparison]) -> String {
    let share = |Comparison { view, recall, .. }: &Comparison| {
        let told = format!("{} {} %", view.name(), recall.texts.percent());
        if recall.fields.is_whole() { told } else { format!("{told} (fields {} %)", recall.fields.percent()) }
    };
    comparisons.iter().map(share).collect::<Vec<_>>().join(", ")
}
