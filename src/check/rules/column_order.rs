//! `T015 column-order`

use std::collections::BTreeMap;

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::check::view::Role;
use crate::fact::Place;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("T015"),
    slug: "column-order",
    severity: Severity::Info,
    summary: Text {
        it: "Le colonne sono in un ordine diverso dagli altri fogli",
        en: "The columns stand in another order than in the other sheets",
    },
    message: Words::Always(Text {
        it: "le colonne sono in un ordine diverso dalla maggior parte dei fogli; spostate: {list}",
        en: "the columns stand in another order than in most sheets; moved: {list}",
    }),
    help: Some(Words::Always(Text {
        it: "qui si legge lo stesso; prima di copiare le righe in un altro foglio rimettere le \
             colonne in ordine",
        en: "it is read all the same here; before rows are copied to another sheet, put the \
             columns back in order",
    })),
    explain: Text {
        it: "Le colonne si riconoscono dall'intestazione, non dal posto. Ma chi unisce fogli \
             copiando le righe metterebbe le risposte sotto la domanda sbagliata. Si confrontano \
             fogli con le stesse colonne, se almeno tre le hanno e più della metà nello stesso \
             ordine.",
        en: "Columns are recognised by their header, not by their place. But whoever joins sheets \
             by copying rows would put answers under the wrong question. Sheets with the same \
             columns are compared, where at least three have them and more than half in the same \
             order.",
    },
    looks: Looks::AtSurvey(look),
    params: &["list"],
    ..Rule::BASE
};

/// Sheets from which there is an order that most have.
const FEWEST: usize = 3;

/// A column by its role: its field, or its item.
type Key = (Option<Field>, Option<u16>);

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    let orders: Vec<(u32, Vec<(Key, u16)>)> = all
        .inventory
        .tables
        .iter()
        .map(|(table, columns)| (*table, order(columns)))
        .collect();
    let mut alike: BTreeMap<Vec<Key>, Vec<usize>> = BTreeMap::new();
    for (place, (_, order)) in orders.iter().enumerate() {
        let mut keys = keys(order);
        keys.sort_unstable();
        alike.entry(keys).or_default().push(place);
    }
    for places in alike.values().filter(|places| places.len() >= FEWEST) {
        let Some(usual) = usual(places.iter().map(|place| keys(&orders[*place].1))) else {
            continue;
        };
        for (table, order) in places.iter().map(|place| &orders[*place]) {
            let moved = moved(order, &usual);
            if !moved.is_empty() {
                let origin = all.sources.table(*table);
                let headers: Vec<&str> = moved
                    .iter()
                    .filter_map(|column| origin.header(*column))
                    .collect();
                let note = Note::at(Place::Sheet(*table));
                notes.push(note.with("list", headers.join(", ")));
            }
        }
    }
}

/// Returns the columns of a table from left to right. One column may answer several items.
fn order(columns: &ColumnMap) -> Vec<(Key, u16)> {
    let role = |role| match role {
        Role::Field(field) => (Some(field), None),
        Role::Answer(item) => (None, Some(item)),
        Role::Other => (None, None),
    };
    let fields = columns.fields.iter();
    let fields = fields.map(|(field, column)| (role(Role::Field(*field)), *column));
    let answers = columns.answers.iter();
    let answers = answers.map(|(item, column)| (role(Role::Answer(*item)), *column));
    let mut order: Vec<(Key, u16)> = fields.chain(answers).collect();
    order.sort_unstable_by_key(|(key, column)| (*column, *key));
    order.dedup_by_key(|(_, column)| *column);
    order
}

fn keys(order: &[(Key, u16)]) -> Vec<Key> {
    order.iter().map(|(key, _)| *key).collect()
}

/// Returns the order that more than half have.
fn usual(orders: impl Iterator<Item = Vec<Key>>) -> Option<Vec<Key>> {
    let mut counts: BTreeMap<Vec<Key>, usize> = BTreeMap::new();
    for order in orders {
        *counts.entry(order).or_insert(0) += 1;
    }
    let total: usize = counts.values().sum();
    let most = counts.into_iter().find(|(_, count)| count * 2 > total);
    most.map(|(order, _)| order)
}

/// Returns the fewest columns that would have to move for the order to be the usual one.
fn moved(order: &[(Key, u16)], usual: &[Key]) -> Vec<u16> {
    let places: Vec<usize> = order
        .iter()
        .filter_map(|(key, _)| usual.iter().position(|it| it == key))
        .collect();
    // The longest run of columns that already follow one another: for each its length and the
    // one before.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let before = (0..at).filter(|it| places[*it] < *place);
        let longest = before.reduce(|best, it| if runs[it].0 > runs[best].0 { it } else { best });
        runs.push((longest.map_or(1, |it| runs[it].0 + 1), longest));
    }
    let mut stays = vec![false; places.len()];
    let ends = (0..runs.len()).reduce(|best, it| if runs[it].0 > runs[best].0 { it } else { best });
    let mut at = ends;
    while let Some(here) = at {
        stays[here] = true;
        at = runs[here].1;
    }
    let columns = order.iter().zip(stays);
    columns
        .filter(|(_, stays)| !stays)
        .map(|((_, column), _)| *column)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{RULE, moved};
    use crate::check::rules::testing::surveyed;
    use crate::model::columns::Field;

    const USUAL: &str = "id;activity;headcount;+individual\nA1;Protocollo;3;Sì";
    const OTHER: &str = "id;headcount;activity;+individual\nA1;3;Protocollo;Sì";

    #[test]
    fn the_sheet_that_differs_from_most_is_named_once() {
        let found = surveyed(&RULE, &[USUAL, OTHER, USUAL]);
        assert_eq!(found, ["2!sheet"]);
    }

    #[test]
    fn without_an_order_that_most_have_nothing_is_said() {
        #[track_caller]
        fn case(tables: &[&str]) {
            assert!(surveyed(&RULE, tables).is_empty(), "{tables:?}");
        }
        case(&[USUAL, OTHER]);
        case(&[USUAL, OTHER, USUAL, OTHER]);
        case(&[USUAL, USUAL, "id;headcount;activity\nA1;3;Protocollo"]); // other columns
        case(&[USUAL, USUAL, USUAL]);
    }

    #[test]
    fn as_few_columns_as_can_be_have_moved() {
        let fields = [Field::Id, Field::Name, Field::Headcount, Field::Fte];
        let usual: Vec<_> = fields.map(|field| (Some(field), None)).to_vec();
        let at = |order: [usize; 4]| {
            let columns = order.iter().zip(0..);
            let order: Vec<_> = columns
                .map(|(place, column)| (usual[*place], column))
                .collect();
            moved(&order, &usual)
        };
        assert_eq!(at([0, 1, 2, 3]), Vec::<u16>::new());
        assert_eq!(at([3, 0, 1, 2]), [0]); // the last one came first
        assert_eq!(at([0, 2, 1, 3]).len(), 1);
    }
}
