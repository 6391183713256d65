//! What a header says of its cells beside its field: that names, staff numbers or telephone numbers
//! stand there, or crosses.
//!
//! Never here: which headers mean a field (`criteria`), or what a rule makes of it (`rules`).

use crate::matching::fold_header;

/// What a header says of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hint {
    /// Nothing.
    #[default]
    None,
    /// Names of persons, surnames alone too.
    Surname,
    /// Names of persons.
    Person,
    /// Names of persons, or else offices and job titles.
    PersonOrOffice,
    /// Staff numbers.
    StaffNumber,
    /// Telephone numbers.
    Phone,
    /// Nothing of persons: it is one of several that are crossed, `Presenza fisica | SI`.
    OneOfSeveral,
}

/// First words of headers over names, under which a surname may stand alone.
#[rustfmt::skip]
const SURNAMES: [&str; 8] = [
    "cognome", "nominativo", "nominativi", "nome e cognome", "nome cognome", "compilatore",
    "compilato da", "surname",
];

/// First words of headers over names.
#[rustfmt::skip]
const PERSONS: [&str; 9] = [
    "dipendente", "dipendenti", "nome dipendente", "nome del dipendente", "responsabile",
    "addetto", "referente", "employee", "full name",
];

/// First words of headers over names, or over offices and job titles.
#[rustfmt::skip]
const OR_OFFICES: [&str; 24] = [
    "nome", "operatore", "operatori", "operatrice", "incaricato", "incaricati", "funzionario",
    "assegnato a", "assegnata a", "assegnatario", "assegnazione", "rup", "dirigente", "direttore",
    "istruttore", "titolare", "preposto", "delegato", "collaboratore", "coordinatore", "resp",
    "sostituto", "tecnico", "capo ufficio",
];

/// First words of headers over staff numbers.
const STAFF_NUMBERS: [&str; 12] = [
    "matricola",
    "n matricola",
    "nr matricola",
    "num matricola",
    "numero matricola",
    "numero di matricola",
    "matr",
    "cid",
    "badge",
    "n badge",
    "numero badge",
    "staff number",
];

/// First words of headers over telephone numbers.
const PHONES: [&str; 8] = [
    "telefono",
    "tel",
    "cellulare",
    "cell",
    "recapito",
    "recapiti",
    "n telefono",
    "phone",
];

impl Hint {
    /// Returns what a header says.
    #[must_use]
    pub fn of(header: &str) -> Self {
        let folded = fold_header(header);
        let begins = |known: &&str| {
            let rest = folded.strip_prefix(*known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        // `Responsabile del procedimento (ufficio)`, `Dipendenti totali`: no names.
        let counted = ["totali", "n dipendenti", "numero"];
        let is_counted = counted.iter().any(|it| folded.contains(it));
        let last = folded.rsplit(' ').next().unwrap_or_default();
        if STAFF_NUMBERS.iter().any(begins) {
            Self::StaffNumber
        } else if PHONES.iter().any(begins) {
            Self::Phone
        } else if SURNAMES.iter().any(begins) && !is_counted {
            Self::Surname
        } else if PERSONS.iter().any(begins) && !is_counted {
            Self::Person
        } else if ["si", "no", "yes", "parte", "parzialmente", "partly"].contains(&last) {
            Self::OneOfSeveral
        } else if OR_OFFICES.iter().any(begins) && !is_counted {
            Self::PersonOrOffice
        } else {
            Self::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Hint;

    #[test]
    fn headers_say_what_stands_under_them() {
        #[track_caller]
        fn case(header: &str, hint: Hint) {
            assert_eq!(Hint::of(header), hint, "{header}");
        }
        case("Cognome e nome", Hint::Surname);
        case("Nominativo addetto", Hint::Surname);
        case("Nome", Hint::PersonOrOffice);
        case("Titolare della pratica | SI", Hint::OneOfSeveral);
        case("Assegnato a", Hint::PersonOrOffice);
        case("RESPONSABILE del procedimento", Hint::Person);
        case("N. matricola", Hint::StaffNumber);
        case("Tel. interno", Hint::Phone);
        case("Presenza fisica | SI", Hint::OneOfSeveral);
        case("Presenza fisica (SI/NO)", Hint::None);
        case("Attività", Hint::None);
        case("Dipendenti totali", Hint::None);
        case("Telelavoro", Hint::None);
        case("Badgeria", Hint::None);
    }
}
