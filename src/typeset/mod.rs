//! The embedded engine: a document, a layout and its parameters become pages, measured.
//!
//! One of the two rooms that know Typst (the other is `export/`). An [`Engine`] is made once and used for
//! many pages: it keeps the fonts and whatever Typst can use again.

mod error;
mod fonts;
mod guard;
mod helpers;
mod measure;
mod world;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use typst_layout::PagedDocument;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::layout::{Files, Layout, Params};
use crate::source::Source;
use fonts::Families;
use guard::{Guard, Runner, Step};
pub use guard::{Limits, hold_back, is_broken_layout};
pub use measure::{LineMeasure, Measure, PageMeasure, TextMeasure};
use world::RectoWorld;

/// How long Typst keeps what an earlier page left to be used again, in builds.
const KEEP: usize = 10;
/// The most pages that are drawn: five times what a résumé can promise.
const MOST_PAGES: usize = 100;

/// No honest page takes longer to be laid out, fit and all: several times what the longest do.
const SLOW: Duration = Duration::from_millis(100);

/// From how many bytes on a document is watched in a built-in layout as well: three times the longest that anybody
/// would send. The way through such a layout is short, but it is taken once for each run of letters.
const LONG: usize = 64 << 10;
/// From how many bytes on a single text of it is: the longest paragraph that anybody would send.
const LONG_TEXT: usize = 2 << 10;

/// The typesetter, with its fonts.
pub struct Engine {
    /// A layout that was stopped keeps it for as long as it runs on.
    world: Arc<RectoWorld>,
    /// Shared with the pages, whose writing is watched as well.
    guard: Arc<Mutex<Guard>>,
    /// When this build began, and how long it has taken until its last page was laid out.
    began: Instant,
    took: Duration,
    /// How long builds before it have taken that were slow.
    slow: Duration,
    /// What is attached to the pages, as `resume.json`.
    attachment: Option<String>,
}

/// A document laid out.
pub struct Typeset {
    /// Typst's pages.
    paged: PagedDocument,
    /// Runs what is done with the pages.
    runner: Runner,
    /// What came out: pages, lines, how full.
    pub measure: Measure,
    /// Typst's remarks on the layout.
    pub warnings: Vec<Diagnostic>,
}

impl Typeset {
    /// Makes something of the pages, within what is left of the [`Limits`] of their build.
    ///
    /// # Errors
    /// Pages that take too much. As with [`Engine::typeset`], nothing can stop what is done to them.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&PagedDocument) -> T + Send + 'static,
    ) -> Result<T, Vec<Diagnostic>> {
        let paged = self.paged.clone();
        self.runner.run(Step::Write, move || work(&paged))
    }
}

/// Whether a document, written as JSON, is so long that it is watched whichever its layout.
fn is_long(document: &str) -> bool {
    document.len() > LONG || document.split('"').any(|text| text.len() > LONG_TEXT)
}

impl AsRef<Measure> for Typeset {
    fn as_ref(&self) -> &Measure {
        &self.measure
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// An engine with the bundled fonts. The first one of a process makes rayon's global pool of threads, unless there is
    /// one: layouts go deeper than its usual threads do.
    pub fn new() -> Self {
        guard::share_threads();
        Self {
            world: Arc::new(RectoWorld::new(fonts::bundled())),
            guard: Arc::default(),
            began: Instant::now(),
            took: Duration::ZERO,
            slow: Duration::ZERO,
            attachment: None,
        }
    }

    /// Attaches a file to what is typeset from now on, as `resume.json`; or none.
    pub fn attach(&mut self, json: Option<String>) {
        self.attachment = json;
    }

    /// The same engine with other limits on what a layout of the user's own may take.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.guard = Arc::new(Mutex::new(Guard::new(limits)));
        self
    }

    /// The font families at hand, in alphabetical order.
    pub fn families(&self) -> Vec<String> {
        fonts::families(&self.world.fonts).into_iter().collect()
    }

    /// The characters of a document that no font has, neither a bundled nor an installed one.
    ///
    /// # Errors
    /// A layout that was stopped still runs.
    pub fn lacking(&mut self, document: &Document) -> Result<BTreeSet<char>, Vec<Diagnostic>> {
        let all: String = document.letters().into_iter().map(|(_, letters)| letters).collect();
        Ok(self.install(&all)?.0)
    }

    /// Adds the installed fonts that a text needs. Gives the characters that it lacks all the same, and the families
    /// that were taken, with what for.
    fn install(&mut self, text: &str) -> Result<(BTreeSet<char>, Families), Vec<Diagnostic>> {
        let lacking = fonts::lacking(&self.world.fonts, text);
        let families = match lacking.is_empty() {
            true => Families::new(),
            false => fonts::add_installed(&mut self.world_mut()?.fonts, &lacking),
        };
        let mut missing = fonts::lacking(&self.world.fonts, text);
        missing.append(&mut fonts::stranded(&self.world.fonts, text));
        Ok((missing, families))
    }

    /// Makes sure that every character of a document has a glyph. Installed fonts are looked at only when
    /// the bundled ones lack something; a warning then says which were taken.
    ///
    /// # Errors
    /// Each character that no font has, with the text that it stands in.
    pub fn cover(
        &mut self,
        document: &Document,
        source: &Source,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let texts = document.letters();
        let all: String = texts.iter().map(|(_, letters)| letters.as_str()).collect();
        let (missing, families) = self.install(&all)?;
        let place = |diagnostic: Diagnostic, at: &str, c: char| locate(diagnostic, source, at, c);
        if missing.is_empty() {
            let warnings = families.into_iter().filter_map(|(family, covered)| {
                let first = |(at, letters): &(&str, String)| {
                    letters.chars().find(|c| covered.contains(c)).map(|c| (at.to_string(), c))
                };
                let (at, c) = texts.iter().find_map(first)?;
                let message = format!("`{c}` is set in `{family}`, a font installed on this machine");
                let warning = Diagnostic::warning(Code::InstalledFont, message).with_help(
                    "elsewhere the page may look different or fail; the bundled fonts lack this character",
                );
                Some(place(warning, &at, c))
            });
            return Ok(warnings.collect());
        }
        let mut errors = Vec::new();
        for (at, letters) in &texts {
            for c in missing.iter().filter(|c| letters.contains(**c)) {
                let shown = if c.is_alphanumeric() { format!("`{c}` ") } else { String::new() };
                let message = format!("no font has the character {shown}U+{:04X}", u32::from(*c));
                let error = Diagnostic::error(Code::MissingGlyph, message)
                    .with_help("install a font that has it, or write it in other letters");
                errors.push(place(error, at, *c));
            }
        }
        errors.sort_by_key(Diagnostic::position);
        errors.dedup();
        Err(errors)
    }

    /// Lays a document out.
    ///
    /// # Errors
    /// What Typst has to say of the layout's code, at the layout's lines; more than a hundred pages; or a layout of
    /// the user's own that goes beyond its [`Limits`]. Such a layout runs on in a thread that nothing can stop: a
    /// process should end soon after it.
    pub fn typeset(
        &mut self,
        document: &Document,
        layout: &Layout,
        params: &Params,
    ) -> Result<Typeset, Vec<Diagnostic>> {
        let json = |value: serde_json::Result<String>| {
            value.map_err(|error| vec![Diagnostic::error(Code::LayoutCode, error.to_string())])
        };
        let (document, params) =
            (json(serde_json::to_string(document))?, json(serde_json::to_string(params))?);
        let runner = match layout.files {
            Files::BuiltIn(_) if !is_long(&document) => Runner::OnTheSpot,
            _ => Runner::Watched(Arc::clone(&self.guard), layout.name.clone()),
        };
        let attachment = self.attachment.clone();
        self.world_mut()?.prepare(layout, document, params, attachment);
        let world = Arc::clone(&self.world);
        let ran = runner.run(Step::LayOut, move || {
            let compiled = typst::compile::<PagedDocument>(&*world);
            let measured = compiled.output.map(|paged| (measure::measure(&paged), paged));
            (measured, compiled.warnings)
        });
        self.took = self.began.elapsed();
        let (output, warnings) = ran?;
        let warnings = error::diagnostics(&self.world, layout, warnings);
        match output {
            Ok((_, paged)) if paged.pages().len() > MOST_PAGES => {
                let (name, pages) = (&layout.name, paged.pages().len());
                let message = format!("the layout `{name}` draws {pages} pages; {MOST_PAGES} are the most");
                Err(vec![Diagnostic::error(Code::Runaway, message).with_help(guard::HELP)])
            }
            Ok((measure, paged)) => Ok(Typeset { paged, runner, measure, warnings }),
            Err(errors) => Err(error::diagnostics(&self.world, layout, errors)),
        }
    }

    /// Forgets what has not been used for a while, and counts anew what layouts take. To be called once a build,
    /// before its first layout, as compiling a résumé does.
    pub fn settle(&mut self) {
        comemo::evict(KEEP);
        (self.slow, self.took, self.began) = (self.slow(), Duration::ZERO, Instant::now());
        self.guard.lock().unwrap_or_else(PoisonError::into_inner).rest();
    }

    /// How long has been spent so far until pages were laid out that took longer than any honest one, in all builds of
    /// this engine.
    pub fn slow(&self) -> Duration {
        self.slow + Some(self.took).filter(|took| *took > SLOW).unwrap_or_default()
    }

    /// The world, unless a layout that was stopped still holds it.
    fn world_mut(&mut self) -> Result<&mut RectoWorld, Vec<Diagnostic>> {
        Arc::get_mut(&mut self.world).ok_or_else(|| vec![guard::behind()])
    }

    /// Puts errors that turn up while a page is written out into the layout's terms.
    pub(crate) fn diagnose(
        &self,
        layout: &Layout,
        errors: impl IntoIterator<Item = typst::diag::SourceDiagnostic>,
    ) -> Vec<Diagnostic> {
        error::diagnostics(&self.world, layout, errors)
    }
}

/// Points a diagnostic at a character of the text at a path.
fn locate(diagnostic: Diagnostic, source: &Source, at: &str, c: char) -> Diagnostic {
    let Some(id) = source.find(at) else { return diagnostic };
    let node = source.node(id).span.clone();
    let span = match source.file().text[node.clone()].find(c) {
        Some(offset) => node.start + offset..node.start + offset + c.len_utf8(),
        None => source.span(id),
    };
    diagnostic.with_file(source.file()).with_label(span, "here")
}
