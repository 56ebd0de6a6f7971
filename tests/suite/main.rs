//! Everything that recto promises, tested through its public interface: the library, and the program.
//! One binary, since each would link all of Typst again.

mod checks;
mod cli;
mod documents;
mod mistakes;
mod pages;
mod rich_text;
mod rooms;
mod sandbox;
mod schema;
mod support;
mod tools;
