//! Word processors' documents (Office Open XML, ISO/IEC 29500): real styles, real lists, real links, so that
//! whoever opens one can go on writing in it.

mod body;
mod package;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::document::Document;

/// A document for word processors. The same document gives the same bytes.
pub fn docx(document: &Document) -> Vec<u8> {
    let (body, links) = body::body(document);
    let parts = [
        ("[Content_Types].xml", package::content_types()),
        ("_rels/.rels", package::root()),
        ("docProps/core.xml", package::properties(document)),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", package::relationships(&links)),
        ("word/styles.xml", package::styles(document)),
        ("word/numbering.xml", package::numbering()),
        ("word/settings.xml", package::settings()),
    ];
    archive(&parts).expect("a vector takes all bytes, and the parts have short names and sizes")
}

fn archive(parts: &[(&str, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The first day that the format knows, and one system for all: neither clock nor machine is looked at.
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
