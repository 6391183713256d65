//! `X003 near-duplicate-activity`

use crate::check::alike::{RowKey, cell, sorted_by, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Name;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("X003"),
    slug: "near-duplicate-activity",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::Name)],
    params: &["value", "other", "cell", "similarity", "unit"],
    summary: Text {
        it: "Due attività della stessa unità hanno quasi lo stesso nome",
        en: "Two activities of one unit have almost the same name",
    },
    message: Words::Always(Text {
        it: "«{value}» è quasi uguale a «{other}» ({cell}), della stessa unità: {similarity} %",
        en: "“{value}” is almost the same as “{other}” ({cell}) of the same unit: {similarity} %",
    }),
    help: Some(Words::Always(Text {
        it: "se è la stessa attività, unire le due righe; se sono due, dare nomi che dicano la \
             differenza",
        en: "if it is one activity, join the two rows; if they are two, give them names that say \
             how they differ",
    })),
    explain: Text {
        it: "Un'attività scritta due volte, con un refuso o in un altro ordine, conta due volte. Si \
             confrontano solo le attività della stessa unità, dello stesso file e dello stesso \
             processo; numeri, lettere e parole diverse («Zona 1» e «Zona 2», «in entrata» e «in \
             uscita») dicono attività diverse.",
        en: "An activity written twice, with a slip or in another order, counts twice. Only \
             activities of one unit, one file and one process are compared; other numbers, letters \
             and words (“Zona 1” and “Zona 2”, “in entrata” and “in uscita”) mean other activities.",
    },
    ..Rule::BASE
};

/// Names beyond which a block is not compared. Names that could match share the first letters of
/// all their words, so that only made-up lists come near it.
const MOST_IN_BLOCK: usize = 2_000;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let (alike, keys) = (&survey.keys().alike, &survey.keys().now);
    let place = |key: &RowKey, row: usize| {
        let table = survey.inventory.rows[row].table;
        // Rows of two tables that do not say their unit may be of two.
        let apart = if key.unit == 0 { table } else { 0 };
        let file = survey.sources.table(table).file;
        (file, key.unit, apart, key.process)
    };
    let order = sorted_by(keys.len(), |row| place(&keys[row], row));
    let same = |one: &usize, two: &usize| place(&keys[*one], *one) == place(&keys[*two], *two);
    // The offices of a body do much the same: each name is looked at once.
    let mut known: Blocks = vec![None; alike.len()];
    for key in keys.iter() {
        known[key.name as usize]
            .get_or_insert_with(|| Name::block(alike.text(key.name)).unwrap_or_default());
    }
    for rows in order.chunk_by(same) {
        look_at_unit(survey, (&known, keys), rows, notes);
    }
}

/// Blocks of names, by the number of their text; empty where nothing is left to compare.
type Blocks = Vec<Option<String>>;

fn look_at_unit(
    survey: &Survey<'_>,
    (known, keys): (&Blocks, &[RowKey]),
    rows: &[usize],
    notes: &mut Notes<'_>,
) {
    let own = rows.iter().filter_map(|row| {
        let block = known[keys[*row].name as usize].as_deref()?;
        (!block.is_empty()).then_some((block, *row))
    });
    let mut names: Vec<(&str, usize)> = own.collect();
    names.sort_unstable();
    for block in names.chunk_by(|one, two| one.0 == two.0) {
        if block.len() > MOST_IN_BLOCK {
            notes.limit("near-duplicates", MOST_IN_BLOCK);
        } else if block.len() > 1 {
            look_at_block(survey, keys, block, notes);
        }
    }
}

/// Compares the names of a block, each with those in rows above.
fn look_at_block(
    survey: &Survey<'_>,
    keys: &[RowKey],
    block: &[(&str, usize)],
    notes: &mut Notes<'_>,
) {
    let alike = &survey.keys().alike;
    let least = notes.thresholds.similarity.millionths();
    let name = |row: usize| (row, Name::of(alike.text(keys[row].name)));
    let names: Vec<(usize, Name)> = block.iter().map(|(_, row)| name(*row)).collect();
    for (place, (row, name)) in names.iter().enumerate() {
        let mut earlier = names[..place].iter();
        let found = earlier.find(|(other, other_name)| {
            is_new(survey, [*other, *row])
                && name.is_spelling_of(other_name)
                && i64::from(name.similarity(other_name)) * 1_000 >= least
        });
        if let Some((other, other_name)) = found {
            note(survey, [*row, *other], name.similarity(other_name), notes);
        }
    }
}

/// Says whether no other rule says so already: the same id, or the very same name without ids, is
/// X001.
fn is_new(survey: &Survey<'_>, rows: [usize; 2]) -> bool {
    let [one, two] = rows.map(|row| survey.keys().now[row].id);
    let [name, other] = rows.map(|row| survey.inventory.rows[row].name);
    one != two || one == 0 && name != other
}

fn note(survey: &Survey<'_>, rows: [usize; 2], similarity: u32, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let [row, other] = rows.map(|row| &inventory.rows[row]);
    let beside = inventory.cell(other, Field::Name);
    notes.push(
        Note::at(cell(inventory, row, Field::Name))
            .with("value", inventory.text(row.name))
            .with("other", inventory.text(other.name))
            .with("cell", survey.sources.cell(beside))
            .with("similarity", (similarity / 10).to_string())
            .with("unit", unit_name(inventory, row))
            .beside(beside),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_the_later_of_two_spellings() {
        let table = "unit;id;activity\nA;1;Gestione del protocollo\nA;2;Bandi e gare\n\
                     A;3;Gestione protocolo\nA;4;GESTIONE PROTOCOLLO";
        assert_eq!(surveyed(&RULE, &[table]), ["C4", "C5"]);
        let table = "unit;activity\nA;Posta in arrivo\nA;POSTA IN ARRIVO\nA;Posta  in arrivo.";
        assert_eq!(surveyed(&RULE, &[table]), ["B3", "B4"]);
    }

    #[test]
    fn stays_silent_on_other_units_processes_numbers_and_words() {
        let table = "unit;id;process;activity\nA;1;P;Sportello Zona 1\nA;2;P;Sportello Zona 2\n\
                     B;3;P;Sportello Zona 1\nA;4;Q;Sportello zona 1\nA;5;P;Protocollo in entrata\n\
                     A;6;P;Protocollo in uscita";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }

    #[test]
    fn leaves_what_is_the_same_to_others() {
        assert!(surveyed(&RULE, &["unit;activity\nA;Protocollo\nA;Protocollo"]).is_empty());
        assert!(surveyed(&RULE, &["unit;id;activity\nA;1;Protocollo\nA;1;Protocolo"]).is_empty());
        let file = "unit;id;activity\nA;1;Protocollo";
        let other = "unit;id;activity\nA;2;Protocolo";
        assert!(surveyed(&RULE, &[file, other]).is_empty());
    }
}
