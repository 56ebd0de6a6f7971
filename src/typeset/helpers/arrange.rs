//! Texts as paragraphs, headings, lists.

use std::num::NonZeroUsize;

use comemo::Tracked;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{Content, Context, Dict, Func, NativeElement, Packed, Smart, Str, cast, func};
use typst::layout::{BlockBody, BlockElem, BoxElem, Length, Spacing};
use typst::model::{HeadingElem, ListElem, ListItem, ParElem};
use typst::pdf::ArtifactElem;
use typst::syntax::Span;
use typst::text::{SpaceElem, TextElem};
use typst::visualize::Color;

use super::mark::mark;
use super::text::{TOO_LONG, Text, field, link};

/// A text as a paragraph (tagged P), `style` being a function from content to content.
#[func]
pub(super) fn paragraph(
    engine: &mut Engine,
    context: Tracked<Context>,
    span: Span,
    text: Option<Text>,
    #[named]
    #[default]
    style: Option<Func>,
) -> SourceResult<Option<Content>> {
    let Some(text) = text else { return Ok(None) };
    let words = text.content(TOO_LONG, span)?;
    let words = match style {
        Some(style) => style.call(engine, context, [words])?.display(),
        None => words,
    };
    Ok(Some(ParElem::new(words).pack().spanned(span)))
}

/// Those of some texts that are there, in a row with a gap between two.
#[func]
pub(super) fn row(
    span: Span,
    texts: Vec<Option<Text>>,
    gap: Content,
    #[named]
    #[default(TOO_LONG)]
    widest: usize,
) -> SourceResult<Content> {
    let mut row = Vec::new();
    for text in texts.into_iter().flatten() {
        if !row.is_empty() {
            row.push(gap.clone());
        }
        row.push(text.content(widest, span)?);
    }
    Ok(Content::sequence(row))
}

/// A text as a heading, tagged and, but for the name, bookmarked. The name is level 1, sections are 2, entries 3.
/// `after` is set on the same line, behind the link. A heading that is a link looks like its siblings that are none.
#[func]
pub(super) fn headed(
    span: Span,
    level: NonZeroUsize,
    text: Option<Text>,
    #[named]
    #[default]
    url: Option<Str>,
    #[named]
    #[default(TOO_LONG)]
    widest: usize,
    #[named]
    #[default]
    after: Option<Content>,
) -> SourceResult<Content> {
    let mut body = match text {
        Some(text) => text.content(widest, span)?,
        None => Content::empty(),
    };
    if let Some(url) = url {
        body = link(url, body.set(TextElem::fill, Color::BLACK.into()), span)?;
    }
    if let Some(after) = after {
        body += after;
    }
    let heading = HeadingElem::new(body).with_level(Smart::Custom(level)).with_outlined(level.get() > 1);
    Ok(heading.pack().spanned(span))
}

/// Texts as a real list (L, LI, Lbl, LBody) that stands `space` below what is above it. A `whole` one is not parted
/// at a page's foot.
#[func]
pub(super) fn bulleted(
    span: Span,
    texts: Vec<Text>,
    space: Length,
    #[named]
    #[default]
    whole: bool,
) -> SourceResult<Option<Content>> {
    if texts.is_empty() {
        return Ok(None);
    }
    let item = |text: Text| Ok(Packed::new(ListItem::new(text.content(TOO_LONG, span)?)).spanned(span));
    let items = texts.into_iter().map(item).collect::<SourceResult<Vec<_>>>()?;
    let mut list = ListElem::new(items).with_spacing(Smart::Custom(space)).pack().spanned(span);
    if whole {
        list = BlockElem::new()
            .with_body(Some(BlockBody::Content(list)))
            .with_breakable(false)
            .pack()
            .spanned(span);
    }
    Ok(Some(list.set(BlockElem::above, Smart::Custom(Spacing::Rel(space.into())))))
}

/// How wide the letters from a space to a tilde are in Source Serif 4, in thousandths of an em.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    237, 289, 381, 525, 518, 932, 728, 182, 362, 362, 458, 534, 302, 320, 302, 341, 529, 529, 529, 529, 529,
    529, 529, 529, 529, 529, 302, 302, 534, 534, 534, 414, 834, 712, 653, 662, 739, 638, 612, 723, 814, 376,
    381, 710, 618, 935, 768, 738, 621, 738, 690, 544, 632, 758, 709, 1005, 672, 667, 586, 335, 341, 335,
    534, 514, 400, 541, 619, 520, 614, 533, 369, 557, 641, 329, 303, 594, 329, 955, 643, 579, 622, 601, 456,
    465, 359, 628, 579, 836, 569, 586, 490, 359, 290, 359, 534,
];

/// The room of the widest separator between ways to reach somebody, in ems.
const SEPARATOR: f64 = 1.4;

/// A way to reach somebody.
pub(super) struct Contact {
    at: Str,
    text: Str,
    url: Option<Str>,
}

cast! {
    Contact,
    dict: Dict => Self { at: field(&dict, "at")?, text: field(&dict, "text")?, url: field(&dict, "url")? },
}

impl Contact {
    /// Its room in a line, separator and all, in letters.
    fn width(&self) -> f64 {
        (self.text.len() + 3) as f64
    }

    /// Its room in a line, in ems.
    fn breadth(&self) -> f64 {
        let width = |letter: char| match letter {
            ' '..='~' => f64::from(WIDTHS[letter as usize - ' ' as usize]) / 1000.0,
            // Of other scripts some are as wide as they are high.
            letter if letter < '\u{2e80}' => 0.64,
            _ => 1.0,
        };
        self.text.chars().map(width).sum()
    }

    fn content(self, span: Span) -> SourceResult<Content> {
        let mut item = mark(self.at, TextElem::packed(self.text));
        if let Some(url) = self.url {
            item = link(url, item, span)?;
        }
        Ok(BoxElem::new().with_body(Some(item.set(TextElem::overhang, false))).pack().spanned(span))
    }
}

/// The ways to reach somebody, in as few lines of about even length as hold `most` characters each, and none wider than
/// `widest` ems, or one item. An item never breaks and no separator is left at a line's end. (Separators are drawn but not
/// read aloud.)
#[func]
pub(super) fn contacts(
    span: Span,
    items: Vec<Contact>,
    #[named]
    #[default(96.0)]
    most: f64,
    #[named]
    #[default(f64::MAX)]
    widest: f64,
    #[named]
    #[default(TextElem::packed('·'))]
    separator: Content,
) -> SourceResult<Option<Content>> {
    if items.is_empty() {
        return Ok(None);
    }
    let total: f64 = items.iter().map(Contact::width).sum();
    let even = total / (total / most).ceil();
    let space = || SpaceElem::shared().clone();
    let gap = Content::sequence([space(), ArtifactElem::new(separator).pack().spanned(span), space()]);
    let mut lines: Vec<Vec<Content>> = Vec::new();
    let (mut used, mut breadth) = (0.0, 0.0);
    for item in items {
        let width = item.width();
        breadth += SEPARATOR + item.breadth();
        let room = even * lines.len() as f64;
        // An item that would stand more than half beyond the even length starts the next line.
        match lines.last_mut() {
            Some(line) if used + width / 2.0 <= room && breadth <= widest => {
                line.extend([gap.clone(), item.content(span)?]);
            }
            _ => {
                breadth = item.breadth();
                lines.push(vec![item.content(span)?]);
            }
        }
        used += width;
    }
    // A paragraph for each line: a line break in one would glue two items together where the tags are read.
    let paragraph = |line| ParElem::new(Content::sequence(line)).pack().spanned(span);
    Ok(Some(Content::sequence(lines.into_iter().map(paragraph))))
}
