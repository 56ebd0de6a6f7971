//! The fit by itself, on pages that are formulas: no fonts, no Typst, thousands of them in a second.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use recto::diagnostic::TextFile;
use recto::fit::{FEWEST_LINES, Fitted, MOST_LAYOUTS, fit, leave};
use recto::layout::{Layout, Manifest, Params, Setting, Unit};
use recto::typeset::{Measure, PageMeasure};

/// The manifest of the layout `margin`.
fn manifest() -> Arc<Manifest> {
    Layout::find("margin", Path::new("")).expect("a layout").manifest
}

/// Every parameter that may move at its tightest.
fn tightest(manifest: &Manifest) -> Params {
    let mut params = Params::defaults(manifest);
    for parameter in &manifest.parameters {
        parameter.tight.iter().for_each(|tight| params.move_to(&parameter.name, tight.clone()));
    }
    params
}

fn steps(params: &Params, manifest: &Manifest, name: &str) -> f64 {
    let parameter = manifest.parameter(name).expect("a parameter");
    let number = |setting: Option<&Setting>| setting.and_then(Setting::number).expect("a number");
    (number(params.get(name)) - number(Some(&parameter.default))) / number(parameter.step.as_ref())
}

/// A length in points.
fn points(params: &Params, name: &str) -> f64 {
    match params.get(name) {
        Some(Setting::Length(number, Unit::In)) => number * 72.0,
        Some(Setting::Length(number, Unit::Em)) => number * points(params, "text-size"),
        Some(Setting::Length(number, _)) => *number,
        _ => panic!("`{name}` is no length"),
    }
}

/// A page as a formula: paragraphs of so many ems, four to an entry, three entries to a section.
#[derive(Debug, Clone)]
struct Press {
    paragraphs: Vec<f64>,
    paper: (f64, f64),
}

impl Press {
    /// Breaks the paragraphs into lines and the lines into pages, as a plain typesetter would.
    fn set(&self, params: &Params) -> Measure {
        let (size, margin) = (points(params, "text-size"), points(params, "margin-y"));
        let column = (self.paper.0 - 2.0 * points(params, "margin-x")) / size - 9.5;
        let line = points(params, "leading") + 0.67 * size;
        let bottom = self.paper.1 - margin;
        let mut pages = vec![page(0, margin, margin + 4.0 * line, bottom)];
        for (index, ems) in self.paragraphs.iter().enumerate() {
            let space = match index {
                index if index % 12 == 0 => 2.0 * points(params, "section-space") + line / 2.0,
                index if index % 4 == 0 => points(params, "entry-space"),
                _ => points(params, "item-space"),
            };
            for number in 0..(ems / column).ceil() as usize {
                let last = pages.last_mut().expect("a page");
                let next = last.last_baseline + line + if number == 0 { space } else { 0.0 };
                if next > bottom + 1e-6 {
                    pages.push(page(1, margin, margin + 0.67 * size, bottom));
                } else {
                    last.last_baseline = next;
                    last.lines += 1;
                }
            }
        }
        for page in &mut pages {
            page.full = (page.last_baseline - page.top) / (page.bottom - page.top);
        }
        Measure { pages, line, ..Measure::default() }
    }

    fn fit(&self, count: usize) -> Fitted<Measure> {
        let manifest = manifest();
        run(&manifest, &Params::defaults(&manifest), count, |params| self.set(params))
    }

    fn size(&self, count: usize) -> f64 {
        points(&self.fit(count).params, "text-size")
    }
}

fn page(lines: usize, top: f64, last_baseline: f64, bottom: f64) -> PageMeasure {
    PageMeasure { lines, top, last_baseline, bottom, full: 0.0 }
}

fn run(
    manifest: &Manifest,
    start: &Params,
    count: usize,
    set: impl Fn(&Params) -> Measure,
) -> Fitted<Measure> {
    let mut tried = 0;
    let fitted = fit(manifest, start, count, |params| {
        tried += 1;
        Ok::<_, Infallible>(set(params))
    });
    let Ok(fitted) = fitted;
    assert_eq!(fitted.layouts, tried);
    assert_eq!(set(&fitted.params), fitted.laid_out, "what is reported is what was drawn");
    fitted
}

fn room(measure: &Measure) -> f64 {
    let last = measure.pages.last().expect("a page");
    last.bottom - last.last_baseline
}

fn presses(paragraphs: std::ops::Range<usize>) -> impl Strategy<Value = Press> {
    let paper = prop_oneof![Just((612.0, 792.0)), Just((595.3, 841.9))];
    (prop::collection::vec(5.0..110.0_f64, paragraphs), paper)
        .prop_map(|(paragraphs, paper)| Press { paragraphs, paper })
}

/// A page whose overflow is any falling function: each step of a parameter saves what it likes, and what is
/// saved shows only in jumps.
#[derive(Debug, Clone)]
struct Falling {
    over: f64,
    saves: Vec<f64>,
    jump: f64,
}

impl Falling {
    fn overflow(&self, params: &Params, manifest: &Manifest) -> f64 {
        let movable = manifest.parameters.iter().filter(|parameter| parameter.step.is_some());
        let saved = movable
            .zip(&self.saves)
            .map(|(parameter, saves)| -steps(params, manifest, &parameter.name) * saves);
        ((self.over - saved.sum::<f64>()) / self.jump).ceil() * self.jump
    }

    fn set(&self, params: &Params, manifest: &Manifest) -> Measure {
        let over = self.overflow(params, manifest);
        let mut pages = vec![page(50, 40.0, 750.0 + over.min(0.0), 750.0)];
        if over > 0.0 {
            pages.push(page(1, 40.0, 40.0 + over, 750.0));
        }
        Measure { pages, line: 12.0, ..Measure::default() }
    }
}

fn fallings() -> impl Strategy<Value = Falling> {
    (-250.0..250.0_f64, prop::collection::vec(0.02..12.0_f64, 7), 0.01..14.0_f64)
        .prop_map(|(over, saves, jump)| Falling { over, saves, jump })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_fits_if_the_tightest_does(press in presses(0..80), count in 1..4_usize) {
        let fitted = press.fit(count);
        let possible = press.set(&tightest(&manifest())).pages.len() <= count;
        prop_assert_eq!(fitted.fits, possible);
        prop_assert_eq!(fitted.laid_out.pages.len() <= count, possible);
        prop_assert!(fitted.layouts <= MOST_LAYOUTS);
        if !possible {
            prop_assert_eq!(&fitted.params, &tightest(&manifest()));
        }
    }

    #[test]
    fn more_text_never_makes_larger_type(press in presses(0..80), ems in 5.0..110.0_f64, at in 0..80_usize, count in 1..4_usize) {
        let mut more = press.clone();
        more.paragraphs.insert(at.min(press.paragraphs.len()), ems);
        prop_assert!(more.size(count) <= press.size(count));
    }

    #[test]
    fn the_same_text_gives_the_same_params(press in presses(0..80), count in 1..4_usize) {
        prop_assert_eq!(press.fit(count), press.fit(count));
    }

    #[test]
    fn no_page_after_the_first_has_a_line_or_two(press in presses(40..120)) {
        let fitted = press.fit(4);
        let last = fitted.laid_out.pages.last().expect("a page");
        prop_assert!(fitted.laid_out.pages.len() == 1 || last.lines >= FEWEST_LINES);
    }

    #[test]
    fn any_falling_overflow_is_met(falling in fallings()) {
        let manifest = manifest();
        let set = |params: &Params| falling.set(params, &manifest);
        let fitted = run(&manifest, &Params::defaults(&manifest), 1, set);
        let possible = falling.overflow(&tightest(&manifest), &manifest) <= 0.0;
        prop_assert_eq!(fitted.fits, possible);
        prop_assert!(fitted.layouts <= MOST_LAYOUTS);
    }
}

/// How many layouts are tried, and how often the last line ends up within a line of the margin where text and
/// bounds allow it.
#[test]
fn few_layouts_fill_the_page() {
    let mut runner = TestRunner::deterministic();
    let strategy = presses(18..44);
    let (mut layouts, mut filled) = (Vec::new(), 0);
    for _ in 0..2000 {
        let press = strategy.new_tree(&mut runner).expect("a press").current();
        let fitted = press.fit(1);
        let roomy = steps(&fitted.params, &manifest(), "text-size") >= 12.0;
        if !fitted.fits || roomy {
            continue;
        }
        layouts.push(fitted.layouts);
        filled += usize::from(room(&fitted.laid_out) <= fitted.laid_out.line);
    }
    layouts.sort_unstable();
    let (median, most) = (layouts[layouts.len() / 2], layouts[layouts.len() * 95 / 100]);
    assert!(layouts.len() > 500, "{} of the texts can fill a page", layouts.len());
    assert!(median <= 4 && most <= 8, "median {median}, 95 % at most {most}");
    assert!(filled * 100 >= layouts.len() * 98, "{filled} of {} are within a line", layouts.len());
}

#[test]
fn what_fits_well_costs_one_layout_and_what_is_hopeless_two() {
    let text = |count: usize| Press { paragraphs: vec![30.0; count], paper: (612.0, 792.0) };
    let manifest = manifest();
    let good = (20..60).map(text).find(|press| {
        let measure = press.set(&Params::defaults(&manifest));
        measure.pages.len() == 1 && room(&measure) < measure.line
    });
    let fitted = good.expect("a text that fits").fit(1);
    assert_eq!((fitted.layouts, &fitted.params), (1, &Params::defaults(&manifest)));
    let hopeless = text(500).fit(1);
    assert_eq!((hopeless.layouts, &hopeless.params), (2, &tightest(&manifest)));
    assert!(!hopeless.fits);
}

#[test]
fn what_the_user_set_stays() {
    let manifest = manifest();
    let press = Press { paragraphs: vec![60.0; 26], paper: (612.0, 792.0) };
    let mut start = Params::defaults(&manifest);
    start.set("leading", "0.62em").expect("a length");
    start.set("text-size", "9.8pt").expect("a length");
    let fitted = run(&manifest, &start, 1, |params| press.set(params));
    assert!(fitted.layouts > 1);
    assert_eq!(fitted.params.get("leading"), start.get("leading"));
    assert_eq!(fitted.params.get("text-size"), start.get("text-size"));
    for parameter in manifest.parameters.iter().filter(|parameter| parameter.step.is_some()) {
        start.set(&parameter.name, &parameter.default.to_string()).expect("a length");
    }
    assert_eq!(run(&manifest, &start, 1, |params| press.set(params)).layouts, 1, "nothing is left to move");
}

#[test]
fn parameters_move_in_the_manifests_order_and_by_whole_steps() {
    let manifest = manifest();
    let movable: Vec<_> = manifest.parameters.iter().filter(|parameter| parameter.step.is_some()).collect();
    for paragraphs in 10..40 {
        let fitted = Press { paragraphs: vec![60.0; paragraphs], paper: (612.0, 792.0) }.fit(1);
        for (index, parameter) in movable.iter().enumerate() {
            let setting = fitted.params.get(&parameter.name).expect("a setting");
            assert!(setting.to_string().len() <= "0.97em".len(), "{} is {setting}", parameter.name);
            let steps = steps(&fitted.params, &manifest, &parameter.name);
            assert!((steps - steps.round()).abs() < 1e-6, "{} is {setting}", parameter.name);
            let moved = steps.abs() > 0.5 && index + 1 < movable.len();
            let bounds = [&parameter.tight, &parameter.comfortable];
            let later = &movable[index + 1..];
            let beyond =
                later.iter().any(|later| self::steps(&fitted.params, &manifest, &later.name).abs() > 1.5);
            if moved && beyond && !bounds.contains(&&Some(setting.clone())) {
                // Only where a later one's step was too long do the earlier ones give some of it back.
                assert!(room(&fitted.laid_out) <= fitted.laid_out.line);
            }
        }
    }
}

#[test]
fn leaving_moves_nothing() {
    let manifest = manifest();
    let press = Press { paragraphs: vec![60.0; 60], paper: (612.0, 792.0) };
    let Ok(left) = leave(&Params::defaults(&manifest), 1, |params| Ok::<_, Infallible>(press.set(params)));
    assert_eq!((left.layouts, left.params), (1, Params::defaults(&manifest)));
    assert!(!left.fits);
}

#[test]
fn errors_come_through() {
    let manifest = manifest();
    let result = fit(&manifest, &Params::defaults(&manifest), 1, |_| Err::<Measure, _>("no"));
    assert_eq!(result.err(), Some("no"));
}

#[test]
fn bounds_are_checked() {
    let problem = |bounds: &str| {
        let text = format!(
            "[package]\nname = \"mine\"\nentrypoint = \"lib.typ\"\n[tool.recto]\nformat = {}\nfonts = []\n\
             [[tool.recto.parameter]]\nname = \"size\"\nabout = \"size\"\n{bounds}\n",
            recto::document::VERSION
        );
        Manifest::parse(&TextFile::new("typst.toml", text))
            .err()
            .map(|problem| problem.message)
            .unwrap_or_default()
    };
    let size = "default = \"10pt\"\n";
    assert_eq!(
        problem(&format!("{size}comfortable = \"12pt\"\ntight = \"9pt\"\nstep = \"0.1pt\"\nsaves = 2")),
        ""
    );
    for (bounds, part) in [
        ("tight = \"9pt\"\nstep = \"0.1pt\"", "needs all of"),
        ("comfortable = \"12mm\"\ntight = \"9pt\"\nstep = \"0.1pt\"", "another unit"),
        ("comfortable = \"12pt\"\ntight = \"11pt\"\nstep = \"0.1pt\"", "outside of its bounds"),
        ("comfortable = \"12pt\"\ntight = \"9pt\"\nstep = \"0pt\"", "step"),
        ("comfortable = \"12pt\"\ntight = \"9pt\"\nstep = \"0.001pt\"", "step"),
        ("comfortable = \"12pt\"\ntight = \"9pt\"\nstep = \"0.1pt\"\nsaves = -1", "saves"),
    ] {
        let message = problem(&format!("{size}{bounds}"));
        assert!(message.contains(part), "{bounds}: {message}");
    }
}
