//! Pages: how each résumé fits, and what each page looks like.
//!
//! The pictures are in `tests/pages/`. After a change that is meant, run with `UPDATE_PAGES=1`, look at
//! every picture that changed, and commit them.

use std::fmt::Write;
use std::io::Cursor;

use image_compare::Algorithm;
use recto::layout::Setting;
use recto::{Compiled, export};

use crate::support::{RESUMES, compile_linear, compile_text, compile_variant, root, stem, variants};

/// Resolution of the pictures, in pixels per inch: enough to see a misplaced line.
const RESOLUTION: f64 = 72.0;
/// The least structural similarity (SSIM) to the picture that was looked at. Another machine's rounding
/// moves it by less than 0.001; a line that wraps elsewhere by more than 0.01.
const LIKENESS: f64 = 0.995;

/// Every résumé of the repository, whole and in each of its variants, and whole in the other layout, under the name
/// that its snapshots carry.
fn pages() -> impl Iterator<Item = (String, Compiled)> {
    RESUMES.into_iter().flat_map(|path| {
        let linear = (format!("linear-{}", stem(path)), compile_linear(path, None).1);
        let shown = variants(path).into_iter().map(move |variant| {
            let name =
                variant.as_ref().map_or(stem(path).to_owned(), |variant| format!("{}-{variant}", stem(path)));
            (name, compile_variant(path, variant.as_deref()).1)
        });
        shown.chain(std::iter::once(linear))
    })
}

/// The pages as pictures.
fn pictures(compiled: &Compiled) -> Vec<Vec<u8>> {
    export::png(&compiled.typeset, RESOLUTION)
        .unwrap_or_else(|errors| panic!("{}", crate::support::render(&errors)))
}

#[test]
fn every_page_fits() {
    for (name, compiled) in pages() {
        let mut report = serde_json::to_string_pretty(&compiled.fit_report()).expect("JSON") + "\n";
        for page in &compiled.typeset.measure.pages {
            let (lines, last, bottom) = (page.lines, page.last_baseline, page.bottom);
            writeln!(
                report,
                "{lines} lines, last baseline {last:.1} of {bottom:.1} pt, {:.1} % full",
                page.full * 100.0
            )
            .expect("a string takes text");
            assert!(last <= bottom + 0.01, "{name} runs past its margin");
        }
        for text in &compiled.typeset.measure.texts {
            let page = text.lines.first().map_or(1, |line| line.page + 1);
            let last = text.lines.last().map_or("", |line| line.text.trim());
            writeln!(report, "p{page} {} lines, last “{last}” {}", text.lines.len(), text.at)
                .expect("a string takes text");
        }
        insta::assert_snapshot!(format!("fit_{name}"), report);
    }
}

#[test]
fn every_page_looks_right() {
    for (name, compiled) in pages() {
        for (index, picture) in pictures(&compiled).into_iter().enumerate() {
            compare(&format!("{name}-{}", index + 1), &picture);
        }
    }
}

/// What happens to a layout in real life.
#[test]
fn nothing_collides() {
    for (layout, name) in [("margin", "stress"), ("linear", "linear-stress")] {
        nothing_collides_in(layout, name);
    }
}

fn nothing_collides_in(layout: &str, name: &str) {
    let roles: String = (1..=10)
        .map(|n| format!("          - {{ title: Role number {n}, start: 20{n:02}, end: 20{:02} }}\n", n + 1))
        .collect();
    let text = format!(
        "layout: {layout}\npage: {{ fit: exact }}\nname: Maximiliana Alexandrina von und zu Hohenstein-Wallerstadt de la Vega y Montemayor\n\
         headline: Principal distinguished staff engineer for everything that has to be reliable at every hour of every day\n\
         contact:\n  email: maximiliana.alexandrina@hohenstein-wallerstadt.example.org\n  phone: +1 555 0100\n  \
         website: https://www.hohenstein-wallerstadt.example.org/people/maximiliana\n  location: Llanfairpwllgwyngyll\n\
         sections:\n  - title: Certificates and Licences Qualifications\n    work:\n      - organization: Ten Roles Ltd.\n        \
         location: Here\n        roles:\n{roles}      - organization: The Society for the Advancement of Very Long Names of Societies and Associations\n        \
         location: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch\n        title: Senior vice president for the \
         coordination of coordination and the advancement of advancement\n        start: 2019-09-09\n        end: 2020-10-10\n        \
         highlights:\n          - {}\n          - https://example.org/{}\n  - title: No dates\n    entries:\n      - title: Alone\n  \
         - title: Short\n    text: x\n",
        "Supercalifragilistic".repeat(8),
        "long/".repeat(40),
    );
    let (_, compiled) = compile_text("stress.yaml", &text)
        .unwrap_or_else(|errors| panic!("{}", crate::support::render(&errors)));
    for (index, picture) in pictures(&compiled).into_iter().enumerate() {
        compare(&format!("{name}-{}", index + 1), &picture);
    }
    let margin = compiled.params.get("margin-x").and_then(Setting::number).expect("a length");
    let right = 612.0 - margin * 72.0;
    let lines: Vec<_> = compiled.typeset.measure.texts.iter().flat_map(|text| &text.lines).collect();
    for (index, line) in lines.iter().enumerate() {
        assert!(line.x.1 < right + 0.5, "`{}` sticks out to {:.1} pt", line.text, line.x.1);
        for other in &lines[index + 1..] {
            let apart = (line.baseline - other.baseline).abs() > 8.0
                || line.x.1 <= other.x.0
                || other.x.1 <= line.x.0;
            assert!(line.page != other.page || apart, "`{}` stands over `{}`", line.text, other.text);
        }
    }
}

fn compare(name: &str, picture: &[u8]) {
    let path = root().join("tests/pages").join(format!("{name}.png"));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, picture).expect("a picture");
        return;
    }
    let decode = |bytes: &[u8]| {
        let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("a picture");
        reader.decode().expect("a picture").to_luma8()
    };
    let seen = std::fs::read(&path)
        .unwrap_or_else(|_| panic!("{name}: no picture yet; run with UPDATE_PAGES=1 and look at it"));
    let (seen, new) = (decode(&seen), decode(picture));
    let likeness = image_compare::gray_similarity_structure(&Algorithm::MSSIMSimple, &seen, &new)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    if likeness.score < LIKENESS {
        let actual = root().join("target").join(format!("{name}.actual.png"));
        std::fs::write(&actual, picture).expect("a picture");
        panic!(
            "{name}: likeness {:.4} to tests/pages/{name}.png; the new page is {}",
            likeness.score,
            actual.display()
        );
    }
}
