//! Typst's diagnostics as recto's: the same words, at the layout's line.

use typst::diag::{Severity, SourceDiagnostic};
use typst::{World, WorldExt};

use super::world::RectoWorld;
use crate::diagnostic::{Code, Diagnostic, TextFile};
use crate::layout::Layout;

/// Puts what Typst says of a layout into recto's form.
pub(super) fn diagnostics(
    world: &RectoWorld,
    layout: &Layout,
    diagnostics: impl IntoIterator<Item = SourceDiagnostic>,
) -> Vec<Diagnostic> {
    diagnostics.into_iter().map(|diagnostic| convert(world, layout, &diagnostic)).collect()
}

fn convert(world: &RectoWorld, layout: &Layout, original: &SourceDiagnostic) -> Diagnostic {
    let message = format!("the layout `{}`: {}", layout.name, original.message);
    let mut diagnostic = match original.severity {
        Severity::Error => Diagnostic::error(Code::LayoutCode, message),
        Severity::Warning => Diagnostic::warning(Code::LayoutRemark, message),
    };
    // The span is that of the innermost place; the trace leads outwards.
    let spans = std::iter::once(original.span).chain(original.trace.iter().map(|point| point.span.into()));
    for span in spans {
        let Some(id) = span.id() else { continue };
        let (Ok(source), Some(range)) = (world.source(id), world.range(span)) else { continue };
        let file = TextFile::new(RectoWorld::name_of(id, layout), source.text());
        diagnostic = diagnostic.with_file(&file).with_label(range, "");
        break;
    }
    diagnostic
        .help
        .extend(original.hints.iter().map(|hint| hint.v.to_string()).filter(|hint| !hint.contains("--root")));
    diagnostic
}
