//! The headers that mean something, looked up as a sheet writes them.
//!
//! While a header is searched for, most cells that are asked about are data: their first letters
//! already say that they are none. Never here: which headers there are (`criteria::vocabulary`).

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock, RwLock};

use crate::intake::columns::short::{self, Short};
use crate::intake::columns::{counts, questions};
use crate::matching::{Unforeseen, fold_header};
use crate::model::columns::{Field, Meaning};

/// How many first letters of a header are looked at.
const LETTERS: usize = 3;

/// How many spellings are kept in mind: a run of many files asks for the same ones in each.
const MOST_SPELLINGS: usize = 10_000;

/// The longest of them, in bytes.
const LONGEST_SPELLING: usize = 200;

/// Headers with what they mean.
#[derive(Debug, Clone)]
pub struct KnownHeaders {
    /// Folded, ascending.
    list: Vec<(String, Vec<Meaning>)>,
    /// One bit for each triple of first letters that some header has.
    starts: Arc<[u64]>,
    /// Places in the list of headers as sheets write them, where they were asked for before.
    asked: Arc<RwLock<Asked>>,
    /// What the questions among them ask, once a sentence was met.
    questions: Arc<OnceLock<Cores>>,
    /// What those that count people count, once a header was met that may do so too.
    counts: Arc<OnceLock<Cores>>,
    /// Places in the list of headers by the first letters of their words, once one was met whose words
    /// are cut short.
    by_initials: Arc<OnceLock<HashMap<String, Vec<usize>>>>,
}

/// What headers say in short (`questions::core`, `counts::core`), with what they mean; `None` where
/// two of them mean different things.
type Cores = BTreeMap<String, Option<Meaning>>;

type Asked = HashMap<Box<str>, Option<usize>, Unforeseen>;

impl From<BTreeMap<String, Vec<Meaning>>> for KnownHeaders {
    /// Takes folded headers.
    fn from(by_text: BTreeMap<String, Vec<Meaning>>) -> Self {
        let mut starts = vec![0_u64; 26_usize.pow(3).div_ceil(64)];
        for place in by_text.keys().filter_map(|text| start(text.as_bytes())) {
            starts[place / 64] |= 1 << (place % 64);
        }
        Self {
            list: by_text.into_iter().collect(),
            starts: starts.into(),
            asked: Arc::default(),
            questions: Arc::default(),
            counts: Arc::default(),
            by_initials: Arc::default(),
        }
    }
}

impl KnownHeaders {
    /// Returns what a header means, as a sheet writes it.
    #[must_use]
    pub fn find(&self, header: &str) -> Option<&Vec<Meaning>> {
        // Folding leaves three letters at the start as they are, but for their case.
        if start(header.as_bytes()).is_some_and(|it| self.starts[it / 64] >> (it % 64) & 1 == 0) {
            return None;
        }
        let asked = self.asked.read().ok();
        let known = asked.and_then(|asked| asked.get(header).copied());
        let place = known.unwrap_or_else(|| {
            let place = self.place(&fold_header(header));
            if header.len() <= LONGEST_SPELLING
                && let Ok(mut asked) = self.asked.write()
                && asked.len() < MOST_SPELLINGS
            {
                asked.insert(header.into(), place);
            }
            place
        });
        Some(&self.list.get(place?)?.1)
    }

    /// Returns what a header means that puts its question as a sentence.
    #[must_use]
    pub fn find_question(&self, header: &str) -> Option<&Meaning> {
        if !questions::may_ask(header) {
            return None;
        }
        let asks = |text: &str, meanings: &[Meaning]| {
            matches!(meanings, [Meaning::Item(..)]).then(|| questions::core(text))
        };
        let questions = self.questions.get_or_init(|| self.cores(asks));
        questions.get(&questions::core(header))?.as_ref()
    }

    /// Returns what a header means that counts people in more words than the usual ones.
    #[must_use]
    pub fn find_count(&self, header: &str) -> Option<&Meaning> {
        let core = counts::core(header)?;
        // Of several fields the first one is that of an inventory.
        let counts = |text: &str, meanings: &[Meaning]| match meanings {
            [
                Meaning::Field(Field::Headcount | Field::Women | Field::Men | Field::Fte),
                ..,
            ] => counts::core(text),
            _ => None,
        };
        let known = self.counts.get_or_init(|| self.cores(counts));
        known.get(&core)?.as_ref()
    }

    /// Returns what a header means whose words are cut short, where all that it may stand for mean the
    /// same.
    #[must_use]
    pub fn find_short(&self, header: &str) -> Option<&[Meaning]> {
        let short = Short::of(header)?;
        let places = self.by_initials.get_or_init(|| {
            let mut places: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, (text, _)) in self.list.iter().enumerate() {
                places.entry(short::initials(text)).or_default().push(place);
            }
            places
        });
        let whole = places.get(&short.initials())?.iter();
        let mut meant = whole
            .map(|place| &self.list[*place])
            .filter(|(text, _)| short.stands_for(text))
            .map(|(_, meanings)| meanings.as_slice());
        let first = meant.next()?;
        meant.all(|other| other == first).then_some(first)
    }

    /// Returns what headers say in short, those that `core` is there for.
    fn cores(&self, core: impl Fn(&str, &[Meaning]) -> Option<String>) -> Cores {
        let mut cores = Cores::new();
        for (text, meanings) in &self.list {
            let (Some(core), Some(meaning)) = (core(text, meanings), meanings.first()) else {
                continue;
            };
            let known = cores.entry(core).or_insert_with(|| Some(meaning.clone()));
            *known = known.take().filter(|it| it == meaning);
        }
        cores
    }

    /// Returns what a folded header means.
    #[must_use]
    pub fn get(&self, folded: &str) -> Option<&Vec<Meaning>> {
        Some(&self.list[self.place(folded)?].1)
    }

    fn place(&self, folded: &str) -> Option<usize> {
        let found = self
            .list
            .binary_search_by(|(text, _)| text.as_str().cmp(folded));
        found.ok()
    }

    /// Returns these headers with others in their place, or beside them.
    #[must_use]
    pub fn with(self, others: impl IntoIterator<Item = (String, Vec<Meaning>)>) -> Self {
        let mut by_text: BTreeMap<String, Vec<Meaning>> = self.list.into_iter().collect();
        by_text.extend(others);
        by_text.into()
    }

    /// Returns all of them, folded, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<Meaning>)> {
        self.list.iter().map(|(text, meanings)| (text, meanings))
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
