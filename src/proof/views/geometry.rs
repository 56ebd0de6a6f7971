//! Lines and columns by where they stand on the page, as the common extractors find them.
//!
//! In the manner of pdfminer, which goes furthest in this and is asked most: letters on one baseline are a line
//! unless they stand more than a letter or two apart; lines are a block if they follow one another closely, are about
//! as tall, and share an edge or their middle; and blocks are read in the order that comes of joining, again and
//! again, the two that waste the least space between them, each pair from top to bottom with a little weight on the
//! left. Others differ in their numbers, but what stands apart for one mostly does for all.

use super::super::model::{Glyph, Model};
use super::line::{Line, Pen, gap, rows};

/// How far apart letters of one line may stand, in parts of the size.
const LINE_GAP: f32 = 1.0;
/// How far apart lines of one block may stand, and how much their edges may differ, in parts of their height.
const BLOCK_GAP: f32 = 0.5;
/// The most lines and blocks of a page that are compared with each other; more of them are read row by row.
const MOST: (usize, usize) = (3000, 120);

/// Left, top, right, bottom.
type Area = [f32; 4];

/// A line with its area.
struct Segment {
    line: Line,
    area: Area,
}

/// Blocks that belong together, as a tree: what is in it is read in order of where it stands.
struct Block {
    area: Area,
    parts: Parts,
}

enum Parts {
    Lines(Vec<Segment>),
    Blocks(Box<[Block; 2]>),
}

pub(super) fn lines(model: &Model) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, page) in model.pages.iter().enumerate() {
        let segments: Vec<Segment> =
            rows(&page.glyphs).iter().flat_map(|row| split(model, index, row)).collect();
        if segments.len() > MOST.0 {
            lines.extend(segments.into_iter().map(|segment| segment.line));
            continue;
        }
        for block in joined(blocks(segments)) {
            read(block, &mut lines);
        }
    }
    lines
}

/// The lines of a row, parted where its letters stand too far apart.
fn split(model: &Model, page: usize, row: &[&Glyph]) -> Vec<Segment> {
    let parts = row.chunk_by(|last, next| gap(last, next) <= LINE_GAP);
    let mut segments: Vec<Segment> = parts.map(|glyphs| segment(model, page, glyphs)).collect();
    segments.retain(|segment| !segment.line.text.is_empty());
    segments
}

fn segment(model: &Model, page: usize, glyphs: &[&Glyph]) -> Segment {
    let mut pen = Pen::new(model, page);
    let mut area = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for glyph in glyphs {
        let (top, bottom) = (glyph.y - 0.75 * glyph.size, glyph.y + 0.25 * glyph.size);
        area = around(area, [glyph.x, top, glyph.x + glyph.width, bottom]);
    }
    pen.row(glyphs);
    Segment { line: pen.finish(), area }
}

/// Lines that follow one another, as blocks.
fn blocks(segments: Vec<Segment>) -> Vec<Block> {
    let mut groups: Vec<usize> = (0..segments.len()).collect();
    for (a, first) in segments.iter().enumerate() {
        for (b, second) in segments.iter().enumerate().skip(a + 1) {
            if are_neighbours(&first.area, &second.area) {
                let (from, to) = (groups[b], groups[a]);
                groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let mut blocks: Vec<(usize, Block)> = Vec::new();
    for (group, segment) in groups.into_iter().zip(segments) {
        match blocks.iter_mut().find(|(known, _)| *known == group) {
            Some((_, block)) => {
                block.area = around(block.area, segment.area);
                if let Parts::Lines(lines) = &mut block.parts {
                    lines.push(segment);
                }
            }
            None => blocks.push((group, Block { area: segment.area, parts: Parts::Lines(vec![segment]) })),
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

fn are_neighbours(a: &Area, b: &Area) -> bool {
    let heights = [a[3] - a[1], b[3] - b[1]];
    let near = BLOCK_GAP * heights[0].max(heights[1]);
    let beside = a[0] < b[2] && b[0] < a[2];
    let follow = a[1] < b[3] + near && b[1] < a[3] + near;
    let aligned = [a[0] - b[0], a[2] - b[2], (a[0] + a[2] - b[0] - b[2]) / 2.0];
    beside && follow && (heights[0] - heights[1]).abs() <= near && aligned.iter().any(|by| by.abs() <= near)
}

/// Blocks joined in pairs until one is left, or all of them if they are too many.
fn joined(mut blocks: Vec<Block>) -> Vec<Block> {
    if blocks.len() > MOST.1 {
        blocks.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]).then(a.area[0].total_cmp(&b.area[0])));
        return blocks;
    }
    while blocks.len() > 1 {
        let (mut best, mut waste) = ((0, 1), (true, f32::MAX));
        for a in 0..blocks.len() {
            for b in a + 1..blocks.len() {
                let both = around(blocks[a].area, blocks[b].area);
                let between = space(both) - space(blocks[a].area) - space(blocks[b].area);
                if (false, between) < waste || (waste.0 && between < waste.1) {
                    // Two with a third between them are joined only when there is nothing else to join.
                    let third = |(index, block): (usize, &Block)| {
                        index != a && index != b && overlap(&both, &block.area)
                    };
                    let parted = blocks.iter().enumerate().any(third);
                    if (parted, between) < waste {
                        (best, waste) = ((a, b), (parted, between));
                    }
                }
            }
        }
        let second = blocks.swap_remove(best.1);
        let first =
            std::mem::replace(&mut blocks[best.0], Block { area: second.area, parts: Parts::Lines(vec![]) });
        let area = around(first.area, second.area);
        blocks[best.0] = Block { area, parts: Parts::Blocks(Box::new([first, second])) };
    }
    blocks
}

fn read(block: Block, lines: &mut Vec<Line>) {
    match block.parts {
        Parts::Lines(mut segments) => {
            segments.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]));
            lines.extend(segments.into_iter().map(|segment| segment.line));
        }
        Parts::Blocks(pair) => {
            let mut pair = Vec::from(pair as Box<[Block]>);
            // The further down, the later; what stands further left may begin a little lower.
            let place = |block: &Block| 0.5 * block.area[0] + 1.5 * (block.area[1] + block.area[3]);
            pair.sort_by(|a, b| place(a).total_cmp(&place(b)));
            pair.into_iter().for_each(|block| read(block, lines));
        }
    }
}

fn around(a: Area, b: Area) -> Area {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn space(area: Area) -> f32 {
    (area[2] - area[0]) * (area[3] - area[1])
}

fn overlap(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
