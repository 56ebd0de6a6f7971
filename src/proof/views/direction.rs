//! Lines of scripts that run from right to left, in the order in which they are read.
//!
//! Files draw such lines as they look, and mostly from left to right. Here is turned back what layout made of them by
//! Unicode's bidirectional algorithm: letters from the right, words of other scripts and numbers among them from the
//! left. Where two orders look the same, the more usual one is taken: a number beside a word of another script belongs
//! to it, one that begins a line that runs from left to right is read first.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, bidi_class};

use super::super::model::Glyph;
use super::super::shape::is_bullet;
use super::line::Gap;

/// How far is looked back for what belongs together, in letters: no line on a page is as long.
const LONGEST: usize = 1000;

/// A glyph with what is read in its place.
#[derive(Clone, Copy)]
pub(super) struct Letter<'a> {
    pub(super) glyph: &'a Glyph,
    pub(super) text: &'a str,
}

impl Letter<'_> {
    /// Where it stands from left to right; a mark, on the letter that it belongs to.
    pub(super) fn place(&self) -> f32 {
        let mark = self.glyph.width < 0.01 * self.glyph.size;
        self.glyph.x + if mark { 0.1 * self.glyph.size } else { 0.0 }
    }
}

/// What a line is made of.
pub(super) enum Part<'a> {
    Letter(&'a Glyph, Cow<'a, str>),
    Space(Gap),
}

/// How a part of a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Left,
    Number,
    Neutral,
    /// A mark on the letter to its left.
    Mark,
    /// Where columns meet.
    Column,
}

struct Item<'a> {
    letter: Option<Letter<'a>>,
    /// What it is where there is no letter.
    space: Gap,
    runs: Direction,
    class: Option<BidiClass>,
    /// Whether the letters that come before it are Arabic.
    arabic: bool,
}

impl Item<'_> {
    fn sign(&self) -> char {
        self.letter.and_then(|letter| letter.text.chars().next()).unwrap_or(' ')
    }

    fn is_space(&self) -> bool {
        self.letter.is_none_or(|letter| letter.text.trim().is_empty())
    }

    fn order(&self) -> usize {
        self.letter.map_or(0, |letter| letter.glyph.order)
    }
}

/// The parts of one line in the order in which they are read, if its paragraph runs from right to left or not.
pub(super) fn turned<'a>(letters: &[Letter<'a>], rightward: bool) -> Vec<Part<'a>> {
    let items = items(letters);
    let has = |runs| items.iter().any(|item| item.runs == runs);
    let mut order = Vec::new();
    match (has(Direction::Right), rightward) {
        (false, false) => order.extend((0..items.len()).map(|index| (index, false))),
        // A line of another script among them is one of that script.
        (false, true) if has(Direction::Left) => order.extend((0..items.len()).map(|index| (index, false))),
        (_, true) => from_right(&items, 0, items.len(), &mut order),
        (true, false) => from_left(&items, &mut order),
    }
    let mirrors = mirrors(&items, &order);
    let part = |(index, turned): &(usize, bool)| {
        let item = &items[*index];
        item.letter.map_or(Part::Space(item.space), |letter| {
            let text = match mirrored(item.sign()).filter(|_| *turned && mirrors) {
                Some(sign) => Cow::Owned(sign.to_string()),
                None => Cow::Borrowed(letter.text),
            };
            Part::Letter(letter.glyph, text)
        })
    };
    order.iter().map(part).collect()
}

/// The letters of a line and the spaces between them, from left to right.
fn items<'a>(letters: &[Letter<'a>]) -> Vec<Item<'a>> {
    let mut items: Vec<Item> = Vec::new();
    let mut end = f32::MAX;
    for letter in letters.iter().filter(|letter| !letter.text.is_empty()) {
        let space = Gap::of((letter.glyph.x - end) / letter.glyph.size.max(0.1));
        if space != Gap::None {
            let runs = if space == Gap::Column { Direction::Column } else { Direction::Neutral };
            items.push(Item { letter: None, space, runs, class: None, arabic: false });
        }
        let class = class(letter.text);
        let runs = match class {
            BidiClass::R | BidiClass::AL => Direction::Right,
            BidiClass::L => Direction::Left,
            BidiClass::EN | BidiClass::AN => Direction::Number,
            BidiClass::NSM => match items.last().map(|item| item.runs) {
                Some(Direction::Right | Direction::Mark) => Direction::Mark,
                Some(Direction::Left) => Direction::Left,
                _ => Direction::Neutral,
            },
            // The file says that it belongs to what is turned.
            _ if letter.glyph.reversed => Direction::Right,
            _ => Direction::Neutral,
        };
        items.push(Item { letter: Some(*letter), space: Gap::None, runs, class: Some(class), arabic: false });
        let right = letter.glyph.x + letter.glyph.width;
        end = if end == f32::MAX { right } else { end.max(right) };
    }
    set_apart(&mut items);
    mark_arabic(&mut items);
    // Percent signs and currencies belong to the number beside them, but not behind Arabic letters.
    for at in 0..items.len() {
        let beside = [at.wrapping_sub(1), at + 1].into_iter().filter_map(|index| items.get(index));
        let number = beside.into_iter().any(|item| item.runs == Direction::Number);
        let sign = items[at].runs == Direction::Neutral && items[at].class == Some(BidiClass::ET);
        if sign && number && !items[at].arabic {
            items[at].runs = Direction::Number;
        }
    }
    items
}

/// What more than spaces set apart is no part of what is beside it.
fn set_apart(items: &mut [Item]) {
    for at in 0..items.len() {
        if !matches!(items[at].sign(), '·' | '|') && !is_bullet(items[at].sign()) {
            continue;
        }
        let apart = |item: &Item| item.letter.is_none();
        let before = items[..at].iter().rev().take_while(|item| item.is_space()).any(apart);
        let behind = items[at + 1..].iter().take_while(|item| item.is_space()).any(apart);
        if before && behind {
            items[at].runs = Direction::Column;
        }
    }
}

/// The class of a text's first letter that has a direction, or else of its first one.
fn class(text: &str) -> BidiClass {
    let mut classes = text.chars().map(bidi_class);
    let first = classes.clone().next().unwrap_or(BidiClass::ON);
    classes.find(is_strong).unwrap_or(first)
}

fn is_strong(class: &BidiClass) -> bool {
    matches!(class, BidiClass::L | BidiClass::R | BidiClass::AL)
}

/// Marks what Arabic letters come before, read from the right.
fn mark_arabic(items: &mut [Item]) {
    let mut arabic = false;
    for item in items.iter_mut().rev() {
        if let Some(class) = item.class.filter(is_strong) {
            arabic = class == BidiClass::AL;
        }
        item.arabic = arabic;
    }
}

/// Reads from the right, but words of other scripts and numbers from the left. Each item is given with whether it is
/// turned itself.
fn from_right(items: &[Item], start: usize, end: usize, order: &mut Vec<(usize, bool)>) {
    let mut end = end;
    while end > start {
        let last = end - 1;
        end = match items[last].runs {
            Direction::Left | Direction::Number => section(items, start, last, false),
            Direction::Neutral if closes(items, start, last) => section(items, start, last, true),
            Direction::Mark => {
                let marks =
                    items[start..last].iter().rev().take_while(|item| item.runs == Direction::Mark).count();
                let base = (last - marks).saturating_sub(1).max(start);
                order.push((base, true));
                order.extend((base + 1..=last).map(|mark| (mark, true)));
                end = base;
                continue;
            }
            _ => {
                order.push((last, true));
                end = last;
                continue;
            }
        };
        order.extend((end..=last).map(|index| (index, false)));
    }
}

/// Reads from the left, but what runs from right to left from there.
fn from_left(items: &[Item], order: &mut Vec<(usize, bool)>) {
    let inside = |item: &Item| !matches!(item.runs, Direction::Left | Direction::Column);
    let turned = |item: &Item| matches!(item.runs, Direction::Right | Direction::Mark);
    let mut at = 0;
    while at < items.len() {
        let reach = items[at..].iter().take_while(|item| inside(item)).count();
        let within = &items[at..at + reach];
        let Some(first) = within.iter().position(turned) else {
            order.extend((at..=at + reach).filter(|index| *index < items.len()).map(|index| (index, false)));
            at += reach + 1;
            continue;
        };
        let last = within.iter().rposition(turned).unwrap_or(first);
        // A number that a hyphen joins to the letters is read after them.
        let joined = within[..first].iter().rev().take_while(|item| !item.is_space()).count();
        let number = within[first - joined..first].iter().any(|item| item.runs == Direction::Number);
        let first = if number { first - joined } else { first };
        let (first, last) = with_brackets(within, first, last);
        order.extend((at..at + first).map(|index| (index, false)));
        from_right(items, at + first, at + last + 1, order);
        at += last + 1;
    }
}

/// A part that runs from right to left, with the bracket at its left whose other half is in it. That may also be the first
/// half of a pair that runs from left to right with all else; files that say what they turn would have said it.
fn with_brackets(items: &[Item], first: usize, last: usize) -> (usize, usize) {
    let Some(before) = first.checked_sub(1).filter(|at| items[*at].runs == Direction::Neutral) else {
        return (first, last);
    };
    let sign = items[before].sign();
    let other = mirrored(sign);
    let other = other.and_then(|other| items[first..=last].iter().position(|item| item.sign() == other));
    let told = items.iter().any(|item| item.letter.is_some_and(|letter| letter.glyph.reversed));
    match other {
        Some(0) | None => (first, last),
        Some(other) if told && matches!(sign, '(' | '[') => (first, first + other - 1),
        Some(_) => (before, last),
    }
}

/// Where a section begins that runs from left to right and ends here.
fn section(items: &[Item], from: usize, last: usize, bracket: bool) -> usize {
    let from = from.max(last.saturating_sub(LONGEST));
    let phone = if bracket { None } else { phone(items, from, last) };
    let mut start = phone.unwrap_or(last);
    let mut words = phone.is_some() || bracket || follows_word(items, from, last);
    loop {
        let neutral = |item: &&Item| item.runs == Direction::Neutral;
        let between = items[from..start].iter().rev().take_while(neutral).count();
        let Some(next) = (start - between).checked_sub(1).filter(|next| *next >= from) else { break };
        let joins = match items[next].runs {
            Direction::Left | Direction::Number if between == 0 => true,
            Direction::Left => items[next].order() < items[start].order(),
            Direction::Number if words => items[next].order() < items[start].order(),
            Direction::Number => between == 1 && is_separator(items, start - 1),
            _ => false,
        };
        if !joins {
            break;
        }
        words |= items[next].runs == Direction::Left;
        start = next;
    }
    let plus = start > from && items[start].runs == Direction::Number && is_plus(&items[start - 1]);
    if plus { start - 1 } else { start }
}

/// Whether a word, or a number that follows one, ends here.
fn follows_word(items: &[Item], from: usize, last: usize) -> bool {
    let mut before = items[from..=last].iter().rev();
    let word = before.find(|item| !matches!(item.runs, Direction::Number | Direction::Neutral));
    word.is_some_and(|item| item.runs == Direction::Left && item.order() <= items[last].order())
}

/// Whether a sign keeps the numbers around it together, as in `2019/11`.
fn is_separator(items: &[Item], at: usize) -> bool {
    match items[at].class {
        Some(BidiClass::CS) => true,
        Some(BidiClass::ES) => !items[at].arabic,
        _ => false,
    }
}

/// Where a phone number begins that ends here: in front of its groups is a plus, which no sum has there.
fn phone(items: &[Item], from: usize, last: usize) -> Option<usize> {
    let belongs = |item: &&Item| matches!(item.runs, Direction::Number | Direction::Neutral);
    let reach = items[from..=last].iter().rev().take_while(belongs).count();
    let start = last + 1 - reach;
    let plus = (start..last).find(|at| is_plus(&items[*at]))?;
    (items[plus + 1].runs == Direction::Number).then_some(plus)
}

fn is_plus(item: &Item) -> bool {
    item.runs == Direction::Neutral && item.sign() == '+'
}

/// Whether a bracket closes here that was opened behind a word of another script: `Java (EE)`.
fn closes(items: &[Item], from: usize, last: usize) -> bool {
    let opens = match items[last].sign() {
        ')' => '(',
        ']' => '[',
        _ => return false,
    };
    let from = from.max(last.saturating_sub(LONGEST));
    let within = |item: &&Item| matches!(item.runs, Direction::Left | Direction::Number | Direction::Neutral);
    let reach = items[from..last].iter().rev().take_while(within).count();
    let before = &items[last - reach..last];
    let Some(open) = before.iter().rposition(|item| item.sign() == opens) else { return false };
    let word = before[..open].iter().rev().find(|item| item.runs != Direction::Neutral);
    word.is_some_and(|item| item.runs == Direction::Left && item.order() < items[last].order())
        && before[open..].iter().any(|item| item.runs != Direction::Neutral)
}

/// Whether brackets that are turned stand for their shapes rather than for the letters: so fewer close what was not
/// opened.
fn mirrors(items: &[Item], order: &[(usize, bool)]) -> bool {
    let unopened = |mirror: bool| {
        let (mut open, mut count) = (0_usize, 0_usize);
        for (index, _) in order.iter().filter(|(_, turned)| *turned) {
            let sign = items[*index].sign();
            match if mirror { mirrored(sign).unwrap_or(sign) } else { sign } {
                '(' | '[' | '{' | '«' | '<' => open += 1,
                ')' | ']' | '}' | '»' | '>' if open > 0 => open -= 1,
                ')' | ']' | '}' | '»' | '>' => count += 1,
                _ => {}
            }
        }
        count
    };
    unopened(true) <= unopened(false)
}

fn mirrored(sign: char) -> Option<char> {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('‹', '›'), ('<', '>')];
    PAIRS.iter().find_map(|(a, b)| match sign {
        sign if sign == *a => Some(*b),
        sign if sign == *b => Some(*a),
        _ => None,
    })
}
