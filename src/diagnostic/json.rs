//! Diagnostics for programs: one JSON object each.

use serde_json::{Value, json};

use super::{Diagnostic, Severity};

impl Diagnostic {
    /// The diagnostic as a JSON object: `severity`, `code`, `message`, `help`, and, when it has a
    /// place, `file` and `labels` with `line`, `column`, `end_line`, `end_column` (all counted from 1,
    /// columns in characters, ends exclusive) and `message`. The first label is the place itself.
    pub fn to_json(&self) -> Value {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut object = json!({
            "severity": severity,
            "code": self.code.as_str(),
            "message": self.message,
            "help": self.help,
        });
        if let Some(file) = &self.file {
            let labels: Vec<Value> = self
                .labels
                .iter()
                .map(|label| {
                    let (line, column) = file.line_column(label.span.start);
                    let (end_line, end_column) = file.line_column(label.span.end);
                    json!({
                        "line": line, "column": column,
                        "end_line": end_line, "end_column": end_column,
                        "message": label.message,
                    })
                })
                .collect();
            object["file"] = json!(file.name);
            object["labels"] = json!(labels);
        }
        object
    }
}
