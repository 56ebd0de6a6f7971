//! A mistake, in serde's form on its way out and as a diagnostic at the end.

use std::fmt;

use serde::de::{self, Unexpected};

use crate::diagnostic::{Code, Diagnostic};
use crate::locale::Locale;
use crate::resume::DEFAULT;
use crate::source::{NodeId, Source};
use crate::suggestion::suggest;

/// What to do about a text that was taken for a field.
const COLON: &str = "a text with `: ` in it needs quotes around it";

/// A mistake, as the decoder raises it.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) code: Option<Code>,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) at: Option<NodeId>,
    pub(super) missing: Option<&'static str>,
}

impl Problem {
    pub(super) fn new(code: Option<Code>, message: String) -> Self {
        Self { code, message, label: String::new(), help: None, at: None, missing: None }
    }

    /// Gives the place, unless one nearer to the mistake is known already.
    pub(super) fn at(mut self, id: NodeId) -> Self {
        self.at.get_or_insert(id);
        self
    }

    pub(super) fn into_diagnostic(self, source: &Source) -> Diagnostic {
        let at = self.at.unwrap_or(source.root());
        let code = self.code.unwrap_or(Code::WrongType);
        let diagnostic = Diagnostic::error(code, self.message)
            .with_file(source.file())
            .with_label(source.span(at), self.label);
        match self.help.or_else(|| help(code)) {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(None, message.to_string())
    }

    fn invalid_type(_: Unexpected, expected: &dyn de::Expected) -> Self {
        // The cursor, which knows the node, words what was found.
        Self { label: format!("expected {expected}"), ..Self::new(Some(Code::WrongType), String::new()) }
    }

    fn missing_field(field: &'static str) -> Self {
        let problem = Self::new(Some(Code::MissingField), format!("`{field}` is missing"));
        Self {
            missing: Some(field),
            label: format!("`{field}` belongs here"),
            help: (field == DEFAULT).then(|| format!("{COLON}; a text in several wordings has a `default`")),
            ..problem
        }
    }

    /// Raised only where a field's name stands in place of a text, as in a list of highlights.
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let problem = Self::new(Some(Code::UnknownField), format!("unknown field `{field}`"));
        let (label, help) = suggest(field, expected);
        // `- Built two things: one and another`: the colon makes a field of what was meant as a text.
        let help = match field {
            DEFAULT => {
                Some("other wordings of a highlight go into its text: `text: { default: … }`".to_owned())
            }
            field if field.contains(' ') => Some(COLON.to_owned()),
            _ => help,
        };
        Self { label, help, ..problem }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let problem = Self::new(Some(Code::UnknownValue), format!("`{variant}` is not possible here"));
        let (label, help) = suggest(variant, expected);
        Self { label, help, ..problem }
    }
}

/// The code of a mistake inside a value type, by the type's name.
pub(super) fn value_code(name: &str) -> Option<Code> {
    match name {
        "Date" => Some(Code::InvalidDate),
        "Email" => Some(Code::InvalidEmail),
        "Link" => Some(Code::InvalidLink),
        "Locale" => Some(Code::UnknownLocale),
        "Ignored" => Some(Code::UnknownValue),
        "Text" => Some(Code::Empty),
        _ => None,
    }
}

/// What to do about a mistake inside a value type.
fn help(code: Code) -> Option<String> {
    match code {
        Code::InvalidDate => Some(
            "write `2022`, `2022-02`, `2022-02-28` or `present`; any other words as `{ text: Spring 2020 }`"
                .into(),
        ),
        Code::UnknownLocale => {
            Some(format!("possible here: {}", Locale::tags().collect::<Vec<_>>().join(", ")))
        }
        Code::Empty => Some("write something, or leave the field out".into()),
        _ => None,
    }
}
