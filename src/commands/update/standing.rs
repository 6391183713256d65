//! Where the rows of an update stand this year, and who sends them in.
//!
//! Never here: what a reorganisation is (`figures::structure`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::figures::structure::Structure;
use crate::figures::units::Units;
use crate::matching::fold;
use crate::model::activity::{ColumnMap, RowDraft};
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::model::org_unit::OrgChart;
use crate::model::period::Day;
use crate::model::staff::UnitChange;

/// Says where rows stand.
pub(super) struct Standing<'a> {
    chart: Option<&'a OrgChart>,
    units: Units,
    structure: Structure,
    since: Option<Day>,
    /// Codes by the names that they stand beside: of units that no chart knows. `None`: several.
    codes: BTreeMap<String, Option<String>>,
}

/// Rows with their units and bodies.
#[derive(Default)]
pub(super) struct Stood {
    /// Codes of the units, folded.
    pub(super) units: Vec<String>,
    /// What people call them.
    pub(super) shown: Vec<String>,
    pub(super) bodies: Vec<String>,
}

impl<'a> Standing<'a> {
    /// `since`: the first day that last year's rows are of; `None`: they are of this year already.
    pub(super) fn new(
        chart: Option<&'a OrgChart>,
        changes: &[UnitChange],
        (since, until): (Option<Day>, Option<Day>),
    ) -> Self {
        let due: Vec<UnitChange> = (changes.iter())
            .filter(|change| until.is_none_or(|until| change.on <= until))
            .cloned()
            .collect();
        Self {
            chart,
            units: Units::new(chart.cloned()),
            structure: Structure::new(chart, &due),
            since,
            codes: BTreeMap::new(),
        }
    }

    /// Learns which code goes with which name.
    pub(super) fn learn(&mut self, form: &Form) {
        for row in &form.rows {
            let [code, name] = [Field::UnitCode, Field::Unit].map(|it| form.text(row, it));
            if code.is_empty() || name.is_empty() {
                continue;
            }
            let code = code.to_owned();
            let known = self
                .codes
                .entry(fold(name))
                .or_insert_with(|| Some(code.clone()));
            *known = known.take().filter(|it| fold(it) == fold(&code));
        }
    }

    /// Writes the units that last year's rows became into them.
    pub(super) fn carry(&mut self, form: &mut Form) {
        let Some(since) = self.since else {
            return;
        };
        let columns = [
            Field::UnitCode,
            Field::Unit,
            Field::SubUnitCode,
            Field::SubUnit,
        ]
        .map(|field| form.column(Asks::Field(field)));
        for place in 0..form.rows.len() {
            let (unit, _) = self.unit_of(form, &form.rows[place]);
            let Some((_, text)) = self.structure.becomes(&Rc::from(unit), since).pop() else {
                continue;
            };
            let (code, name) = match (self.units.find(&text), self.chart) {
                (Some(unit), Some(chart)) => {
                    let unit = &chart.units[unit];
                    (unit.code.clone(), unit.name.clone())
                }
                _ => (text.to_string(), text.to_string()),
            };
            let cells = &mut form.rows[place].cells;
            for at in columns.into_iter().flatten() {
                cells[at] = FormCell::Empty;
            }
            let name = if name.is_empty() { code.clone() } else { name };
            for (at, text) in [(columns[0], code), (columns[1], name)] {
                if let Some(at) = at {
                    cells[at] = FormCell::Text(text);
                }
            }
        }
    }

    /// Says where the rows of a form stand.
    pub(super) fn of(&mut self, form: &Form) -> Stood {
        let mut stood = Stood::default();
        for row in &form.rows {
            let (unit, name) = self.unit_of(form, row);
            let body = match (self.units.find(&unit), self.chart) {
                (Some(place), Some(chart)) => chart.units[chart.directorate(place)].code.clone(),
                _ => unit.clone(),
            };
            stood.units.push(fold(&unit));
            stood.bodies.push(fold(&body));
            stood.shown.push(name);
        }
        stood
    }

    /// Returns the code of a row's unit, or its name where nobody knows a code; and its name, as
    /// figures call it.
    fn unit_of(&mut self, form: &Form, row: &FormRow) -> (String, String) {
        let columns = ColumnMap::default();
        let mut draft = RowDraft::nothing(0, 1, &columns);
        draft.unit_code = form.text(row, Field::UnitCode);
        draft.unit = form.text(row, Field::Unit);
        draft.sub_unit_code = form.text(row, Field::SubUnitCode);
        draft.sub_unit = form.text(row, Field::SubUnit);
        let (met, _) = self.units.of_row(&draft);
        let known = self.units.get(met);
        let (code, name) = (known.code.to_string(), known.name.to_string());
        let stated = self.codes.get(&fold(&code)).cloned().flatten();
        (stated.unwrap_or(code), name)
    }
}
