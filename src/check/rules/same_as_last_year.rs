//! `Y008 same-as-last-year`

use crate::check::alike::{cell, sorted_by, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::Years;
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::pairing::PairedBy;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y008"),
    slug: "same-as-last-year",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["unit", "rows", "what"],
    summary: Text {
        it: "Una scheda è uguale a quella dell'anno scorso",
        en: "A submission equals that of last year",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "file",
            Text {
                it: "tutte le {rows} righe del file sono uguali a quelle dell'anno scorso",
                en: "all {rows} rows of the file equal those of last year",
            },
        )],
        otherwise: Text {
            it: "«{unit}»: {rows} righe uguali a quelle dell'anno scorso",
            en: "“{unit}”: {rows} rows equal to those of last year",
        },
    },
    help: Some(Words::Always(Text {
        it: "chiedere se la scheda è stata aggiornata o solo rispedita; se niente è cambiato, \
             confermare",
        en: "ask whether the sheet was brought up to date or merely sent again; if nothing has \
             changed, confirm it",
    })),
    explain: Text {
        it: "Si confrontano nomi, risposte, persone e tempo. In un anno qualcosa cambia quasi \
             sempre: una scheda identica di solito è quella di prima, inviata di nuovo. Servono \
             almeno 5 righe.",
        en: "Names, answers, people and time are compared. In a year something nearly always \
             changes: an identical sheet is usually the old one, sent again. At least 5 rows are \
             needed.",
    },
    ..Rule::BASE
};

/// Rows below which equal ones say nothing.
const FEWEST: usize = 5;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let mut same = vec![false; years.now_keys.len()];
    for pair in &years.pairs {
        let (row, old) = (years.row(pair.now), years.old_row(pair.before));
        let answers = years.now_keys[pair.now].answers == years.before_keys[pair.before].answers;
        let numbers = row.heads == old.heads && row.fte == old.fte;
        same[pair.now] = pair.by == PairedBy::Name && answers && numbers;
    }
    let least = notes.thresholds.same_as_last_year.millionths();
    let is_same = |rows: &[usize]| {
        let equal = rows.iter().filter(|row| same[**row]).count();
        let [equal, all] = [equal, rows.len()].map(|it| i64::try_from(it).unwrap_or(i64::MAX));
        rows.len() >= FEWEST && equal.saturating_mul(1_000_000) >= all.saturating_mul(least)
    };
    let file = |row: usize| survey.sources.table(years.row(row).table).file;
    let unit = |row: usize| years.now_keys[row].unit;
    let order = sorted_by(same.len(), |row| (file(row), unit(row)));
    for rows in order.chunk_by(|one, two| file(*one) == file(*two)) {
        if is_same(rows) {
            notes.push(note(years, rows, Place::File(file(rows[0])), "file"));
            continue;
        }
        for rows in rows.chunk_by(|one, two| unit(*one) == unit(*two)) {
            if is_same(rows) && unit(rows[0]) != 0 {
                let place = cell(years.now, years.row(rows[0]), Field::Name);
                notes.push(note(years, rows, place, "unit"));
            }
        }
    }
}

fn note(years: &Years<'_>, rows: &[usize], place: Place, what: &str) -> Note {
    let unit = unit_name(years.now, years.row(rows[0]));
    let note = Note::at(place).with("unit", unit).with("what", what);
    note.with("rows", rows.len().to_string())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    fn unit(name: &str, last: u8) -> String {
        let rows = ["a", "b", "c", "d"].map(|it| format!("{name};{it};2;Sì\n"));
        format!("{}{name};e;{last};No\n", rows.concat())
    }

    const HEAD: &str = "unit;activity;headcount;+output\n";

    #[test]
    fn fires_on_a_file_or_on_a_unit() {
        let before = format!("{HEAD}{}{}", unit("A", 2), unit("B", 2));
        let equal = format!("{HEAD}{}", unit("A", 2));
        assert_eq!(
            surveyed_with(&RULE, &[&equal], &[&before], |it| it),
            ["file"]
        );
        let one = format!("{HEAD}{}{}", unit("A", 2), unit("B", 3));
        assert_eq!(surveyed_with(&RULE, &[&one], &[&before], |it| it), ["B2"]);
    }

    #[test]
    fn stays_silent_on_one_change_and_on_few_rows() {
        let before = format!("{HEAD}{}", unit("A", 2));
        let now = format!("{HEAD}{}", unit("A", 3));
        assert!(surveyed_with(&RULE, &[&now], &[&before], |it| it).is_empty());
        let few = format!("{HEAD}A;a;2;Sì");
        assert!(surveyed_with(&RULE, &[&few], &[&few], |it| it).is_empty());
    }
}
