//! Criteria to add: those of a file of one's own, or one of a set that comes with the program.
//!
//! Never here: adding them (`change`), or opening the file.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::criteria::builtin::{Builtin, builtin, find};
use crate::criteria::read::read;
use crate::criteria::vocabulary::Vocabulary;
use crate::criteria::write::tables;
use crate::document::{Document, DocumentError, say};
use crate::lang::LocalText;
use crate::matching::nearest;
use crate::model::criteria::{Condition, CriteriaSet, Criterion, Item};

/// Criteria to add, with the items that they name.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The criteria, as TOML.
    pub(super) criteria: Vec<Table>,
    /// The items.
    pub(super) items: Vec<Table>,
    /// Where they come from: the id of a set, or the name of a file.
    pub(super) from: String,
    /// Whether they are those of a set: a weight there is none here.
    pub(super) of_a_set: bool,
}

impl Found {
    /// Returns the ids of the criteria.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.criteria
            .iter()
            .filter_map(|it| it.get("id").and_then(Value::as_str))
    }
}

/// Reads a file that holds `[[criterion]]`, and `[[item]]` where they need it; `shown` is the name
/// that mistakes are reported under. What a criterion says is checked with the set it is added to.
///
/// # Errors
///
/// Mistakes of TOML; other keys; no criterion.
pub fn fragment(shown: &str, text: &str) -> Result<Found, Vec<DocumentError>> {
    let document = Document::parse(shown, text)?;
    let root = document.root();
    root.only(&["criterion", "item"]);
    if root.tables("criterion").is_empty() && document.is_sound() {
        document.mistake(
            root.span(),
            say(
                "non c'è nessun criterio: serve una tabella [[criterion]]",
                "there is no criterion: it needs a table [[criterion]]",
            ),
            None,
        );
    }
    document.finish()?;
    let table: Table = text.parse().unwrap_or_default();
    let all = |key| tables(&table, key).into_iter().cloned().collect();
    Ok(Found {
        criteria: all("criterion"),
        items: all("item"),
        from: shown.to_owned(),
        of_a_set: false,
    })
}

/// Finds a criterion by `SET:CRITERION`, or by the id alone where all sets that have it mean the
/// same by it. A standard item that no set has is a criterion too.
///
/// # Errors
///
/// No set and no standard item of that name; sets that mean different things by it.
pub fn criterion_of_a_set(name: &str) -> Result<Found, LocalText> {
    if let Some((set, id)) = name.split_once(':') {
        let known = find(set).ok_or_else(|| no_set(set))?;
        return found(known, id).ok_or_else(|| no_criterion(id, Some(known)));
    }
    let having: Vec<(&Builtin, CriteriaSet, Found)> = builtin()
        .iter()
        .filter_map(|known| {
            let set = read(known.id, known.text).ok()?;
            Some((known, set, found(known, name)?))
        })
        .collect();
    let Some((_, first, one)) = having.first() else {
        return standard(name).ok_or_else(|| no_criterion(name, None));
    };
    if having.iter().all(|(_, set, _)| same(first, set, name)) {
        return Ok(one.clone());
    }
    let named: Vec<String> = having
        .iter()
        .map(|(set, ..)| format!("{}:{name}", set.id))
        .collect();
    let named = named.join(", ");
    Err(say(
        format!("più insiemi hanno il criterio «{name}», e non dicono lo stesso: indicare {named}"),
        format!("several sets have the criterion “{name}” and do not say the same: name {named}"),
    ))
}

/// Returns a criterion of a set that comes with the program, and the items that it names.
fn found(known: &Builtin, id: &str) -> Option<Found> {
    let set: Table = known.text.parse().ok()?;
    let own = |table: &Table| table.get("id").and_then(Value::as_str) == Some(id);
    let criterion = tables(&set, "criterion").into_iter().find(|it| own(it))?;
    let mut named = BTreeSet::new();
    texts(&Value::Table(criterion.clone()), &mut named);
    let items = tables(&set, "item").into_iter().filter(|item| {
        let id = item.get("id").and_then(Value::as_str);
        id.is_some_and(|id| named.contains(id))
    });
    Some(Found {
        items: items.cloned().collect(),
        criteria: vec![criterion.clone()],
        from: known.id.to_owned(),
        of_a_set: true,
    })
}

/// Gathers every text of a value: the names of items are among them.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
        Value::Table(table) => table.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}

/// Makes a criterion of a standard item: its id says all.
fn standard(id: &str) -> Option<Found> {
    Vocabulary::builtin().obstacles.get(id)?;
    let mut criterion = Table::new();
    criterion.insert("id".to_owned(), Value::String(id.to_owned()));
    Some(Found {
        criteria: vec![criterion],
        items: Vec::new(),
        from: id.to_owned(),
        of_a_set: true,
    })
}

/// Says whether two sets mean the same by a criterion: words and weights aside.
fn same(left: &CriteriaSet, right: &CriteriaSet, id: &str) -> bool {
    let of = |set: &CriteriaSet| -> Option<(Criterion, String)> {
        let criterion = set.indexes[0].criteria.iter().find(|it| it.id == id)?;
        let said = spelled(&criterion.condition, &set.items);
        Some((criterion.clone(), said))
    };
    let (Some((one, left)), Some((other, right))) = (of(left), of(right)) else {
        return false;
    };
    left == right
        && one.level_of_partly == other.level_of_partly
        && one.missing == other.missing
        && one.not_applicable == other.not_applicable
        && one.obstacle == other.obstacle
}

/// Writes a condition out with its items in full, so that two sets can be compared.
fn spelled(condition: &Condition, items: &[Item]) -> String {
    let item = |at: u16| {
        let item = items.get(usize::from(at)).cloned().map(|item| Item {
            label: LocalText::default(),
            ..item
        });
        format!("{item:?}")
    };
    let all = |members: &[Condition]| -> String {
        let members: Vec<String> = members.iter().map(|it| spelled(it, items)).collect();
        members.join(",")
    };
    match condition {
        Condition::Item(at) => item(*at),
        Condition::AllOf(members) => format!("all({})", all(members)),
        Condition::AnyOf(members) => format!("any({})", all(members)),
        Condition::Compare {
            left,
            op,
            right,
            when_true,
        } => format!("{} {op:?} {} {when_true:?}", item(*left), item(*right)),
    }
}

fn no_set(name: &str) -> LocalText {
    let ids: Vec<&str> = builtin().iter().map(|set| set.id).collect();
    let (it, en) = meant(name, ids.iter().copied());
    let ids = ids.join(", ");
    say(
        format!("nessun insieme di criteri si chiama «{name}»{it} ({ids})"),
        format!("no criteria set is called “{name}”{en} ({ids})"),
    )
}

/// Says in both languages which of the known names is the nearest; nothing where none is near.
fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> (String, String) {
    nearest(name, known).map_or_else(Default::default, |near| {
        (
            format!("; forse si intendeva «{near}»"),
            format!("; perhaps “{near}” was meant"),
        )
    })
}

fn no_criterion(id: &str, set: Option<&Builtin>) -> LocalText {
    let standard = Vocabulary::builtin().items.keys();
    let (it, en) = meant(id, standard.map(String::as_str));
    match set {
        Some(set) => say(
            format!("l'insieme «{}» non ha il criterio «{id}»{it}", set.id),
            format!("the set “{}” has no criterion “{id}”{en}", set.id),
        ),
        None => say(
            format!("«{id}» non è un file né un criterio noto{it}"),
            format!("“{id}” is neither a file nor a known criterion{en}"),
        ),
    }
}
