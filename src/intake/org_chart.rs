//! The org chart: code, name, parent, level, staff, and the dates between which a unit exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Fact, FactKind, Place};
use crate::intake::cells::{self, ReadNumber};
use crate::intake::columns::TableColumns;
use crate::intake::dates;
use crate::intake::table::{TableRow, TableSink};
use crate::intake::text::delimiter::DecimalMark;
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::model::org_unit::{OrgChart, OrgUnit};
use crate::model::quantity::Decimal;
use crate::origin::{CellRef, Sources};

/// The columns that an org chart may have.
pub const FIELDS: [Field; 9] = [
    Field::UnitCode,
    Field::Unit,
    Field::Id,
    Field::Name,
    Field::Parent,
    Field::Level,
    Field::Staff,
    Field::ValidFrom,
    Field::ValidTo,
];

/// A row of the chart, before the tree is made.
struct Entry {
    code: String,
    name: String,
    parent: String,
    level: Option<u32>,
    staff: Option<Decimal>,
    at: CellRef,
    parent_at: CellRef,
    staff_at: CellRef,
}

/// Gathers the rows of an org chart.
pub struct OrgChartReader<'a> {
    on: Option<&'a str>,
    entries: Vec<Entry>,
    facts: Vec<Fact>,
}

impl<'a> OrgChartReader<'a> {
    /// Makes a reader of the units that exist on a date (`YYYY-MM-DD`); of all, without one.
    #[must_use]
    pub fn new(on: Option<&'a str>) -> Self {
        Self {
            on,
            entries: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// Makes the chart. A code that stands twice, a parent that is missing, a circle: facts; the
    /// units stay, below nobody.
    #[must_use]
    pub fn finish(self, directorate_level: Option<usize>) -> (OrgChart, Vec<Fact>) {
        let mut facts = self.facts;
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut kept: Vec<Entry> = Vec::new();
        for entry in self.entries {
            if places.contains_key(&entry.code) {
                facts.push(broken(entry.at, &entry.code, "twice"));
                continue;
            }
            places.insert(entry.code.clone(), kept.len());
            kept.push(entry);
        }
        let mut units: Vec<OrgUnit> = Vec::with_capacity(kept.len());
        for entry in &kept {
            let parent = places.get(&entry.parent).copied();
            if parent.is_none() && !entry.parent.is_empty() {
                facts.push(broken(entry.parent_at, &entry.parent, "no-parent"));
            }
            units.push(OrgUnit {
                code: entry.code.clone(),
                name: entry.name.clone(),
                parent,
                level: entry.level,
                staff: entry.staff,
                at: entry.at,
            });
        }
        cut_circles(&mut units, &mut facts);
        let cells: Vec<CellRef> = kept.iter().map(|entry| entry.staff_at).collect();
        set_aside(&mut units, &cells, &mut facts);
        // A unit whose parent is mistyped is no second root: the others keep their level.
        let roots = kept.iter().filter(|entry| entry.parent.is_empty()).count();
        let directorate_depth = directorate_level.unwrap_or(usize::from(roots == 1));
        (
            OrgChart {
                units,
                directorate_depth,
            },
            facts,
        )
    }

    /// Reads a date; one that cannot be read is a fact, and the unit stays.
    fn date(&mut self, row: &TableRow<'_>, field: Field) -> Option<String> {
        let text = row.text(field);
        if text.is_empty() {
            return None;
        }
        let date = dates::read(text);
        if date.is_none() {
            let place = Place::Cell(Self::cell(row, field));
            self.facts
                .push(Fact::new(FactKind::BadDate, place).with("value", text));
        }
        date
    }

    fn cell(row: &TableRow<'_>, field: Field) -> CellRef {
        let column = row.columns.map.field(field).unwrap_or(0);
        CellRef {
            table: row.table,
            row: row.raw.number,
            column,
        }
    }

    fn number(&mut self, row: &TableRow<'_>, field: Field) -> Option<Decimal> {
        let (column, cell) = row.number(field)?;
        let kind = match cells::number(cell, DecimalMark::Unsure) {
            ReadNumber::Blank => return None,
            ReadNumber::Plain(value) | ReadNumber::Percent(value) => match cells::to_decimal(value)
            {
                Some(decimal) if decimal >= Decimal::ZERO => return Some(decimal),
                _ => FactKind::OutOfRange,
            },
            ReadNumber::Bad(kind) => kind,
        };
        let at = CellRef {
            table: row.table,
            row: row.raw.number,
            column,
        };
        let fact = Fact::new(kind, Place::Cell(at)).with("value", cell.text());
        self.facts
            .push(fact.with("field", field.key()).with("range", "≥ 0"));
        None
    }
}

fn broken(at: CellRef, code: &str, problem: &str) -> Fact {
    Fact::new(FactKind::OrgChartBroken, Place::Cell(at))
        .with("code", code)
        .with("problem", problem)
}

/// Cuts a unit that stands above itself from its parent.
fn cut_circles(units: &mut [OrgUnit], facts: &mut Vec<Fact>) {
    for start in 0..units.len() {
        let mut seen = BTreeSet::from([start]);
        let mut at = start;
        while let Some(parent) = units[at].parent {
            if !seen.insert(parent) {
                facts.push(broken(units[at].at, &units[at].code, "circle"));
                units[at].parent = None;
                break;
            }
            at = parent;
        }
    }
}

/// Returns, for each unit, the fact that says that its part of the chart is broken: a code that
/// stands twice or a circle, its own or of a unit below it.
fn broken_below(units: &[OrgUnit], facts: &[Fact]) -> Vec<Option<usize>> {
    let mut below = vec![None; units.len()];
    for (place, fact) in facts.iter().enumerate() {
        let problem = fact.params.get("problem").unwrap_or_default();
        let code = fact.params.get("code").unwrap_or_default();
        if fact.kind != FactKind::OrgChartBroken || problem == "no-parent" {
            continue;
        }
        let mut at = units.iter().position(|unit| unit.code == code);
        while let Some(unit) = at {
            below[unit].get_or_insert(place);
            at = units[unit].parent;
        }
    }
    below
}

/// Sets the staff of a unit aside where the units below it have more: one number is wrong, and
/// every figure must do without the same one. Where the chart is broken there, that is the cause.
fn set_aside(units: &mut [OrgUnit], cells: &[CellRef], facts: &mut Vec<Fact>) {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (place, unit) in units.iter().enumerate() {
        if let Some(parent) = unit.parent {
            children[parent].push(place);
        }
    }
    let mut order: Vec<usize> = (0..units.len())
        .filter(|at| units[*at].parent.is_none())
        .collect();
    let mut next = 0;
    while let Some(at) = order.get(next) {
        order.extend_from_slice(&children[*at]);
        next += 1;
    }
    let broken = broken_below(units, facts);
    // Staff as far as it is known, in millionths: the unit's own, or what stands below it.
    let mut least = vec![0_i64; units.len()];
    for at in order.into_iter().rev() {
        let below = children[at]
            .iter()
            .fold(0_i64, |sum, child| sum.saturating_add(least[*child]));
        least[at] = below;
        let Some(own) = units[at].staff else { continue };
        if own.millionths() >= below {
            least[at] = own.millionths();
            continue;
        }
        units[at].staff = None;
        if let Some(cause) = broken[at] {
            facts[cause].related.push(cells[at]);
            continue;
        }
        let short = |staff: Decimal| staff.ratio().exact().to_short(2);
        let mut fact = Fact::new(FactKind::StaffOverParent, Place::Cell(cells[at]))
            .with("unit", &units[at].name)
            .with("staff", short(own))
            .with("below", short(Decimal::from_millionths(below)));
        for child in &children[at] {
            if units[*child].staff.is_some() {
                fact = fact.beside(cells[*child]);
            }
        }
        facts.push(fact);
    }
}

impl TableSink for OrgChartReader<'_> {
    fn table(&mut self, _table: u32, _columns: &TableColumns, _sources: &Sources) {}

    fn row(&mut self, row: &TableRow<'_>) {
        if row.kind != RowKind::Data {
            return;
        }
        let code = [Field::UnitCode, Field::Id]
            .into_iter()
            .map(|field| row.text(field))
            .find(|it| !it.is_empty());
        let name = [Field::Unit, Field::Name]
            .into_iter()
            .map(|field| row.text(field))
            .find(|it| !it.is_empty());
        let Some(code) = code.or(name) else { return };
        let (from, to) = (
            self.date(row, Field::ValidFrom),
            self.date(row, Field::ValidTo),
        );
        let outside = self.on.is_some_and(|on| {
            from.is_some_and(|from| on < from.as_str()) || to.is_some_and(|to| on > to.as_str())
        });
        if outside {
            return;
        }
        let level = self.number(row, Field::Level);
        let staff = self.number(row, Field::Staff);
        let at = Self::cell(
            row,
            if row.text(Field::UnitCode) == code {
                Field::UnitCode
            } else {
                Field::Id
            },
        );
        self.entries.push(Entry {
            code: code.to_owned(),
            name: name.unwrap_or(code).to_owned(),
            parent: row.text(Field::Parent).to_owned(),
            level: level.and_then(|level| u32::try_from(level.millionths() / 1_000_000).ok()),
            staff,
            at,
            parent_at: Self::cell(row, Field::Parent),
            staff_at: Self::cell(row, Field::Staff),
        });
    }

    fn blank_rows(&mut self, _table: u32, _from: u32, _to: u32) {}

    fn fact(&mut self, fact: Fact) {
        self.facts.push(fact);
    }
}
