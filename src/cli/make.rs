//! What is made of a résumé: the bytes of every file that was asked for, before any of them is written.

use std::time::Instant;

use recto::export::{self, Format};
use recto::proof::Comparison;
use recto::typeset::Engine;
use recto::{Compiled, Options, Shown, compile, show};

use super::all::Built;
use super::input::Text;
use super::job::Job;
use super::proof::prove;
use super::report::millis;

/// The resolution of pictures, in pixels per inch.
const PPI: u32 = 144;

/// What became of a résumé or one of its variants.
pub(super) struct Made {
    /// The pages, where a format needs them.
    pub compiled: Option<Compiled>,
    /// The text, where a format needs no more.
    pub shown: Option<Shown>,
    /// What was found in the PDF, where it was read back.
    pub proof: Option<Vec<Comparison>>,
    /// How long it took until the pages were laid out, in milliseconds.
    pub laid_out: u128,
    /// The bytes in each format: one file, or one for each page.
    pub files: Vec<(Format, Vec<Vec<u8>>)>,
}

/// Makes every format of a résumé. An engine is started where a format needs pages and there is none yet.
pub(super) fn make(
    job: &Job,
    formats: &[Format],
    engine: &mut Option<Engine>,
    text: &Text,
    options: &Options,
) -> Built<Made> {
    let (paged, plain): (Vec<Format>, Vec<Format>) = formats.iter().partition(|format| format.needs_pages());
    let started = Instant::now();
    let (mut files, mut compiled, mut proof, mut laid_out) = (Vec::new(), None, None, 0);
    if !paged.is_empty() {
        let engine = engine.get_or_insert_with(Engine::new);
        let pages = compile(engine, &text.name, &text.text, &text.folder, options)?;
        laid_out = millis(started);
        for format in paged {
            let bytes = of_pages(job, format, engine, &pages)?;
            if job.proof && format == Format::Pdf {
                proof = bytes.first().map(|bytes| prove(bytes, &pages)).transpose()?;
            }
            files.push((format, bytes));
        }
        compiled = Some(pages);
    }
    let mut shown = None;
    if !plain.is_empty() {
        let text = show(&text.name, &text.text, options)?;
        files.extend(plain.into_iter().map(|format| (format, vec![of_text(format, &text)])));
        shown = Some(text);
    }
    // In the order in which they were asked for.
    files.sort_by_key(|(format, _)| formats.iter().position(|asked| asked == format));
    Ok(Made { compiled, shown, proof, laid_out, files })
}

fn of_pages(job: &Job, format: Format, engine: &Engine, pages: &Compiled) -> Built<Vec<Vec<u8>>> {
    Ok(match format {
        Format::Png => export::png(&pages.typeset, job.ppi.unwrap_or(PPI).into())?,
        Format::Svg => export::svg(&pages.typeset)?.into_iter().map(String::into_bytes).collect(),
        Format::Pdf => vec![export::pdf(&pages.typeset, &job.standards(), engine, &pages.layout)?],
        // These need none.
        Format::Html | Format::Md | Format::Txt | Format::Docx | Format::Json => Vec::new(),
    })
}

fn of_text(format: Format, text: &Shown) -> Vec<u8> {
    match format {
        Format::Docx => export::docx(&text.document),
        Format::Html => export::html(&text.document),
        Format::Json => export::json_resume(&text.resume).into_bytes(),
        Format::Md => export::md(&text.document).into_bytes(),
        Format::Txt => export::txt(&text.document).into_bytes(),
        // These need pages.
        Format::Pdf | Format::Png | Format::Svg => Vec::new(),
    }
}

impl Made {
    /// Whose résumé it is, and what its files are to be called if it says that itself.
    pub(super) fn names(&self) -> (&str, Option<&str>) {
        let pages = self.compiled.as_ref().map(|pages| (&pages.document, &pages.resume));
        let text = self.shown.as_ref().map(|text| (&text.document, &text.resume));
        pages.or(text).map_or(("", None), |(document, resume)| {
            (&document.author, resume.output.as_ref().map(|output| output.value.as_str()))
        })
    }

    /// What a careful reader would stumble over.
    pub(super) fn warnings(&self) -> &[recto::diagnostic::Diagnostic] {
        let pages = self.compiled.as_ref().map(|pages| &pages.warnings);
        pages.or(self.shown.as_ref().map(|text| &text.warnings)).map_or(&[], Vec::as_slice)
    }
}
