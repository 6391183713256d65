//! `Y003 activity-new`

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::{Years, first_names};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("Y003"),
    slug: "activity-new",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["unit", "count", "list"],
    summary: Text {
        it: "Attività nuove rispetto all'anno scorso",
        en: "Activities that last year did not have",
    },
    message: Words::By {
        param: "count",
        cases: &[(
            "1",
            Text {
                it: "«{unit}»: un'attività che l'anno scorso non c'era: {list}",
                en: "“{unit}”: an activity that last year did not have: {list}",
            },
        )],
        otherwise: Text {
            it: "«{unit}»: {count} attività che l'anno scorso non c'erano: {list}",
            en: "“{unit}”: {count} activities that last year did not have: {list}",
        },
    },
    help: Some(Words::Always(Text {
        it: "niente da correggere, se sono davvero nuove; se sono attività di prima con un altro \
             nome, ridare loro il codice di prima",
        en: "nothing to mend if they are new; if they are activities of before under another \
             name, give them back their ids",
    })),
    explain: Text {
        it: "Dice che cosa è cambiato rispetto all'anno scorso, unità per unità. Le unità che \
             l'anno scorso non c'erano non si elencano.",
        en: "Says what has changed since last year, unit by unit. Units that were not there last \
             year are not listed.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(years) = survey.years(notes.thresholds.similarity) else {
        return;
    };
    let heard = Years::units(&years.before_keys);
    let unit = |row: usize| years.now_keys[row].unit;
    let mut new = years.new.clone();
    // A row that stands in two files is said there, and paired once.
    new.retain(|row| !survey.doubled().has(*row));
    new.retain(|row| unit(*row) != 0 && heard.binary_search(&unit(*row)).is_ok());
    new.sort_by_key(|row| unit(*row));
    for rows in new.chunk_by(|one, two| unit(*one) == unit(*two)) {
        let names = rows.iter().map(|row| years.now.text(years.row(*row).name));
        let first = years.row(rows[0]);
        let note = Note::at(cell(years.now, first, Field::Name))
            .with("unit", unit_name(years.now, first))
            .with("count", rows.len().to_string());
        notes.push(note.with("list", first_names(names)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_once_a_unit_that_was_there() {
        let before = "unit;activity\nA;Protocollo";
        let now = "unit;activity\nA;Protocollo\nA;Bandi\nA;Mense\nC;Archivio";
        assert_eq!(surveyed_with(&RULE, &[now], &[before], |it| it), ["B3"]);
        assert!(surveyed_with(&RULE, &[before], &[before], |it| it).is_empty());
        // The same file twice: L008.
        let twice = [now, now];
        assert_eq!(surveyed_with(&RULE, &twice, &[before], |it| it), ["B3"]);
    }
}
