//! `[contingent]` and `[budget]`: thresholds, quotas with their acts, windows.
//!
//! A quota has no default: without one, and without the act that says so, there is no budget.

use crate::config::BudgetConfig;
use crate::config::read::whole;
use crate::document::{Table, say};
use crate::model::day_budget::{PrevalenceBase, Quota, QuotaPer, Ties, Window};
use crate::model::period::{Day, Period};
use crate::model::quantity::Ratio;

const WINDOWS: [(&str, Window); 7] = [
    ("week", Window::Week),
    ("month", Window::Months(1)),
    ("two_months", Window::Months(2)),
    ("quarter", Window::Months(3)),
    ("four_months", Window::Months(4)),
    ("half_year", Window::Months(6)),
    ("year", Window::Months(12)),
];

/// Reads `[contingent] theta`, from 0 to 1.
pub(super) fn theta(root: &Table<'_>) -> Option<Ratio> {
    let contingent = root.table("contingent")?;
    contingent.only(&["theta"]);
    let share = contingent.share("theta")?;
    if share.value < Ratio::ZERO || share.value > Ratio::ONE {
        contingent.document().mistake(
            share.span,
            say("deve stare tra 0 e 1", "must be from 0 to 1"),
            None,
        );
        return None;
    }
    Some(share.value)
}

/// Reads `[budget]`.
pub(super) fn read(root: &Table<'_>) -> BudgetConfig {
    let Some(budget) = root.table("budget") else {
        return BudgetConfig::default();
    };
    budget.only(&["quota", "window", "base", "ties"]);
    let tables = match budget.get("quota") {
        Some(value) if value.is_table() => value.table().into_iter().collect(),
        Some(_) => budget.tables("quota"),
        None => Vec::new(),
    };
    let mut quotas: Vec<Quota> = tables.iter().filter_map(quota).collect();
    quotas.sort_by_key(|quota| quota.period);
    for pair in quotas.windows(2) {
        if let [before, after] = pair
            && before.period.and(after.period).is_some()
        {
            budget.document().mistake(
                budget.key_span("quota"),
                say(
                    format!(
                        "due quote valgono lo stesso giorno ({}): dare valid_from e valid_to",
                        after.period.first
                    ),
                    format!(
                        "two quotas hold on the same day ({}): give valid_from and valid_to",
                        after.period.first
                    ),
                ),
                None,
            );
        }
    }
    BudgetConfig {
        quotas,
        window: budget.word("window", &WINDOWS),
        base: budget.word(
            "base",
            &[
                ("gross", PrevalenceBase::Gross),
                ("net", PrevalenceBase::Net),
            ],
        ),
        ties: budget.word(
            "ties",
            &[("resolve", Ties::Resolve), ("to_bank", Ties::ToBank)],
        ),
    }
}

fn quota(table: &Table<'_>) -> Option<Quota> {
    table.only(&[
        "smartable",
        "rotation",
        "per",
        "act",
        "valid_from",
        "valid_to",
    ]);
    table.needs("smartable");
    table.needs("act");
    let days = |key: &str| whole(table, key, 0, 31).and_then(|days| u32::try_from(days).ok());
    let day = |key: &str| table.date(key).and_then(|date| Day::parse(&date.value));
    let act = table.string("act")?;
    if act.value.trim().is_empty() {
        table.document().mistake(
            act.span,
            say(
                "una quota vale in forza di un atto: indicarlo con numero e data",
                "a quota holds by an act: name it with number and date",
            ),
            None,
        );
    }
    let period = Period {
        first: day("valid_from").unwrap_or(Day::MIN),
        last: day("valid_to").unwrap_or(Day::MAX),
    };
    if period.first > period.last {
        table.document().mistake(
            table.key_span("valid_to"),
            say(
                "valid_to viene prima di valid_from",
                "valid_to comes before valid_from",
            ),
            None,
        );
    }
    Some(Quota {
        smartable: days("smartable")?,
        rotation: days("rotation").unwrap_or(0),
        per: table
            .word(
                "per",
                &[("month", QuotaPer::Month), ("week", QuotaPer::Week)],
            )
            .unwrap_or(QuotaPer::Month),
        period,
        act: act.value,
    })
}

#[cfg(test)]
mod tests {
    use crate::config::read;
    use crate::lang::Lang;
    use crate::model::day_budget::{QuotaPer, Window};
    use crate::model::period::Day;
    use crate::model::quantity::Ratio;

    #[test]
    fn quotas_have_their_acts_and_dates() {
        let text = "[contingent]\ntheta = \"1/2\"\n[budget]\nwindow = \"quarter\"\n\
                    [[budget.quota]]\nsmartable = 2\nper = \"week\"\nact = \"B\"\nvalid_from = 2026-07-01\n\
                    [[budget.quota]]\nsmartable = 8\nrotation = 2\nact = \"A\"\nvalid_to = 2026-06-30\n";
        let config = read("smartable.toml", text).unwrap();
        assert_eq!(config.theta, Some(Ratio::HALF));
        assert_eq!(config.budget.window, Some(Window::Months(3)));
        let [first, second] = config.budget.quotas.as_slice() else {
            panic!("two quotas");
        };
        assert_eq!(
            (first.smartable, first.rotation, first.act.as_str()),
            (8, 2, "A")
        );
        assert_eq!((second.smartable, second.per), (2, QuotaPer::Week));
        assert_eq!(Some(second.period.first), Day::parse("2026-07-01"));
    }

    #[test]
    fn a_quota_without_an_act_is_a_mistake() {
        #[track_caller]
        fn case(text: &str, words: &str) {
            let errors = read("smartable.toml", text).unwrap_err();
            let message = errors[0].render(Lang::En);
            assert!(message.contains(words), "{message}");
        }
        case("[budget.quota]\nsmartable = 8\n", "act");
        case("[budget.quota]\nsmartable = 8\nact = \" \"\n", "act");
        case("[budget.quota]\nsmartable = 40\nact = \"A\"\n", "31");
        case("[contingent]\ntheta = 2\n", "0 to 1");
        case(
            "[[budget.quota]]\nsmartable = 8\nact = \"A\"\n[[budget.quota]]\nsmartable = 6\nact = \"B\"\n",
            "same day",
        );
    }
}
