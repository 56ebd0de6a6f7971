//! A PDF beside the document that it was made of: what of it each view finds.

mod comparison;
mod taken;
mod texts;
mod wanted;

use std::collections::BTreeMap;

use super::views::View;
use super::{Proof, Reading, words};
use crate::document::Document;
use crate::resume::Kind;
use crate::source::Source;
pub use comparison::{Comparison, Missing, Mistaken, Precision, Problem, Recall, Share};
use texts::Texts;
pub use wanted::FieldKind;
use wanted::{Wanted, wanted};

/// Compares what all views read with a document.
pub(super) fn compare(proof: &Proof, document: &Document, source: &Source) -> Vec<Comparison> {
    let wanted = wanted(document);
    let kinds: Vec<Kind> = document.sections.iter().map(|section| section.kind).collect();
    let there = proof.readings.iter().filter(|reading| reading.view != View::Tags || proof.facts.tagged);
    there.map(|reading| compare_view(reading, &wanted, &kinds, source)).collect()
}

fn compare_view(reading: &Reading, wanted: &[Wanted], kinds: &[Kind], source: &Source) -> Comparison {
    let Texts { headings, problems, words } = texts::find(&reading.lines, wanted);
    let taken = taken::compare(&reading.fields, wanted, kinds, &headings);
    let instead: BTreeMap<Vec<String>, FieldKind> =
        taken.wrongly.iter().map(|(kind, text)| (words::of(text), *kind)).collect();
    let mut missing = Vec::new();
    let mut untaken = Vec::new();
    let mut fields = Share::default();
    for ((wanted, problem), rightly) in wanted.iter().zip(problems).zip(taken.rightly) {
        if let Some(rightly) = rightly {
            fields.of += 1;
            fields.found += usize::from(rightly && problem.is_none());
        }
        let (list, problem) = match (problem, rightly) {
            (Some(problem), _) => (&mut missing, problem),
            (None, Some(false)) => (&mut untaken, Problem::Untaken),
            (None, _) => continue,
        };
        let instead = instead.get(&wanted.words).copied();
        list.push(Missing {
            kind: wanted.kind,
            text: wanted.text.clone(),
            at: wanted.at.clone(),
            line: source.find(&wanted.at).map(|id| source.file().line_column(source.span(id).start).0),
            problem,
            taken_for: instead.filter(|kind| *kind != wanted.kind),
        });
    }
    let texts = Share { found: wanted.len() - missing.len(), of: wanted.len() };
    let rightly = Share { found: taken.all - taken.wrongly.len(), of: taken.all };
    let mistaken = taken.wrongly.into_iter().map(|(kind, text)| Mistaken { kind, text }).collect();
    Comparison {
        view: reading.view,
        recall: Recall { texts, fields },
        precision: Precision { words, fields: rightly },
        missing,
        untaken,
        mistaken,
    }
}
