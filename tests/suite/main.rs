//! Everything that recto promises, tested through its public interface: the library, and the program.
//! One binary, since each would link all of Typst again.

#![expect(unreachable_pub, reason = "nobody uses a test as a library: `pub` says that other tests do")]
#![expect(clippy::print_stdout, reason = "what a test counted is told with `--nocapture`")]

mod checks;
mod cli;
mod diagnostics_reference;
mod documents;
mod embedded;
mod export_tools;
mod exports;
mod fit;
mod fit_resumes;
mod formats;
mod fuzz;
mod hostile;
mod import;
mod import_forms;
mod import_hostile;
mod import_letters;
mod import_lists;
mod interrupted;
mod json_resume;
mod left_out;
mod mistakes;
mod other_tools;
mod other_writers;
mod pages;
mod proof;
mod proof_against;
mod proof_bytes;
mod proof_dates;
mod proof_drawn;
mod proof_fields;
mod proof_hazards;
mod proof_heads;
mod proof_person;
mod proof_sight;
mod proof_titles;
mod readers;
mod readme;
mod rich_text;
mod rooms;
mod runaway;
mod sandbox;
mod schema;
mod starter;
mod support;
mod tiny_pdf;
mod tools;
mod variants;
mod watching;
