//! The mark that leads from letters on the page back to a line of YAML.

use typst::foundations::{Content, Label, NativeElement, NativeRuleMap, ShowFn, Str, Target, elem};
use typst::utils::PicoStr;

/// A text, which looks like its body and is found on the page by its path in the source.
///
/// (Two labels on `metadata` do the same for layouts without the helpers; this costs half of that.)
#[elem]
pub(in crate::typeset) struct MarkElem {
    /// The path.
    #[required]
    pub(in crate::typeset) at: Str,
    /// What shows the text.
    #[required]
    body: Content,
}

const LABEL: PicoStr = PicoStr::constant("recto-text");

const SHOW: ShowFn<MarkElem> = |mark, _, _| Ok(mark.body.clone());

/// Content marked with a path. (Typst notes the places of whatever has a label.)
pub(super) fn mark(at: Str, body: Content) -> Content {
    let mark = MarkElem::new(at, body).pack();
    match Label::new(LABEL) {
        Some(label) => mark.labelled(label),
        None => mark,
    }
}

/// Teaches the rules of a library to show marks.
pub(in crate::typeset) fn register(rules: &mut NativeRuleMap) {
    rules.register(Target::Paged, SHOW);
}
