//! `recto watch`: whatever changes is built again, and nothing else.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::support::{put, read, recto, run, scratch};

/// Far more than a build takes; who waits so long waits in vain.
const LONG: Duration = Duration::from_secs(30);
/// More than it takes to see a change; nothing happens in it where nothing should.
const SHORT: Duration = Duration::from_millis(400);

/// A program that watches, and the lines that it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn new(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = recto();
        command.current_dir(folder).arg("watch").args(arguments).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stderr = BufReader::new(child.stderr.take().expect("it is piped"));
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    /// What is said of the next build, up to where it waits.
    fn next(&self) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(LONG).unwrap_or_else(|_| panic!("nothing more after {said}"));
            said += &format!("{line}\n");
            if line.ends_with("Ctrl+C to stop") {
                return said;
            }
        }
    }

    /// What is said of the next build that says this first. A file that is written in place may be read before it is
    /// whole, where the machine is very busy.
    fn until(&self, start: &str) -> String {
        let mut all = Vec::new();
        while all.len() < 5 {
            match self.next() {
                said if said.starts_with(start) => return said,
                said => all.push(said),
            }
        }
        panic!("never {start}, but {all:#?}");
    }

    fn is_silent(&self) {
        if let Ok(line) = self.lines.recv_timeout(SHORT) {
            panic!("nothing has changed, and it says {line}");
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn page(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("resume.pdf")).expect("a page")
}

#[test]
fn each_change_is_a_page_or_its_mistakes() {
    let folder = scratch();
    let text = read("data/starter.yaml");
    put(folder.path(), "resume.yaml", &text);
    let watching = Watching::new(folder.path(), &["resume.yaml"]);
    let said = watching.next();
    assert!(said.starts_with("wrote resume.pdf: 1 page, ") && said.contains("\nin "), "{said}");
    let first = page(folder.path());

    // As some editors save: in place.
    put(folder.path(), "resume.yaml", text.replace("Data analyst", "Chief data analyst"));
    watching.until("wrote resume.pdf");
    let second = page(folder.path());
    assert_ne!(first, second);

    put(folder.path(), "resume.yaml", text.replace("headline:", "headlin:"));
    watching.until("error[E0102]: unknown field `headlin`");
    assert_eq!(page(folder.path()), second, "the last good page is there");

    // As others do: a new file in the place of the old one.
    put(folder.path(), ".resume.yaml.swp", &text);
    fs::rename(folder.path().join(".resume.yaml.swp"), folder.path().join("resume.yaml")).expect("a name");
    watching.until("wrote resume.pdf");
    assert_eq!(page(folder.path()), first, "the same text is the same page");

    // Neither a file that is written as it was nor its neighbours are a change.
    put(folder.path(), "resume.yaml", &text);
    put(folder.path(), "letter.yaml", "name: Robin\n");
    fs::remove_file(folder.path().join("resume.pdf")).expect("a page");
    watching.is_silent();
}

#[test]
fn a_file_that_goes_may_come_back() {
    let folder = scratch();
    let yaml = put(folder.path(), "resume.yaml", "name: Robin\n");
    let watching = Watching::new(folder.path(), &["resume.yaml"]);
    watching.next();
    fs::remove_file(&yaml).expect("a file");
    watching.until("error[E0501]: `resume.yaml` cannot be read");
    put(folder.path(), "resume.yaml", "name: Robin\n");
    watching.until("wrote resume.pdf");
}

/// A pipe may never say anything.
#[cfg(unix)]
#[test]
fn a_file_that_becomes_a_pipe_is_not_waited_for() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", "name: Robin\n");
    let watching = Watching::new(folder.path(), &["resume.yaml"]);
    watching.until("wrote resume.pdf");
    fs::remove_file(folder.path().join("resume.yaml")).expect("a file");
    let pipe = std::process::Command::new("mkfifo").arg(folder.path().join("resume.yaml")).status();
    assert!(pipe.is_ok_and(|status| status.success()));
    watching.until("error[E0501]: `resume.yaml` cannot be watched: it is no file");
    fs::remove_file(folder.path().join("resume.yaml")).expect("a pipe");
    put(folder.path(), "resume.yaml", "name: Robin\n");
    watching.until("wrote resume.pdf");
}

#[test]
fn a_layout_of_ones_own_is_watched() {
    let folder = scratch();
    put(folder.path(), "resume.yaml", "name: Robin\nlayout: parts/mine\n");
    let watching = Watching::new(folder.path(), &["resume.yaml"]);
    watching.until("error[E0301]");
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "linear", "--copy", "made"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    // Comes into being with the folder that it is in.
    put(folder.path(), "others/readme", "");
    fs::rename(folder.path().join("made"), folder.path().join("others/mine")).expect("a name");
    fs::rename(folder.path().join("others"), folder.path().join("parts")).expect("a name");
    watching.until("wrote resume.pdf");
    let lib = folder.path().join("parts/mine/lib.typ");
    let code = fs::read_to_string(&lib).expect("the layout");
    fs::write(&lib, code.replace("doc.name", "doc.nome")).expect("the layout");
    watching.until("error[E0304]");
    fs::write(&lib, code).expect("the layout");
    watching.until("wrote resume.pdf");
    watching.is_silent();
}

/// What is written there is no change of the layout.
#[test]
fn a_layout_may_be_in_the_resumes_own_folder() {
    let folder = scratch();
    for file in ["typst.toml", "lib.typ"] {
        put(folder.path(), file, read(&format!("layouts/linear/{file}")));
    }
    let text = "name: Robin\nlayout: .\nvariants:\n  a: {}\n  b: { headline: 1 }\n";
    put(folder.path(), "resume.yaml", text.replace("1", "Carpenter"));
    let watching = Watching::new(folder.path(), &["resume.yaml", "--all", "--to", "pdf,png"]);
    let said = watching.next();
    assert!(said.contains("resume-b.pdf, resume-b.png"), "{said}");
    watching.is_silent();
    put(folder.path(), "lib.typ", read("layouts/linear/lib.typ") + "\n// Mine.\n");
    assert!(watching.next().contains("resume-a.pdf"));
    watching.is_silent();
}

#[cfg(unix)]
#[test]
fn a_resume_behind_a_link_is_watched_where_it_is() {
    let folder = scratch();
    let real = put(folder.path(), "real/robin.yaml", "name: Robin\n");
    fs::create_dir(folder.path().join("desk")).expect("a folder");
    std::os::unix::fs::symlink(&real, folder.path().join("desk/resume.yaml")).expect("a link");
    let watching = Watching::new(folder.path(), &["desk/resume.yaml"]);
    watching.until("wrote desk/resume.pdf");
    fs::write(&real, "name: Robin Example\n").expect("the résumé");
    watching.until("wrote desk/resume.pdf");

    // The link leads elsewhere, by way of another one.
    let other = put(folder.path(), "other/robin.yaml", "name: Robin Sample\n");
    fs::create_dir(folder.path().join("between")).expect("a folder");
    std::os::unix::fs::symlink(&other, folder.path().join("between/resume.yaml")).expect("a link");
    std::os::unix::fs::symlink("../between/resume.yaml", folder.path().join("desk/new.yaml"))
        .expect("a link");
    fs::rename(folder.path().join("desk/new.yaml"), folder.path().join("desk/resume.yaml")).expect("a name");
    watching.until("wrote desk/resume.pdf");
    fs::write(&other, "name: Robin Specimen\n").expect("the résumé");
    watching.until("wrote desk/resume.pdf");
    watching.is_silent();
}

#[test]
fn what_cannot_be_watched_is_said_at_once() {
    let folder = scratch();
    for (arguments, code, why) in [
        (&["none.yaml"][..], 1, "error[E0501]: `none.yaml` cannot be read"),
        (&["none/resume.yaml"], 1, "error[E0501]: `none/resume.yaml` cannot be read"),
        (&["-"], 2, "`recto watch` reads and writes files"),
        (&["resume.yaml", "-o", "-", "--to", "txt"], 2, "`recto watch` reads and writes files"),
        (&["resume.yaml", "--to", "txt", "--ppi", "300"], 2, "`--ppi` is for a png"),
    ] {
        let result = run(recto().current_dir(folder.path()).arg("watch").args(arguments));
        assert_eq!(result.code, code, "{}", result.stderr);
        assert!(result.stderr.contains(why), "{}", result.stderr);
    }
}

#[test]
fn a_layout_that_does_not_end_ends_the_program() {
    let folder = scratch();
    for file in ["typst.toml", "lib.typ"] {
        put(folder.path(), &format!("mine/{file}"), read(&format!("layouts/linear/{file}")));
    }
    put(folder.path(), "resume.yaml", "name: Robin\nlayout: mine\n");
    let mut watching = Watching::new(folder.path(), &["resume.yaml"]);
    watching.next();
    let endless =
        "#let resume(doc, params) = { let text = \"aaaaaaaa\"; for i in range(40) { text += text }; text }\n";
    put(folder.path(), "mine/lib.typ", endless);
    let said = watching.lines.recv_timeout(LONG).expect("it is told");
    assert!(said.starts_with("error[E0307]"), "{said}");
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(1));
}
