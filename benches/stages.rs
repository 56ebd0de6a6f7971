//! What each stage of a build costs, and what recto costs beside plain Typst.
//!
//! `cargo bench` runs all of it. The stages are timed through the public library on one page,
//! `data/akshat-mahajan.yaml`. Before them, the same page written by hand in plain Typst (`benches/bare.typ`)
//! is compiled in the same process and turn by turn with recto's, so that whatever else the machine does slows
//! down both alike; the ratio is what the schema, the layouts' generality and the measuring cost together.
//! Typst's memory of earlier work is emptied before each turn.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use image_compare::Algorithm;
use recto::document::Document;
use recto::export::{self, Standards};
use recto::layout::{Layout, Params};
use recto::resume::Resume;
use recto::source::Source;
use recto::typeset::{Engine, Typeset};
use recto::{Options, compile};
use typst_layout::PagedDocument;

const NAME: &str = "akshat-mahajan.yaml";
const TEXT: &str = include_str!("../data/akshat-mahajan.yaml");

/// The page in plain Typst, and the smallest world that it needs.
mod bare {
    use typst::diag::{FileError, FileResult};
    use typst::foundations::{Bytes, Datetime, Duration};
    use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
    use typst::text::{Font, FontBook};
    use typst::utils::LazyHash;
    use typst::{Library, LibraryExt, World};
    use typst_layout::PagedDocument;
    use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
    use typst_render::RenderOptions;

    const FONTS: [&[u8]; 6] = [
        include_bytes!("../fonts/source-serif-4/SourceSerif4-Regular.ttf"),
        include_bytes!("../fonts/source-serif-4/SourceSerif4-Italic.ttf"),
        include_bytes!("../fonts/source-serif-4/SourceSerif4-SemiBold.ttf"),
        include_bytes!("../fonts/source-serif-4/SourceSerif4-Bold.ttf"),
        include_bytes!("../fonts/source-serif-4/SourceSerif4-BoldItalic.ttf"),
        include_bytes!("../fonts/source-code-pro/SourceCodePro-Regular.ttf"),
    ];

    pub(super) struct BareWorld {
        library: LazyHash<Library>,
        book: LazyHash<FontBook>,
        fonts: Vec<Font>,
        main: Source,
    }

    impl BareWorld {
        pub(super) fn new() -> Self {
            let fonts: Vec<Font> = FONTS.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
            let path = VirtualPath::new("/bare.typ").expect("a well-formed path");
            let id = RootedPath::new(VirtualRoot::Project, path).intern();
            Self {
                library: LazyHash::new(Library::default()),
                book: LazyHash::new(FontBook::from_fonts(&fonts)),
                fonts,
                main: Source::new(id, include_str!("bare.typ").into()),
            }
        }

        pub(super) fn typeset(&self) -> PagedDocument {
            typst::compile(self).output.expect("the page compiles")
        }
    }

    pub(super) fn pdf(page: &PagedDocument) -> Vec<u8> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("they go together");
        typst_pdf::pdf(page, &PdfOptions { standards, ..PdfOptions::default() }).expect("the PDF conforms")
    }

    pub(super) fn png(page: &PagedDocument) -> Vec<u8> {
        let options = RenderOptions { pixel_per_pt: 1.0.into(), ..RenderOptions::default() };
        typst_render::render(&page.pages()[0], &options).encode_png().expect("a picture")
    }

    impl World for BareWorld {
        fn library(&self) -> &LazyHash<Library> {
            &self.library
        }

        fn book(&self) -> &LazyHash<FontBook> {
            &self.book
        }

        fn main(&self) -> FileId {
            self.main.id()
        }

        fn source(&self, id: FileId) -> FileResult<Source> {
            if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
        }

        fn file(&self, _: FileId) -> FileResult<Bytes> {
            Err(FileError::AccessDenied)
        }

        fn font(&self, index: usize) -> Option<Font> {
            self.fonts.get(index).cloned()
        }

        fn today(&self, _: Option<Duration>) -> Option<Datetime> {
            None
        }
    }
}

/// A text taken as far as the engine's door.
fn prepare(text: &str) -> (Source, Document, Layout, Params) {
    let source = Source::parse(NAME, text).expect("YAML");
    let (resume, mistakes) = Resume::read(&source);
    assert!(mistakes.is_empty());
    let document = Document::resolve(&resume.expect("a résumé"), &source, None).expect("a document");
    let layout = Layout::find("margin", Path::new("")).expect("a layout");
    let params = Params::defaults(&layout.manifest);
    (source, document, layout, params)
}

/// The time of one call, with Typst's memory emptied before it.
fn time<T>(work: impl FnOnce() -> T) -> Duration {
    comemo::evict(0);
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1e3
}

/// How alike the two pages look, 1 being the same: only the same page makes a fair race.
fn likeness(ours: &Typeset, theirs: &PagedDocument) -> f64 {
    let pictures = [export::png(ours, 72.0).unwrap_or_default().remove(0), bare::png(theirs)];
    let [ours, theirs] = pictures.map(|png| image::load_from_memory(&png).expect("a picture").to_luma8());
    let likeness = image_compare::gray_similarity_structure(&Algorithm::MSSIMSimple, &ours, &theirs);
    likeness.expect("pictures of one size").score
}

/// recto beside plain Typst: laying out and writing the PDF, from what each has read already.
fn beside_bare_typst(_: &mut Criterion) {
    // `cargo bench -- --test` only looks whether everything still runs.
    let turns = if std::env::args().any(|argument| argument == "--test") { 1 } else { 60 };
    let (_, document, layout, params) = prepare(TEXT);
    let mut engine = Engine::new();
    let world = bare::BareWorld::new();
    let standards = Standards::default();
    let likeness = likeness(&engine.typeset(&document, &layout, &params).expect("a page"), &world.typeset());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut our_layouts, mut their_layouts) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        our_layouts.push(time(|| engine.typeset(&document, &layout, &params)));
        their_layouts.push(time(|| world.typeset()));
        ours.push(time(|| {
            let typeset = engine.typeset(&document, &layout, &params).expect("a page");
            export::pdf(&typeset, &standards, &engine, &layout).expect("a PDF")
        }));
        theirs.push(time(|| bare::pdf(&world.typeset())));
    }
    println!("{:<22} {:>8} {:>8} {:>6}", "", "recto", "bare", "ratio");
    for (name, ours, theirs) in [("layout", our_layouts, their_layouts), ("layout and PDF", ours, theirs)] {
        let (ours, theirs) = (median(ours), median(theirs));
        println!("{name:<22} {ours:>5.1} ms {theirs:>5.1} ms {:>6.2}", ours / theirs);
    }
    println!("(likeness of the two pages: {likeness:.4})\n");
}

fn stages(criterion: &mut Criterion) {
    let (source, document, layout, params) = prepare(TEXT);
    let (resume, _) = Resume::read(&source);
    let resume = resume.expect("a résumé");
    let standards = Standards::default();
    let mut engine = Engine::new();

    criterion.bench_function("fonts", |bencher| bencher.iter(Engine::new));
    criterion.bench_function("parse", |bencher| bencher.iter(|| Source::parse(NAME, black_box(TEXT))));
    criterion.bench_function("decode", |bencher| bencher.iter(|| Resume::read(black_box(&source))));
    criterion.bench_function("resolve", |bencher| {
        bencher.iter(|| Document::resolve(black_box(&resume), &source, None));
    });
    criterion.bench_function("layout manifest", |bencher| {
        bencher.iter(|| Layout::find(black_box("margin"), Path::new("")));
    });
    criterion.bench_function("cover", |bencher| bencher.iter(|| engine.cover(black_box(&document), &source)));
    criterion.bench_function("typeset, first time", |bencher| {
        let forget = || comemo::evict(0);
        bencher.iter_batched(
            forget,
            |()| engine.typeset(&document, &layout, &params),
            BatchSize::PerIteration,
        );
    });
    // As somebody types: each build has another word in one highlight.
    criterion.bench_function("typeset, after an edit", |bencher| {
        let mut edits = 0;
        let edit = || {
            edits += 1;
            prepare(&TEXT.replace("fastest route", &format!("{edits} fastest routes"))).1
        };
        bencher.iter_batched(
            edit,
            |document| {
                engine.settle();
                engine.typeset(&document, &layout, &params)
            },
            BatchSize::PerIteration,
        );
    });
    let typeset = engine.typeset(&document, &layout, &params).expect("a page");
    criterion.bench_function("PDF", |bencher| {
        let forget = || comemo::evict(0);
        bencher.iter_batched(
            forget,
            |()| export::pdf(&typeset, &standards, &engine, &layout),
            BatchSize::PerIteration,
        );
    });
    criterion.bench_function("all of it, first time", |bencher| {
        bencher.iter_batched(
            || comemo::evict(0),
            |()| {
                let mut engine = Engine::new();
                let compiled =
                    compile(&mut engine, NAME, TEXT, Path::new(""), &Options::default()).expect("a page");
                export::pdf(&compiled.typeset, &standards, &engine, &compiled.layout)
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, beside_bare_typst, stages);
criterion_main!(benches);
