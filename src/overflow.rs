//! The explanation of a page that cannot fit: by how much, where it ends, and what would make room.
//!
//! Takes what was laid out (at the layout's tightest, where the fit may tighten) with its [`Document`],
//! [`Resume`] and [`Source`]. All is counted in lines: lines are what a reader sees, what a cut wins back, and
//! what the promise is missed by. Lines stand at least [`Measure::line`] apart, so that what is counted as
//! enough is enough.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Body, Document, Text};
use crate::paragraph::{Paragraph, paragraphs};
use crate::resume::Resume;
use crate::source::{NodeId, Source, Value};
use crate::typeset::{Measure, TextMeasure};

/// The most cuts that are suggested.
const MOST_CUTS: usize = 5;
/// The longest cut that is suggested, in characters: three or four words.
const LONGEST_CUT: usize = 24;
/// The most pages that `page.count` takes.
const MOST_PAGES: usize = 20;
/// Baselines nearer than this are one line, in points.
const SAME_LINE: f64 = 1.0;

/// Pages that are more than were promised.
#[derive(Clone, Copy)]
pub(crate) struct Overflow<'a> {
    /// The variant that was to be shown.
    pub(crate) variant: Option<&'a str>,
    /// What was to be shown, on how many pages.
    pub(crate) document: &'a Document,
    /// The résumé that it came from.
    pub(crate) resume: &'a Resume,
    /// The file that both came from.
    pub(crate) source: &'a Source,
    /// How it came out.
    pub(crate) measure: &'a Measure,
    /// Whether it was set as tightly as the layout allows.
    pub(crate) tightest: bool,
}

/// An item of low priority that is on the page.
pub(crate) struct LowItem {
    /// Where it stands in the source.
    pub(crate) id: NodeId,
    /// The path of that place.
    path: String,
    /// How many lines it takes: at least 1.
    lines: usize,
}

impl Overflow<'_> {
    /// How many lines have to go for the text to fit: at least 1, however few there seem to be, since there
    /// is a page too many.
    pub(crate) fn lines(&self) -> usize {
        let count = self.document.page.count;
        let measure = self.measure;
        let last = (count as usize).checked_sub(1).and_then(|last| measure.pages.get(last));
        let Some(last) = last.filter(|_| measure.line >= SAME_LINE) else {
            // No page has two lines, so that nothing tells how far apart they stand.
            return measure.lines_past(count).max(1);
        };
        let gaps = Gaps::new(self.document, measure);
        let past: f64 = (count as usize..measure.pages.len()).map(|page| gaps.height(page)).sum();
        let over = last.last_baseline + past - last.bottom;
        // A rounding error is no line.
        (over / measure.line - 0.01).ceil().max(1.0) as usize
    }

    /// The error that explains it.
    pub(crate) fn explain(&self) -> Diagnostic {
        let promised = self.document.page.count;
        let over = self.lines();
        let tightest = if self.tightest { ", set as tightly as the layout allows" } else { "" };
        let what =
            self.variant.map_or("the résumé".to_owned(), |variant| format!("the variant `{variant}`"));
        let message = format!("{what} runs {} over {}{tightest}", lines(over), pages(promised as usize));
        let mut error =
            self.with_end(Diagnostic::error(Code::Overflow, message).with_file(self.source.file()));
        let cuts = self.cuts();
        for (cut, paragraph) in &cuts {
            if let Some(span) = paragraph.ending(self.source) {
                error = error.with_label(span, format!("cut {} here to win a line", characters(*cut)));
            }
        }
        let low = self.leave_out(over);
        for item in &low {
            let span = self.priority_span(item.id);
            error =
                error.with_label(span, format!("low priority: leaving it out gives {}", lines(item.lines)));
        }
        error.help = self.help(over, &cuts, &low);
        error
    }

    /// The warning that an item was left out for the rest to fit.
    pub(crate) fn left_out(&self, item: &LowItem) -> Diagnostic {
        let pages = pages(self.document.page.count as usize);
        Diagnostic::warning(Code::LeftOut, format!("this is left out, for the rest to fit on {pages}"))
            .with_file(self.source.file())
            .with_label(self.source.span(item.id), format!("gives {}", lines(item.lines)))
    }

    /// Labels the text that the first page too many begins with.
    fn with_end(&self, error: Diagnostic) -> Diagnostic {
        let promised = self.document.page.count as usize;
        let past = |text: &&TextMeasure| text.lines.iter().any(|line| line.page >= promised);
        let Some(first) = self.measure.texts.iter().find(past) else { return error };
        let Some(id) = self.source.find(&first.at) else { return error };
        let whole = first.lines.iter().all(|line| line.page >= promised);
        let place = if whole { "here" } else { "inside this text" };
        error.with_label(self.source.span(id), format!("page {} would begin {place}", promised + 1))
    }

    /// The cuts that win a line each, cheapest first: how many characters, and where.
    fn cuts(&self) -> Vec<(usize, Paragraph<'_>)> {
        let wrapped =
            paragraphs(self.document, self.measure).into_iter().filter(|paragraph| paragraph.lines.len() > 1);
        let mut cuts: Vec<(usize, Paragraph)> =
            wrapped.map(|paragraph| (paragraph.cut_to(paragraph.lines.len() - 1), paragraph)).collect();
        cuts.retain(|(cut, _)| *cut <= LONGEST_CUT);
        cuts.sort_by_key(|(cut, _)| *cut);
        cuts.truncate(MOST_CUTS);
        cuts
    }

    /// The items of low priority to leave out so that a number of lines goes, in the file's order: those that
    /// give the fewest lines first, and none that is not needed once the others are out. Where all together
    /// don't give as many, all of them.
    pub(crate) fn leave_out(&self, lines: usize) -> Vec<LowItem> {
        let mut items = self.low_items();
        // The fewest items, so the longest first; of equals the later, since people put first what matters.
        items.sort_by_key(|item| Reverse((item.lines, item.id)));
        let mut left_out: Vec<LowItem> = Vec::new();
        let mut wanted = lines;
        while wanted > 0 && !items.is_empty() {
            // The last one need not be longer than what is still wanted.
            let least = items.iter().map(|item| item.lines).filter(|given| *given >= wanted).min();
            let enough = items.iter().position(|item| Some(item.lines) == least).unwrap_or(0);
            let item = items.remove(enough);
            wanted = wanted.saturating_sub(item.lines);
            left_out.push(item);
        }
        left_out.sort_by_key(|item| item.id);
        left_out
    }

    /// The items of low priority that are on the pages, with their lines.
    fn low_items(&self) -> Vec<LowItem> {
        let low = self.resume.low_priority();
        let texts: BTreeMap<&str, usize> =
            self.measure.texts.iter().enumerate().map(|(index, text)| (text.at.as_str(), index)).collect();
        let item = |id| {
            let path = self.source.path(id);
            let inside = texts.range(path.as_str()..).take_while(|(at, _)| at.starts_with(&path));
            let own = inside.filter(|(at, _)| is_inside(at, &path));
            let lines = own.flat_map(|(_, index)| &self.measure.texts[*index].lines);
            // What stands side by side is one line.
            let baselines: BTreeSet<(usize, i64)> =
                lines.map(|line| (line.page, line.baseline.round() as i64)).collect();
            LowItem { id, lines: baselines.len(), path }
        };
        low.into_iter().map(item).filter(|item| item.lines > 0).collect()
    }

    /// The bytes of an item's `priority: low`.
    fn priority_span(&self, id: NodeId) -> std::ops::Range<usize> {
        if let Value::Mapping(entries) = &self.source.node(id).value
            && let Some(entry) = entries.iter().find(|entry| entry.key == "priority")
        {
            return entry.key_span.start..self.source.span(entry.value).end;
        }
        self.source.span(id)
    }

    /// What makes it fit, as far as that is known.
    fn help(&self, over: usize, cuts: &[(usize, Paragraph)], low: &[LowItem]) -> Vec<String> {
        let mut help = Vec::new();
        let given: usize = low.iter().map(|item| item.lines).sum();
        // A line that is won inside of what is left out is not won twice.
        let apart =
            |paragraph: &Paragraph| !low.iter().any(|item| is_inside(&paragraph.prose.text.at, &item.path));
        let besides = cuts.iter().filter(|(_, paragraph)| apart(paragraph)).count();
        // Of several pages, a line that is won on an early one may be lost again at that page's foot.
        let sure = self.document.page.count == 1;
        let (makes, make) = if sure { ("makes", "make") } else { ("should make", "should make") };
        if cuts.len() >= over {
            help.push(match (over, cuts.len()) {
                (1, 1) => format!("that cut {makes} it fit"),
                (1, _) => format!("any one of these cuts {makes} it fit"),
                (over, count) if over == count => format!("these {over} cuts together {make} it fit"),
                (over, count) => format!("any {over} of these {count} cuts together {make} it fit"),
            });
        }
        if given >= over {
            help.push(match low.len() {
                1 => format!("leaving out the item of low priority {makes} it fit"),
                count => format!("leaving out the {count} items of low priority {makes} it fit"),
            });
        }
        if help.is_empty() {
            help.push(match given + besides {
                0 => format!("shorten it by {}, or leave something out", lines(over)),
                all if all >= over => {
                    format!("these cuts and leaving out what has low priority {make} it fit together")
                }
                some => {
                    format!("all of this gives {}; still too much by {}", lines(some), lines(over - some))
                }
            });
        }
        if !self.tightest {
            help.push("`page: { fit: auto }` tightens the page as far as the layout allows".into());
        }
        let needed = self.measure.pages.len();
        if needed <= MOST_PAGES {
            help.push(format!("`page: {{ count: {needed} }}` allows {}", pages(needed)));
        }
        help
    }
}

/// Whether a path is that of a node or of something inside of it.
fn is_inside(at: &str, path: &str) -> bool {
    at.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// What begins with a line: the more it is, the more space stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Begins {
    /// Nothing: it goes on, or stands beside what began.
    Nothing,
    Item,
    Part,
    Entry,
    Section,
}

/// The distances between lines, by what begins with the lower one, as they are found on the pages.
struct Gaps<'a> {
    /// All lines, by page and baseline.
    lines: Vec<(usize, f64, Begins)>,
    /// The largest distance above a line, in points.
    above: BTreeMap<Begins, f64>,
    measure: &'a Measure,
}

impl<'a> Gaps<'a> {
    fn new(document: &Document, measure: &'a Measure) -> Self {
        let begins = beginnings(document);
        let mut lines = Vec::new();
        for text in &measure.texts {
            for (index, line) in text.lines.iter().enumerate() {
                let begins = begins.get(text.at.as_str()).filter(|_| index == 0).copied();
                lines.push((line.page, line.baseline, begins.unwrap_or(Begins::Nothing)));
            }
        }
        lines.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal));
        lines.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0 && later.1 - earlier.1 < SAME_LINE;
            if same {
                earlier.2 = earlier.2.max(later.2);
            }
            same
        });
        let mut above = BTreeMap::new();
        for pair in lines.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let largest = above.entry(pair[1].2).or_insert(0.0_f64);
            *largest = largest.max(pair[1].1 - pair[0].1);
        }
        Self { lines, above, measure }
    }

    /// How much height a page's lines would take under those of the page before, in points.
    fn height(&self, page: usize) -> f64 {
        let Some((_, first, begins)) = self.lines.iter().find(|line| line.0 == page) else { return 0.0 };
        // What never began elsewhere than at the top of a page is taken for the next lesser thing.
        let above = self.above.range(..=*begins).next_back().map_or(self.measure.line, |(_, above)| *above);
        above + self.measure.pages[page].last_baseline - first
    }
}

/// What begins with which text, by the texts' paths.
fn beginnings<'a>(document: &'a Document) -> BTreeMap<&'a str, Begins> {
    let mut begins = BTreeMap::new();
    let mut add = |texts: &mut dyn Iterator<Item = &'a Text>, what| {
        begins.extend(texts.map(|text| (text.at.as_str(), what)));
    };
    for section in &document.sections {
        match &section.body {
            Body::Entries { entries } => {
                for entry in entries {
                    for part in &entry.parts {
                        add(&mut part.highlights.iter(), Begins::Item);
                        add(&mut part.title.iter().chain(&part.dates).take(1), Begins::Part);
                    }
                    add(&mut entry.title.iter(), Begins::Entry);
                }
            }
            Body::Bullets { bullets } => add(&mut bullets.iter(), Begins::Item),
            Body::Pairs { pairs } => {
                add(
                    &mut pairs.iter().filter_map(|pair| pair.label.as_ref().or(pair.text.as_ref())),
                    Begins::Item,
                );
            }
            Body::Paragraph { .. } => {}
        }
        add(&mut std::iter::once(&section.title), Begins::Section);
    }
    begins
}

fn lines(count: usize) -> String {
    if count == 1 { "one line".to_owned() } else { format!("{count} lines") }
}

fn pages(count: usize) -> String {
    if count == 1 { "one page".to_owned() } else { format!("{count} pages") }
}

fn characters(count: usize) -> String {
    if count == 1 { "one character".to_owned() } else { format!("{count} characters") }
}
