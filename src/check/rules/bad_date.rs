//! `V030 bad-date`

use crate::check::dates;
use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V030"),
    slug: "bad-date",
    severity: Severity::Error,
    facts: &[FactKind::BadDate],
    summary: Text {
        it: "Una data non si può leggere",
        en: "A date cannot be read",
    },
    message: Words::Always(Text {
        it: "«{value}» non è una data che si possa leggere",
        en: "“{value}” is not a date that can be read",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere la data come 31/12/2026 o 2026-12-31",
        en: "write the date as 31/12/2026 or 2026-12-31",
    })),
    explain: Text {
        it: "Una data deve avere giorno, mese e anno ed esistere nel calendario: «marzo 2026» e \
             «31/02/2026» non bastano.",
        en: "A date must have a day, a month and a year and exist in the calendar: “March 2026” \
             and “31/02/2026” will not do.",
    },
    looks: Looks::AtCells(look),
    under: dates::stand_under,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "una data come 31/12/2026",
        en: "a date such as 31/12/2026",
    })),
    ..Rule::BASE
};

/// Looks at what is no date and no number of days; `-` and `n.d.` say that there is none.
fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let Some(text) = dates::written(view) else {
        return;
    };
    let says_something = text.bytes().filter(u8::is_ascii_alphanumeric).count() > 2;
    let other = dates::read(text).is_none() && dates::serial(text).is_none();
    if says_something && other {
        notes.push(view.note());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_days_that_do_not_exist() {
        let table =
            "id;activity;override_date\nA1;Uno;31/02/2026\nA2;Due;marzo 2026\nA3;Tre;12/31/2026";
        assert_eq!(cells(&RULE, table), ["C2", "C3", "C4"]);
    }

    #[test]
    fn stays_silent_on_dates_and_on_none() {
        let table =
            "id;activity;override_date\nA1;Uno;29/02/2028\nA2;Due;n.d.\nA3;Tre;46096\nA4;Q;-";
        assert!(cells(&RULE, table).is_empty());
    }
}
