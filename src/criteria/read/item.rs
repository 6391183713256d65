//! The items of a set: what a sheet answers, the kind of answer, and how it becomes a level.
//!
//! Never here: criteria (`criterion`), or headers that contradict one another (`claims`).

use std::collections::BTreeMap;

use super::criterion::comparison;
use super::{identifier, local_text, twice};
use crate::criteria::vocabulary::Vocabulary;
use crate::document::{Placed, Table, Value, say};
use crate::lang::LocalText;
use crate::matching::nearest;
use crate::model::answer::AnswerShape;
use crate::model::columns::Direction;
use crate::model::criteria::{Comparison, Item, LevelOf, Met, NumberTest, Repeated};
use crate::model::quantity::{Decimal, Ratio};

/// The keys of an item beside `id` and `label`.
pub(super) const ITEM_KEYS: [&str; 6] = [
    "answer",
    "met_when",
    "fails_when",
    "headers",
    "shared_headers",
    "repeated",
];

/// The longest scale: beyond it, it is a measure.
const MOST_STEPS: i64 = 101;

/// A header that an item claims, with its place.
pub(super) struct Claim {
    pub(super) item: u16,
    pub(super) header: Placed<String>,
    pub(super) direction: Direction,
}

/// The items read so far.
#[derive(Default)]
pub(super) struct Items {
    list: Vec<Item>,
    by_id: BTreeMap<String, u16>,
    pub(super) claims: Vec<Claim>,
}

impl Items {
    /// Returns the items, in the order in which they were named.
    pub(super) fn into_list(self) -> Vec<Item> {
        self.list
    }

    /// Returns the items so far.
    pub(super) fn list(&self) -> &[Item] {
        &self.list
    }

    /// Returns how the answer to an item becomes a level.
    pub(super) fn level(&self, item: u16) -> Option<&LevelOf> {
        self.list.get(usize::from(item)).map(|item| &item.level)
    }

    /// Reads an item declared by itself, under `[[item]]`.
    pub(super) fn declare(&mut self, table: &Table<'_>) {
        table.only(&[&["id", "label"][..], &ITEM_KEYS].concat());
        let id = identifier(table);
        if self.by_id.contains_key(&id) {
            twice(table, "id", &id);
        } else {
            self.add(table, id);
        }
    }

    /// Reads an item that stands where it is used. An id alone names an item that is known already.
    pub(super) fn own(&mut self, table: &Table<'_>, id: &str) -> Option<u16> {
        if id.is_empty() {
            return None;
        }
        let described = ITEM_KEYS.iter().find(|key| table.has(key));
        let at = match (self.by_id.get(id), described) {
            (Some(known), None) => *known,
            (Some(_), Some(key)) => {
                let message = say(
                    format!("l'elemento `{id}` è descritto due volte"),
                    format!("the item `{id}` is described twice"),
                );
                let help = say(
                    "si descrive una volta sotto `[[item]]` e poi si nomina",
                    "describe it once under `[[item]]`, then name it",
                );
                table
                    .document()
                    .mistake(table.key_span(key), message, Some(help));
                return None;
            }
            (None, _) => self.add(table, id.to_owned()),
        };
        if self.level(at) == Some(&LevelOf::Measure) {
            table
                .document()
                .mistake(table.span(), only_compared(), None);
        }
        Some(at)
    }

    /// Returns the item that a text names: one of the set's, or a standard one.
    pub(super) fn named(&mut self, at: &Value<'_>, id: &str) -> Option<u16> {
        if let Some(known) = self.by_id.get(id) {
            return Some(*known);
        }
        let standard = &Vocabulary::builtin().items;
        let Some(label) = standard.get(id) else {
            let known = self.by_id.keys().chain(standard.keys());
            let help = nearest(id, known.map(String::as_str)).map(|near| {
                say(
                    format!("forse si intendeva `{near}`"),
                    format!("perhaps `{near}` was meant"),
                )
            });
            let message = say(
                format!("nessun elemento si chiama `{id}`"),
                format!("no item is called `{id}`"),
            );
            at.mistake(message, help);
            return None;
        };
        Some(self.push(Item {
            id: id.to_owned(),
            label: label.clone(),
            shape: AnswerShape::Choice,
            level: LevelOf::Answer,
            headers_yes_good: Vec::new(),
            headers_yes_bad: Vec::new(),
            shared_headers: true,
            repeated: Repeated::Mistake,
        }))
    }

    /// Returns the item that a text names, where a level is needed.
    pub(super) fn scored(&mut self, at: &Value<'_>, id: &str) -> Option<u16> {
        let item = self.named(at, id)?;
        if self.level(item) == Some(&LevelOf::Measure) {
            at.mistake(only_compared(), None);
        }
        Some(item)
    }

    fn push(&mut self, item: Item) -> u16 {
        // More items than a word counts need a file of megabytes; the first stands for the rest.
        let at = u16::try_from(self.list.len()).unwrap_or(0);
        self.by_id.insert(item.id.clone(), at);
        self.list.push(item);
        at
    }

    fn add(&mut self, table: &Table<'_>, id: String) -> u16 {
        let standard = Vocabulary::builtin().items.get(&id);
        let label = local_text(table, "label").or_else(|| standard.cloned());
        let (shape, level) = shape(table);
        let at = u16::try_from(self.list.len()).unwrap_or(0);
        let headers = headers(table, &shape);
        let of = |wanted: Direction| {
            let all = headers
                .iter()
                .filter(move |(_, direction)| *direction == wanted);
            all.map(|(header, _)| header.value.clone()).collect()
        };
        let item = Item {
            label: label.unwrap_or_else(|| say(id.clone(), id.clone())),
            headers_yes_good: of(Direction::YesIsGood),
            headers_yes_bad: of(Direction::YesIsBad),
            shared_headers: table
                .boolean("shared_headers")
                .map_or(standard.is_some(), |one| one.value),
            repeated: table
                .word(
                    "repeated",
                    &[("mistake", Repeated::Mistake), ("mean", Repeated::Mean)],
                )
                .unwrap_or(Repeated::Mistake),
            id,
            shape,
            level,
        };
        self.claims
            .extend(headers.into_iter().map(|(header, direction)| Claim {
                item: at,
                header,
                direction,
            }));
        self.push(item)
    }
}

/// What is wrong with a measure that stands where a level is needed.
fn only_compared() -> LocalText {
    say(
        "una misura serve solo in un confronto (`compare`)",
        "a measure is only used in a comparison (`compare`)",
    )
}

/// Reads `headers`: a list where a yes is good, or `{ good = […], bad = […] }`.
fn headers(table: &Table<'_>, shape: &AnswerShape) -> Vec<(Placed<String>, Direction)> {
    let Some(value) = table.get("headers") else {
        return Vec::new();
    };
    let mut read = Vec::new();
    if value.is_array() {
        let plain = table.strings("headers").into_iter();
        read.extend(plain.map(|header| (header, Direction::YesIsGood)));
    } else if let Some(sides) = value.table() {
        sides.only(&["good", "bad"]);
        for (key, direction) in [("good", Direction::YesIsGood), ("bad", Direction::YesIsBad)] {
            let side = sides.strings(key).into_iter();
            read.extend(side.map(|header| (header, direction)));
        }
        let turned = matches!(shape, AnswerShape::Choice | AnswerShape::Percentage { .. });
        if sides.has("bad") && !turned {
            let message = say(
                "un numero non ha un verso: lo dice la condizione, o i livelli della scala",
                "a number has no direction: its condition says it, or the levels of its scale",
            );
            table
                .document()
                .mistake(sides.key_span("bad"), message, None);
        }
    }
    for (header, _) in &read {
        if crate::matching::fold_header(&header.value).is_empty() {
            let message = say("intestazione vuota", "empty header");
            table.document().mistake(header.span.clone(), message, None);
        }
    }
    read
}

/// Reads `answer`, with the condition of a number.
fn shape(table: &Table<'_>) -> (AnswerShape, LevelOf) {
    let choice = (AnswerShape::Choice, LevelOf::Answer);
    let Some(value) = table.get("answer") else {
        no_test(table, "choice");
        return choice;
    };
    if value.is_table() {
        no_test(table, "scale");
        return scale(&value).unwrap_or(choice);
    }
    let kinds = ["choice", "percentage", "fraction", "number", "measure"];
    let Some(kind) = value.word(&kinds.map(|kind| (kind, kind))) else {
        return choice;
    };
    if kind == "number" {
        return (AnswerShape::Number, test(table, &value));
    }
    no_test(table, kind);
    match kind {
        "percentage" => (AnswerShape::Percentage { fraction: false }, LevelOf::Answer),
        "fraction" => (AnswerShape::Percentage { fraction: true }, LevelOf::Answer),
        "measure" => (AnswerShape::Number, LevelOf::Measure),
        _ => choice,
    }
}

/// Refuses a condition where the answer is not a number.
fn no_test(table: &Table<'_>, kind: &str) {
    for key in ["met_when", "fails_when"] {
        if table.has(key) {
            let message = say(
                format!("`{key}` serve con answer = \"number\", qui la risposta è \"{kind}\""),
                format!("`{key}` needs answer = \"number\", here the answer is \"{kind}\""),
            );
            table.document().mistake(table.key_span(key), message, None);
        }
    }
}

/// Reads the condition of a number: exactly one of `met_when` and `fails_when`.
fn test(table: &Table<'_>, answer: &Value<'_>) -> LevelOf {
    let (key, met, at) = match (table.has("met_when"), table.has("fails_when")) {
        (true, false) => ("met_when", Met::Met, None),
        (false, true) => ("fails_when", Met::Fails, None),
        (true, true) => ("met_when", Met::Met, Some(table.key_span("fails_when"))),
        (false, false) => ("met_when", Met::Met, Some(answer.span())),
    };
    if let Some(span) = at {
        let message = say(
            "un numero ha esattamente una condizione: `met_when` oppure `fails_when`",
            "a number has exactly one condition: `met_when` or `fails_when`",
        );
        table.document().mistake(span, message, None);
    }
    let read = table
        .table(key)
        .and_then(|condition| number_test(&condition));
    // What stands in for a broken condition is never used: a mistake has been recorded.
    let stand_in = NumberTest::Against(Comparison::Equal, Decimal::ZERO);
    LevelOf::Test(read.unwrap_or(stand_in), met)
}

/// Reads `{ op = ">=", value = 4 }` or `{ between = [2, 4] }`.
fn number_test(table: &Table<'_>) -> Option<NumberTest> {
    if !table.has("between") {
        table.only(&["op", "value", "between"]);
        table.needs("op");
        let value = table.required("value").and_then(|value| value.decimal());
        return Some(NumberTest::Against(comparison(table)?, value?.value));
    }
    table.only(&["between"]);
    let value = table.get("between")?;
    let bounds = value.array()?;
    let [low, high] = bounds.as_slice() else {
        let message = say(
            "servono due estremi: [2, 4]",
            "two bounds are needed: [2, 4]",
        );
        value.mistake(message, None);
        return None;
    };
    let (low, high) = (low.decimal()?, high.decimal()?);
    if low.value > high.value {
        let message = say(
            "estremi in ordine inverso: prima il minore",
            "bounds out of order: the smaller first",
        );
        value.mistake(message, None);
    }
    Some(NumberTest::Between(low.value, high.value))
}

/// Reads `{ scale = { from = 1, to = 5 }, levels = [0, 0.25, 0.5, 0.75, 1] }`.
fn scale(value: &Value<'_>) -> Option<(AnswerShape, LevelOf)> {
    let table = value.table()?;
    table.only(&["scale", "levels"]);
    let levels = table.required("levels");
    let ends = table.required("scale")?.table()?;
    ends.only(&["from", "to"]);
    let end = |key: &str| ends.required(key)?.integer();
    let (from, to) = (end("from")?, end("to")?);
    let steps = to.value.saturating_sub(from.value).saturating_add(1);
    if !(2..=MOST_STEPS).contains(&steps) {
        let message = say(
            format!(
                "una scala va da un intero a uno maggiore, con al massimo {MOST_STEPS} gradini"
            ),
            format!(
                "a scale goes from a whole number up to a greater one, at most {MOST_STEPS} steps"
            ),
        );
        table.document().mistake(ends.span(), message, None);
        return None;
    }
    let levels = levels?;
    let elements = levels.array()?;
    if i64::try_from(elements.len()) != Ok(steps) {
        let count = elements.len();
        let message = say(
            format!("la scala ha {steps} gradini, i livelli sono {count}"),
            format!("the scale has {steps} steps, but there are {count} levels"),
        );
        levels.mistake(message, None);
    }
    let read = elements.iter().filter_map(|element| {
        let level = element.share()?;
        if !(Ratio::ZERO..=Ratio::ONE).contains(&level.value) {
            let message = say("un livello sta fra 0 e 1", "a level is between 0 and 1");
            element.mistake(message, None);
        }
        Some(level.value)
    });
    let read: Vec<Ratio> = read.collect();
    let ends = i32::try_from(from.value)
        .ok()
        .zip(i32::try_from(to.value).ok());
    let (from, to) = ends?;
    Some((AnswerShape::Scale { from, to }, LevelOf::Steps(read)))
}
