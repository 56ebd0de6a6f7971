//! The fit on real pages: résumés of every length.

use proptest::prelude::*;
use recto::layout::Setting;
use recto::resume::Fit;
use recto::typeset::Engine;
use recto::{Compiled, Options, compile};

use crate::support::{put, read, recto, render, root, run, scratch};

const ORIGINAL: &str = "data/akshat-mahajan.yaml";

/// A list of highlights: how deep it stands in the file, and its items, each without that indent.
struct List {
    depth: usize,
    items: Vec<String>,
}

/// The original with highlights added to its lists or taken from their ends: each number in `more` says which
/// list gets one more, and which of the original's own. Every list keeps its first.
fn resized(more: &[usize], fewer: usize) -> String {
    let text = read(ORIGINAL);
    // A variant whose tags are all taken away would be a mistake.
    let text = text.split("\nvariants:").next().expect("a text");
    let mut lists: Vec<List> = Vec::new();
    // Lines that stay as they are, and the places of the lists.
    let mut parts: Vec<Result<&str, usize>> = Vec::new();
    let mut inside = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start().len();
        match lists.last_mut().filter(|_| inside.is_some_and(|inside| depth >= inside && !line.is_empty())) {
            Some(list) if line[list.depth..].starts_with("- ") => {
                list.items.push(format!("{}\n", &line[list.depth..]));
            }
            Some(list) => *list.items.last_mut().expect("an item") += &format!("{}\n", &line[list.depth..]),
            None => {
                inside = None;
                parts.push(Ok(line));
                if line.trim() == "highlights:" {
                    inside = Some(depth + 2);
                    parts.push(Err(lists.len()));
                    lists.push(List { depth: depth + 2, items: Vec::new() });
                }
            }
        }
    }
    let all: Vec<String> = lists.iter().flat_map(|list| list.items.clone()).collect();
    for number in more {
        let (list, item) = (number % lists.len(), number / lists.len() % all.len());
        lists[list].items.push(all[item].clone());
    }
    for _ in 0..fewer {
        if let Some(list) = lists.iter_mut().rev().find(|list| list.items.len() > 1) {
            list.items.pop();
        }
    }
    let written = |List { depth, items }: &List| {
        let lines = items.iter().flat_map(|item| item.lines());
        lines.map(|line| format!("{:depth$}{line}\n", "")).collect::<String>()
    };
    parts
        .iter()
        .map(|part| part.map_or_else(|list| written(&lists[list]), |line| format!("{line}\n")))
        .collect()
}

fn build(text: &str, options: &Options) -> Result<Compiled, String> {
    let compiled = compile(&mut Engine::new(), "resume.yaml", text, &root().join("data"), options);
    compiled.map_err(|errors| render(&errors))
}

fn text_size(compiled: &Compiled) -> f64 {
    compiled.params.get("text-size").and_then(Setting::number).expect("a size")
}

fn letters(compiled: &Compiled) -> usize {
    compiled.document.letters().iter().map(|(_, letters)| letters.chars().count()).sum()
}

/// What every page that was fitted has in common.
fn check(compiled: &Compiled, count: usize) {
    let measure = &compiled.typeset.measure;
    assert!(measure.pages.len() <= count);
    assert!(compiled.layouts <= recto::fit::MOST_LAYOUTS);
    for page in &measure.pages {
        assert!(page.last_baseline <= page.bottom + 0.01, "it runs past its margin");
    }
    assert!(measure.pages.len() == 1 || measure.pages.last().is_some_and(|page| page.lines >= 3));
    for (page, next) in (1..measure.pages.len()).enumerate() {
        let on = |number: usize| {
            measure
                .texts
                .iter()
                .filter(move |text| text.lines.first().is_some_and(|line| line.page == number))
        };
        let heads =
            ["title", "subtitle", "organization", "institution", "degree", "start", "location", "name"];
        let last = on(page).next_back().expect("a text");
        assert!(on(next).next().is_some());
        let stranded = heads.iter().any(|head| last.at.ends_with(head)) && !last.at.contains("projects");
        assert!(!stranded, "`{}` stands alone at the foot of page {}", last.at, page + 1);
    }
}

/// The original fills its page at the defaults; this is how much may be added to it in all.
#[test]
fn a_quarter_more_text_is_fitted_within_a_line_of_the_margin() {
    let base = letters(&build(&read(ORIGINAL), &Options::default()).expect("a page"));
    let mut sizes = vec![9.8];
    for count in 1..=8 {
        let more: Vec<usize> = (0..count).map(|number| number * 7 + 2).collect();
        let text = resized(&more, 0);
        let long = build(&text, &Options { fit: Some(Fit::Off), ..Options::default() }).expect("pages");
        if letters(&long) > base * 5 / 4 {
            continue;
        }
        let compiled = build(&text, &Options::default()).expect("it fits");
        check(&compiled, 1);
        let (measure, page) = (&compiled.typeset.measure, &compiled.typeset.measure.pages[0]);
        assert!(page.bottom - page.last_baseline <= measure.line, "{count} more leave more than a line");
        sizes.push(text_size(&compiled));
    }
    assert!(sizes.len() > 4 && sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
}

/// In one column: shorter texts than the original, which is nearly all that fits, and longer ones on two pages.
#[test]
fn the_other_layout_is_fitted_as_well() {
    let options =
        |count| Options { layout: Some("linear".to_owned()), count: Some(count), ..Options::default() };
    let mut sizes = Vec::new();
    for fewer in [0, 2, 4, 6] {
        let compiled = build(&resized(&[], fewer), &options(1)).expect("it fits");
        check(&compiled, 1);
        let (measure, page) = (&compiled.typeset.measure, &compiled.typeset.measure.pages[0]);
        assert!(page.bottom - page.last_baseline <= measure.line, "{fewer} fewer leave more than a line");
        sizes.push(text_size(&compiled));
    }
    assert!(sizes.is_sorted(), "{sizes:?}");
    for more in [vec![2, 9], vec![2, 9, 16, 23, 30, 37]] {
        check(&build(&resized(&more, 0), &options(2)).expect("it fits"), 2);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_length_is_fitted(more in prop::collection::vec(0..60_usize, 0..5), fewer in 0..10_usize, count in 1..3_u32) {
        let fewer = if more.is_empty() { fewer } else { 0 };
        let options = Options { count: Some(count), ..Options::default() };
        let compiled = build(&resized(&more, fewer), &options).expect("it fits");
        check(&compiled, count as usize);
        let again = build(&resized(&more, fewer), &options).expect("it fits");
        prop_assert_eq!(compiled.fit_report(), again.fit_report());
        let larger = build(&resized(&[more.clone(), vec![17]].concat(), fewer), &options);
        if let Ok(larger) = larger {
            prop_assert!(text_size(&larger) <= text_size(&compiled));
        }
        // What is reported is what is drawn: the same parameters, set by hand, give the same page.
        let style = compiled.params.iter().map(|(name, setting)| format!("  {name}: \"{setting}\"\n"));
        let pinned = format!("{}style:\n{}", resized(&more, fewer), style.collect::<String>());
        let drawn = build(&pinned, &Options { fit: Some(Fit::Exact), ..options }).expect("it fits");
        prop_assert_eq!(&drawn.typeset.measure, &compiled.typeset.measure);
    }
}

#[test]
fn two_pages_break_well() {
    for count in 1..=24 {
        let more: Vec<usize> = (0..count).map(|number| number * 7 + 2).collect();
        let options = Options { count: Some(2), ..Options::default() };
        let compiled = build(&resized(&more, 0), &options).unwrap_or_else(|errors| panic!("{errors}"));
        check(&compiled, 2);
        assert!(text_size(&compiled) <= 9.8);
    }
}

#[test]
fn the_command_line_overrides_the_file() {
    let folder = scratch();
    let long: String = (0..80).map(|n| format!("      - Item {n}\n")).collect();
    let text = format!("name: Robin\npage: {{ count: 1, fit: auto }}\nsections:\n  - bullets:\n{long}");
    put(folder.path(), "resume.yaml", text);
    let code = |args: &[&str]| {
        run(recto().current_dir(folder.path()).args(["check", "resume.yaml"]).args(args)).code
    };
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--fit", "exact"]), 1);
    assert_eq!(code(&["--fit", "off"]), 0);
    assert_eq!(code(&["--pages", "2"]), 0);
    assert_eq!(code(&["--pages", "0"]), 2);
    assert_eq!(code(&["--fit", "loose"]), 2);
}

#[test]
fn a_report_for_people_and_one_for_programs() {
    let report = run(recto().args(["build", ORIGINAL, "--report", "-o", "-"])).stderr;
    let timeless: String =
        report.lines().filter(|line| !line.contains(" ms")).map(|line| format!("{line}\n")).collect();
    assert_ne!(timeless, report);
    insta::assert_snapshot!(timeless);
    let folder = scratch();
    let path = folder.path().join("resume.pdf");
    let json = run(recto().args(["build", ORIGINAL, "--format", "json", "-o"]).arg(path)).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["fit"]["text-size"], "9.8pt");
    assert_eq!(json["fit"]["pages"][0]["lines"], 52);
    assert_eq!(json["fit"]["layouts"], 1);
}
