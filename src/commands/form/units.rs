//! The units of a form's rows: where they stand in the org chart, what they became since.
//!
//! Never here: how a unit is found (`figures::units`), or what a reorganisation means elsewhere.

use std::rc::Rc;

use super::gather;
use crate::figures::structure::Structure;
use crate::figures::units::Units;
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::activity::{ColumnMap, RowDraft};
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormColumn, FormRow};
use crate::model::org_unit::OrgChart;
use crate::model::period::Day;
use crate::model::staff::UnitChange;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) struct Standing {
    /// Its unit in the org chart; `None`: the chart does not know it, or there is none.
    pub(in crate::commands) unit: Option<usize>,
    /// A number that rows of one unit share, in the chart or not.
    pub(in crate::commands) met: usize,
    /// Whether the unit became another since the row was written.
    pub(in crate::commands) moved: bool,
}

/// Says where each row stands. `changes`: units that became others. `since`: the first day that the
/// rows are of; what changed before holds in them already. `until`: changes behind that day are to
/// come; `None`: all count.
pub(in crate::commands) fn standings(
    form: &Form,
    chart: Option<&OrgChart>,
    changes: &[UnitChange],
    since: Day,
    until: Option<Day>,
) -> Vec<Standing> {
    let due: Vec<UnitChange> = (changes.iter())
        .filter(|change| until.is_none_or(|until| change.on <= until))
        .cloned()
        .collect();
    let structure = Structure::new(chart, &due);
    let mut units = Units::new(chart.cloned());
    let columns = ColumnMap::default();
    let rows = form.rows.iter().map(|row| {
        let mut draft = RowDraft::nothing(0, 1, &columns);
        draft.unit_code = form.text(row, Field::UnitCode);
        draft.unit = form.text(row, Field::Unit);
        draft.sub_unit_code = form.text(row, Field::SubUnitCode);
        draft.sub_unit = form.text(row, Field::SubUnit);
        let (met, _) = units.of_row(&draft);
        let unit = units.get(met);
        let after = structure.becomes(&unit.code, since).pop();
        match after {
            None => Standing {
                unit: unit.in_chart,
                met,
                moved: false,
            },
            Some((_, text)) => Standing {
                unit: units.find(&text),
                met,
                moved: true,
            },
        }
    });
    rows.collect()
}

/// Returns the first day of a year, or the first of all days.
pub(in crate::commands) fn first_day(year: Option<i32>) -> Option<Day> {
    Day::new(i16::try_from(year?).ok()?, 1, 1)
}

/// Returns what a unit is chosen by in a form: its name, or its code where the name is not its own.
pub(in crate::commands) fn choice(chart: &OrgChart, units: &Units, place: usize) -> String {
    let unit = &chart.units[place];
    let own = !unit.name.is_empty() && units.find(&unit.name) == Some(place);
    if own { &unit.name } else { &unit.code }.clone()
}

/// Writes the unit of each row that the chart knows as it is chosen in a form, in one column: codes
/// and parts beside it could later say something else. Columns that are empty then go.
pub(in crate::commands) fn as_choices(
    form: &mut Form,
    standings: &[Standing],
    choice: &dyn Fn(usize) -> String,
) {
    let column = |form: &Form, field| form.column(Asks::Field(field));
    let Some(unit) = column(form, Field::Unit) else {
        return;
    };
    let beside = [Field::UnitCode, Field::SubUnitCode, Field::SubUnit];
    let beside = beside.map(|field| column(form, field));
    let names: Vec<(usize, String)> = (standings.iter().enumerate())
        .filter_map(|(row, standing)| Some((row, choice(standing.unit?))))
        .collect();
    for (row, name) in names {
        let cells = &mut form.rows[row].cells;
        cells[unit] = FormCell::Text(name);
        for at in beside.into_iter().flatten() {
            cells[at] = FormCell::Empty;
        }
    }
    let mut empty: Vec<usize> = beside.into_iter().flatten().collect();
    empty.retain(|at| {
        form.rows
            .iter()
            .all(|row| row.cells[*at] == FormCell::Empty)
    });
    without(form, &empty);
}

/// Takes fields and columns of the house's own out of a form that nobody filled in, but for `kept`.
/// Items stay: their questions are what a form is for.
pub(in crate::commands) fn without_empty(form: &mut Form, kept: &[Field]) {
    let empty: Vec<usize> = (form.columns.iter().enumerate())
        .filter(|(at, column)| {
            let stays = match column.asks {
                Asks::Field(field) => kept.contains(&field),
                Asks::Item(_) => true,
                Asks::Other => false,
            };
            !stays && (form.rows.iter()).all(|row| row.cells[*at] == FormCell::Empty)
        })
        .map(|(at, _)| at)
        .collect();
    without(form, &empty);
}

/// Takes the columns of these headers out of a form.
pub(in crate::commands) fn without_headers(form: &mut Form, headers: &[&str]) {
    let wanted: Vec<String> = headers.iter().map(|header| fold_header(header)).collect();
    let theirs = |column: &FormColumn| {
        column.asks == Asks::Other && wanted.contains(&fold_header(&column.header))
    };
    let all = form.columns.iter().enumerate();
    let found: Vec<usize> = all.filter(|(_, it)| theirs(it)).map(|(at, _)| at).collect();
    without(form, &found);
}

/// Takes out what managers agreed with: it is about the answers of a year.
pub(in crate::commands) fn without_agreements(form: &mut Form) {
    let fields = [Field::AgreedVerdict, Field::AgreedAuthor, Field::AgreedDate];
    let found = fields.map(|field| form.column(Asks::Field(field)));
    let found: Vec<usize> = found.into_iter().flatten().collect();
    without(form, &found);
}

/// Takes columns out of a form.
fn without(form: &mut Form, columns: &[usize]) {
    let mut at = 0;
    form.columns.retain(|_| {
        at += 1;
        !columns.contains(&(at - 1))
    });
    for row in &mut form.rows {
        let mut at = 0;
        row.cells.retain(|_| {
            at += 1;
            !columns.contains(&(at - 1))
        });
    }
}

/// Returns the places of the rows in the order of the chart; of one unit, as they stood. Rows whose
/// unit it does not know come last.
pub(in crate::commands) fn in_chart_order(standings: &[Standing]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..standings.len()).collect();
    order.sort_by_key(|row| standings[*row].unit.unwrap_or(usize::MAX));
    order
}

/// Returns a form with these rows of another.
pub(in crate::commands) fn rows_of(form: &Form, rows: &[usize]) -> Form {
    let picked: Vec<FormRow> = rows.iter().map(|row| form.rows[*row].clone()).collect();
    Form {
        columns: form.columns.clone(),
        rows: picked,
    }
}

/// Gives a code to the rows of this year's submissions, as [`with_codes`] does.
pub(in crate::commands) fn coded(form: Form, chart: Option<&OrgChart>, lang: Lang) -> Form {
    let (Some(chart), Some(since)) = (chart, Day::new(1, 1, 1)) else {
        return form;
    };
    let standings = standings(&form, Some(chart), &[], since, None);
    with_codes(form, &standings, chart, lang)
}

/// Gives a code to the rows whose unit the chart knows and that state none; adds the column where
/// there is none.
pub(in crate::commands) fn with_codes(
    form: Form,
    standings: &[Standing],
    chart: &OrgChart,
    lang: Lang,
) -> Form {
    let wanted = gather::blank(&[Field::UnitCode], &[], lang);
    let mut form = gather::with_columns(form, &wanted);
    let Some(code) = form.column(Asks::Field(Field::UnitCode)) else {
        return form;
    };
    for (row, standing) in form.rows.iter_mut().zip(standings) {
        if let (Some(place), FormCell::Empty) = (standing.unit, &row.cells[code]) {
            row.cells[code] = FormCell::Text(chart.units[place].code.clone());
        }
    }
    form
}

/// Returns the distinct units that rows name, in the order of their first appearance.
pub(in crate::commands) fn named(form: &Form) -> Vec<String> {
    let mut seen: Vec<Rc<str>> = Vec::new();
    for row in &form.rows {
        let unit = form.text(row, Field::Unit);
        if !unit.is_empty() && !seen.iter().any(|known| **known == *unit) {
            seen.push(Rc::from(unit));
        }
    }
    seen.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::{Standing, as_choices, in_chart_order, without_empty};
    use crate::commands::form::gather::{blank, with_columns};
    use crate::lang::Lang;
    use crate::model::columns::Field;
    use crate::model::form::{Form, FormCell, FormRow};

    fn text(text: &str) -> FormCell {
        FormCell::Text(text.to_owned())
    }

    fn standing(unit: Option<usize>) -> Standing {
        Standing {
            unit,
            met: 0,
            moved: false,
        }
    }

    /// Name, code of the unit, unit, part of the unit: of a unit in the chart, and of another.
    fn form() -> Form {
        let mut form = blank(
            &[Field::Name, Field::UnitCode, Field::Unit, Field::SubUnit],
            &[],
            Lang::It,
        );
        let row = |cells: [FormCell; 4]| FormRow {
            cells: cells.to_vec(),
            at: None,
        };
        form.rows = vec![
            row([text("Messi"), text("A"), text("Area"), text("Sportello")]),
            row([
                text("Albo"),
                FormCell::Empty,
                text("Ignota"),
                FormCell::Empty,
            ]),
        ];
        form
    }

    #[test]
    fn a_unit_of_the_chart_stands_in_one_column() {
        let mut form = form();
        let standings = [standing(Some(3)), standing(None)];
        as_choices(&mut form, &standings, &|place| format!("unità {place}"));
        let headers: Vec<&str> = form.columns.iter().map(|it| it.header.as_str()).collect();
        assert_eq!(headers, ["Attività", "Unità organizzativa"]);
        assert_eq!(form.rows[0].cells, [text("Messi"), text("unità 3")]);
        assert_eq!(form.rows[1].cells, [text("Albo"), text("Ignota")]);
    }

    #[test]
    fn columns_are_added_in_their_place_and_taken_out_where_empty() {
        let asked = blank(
            &[Field::Id, Field::Notes],
            &["Domanda".to_owned()],
            Lang::It,
        );
        let mut form = with_columns(form(), &asked);
        let headers = |form: &Form| -> Vec<String> {
            form.columns.iter().map(|it| it.header.clone()).collect()
        };
        let all = headers(&form);
        assert_eq!(all[0], "Codice dell'attività");
        assert_eq!(all[5..], ["Domanda", "Note"]);
        assert_eq!(form.rows[1].cells.len(), 7);
        assert_eq!(form.rows[0].cells[1], text("Messi"));
        without_empty(&mut form, &[Field::Id]);
        assert_eq!(
            headers(&form).len(),
            6,
            "the notes went, id and question stayed"
        );
    }

    #[test]
    fn rows_follow_the_chart_and_unknown_units_come_last() {
        let standings = [None, Some(2), Some(0), Some(2)].map(standing);
        assert_eq!(in_chart_order(&standings), [2, 1, 3, 0]);
    }
}
