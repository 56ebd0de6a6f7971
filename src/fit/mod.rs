//! The fit: finding the parameters with which a text fills its pages and no more.
//!
//! Takes a layout's manifest, the parameters that the user pinned, how many pages are promised, and a function
//! that lays the text out and measures it; gives what was laid out last to satisfaction, with its parameters.
//! Knows neither Typst nor fonts nor files: a test's function can be a formula.
//!
//! All that may be tried lies on one path, from everything comfortable over the layout's defaults to everything
//! tight, on which the parameters move one after the other in the manifest's order. The fit looks for the
//! loosest place on it where the text fits, measures how far it is off each time, and is content when less than
//! a line is left free.

mod bracket;
mod overflow;
mod path;
mod report;

use crate::layout::{Manifest, Params};
use crate::typeset::Measure;
use bracket::{Bracket, End};
use overflow::overflow;
use path::{Path, Scale};
pub use report::{FitReport, PageReport};

/// The most layouts that are tried.
pub const MOST_LAYOUTS: usize = 10;
/// The fewest lines that a page after the first should have.
pub const FEWEST_LINES: usize = 3;

/// What the fit settled on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted<T> {
    /// The parameters.
    pub params: Params,
    /// What was laid out with them.
    pub laid_out: T,
    /// How many layouts were tried, this one among them: 1 to [`MOST_LAYOUTS`].
    pub layouts: usize,
    /// Whether it keeps to the promised pages. If it does not, it is the tightest that the layout allows.
    pub fits: bool,
}

/// Finds the parameters with which a text fills at most `count` pages, and fills them well.
///
/// A text that needs fewer pages at the layout's defaults than are promised gets the fewer. Type is made larger
/// than the layout's default only for the sake of a single page: of several, the last may well be half empty.
/// There, fewer lines than [`FEWEST_LINES`] on a last page are taken in where spaces and margins can do it.
///
/// # Errors
/// The first error of `lay_out`.
pub fn fit<T: AsRef<Measure>, E>(
    manifest: &Manifest,
    start: &Params,
    count: usize,
    lay_out: impl FnMut(&Params) -> Result<T, E>,
) -> Result<Fitted<T>, E> {
    let mut press = Press { lay_out, layouts: 0 };
    let first = Trial { laid_out: press.lay_out(start)?, params: start.clone() };
    let needed = first.measure().pages.len();
    let scale = Scale::new(manifest, start);
    let better = if count <= 1 || needed > count {
        press.search(&scale, count, first.measure())?
    } else {
        let scale = scale.without_dearest();
        let stray = needed > 1 && first.measure().pages.last().is_some_and(|page| page.lines < FEWEST_LINES);
        let fewer = if stray { press.search(&scale, needed - 1, first.measure())? } else { None };
        match fewer.filter(|trial| trial.measure().pages.len() < needed) {
            Some(fewer) => Some(fewer),
            None => press.search(&scale, needed, first.measure())?,
        }
    };
    let Trial { params, laid_out } = better.unwrap_or(first);
    let fits = laid_out.as_ref().pages.len() <= count;
    Ok(Fitted { params, laid_out, layouts: press.layouts, fits })
}

/// Lays a text out once, as it is.
///
/// # Errors
/// That of `lay_out`.
pub fn leave<T: AsRef<Measure>, E>(
    params: &Params,
    count: usize,
    lay_out: impl FnOnce(&Params) -> Result<T, E>,
) -> Result<Fitted<T>, E> {
    let laid_out = lay_out(params)?;
    let fits = laid_out.as_ref().pages.len() <= count;
    Ok(Fitted { params: params.clone(), laid_out, layouts: 1, fits })
}

/// Something laid out with its parameters.
struct Trial<T> {
    params: Params,
    laid_out: T,
}

impl<T: AsRef<Measure>> Trial<T> {
    fn measure(&self) -> &Measure {
        self.laid_out.as_ref()
    }
}

/// What lays out, and counts how often.
struct Press<F> {
    lay_out: F,
    layouts: usize,
}

impl<T: AsRef<Measure>, E, F: FnMut(&Params) -> Result<T, E>> Press<F> {
    fn lay_out(&mut self, params: &Params) -> Result<T, E> {
        self.layouts += 1;
        (self.lay_out)(params)
    }

    /// The best place on a scale for a number of pages, given the measure at the defaults: the loosest that
    /// fits, or the tightest if none does. None if that is where the defaults are.
    fn search(&mut self, scale: &Scale, pages: usize, first: &Measure) -> Result<Option<Trial<T>>, E> {
        let (mut path, defaults) = scale.path();
        let mut known = end(scale, &path, defaults, first, pages);
        let (mut best, mut best_overflow) = (None, None);
        loop {
            let mut bracket = Bracket::new(&path.stops, known);
            let found = self.narrow(scale, &path, pages, &mut bracket)?;
            // What a finer way comes to is good only if it is better than what it is to make up for.
            let overflow = bracket.fits().map_or(f64::NEG_INFINITY, |fits| fits.overflow);
            if best_overflow.is_none_or(|best| overflow > best) {
                (best, best_overflow) = (found, Some(overflow));
            }
            let (Some(over), Some(fits)) = (bracket.over(), bracket.fits()) else { return Ok(best) };
            // Of several pages it is where they end that makes the long steps, and no finer ones help.
            let pages_end_so = pages > 1 && !scale.moves_dearest(&path.stops[fits.index]);
            if fits.overflow >= -fits.slack || pages_end_so || self.layouts >= MOST_LAYOUTS {
                return Ok(best);
            }
            // The steps there are too long: let what comes before on the path make up for it.
            let Some((finer, index)) = scale.between(&path.stops[over.index], &path.stops[fits.index]) else {
                return Ok(best);
            };
            known = End { index, ..if index == 0 { over } else { fits } };
            path = finer;
        }
    }

    /// Looks along a path until there is nothing to gain. Gives the loosest trial that fits, or the one at the
    /// end of the path if none does; none if no trial was better than what the bracket knew before.
    fn narrow(
        &mut self,
        scale: &Scale,
        path: &Path,
        pages: usize,
        bracket: &mut Bracket<'_>,
    ) -> Result<Option<Trial<T>>, E> {
        let mut best = None;
        while self.layouts < MOST_LAYOUTS
            && let Some(index) = bracket.next()
        {
            let params = scale.params(&path.stops[index]);
            let laid_out = self.lay_out(&params)?;
            let end = end(scale, path, index, laid_out.as_ref(), pages);
            bracket.record(end);
            if end.overflow <= 0.0 || index + 1 == path.stops.len() {
                best = Some(Trial { params, laid_out });
            }
        }
        Ok(best)
    }
}

/// What came out at a place of a path, and how much may be left free there.
fn end(scale: &Scale, path: &Path, index: usize, measure: &Measure, pages: usize) -> End {
    // Of several pages the last is seen alone, and what has to stay together moves over by some lines at once.
    // But where that is paid for with the type's size, every line counts.
    let lines = if pages == 1 || scale.moves_dearest(&path.stops[index]) { 1 } else { FEWEST_LINES };
    End { index, overflow: overflow(measure, pages), slack: lines as f64 * measure.line }
}
