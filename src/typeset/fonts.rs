//! The bundled fonts, and installed ones for characters that those lack.

use std::collections::BTreeSet;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontStyle};
use typst_kit::fonts::{FontPath, FontSource, FontStore};
use unicode_normalization::char::is_combining_mark;

/// The bundled fonts (SIL Open Font License; licence texts beside them in `fonts/`).
const BUNDLED: &[&[u8]] = &[
    include_bytes!("../../fonts/source-serif-4/SourceSerif4-Regular.ttf"),
    include_bytes!("../../fonts/source-serif-4/SourceSerif4-Italic.ttf"),
    include_bytes!("../../fonts/source-serif-4/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../../fonts/source-serif-4/SourceSerif4-Bold.ttf"),
    include_bytes!("../../fonts/source-serif-4/SourceSerif4-BoldItalic.ttf"),
    include_bytes!("../../fonts/source-code-pro/SourceCodePro-Regular.ttf"),
];

/// The family that texts are set in; its fonts are the first.
const FAMILY: &str = "Source Serif 4";

/// The bundled fonts, loaded.
pub(super) fn bundled() -> FontStore {
    let mut store = FontStore::new();
    for data in BUNDLED {
        for font in Font::iter(Bytes::new(*data)) {
            let info = font.info().clone();
            store.push((font, info));
        }
    }
    store
}

/// How long installed fonts may take to be looked at: a second is what thousands of them take.
const LONGEST_SCAN: Duration = Duration::from_secs(20);

/// The characters of a text that no font of a store can draw.
pub(super) fn lacking(store: &FontStore, text: &str) -> BTreeSet<char> {
    let infos: Vec<&FontInfo> = infos(store).collect();
    let different: BTreeSet<char> = text.chars().filter(|c| needs_glyph(*c)).collect();
    let drawn = |c: &char| infos.iter().any(|info| info.coverage.contains(u32::from(*c)));
    different.into_iter().filter(|c| !drawn(c)).collect()
}

/// The combining marks of a text that the family of the text lacks, behind a letter that it has: Typst looks for another
/// font by the letter, so that none is found for the mark.
pub(super) fn stranded(store: &FontStore, text: &str) -> BTreeSet<char> {
    let family: Vec<&FontInfo> = infos(store).take_while(|info| info.family == FAMILY).collect();
    let has = |c: char| family.iter().any(|info| info.coverage.contains(u32::from(c)));
    let mut base = None;
    let mut found = BTreeSet::new();
    for c in text.chars().filter(|c| needs_glyph(*c)) {
        if !is_combining_mark(c) {
            base = Some(c);
        } else if base.is_some_and(has) && !has(c) {
            found.insert(c);
        }
    }
    found
}

/// Families of fonts, each with the characters for which it was taken.
pub(super) type Families = Vec<(String, BTreeSet<char>)>;

/// Adds the fewest installed families that have the characters wanted.
pub(super) fn add_installed(store: &mut FontStore, wanted: &BTreeSet<char>) -> Families {
    let Some(mut installed) = installed() else { return Families::new() };
    // A fixed order, whatever the order of the folders.
    installed.sort_by(|(a, x), (b, y)| (&x.family, &a.path, a.index).cmp(&(&y.family, &b.path, b.index)));
    let mut missing = wanted.clone();
    let mut families = Vec::new();
    while let Some((family, covered)) = best_family(&installed, &missing) {
        missing.retain(|c| !covered.contains(c));
        families.push((family, covered));
    }
    for (path, info) in installed {
        if families.iter().any(|(family, _)| *family == info.family) {
            store.push((Installed(path), info));
        }
    }
    families
}

/// The installed fonts; none if they take too long to be looked at, as a broken one may.
fn installed() -> Option<Vec<(FontPath, FontInfo)>> {
    let (sender, receiver) = mpsc::channel();
    // Nobody waits for what comes late.
    thread::spawn(move || drop(sender.send(typst_kit::fonts::system().collect())));
    receiver.recv_timeout(LONGEST_SCAN).ok()
}

/// The family whose upright style has most of the characters, and those.
fn best_family(
    installed: &[(FontPath, FontInfo)],
    missing: &BTreeSet<char>,
) -> Option<(String, BTreeSet<char>)> {
    let mut best: Option<(String, BTreeSet<char>)> = None;
    for (_, info) in installed.iter().filter(|(_, info)| info.variant.style == FontStyle::Normal) {
        let has = |c: &&char| info.coverage.contains(u32::from(**c));
        let covered: BTreeSet<char> = missing.iter().filter(has).copied().collect();
        if covered.len() > best.as_ref().map_or(0, |(_, most)| most.len()) {
            best = Some((info.family.clone(), covered));
        }
    }
    best
}

fn infos(store: &FontStore) -> impl Iterator<Item = &FontInfo> {
    (0..).map_while(|index| store.book().info(index))
}

/// The families of a store, in alphabetical order.
pub(super) fn families(store: &FontStore) -> BTreeSet<String> {
    infos(store).map(|info| info.family.clone()).collect()
}

/// Whether a character is drawn at all: white space, joiners, marks of direction and selectors are not
/// (Unicode's Default_Ignorable_Code_Point, as far as texts have any use for it or are refused for it, and two more that
/// draw nothing).
fn needs_glyph(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}'))
}

/// An installed font, read when it is first used.
struct Installed(FontPath);

impl FontSource for Installed {
    fn load(&self) -> Option<Font> {
        self.0.load()
    }
}
