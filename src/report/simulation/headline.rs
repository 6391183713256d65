//! The first lines of a simulation: what was changed, and what came of it.
//!
//! Never here: tables.

use super::levers::class_names;
use crate::lang::{Lang, Text};
use crate::model::criteria::CriteriaSet;
use crate::model::quantity::{Between, Decimal, Exact};
use crate::model::simulation::{BeforeAfter, Change, Difference, Simulation, Threshold};
use crate::report::assessment::choices;
use crate::report::blocks::origin;
use crate::report::layout::Block;
use crate::report::{numbers, words};

/// Title of the report.
pub(super) const TITLE: Text = Text {
    it: "Che cosa cambierebbe",
    en: "What would change",
};

/// Says whether anything was changed at all.
pub(super) fn is_changed(simulation: &Simulation) -> bool {
    !simulation.changes.is_empty() || !simulation.levers.is_empty()
}

/// Returns the title and the headline, a paragraph each.
pub(super) fn blocks(simulation: &Simulation, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    blocks.extend(lines(simulation, lang).into_iter().map(Block::Paragraph));
    blocks
}

fn lines(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let mut lines = vec![changes_line(simulation, lang)];
    if is_changed(simulation) {
        lines.push(activities(simulation, lang));
        lines.extend(measures(simulation, lang));
    }
    let before = &simulation.before;
    if let Some(coverage) = &before.coverage {
        lines.push(origin::coverage_line(coverage, lang));
    }
    lines.push(origin::criteria_line(
        &before.set,
        Some(before.set_chosen),
        lang,
    ));
    lines
}

/// Says what was changed, in one sentence.
fn changes_line(simulation: &Simulation, lang: Lang) -> String {
    let mut parts = changes(simulation, lang);
    if !simulation.levers.is_empty() {
        let levers = class_names(&simulation.levers, lang);
        parts.push(match lang {
            Lang::It => format!("ostacoli rimossi: {levers}"),
            Lang::En => format!("obstacles removed: {levers}"),
        });
    }
    match (parts.is_empty(), lang) {
        (true, Lang::It) => {
            "Nessuna modifica: che cosa si guadagnerebbe rimuovendo gli ostacoli, e \
                             quali risposte decidono."
                .to_owned()
        }
        (true, Lang::En) => {
            "No change: what removing obstacles would gain, and which answers decide.".to_owned()
        }
        (false, Lang::It) => format!("Modifiche: {}.", parts.join("; ")),
        (false, Lang::En) => format!("Changes: {}.", parts.join("; ")),
    }
}

/// Returns the changes of the criteria set in words.
pub(super) fn changes(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let (before, after) = (&simulation.before.set, &simulation.after.set);
    let one = |change: &Change| match change {
        Change::Dropped { id } => {
            let name = named(before, id, lang);
            match lang {
                Lang::It => format!("tolto il criterio {name}"),
                Lang::En => format!("criterion dropped: {name}"),
            }
        }
        Change::Added { id, from } => {
            let name = named(after, id, lang);
            match lang {
                Lang::It => format!("aggiunto il criterio {name}, da {from}"),
                Lang::En => format!("criterion added: {name}, from {from}"),
            }
        }
        Change::Weight {
            id,
            before: weight,
            after: new,
        } => {
            let name = named(after, id, lang);
            weight_moved(&name, *weight, *new, lang)
        }
        Change::Threshold {
            which,
            before,
            after,
        } => {
            let ends = (choices::level(*before, lang), choices::level(*after, lang));
            threshold_moved(*which, &ends, lang)
        }
    };
    simulation.changes.iter().map(one).collect()
}

fn weight_moved(name: &str, old: Option<Decimal>, new: Decimal, lang: Lang) -> String {
    let number = |it: Decimal| numbers::localized(&it.to_string(), lang);
    let (new, old) = (number(new), old.map(number));
    match (old, lang) {
        (Some(old), Lang::It) => format!("peso di {name} da {old} a {new}"),
        (None, Lang::It) => format!("peso di {name}: {new}"),
        (Some(old), Lang::En) => format!("weight of {name} from {old} to {new}"),
        (None, Lang::En) => format!("weight of {name}: {new}"),
    }
}

fn threshold_moved(which: Threshold, (old, new): &(String, String), lang: Lang) -> String {
    let what = match which {
        Threshold::Smartable => Text {
            it: "soglia di smartabile",
            en: "threshold of smartable",
        },
        Threshold::Partly => Text {
            it: "soglia di parzialmente smartabile",
            en: "threshold of partly smartable",
        },
    };
    let what = what.get(lang);
    match lang {
        Lang::It => format!("{what} da {old} a {new}"),
        Lang::En => format!("{what} from {old} to {new}"),
    }
}

/// Returns the label of a criterion in quotes, or its id.
fn named(set: &CriteriaSet, id: &str, lang: Lang) -> String {
    let known = set.indexes[0].criteria.iter().find(|it| it.id == id);
    let label = known.map_or(id, |it| it.label.get(lang));
    match lang {
        Lang::It => format!("«{label}»"),
        Lang::En => format!("“{label}”"),
    }
}

fn activities(simulation: &Simulation, lang: Lang) -> String {
    let total = &simulation.total;
    let BeforeAfter { before, after } = total.smartable.map(|it| numbers::count(*it, lang));
    let by = numbers::change_between(&total.gained, lang);
    let open = &total.undetermined;
    let mut parts = vec![match lang {
        Lang::It => format!("Attività smartabili: prima {before}, dopo {after} ({by})"),
        Lang::En => format!("Smartable activities: {before} before, {after} after ({by})"),
    }];
    if open.before > 0 || open.after > 0 {
        let BeforeAfter { before, after } = open.map(|it| numbers::count(*it, lang));
        parts.push(match lang {
            Lang::It => format!("da integrare: prima {before}, dopo {after}"),
            Lang::En => format!("undetermined: {before} before, {after} after"),
        });
    }
    format!("{}.", parts.join("; "))
}

/// Says FTE, heads, people and days, as far as they are known.
fn measures(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let total = &simulation.total;
    let mut lines = Vec::new();
    let heads = words::heads(simulation.before.settings.totals.heads);
    if let Some(fte) = &total.fte {
        let share = share(&total.share_fte, lang);
        lines.push(difference(SMARTABLE_FTE.get(lang), fte, &share, lang));
    }
    if let Some(measure) = &total.heads {
        let share = share(&total.share_heads, lang);
        let label = match lang {
            Lang::It => format!(
                "{} delle attività smartabili",
                words::capital(heads.get(lang))
            ),
            Lang::En => format!(
                "{} of smartable activities",
                words::capital(heads.get(lang))
            ),
        };
        lines.push(difference(&label, measure, &share, lang));
    }
    if let Some(people) = &simulation.people {
        lines.push(difference(MAY_ASK.get(lang), &people.total.heads, "", lang));
    }
    if let Some(days) = &simulation.days {
        let (first, last) = &days.months;
        let when = if first == last {
            first.clone()
        } else {
            format!("{first} – {last}")
        };
        let label = match lang {
            Lang::It => format!("Giornate di lavoro agile, {when}"),
            Lang::En => format!("Remote days, {when}"),
        };
        lines.push(difference(&label, &days.total.days, "", lang));
    }
    lines
}

const SMARTABLE_FTE: Text = Text {
    it: "ETP delle attività smartabili",
    en: "FTE of smartable activities",
};
const MAY_ASK: Text = Text {
    it: "Persone che possono chiedere il lavoro agile",
    en: "People who may ask for remote work",
};

fn difference(label: &str, difference: &Difference, more: &str, lang: Lang) -> String {
    let amount = |it: &Option<Between<Exact>>| {
        it.as_ref().map_or_else(
            || numbers::NOT_KNOWN.get(lang).to_owned(),
            |it| numbers::quantity_between(it, lang),
        )
    };
    let BeforeAfter { before, after } = difference.amounts.map(amount);
    let by = difference.by.as_ref();
    let by = by.map_or_else(
        || numbers::NOT_KNOWN.get(lang).to_owned(),
        |by| numbers::change_between(by, lang),
    );
    match lang {
        Lang::It => format!("{label}: prima {before}, dopo {after} ({by}){more}."),
        Lang::En => format!("{label}: {before} before, {after} after ({by}){more}."),
    }
}

fn share(shares: &BeforeAfter<Option<Between<Exact>>>, lang: Lang) -> String {
    let (Some(before), Some(after)) = (&shares.before, &shares.after) else {
        return String::new();
    };
    let before = numbers::share_between(before, lang);
    let after = numbers::share_between(after, lang);
    match lang {
        Lang::It => format!("; quota: prima {before}, dopo {after}"),
        Lang::En => format!("; share: {before} before, {after} after"),
    }
}
