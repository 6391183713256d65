//! What single answers decide: which missing answer to ask for first, how firm verdicts are.
//!
//! Never here: trying the answers.

use super::titled;
use crate::lang::{Lang, Text};
use crate::model::assessment::Activity;
use crate::model::simulation::{Effect, Sensitive, Simulation};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::{numbers, words};

/// Heading of the answers that decide.
const HEADING: Text = Text {
    it: "Risposte che decidono",
    en: "Answers that decide",
};
/// Name of the whole table.
pub(super) const ALL: Text = Text {
    it: "Che cosa decide ogni risposta",
    en: "What each answer decides",
};

/// Says what an effect means.
pub(super) fn effect(effect: Effect) -> Text {
    let (it, en) = match effect {
        Effect::Decides => ("decide da sola", "decides alone"),
        Effect::DecidesOneWay => ("decide in un verso", "decides one way"),
        Effect::Matters => ("conta con altre", "matters with others"),
        Effect::Turns => ("cambierebbe l'esito", "would turn the verdict"),
        Effect::Nothing => ("non cambia nulla", "changes nothing"),
    };
    Text { it, en }
}

/// Returns the activity of an answer.
pub(super) fn activity<'a>(simulation: &'a Simulation, one: &Sensitive) -> &'a Activity {
    let moved = &simulation.activities[one.activity];
    &simulation.after.activities[moved.place.after]
}

/// Returns how many answers do what, and the missing ones that decide most, `top` of them.
pub(super) fn blocks(simulation: &Simulation, lang: Lang, top: usize) -> Vec<Block<'static>> {
    let lines = counted(simulation, lang);
    if lines.is_empty() {
        return Vec::new();
    }
    let deciding = deciding(simulation);
    let shown = &deciding[..deciding.len().min(top)];
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::List(lines),
    ];
    if !shown.is_empty() {
        let rows = shown.iter().map(|it| row(simulation, it, lang)).collect();
        blocks.push(Block::Table(Table {
            columns: columns(lang),
            rows,
            last_is_total: false,
        }));
        blocks.extend(super::levers::more(deciding.len(), top, lang));
    }
    blocks
}

/// Says how many answers do what.
fn counted(simulation: &Simulation, lang: Lang) -> Vec<String> {
    let count = |wanted: Effect| {
        let all = simulation.sensitivity.iter();
        all.filter(|it| it.effect == wanted).count()
    };
    let mut lines = Vec::new();
    for wanted in [
        Effect::Decides,
        Effect::DecidesOneWay,
        Effect::Matters,
        Effect::Turns,
        Effect::Nothing,
    ] {
        let number = u64::try_from(count(wanted)).unwrap_or(u64::MAX);
        if number > 0 {
            lines.push(format!(
                "{}: {}",
                meaning(wanted).get(lang),
                numbers::count(number, lang)
            ));
        }
    }
    lines
}

/// Returns the missing answers that decide, those worth asking for first before.
fn deciding(simulation: &Simulation) -> Vec<&Sensitive> {
    let mut deciding: Vec<&Sensitive> = simulation
        .sensitivity
        .iter()
        .filter(|it| matches!(it.effect, Effect::Decides | Effect::DecidesOneWay))
        .filter(|it| activity(simulation, it).overridden.is_none())
        .collect();
    // Those that decide alone come first, then the activities with the most people.
    deciding.sort_by_key(|it| {
        let own = activity(simulation, it);
        let most = |given: crate::model::activity::Given| std::cmp::Reverse(given.known());
        (it.effect, most(own.heads), most(own.fte), it.activity)
    });
    deciding
}

fn meaning(of: Effect) -> Text {
    let (it, en) = match of {
        Effect::Decides => (
            "Risposte mancanti che da sole decidono l'esito",
            "Missing answers that decide the verdict alone",
        ),
        Effect::DecidesOneWay => (
            "Risposte mancanti che decidono l'esito solo in un verso",
            "Missing answers that decide the verdict one way only",
        ),
        Effect::Matters => (
            "Risposte mancanti che contano solo insieme ad altre",
            "Missing answers that matter only together with others",
        ),
        Effect::Turns => (
            "Risposte date che, se fossero opposte, cambierebbero l'esito",
            "Given answers that would turn the verdict if they were the other way",
        ),
        Effect::Nothing => (
            "Risposte che da sole non cambiano l'esito",
            "Answers that do not change the verdict alone",
        ),
    };
    Text { it, en }
}

/// Returns all answers that matter, for a text.
pub(super) fn all(simulation: &Simulation, lang: Lang) -> Vec<Block<'static>> {
    let shown = simulation
        .sensitivity
        .iter()
        .filter(|it| it.effect != Effect::Nothing);
    let table = Table {
        columns: columns(lang),
        rows: shown.map(|it| row(simulation, it, lang)).collect(),
        last_is_total: false,
    };
    let mut blocks = titled(ALL, table, lang);
    let nothing = simulation
        .sensitivity
        .iter()
        .filter(|it| it.effect == Effect::Nothing);
    let count = numbers::count(u64::try_from(nothing.count()).unwrap_or(u64::MAX), lang);
    blocks.push(Block::Paragraph(format!(
        "{}: {count}.",
        meaning(Effect::Nothing).get(lang)
    )));
    blocks
}

/// Returns the columns of the answers.
pub(super) fn columns(lang: Lang) -> Vec<Column> {
    let say = |it, en| Text { it, en }.get(lang);
    vec![
        Column::new("id", "ID", Kind::Code),
        Column::new("activity", say("Attività", "Activity"), Kind::Text).kept(4),
        Column::new("item", say("Domanda", "Question"), Kind::Text),
        Column::new("written", say("Risposta", "Answer"), Kind::Code).kept(6),
        Column::new("cell", say("Cella", "Cell"), Kind::Code).kept(5),
        Column::new("effect", say("Effetto", "Effect"), Kind::Text).kept(12),
        Column::new("verdict", say("Esito", "Verdict"), Kind::Text).kept(8),
        Column::new("if_bad", say("Se sfavorevole", "If bad"), Kind::Text).kept(9),
        Column::new("if_good", say("Se favorevole", "If good"), Kind::Text).kept(10),
    ]
}

/// Returns the row of an answer.
pub(super) fn row(simulation: &Simulation, one: &Sensitive, lang: Lang) -> Vec<Cell<'static>> {
    let own = activity(simulation, one);
    let set = &simulation.after.set;
    let sources = &simulation.after.sources;
    let verdict = |it| Value::text(words::verdict(it).get(lang));
    let written = match (&*one.written, one.at) {
        (_, None) => Text {
            it: "nessuna colonna",
            en: "no column",
        }
        .get(lang)
        .to_owned(),
        ("", Some(_)) => Text {
            it: "vuota",
            en: "empty",
        }
        .get(lang)
        .to_owned(),
        (text, Some(_)) => text.to_owned(),
    };
    let values = [
        Value::text(own.id.clone()),
        Value::text(own.name.clone()),
        Value::text(set.items[one.item].label.get(lang).to_owned()),
        Value::text(written),
        one.at
            .map_or(Value::Missing, |at| Value::text(sources.cell(at))),
        Value::text(effect(one.effect).get(lang)),
        verdict(one.verdict),
        verdict(one.if_bad),
        verdict(one.if_good),
    ];
    values.into_iter().map(Cell::from).collect()
}
