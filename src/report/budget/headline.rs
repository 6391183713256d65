//! The first lines of a day budget: how many days, exact or as an estimate.
//!
//! Never here: tables.

use crate::lang::{Lang, Text};
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{DayBudgets, PrevalenceBase};
use crate::report::blocks::origin;
use crate::report::layout::Block;
use crate::report::words::{self, people, time};

/// Title of the report.
pub const TITLE: Text = Text {
    it: "Budget di giornate di lavoro agile",
    en: "Budget of agile days",
};

/// Days, named in full.
const AGILE_DAYS: (Text, Text) = (
    Text {
        it: "giornata di lavoro agile",
        en: "agile day",
    },
    Text {
        it: "giornate di lavoro agile",
        en: "agile days",
    },
);

/// Returns the title and the headline.
#[must_use]
pub fn blocks(budgets: &DayBudgets, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    blocks.extend(lines(budgets, lang).into_iter().map(Block::Paragraph));
    blocks
}

/// Returns what months the budget is of: `dicembre 2026`, `anno 2026`.
#[must_use]
pub fn span(budgets: &DayBudgets, lang: Lang) -> String {
    match (budgets.months.first(), budgets.months.last()) {
        (Some(first), Some(last)) => time::months(first.month, last.month, lang),
        _ => String::new(),
    }
}

/// Returns the days of everything, coverage and criteria, a paragraph each.
#[must_use]
pub fn lines(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let mut lines = figures(budgets, lang);
    if let Some(coverage) = &budgets.coverage {
        lines.push(origin::coverage_line(coverage, lang));
    }
    lines.push(origin::criteria_line(&budgets.set, None, lang));
    lines
}

/// Returns the days of everything and, of one month, its working days.
#[must_use]
pub fn figures(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let mut lines = vec![days(budgets, lang)];
    if let ([month], Lang::It) = (budgets.months.as_slice(), lang) {
        let days = month.working_days;
        lines.push(format!(
            "Giorni lavorativi del mese (W*): {days}, nel comune di {}.",
            budgets.settings.place
        ));
    } else if let [month] = budgets.months.as_slice() {
        let days = month.working_days;
        lines.push(format!(
            "Working days of the month (W*): {days}, in the comune of {}.",
            budgets.settings.place
        ));
    }
    lines
}

/// Says how many days there are, and whether they are allotted.
fn days(budgets: &DayBudgets, lang: Lang) -> String {
    let days = &budgets.total.days;
    let span = span(budgets, lang);
    let amount = people::amount(days, AGILE_DAYS, lang);
    let gross = match (budgets.settings.base, lang) {
        (PrevalenceBase::Gross, Lang::It) => " Al lordo delle assenze.",
        (PrevalenceBase::Gross, Lang::En) => " Gross of absences.",
        (PrevalenceBase::Net, _) => "",
    };
    let span = words::capital(&span);
    let said = match (budgets.basis, days.is_exact(), lang) {
        (ContingentBasis::Headcounts, _, Lang::It) => {
            format!("{span}: stima: {amount}. Non è un'assegnazione.")
        }
        (ContingentBasis::Headcounts, _, Lang::En) => {
            format!("{span}: estimate: {amount}. It is no allotment.")
        }
        (ContingentBasis::Persons, true, _) => format!("{span}: {amount}."),
        (ContingentBasis::Persons, false, Lang::It) => format!(
            "{span}: {amount}. Non è un'assegnazione: alcune classi dipendono da attività da \
             integrare."
        ),
        (ContingentBasis::Persons, false, Lang::En) => format!(
            "{span}: {amount}. It is no allotment: some classes depend on undetermined activities."
        ),
    };
    format!("{said}{gross}")
}
