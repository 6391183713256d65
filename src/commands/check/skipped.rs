//! Rules that could not look at a file, and what they lacked.
//!
//! Never here: which rules run (`check::RulePolicy`).

use crate::check::{Looks, Need, Rule};
use crate::commands::check::door::Unreadable;
use crate::commands::check::terms::Terms;
use crate::model::activity::ColumnMap;
use crate::model::checked::{Lack, NotChecked};
use crate::model::columns::Field;

/// What there is beside the files.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one input was given"
)]
pub(super) struct Given {
    pub(super) chart: bool,
    pub(super) staff: bool,
    pub(super) catalogue: bool,
    pub(super) bodies: bool,
    pub(super) last_year: bool,
    pub(super) year: bool,
}

impl Given {
    fn lack(self, need: Need) -> Option<Lack> {
        let (there, lack) = match need {
            Need::Field(_) | Need::Answers => return None,
            Need::Chart => (self.chart, Lack::Chart),
            Need::Staff => (self.staff, Lack::Staff),
            Need::Catalogue => (self.catalogue, Lack::Catalogue),
            Need::Bodies => (self.bodies, Lack::Bodies),
            Need::LastYear => (self.last_year, Lack::LastYear),
            Need::Year => (self.year, Lack::Year),
        };
        (!there).then_some(lack)
    }
}

/// Returns the rules that lacked something in the whole run.
pub(super) fn in_run(terms: &Terms<'_>, given: Given) -> Vec<NotChecked> {
    let mut all = Vec::new();
    for rule in running(terms) {
        let lacks = rule.needs.iter().filter_map(|need| given.lack(*need));
        all.extend(lacks.map(|why| NotChecked {
            file: None,
            rule: rule.code,
            why,
            rows: 0,
        }));
    }
    all
}

/// Returns the rules that lacked something in a file.
pub(super) fn in_file(
    terms: &Terms<'_>,
    file: u32,
    tables: &[(u32, ColumnMap)],
    unreadable: &Unreadable,
) -> Vec<NotChecked> {
    let mut all = Vec::new();
    let mut note = |rule: &Rule, why: Lack, rows: u64| {
        all.push(NotChecked {
            file: Some(file),
            rule: rule.code,
            why,
            rows,
        });
    };
    for rule in running(terms) {
        let looks_at_tables = !matches!(rule.looks, Looks::AtFacts);
        if tables.is_empty() {
            if looks_at_tables {
                note(rule, Lack::NoTable, 0);
            }
            continue;
        }
        for need in rule.needs {
            match need {
                Need::Field(field) => {
                    let has = tables.iter().any(|(_, map)| is_there(map, *field));
                    let rows = unreadable.fields.get(field).copied().unwrap_or(0);
                    if !has {
                        note(rule, Lack::Column(*field), 0);
                    } else if rows > 0 {
                        note(rule, Lack::Cells(*field), rows);
                    }
                }
                Need::Answers if unreadable.answers > 0 => {
                    note(rule, Lack::Answers, unreadable.answers);
                }
                _ => {}
            }
        }
    }
    all
}

fn running<'s>(terms: &'s Terms<'_>) -> impl Iterator<Item = &'static Rule> + 's {
    let rules = terms.registry.rules();
    rules.filter(|rule| terms.policy.runs(rule.code))
}

fn is_there(map: &ColumnMap, field: Field) -> bool {
    map.field(field).is_some()
}
