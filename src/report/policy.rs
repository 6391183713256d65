//! What `policy show` shows: parameters with their values, dates and sources.
//!
//! Never here: which of them holds on a day (`policy`), or how a table is printed.

use crate::lang::{Lang, Text};
use crate::model::parameter::Parameter;
use crate::model::period::Day;
use crate::policy::Unit;
use crate::report::calendar::unverified;
use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};
use crate::report::numbers;
use crate::report::words::dates;

/// Parameters, all or those in force on a day.
#[derive(Debug, Clone)]
pub struct PolicyView<'a> {
    /// The day asked for; `None`: all parameters with their periods.
    pub on: Option<Day>,
    /// Parameters, those of one id together, oldest first.
    pub parameters: Vec<&'a Parameter>,
    /// What single administrations wrote. Nothing is computed with it.
    pub examples: Vec<&'a Parameter>,
}

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Lays parameters out for people.
#[must_use]
pub fn layout(view: &PolicyView<'_>, lang: Lang) -> Report<'static> {
    let title = match (view.on, lang) {
        (Some(day), Lang::It) => format!("Parametri in vigore al {day}"),
        (Some(day), Lang::En) => format!("Parameters in force on {day}"),
        (None, Lang::It) => "Parametri con le loro date".to_owned(),
        (None, Lang::En) => "Parameters with their dates".to_owned(),
    };
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(groups(&view.parameters, lang));
    if !view.examples.is_empty() {
        let head = pick(
            lang,
            "Esempi di amministrazioni: nessun calcolo li usa",
            "Examples of administrations: nothing is computed with them",
        );
        blocks.push(Block::Heading(head.to_owned()));
        blocks.extend(groups(&view.examples, lang));
    }
    let all = view.parameters.iter().chain(&view.examples);
    if all.into_iter().any(|it| !it.verified) {
        let note = pick(
            lang,
            "«Da verificare»: il testo della norma o dell'atto non è stato letto; la fonte dice da \
             dove viene il valore.",
            "“To be verified”: the text of the law or act was not read; the source says where the \
             value comes from.",
        );
        blocks.push(Block::Paragraph(note.to_owned()));
    }
    Report { blocks }
}

/// Makes a list of each id: what it says, then a value and its source for each period.
fn groups(parameters: &[&Parameter], lang: Lang) -> Vec<Block<'static>> {
    let same_id = |left: &&Parameter, right: &&Parameter| left.id == right.id;
    let mut blocks = Vec::new();
    for group in parameters.chunk_by(same_id) {
        let mut lines = vec![group[0].id.clone()];
        let mut label = "";
        for parameter in group {
            if parameter.label.get(lang) != label {
                label = parameter.label.get(lang);
                lines.push(format!("  {label}"));
            }
            let mark = unverified(parameter.verified, lang);
            let period = dates::period(parameter.period, lang);
            lines.push(match value_words(parameter, lang) {
                Some(value) => format!("  · {value}, {period}{mark}"),
                None => format!("  · {period}{mark}"),
            });
            lines.push(format!("    {}", parameter.source.get(lang)));
        }
        blocks.push(Block::List(lines));
    }
    blocks
}

/// Returns a value with its unit: `60,0 % del personale in attività smartabili`.
fn value_words(parameter: &Parameter, lang: Lang) -> Option<String> {
    let value = parameter.value?.exact();
    let unit = Unit::parse(&parameter.unit)?;
    let number = if unit.is_share() {
        numbers::share(&value, lang)
    } else {
        numbers::quantity(&value, lang)
    };
    let words = unit.words().get(lang);
    Some(match (unit, lang) {
        (Unit::ShareExceeded, Lang::It) => format!("più del {number} {words}"),
        (Unit::ShareExceeded, Lang::En) => format!("more than {number} {words}"),
        _ => format!("{number} {words}"),
    })
}

/// Returns the parameters as a table for programs.
#[must_use]
pub fn table<'a>(view: &PolicyView<'a>, lang: Lang) -> Table<'a> {
    let column = |key: &'static str, kind| Column::new(key, key, kind);
    let flag = |truth: bool| Value::text(if truth { "true" } else { "false" });
    let row = |(it, example): (&'a Parameter, bool)| {
        let end = |day| dates::end(day).map_or(Value::Missing, Value::text);
        let is_share = Unit::parse(&it.unit).is_some_and(Unit::is_share);
        let value = match it.value {
            None => Value::Missing,
            Some(share) if is_share => Value::Share(share.exact()),
            Some(number) => Value::Quantity(number.exact()),
        };
        [
            Value::text(it.id.as_str()),
            Value::text(it.label.get(lang)),
            value,
            Value::text(it.unit.as_str()),
            end(it.period.first),
            end(it.period.last),
            Value::text(it.source.get(lang)),
            flag(it.verified),
            flag(example),
        ]
        .map(Cell::from)
        .to_vec()
    };
    let law = view.parameters.iter().map(|it| (*it, false));
    let examples = view.examples.iter().map(|it| (*it, true));
    Table {
        columns: vec![
            column("id", Kind::Code),
            column("label", Kind::Text),
            column("value", Kind::Quantity),
            column("unit", Kind::Code),
            column("from", Kind::Code),
            column("to", Kind::Code),
            column("source", Kind::Text),
            column("verified", Kind::Code),
            column("example", Kind::Code),
        ],
        rows: law.chain(examples).map(row).collect(),
        last_is_total: false,
    }
}
