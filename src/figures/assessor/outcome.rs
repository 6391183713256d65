//! What an assessor leaves: the activities that are kept, groups, totals.
//!
//! Never here: how a sum is made (`totals`).

use std::rc::Rc;

use crate::figures::assessor::{Assessed, Assessor};
use crate::figures::identity::{Seen, derived_id};
use crate::figures::judged::Judged;
use crate::figures::levels::level;
use crate::figures::records;
use crate::figures::totals::totals;
use crate::figures::units::spaced;
use crate::figures::verdicts::{Scores, judge};
use crate::model::activity::{Given, RowDraft};
use crate::model::assessment::{Activity, Group, Grouping, HeadsFrom, Reason};
use crate::model::columns::Field;
use crate::model::verdict::{Judgement, Level};

impl Assessor {
    /// Keeps an activity with its reasons.
    pub(super) fn keep(
        &mut self,
        draft: &RowDraft<'_>,
        unit: usize,
        group: usize,
        judged: &Judged,
    ) {
        let (judgements, more_reasons) = self.by_every_index(draft, judged);
        let known = self.units.get(unit);
        let derived = draft.id.is_empty();
        let id = if derived {
            derived_id(&known.name, draft.process, draft.name)
        } else {
            spaced(draft.id)
        };
        let own = self.settings.heads_from == HeadsFrom::Inventory;
        self.what_if.keep(draft);
        self.activities.push(Activity {
            id,
            id_derived: derived,
            unit: Rc::clone(&known.code),
            unit_name: Rc::clone(&known.name),
            group: Rc::clone(&self.groups[group].0),
            process: self.texts.shared(draft.process),
            name: spaced(draft.name),
            verdict: judged.verdict,
            computed: judged.judgement.verdict,
            level: judged.level,
            judgements,
            reasons: records::reasons(&self.set.indexes[0], &judged.levels, draft, &mut self.texts),
            more_reasons,
            overridden: records::applied_override(draft),
            declared: draft.declared,
            heads: if own { draft.heads } else { Given::Blank },
            gender: if own {
                (draft.women, draft.men)
            } else {
                (Given::Blank, Given::Blank)
            },
            fte: if own { draft.fte } else { Given::Blank },
            obstacle_stated: self.texts.shared(draft.obstacle),
            lever_stated: self.texts.shared(draft.lever),
            at: if draft.name.is_empty() {
                draft.cell(Field::Id)
            } else {
                draft.cell(Field::Name)
            },
        });
    }

    /// Judges an activity by the other indexes of the set too, with the reasons of those.
    fn by_every_index(
        &mut self,
        draft: &RowDraft<'_>,
        judged: &Judged,
    ) -> (Vec<Judgement>, Vec<Vec<Reason>>) {
        let mut judgements = vec![*judged.judgement];
        let mut more_reasons = Vec::new();
        for index in &self.set.indexes[1..] {
            let levels: Vec<Level> = index
                .criteria
                .iter()
                .map(|it| level(&self.set, it, draft.answers))
                .collect();
            judgements.push(judge(index, &levels, Scores::Always));
            more_reasons.push(records::reasons(index, &levels, draft, &mut self.texts));
        }
        (judgements, more_reasons)
    }

    /// Returns what all rows came to.
    #[must_use]
    pub fn finish(mut self) -> Assessed {
        self.empty_pile();
        // All rows were given: what tells which came twice makes room for the groups.
        self.seen = Seen::default();
        let policy = self.settings.totals;
        let people_apart = self.settings.heads_from == HeadsFrom::HeadcountTable;
        let mut whole = self.inventory.clone();
        for (_, _, tally) in &self.groups {
            if people_apart {
                whole.merge_people(&tally.clone().without_activity_counts());
            } else {
                whole.merge(tally);
            }
        }
        let total = totals(&whole, self.measures, policy);
        if matches!(
            self.settings.grouping,
            Grouping::Unit | Grouping::Directorate | Grouping::Level(_)
        ) {
            let units = &self.units;
            // Units outside the chart stand behind it, in the order in which they came.
            self.groups
                .sort_by_cached_key(|(key, _, _)| units.chart_place(key).unwrap_or(usize::MAX));
        }
        let coverage = self.coverage();
        let groups = self
            .groups
            .iter()
            .filter(|(_, _, tally)| !people_apart || tally.has_rows())
            .map(|(key, name, tally)| Group {
                key: key.to_string(),
                name: name.to_string(),
                totals: totals(tally, self.measures, policy),
            })
            .collect();
        Assessed {
            activities: self.activities,
            groups,
            total,
            coverage,
        }
    }
}
