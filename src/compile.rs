//! The whole way, from a text to pages: each stage in turn, every mistake of a stage at once.

use std::path::Path;

use crate::checks::check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::export::json_resume;
use crate::fit::{self, FitReport, Fitted};
use crate::layout::{self, Layout, Params};
use crate::overflow::Overflow;
use crate::resume::{Fit, Resume};
use crate::source::{NodeId, Source};
use crate::suggestion::suggest;
use crate::typeset::{Engine, Typeset};
use crate::variant;

/// What a build may be told beside the résumé itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The variant to show; the whole résumé if none.
    pub variant: Option<String>,
    /// The layout, in place of the one that the résumé names: a name, or a folder from the working
    /// directory.
    pub layout: Option<String>,
    /// How the page is made to fit, in place of what the résumé says.
    pub fit: Option<Fit>,
    /// How many pages may be filled, in place of what the résumé says: 1 to 20.
    pub count: Option<u32>,
    /// Whether the résumé is attached to the pages as JSON Resume, for programs. (A PDF of them has to conform to a
    /// standard that allows it, such as PDF/A-3.)
    pub embed: bool,
    /// The document's date where the résumé gives none: year, month, day.
    pub date: Option<(i16, i8, i8)>,
}

/// A résumé that has been laid out.
pub struct Compiled {
    /// The source it came from.
    pub source: Source,
    /// What is shown of it: the whole résumé, or one variant.
    pub resume: Resume,
    /// What the reader sees.
    pub document: Document,
    /// How it is drawn.
    pub layout: Layout,
    /// The layout's parameters, as they were used.
    pub params: Params,
    /// The pages.
    pub typeset: Typeset,
    /// How many layouts the fit tried.
    pub layouts: usize,
    /// What a careful reader would stumble over.
    pub warnings: Vec<Diagnostic>,
}

impl Compiled {
    /// With what the pages were drawn and how they came out.
    pub fn fit_report(&self) -> FitReport {
        FitReport::new(self.document.page.count, self.layouts, &self.params, &self.typeset.measure)
    }
}

/// Reads a résumé that has to be free of mistakes, those in its variants among them.
///
/// # Errors
/// Every mistake, in the file's order.
pub fn read_resume(name: &str, text: &str) -> Result<(Source, Resume), Vec<Diagnostic>> {
    let source = Source::parse(name, text)?;
    let (resume, mut errors) = Resume::read(&source);
    errors.extend(resume.iter().flat_map(|resume| variant::check(resume, &source)));
    errors.sort_by_key(Diagnostic::position);
    match resume {
        Some(resume) if errors.is_empty() => Ok((source, resume)),
        _ => Err(errors),
    }
}

/// A résumé as its reader sees it, without pages.
pub struct Shown {
    /// What is shown: the whole résumé, or one variant.
    pub resume: Resume,
    /// What the reader sees.
    pub document: Document,
    /// What the reader would miss.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles a résumé no further than to its document: all of it, whether or not it would fit a page.
///
/// # Errors
/// Every mistake of the file in its order. What concerns pages alone (the layout, its style) is not looked at.
pub fn show(name: &str, text: &str, options: &Options) -> Result<Shown, Vec<Diagnostic>> {
    let variant = options.variant.as_deref();
    let source = Source::parse(name, text)?;
    let (resume, mut errors) = Resume::read(&source);
    let shown = resume.and_then(|resume| {
        errors.extend(variant::check(&resume, &source));
        let resume = variant::select(resume, variant).map_err(|error| errors.push(error)).ok()?;
        let document = resolve(&resume, &source, options).map_err(|mut found| errors.append(&mut found));
        Some((document.ok()?, resume))
    });
    errors.sort_by_key(Diagnostic::position);
    match shown {
        Some((document, resume)) if errors.is_empty() => {
            let emptied = variant::emptied(&resume, variant, &source);
            let warnings = emptied.into_iter().filter(|warning| !resume.ignores(warning.code)).collect();
            Ok(Shown { resume, document, warnings })
        }
        _ => Err(errors),
    }
}

/// Compiles a résumé: `name` is what diagnostics call the text, `folder` is where a layout that the
/// résumé names by a path is looked for.
///
/// # Errors
/// Every mistake of the file in its order; or else what the layout or the page's count stumble over.
pub fn compile(
    engine: &mut Engine,
    name: &str,
    text: &str,
    folder: &Path,
    options: &Options,
) -> Result<Compiled, Vec<Diagnostic>> {
    engine.settle();
    let source = Source::parse(name, text)?;
    let (resume, mut errors) = Resume::read(&source);
    let prepared = resume.and_then(|resume| {
        errors.extend(variant::check(&resume, &source));
        let resume =
            variant::select(resume, options.variant.as_deref()).map_err(|error| errors.push(error)).ok()?;
        let fit = options.fit.or(resume.page.as_ref().and_then(|page| page.fit)).unwrap_or_default();
        prepare(&resume, &source, folder, options, &mut errors).map(|prepared| (prepared, fit, resume))
    });
    if let Some((prepared, ..)) = prepared.as_ref().filter(|_| !errors.is_empty()) {
        errors.extend(engine.cover(&prepared.document, &source).err().unwrap_or_default());
    }
    errors.sort_by_key(Diagnostic::position);
    let (Prepared { mut document, layout, params }, fit, mut resume) = match prepared {
        Some(prepared) if errors.is_empty() => prepared,
        _ => return Err(errors),
    };
    let mut warnings = engine.cover(&document, &source)?;
    warnings.extend(variant::emptied(&resume, options.variant.as_deref(), &source));
    let count = document.page.count as usize;
    let Fitted { params, laid_out: mut typeset, layouts, .. } = loop {
        engine.attach(options.embed.then(|| json_resume(&resume)));
        let mut lay_out = |params: &Params| engine.typeset(&document, &layout, params);
        let fitted = match fit {
            Fit::Auto | Fit::DropLow => fit::fit(&layout.manifest, &params, count, &mut lay_out),
            Fit::Exact | Fit::Off => fit::leave(&params, count, &mut lay_out),
        }?;
        if fitted.fits || fit == Fit::Off {
            break fitted;
        }
        let overflow = Overflow {
            variant: options.variant.as_deref(),
            document: &document,
            resume: &resume,
            source: &source,
            measure: &fitted.laid_out.measure,
            tightest: fit != Fit::Exact,
        };
        let low = if fit == Fit::DropLow { overflow.leave_out(overflow.lines()) } else { Vec::new() };
        if low.is_empty() {
            return Err(vec![overflow.explain()]);
        }
        // What is left out is gone, so that this ends where nothing of low priority is left.
        warnings.extend(low.iter().map(|item| overflow.left_out(item)));
        let ids: Vec<NodeId> = low.iter().map(|item| item.id).collect();
        variant::leave_out(&mut resume, &ids);
        document = resolve(&resume, &source, options)?;
    };
    warnings.append(&mut typeset.warnings);
    warnings.append(&mut check(&document, &typeset.measure, &source));
    warnings.retain(|warning| !resume.ignores(warning.code));
    Ok(Compiled { source, resume, document, layout, params, typeset, layouts, warnings })
}

/// What the engine needs.
struct Prepared {
    document: Document,
    layout: Layout,
    params: Params,
}

/// The document, and the layout with its parameters, if there are all three; and their mistakes.
fn prepare(
    resume: &Resume,
    source: &Source,
    folder: &Path,
    options: &Options,
    errors: &mut Vec<Diagnostic>,
) -> Option<Prepared> {
    let document = resolve(resume, source, options).map_err(|mut found| errors.append(&mut found));
    let layout =
        find_layout(resume, source, folder, options).map_err(|mut found| errors.append(&mut found)).ok()?;
    let params = params(resume, source, &layout, errors);
    Some(Prepared { document: document.ok()?, layout, params })
}

/// The document that is shown, with what the command line says of it.
fn resolve(resume: &Resume, source: &Source, options: &Options) -> Result<Document, Vec<Diagnostic>> {
    let mut document = Document::resolve(resume, source, options.date)?;
    document.page.count = options.count.unwrap_or(document.page.count);
    Ok(document)
}

fn find_layout(
    resume: &Resume,
    source: &Source,
    folder: &Path,
    options: &Options,
) -> Result<Layout, Vec<Diagnostic>> {
    if let Some(name) = &options.layout {
        return Layout::find(name, Path::new(""));
    }
    let Some(name) = &resume.layout else { return Layout::find(layout::DEFAULT, folder) };
    Layout::find(name, folder).map_err(|errors| {
        let place = |error: Diagnostic| match error.file {
            Some(_) => error,
            None => error.with_file(source.file()).with_label(source.span(name.at), ""),
        };
        errors.into_iter().map(place).collect()
    })
}

/// The layout's parameters, with what the résumé sets.
fn params(resume: &Resume, source: &Source, layout: &Layout, errors: &mut Vec<Diagnostic>) -> Params {
    let mut params = Params::defaults(&layout.manifest);
    for (name, value) in resume.style.iter().flatten() {
        if layout.manifest.parameter(name).is_none() {
            let known: Vec<&str> =
                layout.manifest.parameters.iter().map(|known| known.name.as_str()).collect();
            let (label, help) = suggest(name, &known);
            let message = format!("the layout `{}` has no parameter `{name}`", layout.name);
            let mut error = Diagnostic::error(Code::InvalidStyle, message)
                .with_file(source.file())
                .with_label(source.key_span(value.at), label);
            error.help.extend(help);
            errors.push(error);
        } else if let Err(invalid) = params.set(name, value) {
            let error = Diagnostic::error(Code::InvalidStyle, invalid.to_string())
                .with_file(source.file())
                .with_label(source.span(value.at), "");
            errors.push(error);
        }
    }
    params
}
