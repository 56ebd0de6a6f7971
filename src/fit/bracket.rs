//! Where on a path to look next: between the tightest place that is known not to fit and the loosest that is
//! known to.

use super::path::Stop;

/// Where the search aims, as a part of what may be left free.
const AIM: f64 = 0.4;
/// How many guesses there are before the end of the path is looked at, so that its two sides are known.
const GUESSES: usize = 2;

/// What came out at a place of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End {
    /// The place.
    pub(super) index: usize,
    /// How far the text runs over, in points.
    pub(super) overflow: f64,
    /// How much may be left free, in points.
    pub(super) slack: f64,
}

/// A search along a path for the loosest place that fits, content with one that leaves no more free than it may.
/// Overflow falls along a path, but neither evenly nor smoothly: what a step saves is a guess, and where a line
/// wraps anew a whole line's height is saved at once. So it is false position with the Illinois rule, over what
/// the steps are expected to save, and with halving where that creeps.
#[derive(Debug)]
pub(super) struct Bracket<'a> {
    stops: &'a [Stop],
    over: Option<End>,
    fits: Option<End>,
    /// How much a point that was expected to be saved has saved.
    yields: f64,
    seen: usize,
    /// How often in a row the same end moved: below zero the loose one, above the tight one.
    streak: i32,
}

impl<'a> Bracket<'a> {
    /// A search that begins with what is known of one place.
    pub(super) fn new(stops: &'a [Stop], known: End) -> Self {
        let mut bracket = Self { stops, over: None, fits: None, yields: 1.0, seen: 0, streak: 0 };
        bracket.record(known);
        bracket
    }

    /// The tightest place that does not fit.
    pub(super) fn over(&self) -> Option<End> {
        self.over
    }

    /// The loosest place that fits.
    pub(super) fn fits(&self) -> Option<End> {
        self.fits
    }

    /// Takes in what came out at a place.
    pub(super) fn record(&mut self, end: End) {
        let over = end.overflow > 0.0;
        let (same, side) = if over { (&mut self.over, -1) } else { (&mut self.fits, 1) };
        if let Some(before) = same.replace(end) {
            let expected = self.stops[end.index].saved - self.stops[before.index].saved;
            let saved = before.overflow - end.overflow;
            // Where nothing wraps anew a step may save nothing; that says little of the next ones.
            self.yields = (saved / expected).clamp(0.5, 4.0);
        }
        self.streak = if self.streak.signum() == side { self.streak + side } else { side };
        self.seen += 1;
    }

    /// The place to look at next; none if there is nothing to gain.
    pub(super) fn next(&self) -> Option<usize> {
        let last = self.stops.len() - 1;
        match (self.over, self.fits) {
            (_, Some(fits)) if fits.overflow >= -fits.slack => None,
            (Some(over), Some(fits)) => (fits.index - over.index > 1).then(|| self.inside(over, fits)),
            (None, Some(fits)) if fits.index > 0 => Some(self.beyond(fits, 0).min(fits.index - 1)),
            (Some(over), None) if over.index < last => Some(self.beyond(over, last).max(over.index + 1)),
            _ => None,
        }
    }

    fn beyond(&self, known: End, end: usize) -> usize {
        if self.seen > GUESSES {
            return end;
        }
        let wanted = known.overflow + AIM * known.slack;
        self.nearest(self.stops[known.index].saved + wanted / self.yields)
    }

    fn inside(&self, over: End, fits: End) -> usize {
        let (first, last) = (over.index + 1, fits.index - 1);
        let aim = -AIM * fits.slack;
        let (mut above, mut below) = (over.overflow - aim, aim - fits.overflow);
        match self.streak {
            ..=-3 | 3.. => return usize::midpoint(first, last),
            -2 => below /= 2.0,
            2 => above /= 2.0,
            _ => {}
        }
        let (from, to) = (self.stops[over.index].saved, self.stops[fits.index].saved);
        self.nearest(from + (to - from) * above / (above + below)).clamp(first, last)
    }

    /// The place at which about so much is expected to be saved.
    fn nearest(&self, saved: f64) -> usize {
        let after = self.stops.partition_point(|stop| stop.saved < saved).min(self.stops.len() - 1);
        let before = after.saturating_sub(1);
        let distance = |index: usize| (self.stops[index].saved - saved).abs();
        if distance(before) < distance(after) { before } else { after }
    }
}
