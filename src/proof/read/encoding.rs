//! What the bytes of simple fonts stand for: the standard encodings, and the names of glyphs.

use unicode_normalization::UnicodeNormalization;

/// An encoding that PDF knows by name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Standard,
    WinAnsi,
    MacRoman,
    /// That of the font Symbol.
    Symbol,
    /// That of the font ZapfDingbats.
    Dingbats,
}

impl Encoding {
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The encoding of a font that has one of its own.
    pub(super) fn of_font(name: &str) -> Option<Self> {
        match name {
            "Symbol" => Some(Self::Symbol),
            "ZapfDingbats" => Some(Self::Dingbats),
            _ => None,
        }
    }

    /// The letter of a byte.
    pub(super) fn letter(self, byte: u8) -> Option<char> {
        let upper = match (self, byte) {
            (_, b' ') => return Some(' '),
            (Self::Symbol, 0x21..=0x7e) => return SYMBOL.chars().nth(usize::from(byte) - 0x21),
            (Self::Symbol, _) => return signs(&SYMBOL_SIGNS, byte),
            // Unicode took them over in their order, but for those that it had.
            (Self::Dingbats, 0x21..=0x7e) => {
                return signs(&DINGBAT_SIGNS, byte).or(char::from_u32(0x2701 + u32::from(byte - 0x21)));
            }
            (Self::Dingbats, _) => return None,
            (Self::Standard, b'\'') => return Some('’'),
            (Self::Standard, b'`') => return Some('‘'),
            (_, 0x20..=0x7e) => return Some(char::from(byte)),
            // The standard says so of bytes that Windows has no letter for.
            (Self::WinAnsi, 0x7f) => return Some('•'),
            (Self::WinAnsi, 0xad) => return Some('-'),
            (Self::WinAnsi, 0xa0..) => return Some(char::from(byte)),
            (_, ..0x80) => return None,
            (Self::WinAnsi, _) => WIN_ANSI,
            (Self::MacRoman, _) => MAC_ROMAN,
            (Self::Standard, _) => STANDARD,
        };
        upper.chars().nth(usize::from(byte) - 0x80).filter(|letter| *letter != '\u{fffd}')
    }
}

fn signs(signs: &[(u8, char)], byte: u8) -> Option<char> {
    signs.iter().find(|(known, _)| *known == byte).map(|(_, sign)| *sign)
}

/// 0x21 to 0x7e of Symbol (ISO 32000-1, D.5).
const SYMBOL: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u{203e}αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// What else of it a text may have.
const SYMBOL_SIGNS: [(u8, char); 17] = [
    (0xa0, '€'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa4, '⁄'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
];
/// The signs of ZapfDingbats that are elsewhere in Unicode (ISO 32000-1, D.6).
const DINGBAT_SIGNS: [(u8, char); 10] = [
    (0x25, '☎'),
    (0x2a, '☛'),
    (0x2b, '☞'),
    (0x48, '★'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x73, '▲'),
    (0x74, '▼'),
    (0x75, '◆'),
    (0x77, '◗'),
];

/// 0x80 to 0x9f as Windows has them.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";

/// 0x80 to 0xff as the Macintosh had them.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// 0x80 to 0xff as Adobe's own fonts have them; where there is nothing, a replacement character.
const STANDARD: &str = "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\u{fffd}–†‡·\u{fffd}¶•‚„”»…‰\u{fffd}¿\u{fffd}`´ˆ˜¯˘˙¨\u{fffd}˚¸\u{fffd}˝˛ˇ—\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}Æ\u{fffd}ª\u{fffd}\u{fffd}\u{fffd}\u{fffd}ŁØŒº\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}æ\u{fffd}\u{fffd}\u{fffd}ı\u{fffd}\u{fffd}łøœß\u{fffd}\u{fffd}\u{fffd}\u{fffd}";

/// What a glyph's name stands for: `A`, `eacute`, `f_f_i`, `uni20AC`, `bullet.alt`.
pub(super) fn glyph_name(name: &str) -> Option<String> {
    // Names follow rules of their own: what is behind a full stop tells variants apart, parts stand between `_`.
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    base.split('_').map(part).collect()
}

fn part(name: &str) -> Option<String> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let hex = |digits: &str| (4..=6).contains(&digits.len()).then(|| u32::from_str_radix(digits, 16).ok())?;
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len().is_multiple_of(4)) {
        let units = digits.as_bytes().chunks(4).map(|four| hex(std::str::from_utf8(four).ok()?));
        return units.map(|unit| char::from_u32(unit?)).collect();
    }
    if let Some(letter) = name.strip_prefix('u').and_then(hex).and_then(char::from_u32) {
        return Some(letter.to_string());
    }
    afii(name).map(String::from).or_else(|| accented(name))
}

/// A letter by its number in the registry of the Association for Font Information Interchange, as the Adobe Glyph List
/// names those of Cyrillic, Hebrew and Arabic.
fn afii(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix("afii").filter(|digits| digits.len() == 5)?.parse().ok()?;
    let run = AFII
        .iter()
        .find(|(first, letters)| (*first..*first + letters.chars().count() as u32).contains(&number));
    run.and_then(|(first, letters)| letters.chars().nth((number - first) as usize))
}

/// Letters whose numbers follow one another, each with the first number.
const AFII: [(u32, &str); 18] = [
    (10017, "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯҐЂЃЄЅІЇЈЉЊЋЌЎ"),
    (10065, "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґђѓєѕіїјљњћќў"),
    (10145, "ЏѢѲѴ"),
    (10193, "џѣѳѵ"),
    (10846, "ә"),
    (57381, "٪"),
    (57388, "،"),
    (57392, "٠١٢٣٤٥٦٧٨٩"),
    (57403, "؛"),
    (57407, "؟"),
    (57409, "ءآأؤإئابةتثجحخدذرزسشصضطظعغ"),
    (57440, "ـفقكلمن"),
    (57448, "وىي"),
    (57470, "ه"),
    (57506, "پچژڤگ"),
    (57636, "₪"),
    (57664, "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    (61352, "№"),
];

/// A letter with an accent, such as `Eacute` or `dotlessicaron`.
fn accented(name: &str) -> Option<String> {
    let (base, accent) =
        ACCENTS.iter().find_map(|(accent, mark)| Some((name.strip_suffix(accent)?, *mark)))?;
    let base = match base {
        "dotlessi" => "i".to_owned(),
        _ => part(base).filter(|base| base.chars().count() == 1)?,
    };
    Some(format!("{base}{accent}").nfc().collect())
}

const ACCENTS: [(&str, char); 14] = [
    ("hungarumlaut", '\u{30b}'),
    ("commaaccent", '\u{327}'),
    ("circumflex", '\u{302}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("ogonek", '\u{328}'),
    ("macron", '\u{304}'),
    ("acute", '\u{301}'),
    ("breve", '\u{306}'),
    ("caron", '\u{30c}'),
    ("grave", '\u{300}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
];

/// Names that say it in a word.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("space", " "), ("nbspace", "\u{a0}"), ("nonbreakingspace", "\u{a0}"), ("exclam", "!"), ("quotedbl", "\""), ("numbersign", "#"),
    ("dollar", "$"), ("percent", "%"), ("ampersand", "&"), ("quotesingle", "'"), ("quoteright", "’"), ("quoteleft", "‘"),
    ("quotedblleft", "“"), ("quotedblright", "”"), ("quotedblbase", "„"), ("quotesinglbase", "‚"), ("guillemotleft", "«"),
    ("guillemotright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"), ("parenleft", "("), ("parenright", ")"),
    ("asterisk", "*"), ("plus", "+"), ("comma", ","), ("hyphen", "-"), ("sfthyphen", "\u{ad}"), ("softhyphen", "\u{ad}"),
    ("period", "."), ("slash", "/"), ("zero", "0"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"),
    ("six", "6"), ("seven", "7"), ("eight", "8"), ("nine", "9"), ("colon", ":"), ("semicolon", ";"), ("less", "<"),
    ("equal", "="), ("greater", ">"), ("question", "?"), ("at", "@"), ("bracketleft", "["), ("backslash", "\\"),
    ("bracketright", "]"), ("asciicircum", "^"), ("underscore", "_"), ("grave", "`"), ("braceleft", "{"), ("bar", "|"),
    ("braceright", "}"), ("asciitilde", "~"), ("exclamdown", "¡"), ("cent", "¢"), ("sterling", "£"), ("currency", "¤"),
    ("yen", "¥"), ("brokenbar", "¦"), ("section", "§"), ("dieresis", "¨"), ("copyright", "©"), ("ordfeminine", "ª"),
    ("logicalnot", "¬"), ("registered", "®"), ("macron", "¯"), ("degree", "°"), ("plusminus", "±"), ("acute", "´"), ("mu", "µ"),
    ("paragraph", "¶"), ("periodcentered", "·"), ("cedilla", "¸"), ("ordmasculine", "º"), ("onequarter", "¼"), ("onehalf", "½"),
    ("threequarters", "¾"), ("questiondown", "¿"), ("AE", "Æ"), ("ae", "æ"), ("Eth", "Ð"), ("eth", "ð"), ("multiply", "×"),
    ("Oslash", "Ø"), ("oslash", "ø"), ("Thorn", "Þ"), ("thorn", "þ"), ("germandbls", "ß"), ("divide", "÷"), ("dotlessi", "ı"),
    ("dotlessj", "ȷ"), ("Lslash", "Ł"), ("lslash", "ł"), ("OE", "Œ"), ("oe", "œ"), ("Dcroat", "Đ"), ("dcroat", "đ"),
    ("florin", "ƒ"), ("fraction", "⁄"), ("circumflex", "ˆ"), ("tilde", "˜"), ("caron", "ˇ"), ("breve", "˘"), ("dotaccent", "˙"),
    ("ring", "˚"), ("ogonek", "˛"), ("hungarumlaut", "˝"), ("endash", "–"), ("emdash", "—"), ("dagger", "†"), ("daggerdbl", "‡"),
    ("bullet", "•"), ("ellipsis", "…"), ("perthousand", "‰"), ("Euro", "€"), ("trademark", "™"), ("minus", "−"),
    ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("IJ", "IJ"), ("ij", "ij"),
    ("arrowright", "→"), ("arrowleft", "←"), ("arrowup", "↑"), ("arrowdown", "↓"), ("lessequal", "≤"), ("greaterequal", "≥"),
    ("notequal", "≠"), ("approxequal", "≈"), ("infinity", "∞"), ("summation", "∑"), ("radical", "√"), ("alpha", "α"),
    ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"), ("theta", "θ"),
    ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("nu", "ν"), ("xi", "ξ"), ("omicron", "ο"), ("pi", "π"), ("rho", "ρ"),
    ("sigma", "σ"), ("sigma1", "ς"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"), ("phi1", "ϕ"), ("theta1", "ϑ"),
    ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"),
    ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("similar", "∼"), ("therefore", "∴"), ("proportional", "∝"),
    ("partialdiff", "∂"), ("integral", "∫"), ("product", "∏"), ("element", "∈"), ("arrowdblright", "⇒"), ("estimated", "℮"),
    ("Delta", "Δ"), ("Omega", "Ω"), ("Sigma", "Σ"), ("openbullet", "◦"), ("filledbox", "■"), ("filledrect", "▬"), ("lozenge", "◊"),
    ("visiblespace", "␣"), ("checkmark", "✓"), ("H18533", "■"), ("asteriskmath", "∗"), ("diamondmath", "⋄"),
    ("epsilon1", "ε"), ("zerooldstyle", "0"), ("oneoldstyle", "1"), ("twooldstyle", "2"),
    ("threeoldstyle", "3"), ("fouroldstyle", "4"), ("fiveoldstyle", "5"), ("sixoldstyle", "6"), ("sevenoldstyle", "7"),
    ("eightoldstyle", "8"), ("nineoldstyle", "9"), ("compwordmark", "\u{200c}"), ("perthousandzero", "‱"),
];
