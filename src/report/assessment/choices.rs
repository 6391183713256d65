//! The declared choices that figures rest on, repeated by every report.
//!
//! Never here: the figures.

use crate::lang::{Lang, Text};
use crate::model::assessment::Assessment;
use crate::model::criteria::{Criterion, Heads, Missing, NotApplicable, VerdictRule};
use crate::model::period::Day;
use crate::model::quantity::Ratio;
use crate::report::words::time;
use crate::report::{numbers, words};

/// Returns all choices, a line each.
#[must_use]
pub fn lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let mut lines = policy_lines(assessment, lang)
        .iter()
        .map(|line| words::capital(line))
        .collect::<Vec<_>>();
    let settings = &assessment.settings;
    if assessment.total.heads.is_some() {
        let from = words::heads_from(settings.heads_from).get(lang);
        lines.push(match lang {
            Lang::It => format!("Origine degli addetti: {from}"),
            Lang::En => format!("Heads come from {from}"),
        });
    }
    if let Some((header, is)) = &settings.weight {
        let is = words::weight_is(*is).get(lang);
        lines.push(match lang {
            Lang::It => format!("Secondo peso: colonna «{header}», valore {is}"),
            Lang::En => format!("Second weight: column \"{header}\", value {is}"),
        });
    }
    lines.extend(rule_lines(assessment, lang));
    lines.extend(partly_lines(assessment, lang));
    lines.extend(meaning_lines(assessment, lang));
    for (header, value) in &settings.filters {
        lines.push(match lang {
            Lang::It => format!("Solo le righe con {header} = {value}"),
            Lang::En => format!("Only rows with {header} = {value}"),
        });
    }
    if let Some(on) = &settings.on {
        let on = Day::parse(on).map_or_else(|| on.clone(), |day| time::day(day, lang));
        lines.push(match lang {
            Lang::It => format!("Valori alla data del {on}"),
            Lang::En => format!("Figures as on {on}"),
        });
    }
    lines
}

/// Returns the choices about heads, rows without a verdict and missing weights.
#[must_use]
pub fn policy_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let policy = assessment.settings.totals;
    let heads = match policy.heads {
        Heads::Overlapping => Text {
            it: "una persona può stare in più righe: le somme sono addetti per attività, non persone",
            en: "one person may stand in several rows: sums are activity heads, not people",
        },
        Heads::Exclusive => Text {
            it: "ogni persona sta in una sola riga: le somme sono persone",
            en: "each person stands in one row: sums are people",
        },
    };
    let unassessed = words::treatment(policy.unassessed).get(lang);
    let missing = words::treatment(policy.missing_weight).get(lang);
    let mut lines = vec![heads.get(lang).to_owned()];
    lines.extend(match lang {
        Lang::It => [
            format!("le righe senza esito {unassessed}"),
            format!("le righe senza addetti o senza peso {missing}"),
        ],
        Lang::En => [
            format!("rows without a verdict {unassessed}"),
            format!("rows without heads or weight {missing}"),
        ],
    });
    lines
}

/// Says how the first index joins its criteria.
#[must_use]
pub fn rule_text(rule: &VerdictRule, lang: Lang) -> String {
    match rule {
        VerdictRule::Gates => Text {
            it: "tutti i criteri devono essere soddisfatti; decide il livello più basso",
            en: "every criterion must be met; the least level decides",
        }
        .get(lang)
        .to_owned(),
        VerdictRule::Weighted {
            smartable_at,
            partly_at,
        } => {
            let (high, low) = (level(*smartable_at, lang), level(*partly_at, lang));
            match (lang, smartable_at == partly_at) {
                (Lang::It, true) => format!("media pesata dei criteri: smartabile da {high}"),
                (Lang::It, false) => {
                    format!("media pesata dei criteri: smartabile da {high}, parziale da {low}")
                }
                (Lang::En, true) => format!("weighted mean of the criteria: smartable from {high}"),
                (Lang::En, false) => {
                    format!(
                        "weighted mean of the criteria: smartable from {high}, partly from {low}"
                    )
                }
            }
        }
    }
}

fn rule_lines(assessment: &Assessment, lang: Lang) -> Option<String> {
    let index = assessment.set.indexes.first()?;
    let rule = rule_text(&index.rule, lang);
    Some(match lang {
        Lang::It => format!("Regola dell'esito: {rule}"),
        Lang::En => format!("Rule of the verdict: {rule}"),
    })
}

/// Prints a level as a number.
#[must_use]
pub fn level(value: Ratio, lang: Lang) -> String {
    numbers::localized(&value.exact().to_short(4), lang)
}

/// Says what the answer "partly" counts, once where all criteria agree.
fn partly_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let Some(index) = assessment.set.indexes.first() else {
        return Vec::new();
    };
    let Some(first) = index.criteria.first() else {
        return Vec::new();
    };
    let said = |level: &str| match lang {
        Lang::It => format!("La risposta «in parte» vale {level}"),
        Lang::En => format!("The answer \"partly\" counts {level}"),
    };
    let same = |criterion: &Criterion| criterion.level_of_partly == first.level_of_partly;
    if index.criteria.iter().all(same) {
        return vec![said(&level(first.level_of_partly, lang))];
    }
    let one = |criterion: &Criterion| {
        format!(
            "{} ({})",
            said(&level(criterion.level_of_partly, lang)),
            criterion.label.get(lang)
        )
    };
    index.criteria.iter().map(one).collect()
}

/// Says what empty cells and "not applicable" mean, where that is not the usual.
fn meaning_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let Some(index) = assessment.set.indexes.first() else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for criterion in &index.criteria {
        let label = criterion.label.get(lang);
        if let Some(meaning) = missing(criterion.missing) {
            let meaning = meaning.get(lang);
            lines.push(match lang {
                Lang::It => format!("{label}: una cella vuota {meaning}"),
                Lang::En => format!("{label}: an empty cell {meaning}"),
            });
        }
        if let Some(meaning) = not_applicable(criterion.not_applicable) {
            let meaning = meaning.get(lang);
            lines.push(match lang {
                Lang::It => format!("{label}: «non applicabile» {meaning}"),
                Lang::En => format!("{label}: \"not applicable\" {meaning}"),
            });
        }
    }
    lines
}

const AS_MET: Text = Text {
    it: "conta come soddisfatto",
    en: "counts as met",
};
const AS_NOT_MET: Text = Text {
    it: "conta come non soddisfatto",
    en: "counts as not met",
};

fn missing(missing: Missing) -> Option<Text> {
    match missing {
        Missing::Unknown => None,
        Missing::Met => Some(AS_MET),
        Missing::NotMet => Some(AS_NOT_MET),
        Missing::Skip => Some(Text {
            it: "esclude il criterio per quell'attività",
            en: "leaves the criterion out for that activity",
        }),
    }
}

fn not_applicable(meaning: NotApplicable) -> Option<Text> {
    match meaning {
        NotApplicable::LeftOut => None,
        NotApplicable::Met => Some(AS_MET),
        NotApplicable::NotMet => Some(AS_NOT_MET),
    }
}
