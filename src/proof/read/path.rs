//! The path that content draws before it fills it, or clips to it.

use std::ops::RangeInclusive;

use super::limits;
use super::matrix::Matrix;
use crate::proof::model::{Outline, Rule};

/// Points nearer than this are the same, in points.
const NEAR: f32 = 0.01;
/// How wide and high figures are that may be letters, in points.
const LETTER: RangeInclusive<f32> = 1.0..=40.0;
/// The most corners of a straight figure that is not taken for a letter: a box, an arrow or a star has no more.
const STRAIGHT: usize = 10;
/// How many straight pieces a curve is taken for.
const PIECES: usize = 8;

/// A path, in the page's coordinates.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    /// The upright rectangle around it.
    area: Option<[f32; 4]>,
    /// The corners of its figures.
    figures: Vec<Vec<(f32, f32)>>,
    /// Which of them have a curve, in order.
    curved: Vec<usize>,
    corners: usize,
    /// Whether there were more corners than are kept.
    cut: bool,
    /// Where the figure began that was closed, unless it goes on.
    closed: Option<(f32, f32)>,
}

/// What a path fills.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    /// The upright rectangle around it.
    pub(super) area: [f32; 4],
    /// What of it is filled; all where there is none.
    pub(super) outline: Option<Outline>,
    /// Whether that is known.
    pub(super) known: bool,
    /// The rectangles around figures that have a curve or many corners and are as large as letters.
    pub(super) letters: Vec<[f32; 4]>,
}

impl Path {
    /// Begins a figure.
    pub(super) fn begin(&mut self, matrix: Matrix, x: f32, y: f32) {
        self.closed = None;
        if !self.cut {
            self.figures.push(Vec::new());
        }
        self.corner(matrix.apply(x, y));
    }

    /// Goes straight on to a point.
    pub(super) fn line_to(&mut self, matrix: Matrix, x: f32, y: f32) {
        self.go_on();
        self.corner(matrix.apply(x, y));
    }

    /// Goes on along a curve that two points pull, the first of them the point before if there is none.
    pub(super) fn curve(&mut self, matrix: Matrix, first: Option<(f32, f32)>, more: [(f32, f32); 2]) {
        self.go_on();
        let [second, to] = more.map(|(x, y)| matrix.apply(x, y));
        let first = first.map(|(x, y)| matrix.apply(x, y));
        let from = self.figures.last().and_then(|figure| figure.last().copied()).or(first).unwrap_or(to);
        let first = first.unwrap_or(from);
        for piece in 1..=PIECES {
            let part = piece as f32 / PIECES as f32;
            let rest = 1.0 - part;
            let (a, b, c, d) =
                (rest.powi(3), 3.0 * rest.powi(2) * part, 3.0 * rest * part.powi(2), part.powi(3));
            let at = |from, first, second, to| a * from + b * first + c * second + d * to;
            self.corner((at(from.0, first.0, second.0, to.0), at(from.1, first.1, second.1, to.1)));
        }
        let figure = self.figures.len().saturating_sub(1);
        if self.curved.last() != Some(&figure) {
            self.curved.push(figure);
        }
    }

    /// Adds a rectangle.
    pub(super) fn rectangle(&mut self, matrix: Matrix, [x, y, width, height]: [f32; 4]) {
        self.begin(matrix, x, y);
        for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
            self.line_to(matrix, x, y);
        }
        self.close();
    }

    /// Closes the figure.
    pub(super) fn close(&mut self) {
        self.closed = self.figures.last().and_then(|figure| figure.first().copied());
    }

    /// The ends of what was drawn, if it is one straight line that is level or upright.
    pub(super) fn line(&self) -> Option<[(f32, f32); 2]> {
        let [figure] = self.figures.as_slice() else { return None };
        let [from, to] = <[(f32, f32); 2]>::try_from(figure.as_slice()).ok()?;
        let straight = (from.0 - to.0).abs() < NEAR || (from.1 - to.1).abs() < NEAR;
        straight.then_some([from, to])
    }

    /// What it fills by a rule, if it is anything. It is gone then.
    pub(super) fn take(&mut self, rule: Rule) -> Option<Extent> {
        let Self { area, mut figures, curved, cut, .. } = std::mem::take(self);
        let many = |(index, figure): &(usize, &Vec<(f32, f32)>)| {
            figure.len() > STRAIGHT || curved.binary_search(index).is_ok()
        };
        let letters = figures.iter().enumerate().filter(many).map(|(_, figure)| around(figure));
        let letters = letters.filter(is_letter).collect();
        figures.retain(|figure| figure.len() > 2);
        let rectangle = matches!(figures.as_slice(), [figure] if is_upright(figure));
        let outline = (!rectangle && !cut).then_some(Outline { figures, rule });
        Some(Extent { area: area?, outline, known: !cut, letters })
    }

    /// What was closed goes on from where it began.
    fn go_on(&mut self) {
        if let Some(from) = self.closed.take().filter(|_| !self.cut) {
            self.figures.push(vec![from]);
            self.corners += 1;
        }
    }

    fn corner(&mut self, (x, y): (f32, f32)) {
        let area = self.area.unwrap_or([x, y, x, y]);
        self.area = Some([area[0].min(x), area[1].min(y), area[2].max(x), area[3].max(y)]);
        if self.figures.is_empty() {
            self.figures.push(Vec::new());
        }
        self.cut |= self.corners >= limits::PATH;
        if let Some(figure) = self.figures.last_mut().filter(|_| !self.cut) {
            figure.push((x, y));
            self.corners += 1;
        }
    }
}

impl Extent {
    /// A rectangle, all of it.
    pub(super) fn rectangle(area: [f32; 4]) -> Self {
        Self { area, outline: None, known: true, letters: Vec::new() }
    }

    /// The same by another rule.
    pub(super) fn ruled(mut self, rule: Rule) -> Self {
        if let Some(outline) = &mut self.outline {
            outline.rule = rule;
        }
        self
    }
}

/// The upright rectangle around points.
fn around(points: &[(f32, f32)]) -> [f32; 4] {
    points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, top, right, bottom], (x, y)| {
        [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]
    })
}

/// Whether a figure is as large as a letter, or as what is round in one.
fn is_letter([left, top, right, bottom]: &[f32; 4]) -> bool {
    LETTER.contains(&(right - left)) && LETTER.contains(&(bottom - top))
}

/// The rectangle that a level or upright line of some width fills.
pub(super) fn thickened([from, to]: [(f32, f32); 2], width: f32) -> [f32; 4] {
    let level = (from.1 - to.1).abs() < NEAR;
    let (right, down) = if level { (0.0, width / 2.0) } else { (width / 2.0, 0.0) };
    [from.0.min(to.0) - right, from.1.min(to.1) - down, from.0.max(to.0) + right, from.1.max(to.1) + down]
}

/// Whether points are the corners of an upright rectangle.
fn is_upright(points: &[(f32, f32)]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < NEAR;
    let points = match points {
        [first, .., last] if points.len() == 5 && near(first.0, last.0) && near(first.1, last.1) => {
            &points[..4]
        }
        points => points,
    };
    let [a, b, c, d] = points else { return false };
    let across = near(a.1, b.1) && near(b.0, c.0) && near(c.1, d.1) && near(d.0, a.0);
    let along = near(a.0, b.0) && near(b.1, c.1) && near(c.0, d.0) && near(d.1, a.1);
    across || along
}
