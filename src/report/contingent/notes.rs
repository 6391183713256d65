//! What must be said beside the figures of a contingent: how bounds are made, declared choices.
//!
//! Never here: a figure.

use crate::lang::{Lang, Text};
use crate::model::contingent::{ContingentBasis, Contingents, When};
use crate::report::blocks::origin;
use crate::report::words::{self, people, time};

/// Heading of the notes.
pub const HEADING: Text = Text {
    it: "Come si leggono i valori",
    en: "How to read the figures",
};

/// The most units that a note names.
const MOST_NAMED: usize = 10;

/// Says of which day or days the figures are.
#[must_use]
pub fn when(contingents: &Contingents, lang: Lang) -> String {
    match (contingents.settings.when, lang) {
        (When::On(day), Lang::It) => format!("alla data del {}", time::day(day, lang)),
        (When::On(day), Lang::En) => format!("as on {}", time::day(day, lang)),
        (When::Mean(period), Lang::It) => {
            format!("media per giorni-persona, {}", time::period(period, lang))
        }
        (When::Mean(period), Lang::En) => {
            format!("mean by person-days, {}", time::period(period, lang))
        }
    }
}

/// Returns what every figure rests on: criteria, day, threshold.
#[must_use]
pub fn parameters(contingents: &Contingents, lang: Lang) -> Vec<String> {
    let set = &contingents.set;
    let source = origin::source_text(&set.source, lang);
    let criteria = match lang {
        Lang::It => format!("criteri {} versione {} ({source})", set.id, set.version),
        Lang::En => format!("criteria {} version {} ({source})", set.id, set.version),
    };
    let mut lines = vec![criteria];
    if contingents.basis == ContingentBasis::Persons {
        lines.push(people::theta(contingents.settings.theta, lang));
    }
    lines.push(when(contingents, lang));
    lines
}

/// Returns the declared choices, a line each.
#[must_use]
pub fn choices(contingents: &Contingents, lang: Lang) -> Vec<String> {
    let when = match lang {
        Lang::It => format!("valori {}", when(contingents, lang)),
        Lang::En => format!("figures {}", when(contingents, lang)),
    };
    let basis = match contingents.basis {
        ContingentBasis::Headcounts => Text {
            it: "contingente dagli addetti delle attività: è un intervallo",
            en: "contingent from the headcounts of activities: an interval",
        },
        ContingentBasis::Persons => Text {
            it: "contingente da personale e assegnazioni, persona per persona",
            en: "contingent from staff and assignments, person by person",
        },
    };
    let mut lines = vec![when, basis.get(lang).to_owned()];
    if contingents.basis == ContingentBasis::Persons {
        lines.push(people::theta(contingents.settings.theta, lang));
    }
    lines.iter().map(|line| words::capital(line)).collect()
}

/// Says how the figures are made, and what is missing.
#[must_use]
pub fn lines(contingents: &Contingents, lang: Lang) -> Vec<String> {
    let say = |it, en| Text { it, en }.get(lang).to_owned();
    let mut lines = Vec::new();
    if contingents.basis == ContingentBasis::Persons {
        lines.push(say(
            "Ogni persona è contata una volta sola, una per una. Un intervallo resta solo dove \
             decide un'attività da integrare o una quota di tempo che non si legge.",
            "Each person is counted once, one by one. An interval is left only where an \
             undetermined activity, or a share of time that cannot be read, decides.",
        ));
        return lines;
    }
    lines.push(say(
        "Una persona può lavorare a più attività: dagli addetti per attività il numero di persone \
         è un intervallo. Gli addetti non si sommano come persone.",
        "One person may work on several activities: from activity headcounts the number of people \
         is an interval. Headcounts are never added up as people.",
    ));
    lines.push(say(
        "Il minimo suppone che ciascuna delle persone in servizio (N) lavori ad almeno una delle \
         attività elencate.",
        "The lower bound supposes that each of the people in service (N) works on at least one \
         listed activity.",
    ));
    lines.push(say(
        "I limiti delle unità si sommano solo se nessuno lavora in due unità; per una struttura \
         vale il maggiore tra la somma dei minimi e il suo minimo, e mai più del personale in \
         servizio.",
        "Bounds of units add up only where nobody works in two units; of a structure holds the \
         greater of the sum of the minima and its own minimum, and never more than its staff.",
    ));
    lines.push(say(
        "Gli ETP delle attività si sommano; sono calcolati sui valori dichiarati.",
        "FTE of activities add up; they are computed on declared values.",
    ));
    lines.extend(named(contingents, lang, Named::NoStaff));
    lines.extend(named(contingents, lang, Named::Clipped));
    lines
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// Units whose staff is not known.
    NoStaff,
    /// Units whose upper bound was cut.
    Clipped,
}

/// Names the units of which something must be said.
fn named(contingents: &Contingents, lang: Lang, what: Named) -> Option<String> {
    let meant = contingents.units.iter().filter(|unit| match what {
        Named::NoStaff => unit.figures.staff.is_none(),
        Named::Clipped => unit.basis.clipped,
    });
    let names: Vec<String> = meant
        .map(|unit| words::group_title(&unit.unit, &unit.name, lang))
        .collect();
    if names.is_empty() {
        return None;
    }
    let shown = names[..names.len().min(MOST_NAMED)].join(", ");
    let all = names.len() == contingents.units.len();
    let more = match (names.len().saturating_sub(MOST_NAMED), lang) {
        (0, _) => String::new(),
        (1, Lang::It) => " e un'altra".to_owned(),
        (more, Lang::It) => format!(" e altre {more}"),
        (more, Lang::En) => format!(" and {more} more"),
    };
    Some(match (what, lang) {
        (Named::NoStaff, Lang::It) if all => {
            "Il personale in servizio (N) non è noto: il limite superiore è largo.".to_owned()
        }
        (Named::NoStaff, Lang::En) if all => {
            "The staff in service (N) is not known: the upper bound is wide.".to_owned()
        }
        (Named::NoStaff, Lang::It) => {
            format!("Il personale in servizio (N) manca per: {shown}{more}.")
        }
        (Named::NoStaff, Lang::En) => {
            format!("The staff in service (N) is missing for: {shown}{more}.")
        }
        (Named::Clipped, Lang::It) => {
            format!("Il massimo è stato ridotto al personale in servizio per: {shown}{more}.")
        }
        (Named::Clipped, Lang::En) => {
            format!("The upper bound was cut at the staff in service for: {shown}{more}.")
        }
    })
}
