//! The maps of codes that every program knows by name and that are older than Unicode (ISO 32000-1, table 118): their
//! codes are those of an encoding that text files had as well.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

/// The names of maps begin so, up to the hyphen before their direction, `H` or `V`.
const NAMES: [(&str, &Encoding); 19] = [
    ("GB-EUC", GB18030),
    ("GBpc-EUC", GB18030),
    ("GBK-EUC", GB18030),
    ("GBKp-EUC", GB18030),
    ("GBK2K", GB18030),
    ("B5pc", BIG5),
    ("HKscs-B5", BIG5),
    ("ETen-B5", BIG5),
    ("ETenms-B5", BIG5),
    ("83pv-RKSJ", SHIFT_JIS),
    ("90ms-RKSJ", SHIFT_JIS),
    ("90msp-RKSJ", SHIFT_JIS),
    ("90pv-RKSJ", SHIFT_JIS),
    ("Add-RKSJ", SHIFT_JIS),
    ("Ext-RKSJ", SHIFT_JIS),
    ("EUC", EUC_JP),
    ("KSC-EUC", EUC_KR),
    ("KSCms-UHC", EUC_KR),
    ("KSCpc-EUC", EUC_KR),
];

/// An encoding that a map's name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Legacy(&'static Encoding);

impl Legacy {
    pub(super) fn named(map: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(map).ok()?;
        let name = name.strip_suffix("-H").or(name.strip_suffix("-V"))?;
        let name = name.strip_suffix("-HW").unwrap_or(name);
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, encoding)| Self(encoding))
    }

    /// How many bytes the first code of a text has.
    pub(super) fn length(self, bytes: &[u8]) -> usize {
        let two = match bytes.first() {
            Some(0x8e) if self.0 == EUC_JP => true,
            // Half as wide as others, and of one byte.
            Some(0xa1..=0xdf) => self.0 != SHIFT_JIS,
            Some(0x81..) => true,
            _ => false,
        };
        if two { bytes.len().min(2) } else { 1 }
    }

    /// The letters of a code.
    pub(super) fn letters(self, code: &[u8]) -> Option<String> {
        let (text, mistaken) = self.0.decode_without_bom_handling(code);
        (!mistaken).then(|| text.into_owned())
    }
}
