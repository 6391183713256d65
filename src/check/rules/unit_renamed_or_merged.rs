//! `Y007 unit-renamed-or-merged`

use std::collections::BTreeMap;

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::Years;
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y007"),
    slug: "unit-renamed-or-merged",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["before", "value", "count", "of"],
    summary: Text {
        it: "Un'unità ha cambiato nome o è confluita in un'altra",
        en: "A unit was renamed or merged into another",
    },
    message: Words::Always(Text {
        it: "«{before}» non c'è più: {count} delle sue {of} attività ora sono in «{value}»",
        en: "“{before}” is gone: {count} of its {of} activities are now in “{value}”",
    }),
    help: Some(Words::Always(Text {
        it: "se l'organizzazione è cambiata va bene così; se è un refuso, scrivere l'unità come \
             l'anno scorso",
        en: "if the organisation has changed, all is well; if it is a slip, write the unit as \
             last year",
    })),
    explain: Text {
        it: "Quando più della metà delle attività di un'unità sparita sta, con lo stesso nome, in \
             un'altra che l'anno scorso non le aveva, l'unità è stata rinominata o unita. Servono \
             almeno tre attività.",
        en: "Where more than half of the activities of a unit that is gone stand, under the same \
             names, in another that did not have them last year, the unit was renamed or merged. \
             At least three activities are needed.",
    },
    ..Rule::BASE
};

/// Activities in common that show that a unit moved.
const FEWEST: usize = 3;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let heard = Years::units(&years.now_keys);
    let mut new: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for row in &years.new {
        let key = years.now_keys[*row];
        if key.name != 0 && key.unit != 0 {
            new.entry(key.name).or_default().push(*row);
        }
    }
    let unit = |row: usize| years.before_keys[row].unit;
    let mut gone = years.gone.clone();
    gone.retain(|row| unit(*row) != 0 && heard.binary_search(&unit(*row)).is_err());
    gone.sort_by_key(|row| unit(*row));
    for rows in gone.chunk_by(|one, two| unit(*one) == unit(*two)) {
        let mut places: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for row in rows {
            let same = new.get(&years.before_keys[*row].name);
            let mut counted = Vec::new();
            // A name that everybody has shows nothing.
            for now in same.into_iter().flatten().take(MOST_ALIKE) {
                let unit = years.now_keys[*now].unit;
                if !counted.contains(&unit) {
                    counted.push(unit);
                    places.entry(unit).or_insert((0, *now)).0 += 1;
                }
            }
        }
        let most = places
            .values()
            .max_by_key(|(count, now)| (*count, std::cmp::Reverse(*now)));
        let Some((count, now)) = most else { continue };
        if *count < FEWEST || count * 2 <= rows.len() {
            continue;
        }
        let row = years.row(*now);
        let old = years.old_row(rows[0]);
        let note = Note::at(cell(years.now, row, Field::Unit))
            .with("before", unit_name(years.before, old))
            .with("value", unit_name(years.now, row))
            .with("count", count.to_string())
            .with("of", rows.len().to_string());
        notes.push(note.beside(years.before.cell(old, Field::Unit)));
    }
}

/// Units that are tried for one name.
const MOST_ALIKE: usize = 50;

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_on_the_unit_that_took_the_activities() {
        let before = "unit;activity\nA;a\nA;b\nA;c\nA;d\nB;x";
        let now = "unit;activity\nB;x\nB;a\nB;b\nC;c\nB;c";
        assert_eq!(surveyed_with(&RULE, &[now], &[before], |it| it), ["A3"]);
    }

    #[test]
    fn stays_silent_on_few_activities_and_on_units_that_stay() {
        let before = "unit;activity\nA;a\nA;b";
        assert!(surveyed_with(&RULE, &["unit;activity\nB;a\nB;b"], &[before], |it| it).is_empty());
        let before = "unit;activity\nA;a\nA;b\nA;c\nA;d";
        let now = "unit;activity\nA;d\nB;a\nB;b\nB;c";
        assert!(surveyed_with(&RULE, &[now], &[before], |it| it).is_empty());
    }
}
