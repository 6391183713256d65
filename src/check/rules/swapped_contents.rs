//! `T029 swapped-contents`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::stats::ColumnStats;
use crate::check::view::{ColumnView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::AnswerShape;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("T029"),
    slug: "swapped-contents",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtTables(look),
    params: &["header", "with"],
    summary: Text {
        it: "Due colonne hanno i contenuti scambiati",
        en: "Two columns have each other's contents",
    },
    message: Words::Always(Text {
        it: "sotto «{header}» c'è ciò che dovrebbe stare sotto «{with}», e viceversa: nessuna delle \
             due colonne si legge",
        en: "under “{header}” stands what belongs under “{with}”, and the other way round: neither \
             column can be read",
    }),
    help: Some(Words::Always(Text {
        it: "scambiare tra loro le due intestazioni, se il contenuto delle colonne è giusto",
        en: "swap the two headers, if the contents of the columns are right",
    })),
    explain: Text {
        it: "Se una colonna di numeri contiene risposte e una di risposte contiene numeri, qualcuno ha \
             spostato i dati o le intestazioni, e non ha sbagliato a scrivere cella per cella. Lo \
             stesso vale per persone e tempo, codici e nomi, unità e attività. Si dice una volta; i rilievi sulle singole celle delle due colonne non si ripetono.",
        en: "Where a column of numbers holds answers and one of answers holds numbers, somebody moved \
             data or headers and did not mistype cell after cell. So it is with people and their \
             time, codes and names, units and activities. It is said once; findings on the \
             single cells of both columns are not repeated.",
    },
    ..Rule::BASE
};

/// What stands in a column, or should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Numbers,
    Answers,
    Words,
}

/// Filled cells from which a column as a whole can be judged.
const FEWEST: u64 = 3;

fn look(columns: &[ColumnView<'_>], notes: &mut Notes<'_>) {
    let misfits: Vec<(&ColumnView<'_>, Kind, Kind)> = columns
        .iter()
        .filter_map(|it| Some((it, wanted(it)?, held(it.stats)?)))
        .filter(|(_, wanted, held)| wanted != held)
        .collect();
    // Of three that are moved on, nobody knows which belongs where.
    let partners = |(_, wanted, held): &(&ColumnView<'_>, Kind, Kind)| {
        let fits = |other: &&(_, Kind, Kind)| (other.1, other.2) == (*held, *wanted);
        let mut all = misfits.iter().filter(fits);
        (all.next(), all.next().is_none())
    };
    for misfit in &misfits {
        let (Some(other), true) = partners(misfit) else {
            continue;
        };
        let mutual = partners(other).1;
        if !mutual || other.0.column < misfit.0.column {
            continue;
        }
        say(misfit.0, other.0, notes);
    }
    for (one, other, are_swapped) in ALIKE {
        let column = |field: Field| columns.iter().find(|it| it.role == Role::Field(field));
        let pair = column(one).zip(column(other));
        if let Some((one, other)) = pair.filter(|(one, other)| are_swapped(one.stats, other.stats))
        {
            let first = one.column < other.column;
            let (left, right) = if first { (one, other) } else { (other, one) };
            say(left, right, notes);
        }
    }
}

fn say(column: &ColumnView<'_>, other: &ColumnView<'_>, notes: &mut Notes<'_>) {
    let header = |column: &ColumnView<'_>| column.table.header(column.column).to_owned();
    let note = Note::at(column.place())
        .with("header", header(column))
        .with("with", header(other));
    notes.push(other.first_cell().into_iter().fold(note, Note::beside));
}

/// Two fields, and what tells that each holds the contents of the other.
type Alike = (Field, Field, fn(&ColumnStats, &ColumnStats) -> bool);

/// Fields of contents that are alike: numbers both, or texts both.
const ALIKE: [Alike; 3] = [
    // Half a person is no person but time, and time that is whole in every row is people.
    (Field::Headcount, Field::Fte, |heads, fte| {
        let enough = heads.filled >= FEWEST && fte.filled >= FEWEST;
        enough && heads.fractions * 2 >= heads.filled && fte.fractions == 0
    }),
    (Field::Id, Field::Name, |id, name| {
        let enough = id.filled >= FEWEST && name.filled >= FEWEST;
        let codes = name.numbers.max(name.codes);
        enough && id.phrases * 10 >= id.filled * 8 && codes * 10 >= name.filled * 9
    }),
    // An office has many activities and stands above them again and again.
    (Field::Unit, Field::Name, |unit, name| {
        let enough = unit.filled >= FEWEST && name.filled >= FEWEST;
        let of_names = name.offices * 10 >= name.filled * 9 && name.changes * 10 <= name.filled * 8;
        let of_units = unit.offices * 10 <= unit.filled && unit.changes * 10 >= unit.filled * 9;
        enough && of_names && of_units
    }),
];

/// Returns what should stand in a column.
fn wanted(column: &ColumnView<'_>) -> Option<Kind> {
    match column.role {
        role if role.is_number() => Some(Kind::Numbers),
        Role::Answer(item) => {
            let item = column.table.set.items.get(usize::from(item))?;
            (item.shape == AnswerShape::Choice).then_some(Kind::Answers)
        }
        Role::Field(Field::Name | Field::Process | Field::Unit) => Some(Kind::Words),
        _ => None,
    }
}

/// Returns what stands in a column, but for one cell of ten.
fn held(stats: &ColumnStats) -> Option<Kind> {
    let nearly = |count: u64| count * 10 >= stats.filled * 9;
    if stats.filled < FEWEST {
        None
    } else if nearly(stats.numbers) {
        Some(Kind::Numbers)
    } else if nearly(stats.answers) {
        Some(Kind::Answers)
    } else {
        (stats.numbers == 0 && stats.answers == 0).then_some(Kind::Words)
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, findings};

    #[test]
    fn fires_once_on_two_columns() {
        let table = "id;activity;headcount;+individual\nA1;Uno;Sì;3\nA2;Due;No;2\nA3;Tre;sì;4";
        assert_eq!(cells(&RULE, table), ["C:C"]);
        let found = findings(&RULE, table);
        assert_eq!(found[0].params.get("with"), Some("+individual"));
        assert_eq!(found[0].related[0].column, 3);
        let names = "id;activity;headcount\nA1;3;Uno\nA2;2;Due\nA3;4;Tre";
        assert_eq!(cells(&RULE, names), ["B:B"]);
    }

    #[test]
    fn fires_on_contents_that_are_alike() {
        let table =
            "id;activity;headcount;fte\nA1;Uno;1,5;3\nA2;Due;0,5;1\nA3;Tre;2;2\nA4;Sei;0,75;1";
        assert_eq!(cells(&RULE, table), ["C:C"]);
        let table = "id;activity\nPosta in arrivo;A1\nPosta in uscita;A2\nScarto di atti;A3";
        assert_eq!(cells(&RULE, table), ["A:A"]);
        let table = "id;activity\nPosta in arrivo;1\nPosta in uscita;2\nScarto di atti;3";
        assert_eq!(cells(&RULE, table), ["A:A"]);
        let table = "id;unit;activity\nA1;Posta in arrivo;Ufficio protocollo\n\
                     A2;Posta in uscita;Ufficio protocollo\nA3;Scarto di atti;Uff. archivio";
        assert_eq!(cells(&RULE, table), ["B:B"]);
        let silent = |table: &str| assert!(cells(&RULE, table).is_empty(), "{table}");
        // Offices in the place of activities, each once.
        silent(
            "id;unit;activity\nA1;Posta e atti;Ufficio protocollo\n\
             A2;Tributi locali;Ufficio tributi\nA3;Casa e sport;Ufficio sport",
        );
        silent(
            "id;unit;activity\nA1;Ufficio protocollo;Ufficio posta\n\
             A2;Ufficio protocollo;Ufficio posta\nA3;Ufficio archivio;Ufficio posta",
        );
        silent("id;activity;headcount;fte\nA1;Uno;1,5;3\nA2;Due;1;1\nA3;Tre;2;2"); // one slip
        silent("id;activity;headcount;fte\nA1;Uno;1,5;1,5\nA2;Due;0,5;0,5\nA3;Tre;2;2");
        silent(
            "id;activity\nPosta in arrivo;Protocollo\nPosta in uscita;Protocollo\nScarto;Archivio",
        );
        silent("id;activity\nA1;PNRR2\nA2;Agenda2030\nA3;5G");
    }

    #[test]
    fn stays_silent_where_one_column_alone_is_wrong() {
        let silent = |table: &str| assert!(cells(&RULE, table).is_empty(), "{table}");
        silent("id;activity;headcount;+individual\nA1;a;Sì;Sì\nA2;b;No;Sì\nA3;c;No;No");
        silent("id;activity;headcount;+individual\nA1;a;2;1\nA2;b;1;0\nA3;c;4;1"); // 1 and 0
        silent("id;activity;headcount;+individual\nA1;a;Sì;3\nA2;b;No;2"); // too few
        // Moved on by one: nobody knows which belongs where.
        silent("id;headcount;+individual;+output\nA1;Sì;3;2\nA2;No;2;5\nA3;Sì;4;1");
    }
}
