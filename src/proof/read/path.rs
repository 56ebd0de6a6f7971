//! The path that content draws before it fills it, or clips to it.

use super::matrix::Matrix;

/// How many points are kept: a rectangle has four, and one more where it is closed by hand.
const POINTS: usize = 6;
/// Points nearer than this are the same, in points.
const NEAR: f32 = 0.01;

/// A path, in the page's coordinates.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    /// The upright rectangle around it.
    area: Option<[f32; 4]>,
    /// Its first points, where it has no curve.
    points: Vec<(f32, f32)>,
    curved: bool,
}

impl Path {
    /// Goes on to a point: where a line begins or ends.
    pub(super) fn point(&mut self, matrix: Matrix, x: f32, y: f32) {
        let (x, y) = matrix.apply(x, y);
        let area = self.area.unwrap_or([x, y, x, y]);
        self.area = Some([area[0].min(x), area[1].min(y), area[2].max(x), area[3].max(y)]);
        if self.points.len() < POINTS {
            self.points.push((x, y));
        }
    }

    /// Goes on along a curve, which stays within its end and the points that pull it.
    pub(super) fn curve(&mut self, matrix: Matrix, points: &[(f32, f32)]) {
        self.curved = true;
        points.iter().for_each(|(x, y)| self.point(matrix, *x, *y));
    }

    /// Adds a rectangle.
    pub(super) fn rectangle(&mut self, matrix: Matrix, [x, y, width, height]: [f32; 4]) {
        for (x, y) in [(x, y), (x + width, y), (x + width, y + height), (x, y + height)] {
            self.point(matrix, x, y);
        }
    }

    /// The ends of what was drawn, if it is one straight line that is level or upright.
    pub(super) fn line(&self) -> Option<[(f32, f32); 2]> {
        let [from, to] = <[(f32, f32); 2]>::try_from(self.points.as_slice()).ok()?;
        let straight = (from.0 - to.0).abs() < NEAR || (from.1 - to.1).abs() < NEAR;
        (straight && !self.curved).then_some([from, to])
    }

    /// The rectangle around what was drawn, if anything was, and whether it is all of it.
    pub(super) fn take(&mut self) -> Option<([f32; 4], bool)> {
        let path = std::mem::take(self);
        Some((path.area?, !path.curved && is_upright(&path.points)))
    }
}

/// The rectangle that a level or upright line of some width fills.
pub(super) fn thickened([from, to]: [(f32, f32); 2], width: f32) -> [f32; 4] {
    let level = (from.1 - to.1).abs() < NEAR;
    let (right, down) = if level { (0.0, width / 2.0) } else { (width / 2.0, 0.0) };
    [from.0.min(to.0) - right, from.1.min(to.1) - down, from.0.max(to.0) + right, from.1.max(to.1) + down]
}

/// Whether points are the corners of one upright rectangle. (Two in a path may be a frame.)
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
