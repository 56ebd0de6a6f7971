//! What came out: pages, lines, how full each page is, and where each text stands.

use std::collections::{BTreeMap, HashMap};

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, Point};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::helpers::mark::MarkElem;

/// The labels by which layouts that do without the helpers mark their texts, and by which all mark their margins.
const START: &str = "recto-start";
const END: &str = "recto-end";
const MARGINS: &str = "recto-margins";

/// Baselines nearer than this are one line, in points: places and dates stand on the line of their title.
const SAME_LINE: f64 = 1.0;

/// The measures of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// Page by page.
    pub pages: Vec<PageMeasure>,
    /// From one baseline to the next inside a text, in points.
    pub line: f64,
    /// Text by text, in the order in which they were laid out.
    pub texts: Vec<TextMeasure>,
    /// Where the margins leave off and begin again, in points from the left of the page: between the two
    /// is the text's place. The edges of the page where a layout does not say.
    pub sides: (f64, f64),
    /// Where the lines of lists end at the latest, in points from the left of the page.
    pub list_end: f64,
}

/// The measures of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageMeasure {
    /// How many lines stand on it.
    pub lines: usize,
    /// The distance of the top margin from the top of the page, in points.
    pub top: f64,
    /// The distance of the last baseline from the top of the page, in points.
    pub last_baseline: f64,
    /// The distance of the bottom margin from the top of the page, in points.
    pub bottom: f64,
    /// How much of the height between the margins is filled: 0 to 1, or over 1 where text sticks out.
    pub full: f64,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq)]
pub struct TextMeasure {
    /// Its path in the user's file.
    pub at: String,
    /// Its lines, in order.
    pub lines: Vec<LineMeasure>,
}

/// A line of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct LineMeasure {
    /// The page, counted from 0.
    pub page: usize,
    /// The distance of the baseline from the top of the page, in points.
    pub baseline: f64,
    /// The letters.
    pub text: String,
    /// Where the line begins and ends, in points from the left of the page.
    pub x: (f64, f64),
}

impl Measure {
    /// The lines that stand on pages past a number of pages.
    pub fn lines_past(&self, pages: u32) -> usize {
        self.pages.iter().skip(pages as usize).map(|page| page.lines).sum()
    }
}

impl AsRef<Measure> for Measure {
    fn as_ref(&self) -> &Measure {
        self
    }
}

pub(super) fn measure(document: &PagedDocument) -> Measure {
    let margins = Margins::of(document);
    let mut walk = Walk::default();
    let mut pages = Vec::new();
    let mut sides = (0.0, 0.0);
    for (index, page) in document.pages().iter().enumerate() {
        walk.page = index;
        walk.baselines.clear();
        walk.frame(&page.frame, Point::zero());
        // What stands in the margin, such as a running head, is no part of the text.
        walk.baselines.retain(|baseline| *baseline > margins.top);
        let last = walk.baselines.iter().copied().fold(0.0, f64::max);
        let bottom = page.frame.height().to_pt() - margins.bottom;
        sides = (margins.left, page.frame.width().to_pt() - margins.right);
        let height = (bottom - margins.top).max(1.0);
        pages.push(PageMeasure {
            lines: count_lines(&mut walk.baselines),
            top: margins.top,
            last_baseline: last,
            bottom,
            full: (last - margins.top).max(0.0) / height,
        });
    }
    let list_end = sides.1 - margins.lists;
    Measure { pages, line: line(&walk.texts), texts: walk.texts, sides, list_end }
}

/// From one baseline to the next, in points: the least distance inside a text, or where no text has two
/// lines, between texts that follow each other. 0 if there is one line in all.
fn line(texts: &[TextMeasure]) -> f64 {
    let least = |lines: &mut dyn Iterator<Item = &LineMeasure>| {
        let lines: Vec<_> = lines.collect();
        let same_page = lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
        let distances = same_page.map(|pair| pair[1].baseline - pair[0].baseline);
        distances.filter(|distance| *distance > SAME_LINE).fold(f64::INFINITY, f64::min)
    };
    let inside = texts.iter().map(|text| least(&mut text.lines.iter())).fold(f64::INFINITY, f64::min);
    let line =
        if inside.is_finite() { inside } else { least(&mut texts.iter().flat_map(|text| &text.lines)) };
    if line.is_finite() { line } else { 0.0 }
}

/// How many lines a set of baselines makes.
fn count_lines(baselines: &mut [f64]) -> usize {
    baselines.sort_by(f64::total_cmp);
    let mut lines = 0;
    let mut last = f64::NEG_INFINITY;
    for baseline in baselines {
        if *baseline - last > SAME_LINE {
            lines += 1;
            last = *baseline;
        }
    }
    lines
}

/// The margins that a layout says its pages have, and how much earlier lists end than the right one begins, in points.
#[derive(Default)]
struct Margins {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
    lists: f64,
}

impl Margins {
    fn of(document: &PagedDocument) -> Self {
        let Some(label) = Label::new(PicoStr::intern(MARGINS)) else { return Self::default() };
        let Some(found) = document.introspector().query_first(&Selector::Label(label)) else {
            return Self::default();
        };
        let Some(metadata) = found.to_packed::<MetadataElem>() else { return Self::default() };
        let Value::Dict(margins) = &metadata.value else { return Self::default() };
        let side = |name: &str| match margins.get(name) {
            Ok(Value::Float(points)) => *points,
            Ok(Value::Int(points)) => *points as f64,
            _ => 0.0,
        };
        Self {
            top: side("top"),
            bottom: side("bottom"),
            left: side("left"),
            right: side("right"),
            lists: side("lists"),
        }
    }
}

/// A walk through the frames of all pages.
#[derive(Default)]
struct Walk {
    page: usize,
    baselines: Vec<f64>,
    texts: Vec<TextMeasure>,
    /// The texts that have begun and not ended: indices into `texts`, by path.
    open: BTreeMap<String, usize>,
    /// The paths of marks that have begun and not ended.
    marks: HashMap<Location, String>,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (position, item) in frame.items() {
            let place = origin + *position;
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, place),
                FrameItem::Text(text) => {
                    let baseline = place.y.to_pt();
                    self.baselines.push(baseline);
                    let x = (place.x.to_pt(), (place.x + text.width()).to_pt());
                    self.letters(baseline, &text.text, x);
                }
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let (Some(mark), Some(place)) = (content.to_packed::<MarkElem>(), content.location()) {
                        self.begin(mark.at.as_str());
                        self.marks.insert(place, mark.at.as_str().to_owned());
                        continue;
                    }
                    let label = content.label().map(|label| label.resolve());
                    if let (Some(label), Some(mark)) = (label, content.to_packed::<MetadataElem>()) {
                        self.mark(label.as_str(), &mark.value);
                    }
                }
                FrameItem::Tag(Tag::End(place, ..)) => {
                    if let Some(path) = self.marks.remove(place) {
                        self.open.remove(&path);
                    }
                }
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn mark(&mut self, label: &str, value: &Value) {
        let Value::Str(path) = value else { return };
        if label == START {
            self.begin(path.as_str());
        } else if label == END {
            self.open.remove(path.as_str());
        }
    }

    fn begin(&mut self, path: &str) {
        self.open.insert(path.to_owned(), self.texts.len());
        self.texts.push(TextMeasure { at: path.to_owned(), lines: Vec::new() });
    }

    fn letters(&mut self, baseline: f64, text: &str, x: (f64, f64)) {
        // Texts do not stand inside one another, so that the letters belong to the one that is open.
        let Some(index) = self.open.values().next_back() else { return };
        let lines = &mut self.texts[*index].lines;
        match lines.last_mut() {
            Some(line) if line.page == self.page && (line.baseline - baseline).abs() < SAME_LINE => {
                line.text.push_str(text);
                line.x.1 = line.x.1.max(x.1);
            }
            _ => lines.push(LineMeasure { page: self.page, baseline, text: text.to_owned(), x }),
        }
    }
}
