//! The words of day budgets: windows, bases, ties, quotas, steps of the bridge.
//!
//! Never here: a figure.

use crate::lang::{Lang, Text};
use crate::model::day_budget::{
    BridgeStep, PrevalenceBase, Quota, QuotaPer, Settled, Ties, Window,
};
use crate::report::words::time;

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// Returns the window in which presence must prevail.
#[must_use]
pub fn window(window: Window) -> Text {
    match window {
        Window::Week => text("settimana", "week"),
        Window::Months(1) => text("mese", "month"),
        Window::Months(2) => text("bimestre", "two months"),
        Window::Months(3) => text("trimestre", "quarter"),
        Window::Months(4) => text("quadrimestre", "four months"),
        Window::Months(6) => text("semestre", "half-year"),
        Window::Months(_) => text("anno", "year"),
    }
}

/// Returns the key of a window, as `[budget]` takes it.
#[must_use]
pub fn window_key(window: Window) -> &'static str {
    match window {
        Window::Week => "week",
        Window::Months(1) => "month",
        Window::Months(2) => "two_months",
        Window::Months(3) => "quarter",
        Window::Months(4) => "four_months",
        Window::Months(6) => "half_year",
        Window::Months(_) => "year",
    }
}

/// Returns which days the window counts.
#[must_use]
pub fn base(base: PrevalenceBase) -> Text {
    match base {
        PrevalenceBase::Gross => text(
            "giorni lavorativi al lordo delle assenze",
            "working days, gross of absences",
        ),
        PrevalenceBase::Net => text(
            "giorni lavorativi al netto delle assenze autorizzate",
            "working days net of authorised absences",
        ),
    }
}

/// Returns what happens to tied days.
#[must_use]
pub fn ties(ties: Ties) -> Text {
    match ties {
        Ties::Resolve => text(
            "a parità di resto decide l'ordine di priorità, poi chi ha avuto meno giornate in più \
             nell'anno, poi il codice",
            "equal remainders are settled by order of priority, then fewest extra days this year, \
             then code",
        ),
        Ties::ToBank => text(
            "a parità di resto le giornate vanno alla banca delle giornate",
            "days of equal remainders go to the days bank",
        ),
    }
}

/// Says how many days each class has, by which act and when.
#[must_use]
pub fn quota(quota: &Quota, lang: Lang) -> String {
    let (full, rotation) = (quota.smartable, quota.rotation);
    let when = time::period(quota.period, lang);
    let when = if when.is_empty() {
        String::new()
    } else {
        format!(", {when}")
    };
    let per = match quota.per {
        QuotaPer::Month => text("al mese", "a month"),
        QuotaPer::Week => text("a settimana", "a week"),
    };
    let (per, act) = (per.get(lang), &quota.act);
    match lang {
        Lang::It => {
            format!("quota: {full} giornate {per} (piena), {rotation} (a rotazione){when}: {act}")
        }
        Lang::En => {
            format!("quota: {full} days {per} (full), {rotation} (by rotation){when}: {act}")
        }
    }
}

/// Returns the name of a step of the bridge.
#[must_use]
pub fn step(step: BridgeStep) -> Text {
    match step {
        BridgeStep::Derogation => text("Deroghe", "Derogations"),
        BridgeStep::Pattern => text("Orario settimanale", "Weekly pattern"),
        BridgeStep::Workplace => text("Festività di altre sedi", "Holidays elsewhere"),
        BridgeStep::Service => text("Entrate e uscite", "Joiners and leavers"),
        BridgeStep::Cap => text("Tetto di prevalenza", "Prevalence cap"),
    }
}

/// Returns how a remainder was settled.
#[must_use]
pub fn settled(settled: Settled) -> Text {
    match settled {
        Settled::Larger => text("resto maggiore: una giornata", "larger: a day"),
        Settled::ByPriority => text("parità: per priorità", "tie: by priority"),
        Settled::ByFewestExtra => text("parità: meno extra nell'anno", "tie: fewest extra days"),
        Settled::ByCode => text("parità: per codice", "tie: by code"),
        Settled::None => text("nessuna giornata", "no day"),
        Settled::WindowFull => text("nessuna: tetto raggiunto", "no day: cap reached"),
        Settled::ToBank => text("parità: alla banca", "tie: to the bank"),
    }
}

/// Returns how a tie was broken; `None` where there was no tie.
#[must_use]
pub fn tie(settled: Settled) -> Option<Text> {
    match settled {
        Settled::Larger | Settled::None | Settled::WindowFull => None,
        Settled::ByPriority => Some(text(
            "a parità di resto una giornata per ordine di priorità",
            "of equal remainders a day by order of priority",
        )),
        Settled::ByFewestExtra => Some(text(
            "a parità di resto una giornata a chi ha meno giornate in più nell'anno",
            "of equal remainders a day to who has fewest extra days this year",
        )),
        Settled::ByCode => Some(text(
            "a parità di resto una giornata per ordine di codice",
            "of equal remainders a day by order of code",
        )),
        Settled::ToBank => Some(text(
            "a parità di resto la giornata va alla banca delle giornate",
            "of equal remainders the day goes to the days bank",
        )),
    }
}
