//! How a figure of a month is made, in words and with its numbers.
//!
//! Never here: a figure, or what it is made from (`grounds`).

use crate::lang::{Lang, Text};
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{BridgeStep, DayBudgets, MonthBudget, Quota, QuotaPer};
use crate::model::period::Month;
use crate::model::quantity::{Between, Exact};
use crate::report::budget::measures::Measure;
use crate::report::numbers;

pub(super) fn ends(value: &Between<Exact>, lang: Lang) -> String {
    numbers::quantity_between(value, lang)
}

/// A term of a formula: what is negative or an interval stands in parentheses.
fn term(value: &Between<Exact>, lang: Lang) -> String {
    let text = ends(value, lang);
    if value.is_exact() && !text.starts_with('-') {
        text
    } else {
        format!("({text})")
    }
}

/// Returns the quota that holds in a month.
fn quota_of(budgets: &DayBudgets, month: Month) -> Option<&Quota> {
    let days = month.period();
    let mut quotas = budgets.settings.quotas.iter();
    quotas.find(|quota| quota.period.and(days).is_some())
}

pub(super) fn formula(
    budgets: &DayBudgets,
    month: &MonthBudget,
    when: Month,
    measure: Measure,
    lang: Lang,
) -> String {
    let say = |it, en| Text { it, en }.get(lang);
    match measure {
        Measure::Smartable => {
            let what = say(
                "persone a quota piena che vi prestano servizio nel mese",
                "people of the full quota who serve there in the month",
            );
            format!("{what} = {}", numbers::value(&measure.value(month), lang))
        }
        Measure::Rotation => {
            let what = say(
                "persone a rotazione che vi prestano servizio nel mese",
                "people of the rotation who serve there in the month",
            );
            format!("{what} = {}", numbers::value(&measure.value(month), lang))
        }
        Measure::Gross => gross(budgets, month, when, lang),
        Measure::Step(step) => {
            let value = numbers::value(&measure.value(month), lang).into_owned();
            format!("{} = {value}", how(step, lang))
        }
        Measure::Net if month.bridge.is_empty() => {
            let what = say(
                "lordo meno quanto il tetto di prevalenza toglie",
                "gross less what the prevalence cap takes off",
            );
            format!("{what} = {}", ends(&month.net, lang))
        }
        Measure::Net => bridged(month, lang),
        Measure::Days => rounded(budgets.basis, month, lang),
        Measure::ToBank => {
            let days = month.to_bank.unwrap_or(0);
            let what = say(
                "giornate in parità che vanno alla banca",
                "tied days that go to the bank",
            );
            format!("{what} = {days}")
        }
    }
}

/// Gross and the steps of the bridge.
fn bridged(month: &MonthBudget, lang: Lang) -> String {
    let steps = month.bridge.iter();
    let steps = steps.map(|(step, _)| {
        let value = Measure::Step(*step).between(month);
        value.map_or_else(String::new, |value| term(&value, lang))
    });
    let steps: Vec<String> = steps.collect();
    let what = Text {
        it: "lordo + passi del ponte",
        en: "gross + steps of the bridge",
    };
    format!(
        "{} = {} + {} = {}",
        what.get(lang),
        term(&month.gross, lang),
        steps.join(" + "),
        ends(&month.net, lang),
    )
}

/// The net, rounded once.
fn rounded(basis: ContingentBasis, month: &MonthBudget, lang: Lang) -> String {
    let what = match basis {
        ContingentBasis::Persons => Text {
            it: "B = somma delle spettanze t delle persone, arrotondata",
            en: "B = sum of the entitlements t of the people, rounded",
        },
        ContingentBasis::Headcounts => Text {
            it: "stima: netto dell'intervallo del contingente, arrotondato",
            en: "estimate: net of the interval of the contingent, rounded",
        },
    };
    let (net, days) = (ends(&month.net, lang), ends(&month.days, lang));
    format!("{} = {net} → {days}", what.get(lang))
}

/// Persons times quota.
fn gross(budgets: &DayBudgets, month: &MonthBudget, when: Month, lang: Lang) -> String {
    let (full, rotation) = (term(&month.smartable, lang), term(&month.rotation, lang));
    let gross = ends(&month.gross, lang);
    let Some(quota) = quota_of(budgets, when) else {
        return gross;
    };
    let (a, b) = (quota.smartable, quota.rotation);
    match (quota.per, lang) {
        (QuotaPer::Month, Lang::It) => {
            format!("persone × quota = {full} × {a} + {rotation} × {b} = {gross}")
        }
        (QuotaPer::Month, Lang::En) => {
            format!("people × quota = {full} × {a} + {rotation} × {b} = {gross}")
        }
        (QuotaPer::Week, Lang::It) => format!(
            "persone × quota settimanale × W* / 5: {full} × {a} e {rotation} × {b} a settimana \
             = {gross}"
        ),
        (QuotaPer::Week, Lang::En) => format!(
            "people × weekly quota × W* / 5: {full} × {a} and {rotation} × {b} a week = {gross}"
        ),
    }
}

/// Says what a step adds.
fn how(step: BridgeStep, lang: Lang) -> &'static str {
    let (it, en) = match step {
        BridgeStep::Derogation => (
            "giornate in deroga al posto della quota",
            "days by derogation in place of the quota",
        ),
        BridgeStep::Pattern => (
            "quota × W / W*, con i giorni dell'orario settimanale di ciascuno",
            "quota × W / W*, with the days of each weekly pattern",
        ),
        BridgeStep::Workplace => (
            "festività delle sedi in un altro comune",
            "holidays of workplaces in another comune",
        ),
        BridgeStep::Service => (
            "solo i giorni in servizio in questa direzione",
            "only days in service in this directorate",
        ),
        BridgeStep::Cap => (
            "t = min(e; c): quanto il tetto di prevalenza toglie",
            "t = min(e, c): what the prevalence cap takes off",
        ),
    };
    Text { it, en }.get(lang)
}
