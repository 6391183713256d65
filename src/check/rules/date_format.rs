//! `V034 date-format`

use crate::check::dates::{self, Form};
use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V034"),
    slug: "date-format",
    severity: Severity::Warning,
    summary: Text {
        it: "Una data è scritta in una forma insolita",
        en: "A date is written in an unusual form",
    },
    message: Words::Always(Text {
        it: "la data «{value}» è scritta in una forma insolita: letta come {fix}",
        en: "the date “{value}” is written in an unusual form: read as {fix}",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere la data come 31/12/2026 o 2026-12-31",
        en: "write the date as 31/12/2026 or 2026-12-31",
    })),
    explain: Text {
        it: "Punti, anni di due cifre e giorni di una cifra si leggono, ma altri programmi li \
             prendono per testo o per un altro secolo. Le due forme senza dubbi sono 31/12/2026 e \
             2026-12-31.",
        en: "Points, years of two digits and days of one digit can be read, but other programs \
             take them for text or for another century. The two forms beyond doubt are 31/12/2026 \
             and 2026-12-31.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    under: dates::stand_under,
    params: &["value", "fix"],
    expected: Some(Words::Always(Text {
        it: "la data: {fix}",
        en: "the date: {fix}",
    })),
    fix: Fix::Cell(Safety::Safe, |raw, _| usual(raw.trim())),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if let Some(fix) = dates::written(view).and_then(usual) {
        notes.push(view.note().with("fix", fix));
    }
}

/// Returns a date in its usual form, where it has another.
fn usual(text: &str) -> Option<String> {
    let (day, form) = dates::read(text)?;
    (form == Form::Other).then(|| dates::italian(day))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends};

    #[test]
    fn fires_on_points_and_short_years() {
        let table = "id;activity;override_date\nA1;Uno;31.12.2026\nA2;Due;1/3/26\nA3;Tre;01/03/2026\n\
                     A4;Quattro;2026-03-01\nA5;Cinque;marzo";
        assert_eq!(cells(&RULE, table), ["C2", "C3"]);
        mends(&RULE, &[], "31.12.26", Some("31/12/2026"));
        mends(&RULE, &[], "2026-03-01", None);
    }

    #[test]
    fn other_columns_are_not_dates() {
        assert!(cells(&RULE, "id;activity;notes\nA1;Uno;31.12.2026").is_empty());
    }
}
