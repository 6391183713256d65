//! *Codice* alone: the code of the activity, or of the unit whose column stands next to it where the
//! activity has a code of its own. `CdR` next to `Denominazione CdR` is a code, too.
//!
//! Never here: what one header means by itself (`ColumnSpec::meanings`).

use crate::intake::columns::{ColumnSpec, HeaderCell};
use crate::matching::fold_header;
use crate::model::columns::{Field, Meaning};

/// Headers that say *code* and not of what, folded.
const BARE: [&str; 6] = ["codice", "cod", "id", "code", "identificativo", "sigla"];

/// Returns the columns of codes that are those of a unit, and the units next to them, with what they are.
pub(super) fn of_units(spec: &ColumnSpec, cells: &[HeaderCell]) -> Vec<(u16, Field)> {
    let means = |cell: &HeaderCell, field: Field| {
        spec.fields.contains(&field) && spec.meanings(&cell.lookup) == [Meaning::Field(field)]
    };
    let is_bare = |cell: &HeaderCell| BARE.contains(&fold_header(&cell.lookup).as_str());
    let is_id = |cell: &&HeaderCell| means(cell, Field::Id);
    let named = |cell: &HeaderCell| {
        // A running number is no code of the activity.
        fold_header(&cell.lookup)
            .split(' ')
            .any(|word| matches!(word, "attivita" | "activity" | "task" | "procedimento"))
    };
    let has_ids = cells.iter().filter(is_id).any(named);
    cells
        .windows(2)
        .filter(|pair| pair[1].column == pair[0].column + 1)
        .filter(|pair| {
            has_ids && is_id(&&pair[0]) && is_bare(&pair[0]) || is_named_beside(&pair[0], &pair[1])
        })
        .filter_map(|pair| {
            let field = [
                (Field::Unit, Field::UnitCode),
                (Field::SubUnit, Field::SubUnitCode),
            ];
            let of = field.into_iter().find(|(unit, _)| means(&pair[1], *unit));
            let (unit, code) = of?;
            Some([(pair[0].column, code), (pair[1].column, unit)])
        })
        .flatten()
        .collect()
}

/// Says whether the second header is the name of what the first one is: `CdR | Denominazione CdR`.
fn is_named_beside(first: &HeaderCell, second: &HeaderCell) -> bool {
    let (first, second) = (fold_header(&first.lookup), fold_header(&second.lookup));
    let mut words = second.splitn(2, ' ');
    let names = matches!(words.next(), Some("nome" | "denominazione" | "descrizione"));
    names && words.next().is_some_and(|rest| rest == first)
}

#[cfg(test)]
mod tests {
    use super::of_units;
    use crate::intake::testing::header_cells;
    use crate::model::columns::{Field, Meaning};

    #[test]
    fn a_bare_code_is_of_the_unit_next_to_it_where_the_activity_has_its_own() {
        let mut spec = crate::intake::testing::spec();
        for (header, field) in [
            ("codice", Field::Id),
            ("codice attivita", Field::Id),
            ("n progr", Field::Id),
            ("ufficio", Field::SubUnit),
            ("denominazione ufficio", Field::SubUnit),
            ("attivita", Field::Name),
        ] {
            let more = (header.to_owned(), vec![Meaning::Field(field)]);
            spec.headers = spec.headers.clone().with([more]);
            spec.fields.insert(field);
        }
        let case = |headers: &[&str], expected: &[(u16, Field)]| {
            let cells = header_cells(headers);
            assert_eq!(of_units(&spec, &cells), expected, "{headers:?}");
        };
        let code = [(0, Field::SubUnitCode), (1, Field::SubUnit)];
        case(&["Codice", "Ufficio", "Codice attività", "Attività"], &code);
        case(&["Ufficio", "Denominazione ufficio", "Attività"], &code);
        case(&["Ufficio", "Attività", "Denominazione ufficio"], &[]);
        case(&["Codice", "Ufficio", "Attività"], &[]);
        case(&["Codice", "Attività", "Ufficio", "Codice attività"], &[]);
        case(&["Codice", "Ufficio", "N. progr.", "Attività"], &[]);
    }
}
