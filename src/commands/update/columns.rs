//! The columns of an update: those of last year and of this one, the same for all its forms.
//!
//! Never here: what stands in them.

use crate::commands::form::headers::{Place, YEAR};
use crate::commands::form::overrides;
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormColumn, FormRow};

/// Header of the column that says since when an activity has ended. First in its list, so that the
/// list is known for one of ours.
const CEASED: [&str; 2] = ["Anno di cessazione", "Ended in"];

/// Forms with the same columns.
pub(super) struct Aligned<const N: usize> {
    pub(super) forms: [Form; N],
    /// Of each column, which forms had it.
    pub(super) had: Vec<[bool; N]>,
    /// The place of the column of years.
    pub(super) year: usize,
    /// The place of the column of the years of overrides.
    pub(super) override_year: usize,
}

/// What tells columns apart: what they ask, their header where that is their own, and which of
/// several they are.
type Told = (Asks, String, usize);

/// Gives forms the same columns: fields and items in their order, then those of the house's own in
/// the order of their first appearance, and one for the year.
pub(super) fn aligned<const N: usize>(forms: [Form; N], lang: Lang) -> Aligned<N> {
    let told = forms.each_ref().map(all_told);
    let mut columns: Vec<(Told, FormColumn)> = Vec::new();
    for (form, told) in forms.iter().zip(&told) {
        for (column, told) in form.columns.iter().zip(told) {
            if !columns.iter().any(|(known, _)| known == told) {
                columns.push((told.clone(), column.clone()));
            }
        }
    }
    with_wanted(&mut columns, lang);
    columns.sort_by_key(|(told, _)| rank(told));
    own_last(&mut columns, overrides::YEAR, lang);
    own_last(&mut columns, YEAR, lang);
    let (override_year, year) = (columns.len() - 2, columns.len() - 1);
    let had = columns
        .iter()
        .map(|(column, _)| told.each_ref().map(|told| told.contains(column)));
    let had = had.collect();
    let mut told = told.into_iter();
    let forms = forms.map(|form| {
        let told = told.next().unwrap_or_default();
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|(column, _)| told.iter().position(|it| it == column))
            .collect();
        let cell = |row: &FormRow, place: &Option<usize>| {
            place.map_or(FormCell::Empty, |at| row.cells[at].clone())
        };
        let row = |row: &FormRow| FormRow {
            cells: places.iter().map(|place| cell(row, place)).collect(),
            at: row.at,
        };
        Form {
            columns: columns.iter().map(|(_, column)| column.clone()).collect(),
            rows: form.rows.iter().map(row).collect(),
        }
    });
    Aligned {
        forms,
        had,
        year,
        override_year,
    }
}

/// Adds the columns without which no activity can be told from others.
fn with_wanted(columns: &mut Vec<(Told, FormColumn)>, lang: Lang) {
    let wanted = [Asks::Field(Field::Id), Asks::Field(Field::Name)];
    for asks in wanted {
        if !columns.iter().any(|(told, _)| told.0 == asks) {
            let header = match asks {
                Asks::Field(field) => crate::commands::form::headers::of_field(field, lang),
                Asks::Item(_) | Asks::Other => String::new(),
            };
            columns.push(((asks, String::new(), 0), FormColumn { asks, header }));
        }
    }
}

/// Puts a column of the program's own behind all others, wherever it stood and whether it did.
fn own_last(columns: &mut Vec<(Told, FormColumn)>, headers: [&'static str; 2], lang: Lang) {
    let is_own = |(told, _): &(Told, FormColumn)| is_one_of(&told.1, headers);
    let told = match columns.iter().position(is_own) {
        Some(at) => columns.remove(at).0,
        None => (Asks::Other, fold_header(headers[0]), 0),
    };
    let (asks, header) = (Asks::Other, said(headers, lang).to_owned());
    columns.push((told, FormColumn { asks, header }));
}

/// Returns what tells a column of the house's own apart. The program's own are the same in both
/// languages: forms of one year and of the next may be in either.
fn own_name(header: &str) -> String {
    let folded = fold_header(header);
    let ours = [overrides::YEAR, YEAR];
    let ours = ours.into_iter().find(|it| is_one_of(&folded, *it));
    ours.map_or(folded, |it| fold_header(it[0]))
}

fn all_told(form: &Form) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for column in &form.columns {
        let own = match column.asks {
            Asks::Other => own_name(&column.header),
            Asks::Field(_) | Asks::Item(_) => String::new(),
        };
        let before = told
            .iter()
            .filter(|it| (it.0, &it.1) == (column.asks, &own))
            .count();
        told.push((column.asks, own, before));
    }
    told
}

fn rank(told: &Told) -> Place {
    match told.0 {
        Asks::Field(field) => Place::of(field).unwrap_or(Place::Other(0)),
        Asks::Item(item) => Place::Item(item, u16::try_from(told.2).unwrap_or(u16::MAX)),
        Asks::Other => Place::Other(0),
    }
}

fn said(header: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::It => header[0],
        Lang::En => header[1],
    }
}

fn is_one_of(folded: &str, headers: [&str; 2]) -> bool {
    headers.iter().any(|header| fold_header(header) == folded)
}

/// Takes the column of the year of the end out of a form; returns it, row by row.
pub(super) fn take_ends(form: &mut Form) -> Vec<FormCell> {
    let is_end = |column: &FormColumn| is_one_of(&fold_header(&column.header), CEASED);
    let Some(at) = form.columns.iter().position(is_end) else {
        return vec![FormCell::Empty; form.rows.len()];
    };
    form.columns.remove(at);
    form.rows
        .iter_mut()
        .map(|row| row.cells.remove(at))
        .collect()
}

/// Puts the column of the year of the end before the others.
pub(super) fn with_ends(form: &mut Form, ends: Vec<FormCell>, lang: Lang) {
    let column = FormColumn {
        asks: Asks::Other,
        header: said(CEASED, lang).to_owned(),
    };
    form.columns.insert(0, column);
    for (row, end) in form.rows.iter_mut().zip(ends) {
        row.cells.insert(0, end);
    }
}
