//! Which unit of the org chart the texts of a row name.
//!
//! Never here: how texts are made comparable (`matching`), which is given, and what becomes of rows
//! whose unit the chart does not know.

use std::collections::BTreeMap;

use crate::model::org_unit::OrgChart;

/// Codes and names of a chart's units, folded.
#[derive(Debug, Clone)]
pub struct OrgNames {
    by_text: BTreeMap<String, Option<usize>>,
    /// Code and name of each unit, in the order of the chart.
    texts: Vec<[String; 2]>,
    fold: fn(&str) -> String,
}

/// The unit of a row in the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Its place in the chart.
    pub unit: usize,
    /// Whether the row also states a part of it that the chart does not have below it.
    pub beside: bool,
}

impl OrgNames {
    /// Folds the codes and names of a chart. A name that two units bear names neither; a code
    /// stands before a name.
    #[must_use]
    pub fn of(chart: &OrgChart, fold: fn(&str) -> String) -> Self {
        let folded = |unit: &crate::model::org_unit::OrgUnit| [fold(&unit.code), fold(&unit.name)];
        let texts: Vec<[String; 2]> = chart.units.iter().map(folded).collect();
        let mut by_text: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (place, unit) in texts.iter().enumerate() {
            for text in unit {
                by_text
                    .entry(text.clone())
                    .and_modify(|known| *known = known.filter(|known| *known == place))
                    .or_insert(Some(place));
            }
        }
        for (place, [code, _]) in texts.iter().enumerate() {
            by_text.insert(code.clone(), Some(place));
        }
        Self {
            by_text,
            texts,
            fold,
        }
    }

    /// Returns the place of a code or a name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        self.by_text.get(&(self.fold)(text)).copied().flatten()
    }

    /// Returns the unit of a row that states code and name of a unit, and of a part of it: the
    /// part where it stands below the unit that the row names, else that unit. A part of the same
    /// name elsewhere is another.
    #[must_use]
    pub fn of_row(&self, chart: &OrgChart, texts: [&str; 4]) -> Option<Named> {
        let [code, name, part_code, part_name] = texts;
        let find = |text: &str| (!text.is_empty()).then(|| self.find(text)).flatten();
        let parts = [part_code, part_name];
        let Some(unit) = [code, name].into_iter().find_map(find) else {
            let unit = parts.into_iter().find_map(find)?;
            return Some(Named {
                unit,
                beside: false,
            });
        };
        let below = |text| self.find_below(chart, unit, text);
        let part = parts.into_iter().find_map(below);
        let stated = parts.into_iter().any(|text| !text.is_empty());
        Some(Named {
            unit: part.unwrap_or(unit),
            beside: part.is_none() && stated && !self.is_unit(unit, parts),
        })
    }

    /// Says whether a stated part is the unit itself once more.
    fn is_unit(&self, unit: usize, parts: [&str; 2]) -> bool {
        let mut stated = parts.into_iter().filter(|text| !text.is_empty());
        stated.all(|text| self.texts[unit].contains(&(self.fold)(text)))
    }

    /// Finds a unit by code or name among those below another.
    fn find_below(&self, chart: &OrgChart, above: usize, text: &str) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        let folded = (self.fold)(text);
        let is_below = |unit: usize| {
            let ancestors = std::iter::successors(Some(unit), |at| chart.units[*at].parent);
            ancestors.skip(1).any(|ancestor| ancestor == above)
        };
        let named = |unit: &usize| self.texts[*unit].contains(&folded);
        (0..chart.units.len())
            .filter(named)
            .find(|unit| is_below(*unit))
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, OrgNames};
    use crate::model::org_unit::{OrgChart, OrgUnit};
    use crate::origin::CellRef;

    fn chart() -> OrgChart {
        let unit = |(code, name, parent): (&str, &str, Option<usize>)| OrgUnit {
            code: code.to_owned(),
            name: name.to_owned(),
            parent,
            level: None,
            staff: None,
            at: CellRef {
                table: 0,
                row: 1,
                column: 0,
            },
        };
        let units = [
            ("X", "Ente", None),
            ("D1", "Uno", Some(0)),
            ("S1", "Segreteria", Some(1)),
            ("D2", "Due", Some(0)),
            ("S2", "Segreteria", Some(3)),
        ];
        OrgChart {
            units: units.map(unit).into(),
            directorate_depth: 1,
        }
    }

    #[track_caller]
    fn case(texts: [&str; 4], unit: Option<usize>, beside: bool) {
        let chart = chart();
        let names = OrgNames::of(&chart, str::to_lowercase);
        let expected = unit.map(|unit| Named { unit, beside });
        assert_eq!(names.of_row(&chart, texts), expected, "{texts:?}");
    }

    #[test]
    fn a_row_belongs_to_the_deepest_unit_that_the_chart_knows() {
        case(["D1", "Uno", "", "segreteria"], Some(2), false);
        case(["", "due", "", "Segreteria"], Some(4), false);
        case(["D1", "", "S2", ""], Some(1), true);
        case(["", "Segreteria", "", ""], None, false);
        case(["", "", "S2", ""], Some(4), false);
        case(["D1", "Uno", "", "Altro"], Some(1), true);
        case(["D1", "Uno", "D1", "uno"], Some(1), false);
        case(["", "", "", ""], None, false);
    }
}
