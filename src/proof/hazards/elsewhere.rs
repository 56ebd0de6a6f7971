//! Text that not all readers read as it is drawn: replaced by another, or outside of the page's content.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::super::model::{Glyph, Model, Page};
use super::super::squares::Squares;
use super::super::words;
use super::collision::SHADOW;
use super::elements;
use super::run::runs;
use super::{Hazard, Place, Weight, counted};

/// How many letters a sign that is none may stand for: an icon has a name.
const NAME: usize = 20;
/// How many more letters a single letter may stand for: as a ligature, it may be given as its first.
const LIGATURE: usize = 3;
/// How many glyphs of a page may stand for several letters each.
const SHARED: usize = 3;
/// How many letters in a row may be read as none: a number in the margin, or what an icon is drawn with.
const ERASED: usize = 3;
/// How much of a place's text is told, in letters.
const TOLD: usize = 60;

/// Texts that are read in place of others (`/ActualText`), and are not the same but for how they are written.
pub(super) fn replaced(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut elements = elements::swaps(model);
    let mut places = Vec::new();
    let mut weight = if erases(model) { Weight::Grave } else { Weight::Slight };
    for (index, page) in model.pages.iter().enumerate() {
        let mut swaps: Vec<Swap> = swaps(page).into_values().filter(Swap::is_other).collect();
        let single = swaps.iter().filter(|swap| swap.is_single()).map(|swap| &swap.drawn);
        // A few glyphs that stand for whichever letter are those of letters that their font does not have.
        if single.collect::<BTreeSet<_>>().len() <= SHARED {
            swaps.retain(|swap| !swap.is_single());
        }
        swaps.extend(elements.remove(&index).into_iter().flatten().filter(Swap::is_other));
        for swap in swaps {
            if swap.is_all_other() {
                weight = Weight::Grave;
            }
            let told = |text: &str| text.trim().chars().take(TOLD).collect::<String>();
            let text = format!("{} → {}", told(&swap.drawn), told(swap.read));
            places.push(Place { page: index + 1, text });
        }
    }
    if !places.is_empty() {
        let message = format!("{} read otherwise than drawn", counted(places.len(), "text"));
        let help = "let people and machines read the same (`ActualText` says otherwise): hiring systems hold it for a trick";
        hazards.push(Hazard::new("other-text", weight, message, help).at(places));
    }
}

/// Letters of form fields and notes.
pub(super) fn annotations(model: &Model, hazards: &mut Vec<Hazard>) {
    let mut places = Vec::new();
    let mut count = 0;
    for (index, page) in model.pages.iter().enumerate() {
        let letters = page.glyphs[page.own.min(page.glyphs.len())..].iter();
        let text: String = letters.map(|glyph| glyph.text.as_str()).collect();
        let letters = text.chars().filter(|letter| !letter.is_whitespace()).count();
        if letters > 0 {
            count += letters;
            places.push(Place { page: index + 1, text: text.trim().chars().take(TOLD).collect() });
        }
    }
    if count > 0 {
        let message = format!("{} in form fields and notes", counted(count, "letter"));
        let help = "print it to a new PDF: some readers leave them out";
        hazards.push(Hazard::new("text-in-annotations", Weight::Slight, message, help).at(places));
    }
}

/// A text that is drawn, and what is read in its place.
#[derive(Default)]
pub(super) struct Swap<'a> {
    pub(super) drawn: String,
    pub(super) glyphs: usize,
    /// How many of the glyphs stand for no letter.
    pub(super) signs: usize,
    pub(super) read: &'a str,
}

/// What is replaced on a page, by the replacement's number.
fn swaps(page: &Page) -> BTreeMap<u32, Swap<'_>> {
    let mut swaps: BTreeMap<u32, Swap> = BTreeMap::new();
    for glyph in &page.glyphs {
        let Some(replacement) = &glyph.replaced else { continue };
        let swap = swaps.entry(replacement.id).or_default();
        swap.read = &replacement.text;
        swap.draw(glyph);
    }
    swaps
}

impl Swap<'_> {
    /// Adds a glyph to what is drawn.
    pub(super) fn draw(&mut self, glyph: &Glyph) {
        self.drawn.push_str(&glyph.text);
        self.glyphs += 1;
        let is_space = !glyph.text.is_empty() && glyph.text.trim().is_empty();
        self.signs += usize::from(!is_space && letters(&glyph.text).is_empty());
    }

    /// Whether other letters are read than drawn, in whatever order scripts draw them.
    fn is_other(&self) -> bool {
        let mut more: BTreeMap<char, isize> = BTreeMap::new();
        letters(self.read).chars().for_each(|letter| *more.entry(letter).or_default() += 1);
        letters(&self.drawn).chars().for_each(|letter| *more.entry(letter).or_default() -= 1);
        let allowed = NAME * self.signs + if self.glyphs == 1 { LIGATURE } else { 0 };
        more.values().any(|count| *count < 0) || more.values().sum::<isize>().unsigned_abs() > allowed
    }

    /// Whether one letter is read in place of a glyph, or of the two that it is drawn as.
    fn is_single(&self) -> bool {
        self.glyphs <= 2 && self.read.chars().count() == 1
    }

    /// Whether no word that is read is drawn.
    fn is_all_other(&self) -> bool {
        let drawn = letters(&self.drawn);
        let read: Vec<String> = words::of(self.read).iter().map(|word| letters(word)).collect();
        let mut read = read.iter().filter(|word| !word.is_empty()).peekable();
        read.peek().is_some() && !read.any(|word| drawn.contains(word.as_str()))
    }
}

/// Whether more than a few letters in a row are read as none. Where they are drawn twice, as some programs draw bold, they
/// may be read once.
fn erases(model: &Model) -> bool {
    let read: Vec<Squares> = model.pages.iter().map(read).collect();
    let erased = |page: usize, glyph: &Glyph| is_erased(glyph) && !read[page].has_again(glyph, SHADOW);
    runs(model, |page, _, glyph| erased(page, glyph)).iter().any(|run| run.letters > ERASED)
}

/// The letters of a page that are not read as none.
fn read(page: &Page) -> Squares<'_> {
    let mut read = Squares::default();
    page.glyphs.iter().filter(|glyph| !is_erased(glyph)).for_each(|glyph| read.add(glyph));
    read
}

/// Whether a letter is drawn, and none is read.
fn is_erased(glyph: &Glyph) -> bool {
    let none = glyph.replaced.as_ref().is_some_and(|replacement| letters(&replacement.text).is_empty());
    none && !letters(&glyph.text).is_empty()
}

/// The letters and digits of a text, without accents, alike in whatever case and however joined.
fn letters(text: &str) -> String {
    text.nfkd().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
