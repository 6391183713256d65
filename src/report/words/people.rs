//! What is said of persons and of parameters in contingents and day budgets.
//!
//! Never here: a figure.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::parameter::Parameter;
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, Gender};
use crate::model::standing::ClassFrom;
use crate::report::numbers;
use crate::report::words::time;

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// Returns the class of a person.
#[must_use]
pub fn class(class: Class) -> Text {
    match class {
        Class::Smartable => text("quota piena", "full quota"),
        Class::Rotation => text("a rotazione", "by rotation"),
        Class::Not => text("nessuna giornata", "no days"),
    }
}

/// Returns the class at worst and at best, once where both are the same.
#[must_use]
pub fn classes((worst, best): (Class, Class), lang: Lang) -> String {
    let (worst, best) = (class(worst).get(lang), class(best).get(lang));
    match lang {
        _ if worst == best => worst.to_owned(),
        Lang::It => format!("tra {worst} e {best}"),
        Lang::En => format!("between {worst} and {best}"),
    }
}

/// Returns what a class rests on.
#[must_use]
pub fn class_from(from: ClassFrom) -> Text {
    match from {
        ClassFrom::Shares => text(
            "dalle quote di tempo e dagli esiti delle attività",
            "from shares of time and the verdicts of activities",
        ),
        ClassFrom::Stated => text(
            "dalla colonna della classe nella tabella del personale",
            "from the column of classes of the staff table",
        ),
        ClassFrom::Excluded => text(
            "la tabella del personale esclude la persona",
            "the staff table excludes the person",
        ),
    }
}

/// Returns the key of what a class rests on.
#[must_use]
pub fn class_from_key(from: ClassFrom) -> &'static str {
    match from {
        ClassFrom::Shares => "shares",
        ClassFrom::Stated => "stated",
        ClassFrom::Excluded => "excluded",
    }
}

/// Returns a gender, as the label of a row.
#[must_use]
pub fn gender(gender: Gender) -> Text {
    match gender {
        Gender::Woman => text("Donne", "Women"),
        Gender::Man => text("Uomini", "Men"),
        Gender::NotDeclared => text("Non dichiarato", "Not declared"),
    }
}

/// Returns yes, no, or that it is not known: at worst and at best.
#[must_use]
pub fn yes_or_no((worst, best): (bool, bool)) -> Text {
    match (worst, best) {
        (true, _) => text("sì", "yes"),
        (false, false) => text("no", "no"),
        (false, true) => text("da integrare", "undetermined"),
    }
}

/// Returns "da 12 a 18 persone", "14 persone", "almeno 12 persone": a number of things in words.
#[must_use]
pub fn amount(value: &Between<Exact>, (one, many): (Text, Text), lang: Lang) -> String {
    let print = |end: &Exact| numbers::quantity(end, lang);
    let least = print(&value.at_least);
    let is_one = value.at_most.as_ref().unwrap_or(&value.at_least).to_u64() == Some(1);
    let what = if is_one { one } else { many }.get(lang);
    match (&value.at_most, lang) {
        (None, Lang::It) => format!("almeno {least} {what}"),
        (None, Lang::En) => format!("at least {least} {what}"),
        (Some(most), _) if print(most) == least => format!("{least} {what}"),
        (Some(most), Lang::It) => format!("da {least} a {} {what}", print(most)),
        (Some(most), Lang::En) => format!("from {least} to {} {what}", print(most)),
    }
}

/// One person, several persons.
pub const PERSONS: (Text, Text) = (text("persona", "person"), text("persone", "people"));

/// One day, several days.
pub const DAYS: (Text, Text) = (text("giornata", "day"), text("giornate", "days"));

/// Returns a share as a percentage without needless zeros: `15 %`, `62,5%`.
#[must_use]
pub fn percent(share: Ratio, lang: Lang) -> String {
    let hundred = share.checked_mul(Ratio::new(100, 1));
    let sign = match lang {
        Lang::It => " %",
        Lang::En => "%",
    };
    match hundred {
        Some(number) => format!(
            "{}{sign}",
            numbers::localized(&number.exact().to_short(4), lang)
        ),
        None => numbers::share(&share.exact(), lang),
    }
}

/// Says what a parameter is, its value, its source and since when it holds.
#[must_use]
pub fn parameter(parameter: &Parameter, lang: Lang) -> String {
    let mut line = parameter.label.get(lang).to_owned();
    if let Some(value) = parameter.value {
        let value = if parameter.unit.starts_with("share") {
            percent(value, lang)
        } else {
            let value = numbers::localized(&value.exact().to_short(4), lang);
            format!("{value} {}", parameter.unit)
        };
        let _ = write!(line, ": {value}");
    }
    let mut said = vec![parameter.source.get(lang).to_owned()];
    said.push(time::in_force(parameter.period, lang));
    if !parameter.verified {
        said.push(
            text("testo da verificare", "text still to be verified")
                .get(lang)
                .to_owned(),
        );
    }
    said.retain(|part| !part.is_empty());
    let _ = write!(line, " ({}; {})", parameter.id, said.join("; "));
    line
}

/// Says from which share of time on a person is in the contingent.
#[must_use]
pub fn theta(theta: Ratio, lang: Lang) -> String {
    match (theta == Ratio::ZERO, lang) {
        (true, Lang::It) => {
            "è nel contingente chi dedica ad attività smartabili una quota di tempo maggiore di zero \
             (soglia θ = 0: «almeno in parte»)"
                .to_owned()
        }
        (true, Lang::En) => {
            "in the contingent is who spends any share of time above zero on smartable activities \
             (threshold θ = 0: \"at least in part\")"
                .to_owned()
        }
        (false, Lang::It) => format!(
            "è nel contingente chi dedica ad attività smartabili una quota di tempo maggiore di zero \
             e non minore di θ = {}",
            percent(theta, lang)
        ),
        (false, Lang::En) => format!(
            "in the contingent is who spends a share of time above zero, and no less than θ = {}, \
             on smartable activities",
            percent(theta, lang)
        ),
    }
}
