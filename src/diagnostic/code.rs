//! The stable codes of diagnostics, and what `recto explain` says of them.

use std::fmt;
use std::str::FromStr;

/// The reference of all codes; its sections are what `recto explain` prints.
const REFERENCE: &str = include_str!("../../docs/diagnostics.md");

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A stable code. Errors begin with `E`, warnings with `W`; the first two digits name the
        /// stage: 01 reading and schema, 02 variants, 03 layouts and characters, 04 fit, 05 files,
        /// 06 typography, 07 other tools' files, 08 what machines read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The code as printed, such as `E0102`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// The file is not YAML.
    Syntax = "E0100",
    /// A value of the wrong type, such as a list where a text belongs.
    WrongType = "E0101",
    /// A field that the schema does not have.
    UnknownField = "E0102",
    /// A field that must be there and is not.
    MissingField = "E0103",
    /// A key that stands twice in one mapping.
    DuplicateKey = "E0104",
    /// A tab where YAML allows only spaces.
    Tab = "E0105",
    /// A section with no content, or with two kinds of content.
    SectionContent = "E0106",
    /// A list or text with nothing in it.
    Empty = "E0107",
    /// A date that no calendar has, or that is not written as one.
    InvalidDate = "E0108",
    /// An end before its start.
    ReversedDates = "E0109",
    /// A malformed e-mail address.
    InvalidEmail = "E0110",
    /// A malformed link.
    InvalidLink = "E0111",
    /// A word that is none of those allowed here.
    UnknownValue = "E0112",
    /// A number out of its range.
    OutOfRange = "E0113",
    /// Two fields that exclude each other.
    Conflict = "E0114",
    /// A file larger, deeper or more repetitive than any résumé.
    TooLarge = "E0115",
    /// A profile that does not say where it is.
    InvalidProfile = "E0116",
    /// A character that cannot be printed.
    ControlCharacter = "E0117",
    /// A locale that recto does not speak.
    UnknownLocale = "E0118",
    /// An output that is no file name.
    InvalidOutput = "E0119",
    /// A character that hides text from the eye, or turns its order.
    HiddenCharacter = "E0120",
    /// A variant that does not exist.
    UnknownVariant = "E0201",
    /// A variant that chooses by a tag that nothing has.
    UnknownTag = "E0202",
    /// A variant that names a section that does not exist.
    UnknownSection = "E0203",
    /// A variant that extends itself.
    VariantLoop = "E0204",
    /// A variant that leaves out every section.
    EmptyVariant = "W0201",
    /// A layout that does not exist.
    UnknownLayout = "E0301",
    /// A layout whose manifest is not in order.
    InvalidManifest = "E0302",
    /// A parameter that the layout does not have, or a value that it cannot take.
    InvalidStyle = "E0303",
    /// An error inside a layout's Typst code.
    LayoutCode = "E0304",
    /// A character that no font has.
    MissingGlyph = "E0305",
    /// A PDF that would not conform to the standard asked for.
    PdfStandard = "E0306",
    /// A layout that takes too long, too much memory or too many pages.
    Runaway = "E0307",
    /// More pages than `page.count` promises.
    Overflow = "E0401",
    /// An item of low priority that was left out for the page to fit.
    LeftOut = "W0401",
    /// A file that cannot be read.
    Unreadable = "E0501",
    /// A file that cannot be written.
    Unwritable = "E0502",
    /// A remark of Typst's on a layout.
    LayoutRemark = "W0301",
    /// A character that only a font of this machine has.
    InstalledFont = "W0302",
    /// A file of another tool that is none of the formats that are read.
    UnknownFormat = "E0701",
    /// A file of another tool that is damaged.
    BrokenImport = "E0702",
    /// A last line that holds one short word.
    Runt = "W0601",
    /// A highlight that takes too many lines.
    LongHighlight = "W0602",
    /// A line that sticks out of the page's margin.
    SticksOut = "W0603",
    /// Highlights of one list that end differently.
    EndMarks = "W0604",
    /// A text that a reader of the PDF does not find whole and in its place.
    Unfound = "E0801",
}

impl Code {
    /// Whether it is a warning, which keeps nothing from being built.
    pub fn is_warning(self) -> bool {
        self.as_str().starts_with('W')
    }

    /// One line on what the code means, without the code.
    pub fn title(self) -> &'static str {
        let heading = self.section().lines().next().unwrap_or_default();
        heading.split_once(": ").map_or(heading, |(_, title)| title)
    }

    /// What the code means, with an example and its fix, in Markdown.
    pub fn explanation(self) -> &'static str {
        let section = self.section();
        section.split_once('\n').map_or("", |(_, body)| body.trim())
    }

    /// The code's part of the reference, from its heading to the next.
    fn section(self) -> &'static str {
        let mut sections = REFERENCE.split("\n## ");
        sections.find(|section| section.starts_with(self.as_str())).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = ();

    /// Reads a code in any case, with or without zeros being forgotten: `e0102`, `E0102`.
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text)).ok_or(())
    }
}
