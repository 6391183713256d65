//! The words of an explanation: verdicts with bounds, levels, answers in quotes.

use crate::lang::{Lang, Text};
use crate::model::criteria::Index;
use crate::model::quantity::Ratio;
use crate::model::verdict::{CriterionMask, Level, Verdict};
use crate::report::assessment::choices;
use crate::report::words;

/// Returns a verdict, with its bounds where it is undetermined.
pub(super) fn verdict_words(verdict: Verdict, lang: Lang) -> String {
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

pub(super) fn level_words(level: Level, lang: Lang) -> String {
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
pub(super) fn quoted(written: &str, lang: Lang) -> String {
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
