//! What makes an imported résumé one that builds: letters that no font has are left out, and as many pages promised as
//! it fills.

use std::path::Path;

use crate::compile::{Compiled, Options, compile, show};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::Imported;
use crate::resume::Fit;
use crate::typeset::Engine;

/// The most pages that a résumé can promise.
const MOST_PAGES: usize = 20;

/// Changes an imported résumé so that it builds on this machine; `name` is what diagnostics call it. Texts that lose
/// letters are among what is not placed.
///
/// # Errors
/// What keeps it from being built all the same.
pub fn adopt(imported: &mut Imported, name: &str) -> Result<(), Vec<Diagnostic>> {
    let mut engine = Engine::new();
    leave_out_letters(&mut engine, imported, name)?;
    fill_pages(&mut engine, imported, name)
}

/// Leaves out what no font has. (What is left may be shown otherwise, and so has to be looked at again.)
fn leave_out_letters(
    engine: &mut Engine,
    imported: &mut Imported,
    name: &str,
) -> Result<(), Vec<Diagnostic>> {
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let document = show(name, &imported.to_yaml(), &Options::default())?.document;
        let lacking = engine.lacking(&document)?;
        if lacking.is_empty() {
            break;
        }
        imported.leave_out(&lacking);
    }
    Ok(())
}

/// Promises as many pages as the résumé fills, or none if they are too many.
fn fill_pages(engine: &mut Engine, imported: &mut Imported, name: &str) -> Result<(), Vec<Diagnostic>> {
    let mut build = |imported: &Imported, fit| -> Result<Compiled, Vec<Diagnostic>> {
        compile(engine, name, &imported.to_yaml(), Path::new(""), &Options { fit, ..Options::default() })
    };
    let overflows = |errors: &[Diagnostic]| errors.iter().all(|error| error.code == Code::Overflow);
    match build(imported, None) {
        Ok(_) => return Ok(()),
        Err(errors) if !overflows(&errors) => return Err(errors),
        Err(_) => {}
    }
    let pages = build(imported, Some(Fit::Off)).map_or(1, |compiled| compiled.typeset.measure.pages.len());
    // No layout packs three pages into less than two.
    for count in (pages * 6 / 10).max(2)..=pages.min(MOST_PAGES) {
        let count = count as u32;
        imported.set_pages(count);
        if build(imported, None).is_ok() {
            return Ok(());
        }
    }
    imported.set_no_pages();
    build(imported, None).map(drop)
}
