//! The ways from loose to tight: every set of values that the fit may try, in order.

use crate::layout::{Manifest, Params, Setting};

/// What a step is taken to save where the layout does not say, in points of a full page.
const SAVES: f64 = 3.0;

/// A parameter that may be moved.
#[derive(Debug, Clone)]
struct Axis {
    name: String,
    default: Setting,
    comfortable: f64,
    tight: f64,
    /// Over zero, in the parameter's unit.
    step: f64,
    saves: f64,
}

/// What may be moved, in the manifest's order: the dearest comes last.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    axes: Vec<Axis>,
    /// What is used as it is where no axis moves it.
    base: Params,
    /// Whether the last axis is the manifest's last parameter that may move, and not pinned by the user.
    dearest_moves: bool,
}

/// A place on a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stop {
    /// For each axis the steps from its default: below zero looser, above zero tighter.
    steps: Vec<i32>,
    /// How much is expected to be saved from the path's beginning to here, in points.
    pub(super) saved: f64,
}

/// Places from loose to tight.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// At least one.
    pub(super) stops: Vec<Stop>,
}

impl Axis {
    fn default(&self) -> f64 {
        self.default.number().unwrap_or_default()
    }

    /// How many steps there are from the default to a bound, the last of which may be a shorter one.
    fn steps_to(&self, bound: f64) -> i32 {
        // The tolerance makes 0.17/0.01 seventeen steps and not eighteen; manifests hold it under 1000.
        ((bound - self.default()).abs() / self.step - 1e-6).ceil().max(0.0) as i32
    }

    fn loosest(&self) -> i32 {
        -self.steps_to(self.comfortable)
    }

    fn tightest(&self) -> i32 {
        self.steps_to(self.tight)
    }

    fn at(&self, steps: i32) -> Setting {
        let bound = if steps < 0 { self.comfortable } else { self.tight };
        let distance = f64::from(steps.abs()) * self.step;
        let whole = (bound - self.default()).abs();
        let number = if distance >= whole - 1e-9 {
            bound
        } else {
            self.default() + distance.copysign(bound - self.default())
        };
        // 0.45 + 3 × 0.01 is to be 0.48 and not 0.48000000000000004.
        self.default.with_number((number * 1e6).round() / 1e6)
    }
}

impl Scale {
    /// What a layout lets the fit move, less what the user pinned.
    pub(super) fn new(manifest: &Manifest, start: &Params) -> Self {
        let movable = |name: &str| manifest.parameter(name).is_some_and(|known| known.step.is_some());
        let axes = manifest.parameters.iter().filter(|parameter| !start.is_pinned(&parameter.name));
        let axes = axes.filter_map(|parameter| {
            let number = |setting: &Option<Setting>| setting.as_ref().and_then(Setting::number);
            Some(Axis {
                name: parameter.name.clone(),
                default: parameter.default.clone(),
                comfortable: number(&parameter.comfortable)?,
                tight: number(&parameter.tight)?,
                step: number(&parameter.step)?,
                saves: parameter.saves.unwrap_or(SAVES),
            })
        });
        let last = manifest.parameters.iter().rfind(|parameter| movable(&parameter.name));
        Self {
            axes: axes.collect(),
            base: start.clone(),
            dearest_moves: last.is_some_and(|last| !start.is_pinned(&last.name)),
        }
    }

    /// The same, with the manifest's last parameter left alone.
    pub(super) fn without_dearest(mut self) -> Self {
        if self.dearest_moves {
            self.axes.pop();
            self.dearest_moves = false;
        }
        self
    }

    /// The whole way from everything comfortable to everything tight, and the index of the defaults on it.
    /// Outwards from the defaults the parameters move in the manifest's order, each to its bound before the
    /// next begins.
    pub(super) fn path(&self) -> (Path, usize) {
        let mut walk = Walk::from(self, self.axes.iter().map(Axis::loosest).collect());
        for index in (0..self.axes.len()).rev() {
            walk.go(index, 0);
        }
        let defaults = walk.stops.len() - 1;
        for index in 0..self.axes.len() {
            walk.go(index, self.axes[index].tightest());
        }
        (Path { stops: walk.stops }, defaults)
    }

    /// Where one step of a dear parameter does more than is needed: the way on which the earlier ones, which
    /// are finer, make up for it, and the index of the place on it that is known. `loose` and `tight` are
    /// neighbours on the whole path; beyond the defaults the way ends at `tight`, short of them it begins at
    /// `loose`. None if nothing comes earlier.
    pub(super) fn between(&self, loose: &Stop, tight: &Stop) -> Option<(Path, usize)> {
        let moved = (0..self.axes.len()).find(|index| loose.steps[*index] != tight.steps[*index])?;
        if moved == 0 {
            return None;
        }
        if tight.steps[moved] > 0 {
            let mut steps = tight.steps.clone();
            steps[..moved].fill(0);
            let mut walk = Walk::from(self, steps);
            for index in 0..moved {
                walk.go(index, self.axes[index].tightest());
            }
            let known = walk.stops.len() - 1;
            Some((Path { stops: walk.stops }, known))
        } else {
            let mut walk = Walk::from(self, loose.steps.clone());
            for index in (0..moved).rev() {
                walk.go(index, 0);
            }
            Some((Path { stops: walk.stops }, 0))
        }
    }

    /// Whether the manifest's last parameter is moved at a place.
    pub(super) fn moves_dearest(&self, stop: &Stop) -> bool {
        self.dearest_moves && stop.steps.last().is_some_and(|steps| *steps != 0)
    }

    /// The values at a place.
    pub(super) fn params(&self, stop: &Stop) -> Params {
        let mut params = self.base.clone();
        for (axis, steps) in self.axes.iter().zip(&stop.steps) {
            params.move_to(&axis.name, axis.at(*steps));
        }
        params
    }
}

/// A path in the making.
struct Walk<'a> {
    scale: &'a Scale,
    stops: Vec<Stop>,
    last: Stop,
}

impl<'a> Walk<'a> {
    fn from(scale: &'a Scale, steps: Vec<i32>) -> Self {
        let first = Stop { steps, saved: 0.0 };
        Self { scale, stops: vec![first.clone()], last: first }
    }

    /// Tightens a parameter step by step.
    fn go(&mut self, index: usize, to: i32) {
        while self.last.steps[index] < to {
            self.last.steps[index] += 1;
            self.last.saved += self.scale.axes[index].saves;
            self.stops.push(self.last.clone());
        }
    }
}
