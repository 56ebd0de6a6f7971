//! The starter that `recto new` writes: that it teaches every kind of content, and that what it teaches in
//! comments works.

use std::collections::BTreeSet;

use recto::resume::Kind;

use crate::support::{compile_text, read, render};

#[test]
fn it_is_a_nearly_full_page_without_warnings() {
    let (_, compiled) = compile_text("starter.yaml", &read("data/starter.yaml"))
        .unwrap_or_else(|errors| panic!("{}", render(&errors)));
    assert!(compiled.warnings.is_empty(), "{}", render(&compiled.warnings));
    let [page] = compiled.typeset.measure.pages.as_slice() else { panic!("more than one page") };
    assert!(page.full > 0.9, "{:.0} % full", page.full * 100.0);
}

/// Example lines begin with `#` and three spaces, and stand right once `# ` is gone; prose begins with one space.
#[test]
fn what_its_comments_show_can_be_used() {
    let text = read("data/starter.yaml");
    let lines = text.lines().map(|line| if line.starts_with("#   ") { &line[2..] } else { line });
    let text = lines.collect::<Vec<_>>().join("\n").replace("count: 1 }", "count: 2 }");
    let (_, compiled) =
        compile_text("starter.yaml", &text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    let shown: BTreeSet<Kind> = compiled.document.sections.iter().map(|section| section.kind).collect();
    assert_eq!(shown, BTreeSet::from(Kind::ALL));
}
