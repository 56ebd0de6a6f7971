//! What programs that nobody here wrote say of the formats without pages. They have to be installed (`.ci/run`
//! does), so these tests run only when asked for: `cargo test --release -- --ignored`.

use std::path::Path;
use std::process::Command;

use crate::documents::words;
use crate::support::{RESUMES, recto, run, scratch, stem};

/// Builds every résumé of the repository into a folder, in one format.
fn build(format: &str, folder: &Path) {
    for path in RESUMES {
        let output = folder.join(format!("{}.{format}", stem(path)));
        let result = run(recto().args(["build", path, "-q", "-o"]).arg(&output));
        assert_eq!(result.code, 0, "{path}: {}", result.stderr);
    }
}

fn output(command: &mut Command) -> String {
    let result = run(command);
    assert_eq!(result.code, 0, "{command:?}: {}{}", result.stdout, result.stderr);
    result.stdout
}

/// The words of a résumé as recto has them, without the labels' colons.
fn expected(path: &str) -> Vec<String> {
    let shown = recto::show(path, &crate::support::read(path), &recto::Options::default());
    let document = shown.unwrap_or_else(|errors| panic!("{}", crate::support::render(&errors))).document;
    document.letters().iter().flat_map(|(_, letters)| bare(letters)).collect()
}

fn bare(text: &str) -> Vec<String> {
    let words = words(text).into_iter().map(|word| word.trim_end_matches(':').to_owned());
    words.filter(|word| !word.is_empty() && word != "·").collect()
}

#[test]
#[ignore = "needs soffice (LibreOffice Writer)"]
fn libreoffice_reads_every_word_in_order() {
    let folder = scratch();
    build("docx", folder.path());
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let names: Vec<String> = RESUMES.iter().map(|path| format!("{}.docx", stem(path))).collect();
    let convert = |to: &str| {
        let mut soffice = Command::new("soffice");
        soffice.current_dir(folder.path()).args([&profile, "--headless", "--convert-to", to]).args(&names);
        output(&mut soffice)
    };
    convert("txt:Text (encoded):UTF8");
    convert("pdf");
    for path in RESUMES {
        let text =
            std::fs::read_to_string(folder.path().join(format!("{}.txt", stem(path)))).expect("a text");
        assert_eq!(bare(text.trim_start_matches('\u{feff}')), expected(path), "{path}");
        let pdf = std::fs::read(folder.path().join(format!("{}.pdf", stem(path)))).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-"), "{path}");
    }
}

#[test]
#[ignore = "needs python-docx"]
fn python_docx_finds_styles_and_properties() {
    let folder = scratch();
    build("docx", folder.path());
    let script = "
import docx, sys
document = docx.Document(sys.argv[1])
properties = document.core_properties
print(properties.title, '|', properties.author, '|', properties.language)
for paragraph in document.paragraphs:
    print(paragraph.style.name, '|', paragraph.text.replace('\\t', ' » '))
";
    let document = folder.path().join("akshat-mahajan.docx");
    let read = output(Command::new("python3").args(["-c", script]).arg(document));
    insta::assert_snapshot!(read);
}

#[test]
#[ignore = "needs vnu (the Nu HTML checker)"]
fn the_nu_checker_finds_nothing_wrong() {
    let folder = scratch();
    build("html", folder.path());
    let pages = RESUMES.iter().map(|path| folder.path().join(format!("{}.html", stem(path))));
    let result = run(Command::new("vnu").arg("--Werror").args(pages));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""), "{}", result.stdout);
}
