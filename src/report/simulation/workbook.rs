//! The sheets of a simulation: summary, units, contingent, days, levers, pairs, activities, answers.
//!
//! Never here: how a sheet is written, or the sheets that every workbook has.

use super::{Shape, answers, headline, levers, notes, people, units};
use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::simulation::{Moved, PairGain, Simulation};
use crate::report::assessment::{CHOICES, choices};
use crate::report::blocks::origin;
use crate::report::contingent::workbook::{SUMMARY, UNITS};
use crate::report::grounds::Figures;
use crate::report::layout::{Basis, Block, Cell, Column, Kind, Value};
use crate::report::sheets::{Content, Rows, Sheet, Workbook};
use crate::report::{Options, words};

const CONTINGENT: Text = Text {
    it: "Contingente",
    en: "Contingent",
};
const DAYS: Text = Text {
    it: "Giornate",
    en: "Days",
};
const LEVERS: Text = Text {
    it: "Leve",
    en: "Levers",
};
const PAIRS: Text = Text {
    it: "Coppie di leve",
    en: "Pairs of levers",
};
const ACTIVITIES: Text = Text {
    it: "Attività",
    en: "Activities",
};
const ANSWERS: Text = Text {
    it: "Risposte",
    en: "Answers",
};

/// Returns the workbook.
#[must_use]
pub(super) fn workbook<'a>(
    simulation: &'a Simulation,
    wording: &'a dyn Wording,
    options: &Options,
) -> Workbook<'a> {
    let lang = options.lang;
    let mut figures = Figures::kept();
    let sheets = sheets(simulation, lang, &mut figures);
    Workbook {
        title: headline::TITLE,
        sheets,
        figures,
        sources: &simulation.before.sources,
        findings: simulation.findings.clone(),
        wording,
        left_out: &simulation.before.left_out,
    }
}

/// Returns the sheets in their order.
fn sheets<'a>(simulation: &'a Simulation, lang: Lang, figures: &mut Figures) -> Vec<Sheet<'a>> {
    let mut sheets = vec![Sheet {
        name: SUMMARY,
        content: Content::Page(summary(simulation, lang)),
    }];
    let mut list = |name, table| {
        sheets.push(Sheet {
            name,
            content: Content::List(table),
        });
    };
    list(
        UNITS,
        units::table(simulation, Shape::Number, lang, figures),
    );
    if let Some(known) = &simulation.people {
        list(CONTINGENT, people::contingent(known, Shape::Number, lang));
    }
    if let Some(known) = &simulation.days {
        list(DAYS, people::table_of_days(known, Shape::Number, lang));
    }
    list(
        LEVERS,
        levers::levers(simulation, &simulation.gains, lang, figures),
    );
    let pairs: Vec<&PairGain> = simulation.pairs.iter().collect();
    if !pairs.is_empty() {
        list(
            PAIRS,
            levers::table_of_pairs(simulation, &pairs, lang, figures),
        );
    }
    sheets.push(Sheet {
        name: ACTIVITIES,
        content: Content::Rows(activities(simulation, lang)),
    });
    sheets.push(Sheet {
        name: ANSWERS,
        content: Content::Rows(all_answers(simulation, lang)),
    });
    sheets
}

/// What a manager reads.
fn summary(simulation: &Simulation, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = headline::blocks(simulation, lang);
    if headline::is_changed(simulation) {
        blocks.extend(units::moves(simulation, lang));
    }
    blocks.extend(levers::blocks(simulation, lang, MOST_IN_SUMMARY));
    blocks.push(Block::Heading(notes::HEADING.get(lang).to_owned()));
    blocks.push(Block::List(notes::lines(simulation, lang)));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(choices::lines(&simulation.after, lang)));
    let before = &simulation.before;
    let chosen = Some(before.set_chosen);
    blocks.extend(origin::blocks(&before.sources, &before.set, chosen, lang));
    blocks
}

/// The most levers and pairs that the summary shows; their sheets have all.
const MOST_IN_SUMMARY: usize = 10;

/// The activities, a row each, linked to their cells.
fn activities(simulation: &Simulation, lang: Lang) -> Rows<'_> {
    let say = |it, en| Text { it, en }.get(lang);
    let columns = vec![
        Column::new("id", "ID", Kind::Code),
        Column::new("unit", say("Unità organizzativa", "Unit"), Kind::Text),
        Column::new("activity", say("Attività", "Activity"), Kind::Text),
        Column::new("before", say("Esito prima", "Verdict before"), Kind::Text),
        Column::new("after", say("Esito dopo", "Verdict after"), Kind::Text),
        Column::new(
            "unlocked_by",
            say("Basta rimuovere", "Removing is enough"),
            Kind::Text,
        ),
        Column::new(
            "pairs",
            say("Servono insieme", "Needed together"),
            Kind::Text,
        ),
        Column::new("heads", say("Addetti", "Heads"), Kind::Quantity),
        Column::new("fte", words::FTE.get(lang), Kind::Quantity),
    ];
    let rows = simulation
        .activities
        .iter()
        .map(move |it| activity(simulation, it, lang));
    Rows::split(columns, &[], simulation.activities.len(), rows, lang)
}

fn activity<'a>(simulation: &'a Simulation, moved: &'a Moved, lang: Lang) -> Vec<Cell<'a>> {
    let own = &simulation.before.activities[moved.place.before];
    let given = |it: crate::model::activity::Given| it.known().map_or(Value::Missing, Value::Given);
    let verdict = |it| Value::text(words::verdict(it).get(lang));
    let pairs: Vec<String> = moved
        .unlocked_by_pairs
        .iter()
        .map(|[a, b]| {
            let [a, b] = [a, b].map(|it| words::obstacle(*it).get(lang));
            format!("{a} + {b}")
        })
        .collect();
    let values = [
        Value::text(own.id.as_str()),
        Value::text(words::group_title(&own.unit, &own.unit_name, lang)),
        Value::text(own.name.as_str()),
        verdict(moved.verdict.before),
        verdict(moved.verdict.after),
        Value::text(or_none(levers::class_names(&moved.unlocked_by, lang))),
        Value::text(or_none(pairs.join("; "))),
        given(own.heads),
        given(own.fte),
    ];
    let mut cells: Vec<Cell<'a>> = values.into_iter().map(Cell::from).collect();
    if let Some(first) = cells.first_mut() {
        first.basis = Some(Basis::Cell(own.at));
    }
    cells
}

/// Says that there is none, which is known.
fn or_none(text: String) -> String {
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

/// All answers, a row each, linked to their cells.
fn all_answers(simulation: &Simulation, lang: Lang) -> Rows<'_> {
    let rows = simulation.sensitivity.iter().map(move |one| {
        let mut cells = answers::row(simulation, one, lang);
        // A sheet holds so many links and no more: those that matter have one.
        if one.effect != crate::model::simulation::Effect::Nothing
            && let (Some(at), Some(first)) = (one.at, cells.first_mut())
        {
            first.basis = Some(Basis::Cell(at));
        }
        cells
    });
    Rows::split(
        answers::columns(lang),
        &[],
        simulation.sensitivity.len(),
        rows,
        lang,
    )
}
