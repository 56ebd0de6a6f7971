//! `fit: { drop: low }`: what the compiler leaves out itself, and that it says so.

use recto::diagnostic::Code;

use crate::support::{compile_text, render};

/// A résumé of so many plain bullets and some of low priority, which may be left out.
fn droppable(bullets: usize, low: usize) -> String {
    let bullets: String = (0..bullets).map(|n| format!("      - Thing number {n}\n")).collect();
    let low: String = (0..low).map(|n| format!("      - {{ text: Trifle {n}, priority: low }}\n")).collect();
    format!("name: Robin\npage: {{ fit: {{ drop: low }} }}\nsections:\n  - bullets:\n{bullets}{low}")
}

#[test]
fn low_priority_is_left_out_only_when_nothing_else_helps() {
    let left_out = |text: &str| {
        let (_, compiled) =
            compile_text("resume.yaml", text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
        assert_eq!(compiled.typeset.measure.pages.len(), 1);
        compiled.warnings.iter().filter(|warning| warning.code == Code::LeftOut).count()
    };
    assert_eq!(left_out(&droppable(20, 4)), 0);
    // As many lines as the page holds at its tightest.
    let most =
        (55..75).take_while(|lines| compile_text("resume.yaml", &droppable(*lines, 0)).is_ok()).count() + 54;
    assert_eq!(left_out(&droppable(most - 4, 4)), 0);
    for over in 1..=4 {
        assert_eq!(left_out(&droppable(most - 4 + over, 4)), over, "{over} lines over");
    }
    let errors = compile_text("resume.yaml", &droppable(most + 1, 4)).err().expect("too much");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].code, Code::Overflow);
}

#[test]
fn what_is_left_out_is_named_and_nowhere_on_the_page() {
    let text = droppable(66, 3);
    let (_, compiled) =
        compile_text("resume.yaml", &text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    insta::assert_snapshot!(render(&compiled.warnings));
    let shown: String = compiled.document.letters().into_iter().map(|(_, letters)| letters).collect();
    assert_eq!(shown.matches("Trifle").count() + compiled.warnings.len(), 3);
}
