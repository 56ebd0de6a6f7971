//! Typst's diagnostics as recto's: the same words, at the layout's line.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::FileId;
use typst::{World, WorldExt};

use super::world::RectoWorld;
use crate::diagnostic::{Code, Diagnostic, TextFile};
use crate::layout::Layout;

/// The most remarks on a layout that are told: code that is broken in one place may be in thousands.
const MOST: usize = 50;
/// The most letters of a message, which a layout may make up.
const LONGEST: usize = 2000;

/// Puts what Typst says of a layout into recto's form.
pub(super) fn diagnostics(
    world: &RectoWorld,
    layout: &Layout,
    diagnostics: impl IntoIterator<Item = SourceDiagnostic>,
) -> Vec<Diagnostic> {
    let mut files = HashMap::new();
    let told = diagnostics.into_iter().take(MOST);
    told.map(|diagnostic| convert(world, layout, &diagnostic, &mut files)).collect()
}

fn convert(
    world: &RectoWorld,
    layout: &Layout,
    original: &SourceDiagnostic,
    files: &mut HashMap<FileId, Arc<TextFile>>,
) -> Diagnostic {
    let said: String = original.message.chars().take(LONGEST).collect();
    let message = format!("the layout `{}`: {said}", layout.name);
    let mut diagnostic = match original.severity {
        Severity::Error => Diagnostic::error(Code::LayoutCode, message),
        Severity::Warning => Diagnostic::warning(Code::LayoutRemark, message),
    };
    // The span is that of the innermost place; the trace leads outwards.
    let spans = std::iter::once(original.span).chain(original.trace.iter().map(|point| point.span.into()));
    for span in spans {
        let Some(id) = span.id() else { continue };
        let (Ok(source), Some(range)) = (world.source(id), world.range(span)) else { continue };
        let file =
            files.entry(id).or_insert_with(|| TextFile::new(RectoWorld::name_of(id, layout), source.text()));
        diagnostic = diagnostic.with_file(file).with_label(range, "");
        break;
    }
    diagnostic
        .help
        .extend(original.hints.iter().map(|hint| hint.v.to_string()).filter(|hint| !hint.contains("--root")));
    diagnostic
}
