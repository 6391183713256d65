//! A criteria set changed: criteria dropped and added, weights and thresholds moved.
//!
//! A changed set is an ordinary set: its text is made anew and read as any other file is. Never
//! here: which changes are wanted (`commands`), or what comes of them (`figures`).

mod find;

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::read::read;
use super::write::{tables, write};
use crate::document::{DocumentError, say};
use crate::lang::LocalText;
use crate::matching::nearest;
use crate::model::criteria::{CriteriaSet, Role, VerdictRule};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::simulation::{Change, Threshold};

pub use find::{Found, criterion_of_a_set, fragment};

/// A change that is wanted.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// A criterion that no longer counts.
    Drop(String),
    /// Criteria that count too.
    Add(Found),
    /// Another weight for a criterion.
    Weight(String, Decimal),
    /// Another threshold.
    Threshold(Threshold, Ratio),
}

/// Why a set cannot be changed so.
#[derive(Debug)]
pub enum Refusal {
    /// The change does not fit the set.
    Unfit(LocalText),
    /// The set that came out is none: every mistake in it.
    Broken(Vec<DocumentError>),
}

/// Returns the set with the changes made in their order, and what they were. Changes are of the
/// first index, which gives the verdict.
///
/// # Errors
///
/// A criterion that the set lacks, or has already; weights and thresholds of a set that has
/// neither; a set that breaks a rule of `docs/criteria-sets.md` once it is changed.
pub fn change(set: &CriteriaSet, wanted: &[Wanted]) -> Result<(CriteriaSet, Vec<Change>), Refusal> {
    // The set was read from this text: it is TOML.
    let mut table: Table = set.text.parse().unwrap_or_default();
    let mut made = Vec::new();
    for one in wanted {
        made.extend(make(&mut table, set, one).map_err(Refusal::Unfit)?);
    }
    let id = format!("{}-simulated", set.id);
    table.insert("id".to_owned(), Value::String(id.clone()));
    let notes = [
        format!("smartable simulate: {} {}", set.id, set.version),
        made.iter().map(in_short).collect::<Vec<_>>().join("; "),
    ];
    let text = write(&table, &notes);
    let changed = read(&format!("{id}.toml"), &text).map_err(Refusal::Broken)?;
    Ok((changed, made))
}

/// Says a change in a comment of the file.
fn in_short(change: &Change) -> String {
    match change {
        Change::Dropped { id } => format!("--drop {id}"),
        Change::Added { id, .. } => format!("--add {id}"),
        Change::Weight { id, after, .. } => format!("--weight {id}={after}"),
        Change::Threshold { which, after, .. } => {
            format!("--threshold {}={}", which.key(), fraction(*after))
        }
    }
}

fn make(table: &mut Table, set: &CriteriaSet, wanted: &Wanted) -> Result<Vec<Change>, LocalText> {
    match wanted {
        Wanted::Drop(id) => drop_criterion(table, id).map(|change| vec![change]),
        Wanted::Add(found) => add(table, found),
        Wanted::Weight(id, weight) => weigh(table, set, id, *weight).map(|change| vec![change]),
        Wanted::Threshold(which, share) => {
            threshold(table, set, *which, *share).map(|change| vec![change])
        }
    }
}

/// Returns the table that holds rule and criteria of the verdict: the first index, or the set.
fn verdict(table: &mut Table) -> Option<&mut Table> {
    if table.get("index").is_some_and(Value::is_array) {
        let first = table.get_mut("index")?.get_mut(0)?;
        return first.as_table_mut();
    }
    Some(table)
}

/// Returns the criteria of the verdict.
fn criteria(table: &mut Table) -> Option<&mut Vec<Value>> {
    verdict(table)?.get_mut("criterion")?.as_array_mut()
}

fn id_of(criterion: &Value) -> &str {
    criterion.get("id").and_then(Value::as_str).unwrap_or("")
}

/// Says that the set has no such criterion, and which ones it has.
fn no_such(criteria: &[Value], id: &str) -> LocalText {
    let known: Vec<&str> = criteria.iter().map(id_of).collect();
    let hint = nearest(id, known.iter().copied()).map_or_else(|| known.join(", "), str::to_owned);
    say(
        format!("l'insieme di criteri non ha il criterio «{id}» ({hint})"),
        format!("the criteria set has no criterion “{id}” ({hint})"),
    )
}

fn drop_criterion(table: &mut Table, id: &str) -> Result<Change, LocalText> {
    let Some(criteria) = criteria(table) else {
        return Err(no_such(&[], id));
    };
    let Some(at) = criteria.iter().position(|it| id_of(it) == id) else {
        return Err(no_such(criteria, id));
    };
    if criteria.len() == 1 {
        return Err(say(
            format!("senza «{id}» non resterebbe nessun criterio"),
            format!("without “{id}” no criterion would be left"),
        ));
    }
    criteria.remove(at);
    Ok(Change::Dropped { id: id.to_owned() })
}

fn add(table: &mut Table, found: &Found) -> Result<Vec<Change>, LocalText> {
    let gates = verdict(table).is_some_and(|index| {
        let kind = index.get("rule").and_then(|rule| rule.get("kind"));
        kind.and_then(Value::as_str) == Some("gates")
    });
    let known: BTreeSet<String> = tables(table, "item").iter().map(|it| own_id(it)).collect();
    for item in found.items.iter().filter(|it| !known.contains(&own_id(it))) {
        let list = table
            .entry("item")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(list) = list.as_array_mut() {
            list.push(Value::Table(item.clone()));
        }
    }
    let mut made = Vec::new();
    for criterion in &found.criteria {
        let id = own_id(criterion);
        let Some(criteria) = criteria(table) else {
            return Err(no_such(&[], &id));
        };
        if criteria.iter().any(|it| id_of(it) == id) {
            return Err(say(
                format!("l'insieme di criteri ha già il criterio «{id}»"),
                format!("the criteria set has the criterion “{id}” already"),
            ));
        }
        let mut criterion = criterion.clone();
        // The weight that a criterion has in another set says nothing in a set of gates.
        if gates && found.of_a_set {
            criterion.remove("role");
            criterion.remove("weight");
        }
        criteria.push(Value::Table(criterion));
        made.push(Change::Added {
            id,
            from: found.from.clone(),
        });
    }
    Ok(made)
}

fn own_id(table: &Table) -> String {
    let id = table.get("id").and_then(Value::as_str);
    id.unwrap_or_default().to_owned()
}

fn weigh(
    table: &mut Table,
    set: &CriteriaSet,
    id: &str,
    weight: Decimal,
) -> Result<Change, LocalText> {
    if set.indexes[0].rule == VerdictRule::Gates {
        return Err(only_weighted("un peso", "a weight", set));
    }
    let Some(criteria) = criteria(table) else {
        return Err(no_such(&[], id));
    };
    let Some(at) = criteria.iter().position(|it| id_of(it) == id) else {
        return Err(no_such(criteria, id));
    };
    if let Some(criterion) = criteria[at].as_table_mut() {
        criterion.insert("role".to_owned(), Value::String("weight".to_owned()));
        criterion.insert("weight".to_owned(), number(weight));
    }
    let known = set.indexes[0].criteria.iter().find(|it| it.id == id);
    let before = known.and_then(|it| match it.role {
        Role::Weight(weight) => Some(weight),
        Role::Gate => None,
    });
    Ok(Change::Weight {
        id: id.to_owned(),
        before,
        after: weight,
    })
}

/// Returns a number as TOML writes it: without a point where it needs none.
fn number(value: Decimal) -> Value {
    let text = value.to_string();
    match text.parse::<i64>() {
        Ok(whole) => Value::Integer(whole),
        // Decimals of six places are exact in the shortest form that reads back.
        Err(_) => text.parse::<f64>().map_or(Value::Integer(0), Value::Float),
    }
}

fn threshold(
    table: &mut Table,
    set: &CriteriaSet,
    which: Threshold,
    share: Ratio,
) -> Result<Change, LocalText> {
    let before = match (&set.indexes[0].rule, which) {
        (VerdictRule::Gates, _) => return Err(only_weighted("una soglia", "a threshold", set)),
        (VerdictRule::Weighted { smartable_at, .. }, Threshold::Smartable) => *smartable_at,
        (VerdictRule::Weighted { partly_at, .. }, Threshold::Partly) => *partly_at,
    };
    let rule = verdict(table).and_then(|index| index.get_mut("rule")?.as_table_mut());
    if let Some(rule) = rule {
        let key = format!("{}_at", which.key());
        let value = match (share.den(), i64::try_from(share.num())) {
            (1, Ok(whole)) => Value::Integer(whole),
            _ => Value::String(fraction(share)),
        };
        rule.insert(key, value);
    }
    Ok(Change::Threshold {
        which,
        before,
        after: share,
    })
}

/// Returns a share as a set writes one exactly: `7/10`.
fn fraction(share: Ratio) -> String {
    match share.den() {
        1 => share.num().to_string(),
        den => format!("{}/{den}", share.num()),
    }
}

fn only_weighted(it: &str, en: &str, set: &CriteriaSet) -> LocalText {
    let id = &set.id;
    say(
        format!(
            "in «{id}» ogni criterio deve essere soddisfatto: {it} conta solo in un insieme che pesa i \
             criteri (kind = \"weighted\"), per esempio --criteria graded"
        ),
        format!(
            "in “{id}” every criterion must be met: {en} only counts in a set that weighs its \
             criteria (kind = \"weighted\"), for example --criteria graded"
        ),
    )
}

#[cfg(test)]
mod tests;
