//! The words of an explanation: verdicts with bounds, levels, answers in quotes.

use crate::lang::{Lang, Text};
use crate::model::criteria::Index;
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Level, Outcome, Verdict};
use crate::report::assessment::choices;
use crate::report::words;

/// Returns a verdict, with its bounds where it is undetermined.
pub(in crate::report) fn verdict_words(verdict: Verdict, lang: Lang) -> String {
    let word = words::verdict(verdict).get(lang);
    match verdict {
        Verdict::Known(_) => word.to_owned(),
        Verdict::Undetermined { worst, best } => {
            let (worst, best) = (
                words::outcome(worst).get(lang),
                words::outcome(best).get(lang),
            );
            match lang {
                Lang::It => format!("{word} (tra {worst} e {best})"),
                Lang::En => format!("{word} (between {worst} and {best})"),
            }
        }
    }
}

pub(in crate::report) fn level_words(level: Level, lang: Lang) -> String {
    let text = |it, en| Text { it, en }.get(lang);
    match level {
        Level::Known(known) if known == Ratio::ONE => {
            text("soddisfatto (livello 1)", "met (level 1)").to_owned()
        }
        Level::Known(known) if known == Ratio::ZERO => {
            text("non soddisfatto (livello 0)", "not met (level 0)").to_owned()
        }
        Level::Known(known) => {
            let level = choices::level(known, lang);
            match lang {
                Lang::It => format!("soddisfatto in parte (livello {level})"),
                Lang::En => format!("met in part (level {level})"),
            }
        }
        Level::Unknown { worst, best } => {
            let (worst, best) = (choices::level(worst, lang), choices::level(best, lang));
            match lang {
                Lang::It => format!("ignoto (livello tra {worst} e {best})"),
                Lang::En => format!("unknown (level between {worst} and {best})"),
            }
        }
        Level::LeftOut => text(
            "non considerato per quest'attività",
            "left out for this activity",
        )
        .to_owned(),
    }
}

/// Returns an answer in quotes; an empty cell has none.
pub(in crate::report) fn quoted(written: &str, lang: Lang) -> String {
    if written.is_empty() {
        return Text {
            it: "cella vuota",
            en: "empty cell",
        }
        .get(lang)
        .to_owned();
    }
    match lang {
        Lang::It => format!("«{written}»"),
        Lang::En => format!("\"{written}\""),
    }
}

/// Returns a level as a fraction and a decimal, both ends where they differ.
pub(super) fn bounds(worst: Ratio, best: Ratio, lang: Lang) -> String {
    let one = |value: Ratio| {
        let decimal = choices::level(value, lang);
        if value.den() == 1 {
            decimal
        } else {
            format!("{}/{} = {decimal}", value.num(), value.den())
        }
    };
    if worst == best {
        one(worst)
    } else {
        format!("{} – {}", one(worst), one(best))
    }
}

pub(super) fn names(index: &Index, mask: CriterionMask, lang: Lang) -> String {
    let names: Vec<&str> = mask
        .iter()
        .filter_map(|place| index.criteria.get(place))
        .map(|criterion| criterion.label.get(lang))
        .collect();
    names.join(", ")
}

/// Says how an activity with this verdict counts in the totals.
pub(super) fn in_totals(verdict: Verdict, lang: Lang) -> &'static str {
    let text = match verdict {
        Verdict::Known(Outcome::Smartable) => Text {
            it: "i suoi numeri contano per intero tra le smartabili.",
            en: "its numbers count in full among the smartable.",
        },
        Verdict::Known(Outcome::Partly) => Text {
            it: "i suoi numeri stanno tra le parziali; nella quota per livello contano per il suo \
                 livello.",
            en: "its numbers stand among the partly smartable; the share by level counts them by \
                 its level.",
        },
        Verdict::Known(Outcome::Not) => Text {
            it: "i suoi numeri contano tra le non smartabili.",
            en: "its numbers count among the not smartable.",
        },
        Verdict::Undetermined {
            best: Outcome::Smartable,
            ..
        } => Text {
            it: "il minimo della quota conta 0, il massimo conta i suoi numeri per intero.",
            en: "the lower end of the share counts 0, the upper end its numbers in full.",
        },
        Verdict::Undetermined { .. } => Text {
            it: "i suoi numeri stanno tra quelli da integrare e non possono diventare smartabili.",
            en: "its numbers stand among the undetermined and cannot become smartable.",
        },
    };
    text.get(lang)
}
