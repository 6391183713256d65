//! Headers of abbreviated words: *COD. ATT.*, *N. dip.*, *Descr. attività*.
//!
//! A word that ends in a point stands for any that begins so. Never here: which headers there are
//! (`criteria::vocabulary`).

use crate::intake::columns::questions::ARTICLES;
use crate::matching::fold;

/// The fewest letters of a word cut short by which a header is known: `U.O.` is none.
const FEWEST: usize = 3;

/// The same where it is the only word.
const FEWEST_ALONE: usize = 4;

/// The most words of such a header.
const MOST: usize = 6;

/// The ways to write that something is counted.
const NUMBER: [&str; 5] = ["n", "no", "nr", "num", "numero"];

/// The words of a header, some of them cut short.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Short {
    words: Vec<(String, bool)>,
}

impl Short {
    /// Takes a header as a sheet writes it; `None` where no word is cut short.
    pub(super) fn of(header: &str) -> Option<Self> {
        if !header.contains('.') || header.len() > 80 {
            return None;
        }
        let mut words = Vec::new();
        for word in header.replace('.', ". ").split_whitespace() {
            let is_short = word.ends_with('.');
            for part in fold(word).split(' ').filter(|part| counts(part)) {
                words.push((part.to_owned(), is_short));
            }
        }
        let least = if words.len() == 1 {
            FEWEST_ALONE
        } else {
            FEWEST
        };
        let tells = words
            .iter()
            .any(|(word, is_short)| *is_short && word.len() >= least && !is_number(word));
        // A letter alone may be anything.
        let letters = words
            .iter()
            .all(|(word, _)| word.len() > 1 || is_number(word));
        (tells && letters && words.len() <= MOST).then_some(Self { words })
    }

    /// Returns the first letters of the words, as [`initials`] does of a whole header.
    pub(super) fn initials(&self) -> String {
        let words = self.words.iter();
        words.filter_map(|(word, _)| word.chars().next()).collect()
    }

    /// Says whether a folded header says the same in whole words.
    pub(super) fn stands_for(&self, folded: &str) -> bool {
        let mut whole = folded.split(' ').filter(|word| counts(word));
        let same = self.words.iter().all(|(word, is_short)| {
            whole.next().is_some_and(|it| {
                if is_number(word) {
                    return is_number(it);
                }
                it == word || *is_short && it.starts_with(word.as_str())
            })
        });
        same && whole.next().is_none()
    }
}

/// Returns the first letters of the words of a folded header.
pub(super) fn initials(folded: &str) -> String {
    let words = folded.split(' ').filter(|word| counts(word));
    words.filter_map(|word| word.chars().next()).collect()
}

fn is_number(word: &str) -> bool {
    NUMBER.contains(&word)
}

/// Says whether a word says something by itself.
fn counts(word: &str) -> bool {
    !word.is_empty() && !ARTICLES.contains(&word) && !matches!(word, "da" | "dal" | "dalla")
}

#[cfg(test)]
mod tests {
    use super::{Short, initials};
    use crate::matching::fold_header;

    #[test]
    fn words_cut_short_stand_for_whole_ones() {
        #[track_caller]
        fn case(short: &str, whole: &str, expected: bool) {
            let whole = fold_header(whole);
            let found = Short::of(short);
            let same = found.as_ref().is_some_and(|it| it.stands_for(&whole));
            assert_eq!(same, expected, "{short} {whole}");
            if let Some(found) = found.filter(|_| expected) {
                assert_eq!(found.initials(), initials(&whole));
            }
        }
        case("COD. ATT.", "Codice attività", true);
        case("Cod.Att.", "Codice dell'attività", true);
        case("N. dip.", "Numero di dipendenti", true);
        case("Nr. add.", "N. addetti", true);
        case("Descr. attività", "Descrizione dell'attività", true);
        case("Indiv.", "Individuale", true);
        case("Appl. remoto", "Applicativi da remoto", true);
        case("Att. cod.", "Codice attività", false); // in another order
        case("N. dip.", "Nome dipartimento", false);
        case("Cod. att.", "Codice attività svolta", false); // says less
        case("Dir.", "Direzione", false); // may be the dirigente
        case("U.O.", "Unità organizzativa", false);
        case("Codice att", "Codice attività", false); // no point
        case("C. attiv.", "Codice attività", false);
    }
}
