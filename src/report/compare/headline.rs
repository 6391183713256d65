//! The first lines of a comparison: from how many to how many, and what did it.
//!
//! Never here: tables.

use crate::lang::Lang;
use crate::model::assessment::SetChosen;
use crate::model::comparison::{Cause, ChartOf, Comparison, Criteria, End, Measure, Side};
use crate::report::blocks::{findings, origin};
use crate::report::compare::words::{self, text};
use crate::report::layout::Block;
use crate::report::numbers;

/// Returns the title and the headline.
#[must_use]
pub fn blocks(comparison: &Comparison, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Title(words::title(comparison, lang))];
    blocks.extend(lines(comparison, lang).into_iter().map(Block::Paragraph));
    blocks
}

/// Returns the headline, a paragraph each.
#[must_use]
pub fn lines(comparison: &Comparison, lang: Lang) -> Vec<String> {
    vec![
        smartable(comparison, lang),
        counts(comparison, lang),
        verdicts(comparison, lang),
    ]
}

/// Says how many smartable activities there were and are, and what each cause did.
fn smartable(comparison: &Comparison, lang: Lang) -> String {
    let [least, most] = End::ALL.map(|end| comparison.total.of(Measure::Activities, end));
    let number = |of: fn(&crate::model::comparison::Effects) -> &crate::model::quantity::Exact| {
        let ends = [of(least), of(most)].map(|it| numbers::quantity(it, lang));
        if ends[0] == ends[1] {
            ends[0].clone()
        } else {
            format!("{} – {}", ends[0], ends[1])
        }
    };
    let (old, new) = (number(|it| &it.old), number(|it| &it.new));
    let said: Vec<String> = Cause::ALL
        .into_iter()
        .filter(|cause| !least.of(*cause).is_zero())
        .map(|cause| {
            let effect = numbers::change(least.of(cause), lang);
            format!("{} {effect}", words::cause_said(cause).get(lang))
        })
        .collect();
    let by = if said.is_empty() {
        String::new()
    } else {
        format!(": {}", said.join("; "))
    };
    let change = numbers::change(&least.difference(), lang);
    let sure = match (least == most, lang) {
        (true, _) => "",
        (false, Lang::It) => " negli esiti certi",
        (false, Lang::En) => " in settled verdicts",
    };
    match lang {
        Lang::It => {
            format!("Attività smartabili: da {old} a {new}, differenza {change}{sure}{by}.")
        }
        Lang::En => {
            format!("Smartable activities: from {old} to {new}, difference {change}{sure}{by}.")
        }
    }
}

/// Says how many activities stayed, came and went.
fn counts(comparison: &Comparison, lang: Lang) -> String {
    let changes = &comparison.changes;
    let both: u64 = changes.from_to.iter().flatten().sum();
    let count = |number: u64| numbers::count(number, lang);
    let (both, gone) = (count(both), count(changes.gone.iter().sum()));
    let added = count(changes.added.iter().sum());
    let (renamed, moved) = (count(changes.renamed), count(changes.moved));
    match lang {
        Lang::It => format!(
            "Attività in entrambi gli anni: {both} (rinominate {renamed}, spostate {moved}); aggiunte \
             {added}, cessate {gone}."
        ),
        Lang::En => format!(
            "Activities of both years: {both} (renamed {renamed}, moved {moved}); added {added}, gone \
             {gone}."
        ),
    }
}

/// Says how many verdicts changed, and how many turned round without a word.
fn verdicts(comparison: &Comparison, lang: Lang) -> String {
    let changes = &comparison.changes;
    let other: u64 = changes.by_cause.iter().map(|(_, turned)| turned.all).sum();
    let turned: u64 = changes.reversals.iter().sum();
    let silent = changes.reversals[0];
    let [other, turned, silent] = [other, turned, silent].map(|it| numbers::count(it, lang));
    match lang {
        Lang::It => format!(
            "Esiti cambiati: {other}; ribaltati (da smartabile a non smartabile o viceversa): {turned}, \
             di cui senza nota né motivazione {silent}."
        ),
        Lang::En => format!(
            "Verdicts changed: {other}; turned round (from smartable to not or back): {turned}, of \
             which without a note or a reason {silent}."
        ),
    }
}

/// Returns what each side is judged by and what was read of it.
#[must_use]
pub fn origins(comparison: &Comparison, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Heading(
        text("I due anni", "The two years").get(lang).to_owned(),
    )];
    let sides = [&comparison.old, &comparison.new];
    let mut lines: Vec<String> = sides
        .into_iter()
        .flat_map(|side| side_lines(side, lang))
        .collect();
    lines.push(same_or_not(comparison.criteria).get(lang).to_owned());
    for change in &comparison.unit_map {
        let (from, to, on) = (&change.from, &change.to, change.on);
        lines.push(match lang {
            Lang::It => {
                format!("Dal {on} l'unità {from} è {to}: i valori di prima stanno sotto {to}.")
            }
            Lang::En => {
                format!("From {on} the unit {from} is {to}: older figures stand under {to}.")
            }
        });
    }
    blocks.push(Block::List(lines));
    blocks.push(Block::Heading(
        text("Che cosa è stato letto", "What was read")
            .get(lang)
            .to_owned(),
    ));
    blocks.push(Block::List(origin::read_lines(&comparison.sources, lang)));
    blocks
}

/// Says what a side is judged by.
fn side_lines(side: &Side, lang: Lang) -> Vec<String> {
    let mut lines = vec![format!("{}:", side.name)];
    if let Some(on) = side.on {
        lines.push(match lang {
            Lang::It => format!("  Data di riferimento: {on}"),
            Lang::En => format!("  As of {on}"),
        });
    }
    // That somebody chose them goes without saying.
    let chosen = Some(side.set_chosen).filter(|it| *it == SetChosen::Default);
    let criteria = origin::criteria_lines(&side.set, chosen, lang);
    lines.extend(criteria.into_iter().map(|line| format!("  {line}")));
    if let Some(config) = &side.config {
        lines.push(match lang {
            Lang::It => format!("  Configurazione: {config}"),
            Lang::En => format!("  Configuration: {config}"),
        });
    }
    if side.chart == ChartOf::TheOther {
        lines.push(match lang {
            Lang::It => "  Organigramma: nessuno proprio, vale quello dell'altro anno".to_owned(),
            Lang::En => "  Org chart: none of its own, that of the other year holds".to_owned(),
        });
    }
    if let Some(coverage) = &side.coverage {
        lines.push(format!("  {}", origin::coverage_line(coverage, lang)));
    }
    let counted = findings::counts(&side.findings, lang);
    lines.push(match lang {
        Lang::It => format!("  Rilievi: {counted}"),
        Lang::En => format!("  Findings: {counted}"),
    });
    lines
}

fn same_or_not(criteria: Criteria) -> crate::lang::Text {
    match criteria {
        Criteria::Same => text(
            "I criteri dei due anni chiedono e valutano allo stesso modo: il loro effetto è zero.",
            "The criteria of both years ask and judge alike: their effect is zero.",
        ),
        Criteria::Differ => text(
            "I criteri dei due anni sono diversi: ogni anno è valutato con i propri.",
            "The criteria of the two years differ: each year is judged by its own.",
        ),
    }
}
