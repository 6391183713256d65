//! One criterion of a set: its role, its policies, and the condition it is computed from.
//!
//! Never here: the items themselves (`item`).

use super::item::{ITEM_KEYS, Items};
use super::{identifier, local_text, obstacle, within_one};
use crate::criteria::vocabulary::Vocabulary;
use crate::document::{Table, Value, say};
use crate::lang::LocalText;
use crate::model::criteria::{
    Comparison, Condition, Criterion, LevelOf, Met, Missing, NotApplicable, Obstacle,
    ObstacleClass, Role, VerdictRule,
};
use crate::model::quantity::{Decimal, Ratio};

const OWN_KEYS: [&str; 10] = [
    "id",
    "label",
    "question",
    "source",
    "role",
    "weight",
    "level_of_partly",
    "missing",
    "not_applicable",
    "obstacle",
];

/// The ways to say what a criterion is computed from, beside being an item itself.
const JOINED: [&str; 4] = ["item", "all_of", "any_of", "compare"];

/// Reads a criterion.
pub(super) fn criterion(table: &Table<'_>, rule: &VerdictRule, items: &mut Items) -> Criterion {
    let joined: Vec<&str> = JOINED.into_iter().filter(|key| table.has(key)).collect();
    let more: &[&str] = match joined.as_slice() {
        [] => &ITEM_KEYS,
        _ => &JOINED,
    };
    table.only(&[&OWN_KEYS, more].concat());
    let id = identifier(table);
    let condition = match joined.as_slice() {
        [] => items.own(table, &id).map(Condition::Item),
        [_] => self::joined(table, items),
        [_, second, ..] => {
            let message = say(
                format!("un criterio ha uno solo fra {}", JOINED.join(", ")),
                format!("a criterion has only one of {}", JOINED.join(", ")),
            );
            table
                .document()
                .mistake(table.key_span(second), message, None);
            None
        }
    };
    let label = label(table, &id);
    let question = local_text(table, "question")
        .or_else(|| Vocabulary::builtin().questions.get(&id).cloned())
        .unwrap_or_else(|| label.clone());
    Criterion {
        label,
        question,
        source: local_text(table, "source"),
        role: role(table, rule),
        condition: condition.unwrap_or(Condition::Item(0)),
        level_of_partly: within_one(table, "level_of_partly").map_or(Ratio::HALF, |one| one.value),
        missing: missing(table),
        not_applicable: not_applicable(table),
        obstacle: required_obstacle(table, &id),
        id,
    }
}

/// Returns the label written, or that of the standard item.
fn label(table: &Table<'_>, id: &str) -> LocalText {
    let standard = &Vocabulary::builtin().items;
    if let Some(label) = standard.get(id)
        && !table.has("label")
    {
        return label.clone();
    }
    if !table.has("label") && !id.is_empty() {
        let help = crate::matching::nearest(id, standard.keys().map(String::as_str)).map(|near| {
            say(
                format!("solo gli elementi standard ne hanno già una; forse si intendeva `{near}`"),
                format!("only standard items have one already; perhaps `{near}` was meant"),
            )
        });
        let message = say("manca la chiave `label`", "the key `label` is missing");
        table.document().mistake(table.span(), message, help);
    }
    local_text(table, "label").unwrap_or_default()
}

fn role(table: &Table<'_>, rule: &VerdictRule) -> Role {
    let weight = weight(table);
    let words = [("gate", false), ("weight", true)];
    let counts = table.word("role", &words).unwrap_or(weight.is_some());
    let refuse = |key: &str, it: &str, en: &str| {
        let at = table.key_span(key);
        table.document().mistake(at, say(it, en), None);
    };
    if !counts {
        if weight.is_some() {
            refuse(
                "weight",
                "un criterio `gate` non ha peso",
                "a `gate` has no weight",
            );
        }
        return Role::Gate;
    }
    if *rule == VerdictRule::Gates {
        let key = if weight.is_some() { "weight" } else { "role" };
        refuse(
            key,
            "un peso serve solo con kind = \"weighted\" nella regola",
            "a weight needs kind = \"weighted\" in the rule",
        );
    } else if !table.has("weight") {
        refuse(
            "role",
            "manca il peso (`weight`)",
            "the `weight` is missing",
        );
    }
    Role::Weight(weight.unwrap_or(Decimal::ONE))
}

fn weight(table: &Table<'_>) -> Option<Decimal> {
    let weight = table.decimal("weight")?;
    if weight.value < Decimal::ZERO {
        let message = say(
            "un peso non può essere negativo",
            "a weight cannot be negative",
        );
        table.document().mistake(weight.span, message, None);
    }
    Some(weight.value)
}

fn missing(table: &Table<'_>) -> Missing {
    let words = [
        ("unknown", Missing::Unknown),
        ("met", Missing::Met),
        ("not_met", Missing::NotMet),
        ("skip", Missing::Skip),
    ];
    table.word("missing", &words).unwrap_or(Missing::Unknown)
}

fn not_applicable(table: &Table<'_>) -> NotApplicable {
    let words = [
        ("left_out", NotApplicable::LeftOut),
        ("met", NotApplicable::Met),
        ("not_met", NotApplicable::NotMet),
    ];
    table
        .word("not_applicable", &words)
        .unwrap_or(NotApplicable::LeftOut)
}

/// Returns the obstacle written, or that of the standard item.
fn required_obstacle(table: &Table<'_>, id: &str) -> Obstacle {
    let standard = Vocabulary::builtin().obstacles.get(id);
    if !table.has("obstacle") && standard.is_none() && !id.is_empty() {
        table.needs("obstacle");
    }
    obstacle(table).or(standard.copied()).unwrap_or(Obstacle {
        class: ObstacleClass::Organisation,
        removable: false,
    })
}

/// Reads `item`, `all_of`, `any_of` or `compare` of a criterion or of a member.
fn joined(table: &Table<'_>, items: &mut Items) -> Option<Condition> {
    if let Some(value) = table.get("item") {
        let id = value.string()?;
        return items.scored(&value, &id.value).map(Condition::Item);
    }
    if let Some(value) = table.get("all_of") {
        return members(&value, items).map(Condition::AllOf);
    }
    if let Some(value) = table.get("any_of") {
        return members(&value, items).map(Condition::AnyOf);
    }
    compare(&table.table("compare")?, items)
}

/// Reads the members of `all_of` or `any_of`: ids, items, or again `all_of` and `any_of`.
fn members(value: &Value<'_>, items: &mut Items) -> Option<Vec<Condition>> {
    let elements = value.array()?;
    if elements.is_empty() {
        value.mistake(say("l'elenco è vuoto", "the list is empty"), None);
    }
    let read = elements.iter().filter_map(|member| {
        if member.is_string() {
            let id = member.string()?;
            return items.scored(member, &id.value).map(Condition::Item);
        }
        let table = member.table()?;
        if JOINED.iter().any(|key| table.has(key)) {
            table.only(&JOINED);
            return joined(&table, items);
        }
        table.only(&[&["id", "label"][..], &ITEM_KEYS].concat());
        let id = identifier(&table);
        items.own(&table, &id).map(Condition::Item)
    });
    Some(read.collect())
}

fn compare(table: &Table<'_>, items: &mut Items) -> Option<Condition> {
    table.only(&["left", "op", "right", "true_is"]);
    let mut side = |key: &str| {
        let value = table.required(key)?;
        let at = items.named(&value, &value.string()?.value)?;
        let number = matches!(items.level(at), Some(LevelOf::Measure | LevelOf::Test(..)));
        if !number {
            let message = say(
                "si confrontano solo elementi con answer = \"measure\" o \"number\"",
                "only items with answer = \"measure\" or \"number\" can be compared",
            );
            value.mistake(message, None);
        }
        Some(at)
    };
    let (left, right) = (side("left"), side("right"));
    table.needs("op");
    let op = comparison(table);
    let meanings = [("met", Met::Met), ("fails", Met::Fails)];
    Some(Condition::Compare {
        left: left?,
        op: op?,
        right: right?,
        when_true: table.word("true_is", &meanings).unwrap_or(Met::Met),
    })
}

/// Reads `op`.
pub(super) fn comparison(table: &Table<'_>) -> Option<Comparison> {
    let signs = [
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
        Comparison::Equal,
    ];
    table.word("op", &signs.map(|one| (one.sign(), one)))
}
