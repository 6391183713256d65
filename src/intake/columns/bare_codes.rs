//! *Codice* alone: the code of the activity, or of the unit whose column stands next to it where the
//! activity has a code of its own.
//!
//! Never here: what one header means by itself (`ColumnSpec::meanings`).

use crate::intake::columns::{ColumnSpec, HeaderCell};
use crate::matching::fold_header;
use crate::model::columns::{Field, Meaning};

/// Headers that say *code* and not of what, folded.
const BARE: [&str; 6] = ["codice", "cod", "id", "code", "identificativo", "sigla"];

/// Returns the columns of codes that are those of a unit, with what they are.
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
    if !cells.iter().filter(is_id).any(named) {
        return Vec::new();
    }
    cells
        .windows(2)
        .filter(|pair| is_id(&&pair[0]) && is_bare(&pair[0]))
        .filter(|pair| pair[1].column == pair[0].column + 1)
        .filter_map(|pair| {
            let field = [
                (Field::Unit, Field::UnitCode),
                (Field::SubUnit, Field::SubUnitCode),
            ];
            let of = field.into_iter().find(|(unit, _)| means(&pair[1], *unit));
            Some((pair[0].column, of?.1))
        })
        .collect()
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
        let code = (0, Field::SubUnitCode);
        case(
            &["Codice", "Ufficio", "Codice attività", "Attività"],
            &[code],
        );
        case(&["Codice", "Ufficio", "Attività"], &[]);
        case(&["Codice", "Attività", "Ufficio", "Codice attività"], &[]);
        case(&["Codice", "Ufficio", "N. progr.", "Attività"], &[]);
    }
}
