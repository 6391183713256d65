//! What intake looks for: the shared vocabulary, the set in use and the house's own words, joined.

#[cfg(test)]
mod tests;
mod words;

use self::words::words;
use std::collections::{BTreeMap, BTreeSet};

use crate::commands::form::PROVENANCE;
use crate::commands::form::headers::YEAR;
use crate::commands::form::overrides;
use crate::config::HouseAnswer;
use crate::criteria::vocabulary::Vocabulary;
use crate::intake::columns::{ColumnSpec, ItemSpec};
use crate::intake::persons::Kind;
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::CriteriaSet;

/// Fields of an inventory, and of a headcount table.
const INVENTORY: [Field; 30] = [
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::Process,
    Field::Id,
    Field::Name,
    Field::Headcount,
    Field::Women,
    Field::Men,
    Field::Fte,
    Field::Share,
    Field::Weight,
    Field::BacklogStock,
    Field::BacklogIn,
    Field::BacklogOut,
    Field::DisposalPlan,
    Field::MinimumPresence,
    Field::Obstacle,
    Field::Lever,
    Field::DeclaredVerdict,
    Field::RemoteShare,
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
    Field::AgreedVerdict,
    Field::AgreedAuthor,
    Field::AgreedDate,
    Field::Notes,
];

/// What a house says beside the shared vocabulary.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// Headers and what they mean. Of one header the last field counts, or all criteria after it:
    /// one answer may hold for several.
    pub columns: Vec<(String, Meaning)>,
    /// Answers and what they mean.
    pub answers: Vec<(String, HouseAnswer)>,
    /// Header of the second weight.
    pub weight: Option<String>,
}

/// Makes the specification of an inventory.
#[must_use]
pub fn inventory(set: &CriteriaSet, house: &House, watched: &[String], lang: Lang) -> ColumnSpec {
    let vocabulary = Vocabulary::builtin();
    let mut headers = vocabulary.headers.clone();
    own_headers(set, &mut headers);
    // Columns that this program itself adds to an inventory: nobody need say what they are.
    for header in PROVENANCE.iter().chain(&YEAR).chain(&overrides::YEAR) {
        let known = headers.entry(fold_header(header));
        known.or_insert_with(|| vec![Meaning::Ignore]);
    }
    headers.extend(house_headers(house));
    if let Some(weight) = &house.weight {
        // The weight that was named is the only one.
        for meanings in headers.values_mut() {
            meanings.retain(|meaning| *meaning != Meaning::Field(Field::Weight));
        }
        headers.insert(fold_header(weight), vec![Meaning::Field(Field::Weight)]);
    }
    ColumnSpec {
        headers: headers.into(),
        items: items(set),
        fields: BTreeSet::from(INVENTORY),
        identity: vec![Field::Id, Field::Name, Field::Process],
        alone: Vec::new(),
        watched: watched.to_vec(),
        words: words(house, Some(set), lang),
    }
}

/// Returns what the house says of headers, folded.
fn house_headers(house: &House) -> BTreeMap<String, Vec<Meaning>> {
    let mut headers: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    let item = |meaning: &Meaning| match meaning {
        Meaning::Item(id, _) => Some(id.clone()),
        _ => None,
    };
    for (header, meaning) in &house.columns {
        let meanings = headers.entry(fold_header(header)).or_default();
        let new = item(meaning);
        meanings.retain(|known| new.is_some() && item(known).is_some() && item(known) != new);
        meanings.push(meaning.clone());
    }
    headers
}

/// Makes the specification of a headcount table: that of an inventory without answers.
#[must_use]
pub fn headcounts(inventory: &ColumnSpec) -> ColumnSpec {
    ColumnSpec {
        items: Vec::new(),
        ..inventory.clone()
    }
}

/// Headers that mean a process's code in a list of processes, whatever they mean in an inventory.
#[rustfmt::skip]
const PROCESS_CODES: [&str; 6] = [
    "codice processo", "codice del processo", "cod. processo", "id processo", "process code",
    "process id",
];

/// Makes the specification of a list of processes: one column is enough.
#[must_use]
pub fn catalogue(inventory: &ColumnSpec) -> ColumnSpec {
    let codes = PROCESS_CODES.map(|header| (fold_header(header), vec![Meaning::Field(Field::Id)]));
    ColumnSpec {
        headers: inventory.headers.clone().with(codes),
        items: Vec::new(),
        fields: BTreeSet::from([Field::Id, Field::Process, Field::Name]),
        identity: vec![Field::Process, Field::Name],
        alone: vec![Field::Process, Field::Name],
        ..inventory.clone()
    }
}

/// Plain headers that mean the unit in an org chart, whatever they mean in an inventory.
const CHART_HEADERS: [(&str, Field); 10] = [
    ("code", Field::UnitCode),
    ("codice", Field::UnitCode),
    ("cod.", Field::UnitCode),
    ("id", Field::UnitCode),
    ("name", Field::Unit),
    ("nome", Field::Unit),
    ("denominazione", Field::Unit),
    ("descrizione", Field::Unit),
    ("unit name", Field::Unit),
    ("denominazione struttura", Field::Unit),
];

/// Makes the specification of an org chart.
#[must_use]
pub fn org_chart(house: &House, lang: Lang) -> ColumnSpec {
    let mut headers = Vocabulary::builtin().headers.clone();
    for (header, meaning) in &house.columns {
        headers
            .entry(fold_header(header))
            .or_insert_with(|| vec![meaning.clone()]);
    }
    for (plain, field) in CHART_HEADERS {
        headers.insert(fold_header(plain), vec![Meaning::Field(field)]);
    }
    ColumnSpec {
        headers: headers.into(),
        items: Vec::new(),
        fields: BTreeSet::from(crate::intake::org_chart::FIELDS),
        identity: vec![Field::UnitCode, Field::Unit, Field::Id, Field::Name],
        alone: Vec::new(),
        watched: Vec::new(),
        words: words(house, None, lang),
    }
}

/// Plain headers that mean the person in every table of persons but that of assignments, where
/// they may as well be the activity's.
const PERSON_HEADERS: [&str; 5] = ["code", "codice", "cod.", "id", "identificativo"];

/// What a table is that is not about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Units and the units above them.
    OrgChart,
    /// Activities, with questions or people.
    Inventory,
}

/// Says what a table is by its headers. `None`: a column is of persons, or nothing tells.
pub(super) fn looks(headers: &[(u16, String)]) -> Option<Looks> {
    let vocabulary = Vocabulary::builtin();
    let folded: Vec<String> = headers.iter().map(|(_, text)| fold_header(text)).collect();
    let means = |meaning: &Meaning, headers: &BTreeMap<String, Vec<Meaning>>| {
        let all = folded.iter().filter_map(|text| headers.get(text));
        all.flatten().any(|it| it == meaning)
    };
    let field = |field: Field| means(&Meaning::Field(field), &vocabulary.headers);
    let person = Meaning::Field(Field::PersonId);
    if means(&person, &vocabulary.person_headers) || means(&person, &vocabulary.headers) {
        return None;
    }
    if field(Field::Parent) {
        return Some(Looks::OrgChart);
    }
    let asks = folded.iter().any(|text| {
        let meanings = vocabulary.headers.get(text);
        meanings.is_some_and(|all| all.iter().any(|it| matches!(it, Meaning::Item(..))))
    });
    let named = field(Field::Name) || field(Field::Id);
    (named && (asks || field(Field::Headcount))).then_some(Looks::Inventory)
}

/// Makes the specification of a table of persons. Its headers are its own: of the shared ones only
/// those of units serve.
#[must_use]
pub fn persons(kind: Kind, house: &House, lang: Lang) -> ColumnSpec {
    const UNITS: [Field; 4] = [
        Field::UnitCode,
        Field::Unit,
        Field::SubUnitCode,
        Field::SubUnit,
    ];
    let vocabulary = Vocabulary::builtin();
    let of_unit =
        |meaning: &Meaning| matches!(meaning, Meaning::Field(field) if UNITS.contains(field));
    let shared = vocabulary.headers.iter();
    let mut headers: BTreeMap<String, Vec<Meaning>> = shared
        .filter(|(_, meanings)| meanings.iter().all(of_unit))
        .map(|(header, meanings)| (header.clone(), meanings.clone()))
        .collect();
    headers.extend(vocabulary.person_headers.clone());
    if !matches!(kind, Kind::Assignments | Kind::UnitMap) {
        for plain in PERSON_HEADERS {
            headers.insert(fold_header(plain), vec![Meaning::Field(Field::PersonId)]);
        }
    }
    let fields: BTreeSet<Field> = kind.fields().iter().copied().collect();
    for (header, meaning) in &house.columns {
        // What a house says of its inventories is not meant for these tables: there it only says
        // that the header is known.
        let serves = matches!(meaning, Meaning::Field(field) if fields.contains(field));
        if serves {
            headers.insert(fold_header(header), vec![meaning.clone()]);
        } else {
            headers
                .entry(fold_header(header))
                .or_insert_with(|| vec![Meaning::Ignore]);
        }
    }
    ColumnSpec {
        headers: headers.into(),
        items: Vec::new(),
        fields,
        identity: kind.needed()[0].to_vec(),
        alone: Vec::new(),
        watched: Vec::new(),
        words: words(house, None, lang),
    }
}

/// Adds the headers that the set itself names. They win over the shared ones.
fn own_headers(set: &CriteriaSet, headers: &mut BTreeMap<String, Vec<Meaning>>) {
    for item in set.items.iter().filter(|item| !item.shared_headers) {
        for meanings in headers.values_mut() {
            meanings.retain(|meaning| !matches!(meaning, Meaning::Item(id, _) if *id == item.id));
        }
    }
    let mut own: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    for item in &set.items {
        let good = item
            .headers_yes_good
            .iter()
            .map(|header| (header, Direction::YesIsGood));
        let bad = item
            .headers_yes_bad
            .iter()
            .map(|header| (header, Direction::YesIsBad));
        for (header, direction) in good.chain(bad) {
            let meaning = Meaning::Item(item.id.clone(), direction);
            own.entry(fold_header(header)).or_default().push(meaning);
        }
    }
    headers.extend(own);
}

fn items(set: &CriteriaSet) -> Vec<ItemSpec> {
    set.items
        .iter()
        .map(|item| ItemSpec {
            id: item.id.clone(),
            shape: item.shape.clone(),
            repeated: item.repeated,
        })
        .collect()
}
