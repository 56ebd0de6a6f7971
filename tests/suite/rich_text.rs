//! Rich text: Markdown's inline part and no more, and never Typst code.

use proptest::prelude::*;
use recto::document::{Document, Run};
use recto::resume::Resume;
use recto::source::Source;

use crate::support::{compile_text, render};

/// Quotes a text for YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text has a JSON form, which YAML reads as well")
}

fn runs(text: &str) -> Vec<Run> {
    let source =
        Source::parse("resume.yaml", &format!("name: Robin\nheadline: {}\n", quoted(text))).expect("YAML");
    let resume = Resume::read(&source).0.expect("a résumé");
    let document = Document::resolve(&resume, &source, None).expect("a document");
    document.headline.expect("a headline").runs
}

/// Runs in a notation that is short to read: `[s e c w →link|text]`.
fn shown(text: &str) -> String {
    runs(text)
        .iter()
        .map(|run| {
            let mut marks = String::new();
            for (mark, set) in
                [("s", run.strong), ("e", run.emph), ("c", run.code), ("w", run.whole), ("↵", run.line_break)]
            {
                if set {
                    marks += mark;
                }
            }
            if let Some(link) = &run.link {
                marks += &format!("→{link}");
            }
            if marks.is_empty() { run.text.clone() } else { format!("[{marks}|{}]", run.text) }
        })
        .collect()
}

#[test]
fn markdown_inside_a_line() {
    assert_eq!(shown("in **Rust** and *Go*"), "in [s|Rust] and [e|Go]");
    assert_eq!(shown("***both***, `a_b`"), "[se|both], [c|a_b]");
    assert_eq!(shown("**“quoted”** and **privacy-go**,"), "[s|“quoted”] and [sw|privacy-go],");
    assert_eq!(shown("[my page](https://example.org) here"), "[→https://example.org|my page] here");
    assert_eq!(shown("<https://example.org>"), "[→https://example.org|https://example.org]");
    assert_eq!(
        shown("see https://example.org/a_b_c."),
        "see [→https://example.org/a_b_c|https://example.org/a_b_c]."
    );
    assert_eq!(
        shown("(https://example.org/Bridge_(of_Sighs)) *now*"),
        "([→https://example.org/Bridge_(of_Sighs)|https://example.org/Bridge_(of_Sighs)]) [e|now]"
    );
    assert_eq!(shown(r"\*not emphasis\*"), "*not emphasis*");
    assert_eq!(shown("one\ntwo"), "one[↵|]two");
}

#[test]
fn characters_that_print_as_they_stand() {
    let plain = [
        "C#",
        "C++",
        "F# and .NET",
        "$40M",
        "@handle",
        "> 800k",
        "a_b_c",
        "snake_case_name",
        "100%",
        "\\",
        "C:\\dir\\file",
        "~",
        "~/bin",
        "#let x = 1",
        "#hashtag",
        "* alone",
        "*",
        "a * b * c",
        "+ plus",
        "- minus",
        "1. one",
        "1) one",
        "# head",
        "## head",
        "> quote",
        "    indented",
        "| a | b |",
        "---",
        "***",
        "===",
        "```",
        "<div>",
        "</b>",
        "<b>bold</b>",
        "&amp;",
        "&copy; 2020",
        "[x]",
        "[ ] todo",
        "[a]: https",
        "![alt](src.png)",
        "~~struck~~",
        "$x^2$",
        "#[evil]",
        "#{1+1}",
        "@ref",
        "<label>",
        "= Heading",
        "/ term: x",
        "// comment",
        "/* comment */",
        "_ alone",
        "x_",
        "__init__.py?",
        "`",
        "2 < 3",
        "^[note]",
        "[^1]",
        ":emoji:",
        "\\#",
        "\\\\server",
        "{{x}}",
        "%s",
        "<AA:>",
        "<T:x> y",
    ];
    for text in plain {
        let letters: String = runs(text).iter().map(|run| run.text.as_str()).collect();
        let expected = if text == "__init__.py?" { "init.py?" } else { text.trim() };
        assert_eq!(letters, expected, "of {text:?}");
    }
}

#[test]
fn what_belongs_together_stays_on_one_line() {
    assert_eq!(
        shown("in-memory, at (90 ms → 8 μs) and > 800k"),
        "[w|in-memory,] at [w|(90 ms] → [w|8 μs)] and [w|> 800k]"
    );
    assert_eq!(shown("grew 40 % to $ 3, a - b"), "grew [w|40 %] to $ 3, a - b");
    // Amid letters from right to left, what is kept whole could change places with them.
    assert_eq!(shown("מ-40 % עד ל-2021"), "מ-40 % עד ל-2021");
    assert_eq!(shown("10 engineers, 5 minutes"), "10 engineers, 5 minutes");
}

#[test]
fn typographic_letters() {
    assert_eq!(shown("\"Yes,\" she said, \"it's the '90s.\""), "“Yes,” she said, “it’s the ’90s.”");
    assert_eq!(shown("('single') and 'two words'"), "(‘single’) and ‘two words’");
    assert_eq!(shown("the engineers' union"), "the engineers’ union");
    assert_eq!(shown("a 27\" screen"), "a 27\" screen");
    assert_eq!(shown("then -- and --- so, but --flag"), "then – and — so, but --flag");
    assert_eq!(shown("`it's \"code\"`"), "[c|it's \"code\"]");
    assert_eq!(shown("a \"**bold**\" claim"), "a “[s|bold]” claim");
}

/// The letters of the first highlight, as Typst laid them out.
fn typeset(text: &str) -> String {
    let yaml =
        format!("name: Robin\npage: {{ fit: off }}\nsections:\n  - bullets:\n      - {}\n", quoted(text));
    let (_, compiled) =
        compile_text("resume.yaml", &yaml).unwrap_or_else(|errors| panic!("{text:?}: {}", render(&errors)));
    let measure = &compiled.typeset.measure;
    let bullet =
        measure.texts.iter().find(|text| text.at.contains("bullets")).expect("the bullet is on the page");
    bullet.lines.iter().map(|line| line.text.as_str()).collect()
}

/// Letters without what setting them may change: white space, and the shape of quotation marks and dashes.
fn essence(text: &str) -> String {
    let text = text.replace(" --- ", "—").replace(" -- ", "–");
    let same = text.replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    same.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{ad}')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// A text without Markdown's emphasis, code, links and escapes comes onto the page as it went in.
    #[test]
    fn text_is_data(text in "[a-zA-Z0-9 #$@<>~%^&+=|/{}().,:;!?'\"-]{1,60}") {
        prop_assume!(!text.trim().is_empty());
        prop_assume!(!text.contains("://"));
        prop_assert_eq!(essence(&typeset(&text)), essence(&text));
    }

    /// Any text at all is a page or an error, never a panic, and never code.
    #[test]
    fn any_text_is_a_page_or_an_error(text in "\\PC{0,40}") {
        let yaml = format!("name: Robin\nsections:\n  - bullets:\n      - {}\n", quoted(&text));
        let _ = compile_text("resume.yaml", &yaml);
    }
}
