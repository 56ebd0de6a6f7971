//! Builds that cannot be finished: the last good file stays as it was, and nothing is left beside it.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Instant, SystemTime};

use crate::support::{Run, put, read, recto, run, scratch};

const LAST: &str = "the last good one";
/// A user who owns nothing.
const NOBODY: u32 = 65534;

/// A folder with a résumé and its last good page.
fn folder() -> tempfile::TempDir {
    let folder = scratch();
    put(folder.path(), "resume.yaml", read("data/starter.yaml"));
    put(folder.path(), "resume.pdf", LAST);
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// That the last good page is there as it was, and nothing new beside it.
fn is_untouched(folder: &Path) {
    assert_eq!(names(folder), ["resume.pdf", "resume.yaml"]);
    assert_eq!(fs::read_to_string(folder.join("resume.pdf")).expect("the PDF"), LAST);
}

/// Runs a line of shell in a folder, `$RECTO` being the program.
fn shell(folder: &Path, line: &str) -> Run {
    let mut command = Command::new("sh");
    run(command.args(["-c", line]).current_dir(folder).env("RECTO", env!("CARGO_BIN_EXE_recto")))
}

#[test]
fn a_build_that_is_killed() {
    let folder = folder();
    let pdf = folder.path().join("resume.pdf");
    let mut command = recto();
    command.current_dir(folder.path()).args(["build", "resume.yaml", "-q"]);
    let began = Instant::now();
    assert_eq!(run(&mut command).code, 0);
    let whole = began.elapsed();
    let (mut killed, mut finished) = (0, 0);
    for moment in (0..60).map(|part| whole * part / 45) {
        // Once alone, and twice with all that belongs to it, as a terminal does it.
        for whom in ["", "-", "-"] {
            put(folder.path(), "resume.pdf", LAST);
            let mut child = command.process_group(0).spawn().expect("the program starts");
            thread::sleep(moment);
            shell(folder.path(), &format!("kill -9 {whom}{}", child.id()));
            let ended = child.wait().expect("it ends");
            *(if ended.success() { &mut finished } else { &mut killed }) += 1;
            let bytes = fs::read(&pdf).expect("the PDF");
            let whole = bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
            assert!(whole || bytes == LAST.as_bytes(), "after {moment:?}");
        }
    }
    println!("{killed} killed, {finished} finished");
    assert!(killed > 20, "{killed} killed, {finished} finished");
    if cfg!(target_os = "linux") {
        // What puts the page into its place goes on for an instant.
        thread::sleep(whole);
        assert_eq!(names(folder.path()), ["resume.pdf", "resume.yaml"]);
    }
}

/// A layout is copied whole or not at all, so that the next try is not told that there is one.
#[test]
fn a_copy_of_a_layout_that_is_killed() {
    let folder = folder();
    let mut command = recto();
    command.current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine", "-q"]);
    let began = Instant::now();
    assert_eq!(run(&mut command).code, 0);
    let whole = began.elapsed();
    for moment in (0..60).map(|part| whole * part / 50) {
        fs::remove_dir_all(folder.path().join("mine")).unwrap_or_default();
        let mut child = command.spawn().expect("the program starts");
        thread::sleep(moment);
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        let copied = folder.path().join("mine");
        assert!(!copied.exists() || names(&copied) == ["lib.typ", "typst.toml"], "after {moment:?}");
    }
    temporary(folder.path()).iter().for_each(|path| make_old(path));
    fs::remove_dir_all(folder.path().join("mine")).unwrap_or_default();
    assert_eq!(run(&mut command).code, 0);
    assert_eq!(names(folder.path()), ["mine", "resume.pdf", "resume.yaml"]);
}

/// What a kill may leave where the system knows no files without a name, or when the power fails.
#[test]
fn what_was_left_is_swept_away() {
    let folder = folder();
    let old = put(folder.path(), ".recto-Old123.tmp", "half a pa");
    put(folder.path(), ".recto-New123.tmp", "being written");
    let other = put(folder.path(), ".other.tmp", "somebody else's");
    [&old, &other].into_iter().for_each(|path| make_old(path));
    assert_eq!(run(recto().current_dir(folder.path()).args(["build", "resume.yaml"])).code, 0);
    assert_eq!(names(folder.path()), [".other.tmp", ".recto-New123.tmp", "resume.pdf", "resume.yaml"]);
}

/// Recto's temporary files in a folder.
fn temporary(folder: &Path) -> Vec<PathBuf> {
    let names = names(folder).into_iter().filter(|name| name.starts_with(".recto-"));
    names.map(|name| folder.join(name)).collect()
}

fn make_old(path: &Path) {
    let file = fs::File::open(path).expect("a file or folder");
    file.set_modified(SystemTime::UNIX_EPOCH).expect("it is ours");
}

/// A limit on the size of files is the one fault of a disk that anybody can bring about.
#[test]
fn a_disk_that_takes_no_more() {
    let folder = folder();
    let ignored = shell(folder.path(), "trap '' XFSZ; ulimit -f 8; \"$RECTO\" build resume.yaml");
    assert_eq!(ignored.code, 1, "{}", ignored.stderr);
    assert!(ignored.stderr.contains("error[E0502]"), "{}", ignored.stderr);
    is_untouched(folder.path());
    let copied = shell(folder.path(), "trap '' XFSZ; ulimit -f 2; \"$RECTO\" layouts margin --copy mine");
    assert!(copied.stderr.contains("error[E0502]"), "{}", copied.stderr);
    is_untouched(folder.path());
    let killed = shell(folder.path(), "ulimit -f 8; ulimit -c 0; \"$RECTO\" build resume.yaml");
    assert_ne!(killed.code, 0, "{}", killed.stderr);
    is_untouched(folder.path());
}

/// As hosts that many share limit it: less than the deep stacks of layouts' threads would take.
#[cfg(target_os = "linux")]
#[test]
fn little_room_for_stacks() {
    let folder = folder();
    assert_eq!(shell(folder.path(), "\"$RECTO\" layouts margin --copy mine -q").code, 0);
    for layout in ["margin", "./mine"] {
        let line = format!("ulimit -v 800000; \"$RECTO\" build resume.yaml --layout {layout} -q");
        let built = shell(folder.path(), &line);
        assert_eq!((built.code, built.stderr.as_str()), (0, ""), "{layout}");
    }
}

/// As what supervises programs may start them.
#[test]
fn a_process_that_is_not_told_how_others_end() {
    let folder = folder();
    let line = "trap '' CHLD; exec \"$RECTO\" build resume.yaml --to pdf,txt -q";
    for _ in 0..2 {
        let built = shell(folder.path(), line);
        assert_eq!((built.code, built.stderr.as_str()), (0, ""));
    }
    assert_eq!(names(folder.path()), ["resume.pdf", "resume.txt", "resume.yaml"]);
}

/// In an append-only folder a name that is given for an instant would stay.
#[test]
#[ignore = "makes a folder append-only, as root"]
fn a_folder_that_only_grows() {
    let folder = folder();
    let name = folder.path().to_str().expect("a path");
    let change = |how: &str| run(Command::new("chattr").args([how, name])).code == 0;
    if !change("+a") {
        println!("no folder can be made append-only here: not tried");
        return;
    }
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert!(change("-a"));
    assert!(built.code == 1 && built.stderr.contains("append-only"), "{}", built.stderr);
    is_untouched(folder.path());
}

#[test]
#[ignore = "mounts a disk, as root"]
fn a_disk_that_is_full() {
    let folder = scratch();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).expect("a folder");
    let disk_name = disk.to_str().expect("a path");
    let mount = |args: &[&str]| run(Command::new("mount").args(args).arg(disk_name)).code == 0;
    if !mount(&["-t", "tmpfs", "-o", "size=16k", "tmpfs"]) {
        println!("no disk can be mounted here: not tried");
        return;
    }
    put(&disk, "resume.yaml", "name: Robin\nsections:\n  - text: Hello.\n");
    put(&disk, "resume.pdf", LAST);
    let build = || run(recto().current_dir(&disk).args(["build", "resume.yaml"]));
    let full = build();
    let after = names(&disk);
    assert!(mount(&["-o", "remount,ro"]));
    let sealed = build();
    let left = fs::read_to_string(disk.join("resume.pdf")).expect("the PDF");
    assert_eq!(run(Command::new("umount").arg(disk_name)).code, 0);
    assert!(full.code == 1 && full.stderr.contains("the disk is full"), "{}", full.stderr);
    assert!(sealed.code == 1 && sealed.stderr.contains("the disk is read-only"), "{}", sealed.stderr);
    assert_eq!((after, left.as_str()), (vec!["resume.pdf".to_owned(), "resume.yaml".to_owned()], LAST));
}

#[test]
fn a_folder_that_is_read_only() {
    let (folder, elsewhere) = (folder(), scratch());
    let mut program = PathBuf::from(env!("CARGO_BIN_EXE_recto"));
    // Root is kept out by no permission, and nobody may be kept from the program.
    let is_root = fs::metadata(folder.path()).expect("a folder").uid() == 0;
    if is_root {
        program = fs::copy(&program, elsewhere.path().join("recto"))
            .map(|_| elsewhere.path().join("recto"))
            .expect("a copy");
    }
    for folder in [&folder, &elsewhere] {
        fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("our own folder");
    }
    let mut command = Command::new(program);
    command.current_dir(folder.path()).args(["build", "resume.yaml"]);
    if is_root {
        command.uid(NOBODY).gid(NOBODY);
    }
    let result = run(&mut command);
    for folder in [&folder, &elsewhere] {
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("our own folder");
    }
    assert_eq!(result.code, 1, "{}", result.stderr);
    assert!(result.stderr.contains("permission denied"), "{}", result.stderr);
    is_untouched(folder.path());
}

#[test]
fn a_file_that_is_read_only() {
    let folder = folder();
    let pdf = folder.path().join("resume.pdf");
    fs::set_permissions(&pdf, Permissions::from_mode(0o444)).expect("our own file");
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert!(result.code == 1 && result.stderr.contains("permission denied"), "{}", result.stderr);
    is_untouched(folder.path());
}

#[test]
fn an_output_that_is_a_folder() {
    let folder = folder();
    fs::remove_file(folder.path().join("resume.pdf")).expect("the file");
    put(folder.path(), "resume.pdf/inside", LAST);
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert!(result.code == 1 && result.stderr.contains("it is a folder"), "{}", result.stderr);
    assert_eq!(names(folder.path()), ["resume.pdf", "resume.yaml"]);
    assert_eq!(names(&folder.path().join("resume.pdf")), ["inside"]);
}

#[test]
fn one_of_several_formats_that_cannot_be_written() {
    let folder = folder();
    fs::create_dir(folder.path().join("resume.txt")).expect("a folder");
    let result = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--to", "pdf,md,txt"]));
    assert!(result.code == 1 && result.stderr.contains("it is a folder"), "{}", result.stderr);
    assert_eq!(names(folder.path()), ["resume.pdf", "resume.txt", "resume.yaml"]);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("the PDF"), LAST);
}

#[test]
fn a_link_a_device_and_the_umask() {
    let folder = folder();
    std::os::unix::fs::symlink("resume.pdf", folder.path().join("link.pdf")).expect("a link");
    let built = shell(folder.path(), "umask 027; \"$RECTO\" build resume.yaml -q -o link.pdf");
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(fs::symlink_metadata(folder.path().join("link.pdf")).expect("the link").is_symlink());
    // To a file that is not there yet, by way of another link; and one that leads to itself.
    fs::create_dir(folder.path().join("out")).expect("a folder");
    for (link, to) in
        [("first.pdf", "out/second.pdf"), ("out/second.pdf", "third.pdf"), ("self.pdf", "self.pdf")]
    {
        std::os::unix::fs::symlink(to, folder.path().join(link)).expect("a link");
    }
    let built = shell(folder.path(), "\"$RECTO\" build resume.yaml -q -o first.pdf");
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert!(fs::read(folder.path().join("out/third.pdf")).expect("a page").starts_with(b"%PDF-"));
    assert!(fs::symlink_metadata(folder.path().join("first.pdf")).expect("the link").is_symlink());
    let built = shell(folder.path(), "\"$RECTO\" build resume.yaml -q -o self.pdf");
    assert_eq!(built.code, 1);
    assert!(built.stderr.contains("E0502") && built.stderr.contains("leads to itself"), "{}", built.stderr);
    let metadata = fs::metadata(folder.path().join("resume.pdf")).expect("the PDF");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    let full = shell(folder.path(), "\"$RECTO\" build resume.yaml -q -o /dev/full");
    assert!(full.code == 1 && full.stderr.contains("the disk is full"), "{}", full.stderr);
    assert!(Path::new("/dev/full").exists());
}

/// What cannot be printed is told, and not taken for done.
#[test]
fn a_standard_output_that_takes_nothing() {
    let folder = folder();
    put(folder.path(), "broken.yaml", "nam: Robin\n");
    for command in [
        "--help",
        "--version",
        "build --help",
        "explain E0102",
        "build resume.yaml -o -",
        "check resume.yaml --format json",
        "check broken.yaml --format json",
    ] {
        let told = shell(folder.path(), &format!("\"$RECTO\" {command} >/dev/full"));
        assert_eq!(told.code, 1, "{command}: {}", told.stderr);
        assert!(
            told.stderr.starts_with("error[E0502]: standard output cannot be written"),
            "{}",
            told.stderr
        );
        let read = shell(folder.path(), &format!("\"$RECTO\" {command} | true"));
        assert_eq!(read.stderr, "", "{command}");
    }
}

/// Builds of one file at once put one whole page after the other into its place.
#[test]
fn builds_at_the_same_time() {
    let folder = folder();
    let mut command = recto();
    command.current_dir(folder.path()).args(["build", "resume.yaml"]).stderr(Stdio::null());
    let children: Vec<_> = (0..8).map(|_| command.spawn().expect("the program starts")).collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(names(folder.path()), ["resume.pdf", "resume.yaml"]);
}
