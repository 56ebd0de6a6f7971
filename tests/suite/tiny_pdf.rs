//! PDFs of a few lines, written by hand: what a test needs, and nothing else.

/// A PDF in the making: a page, and whatever is added to it.
pub struct TinyPdf {
    content: String,
    /// The bodies of the objects from number 6 on.
    more: Vec<String>,
    page: String,
    catalog: String,
    fonts: String,
    resources: String,
    trailer: String,
}

/// The words of a short résumé, in Helvetica (`/F`) and Helvetica Bold (`/B`).
pub const RESUME: &str = "\
BT /B 20 Tf 72 720 Td (Ada Example) Tj ET
BT /F 10 Tf 72 700 Td (ada@example.org) Tj ET
BT /B 12 Tf 72 670 Td (Experience) Tj ET
BT /B 10 Tf 72 650 Td (Example Joinery) Tj ET
BT /F 10 Tf 72 638 Td (Carpenter) Tj ET
BT /F 10 Tf 72 626 Td (Bristol, England) Tj ET
BT /F 10 Tf 72 614 Td (2019 - 2022) Tj ET
BT /F 10 Tf 72 602 Td (- Built eleven staircases that do not creak) Tj ET
";

/// The font of a text that begins with the mark of its style, and the text.
fn styled(text: &str) -> Option<(&'static str, &str)> {
    let bold = text.strip_prefix('*').map(|text| ("/B", text));
    bold.or_else(|| text.strip_prefix('/').map(|text| ("/I", text)))
}

/// A text as it stands in a string of a page.
fn win_ansi(text: &str) -> String {
    let code = |letter: char| match letter {
        '(' | ')' => format!("\\{letter}"),
        '–' => "\\226".to_owned(),
        '—' => "\\227".to_owned(),
        '\u{a0}'..='\u{ff}' => format!("\\{:03o}", letter as u32),
        letter => letter.to_string(),
    };
    text.chars().map(code).collect()
}

impl TinyPdf {
    /// A page that draws something.
    pub fn new(content: &str) -> Self {
        Self {
            content: content.to_owned(),
            more: Vec::new(),
            page: String::new(),
            catalog: String::new(),
            fonts: String::new(),
            resources: String::new(),
            trailer: String::new(),
        }
    }

    /// A page of lines, the first of them of a size in points: bold ones begin with `*`, what is in italics with `/`, what
    /// stands behind a tab stands at the right, and behind a `~` the style changes.
    pub fn lines(first: u8, lines: &str) -> Self {
        let mut content = String::new();
        for (index, line) in lines.lines().enumerate() {
            let (font, line) = line.strip_prefix('*').map_or(("/F", line), |bold| ("/B", bold));
            let size = if index == 0 { first } else { 10 };
            for (x, text) in [72, 400].into_iter().zip(line.split('\t')) {
                content += &format!("BT {x} {} Td", 740 - 14 * index);
                for (at, text) in text.split('~').enumerate() {
                    let font = if at == 0 { font } else { "/F" };
                    let (font, text) = styled(text).unwrap_or((font, text));
                    content += &format!(" {font} {size} Tf ({}) Tj", win_ansi(text));
                }
                content += " ET\n";
            }
        }
        Self::new(&content).fonts("/I 6 0 R").object(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding >>",
        )
    }

    /// A page of lines in any letters, each drawn from left to right as it stands here, as the content 0 of the structure;
    /// a bold line begins with `*`.
    pub fn in_letters(lines: &[&str]) -> Self {
        let mut letters: Vec<char> = lines.iter().flat_map(|line| line.chars()).collect();
        letters.sort_unstable();
        letters.dedup();
        let codes = letters.iter().enumerate();
        let map: String =
            codes.map(|(at, letter)| format!("<{at:02x}> <{:04x}>\n", *letter as u32)).collect();
        let shown = |(index, line): (usize, &&str)| {
            let (font, line) = line.strip_prefix('*').map_or(("/L", *line), |bold| ("/LB", bold));
            let place = |letter| letters.binary_search(&letter).expect("a letter of the page");
            let codes: String = line.chars().map(|letter| format!("{:02x}", place(letter))).collect();
            let size = if index == 0 { 20 } else { 10 };
            format!("BT {font} {size} Tf 72 {} Td <{codes}> Tj ET\n", 740 - 14 * index)
        };
        let content: String = lines.iter().enumerate().map(shown).collect();
        let font = |name: &str| {
            format!(
                "<< /Subtype /Type1 /BaseFont /{name} /FirstChar 0 /Widths [] /FontDescriptor << /MissingWidth 500 >> \
                 /ToUnicode 8 0 R >>"
            )
        };
        let codes = "1 begincodespacerange <00> <ff> endcodespacerange";
        Self::new(&format!("/P << /MCID 0 >> BDC {content} EMC"))
            .fonts("/L 6 0 R /LB 7 0 R")
            .object(font("Some"))
            .object(font("Some-Bold"))
            .stream("", &format!("{codes} 200 beginbfchar {map} endbfchar"))
    }

    /// With entries of the page's dictionary.
    pub fn page(mut self, entries: &str) -> Self {
        self.page.push_str(entries);
        self
    }

    /// With entries of the catalogue.
    pub fn catalog(mut self, entries: &str) -> Self {
        self.catalog.push_str(entries);
        self
    }

    /// With further fonts.
    pub fn fonts(mut self, entries: &str) -> Self {
        self.fonts.push_str(entries);
        self
    }

    /// With further resources.
    pub fn resources(mut self, entries: &str) -> Self {
        self.resources.push_str(entries);
        self
    }

    /// With entries of the trailer.
    pub fn trailer(mut self, entries: &str) -> Self {
        self.trailer.push_str(entries);
        self
    }

    /// With another object; the first has the number 6.
    pub fn object(mut self, body: impl Into<String>) -> Self {
        self.more.push(body.into());
        self
    }

    /// With a stream, whose dictionary has these entries beside its length.
    pub fn stream(self, entries: &str, data: &str) -> Self {
        let body = format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len());
        self.object(body)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let Self { content, more, page, catalog, fonts, resources, trailer } = self;
        let font = |name: &str| {
            format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        };
        let mut objects = vec![
            format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R \
                 /B {} {fonts} >> {resources} >> {page} >>",
                font("Helvetica-Bold")
            ),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            font("Helvetica"),
        ];
        objects.extend(more.iter().cloned());
        let mut file = String::from("%PDF-1.7\n");
        let mut offsets = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            offsets.push(file.len());
            file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
        }
        let start = file.len();
        file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        offsets.iter().for_each(|offset| file += &format!("{offset:010} 00000 n \n"));
        file += &format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\n", objects.len() + 1);
        file += &format!("startxref\n{start}\n%%EOF\n");
        file.into_bytes()
    }
}
