//! Words that never mean the same activity: opposites, members of a row, and words that an office
//! itself tells apart. And words that offices use for one another.
//!
//! Never here: how alike two words look (`words`).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher as _};

use super::super::ShortHasher;
use super::words::{Word, stem};

/// A member of a row of words of which an activity has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opposite {
    row: u8,
    member: u8,
}

/// Rows of words: two of a row are two things.
const OPPOSITES: &[&[&str]] = &[
    &["entrata", "uscita"],
    &["arrivo", "partenza"],
    &["attivo", "passivo"],
    &["ordinario", "straordinario"],
    &["mobile", "immobile"],
    &["interno", "esterno"],
    &["pubblico", "privato"],
    &["nazionale", "internazionale"],
    &["statale", "regionale", "provinciale", "comunale"],
    &["nord", "sud", "est", "ovest", "centro"],
    &["maschile", "femminile"],
    &["iscrizione", "cancellazione"],
    &["assunzione", "cessazione"],
    &["apertura", "chiusura"],
    &["primo", "secondo", "terzo", "quarto", "quinto", "sesto"],
    &["superiore", "inferiore"],
    &["minore", "adulto", "anziano", "disabile"],
    &["carico", "scarico"],
    &["diretto", "indiretto"],
    &[
        "giornaliero",
        "settimanale",
        "mensile",
        "bimestrale",
        "trimestrale",
        "semestrale",
        "annuale",
        "triennale",
    ],
    &[
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    &["lavoro", "servizio", "fornitura"],
    &["determinato", "indeterminato"],
    &["preventivo", "consuntivo"],
    &["acquisto", "vendita"],
    &["rilascio", "revoca", "rinnovo"],
    &["attivazione", "disattivazione"],
    &["civile", "penale", "amministrativo", "tributario"],
    &["centrale", "periferico"],
    &["urbano", "extraurbano"],
    &["sopra", "sotto"],
    &["infanzia", "primario", "secondario"],
    &["nascita", "morte", "matrimonio"],
    &["active", "passive"],
    &["incoming", "outgoing"],
    &["internal", "external"],
    &["ordinary", "extraordinary"],
];

/// Words that offices use for one another.
const GROUPS: &[&[&str]] = &[
    &["gestione", "trattazione", "cura"],
    &["rilascio", "emissione"],
    &["verifica", "controllo", "accertamento", "riscontro"],
    &["istruttoria", "esame"],
    &["redazione", "stesura", "predisposizione", "elaborazione"],
    &["programmazione", "pianificazione"],
    &["trasmissione", "invio", "inoltro", "spedizione"],
    &["acquisizione", "raccolta"],
    &["conservazione", "custodia"],
    &["assegnazione", "attribuzione"],
    &["domanda", "istanza", "richiesta"],
    &["fascicolo", "pratica"],
    &["dipendente", "lavoratore"],
    &["cittadino", "utente"],
    &["studente", "alunno"],
    &["impresa", "azienda", "ditta"],
    &["veicolo", "automezzo"],
    &["contributo", "sovvenzione"],
    &["consulenza", "assistenza", "supporto"],
    &["acquisto", "approvvigionamento"],
    &["sorveglianza", "vigilanza"],
    &["immobile", "fabbricato"],
    &["bando", "avviso"],
];

/// Beginnings that turn a word round.
const NEGATIONS: &[&str] = &[
    "in", "im", "ir", "il", "dis", "s", "stra", "extra", "non", "anti", "sub", "inter", "de", "ri",
];

/// Returns the row and the member that a stem is.
pub(super) fn opposite(of: &str) -> Option<Opposite> {
    let (row, member) = place(OPPOSITES, of)?;
    Some(Opposite {
        row: u8::try_from(row).ok()?,
        member: u8::try_from(member).ok()?,
    })
}

/// Returns the number of the group that a stem belongs to; 0 for none.
pub(super) fn group(of: &str) -> u16 {
    place(GROUPS, of).map_or(0, |(group, _)| u16::try_from(group + 1).unwrap_or(0))
}

fn place(rows: &[&[&str]], of: &str) -> Option<(usize, usize)> {
    rows.iter().enumerate().find_map(|(at, row)| {
        let member = row.iter().position(|word| stem(word) == of)?;
        Some((at, member))
    })
}

/// Says whether two words exclude each other.
pub(super) fn exclude(one: &Word, two: &Word) -> bool {
    let rows = match (one.opposite, two.opposite) {
        (Some(one), Some(two)) => one.row == two.row && one.member != two.member,
        _ => false,
    };
    let stems = [one, two].map(|word| stem(&word.written.text));
    rows || is_negated(stems[0], stems[1]) || is_negated(stems[1], stems[0])
}

/// Says whether a stem is the other one turned round: `mobil` and `immobil`.
pub(super) fn is_negated(long: &str, short: &str) -> bool {
    let Some(prefix) = long.strip_suffix(short).filter(|_| short.len() >= 4) else {
        return false;
    };
    // `s` stands before consonants alone: `egnalazioni` lost a letter.
    NEGATIONS.contains(&prefix) && !(prefix == "s" && short.starts_with(['a', 'e', 'i', 'o', 'u']))
}

/// Stems that an office tells apart: in one unit and year two activities differ by them alone.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// By stem: names without it that stand with another word in its place, ascending.
    contexts: HashMap<u32, Vec<u64>, BuildHasherDefault<ShortHasher>>,
    /// By stem: in how many names it stands.
    seen: HashMap<u32, u32, BuildHasherDefault<ShortHasher>>,
}

impl Apart {
    /// Learns from names, each with its unit and year as one number, its marks and its stems.
    pub(super) fn learn(names: impl Iterator<Item = (u32, u32, Vec<u32>)>) -> Self {
        let mut contexts: Vec<(u64, u32)> = Vec::new();
        for (unit, marks, mut stems) in names {
            stems.sort_unstable();
            stems.dedup();
            for left_out in &stems {
                let mut hasher = ShortHasher::default();
                hasher.write_u64(u64::from(unit) << 32 | u64::from(marks));
                for stem in stems.iter().filter(|stem| *stem != left_out) {
                    hasher.write_u64(u64::from(*stem));
                }
                contexts.push((hasher.finish(), *left_out));
            }
        }
        contexts.sort_unstable();
        contexts.dedup();
        let mut apart = Self::default();
        for sisters in contexts.chunk_by(|one, two| one.0 == two.0) {
            for (context, stem) in sisters {
                *apart.seen.entry(*stem).or_default() += 1;
                if sisters.len() > 1 {
                    apart.contexts.entry(*stem).or_default().push(*context);
                }
            }
        }
        apart
    }

    /// Returns how often a stem alone tells its activity from another, in thousandths.
    pub(super) fn tells_alone(&self, stem: u32) -> u32 {
        let all = self.seen.get(&stem).copied().unwrap_or(0).max(1);
        let alone = u32::try_from(self.of(stem).len()).unwrap_or(all);
        alone.min(all) * 1_000 / all
    }

    fn of(&self, stem: u32) -> &[u64] {
        self.contexts.get(&stem).map_or(&[], Vec::as_slice)
    }

    /// Says whether two stems are told apart.
    pub(super) fn tells(&self, one: u32, two: u32) -> bool {
        let (one, two) = (self.of(one), self.of(two));
        let (fewer, more) = if one.len() < two.len() {
            (one, two)
        } else {
            (two, one)
        };
        fewer
            .iter()
            .any(|context| more.binary_search(context).is_ok())
    }
}

/// Counts names by their stems and marks, whatever their order: how common an activity is.
#[derive(Debug, Default)]
pub(super) struct Commons {
    counts: HashMap<u64, u32, BuildHasherDefault<ShortHasher>>,
}

impl Commons {
    /// Counts a name; returns the number that stands for it.
    pub(super) fn count(&mut self, of: u64) {
        *self.counts.entry(of).or_default() += 1;
    }

    /// Returns how many names were alike.
    pub(super) fn of(&self, of: u64) -> u32 {
        self.counts.get(&of).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Apart, GROUPS, OPPOSITES, is_negated, stem};

    #[test]
    fn no_word_of_a_row_shares_its_stem_with_another() {
        for row in OPPOSITES.iter().chain(GROUPS) {
            for (at, one) in row.iter().enumerate() {
                for two in &row[at + 1..] {
                    assert_ne!(stem(one), stem(two), "{one} {two}");
                }
            }
        }
    }

    #[test]
    fn a_beginning_turns_a_word_round() {
        assert!(is_negated("immobil", "mobil"));
        assert!(is_negated("straordinar", "ordinar"));
        assert!(is_negated("scaric", "caric"));
        assert!(!is_negated("automobil", "mobil"));
        assert!(!is_negated("segnalazion", "egnalazion"));
    }

    #[test]
    fn sisters_teach_what_is_told_apart() {
        let names = [
            (1, 0, vec![10, 20]),
            (1, 0, vec![10, 21]),
            (2, 0, vec![10, 22]), // another unit
            (1, 1, vec![10, 23]), // another zone
        ];
        let apart = Apart::learn(names.into_iter());
        assert!(apart.tells(21, 20));
        assert_eq!((apart.tells_alone(20), apart.tells_alone(22)), (1_000, 0));
        assert!(!apart.tells(20, 22) && !apart.tells(20, 23) && !apart.tells(10, 20));
    }
}
