//! The forms of a run: which rows each one has, and what its file is called.
//!
//! Never here: what stands in a cell.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::commands::form::outputs;
use crate::commands::form::units::{self, Standing};
use crate::figures::units::Units;
use crate::lang::Lang;
use crate::model::form::Form;
use crate::model::org_unit::OrgChart;

/// Which forms are wanted, and where.
pub(super) struct Wanted {
    /// A folder, or the file of the only form.
    pub(super) out: PathBuf,
    /// Units by code; none: every directorate.
    pub(super) units: Vec<String>,
    /// Whether there is one form for all.
    pub(super) one: bool,
    /// Whether each workbook has a CSV beside it.
    pub(super) twin: bool,
}

/// A form with its rows.
pub(super) struct Part {
    /// File name without its extension, then the path.
    name: String,
    /// Where it is written.
    pub(super) path: PathBuf,
    /// The unit that fills it in.
    pub(super) unit: Option<String>,
    /// The table.
    pub(super) form: Form,
    /// Units to choose from.
    pub(super) units: Vec<String>,
    /// Rows whose unit became another.
    pub(super) moved: Vec<usize>,
    /// Whether it holds rows whose unit nobody knows.
    pub(super) unplaced: bool,
}

fn with_year(name: &str, year: Option<i32>) -> String {
    match year {
        Some(year) => format!("{name} {year}"),
        None => name.to_owned(),
    }
}

/// Makes the form of a run without an org chart.
pub(super) fn whole(year: Option<i32>, form: &Form, units: Vec<String>, name: &str) -> Part {
    Part {
        name: with_year(name, year),
        path: PathBuf::new(),
        unit: None,
        form: form.clone(),
        units,
        moved: Vec::new(),
        unplaced: false,
    }
}

/// Divides rows among the units of a chart. A unit above the directorates has a form of its own
/// where it has rows; rows that nobody knows where to put have one too, so that none is lost.
///
/// # Errors
///
/// The code of a unit that is asked for and not in the chart.
pub(super) fn of_chart(
    wanted: &Wanted,
    year: Option<i32>,
    chart: &OrgChart,
    known: &Units,
    form: &Form,
    standings: &[Standing],
) -> Result<Vec<Part>, String> {
    let tops = tops(wanted, chart, known, standings)?;
    let order = units::in_chart_order(standings);
    let mut taken = BTreeSet::new();
    let mut parts = Vec::new();
    for top in tops {
        let belongs = |place: usize| match top {
            Top::Everything | Top::Unplaced => true,
            Top::Directorate(unit) => chart.directorate(place) == unit,
            Top::Asked(unit) => ancestors(chart, place).any(|above| above == unit),
        };
        let rows: Vec<usize> = (order.iter().copied())
            .filter(|row| match (standings[*row].unit, top) {
                (Some(place), Top::Everything | Top::Directorate(_) | Top::Asked(_)) => {
                    belongs(place)
                }
                (None, Top::Everything | Top::Unplaced) => true,
                _ => false,
            })
            .collect();
        let places = (0..chart.units.len()).filter(|place| belongs(*place));
        let (name, unit) = title(top, chart);
        parts.push(Part {
            name: outputs::file_name(&with_year(&name, year), &mut taken),
            path: PathBuf::new(),
            unit,
            form: units::rows_of(form, &rows),
            units: places
                .map(|place| units::choice(chart, known, place))
                .collect(),
            moved: (0..rows.len())
                .filter(|at| standings[rows[*at]].moved)
                .collect(),
            unplaced: top == Top::Unplaced,
        });
    }
    Ok(parts)
}

/// What a form is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Top {
    /// All units.
    Everything,
    /// A directorate, or a unit above them.
    Directorate(usize),
    /// A unit that was asked for, with those below it.
    Asked(usize),
    /// Rows whose unit is not in the chart.
    Unplaced,
}

fn tops(
    wanted: &Wanted,
    chart: &OrgChart,
    known: &Units,
    standings: &[Standing],
) -> Result<Vec<Top>, String> {
    if wanted.one {
        return Ok(vec![Top::Everything]);
    }
    if !wanted.units.is_empty() {
        let asked = wanted.units.iter();
        let asked = asked.map(|code| known.find(code).map(Top::Asked).ok_or(code.clone()));
        return asked.collect();
    }
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for place in standings.iter().filter_map(|it| it.unit) {
        *rows.entry(chart.directorate(place)).or_default() += 1;
    }
    let own = |place: &usize| {
        chart.depth(*place) == chart.directorate_depth
            || (chart.directorate(*place) == *place && rows.contains_key(place))
    };
    let directorates = (0..chart.units.len()).filter(own);
    let mut tops: Vec<Top> = directorates.map(Top::Directorate).collect();
    if standings.iter().any(|it| it.unit.is_none()) {
        tops.push(Top::Unplaced);
    }
    Ok(tops)
}

/// Returns a unit and those above it.
fn ancestors(chart: &OrgChart, unit: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(unit), |at| chart.units[*at].parent)
}

/// Returns the name of a form's file, and of its unit.
fn title(top: Top, chart: &OrgChart) -> (String, Option<String>) {
    match top {
        Top::Everything => ("rilevazione".to_owned(), None),
        Top::Unplaced => ("unità da assegnare".to_owned(), None),
        Top::Directorate(unit) | Top::Asked(unit) => {
            let unit = &chart.units[unit];
            let shown = if unit.name.is_empty() {
                &unit.code
            } else {
                &unit.name
            };
            (format!("{} {}", unit.code, unit.name), Some(shown.clone()))
        }
    }
}

/// Gives each form its path.
///
/// # Errors
///
/// Several forms for one file; an extension that is neither a workbook nor a CSV.
pub(super) fn placed(mut parts: Vec<Part>, wanted: &Wanted, lang: Lang) -> Result<Vec<Part>> {
    match outputs::extension(&wanted.out).as_deref() {
        Some("xlsx" | "csv") if !wanted.out.is_dir() => {
            let [part] = parts.as_mut_slice() else {
                let count = parts.len();
                match lang {
                    Lang::It => bail!(
                        "i moduli sono {count}: dare a --out una cartella, oppure usare --one"
                    ),
                    Lang::En => bail!("there are {count} forms: give --out a folder, or use --one"),
                }
            };
            part.path.clone_from(&wanted.out);
        }
        Some(other @ ("xls" | "ods" | "xlsm" | "xlsb" | "txt" | "tsv")) if !wanted.out.is_dir() => {
            match lang {
                Lang::It => bail!("--out: «.{other}» non si scrive: .xlsx, .csv o una cartella"),
                Lang::En => bail!("--out: “.{other}” is not written: .xlsx, .csv or a folder"),
            }
        }
        _ => {
            for part in &mut parts {
                part.path = in_folder(&wanted.out, &part.name);
            }
        }
    }
    Ok(parts)
}

fn in_folder(folder: &Path, name: &str) -> PathBuf {
    // A name may hold a dot, which is no extension.
    folder.join(format!("{name}.xlsx"))
}
