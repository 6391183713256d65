//! The headers that mean something, looked up as a sheet writes them.
//!
//! While a header is searched for, most cells that are asked about are data: their first letters
//! already say that they are none. Never here: which headers there are (`criteria::vocabulary`).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::matching::fold_header;
use crate::model::columns::Meaning;

/// How many first letters of a header are looked at.
const LETTERS: usize = 3;

/// Headers with what they mean.
#[derive(Debug, Clone)]
pub struct KnownHeaders {
    by_text: BTreeMap<String, Vec<Meaning>>,
    /// One bit for each triple of first letters that some header has.
    starts: Arc<[u64]>,
}

impl From<BTreeMap<String, Vec<Meaning>>> for KnownHeaders {
    /// Takes folded headers.
    fn from(by_text: BTreeMap<String, Vec<Meaning>>) -> Self {
        let mut starts = vec![0_u64; 26_usize.pow(3).div_ceil(64)];
        for place in by_text.keys().filter_map(|text| start(text.as_bytes())) {
            starts[place / 64] |= 1 << (place % 64);
        }
        Self {
            by_text,
            starts: starts.into(),
        }
    }
}

impl KnownHeaders {
    /// Returns what a header means, as a sheet writes it.
    #[must_use]
    pub fn find(&self, header: &str) -> Option<&Vec<Meaning>> {
        // Folding leaves three letters at the start as they are, but for their case.
        match start(header.as_bytes()) {
            Some(place) if self.starts[place / 64] >> (place % 64) & 1 == 0 => None,
            _ => self.by_text.get(&fold_header(header)),
        }
    }

    /// Returns what a folded header means.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<&Vec<Meaning>> {
        self.by_text.get(folded)
    }

    /// Returns these headers with others in their place, or beside them.
    #[must_use]
    pub fn with(self, others: impl IntoIterator<Item = (String, Vec<Meaning>)>) -> Self {
        let mut by_text = self.by_text;
        by_text.extend(others);
        by_text.into()
    }

    /// Returns all of them, folded, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<Meaning>)> {
        self.by_text.iter()
    }
}

/// Returns the place of the first letters of a text among all triples; `None` where it does not
/// begin with so many letters.
fn start(text: &[u8]) -> Option<usize> {
    let letters = text.get(..LETTERS)?;
    letters.iter().try_fold(0, |place, byte| {
        byte.is_ascii_alphabetic()
            .then(|| place * 26 + usize::from(byte.to_ascii_lowercase() - b'a'))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::KnownHeaders;
    use crate::matching::fold_header;
    use crate::model::columns::Meaning;

    #[test]
    fn a_header_is_found_however_it_is_written() {
        let texts = ["Attività", "N. addetti", "Età", "F", "Zona"];
        let folded = texts.map(|text| (fold_header(text), vec![Meaning::Ignore]));
        let known = KnownHeaders::from(BTreeMap::from(folded));
        for text in [
            "ATTIVITA'",
            "1) attività",
            " Attività (SI/NO)",
            "N. ADDETTI",
            "Eta",
            "f",
        ] {
            assert!(known.find(text).is_some(), "{text}");
        }
        for text in ["Attivazione", "Protocollo", "zo", "", "12", "Fax"] {
            assert!(known.find(text).is_none(), "{text}");
        }
    }
}
