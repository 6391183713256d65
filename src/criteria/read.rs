//! A criteria set read from its file and checked: every mistake with its line and column.
//!
//! Lives here: the set, its indexes, rules and totals. Never here: one criterion (`criterion`), one
//! item (`item`), headers claimed twice (`claims`), or opening the file. The file is described in
//! `docs/criteria-sets.md`.

mod claims;
mod criterion;
mod item;
mod life_cycle;

use std::collections::BTreeSet;

use crate::document::{Document, DocumentError, Placed, Table, say};
use crate::lang::LocalText;
use crate::model::criteria::{
    CriteriaSet, Criterion, Heads, Index, Obstacle, ObstacleClass, Role, Source, TotalsPolicy,
    Treatment, VerdictRule,
};
use crate::model::quantity::{Decimal, Ratio};
use item::Items;

/// The first line of every set: what the file is, and the version of its form.
pub const SCHEMA: &str = "smartable.criteria/1";

const SET_KEYS: [&str; 12] = [
    "schema",
    "id",
    "version",
    "valid_from",
    "valid_to",
    "title",
    "source",
    "totals",
    "rule",
    "item",
    "criterion",
    "index",
];

/// Reads a criteria set; `path_shown` is the name that mistakes are reported under.
///
/// # Errors
///
/// All mistakes found, in the order of the text.
pub fn read(path_shown: &str, text: &str) -> Result<CriteriaSet, Vec<DocumentError>> {
    let document = Document::parse(path_shown, text)?;
    let set = set(&document.root(), text);
    document.finish()?;
    Ok(set)
}

/// Walks through the set. What it returns counts only if no mistake was recorded.
fn set(root: &Table<'_>, text: &str) -> CriteriaSet {
    root.only(&[&SET_KEYS[..], &life_cycle::KEYS].concat());
    schema(root);
    let (valid_from, valid_to) = validity(root);
    let title = required_text(root, "title");
    let source = match root.required("source") {
        Some(value) => value
            .table()
            .map_or_else(Source::default, |one| self::source(&one)),
        None => Source::default(),
    };
    let mut items = Items::default();
    for table in root.tables("item") {
        items.declare(&table);
    }
    let indexes = indexes(root, &title, &mut items);
    claims::check(&items, root.document());
    CriteriaSet {
        id: identifier(root),
        version: filled(root, "version"),
        valid_from,
        valid_to,
        title,
        source,
        items: items.into_list(),
        indexes,
        life: life_cycle::read(root),
        totals: root
            .table("totals")
            .map_or_else(TotalsPolicy::default, |one| totals(&one)),
        text: text.to_owned(),
    }
}

fn schema(root: &Table<'_>) {
    let Some(value) = root.required("schema") else {
        return;
    };
    if value.string().is_some_and(|schema| schema.value != SCHEMA) {
        value.mistake(
            say("forma del file sconosciuta", "unknown form of file"),
            Some(say(
                format!("questa versione legge \"{SCHEMA}\""),
                format!("this version reads \"{SCHEMA}\""),
            )),
        );
    }
}

fn validity(root: &Table<'_>) -> (String, Option<String>) {
    let from = root.required("valid_from").and_then(|value| value.date());
    let to = root.date("valid_to");
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        let message = say(
            format!("`valid_to` viene prima di `valid_from`, {}", from.value),
            format!("`valid_to` comes before `valid_from`, {}", from.value),
        );
        root.document().mistake(to.span.clone(), message, None);
    }
    (
        from.map_or_else(String::new, |day| day.value),
        to.map(|day| day.value),
    )
}

fn source(table: &Table<'_>) -> Source {
    table.only(&["act", "article", "date", "note"]);
    let date = table.get("date").and_then(|value| {
        // A year alone is enough for a source: many acts are cited by year.
        let year = value.is_string().then(|| value.string()).flatten();
        let year = year.filter(|one| one.value.len() == 4 && one.value.parse::<u16>().is_ok());
        year.or_else(|| value.date())
    });
    let text = |key| table.string(key).map(|one| one.value);
    Source {
        act: required_text(table, "act"),
        article: text("article"),
        date: date.map(|one| one.value),
        note: local_text(table, "note"),
    }
}

fn totals(table: &Table<'_>) -> TotalsPolicy {
    table.only(&["heads", "unassessed", "missing_weight"]);
    let usual = TotalsPolicy::default();
    let heads = [
        ("overlapping", Heads::Overlapping),
        ("exclusive", Heads::Exclusive),
    ];
    let treatments = [
        Treatment::NotEligible,
        Treatment::LeftOut,
        Treatment::Bounds,
    ];
    let treatments = treatments.map(|one| (one.key(), one));
    TotalsPolicy {
        heads: table.word("heads", &heads).unwrap_or(usual.heads),
        unassessed: table
            .word("unassessed", &treatments)
            .unwrap_or(usual.unassessed),
        missing_weight: table
            .word("missing_weight", &treatments)
            .unwrap_or(usual.missing_weight),
    }
}

/// Reads the indexes; a set without `[[index]]` has one, `main`, at its top.
fn indexes(root: &Table<'_>, title: &LocalText, items: &mut Items) -> Vec<Index> {
    let tables = root.tables("index");
    if tables.is_empty() {
        return vec![index(root, "main".to_owned(), title.clone(), items)];
    }
    for key in ["rule", "criterion"] {
        if root.has(key) {
            let message = say(
                format!("`{key}` fuori da `[[index]]`, in un insieme che ha `[[index]]`"),
                format!("`{key}` outside `[[index]]`, in a set that has `[[index]]`"),
            );
            root.document().mistake(root.key_span(key), message, None);
        }
    }
    let mut ids = BTreeSet::new();
    let mut read = Vec::new();
    for table in &tables {
        table.only(&["id", "title", "rule", "criterion"]);
        let id = identifier(table);
        if !ids.insert(id.clone()) {
            twice(table, "id", &id);
        }
        let title = required_text(table, "title");
        read.push(index(table, id, title, items));
    }
    read
}

fn index(table: &Table<'_>, id: String, title: LocalText, items: &mut Items) -> Index {
    let rule = table.required("rule").and_then(|value| value.table());
    let rule = rule.map_or(VerdictRule::Gates, |rule| self::rule(&rule));
    let tables = table.tables("criterion");
    let mut ids = BTreeSet::new();
    let mut criteria: Vec<Criterion> = Vec::new();
    for one in &tables {
        let read = criterion::criterion(one, &rule, items);
        if !read.id.is_empty() && !ids.insert(read.id.clone()) {
            twice(one, "id", &read.id);
        }
        criteria.push(read);
    }
    if let Some(beyond) = tables.get(Index::MOST_CRITERIA) {
        let most = Index::MOST_CRITERIA;
        let message = say(
            format!("troppi criteri: al massimo {most}"),
            format!("too many criteria: at most {most}"),
        );
        beyond.document().mistake(beyond.span(), message, None);
    }
    if tables.is_empty() {
        let message = say("non c'è nessun criterio", "there is no criterion");
        table.document().mistake(table.span(), message, None);
    } else {
        weights(table, &rule, &criteria);
    }
    Index {
        id,
        title,
        criteria,
        rule,
    }
}

fn rule(table: &Table<'_>) -> VerdictRule {
    table.only(&["kind", "smartable_at", "partly_at"]);
    table.needs("kind");
    let weighted = table.word("kind", &[("gates", false), ("weighted", true)]) == Some(true);
    if !weighted {
        for key in ["smartable_at", "partly_at"] {
            if table.has(key) {
                let message = say(
                    format!("`{key}` serve solo con kind = \"weighted\""),
                    format!("`{key}` needs kind = \"weighted\""),
                );
                table.document().mistake(table.key_span(key), message, None);
            }
        }
        return VerdictRule::Gates;
    }
    let threshold = |key| {
        table.needs(key);
        within_one(table, key)
    };
    let (smartable, partly) = (threshold("smartable_at"), threshold("partly_at"));
    if let (Some(smartable), Some(partly)) = (&smartable, &partly)
        && partly.value > smartable.value
    {
        let message = say(
            "soglie in ordine inverso: `partly_at` supera `smartable_at`",
            "thresholds out of order: `partly_at` is above `smartable_at`",
        );
        table.document().mistake(partly.span.clone(), message, None);
    }
    VerdictRule::Weighted {
        smartable_at: smartable.map_or(Ratio::ONE, |one| one.value),
        partly_at: partly.map_or(Ratio::ONE, |one| one.value),
    }
}

/// A weighted mean needs at least one weight above zero.
fn weights(table: &Table<'_>, rule: &VerdictRule, criteria: &[Criterion]) {
    if *rule == VerdictRule::Gates {
        return;
    }
    let mut any = false;
    for criterion in criteria {
        match criterion.role {
            Role::Weight(weight) if weight > Decimal::ZERO => return,
            Role::Weight(_) => any = true,
            Role::Gate => {}
        }
    }
    let message = if any {
        say("tutti i pesi sono zero", "all weights are zero")
    } else {
        say(
            "la regola è una media pesata, ma nessun criterio ha un peso",
            "the rule is a weighted mean, but no criterion has a weight",
        )
    };
    let at = table.key_span("rule");
    table.document().mistake(at, message, None);
}

/// Reads a number between 0 and 1, or reports it.
fn within_one(table: &Table<'_>, key: &str) -> Option<Placed<Ratio>> {
    let share = table.share(key)?;
    if (Ratio::ZERO..=Ratio::ONE).contains(&share.value) {
        return Some(share);
    }
    let message = say(
        format!("`{key}` deve stare fra 0 e 1"),
        format!("`{key}` has to be between 0 and 1"),
    );
    table.document().mistake(share.span, message, None);
    None
}

/// Reads the `obstacle` of a table, if it has one.
pub(super) fn obstacle(table: &Table<'_>) -> Option<Obstacle> {
    let table = table.table("obstacle")?;
    table.only(&["class", "removable"]);
    let classes = ObstacleClass::ALL.map(|class| (class.key(), class));
    table.needs("class");
    table.needs("removable");
    Some(Obstacle {
        class: table.word("class", &classes)?,
        removable: table.boolean("removable")?.value,
    })
}

/// Reads a text for people: in both languages, in one that then serves for both, or plain.
pub(super) fn local_text(table: &Table<'_>, key: &str) -> Option<LocalText> {
    table.local_text(key)
}

fn required_text(table: &Table<'_>, key: &str) -> LocalText {
    table.needs(key);
    local_text(table, key).unwrap_or_default()
}

/// Reads a text that has to be there and to say something.
fn filled(table: &Table<'_>, key: &str) -> String {
    table.filled(key)
}

/// Reads `id`: lower-case letters, digits, `-` and `_`.
fn identifier(table: &Table<'_>) -> String {
    let Some(id) = table.required("id").and_then(|value| value.string()) else {
        return String::new();
    };
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let sound = |byte: u8| known(byte) || byte == b'-' || byte == b'_';
    if id.value.is_empty() || !id.value.bytes().all(sound) {
        let message = say(
            "un id si scrive con lettere minuscole senza accento, cifre, `-` e `_`",
            "an id is made of lower-case letters without accents, digits, `-` and `_`",
        );
        table.document().mistake(id.span, message, None);
    }
    id.value
}

/// Records that an id is used twice.
fn twice(table: &Table<'_>, key: &str, id: &str) {
    let span = table.get(key).map_or(table.span(), |value| value.span());
    let message = say(
        format!("l'id `{id}` è usato due volte"),
        format!("the id `{id}` is used twice"),
    );
    table.document().mistake(span, message, None);
}

#[cfg(test)]
mod sound_tests;
#[cfg(test)]
mod tests;
