//! Levers ranked: what removing each class of obstacles would gain, and what only pairs unlock.
//!
//! Never here: a gain.

use super::titled;
use crate::lang::{Lang, Text};
use crate::model::criteria::ObstacleClass;
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{Gains, LeverGain, PairGain, Simulation};
use crate::report::grounds::{At, Figures, Ground, Input, printed_once};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::{numbers, words};

/// Heading of the levers.
pub(super) const LEVERS: Text = Text {
    it: "Leve: che cosa si guadagna rimuovendo ogni classe di ostacoli",
    en: "Levers: what removing each class of obstacles gains",
};
/// Heading of the pairs.
pub(super) const PAIRS: Text = Text {
    it: "Coppie di leve: che cosa si guadagna oltre la somma delle due",
    en: "Pairs of levers: what is gained beyond the sum of the two",
};

/// Joins the names of classes.
#[must_use]
pub fn class_names(classes: &[ObstacleClass], lang: Lang) -> String {
    let names: Vec<&str> = classes
        .iter()
        .map(|it| words::obstacle(*it).get(lang))
        .collect();
    names.join(", ")
}

/// Returns the first `top` levers and pairs.
pub(super) fn blocks(simulation: &Simulation, lang: Lang, top: usize) -> Vec<Block<'static>> {
    let mut figures = Figures::passed_over();
    if simulation.gains.is_empty() {
        let none = Text {
            it: "Nessun ostacolo rimovibile tiene ferma un'attività.",
            en: "No removable obstacle holds an activity back.",
        };
        return vec![
            Block::Heading(LEVERS.get(lang).to_owned()),
            Block::Paragraph(none.get(lang).to_owned()),
        ];
    }
    let shown = &simulation.gains[..simulation.gains.len().min(top)];
    let mut blocks = titled(LEVERS, levers(simulation, shown, lang, &mut figures), lang);
    blocks.extend(more(simulation.gains.len(), top, lang));
    let pairs: Vec<&PairGain> = simulation.pairs.iter().filter(|it| adds(it)).collect();
    let first = &pairs[..pairs.len().min(top)];
    blocks.extend(titled(
        PAIRS,
        table_of_pairs(simulation, first, lang, &mut figures),
        lang,
    ));
    blocks.extend(more(pairs.len(), top, lang));
    blocks
}

/// Says whether a pair may gain anything beyond its members.
fn adds(pair: &PairGain) -> bool {
    pair.beyond
        .smartable
        .at_most
        .as_ref()
        .is_none_or(|it| *it > Exact::zero())
}

/// Says how many more there are.
pub(super) fn more(count: usize, top: usize, lang: Lang) -> Option<Block<'static>> {
    let more = count.saturating_sub(top);
    (more > 0).then(|| {
        Block::Paragraph(match lang {
            Lang::It => format!("… e altre {more}: --top {count}"),
            Lang::En => format!("… and {more} more: --top {count}"),
        })
    })
}

/// Returns a table of levers.
pub(super) fn levers(
    simulation: &Simulation,
    shown: &[LeverGain],
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    let say = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![
        Column::new("lever", say("Leva", "Lever"), Kind::Text),
        Column::new(
            "blocks",
            say("Attività ostacolate", "Activities held back"),
            Kind::Count,
        )
        .kept(9),
    ];
    columns.extend(gain_columns(simulation, "", lang));
    let any = shown.iter().any(|it| it.pulled);
    if any {
        columns.push(Column::new("pulled", say("Rimossa", "Removed"), Kind::Code).kept(1));
    }
    let rows = shown.iter().map(|gain| {
        let name = words::capital(words::obstacle(gain.class).get(lang));
        let mut row = vec![
            Cell::from(Value::text(name.clone())),
            Cell::from(Value::Count(gain.blocks)),
        ];
        let ground = || ground_of_lever(simulation, gain.class, lang);
        row.extend(gain_cells(
            simulation,
            (&gain.gains, Of::Lever),
            &name,
            &ground,
            lang,
            figures,
        ));
        if any {
            let pulled = if gain.pulled { words::YES } else { words::NO };
            row.push(Cell::from(Value::text(pulled.get(lang))));
        }
        row
    });
    Table {
        rows: rows.collect(),
        columns,
        last_is_total: false,
    }
}

/// Returns a table of pairs.
pub(super) fn table_of_pairs(
    simulation: &Simulation,
    shown: &[&PairGain],
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    let say = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![Column::new("pair", say("Coppia", "Pair"), Kind::Text)];
    columns.extend(gain_columns(
        simulation,
        say("oltre la somma", "beyond the sum"),
        lang,
    ));
    let both = gain_columns(simulation, say("insieme", "together"), lang);
    columns.extend(both.into_iter().map(|column| {
        let key = format!("both_{}", column.key);
        Column {
            key: key.into(),
            keep: column.keep / 2,
            ..column
        }
    }));
    let rows = shown.iter().map(|pair| {
        let [first, second] = pair.classes.map(|it| words::obstacle(it).get(lang));
        let name = words::capital(&format!("{first} + {second}"));
        let ground = || ground_of_pair(simulation, pair.classes, lang);
        let mut row = vec![Cell::from(Value::text(name.clone()))];
        row.extend(gain_cells(
            simulation,
            (&pair.beyond, Of::Pair),
            &name,
            &ground,
            lang,
            figures,
        ));
        row.extend(plain_cells(simulation, &pair.gains));
        row
    });
    Table {
        rows: rows.collect(),
        columns,
        last_is_total: false,
    }
}

fn gain_columns(simulation: &Simulation, what: &str, lang: Lang) -> Vec<Column> {
    let total = &simulation.total;
    let mut columns = Vec::new();
    let mut add = |key: &'static str, label: &str, keep| {
        let label = if what.is_empty() {
            label.to_owned()
        } else {
            format!("{label} {what}")
        };
        columns.push(Column::new(key, label, Kind::Quantity).kept(keep));
    };
    if total.heads.is_some() {
        let heads = words::heads_short(simulation.before.settings.totals.heads);
        add("heads", &words::capital(heads.get(lang)), 14);
    }
    if total.fte.is_some() {
        add("fte", words::FTE.get(lang), 13);
    }
    let say = |it, en| Text { it, en }.get(lang);
    add("smartable", say("Nuove smartabili", "Newly smartable"), 12);
    // That an activity improves by one lever and again by the other adds nothing to read of a pair.
    if what.is_empty() {
        add("improved", say("Esito migliore", "Better verdict"), 8);
    }
    columns
}

/// What gains are of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Lever,
    Pair,
}

/// Returns the gains that have a column, each with its name.
fn amounts<'a>(
    simulation: &Simulation,
    gains: &'a Gains,
    of: Of,
) -> Vec<(Text, Option<&'a Between<Exact>>)> {
    let total = &simulation.total;
    let heads = words::heads_short(simulation.before.settings.totals.heads);
    let newly = Text {
        it: "nuove smartabili",
        en: "newly smartable",
    };
    let better = Text {
        it: "esito migliore",
        en: "better verdict",
    };
    let mut all = Vec::new();
    if total.heads.is_some() {
        all.push((heads, gains.heads.as_ref()));
    }
    if total.fte.is_some() {
        all.push((words::FTE, gains.fte.as_ref()));
    }
    all.push((newly, Some(&gains.smartable)));
    if of == Of::Lever {
        all.push((better, Some(&gains.improved)));
    }
    all
}

fn plain_cells(simulation: &Simulation, gains: &Gains) -> Vec<Cell<'static>> {
    let all = amounts(simulation, gains, Of::Pair).into_iter();
    all.map(|(_, value)| Cell::from(Value::quantity_between(value)))
        .collect()
}

fn gain_cells(
    simulation: &Simulation,
    (gains, of): (&Gains, Of),
    name: &str,
    ground: &dyn Fn() -> Ground,
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let all = amounts(simulation, gains, of).into_iter();
    all.map(|(label, value)| {
        let named = || format!("{name}: {}", label.get(lang));
        figures.note(named, Value::quantity_between(value), ground)
    })
    .collect()
}

fn ground_of_lever(simulation: &Simulation, class: ObstacleClass, lang: Lang) -> Ground {
    ground(simulation, lang, LEVER_FORMULA, |moved| {
        moved.unlocked_by.contains(&class)
    })
}

fn ground_of_pair(simulation: &Simulation, classes: [ObstacleClass; 2], lang: Lang) -> Ground {
    ground(simulation, lang, PAIR_FORMULA, |moved| {
        moved.unlocked_by_pairs.contains(&classes)
    })
}

const LEVER_FORMULA: Text = Text {
    it: "somma sulle attività che diventano smartabili se i criteri della classe contano come \
         soddisfatti",
    en: "sum over the activities that become smartable if the criteria of the class count as met",
};
const PAIR_FORMULA: Text = Text {
    it: "guadagno delle due leve insieme, meno il guadagno di ciascuna da sola",
    en: "gain of both levers together, less the gain of each alone",
};

/// Returns what a gain rests on: the activities that become smartable for sure, with their cells.
fn ground(
    simulation: &Simulation,
    lang: Lang,
    formula: Text,
    unlocked: impl Fn(&crate::model::simulation::Moved) -> bool,
) -> Ground {
    let inputs = simulation.activities.iter().filter(|moved| unlocked(moved));
    let inputs = inputs.map(|moved| {
        let activity = &simulation.before.activities[moved.place.before];
        let mut text = activity.id.clone();
        for (given, label) in [
            (
                activity.heads,
                words::heads_short(simulation.before.settings.totals.heads),
            ),
            (activity.fte, words::FTE),
        ] {
            if let Some(value) = given.known() {
                let value = numbers::localized(&value.to_string(), lang);
                text = format!("{text}, {} {value}", label.get(lang));
            }
        }
        Input::new(text, Some(At::Cell(activity.at)))
    });
    Ground {
        formula: formula.get(lang).to_owned(),
        inputs: inputs.collect(),
        parameters: super::headline::changes(simulation, lang),
        rounding: printed_once(lang),
        tie: String::new(),
    }
}
