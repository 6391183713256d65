//! The year of an override in a form: what was decided on answers of before shows as that.
//!
//! Never here: which overrides an update keeps (`figures::update`).

use crate::figures::update::year_in;
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormColumn, OVERRIDE_YEAR};
use crate::model::quantity::Decimal;

/// Header of the column that says of which year an override is, in both languages.
pub(in crate::commands) const YEAR: [&str; 2] = OVERRIDE_YEAR;

/// Returns the header of the column.
pub(in crate::commands) fn header(lang: Lang) -> &'static str {
    match lang {
        Lang::It => YEAR[0],
        Lang::En => YEAR[1],
    }
}

/// Returns the place of the column in a form.
pub(in crate::commands) fn column(form: &Form) -> Option<usize> {
    let ours = |column: &FormColumn| {
        let folded = fold_header(&column.header);
        column.asks == Asks::Other && YEAR.iter().any(|header| fold_header(header) == folded)
    };
    form.columns.iter().position(ours)
}

/// Says in every row with an override of which year it is, where it does not say so: that of its
/// date, else `year`. Adds the column where there is an override and none.
pub(in crate::commands) fn mark(form: &mut Form, year: Option<i32>, lang: Lang) {
    let Some(verdict) = form.column(Asks::Field(Field::OverrideVerdict)) else {
        return;
    };
    let has = |cells: &[FormCell]| cells[verdict] != FormCell::Empty;
    if !form.rows.iter().any(|row| has(&row.cells)) {
        return;
    }
    let at = column(form).unwrap_or_else(|| {
        form.columns.push(FormColumn {
            asks: Asks::Other,
            header: header(lang).to_owned(),
        });
        for row in &mut form.rows {
            row.cells.push(FormCell::Empty);
        }
        form.columns.len() - 1
    });
    for place in 0..form.rows.len() {
        let row = &form.rows[place];
        if let Some(year) = year_in(&row.cells[at]) {
            // A text file has no numbers.
            form.rows[place].cells[at] = of_year(year);
            continue;
        }
        if !has(&row.cells) {
            continue;
        }
        let dated = year_of_date(form.text(row, Field::OverrideDate));
        if let Some(year) = dated.or(year) {
            form.rows[place].cells[at] = of_year(year);
        }
    }
}

/// Returns the cell of a year.
pub(in crate::commands) fn of_year(year: i32) -> FormCell {
    FormCell::Number(Decimal::from_millionths(i64::from(year) * 1_000_000))
}

/// Returns the year of a date as people write it: its four digits that stand together.
pub(in crate::commands) fn year_of_date(date: &str) -> Option<i32> {
    let numbers = date.split(|char: char| !char.is_ascii_digit());
    let years = numbers.filter(|digits| digits.len() == 4);
    let mut years = years.filter_map(|digits| digits.parse().ok());
    years.find(|year| (1990..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::year_of_date;

    #[test]
    fn a_year_has_four_digits() {
        #[track_caller]
        fn case(date: &str, year: Option<i32>) {
            assert_eq!(year_of_date(date), year, "{date}");
        }
        case("12/03/2025", Some(2025));
        case("2025-03-12", Some(2025));
        case("marzo 2024", Some(2024));
        case("12/03/25", None);
        case("prot. 1234 del 12.3.2025", Some(2025));
        case("", None);
    }
}
