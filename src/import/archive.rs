//! A ZIP of CSV files, read in memory and within bounds: nothing of it is written anywhere.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::tree::{Leaf, Tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::MAX_NODES;

/// How large the files of an archive that are read may be together, in bytes when unpacked.
const LARGEST: u64 = 8 << 20;
/// The longest name of a column, in bytes: each of its rows has it.
const LONGEST_COLUMN: usize = 1000;

/// Reads those files of an archive that are asked for, by their names without folders: each is a list of rows, each
/// row a mapping of the columns.
///
/// # Errors
/// The archive is damaged, encrypted, names a file outside itself, or unpacks to more than anybody's career.
pub(super) fn read(bytes: &[u8], wanted: &[&str]) -> Result<Tree, Diagnostic> {
    let broken = |error: zip::result::ZipError| {
        Diagnostic::error(Code::BrokenImport, format!("the archive cannot be read: {error}"))
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if listed(bytes).is_some_and(|listed| listed != archive.len()) {
        let message = "the archive has two files of one name";
        return Err(Diagnostic::error(Code::BrokenImport, message).with_help("one of them would be lost"));
    }
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let (mut values, mut left) = (0, LARGEST);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(broken)?;
        let Some(path) = file.enclosed_name() else {
            let name = file.name().map_err(broken)?;
            let message = format!("the archive has a file outside itself: `{}`", name.escape_debug());
            return Err(Diagnostic::error(Code::BrokenImport, message));
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(known) = wanted.iter().find(|known| bare(known) == bare(&name)) else {
            // What macOS adds says nothing of the person.
            if name.contains('.') && !name.starts_with('.') && !path.starts_with("__MACOSX") {
                others.push((Leaf::new(&name), Tree::leaf("a file that was not read")));
                count(&mut values, 1)?;
            }
            continue;
        };
        let mut text = Vec::new();
        let read = file.by_ref().take(left + 1).read_to_end(&mut text);
        read.map_err(|error| broken(zip::result::ZipError::Io(error)))?;
        left = left.checked_sub(text.len() as u64).ok_or_else(|| {
            let message = format!("the archive unpacks to more than {} MiB with `{name}`", LARGEST >> 20);
            Diagnostic::error(Code::TooLarge, message)
        })?;
        let named = format!("`{name}` in the archive");
        files.push((Leaf::new(known), rows(&named, &super::decoded(&named, &text)?, &mut values)?));
    }
    files.append(&mut others);
    Ok(Tree::Map(files))
}

/// How many files an archive says it has (APPNOTE.TXT, 4.3.16), if it can be told: of those of one name, the last alone
/// is read.
fn listed(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = u16::from_le_bytes(bytes.get(at + 10..at + 12)?.try_into().ok()?);
    (count < u16::MAX).then_some(count.into())
}

/// Counts values; an archive may have no more of them than a file.
fn count(values: &mut usize, more: usize) -> Result<(), Diagnostic> {
    *values += more;
    if *values > MAX_NODES {
        return Err(super::too_many());
    }
    Ok(())
}

/// A file's name without what archives of different years write otherwise: `Test Scores.csv` and `TestScores.csv`.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect()
}

/// The rows of a CSV file, whose first row names the columns.
fn rows(named: &str, text: &str, values: &mut usize) -> Result<Tree, Diagnostic> {
    if let Some(line) = stray_quote(text) {
        let message = format!("{named} has a quotation mark in line {line} that belongs to no other");
        return Err(Diagnostic::error(Code::BrokenImport, message)
            .with_help("what follows it would be taken for one text; close it, or write it twice"));
    }
    let broken =
        |error: csv::Error| Diagnostic::error(Code::BrokenImport, format!("{named} is no CSV: {error}"));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = reader.headers().map_err(broken)?.clone();
    if columns.iter().any(|column| column.len() > LONGEST_COLUMN) {
        let message = format!("{named} has a column whose name is over {LONGEST_COLUMN} bytes long");
        return Err(Diagnostic::error(Code::TooLarge, message));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        count(values, 1 + record.len())?;
        // A field beyond the last column has no name and is kept all the same.
        let name = |index: usize| {
            columns.get(index).map_or(Leaf::new(&format!("column {}", index + 1)), |it| Leaf::new(it.trim()))
        };
        rows.push(Tree::Map(
            record.iter().enumerate().map(|(index, it)| (name(index), Tree::leaf(it))).collect(),
        ));
    }
    Ok(Tree::List(rows))
}

/// The line, counted from one, of a quotation mark that opens a field of several lines and is not closed at its end: the
/// rows behind it would be swallowed in silence.
fn stray_quote(text: &str) -> Option<usize> {
    let mut line = 1;
    // The line in which the quoted field began.
    let mut open = None;
    let mut before = ',';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, open) {
            ('"', None) if matches!(before, ',' | '\n' | '\r') => open = Some(line),
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
            }
            ('"', Some(start)) => {
                let ends = letters.peek().is_none_or(|next| matches!(next, ',' | '\n' | '\r'));
                if !ends && start < line {
                    return Some(start);
                }
                open = None;
            }
            _ => {}
        }
        line += usize::from(c == '\n');
        before = c;
    }
    open
}
