//! Masks that let nothing through.

use lopdf::{Dictionary, Object};

use super::file::{File, number};
use super::operations::{Operation, Operations};

/// The largest stream that is looked into, in bytes, and how many operators of it: a mask of nothing is short.
const BYTES: usize = 4096;
const OPERATORS: usize = 50;

/// Whether a mask surely lets nothing through: it is black all over, or of nothing.
pub(super) fn is_closed(file: &File, mask: &Dictionary) -> bool {
    let light = file.name(mask, b"S") == Some(b"Luminosity");
    let turned = file.get(mask, b"TR").is_some_and(|function| function.as_name().is_err());
    let ground = file.array(mask, b"BC").map_or(&[][..], Vec::as_slice);
    let black = ground.len() < 4 && ground.iter().all(is_zero);
    let Some(content) = mask.get(b"G").ok().and_then(|group| file.follow(group)) else { return false };
    let short = content.as_stream().is_ok_and(|stream| stream.content.len() <= BYTES);
    if turned || (light && !black) || !short {
        return false;
    }
    let Some(bytes) = file.unpack(content) else { return false };
    let mut count = 0;
    let mut operations = Operations::of(&bytes);
    let closed = operations
        .by_ref()
        .take(OPERATORS + 1)
        .inspect(|_| count += 1)
        .all(|operation| if light { is_dark(&operation) } else { is_nothing(&operation) });
    closed && count <= OPERATORS && !operations.cut
}

/// Whether an operator leaves what is black as it is.
fn is_dark(operation: &Operation<'_>) -> bool {
    match operation.operator {
        "g" | "G" | "rg" | "RG" => operation.operands.iter().all(is_zero),
        "k" | "K" | "cs" | "CS" | "sc" | "SC" | "scn" | "SCN" | "gs" | "sh" | "Do" | "BI" => false,
        _ => true,
    }
}

/// Whether an operator paints nothing.
fn is_nothing(operation: &Operation<'_>) -> bool {
    let paints = ["f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "sh", "Do", "BI", "Tj", "TJ", "'", "\""];
    !paints.contains(&operation.operator)
}

fn is_zero(object: &Object) -> bool {
    number(object) == Some(0.0)
}
