//! Texts of the document as content.

use super::mark::mark;
use typst::diag::{At, HintedStrResult, SourceResult};
use typst::foundations::{
    Content, Dict, FromValue, NativeElement, Recipe, Smart, Str, Styles, Transformation, cast, func,
};
use typst::layout::{Abs, BoxElem, Em, HElem, Spacing};
use typst::model::{Destination, EmphElem, LinkElem, LinkTarget, StrongElem, Url};
use typst::syntax::Span;
use typst::text::{FontFamily, FontList, LinebreakElem, RawContent, RawElem, TextElem, TextSize};

/// A word of more letters than this is wider than any column.
pub(super) const TOO_LONG: usize = 60;

/// A text of the document, as layouts have it.
pub(super) struct Text {
    at: Str,
    runs: Vec<Run>,
    longest: usize,
}

/// Letters that look alike.
struct Run {
    text: Str,
    strong: bool,
    emph: bool,
    code: bool,
    whole: bool,
    line_break: bool,
    link: Option<Str>,
}

cast! {
    Text,
    dict: Dict => Self {
        at: field(&dict, "at")?,
        runs: field(&dict, "runs")?,
        longest: field(&dict, "longest")?,
    },
}

cast! {
    Run,
    text: Str => Self {
        text, strong: false, emph: false, code: false, whole: false, line_break: false, link: None
    },
    dict: Dict => {
        let is = |name| dict.contains(name);
        let line_break = is("break");
        Self {
            text: if line_break { Str::new() } else { field(&dict, "text")? },
            strong: is("strong"),
            emph: is("emph"),
            code: is("code"),
            whole: is("whole"),
            line_break,
            link: if is("link") { Some(field(&dict, "link")?) } else { None },
        }
    },
}

/// A field of a dictionary.
pub(super) fn field<T: FromValue>(dict: &Dict, name: &str) -> HintedStrResult<T> {
    dict.get(name)?.clone().cast()
}

/// A text as content, between two marks that carry its path in the source: what is laid out between them is
/// this text, which is how a line on the page leads back to a line of YAML. `none` stays `none`. `widest` is how
/// many letters of a word are sure to fit the column: only a longer word is broken.
#[func]
pub(super) fn words(
    span: Span,
    text: Option<Text>,
    #[named]
    #[default(TOO_LONG)]
    widest: usize,
) -> SourceResult<Option<Content>> {
    text.map(|text| text.content(widest, span)).transpose()
}

impl Text {
    /// How many lines it has at least.
    pub(super) fn lines(&self) -> usize {
        1 + self.runs.iter().filter(|run| run.line_break).count()
    }

    /// Its letters.
    pub(super) fn plain(&self) -> String {
        self.runs.iter().map(|run| if run.line_break { " " } else { &run.text }).collect()
    }

    /// As [`words`].
    pub(super) fn content(self, widest: usize, span: Span) -> SourceResult<Content> {
        let widest = (self.longest > widest).then_some(widest);
        let mut content = Vec::new();
        // Neighbours with the same target are one link, not several that touch.
        let mut linked: Option<(Str, Vec<Content>)> = None;
        for mut run in self.runs {
            let url = run.link.take();
            if let Some((url, parts)) = linked.take_if(|(open, _)| Some(&*open) != url.as_ref()) {
                content.push(link(url, Content::sequence(parts), span)?);
            }
            let it = run.content(widest);
            match (&mut linked, url) {
                (Some((_, parts)), _) => parts.push(it),
                (None, Some(url)) => linked = Some((url, vec![it])),
                (None, None) => content.push(it),
            }
        }
        if let Some((url, parts)) = linked {
            content.push(link(url, Content::sequence(parts), span)?);
        }
        Ok(mark(self.at, Content::sequence(content)))
    }
}

impl Run {
    /// The run as content. `widest` is given where the text has words that are wider than that.
    fn content(self, widest: Option<usize>) -> Content {
        if self.line_break {
            return LinebreakElem::shared().clone();
        }
        let whole = self.whole && widest.is_none_or(|widest| self.text.len() <= widest);
        let mut content = match widest {
            _ if self.code => code(self.text),
            None => TextElem::packed(self.text),
            Some(widest) => breakable(&self.text, widest),
        };
        if whole {
            // In a box, a comma at the end would hang out of it, into the space behind it.
            let content_of_box = content.set(TextElem::overhang, false);
            content = BoxElem::new().with_body(Some(content_of_box)).pack();
        }
        if self.strong {
            content = StrongElem::new(content).pack();
        }
        if self.emph {
            content = EmphElem::new(content).pack();
        }
        content
    }
}

/// A string whose words of more than `widest` letters may break. (Typst itself breaks addresses at their slashes.)
fn breakable(string: &str, widest: usize) -> Content {
    let mut content = Vec::new();
    let mut fitting = String::new();
    for (index, word) in string.split(' ').enumerate() {
        if index > 0 {
            fitting.push(' ');
        }
        if word.contains('/') || word.chars().count() <= widest {
            fitting.push_str(word);
            continue;
        }
        if !fitting.is_empty() {
            content.push(TextElem::packed(std::mem::take(&mut fitting)));
        }
        break_word(word, widest, &mut content);
    }
    if !fitting.is_empty() {
        content.push(TextElem::packed(fitting));
    }
    Content::sequence(content)
}

/// A word that is wider than its column may break: between syllables and, where that is not enough, anywhere, at
/// a space so small that it leaves neither a gap nor a character.
fn break_word(word: &str, widest: usize, content: &mut Vec<Content>) {
    if word.chars().count() <= TOO_LONG.min(2 * widest) {
        return content.push(TextElem::packed(word).set(TextElem::hyphenate, Smart::Custom(true)));
    }
    let gap = HElem::new(Spacing::Rel(Abs::pt(0.001).into())).pack();
    for (index, cluster) in Str::from(word).clusters().into_iter().enumerate() {
        if index > 0 {
            content.push(gap.clone());
        }
        content.push(cluster.display());
    }
}

/// Code is set in the second font, sized so that its small letters are as tall as the serif's. (Typst itself
/// makes `raw` 0.8 em; the rule is local because a page without code need not look for any.)
fn code(string: Str) -> Content {
    let mut styles = Styles::new();
    styles.set(TextElem::font, FontList(vec![FontFamily::new("Source Code Pro")]));
    styles.set(TextElem::size, TextSize(Em::new(0.977 / 0.8).into()));
    let rule = Recipe::new(Some(RawElem::ELEM.select()), Transformation::Style(styles), Span::detached());
    RawElem::new(RawContent::Text(string.into())).pack().styled(rule)
}

/// A link to an address.
pub(super) fn link(url: Str, body: Content, span: Span) -> SourceResult<Content> {
    let target = LinkTarget::Dest(Destination::Url(Url::new(url).at(span)?));
    Ok(LinkElem::new(target, body).pack().spanned(span))
}
