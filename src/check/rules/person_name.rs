//! `P004 person-name`

use crate::check::hints::Hint;
use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::somebody::{
    has_title, is_name, is_name_with_initial, is_surname, names_somebody, names_somebody_in_row,
};
use crate::check::stands::{STANDS, help};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::personal::names::{is_given_name, names_people};
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("P004"),
    slug: "person-name",
    severity: Severity::Warning,
    summary: Text {
        it: "Il nome di una persona",
        en: "The name of a person",
    },
    message: Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "il nome del file sembra contenere il nome di una persona",
                    en: "the name of the file seems to hold the name of a person",
                },
            ),
            (
                "sheet",
                Text {
                    it: "il nome del foglio sembra contenere il nome di una persona",
                    en: "the name of the sheet seems to hold the name of a person",
                },
            ),
            (
                "comment",
                Text {
                    it: "il commento della cella sembra contenere il nome di una persona",
                    en: "the comment on the cell seems to hold the name of a person",
                },
            ),
        ],
        otherwise: Text {
            it: "la cella sembra contenere il nome di una persona",
            en: "the cell seems to hold the name of a person",
        },
    },
    help: Some(help(Text {
        it: "togliere i nomi: per le attività bastano l'unità e il numero di persone",
        en: "remove the names: for activities the unit and the number of people are enough",
    })),
    explain: Text {
        it: "Con il nome accanto, una riga dice che cosa fa e quanto lavora una persona precisa. Si \
             guardano le colonne la cui intestazione parla di persone (dipendente, cognome e nome, \
             responsabile …), i titoli davanti a un nome (dott., sig.ra, ing.) e, dove servono un \
             numero, una risposta o una nota, le celle che contengono solo nomi; nelle righe sopra \
             la tabella, sotto e nei fogli senza tabella anche i nomi accanto o sotto «referente», \
             «firma», «compilato da»; infine intestazioni e nomi dei fogli. Uffici, scuole e luoghi \
             intitolati a qualcuno non si segnalano. Il nome di chi ha firmato una deroga non si segnala. Il valore non \
             viene mai mostrato.",
        en: "With a name beside it, a row tells what one certain person does and how much it works. \
             Columns whose header speaks of persons (dipendente, cognome e nome, responsabile …) \
             and titles before a name (dott., sig.ra, ing.) are looked at and, where a number, an \
             answer or a note belongs, cells that hold names alone; in rows above the table, below \
             it and in sheets without a table also names beside or below “referente”, “firma”, \
             “compilato da”; finally headers and names of sheets. Offices, schools and places \
             called after somebody pass. The name of who signed an override passes. The value is never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.kind != CellKind::Text {
        return;
    }
    // A title may stand in any cell: `Sì (sig.ra Verdi)` is no answer, and shows who.
    let bytes = view.cell.bytes();
    let spelt = bytes.contains(&b'.') && bytes.iter().any(u8::is_ascii_alphabetic);
    let named = if view.beside {
        names_somebody(view)
    } else {
        is_under_persons(view)
            || names_somebody_in_row(view)
            || spelt && has_title(view.cell.text())
    };
    if named {
        notes.push(view.personal_note());
    }
}

/// Says whether a name stands under a header that speaks of persons.
fn is_under_persons(view: &CellView<'_>) -> bool {
    if view.role != Role::Other {
        return false;
    }
    let text = view.cell.text();
    match view.table.hint(view.column) {
        Hint::Surname => is_name(text) || is_name_with_initial(text) || is_surname(text),
        Hint::Person => is_name(text) || is_name_with_initial(text),
        // Under `Nome` beside `Cognome` a given name stands alone.
        Hint::PersonOrOffice => {
            names_people(text)
                || is_name_with_initial(text)
                || is_given_name(text) && view.table.hints.contains(&Hint::Surname)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, titles};

    #[test]
    fn fires_in_columns_of_persons_and_after_titles() {
        let table = "id;activity;Nominativo;override_author\nA1;Uno;Bianchi Anna;Verdi Carla\n\
                     A2;Pratiche dott. Neri;Ufficio Tributi;";
        assert_eq!(cells(&RULE, table), ["C2", "B3"]);
        assert!(cells(&RULE, "id;activity\nA1;Servizi Demografici").is_empty());
    }

    #[test]
    fn headers_of_persons_are_told_from_those_of_offices() {
        #[track_caller]
        fn case(header: &str, text: &str, fires: bool) {
            let table = format!("id;activity;{header}\nA1;Uno;{text}");
            let expected: &[&str] = if fires { &["C2"] } else { &[] };
            assert_eq!(cells(&RULE, &table), expected, "{header}: {text}");
        }
        for header in [
            "Nome",
            "Operatore",
            "Incaricato",
            "Funzionario",
            "Assegnato a",
            "RUP",
        ] {
            case(header, "Bianchi Anna", true);
        }
        case("Dirigente", "BIANCHI A.", true);
        case("Cognome e nome", "BIANCHI", true);
        case("Nominativo addetto", "A. Bianchi", true);
        case("Compilatore", "Bianchi", true);
        case("Dirigente", "Lavori Pubblici", false);
        case("Dirigente", "Polizia Locale", false);
        case("Operatore", "Operatore Amministrativo", false);
        case("Operatore", "Cat. C", false);
        case("Nome", "Anna", false);
        case("Nome", "Nido Maria Montessori", false);
        case("Compilatore", "Tributi", false);
        case("Sede", "Maria Montessori", false);
        let parted = "id;activity;Cognome;Nome\nA1;Uno;Bianchi;Anna";
        assert_eq!(cells(&RULE, parted), ["C2", "D2"]);
    }

    #[test]
    fn fires_on_names_in_place_of_numbers_answers_and_notes() {
        let table = "id;activity;headcount;+individual;notes\n\
                     A1;Uno;Bianchi Anna, Neri Carla;Neri Carla;Bianchi Anna\n\
                     A2;Due;2 Amministrativi;In Parte;Referente: Bianchi Anna\n\
                     A3;Tre;Due O Tre;Non Chiara;Responsabile: Ufficio Tecnico\n\
                     A4;Nido Maria Montessori;4;Sì;Contatto: Poste Italiane\n\
                     Compilatore;Bianchi Anna;;;";
        assert_eq!(cells(&RULE, table), ["C2", "D2", "E2", "E3", "B6"]);
    }

    #[test]
    fn fires_on_who_signs_below_a_label() {
        let rows = [
            "Il Dirigente;Luogo",
            "Bianchi Anna;Esempio",
            "Firma;IL RESPONSABILE DEL SERVIZIO",
            "(Tizia Sempronia);Tizia Sempronia",
            "Responsabile",
            "Vigili Urbani",
            "geom. A. Bianchi",
        ];
        assert_eq!(titles(&RULE, &rows), ["A2", "A4", "A7"]);
    }

    #[test]
    fn fires_on_who_signs_above_the_table() {
        let rows = [
            "Comune di Esempio;Anno 2026",
            "Referente: Anna Bianchi;tel. 051 123456",
            "Il dirigente;BIANCHI ANNA",
            "Responsabile;Lavori Pubblici",
            "Verdi Carla",
            "Neri Anna",
        ];
        assert_eq!(titles(&RULE, &rows), ["A2", "B3", "A5"]);
    }
}
