//! Other tools' files as recto's YAML.
//!
//! A file's text becomes a [`Tree`](tree::Tree) of which every leaf knows whether it was placed; one reader for each
//! format takes from it what it knows and drafts a résumé; that is written as a person would write it. What is left
//! in the tree goes into a comment at the end, so that nothing is lost in silence.

mod archive;
mod dates;
mod json_resume;
mod json_sections;
mod letters;
mod linkedin;
mod lists;
mod numbers;
mod parts;
mod rendercv;
mod tree;
mod yaml;
mod yaml_resume;

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use serde::de::IgnoredAny;

use crate::diagnostic::{Code, Diagnostic, TextFile};
use crate::locale::Locale;
use crate::source::{MAX_BYTES, MAX_NODES, Source};
use tree::Tree;
pub use tree::Unplaced;
use yaml::{Map, Node, comment};

/// The largest file that is read, in bytes: an archive may hold much that no résumé tells.
pub const MAX_FILE: usize = 64 << 20;

/// A tool or standard whose files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON Resume, schema 1.0.0.
    JsonResume,
    /// RenderCV's YAML.
    RenderCv,
    /// YAMLResume's YAML.
    YamlResume,
    /// LinkedIn's data archive.
    LinkedIn,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::JsonResume => "JSON Resume",
            Format::RenderCv => "RenderCV",
            Format::YamlResume => "YAMLResume",
            Format::LinkedIn => "LinkedIn's data archive",
        })
    }
}

/// A file that was imported.
#[derive(Debug)]
pub struct Imported {
    /// What the file was.
    pub format: Format,
    /// What recto has no place for, in the file's order.
    pub unplaced: Vec<Unplaced>,
    file: Tree,
    resume: Map,
    name: String,
}

/// Reads another tool's file; `name` is what diagnostics and the comments call it.
///
/// # Errors
/// What the file stumbles over: it is none of the formats, damaged, too large, or no text.
pub fn import(name: &str, bytes: &[u8]) -> Result<Imported, Vec<Diagnostic>> {
    if bytes.len() > MAX_FILE {
        return Err(vec![too_large(MAX_FILE)]);
    }
    let alone = |error| vec![error];
    // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7; an empty archive has only its end (4.3.16).
    let (format, file) = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        (Format::LinkedIn, archive::read(bytes, &linkedin::FILES).map_err(alone)?)
    } else {
        let text = decoded("the file", bytes).map_err(alone)?;
        if text.len() > MAX_BYTES {
            return Err(vec![too_large(MAX_BYTES)]);
        }
        let tree = if text.trim_start().starts_with('{') {
            json(name, &text).map_err(alone)?
        } else {
            yaml_tree(name, &text)?
        };
        (recognise(name, &tree).map_err(alone)?, tree)
    };
    let resume = format.draft(&file);
    if format == Format::LinkedIn && resume.is_empty() {
        let error =
            Diagnostic::error(Code::UnknownFormat, format!("`{name}` holds nothing that a résumé tells"))
                .with_help("LinkedIn's archive has `Profile.csv` and `Positions.csv`");
        return Err(vec![error]);
    }
    let mut imported = Imported { format, unplaced: file.unplaced(), file, resume, name: name.to_owned() };
    imported.resume.require("name");
    Ok(imported)
}

impl Format {
    /// The résumé that a file in this format holds.
    fn draft(self, file: &Tree) -> Map {
        match self {
            Format::JsonResume => json_resume::draft(file),
            Format::RenderCv => rendercv::draft(file),
            Format::YamlResume => yaml_resume::draft(file),
            Format::LinkedIn => linkedin::draft(file),
        }
    }
}

impl Imported {
    /// Leaves characters out of all texts, such as those that no font has. Each text that has one of them counts as not
    /// placed, with all its letters. The promise of pages is as it was in the beginning.
    pub fn leave_out(&mut self, characters: &BTreeSet<char>) {
        self.file.leave_out(characters);
        self.resume = self.format.draft(&self.file);
        self.resume.require("name");
        self.unplaced = self.file.unplaced();
    }

    /// Promises nothing of pages: the résumé fills more than can be promised.
    pub fn set_no_pages(&mut self) {
        let mut page = self.resume.take("page");
        page.put("fit", Node::Word("off".into())).was("it fills more pages than can be promised");
        self.resume.map("page", page);
    }

    /// Promises that the résumé fits this many pages, 1 to 20, in place of one.
    pub fn set_pages(&mut self, pages: u32) {
        let mut page = self.resume.take("page");
        page.put("count", Node::Word(pages.to_string()))
            .was("for all of it; `count: 1` makes recto say what has to go");
        self.resume.map("page", page);
    }

    /// The résumé as YAML.
    pub fn to_yaml(&self) -> String {
        format!(
            "# From {} ({}).\n{}{}",
            comment(&self.name),
            self.format,
            self.resume.to_yaml(),
            self.left_over()
        )
    }

    /// What has no place, as a comment.
    fn left_over(&self) -> String {
        if self.unplaced.is_empty() {
            return String::new();
        }
        let mut text = format!("\n# What {} has and recto has no place for:\n", comment(&self.name));
        for (index, Unplaced { path, text: value }) in self.unplaced.iter().enumerate() {
            if text.len() > MOST_LEFT_OVER {
                let _ = writeln!(text, "# … and {} more", self.unplaced.len() - index);
                break;
            }
            let _ = writeln!(text, "#   {}: {}", comment(path), comment(value));
        }
        text
    }
}

/// The longest comment of what is left over, in bytes; a résumé may be no longer than 8 MiB.
const MOST_LEFT_OVER: usize = 1 << 20;

fn too_large(limit: usize) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("the file is over {} MiB", limit >> 20))
}

/// A text in UTF-8, or in UTF-16 with a byte-order mark; `named` is what the error calls it.
fn decoded(named: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .ok()
            .filter(|_| bytes.len().is_multiple_of(2))
    };
    let text = match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned()),
    };
    text.ok_or_else(|| {
        Diagnostic::error(Code::Unreadable, format!("{named} is not text in UTF-8 or UTF-16"))
            .with_help("save it as UTF-8 in the program that wrote it")
    })
}

fn too_many() -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("the file has over {MAX_NODES} values"))
}

fn json(name: &str, text: &str) -> Result<Tree, Diagnostic> {
    let sound: Result<IgnoredAny, _> = serde_json::from_str(text);
    let quoted = sound.map(|_| numbers::quoted(text));
    if quoted.as_ref().is_ok_and(|(_, values)| *values > MAX_NODES) {
        return Err(too_many());
    }
    quoted.and_then(|(text, _)| serde_json::from_str(&text)).map_err(|error| {
        let file = TextFile::new(name, text);
        let line_start: usize =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = text.floor_char_boundary((line_start + error.column().saturating_sub(1)).min(text.len()));
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        Diagnostic::error(Code::BrokenImport, format!("this is not JSON: {message}"))
            .with_file(&file)
            .with_label(at..text.ceil_char_boundary((at + 1).min(text.len())), "")
    })
}

fn yaml_tree(name: &str, text: &str) -> Result<Tree, Vec<Diagnostic>> {
    let source = Source::parse(name, text)?;
    if source.mistakes().is_empty() {
        Ok(Tree::of_yaml(&source, source.root()))
    } else {
        Err(source.mistakes().to_vec())
    }
}

fn recognise(name: &str, file: &Tree) -> Result<Format, Diagnostic> {
    if rendercv::is_it(file) {
        return Ok(Format::RenderCv);
    }
    if yaml_resume::is_it(file) {
        return Ok(Format::YamlResume);
    }
    if json_resume::is_it(file) {
        return Ok(Format::JsonResume);
    }
    let error =
        Diagnostic::error(Code::UnknownFormat, format!("`{name}` is none of the formats that are read"));
    Err(match file.get("sections") {
        Tree::Nothing => error.with_help(
            "JSON Resume has `basics:`, RenderCV `cv:`, YAMLResume `content:`; LinkedIn's archive is a ZIP",
        ),
        _ => error.with_help("it may be recto's own: `recto build` takes it as it is"),
    })
}

/// A language that another tool names by its tag or its English name, if recto speaks it.
fn language(tree: &Tree) -> Option<String> {
    const NAMES: [(&str, &str); 14] = [
        ("czech", "cs"),
        ("danish", "da"),
        ("dutch", "nl"),
        ("english", "en"),
        ("finnish", "fi"),
        ("french", "fr"),
        ("german", "de"),
        ("italian", "it"),
        ("no", "nb"),
        ("norwegian", "nb"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("spanish", "es"),
        ("swedish", "sv"),
    ];
    tree.take(|name| {
        let named =
            NAMES.iter().find(|(long, _)| name.eq_ignore_ascii_case(long)).map_or(name, |(_, tag)| tag);
        named.parse::<Locale>().ok().map(|_| named.to_owned())
    })
}
