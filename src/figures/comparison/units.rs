//! What the units of the older side have become on the newer one.
//!
//! Never here: the tree of units and its dated changes (`figures::structure`).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::figures::structure::Structure;
use crate::matching::fold;
use crate::model::assessment::{Activity, Group, Grouping};
use crate::model::comparison::UnitMove;
use crate::model::org_unit::OrgChart;
use crate::model::period::Day;

/// A unit of the older side, carried to the newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its code now.
    pub unit: Rc<str>,
    /// Key of its group now.
    pub group: Rc<str>,
    /// Name of its group now.
    pub group_name: Rc<str>,
    /// Whether only its own words say which unit of now it is: no chart, and no change of units.
    pub by_words: bool,
}

impl Carried {
    /// Returns where an activity stood that stands in `now` today.
    ///
    /// A name may stand for several codes of now. Without a chart that tells them apart, an activity
    /// that both sides put under one name has not moved.
    #[must_use]
    pub fn beside(&self, before: &Activity, now: &Activity, group_name: &Rc<str>) -> Self {
        if !self.by_words || self.unit == now.unit || !share_words(before, now) {
            return self.clone();
        }
        let follows = self.group == self.unit;
        Self {
            unit: Rc::clone(&now.unit),
            group: Rc::clone(if follows { &now.group } else { &self.group }),
            group_name: Rc::clone(if follows {
                group_name
            } else {
                &self.group_name
            }),
            by_words: true,
        }
    }
}

/// Says whether two activities call their unit by the same code or name.
fn share_words(before: &Activity, now: &Activity) -> bool {
    let words = [&now.unit, &now.unit_name].map(|text| fold(text));
    let mut own = [&before.unit, &before.unit_name].into_iter();
    own.any(|text| !text.is_empty() && words.contains(&fold(text)))
}

/// Carries units of the older side to the newer one.
pub struct Carrier<'a> {
    structure: &'a Structure,
    chart: Option<&'a OrgChart>,
    grouping: &'a Grouping,
    days: (Day, Day),
    /// Units and groups of the newer side by their folded texts.
    units: BTreeMap<String, Rc<str>>,
    groups: BTreeMap<String, (Rc<str>, Rc<str>)>,
    moves: BTreeMap<Rc<str>, UnitMove>,
}

impl<'a> Carrier<'a> {
    /// Makes one. `structure` and `chart` are those of the newer side; changes count that took
    /// place after the first of `days` and until the second.
    #[must_use]
    pub fn new(
        structure: &'a Structure,
        chart: Option<&'a OrgChart>,
        grouping: &'a Grouping,
        days: (Day, Day),
        (activities, groups): (&[Activity], &[Group]),
    ) -> Self {
        let mut units = BTreeMap::new();
        for activity in activities {
            for text in [&activity.unit, &activity.unit_name] {
                units
                    .entry(fold(text))
                    .or_insert_with(|| Rc::clone(&activity.unit));
            }
        }
        let mut known = BTreeMap::new();
        for group in groups {
            let pair: (Rc<str>, Rc<str>) = (Rc::from(&*group.key), Rc::from(&*group.name));
            for text in [&group.key, &group.name] {
                known.entry(fold(text)).or_insert_with(|| pair.clone());
            }
        }
        Self {
            structure,
            chart,
            grouping,
            days,
            units,
            groups: known,
            moves: BTreeMap::new(),
        }
    }

    /// Carries the unit of an activity; `group_name` is the name of its group on its own side.
    pub fn carry(&mut self, activity: &Activity, group_name: &Rc<str>) -> Carried {
        let changed = self.changed(&activity.unit, &activity.unit_name);
        let by_words = changed.is_none() && self.chart.is_none();
        let unit = changed.unwrap_or_else(|| self.unchanged(&activity.unit, &activity.unit_name));
        let by_unit = matches!(
            self.grouping,
            Grouping::Unit | Grouping::Directorate | Grouping::Level(_)
        );
        if !by_unit {
            let known = self.groups.get(&fold(&activity.group)).cloned();
            let (group, group_name) =
                known.unwrap_or_else(|| (Rc::clone(&activity.group), Rc::clone(group_name)));
            return Carried {
                unit,
                group,
                group_name,
                by_words,
            };
        }
        let own_unit = fold(&activity.group) == fold(&activity.unit);
        let is_other = fold(&unit) != fold(&activity.unit);
        let (group, group_name) = if own_unit || is_other {
            self.group_of(&unit, &activity.unit_name, is_other)
        } else {
            let group = self.unit(&activity.group, group_name);
            self.named_group(&group, group_name)
        };
        Carried {
            unit,
            group,
            group_name,
            by_words,
        }
    }

    /// Returns what a unit is called now, by code or by name.
    pub fn unit(&mut self, code: &Rc<str>, name: &Rc<str>) -> Rc<str> {
        let changed = self.changed(code, name);
        changed.unwrap_or_else(|| self.unchanged(code, name))
    }

    /// Returns what a unit became by the map of units; `None`: it says nothing of it.
    fn changed(&mut self, code: &Rc<str>, name: &Rc<str>) -> Option<Rc<str>> {
        let (since, until) = self.days;
        for text in [code, name] {
            let steps = self.structure.becomes(text, since);
            let last = steps.into_iter().rfind(|(day, _)| *day <= until);
            if let Some((on, to)) = last {
                let to = self.canonical(&to).unwrap_or(to);
                self.moves
                    .entry(Rc::clone(code))
                    .or_insert_with(|| UnitMove {
                        from: Rc::clone(code),
                        to: Rc::clone(&to),
                        on,
                    });
                return Some(to);
            }
        }
        None
    }

    fn unchanged(&self, code: &Rc<str>, name: &Rc<str>) -> Rc<str> {
        self.canonical(code)
            .or_else(|| self.canonical(name))
            .unwrap_or_else(|| Rc::clone(code))
    }

    /// Returns the code of a unit that the newer side knows by this text.
    fn canonical(&self, text: &str) -> Option<Rc<str>> {
        if text.is_empty() {
            return None;
        }
        let charted = self.structure.find(text);
        let charted = charted.map(|place| Rc::clone(&self.structure.nodes()[place].code));
        charted.or_else(|| self.units.get(&fold(text)).cloned())
    }

    /// Returns key and name of the group that a unit of now belongs to.
    fn group_of(&self, unit: &Rc<str>, name: &Rc<str>, is_other: bool) -> (Rc<str>, Rc<str>) {
        let place = self
            .structure
            .find(unit)
            .filter(|at| *at < self.structure.charted());
        let above = match (place, self.chart, self.grouping) {
            (Some(place), Some(chart), Grouping::Directorate) => Some(chart.directorate(place)),
            (Some(place), Some(chart), Grouping::Level(level)) => {
                Some(chart.ancestor(place, *level))
            }
            (place, ..) => place,
        };
        if let Some(above) = above {
            let node = &self.structure.nodes()[above];
            return (Rc::clone(&node.code), Rc::clone(&node.name));
        }
        self.named_group(unit, if is_other { unit } else { name })
    }

    fn named_group(&self, key: &Rc<str>, name: &Rc<str>) -> (Rc<str>, Rc<str>) {
        let known = self.groups.get(&fold(key)).cloned();
        known.unwrap_or_else(|| (Rc::clone(key), Rc::clone(name)))
    }

    /// Returns the units that became others, ascending.
    #[must_use]
    pub fn into_moves(self) -> Vec<UnitMove> {
        self.moves.into_values().collect()
    }
}
