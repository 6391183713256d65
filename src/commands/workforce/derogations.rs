//! Derogations from prevalence: allowed only on days on which a text allows them.
//!
//! Never here: which text that is (`policy`), or the days that a derogation gives.

use anyhow::{Result, bail};

use crate::commands::workforce::Workforce;
use crate::lang::{Lang, Text};
use crate::model::period::Month;
use crate::policy::{DEROGATION, Policy};

const OTHER_TEXT: Text = Text {
    it: "se giornate in deroga c'erano per un altro testo, indicarlo in un file proprio: --policy FILE",
    en: "if another text allowed derogations, state it in a file of your own: --policy FILE",
};

/// Looks whether derogations may be agreed at all on the days that are asked for.
///
/// # Errors
///
/// A derogation on a day on which no text allows it: the error names the text.
pub(in crate::commands) fn allowed(
    force: &Workforce,
    months: &[Month],
    policy: &Policy,
    lang: Lang,
) -> Result<()> {
    let spells = force.staff.persons.iter().flat_map(|it| &it.spells);
    let first = spells
        .filter(|spell| spell.derogation.is_some())
        .flat_map(|spell| {
            let months = months.iter();
            months.filter_map(|month| month.period().and(spell.period))
        })
        .map(|days| days.first)
        .min();
    match first.map(|day| policy.in_force(DEROGATION, day)) {
        Some(Err(gap)) => bail!("{}; {}", gap.sentence(lang), OTHER_TEXT.get(lang)),
        Some(Ok(_)) | None => Ok(()),
    }
}
