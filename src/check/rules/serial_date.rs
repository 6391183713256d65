//! `V032 serial-date`

use crate::check::dates;
use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V032"),
    slug: "serial-date",
    severity: Severity::Warning,
    facts: &[FactKind::SerialDate],
    summary: Text {
        it: "Una data è scritta come numero di giorni",
        en: "A date is written as a number of days",
    },
    message: Words::By {
        param: "days",
        cases: &[(
            "",
            Text {
                it: "{value} è una data come la contano i fogli di calcolo: forse {fix}",
                en: "{value} is a date as spreadsheets count it: perhaps {fix}",
            },
        )],
        otherwise: Text {
            it: "«{value}» è il numero con cui i fogli di calcolo contano i giorni: letto come \
             {days}",
            en: "“{value}” is the number that spreadsheets count days with: read as {days}",
        },
    },
    help: Some(Words::By {
        param: "days",
        cases: &[(
            "",
            Text {
                it: "dare alla cella il formato Data, oppure scrivere la data come 31/12/2026",
                en: "format the cell as a date, or write the date as 31/12/2026",
            },
        )],
        otherwise: Text {
            it: "scrivere {written}, o dare alla cella il formato data",
            en: "write {written}, or give the cell the format of a date",
        },
    }),
    explain: Text {
        it: "I fogli di calcolo tengono le date come giorni dal 1900. Quando il formato della \
             cella si perde, resta il numero, che non si legge come data.",
        en: "Spreadsheets keep dates as days since 1900. When the format of the cell is lost the \
             number remains, which is not read as a date.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    under: dates::stand_under,
    params: &["value", "fix"],
    expected: Some(Words::Always(Text {
        it: "la data: {fix}",
        en: "the date: {fix}",
    })),
    fix: Fix::Cell(Safety::Unsafe, |raw, _| {
        dates::serial(raw.trim()).map(dates::italian)
    }),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if let Some(day) = dates::written(view).and_then(dates::serial) {
        notes.push(view.note().with("fix", dates::italian(day)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends};

    #[test]
    fn fires_on_a_number_of_days() {
        let table = "id;activity;override_date;headcount\nA1;Uno;46096;46096\nA2;Due;15/03/2026;1";
        assert_eq!(cells(&RULE, table), ["C2"]);
        mends(&RULE, &[], "46096", Some("15/03/2026"));
    }

    #[test]
    fn a_year_is_no_number_of_days() {
        assert!(cells(&RULE, "id;activity;override_date\nA1;Uno;2026").is_empty());
    }
}
