//! How far a text is from filling its pages, as one number.

use crate::typeset::Measure;

/// How far a text runs over a number of pages, in points. Not over zero: it fits, and this much room is left,
/// as a negative number. Over zero: this much more height would take it in; what stands past the last page
/// counts, less the room that was left at its foot because what follows had to stay together.
pub(super) fn overflow(measure: &Measure, pages: usize) -> f64 {
    let last = measure.pages.iter().take(pages).next_back();
    let room = last.map_or(0.0, |last| last.bottom - last.last_baseline);
    if measure.pages.len() <= pages {
        let height = last.map_or(0.0, |page| page.bottom - page.top);
        let empty = (pages - measure.pages.len()) as f64;
        return -(room + empty * height);
    }
    // At the top of a page the space above the first line goes, which is a line at least.
    let past = measure.pages[pages..].iter();
    let past: f64 = past.map(|page| (page.last_baseline - page.top).max(0.0) + measure.line).sum();
    // However much room there is: a page too many is too much.
    (past - room).max(measure.line / 2.0).max(1.0)
}
